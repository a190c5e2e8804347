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

/// Below so many people a queue is none, and its past is not looked at.
const NOTICED: f32 = 1e-2;

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
        let mut felt = (load + before.excess).max(Lanes::ZERO);
        let (mut service, taken) = self.steady(felt, beds);
        let now = away(felt, &service);
        let past = before.excess.map(f32::abs).max(before.away.map(f32::abs));
        if past.max(now.map(f32::abs)).largest() > NOTICED {
            let fading = libm::exp(-1.0 / self.stay);
            // What comes evenly through the year has faded by this much at its end.
            let fresh = ((1.0 - fading) * self.stay) as f32;
            // One step of Newton's method: g grows about as fast as arrivals find no bed.
            let slope = taken * (fresh * kept_away);
            let known = load + before.excess * fading as f32 - before.away * fresh;
            felt = (known + now * fresh - slope * felt) / (Lanes::ONE - slope);
            felt = felt.max(Lanes::ZERO);
            (service, _) = self.steady(felt, beds);
        }
        let course = Course { load, excess: felt - load, away: away(felt, &service) };
        let rate = (1.0 / self.stay) as f32;
        let entrants = (load * rate + load - before.load).max(Lanes::ZERO);
        (Service { entrants, served: service.served.min(load), ..service }, course)
    }
}
