//! What is said of a planner's own tables.

use super::messages;

messages! {
    /// A formula that came to nothing.
    cell_error(found) {
        "单元格是错误值 {found}：请改正公式，或直接填写数字",
        "found the error {found}: mend the formula, or write the number itself"
    }
    /// A percentage where a number of beds or people belongs.
    cell_percent(found) {
        "单元格是百分数 {found}：应为张数或人数，请填写数字并把格式改为常规",
        "found the percentage {found}: expected a number of beds or people; write the number, in the format General"
    }
    /// A date where a number belongs.
    cell_date(found) {
        "单元格是日期 {found}：应为数字，请重新填写并把格式改为常规",
        "found the date {found}: expected a number; write it again, in the format General"
    }
    /// TRUE or FALSE.
    cell_flag(found) {
        "单元格是逻辑值 {found}：应为数字",
        "found the truth value {found}: expected a number"
    }
    /// Words that stand for nothing known.
    cell_dash(found) {
        "单元格是 `{found}`：不知道请留空，没有请填 0",
        "found `{found}`: leave the cell blank if the figure is not known, write 0 if there is none"
    }
    /// Thousands in groups that are none.
    cell_groups(found) {
        "单元格是 `{found}`：千分位不成三位一组，无法确定数值，请只写数字",
        "found `{found}`: the digits do not stand in groups of three, so the number is not sure; write digits only"
    }
    /// A number with words around it.
    cell_with_unit(found, number) {
        "单元格是 `{found}`：请只写数字，不带单位或文字（例如 {number}）",
        "found `{found}`: write the number alone, without unit or words (such as {number})"
    }
    /// No number at all.
    cell_no_number(found) {
        "单元格是 `{found}`：应为 0 或更大的数字",
        "found `{found}`: expected a number of 0 or more"
    }
    /// Less than nothing.
    cell_negative(found) {
        "单元格是 {found}：不能为负数",
        "found {found}: expected 0 or more"
    }
    /// Part of a bed.
    cell_fraction(found) {
        "单元格是 {found}：应为整数",
        "found {found}: expected a whole number"
    }
    /// More than any county has.
    cell_too_many(found, most) {
        "单元格是 {found}：超过一个县可能的数量 {most}，请核对单位",
        "found {found}: expected at most {most}; check the unit"
    }
    /// Blank where a figure must stand.
    cell_blank(column) {
        "单元格为空：本行须填写{column}",
        "found nothing: expected a figure in `{column}`, since the row holds others"
    }
    /// A part larger than the whole.
    cell_above_beds(found, what, beds) {
        "单元格是 {found}：{what}不能超过床位总数 {beds}",
        "found {found}: {what} may not exceed the {beds} beds of the row"
    }
    /// A part larger than the whole, of people.
    cell_above(found, what, most, whole) {
        "单元格是 {found}：{what}不能超过本行{whole} {most}",
        "found {found}: `{what}` may not exceed the {most} of `{whole}` in the row"
    }
    /// A part that is larger than what another table says of the whole.
    count_above_other(county, found, what, most, whole, there) {
        "{county}：{what} {found} 不能超过 {there} 所填{whole} {most}；请更正其中一张表",
        "{county}: {found} of `{what}` may not exceed the {most} of `{whole}` told at {there}: put one of the tables right"
    }
    /// Two parts that are together larger than the whole.
    cell_sum_above(found, other, beside, most, whole) {
        "单元格是 {found}：加上{other} {beside} 超过本行{whole} {most}",
        "found {found}: with the {beside} of `{other}` that is more than the {most} of `{whole}` in the row"
    }
    /// No code of six digits.
    code_wrong(found) {
        "单元格是 `{found}`：应为六位县级行政区划代码，例如 210102",
        "found `{found}`: expected the county's six-digit code, such as 210102"
    }
    /// A code that nobody has.
    code_unknown(found) {
        "单元格是 {found}：没有这个县级代码（以2020年普查为准）",
        "found {found}: no county unit of the 2020 census has this code"
    }
    /// A code of a prefecture or province.
    code_of_region(found, name) {
        "单元格是 {found} {name}：应为县级单位，不是市或省",
        "found {found} {name}: expected a county unit, not a prefecture or province"
    }
    /// A name that no county has.
    name_unknown(found) {
        "单元格是 `{found}`：没有这个县级单位，请填写六位代码",
        "found `{found}`: no county unit has this name; write its six-digit code"
    }
    /// A name that several counties have.
    name_of_several(found, list) {
        "单元格是 `{found}`：多个县级单位同名，请填写代码（{list}）",
        "found `{found}`: several county units have this name; write the code, one of {list}"
    }
    /// A row of sums.
    name_total(found) {
        "单元格是 `{found}`：合计行请删去，程序自行汇总",
        "found `{found}`: delete the row of totals; sums are made from the rows"
    }
    /// Name and code of different counties.
    name_of_another(found, code, name) {
        "单元格是 `{found}`：代码 {code} 是{name}，名称与代码不符，行是否错位？",
        "found `{found}`: the code {code} is {name}; have the rows slipped?"
    }
    /// A county that is there already.
    county_twice(found, place) {
        "{found} 已在 {place} 出现：每县只填一行",
        "found {found}, which stands at {place} already: expected one row a county"
    }
    /// Both in the counties' and in the facilities' table.
    county_in_both(found, place) {
        "{found} 既有分县数据（{place}）又有机构数据：请只留一种",
        "found facilities of {found}, whose totals stand at {place}: keep one of the two"
    }
    /// A county that has figures but no name.
    county_blank() {
        "本行有数字但没有县代码或县名",
        "the row holds figures but no county: write its code or name"
    }
    /// Cells made one.
    merged(range) {
        "{range} 是合并单元格：请取消合并，逐格填写",
        "the cells {range} are merged: unmerge them and fill each"
    }
    /// A figure under no heading.
    headless(found) {
        "单元格是 `{found}`：该列没有表头，请补表头或删去",
        "found `{found}` in a column without a heading: give it one or delete it"
    }
    /// A heading that is not known.
    head_unknown(found) {
        "表头 `{found}` 不认识：请改为模板中的表头，或改为“备注”",
        "found the heading `{found}`: expected one of the template's, or `note` for what need not be read"
    }
    /// A heading twice.
    head_twice(found, place) {
        "表头 `{found}` 已在 {place} 出现：请只留一列",
        "found the heading `{found}`, which stands at {place} already: keep one column"
    }
    /// A heading that must be there.
    head_missing(list) {
        "表头中缺少：{list}",
        "the heading lacks {list}: add the column"
    }
    /// No table at all.
    no_table(list) {
        "没有找到表格：前20行内应有一行表头，含 {list}；可用 carecast init 生成模板",
        "found no table: expected a row of headings among the first 20, with {list}; `carecast init` writes a template"
    }
    /// A table without a figure.
    no_rows() {
        "表格中没有填写任何数字",
        "the table holds no figure yet: fill in the counties that you know"
    }
    /// A facility without a name.
    facility_blank() {
        "机构名称为空",
        "found nothing: expected the facility's name"
    }
    /// A kind that is not known.
    facility_kind(found, list) {
        "机构类型 `{found}` 不认识：应为 {list}",
        "found the kind `{found}`: expected one of {list}"
    }
    /// No date.
    date_wrong(found) {
        "`{found}` 不是日期：应写作 2015-06-30 或年份 2015",
        "found `{found}`: expected a date such as 2015-06-30, or a year such as 2015"
    }
    /// A date of no year that homes open in.
    date_year(found) {
        "`{found}` 的年份不在 1900 至 2100 之间：请核对",
        "found `{found}`: expected a year from 1900 to 2100"
    }
    /// No degrees.
    coordinate_wrong(found) {
        "单元格是 `{found}`：应为十进制度，例如 123.4321，不写度分秒",
        "found `{found}`: expected decimal degrees such as 123.4321, not degrees, minutes and seconds"
    }
    /// Degrees of another part of the world.
    coordinate_outside(found, low, high) {
        "单元格是 {found}：应在 {low} 至 {high} 度之间；经度与纬度是否写反，或为米制坐标？",
        "found {found}: expected {low} to {high} degrees; are longitude and latitude swapped, or is it in metres?"
    }
    /// A point far from its county.
    far_from_county(county, kilometres) {
        "该点距 {county} {kilometres} 公里：县代码或坐标有误，请核对",
        "the point lies {kilometres} km from {county}: check the county and the coordinates"
    }
    /// Neither city nor countryside.
    residence_wrong(found) {
        "单元格是 `{found}`：应为 城镇 或 乡村",
        "found `{found}`: expected `urban` or `rural`"
    }
    /// Closed before it opened.
    closed_before(closed, opened) {
        "停用于 {closed} 年，早于启用的 {opened} 年：请核对",
        "closed in {closed}, before it opened in {opened}: check the two"
    }
    /// A table of places without a row.
    no_places() {
        "表格中没有一行数据：每个服务点或居民点填一行",
        "the table holds no row yet: write one for each service point or settlement"
    }
    /// A facility that opened after the base year.
    note_later(n, beds, year) {
        "{n} 家机构（{beds} 张床）在 {year} 年底以后开业，未计入基年存量：请写入情景的 programmes",
        "{n} facilities with {beds} beds opened after the end of {year} and are not part of the stock: put them into the scenario's programmes"
    }
    /// People in extreme hardship that were read.
    note_guaranteed(n, people) {
        "{n} 个县的特困人员共 {people} 人",
        "people in extreme hardship: {people}, in counties: {n}"
    }
    /// Facilities without beds of institutions.
    note_community(n) {
        "{n} 家社区设施不计入机构床位",
        "{n} community facilities are not counted among institution beds"
    }
    /// A sum that some facility keeps from being known.
    note_unknown(county, column, facility) {
        "{county}：{facility} 未填{column}，该县此项按未知处理",
        "{county}: {facility} does not say {column}, so the county's is taken as unknown"
    }
    /// Too large a file.
    file_large(found, most) {
        "文件有 {found} MiB，最多 {most} MiB：请只保留要导入的表",
        "the file has {found} MiB, at most {most} are read: keep only the table to import"
    }
    /// A compressed part that would fill the memory.
    entry_large(name, most) {
        "工作簿中的 {name} 解压后超过 {most} MiB：文件异常，拒绝读取；请把表格复制到新工作簿",
        "{name} in the workbook unpacks to more than {most} MiB: refused; copy the table into a new workbook"
    }
    /// A part that compresses beyond what tables do.
    entry_ratio(name, ratio) {
        "工作簿中的 {name} 压缩比超过 {ratio}：文件异常，拒绝读取；请把表格复制到新工作簿",
        "{name} in the workbook is compressed more than {ratio} times: refused; copy the table into a new workbook"
    }
    /// Too many parts.
    entries_many(found, most) {
        "工作簿由 {found} 个部分组成，最多 {most} 个：拒绝读取",
        "the workbook has {found} parts, at most {most} are read: refused"
    }
    /// A cell at the far end of the sheet.
    cell_far(rows, columns) {
        "单元格超出范围：最多读 {rows} 行 {columns} 列；请删去远处的内容",
        "found a cell beyond the {rows} rows and {columns} columns that are read: delete what stands out there"
    }
    /// Too many cells.
    cells_many(most) {
        "单元格超过 {most} 个：请只保留要导入的表",
        "found more than {most} cells: keep only the table to import"
    }
    /// Not what the program reads.
    file_kind(found) {
        "这是 {found} 文件：请在 Excel 或 WPS 中另存为 .xlsx 或 CSV（UTF-8）",
        "found {found}: save it as .xlsx or as CSV (UTF-8) in Excel or WPS"
    }
    /// A workbook that cannot be read.
    workbook_broken(why) {
        "工作簿无法读取（{why}）：请在 Excel 或 WPS 中打开并另存为 .xlsx",
        "the workbook cannot be read ({why}): open it in Excel or WPS and save it as .xlsx"
    }
    /// A text file of no known encoding.
    encoding(line) {
        "第 {line} 行既不是 UTF-8 也不是 GB18030：请另存为 CSV（UTF-8）",
        "line {line} is neither UTF-8 nor GB18030: save the file as CSV (UTF-8)"
    }
    /// A row of CSV that cannot be split.
    csv_broken(why) {
        "本行无法按 CSV 读取：{why}",
        "the row cannot be read as CSV: {why}"
    }
    /// The program was built without workbooks.
    no_workbooks() {
        "本程序编译时未含 workbook 功能，只能读 CSV",
        "this program was built without the feature `workbook`: give a CSV file"
    }
}
