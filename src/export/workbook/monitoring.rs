//! The plan held against what has been reached, year by year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::pen::{Column, Look, Pen};
use crate::{
    domain::{Attribute, Comparator, Lang, Text},
    export::{
        map::unit_words,
        number::{grouped, shortest},
    },
    monitoring::{Course, Evaluation, MonitoringRow},
    results::Results,
};

const NAME: Text = Text { zh: "监测", en: "monitoring" };

const COLUMNS: [(Text, Look, f64); 15] = [
    (Text { zh: "属性", en: "attribute" }, Look::Text, 20.0),
    (Text { zh: "地区", en: "region" }, Look::Text, 12.0),
    (Text { zh: "目标", en: "target" }, Look::Text, 28.0),
    (Text { zh: "目标（英文）", en: "in English" }, Look::Text, 30.0),
    (Text { zh: "年末", en: "end of" }, Look::Year, 8.0),
    (Text { zh: "评估", en: "evaluation" }, Look::Text, 19.0),
    (Text { zh: "要求", en: "asked" }, Look::Text, 12.0),
    (Text { zh: "进度线", en: "path" }, Look::Decimal, 12.0),
    (Text { zh: "模拟中位数", en: "simulated median" }, Look::Decimal, 12.0),
    (Text { zh: "实现概率", en: "P(met)" }, Look::Chance, 10.0),
    (Text { zh: "实际", en: "actual" }, Look::Decimal, 12.0),
    (Text { zh: "实际减进度线", en: "actual less path" }, Look::Decimal, 12.0),
    (Text { zh: "状态", en: "standing" }, Look::Text, 18.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 20.0),
    (Text { zh: "出处与代码", en: "source and id" }, Look::Text, 32.0),
];

/// Every row and year, binding rows of the plan before anticipated ones.
pub(super) fn sheet(results: &Results, rows: &[MonitoringRow]) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(head, look, width)| Column::new(head, look, width));
    let title = format!("{} {}", results.title_zh, results.title_en);
    let note = "进度线由起点直线连到期限；实际取自 policy.actuals_table，空白即未填报 The path is a straight \
                line to the deadline; actual figures come from policy.actuals_table, blank where \
                nobody gave one";
    let mut pen = Pen::new(NAME, &title, note, &columns, 3)?;
    for row in rows {
        let look =
            if row.unit.starts_with("share") { Look::Share } else { Look::of_unit(&row.unit) };
        let single = |value: Option<f64>| value.map(|value| value as f32);
        let code = row.region.to_string();
        let region = results.places.iter().rfind(|place| place.code == row.region);
        let id = &row.target_id;
        pen.text(0, &both(attribute(row.attribute)))?;
        pen.text(1, region.map_or(&code, |place| &place.name_zh))?;
        pen.text(2, &row.subject_zh)?;
        pen.text(3, &row.subject_en)?;
        pen.year(4, Some(row.year))?;
        pen.text(5, &both(evaluation(row.evaluation)))?;
        pen.text(6, &asked(row, look))?;
        pen.figure(7, single(row.path), look)?;
        pen.figure(8, row.simulated_p50, look)?;
        pen.number(9, row.prob_met)?;
        pen.figure(10, single(row.actual), look)?;
        pen.figure(11, single(row.margin), look)?;
        pen.text(12, &both(course(row.course)))?;
        let unit = [Lang::Zh, Lang::En].map(|lang| unit_words(&row.unit, lang));
        pen.text(13, &if unit[0] == unit[1] { unit[0].to_owned() } else { unit.join(" ") })?;
        let source =
            if row.source.is_empty() { id.to_string() } else { format!("{} · {id}", row.source) };
        pen.text(14, &source)?;
        pen.next()?;
    }
    pen.filtered(columns.len())
}

pub(super) fn both(text: Text) -> String {
    format!("{} {}", text.zh, text.en)
}

fn asked(row: &MonitoringRow, look: Look) -> String {
    let Some((threshold, comparator)) = row.threshold.zip(row.comparator) else {
        return "—".to_owned();
    };
    let sign = match comparator {
        Comparator::AtLeast | Comparator::Between => "≥",
        Comparator::AtMost => "≤",
        Comparator::Equal => "=",
    };
    if look == Look::Share {
        format!("{sign} {}%", shortest((100.0 * threshold) as f32))
    } else {
        format!("{sign} {}", grouped(&shortest(threshold as f32)))
    }
}

pub(super) const fn attribute(attribute: Attribute) -> Text {
    match attribute {
        Attribute::Binding => Text { zh: "约束性", en: "binding" },
        Attribute::Anticipated => Text { zh: "预期性", en: "anticipated" },
        Attribute::Project => Text { zh: "工程项目", en: "project" },
        Attribute::Baseline => Text { zh: "基数", en: "baseline" },
        Attribute::Definition => Text { zh: "定义", en: "definition" },
        Attribute::Assumption => Text { zh: "假设", en: "assumption" },
    }
}

const fn evaluation(evaluation: Evaluation) -> Text {
    match evaluation {
        Evaluation::Annual => Text { zh: "年度监测", en: "annual" },
        Evaluation::MidTerm => Text { zh: "中期评估", en: "mid-term" },
        Evaluation::Final => Text { zh: "终期评估", en: "final" },
    }
}

const fn course(course: Course) -> Text {
    match course {
        Course::Met => Text { zh: "已达到", en: "reached" },
        Course::OnPath => Text { zh: "进度正常", en: "on path" },
        Course::Behind => Text { zh: "进度落后", en: "behind" },
        Course::NoFigure => Text { zh: "未填报", en: "no figure" },
        Course::Recorded => Text { zh: "已填报，规划无数值", en: "recorded" },
    }
}
