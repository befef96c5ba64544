//! Reimbursements by hand, and beside a naive computation.

use proptest::prelude::*;

use super::*;
use crate::dates::{DatedAmounts, Validity, parse};
use crate::rulebook::{
    Law, ReimbursementManner, ReimbursementScheme, ReimbursementStep, RuleBook, RuleBookDocument, Section,
};
use crate::title::LocalizedText;

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

/// 25, 50 and 75 percent above these thresholds.
fn scheme(manner: ReimbursementManner, pooled: bool, above: [i64; 3]) -> ReimbursementScheme {
    let steps = above.into_iter().zip([25, 50, 75]).map(|(above, percent)| ReimbursementStep {
        above: DatedAmounts::constant(Decimal::from(above)),
        percent: Decimal::from(percent),
    });
    ReimbursementScheme {
        id: "R".into(),
        title: LocalizedText::danish("Ordning"),
        law: "L".into(),
        reference: None,
        valid: Validity::ALWAYS,
        sections: None,
        when: None,
        manner,
        pooled,
        percent: None,
        steps: steps.collect(),
        after: Vec::new(),
        beside: Vec::new(),
        illustrative: false,
        codes: Default::default(),
    }
}

fn activity(id: &str, one_off: bool, costs: &[(&str, &str)]) -> ActivityCosts {
    let costs = costs.iter().map(|(date, amount)| DatedCost { date: day(date), amount: kroner(amount) });
    ActivityCosts { activity: id.into(), section: "S".into(), one_off, costs: costs.collect() }
}

fn case(id: &str, activities: Vec<ActivityCosts>) -> CaseCosts {
    CaseCosts { case: id.into(), facts: BTreeMap::new(), activities, income: Vec::new() }
}

/// A rule book of these schemes, with sections `S` and `T`.
fn book(schemes: &[ReimbursementScheme]) -> RuleBook {
    let law: Law = serde_json::from_str(r#"{"id": "L", "title": {"da": "Lov"}}"#).unwrap();
    let section = |id: &str| -> Section {
        serde_json::from_str(&format!(r#"{{"id": "{id}", "title": {{"da": "{id}"}}, "law": "L"}}"#)).unwrap()
    };
    let document = RuleBookDocument {
        id: Some("b".into()),
        version: Some("1".into()),
        title: Some(LocalizedText::danish("Bog")),
        laws: vec![law],
        sections: vec![section("S"), section("T")],
        reimbursements: schemes.to_vec(),
        ..RuleBookDocument::default()
    };
    RuleBook::from_document(document).unwrap()
}

fn reimbursed(scheme: ReimbursementScheme, household: &[CaseCosts], year: i32) -> NetCost {
    net_cost(&book(&[scheme]), household, year, Extrapolation::Refuse).unwrap()
}

#[test]
fn a_year_is_reimbursemented_step_by_step() {
    let home =
        activity("home", false, &[("2022-01-31", "1000000"), ("2022-07-31", "1200000"), ("2023-01-31", "9")]);
    let parents = activity("parents", false, &[("2022-02-28", "-100000")]);
    let family = [case("1", vec![home, parents])];
    let year =
        reimbursed(scheme(ReimbursementManner::Yearly, true, [860_000, 1_680_000, 2_000_000]), &family, 2022);
    // 2,100,000: a quarter of 820,000, half of 320,000, three quarters of 100,000.
    assert_eq!(
        year.total,
        Net {
            gross: kroner("2100000.00"),
            income: Decimal::ZERO,
            reimbursement: kroner("440000.00"),
            net: kroner("1660000.00")
        }
    );
    let shares: Vec<_> =
        year.cases[0].activities.iter().map(|one| one.total.reimbursement.to_string()).collect();
    assert_eq!(shares, ["440000.00", "0.00"]);
    assert_eq!(year.periods.len(), 1);
    assert_eq!(year.periods[0].cost, kroner("2100000.00"));
}

#[test]
fn a_month_is_held_against_a_twelfth_and_what_is_paid_once_is_spread() {
    // Thresholds of 1,000, 2,000 and 3,000 a month.
    let monthly = || scheme(ReimbursementManner::Monthly, false, [12_000, 24_000, 36_000]);
    let home = activity("home", false, &[("2026-01-31", "2500"), ("2026-02-28", "900")]);
    let car = activity("car", true, &[("2026-02-10", "1200")]);
    let family = [case("1", vec![home, car])];
    let year = reimbursed(monthly(), &family, 2026);
    // January: 2,500 + 100, so a quarter of 1,000 and half of 600. February: 900 + 100 is just the threshold. Then 100
    // a month: nothing.
    assert_eq!(year.total.reimbursement, kroner("550.00"));
    let costs: Vec<_> = year.periods.iter().map(|period| period.cost.to_string()).collect();
    assert_eq!(costs[..3], ["2600.00", "1000.00", "100.00"]);
    assert_eq!(costs.len(), 12);
    // What is paid once is in no other year.
    let next = reimbursed(monthly(), &family, 2027);
    assert!(next.periods.iter().all(|period| period.cost.is_zero()));
    assert_eq!(next.total.gross, kroner("0.00"));
}

#[test]
fn siblings_are_pooled_and_the_reimbursement_is_split_to_the_oere() {
    let of = |id: &str| case(id, vec![activity("a", false, &[("2026-05-01", "10")])]);
    let family = [of("1"), of("2"), of("3")];
    let pooled = reimbursed(scheme(ReimbursementManner::Yearly, true, [10, 29, 30]), &family, 2026);
    // A quarter of 19, half of 1: 5.25; each 1.75. By themselves none is above 10.
    assert_eq!(pooled.total.reimbursement, kroner("5.25"));
    assert!(pooled.cases.iter().all(|case| case.total.reimbursement == kroner("1.75")));
    let separate = reimbursed(scheme(ReimbursementManner::Yearly, false, [10, 29, 30]), &family, 2026);
    assert_eq!(separate.total.reimbursement, kroner("0.00"));
    assert_eq!(
        separate.periods.iter().filter_map(|period| period.case.as_deref()).collect::<Vec<_>>(),
        ["1", "2", "3"]
    );
    let uneven = reimbursed(scheme(ReimbursementManner::Yearly, true, [10, 28, 29]), &family, 2026);
    let shares: Vec<_> = uneven.cases.iter().map(|case| case.total.reimbursement.to_string()).collect();
    assert_eq!(
        (uneven.total.reimbursement, shares),
        (kroner("5.75"), vec!["1.92".into(), "1.92".into(), "1.91".into()])
    );
}

#[test]
fn what_is_not_covered_or_not_known_is_not_guessed() {
    let family = [case("1", vec![activity("a", false, &[("2026-05-01", "100")])])];
    let code = |schemes: &[ReimbursementScheme], year| {
        let faults = net_cost(&book(schemes), &family, year, Extrapolation::Refuse).unwrap_err();
        faults.iter().map(|fault| fault.code()).collect::<Vec<_>>()
    };
    let always = scheme(ReimbursementManner::Monthly, true, [1, 2, 3]);
    let mut until = always.clone();
    until.valid = Validity::until(day("2026-05-01"));
    assert_eq!(code(&[until], 2026), ["no-reimbursement-scheme"]);
    assert_eq!(code(std::slice::from_ref(&always), 0), ["reimbursement-year-out-of-range"]);
    let mut unknown = always.clone();
    for step in &mut unknown.steps[1..] {
        let mut known = DatedAmounts(crate::dates::Timeline::default());
        known.0.set(Validity::until(day("2026-01-01")), step.above.at(day("2026-01-01")).unwrap()).unwrap();
        step.above = known;
    }
    assert_eq!(code(&[unknown.clone()], 2026), ["threshold-not-in-force", "threshold-not-in-force"]);
    let carried = net_cost(&book(&[unknown]), &family, 2026, Extrapolation::LastKnown).unwrap();
    assert!(
        carried.extrapolated
            && carried.total.reimbursement == reimbursed(always.clone(), &family, 2026).total.reimbursement
    );

    let mut others = always;
    others.sections = Some(vec!["T".into()]);
    assert_eq!(reimbursed(others, &family, 2026).total.reimbursement, kroner("0.00"));
    assert_eq!(
        net_cost(&book(&[]), &family, 2026, Extrapolation::Refuse).unwrap().total.net,
        kroner("100.00")
    );
}

/// A yearly scheme gives way to a monthly one: what was paid once before is in the year alone.
#[test]
fn the_law_changes_and_nothing_is_reimbursemented_twice() {
    let book = RuleBook::load("../examples/rulebooks/children.json").unwrap();
    let car = activity("car", true, &[("2023-12-01", "2000000")]);
    let family = [case("1", vec![car])];
    let of = |year| net_cost(&book, &family, year, Extrapolation::Refuse).unwrap();
    let (before, after) = (of(2023), of(2024));
    assert_eq!((before.periods[0].scheme.as_str(), before.periods.len()), ("SEL-176", 1));
    assert!(before.total.reimbursement > Decimal::ZERO);
    assert_eq!((after.periods[0].scheme.as_str(), after.periods.len()), ("BL-198", 12));
    assert_eq!(after.total.reimbursement, Decimal::ZERO);
}

#[test]
fn large_amounts_are_refused_not_wrong() {
    let cost = DatedCost { date: day("2026-01-01"), amount: Decimal::MAX };
    let huge = ActivityCosts { activity: "a".into(), section: "S".into(), one_off: false, costs: vec![cost] };
    let scheme = scheme(ReimbursementManner::Yearly, true, [1, 2, 3]);
    let faults =
        net_cost(&book(&[scheme]), &[case("1", vec![huge])], 2026, Extrapolation::Refuse).unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.code()).collect::<Vec<_>>(), ["reimbursement-too-large"]);
}

/// The reimbursement in øre by the extra percent above each threshold, in whole numbers.
fn naive(scheme: &ReimbursementScheme, household: &[CaseCosts], year: i32) -> i128 {
    use chrono::Datelike;
    let oere = |amount: Decimal| i128::from(money::to_oere(money::round(amount)).unwrap());
    let monthly = scheme.manner == ReimbursementManner::Monthly;
    let divisor = if monthly { 12 } else { 1 };
    let groups: Vec<Vec<&CaseCosts>> = match scheme.pooled {
        true => vec![household.iter().collect()],
        false => household.iter().map(|case| vec![case]).collect(),
    };
    let mut sum = 0;
    for (group, period) in groups.iter().flat_map(|group| (0..divisor).map(move |period| (group, period))) {
        let mut cost = 0;
        for activity in group.iter().flat_map(|case| &case.activities) {
            for one in &activity.costs {
                let paid = one.date.year() * 12 + i32::try_from(one.date.month0()).unwrap();
                let now = year * 12 + period;
                cost += match (monthly, activity.one_off) {
                    (false, _) if one.date.year() == year => oere(one.amount),
                    (true, false) if paid == now => 12 * oere(one.amount),
                    (true, true) if one.date.year() == year => oere(one.amount),
                    _ => 0,
                };
            }
        }
        let (mut reimbursement, mut before) = (0, 0);
        for step in &scheme.steps {
            let percent = i128::try_from(step.percent).unwrap();
            reimbursement +=
                (percent - before) * (cost - oere(step.above.at(day("2026-01-01")).unwrap())).max(0);
            before = percent;
        }
        let parts = 100 * i128::from(divisor);
        sum += (2 * reimbursement + parts) / (2 * parts);
    }
    sum
}

fn any_activity(lowest: i64) -> impl Strategy<Value = ActivityCosts> {
    let cost = (0_u64..1100, lowest..5_000_000_i64).prop_map(|(days, oere)| DatedCost {
        date: day("2025-01-01").checked_add_days(chrono::Days::new(days)).unwrap(),
        amount: Decimal::new(oere, 2),
    });
    (any::<bool>(), prop::collection::vec(cost, 0..6)).prop_map(|(one_off, costs)| ActivityCosts {
        activity: "a".into(),
        section: "S".into(),
        one_off,
        costs,
    })
}

fn any_household(lowest: i64) -> impl Strategy<Value = Vec<CaseCosts>> {
    let cases = prop::collection::vec(prop::collection::vec(any_activity(lowest), 0..4), 0..4);
    cases.prop_map(|cases| {
        let numbered = cases.into_iter().enumerate();
        numbered.map(|(number, activities)| case(&number.to_string(), activities)).collect()
    })
}

fn any_scheme() -> impl Strategy<Value = ReimbursementScheme> {
    let manner = prop_oneof![Just(ReimbursementManner::Yearly), Just(ReimbursementManner::Monthly)];
    (manner, any::<bool>(), 0_i64..50_000, 1_i64..30_000, 1_i64..30_000).prop_map(
        |(manner, pooled, first, second, third)| {
            scheme(manner, pooled, [first, first + second, first + second + third])
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_reimbursement_is_that_of_a_naive_computation_and_parts_sum(scheme in any_scheme(), household in any_household(-1_000_000)) {
        let year = reimbursed(scheme.clone(), &household, 2026);
        prop_assert_eq!(i128::from(money::to_oere(year.total.reimbursement).unwrap()), naive(&scheme, &household, 2026));
        prop_assert_eq!(year.periods.iter().map(|period| period.reimbursement).sum::<Decimal>(), year.total.reimbursement);
        let parts = |of: fn(&Net) -> Decimal| -> (Decimal, Decimal) {
            let activities = year.cases.iter().flat_map(|case| &case.activities);
            (year.cases.iter().map(|case| of(&case.total)).sum(), activities.map(|one| of(&one.total)).sum())
        };
        for of in [|net: &Net| net.gross, |net: &Net| net.reimbursement, |net: &Net| net.net] {
            prop_assert_eq!(parts(of), (of(&year.total), of(&year.total)));
        }
        prop_assert_eq!(year.total.gross - year.total.reimbursement, year.total.net);
        prop_assert!(year.total.reimbursement >= Decimal::ZERO);
    }

    #[test]
    fn more_cost_is_never_less_reimbursement_nor_more_net_saved(scheme in any_scheme(), household in any_household(-1_000_000), more in 0_i64..5_000_000, days in 0_u64..365) {
        let before = reimbursed(scheme.clone(), &household, 2026);
        let date = day("2026-01-01").checked_add_days(chrono::Days::new(days)).unwrap();
        let mut dearer = household;
        let costs = vec![DatedCost { date, amount: Decimal::new(more, 2) }];
        let extra = ActivityCosts { activity: "b".into(), section: "S".into(), one_off: false, costs };
        if dearer.is_empty() {
            dearer.push(case("1", Vec::new()));
        }
        dearer[0].activities.push(extra);
        let after = reimbursed(scheme, &dearer, 2026);
        prop_assert!(after.total.reimbursement >= before.total.reimbursement);
        prop_assert!(after.total.net >= before.total.net);
    }

    #[test]
    fn pooled_siblings_are_reimbursemented_at_least_as_much(scheme in any_scheme(), household in any_household(0)) {
        let of = |pooled| reimbursed(ReimbursementScheme { pooled, ..scheme.clone() }, &household, 2026);
        let (pooled, separate) = (of(true), of(false));
        // Each reimbursement is rounded once: half an øre for each.
        let rounding = Decimal::new(i64::try_from(separate.periods.len() + pooled.periods.len()).unwrap(), 2) / Decimal::TWO;
        prop_assert!(pooled.total.reimbursement + rounding >= separate.total.reimbursement);
    }
}
