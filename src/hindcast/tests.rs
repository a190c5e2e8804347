use super::*;
use crate::domain::Lang;

fn report() -> Report {
    let score = Score { n: 4, mdape: 0.04, cov80: 0.8, pit: [0.1; 10], ..Score::default() };
    let class = || Class { units: 4, scores: ByGroup::from_fn(|_| score) };
    let point = || ByGroup::from_fn(|_| PointScore { mape: 0.1, ..PointScore::default() });
    Report {
        units: 4,
        draws: 16,
        scores: ByGroup::from_fn(|_| score),
        baselines: Baselines { national_ccr: point(), constant_shares: point() },
        by_confidence: ByConfidence { high: class(), medium: class(), low: class() },
        by_size: BySize {
            under_100k: class(),
            to_300k: class(),
            to_600k: class(),
            over_600k: class(),
        },
        left_out: true,
        provinces: ByGroup::from_fn(|_| Totals::default()),
    }
}

#[test]
fn the_document_speaks_both_languages_and_says_whether_provinces_were_left_out() {
    let text = markdown(&report(), None);
    assert!(text.contains("## 回溯检验 · Hindcast") && text.contains("| 65plus | 4 | 4.0 |"));
    assert!(!text.contains("took part in the fit"));
    assert!(
        markdown(&Report { left_out: false, ..report() }, None).contains("took part in the fit")
    );
}

#[test]
fn the_picture_is_whole_and_the_same_each_time() {
    let picture = calibration_picture(&report(), Lang::Zh);
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
    assert_eq!(picture.matches("fill=\"#7aa6c2\"").count(), 30);
    assert_eq!(picture, calibration_picture(&report(), Lang::Zh));
}
