//! The difference between two scenarios by change: `split.csv`, and its section of the page.

use std::fmt::Write;

use super::{Versus, numbers};
use crate::{
    comparison::{Part, SplitBy},
    domain::{Lang, Text},
    export::{
        map::{threshold_words, unit_words},
        number::{fixed, signed},
        text::{push_cell, push_xml},
    },
    results::Results,
    scenario::Change,
};

/// The columns of `split.csv`.
pub const PART_COLUMNS: &str = "region_level,region_code,year,target_id,base,other,split,change,\
    region_name,change_zh,change_en,from,to,prob_met_part,prob_met_part_mcse,shortfall_unit,\
    shortfall_part_mean,shortfall_part_mcse";

impl SplitBy {
    /// As in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Chain => "chain",
            Self::Shapley => "shapley",
        }
    }

    const fn words(self) -> Text {
        match self {
            Self::Chain => Text {
                zh: "按文件顺序逐项加入，每项计其在前面各项之上的增减",
                en: "one after the other in the order of the file: each counts for what it adds to those before",
            },
            Self::Shapley => Text {
                zh: "沙普利分解：对所有先后顺序取平均，各项之和等于总差",
                en: "Shapley split: the average over every order; the parts sum to the whole difference",
            },
        }
    }
}

/// `split.csv`: the part of every change, by its key columns.
#[must_use]
pub fn split_table(base: &Results, others: &[Versus<'_>]) -> Vec<u8> {
    let mut rows: Vec<_> = others
        .iter()
        .flat_map(|other| other.split.parts.iter().map(move |part| (other, part)))
        .collect();
    rows.sort_by_key(|(other, part)| {
        let place = &base.places[part.place as usize];
        let target = &base.targets[usize::from(part.target)].id;
        let by = (part.by.id(), part.change);
        (place.level.id(), place.code, part.year, target, &other.results.scenario, by)
    });
    let mut out = format!("{PART_COLUMNS}\n").into_bytes();
    for (other, part) in rows {
        let place = &base.places[part.place as usize];
        let target = &base.targets[usize::from(part.target)];
        let change = &other.split.changes[part.change];
        let (code, year) = (place.code.to_string(), part.year.to_string());
        let said = |value: &Option<String>| value.clone().unwrap_or_default();
        let [from, to] = [&change.from, &change.to].map(said);
        let texts = [
            place.level.id(),
            &code,
            &year,
            &target.id,
            &base.scenario,
            &other.results.scenario,
            part.by.id(),
            &change.key,
            &place.name_zh,
            &change.name.zh,
            &change.name.en,
            &from,
            &to,
        ];
        for text in texts {
            push_cell(&mut out, text);
            out.push(b',');
        }
        numbers(&mut out, &part.prob_met);
        push_cell(&mut out, &target.shortfall_unit);
        out.push(b',');
        numbers(&mut out, &part.lack);
        out.pop();
        out.push(b'\n');
    }
    out
}

/// Which change moves what, for the region given: one row a change, one block a target and year.
pub(super) fn section(page: &mut String, base: &Results, other: &Versus<'_>, place: u32) {
    let split = other.split;
    page.push_str("<h3>哪项改变起多大作用 <span lang=\"en\">Which change moves what</span></h3>\n");
    if let Some(why) = &split.why_not {
        page.push_str("<p class=\"note\">");
        push_xml(page, &why.zh);
        page.push_str("<br><span lang=\"en\">");
        push_xml(page, &why.en);
        page.push_str("</span></p>\n");
    }
    changes(page, &split.changes);
    for by in [SplitBy::Shapley, SplitBy::Chain] {
        let parts: Vec<_> =
            split.parts.iter().filter(|part| part.place == place && part.by == by).collect();
        if parts.is_empty() {
            continue;
        }
        let words = by.words();
        let open = if by == SplitBy::Shapley || split.parts.iter().all(|part| part.by == by) {
            " open"
        } else {
            ""
        };
        let _ = writeln!(
            page,
            "<details{open}><summary>{} <span lang=\"en\">{}</span></summary>",
            words.zh, words.en
        );
        for (index, target) in (0_u16..).zip(&base.targets) {
            let mut years: Vec<_> =
                parts.iter().filter(|part| part.target == index).map(|part| part.year).collect();
            years.dedup();
            for year in years {
                let of: Vec<_> = parts
                    .iter()
                    .copied()
                    .filter(|part| (part.target, part.year) == (index, year))
                    .collect();
                if of.iter().any(|part| part.lack[0] != 0.0 || part.prob_met[0] != 0.0) {
                    let [asked_zh, asked_en] =
                        [Lang::Zh, Lang::En].map(|lang| threshold_words(target, lang));
                    let zh = format!("{}（{asked_zh}），{year}年末", target.zh);
                    let en = format!("{} ({asked_en}), end of {year}", target.en);
                    block(page, [&zh, &en], &target.shortfall_unit, &split.changes, &of);
                }
            }
        }
        page.push_str("</details>\n");
    }
}

/// The changes themselves: what each says before and after.
fn changes(page: &mut String, changes: &[Change]) {
    if changes.is_empty() {
        page.push_str(
            "<p>两个情景的假设相同。<span lang=\"en\">The assumptions are the same.</span></p>\n",
        );
        return;
    }
    page.push_str(
        "<details><summary>改变了什么 <span lang=\"en\">what is changed</span></summary>\n\
         <div><table class=\"said\"><thead><tr><th scope=\"col\">改变 change</th><th scope=\"col\">基准 base</th>\
         <th scope=\"col\">情景 other</th></tr></thead><tbody>\n",
    );
    for change in changes {
        named(page, change);
        for value in [&change.from, &change.to] {
            page.push_str("<td>");
            push_xml(page, value.as_deref().unwrap_or("—"));
            page.push_str("</td>");
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody></table></div></details>\n");
}

fn named(page: &mut String, change: &Change) {
    page.push_str("<tr><th scope=\"row\">");
    push_xml(page, &change.name.zh);
    page.push_str("<br><span lang=\"en\">");
    push_xml(page, &change.name.en);
    page.push_str("</span><br><code>");
    push_xml(page, &change.key);
    page.push_str("</code></th>");
}

/// Half the width of the bars' ground.
const REACH: f32 = 110.0;

fn block(page: &mut String, names: [&str; 2], unit: &str, changes: &[Change], parts: &[&Part]) {
    page.push_str("<div><table class=\"parts\"><caption>");
    push_xml(page, names[0]);
    page.push_str(" <span lang=\"en\">");
    push_xml(page, names[1]);
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| unit_words(unit, lang));
    let _ = writeln!(
        page,
        "</span></caption><thead><tr><th scope=\"col\">改变 change</th>\
         <th scope=\"col\">实现概率 P(met)<br>百分点 points ± 误差 error</th>\
         <th scope=\"col\">缺口 shortfall（{zh} {en}）<br>均值 mean ± 误差 error</th>\
         <th scope=\"col\">← 减少 less　　更多 more →</th></tr></thead><tbody>"
    );
    let most = parts.iter().map(|part| part.lack[0].abs()).fold(f32::MIN_POSITIVE, f32::max);
    for part in parts.iter().filter(|part| part.lack[0] != 0.0 || part.prob_met[0] != 0.0) {
        let change = &changes[part.change];
        named(page, change);
        let [points, error] = part.prob_met.map(|p| 100.0 * p);
        let [lack, lack_error] = part.lack;
        let width = lack.abs() / most * REACH;
        let (x, class) = if lack < 0.0 { (REACH - width, "less") } else { (REACH, "more") };
        let _ = writeln!(
            page,
            "<td>{} ± {error:.1}</td><td>{} ± {}</td>\
             <td><svg viewBox=\"0 0 220 14\" width=\"220\" height=\"14\" aria-hidden=\"true\">\
             <rect class=\"{class}\" x=\"{x:.1}\" y=\"2\" width=\"{width:.1}\" height=\"10\"/>\
             <path d=\"M110 0v14\"/></svg></td></tr>",
            signed(points, 1),
            signed(lack, 1),
            fixed(lack_error, 1),
        );
    }
    let sum = |of: fn(&Part) -> f32| parts.iter().map(|part| of(part)).sum::<f32>();
    let _ = writeln!(
        page,
        "<tr class=\"sum\"><th scope=\"row\">合计 whole difference</th><td>{}</td><td>{}</td><td></td></tr>\
         </tbody></table></div>",
        signed(100.0 * sum(|part| part.prob_met[0]), 1),
        signed(sum(|part| part.lack[0]), 1),
    );
}
