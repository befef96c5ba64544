//! The days that a payment covers.

use super::activity::Activity;
use crate::dates::{Date, Month, Period, Validity, month_number};
use crate::plan::schedule::{Coverage, Running};
use crate::plan::{PaymentPlan, Proration, Schedule};

impl PaymentPlan {
    /// The days that the payment scheduled on `date` covers, in an activity that runs in `period`.
    ///
    /// A daily payment covers its day. A payment every n weeks covers the 7 × n days that begin on its day. A monthly
    /// payment covers the calendar month of its day, whichever day of the month that is. A payment every n months
    /// covers n months: its day lies in the first of them or, in arrears, in the last. A one-time payment covers the
    /// period of the activity, unless the plan states another period. A payment entered by hand covers its day. The
    /// result is always limited to the days of the activity.
    ///
    /// `None` if no such day is within `period`, for instance for a payment after the activity was stopped. This
    /// function does not check whether the plan pays on `date`: see [`count`](crate::plan::count).
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
        Covering::new(self, period).on(date)
    }
}

/// The days that the payments of a plan cover, prepared for many queries.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Covering {
    Once(Option<Period>),
    Running(Coverage),
    Days(Period),
}

impl Covering {
    /// In an activity that runs in `period`.
    pub(crate) fn new(plan: &PaymentPlan, period: Period) -> Self {
        match &plan.schedule {
            Schedule::OneTime { covers, .. } => Self::Once(covers.unwrap_or(period).intersect(period)),
            Schedule::Running { frequency, proration, covers_from, .. } => {
                Self::Running(Coverage::new(*frequency, *proration, *covers_from, period))
            }
            Schedule::Individual { .. } => Self::Days(period),
        }
    }

    /// The days that the payment scheduled on `date` covers: see [`PaymentPlan::covers`].
    pub(crate) fn on(&self, date: Date) -> Option<Period> {
        match self {
            Self::Once(covered) => *covered,
            Self::Running(coverage) => coverage.days_of(date).map(|(_, covered)| covered),
            Self::Days(period) => Period::day(date).intersect(*period),
        }
    }
}

impl PaymentPlan {
    /// All days of the months that the payment of a monthly plan on `date` covers, without the limits of the period.
    pub(crate) fn whole_months(&self, period: Period, date: Date) -> Option<Period> {
        let coverage = Running::of(&self.schedule, period)?.coverage;
        coverage.first_month(0)?;
        coverage.whole_of(date)
    }
}

impl Activity {
    /// The days that the payment scheduled on `date` covers: [`PaymentPlan::covers`] in the period of the activity.
    #[must_use]
    pub fn covers(&self, date: Date) -> Option<Period> {
        self.plan.covers(self.period, date)
    }

    /// How many of the days that the payment scheduled on `date` covers are paused.
    pub(crate) fn paused_days(&self, date: Date) -> u64 {
        let pauses = &self.plan.pauses;
        let Some(covered) = (!pauses.is_empty()).then(|| self.covers(date)).flatten() else { return 0 };
        let paused = pauses.iter().filter_map(|pause| pause.period.intersect(covered)?.days());
        paused.fold(0, u64::saturating_add)
    }

    /// The days that no payment covers if the plan does not pay parts of weeks or months: before the first payment
    /// and after the last.
    ///
    /// A change continues the payments of the activity that it changes, so only the days after its last payment are
    /// returned.
    ///
    /// ```
    /// use bevilling::dates::{DayOfMonth, Period, parse};
    /// use bevilling::money;
    /// use bevilling::plan::{Activity, PaymentPlan, Price};
    ///
    /// // A fee that is paid on the last of the month stops on 10 March.
    /// let fee = PaymentPlan::monthly(DayOfMonth::LAST, Price::fixed(money::parse("15597")?));
    /// let days = Period::new(parse("2026-01-01")?, parse("2026-03-10")?)?;
    /// let unpaid = Activity::main("BL-32-1-6", "015031", days, fee).unpaid_days();
    /// assert_eq!(unpaid, [Period::new(parse("2026-03-01")?, parse("2026-03-10")?)?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn unpaid_days(&self) -> Vec<Period> {
        let Some(running) = Running::of(&self.plan.schedule, self.period) else { return Vec::new() };
        let coverage = running.coverage;
        let is_whole = running.proration.is_none() && coverage.first_month(0).is_some();
        if !is_whole {
            return Vec::new();
        }
        let start_of = |number| coverage.whole_days(number).map(Period::start);
        let (start, end) = (self.period.start(), self.period.end());
        let before = start_of(0).and_then(|first| first.pred_opt()).filter(|_| self.modifies.is_none());
        let before = before.and_then(|last| Period::new(start, last).ok()?.intersect(self.period));
        let after = end.and_then(|end| {
            let last = coverage.last_until(end);
            // Without a payment, all days lie before the first.
            let next = start_of(last.saturating_add(1)).filter(|_| last >= 0 || self.modifies.is_some())?;
            Period::new(next.max(start), end).ok()
        });
        before.into_iter().chain(after).collect()
    }

    /// Whether a change of price on these days changes the payment scheduled on `date`. For payments priced by the
    /// day any covered day counts.
    pub(crate) fn is_priced_within(&self, date: Date, days: Validity) -> bool {
        let proration = match self.plan.schedule {
            Schedule::Running { proration, .. } => proration,
            Schedule::OneTime { .. } | Schedule::Individual { .. } => Proration::None,
        };
        if proration.is_none() {
            return days.contains(date);
        }
        // A payment that covers no day has no price that could change.
        self.covers(date).is_some_and(|covered| {
            if !proration.is_per_day() {
                return days.contains(date);
            }
            let ends_before = covered.end().zip(days.from).is_some_and(|(end, from)| end < from);
            !ends_before && days.to.is_none_or(|to| covered.start() < to)
        })
    }
}

/// The first day that `change` pays for, so that every month is paid exactly once. `before` is the changed activity,
/// ended on the day before the change starts. `None` if the change begins there anyway, or if either of them is not
/// paid by the month.
pub(crate) fn unpaid_from(before: &Activity, change: &Activity) -> Option<Date> {
    let Schedule::Running { frequency, proration, .. } = &change.plan.schedule else { return None };
    let by_itself = Running::new(*frequency, *proration, None, change.period);
    let old = Running::of(&before.plan.schedule, before.period)?;
    let (start, last) = (change.period.start(), before.period.end()?);
    // Two plans that pay parts of months each pay their own days.
    let by_parts = !proration.is_none() && !old.proration.is_none();
    let unpaid = if by_parts {
        month_number(start)
    } else {
        old.coverage.first_month(old.coverage.last_until(last).saturating_add(1))?
    };
    let unpaid = unpaid.max(month_number(start));
    let first = by_itself.coverage.first_month(0)?;
    // If `before` ended earlier, every remaining month is paid by the change anyway.
    let unpaid = if last.succ_opt() == Some(start) { unpaid } else { unpaid.max(first) };
    (first != unpaid).then(|| Month::from_number(unpaid).first_day())
}

/// The day on which `change` pays the same months as the payment of `before` on `date`: a payment that was paid for
/// these months stays paid when the payment day moves. `None` if either plan is not paid by the month, or pays parts
/// of months.
pub(crate) fn pays_same_months(before: &Activity, date: Date, change: &Activity) -> Option<Date> {
    let old = Running::of(&before.plan.schedule, before.period)?;
    let new = Running::of(&change.plan.schedule, change.period)?;
    let is_whole = old.proration.is_none() && new.proration.is_none();
    if !is_whole || old.coverage.first_month(0).is_none() || new.coverage.first_month(0).is_none() {
        return None;
    }
    let months = old.coverage.whole_of(date)?;
    new.coverage.pay_day_of(months).filter(|date| change.period.contains(*date))
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
