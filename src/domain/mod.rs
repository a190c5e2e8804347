//! The words of the field, as types.
//!
//! - Takes: text and numbers from outside.
//! - Gives: values that cannot be out of range.
//! - Never: reads a file, draws a random number, or knows a scenario.

mod age;
mod money;
mod plan;
mod region;
mod text;

pub use age::{AGE_GROUPS, AGES, CELLS, OPEN_AGE, PYRAMID, Sex, age_group, cell};
pub use money::Price;
pub(crate) use plan::words;
pub use plan::{Attribute, Basis, Comparator, Status, UnitKind, UnknownWord};
pub use region::{InvalidRegionCode, Level, RegionCode};
pub use text::{Lang, Text};
