//! Writing cells: texts that stay text, numbers in their format, heads in both languages.

use rust_xlsxwriter::{
    Color, ConditionalFormatDataBar, Format, FormatAlign, FormatBorder, Worksheet, XlsxError,
};

use crate::{domain::Text, export::text::visible};

/// How a column's numbers are shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Look {
    Text,
    Share,
    /// A probability counted in draws: none or all of them are not quite 0 or 1.
    Chance,
    Whole,
    Decimal,
    /// As many digits as the number has.
    Exact,
    Year,
}

impl Look {
    /// Of a figure in a unit of the files.
    pub fn of_unit(unit: &str) -> Self {
        match unit {
            "share" | "probability" | "fraction" => Self::Share,
            "persons" | "beds" | "facilities" => Self::Whole,
            _ => Self::Decimal,
        }
    }

    pub fn format(self) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match self {
            Self::Text => format
                .set_num_format("@")
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_indent(1),
            Self::Share => format.set_num_format("0.0%"),
            Self::Chance => format.set_num_format("[=0]\"≈ 0%\";[=1]\"≈ 100%\";0.0%"),
            Self::Whole => format.set_num_format("#,##0"),
            Self::Decimal => format.set_num_format("#,##0.00"),
            Self::Exact => format.set_num_format("General"),
            Self::Year => format.set_num_format("0"),
        }
    }
}

/// A column: its head, its numbers' look and its width in characters.
pub(super) struct Column {
    pub head: String,
    pub look: Look,
    pub width: f64,
}

impl Column {
    pub fn new(head: Text, look: Look, width: f64) -> Self {
        Self { head: format!("{}\n{}", head.zh, head.en), look, width }
    }
}

/// Characters that a cell holds; the format allows 32,767.
const CELL: usize = 32_000;
/// Characters of a head or title; the format allows 255 for titles.
pub(super) const HEAD: usize = 200;

/// A4 with narrow margins, the sheet's name and the page below.
pub(super) fn on_paper(sheet: &mut Worksheet) -> &mut Worksheet {
    const A4: u8 = 9;
    sheet
        .set_paper_size(A4)
        .set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3)
        .set_footer("&L&A&R&P / &N")
        .set_print_center_horizontally(true)
}

/// A number through its shortest text: 0.4 is 0.4, not 0.4000000059604645.
pub(super) fn exact(value: f32) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// Text without characters that hide or turn others, at most so long.
pub(super) fn cut(text: &str, most: usize) -> String {
    visible(text).chars().take(most).collect()
}

/// Points that a line of text needs, with room for Chinese fonts.
const LINE: f64 = 15.0;
/// Points of the tallest row that the format allows, in whole lines.
const LINES: usize = 27;

/// A sheet under way: rows go below one another.
pub(super) struct Pen {
    pub sheet: Worksheet,
    pub row: u32,
    formats: Vec<Format>,
    widths: Vec<f64>,
    /// Of the row under way.
    lines: usize,
}

/// Lines that a text takes in a column that wraps, so many digits wide: not every program makes rows as tall as their
/// text needs when it opens a file.
pub(super) fn lines(text: &str, width: f64) -> usize {
    // The indent takes a digit's room.
    let room = (width - 1.0).max(2.0);
    let of_char = |c: char| if c as u32 >= 0x2e80 { 2.0 } else { 1.0 };
    let of_paragraph = |paragraph: &str| {
        let (mut lines, mut used) = (1, 0.0);
        // Chinese breaks anywhere, the rest between words, and a word longer than a line where it must.
        for word in paragraph.split_inclusive(|c: char| c == ' ' || c as u32 >= 0x2e80) {
            let length: f64 = word.chars().map(of_char).sum();
            let visible: f64 = word.trim_end().chars().map(of_char).sum();
            if used + visible > room && used > 0.0 {
                lines += 1;
                used = 0.0;
            }
            used += length;
            while used > room && visible > room {
                lines += 1;
                used -= room;
            }
        }
        lines
    };
    text.split('\n').map(of_paragraph).sum()
}

impl Pen {
    /// A sheet with a title, a note and frozen heads; the first `fixed` columns stay in view.
    pub fn new(
        name: Text,
        title: &str,
        note: &str,
        columns: &[Column],
        fixed: u16,
    ) -> Result<Self, XlsxError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(format!("{} {}", name.zh, name.en))?;
        let bold = Format::new().set_bold();
        sheet.write_string_with_format(0, 0, cut(title, HEAD), &bold.clone().set_font_size(14))?;
        sheet.write_string(1, 0, cut(note, CELL))?;
        let head = bold
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00E8_EDF2))
            .set_border_bottom(FormatBorder::Medium);
        let mut tallest = 1;
        for (column, about) in (0..).zip(columns) {
            sheet.set_column_width(column, about.width)?;
            let text = cut(&about.head, HEAD);
            // Bold is wider, and the filter's button takes the room of two digits.
            tallest = tallest.max(lines(&text, about.width * 0.85 - 1.0));
            sheet.write_string_with_format(2, column, text, &head)?;
        }
        sheet.set_row_height(2, LINE * tallest.min(LINES) as f64)?;
        sheet.set_freeze_panes(3, fixed)?;
        sheet.set_repeat_rows(2, 2)?;
        on_paper(&mut sheet).set_landscape().set_print_fit_to_pages(1, 0);
        let formats = columns.iter().map(|column| column.look.format()).collect();
        let widths = columns.iter().map(|column| column.width).collect();
        Ok(Self { sheet, row: 3, formats, widths, lines: 1 })
    }

    /// The row is written: the next one.
    pub fn next(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 {
            self.sheet.set_row_height(self.row, LINE * self.lines.min(LINES) as f64)?;
        }
        self.lines = 1;
        self.row += 1;
        Ok(())
    }

    /// A text, without characters that hide or turn others, never a formula.
    pub fn text(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        let text = cut(text, CELL);
        self.lines = self.lines.max(lines(&text, self.widths[usize::from(column)]));
        self.sheet.write_string_with_format(
            self.row,
            column,
            text,
            &self.formats[usize::from(column)],
        )?;
        Ok(())
    }

    /// A number; none leaves the cell blank.
    pub fn number(&mut self, column: u16, value: Option<f32>) -> Result<(), XlsxError> {
        if let Some(value) = value.map(exact).filter(|value| value.is_finite()) {
            let format = &self.formats[usize::from(column)];
            self.sheet.write_number_with_format(self.row, column, value, format)?;
        }
        Ok(())
    }

    /// A number shown as its own unit asks, where a column holds several; none leaves it blank.
    pub fn figure(&mut self, column: u16, value: Option<f32>, look: Look) -> Result<(), XlsxError> {
        let of_column = self.formats[usize::from(column)].clone();
        self.formats[usize::from(column)] = look.format();
        let written = self.number(column, value);
        self.formats[usize::from(column)] = of_column;
        written
    }

    /// A year; none leaves the cell blank.
    pub fn year(&mut self, column: u16, year: Option<u16>) -> Result<(), XlsxError> {
        self.number(column, year.map(f32::from))
    }

    /// Bars in the cells of a column, from the first row to the last.
    pub fn bars(&mut self, column: u16) -> Result<(), XlsxError> {
        if self.row > 3 {
            let bars = ConditionalFormatDataBar::new().set_fill_color(Color::RGB(0x0093_C0DF));
            self.sheet.add_conditional_format(3, column, self.row - 1, column, &bars)?;
        }
        Ok(())
    }

    /// Heads that filter, over so many columns.
    pub fn filtered(mut self, columns: usize) -> Result<Worksheet, XlsxError> {
        if self.row > 3 && columns > 0 {
            self.sheet.autofilter(2, 0, self.row - 1, columns as u16 - 1)?;
        }
        Ok(self.sheet)
    }
}
