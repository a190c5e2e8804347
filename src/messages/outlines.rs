//! What is said of outlines and of result tables that a map is drawn from.

use super::messages;

messages! {
    /// Neither of the two formats.
    outlines_format(why) {
        "既不是 GeoJSON 也不是 TopoJSON：{why}",
        "neither GeoJSON nor TopoJSON: {why}"
    }
    /// A document of another type.
    outlines_type(found) {
        "type 是 `{found}`，应为 `FeatureCollection` 或 `Topology`",
        "type is `{found}`, expected `FeatureCollection` or `Topology`"
    }
    /// Another coordinate system.
    outlines_crs(name) {
        "坐标系 `{name}`：应为 WGS 84 或 CGCS 2000 的经纬度（EPSG:4326、EPSG:4490），请先转换",
        "coordinate system `{name}`: expected degrees of WGS 84 or CGCS 2000 (EPSG:4326, EPSG:4490); convert the file first"
    }
    /// What is wrong with one feature.
    outlines_at(name, what) { "{name}：{what}", "{name}: {what}" }
    /// A code that no region has.
    outlines_unknown(code) { "没有代码为 {code} 的地区", "no region has the code {code}" }
    /// An outline twice.
    outlines_twice(code, first) {
        "{code} 已有边界（{first}）",
        "{code} has an outline already ({first})"
    }
    /// A region without outline.
    outlines_missing(code, name) { "缺少 {code} {name} 的边界", "no outline of {code} {name}" }
    /// A feature without code.
    outlines_no_code(key) {
        "没有代码：应有 `{key}` 之类的属性",
        "no code: expected a property such as `{key}`"
    }
    /// No code of six digits.
    outlines_bad_code(found) {
        "`{found}` 不是地区代码：应为六位数字，例如 `210102`",
        "`{found}` is not a region code: expected six digits, such as `210102`"
    }
    /// A point or line.
    outlines_no_polygon() { "不是多边形", "it is not a polygon" }
    /// Nothing drawn.
    outlines_no_geometry() { "没有几何图形", "it has no geometry" }
    /// Another geometry of a topology.
    outlines_other(kind) { "是 {kind} 而不是多边形", "{kind} instead of a polygon" }
    /// Arcs that are no list.
    arcs_no_list() { "`arcs` 不是弧段编号的列表", "`arcs` is not a list of numbers of arcs" }
    /// An arc without number.
    arc_no_number() { "弧段编号不是整数", "an arc's number is not a whole number" }
    /// An arc that is not there.
    arc_unknown(number, n) {
        "没有弧段 {number}（共 {n} 段）",
        "arc {number} of {n} does not exist"
    }
    /// No rings.
    outlines_no_rings() { "没有环", "it has no rings" }
    /// Metres, or latitude first.
    outlines_degrees(x, y) {
        "坐标 [{x}, {y}] 不是以度表示的经度和纬度：是否为其他坐标系？",
        "position [{x}, {y}] is not a longitude and a latitude in degrees: another coordinate system?"
    }
    /// What is wrong with a ring.
    outlines_ring(number, what) { "第 {number} 个环：{what}", "ring {number}: {what}" }
    /// Somewhere else.
    outlines_far(x, y) {
        "离 {x}, {y} 太远：是否为其他坐标系、纬度在前，或别的地区的边界？",
        "it lies far from {x}, {y}: another coordinate system, latitude first, or the outline of another region?"
    }
    /// A ring of nothing.
    ring_empty() { "为空", "it is empty" }
    /// A ring of too few points.
    ring_short(n) { "有 {n} 个点，至少应有 4 个", "{n} positions, expected 4 or more" }
    /// A ring that does not come back.
    ring_open(first, last) {
        "没有闭合：起点 {first}，终点 {last}",
        "it is not closed: begins at {first} and ends at {last}"
    }
    /// A ring without inside.
    ring_flat() { "面积为零", "it has no area" }
    /// No table of results.
    no_result_table(why) { "不是结果表：{why}", "not a result table: {why}" }
    /// Which tables there are.
    result_tables() {
        "应为 summary.csv、targets.csv 或 shortfall.csv",
        "expected summary.csv, targets.csv or shortfall.csv"
    }
    /// A column that is not there.
    no_column(found) { "没有列 `{found}`", "no column `{found}`" }
    /// A year that is not there.
    no_year(found) { "没有年份 `{found}`", "no year `{found}`" }
    /// An indicator or target that is not there.
    no_item(found) { "没有指标或目标 `{found}`", "no indicator or target `{found}`" }
}
