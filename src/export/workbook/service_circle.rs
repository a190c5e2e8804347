//! The fifteen-minute circle, where a planner gave points and settlements.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::pen::{Column, Look, Pen};
use crate::{domain::Text, export::map::basis_words, results::Results, service_circle::CircleRow};

const NAME: Text = Text { zh: "一刻钟服务圈", en: "15 minutes" };

const COLUMNS: [(Text, Look, f64); 13] = [
    (Text { zh: "地区", en: "region" }, Look::Text, 14.0),
    (Text { zh: "年末", en: "end of" }, Look::Year, 8.0),
    (Text { zh: "开放的服务点", en: "points open" }, Look::Whole, 12.0),
    (Text { zh: "有居民点的县", en: "counties known" }, Look::Whole, 12.0),
    (Text { zh: "城镇老年人", en: "urban elders" }, Look::Whole, 12.0),
    (Text { zh: "城镇占比", en: "urban share" }, Look::Share, 12.0),
    (Text { zh: "慢行绕路", en: "slow, long ways" }, Look::Share, 12.0),
    (Text { zh: "快行近路", en: "fast, short ways" }, Look::Share, 12.0),
    (Text { zh: "全部老年人", en: "all elders" }, Look::Whole, 12.0),
    (Text { zh: "全部占比", en: "share of all" }, Look::Share, 12.0),
    (Text { zh: "慢行绕路", en: "slow, long ways" }, Look::Share, 12.0),
    (Text { zh: "快行近路", en: "fast, short ways" }, Look::Share, 12.0),
    (Text { zh: "依据", en: "basis" }, Look::Text, 20.0),
];

/// Every region and year, the widest region first.
pub(super) fn sheet(results: &Results, rows: &[CircleRow]) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(head, look, width)| Column::new(head, look, width));
    let title = format!("{} {}", results.title_zh, results.title_en);
    let note = "步行一刻钟内有开放服务点的老年人占比；直线距离乘以绕路系数，速度与系数见“假设”；老年人按居民点表分布，不随年份移动 Share \
                of elders with an open service point within fifteen minutes on foot: straight lines times a factor \
                for the way (see assumptions); elders stay where the table of settlements has them";
    let mut pen = Pen::new(NAME, &title, note, &columns, 2)?;
    let mut rows: Vec<&CircleRow> = rows.iter().collect();
    rows.sort_by_key(|row| {
        let place = &results.places[row.place as usize];
        (std::cmp::Reverse(place.level), place.code, row.year)
    });
    for row in rows {
        let words = basis_words(row.basis);
        pen.text(0, &results.places[row.place as usize].name_zh)?;
        pen.year(1, Some(row.year))?;
        pen.number(2, Some(row.points as f32))?;
        pen.number(3, Some(row.counties[0] as f32))?;
        for (first, reached) in [(4, row.urban), (8, row.all)] {
            pen.number(first, Some(reached.elders as f32))?;
            for (column, share) in (first + 1..).zip(reached.shares().unwrap_or([f64::NAN; 3])) {
                pen.number(column, Some(share as f32))?;
            }
        }
        pen.text(12, &format!("{} {}", words.zh, words.en))?;
        pen.row += 1;
    }
    pen.filtered(columns.len())
}
