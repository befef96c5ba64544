//! The columns of a portfolio: one row for each activity, cases together.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::days::{Rhythm, date_of};
use super::names::Names;
use super::numbers::{NONE, at, place};
use super::parts::ByDays;
use super::row::{Row, RowEntry, RowPrice, RowSchedule, RowValues};
use super::source::{Origin, Source};
use crate::dates::{DatedAmounts, DayOfMonth, Frequency, Interval, TimelineEntry};
use crate::plan::{Pause, Proration, Status};

/// A dimension: each row's label, as its place among the labels.
#[derive(Clone, Default)]
pub(super) struct Dimension {
    pub(super) name: String,
    pub(super) labels: Vec<String>,
    pub(super) codes: Vec<u32>,
}

/// How a row pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pays {
    Individual,
    Once,
    Running(Rhythm),
}

/// [`Pays`] in three bytes. The lowest one: 1 to 31 the day of a month, then daily, weekly, every two weeks, once, every so
/// many weeks; its highest bit, that so many months are paid in arrears. The second one: so many weeks or months, or 0.
/// Above them: how it is prorated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Pace(u32);

impl Pace {
    pub(super) const INDIVIDUAL: Self = Self(0);
    pub(super) const DAILY: Self = Self(32);
    pub(super) const WEEKLY: Self = Self(33);
    pub(super) const FORTNIGHTLY: Self = Self(34);
    pub(super) const ONCE: Self = Self(35);
    const WEEKS: u32 = 36;
    const IN_ARREARS: u32 = 1 << 7;
    const PRORATION: u32 = 16;

    pub(super) fn of(frequency: Frequency) -> Self {
        match frequency {
            Frequency::Daily => Self::DAILY,
            Frequency::Weekly => Self::WEEKLY,
            Frequency::EveryTwoWeeks => Self::FORTNIGHTLY,
            Frequency::Monthly { day } => Self(u32::from(day.get())),
            Frequency::EveryWeeks { weeks } => Self(Self::WEEKS | u32::from(weeks.get()) << 8),
            Frequency::EveryMonths { months, day, in_arrears } => {
                let in_arrears = if in_arrears { Self::IN_ARREARS } else { 0 };
                Self(u32::from(day.get()) | in_arrears | u32::from(months.get()) << 8)
            }
        }
    }

    /// The same, prorated.
    pub(super) fn prorated(self, proration: Proration) -> Self {
        let code = match proration {
            Proration::None => 0,
            Proration::CalendarDays => 1,
            Proration::Thirtieths => 2,
            Proration::WorkingDays => 3,
            Proration::PerDay => 4,
        };
        Self(self.0 | code << Self::PRORATION)
    }

    /// The same, prorated; none where what pays so often, or does not run, cannot be.
    pub(super) fn try_prorated(self, proration: Proration) -> Option<Self> {
        let can_be = match self.frequency() {
            _ if proration == Proration::None => true,
            Some(frequency) => proration.check(frequency).is_ok(),
            None => false,
        };
        can_be.then(|| self.prorated(proration))
    }

    /// How it pays, where that is by the days that payments cover.
    #[inline]
    pub(super) fn by_days(self) -> Option<ByDays<'static>> {
        let proration = match self.0 >> Self::PRORATION {
            0 => return None,
            1 => Proration::CalendarDays,
            2 => Proration::Thirtieths,
            3 => Proration::WorkingDays,
            _ => Proration::PerDay,
        };
        Some(ByDays { frequency: self.frequency()?, proration, covers_from: None, pauses: &[] })
    }

    /// The same of a row that pays no parts, and is paused.
    pub(super) fn by_paused_days(self) -> Option<ByDays<'static>> {
        let (frequency, proration) = (self.frequency()?, Proration::None);
        Some(ByDays { frequency, proration, covers_from: None, pauses: &[] })
    }

    /// The day of the month, of a row that pays once a month.
    #[inline]
    pub(super) fn of_month(self) -> i32 {
        i32::from(self.0.to_le_bytes()[0])
    }

    #[inline]
    pub(super) fn pays(self) -> Pays {
        match self.frequency() {
            Some(frequency) => Pays::Running(Rhythm::of(frequency)),
            None if self == Self::ONCE => Pays::Once,
            None => Pays::Individual,
        }
    }

    #[inline]
    fn frequency(self) -> Option<Frequency> {
        match Self(self.0 & ((1 << Self::PRORATION) - 1)) {
            Self::DAILY => Some(Frequency::Daily),
            Self::WEEKLY => Some(Frequency::Weekly),
            Self::FORTNIGHTLY => Some(Frequency::EveryTwoWeeks),
            Self(code) => {
                let [kind, every, ..] = code.to_le_bytes();
                let in_arrears = code & Self::IN_ARREARS != 0;
                match (every, DayOfMonth::new(kind & 0x7f).ok()) {
                    (0, day) => day.map(|day| Frequency::Monthly { day }),
                    (every, None) => Interval::new(every).ok().map(|weeks| Frequency::EveryWeeks { weeks }),
                    (every, Some(day)) => {
                        let months = Interval::new(every).ok()?;
                        Some(Frequency::EveryMonths { months, day, in_arrears })
                    }
                }
            }
        }
    }
}

/// What an entry says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Says {
    Paid,
    Planned,
    Gone,
    PaidBeside,
    Adjusted,
}

impl Says {
    /// Whether it is money beside a payment, rather than the payment.
    #[inline]
    pub(super) const fn is_beside(self) -> bool {
        matches!(self, Self::PaidBeside | Self::Adjusted)
    }

    /// Whether it is paid.
    #[inline]
    pub(super) const fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::PaidBeside)
    }
}

/// What is said of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) scheduled: i32,
    pub(super) says: Says,
    /// The day it counts on.
    pub(super) counted: i32,
    pub(super) oere: i64,
}

/// The entries of all rows, by row and then scheduled day.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    pub(super) scheduled: Vec<i32>,
    pub(super) counted: Vec<i32>,
    pub(super) oere: Vec<i64>,
    pub(super) says: Vec<Says>,
}

impl Entries {
    pub(super) fn push(&mut self, entry: Entry) {
        self.scheduled.push(entry.scheduled);
        self.counted.push(entry.counted);
        self.oere.push(entry.oere);
        self.says.push(entry.says);
    }

    pub(super) fn len(&self) -> usize {
        self.scheduled.len()
    }

    #[inline]
    pub(super) fn within(&self, from: usize, to: usize) -> impl Iterator<Item = Entry> + Clone {
        let days = self.scheduled.get(from..to).unwrap_or_default();
        let counted = self.counted.get(from..to).unwrap_or_default();
        let oere = self.oere.get(from..to).unwrap_or_default();
        let says = self.says.get(from..to).unwrap_or_default();
        days.iter().zip(counted).zip(oere.iter().zip(says)).map(|((scheduled, counted), (oere, says))| {
            Entry { scheduled: *scheduled, says: *says, counted: *counted, oere: *oere }
        })
    }

    fn shrink(&mut self) {
        self.scheduled.shrink_to_fit();
        self.counted.shrink_to_fit();
        self.oere.shrink_to_fit();
        self.says.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        self.scheduled.capacity() * 4
            + self.counted.capacity() * 4
            + self.oere.capacity() * 8
            + self.says.capacity()
    }
}

/// A rate, by its id.
#[derive(Clone)]
pub(super) struct NamedRate {
    pub(super) id: String,
    pub(super) values: DatedAmounts,
}

/// The columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Columns {
    /// The case ids, and the first row of each case; one more for the end.
    pub(super) cases: Names,
    pub(super) case_starts: Vec<u32>,
    /// By row.
    pub(super) case_of: Vec<u32>,
    pub(super) activities: Names,
    pub(super) granted: Vec<bool>,
    pub(super) modifies: Vec<u32>,
    pub(super) pace: Vec<Pace>,
    pub(super) from: Vec<i32>,
    pub(super) until: Vec<i32>,
    /// The first day that a row pays for, where it continues another and is paid by the days that its payments cover; 0
    /// where that is `from`. Empty, or shorter than the rows, where no later row has one.
    pub(super) covers_from: Vec<i32>,
    /// By row, what its own values are made of, where they are made of something.
    pub(super) sources: BTreeMap<u32, Source>,
    /// The pauses of a row, which is then paid by the days that its payments cover. Empty, or shorter than the rows, as
    /// above.
    pub(super) pauses: Vec<Vec<Pause>>,
    pub(super) units: Vec<Decimal>,
    pub(super) rate: Vec<u32>,
    pub(super) vat: Vec<u32>,
    /// Where the own values, and the entries, of the row end.
    pub(super) values_end: Vec<u32>,
    pub(super) entries_end: Vec<u32>,
    /// Shared by rows.
    pub(super) values: Vec<TimelineEntry<Decimal>>,
    pub(super) entries: Entries,
    pub(super) rates: Vec<NamedRate>,
    pub(super) vats: Vec<DatedAmounts>,
    pub(super) dimensions: Vec<Dimension>,
}

impl Columns {
    pub(super) fn len(&self) -> usize {
        self.pace.len()
    }

    /// The rows of a case.
    #[inline]
    pub(super) fn rows_of(&self, case: usize) -> Range<usize> {
        let start = |case: usize| self.case_starts.get(case).map_or(self.len(), |row| place(*row));
        start(case)..start(case + 1)
    }

    #[inline]
    pub(super) fn span(ends: &[u32], row: usize) -> Range<usize> {
        let from = row.checked_sub(1).map_or(0, |before| at(ends, before));
        place(from)..place(at(ends, row))
    }

    /// The values that one unit of a row is paid at, dated.
    #[inline]
    pub(super) fn values_of(&self, row: usize) -> &[TimelineEntry<Decimal>] {
        match self.rate.get(row).filter(|rate| **rate != NONE) {
            Some(rate) => self.rates.get(place(*rate)).map(|rate| rate.values.pieces()).unwrap_or_default(),
            None => self.values.get(Self::span(&self.values_end, row)).unwrap_or_default(),
        }
    }

    /// The VAT factor of a row, where it is not 100.
    #[inline]
    pub(super) fn vat_of(&self, row: usize) -> Option<&[TimelineEntry<Decimal>]> {
        let vat = self.vat.get(row).filter(|vat| **vat != NONE)?;
        self.vats.get(place(*vat)).map(DatedAmounts::pieces)
    }

    /// The pauses of a row.
    #[inline]
    pub(super) fn pauses_of(&self, row: usize) -> &[Pause] {
        self.pauses.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is said of payments of a row, by scheduled day.
    #[inline]
    pub(super) fn entries_of(&self, row: usize) -> impl Iterator<Item = Entry> + Clone {
        let span = Self::span(&self.entries_end, row);
        self.entries.within(span.start, span.end)
    }

    /// What a row has that no row has that is handed over.
    pub(super) fn origin_of(&self, row: usize) -> Origin {
        let source = u32::try_from(row).ok().and_then(|row| self.sources.get(&row)).cloned();
        Origin {
            covers_from: Some(at(&self.covers_from, row)).filter(|day| *day != 0).map(date_of),
            source,
            pauses: self.pauses_of(row).to_vec(),
        }
    }

    /// A row as it was handed over.
    pub(super) fn row(&self, row: usize) -> Row<'_> {
        let pace = at(&self.pace, row);
        let (from, until) = (date_of(at(&self.from, row)), date_of(at(&self.until, row)));
        let schedule = match pace.frequency() {
            Some(frequency) => {
                let proration = pace.by_days().map(|by_days| by_days.proration).unwrap_or_default();
                RowSchedule::Running { frequency, proration, from, until }
            }
            None if pace == Pace::ONCE => RowSchedule::Once { date: from },
            None => RowSchedule::Individual,
        };
        let values = match self.rate.get(row).and_then(|rate| self.rates.get(place(*rate))) {
            Some(rate) => RowValues::Rate(&rate.id),
            None => RowValues::Own(self.values_of(row)),
        };
        let price = RowPrice { units: at(&self.units, row), values };
        let modifies = self.modifies.get(row).filter(|changed| **changed != NONE);
        Row {
            case: self.cases.get(place(at(&self.case_of, row))),
            activity: self.activities.get(row),
            status: if at(&self.granted, row) { Status::Granted } else { Status::Expected },
            modifies: modifies.map(|changed| self.activities.get(place(*changed))),
            schedule,
            price: (schedule != RowSchedule::Individual).then_some(price),
            vat: self.vat_of(row),
            entries: self.entries_of(row).map(Entry::shown).collect(),
            labels: self.dimensions.iter().map(|dimension| dimension.label(row)).collect(),
        }
    }

    /// Lets go of memory that no row is in.
    pub(super) fn shrink(&mut self) {
        let Self { case_of, modifies, rate, vat, values_end, entries_end, .. } = self;
        let words = [case_of, modifies, rate, vat, values_end, entries_end];
        words.into_iter().for_each(Vec::shrink_to_fit);
        self.cases.shrink();
        self.activities.shrink();
        self.granted.shrink_to_fit();
        self.pace.shrink_to_fit();
        self.from.shrink_to_fit();
        self.until.shrink_to_fit();
        self.covers_from.shrink_to_fit();
        self.pauses.shrink_to_fit();
        self.units.shrink_to_fit();
        self.values.shrink_to_fit();
        self.entries.shrink();
        self.dimensions.iter_mut().for_each(|dimension| dimension.codes.shrink_to_fit());
    }

    /// Bytes of memory.
    pub(super) fn bytes(&self) -> usize {
        let dimensions = self.dimensions.iter().map(|dimension| dimension.codes.capacity() * 4);
        let words = [
            &self.case_starts,
            &self.case_of,
            &self.modifies,
            &self.rate,
            &self.vat,
            &self.values_end,
            &self.entries_end,
        ];
        self.cases.bytes()
            + self.activities.bytes()
            + words.iter().map(|column| column.capacity() * 4).sum::<usize>()
            + (self.from.capacity() + self.until.capacity() + self.covers_from.capacity()) * 4
            + self.sources.len() * size_of::<(u32, Source)>()
            + self.pauses.capacity() * size_of::<Vec<Pause>>()
            + self.pauses.iter().map(|pauses| pauses.capacity() * size_of::<Pause>()).sum::<usize>()
            + self.granted.capacity()
            + self.pace.capacity()
            + self.units.capacity() * size_of::<Decimal>()
            + self.values.capacity() * size_of::<TimelineEntry<Decimal>>()
            + self.entries.bytes()
            + dimensions.sum::<usize>()
    }
}

impl Dimension {
    pub(super) fn label(&self, row: usize) -> &str {
        self.labels.get(place(at(&self.codes, row))).map(String::as_str).unwrap_or_default()
    }
}

impl Entry {
    fn shown(self) -> RowEntry {
        let (scheduled, counted, oere) = (date_of(self.scheduled), date_of(self.counted), self.oere);
        match self.says {
            Says::Paid => RowEntry::Paid { scheduled, paid: counted, oere },
            Says::Planned => RowEntry::Planned { scheduled, oere },
            Says::Gone => RowEntry::Gone { scheduled },
            Says::PaidBeside => RowEntry::PaidBeside { scheduled, paid: counted, oere },
            Says::Adjusted => RowEntry::Adjusted { scheduled, on: counted, oere },
        }
    }
}

crate::privacy::debug_by_fields!(Dimension { name, labels, codes });

crate::privacy::debug_by_fields!(NamedRate { id, values });
