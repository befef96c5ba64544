//! The made-up municipality: of realistic size, and every figure of its steering agrees with the cases themselves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bevilling::Decimal;
use bevilling::case::{Case, household_net_cost};
use bevilling::forecast::{BridgeCause, ForecastLayer, ForecastRequest, Months, NetOptions, View};
use bevilling::plan::Extrapolation;
use bevilling::title::Language;
use examples::forecast::Steering;

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// Told once for all tests.
#[allow(clippy::unwrap_used)] // in a test, though outside of its function
static STEERING: LazyLock<Steering> = LazyLock::new(|| {
    Steering::tell(&in_repository("examples/rulebooks/children.json"), &in_repository("examples/forecast"))
        .unwrap()
});

fn million(amount: i64) -> Decimal {
    Decimal::from(amount * 1_000_000)
}

#[test]
fn the_budget_of_a_municipality_is_steered() {
    let steering = &*STEERING;
    let [before, now] = &steering.made;
    let [was, is] = &steering.portfolios;

    // Of realistic size: some 3,000 cases, some 300 million kroner a year.
    assert!((2_900..=3_000).contains(&before.cases.len()) && now.cases.len() == 3_000);
    let year = steering.forecast.year(2026);
    assert!(year > million(280) && year < million(320), "{year}");
    assert!(
        steering.forecast.layer(ForecastLayer::Paid) > million(220)
            && steering.forecast.layer(ForecastLayer::Expected) > million(3)
    );

    // The forecast is what the cases' own overviews say.
    let all = ForecastRequest::new(Months::of_years(2020, 2030).unwrap()).by(["case"]);
    let by_case = is.forecast(&all).unwrap();
    let granted = is.forecast(&all.clone().view(View::Granted)).unwrap();
    for case in now.cases.iter().step_by(29) {
        let overview = case.overview(now.on).unwrap();
        assert_eq!(by_case.of("case", case.id()).unwrap().total(), overview.expected.all, "{}", case.id());
        assert_eq!(granted.of("case", case.id()).unwrap().total(), overview.granted.all, "{}", case.id());
    }

    // The budget is held against the whole of it.
    let total = &steering.follow_up.total;
    assert_eq!(total.status.result, year);
    assert!(total.status.deviation.abs() < million(20), "{}", total.status.deviation);
    assert!(total.expiring.iter().any(|one| one.likely) && total.expiring.iter().any(|one| !one.likely));
    assert!(steering.follow_up.lines.iter().any(|line| !line.alerts.is_empty()));
    let drivers = total.drivers.as_ref().unwrap();
    let moved: Decimal = drivers.drivers.iter().map(|driver| driver.change).sum();
    let last_month = was.forecast(&ForecastRequest::new(Months::of_year(2026).unwrap())).unwrap();
    assert_eq!(moved + drivers.change_of_others, year - last_month.total());

    // The bridge: what happened in October, and nothing that did not.
    let parts: Decimal = steering.bridge.parts.iter().map(|part| part.change.total()).sum();
    assert_eq!(parts, steering.bridge.difference());
    let causes: Vec<BridgeCause> = steering.bridge.parts.iter().map(|part| part.cause).collect();
    for cause in [
        BridgeCause::ExpectedDropped,
        BridgeCause::ExpectedGranted,
        BridgeCause::Ended,
        BridgeCause::Extended,
        BridgeCause::Quantity,
        BridgeCause::Price,
        BridgeCause::NewGrant,
        BridgeCause::NewExpected,
        BridgeCause::PaidOtherwise,
    ] {
        assert!(causes.contains(&cause), "{cause:?} {causes:?}");
    }
    assert!(!causes.contains(&BridgeCause::Rate) && !causes.contains(&BridgeCause::Other), "{causes:?}");
    assert!(steering.bridge.amount_for(BridgeCause::NewGrant) > Decimal::ZERO);
    assert!(steering.bridge.amount_for(BridgeCause::Ended) < Decimal::ZERO);
    let parts: Decimal = steering.net_bridge.parts.iter().map(|part| part.change.total()).sum();
    assert_eq!(parts, steering.net_bridge.difference());
    assert_eq!(steering.net_bridge.after.total(), steering.net.net.total());

    // The scenarios: cheaper, dearer, and more.
    let [foster, dearer, growth] = steering.comparison.scenarios.as_slice() else { panic!() };
    assert!(foster.difference.year(2027) < Decimal::ZERO && foster.difference.year(2026).is_zero());
    assert!(dearer.difference.year(2027) > million(5) && dearer.difference.year(2026).is_zero());
    // Two a month, each from its month on: 2 × 78 payments.
    let placement = Decimal::new(964_314, 1);
    assert_eq!(growth.difference.year(2027), placement * Decimal::from(156));
}

#[test]
fn the_reimbursement_is_that_of_the_households() {
    let steering = &*STEERING;
    let now = &steering.made[1];
    let mut households: BTreeMap<&str, Vec<&Case>> = BTreeMap::new();
    for case in &now.cases {
        households.entry(now.labels["household"][case.id()].as_str()).or_default().push(case);
    }
    assert!(households.values().any(|cases| cases.len() == 2));
    let request = ForecastRequest::new(Months::of_year(2026).unwrap()).by(["household"]).view(View::Granted);
    let thresholds = NetOptions::default().extrapolate(Extrapolation::LastKnown);
    let net = steering.portfolios[1].net(&steering.book, &request, &thresholds).unwrap();
    for (household, cases) in &households {
        let alone = household_net_cost(cases.iter().copied(), 2026).unwrap();
        assert_eq!(net.gross.of("household", household).unwrap().total(), alone.total.gross, "{household}");
        assert_eq!(
            net.reimbursement.of("household", household).unwrap().total(),
            alone.total.reimbursement,
            "{household}"
        );
    }
    assert!(net.reimbursement.total() > million(5), "{}", net.reimbursement.total());
    assert_eq!(net.gross.minus(&net.reimbursement).unwrap(), net.net);
}

#[test]
fn it_is_written_in_two_languages() {
    let steering = &*STEERING;
    for lang in [Language::Da, Language::En] {
        let page = steering.page(lang).unwrap().into_string();
        let pictures = steering.pictures(lang).unwrap();
        assert_eq!(pictures.len(), 7 + steering.follow_up.lines.len());
        // Each picture once.
        assert_eq!(page.matches("<svg").count(), pictures.len());
        assert!(pictures.iter().all(|picture| page.contains(&picture.svg)));
        let printed = steering.to_text(lang);
        let standing = &steering.follow_up.total.status;
        assert!(printed.contains(&bevilling::text::number(standing.budget.trunc(), lang)), "{printed}");
    }
    // Every answer is JSON too.
    for json in [
        serde_json::to_value(&steering.follow_up),
        serde_json::to_value(&steering.bridge),
        serde_json::to_value(&steering.comparison),
        serde_json::to_value(&steering.net),
        serde_json::to_value(&steering.forecast),
    ] {
        assert!(json.unwrap().is_object());
    }
}
