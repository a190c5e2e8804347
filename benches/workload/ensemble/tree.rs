use std::ops::Range;

/// How counties add up: counties in prefectures, prefectures in provinces, provinces in the nation.
///
/// Units are numbered within their level, and a unit's members follow one another, so that one unit
/// of each level is open at a time. Counties are level 0.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tree {
    /// Of each level but the last, the unit above each unit.
    parents: Vec<Vec<usize>>,
}

/// A unit of a [`Tree`].
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Unit {
    /// Nought for counties.
    pub level: usize,
    /// Its number within the level.
    pub index: usize,
}

impl Tree {
    /// From the parent of each county, of each unit above, and so on up to the last but one level.
    ///
    /// # Panics
    ///
    /// When the members of a unit do not follow one another, or a level has not as many units as
    /// the level below names.
    #[must_use]
    pub fn new(parents: Vec<Vec<usize>>) -> Self {
        for level in &parents {
            assert_eq!(level.first(), Some(&0), "units are numbered from 0");
            let in_order = level.windows(2).all(|pair| (pair[0]..=pair[0] + 1).contains(&pair[1]));
            assert!(in_order, "members of a unit follow one another");
        }
        for (below, level) in parents.iter().zip(&parents[1..]) {
            assert_eq!(below.last().map(|last| last + 1), Some(level.len()), "units of a level");
        }
        Self { parents }
    }

    /// How many counties there are.
    #[must_use]
    pub fn n_counties(&self) -> usize {
        self.parents[0].len()
    }

    /// How many levels of sums there are, counties not among them.
    #[must_use]
    pub fn n_sums(&self) -> usize {
        self.parents.len()
    }

    /// The units that are complete once a county is: itself, and each above it whose last it is.
    pub(super) fn completed_by(&self, county: usize) -> impl Iterator<Item = Unit> {
        let mut next = Some(Unit { level: 0, index: county });
        std::iter::from_fn(move || {
            let unit = next?;
            next = self.parents.get(unit.level).and_then(|parents| {
                let parent = parents[unit.index];
                let last = parents.get(unit.index + 1) != Some(&parent);
                last.then_some(Unit { level: unit.level + 1, index: parent })
            });
            Some(unit)
        })
    }

    /// The units that some counties complete, in the order in which they do.
    pub(super) fn completed(&self, counties: Range<usize>) -> Vec<Unit> {
        counties.flat_map(|county| self.completed_by(county)).collect()
    }
}
