//! Emergencies where nothing is drawn: the expected year.

use super::aid::Group;
use crate::{
    catalogue::Column,
    emergency::{People, Reach},
    lanes::LANES,
};

impl Group<'_> {
    /// The expected number of each event, and what a mean one leaves out.
    pub(super) fn expect(&mut self, county: usize, year: usize) {
        let houses = *self.houses(county, year);
        let events = &self.priors.emergencies.events;
        for lane in 0..LANES {
            let residents = houses.residents[lane];
            for event in events {
                let (times, displaced, hit) = match &event.reach {
                    Reach::Home { per_home } => {
                        let homes = houses.homes[lane];
                        (homes * *per_home as f32, residents / homes.max(1.0), 0.0)
                    }
                    Reach::Regional { per_county, share } => {
                        (*per_county as f32, residents * share.mean as f32, share.mean)
                    }
                    Reach::Province { per_year, share } => {
                        (*per_year as f32, residents * *share as f32, *share)
                    }
                };
                let mut left = People::new(displaced, houses.nursing_share()[lane]);
                houses.shelter(lane, event, hit).take(&mut left);
                let own = left.all();
                // In an epidemic everyone's reserve is in use: nobody helps.
                let helped = !matches!(event.reach, Reach::Province { .. });
                let ranks = if helped { self.members[county].helpers.len() } else { 0 };
                for helper in (0..ranks).filter_map(|rank| self.helper(county, rank)) {
                    self.houses(helper, year).shelter(lane, event, 0.0).take(&mut left);
                }
                let unplaced = left.all();
                let days = times * unplaced * event.days as f32;
                self.cell(county, Column::DisplacedResidents, year)[lane] += times * displaced;
                self.cell(county, Column::AidedResidents, year)[lane] += times * (own - unplaced);
                self.cell(county, Column::UnplacedResidents, year)[lane] += times * unplaced;
                self.cell(county, Column::UnplacedDays, year)[lane] += days;
            }
        }
    }
}
