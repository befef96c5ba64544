//! A line of an invoice or of a bank account.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::{Date, Period};
use crate::plan::Cvr;

/// The currency that payments are in.
const CURRENCY: &str = "DKK";

/// A line of an invoice or of a bank account. Its text may contain anything, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvoiceLine {
    /// The host's id of the line. A second line with the same id is a duplicate.
    pub id: String,
    /// The day of the invoice or the booking.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// Kroner; below 0 where it is a credit note.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// The text in which payment references are searched.
    #[serde(default)]
    pub text: String,
    /// The company that sent it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cvr: Option<Cvr>,
    /// The currency, if stated. Payments are in kroner (`DKK`); a line in another currency is not matched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The days that the line states, if any. Otherwise the day of the line decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

impl InvoiceLine {
    /// A line with an amount on a day and no other content.
    ///
    /// ```
    /// use bevilling::{dates::parse, money};
    /// use bevilling::plan::InvoiceLine;
    /// let line = InvoiceLine { text: "ref 17".into(), ..InvoiceLine::new("1", parse("2026-08-20")?, money::parse("1000")?) };
    /// assert!(line.cvr.is_none() && line.period.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: impl Into<String>, date: Date, amount: Decimal) -> Self {
        let (id, text) = (id.into(), String::new());
        Self { id, date, amount, text, cvr: None, currency: None, period: None }
    }

    /// Whether it is in kroner: it states kroner or no currency.
    pub(crate) fn is_in_kroner(&self) -> bool {
        self.currency.as_ref().is_none_or(|currency| currency.trim().eq_ignore_ascii_case(CURRENCY))
    }
}

impl fmt::Debug for InvoiceLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InvoiceLine")
            .field("id", &crate::privacy::Redacted(&self.id))
            .field("date", &self.date)
            .field("amount", &self.amount)
            .field("cvr", &self.cvr)
            .field("currency", &crate::privacy::Redacted(&self.currency))
            .field("period", &self.period)
            .finish_non_exhaustive()
    }
}
