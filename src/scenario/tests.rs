use super::*;

fn base(name: &str, _from: &str) -> Result<Source<'static>, NoBase> {
    shipped::source(name)
}

#[test]
fn every_shipped_scenario_can_be_run() {
    for shipped in shipped::ALL {
        let scenario =
            Scenario::build(shipped.source(), &base, &[]).unwrap_or_else(|p| panic!("{p}"));
        assert_eq!(scenario.id(), shipped.id);
        println!("{}", scenario.annotated(Lang::Zh));
    }
}
