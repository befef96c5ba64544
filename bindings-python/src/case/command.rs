//! What is asked of a case.

use bevilling::case as core;
use pyo3::prelude::*;

use super::Income;
use crate::face::{Date, Dec, Fact, List, Map, default};
use crate::plan::{Activity, InvoiceLine, Pause, Price, PriceChange};
use crate::value::{readable, union, value};

value! {
    /// Who approves, as far as it has been filled in.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.ApprovalRequest().level is None
    /// True
    ApprovalRequest(core::ApprovalRequest) in "bevilling.case" {
        /// The approval level.
        level: Option<String> = None,
        /// Who approves.
        approver: Option<String> = None,
        /// The second person who agrees.
        second: Option<String> = None,
    }

    /// Activities of an appropriation that are to be granted.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Grant(appropriation="1").appropriation
    /// '1'
    Grant(core::Grant) in "bevilling.case" {
        /// The appropriation.
        appropriation: String,
        /// Its activities that are to be granted.
        activities: List<String> = List::default(),
        /// Who approves.
        approval: ApprovalRequest = default::<ApprovalRequest>(),
        /// What is done with money that was paid in advance of a change, where that makes it overpaid.
        overpaid: OverpaidRequest = default::<OverpaidRequest>(),
    }

    /// When a payment was paid, and how much.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.PaidOn(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    PaidOn(core::PaidOn) in "bevilling.case" {
        /// The day.
        date: Date,
        /// Kroner.
        amount: Dec,
    }

    /// When and by whom a command is given.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.CommandContext(on=date(2026, 2, 1), actor="Caseworker 4").on
    /// datetime.date(2026, 2, 1)
    /// >>> bv.CommandContext(on=date(2026, 2, 1), actor="Caseworker 4").expecting(7).expected
    /// 7
    CommandContext(core::CommandContext) in "bevilling.case" {
        /// The day it is decided or entered; today, for all that depends on it.
        on: Date,
        /// Who gives it.
        actor: String,
        /// The expected sequence number of the case; any by default.
        expected: Option<u64> = None,
    }
}

union! {
    /// What is to be done with money that a command finds overpaid.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.OverpaidRequest.Claim()
    /// OverpaidRequest.Claim()
    /// >>> waive = bv.case.OverpaidRequest.Waive(reason="paid in good faith",
    /// ...     approval=bv.ApprovalRequest(level="team", approver="Team leader 1"))
    /// >>> waive.reason
    /// 'paid in good faith'
    OverpaidRequest(core::OverpaidRequest) in "bevilling.case" {
        /// Claim it back from the recipient. This is done by default.
        Claim,
        /// Deduct it from the next payments to the same recipient in this case. Refused where they are too small.
        SetOff,
        /// Let the recipient keep it.
        Waive {
            /// Why.
            reason: String,
            /// Who approves.
            approval: ApprovalRequest = default::<ApprovalRequest>(),
        },
    }

    /// Something that is asked of a case.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Command.Open(facts={})
    /// Command.Open(facts={})
    Command(core::Command) in "bevilling.case" {
        /// Open the case.
        Open {
            /// The facts that are known.
            facts: Map<Fact>,
        },
        /// Set facts: ladder moves, target group, municipalities, household.
        SetFacts {
            /// The first day they hold.
            from_(from): Date,
            /// The facts; nothing where one is no longer known.
            facts: Map<Option<Fact>>,
        },
        /// Begin an appropriation, or choose its section.
        SetAppropriation {
            /// The appropriation.
            appropriation: String,
            /// The section.
            section: Option<String> = None,
        },
        /// Draft an activity. Where its section is empty, it is that of the appropriation.
        Draft {
            /// The appropriation.
            appropriation: String,
            /// The activity; its status does not matter.
            activity: Activity,
        },
        /// Expect an activity, or a change of another one; a draft of the same id becomes expected.
        ///
        /// A change of individual payments that has none starts with those of the changed activity within its
        /// period.
        Expect {
            /// The appropriation.
            appropriation: String,
            /// The activity; its status does not matter.
            activity: Activity,
        },
        /// Amend a draft or an expected activity.
        Amend {
            /// The activity as it is to be; its status does not matter.
            activity: Activity,
        },
        /// Remove a draft or an expected activity. A change of it moves to what it changed.
        Remove {
            /// The activity.
            activity: String,
        },
        /// Grant activities.
        Grant(grant: Grant),
        /// Extend a granted activity.
        Extend {
            /// The activity.
            activity: String,
            /// The new last day; none to let it run.
            end: Option<Date>,
            /// Who approves.
            approval: ApprovalRequest = default::<ApprovalRequest>(),
            /// What is done with overpaid money.
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
        },
        /// Let a granted activity end earlier. As with `Stop`, the end may be past.
        Shorten {
            /// The activity.
            activity: String,
            /// The new last day.
            end: Date,
            /// Why.
            reason: String,
            /// What is done with overpaid money.
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
        },
        /// Stop a granted activity, and with a main one those that hang on it.
        ///
        /// The end may be past: it was known late. What has been paid of later days is overpaid, and the event says of
        /// each payment how much.
        Stop {
            /// The activity.
            activity: String,
            /// The last day.
            end: Date,
            /// Why.
            reason: String,
            /// What is done with overpaid money.
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
        },
        /// Correct the price or the start of a granted activity, as it should have been from its first day on: a letter with
        /// an older date, a quantity or a day that was entered wrongly.
        ///
        /// Unpaid payments get their new price, and paid ones what they lack, or have too much of, as a line of its own. A
        /// price that changes on a day is a price with dated amounts. What the activity costs then needs an approval.
        Correct {
            /// The activity.
            activity: String,
            /// Why.
            reason: String,
            /// The correct first day; unchanged by default. What it changes ends the day before.
            start: Option<Date> = None,
            /// The correct price of its plan; unchanged by default.
            price: Option<Price> = None,
            /// Who approves.
            approval: ApprovalRequest = default::<ApprovalRequest>(),
            /// What is done with overpaid money.
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
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
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
        },
        /// Pause a granted activity: on the days of the pause its plan pays nothing, or a share.
        ///
        /// The days may be past or to come. Unpaid payments get their new amount, and what has been paid of the days is
        /// overpaid, payment by payment. `Resume` undoes it.
        Pause {
            /// The activity.
            activity: String,
            /// The days, why, and what is paid on them.
            pause: Pause,
            /// What is done with overpaid money.
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
        },
        /// Undo a pause of a granted activity altogether, or end it earlier: what was taken for the days that are not
        /// paused any more is paid back.
        Resume {
            /// The activity.
            activity: String,
            /// The pause.
            pause: String,
            /// Why.
            reason: String,
            /// The first day that is paid again; none where the pause is undone, as if it had never been.
            on: Option<Date> = None,
            /// What is done with overpaid money, where the payments of a change are adjusted too.
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
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
            overpaid: OverpaidRequest = default::<OverpaidRequest>(),
        },
        /// Enter a payment in an individual plan.
        EnterPayment {
            /// The activity.
            activity: String,
            /// The day.
            date: Date,
            /// Kroner.
            amount: Dec,
        },
        /// Say that a payment is paid. The account is kept as it is now.
        Pay {
            /// The activity.
            activity: String,
            /// The scheduled day.
            date: Date,
            /// The day it was paid.
            paid_on: Date,
            /// Kroner.
            amount: Dec,
        },
        /// Register an invoice, or lines of the ledger: what they pay of the payments of the case, exactly or within
        /// the tolerance of the activity type, is paid, its account kept as it is now; adjustment payments too. A part
        /// of a payment is remembered, and a later invoice may pay the rest. For the other lines it is stated why they pay
        /// nothing.
        RegisterInvoice {
            /// What the host knows the invoice by. It is registered once.
            invoice: String,
            /// Its lines.
            lines: List<InvoiceLine>,
        },
        /// Correct what was said of a paid payment.
        CorrectPayment {
            /// The activity.
            activity: String,
            /// The scheduled day.
            date: Date,
            /// When it was paid, and how much; nothing where it was not paid after all.
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
            paid_on: Date,
            /// Kroner, below 0 where it is a claim.
            amount: Dec,
        },
        /// Correct what was said of a paid adjustment payment.
        CorrectAdjustment {
            /// The activity.
            activity: String,
            /// Which of its settlements.
            settlement: u32,
            /// When it was paid, and how much; nothing where it was not paid after all.
            paid: Option<PaidOn>,
            /// Why.
            reason: String,
        },
        /// State income of an appropriation, or state it anew: what is claimed of it stays.
        SetIncome {
            /// The income.
            income: Income,
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
            date: Date,
        },
        /// Report money received of a claim: all of it, or a part.
        ReceiveIncome {
            /// The income.
            income: String,
            /// The scheduled day.
            date: Date,
            /// The day it was received.
            received_on: Date,
            /// Kroner.
            amount: Dec,
        },
        /// Correct what was claimed for a scheduled day, and what was received of it.
        CorrectIncome {
            /// The income.
            income: String,
            /// The scheduled day.
            date: Date,
            /// Kroner claimed; nothing where the claim is withdrawn.
            claimed: Option<Dec>,
            /// What was received, and when; nothing where nothing was.
            received: Option<PaidOn>,
            /// Why.
            reason: String,
        },
        /// Note something on the case, an activity, or a payment.
        Annotate {
            /// The activity.
            activity: Option<String>,
            /// The scheduled day of a payment of the activity.
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
}

readable! { ApprovalRequest, Grant, OverpaidRequest, PaidOn, CommandContext, Command }

#[pymethods]
impl CommandContext {
    /// The same, of a case that is thought to be at this sequence number.
    fn expecting(&self, sequence: u64) -> Self {
        Self(self.0.clone().expecting(sequence))
    }
}
