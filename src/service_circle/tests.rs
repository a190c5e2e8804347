use super::*;
use crate::seeds::{Point, ServicePoint, Settlement};
use proptest::prelude::*;

const YEARS: [u16; 4] = [2020, 2021, 2022, 2023];

fn at(longitude: f64, latitude: f64) -> Point {
    Point { longitude, latitude }
}

fn point(longitude: f64, latitude: f64) -> ServicePoint {
    ServicePoint { at: at(longitude, latitude), county: 7, opened: None, closed: None }
}

fn settlement(longitude: f64, latitude: f64, urban: bool, elders: f64) -> Settlement {
    Settlement { at: at(longitude, latitude), county: 7, urban, elders }
}

fn walk(kilometres: f64) -> Walk {
    Walk { kilometres: [kilometres, 0.9 * kilometres, 1.1 * kilometres], basis: Basis::Assumption }
}

fn rows(geodata: &Geodata, walk: &Walk) -> Vec<CircleRow> {
    circle_rows(geodata, walk, (&[7, 8], &[vec![0, 1]]), &YEARS)
}

#[test]
fn worked_example_of_a_town() {
    // A minute of latitude is 1.853 km: 0.006 degrees are 0.667 km, 0.0074 degrees 0.823 km. At 41
    // degrees north 0.01 degrees of longitude are 0.839 km, 0.005 degrees 0.420 km.
    let geodata = Geodata {
        points: vec![
            point(123.0, 41.0),
            ServicePoint { opened: Some(2021), closed: Some(2023), ..point(123.02, 41.0) },
        ],
        settlements: vec![
            settlement(123.0, 41.006, true, 100.0),
            settlement(123.0, 41.0074, true, 50.0),
            settlement(123.005, 41.0, false, 30.0),
            // 0.420 km from the second point, 1.26 km from the first.
            settlement(123.015, 41.0, true, 20.0),
            // Nobody is near.
            settlement(124.0, 42.0, false, 5.0),
        ],
        tables: Vec::new(),
    };
    // 3.6 km/h over 1.3 times the way: 0.692 km. Slow 3.2 over 1.4: 0.571; fast 4.0 over 1.2: 0.833.
    let walk = Walk { kilometres: [0.692, 0.571, 0.833], basis: Basis::Assumption };
    let rows = rows(&geodata, &walk);
    let county: Vec<_> = rows.iter().filter(|row| row.place == 0).collect();
    let within: Vec<_> = county.iter().map(|row| row.urban.within).collect();
    // The second point serves at the ends of 2021 and 2022 only.
    assert_eq!(within[0], [100.0, 0.0, 150.0]);
    assert_eq!(within[1], [120.0, 20.0, 170.0]);
    assert_eq!(within[2], within[1]);
    assert_eq!(within[3], within[0]);
    assert_eq!(county[0].urban.elders, 170.0);
    assert_eq!(county[0].all, Reached { elders: 205.0, within: [130.0, 30.0, 180.0] });
    assert_eq!(county.iter().map(|row| row.points).collect::<Vec<_>>(), [1, 2, 2, 1]);
    // The other county has no settlement: no share there, and the region rests on one of two.
    let other = rows.iter().find(|row| row.place == 1).unwrap();
    assert_eq!((other.all.shares(), other.counties), (None, [0, 1]));
    let region = rows.iter().find(|row| row.place == 2).unwrap();
    assert_eq!((region.all, region.counties), (county[0].all, [1, 2]));
}

#[test]
fn a_point_across_the_border_serves_and_settlements_outside_the_run_do_not_count() {
    let mut geodata = Geodata {
        points: vec![ServicePoint { county: 99, ..point(123.0, 41.0) }],
        settlements: vec![
            settlement(123.0, 41.001, true, 10.0),
            Settlement { county: 99, ..settlement(123.0, 41.0, true, 1000.0) },
        ],
        tables: Vec::new(),
    };
    let found = rows(&geodata, &walk(0.7));
    assert_eq!(found[0].urban, Reached { elders: 10.0, within: [10.0; 3] });
    assert_eq!(found[0].points, 0);
    geodata.points.clear();
    assert_eq!(rows(&geodata, &walk(0.7))[0].urban.within, [0.0; 3]);
}

fn place() -> impl Strategy<Value = (f64, f64)> {
    (122.99..123.01_f64, 40.99..41.01_f64)
}

fn some_points() -> impl Strategy<Value = Vec<ServicePoint>> {
    let years = (proptest::option::of(2019..2024_u16), proptest::option::of(2019..2024_u16));
    let one = (place(), years).prop_map(|((east, north), (opened, closed))| ServicePoint {
        opened,
        closed,
        ..point(east, north)
    });
    prop::collection::vec(one, 0..12)
}

fn some_settlements() -> impl Strategy<Value = Vec<Settlement>> {
    let one = (place(), any::<bool>(), 0.0..500.0_f64)
        .prop_map(|((east, north), urban, elders)| settlement(east, north, urban, elders));
    prop::collection::vec(one, 1..20)
}

proptest! {
    #[test]
    fn a_point_more_or_a_faster_walk_never_lowers_a_share(
        points in some_points(),
        settlements in some_settlements(),
        (east, north) in place(),
        reach in 0.1..1.5_f64,
        faster in 1.0..2.0_f64,
    ) {
        let geodata = Geodata { points, settlements, tables: Vec::new() };
        let before = rows(&geodata, &walk(reach));
        let mut more = geodata.clone();
        more.points.push(point(east, north));
        let compared = [rows(&more, &walk(reach)), rows(&geodata, &walk(reach * faster))];
        for after in compared {
            for (few, many) in before.iter().zip(&after) {
                for (few, many) in [(few.urban, many.urban), (few.all, many.all)] {
                    prop_assert_eq!(few.elders, many.elders);
                    prop_assert!(few.within.iter().zip(many.within).all(|(few, many)| *few <= many));
                    prop_assert!(many.within.iter().all(|people| *people <= many.elders));
                }
            }
        }
    }

    /// The search by latitude finds what looking at every pair finds.
    #[test]
    fn nobody_within_reach_is_overlooked(
        points in some_points(),
        settlements in some_settlements(),
        reach in 0.1..1.5_f64,
    ) {
        let geodata = Geodata { points, settlements, tables: Vec::new() };
        let found = rows(&geodata, &walk(reach));
        for row in found.iter().filter(|row| row.place == 0) {
            let served = |settlement: &&Settlement| {
                geodata.points.iter().any(|point| {
                    point.is_open(row.year) && point.at.kilometres(settlement.at) <= reach
                })
            };
            let slow: f64 = geodata.settlements.iter().filter(served).map(|s| s.elders).sum();
            prop_assert!((row.all.within[0] - slow).abs() < 1e-9 * slow.max(1.0));
        }
    }
}
