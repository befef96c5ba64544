//! The due payments of a case or of many, of all methods, one line each.

mod line;
mod remaining;
#[cfg(feature = "columnar")]
mod table;

use rust_decimal::Decimal;
use serde::Serialize;

use super::check::cases_twice;
use super::{ActivityState, Case, RefusalKind};
use crate::dates::{Date, PaymentCalendar};
use crate::fault::{Fault, Faults};
use crate::plan::{Booking, RunDays};

pub use line::{PaymentAction, PaymentLine, WithheldReason};
pub(super) use remaining::Remaining;

/// The payments that a run for a day pays, orders or awaits: all that are due and not reported paid.
///
/// The run of a day extends to the next payable days after it: see [`PaymentCalendar::due_window`]. It also contains
/// earlier due payments that are still unpaid, because an earlier run failed or the payment was granted after its
/// day. Those lines are [`late`](PaymentLine::late).
///
/// A batch changes nothing: a payment is in every batch until it is reported paid.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PaymentBatch {
    /// The day of the run.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// The last day whose payments it contains.
    #[serde(with = "crate::dates::serde_str")]
    pub through: Date,
    /// The lines: case by case in the order given, each by date.
    pub lines: Vec<PaymentLine>,
}

impl PaymentBatch {
    /// The payments of many cases that are due in the run of a day.
    ///
    /// # Errors
    /// `export-date-not-payable` and `no-payable-day` for the day; `duplicate-case` for each case that is given twice.
    ///
    /// ```
    /// use bevilling::{case::{Case, PaymentBatch}, dates::{Calendar, PaymentCalendar, parse}, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let calendar = PaymentCalendar::from(&Calendar::denmark());
    /// let batch = PaymentBatch::of([&case], &calendar, parse("2026-01-30")?)?;
    /// assert_eq!(batch.through, parse("2026-02-02")?);
    /// assert!(batch.lines.is_empty());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn of<'c>(
        cases: impl IntoIterator<Item = &'c Case>,
        calendar: &PaymentCalendar,
        on: Date,
    ) -> Result<Self, Faults<RefusalKind>> {
        let days = RunDays::new(calendar, on).map_err(|kind| Fault::new(RefusalKind::from(kind)))?;
        let cases: Vec<&Case> = cases.into_iter().collect();
        cases_twice(cases.iter().map(|case| case.id()))?;
        let lines = cases.into_iter().flat_map(|case| case.due_in(days)).collect();
        Ok(Self { on, through: days.through, lines })
    }

    /// The lines that finance pays out now: cash to a person, with a known price, above 0.
    pub fn payouts(&self) -> impl Iterator<Item = &PaymentLine> {
        let now = |line: &&PaymentLine| line.held.is_none() && line.amount > Decimal::ZERO;
        self.lines.iter().filter(|line| line.action == PaymentAction::PayOut).filter(now)
    }

    /// Kroner to pay, without the held lines.
    #[must_use]
    pub fn total(&self) -> Decimal {
        let amounts = self.lines.iter().filter(|line| line.held.is_none()).map(|line| line.amount);
        amounts.fold(Decimal::ZERO, Decimal::saturating_add)
    }
}

impl Case {
    /// The payments of the case that are due in the run of a day, by date. See [`PaymentBatch`].
    ///
    /// # Errors
    /// `export-date-not-payable`, with the nearest payable day; `no-payable-day`.
    pub fn due(&self, calendar: &PaymentCalendar, on: Date) -> Result<PaymentBatch, Faults<RefusalKind>> {
        PaymentBatch::of([self], calendar, on)
    }

    /// Cash payments that were due before a day and are not reported paid: their activities and scheduled days.
    #[cfg(feature = "plot")]
    pub(crate) fn late_on(&self, on: Date) -> impl Iterator<Item = (&str, Date)> {
        let days = RunDays { on, through: on };
        let current =
            self.state.activities.iter().filter(|one| one.is_current() && one.activity.plan.is_paid_out());
        current.flat_map(move |one| {
            let late = days.due(&one.activity, &one.payments).filter(|due| due.late);
            let open = late.filter(|due| self.state.remaining(one, due.entry).open() > Decimal::ZERO);
            open.map(|due| (one.activity.id.as_str(), due.entry.date))
        })
    }

    fn due_in(&self, days: RunDays) -> Vec<PaymentLine> {
        let mut lines = Vec::new();
        for one in self.state.activities.iter().filter(|one| one.is_granted() && !one.activity.plan.fictive) {
            let mut known: Option<Known<'_>> = None;
            if one.is_current() {
                for due in days.due(&one.activity, &one.payments) {
                    let remaining = self.state.remaining(one, due.entry);
                    if remaining.open() > Decimal::ZERO {
                        let known = known.get_or_insert_with(|| self.known(one));
                        lines.push(known.payment(due, remaining));
                    }
                }
            }
            for (number, settled) in (1..).zip(self.state.settlements_of(&one.activity.id)) {
                if settled.on > days.through || settled.paid.is_some() || settled.overpaid.is_waived() {
                    continue;
                }
                let remaining = self.state.remaining_adjustment(one, settled, number);
                if remaining.open() > Decimal::ZERO {
                    let known = known.get_or_insert_with(|| self.known(one));
                    lines.push(known.adjustment(settled, number, days.is_late(settled.on), remaining));
                }
            }
        }
        lines.sort_by_key(|line| line.date);
        lines
    }

    fn known<'c>(&'c self, one: &'c ActivityState) -> Known<'c> {
        let main_type = super::payment::main_type(self.state.activities_of(&one.appropriation));
        Known { case: self, one, booking: Booking::new(self.book(), &one.activity, main_type) }
    }
}

/// An activity whose payments are due.
struct Known<'c> {
    case: &'c Case,
    one: &'c ActivityState,
    booking: Booking<'c>,
}

crate::privacy::debug_by_json!(PaymentBatch);
