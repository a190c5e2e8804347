//! Words of the files, as people read them.

use crate::domain::{Basis, Lang, Text};

/// A basis as people read it.
#[must_use]
pub const fn basis_words(basis: Basis) -> Text {
    match basis {
        Basis::Published => Text { zh: "公布数据", en: "published" },
        Basis::User => Text { zh: "用户数据", en: "user's data" },
        Basis::Downscaled => Text { zh: "由上级数据分解", en: "downscaled" },
        Basis::Estimated => Text { zh: "估计", en: "estimated" },
        Basis::Assumption => Text { zh: "假设", en: "assumption" },
    }
}

/// What a figure rests on, in a legend or tooltip.
pub(super) fn basis_line(basis: Basis, lang: Lang) -> String {
    let words = basis_words(basis).get(lang);
    match lang {
        Lang::Zh => format!("依据：{words}"),
        Lang::En => format!("basis: {words}"),
    }
}

/// A unit of the files as people read it; units not listed stand as they are.
#[must_use]
pub fn unit_words(unit: &str, lang: Lang) -> &str {
    let words = match unit {
        "persons" => Text { zh: "人", en: "persons" },
        "beds" => Text { zh: "张床", en: "beds" },
        "facilities" => Text { zh: "个机构", en: "facilities" },
        "facilities per county" => {
            Text { zh: "个机构（每县）", en: "facilities per county" }
        }
        "centres" => Text { zh: "个中心", en: "centres" },
        "counties" => Text { zh: "个县（市、区）", en: "counties" },
        "prefectures" => Text { zh: "个市", en: "prefectures" },
        "townships" => Text { zh: "个乡镇（街道）", en: "townships" },
        "workers" | "carers" => Text { zh: "名", en: "workers" },
        "share" | "fraction" => Text { zh: "占比（%）", en: "share (%)" },
        "probability" => Text { zh: "概率（%）", en: "probability (%)" },
        "per_100" => Text { zh: "每百人", en: "per 100" },
        "per_100_beds" | "per 100 institution beds" => {
            Text { zh: "每百张床位", en: "per 100 beds" }
        }
        "ratio" => Text { zh: "比值", en: "ratio" },
        "per_1000" => Text { zh: "每千人", en: "per 1,000" },
        "CNY" => Text { zh: "元", en: "CNY" },
        "CNY_per_year" => Text { zh: "元/年", en: "CNY a year" },
        "days" => Text { zh: "天", en: "days" },
        "person_days" => Text { zh: "人日", en: "person-days" },
        "institutions" => Text { zh: "家机构", en: "institutions" },
        "yuan" => Text { zh: "元", en: "yuan" },
        _ => return unit,
    };
    words.get(lang)
}
