//! What comes late: one case of ten activities over three years, and 200,000 cases after one rate changed backwards.

#![allow(clippy::unwrap_used, reason = "a bench without its input has nothing to measure")]

mod processor_time;

use std::hint::black_box;
use std::thread;

use bevilling::Decimal;
use bevilling::case::{ApprovalRequest, Case, Command, Grant, OverpaidRequest, Stamp};
use bevilling::dates::{Date, DayOfMonth, Period, Validity, parse};
use bevilling::plan::{Activity, PaymentPlan, Price, PriceChange, PriceSource, Recipient};
use bevilling::rulebook::RuleBook;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use processor_time::{ProcessorTime, settings};

fn book(version: &str, rate: &str) -> RuleBook {
    let text = format!(
        r#"{{
        "id": "bench", "version": "{version}", "title": {{"da": "x"}},
        "laws": [{{"id": "L", "title": {{"da": "x"}}}}],
        "sections": [{{"id": "S", "title": {{"da": "x"}}, "law": "L"}}],
        "activity_types": [{{"id": "M", "title": {{"da": "x"}}}}, {{"id": "U", "title": {{"da": "x"}}}}],
        "offers": [{{"section": "S", "activity_type": "M", "role": "main"}},
            {{"section": "S", "activity_type": "U", "role": "supplementary", "to": ["M"]}}],
        "rates": [{{"id": "R", "title": {{"da": "x"}}, "values": "{rate}"}}],
        "approval_levels": [{{"id": "team", "title": {{"da": "x"}}}}]
    }}"#
    );
    RuleBook::from_json(&text).unwrap()
}

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// A case of so many activities at a rate, from January 2024 to December 2026, all granted and paid to a day.
fn paid(book: &RuleBook, id: &str, activities: u32, paid_to: &str) -> Case {
    let mut case = Case::blank(book, id);
    let stamp = Stamp::new(day("2024-01-01"), "somebody");
    let mut take = |command: Command, on: Date| case.take(&command, &Stamp::new(on, "somebody")).unwrap();
    take(Command::Open { facts: <_>::default() }, stamp.on);
    let appropriation = "1".to_owned();
    let section = Some("S".to_owned());
    take(Command::SetAppropriation { appropriation: appropriation.clone(), section }, stamp.on);
    let ids: Vec<String> = (0..activities).map(|number| format!("{id}-{number}")).collect();
    for (number, id) in ids.iter().enumerate() {
        let period = Period::new(day("2024-01-01"), day("2026-12-31")).unwrap();
        let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(Decimal::TEN, "R"))
            .with_id(format!("p-{id}"))
            .to(Recipient::internal("N"));
        let activity = match number {
            0 => Activity::main("S", "M", period, plan),
            _ => Activity::supplementary("S", "U", period, plan),
        };
        let activity = Box::new(activity.with_id(id));
        take(Command::Draft { appropriation: appropriation.clone(), activity }, stamp.on);
    }
    let approval = ApprovalRequest::new("team", "A");
    let grant = Grant { appropriation, activities: ids.clone(), approval, ..Grant::default() };
    take(Command::Grant(grant), stamp.on);
    let mut days: Vec<(Date, String)> = Vec::new();
    for id in &ids {
        let months = Period::new(day("2024-01-01"), day(paid_to)).unwrap();
        let first_days = months.start().iter_days().take_while(|date| months.contains(*date));
        days.extend(
            first_days.filter(|date| chrono::Datelike::day(date) == 1).map(|date| (date, id.clone())),
        );
    }
    days.sort();
    for (date, activity) in days {
        take(Command::Pay { activity, date, paid_on: date, amount: Decimal::from(4100) }, date);
    }
    Case::from_state(book, case.state().clone()).unwrap()
}

fn settle(from: &str) -> Command {
    let source = PriceSource::Rate { rate: "R".to_owned() };
    let cause = PriceChange { source, known: day("2026-11-10"), valid: Validity::from(day(from)) };
    Command::Settle { cause, overpaid: OverpaidRequest::default() }
}

fn one_case(criterion: &mut Criterion<ProcessorTime>) {
    let stamp = Stamp::new(day("2026-11-10"), "somebody");
    let case = paid(&book("1", "410"), "case", 10, "2026-11-01");
    let changed = case.clone().under(&book("2", "420"));
    let stop = Command::Stop {
        activity: "case-0".to_owned(),
        end: day("2024-01-15"),
        reason: "moved".to_owned(),
        overpaid: OverpaidRequest::default(),
    };
    let mut group = criterion.benchmark_group("late/10 activities, 3 years");
    group.bench_function("a rate, back to the first day", |bencher| {
        bencher.iter(|| changed.decide(black_box(&settle("2024-01-01")), &stamp).unwrap());
    });
    group.bench_function("a stop, back to the first month", |bencher| {
        bencher.iter(|| case.decide(black_box(&stop), &stamp).unwrap());
    });
    group.finish();
}

fn many_cases(criterion: &mut Criterion<ProcessorTime>) {
    const CASES: usize = 200_000;
    const DIFFERENT: usize = 2_000;
    let stamp = Stamp::new(day("2026-11-10"), "somebody");
    let (before, after) = (book("1", "410"), book("2", "420"));
    let cases: Vec<Case> = (0..DIFFERENT)
        .map(|number| paid(&before, &format!("c{number}"), 1, "2026-11-01").under(&after))
        .collect();
    let command = settle("2026-01-01");
    let half = |cases: &[Case]| -> usize {
        let again = CASES / DIFFERENT;
        let decided = (0..again).flat_map(|_| cases).map(|case| case.decide(&command, &stamp).unwrap().len());
        decided.sum()
    };
    let mut group = criterion.benchmark_group("late/200,000 cases");
    group.throughput(Throughput::Elements(u64::try_from(CASES).unwrap()));
    group.sample_size(10);
    group.bench_function("one rate, back to January, on two threads", |bencher| {
        bencher.iter(|| {
            let (first, second) = cases.split_at(DIFFERENT / 2);
            let events = thread::scope(|scope| {
                let other = scope.spawn(|| half(second));
                half(first) + other.join().unwrap()
            });
            assert_eq!(events, 2 * CASES / 2);
        });
    });
    group.finish();
}

criterion_group! { name = benches; config = settings(); targets = one_case, many_cases }
criterion_main!(benches);
