use super::{Patience, Service};
use crate::lanes::Lanes;

/// Where a queue stands at the end of a year, for the next.
///
/// The steady state of a year knows only how many would live in beds if nobody waited (the modified
/// offered load). People in beds and in the queue follow a changing load with a delay: those who
/// would have given up at the load of today have not all done so yet, and those who gave up in a worse year
/// are not back. What flows out is taken to be what flows out of the steady state with as many
/// people (pointwise stationary fluid flow), so the queue feels a load that differs from the
/// offered one by `e`: with S the mean stay and g the people whom giving up keeps away,
/// de/dt = dg/dt − e/S.
///
/// # Source
///
/// Jennings, Mandelbaum, Massey and Whitt (1996), *Server staffing to meet time-varying demand*,
/// for the modified offered load; Wang, Tipper and Banerjee (1996), *A simple approximation for
/// modeling nonstationary queues*, for the fluid flow.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Course {
    /// People who would live in beds if nobody waited.
    load: Lanes<f32>,
    /// By how many the load that the queue feels exceeds them.
    excess: Lanes<f32>,
    /// People whom giving up keeps away, at the load that the queue feels.
    away: Lanes<f32>,
}

/// How far the load that the queue feels may be from the solution: people, and a share of the load.
const NEAR: (f32, f32) = (1e-2, 1e-4);
/// Newton's method comes within that in two or three steps; from below it never steps beyond.
const MOST_STEPS: usize = 8;

impl Patience {
    /// A year of a queue under a load that has come to `load`, and where it then stands.
    ///
    /// Without a year before it is the steady state. Growth of the load is people who come beside
    /// those who replace the leaving; where it shrinks by more than leave, nobody comes.
    #[must_use]
    pub fn year(
        &self,
        before: Option<&Course>,
        load: Lanes<f32>,
        beds: Lanes<f32>,
    ) -> (Service, Course) {
        // Of those who give up at a time, how many would be there if they had a bed.
        let kept_away = (1.0 - self.abandon / self.stay) as f32;
        let away = |felt: Lanes<f32>, service: &Service| felt * service.lost * kept_away;
        let Some(before) = before else {
            let (service, _) = self.steady(load, beds);
            let course = Course { load, excess: Lanes::ZERO, away: away(load, &service) };
            return (service, course);
        };
        let fading = libm::exp(-1.0 / self.stay);
        // What comes evenly through the year has faded by this much at its end.
        let fresh = ((1.0 - fading) * self.stay) as f32;
        let known = load + before.excess * fading as f32 - before.away * fresh;
        let near = load * NEAR.1 + Lanes::splat(NEAR.0);
        let mut felt = (load + before.excess).max(Lanes::ZERO);
        let (mut service, mut taken) = self.steady(felt, beds);
        for _ in 0..MOST_STEPS {
            let beyond = felt - away(felt, &service) * fresh - known;
            // A draw that is near stays, whatever the others of its block still need.
            let beyond = beyond.zip(near, |by, near| if by.abs() > near { by } else { 0.0 });
            if beyond == Lanes::ZERO {
                break;
            }
            // g grows about as fast as arrivals find no bed.
            let slope = taken * (fresh * kept_away);
            felt = (felt - beyond / (Lanes::ONE - slope)).max(Lanes::ZERO);
            (service, taken) = self.steady(felt, beds);
        }
        let course = Course { load, excess: felt - load, away: away(felt, &service) };
        let rate = (1.0 / self.stay) as f32;
        let entrants = (load * rate + load - before.load).max(Lanes::ZERO);
        (Service { entrants, served: service.served.min(load), ..service }, course)
    }
}
