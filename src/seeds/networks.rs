//! Networks of several tiers that a plan names: what stands for each tier.

use super::bundle::Bundle;
use crate::{domain::words, messages, problems::Problems};

words! {
    /// The level of a network at which its facilities stand.
    Tier {
        /// 县级
        County = "county",
        /// 乡镇级
        Township = "township",
        /// 村级
        Village = "village",
    }
}

/// One tier of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkTier {
    /// The row of a plan that names the network.
    pub target_id: Box<str>,
    /// The tier.
    pub tier: Tier,
    /// 对象
    pub subject_zh: Box<str>,
    /// What stands there.
    pub subject_en: Box<str>,
    /// The indicator that simulates it; `None` where only a planner's figures tell.
    pub indicator: Option<Box<str>>,
    /// 需要什么才能跟踪
    pub needs_zh: Box<str>,
    /// What it needs to be followed; blank if it is simulated.
    pub needs_en: Box<str>,
}

impl NetworkTier {
    /// Its name in results and in a planner's table: `ROW.TIER`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}.{}", self.target_id, self.tier)
    }
}

pub(super) fn networks(bundle: &Bundle, problems: &mut Problems) -> Vec<NetworkTier> {
    let Some(file) = bundle.file("policy_networks/data.csv") else { return Vec::new() };
    let columns =
        ["target_id", "tier", "subject_zh", "subject_en", "indicator", "needs_zh", "needs_en"];
    file.rows(&columns, problems, |row| {
        let tier = NetworkTier {
            target_id: row.filled().into(),
            tier: row.word(Tier::County),
            subject_zh: row.filled().into(),
            subject_en: row.filled().into(),
            indicator: row.optional(|row| row.filled().into()),
            needs_zh: row.text().into(),
            needs_en: row.text().into(),
        };
        let says = !tier.needs_zh.is_empty() && !tier.needs_en.is_empty();
        if tier.indicator.is_some() == says {
            row.reject(messages::tier_needs(tier.id()));
        }
        tier
    })
}
