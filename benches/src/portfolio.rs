//! Made-up portfolios of any size, always the same for the same size.

use bevilling::dates::{
    Date, DatedAmounts, DayOfMonth, Frequency, Month, Period, Recurrence, TimelineEntry, Validity,
};
use bevilling::forecast::{
    Months, Portfolio, PortfolioBuilder, Row, RowEntry, RowPrice, RowSchedule, RowValues,
};
use bevilling::plan::{Proration, Status};
use bevilling::{Decimal, money};
use chrono::Days;

/// Activities of a case.
const PER_CASE: u64 = 5;
const MUNICIPALITIES: u64 = 98;
const SECTIONS: u64 = 40;
const RATES: u64 = 60;

/// SplitMix64: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// 60 % monthly on a day from 1 to 31, 25 % weekly, 10 % every two weeks, 5 % daily.
    fn frequency(&mut self) -> Frequency {
        match self.below(100) {
            0..60 => {
                let day = u8::try_from(self.below(31) + 1).unwrap_or(1);
                Frequency::Monthly { day: DayOfMonth::new(day).unwrap_or(DayOfMonth::FIRST) }
            }
            60..85 => Frequency::Weekly,
            85..95 => Frequency::EveryTwoWeeks,
            _ => Frequency::Daily,
        }
    }

    fn amount(&mut self, low: u64, span: u64) -> Decimal {
        money::from_oere(i64::try_from(low + self.below(span)).unwrap_or(1))
    }
}

fn on(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).unwrap_or(Date::MIN)
}

/// A day so many after another.
fn after(date: Date, days: u64) -> Date {
    date.checked_add_days(Days::new(days)).unwrap_or(Date::MAX)
}

/// The months of a year to those of another.
///
/// # Panics
/// Never, for years from 1 to 9999.
#[must_use]
pub fn years(first: i32, last: i32) -> Months {
    let month = |year, month| Month::new(year, month).expect("it is a month");
    Months::new(month(first, 1), month(last, 12)).expect("they are in order")
}

/// Workload 1: schedules of fixed amounts over two years.
///
/// # Panics
/// Never: nothing is wrong with the rows.
#[must_use]
pub fn schedules(count: u64) -> Portfolio {
    let mut random = Random(1);
    let mut builder = PortfolioBuilder::new([""; 0]);
    for number in 0..count {
        let (frequency, shift) = (random.frequency(), random.below(14));
        let (from, until) = (after(on(2024, 1, 1), shift), after(on(2025, 12, 31), shift));
        let values = [TimelineEntry::new(Validity::ALWAYS, random.amount(10_000, 2_990_000))];
        let id = number.to_string();
        builder.add(&Row {
            case: &id,
            activity: "1",
            status: Status::Granted,
            modifies: None,
            schedule: RowSchedule::Running { frequency, proration: Proration::None, from, until },
            price: Some(RowPrice { units: Decimal::ONE, values: RowValues::Own(&values) }),
            vat: None,
            entries: vec![],
            labels: vec![],
        });
    }
    builder.finish().expect("nothing is wrong with the rows")
}

/// Three prices, dated.
fn dated(random: &mut Random, low: u64, span: u64, first: u64, second: u64) -> DatedAmounts {
    let mut amounts = DatedAmounts::constant(random.amount(low, span));
    for days in [first, first + second] {
        let from = Validity::from(after(on(2026, 1, 1), days));
        let value = random.amount(low, span);
        amounts.0.set(from, value).expect("it has no end");
    }
    amounts
}

/// Workload 2: activities of cases, with unit prices and rates in three dated pieces, VAT, a tenth expected changes,
/// and a fifth of all past payments paid.
///
/// # Panics
/// Never: nothing is wrong with the rows.
#[must_use]
pub fn portfolio(activities: u64) -> Portfolio {
    let mut random = Random(2);
    let mut builder = PortfolioBuilder::new(["municipality", "section"]);
    for number in 0..RATES {
        let values = dated(&mut random, 5_000, 145_000, 365, 365);
        builder.rate(&format!("R{number}"), &values);
    }
    let vats: Vec<Option<DatedAmounts>> = [None, None, None, Some(125), Some(80), Some(95)]
        .into_iter()
        .map(|vat| vat.map(|vat: i64| DatedAmounts::constant(Decimal::from(vat))))
        .collect();
    for case in 0..activities.div_ceil(PER_CASE) {
        one_case(&mut builder, case, &vats, &mut random);
    }
    builder.finish().expect("nothing is wrong with the rows")
}

/// One case of [`portfolio`].
///
/// # Panics
/// Never: nothing is wrong with the rows.
#[must_use]
pub fn case(number: u64, seed: u64) -> Portfolio {
    let mut random = Random(seed);
    let mut builder = PortfolioBuilder::new(["municipality", "section"]);
    for number in 0..RATES {
        let values = dated(&mut random, 5_000, 145_000, 365, 365);
        builder.rate(&format!("R{number}"), &values);
    }
    one_case(&mut builder, number, &[None], &mut random);
    builder.finish().expect("nothing is wrong with the rows")
}

fn one_case(builder: &mut PortfolioBuilder, case: u64, vats: &[Option<DatedAmounts>], random: &mut Random) {
    let today = on(2026, 7, 1);
    let id = format!("27.24.{:02}-G01-{case}-26", case % 100);
    // Few large ones, many small ones: the smaller of two draws.
    let municipality = (101 + random.below(MUNICIPALITIES).min(random.below(MUNICIPALITIES))).to_string();
    let changed_from = after(today, random.below(400));
    for number in 0..PER_CASE {
        let is_change = number == PER_CASE - 1 && random.percent(50);
        let (frequency, from, length) =
            (random.frequency(), after(on(2025, 10, 1), random.below(1_000)), random.below(870));
        let from = if is_change { changed_from } else { from };
        let until = after(from, 30 + length);
        let section = format!("BL-{}", random.below(SECTIONS));
        let rate = format!("R{}", random.below(RATES));
        let own = dated(random, 20_000, 880_000, random.0 % 540, 100 + random.0 % 400);
        let values = if random.percent(40) { RowValues::Rate(&rate) } else { RowValues::Own(own.pieces()) };
        let units = random.amount(25, 3_700);
        let vat =
            usize::try_from(random.below(6)).ok().and_then(|vat| vats.get(vat)).and_then(Option::as_ref);
        let mut entries = Vec::new();
        if let Ok(days) = Period::new(from, until.min(on(2026, 6, 30)))
            && !is_change
        {
            for scheduled in (Recurrence { frequency, anchor: from }).dates(days).into_iter().flatten() {
                if random.percent(20) {
                    let paid = after(scheduled, if random.percent(60) { 0 } else { random.below(20) });
                    let oere = i64::try_from(100_000 + random.below(900_000)).unwrap_or(1);
                    entries.push(RowEntry::Paid { scheduled, paid, oere });
                }
            }
        }
        builder.add(&Row {
            case: &id,
            activity: &number.to_string(),
            status: if is_change { Status::Expected } else { Status::Granted },
            modifies: is_change.then_some("0"),
            schedule: RowSchedule::Running { frequency, proration: Proration::None, from, until },
            price: Some(RowPrice { units, values }),
            vat: vat.map(DatedAmounts::pieces),
            entries,
            labels: vec![&municipality, &section],
        });
    }
}
