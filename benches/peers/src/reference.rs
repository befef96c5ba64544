//! The slow reference: it looks at every day of every activity, and does its money in decimals.
//!
//! It shares nothing with what it checks but the rounding of an amount.

use std::collections::BTreeMap;
use std::path::Path;

use bevilling::dates::Date;
use bevilling::{Decimal, money};
use chrono::Datelike;

use crate::data::{
    FROM, LAYERS, MONTHS, MUNICIPALITIES, Portfolio, SCHEDULES_FROM, SCHEDULES_MONTHS, SECTIONS, Schedules,
};
use crate::days::{date_of, day_number, months_from};
use crate::outcome::Outcome;
use crate::worker::{Answer, Work};

#[derive(Default)]
pub(crate) struct Reference {
    schedules: Schedules,
    every: usize,
    portfolio: Portfolio,
}

impl Work for Reference {
    fn load(&mut self, dir: &Path, every: usize) -> Outcome {
        *self = Self { schedules: Schedules::read(dir)?, every, portfolio: Portfolio::read(dir)? };
        Ok(())
    }

    fn run(&mut self, task: &str) -> Outcome<Answer> {
        match task {
            "rows" => self.rows(),
            "months" => self.months(),
            "views" => views(&self.portfolio).ok_or_else(|| "a row that refers to nothing".into()),
            _ => Err(format!("no task `{task}`").into()),
        }
    }
}

/// Whether a payment falls on `date`, which is not before `start`.
fn is_due(step: u8, day: u8, start: i32, date: Date) -> bool {
    if step > 0 {
        return (day_number(date) - start) % i32::from(step) == 0;
    }
    let day = u32::from(day);
    date.day() == day || date.day() < day && date.succ_opt().is_some_and(|next| next.day() == 1)
}

/// The days from `start` to `end`, both included, one by one.
fn every_day(start: i32, end: i32) -> impl Iterator<Item = Date> {
    let last = date_of(end);
    date_of(start).iter_days().take_while(move |date| *date <= last)
}

impl Reference {
    fn each(&self, mut see: impl FnMut(i32, Date, i64) -> Option<()>) -> Option<()> {
        let table = &self.schedules;
        for row in (0..table.step.len()).step_by(self.every.max(1)) {
            let (step, day) = (*table.step.get(row)?, *table.day.get(row)?);
            let (start, amount) = (*table.start.get(row)?, *table.amount.get(row)?);
            for date in every_day(start, *table.end.get(row)?) {
                if is_due(step, day, start, date) {
                    see(i32::try_from(row).ok()?, date, amount)?;
                }
            }
        }
        Some(())
    }

    fn rows(&self) -> Outcome<Answer> {
        let (mut schedule, mut days, mut amounts) = (Vec::new(), Vec::new(), Vec::new());
        self.each(|row, date, amount| {
            schedule.push(row);
            days.push(day_number(date));
            amounts.push(amount);
            Some(())
        })
        .ok_or("columns of unequal length")?;
        Ok(Answer::Rows { schedule, day: days, amount: amounts })
    }

    fn months(&self) -> Outcome<Answer> {
        let mut sums = vec![0; SCHEDULES_MONTHS];
        self.each(|_, date, amount| {
            *sums.get_mut(months_from(SCHEDULES_FROM, date)?)? += amount;
            Some(())
        })
        .ok_or("a payment outside of the months")?;
        Ok(Answer::Sums(sums))
    }
}

/// View (granted, expected) × municipality × section × layer (paid, granted, expected) × month.
fn views(portfolio: &Portfolio) -> Option<Answer> {
    let table = &portfolio.activities;
    let mut paid: BTreeMap<(i32, i32), (i32, i64)> = BTreeMap::new();
    for row in 0..portfolio.paid.activity.len() {
        let key = (*portfolio.paid.activity.get(row)?, *portfolio.paid.scheduled.get(row)?);
        paid.insert(key, (*portfolio.paid.paid_on.get(row)?, *portfolio.paid.amount.get(row)?));
    }
    let activities = 0..table.case.len();
    let dues = |row: usize| -> Option<Vec<Date>> {
        let (step, day, start) = (*table.step.get(row)?, *table.day.get(row)?, *table.start.get(row)?);
        Some(every_day(start, *table.end.get(row)?).filter(|date| is_due(step, day, start, *date)).collect())
    };
    let mut replaced_from: BTreeMap<usize, Date> = BTreeMap::new();
    for row in activities.clone() {
        if let Ok(changed) = usize::try_from(*table.modifies.get(row)?)
            && let Some(first) = dues(row)?.first()
        {
            replaced_from.entry(changed).and_modify(|from| *from = (*from).min(*first)).or_insert(*first);
        }
    }
    let mut sums = vec![0_i64; 2 * MUNICIPALITIES * SECTIONS * LAYERS * MONTHS];
    for row in activities {
        let municipality = usize::try_from(*table.municipality.get(row)?).ok()?;
        let section = usize::try_from(*table.section.get(row)?).ok()?;
        let is_expected = *table.expected.get(row)? == 1;
        for date in dues(row)? {
            let paid = paid.get(&(i32::try_from(row).ok()?, day_number(date)));
            let (counted_on, amount, layer) = match paid {
                Some((on, amount)) => (date_of(*on), *amount, 0),
                None => (date, planned(portfolio, row, date)?, if is_expected { 2 } else { 1 }),
            };
            let Some(month) = months_from(FROM, counted_on).filter(|month| *month < MONTHS) else { continue };
            let in_granted = !is_expected;
            let in_expected = replaced_from.get(&row).is_none_or(|from| date < *from);
            for (view, counts) in [in_granted, in_expected].into_iter().enumerate() {
                if counts {
                    let place =
                        ((view * MUNICIPALITIES + municipality) * SECTIONS + section) * LAYERS + layer;
                    *sums.get_mut(place * MONTHS + month)? += amount;
                }
            }
        }
    }
    Some(Answer::Sums(sums))
}

/// Units × the price on the day × the VAT factor, in decimals, rounded once; in øre.
fn planned(portfolio: &Portfolio, row: usize, date: Date) -> Option<i64> {
    let (table, rates) = (&portfolio.activities, &portfolio.rates);
    let price_on = |row: usize, prices: [&Vec<i32>; 3], changes: [&Vec<i32>; 2]| {
        let later = changes.iter().filter(|change| change.get(row).is_some_and(|day| date_of(*day) <= date));
        prices.get(later.count())?.get(row).copied()
    };
    let price = match usize::try_from(*table.rate.get(row)?) {
        Ok(rate) => price_on(
            rate,
            [&rates.price_1, &rates.price_2, &rates.price_3],
            [&rates.change_1, &rates.change_2],
        )?,
        Err(_) => price_on(
            row,
            [&table.price_1, &table.price_2, &table.price_3],
            [&table.change_1, &table.change_2],
        )?,
    };
    let provider = usize::try_from(*table.provider.get(row)?).ok()?;
    let vat = Decimal::new((*portfolio.providers.vat.get(provider)?).into(), 2);
    let units = Decimal::new((*table.units.get(row)?).into(), 2);
    let base = units.checked_mul(Decimal::new(price.into(), 2))?;
    money::to_oere(money::price(base, vat).ok()?).ok()
}
