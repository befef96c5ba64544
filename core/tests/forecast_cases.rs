//! A portfolio of cases comes to what their overviews do, whatever they have lived through.

#![cfg(feature = "columnar")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "support/life.rs"]
mod life;

use bevilling::case::{Case, Stamp};
use bevilling::dates::{Date, parse};
use bevilling::forecast::{ForecastRequest, Layer, Months, Portfolio, PortfolioOptions, Scenario, View};
use chrono::Days;
use life::{Choose, book, command, opened};
use proptest::prelude::*;

/// A case, and the day it has come to.
fn lived(numbers: Vec<u16>) -> (Case, Date) {
    let mut numbers = numbers.into_iter();
    let books = [book("410"), book("425.50")];
    let mut on = parse("2026-01-05").unwrap();
    let (mut case, _) = opened(&books[0], on);
    while numbers.len() > 0 {
        let choose = &mut Choose(&mut numbers);
        on = on + Days::new((choose.number(3) / 2) * choose.number(12));
        if choose.number(20) == 0 {
            case = case.under(&books[usize::try_from(choose.number(2)).unwrap()]);
        }
        let command = command(&case, on, choose);
        let _ = case.take(&command, &Stamp::new(on, "somebody"));
    }
    (case, on)
}

proptest! {
    #[test]
    fn a_portfolio_is_the_overview_of_its_case(numbers in prop::collection::vec(any::<u16>(), 600..2_400)) {
        let (case, on) = lived(numbers);
        let portfolio = Portfolio::from_cases([&case], on, &PortfolioOptions::default()).unwrap();
        let overview = case.overview(on).unwrap();
        for (view, costs) in [(View::Granted, overview.granted), (View::Expected, overview.expected)] {
            let ever = ForecastRequest::new(Months::of_years(2020, 2040).unwrap()).by(["section", "case"]).view(view);
            let forecast = portfolio.forecast(&ever).unwrap();
            prop_assert_eq!(forecast.total(), costs.all);
            for (month, amount) in overview.months.iter().zip(costs.by_month) {
                prop_assert_eq!(forecast.month(*month), amount, "{}", month);
            }
            if view == View::Granted {
                prop_assert_eq!(forecast.layer(Layer::Paid), overview.paid.all);
            }
            // A scenario of no change is the forecast, in every figure.
            let same = portfolio.with(&Scenario::new("nothing"), &[]).unwrap();
            prop_assert!(same.forecast(&ever).unwrap().cells().eq(forecast.cells()));
            prop_assert!(same.bridge_from(&portfolio, &ever).unwrap().parts.is_empty());
        }
    }
}
