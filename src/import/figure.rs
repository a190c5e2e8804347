//! Cells as figures, read without loss or not at all.

use super::sheet::Value;
use crate::messages::{self, Said};

/// More beds or people than any county has in homes; the largest has about 50,000.
pub(super) const MOST: f64 = 1e6;

/// Whether parts of one may stand there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Parts {
    /// Beds and residents.
    Whole,
    /// Carers may be counted by working time.
    Any,
}

/// A cell as an amount; `None` if it is blank.
pub(super) fn amount(value: Option<&Value>, parts: Parts) -> Result<Option<f64>, Said> {
    let Some(value) = value else { return Ok(None) };
    let shown = value.shown();
    let number = match value {
        Value::Number(number) => *number,
        Value::Text(text) => match number_in(&plain(text), &shown)? {
            Some(number) => number,
            None => return Ok(None),
        },
        Value::Percent(_) => return Err(messages::cell_percent(shown)),
        Value::Date(..) => return Err(messages::cell_date(shown)),
        Value::Error(_) => return Err(messages::cell_error(shown)),
        Value::Flag(_) => return Err(messages::cell_flag(shown)),
    };
    if !number.is_finite() {
        return Err(messages::cell_no_number(shown));
    }
    if number < 0.0 {
        return Err(messages::cell_negative(shown));
    }
    if number > MOST {
        return Err(messages::cell_too_many(shown, MOST));
    }
    if parts == Parts::Whole && number.fract() != 0.0 {
        return Err(messages::cell_fraction(shown));
    }
    Ok(Some(number))
}

/// Degrees east or north, as a decimal number between two bounds.
pub(super) fn coordinate(value: &Value, low: f64, high: f64) -> Result<f64, Said> {
    let shown = value.shown();
    let number = match value {
        Value::Number(number) => Some(*number),
        Value::Text(text) => plain(text).parse().ok(),
        _ => None,
    };
    let Some(number) = number.filter(|number: &f64| number.is_finite()) else {
        return Err(messages::coordinate_wrong(shown));
    };
    if (low..=high).contains(&number) {
        Ok(number)
    } else {
        Err(messages::coordinate_outside(shown, low, high))
    }
}

/// Text with full-width characters made narrow, blanks of every width at its ends and characters
/// of no width removed.
pub(super) fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        _ => c,
    };
    let seen =
        |c: &char| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{202a}'..='\u{202e}');
    text.chars().filter(seen).map(narrow).collect::<String>().trim().to_owned()
}

/// Plain text as a number; `None` if nothing is left of it.
fn number_in(text: &str, shown: &str) -> Result<Option<f64>, Said> {
    if text.is_empty() {
        return Ok(None);
    }
    let dash = |c: char| "-—–－/\\.*…".contains(c);
    if text.chars().all(dash)
        || ["无", "不详", "未知", "暂无", "na", "n/a", "none", "nil"]
            .contains(&&*text.to_lowercase())
    {
        return Err(messages::cell_dash(shown));
    }
    if text.ends_with('%') {
        return Err(messages::cell_percent(shown));
    }
    let digits = |c: char| c.is_ascii_digit() || ".,-+".contains(c);
    if !text.chars().all(digits) {
        let numeral = text.chars().any(|c| c.is_ascii_digit());
        return Err(if numeral && text.chars().any(char::is_alphabetic) {
            messages::cell_with_unit(shown, 300)
        } else {
            messages::cell_no_number(shown)
        });
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next().unwrap_or_default();
    let mut grouped = groups.peekable();
    if grouped.peek().is_some() || rest.contains(',') {
        let sound = (1..=3).contains(&first.len()) && grouped.all(|group| group.len() == 3);
        if !sound || rest.contains(',') {
            return Err(messages::cell_groups(shown));
        }
    }
    let bare: String = text.chars().filter(|c| *c != ',').collect();
    bare.parse().map(Some).map_err(|_| messages::cell_no_number(shown))
}

/// The year of a date or of a year alone.
pub(super) fn year(value: &Value) -> Result<Option<i32>, Said> {
    let shown = value.shown();
    let year = match value {
        Value::Date(year, ..) => i32::from(*year),
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e4 => *number as i32,
        Value::Text(text) => {
            let text = plain(text);
            if text.is_empty() {
                return Ok(None);
            }
            date_in(&text).ok_or_else(|| messages::date_wrong(&shown))?
        }
        _ => return Err(messages::date_wrong(shown)),
    };
    if (1900..=2100).contains(&year) { Ok(Some(year)) } else { Err(messages::date_year(shown)) }
}

/// `2015-06-30`, `2015/6/30`, `2015.6`, `2015年6月30日`, `2015`.
fn date_in(text: &str) -> Option<i32> {
    let text = text.trim_end_matches(['日', '月', '年']);
    let mut parts = text.split(['-', '/', '.', '年', '月']).map(|part| part.trim().parse::<u16>());
    let year = parts.next()?.ok()?;
    let month = parts.next().unwrap_or(Ok(1)).ok()?;
    let day = parts.next().unwrap_or(Ok(1)).ok()?;
    let days = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let sound = (1..=12).contains(&month) && (1..=days).contains(&day) && parts.next().is_none();
    // A date without a year that could be one is told apart from no date at all.
    (sound || year == 0).then_some(i32::from(year))
}
