//! Sixteen draws at once.
//!
//! - Takes: one number for each of 16 draws.
//! - Gives: the same arithmetic on all of them, in plain arrays the compiler turns into vectors.
//! - Never: calls the platform's maths, or fuses a multiplication with an addition.

/// Draws in a block: one `f32` vector of AVX-512, two of AVX2, four of SSE2.
pub const LANES: usize = 16;
