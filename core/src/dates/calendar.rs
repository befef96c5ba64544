//! The days on which money cannot be paid out, as data.

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::{Date, DateFault, Validity};
use crate::fault::{Fault, Faults};
use crate::title::LocalizedText;

/// A weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// The weekday of a date.
    #[must_use]
    pub fn from_date(date: Date) -> Self {
        match date.weekday() {
            chrono::Weekday::Mon => Self::Monday,
            chrono::Weekday::Tue => Self::Tuesday,
            chrono::Weekday::Wed => Self::Wednesday,
            chrono::Weekday::Thu => Self::Thursday,
            chrono::Weekday::Fri => Self::Friday,
            chrono::Weekday::Sat => Self::Saturday,
            chrono::Weekday::Sun => Self::Sunday,
        }
    }
}

/// On which day of a year a holiday falls.
///
/// In JSON `{"easter": -3}` or `{"fixed": {"month": 12, "day": 25}}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum HolidayRule {
    /// A number of days after Easter Sunday, negative before it. From -80 to 250, so that the day stays within the
    /// year.
    Easter(#[cfg_attr(feature = "schema", schemars(range(min = -80, max = 250)))] i16),
    /// The same date every year.
    Fixed {
        /// The month, 1 to 12.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 12)))]
        month: u8,
        /// The day of the month.
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 31)))]
        day: u8,
    },
}

/// A holiday that returns every year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its name.
    pub title: LocalizedText,
    /// Its day.
    pub rule: HolidayRule,
    /// When the day is a holiday. Outside this validity it is an ordinary day.
    #[serde(default, skip_serializing_if = "Validity::is_always")]
    pub valid: Validity,
}

/// One day without payments, such as a local one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ExtraDay {
    /// The day.
    #[serde(with = "super::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "super::DateText"))]
    pub date: Date,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
}

/// The days without payments, as a rule book writes them. [`PaymentCalendar`](super::PaymentCalendar) answers
/// questions about them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(description = "The days without payments."))]
#[serde(default, deny_unknown_fields)]
pub struct Calendar {
    /// The weekdays without payments.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weekend: Vec<Weekday>,
    /// The holidays that return every year.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub holidays: Vec<Holiday>,
    /// Single days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extra_days: Vec<ExtraDay>,
}

/// Danish public holidays by their distance from Easter Sunday. Those with a fixed date follow below.
pub(super) const EASTER_HOLIDAYS: [(i16, &str, &str); 8] = [
    (-3, "Skærtorsdag", "Maundy Thursday"),
    (-2, "Langfredag", "Good Friday"),
    (0, "Påskedag", "Easter Sunday"),
    (1, "2. påskedag", "Easter Monday"),
    (GREAT_PRAYER_DAY, "Store bededag", "Great Prayer Day"),
    (39, "Kristi himmelfartsdag", "Ascension Day"),
    (49, "Pinsedag", "Whit Sunday"),
    (50, "2. pinsedag", "Whit Monday"),
];

/// Store Bededag, the fourth Friday after Easter: a holiday for the last time on 5 May 2023.
pub(super) const GREAT_PRAYER_DAY: i16 = 26;

impl Calendar {
    /// Weekends, the Danish public holidays, and the other days on which Danish banks are closed.
    ///
    /// Source: Nationalbanken's list of bank days, 2026–2027; Store Bededag was abolished from 2024.
    #[must_use]
    pub fn denmark() -> Self {
        Self::weekends().with_danish_holidays().with_bank_days()
    }

    /// Saturdays and Sundays only.
    #[must_use]
    pub fn weekends() -> Self {
        Self { weekend: vec![Weekday::Saturday, Weekday::Sunday], ..Self::default() }
    }

    /// These days and the Danish public holidays; Store Bededag until 2023.
    #[must_use]
    pub fn with_danish_holidays(self) -> Self {
        let abolished = Date::from_ymd_opt(2024, 1, 1);
        let mut calendar =
            self.with_holiday(LocalizedText::new("Nytårsdag", "New Year's Day"), HolidayRule::fixed(1, 1));
        for (offset, da, en) in EASTER_HOLIDAYS {
            let valid = Validity { from: None, to: abolished.filter(|_| offset == GREAT_PRAYER_DAY) };
            let rule = HolidayRule::Easter(offset);
            calendar.holidays.push(Holiday { title: LocalizedText::new(da, en), rule, valid });
        }
        calendar
            .with_holiday(LocalizedText::new("Juledag", "Christmas Day"), HolidayRule::fixed(12, 25))
            .with_holiday(LocalizedText::new("2. juledag", "Boxing Day"), HolidayRule::fixed(12, 26))
    }

    /// These days and the days on which Danish banks are closed although they are not public holidays.
    #[must_use]
    pub fn with_bank_days(self) -> Self {
        self.with_holiday(
            LocalizedText::new("Fredag efter Kristi himmelfartsdag", "Friday after Ascension Day"),
            HolidayRule::Easter(40),
        )
        .with_holiday(LocalizedText::new("Grundlovsdag", "Constitution Day"), HolidayRule::fixed(6, 5))
        .with_holiday(LocalizedText::new("Juleaftensdag", "Christmas Eve"), HolidayRule::fixed(12, 24))
        .with_holiday(LocalizedText::new("Nytårsaftensdag", "New Year's Eve"), HolidayRule::fixed(12, 31))
    }

    /// These days and one more holiday, every year.
    #[must_use]
    pub fn with_holiday(mut self, title: LocalizedText, rule: HolidayRule) -> Self {
        self.holidays.push(Holiday { title, rule, valid: Validity::ALWAYS });
        self
    }

    /// Everything that is wrong with this data: days that exist in no year, and validities without a day.
    #[must_use]
    pub fn check(&self) -> Faults<DateFault> {
        let mut faults = Faults::new();
        for (index, holiday) in self.holidays.iter().enumerate() {
            let mut found = |key: &str, kind: Result<(), DateFault>| {
                if let Err(kind) = kind {
                    faults.push(Fault::new(kind).nest(key).nest(index).nest("holidays"));
                }
            };
            found("rule", holiday.rule.check());
            found("valid", holiday.valid.check());
        }
        faults
    }
}

impl HolidayRule {
    /// The same date every year.
    #[must_use]
    pub const fn fixed(month: u8, day: u8) -> Self {
        Self::Fixed { month, day }
    }

    /// Checks that the day exists in some year.
    ///
    /// # Errors
    /// `no-such-day`, `easter-offset-out-of-range`.
    pub fn check(self) -> Result<(), DateFault> {
        match self {
            Self::Easter(offset) if !(-80..=250).contains(&offset) => {
                Err(DateFault::EasterOffsetOutOfRange { offset })
            }
            // 2024 is a leap year: 29 February is a day of some years.
            Self::Fixed { month, day } if Date::from_ymd_opt(2024, month.into(), day.into()).is_none() => {
                Err(DateFault::NoSuchDay { month, day })
            }
            _ => Ok(()),
        }
    }
}
