//! What is said of the tables of the seeds.

use super::messages;

messages! {
    /// A table without its paper.
    paper_missing() { "缺少该文件：每张表都要有一个", "the file is missing: each table needs one" }
    /// A table that is not what its paper says.
    sum_differs(found, paper, expected) {
        "其 SHA-256 为 {found}，{paper} 中为 {expected}：请恢复该文件；如确为有意修改，请把新值写入该处",
        "its SHA-256 is {found}, {paper} expects {expected}: restore the file, or, if the change is meant, write the new sum there"
    }
    /// A file that nothing is read from.
    file_unexpected() { "种子数据中没有这样的文件", "no seed is kept in such a file" }

    /// A table without regions.
    no_county_rows() { "表中没有县", "the table holds no county" }
    /// A table without rows.
    table_without_rows() { "表中没有数据行", "the table holds no row" }
    /// A table without assumptions.
    no_prior_rows() { "表中没有假设", "the table holds no assumption" }
    /// A table without rule sets.
    no_rule_set_rows() { "表中没有护理员配比规则", "the table holds no rule set" }
    /// A table without instruments.
    no_instrument_rows() { "表中没有评估口径", "the table holds no instrument" }
    /// A table without targets.
    no_target_rows() { "表中没有指标", "the table holds no target" }
    /// A table without scores.
    no_score_rows() { "表中没有回测得分", "the table holds no score of a hindcast" }
    /// A table without years.
    no_year_rows() { "序列中没有年份", "a series holds no year" }

    /// A level, as it stands in sentences.
    level_county() { "县级地区", "county" }
    /// Another.
    level_prefecture() { "地级地区", "prefecture" }
    /// Another.
    level_province() { "省级地区", "province" }
    /// The widest.
    level_nation() { "全国", "nation" }
    /// A name for a region that is not there.
    code_without_region(code, level) {
        "为 {code}：没有该代码的{level}",
        "is {code}: there is no {level} of that code"
    }
    /// Counties out of order.
    county_order(code, last) {
        "为 {code}，在 {last} 之后：代码应由小到大，各出现一次",
        "is {code} after {last}: codes must rise, and each stands there once"
    }
    /// A region that is told of in two ways.
    region_differs(level, code, name) {
        "{level} {code} {name} 在上文的名称或所属省份不同",
        "{level} {code} {name} has another name or province above"
    }
    /// A code that no region has.
    region_not_in_table(code) {
        "为 {code}：地区表中没有该地区",
        "is {code}: the region table has no such region"
    }
    /// A code that no county has.
    county_not_in_table(code) {
        "为 {code}：地区表中没有该县",
        "is {code}: the region table has no such county"
    }
    /// A region of a code nearby.
    region_nearest(name) { "：是否指 {name}？", ": did you mean {name}?" }
    /// A county left out.
    county_without_row(code, name) {
        "缺少 {code} {name} 的数据行",
        "county {code} {name} has no row"
    }
    /// A county given twice.
    county_repeats(line) { "与第 {line} 行的县重复", "repeats the county of line {line}" }
    /// Residents who do not add up.
    residents_differ(code, name, areas, ages) {
        "{code} {name}：城乡常住人口合计 {areas}，各年龄合计 {ages}",
        "county {code} {name}: urban and rural residents sum to {areas}, the ages to {ages}"
    }
    /// Townships out of order.
    township_order(code, last) {
        "为 {code}，在 {last} 之后：代码应由小到大",
        "is {code} after {last}: codes must rise"
    }
    /// Neighbours the wrong way round.
    neighbour_lower() { "应为比 `a` 大的代码", "must be a higher code than `a`" }
    /// Neighbours out of order.
    neighbour_order() {
        "次序不对：各对代码应由小到大，各出现一次",
        "is out of order: pairs must rise, and each stands there once"
    }
    /// A cohort left out.
    cohort_rows() {
        "男女各应有 10 至 85 岁每一队列的数据行",
        "each sex needs a row for every cohort from 10 to 85"
    }

    /// What is wrong with a target.
    target_wrong(id, what) { "指标 `{id}`：{what}", "target `{id}`: {what}" }
    /// A target given twice.
    target_twice(id, line) {
        "指标 `{id}` 已在第 {line} 行",
        "target `{id}` stands in line {line} already"
    }
    /// A share written in per cent.
    share_is_fraction() {
        "比例应写成不大于 1 的小数：55 % 写作 0.55",
        "a share is a fraction of 1: write 0.55 for 55 %"
    }
    /// One without the other.
    threshold_alone() {
        "threshold 与 comparator 应同时填写",
        "threshold and comparator go together"
    }
    /// One without the other.
    between_alone() {
        "`between` 与 `threshold_max` 应同时使用",
        "`between` and `threshold_max` go together"
    }
    /// Bounds that cross.
    threshold_order() {
        "`threshold_max` 小于 `threshold`",
        "`threshold_max` lies below `threshold`"
    }
    /// A target of no number.
    threshold_needed(status) {
        "没有 threshold 的指标不能为 `{status}`",
        "a target without a threshold cannot be `{status}`"
    }
    /// A target that cannot be evaluated, without why.
    needs_blank(status) {
        "为 `{status}` 的行应在 `needs_zh` 和 `needs_en` 中写明需要什么",
        "a row that is `{status}` says in `needs_zh` and `needs_en` what it needs"
    }
    /// A status that only results have.
    status_is_result() {
        "`no_denominator` 是计算结果，不能填写",
        "`no_denominator` is a result, not a reading"
    }
    /// A tier that says both, or neither.
    tier_needs(id) {
        "层级 `{id}` 应填写指标，或用中英文写明需要什么，二者取一",
        "tier `{id}` has an indicator, or says in both languages what it needs"
    }

    /// A ratio that has its own table.
    prior_of_rules(id) {
        "`{id}` 取自 staffing_rules/data.csv：请删去",
        "`{id}` comes from staffing_rules/data.csv"
    }
    /// A prior without a distribution.
    prior_undrawn(why) {
        "已给出，但该假设无法抽样：{why}",
        "is given, but the prior cannot be drawn from: {why}"
    }
    /// A row of a name given twice.
    stands_twice(id) { "`{id}` 出现两次", "`{id}` stands there twice" }
    /// A rule set of two names.
    rule_set_name(id) {
        "护理员配比规则 `{id}` 在前面行中的名称不同",
        "rule set `{id}` has another name in an earlier row"
    }
    /// A level given twice.
    rule_set_level(id, level) {
        "护理员配比规则 `{id}` 在前面行中已有等级 `{level}`",
        "rule set `{id}` has level `{level}` in an earlier row"
    }
    /// A level left out.
    rule_set_lacks(id, level) {
        "护理员配比规则 `{id}` 缺少等级 `{level}`",
        "rule set `{id}` lacks level `{level}`"
    }
    /// More help for the able.
    rule_set_order(id) {
        "护理员配比规则 `{id}` 对失能较重者要求的护理员反而较少：每名护理员照护人数不能逐级上升",
        "rule set `{id}` asks for fewer carers where residents are less able: residents per carer may not rise from level to level"
    }

    /// An instrument given twice.
    instrument_twice(id) { "评估口径 `{id}` 出现两次", "instrument `{id}` stands there twice" }
    /// Levels of need that are no whole.
    levels_sum(split) {
        "止于 {split}：四个等级合计应为 1",
        "ends {split}: the four levels must sum to 1"
    }
    /// Whose rates.
    rates_of_men() { "男", "Male" }
    /// Whose rates.
    rates_of_women() { "女", "Female" }
    /// Rates of every cohort.
    cohort_any() { "不分", "None" }
    /// Rates of one.
    cohort_of(year) { "{year} 年满 65 岁", "Some({year})" }
    /// Rates of which an age is missing.
    rates_by_age(model, sex, residence, cohort) {
        "{model}，{sex}，{residence}，队列{cohort}：65 至 110 岁应每岁一行，依次排列",
        "{model}, {sex}, {residence}, cohort {cohort}: expected one row for each age from 65 to 110, in order"
    }

    /// Shares that are none.
    shares_sum(sum) { "各比例合计为 {sum}，不是 1", "the shares sum to {sum}, not to 1" }
    /// Bounds that cross.
    bounds_order() {
        "中位数和各界限应从 lower95 到 upper95 依次增大",
        "median and bounds do not rise from lower95 to upper95"
    }
    /// Some bounds only.
    bounds_some() {
        "四个界限应全部填写或全部留空",
        "the four bounds must all be given, or none"
    }
    /// Two tables in one that differ.
    sexes_differ() { "男女的年份不同", "men and women differ in their years" }
    /// A year left out.
    year_follows(year, expected) {
        "接着是 {year} 年：应为 {expected} 年",
        "year {year} follows: expected {expected}"
    }
    /// A row that is no score.
    score_unknown(key) { "所在行 `{key}` 不是得分", "stands for `{key}`, no score" }

    /// A table that seeds are built from.
    shared_missing() { "缺少该共享表", "the shared table is missing" }
    /// Counties that a census does not count.
    unit_uncounted(year) {
        "所列的县中有 {year} 年没有人口数的",
        "names a county without counts in {year}"
    }
    /// A kind of township that is none.
    township_kind_unknown(kind) {
        "为 `{kind}`：没有这种乡级单位",
        "is `{kind}`: no such kind of township"
    }
    /// A unit that is none.
    unit_unknown(unit) { "为 `{unit}`：没有这种单位", "is `{unit}`: no known unit" }
    /// A transition that is none.
    transition_unknown(kind) {
        "为 `{kind}`：没有这种状态转移",
        "is `{kind}`: no known transition"
    }
    /// A target that nobody has read.
    target_unread(id, table) {
        "指标 `{id}` 在 {table} 中没有数据行：请补上",
        "target `{id}` has no row in {table}"
    }
    /// A reading of no target.
    reading_without_target(id, table) {
        "`{id}` 不是 {table} 中的行：请改正或删去",
        "`{id}` is no row of {table}"
    }
}
