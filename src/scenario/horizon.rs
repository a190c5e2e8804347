//! A horizon drawn nearer cuts what was scheduled beyond it.

use super::said::{Said, whole};
use super::tree::{Item, Table};

/// Forgets schedules and maps beyond a horizon that a later layer has drawn nearer.
///
/// Within one file a year after the horizon is a slip and is told; but whoever shortens a
/// scenario with `--set time.horizon_year=2023` means to cut its schedules too.
pub(super) fn cut(table: &mut Table, layers: &[String]) {
    let rank = |source: &str| layers.iter().position(|layer| layer == source);
    let Some(horizon) = Said(table).table("time").and_then(|time| time.node("horizon_year")) else {
        return;
    };
    let (Some(last), by) = (whole::<u16>(horizon), rank(&horizon.place.source)) else { return };
    let beyond = |year: Option<u16>, source: &str| year > Some(last) && rank(source) < by;
    if let Some(Item::List(rows)) = table.get_mut("programmes").map(|field| &mut field.node.item) {
        for row in rows {
            let schedule = row.table_mut().and_then(|row| row.get_mut("per_year"));
            if let Some(years) = schedule.and_then(|field| field.node.table_mut()) {
                years.retain(|year, field| !beyond(year.parse().ok(), &field.key.source));
            }
        }
    }
    let output = table.get_mut("output").and_then(|field| field.node.table_mut());
    let maps = output.and_then(|output| output.get_mut("map_years"));
    if let Some(Item::List(years)) = maps.map(|field| &mut field.node.item) {
        years.retain(|node| !beyond(whole(node), &node.place.source));
    }
}
