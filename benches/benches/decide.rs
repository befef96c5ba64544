//! Decisions: one with every reason, all options, and columns.

use std::hint::black_box;

use bevilling::dates::{Date, parse};
use bevilling::decide::{FactColumn, NONE, NOT_STATED, On, OptionsRequest, Placement, Proposal, Queries};
use bevilling::rulebook::{Domain, RuleBook};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

const ROWS: usize = 100_000;

fn decide(criterion: &mut Criterion) {
    let book = benches::children();
    let child = benches::child(&book);
    let on = parse("2026-02-01").unwrap();
    bench(criterion, "children", &book, &child, on);
}

fn bench(criterion: &mut Criterion, name: &str, book: &RuleBook, case: &Placement, on: Date) {
    let proposals = benches::proposals(book);
    let mut group = criterion.benchmark_group(format!("decide/{name}"));
    group.throughput(Throughput::Elements(1));
    let mut next = 0;
    group.bench_function("check", |bencher| {
        bencher.iter(|| {
            next = (next + 1) % proposals.len();
            black_box(case.check(&proposals[next], on))
        });
    });
    group.throughput(Throughput::Elements(1));
    group.bench_function("options", |bencher| bencher.iter(|| case.options(&OptionsRequest::on(on))));
    let request = OptionsRequest::on(on).with_refusals();
    group.bench_function("options with why-not", |bencher| bencher.iter(|| case.options(&request)));
    columns(&mut group, book, case, &proposals, on);
    group.finish();
}

fn columns(
    group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>,
    book: &RuleBook,
    case: &Placement,
    proposals: &[Proposal],
    on: Date,
) {
    let row = |row: usize| &proposals[row * 7919 % proposals.len()];
    let number = |id: &str| book.activity_type_number(id).unwrap();
    let section: Vec<u32> = (0..ROWS).map(|at| book.section_number(&row(at).section).unwrap()).collect();
    let activity_type: Vec<u32> = (0..ROWS).map(|at| number(&row(at).activity_type)).collect();
    let main: Vec<u32> = (0..ROWS).map(|at| row(at).main.as_deref().map_or(NONE, number)).collect();
    // Each citizen differs from the next in every fact.
    let values: Vec<(&str, Vec<i64>)> = book
        .document()
        .dimensions
        .iter()
        .filter(|dimension| case.facts().contains_key(&dimension.id))
        .map(|dimension| {
            let values = (0..ROWS).map(|at| {
                let at = i64::try_from(at).unwrap();
                match &dimension.domain {
                    _ if at % 11 == 0 => NOT_STATED,
                    Domain::Choice(choices) => at * 31 % i64::try_from(choices.len()).unwrap(),
                    Domain::Ladder(steps) => steps[usize::try_from(at).unwrap() * 17 % steps.len()].step,
                    Domain::Flag => at % 2,
                    Domain::Number { .. } => at % 5,
                    Domain::Date | Domain::Age { .. } => 12_000 + at * 13 % 8_000,
                }
            });
            (dimension.id.as_str(), values.collect())
        })
        .collect();
    let facts: Vec<FactColumn<'_>> =
        values.iter().map(|(dimension, values)| FactColumn { dimension, values }).collect();
    let queries = Queries {
        section: &section,
        activity_type: &activity_type,
        main: &main,
        provider: &[],
        on: On::Date(on),
        facts: &facts,
    };
    group.throughput(Throughput::Elements(u64::try_from(ROWS).unwrap()));
    group
        .bench_function("check in columns", |bencher| bencher.iter(|| book.check_columns(&queries).unwrap()));
}

criterion_group!(benches, decide);
criterion_main!(benches);
