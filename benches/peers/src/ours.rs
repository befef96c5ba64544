//! Ours.

use std::path::Path;

use bevilling::dates::Period;

use crate::data::{SCHEDULES_FROM, SCHEDULES_MONTHS, Schedules};
use crate::days::{date_of, day_number};
use crate::outcome::Outcome;
use crate::schedules::recurrence;
use crate::worker::{Answer, Work};

pub(crate) struct Ours {
    #[allow(dead_code, reason = "until the portfolio is there")]
    threads: usize,
    schedules: Schedules,
    every: usize,
}

impl Ours {
    pub(crate) fn new(threads: usize) -> Self {
        Self { threads, schedules: Schedules::default(), every: 1 }
    }

    fn rows(&self) -> Option<Answer> {
        let (mut schedule, mut days, mut amounts) = (Vec::new(), Vec::new(), Vec::new());
        let table = &self.schedules;
        for row in (0..table.step.len()).step_by(self.every.max(1)) {
            let start = *table.start.get(row)?;
            let period = Period::new(date_of(start), date_of(*table.end.get(row)?)).ok()?;
            let amount = *table.amount.get(row)?;
            for date in recurrence(*table.step.get(row)?, *table.day.get(row)?, start).dates(period) {
                schedule.push(i32::try_from(row).ok()?);
                days.push(day_number(date));
                amounts.push(amount);
            }
        }
        Some(Answer::Rows { schedule, day: days, amount: amounts })
    }

    fn months(&self) -> Option<Answer> {
        let (year, month) = SCHEDULES_FROM;
        let first = bevilling::dates::Date::from_ymd_opt(year, month, 1)?;
        let months: Vec<Period> = (0..SCHEDULES_MONTHS)
            .map(|number| {
                let start = first.checked_add_months(chrono::Months::new(u32::try_from(number).ok()?))?;
                let next = start.checked_add_months(chrono::Months::new(1))?;
                Period::new(start, next.pred_opt()).ok()
            })
            .collect::<Option<_>>()?;
        let mut sums = vec![0; SCHEDULES_MONTHS];
        let table = &self.schedules;
        for row in (0..table.step.len()).step_by(self.every.max(1)) {
            let start = *table.start.get(row)?;
            let period = Period::new(date_of(start), date_of(*table.end.get(row)?)).ok()?;
            let amount = *table.amount.get(row)?;
            let recurrence = recurrence(*table.step.get(row)?, *table.day.get(row)?, start);
            for (sum, month) in sums.iter_mut().zip(&months) {
                if let Some(days) = period.intersect(*month) {
                    *sum += amount * i64::try_from(recurrence.count(days)).ok()?;
                }
            }
        }
        Some(Answer::Sums(sums))
    }
}

impl Work for Ours {
    fn load(&mut self, dir: &Path, every: usize) -> Outcome {
        self.schedules = Schedules::read(dir)?;
        self.every = every;
        Ok(())
    }

    fn run(&mut self, task: &str) -> Outcome<Answer> {
        let answer = match task {
            "rows" => self.rows(),
            "months" => self.months(),
            _ => return Err(format!("no task `{task}`").into()),
        };
        Ok(answer.ok_or("columns of unequal length")?)
    }
}
