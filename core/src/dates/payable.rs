//! The days on which money can be paid out, and what follows from them: adjusted due days, the earliest start of a
//! cash payment, and the days that one export run covers.

use std::collections::BTreeMap;

use chrono::{Datelike, Days};
use serde::{Deserialize, Serialize};

use super::{Calendar, Date, DateFault, Holiday, HolidayRule, Weekday, easter};
use crate::title::LocalizedText;

/// How many days the search for a payable day continues: a year. A calendar without a payable day in a year has none.
const SEARCH_DAYS: u64 = 366;

/// How many payable days, counted from tomorrow, a cash payment needs to reach the account.
const CASH_LEAD_DAYS: usize = 2;

/// What happens to a payment that is due on a day without payments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BusinessDayConvention {
    /// It keeps its date.
    #[default]
    AsScheduled,
    /// It is paid on the last payable day before.
    Preceding,
    /// It is paid on the first payable day after.
    Following,
}

/// Why a day is without payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClosedReason<'a> {
    /// A day of the weekend.
    Weekend(Weekday),
    /// A holiday.
    Holiday(&'a LocalizedText),
    /// A single day, with its name if it has one.
    ExtraDay(Option<&'a LocalizedText>),
}

/// A [`Calendar`], prepared for queries.
///
/// ```
/// use bevilling::dates::{BusinessDayConvention, Calendar, PaymentCalendar, parse};
///
/// let calendar = PaymentCalendar::from(&Calendar::denmark());
/// let easter_monday = parse("2026-04-06")?;
/// assert!(!calendar.is_payable(easter_monday));
/// assert_eq!(calendar.adjust(easter_monday, BusinessDayConvention::Preceding), Some(parse("2026-04-01")?));
/// assert_eq!(calendar.earliest_cash_start(parse("2026-04-01")?), Some(parse("2026-04-08")?));
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentCalendar {
    weekend: Vec<Weekday>,
    holidays: Vec<Holiday>,
    extra_days: BTreeMap<Date, Option<LocalizedText>>,
}

impl From<&Calendar> for PaymentCalendar {
    /// The days of `calendar`. Rules and validities that [`Calendar::check`] reports as faults close no day.
    fn from(calendar: &Calendar) -> Self {
        let extra_days = calendar.extra_days.iter().map(|extra| (extra.date, extra.title.clone())).collect();
        let holidays =
            calendar.holidays.iter().filter(|holiday| holiday.rule.check().is_ok()).cloned().collect();
        Self { weekend: calendar.weekend.clone(), holidays, extra_days }
    }
}

impl PaymentCalendar {
    /// Every day is payable except these.
    #[must_use]
    pub fn from_excluded(dates: impl IntoIterator<Item = Date>) -> Self {
        Self { extra_days: dates.into_iter().map(|date| (date, None)).collect(), ..Self::default() }
    }

    /// Whether money can be paid out on `date`.
    #[must_use]
    pub fn is_payable(&self, date: Date) -> bool {
        self.closed_on(date).is_none()
    }

    /// Why money cannot be paid out on `date`; none if it can. If the day is both a holiday and in a weekend, the
    /// holiday is given.
    #[must_use]
    pub fn closed_on(&self, date: Date) -> Option<ClosedReason<'_>> {
        if let Some(title) = self.extra_days.get(&date) {
            return Some(ClosedReason::ExtraDay(title.as_ref()));
        }
        let weekday = Weekday::from_date(date);
        let from_easter = easter(date.year()).map(|easter| date.signed_duration_since(easter).num_days());
        let holiday = self.holidays.iter().find(|holiday| {
            let falls = match holiday.rule {
                HolidayRule::Easter(offset) => from_easter == Some(i64::from(offset)),
                HolidayRule::Fixed { month, day } => {
                    (date.month(), date.day()) == (u32::from(month), u32::from(day))
                }
            };
            falls && holiday.valid.contains(date)
        });
        holiday
            .map(|holiday| ClosedReason::Holiday(&holiday.title))
            .or_else(|| self.weekend.contains(&weekday).then_some(ClosedReason::Weekend(weekday)))
    }

    /// The last payable day on or before `date`; none within a year.
    #[must_use]
    pub fn payable_on_or_before(&self, date: Date) -> Option<Date> {
        (0..SEARCH_DAYS)
            .map_while(|days| date.checked_sub_days(Days::new(days)))
            .find(|date| self.is_payable(*date))
    }

    /// The first payable day on or after `date`; none within a year.
    #[must_use]
    pub fn payable_on_or_after(&self, date: Date) -> Option<Date> {
        (0..SEARCH_DAYS)
            .map_while(|days| date.checked_add_days(Days::new(days)))
            .find(|date| self.is_payable(*date))
    }

    /// The day on which a payment due on `date` is paid; none if no day within a year is payable.
    #[must_use]
    pub fn adjust(&self, date: Date, adjustment: BusinessDayConvention) -> Option<Date> {
        match adjustment {
            BusinessDayConvention::AsScheduled => Some(date),
            BusinessDayConvention::Preceding => self.payable_on_or_before(date),
            BusinessDayConvention::Following => self.payable_on_or_after(date),
        }
    }

    /// The earliest day on which a cash payment that is entered today can start: the second payable day from
    /// tomorrow.
    #[must_use]
    pub fn earliest_cash_start(&self, today: Date) -> Option<Date> {
        (0..CASH_LEAD_DAYS).try_fold(today, |date, _| self.payable_on_or_after(date.succ_opt()?))
    }

    /// Whether a cash payment that is entered today can start on `start`: at least two payable days lie between
    /// tomorrow and `start`, both included.
    #[must_use]
    pub fn cash_start_allowed(&self, today: Date, start: Date) -> bool {
        self.earliest_cash_start(today).is_some_and(|earliest| start >= earliest)
    }

    /// The due days that the export run for `date` covers, in order.
    ///
    /// They are `date` itself and, if days without payments follow it, those days and the first payable day after
    /// them. A single payable day between two such runs does not end them. This way payments that are due in a
    /// weekend are sent on Friday, together with Monday's.
    ///
    /// # Errors
    /// `export-date-not-payable`, with the nearest payable day, if `date` itself is a day without payments;
    /// `no-payable-day` if the days without payments do not end within a year.
    pub fn due_window(&self, date: Date) -> Result<Vec<Date>, DateFault> {
        let endless = DateFault::NoPayableDay { date };
        if !self.is_payable(date) {
            return Err(match self.nearest_payable(date) {
                Some(nearest) => DateFault::ExportDateNotPayable { date, nearest },
                None => endless,
            });
        }
        let mut window = vec![date];
        let mut payable_in_a_row = 1;
        for next in (1..SEARCH_DAYS).map_while(|days| date.checked_add_days(Days::new(days))) {
            payable_in_a_row = if self.is_payable(next) { payable_in_a_row + 1 } else { 0 };
            if payable_in_a_row == 2 {
                return Ok(window);
            }
            window.push(next);
        }
        Err(endless)
    }

    /// The payable day nearest to `date`; the earlier of two that are equally near.
    fn nearest_payable(&self, date: Date) -> Option<Date> {
        let found = [self.payable_on_or_before(date), self.payable_on_or_after(date)];
        found.into_iter().flatten().min_by_key(|found| found.signed_duration_since(date).num_days().abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;
    use crate::fault::ErrorCode;
    use crate::title::Language;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        parse(text).unwrap()
    }

    fn denmark() -> PaymentCalendar {
        PaymentCalendar::from(&Calendar::denmark())
    }

    fn holiday_names(calendar: &PaymentCalendar, date: &str) -> Option<String> {
        match calendar.closed_on(day(date)) {
            Some(ClosedReason::Holiday(title)) => Some(title.get(Language::Da).to_owned()),
            _ => None,
        }
    }

    #[test]
    fn danish_days() {
        let calendar = denmark();
        for (date, name) in [
            ("2026-01-01", "Nytårsdag"),
            ("2026-04-02", "Skærtorsdag"),
            ("2026-04-03", "Langfredag"),
            ("2026-04-05", "Påskedag"),
            ("2026-04-06", "2. påskedag"),
            ("2023-05-05", "Store bededag"),
            ("2026-05-14", "Kristi himmelfartsdag"),
            ("2026-05-15", "Fredag efter Kristi himmelfartsdag"),
            ("2026-05-24", "Pinsedag"),
            ("2026-05-25", "2. pinsedag"),
            ("2026-06-05", "Grundlovsdag"),
            ("2026-12-24", "Juleaftensdag"),
            ("2026-12-25", "Juledag"),
            ("2026-12-26", "2. juledag"),
            ("2026-12-31", "Nytårsaftensdag"),
            // Both Whit Monday and Constitution Day.
            ("2028-06-05", "2. pinsedag"),
        ] {
            assert_eq!(holiday_names(&calendar, date).as_deref(), Some(name), "{date}");
        }
        for date in ["2024-04-26", "2025-05-16", "2026-05-01", "2026-07-01", "2026-04-01", "2026-04-07"] {
            assert!(calendar.is_payable(day(date)), "{date}");
        }
        assert_eq!(calendar.closed_on(day("2026-07-04")), Some(ClosedReason::Weekend(Weekday::Saturday)));
        let without_banks = PaymentCalendar::from(&Calendar::weekends().with_danish_holidays());
        assert!(without_banks.is_payable(day("2026-05-15")));
        assert_eq!(holiday_names(&without_banks, "2028-06-05").as_deref(), Some("2. pinsedag"));
    }

    #[test]
    fn an_export_run_for_a_closed_day_is_refused_with_the_nearest_day() {
        let calendar = denmark();
        for (date, nearest) in [
            ("2026-07-04", "2026-07-03"),
            ("2026-07-05", "2026-07-06"),
            ("2026-04-04", "2026-04-01"),
            ("2026-04-05", "2026-04-07"),
        ] {
            assert_eq!(
                calendar.due_window(day(date)).unwrap_err(),
                DateFault::ExportDateNotPayable { date: day(date), nearest: day(nearest) }
            );
        }
        let easter: Vec<Date> = calendar.due_window(day("2026-04-01")).unwrap();
        assert_eq!((easter.len(), easter.last()), (7, Some(&day("2026-04-07"))));
        assert_eq!(calendar.due_window(day("2026-04-07")).unwrap(), [day("2026-04-07")]);
    }

    #[test]
    fn a_calendar_without_payable_days_says_so() {
        let weekend = vec![
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
            Weekday::Saturday,
            Weekday::Sunday,
        ];
        let never = PaymentCalendar::from(&Calendar { weekend, ..Calendar::default() });
        let date = day("2026-01-01");
        assert_eq!(never.payable_on_or_before(date), None);
        assert_eq!(never.adjust(date, BusinessDayConvention::Following), None);
        assert!(!never.cash_start_allowed(date, Date::MAX));
        assert_eq!(never.due_window(date).unwrap_err().code(), "no-payable-day");
        for end in [Date::MIN, Date::MAX] {
            let _ = (never.due_window(end), denmark().due_window(end), denmark().earliest_cash_start(end));
            let _ = (denmark().payable_on_or_before(end), denmark().payable_on_or_after(end));
        }
    }

    #[test]
    fn the_data_is_checked_and_round_trips() {
        let calendar = Calendar::denmark();
        assert!(calendar.check().is_empty());
        let text = serde_json::to_string(&calendar).unwrap();
        assert_eq!(serde_json::from_str::<Calendar>(&text).unwrap(), calendar);
        let bad: Calendar = serde_json::from_str(
            r#"{"weekend": ["sunday"], "holidays": [
                {"title": {"da": "a"}, "rule": {"fixed": {"month": 2, "day": 30}}},
                {"title": {"da": "b"}, "rule": {"easter": 300}, "valid": {"from": "2024-01-01", "to": "2024-01-01"}},
                {"title": {"da": "c"}, "rule": {"fixed": {"month": 2, "day": 29}}}]}"#,
        )
        .unwrap();
        let found: Vec<_> = bad.check().iter().map(|f| (f.path().to_string(), f.code())).collect();
        assert_eq!(
            found,
            [
                ("/holidays/0/rule".to_owned(), "no-such-day"),
                ("/holidays/1/rule".to_owned(), "easter-offset-out-of-range"),
                ("/holidays/1/valid".to_owned(), "interval-empty"),
            ]
        );
        assert!(serde_json::from_str::<Calendar>(r#"{"weekends": []}"#).is_err());
        assert!(serde_json::from_str::<Calendar>(r#"{"weekend": ["søndag"]}"#).is_err());
    }

    proptest! {
        #[test]
        fn a_cash_start_has_two_payable_days_before_it(
            excluded in prop::collection::btree_set(0_u64..30, 0..25), start in 0_u64..40, today in 0_u64..10,
        ) {
            let at = |days| day("2026-01-01").checked_add_days(Days::new(days)).unwrap();
            let calendar = PaymentCalendar::from_excluded(excluded.iter().map(|days| at(*days)));
            let payable = (today + 1..=start).filter(|days| !excluded.contains(days)).count();
            prop_assert_eq!(calendar.cash_start_allowed(at(today), at(start)), payable >= 2);
        }

        #[test]
        fn adjusted_days_are_payable_and_nearest(excluded in prop::collection::btree_set(0_u64..30, 0..25), due in 0_u64..30) {
            let at = |days| day("2026-01-01").checked_add_days(Days::new(days)).unwrap();
            let calendar = PaymentCalendar::from_excluded(excluded.iter().map(|days| at(*days)));
            let following = (due..).find(|days| !excluded.contains(days)).map(at);
            prop_assert_eq!(calendar.adjust(at(due), BusinessDayConvention::Following), following);
            let preceding = calendar.adjust(at(due), BusinessDayConvention::Preceding).unwrap();
            prop_assert!(preceding <= at(due) && calendar.is_payable(preceding));
            prop_assert!(preceding.iter_days().skip(1).take_while(|d| *d <= at(due)).all(|d| !calendar.is_payable(d)));
            prop_assert_eq!(calendar.adjust(at(due), BusinessDayConvention::AsScheduled), Some(at(due)));
        }
    }
}
