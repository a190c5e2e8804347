//! Cells by hand.

use super::{
    figure::{Parts, amount, year},
    sheet::{Value, address},
};
use proptest::prelude::*;

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

#[test]
fn addresses_are_those_of_spreadsheets() {
    for (row, column, expected) in
        [(0, 0, "A1"), (16, 3, "D17"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")]
    {
        assert_eq!(address(row, column), expected);
    }
}

#[test]
fn numbers_are_read_without_loss() {
    for (found, expected) in [
        ("1200", Some(1200.0)),
        ("１２００", Some(1200.0)),
        ("1,200", Some(1200.0)),
        ("1，200", Some(1200.0)),
        (" 12\u{a0}", Some(12.0)),
        ("+7", Some(7.0)),
        ("0", Some(0.0)),
        ("\u{3000}", None),
    ] {
        assert_eq!(amount(Some(&text(found)), Parts::Whole).unwrap(), expected, "{found}");
    }
    assert_eq!(amount(Some(&text("3.5")), Parts::Any).unwrap(), Some(3.5));
    assert_eq!(amount(None, Parts::Whole).unwrap(), None);
}

#[test]
fn what_is_not_sure_is_refused() {
    for found in [
        "3.5",
        "-1",
        "12,00",
        "1,2345",
        ",5",
        "1.234.567",
        "1e3",
        "O",
        "2O0",
        "三百",
        "#N/A",
        "1-2",
        "5 000",
        "NaN",
        "inf",
        "1000001",
        "%",
        "--",
        "(5)",
    ] {
        assert!(amount(Some(&text(found)), Parts::Whole).is_err(), "{found}");
    }
    for value in [f64::NAN, f64::INFINITY, -0.5, 1e7] {
        assert!(amount(Some(&Value::Number(value)), Parts::Any).is_err(), "{value}");
    }
}

#[test]
fn dates_give_their_year() {
    for found in ["2015-06-30", "2015/6/30", "2015.6", "2015年6月30日", "2015年", "2015"] {
        assert_eq!(year(&text(found)).unwrap(), Some(2015), "{found}");
    }
    assert_eq!(year(&Value::Number(2015.0)).unwrap(), Some(2015));
    assert_eq!(year(&Value::Date(2015, 6, 30)).unwrap(), Some(2015));
    for found in ["0000-01-01", "2015-13-01", "2015-06-31", "明年", "15", "2015-06-30-1", "3015"]
    {
        assert!(year(&text(found)).is_err(), "{found}");
    }
    // A day's number that lost its format, and the day nought of spreadsheets.
    assert!(year(&Value::Number(41_090.0)).is_err());
    assert!(year(&Value::Date(1899, 12, 31)).is_err());
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_none_reads_as_less_than_nothing(found in ".{0,12}") {
        if let Ok(Some(number)) = amount(Some(&text(&found)), Parts::Any) {
            prop_assert!((0.0..=1e6).contains(&number));
        }
        let _ = year(&text(&found));
    }

    #[test]
    fn groups_of_three_say_what_the_digits_say(number in 0_u32..1_000_000) {
        let digits = number.to_string();
        let grouped = match digits.len() {
            0..=3 => digits.clone(),
            n => format!("{},{}", &digits[..n - 3], &digits[n - 3..]),
        };
        prop_assert_eq!(amount(Some(&text(&grouped)), Parts::Whole).unwrap(), Some(f64::from(number)));
    }
}
