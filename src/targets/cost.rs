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

/// What closes a shortfall; a house or bed counts once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum House {
    /// A centre anywhere.
    Centre,
    /// A centre in a subdistrict, which is its comprehensive institution too.
    InSubdistrict,
    /// A centre in a town or township.
    InTownship,
    Reserve,
    CareType,
    NursingBed,
}

impl House {
    const N: usize = Self::NursingBed as usize + 1;

    /// The entry of the bill that it stands in: centres have one, wherever they are.
    const fn billed(self) -> Self {
        match self {
            Self::Centre | Self::InSubdistrict | Self::InTownship => Self::Centre,
            other => other,
        }
    }
}

/// A target whose shortfall is costed.
#[derive(Clone, Debug, PartialEq)]
pub struct Priced {
    /// Its place among the targets.
    pub index: usize,
    /// The target.
    pub target: Target,
    house: House,
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
            let (house, price) = match target.rule.parts().0 {
                Column::Covered(Coverage::RegionalCentre) => (House::Centre, prices.centre),
                Column::Covered(Coverage::StreetComprehensive) => {
                    (House::InSubdistrict, prices.centre)
                }
                Column::Covered(Coverage::TownshipCentre) => (House::InTownship, prices.centre),
                Column::Covered(Coverage::EmergencyReserve) => (House::Reserve, prices.reserve),
                Column::Covered(Coverage::CareType | Coverage::CareTypeEverywhere) => {
                    (House::CareType, prices.care_type)
                }
                Column::BedsNursing => (House::NursingBed, prices.nursing_bed),
                _ => return None,
            };
            Some(Priced { index, target: target.clone(), house, price })
        })
        .collect()
}

/// What closing all of them costs, by what each of the list lacks.
///
/// Two shortfalls that one house closes are costed once: the larger of them. Centres in subdistricts
/// and in townships are different houses, and both are regional centres.
///
/// ```
/// use carecast::{domain::Price, targets::bill};
///
/// assert_eq!(bill(&[], |_| 1.0), Price::default());
/// ```
#[must_use]
pub fn bill(targets: &[Priced], lack: impl Fn(usize) -> f64) -> Price {
    let mut units = [0.0_f64; House::N];
    let mut prices = [Price::default(); House::N];
    for (place, target) in targets.iter().enumerate() {
        let units = &mut units[target.house as usize];
        *units = units.max(lack(place));
        prices[target.house.billed() as usize] = target.price;
    }
    let apart = units[House::InSubdistrict as usize] + units[House::InTownship as usize];
    let centres = &mut units[House::Centre as usize];
    *centres = centres.max(apart);
    units.iter().zip(&prices).fold(Price::default(), |sum, (&units, price)| Price {
        capital: sum.capital + units * price.capital,
        yearly: sum.yearly + units * price.yearly,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::Denominator,
        domain::{Attribute, Comparator, Level},
        results::TargetInfo,
        targets::{Remedy, Rule},
    };

    fn wanting(coverage: Coverage) -> Target {
        let (of, by) = (Column::Covered(coverage), Denominator::Units(coverage));
        let info = TargetInfo {
            id: coverage.indicator().to_owned(),
            zh: String::new(),
            en: String::new(),
            indicator: coverage.indicator().to_owned(),
            comparator: Comparator::AtLeast,
            threshold: 0.6,
            threshold_max: None,
            unit: "share".to_owned(),
            shortfall_unit: "facilities".to_owned(),
            attribute: Attribute::Anticipated,
            accountable_level: Level::Province,
            deadline: 2025,
            headline: false,
        };
        let rule = Rule::Share { of, by, threshold: 0.6, actual: of, remedy: Remedy::Convert };
        Target { info, rule, coverage: Some(coverage), scale: 1.0 }
    }

    /// A centre costs 10. One in a subdistrict is its comprehensive institution; none in a township is.
    #[test]
    fn a_house_is_costed_once_and_in_its_own_place() {
        let targets =
            [Coverage::RegionalCentre, Coverage::StreetComprehensive, Coverage::TownshipCentre]
                .map(wanting);
        let centre = Price { capital: 10.0, yearly: 1.0 };
        let priced = priced(&targets, &Prices { centre, ..Prices::default() });
        let cost = |lacks: [f64; 3]| bill(&priced, |place| lacks[place]).capital;
        assert_eq!(cost([5.0, 3.0, 0.0]), 50.0); // three of the five stand in subdistricts
        assert_eq!(cost([2.0, 3.0, 0.0]), 30.0);
        assert_eq!(cost([5.0, 3.0, 4.0]), 70.0); // three in subdistricts and four in townships
        assert_eq!(cost([9.0, 3.0, 4.0]), 90.0);
        assert_eq!(cost([0.0, 0.0, 4.0]), 40.0);
        let two = &priced[1..];
        assert_eq!(bill(two, |place| [3.0, 4.0][place]), Price { capital: 70.0, yearly: 7.0 });
    }
}
