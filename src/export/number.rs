//! Numbers as text: short, exact, the same everywhere.

use crate::domain::Lang;

/// Appends the shortest decimal text that reads back to the same `f32`.
///
/// Whole numbers carry no point (`12`, not `12.0`) and zero no sign; below two thousand million
/// all their digits are written, which takes no more room than zeros would. From 0.000001 up to
/// 10¹³ the text is plain decimal; smaller and larger values have an exponent (`2.5e-7`), which
/// every CSV reader takes for a number too. A value that is not finite has no text: a blank cell.
#[expect(clippy::float_cmp, reason = "asks whether the cast was exact")]
pub(super) fn push_f32(out: &mut Vec<u8>, value: f32) {
    let whole = value as i32;
    if whole as f32 == value && whole != i32::MAX {
        push_int(out, whole);
    } else if value.is_finite() {
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(value).as_bytes();
        out.extend_from_slice(text.strip_suffix(b".0").unwrap_or(text));
    }
}

/// Appends nothing for `None`.
pub(super) fn push_some(out: &mut Vec<u8>, value: Option<f32>) {
    if let Some(value) = value {
        push_f32(out, value);
    }
}

/// Appends a whole number.
pub(super) fn push_int<I: itoa::Integer>(out: &mut Vec<u8>, value: I) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

/// [`push_f32`] as a string.
pub(super) fn shortest(value: f32) -> String {
    let mut out = Vec::new();
    push_f32(&mut out, value);
    String::from_utf8(out).expect("digits are ASCII")
}

/// A decimal text with its whole digits in threes: `21,944`, `-1,234.5`.
pub(crate) fn grouped(text: &str) -> String {
    let (whole, rest) = text.split_at(text.find(['.', 'e']).unwrap_or(text.len()));
    let digits = whole.trim_start_matches('-');
    let mut out = whole[..whole.len() - digits.len()].to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// A figure of a sentence, as the page's tables have it: `4,044`, `12.5`, `0.35`, and in Chinese `12.34万` from a
/// hundred thousand.
pub(super) fn said(value: f32, lang: Lang) -> String {
    let value = f64::from(value);
    let size = value.abs();
    if lang == Lang::Zh && size >= 99_999.5 {
        let digits = if size < 1e7 { 2 } else { 1 };
        return format!("{}万", grouped(&format!("{:.digits$}", value / 1e4)));
    }
    let digits = match size {
        _ if size >= 100.0 || size.fract() == 0.0 => 0,
        _ if size >= 10.0 => 1,
        _ => 2,
    };
    grouped(&format!("{value:.digits$}"))
}

/// So many decimals, digits in threes.
pub(super) fn fixed(value: f32, digits: usize) -> String {
    let text = grouped(&format!("{value:.digits$}"));
    // Rounded away, it has no sign either.
    let is_none = !text.contains(|c: char| ('1'..='9').contains(&c));
    if is_none { text.trim_start_matches('-').to_owned() } else { text.replace('-', "−") }
}

/// A difference with its sign, which nothing has not.
pub(super) fn signed(value: f32, digits: usize) -> String {
    let text = fixed(value, digits);
    let is_more = !text.starts_with('−') && text.contains(|c: char| ('1'..='9').contains(&c));
    if is_more { format!("+{text}") } else { text }
}

/// Beds, people and facilities are whole; less than half of one is not none.
pub(super) fn whole(value: f32) -> f32 {
    if value.abs() < 0.5 { value } else { value.round_ties_even() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn usual_magnitudes_are_plain_decimals() {
        let texts = [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (-3.5, "-3.5"),
            (0.1, "0.1"),
            (42_591_408.0, "42591408"),
            (1e-6, "0.000001"),
            (2.5e-7, "2.5e-7"),
            (1.5e12, "1500000000000"),
            (1.5e13, "1.5e+13"),
        ];
        for (value, text) in texts {
            assert_eq!(shortest(value), text);
        }
    }

    #[test]
    fn what_is_not_a_number_is_blank() {
        for value in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            assert_eq!(shortest(value), "");
        }
    }

    #[test]
    fn people_read_digits_in_threes() {
        for (text, said) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-123456.789", "-123,456.789"),
            ("-12", "-12"),
            ("1.5e+13", "1.5e+13"),
        ] {
            assert_eq!(grouped(text), said);
        }
        for (value, zh, en) in [
            (4_044.0, "4,044", "4,044"),
            (21_943.6, "21,944", "21,944"),
            (123_456.0, "12.35万", "123,456"),
            (42_591_408.0, "4,259.1万", "42,591,408"),
            (12.34, "12.3", "12.3"),
            (0.346, "0.35", "0.35"),
            (7.0, "7", "7"),
        ] {
            assert_eq!([Lang::Zh, Lang::En].map(|lang| super::said(value, lang)), [zh, en]);
        }
        let differences =
            [(-0.04, "0.0"), (0.0, "0.0"), (12_345.6, "+12,345.6"), (-1_500.0, "−1,500.0")];
        for (value, text) in differences {
            assert_eq!(signed(value, 1), text);
        }
        assert_eq!([0.4, 0.5, 1.5, 2.5].map(whole), [0.4, 0.0, 2.0, 2.0]);
    }

    proptest! {
        #[test]
        fn every_finite_number_reads_back(bits in any::<u32>()) {
            let value = f32::from_bits(bits);
            prop_assume!(value.is_finite());
            let read = shortest(value).parse::<f32>().unwrap();
            // Both zeros are written `0`.
            prop_assert!(read.to_bits() == value.to_bits() || value.to_bits() << 1 == 0);
        }

        #[test]
        fn no_text_is_longer_than_the_standard_library_s(value in -1e7_f32..1e7) {
            prop_assert!(shortest(value).len() <= value.to_string().len(), "{}", value);
        }
    }
}
