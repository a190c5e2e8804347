//! What many draws of one number say together.
//!
//! - Takes: the samples of one column, one `f32` a draw, in draw order.
//! - Gives: mean, standard deviation, share above nought and exact quantiles, in double precision.
//! - Never: approximates, reorders the caller's samples, or adds in an order that depends on threads.

mod brackets;
mod moments;
mod quantiles;

pub use moments::{Moments, moments};
pub use quantiles::{Guesses, Quantiles};

#[cfg(test)]
mod tests;
