//! Text in boxes, without knowing the font.
//!
//! Widths are upper estimates for the fonts of the maps' stack, so that what fits here fits on
//! screen; names of odd characters are cut by the tile's clip path at worst.

use super::super::text::is_invisible;

/// Lines of text and the size they are set in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fitted {
    pub(super) size: f64,
    pub(super) lines: Vec<String>,
}

/// Below this size (in pixels) a name is cut rather than set smaller.
const SMALLEST: f64 = 7.0;

/// A name without line breaks, invisible characters and stacked accents, at most 300 characters.
pub(super) fn readable(text: &str) -> String {
    let kept = text.chars().filter(|c| !is_invisible(*c) && !is_combining(*c));
    let spaced: String = kept.map(|c| if c.is_control() { ' ' } else { c }).take(300).collect();
    spaced.trim().to_owned()
}

/// The width of a text, in units of its size.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(char_width).sum()
}

fn char_width(c: char) -> f64 {
    match c {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!'
        | '(' | ')' | '[' | ']' | '·' => 0.4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        'A'..='Z' | '&' | '<' | '>' | '=' | '+' | '–' | '≥' => 0.72,
        '\0'..='\u{24f}' => 0.6,
        // Chinese, Japanese, Korean, full-width forms, emoji.
        '\u{250}'..='\u{33fff}' if !matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{12000}'..='\u{1cfff}') => {
            1.0
        }
        // Ligatures and signs as wide as whole sentences.
        _ => 12.0,
    }
}

/// Whether a line may break on either side.
fn is_wide(c: char) -> bool {
    ('\u{2e80}'..='\u{33fff}').contains(&c)
}

const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe2f}')
}

/// Sets a name in one line, else in two, else cut short with `…`, no larger than `largest`.
pub(super) fn fit(text: &str, room: f64, largest: f64) -> Fitted {
    let size_of = |lines: &[String]| {
        let widest = lines.iter().map(|line| width(line)).fold(0.1, f64::max);
        (2.0 * room / widest).floor() / 2.0
    };
    let one = vec![text.to_owned()];
    let two = halved(text);
    let (one_size, two_size) = (size_of(&one).min(largest), size_of(&two).min(largest - 2.0));
    let comfortable = largest - 3.5;
    if one_size >= comfortable || (one_size >= SMALLEST && (two.len() < 2 || one_size >= two_size))
    {
        Fitted { size: one_size, lines: one }
    } else if two_size >= SMALLEST {
        Fitted { size: two_size, lines: two }
    } else {
        Fitted { size: SMALLEST, lines: vec![cut(text, room / SMALLEST)] }
    }
}

/// The text, or its beginning and `…`, no wider than `room` times its size.
pub(super) fn cut(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut left = room - 1.0;
    for c in text.chars() {
        left -= char_width(c);
        if left < 0.0 {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// Two lines of about one width: parted at a space or before a Chinese character, never in a word.
fn halved(text: &str) -> Vec<String> {
    let is_break = |(_, c): &(usize, char)| *c == ' ' || is_wide(*c);
    let places = text.char_indices().filter(is_break).map(|(at, _)| at);
    let wider = |at: &usize| width(text[..*at].trim_end()).max(width(text[*at..].trim_start()));
    match places.min_by(|a, b| wider(a).total_cmp(&wider(b))) {
        Some(at) if at > 0 => {
            vec![text[..at].trim_end().to_owned(), text[at..].trim_start().to_owned()]
        }
        _ => vec![text.to_owned()],
    }
}

/// Lines no wider than `room` times the size: broken at spaces and between Chinese characters,
/// never before a closing mark.
pub(super) fn wrap(text: &str, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let line = lines.last_mut().expect("there is a line from the start");
        if !line.is_empty() && width(line) + width(piece.trim_end()) > room {
            line.truncate(line.trim_end().len());
            lines.push(cut(piece.trim_start(), room));
        } else {
            line.push_str(&cut(piece, room));
        }
    }
    lines
}

/// What may not be parted: words with the spaces after them, Chinese characters with the marks
/// after them.
fn pieces(text: &str) -> Vec<&str> {
    let closes = |c: char| "，。；：、）》」”’！？,.;:)%…·".contains(c);
    let opens = |c: char| "（《「“‘(".contains(c);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (at, c) in text.char_indices() {
        let is_break = previous.is_some_and(|previous| {
            !closes(c)
                && !opens(previous)
                && ((previous == ' ' && c != ' ') || is_wide(previous) || is_wide(c))
        });
        if is_break {
            pieces.push(&text[start..at]);
            start = at;
        }
        previous = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_names_stay_large_and_long_ones_take_two_lines() {
        assert_eq!(fit("和平", 54.0, 14.0), Fitted { size: 14.0, lines: vec!["和平".into()] });
        assert_eq!(
            fit("喀喇沁左翼", 54.0, 14.0),
            Fitted { size: 10.5, lines: vec!["喀喇沁左翼".into()] }
        );
        assert_eq!(fit("塔什库尔干高新区", 54.0, 14.0).lines, ["塔什库尔", "干高新区"]);
        assert_eq!(fit("Harqin Left Wing", 54.0, 14.0).lines, ["Harqin", "Left Wing"]);
        assert_eq!(fit("Diaobingshan", 54.0, 12.0).lines, ["Diaobingshan"]);
    }

    #[test]
    fn a_name_of_three_hundred_characters_is_cut() {
        let fitted = fit(&"县".repeat(300), 54.0, 14.0);
        assert_eq!(fitted.lines, ["县县县县县县…"]);
    }

    #[test]
    fn closing_marks_never_begin_a_line() {
        assert_eq!(wrap("甲乙丙，丁（戊）", 3.0), ["甲乙", "丙，丁", "（戊）"]);
        assert_eq!(wrap("one two three", 4.5), ["one two", "three"]);
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_its_room(text in ".{0,60}", room in 30.0..90.0) {
            let fitted = fit(&readable(&text), room, 14.0);
            for line in &fitted.lines {
                prop_assert!(width(line) * fitted.size <= room + 1e-9, "{fitted:?}");
            }
            for line in wrap(&readable(&text), 20.0) {
                prop_assert!(width(&line) <= 20.0 + 1e-9, "{line}");
            }
        }
    }
}
