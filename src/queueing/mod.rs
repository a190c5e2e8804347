//! Who waits for a bed, how long, and who gives up: a queue with many beds.
//!
//! - Takes: people who would live in beds of a kind if nobody waited, the beds, and how long people
//!   stay and are willing to wait.
//! - Gives: the chance of a long wait, people waiting, and the share who go without, sixteen draws
//!   at once.
//! - Never: draws a random number, or calls the platform's maths.
//!
//! The queue is Erlang's with people who give up (M/M/n+M), in the steady state of the load that it
//! feels in a year, which follows the people who would live in beds ([`Course`]). The approximation
//! of Garnett, Mandelbaum and Reiman for many beds is the first term of Temme's uniform expansion of
//! the incomplete gamma functions in which the exact answer is written; two more terms bring it to
//! four digits from about twenty beds.
//!
//! # Source
//!
//! Garnett, Mandelbaum and Reiman (2002), *Designing a call center with impatient customers*; Zeltyn
//! and Mandelbaum (2005), *Call centers with impatient customers: many-server asymptotics of the
//! M/M/n + G queue*; Halfin and Whitt (1981), *Heavy-traffic limits for queues with many exponential
//! servers*; Temme (1979), *The asymptotic expansion of the incomplete gamma functions*.

mod course;
#[cfg(test)]
mod course_tests;
mod gamma;
mod mills;
#[cfg(test)]
mod tests;

pub use course::Course;
pub use mills::{mills_ratio, upper_tail};

use crate::lanes::Lanes;
use gamma::Gamma;

/// How long people stay in a kind of bed, and how long they wait for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Patience {
    /// Mean stay, in years.
    pub stay: f64,
    /// Mean time after which people give up waiting, in years.
    pub abandon: f64,
    /// The wait that counts as long, in years.
    pub mark: f64,
}

/// What a queue does to those who come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// People who come in a year.
    pub entrants: Lanes<f32>,
    /// The share of them who wait longer than the mark, whether or not they get a bed in the end.
    pub long_wait: Lanes<f32>,
    /// The share of them who give up.
    pub lost: Lanes<f32>,
    /// People waiting at a time, on average.
    pub waiting: Lanes<f32>,
    /// People in beds at a time, on average.
    pub served: Lanes<f32>,
}

impl Patience {
    /// The steady state of a queue for `beds` under a `load` of people.
    ///
    /// Exact to four digits from about twenty beds; below one bed it is that of one, but nobody is
    /// in a bed that is not there.
    #[must_use]
    pub fn service(&self, load: Lanes<f32>, beds: Lanes<f32>) -> Service {
        self.steady(load, beds).0
    }

    /// The same, and the share of those who come that find all beds taken.
    fn steady(&self, load: Lanes<f32>, beds: Lanes<f32>) -> (Service, Lanes<f32>) {
        let n = beds.max(Lanes::ONE);
        let ratio = load.max(n * LEAST_RATIO) / n;
        // Beds that would fall free while somebody gives up.
        let turnover = (self.abandon / self.stay) as f32;
        let s = n * turnover;
        let full = Gamma::new(n, ratio);
        let queue = Gamma::at(s, &full);
        let busy_to_waiting =
            full.upper() * full.factor() / (queue.lower() * queue.factor() * turnover.sqrt());
        let waits = Lanes::ONE / (busy_to_waiting + Lanes::ONE);

        let wait_integral = ratio * s.sqrt() * queue.factor() * queue.lower();
        let lost = waits * (Lanes::ONE / wait_integral + Lanes::ONE - Lanes::ONE / ratio);
        let lost = lost.max(Lanes::ZERO).min(Lanes::ONE);

        let patience = libm::exp(-self.mark / self.abandon) as f32;
        let later = Gamma::new(s, ratio * patience);
        let still = later.regular() / queue.regular();
        let long_wait = waits * still.min(Lanes::ONE) * patience;

        let entrants = load * (1.0 / self.stay) as f32;
        let service = Service {
            entrants,
            long_wait,
            lost,
            waiting: entrants * lost * self.abandon as f32,
            served: (load * (Lanes::ONE - lost)).min(beds.max(Lanes::ZERO)),
        };
        (service, waits)
    }
}

/// Below this load a bed is never short.
const LEAST_RATIO: f32 = 1e-3;

/// The share of those who come that find all beds taken, where nobody waits (Erlang's loss).
#[must_use]
pub fn blocked(load: Lanes<f32>, beds: Lanes<f32>) -> Lanes<f32> {
    let n = beds + Lanes::ONE;
    let full = Gamma::new(n, load.max(n * LEAST_RATIO) / n);
    let all = load / n.sqrt() * full.factor() * full.upper();
    Lanes::ONE / all.max(Lanes::ONE)
}
