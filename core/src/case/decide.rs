//! Commands and the events they answer with.

use super::EventBody;
use super::command_context::Desk;
use super::correct::Correction;
use super::income::ClaimCorrection;
use super::outbox::Known;
use super::warnings::{BeforeEvent, Decided};
use super::{
    Case, CaseFault, CaseState, CaseStatus, Command, CommandContext, CommandRefused, Event, PaidOn,
    RuleBookVersion,
};
use crate::fault::Path;

impl Case {
    /// What a command would lead to: the event to apply and to store, or why it is refused. Nothing changes.
    ///
    /// Mostly one event; none where there is nothing to do (`renew`, `recalculate`, `settle`), and two where the first
    /// holds the opening state of a case that has not told of any event yet.
    ///
    /// # Errors
    /// Everything that is missing, each with its code and its path in the command.
    pub fn decide(&self, command: &Command, stamp: &CommandContext) -> Result<Vec<Event>, CommandRefused> {
        Ok(self.outcome(command, stamp)?.0)
    }

    /// The events of a command, and the state that they lead to.
    pub(super) fn outcome(
        &self,
        command: &Command,
        stamp: &CommandContext,
    ) -> Result<(Vec<Event>, CaseState), CommandRefused> {
        let bodies = self.bodies(command, stamp)?;
        let mut state = self.state.clone();
        let with = Decided { situation: &self.situation, options: &self.options };
        let events = happen(&mut state, bodies, &with, stamp)?;
        Ok((events, state))
    }

    /// Decides a command and applies its events: the new events, to be stored.
    ///
    /// # Errors
    /// As [`decide`](Self::decide); then nothing has changed.
    pub fn execute(
        &mut self,
        command: &Command,
        stamp: &CommandContext,
    ) -> Result<Vec<Event>, CommandRefused> {
        let bodies = self.bodies(command, stamp)?;
        let with = Decided { situation: &self.situation, options: &self.options };
        let events = happen(&mut self.state, bodies, &with, stamp)?;
        self.happened(&events);
        Ok(events)
    }

    /// What happens by a command.
    fn bodies(&self, command: &Command, stamp: &CommandContext) -> Result<Vec<EventBody>, CommandRefused> {
        self.may_follow(command, stamp)?;
        let desk = Desk { case: self, stamp };
        let body = match command {
            Command::Open { facts } => desk.open(facts).map(Some),
            Command::SetFacts { from, facts } => desk.set_facts(*from, facts).map(Some),
            Command::SetAppropriation { appropriation, section } => {
                desk.set_appropriation(appropriation, section.as_deref()).map(Some)
            }
            Command::Draft { appropriation, activity } => desk.draft(appropriation, activity).map(Some),
            Command::Expect { appropriation, activity } => desk.expect(appropriation, activity).map(Some),
            Command::Amend { activity } => desk.amend(activity).map(Some),
            Command::Remove { activity } => desk.remove(activity).map(Some),
            Command::Grant(grant) => desk.grant(grant).map(Some),
            Command::Extend { activity, end, approval, overpaid } => {
                desk.extend(activity, *end, approval, overpaid).map(Some)
            }
            Command::Shorten { activity, end, reason, overpaid } => {
                desk.end_earlier(activity, *end, reason, overpaid, false)
            }
            Command::Stop { activity, end, reason, overpaid } => {
                desk.end_earlier(activity, *end, reason, overpaid, true)
            }
            Command::Correct { activity, start, price, reason, approval, overpaid } => {
                let (start, price) = (*start, price.as_ref());
                desk.correct(activity, &Correction { start, price, reason, approval, overpaid }).map(Some)
            }
            Command::Annul { activity, reason, overpaid } => desk.annul(activity, reason, overpaid).map(Some),
            Command::Pause { activity, pause, overpaid } => desk.pause(activity, pause, overpaid).map(Some),
            Command::Resume { activity, pause, on, reason, overpaid } => {
                desk.resume(activity, pause, *on, reason, overpaid).map(Some)
            }
            Command::Renew => desk.renew(),
            Command::Recalculate { reason } => desk.recalculate(reason),
            Command::Settle { cause, overpaid } => desk.settle(cause, overpaid),
            Command::EnterPayment { activity, date, amount } => {
                desk.enter_payment(activity, *date, *amount).map(Some)
            }
            Command::Pay { activity, date, paid_on, amount } => {
                desk.pay(activity, *date, *paid_on, *amount).map(Some)
            }
            Command::RegisterInvoice { invoice, lines } => desk.register_invoice(invoice, lines).map(Some),
            Command::CorrectPayment { activity, date, paid, reason } => {
                desk.correct_payment(activity, *date, *paid, reason).map(Some)
            }
            Command::PayAdjustment { activity, settlement, paid_on, amount } => {
                desk.pay_adjustment(activity, *settlement, *paid_on, *amount).map(Some)
            }
            Command::CorrectAdjustment { activity, settlement, paid, reason } => {
                desk.correct_adjustment(activity, *settlement, *paid, reason).map(Some)
            }
            Command::SetIncome { income } => desk.set_income(income).map(Some),
            Command::RemoveIncome { income, reason } => desk.remove_income(income, reason).map(Some),
            Command::ClaimIncome { income, date } => desk.claim_income(income, *date).map(Some),
            Command::ReceiveIncome { income, date, received_on, amount } => {
                let received = PaidOn { date: *received_on, amount: *amount };
                desk.receive_income(income, *date, received).map(Some)
            }
            Command::CorrectIncome { income, date, claimed, received, reason } => {
                let right = ClaimCorrection { claimed: *claimed, received: *received };
                desk.correct_income(income, *date, right, reason).map(Some)
            }
            Command::Annotate { activity, payment, text } => {
                desk.annotate(activity.as_deref(), *payment, text).map(Some)
            }
            Command::Close { reason } => desk.close(reason).map(Some),
            Command::Reopen { reason } => desk.reopen(reason).map(Some),
        }?;
        // What was there before the first event is an event too, so that a log is whole.
        let imported = self.state.sequence == 0 && self.state.phase != CaseStatus::New;
        let imported = imported.then(|| EventBody::Imported { state: Box::new(self.state.clone()) });
        Ok(body.map_or_else(Vec::new, |body| imported.into_iter().chain([body]).collect()))
    }

    /// Whether anything may follow now, whatever it is.
    fn may_follow(&self, command: &Command, stamp: &CommandContext) -> Result<(), CommandRefused> {
        let mut refusal = CommandRefused::default();
        let found = self.state.sequence;
        if let Some(expected) = stamp.expected.filter(|expected| *expected != found) {
            refusal.push(Path::root().join("expected"), CaseFault::CaseHasMovedOn { expected, found });
        }
        if let Some(last) = self.state.last_day().filter(|last| stamp.on < *last) {
            refusal.push(Path::root().join("on"), CaseFault::DateBeforeLastEvent { on: stamp.on, last });
        }
        if stamp.actor.trim().is_empty() {
            refusal.push(Path::root().join("actor"), CaseFault::ActorRequired {});
        }
        let late = matches!(
            command,
            Command::Pay { .. }
                | Command::Settle { .. }
                | Command::RegisterInvoice { .. }
                | Command::CorrectPayment { .. }
                | Command::PayAdjustment { .. }
                | Command::CorrectAdjustment { .. }
                | Command::ClaimIncome { .. }
                | Command::ReceiveIncome { .. }
                | Command::CorrectIncome { .. }
                | Command::Annotate { .. }
                | Command::Reopen { .. }
                | Command::Open { .. }
        );
        match self.state.phase {
            CaseStatus::New if !matches!(command, Command::Open { .. }) => {
                refusal.push(Path::root(), CaseFault::CaseNotOpened {});
            }
            // Bills and rates come late; nothing else does.
            CaseStatus::Closed { on } if !late => refusal.push(Path::root(), CaseFault::CaseClosed { on }),
            _ => {}
        }
        refusal.into_result(())
    }
}

/// Applies what happens to a state, one after the other: the events.
fn happen(
    state: &mut CaseState,
    bodies: Vec<EventBody>,
    with: &Decided<'_>,
    stamp: &CommandContext,
) -> Result<Vec<Event>, CaseFault> {
    let mut events = Vec::with_capacity(bodies.len());
    for body in bodies {
        let known = Known::before(state, &body);
        let before = BeforeEvent::new(state, &body);
        let mut event = Event {
            sequence: state.sequence.saturating_add(1),
            on: stamp.on,
            actor: stamp.actor.clone(),
            rule_book: RuleBookVersion::from(with.situation.book()),
            version: Event::VERSION,
            body,
            outbox: Vec::new(),
            warnings: Vec::new(),
        };
        state.apply(&event)?;
        event.outbox = known.notices(state, &event.body);
        event.warnings = before.warnings(state, &event.body, stamp.on, with);
        events.push(event);
    }
    Ok(events)
}
