//! Words that plans and their results use.

/// Text that is none of a closed set of words.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{got}` is not one of: {}", .expected.join(", "))]
pub struct UnknownWord {
    /// The text as it stood in the input.
    pub got: String,
    /// The words it could have been.
    pub expected: &'static [&'static str],
}

/// An enum whose variants are written as fixed words in files.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        pub enum $name {
            $($(#[$vdoc])* $variant),+
        }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The words, in the order of the variants.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// As written in files.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::domain::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(Self::Err { got: text.to_owned(), expected: Self::WORDS }),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.id())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What a figure rests on; of several inputs the weakest (the last in this order) counts.
    Basis {
        /// Printed by a statistical office or in a plan.
        Published = "published",
        /// Given by the planner in a table of their own.
        User = "user",
        /// A published total, shared out over smaller regions.
        Downscaled = "downscaled",
        /// Fitted to data.
        Estimated = "estimated",
        /// A stated prior without a source.
        Assumption = "assumption",
    }
}

impl Basis {
    /// The weaker of two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

words! {
    /// What became of a row of a plan.
    Status {
        /// Simulated and held against its threshold.
        Evaluated = "evaluated",
        /// A fact the baseline is set to.
        Calibration = "calibration",
        /// Followed from a user's table only.
        Tracked = "tracked",
        /// Says what a word means.
        Definition = "definition",
        /// Not simulated; the row says what it would need.
        NotModelled = "not_modelled",
        /// The region has none of the units the target counts.
        NoDenominator = "no_denominator",
    }
}

words! {
    /// How strongly a plan commits to a target.
    Attribute {
        /// 约束性
        Binding = "binding",
        /// 预期性
        Anticipated = "anticipated",
        /// A project of the plan.
        Project = "project",
        /// A fact the plan starts from.
        Baseline = "baseline",
        /// A definition.
        Definition = "definition",
        /// Not from a plan: an assumption of the scenario.
        Assumption = "assumption",
    }
}

words! {
    /// How an actual figure is held against a threshold.
    Comparator {
        /// At least the threshold.
        AtLeast = ">=",
        /// At most the threshold.
        AtMost = "<=",
        /// From the threshold to its upper end.
        Between = "between",
        /// Equal to it.
        Equal = "==",
    }
}

words! {
    /// What a coverage target counts.
    UnitKind {
        /// 县（市、区）: every county unit.
        County = "county",
        /// 县（市）: counties, county-level cities and autonomous counties, without districts.
        CountyOrCity = "county_or_city",
        /// 街道
        Subdistrict = "subdistrict",
        /// 镇、乡
        Township = "township",
        /// 乡镇（街道）: subdistricts, towns and townships together.
        TownshipOrSubdistrict = "township_or_subdistrict",
        /// 市: prefecture-level units.
        Prefecture = "prefecture",
    }
}
