//! What one core can multiply and add.

use carecast::lanes::{LANES, Lanes};
use multiversion::multiversion;
use std::{hint::black_box, time::Instant};

/// Chains of operations that do not wait for one another.
const CHAINS: usize = 8;

/// Turns of each chain in a measurement.
const TURNS: usize = 1_000_000;

/// Multiplications and additions a second on one core, as many at once as it can; the best of five
/// measurements.
pub fn operations_a_second() -> f64 {
    let seconds = (0..5).map(|_| {
        let started = Instant::now();
        black_box(turn(black_box([Lanes::ONE; CHAINS]), black_box(0.999)));
        started.elapsed().as_secs_f64()
    });
    (2 * CHAINS * LANES * TURNS) as f64 / seconds.fold(f64::INFINITY, f64::min)
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn turn(mut chains: [Lanes<f32>; CHAINS], factor: f32) -> [Lanes<f32>; CHAINS] {
    for _ in 0..TURNS {
        for chain in &mut chains {
            *chain = *chain * factor + factor;
        }
    }
    chains
}
