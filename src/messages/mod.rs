//! The catalogue of what planners are told, in both languages.
//!
//! - Takes: what was found and what was expected, by name.
//! - Gives: one sentence in Chinese and one in English, of the same arguments.
//! - Never: says a thing in one language only; the compiler refuses an argument left out of either.

mod command;
mod import;
mod names;
mod outlines;
mod papers;
mod research;
mod said;
mod scenario;
mod seeds;
mod system;
mod tables;
mod value;

pub use command::*;
pub use import::*;
pub use names::*;
pub use outlines::*;
pub use papers::of_paper;
pub use research::*;
pub use said::{Phrase, Said};
pub use scenario::*;
pub use seeds::*;
pub use system::of_system;
pub use tables::*;
pub use value::*;

/// Each message is a function of its arguments: `{argument}` stands in both wordings.
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident($($argument:ident),*) { $zh:literal, $en:literal })*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $name($($argument: impl $crate::messages::Phrase),*) -> $crate::messages::Said {
                $crate::messages::Said {
                    zh: format!($zh, $($argument = $argument.zh()),*),
                    en: format!($en, $($argument = $argument.en()),*),
                }
            }
        )*

        /// Every message of this part: key, arguments, Chinese, English.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &[&str], &str, &str)] =
            &[$((stringify!($name), &[$(stringify!($argument)),*], $zh, $en)),*];
    };
}
use messages;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    /// The names in braces.
    fn holes(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    /// Whether anything but arguments and punctuation is said.
    fn has_words(text: &str) -> bool {
        let outside = text.split('{').map(|part| part.split('}').next_back().unwrap_or_default());
        outside.collect::<String>().chars().any(char::is_alphabetic)
    }

    #[test]
    fn both_languages_have_the_same_keys_and_arguments() {
        let parts = [
            super::command::ALL,
            super::import::ALL,
            super::names::ALL,
            super::outlines::ALL,
            super::research::ALL,
            super::scenario::ALL,
            super::seeds::ALL,
            super::tables::ALL,
            super::value::ALL,
        ];
        let mut keys = BTreeSet::new();
        for (key, arguments, zh, en) in parts.into_iter().flatten() {
            let arguments: BTreeSet<&str> = arguments.iter().copied().collect();
            assert_eq!(holes(zh), arguments, "{key} in Chinese");
            assert_eq!(holes(en), arguments, "{key} in English");
            let chinese = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
            assert!(chinese(zh) || !has_words(en), "{key} is not in Chinese");
            assert!(!chinese(en), "{key} is not in English");
            assert!(keys.insert(*key), "{key} stands there twice");
        }
        assert!(keys.len() > 150, "{}", keys.len());
    }
}
