use crate::lanes::Lanes;
use multiversion::multiversion;

/// Counts drawn by looking a random word up in their distribution, 16 draws at a time.
///
/// For a distribution that many draws share and whose counts stay small, such as the projects a
/// county completes in a year. Each probability is right to 2⁻³².
#[derive(Clone, Debug, PartialEq)]
pub struct InverseTable {
    /// `thresholds[k]` is 2³² times the chance of at most k.
    thresholds: Vec<u32>,
}

impl InverseTable {
    /// The table of a Poisson distribution.
    ///
    /// # Panics
    ///
    /// When the mean is not between 0 and 20: a table would be long, and [`super::poisson`] is
    /// better.
    #[must_use]
    pub fn poisson(mean: f64) -> Self {
        assert!((0.0..=20.0).contains(&mean), "a mean between 0 and 20, not {mean}");
        let mut chance = libm::exp(-mean);
        Self::from_chances((1..).map(move |count| {
            let this = chance;
            chance *= mean / f64::from(count);
            this
        }))
    }

    /// The table of any distribution over 0, 1, 2 and so on.
    ///
    /// Chances are read until they have come to 1, less 2⁻³³.
    pub fn from_chances(chances: impl IntoIterator<Item = f64>) -> Self {
        const WORDS: f64 = (1_u64 << 32) as f64;
        let mut sum = 0.0;
        let thresholds = chances
            .into_iter()
            .map_while(|chance| {
                sum += chance;
                let threshold = (sum * WORDS).round();
                (threshold < WORDS).then_some(threshold as u32)
            })
            .collect();
        Self { thresholds }
    }

    /// The count that each word stands for: how many thresholds it has reached.
    #[must_use]
    pub fn counts(&self, words: Lanes<u32>) -> Lanes<f32> {
        counts(&self.thresholds, words)
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn counts(thresholds: &[u32], words: Lanes<u32>) -> Lanes<f32> {
    let mut counts = Lanes::splat(0_u32);
    let (fours, rest) = thresholds.as_chunks::<4>();
    for four in fours {
        for threshold in four {
            counts = counts.zip(words, |count, word| count + u32::from(word >= *threshold));
        }
        // Thresholds rise: those after one that no word has reached are not reached either.
        if words.map(|word| u32::from(word >= four[3])) == Lanes::splat(0) {
            return counts.map(|count| count as f32);
        }
    }
    for threshold in rest {
        counts = counts.zip(words, |count, word| count + u32::from(word >= *threshold));
    }
    counts.map(|count| count as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_example_of_three_outcomes() {
        let table = InverseTable::from_chances([0.25, 0.5, 0.25]);
        let counts = |word| table.counts(Lanes::splat(word))[7];
        assert_eq!(counts(0), 0.0);
        assert_eq!(counts(0x3fff_ffff), 0.0); // a quarter of 2³², less one
        assert_eq!(counts(0x4000_0000), 1.0);
        assert_eq!(counts(0xbfff_ffff), 1.0);
        assert_eq!(counts(0xc000_0000), 2.0);
        assert_eq!(counts(u32::MAX), 2.0);
    }

    #[test]
    fn mean_of_no_events_gives_none() {
        assert_eq!(InverseTable::poisson(0.0).counts(Lanes::splat(u32::MAX)), Lanes::splat(0.0));
    }
}
