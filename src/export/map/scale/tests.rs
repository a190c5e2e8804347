use super::super::palette::{BRANCHES, LEAVES, LESS, MORE, NEITHER, ROOT, SWATCHES};
use super::*;
use proptest::prelude::*;

fn labels(scale: &Scale) -> Vec<String> {
    (0..scale.len()).map(|class| scale.label(class, Lang::En)).collect()
}

#[test]
fn amounts_get_round_classes_and_zero_its_own() {
    let values = (0..=100).map(|value| value as f32);
    let scale = Scale::of_values(Kind::Amount, values);
    assert_eq!(labels(&scale), ["0", "< 20", "20 – 50", "50 – 100", "≥ 100"]);
    assert_eq!([0.0, 0.1, 20.0, 99.9, 100.0].map(|value| scale.class(value)), [0, 1, 2, 3, 4]);
}

#[test]
fn values_close_together_get_even_steps() {
    let scale = Scale::of_values(Kind::Share, [0.52, 0.53, 0.55, 0.56, 0.58]);
    assert_eq!(labels(&scale), ["< 54%", "54% – 56%", "56% – 58%", "≥ 58%"]);
}

#[test]
fn one_value_or_none_is_one_class() {
    assert_eq!(labels(&Scale::of_values(Kind::Amount, [])), ["all"]);
    assert_eq!(labels(&Scale::of_values(Kind::Amount, [0.0, 0.0])), ["0"]);
    assert_eq!(labels(&Scale::of_values(Kind::Amount, [0.0, 7.0])), ["0", "> 0"]);
}

#[test]
fn probabilities_have_the_same_classes_everywhere() {
    let expected = ["< 5%", "5% – 25%", "25% – 50%", "50% – 75%", "75% – 95%", "≥ 95%"];
    assert_eq!(labels(&Scale::probability()), expected);
}

#[test]
fn figures_fit_a_tile() {
    let small = Scale::of_values(Kind::Amount, (0..100).map(|n| n as f32));
    for (value, text) in
        [(0.0, "0"), (0.04, "<0.1"), (3.46, "3.5"), (1234.6, "1,235"), (12_345.0, "12,345")]
    {
        assert_eq!(small.figure(value, Lang::Zh), text);
        assert_eq!(Kind::Amount.line(12_345.0, Lang::Zh), "12,345");
    }
    // One step for the whole map, down to its small figures.
    let large = Scale::of_values(Kind::Amount, (1..100).map(|n| 500.0 * n as f32));
    for (value, zh, en) in [
        (0.0, "0", "0"),
        (12_345.0, "1.2万", "12k"),
        (8_318.0, "0.83万", "8.3k"),
        (30.0, "<0.01万", "0.03k"),
    ] {
        assert_eq!([Lang::Zh, Lang::En].map(|lang| large.figure(value, lang)), [zh, en]);
    }
    // Where counties are too unlike, no step: 0.00万 would say nothing.
    let wide = Scale::of_values(
        Kind::Amount,
        (0..100).map(|n| libm::pow(10.0, 0.05 * f64::from(n)) as f32),
    );
    assert_eq!(wide.figure(43_210.0, Lang::Zh), "43,210");
    let shares = [(0.0, "0%"), (0.001, "<1%"), (0.634, "63%"), (0.999, ">99%"), (1.0, "100%")];
    for (value, text) in shares {
        assert_eq!(Kind::Share.line(value, Lang::Zh), text);
    }
}

/// Red, green and blue, linear, 0 to 1.
fn linear(colour: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { libm::pow((value + 0.055) / 1.055, 2.4) }
    })
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// CIELAB L*.
fn lightness(rgb: [f64; 3]) -> f64 {
    116.0 * libm::cbrt(luminance(rgb)) - 16.0
}

#[test]
fn ink_reads_on_every_colour() {
    let tree = LEAVES.into_iter().chain(BRANCHES).chain([ROOT]);
    for swatch in SWATCHES.into_iter().chain(LESS).chain(MORE).chain([NEITHER]).chain(tree) {
        let (fill, ink) = (luminance(linear(swatch.fill)), luminance(linear(swatch.ink)));
        let contrast = (fill.max(ink) + 0.05) / (fill.min(ink) + 0.05);
        assert!(contrast >= 4.5, "{swatch:?}: {contrast:.2} (WCAG 2, AA: 4.5)");
    }
}

/// Full protanopia and deuteranopia. Machado, Oliveira and Fernandes (2009), "A physiologically-
/// based model for simulation of color vision deficiency", severity 1.0.
const BLINDNESS: [[[f64; 3]; 3]; 2] = [
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
];

#[test]
fn classes_darken_step_by_step_for_every_eye_and_in_grey() {
    let seen_as = |eye: Option<[[f64; 3]; 3]>| {
        SWATCHES.map(|swatch| {
            let rgb = linear(swatch.fill);
            let mix = |matrix: [[f64; 3]; 3]| {
                matrix.map(|row| (0..3).map(|i| row[i] * rgb[i]).sum::<f64>().clamp(0.0, 1.0))
            };
            lightness(eye.map_or(rgb, mix))
        })
    };
    for eye in [None, Some(BLINDNESS[0]), Some(BLINDNESS[1])] {
        let seen = seen_as(eye);
        assert!(seen.windows(2).all(|pair| pair[0] - pair[1] > 7.0), "{eye:?}: {seen:?}");
    }
}

#[test]
fn changes_part_at_zero_with_as_many_classes_on_either_side() {
    let scale = Scale::of_changes([-120.0, -30.0, 0.0, 0.0, 4.0, 9.0]);
    assert_eq!(
        labels(&scale),
        ["< -20", "-20 – -10", "-10 – 0", "0", "0 – +10", "+10 – +20", "≥ +20"]
    );
    assert_eq!([-20.0, -0.1, 0.0, 0.1, 20.0].map(|value| scale.class(value)), [1, 2, 3, 4, 6]);
    assert_eq!([0, 3, 6].map(|class| scale.swatch(class)), [LESS[2], NEITHER, MORE[2]]);
    let still = Scale::of_changes([0.0, 0.0]);
    assert_eq!(still.swatch(still.class(0.0)), NEITHER);
}

#[test]
fn less_and_more_differ_for_every_eye() {
    // Blue to yellow, the axis that red-green blindness leaves: below zero for less, above for more.
    let yellow = |rgb: [f64; 3]| f64::midpoint(rgb[0], rgb[1]) - rgb[2];
    for matrix in BLINDNESS {
        let seen = |swatch: Swatch| {
            let rgb = linear(swatch.fill);
            matrix.map(|row| (0..3).map(|i| row[i] * rgb[i]).sum::<f64>().clamp(0.0, 1.0))
        };
        for (less, more) in LESS.into_iter().zip(MORE) {
            let (less, more) = (yellow(seen(less)), yellow(seen(more)));
            assert!(less < -0.05 && more > 0.05, "{less:.2} {more:.2}");
        }
    }
}

proptest! {
    #[test]
    fn every_value_has_a_class_and_a_colour(
        values in prop::collection::vec(-1e6_f32..1e9, 0..40),
        other in any::<f32>(),
    ) {
        let scale = Scale::of_values(Kind::Amount, values);
        prop_assert!(scale.len() <= SWATCHES.len());
        prop_assert!(scale.breaks.is_sorted());
        let class = scale.class(other);
        prop_assert!(class < scale.len());
        prop_assert!(!scale.label(class, Lang::Zh).is_empty());
        prop_assert!(SWATCHES.contains(&scale.swatch(class)));
    }
}
