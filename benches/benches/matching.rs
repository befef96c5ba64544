//! Invoice lines against the open payments of a municipality: 100,000 lines, 1,000,000 payments, one core. Within
//! two seconds together on a machine of 2026, in a process of some 260 MB, plans and lines included.

#![allow(clippy::unwrap_used)]

mod processor_time;

use bevilling::Decimal;
use bevilling::dates::{Date, parse};
use bevilling::plan::{
    Cvr, InvoiceLine, MatchOptions, OpenPayment, OpenPayments, OpenPlan, PaymentReference,
};
use bevilling::rulebook::Tolerance;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use processor_time::{ProcessorTime, settings};

const PAYMENTS: u32 = 1_000_000;
const LINES: u32 = 100_000;
/// Payments of a plan, monthly.
const MONTHS: u32 = 20;
/// Companies that send invoices.
const COMPANIES: u32 = 800;

fn day(month: u32) -> Date {
    parse(&format!("{}-{:02}-01", 2026 + month / 12, month % 12 + 1)).unwrap()
}

fn company(plan: u32) -> Cvr {
    Cvr::parse(&format!("{}", 10_000_000 + plan % COMPANIES)).unwrap()
}

/// What a payment of the plan is, in øre: a thousand prices.
fn price(plan: u32) -> i64 {
    i64::from(plan.wrapping_mul(2_654_435_761) % 1000) * 1_313 + 50_000
}

fn plans() -> Vec<OpenPlan> {
    let plan = |plan: u32| OpenPlan {
        plan: format!("plan-{plan}"),
        cvr: Some(company(plan)),
        tolerance: Tolerance { percent: Some(Decimal::ONE), amount: None },
        payments: (0..MONTHS)
            .map(|month| OpenPayment::new(day(month), Decimal::new(price(plan), 2)))
            .collect(),
    };
    (0..PAYMENTS / MONTHS).map(plan).collect()
}

/// Of ten lines: six with a reference, two with the amount alone, one near it, one of nothing here.
fn lines() -> Vec<InvoiceLine> {
    let line = |number: u32| {
        let plan = number.wrapping_mul(7919) % (PAYMENTS / MONTHS);
        let date = day(number % MONTHS);
        let reference = PaymentReference::new(&format!("plan-{plan}"), date).unwrap();
        let (text, off) = match number % 10 {
            0..6 => (format!("Faktura {number}, jeres ref. {reference}"), 0),
            6 | 7 => (format!("Faktura {number}"), 0),
            8 => (format!("Faktura {number}"), 100),
            _ => (format!("Faktura {number}"), 900_000_000),
        };
        let amount = Decimal::new(price(plan) + off, 2);
        InvoiceLine { text, cvr: Some(company(plan)), ..InvoiceLine::new(number.to_string(), date, amount) }
    };
    (0..LINES).map(line).collect()
}

fn matching(criterion: &mut Criterion<ProcessorTime>) {
    let (plans, lines) = (plans(), lines());
    let mut group = criterion.benchmark_group("matching");
    group.sample_size(10);
    group.throughput(Throughput::Elements(PAYMENTS.into()));
    group.bench_function("index", |bencher| bencher.iter(|| OpenPayments::new(&plans)));
    let open = OpenPayments::new(&plans);
    group.throughput(Throughput::Elements(LINES.into()));
    group.bench_function("lines", |bencher| {
        bencher.iter(|| open.match_lines(&lines, MatchOptions::default()));
    });
    group.finish();
}

criterion_group! { name = benches; config = settings(); targets = matching }
criterion_main!(benches);
