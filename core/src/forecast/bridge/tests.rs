//! Bridges: each cause by hand, and all of them together.

use proptest::prelude::*;

use super::*;
use crate::dates::{Date, DatedAmounts, DayOfMonth, Frequency, Period, Validity, parse};
use crate::forecast::portfolio::Values;
use crate::forecast::random::{DIMENSIONS, portfolio, rows};
use crate::forecast::rows::OwnRow;
use crate::forecast::{RowEntry, RowSchedule, View};
use crate::plan::{Extrapolation, Pause, PauseReason, Proration, Status};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

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
        units: Decimal::TWO,
        values: Values::Own(DatedAmounts::constant(Decimal::ONE_HUNDRED)),
        vat: None,
        entries: vec![],
        pauses: Vec::new(),
        labels: vec!["S".into(), "P".into(), "H".into()],
    }
}

fn bridge(before: &[OwnRow], after: &[OwnRow], view: View) -> Bridge {
    let request = ForecastRequest::new(Months::of_year(2026).unwrap()).by(["section", "provider"]).view(view);
    portfolio(after).bridge_from(&portfolio(before), &request).unwrap()
}

/// What moved, by cause, in whole kroner.
fn moved(before: &[OwnRow], after: &[OwnRow], view: View) -> Vec<(BridgeCause, Decimal)> {
    bridge(before, after, view).parts.iter().map(|part| (part.cause, part.change.total())).collect()
}

fn running(row: &OwnRow, from: &str, until: &str) -> OwnRow {
    let RowSchedule::Running { frequency, .. } = row.schedule else { panic!() };
    OwnRow {
        schedule: RowSchedule::Running {
            frequency,
            proration: Proration::None,
            from: day(from),
            until: day(until),
        },
        ..row.clone()
    }
}

#[test]
fn each_cause_is_told_by_its_name() {
    use BridgeCause::*;
    let a = || row("a");
    let expected = |row: OwnRow| OwnRow { status: Status::Expected, ..row };
    let rate = |amount: i64| Values::Rate("R".into(), DatedAmounts::constant(amount.into()));
    let said = |entry| OwnRow { entries: vec![entry], ..a() };
    let paused = |from: &str, until: &str| {
        let period = Period::new(day(from), day(until)).unwrap();
        OwnRow { pauses: vec![Pause::new("p", period, PauseReason::Hospital)], ..a() }
    };
    let scheduled = day("2026-03-01");
    type Told = (Vec<OwnRow>, Vec<OwnRow>, Vec<(BridgeCause, i64)>);
    let cases: Vec<Told> = vec![
        (vec![a()], vec![a()], vec![]),
        (vec![expected(a())], vec![], vec![(ExpectedDropped, -2400)]),
        (vec![], vec![expected(a())], vec![(NewExpected, 2400)]),
        (vec![], vec![a()], vec![(NewGrant, 2400)]),
        (vec![a()], vec![], vec![(Ended, -2400)]),
        (vec![a()], vec![running(&a(), "2026-01-01", "2026-06-30")], vec![(Ended, -1200)]),
        (vec![running(&a(), "2026-03-01", "2026-06-30")], vec![a()], vec![(Extended, 1600)]),
        (
            vec![running(&a(), "2026-01-01", "2026-03-31")],
            vec![running(&a(), "2026-03-01", "2026-06-30")],
            vec![(Ended, -400), (Extended, 600)],
        ),
        (vec![a()], vec![OwnRow { units: 3.into(), ..a() }], vec![(Quantity, 1200)]),
        (vec![a()], vec![paused("2026-04-01", "2026-06-30")], vec![(Paused, -600)]),
        (
            vec![paused("2026-04-01", "2026-06-30")],
            vec![paused("2026-04-01", "2026-04-30")],
            vec![(Paused, 400)],
        ),
        (
            vec![a()],
            vec![OwnRow { units: 3.into(), ..paused("2026-04-01", "2026-06-30") }],
            vec![(Paused, -600), (Quantity, 900)],
        ),
        (
            vec![a()],
            vec![OwnRow { schedule: RowSchedule::Once { date: day("2026-05-05") }, ..a() }],
            vec![(Quantity, -2200)],
        ),
        (vec![a()], vec![said(RowEntry::Cancelled { scheduled })], vec![(Quantity, -200)]),
        (
            vec![a()],
            vec![OwnRow { values: Values::Own(DatedAmounts::constant(110.into())), ..a() }],
            vec![(Price, 240)],
        ),
        (
            vec![a()],
            vec![OwnRow { vat: Some(DatedAmounts::constant(125.into())), ..a() }],
            vec![(Price, 600)],
        ),
        (vec![a()], vec![said(RowEntry::Planned { scheduled, oere: 25_000 })], vec![(Quantity, 50)]),
        (
            vec![said(RowEntry::Planned { scheduled, oere: 25_000 })],
            vec![said(RowEntry::Planned { scheduled, oere: 30_000 })],
            vec![(Price, 50)],
        ),
        (
            vec![a()],
            vec![said(RowEntry::Adjusted { scheduled, on: day("2026-09-01"), oere: -5_000 })],
            vec![(Price, -50)],
        ),
        (
            vec![OwnRow { values: rate(100), ..a() }],
            vec![OwnRow { values: rate(90), ..a() }],
            vec![(Rate, -240)],
        ),
        (
            vec![a()],
            vec![said(RowEntry::Paid { scheduled, paid: day("2027-01-05"), oere: 20_000 })],
            vec![(PaidOtherwise, -200)],
        ),
        (
            vec![a()],
            vec![said(RowEntry::Paid { scheduled, paid: day("2026-03-02"), oere: 21_000 })],
            vec![(PaidOtherwise, 10)],
        ),
        (
            vec![a()],
            vec![OwnRow { labels: vec!["T".into(), "P".into(), "H".into()], ..a() }],
            vec![(Moved, 0)],
        ),
        // An expected change is granted: what it changes has ended.
        (
            vec![
                a(),
                OwnRow {
                    modifies: Some("a".into()),
                    units: 3.into(),
                    ..expected(running(&row("b"), "2026-07-01", "2026-12-31"))
                },
            ],
            vec![
                running(&a(), "2026-01-01", "2026-06-30"),
                OwnRow {
                    modifies: Some("a".into()),
                    units: 3.into(),
                    ..running(&row("b"), "2026-07-01", "2026-12-31")
                },
            ],
            vec![(ExpectedGranted, 0)],
        ),
    ];
    for (before, after, wanted) in cases {
        let wanted: Vec<_> =
            wanted.into_iter().map(|(cause, kroner)| (cause, Decimal::from(kroner))).collect();
        assert_eq!(moved(&before, &after, View::Expected), wanted, "{before:?} {after:?}");
    }
    // In the granted view the money comes with the grant.
    let change = OwnRow {
        units: 3.into(),
        modifies: Some("a".into()),
        ..running(&row("b"), "2026-07-01", "2026-12-31")
    };
    let before = [a(), expected(change.clone())];
    let after = [running(&a(), "2026-01-01", "2026-06-30"), change];
    assert_eq!(moved(&before, &after, View::Granted), [(ExpectedGranted, Decimal::from(600))]);
}

/// Last year's rates were carried on; now the new ones are known, and the plan runs into them.
#[test]
fn a_rate_that_is_known_at_last_is_a_rate() {
    let known = |until: &str| {
        let mut amounts = DatedAmounts::default();
        amounts.0.set(Validity { from: None, to: Some(day("2026-07-01")) }, Decimal::ONE_HUNDRED).unwrap();
        if until > "2026-07-01" {
            amounts.0.set(Validity::from(day("2026-07-01")), Decimal::from(104)).unwrap();
        }
        OwnRow { values: Values::Rate("R".into(), amounts), ..row("a") }
    };
    let (old, new) = (known("2026-07-01"), known("2027-01-01"));
    assert_eq!(
        moved(std::slice::from_ref(&old), std::slice::from_ref(&new), View::Expected),
        [(BridgeCause::Rate, Decimal::from(48))]
    );

    // Where nothing is carried on, the plan could only be made as far as its price is known.
    let strict = |row: OwnRow| {
        let mut builder =
            crate::forecast::PortfolioBuilder::new(DIMENSIONS).extrapolate(Extrapolation::Refuse);
        row.add_to(&mut builder);
        builder.finish().unwrap()
    };
    let request = ForecastRequest::new(Months::of_year(2026).unwrap());
    let before = strict(running(&old, "2026-01-01", "2026-06-30"));
    let bridge = strict(new).bridge_from(&before, &request).unwrap();
    assert_eq!(bridge.amount_for(BridgeCause::Extended), Decimal::from(1248));
    assert_eq!(bridge.parts.len(), 1);
}

#[test]
fn portfolios_of_other_dimensions_are_refused() {
    let one = portfolio(&[row("a")]);
    let other = one.by_activity().unwrap();
    let request = ForecastRequest::new(Months::of_year(2026).unwrap());
    let faults = other.bridge_from(&one, &request).unwrap_err();
    assert_eq!(faults.iter().map(Fault::code).collect::<Vec<_>>(), ["dimensions-differ"]);
    assert!(other.by_activity().is_err());
}

/// More cases than are computed together.
#[test]
fn many_cases_come_to_as_many_times_what_one_does() {
    const PAIRS: i64 = 1_100;
    let of_case = |number: i64, row: OwnRow| OwnRow { case: number.to_string(), ..row };
    let dearer = || OwnRow { values: Values::Own(DatedAmounts::constant(110.into())), ..row("a") };
    let more = || OwnRow { units: 3.into(), ..row("a") };
    let before: Vec<OwnRow> = (0..2 * PAIRS).map(|number| of_case(number, row("a"))).collect();
    let after: Vec<OwnRow> = (0..2 * PAIRS)
        .map(|number| of_case(number, if number % 2 == 0 { dearer() } else { more() }))
        .collect();
    assert_eq!(
        moved(&before, &after, View::Granted),
        [(BridgeCause::Quantity, (1_200 * PAIRS).into()), (BridgeCause::Price, (240 * PAIRS).into())]
    );
}

/// The sum of the parts and the forecast as it was.
fn total(bridge: &Bridge) -> Forecast {
    bridge.parts.iter().fold(bridge.before.clone(), |sum, part| sum.plus(&part.change).unwrap())
}

proptest! {
    #[test]
    fn the_parts_come_to_the_difference(before in rows(), after in rows(), kept in any::<u8>(), granted in any::<bool>()) {
        // Some rows are as they were.
        let mut now: Vec<OwnRow> = after;
        for (place, row) in before.iter().enumerate().filter(|(place, _)| kept >> (place % 8) & 1 == 1) {
            now.retain(|other| (&other.case, &other.activity) != (&row.case, &row.activity));
            let _ = place;
            now.push(row.clone());
        }
        // A rate has one value in a portfolio.
        let rates: Vec<Values> = now.iter().rev().map(|row| row.values.clone()).filter(|values| matches!(values, Values::Rate(..))).collect();
        for row in &mut now {
            if let Values::Rate(id, amounts) = &mut row.values
                && let Some(Values::Rate(_, values)) = rates.iter().find(|one| matches!(one, Values::Rate(other, _) if other == id))
            {
                amounts.clone_from(values);
            }
        }
        let view = if granted { View::Granted } else { View::Expected };
        let request = ForecastRequest::new(Months::of_years(2025, 2027).unwrap()).by(["section", "provider", "case"]).view(view);
        let (was, is) = (portfolio(&before), portfolio(&now));
        let bridge = is.bridge_from(&was, &request).unwrap();
        prop_assert_eq!(&bridge.before, &was.forecast(&request).unwrap());
        prop_assert_eq!(&bridge.after, &is.forecast(&request).unwrap());
        prop_assert!(total(&bridge).cells().eq(bridge.after.cells()));
        let parts: Decimal = bridge.parts.iter().map(|part| part.change.total()).sum();
        prop_assert_eq!(parts, bridge.difference());
        prop_assert_eq!(bridge.amount_for(BridgeCause::Moved), Decimal::ZERO);
        // Nothing is left when all causes have been computed, in every figure: but where an activity is now
        // a change of another one.
        let is_of_another = was.rows().any(|row| {
            let same = |other: &crate::forecast::Row<'_>| (other.case, other.activity) == (row.case, row.activity);
            is.rows().any(|other| same(&other) && other.modifies != row.modifies)
        });
        prop_assert!(is_of_another || bridge.parts.iter().all(|part| part.cause != BridgeCause::Other));
        // Cases are computed together, and each gives what it gives by itself.
        let cases: std::collections::BTreeSet<&str> =
            before.iter().chain(&now).map(|row| row.case.as_str()).collect();
        for case in cases {
            let of = |rows: &[OwnRow]| -> Vec<OwnRow> {
                rows.iter().filter(|row| row.case == case).cloned().collect()
            };
            let alone = portfolio(&of(&now)).bridge_from(&portfolio(&of(&before)), &request).unwrap();
            prop_assert_eq!(alone.parts, bridge.filter("case", case).unwrap().parts);
        }
        // By whatever else it is asked for, the causes are the same.
        let whole = is.bridge_from(&was, &ForecastRequest::new(request.months).view(view)).unwrap();
        for cause in BridgeCause::ALL {
            prop_assert_eq!(whole.amount_for(cause), bridge.amount_for(cause));
        }
        // And so for a part of the months, and of the groups.
        let year = bridge.within(Months::of_year(2026).unwrap()).unwrap();
        prop_assert!(total(&year).cells().eq(year.after.cells()));
        let section = bridge.filter("section", "S1").unwrap();
        prop_assert!(total(&section).cells().eq(section.after.cells()));
        // Nothing moves where nothing is another.
        prop_assert!(is.bridge_from(&is, &request).unwrap().parts.is_empty());
    }
}
