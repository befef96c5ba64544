//! Events: what has happened to a case, each with what it changed.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::adjustment::ActivityAdjustment;
use super::approval::Approval;
use super::invoice::{InvoicePayment, RegisteredLine};
use super::note::Note;
use super::notice::Notice;
use super::partial_payment::PartialPayment;
use crate::case::{CaseState, Income, IncomeClaim, Receipt};
use crate::dates::Date;
use crate::plan::{Activity, DecisionWarning, LedgerChange, Paid, Pause};
use crate::rulebook::{FactValue, RuleBook};

/// Something that has happened to a case.
///
/// An event holds what it changed, down to the payments, so that reading it again needs no rule book and no
/// calculation, and gives the same case under every later version.
///
/// The JSON is stable. `version` says which version of the format an event was written in; every version up to
/// [`Event::VERSION`] can be read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// 1 for the first event of a case, and one more for each that follows.
    pub sequence: u64,
    /// The day it was decided or entered.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
    /// Who did it, by the host's name of them.
    pub actor: String,
    /// The rule book that it was decided by.
    pub rule_book: RuleBookVersion,
    /// The version of this format.
    pub version: u32,
    /// What happened.
    pub body: EventBody,
    /// What other systems are to be told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outbox: Vec<Notice>,
    /// What looked odd about what was decided, though it was no reason to refuse: the warnings as they were given then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<DecisionWarning>,
}

impl Event {
    /// The version of the format that events are written in.
    pub const VERSION: u32 = 1;
}

/// A rule book and its version.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleBookVersion {
    /// Name of the rule book.
    pub id: String,
    /// Its version.
    pub version: String,
}

impl From<&RuleBook> for RuleBookVersion {
    fn from(book: &RuleBook) -> Self {
        Self { id: book.id().to_owned(), version: book.version().to_owned() }
    }
}

/// What happened.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EventBody {
    /// The case was opened.
    Opened {
        /// The host's id.
        case: String,
        /// The facts that were known.
        facts: BTreeMap<String, FactValue>,
    },
    /// The case was taken over as it stood.
    Imported {
        /// As it stood.
        state: Box<CaseState>,
    },
    /// Facts were set, such as a move on a ladder.
    FactsSet {
        /// The first day they hold.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        from: Date,
        /// The facts; nothing where one is no longer known.
        facts: BTreeMap<String, Option<FactValue>>,
    },
    /// An appropriation was begun, or got its section.
    AppropriationSet {
        /// The appropriation.
        appropriation: String,
        /// The section, once one is chosen.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        section: Option<String>,
    },
    /// An activity was drafted.
    Drafted {
        /// The appropriation.
        appropriation: String,
        /// The activity and its payments.
        change: Box<ActivityChange>,
    },
    /// An activity, or a change of one, is expected.
    Expected {
        /// The appropriation.
        appropriation: String,
        /// The activity and its payments.
        change: Box<ActivityChange>,
    },
    /// A draft or an expected activity was amended.
    Amended {
        /// The activity and its payments.
        change: Box<ActivityChange>,
    },
    /// A draft or an expected activity was removed.
    Removed {
        /// The activity.
        activity: String,
    },
    /// Activities were granted.
    Granted {
        /// The appropriation.
        appropriation: String,
        /// By whom, at which level.
        approval: Approval,
        /// What is granted: those that were not, and those that are granted again.
        activities: Vec<String>,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed, since payments that are paid already now have another price.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A granted activity runs longer.
    Extended {
        /// The activity.
        activity: String,
        /// By whom, at which level.
        approval: Approval,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed, since payments that are paid already now have another price.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A granted activity runs shorter.
    Shortened {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed of what is paid already of days after the end.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A granted activity is stopped.
    Stopped {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed of what is paid already of days after the end.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// Price or start of a granted activity was found to be another, from its first day on.
    Corrected {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// By whom, at which level.
        approval: Approval,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed of what is paid already.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// The grant of an activity was annulled, as if it had never been.
    Annulled {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is claimed of what is paid already.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A granted activity was paused.
    Paused {
        /// The activity.
        activity: String,
        /// The days, why, and what is paid on them.
        pause: Pause,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is claimed of what is paid already of days in the pause.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A pause of a granted activity was undone, or ended earlier.
    Resumed {
        /// The activity.
        activity: String,
        /// The pause.
        pause: String,
        /// The first day that is paid again; none where the pause is undone.
        #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
        on: Option<Date>,
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid back of what the pause had taken.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// Payments of activities without an end were carried on.
    Renewed {
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
    },
    /// Unpaid payments were calculated again, after a change of rates, prices or VAT.
    Recalculated {
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
    },
    /// A rate or VAT that changed backwards in time was settled.
    Settled {
        /// What it means for each activity, paid payments too.
        settlements: Vec<ActivityAdjustment>,
        /// What it changed about unpaid payments.
        changes: Vec<ActivityChange>,
    },
    /// A payment was entered in an individual plan.
    PaymentEntered {
        /// The activity and its payments.
        change: Box<ActivityChange>,
    },
    /// A payment was paid.
    Paid {
        /// The activity.
        activity: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// When, how much, on which account.
        paid: Paid,
    },
    /// An invoice was registered.
    InvoiceRegistered {
        /// The invoice.
        invoice: String,
        /// How each line came out, in the order of the lines.
        matches: Vec<RegisteredLine>,
        /// The payments that it has paid.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        payments: Vec<InvoicePayment>,
        /// The parts of payments that it has paid, where the rest is open.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<PartialPayment>,
    },
    /// What was said of a paid payment was wrong.
    PaymentCorrected {
        /// The activity.
        activity: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// What was said.
        before: Paid,
        /// What is right; nothing where it was not paid after all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Paid>,
        /// Whether the payment goes altogether: it was not paid, and its plan has it no more.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        gone: bool,
        /// Why.
        reason: String,
        /// What is paid or claimed, since more or less was overpaid of a payment that its plan has no more.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// The adjustment payment of a settlement was paid.
    AdjustmentPaid {
        /// The activity.
        activity: String,
        /// Which of its settlements: 1 for the first one that adjusted something.
        settlement: u32,
        /// When, how much, on which account; none where it is booked on several.
        paid: Paid,
    },
    /// What was said of a paid adjustment payment was wrong.
    AdjustmentCorrected {
        /// The activity.
        activity: String,
        /// Which of its settlements.
        settlement: u32,
        /// What was said.
        before: Paid,
        /// What is right; nothing where it was not paid after all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Paid>,
        /// Why.
        reason: String,
    },
    /// Income was stated, or stated anew.
    IncomeSet {
        /// The income.
        income: Box<Income>,
    },
    /// Income was removed.
    IncomeRemoved {
        /// The income.
        income: String,
        /// Why.
        reason: String,
    },
    /// Income was claimed.
    IncomeClaimed {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// Kroner.
        #[serde(with = "crate::money::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
        amount: Decimal,
    },
    /// Money was received of a claim.
    IncomeReceived {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// When, and how much.
        receipt: Receipt,
    },
    /// What was claimed or received was wrong.
    IncomeCorrected {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// What was reported.
        before: IncomeClaim,
        /// What is right; nothing where the claim is withdrawn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<IncomeClaim>,
        /// Why.
        reason: String,
    },
    /// Somebody noted something.
    Annotated {
        /// The note.
        note: Note,
    },
    /// The case was closed.
    Closed {
        /// Why.
        reason: String,
    },
    /// The case was opened again.
    Reopened {
        /// Why.
        reason: String,
    },
}

/// The facts of a citizen stay out of logs: only what happened, and to which activities, is shown.
impl EventBody {
    /// The stable name of what happened, such as `granted`.
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

    /// What it settled of payments that are paid.
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

    /// What it changed about activities.
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

impl fmt::Debug for EventBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let activities: Vec<&str> = self.changes().iter().map(|change| change.activity.id.as_str()).collect();
        f.debug_struct("EventBody")
            .field("kind", &self.kind())
            .field("changes", &crate::privacy::Redacted(activities))
            .finish_non_exhaustive()
    }
}

/// What an event changed about one activity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityChange {
    /// The activity as it is after the event.
    pub activity: Activity,
    /// How its payments changed.
    #[serde(default, skip_serializing_if = "LedgerChange::is_empty")]
    pub payments: LedgerChange,
    /// The activity that takes its place altogether; what is paid stays, the rest goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// Whether its grant is annulled: what is paid stays, the rest goes.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub annulled: bool,
}

crate::privacy::debug_by_json!(RuleBookVersion, ActivityChange);

crate::privacy::debug_by_fields!(Event { sequence, on, actor, rule_book, version, body, outbox, warnings });
