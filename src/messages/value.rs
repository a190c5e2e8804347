//! What is said of one value of a scenario.

use super::messages;

messages! {
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
    /// Expected: an id, or some.
    expects_one_or_ids(example) {
        "一个短名称，或短名称的列表（例如 {example}）",
        "a short name, or a list of them such as {example}"
    }
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
    /// A list without elements.
    list_empty(path, expected) {
        "{path} 是空列表：应为{expected}",
        "{path} is an empty list: expected {expected}"
    }
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
}
