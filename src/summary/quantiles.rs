use super::{
    Moments,
    brackets::{Bracket, Guess, pair, place, scan},
};

/// Exact quantiles of one column after another.
///
/// A quantile is of type 7: linear between the two order statistics next to rank p (n − 1), ranks
/// from 0. To find them without sorting, a guess puts a bracket around each; one pass over the
/// samples counts those below each bracket and keeps those inside. The counts prove whether the
/// ranks fell inside, so the result is exact whatever the guess; where they did not, the samples
/// are partitioned in full.
///
/// ```
/// use carecast::summary::{Guesses, Quantiles, moments};
///
/// let samples = [5.0, 1.0, 3.0, 2.0];
/// let mut out = [0.0; 2];
/// Quantiles::new(&[0.5, 0.75]).of(&samples, &moments(&samples), &mut Guesses::default(), &mut out);
/// assert_eq!(out, [2.5, 3.5]);
/// ```
#[derive(Clone, Debug)]
pub struct Quantiles {
    probabilities: Vec<f64>,
    brackets: Vec<Bracket>,
    /// All samples, to be partitioned.
    copy: Vec<f32>,
    n_partitioned: usize,
}

/// Where the quantiles of a column are looked for first: the standardised quantiles of a column
/// before it.
///
/// Columns that look alike should follow one another: an indicator's next year, or its first year
/// in the next county. **Results do not depend on guesses**; only the time they take does.
#[derive(Clone, Debug, Default)]
pub struct Guesses(Vec<Option<Guess>>);

/// The ranks of the two samples a quantile lies between, and how far on the way.
#[derive(Clone, Copy, Debug)]
struct Rank {
    below: usize,
    above: usize,
    share: f64,
}

impl Rank {
    fn new(probability: f64, n: usize) -> Self {
        let rank = probability * (n - 1) as f64;
        let below = rank as usize;
        Self { below, above: (below + 1).min(n - 1), share: rank - below as f64 }
    }

    fn between(self, [below, above]: [f32; 2]) -> f64 {
        let [below, above] = [below, above].map(f64::from);
        if self.share > 0.0 { below + self.share * (above - below) } else { below }
    }
}

impl Quantiles {
    /// For the given probabilities, none below the one before it.
    ///
    /// # Panics
    ///
    /// When one is not between 0 and 1, falls below the one before it, or there are 256.
    #[must_use]
    pub fn new(probabilities: &[f64]) -> Self {
        let within = probabilities.iter().all(|p| (0.0..=1.0).contains(p));
        assert!(within, "probabilities between 0 and 1, not {probabilities:?}");
        assert!(probabilities.is_sorted(), "probabilities that rise, not {probabilities:?}");
        assert!(probabilities.len() < 256, "fewer quantiles than {}", probabilities.len());
        Self {
            probabilities: probabilities.to_vec(),
            brackets: vec![Bracket::new(); probabilities.len()],
            copy: Vec::new(),
            n_partitioned: 0,
        }
    }

    /// Writes the quantiles of a column, in the order of the probabilities, and makes the guesses
    /// those for a column like it.
    ///
    /// Samples that are no numbers count as larger than all others.
    ///
    /// # Panics
    ///
    /// When there are no samples, or `out` is not as long as the probabilities.
    pub fn of(
        &mut self,
        samples: &[f32],
        moments: &Moments,
        guesses: &mut Guesses,
        out: &mut [f64],
    ) {
        assert!(!samples.is_empty(), "a column without samples has no quantiles");
        assert_eq!(out.len(), self.probabilities.len(), "a place for each quantile");
        let n = samples.len();
        guesses.0.resize(self.probabilities.len(), None);
        place(&mut self.brackets, &guesses.0, moments);
        scan(samples, &mut self.brackets);
        for (index, out) in out.iter_mut().enumerate() {
            let rank = Rank::new(self.probabilities[index], n);
            let pair = if rank.above < moments.n_nought() {
                [0.0; 2]
            } else {
                let ranks = [rank.below, rank.above];
                let found = self.brackets[index].pair(ranks);
                let found = found.or_else(|| self.follow(samples, index, ranks));
                found.unwrap_or_else(|| self.partition(samples, rank.below))
            };
            *out = rank.between(pair);
            if moments.sd > 0.0 {
                let found = (*out - moments.mean) / moments.sd;
                guesses.0[index] = Some(Guess::next(guesses.0[index], found));
            }
        }
    }

    /// How many quantiles so far no bracket held.
    #[must_use]
    pub const fn n_partitioned(&self) -> usize {
        self.n_partitioned
    }

    /// The samples of two ranks that a bracket missed, if it was not far off.
    fn follow(&mut self, samples: &[f32], index: usize, ranks: [usize; 2]) -> Option<[f32; 2]> {
        let bracket = &mut self.brackets[index];
        if !bracket.follow(ranks[0]) {
            return None;
        }
        scan(samples, std::slice::from_mut(bracket));
        bracket.pair(ranks)
    }

    /// The samples of a rank and the next, from all samples.
    fn partition(&mut self, samples: &[f32], rank: usize) -> [f32; 2] {
        self.n_partitioned += 1;
        self.copy.clear();
        self.copy.extend_from_slice(samples);
        pair(&mut self.copy, rank)
    }
}
