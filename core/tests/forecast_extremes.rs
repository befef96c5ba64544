//! Portfolios at the edges of what is handled: the first and the last year, sums that are too large, more cases than
//! twenty bits number.

#![cfg(feature = "columnar")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

#[path = "support/portfolio.rs"]
mod support;

use bevilling::Decimal;
use bevilling::dates::{Date, DatedAmounts, DayOfMonth, Frequency, Month, TimelineEntry, Validity, parse};
use bevilling::fault::ErrorCode;
use bevilling::forecast::{
    ForecastRequest, Months, PaymentsRequest, Portfolio, PortfolioBuilder, Row, RowPrice, RowSchedule,
    RowValues, View,
};
use bevilling::money::{self, AMOUNT_BOUND};
use bevilling::plan::{Proration, Status};
use support::{Figures, Owned, built, naive, naive_payments};

const FREQUENCIES: [Frequency; 5] = [
    Frequency::Daily,
    Frequency::Weekly,
    Frequency::EveryTwoWeeks,
    Frequency::Monthly { day: DayOfMonth::FIRST },
    Frequency::Monthly { day: DayOfMonth::LAST },
];

fn owned(number: usize, schedule: RowSchedule) -> Owned {
    Owned {
        case: format!("case {number}"),
        activity: "1".to_owned(),
        status: Status::Granted,
        modifies: None,
        schedule,
        units: Decimal::ONE,
        own: DatedAmounts::constant(Decimal::new(10_001, 2)),
        rate: None,
        vat: None,
        entries: Vec::new(),
        labels: vec!["101".to_owned(), "BL-32".to_owned()],
    }
}

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// Each frequency, and what is paid once on the first and on the last day.
fn between(from: &str, until: &str) -> Vec<Owned> {
    let (from, until) = (day(from), day(until));
    let running = FREQUENCIES.map(|frequency| RowSchedule::Running {
        frequency,
        proration: Proration::None,
        from,
        until,
    });
    let once = [from, until].map(|date| RowSchedule::Once { date });
    running.into_iter().chain(once).enumerate().map(|(number, schedule)| owned(number, schedule)).collect()
}

#[test]
fn the_first_and_the_last_years_are_counted_as_any_other() {
    for (from, until, first, last) in [
        ("0001-01-01", "0001-12-31", 1, 1),
        ("0001-01-01", "0003-02-28", 1, 3),
        ("0004-02-29", "0096-02-29", 4, 96),
        ("9998-01-31", "9999-12-31", 9_998, 9_999),
        ("9999-12-31", "9999-12-31", 9_901, 9_999),
    ] {
        let rows = between(from, until);
        let portfolio = built(&rows);
        let months = Months::of_years(first, last).unwrap();
        for by in [&[][..], &["municipality", "section"]] {
            let request = ForecastRequest::new(months).by(by.iter().copied());
            let forecast = portfolio.forecast(&request).unwrap();
            let found: Figures = forecast
                .cells()
                .map(|cell| ((cell.group.to_vec(), cell.layer, cell.month), cell.amount()))
                .collect();
            let wanted =
                naive(&rows, View::Expected, |row| row.labels.iter().take(by.len()).cloned().collect());
            assert_eq!(found, wanted, "{from} to {until}");
        }
        let paid: usize =
            portfolio.payments(PaymentsRequest::new(View::Expected)).map(|chunk| chunk.len()).sum();
        assert_eq!(paid, naive_payments(&rows, View::Expected).len(), "{from} to {until}");
    }
}

#[test]
fn a_plan_of_ten_thousand_years_is_counted_in_the_months_that_are_asked_for() {
    for frequency in FREQUENCIES {
        let whole = RowSchedule::Running {
            frequency,
            proration: Proration::None,
            from: day("0001-01-01"),
            until: day("9999-12-31"),
        };
        let portfolio = built(&[owned(0, whole)]);
        // Two years that are any years: those of a plan that goes on from the same day.
        for year in [1, 1_999, 2_026, 9_998] {
            let months = Months::of_years(year, year + 1).unwrap();
            let forecast = portfolio.forecast(&ForecastRequest::new(months)).unwrap();
            let recurrence = bevilling::dates::Recurrence { frequency, anchor: day("0001-01-01") };
            let (from, until) = (format!("{year:04}-01-01"), format!("{:04}-12-31", year + 1));
            let period = bevilling::dates::Period::new(day(&from), day(&until)).unwrap();
            let count = i64::try_from(recurrence.count(period)).unwrap();
            assert_eq!(forecast.total(), Decimal::new(10_001 * count, 2), "{frequency:?} in {year}");
        }
    }
}

#[test]
fn months_outside_of_the_years_that_dates_are_written_with_are_refused() {
    for (first, last) in [(0, 1), (9_999, 10_000), (-5, -1), (i32::MAX, i32::MAX)] {
        let refused = Months::of_years(first, last).unwrap_err();
        assert_eq!(refused.code(), "month-out-of-range", "{first} to {last}");
    }
    let (first, last) = (Month::new(1, 1).unwrap(), Month::new(9_999, 12).unwrap());
    assert_eq!(Months::new(first, last).unwrap_err().code(), "too-many-months");
}

/// Activities paid once, so much each.
fn once(amounts: impl IntoIterator<Item = Decimal>) -> Portfolio {
    let rows = amounts.into_iter().enumerate();
    let rows: Vec<Owned> = rows
        .map(|(number, amount)| Owned {
            own: DatedAmounts::constant(amount),
            ..owned(number, RowSchedule::Once { date: day("2026-05-01") })
        })
        .collect();
    built(&rows)
}

#[test]
fn a_sum_is_right_up_to_the_largest_and_refused_beyond() {
    let request = ForecastRequest::new(Months::of_year(2026).unwrap());
    // The largest payment there is, as often as it fits, and what is left.
    let payment = AMOUNT_BOUND * 100 - 1;
    let fits = i64::MAX / payment;
    let whole: Vec<i64> = (0..fits).map(|_| payment).chain([i64::MAX - fits * payment]).collect();
    let of = |oere: &[i64]| once(oere.iter().map(|oere| money::from_oere(*oere))).forecast(&request);
    assert_eq!(of(&whole).unwrap().total(), money::from_oere(i64::MAX));
    let negative: Vec<i64> = whole.iter().map(|oere| -oere).collect();
    assert_eq!(of(&negative).unwrap().total(), money::from_oere(-i64::MAX));
    // What is added up is refused where it might not fit, also where the parts would outweigh each other.
    for more in [&[1][..], &[-1], &whole, &negative] {
        assert_eq!(of(&[&whole, more].concat()).unwrap_err().code(), "sum-too-large", "{more:?}");
    }
}

#[test]
fn more_cases_than_twenty_bits_number_are_all_counted() {
    const CASES: usize = (1 << 20) + 5;
    let mut builder = PortfolioBuilder::new(["municipality"]);
    let labels = ["101", "147"];
    let values: Vec<[TimelineEntry<Decimal>; 1]> =
        [100, 1].map(|oere| [TimelineEntry::new(Validity::ALWAYS, Decimal::new(oere, 2))]).into();
    for number in 0..CASES {
        let is_beyond = usize::from(number >> 20 != 0);
        builder.add(&Row {
            case: &number.to_string(),
            activity: "1",
            status: Status::Granted,
            modifies: None,
            schedule: RowSchedule::Once { date: day("2026-05-01") },
            price: Some(RowPrice { units: Decimal::ONE, values: RowValues::Own(&values[is_beyond]) }),
            vat: None,
            entries: Vec::new(),
            labels: vec![labels[number % 2]],
        });
    }
    let portfolio = builder.finish().unwrap();
    let request = ForecastRequest::new(Months::of_year(2026).unwrap()).by(["municipality"]);
    let forecast = portfolio.forecast(&request).unwrap();
    // Half a million of a krone in each, and beyond them three and two of an øre.
    let of = |label: &str| {
        forecast.cells().filter(|cell| cell.group == [label.to_owned()]).map(|cell| cell.oere).sum::<i64>()
    };
    assert_eq!([of("101"), of("147")], [52_428_800 + 3, 52_428_800 + 2]);
    let rows: usize = portfolio.payments(PaymentsRequest::new(View::Granted)).map(|chunk| chunk.len()).sum();
    assert_eq!(rows, CASES);
}
