//! Commands: what a host requests of a case.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{ApprovalRequest, Income, OverpaidRequest, PaidOn};
use crate::dates::Date;
use crate::plan::{Activity, InvoiceLine, Pause, Price, PriceChange};
use crate::rulebook::FactValue;

/// When and by whom a command is given.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommandContext {
    /// The day of the decision or entry. It is today for everything that depends on today.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// Who gives it.
    pub actor: String,
    /// The sequence number that the case is expected to have; any if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u64>,
}

impl CommandContext {
    /// On a day, by an actor.
    pub fn new(on: Date, actor: impl Into<String>) -> Self {
        Self { on, actor: actor.into(), expected: None }
    }

    /// The same, valid only for a case at this sequence number.
    #[must_use]
    pub const fn expecting(mut self, sequence: u64) -> Self {
        self.expected = Some(sequence);
        self
    }
}

/// A request to change a case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Command {
    /// Open the case.
    Open {
        /// The facts that are known.
        #[serde(default)]
        facts: BTreeMap<String, FactValue>,
    },
    /// Set facts: steps of a ladder, target group, municipalities, household.
    SetFacts {
        /// The first day on which they hold.
        #[serde(with = "crate::dates::serde_str")]
        from: Date,
        /// The facts; null if a fact is no longer known.
        facts: BTreeMap<String, Option<FactValue>>,
    },
    /// Start an appropriation, or choose its section.
    SetAppropriation {
        /// The appropriation.
        appropriation: String,
        /// The section.
        #[serde(default)]
        section: Option<String>,
    },
    /// Draft an activity. If its section is empty, it gets the section of the appropriation.
    Draft {
        /// The appropriation.
        appropriation: String,
        /// The activity; its status is ignored.
        activity: Box<Activity>,
    },
    /// Expect an activity, or a change of another one. A draft with the same id becomes expected.
    ///
    /// A change of individual payments without payments of its own starts with those of the changed activity that lie
    /// in its period.
    Expect {
        /// The appropriation.
        appropriation: String,
        /// The activity; its status is ignored.
        activity: Box<Activity>,
    },
    /// Amend a draft or an expected activity.
    Amend {
        /// The activity with its new values; its status is ignored.
        activity: Box<Activity>,
    },
    /// Remove a draft or an expected activity. A change of it then changes the activity that it changed.
    Remove {
        /// The activity.
        activity: String,
    },
    /// Grant activities.
    Grant(Grant),
    /// Extend a granted activity.
    Extend {
        /// The activity.
        activity: String,
        /// The new last day; none for an open end.
        #[serde(default, with = "crate::dates::serde_str_option")]
        end: Option<Date>,
        /// Who approves.
        #[serde(default)]
        approval: ApprovalRequest,
        /// What to do with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// End a granted activity earlier. As with [`Stop`](Self::Stop), the end may be past.
    Shorten {
        /// The activity.
        activity: String,
        /// The new last day.
        #[serde(with = "crate::dates::serde_str")]
        end: Date,
        /// Why.
        reason: String,
        /// What to do with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Stop a granted activity. A main activity also stops its supplementary activities.
    ///
    /// The end may be past, if it became known late. Payments for later days are then overpaid, and the event
    /// contains the amount for each payment.
    Stop {
        /// The activity.
        activity: String,
        /// The last day.
        #[serde(with = "crate::dates::serde_str")]
        end: Date,
        /// Why.
        reason: String,
        /// What to do with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Correct the price or the start of a granted activity from its first day on: for instance after a letter with
    /// an older date, or if a quantity or a day was entered wrongly.
    ///
    /// Unpaid payments get their new price. For paid payments each difference is a separate line. A price that
    /// changes on a day is given as dated amounts. The resulting cost needs an approval.
    Correct {
        /// The activity.
        activity: String,
        /// The correct first day; unchanged if absent. An activity that it changes ends on the day before.
        #[serde(default, with = "crate::dates::serde_str_option")]
        start: Option<Date>,
        /// The correct price of its plan; unchanged if absent.
        #[serde(default)]
        price: Option<Price>,
        /// Why.
        reason: String,
        /// Who approves.
        #[serde(default)]
        approval: ApprovalRequest,
        /// What to do with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Annul the grant of an activity, as if it had never been granted. The only main activity also annuls its
    /// supplementary activities. Notices to other systems are reversed, and paid amounts are overpaid. An activity
    /// that a change had ended or replaced is restored; supplementary activities that ended with it stay ended.
    Annul {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// What to do with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Pause a granted activity: on the days of the pause its plan pays nothing, or a share.
    ///
    /// The days may be past or in the future. Unpaid payments get their new amount. Paid amounts for these days are
    /// overpaid, payment by payment. [`Resume`](Self::Resume) undoes it.
    Pause {
        /// The activity.
        activity: String,
        /// The days, the reason, and the share that is paid.
        pause: Pause,
        /// What to do with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Undo a pause of a granted activity, or end it earlier. What was withheld for days that are no longer paused is
    /// paid back.
    Resume {
        /// The activity.
        activity: String,
        /// The pause.
        pause: String,
        /// The first day that is paid again; none to undo the whole pause, as if it had never existed.
        #[serde(default, with = "crate::dates::serde_str_option")]
        on: Option<Date>,
        /// Why.
        reason: String,
        /// What to do with overpaid money, if payments of a change are adjusted too.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Add payments to activities without an end if too few are left. Otherwise there is no event.
    Renew,
    /// Compute unpaid payments again, after a change of rates, prices or VAT. If no payment changes, there is no
    /// event.
    Recalculate {
        /// Why.
        reason: String,
    },
    /// Settle a rate or VAT factor that changed with effect back in time. Unpaid payments of granted activities get
    /// their new price, and for paid payments the difference is paid or claimed. If nothing changes, there is no
    /// event.
    ///
    /// The case must use the rule book with the new value. A granted plan's own price is frozen: it changes only when
    /// an expected change is granted, or by a correction.
    Settle {
        /// What changed, when it became known, and from when it applies.
        cause: PriceChange,
        /// What to do with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Enter a payment in an individual plan.
    EnterPayment {
        /// The activity.
        activity: String,
        /// The day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
        /// Kroner.
        #[serde(with = "crate::money::serde_str")]
        amount: Decimal,
    },
    /// Report a payment as paid. Its account is stored as it is now.
    Pay {
        /// The activity.
        activity: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
        /// The day it was paid.
        #[serde(with = "crate::dates::serde_str")]
        paid_on: Date,
        /// Kroner.
        #[serde(with = "crate::money::serde_str")]
        amount: Decimal,
    },
    /// Register an invoice or bank lines. Payments of the case that a line fits, exactly or within the tolerance of
    /// the activity type, become paid, with their account as it is now; this includes adjustment payments. A part of
    /// a payment is stored, and a later invoice may pay the rest. A credit note returns what was paid, on its own
    /// day, or is deducted from what is not paid yet. For every other line the event states why it pays nothing. A
    /// line in another currency than `DKK` is refused with `currency-not-kroner`.
    RegisterInvoice {
        /// The host's id of the invoice. It can be registered only once.
        invoice: String,
        /// Its lines.
        lines: Vec<InvoiceLine>,
    },
    /// Correct the report of a paid payment, or of its paid parts. If the plan no longer contains the payment, its
    /// parts can be withdrawn.
    CorrectPayment {
        /// The activity.
        activity: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
        /// When it was paid, and how much; none if it was not paid after all.
        #[serde(default)]
        paid: Option<PaidOn>,
        /// Why.
        reason: String,
    },
    /// Report the adjustment payment of a settlement as paid, or its claim as repaid.
    PayAdjustment {
        /// The activity.
        activity: String,
        /// The number of the settlement: 1 for the first one with a difference.
        settlement: u32,
        /// The day it was paid.
        #[serde(with = "crate::dates::serde_str")]
        paid_on: Date,
        /// Kroner; below 0 for a claim.
        #[serde(with = "crate::money::serde_str")]
        amount: Decimal,
    },
    /// Correct the report of a paid adjustment payment.
    CorrectAdjustment {
        /// The activity.
        activity: String,
        /// The number of the settlement.
        settlement: u32,
        /// When it was paid, and how much; none if it was not paid after all.
        #[serde(default)]
        paid: Option<PaidOn>,
        /// Why.
        reason: String,
    },
    /// State income of an appropriation, or replace it. Existing claims stay.
    SetIncome {
        /// The income.
        income: Box<Income>,
    },
    /// Remove income without claims.
    RemoveIncome {
        /// The income.
        income: String,
        /// Why.
        reason: String,
    },
    /// Claim the income that is owed on a scheduled day.
    ClaimIncome {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
    },
    /// Report money received for a claim, in whole or in part.
    ReceiveIncome {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
        /// The day it was received.
        #[serde(with = "crate::dates::serde_str")]
        received_on: Date,
        /// Kroner.
        #[serde(with = "crate::money::serde_str")]
        amount: Decimal,
    },
    /// Correct the claim for a scheduled day, and what was received for it.
    CorrectIncome {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
        /// Kroner claimed; none if the claim is withdrawn.
        #[serde(default, with = "crate::money::serde_str_option")]
        claimed: Option<Decimal>,
        /// What was received, and when; empty if nothing was.
        #[serde(default)]
        received: Option<PaidOn>,
        /// Why.
        reason: String,
    },
    /// Add a note to the case, an activity, or a payment.
    Annotate {
        /// The activity.
        #[serde(default)]
        activity: Option<String>,
        /// The scheduled day of a payment of the activity.
        #[serde(default, with = "crate::dates::serde_str_option")]
        payment: Option<Date>,
        /// The text of the note.
        text: String,
    },
    /// Close the case.
    Close {
        /// Why.
        reason: String,
    },
    /// Reopen a closed case.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// Activities of an appropriation that should be granted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Grant {
    /// The appropriation.
    pub appropriation: String,
    /// The activities to grant.
    pub activities: Vec<String>,
    /// Who approves.
    pub approval: ApprovalRequest,
    /// What to do with money that was paid in advance, if a change makes it overpaid.
    pub overpaid: OverpaidRequest,
}

crate::privacy::debug_by_json!(CommandContext, Command, Grant);
