//! What plans pay by the schedules that the field uses, each value computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use bevilling::dates::{Amounts, Date, DayOfMonth, Frequency, Interval, Period, Validity, parse};
use bevilling::money;
use bevilling::plan::{
    PaymentPlan, Price, Prices, Proration, Schedule, count, full_year_cost, payments, total,
};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn period(text: &str) -> Period {
    let (start, end) = text.split_once('/').unwrap();
    Period::new(day(start), (end != "..").then(|| day(end))).unwrap()
}

fn fixed(amount: &str) -> Price {
    Price::fixed(money::parse(amount).unwrap())
}

fn monthly(on: u8, amount: &str) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::new(on).unwrap(), fixed(amount))
}

fn months(months: u8, on: u8, amount: &str) -> PaymentPlan {
    PaymentPlan::every_months(Interval::new(months).unwrap(), DayOfMonth::new(on).unwrap(), fixed(amount))
}

fn weeks(weeks: u8, amount: &str) -> PaymentPlan {
    PaymentPlan::every_weeks(Interval::new(weeks).unwrap(), fixed(amount))
}

/// The payments of a plan through a day: day, amount, and the days that it covers.
fn made(plan: &PaymentPlan, runs: &str, through: &str, prices: &Prices<'_>) -> Vec<String> {
    let (runs, window) = (period(runs), Period::new(Date::MIN, day(through)).unwrap());
    let window = Period::new(window.start().max(runs.start()), window.end()).unwrap();
    let made = payments(plan, runs, window, prices).unwrap();
    assert_eq!(count(plan, runs, window), made.len() as u64);
    assert_eq!(
        total(plan, runs, window, prices).unwrap(),
        money::sum(made.iter().map(|one| one.amount)).unwrap()
    );
    let shown = made.iter().map(|one| {
        let covers = plan.covers(runs, one.date).unwrap();
        format!("{} {} {}..{}", one.date, one.amount, covers.start(), covers.end().unwrap())
    });
    shown.collect()
}

#[track_caller]
fn pays(plan: &PaymentPlan, runs: &str, through: &str, expected: &[&str]) {
    assert_eq!(made(plan, runs, through, &Prices::default()), expected);
}

#[test]
fn every_so_many_weeks_and_months() {
    pays(
        &weeks(4, "100"),
        "2026-01-07/2026-03-10",
        "2026-12-31",
        &[
            "2026-01-07 100.00 2026-01-07..2026-02-03",
            "2026-02-04 100.00 2026-02-04..2026-03-03",
            "2026-03-04 100.00 2026-03-04..2026-03-10",
        ],
    );
    // Quarterly in advance: the first month whose day is not past.
    pays(
        &months(3, 1, "100"),
        "2026-01-15/..",
        "2026-08-31",
        &[
            "2026-02-01 100.00 2026-02-01..2026-04-30",
            "2026-05-01 100.00 2026-05-01..2026-07-31",
            "2026-08-01 100.00 2026-08-01..2026-10-31",
        ],
    );
    // Half-yearly in arrears, on the last day of the sixth month.
    pays(
        &months(6, 31, "100").in_arrears(),
        "2026-01-15/..",
        "2026-12-31",
        &["2026-06-30 100.00 2026-01-15..2026-06-30", "2026-12-31 100.00 2026-07-01..2026-12-31"],
    );
    // Yearly.
    pays(
        &months(12, 29, "100"),
        "2024-02-01/..",
        "2026-12-31",
        &[
            "2024-02-29 100.00 2024-02-01..2025-01-31",
            "2025-02-28 100.00 2025-02-01..2026-01-31",
            "2026-02-28 100.00 2026-02-01..2027-01-31",
        ],
    );
    // Without arrears to be in, one month is one month.
    assert_eq!(
        made(&months(1, 10, "7").in_arrears(), "2026-01-15/..", "2026-12-31", &Prices::default()),
        made(&monthly(10, "7"), "2026-01-15/..", "2026-12-31", &Prices::default()),
    );
}

#[test]
fn a_day_price_is_paid_by_the_month() {
    let stay = "2026-02-14/2026-05-10";
    // In arrears: on the last day of the month, and of the stay.
    pays(
        &monthly(31, "2900").prorated(Proration::PerDay),
        stay,
        "2026-12-31",
        &[
            "2026-02-28 43500.00 2026-02-14..2026-02-28",
            "2026-03-31 89900.00 2026-03-01..2026-03-31",
            "2026-04-30 87000.00 2026-04-01..2026-04-30",
            "2026-05-10 29000.00 2026-05-01..2026-05-10",
        ],
    );
    // In advance: on the first day of the stay, and of the month.
    pays(
        &monthly(1, "2900").prorated(Proration::PerDay),
        stay,
        "2026-12-31",
        &[
            "2026-02-14 43500.00 2026-02-14..2026-02-28",
            "2026-03-01 89900.00 2026-03-01..2026-03-31",
            "2026-04-01 87000.00 2026-04-01..2026-04-30",
            "2026-05-01 29000.00 2026-05-01..2026-05-10",
        ],
    );
    // By the quarter, and by four weeks.
    pays(
        &months(3, 1, "2900").prorated(Proration::PerDay).in_arrears(),
        stay,
        "2026-12-31",
        &["2026-04-01 220400.00 2026-02-14..2026-04-30", "2026-05-10 29000.00 2026-05-01..2026-05-10"],
    );
    pays(
        &weeks(4, "100").prorated(Proration::PerDay),
        stay,
        "2026-12-31",
        &[
            "2026-02-14 2800.00 2026-02-14..2026-03-13",
            "2026-03-14 2800.00 2026-03-14..2026-04-10",
            "2026-04-11 2800.00 2026-04-11..2026-05-08",
            "2026-05-09 200.00 2026-05-09..2026-05-10",
        ],
    );
    let year = full_year_cost(&monthly(31, "2900").prorated(Proration::PerDay), 2026, &Prices::default());
    assert_eq!(year.unwrap().unwrap().to_string(), "1058500.00");
}

#[test]
fn each_day_has_its_own_price() {
    let mut rate = Amounts::constant(100.into());
    rate.0.set(Validity::from(day("2026-03-16")), 110.into()).unwrap();
    let rates: BTreeMap<String, Amounts> = [("r".to_owned(), rate)].into();
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(bevilling::Decimal::TWO, "r"))
        .prorated(Proration::PerDay);
    let vat = Amounts::constant(80.into());
    // 15 days at 2 × 100, 16 at 2 × 110, of which 80 %.
    assert_eq!(
        made(&plan, "2026-02-01/2026-04-30", "2026-12-31", &Prices::new(&rates).vat(&vat)),
        [
            "2026-02-01 4480.00 2026-02-01..2026-02-28",
            "2026-03-01 5216.00 2026-03-01..2026-03-31",
            "2026-04-01 5280.00 2026-04-01..2026-04-30",
        ]
    );
}

#[test]
fn parts_of_months() {
    let stay = "2026-01-01/2026-03-10";
    for (proration, part) in [
        // 10 of 31 days; 10 of 30; 7 of 22 working days.
        (Proration::CalendarDays, "5031.29"),
        (Proration::Thirtieths, "5199.00"),
        (Proration::WorkingDays, "4962.68"),
    ] {
        pays(
            &monthly(31, "15597").prorated(proration),
            stay,
            "2026-12-31",
            &[
                "2026-01-31 15597.00 2026-01-01..2026-01-31",
                "2026-02-28 15597.00 2026-02-01..2026-02-28",
                &format!("2026-03-10 {part} 2026-03-01..2026-03-10"),
            ],
        );
    }
    // Parts are not paid: the month that ends early has no payment.
    pays(
        &monthly(31, "15597"),
        stay,
        "2026-12-31",
        &["2026-01-31 15597.00 2026-01-01..2026-01-31", "2026-02-28 15597.00 2026-02-01..2026-02-28"],
    );
    // Easter 2026: from 1 to 10 April there are five working days, of nineteen in the month.
    pays(
        &monthly(1, "19000").prorated(Proration::WorkingDays),
        "2026-04-01/2026-04-10",
        "2026-12-31",
        &["2026-04-01 5000.00 2026-04-01..2026-04-10"],
    );
    // One day in the middle of a month.
    pays(
        &monthly(20, "3100").prorated(Proration::CalendarDays),
        "2026-03-05/2026-03-05",
        "2026-12-31",
        &["2026-03-05 100.00 2026-03-05..2026-03-05"],
    );
    // A 31st is no thirtieth.
    pays(
        &monthly(1, "3100").prorated(Proration::Thirtieths),
        "2026-03-31/2026-04-30",
        "2026-12-31",
        &["2026-03-31 0.00 2026-03-31..2026-03-31", "2026-04-01 3100.00 2026-04-01..2026-04-30"],
    );
}

#[test]
fn a_plan_that_continues_another_begins_with_the_first_month_that_is_not_paid() {
    let from = |covers_from: &str, on: u8| {
        let frequency = Frequency::Monthly { day: DayOfMonth::new(on).unwrap() };
        let covers_from = Some(day(covers_from));
        PaymentPlan::new(Schedule::Running {
            frequency,
            price: fixed("1"),
            proration: Proration::None,
            covers_from,
        })
    };
    pays(
        &from("2026-06-01", 10),
        "2026-06-15/2026-08-09",
        "2026-12-31",
        &["2026-06-15 1.00 2026-06-15..2026-06-30", "2026-07-10 1.00 2026-07-01..2026-07-31"],
    );
    pays(
        &from("2026-07-01", 31),
        "2026-06-02/2026-08-09",
        "2026-12-31",
        &["2026-07-31 1.00 2026-07-01..2026-07-31"],
    );
}

#[test]
fn what_cannot_be_prorated_is_refused() {
    let codes = |plan: &PaymentPlan| -> Vec<String> {
        plan.check().iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect()
    };
    let refused = ["/schedule/proration proration-forbidden"];
    assert_eq!(codes(&PaymentPlan::daily(fixed("1")).prorated(Proration::PerDay)), refused);
    assert_eq!(codes(&PaymentPlan::weekly(fixed("1")).prorated(Proration::Thirtieths)), refused);
    assert_eq!(codes(&weeks(3, "1").prorated(Proration::Thirtieths)), refused);
    for plan in [weeks(3, "1").prorated(Proration::PerDay), months(3, 1, "1").prorated(Proration::Thirtieths)]
    {
        assert_eq!(codes(&plan), Vec::<String>::new());
    }
    let covers_from = Some(day("2026-01-01"));
    let schedule = Schedule::Running {
        frequency: Frequency::Weekly,
        price: fixed("1"),
        proration: Proration::None,
        covers_from,
    };
    assert_eq!(codes(&PaymentPlan::new(schedule)), ["/schedule/covers_from covers-from-forbidden"]);
}
