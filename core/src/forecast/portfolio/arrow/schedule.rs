//! Reads the payment days of rows, and whether they are granted.

use super::batch::Batch;
use super::faults::Told;
use super::read::ArrowOptions;
use crate::dates::{DayOfMonth, Frequency, Interval, MonthInterval};
use crate::forecast::PortfolioFault;
use crate::forecast::portfolio::columns::PackedCadence;
use crate::forecast::portfolio::days::{date_of, day_of};
use crate::plan::{Proration, Status};

/// The status of each row; none, with a fault, if it is missing.
pub(super) fn statuses(batch: &Batch<'_>, told: &mut Told<'_, '_>) -> Vec<Option<Status>> {
    let mut statuses = Vec::with_capacity(batch.rows);
    let status = |text: Option<&str>| match text {
        Some("granted") => Some(Status::Granted),
        Some("expected") => Some(Status::Expected),
        Some("draft") => Some(Status::Draft),
        _ => None,
    };
    batch.status.each_as(status, |status| statuses.push(status));
    for (row, _) in statuses.iter().enumerate().filter(|(_, status)| status.is_none()) {
        told.word(row, "status", batch.status.get(row, &mut String::new()));
    }
    statuses
}

/// How rows pay, as they state it.
#[derive(Debug, Clone, Copy)]
enum Said {
    Monthly,
    /// How many, and whether in arrears.
    EveryMonths(MonthInterval, bool),
    As(PackedCadence),
    Nothing,
}

/// The target of the days of rows.
pub(super) struct Schedules<'c> {
    pub(super) cadence_code: &'c mut Vec<PackedCadence>,
    pub(super) from: &'c mut Vec<i32>,
    pub(super) until: &'c mut Vec<i32>,
}

impl Schedules<'_> {
    pub(super) fn read(&mut self, batch: &Batch<'_>, options: &ArrowOptions, told: &mut Told<'_, '_>) {
        let through = options.through.and_then(day_of);
        let said = |text: Option<&str>| {
            let (pays, proration) = match text.and_then(|text| text.split_once(':')) {
                Some((pays, word)) => (Some(pays), Proration::from_word(word)),
                None => (text, Some(Proration::None)),
            };
            (pays_as(pays), proration)
        };
        self.cadence_code.reserve(batch.rows);
        self.from.reserve(batch.rows);
        self.until.reserve(batch.rows);
        let mut row = 0;
        batch.pays.each_as(said, |(said, proration)| {
            let cadence_code = match said {
                Said::As(cadence_code) => cadence_code,
                Said::Monthly => monthly(batch, row, told, |day| Frequency::Monthly { day }),
                Said::EveryMonths(months, in_arrears) => {
                    monthly(batch, row, told, |day| Frequency::EveryMonths { months, day, in_arrears })
                }
                Said::Nothing => {
                    told.word(row, "pays", batch.pays.get(row, &mut String::new()));
                    PackedCadence::INDIVIDUAL
                }
            };
            let cadence_code = match proration.and_then(|proration| cadence_code.try_prorated(proration)) {
                Some(prorated) => prorated,
                None => {
                    told.word(row, "pays", batch.pays.get(row, &mut String::new()));
                    cadence_code
                }
            };
            // A monthly row without a day is reported for that, and also for invalid days.
            let is_individual = cadence_code == PackedCadence::INDIVIDUAL
                && !matches!(said, Said::Monthly | Said::EveryMonths(..));
            let (from, until) =
                if is_individual { (0, 0) } else { days(batch, row, cadence_code, through, told) };
            self.cadence_code.push(cadence_code);
            self.from.push(from);
            self.until.push(until);
            row += 1;
        });
    }
}

/// The frequency of a row, from its word.
fn pays_as(text: Option<&str>) -> Said {
    match text {
        Some("daily") => Said::As(PackedCadence::DAILY),
        Some("weekly") => Said::As(PackedCadence::WEEKLY),
        Some("every_two_weeks") => Said::As(PackedCadence::FORTNIGHTLY),
        Some("monthly") => Said::Monthly,
        Some("once") => Said::As(PackedCadence::ONCE),
        Some("individual") => Said::As(PackedCadence::INDIVIDUAL),
        Some(text) => every(text),
        None => Said::Nothing,
    }
}

/// Such as `every_4_weeks`, `every_3_months` and `every_3_months_in_arrears`.
fn every(text: &str) -> Said {
    let parts = text.strip_prefix("every_").and_then(|rest| rest.split_once('_'));
    let interval = parts.and_then(|(every, unit)| Some((every.parse::<u8>().ok()?, unit)));
    let said = interval.and_then(|(every, unit)| match unit {
        "weeks" => {
            let frequency = Frequency::EveryWeeks { weeks: Interval::new(every).ok()? };
            Some(Said::As(PackedCadence::of(frequency)))
        }
        "months" => Some(Said::EveryMonths(Interval::new(every).ok()?, false)),
        "months_in_arrears" => Some(Said::EveryMonths(Interval::new(every).ok()?, true)),
        _ => None,
    });
    said.unwrap_or(Said::Nothing)
}

#[inline]
fn days(
    batch: &Batch<'_>,
    row: usize,
    cadence_code: PackedCadence,
    through: Option<i32>,
    told: &mut Told<'_, '_>,
) -> (i32, i32) {
    let Some(first) = batch.first_day.get(row) else {
        told.missing(row, "first_day");
        return (0, 0);
    };
    let from = told.day(row, first);
    if cadence_code == PackedCadence::ONCE {
        return (from, from);
    }
    let last = batch.last_day.and_then(|days| days.get(row));
    let Some(until) = last.or(through) else {
        told.missing(row, "last_day");
        return (0, 0);
    };
    let until = told.day(row, until);
    if until < from - 1 && last.is_some() {
        let (start, end) = (date_of(from), date_of(until));
        told.fault(row, |case, activity| PortfolioFault::EndBeforeStart { case, activity, start, end });
    }
    (from, until.max(from - 1))
}

#[inline]
fn monthly(
    batch: &Batch<'_>,
    row: usize,
    told: &mut Told<'_, '_>,
    on: impl FnOnce(DayOfMonth) -> Frequency,
) -> PackedCadence {
    let day = batch.day_of_month.and_then(|days| days.get(row));
    match day.map(|day| (day, u8::try_from(day).ok().and_then(|day| DayOfMonth::new(day).ok()))) {
        Some((_, Some(day))) => return PackedCadence::of(on(day)),
        Some((day, None)) => told.unknown(row, "day_of_month", &day.to_string()),
        None => told.missing(row, "day_of_month"),
    }
    PackedCadence::INDIVIDUAL
}
