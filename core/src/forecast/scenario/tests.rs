//! Scenarios: each change by hand, and the laws that hold of all.

use proptest::prelude::*;

use super::*;
use crate::dates::{DatedAmounts, DayOfMonth, Frequency, Period, Validity, parse};
use crate::fault::{Fault, Faults};
use crate::forecast::portfolio::Values;
use crate::forecast::random::{portfolio, rows};
use crate::forecast::rows::OwnRow;
use crate::forecast::{
    ForecastFault, ForecastLayer, ForecastRequest, Months, Portfolio, RowEntry, RowSchedule,
};
use crate::plan::{Pause, PauseReason, Proration};
use crate::rulebook::RuleBook;

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(amount: i64) -> Decimal {
    amount.into()
}

/// 100 kr. on the first of each month of 2026, from provider P.
fn row(activity: &str) -> OwnRow {
    let monthly = Frequency::Monthly { day: DayOfMonth::FIRST };
    OwnRow {
        case: "case".into(),
        activity: activity.into(),
        status: Status::Granted,
        modifies: None,
        schedule: RowSchedule::Running {
            frequency: monthly,
            proration: Proration::None,
            from: day("2026-01-01"),
            until: day("2026-12-31"),
        },
        covers_from: None,
        dated_units: None,
        units: Decimal::ONE,
        values: Values::Own(DatedAmounts::constant(kroner(100))),
        vat: None,
        entries: vec![],
        pauses: Vec::new(),
        labels: vec!["S1".into(), "P".into(), "H".into()],
    }
}

fn year(portfolio: &Portfolio) -> Decimal {
    portfolio.forecast(&ForecastRequest::new(Months::of_year(2026).unwrap())).unwrap().total()
}

fn scenario(changes: &str) -> Scenario {
    serde_json::from_str(&format!(r#"{{"id": "s", "changes": [{changes}]}}"#)).unwrap()
}

fn after(rows: &[OwnRow], change: &str) -> Decimal {
    year(&portfolio(rows).with(&scenario(change), &[]).unwrap())
}

#[test]
fn each_change_does_what_it_says() {
    let one = || vec![row("a")];
    let paid = RowEntry::Paid { scheduled: day("2026-02-01"), paid: day("2026-02-02"), oere: 9_000 };
    let said = |entry| vec![OwnRow { entries: vec![entry], ..row("a") }];
    let rate =
        || vec![OwnRow { values: Values::Rate("R".into(), DatedAmounts::constant(kroner(100))), ..row("a") }];
    let expected = || vec![OwnRow { status: Status::Expected, ..row("a") }];
    let change = OwnRow { modifies: Some("a".into()), units: 2.into(), ..row("b") };
    for (rows, changes, wanted) in [
        (one(), r#"{"change": "prices", "percent": "10", "from": "2026-07-01"}"#, 1260),
        (
            one(),
            r#"{"change": "prices", "of": {"provider": ["Q", "R*"]}, "percent": "10", "from": "2026-07-01"}"#,
            1200,
        ),
        (
            one(),
            r#"{"change": "prices", "of": {"case": ["ca*"]}, "percent": "-50", "from": "2026-01-01"}"#,
            600,
        ),
        // What is paid stays paid.
        (said(paid), r#"{"change": "prices", "percent": "10", "from": "2026-01-01"}"#, 1300),
        (rate(), r#"{"change": "prices", "percent": "10", "from": "2026-01-01"}"#, 1200),
        (rate(), r#"{"change": "rates", "percent": "10", "from": "2026-01-01"}"#, 1320),
        (rate(), r#"{"change": "rates", "rates": ["R"], "percent": "10", "from": "2026-12-01"}"#, 1210),
        // 2 % on 2 %, in July twice: 100, then 102, then 104.04.
        (one(), r#"{"change": "index", "percent": "2", "from": "2025-07-01", "years": 2}"#, 0),
        (one(), r#"{"change": "end", "on": "2026-03-15"}"#, 300),
        (one(), r#"{"change": "end", "on": "2020-01-01"}"#, 0),
        (said(paid), r#"{"change": "end", "on": "2020-01-01"}"#, 90),
        (one(), r#"{"change": "end", "of": {"section": ["S2"]}, "on": "2026-03-15"}"#, 1200),
        (expected(), r#"{"change": "without", "status": "expected"}"#, 0),
        (one(), r#"{"change": "without", "status": "expected"}"#, 1200),
        (vec![row("a"), change], r#"{"change": "without", "of": {"case": ["case"]}}"#, 0),
        (
            one(),
            r#"{"change": "move", "from": "2026-04-10", "to": {"provider": "Q"}, "percent": "-10"}"#,
            1120,
        ),
        (
            one(),
            r#"{"change": "move", "from": "2026-04-01", "to": {"provider": "Q"}, "unit_price": "50"}"#,
            750,
        ),
        (
            one(),
            r#"{"change": "move", "from": "2025-04-01", "to": {"provider": "Q"}, "unit_price": "50"}"#,
            600,
        ),
        (
            one(),
            r#"{"change": "move", "from": "2030-04-01", "to": {"provider": "Q"}, "unit_price": "50"}"#,
            1200,
        ),
        (
            one(),
            r#"{"change": "add", "id": "new", "per_month": 2, "months": {"from": "2026-10", "to": "2026-11"}, "through": "2026-12-31",
                "activities": [{"id": "x", "frequency": {"monthly": {"day": 1}}, "price": {"kind": "fixed", "amount": "10"}, "labels": {"section": "S9"}},
                               {"id": "once", "price": {"kind": "per_unit", "units": "2", "unit_price": "3"}},
                               {"id": "short", "lasts": 1, "frequency": {"monthly": {"day": 31}}, "price": {"kind": "fixed", "amount": "1"}}]}"#,
            1200 + 2 * 30 + 2 * 20 + 4 * 6 + 4,
        ),
    ] {
        let wanted = if changes.contains("index") { Decimal::new(123624, 2) } else { kroner(wanted) };
        assert_eq!(after(&rows, changes), wanted, "{changes}");
    }
    let short = OwnRow {
        schedule: RowSchedule::Running {
            frequency: Frequency::Daily,
            proration: Proration::None,
            from: day("2026-01-01"),
            until: day("2026-06-30"),
        },
        ..row("a")
    };
    let longer = |ending: &str| {
        after(
            std::slice::from_ref(&short),
            &format!(r#"{{"change": "extend", {ending} "until": "2026-07-31"}}"#),
        )
    };
    assert_eq!(
        (longer(""), longer(r#""ending": {"start": "2026-07-01", "end": "2026-07-31"},"#)),
        (kroner(21_200), kroner(18_100))
    );
    // What something else follows is not extended.
    let follower = OwnRow { modifies: Some("a".into()), status: Status::Expected, ..row("b") };
    let follower = OwnRow { schedule: RowSchedule::Once { date: day("2026-07-01") }, ..follower };
    assert_eq!(after(&[short, follower], r#"{"change": "extend", "until": "2026-07-31"}"#), kroner(18_200));
    let granted = portfolio(&expected()).with(&scenario(r#"{"change": "grant"}"#), &[]).unwrap();
    let forecast = granted.forecast(&ForecastRequest::new(Months::of_year(2026).unwrap())).unwrap();
    assert_eq!(forecast.layer(ForecastLayer::Granted), kroner(1200));
}

#[test]
fn what_changes_a_moved_activity_changes_where_it_went() {
    let change = OwnRow {
        modifies: Some("a".into()),
        status: Status::Expected,
        schedule: RowSchedule::Running {
            frequency: Frequency::Monthly { day: DayOfMonth::FIRST },
            proration: Proration::None,
            from: day("2026-09-01"),
            until: day("2026-12-31"),
        },
        values: Values::Own(DatedAmounts::constant(kroner(7))),
        ..row("b")
    };
    let moved = r#"{"change": "move", "of": {"section": ["S1"]}, "from": "2026-05-01", "to": {"provider": "Q"}, "unit_price": "10"}"#;
    // January to April at 100, May to August at 10, and from September on what was expected, moved too, at 10.
    assert_eq!(after(&[row("a"), change.clone()], moved), kroner(400 + 40 + 40));
    // A change from before the move replaces both.
    let RowSchedule::Running { frequency, until, .. } = change.schedule else { panic!() };
    let earlier =
        RowSchedule::Running { frequency, proration: Proration::None, from: day("2026-03-01"), until };
    let earlier = OwnRow { schedule: earlier, labels: vec!["S2".into(), "P".into(), "H".into()], ..change };
    assert_eq!(after(&[row("a"), earlier], moved), kroner(200 + 70));
}

#[test]
fn another_rule_book_has_other_rates() {
    let book = |version: &str, rate: &str, vat: &str| {
        let title = r#""title": {"da": "x"}"#;
        RuleBook::from_json(&format!(
            r#"{{"id": "b", "version": "{version}", {title}, "laws": [{{"id": "L", {title}}}],
            "sections": [{{"id": "S", {title}, "law": "L"}}], "activity_types": [{{"id": "M", {title}}}],
            "offers": [{{"section": "S", "activity_type": "M", "role": "main"}}],
            "providers": [{{"id": "P", "name": "P", "kind": "external", "cvr": "12345674", "vat_factor": "{vat}"}}],
            "agreements": [{{"provider": "P", "activity_type": "M"}}],
            "rates": [{{"id": "R", {title}, "values": "{rate}"}}]}}"#
        ))
        .unwrap()
    };
    let row = OwnRow { values: Values::Rate("R".into(), DatedAmounts::constant(kroner(100))), ..row("a") };
    let new = book("2", "200", "80");
    let changed = scenario(r#"{"change": "rule_book", "book": "2", "from": "2026-07-01"}"#);
    let found = portfolio(&[row]).with(&changed, &[&new]).unwrap();
    assert_eq!(year(&found), kroner(6 * 100 + 6 * 160));
}

fn codes(faults: &Faults<ForecastFault>) -> Vec<(String, &'static str)> {
    faults.iter().map(|fault| (fault.path().to_string(), fault.code())).collect()
}

#[test]
fn what_is_wrong_is_told_together() {
    let wrong = scenario(
        r#"{"change": "prices", "of": {"sectoin": ["x"]}, "percent": "1", "from": "2026-01-01"},
        {"change": "rates", "rates": ["X"], "percent": "1", "from": "2026-01-01"},
        {"change": "index", "percent": "1", "from": "2026-01-01", "years": 101},
        {"change": "rule_book", "book": "9", "from": "2026-01-01"},
        {"change": "move", "from": "2026-01-01", "to": {"case": "x"}},
        {"change": "add", "id": "n", "per_month": 4000000000, "months": {"from": "2026-01", "to": "2026-02"}, "through": "2026-12-31",
            "activities": [{"id": "x", "price": {"kind": "rate", "units": "1", "rate": "X"}, "labels": {"y": "z"}}]}"#,
    );
    let faults = portfolio(&[row("a")]).with(&wrong, &[]).unwrap_err();
    let expected = [
        ("/changes/0/of/sectoin", "unknown-dimension"),
        ("/changes/1/rates/0", "unknown-rate"),
        ("/changes/2/years", "too-many-years"),
        ("/changes/3/book", "unknown-rule-book"),
        ("/changes/4/to/case", "unknown-dimension"),
        ("/changes/5/per_month", "too-many-new-cases"),
        ("/changes/5/activities/0/labels/y", "unknown-dimension"),
        ("/changes/5/activities/0/price/rate", "unknown-rate"),
    ];
    assert_eq!(codes(&faults), expected.map(|(path, code)| (path.to_owned(), code)));
    assert_eq!(faults.iter().next().and_then(Fault::suggestion), Some("section"));

    let large = scenario(
        r#"{"change": "prices", "percent": "99999999999999", "from": "2026-01-01"},
        {"change": "prices", "percent": "99999999999999", "from": "2026-01-01"}"#,
    );
    let faults = portfolio(&[row("a")]).with(&large, &[]).unwrap_err();
    assert!(["change-too-large", "plan-refused"].contains(&faults.iter().next().unwrap().code()));
    let text = serde_json::to_string(&wrong).unwrap();
    assert_eq!(serde_json::from_str::<Scenario>(&text).unwrap(), wrong);
    assert!(
        serde_json::from_str::<ScenarioChange>(r#"{"change": "end", "on": "2026-03-15", "form": "x"}"#)
            .is_err()
    );
}

#[test]
fn scenarios_stand_side_by_side() {
    let scenarios = [
        scenario(r#"{"change": "end", "on": "2026-03-15"}"#),
        scenario(r#"{"change": "prices", "percent": "10", "from": "2026-07-01"}"#),
    ];
    let request = ForecastRequest::new(Months::of_year(2026).unwrap()).by(["section"]);
    let found = portfolio(&[row("a")]).compare(&scenarios, &[], &request).unwrap();
    let differences: Vec<_> = found.scenarios.iter().map(|one| one.difference.total()).collect();
    assert_eq!((found.base.total(), differences), (kroner(1200), vec![kroner(-900), kroner(60)]));
    let wrong = [scenario(""), scenario(r#"{"change": "rule_book", "book": "9", "from": "2026-01-01"}"#)];
    let faults = portfolio(&[]).compare(&wrong, &[], &request).unwrap_err();
    assert_eq!(codes(&faults), [("/scenarios/1/changes/0/book".to_owned(), "unknown-rule-book")]);
}

/// A pause pays its share of whatever the price is by then.
#[test]
fn a_scenario_reaches_paused_payments() {
    let period = Period::new(day("2026-03-01"), day("2026-03-31")).unwrap();
    let pause = Pause::new("p", period, PauseReason::Holiday).paying(50.into());
    let rows = [OwnRow { pauses: vec![pause], ..row("a") }];
    let request = ForecastRequest::new(Months::of_year(2026).unwrap());
    let total = |changes: &str| {
        portfolio(&rows).with(&scenario(changes), &[]).unwrap().forecast(&request).unwrap().total()
    };
    let (was, raised) = (total(""), total(r#"{"change": "prices", "percent": "10", "from": "2026-01-01"}"#));
    assert_eq!(raised, was * Decimal::new(11, 1));
}

proptest! {
    #[test]
    fn a_price_is_changed_from_its_day_on(oere in 0..900_000_i64, from in 0..900_u64, at in 0..900_u64, percent in -100..200_i64, cut in 0..900_u64) {
        let start = day("2025-01-01");
        let on = |days: u64| start + chrono::Days::new(days);
        let mut amounts = DatedAmounts::default();
        amounts.0.set(Validity { from: None, to: Some(on(cut)) }, Decimal::new(oere, 2)).unwrap();
        for policy in [crate::plan::Extrapolation::LastKnown, crate::plan::Extrapolation::Indexed { percent: 3.into() }] {
            let changed = pricing::raised(&amounts, on(from), policy, percent.into()).unwrap();
            let value = |amounts: &DatedAmounts| crate::plan::value_on(amounts.pieces(), on(at), policy).ok().map(|found| found.value);
            let before = value(&amounts).unwrap();
            let factor = Decimal::ONE + Decimal::new(percent, 2);
            let wanted = if at < from { before } else { crate::money::round(before * factor) };
            prop_assert_eq!(value(&changed).unwrap(), wanted);
        }
    }

    #[test]
    fn laws_of_scenarios(rows in rows(), from in 0..900_u64) {
        let base = portfolio(&rows);
        let from = (day("2025-01-01") + chrono::Days::new(from)).to_string();
        let request = ForecastRequest::new(Months::of_years(2025, 2028).unwrap()).by(["section", "case"]);
        let forecast = |changes: &str| base.with(&scenario(changes), &[]).unwrap().forecast(&request).unwrap();
        let as_it_is = base.forecast(&request).unwrap();
        // Nothing changed, nothing by nothing, and everything moved to where it is.
        prop_assert_eq!(&forecast(""), &as_it_is);
        prop_assert_eq!(&forecast(&format!(r#"{{"change": "prices", "percent": "0", "from": "{from}"}}"#)), &as_it_is);
        // What is paid stays paid; what is due before the day too.
        let ended = forecast(&format!(r#"{{"change": "end", "on": "{from}"}}"#));
        let granted = request.clone().view(crate::forecast::View::Granted);
        let ended_granted = base.with(&scenario(&format!(r#"{{"change": "end", "on": "{from}"}}"#)), &[]).unwrap().forecast(&granted).unwrap();
        prop_assert_eq!(ended_granted.layer(ForecastLayer::Paid), base.forecast(&granted).unwrap().layer(ForecastLayer::Paid));
        // Without what is expected, what is granted costs what it cost.
        let without = base.with(&scenario(r#"{"change": "without", "status": "expected"}"#), &[]).unwrap();
        prop_assert!(without.forecast(&granted).unwrap().cells().eq(base.forecast(&granted).unwrap().cells()));
        prop_assert!(without.forecast(&request).unwrap().layer(ForecastLayer::Expected).is_zero());
        // A comparison is the difference.
        let one = scenario(&format!(r#"{{"change": "end", "on": "{from}"}}"#));
        let found = base.compare(&[one], &[], &request).unwrap();
        prop_assert!(found.base.plus(&found.scenarios[0].difference).unwrap().cells().eq(ended.cells()));
        // Alone, without changes of it, an activity moved at its own price costs what it cost.
        // Of parts of months, each is rounded; and a payment that is cut covers other paused days.
        let whole = |schedule| match schedule {
            RowSchedule::Running { frequency, from, until, .. } => {
                RowSchedule::Running { frequency, proration: Proration::None, from, until }
            }
            other => other,
        };
        let alone = |row: OwnRow| OwnRow { modifies: None, schedule: whole(row.schedule), pauses: Vec::new(), ..row };
        let alone: Vec<OwnRow> = rows.into_iter().map(alone).collect();
        let alone = portfolio(&alone);
        let moved = alone.with(&scenario(&format!(r#"{{"change": "move", "from": "{from}", "to": {{"provider": "Q"}}}}"#)), &[]).unwrap();
        let (was, is) = (alone.forecast(&request).unwrap(), moved.forecast(&request).unwrap());
        prop_assert_eq!(is.total(), was.total());
    }
}
