//! Names and titles from outside, made harmless.

/// Characters that reorder or hide the text around them: bidirectional controls, zero-width
/// characters, the byte order mark, line and paragraph separators.
pub(super) const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}')
}

/// Text without the characters that reorder or hide what stands around them.
pub(super) fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect()
}

/// Appends a CSV cell.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for
/// a formula, in full-width form too; a leading apostrophe keeps it text. Invisible characters
/// are left out. A comma, a quote or a line break puts the cell in quotes.
pub(super) fn push_cell(out: &mut Vec<u8>, text: &str) {
    let start = out.len();
    let text = text.trim_start_matches(|c| is_invisible(c) || c == '\0');
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        out.push(b'\'');
    }
    let mut utf8 = [0; 4];
    for c in text.chars().filter(|c| !is_invisible(*c) && *c != '\0') {
        if c == '"' {
            out.push(b'"');
        }
        out.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes());
    }
    if out[start..].iter().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r')) {
        out.insert(start, b'"');
        out.push(b'"');
    }
}

/// Appends text as it may stand in XML, between tags or in quotes.
///
/// Characters that XML forbids and invisible ones are left out; a line break becomes a space.
pub(super) fn push_xml(out: &mut String, text: &str) {
    for c in text.chars().filter(|c| !is_invisible(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut out = Vec::new();
        push_cell(&mut out, text);
        String::from_utf8(out).unwrap()
    }

    fn xml(text: &str) -> String {
        let mut out = String::new();
        push_xml(&mut out, text);
        out
    }

    #[test]
    fn formulas_stay_text() {
        for text in ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"] {
            assert!(cell(text).starts_with('\''), "{text}");
        }
        assert_eq!(cell("\r=1"), "\"'\r=1\"");
        assert_eq!(cell("和平区"), "和平区");
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        assert_eq!(cell("a,b"), "\"a,b\"");
        assert_eq!(cell("a \"b\""), "\"a \"\"b\"\"\"");
        assert_eq!(cell("a\nb"), "\"a\nb\"");
        assert_eq!(cell("=\"a\""), "\"'=\"\"a\"\"\"");
    }

    #[test]
    fn marks_that_turn_text_around_are_left_out() {
        assert_eq!(cell("\u{202e}区平和"), "区平和");
        assert_eq!(cell("\u{200b}=1"), "'=1");
        assert_eq!(xml("a\u{202e}<script>\u{0}\u{2066}&'"), "a&lt;script&gt;&amp;&#39;");
    }
}
