use super::bands::{BAND_EDGES, FERTILE};
use crate::domain::AGES;
use std::ops::Range;

/// Most stretches of ages that the thresholds of the columns may cut a life into.
pub(super) const MAX_SEGMENTS: usize = 32;

/// What the pass writes of each year: which column of a tile's row holds what.
///
/// ```
/// use carecast::projection::{Columns, Flows};
///
/// let columns = Columns::new(&[0, 60, 65], 2, Flows::Counted);
/// assert_eq!(columns.people_from(60), Some(1));
/// assert_eq!(columns.weighted(0), 3);
/// assert_eq!(columns.births(), Some(5));
/// assert_eq!(columns.len(), 8);
/// ```
#[derive(Clone, Debug)]
pub struct Columns {
    from_ages: Vec<usize>,
    n_weights: usize,
    flows: Flows,
    width: usize,
    segments: Vec<Segment>,
    /// Of each of `from_ages`, the segment that begins there.
    first_segments: Vec<usize>,
}

/// Whether births, deaths and net migrants are counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Flows {
    /// Three more columns.
    Counted,
    /// Not counted, which is a tenth quicker.
    Left,
}

/// Ages that share a band and count towards the same sums.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Segment {
    pub from: usize,
    pub to: usize,
    pub band: usize,
    pub fertile: bool,
}

impl Columns {
    /// The columns of people aged `from_ages` and over (0 for all), of weighted sums, and of flows.
    ///
    /// # Panics
    ///
    /// When an age is above 100, or there are more than 20.
    #[must_use]
    pub fn new(from_ages: &[usize], n_weights: usize, flows: Flows) -> Self {
        assert!(from_ages.iter().all(|age| *age < AGES), "ages up to 100, not {from_ages:?}");
        let segments = segments(from_ages);
        assert!(segments.len() <= MAX_SEGMENTS, "fewer thresholds than {}", from_ages.len());
        let n_flows = if flows == Flows::Counted { 3 } else { 0 };
        let width = from_ages.len() + n_weights + n_flows;
        let first_segment = |age: &usize| segments.partition_point(|segment| segment.from < *age);
        let first_segments = from_ages.iter().map(first_segment).collect();
        Self { from_ages: from_ages.to_vec(), n_weights, flows, width, segments, first_segments }
    }

    /// The same with room for `n` columns of the caller's own at the end of each row.
    #[must_use]
    pub fn with_room_for(self, n: usize) -> Self {
        Self { width: self.width + n, ..self }
    }

    /// How many columns a row has.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a tile without columns is of no use")]
    pub const fn len(&self) -> usize {
        self.width
    }

    /// The column of the people aged `age` and over, if it is asked for.
    #[must_use]
    pub fn people_from(&self, age: usize) -> Option<usize> {
        self.from_ages.iter().position(|from| *from == age)
    }

    /// The column of a weighted sum.
    #[must_use]
    pub const fn weighted(&self, index: usize) -> usize {
        self.from_ages.len() + index
    }

    /// The column of births.
    #[must_use]
    pub fn births(&self) -> Option<usize> {
        (self.flows == Flows::Counted).then_some(self.from_ages.len() + self.n_weights)
    }

    /// The column of deaths, those of children born in the year among them.
    #[must_use]
    pub fn deaths(&self) -> Option<usize> {
        self.births().map(|births| births + 1)
    }

    /// The column of net migrants.
    #[must_use]
    pub fn net_migrants(&self) -> Option<usize> {
        self.births().map(|births| births + 2)
    }

    /// The first of the caller's own columns.
    #[must_use]
    pub fn own(&self) -> usize {
        self.net_migrants().map_or(self.from_ages.len() + self.n_weights, |column| column + 1)
    }

    pub(super) fn first_segments(&self) -> &[usize] {
        &self.first_segments
    }

    pub(super) const fn n_weights(&self) -> usize {
        self.n_weights
    }

    pub(super) fn segments(&self) -> &[Segment] {
        &self.segments
    }
}

/// Life, cut at the edges of bands, of fertile ages and of thresholds.
fn segments(from_ages: &[usize]) -> Vec<Segment> {
    let Range { start, end } = FERTILE;
    let mut cuts = [&BAND_EDGES[..], &[start, end, AGES], from_ages].concat();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|pair| Segment {
            from: pair[0],
            to: pair[1],
            band: BAND_EDGES.partition_point(|edge| *edge <= pair[0]) - 1,
            fertile: FERTILE.contains(&pair[0]),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_cover_life_without_gap() {
        let segments = segments(&[0, 3, 60, 100]);
        assert_eq!(segments[0].from, 0);
        assert_eq!(segments.last().unwrap().to, AGES);
        assert!(segments.windows(2).all(|pair| pair[0].to == pair[1].from));
    }

    #[test]
    fn a_threshold_cuts_a_segment_and_keeps_its_band() {
        let cut: Vec<_> = segments(&[82]).into_iter().filter(|s| s.band == 6).collect();
        let expected = |from, to| Segment { from, to, band: 6, fertile: false };
        assert_eq!(cut, [expected(80, 82), expected(82, 85)]);
    }
}
