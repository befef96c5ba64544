//! Forecasts by hand, and every cut of them.

use super::*;
use proptest::prelude::*;

fn month(month: u32) -> Month {
    Month::new(2026, month).unwrap()
}

const SECTIONS: [&str; 3] = ["", "S1", "S2"];
const TEAMS: [&str; 2] = ["north", "south"];

type Figure = (usize, usize, usize, u32, i64);

fn figures() -> impl Strategy<Value = Vec<Figure>> {
    proptest::collection::vec((0..3_usize, 0..2_usize, 0..4_usize, 1..=6_u32, -1000..1000_i64), 0..30)
}

fn forecast(figures: &[Figure]) -> Forecast {
    let months = Months::new(month(1), month(6)).unwrap();
    let mut forecast = Forecast::zero(months, ["section", "team"], [["S2", "south"]]).unwrap();
    for (section, team, layer, at, oere) in figures {
        forecast
            .add(&[SECTIONS[*section], TEAMS[*team]], ForecastLayer::ALL[*layer], month(*at), *oere)
            .unwrap();
    }
    forecast
}

#[test]
fn what_is_misshapen_is_refused() {
    let code = |fault: ForecastFault| crate::fault::ErrorCode::code(&fault);
    let year = Months::of_year(2026).unwrap();
    let none: [[&str; 1]; 0] = [];
    assert_eq!(code(Forecast::zero(year, ["a", "a"], none).unwrap_err()), "dimension-repeated");
    assert_eq!(code(Forecast::zero(year, ["a"], [["x"], ["x"]]).unwrap_err()), "group-repeated");
    assert_eq!(code(Forecast::zero(year, ["a"], [["x", "y"]]).unwrap_err()), "figures-misshapen");
    let many = (0..60_000).map(|group| [group.to_string()]);
    let century = Months::of_years(2000, 2099).unwrap();
    assert_eq!(code(Forecast::zero(century, ["a"], many).unwrap_err()), "forecast-too-large");
    let mut forecast = Forecast::zero(year, ["a"], none).unwrap();
    assert_eq!(
        code(forecast.add(&["x", "y"], ForecastLayer::Paid, month(1), 1).unwrap_err()),
        "figures-misshapen"
    );
    let outside = Month::new(2027, 1).unwrap();
    assert_eq!(
        code(forecast.add(&["x"], ForecastLayer::Paid, outside, 1).unwrap_err()),
        "month-out-of-range"
    );
    forecast.add(&["x"], ForecastLayer::Paid, month(1), i64::MAX).unwrap();
    assert_eq!(code(forecast.add(&["x"], ForecastLayer::Paid, month(2), -1).unwrap_err()), "sum-too-large");
    assert_eq!(code(forecast.regrouped(&["b"]).unwrap_err()), "unknown-dimension");
    assert_eq!(
        code(forecast.minus(&forecast.regrouped(&[""; 0]).unwrap()).unwrap_err()),
        "dimensions-differ"
    );
    let january = forecast.within(Months::new(month(1), month(1)).unwrap()).unwrap();
    assert_eq!(code(forecast.minus(&january).unwrap_err()), "months-differ");
}

#[test]
fn json_has_layers_and_groups() {
    let mut forecast =
        Forecast::zero(Months::new(month(1), month(2)).unwrap(), ["section"], [["S1"]]).unwrap();
    forecast.add(&["S1"], ForecastLayer::Granted, month(2), 150).unwrap();
    let expected = serde_json::json!({
        "months": ["2026-01", "2026-02"], "by": ["section"], "total": "1.50",
        "layers": {"paid": "0.00", "granted": "1.50", "expected": "0.00", "statistical": "0.00"},
        "groups": [{"labels": ["S1"], "granted": ["0.00", "1.50"]}],
    });
    assert_eq!(serde_json::to_value(&forecast).unwrap(), expected);
}

proptest! {
    #[test]
    fn every_cut_comes_to_the_sum_of_its_figures(ours in figures(), theirs in figures()) {
        let (one, two) = (forecast(&ours), forecast(&theirs));
        let sum = |figures: &[Figure], wanted: &dyn Fn(&Figure) -> bool| -> i64 {
            figures.iter().filter(|figure| wanted(figure)).map(|figure| figure.4).sum()
        };
        let all = |forecast: &Forecast| forecast.sum_of(|_| true);
        prop_assert_eq!(all(&one), sum(&ours, &|_| true));
        for (place, layer) in ForecastLayer::ALL.into_iter().enumerate() {
            prop_assert_eq!(one.layer(layer), money::from_oere(sum(&ours, &|figure| figure.2 == place)));
        }
        for at in 1..=6 {
            prop_assert_eq!(one.month(month(at)), money::from_oere(sum(&ours, &|figure| figure.3 == at)));
        }
        let by_team = one.regrouped(&["team"]).unwrap();
        prop_assert_eq!(all(&by_team.of("team", "south").unwrap()), sum(&ours, &|figure| figure.1 == 1));
        let swapped = one.regrouped(&["team", "section"]).unwrap();
        prop_assert_eq!(&swapped.regrouped(&["section", "team"]).unwrap(), &one);
        prop_assert_eq!(all(&one.regrouped(&[""; 0]).unwrap()), all(&one));
        let spring = one.within(Months::new(month(3), month(5)).unwrap()).unwrap();
        prop_assert_eq!(all(&spring), sum(&ours, &|figure| (3..=5).contains(&figure.3)));
        let difference = one.minus(&two).unwrap();
        prop_assert_eq!(all(&difference), all(&one) - all(&two));
        let back = difference.plus(&two).unwrap();
        prop_assert!(back.cells().eq(one.cells()));
        let from_parts = Forecast::from_oere(
            one.months(), one.by().to_vec(), one.groups().map(<[String]>::to_vec).collect(), one.all_oere().to_vec(),
        );
        prop_assert_eq!(from_parts.unwrap(), one);
    }
}
