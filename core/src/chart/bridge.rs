//! Bridges and scenarios as waterfalls.

use super::size::Size;
use super::waterfall::{Step, Waterfall};
use crate::forecast::{Bridge, Comparison};
use crate::text::bundle::say;
use crate::title::Language;

impl Bridge {
    /// Why the forecast changed, as an SVG drawing: the earlier forecast, each cause, and the later forecast. The
    /// same bridge gives the same bytes.
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        let figure = |id: &str, amount| Step::Figure(say(lang, id, &[]), amount);
        let mut steps = vec![figure("bridge.before", self.before.total())];
        steps.extend(self.parts.iter().map(|part| Step::Change(part.cause.text(lang), part.change.total())));
        steps.push(figure("bridge.after", self.after.total()));
        Waterfall { title: say(lang, "bridge", &[]), steps, lang }.svg(size)
    }
}

impl Comparison {
    /// The scenarios and the unchanged forecast, as an SVG drawing: the difference of each, and its result.
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        let base = self.base.total();
        let mut steps = vec![Step::Figure(say(lang, "scenario.base", &[]), base)];
        for one in &self.scenarios {
            steps.push(Step::From(one.name(lang), base, one.difference.total()));
        }
        Waterfall { title: say(lang, "scenario", &[]), steps, lang }.svg(size)
    }
}
