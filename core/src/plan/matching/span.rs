//! The days that payments cover, and the distance of a line from them.

use chrono::{Datelike, Days};

use super::{InvoiceLine, OpenPayment};
use crate::dates::{Date, Month};

/// A month as a number: twelve times the year plus the month counted from 0.
pub(super) type MonthNumber = i32;

/// The first and the last day that a payment covers. Without an end it is the last day that can be represented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    pub(super) first: Date,
    pub(super) last: Date,
}

/// The month of a date.
pub(super) fn month_number(date: Date) -> MonthNumber {
    let month = i32::try_from(date.month0()).unwrap_or_default();
    date.year().saturating_mul(12).saturating_add(month)
}

/// How many days lie between two days.
pub(super) fn days_between(one: Date, other: Date) -> u32 {
    let days = one.signed_duration_since(other).num_days().unsigned_abs();
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// The day a number of days earlier, or the first day that can be represented.
pub(super) fn days_before(date: Date, days: u32) -> Date {
    date.checked_sub_days(Days::new(days.into())).unwrap_or(Date::MIN)
}

/// The day a number of days later, or the last day that can be represented.
pub(super) fn days_after(date: Date, days: u32) -> Date {
    date.checked_add_days(Days::new(days.into())).unwrap_or(Date::MAX)
}

/// The days that the payments of a plan cover, in order. If not stated: the calendar month of a payment that is alone
/// in it, otherwise the days until the next payment in the month, and for the last payment its own day.
pub(super) fn spans(payments: &[&OpenPayment]) -> Vec<Span> {
    let month_of = |place: usize| payments.get(place).map(|payment| month_number(payment.date));
    let covered = payments.iter().enumerate().map(|(place, payment)| {
        if let Some(covers) = payment.covers {
            return Span { first: covers.start(), last: covers.end().unwrap_or(Date::MAX) };
        }
        let this = Some(month_number(payment.date));
        let next = place.saturating_add(1);
        let has_next = month_of(next) == this;
        if has_next || place.checked_sub(1).and_then(month_of) == this {
            let until = payments.get(next).filter(|_| has_next).and_then(|next| next.date.pred_opt());
            let last = until.unwrap_or(payment.date).max(payment.date);
            return Span { first: payment.date, last };
        }
        let month = Month::from_date(payment.date);
        Span { first: month.first_day(), last: month.last_day() }
    });
    covered.collect()
}

/// The days that a line concerns: its own day, or the days that it states.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    pub(super) span: Span,
    /// Whether the line states the days.
    pub(super) is_stated: bool,
    /// The longest distance that a payment may have from them.
    pub(super) days: u32,
}

/// The position of the covered days of a payment relative to those of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    /// They share a day.
    Covering,
    /// The covered days are past.
    Before,
    /// The covered days are in the future.
    After,
}

impl About {
    pub(super) fn of(line: &InvoiceLine, days: u32) -> Self {
        let day = Span { first: line.date, last: line.date };
        let stated =
            line.period.map(|period| Span { first: period.start(), last: period.end().unwrap_or(Date::MAX) });
        Self { span: stated.unwrap_or(day), is_stated: stated.is_some(), days }
    }

    /// The position of these days relative to the line; none if they are too far away.
    pub(super) fn tier(&self, of: Span) -> Option<Tier> {
        let Span { first, last } = self.span;
        if of.first <= last && first <= of.last {
            return Some(Tier::Covering);
        }
        let (tier, days) = if of.last < first {
            (Tier::Before, days_between(of.last, first))
        } else {
            (Tier::After, days_between(of.first, last))
        };
        (days <= self.days).then_some(tier)
    }

    /// How many days are between those of the line and these.
    pub(super) fn distance(&self, of: Span) -> u32 {
        match self.tier(of) {
            Some(Tier::Covering) => 0,
            _ if of.last < self.span.first => days_between(of.last, self.span.first),
            _ => days_between(of.first, self.span.last),
        }
    }

    /// The first and the last day on which the covered days of a payment of a tier can begin, given their largest
    /// number.
    pub(super) fn starts(&self, tier: Tier, most: u32) -> (Date, Date) {
        let Span { first, last } = self.span;
        match tier {
            Tier::Covering => (days_before(first, most), last),
            Tier::Before => (days_before(first, most.saturating_add(self.days)), first),
            Tier::After => (last, days_after(last, self.days)),
        }
    }

    /// The first and the last month that contain a covered day of a payment of a tier.
    pub(super) fn months(&self, tier: Tier) -> (MonthNumber, MonthNumber) {
        let Span { first, last } = self.span;
        let (from, to) = match tier {
            Tier::Covering => (first, last),
            Tier::Before => (days_before(first, self.days), first),
            Tier::After => (last, days_after(last, self.days)),
        };
        (month_number(from), month_number(to))
    }
}
