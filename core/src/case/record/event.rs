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
/// An event contains everything that it changed, including the payments. Reading it again needs no rule book and no
/// calculation, and gives the same case in every later version.
///
/// The JSON is stable. `version` is the version of the format that the event was written in. Every version up to
/// [`Event::VERSION`] can be read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// 1 for the first event of a case, increased by one for each later event.
    pub sequence: u64,
    /// The day of the decision or entry.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub on: Date,
    /// The actor: the host's name of the person.
    pub actor: String,
    /// The rule book of the decision.
    pub rule_book: RuleBookVersion,
    /// The version of this format.
    pub version: u32,
    /// What happened.
    pub body: EventBody,
    /// The notices to other systems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outbox: Vec<Notice>,
    /// The warnings given with the decision. They did not refuse it.
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
    /// The case was imported with a state.
    Imported {
        /// The imported state.
        state: Box<CaseState>,
    },
    /// Facts were set, such as a step of a ladder.
    FactsSet {
        /// The first day on which they hold.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        from: Date,
        /// The facts; null if a fact is no longer known.
        facts: BTreeMap<String, Option<FactValue>>,
    },
    /// An appropriation was started, or got its section.
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
        /// The approval.
        approval: Approval,
        /// The granted activities: new ones, and those that are granted again.
        activities: Vec<String>,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed because paid payments have another price now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A granted activity runs longer.
    Extended {
        /// The activity.
        activity: String,
        /// The approval.
        approval: Approval,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed because paid payments have another price now.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A granted activity ends earlier.
    Shortened {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed for payments after the new end.
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
        /// What is paid or claimed for payments after the new end.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// The price or start of a granted activity was corrected from its first day on.
    Corrected {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// The approval.
        approval: Approval,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid or claimed for paid payments.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// The grant of an activity was annulled, as if it had never existed.
    Annulled {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is claimed for paid payments.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A granted activity was paused.
    Paused {
        /// The activity.
        activity: String,
        /// The days, the reason, and the share that is paid.
        pause: Pause,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is claimed for paid payments in the pause.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// A pause of a granted activity was undone, or ended earlier.
    Resumed {
        /// The activity.
        activity: String,
        /// The pause.
        pause: String,
        /// The first day that is paid again; none if the whole pause is undone.
        #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
        on: Option<Date>,
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
        /// What is paid back of the amounts that the pause withheld.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// Payments were added to activities without an end.
    Renewed {
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
    },
    /// Unpaid payments were computed again, after a change of rates, prices or VAT.
    Recalculated {
        /// Why.
        reason: String,
        /// Everything that this changed.
        changes: Vec<ActivityChange>,
    },
    /// A rate or VAT factor that changed with effect back in time was settled.
    Settled {
        /// The settlement of each activity, including paid payments.
        settlements: Vec<ActivityAdjustment>,
        /// The changes of unpaid payments.
        changes: Vec<ActivityChange>,
    },
    /// A payment was entered in an individual plan.
    PaymentEntered {
        /// The activity and its payments.
        change: Box<ActivityChange>,
    },
    /// A payment was reported paid.
    Paid {
        /// The activity.
        activity: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// When, how much, and on which account.
        paid: Paid,
    },
    /// An invoice was registered.
    InvoiceRegistered {
        /// The invoice.
        invoice: String,
        /// The outcome of each line, in the order of the lines.
        matches: Vec<RegisteredLine>,
        /// The payments that it paid.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        payments: Vec<InvoicePayment>,
        /// The parts of payments that it paid while the rest is open.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<PartialPayment>,
    },
    /// The report of a paid payment was corrected.
    PaymentCorrected {
        /// The activity.
        activity: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// The earlier report.
        before: Paid,
        /// The correct report; none if it was not paid after all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Paid>,
        /// Whether the payment is removed: it was not paid, and its plan no longer contains it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        cancelled: bool,
        /// Why.
        reason: String,
        /// What is paid or claimed because the overpaid amount of a removed payment changed.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        settlements: Vec<ActivityAdjustment>,
    },
    /// The adjustment payment of a settlement was reported paid.
    AdjustmentPaid {
        /// The activity.
        activity: String,
        /// The number of the settlement: 1 for the first one with a difference.
        settlement: u32,
        /// When, how much, and on which account; no account if it is booked on several.
        paid: Paid,
    },
    /// The report of a paid adjustment payment was corrected.
    AdjustmentCorrected {
        /// The activity.
        activity: String,
        /// The number of the settlement.
        settlement: u32,
        /// The earlier report.
        before: Paid,
        /// The correct report; none if it was not paid after all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Paid>,
        /// Why.
        reason: String,
    },
    /// Income was stated, or replaced.
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
    /// Money was received for a claim.
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
    /// A claim or its receipts were corrected.
    IncomeCorrected {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
        date: Date,
        /// The earlier report.
        before: IncomeClaim,
        /// The correct report; none if the claim is withdrawn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<IncomeClaim>,
        /// Why.
        reason: String,
    },
    /// A note was added.
    Annotated {
        /// The note.
        note: Note,
    },
    /// The case was closed.
    Closed {
        /// Why.
        reason: String,
    },
    /// The case was reopened.
    Reopened {
        /// Why.
        reason: String,
    },
}

/// `Debug` keeps the facts of a citizen out of logs: it shows only what happened, and to which activities.
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

impl fmt::Debug for EventBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let activities: Vec<&str> = self.changes().iter().map(|change| change.activity.id.as_str()).collect();
        f.debug_struct("EventBody")
            .field("kind", &self.kind())
            .field("changes", &crate::privacy::Redacted(activities))
            .finish_non_exhaustive()
    }
}

/// The change of one activity by an event.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityChange {
    /// The activity after the event.
    pub activity: Activity,
    /// How its payments changed.
    #[serde(default, skip_serializing_if = "LedgerChange::is_empty")]
    pub payments: LedgerChange,
    /// The activity that replaces it completely. Paid payments stay; the others are removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    /// Whether its grant is annulled. Paid payments stay; the others are removed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub annulled: bool,
}

crate::privacy::debug_by_json!(RuleBookVersion, ActivityChange);

crate::privacy::debug_by_fields!(Event { sequence, on, actor, rule_book, version, body, outbox, warnings });
