//! What each event changes of a case.

use super::{
    ActivityAdjustment, ActivityChange, ActivityState, Appropriation, Approval, CaseFault, CaseState,
    CaseStatus, CutShort, Event, EventBody, InvoicePayment,
};
use crate::dates::Date;
use crate::plan::{Ledger, LedgerChange, Paid};

impl CaseState {
    /// Applies an event.
    pub(super) fn apply(&mut self, event: &Event) -> Result<(), CaseFault> {
        if event.version > Event::VERSION {
            return Err(CaseFault::EventVersionUnknown { version: event.version, known: Event::VERSION });
        }
        let expected = self.sequence.saturating_add(1);
        // An import may keep the number that it had.
        let found = event.sequence;
        if found != expected {
            return Err(CaseFault::EventOutOfOrder { expected, found });
        }
        self.fits(event)?;
        self.change(&event.body, event)?;
        self.sequence = found;
        self.last = Some(event.on);
        Ok(())
    }

    /// Checks first that everything the event concerns exists, so that it changes the case completely or not at all.
    fn fits(&self, event: &Event) -> Result<(), CaseFault> {
        let is_there = |id: &str| self.activity(id).is_some();
        let pays =
            |id: &str, date: Date| self.activity(id).is_some_and(|one| one.payments.entry(date).is_some());
        let settles = |id: &str, number: u32| is_there(id) && self.settlement(id, number).is_some();
        let missing: Option<&str> = match &event.body {
            EventBody::Drafted { appropriation, .. } | EventBody::Expected { appropriation, .. } => {
                self.appropriation(appropriation).is_none().then_some(appropriation)
            }
            EventBody::Removed { activity } => (!is_there(activity)).then_some(activity),
            EventBody::Paid { activity, date, .. } => (!pays(activity, *date)).then_some(activity),
            EventBody::InvoiceRegistered { payments, .. } => {
                let is_missing = |one: &&InvoicePayment| match one.settlement {
                    Some(number) => !settles(&one.activity, number),
                    None => !pays(&one.activity, one.date),
                };
                payments.iter().find(is_missing).map(|one| one.activity.as_str())
            }
            EventBody::AdjustmentPaid { activity, settlement, .. }
            | EventBody::AdjustmentCorrected { activity, settlement, .. } => {
                (!settles(activity, *settlement)).then_some(activity)
            }
            EventBody::IncomeRemoved { income, .. } => self.income_of(income).is_none().then_some(income),
            EventBody::IncomeClaimed { income, date, .. } => {
                let is_open = self.income_of(income).is_some_and(|one| one.claim(*date).is_none());
                (!is_open).then_some(income)
            }
            EventBody::IncomeReceived { income, date, .. }
            | EventBody::IncomeCorrected { income, date, .. } => {
                let claim = self.income_of(income).and_then(|one| one.claim(*date));
                claim.is_none().then_some(income)
            }
            EventBody::PaymentCorrected { activity, date, .. } if pays(activity, *date) => None,
            EventBody::PaymentCorrected { activity, date, after, cancelled, .. } => {
                let plan = self.activity(activity).map(ActivityState::plan_id);
                let takes_back = after.is_none() && *cancelled;
                let has_parts = plan.is_some_and(|plan| self.paid_in_parts(plan, *date).is_some());
                (!(takes_back && has_parts)).then_some(activity)
            }
            body => {
                let mut changed = body.changes().iter().map(|change| change.activity.id.as_str());
                changed.find(|id| !is_there(id))
            }
        };
        missing.map_or(Ok(()), |subject| {
            Err(CaseFault::EventDoesNotFit { sequence: event.sequence, subject: subject.to_owned() })
        })
    }

    fn change(&mut self, body: &EventBody, event: &Event) -> Result<(), CaseFault> {
        let misfit = |subject: &str| CaseFault::EventDoesNotFit {
            sequence: event.sequence,
            subject: subject.to_owned(),
        };
        match body {
            EventBody::Opened { .. } | EventBody::Imported { .. } => {}
            _ if self.status == CaseStatus::New => return Err(CaseFault::CaseNotOpened {}),
            _ => {}
        }
        match body {
            EventBody::Opened { case, facts } => {
                if self.status != CaseStatus::New {
                    return Err(CaseFault::CaseAlreadyOpen {});
                }
                self.id.clone_from(case);
                self.status = CaseStatus::Open;
                for (name, value) in facts {
                    self.set_fact(name, None, Some(value.clone()));
                }
            }
            EventBody::Imported { state } => {
                if self.sequence != 0 {
                    return Err(CaseFault::CaseAlreadyOpen {});
                }
                *self = (**state).clone();
            }
            EventBody::FactsSet { from, facts } => {
                for (name, value) in facts {
                    self.set_fact(name, Some(*from), value.clone());
                }
            }
            EventBody::AppropriationSet { appropriation, section } => {
                match self.appropriations.iter_mut().find(|one| one.id == *appropriation) {
                    Some(known) => known.section.clone_from(section),
                    None => self
                        .appropriations
                        .push(Appropriation { id: appropriation.clone(), section: section.clone() }),
                }
                let section = section.clone().unwrap_or_default();
                for one in self.activities.iter_mut().filter(|one| one.appropriation == *appropriation) {
                    one.activity.section.clone_from(&section);
                }
            }
            EventBody::Drafted { appropriation, change } | EventBody::Expected { appropriation, change } => {
                let appropriation =
                    self.appropriation(appropriation).ok_or_else(|| misfit(appropriation))?.id.clone();
                if self.activity(&change.activity.id).is_none() {
                    self.activities.push(ActivityState {
                        appropriation,
                        activity: change.activity.clone(),
                        payments: Ledger::default(),
                        approval: None,
                        replaced_by: None,
                        annulled: None,
                        cut_short: None,
                    });
                }
                self.change_activity(change, event.on).ok_or_else(|| misfit(&change.activity.id))?;
            }
            EventBody::Removed { activity } => {
                let place = self.activities.iter().position(|one| one.activity.id == *activity);
                let removed = self.activities.remove(place.ok_or_else(|| misfit(activity))?);
                for one in &mut self.activities {
                    if one.activity.modifies.as_ref() == Some(activity) {
                        one.activity.modifies.clone_from(&removed.activity.modifies);
                    }
                }
            }
            EventBody::Paid { activity, date, paid } => {
                self.set_paid(activity, *date, Some(paid), false).ok_or_else(|| misfit(activity))?;
            }
            EventBody::InvoiceRegistered { invoice, payments, parts, .. } => {
                for InvoicePayment { activity, date, settlement, paid, .. } in payments {
                    match settlement {
                        Some(number) => self.set_adjustment_paid(activity, *number, Some(paid), true),
                        None => self.set_paid(activity, *date, Some(paid), true),
                    }
                    .ok_or_else(|| misfit(activity))?;
                }
                self.parts.extend(parts.iter().cloned());
                self.invoices.insert(invoice.clone());
            }
            EventBody::AdjustmentPaid { activity, settlement, paid } => {
                self.set_adjustment_paid(activity, *settlement, Some(paid), false)
                    .ok_or_else(|| misfit(activity))?;
            }
            EventBody::AdjustmentCorrected { activity, settlement, after, .. } => {
                self.set_adjustment_paid(activity, *settlement, corrected(after).as_ref(), false)
                    .ok_or_else(|| misfit(activity))?;
            }
            EventBody::PaymentCorrected { activity, date, after: None, cancelled: true, .. }
                if self.activity(activity).is_some_and(|one| one.payments.entry(*date).is_none()) =>
            {
                self.take_back_parts(activity, *date).ok_or_else(|| misfit(activity))?;
                self.keep_settlements(body.settlements());
            }
            EventBody::PaymentCorrected { activity, date, after, cancelled, .. } => {
                let after = corrected(after);
                self.set_paid(activity, *date, after.as_ref(), false).ok_or_else(|| misfit(activity))?;
                let one = self.activities.iter_mut().find(|one| one.activity.id == *activity);
                if let Some(one) = one.filter(|_| *cancelled) {
                    let planned = one.payments.entry(*date).map(|entry| entry.planned());
                    let removed = planned.into_iter().collect();
                    one.payments.apply(&LedgerChange { removed, ..LedgerChange::default() });
                }
                self.keep_settlements(body.settlements());
            }
            EventBody::IncomeSet { .. } => drop(self.change_income(body, event.on)),
            EventBody::IncomeRemoved { income, .. }
            | EventBody::IncomeClaimed { income, .. }
            | EventBody::IncomeReceived { income, .. }
            | EventBody::IncomeCorrected { income, .. } => {
                self.change_income(body, event.on).ok_or_else(|| misfit(income))?;
            }
            EventBody::Annotated { note } => self.notes.push(note.clone()),
            EventBody::Closed { .. } => self.status = CaseStatus::Closed { on: event.on },
            EventBody::Reopened { .. } => self.status = CaseStatus::Open,
            EventBody::Granted { .. }
            | EventBody::Extended { .. }
            | EventBody::Shortened { .. }
            | EventBody::Stopped { .. }
            | EventBody::Corrected { .. }
            | EventBody::Annulled { .. }
            | EventBody::Paused { .. }
            | EventBody::Resumed { .. }
            | EventBody::Renewed { .. }
            | EventBody::Recalculated { .. }
            | EventBody::Settled { .. }
            | EventBody::Amended { .. }
            | EventBody::PaymentEntered { .. } => {
                if matches!(body, EventBody::Granted { .. }) {
                    self.note_cuts(body.changes());
                }
                for change in body.changes() {
                    self.change_activity(change, event.on).ok_or_else(|| misfit(&change.activity.id))?;
                }
                // An expected activity whose place is taken was never more than foreseen.
                self.activities.retain(|one| one.is_current() || one.is_granted());
                self.keep_settlements(body.settlements());
            }
        }
        let approved: (&[String], Option<&Approval>) = match body {
            EventBody::Granted { activities, approval, .. } => (activities, Some(approval)),
            EventBody::Extended { activity, approval, .. }
            | EventBody::Corrected { activity, approval, .. } => {
                (std::slice::from_ref(activity), Some(approval))
            }
            _ => (&[], None),
        };
        for one in self.activities.iter_mut().filter(|one| approved.0.contains(&one.activity.id)) {
            one.approval = approved.1.cloned();
        }
        Ok(())
    }

    /// Stores the original end of an activity that a granted change ends earlier.
    fn note_cuts(&mut self, changes: &[ActivityChange]) {
        for change in changes {
            let id = change.activity.id.as_str();
            let is_change = |other: &&ActivityChange| other.activity.modifies.as_deref() == Some(id);
            let Some(by) = changes.iter().find(is_change) else { continue };
            let Some(one) = self.activities.iter_mut().find(|one| one.activity.id == id) else { continue };
            let end = one.activity.period.end();
            if one.is_granted() && end != change.activity.period.end() {
                one.cut_short = Some(CutShort { by: by.activity.id.clone(), end });
            }
        }
    }

    fn change_activity(&mut self, change: &ActivityChange, on: Date) -> Option<()> {
        let one = self.activities.iter_mut().find(|one| one.activity.id == change.activity.id)?;
        one.activity = change.activity.clone();
        one.replaced_by.clone_from(&change.replaced_by);
        one.annulled = change.annulled.then_some(one.annulled.unwrap_or(on));
        one.payments.apply(&change.payments);
        Some(())
    }

    fn keep_settlements(&mut self, settlements: &[ActivityAdjustment]) {
        let adjusting = settlements.iter().filter(|one| !one.settlement.adjustments.is_empty());
        for one in adjusting {
            let mut kept = one.clone();
            kept.settlement.repriced.clear();
            self.settlements.push(kept);
        }
    }

    fn set_paid(
        &mut self,
        activity: &str,
        date: Date,
        paid: Option<&Paid>,
        keep_credits: bool,
    ) -> Option<()> {
        let one = self.activities.iter_mut().find(|one| one.activity.id == activity)?;
        one.payments.set_paid(date, paid.cloned())?;
        let plan = one.plan_id().to_owned();
        self.close_parts(&plan, date, keep_credits);
        Some(())
    }
}

/// Marks the report of a correction as a correction. Logs of earlier versions lack the mark.
fn corrected(after: &Option<Paid>) -> Option<Paid> {
    after.clone().map(|paid| Paid { corrected: true, ..paid })
}
