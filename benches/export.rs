//! What writing and drawing cost: tables in bytes a second, maps by the piece.

use std::{convert::Infallible, hint::black_box, io};

use carecast::{
    domain::{Attribute, Basis, Comparator, Level, RegionCode},
    export::{
        Table,
        map::{Atlas, MapChoice, shortfall_maps, tile_layout},
        shortfall_geojson,
    },
    results::{Place, Quantity, Results, ShortfallRow, Spread, SummaryRow, TargetInfo},
};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const YEARS: [u16; 16] = {
    let mut years = [2020; 16];
    let mut index = 0;
    while index < 16 {
        years[index] += index as u16;
        index += 1;
    }
    years
};
const COUNTIES: u32 = 100;

/// A province of 14 prefectures on a grid, crowded towards its middle, with figures of all sizes.
fn province() -> Results {
    let mut places = Vec::new();
    for index in 0..COUNTIES {
        let prefecture = code(210_000 + 100 * (1 + index / 8));
        let [x, y] = [index % 10, index / 10].map(|step| {
            let offset = f64::from(step) - 4.5;
            offset * offset.abs() * 0.1
        });
        places.push(Place {
            level: Level::County,
            code: code(prefecture.get() + 1 + index % 8),
            name_zh: "例子县".to_owned(),
            name_en: "Example County".to_owned(),
            prefecture: Some(prefecture),
            centroid: Some([122.0 + x, 41.0 + y]),
        });
    }
    let indicators = (0..35).map(|index| Quantity {
        id: format!("indicator_{index:02}"),
        zh: "指标".to_owned(),
        en: "Indicator".to_owned(),
        unit: "beds".to_owned(),
        larger_is_better: None,
    });
    let mut results = Results {
        scenario: "bench".to_owned(),
        title_zh: "基准".to_owned(),
        title_en: "Bench".to_owned(),
        need_zh: String::new(),
        need_en: String::new(),
        carers_zh: String::new(),
        carers_en: String::new(),
        draws: 1000,
        seed: 1,
        years: YEARS.to_vec(),
        places,
        indicators: indicators.collect(),
        targets: vec![target()],
        summary: Vec::new(),
        exact: std::collections::BTreeMap::new(),
        target_rows: Vec::new(),
        shortfall_rows: Vec::new(),
        pace_rows: Vec::new(),
        emergency_rows: Vec::new(),
        pyramid_rows: Vec::new(),
    };
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / 7_919.0
    };
    for place in 0..COUNTIES {
        for year in YEARS {
            for indicator in 0..35 {
                let spread = Some(spread(&mut next));
                let basis = Basis::Downscaled;
                results.summary.push(SummaryRow { place, year, indicator, spread, basis });
            }
            results.shortfall_rows.push(ShortfallRow {
                place,
                year,
                target: 0,
                spread: Some(spread(&mut next)),
                prob_shortfall: Some(0.5),
                required: [Some(10.0); 4],
                basis: Basis::Downscaled,
            });
        }
    }
    results
}

fn code(number: u32) -> RegionCode {
    number.to_string().parse().expect("six digits")
}

fn spread(next: &mut impl FnMut() -> f32) -> Spread {
    let mut quantiles: [f32; 7] = std::array::from_fn(|_| next());
    quantiles.sort_by(f32::total_cmp);
    Spread { mean: next(), sd: next(), mcse: next(), quantiles }
}

fn target() -> TargetInfo {
    TargetInfo {
        id: "target".to_owned(),
        zh: "目标".to_owned(),
        en: "Target".to_owned(),
        indicator: "indicator_00".to_owned(),
        comparator: Comparator::AtLeast,
        threshold: 0.55,
        threshold_max: None,
        unit: "share".to_owned(),
        shortfall_unit: "beds".to_owned(),
        attribute: Attribute::Binding,
        accountable_level: Level::Province,
        deadline: 2025,
        headline: true,
    }
}

fn export(c: &mut Criterion) {
    let results = province();
    let mut bytes = Vec::new();
    Table::summary(&results).write_to(&mut bytes).expect("memory takes all");

    let mut group = c.benchmark_group("export");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("summary.csv", |b| {
        b.iter(|| Table::summary(black_box(&results)).write_to(&mut io::sink()));
    });
    group.throughput(Throughput::Elements(u64::from(COUNTIES)));
    group.bench_function("layout", |b| b.iter(|| tile_layout(black_box(&results.places))));
    group.bench_function("geojson", |b| b.iter(|| shortfall_geojson(black_box(&results))));
    group.bench_function("layout and 8 maps", |b| {
        b.iter(|| {
            let take = |_: &str, svg: &str| {
                black_box(svg);
                Ok::<_, Infallible>(())
            };
            let atlas = Atlas::new(&results.places, None);
            shortfall_maps(black_box(&results), (&atlas, &MapChoice::default()), take)
        });
    });
    group.finish();
}

criterion_group!(benches, export);
criterion_main!(benches);
