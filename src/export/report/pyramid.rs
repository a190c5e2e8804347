//! Population pyramids, as the page reads them.

use serde::Serialize;

use super::pack::Packed;
use crate::{domain::PYRAMID, results::Results};

/// Figures of a cell: at the start, then first decile, median and ninth decile at the horizon.
const FIGURES: usize = 4;

#[derive(Serialize)]
pub(super) struct Pyramids {
    /// The base year and the horizon.
    years: [u16; 2],
    /// By region: each of the [`FIGURES`] by sex and five-year ages, men first.
    rows: Vec<Option<Packed>>,
}

impl Pyramids {
    /// None for a run without pyramids, or without years.
    pub fn new(results: &Results, kept: &[usize]) -> Option<Self> {
        let years = [*results.years.first()?, *results.years.last()?];
        if results.pyramid_rows.is_empty() || years[0] == years[1] {
            return None;
        }
        let mut figures = vec![vec![f32::NAN; FIGURES * PYRAMID]; kept.len()];
        for row in &results.pyramid_rows {
            let Ok(at) = kept.binary_search(&(row.place as usize)) else { continue };
            let [_, p10, _, p50, _, p90, _] = row.spread.quantiles;
            let (first, shown) =
                if row.year == years[0] { (0, &[p50][..]) } else { (1, &[p10, p50, p90][..]) };
            for (figure, value) in (first..).zip(shown) {
                figures[at][figure * PYRAMID + usize::from(row.cell)] = *value;
            }
        }
        let rows = figures.iter().map(|figures| Packed::new(figures)).collect();
        Some(Self { years, rows })
    }
}
