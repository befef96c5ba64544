//! Payments of rows that are paid by covered days: computed one by one by the code of plans.

use rust_decimal::Decimal;

use super::days::{date_of, day_of};
use super::numbers::at;
use super::price::{NoPrice, Pricing};
use super::row::RowEntry;
use crate::dates::{Date, DatedAmounts, Frequency, Period, Timeline, TimelineEntry};
use crate::fault::ErrorCode;
use crate::money;
use crate::plan::{Extrapolation, Pause, PaymentPlan, Price, Prices, Proration, Schedule, priced};

/// How a row that is paid by covered days pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ByDays<'p> {
    pub(super) frequency: Frequency,
    pub(super) proration: Proration,
    /// The first day that it pays for, if it continues another plan.
    pub(super) covers_from: Option<Date>,
    pub(super) pauses: &'p [Pause],
}

fn amounts(pieces: &[TimelineEntry<Decimal>]) -> DatedAmounts {
    // They were checked to be in order when the row was added.
    DatedAmounts(Timeline::from_pieces(pieces.to_vec()).unwrap_or_default())
}

impl ByDays<'_> {
    /// The payments from one day to another, in order: each with its amount in øre.
    pub(super) fn payments(
        self,
        from: i32,
        until: i32,
        pricing: &Pricing<'_>,
    ) -> Vec<(i32, Result<i64, NoPrice>)> {
        let Ok(period) = Period::new(date_of(from), date_of(until)) else { return Vec::new() };
        let price = Price::PerUnit { units: pricing.units.into(), unit_price: amounts(pricing.values) };
        let mut plan = PaymentPlan::running(self.frequency, price).prorated(self.proration);
        if let Schedule::Running { covers_from, .. } = &mut plan.schedule {
            *covers_from = self.covers_from;
        }
        plan.pauses = self.pauses.to_vec();
        let vat = pricing.vat.map(amounts);
        let prices = Prices::default().extrapolate(pricing.extrapolation);
        let prices = match &vat {
            Some(vat) => prices.vat(vat),
            None => prices,
        };
        let Ok((payment_runs, unpriced)) = priced(&plan, period, period, &prices) else { return Vec::new() };
        let made = payment_runs
            .iter()
            .flat_map(crate::plan::PaymentRun::payments)
            .map(|payment| (payment.date, money::to_oere(payment.amount).map_err(|_| NoPrice::TooLarge)));
        let lacking = unpriced.iter().flat_map(|gap| {
            let too_large = gap.faults.iter().any(|fault| fault.kind().code() == "amount-too-large");
            let missing = if too_large { NoPrice::TooLarge } else { NoPrice::NotInForce };
            gap.dates().map(move |date| (date, Err(missing)))
        });
        let all = made.chain(lacking).filter_map(|(date, oere)| Some((day_of(date)?, oere)));
        let mut all: Vec<(i32, Result<i64, NoPrice>)> = all.collect();
        all.sort_unstable_by_key(|(day, _)| *day);
        all
    }
}

impl super::columns::Columns {
    /// How a row pays, if it is paid by covered days.
    #[inline]
    pub(super) fn by_days(&self, row: usize) -> Option<ByDays<'_>> {
        let covers_from = Some(at(&self.covers_from, row)).filter(|day| *day != 0).map(date_of);
        let (cadence_code, pauses) = (at(&self.cadence_code, row), self.pauses_of(row));
        let by_days = if pauses.is_empty() {
            cadence_code.by_days()
        } else {
            cadence_code.by_days().or(cadence_code.by_paused_days())
        };
        by_days.map(|by_days| ByDays { covers_from, pauses, ..by_days })
    }

    /// The entries that make the payments of a row equal to what its pauses leave, if the row itself cannot express
    /// this.
    pub(super) fn paused_entries(&self, row: usize, extrapolation: Extrapolation) -> Vec<RowEntry> {
        let Some(by_days) = self.by_days(row).filter(|by_days| !by_days.pauses.is_empty()) else {
            return Vec::new();
        };
        let (from, until) = (at(&self.from, row), at(&self.until, row));
        let pricing = self.pricing(row, extrapolation);
        let is_said =
            |day: i32| self.entries_of(row).any(|entry| !entry.kind.is_beside() && entry.scheduled == day);
        let whole = ByDays { pauses: &[], ..by_days }.payments(from, until, &pricing);
        let paused = by_days.payments(from, until, &pricing).into_iter().filter(|one| !whole.contains(one));
        let planned = paused
            .filter(|(day, _)| !is_said(*day))
            .filter_map(|(day, oere)| Some(RowEntry::Planned { scheduled: date_of(day), oere: oere.ok()? }));
        planned.collect()
    }
}
