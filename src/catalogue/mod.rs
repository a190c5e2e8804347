//! Everything that is counted, and everything that is reported from the counts.
//!
//! - Takes: nothing; this is the one list that exporters, maps, checks and documents are made from.
//! - Gives: the columns a county yields in each year and draw, and the indicators made of them.
//! - Never: holds a figure.

mod bed_type;
mod column;
mod coverage;
mod indicator;

pub use bed_type::BedType;
pub use column::Column;
pub use coverage::Coverage;
pub use indicator::{Denominator, Indicator, Measure, Money, indicators};
