//! The charts of a preview.

use rust_decimal::Decimal;

use super::bars::{Chart, Column, Layer as Named};
use super::canvas::{EXPECTED, GRANTED};
use super::size::Size;
use crate::plan::{Layer, Preview};
use crate::text::bundle::say;
use crate::title::Language;

impl Preview {
    /// The cost month by month as an SVG drawing: granted and expected amounts, stacked. Their sum equals
    /// [`expected`](Preview::expected): granted payments that an expected change replaces are left out, and a mark
    /// then shows the amount of [`granted`](Preview::granted).
    ///
    /// The same preview gives the same bytes. The drawing needs no external font, script or style.
    ///
    /// ```
    /// use bevilling::{dates::parse, chart::Size, plan::{PreviewOptions, preview}, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let nothing = preview(&book, &[], &[], parse("2026-01-05")?, &PreviewOptions::default())?;
    /// assert!(nothing.to_svg(Language::Da, Size::default()).starts_with("<svg "));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        let columns = self.months.iter().zip(self.layers()).map(|(month, layers)| Column {
            label: say(lang, "short-month", &[("month", month.month().into())]),
            group: month.year().to_string(),
            place: usize::try_from(month.month()).unwrap_or(1).saturating_sub(1),
            amounts: layers.amounts(),
            mark: layers.before(),
        });
        let columns = columns.collect();
        let [first, _, last] = self.years.map(|year| year.to_string());
        let title = say(lang, "chart.months", &[("first", first.into()), ("last", last.into())]);
        Chart { title, layers: named(lang), columns, marks: "chart.before", lang }.svg(size)
    }

    /// The cost of last year, this year and next year as an SVG drawing, as [`to_svg`](Self::to_svg).
    #[must_use]
    pub fn to_svg_by_year(&self, lang: Language, size: Size) -> String {
        let months = self.layers();
        let columns = self.years.iter().map(|year| {
            let of_year = self.months.iter().zip(&months).filter(|(month, _)| month.year() == *year);
            let layers = of_year.fold(Layers::default(), |sum, (_, month)| sum.plus(month));
            Column {
                label: year.to_string(),
                group: String::new(),
                place: 0,
                amounts: layers.amounts(),
                mark: layers.before(),
            }
        });
        let columns = columns.collect();
        let title = say(lang, "chart.years", &[]);
        Chart { title, layers: named(lang), columns, marks: "chart.before", lang }.svg(size)
    }

    /// The layers month by month.
    pub(super) fn layers(&self) -> Vec<Layers> {
        let all = self.granted.by_month.iter().map(|all| Layers { all: *all, ..Layers::default() });
        let mut layers: Vec<_> = all.collect();
        for activity in &self.activities {
            for (layers, amount) in layers.iter_mut().zip(&activity.expected.by_month) {
                let layer = match activity.layer {
                    Layer::Granted => &mut layers.granted,
                    Layer::Expected => &mut layers.expected,
                };
                *layer = layer.saturating_add(*amount);
            }
        }
        layers
    }
}

/// The layers by name, in the order of [`Layers::amounts`].
fn named(lang: Language) -> Vec<Named> {
    vec![Named::new(GRANTED, "chart.granted", lang), Named::new(EXPECTED, "chart.expected", lang)]
}

/// What is paid in some time.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Layers {
    /// What is granted and not replaced by an expected change.
    pub(super) granted: Decimal,
    /// What is expected.
    pub(super) expected: Decimal,
    /// All that is granted.
    pub(super) all: Decimal,
}

impl Layers {
    fn plus(self, other: &Self) -> Self {
        Self {
            granted: self.granted.saturating_add(other.granted),
            expected: self.expected.saturating_add(other.expected),
            all: self.all.saturating_add(other.all),
        }
    }

    fn amounts(&self) -> Vec<Decimal> {
        vec![self.granted, self.expected]
    }

    /// All granted amounts, if some of them are replaced.
    fn before(&self) -> Option<Decimal> {
        Some(self.all).filter(|all| *all != self.granted)
    }
}

#[cfg(test)]
mod tests {
    use crate::text::example;

    #[test]
    fn the_layers_add_up_to_what_is_expected() {
        let (_, preview) = example::preview();
        let sums: Vec<_> = preview.layers().iter().map(|month| month.granted + month.expected).collect();
        assert_eq!(sums, preview.expected.by_month);
        assert!(sums.iter().any(|sum| !sum.is_zero()));
    }
}
