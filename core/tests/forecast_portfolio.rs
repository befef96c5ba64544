//! A portfolio in columns comes to what its payments do, looked at one by one.

#![cfg(feature = "columnar")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation
)]

#[path = "support/portfolio.rs"]
mod support;

use bevilling::forecast::{Forecast, ForecastRequest, Months, Portfolio, View};
use bevilling::plan::Month;
use proptest::prelude::*;
use support::{Figures, Owned, built, naive, rows};

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
}
