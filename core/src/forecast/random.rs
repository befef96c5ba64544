//! Portfolios drawn at random: few cases, few activities with the same few names, and everything a row can have.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::portfolio::Values;
use super::rows::OwnRow;
use super::{Portfolio, PortfolioBuilder, RowEntry, RowSchedule};
use crate::dates::{Date, DatedAmounts, DayOfMonth, Frequency, Interval, Period, Validity, parse};
use crate::plan::{Extrapolation, Pause, PauseReason, Proration, Status};

/// The dimensions of every portfolio drawn.
pub(super) const DIMENSIONS: [&str; 3] = ["section", "provider", "household"];

fn day(number: i64) -> Date {
    parse("2025-06-15").unwrap() + chrono::Days::new(u64::try_from(number).unwrap())
}

/// A value for ever, or three after each other.
fn amounts() -> impl Strategy<Value = DatedAmounts> {
    (0..500_000_i64, 0..200_000_i64, any::<bool>()).prop_map(|(oere, more, dated)| {
        let mut amounts = DatedAmounts::constant(Decimal::new(oere, 2));
        if dated {
            amounts.0.set(Validity::from(day(200)), Decimal::new(oere + more, 2)).unwrap();
            amounts.0.set(Validity::from(day(565)), Decimal::new(oere + 2 * more, 2)).unwrap();
        }
        amounts
    })
}

fn schedule() -> impl Strategy<Value = RowSchedule> {
    let frequency = prop_oneof![
        (1..=31_u8).prop_map(|day| Frequency::Monthly { day: DayOfMonth::new(day).unwrap() }),
        Just(Frequency::Weekly),
        Just(Frequency::EveryTwoWeeks),
        Just(Frequency::Daily),
        (1..=52_u8).prop_map(|weeks| Frequency::EveryWeeks { weeks: Interval::new(weeks).unwrap() }),
        (1..=12_u8, 1..=31_u8, any::<bool>()).prop_map(|(months, day, in_arrears)| {
            let (months, day) = (Interval::new(months).unwrap(), DayOfMonth::new(day).unwrap());
            Frequency::EveryMonths { months, day, in_arrears }
        }),
    ];
    let proration = prop_oneof![
        3 => Just(Proration::None),
        1 => Just(Proration::CalendarDays),
        1 => Just(Proration::PerDay),
    ];
    let paid = (frequency, proration).prop_map(|(frequency, proration)| match frequency {
        Frequency::Daily => (frequency, Proration::None),
        _ => (frequency, proration),
    });
    (0..5_u8, paid, 0..500_i64, -1..600_i64).prop_map(|(kind, (frequency, proration), from, length)| {
        match kind {
            0 => RowSchedule::Once { date: day(from) },
            1 => RowSchedule::Individual,
            _ => RowSchedule::Running {
                frequency,
                proration,
                from: day(from + 1),
                until: day(from + 1 + length),
            },
        }
    })
}

fn row() -> impl Strategy<Value = (usize, usize, OwnRow)> {
    let own = prop_oneof![
        3 => amounts().prop_map(Values::Own),
        1 => (0..2_usize).prop_map(|rate| Values::Rate(format!("R{rate}"), DatedAmounts::default())),
    ];
    let said = proptest::collection::vec((0..800_i64, 0..4_u8, -20..60_i64, -99_999..900_000_i64), 0..4);
    let labels = (
        0..3_usize,
        0..3_usize,
        0..2_usize,
        proptest::option::weighted(0.2, (0..700_i64, 0..90_i64, 0..3_i64)),
    );
    let plan = (schedule(), 0..500_i64, own, any::<bool>(), said);
    (0..3_usize, 0..4_usize, any::<bool>(), proptest::option::of(0..4_usize), plan, labels).prop_map(
        |(case, activity, granted, modifies, (schedule, units, values, taxed, said), labels)| {
            let is_individual = schedule == RowSchedule::Individual;
            let mut entries: Vec<RowEntry> = Vec::new();
            for (at, kind, later, oere) in said {
                let scheduled = day(at);
                let entry = match kind {
                    0 if granted => RowEntry::Paid { scheduled, paid: day((at + later).max(0)), oere },
                    1 if !is_individual => RowEntry::Cancelled { scheduled },
                    2 => RowEntry::Adjusted { scheduled, on: day(at + 30), oere },
                    _ => RowEntry::Planned { scheduled, oere },
                };
                if entries.iter().all(|other| other.scheduled() != scheduled) {
                    entries.push(entry);
                }
            }
            entries.sort();
            let row = OwnRow {
                case: format!("case {case}"),
                activity: format!("activity {activity}"),
                status: if granted { Status::Granted } else { Status::Expected },
                modifies: modifies
                    .filter(|changed| *changed < activity)
                    .map(|changed| format!("activity {changed}")),
                schedule,
                covers_from: None,
                dated_units: None,
                units: Decimal::new(units, 2),
                values: if is_individual { Values::None } else { values },
                vat: (taxed && !is_individual).then(|| DatedAmounts::constant(Decimal::new(125, 0))),
                entries,
                pauses: labels
                    .3
                    .filter(|_| matches!(schedule, RowSchedule::Running { .. }))
                    .map(|(from, days, quarters)| {
                        let period = Period::new(day(from), day(from + days)).unwrap();
                        Pause::new("p", period, PauseReason::Respite).paying(Decimal::new(25 * quarters, 0))
                    })
                    .into_iter()
                    .collect(),
                labels: vec![format!("S{}", labels.0), format!("P{}", labels.1), format!("H{}", labels.2)],
            };
            (case, activity, row)
        },
    )
}

/// Rows whose keys are all different, and the values of the two rates.
pub(super) fn rows() -> impl Strategy<Value = Vec<OwnRow>> {
    (proptest::collection::vec(row(), 0..8), amounts(), amounts()).prop_map(|(rows, one, two)| {
        let mut known = std::collections::BTreeSet::new();
        let mut kept: Vec<OwnRow> = rows
            .into_iter()
            .filter(|(case, activity, _)| known.insert((*case, *activity)))
            .map(|(_, _, row)| row)
            .collect();
        for row in &mut kept {
            if let Values::Rate(id, amounts) = &mut row.values {
                *amounts = if id == "R0" { one.clone() } else { two.clone() };
            }
        }
        kept
    })
}

/// The portfolio of rows.
pub(super) fn portfolio(rows: &[OwnRow]) -> Portfolio {
    let mut builder = PortfolioBuilder::new(DIMENSIONS).extrapolate(Extrapolation::LastKnown);
    rows.iter().for_each(|row| row.add_to(&mut builder));
    builder.finish().unwrap()
}
