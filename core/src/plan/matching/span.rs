//! The days that payments cover, and how far a line is from them.

use chrono::{Datelike, Days};

use super::{InvoiceLine, OpenPayment};
use crate::dates::{Date, Month};

/// A month as a number: twelve times the year and the month from 0.
pub(super) type MonthNumber = i32;

/// The first and the last day that a payment covers; the last day there is where it covers all that follow.
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

/// How many days are between two.
pub(super) fn days_between(one: Date, other: Date) -> u32 {
    let days = one.signed_duration_since(other).num_days().unsigned_abs();
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// The day so many days before, or the first there is.
pub(super) fn days_before(date: Date, days: u32) -> Date {
    date.checked_sub_days(Days::new(days.into())).unwrap_or(Date::MIN)
}

/// The day so many days after, or the last there is.
pub(super) fn days_after(date: Date, days: u32) -> Date {
    date.checked_add_days(Days::new(days.into())).unwrap_or(Date::MAX)
}

/// What the payments of a plan cover, in order of their days. Where it is not stated: the calendar month of a payment
/// that is alone in it, else the days up to the next payment in the month, and of the last one its own day.
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
        let month = Month::of(payment.date);
        Span { first: month.first_day(), last: month.last_day() }
    });
    covered.collect()
}

/// What a line says it is about: its day, or the days that it states.
#[derive(Debug, Clone, Copy)]
pub(super) struct About {
    pub(super) span: Span,
    /// Whether the line states the days.
    pub(super) is_stated: bool,
    /// How far from them a payment may be.
    pub(super) days: u32,
}

/// How the days of a payment are to those that a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tier {
    /// They have a day in common.
    Covering,
    /// Those of the payment have passed.
    Before,
    /// Those of the payment are to come.
    After,
}

impl About {
    pub(super) fn of(line: &InvoiceLine, days: u32) -> Self {
        let day = Span { first: line.date, last: line.date };
        let stated =
            line.period.map(|period| Span { first: period.start(), last: period.end().unwrap_or(Date::MAX) });
        Self { span: stated.unwrap_or(day), is_stated: stated.is_some(), days }
    }

    /// How these days are to those of the line; none where they are further away than a payment may be.
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

    /// The first and the last day on which the days of a payment of a tier can begin, if there are at most so many.
    pub(super) fn starts(&self, tier: Tier, most: u32) -> (Date, Date) {
        let Span { first, last } = self.span;
        match tier {
            Tier::Covering => (days_before(first, most), last),
            Tier::Before => (days_before(first, most.saturating_add(self.days)), first),
            Tier::After => (last, days_after(last, self.days)),
        }
    }

    /// The first and the last month that a day of a payment of a tier is in.
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
