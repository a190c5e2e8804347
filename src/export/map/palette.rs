//! The colours of maps.

/// A colour, and the ink that reads on it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Swatch {
    /// As in SVG: `#rrggbb`.
    pub fill: &'static str,
    /// As in SVG.
    pub ink: &'static str,
}

impl Swatch {
    /// Whether the ink on it is light.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self.ink == LIGHT
    }
}

/// The ink on light ground.
pub(super) const DARK: &str = "#1d2733";
const LIGHT: &str = "#ffffff";

/// From least to most. Lightness (CIELAB L*) falls from 95 to 27 in steps of ten and more, hue
/// runs from sand over green to blue: the order holds for colour-blind readers and in grey.
pub(super) const SWATCHES: [Swatch; 6] = [
    Swatch { fill: "#f9f0d8", ink: DARK },
    Swatch { fill: "#bedca7", ink: DARK },
    Swatch { fill: "#6bc3ad", ink: DARK },
    Swatch { fill: "#299fb9", ink: DARK },
    Swatch { fill: "#0170a9", ink: LIGHT },
    Swatch { fill: "#113e7e", ink: LIGHT },
];

/// Less from near to far in blues, more in oranges: the two hues that no kind of colour blindness
/// takes for one another.
pub(super) const LESS: [Swatch; 3] = [
    Swatch { fill: "#cfe3f1", ink: DARK },
    Swatch { fill: "#6fabd4", ink: DARK },
    Swatch { fill: "#0d5c97", ink: LIGHT },
];
pub(super) const MORE: [Swatch; 3] = [
    Swatch { fill: "#fbdfbe", ink: DARK },
    Swatch { fill: "#ee9f4e", ink: DARK },
    Swatch { fill: "#9d4a02", ink: LIGHT },
];
pub(super) const NEITHER: Swatch = Swatch { fill: "#f6f6f3", ink: DARK };

/// The tree of a palette that fades, from least to most: four classes, two merged ones nearer to
/// grey, and grey for all. Correll, Moritz and Heer (2018), section 3; the colours are ours, and no
/// two look alike to colour-blind readers (the distances are tested).
pub(super) const LEAVES: [Swatch; 4] = [
    Swatch { fill: "#fbe58c", ink: DARK },
    Swatch { fill: "#56bf8b", ink: DARK },
    Swatch { fill: "#1676aa", ink: LIGHT },
    Swatch { fill: "#10306b", ink: LIGHT },
];
pub(super) const BRANCHES: [Swatch; 2] =
    [Swatch { fill: "#dccfb4", ink: DARK }, Swatch { fill: "#8798b8", ink: DARK }];
pub(super) const ROOT: Swatch = Swatch { fill: "#bdbdbd", ink: DARK };

/// The colour of one of four classes, so many layers nearer to the root.
pub(super) fn faded(class: usize, layer: usize) -> Swatch {
    let class = class.min(LEAVES.len() - 1);
    match layer {
        0 => LEAVES[class],
        1 => BRANCHES[class / 2],
        _ => ROOT,
    }
}

/// The colour of a class of amounts among so many breaks.
pub(super) fn sequential(class: usize, breaks: usize, from_second: bool) -> Swatch {
    let last = SWATCHES.len() - 1;
    let place = match breaks {
        0 => usize::from(from_second),
        breaks => (class * last + breaks / 2) / breaks,
    };
    SWATCHES[place.min(last)]
}

/// The colour of a class of changes: none is that of no change, and as many lie on either side.
pub(super) fn diverging(class: usize, none: usize) -> Swatch {
    let side = if class < none { LESS } else { MORE };
    // One step is middling, two are the ends.
    let place = match (class.abs_diff(none), none) {
        (0, _) => return NEITHER,
        (_, 1) => 1,
        (1, 2) => 0,
        (_, 2) => 2,
        (step, _) => step - 1,
    };
    side[place.min(2)]
}
