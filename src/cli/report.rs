//! What a run hands to a reader: the page and the workbook.

use super::{cost, table::widest};
use crate::{
    domain::Lang,
    export::{
        directory::{DirectoryError, PolicyRow, ResultDirectory},
        map::Atlas,
        report::{Assumed, Provenance, report_page},
    },
    monitoring::MonitoringRow,
    parallel::both,
    priors::Priors,
    results::Results,
    scenario::Scenario,
    seeds::Seeds,
    service_circle::CircleRow,
};

/// Writes `report.html` and `report.xlsx`.
pub fn write(
    results: &Results,
    (seeds, scenario, policy_rows): (&Seeds, &Scenario, &[PolicyRow]),
    (monitoring, circle): (&[MonitoringRow], &[CircleRow]),
    atlas: &Atlas,
    directory: &ResultDirectory,
) -> Result<(), DirectoryError> {
    // The model was made of the same priors, so they hold; without them the page has no list.
    let priors = Priors::new(seeds, scenario).ok();
    let assumed = |prior| Assumed { prior, by_scenario: said(scenario, prior) };
    let provenance = Provenance {
        question: scenario.question(),
        layers: scenario.layers(),
        sources: seeds.sources().collect(),
        assumptions: priors.iter().flat_map(Priors::iter).map(assumed).collect(),
        policy_rows,
        costs: costs(results, seeds, scenario),
        monitoring,
        circle,
        validation: &seeds.validation,
        atlas,
        version: env!("CARGO_PKG_VERSION"),
    };
    let page = || {
        let page = report_page(results, &provenance);
        directory.write("report.html", |file| file.write_all(&page))
    };
    #[cfg(feature = "workbook")]
    let workbook = || {
        directory.write("report.xlsx", |file| {
            let bytes = crate::export::workbook::workbook(results, &provenance);
            file.write_all(&bytes.map_err(std::io::Error::other)?)
        })
    };
    #[cfg(not(feature = "workbook"))]
    let workbook = || Ok(());
    let (page, workbook) = both(page, workbook);
    page.and(workbook)
}

/// The programmes' cost in both languages, where any opens something.
fn costs(results: &Results, seeds: &Seeds, scenario: &Scenario) -> Option<[String; 2]> {
    let plan = scenario.policy().plan.as_ref().and_then(|plan| seeds.plan(&plan.value));
    let (plan, widest) = (plan.unwrap_or_default(), widest(results)?);
    let line = |lang| cost::line(results, widest, plan, lang);
    Some([line(Lang::Zh)?, line(Lang::En)?])
}

fn said(scenario: &Scenario, prior: &crate::seeds::Prior) -> bool {
    scenario.assumptions().contains_key(&*prior.id)
}
