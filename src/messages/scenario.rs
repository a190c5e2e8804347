//! What is said of scenario files.

use super::messages;

messages! {
    /// A file too long to be a scenario.
    scenario_large(found, most) {
        "{found} KiB 对情景文件来说太大：最多 {most} KiB",
        "{found} KiB are too much for a scenario: at most {most} KiB"
    }
    /// Another encoding.
    not_utf8() { "不是 UTF-8：请把文件另存为 UTF-8", "not UTF-8: save the file as UTF-8" }
    /// What the TOML parser says, which speaks English.
    syntax(why) { "TOML 语法错误：{why}", "{why}" }
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
    /// A key of the plan that makes no sense without another.
    policy_needs(key, other) {
        "policy.{key}：还须写明 policy.{other}",
        "policy.{key} needs `policy.{other}` beside it"
    }
    /// Coordinates of two systems.
    systems_differ(points, settlements) {
        "policy：服务点为 {points}，居民点为 {settlements}；坐标系混用会偏移数百米，请先转换为同一坐标系",
        "policy: the service points are in {points}, the settlements in {settlements}; mixing them shifts by hundreds of metres: convert one table first"
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
}
