use super::mills::mills_ratio;
use crate::lanes::{Lanes, ln, polynomial};

/// The incomplete gamma functions of (s, x) over e⁻ˣ xˢ √(1/s) and [`Self::factor`], by Temme's
/// uniform expansion.
pub(super) struct Gamma {
    s: Lanes<f32>,
    /// Temme's η: its sign is that of x − s, and η²/2 = x/s − 1 − ln(x/s).
    eta: Lanes<f32>,
    c0: Lanes<f32>,
    c1: Lanes<f32>,
    /// η √s
    z: Lanes<f32>,
    /// The density of the normal distribution at z, cut off before it is nought.
    density: Lanes<f32>,
    lower: Lanes<f32>,
    upper: Lanes<f32>,
}

const ROOT_TAU: f32 = 2.506_628_3;

impl Gamma {
    /// By s and x / s.
    #[inline(always)]
    pub fn new(s: Lanes<f32>, ratio: Lanes<f32>) -> Self {
        /// Temme's first coefficient, 1/δ − 1/η, in powers of η near nought.
        const C0: [f32; 7] = [
            -1.0 / 3.0,
            1.0 / 12.0,
            -2.0 / 135.0,
            1.0 / 864.0,
            1.0 / 2835.0,
            -139.0 / 777_600.0,
            1.0 / 25_515.0,
        ];
        /// His second, 1/η³ − 1/δ³ − 1/δ² − 1/(12 δ).
        const C1: [f32; 5] =
            [-1.0 / 540.0, -1.0 / 288.0, 1.0 / 378.0, -77.0 / 77_760.0, 1.0 / 4860.0];
        let delta = ratio - Lanes::ONE;
        let eta = (divergence(ratio, delta) * 2.0).sqrt();
        let eta = eta.zip(delta, |eta, delta| if delta < 0.0 { -eta } else { eta });
        let (a, b) = (Lanes::ONE / eta, Lanes::ONE / delta);
        let far0 = b - a;
        let far1 = a * a * a - b * b * b - b * b - b * (1.0 / 12.0);
        let near = eta.map(|eta| eta.abs() < 0.6);
        let c0 = choose(near, eta.map(|eta| polynomial(&C0, eta)), far0);
        let c1 = choose(near, eta.map(|eta| polynomial(&C1, eta)), far1);
        Self::of(s, eta, c0, c1)
    }

    /// By another s, for the same x / s.
    #[inline(always)]
    pub fn at(s: Lanes<f32>, other: &Self) -> Self {
        Self::of(s, other.eta, other.c0, other.c1)
    }

    #[inline(always)]
    fn of(s: Lanes<f32>, eta: Lanes<f32>, c0: Lanes<f32>, c1: Lanes<f32>) -> Self {
        let root = s.sqrt();
        let z = eta * root;
        let exponent = (z * z * 0.5).min(Lanes::splat(72.0));
        let inverse = exponent.exp() * ROOT_TAU;
        let correction = (c0 + c1 / s) / root;
        let thin = mills_ratio(z.map(f32::abs));
        // Beyond the mean the other tail is what is missing to the whole.
        let thick = inverse - thin;
        let below = z.map(|z| z < 0.0);
        Self {
            s,
            eta,
            c0,
            c1,
            z,
            density: Lanes::ONE / inverse,
            lower: choose(below, thin, thick) - correction,
            upper: choose(below, thick, thin) + correction,
        }
    }

    /// γ(s, x), scaled.
    #[inline(always)]
    pub fn lower(&self) -> Lanes<f32> {
        self.lower
    }

    /// Γ(s, x), scaled.
    #[inline(always)]
    pub fn upper(&self) -> Lanes<f32> {
        self.upper
    }

    /// γ(s, x) / Γ(s).
    #[inline(always)]
    pub fn regular(&self) -> Lanes<f32> {
        let small = self.lower * self.density;
        small.zip(self.z, |value, z| if z > 11.0 { 1.0 } else { value })
    }

    /// Γ(s) over Stirling's first term.
    #[inline(always)]
    pub fn factor(&self) -> Lanes<f32> {
        let inverse = Lanes::ONE / (self.s * 12.0);
        inverse * inverse * 0.5 + inverse + Lanes::ONE
    }
}

/// x − 1 − ln x, without loss of digits near one.
#[inline(always)]
fn divergence(x: Lanes<f32>, delta: Lanes<f32>) -> Lanes<f32> {
    /// 1/3, 1/5, 1/7 …: ln x = 2 artanh z for z = (x − 1)/(x + 1).
    const ODD: [f32; 7] =
        [1.0 / 3.0, 0.2, 1.0 / 7.0, 1.0 / 9.0, 1.0 / 11.0, 1.0 / 13.0, 1.0 / 15.0];
    let z = delta / (delta + Lanes::splat(2.0));
    let square = z * z;
    let near = z * delta - z * square * square.map(|square| polynomial(&ODD, square)) * 2.0;
    choose(square.map(|square| square < 0.16), near, delta - x.map(ln))
}

#[inline(always)]
fn choose(first: Lanes<bool>, one: Lanes<f32>, other: Lanes<f32>) -> Lanes<f32> {
    Lanes::from_fn(|lane| if first[lane] { one[lane] } else { other[lane] })
}
