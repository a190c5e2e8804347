//! What is said of cells of tables, and of what a scenario builds and agrees on.

use super::messages;

messages! {
    /// A cell without text.
    is_blank() { "为空：请填写", "is blank" }
    /// A cell of another kind.
    is_other(found, expected) { "为 `{found}`：{expected}", "is `{found}`: {expected}" }
    /// A count is expected.
    must_be_whole() { "应为不小于 0 的整数", "must be a whole number of 0 or more" }
    /// A year is expected.
    must_be_year() { "应为年份", "must be a year" }
    /// A number is expected.
    must_be_number() { "应为数字", "must be a number" }
    /// A number that is none.
    must_be_finite() { "应为有限的数字", "must be a finite number" }
    /// A code is expected.
    must_be_code(example) { "应为六位代码，例如 `{example}`", "must be six digits, such as `{example}`" }
    /// A number beyond its limits.
    is_outside(found, least, most) {
        "为 {found}：应在 {least} 至 {most} 之间",
        "is {found}: it must lie in {least} to {most}"
    }
    /// A number too large.
    is_large(found, most) { "为 {found}：不能超过 {most}", "is {found}: it may be at most {most}" }
    /// A number below nought.
    is_negative(found) { "为 {found}：不能为负", "is {found}: it may not be negative" }
    /// A cell that is none of the numbers there are.
    is_not_listed(found, list) {
        "为 {found}：应为下列之一：{list}",
        "is {found}: it must be one of {list}"
    }
    /// A year beyond any table.
    must_be_year_within(first, last) {
        "应为 {first} 至 {last} 之间的年份",
        "must be a year in {first} to {last}"
    }
    /// A date is expected.
    must_be_date() { "应为日期，例如 2025-12-31", "must be a date such as 2025-12-31" }
    /// Codes are expected.
    must_be_codes() { "应为以分号分隔的六位代码", "must be six-digit codes joined by `;`" }
    /// One of a few words is expected.
    must_be_word(list) { "应为下列之一：{list}", "must be one of {list}" }
    /// Bytes that are no text.
    byte_not_utf8(byte) {
        "字节 {byte} 不是 UTF-8：请将文件另存为 UTF-8（Excel：CSV UTF-8）",
        "byte {byte} is not UTF-8: save the file as UTF-8"
    }
    /// A column that no reader asked for.
    column_unknown(name) { "没有列 `{name}`", "unknown column `{name}`" }
    /// A column given twice.
    column_twice(name) { "列 `{name}` 出现两次", "column `{name}` stands there twice" }
    /// A column not given.
    column_missing(name) { "缺少列 `{name}`", "column `{name}` is missing" }
    /// A row of another length.
    row_uneven(found, expected) {
        "该行有 {found} 格，表头有 {expected} 格：文件是否不完整？",
        "the row has {found} cells, the header {expected}: is the file cut short?"
    }
    /// A row that the reader cannot take apart.
    row_unreadable(error) { "该行无法读取：{error}", "the row cannot be read: {error}" }
    /// A row given twice.
    line_twice(line) { "与第 {line} 行重复", "repeats line {line}" }
    /// A file that is not there.
    file_missing() { "缺少该文件", "the file is missing" }
    /// A revision without the year to begin in.
    no_population_of(year, known) {
        "没有 {year} 年的人口：已有年份 {known}：请用 --base-year 选其一",
        "no population of {year}: the years are {known}: choose one with --base-year"
    }
    /// A revision that ends where it should begin.
    nothing_after(year) {
        "{year} 年之后没有数据，无从推算：请用 --base-year 选更早的年份",
        "no year after {year}: nothing to project to; choose an earlier one with --base-year"
    }
    /// A year or period without rows.
    no_rows_for(year) { "没有 {year} 年的数据行", "no rows for {year}" }
    /// A cell of a year or period without a row.
    no_row_for(year, what) { "没有 {year} 年{what}的数据行", "no row for {year}{what}" }
    /// A period of another length.
    period_of_five(end, start) {
        "为 {end}：始于 {start} 的时期应为五年",
        "is {end}: a period from {start} is of five years"
    }
    /// Shares that are none.
    pattern_sum(start, sum) {
        "始于 {start} 的时期合计为 {sum}%，不是 100%",
        "the period from {start} sums to {sum} per cent, not to 100"
    }
    /// A figure for a row that the plan does not have.
    no_plan_row() { "不是该情景规划中的指标", "is no row of the scenario's plan" }
    /// A code of no region.
    no_such_region(example) {
        "不是地区：请填写六位代码，例如 {example}",
        "is no region: write a six-digit code, such as {example}"
    }
    /// A figure given twice.
    figure_twice(line) {
        "与第 {line} 行的指标、地区和年份重复",
        "repeats the row, region and year of line {line}"
    }
    /// A target where there is nobody it could be about.
    target_without_elders(id, region) {
        "指标 `{id}`：{region} 没有60岁及以上人口，按老年人计的指标无从计算：请改用其他地区",
        "target `{id}`: nobody aged 60 or over lives in {region}, so what is counted per elder has no meaning there: name another region"
    }
    /// A schedule beyond the units there are.
    units_few(id, asked, units, unit) {
        "programmes.{id}.per_year：共开办 {asked} 处，而所涉省份只有 {units} 个{unit}：请减少开办数，或换用其他单位",
        "programmes.{id}.per_year opens {asked} facilities, and the provinces of the run have {units} {unit}: schedule fewer, or name another unit"
    }
    /// A programme whose units are not said closely enough.
    unit_wide(id, unit) {
        "programmes.{id}.unit：不能按 {unit} 开办：请写明 subdistrict、township、county 或 county_or_city；街道和乡镇各写一个项目",
        "programmes.{id}.unit: nothing can be opened by {unit}: say subdistrict, township, county or county_or_city; subdistricts and townships take a programme each"
    }
    /// A role that covers nothing.
    role_unknown(id, found) {
        "facilities.{id}.roles：没有角色 `{found}`",
        "facilities.{id}.roles: `{found}` is no role"
    }
    /// A county that helps itself.
    aid_itself(county) {
        "mutual_aid：{county} 不能援助自己：请删去",
        "{county} cannot help itself: leave it out"
    }
    /// Help from another province.
    aid_across(helper, county) {
        "mutual_aid：{helper} 与 {county} 不在同一省份，跨省援助未模拟：请只写同一省份的县",
        "{helper} lies in another province than {county}: help across provinces is not modelled; name counties of one province"
    }
    /// Two agreements of one county.
    aid_twice(county) {
        "mutual_aid：{county} 已有协议：请把全部援助县写在一处",
        "{county} has an agreement already: name all its helpers there"
    }
    /// Agreements in a circle.
    aid_circle(path) {
        "mutual_aid 循环援助：{path}；同时受灾时各县互相等待：请去掉其中一县（同一地市各县无需协议即互相援助）",
        "mutual_aid runs in a circle: {path}; in a common emergency each would wait for the next: leave one out (counties of a prefecture help one another without an agreement)"
    }
    /// A wider region where a county is asked for.
    aid_no_county(found) {
        "mutual_aid：{found} 不是县级单位：请逐个写明各县",
        "{found} is no county: name its counties one by one"
    }
    /// A county outside the run.
    aid_outside(found) {
        "mutual_aid：{found} 不在模拟地区内：请先包含它",
        "{found} is not among the regions simulated: include it"
    }
}
