use super::{
    Moments,
    brackets::{Bracket, Guess, scan},
};
use crate::lanes::LANES;

/// Exact quantiles of one column after another.
///
/// A quantile is of type 7: linear between the two order statistics next to rank p (n − 1), ranks
/// from 0. To find them without sorting, a guess puts a bracket around each; one pass over the
/// samples counts those below each bracket and keeps those inside. The counts prove whether the
/// ranks fell inside, so the result is exact whatever the guess; where they did not, the samples
/// are partitioned in full. A guess is the standardised quantile of the column before: columns that
/// look alike should follow one another. **Results depend neither on guesses** nor on the columns
/// before; only the time they take does.
///
/// ```
/// use carecast::summary::{Quantiles, moments};
///
/// let samples = [5.0, 1.0, 3.0, 2.0];
/// let mut out = [0.0; 2];
/// Quantiles::new(&[0.5, 0.75]).of(&samples, &moments(&samples), &mut out);
/// assert_eq!(out, [2.5, 3.5]);
/// ```
#[derive(Clone, Debug)]
pub struct Quantiles {
    probabilities: Vec<f64>,
    guesses: Vec<Option<Guess>>,
    brackets: Vec<Bracket>,
    /// The samples inside any bracket, sorted.
    inside: Vec<f32>,
    /// All samples, to be partitioned.
    copy: Vec<f32>,
    n_partitioned: usize,
}

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
    /// For the given probabilities.
    ///
    /// # Panics
    ///
    /// When one is not between 0 and 1.
    #[must_use]
    pub fn new(probabilities: &[f64]) -> Self {
        let within = probabilities.iter().all(|p| (0.0..=1.0).contains(p));
        assert!(within, "probabilities between 0 and 1, not {probabilities:?}");
        Self {
            probabilities: probabilities.to_vec(),
            guesses: vec![None; probabilities.len()],
            brackets: Vec::with_capacity(probabilities.len()),
            inside: Vec::new(),
            copy: Vec::new(),
            n_partitioned: 0,
        }
    }

    /// Writes the quantiles of a column, in the order of the probabilities.
    ///
    /// Samples that are no numbers count as larger than all others.
    ///
    /// # Panics
    ///
    /// When there are no samples, or `out` is not as long as the probabilities.
    pub fn of(&mut self, samples: &[f32], moments: &Moments, out: &mut [f64]) {
        assert!(!samples.is_empty(), "a column without samples has no quantiles");
        assert_eq!(out.len(), self.probabilities.len(), "a place for each quantile");
        let n = samples.len();
        // Many columns are shortfalls, with a mass at nought.
        let n_nought = if moments.min == 0.0 { n - moments.n_positive } else { 0 };
        self.look_inside(samples, moments);
        for (index, out) in out.iter_mut().enumerate() {
            let rank = Rank::new(self.probabilities[index], n);
            let pair = if rank.above < n_nought {
                [0.0; 2]
            } else {
                let found = self.brackets[index].pair([rank.below, rank.above], &self.inside);
                found.unwrap_or_else(|| self.partition(samples, rank))
            };
            *out = rank.between(pair);
            if moments.sd > 0.0 {
                let found = (*out - moments.mean) / moments.sd;
                self.guesses[index] = Some(Guess::next(self.guesses[index], found));
            }
        }
    }

    /// How many quantiles so far no bracket held.
    #[must_use]
    pub const fn n_partitioned(&self) -> usize {
        self.n_partitioned
    }

    /// Sorts the samples of all brackets into `inside`.
    fn look_inside(&mut self, samples: &[f32], moments: &Moments) {
        self.brackets.clear();
        self.brackets.extend(self.guesses.iter().map(|guess| Bracket::around(*guess, moments)));
        self.inside.resize(samples.len() + LANES, 0.0);
        let n_inside = scan(samples, &mut self.brackets, &mut self.inside);
        self.inside.truncate(n_inside);
        self.inside.sort_unstable_by(f32::total_cmp);
    }

    /// The samples of a rank and the next, from all samples.
    fn partition(&mut self, samples: &[f32], rank: Rank) -> [f32; 2] {
        self.n_partitioned += 1;
        self.copy.clear();
        self.copy.extend_from_slice(samples);
        let (_, below, larger) = self.copy.select_nth_unstable_by(rank.below, f32::total_cmp);
        let above = larger.iter().copied().min_by(f32::total_cmp);
        [*below, above.unwrap_or(*below)]
    }
}
