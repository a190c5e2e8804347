//! Money for each kind of shortfall, and for what programmes open: the scenario's word, else the
//! assumptions'.

use crate::{
    catalogue::Coverage,
    domain::Price,
    priors::Priors,
    problems::Problems,
    scenario::{Action, Facility, Programme, Scenario},
    targets::Prices,
};

pub(super) fn prices(priors: &Priors, scenario: &Scenario) -> Result<Prices, Problems> {
    let house = |coverage| {
        let kind = scenario.facilities().iter().find(|kind| plays(kind, coverage));
        Ok::<_, Problems>(said(kind, assumed(priors, coverage)?))
    };
    Ok(Prices {
        centre: house(Coverage::RegionalCentre)?,
        reserve: house(Coverage::EmergencyReserve)?,
        care_type: house(Coverage::CareType)?,
        nursing_bed: price(priors, "cost_nursing_bed")?,
    })
}

/// Money for one of what a programme opens or gains.
///
/// A house that plays several roles costs what the dearest asks for, once. A converted home costs a
/// share of a new house.
pub(super) fn programmes(
    priors: &Priors,
    scenario: &Scenario,
) -> Result<impl Fn(&Programme) -> Price, Problems> {
    let (recognised, rebuilt) =
        (price(priors, "cost_recognition")?, price(priors, "cost_nursing_bed")?);
    let (built, converted) =
        (price(priors, "cost_new_bed")?, price(priors, "cost_converted_share")?);
    let home_care = price(priors, "cost_home_care_bed")?;
    let houses = scenario
        .facilities()
        .iter()
        .map(|kind| {
            let by_bed =
                Price { capital: built.capital * kind.beds, yearly: built.yearly * kind.beds };
            let mut dearest: Option<Price> = None;
            for &coverage in Coverage::ALL.iter().filter(|&&coverage| plays(kind, coverage)) {
                let price = assumed(priors, coverage)?;
                dearest = dearest.filter(|known| known.capital >= price.capital).or(Some(price));
            }
            Ok(said(Some(kind), dearest.unwrap_or(by_bed)))
        })
        .collect::<Result<Vec<Price>, Problems>>()?;
    Ok(move |programme: &Programme| {
        let bed = |price: Price| Price {
            capital: programme.cost_per_bed_yuan.unwrap_or(price.capital),
            ..price
        };
        match programme.action {
            Action::Open { facility, converted_share, .. } => {
                houses[facility].with_share(converted_share, converted)
            }
            Action::Recognise => bed(recognised),
            Action::Rebuild { .. } => bed(rebuilt),
            Action::Build => bed(built),
            Action::HomeCare => bed(home_care),
        }
    })
}

/// Whether a house covers what a coverage counts.
fn plays(kind: &Facility, coverage: Coverage) -> bool {
    kind.roles
        .iter()
        .any(|role| role.value == coverage.role() || role.value == coverage.indicator())
}

/// The scenario's word on a kind of house, else the assumptions'.
fn said(kind: Option<&Facility>, assumed: Price) -> Price {
    let word = |said: Option<f64>, assumed| said.unwrap_or(assumed);
    Price {
        capital: word(kind.and_then(|kind| kind.capital_cost_yuan), assumed.capital),
        yearly: word(kind.and_then(|kind| kind.yearly_cost_yuan), assumed.yearly),
    }
}

fn assumed(priors: &Priors, coverage: Coverage) -> Result<Price, Problems> {
    price(
        priors,
        match coverage {
            // In a subdistrict one house is both.
            Coverage::RegionalCentre | Coverage::TownshipCentre | Coverage::StreetComprehensive => {
                "cost_centre"
            }
            Coverage::EmergencyReserve => "cost_reserve",
            Coverage::CareType | Coverage::CareTypeEverywhere => "cost_care_type",
        },
    )
}

fn price(priors: &Priors, of: &str) -> Result<Price, Problems> {
    Ok(Price {
        capital: priors.mean(&format!("{of}_capital"))?,
        yearly: priors.mean(&format!("{of}_yearly"))?,
    })
}
