//! `compare.html`: one page without a script, both languages beside each other.

use std::fmt::Write;

use super::Versus;
use crate::{
    comparison::Paired,
    domain::{Lang, Level},
    export::{
        map::{Kind, basis_words, threshold_words, unit_words},
        number::{fixed, signed},
        report::block_sum,
        text::push_xml,
    },
    results::Results,
};

const STYLE: &str = include_str!("style.css");
/// Counties shown of each target: those whose shortfall changes most.
const MOST: usize = 15;

/// The page of a comparison: the widest region's targets under every scenario, then the counties
/// where most changes.
#[must_use]
pub fn comparison_page(base: &Results, others: &[Versus<'_>]) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'sha256-{}'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"data:,\">\n<title>情景对比 Comparison</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>情景对比 <span lang=\"en\">Comparison of \
         scenarios</span></h1>\n<p>基准 base: <strong>",
        block_sum(STYLE)
    );
    push_xml(&mut page, &base.title_zh);
    page.push_str(" · ");
    push_xml(&mut page, &base.title_en);
    let _ = write!(
        page,
        "</strong></p>\n<p class=\"note\">各情景使用相同的 {0} 次随机抽样，逐次相减：差异来自情景本身。\
         依据为“假设”者取决于未经证实的数值。<br><span lang=\"en\">All scenarios share the same {0} draws, and \
         differences are taken inside draws: what differs is the scenario. Figures that rest on an \
         assumption turn on unproven values.</span></p>\n",
        base.draws
    );
    for other in others {
        page.push_str("<section><h2>");
        push_xml(&mut page, &other.results.title_zh);
        page.push_str(" · <span lang=\"en\">");
        push_xml(&mut page, &other.results.title_en);
        page.push_str("</span></h2>\n");
        section(&mut page, base, other);
        page.push_str("</section>\n");
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn section(page: &mut String, base: &Results, other: &Versus<'_>) {
    let widest = (0..)
        .zip(&base.places)
        .max_by_key(|(index, place)| (place.level, std::cmp::Reverse(*index)))
        .map_or(0, |(index, _): (u32, _)| index);
    let whole: Vec<_> = other.rows.iter().filter(|row| row.place == widest).collect();
    let named = |row: &Paired| {
        let target = &base.targets[usize::from(row.target)];
        let asked = |lang| threshold_words(target, lang);
        [
            format!("{}（{}）", target.zh, asked(Lang::Zh)),
            format!("{} ({})", target.en, asked(Lang::En)),
        ]
    };
    table(page, base, "目标 target", &whole, &named);
    super::indicators::section(page, base, other, widest);
    super::parts::section(page, base, other, widest);
    let is_county = |row: &&Paired| base.places[row.place as usize].level == Level::County;
    for (index, target) in base.targets.iter().enumerate().filter(|(_, target)| target.headline) {
        let last = base.years.last().copied().unwrap_or_default();
        let mut rows: Vec<_> = other
            .rows
            .iter()
            .filter(is_county)
            .filter(|row| usize::from(row.target) == index && row.year == target.deadline.min(last))
            .filter(|row| row.lack.spread.mean != 0.0)
            .collect();
        rows.sort_by(|a, b| b.lack.spread.mean.abs().total_cmp(&a.lack.spread.mean.abs()));
        rows.truncate(MOST);
        if rows.is_empty() {
            continue;
        }
        page.push_str("<details><summary>变化最大的县 counties where most changes: ");
        push_xml(page, &target.zh);
        page.push_str(" · ");
        push_xml(page, &target.en);
        page.push_str("</summary>\n");
        let named = |row: &Paired| {
            let place = &base.places[row.place as usize];
            [place.name_zh.clone(), place.name_en.clone()]
        };
        table(page, base, "县 county", &rows, &named);
        page.push_str("</details>\n");
    }
}

fn table(
    page: &mut String,
    base: &Results,
    head: &str,
    rows: &[&Paired],
    named: &dyn Fn(&Paired) -> [String; 2],
) {
    let _ = write!(
        page,
        "<div><table><thead><tr><th scope=\"col\">{head}</th><th scope=\"col\">年末 end of</th>\
         <th scope=\"col\">实现概率 P(met)<br>基准 → 情景</th><th scope=\"col\">差 change<br>± 误差 error</th>\
         <th scope=\"col\">缺口中位数 median shortfall<br>基准 → 情景</th><th scope=\"col\">缺口差（均值，80%）<br>\
         change of shortfall (mean, 80 %)</th><th scope=\"col\">更好 P(better)</th>\
         <th scope=\"col\">更差 P(worse)</th><th scope=\"col\">依据 basis</th></tr></thead>\n<tbody>\n"
    );
    for row in rows {
        let target = &base.targets[usize::from(row.target)];
        let [zh, en] = named(row);
        page.push_str("<tr><th scope=\"row\">");
        push_xml(page, &zh);
        page.push_str("<br><span lang=\"en\">");
        push_xml(page, &en);
        let percent = |p: f32| Kind::Share.line(p, Lang::En);
        let [met, then] = row.prob_met;
        let (lack, points) = (row.lack.spread, 100.0 * (then - met));
        let _ = writeln!(
            page,
            "</span></th><td>{}</td><td>{} → {}</td><td>{} ± {:.1}</td><td>{} → {} {}</td>\
             <td>{} ({} … {})</td><td>{}</td><td>{}</td><td>{} {}</td></tr>",
            row.year,
            percent(met),
            percent(then),
            signed(points, 1),
            100.0 * row.prob_met_difference_mcse,
            fixed(row.lack.base_p50, 0),
            fixed(row.lack.other_p50, 0),
            unit_words(&target.shortfall_unit, Lang::Zh),
            signed(lack.mean, usize::from(lack.mean.abs() < 100.0)),
            signed(lack.quantiles[1], 0),
            signed(lack.quantiles[5], 0),
            percent(row.prob_better),
            percent(row.prob_worse),
            basis_words(row.basis).zh,
            basis_words(row.basis).en,
        );
    }
    page.push_str("</tbody></table></div>\n");
}
