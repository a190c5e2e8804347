//! What the terminal says, in both languages.

use crate::domain::Text;

/// Headings of the target table.
pub const TARGET: Text = Text { zh: "目标", en: "target" };
/// The plan's figure.
pub const THRESHOLD: Text = Text { zh: "要求", en: "asked" };
/// Deadline.
pub const DEADLINE: Text = Text { zh: "期限", en: "by end of" };
/// Median at the deadline.
pub const ACTUAL: Text = Text { zh: "期末中位数", en: "median then" };
/// Chance of meeting it.
pub const CHANCE: Text = Text { zh: "实现概率", en: "P(met)" };
/// Median shortfall.
pub const SHORTFALL: Text = Text { zh: "缺口中位数", en: "median shortfall" };
/// Requirement at 90 %.
pub const REQUIRED: Text = Text { zh: "九成把握须增加", en: "to add for 90 %" };
/// First year.
pub const FIRST_YEAR: Text = Text { zh: "过半实现年份", en: "likely met from" };
/// What the figure rests on.
pub const BASIS: Text = Text { zh: "依据", en: "rests on" };
/// Headings of the pace table.
pub const PACE: Text = Text { zh: "计划每年", en: "scheduled a year" };
/// Pace that meets the target in half of the draws.
pub const PACE_HALF: Text = Text { zh: "五成实现须每年", en: "a year for P = 0.5" };
/// Pace that meets it in nine of ten.
pub const PACE_NINE: Text = Text { zh: "九成实现须每年", en: "a year for P = 0.9" };
/// Median value of 2020.
pub const BASELINE: Text = Text { zh: "2020年基数", en: "2020 value" };
/// The 2020 value with which it would be met in half of the draws.
pub const CRITICAL: Text = Text { zh: "临界基数（五成）", en: "critical 2020 value" };
/// Share of the variance from the baseline.
pub const VARIANCE: Text = Text { zh: "基数所占方差", en: "variance from it" };
/// Headings of the year table.
pub const INDICATOR: Text = Text {
    zh: "指标（中位数，括号内为80%区间）",
    en: "indicator (median, 80 % interval)",
};
/// Where the results are.
pub const WRITTEN: Text = Text { zh: "结果目录", en: "results in" };
/// Note under the table.
pub const ASSUMED: Text = Text {
    zh: "依据为“假设”的结果取决于未经证实的基数，逐项说明见 carecast seeds show assumptions。",
    en: "Figures that rest on an assumption depend on unproven baselines: see `carecast seeds show assumptions`.",
};
/// Nothing is missing.
pub const NONE: Text = Text { zh: "无", en: "none" };
/// Never within the horizon.
pub const NEVER: Text = Text { zh: "期内未", en: "not by horizon" };
