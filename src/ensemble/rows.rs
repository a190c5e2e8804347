//! The rows of the result tables.

use crate::{
    catalogue::indicators,
    domain::{AGE_GROUPS, AGES, Lang, Level, PYRAMID, Sex, age_group, cell},
    model::Model,
    parallel::{both, sort_by_key},
    reserves::{Noted, emergency_rows},
    results::{PaceRow, PyramidRow, Quantity, Results, ShortfallRow, SummaryRow, TargetRow},
    scenario::{BASE_YEAR, Scenario},
    tables::{
        IndicatorDesk, Samples, TargetDesk, exact_counts, indicator_rows, pace_row, pyramid_rows,
        target_rows,
    },
};

/// What the rows of one region after another are worked out with.
#[derive(Default)]
pub(super) struct Desk {
    indicators: IndicatorDesk,
    targets: TargetDesk,
}

/// The rows of one region.
pub(super) fn rows(model: &Model, place: usize, samples: &Samples, desk: &mut Desk) -> Rows {
    let (region, grounds) = (&model.regions[place], model.grounds[place]);
    let judged =
        target_rows(samples, region, &model.targets, grounds, BASE_YEAR, &mut desk.targets);
    Rows {
        summary: indicator_rows(samples, region, grounds, BASE_YEAR, &mut desk.indicators),
        targets: judged.targets,
        shortfalls: judged.shortfalls,
        paces: (0..model.targets.len())
            .filter(|_| region.level >= Level::Province)
            .filter_map(|index| {
                let target = (index, &model.targets[index]);
                let scheduled = model.scheduled[place][index];
                pace_row(samples, region, target, scheduled, grounds, BASE_YEAR)
            })
            .collect(),
        pyramids: pyramid_rows(samples, region, grounds, &launch(model, place), BASE_YEAR),
    }
}

/// The people a region starts from, by sex and five-year ages.
fn launch(model: &Model, place: usize) -> [f64; PYRAMID] {
    let counties = &model.baseline.counties;
    let own = [place];
    let members = place.checked_sub(counties.len()).map_or(&own[..], |sum| &model.members[sum]);
    let mut people = [0.0; PYRAMID];
    for &county in members {
        for (sex, groups) in Sex::BOTH.into_iter().zip(people.chunks_exact_mut(AGE_GROUPS)) {
            for age in 0..AGES {
                groups[age_group(age)] += counties[county].launch[cell(sex, age)];
            }
        }
    }
    people
}

/// The rows of one region or of several, each table by place, year and what it is about.
pub(super) struct Rows {
    summary: Vec<SummaryRow>,
    targets: Vec<TargetRow>,
    shortfalls: Vec<ShortfallRow>,
    paces: Vec<PaceRow>,
    pyramids: Vec<PyramidRow>,
}

impl Rows {
    fn extend(&mut self, part: Self) {
        self.summary.extend(part.summary);
        self.targets.extend(part.targets);
        self.shortfalls.extend(part.shortfalls);
        self.paces.extend(part.paces);
        self.pyramids.extend(part.pyramids);
    }
}

/// The rows of all regions: those of the counties, which are finished in their order, and of each sum.
pub(super) struct AllRows {
    counties: Rows,
    sums: Vec<(usize, Rows)>,
}

impl AllRows {
    /// None yet, with room for all of a model.
    pub fn of(model: &Model) -> Self {
        let years = model.baseline.years + 1;
        let (judged, places) = (model.targets.len() * years, model.places.len());
        let counties = Rows {
            summary: Vec::with_capacity(places * years * indicators().len()),
            targets: Vec::with_capacity(places * judged),
            shortfalls: Vec::with_capacity(places * judged),
            paces: Vec::new(),
            pyramids: Vec::with_capacity(places * 2 * PYRAMID),
        };
        Self { counties, sums: Vec::new() }
    }

    pub fn take(&mut self, model: &Model, place: usize, rows: Rows) {
        if place < model.baseline.counties.len() {
            self.counties.extend(rows);
        } else {
            self.sums.push((place, rows));
        }
    }

    /// In the order of the files; `noted` by place.
    pub fn into_results(self, model: &Model, scenario: &Scenario, noted: &[Noted]) -> Results {
        let Self { counties: mut all, mut sums } = self;
        let emergency = || {
            let mut rows = emergency_rows(model, noted);
            sort_by_key(&mut rows, |row| (row.place, row.year, row.chance));
            rows
        };
        let join = || {
            sums.sort_unstable_by_key(|(place, _)| *place);
            for (_, rows) in sums {
                all.extend(rows);
            }
            all
        };
        let (emergency, all) = both(emergency, join);
        debug_assert!(all.summary.is_sorted_by_key(|row| (row.place, row.year, row.indicator)));
        Results {
            scenario: scenario.id().to_owned(),
            title_zh: scenario.title().zh.clone(),
            title_en: scenario.title().en.clone(),
            need_zh: model.baseline.need.name(Lang::Zh),
            need_en: model.baseline.need.name(Lang::En),
            carers_zh: model.carers.zh.clone(),
            carers_en: model.carers.en.clone(),
            draws: model.draws,
            seed: scenario.seed(),
            years: model.years(),
            places: model.places.clone(),
            indicators: indicators()
                .iter()
                .map(|indicator| Quantity {
                    id: indicator.id.to_owned(),
                    zh: indicator.text.zh.to_owned(),
                    en: indicator.text.en.to_owned(),
                    unit: indicator.unit.to_owned(),
                    larger_is_better: indicator.larger_is_better,
                })
                .collect(),
            targets: model.targets.iter().map(|target| target.info.clone()).collect(),
            summary: all.summary,
            exact: model.regions.iter().flat_map(exact_counts).collect(),
            target_rows: all.targets,
            shortfall_rows: all.shortfalls,
            pace_rows: all.paces,
            emergency_rows: emergency,
            pyramid_rows: all.pyramids,
        }
    }
}
