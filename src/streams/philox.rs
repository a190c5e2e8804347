//! Philox4x32-10: a shuffle of the 128-bit counters, another for each 64-bit key, whose results
//! look random.
//!
//! Salmon, Moraes, Dror and Shaw (2011), *Parallel random numbers: as easy as 1, 2, 3*.

const ROUNDS: u32 = 10;
const MULTIPLIERS: [u64; 2] = [0xD251_1F53, 0xCD9E_8D57];
/// What the two halves of the key grow by each round.
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];
const LOW: u64 = 0xFFFF_FFFF;

/// The four words of one counter.
///
/// Words stay 64 bits wide throughout, as the products are.
#[inline(always)]
pub(super) fn words(key: [u32; 2], counter: [u32; 4]) -> [u32; 4] {
    let [mut c0, mut c1, mut c2, mut c3] = [
        u64::from(counter[0]),
        u64::from(counter[1]),
        u64::from(counter[2]),
        u64::from(counter[3]),
    ];
    for round in 0..ROUNDS {
        let k0 = u64::from(key[0].wrapping_add(round.wrapping_mul(WEYL[0])));
        let k1 = u64::from(key[1].wrapping_add(round.wrapping_mul(WEYL[1])));
        let (p0, p1) = (c0 * MULTIPLIERS[0], c2 * MULTIPLIERS[1]);
        (c0, c1, c2, c3) = ((p1 >> 32) ^ c1 ^ k0, p1 & LOW, (p0 >> 32) ^ c3 ^ k1, p0 & LOW);
    }
    [c0 as u32, c1 as u32, c2 as u32, c3 as u32]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers published with Random123 (`kat_vectors`, `philox4x32 10`).
    const KNOWN: [([u32; 4], [u32; 2], [u32; 4]); 3] = [
        ([0; 4], [0; 2], [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]),
        ([u32::MAX; 4], [u32::MAX; 2], [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]),
        (
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
            [0xa409_3822, 0x299f_31d0],
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1],
        ),
    ];

    #[test]
    fn words_are_the_published_ones() {
        for (counter, key, expected) in KNOWN {
            assert_eq!(words(key, counter), expected);
        }
    }
}
