//! A waterfall: two figures, and the changes between them.

use plotters::style::FontStyle;
use plotters::style::text_anchor::{HPos, VPos};
use rust_decimal::Decimal;

use super::axis::Axis;
use super::canvas::{BODY, GRANTED, GRID, INK, LINE, PAID, PAPER, Pen, WARM, cut, letters};
use super::forecast::short;
use super::frame::{Area, Key, labels, legend, paper};
use super::size::Size;
use crate::text::{self, bundle::say};
use crate::title::Language;

/// A row of a waterfall.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// A figure.
    Figure(String, Decimal),
    /// An amount that is added to the row above; below 0 it is deducted.
    Change(String, Decimal),
    /// An amount that is added to a figure, independent of the rows above; below 0 it is deducted.
    From(String, Decimal, Decimal),
}

impl Step {
    const fn name(&self) -> &String {
        let (Self::Figure(name, _) | Self::Change(name, _) | Self::From(name, ..)) = self;
        name
    }

    const fn amount(&self) -> Decimal {
        let (Self::Figure(_, amount) | Self::Change(_, amount) | Self::From(_, _, amount)) = self;
        *amount
    }
}

/// A waterfall before it is drawn, from top to bottom.
#[derive(Debug, Clone)]
pub(super) struct Waterfall {
    pub(super) title: String,
    pub(super) steps: Vec<Step>,
    pub(super) lang: Language,
}

impl Waterfall {
    /// The waterfall as SVG. The same waterfall gives the same bytes.
    pub(super) fn svg(&self, size: Size) -> String {
        Pen::drawing(size, &self.title, &self.description(), |pen| self.draw(pen, size))
    }

    fn description(&self) -> String {
        let told = self.steps.iter().map(|step| {
            let total = text::amount(step.amount(), self.lang);
            say(self.lang, "chart.total", &[("name", step.name().as_str().into()), ("total", total.into())])
        });
        told.collect::<Vec<_>>().join("; ")
    }

    /// The start and end amount of each row.
    fn spans(&self) -> Vec<(Decimal, Decimal)> {
        let mut level = Decimal::ZERO;
        let span = |step: &Step| match step {
            Step::Figure(_, amount) => {
                level = *amount;
                (Decimal::ZERO, *amount)
            }
            Step::Change(_, amount) => {
                let from = level;
                level = level.saturating_add(*amount);
                (from, level)
            }
            Step::From(_, from, amount) => {
                level = from.saturating_add(*amount);
                (*from, level)
            }
        };
        self.steps.iter().map(span).collect()
    }

    fn draw(&self, pen: &mut Pen<'_>, size: Size) {
        let (width, height) = size.corner();
        paper(pen, &self.title, size);
        let spans = self.spans();
        let levels = || spans.iter().map(|(_, to)| *to);
        let (low, high) = (levels().min().unwrap_or_default(), levels().max().unwrap_or_default());
        let longest = self.steps.iter().map(|step| letters(step.name())).max().unwrap_or_default();
        let amounts: Vec<String> =
            self.steps.iter().map(|step| self.amount(step, high.abs().max(low.abs()))).collect();
        let room = amounts.iter().map(|amount| letters(amount)).max().unwrap_or_default().saturating_add(10);
        let left = longest.saturating_add(24).min(width / 3);
        let area = Area {
            left,
            right: width.saturating_sub(room).saturating_sub(8),
            top: 70,
            bottom: height.saturating_sub(40),
        };
        // If changes are small compared with the figures, the axis starts near them and the bars of figures are
        // broken.
        let span = high.saturating_sub(low);
        let is_broken = low > span.saturating_mul(Decimal::TWO);
        let margin = span.checked_div(Decimal::from(4)).unwrap_or_default();
        // The ends are swapped because amounts grow to the right.
        let axis = match is_broken {
            true => Axis::around(low.saturating_sub(margin), high, area.right, area.left),
            false => Axis::new(low, high, area.right, area.left),
        };
        let (ticks, unit) = labels(&axis, self.lang);
        let mut free = 12_i32.saturating_add(letters(&say(self.lang, unit, &[])));
        for (x, label) in &ticks {
            pen.line((*x, area.top), (*x, area.bottom), GRID);
            let half = letters(label) / 2;
            // If labels are too close, every other one is left out.
            if x.saturating_sub(half) > free {
                pen.body(label, (*x, area.bottom.saturating_add(8)), (HPos::Center, VPos::Top));
                free = x.saturating_add(half).saturating_add(8);
            }
        }
        let unit = say(self.lang, unit, &[]);
        pen.body(&unit, (12, area.bottom.saturating_add(8)), (HPos::Left, VPos::Top));

        let rows = self.steps.len().max(1);
        let zero = if is_broken { area.left } else { axis.pixel(Decimal::ZERO) };
        for (place, ((step, (from, to)), amount)) in self.steps.iter().zip(&spans).zip(&amounts).enumerate() {
            let (top, bottom) = (area.y(place, rows), area.y(place.saturating_add(1), rows));
            let middle = top.saturating_add(bottom) / 2;
            let half = (bottom.saturating_sub(top).saturating_mul(2) / 5).clamp(2, 14);
            let (above, below) = (middle.saturating_sub(half), middle.saturating_add(half));
            let is_figure = matches!(step, Step::Figure(..));
            let style = if is_figure { FontStyle::Bold } else { FontStyle::Normal };
            let label = cut(step.name(), left.saturating_sub(20));
            pen.text(
                &label,
                (left.saturating_sub(10), middle),
                BODY,
                style,
                INK,
                (HPos::Right, VPos::Center),
            );
            let start = if is_figure { zero } else { axis.pixel(*from) };
            let end = axis.pixel(*to);
            let (from_x, to_x) = (start.min(end), start.max(end).max(start.min(end).saturating_add(2)));
            let colour = match () {
                () if is_figure => PAID,
                () if to < from => GRANTED,
                () => WARM,
            };
            // A change of 0 is not drawn, because it would look like a small amount.
            if is_figure || from != to {
                pen.rect((from_x, above), (to_x, below), colour);
            }
            if is_figure && is_broken {
                let x = area.left.saturating_add(14);
                for y in (above..below).step_by(4) {
                    let shift = if (y.saturating_sub(above) / 4) % 2 == 0 { 0 } else { 4 };
                    let corner = (x.saturating_add(shift), y);
                    pen.rect(corner, (corner.0.saturating_add(4), y.saturating_add(4).min(below)), PAPER);
                }
            }
            // A thin line continues the level from row to row.
            let next = self.steps.get(place.saturating_add(1));
            if next.is_some_and(|next| !matches!(next, Step::From(..))) {
                let next = area
                    .y(place.saturating_add(1), rows)
                    .saturating_add(area.y(place.saturating_add(2), rows))
                    / 2;
                pen.line((end, below), (end, next), LINE);
            }
            pen.text(amount, (to_x.saturating_add(6), middle), BODY, style, INK, (HPos::Left, VPos::Center));
        }
        pen.line((zero, area.top), (zero, area.bottom), INK);
        let keys = [(WARM, "forecast-chart.more"), (GRANTED, "forecast-chart.less")];
        let keys = keys.map(|(colour, id)| {
            let name = say(self.lang, id, &[]);
            Key { colour, long: name.clone(), name }
        });
        legend(pen, &keys, size);
    }

    /// The amount of a row; changes with their sign, and two decimals more than the axis.
    fn amount(&self, step: &Step, largest: Decimal) -> String {
        match step {
            Step::Figure(_, amount) => short(*amount, largest, self.lang),
            Step::Change(_, amount) | Step::From(_, _, amount) => {
                let text = text::number(fine(*amount, largest), self.lang);
                if amount.is_sign_positive() && !amount.is_zero() { format!("+{text}") } else { text }
            }
        }
    }
}

/// An amount in the unit of figures up to `largest`, with two decimals where it is large.
fn fine(amount: Decimal, largest: Decimal) -> Decimal {
    let (divisor, _) = super::frame::unit(largest);
    let decimals = if divisor == Decimal::ONE { 0 } else { 2 };
    let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    let mut shown =
        amount.checked_div(divisor).unwrap_or_default().round_dp_with_strategy(decimals, strategy);
    shown.rescale(decimals);
    shown
}
