//! Rule books: read, checked and made ready for decisions.

#![allow(clippy::unwrap_used, reason = "a bench without its input has nothing to measure")]

use benches::inputs;
use bevilling::rulebook::RuleBook;
use criterion::{Criterion, criterion_group, criterion_main};

fn rulebook(criterion: &mut Criterion) {
    for input in inputs() {
        criterion.bench_function(&format!("rulebook/{}/load", input.name), |bencher| {
            bencher.iter(|| RuleBook::from_json(&input.json).unwrap());
        });
    }
}

criterion_group!(benches, rulebook);
criterion_main!(benches);
