use super::normal_quantile;
use rand::Rng;

/// Uniform strictly between 0 and 1: an odd multiple of 2⁻⁵³.
pub fn uniform(rng: &mut impl Rng) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 52) as f64;
    ((rng.next_u64() >> 12) as f64 + 0.5) * STEP
}

/// Standard normal, by the quantile of one uniform.
pub fn normal(rng: &mut impl Rng) -> f64 {
    normal_quantile(uniform(rng))
}

/// Gamma with the given shape and scale 1.
///
/// # Panics
///
/// When the shape is not above 0.
///
/// # Source
///
/// Marsaglia and Tsang (2000), *A simple method for generating gamma variables*.
pub fn gamma(rng: &mut impl Rng, shape: f64) -> f64 {
    libm::exp(ln_gamma(rng, shape))
}

/// Beta with the given shapes.
///
/// # Panics
///
/// When a shape is not above 0.
pub fn beta(rng: &mut impl Rng, a: f64, b: f64) -> f64 {
    // Through logarithms, as two small shapes would give 0 / 0.
    let (one, other) = (ln_gamma(rng, a), ln_gamma(rng, b));
    1.0 / (1.0 + libm::exp(other - one))
}

/// The logarithm of a gamma variate.
fn ln_gamma(rng: &mut impl Rng, shape: f64) -> f64 {
    assert!(shape > 0.0, "a gamma distribution has a shape above 0, not {shape}");
    if shape < 1.0 {
        return ln_gamma(rng, shape + 1.0) + libm::log(uniform(rng)) / shape;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(rng);
        let root = 1.0 + c * x;
        if root <= 0.0 {
            continue;
        }
        let ln_v = 3.0 * libm::log(root);
        let v = root * root * root;
        if libm::log(uniform(rng)) < 0.5 * x * x + d * (1.0 - v + ln_v) {
            return libm::log(d) + ln_v;
        }
    }
}

/// Student's t with any number of degrees of freedom.
///
/// # Panics
///
/// When there are no degrees of freedom.
///
/// # Source
///
/// Bailey (1994), *Polar generation of random variates with the t-distribution*: exact, from two
/// uniforms.
pub fn student_t(rng: &mut impl Rng, freedom: f64) -> f64 {
    assert!(freedom > 0.0, "a t distribution has degrees of freedom above 0, not {freedom}");
    let power = libm::expm1(-2.0 / freedom * libm::log(uniform(rng)));
    (freedom * power).sqrt() * libm::cos(std::f64::consts::TAU * uniform(rng))
}

/// Means from which rejection is quicker than counting.
const COUNTED: f64 = 10.0;

/// Poisson with the given mean.
///
/// # Panics
///
/// When the mean is not between 0 and 10⁹.
pub fn poisson(rng: &mut impl Rng, mean: f64) -> u64 {
    assert!((0.0..=1e9).contains(&mean), "a Poisson mean between 0 and 1e9, not {mean}");
    if mean < COUNTED { counted_poisson(rng, mean) } else { rejected_poisson(rng, mean) }
}

/// Events of a unit rate until the mean has passed.
fn counted_poisson(rng: &mut impl Rng, mean: f64) -> u64 {
    let limit = libm::exp(-mean);
    let mut events = 0;
    let mut left = uniform(rng);
    while left > limit {
        left *= uniform(rng);
        events += 1;
    }
    events
}

/// Hörmann (1993), *The transformed rejection method for generating Poisson random variables*, PTRS.
fn rejected_poisson(rng: &mut impl Rng, mean: f64) -> u64 {
    let ln_mean = libm::log(mean);
    let b = 0.931 + 2.53 * mean.sqrt();
    let a = -0.059 + 0.02483 * b;
    let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    let sure = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let u = uniform(rng) - 0.5;
        let v = uniform(rng);
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + mean + 0.43).floor();
        if us >= 0.07 && v <= sure {
            return k as u64;
        }
        if k < 0.0 || (us < 0.013 && v > us) {
            continue;
        }
        let accepted = libm::log(v * inverse_alpha / (a / (us * us) + b));
        if accepted <= k * ln_mean - mean - libm::lgamma(k + 1.0) {
            return k as u64;
        }
    }
}

/// How many of `n` trials come off, each with chance `p`.
///
/// # Panics
///
/// When `p` is not between 0 and 1, or there are 2³¹ trials or more.
pub fn binomial(rng: &mut impl Rng, n: u64, p: f64) -> u64 {
    assert!((0.0..=1.0).contains(&p), "a chance between 0 and 1, not {p}");
    assert!(n < 1 << 31, "fewer than 2³¹ trials, not {n}");
    if p > 0.5 {
        return n - binomial(rng, n, 1.0 - p);
    }
    if n as f64 * p < COUNTED { counted_binomial(rng, n, p) } else { rejected_binomial(rng, n, p) }
}

/// From one success to the next, by the geometric wait between them.
///
/// # Source
///
/// Devroye (1986), *Non-uniform random variate generation*, X.4.3, the second waiting-time method.
fn counted_binomial(rng: &mut impl Rng, n: u64, p: f64) -> u64 {
    let ln_failure = libm::log1p(-p);
    if ln_failure == 0.0 {
        return 0; // p is 0, or too small for any of 2³¹ trials
    }
    let mut successes = 0;
    let mut trials = 0.0;
    loop {
        trials += (libm::log(uniform(rng)) / ln_failure).floor() + 1.0;
        if trials > n as f64 {
            return successes;
        }
        successes += 1;
    }
}

/// Hörmann (1993), *The generation of binomial random variates*, BTRS.
fn rejected_binomial(rng: &mut impl Rng, n: u64, p: f64) -> u64 {
    let n = n as f64;
    let q = 1.0 - p;
    let spq = (n * p * q).sqrt();
    let b = 1.15 + 2.53 * spq;
    let a = -0.0873 + 0.0248 * b + 0.01 * p;
    let c = n * p + 0.5;
    let alpha = (2.83 + 5.1 / b) * spq;
    let sure = 0.92 - 4.2 / b;
    let ln_odds = libm::log(p / q);
    let mode = ((n + 1.0) * p).floor();
    let ln_ways = |k: f64| -libm::lgamma(k + 1.0) - libm::lgamma(n - k + 1.0);
    loop {
        let u = uniform(rng) - 0.5;
        let v = uniform(rng);
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + c).floor();
        if k < 0.0 || k > n {
            continue;
        }
        if us >= 0.07 && v <= sure {
            return k as u64;
        }
        let accepted = libm::log(v * alpha / (a / (us * us) + b));
        if accepted <= ln_ways(k) - ln_ways(mode) + (k - mode) * ln_odds {
            return k as u64;
        }
    }
}
