//! A row's frequency as the core has it.

use bevilling::dates::{DayOfMonth, Frequency, Recurrence};

use crate::days::date_of;

/// The recurrence of a row; steps other than 7 and 14 days are days.
pub(crate) fn recurrence(step: u8, day: u8, start: i32) -> Recurrence {
    let frequency = match step {
        0 => Frequency::Monthly { day: DayOfMonth::new(day).unwrap_or(DayOfMonth::LAST) },
        7 => Frequency::Weekly,
        14 => Frequency::EveryTwoWeeks,
        _ => Frequency::Daily,
    };
    Recurrence { frequency, anchor: date_of(start) }
}
