//! What becomes of a plan's rows on the circle.

use super::CircleRow;
use crate::{domain::Status, results::Place, seeds::PolicyTarget, targets::PolicyRow};
use std::fmt::Write;

/// The indicator of the plans' rows.
pub const INDICATOR: &str = "quarter_hour_service_circle";

/// Puts the figures of a planner's tables to the plan's rows: tracked, or evaluated where the
/// scenario names a threshold and every county of the region has settlements in the table.
///
/// `fates` are those of the `plan`'s rows, in their order.
pub fn judge(
    fates: &mut [PolicyRow],
    plan: &[PolicyTarget],
    (rows, places): (&[CircleRow], &[Place]),
    threshold: Option<f64>,
) {
    for (fate, target) in fates.iter_mut().zip(plan).filter(|(_, row)| &*row.indicator == INDICATOR)
    {
        // A region that is its own county has one code: the wider is meant.
        let Some(place) = places.iter().rposition(|place| place.code == target.region) else {
            continue;
        };
        let mut of_region = rows.iter().filter(|row| row.place as usize == place);
        let Some(row) = of_region.rfind(|row| i32::from(row.year) <= target.deadline_year()) else {
            continue;
        };
        let [known, all] = row.counties;
        let Some([usual, slow, fast]) = row.urban.shares() else { continue };
        let percent = |share: f64| format!("{:.1} %", 100.0 * share);
        let (usual_words, slow, fast) = (percent(usual), percent(slow), percent(fast));
        let year = row.year;
        let mut zh = format!(
            "按规划人员的地理数据，{year}年末城镇老年人{usual_words}在步行一刻钟内有开放的服务点（慢行绕路{slow}，快行近路{fast}）"
        );
        let mut en = format!(
            "by the planner's own geodata {usual_words} of urban elders have an open service point within fifteen \
             minutes on foot at the end of {year} ({slow} slow and by long ways, {fast} fast and by short ones)"
        );
        let judged = threshold.filter(|_| known == all);
        if let Some(threshold) = judged {
            let (zh_word, en_word) =
                if usual >= threshold { ("达到", "meets") } else { ("未达到", "misses") };
            let _ = write!(zh, "，{zh_word}情景所定的{}", percent(threshold));
            let _ = write!(en, ", which {en_word} the scenario's {}", percent(threshold));
        }
        if known < all {
            let _ = write!(zh, "，{all}个县中{known}个有居民点数据");
            let _ = write!(en, ", settlements being known of {known} of {all} counties");
        }
        fate.status = if judged.is_some() { Status::Evaluated } else { Status::Tracked };
        (fate.needs_zh, fate.needs_en) = (zh, en);
    }
}
