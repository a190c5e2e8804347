//! What is said of names that the seeds do not know.

use super::messages;

messages! {
    /// A nearest word.
    did_you_mean(word) { "：是否指 `{word}`？", ": did you mean `{word}`?" }
    /// Some of the words there are.
    there_are_more(list, n) { "（可选：{list} 等，另有 {n} 个）", " (there are: {list} and {n} more)" }
    /// Included and excluded leave nobody.
    no_county_left() {
        "没有县可模拟：请多包含或少排除一些地区",
        "no county is left to simulate: include more, or exclude less"
    }
    /// A region that is not there.
    region_unknown(found) {
        "没有地区 `{found}`：应为 `210102` 之类的代码或名称",
        "`{found}` is no region: expected a code such as `210102` or a name"
    }
    /// A region whose name is misspelt.
    region_meant(found, list) {
        "没有地区 `{found}`：是否指 {list}？",
        "`{found}` is no region: did you mean {list}?"
    }
    /// A name of several regions.
    region_several(found, list) {
        "`{found}` 是多个地区的名称：请用代码，{list} 之一",
        "`{found}` names several regions: give the code, one of {list}"
    }
    /// An instrument that is not there.
    instrument_unknown(found) { "没有评估口径 `{found}`", "`{found}` is no instrument" }
    /// All instruments among some of them.
    drawn_alone(word) {
        "`{word}` 指全部评估口径，不能列入列表：请单独写 \"{word}\"，或只列名称",
        "`{word}` stands for all instruments and is no part of a list: write \"{word}\" alone, or names only"
    }
    /// A rule set for carers that is not there.
    rule_set_unknown(found) { "没有护理员配比规则 `{found}`", "`{found}` is no rule set for carers" }
    /// Which rule set asks for how many carers: residents a carer looks after, by level.
    carers_by(name, able, moderate, severe) {
        "{name}（每名护理员照护自理及轻度 {able} 人、中度 {moderate} 人、重度及完全失能 {severe} 人）",
        "{name} (residents per carer: able or light {able}, moderate {moderate}, severe or total {severe})"
    }
    /// A rule set of which a scenario replaces ratios.
    carers_own(name) { "情景自定，其余依{name}", "the scenario's own, else {name}" }
    /// An assumption that is not there.
    prior_unknown(found) { "没有假设 `{found}`", "`{found}` is no assumption" }
    /// An assumption that must be there.
    prior_needed() { "；模型需要它，请补上该行", "; the model needs it: add its row" }
    /// An assumption beyond what it can be.
    prior_range(id, lower, upper) {
        "假设 `{id}` 须在 {lower} 与 {upper} 之间",
        "the assumption `{id}` must lie between {lower} and {upper}"
    }
    /// A plan that is not there.
    plan_unknown(found) { "没有规划 `{found}`", "`{found}` is no plan" }
    /// The plans there are.
    known(list) { "（已有：{list}）", " (known: {list})" }
    /// A target that cannot be simulated.
    headline_unknown(found) {
        "`{found}` 不是可模拟的目标",
        "`{found}` is no target that can be simulated"
    }
    /// A year without a published count.
    no_published_beds(region, year) {
        "supply.reset_beds_year：种子数据 care_supply 中没有 {region} {year} 年底机构床位的公布数：请换年份、补上该数或去掉该键",
        "supply.reset_beds_year: care_supply has no institution beds of {region} at the end of {year}: name another year, add the figure or leave the key out"
    }
}
