//! Words of the files, as people read them.

use crate::{
    domain::{Basis, Lang, Text},
    seeds::Distribution,
};

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
        "facilities per county" => Text { zh: "每县机构数", en: "facilities per county" },
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
        "per 1000 aged 60+" => {
            Text { zh: "每千名60岁及以上老年人", en: "per 1,000 aged 60+" }
        }
        "ratio" => Text { zh: "比值", en: "ratio" },
        "per_1000" => Text { zh: "每千人", en: "per 1,000" },
        "CNY" => Text { zh: "元", en: "CNY" },
        "CNY_per_year" => Text { zh: "元/年", en: "CNY a year" },
        "days" => Text { zh: "天", en: "days" },
        "person_days" => Text { zh: "人日", en: "person-days" },
        "institutions" => Text { zh: "家机构", en: "institutions" },
        "yuan" => Text { zh: "元", en: "yuan" },
        _ => return more_units(unit).map_or(unit, |words| words.get(lang)),
    };
    words.get(lang)
}

/// The unit of an assumption: its value stands as it is, so that a share is no per cent here.
#[must_use]
pub fn plain_unit(unit: &str) -> [&str; 2] {
    match unit {
        "share" | "fraction" => ["占比", "share"],
        "probability" => ["概率", "probability"],
        unit => [Lang::Zh, Lang::En].map(|lang| unit_words(unit, lang)),
    }
}

/// A distribution as people read it.
#[must_use]
pub const fn distribution_words(distribution: Distribution) -> [&'static str; 2] {
    match distribution {
        Distribution::Fixed => ["固定值", "fixed"],
        Distribution::Normal => ["正态", "normal"],
        Distribution::Lognormal => ["对数正态", "lognormal"],
        Distribution::Beta => ["贝塔", "beta"],
        Distribution::Uniform => ["均匀", "uniform"],
        Distribution::Gamma => ["伽马", "gamma"],
    }
}

/// Units of a plan's other rows, and of the assumptions.
fn more_units(unit: &str) -> Option<Text> {
    let (zh, en) = match unit {
        "multiple of dibao" => ("低保标准的倍数", "times the dibao line"),
        "per 10000 urban residents" => ("每万名城镇居民", "per 10,000 urban residents"),
        "m2 per resident" => ("平方米/人", "m² per resident"),
        "households (cumulative)" => ("户（累计）", "households (cumulative)"),
        "persons (cumulative)" => ("人（累计）", "persons (cumulative)"),
        "coefficient of variation" => ("变异系数", "coefficient of variation"),
        "correlation" => ("相关系数", "correlation"),
        "correlation per year" => ("相关系数/年", "correlation per year"),
        "kilometres" => ("公里", "kilometres"),
        "log beds" => ("床位数的对数", "log beds"),
        "log odds" | "logit" => ("对数优势比", "log odds"),
        "log prevalence" => ("患病率的对数", "log prevalence"),
        "log rate" => ("率的对数", "log rate"),
        "beds per bed" => ("床/床", "beds per bed"),
        "per county and year" => ("每县每年", "per county and year"),
        "per home and year" => ("每机构每年", "per home and year"),
        "per resident aged 15 to 64 and year" => {
            ("每名15–64岁常住人口每年", "per resident aged 15 to 64 and year")
        }
        "per year" => ("每年", "per year"),
        "probability per year" => ("概率/年", "probability per year"),
        "ratio per 5 years" => ("比值/5年", "ratio per 5 years"),
        "ratio per sqrt(year)" => ("比值/√年", "ratio per √year"),
        "ratio per year" => ("比值/年", "ratio per year"),
        "ratio to the mean" => ("与均值之比", "ratio to the mean"),
        "residents per carer" => ("每名护理员照护人数", "residents per carer"),
        "share of beds per year" => ("床位占比/年", "share of beds per year"),
        "share of variance" => ("方差占比", "share of variance"),
        "share per year" => ("占比/年", "share per year"),
        "units per facility" => ("单位/机构", "units per facility"),
        "year" => ("年份", "year"),
        "years" => ("年", "years"),
        "years of age" => ("岁", "years of age"),
        "yuan a bed" => ("元/床", "yuan a bed"),
        "yuan a year and bed" => ("元/床·年", "yuan a year and bed"),
        "yuan a year each" => ("元/个·年", "yuan a year each"),
        "yuan each" => ("元/个", "yuan each"),
        _ => return None,
    };
    Some(Text { zh, en })
}
