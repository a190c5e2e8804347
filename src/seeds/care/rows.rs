//! The rows of the care tables.

use super::{
    Dementia, Instrument, Persons, Prevalence, Residence, SupplyFact, TransitionModel, Transitions,
};
use crate::domain::Basis;
use crate::messages;
use crate::seeds::{regions::Regions, table::Row};

pub(in crate::seeds) const PREVALENCE_COLUMNS: &[&str] = &[
    "geography_zh",
    "year",
    "definition",
    "sex",
    "residence",
    "age_lo",
    "age_hi",
    "measure",
    "value",
    "lower95",
    "upper95",
    "sample_size",
    "source",
];

pub(super) fn prevalence(row: &mut Row<'_>) -> Prevalence {
    Prevalence {
        geography_zh: row.filled().into(),
        year: row.optional(Row::year),
        definition: row.filled().into(),
        persons: row.word(Persons::Both),
        residence: row.word(Residence::All),
        age_lo: row.count(),
        age_hi: row.optional(Row::count),
        measure: row.filled().into(),
        value: row.share(),
        interval: {
            let (lower, upper) = (row.optional(Row::share), row.optional(Row::share));
            lower.zip(upper)
        },
        sample_size: row.optional(Row::count),
        source: row.filled().into(),
    }
}

pub(in crate::seeds) const TRANSITION_COLUMNS: &[&str] = &[
    "model",
    "sex",
    "residence",
    "cohort_65_in",
    "age",
    "healthy_to_disabled",
    "disabled_to_healthy",
    "healthy_to_dead",
    "disabled_to_dead",
];

pub(super) fn transitions(row: &mut Row<'_>) -> Transitions {
    Transitions {
        model: row.word(TransitionModel::Static),
        sex: row.sex(),
        residence: row.word(Residence::All),
        cohort_65_in: row.optional(Row::year),
        age: row.count(),
        healthy_to_disabled: row.amount(),
        disabled_to_healthy: row.amount(),
        healthy_to_dead: row.amount(),
        disabled_to_dead: row.amount(),
    }
}

pub(in crate::seeds) const INSTRUMENT_COLUMNS: &[&str] = &[
    "id",
    "name_zh",
    "name_en",
    "level",
    "age_lo",
    "year",
    "age_shape",
    "light",
    "moderate",
    "severe",
    "total",
    "dirichlet_weight",
    "basis",
    "source",
];

pub(super) fn instrument(row: &mut Row<'_>) -> Instrument {
    Instrument {
        id: row.filled().into(),
        name_zh: row.filled().into(),
        name_en: row.filled().into(),
        level: row.share(),
        age_lo: row.count(),
        year: row.year(),
        age_shape: row.filled().into(),
        split: {
            let split = [(); 4].map(|()| row.share());
            if (split.iter().sum::<f64>() - 1.0).abs() > 1e-9 {
                row.complain(messages::levels_sum(format_args!("{split:?}")));
            }
            split
        },
        dirichlet_weight: row.amount(),
        basis: row.word(Basis::Assumption),
        source: row.filled().into(),
    }
}

pub(in crate::seeds) const DEMENTIA_COLUMNS: &[&str] = &["id", "age_lo", "year", "level", "source"];

pub(super) fn dementia(row: &mut Row<'_>) -> Dementia {
    Dementia {
        id: row.filled().into(),
        age_lo: row.count(),
        year: row.year(),
        level: row.share(),
        source: row.filled().into(),
    }
}

pub(in crate::seeds) const SUPPLY_COLUMNS: &[&str] =
    &["region_code", "date", "indicator", "value", "unit", "source", "note"];

pub(super) fn supply_fact(row: &mut Row<'_>, regions: &Regions) -> SupplyFact {
    SupplyFact {
        region: row.region(regions),
        date: row.date().into(),
        indicator: row.filled().into(),
        value: row.amount(),
        unit: row.filled().into(),
        source: row.filled().into(),
        note: row.text().into(),
    }
}
