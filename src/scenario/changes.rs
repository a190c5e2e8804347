//! What one scenario says otherwise than another, and scenarios that say only some of it.

use super::keys::SECTIONS;
use super::kind::Shape;
use super::layers::{NoBase, Source};
use super::tree::{Field, Item, Node, Table};
use super::{Bilingual, Scenario, echo};
use crate::domain::Lang;
use crate::problems::Problems;

/// Sections whose keys are assumptions that can be taken over one by one.
const LEVERS: [&str; 7] = [
    "uncertainty",
    "population",
    "need",
    "supply",
    "facilities",
    "programme_defaults",
    "programmes",
];
/// Its names are the seeds'.
const OPEN: &str = "assumptions";
/// Sections that say what is asked, of whom and until when: runs that differ there have nothing
/// between them.
const FRAME: [&str; 3] = ["regions", "time", "policy"];

/// One thing that another scenario says otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where it is said: `population.longevity`, `programmes.township_centres`.
    pub key: String,
    /// What a planner calls it.
    pub name: Bilingual,
    /// What the base says, as TOML; `None` where it says nothing.
    pub from: Option<String>,
    /// What the other says.
    pub to: Option<String>,
}

/// Scenarios that differ in more than assumptions: in the sections named.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FrameDiffers(pub Vec<&'static str>);

impl Scenario {
    /// What `other` says otherwise than this scenario, in the order of a file.
    ///
    /// # Errors
    ///
    /// Where regions, years or the plan differ.
    pub fn changes(&self, other: &Self) -> Result<Vec<Change>, FrameDiffers> {
        let differs =
            |section: &&&str| said(&self.resolved, section) != said(&other.resolved, section);
        let frame: Vec<_> = FRAME.iter().filter(differs).copied().collect();
        if !frame.is_empty() {
            return Err(FrameDiffers(frame));
        }
        let mut changes = Vec::new();
        for section in SECTIONS.iter().filter(|section| is_lever(section.name)) {
            let (from, to) =
                (entries(&self.resolved, section.name), entries(&other.resolved, section.name));
            let added = to.iter().filter(|(name, _)| from.iter().all(|(known, _)| known != name));
            for (name, _) in from.iter().chain(added) {
                let [from, to] = [&from, &to].map(|entries| found(entries, name));
                // A house that nobody opens changes nothing.
                let idle = section.name == "facilities" && (from.is_none() || to.is_none());
                if from.map(text) != to.map(text) && !idle {
                    changes.push(Change {
                        key: format!("{}.{name}", section.name),
                        name: name_of(section.name, name, to.or(from)),
                        from: from.map(text),
                        to: to.map(text),
                    });
                }
            }
        }
        Ok(changes)
    }

    /// This scenario with some of what `other` says otherwise.
    ///
    /// # Errors
    ///
    /// What is wrong with the mixture, though neither of the two is wrong in itself.
    pub fn taking_over(&self, other: &Self, keys: &[&str]) -> Result<Self, Problems> {
        let mut table = self.resolved.clone();
        for section in SECTIONS.iter().filter(|section| is_lever(section.name)) {
            let ours = entries(&self.resolved, section.name);
            let theirs = entries(&other.resolved, section.name);
            let taken = |name: &str| keys.contains(&format!("{}.{name}", section.name).as_str());
            // In the other's order, then what only this one has.
            let rest = ours.iter().filter(|(name, _)| found(&theirs, name).is_none());
            let mixed: Vec<(String, Field)> = theirs
                .iter()
                .chain(rest)
                .filter_map(|(name, _)| {
                    let (our, their) = (found(&ours, name), found(&theirs, name));
                    let idle = section.name == "facilities";
                    let field = if taken(name) {
                        their
                    } else if idle {
                        our.or(their)
                    } else {
                        our
                    };
                    Some((name.clone(), field?.clone()))
                })
                .collect();
            let Some(Field { node, .. }) = table.get_mut(section.name) else { continue };
            match (&mut node.item, section.shape) {
                (Item::List(rows), Shape::Rows) => {
                    *rows = mixed.into_iter().map(|(_, field)| field.node).collect();
                }
                (Item::Table(table), _) => *table = mixed.into_iter().collect(),
                _ => {}
            }
        }
        let name = format!("{} + {}", self.id(), keys.join(" + "));
        let source =
            Source { name, bytes: echo::toml(&table, None).into_bytes().into(), shipped: false };
        Self::build(source, &|_, _| Err(NoBase::Unknown { known: Vec::new() }), &[])
    }
}

fn is_lever(section: &str) -> bool {
    LEVERS.contains(&section) || section == OPEN
}

fn said(table: &Table, section: &str) -> Option<String> {
    table.get(section).map(text)
}

fn text(field: &Field) -> String {
    toml::Value::try_from(&field.node)
        .map_or_else(|_| field.node.found().en, |value| value.to_string())
}

/// The keys of a table or the rows of a list, by name.
fn entries(table: &Table, section: &str) -> Vec<(String, Field)> {
    match table.get(section).map(|field| &field.node.item) {
        Some(Item::Table(table)) => {
            table.iter().map(|(name, field)| (name.clone(), field.clone())).collect()
        }
        Some(Item::List(rows)) => {
            let row = |node: &Node| {
                let field = Field { key: node.place.clone(), node: node.clone() };
                Some((node.id()?.to_owned(), field))
            };
            rows.iter().filter_map(row).collect()
        }
        _ => Vec::new(),
    }
}

fn found<'a>(entries: &'a [(String, Field)], name: &str) -> Option<&'a Field> {
    entries.iter().find(|(known, _)| known == name).map(|(_, field)| field)
}

/// A row's own name, a key's meaning, or the id of an assumption.
fn name_of(section: &str, name: &str, row: Option<&Field>) -> Bilingual {
    let own = |lang: &str| {
        let table = row.and_then(|field| field.node.as_table())?;
        table.get(lang).and_then(|field| field.node.as_text()).map(str::to_owned)
    };
    let keys = SECTIONS.iter().filter(|known| known.name == section && known.shape == Shape::Table);
    let doc = keys.flat_map(|section| section.keys).find(|key| key.name == name);
    let of = |lang: Lang, word: &str| {
        own(word)
            .or_else(|| doc.map(|key| key.doc.get(lang).to_owned()))
            .unwrap_or_else(|| name.to_owned())
    };
    Bilingual { zh: of(Lang::Zh, "zh"), en: of(Lang::En, "en") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::shipped;

    fn shipped(id: &str) -> Scenario {
        let base = |name: &str, _: &Source<'_>| shipped::source(name);
        Scenario::build(shipped::source(id).unwrap(), &base, &[]).unwrap()
    }

    fn keys(base: &Scenario, other: &Scenario) -> Vec<String> {
        base.changes(other).unwrap().into_iter().map(|change| change.key).collect()
    }

    #[test]
    fn changes_are_what_the_file_says_otherwise() {
        let (plan, fast) = (shipped("liaoning_fyp14"), shipped("liaoning_ageing_fast"));
        assert_eq!(keys(&plan, &fast), ["population.longevity", "population.young_net_outflow"]);
        let change = &plan.changes(&fast).unwrap()[0];
        assert_eq!(change.from.as_deref(), Some("\"median\""));
        assert_eq!(change.to.as_deref(), Some("\"upper_95\""));
        assert_eq!(keys(&plan, &plan), [""; 0]);
        assert_eq!(keys(&shipped("liaoning_trend"), &plan).len(), 7);
    }

    #[test]
    fn all_changes_make_the_other_and_none_the_same() {
        for (base, other) in [
            ("liaoning_trend", "liaoning_fyp14"),
            ("liaoning_fyp14", "liaoning_trend"),
            ("liaoning_fyp14", "liaoning_slow"),
            ("liaoning_slow", "liaoning_ageing_fast"),
        ] {
            let (base, other) = (shipped(base), shipped(other));
            let all = keys(&base, &other);
            let all: Vec<_> = all.iter().map(String::as_str).collect();
            let mixed = base.taking_over(&other, &all).unwrap();
            assert_eq!(keys(&mixed, &other), [""; 0]);
            let order = |scenario: &Scenario| -> Vec<String> {
                scenario.programmes().iter().map(|programme| programme.id.clone()).collect()
            };
            assert_eq!(order(&mixed), order(&other));
            assert_eq!(keys(&base.taking_over(&other, &[]).unwrap(), &base), [""; 0]);
            let one = base.taking_over(&other, &all[..1]).unwrap();
            assert_eq!(keys(&base, &one), all[..1]);
            assert_eq!(keys(&one, &other), all[1..]);
        }
    }

    #[test]
    fn other_regions_are_no_assumption() {
        let (liaoning, jilin) = (shipped("liaoning_trend"), shipped("jilin_2021"));
        let FrameDiffers(sections) = liaoning.changes(&jilin).unwrap_err();
        assert!(sections.contains(&"regions"), "{sections:?}");
    }
}
