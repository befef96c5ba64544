//! Charts of forecasts and budgets: by month, and cumulative over the year.

use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{FontStyle, RGBColor};
use rust_decimal::Decimal;

use super::axis::Axis;
use super::bars::{Chart, Column, Layer as Named};
use super::canvas::{BODY, EXPECTED, GRANTED, INK, LINE, PAID, Pen, STATISTICAL, letters};
use super::frame::{Area, Key, LABEL, TOP, ground, legend};
use super::size::Size;
use crate::dates::Month;
use crate::forecast::{BudgetFollowUp, BudgetMonth, Forecast, ForecastLayer, LineFollowUp};
use crate::text::{self, bundle::say};
use crate::title::Language;

/// The colour and the message of each layer.
const LAYERS: [(RGBColor, &str); ForecastLayer::COUNT] = [
    (PAID, "chart.paid"),
    (GRANTED, "chart.unpaid"),
    (EXPECTED, "chart.expected"),
    (STATISTICAL, "chart.statistical"),
];

impl Forecast {
    /// The forecast month by month as an SVG drawing: paid, granted and not yet paid, expected, and statistical
    /// amounts, stacked. The same forecast gives the same bytes.
    ///
    /// ```
    /// use bevilling::{chart::Size, forecast::{Forecast, Months}, title::Language};
    /// let forecast = Forecast::zero(Months::of_year(2026)?, ["section"], [["BL-46"]])?;
    /// assert!(forecast.to_svg(Language::Da, Size::default()).starts_with("<svg "));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        let [first, last] =
            [self.months().first(), self.months().last()].map(|month| month.year().to_string());
        let title = match first == last {
            true => say(lang, "forecast-chart.year", &[("year", first.into())]),
            false => say(lang, "chart.months", &[("first", first.into()), ("last", last.into())]),
        };
        let layers = self.by_layer();
        let columns = self.months().iter().enumerate().map(|(place, month)| {
            let amounts = layers.iter().filter_map(|layer| layer.get(place).copied());
            column(month, amounts.map(crate::money::from_oere).collect(), None, lang)
        });
        chart(title, columns.collect(), lang).svg(size)
    }

    /// The sum of the groups: by layer, then month.
    fn by_layer(&self) -> Vec<Vec<i64>> {
        let of = |layer| {
            let groups = self.groups().filter_map(|group| self.oere(group, layer));
            groups.fold(vec![0_i64; self.months().len()], |mut sum, months| {
                sum.iter_mut().zip(months).for_each(|(sum, oere)| *sum += oere);
                sum
            })
        };
        ForecastLayer::ALL.map(of).into()
    }
}

impl BudgetFollowUp {
    /// All lines by month, as [`LineFollowUp::to_svg`].
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        self.total.to_svg(lang, size)
    }

    /// All lines cumulatively, as [`LineFollowUp::to_svg_cumulative`].
    #[must_use]
    pub fn to_svg_cumulative(&self, lang: Language, size: Size) -> String {
        self.total.to_svg_cumulative(self.on, lang, size)
    }
}

impl LineFollowUp {
    /// The line month by month as an SVG drawing: stacked layers, and the budget as a mark.
    #[must_use]
    pub fn to_svg(&self, lang: Language, size: Size) -> String {
        let columns = self
            .months
            .iter()
            .map(|month| column(month.month, layers(month).into(), Some(month.budget), lang));
        chart(self.heading("forecast-chart.line", lang), columns.collect(), lang).svg(size)
    }

    /// The line cumulatively as an SVG drawing: what is paid, granted and expected by the end of each month, and the
    /// budget until then; at the end the expected result and its deviation. A vertical line marks the day of the
    /// follow-up.
    #[must_use]
    pub fn to_svg_cumulative(&self, on: crate::dates::Date, lang: Language, size: Size) -> String {
        let title = self.heading("forecast-chart.cumulative", lang);
        let standing = &self.status;
        let amount = |amount| text::amount(amount, lang);
        let description = say(
            lang,
            "forecast-chart.deviates",
            &[
                ("result", amount(standing.result).into()),
                ("budget", amount(standing.budget).into()),
                ("deviation", amount(standing.deviation).into()),
            ],
        );
        Pen::drawing(size, &title, &description, |pen| {
            Cumulative { line: self, on, title: &title, description: &description, lang }.draw(pen, size);
        })
    }

    fn heading(&self, id: &str, lang: Language) -> String {
        let name = self.name(lang);
        let year = self.months.first().map_or(String::new(), |month| month.month.year().to_string());
        say(lang, id, &[("name", name.into()), ("year", year.into())])
    }
}

const fn layers(month: &BudgetMonth) -> [Decimal; ForecastLayer::COUNT] {
    [month.paid, month.granted, month.expected, month.statistical]
}

fn column(month: Month, amounts: Vec<Decimal>, mark: Option<Decimal>, lang: Language) -> Column {
    Column {
        label: say(lang, "short-month", &[("month", month.month().into())]),
        group: month.year().to_string(),
        place: usize::try_from(month.month()).unwrap_or(1).saturating_sub(1),
        amounts,
        mark,
    }
}

/// The chart without empty layers. The granted layer always stays, because readers look for it.
fn chart(title: String, mut columns: Vec<Column>, lang: Language) -> Chart {
    let is_used = |place: usize| {
        place == ForecastLayer::Granted.index()
            || columns.iter().filter_map(|column| column.amounts.get(place)).any(|amount| !amount.is_zero())
    };
    let used: Vec<bool> = (0..ForecastLayer::COUNT).map(is_used).collect();
    for column in &mut columns {
        let mut of = used.iter();
        column.amounts.retain(|_| of.next().is_some_and(|used| *used));
    }
    let layers = LAYERS.into_iter().zip(used).filter(|(_, used)| *used);
    let layers = layers.map(|((colour, id), _)| Named::new(colour, id, lang)).collect();
    Chart { title, layers, columns, marks: "forecast-chart.budget", lang }
}

/// The cumulative chart, before it is drawn.
struct Cumulative<'a> {
    line: &'a LineFollowUp,
    on: crate::dates::Date,
    title: &'a str,
    description: &'a str,
    lang: Language,
}

impl Cumulative<'_> {
    fn draw(&self, pen: &mut Pen<'_>, size: Size) {
        let (lang, months) = (self.lang, &self.line.months);
        // From 0, by the end of each month: the edges of the stacked layers, and the budget.
        let mut sums = [Decimal::ZERO; ForecastLayer::COUNT];
        let (mut edges, mut budget) = (vec![sums], vec![Decimal::ZERO]);
        for month in months {
            for (sum, amount) in sums.iter_mut().zip(layers(month)) {
                *sum = sum.saturating_add(amount);
            }
            let mut edge = Decimal::ZERO;
            edges.push(sums.map(|sum| {
                edge = edge.saturating_add(sum);
                edge
            }));
            budget.push(budget.last().copied().unwrap_or_default().saturating_add(month.budget));
        }
        let all = || edges.iter().flatten().chain(&budget).copied();
        let (low, high) = (all().min().unwrap_or_default(), all().max().unwrap_or_default());
        let (width, height) = size.corner();
        let axis = Axis::new(low, high, TOP, height.saturating_sub(48));
        let area = ground(pen, &axis, self.title, size, lang);

        // Room on the right for the amounts at the end of the year.
        let ends = [
            (GRANTED, sums.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add)),
            (INK, self.line.status.budget),
        ];
        let shown =
            ends.map(|(colour, amount)| (colour, axis.pixel(amount), short(amount, axis.largest(), lang)));
        let room =
            shown.iter().map(|(_, _, text)| letters(text)).max().unwrap_or_default().saturating_add(18);
        let area = Area { right: width.saturating_sub(room), ..area };
        let at = |place: usize| area.x(place, months.len().max(1));

        let mut below: Vec<Decimal> = vec![Decimal::ZERO; edges.len()];
        for (layer, (colour, _)) in LAYERS.iter().enumerate() {
            let above: Vec<Decimal> = edges.iter().filter_map(|edge| edge.get(layer).copied()).collect();
            if above != below {
                let upper = above.iter().enumerate().map(|(place, edge)| (at(place), axis.pixel(*edge)));
                let lower =
                    below.iter().enumerate().rev().map(|(place, edge)| (at(place), axis.pixel(*edge)));
                pen.shape(&upper.chain(lower).collect::<Vec<_>>(), *colour);
            }
            below = above;
        }
        let line: Vec<_> =
            budget.iter().enumerate().map(|(place, sum)| (at(place), axis.pixel(*sum))).collect();
        pen.rimmed_path(&line);
        self.months(pen, area);
        self.today(pen, area);
        ends_of_year(pen, shown, area);
        let zero = axis.pixel(Decimal::ZERO);
        pen.line((area.left, zero), (area.right, zero), INK);
        self.legend(pen, size);
    }

    fn months(&self, pen: &mut Pen<'_>, area: Area) {
        let months = &self.line.months;
        let count = months.len().max(1);
        let width = area.x(1, count).saturating_sub(area.left);
        let every =
            [1, 2, 3, 6].into_iter().find(|every| width.saturating_mul(*every) >= LABEL).unwrap_or(12);
        for (place, month) in months.iter().enumerate() {
            if place % usize::try_from(every).unwrap_or(1) == 0 {
                let label = say(self.lang, "short-month", &[("month", month.month.month().into())]);
                let middle = area.x(place, count).saturating_add(area.x(place.saturating_add(1), count)) / 2;
                pen.body(&label, (middle, area.bottom.saturating_add(8)), (HPos::Center, VPos::Top));
            }
        }
        if let Some(month) = months.first() {
            let middle = area.left.saturating_add(area.right) / 2;
            let at = (middle, area.bottom.saturating_add(26));
            pen.text(
                &month.month.year().to_string(),
                at,
                BODY,
                FontStyle::Bold,
                INK,
                (HPos::Center, VPos::Top),
            );
        }
    }

    /// The line of the day of the follow-up, if it is in the year.
    fn today(&self, pen: &mut Pen<'_>, area: Area) {
        let of = |month: &BudgetMonth| month.month == Month::from_date(self.on);
        let Some(place) = self.line.months.iter().position(of) else { return };
        let count = self.line.months.len();
        let (from, to) = (area.x(place, count), area.x(place.saturating_add(1), count));
        let day = i32::try_from(chrono::Datelike::day(&self.on)).unwrap_or(1);
        let x = from.saturating_add(to.saturating_sub(from).saturating_mul(day) / 31);
        for y in (area.top..area.bottom).step_by(8) {
            pen.line((x, y), (x, y.saturating_add(4).min(area.bottom)), LINE);
        }
        let day = text::short_date(self.on, self.lang);
        // The curves are low on the left and high on the right.
        let to_the_right = place < count / 2;
        let (x, anchor) = match to_the_right {
            true => (x.saturating_add(6), HPos::Left),
            false => (x.saturating_sub(6), HPos::Right),
        };
        pen.body(&day, (x, area.top.saturating_add(4)), (anchor, VPos::Top));
    }

    fn legend(&self, pen: &mut Pen<'_>, size: Size) {
        let standing = &self.line.status;
        let amounts = [standing.paid, standing.granted, standing.expected, standing.statistical];
        let shown = LAYERS.into_iter().zip(amounts).filter(|(_, amount)| !amount.is_zero());
        let marks = [((INK, "forecast-chart.budget"), standing.budget)];
        let keys = shown.chain(marks).map(|((colour, id), amount)| {
            let name = say(self.lang, id, &[]);
            let total = text::amount(amount, self.lang);
            let long =
                say(self.lang, "chart.total", &[("name", name.as_str().into()), ("total", total.into())]);
            Key { colour, name, long }
        });
        legend(pen, &keys.collect::<Vec<_>>(), size);
        let (width, _) = size.corner();
        let at = (width.saturating_sub(16), TOP.saturating_sub(16));
        if letters(self.description) < width.saturating_sub(120) {
            pen.body(self.description, at, (HPos::Right, VPos::Center));
        }
    }
}

/// The amounts at the end of the year, beside the last points, without overlaps.
fn ends_of_year(pen: &mut Pen<'_>, mut shown: [(RGBColor, i32, String); 2], area: Area) {
    const LINE_HEIGHT: i32 = 16;
    shown.sort_by_key(|(_, y, _)| *y);
    let mut least = area.top;
    for (colour, y, text) in shown {
        let y = y.max(least).min(area.bottom);
        pen.text(
            &text,
            (area.right.saturating_add(8), y),
            BODY,
            FontStyle::Bold,
            colour,
            (HPos::Left, VPos::Center),
        );
        least = y.saturating_add(LINE_HEIGHT);
    }
}

/// An amount in the unit of an axis, with decimals if the unit is large.
pub(super) fn short(amount: Decimal, largest: Decimal, lang: Language) -> String {
    let (divisor, _) = super::frame::unit(largest);
    let decimals = if divisor == Decimal::ONE { 0 } else { 1 };
    let mut shown = amount
        .checked_div(divisor)
        .unwrap_or_default()
        .round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    shown.rescale(decimals);
    text::number(shown, lang)
}
