/// Displaced residents who are still without a place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct People {
    /// Those who need a nursing-type bed.
    pub disabled: f32,
    /// All others.
    pub others: f32,
}

impl People {
    /// So many, of whom a share needs a nursing-type bed.
    #[must_use]
    pub fn new(all: f32, nursing_share: f32) -> Self {
        let disabled = all * nursing_share;
        Self { disabled, others: all - disabled }
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> f32 {
        self.disabled + self.others
    }
}

/// What a county has free when an event strikes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shelter {
    /// Reserve beds, which take anyone.
    pub reserve: f32,
    /// Vacant staffed beds of the nursing type that can be used, which take anyone.
    pub nursing: f32,
    /// Vacant staffed ordinary beds that can be used, which take those who are not disabled.
    pub ordinary: f32,
}

/// Where residents went.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placed {
    /// To reserve beds.
    pub reserve: f32,
    /// To vacant beds of other homes.
    pub vacancies: f32,
}

impl Placed {
    /// All who were placed.
    #[must_use]
    pub fn all(&self) -> f32 {
        self.reserve + self.vacancies
    }
}

impl Shelter {
    /// Takes in whom it can: the reserve fills first, and those who need nursing go first.
    ///
    /// As the disabled never give way to others, several shelters in turn take as many as one
    /// shelter of all their beds would.
    pub fn take(&mut self, people: &mut People) -> Placed {
        let in_reserve = fill(&mut self.reserve, &mut people.disabled)
            + fill(&mut self.reserve, &mut people.others);
        let in_vacancies = fill(&mut self.nursing, &mut people.disabled)
            + fill(&mut self.ordinary, &mut people.others)
            + fill(&mut self.nursing, &mut people.others);
        Placed { reserve: in_reserve, vacancies: in_vacancies }
    }

    /// The most that can be placed without leaving anyone out, of whom a share is disabled.
    #[must_use]
    pub fn room(&self, nursing_share: f32) -> f32 {
        let for_disabled = self.reserve + self.nursing;
        let by_disabled =
            if nursing_share > 0.0 { for_disabled / nursing_share } else { f32::INFINITY };
        (for_disabled + self.ordinary).min(by_disabled)
    }

    /// The smallest reserve with which all of so many would be placed.
    #[must_use]
    pub fn reserve_for(&self, people: &People) -> f32 {
        let vacant = self.nursing + self.ordinary;
        (people.all() - vacant).max(people.disabled - self.nursing).max(0.0)
    }
}

/// Places people of several counties in the shelters of others, each bed once.
///
/// Everyone asks the first helper before anyone asks the second; at the same rank who stands first
/// asks first. `helper(asking, rank)` is the place of a helper in `free`, none when there are no
/// more.
pub fn in_turn(
    free: &mut [Shelter],
    left: &mut [People],
    helper: impl Fn(usize, usize) -> Option<usize>,
) {
    let mut rank = 0;
    loop {
        let mut asked = false;
        for (asking, people) in left.iter_mut().enumerate() {
            if let Some(helper) = helper(asking, rank) {
                free[helper].take(people);
                asked = true;
            }
        }
        if !asked {
            return;
        }
        rank += 1;
    }
}

/// Moves people into beds: as many as there are of both.
fn fill(beds: &mut f32, people: &mut f32) -> f32 {
    let moved = beds.min(*people);
    *beds -= moved;
    *people -= moved;
    moved
}
