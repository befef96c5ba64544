//! The price of a payment that covers only a part of its weeks or months.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::dates::{Frequency, Period, month_number, working_days};
use crate::plan::PlanFault;

/// What the price of a running plan applies to, and how parts are paid.
///
/// A payment covers its weeks or months, limited to the days of the activity: see
/// [`PaymentPlan::covers`](crate::plan::PaymentPlan::covers). In JSON `"none"`, `"calendar_days"`, `"thirtieths"`,
/// `"working_days"` or `"per_day"`.
///
/// ```
/// use bevilling::dates::{DayOfMonth, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{PaymentPlan, Price, Prices, Proration, payments};
///
/// // A day price, paid by the month in arrears.
/// let plan = PaymentPlan::monthly(DayOfMonth::LAST, Price::fixed(money::parse("2900")?)).prorated(Proration::PerDay);
/// let stay = Period::new(parse("2026-02-14")?, parse("2026-05-10")?)?;
/// let made = payments(&plan, stay, stay, &Prices::default())?;
/// let shown: Vec<String> = made.iter().map(|one| format!("{} {}", one.date, one.amount)).collect();
/// assert_eq!(shown, ["2026-02-28 43500.00", "2026-03-31 89900.00", "2026-04-30 87000.00", "2026-05-10 29000.00"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Proration {
    /// The price of a payment, whatever it covers. A month is not paid if the activity begins after its payment day,
    /// or ends before it.
    #[default]
    None,
    /// The price of whole weeks or months. A part pays its share of calendar days.
    CalendarDays,
    /// The price of whole months. A part pays its share of thirtieths: a month has 30, its last day is the 30th, and
    /// the 31st does not count. Consecutive parts add up to the whole.
    Thirtieths,
    /// The price of whole weeks or months. A part pays its share of working days: Monday to Friday, except Danish
    /// public holidays.
    WorkingDays,
    /// The price of a day: each covered day is paid at the price in force on it.
    PerDay,
}

impl Proration {
    /// Whether payments can be made for any price.
    pub(crate) const fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether a plan with this frequency can be prorated in this way: a daily payment covers a whole day, and
    /// thirtieths require months.
    ///
    /// # Errors
    /// `proration-forbidden`.
    pub(crate) fn check(self, frequency: Frequency) -> Result<(), PlanFault> {
        let schedule = match frequency {
            Frequency::Daily if !self.is_none() => "daily",
            Frequency::Weekly if self == Self::Thirtieths => "weekly",
            Frequency::EveryTwoWeeks if self == Self::Thirtieths => "every_two_weeks",
            Frequency::EveryWeeks { .. } if self == Self::Thirtieths => "every_weeks",
            _ => return Ok(()),
        };
        let proration = self.word().to_owned();
        Err(PlanFault::ProrationForbidden { proration, schedule: schedule.to_owned() })
    }

    /// Its word, as in JSON.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::CalendarDays => "calendar_days",
            Self::Thirtieths => "thirtieths",
            Self::WorkingDays => "working_days",
            Self::PerDay => "per_day",
        }
    }

    /// All of them.
    pub(crate) const ALL: [Self; 5] =
        [Self::None, Self::CalendarDays, Self::Thirtieths, Self::WorkingDays, Self::PerDay];

    /// The value with this word.
    #[cfg(feature = "columnar")]
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|proration| proration.word() == word)
    }

    /// Whether it is the price of a day.
    pub(crate) const fn is_per_day(self) -> bool {
        matches!(self, Self::PerDay)
    }

    /// Which share of `whole` is paid for the days `covered`, as a number of parts and their total.
    pub(crate) fn share(self, whole: Period, covered: Period) -> (u64, u64) {
        let count = |days: Period| match self {
            Self::Thirtieths => thirtieths(days),
            Self::WorkingDays => days.end().map_or(0, |end| working_days(days.start(), end)),
            Self::None | Self::CalendarDays | Self::PerDay => days.days().unwrap_or(0),
        };
        (count(covered), count(whole))
    }
}

/// The number of thirtieths of some days.
fn thirtieths(days: Period) -> u64 {
    let (first, last) = (days.start(), days.end().unwrap_or(days.start()));
    let before = month_number(first) * 30 + i64::from(first.day0().min(30));
    let is_last_of_month = last.succ_opt().is_none_or(|next| next.day() == 1);
    let of_month = if is_last_of_month { 30 } else { last.day().min(30) };
    u64::try_from(month_number(last) * 30 + i64::from(of_month) - before).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::Date;
    use crate::dates::parse;
    use chrono::Days;
    use proptest::prelude::*;

    fn period(start: &str, end: &str) -> Period {
        Period::new(parse(start).unwrap(), parse(end).unwrap()).unwrap()
    }

    #[test]
    fn thirtieths_of_parts() {
        for (start, end, expected) in [
            ("2026-03-01", "2026-03-10", 10),
            ("2026-03-01", "2026-03-31", 30),
            ("2026-03-31", "2026-03-31", 0),
            ("2026-03-16", "2026-03-31", 15),
            ("2026-02-14", "2026-02-28", 17),
            ("2026-02-01", "2026-02-28", 30),
            ("2028-02-29", "2028-02-29", 2),
            ("2026-01-16", "2026-03-31", 75),
        ] {
            assert_eq!(thirtieths(period(start, end)), expected, "{start} to {end}");
        }
    }

    proptest! {
        #[test]
        fn parts_that_follow_each_other_add_up(start in 0_u64..3_000, first in 0_u64..200, second in 0_u64..200) {
            let day = |days| Date::from_ymd_opt(2023, 1, 1).unwrap().checked_add_days(Days::new(days)).unwrap();
            let days = |from, to| Period::new(day(from), day(to)).unwrap();
            let (middle, end) = (start + first, start + first + 1 + second);
            let whole = days(start, end);
            for proration in [Proration::CalendarDays, Proration::Thirtieths, Proration::WorkingDays] {
                let (one, all) = proration.share(whole, days(start, middle));
                let (two, _) = proration.share(whole, days(middle + 1, end));
                prop_assert_eq!(one + two, all);
            }
        }
    }
}
