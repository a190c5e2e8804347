use crate::{problems::Problems, scenario::{Scenario, shipped}};
pub fn scenario(name: &str, sets: &[String]) -> Result<Scenario, Problems> {
    let source = shipped::source(name).map_err(|_| Problems::one(Default::default(), "unknown scenario"))?;
    Scenario::build(source, &|name, _| shipped::source(name), sets)
}
