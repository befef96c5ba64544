//! The pictures of the steering, each by a name: Python and Node draw the very same.

use bevilling::chart::Size;
use bevilling::forecast::ForecastFault;
use bevilling::title::Language;

use super::Steering;

/// A drawing, and what its file is called.
pub struct Picture {
    /// The name.
    pub name: String,
    /// The drawing.
    pub svg: String,
}

impl Picture {
    fn new(name: &str, svg: String) -> Self {
        Self { name: name.to_owned(), svg }
    }
}

impl Steering {
    /// Every picture, in the order of the page.
    ///
    /// # Errors
    /// Where the forecast is not by section.
    pub fn pictures(&self, lang: Language) -> Result<Vec<Picture>, ForecastFault> {
        let (wide, half) = (Size::new(1080, 420), Size::new(540, 300));
        let follow_up = &self.follow_up;
        let mut pictures = vec![
            Picture::new("budget-cumulative", follow_up.to_svg_cumulative(lang, wide)),
            Picture::new("budget", follow_up.to_svg(lang, wide)),
        ];
        pictures.extend(follow_up.lines.iter().map(|line| {
            Picture::new(&format!("line-{}", line.id), line.to_svg_cumulative(follow_up.on, lang, half))
        }));
        let heat = self.forecast.to_svg_heat("section", Some(&self.book), lang, Size::new(1080, 560))?;
        pictures.extend([
            Picture::new("bridge", self.bridge.to_svg(lang, wide)),
            Picture::new("scenarios", self.comparison.to_svg(lang, Size::new(1080, 260))),
            Picture::new("forecast", self.forecast.to_svg(lang, wide)),
            Picture::new("sections", heat),
            Picture::new("net-bridge", self.net_bridge.to_svg(lang, wide)),
        ]);
        Ok(pictures)
    }
}
