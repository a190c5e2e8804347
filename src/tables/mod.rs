//! The samples of a region, turned into the rows of its result tables.
//!
//! - Takes: every column of a region, in every year and draw.
//! - Gives: summary, target, shortfall, pace and pyramid rows.
//! - Never: runs a draw.

mod basis;
mod indicators;
mod pace;
mod pyramid;
mod samples;
mod spread;
mod targets;

pub use basis::{BasisOf, Grounds};
pub use indicators::{IndicatorDesk, exact_counts, indicator_draws, indicator_rows};
pub use pace::pace_row;
pub use pyramid::pyramid_rows;
pub use samples::{Counted, Region, Samples, lacks};
pub use spread::{Levels, Spreads};
pub use targets::{Judged, TargetDesk, chance_met, target_rows};
