//! The words of the vectors for plans, read into the library's.

use bevilling::dates::{Date, DayOfMonth, Frequency, Period, Recurrence};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// When and how much a plan pays.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Schedule {
    pub(super) payment_type: String,
    pub(super) frequency: Option<String>,
    pub(super) day_of_month: Option<u8>,
    pub(super) payment_date: Option<Date>,
    pub(super) price_kind: Option<String>,
    pub(super) amount: Option<Decimal>,
    pub(super) units: Option<Decimal>,
    #[serde(default)]
    pub(super) rates: Vec<Setting>,
}

/// An amount for the days of `[start, end)`.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Setting {
    pub(super) amount: Decimal,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
}

/// A question in the words of its family.
pub(super) fn read<T: DeserializeOwned>(input: &Value) -> Result<T, String> {
    T::deserialize(input).map_err(|error| format!("question not understood: {error}"))
}

impl Schedule {
    /// How often it pays.
    pub(super) fn frequency(&self) -> Result<Frequency, String> {
        match self.frequency.as_deref() {
            Some("DAILY") => Ok(Frequency::Daily),
            Some("WEEKLY") => Ok(Frequency::Weekly),
            Some("BIWEEKLY") => Ok(Frequency::EveryTwoWeeks),
            Some("MONTHLY") => {
                let day = self.day_of_month.ok_or("monthly without a day")?;
                Ok(Frequency::Monthly { day: DayOfMonth::new(day).map_err(|fault| fault.to_string())? })
            }
            other => Err(format!("frequency `{other:?}` not understood")),
        }
    }

    /// The days of a running plan, from `start` to `end`, both included.
    pub(super) fn dates(&self, start: Date, end: Date) -> Result<Vec<Date>, String> {
        let recurrence = Recurrence { frequency: self.frequency()?, anchor: start };
        // An end before the start is no period, and holds no day.
        Ok(Period::new(start, end)
            .map(|period| recurrence.dates(period).into_iter().flatten().collect())
            .unwrap_or_default())
    }
}
