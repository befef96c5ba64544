//! What holds for any plan: laws, against naive references where there are fast paths.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use bevilling::dates::{Amounts, Date, DayOfMonth, Frequency, PayableCalendar, Period, Validity};
use bevilling::money;
use bevilling::plan::{
    Activity, Extrapolation, Horizon, Ledger, Paid, Payment, PaymentPlan, PreviewOptions, Price, Prices,
    Schedule, Status, count, payments, preview, total,
};
use bevilling::rulebook::{Role, RuleBook};
use chrono::{Datelike, Days};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn day(offset: u64) -> Date {
    Date::from_ymd_opt(2019, 1, 1).unwrap().checked_add_days(Days::new(offset)).unwrap()
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_u64..3000).prop_map(day)
}

fn any_period() -> impl Strategy<Value = Period> {
    (any_day(), proptest::option::of(0_u64..1200)).prop_map(|(start, days)| {
        Period::new(start, days.and_then(|days| start.checked_add_days(Days::new(days)))).unwrap()
    })
}

fn any_amount() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        (-100_000_i64..10_000_000, 0_u32..4).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        Just(Decimal::ZERO),
    ]
}

/// Days since 1970: mostly in the years 1 to 9999, and as far out as chrono goes.
fn any_far_day() -> impl Strategy<Value = i64> {
    prop_oneof![4 => -719_000_i64..2_900_000, 1 => -90_000_000_i64..90_000_000, 1 => Just(i64::from(i32::MAX))]
}

fn any_amounts() -> impl Strategy<Value = Amounts> {
    let pieces = proptest::collection::vec(
        (proptest::option::of(any_day()), proptest::option::of(any_day()), any_amount()),
        1..5,
    );
    prop_oneof![
        any_amount().prop_map(Amounts::constant),
        pieces.prop_map(|pieces| {
            let mut amounts = Amounts::default();
            for (from, to, amount) in pieces {
                let _ = amounts.0.set(Validity { from, to }, amount);
            }
            amounts
        }),
    ]
}

fn any_price() -> impl Strategy<Value = Price> {
    let units = || (0_i64..10_000, 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    prop_oneof![
        any_amounts().prop_map(|amount| Price::Fixed { amount }),
        (units(), any_amounts()).prop_map(|(units, unit_price)| Price::PerUnit { units, unit_price }),
        units().prop_map(|units| Price::rate(units, "r")),
    ]
}

fn any_frequency() -> impl Strategy<Value = Frequency> {
    prop_oneof![
        Just(Frequency::Daily),
        Just(Frequency::Weekly),
        Just(Frequency::EveryTwoWeeks),
        (1_u8..=31).prop_map(|day| Frequency::Monthly { day: DayOfMonth::new(day).unwrap() }),
    ]
}

fn any_plan() -> impl Strategy<Value = PaymentPlan> {
    prop_oneof![
        6 => (any_frequency(), any_price()).prop_map(|(frequency, price)| Schedule::Running { frequency, price }),
        1 => (any_day(), any_price()).prop_map(|(date, price)| Schedule::OneTime { date, price }),
        1 => proptest::collection::btree_map(any_day(), any_amount(), 0..10)
            .prop_map(|payments| PaymentPlan::individual(payments).schedule),
    ]
    .prop_map(PaymentPlan::new)
}

fn any_extrapolation() -> impl Strategy<Value = Extrapolation> {
    prop_oneof![
        Just(Extrapolation::Refuse),
        Just(Extrapolation::LastKnown),
        (-500_i64..500).prop_map(|percent| Extrapolation::Indexed { percent: Decimal::new(percent, 2) }),
    ]
}

/// The value on a day, found the slow way: by walking back, a year at a time raising it.
fn naive_value(
    values: &Amounts,
    date: Date,
    extrapolation: Extrapolation,
) -> Option<(Decimal, Option<Date>)> {
    if let Some(value) = values.at(date) {
        return Some((value, None));
    }
    let last = values.pieces().last()?;
    let last_day = last.to?.pred_opt()?;
    if last_day > date {
        return None;
    }
    match extrapolation {
        Extrapolation::Refuse => None,
        Extrapolation::LastKnown => Some((last.value, Some(last_day))),
        Extrapolation::Indexed { percent } => {
            let mut factor = Decimal::ONE;
            for _ in last_day.year()..date.year() {
                factor *= Decimal::ONE + percent / Decimal::ONE_HUNDRED;
            }
            Some((last.value * factor, Some(last_day)))
        }
    }
}

/// The payments of a plan, found by asking every day of the window.
fn naive(
    plan: &PaymentPlan,
    period: Period,
    window: Period,
    rate: &Amounts,
    vat: &Amounts,
    extrapolation: Extrapolation,
) -> Option<Vec<(Date, Decimal, bool)>> {
    let mut made = Vec::new();
    for date in window.start().iter_days().take_while(|date| window.contains(*date)) {
        let is_due = match &plan.schedule {
            Schedule::OneTime { date: once, .. } => date == *once,
            Schedule::Individual { payments } => {
                period.contains(date) && payments.iter().any(|p| p.date == date)
            }
            Schedule::Running { frequency, .. } => {
                let since = date.signed_duration_since(period.start()).num_days();
                let last_of_month = date.succ_opt().unwrap().month() != date.month();
                period.contains(date)
                    && match frequency {
                        Frequency::Daily => true,
                        Frequency::Weekly => since % 7 == 0,
                        Frequency::EveryTwoWeeks => since % 14 == 0,
                        Frequency::Monthly { day } => {
                            let day = u32::from(day.get());
                            date.day() == day || (last_of_month && date.day() < day)
                        }
                    }
            }
        };
        if !is_due {
            continue;
        }
        let (units, values) = match &plan.schedule {
            Schedule::Individual { payments } => {
                let amount = payments.iter().find(|p| p.date == date).unwrap().amount;
                made.push((date, money::round(amount), true));
                continue;
            }
            Schedule::OneTime { price, .. } | Schedule::Running { price, .. } => match price {
                Price::Fixed { amount } => (Decimal::ONE, amount),
                Price::PerUnit { units, unit_price } => (*units, unit_price),
                Price::Rate { units, .. } => (*units, rate),
                Price::Agreed { .. } => unreachable!("no plan here is priced by an agreement"),
            },
        };
        let (base, base_from) = naive_value(values, date, extrapolation)?;
        let vat_policy =
            if extrapolation == Extrapolation::Refuse { extrapolation } else { Extrapolation::LastKnown };
        let (factor, vat_from) = naive_value(vat, date, vat_policy)?;
        let amount = money::round(units * base * factor / Decimal::ONE_HUNDRED);
        if amount.abs() >= Decimal::from(money::AMOUNT_BOUND) {
            return None;
        }
        made.push((date, amount, base_from.or(vat_from).is_none()));
    }
    Some(made)
}

fn flat(made: &[Payment]) -> Vec<(Date, Decimal, bool)> {
    made.iter().map(|payment| (payment.date, payment.amount, payment.basis.is_known())).collect()
}

fn payments_of(activity: &Activity, window: Period, prices: &Prices<'_>) -> Vec<Payment> {
    let window = if matches!(activity.plan.schedule, Schedule::OneTime { .. }) {
        Period::open(Date::MIN)
    } else {
        window
    };
    payments(&activity.plan, activity.period, window, prices).unwrap()
}

/// A plan that has a price on every day.
fn any_previewed_plan() -> impl Strategy<Value = PaymentPlan> {
    let kroner = || prop_oneof![9 => any_amount().prop_map(money::round), 1 => any_amount()];
    let price = || {
        prop_oneof![
            kroner().prop_map(Price::fixed),
            (0_i64..1000, kroner()).prop_map(|(units, price)| Price::per_unit(Decimal::new(units, 1), price)),
            (0_i64..1000).prop_map(|units| Price::rate(Decimal::new(units, 1), "r")),
        ]
    };
    prop_oneof![
        5 => (any_frequency(), price()).prop_map(|(frequency, price)| Schedule::Running { frequency, price }),
        1 => (any_day(), price()).prop_map(|(date, price)| Schedule::OneTime { date, price }),
    ]
    .prop_map(PaymentPlan::new)
}

fn activity(plan: PaymentPlan, period: Period, status: Status) -> Activity {
    Activity {
        id: "a".into(),
        section: "s".into(),
        activity_type: "t".into(),
        role: Role::Main,
        provider: None,
        period,
        plan,
        status,
        modifies: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn payments_are_those_of_the_naive_reference(
        plan in any_plan(), period in any_period(), start in any_day(), days in 0_u64..900,
        rate in any_amounts(), vat in any_amounts(), extrapolation in any_extrapolation(),
    ) {
        let window = Period::new(start, start.checked_add_days(Days::new(days))).unwrap();
        let rates: BTreeMap<String, Amounts> = [("r".to_owned(), rate.clone())].into();
        let prices = Prices::new(&rates).vat(&vat).extrapolate(extrapolation);
        let made = payments(&plan, period, window, &prices);
        let slow = naive(&plan, period, window, &rate, &vat, extrapolation);
        match (&made, slow) {
            (Ok(made), Some(slow)) => {
                prop_assert_eq!(flat(made), slow);
                prop_assert_eq!(u64::try_from(made.len()).unwrap(), count(&plan, period, window));
                let sum = money::sum(made.iter().map(|payment| payment.amount)).unwrap();
                prop_assert_eq!(total(&plan, period, window, &prices).unwrap(), sum);
            }
            (Err(faults), None) => {
                prop_assert!(!faults.is_empty());
                prop_assert_eq!(&total(&plan, period, window, &prices).unwrap_err(), faults);
            }
            (made, slow) => prop_assert!(false, "{:?} {:?}", made, slow),
        }
    }

    #[test]
    fn windows_that_follow_each_other_give_the_whole(
        plan in any_plan(), period in any_period(), start in any_day(), first in 0_u64..600, rest in 1_u64..600,
        rate in any_amounts(),
    ) {
        let rates: BTreeMap<String, Amounts> = [("r".to_owned(), rate)].into();
        let prices = Prices::new(&rates).extrapolate(Extrapolation::LastKnown);
        let middle = start.checked_add_days(Days::new(first)).unwrap();
        let end = middle.checked_add_days(Days::new(rest)).unwrap();
        let window = |start, end| payments(&plan, period, Period::new(start, end).unwrap(), &prices);
        let parts = (window(start, middle), window(middle.succ_opt().unwrap(), end));
        match (parts, window(start, end)) {
            ((Ok(one), Ok(two)), Ok(whole)) => prop_assert_eq!([one, two].concat(), whole),
            ((one, two), whole) => prop_assert_eq!(one.is_err() || two.is_err(), whole.is_err()),
        }
    }

    /// Whatever is done to an activity, its ledger holds what is paid as it was paid, and otherwise what the
    /// plan says.
    #[test]
    fn paid_payments_survive_and_the_rest_follows_the_plan(
        frequency in any_frequency(), start in any_day(),
        steps in proptest::collection::vec((0_u64..900, proptest::option::of(0_u64..900), any_amount(), any::<prop::sample::Index>(), any::<bool>()), 1..8),
    ) {
        let mut ledger = Ledger::default();
        let mut paid: Vec<(Date, Paid)> = Vec::new();
        let mut today = start;
        let prices = Prices::default();
        for (days, end, amount, which, renew) in steps {
            today = today.checked_add_days(Days::new(days)).unwrap();
            let period = Period::new(start, end.and_then(|days| start.checked_add_days(Days::new(days)))).unwrap();
            let plan = PaymentPlan::new(Schedule::Running { frequency, price: Price::fixed(amount) });
            let activity = activity(plan, period, Status::Granted);
            let before = ledger.clone();
            let change = if renew {
                ledger.renew(&activity, today, Horizon::default(), &prices)
            } else {
                ledger.sync(&activity, today, Horizon::default(), &prices)
            }.unwrap();
            let mut again = before;
            again.apply(&change);
            prop_assert_eq!(&again, &ledger);
            prop_assert!(ledger.changes(&activity, today, Horizon::default(), &prices).unwrap().is_empty());
            for (date, how) in &paid {
                prop_assert_eq!(ledger.entry(*date).and_then(|entry| entry.paid.as_ref()), Some(how));
            }
            let unpaid = || ledger.entries().iter().filter(|entry| entry.paid.is_none());
            prop_assert!(unpaid().all(|entry| entry.amount == money::round(amount) && period.contains(entry.date)));
            // Nothing is left out, up to the end, or to what an open plan has come to.
            let until = period.end().or(ledger.entries().last().map(|entry| entry.date)).unwrap_or(start);
            if let Ok(window) = Period::new(start, until) {
                for payment in payments(&activity.plan, period, window, &prices).unwrap() {
                    prop_assert!(ledger.entry(payment.date).is_some());
                }
            }
            if period.end().is_none() {
                prop_assert!(start > Horizon::default().end(today) || ledger.entries().last().is_some_and(|entry|
                    !Horizon::default().is_short(entry.date, today)));
            }
            if !ledger.entries().is_empty() {
                let date = ledger.entries()[which.index(ledger.entries().len())].date;
                let amount = ledger.entry(date).unwrap().amount;
                let how = Paid { date, amount, account: None, corrected: false };
                match ledger.pay(Status::Granted, date, how.clone()) {
                    Ok(()) => paid.push((date, how)),
                    Err(_) => prop_assert!(paid.iter().any(|(other, _)| *other == date)),
                }
            }
        }
    }

    #[test]
    fn a_preview_is_what_is_paid(plan in any_previewed_plan(), period in any_period(), on in any_day(), rate in any_amount()) {
        let book = RuleBook::from_json(&serde_json::json!({
            "id": "b", "version": "1", "title": {"da": "B"},
            "laws": [{"id": "l", "title": {"da": "L"}, "valid": {}}],
            "sections": [{"id": "s", "title": {"da": "S"}, "law": "l"}],
            "activity_types": [{"id": "t", "title": {"da": "T"}}],
            "providers": [{"id": "p", "name": "P", "kind": "external", "vat_factor": "80"}],
            "rates": [{"id": "r", "title": {"da": "R"}, "values": [{"to": "2022-01-01", "value": money::round(rate.abs()).to_string()}]}],
        }).to_string()).unwrap();
        let draft = Activity { role: Role::Main, provider: Some("p".into()), ..activity(plan, period, Status::Draft) };
        let options = PreviewOptions { extrapolation: Extrapolation::LastKnown, ..PreviewOptions::default() };
        let shown = preview(&book, &[], std::slice::from_ref(&draft), on, &options);
        let wrong = draft.check(&PayableCalendar::default(), on, None);
        let granted = Activity { status: Status::Granted, ..draft };
        let mut ledger = Ledger::default();
        let prices = Prices::from_book(&book, Some("p")).unwrap().extrapolate(Extrapolation::LastKnown);
        let paid = ledger.sync(&granted, on, Horizon::default(), &prices).unwrap();
        let Ok(shown) = shown else {
            prop_assert!(!wrong.is_empty());
            return Ok(());
        };
        let payments: Vec<_> = shown.payments.iter().map(|p| Payment { date: p.date, amount: p.amount, basis: p.basis }).collect();
        prop_assert_eq!(&payments, &paid.added);
        prop_assert_eq!(shown.granted.all, money::sum(payments.iter().map(|p| p.amount)).unwrap());
        prop_assert!(shown.granted == shown.decision);
        let Ok(window) = Period::new(Date::MIN, Horizon::default().end(on).max(period.end().unwrap_or(Date::MIN))) else { return Ok(()) };
        prop_assert_eq!(paid.added, payments_of(&granted, window, &prices));
    }

    /// Dates and amounts as far out as they go.
    #[test]
    fn nothing_panics(
        frequency in any_frequency(), starts in (any_far_day(), any_far_day()),
        lengths in (proptest::option::of(0_u64..5_000_000), proptest::option::of(0_u64..5_000_000)),
        units in any::<i128>(), amount in any::<i128>(), today in any_far_day(), scale in 0_u32..28,
    ) {
        let date = |days: i64| {
            let unix = Date::from_ymd_opt(1970, 1, 1).unwrap();
            unix.checked_add_signed(chrono::TimeDelta::days(days)).unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
        };
        let decimal = |digits: i128| Decimal::try_from_i128_with_scale(digits >> 32, scale).unwrap_or(Decimal::MAX);
        let period = |start: i64, length: Option<u64>| {
            let start = date(start);
            Period::new(start, length.map(|days| start.checked_add_days(Days::new(days)).unwrap_or(Date::MAX))).unwrap()
        };
        let (period, window, today) = (period(starts.0, lengths.0), period(starts.1, lengths.1), date(today));
        let mut values = Amounts::default();
        let _ = values.0.set(Validity::until(date(starts.1)), decimal(amount));
        let price = Price::PerUnit { units: decimal(units), unit_price: values };
        for extrapolation in [Extrapolation::Refuse, Extrapolation::LastKnown, Extrapolation::Indexed { percent: decimal(units) }] {
            let prices = Prices::default().extrapolate(extrapolation);
            for schedule in [Schedule::Running { frequency, price: price.clone() }, Schedule::OneTime { date: date(starts.1), price: price.clone() }] {
                let activity = activity(PaymentPlan::new(schedule), period, Status::Granted);
                let _ = (payments(&activity.plan, period, window, &prices), total(&activity.plan, period, window, &prices));
                let mut ledger = Ledger::default();
                let _ = ledger.sync(&activity, today, Horizon::default(), &prices);
                let _ = activity.check(&PayableCalendar::default(), today, Some(&activity));
                let _ = bevilling::plan::full_year_cost(&activity.plan, today.year(), &prices);
            }
        }
    }
}
