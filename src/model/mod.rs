//! A scenario made ready: everything a draw needs, checked.
//!
//! - Takes: seeds and a scenario.
//! - Gives: a [`Model`], or every problem that keeps the scenario from running.
//! - Never: draws a random number.

mod aid;
mod asked;
mod beds;
mod emergencies;
mod paces;
mod places;
mod prices;
mod rules;
mod schedules;
mod supply;

pub use beds::ProvinceBeds;

use crate::{
    baseline::Baseline,
    futures::{FuturePriors, HazardTables},
    lanes::LANES,
    messages::Said,
    outcomes::{CareRules, CountySupply, Drawn, Outside, SupplyPriors},
    priors::Priors,
    problems::Problems,
    programmes::Programmes,
    results::Place,
    scenario::{BASE_YEAR, Named, Scenario, Uncertainty},
    seeds::Seeds,
    service_circle::{CircleRow, judge},
    streams::Streams,
    tables::{Grounds, Region},
    targets::{PolicyRow, Target, priced, targets},
};
use std::collections::BTreeMap;

/// Everything that a run of a scenario needs.
#[derive(Clone, Debug)]
pub struct Model {
    /// Where the counties start.
    pub baseline: Baseline,
    /// Death rates, as the projection wants them.
    pub hazards: HazardTables,
    /// Priors of population and need.
    pub future_priors: FuturePriors,
    /// Priors of supply.
    pub supply_priors: SupplyPriors,
    /// How need turns into places and staff.
    pub care: CareRules,
    /// By which rules carers are required, in words.
    pub carers: Said,
    /// What is drawn.
    pub uncertainty: Uncertainty,
    /// The supply side of each county, in the order of the baseline's.
    pub supply: Vec<CountySupply>,
    /// By province: what is not in the run.
    pub outside: Vec<Outside>,
    /// Counties that help nobody outside in an emergency (prefectures, or several), as ranges.
    pub circles: Vec<std::ops::Range<usize>>,
    /// The plan's schedules.
    pub programmes: Programmes,
    /// Beds of the provinces.
    pub beds: ProvinceBeds,
    /// The targets that are simulated.
    pub targets: Vec<Target>,
    /// By place, province and above: units that the programmes schedule there to each target's
    /// deadline.
    pub scheduled: Vec<Vec<f64>>,
    /// What became of every row of the plan.
    pub policy_rows: Vec<PolicyRow>,
    /// Elders within fifteen minutes of a point of service, by region and year; none without a
    /// planner's geodata.
    pub circle: Vec<CircleRow>,
    /// The regions reported: counties first, in the baseline's order.
    pub places: Vec<Place>,
    /// What is fixed about them.
    pub regions: Vec<Region>,
    /// By aggregate (places after the counties): its counties.
    pub members: Vec<Vec<usize>>,
    /// What the figures of each region rest on.
    pub grounds: Vec<Grounds>,
    /// The root of randomness.
    pub streams: Streams,
    /// The first draw: nought, but for a part of a longer run.
    pub first_draw: u32,
    /// Draws.
    pub draws: u32,
}

impl Model {
    /// Puts a scenario on the seeds.
    ///
    /// # Errors
    ///
    /// Every name that the seeds do not know, and every figure they lack.
    pub fn new(seeds: &Seeds, scenario: &Scenario) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let plan = problems.keep(asked::plan(seeds, scenario.policy().plan.as_ref()));
        // Where the scenario's word is wrong the seeds' stands in, so that the rest is judged too.
        let priors = problems
            .keep(Priors::new(seeds, scenario))
            .or_else(|| Priors::of(seeds, None, &BTreeMap::new()).ok());
        let baseline = priors
            .as_ref()
            .and_then(|priors| problems.keep(Baseline::new(seeds, scenario, priors)));
        // A planner's counts of people in extreme hardship: of so many counties, of all.
        let counted = baseline.as_ref().map_or((0, 0), |baseline| {
            let all = &baseline.selection.positions;
            let known = all.iter().filter(|position| seeds.guaranteed.contains_key(position));
            (known.count(), all.len())
        });
        let (targets, mut policy_rows) = targets(plan.unwrap_or_default(), scenario, counted);
        if plan.is_some() {
            problems.keep(asked::check_headlines(scenario, &targets));
        }
        let (Some(priors), Some(plan), Some(baseline)) = (priors, plan, baseline) else {
            return Err(problems.sorted());
        };
        let mut supply = supply::counties(seeds, scenario, &baseline, plan);
        let far = priors.mean("mutual_aid_km")?;
        schedules::check(seeds, scenario, &baseline, &mut problems);
        let circles = problems.keep(aid::arrange(seeds, scenario, &baseline, far, &mut supply));
        let Some(circles) = circles.filter(|_| problems.0.is_empty()) else {
            return Err(problems.sorted());
        };
        let programmes = Programmes::new(
            scenario,
            |kind, part| supply::units(seeds, scenario, &baseline, kind, part),
            rules::usual(&priors)?,
            prices::programmes(&priors, scenario)?,
        );
        let beds = ProvinceBeds::new(seeds, &priors)?;
        let priced = priced(&targets, &prices::prices(&priors, scenario)?).into();
        let (places, regions, members) = places::places(seeds, &baseline, &supply, &priced);
        let circle = places::circle(seeds, &priors, &baseline, &members)?;
        let asked = scenario.policy().service_circle.as_ref();
        let threshold = asked.and_then(|asked| asked.threshold);
        judge(&mut policy_rows, plan, (&circle, &places), threshold);
        let grounds = places::grounds(&beds, &baseline, &supply, &members);
        let supply_priors = SupplyPriors {
            known_beds: beds::known(seeds, scenario, &baseline)?,
            ..rules::priors(&priors)?
        };
        let outside = supply::outside(seeds, &baseline);
        let streams = Streams::new(scenario.seed());
        let provinces =
            paces::provinces(&baseline, (&supply, &outside), (&supply_priors, &beds), streams);
        let scheduled = paces::scheduled(
            (&regions, &members),
            (&supply, &supply_priors),
            (&programmes, &targets),
            &provinces,
        );
        Ok(Self {
            hazards: HazardTables::new(&baseline.national),
            future_priors: FuturePriors::new(&priors)?,
            supply_priors,
            care: rules::rules(&priors, scenario)?,
            carers: priors.carers().clone(),
            uncertainty: scenario.uncertainty(),
            scheduled,
            supply,
            outside,
            circles,
            programmes,
            beds,
            targets,
            policy_rows,
            circle,
            places,
            regions,
            members,
            grounds,
            streams,
            first_draw: 0,
            draws: scenario.n_draws(),
            baseline,
        })
    }

    /// What the seeds do not know of what a scenario names that cannot be read to the end.
    #[must_use]
    pub fn unknown(seeds: &Seeds, named: &Named) -> Problems {
        let mut problems = Baseline::unknown(seeds, named.regions.as_ref(), &named.instruments);
        problems.keep(asked::plan(seeds, named.plan.as_ref()));
        problems.keep(Priors::of(seeds, named.carer_rules.as_ref(), &named.assumptions));
        problems
    }

    /// The same model for a part of the draws, whose samples can be joined with those of others.
    ///
    /// # Panics
    ///
    /// When the range is empty, or does not begin with a block of sixteen draws.
    #[must_use]
    pub fn range(self, draws: std::ops::Range<u32>) -> Self {
        assert!(draws.start.is_multiple_of(LANES as u32), "a part begins with a block of draws");
        assert!(!draws.is_empty(), "a part has draws");
        Self { first_draw: draws.start, draws: draws.end - draws.start, ..self }
    }

    /// The same model with every uncertainty at its centre.
    #[must_use]
    pub fn centre(self) -> Self {
        let uncertainty = Uncertainty {
            mortality: false,
            fertility: false,
            migration: false,
            small_area: false,
            need: false,
            supply: false,
            baseline: false,
        };
        Self { uncertainty, ..self }
    }

    /// Which parts of the supply side are drawn.
    #[must_use]
    pub const fn drawn(&self) -> Drawn {
        Drawn { supply: self.uncertainty.supply, baseline: self.uncertainty.baseline }
    }

    /// The row years, base year first.
    #[must_use]
    pub fn years(&self) -> Vec<u16> {
        (0..=self.baseline.years as u16).map(|year| BASE_YEAR + year).collect()
    }
}
