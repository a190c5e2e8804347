//! Whatever bytes come in, words come out.

use super::tests::{base, build, told};
use super::*;
use proptest::prelude::*;

#[test]
fn bytes_that_are_no_scenario_are_refused_in_words() {
    let refused = |bytes: Vec<u8>| {
        let source = Source { name: "bytes".into(), bytes: bytes.into(), shipped: false };
        told(Scenario::build(source, &base, &[]))
    };
    assert_eq!(refused(b"id = 1\n\xff".into()), ["bytes:2: not UTF-8: save the file as UTF-8"]);
    let huge = refused(vec![b'#'; 300 * 1024]);
    assert_eq!(huge, ["bytes: 300 KiB are too much for a scenario: at most 256 KiB"]);
    let rows = (0..9000).map(|n| format!("[[programmes]]\nid=\"a{n}\"")).collect::<Vec<_>>();
    let many = refused(rows.join("\n").into_bytes());
    assert!(many.iter().any(|told| told.ends_with("programmes: more than 500 rows")));
    for deep in ["[".repeat(200_000), format!("a = {}", "{a=".repeat(60_000)), "a.".repeat(100_000)]
    {
        assert!(!refused(deep.into_bytes()).is_empty());
    }
    assert!(
        !refused(format!("[run]\ndraws = {}1{}", "[".repeat(60), "]".repeat(60)).into()).is_empty()
    );
}

proptest! {
    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let source = Source { name: "bytes".into(), bytes: bytes.into(), shipped: false };
        prop_assert!(Scenario::build(source, &base, &[]).is_err());
    }

    /// A scenario with something else in one place is run or refused, never a panic; and a
    /// refusal says why.
    #[test]
    fn no_edit_causes_a_panic(at in 0..6000_usize, cut in 0..30_usize, new in "[\\[\\]{}=\".,a-z0-9\n年\u{0}-]{0,12}") {
        let whole = Scenario::build(shipped::source("liaoning_slow").unwrap(), &base, &[]).unwrap();
        let mut text: Vec<char> = whole.to_toml().chars().collect();
        let at = at.min(text.len());
        let end = (at + cut).min(text.len());
        text.splice(at..end, new.chars());
        let text: String = text.into_iter().collect();
        if let Err(problems) = build(&text, &[&new, &format!("run.draws={new}")]) {
            prop_assert!(!problems.0.is_empty());
            prop_assert!(problems.0.iter().all(|p| !p.message.en.contains("no known reason")));
        }
    }
}
