//! From a checked tree to the typed scenario, and the checks that need two values at once.

use super::Scenario;
use super::layers::{Stack, meant};
use super::programme::{Action, Facility, Programme, What, narrows};
use super::said::{Said, whole};
use super::sections::{
    Bilingual, Coordinates, Located, MutualAid, Named, Need, Output, Override, Policy, Population,
    Regions, ServiceCircle, Supply, TownshipList, Uncertainty,
};
use super::tree::{Node, Table, shortened};
use crate::catalogue::Coverage;
use crate::domain::{RegionCode, UnitKind};
use crate::messages;
use crate::problems::Problems;
use std::collections::BTreeMap;

/// The scenario, or `None` where something is wrong: then it has been told.
pub(super) fn scenario(stack: Stack, problems: &mut Problems) -> Option<Scenario> {
    let Stack { table, layers, whole } = stack;
    let root = Said(&table);
    let horizon_year = root.table("time").and_then(|time| time.whole("horizon_year"));
    let facilities = rows(root, "facilities", facility);
    let mutual_aid = rows(root, "mutual_aid", mutual_aid);
    let mut context = Context { root, horizon_year, whole, problems };
    let programmes = rows(root, "programmes", |row| context.programme(row));
    let regions = context.regions();
    context.roles();
    context.map_years();
    context.service_circle();
    let run = root.table("run")?;
    let population = root.table("population")?;
    Some(Scenario {
        id: root.text("id")?,
        title: bilingual(root.table("title")?)?,
        question: bilingual(root.table("question")?)?,
        regions: regions?,
        horizon_year: horizon_year?,
        draws: run.whole("draws")?,
        seed: run.whole("seed")?,
        uncertainty: uncertainty(root.table("uncertainty")?)?,
        population: Population {
            longevity: population.text("longevity")?,
            fertility: population.text("fertility")?,
            migration_scale: population.number("migration_scale")?,
            young_net_outflow: population.number("young_net_outflow")?,
        },
        need: need(root.table("need")?)?,
        supply: supply(root.table("supply")?)?,
        policy: policy(root.table("policy")?)?,
        facilities: facilities?,
        programmes: programmes?,
        mutual_aid: mutual_aid?,
        assumptions: assumptions(root)?,
        output: output(root.table("output")?)?,
        layers,
        resolved: table,
    })
}

/// What a scenario names, as far as it can be read.
pub(super) fn named(table: &Table) -> Named {
    let root = Said(table);
    let [need, supply, policy] = ["need", "supply", "policy"].map(|name| root.table(name));
    let regions = root.table("regions").and_then(|said| {
        Some(Regions { include: said.texts("include")?, exclude: said.texts("exclude")? })
    });
    Named {
        regions,
        instruments: need.and_then(instruments).unwrap_or_default(),
        plan: policy.and_then(plan),
        county_table: supply.and_then(|said| said.located("county_table")),
        actuals_table: policy.and_then(|said| said.located("actuals_table")),
        carer_rules: supply.and_then(|said| said.located("carer_rules")),
        assumptions: overrides(root).flatten().collect(),
    }
}

fn rows<T>(root: Said<'_>, name: &str, mut read: impl FnMut(&Node) -> Option<T>) -> Option<Vec<T>> {
    // Every row is read, so that every row's problems are told.
    let read = root.list(name).iter().map(&mut read).collect::<Vec<_>>();
    read.into_iter().collect()
}

fn bilingual(said: Said<'_>) -> Option<Bilingual> {
    Some(Bilingual { zh: said.text("zh")?, en: said.text("en")? })
}

fn uncertainty(said: Said<'_>) -> Option<Uncertainty> {
    Some(Uncertainty {
        mortality: said.flag("mortality")?,
        fertility: said.flag("fertility")?,
        migration: said.flag("migration")?,
        small_area: said.flag("small_area")?,
        need: said.flag("need")?,
        supply: said.flag("supply")?,
        baseline: said.flag("baseline")?,
    })
}

fn need(said: Said<'_>) -> Option<Need> {
    Some(Need { instruments: instruments(said)?, trend: said.text("trend")? })
}

fn instruments(said: Said<'_>) -> Option<Vec<Located<String>>> {
    let one = said.located("instrument").map(|one| vec![one]);
    one.or_else(|| said.texts("instrument"))
}

fn supply(said: Said<'_>) -> Option<Supply> {
    Some(Supply {
        target_occupancy: said.number("target_occupancy")?,
        reset_beds_year: said.located_whole("reset_beds_year"),
        county_table: said.located("county_table"),
        tekun_growth: said.number("tekun_growth"),
        carer_rules: said.located("carer_rules")?,
    })
}

fn policy(said: Said<'_>) -> Option<Policy> {
    said.node("plan")?;
    Some(Policy {
        plan: plan(said),
        actuals_table: said.located("actuals_table"),
        service_circle: service_circle(said),
        township_list: match said.whole("township_list")? {
            2020 => TownshipList::Y2020,
            2023 => TownshipList::Y2023,
            _ => return None,
        },
        care_type_units: said.text("care_type_units")?,
    })
}

fn service_circle(said: Said<'_>) -> Option<ServiceCircle> {
    Some(ServiceCircle {
        points: said.located("service_points_table")?,
        settlements: said.located("settlements_table")?,
        threshold: said.number("service_circle_threshold"),
    })
}

fn plan(said: Said<'_>) -> Option<Located<String>> {
    said.located("plan").filter(|plan: &Located<String>| plan.value != "none")
}

fn output(said: Said<'_>) -> Option<Output> {
    Some(Output {
        headline_targets: said.texts("headline_targets")?,
        map_years: said.list("map_years").iter().map(whole).collect::<Option<_>>()?,
        map_approval_no: said.text("map_approval_no"),
    })
}

fn assumptions(root: Said<'_>) -> Option<BTreeMap<String, Located<Override>>> {
    overrides(root).collect()
}

/// Each of them, or nothing where its value cannot be read.
fn overrides(root: Said<'_>) -> impl Iterator<Item = Option<(String, Located<Override>)>> {
    let located = |(name, node): (&str, &Node)| {
        let value = match node.as_table().map(Said) {
            None => Override::Fixed(node.as_number()?),
            Some(said) => Override::Prior {
                mean: said.number("mean"),
                sd: said.number("sd"),
                lower: said.number("lower"),
                upper: said.number("upper"),
            },
        };
        Some((name.to_owned(), Located { value, place: node.place.clone() }))
    };
    root.fields("assumptions").map(move |(name, field)| located((name, &field.node)))
}

fn mutual_aid(row: &Node) -> Option<MutualAid> {
    let said = Said(row.as_table()?);
    Some(MutualAid {
        counties: said.texts("counties")?,
        helpers: said.texts("helpers")?,
        source: said.text("source")?,
    })
}

fn facility(row: &Node) -> Option<Facility> {
    let said = Said(row.as_table()?);
    Some(Facility {
        id: said.text("id")?,
        name: bilingual(said)?,
        unit: said.text("unit")?,
        roles: said.texts("roles")?,
        beds: said.number("beds")?,
        nursing_share: said.number("nursing_share")?,
        counts_in_institution_beds: said.flag("counts_in_institution_beds")?,
        further_units: said.number("further_units"),
        capital_cost_yuan: said.number("capital_cost_yuan"),
        yearly_cost_yuan: said.number("yearly_cost_yuan"),
        source: said.text("source")?,
        place: row.place.clone(),
    })
}

/// What checks of one value need to know of the others.
struct Context<'a> {
    root: Said<'a>,
    horizon_year: Option<u16>,
    whole: bool,
    problems: &'a mut Problems,
}

impl Context<'_> {
    fn regions(&mut self) -> Option<Regions> {
        let said = self.root.table("regions")?;
        let include: Vec<Located<RegionCode>> = said.texts("include")?;
        let exclude: Vec<Located<RegionCode>> = said.texts("exclude")?;
        if include.iter().all(|region| exclude.contains(region)) && said.node("include").is_some() {
            let place = said.node("include")?.place.clone();
            self.problems.push(place, messages::no_region_left("\"210000\""));
        }
        Some(Regions { include, exclude })
    }

    /// A role that nothing counts would cover nothing, and nobody would notice.
    fn roles(&mut self) {
        for row in self.root.list("facilities") {
            let Some(said) = row.as_table().map(Said) else { continue };
            let id = row.id().map_or_else(String::new, shortened);
            for role in said.list("roles") {
                let Some(found) = role.as_text() else { continue };
                let known = || Coverage::ALL.iter().map(|coverage| coverage.role());
                if !known().any(|role| role == found) {
                    let mut list: Vec<&str> = known().collect();
                    list.dedup();
                    let message = messages::role_unknown(id.as_str(), shortened(found))
                        .and(meant(found, known()))
                        .and(messages::known(list.join(", ")));
                    self.problems.push(role.place.clone(), message);
                }
            }
        }
    }

    fn map_years(&mut self) {
        let years = self.root.table("output").map_or(&[][..], |said| said.list("map_years"));
        for node in years {
            if let (Some(year), Some(horizon)) = (whole::<u16>(node), self.horizon_year)
                && year > horizon
            {
                self.problems.push(node.place.clone(), messages::map_after(year, horizon));
            }
        }
    }

    /// Points and settlements come together, each with its coordinate system, and in one.
    fn service_circle(&mut self) {
        let Some(said) = self.root.table("policy") else { return };
        let tables = ["service_points_table", "settlements_table"];
        let systems = ["service_points_coordinates", "settlements_coordinates"];
        let needs = [
            (tables[0], &[tables[1], systems[0]][..]),
            (tables[1], &[tables[0], systems[1]]),
            (systems[0], &tables[..1]),
            (systems[1], &tables[1..]),
            ("service_circle_threshold", &tables),
        ];
        for (key, others) in needs {
            let Some(node) = said.node(key) else { continue };
            for other in others.iter().filter(|other| said.node(other).is_none()) {
                self.problems.push(node.place.clone(), messages::policy_needs(key, *other));
            }
        }
        let [points, settlements] = systems.map(|key| said.located::<Coordinates>(key));
        if let (Some(points), Some(settlements)) = (points, settlements)
            && !points.value.agrees_with(settlements.value)
        {
            let said = messages::systems_differ(points.value.id(), settlements.value.id());
            self.problems.push(settlements.place, said);
        }
    }

    fn programme(&mut self, row: &Node) -> Option<Programme> {
        let said = Said(row.as_table()?);
        let id: Option<String> = said.text("id");
        let shown = id.as_deref().map_or_else(String::new, shortened);
        let per_year = self.schedule(&shown, said);
        let action = self.action(&shown, said);
        let defaults = self.root.table("programme_defaults")?;
        Some(Programme {
            id: id?,
            name: bilingual(said)?,
            action: action?,
            per_year: per_year?,
            roll_out: said.text("roll_out")?,
            pace: said.number("pace").or(defaults.number("pace"))?,
            delay_years: said.whole("delay_years").or(defaults.whole("delay_years"))?,
            building_years: said.whole("building_years"),
            slippage: said.number("slippage"),
            cancellation: said.number("cancellation"),
            cost_per_bed_yuan: said.number("cost_per_bed_yuan"),
            source: said.text("source")?,
            place: row.place.clone(),
        })
    }

    fn schedule(&mut self, id: &str, said: Said<'_>) -> Option<BTreeMap<u16, u32>> {
        let mut schedule = BTreeMap::new();
        for (name, field) in said.fields("per_year") {
            let year: u16 = name.parse().ok()?;
            if let Some(horizon) = self.horizon_year.filter(|horizon| year > *horizon) {
                let message = messages::schedule_after(id, year, horizon);
                self.problems.push(field.key.clone(), message);
            }
            schedule.insert(year, whole(&field.node)?);
        }
        Some(schedule)
    }

    fn action(&mut self, id: &str, said: Said<'_>) -> Option<Action> {
        match said.text("what")? {
            What::Recognition => Some(Action::Recognise),
            What::Building => Some(Action::Build),
            What::HomeCareBeds => Some(Action::HomeCare),
            What::Rebuilding => Some(Action::Rebuild {
                beds_lost_per_bed: said.number("beds_lost_per_bed")?,
                downtime_years: said.number("downtime_years")?,
            }),
            What::Facility => {
                let facility = self.facility(id, said)?;
                let home = Said(self.root.list("facilities")[facility].as_table()?);
                let whole_unit: UnitKind = home.text("unit")?;
                let unit = said.text("unit").unwrap_or(whole_unit);
                if !narrows(whole_unit, unit) {
                    let message = messages::unit_outside(id, unit, whole_unit);
                    self.problems.push(said.node("unit")?.place.clone(), message);
                }
                let converted_share = said.number("converted_share")?;
                Some(Action::Open { facility, unit, converted_share })
            }
        }
    }

    /// The index of the facility that a programme opens.
    fn facility(&mut self, id: &str, said: Said<'_>) -> Option<usize> {
        let node = said.node("facility")?;
        let name = node.as_text()?;
        let known = self.root.list("facilities").iter().filter_map(Node::id);
        let index = self.root.list("facilities").iter().position(|node| node.id() == Some(name));
        if index.is_none() && self.whole {
            let shown = shortened(name);
            let message = messages::facility_unknown(id, shown).and(meant(name, known));
            self.problems.push(node.place.clone(), message);
        }
        index
    }
}
