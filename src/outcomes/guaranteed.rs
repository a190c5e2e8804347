//! People in extreme hardship (特困人员), who are guaranteed a place and come before all others.

use super::CareRules;
use crate::{catalogue::Column, lanes::Lanes, seeds::GivenGuaranteed, tile::Tile};

/// So many of them, by the bed that suits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct People {
    /// Not disabled: any bed.
    pub able: Lanes<f32>,
    /// Disabled: a nursing-type bed.
    pub disabled: Lanes<f32>,
}

impl People {
    const NONE: Self = Self { able: Lanes::ZERO, disabled: Lanes::ZERO };

    pub fn all(self) -> Lanes<f32> {
        self.able + self.disabled
    }
}

/// Beds that are not kept as a reserve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beds {
    /// Of both kinds.
    pub all: Lanes<f32>,
    /// Nursing-type ones.
    pub nursing: Lanes<f32>,
}

/// The guaranteed of one county, who grow with its elders or as a scenario says.
pub(super) struct Guaranteed<'a> {
    given: Option<&'a GivenGuaranteed>,
    /// Growth a year, where a scenario says it.
    growth: Option<f64>,
}

impl<'a> Guaranteed<'a> {
    pub const fn new(given: Option<&'a GivenGuaranteed>, rules: &CareRules) -> Self {
        Self { given, growth: rules.guaranteed_growth }
    }

    /// Those who live in an institution in the base year.
    pub fn housed(&self) -> Lanes<f32> {
        Lanes::of(self.given.map_or(0.0, |given| given.housed))
    }

    /// Those who live in an institution or want to.
    pub fn asking(&self, tile: &Tile, year: usize) -> People {
        self.grown(|given| given.housed + given.wanting, tile, year)
    }

    /// Those of them who did not live in one in the base year.
    pub fn new_ones(&self, tile: &Tile, year: usize) -> People {
        self.grown(|given| given.wanting, tile, year)
    }

    /// Those who ask for a bed in a year: whoever wanted one in the base year comes in the next.
    pub fn coming(&self, tile: &Tile, year: usize) -> People {
        if year == 0 { self.grown(|given| given.housed, tile, 0) } else { self.asking(tile, year) }
    }

    /// A part of them, the disabled in it as among all of them, in a year: those who are not
    /// disabled grow with the county's elders who are not, the others with the disabled.
    fn grown(&self, part: impl Fn(&GivenGuaranteed) -> f64, tile: &Tile, year: usize) -> People {
        let Some(given) = self.given else { return People::NONE };
        let ill = given.disabled / given.people.max(1.0);
        let start = |share: f64| Lanes::of(part(given) * share);
        let (able, disabled) = (start(1.0 - ill), start(ill));
        if year == 0 {
            return People { able, disabled };
        }
        if let Some(growth) = self.growth {
            let factor = libm::pow(1.0 + growth, year as f64) as f32;
            return People { able: able * factor, disabled: disabled * factor };
        }
        let tiny = Lanes::splat(1e-3);
        let ill = |year| tile.get(Column::Disabled, year);
        let well = |year| (tile.get(Column::Pop60, year) - ill(year)).max(tiny);
        People {
            able: able * (well(year) / well(0)),
            disabled: disabled * (ill(year) / ill(0).max(tiny)),
        }
    }
}

/// Who of those who ask gets a bed, and the beds that are left to others.
///
/// The disabled take nursing-type beds; the others take ordinary ones first, so that they leave
/// the nursing-type beds to those who need them.
pub(super) fn admit(asking: People, beds: Beds) -> (People, Beds) {
    let nursing = beds.nursing.min(beds.all).max(Lanes::ZERO);
    let disabled = asking.disabled.min(nursing);
    let able = asking.able.min((beds.all - disabled).max(Lanes::ZERO));
    let ordinary = (beds.all - nursing).max(Lanes::ZERO);
    let beyond = (able - ordinary).max(Lanes::ZERO);
    let left = Beds { all: beds.all - disabled - able, nursing: beds.nursing - disabled - beyond };
    (People { able, disabled }, left)
}

/// Who of those admitted can be looked after, the disabled first, and the hands left to others.
pub(super) fn look_after(
    admitted: People,
    hands: Lanes<f32>,
    [per_able, per_disabled]: [Lanes<f32>; 2],
) -> (People, Lanes<f32>) {
    let disabled = admitted.disabled.min(hands / per_disabled);
    let left = (hands - disabled * per_disabled).max(Lanes::ZERO);
    let able = admitted.able.min(left / per_able);
    (People { able, disabled }, (left - able * per_able).max(Lanes::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn people(able: f64, disabled: f64) -> People {
        People { able: Lanes::of(able), disabled: Lanes::of(disabled) }
    }

    fn beds(all: f64, nursing: f64) -> Beds {
        Beds { all: Lanes::of(all), nursing: Lanes::of(nursing) }
    }

    #[test]
    fn worked_example_of_who_is_admitted() {
        // 30 nursing-type beds for 40 disabled; 90 others find 70 ordinary beds, and no more.
        let (served, left) = admit(people(90.0, 40.0), beds(100.0, 30.0));
        assert_eq!((served.disabled[0], served.able[0]), (30.0, 70.0));
        assert_eq!((left.all[0], left.nursing[0]), (0.0, 0.0));
        // 10 disabled leave 20 nursing-type beds; 75 others take all 70 ordinary ones and 5 of these.
        let (served, left) = admit(people(75.0, 10.0), beds(100.0, 30.0));
        assert_eq!((served.disabled[0], served.able[0]), (10.0, 75.0));
        assert_eq!((left.all[0], left.nursing[0]), (15.0, 15.0));
    }

    #[test]
    fn worked_example_of_who_is_looked_after() {
        // 10 carers, 3 disabled to a carer, 10 others: 9 carers for 27 disabled, one for 10 others.
        let each = [Lanes::of(0.1), Lanes::of(1.0 / 3.0)];
        let (served, left) = look_after(people(20.0, 27.0), Lanes::of(10.0), each);
        assert!((served.disabled[0] - 27.0).abs() < 1e-4 && (served.able[0] - 10.0).abs() < 1e-4);
        assert!(left[0].abs() < 1e-5);
    }

    proptest! {
        #[test]
        fn nobody_lies_in_a_bed_that_is_not_there_and_more_leave_no_more_beds(
            able in 0.0..500.0_f64, disabled in 0.0..500.0_f64, more in 0.0..100.0_f64,
            all in 0.0..600.0_f64, nursing in 0.0..1.0_f64,
        ) {
            let stock = beds(all, all * nursing);
            let (served, left) = admit(people(able, disabled), stock);
            prop_assert!(served.able[0] <= able as f32 && served.disabled[0] <= disabled as f32);
            prop_assert!(served.all()[0] <= all as f32 + 1e-3);
            prop_assert!(served.disabled[0] <= (all * nursing) as f32 + 1e-3);
            prop_assert!(left.all[0] >= -1e-3 && left.nursing[0] >= -1e-3);
            for grown in [people(able + more, disabled), people(able, disabled + more)] {
                let (_, less) = admit(grown, stock);
                prop_assert!(less.all[0] <= left.all[0] + 1e-3);
                prop_assert!(less.nursing[0] <= left.nursing[0] + 1e-3);
            }
        }
    }
}
