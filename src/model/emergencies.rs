//! The events that may empty homes, with the rates of the assumptions.

use crate::{
    emergency::{Catalogue, Event, HomeSizes, Peacetime, Reach, Refuge},
    priors::Priors,
    problems::Problems,
};

/// The catalogue; its order is part of the address of random numbers: add at the end.
pub(super) fn catalogue(priors: &Priors) -> Result<Catalogue, Problems> {
    let value = |id| priors.mean(id);
    let vacancies = value("reserve_usable_vacancy_share")?;
    let homes = |per_home| Reach::Home { per_home };
    let regional = |per_county| -> Result<Reach, Problems> {
        Ok(Reach::Regional { per_county, share: priors.get("regional_hit_share")?.clone() })
    };
    let outbreaks =
        value("outbreak_closure_rate_per_home")? * value("outbreak_clearing_probability")?;
    let events = vec![
        Event {
            id: "fire",
            reach: homes(value("fire_rate_per_home")?),
            refuge: Refuge::Vacancies(vacancies),
            days: value("fire_days")?,
        },
        Event {
            id: "outbreak",
            reach: homes(outbreaks),
            refuge: Refuge::ReserveOnly,
            days: value("outbreak_days")?,
        },
        Event {
            id: "operator_failure",
            reach: homes(value("operator_failure_rate_per_home")?),
            refuge: Refuge::Vacancies(vacancies),
            days: value("operator_failure_days")?,
        },
        Event {
            id: "flood_or_storm",
            reach: regional(value("flood_rate_per_county")?)?,
            refuge: Refuge::Outside(vacancies),
            days: value("flood_days")?,
        },
        Event {
            id: "cold_or_utility_failure",
            reach: regional(value("cold_rate_per_county")?)?,
            refuge: Refuge::Vacancies(vacancies),
            days: value("cold_days")?,
        },
        Event {
            id: "epidemic_wave",
            reach: Reach::Province {
                per_year: value("epidemic_wave_rate")?,
                share: value("epidemic_transfer_share")?,
            },
            refuge: Refuge::ReserveOnly,
            days: value("epidemic_days")?,
        },
    ];
    Ok(Catalogue {
        events,
        homes: HomeSizes { mean: value("home_size_mean")?, sigma: value("home_size_sigma")? },
        neighbour_weight: value("regional_neighbour_weight")?,
        peacetime: Peacetime {
            share: value("reserve_peacetime_share")?,
            recall: value("reserve_recall_share")?,
        },
    })
}
