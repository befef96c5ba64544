//! Commands: what can be asked of a case.

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
    /// The day it is decided or entered; today, for all that depends on it.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// Who gives it.
    pub actor: String,
    /// The sequence number that the case is thought to be at; any where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<u64>,
}

impl CommandContext {
    /// On a day, by somebody.
    pub fn new(on: Date, actor: impl Into<String>) -> Self {
        Self { on, actor: actor.into(), expected: None }
    }

    /// The same for a case at this sequence number alone.
    #[must_use]
    pub const fn expecting(mut self, sequence: u64) -> Self {
        self.expected = Some(sequence);
        self
    }
}

/// Something that is asked of a case.
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
    /// Set facts: ladder moves, target group, municipalities, household.
    SetFacts {
        /// The first day they hold.
        #[serde(with = "crate::dates::serde_str")]
        from: Date,
        /// The facts; nothing where one is no longer known.
        facts: BTreeMap<String, Option<FactValue>>,
    },
    /// Begin an appropriation, or choose its section.
    SetAppropriation {
        /// The appropriation.
        appropriation: String,
        /// The section.
        #[serde(default)]
        section: Option<String>,
    },
    /// Draft an activity. Where its section is empty, it is that of the appropriation.
    Draft {
        /// The appropriation.
        appropriation: String,
        /// The activity; its status does not matter.
        activity: Box<Activity>,
    },
    /// Expect an activity, or a change of another one; a draft of the same id becomes expected.
    ///
    /// A change of individual payments that has none starts with those of the changed activity within its
    /// period.
    Expect {
        /// The appropriation.
        appropriation: String,
        /// The activity; its status does not matter.
        activity: Box<Activity>,
    },
    /// Amend a draft or an expected activity.
    Amend {
        /// The activity as it is to be; its status does not matter.
        activity: Box<Activity>,
    },
    /// Remove a draft or an expected activity. A change of it moves to what it changed.
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
        /// The new last day; none to let it run.
        #[serde(default, with = "crate::dates::serde_str_option")]
        end: Option<Date>,
        /// Who approves.
        #[serde(default)]
        approval: ApprovalRequest,
        /// What is done with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Let a granted activity end earlier. As with [`Stop`](Self::Stop), the end may be past.
    Shorten {
        /// The activity.
        activity: String,
        /// The new last day.
        #[serde(with = "crate::dates::serde_str")]
        end: Date,
        /// Why.
        reason: String,
        /// What is done with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Stop a granted activity, and with a main one those that hang on it.
    ///
    /// The end may be past: it was known late. What has been paid of later days is overpaid, and the event says of
    /// each payment how much.
    Stop {
        /// The activity.
        activity: String,
        /// The last day.
        #[serde(with = "crate::dates::serde_str")]
        end: Date,
        /// Why.
        reason: String,
        /// What is done with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Correct the price or the start of a granted activity, as it should have been from its first day on: a letter with
    /// an older date, a quantity or a day that was entered wrongly.
    ///
    /// Unpaid payments get their new price, and paid ones what they lack, or have too much of, as a line of its own. A
    /// price that changes on a day is a price with dated amounts. What the activity costs then needs an approval.
    Correct {
        /// The activity.
        activity: String,
        /// The first day that it should have had; as it is where nothing is said. What it changes ends the day before.
        #[serde(default, with = "crate::dates::serde_str_option")]
        start: Option<Date>,
        /// The price that its plan should have had; as it is where nothing is said.
        #[serde(default)]
        price: Option<Price>,
        /// Why.
        reason: String,
        /// Who approves.
        #[serde(default)]
        approval: ApprovalRequest,
        /// What is done with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Annul the grant of an activity, as if it had never been granted; with the only main activity those that hang on
    /// it. What other systems were sent is reversed, and what has been paid is overpaid. What a change ended or replaced
    /// is again as it was; supplementary activities that ended with it stay so.
    Annul {
        /// The activity.
        activity: String,
        /// Why.
        reason: String,
        /// What is done with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Pause a granted activity: on the days of the pause its plan pays nothing, or a share.
    ///
    /// The days may be past or to come. Unpaid payments get their new amount, and what has been paid of the days is
    /// overpaid, payment by payment. [`Resume`](Self::Resume) undoes it.
    Pause {
        /// The activity.
        activity: String,
        /// The days, why, and what is paid on them.
        pause: Pause,
        /// What is done with overpaid money.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Undo a pause of a granted activity altogether, or end it earlier: what was taken for the days that are not paused
    /// any more is paid back.
    Resume {
        /// The activity.
        activity: String,
        /// The pause.
        pause: String,
        /// The first day that is paid again; none where the pause is undone, as if it had never been.
        #[serde(default, with = "crate::dates::serde_str_option")]
        on: Option<Date>,
        /// Why.
        reason: String,
        /// What is done with overpaid money, where the payments of a change are adjusted too.
        #[serde(default)]
        overpaid: OverpaidRequest,
    },
    /// Carry on the payments of activities without an end, where they have become too few. Nothing happens
    /// where they have not.
    Renew,
    /// Calculate unpaid payments again, after a change of rates, prices or VAT. Nothing happens where none
    /// changes.
    Recalculate {
        /// Why.
        reason: String,
    },
    /// Settle a rate or VAT that changed backwards in time: unpaid payments of granted activities get their new
    /// price, and paid ones what they lack. Nothing happens where nothing does.
    ///
    /// The case is to be under the rule book that has the new value. The price that a granted plan has itself is
    /// frozen: it changes by an expected change that is granted.
    Settle {
        /// What changed, known when, in force from when.
        cause: PriceChange,
        /// What is done with overpaid money.
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
    /// Say that a payment is paid. The account is kept as it is now.
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
    /// Register an invoice, or lines of the ledger: what they pay of the payments of the case, exactly or within
    /// the tolerance of the activity type, is paid, its account kept as it is now; adjustment payments too. A part
    /// of a payment is remembered, and a later invoice may pay the rest. A credit note takes back what was paid, on its
    /// own day, or is deducted from what is not paid yet. For every other line the event says why it pays nothing. A line in
    /// another currency than `DKK` is refused with `currency-not-kroner`.
    RegisterInvoice {
        /// What the host knows the invoice by. It is registered once.
        invoice: String,
        /// Its lines.
        lines: Vec<InvoiceLine>,
    },
    /// Correct what was said of a paid payment, or of the parts that are paid of one. Parts of a payment that the
    /// plan has left since can be taken back.
    CorrectPayment {
        /// The activity.
        activity: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
        /// When it was paid, and how much; nothing where it was not paid after all.
        #[serde(default)]
        paid: Option<PaidOn>,
        /// Why.
        reason: String,
    },
    /// Say that the adjustment payment of a settlement is paid, or that its claim is.
    PayAdjustment {
        /// The activity.
        activity: String,
        /// Which of its settlements: 1 for the first one that adjusted something.
        settlement: u32,
        /// The day it was paid.
        #[serde(with = "crate::dates::serde_str")]
        paid_on: Date,
        /// Kroner, below 0 where it is a claim.
        #[serde(with = "crate::money::serde_str")]
        amount: Decimal,
    },
    /// Correct what was said of a paid adjustment payment.
    CorrectAdjustment {
        /// The activity.
        activity: String,
        /// Which of its settlements.
        settlement: u32,
        /// When it was paid, and how much; nothing where it was not paid after all.
        #[serde(default)]
        paid: Option<PaidOn>,
        /// Why.
        reason: String,
    },
    /// State income of an appropriation, or state it anew: what is claimed of it stays.
    SetIncome {
        /// The income.
        income: Box<Income>,
    },
    /// Remove income that nothing is claimed of.
    RemoveIncome {
        /// The income.
        income: String,
        /// Why.
        reason: String,
    },
    /// Claim what an income owes on a scheduled day.
    ClaimIncome {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
    },
    /// Report money received of a claim: all of it, or a part.
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
    /// Correct what was claimed for a scheduled day, and what was received of it.
    CorrectIncome {
        /// The income.
        income: String,
        /// The scheduled day.
        #[serde(with = "crate::dates::serde_str")]
        date: Date,
        /// Kroner claimed; nothing where the claim is withdrawn.
        #[serde(default, with = "crate::money::serde_str_option")]
        claimed: Option<Decimal>,
        /// What was received, and when; nothing where nothing was.
        #[serde(default)]
        received: Option<PaidOn>,
        /// Why.
        reason: String,
    },
    /// Note something on the case, an activity, or a payment.
    Annotate {
        /// The activity.
        #[serde(default)]
        activity: Option<String>,
        /// The scheduled day of a payment of the activity.
        #[serde(default, with = "crate::dates::serde_str_option")]
        payment: Option<Date>,
        /// What to note.
        text: String,
    },
    /// Close the case.
    Close {
        /// Why.
        reason: String,
    },
    /// Open a closed case again.
    Reopen {
        /// Why.
        reason: String,
    },
}

/// Activities of an appropriation that are to be granted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Grant {
    /// The appropriation.
    pub appropriation: String,
    /// Its activities that are to be granted.
    pub activities: Vec<String>,
    /// Who approves.
    pub approval: ApprovalRequest,
    /// What is done with money that was paid in advance of a change, where that makes it overpaid.
    pub overpaid: OverpaidRequest,
}

crate::privacy::debug_by_json!(CommandContext, Command, Grant);
