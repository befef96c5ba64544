//! What holds for any plan: laws, against naive references where there are fast paths.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use bevilling::dates::{
    Amounts, Calendar, Date, DayOfMonth, Frequency, Interval, PayableCalendar, Period, Validity,
};
use bevilling::money;
use bevilling::plan::{
    Activity, Extrapolation, Horizon, Ledger, Paid, Pause, PauseReason, Payment, PaymentPlan, PreviewOptions,
    Price, Prices, Proration, Schedule, Status, count, payments, preview, total,
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
    let number = || (0_i64..10_000, 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale));
    // Half of them change on a day, or on several, and some are not stated for every day.
    let dated = proptest::collection::vec(
        (proptest::option::of(any_day()), proptest::option::of(any_day()), number()),
        0..4,
    );
    let dated = (any::<bool>(), number(), dated).prop_map(|(always, first, pieces)| {
        let mut units = if always { Amounts::constant(first) } else { Amounts::default() };
        for (from, to, number) in pieces {
            let _ = units.0.set(Validity { from, to }, number);
        }
        units
    });
    let dated = dated.boxed();
    let units = || prop_oneof![number().prop_map(Amounts::constant), dated.clone()];
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
        (1_u8..=52).prop_map(|weeks| Frequency::EveryWeeks { weeks: Interval::new(weeks).unwrap() }),
        (1_u8..=12, 1_u8..=31, any::<bool>()).prop_map(|(months, day, in_arrears)| {
            let (months, day) = (Interval::new(months).unwrap(), DayOfMonth::new(day).unwrap());
            Frequency::EveryMonths { months, day, in_arrears }
        }),
    ]
}

fn any_proration() -> impl Strategy<Value = Proration> {
    proptest::sample::select(PRORATIONS.to_vec())
}

const PRORATIONS: [Proration; 5] = [
    Proration::None,
    Proration::CalendarDays,
    Proration::Thirtieths,
    Proration::WorkingDays,
    Proration::PerDay,
];

/// A plan that runs, paid by parts where that can be, and from a month on.
fn any_running() -> impl Strategy<Value = Schedule> {
    let parts = prop_oneof![Just(Proration::None), any_proration()];
    (any_frequency(), any_price(), parts, proptest::option::of(any_day())).prop_map(
        |(frequency, price, proration, covers_from)| {
            let schedule = Schedule::Running { frequency, price: price.clone(), proration, covers_from };
            let plain = Schedule::running(frequency, price);
            if PaymentPlan::new(schedule.clone())
                .check()
                .iter()
                .any(|fault| fault.code().ends_with("-forbidden"))
            {
                plain
            } else {
                schedule
            }
        },
    )
}

fn any_plan() -> impl Strategy<Value = PaymentPlan> {
    let once_and_again = prop_oneof![
        6 => any_running(),
        1 => (any_day(), any_price()).prop_map(|(date, price)| Schedule::OneTime { date, price, covers: None }),
        1 => proptest::collection::btree_map(any_day(), any_amount(), 0..10)
            .prop_map(|payments| PaymentPlan::individual(payments).schedule),
    ];
    (once_and_again, any_pauses()).prop_map(|(schedule, pauses)| {
        let is_running = matches!(schedule, Schedule::Running { .. });
        let pauses = if is_running { pauses } else { Vec::new() };
        PaymentPlan { pauses, ..PaymentPlan::new(schedule) }
    })
}

/// Pauses that follow each other, the last perhaps without an end; most plans have none.
fn any_pauses() -> impl Strategy<Value = Vec<Pause>> {
    let percent = prop_oneof![
        3 => Just(Decimal::ZERO),
        1 => (0_i64..1_000_000).prop_map(|digits| Decimal::new(digits, 4)),
    ];
    let gaps = proptest::collection::vec((0_u64..400, 1_u64..90, percent), 1..4);
    let pauses = (any_day(), gaps, any::<bool>()).prop_map(|(start, gaps, is_open)| {
        let (mut pauses, mut next, last) = (Vec::new(), start, gaps.len() - 1);
        for (index, (gap, length, percent)) in gaps.into_iter().enumerate() {
            let first = next + Days::new(gap);
            let end = first + Days::new(length - 1);
            next = end + Days::new(1);
            let end = if is_open && index == last { None } else { Some(end) };
            let period = Period::new(first, end).unwrap();
            pauses.push(Pause::new(index.to_string(), period, PauseReason::Holiday).paying(percent));
        }
        pauses
    });
    prop_oneof![Just(Vec::new()), pauses]
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

fn is_pay_day(date: Date, day: DayOfMonth) -> bool {
    let last_of_month = date.succ_opt().unwrap().month() != date.month();
    let day = u32::from(day.get());
    date.day() == day || (last_of_month && date.day() < day)
}

/// Months since year 0.
fn month(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month0())
}

fn days_of(months: std::ops::Range<i64>) -> Vec<Date> {
    let first = Date::from_ymd_opt(
        i32::try_from(months.start.div_euclid(12)).unwrap(),
        u32::try_from(months.start.rem_euclid(12)).unwrap() + 1,
        1,
    );
    first.unwrap().iter_days().take_while(|date| months.contains(&month(*date))).collect()
}

/// The days that payments are made on until a day, each with all days of its weeks or months.
fn naive_coverage(schedule: &Schedule, period: Period, until: Date) -> Vec<(Date, Vec<Date>)> {
    let Schedule::Running { frequency, proration, covers_from, .. } = schedule else { return Vec::new() };
    let (start, by_parts) = (period.start(), *proration != Proration::None);
    let by_month = match *frequency {
        Frequency::Monthly { day } => Some((1, day, false)),
        Frequency::EveryMonths { months, day, in_arrears } => {
            Some((i64::from(months.get()), day, in_arrears))
        }
        _ => None,
    };
    let mut made = Vec::new();
    let Some((months, pay_day, in_arrears)) = by_month else {
        let step = match *frequency {
            Frequency::Weekly => 7,
            Frequency::EveryTwoWeeks => 14,
            Frequency::EveryWeeks { weeks } => 7 * usize::from(weeks.get()),
            _ => 1,
        };
        let mut date = start;
        while date <= until && period.contains(date) {
            made.push((date, date.iter_days().take(step).collect()));
            date = date.iter_days().nth(step).unwrap();
        }
        return made;
    };
    let mut first = month(start);
    if let Some(covers_from) = covers_from {
        first = first.max(month(*covers_from));
    } else if !by_parts && (!in_arrears || months == 1) {
        first = month(start.iter_days().find(|date| is_pay_day(*date, pay_day)).unwrap());
    }
    while first <= month(until) {
        let days = days_of(first..first + months);
        let paid_in = if in_arrears { first + months - 1 } else { first };
        let date = *days.iter().find(|date| month(**date) == paid_in && is_pay_day(**date, pay_day)).unwrap();
        let date = if by_parts || covers_from.is_some() { date.max(start) } else { date };
        let date = period.end().filter(|_| by_parts).map_or(date, |end| date.min(end));
        if period.contains(date) && days.iter().any(|day| period.contains(*day)) {
            made.push((date, days));
        }
        first += months;
    }
    made
}

/// How many thirtieths of a month a day is.
fn thirtieths(date: Date) -> i64 {
    match (date.day(), date.succ_opt().unwrap().day() == 1) {
        (31, _) => 0,
        (day, true) => 31 - i64::from(day),
        _ => 1,
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
    let working = PayableCalendar::from(&Calendar::weekends().with_danish_holidays());
    let covered = naive_coverage(&plan.schedule, period, window.end().unwrap());
    let mut made = Vec::new();
    for date in window.start().iter_days().take_while(|date| window.contains(*date)) {
        let is_due = match &plan.schedule {
            Schedule::OneTime { date: once, .. } => date == *once,
            Schedule::Individual { payments } => {
                period.contains(date) && payments.iter().any(|p| p.date == date)
            }
            Schedule::Running { .. } => covered.iter().any(|(paid, _)| *paid == date),
        };
        if !is_due {
            continue;
        }
        let one = Amounts::constant(Decimal::ONE);
        let (units, values) = match &plan.schedule {
            Schedule::Individual { payments } => {
                let amount = payments.iter().find(|p| p.date == date).unwrap().amount;
                made.push((date, money::round(amount), true));
                continue;
            }
            Schedule::OneTime { price, .. } | Schedule::Running { price, .. } => match price {
                Price::Fixed { amount } => (&one, amount),
                Price::PerUnit { units, unit_price } => (units, unit_price),
                Price::Rate { units, .. } => (units, rate),
                Price::Agreed { .. } => panic!("the book of this law has no agreements"),
            },
        };
        let vat_policy =
            if extrapolation == Extrapolation::Refuse { extrapolation } else { Extrapolation::LastKnown };
        let on = |date: Date| {
            let (base, base_from) = naive_value(values, date, extrapolation)?;
            let (factor, vat_from) = naive_value(vat, date, vat_policy)?;
            let (units, units_from) = naive_value(units, date, vat_policy)?;
            Some((units * base * factor, base_from.or(vat_from).or(units_from).is_none()))
        };
        let all = covered.iter().find(|(paid, _)| *paid == date).map_or(Vec::new(), |(_, days)| days.clone());
        let within = || all.iter().filter(|date| period.contains(**date));
        // What is paid of the price of a day.
        let paid = |date: Date| {
            let pause = plan.pauses.iter().find(|pause| pause.period.contains(date));
            pause.map_or(Decimal::ONE, |pause| pause.percent / Decimal::ONE_HUNDRED)
        };
        let share = |weight: &dyn Fn(Date) -> i64| {
            let of: i64 = all.iter().map(|date| weight(*date)).sum();
            let parts: Decimal = within().map(|date| Decimal::from(weight(*date)) * paid(*date)).sum();
            let (price, known) = on(date)?;
            Some((price * parts / Decimal::from(of), known))
        };
        let is_paused = within().any(|date| paid(*date) != Decimal::ONE);
        let proration = match &plan.schedule {
            Schedule::Running { proration, .. } => *proration,
            _ => Proration::None,
        };
        let (product, known) = match proration {
            // The days that it covers are the whole.
            Proration::None if is_paused => {
                let parts: Decimal = within().map(|date| paid(*date)).sum();
                let (price, known) = on(date)?;
                (price * parts / Decimal::from(within().count()), known)
            }
            Proration::None => on(date)?,
            Proration::PerDay => within().try_fold((Decimal::ZERO, true), |(sum, all_known), date| {
                let (price, known) = on(*date)?;
                Some((sum + price * paid(*date), all_known && known))
            })?,
            Proration::CalendarDays => share(&|_| 1)?,
            Proration::Thirtieths => share(&thirtieths)?,
            Proration::WorkingDays => share(&|date| i64::from(working.is_payable(date)))?,
        };
        let amount = money::round(product / Decimal::ONE_HUNDRED);
        if amount.abs() >= Decimal::from(money::AMOUNT_BOUND) {
            return None;
        }
        made.push((date, amount, known));
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
        5 => (any_frequency(), price()).prop_map(|(frequency, price)| Schedule::running(frequency, price)),
        1 => (any_day(), price()).prop_map(|(date, price)| Schedule::OneTime { date, price, covers: None }),
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
            let plan = PaymentPlan::running(frequency, Price::fixed(amount));
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
                // Payments are made far enough ahead, unless there is none between the last one and the horizon.
                let (horizon, last) = (Horizon::default(), ledger.entries().last());
                let next = last.map_or(start, |last| last.date.succ_opt().unwrap());
                let more = Period::new(next, horizon.end(today)).map_or(0, |ahead| count(&activity.plan, period, ahead));
                prop_assert!(more == 0 || last.is_some_and(|last| !horizon.is_short(last.date, today)));
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
        frequency in any_frequency(), proration in any_proration(), starts in (any_far_day(), any_far_day()),
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
        let price = Price::PerUnit { units: decimal(units).into(), unit_price: values };
        for extrapolation in [Extrapolation::Refuse, Extrapolation::LastKnown, Extrapolation::Indexed { percent: decimal(units) }] {
            let prices = Prices::default().extrapolate(extrapolation);
            let parts = Schedule::Running { frequency, price: price.clone(), proration, covers_from: None };
            for schedule in [parts, Schedule::running(frequency, price.clone()), Schedule::OneTime { date: date(starts.1), price: price.clone(), covers: None }] {
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
