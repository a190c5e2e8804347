//! A map with the planner's own outlines, as SVG.

use super::{
    border::group_borders,
    fit::width,
    frame::Frame,
    label::{name, short_names},
    layout::group_of,
    palette::DARK,
    projection::{Projection, Unit},
    scale::Scale,
    svg::{Svg, short},
    tile::{Shown, hatching},
    words::MapText,
};
use crate::{domain::Lang, export::outlines::Outlines, results::Place};

/// Sizes a name may have.
const SIZES: [f64; 4] = [12.0, 11.0, 10.0, 9.0];

/// A map's ground with outlines. It serves maps of many figures.
#[derive(Clone, Debug)]
pub struct OutlineMap {
    size: [f64; 2],
    units: Vec<Unit>,
    /// The path of the borders between groups.
    borders: String,
    /// Full and short names in Chinese and in English.
    names: [[Vec<String>; 2]; 2],
    approval_no: Option<String>,
}

impl OutlineMap {
    /// Fits outlines into a picture; `groups` are the prefectures.
    #[must_use]
    pub fn new(units: &[Place], groups: &[Place], outlines: &Outlines) -> Self {
        let projection = Projection::of(units, outlines);
        let drawn = units.iter().map(|unit| projection.unit(unit, outlines)).collect();
        let rings = units.iter().flat_map(|unit| {
            let shapes = outlines.shapes.get(&unit.code).into_iter().flatten().flatten();
            shapes.map(move |ring| (group_of(unit), ring.as_slice()))
        });
        let lines = group_borders(rings).into_iter().map(|line| projection.path(&line, false));
        Self {
            size: projection.size,
            units: drawn,
            borders: lines.collect(),
            names: [Lang::Zh, Lang::En].map(|lang| {
                [
                    units.iter().map(|unit| name(unit, lang)).collect(),
                    short_names(units, groups, lang),
                ]
            }),
            approval_no: outlines.approval_no.clone(),
        }
    }

    /// Width and height of the picture.
    #[must_use]
    pub const fn size(&self) -> [f64; 2] {
        self.size
    }

    /// Of each unit the path of its outline, where it has one of its own, the place of its name,
    /// and the width and height there is for it.
    pub fn shapes(&self) -> impl Iterator<Item = (Option<&str>, [f64; 2], [f64; 2])> {
        self.units.iter().map(|unit| (unit.path.as_deref(), unit.anchor, unit.room))
    }

    /// The path of the borders between groups.
    #[must_use]
    pub fn borders(&self) -> &str {
        &self.borders
    }

    /// 审图号, where the outlines have one.
    #[must_use]
    pub fn approval_no(&self) -> Option<&str> {
        self.approval_no.as_deref()
    }

    /// Draws one figure of every unit, in their order, as an SVG document.
    ///
    /// # Panics
    ///
    /// When there are not as many figures as units.
    #[must_use]
    pub fn draw(&self, shown: &[Shown], scale: &Scale, text: &MapText) -> String {
        assert_eq!(shown.len(), self.units.len(), "one figure a unit");
        let [full, short_names] = match text.lang {
            Lang::Zh => &self.names[0],
            Lang::En => &self.names[1],
        };
        let foot = text.outline_foot(self.approval_no.as_deref());
        let frame = Frame::new(self.size, scale, text, shown, &foot);
        let mut svg = Svg::default();
        frame.push_opening(&mut svg);
        let [x, y] = frame.corner;
        svg.raw(format_args!("<g transform=\"translate({x} {y})\" fill-rule=\"evenodd\">\n"));
        for ((unit, shown), full) in self.units.iter().zip(shown).zip(full) {
            push_unit(&mut svg, unit, shown, full, scale, text.lang);
        }
        svg.raw(format_args!(
            "<path d=\"{}\" stroke=\"{DARK}\" stroke-width=\"1.8\" stroke-linejoin=\"round\" \
             fill=\"none\"/>\n",
            self.borders
        ));
        self.push_labels(&mut svg, shown, short_names, scale, text.lang);
        svg.0.push_str("</g>\n");
        frame.push_legend(&mut svg, scale, text, shown);
        svg.0.push_str("</svg>\n");
        svg.0
    }

    /// Names and figures where there is room, the largest units first.
    fn push_labels(
        &self,
        svg: &mut Svg,
        shown: &[Shown],
        names: &[String],
        scale: &Scale,
        lang: Lang,
    ) {
        let mut order: Vec<_> = (0..self.units.len()).collect();
        let area = |unit: usize| self.units[unit].room[0] * self.units[unit].room[1];
        order.sort_by(|a, b| area(*b).total_cmp(&area(*a)));
        let mut taken: Vec<[f64; 4]> = Vec::new();
        for unit in order {
            let Unit { anchor: [x, y], room, .. } = self.units[unit];
            let number = scale.words_of(&shown[unit], lang);
            let lines: Vec<_> = [Some(names[unit].clone()), number].into_iter().flatten().collect();
            let fitting = SIZES.into_iter().find_map(|size| {
                let wide = lines.iter().map(|line| width(line)).fold(0.0, f64::max) * size;
                let tall = 1.15 * size * lines.len() as f64;
                let place = [x - wide / 2.0, y - tall / 2.0, x + wide / 2.0, y + tall / 2.0];
                let fits = wide <= 0.85 * room[0] && tall <= 0.85 * room[1];
                (fits && taken.iter().all(|other| !overlap(place, *other))).then_some((size, place))
            });
            let Some((size, place)) = fitting else { continue };
            taken.push(place);
            let swatch = scale.swatch_of(&shown[unit]);
            let [ground, ink] =
                swatch.map_or(["#ffffff", "#6b7280"], |swatch| [swatch.fill, swatch.ink]);
            svg.raw(format_args!(
                "<g fill=\"{ink}\" stroke=\"{ground}\" stroke-width=\"2.5\" \
                 stroke-linejoin=\"round\" paint-order=\"stroke\" text-anchor=\"middle\" \
                 font-size=\"{size}\" pointer-events=\"none\">"
            ));
            for (index, line) in lines.iter().enumerate() {
                let baseline = place[1] + size * (0.95 + 1.15 * index as f64);
                svg.raw(format_args!("<text x=\"{}\" y=\"{}\">", short(x), short(baseline)));
                svg.escaped(line);
                svg.0.push_str("</text>");
            }
            svg.0.push_str("</g>\n");
        }
    }
}

fn push_unit(svg: &mut Svg, unit: &Unit, shown: &Shown, full: &str, scale: &Scale, lang: Lang) {
    let swatch = scale.swatch_of(shown);
    let fill = swatch.map_or("#ffffff", |swatch| swatch.fill);
    let pattern = hatching(shown.basis).filter(|_| shown.figure().is_some());
    svg.0.push_str("<g>");
    shown.push_tooltip(svg, full, lang);
    let mut push_shape = |fill: &str, line: &str| match &unit.path {
        Some(path) => svg.raw(format_args!("<path d=\"{path}\" fill=\"{fill}\" {line}/>")),
        None => svg.raw(format_args!(
            "<circle cx=\"{}\" cy=\"{}\" r=\"6\" fill=\"{fill}\" {line}/>",
            unit.anchor[0], unit.anchor[1]
        )),
    };
    let line = if shown.figure().is_none() {
        "stroke=\"#9ca3af\" stroke-width=\"0.8\" stroke-dasharray=\"3 3\""
    } else {
        "stroke=\"#6b7280\" stroke-width=\"0.5\""
    };
    push_shape(fill, line);
    if let Some(pattern) = pattern {
        let tone = if swatch.is_some_and(super::Swatch::is_dark) { "light" } else { "dark" };
        push_shape(&format!("url(#{pattern}-{tone})"), "");
    }
    svg.0.push_str("</g>\n");
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

#[cfg(test)]
mod tests;
