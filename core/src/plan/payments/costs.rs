//! What things cost: sums of payments by year and by month.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::money;

/// Sums of payments by year and by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CostSummary {
    /// Kroner last year.
    #[serde(with = "crate::money::serde_str")]
    pub last_year: Decimal,
    /// Kroner this year.
    #[serde(with = "crate::money::serde_str")]
    pub this_year: Decimal,
    /// Kroner next year.
    #[serde(with = "crate::money::serde_str")]
    pub next_year: Decimal,
    /// Kroner of all displayed payments, whatever their year.
    #[serde(with = "crate::money::serde_str")]
    pub all: Decimal,
    /// What it would cost if it ran all of this year; none if a price is missing.
    #[serde(with = "crate::money::serde_str_option")]
    pub full_year: Option<Decimal>,
    /// Kroner by month, from January last year to December next year.
    #[serde(serialize_with = "texts")]
    pub by_month: Vec<Decimal>,
}

fn texts<S: serde::Serializer>(amounts: &[Decimal], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(amounts.iter().map(Decimal::to_string))
}

impl CostSummary {
    /// The sum of both; none if it is too large.
    pub(crate) fn plus(&self, other: &Self) -> Option<Self> {
        let sum = |one: Decimal, two: Decimal| money::sum([one, two]).ok();
        let by_month = self.by_month.iter().zip(&other.by_month).map(|(one, two)| sum(*one, *two));
        Some(Self {
            last_year: sum(self.last_year, other.last_year)?,
            this_year: sum(self.this_year, other.this_year)?,
            next_year: sum(self.next_year, other.next_year)?,
            all: sum(self.all, other.all)?,
            full_year: self.full_year.zip(other.full_year).and_then(|(one, two)| sum(one, two)),
            by_month: by_month.collect::<Option<_>>()?,
        })
    }

    /// How much `self` is above `other`.
    pub(crate) fn minus(&self, other: &Self) -> Option<Self> {
        let by_month = self.by_month.iter().zip(&other.by_month).map(|(one, two)| one.checked_sub(*two));
        let full_year = match (self.full_year, other.full_year) {
            (Some(one), Some(two)) => Some(one.checked_sub(two)?),
            _ => None,
        };
        Some(Self {
            last_year: self.last_year.checked_sub(other.last_year)?,
            this_year: self.this_year.checked_sub(other.this_year)?,
            next_year: self.next_year.checked_sub(other.next_year)?,
            all: self.all.checked_sub(other.all)?,
            full_year,
            by_month: by_month.collect::<Option<_>>()?,
        })
    }
}
