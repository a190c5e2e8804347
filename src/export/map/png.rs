//! Maps as PNG pictures.

use resvg::{tiny_skia, usvg};

/// Pixels that a picture may have: 64 million take 256 MiB.
const MOST_PIXELS: f32 = 64e6;

/// Parts of the names of fonts that have Chinese characters.
const CHINESE_FONTS: [&str; 14] = [
    "CJK",
    "YaHei",
    "PingFang",
    "Source Han",
    "Noto Sans SC",
    "Noto Serif SC",
    "SimSun",
    "SimHei",
    "DengXian",
    "FangSong",
    "KaiTi",
    "WenQuanYi",
    "Heiti SC",
    "Droid Sans Fallback",
];

/// Why a map has no picture.
#[derive(Debug, thiserror::Error)]
pub enum PngError {
    /// The text is no SVG document.
    #[error("not an SVG document: {0}")]
    Svg(#[from] usvg::Error),
    /// The picture would be too large, or have no size.
    #[error("a picture of {width} by {height} pixels: expected 1 to 64 million pixels")]
    Size {
        /// In pixels.
        width: f32,
        /// In pixels.
        height: f32,
    },
    /// The encoder said no.
    #[error("cannot encode the picture: {0}")]
    Encode(String),
}

/// Turns maps into pictures with the fonts of the system.
///
/// Letters look as those fonts have them: unlike the SVG, a PNG differs between machines.
pub struct Rasteriser {
    options: usvg::Options<'static>,
}

impl Rasteriser {
    /// Finds the system's fonts, which takes a moment: once for many maps.
    #[must_use]
    pub fn with_system_fonts() -> Self {
        let mut options = usvg::Options::default();
        options.fontdb_mut().load_system_fonts();
        Self { options }
    }

    /// Whether a font for Chinese is among them, by its name; without one a map's names are
    /// missing.
    #[must_use]
    pub fn has_chinese_font(&self) -> bool {
        let mut names =
            self.options.fontdb.faces().flat_map(|face| &face.families).map(|(name, _)| name);
        names.any(|name| CHINESE_FONTS.iter().any(|part| name.contains(part)))
    }

    /// Draws a map at a scale: 2 doubles its sides.
    ///
    /// # Errors
    ///
    /// [`PngError`].
    pub fn png(&self, svg: &str, scale: f32) -> Result<Vec<u8>, PngError> {
        let tree = usvg::Tree::from_str(svg, &self.options)?;
        let [width, height] =
            [tree.size().width(), tree.size().height()].map(|side| (side * scale).ceil());
        let fits = width >= 1.0 && height >= 1.0 && width * height <= MOST_PIXELS;
        let pixels = fits.then(|| tiny_skia::Pixmap::new(width as u32, height as u32)).flatten();
        let mut pixels = pixels.ok_or(PngError::Size { width, height })?;
        let transform = tiny_skia::Transform::from_scale(scale, scale);
        resvg::render(&tree, transform, &mut pixels.as_mut());
        pixels.encode_png().map_err(|error| PngError::Encode(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"20\" height=\"10\">\
                          <rect width=\"20\" height=\"10\" fill=\"#0170a9\"/></svg>";

    #[test]
    fn a_picture_has_the_scaled_size() {
        let png = Rasteriser::with_system_fonts().png(SQUARE, 2.0).unwrap();
        assert_eq!(&png[1..4], b"PNG");
        assert_eq!((&png[16..20], &png[20..24]), (&[0, 0, 0, 40][..], &[0, 0, 0, 20][..]));
    }

    #[test]
    fn no_size_and_no_svg_are_errors() {
        let rasteriser = Rasteriser::with_system_fonts();
        for scale in [0.0, f32::NAN, 1e6] {
            assert!(matches!(rasteriser.png(SQUARE, scale), Err(PngError::Size { .. })));
        }
        assert!(matches!(rasteriser.png("<html>", 1.0), Err(PngError::Svg(_))));
    }
}
