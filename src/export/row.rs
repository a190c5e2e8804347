//! What stands in a line of each table.

use super::number::{push_f32, push_int, push_some};
use crate::{
    domain::Basis,
    results::{EmergencyRow, PaceRow, PyramidRow, ShortfallRow, Spread, SummaryRow, TargetRow},
};

/// A row of a result table: its key, and its figures as cells.
pub(super) trait Row {
    /// The header line.
    const COLUMNS: &'static str;

    fn place(&self) -> u32;
    /// None where a row holds for all years.
    fn year(&self) -> Option<u16>;
    /// The indicator or target.
    fn item(&self) -> u16;
    fn basis(&self) -> Basis;
    /// Appends the columns between the item's and `basis`, each with a comma after it.
    fn push_figures(&self, out: &mut Vec<u8>);
}

impl Row for SummaryRow {
    const COLUMNS: &'static str = "region_level,region_code,year,indicator,region_name,unit,\
        mean,sd,mcse,p025,p10,p25,p50,p75,p90,p975,basis";

    fn place(&self) -> u32 {
        self.place
    }

    fn year(&self) -> Option<u16> {
        Some(self.year)
    }

    fn item(&self) -> u16 {
        self.indicator
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn push_figures(&self, out: &mut Vec<u8>) {
        push_spread(out, self.spread.as_ref(), [0, 1, 2, 3, 4, 5, 6]);
    }
}

impl Row for TargetRow {
    const COLUMNS: &'static str = "region_level,region_code,year,target_id,region_name,indicator,\
        comparator,threshold,threshold_max,unit,attribute,accountable_level,status,actual_p50,\
        prob_met,prob_met_mcse,first_year_prob_ge_50,first_year_prob_ge_80,first_year_prob_ge_90,\
        basis";

    fn place(&self) -> u32 {
        self.place
    }

    fn year(&self) -> Option<u16> {
        Some(self.year)
    }

    fn item(&self) -> u16 {
        self.target
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn push_figures(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.status.id().as_bytes());
        out.push(b',');
        push_cells(out, [self.actual_p50, self.prob_met, self.prob_met_mcse]);
        for year in self.first_year {
            if let Some(year) = year {
                push_int(out, year);
            }
            out.push(b',');
        }
    }
}

impl Row for ShortfallRow {
    const COLUMNS: &'static str = "region_level,region_code,year,target_id,region_name,unit,\
        mean,sd,mcse,p025,p10,p50,p90,p975,prob_shortfall,\
        required_at_50,required_at_80,required_at_90,required_at_95,basis";

    fn place(&self) -> u32 {
        self.place
    }

    fn year(&self) -> Option<u16> {
        Some(self.year)
    }

    fn item(&self) -> u16 {
        self.target
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn push_figures(&self, out: &mut Vec<u8>) {
        push_spread(out, self.spread.as_ref(), [0, 1, 3, 5, 6]);
        push_cells(out, [self.prob_shortfall]);
        push_cells(out, self.required);
    }
}

impl Row for PaceRow {
    const COLUMNS: &'static str = "region_level,region_code,target_id,region_name,unit,\
        pace_assumed,pace_needed_p50,break_even_pace_50,break_even_pace_90,\
        critical_baseline_50,critical_baseline_90,baseline_p50,baseline_variance_share,basis";

    fn place(&self) -> u32 {
        self.place
    }

    fn year(&self) -> Option<u16> {
        None
    }

    fn item(&self) -> u16 {
        self.target
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn push_figures(&self, out: &mut Vec<u8>) {
        push_cells(out, [Some(self.pace_assumed), self.pace_needed]);
        push_cells(out, self.break_even);
        push_cells(out, self.critical_baseline);
        push_cells(out, [self.baseline_p50, self.baseline_variance_share]);
    }
}

impl Row for EmergencyRow {
    const COLUMNS: &'static str = "region_level,region_code,year,chance,region_name,reserve_beds,\
        prob_unplaced,prob_unplaced_mcse,reserve_needed,reserve_needed_low,reserve_needed_high,\
        reserve_needed_alone,gain_from_pooling,unplaced_residents,unplaced_person_days,basis";

    fn place(&self) -> u32 {
        self.place
    }

    fn year(&self) -> Option<u16> {
        Some(self.year)
    }

    fn item(&self) -> u16 {
        self.chance
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn push_figures(&self, out: &mut Vec<u8>) {
        push_cells(out, [self.reserve, self.prob_unplaced, self.prob_unplaced_mcse].map(Some));
        push_cells(out, self.needed.map(Some));
        push_cells(out, [Some(self.needed_alone), Some(self.gain), self.unplaced, self.days]);
    }
}

impl Row for PyramidRow {
    const COLUMNS: &'static str = "region_level,region_code,year,sex,age_group,region_name,unit,\
        mean,sd,mcse,p10,p50,p90,basis";

    fn place(&self) -> u32 {
        self.place
    }

    fn year(&self) -> Option<u16> {
        Some(self.year)
    }

    fn item(&self) -> u16 {
        self.cell
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn push_figures(&self, out: &mut Vec<u8>) {
        push_spread(out, Some(&self.spread), [1, 3, 5]);
    }
}

/// Appends mean, sd, mcse and the chosen quantiles; blanks where there is no spread.
fn push_spread<const N: usize>(out: &mut Vec<u8>, spread: Option<&Spread>, quantiles: [usize; N]) {
    let Some(spread) = spread else {
        out.extend(std::iter::repeat_n(b',', 3 + N));
        return;
    };
    let quantiles = quantiles.map(|index| spread.quantiles[index]);
    let (mut before, mut text) = (f32::NAN, 0..0);
    for value in [spread.mean, spread.sd, spread.mcse].into_iter().chain(quantiles) {
        if value.to_bits() == before.to_bits() {
            // What does not vary has one number many times.
            out.extend_from_within(text.clone());
        } else {
            let start = out.len();
            push_f32(out, value);
            (before, text) = (value, start..out.len());
        }
        out.push(b',');
    }
}

/// Appends the figures of a count that no draw changes.
pub(super) fn push_certain(out: &mut Vec<u8>, count: u64) {
    for value in [count, 0, 0].into_iter().chain([count; 7]) {
        push_int(out, value);
        out.push(b',');
    }
}

fn push_cells<const N: usize>(out: &mut Vec<u8>, values: [Option<f32>; N]) {
    for value in values {
        push_some(out, value);
        out.push(b',');
    }
}
