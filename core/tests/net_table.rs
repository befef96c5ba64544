//! Net cost by hand: several schemes at once, what is paid once, and households that change.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use bevilling::case::DatedFact;
use bevilling::dates::{Date, parse};
use bevilling::money;
use bevilling::plan::{ActivityCosts, CaseCosts, DatedCost, Extrapolation, NetCost, net_cost};
use bevilling::rulebook::{FactValue, RuleBook};
use bevilling::title::Language;

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn shipped() -> RuleBook {
    RuleBook::load("../examples/rulebooks/children.json").unwrap()
}

fn monthly(id: &str, section: &str, year: i32, amount: &str) -> ActivityCosts {
    let days = (1..=12).map(|month| Date::from_ymd_opt(year, month, 1).unwrap());
    let costs = days.map(|date| DatedCost { date, amount: money::parse(amount).unwrap() });
    ActivityCosts { activity: id.into(), section: section.into(), one_off: false, costs: costs.collect() }
}

fn once(id: &str, section: &str, date: &str, amount: &str) -> ActivityCosts {
    let costs = vec![DatedCost { date: day(date), amount: money::parse(amount).unwrap() }];
    ActivityCosts { activity: id.into(), section: section.into(), one_off: true, costs }
}

fn case(id: &str, activities: Vec<ActivityCosts>) -> CaseCosts {
    CaseCosts { case: id.into(), facts: BTreeMap::new(), activities, income: Vec::new() }
}

fn since(mut case: CaseCosts, fact: &str, history: &[(&str, Option<FactValue>)]) -> CaseCosts {
    let history = history
        .iter()
        .map(|(from, value)| DatedFact { from: (!from.is_empty()).then(|| day(from)), value: value.clone() });
    case.facts.insert(fact.into(), history.collect());
    case
}

fn net(book: &RuleBook, household: &[CaseCosts], year: i32) -> NetCost {
    net_cost(book, household, year, Extrapolation::Refuse).unwrap()
}

fn by_scheme(net: &NetCost) -> Vec<(&str, String)> {
    net.schemes.iter().map(|one| (one.scheme.as_str(), one.reimbursement.to_string())).collect()
}

#[test]
fn what_is_paid_once_is_spread_over_its_year() {
    let book = shipped();
    for (activities, this_year, next_year) in [
        (
            vec![monthly("home", "BL-46", 2024, "80000"), once("car", "BL-46", "2024-12-10", "120000")],
            "42500.04",
            "0.00",
        ),
        (vec![once("car", "BL-46", "2024-11-15", "1200000")], "72500.04", "0.00"),
        (vec![once("car", "BL-46", "2024-01-01", "1200000")], "72500.04", "0.00"),
        (vec![once("car", "BL-46", "2024-12-31", "1200000")], "72500.04", "0.00"),
        // Income paid once is spread as well: 90,000 - 10,000 a month.
        (
            vec![monthly("home", "BL-46", 2024, "90000"), once("share", "BL-46", "2024-06-30", "-120000")],
            "12500.04",
            "0.00",
        ),
    ] {
        let household = [case("1", activities)];
        assert_eq!(net(&book, &household, 2024).total.reimbursement.to_string(), this_year);
        assert_eq!(net(&book, &household, 2025).total.reimbursement.to_string(), next_year);
    }
}

#[test]
fn households_change_by_month() {
    let book = shipped();
    let sibling = |id: &str| case(id, vec![monthly("home", "BL-46", 2024, "50000")]);
    let number = |number: i64| Some(FactValue::Number(number));
    for (name, one, other, reimbursement) in [
        ("pooled as given", sibling("1"), sibling("2"), "72500.04"),
        (
            "together from July",
            since(sibling("1"), "household", &[("2024-07-01", number(7))]),
            since(sibling("2"), "household", &[("2024-07-01", number(7))]),
            "36250.02",
        ),
        (
            "one has lived there always",
            since(sibling("1"), "household", &[("", number(7))]),
            since(sibling("2"), "household", &[("", number(8)), ("2024-07-01", number(7))]),
            "36250.02",
        ),
        (
            "apart from July",
            since(sibling("1"), "household", &[("", number(7))]),
            since(sibling("2"), "household", &[("", number(7)), ("2024-07-01", None)]),
            "36250.02",
        ),
        (
            "moved in the middle of a month: the household of its first day",
            since(sibling("1"), "household", &[("", number(7))]),
            since(sibling("2"), "household", &[("", number(8)), ("2024-06-15", number(7))]),
            "36250.02",
        ),
        (
            "never together",
            since(sibling("1"), "household", &[("", number(7))]),
            since(sibling("2"), "household", &[("", number(8))]),
            "0.00",
        ),
        ("only one says where", since(sibling("1"), "household", &[("", number(7))]), sibling("2"), "0.00"),
    ] {
        let year = net(&book, &[one, other], 2024);
        assert_eq!(year.total.reimbursement.to_string(), reimbursement, "{name}");
        let parts: rust_decimal::Decimal = year.periods.iter().map(|period| period.reimbursement).sum();
        assert_eq!(parts, year.total.reimbursement, "{name}");
    }
}

#[test]
fn what_is_paid_once_counts_in_the_household_of_each_month() {
    let book = shipped();
    let number = |number: i64| Some(FactValue::Number(number));
    // 50,000 a month each, one paid once: together from October, as if it were paid by the month.
    let one = case("1", vec![once("car", "BL-46", "2024-01-15", "600000")]);
    let one = since(one, "household", &[("", number(8)), ("2024-10-01", number(7))]);
    let other =
        since(case("2", vec![monthly("home", "BL-46", 2024, "50000")]), "household", &[("", number(7))]);
    let year = net(&book, &[one, other], 2024);
    assert_eq!(year.total.reimbursement.to_string(), "18125.01");
    let pooled = year.periods.iter().filter(|period| period.cost.to_string() == "100000.00");
    assert_eq!(pooled.map(|period| period.household.as_deref()).collect::<Vec<_>>(), [Some("7"); 3]);
}

#[test]
fn the_states_share_comes_before_what_very_costly_cases_get() {
    let book = shipped();
    // 60,000 for the home and 40,000 of lost earnings, of which the state pays half: 80,000 are left a month.
    let household = [case(
        "1",
        vec![monthly("home", "BL-46", 2024, "60000"), monthly("earnings", "BL-87", 2024, "40000")],
    )];
    let year = net(&book, &household, 2024);
    assert_eq!(by_scheme(&year), [("BL-86-87", "240000.00".to_owned()), ("BL-198", "12500.04".to_owned())]);
    assert_eq!(year.total.reimbursement.to_string(), "252500.04");
    assert_eq!(year.total.net.to_string(), "947499.96");
    assert!(
        year.periods
            .iter()
            .filter(|period| period.scheme == "BL-198")
            .all(|it| it.cost.to_string() == "80000.00")
    );
    let earnings = &year.cases[0].activities[1];
    assert!(earnings.total.reimbursement > money::parse("240000").unwrap());

    let (danish, english) = (year.explain(Language::Da), year.explain(Language::En));
    for name in
        ["Statens andel af kompensationsydelse og tabt arbejdsfortjeneste (BL-86-87)", "enkeltsager (BL-198)"]
    {
        assert!(danish.contains(name), "{danish}");
    }
    for name in ["The state's share of compensation and lost earnings (BL-86-87)", "cases (BL-198)"] {
        assert!(english.contains(name), "{english}");
    }
}

/// A rule book of these reimbursement schemes.
fn book(reimbursements: &str) -> Result<RuleBook, Vec<(String, String)>> {
    let text = format!(
        r#"{{"id": "b", "version": "1", "title": {{"da": "Bog"}},
        "laws": [{{"id": "L", "title": {{"da": "Lov"}}}}],
        "dimensions": [
            {{"id": "birth_date", "title": {{"da": "Født"}}, "domain": "date"}},
            {{"id": "age", "title": {{"da": "Alder"}}, "domain": {{"age": {{"of": "birth_date"}}}}}},
            {{"id": "placed", "title": {{"da": "Anbragt"}}, "domain": "flag"}}],
        "sections": [{{"id": "S", "title": {{"da": "S"}}, "law": "L"}}, {{"id": "T", "title": {{"da": "T"}}, "law": "L"}}],
        "reimbursements": [{reimbursements}]}}"#
    );
    RuleBook::from_json(&text).map_err(|faults| {
        faults.iter().map(|fault| (fault.code().to_owned(), fault.path().to_string())).collect()
    })
}

fn scheme(id: &str, rest: &str) -> String {
    format!(r#"{{"id": "{id}", "title": {{"da": "{id}"}}, "law": "L", {rest}}}"#)
}

#[test]
fn schemes_see_what_they_say() {
    let costs = [case("1", vec![monthly("a", "S", 2026, "100")])];
    let half = scheme("half", r#""manner": "monthly", "percent": "50""#);
    for (name, other, reimbursements) in [
        ("after it", r#""manner": "monthly", "percent": "50", "after": ["half"]"#, ["600.00", "300.00"]),
        ("beside it", r#""manner": "monthly", "percent": "50", "beside": ["half"]"#, ["600.00", "600.00"]),
        (
            "a year after months",
            r#""manner": "yearly", "percent": "50", "after": ["half"]"#,
            ["600.00", "300.00"],
        ),
        (
            "steps of what is left: 50 a month, a quarter above 40",
            r#""manner": "monthly", "steps": [{"above": "480", "percent": "25"}], "after": ["half"]"#,
            ["600.00", "30.00"],
        ),
        (
            "months of a part of the year",
            r#""manner": "monthly", "percent": "50", "valid": {"from": "2026-07-01"}, "after": ["half"]"#,
            ["600.00", "150.00"],
        ),
    ] {
        let book = book(&format!("{half}, {}", scheme("other", other))).unwrap();
        let year = net(&book, &costs, 2026);
        let amounts: Vec<_> = by_scheme(&year).into_iter().map(|(_, reimbursement)| reimbursement).collect();
        assert_eq!(amounts, reimbursements, "{name}");
    }
    // Months after a year: what the year reimbursements is spread as the costs are.
    let yearly = scheme("year", r#""manner": "yearly", "steps": [{"above": "0", "percent": "50"}]"#);
    let rest = scheme("rest", r#""manner": "monthly", "percent": "50", "after": ["year"]"#);
    let year = net(&book(&format!("{yearly}, {rest}")).unwrap(), &costs, 2026);
    assert_eq!(by_scheme(&year), [("year", "600.00".to_owned()), ("rest", "300.00".to_owned())]);
    assert!(year.periods.iter().filter(|it| it.scheme == "rest").all(|it| it.cost.to_string() == "50.00"));
}

#[test]
fn a_scheme_is_for_whom_it_says() {
    let adults =
        scheme("adults", r#""manner": "monthly", "percent": "50", "when": {"at_least": {"age": 18}}"#);
    let placed = scheme(
        "placed",
        r#""manner": "monthly", "percent": "10", "sections": ["T"], "when": {"in": {"placed": [true]}}"#,
    );
    // Both are for section T, and nobody says what `placed` sees.
    assert_eq!(
        book(&format!("{adults}, {placed}")).unwrap_err(),
        [("reimbursements-overlap".to_owned(), "/reimbursements/1".to_owned())]
    );
    let book = book(&adults).unwrap();
    let born = |text: &str| [("", Some(FactValue::from(text)))];
    let costs = || case("1", vec![monthly("a", "S", 2026, "100")]);
    for (facts, reimbursement) in
        [("2008-06-15", "300.00"), ("2008-07-01", "300.00"), ("2000-01-01", "600.00"), ("2010-01-01", "0.00")]
    {
        let year = net(&book, &[since(costs(), "birth_date", &born(facts))], 2026);
        assert_eq!(
            (year.total.reimbursement.to_string().as_str(), year.unknown.len()),
            (reimbursement, 0),
            "{facts}"
        );
    }
    // A missing fact is no silent no.
    let year = net(&book, &[costs()], 2026);
    assert_eq!(year.total.reimbursement.to_string(), "0.00");
    let unknown: Vec<_> = year
        .unknown
        .iter()
        .map(|one| (one.scheme.as_str(), one.case.as_str(), one.facts.join(" ")))
        .collect();
    assert_eq!(unknown, [("adults", "1", "birth_date".to_owned())]);
    assert!(
        year.explain(Language::Da)
            .contains("det vides ikke, om adults (adults) gælder sag 1: der mangler `birth_date`")
    );
    assert!(
        year.explain(Language::En)
            .contains("it is not known whether adults (adults) is for case 1: `birth_date` missing")
    );
    // Known from a day on: from the month after.
    let late = since(costs(), "birth_date", &[("2026-09-10", Some(FactValue::from("2000-01-01")))]);
    let year = net(&book, &[late], 2026);
    assert_eq!(year.total.reimbursement.to_string(), "150.00");
    assert_eq!(year.unknown[0].from, day("2026-01-01"));
}

#[test]
fn contradictions_of_schemes_are_refused() {
    let half = scheme("half", r#""manner": "monthly", "percent": "50", "sections": ["S"]"#);
    let refused = |other: &str| match book(&format!("{half}, {}", scheme("other", other))) {
        Ok(_) => Vec::new(),
        Err(faults) => faults,
    };
    let fault = |code: &str, path: &str| vec![(code.to_owned(), path.to_owned())];
    for (other, faults) in [
        (r#""manner": "yearly", "percent": "50", "sections": ["T"]"#, Vec::new()),
        (r#""manner": "yearly", "percent": "50", "sections": []"#, Vec::new()),
        (r#""manner": "yearly", "percent": "50""#, fault("reimbursements-overlap", "/reimbursements/1")),
        (
            r#""manner": "yearly", "percent": "50", "sections": ["T", "S"]"#,
            fault("reimbursements-overlap", "/reimbursements/1"),
        ),
        (
            r#""manner": "yearly", "percent": "51", "beside": ["half"]"#,
            fault("reimbursements-exceed-cost", "/reimbursements/1"),
        ),
        (r#""manner": "yearly", "percent": "100", "after": ["half"]"#, Vec::new()),
        (
            r#""manner": "yearly", "percent": "101", "after": ["half"]"#,
            fault("out-of-range", "/reimbursements/1/percent"),
        ),
        (
            r#""manner": "yearly", "percent": "9", "after": ["hafl", "half"]"#,
            fault("unknown-reimbursement", "/reimbursements/1/after/0"),
        ),
        (
            r#""manner": "yearly", "percent": "9", "after": ["other", "half"]"#,
            fault("reimbursement-order", "/reimbursements/1/after/0"),
        ),
        (
            r#""manner": "yearly", "percent": "9", "after": ["half"], "beside": ["half"]"#,
            [
                fault("reimbursement-order", "/reimbursements/1/after/0"),
                fault("reimbursement-order", "/reimbursements/1/beside/0"),
            ]
            .concat(),
        ),
        (r#""manner": "yearly", "after": ["half"]"#, fault("reimbursement-share", "/reimbursements/1")),
        (
            r#""manner": "yearly", "percent": "9", "steps": [{"above": "0", "percent": "9"}], "after": ["half"]"#,
            fault("reimbursement-share", "/reimbursements/1"),
        ),
        (
            r#""manner": "yearly", "percent": "9", "sections": ["T"], "when": {"in": {"plcaed": [true]}}"#,
            fault("unknown-dimension", "/reimbursements/1/when/in/plcaed"),
        ),
    ] {
        assert_eq!(refused(other), faults, "{other}");
    }
    let later =
        scheme("first", r#""manner": "yearly", "percent": "9", "sections": ["T"], "after": ["half"]"#);
    assert_eq!(
        book(&format!("{later}, {half}")).unwrap_err(),
        fault("reimbursement-order", "/reimbursements/0/after/0")
    );
    let many = (0..201)
        .map(|number| scheme(&format!("r{number}"), r#""manner": "yearly", "percent": "1", "sections": []"#));
    assert_eq!(
        book(&many.collect::<Vec<_>>().join(",")).unwrap_err(),
        fault("too-many-reimbursements", "/reimbursements")
    );
}
