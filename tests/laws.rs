//! Laws of supply, staff and emergencies, held in every draw.

use carecast::{
    catalogue::{Column, Coverage},
    ensemble::simulate_watched,
    model::Model,
    scenario::{Scenario, Source, shipped},
    seeds::{Bundle, Seeds},
    tables::Samples,
};
use proptest::prelude::*;
use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| Seeds::load(&Bundle::embedded()).expect("the built-in seeds are sound"));

/// The samples of every place of a run of Fushun's seven counties.
fn run(text: &str, sets: &[&str]) -> BTreeMap<usize, Samples> {
    run_on(&SEEDS, text, sets)
}

fn run_on(seeds: &Seeds, text: &str, sets: &[&str]) -> BTreeMap<usize, Samples> {
    let small = ["regions.include=[\"210400\"]", "run.draws=32", "time.horizon_year=2030"];
    let sets: Vec<String> = small.iter().chain(sets).map(|set| (*set).to_owned()).collect();
    let text = format!("id = \"mine\"\nbuilds_on = \"liaoning_fyp14\"\n{text}");
    let top = Source { bytes: text.into_bytes().into(), name: "mine.toml".into(), shipped: false };
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("a sound scenario");
    let model = Model::new(seeds, &scenario).expect("a sound model");
    let found = Mutex::new(BTreeMap::new());
    let _ = simulate_watched(&model, &scenario, &|place: usize, samples: &Samples| {
        found.lock().expect("no panic before").insert(place, samples.clone());
    });
    found.into_inner().expect("no panic before")
}

const CENTRES: Column = Column::Covered(Coverage::RegionalCentre);

/// By county of the same run: units that a coverage counts.
fn units(coverage: Coverage) -> Vec<f64> {
    let small = ["regions.include=[\"210400\"]".to_owned()];
    let top = shipped::source("liaoning_fyp14").expect("it is shipped");
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &small).expect("a sound scenario");
    let model = Model::new(&SEEDS, &scenario).expect("a sound model");
    model.supply.iter().map(|county| county.coverage.denominator(coverage) as f64).collect()
}

/// Calls `law` with every place, year and draw of two runs: the values of the columns in each.
fn paired<const N: usize>(
    runs: [&BTreeMap<usize, Samples>; 2],
    columns: [Column; N],
    mut law: impl FnMut([f64; N], [f64; N], (usize, usize, usize)),
) {
    for (place, first) in runs[0] {
        let second = &runs[1][place];
        for year in 0..first.years() {
            for draw in 0..first.draws() {
                let of = |samples: &Samples| columns.map(|c| samples.value(c, year, draw));
                law(of(first), of(second), (*place, year, draw));
            }
        }
    }
}

fn building(beds: u32) -> String {
    format!(
        "[[programmes]]\nid = \"more\"\nzh = \"多\"\nen = \"more\"\nwhat = \"building\"\n\
         per_year = {{ 2022 = {beds} }}\nsource = \"test\"\n"
    )
}

#[test]
fn in_every_draw_the_parts_come_to_the_whole() {
    let run = run("", &[]);
    let columns = [
        Column::Residents,
        Column::StaffedBeds,
        Column::BedsTotal,
        Column::Demand,
        Column::DisplacedResidents,
        Column::AidedResidents,
        Column::UnplacedResidents,
        Column::ResidentsNursing,
        Column::BedsNursing,
    ];
    paired([&run, &run], columns, |values, _, at| {
        let [occupied, staffed, beds, demand, displaced, aided, unplaced, in_nursing, nursing] =
            values;
        // Single precision, summed over seven counties.
        let slack = 1e-5 * beds + 0.01;
        assert!(occupied <= staffed + slack && staffed <= beds + slack, "{at:?} {values:?}");
        assert!(occupied <= demand + slack, "{at:?} {values:?}");
        assert!(aided >= 0.0 && unplaced >= 0.0, "{at:?} {values:?}");
        assert!(aided + unplaced <= displaced + slack, "{at:?} {values:?}");
        assert!(in_nursing <= nursing + slack && nursing <= beds + slack, "{at:?} {values:?}");
    });
}

/// Whatever is scheduled is planned, being built, open or cancelled, in every draw and year; the
/// sums are those of the schedule, as far as it does not depend on the draw.
#[test]
fn every_bed_of_a_programme_is_in_one_place() {
    let columns = [
        Column::BedsPlanned,
        Column::BedsUnderConstruction,
        Column::BedsOpened,
        Column::BedsCancelled,
    ];
    let build = "[[programmes]]\nid = \"nursing_beds_built\"\nbuilding_years = 2\n";
    for (text, sets) in [(build, &[][..]), ("", &["uncertainty.supply=false"][..])] {
        let run = run(text, sets);
        let mut building = 0.0;
        for (place, samples) in &run {
            for draw in 0..samples.draws() {
                let of = |year| columns.map(|column| samples.value(column, year, draw));
                let whole = of(0).iter().sum::<f64>();
                assert!(whole > 0.0, "{place}");
                let mut before = of(0);
                for year in 0..samples.years() {
                    let stocks = of(year);
                    let sum = stocks.iter().sum::<f64>();
                    assert!((sum - whole).abs() < 1e-5 * whole + 0.01, "{place} {year} {sum}");
                    assert!(stocks.iter().all(|beds| *beds >= 0.0), "{place} {year} {stocks:?}");
                    // What is open or cancelled stays so; what is planned only becomes less.
                    let slack = 1e-5 * whole;
                    assert!(stocks[0] <= before[0] + slack, "{place} {year}");
                    assert!(stocks[2] >= before[2] - slack, "{place} {year}");
                    assert!(stocks[3] >= before[3] - slack, "{place} {year}");
                    building += stocks[1];
                    before = stocks;
                }
                let opened = samples.value(Column::BedsBuilt, 9, draw)
                    + samples.value(Column::BedsRebuilt, 9, draw)
                    + samples.value(Column::BedsRecognised, 9, draw);
                assert!(opened <= of(9)[2] * 1.000_01, "{place} {draw}");
            }
        }
        assert!(building > 0.0);
    }
}

/// With one price alone, the bill is that price times what has come by it.
#[test]
fn programmes_cost_what_they_open_and_only_once() {
    let free = ["centre", "reserve", "care_type", "recognition", "nursing_bed", "new_bed"];
    let bill = |kind: &str, capital: f64, yearly: f64| {
        let sets: Vec<String> = free
            .iter()
            .flat_map(|of| {
                let [capital, yearly] = if *of == kind { [capital, yearly] } else { [0.0; 2] };
                [
                    format!("assumptions.cost_{of}_capital={capital}"),
                    format!("assumptions.cost_{of}_yearly={yearly}"),
                ]
            })
            .collect();
        let sets: Vec<&str> = sets.iter().map(String::as_str).collect();
        run("", &sets)
    };
    for (kind, column) in [
        ("new_bed", Column::BedsBuilt),
        ("nursing_bed", Column::BedsRebuilt),
        ("recognition", Column::BedsRecognised),
    ] {
        for (place, samples) in bill(kind, 1000.0, 10.0) {
            for draw in 0..samples.draws() {
                let mut capital = 0.0;
                for year in 0..samples.years() {
                    let of = |column| samples.value(column, year, draw);
                    capital += of(Column::ProgrammeCapital);
                    let (beds, yearly) = (of(column), of(Column::ProgrammeYearly));
                    assert!((capital - 1000.0 * beds).abs() <= 0.1 + 1e-4 * capital, "{place}");
                    assert!((yearly - 10.0 * beds).abs() <= 0.01 + 1e-5 * yearly, "{place}");
                }
            }
        }
    }
    // 50 of the 100 homes of a programme that converts half of them cost a fifth: 60 new ones.
    let half = "[[programmes]]\nid = \"township_centres\"\nconverted_share = ";
    let none = run(&format!("{half}0.0\n"), &[]);
    let [some, all] = ["0.5", "1.0"].map(|share| run(&format!("{half}{share}\n"), &[]));
    let mut saved = [0.0; 2];
    paired([&none, &some], [Column::ProgrammeCapital], |[a], [b], _| saved[0] += a - b);
    paired([&none, &all], [Column::ProgrammeCapital], |[a], [b], _| saved[1] += a - b);
    assert!(saved[0] > 0.0 && (saved[1] / saved[0] - 2.0).abs() < 1e-3, "{saved:?}");
}

/// Two programmes recognise beds at prices of their own out of one pool: what either has paid for
/// stays, so that no year pays back what another paid.
#[test]
fn a_pool_that_runs_out_gives_no_money_back() {
    let recognise = |id: &str, year: u32, beds: u32, price: u32| {
        format!(
            "[[programmes]]\nid = \"{id}\"\nzh = \"认定\"\nen = \"recognise\"\n\
             what = \"recognition\"\nper_year = {{ {year} = {beds} }}\n\
             cost_per_bed_yuan = {price}\nsource = \"test\"\n"
        )
    };
    // Both want all there is; the first in the scenario is the later one, and the cheaper.
    let text = recognise("cheap", 2024, 100_000, 10) + &recognise("dear", 2022, 100_000, 1000);
    let only: Vec<String> = [
        "subdistrict_centres",
        "township_centres",
        "emergency_reserves",
        "care_type_homes",
        "nursing_beds_recognised",
        "nursing_beds_rebuilt",
        "nursing_beds_built",
    ]
    .map(|id| format!("programmes.{id}.pace=0.0"))
    .to_vec();
    let only: Vec<&str> = only.iter().map(String::as_str).collect();
    for (place, samples) in run(&text, &only) {
        for draw in 0..samples.draws() {
            let mut paid = 0.0;
            for year in 0..samples.years() {
                let capital = samples.value(Column::ProgrammeCapital, year, draw);
                assert!(capital >= 0.0, "{place}, {year}, {draw}: {capital}");
                paid += capital;
            }
            let beds = samples.value(Column::BedsRecognised, samples.years() - 1, draw);
            assert!(paid >= 10.0 * beds * 0.999 && paid <= 1000.0 * beds * 1.001 + 1.0);
        }
    }
}

/// How long building takes moves nothing that opens.
#[test]
fn years_of_building_lie_before_the_opening() {
    let (short, long) = (
        run("", &[]),
        run("", &["assumptions.building_years_facility=4", "assumptions.building_years_bed=3"]),
    );
    let columns = [Column::BedsOpened, Column::BedsCancelled, Column::BedsTotal, Column::Residents];
    paired([&short, &long], columns, |short, long, at| assert_eq!(short, long, "{at:?}"));
    let mut more = 0.0;
    paired([&short, &long], [Column::BedsUnderConstruction], |[short], [long], at| {
        assert!(long >= short * 0.999_999 - 0.01, "{at:?} {short} {long}");
        more += long - short;
    });
    assert!(more > 0.0);
}

/// Where few beds are occupied private homes close, and public ones do not.
#[test]
fn only_private_homes_close_for_want_of_residents() {
    let closing = |public: &str, factor: u32| {
        let factor = format!("assumptions.closure_low_occupancy_factor={factor}");
        let public = format!("assumptions.public_bed_share={public}");
        let apart = "assumptions.public_share_county_logit_sd=0.3";
        run("", &[&factor, &public, apart, "programme_defaults.pace=0.0"])
    };
    let columns = [Column::BedsTotal, Column::BedsPublic];
    let mut moved = 0.0;
    paired([&closing("0.4", 1), &closing("0.4", 9)], columns, |calm, hard, at| {
        assert!(calm[1] >= 0.0 && calm[1] <= calm[0] * 1.000_001, "{at:?} {calm:?}");
        moved += (calm[0] - hard[0]).abs();
        assert!((calm[1] - hard[1]).abs() < 1e-5 * calm[1], "{at:?} {calm:?} {hard:?}");
    });
    assert!(moved > 1000.0, "{moved}");
    paired([&closing("1.0", 1), &closing("1.0", 9)], columns, |calm, hard, at| {
        assert!((calm[0] - hard[0]).abs() < 1e-4 * calm[0], "{at:?} {calm:?} {hard:?}");
        assert!((calm[0] - calm[1]).abs() < 1e-4 * calm[0], "{at:?} {calm:?}");
    });
}

/// Without anyone to hire, 0.85 of the social workers are left each year; with everyone at once, as
/// many as are required.
#[test]
fn social_workers_leave_and_are_hired() {
    let columns = [Column::SocialWorkers, Column::SocialWorkersRequired, Column::Pop60];
    let nobody = run("", &["assumptions.social_worker_recruitment_share=0"]);
    let at_once = ["recruitment_share=1", "hiring_half_life_years=0.05"]
        .map(|set| format!("assumptions.social_worker_{set}"));
    let everyone = run("", &at_once.each_ref().map(String::as_str));
    let mut before = 0.0;
    for samples in nobody.values() {
        for draw in 0..samples.draws() {
            for year in 0..samples.years() {
                let now = samples.value(Column::SocialWorkers, year, draw);
                assert!(year == 0 || (now / before - 0.85).abs() < 1e-5, "{year} {now}");
                before = now;
            }
        }
    }
    paired([&nobody, &everyone], columns, |few, [all, required, _], at| {
        // The same start, and no shortfall after it.
        assert!(at.1 > 0 || few[0] == all, "{at:?}");
        assert!(at.1 == 0 || all >= required * 0.999_9, "{at:?} {all} {required}");
        assert!(few[0] >= 0.0 && few[0] <= few[2] / 1000.0, "{at:?} {few:?}");
    });
}

/// Care brought to a bed at home adds no institution bed; each serves one who had no service.
#[test]
fn home_care_beds_serve_at_home_and_count_in_no_institution() {
    let home = building(70_000).replace("building", "home_care_beds");
    let (base, more) = (run("", &[]), run(&home, &[]));
    let columns = [
        Column::BedsTotal,
        Column::BedsNursing,
        Column::BedsDementia,
        Column::Residents,
        Column::HomeCareBeds,
        Column::CareFamily,
        Column::CareCommunity,
        Column::BedsOpened,
    ];
    let mut served = 0.0;
    paired([&base, &more], columns, |before, after, at| {
        assert_eq!(before[..4], after[..4], "{at:?}");
        assert!(after[2] <= after[1] && before[4] == 0.0, "{at:?} {before:?} {after:?}");
        let beds = after[4];
        let opened = after[7] - before[7];
        assert!((beds - opened).abs() < 1e-5 * after[7] + 0.1, "{at:?} {beds} {opened}");
        let [fewer, others] = [before[5] - after[5], after[6] - before[6]];
        let slack = 1e-5 * before[5] + 0.01;
        assert!((fewer - others).abs() < slack, "{at:?} {fewer} {others}");
        assert!(fewer <= beds + slack && after[5] >= 0.0, "{at:?} {fewer} {beds}");
        // In a county, the seven first places, every bed is used while there are so many.
        let all = at.0 >= 7 || (fewer - beds.min(before[5])).abs() < slack;
        assert!(all, "{at:?} {fewer} {beds}");
        served += fewer;
    });
    assert!(served > 0.0);
}

/// Who must leave a home finds room in the county, or with those that help it, or nowhere: whoever
/// other counties take in would have been without room, and nobody else moves.
#[test]
fn a_displaced_resident_is_in_exactly_one_place() {
    let (alone, together) = (run("", &["assumptions.mutual_aid_km=0"]), run("", &[]));
    let columns = [Column::DisplacedResidents, Column::AidedResidents, Column::UnplacedResidents];
    let mut helped = 0.0;
    paired(
        [&alone, &together],
        columns,
        |[before, nobody, without], [displaced, aided, left], at| {
            assert_eq!((before, nobody), (displaced, 0.0), "{at:?}");
            let slack = 1e-5 * without + 1e-3;
            assert!((aided + left - without).abs() <= slack, "{at:?} {aided} {left} {without}");
            assert!(without <= displaced + slack, "{at:?} {without} {displaced}");
            helped += aided;
        },
    );
    assert!(helped > 10.0, "{helped}");
}

/// In an institution, at home with services, or at home without.
#[test]
fn the_disabled_are_in_exactly_one_of_three_places() {
    let run = run("", &[]);
    let columns = [Column::Disabled, Column::CareCommunity, Column::CareFamily, Column::Residents];
    paired([&run, &run], columns, |[disabled, community, family, residents], _, at| {
        let inside = disabled - community - family;
        let slack = 1e-5 * disabled + 0.01;
        assert!(community >= 0.0 && family >= 0.0, "{at:?} {community} {family}");
        assert!(inside >= -slack && inside <= residents + slack, "{at:?} {inside} {residents}");
    });
}

/// More people counted as disabled, and the same people counted as disabled more severely.
#[test]
fn raising_severity_never_lowers_need() {
    let changed = |change: &dyn Fn(&mut carecast::seeds::Instrument)| {
        let mut seeds = SEEDS.clone();
        let asked = seeds.care.instruments.iter_mut().find(|one| &*one.id == "clhls_adl");
        change(asked.expect("it is there"));
        run_on(&seeds, "", &["uncertainty.need=false"])
    };
    let base = run("", &["uncertainty.need=false"]);
    let more = changed(&|instrument| instrument.level *= 1.2);
    let worse = changed(&|instrument| {
        let [light, moderate, severe, total] = instrument.split;
        instrument.split = [light, moderate - 0.2, severe + 0.1, total + 0.1];
    });
    let columns = [Column::Disabled, Column::DisabledSevere, Column::DisabledTotal];
    let mut raised = [0.0; 2];
    for (run, raised) in [&more, &worse].into_iter().zip(&mut raised) {
        paired([&base, run], columns, |before, after, at| {
            for (before, after) in before.into_iter().zip(after) {
                assert!(after >= before * 0.999_999, "{at:?} {before} {after}");
                *raised += after - before;
            }
        });
    }
    assert!(raised.iter().all(|raised| *raised > 100.0), "{raised:?}");
}

/// A county's own beds are its own: every figure of another county keeps its bits, but for those
/// of help in emergencies.
#[test]
fn a_change_in_one_county_leaves_every_unrelated_number() {
    use carecast::seeds::GivenSupply;
    let county = 2;
    let position = {
        let code = "210404".parse().expect("a code");
        SEEDS.regions.counties().iter().position(|county| county.code == code).expect("a county")
    };
    let [few, many] = [900.0, 1500.0].map(|residents| {
        let mut seeds = SEEDS.clone();
        let given = GivenSupply {
            beds: 2000.0,
            nursing_beds: None,
            residents: Some(residents),
            carers: None,
            public_beds: None,
        };
        seeds.given.insert(position, given);
        run_on(&seeds, "", &[])
    });
    let columns = [
        Column::PopTotal,
        Column::Disabled,
        Column::BedsTotal,
        Column::BedsNursing,
        Column::Demand,
        Column::Residents,
        Column::PeopleWaiting,
        Column::CarersAvailable,
        Column::DisplacedResidents,
        CENTRES,
    ];
    let (mut moved, counties) = (0, units(Coverage::RegionalCentre).len());
    paired([&few, &many], columns, |before, after, at| {
        if at.0 == county || at.0 >= counties {
            moved += usize::from(before != after);
        } else {
            assert_eq!(before.map(f64::to_bits), after.map(f64::to_bits), "{at:?}");
        }
        assert_eq!(before[..2], after[..2], "no lever touches the population: {at:?}");
    });
    assert!(moved > 0);
}

/// A county or city with a care-type home is a county unit with one.
#[test]
fn two_readings_of_one_home_agree_at_the_start() {
    let run = run("", &["programmes.care_type_homes.pace=0"]);
    let columns = [Coverage::CareType, Coverage::CareTypeEverywhere].map(Column::Covered);
    let mut homes = 0.0;
    paired([&run, &run], columns, |[narrow, wide], _, at| {
        assert!(narrow <= wide, "{at:?}: {narrow} {wide}");
        // Fushun has three counties and four districts.
        assert!(wide <= narrow + 4.0, "{at:?}: {narrow} {wide}");
        homes += narrow;
    });
    assert!(homes > 0.0);
}

/// Homes for every county unit come to those that have none, districts among them, and to no other.
#[test]
fn nobody_gets_a_second_care_type_home() {
    let run = run(
        "[programme_defaults]\npace = 0.0\n",
        &[
            "facilities.care_type_home.unit=\"county\"",
            "programmes.care_type_homes.unit=\"county\"",
            "programmes.care_type_homes.per_year={ 2021 = 3, 2022 = 40 }",
            "programmes.care_type_homes.pace=1.0",
            "programmes.care_type_homes.slippage=0.0",
            "programmes.care_type_homes.cancellation=0.0",
        ],
    );
    let everywhere = Column::Covered(Coverage::CareTypeEverywhere);
    let narrow = Column::Covered(Coverage::CareType);
    let (mut had_one, mut homes) = (0, 0.0);
    for (place, samples) in &run {
        for draw in 0..samples.draws() {
            let start = samples.value(everywhere, 0, draw);
            for year in 0..samples.years() {
                let of = |column| samples.value(column, year, draw);
                // A hundred beds in each.
                let opened = of(Column::BedsOpened) / 100.0;
                assert!((of(everywhere) - start - opened).abs() < 1e-3, "{place} {year} {draw}");
                assert!(of(narrow) <= of(everywhere), "{place} {year} {draw}");
                homes += opened;
            }
            if *place < 7 {
                assert_eq!(samples.value(everywhere, 2, draw), 1.0, "{place} {draw}");
                had_one += usize::from(start > 0.0);
            }
        }
    }
    assert!(homes > 0.0 && had_one > 0, "{homes} {had_one}");
}

/// A centre serves its own unit and so many others of its county, as far as there are any; the
/// elders of a county's units with a centre are its elders × the share of its units with one.
#[test]
fn three_readings_of_coverage_follow_from_one_another() {
    let columns = [Column::CentreServed, Column::CentreElders, Column::Pop60];
    let columns: [Column; 4] =
        std::array::from_fn(|i| if i == 0 { CENTRES } else { columns[i - 1] });
    let [none, one, all] = ["0", "1", "100"]
        .map(|further| run("", &[&format!("assumptions.centre_further_units={further}")]));
    let units = units(Coverage::RegionalCentre);
    let counties = units.len();
    let (mut short, mut sums) = (0, BTreeMap::<_, [f64; 2]>::new());
    paired([&none, &one], columns, |[contain, served, ..], [same, two, elders, all], at| {
        assert_eq!((contain, contain), (served, same), "{at:?}");
        assert!(two >= contain && two <= 2.0 * contain + 1e-4, "{at:?} {two} {contain}");
        if let Some(units) = units.get(at.0) {
            assert!((two - (2.0 * contain).min(*units)).abs() < 1e-3, "{at:?} {two} {contain}");
            assert!((elders / all - contain / units).abs() < 1e-5, "{at:?}");
            short += u32::from(two < *units);
            let sum = sums.entry((at.1, at.2)).or_default();
            *sum = [sum[0] + two, sum[1] + elders];
        }
    });
    assert!(short > 0, "somewhere a unit is left");
    paired([&one, &all], columns, |[contain, two, elders, _], [_, every, ..], at| {
        assert!(every >= two, "{at:?} {every} {two}");
        match units.get(at.0) {
            Some(units) if contain >= 1.0 => assert!((every - units).abs() < 1e-3, "{at:?}"),
            Some(_) => {}
            None => {
                let sum = sums[&(at.1, at.2)];
                assert!((two - sum[0]).abs() < 1e-3, "{at:?} {two} {sum:?}");
                assert!((elders - sum[1]).abs() <= 1e-6 * sum[1], "{at:?} {elders} {sum:?}");
            }
        }
    });
    assert!(one.len() > counties, "the prefecture sums its counties");
    let own = run("", &["facilities.regional_centre.further_units=0"]);
    let mut fewer = 0.0;
    paired([&one, &own], columns, |[_, two, ..], [contain, served, ..], at| {
        // Centres of the start are not of the scenario's own kind.
        assert!(served <= two + 1e-4 && (at.1 > 0 || served == two), "{at:?} {served} {two}");
        assert!(served >= contain, "{at:?} {served} {contain}");
        fewer += two - served;
    });
    assert!(fewer > 0.0);
}

/// Centres in towns and townships are all centres but those in subdistricts.
#[test]
fn centres_outside_subdistricts_are_centres() {
    let run = run("", &[]);
    let columns = [
        CENTRES,
        Column::Covered(Coverage::TownshipCentre),
        Column::Covered(Coverage::StreetComprehensive),
    ];
    let mut rural = 0.0;
    paired([&run, &run], columns, |[all, outside, streets], _, at| {
        // What covers a subdistrict as a centre covers it as a comprehensive institution too.
        assert!(outside <= all && all - outside <= streets + 1e-4, "{at:?} {all} {outside}");
        rural += outside;
    });
    assert!(rural > 0.0);
    let held = |coverage| units(coverage).iter().sum::<f64>();
    assert_eq!(
        held(Coverage::TownshipCentre) + held(Coverage::StreetComprehensive),
        held(Coverage::RegionalCentre)
    );
}

/// What the plan's scenario schedules in subdistricts: 52 a year, and 481 in towns and townships.
#[test]
fn a_schedule_counts_towards_what_counts_its_units() {
    let top = shipped::source("liaoning_fyp14").expect("it is shipped");
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &[]).expect("a sound scenario");
    let model = Model::new(&SEEDS, &scenario).expect("a sound model");
    let due = |coverage| model.programmes.due(Some(coverage), 5);
    assert_eq!(due(Coverage::StreetComprehensive), 260.0);
    assert_eq!(due(Coverage::RegionalCentre), 741.0);
}

/// With the pace of the trend drawn, some draws turn it round: held at its centre.
#[test]
fn a_severer_need_is_never_a_smaller_one() {
    let runs = ["full", "damped", "worsening"]
        .map(|trend| run("", &[&format!("need.trend=\"{trend}\""), "uncertainty.need=false"]));
    for pair in runs.windows(2) {
        let columns = [Column::Disabled, Column::Demand, Column::BedsNeededNursing];
        paired([&pair[0], &pair[1]], columns, |milder, severer, at| {
            // Demand is held to the residents of 2020, so only what need itself says must rise.
            assert!(severer[0] >= milder[0] * 0.999_999, "{at:?} {milder:?} {severer:?}");
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// On the same draws: people without a bed, beds missing, people waiting, people unplaced.
    #[test]
    fn more_beds_never_increase_a_shortfall(seed in 1_u32..1_000_000, beds in 1_u32..3_000) {
        let seed = format!("run.seed={seed}");
        let (base, more) = (run("", &[&seed]), run(&building(beds), &[&seed]));
        let columns = [
            Column::NursingBedsToAdd,
            Column::PeopleWaiting,
            Column::Demand,
            Column::Residents,
        ];
        let mut helped = 0.0;
        paired([&base, &more], columns, |before, after, at| {
            let short = |of: [f64; 4]| [of[0], of[1], of[2] - of[3]];
            let (before, after) = (short(before), short(after));
            for (before, after) in before.into_iter().zip(after) {
                assert!(after <= before * 1.000_1 + 0.05, "{at:?} {before} {after}");
                helped += before - after;
            }
        });
        prop_assert!(helped > 0.0);
    }

    /// Reserve facilities added, homes emptied: nobody more is without room.
    #[test]
    fn more_reserve_never_leaves_more_people_without_room(
        seed in 1_u32..1_000_000,
        size in 31.0..100.0_f64,
    ) {
        let seed = format!("run.seed={seed}");
        let reserve = |beds: f64| format!("assumptions.reserve_beds_per_facility={beds}");
        let (small, large) =
            (run("", &[&seed, &reserve(30.0)]), run("", &[&seed, &reserve(size)]));
        // A larger reserve takes its beds out of the stock: homes house fewer, so fewer can be
        // displaced; what counts is the share of the displaced who are without room.
        let columns = [Column::DisplacedResidents, Column::UnplacedResidents];
        let mut sums = [[0.0; 2]; 2];
        paired([&small, &large], columns, |before, after, _| {
            for (sum, values) in sums.iter_mut().zip([before, after]) {
                sum[0] += values[0];
                sum[1] += values[1];
            }
        });
        prop_assert!(sums[1][1] / sums[1][0] <= sums[0][1] / sums[0][0] + 1e-9, "{sums:?}");
    }
}

/// Facts of later years that no part of the model was fitted to.
#[test]
fn beds_of_2024_lie_inside_the_trends_band_and_occupancy_near_its_prior() {
    let top = shipped::source("liaoning_trend").expect("it is shipped");
    let sets = ["run.draws=256".to_owned(), "time.horizon_year=2024".to_owned()];
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("a sound scenario");
    let model = Model::new(&SEEDS, &scenario).expect("a sound model");
    let counties = model.baseline.counties.len();
    let province = (0..model.places.len())
        .find(|&place| place >= counties && model.places[place].code.to_string() == "210000")
        .expect("the province");
    let found = Mutex::new(None);
    let _ = simulate_watched(&model, &scenario, &|place: usize, samples: &Samples| {
        if place == province {
            *found.lock().expect("no panic before") = Some(samples.clone());
        }
    });
    let samples = found.into_inner().expect("no panic before").expect("it is watched");
    let sorted = |column, year| {
        let mut values = samples.column(column, year).to_vec();
        values.sort_by(f32::total_cmp);
        values.into_iter().map(f64::from).collect::<Vec<_>>()
    };
    // 212,200 beds at the end of 2024 (care_supply); 5 % and 95 % of 256 draws.
    let beds = sorted(Column::BedsTotal, 4);
    assert!(beds[12] < 212_200.0 && 212_200.0 < beds[243], "{} {}", beds[12], beds[243]);
    // 2,217 institutions in 2020 are the beds of 2020 by their mean size.
    assert!((sorted(Column::Homes, 0)[128] - 2217.4).abs() < 1.0);
    // The prior of occupancy is 0.50 with a standard deviation of 0.04.
    let occupied = sorted(Column::Residents, 0)[128] / 206_000.0;
    assert!((occupied - 0.50).abs() < 0.04, "{occupied}");
}

/// What the pass wrote as thresholds, summed by five-year ages; a float32 sum of 101 ages.
#[test]
fn pyramids_hold_everybody_of_the_horizon() {
    use carecast::domain::AGE_GROUPS;
    for (place, samples) in run("", &[]) {
        let last = samples.years() - 1;
        for draw in 0..samples.draws() {
            let from = |group: usize| -> f64 {
                [0, AGE_GROUPS]
                    .iter()
                    .flat_map(|sex| (group..AGE_GROUPS).map(move |group| sex + group))
                    .map(|cell| f64::from(samples.pyramid(cell)[draw]))
                    .sum()
            };
            for (group, column) in [
                (0, Column::PopTotal),
                (12, Column::Pop60),
                (13, Column::Pop65),
                (17, Column::Pop85),
            ] {
                let counted = samples.value(column, last, draw);
                let off = (from(group) / counted - 1.0).abs();
                assert!(off < 1e-5, "{place}, draw {draw}, {column:?}: {off}");
            }
        }
    }
}
