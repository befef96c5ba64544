//! Payment plans: who is paid, on which days, what.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::Prices;
use crate::dates::{DatedAmounts, DayOfMonth, Frequency, MonthInterval, Period, WeekInterval};
use crate::face::{Date, Dec, List, Show, Take, default};
use crate::fault::{self, Fault};
use crate::plan::Recipient;
use crate::rulebook::Unit;
use crate::title::Language;
use crate::value::{readable, union, value, words};

words! {
    /// What the price of a running plan is the price of, and how a part of it is paid.
    Proration(core::Proration) {
        None = "none", CalendarDays = "calendar_days", Thirtieths = "thirtieths", WorkingDays = "working_days",
        PerDay = "per_day",
    }

    /// Why a plan is paused.
    PauseReason(core::PauseReason) {
        Hospital = "hospital", Holiday = "holiday", Respite = "respite", Other = "other",
    }
}

value! {
    /// A payment plan (betalingsplan): who is paid, on which days, what.
    ///
    /// The types leave little to check: a plan that runs has a frequency and a price, a plan of individual
    /// payments has neither, and a recipient has only the methods that it can be paid by. A caseworker's form,
    /// which may hold anything, is a `PlanForm`.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> fee = bv.Price.fixed(500)
    /// >>> plans = [bv.PaymentPlan.daily(fee), bv.PaymentPlan.weekly(fee), bv.PaymentPlan.every_two_weeks(fee),
    /// ...     bv.PaymentPlan.monthly(31, fee), bv.PaymentPlan.one_time(date(2026, 3, 2), fee)]
    /// >>> year = bv.Period.year(2026)
    /// >>> [bv.plan.count(plan, year, year) for plan in plans]
    /// [365, 53, 27, 12, 1]
    /// >>> own = bv.PaymentPlan.individual([(date(2026, 3, 2), 120)])
    /// >>> own.with_id("p1").to(bv.Recipient.internal("in_the_family")).is_paid_out(), own.check()
    /// (False, ())
    PaymentPlan(core::PaymentPlan) in "bevilling.plan" {
        /// Name of the plan for the host; payments are known by it and their date.
        id: String = String::new(),
        /// Who is paid; by default the provider of the activity.
        recipient: Recipient = default::<Recipient>(),
        /// On which days, what.
        schedule: Schedule,
        /// Whether the money is only planned, and never paid out by this system (fiktiv).
        fictive: bool = false,
        /// The days on which a running plan pays nothing, or a share: in order, none of them twice.
        pauses: List<Pause> = List::default(),
    }

    /// A pause of a plan: days on which it pays nothing, or a share of its price.
    ///
    /// Of a payment that covers paused days, those days pay the share: each by itself of a daily plan or a day price, by the
    /// parts that a plan prorates by, or else by the calendar days that the payment covers.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> stay = bv.Period(date(2026, 3, 11), date(2026, 3, 20))
    /// >>> pause = bv.plan.Pause(id="p-1", period=stay, reason="hospital")
    /// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(9300)).paused(pause)
    /// >>> march = bv.Period(date(2026, 3, 1), date(2026, 3, 31))
    /// >>> [str(payment.amount) for payment in bv.plan.payments(plan, march, march)]
    /// ['6300.00']
    Pause(core::Pause) in "bevilling.plan" {
        /// Name of the pause for the host, unique in the plan.
        id: String,
        /// The days, both ends included; without an end until the activity ends, or the pause is ended.
        period: Period,
        /// Why.
        reason: PauseReason,
        /// What else there is to say about it; required where the reason is `other`.
        note: String = String::new(),
        /// How many percent of the price are paid: from 0 to below 100, with at most four decimals.
        percent: Dec = Dec(bevilling::Decimal::ZERO),
    }

    /// A payment entered by hand. Its amount is what is paid: no VAT factor changes it.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.PlannedPayment(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    PlannedPayment(core::PlannedPayment) in "bevilling.plan" {
        /// The day.
        date: Date,
        /// Kroner.
        amount: Dec,
    }
}

union! {
    /// What one payment is, before the VAT factor.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Price.Fixed(amount=5000)
    /// Price.Fixed(amount=DatedAmounts(pieces=(TimelineEntry(from_=None, to=None, value=Decimal('5000')),)))
    /// >>> from decimal import Decimal
    /// >>> bv.Price.fixed(5000) == bv.Price.Fixed(amount=5000)
    /// True
    /// >>> bv.Price.per_unit(Decimal("12.5"), 495) == bv.Price.PerUnit(units=Decimal("12.5"), unit_price=495)
    /// True
    /// >>> from datetime import date
    /// >>> turn = date(2026, 4, 1)
    /// >>> hours = bv.dates.DatedAmounts([bv.dates.TimelineEntry(to=turn, value=2), bv.dates.TimelineEntry(from_=turn, value=3)])
    /// >>> bv.Price.rate(hours, "foster_fee").units.at(turn)
    /// Decimal('3')
    Price(core::Price) in "bevilling.plan" {
        /// An amount.
        Fixed {
            /// Kroner, which may be dated.
            amount: DatedAmounts,
        },
        /// So many units at a price of the plan's own.
        PerUnit {
            /// How many units, which may be dated; not below 0.
            units: DatedAmounts,
            /// Kroner for one unit, which may be dated.
            unit_price: DatedAmounts,
        },
        /// So many units at a rate of the rule book.
        Rate {
            /// How many units, which may be dated; not below 0.
            units: DatedAmounts,
            /// Name of the rate.
            rate: String,
        },
        /// So many units at the price that the rule book has agreed with a provider: a new agreement, or another price of
        /// one, changes it.
        Agreed {
            /// How many units, which may be dated; not below 0.
            units: DatedAmounts,
            /// The provider.
            provider: String,
            /// The activity type.
            activity_type: String,
            /// What one unit is, as the agreement says.
            unit: Option<Unit> = None,
        },
    }

    /// On which days a plan pays, and what.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.plan.Schedule.OneTime(date=date(2026, 2, 1), price=bv.Price.fixed(5000))
    /// >>> one.to_json()[:60]
    /// '{"type":"one_time","date":"2026-02-01","price":{"kind":"fixe'
    Schedule(core::Schedule) in "bevilling.plan" {
        /// Once, on a day of its own, whatever the period of the activity.
        OneTime {
            /// The day.
            date: Date,
            /// What is paid.
            price: Price,
            /// The days that it covers, where they are not those of the activity.
            covers: Option<Period> = None,
        },
        /// Again and again, as long as the activity runs.
        Running {
            /// How often; weekly plans count from the first day of the activity.
            frequency: Frequency,
            /// What is paid each time.
            price: Price,
            /// What the price is the price of, and how a part of it is paid.
            proration: Proration = Proration(core::Proration::None),
            /// The first day that is paid for, where that is not the first of the activity: what this plan continues
            /// has paid the months before it. Granting a change of a plan by the month sets it.
            covers_from: Option<Date> = None,
        },
        /// Payments entered one by one.
        Individual {
            /// The payments, at most one a day, in any order.
            payments: List<PlannedPayment>,
        },
    }
}

#[pymethods]
impl Price {
    /// An amount.
    #[staticmethod]
    fn fixed(amount: Dec) -> Self {
        Self::show(&core::Price::fixed(amount.0))
    }

    /// So many units at a price of the plan's own.
    #[staticmethod]
    fn per_unit(units: DatedAmounts, unit_price: Dec) -> Self {
        Self::show(&core::Price::per_unit(units.0, unit_price.0))
    }

    /// So many units at a rate of the rule book.
    #[staticmethod]
    fn rate(units: DatedAmounts, rate: String) -> Self {
        Self::show(&core::Price::rate(units.0, rate))
    }

    /// So many units at the price agreed with a provider.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> from decimal import Decimal
    /// >>> bv.Price.agreed(Decimal("12.5"), "90010011", "200201", unit="hour").units.at(date(2026, 1, 1))
    /// Decimal('12.5')
    #[staticmethod]
    #[pyo3(signature = (units, provider, activity_type, unit=None))]
    fn agreed(units: DatedAmounts, provider: String, activity_type: String, unit: Option<Unit>) -> Self {
        Self::show(&core::Price::agreed(units.0, provider, activity_type, unit.map(|unit| unit.0)))
    }
}

#[pymethods]
impl Schedule {
    /// What is paid each time; none where payments are entered by hand.
    #[getter]
    fn each(&self) -> Option<Price> {
        self.clone().take().price().map(Price::show)
    }
}

#[pymethods]
impl Pause {
    /// The pause in words: its days, why, and what is paid on them.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> week = bv.Period(date(2026, 7, 6), date(2026, 7, 12))
    /// >>> bv.plan.Pause(id="p-1", period=week, reason="holiday", percent=50).text("en")
    /// '6 July 2026 to 12 July 2026 (holiday): 50% of the price is paid'
    fn text(&self, lang: Language) -> String {
        self.clone().take().text(lang.0)
    }
}

#[pymethods]
impl PaymentPlan {
    /// Paid every day.
    #[staticmethod]
    fn daily(price: Price) -> Self {
        Self(core::PaymentPlan::daily(price.take()))
    }

    /// Paid every seven days, from the first day of the activity.
    #[staticmethod]
    fn weekly(price: Price) -> Self {
        Self(core::PaymentPlan::weekly(price.take()))
    }

    /// Paid every fourteen days, from the first day of the activity.
    #[staticmethod]
    fn every_two_weeks(price: Price) -> Self {
        Self(core::PaymentPlan::every_two_weeks(price.take()))
    }

    /// Paid every month on a day, in a shorter month on its last.
    #[staticmethod]
    fn monthly(day: DayOfMonth, price: Price) -> Self {
        Self(core::PaymentPlan::monthly(day.0, price.take()))
    }

    /// Paid every so many weeks, from the first day of the activity.
    ///
    /// >>> import bevilling as bv
    /// >>> year = bv.Period.year(2026)
    /// >>> bv.plan.count(bv.PaymentPlan.every_weeks(4, bv.Price.fixed(500)), year, year)
    /// 14
    #[staticmethod]
    fn every_weeks(weeks: WeekInterval, price: Price) -> Self {
        Self(core::PaymentPlan::every_weeks(weeks.0, price.take()))
    }

    /// Paid in the first of every so many months, such as 3 for quarterly; see `in_arrears` for the last.
    ///
    /// >>> import bevilling as bv
    /// >>> quarterly, year = bv.PaymentPlan.every_months(3, 1, bv.Price.fixed(900)), bv.Period.year(2026)
    /// >>> [payment.date.month for payment in bv.plan.payments(quarterly, year, year)]
    /// [1, 4, 7, 10]
    /// >>> [payment.date.month for payment in bv.plan.payments(quarterly.in_arrears(), year, year)]
    /// [3, 6, 9, 12]
    #[staticmethod]
    fn every_months(months: MonthInterval, day: DayOfMonth, price: Price) -> Self {
        Self(core::PaymentPlan::every_months(months.0, day.0, price.take()))
    }

    /// Paid so often, as long as the activity runs.
    ///
    /// >>> import bevilling as bv
    /// >>> year = bv.Period.year(2026)
    /// >>> bv.plan.count(bv.PaymentPlan.running(bv.Frequency.Weekly(), bv.Price.fixed(500)), year, year)
    /// 53
    #[staticmethod]
    fn running(frequency: Frequency, price: Price) -> Self {
        Self(core::PaymentPlan::running(frequency.take(), price.take()))
    }

    /// The same plan, paid in the last of every so many months; a plan of another kind stays as it is.
    ///
    /// >>> import bevilling as bv
    /// >>> year = bv.Period.year(2026)
    /// >>> half_yearly = bv.PaymentPlan.every_months(6, 1, bv.Price.fixed(900)).in_arrears()
    /// >>> [payment.date.month for payment in bv.plan.payments(half_yearly, year, year)]
    /// [6, 12]
    fn in_arrears(&self) -> Self {
        Self(self.0.clone().in_arrears())
    }

    /// The same plan, with parts of weeks or months paid so; a plan that does not run stays as it is.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> stay = bv.Period(date(2026, 2, 14), date(2026, 5, 10))
    /// >>> day_price = bv.PaymentPlan.monthly(31, bv.Price.fixed(2900)).prorated("per_day")
    /// >>> [str(payment.amount) for payment in bv.plan.payments(day_price, stay, stay)]
    /// ['43500.00', '89900.00', '87000.00', '29000.00']
    fn prorated(&self, by: Proration) -> Self {
        Self(self.0.clone().prorated(by.0))
    }

    /// Paid once.
    #[staticmethod]
    fn one_time(date: Date, price: Price) -> Self {
        Self(core::PaymentPlan::one_time(date.0, price.take()))
    }

    /// Paid as entered by hand: days and amounts.
    #[staticmethod]
    fn individual(payments: List<(Date, Dec)>) -> Self {
        Self(core::PaymentPlan::individual(payments.take()))
    }

    /// The same plan with an id.
    fn with_id(&self, id: String) -> Self {
        Self(self.0.clone().with_id(id))
    }

    /// The same plan, paid to another recipient.
    fn to(&self, recipient: Recipient) -> Self {
        Self(self.0.clone().to(recipient.take()))
    }

    /// The same plan with one more pause.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> week = bv.Period(date(2026, 3, 2), date(2026, 3, 8))
    /// >>> plan = bv.PaymentPlan.daily(bv.Price.fixed(100))
    /// >>> plan.paused(bv.plan.Pause(id="p-1", period=week, reason="holiday")).pauses[0].id
    /// 'p-1'
    fn paused(&self, pause: Pause) -> Self {
        Self(self.0.clone().paused(pause.take()))
    }

    /// Whether this system pays it out: cash to a person, and not fictive.
    fn is_paid_out(&self) -> bool {
        self.0.is_paid_out()
    }

    /// The days that the payment scheduled on `date` covers, in an activity that runs in `period`; none where no such
    /// day is within `period`.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> plan = bv.PaymentPlan.monthly(20, bv.Price.fixed(1000))
    /// >>> stay = bv.Period(date(2026, 2, 14), date(2026, 5, 10))
    /// >>> plan.covers(stay, date(2026, 2, 20))
    /// Period(start=datetime.date(2026, 2, 14), end=datetime.date(2026, 2, 28))
    /// >>> plan.covers(stay, date(2026, 6, 20)) is None
    /// True
    fn covers(&self, period: Period, date: Date) -> Option<Period> {
        self.0.covers(period.0, date.0).map(Period)
    }

    /// What is wrong with it.
    fn check(&self) -> List<Fault> {
        Fault::list(&self.0.check())
    }
}

/// What a plan would cost if it ran all of `year`, whatever the period of its activity; none where a price is missing.
///
/// >>> import bevilling as bv
/// >>> bv.plan.full_year_cost(bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)), 2026)
/// Decimal('60000.00')
#[pyfunction]
#[pyo3(signature = (plan, year, prices = None))]
pub(crate) fn full_year_cost(plan: PaymentPlan, year: i32, prices: Option<Prices>) -> PyResult<Option<Dec>> {
    let prices = prices.unwrap_or_default();
    let cost = core::full_year_cost(&plan.0, year, &prices.core()?).map_err(fault::faults)?;
    Ok(cost.map(Dec))
}

/// The payments that an expected change of individual payments starts with: those of the changed plan in its period.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> plan = bv.PaymentPlan.individual([(date(2026, 3, 1), 500), (date(2026, 9, 1), 700)])
/// >>> [p.amount for p in bv.case.individual_payments_of_change(plan, bv.Period(date(2026, 6, 1)))]
/// [Decimal('700')]
#[pyfunction]
pub(crate) fn individual_payments_of_change(changed: PaymentPlan, period: Period) -> List<PlannedPayment> {
    List::show(&bevilling::case::individual_payments_of_change(&changed.0, period.0))
}

readable! { Pause, PaymentPlan, PlannedPayment, Price, Schedule }
