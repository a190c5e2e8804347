use serde::{Deserialize, Serialize};

/// The languages a planner reads.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English.
    En,
}

/// One thing said in both languages.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Text {
    /// 中文
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The wording in one language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}
