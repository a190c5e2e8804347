//! What is said of the two censuses, the fitted model, a revision of projections and result tables.

use super::messages;

messages! {
    /// A count of a census given twice.
    census_cell_twice(line) {
        "与第 {line} 行的县、性别和年龄重复",
        "repeats the county, sex and age of line {line}"
    }
    /// A county whose table of ages is not whole.
    census_county_short(county, found, first, more) {
        "县 {county} 应有两性、19 个年龄组共 38 行，只有 {found} 行：缺少{first}{more}",
        "county {county} has {found} of the 38 rows of both sexes and 19 ages: {first}{more} is missing"
    }
    /// Men of an age group.
    men_from(age) { "男性 {age} 岁组", "male {age}" }
    /// Women of an age group.
    women_from(age) { "女性 {age} 岁组", "female {age}" }
    /// More of the same.
    and_more(count) { "及另外 {count} 行", " and {count} more" }
    /// A county with ages and nothing else.
    census_county_without_row(county) {
        "县 {county} 在县级文件中没有数据行",
        "county {county} has no row in the file of counties"
    }
    /// A county given twice.
    census_county_twice(line) { "与第 {line} 行的县重复", "repeats the county of line {line}" }
    /// A county without ages.
    census_county_without_ages(county) {
        "为 {county}：年龄文件中没有该县",
        "is {county}: the file of ages has no such county"
    }
    /// A link given twice.
    link_twice(line) { "与第 {line} 行的对应关系重复", "repeats the link of line {line}" }
    /// Two words for one comparison unit.
    unit_differs() { "与该可比单元上方各行不一致", "differs from the unit's rows above" }
    /// A county in no comparison unit.
    county_without_link(county) {
        "基期普查的县 {county} 没有对应关系",
        "no link from county {county} of the base census"
    }
    /// A second census of other places.
    no_comparison_unit() {
        "不含基期普查的任何可比单元",
        "holds no comparison unit of the base census"
    }
    /// A county that the second census does not have.
    unit_county_missing(unit, county, file) {
        "可比单元 {unit} 含县 {county}，而 {file} 中没有该县",
        "unit {unit} names county {county}, which {file} lacks"
    }
    /// A parameter that is not there.
    no_parameter_row(part, item, cell) {
        "缺少 `{part},{item},{cell}` 行",
        "no row `{part},{item},{cell}`"
    }
    /// A row of no parameter.
    no_such_parameter(part, item, cell) {
        "`{part},{item},{cell}` 不是模型的参数",
        "`{part},{item},{cell}` is no parameter of the model"
    }
    /// Mortality that does not cover the years between the censuses.
    decade_missing() { "缺少 2010 至 2020 年的死亡率", "lacks the rates of 2010 to 2020" }
    /// Too little to fit.
    one_province_to_fit() {
        "不足两个省份，无从以一省拟合、推及另一省",
        "holds fewer than two provinces: nothing to fit from one to another"
    }
    /// Too little to leave one out.
    one_province_to_leave_out() {
        "只有一个省份，而内置模型正由它拟合：剔除后需有另一省份用于拟合；请增加省份，或不剔除而直接推算",
        "holds one province, on which the shipped model was fitted: leaving it out takes another to fit on; add one, or project it without leaving out"
    }
    /// The mothers that a row is missing of.
    mothers_of(age) { "{age} 岁组母亲", " and mothers of {age}" }
    /// The men that a row is missing of.
    men_missing(age) { "男性 {age} 岁组", " and male of {age}" }
    /// The women that a row is missing of.
    women_missing(age) { "女性 {age} 岁组", " and female of {age}" }
    /// Men, without an age.
    all_men_missing() { "男性", " and male" }
    /// Women, without an age.
    all_women_missing() { "女性", " and female" }
    /// A level in a result table that does not exist.
    no_region_level() { "地区级别无效", "a region level that is none" }
    /// A code in a result table that is none.
    no_region_code(found, example) {
        "`{found}` 不是地区代码：应为六位数字，例如 `{example}`",
        "`{found}` is not a region code: expected six digits, such as `{example}`"
    }
    /// A word in a result table that is none of those there are.
    not_one_of(found, list) {
        "`{found}` 应为下列之一：{list}",
        "`{found}` is not one of: {list}"
    }
    /// A figure in a result table that is none.
    no_number(found) { "`{found}` 不是数字", "`{found}` is not a number" }
}
