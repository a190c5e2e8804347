//! Charts that can be edited, on a sheet of their own that prints on A4.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType,
    Color, Format, Worksheet, XlsxError,
};

use super::{
    pen::{self, Look, cut, on_paper},
    plan,
    years::{self, LINES, Stretch, YEAR},
};
use crate::{
    domain::{Lang, Text},
    export::map::{threshold_words, unit_words},
    results::Results,
};

const NAME: Text = Text { zh: "图表", en: "charts" };
/// Indicators that get a chart, where the run has them.
const CHARTED: [&str; 4] =
    ["pop_60plus", "nursing_bed_share", "nursing_beds_per_100_disabled", "disabled_people"];
/// Of every chart, in pixels; a row has twenty.
const WIDTH: u32 = 860;
const ROW: u32 = 20;
const PATHS: u32 = 360;
/// The lines of [`LINES`]: the median darkest. Blues of `ColorBrewer` (Brewer, 2003).
const INKS: [u32; 3] = [0x0042_92C6, 0x0008_306B, 0x0042_92C6];

/// What each target's chance is, and the paths of the indicators most asked for.
pub(super) fn sheet(
    results: &Results,
    stretches: &[Stretch],
) -> Result<Option<Worksheet>, XlsxError> {
    let mut sheet = Worksheet::new();
    let name = format!("{} {}", NAME.zh, NAME.en);
    sheet.set_name(&name)?;
    on_paper(&mut sheet).set_print_fit_to_pages(1, 0);
    let title = Format::new().set_bold().set_font_size(14);
    let words = format!("{} {}", results.title_zh, results.title_en);
    sheet.write_string_with_format(0, 0, cut(&words, pen::HEAD), &title)?;
    sheet.set_column_width(0, 62)?.set_column_width(1, 16)?;
    let mut row = chances(results, &name, &mut sheet)?;
    let has_chances = row > 2;
    if has_chances {
        sheet.set_page_breaks(&[row])?;
        row += 1;
    }
    for stretch in stretches {
        let quantity = &results.indicators[usize::from(stretch.indicator)];
        if CHARTED.contains(&quantity.id.as_str()) && stretch.last > stretch.first {
            sheet.insert_chart(row, 0, &paths(results, stretch))?;
            row += PATHS / ROW + 1;
        }
    }
    Ok((row > 2).then_some(sheet))
}

/// The widest region's targets with their chances, and a chart of them; the next free row.
fn chances(results: &Results, name: &str, sheet: &mut Worksheet) -> Result<u32, XlsxError> {
    let rows = plan::rows(results);
    let Some(place) = rows.first().map(|(row, _)| row.place) else { return Ok(2) };
    let (text, chance) = (Look::Text.format(), Look::Chance.format());
    let head = Format::new().set_bold();
    let place_words = &results.places[place as usize];
    let region = format!("{} {}", place_words.name_zh, place_words.name_en);
    sheet.write_string_with_format(2, 0, cut(&region, pen::HEAD), &head)?;
    sheet.write_string_with_format(2, 1, "实现概率 P(met)", &head)?;
    let mut last = 2;
    for (row, _) in rows.iter().filter(|(row, _)| row.place == place) {
        let target = &results.targets[usize::from(row.target)];
        let Some(met) = row.prob_met else { continue };
        last += 1;
        let label =
            format!("{}（{}）\n{}", target.zh, threshold_words(target, Lang::Zh), target.en);
        sheet.write_string_with_format(last, 0, cut(&label, 2 * pen::HEAD), &text)?;
        sheet.write_number_with_format(last, 1, pen::exact(met), &chance)?;
        sheet.set_row_height(last, 30)?;
    }
    if last == 2 {
        return Ok(2);
    }
    let height = 120 + 46 * (last - 2);
    let mut chart = Chart::new(ChartType::Bar);
    chart
        .add_series()
        .set_name("实现概率 P(met)")
        .set_categories((name, 3, 0, last, 0))
        .set_values((name, 3, 1, last, 1))
        .set_format(
            ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(INKS[0]))),
        );
    chart.title().set_name("各目标实现概率 Probability of meeting each target").set_font(&size(13));
    chart.x_axis().set_min(0).set_max(1).set_num_format("0%").set_name("概率 probability");
    chart.y_axis().set_reverse().set_label_interval(1).set_font(&size(8));
    chart.legend().set_hidden();
    chart.set_width(WIDTH).set_height(height);
    sheet.insert_chart(last + 2, 0, &chart)?;
    Ok(last + 4 + height.div_ceil(ROW))
}

fn size(points: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(points);
    font
}

/// Median and 80 per cent interval as lines.
fn paths(results: &Results, stretch: &Stretch) -> Chart {
    let quantity = &results.indicators[usize::from(stretch.indicator)];
    let unit = &quantity.unit;
    let name = years::name();
    let name = name.as_str();
    let mut chart = Chart::new(ChartType::Line);
    for ((column, label), ink) in LINES.into_iter().zip(INKS) {
        let mut line = ChartLine::new();
        chart
            .add_series()
            .set_name(format!("{} {}", label.zh, label.en).as_str())
            .set_categories((name, stretch.first, YEAR, stretch.last, YEAR))
            .set_values((name, stretch.first, column, stretch.last, column))
            .set_format(line.set_color(Color::RGB(ink)).set_width(2));
    }
    let title = format!("{} {}", quantity.zh, quantity.en);
    chart.title().set_name(cut(&title, pen::HEAD).as_str()).set_font(&size(13));
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| unit_words(unit, lang));
    let words = if zh == en { zh.to_owned() } else { format!("{zh} {en}") };
    chart.y_axis().set_name(cut(&words, pen::HEAD).as_str());
    match Look::of_unit(unit) {
        Look::Share => chart.y_axis().set_num_format("0%"),
        Look::Whole => chart.y_axis().set_num_format("#,##0"),
        _ => chart.y_axis().set_num_format("General"),
    };
    chart.x_axis().set_name("年末 end of year");
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.set_width(WIDTH).set_height(PATHS);
    chart
}
