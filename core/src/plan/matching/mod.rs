//! Which payment does an invoice or a bank line belong to?
//!
//! [`OpenPayments`] holds the payments that a municipality expects to make. [`OpenPayments::match_lines`] returns an
//! answer for each line of a list. Nothing is guessed: if two payments fit equally well, or something about the line
//! is uncertain, a person decides. Every answer lists in [`MatchNote`]s what was compared.

mod by_day;
mod by_reference;
mod credit;
mod index;
mod left;
mod line;
mod note;
mod run;
mod span;
mod sums;
#[cfg(test)]
mod tests;
#[cfg(test)]
#[allow(clippy::string_slice, reason = "references are cut between letters and digits")]
mod tests_naive;

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

pub use index::OpenPayments;
pub use line::InvoiceLine;
pub use note::MatchNote;

use super::{Activity, Cvr, Ledger, Recipient, Status};
use crate::dates::{Date, Period};
use crate::fault::{ErrorCode, Values};
use crate::rulebook::{RuleBook, Tolerance};

/// The payments of one plan, for matching.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPlan {
    /// Id of the plan. The references of its payments are derived from it.
    pub plan: String,
    /// The company that sends the invoices.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cvr: Option<Cvr>,
    /// How far a line may be from a payment.
    #[serde(default, skip_serializing_if = "Tolerance::is_none")]
    pub tolerance: Tolerance,
    /// The payments, including paid ones, so that a second invoice is recognised.
    pub payments: Vec<OpenPayment>,
}

/// One payment, for matching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPayment {
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// Kroner, as planned.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// Kroner paid so far, less what was credited afterwards; 0 if nothing is paid.
    #[serde(default, with = "crate::money::serde_str")]
    pub paid: Decimal,
    /// Kroner credited before the payment is paid. They are deducted from the remaining amount.
    #[serde(default, with = "crate::money::serde_str", skip_serializing_if = "Decimal::is_zero")]
    pub credited: Decimal,
    /// Whether nothing more has to be paid, whatever was paid.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub closed: bool,
    /// The days that it covers. If not stated: the calendar month of a payment that is alone in it, otherwise the
    /// days until the next payment of the plan in the month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub covers: Option<Period>,
}

impl OpenPayment {
    /// A payment of which nothing is paid.
    #[must_use]
    pub const fn new(date: Date, amount: Decimal) -> Self {
        let (paid, credited) = (Decimal::ZERO, Decimal::ZERO);
        Self { date, amount, paid, credited, closed: false, covers: None }
    }
}

impl OpenPlan {
    /// The payments of a granted activity. The company is the recipient or the provider; the tolerance is that of the
    /// activity type. None if nothing may be paid: the activity is not granted, or fictive.
    ///
    /// A payment that is paid in the ledger is closed, whatever amount was paid. A payment that a pause reduces to 0
    /// is left out.
    #[must_use]
    pub fn from_ledger(book: &RuleBook, activity: &Activity, ledger: &Ledger) -> Option<Self> {
        let mut plan = Self::with_paused(book, activity, ledger)?;
        plan.leave_paused_out(activity);
        Some(plan)
    }

    /// Leaves out payments that a pause reduces to 0 and of which nothing is paid.
    pub(crate) fn leave_paused_out(&mut self, activity: &Activity) {
        if !activity.plan.pauses.is_empty() {
            let is_open =
                |one: &OpenPayment| [one.amount, one.paid, one.credited].iter().any(|of| !of.is_zero());
            self.payments.retain(|one| one.closed || is_open(one));
        }
    }

    /// As [`from_ledger`](Self::from_ledger), including the payments that a pause reduces to 0.
    pub(crate) fn with_paused(book: &RuleBook, activity: &Activity, ledger: &Ledger) -> Option<Self> {
        if activity.status != Status::Granted || activity.plan.fictive {
            return None;
        }
        let provider = || {
            let provider = book.provider(activity.provider.as_deref()?)?;
            Cvr::parse(provider.cvr.as_deref()?).ok()
        };
        let cvr = match &activity.plan.recipient {
            Recipient::Company { cvr, .. } => cvr.clone().or_else(provider),
            Recipient::Internal { .. } | Recipient::Person { .. } => None,
        };
        let tolerance = book.activity_type(&activity.activity_type).map(|found| found.tolerance.clone());
        let payments = ledger.entries().iter().map(|entry| OpenPayment {
            paid: entry.paid.as_ref().map_or(Decimal::ZERO, |paid| paid.amount),
            closed: entry.paid.is_some(),
            covers: activity.covers(entry.date),
            ..OpenPayment::new(entry.date, entry.amount)
        });
        Some(Self {
            plan: activity.plan.id.clone(),
            cvr,
            tolerance: tolerance.unwrap_or_default(),
            payments: payments.collect(),
        })
    }
}

/// The result for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum MatchOutcome {
    /// It pays exactly the remaining amount of a payment, or of several.
    Matched,
    /// It pays a payment, or several, and the amount is within the tolerance of the activity type.
    WithinTolerance,
    /// It pays a part of the payment that it refers to.
    Partial,
    /// It is a credit note: it returns what was paid, in part or in whole, or is deducted from the remaining amount.
    Credited,
    /// It may belong to the candidates, but this is uncertain: a reference contradicts it or is misspelt, or the
    /// amount is the sum of several payments. A person decides.
    Offered,
    /// The payment that it refers to is known, but the line does not fit it: the amount is too high or has the
    /// opposite sign, or another company sent it. A person decides.
    Deviates,
    /// The payment that it would pay is paid already, or by another line.
    Duplicate,
    /// Several payments fit equally well.
    Ambiguous,
    /// No payment fits.
    Unknown,
}

impl MatchOutcome {
    /// The word of this outcome in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Matched => "matched",
            Self::WithinTolerance => "within_tolerance",
            Self::Partial => "partial",
            Self::Credited => "credited",
            Self::Offered => "offered",
            Self::Deviates => "deviates",
            Self::Duplicate => "duplicate",
            Self::Ambiguous => "ambiguous",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the line may be booked without a manual check: it pays, or it is a credit note that is deducted.
    #[must_use]
    pub const fn pays(self) -> bool {
        matches!(self, Self::Matched | Self::WithinTolerance | Self::Partial | Self::Credited)
    }
}

/// A payment that a line belongs to, or may belong to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatchedPayment {
    /// Id of the plan.
    pub plan: String,
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner left to pay before the line.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub left: Decimal,
}

/// The answer for one line.
#[derive(Clone, PartialEq, Eq)]
pub struct LineMatch {
    /// Id of the line.
    pub line: String,
    /// The outcome.
    pub outcome: MatchOutcome,
    /// The payments that it pays or credits; empty unless the [outcome](MatchOutcome::pays) says so. One payment, or
    /// several whose sum is the amount.
    pub payments: Vec<MatchedPayment>,
    /// The payments that it may belong to if it pays nothing, by plan and day; at most [`MAX_CANDIDATES`].
    pub candidates: Vec<MatchedPayment>,
    /// What was compared, in the order of the comparison.
    pub notes: Vec<MatchNote>,
}

/// The most candidates that are listed for one line: as many as the days of a month. The notes have their full
/// number.
pub const MAX_CANDIDATES: usize = 31;

impl Serialize for LineMatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Note<'a>(&'a MatchNote);
        impl Serialize for Note<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut out = serializer.serialize_struct("MatchNote", 3)?;
                out.serialize_field("code", self.0.code())?;
                out.serialize_field("values", &Values(self.0))?;
                out.serialize_field("message", &self.0.to_string())?;
                out.end()
            }
        }
        let mut out = serializer.serialize_struct("LineMatch", 5)?;
        out.serialize_field("line", &self.line)?;
        out.serialize_field("outcome", &self.outcome)?;
        out.serialize_field("payments", &self.payments)?;
        out.serialize_field("candidates", &self.candidates)?;
        out.serialize_field("notes", &self.notes.iter().map(Note).collect::<Vec<_>>())?;
        out.end()
    }
}

/// Settings of the matching.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MatchOptions {
    /// How many days a line without a reference may be away from the days that its payment covers.
    pub days: u32,
}

impl Default for MatchOptions {
    /// 31 days: the invoice of a month arrives within the next month.
    fn default() -> Self {
        Self { days: 31 }
    }
}

crate::privacy::debug_by_json!(OpenPlan, MatchedPayment, LineMatch);
