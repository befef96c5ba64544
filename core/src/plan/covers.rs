//! The days that a payment covers.

use chrono::Days;

use super::totals::Month;
use super::{Activity, PaymentPlan, Schedule};
use crate::dates::{Date, Frequency, Period};

impl PaymentPlan {
    /// The days that the payment scheduled on `date` covers, in an activity that runs in `period`.
    ///
    /// A daily payment covers its day. A payment every n weeks covers the 7 × n days that begin on its day. A monthly
    /// payment covers the calendar month of its day, whichever day of the month that is. A payment that is made once
    /// covers the period of the activity, unless the plan states another one; a payment entered by hand covers its
    /// day. The result is always cut by the first and the last day of the activity.
    ///
    /// `None` where no such day is within `period`, as for a payment after the activity was stopped. Whether the plan
    /// pays on `date` at all is another question: see [`count`](super::count).
    ///
    /// ```
    /// use bevilling::dates::{DayOfMonth, Period, parse};
    /// use bevilling::money;
    /// use bevilling::plan::{PaymentPlan, Price};
    ///
    /// let plan = PaymentPlan::monthly(DayOfMonth::new(20)?, Price::fixed(money::parse("1000")?));
    /// let stay = Period::new(parse("2026-02-14")?, parse("2026-05-10")?)?;
    /// let covers = |day| Ok::<_, Box<dyn std::error::Error>>(plan.covers(stay, parse(day)?));
    /// assert_eq!(covers("2026-02-20")?, Period::new(parse("2026-02-14")?, parse("2026-02-28")?).ok());
    /// assert_eq!(covers("2026-03-20")?, Period::new(parse("2026-03-01")?, parse("2026-03-31")?).ok());
    /// assert_eq!(covers("2026-06-20")?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn covers(&self, period: Period, date: Date) -> Option<Period> {
        let days = match &self.schedule {
            Schedule::OneTime { covers, .. } => return covers.unwrap_or(period).intersect(period),
            Schedule::Running { frequency, .. } => frequency.covers(date),
            Schedule::Individual { .. } => Period::day(date),
        };
        days.intersect(period)
    }
}

impl Activity {
    /// The days that the payment scheduled on `date` covers: [`PaymentPlan::covers`] in the period of the activity.
    #[must_use]
    pub fn covers(&self, date: Date) -> Option<Period> {
        self.plan.covers(self.period, date)
    }
}

impl Frequency {
    /// The days that a payment on `date` covers, in an activity that always runs.
    fn covers(self, date: Date) -> Period {
        match self {
            Self::Daily => Period::day(date),
            Self::Weekly => days_from(date, 7),
            Self::EveryTwoWeeks => days_from(date, 14),
            Self::Monthly { .. } => {
                let month = Month::of(date);
                Period::new(month.first_day(), month.last_day()).unwrap_or_else(|_| Period::day(date))
            }
        }
    }
}

/// So many days from `date` on, as far as there are dates.
fn days_from(date: Date, days: u64) -> Period {
    let last = date.checked_add_days(Days::new(days.saturating_sub(1))).unwrap_or(Date::MAX);
    Period::new(date, last).unwrap_or_else(|_| Period::day(date))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{DayOfMonth, parse};
    use crate::plan::Price;
    use rust_decimal::Decimal;

    fn period(text: &str) -> Period {
        let (start, end) = text.split_once('/').unwrap();
        Period::new(parse(start).unwrap(), parse(end).ok()).unwrap()
    }

    #[test]
    fn what_a_payment_covers() {
        let fee = || Price::fixed(Decimal::ONE_HUNDRED);
        let day = |day| DayOfMonth::new(day).unwrap();
        let once = |covers: Option<&str>| {
            let covers = covers.map(period);
            PaymentPlan::new(Schedule::OneTime { date: parse("2026-03-05").unwrap(), price: fee(), covers })
        };
        let by_hand = PaymentPlan::individual([(parse("2026-03-05").unwrap(), Decimal::ONE)]);
        for (plan, runs, date, expected) in [
            (PaymentPlan::daily(fee()), "2026-02-14/2026-05-10", "2026-02-14", "2026-02-14/2026-02-14"),
            (PaymentPlan::daily(fee()), "2026-02-14/2026-05-10", "2026-05-11", "none"),
            (PaymentPlan::weekly(fee()), "2026-02-14/2026-05-10", "2026-02-21", "2026-02-21/2026-02-27"),
            (PaymentPlan::weekly(fee()), "2026-02-14/2026-02-24", "2026-02-21", "2026-02-21/2026-02-24"),
            (PaymentPlan::every_two_weeks(fee()), "2026-02-14/..", "2026-02-28", "2026-02-28/2026-03-13"),
            (
                PaymentPlan::monthly(day(1), fee()),
                "2026-02-14/2026-05-10",
                "2026-05-01",
                "2026-05-01/2026-05-10",
            ),
            (
                PaymentPlan::monthly(day(31), fee()),
                "2026-02-14/2026-05-10",
                "2026-02-28",
                "2026-02-14/2026-02-28",
            ),
            (PaymentPlan::monthly(day(31), fee()), "2028-02-14/..", "2028-02-29", "2028-02-14/2028-02-29"),
            (PaymentPlan::monthly(day(31), fee()), "2026-02-14/..", "2026-12-31", "2026-12-01/2026-12-31"),
            (PaymentPlan::monthly(day(31), fee()), "2026-02-14/2026-03-10", "2026-04-30", "none"),
            (once(None), "2026-02-14/2026-05-10", "2026-03-05", "2026-02-14/2026-05-10"),
            (once(None), "2026-02-14/..", "2026-03-05", "2026-02-14/.."),
            (once(Some("2026-01-01/2026-03-31")), "2026-02-14/..", "2026-03-05", "2026-02-14/2026-03-31"),
            (once(Some("2026-01-01/2026-01-31")), "2026-02-14/..", "2026-03-05", "none"),
            (by_hand, "2026-02-14/2026-05-10", "2026-03-05", "2026-03-05/2026-03-05"),
        ] {
            let covers = plan.covers(period(runs), parse(date).unwrap());
            assert_eq!(
                covers.map_or("none".to_owned(), |days| days.to_string()),
                expected,
                "{date} in {runs}"
            );
        }
    }

    #[test]
    fn the_ends_of_all_days_do_not_panic() {
        let fee = || Price::fixed(Decimal::ONE);
        for plan in [PaymentPlan::weekly(fee()), PaymentPlan::monthly(DayOfMonth::LAST, fee())] {
            for date in [Date::MIN, Date::MAX] {
                assert!(plan.covers(Period::open(Date::MIN), date).is_some_and(|days| days.contains(date)));
            }
        }
    }
}
