//! The workbook to fill in: instructions, a table by county, a list of facilities.

use crate::{
    domain::{Lang, Text},
    import::{COUNTY_COLUMNS, Column, FACILITY_COLUMNS, FacilityKind},
    seeds::Region,
};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

/// Rows of the list of facilities that check what is typed.
const FACILITY_ROWS: u32 = 2000;
/// The most beds or people that a cell takes.
const MOST: i32 = 1_000_000;

const NAMES: [Text; 3] = [
    Text { zh: "说明", en: "instructions" },
    Text { zh: "分县", en: "counties" },
    Text { zh: "机构", en: "facilities" },
];

const INSTRUCTIONS: [Text; 8] = [
    Text {
        zh: "填写“分县”或“机构”其中一张表：分县表每县一行，机构表每家机构一行，程序按县汇总。",
        en: "Fill in the sheet of counties or that of facilities: one row a county, or one row a facility, which are summed to their counties.",
    },
    Text {
        zh: "只填知道的县，其余留空；没有填写的县仍由全省数字推算，并标为估计。",
        en: "Fill in the counties that you know and leave the others blank: these are still estimated from the province's figure and marked so.",
    },
    Text {
        zh: "数字指2020年12月31日的情况；以后的新增写入情景文件的 programmes。",
        en: "Figures are those of 31 December 2020; what came later belongs into the scenario's programmes.",
    },
    Text {
        zh: "不知道请留空，没有请填 0；只写数字，不写单位、不用百分数、不合并单元格。",
        en: "Leave blank what is not known, write 0 for none; numbers only, no units, no percentages, no merged cells.",
    },
    Text {
        zh: "可以加一列“备注”，程序不读。不要改动表头和县代码。",
        en: "A column `note` may be added and is not read. Leave headings and codes as they are.",
    },
    Text {
        zh: "填好后运行：carecast import 本文件.xlsx。每个有误的单元格都会指出位置和改法。",
        en: "Then run: carecast import THIS_FILE.xlsx. Every cell that is wrong is named, with what to do.",
    },
    Text {
        zh: "再在情景文件中写：[supply] county_table = \"county_supply.csv\"，运行 carecast run。",
        en: "Then put into the scenario: [supply] county_table = \"county_supply.csv\", and carecast run.",
    },
    Text { zh: "各列含义：", en: "The columns:" },
];

/// A workbook for some counties, with cells that check what is typed; the same bytes each time.
///
/// # Errors
///
/// What the writer says; nothing in the region table gives it cause.
pub fn workbook(counties: &[&Region], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No byte depends on the clock: the date of the census.
    let date = ExcelDateTime::from_ymd(2020, 11, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    workbook.push_worksheet(instructions(lang)?);
    workbook.push_worksheet(county_sheet(counties, lang)?);
    workbook.push_worksheet(facility_sheet(lang)?);
    workbook.save_to_buffer()
}

fn instructions(lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(NAMES[0].get(lang))?;
    sheet.set_column_width(0, 34)?.set_column_width(1, 90)?;
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = wrap.clone().set_bold();
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let mut row = 0;
    for lang in [lang, other] {
        for text in &INSTRUCTIONS {
            sheet.write_string_with_format(row, 1, text.get(lang), &wrap)?;
            row += 1;
        }
        for column in COUNTY_COLUMNS.iter().chain(&FACILITY_COLUMNS) {
            sheet.write_string_with_format(row, 0, column.head.get(lang), &bold)?;
            sheet.write_string_with_format(row, 1, column.about.get(lang), &wrap)?;
            row += 1;
        }
        row += 1;
    }
    Ok(sheet)
}

/// A sheet with frozen headings in both languages.
fn headed(name: Text, columns: &[Column], fixed: u16, lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(name.get(lang))?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00E8_EDF2))
        .set_border_bottom(FormatBorder::Medium);
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    for (index, column) in (0..).zip(columns) {
        let text = format!("{}\n{}", column.head.get(lang), column.head.get(other));
        sheet.write_string_with_format(0, index, text, &head)?;
        sheet.set_column_width(index, 22)?;
    }
    sheet.set_row_height(0, 48)?;
    sheet.set_freeze_panes(1, fixed)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(sheet)
}

fn county_sheet(counties: &[&Region], lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = headed(NAMES[1], &COUNTY_COLUMNS, 2, lang)?;
    let text = Format::new().set_num_format("@");
    for (row, county) in (1..).zip(counties) {
        sheet.write_string_with_format(row, 0, county.code.to_string(), &text)?;
        sheet.write_string_with_format(row, 1, county.name(lang), &text)?;
    }
    let last = counties.len().max(1) as u32;
    whole(&mut sheet, 2, last, &COUNTY_COLUMNS[2], lang)?;
    for part in [3, 4, 6] {
        at_most_beds(&mut sheet, (part, 2), last, &COUNTY_COLUMNS[usize::from(part)], lang)?;
    }
    amount(&mut sheet, 5, last, &COUNTY_COLUMNS[5], lang)?;
    for people in 6..10 {
        whole(&mut sheet, people, last, &COUNTY_COLUMNS[usize::from(people)], lang)?;
    }
    Ok(sheet)
}

fn facility_sheet(lang: Lang) -> Result<Worksheet, XlsxError> {
    let mut sheet = headed(NAMES[2], &FACILITY_COLUMNS, 1, lang)?;
    let kinds = [FacilityKind::Institution, FacilityKind::Community];
    let words = kinds.map(|kind| kind.words()[usize::from(lang == Lang::En)]);
    let list = DataValidation::new().allow_list_strings(&words)?;
    sheet.add_data_validation(1, 2, FACILITY_ROWS, 2, &list)?;
    whole(&mut sheet, 3, FACILITY_ROWS, &FACILITY_COLUMNS[3], lang)?;
    at_most_beds(&mut sheet, (4, 3), FACILITY_ROWS, &FACILITY_COLUMNS[4], lang)?;
    amount(&mut sheet, 6, FACILITY_ROWS, &FACILITY_COLUMNS[6], lang)?;
    let text = Format::new().set_num_format("@");
    sheet.set_column_format(1, &text)?.set_column_format(5, &text)?;
    Ok(sheet)
}

const WRONG: Text = Text { zh: "请核对", en: "please check" };
const WHOLE: Text =
    Text { zh: "应为0或更大的整数", en: "expected a whole number of 0 or more" };
const AMOUNT: Text = Text { zh: "应为0或更大的数字", en: "expected a number of 0 or more" };
const PART: Text = Text {
    zh: "应为整数，且不超过床位数",
    en: "expected a whole number, at most the beds",
};

fn told(
    validation: DataValidation,
    column: &Column,
    wrong: Text,
    lang: Lang,
) -> Result<DataValidation, XlsxError> {
    validation
        .set_input_message(column.about.get(lang))?
        .set_error_title(WRONG.get(lang))?
        .set_error_message(wrong.get(lang))
}

fn whole(
    sheet: &mut Worksheet,
    at: u16,
    last: u32,
    column: &Column,
    lang: Lang,
) -> Result<(), XlsxError> {
    let validation = DataValidation::new().allow_whole_number(DataValidationRule::Between(0, MOST));
    sheet.add_data_validation(1, at, last, at, &told(validation, column, WHOLE, lang)?)?;
    Ok(())
}

fn amount(
    sheet: &mut Worksheet,
    at: u16,
    last: u32,
    column: &Column,
    lang: Lang,
) -> Result<(), XlsxError> {
    let rule = DataValidationRule::Between(0.0, f64::from(MOST));
    let validation = DataValidation::new().allow_decimal_number(rule);
    sheet.add_data_validation(1, at, last, at, &told(validation, column, AMOUNT, lang)?)?;
    Ok(())
}

/// Whole, and at most the beds of the row.
fn at_most_beds(
    sheet: &mut Worksheet,
    (at, beds): (u16, u16),
    last: u32,
    column: &Column,
    lang: Lang,
) -> Result<(), XlsxError> {
    let letter = |column: u16| char::from(b'A' + column as u8);
    let (part, beds) = (letter(at), letter(beds));
    let rule = format!("=AND(ISNUMBER({part}2),{part}2>=0,{part}2=INT({part}2),{part}2<={beds}2)");
    let validation = DataValidation::new().allow_custom(Formula::new(rule));
    sheet.add_data_validation(1, at, last, at, &told(validation, column, PART, lang)?)?;
    Ok(())
}
