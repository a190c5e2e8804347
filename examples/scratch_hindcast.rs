//! scratch
use carecast::{calibration::*, problems::Problems, seeds::*};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let rd = |n: &str| std::fs::read(format!("{dir}/{n}")).unwrap();
    let (a, b, c, d) = (
        rd("census_2010_county_age_sex.csv"),
        rd("census_2010_county.csv"),
        rd("census_2020_county_age_sex.csv"),
        rd("crosswalk_2010_2020.csv"),
    );
    let mut p = Problems::default();
    let t = std::time::Instant::now();
    let base = Base::read(
        Input { name: "pop", bytes: &a },
        Input { name: "cty", bytes: &b },
        Input { name: "xw", bytes: &d },
        &mut p,
    );
    let people = read_people(Input { name: "truth", bytes: &c }, &mut p);
    let truth = truth_of_units(&base.units, &people, ("truth", "xw"), &mut p);
    println!("{p}\n{} units {:?}", base.units.len(), t.elapsed());
    let seeds = Seeds::load(&Bundle::embedded()).unwrap();
    let data = Dataset::new(&base, Decade::of_china(&seeds.un).unwrap());
    let truth: Vec<ByCell> = truth.iter().map(|t| observed(&t.unwrap())).collect();
    println!("{} subjects {:?}", data.subjects.len(), t.elapsed());
    let folds = folds(&data, &truth);
    println!("folds {:?}", t.elapsed());
    for from in [0, 10, 11, 14, 15] {
        let mut e: Vec<f64> = data
            .subjects
            .iter()
            .zip(&truth)
            .filter(|(s, _)| s.counts())
            .map(|(s, t)| {
                let f = folds.iter().find(|f| f.province == s.province).unwrap();
                let p = f.mean.predict(s);
                let sum =
                    |c: &ByCell| c.iter().map(|c| c[from..16].iter().sum::<f64>()).sum::<f64>();
                (sum(&p) / sum(t) - 1.0).abs()
            })
            .collect();
        e.sort_by(f64::total_cmp);
        println!(
            "{from} mdape {:.3} mape {:.3}",
            100.0 * e[e.len() / 2],
            100.0 * e.iter().sum::<f64>() / e.len() as f64
        );
    }
    let m = Model::fit_leaving_one_out(&data, &truth);
    println!("errors {:?}", t.elapsed());
    for (p, m) in m.iter().take(2) {
        println!(
            "{p} tau {:?} rho {:?} gamma0 {:?} child {:?} {:?}\n L0 {:?}",
            m.errors.province,
            m.errors.prefecture,
            m.errors.scale[0],
            m.errors.children[0],
            m.errors.children_rest,
            m.errors.loadings[0]
        );
    }
}
