//! The shortfall of every county as a map layer.

use serde::{Serialize, Serializer};

use super::{
    lookup::{county_shortfalls, headline_targets, years_shown},
    outlines::{Outlines, Polygon},
    text::visible,
};
use crate::{
    domain::{Basis, Level},
    results::{Place, Results, ShortfallRow},
};

/// `shortfall.geojson`: one point a county, RFC 7946 (WGS 84, longitude first), a feature a line.
///
/// Every feature has `region_code`, `region_name`, `name_en`, `prefecture_code`, `prefecture` and
/// `basis` (the weakest of the figures shown). For each headline target, at the end of its
/// deadline year and of the run's last year, it has:
///
/// ```text
/// <target_id>__shortfall_p50_<year>    median of what is missing, in the target's unit
/// <target_id>__shortfall_p90_<year>    its 0.9 quantile
/// <target_id>__prob_shortfall_<year>   share of draws with any shortfall
/// <target_id>__basis_<year>            what these three rest on
/// ```
///
/// A county without a denominator has `null`s, one without a place on the map a `null` geometry.
#[must_use]
pub fn shortfall_geojson(results: &Results) -> Vec<u8> {
    shortfall_layer(results, None)
}

/// [`shortfall_geojson`] with the planner's outlines where a county has one.
///
/// Their 审图号 stands in the layer's `map_approval_no`, `null` where there is none.
///
/// # Panics
///
/// Never: what is written has no maps with keys that are not text.
#[must_use]
pub fn shortfall_layer(results: &Results, outlines: Option<&Outlines>) -> Vec<u8> {
    let mut out = b"{\"type\":\"FeatureCollection\",".to_vec();
    if let Some(outlines) = outlines {
        let approval_no = outlines.approval_no.as_deref().map(visible);
        out.extend_from_slice(b"\"map_approval_no\":");
        serde_json::to_writer(&mut out, &approval_no).expect("memory takes all");
        out.push(b',');
    }
    out.extend_from_slice(b"\"features\":[");
    for (number, properties) in county_properties(results).enumerate() {
        out.extend_from_slice(if number == 0 { b"\n" } else { b",\n" });
        let geometry = geometry(properties.place, outlines);
        let feature = Feature { kind: "Feature", geometry, properties };
        serde_json::to_writer(&mut out, &feature).expect("memory takes all, and keys are text");
    }
    out.extend_from_slice(b"\n]}\n");
    out
}

#[derive(Serialize)]
struct Feature<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    geometry: Option<Geometry<'a>>,
    properties: Properties<'a>,
}

/// Where a county is.
#[derive(Serialize)]
#[serde(tag = "type", content = "coordinates")]
pub(super) enum Geometry<'a> {
    Point([f64; 2]),
    MultiPolygon(&'a [Polygon]),
}

pub(super) fn geometry<'a>(place: &Place, outlines: Option<&'a Outlines>) -> Option<Geometry<'a>> {
    let shape = outlines.and_then(|outlines| outlines.shapes.get(&place.code));
    let shape = shape.map(|polygons| Geometry::MultiPolygon(polygons));
    shape.or(place.centroid.map(Geometry::Point))
}

/// What the layers say of every county, in the order of the places.
pub(super) fn county_properties(results: &Results) -> impl Iterator<Item = Properties<'_>> {
    let rows = county_shortfalls(results);
    let counties = (0..).zip(&results.places).filter(|(_, place)| place.level == Level::County);
    counties.map(move |(index, place)| {
        let mut shown = Vec::new();
        for (target_index, target) in headline_targets(results) {
            for year in years_shown(results, target) {
                if let Some(row) = rows.get(&(index, year, target_index)) {
                    shown.push(Shown { target: &target.id, year, row });
                }
            }
        }
        let prefecture = results
            .places
            .iter()
            .find(|other| other.level == Level::Prefecture && Some(other.code) == place.prefecture);
        Properties { place, prefecture, shown }
    })
}

/// What a layer says of a county.
pub(super) struct Properties<'a> {
    pub(super) place: &'a Place,
    prefecture: Option<&'a Place>,
    shown: Vec<Shown<'a>>,
}

/// What a target shows of a county at the end of a year.
struct Shown<'a> {
    target: &'a str,
    year: u16,
    row: &'a ShortfallRow,
}

/// A cell of a layer.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Attribute {
    Text(Option<String>),
    Figure(Option<f32>),
}

impl Properties<'_> {
    /// Names and cells, in the layer's order.
    pub(super) fn attributes(&self) -> Vec<(String, Attribute)> {
        use Attribute::{Figure, Text};
        let mut all = Vec::with_capacity(6 + 4 * self.shown.len());
        let mut put = |name: &str, attribute| all.push((name.to_owned(), attribute));
        let word = |basis: Basis| Text(Some(basis.id().to_owned()));
        put("region_code", Text(Some(self.place.code.to_string())));
        put("region_name", Text(Some(visible(&self.place.name_zh))));
        put("name_en", Text(Some(visible(&self.place.name_en))));
        put("prefecture_code", Text(self.place.prefecture.map(|code| code.to_string())));
        put("prefecture", Text(self.prefecture.map(|place| visible(&place.name_zh))));
        let basis = self.shown.iter().map(|shown| shown.row.basis).reduce(Basis::and);
        put("basis", basis.map_or(Text(None), word));
        for Shown { target, year, row } in &self.shown {
            let spread = row.spread.as_ref();
            let p50 = spread.map(|spread| spread.quantiles[3]);
            let p90 = spread.map(|spread| spread.quantiles[5]);
            put(&format!("{target}__shortfall_p50_{year}"), Figure(p50));
            put(&format!("{target}__shortfall_p90_{year}"), Figure(p90));
            put(&format!("{target}__prob_shortfall_{year}"), Figure(row.prob_shortfall));
            put(&format!("{target}__basis_{year}"), word(row.basis));
        }
        all
    }
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.attributes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::results;
    use serde_json::Value;

    fn features(results: &Results) -> Vec<Value> {
        let layer: Value = serde_json::from_slice(&shortfall_geojson(results)).unwrap();
        assert_eq!(layer["type"], "FeatureCollection");
        layer["features"].as_array().unwrap().clone()
    }

    #[test]
    fn a_county_is_one_line() {
        let mut results = results();
        results.targets[1].headline = false;
        let text = String::from_utf8(shortfall_geojson(&results)).unwrap();
        assert_eq!(
            text.lines().nth(2).unwrap(),
            "{\"type\":\"Feature\",\
             \"geometry\":{\"type\":\"Point\",\"coordinates\":[120.8,41.0]},\
             \"properties\":{\"region_code\":\"990102\",\"region_name\":\"西城区\",\
             \"name_en\":\"County 990102\",\"prefecture_code\":\"990100\",\"prefecture\":\"甲市\",\
             \"basis\":\"downscaled\",\
             \"nursing_share__shortfall_p50_2025\":1.0,\
             \"nursing_share__shortfall_p90_2025\":2.0,\
             \"nursing_share__prob_shortfall_2025\":0.6,\
             \"nursing_share__basis_2025\":\"downscaled\",\
             \"nursing_share__shortfall_p50_2035\":11.0,\
             \"nursing_share__shortfall_p90_2035\":12.0,\
             \"nursing_share__prob_shortfall_2035\":0.6,\
             \"nursing_share__basis_2035\":\"downscaled\"}},"
        );
    }

    #[test]
    fn only_counties_are_features_and_none_is_dropped() {
        let mut results = results();
        results.places[3].centroid = None;
        let features = features(&results);
        assert_eq!(features.len(), 5);
        assert_eq!(features[3]["geometry"], Value::Null);
        assert_eq!(
            features[4]["properties"]["nursing_share.build__shortfall_p90_2035"],
            Value::Null
        );
    }

    #[test]
    fn a_deadline_beyond_the_run_leaves_the_horizon() {
        let mut results = results();
        results.targets[0].deadline = 2040;
        assert_eq!(years_shown(&results, &results.targets[0]), [2035]);
        results.targets[0].deadline = 2035;
        assert_eq!(years_shown(&results, &results.targets[0]), [2035]);
    }

    #[test]
    fn counties_with_an_outline_are_polygons() {
        let results = results();
        let square = vec![[121.0, 41.0], [122.0, 41.0], [122.0, 42.0], [121.0, 41.0]];
        let outlines = Outlines {
            shapes: [(results.places[0].code, vec![vec![square]])].into(),
            ..Outlines::default()
        };
        let layer: Value =
            serde_json::from_slice(&shortfall_layer(&results, Some(&outlines))).unwrap();
        assert_eq!(layer["map_approval_no"], Value::Null);
        let geometry = |feature: usize| layer["features"][feature]["geometry"].to_string();
        assert_eq!(
            geometry(0),
            "{\"coordinates\":[[[[121.0,41.0],[122.0,41.0],[122.0,42.0],[121.0,41.0]]]],\
             \"type\":\"MultiPolygon\"}"
        );
        assert_eq!(geometry(1), "{\"coordinates\":[120.8,41.0],\"type\":\"Point\"}");
    }

    #[test]
    fn hostile_names_stay_text() {
        let mut results = results();
        results.places[0].name_zh = "\u{202e}\"},<script>".to_owned();
        assert_eq!(features(&results)[0]["properties"]["region_name"], "\"},<script>");
    }
}
