//! Random portfolios as plain rows, and what they come to when every payment is looked at in decimals.

#![allow(dead_code, reason = "each test uses some of it")]

use std::collections::BTreeMap;

use bevilling::dates::{
    Date, DatedAmounts, DayOfMonth, Frequency, Interval, Month, Period, Recurrence, Validity, parse,
};
use bevilling::forecast::{
    ForecastLayer, Portfolio, PortfolioBuilder, Row, RowEntry, RowPrice, RowSchedule, RowValues, View,
};
use bevilling::plan::{
    ChangeLink, CountedPayments, Extrapolation, PaymentPlan, Price, Prices, Proration, Status, applicable,
};
use bevilling::{Decimal, money};
use chrono::Days;
use proptest::prelude::*;

/// A row that owns what it names.
#[derive(Debug, Clone)]
pub(crate) struct Owned {
    pub(crate) case: String,
    pub(crate) activity: String,
    pub(crate) status: Status,
    pub(crate) modifies: Option<String>,
    pub(crate) schedule: RowSchedule,
    pub(crate) units: Decimal,
    pub(crate) own: DatedAmounts,
    pub(crate) rate: Option<String>,
    pub(crate) vat: Option<DatedAmounts>,
    pub(crate) entries: Vec<RowEntry>,
    pub(crate) labels: Vec<String>,
}

impl Owned {
    pub(crate) fn row(&self) -> Row<'_> {
        let values = match &self.rate {
            Some(rate) => RowValues::Rate(rate),
            None => RowValues::Own(self.own.pieces()),
        };
        Row {
            case: &self.case,
            activity: &self.activity,
            status: self.status,
            modifies: self.modifies.as_deref(),
            schedule: self.schedule,
            price: (self.schedule != RowSchedule::Individual)
                .then_some(RowPrice { units: self.units, values }),
            vat: self.vat.as_ref().map(DatedAmounts::pieces),
            entries: self.entries.clone(),
            labels: self.labels.iter().map(String::as_str).collect(),
        }
    }
}

/// Two rates that hold for ever in pieces.
pub(crate) fn rates() -> BTreeMap<String, DatedAmounts> {
    let dated = |values: [i64; 3]| {
        let mut amounts = DatedAmounts::constant(Decimal::new(values[0], 2));
        for (from, value) in [("2026-01-01", values[1]), ("2027-01-15", values[2])] {
            amounts.0.set(Validity::from(parse(from).unwrap()), Decimal::new(value, 2)).unwrap();
        }
        amounts
    };
    [("R1".to_owned(), dated([41_000, 42_050, 43_333])), ("R2".to_owned(), dated([9_999, 10_001, 10_003]))]
        .into()
}

pub(crate) fn builder() -> PortfolioBuilder {
    let mut builder =
        PortfolioBuilder::new(["municipality", "section"]).extrapolate(Extrapolation::LastKnown);
    rates().iter().for_each(|(id, values)| builder.rate(id, values));
    builder
}

pub(crate) fn built<'r>(rows: impl IntoIterator<Item = &'r Owned>) -> Portfolio {
    let mut builder = builder();
    rows.into_iter().for_each(|row| builder.add(&row.row()));
    builder.finish().unwrap()
}

pub(crate) fn start() -> Date {
    parse("2025-06-17").unwrap()
}

fn after(days: u64) -> Date {
    start() + Days::new(days)
}

fn frequency() -> impl Strategy<Value = Frequency> {
    prop_oneof![
        Just(Frequency::Daily),
        Just(Frequency::Weekly),
        Just(Frequency::EveryTwoWeeks),
        (1_u8..=31).prop_map(|day| Frequency::Monthly { day: DayOfMonth::new(day).unwrap() }),
        (28_u8..=31).prop_map(|day| Frequency::Monthly { day: DayOfMonth::new(day).unwrap() }),
        (1_u8..=52).prop_map(|weeks| Frequency::EveryWeeks { weeks: Interval::new(weeks).unwrap() }),
        (1_u8..=12, 1_u8..=31, any::<bool>()).prop_map(|(months, day, in_arrears)| {
            let (months, day) = (Interval::new(months).unwrap(), DayOfMonth::new(day).unwrap());
            Frequency::EveryMonths { months, day, in_arrears }
        }),
    ]
}

/// How parts are paid, of what pays so often.
fn prorated(frequency: Frequency, which: usize) -> Proration {
    let all = [Proration::CalendarDays, Proration::Thirtieths, Proration::WorkingDays, Proration::PerDay];
    let proration = all.get(which).copied().unwrap_or_default();
    let plan = PaymentPlan::running(frequency, Price::fixed(Decimal::ONE)).prorated(proration);
    if plan.check().is_empty() { proration } else { Proration::None }
}

fn schedule() -> impl Strategy<Value = RowSchedule> {
    prop_oneof![
        6 => (frequency(), 0_usize..9, 0_u64..900, 0_u64..800).prop_map(|(frequency, proration, from, days)| {
            // Also plans that have no day yet.
            let (from, until) = (after(from), after(from + days) - Days::new(1));
            RowSchedule::Running { frequency, proration: prorated(frequency, proration), from, until }
        }),
        1 => (0_u64..1_400).prop_map(|date| RowSchedule::Once { date: after(date) }),
        1 => Just(RowSchedule::Individual),
    ]
}

fn own() -> impl Strategy<Value = DatedAmounts> {
    (-99_999_i64..9_999_999, prop::collection::vec((0_u64..1_400, 0_i64..9_999_999), 0..3)).prop_map(
        |(first, later)| {
            let mut amounts = DatedAmounts::constant(Decimal::new(first, 3));
            for (from, value) in later {
                amounts.0.set(Validity::from(after(from)), Decimal::new(value, 2)).unwrap();
            }
            amounts
        },
    )
}

fn vat() -> impl Strategy<Value = Option<DatedAmounts>> {
    prop::option::weighted(0.4, (0_usize..3, 0_u64..1_400)).prop_map(|vat| {
        vat.map(|(which, from)| {
            let mut amounts = DatedAmounts::constant(Decimal::from([80, 100, 125][which]));
            amounts.0.set(Validity::from(after(from)), Decimal::from(90)).unwrap();
            amounts
        })
    })
}

type Said = (u64, u8, u64, i64, bool);

/// Entries on days the plan pays on, mostly, and on others.
fn entries(schedule: RowSchedule, said: &[Said], granted: bool) -> Vec<RowEntry> {
    let planned: Vec<Date> = planned(schedule);
    let mut entries: BTreeMap<(Date, u8), RowEntry> = BTreeMap::new();
    for (place, kind, later, oere, on_plan) in said {
        let scheduled = match planned.len() {
            count if count > 0 && *on_plan => planned[usize::try_from(*place).unwrap() % count],
            _ => after(*place),
        };
        let on = scheduled + Days::new(*later);
        let entry = match kind {
            0..=4 if granted => RowEntry::Paid { scheduled, paid: on, oere: *oere },
            5 => RowEntry::Cancelled { scheduled },
            6 if granted && *on_plan => RowEntry::PaidOffPlan { scheduled, paid: on, oere: *oere },
            6 if granted => RowEntry::Adjusted { scheduled, on, oere: *oere },
            _ => RowEntry::Planned { scheduled, oere: *oere },
        };
        let is_adjusted = u8::from(matches!(entry, RowEntry::PaidOffPlan { .. } | RowEntry::Adjusted { .. }));
        entries.insert((scheduled, is_adjusted), entry);
    }
    entries.into_values().collect()
}

type Seed = (RowSchedule, (u8, u8, u8, u8, u8), (DatedAmounts, i64, Option<DatedAmounts>), Vec<Said>);

/// Some cases of a few rows each, in any order.
pub(crate) fn rows(most: usize) -> impl Strategy<Value = Vec<Owned>> {
    let said = (0_u64..1_400, 0_u8..9, 0_u64..70, -9_999_i64..999_999, any::<bool>());
    let kinds = (0_u8..4, 0_u8..3, 0_u8..3, 0_u8..3, 0_u8..6);
    let price = (own(), 0_i64..4_000, vat());
    let seed = (schedule(), kinds, price, prop::collection::vec(said, 0..6));
    prop::collection::vec(seed, 0..most).prop_map(move |seeds: Vec<Seed>| {
        let owned = move |(number, seed): (usize, Seed)| {
            let (schedule, (case, status, section, rated, changes), (own, units, vat), said) = seed;
            let granted = status > 0;
            Owned {
                case: format!("case {case}"),
                activity: format!("a{number}"),
                status: if granted { Status::Granted } else { Status::Expected },
                // Of the same case or not, of one after it or before, or of itself.
                modifies: (changes < 3)
                    .then(|| format!("a{}", (number + usize::from(changes) * 5) % (most + 2))),
                schedule,
                units: Decimal::new(units, 2),
                own,
                rate: (rated < 2).then(|| format!("R{}", rated + 1)),
                vat,
                entries: entries(schedule, &said, granted),
                labels: vec![
                    format!("{}", 101 + u32::from(case) % 2),
                    ["", "BL-32", "BL-46"][usize::from(section)].to_owned(),
                ],
            }
        };
        seeds.into_iter().enumerate().map(owned).collect()
    })
}

fn planned(schedule: RowSchedule) -> Vec<Date> {
    match schedule {
        RowSchedule::Running { frequency, proration, from, until } if proration != Proration::None => {
            let plan = PaymentPlan::running(frequency, Price::fixed(Decimal::ONE)).prorated(proration);
            let Ok(period) = Period::new(from, until) else { return Vec::new() };
            let made = bevilling::plan::payments(&plan, period, period, &Prices::default()).unwrap();
            made.iter().map(|payment| payment.date).collect()
        }
        RowSchedule::Once { date } => vec![date],
        RowSchedule::Running { frequency, from, until, .. } => Period::new(from, until)
            .map(|period| Recurrence { frequency, anchor: from }.dates(period).unwrap().collect())
            .unwrap_or_default(),
        RowSchedule::Individual => Vec::new(),
    }
}

/// One payment of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Paying {
    pub(crate) row: usize,
    pub(crate) scheduled: Date,
    pub(crate) counted: Date,
    pub(crate) amount: Decimal,
    pub(crate) layer: ForecastLayer,
}

/// Every payment of a row, one by one, in decimals.
/// With each whether it counts as what is paid does: it is, or it is beside the payments.
fn payments(
    number: usize,
    row: &Owned,
    rates: &BTreeMap<String, DatedAmounts>,
) -> (Vec<(Paying, bool)>, Option<Date>) {
    let layer = if row.status == Status::Granted { ForecastLayer::Granted } else { ForecastLayer::Expected };
    let prices = Prices::new(rates).extrapolate(Extrapolation::LastKnown);
    let prices = match &row.vat {
        Some(vat) => prices.vat(vat),
        None => prices,
    };
    let price = match &row.rate {
        Some(rate) => Price::rate(row.units, rate),
        None => Price::PerUnit { units: row.units.into(), unit_price: row.own.clone() },
    };
    let mut made: BTreeMap<Date, (Date, Decimal, ForecastLayer)> = BTreeMap::new();
    for date in planned(row.schedule) {
        let amount = match row.schedule {
            RowSchedule::Running { frequency, proration, from, until } => {
                let plan = PaymentPlan::running(frequency, price.clone()).prorated(proration);
                let period = Period::new(from, until).unwrap();
                prices.payment(&plan, period, date).unwrap().unwrap().amount
            }
            RowSchedule::Once { .. } | RowSchedule::Individual => {
                prices.price_on(&price, date).unwrap().amount
            }
        };
        made.insert(date, (date, amount, layer));
    }
    let mut more = Vec::new();
    for entry in &row.entries {
        match *entry {
            RowEntry::Paid { scheduled, paid, oere } => {
                made.insert(scheduled, (paid, money::from_oere(oere), ForecastLayer::Paid));
            }
            RowEntry::Planned { scheduled, oere } => {
                made.insert(scheduled, (scheduled, money::from_oere(oere), layer));
            }
            RowEntry::Cancelled { scheduled } => {
                made.remove(&scheduled);
            }
            RowEntry::PaidOffPlan { scheduled, paid, oere } => {
                more.push((scheduled, (paid, money::from_oere(oere), ForecastLayer::Paid)));
            }
            RowEntry::Adjusted { scheduled, on, oere } => {
                more.push((scheduled, (on, money::from_oere(oere), layer)));
            }
        }
    }
    // What runs takes the place of what it changes from its first day on.
    let first = made.keys().next().map(|first| match row.schedule {
        RowSchedule::Running { from, .. } => from.min(*first),
        RowSchedule::Once { .. } | RowSchedule::Individual => *first,
    });
    let made = made.into_iter().map(|payment| (payment, payment.1.2 == ForecastLayer::Paid));
    let all = made.chain(more.into_iter().map(|payment| (payment, true)));
    let paying = all.map(|((scheduled, (counted, amount, layer)), as_paid)| {
        (Paying { row: number, scheduled, counted, amount, layer }, as_paid)
    });
    (paying.collect(), first)
}

/// The payments of a row that pays parts, ended on the day before it is replaced.
fn cut_short(
    number: usize,
    row: &Owned,
    cut: Date,
    rates: &BTreeMap<String, DatedAmounts>,
) -> Option<Vec<(Paying, bool)>> {
    let RowSchedule::Running { frequency, proration, from, until } = row.schedule else { return None };
    if proration == Proration::None || cut > until {
        return None;
    }
    let until = (cut - Days::new(1)).max(from - Days::new(1));
    let schedule = RowSchedule::Running { frequency, proration, from, until };
    let (left, _) = payments(number, &Owned { schedule, ..row.clone() }, rates);
    Some(left)
}

/// Every payment that counts in a view, in the order of the rows.
pub(crate) fn naive_payments(rows: &[Owned], view: View) -> Vec<Paying> {
    let rates = rates();
    let laid: Vec<_> = rows.iter().enumerate().map(|(number, row)| payments(number, row, &rates)).collect();
    let mut all = Vec::new();
    let mut cases: Vec<&str> = rows.iter().map(|row| row.case.as_str()).collect();
    cases.sort_unstable();
    cases.dedup();
    for case in cases {
        let of_case: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].case == case).collect();
        let links: Vec<ChangeLink<'_>> = of_case
            .iter()
            .map(|row| ChangeLink {
                id: &rows[*row].activity,
                modifies: rows[*row].modifies.as_deref(),
                granted: rows[*row].status == Status::Granted,
                pays_once: matches!(rows[*row].schedule, RowSchedule::Once { .. }),
                first_payment: laid[*row].1,
            })
            .collect();
        // Of what is paid, a granted change of what is granted replaces nothing.
        let granted = |id: &str| links.iter().any(|link| link.id == id && link.granted);
        let to_paid: Vec<ChangeLink<'_>> = links
            .iter()
            .map(|link| {
                let done = link.granted && link.modifies.is_some_and(granted);
                ChangeLink { first_payment: link.first_payment.filter(|_| !done), ..*link }
            })
            .collect();
        let counts = applicable(&links).into_iter().zip(applicable(&to_paid));
        for (row, (counts, paid)) in of_case.iter().zip(counts) {
            let short = match (view, counts) {
                (View::Expected, CountedPayments::Before(cut)) => cut_short(*row, &rows[*row], cut, &rates),
                _ => None,
            };
            let made = short.as_ref().unwrap_or(&laid[*row].0);
            let seen = made.iter().filter(|(payment, as_paid)| match view {
                View::Granted => rows[*row].status == Status::Granted,
                View::Expected if *as_paid => paid.includes(payment.scheduled),
                View::Expected => counts.includes(payment.scheduled),
            });
            all.extend(seen.map(|(payment, _)| payment.clone()));
        }
    }
    all.sort_by_key(|payment| payment.row);
    all
}

/// Sums in kroner by labels, layer and month, without those that are 0.
pub(crate) type Figures = BTreeMap<(Vec<String>, ForecastLayer, Month), Decimal>;

pub(crate) fn naive(rows: &[Owned], view: View, labels: impl Fn(&Owned) -> Vec<String>) -> Figures {
    let mut figures = Figures::new();
    for payment in naive_payments(rows, view) {
        let key = (labels(&rows[payment.row]), payment.layer, Month::from_date(payment.counted));
        *figures.entry(key).or_default() += payment.amount;
    }
    figures.retain(|_, amount| !amount.is_zero());
    figures
}
