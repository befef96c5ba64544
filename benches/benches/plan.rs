//! Plans: dates and priced payments of one, and the preview of ten.

#![allow(clippy::unwrap_used, reason = "a bench without its input has nothing to measure")]

mod processor_time;

use benches::{drafts, inputs, today};
use bevilling::dates::{DayOfMonth, MonthInterval, Period, WeekInterval, parse};
use bevilling::money;
use bevilling::plan::{PaymentPlan, PreviewOptions, Price, Prices, Proration, payments, preview, total};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use processor_time::{ProcessorTime, settings};

fn quarterly(price: Price) -> PaymentPlan {
    PaymentPlan::every_months(MonthInterval::new(3).unwrap(), DayOfMonth::LAST, price)
}

fn plan(criterion: &mut Criterion<ProcessorTime>) {
    let children = inputs().into_iter().find(|input| input.name == "children").unwrap();
    let period = Period::new(parse("2026-01-01").unwrap(), parse("2035-12-31").unwrap()).unwrap();
    // A VAT factor that is not 100, and a rate that changes every year but the last.
    let prices = Prices::from_book(&children.book, Some("90010033")).unwrap();
    let price = || Price::per_unit(money::parse("12.5").unwrap(), money::parse("495.00").unwrap());
    let plans = [
        ("daily", PaymentPlan::daily(price())),
        ("weekly", PaymentPlan::weekly(price())),
        ("monthly", PaymentPlan::monthly(DayOfMonth::LAST, price())),
        ("every four weeks", PaymentPlan::every_weeks(WeekInterval::new(4).unwrap(), price())),
        ("quarterly in arrears", quarterly(price()).in_arrears()),
        (
            "day price by the month",
            PaymentPlan::monthly(DayOfMonth::LAST, price()).prorated(Proration::PerDay),
        ),
        ("day price by the quarter", quarterly(price()).prorated(Proration::PerDay)),
    ];
    // Cut in the middle of its first and of its last month.
    let cut = Period::new(parse("2026-01-14").unwrap(), parse("2035-12-10").unwrap()).unwrap();
    let mut group = criterion.benchmark_group("plan");
    for (name, plan) in &plans {
        let made = payments(plan, period, period, &prices).unwrap().len();
        group.throughput(Throughput::Elements(u64::try_from(made).unwrap()));
        group.bench_function(format!("payments of ten years, {name}"), |bencher| {
            bencher.iter(|| payments(plan, period, period, &prices).unwrap());
        });
        group.bench_function(format!("total of ten years, {name}"), |bencher| {
            bencher.iter(|| total(plan, period, period, &prices).unwrap());
        });
    }
    for (name, proration) in [
        ("calendar days", Proration::CalendarDays),
        ("thirtieths", Proration::Thirtieths),
        ("working days", Proration::WorkingDays),
        ("day price", Proration::PerDay),
    ] {
        let plan = PaymentPlan::monthly(DayOfMonth::LAST, price()).prorated(proration);
        group.bench_function(format!("total of ten years with parts, {name}"), |bencher| {
            bencher.iter(|| total(&plan, cut, cut, &prices).unwrap());
        });
    }
    let drafts = drafts();
    let options = PreviewOptions::default();
    let shown = preview(&children.book, &[], &drafts, today(), &options).unwrap().payments.len();
    group.throughput(Throughput::Elements(u64::try_from(shown).unwrap()));
    group.bench_function("preview of ten activities", |bencher| {
        bencher.iter(|| preview(&children.book, &[], &drafts, today(), &options).unwrap());
    });
    group.finish();
}

criterion_group! { name = benches; config = settings(); targets = plan }
criterion_main!(benches);
