//! Budgets by hand, and the law that nothing is lost.

use proptest::prelude::*;

use super::*;
use crate::dates::parse;
use crate::fault::ErrorCode;
use crate::forecast::{Forecast, ForecastLayer};

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn month(month: u32) -> Month {
    Month::new(2026, month).unwrap()
}

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

type Figure<'a> = (&'a str, &'a str, ForecastLayer, u32, i64);

fn forecast(figures: &[Figure<'_>]) -> Forecast {
    let groups: [[&str; 2]; 0] = [];
    let mut forecast =
        Forecast::zero(Months::of_years(2025, 2027).unwrap(), ["section", "activity"], groups).unwrap();
    for (section, activity, layer, at, oere) in figures {
        forecast.add(&[*section, *activity], *layer, month(*at), *oere).unwrap();
    }
    // Other years do not count.
    forecast.add(&["S1", "a"], ForecastLayer::Paid, Month::new(2025, 12).unwrap(), 7_777).unwrap();
    forecast
}

fn codes(faults: &Faults<ForecastFault>) -> Vec<(String, &'static str)> {
    faults.iter().map(|fault| (fault.path().to_string(), fault.code())).collect()
}

#[test]
fn a_year_is_followed_up() {
    let forecast = forecast(&[
        ("S1", "a", ForecastLayer::Paid, 1, 30_000),
        ("S1", "a", ForecastLayer::Granted, 7, 50_000),
        ("S1", "b", ForecastLayer::Expected, 8, 45_000),
        ("S2", "c", ForecastLayer::Statistical, 2, 10_000),
        ("T1", "d", ForecastLayer::Granted, 3, 4_000),
    ]);
    let one = BudgetLine::new("one", kroner("1000")).with_labels("section", ["S1"]).adjusted(
        day("2026-03-15"),
        kroner("200"),
        "",
    );
    let two = BudgetLine::new("two", kroner("100")).with_labels("section", ["S2"]);
    let budget = Budget { year: 2026, lines: vec![one, two] };
    let mut options = FollowUpOptions::on(day("2026-03-31"));
    options.drivers_by = vec!["activity".into()];
    options.most_drivers = 1;
    let found = budget.follow_up(&forecast, &options).unwrap();

    let [one, two] = found.lines.as_slice() else { panic!("{found:?}") };
    let status = one.status;
    assert_eq!(
        (status.adopted, status.adjustments, status.budget),
        (kroner("1000"), kroner("200"), kroner("1200"))
    );
    // 83.33 a month, and 20 a month from March on.
    assert_eq!(status.budget_to_date, kroner("270"));
    assert_eq!((status.paid, status.granted, status.expected), (kroner("300"), kroner("500"), kroner("450")));
    assert_eq!(
        (status.remaining, status.result, status.deviation),
        (kroner("400"), kroner("1250"), kroner("50"))
    );
    assert_eq!(status.deviation_percent.unwrap().to_string(), "4.2");
    assert_eq!(status.consumption_percent.unwrap().to_string(), "25.0");
    let [alert] = one.alerts.as_slice() else { panic!("{:?}", one.alerts) };
    assert_eq!(
        (alert.measure, alert.threshold, alert.month),
        (BudgetMeasure::Expected, Decimal::ONE_HUNDRED, month(8))
    );
    let drivers = one.drivers.as_ref().unwrap();
    assert_eq!((drivers.drivers[0].labels.join(""), drivers.drivers[0].change), ("a".into(), kroner("800")));
    assert_eq!((drivers.others, drivers.change_of_others), (1, kroner("450")));

    assert_eq!((two.status.statistical, two.status.deviation), (kroner("100"), kroner("0")));
    let rest = found.unbudgeted.unwrap();
    assert_eq!(
        (rest.status.result, rest.status.budget, rest.status.deviation_percent),
        (kroner("40"), kroner("0"), None)
    );
    // Where nothing is budgeted, every krone is too much.
    assert_eq!(
        rest.alerts.iter().map(|alert| alert.measure.name()).collect::<Vec<_>>(),
        ["committed", "expected"]
    );
    assert_eq!(found.total.status.result, kroner("1390"));
}

#[test]
fn an_adjustment_is_known_from_its_day_and_spread_from_its_month() {
    let line = |on: &str| BudgetLine::new("x", kroner("120")).adjusted(day(on), kroner("10"), "");
    let given = |line: &BudgetLine, on: &str| line.oere(2026, Some(day(on))).unwrap().1;
    let november = line("2026-11-03");
    assert_eq!(given(&november, "2026-11-02"), [0; 12]);
    assert_eq!(given(&november, "2026-11-03")[10..], [500, 500]);
    assert_eq!(given(&line("2025-12-31"), "2026-01-01").iter().sum::<i64>(), 1000);
    assert_eq!(given(&line("2025-12-31"), "2026-01-01")[0], 83);
    let mut later = line("2026-02-01");
    later.adjustments[0].from = Some(month(12));
    assert_eq!(given(&later, "2026-02-01")[11], 1000);
}

#[test]
fn what_is_wrong_is_told_together() {
    let bad = Budget {
        year: 2026,
        lines: vec![
            BudgetLine {
                amount: BudgetAmount::Months(vec![kroner("1"); 11]),
                ..BudgetLine::new("x", kroner("0"))
            },
            BudgetLine::new("x", kroner("0")).adjusted(day("2027-01-01"), kroner("1"), ""),
        ],
    };
    let expected = [
        ("/lines/0/amount", "budget-months-not-twelve"),
        ("/lines/1/id", "budget-line-repeated"),
        ("/lines/1/adjustments/0", "adjustment-outside-year"),
    ];
    assert_eq!(codes(&bad.check()), expected.map(|(path, code)| (path.to_owned(), code)));
    assert_eq!(
        codes(&Budget { year: 0, lines: vec![] }.check()),
        [("/year".to_owned(), "month-out-of-range")]
    );

    let known = forecast(&[("S1", "a", ForecastLayer::Paid, 1, 1)]);
    let of = |lines| {
        let options = FollowUpOptions::on(day("2026-03-31"));
        Budget { year: 2026, lines }.follow_up(&known, &options).unwrap_err()
    };
    let misspelt = of(vec![BudgetLine::new("x", kroner("1")).with_labels("sectoin", ["S1"])]);
    assert_eq!(codes(&misspelt), [("/lines/0/of/sectoin".to_owned(), "unknown-dimension")]);
    assert_eq!(misspelt.iter().next().unwrap().suggestion(), Some("section"));
    let twice = of(vec![
        BudgetLine::new("x", kroner("1")),
        BudgetLine::new("y", kroner("1")).with_labels("section", ["S*"]),
    ]);
    assert_eq!(codes(&twice), [(String::new(), "budget-lines-overlap")]);
    let later =
        Budget { year: 2028, lines: vec![] }.follow_up(&known, &FollowUpOptions::on(day("2028-01-01")));
    assert_eq!(later.unwrap_err().iter().next().unwrap().kind().code(), "months-missing");
}

#[test]
fn json_is_what_it_was() {
    let text = r#"{"year":2026,"lines":[{"id":"x","of":{"section":["BL-46"]},"amount":{"months":["1","2","3","4","5","6","7","8","9","10","11","12.5"]},"adjustments":[{"on":"2026-05-04","amount":"-1.5","from":"2026-06","note":"n"}]},{"id":"y","amount":{"year":"10"}}]}"#;
    let budget: Budget = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&budget).unwrap(), text);
    assert!(serde_json::from_str::<Budget>(&text.replace("note", "notes")).is_err());
    assert!(serde_json::from_str::<Budget>(&text.replace("\"12.5\"", "12.5")).is_err());
}

fn figures() -> impl Strategy<Value = Vec<(usize, usize, usize, u32, i64)>> {
    proptest::collection::vec((0..4_usize, 0..3_usize, 0..4_usize, 1..=12_u32, -90_000..100_000_i64), 0..40)
}

proptest! {
    #[test]
    fn the_lines_come_to_the_forecast(
        now in figures(), before in figures(), amounts in proptest::collection::vec(-100_000..1_000_000_i64, 3), most in 0..4_usize,
    ) {
        const SECTIONS: [&str; 4] = ["S1", "S2", "T1", "T2"];
        let made = |figures: &[(usize, usize, usize, u32, i64)]| {
            let named: Vec<Figure<'_>> = figures.iter()
                .map(|(section, activity, layer, at, oere)| (SECTIONS[*section], ["a", "b", "c"][*activity], ForecastLayer::ALL[*layer], *at, *oere))
                .collect();
            forecast(&named)
        };
        let (now, before) = (made(&now), made(&before));
        let of: [&[&str]; 3] = [&["S1"], &["S2"], &["T*"]];
        let lines: Vec<_> = amounts.iter().zip(of).enumerate()
            .map(|(place, (oere, of))| BudgetLine::new(place.to_string(), money::from_oere(*oere)).with_labels("section", of.iter().copied()))
            .collect();
        let mut options = FollowUpOptions::on(day("2026-06-30"));
        (options.drivers_by, options.most_drivers, options.baseline) = (vec!["activity".into()], most, Some(&before));
        let found = Budget { year: 2026, lines: lines.clone() }.follow_up(&now, &options).unwrap();
        let total = &found.total.status;
        prop_assert_eq!(total.result, now.year(2026));
        prop_assert_eq!(total.adopted, amounts.iter().map(|oere| money::from_oere(*oere)).sum::<Decimal>());
        prop_assert!(found.unbudgeted.is_none());
        for line in found.lines.iter().chain([&found.total]) {
            let status = &line.status;
            prop_assert_eq!(status.result - status.budget, status.deviation);
            prop_assert_eq!(line.months.iter().map(|month| month.budget).sum::<Decimal>(), status.budget);
            prop_assert_eq!(line.months.iter().map(BudgetMonth::result).sum::<Decimal>(), status.result);
            let drivers = line.drivers.as_ref().unwrap();
            let moved: Decimal = drivers.drivers.iter().map(|driver| driver.change).sum();
            let named = line.id.parse::<usize>().ok().map(|place| of[place]);
            let is_of = |section: &str| named.is_none_or(|of| of.iter().any(|one| section.starts_with(one.trim_end_matches('*'))));
            let sum = |forecast: &Forecast| {
                money::from_oere(forecast.sum_of(|cell| cell.month.year() == 2026 && is_of(&cell.group[0])))
            };
            prop_assert_eq!(moved + drivers.change_of_others, sum(&now) - sum(&before));
            prop_assert!(drivers.drivers.len() <= most);
            prop_assert_eq!(sum(&now), status.result);
        }
        // Without a line for them, the cost of T is not lost.
        let fewer = Budget { year: 2026, lines: lines[..2].to_vec() }.follow_up(&now, &FollowUpOptions::on(day("2026-06-30"))).unwrap();
        prop_assert_eq!(fewer.total.status.result, now.year(2026));
    }

    #[test]
    fn nothing_is_lost_by_spreading(oere in any::<i64>(), first in 0..12_usize) {
        let months = spread(oere, first);
        prop_assert_eq!(months.iter().map(|oere| i128::from(*oere)).sum::<i128>(), i128::from(oere));
        let (least, most) = (months[first..].iter().min().unwrap(), months[first..].iter().max().unwrap());
        prop_assert!(i128::from(*most) - i128::from(*least) <= 1 && months[..first].iter().all(|oere| *oere == 0));
    }
}
