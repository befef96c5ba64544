//! What a case is after its events: a value that can be kept, and what events do to it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{ActivityAdjustment, Approval, IncomeState, Note, PartialPayment};
use crate::dates::Date;
use crate::decide::Facts;
use crate::decide::since::DatedFact;
use crate::plan::{Activity, Ledger, Status};
use crate::rulebook::{FactValue, RuleBook};

/// A case as it stands (øjebliksbillede): a cache of its events, which a host may keep instead of them.
///
/// Reading its JSON tells only that it has the form of a state; [`check`](Self::check) tells whether it can be one of a
/// case, and [`Case::from_state`](super::Case::from_state) refuses it where it cannot.
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
    pub phase: CaseStatus,
    /// The facts, each with its history.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Vec<DatedFact>>,
    /// The appropriations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appropriations: Vec<Appropriation>,
    /// The activities of all appropriations, in the order they were entered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<ActivityState>,
    /// What has been settled, oldest first: a later settlement adds only what is new. Unpaid payments that got
    /// another price are not in it; they have it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settlements: Vec<ActivityAdjustment>,
    /// Parts of payments that are paid, where the rest is open, and what is credited of payments, oldest first.
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
    /// The appropriation that it is of.
    pub appropriation: String,
    /// The activity.
    pub activity: Activity,
    /// Its payments.
    #[serde(default)]
    pub payments: Ledger,
    /// Who approved it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// The granted change that has taken its place altogether.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// The day on which its grant was annulled: then it pays nothing, as if it had never been granted.
    #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub annulled: Option<Date>,
    /// That a granted change has put it an earlier end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_short: Option<CutShort>,
}

/// That a granted change has ended what it changes earlier than it was to end.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CutShort {
    /// The change.
    pub by: String,
    /// The last day before that; none where it had no end. Annulling the change restores it.
    #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub end: Option<Date>,
}

impl ActivityState {
    /// Whether it is current: nothing has taken its place altogether, and its grant has not been annulled.
    #[must_use]
    pub const fn stands(&self) -> bool {
        self.replaced_by.is_none() && self.annulled.is_none()
    }

    /// Whether it still has a payment on a day.
    pub(super) fn is_planned(&self, date: Date) -> bool {
        self.stands() && self.activity.is_planned(date)
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

    /// The last day that something happened on: that of the last event, and before there is one the last day that
    /// is named in what was taken over.
    pub(super) fn last_day(&self) -> Option<Date> {
        if self.sequence > 0 {
            return self.last;
        }
        let approved =
            self.activities.iter().filter_map(|one| one.approval.as_ref()).map(|approval| approval.on);
        let settled = self.settlements.iter().map(|settled| settled.on);
        let noted = self.notes.iter().map(|note| note.on);
        let closed = match self.phase {
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

    /// The facts as they are on a day.
    #[must_use]
    pub fn facts_on(&self, date: Date) -> Facts {
        self.facts_where(|from| from.is_none_or(|from| from <= date))
    }

    /// The facts as they are once every known change has come.
    pub(super) fn latest_facts(&self) -> Facts {
        self.facts_where(|_| true)
    }

    /// The birth date, where it is stated: the date that the ages of a rule book are derived from.
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

    /// Sets a fact from a day on. What holds from later days on stays.
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
}

crate::privacy::debug_by_json!(Appropriation, ActivityState, CutShort);

crate::privacy::debug_by_fields!(CaseState {
    id,
    sequence,
    last,
    phase,
    facts,
    appropriations,
    activities,
    settlements,
    parts,
    income,
    invoices,
    notes
});
