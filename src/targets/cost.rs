//! What it costs to make a shortfall good.

use super::Target;
use crate::{
    catalogue::{Column, Coverage},
    domain::Price,
};

/// What one unit of each kind of shortfall costs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Prices {
    /// A regional centre, which in a subdistrict is also its comprehensive institution.
    pub centre: Price,
    /// An emergency-reserve facility.
    pub reserve: Price,
    /// A care-type home.
    pub care_type: Price,
    /// A bed rebuilt as a nursing bed.
    pub nursing_bed: Price,
}

/// Kinds of house, and beds: what is built once closes all shortfalls of a kind.
const KINDS: usize = 4;

/// A target whose shortfall is costed.
#[derive(Clone, Debug, PartialEq)]
pub struct Priced {
    /// Its place among the targets.
    pub index: usize,
    /// The target.
    pub target: Target,
    kind: usize,
    price: Price,
}

/// The targets that a plan states, with their prices; variants of one are left out.
#[must_use]
pub fn priced(targets: &[Target], prices: &Prices) -> Vec<Priced> {
    targets
        .iter()
        .enumerate()
        .filter(|(_, target)| !target.info.id.contains('.'))
        .filter_map(|(index, target)| {
            let (kind, price) = match target.rule.parts().0 {
                Column::Covered(
                    Coverage::RegionalCentre
                    | Coverage::StreetComprehensive
                    | Coverage::TownshipCentre,
                ) => (0, prices.centre),
                Column::Covered(Coverage::EmergencyReserve) => (1, prices.reserve),
                Column::Covered(Coverage::CareType | Coverage::CareTypeEverywhere) => {
                    (2, prices.care_type)
                }
                Column::BedsNursing => (3, prices.nursing_bed),
                _ => return None,
            };
            Some(Priced { index, target: target.clone(), kind, price })
        })
        .collect()
}

/// What closing all of them costs, by what each of the list lacks.
///
/// Two shortfalls that one house closes are costed once: the larger of them.
///
/// ```
/// use carecast::{domain::Price, targets::bill};
///
/// assert_eq!(bill(&[], |_| 1.0), Price::default());
/// ```
#[must_use]
pub fn bill(targets: &[Priced], lack: impl Fn(usize) -> f64) -> Price {
    let mut units = [0.0_f64; KINDS];
    let mut prices = [Price::default(); KINDS];
    for (place, target) in targets.iter().enumerate() {
        units[target.kind] = units[target.kind].max(lack(place));
        prices[target.kind] = target.price;
    }
    units.iter().zip(&prices).fold(Price::default(), |sum, (&units, price)| Price {
        capital: sum.capital + units * price.capital,
        yearly: sum.yearly + units * price.yearly,
    })
}
