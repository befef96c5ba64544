//! One activity of a portfolio, as it is handed over and read again.

use rust_decimal::Decimal;

use crate::dates::{Date, Frequency, TimelineEntry};
use crate::plan::{Proration, Status};

/// One activity of a case: what a [`Portfolio`](super::Portfolio) has a row of.
#[derive(Clone, PartialEq)]
pub struct Row<'a> {
    /// The case.
    pub case: &'a str,
    /// The activity, once in a case.
    pub activity: &'a str,
    /// Granted or expected; drafts are left out.
    pub status: Status,
    /// The activity of the same case that this one changes. A change of one that is not there changes nothing.
    pub modifies: Option<&'a str>,
    /// On which days it pays.
    pub schedule: RowSchedule,
    /// What it pays; individual payments have theirs.
    pub price: Option<RowPrice<'a>>,
    /// The VAT factor in percent, in force on the day of a payment; none stands for 100.
    pub vat: Option<&'a [TimelineEntry<Decimal>]>,
    /// What is said of single payments.
    pub entries: Vec<RowEntry>,
    /// A label of each dimension of the portfolio, in their order; empty where there is none.
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
    /// Again and again; of what is paid by the days that it covers, the first and the last day cut the parts.
    Running {
        /// How often, from the first day on.
        frequency: Frequency,
        /// What the price is the price of, and how a part of it is paid.
        proration: Proration,
        /// The first day of the activity.
        from: Date,
        /// The last day that payments are made for: the end, or the horizon where there is none. The day before the
        /// first where none are made.
        until: Date,
    },
    /// As its entries say.
    Individual,
}

/// What is paid each time, before the VAT factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowPrice<'a> {
    /// How many units; 1 of a fixed amount.
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

/// What is said of one payment, in place of what the plan says. Amounts are whole øre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowEntry {
    /// It is paid: on another day perhaps, and with another amount.
    Paid {
        /// The day it was scheduled on.
        scheduled: Date,
        /// The day it was paid.
        paid: Date,
        /// What was paid.
        oere: i64,
    },
    /// It is planned with an amount of its own, as individual payments are.
    Planned {
        /// The scheduled day.
        scheduled: Date,
        /// What is planned.
        oere: i64,
    },
    /// It is not made.
    Gone {
        /// The day the plan has it on.
        scheduled: Date,
    },
    /// Something is paid beside it: a part, while the rest is open, or an adjustment payment. What is planned in its
    /// place is taken back by an adjustment.
    PaidBeside {
        /// The day the payment was scheduled on.
        scheduled: Date,
        /// The day it was paid.
        paid: Date,
        /// What was paid.
        oere: i64,
    },
    /// A settlement adds to it, or takes back.
    Adjusted {
        /// The day the payment was scheduled on.
        scheduled: Date,
        /// The day of the settlement, when it counts.
        on: Date,
        /// What is added, below 0 where it is claimed back.
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
