//! Decisions: one with every reason, all options, and columns.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench without its input has nothing to measure"
)]

mod processor_time;

use std::collections::HashSet;
use std::hint::black_box;

use benches::{Input, inputs, proposals, today};
use bevilling::decide::{FactColumn, NONE, NOT_STATED, On, OptionsRequest, Queries};
use bevilling::rulebook::Domain;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

use processor_time::{ProcessorTime, settings};

const ROWS: usize = 100_000;

fn decide(criterion: &mut Criterion<ProcessorTime>) {
    for input in inputs() {
        let Input { name, book, case, .. } = &input;
        let (on, proposals) = (today(), proposals(book));
        let mut group = criterion.benchmark_group(format!("decide/{name}"));
        let mut next = 0;
        group.bench_function("check", |bencher| {
            bencher.iter(|| {
                next = (next + 1) % proposals.len();
                black_box(case.check(&proposals[next], on))
            });
        });
        // What somebody would write by hand: sections for this citizen and offers, by name, without a reason.
        let all = case.options(&OptionsRequest::on(on));
        let sections: HashSet<&str> = all.sections().map(|section| section.section().id.as_str()).collect();
        let offers: HashSet<(&str, &str, bool)> = proposals
            .iter()
            .map(|it| (it.section.as_str(), it.activity_type.as_str(), it.main.is_some()))
            .collect();
        group.bench_function("floor: two sets of names, no reasons", |bencher| {
            bencher.iter(|| {
                next = (next + 1) % proposals.len();
                let it = &proposals[next];
                let offer = (it.section.as_str(), it.activity_type.as_str(), it.main.is_some());
                black_box(sections.contains(it.section.as_str()) && offers.contains(&offer))
            });
        });
        group.bench_function("options", |bencher| bencher.iter(|| case.options(&OptionsRequest::on(on))));
        let request = OptionsRequest::on(on).with_refusals();
        group.bench_function("options with why-not", |bencher| bencher.iter(|| case.options(&request)));
        group.throughput(Throughput::Elements(u64::try_from(ROWS).unwrap()));
        let columns = Columns::of(&input);
        let facts = columns.facts();
        let queries = Queries {
            section: &columns.section,
            activity_type: &columns.activity_type,
            main: &columns.main,
            provider: &[],
            on: On::Date(on),
            facts: &facts,
        };
        group.bench_function("check in columns", |bencher| {
            bencher.iter(|| book.check_columns(&queries).unwrap());
        });
        group.finish();
    }
}

/// A citizen a row, each different from the next in every fact, with proposals in no order.
struct Columns<'a> {
    section: Vec<u32>,
    activity_type: Vec<u32>,
    main: Vec<u32>,
    values: Vec<(&'a str, Vec<i64>)>,
}

impl<'a> Columns<'a> {
    fn of(input: &'a Input) -> Self {
        let Input { book, case, .. } = input;
        let proposals = proposals(book);
        let rows = || (0..ROWS).map(|row| &proposals[row * 7919 % proposals.len()]);
        let number = |id: &str| book.activity_type_number(id).unwrap();
        let dimensions = book.document().dimensions.iter();
        let values =
            dimensions.filter(|dimension| case.facts().contains_key(&dimension.id)).map(|dimension| {
                let values = (0..ROWS).map(|row| {
                    let at = i64::try_from(row).unwrap();
                    match &dimension.domain {
                        _ if row % 11 == 0 => NOT_STATED,
                        Domain::Choice(choices) => at * 31 % i64::try_from(choices.len()).unwrap(),
                        Domain::Ladder(steps) => steps[row * 17 % steps.len()].step,
                        Domain::Flag => at % 2,
                        Domain::Number { .. } => at % 5,
                        Domain::Date | Domain::Age { .. } => 12_000 + at * 13 % 8_000,
                    }
                });
                (dimension.id.as_str(), values.collect())
            });
        Self {
            section: rows().map(|proposal| book.section_number(&proposal.section).unwrap()).collect(),
            activity_type: rows().map(|proposal| number(&proposal.activity_type)).collect(),
            main: rows().map(|proposal| proposal.main.as_deref().map_or(NONE, number)).collect(),
            values: values.collect(),
        }
    }

    fn facts(&self) -> Vec<FactColumn<'_>> {
        self.values.iter().map(|(dimension, values)| FactColumn { dimension, values }).collect()
    }
}

criterion_group! { name = benches; config = settings(); targets = decide }
criterion_main!(benches);
