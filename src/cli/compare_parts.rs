//! Which change moves what, as `compare` prints it.

use super::table::widest;
use crate::{
    comparison::{Part, SplitBy},
    domain::{Lang, Text},
    export::compare::Versus,
    results::Results,
};
use comfy_table::{CellAlignment, Table, presets};
use std::fmt::Write;

/// Lines that are printed: the largest; `split.csv` holds all.
const MOST: usize = 8;

const HEADS: [Text; 5] = [
    Text { zh: "改变", en: "change" },
    Text { zh: "目标", en: "target" },
    Text { zh: "年末", en: "end of" },
    Text { zh: "实现概率增减（百分点）", en: "part of P(met) (points)" },
    Text { zh: "缺口增减（均值）", en: "part of the shortfall (mean)" },
];

/// The largest parts of the widest region; nothing where fewer than two changes were told apart.
pub fn parts(base: &Results, other: &Versus<'_>, lang: Lang) -> String {
    let split = other.split;
    let Some((place, _)) = widest(base) else { return String::new() };
    let (by, found) = largest(&split.parts, place);
    if found.is_empty() || split.changes.len() < 2 {
        return String::new();
    }
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_header(HEADS.iter().map(|head| head.get(lang)).collect::<Vec<_>>());
    for column in table.column_iter_mut().skip(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    for part in found.iter().take(MOST) {
        let (change, target) =
            (&split.changes[part.change], &base.targets[usize::from(part.target)]);
        let [name, target] = match lang {
            Lang::Zh => [&change.name.zh, &target.zh],
            Lang::En => [&change.name.en, &target.en],
        };
        table.add_row([
            name.clone(),
            target.clone(),
            part.year.to_string(),
            format!("{:+.1} ±{:.1}", 100.0 * part.prob_met[0], 100.0 * part.prob_met[1]),
            format!("{:+.0} ±{:.0}", part.lack[0], part.lack[1]),
        ]);
    }
    let head = match (by, lang) {
        (SplitBy::Shapley, Lang::Zh) => "哪项改变起多大作用（沙普利分解）",
        (SplitBy::Shapley, Lang::En) => "Which change moves what (Shapley split)",
        (SplitBy::Chain, Lang::Zh) => "哪项改变起多大作用（按文件顺序逐项加入）",
        (SplitBy::Chain, Lang::En) => "Which change moves what (one after the other)",
    };
    let mut text = format!("{head}\n{table}\n");
    if found.len() > MOST {
        let more = found.len() - MOST;
        let _ = match lang {
            Lang::Zh => writeln!(text, "另有 {more} 行见 split.csv"),
            Lang::En => writeln!(text, "{more} more lines in split.csv"),
        };
    }
    text + "\n"
}

/// The parts of a region that are not nought, the largest first, by the fairer split there is.
fn largest(all: &[Part], place: u32) -> (SplitBy, Vec<&Part>) {
    let by = |by| move |part: &&Part| part.place == place && part.by == by;
    let shapley = all.iter().any(|part| by(SplitBy::Shapley)(&part));
    let way = if shapley { SplitBy::Shapley } else { SplitBy::Chain };
    let moves = |part: &&Part| part.prob_met[0] != 0.0 || part.lack[0] != 0.0;
    let mut found: Vec<_> = all.iter().filter(by(way)).filter(moves).collect();
    found.sort_by(|a, b| {
        let size = |part: &Part| [part.prob_met[0].abs(), part.lack[0].abs()];
        let [a, b] = [size(a), size(b)];
        b[0].total_cmp(&a[0]).then(b[1].total_cmp(&a[1]))
    });
    (way, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(place: u32, by: SplitBy, change: usize, met: f32) -> Part {
        Part { place, year: 2025, target: 0, by, change, prob_met: [met, 0.01], lack: [0.0, 0.0] }
    }

    #[test]
    fn the_largest_parts_of_the_region_come_first() {
        let all = [
            part(0, SplitBy::Chain, 0, 0.5),
            part(0, SplitBy::Shapley, 0, 0.1),
            part(0, SplitBy::Shapley, 1, -0.3),
            part(0, SplitBy::Shapley, 2, 0.0),
            part(1, SplitBy::Shapley, 0, 0.9),
        ];
        let (by, found) = largest(&all, 0);
        let changes: Vec<_> = found.iter().map(|part| part.change).collect();
        assert_eq!((by, changes), (SplitBy::Shapley, vec![1, 0]));
        assert_eq!(largest(&all[..1], 0).0, SplitBy::Chain);
    }
}
