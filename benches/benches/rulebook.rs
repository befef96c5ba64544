//! Rule books: read, checked and made ready for decisions.

#![allow(clippy::unwrap_used, reason = "a bench without its input has nothing to measure")]

use benches::inputs;
use bevilling::rulebook::RuleBook;
use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::json;

fn rulebook(criterion: &mut Criterion) {
    for input in inputs() {
        criterion.bench_function(&format!("rulebook/{}/load", input.name), |bencher| {
            bencher.iter(|| RuleBook::from_json(&input.json).unwrap());
        });
    }
}

/// A rule book of so many laws, and as many sections of laws that are not there: each fault suggests a name.
fn misspelt(count: usize) -> String {
    let laws: Vec<_> =
        (0..count).map(|n| json!({"id": format!("LAW-{n:06}"), "title": {"da": "L"}})).collect();
    let sections: Vec<_> = (0..count)
        .map(|n| json!({"id": format!("S{n}"), "title": {"da": "S"}, "law": format!("LAV-{n:06}")}))
        .collect();
    json!({"id": "b", "version": "1", "title": {"da": "B"}, "laws": laws, "sections": sections}).to_string()
}

/// The time grows with the number of unknown names, and not with its square.
fn unknown_names(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("rulebook/unknown_names");
    group.sample_size(10);
    for count in [3_000, 10_000] {
        let text = misspelt(count);
        group.bench_function(count.to_string(), |bencher| {
            bencher.iter(|| RuleBook::from_json(&text).unwrap_err());
        });
    }
    group.finish();
}

criterion_group!(benches, rulebook, unknown_names);
criterion_main!(benches);
