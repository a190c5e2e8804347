use super::*;
use proptest::prelude::*;

/// Erlang's loss by its recursion.
fn erlang_b(load: f64, beds: u32) -> f64 {
    (1..=beds).fold(1.0, |blocked, n| load * blocked / (f64::from(n) + load * blocked))
}

/// Erlang's chance of waiting where nobody gives up.
fn erlang_c(load: f64, beds: u32) -> f64 {
    let (b, rho) = (erlang_b(load, beds), load / f64::from(beds));
    b / (1.0 - rho + rho * b)
}

/// Erlang-A by its chain of states: share who wait, share who give up.
fn erlang_a(load: f64, beds: u32, stay_over_patience: f64) -> (f64, f64) {
    let n = f64::from(beds);
    let (mut weight, mut all, mut wait, mut queue) = (1.0_f64, 1.0, 0.0, 0.0);
    for people in 1..200_000_u32 {
        let k = f64::from(people);
        weight *= load / (k.min(n) + (k - n).max(0.0) * stay_over_patience);
        if all > 1e200 {
            (weight, all, wait, queue) = (weight / 1e200, all / 1e200, wait / 1e200, queue / 1e200);
        }
        all += weight;
        if k >= n {
            wait += weight;
            queue += weight * (k - n);
        }
        if k > n && weight < all * 1e-18 {
            break;
        }
    }
    (wait / all, stay_over_patience * queue / all / load)
}

/// Share who wait longer than the mark: the density of the offered wait by Simpson's rule.
fn erlang_a_long_wait(load: f64, beds: u32, p: &Patience) -> f64 {
    let (lambda, n, theta) = (load / p.stay, f64::from(beds), 1.0 / p.abandon);
    let density = |x: f64| libm::exp(lambda * -libm::expm1(-theta * x) / theta - n / p.stay * x);
    let integral = |from: f64| {
        let (to, steps) = (40.0 * p.abandon, 400_000);
        let h = (to - from) / f64::from(steps);
        (0..=steps)
            .map(|i| {
                let weight = if i == 0 || i == steps { 1.0 } else { f64::from(2 + 2 * (i % 2)) };
                weight * density(from + h * f64::from(i))
            })
            .sum::<f64>()
            * h
            / 3.0
    };
    let epsilon = 1.0 / erlang_b(load, beds - 1);
    lambda * integral(p.mark) * libm::exp(-theta * p.mark) / (epsilon + lambda * integral(0.0))
}

const NURSING: Patience = Patience { stay: 2.2, abandon: 0.5, mark: 30.0 / 365.25 };

fn service(p: &Patience, load: f64, beds: u32) -> [f64; 3] {
    let service = p.service(Lanes::of(load), Lanes::of(f64::from(beds)));
    [service.long_wait[0], service.lost[0], service.waiting[0]].map(f64::from)
}

#[test]
fn it_agrees_with_the_exact_queue_to_four_digits() {
    let mut worst = 0.0_f64;
    for p in [NURSING, Patience { stay: 4.0, ..NURSING }] {
        for beds in [30_u32, 100, 400, 2_000] {
            for standard in [-8.0, -3.0, -1.0, -0.3, 0.0, 0.4, 1.0, 2.0] {
                let n = f64::from(beds);
                let load = n - standard * n.sqrt();
                if load <= 0.0 {
                    continue;
                }
                let [long_wait, lost, waiting] = service(&p, load, beds);
                let (_, exact_lost) = erlang_a(load, beds, p.stay / p.abandon);
                let exact_long = erlang_a_long_wait(load, beds, &p);
                let error = (long_wait - exact_long).abs().max((lost - exact_lost).abs());
                assert!(
                    error < 1e-4,
                    "{beds} {standard}: {long_wait} {exact_long}, {lost} {exact_lost}"
                );
                worst = worst.max(error);
                let exact_queue = exact_lost * load / p.stay * p.abandon;
                assert!((waiting - exact_queue).abs() < 1e-4 * n.max(exact_queue));
            }
        }
    }
    assert!(worst > 0.0);
}

#[test]
fn patient_people_wait_as_erlang_c_says_and_impatient_ones_not_at_all() {
    for (load, beds) in [(90.0, 100), (45.0, 50), (480.0, 500), (25.0, 30)] {
        let nearly_endless = Patience { stay: 1.0, abandon: 3e3, mark: 0.0 };
        let [waits, ..] = service(&nearly_endless, load, beds);
        let exact = erlang_c(load, beds);
        assert!((waits / exact - 1.0).abs() < 2e-3, "{waits} {exact}");
        let b = f64::from(blocked(Lanes::of(load), Lanes::of(f64::from(beds)))[5]);
        assert!((b - erlang_b(load, beds)).abs() < 1e-4 * erlang_b(load, beds).max(1e-2));
    }
}

#[test]
fn half_empty_homes_have_no_queue() {
    let [long_wait, lost, waiting] = service(&NURSING, 500.0, 1_000);
    assert!(long_wait < 1e-9 && lost < 1e-6 && waiting < 1e-3);
}

#[test]
fn without_beds_nobody_is_served() {
    let service = NURSING.service(Lanes::splat(50.0), Lanes::ZERO);
    assert_eq!(service.served, Lanes::ZERO);
    assert!(service.long_wait[0] > 0.8 && service.lost[0] > 0.9);
    let nobody = NURSING.service(Lanes::ZERO, Lanes::splat(10.0));
    assert_eq!((nobody.entrants[0], nobody.served[0], nobody.waiting[0]), (0.0, 0.0, 0.0));
}

proptest! {
    #[test]
    fn shares_are_shares_and_beds_help(
        load in 0.0..5_000.0_f64,
        beds in 0.0..5_000.0_f64,
        more in 0.0..500.0_f64,
        stay in 0.5..6.0_f64,
    ) {
        let p = Patience { stay, ..NURSING };
        let few = p.service(Lanes::of(load), Lanes::of(beds));
        let many = p.service(Lanes::of(load), Lanes::of(beds + more));
        for share in [few.long_wait[0], few.lost[0]] {
            prop_assert!((0.0..=1.0).contains(&share), "{share}");
        }
        prop_assert!(few.served[0] <= (beds as f32).min(load as f32));
        prop_assert!(many.long_wait[0] <= few.long_wait[0] + 2e-3);
        prop_assert!(many.served[0] >= few.served[0] - 1e-4 * load as f32);
    }
}
