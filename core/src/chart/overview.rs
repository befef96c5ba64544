//! The chart of what a case comes to.

use rust_decimal::Decimal;

use super::bars::{Chart, Column, Layer};
use super::canvas::{EXPECTED, GRANTED, PAID};
use super::size::Size;
use crate::case::{ActivityFigures, CaseOverview, HouseholdOverview, IncomeOverview};
use crate::dates::Month;
use crate::plan::{CountedPayments, Status};
use crate::text::bundle::say;
use crate::title::Language;

impl CaseOverview {
    /// What the case comes to month by month as an SVG drawing: what is paid, on it what is granted and not yet
    /// paid, and on that what is expected. Drafts are not drawn. A line marks what income there is in each month.
    ///
    /// Together they are what [`expected`](Self::expected) says, but for what has been paid although an expected
    /// change replaces it. The same overview gives the same bytes.
    ///
    /// ```
    /// use bevilling::{case::Case, dates::parse, chart::Size, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// assert!(case.overview(parse("2026-01-05")?)?.to_svg(Language::Da, Size::default()).starts_with("<svg "));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        let [first, _, last] = self.years;
        months(&self.months, self.layers(), self.income.as_ref(), "chart.months", [first, last], lang, size)
    }

    /// What is paid, granted and not paid, and expected, month by month.
    pub(super) fn layers(&self) -> Vec<[Decimal; 3]> {
        let mut layers: Vec<_> =
            self.paid.by_month.iter().map(|paid| [*paid, Decimal::ZERO, Decimal::ZERO]).collect();
        for activity in self.appropriations.iter().flat_map(|one| &one.activities) {
            for (place, [_, granted, expected]) in layers.iter_mut().enumerate() {
                let layer = match activity.status {
                    Status::Granted => granted,
                    Status::Expected => expected,
                    Status::Draft => continue,
                };
                *layer = layer.saturating_add(unpaid(activity, place));
            }
        }
        layers
    }
}

impl HouseholdOverview {
    /// What the cases of the household come to month by month, drawn as [`CaseOverview::to_svg`] draws one.
    ///
    /// ```
    /// use bevilling::{case::{Case, HouseholdOverview}, dates::parse, chart::Size, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let household = HouseholdOverview::new([&case], parse("2026-01-05")?)?;
    /// assert!(household.to_svg(Language::Da, Size::default()).starts_with("<svg "));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        let [first, _, last] = self.years;
        months(
            &self.months,
            self.layers(),
            self.income.as_ref(),
            "chart.household",
            [first, last],
            lang,
            size,
        )
    }

    /// The layers of the cases together.
    pub(super) fn layers(&self) -> Vec<[Decimal; 3]> {
        let mut sums = vec![[Decimal::ZERO; 3]; self.months.len()];
        for (_, case) in &self.cases {
            for (sum, layers) in sums.iter_mut().zip(case.layers()) {
                for (sum, layer) in sum.iter_mut().zip(layers) {
                    *sum = sum.saturating_add(layer);
                }
            }
        }
        sums
    }
}

/// A chart of months, with what is paid, granted and not paid, and expected; and income as marks.
fn months(
    months: &[Month],
    layers: Vec<[Decimal; 3]>,
    income: Option<&IncomeOverview>,
    title: &str,
    years: [i32; 2],
    lang: Language,
    size: Size,
) -> String {
    let brought =
        |place: usize| income.map(|income| income.expected.by_month.get(place).copied().unwrap_or_default());
    let columns = months.iter().zip(layers).enumerate().map(|(place, (month, amounts))| Column {
        label: say(lang, "short-month", &[("month", month.month().into())]),
        group: month.year().to_string(),
        place: usize::try_from(month.month()).unwrap_or(1).saturating_sub(1),
        amounts: amounts.into(),
        mark: brought(place),
    });
    let columns = columns.collect();
    let [first, last] = years.map(|year| year.to_string());
    let title = say(lang, title, &[("first", first.into()), ("last", last.into())]);
    let layers = [(PAID, "chart.paid"), (GRANTED, "chart.unpaid"), (EXPECTED, "chart.expected")];
    let layers = layers.map(|(colour, id)| Layer::new(colour, id, lang)).into();
    Chart { title, layers, columns, marks: "income", lang }.svg(size)
}

/// What counts of an activity in a month and is not paid.
fn unpaid(activity: &ActivityFigures, place: usize) -> Decimal {
    let of = |months: &[Decimal]| months.get(place).copied().unwrap_or_default();
    let (counts, paid) = (of(&activity.applicable.by_month), of(&activity.paid.by_month));
    // What is paid may be replaced by an expected change: then it counts no more, and is no debt either.
    let overpaid = activity.counts != CountedPayments::All && paid.abs() > counts.abs();
    if overpaid { Decimal::ZERO } else { counts.saturating_sub(paid) }
}
