//! Pauses: what a payment is that covers paused days, and what a pause does to a case, computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{ApprovalRequest, Case, CaseState, Command, Event, EventBody, Notice, OverpaidRequest};
use bevilling::dates::{
    DatedAmounts, DayOfMonth, Frequency, MonthInterval, Period, Validity, WeekInterval, parse,
};
use bevilling::money;
use bevilling::plan::{
    Activity, Cvr, InvoiceLine, Pause, PauseReason, PaymentPlan, PaymentReference, Price, PriceChange,
    PriceSource, Prices, Proration, Recipient, payments, total,
};
use rust_decimal::Decimal;

use life::{book, opened};
use steps::{codes, day, fixed, grant, kroner, pay, stamp, take};

/// `2026-03-01/2026-03-31`, or without an end `2026-03-01/`.
fn days(text: &str) -> Period {
    let (start, end) = text.split_once('/').unwrap();
    Period::new(day(start), parse(end).ok()).unwrap()
}

fn pause(id: &str, text: &str, percent: &str) -> Pause {
    Pause::new(id, days(text), PauseReason::Hospital).paying(percent.parse().unwrap())
}

/// The payments of a plan that is paused so, in its own period: day and amount.
fn made(plan: PaymentPlan, runs: &str, pauses: &[(&str, &str)]) -> Vec<String> {
    let mut plan = plan;
    for (index, (text, percent)) in pauses.iter().enumerate() {
        plan = plan.paused(pause(&index.to_string(), text, percent));
    }
    assert!(plan.check().is_empty(), "{}", plan.check());
    let runs = days(runs);
    let made = payments(&plan, runs, runs, &Prices::default()).unwrap();
    let sum = money::sum(made.iter().map(|payment| payment.amount)).unwrap();
    assert_eq!(total(&plan, runs, runs, &Prices::default()).unwrap(), sum);
    made.iter().map(|payment| format!("{} {}", payment.date.format("%y-%m-%d"), payment.amount)).collect()
}

fn monthly(on: u8, amount: &str) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::new(on).unwrap(), fixed(amount))
}

#[test]
fn what_a_payment_is_that_covers_paused_days() {
    let daily = || PaymentPlan::daily(fixed("500"));
    let weekly = || PaymentPlan::weekly(fixed("700"));
    let by_day = || monthly(31, "2900").prorated(Proration::PerDay);
    let quarterly =
        || PaymentPlan::every_months(MonthInterval::new(3).unwrap(), DayOfMonth::FIRST, fixed("9000"));
    let four_weeks = || PaymentPlan::every_weeks(WeekInterval::new(4).unwrap(), fixed("2800"));
    for (what, plan, runs, pauses, expected) in [
        (
            "each day by itself",
            daily(),
            "2026-03-01/2026-03-05",
            vec![("2026-03-02/2026-03-03", "0"), ("2026-03-05/", "50")],
            vec!["26-03-01 500.00", "26-03-02 0.00", "26-03-03 0.00", "26-03-04 500.00", "26-03-05 250.00"],
        ),
        (
            "days of a day price: 31 - 10, and 5 of 30 at half",
            by_day(),
            "2026-03-01/2026-04-30",
            vec![("2026-03-11/2026-03-20", "0"), ("2026-04-01/2026-04-05", "50")],
            vec!["26-03-31 60900.00", "26-04-30 79750.00"],
        ),
        (
            "a day price across the end of the stay: 14 to 20 March of a stay that ends on the 16th",
            by_day(),
            "2026-03-01/2026-03-16",
            vec![("2026-03-14/2026-03-20", "0")],
            vec!["26-03-16 37700.00"],
        ),
        (
            "calendar days, of a month that is whole and of one that is a part",
            monthly(1, "3100").prorated(Proration::CalendarDays),
            "2026-03-01/2026-04-15",
            vec![("2026-03-30/2026-04-03", "0")],
            vec!["26-03-01 2900.00", "26-04-01 1240.00"],
        ),
        (
            "thirtieths: the 31st is none",
            monthly(1, "3000").prorated(Proration::Thirtieths),
            "2026-03-01/2026-05-31",
            vec![("2026-03-31/2026-03-31", "0"), ("2026-05-16/2026-05-31", "0")],
            vec!["26-03-01 3000.00", "26-04-01 3000.00", "26-05-01 1500.00"],
        ),
        (
            "working days: a weekend is none",
            PaymentPlan::weekly(fixed("500")).prorated(Proration::WorkingDays),
            "2026-03-02/2026-03-15",
            vec![("2026-03-07/2026-03-09", "0")],
            vec!["26-03-02 500.00", "26-03-09 400.00"],
        ),
        (
            "in the middle of a week that pays no parts: the days that it covers",
            weekly(),
            "2026-03-04/2026-03-24",
            vec![("2026-03-13/2026-03-14", "0")],
            vec!["26-03-04 700.00", "26-03-11 500.00", "26-03-18 700.00"],
        ),
        (
            "of a month that pays no parts, cut by the end: 4 of the 10 days",
            monthly(1, "10000"),
            "2026-03-01/2026-04-10",
            vec![("2026-04-07/2026-04-30", "0")],
            vec!["26-03-01 10000.00", "26-04-01 6000.00"],
        ),
        (
            "without an end, at half",
            monthly(1, "10000"),
            "2026-03-01/2026-06-30",
            vec![("2026-04-16/", "50")],
            vec!["26-03-01 10000.00", "26-04-01 7500.00", "26-05-01 5000.00", "26-06-01 5000.00"],
        ),
        (
            "across the end of the year",
            monthly(1, "3100"),
            "2026-12-01/2027-02-28",
            vec![("2026-12-22/2027-01-10", "0")],
            vec!["26-12-01 2100.00", "27-01-01 2100.00", "27-02-01 3100.00"],
        ),
        (
            "a leap day",
            monthly(1, "2900"),
            "2028-02-01/2028-03-31",
            vec![("2028-02-29/2028-02-29", "0")],
            vec!["28-02-01 2800.00", "28-03-01 2900.00"],
        ),
        (
            "a quarter: April of 91 days",
            quarterly(),
            "2026-01-01/2026-06-30",
            vec![("2026-04-01/2026-04-30", "0")],
            vec!["26-01-01 9000.00", "26-04-01 6032.97"],
        ),
        (
            "four weeks, of which one",
            four_weeks(),
            "2026-01-05/2026-03-01",
            vec![("2026-01-12/2026-01-18", "0")],
            vec!["26-01-05 2100.00", "26-02-02 2800.00"],
        ),
        (
            "a third is rounded once",
            monthly(1, "100"),
            "2026-01-01/2026-03-31",
            vec![("2026-01-01/2026-02-28", "33.33")],
            vec!["26-01-01 33.33", "26-02-01 33.33", "26-03-01 100.00"],
        ),
        (
            "two pauses of one payment",
            monthly(1, "3100"),
            "2026-03-01/2026-03-31",
            vec![("2026-03-02/2026-03-03", "0"), ("2026-03-10/2026-03-13", "25")],
            vec!["26-03-01 2600.00"],
        ),
        (
            "on days that the plan does not pay anyway",
            monthly(1, "3100"),
            "2026-03-05/2026-04-30",
            vec![("2026-03-05/2026-03-31", "0")],
            vec!["26-04-01 3100.00"],
        ),
    ] {
        assert_eq!(made(plan, runs, &pauses), expected, "{what}");
    }
}

#[test]
fn a_pause_is_paid_at_the_prices_of_its_days() {
    // A day price that rises inside the pause, and a VAT factor.
    let mut price = DatedAmounts::constant(kroner("100"));
    price.0.set(Validity::from(day("2026-03-16")), kroner("200")).unwrap();
    let plan =
        PaymentPlan::running(Frequency::Monthly { day: DayOfMonth::LAST }, Price::Fixed { amount: price });
    let plan = plan.prorated(Proration::PerDay).paused(pause("a", "2026-03-11/2026-03-20", "50"));
    let (vat, march) = (DatedAmounts::constant(kroner("80")), days("2026-03-01/2026-03-31"));
    let prices = Prices::default().vat(&vat);
    let made = payments(&plan, march, march, &prices).unwrap();
    // (10 × 100 + 5 × 50 + 5 × 100 + 11 × 200) × 0.8
    assert_eq!(made[0].amount, kroner("3160.00"));
}

#[test]
fn what_is_wrong_with_pauses_is_found_at_once() {
    let plan = monthly(1, "100")
        .paused(pause("a", "2026-03-01/2026-03-31", "0"))
        .paused(pause("a", "2026-03-31/", "100"))
        .paused(
            Pause::new(" ", days("2026-05-01/2026-05-31"), PauseReason::Other).paying("-1".parse().unwrap()),
        )
        .paused(pause("d", "2026-07-01/2026-07-31", "33.33333"));
    let found: Vec<String> =
        plan.check().iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect();
    assert_eq!(
        found,
        [
            "/pauses/1/id duplicate-pause",
            "/pauses/1/period pause-overlaps",
            "/pauses/1/percent pause-percent-out-of-range",
            "/pauses/2/id blank-text",
            "/pauses/2/period pause-overlaps",
            "/pauses/2/percent pause-percent-out-of-range",
            "/pauses/2/note blank-text",
            "/pauses/3/percent pause-percent-out-of-range",
        ]
    );
    let once = PaymentPlan::one_time(day("2026-03-05"), fixed("1")).paused(pause("a", "2026-03-01/", "0"));
    assert_eq!(once.check().iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["pause-forbidden"]);
}

/// 10,000 a month on the 1st from February to December 2026, paid from February to May.
fn paid_to_may() -> Case {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = monthly(1, "10000").with_id("p-m").to(Recipient::payroll("0285891234", "N"));
    let main = Activity::main("", "M", days("2026-02-01/2026-12-31"), plan).with_id("m");
    take(
        &mut case,
        "2026-01-05",
        &Command::Draft { appropriation: "1".to_owned(), activity: Box::new(main) },
    );
    grant(&mut case, "2026-01-05", &["m"]);
    for date in ["2026-02-01", "2026-03-01", "2026-04-01", "2026-05-01"] {
        pay(&mut case, "m", &[date]);
    }
    case
}

fn paused(text: &str, percent: &str, overpaid: OverpaidRequest) -> Command {
    Command::Pause { activity: "m".to_owned(), pause: pause("s", text, percent), overpaid }
}

fn resumed(on: Option<&str>) -> Command {
    let (activity, pause, reason) = ("m".to_owned(), "s".to_owned(), "home again".to_owned());
    Command::Resume { activity, pause, on: on.map(day), reason, overpaid: OverpaidRequest::Claim }
}

/// The differences of events: scheduled day, kroner.
fn differences(events: &[Event]) -> Vec<String> {
    let settled = events.iter().flat_map(|event| event.body.settlements());
    let adjustments = settled.flat_map(|one| &one.settlement.adjustments);
    adjustments.map(|one| format!("{} {}", one.payment, one.difference().normalize())).collect()
}

fn told(events: &[Event]) -> Vec<String> {
    let notices = events.iter().flat_map(|event| &event.outbox);
    let shown = notices.filter_map(|notice| match notice {
        Notice::Payment(one) => Some(format!("payment {} {}", one.date, one.amount.normalize())),
        Notice::Reversal(one) => Some(format!("reversal {} {}", one.date, one.amount.normalize())),
        Notice::Adjustment(one) => Some(format!("adjustment {} {}", one.date, one.amount.normalize())),
        Notice::Journal { event, .. } => Some(format!("journal {event}")),
        _ => None,
    });
    shown.collect()
}

fn this_year(case: &Case, on: &str) -> String {
    case.overview(day(on)).unwrap().granted.this_year.normalize().to_string()
}

fn amounts(case: &Case, id: &str) -> Vec<String> {
    let entries = case.state().activity(id).unwrap().payments.entries().iter();
    entries.map(|entry| entry.amount.normalize().to_string()).collect()
}

#[test]
fn a_pause_known_late_claims_what_was_paid_and_undoing_it_pays_that_back() {
    let mut case = paid_to_may();
    // In hospital from 16 April to 14 June; it is heard on 20 May.
    let events = take(&mut case, "2026-05-20", &paused("2026-04-16/2026-06-14", "0", OverpaidRequest::Claim));
    // April has 15 of 30 days, May none, June 16 of 30.
    assert_eq!(differences(&events), ["2026-04-01 -5000", "2026-05-01 -10000"]);
    assert_eq!(
        told(&events),
        [
            "journal paused",
            "reversal 2026-06-01 10000",
            "payment 2026-06-01 5333.33",
            "adjustment 2026-05-20 -15000"
        ]
    );
    let cause = &events[0].body.settlements()[0].settlement.cause;
    assert_eq!(cause.source, PriceSource::Pause { plan: "p-m".to_owned(), pause: "s".to_owned() });
    assert_eq!(this_year(&case, "2026-05-20"), "90333.33");
    let overview = case.overview(day("2026-05-20")).unwrap();
    assert_eq!(overview.appropriations[0].activities[0].pauses.len(), 1);
    assert!(overview.to_text_with(&case, bevilling::title::Language::En).contains("stay in hospital"));

    // It never was: every krone is back.
    let events = take(&mut case, "2026-05-25", &resumed(None));
    assert_eq!(differences(&events), ["2026-04-01 5000", "2026-05-01 10000"]);
    assert_eq!(
        told(&events),
        [
            "journal resumed",
            "reversal 2026-06-01 5333.33",
            "payment 2026-06-01 10000",
            "adjustment 2026-05-25 15000"
        ]
    );
    assert_eq!(this_year(&case, "2026-05-25"), "110000");
    assert_eq!(amounts(&case, "m"), amounts(&paid_to_may(), "m"));
    let plan = |case: &Case| case.state().activity("m").unwrap().activity.plan.clone();
    assert_eq!(plan(&case), plan(&paid_to_may()));
}

#[test]
fn an_open_pause_is_foreseen_and_ended_on_a_day() {
    let mut case = paid_to_may();
    let events = take(&mut case, "2026-05-20", &paused("2026-07-01/", "25", OverpaidRequest::Claim));
    assert_eq!(differences(&events), [""; 0]);
    assert_eq!(amounts(&case, "m")[5..], ["2500"; 6]);
    // Home on 16 August.
    assert_eq!(codes(&case, "2026-08-10", &resumed(Some("2026-07-01"))), ["/on resume-outside-pause"]);
    let events = take(&mut case, "2026-08-10", &resumed(Some("2026-08-16")));
    assert_eq!(differences(&events), [""; 0]);
    // 15 days at a quarter and 16 whole ones.
    assert_eq!(amounts(&case, "m")[5..], ["2500", "6370.97", "10000", "10000", "10000", "10000"]);
    assert_eq!(codes(&case, "2026-08-10", &resumed(Some("2026-08-16"))), ["/on resume-outside-pause"]);
    take(&mut case, "2026-08-10", &resumed(None));
    assert_eq!(this_year(&case, "2026-08-10"), "110000");
}

/// A forecast says that it is lower because of the pause, and not for another quantity.
#[cfg(feature = "columnar")]
#[test]
fn a_pause_is_a_cause_of_its_own_in_the_bridge() {
    use bevilling::forecast::{BridgeCause, ForecastRequest, Months, Portfolio, PortfolioOptions};
    let portfolio =
        |case: &Case| Portfolio::from_cases([case], day("2026-05-20"), &PortfolioOptions::default()).unwrap();
    let request = ForecastRequest::new(Months::of_year(2026).unwrap());
    let moved = |after: &Case, before: &Case| {
        let bridge = portfolio(after).bridge_from(&portfolio(before), &request).unwrap();
        let parts = bridge.parts.iter().map(|part| (part.cause, part.change.total()));
        parts.collect::<Vec<_>>()
    };
    let (mut case, before) = (paid_to_may(), paid_to_may());
    take(&mut case, "2026-05-20", &paused("2026-07-01/2026-08-31", "25", OverpaidRequest::Claim));
    assert_eq!(moved(&case, &before), [(BridgeCause::Paused, kroner("-15000"))]);
    assert_eq!(moved(&before, &case), [(BridgeCause::Paused, kroner("15000"))]);
    // What is claimed of paid money is a settlement; the pause itself takes the rest.
    let mut late = paid_to_may();
    take(&mut late, "2026-05-20", &paused("2026-05-01/2026-06-30", "0", OverpaidRequest::Claim));
    assert_eq!(
        moved(&late, &before),
        [(BridgeCause::Paused, kroner("-10000")), (BridgeCause::Price, kroner("-10000"))]
    );
}

#[test]
fn money_that_a_pause_finds_overpaid_is_set_off_or_waived() {
    let mut case = paid_to_may();
    let set_off = paused("2026-05-01/2026-05-31", "0", OverpaidRequest::SetOff);
    let events = take(&mut case, "2026-05-20", &set_off);
    let deductions = events[0].body.settlements()[0].overpaid.deductions();
    assert_eq!((deductions.len(), deductions[0].payment), (1, day("2026-06-01")));
    assert_eq!(this_year(&case, "2026-05-20"), "100000");

    let mut case = paid_to_may();
    let approval = ApprovalRequest::new("team", "B");
    let waive = OverpaidRequest::Waive { reason: "paid in good faith".to_owned(), approval };
    take(&mut case, "2026-05-20", &paused("2026-05-01/2026-05-31", "0", waive));
    assert_eq!(this_year(&case, "2026-05-20"), "110000");
    // What was not taken is not paid back.
    assert_eq!(differences(&take(&mut case, "2026-05-21", &resumed(None))), [""; 0]);
    assert_eq!(this_year(&case, "2026-05-21"), "110000");
}

#[test]
fn what_was_waived_before_a_pause_stays_with_the_recipient_after_it() {
    let mut case = paid_to_may();
    // The price was 9,000: the recipient keeps 1,000 of each of the four months.
    let approval = ApprovalRequest::new("team", "B");
    let correct = Command::Correct {
        activity: "m".to_owned(),
        start: None,
        price: Some(fixed("9000")),
        reason: "a digit".to_owned(),
        approval: approval.clone(),
        overpaid: OverpaidRequest::Waive { reason: "paid in good faith".to_owned(), approval },
    };
    take(&mut case, "2026-05-20", &correct);
    assert_eq!(this_year(&case, "2026-05-20"), "103000");
    let events = take(&mut case, "2026-05-21", &paused("2026-05-01/2026-05-31", "0", OverpaidRequest::Claim));
    assert_eq!(differences(&events), ["2026-05-01 -9000"]);
    assert_eq!(differences(&take(&mut case, "2026-05-22", &resumed(None))), ["2026-05-01 9000"]);
    assert_eq!(this_year(&case, "2026-05-22"), "103000");
}

#[test]
fn a_rate_that_changes_backwards_meets_a_pause() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(Decimal::TEN, "R")).with_id("p-m");
    let plan = plan.to(Recipient::internal("N")).paused(pause("s", "2026-03-01/2026-03-31", "50"));
    let main = Activity::main("", "M", days("2026-02-01/2026-04-30"), plan).with_id("m");
    let draft = Command::Draft { appropriation: "1".to_owned(), activity: Box::new(main) };
    take(&mut case, "2026-01-05", &draft);
    grant(&mut case, "2026-01-05", &["m"]);
    assert_eq!(amounts(&case, "m"), ["4100", "2050", "4100"]);
    pay(&mut case, "m", &["2026-02-01"]);
    pay(&mut case, "m", &["2026-03-01"]);
    let mut case = case.with_rule_book(&book("425.50"));
    let source = PriceSource::Rate { rate: "R".to_owned() };
    let cause = PriceChange { source, known: day("2026-03-10"), valid: Validity::ALWAYS };
    let events = take(&mut case, "2026-03-10", &Command::Settle { cause, overpaid: <_>::default() });
    assert_eq!(differences(&events), ["2026-02-01 155", "2026-03-01 77.5"]);
    // Undone, the pause pays back its half at the new rate.
    assert_eq!(differences(&take(&mut case, "2026-03-11", &resumed(None))), ["2026-03-01 2127.5"]);
}

#[test]
fn a_paused_activity_is_stopped_changed_and_annulled() {
    let pausing = || paused("2026-04-16/2026-06-14", "0", OverpaidRequest::Claim);
    // Stopped inside the pause: May was claimed already, and April is half paid as before.
    let mut case = paid_to_may();
    take(&mut case, "2026-05-20", &pausing());
    let (activity, end, reason) = ("m".to_owned(), day("2026-05-10"), "moved".to_owned());
    let stop = Command::Stop { activity, end, reason, overpaid: OverpaidRequest::Claim };
    assert_eq!(differences(&take(&mut case, "2026-05-21", &stop)), [""; 0]);
    assert_eq!(this_year(&case, "2026-05-21"), "25000");
    // The pause undone, May is paid whole again: it is a part of a month that the plan pays as one.
    assert_eq!(
        differences(&take(&mut case, "2026-05-22", &resumed(None))),
        ["2026-04-01 5000", "2026-05-01 10000"]
    );

    let mut case = paid_to_may();
    take(&mut case, "2026-05-20", &pausing());
    let (activity, reason) = ("m".to_owned(), "by mistake".to_owned());
    let annul = Command::Annul { activity, reason, overpaid: OverpaidRequest::Claim };
    assert_eq!(
        differences(&take(&mut case, "2026-05-21", &annul)),
        ["2026-02-01 -10000", "2026-03-01 -10000", "2026-04-01 -5000"]
    );
    assert_eq!(this_year(&case, "2026-05-21"), "0");
    assert_eq!(codes(&case, "2026-05-21", &resumed(None)), ["/activity activity-annulled"]);

    // A change has its own pauses; that of what it changes ends with it.
    let mut case = paid_to_may();
    take(&mut case, "2026-05-20", &pausing());
    let plan = monthly(1, "12000").with_id("p-n").to(Recipient::payroll("0285891234", "N"));
    let change = Activity::main("", "M", days("2026-06-10/2026-12-31"), plan).with_id("n").changing("m");
    let expect = Command::Expect { appropriation: "1".to_owned(), activity: Box::new(change) };
    take(&mut case, "2026-05-20", &expect);
    let foreseen = case.overview(day("2026-05-20")).unwrap().expected;
    grant(&mut case, "2026-05-20", &["n"]);
    assert_eq!(case.overview(day("2026-05-20")).unwrap().granted.by_month, foreseen.by_month);
    // All days of 1 to 9 June are paused.
    assert_eq!(amounts(&case, "m"), ["10000", "10000", "10000", "10000", "0"]);
    assert_eq!(amounts(&case, "n"), ["12000"; 6]);
}

#[test]
fn a_payment_that_a_pause_leaves_nothing_of_is_neither_next_nor_open_nor_sent() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = monthly(1, "10000").with_id("p-m").paused(pause("s", "2026-03-01/2026-03-31", "0"));
    let main = Activity::main("", "M", days("2026-02-01/2026-04-30"), plan).with_id("m").by("P");
    let draft = Command::Draft { appropriation: "1".to_owned(), activity: Box::new(main) };
    take(&mut case, "2026-01-05", &draft);
    let events = grant(&mut case, "2026-01-05", &["m"]);
    // 10,000 with a VAT factor of 80 percent.
    assert_eq!(told(&events), ["journal granted", "payment 2026-02-01 8000", "payment 2026-04-01 8000"]);
    let next =
        |on: &str| case.overview(day(on)).unwrap().appropriations[0].activities[0].next_payment.unwrap().date;
    assert_eq!((next("2026-02-01"), next("2026-02-02")), (day("2026-02-01"), day("2026-04-01")));
    // An invoice for March is of no payment; April's is paid.
    let line = |id: &str, month: &str| {
        let reference = PaymentReference::new("p-m", day(month)).unwrap();
        let (text, cvr) = (format!("ref {reference}"), Some(Cvr::parse("12345674").unwrap()));
        InvoiceLine { text, cvr, ..InvoiceLine::new(id, day(month), kroner("8000")) }
    };
    let lines = vec![line("1", "2026-03-01"), line("2", "2026-04-01")];
    let events = take(&mut case, "2026-04-02", &Command::RegisterInvoice { invoice: "i".to_owned(), lines });
    let EventBody::InvoiceRegistered { matches, payments, .. } = &events[0].body else { panic!() };
    let notes: Vec<&str> = matches[0].notes.iter().map(|note| note.code.as_str()).collect();
    assert_eq!(notes[0], "reference-of-no-payment");
    assert!(!matches[0].outcome.pays());
    assert_eq!(payments.iter().map(|one| one.date).collect::<Vec<_>>(), [day("2026-04-01")]);
}

#[test]
fn what_cannot_be_paused_says_why() {
    let mut case = paid_to_may();
    let with = |pause: Pause| Command::Pause { activity: "m".to_owned(), pause, overpaid: <_>::default() };
    assert_eq!(
        codes(&case, "2026-05-20", &with(pause("s", "2027-01-01/", "100"))),
        ["/pause/period pause-outside-period", "/pause/percent pause-percent-out-of-range"]
    );
    let other = Pause::new("s", days("2026-06-01/2026-06-30"), PauseReason::Other);
    assert_eq!(codes(&case, "2026-05-20", &with(other)), ["/pause/note blank-text"]);
    take(&mut case, "2026-05-20", &with(pause("summer", "2026-06-10/2026-06-30", "0")));
    // One that reaches into the next, and one of the same name.
    assert_eq!(
        codes(&case, "2026-05-20", &with(pause("t", "2026-06-01/2026-06-10", "0"))),
        ["/pause/period pause-overlaps"]
    );
    assert_eq!(
        codes(&case, "2026-05-20", &with(pause("summer", "2026-08-01/2026-08-10", "0"))),
        ["/pause/id duplicate-pause"]
    );
    let resume = |activity: &str, pause: &str| Command::Resume {
        activity: activity.to_owned(),
        pause: pause.to_owned(),
        on: None,
        reason: " ".to_owned(),
        overpaid: <_>::default(),
    };
    assert_eq!(
        codes(&case, "2026-05-20", &resume("m", "sumer")),
        ["/reason reason-required", "/pause no-such-pause"]
    );
    let refusal = case.decide(&resume("m", "sumer"), &stamp("2026-05-20")).unwrap_err();
    assert_eq!(refusal.faults().iter().last().unwrap().suggestion(), Some("summer"));
    assert_eq!(
        codes(&case, "2026-05-20", &resume("n", "s")),
        ["/reason reason-required", "/activity no-such-activity"]
    );
}

#[test]
fn a_log_with_a_pause_that_cannot_be_is_refused() {
    let mut case = paid_to_may();
    take(&mut case, "2026-05-20", &paused("2026-04-16/2026-06-14", "0", OverpaidRequest::Claim));
    take(&mut case, "2026-05-25", &resumed(Some("2026-06-01")));
    let faults = |edit: &dyn Fn(&mut serde_json::Value)| -> Vec<String> {
        let mut events = serde_json::to_value(case.events()).unwrap();
        edit(&mut events);
        let events: Vec<Event> = serde_json::from_value(events).unwrap();
        let faults = Case::replay(case.book(), &events).unwrap_err();
        faults.iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect()
    };
    let place = case.events().len() - 2;
    let at = |rest: &str| format!("/events/{place}{rest}");
    let next = |rest: &str| format!("/events/{}{rest}", place + 1);
    // The event says another pause than the activity has after it.
    let found = faults(&|events| events[place]["body"]["pause"]["period"]["end"] = "2026-06-13".into());
    assert!(found.contains(&at("/body/changes/0/activity activity-differs")), "{found:?}");
    // Both say it, and the payments do not.
    let found = faults(&|events| {
        events[place]["body"]["pause"]["percent"] = "50".into();
        events[place]["body"]["changes"][0]["activity"]["plan"]["pauses"][0]["percent"] = "50".into();
    });
    assert!(found.iter().any(|fault| fault.ends_with(" price-differs")), "{found:?}");
    let found = faults(&|events| {
        events[place]["body"]["pause"]["percent"] = "150".into();
        events[place]["body"]["changes"][0]["activity"]["plan"]["pauses"][0]["percent"] = "150".into();
    });
    let wrong = at("/body/changes/0/activity/plan/pauses/0/percent pause-percent-out-of-range");
    assert!(found.contains(&wrong), "{found:?}");
    let found = faults(&|events| events[place + 1]["body"]["pause"] = "z".into());
    assert!(found.contains(&next("/body/pause no-such-pause")), "{found:?}");
    let found = faults(&|events| events[place + 1]["body"]["on"] = "2026-06-15".into());
    assert!(found.contains(&next("/body/on resume-outside-pause")), "{found:?}");
    let found = faults(&|events| events[place + 1]["body"]["reason"] = "".into());
    assert!(found.contains(&next("/body/reason reason-required")), "{found:?}");
    // A state that is kept is judged by itself.
    let mut state = serde_json::to_value(case.state()).unwrap();
    state["activities"][0]["activity"]["plan"]["pauses"][0]["percent"] = "-1".into();
    let state: CaseState = serde_json::from_value(state).unwrap();
    let faults = Case::from_state(case.book(), state).unwrap_err();
    assert_eq!(
        faults.iter().map(|fault| fault.path().to_string()).collect::<Vec<_>>(),
        ["/activities/0/activity/plan/pauses/0/percent"]
    );
}

#[test]
fn a_pause_is_drawn_as_a_pale_band() {
    let mut case = paid_to_may();
    let draw = |case: &Case| {
        case.timeline(day("2026-05-25"), bevilling::title::Language::En, bevilling::chart::Size::default())
    };
    assert!(!draw(&case).contains("Paused"));
    take(&mut case, "2026-05-20", &paused("2026-04-16/2026-06-14", "0", OverpaidRequest::Claim));
    let svg = draw(&case);
    assert!(svg.contains("Paused") && svg.contains("paused 16 April 2026 to 14 June 2026"), "{svg}");
}
