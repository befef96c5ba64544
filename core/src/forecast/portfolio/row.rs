//! One activity of a portfolio in its public form.

use rust_decimal::Decimal;

use crate::dates::{Date, Frequency, TimelineEntry};
use crate::plan::{Proration, Status};

/// One activity of a case: a row of a [`Portfolio`](super::Portfolio).
#[derive(Clone, PartialEq)]
pub struct Row<'a> {
    /// The case.
    pub case: &'a str,
    /// The activity, unique in its case.
    pub activity: &'a str,
    /// Granted or expected; drafts are left out.
    pub status: Status,
    /// The activity of the same case that this one changes. A change of an unknown activity changes nothing.
    pub modifies: Option<&'a str>,
    /// On which days it pays.
    pub schedule: RowSchedule,
    /// What it pays; individual payments are in the entries.
    pub price: Option<RowPrice<'a>>,
    /// The VAT factor in percent on the day of a payment; none means 100.
    pub vat: Option<&'a [TimelineEntry<Decimal>]>,
    /// Entries: what is known of single payments.
    pub entries: Vec<RowEntry>,
    /// The label for each dimension of the portfolio, in order; empty if there is none.
    pub labels: Vec<&'a str>,
}

/// On which days an activity pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowSchedule {
    /// Once.
    Once {
        /// The day.
        date: Date,
    },
    /// Running. If it is paid by covered days, the first and the last day cut the parts.
    Running {
        /// How often, from the first day on.
        frequency: Frequency,
        /// What the price applies to, and how parts are paid.
        proration: Proration,
        /// The first day of the activity.
        from: Date,
        /// The last day for which payments are made: the end, or the horizon without an end. The day before the first
        /// day if there are none.
        until: Date,
    },
    /// As stated in the entries.
    Individual,
}

/// What is paid each time, before the VAT factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPrice<'a> {
    /// How many units; 1 for a fixed amount.
    pub units: Decimal,
    /// Kroner for one unit.
    pub values: RowValues<'a>,
}

/// Kroner for one unit, dated.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowValues<'a> {
    /// Of this activity alone.
    Own(&'a [TimelineEntry<Decimal>]),
    /// A rate of the portfolio, by its id.
    Rate(&'a str),
}

/// An entry for one payment, instead of the plan. Amounts are whole øre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowEntry {
    /// It is paid, possibly on another day and with another amount.
    Paid {
        /// The day it was scheduled on.
        scheduled: Date,
        /// The day it was paid.
        paid: Date,
        /// The paid amount.
        oere: i64,
    },
    /// It is planned with its own amount, like individual payments.
    Planned {
        /// The scheduled day.
        scheduled: Date,
        /// The planned amount.
        oere: i64,
    },
    /// The planned payment is cancelled.
    Cancelled {
        /// The scheduled day in the plan.
        scheduled: Date,
    },
    /// Something is paid in addition to it: a part while the rest is open, or an adjustment payment. An adjustment
    /// compensates for the planned amount that it replaces.
    PaidOffPlan {
        /// The day the payment was scheduled on.
        scheduled: Date,
        /// The day it was paid.
        paid: Date,
        /// The paid amount.
        oere: i64,
    },
    /// A settlement adds to it, or claims back.
    Adjusted {
        /// The day the payment was scheduled on.
        scheduled: Date,
        /// The day of the settlement, on which it counts.
        on: Date,
        /// The difference; below 0 if it is claimed back.
        oere: i64,
    },
}

crate::privacy::debug_by_fields!(Row<'_> { case, activity, status, modifies, schedule, price, vat, entries, labels });

impl std::fmt::Debug for RowValues<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Own(pieces) => f.debug_tuple("Own").field(pieces).finish(),
            Self::Rate(id) => f.debug_tuple("Rate").field(&crate::privacy::Redacted(id)).finish(),
        }
    }
}
