//! The columns of a portfolio: one row for each activity, grouped by case.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;

use super::days::{Cadence, date_of};
use super::names::Names;
use super::numbers::{NO_INDEX, at, place};
use super::parts::ByDays;
use super::row::{Row, RowEntry, RowPrice, RowSchedule, RowValues};
use super::source::{Origin, Source};
use crate::dates::{DatedAmounts, DayOfMonth, Frequency, Interval, TimelineEntry};
use crate::plan::{Pause, Proration, Status};

/// A dimension: the label of each row, as an index into the labels.
#[derive(Clone, Default)]
pub(super) struct Dimension {
    pub(super) name: String,
    pub(super) labels: Vec<String>,
    pub(super) codes: Vec<u32>,
}

/// How a row pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowCadence {
    Individual,
    Once,
    Running(Cadence),
}

/// [`RowCadence`] in three bytes. The lowest one: 1 to 31 the day of a month, then daily, weekly, every two weeks, once, every so
/// many weeks; its highest bit, that so many months are paid in arrears. The second one: so many weeks or months, or 0.
/// Above them: how it is prorated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PackedCadence(u32);

impl PackedCadence {
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

    /// The same with a proration; none if this cadence cannot be prorated.
    pub(super) fn try_prorated(self, proration: Proration) -> Option<Self> {
        let can_be = match self.frequency() {
            _ if proration == Proration::None => true,
            Some(frequency) => proration.check(frequency).is_ok(),
            None => false,
        };
        can_be.then(|| self.prorated(proration))
    }

    /// The cadence and proration, if payments depend on the days that they cover.
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

    /// The same for a row without proration that has a pause.
    pub(super) fn by_paused_days(self) -> Option<ByDays<'static>> {
        let (frequency, proration) = (self.frequency()?, Proration::None);
        Some(ByDays { frequency, proration, covers_from: None, pauses: &[] })
    }

    /// The day of the month, for a monthly row.
    #[inline]
    pub(super) fn of_month(self) -> i32 {
        i32::from(self.0.to_le_bytes()[0])
    }

    #[inline]
    pub(super) fn pays(self) -> RowCadence {
        match self.frequency() {
            Some(frequency) => RowCadence::Running(Cadence::of(frequency)),
            None if self == Self::ONCE => RowCadence::Once,
            None => RowCadence::Individual,
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
pub(super) enum EntryKind {
    Paid,
    Planned,
    Cancelled,
    PaidOffPlan,
    Adjusted,
}

impl EntryKind {
    /// Whether it is money beside a payment, rather than the payment.
    #[inline]
    pub(super) const fn is_beside(self) -> bool {
        matches!(self, Self::PaidOffPlan | Self::Adjusted)
    }

    /// Whether it is paid.
    #[inline]
    pub(super) const fn is_paid(self) -> bool {
        matches!(self, Self::Paid | Self::PaidOffPlan)
    }
}

/// An entry: what is known of a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) scheduled: i32,
    pub(super) kind: EntryKind,
    /// The day on which it counts.
    pub(super) counted: i32,
    pub(super) oere: i64,
}

/// The entries of all rows, by row and then scheduled day.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    pub(super) scheduled: Vec<i32>,
    pub(super) counted: Vec<i32>,
    pub(super) oere: Vec<i64>,
    pub(super) kind: Vec<EntryKind>,
}

impl Entries {
    pub(super) fn push(&mut self, entry: Entry) {
        self.scheduled.push(entry.scheduled);
        self.counted.push(entry.counted);
        self.oere.push(entry.oere);
        self.kind.push(entry.kind);
    }

    pub(super) fn len(&self) -> usize {
        self.scheduled.len()
    }

    #[inline]
    pub(super) fn within(&self, from: usize, to: usize) -> impl Iterator<Item = Entry> + Clone {
        let days = self.scheduled.get(from..to).unwrap_or_default();
        let counted = self.counted.get(from..to).unwrap_or_default();
        let oere = self.oere.get(from..to).unwrap_or_default();
        let kind = self.kind.get(from..to).unwrap_or_default();
        days.iter().zip(counted).zip(oere.iter().zip(kind)).map(|((scheduled, counted), (oere, kind))| {
            Entry { scheduled: *scheduled, kind: *kind, counted: *counted, oere: *oere }
        })
    }

    fn shrink(&mut self) {
        self.scheduled.shrink_to_fit();
        self.counted.shrink_to_fit();
        self.oere.shrink_to_fit();
        self.kind.shrink_to_fit();
    }

    fn bytes(&self) -> usize {
        self.scheduled.capacity() * 4
            + self.counted.capacity() * 4
            + self.oere.capacity() * 8
            + self.kind.capacity()
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
    /// The case ids, and the first row of each case, with one more for the end.
    pub(super) cases: Names,
    pub(super) case_starts: Vec<u32>,
    /// By row.
    pub(super) case_of: Vec<u32>,
    pub(super) activities: Names,
    pub(super) granted: Vec<bool>,
    pub(super) modifies: Vec<u32>,
    pub(super) cadence_code: Vec<PackedCadence>,
    pub(super) from: Vec<i32>,
    pub(super) until: Vec<i32>,
    /// The first day that a row pays for, if it continues another row and is paid by covered days; 0 if it is `from`.
    /// Empty, or shorter than the rows, if no later row has one.
    pub(super) covers_from: Vec<i32>,
    /// By row, the source of its own values, if there is one.
    pub(super) sources: BTreeMap<u32, Source>,
    /// The pauses of a row, which is then paid by covered days. Empty, or shorter than the rows, as above.
    pub(super) pauses: Vec<Vec<Pause>>,
    pub(super) units: Vec<Decimal>,
    pub(super) rate: Vec<u32>,
    pub(super) vat: Vec<u32>,
    /// The ends of the own values and of the entries of each row.
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
        self.cadence_code.len()
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

    /// The dated values of one unit of a row.
    #[inline]
    pub(super) fn values_of(&self, row: usize) -> &[TimelineEntry<Decimal>] {
        match self.rate.get(row).filter(|rate| **rate != NO_INDEX) {
            Some(rate) => self.rates.get(place(*rate)).map(|rate| rate.values.pieces()).unwrap_or_default(),
            None => self.values.get(Self::span(&self.values_end, row)).unwrap_or_default(),
        }
    }

    /// The VAT factor of a row, if it is not 100.
    #[inline]
    pub(super) fn vat_of(&self, row: usize) -> Option<&[TimelineEntry<Decimal>]> {
        let vat = self.vat.get(row).filter(|vat| **vat != NO_INDEX)?;
        self.vats.get(place(*vat)).map(DatedAmounts::pieces)
    }

    /// The pauses of a row.
    #[inline]
    pub(super) fn pauses_of(&self, row: usize) -> &[Pause] {
        self.pauses.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    /// The entries of a row, by scheduled day.
    #[inline]
    pub(super) fn entries_of(&self, row: usize) -> impl Iterator<Item = Entry> + Clone {
        let span = Self::span(&self.entries_end, row);
        self.entries.within(span.start, span.end)
    }

    /// Properties of a row that the public row type does not have.
    pub(super) fn origin_of(&self, row: usize) -> Origin {
        let source = u32::try_from(row).ok().and_then(|row| self.sources.get(&row)).cloned();
        Origin {
            covers_from: Some(at(&self.covers_from, row)).filter(|day| *day != 0).map(date_of),
            source,
            pauses: self.pauses_of(row).to_vec(),
        }
    }

    /// A row in its public form.
    pub(super) fn row(&self, row: usize) -> Row<'_> {
        let cadence_code = at(&self.cadence_code, row);
        let (from, until) = (date_of(at(&self.from, row)), date_of(at(&self.until, row)));
        let schedule = match cadence_code.frequency() {
            Some(frequency) => {
                let proration = cadence_code.by_days().map(|by_days| by_days.proration).unwrap_or_default();
                RowSchedule::Running { frequency, proration, from, until }
            }
            None if cadence_code == PackedCadence::ONCE => RowSchedule::Once { date: from },
            None => RowSchedule::Individual,
        };
        let values = match self.rate.get(row).and_then(|rate| self.rates.get(place(*rate))) {
            Some(rate) => RowValues::Rate(&rate.id),
            None => RowValues::Own(self.values_of(row)),
        };
        let price = RowPrice { units: at(&self.units, row), values };
        let modifies = self.modifies.get(row).filter(|changed| **changed != NO_INDEX);
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

    /// Releases unused memory.
    pub(super) fn shrink(&mut self) {
        let Self { case_of, modifies, rate, vat, values_end, entries_end, .. } = self;
        let words = [case_of, modifies, rate, vat, values_end, entries_end];
        words.into_iter().for_each(Vec::shrink_to_fit);
        self.cases.shrink();
        self.activities.shrink();
        self.granted.shrink_to_fit();
        self.cadence_code.shrink_to_fit();
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
            + self.cadence_code.capacity()
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
        match self.kind {
            EntryKind::Paid => RowEntry::Paid { scheduled, paid: counted, oere },
            EntryKind::Planned => RowEntry::Planned { scheduled, oere },
            EntryKind::Cancelled => RowEntry::Cancelled { scheduled },
            EntryKind::PaidOffPlan => RowEntry::PaidOffPlan { scheduled, paid: counted, oere },
            EntryKind::Adjusted => RowEntry::Adjusted { scheduled, on: counted, oere },
        }
    }
}

crate::privacy::debug_by_fields!(Dimension { name, labels, codes });

crate::privacy::debug_by_fields!(NamedRate { id, values });
