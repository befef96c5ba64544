//! Reports of payments: entered, paid, corrected, noted.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::command_context::CommandHandler;
use super::reported::Reported;
use super::{
    ActivityAdjustment, ActivityChange, ActivityState, CaseFault, CommandRefused, EventBody, Note,
    OverpaidRequest, PaidOn, RefusalKind,
};
use crate::dates::Date;
use crate::fault::{Fault, Path};
use crate::plan::{
    Account, Booking, Paid, PlanFault, PlannedPayment, Schedule, SyncMode, adjustment, individual_payment,
};
use crate::rulebook::Role;

impl CommandHandler<'_> {
    pub(super) fn enter_payment(
        &self,
        id: &str,
        date: Date,
        amount: Decimal,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let Some(known) = self.activity(id, &Path::root().join("activity"), &mut refusal) else {
            return Err(refusal);
        };
        let mut one = known.clone();
        let path = Path::root().join("date");
        let period = one.activity.period;
        if !period.contains(date) {
            refusal.push(path.clone(), PlanFault::PaymentOutsidePeriod { date, period });
        }
        if let Err(kind) = individual_payment(amount) {
            refusal.push(Path::root().join("amount"), kind);
        }
        match &mut one.activity.plan.schedule {
            Schedule::Individual { payments } => {
                if payments.iter().any(|payment| payment.date == date) || one.payments.entry(date).is_some() {
                    refusal.push(path, PlanFault::DuplicatePaymentDate { date });
                }
                payments.push(PlannedPayment { date, amount });
            }
            Schedule::OneTime { .. } | Schedule::Running { .. } => {
                let kind = CaseFault::PlanNotIndividual { activity: id.to_owned() };
                refusal.push(Path::root().join("activity"), kind);
            }
        }
        if !refusal.is_empty() {
            return Err(refusal);
        }
        let mut pending = self.pending();
        let Some(place) = pending.find(id) else { return Err(refusal) };
        if let Some(pending) = pending.activities.get_mut(place) {
            pending.activity = Cow::Borrowed(&one.activity);
        }
        match self.follow(&pending, place, SyncMode::Sync) {
            Ok(payments) => {
                let activity = one.activity.clone();
                let change = ActivityChange { activity, payments, replaced_by: None, annulled: false };
                Ok(EventBody::PaymentEntered { change: Box::new(change) })
            }
            Err(faults) => {
                let mut refusal = CommandRefused::default();
                refusal.extend(&Path::root().join("activity"), faults);
                Err(refusal)
            }
        }
    }

    pub(super) fn pay(
        &self,
        id: &str,
        date: Date,
        paid_on: Date,
        amount: Decimal,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let known = self.payable(id, Path::root().join("date"));
        let planned =
            known.as_ref().ok().and_then(|(one, _)| one.payments.entry(date)).map(|entry| entry.amount);
        let payment = Reported { scheduled: Some(date), planned, is_adjustment: false };
        let (amount_path, day_path) = (Path::root().join("amount"), Path::root().join("paid_on"));
        self.check_reported(PaidOn { date: paid_on, amount }, payment, amount_path, day_path, &mut refusal);
        let (one, path) = known.map_err(|found| found.and(refusal.clone()))?;
        let paid =
            Paid { date: paid_on, amount, account: Some(self.account(one, date).into()), corrected: false };
        if let Err(kind) = one.payments.may_pay(one.activity.status, date) {
            refusal.push(path, kind);
        }
        refusal.into_result(EventBody::Paid { activity: id.to_owned(), date, paid })
    }

    pub(super) fn correct_payment(
        &self,
        id: &str,
        date: Date,
        paid: Option<PaidOn>,
        reason: &str,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        let (one, path) = self.payable(id, Path::root().join("date"))?;
        let entry = one.payments.entry(date);
        let planned = entry.map(|entry| entry.amount);
        self.check_correction(
            paid,
            Reported { scheduled: Some(date), planned, is_adjustment: false },
            &mut refusal,
        );
        let parts = || {
            self.state().parts_of(one).find(|part| part.plan == one.plan_id() && part.date == date)?;
            let parts = self.state().paid_in_parts(one.plan_id(), date)?;
            Some(Paid { account: Some(self.account(one, date).into()), ..parts })
        };
        let before: Result<Paid, RefusalKind> = match entry {
            Some(entry) => entry.paid.clone().or_else(parts).ok_or(CaseFault::PaymentNotPaid { date }.into()),
            // The payment is no longer in the plan: only its parts can be withdrawn.
            None => parts().filter(|_| paid.is_none()).ok_or(PlanFault::NoPaymentOnDate { date }.into()),
        };
        let before = match before {
            Ok(before) => before,
            Err(objection) => {
                refusal.push(path, objection);
                return Err(refusal);
            }
        };
        let settled = self.state().adjustments_of(id).any(|adjustment| adjustment.payment == date);
        let pending = self.pending();
        let lapsed = pending.find(id).is_some_and(|place| pending.payer_of(place, date).is_none());
        if settled && !lapsed && paid.is_none() {
            refusal.push(path, CaseFault::PaymentSettled { date });
        }
        // It keeps its account, so that a later rule book does not move it.
        let account = before.account.clone();
        let after = paid.map(|PaidOn { date, amount }| Paid { date, amount, account, corrected: true });
        let (activity, reason) = (id.to_owned(), reason.to_owned());
        let cancelled = after.is_none() && !one.is_planned(date);
        let amount = after.as_ref().map_or(Decimal::ZERO, |after| after.amount);
        let settlements = self.corrected_lapsed(one, date, (amount, before.account.as_deref()), &mut refusal);
        refusal.into_result(EventBody::PaymentCorrected {
            activity,
            date,
            before,
            after,
            cancelled,
            reason,
            settlements,
        })
    }

    /// The additional or reduced claim if a payment that is no longer in its plan was paid with another amount, or
    /// not at all.
    fn corrected_lapsed(
        &self,
        one: &ActivityState,
        date: Date,
        (paid, account): (Decimal, Option<&Account>),
        refusal: &mut CommandRefused,
    ) -> Vec<ActivityAdjustment> {
        let pending = self.pending();
        let place = pending.find(&one.activity.id).filter(|place| pending.payer_of(*place, date).is_none());
        let Some((place, lapsed)) = place.and_then(|place| Some((place, pending.get(place)?))) else {
            return Vec::new();
        };
        // There was no earlier adjustment if credit notes had returned all of it.
        let earlier = lapsed.adjusted.get(&date).copied().unwrap_or_default();
        let lacking = adjustment(date, earlier, paid, Decimal::ZERO, account.cloned());
        let settlements = lacking.map_err(|kind| Fault::new(kind).into()).and_then(|lacking| {
            let adjusted: Vec<_> = lacking.into_iter().map(|lacking| (place, lacking)).collect();
            pending.settlements(&adjusted)
        });
        match settlements {
            Ok(settlements) => self.settle_all(settlements, &OverpaidRequest::default(), &[], refusal),
            Err(faults) => {
                refusal.extend(&Path::root().join("paid").join("amount"), faults);
                Vec::new()
            }
        }
    }

    pub(super) fn annotate(
        &self,
        activity: Option<&str>,
        payment: Option<Date>,
        text: &str,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        if text.trim().is_empty() {
            refusal.push(Path::root().join("text"), CaseFault::TextRequired {});
        }
        let known = activity.map(|id| (id, self.state().activity(id)));
        if let Some((id, None)) = known {
            let kind = CaseFault::NoSuchActivity { activity: id.to_owned() };
            refusal.push(Path::root().join("activity"), kind);
        }
        if let Some(date) = payment {
            let known = known.and_then(|(_, one)| one).and_then(|one| one.payments.entry(date));
            if known.is_none() {
                refusal.push(Path::root().join("payment"), PlanFault::NoPaymentOnDate { date });
            }
        }
        refusal.into_result(EventBody::Annotated {
            note: Note {
                on: self.on(),
                by: self.stamp.actor.clone(),
                activity: activity.map(str::to_owned),
                payment,
                text: text.to_owned(),
            },
        })
    }

    /// The activity of a payment, even if it is replaced, because its paid payments stay with it.
    fn payable(&self, id: &str, path: Path) -> Result<(&ActivityState, Path), CommandRefused> {
        match self.state().activity(id) {
            Some(one) => Ok((one, path)),
            None => {
                let mut refusal = CommandRefused::default();
                self.activity(id, &Path::root().join("activity"), &mut refusal);
                Err(refusal)
            }
        }
    }

    /// The account of a payment.
    pub(super) fn account(&self, one: &ActivityState, date: Date) -> Account {
        account_of(self.book(), self.state().activities_of(&one.appropriation), one, date)
    }
}

/// The account of a payment; a supplementary activity is booked by the offer of the main one.
pub(super) fn account_of<'a>(
    book: &crate::rulebook::RuleBook,
    all: impl Iterator<Item = &'a ActivityState>,
    one: &ActivityState,
    date: Date,
) -> Account {
    (*Booking::new(book, &one.activity, main_type(all)).account_on(date)).clone()
}

/// The kind of service of the main activity of an appropriation; `all` are its activities.
pub(super) fn main_type<'a>(all: impl Iterator<Item = &'a ActivityState>) -> Option<&'a str> {
    let mut mains = all.filter(|main| main.activity.role == Role::Main).peekable();
    let first = mains.peek().copied();
    let main = mains.find(|main| main.annulled.is_none()).or(first);
    main.map(|main| main.activity.activity_type.as_str())
}
