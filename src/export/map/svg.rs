//! The few SVG elements that maps are made of.
//!
//! Presentation attributes only, no style sheet: office programs and GIS read no CSS.

use std::fmt::{self, Write};

use super::{
    fit::{cut, readable, wrap},
    palette::DARK,
};
use crate::export::text::push_xml;

/// Fonts of Chinese Windows, macOS and free systems, in this order.
pub(super) const FONTS: &str =
    "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC','Source Han Sans SC',sans-serif";

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) fill: &'static str,
    pub(super) is_bold: bool,
}

impl Style {
    pub(super) const TITLE: Self = Self { size: 20.0, fill: DARK, is_bold: true };
    pub(super) const SUBTITLE: Self = Self { size: 13.0, fill: "#4b5563", is_bold: false };
    pub(super) const HEADING: Self = Self { size: 14.0, fill: DARK, is_bold: true };
    pub(super) const KEY: Self = Self { size: 12.5, fill: DARK, is_bold: false };
    pub(super) const FOOT: Self = Self { size: 11.0, fill: "#6b7280", is_bold: false };
    pub(super) const GROUP: Self = Self { size: 10.0, fill: "#ffffff", is_bold: true };

    /// From one baseline to the next.
    pub(super) const fn leading(self) -> f64 {
        1.4 * self.size
    }

    /// A text in lines no wider than `room`, at most so many.
    pub(super) fn lines(self, text: &str, room: f64, most: usize) -> Vec<String> {
        // Bold runs a little wider.
        let room = room / self.size / if self.is_bold { 1.06 } else { 1.0 };
        let mut lines = wrap(&readable(text), room);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = cut(&format!("{last}……"), room.min(super::fit::width(last) + 1.0));
            }
        }
        lines
    }
}

/// A coordinate as its shortest text; whole ones, which most are, need no search for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain(pub(super) f64);

impl fmt::Display for Plain {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = self.0 as i32;
        if f64::from(whole) == self.0 { whole.fmt(out) } else { self.0.fmt(out) }
    }
}

/// An SVG document as it is written.
#[derive(Debug, Default)]
pub(super) struct Svg(pub(super) String);

impl Svg {
    /// Appends markup of ours, never text from outside.
    pub(super) fn raw(&mut self, markup: std::fmt::Arguments) {
        self.0.write_fmt(markup).expect("memory takes all");
    }

    /// Appends text from outside between tags.
    pub(super) fn escaped(&mut self, text: &str) {
        push_xml(&mut self.0, text);
    }

    /// A line of text that starts at a point of its baseline.
    pub(super) fn text(&mut self, [x, y]: [f64; 2], style: Style, text: &str) {
        let weight = if style.is_bold { " font-weight=\"bold\"" } else { "" };
        let Style { size, fill, .. } = style;
        self.raw(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"{size}\" fill=\"{fill}\"{weight}>",
            short(x),
            short(y)
        ));
        self.escaped(text);
        self.0.push_str("</text>\n");
    }

    /// Lines of text below one another; the height they take is their number times the leading.
    pub(super) fn lines(&mut self, [x, y]: [f64; 2], style: Style, lines: &[String]) {
        for (index, line) in lines.iter().enumerate() {
            self.text([x, y + style.leading() * index as f64], style, line);
        }
    }
}

/// A coordinate to a tenth of a pixel.
pub(super) fn short(coordinate: f64) -> f64 {
    // Plus zero: never `-0`.
    (10.0 * coordinate).round() / 10.0 + 0.0
}
