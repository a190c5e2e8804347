use crate::domain::{Lang, Text};
use std::{borrow::Cow, fmt};

/// One thing said in both languages, its figures filled in.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Said {
    /// English; it stands first, since lists of problems are sorted by it.
    pub en: String,
    /// 中文
    pub zh: String,
}

impl Said {
    /// The wording in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// Both, one after the other.
    #[must_use]
    pub fn and(mut self, more: impl Phrase) -> Self {
        self.zh += &more.zh();
        self.en += &more.en();
        self
    }
}

impl<T: fmt::Display> From<T> for Said {
    /// What needs no translation, or has none yet.
    fn from(text: T) -> Self {
        let text = text.to_string();
        Self { zh: text.clone(), en: text }
    }
}

/// What may stand in a message: a figure or name, which is the same in both languages, or words,
/// which are not.
pub trait Phrase {
    /// 中文
    fn zh(&self) -> Cow<'_, str>;
    /// English.
    fn en(&self) -> Cow<'_, str>;
}

impl<T: fmt::Display> Phrase for T {
    fn zh(&self) -> Cow<'_, str> {
        self.to_string().into()
    }

    fn en(&self) -> Cow<'_, str> {
        self.to_string().into()
    }
}

impl Phrase for Said {
    fn zh(&self) -> Cow<'_, str> {
        self.zh.as_str().into()
    }

    fn en(&self) -> Cow<'_, str> {
        self.en.as_str().into()
    }
}

impl Phrase for Text {
    fn zh(&self) -> Cow<'_, str> {
        self.zh.into()
    }

    fn en(&self) -> Cow<'_, str> {
        self.en.into()
    }
}

impl From<Text> for Said {
    fn from(text: Text) -> Self {
        Self { zh: text.zh.to_owned(), en: text.en.to_owned() }
    }
}
