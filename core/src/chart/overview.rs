//! The chart of the cost of a case.

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
    /// The cost of the case month by month as an SVG drawing: paid, granted and not yet paid, and expected amounts,
    /// stacked. Drafts are not drawn. A line marks the income of each month.
    ///
    /// The sum equals [`expected`](Self::expected), except for paid amounts that an expected change replaces. The
    /// same overview gives the same bytes.
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
    /// The cost of the cases of the household month by month, drawn like [`CaseOverview::to_svg`].
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

/// The unpaid amounts of an activity that count in a month.
fn unpaid(activity: &ActivityFigures, place: usize) -> Decimal {
    let of = |months: &[Decimal]| months.get(place).copied().unwrap_or_default();
    let (counts, paid) = (of(&activity.applicable.by_month), of(&activity.paid.by_month));
    // A paid payment may be replaced by an expected change. It then no longer counts, and is not a negative amount
    // either.
    let overpaid = activity.counts != CountedPayments::All && paid.abs() > counts.abs();
    if overpaid { Decimal::ZERO } else { counts.saturating_sub(paid) }
}
