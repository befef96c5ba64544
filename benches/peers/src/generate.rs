//! The data: made up, the same for the same sizes on every machine.

use std::fs::{create_dir_all, remove_dir_all};
use std::path::Path;

use crate::data::{Activities, MUNICIPALITIES, Paid, Portfolio, Providers, Rates, SECTIONS, Schedules};
use crate::days::{date_of, on};
use crate::ours::write_plans;
use crate::outcome::Outcome;
use crate::schedules::recurrence;
use bevilling::dates::Period;

const PROVIDERS: i32 = 5_000;
const RATES: i16 = 60;
/// Activities of a case.
pub(crate) const PER_CASE: usize = 5;

/// Writes both workloads to `dir`, and to `dir/counting` the same with every payment one øre.
pub(crate) fn write(dir: &Path, activities: usize, schedules: usize) -> Outcome {
    // With what was worked out of other data.
    if dir.exists() {
        remove_dir_all(dir)?;
    }
    let counting = dir.join("counting");
    create_dir_all(&counting)?;
    let mut one_oere = workload_1(schedules);
    one_oere.clone().write(dir)?;
    one_oere.amount.fill(1);
    one_oere.write(&counting)?;
    let portfolio = workload_2(activities);
    let paid = portfolio.paid.activity.len();
    portfolio.clone().write(dir)?;
    portfolio.counting().write(&counting)?;
    write_plans(dir)?;
    write_plans(&counting)?;
    println!("{schedules} schedules; {activities} activities, {paid} payments of them paid");
    Ok(())
}

/// SplitMix64: small, seeded, the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `low` until `high`, both included.
    fn within(&mut self, low: i32, high: i32) -> i32 {
        let span = u64::from(high.abs_diff(low)) + 1;
        low + i32::try_from(self.next() % span).unwrap_or(0)
    }

    fn percent(&mut self, percent: i32) -> bool {
        self.within(1, 100) <= percent
    }

    /// 60 % monthly on a day from 1 to 31, 25 % weekly, 10 % every two weeks, 5 % daily: step and day.
    fn frequency(&mut self) -> (u8, u8) {
        match self.within(1, 100) {
            1..=60 => (0, u8::try_from(self.within(1, 31)).unwrap_or(1)),
            61..=85 => (7, 0),
            86..=95 => (14, 0),
            _ => (1, 0),
        }
    }

    /// Three prices in øre, each a little above the one before.
    fn prices(&mut self, low: i32, high: i32) -> [i32; 3] {
        let first = self.within(low, high);
        let second = first + first / 1000 * self.within(-5, 40) + self.within(0, 99);
        [first, second, second + second / 1000 * self.within(-5, 40) + self.within(0, 99)]
    }
}

/// Two years each, from a day of the first two weeks.
fn workload_1(count: usize) -> Schedules {
    let mut random = Random(1);
    let mut table = Schedules::default();
    for _ in 0..count {
        let (step, day) = random.frequency();
        let shift = random.within(0, 13);
        table.step.push(step);
        table.day.push(day);
        table.start.push(on(2024, 1, 1) + shift);
        table.end.push(on(2025, 12, 31) + shift);
        table.amount.push(i64::from(random.within(10_000, 3_000_000)));
    }
    table
}

/// Workload 2.
pub(crate) fn workload_2(count: usize) -> Portfolio {
    let mut random = Random(2);
    let mut rates = Rates::default();
    for _ in 0..RATES {
        let [one, two, three] = random.prices(5_000, 150_000);
        rates.price_1.push(one);
        rates.price_2.push(two);
        rates.price_3.push(three);
        rates.change_1.push(on(2027, 1, 1));
        rates.change_2.push(on(2028, 1, 1));
    }
    let factors = [10_000, 10_000, 10_000, 12_500, 8_000, 9_540];
    let vat = (0..PROVIDERS).filter_map(|_| factors.get(usize::try_from(random.within(0, 5)).ok()?).copied());
    let providers = Providers { vat: vat.collect() };
    let mut activities = Activities::default();
    let mut municipality = 0;
    for row in 0..count {
        if row % PER_CASE == 0 {
            // Few large ones, many small ones: the smaller of two draws.
            let bound = i32::try_from(MUNICIPALITIES).unwrap_or(1) - 1;
            municipality = i16::try_from(random.within(0, bound).min(random.within(0, bound))).unwrap_or(0);
        }
        activity(&mut activities, row, municipality, &mut random);
    }
    let paid = paid(&activities, &rates, &mut random);
    Portfolio { activities, rates, providers, paid }
}

/// The day the portfolio is seen on: what is before may be paid, what is expected comes after.
fn today() -> i32 {
    on(2026, 7, 1)
}

fn activity(table: &mut Activities, row: usize, municipality: i16, random: &mut Random) {
    let place_in_case = row % PER_CASE;
    let (mut step, mut day) = random.frequency();
    let mut section = i16::try_from(random.within(0, i32::try_from(SECTIONS).unwrap_or(1) - 1)).unwrap_or(0);
    let mut start = random.within(on(2025, 10, 1), on(2028, 6, 30));
    let mut end = start + random.within(30, 900);
    let (mut expected, mut modifies) = (0, -1);
    // The last of a case is an expected change of one before it in half of the cases: a tenth of all.
    if place_in_case == PER_CASE - 1 && random.percent(50) {
        expected = 1;
        let changed = (row - place_in_case..row)
            .find(|other| table.end.get(*other).is_some_and(|end| *end > today() + 1));
        if let Some(other) = changed {
            let of = |column: &Vec<i32>| column.get(other).copied().unwrap_or_default();
            modifies = i32::try_from(other).unwrap_or(-1);
            section = table.section.get(other).copied().unwrap_or(section);
            start = random.within(of(&table.start).max(today()), of(&table.end));
            end = of(&table.end).max(start + random.within(0, 400));
            if random.percent(70) {
                step = table.step.get(other).copied().unwrap_or(step);
                day = table.day.get(other).copied().unwrap_or(day);
            }
        } else {
            start = start.max(today());
            end = end.max(start);
        }
    }
    let by_rate = random.percent(40);
    let [one, two, three] = if by_rate { [0; 3] } else { random.prices(20_000, 900_000) };
    let change_1 = random.within(on(2026, 1, 1), on(2027, 6, 30));
    table.case.push(i32::try_from(row / PER_CASE).unwrap_or(-1));
    table.municipality.push(municipality);
    table.section.push(section);
    table.expected.push(expected);
    table.modifies.push(modifies);
    table.step.push(step);
    table.day.push(day);
    table.start.push(start);
    table.end.push(end);
    table.units.push(random.within(25, 3_700));
    table.rate.push(if by_rate {
        i16::try_from(random.within(0, i32::from(RATES) - 1)).unwrap_or(0)
    } else {
        -1
    });
    table.price_1.push(one);
    table.price_2.push(two);
    table.price_3.push(three);
    table.change_1.push(if by_rate { 0 } else { change_1 });
    table.change_2.push(if by_rate { 0 } else { change_1 + random.within(100, 500) });
    table.provider.push(random.within(0, PROVIDERS - 1));
}

/// One in five of the payments before today is paid, most on the day or soon after, some another amount; and
/// one activity in a thousand is paid once in advance.
fn paid(activities: &Activities, rates: &Rates, random: &mut Random) -> Paid {
    let mut paid = Paid::default();
    for row in 0..activities.case.len() {
        let of = |column: &Vec<i32>| column.get(row).copied().unwrap_or_default();
        let (Some(0), Some(step), Some(day)) =
            (activities.expected.get(row), activities.step.get(row), activities.day.get(row))
        else {
            continue;
        };
        let (start, end) = (of(&activities.start), of(&activities.end));
        let until = if random.percent(1) && random.percent(10) { end } else { end.min(today() - 1) };
        let Ok(days) = Period::new(date_of(start), date_of(until)) else { continue };
        let near = activities.rate.get(row).copied().unwrap_or(-1);
        let price = usize::try_from(near)
            .map_or(of(&activities.price_1), |rate| rates.price_1.get(rate).copied().unwrap_or(1));
        for date in recurrence(*step, *day, start).dates(days).into_iter().flatten() {
            let date = crate::days::day_number(date);
            if !random.percent(20) {
                continue;
            }
            let late = if random.percent(60) { 0 } else { random.within(-3, 20) };
            let planned = i64::from(price) * i64::from(of(&activities.units)) / 100;
            paid.activity.push(i32::try_from(row).unwrap_or(-1));
            paid.scheduled.push(date);
            paid.paid_on.push((date + late).min(today().max(date)));
            paid.amount
                .push(planned + i64::from(if random.percent(70) { 0 } else { random.within(-5_000, 5_000) }));
            if date >= today() {
                break;
            }
        }
    }
    paid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_are_the_same_every_time_and_as_described() {
        let (once, again) = (workload_2(20_000), workload_2(20_000));
        assert_eq!(once, again);
        let activities = &once.activities;
        let share = |count: usize| count * 1000 / activities.case.len();
        assert!((90..=110).contains(&share(activities.modifies.iter().filter(|row| **row >= 0).count())));
        assert!((570..=630).contains(&share(activities.step.iter().filter(|step| **step == 0).count())));
        assert!(!once.paid.activity.is_empty());
        for (row, changed) in activities.modifies.iter().enumerate().filter(|(_, row)| **row >= 0) {
            let changed = usize::try_from(*changed).unwrap();
            assert_eq!(activities.case[changed], activities.case[row]);
            assert_eq!(activities.expected[changed], 0);
        }
    }

    #[test]
    fn workload_1_has_some_8_million_payments_in_full() {
        let schedules = workload_1(1_000);
        let payments: u64 = (0..1_000)
            .map(|row| {
                let days = Period::new(date_of(schedules.start[row]), date_of(schedules.end[row])).unwrap();
                recurrence(schedules.step[row], schedules.day[row], schedules.start[row]).count(days)
            })
            .sum();
        assert!((78_000..90_000).contains(&payments), "{payments}");
    }
}
