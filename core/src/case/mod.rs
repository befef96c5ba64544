//! A case through its life: commands, the events they answer with, and the case that is its events in order.
//!
//! A [`Command`] is asked of a [`Case`]; it answers with an [`Event`], or with a [`CommandRefused`] that lists all that
//! is missing. Deciding changes nothing: [`Case::apply`] does, for new events and for those that are read again.
//! A host stores the events, or the [`CaseState`] after them.

mod adjustment;
mod apply;
mod approval;
mod check;
mod claims;
mod command;
mod command_context;
mod correct;
mod decide;
mod due;
mod fault;
mod grant;
mod income;
mod intake;
mod invoice;
mod lifecycle;
mod net;
mod outbox;
mod overpaid;
mod overview;
mod partial_payments;
mod pause;
mod payment;
mod record;
mod reported;
#[cfg(feature = "schema")]
mod schema;
mod settle;
mod state;
mod warnings;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::decide::{AvailableOptions, FactFault, Facts, OptionsRequest, Proposal, Situation, Verdict};
use crate::fault::Faults;
#[cfg(feature = "columnar")]
use crate::plan::Schedule;
use crate::plan::{
    Activity, Extrapolation, Horizon, KnownAppropriation, PendingActivity, PendingGrant, PlanFault, Preview,
    PreviewOptions, Previewing, only_known,
};
use crate::rulebook::{FactValue, RuleBook};

pub use crate::decide::since::DatedFact;
pub use claims::Claim;
pub use command::{Command, CommandContext, Grant};
pub use due::{PaymentAction, PaymentBatch, PaymentLine, WithheldReason};
pub use fault::{CaseFault, CommandRefused, RefusalKind};
pub use grant::GrantPreview;
#[cfg(feature = "columnar")]
pub(crate) use income::{Counted as CountedIncome, Stage as IncomeStage};
pub use income::{
    Income, IncomeClaim, IncomeDue, IncomeFigures, IncomeKind, IncomeOverview, IncomeState, Receipt,
};
pub use intake::individual_payments_of_change;
pub use net::household_net_cost;
pub use overview::{
    ActivityFigures, AppropriationFigures, CaseOverview, EndingActivity, HouseholdOverview, NextPayment,
};
pub use record::{
    ActivityAdjustment, ActivityChange, AdjustmentNotice, AdjustmentPart, Approval, ApprovalRequest,
    ClaimNotice, Deduction, Event, EventBody, InvoicePayment, Note, Notice, Overpaid, OverpaidRequest,
    PaidOn, PartialPayment, PaymentNotice, RegisteredLine, RegisteredNote, RuleBookVersion,
};
#[cfg(feature = "schema")]
pub use schema::event_schema;
pub use state::{ActivityState, Appropriation, CaseState, CaseStatus, CutShort};

/// A case (sag): one citizen, the facts that rules look at, and the activities granted or foreseen so far.
///
/// The id is the host's, such as a journal id; nothing is derived from it.
///
/// ```
/// use bevilling::case::{ApprovalRequest, Case, Command, Grant, CommandContext};
/// use bevilling::dates::{DayOfMonth, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{Activity, PaymentPlan, Price};
/// use bevilling::rulebook::RuleBook;
///
/// let book = RuleBook::load("../examples/rulebooks/children.json")?;
/// let mut case = Case::open(&book, "27.24.36-G01-7-20", [
///     ("target_group", "family".into()), ("birth_date", "2014-05-02".into()),
///     ("effort_step", 3.into()), ("scaling_step", 5.into()),
///     ("custody_consent", true.into()), ("assessment", "examination".into()),
/// ])?;
/// let today = CommandContext::new(parse("2026-01-05")?, "K. Caseworker");
/// case.execute(&Command::SetAppropriation { appropriation: "1".into(), section: Some("BL-32-1-2".into()) }, &today)?;
/// let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse("5000")?)).with_id("p1");
/// let help = Activity::main("BL-32-1-2", "200201", Period::open(parse("2026-02-01")?), plan).with_id("a1").by("90010011");
/// case.execute(&Command::Draft { appropriation: "1".into(), activity: Box::new(help) }, &today)?;
///
/// // A refusal lists all that is missing.
/// let mut grant = Grant { appropriation: "1".into(), activities: vec!["a1".into()], approval: ApprovalRequest::default(), ..Grant::default() };
/// let refusal = case.decide(&Command::Grant(grant.clone()), &today).unwrap_err();
/// assert!(refusal.codes().any(|code| code == "approval-level-missing"));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Case {
    state: CaseState,
    situation: Situation,
    rejected_facts: Faults<FactFault>,
    options: CaseOptions,
    log: Vec<Event>,
}

/// How the payments of a case are made.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaseOptions {
    /// How far ahead, where there is no end.
    pub horizon: Horizon,
    /// What is done beyond the last known price. Refused by default.
    pub extrapolation: Extrapolation,
    /// The municipality that asks, as the fact `paying_municipality` would name it: what another one pays is not
    /// in its net cost. All is where nothing is said.
    pub municipality: Option<String>,
}

/// The log is left out: it may be long, and the state says where it led.
impl PartialEq for Case {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

impl Case {
    /// A case that nothing has happened to yet: the first command opens it.
    #[must_use]
    pub fn new(book: &RuleBook, id: impl Into<String>) -> Self {
        Self::of(book, CaseState { id: id.into(), ..CaseState::default() })
    }

    /// An open case with its facts, as a plain value.
    ///
    /// Its first command answers with an [`imported`](EventBody::Imported) event before its own, so that a log
    /// that is kept is whole.
    ///
    /// # Errors
    /// Every fact that the rule book does not know or whose value is not in the domain: the codes of
    /// [`FactFault`].
    ///
    /// # Example
    /// ```
    /// use bevilling::case::Case;
    /// use bevilling::dates::parse;
    /// use bevilling::decide::{Decision, Proposal};
    /// use bevilling::rulebook::RuleBook;
    ///
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "27.24.36-G01-7-20", [
    ///     ("target_group", "family".into()), ("birth_date", "2014-05-02".into()),
    ///     ("effort_step", 3.into()), ("scaling_step", 5.into()),
    ///     ("custody_consent", true.into()), ("assessment", "examination".into()),
    /// ])?;
    /// let help = Proposal::main("BL-32-1-2", "200201");
    /// assert_eq!(case.check(&help, parse("2026-02-01")?).decision(), Decision::Allowed);
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn open<K: Into<String>>(
        book: &RuleBook,
        id: impl Into<String>,
        facts: impl IntoIterator<Item = (K, FactValue)>,
    ) -> Result<Self, Faults<FactFault>> {
        let situation = book.situation(facts)?;
        let mut state = CaseState { id: id.into(), phase: CaseStatus::Open, ..CaseState::default() };
        for (name, value) in situation.facts() {
            state.set_fact(name, None, Some(value.clone()));
        }
        Ok(Self::of(book, state))
    }

    /// A case from the state that a host kept.
    ///
    /// Facts that the rule book does not know, or not so, are kept, and no rule sees them: see
    /// [`rejected_facts`](Self::rejected_facts).
    ///
    /// # Errors
    /// Everything that no case can hold, each with its path in the state: see [`CaseState::check`].
    ///
    /// ```
    /// use bevilling::{case::{Case, CaseState}, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let state: CaseState = serde_json::from_str(r#"{"id": "7", "sequence": 3, "phase": {"is": "open"}}"#)?;
    /// let faults = Case::from_state(&book, state).unwrap_err();
    /// assert_eq!(faults.to_string(),
    ///     "/sequence: the number of the last event is 3 and its day is `none`; a case has both or neither \
    ///      [sequence-without-day]");
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_state(book: &RuleBook, state: CaseState) -> Result<Self, Faults<RefusalKind>> {
        state.check().into_result(())?;
        Ok(Self::of(book, state))
    }

    /// A case of a state that commands have led to, or that has been checked.
    fn of(book: &RuleBook, state: CaseState) -> Self {
        let (situation, rejected_facts) = place(book, state.latest_facts());
        Self { state, situation, rejected_facts, options: CaseOptions::default(), log: Vec::new() }
    }

    /// The case after these events, all from the first on.
    ///
    /// Each event is checked against the case that those before it lead to: its number, day, actor and approval, what
    /// it says to have changed, amounts, days and references of payments, and that what it tells other systems is what
    /// it leads to. Levels, rates and VAT factors are asked of `book` where it is the very version that the event was
    /// decided by; rule books that differ have different versions. What was altered consistently in all places is not
    /// seen: a host keeps a checksum against that.
    ///
    /// # Errors
    /// Everything that is wrong, each with its path from the list of events, as `/events/7/body/reason`. An event that
    /// cannot be applied is the last that is judged: `rest-not-judged` tells how many follow. What is wrong only with
    /// the case at the end has a path from `/state`.
    ///
    /// ```
    /// use bevilling::{case::{Case, Command, CommandContext}, dates::parse, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let mut case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let note = Command::Annotate { activity: None, payment: None, text: "seen".into() };
    /// let mut events = case.execute(&note, &CommandContext::new(parse("2026-01-05")?, "K. Caseworker"))?;
    /// assert_eq!(Case::replay(&book, &events)?, case);
    /// events[1].actor.clear();
    /// let faults = Case::replay(&book, &events).unwrap_err();
    /// let found: Vec<_> = faults.iter().map(|fault| (fault.code(), fault.path().to_string())).collect();
    /// assert_eq!(found, [
    ///     ("actor-missing", "/events/1/actor".to_owned()),
    ///     ("actor-differs", "/events/1/body/note/by".to_owned()),
    /// ]);
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn replay<'e>(
        book: &RuleBook,
        events: impl IntoIterator<Item = &'e Event>,
    ) -> Result<Self, Faults<RefusalKind>> {
        let mut case = Self::new(book, "");
        case.log = check::judge_log(book, &mut case.state, events)?;
        case.replace_facts();
        Ok(case)
    }

    /// The case as it was known on a day: its events up to that day.
    ///
    /// Only what this value has been through is in its log; a case from a state that was kept knows no earlier
    /// day.
    ///
    /// # Errors
    /// `not-known-as-of`.
    pub fn as_of(&self, date: Date) -> Result<Self, CaseFault> {
        let whole = self.log.first().is_some_and(|event| event.sequence == 1);
        if !whole {
            return Err(CaseFault::NotKnownAsOf { date });
        }
        // They have been checked on their way into the log.
        let mut case = Self::new(self.book(), "").with_options(self.options.clone());
        for event in self.log.iter().take_while(|event| event.on <= date) {
            case.state.apply(event)?;
            case.log.push(event.clone());
        }
        case.replace_facts();
        Ok(case)
    }

    /// Lets an event happen. Nothing changes where it is refused.
    ///
    /// # Errors
    /// `event-out-of-order` for an event that has happened already or follows a missing one, and everything else that
    /// [`replay`](Self::replay) finds wrong with an event, each with its path in the event.
    pub fn apply(&mut self, event: &Event) -> Result<(), Faults<RefusalKind>> {
        let mut state = self.state.clone();
        check::Judge::new(self.book()).event(&mut state, event).map_err(|wrong| wrong.faults)?;
        self.state = state;
        self.happened(std::slice::from_ref(event));
        Ok(())
    }

    /// Keeps the events that have been applied.
    fn happened(&mut self, events: &[Event]) {
        let sets_facts = |event: &Event| {
            matches!(
                event.body,
                EventBody::Opened { .. } | EventBody::FactsSet { .. } | EventBody::Imported { .. }
            )
        };
        self.log.extend_from_slice(events);
        if events.iter().any(sets_facts) {
            self.replace_facts();
        }
    }

    /// The same case under another version of its rule book.
    #[must_use]
    pub fn with_rule_book(self, book: &RuleBook) -> Self {
        let (situation, rejected_facts) = place(book, self.state.latest_facts());
        Self { situation, rejected_facts, ..self }
    }

    /// The same case, its payments made otherwise.
    #[must_use]
    pub fn with_options(mut self, options: CaseOptions) -> Self {
        self.options = options;
        self
    }

    fn replace_facts(&mut self) {
        (self.situation, self.rejected_facts) = place(&self.book().clone(), self.state.latest_facts());
    }

    /// The host's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.state.id
    }

    /// The number of the last event; 0 where nothing has happened.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.state.sequence
    }

    /// The case as it stands, to be kept.
    #[must_use]
    pub const fn state(&self) -> &CaseState {
        &self.state
    }

    /// The events that this value has been through.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.log
    }

    /// The rule book that decisions are made by.
    #[must_use]
    pub fn book(&self) -> &RuleBook {
        self.situation.book()
    }

    /// The facts once every known change has come, in their places on the dimensions of the rule book.
    #[must_use]
    pub const fn situation(&self) -> &Situation {
        &self.situation
    }

    /// The facts that the rule book does not know, or not so.
    #[must_use]
    pub const fn rejected_facts(&self) -> &Faults<FactFault> {
        &self.rejected_facts
    }

    /// The facts as they are on a day.
    #[must_use]
    pub fn facts_on(&self, date: Date) -> Facts {
        self.state.facts_on(date)
    }

    /// The birth date, where it is stated: the date that the ages of the rule book are derived from.
    pub(crate) fn born(&self) -> Option<Date> {
        self.state.born(self.book())
    }

    /// The facts as they are on a day, in their places.
    #[must_use]
    pub fn situation_on(&self, date: Date) -> Situation {
        let facts = self.facts_on(date);
        if facts == self.state.latest_facts() { self.situation.clone() } else { place(self.book(), facts).0 }
    }

    /// What is drafted, foreseen and granted so far, without what has been replaced.
    pub fn activities(&self) -> impl Iterator<Item = &Activity> {
        self.state.activities.iter().filter(|one| one.stands()).map(|one| &one.activity)
    }

    /// May this be granted? See [`Situation::check`].
    #[must_use]
    pub fn check(&self, proposal: &Proposal, on: Date) -> Verdict {
        self.situation_on(on).check(proposal, on)
    }

    /// What may be granted? See [`Situation::options`].
    #[must_use]
    pub fn options(&self, request: &OptionsRequest) -> AvailableOptions {
        self.situation_on(request.on).options(request)
    }

    /// What would it cost to grant these drafts, beside what the case has already? See [`preview`](crate::plan::preview()).
    ///
    /// The answer is that of entering the drafts on the day `on` and granting them, save for what it does not ask: the
    /// facts of the citizen, and who approves. A draft of the case may be among them; it is granted with the values
    /// given here. Where `options` leave the horizon and the extrapolation as they are by default, those of the case
    /// apply.
    ///
    /// # Errors
    /// Everything that is wrong with the drafts and their prices: the codes of [`PlanFault`].
    pub fn preview(
        &self,
        drafts: &[Activity],
        on: Date,
        options: &PreviewOptions,
    ) -> Result<Preview, Faults<PlanFault>> {
        let default = PreviewOptions::default();
        let mut options = options.clone();
        if options.horizon == default.horizon {
            options.horizon = self.options.horizon;
        }
        if options.extrapolation == default.extrapolation {
            options.extrapolation = self.options.extrapolation;
        }
        let mut pending = self.pending(on);
        for one in &mut pending.activities {
            if let Some(payments) = options.ledgers.get(&one.activity.id) {
                one.payments = Cow::Borrowed(payments);
            }
            if let Some(beside) = options.beside.get(&one.activity.id) {
                one.beside.clone_from(beside);
            }
        }
        let known = self.state.appropriations.iter().map(|one| KnownAppropriation {
            id: one.id.clone(),
            section: one.section.clone().unwrap_or_default(),
        });
        let facts = |from| warnings::history(self.book(), &self.state, &self.situation, from);
        let shown = Previewing::new(self.book(), pending, &options, &facts).grant(known.collect(), drafts);
        only_known(self.book(), drafts, shown)
    }

    /// The activities, to be decided about on a day. Their appropriations are numbered in their order.
    fn pending(&self, on: Date) -> PendingGrant<'_> {
        pending(&self.state, on, self.born())
    }
}

/// The activities of a case, to be decided about on a day.
pub(crate) fn pending(state: &CaseState, on: Date, born: Option<Date>) -> PendingGrant<'_> {
    let mut pending = PendingGrant { born, ..pending_unpaid(state, on) };
    for (one, known) in pending.activities.iter_mut().zip(&state.activities) {
        one.adjusted = state.adjusted(&known.activity.id, None);
        one.beside = state.adjustments_beside(&known.activity.id);
    }
    pending.parts = state.payment_parts().collect();
    pending
}

/// The same without what has been settled or paid in part: enough where only plans and periods are asked for.
pub(in crate::case) fn pending_unpaid(state: &CaseState, on: Date) -> PendingGrant<'_> {
    let activities = state.activities.iter().map(|one| {
        let number = state.appropriations.iter().position(|known| known.id == one.appropriation);
        let (activity, payments) = (Cow::Borrowed(&one.activity), Cow::Borrowed(&one.payments));
        let mut pending = PendingActivity::new(number.unwrap_or(usize::MAX), activity, payments);
        pending.replaced_by = one.replaced_by.as_deref().map(Cow::Borrowed);
        pending.annulled = one.annulled.is_some();
        pending
    });
    PendingGrant { activities: activities.collect(), parts: Vec::new(), on, born: None }
}

impl ActivityState {
    /// The activity as it counts in sums: what has been replaced pays nothing more than it has, and a change of
    /// it changes nothing any more.
    #[cfg(feature = "columnar")]
    pub(crate) fn counted_activity(&self, state: &CaseState) -> Activity {
        let mut activity = self.activity.clone();
        if !self.stands() {
            activity.plan.schedule = Schedule::Individual { payments: Vec::new() };
        }
        let changed = activity.modifies.as_deref().and_then(|id| state.activity(id));
        if !self.stands() || changed.is_some_and(|changed| !changed.stands()) {
            activity.modifies = None;
        }
        activity
    }
}

/// Facts that every case may state, also where no rule looks at them: who pays, who acts, where the citizen
/// lives, and the household that costs are pooled by.
pub const CASE_FACTS: [&str; 4] =
    ["paying_municipality", "acting_municipality", "residence_municipality", "household"];

/// Whether a fact is one of [`CASE_FACTS`] that the rule book has no dimension for.
pub(crate) fn is_of_the_case(book: &RuleBook, name: &str) -> bool {
    CASE_FACTS.contains(&name) && book.dimension(name).is_none()
}

/// The facts in their places, and those that the rule book has no place for.
fn place(book: &RuleBook, facts: Facts) -> (Situation, Faults<FactFault>) {
    book.place_known(facts.into_iter().filter(|(name, _)| !is_of_the_case(book, name)))
}

crate::privacy::debug_by_json!(CaseOptions);
