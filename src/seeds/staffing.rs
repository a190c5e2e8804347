//! Rule sets for carers: how many residents one looks after, by level of ability.

use super::{
    assumptions::{Distribution, Prior},
    bundle::Bundle,
    table::Row,
};
use crate::{
    domain::{Basis, Lang, Text, words},
    messages::{self, Said},
    problems::{Place, Problems, nearest},
};

words! {
    /// Levels of ability that rules for carers tell apart.
    Ability {
        /// 自理及轻度失能
        Able = "able_or_light",
        /// 中度失能
        Moderate = "moderate",
        /// 重度及完全失能
        Severe = "severe_or_total",
    }
}

impl Ability {
    /// The assumption by which a scenario gives its own ratio.
    #[must_use]
    pub const fn assumption(self) -> &'static str {
        match self {
            Self::Able => "carer_ratio_light",
            Self::Moderate => "carer_ratio_moderate",
            Self::Severe => "carer_ratio_severe",
        }
    }

    const fn meaning(self) -> Text {
        match self {
            Self::Able => Text {
                zh: "护理员配比：自理及轻度",
                en: "residents of no or light disability per carer",
            },
            Self::Moderate => Text {
                zh: "护理员配比：中度",
                en: "residents of moderate disability per carer",
            },
            Self::Severe => Text {
                zh: "护理员配比：重度及完全失能",
                en: "residents of severe or total disability per carer",
            },
        }
    }
}

/// The fewest and the most residents that a carer may be said to look after.
const BOUNDS: (f64, f64) = (1.0, 100.0);

/// A rule set that a scenario can name.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    /// Its name in scenarios.
    pub id: Box<str>,
    /// 名称
    pub name_zh: Box<str>,
    /// English name.
    pub name_en: Box<str>,
    /// Residents a carer looks after, in the order of [`Ability::ALL`], as assumptions.
    pub ratios: Vec<Prior>,
}

impl RuleSet {
    /// Its name in one language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.name_zh,
            Lang::En => &self.name_en,
        }
    }
}

/// No rule set of that name.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct UnknownRuleSet {
    /// The text as it stood in the input.
    pub got: String,
    /// The nearest name.
    pub meant: Option<String>,
    /// All names.
    pub known: Vec<String>,
}

impl UnknownRuleSet {
    /// What the planner is told.
    #[must_use]
    pub fn said(&self) -> Said {
        let meant = self.meant.as_ref().map(messages::did_you_mean).unwrap_or_default();
        messages::rule_set_unknown(&self.got).and(meant).and(messages::known(self.known.join(", ")))
    }
}

/// All rule sets, in the order of their table.
#[derive(Clone, Debug, Default)]
pub struct StaffingRules(Vec<RuleSet>);

impl StaffingRules {
    /// The rule set of a name.
    ///
    /// # Errors
    ///
    /// [`UnknownRuleSet`] with the names there are.
    pub fn get(&self, id: &str) -> Result<&RuleSet, UnknownRuleSet> {
        let ids = || self.0.iter().map(|set| &*set.id);
        self.0.iter().find(|set| &*set.id == id).ok_or_else(|| UnknownRuleSet {
            got: id.to_owned(),
            meant: nearest(id, ids()).map(str::to_owned),
            known: ids().map(str::to_owned).collect(),
        })
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &RuleSet> {
        self.0.iter()
    }

    pub(super) fn load(bundle: &Bundle, problems: &mut Problems) -> Self {
        let Some(file) = bundle.file("staffing_rules/data.csv") else { return Self::default() };
        let mut sets: Vec<(RuleSet, Vec<(Ability, usize)>)> = Vec::new();
        let before = problems.0.len();
        for (line, level, row) in file.rows(COLUMNS, problems, rule) {
            let place = Place::line(file.name, line);
            let Some((set, levels)) = sets.iter_mut().find(|(set, _)| set.id == row.id) else {
                sets.push((row, vec![(level, line)]));
                continue;
            };
            if (&set.name_zh, &set.name_en) != (&row.name_zh, &row.name_en) {
                problems.push(place.clone(), messages::rule_set_name(&row.id));
            }
            if levels.iter().any(|(known, _)| *known == level) {
                problems.push(place, messages::rule_set_level(&row.id, level));
                continue;
            }
            levels.push((level, line));
            set.ratios.extend(row.ratios);
        }
        // A row that cannot be read would be missed once more.
        if problems.0.len() > before {
            return Self::default();
        }
        if sets.is_empty() {
            problems.push(Place::file(file.name), messages::no_rule_set_rows());
        }
        let whole = sets.into_iter().filter_map(|(set, levels)| {
            let said = |(line, wrong)| problems.push(Place::line(file.name, line), wrong);
            complete(set, &levels).map_err(said).ok()
        });
        Self(whole.collect())
    }
}

/// The set with its levels in order.
fn complete(mut set: RuleSet, levels: &[(Ability, usize)]) -> Result<RuleSet, (usize, Said)> {
    let mut ratios = Vec::with_capacity(Ability::ALL.len());
    let last = levels.last().map_or(1, |(_, line)| *line);
    for ability in Ability::ALL {
        let Some(at) = levels.iter().position(|(level, _)| level == ability) else {
            return Err((last, messages::rule_set_lacks(&set.id, ability)));
        };
        ratios.push(set.ratios[at].clone());
    }
    if !ratios.is_sorted_by(|able, less| able.mean >= less.mean) {
        return Err((last, messages::rule_set_order(&set.id)));
    }
    set.ratios = ratios;
    Ok(set)
}

const COLUMNS: &[&str] = &[
    "rule_set",
    "name_zh",
    "name_en",
    "level",
    "residents_per_carer",
    "basis",
    "source_zh",
    "source",
];

fn rule(row: &mut Row<'_>) -> (usize, Ability, RuleSet) {
    let (id, name_zh, name_en) = (row.filled(), row.filled(), row.filled());
    let level = row.word(Ability::Able);
    let meaning = level.meaning();
    let prior = Prior {
        id: level.assumption().into(),
        distribution: Distribution::Fixed,
        mean: row.within(BOUNDS.0..=BOUNDS.1),
        sd: 0.0,
        lower: BOUNDS.0,
        upper: BOUNDS.1,
        unit: "residents per carer".into(),
        meaning_zh: meaning.zh.into(),
        meaning_en: meaning.en.into(),
        basis: row.word(Basis::Assumption),
        reason_zh: row.filled().into(),
        reason: row.filled().into(),
    };
    let set = RuleSet {
        id: id.into(),
        name_zh: name_zh.into(),
        name_en: name_en.into(),
        ratios: vec![prior],
    };
    (row.line(), level, set)
}
