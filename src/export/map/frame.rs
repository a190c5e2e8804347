//! What stands around the picture of a map: header, legend, foot.

use super::{
    dictionary::basis_line,
    fading::{HOW, push_tree},
    fit::readable,
    palette::DARK,
    scale::Scale,
    svg::{FONTS, Style, Svg, short},
    tile::{Shown, TILE, hatching},
    words::{MapText, NO_DENOMINATOR, SOME_ASSUMED},
};
use crate::domain::{Basis, Lang};

const MARGIN: f64 = 24.0;
/// The width of the legend, and its distance from the picture.
const LEGEND: f64 = 190.0;
const GAP: f64 = 28.0;
/// A key of the legend: its box, and the distance to the next.
const KEY: [f64; 2] = [28.0, 18.0];
const KEY_STEP: f64 = 24.0;

/// Hatching of 8 × 8 pixels, with what reaches in from beyond the corners.
const RISING: &str = "M-2 2L2 -2M0 8L8 0M6 10L10 6";
const FALLING: &str = "M-2 6L2 10M0 0L8 8M6 -2L10 2";

/// The page around a map: its lines of text and its measures.
pub(super) struct Frame {
    title: String,
    lang: Lang,
    /// Each block of lines above the picture.
    header: [(Style, Vec<String>); 2],
    foot: Vec<String>,
    width: f64,
    height: f64,
    /// The upper left corner of the picture.
    pub(super) corner: [f64; 2],
}

impl Frame {
    /// The page around a picture of a size, with a text at its foot.
    pub(super) fn new(
        size: [f64; 2],
        scale: &Scale,
        text: &MapText,
        shown: &[Shown],
        foot: &str,
    ) -> Self {
        let width = (size[0] + GAP + LEGEND + 2.0 * MARGIN).max(720.0);
        let room = width - 2.0 * MARGIN;
        let mut subtitle = text.subtitle.clone();
        if shown.iter().any(|shown| shown.basis == Basis::Assumption) {
            subtitle = format!("{subtitle} · {}", SOME_ASSUMED.get(text.lang));
        }
        let header = [
            (Style::TITLE, Style::TITLE.lines(&text.title, room, 2)),
            (Style::SUBTITLE, Style::SUBTITLE.lines(&subtitle, room, 4)),
        ];
        let foot = Style::FOOT.lines(foot, room, 5);
        let tall = |(style, lines): &(Style, Vec<String>)| style.leading() * lines.len() as f64;
        let top = MARGIN + header.iter().map(tall).sum::<f64>() + 16.0;
        // Classes, four other keys, and the words above them.
        let classes = if scale.fades { 8 } else { scale.len() };
        let legend = KEY_STEP * (classes + 4) as f64 + 90.0;
        let below = GAP + Style::FOOT.leading() * foot.len() as f64 + MARGIN - 8.0;
        Self {
            title: text.title.clone(),
            lang: text.lang,
            header,
            foot,
            width,
            height: short(top + size[1].max(legend) + below),
            // A narrow map stands in the middle of what the legend leaves.
            corner: [MARGIN + (room - GAP - LEGEND - size[0]) / 2.0, top].map(short),
        }
    }

    /// The document up to the first tile.
    pub(super) fn push_opening(&self, svg: &mut Svg) {
        let (width, height) = (self.width, self.height);
        let lang = match self.lang {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        };
        svg.raw(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" role=\"img\" xml:lang=\"{lang}\" \
             font-family=\"{FONTS}\">\n<title>"
        ));
        svg.escaped(&readable(&self.title));
        svg.raw(format_args!(
            "</title>\n<defs><clipPath id=\"tile\"><rect width=\"{TILE}\" height=\"{TILE}\"/>\
             </clipPath>"
        ));
        for (tone, stroke, opacity) in [("dark", DARK, 0.22), ("light", "#ffffff", 0.3)] {
            for (pattern, falling) in [("downscaled", ""), ("assumption", FALLING)] {
                svg.raw(format_args!(
                    "<pattern id=\"{pattern}-{tone}\" width=\"8\" height=\"8\" \
                     patternUnits=\"userSpaceOnUse\"><path d=\"{RISING}{falling}\" \
                     stroke=\"{stroke}\" stroke-opacity=\"{opacity}\" fill=\"none\"/></pattern>"
                ));
            }
        }
        svg.raw(format_args!(
            "</defs>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
        ));
        let mut y = MARGIN - 4.0;
        for (style, lines) in &self.header {
            svg.lines([MARGIN, y + style.size], *style, lines);
            y += style.leading() * lines.len() as f64 + 2.0;
        }
        let foot = Style::FOOT.leading() * (self.foot.len() as f64 - 1.0);
        svg.lines([MARGIN, height - MARGIN + 6.0 - foot], Style::FOOT, &self.foot);
    }

    /// Classes, hatchings and lines, and what they mean.
    pub(super) fn push_legend(
        &self,
        svg: &mut Svg,
        scale: &Scale,
        text: &MapText,
        shown: &[Shown],
    ) {
        let x = self.width - MARGIN - LEGEND;
        let mut y = self.corner[1] + 12.0;
        for (style, words) in [(Style::HEADING, &text.legend), (Style::SUBTITLE, &text.unit)] {
            let lines = style.lines(words, LEGEND, 3);
            svg.lines([x, y], style, &lines);
            y += style.leading() * lines.len() as f64;
        }
        if scale.fades {
            let lines = Style::SUBTITLE.lines(HOW.get(text.lang), LEGEND, 4);
            svg.lines([x, y], Style::SUBTITLE, &lines);
            y += Style::SUBTITLE.leading() * (lines.len() as f64 - 0.6);
            y += push_tree(svg, [x, y], LEGEND, scale, text.lang);
        }
        let mut key = |fill: &str, line: &str, words: &str| {
            let [width, height] = KEY;
            svg.raw(format_args!(
                "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" \
                 {line}/>",
                short(y)
            ));
            svg.text([x + width + 9.0, y + 13.5], Style::KEY, words);
            y += KEY_STEP;
        };
        let thin = "stroke=\"#9ca3af\" stroke-width=\"0.8\"";
        let classes = if scale.fades { 0 } else { scale.len() };
        for class in 0..classes {
            key(scale.swatch(class).fill, thin, &scale.label(class, text.lang));
        }
        if shown.iter().any(|shown| shown.figure().is_none()) {
            let dashed = "stroke=\"#9ca3af\" stroke-dasharray=\"3 3\"";
            key("#ffffff", dashed, NO_DENOMINATOR.get(text.lang));
        }
        for basis in [Basis::Downscaled, Basis::Assumption] {
            let is_used = shown.iter().any(|shown| shown.value.is_some() && shown.basis == basis);
            if let Some(pattern) = hatching(basis).filter(|_| is_used) {
                key(&format!("url(#{pattern}-dark)"), thin, &basis_line(basis, text.lang));
            }
        }
        let thick = format!("stroke=\"{DARK}\" stroke-width=\"2.6\"");
        key("none", &thick, text.groups());
    }
}
