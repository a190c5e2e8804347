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
    /// The samples each quantile lies between.
    pairs: Vec<[f32; 2]>,
    /// The quantiles that no bracket held, and their ranks.
    missed: Vec<(usize, usize)>,
    n_missed: usize,
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
struct Ranks {
    below: usize,
    above: usize,
    share: f64,
}

impl Ranks {
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
            pairs: vec![[0.0; 2]; probabilities.len()],
            missed: Vec::new(),
            n_missed: 0,
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
        if moments.sd == 0.0 {
            out.fill(f64::from(samples[0]));
            return;
        }
        guesses.0.resize(out.len(), None);
        place(&mut self.brackets, &guesses.0, moments);
        scan(samples, &mut self.brackets);
        self.look(samples, moments);
        for (index, out) in out.iter_mut().enumerate() {
            let pair = self.pairs[index];
            *out = self.ranks(index, samples.len()).between(pair);
            if moments.sd.is_finite() {
                let centre = (*out - moments.mean) / moments.sd;
                guesses.0[index] = Some(Guess::next(guesses.0[index], centre, pair));
            }
        }
    }

    /// How many quantiles so far no bracket held.
    #[must_use]
    pub const fn n_missed(&self) -> usize {
        self.n_missed
    }

    fn ranks(&self, index: usize, n: usize) -> Ranks {
        Ranks::new(self.probabilities[index], n)
    }

    /// Finds the pairs of samples that the quantiles lie between.
    fn look(&mut self, samples: &[f32], moments: &Moments) {
        self.missed.clear();
        for index in 0..self.pairs.len() {
            let ranks = self.ranks(index, samples.len());
            let found = if ranks.above < moments.n_nought() {
                Some([0.0; 2])
            } else {
                let found = self.brackets[index].pair([ranks.below, ranks.above]);
                found.or_else(|| self.follow(samples, index, ranks))
            };
            match found {
                Some(pair) => self.pairs[index] = pair,
                None => self.missed.push((index, ranks.below)),
            }
        }
        if !self.missed.is_empty() {
            self.n_missed += self.missed.len();
            self.copy.clear();
            self.copy.extend_from_slice(samples);
            partition(&mut self.copy, 0, f32::NAN, &self.missed, &mut self.pairs);
        }
    }

    /// The samples of the ranks that a bracket missed, if it was not far off.
    fn follow(&mut self, samples: &[f32], index: usize, ranks: Ranks) -> Option<[f32; 2]> {
        let bracket = &mut self.brackets[index];
        if !bracket.follow(ranks.below) {
            return None;
        }
        scan(samples, std::slice::from_mut(bracket));
        bracket.pair([ranks.below, ranks.above])
    }
}

/// Finds the pairs at some ranks, which do not fall, by parting the samples at the middle one and
/// going on with either part.
///
/// The samples have `first` others below them and `next` above.
fn partition(
    samples: &mut [f32],
    first: usize,
    next: f32,
    ranks: &[(usize, usize)],
    pairs: &mut [[f32; 2]],
) {
    let (smaller, rest) = ranks.split_at(ranks.len() / 2);
    let Some(((index, rank), larger)) = rest.split_first() else { return };
    let rank = rank - first;
    let found = pair(samples, rank, next);
    pairs[*index] = found;
    partition(&mut samples[..=rank], first, found[1], smaller, pairs);
    partition(&mut samples[rank..], first + rank, next, larger, pairs);
}
