//! A style that QGIS applies to `shortfall.geojson` by its name alone.

use std::fmt::Write;

use super::{
    lookup::{headline_targets, years_shown},
    map::{Scale, Statistic, Swatch, basis_words},
    text::push_xml,
};
use crate::{
    domain::{Basis, Lang},
    results::Results,
};

/// `shortfall.qml`: the probability of a shortfall of the first headline target at its deadline.
///
/// Classes and colours are those of the maps; counties without a denominator are white, those
/// whose basis is downscaled or an assumption are hatched (polygons) or ringed (points), and
/// labelled with their name. None where the run has no headline target.
#[must_use]
pub fn shortfall_qml(results: &Results, geometry: QgisGeometry, lang: Lang) -> Option<String> {
    let (_, target) = headline_targets(results).next()?;
    let year = *years_shown(results, target).first()?;
    let scale = Scale::probability();
    let figure = format!("\"{}__prob_shortfall_{year}\"", target.id.replace('"', "\"\""));
    let basis = format!("\"{}__basis_{year}\"", target.id.replace('"', "\"\""));
    let mut rules = Vec::new();
    for class in 0..scale.len() {
        let range = scale.range(class);
        let from = range[0].map(|start| format!("{figure} >= {start}"));
        let to = range[1].map(|end| format!("{figure} < {end}"));
        let filter: Vec<_> = from.into_iter().chain(to).collect();
        let fill = Fill::Colour(scale.swatch(class));
        rules.push(Rule { filter: filter.join(" AND "), label: scale.label(class, lang), fill });
    }
    let none = match lang {
        Lang::Zh => "无分母",
        Lang::En => "no denominator",
    };
    rules.push(Rule { filter: format!("{figure} IS NULL"), label: none.into(), fill: Fill::Empty });
    for weak in [Basis::Downscaled, Basis::Assumption] {
        rules.push(Rule {
            filter: format!("{basis} = '{}' AND {figure} IS NOT NULL", weak.id()),
            label: basis_words(weak).get(lang).to_owned(),
            fill: Fill::Hatching(weak),
        });
    }
    let words = Statistic::ProbShortfall.words("", lang);
    let title = match lang {
        Lang::Zh => format!("{}——{year}年末{words}", target.zh),
        Lang::En => format!("{}, {words}, end of {year}", target.en),
    };
    Some(document(&rules, geometry, &title))
}

/// What the layer's features are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum QgisGeometry {
    /// Without outlines.
    Points,
    /// With the planner's outlines.
    Polygons,
}

struct Rule {
    filter: String,
    label: String,
    fill: Fill,
}

#[derive(Clone, Copy)]
enum Fill {
    Colour(Swatch),
    Empty,
    Hatching(Basis),
}

fn document(rules: &[Rule], geometry: QgisGeometry, title: &str) -> String {
    let mut qml = String::from(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.22\" styleCategories=\"Symbology|Labeling\">\n\
         <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" symbollevels=\"0\">\n\
         <rules key=\"root\">\n",
    );
    // One rule around all carries the title into the legend.
    push(&mut qml, "<rule key=\"title\" label=\"", title, "\">\n");
    for (index, rule) in rules.iter().enumerate() {
        let head = format!("<rule key=\"r{index}\" symbol=\"{index}\" label=\"");
        push(&mut qml, &head, &rule.label, "\" filter=\"");
        push(&mut qml, "", &rule.filter, "\"/>\n");
    }
    qml.push_str("</rule>\n</rules>\n<symbols>\n");
    let kind = match geometry {
        QgisGeometry::Points => "marker",
        QgisGeometry::Polygons => "fill",
    };
    for (index, rule) in rules.iter().enumerate() {
        let layer = match geometry {
            QgisGeometry::Points => marker(rule.fill),
            QgisGeometry::Polygons => area(rule.fill),
        };
        writeln!(
            qml,
            "<symbol name=\"{index}\" type=\"{kind}\" alpha=\"1\" clip_to_extent=\"1\">{layer}</symbol>"
        )
        .expect("memory takes all");
    }
    qml.push_str(
        "</symbols>\n</renderer-v2>\n<labeling type=\"simple\"><settings>\
         <text-style fieldName=\"region_name\" isExpression=\"0\" fontSize=\"8\" \
         fontSizeUnit=\"Point\" fontFamily=\"Microsoft YaHei\" textColor=\"29,39,51,255\">\
         <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" \
         bufferColor=\"255,255,255,255\"/></text-style>\
         <placement placement=\"0\" dist=\"2\" distUnits=\"MM\"/>\
         <rendering drawLabels=\"1\"/></settings></labeling>\n</qgis>\n",
    );
    qml
}

/// Markup, a text from outside, and markup.
fn push(qml: &mut String, before: &str, text: &str, after: &str) {
    qml.push_str(before);
    push_xml(qml, text);
    qml.push_str(after);
}

fn marker(fill: Fill) -> String {
    let (colour, size, line) = match fill {
        Fill::Colour(swatch) => (rgb(swatch.fill), "4.2", "solid"),
        Fill::Empty => (rgb("#ffffff"), "4.2", "dot"),
        Fill::Hatching(Basis::Assumption) => ("0,0,0,0".to_owned(), "6.4", "dot"),
        Fill::Hatching(_) => ("0,0,0,0".to_owned(), "6.4", "solid"),
    };
    let properties = [
        ("name", "circle"),
        ("color", &colour),
        ("size", size),
        ("outline_color", "107,114,128,255"),
        ("outline_style", line),
        ("outline_width", "0.2"),
    ];
    layer("SimpleMarker", &properties, "")
}

fn area(fill: Fill) -> String {
    let outline = [("outline_color", "107,114,128,255"), ("outline_width", "0.15")];
    match fill {
        Fill::Colour(swatch) => {
            let colour = rgb(swatch.fill);
            let own = [("color", colour.as_str()), ("style", "solid")];
            layer("SimpleFill", &[own, outline].concat(), "")
        }
        Fill::Empty => {
            let own = [("color", "255,255,255,255"), ("outline_style", "dot")];
            layer("SimpleFill", &[own, outline].concat(), "")
        }
        Fill::Hatching(basis) => {
            let style = if basis == Basis::Assumption { "diagonal_x" } else { "b_diagonal" };
            let own = [("color", "29,39,51,110"), ("style", style), ("outline_style", "no")];
            layer("SimpleFill", &own, "")
        }
    }
}

fn layer(class: &str, properties: &[(&str, &str)], inner: &str) -> String {
    let mut xml = format!(
        "<layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">"
    );
    for (name, value) in properties {
        write!(xml, "<Option name=\"{name}\" type=\"QString\" value=\"{value}\"/>")
            .expect("memory takes all");
    }
    xml + "</Option>" + inner + "</layer>"
}

/// `#rrggbb` as QGIS writes it.
fn rgb(colour: &str) -> String {
    let part = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).unwrap_or(0);
    format!("{},{},{},255", part(1), part(3), part(5))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::results;

    #[test]
    fn rules_follow_the_classes_of_the_maps() {
        let mut results = results();
        results.targets[0].zh = "<占比>".to_owned();
        for geometry in [QgisGeometry::Points, QgisGeometry::Polygons] {
            let qml = shortfall_qml(&results, geometry, Lang::Zh).unwrap();
            let body = qml.split_once('\n').unwrap().1;
            let document = roxmltree::Document::parse(body).unwrap();
            let rules: Vec<_> =
                document.descendants().filter_map(|node| node.attribute("filter")).collect();
            assert_eq!(
                rules,
                [
                    "\"nursing_share__prob_shortfall_2025\" < 0.05",
                    "\"nursing_share__prob_shortfall_2025\" >= 0.05 AND \
                     \"nursing_share__prob_shortfall_2025\" < 0.25",
                    "\"nursing_share__prob_shortfall_2025\" >= 0.25 AND \
                     \"nursing_share__prob_shortfall_2025\" < 0.5",
                    "\"nursing_share__prob_shortfall_2025\" >= 0.5 AND \
                     \"nursing_share__prob_shortfall_2025\" < 0.75",
                    "\"nursing_share__prob_shortfall_2025\" >= 0.75 AND \
                     \"nursing_share__prob_shortfall_2025\" < 0.95",
                    "\"nursing_share__prob_shortfall_2025\" >= 0.95",
                    "\"nursing_share__prob_shortfall_2025\" IS NULL",
                    "\"nursing_share__basis_2025\" = 'downscaled' AND \
                     \"nursing_share__prob_shortfall_2025\" IS NOT NULL",
                    "\"nursing_share__basis_2025\" = 'assumption' AND \
                     \"nursing_share__prob_shortfall_2025\" IS NOT NULL",
                ]
            );
            let symbols = document.descendants().filter(|node| node.has_tag_name("symbol"));
            assert_eq!(symbols.count(), rules.len());
        }
    }

    #[test]
    fn without_a_headline_there_is_no_style() {
        let mut results = results();
        results.targets.iter_mut().for_each(|target| target.headline = false);
        assert_eq!(shortfall_qml(&results, QgisGeometry::Points, Lang::Zh), None);
    }
}
