//! Money for each kind of shortfall: the scenario's word, else the assumptions'.

use crate::{
    catalogue::Coverage,
    priors::Priors,
    problems::Problems,
    scenario::Scenario,
    targets::{Price, Prices},
};

pub(super) fn prices(priors: &Priors, scenario: &Scenario) -> Result<Prices, Problems> {
    let house = |coverage: Coverage, capital, yearly| -> Result<Price, Problems> {
        let said = scenario.facilities().iter().find(|facility| {
            facility
                .roles
                .iter()
                .any(|role| role.value == coverage.role() || role.value == coverage.indicator())
        });
        let word = |said: Option<f64>, id| said.map_or_else(|| priors.mean(id), Ok);
        Ok(Price {
            capital: word(said.and_then(|facility| facility.capital_cost_yuan), capital)?,
            yearly: word(said.and_then(|facility| facility.yearly_cost_yuan), yearly)?,
        })
    };
    Ok(Prices {
        centre: house(Coverage::RegionalCentre, "cost_centre_capital", "cost_centre_yearly")?,
        reserve: house(Coverage::EmergencyReserve, "cost_reserve_capital", "cost_reserve_yearly")?,
        care_type: house(Coverage::CareType, "cost_care_type_capital", "cost_care_type_yearly")?,
        nursing_bed: Price {
            capital: priors.mean("cost_nursing_bed_capital")?,
            yearly: priors.mean("cost_nursing_bed_yearly")?,
        },
    })
}
