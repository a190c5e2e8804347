/// What a county has free when an event strikes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shelter {
    /// Reserve beds, which take anyone.
    pub reserve: f32,
    /// Vacant staffed beds of the nursing type that can be used, which take anyone.
    pub nursing: f32,
    /// Vacant staffed ordinary beds that can be used, which take those who are not disabled.
    pub ordinary: f32,
    /// Share of the residents who need a nursing-type bed.
    pub nursing_share: f32,
}

/// Where displaced residents are: each in one place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placed {
    /// In reserve beds.
    pub reserve: f32,
    /// In vacant beds of other homes.
    pub vacancies: f32,
    /// Nowhere in the county.
    pub unplaced: f32,
}

impl Shelter {
    /// Places so many: the reserve first, then vacant beds that suit.
    #[must_use]
    pub fn place(&self, displaced: f32) -> Placed {
        let reserve = displaced.min(self.reserve);
        let left = displaced - reserve;
        let disabled = (left * self.nursing_share).min(self.nursing);
        let others =
            (left - left * self.nursing_share).min(self.ordinary + self.nursing - disabled);
        let vacancies = (disabled + others).min(left);
        Placed { reserve, vacancies, unplaced: left - vacancies }
    }

    /// The most that can be placed without leaving anyone out.
    #[must_use]
    pub fn room(&self) -> f32 {
        let any = self.ordinary + self.nursing;
        if any <= 0.0 {
            return self.reserve;
        }
        let by_disabled = if self.nursing_share > 0.0 {
            self.nursing / self.nursing_share
        } else {
            f32::INFINITY
        };
        self.reserve + any.min(by_disabled)
    }
}
