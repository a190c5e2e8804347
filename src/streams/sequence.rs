use super::philox;
use rand::TryRng;
use std::convert::Infallible;

/// The random numbers of one draw, region, year and purpose, one after the other.
///
/// It is a generator of the `rand` crate, so whatever takes one of those takes it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sequence {
    key: [u32; 2],
    address: [u32; 3],
    calls: u32,
    words: [u32; 4],
    used: usize,
}

impl Sequence {
    pub(super) const fn new(key: [u32; 2], address: [u32; 3]) -> Self {
        Self { key, address, calls: 0, words: [0; 4], used: 4 }
    }

    fn word(&mut self) -> u32 {
        if self.used == self.words.len() {
            let [draw, place, time] = self.address;
            self.words = philox::words(self.key, [draw, place, time, self.calls]);
            self.calls = self.calls.wrapping_add(1);
            self.used = 0;
        }
        self.used += 1;
        self.words[self.used - 1]
    }
}

impl TryRng for Sequence {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.word())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let low = u64::from(self.word());
        Ok(low | (u64::from(self.word()) << 32))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(4) {
            chunk.copy_from_slice(&self.word().to_le_bytes()[..chunk.len()]);
        }
        Ok(())
    }
}
