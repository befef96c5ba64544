//! Portfolios: totals of 100,000 schedules, both views of up to 10,000,000 activities, payments, one changed case.

#![allow(clippy::unwrap_used, reason = "a bench without its input has nothing to measure")]

use std::hint::black_box;

use benches::portfolio::{case, portfolio, schedules, years};
use bevilling::Decimal;
use bevilling::forecast::{
    ArrowOptions, ForecastAccumulator, ForecastRequest, PaymentChunk, PaymentsRequest, Portfolio,
    ProgressControl, Scenario, ScenarioChange, Selection, View,
};
use bevilling::plan::Extrapolation;
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(work)
}

fn count_of(portfolio: &Portfolio) -> usize {
    portfolio.payments(PaymentsRequest::new(View::Expected)).map(|chunk| chunk.len()).sum()
}

/// Workload 1.
fn workload_1(criterion: &mut Criterion) {
    let portfolio = schedules(100_000);
    let mut group = criterion.benchmark_group("100,000 schedules over two years");
    let request = ForecastRequest::new(years(2024, 2026)).view(View::Granted);
    group.bench_function("totals by month, one thread", |bencher| {
        alone(|| bencher.iter(|| portfolio.forecast(&request).unwrap()));
    });
    group.throughput(Throughput::Elements(u64::try_from(count_of(&portfolio)).unwrap()));
    let mut chunk = PaymentChunk::default();
    group.bench_function("every payment as columns", |bencher| {
        bencher.iter(|| {
            let mut payments = portfolio.payments(PaymentsRequest::new(View::Granted).chunks_of(1 << 15));
            while payments.fill(&mut chunk) {
                black_box(&chunk);
            }
        });
    });
    group.bench_function("for comparison: as many bytes written", |bencher| {
        let count = count_of(&portfolio);
        bencher.iter(|| {
            let mut left = count;
            while left > 0 {
                let now = left.min(1 << 15);
                for (column, one) in [(&mut chunk.scheduled, 1), (&mut chunk.counted, 2)] {
                    column.clear();
                    column.resize(now, one);
                }
                chunk.row.clear();
                chunk.row.resize(now, 3);
                chunk.oere.clear();
                chunk.oere.resize(now, 4);
                chunk.layer.clear();
                chunk.layer.resize(now, 5);
                black_box(&chunk);
                left -= now;
            }
        });
    });
    group.finish();
}

/// Workload 2, and how it grows.
fn workload_2(criterion: &mut Criterion) {
    let months = years(2026, 2028);
    let by = ["municipality", "section"];
    let most = std::env::var("MOST").ok().and_then(|most| most.parse().ok()).unwrap_or(1_000_000_u64);
    for activities in [10_000, 100_000, 1_000_000, 10_000_000].into_iter().filter(|size| *size <= most) {
        let portfolio = portfolio(activities);
        let (columns, runs) = portfolio.bytes();
        println!(
            "{activities}: {columns} bytes of columns, {runs} of runs, {} payments",
            count_of(&portfolio)
        );
        let mut group = criterion.benchmark_group("both views by month, municipality and section");
        group.sample_size(if activities > 100_000 { 10 } else { 50 });
        group.throughput(Throughput::Elements(activities));
        let views = || portfolio.views(months, &by, &ProgressControl::default()).unwrap();
        group.bench_function(BenchmarkId::new("one thread", activities), |bencher| {
            alone(|| bencher.iter(views));
        });
        group.bench_function(BenchmarkId::new("all threads", activities), |bencher| bencher.iter(views));
        group.bench_function(BenchmarkId::new("one view, one thread", activities), |bencher| {
            let request = ForecastRequest::new(months).by(by);
            alone(|| bencher.iter(|| portfolio.forecast(&request).unwrap()));
        });
        if activities <= 1_000_000 {
            let from_columns = |portfolio: Portfolio| {
                let portfolio = portfolio.extrapolated(Extrapolation::Refuse).unwrap();
                portfolio.views(months, &by, &ProgressControl::default()).unwrap()
            };
            group.bench_function(BenchmarkId::new("from raw columns, one thread", activities), |bencher| {
                alone(|| bencher.iter_batched(|| portfolio.clone(), from_columns, BatchSize::PerIteration));
            });
            let bytes = portfolio.to_ipc().unwrap();
            group.bench_function(BenchmarkId::new("read from Arrow IPC", activities), |bencher| {
                bencher.iter(|| Portfolio::from_ipc(&bytes, ArrowOptions::default()).unwrap());
            });
        }
        group.finish();
        let mut accumulator =
            ForecastAccumulator::new(&portfolio, ForecastRequest::new(months).by(by)).unwrap();
        let (one, other) = (case(7, 1), case(7, 2));
        accumulator.replace(None, Some(&one)).unwrap();
        let mut group = criterion.benchmark_group("one case changed");
        group.bench_function(BenchmarkId::new("totals kept up to date", activities), |bencher| {
            bencher.iter(|| {
                accumulator.replace(Some(&one), Some(&other)).unwrap();
                accumulator.replace(Some(&other), Some(&one)).unwrap();
            });
        });
        group.finish();
    }
}

/// A tenth dearer in some sections, and other activities ended; and why that moves the forecast.
fn what_if(criterion: &mut Criterion) {
    let months = years(2026, 2028);
    let sections = |numbers: std::ops::Range<u32>| {
        Selection::all().with_labels("section", numbers.map(|number| format!("BL-{number}")))
    };
    let day = |text: &str| bevilling::dates::parse(text).unwrap();
    let scenario = Scenario::new("dearer")
        .and(ScenarioChange::Prices { of: sections(0..10), percent: Decimal::TEN, from: day("2027-01-01") })
        .and(ScenarioChange::End { of: sections(38..40), on: day("2027-06-30") });
    let mut group = criterion.benchmark_group("what would be, and why");
    group.sample_size(10);
    for activities in [10_000, 1_000_000] {
        let before = portfolio(activities);
        let after = before.with(&scenario, &[]).unwrap();
        group.throughput(Throughput::Elements(activities));
        group.bench_function(BenchmarkId::new("a scenario", activities), |bencher| {
            bencher.iter(|| before.with(&scenario, &[]).unwrap());
        });
        let request = ForecastRequest::new(months).by(["municipality", "section"]);
        group.bench_function(BenchmarkId::new("the bridge to it", activities), |bencher| {
            bencher.iter(|| after.bridge_from(&before, &request).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, workload_1, workload_2, what_if);
criterion_main!(benches);
