//! The state of a case after its events, and how events change it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    ActivityAdjustment, ActivityChange, Approval, CaseFault, Event, EventBody, IncomeState, InvoicePayment,
    Note, PartialPayment,
};
use crate::dates::Date;
use crate::decide::Facts;
use crate::decide::since::DatedFact;
use crate::plan::{Activity, Ledger, LedgerChange, Paid, Status};
use crate::rulebook::{FactValue, RuleBook};

/// The current state of a case (øjebliksbillede): a cache of its events. A host may store it instead of them.
///
/// Reading its JSON checks only the form. [`check`](Self::check) checks whether it can be the state of a case, and
/// [`Case::from_state`](super::Case::from_state) refuses it if not.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseState {
    /// The host's id.
    pub id: String,
    /// The number of the last event.
    #[serde(default)]
    pub sequence: u64,
    /// The day of the last event.
    #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub last: Option<Date>,
    /// Whether it is open.
    #[serde(default)]
    pub status: CaseStatus,
    /// The facts, each with its history.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Vec<DatedFact>>,
    /// The appropriations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appropriations: Vec<Appropriation>,
    /// The activities of all appropriations, in the order they were entered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<ActivityState>,
    /// The settlements, oldest first: a later settlement adds only new differences. Repriced unpaid payments are not
    /// listed; they have their new price.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settlements: Vec<ActivityAdjustment>,
    /// Paid parts of payments whose rest is open, and credits of payments, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartialPayment>,
    /// The income, in the order it was stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub income: Vec<IncomeState>,
    /// The invoices that have been registered.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub invoices: BTreeSet<String>,
    /// The notes, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
}

/// Whether a case is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum CaseStatus {
    /// Nothing has happened yet.
    #[default]
    New,
    /// Open.
    Open,
    /// Closed.
    Closed {
        /// The day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        on: Date,
    },
}

/// A grant under one section (bevilling).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Appropriation {
    /// Name of the appropriation for the host.
    pub id: String,
    /// The section, once one is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

/// An activity with its payments.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityState {
    /// The appropriation that it belongs to.
    pub appropriation: String,
    /// The activity.
    pub activity: Activity,
    /// Its payments.
    #[serde(default)]
    pub payments: Ledger,
    /// The last approval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// The granted change that replaces it completely.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The day on which its grant was annulled: it then pays nothing, as if it had never been granted.
    #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub annulled: Option<Date>,
    /// Set if a granted change ended it earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_short: Option<CutShort>,
}

/// How a granted change ended an activity earlier than planned.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CutShort {
    /// The change.
    pub by: String,
    /// The last day before the change; none if it had no end. Annulling the change restores it.
    #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub end: Option<Date>,
}

impl ActivityState {
    /// Whether it is current: neither completely replaced nor annulled.
    #[must_use]
    pub const fn is_current(&self) -> bool {
        self.replaced_by.is_none() && self.annulled.is_none()
    }

    /// Whether it still has a payment on a day.
    pub(super) fn is_planned(&self, date: Date) -> bool {
        self.is_current() && self.activity.is_planned(date)
    }

    pub(super) fn is_granted(&self) -> bool {
        self.activity.status == Status::Granted
    }
}

impl CaseState {
    /// The appropriation of this id.
    #[must_use]
    pub fn appropriation(&self, id: &str) -> Option<&Appropriation> {
        self.appropriations.iter().find(|one| one.id == id)
    }

    /// The activity of this id.
    #[must_use]
    pub fn activity(&self, id: &str) -> Option<&ActivityState> {
        self.activities.iter().find(|one| one.activity.id == id)
    }

    /// The last day on which something happened: the day of the last event; before the first event, the last day that
    /// the imported state contains.
    pub(super) fn last_day(&self) -> Option<Date> {
        if self.sequence > 0 {
            return self.last;
        }
        let approved =
            self.activities.iter().filter_map(|one| one.approval.as_ref()).map(|approval| approval.on);
        let settled = self.settlements.iter().map(|settled| settled.on);
        let noted = self.notes.iter().map(|note| note.on);
        let closed = match self.status {
            CaseStatus::Closed { on } => Some(on),
            CaseStatus::New | CaseStatus::Open => None,
        };
        let claimed = self.income.iter().flat_map(|one| &one.claims).map(|claim| claim.claimed_on);
        self.last.into_iter().chain(approved).chain(settled).chain(claimed).chain(noted).chain(closed).max()
    }

    /// The activities of an appropriation.
    pub fn activities_of<'a>(
        &'a self,
        appropriation: &'a str,
    ) -> impl Iterator<Item = &'a ActivityState> + Clone {
        self.activities.iter().filter(move |one| one.appropriation == appropriation)
    }

    /// The facts on a day.
    #[must_use]
    pub fn facts_on(&self, date: Date) -> Facts {
        self.facts_where(|from| from.is_none_or(|from| from <= date))
    }

    /// The facts after all known changes.
    pub(super) fn latest_facts(&self) -> Facts {
        self.facts_where(|_| true)
    }

    /// The birth date, if stated: the date from which the ages of a rule book are derived.
    pub(crate) fn born(&self, book: &RuleBook) -> Option<Date> {
        let history = self.facts.get(book.birth_fact()?)?;
        match history.last()?.value.as_ref()? {
            FactValue::Text(text) => crate::dates::parse(text).ok(),
            FactValue::Flag(_) | FactValue::Number(_) => None,
        }
    }

    fn facts_where(&self, holds: impl Fn(Option<Date>) -> bool) -> Facts {
        let current =
            |history: &[DatedFact]| history.iter().rev().find(|since| holds(since.from))?.value.clone();
        self.facts.iter().filter_map(|(name, history)| Some((name.clone(), current(history)?))).collect()
    }

    /// Sets a fact from a day on. Values from later days on stay.
    pub(super) fn set_fact(&mut self, name: &str, from: Option<Date>, value: Option<FactValue>) {
        let history = self.facts.entry(name.to_owned()).or_default();
        match history.binary_search_by_key(&from, |since| since.from) {
            Ok(place) => {
                if let Some(since) = history.get_mut(place) {
                    since.value = value;
                }
            }
            Err(place) => history.insert(place, DatedFact { from, value }),
        }
    }

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
                // An expected activity that is replaced has no payments to keep.
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

impl EventBody {
    /// The stable name of the kind of event, such as `granted`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Opened { .. } => "opened",
            Self::Imported { .. } => "imported",
            Self::FactsSet { .. } => "facts_set",
            Self::AppropriationSet { .. } => "appropriation_set",
            Self::Drafted { .. } => "drafted",
            Self::Expected { .. } => "expected",
            Self::Amended { .. } => "amended",
            Self::Removed { .. } => "removed",
            Self::Granted { .. } => "granted",
            Self::Extended { .. } => "extended",
            Self::Shortened { .. } => "shortened",
            Self::Stopped { .. } => "stopped",
            Self::Corrected { .. } => "corrected",
            Self::Annulled { .. } => "annulled",
            Self::Paused { .. } => "paused",
            Self::Resumed { .. } => "resumed",
            Self::Renewed { .. } => "renewed",
            Self::Recalculated { .. } => "recalculated",
            Self::Settled { .. } => "settled",
            Self::PaymentEntered { .. } => "payment_entered",
            Self::Paid { .. } => "paid",
            Self::InvoiceRegistered { .. } => "invoice_registered",
            Self::PaymentCorrected { .. } => "payment_corrected",
            Self::AdjustmentPaid { .. } => "adjustment_paid",
            Self::AdjustmentCorrected { .. } => "adjustment_corrected",
            Self::IncomeSet { .. } => "income_set",
            Self::IncomeRemoved { .. } => "income_removed",
            Self::IncomeClaimed { .. } => "income_claimed",
            Self::IncomeReceived { .. } => "income_received",
            Self::IncomeCorrected { .. } => "income_corrected",
            Self::Annotated { .. } => "annotated",
            Self::Closed { .. } => "closed",
            Self::Reopened { .. } => "reopened",
        }
    }

    /// Its settlements of paid payments.
    #[must_use]
    pub fn settlements(&self) -> &[ActivityAdjustment] {
        match self {
            Self::Granted { settlements, .. }
            | Self::Extended { settlements, .. }
            | Self::Shortened { settlements, .. }
            | Self::Stopped { settlements, .. }
            | Self::Corrected { settlements, .. }
            | Self::Annulled { settlements, .. }
            | Self::Paused { settlements, .. }
            | Self::Resumed { settlements, .. }
            | Self::PaymentCorrected { settlements, .. }
            | Self::Settled { settlements, .. } => settlements,
            _ => &[],
        }
    }

    /// Its changes of activities.
    #[must_use]
    pub fn changes(&self) -> &[ActivityChange] {
        match self {
            Self::Drafted { change, .. }
            | Self::Expected { change, .. }
            | Self::Amended { change }
            | Self::PaymentEntered { change } => std::slice::from_ref(change),
            Self::Granted { changes, .. }
            | Self::Extended { changes, .. }
            | Self::Shortened { changes, .. }
            | Self::Stopped { changes, .. }
            | Self::Corrected { changes, .. }
            | Self::Annulled { changes, .. }
            | Self::Paused { changes, .. }
            | Self::Resumed { changes, .. }
            | Self::Renewed { changes }
            | Self::Recalculated { changes, .. }
            | Self::Settled { changes, .. } => changes,
            _ => &[],
        }
    }
}

crate::privacy::debug_by_json!(Appropriation, ActivityState, CutShort);

crate::privacy::debug_by_fields!(CaseState {
    id,
    sequence,
    last,
    status,
    facts,
    appropriations,
    activities,
    settlements,
    parts,
    income,
    invoices,
    notes
});
