//! Who uses institutions: elders by their state and age.

use super::CareRules;
use crate::{catalogue::Column, lanes::Lanes, tile::Tile};

/// Elders, weighted by how much more their like use institutions.
pub(super) struct Use {
    /// Not disabled, or lightly.
    pub able: Lanes<f32>,
    /// Moderately disabled.
    pub moderate: Lanes<f32>,
    /// Severely or totally disabled.
    pub severe: Lanes<f32>,
}

impl Use {
    /// Those who need a nursing-type bed.
    pub fn nursing(&self) -> Lanes<f32> {
        self.moderate + self.severe
    }

    /// All of them.
    pub fn all(&self) -> Lanes<f32> {
        self.able + self.nursing()
    }
}

/// The severely disabled are taken to be as old as all the disabled: an instrument's split into
/// levels is the same at every age.
pub(super) fn use_of_institutions(rules: &CareRules, tile: &Tile, year: usize) -> Use {
    let at = |column| tile.get(column, year);
    let (disabled, oldest) = (at(Column::Disabled), at(Column::Disabled80));
    let severe = at(Column::DisabledSevere);
    let beyond = (rules.use_oldest - 1.0) as f32;
    let able = (at(Column::Pop60) - disabled).max(Lanes::ZERO);
    let able_oldest = (at(Column::Pop80) - oldest).max(Lanes::ZERO).min(able);
    let older = Lanes::ONE + oldest / disabled.max(Lanes::splat(f32::MIN_POSITIVE)) * beyond;
    Use {
        able: able + able_oldest * beyond,
        moderate: (disabled - severe) * older * rules.use_moderate as f32,
        severe: severe * older * rules.use_severe as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queueing::Patience;

    #[test]
    fn worked_example_of_who_uses_institutions() {
        let queue = Patience { stay: 2.0, abandon: 0.5, mark: 0.1 };
        let rules = CareRules {
            use_moderate: 10.0,
            use_severe: 20.0,
            use_oldest: 2.0,
            community: [[0.1; 2]; 2],
            community_sd: 0.4,
            target_occupancy: 0.85,
            guaranteed_growth: None,
            residents_per_carer: [10.0, 6.0, 3.0],
            nursing_queue: queue,
            ordinary_queue: queue,
        };
        let mut tile = Tile::new(0);
        for (column, people) in [
            (Column::Pop60, 1000.0),
            (Column::Pop80, 200.0),
            (Column::Disabled, 100.0),
            (Column::DisabledSevere, 40.0),
            (Column::Disabled80, 50.0),
        ] {
            tile.set(column, 0, Lanes::of(people));
        }
        // 750 able of 60 to 79 and 150 older ones, who count twice. Half of the disabled are older:
        // each counts 1.5 times on average, the 60 moderately disabled tenfold, the 40 others
        // twentyfold.
        let used = use_of_institutions(&rules, &tile, 0);
        assert_eq!((used.able[0], used.moderate[0], used.severe[0]), (1050.0, 900.0, 1200.0));
        let alike = use_of_institutions(&CareRules { use_oldest: 1.0, ..rules }, &tile, 0);
        assert_eq!((alike.able[0], alike.moderate[0], alike.severe[0]), (900.0, 600.0, 800.0));
    }
}
