//! The crate `rrule`: recurrence rules of calendars, walked date by date. A sample is enough to time it.

use std::path::Path;

use chrono::{Datelike, TimeZone};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz};

use crate::data::{SCHEDULES_FROM, SCHEDULES_MONTHS, Schedules};
use crate::days::{date_of, day_number, months_from};
use crate::outcome::Outcome;
use crate::worker::{Answer, Work};

#[derive(Default)]
pub(crate) struct RRulePeer {
    schedules: Schedules,
    every: usize,
}

impl Work for RRulePeer {
    fn load(&mut self, dir: &Path, every: usize) -> Outcome {
        *self = Self { schedules: Schedules::read(dir)?, every };
        Ok(())
    }

    fn run(&mut self, task: &str) -> Outcome<Answer> {
        let (mut schedule, mut days, mut amounts) = (Vec::new(), Vec::new(), Vec::new());
        let mut sums = vec![0; SCHEDULES_MONTHS];
        let as_rows = match task {
            "rows" => true,
            "months" => false,
            _ => return Err(format!("no task `{task}`").into()),
        };
        let table = &self.schedules;
        for row in (0..table.step.len()).step_by(self.every.max(1)) {
            let short = "columns of unequal length";
            let amount = *table.amount.get(row).ok_or(short)?;
            let rule = rule(
                *table.step.get(row).ok_or(short)?,
                *table.day.get(row).ok_or(short)?,
                *table.start.get(row).ok_or(short)?,
                *table.end.get(row).ok_or(short)?,
            )?;
            for time in &rule {
                if as_rows {
                    schedule.push(i32::try_from(row)?);
                    days.push(day_number(time.date_naive()));
                    amounts.push(amount);
                } else {
                    let month = months_from(SCHEDULES_FROM, time.date_naive()).ok_or("before the months")?;
                    *sums.get_mut(month).ok_or("after the months")? += amount;
                }
            }
        }
        Ok(if as_rows { Answer::Rows { schedule, day: days, amount: amounts } } else { Answer::Sums(sums) })
    }
}

/// A rule; the last day of a shorter month is the last of the days from 28 on that there is.
fn rule(step: u8, day: u8, start: i32, end: i32) -> Outcome<RRuleSet> {
    let at = |day: i32| {
        let date = date_of(day);
        Tz::UTC.with_ymd_and_hms(date.year(), date.month(), date.day(), 0, 0, 0).single().ok_or("no such day")
    };
    let rule = match step {
        0 if day > 28 => {
            let last_days = (28..=i8::try_from(day)?).collect();
            RRule::new(Frequency::Monthly).by_month_day(last_days).by_set_pos(vec![-1])
        }
        0 => RRule::new(Frequency::Monthly).by_month_day(vec![i8::try_from(day)?]),
        1 => RRule::new(Frequency::Daily),
        step => {
            RRule::new(Frequency::Weekly).interval(u16::from(step / 7)).by_weekday(vec![NWeekday::Every(
                chrono::Weekday::try_from(u8::try_from(at(start)?.weekday().num_days_from_monday())?)?,
            )])
        }
    };
    Ok(rule.until(at(end)?).build(at(start)?)?)
}
