//! A series of figures in little space.

use serde::{Serialize, Serializer, ser::SerializeTuple};

/// Characters that stand for themselves in JSON and in a script block: from `!` to `~` without
/// `"`, `&`, `<`, `>` and `\`.
const DIGITS: usize = 89;

/// Steps between the least and the greatest figure; the code above them says that there is none.
const STEPS: u32 = (DIGITS * DIGITS * DIGITS) as u32 - 2;

/// Figures as three characters each, between the least and the greatest of them.
///
/// A figure comes back within a millionth of that range, closer than any page prints it. Where
/// all are the same there are no characters at all.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Packed {
    low: f32,
    high: f32,
    text: String,
}

impl Packed {
    /// Packs a series, in which what is not finite is no figure; none if it holds no figure at all.
    pub fn new(values: &[f32]) -> Option<Self> {
        let (mut low, mut high, mut n_known) = (f32::INFINITY, f32::NEG_INFINITY, 0);
        for &value in values.iter().filter(|value| value.is_finite()) {
            (low, high, n_known) = (low.min(value), high.max(value), n_known + 1);
        }
        if n_known == 0 {
            return None;
        }
        if low == high && n_known == values.len() {
            return Some(Self { low, high, text: String::new() });
        }
        let range = f64::from(high) - f64::from(low);
        let steps = if range > 0.0 { f64::from(STEPS) / range } else { 0.0 };
        let mut text = vec![0; 3 * values.len()];
        for (value, place) in values.iter().zip(text.chunks_exact_mut(3)) {
            // Rounded, as it is nought or more.
            let code = ((f64::from(*value) - f64::from(low)) * steps + 0.5) as u32;
            let code = if value.is_finite() { code } else { STEPS + 1 };
            place.copy_from_slice(&digits(code.min(STEPS + 1) as usize));
        }
        Some(Self { low, high, text: String::from_utf8(text).expect("digits are ASCII") })
    }
}

/// The characters of the digits, from nought.
const PLAIN: [u8; DIGITS] = {
    let mut plain = [0; DIGITS];
    let (mut byte, mut n) = (b'!', 0);
    while byte <= b'~' {
        if !matches!(byte, b'"' | b'&' | b'<' | b'>' | b'\\') {
            plain[n] = byte;
            n += 1;
        }
        byte += 1;
    }
    plain
};

fn digits(code: usize) -> [u8; 3] {
    [code / (DIGITS * DIGITS), code / DIGITS % DIGITS, code % DIGITS].map(|digit| PLAIN[digit])
}

/// `[low, high, "text"]`
impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut parts = serializer.serialize_tuple(3)?;
        parts.serialize_element(&self.low)?;
        parts.serialize_element(&self.high)?;
        parts.serialize_element(&self.text)?;
        parts.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the page's script does, written again.
    fn unpacked(packed: &Packed, n: usize) -> Vec<Option<f64>> {
        if packed.text.is_empty() {
            return vec![Some(f64::from(packed.low)); n];
        }
        let digit = |byte: u8| (b'!'..byte).filter(|b| !br#""&<>\"#.contains(b)).count();
        let range = f64::from(packed.high) - f64::from(packed.low);
        packed
            .text
            .as_bytes()
            .chunks(3)
            .map(|three| {
                let code = three.iter().fold(0, |code, byte| code * DIGITS + digit(*byte)) as u32;
                let place = f64::from(code) / f64::from(STEPS);
                (code <= STEPS).then(|| f64::from(packed.low) + range * place)
            })
            .collect()
    }

    proptest! {
        #[test]
        fn figures_come_back_within_a_millionth_of_their_range(
            values in prop::collection::vec(prop::option::of(-1e6_f32..1e6), 1..60)
        ) {
            let plain: Vec<f32> = values.iter().map(|value| value.unwrap_or(f32::NAN)).collect();
            let Some(packed) = Packed::new(&plain) else {
                prop_assert!(values.iter().all(Option::is_none));
                return Ok(());
            };
            let range = f64::from(packed.high) - f64::from(packed.low);
            let back = unpacked(&packed, values.len());
            prop_assert_eq!(back.len(), values.len());
            for (value, back) in values.iter().zip(back) {
                prop_assert_eq!(value.is_some(), back.is_some());
                if let Some((value, back)) = value.zip(back) {
                    prop_assert!((f64::from(value) - back).abs() <= 1e-6 * range);
                }
            }
        }
    }
}
