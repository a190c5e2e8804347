//! Reserves by formula: events that come by chance, homes of random size.

use super::HomeSizes;
use crate::lanes::Lanes;

/// The chance that in a year at least one home is emptied with more residents than `room`.
///
/// Events come independently `per_year` over all homes that share the reserve: of k counties that
/// pool theirs, k times as many meet one reserve. Perfectly together, they are one county's.
#[must_use]
pub fn chance_beyond(room: f64, per_year: f64, occupancy: f64, homes: &HomeSizes) -> f64 {
    let size = Lanes::of(room / occupancy);
    -libm::expm1(-per_year * f64::from(homes.chance_above(size)[0]))
}

/// The smallest reserve that is too small with a chance of at most `chance` a year; none below
/// 100,000 beds.
#[must_use]
pub fn smallest_reserve(
    chance: f64,
    per_year: f64,
    occupancy: f64,
    homes: &HomeSizes,
) -> Option<u32> {
    const MOST: u32 = 100_000;
    let enough = |beds: u32| chance_beyond(f64::from(beds), per_year, occupancy, homes) <= chance;
    if !enough(MOST) {
        return None;
    }
    let (mut too_few, mut beds) = (0, MOST);
    if enough(0) {
        return Some(0);
    }
    while beds - too_few > 1 {
        let middle = too_few.midpoint(beds);
        if enough(middle) {
            beds = middle;
        } else {
            too_few = middle;
        }
    }
    Some(beds)
}
