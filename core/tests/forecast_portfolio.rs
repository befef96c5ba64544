//! A portfolio in columns comes to what its payments do, looked at one by one.

#![cfg(feature = "columnar")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss
)]

#[path = "support/portfolio.rs"]
mod support;

use bevilling::dates::{Date, Month, Period};
use bevilling::forecast::{
    Forecast, ForecastAccumulator, ForecastLayer, ForecastRequest, Months, PaymentsRequest, Portfolio,
    ProgressControl, View,
};
use bevilling::money;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use support::{Figures, Owned, Paying, built, naive, naive_payments, rows};

fn months() -> impl Strategy<Value = Months> {
    (2024_i64 * 12..2029 * 12, 0_i64..60).prop_map(|(first, count)| {
        Months::new(Month::from_number(first), Month::from_number(first + count)).unwrap()
    })
}

fn view() -> impl Strategy<Value = View> {
    prop_oneof![Just(View::Granted), Just(View::Expected)]
}

fn figures(forecast: &Forecast) -> Figures {
    forecast.cells().map(|cell| ((cell.group.to_vec(), cell.layer, cell.month), cell.amount())).collect()
}

fn by() -> impl Strategy<Value = Vec<&'static str>> {
    let names = prop::sample::subsequence(vec!["municipality", "section", "case"], 0..=3);
    names.prop_shuffle()
}

fn label(row: &Owned, name: &str) -> String {
    match name {
        "municipality" => row.labels[0].clone(),
        "section" => row.labels[1].clone(),
        _ => row.case.clone(),
    }
}

fn agrees(portfolio: &Portfolio, rows: &[Owned], months: Months, view: View, by: &[&str]) {
    let request = ForecastRequest::new(months).by(by.iter().copied()).view(view);
    let forecast = portfolio.forecast(&request).unwrap();
    let mut wanted = naive(rows, view, |row| by.iter().map(|name| label(row, name)).collect());
    wanted.retain(|(_, _, month), _| months.place(*month).is_some());
    assert_eq!(figures(&forecast), wanted);
    let groups: std::collections::BTreeSet<Vec<String>> =
        rows.iter().map(|row| by.iter().map(|name| label(row, name)).collect()).collect();
    if !by.is_empty() {
        assert_eq!(
            forecast.groups().map(<[String]>::to_vec).collect::<Vec<_>>(),
            groups.into_iter().collect::<Vec<_>>()
        );
    }
}

proptest! {
    #[test]
    fn totals_are_those_of_every_payment(rows in rows(24), months in months(), view in view(), by in by()) {
        agrees(&built(&rows), &rows, months, view, &by);
    }

    #[test]
    fn rows_read_again_are_the_same_portfolio(rows in rows(16), months in months(), view in view(), by in by()) {
        let portfolio = built(&rows);
        let mut again = portfolio.like();
        portfolio.rows().for_each(|row| again.add(&row));
        let again = again.finish().unwrap();
        prop_assert_eq!(portfolio.rows().collect::<Vec<_>>(), again.rows().collect::<Vec<_>>());
        agrees(&again, &rows, months, view, &by);
    }

    #[test]
    fn both_views_at_once_are_each_by_itself(rows in rows(24), months in months(), by in by()) {
        let portfolio = built(&rows);
        let views = portfolio.views(months, &by, &ProgressControl::default()).unwrap();
        for (view, found) in [(View::Granted, views.granted), (View::Expected, views.expected)] {
            let request = ForecastRequest::new(months).by(by.iter().copied()).view(view);
            prop_assert_eq!(portfolio.forecast(&request).unwrap(), found);
        }
    }

    #[test]
    fn payments_are_those_looked_at_one_by_one(
        rows in rows(16), view in view(), chunk in 1_usize..100, window in prop::option::of((0_i64..1_500, 0_i64..900)),
    ) {
        let portfolio = built(&rows);
        let after = |days: i64| support::start().checked_add_days(chrono::Days::new(days as u64)).unwrap();
        let days = window.map(|(from, length)| Period::new(after(from), after(from + length)).unwrap());
        let request = PaymentsRequest::new(view).chunks_of(chunk);
        let request = days.map_or(request, |days| request.within(days));
        let order: Vec<usize> = portfolio
            .rows()
            .map(|row| rows.iter().position(|other| (&*other.case, &*other.activity) == (row.case, row.activity)).unwrap())
            .collect();
        let date = |day: i32| Date::from_epoch_days(day).unwrap();
        let mut found: Vec<Paying> = Vec::new();
        for chunk in portfolio.payments(request) {
            prop_assert!(!chunk.is_empty() && chunk.row.is_sorted());
            let batch = portfolio.payments_to_arrow(chunk.clone()).unwrap();
            prop_assert_eq!(batch.num_rows(), chunk.len());
            for place in 0..chunk.len() {
                found.push(Paying {
                    row: order[chunk.row[place] as usize],
                    scheduled: date(chunk.scheduled[place]),
                    counted: date(chunk.counted[place]),
                    amount: money::from_oere(chunk.oere[place]),
                    layer: ForecastLayer::ALL[usize::from(chunk.layer[place])],
                });
            }
        }
        let mut wanted = naive_payments(&rows, view);
        wanted.retain(|payment| days.is_none_or(|days| days.contains(payment.counted)));
        let key = |payment: &Paying| (payment.row, payment.scheduled, payment.counted, payment.amount, payment.layer);
        found.sort_by_key(key);
        wanted.sort_by_key(key);
        prop_assert_eq!(found, wanted);
    }

    #[test]
    fn a_accumulator_is_the_forecast_of_what_there_is_now(
        before in rows(24), after in rows(24), months in months(), view in view(), by in by(), which in 0_u8..4,
    ) {
        // One case becomes what it is in another portfolio; or comes, or goes.
        let case = format!("case {which}");
        let of = |rows: &[Owned], here: bool| -> Vec<Owned> {
            rows.iter().filter(|row| (row.case == case) == here).cloned().collect()
        };
        let request = ForecastRequest::new(months).by(by.iter().copied()).view(view);
        let mut accumulator = ForecastAccumulator::new(&built(&before), request.clone()).unwrap();
        let (old, new) = (of(&before, true), of(&after, true));
        let part = |rows: &[Owned]| (!rows.is_empty()).then(|| built(rows));
        accumulator.replace(part(&old).as_ref(), part(&new).as_ref()).unwrap();
        let now = of(&before, false).into_iter().chain(new);
        prop_assert_eq!(accumulator.forecast().unwrap(), built(&now.collect::<Vec<_>>()).forecast(&request).unwrap());
    }
}

/// Many rows, so that several threads have parts of them.
#[test]
fn the_answer_is_the_same_whatever_the_number_of_threads_and_parts() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let some = prop::collection::vec(rows(40), 120).new_tree(&mut runner).unwrap().current();
    let mut all = Vec::new();
    for number in 0..15 {
        for (at, rows) in some.iter().enumerate() {
            all.extend(
                rows.iter().cloned().map(|row| Owned { case: format!("{number} {at} {}", row.case), ..row }),
            );
        }
    }
    assert!(all.len() > 33_000, "{}", all.len());
    let months = Months::of_years(2025, 2028).unwrap();
    let portfolio = built(&all);
    for by in [vec!["municipality", "section"], vec!["section", "case"]] {
        let request = ForecastRequest::new(months).by(by.iter().copied());
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let told = std::sync::Mutex::new(Vec::new());
                let listener = |progress: bevilling::forecast::Progress| told.lock().unwrap().push(progress);
                let control = ProgressControl::default().on_progress(&listener);
                let forecast = portfolio.forecast_with(&request, &control).unwrap();
                let told = told.into_inner().unwrap();
                assert_eq!(told.iter().map(|progress| progress.done).max(), Some(all.len()));
                assert!(told.iter().all(|progress| progress.total == all.len()));
                let views = portfolio.views(months, &by, &ProgressControl::default()).unwrap();
                assert_eq!(views.expected, forecast);
                (forecast, views.granted)
            })
        };
        let one = with(1);
        // It is built of parts too.
        let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
        assert_eq!(pool.install(|| built(&all).forecast(&request)).unwrap(), one.0);
        for threads in [2, 5] {
            assert_eq!(one, with(threads), "{threads} threads");
        }
        // Parts of the cases, summed by whoever asks.
        let (some, others): (Vec<Owned>, Vec<Owned>) =
            all.iter().cloned().partition(|row| row.case.len() % 2 == 0);
        let parts = [some, others].map(|rows| built(&rows).forecast(&request).unwrap());
        let sum = parts.iter().map(Forecast::total).sum::<bevilling::Decimal>();
        assert_eq!(sum, one.0.total());
        let mut together = parts[0].clone();
        for cell in parts[1].cells() {
            together.add(cell.group, cell.layer, cell.month, cell.oere).unwrap();
        }
        assert_eq!(together.cells().collect::<Vec<_>>(), one.0.cells().collect::<Vec<_>>());
    }
}
