use super::super::palette::{BRANCHES, LEAVES as COLOURS, ROOT};
use super::*;
use crate::domain::Basis;
use proptest::prelude::*;

fn shown(value: f32, interval: [f32; 2]) -> Shown {
    Shown { value: Some(value), basis: Basis::Estimated, interval: Some(interval), details: vec![] }
}

/// Breaks at 10, 20 and 30.
fn scale() -> Scale {
    Scale { kind: Kind::Amount, breaks: vec![10.0, 20.0, 30.0], zero: None, fades: true }
}

#[test]
fn a_wide_interval_takes_a_figure_towards_grey() {
    for (interval, swatch) in [
        ([21.0, 29.0], COLOURS[2]),
        // Two classes: a break that runs through a narrow interval costs no colour.
        ([19.9, 20.1], COLOURS[2]),
        ([15.0, 35.0], BRANCHES[1]),
        ([5.0, 25.0], BRANCHES[1]),
        ([0.0, 35.0], ROOT),
    ] {
        assert_eq!(scale().swatch_of(&shown(25.0, interval)), Some(swatch), "{interval:?}");
    }
    assert_eq!(scale().swatch_of(&shown(12.0, [5.0, 25.0])), Some(BRANCHES[0]));
    assert_eq!(scale().words_of(&shown(12.0, [5.0, 25.0]), Lang::En).as_deref(), Some("5–25"));
    assert_eq!(scale().words_of(&shown(0.0, [0.0, 0.0]), Lang::En).as_deref(), Some("0"));
}

#[test]
fn no_shortfall_at_all_is_a_class_of_its_own() {
    let scale = Scale::of_intervals(Kind::Amount, (0..=90).map(|value| value as f32));
    let labels: Vec<_> = (0..scale.len()).map(|class| scale.label(class, Lang::En)).collect();
    assert_eq!(labels, ["0", "< 20", "20 – 50", "≥ 50"]);
    // One facility or none, read between draws: no class beside that of 1 prints as 0.9.
    let scale = Scale::of_intervals(Kind::Amount, [0.0, 0.9, 1.0, 1.0, 1.0]);
    let labels: Vec<_> = (0..scale.len()).map(|class| scale.label(class, Lang::En)).collect();
    assert_eq!(labels, ["0", "< 1", "≥ 1"]);
}

fn linear(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    })
}

/// CIELAB of linear red, green and blue, under D65.
fn lab(rgb: [f64; 3]) -> [f64; 3] {
    let rows = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let white = [0.950_47, 1.0, 1.088_83];
    let f = [0, 1, 2].map(|axis| {
        let t = rows[axis].iter().zip(rgb).map(|(a, b)| a * b).sum::<f64>() / white[axis];
        if t > 0.008_856 { libm::cbrt(t) } else { 7.787 * t + 16.0 / 116.0 }
    });
    [116.0 * f[1] - 16.0, 500.0 * (f[0] - f[1]), 200.0 * (f[1] - f[2])]
}

/// Protanopia, deuteranopia and tritanopia: Machado, Oliveira and Fernandes (2009), severity 1.0.
const EYES: [[[f64; 3]; 3]; 4] = [
    [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// A just noticeable difference is about 2.3 (Mahy, Van Eycken and Oosterlinck 1994): three times
/// that at the least, for every eye.
#[test]
fn no_two_colours_look_alike_to_any_eye() {
    let all: Vec<_> = COLOURS.into_iter().chain(BRANCHES).chain([ROOT]).collect();
    for eye in EYES {
        let seen: Vec<_> = all
            .iter()
            .map(|swatch| {
                let rgb = linear(swatch.fill);
                lab(eye.map(|row| (0..3).map(|i| row[i] * rgb[i]).sum::<f64>().clamp(0.0, 1.0)))
            })
            .collect();
        for (at, one) in seen.iter().enumerate() {
            for (other, two) in seen.iter().enumerate().skip(at + 1) {
                let squares = one.iter().zip(two).map(|(a, b)| (a - b) * (a - b));
                let distance = squares.sum::<f64>().sqrt();
                let [one, two] = [all[at].fill, all[other].fill];
                assert!(distance > 3.0 * 2.3, "{one} and {two}: {distance:.1}");
            }
        }
    }
}

#[test]
fn the_legend_is_a_tree() {
    let mut svg = Svg::default();
    push_tree(&mut svg, [0.0, 0.0], 190.0, &scale(), Lang::Zh);
    let fills: Vec<_> =
        svg.0.split("fill=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let tree: Vec<_> = COLOURS.into_iter().chain(BRANCHES).chain([ROOT]).collect();
    let drawn: Vec<_> =
        fills.into_iter().filter(|fill| tree.iter().any(|swatch| swatch.fill == *fill)).collect();
    assert_eq!(drawn, tree.iter().map(|swatch| swatch.fill).collect::<Vec<_>>());
}

/// Quartiles 21, 27 and 33 thousand: of the numbers as round as 1, 2 and 5 only 20 000 lies
/// among them.
#[test]
fn counties_alike_in_size_are_told_apart() {
    let scale = Scale::of_intervals(Kind::Amount, (15..=40_u8).map(|n| 1e3 * f32::from(n)));
    assert_eq!(scale.len(), 4);
    assert_eq!(scale.range(1), [Some(21e3), Some(27e3)]);
    assert_eq!(scale.range(3), [Some(33e3), None]);
}

proptest! {
    /// An interval within another is never greyer.
    #[test]
    fn knowing_more_never_takes_colour_away(
        values in prop::collection::vec(0.0_f32..1e5, 0..40),
        mut ends in prop::array::uniform4(0.0_f32..1e5),
    ) {
        ends.sort_by(f32::total_cmp);
        let scale = Scale::of_intervals(Kind::Amount, values);
        prop_assert!(scale.len() <= LEAVES && scale.breaks.is_sorted());
        prop_assert!(scale.layer([ends[1], ends[2]]) <= scale.layer([ends[0], ends[3]]));
    }
}
