//! What is said of scenario files.

use super::messages;

messages! {
    /// A nearest word.
    did_you_mean(word) { "：是否指 `{word}`？", ": did you mean `{word}`?" }
    /// Some of the words there are.
    there_are_more(list, n) { "（可选：{list} 等，另有 {n} 个）", " (there are: {list} and {n} more)" }
    /// A file too long to be a scenario.
    scenario_large(found, most) {
        "{found} KiB 对情景文件来说太大：最多 {most} KiB",
        "{found} KiB are too much for a scenario: at most {most} KiB"
    }
    /// Another encoding.
    not_utf8() { "不是 UTF-8：请把文件另存为 UTF-8", "not UTF-8: save the file as UTF-8" }
    /// What the TOML parser says, which speaks English.
    syntax(why) { "TOML 语法错误：{why}", "{why}" }
    /// A text, where another thing was expected.
    found_text(text) { "文本 `{text}`", "text `{text}`" }
    /// A list, where another thing was expected.
    found_list() { "列表", "a list" }
    /// A table, where another thing was expected.
    found_table() { "表", "a table" }
    /// A date, where another thing was expected.
    found_date() { "日期", "a date" }
    /// A number too large.
    found_beyond() { "超出64位的数", "a number beyond 64 bits" }
    /// A number that is none.
    found_unreadable() { "无法读取的数", "a number that cannot be read" }
    /// Nesting without end.
    found_nesting() { "层层嵌套的表", "tables within tables without end" }
    /// Expected: a flag.
    expects_flag() { "true 或 false", "true or false" }
    /// Expected: a whole number.
    expects_whole(min, max) { "{min}..={max} 之间的整数", "a whole number in {min}..={max}" }
    /// Expected: a number.
    expects_number(min, max) { "{min}..={max} 之间的数", "a number in {min}..={max}" }
    /// Expected: one of some numbers.
    expects_pick(list) { "{list} 之一", "{list}" }
    /// Expected: one of some words.
    expects_word(list) { "{list} 之一", "one of {list}" }
    /// Expected: a line.
    expects_line() { "引号中的一行文字", "a line of text in quotes" }
    /// Expected: an id.
    expects_id() { "由小写字母、数字和 `_` 组成的短名称", "a short name of small letters, digits and `_`" }
    /// Expected: ids.
    expects_ids() { "短名称的列表", "a list of short names" }
    /// Expected: regions.
    expects_regions(example) {
        "引号中的六位代码列表，例如 {example}",
        "a list of six-digit region codes in quotes, such as {example}"
    }
    /// Expected: years.
    expects_years() { "年份的列表", "a list of years" }
    /// Expected: a schedule.
    expects_schedule(example) { "按年份填写的表，例如 {example}", "a table such as {example}" }
    /// Expected: a prior.
    expects_prior() {
        "一个数，或含 mean、sd、lower、upper 的表",
        "a number, or a table of mean, sd, lower, upper"
    }
    /// Another thing than expected.
    not_expected(path, expected, found) {
        "{path}：应为{expected}，实为 {found}",
        "{path}: expected {expected}, found {found}"
    }
    /// A section that is no table.
    wrong_table(section, header, found) {
        "{section}：应为 {header} 下的表，实为 {found}",
        "{section}: expected a table under {header}, found {found}"
    }
    /// A section that is no list of rows.
    wrong_rows(section, header, found) {
        "{section}：应为逐行写出的 {header}，实为 {found}",
        "{section}: expected rows under {header}, found {found}"
    }
    /// A number out of bounds.
    out_of_range(path, found, min, max, unit) {
        "{path} 为 {found}，应在 {min}..={max} 之间{unit}",
        "{path} {found} must lie in {min}..={max}{unit}"
    }
    /// A unit behind a number.
    in_unit(unit) { "（{unit}）", " ({unit})" }
    /// A word that is not among those allowed.
    unknown_word(path, found) { "{path} 不认识 `{found}`", "{path} `{found}` is unknown" }
    /// Text without text.
    empty_line(path, doc) { "{path} 为空：{doc}", "{path} is empty: {doc}" }
    /// Text of several lines.
    several_lines(path) { "{path} 必须写在一行内", "{path} must stand on one line" }
    /// Text without end.
    long_line(path, most) { "{path} 超过 {most} 个字符", "{path} is longer than {most} characters" }
    /// A name that is none.
    bad_id(path, found, expected) {
        "{path} `{found}`：应为{expected}",
        "{path} `{found}`: expected {expected}"
    }
    /// One element of a list.
    element(path, what) { "{path}：{what}", "{path}: {what}" }
    /// An element that is no id.
    element_id(found) { "应为短名称，实为 {found}", "expected a short name, found {found}" }
    /// An element that is no year.
    element_year(first, last, found) {
        "应为 {first}..={last} 之间的年份，实为 {found}",
        "expected a year in {first}..={last}, found {found}"
    }
    /// An element twice.
    element_twice(text) { "`{text}` 重复出现", "`{text}` is there twice" }
    /// An element that is no code.
    element_code(found, example) {
        "`{found}` 不是地区代码：应为六位数字，例如 {example}",
        "`{found}` is no region code: six digits, such as {example}"
    }
    /// A code without quotes.
    code_unquoted(code) { "地区代码要加引号：\"{code}\"", "region codes stand in quotes: \"{code}\"" }
    /// An element that is neither.
    element_region(found) {
        "应为引号中的地区代码，实为 {found}",
        "expected a region code in quotes, found {found}"
    }
    /// A schedule before the model's time.
    schedule_year(path, year) {
        "{path}：{year} 年应在基年 2020 以后、2100 年以前",
        "{path}: year {year} must lie after the base year 2020 and by 2100"
    }
    /// A schedule by something else than years.
    schedule_no_year(path, found) {
        "{path}：应为年份，实为 `{found}`",
        "{path}: expected a year, found `{found}`"
    }
    /// A prior that says nothing.
    prior_empty(path, list) {
        "{path} 没有内容：请填一个数，或 {list} 中的几项",
        "{path} says nothing: give a number, or some of {list}"
    }
    /// A prior's key.
    prior_key(found, path) { "{path} 中有不认识的键 `{found}`", "unknown key `{found}` in {path}" }
    /// What was expected instead.
    expected_words(list) { "：应为 {list}", ": expected {list}" }
    /// A number without end.
    not_finite(path, found) {
        "{path}：应为有限的数，实为 {found}",
        "{path}: expected a finite number, found {found}"
    }
    /// A prior whose bounds cross.
    prior_order(path) {
        "{path}：lower、mean、upper 的大小次序不对",
        "{path}: lower, mean and upper are out of order"
    }
    /// A negative spread.
    prior_sd(path) { "{path}.sd 不能为负数", "{path}.sd must not be negative" }
    /// One key that must be given.
    key_missing(path, doc, expected) {
        "缺少 {path}：{doc}；应为{expected}",
        "{path} is missing: {doc}; expected {expected}"
    }
    /// Several.
    keys_missing(list) { "缺少：{list}", "missing: {list}" }
    /// A row of another name may be meant.
    or_is_meant(other) { "；或是指 `{other}`？", "; or is `{other}` meant?" }
    /// A key of other rows.
    key_misplaced(path, only, what) {
        "{path} 只用于 what = {only}；此处是 {what}",
        "{path} belongs to what = {only}; this programme is {what}"
    }
    /// A key that is refused on purpose.
    key_refused(found, path, reason) {
        "{path} 不接受 `{found}`：{reason}",
        "`{found}` is no key of {path}: {reason}"
    }
    /// A key of another section.
    key_elsewhere(found, within, home) {
        "不认识的键 `{found}`{within}：它属于 {home}",
        "unknown key `{found}`{within}: it belongs to {home}"
    }
    /// No key at all.
    key_unknown(found, within) { "不认识的键 `{found}`{within}", "unknown key `{found}`{within}" }
    /// Where.
    within(path) { "（在 {path} 中）", " in {path}" }
    /// Above the first header.
    top_of_file() { "文件开头", "the top of the file" }
    /// A base that is no name.
    base_no_name(found) {
        "builds_on：应为情景名称，实为 {found}",
        "builds_on: expected the name of a scenario, found {found}"
    }
    /// A base that cannot be read.
    base_unread(name, why) {
        "builds_on：`{name}` 无法读取：{why}",
        "builds_on: `{name}` cannot be read: {why}"
    }
    /// A base that is not there.
    base_unknown(name) { "builds_on：没有情景 `{name}`", "builds_on: there is no scenario `{name}`" }
    /// Bases in a circle.
    base_circle(path) { "builds_on 循环引用：{path}", "builds_on goes in a circle: {path}" }
    /// Bases without end.
    base_deep(most) {
        "builds_on 超过 {most} 层",
        "builds_on goes deeper than {most} scenarios"
    }
    /// Too many rows.
    rows_many(section, most) { "{section}：超过 {most} 行", "{section}: more than {most} rows" }
    /// A row twice.
    row_twice(section, id, place) {
        "{section}：id `{id}` 重复，首次出现在 {place}",
        "{section}: id `{id}` is there twice, first at {place}"
    }
    /// A row to remove that is not there.
    row_to_remove(section, id) {
        "{section} 中没有可删除的 `{id}`",
        "nothing to remove in {section}: no `{id}`"
    }
    /// `remove` with something else.
    remove_flag(section, found) {
        "{section}：remove 应为 true 或 false，实为 {found}",
        "{section}: remove: expected true or false, found {found}"
    }
    /// `--set` without a key.
    set_form(example) { "应为 KEY=VALUE，例如 {example}", "expected KEY=VALUE, such as {example}" }
    /// `--set builds_on`.
    set_base() {
        "builds_on 不能用 --set 改：请直接运行另一个情景",
        "builds_on cannot be set: run the other scenario instead"
    }
    /// `--set` of no key.
    set_no_key(found) {
        "`{found}` 不是键：应为用点分开的名称",
        "`{found}` is no key: expected names between dots"
    }
    /// `--set` of rows.
    set_rows(section) { "应为 {section}.ID.KEY=VALUE", "expected {section}.ID.KEY=VALUE" }
    /// `--set` of a row that is not there.
    set_no_row(id, section) { "{section} 中没有 `{id}`", "no `{id}` in {section}" }
    /// `--set` of what TOML does not know.
    set_value(found, why) {
        "`{found}` 不是 TOML 值：{why}",
        "`{found}` is no TOML value: {why}"
    }
    /// All regions excluded.
    no_region_left(example) {
        "regions.include 没有留下任何地区：至少写一个，例如 {example}",
        "regions.include leaves no region: name at least one, such as {example}"
    }
    /// Included and excluded leave nobody.
    no_county_left() {
        "没有县可模拟：请多包含或少排除一些地区",
        "no county is left to simulate: include more, or exclude less"
    }
    /// A map after the end.
    map_after(year, horizon) {
        "output.map_years：{year} 晚于 horizon_year {horizon}",
        "output.map_years: {year} lies after horizon_year {horizon}"
    }
    /// A schedule after the end.
    schedule_after(id, year, horizon) {
        "programmes.{id}.per_year：{year} 晚于模拟的最后一年 horizon_year {horizon}",
        "programmes.{id}.per_year: {year} lies after horizon_year {horizon}, the last year simulated"
    }
    /// A programme that serves other units than its facility.
    unit_outside(id, unit, whole) {
        "programmes.{id}.unit {unit} 不属于该设施的单位 {whole}",
        "programmes.{id}.unit {unit} lies outside the facility's unit {whole}"
    }
    /// A programme of a facility that is not there.
    facility_unknown(id, found) {
        "programmes.{id}.facility：没有设施 `{found}`",
        "programmes.{id}.facility: no facility `{found}`"
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
    /// An assumption that is not there.
    prior_unknown(found) { "没有假设 `{found}`", "`{found}` is no assumption" }
    /// An assumption that must be there.
    prior_needed() { "；模型需要它，请补上该行", "; the model needs it: add its row" }
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
        "没有 {region} {year} 年底机构床位的公布数，而 supply.reset_beds_year 需要它：请补上或去掉该键",
        "no institution beds of {region} at the end of {year}, as supply.reset_beds_year asks: add the figure or leave the key out"
    }
}
