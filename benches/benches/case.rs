//! The life of a case: commands on one with ten activities, and a long log read again.

#![allow(clippy::unwrap_used, reason = "a bench without its input has nothing to measure")]

mod processor_time;

use std::hint::black_box;

use bevilling::Decimal;
use bevilling::case::{ApprovalRequest, Case, Command, Event, Grant, Stamp};
use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::plan::{Activity, PaymentPlan, Price, Recipient};
use bevilling::rulebook::RuleBook;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

use processor_time::{ProcessorTime, settings};

const BOOK: &str = r#"{
    "id": "bench", "version": "1", "title": {"da": "x"},
    "laws": [{"id": "L", "title": {"da": "x"}}],
    "sections": [{"id": "S", "title": {"da": "x"}, "law": "L"}],
    "activity_types": [{"id": "M", "title": {"da": "x"}}, {"id": "U", "title": {"da": "x"}}],
    "offers": [{"section": "S", "activity_type": "M", "role": "main"},
        {"section": "S", "activity_type": "U", "role": "supplementary", "to": ["M"]}],
    "approval_levels": [{"id": "team", "title": {"da": "x"}}]
}"#;

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// A case with ten activities of monthly payments for two years, none of them granted.
fn drafted(book: &RuleBook) -> Case {
    let mut case = Case::blank(book, "case");
    let stamp = Stamp::new(day("2026-01-05"), "somebody");
    case.take(&Command::Open { facts: <_>::default() }, &stamp).unwrap();
    let appropriation = "1".to_owned();
    let set =
        Command::SetAppropriation { appropriation: appropriation.clone(), section: Some("S".to_owned()) };
    case.take(&set, &stamp).unwrap();
    for number in 0..10 {
        let period = Period::open(day("2026-01-10"));
        let plan = PaymentPlan::monthly(DayOfMonth::LAST, Price::fixed(Decimal::from(1000 + number)))
            .with_id(format!("p{number}"))
            .to(Recipient::internal("N"));
        let activity = match number {
            0 => Activity::main("S", "M", period, plan),
            _ => Activity::supplementary("S", "U", period, plan),
        };
        let activity = Box::new(activity.with_id(number.to_string()));
        case.take(&Command::Draft { appropriation: appropriation.clone(), activity }, &stamp).unwrap();
    }
    case
}

fn grant() -> Grant {
    Grant {
        appropriation: "1".to_owned(),
        activities: (0..10).map(|number| number.to_string()).collect(),
        approval: ApprovalRequest::new("team", "A"),
        ..Grant::default()
    }
}

fn life(criterion: &mut Criterion<ProcessorTime>) {
    let book = RuleBook::from_json(BOOK).unwrap();
    let stamp = Stamp::new(day("2026-01-06"), "somebody");
    let case = drafted(&book);
    let mut granted = case.clone();
    granted.take(&Command::Grant(grant()), &stamp).unwrap();
    let date = day("2026-01-31");
    let pay = Command::Pay { activity: "3".to_owned(), date, paid_on: date, amount: Decimal::from(1003) };

    let mut group = criterion.benchmark_group("case/10 activities");
    group.bench_function("grant all", |bencher| {
        bencher.iter(|| case.decide(black_box(&Command::Grant(grant())), &stamp).unwrap());
    });
    group.bench_function("dry run of granting all", |bencher| {
        bencher.iter(|| case.preview_grant(black_box(&grant()), &stamp).unwrap());
    });
    group.bench_function("pay", |bencher| {
        bencher.iter_batched_ref(
            || granted.clone(),
            |case| case.take(black_box(&pay), &stamp).unwrap(),
            BatchSize::SmallInput,
        );
    });
    group.bench_function("renew, nothing to do", |bencher| {
        bencher.iter(|| granted.decide(black_box(&Command::Renew), &stamp).unwrap());
    });
    group.bench_function("overview", |bencher| bencher.iter(|| granted.overview(stamp.on).unwrap()));
    group.finish();

    // As many notes a second whether there are a thousand or eight thousand.
    let mut group = criterion.benchmark_group("case/notes");
    group.sample_size(10);
    for notes in [1_000_u32, 8_000] {
        group.throughput(Throughput::Elements(u64::from(notes)));
        group.bench_function(format!("take {notes}"), |bencher| {
            let note = Command::Annotate { activity: None, payment: None, text: "seen".to_owned() };
            bencher.iter_batched_ref(
                || granted.clone(),
                |case| {
                    for _ in 0..notes {
                        case.take(black_box(&note), &stamp).unwrap();
                    }
                },
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();

    let mut long = granted;
    let note = Command::Annotate { activity: None, payment: None, text: "seen".to_owned() };
    for index in 0.. {
        let reason = || "because".to_owned();
        let command = match index % 4 {
            0 => note.clone(),
            1 => Command::Stop {
                activity: "5".to_owned(),
                end: day("2027-01-31"),
                reason: reason(),
                overpaid: <_>::default(),
            },
            2 => {
                let approval = ApprovalRequest::new("team", "A");
                Command::Extend { activity: "5".to_owned(), end: None, approval, overpaid: <_>::default() }
            }
            _ => note.clone(),
        };
        long.take(&command, &stamp).unwrap();
        if long.events().len() >= 10_000 {
            break;
        }
    }
    let events: Vec<Event> = long.events().to_vec();
    let mut group = criterion.benchmark_group("case/log");
    group.throughput(Throughput::Elements(u64::try_from(events.len()).unwrap()));
    group.sample_size(10);
    group.bench_function("replay 10,000 events", |bencher| {
        bencher.iter(|| Case::replay(&book, black_box(&events)).unwrap());
    });
    group.finish();
}

criterion_group! { name = benches; config = settings(); targets = life }
criterion_main!(benches);
