/// How counties add up: in prefectures, provinces and the nation, as far as a run has them.
///
/// Units are numbered: the counties first, then the sums in the order given. The counties of a sum
/// follow one another, and two sums lie inside one another or apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Tree {
    n_counties: usize,
    /// Of each unit, the smallest sum it lies in.
    parents: Vec<Option<usize>>,
    /// Of each sum, in how many others it lies: one of each depth is open at a time.
    depths: Vec<usize>,
    /// By county, the sums that are complete once it is, small before large.
    completed: Vec<Vec<usize>>,
}

/// Sums that make no tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NoTree {
    /// Its counties do not follow one another, or there are none.
    #[error("the counties of sum {sum} do not follow one another")]
    Gap {
        /// Its place among those given.
        sum: usize,
    },
    /// It shares counties with another, and neither lies in the other.
    #[error("sum {sum} lies across another")]
    Overlap {
        /// Its place among those given.
        sum: usize,
    },
}

impl Tree {
    /// From the counties of each sum; of sums with the same counties the later is the larger.
    ///
    /// # Errors
    ///
    /// When a sum has no counties, or they do not follow one another, or two sums share some
    /// counties but neither lies in the other.
    pub fn new(n_counties: usize, sums: &[Vec<usize>]) -> Result<Self, NoTree> {
        let mut parents = vec![None; n_counties + sums.len()];
        let mut completed = vec![Vec::new(); n_counties];
        // The largest unit so far that a county lies in.
        let mut tops: Vec<usize> = (0..n_counties).collect();
        let mut by_size: Vec<usize> = (0..sums.len()).collect();
        by_size.sort_by_key(|&sum| sums[sum].len());
        for &sum in &by_size {
            let counties = &sums[sum];
            let follow = counties.windows(2).all(|pair| pair[1] == pair[0] + 1);
            if !follow || counties.is_empty() {
                return Err(NoTree::Gap { sum });
            }
            let (first, last) = (counties[0], counties[counties.len() - 1]);
            for outside in [first.checked_sub(1), Some(last + 1)].into_iter().flatten() {
                let cut = tops.get(outside).is_some_and(|top| tops[first..=last].contains(top));
                if cut {
                    return Err(NoTree::Overlap { sum });
                }
            }
            for top in &mut tops[first..=last] {
                parents[*top] = Some(n_counties + sum);
                *top = n_counties + sum;
            }
            completed[last].push(n_counties + sum);
        }
        let mut depths = vec![0; sums.len()];
        for &sum in by_size.iter().rev() {
            let parent: Option<usize> = parents[n_counties + sum];
            depths[sum] = parent.map_or(0, |parent| depths[parent - n_counties] + 1);
        }
        Ok(Self { n_counties, parents, depths, completed })
    }

    /// How many counties there are.
    #[must_use]
    pub const fn n_counties(&self) -> usize {
        self.n_counties
    }

    /// How many sums are open at a time at the most.
    #[must_use]
    pub fn n_open(&self) -> usize {
        self.depths.iter().max().map_or(0, |deepest| deepest + 1)
    }

    /// The sums that are complete once a county is, small before large.
    #[must_use]
    pub fn completed(&self, county: usize) -> &[usize] {
        &self.completed[county]
    }

    /// Where a sum stands among the open ones.
    pub(super) fn depth(&self, sum: usize) -> usize {
        self.depths[sum - self.n_counties]
    }

    /// Where among the open sums that stands to which a unit is added, if any.
    pub(super) fn depth_above(&self, unit: usize) -> Option<usize> {
        self.parents[unit].map(|parent| self.depth(parent))
    }
}
