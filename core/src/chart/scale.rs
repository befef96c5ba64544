//! The time axis: the pixel of each day, and the months and years below.

use chrono::{Datelike, Months};
use plotters::style::FontStyle;
use plotters::style::text_anchor::{HPos, VPos};

use super::canvas::{BODY, GRID, INK, LINE, Pen};
use crate::dates::Date;
use crate::text::bundle::say;
use crate::title::Language;

/// The pixels that the label of a month needs.
const LABEL: i32 = 36;

/// Whole months between two pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    /// The first day of a month.
    pub(super) first: Date,
    /// The first day after the last month.
    pub(super) end: Date,
    pub(super) left: i32,
    pub(super) right: i32,
}

impl Scale {
    /// The months from that of `first` to that of `last`.
    pub(super) fn new(first: Date, last: Date, left: i32, right: i32) -> Self {
        let first = month(first);
        let end = month(last.max(first)).checked_add_months(Months::new(1)).unwrap_or(Date::MAX);
        Self { first, end, left, right }
    }

    /// The pixel at which a day begins; a day outside the scale is drawn at its end.
    pub(super) fn x(self, date: Date) -> i32 {
        let days = |date: Date| date.signed_duration_since(self.first).num_days();
        let (day, all) = (days(date.clamp(self.first, self.end)), days(self.end).max(1));
        let width = i64::from(self.right.saturating_sub(self.left));
        let offset = day.saturating_mul(width).checked_div(all).unwrap_or(0);
        self.left.saturating_add(i32::try_from(offset).unwrap_or(0))
    }

    /// The pixels of the days from `first` to `last`, both included; without a last day to the end. At least two
    /// pixels, so that a day is visible. None for days outside the scale.
    pub(super) fn span(self, first: Date, last: Option<Date>) -> Option<(i32, i32)> {
        if first >= self.end || last.is_some_and(|last| last < self.first) {
            return None;
        }
        let after = last.map_or(self.end, |last| last.succ_opt().unwrap_or(Date::MAX));
        let left = self.x(first).min(self.right.saturating_sub(2));
        Some((left, self.x(after).max(left.saturating_add(2))))
    }

    /// The first days of the months, and the end.
    fn months(self) -> impl Iterator<Item = (Date, Date)> {
        let next = |date: &Date| date.checked_add_months(Months::new(1));
        let starts = std::iter::successors(Some(self.first), next).take_while(move |start| *start < self.end);
        starts.map(move |start| (start, next(&start).unwrap_or(self.end)))
    }

    /// The lines of months and years between two heights, and their names below.
    pub(super) fn draw(self, pen: &mut Pen<'_>, top: i32, bottom: i32, lang: Language) {
        let narrowest = self.months().map(|(from, to)| self.x(to).saturating_sub(self.x(from))).min();
        let narrowest = narrowest.unwrap_or_default();
        let every = [1, 2, 3, 6, 12]
            .into_iter()
            .find(|every| narrowest.saturating_mul(*every) >= LABEL)
            .unwrap_or(12);
        let mut year_from = self.left;
        for (from, to) in self.months() {
            let (left, right) = (self.x(from), self.x(to));
            if from.month0() % every.unsigned_abs() == 0 {
                let colour = if from.month0() == 0 { LINE } else { GRID };
                pen.line((left, top), (left, bottom.saturating_add(4)), colour);
                let label = say(lang, "short-month", &[("month", from.month().into())]);
                // With room for few labels, they begin where their months do.
                let (x, anchor) = match every {
                    1 => (left.saturating_add(right) / 2, HPos::Center),
                    _ => (left.saturating_add(2), HPos::Left),
                };
                let fits = every == 1 || self.right.saturating_sub(x) >= LABEL;
                if fits {
                    pen.body(&label, (x, bottom.saturating_add(8)), (anchor, VPos::Top));
                }
            }
            if to.year() != from.year() || to >= self.end {
                let middle = year_from.saturating_add(right) / 2;
                if right.saturating_sub(year_from) >= LABEL {
                    let (year, at) = (from.year().to_string(), (middle, bottom.saturating_add(26)));
                    pen.text(&year, at, BODY, FontStyle::Bold, INK, (HPos::Center, VPos::Top));
                }
                if to < self.end {
                    let below = bottom.saturating_add(26);
                    pen.line((right, below), (right, below.saturating_add(14)), LINE);
                }
                year_from = right;
            }
        }
        pen.line((self.left, bottom), (self.right, bottom), INK);
    }
}

/// The first day of its month.
fn month(date: Date) -> Date {
    date.with_day(1).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;

    fn scale() -> Scale {
        Scale::new(parse("2026-01-15").unwrap(), parse("2026-12-03").unwrap(), 100, 465)
    }

    #[test]
    fn a_day_is_where_its_share_of_the_time_is() {
        let x = |date: &str| scale().x(parse(date).unwrap());
        assert_eq!(["2026-01-01", "2026-01-11", "2026-12-31"].map(x), [100, 110, 464]);
        assert_eq!((x("2020-01-01"), x("2030-01-01")), (100, 465));
        assert_eq!((scale().x(Date::MIN), scale().x(Date::MAX)), (100, 465));
    }

    #[test]
    fn a_span_is_seen_or_beyond() {
        let span = |first: &str, last: &str| scale().span(parse(first).unwrap(), Some(parse(last).unwrap()));
        assert_eq!(span("2026-01-01", "2026-01-31"), Some((100, 131)));
        assert_eq!(span("2026-12-31", "2026-12-31"), Some((463, 465)));
        assert_eq!((span("2025-01-01", "2025-12-31"), span("2027-01-01", "2027-01-02")), (None, None));
        assert_eq!(scale().span(Date::MIN, None), Some((100, 465)));
        assert_eq!(scale().months().count(), 12);
        assert!(Scale::new(Date::MAX, Date::MAX, 0, 9).months().count() <= 1);
        assert_eq!(Scale::new(Date::MIN, Date::MIN, 0, 9).x(Date::MIN), 0);
    }
}
