//! A chart of stacked columns: granted amounts, with expected amounts on top.

use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{FontStyle, RGBColor};
use rust_decimal::Decimal;

use super::axis::Axis;
use super::canvas::{BODY, INK, LINE, PAPER, Pen, QUIET};
use super::frame::{Area, Key, LABEL, ground, legend};
use super::size::Size;
use crate::text::{self, bundle::say};
use crate::title::Language;

/// With at most this number of columns, each shows its total.
const MOST_TOTALS: usize = 6;

/// One column: its label, the group it belongs to, and its amounts in kroner.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) group: String,
    /// Whether its label is the first of some to be kept when there is little room.
    pub(super) place: usize,
    /// The amounts of the layers of the chart, the lowest first.
    pub(super) amounts: Vec<Decimal>,
    /// The mark of the column: the granted amount before expected changes, or the budget.
    pub(super) mark: Option<Decimal>,
}

impl Column {
    /// The parts of the column, one for each layer, from one amount to another. Parts above zero are stacked upwards,
    /// parts below zero downwards.
    fn parts(&self) -> impl Iterator<Item = (Decimal, Decimal)> {
        let (mut above, mut below) = (Decimal::ZERO, Decimal::ZERO);
        self.amounts.iter().map(move |amount| {
            let end = if amount.is_sign_negative() { &mut below } else { &mut above };
            let from = *end;
            *end = end.saturating_add(*amount);
            (from, *end)
        })
    }

    fn total(&self) -> Decimal {
        self.amounts.iter().copied().fold(Decimal::ZERO, Decimal::saturating_add)
    }
}

/// A layer of the columns: its colour and what it is called.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    pub(super) colour: RGBColor,
    pub(super) name: String,
}

impl Layer {
    /// A layer named by a message.
    pub(super) fn new(colour: RGBColor, id: &str, lang: Language) -> Self {
        Self { colour, name: say(lang, id, &[]) }
    }
}

/// A chart before it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Chart {
    pub(super) title: String,
    /// The lowest first.
    pub(super) layers: Vec<Layer>,
    pub(super) columns: Vec<Column>,
    /// The message that explains the marks. A column without a mark uses its lowest layer.
    pub(super) marks: &'static str,
    pub(super) lang: Language,
}

impl Chart {
    /// The chart as SVG. The same chart gives the same bytes.
    pub(super) fn svg(&self, size: Size) -> String {
        Pen::drawing(size, &self.title, &self.description(), |pen| self.draw(pen, size))
    }

    /// The legend: colour, name, total. Marks are drawn in ink.
    fn told(&self) -> Vec<(RGBColor, String, Decimal)> {
        let sum = |total: Decimal, amount: Decimal| total.saturating_add(amount);
        let layers = self.layers.iter().enumerate().map(|(place, layer)| {
            let amounts = self.columns.iter().filter_map(|column| column.amounts.get(place).copied());
            (layer.colour, layer.name.clone(), amounts.fold(Decimal::ZERO, sum))
        });
        let mut told: Vec<_> = layers.collect();
        if self.columns.iter().any(|column| column.mark.is_some()) {
            let mark = |column: &Column| column.mark.or_else(|| column.amounts.first().copied());
            let total = self.columns.iter().filter_map(mark).fold(Decimal::ZERO, sum);
            told.push((INK, say(self.lang, self.marks, &[]), total));
        }
        told
    }

    fn description(&self) -> String {
        let layers = self.told().into_iter().map(|(_, name, total)| self.with_total(&name, total));
        layers.collect::<Vec<_>>().join("; ")
    }

    fn with_total(&self, name: &str, total: Decimal) -> String {
        let total = text::amount(total, self.lang);
        say(self.lang, "chart.total", &[("name", name.into()), ("total", total.into())])
    }

    fn draw(&self, pen: &mut Pen<'_>, size: Size) {
        let edges = || {
            let parts = self.columns.iter().flat_map(Column::parts).map(|(_, to)| to);
            parts.chain(self.columns.iter().filter_map(|column| column.mark))
        };
        let (top, bottom) = (86, size.corner().1.saturating_sub(48));
        let axis =
            Axis::new(edges().min().unwrap_or_default(), edges().max().unwrap_or_default(), top, bottom);
        let area = ground(pen, &axis, &self.title, size, self.lang);
        self.legend(pen, size);
        self.columns(pen, &axis, area);
        let zero = axis.pixel(Decimal::ZERO);
        pen.line((area.left, zero), (area.right, zero), INK);
        self.labels(pen, area);
        if edges().all(|edge| edge.is_zero()) {
            let middle = (area.x(1, 2), area.top.saturating_add(area.bottom) / 2);
            let empty = say(self.lang, "chart.empty", &[]);
            pen.text(&empty, middle, BODY, FontStyle::Normal, QUIET, (HPos::Center, VPos::Center));
        }
    }

    fn legend(&self, pen: &mut Pen<'_>, size: Size) {
        let keys = self.told().into_iter().map(|(colour, name, total)| Key {
            colour,
            long: self.with_total(&name, total),
            name,
        });
        legend(pen, &keys.collect::<Vec<_>>(), size);
    }

    fn columns(&self, pen: &mut Pen<'_>, axis: &Axis, area: Area) {
        let count = self.columns.len();
        for (place, column) in self.columns.iter().enumerate() {
            let (from, to) = (area.x(place, count), area.x(place.saturating_add(1), count));
            let middle = from.saturating_add(to) / 2;
            let half = (to.saturating_sub(from).saturating_mul(2) / 5).clamp(0, 48);
            let (left, right) = (middle.saturating_sub(half), middle.saturating_add(half.max(1)));
            for (layer, (from, to)) in self.layers.iter().zip(column.parts()) {
                if from == to {
                    continue;
                }
                let (one, other) = (axis.pixel(from), axis.pixel(to));
                // A small amount is at least one pixel high, so that it is visible.
                let (above, below) = if one == other {
                    if from < to { (one.saturating_sub(1), one) } else { (one, one.saturating_add(1)) }
                } else {
                    (one.min(other), one.max(other))
                };
                pen.rect((left, above), (right, below), layer.colour);
            }
            if let Some(mark) = column.mark {
                let y = axis.pixel(mark);
                // It has a rim in the colour of the paper, so that it is visible on dark layers.
                pen.rect((left, y.saturating_sub(2)), (right, y.saturating_add(2)), PAPER);
                pen.rect((left, y.saturating_sub(1)), (right, y.saturating_add(1)), INK);
            }
            let total = column.total();
            if count <= MOST_TOTALS && !total.is_zero() {
                let top = column.parts().map(|(_, to)| axis.pixel(to)).min().unwrap_or_default();
                let label = text::number(total.round(), self.lang);
                pen.body(
                    &label,
                    (middle, top.min(axis.pixel(Decimal::ZERO)).saturating_sub(6)),
                    (HPos::Center, VPos::Bottom),
                );
            }
        }
    }

    /// The labels below: of every column, or as many as fit, and of every group once.
    fn labels(&self, pen: &mut Pen<'_>, area: Area) {
        let count = self.columns.len();
        let width = area.x(1, count.max(1)).saturating_sub(area.left);
        let every =
            [1, 2, 3, 6, 12].into_iter().find(|every| width.saturating_mul(*every) >= LABEL).unwrap_or(12);
        let every = usize::try_from(every).unwrap_or(1);
        let mut start = 0;
        for (place, column) in self.columns.iter().enumerate() {
            let end = place.saturating_add(1);
            if column.place % every == 0 {
                let middle = area.x(place, count).saturating_add(area.x(end, count)) / 2;
                pen.body(&column.label, (middle, area.bottom.saturating_add(8)), (HPos::Center, VPos::Top));
            }
            if self.columns.get(end).is_some_and(|next| next.group == column.group) {
                continue;
            }
            let (from, to) = (area.x(start, count), area.x(end, count));
            let below = area.bottom.saturating_add(26);
            if !column.group.is_empty() && to.saturating_sub(from) >= LABEL {
                let middle = from.saturating_add(to) / 2;
                pen.text(
                    &column.group,
                    (middle, below),
                    BODY,
                    FontStyle::Bold,
                    INK,
                    (HPos::Center, VPos::Top),
                );
            }
            if end < count && !column.group.is_empty() {
                // It does not cross the labels of the months.
                pen.line((to, area.top), (to, area.bottom.saturating_add(4)), LINE);
                pen.line((to, below), (to, below.saturating_add(14)), LINE);
            }
            start = end;
        }
    }
}
