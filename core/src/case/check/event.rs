//! What each kind of event says, held against the case before it.

use rust_decimal::Decimal;

use super::seen::{Seen, reason_given};
use super::{Found, approval, at, change, id, income, money, settled};
use crate::case::warnings;
use crate::case::{
    ActivityAdjustment, ActivityState, Approval, CaseFault, CaseState, CaseStatus, EventBody, InvoicePayment,
    Note, PartialPayment, RegisteredLine,
};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{MatchOutcome, Paid, PlanFault, Status};

/// Whether an event may happen to a closed case: bills and rates come late, and it may be opened again.
pub(super) const fn may_be_late(body: &EventBody) -> bool {
    matches!(
        body,
        EventBody::Paid { .. }
            | EventBody::Settled { .. }
            | EventBody::InvoiceRegistered { .. }
            | EventBody::PaymentCorrected { .. }
            | EventBody::AdjustmentPaid { .. }
            | EventBody::AdjustmentCorrected { .. }
            | EventBody::IncomeClaimed { .. }
            | EventBody::IncomeReceived { .. }
            | EventBody::IncomeCorrected { .. }
            | EventBody::Annotated { .. }
            | EventBody::Reopened { .. }
    )
}

/// Everything that is wrong with an event that is the next one.
pub(super) fn check(seen: Seen<'_>, found: &mut Found) {
    let Seen { state, event, .. } = seen;
    let body = |field: &str| at!["body", field];
    match &event.body {
        EventBody::Opened { case, facts } => {
            id(case, || body("case"), found);
            facts.keys().for_each(|fact| id(fact, || body("facts").join(fact.as_str()), found));
        }
        EventBody::Imported { state } => seen.imported(state, found),
        EventBody::FactsSet { facts, .. } => {
            if facts.is_empty() {
                found.push(body("facts"), CaseFault::NoFacts {});
            }
            facts.keys().for_each(|fact| id(fact, || body("facts").join(fact.as_str()), found));
        }
        EventBody::AppropriationSet { appropriation, section } => {
            id(appropriation, || body("appropriation"), found);
            let known = state.appropriation(appropriation);
            let moves = known.is_some_and(|known| known.section != *section);
            if moves && state.activities_of(appropriation).any(ActivityState::is_granted) {
                let appropriation = appropriation.clone();
                found.push(body("section"), CaseFault::SectionIsFrozen { appropriation });
            }
        }
        EventBody::Drafted { appropriation, change } | EventBody::Expected { appropriation, change } => {
            seen.appropriation(appropriation, found);
            id(&change.activity.id, || body("change").join("activity").join("id"), found);
            let known = state.activity(&change.activity.id);
            let expected = matches!(event.body, EventBody::Expected { .. });
            let is_draft_here = |known: &ActivityState| {
                known.activity.status == Status::Draft && known.appropriation == *appropriation
            };
            if known.is_some_and(|known| !(expected && is_draft_here(known))) {
                let activity = change.activity.id.clone();
                let path = body("change").join("activity").join("id");
                found.push(path, PlanFault::DuplicateActivity { activity });
            }
            seen.status(0, if expected { Status::Expected } else { Status::Draft }, found);
        }
        EventBody::Amended { change } => {
            let path = || body("change").join("activity");
            if let Some(known) = seen.pending(&change.activity.id, path, found) {
                seen.status(0, known.activity.status, found);
            }
        }
        EventBody::Removed { activity } => drop(seen.pending(activity, || body("activity"), found)),
        EventBody::Granted { appropriation, approval, activities, .. } => {
            seen.appropriation(appropriation, found);
            seen.approved(approval, found);
            seen.granted_now(appropriation, activities, found);
            seen.settled(event.body.settlements(), found);
        }
        EventBody::Extended { activity, approval, .. } => {
            seen.approved(approval, found);
            seen.standing(activity, found);
            seen.settled(event.body.settlements(), found);
        }
        EventBody::Shortened { activity, reason, .. } | EventBody::Stopped { activity, reason, .. } => {
            reason_given(reason, found);
            seen.standing(activity, found);
            seen.settled(event.body.settlements(), found);
        }
        EventBody::Corrected { activity, reason, approval, .. } => {
            reason_given(reason, found);
            seen.approved(approval, found);
            seen.standing(activity, found);
            seen.settled(event.body.settlements(), found);
        }
        EventBody::Annulled { activity, reason, .. } => {
            reason_given(reason, found);
            seen.standing(activity, found);
            seen.settled(event.body.settlements(), found);
        }
        EventBody::Paused { activity, pause, .. } => {
            seen.standing(activity, found);
            seen.paused(activity, pause, found);
            seen.settled(event.body.settlements(), found);
        }
        EventBody::Resumed { activity, pause, on, reason, .. } => {
            reason_given(reason, found);
            seen.standing(activity, found);
            seen.resumed(activity, pause, *on, found);
            seen.settled(event.body.settlements(), found);
        }
        EventBody::Renewed { .. } => {}
        EventBody::PaymentEntered { change } => {
            seen.activity(&change.activity.id, || body("change").join("activity").join("id"), found);
        }
        EventBody::Recalculated { reason, .. } | EventBody::Closed { reason } => reason_given(reason, found),
        EventBody::Reopened { reason } => {
            reason_given(reason, found);
            if !matches!(state.phase, CaseStatus::Closed { .. }) {
                found.push(at!["body"], CaseFault::CaseNotClosed {});
            }
        }
        EventBody::Settled { settlements, .. } => seen.settled(settlements, found),
        EventBody::Paid { activity, date, paid } => {
            money::paid(paid, || body("paid"), found);
            seen.payable(activity, *date, || at!["body"], found);
        }
        EventBody::InvoiceRegistered { invoice, matches, payments, parts } => {
            id(invoice, || body("invoice"), found);
            if state.invoices.contains(invoice) {
                let invoice = invoice.clone();
                found.push(body("invoice"), CaseFault::InvoiceRegisteredBefore { invoice });
            }
            seen.registered(matches, payments, parts, found);
        }
        EventBody::PaymentCorrected { activity, date, before, after, gone, reason, settlements } => {
            reason_given(reason, found);
            seen.settled(settlements, found);
            after.iter().for_each(|after| money::paid(after, || body("after"), found));
            seen.corrected(activity, *date, before, after.as_ref(), *gone, found);
        }
        EventBody::AdjustmentPaid { activity, settlement, paid } => {
            money::signed(paid.amount, || body("paid").join("amount"), found);
            if let Some(settled) = seen.adjustment(activity, *settlement, || at!["body"], found) {
                let (activity, number) = (activity.clone(), *settlement);
                if settled.overpaid.is_waived() {
                    found.push(body("settlement"), CaseFault::AdjustmentWaived { activity, number });
                } else if settled.paid.is_some() {
                    found.push(body("settlement"), CaseFault::AdjustmentPaidBefore { activity, number });
                }
            }
        }
        EventBody::AdjustmentCorrected { activity, settlement, before, after, reason } => {
            reason_given(reason, found);
            if let Some(after) = after {
                money::signed(after.amount, || body("after").join("amount"), found);
            }
            if let Some(settled) = seen.adjustment(activity, *settlement, || at!["body"], found)
                && settled.paid.as_ref() != Some(before)
            {
                found.push(body("before"), CaseFault::PaidDiffers { date: settled.on });
            }
        }
        EventBody::IncomeSet { .. }
        | EventBody::IncomeRemoved { .. }
        | EventBody::IncomeClaimed { .. }
        | EventBody::IncomeReceived { .. }
        | EventBody::IncomeCorrected { .. } => income::event(seen, found),
        EventBody::Annotated { note } => seen.noted(note, found),
    }
    seen.warned(found);
    change::check(seen, found);
}

impl<'a> Seen<'a> {
    /// An event warns of what it decides about, and of nothing else. Whether there was reason to depends on how the
    /// payments of the case were made then, which an event does not say.
    fn warned(self, found: &mut Found) {
        let changes = warnings::decided(&self.event.body);
        for (index, warning) in self.event.warnings.iter().enumerate() {
            let id = warning.activity();
            if !changes.iter().any(|change| change.activity.id == id) {
                let known = changes.iter().map(|change| change.activity.id.as_str());
                let kind = CaseFault::NoSuchActivity { activity: id.to_owned() };
                found.push_near(at!["warnings", index, "activity"], kind, id, known);
            }
        }
    }

    /// What is taken over is checked as any state is, and none of it is later than the event.
    fn imported(self, state: &CaseState, found: &mut Found) {
        found.extend(&at!["body", "state"], state.check());
        if state.phase == CaseStatus::New {
            found.push(at!["body", "state", "phase"], CaseFault::CaseNotOpened {});
        }
        let on = self.event.on;
        if let Some(last) = state.last_day().filter(|last| on < *last) {
            found.push(at!["on"], CaseFault::DateBeforeLastEvent { on, last });
        }
    }

    /// The appropriation is known.
    fn appropriation(self, id: &str, found: &mut Found) {
        if self.state.appropriation(id).is_none() {
            let known = self.state.appropriations.iter().map(|known| known.id.as_str());
            let kind = CaseFault::UnknownAppropriation { appropriation: id.to_owned() };
            found.push_near(at!["body", "appropriation"], kind, id, known);
        }
    }

    /// The activity of an id.
    fn activity(self, id: &str, path: impl FnOnce() -> Path, found: &mut Found) -> Option<&'a ActivityState> {
        let known = self.state.activity(id);
        if known.is_none() {
            let ids = self.state.activities.iter().map(|one| one.activity.id.as_str());
            let kind = CaseFault::NoSuchActivity { activity: id.to_owned() };
            found.push_near(path(), kind, id, ids);
        }
        known
    }

    /// A draft or an expected activity.
    fn pending(self, id: &str, path: impl Fn() -> Path, found: &mut Found) -> Option<&'a ActivityState> {
        let known = self.activity(id, &path, found)?;
        if known.is_granted() {
            found.push(path(), CaseFault::GrantedIsFrozen { activity: id.to_owned() });
        }
        Some(known)
    }

    /// A granted activity that nothing has taken the place of.
    fn standing(self, id: &str, found: &mut Found) {
        let path = || at!["body", "activity"];
        let Some(known) = self.activity(id, path, found) else { return };
        if let Some(by) = &known.replaced_by {
            found.push(path(), CaseFault::Replaced { activity: id.to_owned(), by: by.clone() });
        } else if known.annulled.is_some() {
            found.push(path(), CaseFault::ActivityAnnulled { activity: id.to_owned() });
        } else if !known.is_granted() {
            found.push(path(), CaseFault::ActivityNotGranted { activity: id.to_owned() });
        }
    }

    /// The status that a change leaves an activity with.
    fn status(self, index: usize, status: Status, found: &mut Found) {
        let body = &self.event.body;
        if let Some(change) = body.changes().get(index).filter(|change| change.activity.status != status) {
            let activity = change.activity.id.clone();
            let path = change::at(body, index).join("activity").join("status");
            found.push(path, CaseFault::StatusDiffers { activity });
        }
    }

    /// Somebody has approved on the day of the event, at a level that the rule book has.
    fn approved(self, given: &Approval, found: &mut Found) {
        let here = || at!["body", "approval"];
        approval::check(given, here, found);
        self.on_its_day(given.on, || here().join("on"), found);
        if let Some(book) = self.book {
            approval::by_book(given, book, self.event.on, here, found);
        }
    }

    pub(super) fn on_its_day(self, on: Date, path: impl FnOnce() -> Path, found: &mut Found) {
        let event = self.event.on;
        if on != event {
            found.push(path(), CaseFault::DayDiffers { on, event });
        }
    }

    /// What is granted is of the appropriation, and granted afterwards; nothing else becomes so.
    fn granted_now(self, appropriation: &str, ids: &[String], found: &mut Found) {
        if ids.is_empty() {
            found.push(at!["body", "activities"], CaseFault::NothingSelected {});
        }
        for (index, id) in ids.iter().enumerate() {
            self.activity(id, || at!["body", "activities", index], found);
        }
        let changes = self.event.body.changes();
        for (index, change) in changes.iter().enumerate() {
            let id = change.activity.id.as_str();
            let path = || at!["body", "changes", index, "activity", "id"];
            let Some(known) = self.activity(id, path, found) else { continue };
            if known.appropriation != appropriation {
                found.push(path(), CaseFault::NoSuchActivity { activity: id.to_owned() });
            }
            let granted = ids.iter().any(|granted| granted == id);
            self.status(index, if granted { Status::Granted } else { known.activity.status }, found);
        }
        let is_granted = |id: &str| {
            let known = self.state.activity(id).is_none_or(ActivityState::is_granted);
            known || changes.iter().any(|change| change.activity.id == id)
        };
        for (index, id) in ids.iter().enumerate().filter(|(_, id)| !is_granted(id)) {
            let kind = CaseFault::ActivityNotGranted { activity: id.clone() };
            found.push(at!["body", "activities", index], kind);
        }
    }

    /// Each settlement is of today, of a granted activity, and its unpaid payments change as it says.
    fn settled(self, settlements: &[ActivityAdjustment], found: &mut Found) {
        for (index, settled) in settlements.iter().enumerate() {
            let here = || at!["body", "settlements", index];
            self.on_its_day(settled.on, || here().join("on"), found);
            let id = settled.activity.as_str();
            let Some(one) = self.activity(id, || here().join("activity"), found) else { continue };
            let before = settlements
                .iter()
                .take(index)
                .filter(|one| one.activity == id && !one.settlement.adjustments.is_empty());
            let before = u32::try_from(before.count()).unwrap_or(u32::MAX);
            let number = self.state.last_settlement(id).saturating_add(before).saturating_add(1);
            settled::settlement(settled, one, self.state, number, here, found);
            settled::approved(settled, self, here, found);
            if settled.paid.is_some() {
                found.push(here().join("paid"), CaseFault::PaidDiffers { date: settled.on });
            }
            let inner = || here().join("settlement");
            let changed = self.event.body.changes().iter().find(|change| change.activity.id == id);
            let repriced = changed.map(|change| change.payments.repriced.as_slice()).unwrap_or_default();
            let is_settled = matches!(self.event.body, EventBody::Settled { .. });
            // Where some of it is waived, the first settlement of the activity says what is repriced.
            let is_first = settlements.iter().take(index).all(|one| one.activity != id);
            let repriced = if is_settled && is_first { repriced } else { &[] };
            let pairs = settled.settlement.repriced.iter().map(Some).chain([None]);
            let pairs = pairs.zip(repriced.iter().map(Some).chain([None])).enumerate();
            if let Some((place, (said, _))) = pairs.into_iter().find(|(_, (said, made))| said != made) {
                let date = said.map_or(settled.on, |said| said.before.date);
                let path = inner().join("repriced").join(place);
                let kind = PlanFault::NoPaymentOnDate { date };
                found.push(path, kind);
            }
            let resumed = match &self.event.body {
                EventBody::Resumed { pause, .. } => Some(pause.as_str()),
                _ => None,
            };
            let adjusted = self.state.adjusted(id, resumed);
            for (place, adjustment) in settled.settlement.adjustments.iter().enumerate() {
                let date = adjustment.payment;
                let earlier = adjusted.get(&date).copied().unwrap_or_default();
                let mut known = settled::bases(one, self.state, date);
                if let EventBody::PaymentCorrected { after, .. } = &self.event.body {
                    known = vec![after.as_ref().map_or(Decimal::ZERO, |after| after.amount)];
                }
                let known = known.into_iter().filter_map(|base| earlier.before(base, adjustment.after).ok());
                let known: Vec<Decimal> = known.collect();
                if let Some(first) = known.first().filter(|_| !known.contains(&adjustment.before)) {
                    let (amount, known) = (adjustment.before, *first);
                    let path = inner().join("adjustments").join(place).join("before");
                    found.push(path, CaseFault::PaymentDiffers { date, amount, known });
                }
            }
        }
    }

    /// A payment that may be paid.
    fn payable(self, id: &str, date: Date, here: impl Fn() -> Path, found: &mut Found) {
        let Some(one) = self.activity(id, || here().join("activity"), found) else { return };
        if let Err(kind) = one.payments.may_pay(one.activity.status, date) {
            found.push(here().join("date"), kind);
        }
    }

    fn adjustment(
        self,
        id: &str,
        number: u32,
        here: impl Fn() -> Path,
        found: &mut Found,
    ) -> Option<&'a ActivityAdjustment> {
        self.activity(id, || here().join("activity"), found)?;
        let settled = self.state.settlement(id, number);
        if settled.is_none() {
            let known = self.state.settlements_of(id).count();
            let kind = CaseFault::NoSuchSettlement { activity: id.to_owned(), number, known };
            found.push(here().join("settlement"), kind);
        }
        settled
    }

    /// An invoice pays what is not paid, and altogether what its lines and the parts before it are. What it credits is
    /// what its credit notes are.
    fn registered(
        self,
        matches: &[RegisteredLine],
        payments: &[InvoicePayment],
        parts: &[PartialPayment],
        found: &mut Found,
    ) {
        let mut of_parts = Decimal::ZERO;
        for (index, payment) in payments.iter().enumerate() {
            let here = || at!["body", "payments", index];
            money::signed(payment.paid.amount, || here().join("paid").join("amount"), found);
            let id = payment.activity.as_str();
            match payment.settlement {
                None => self.payable(id, payment.date, here, found),
                Some(number) => {
                    let settled = self.adjustment(id, number, here, found);
                    if settled.is_some_and(|settled| settled.paid.is_some()) {
                        let activity = id.to_owned();
                        let kind = CaseFault::AdjustmentPaidBefore { activity, number };
                        found.push(here().join("settlement"), kind);
                    }
                }
            }
            let Some(one) = self.state.activity(id) else { continue };
            let plan = match payment.settlement {
                None => one.plan_id().to_owned(),
                Some(number) => crate::case::partial_payments::adjustment_plan(one.plan_id(), id, number),
            };
            of_parts = of_parts.saturating_add(self.state.part_paid(&plan, payment.date));
            of_parts = of_parts.saturating_add(payment.credited);
            let known = self.state.part_credited(&plan, payment.date);
            if !payment.credited.is_zero() && payment.credited != known {
                let (paid, lines) = (payment.credited, known);
                found.push(here().join("credited"), CaseFault::InvoiceSumDiffers { paid, lines });
            }
        }
        for (index, part) in parts.iter().enumerate() {
            let here = || at!["body", "parts", index];
            settled::part(part, here, found);
            self.activity(&part.activity, || here().join("activity"), found);
        }
        let sum = |amounts: &mut dyn Iterator<Item = Decimal>| {
            amounts.fold(Decimal::ZERO, |sum, amount| sum.saturating_add(amount))
        };
        let is_credit = |line: &&RegisteredLine| line.outcome == MatchOutcome::Credited;
        let paying = || matches.iter().filter(|line| line.outcome.pays() && !is_credit(line));
        let invoiced = || parts.iter().filter(|part| !part.credit);
        let closing = sum(&mut payments.iter().map(|payment| payment.paid.amount)).saturating_sub(of_parts);
        let of_open = sum(&mut invoiced().map(|part| part.amount));
        let settled = sum(&mut paying().filter(|line| line.settled).map(|line| line.amount));
        let partial = sum(&mut paying().filter(|line| !line.settled).map(|line| line.amount));
        // What is invoiced again after it was credited settles its payment, and is a part of it.
        let again = invoiced().any(|part| self.is_paid(part, payments));
        let pairs = if again {
            vec![("payments", closing.saturating_add(of_open), settled.saturating_add(partial))]
        } else {
            vec![("payments", closing, settled), ("parts", of_open, partial)]
        };
        for (field, paid, lines) in pairs.into_iter().filter(|(_, paid, lines)| paid != lines) {
            found.push(at!["body", field], CaseFault::InvoiceSumDiffers { paid, lines });
        }
        let paid = sum(&mut parts.iter().filter(|part| part.credit).map(|part| part.amount));
        let lines = sum(&mut matches.iter().filter(is_credit).map(|line| line.amount));
        if paid != lines {
            found.push(at!["body", "parts"], CaseFault::InvoiceSumDiffers { paid, lines });
        }
    }

    /// Whether the payment of a part is paid, before the event or by it.
    fn is_paid(self, part: &PartialPayment, payments: &[InvoicePayment]) -> bool {
        if let Some((settled, number)) = self.state.adjustment_of(&part.plan) {
            let is =
                |one: &InvoicePayment| one.activity == settled.activity && one.settlement == Some(number);
            return settled.paid.is_some() || payments.iter().any(is);
        }
        let mut of_plan = self.state.activities.iter().filter(|one| one.plan_id() == part.plan);
        of_plan.any(|one| {
            let is = |payment: &InvoicePayment| {
                payment.activity == one.activity.id
                    && payment.date == part.date
                    && payment.settlement.is_none()
            };
            one.payments.entry(part.date).is_some_and(|entry| entry.paid.is_some()) || payments.iter().any(is)
        })
    }

    /// What is corrected is what was said, and what goes is not in the plan.
    fn corrected(
        self,
        id: &str,
        date: Date,
        before: &Paid,
        after: Option<&Paid>,
        gone: bool,
        found: &mut Found,
    ) {
        let body = |field: &str| at!["body", field];
        let Some(one) = self.activity(id, || body("activity"), found) else { return };
        let entry = one.payments.entry(date);
        let was_said = match entry.and_then(|entry| entry.paid.as_ref()) {
            Some(paid) => paid == before,
            // Of parts, the account is that of the day.
            None => self
                .state
                .paid_in_parts(one.plan_id(), date)
                .is_some_and(|paid| (paid.date, paid.amount) == (before.date, before.amount)),
        };
        if !was_said {
            found.push(body("before"), CaseFault::PaidDiffers { date });
        }
        let pending = crate::case::pending(self.state, self.event.on, None);
        let lapsed = pending.find(id).is_some_and(|place| pending.payer_of(place, date).is_none());
        let settled = self.state.adjustments_of(id).any(|adjustment| adjustment.payment == date);
        if after.is_none() && settled && !lapsed {
            found.push(body("after"), CaseFault::PaymentSettled { date });
        }
        let planned = one.is_planned(date);
        if gone && (planned || after.is_some()) {
            found.push(body("gone"), CaseFault::PaymentPlanned { date });
        }
        if !gone && after.is_none() && !planned {
            let activity = id.to_owned();
            found.push(body("gone"), CaseFault::PaymentOutsidePlan { activity, date });
        }
    }

    /// A note says something, about what is there, and is of whoever and when the event is.
    fn noted(self, note: &Note, found: &mut Found) {
        let here = |field: &str| at!["body", "note", field];
        if note.text.trim().is_empty() {
            found.push(here("text"), CaseFault::TextRequired {});
        }
        self.on_its_day(note.on, || here("on"), found);
        if note.by != self.event.actor {
            found.push(here("by"), CaseFault::ActorDiffers {});
        }
        let one = note.activity.as_deref().and_then(|id| self.activity(id, || here("activity"), found));
        if let Some(date) = note.payment
            && one.and_then(|one| one.payments.entry(date)).is_none()
        {
            found.push(here("payment"), PlanFault::NoPaymentOnDate { date });
        }
    }
}
