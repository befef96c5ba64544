//! A case as it stands.

use bevilling::case as core;
use pyo3::prelude::*;

use super::{Approval, ClaimNotice, IncomeState, Note};
use crate::dates::Period;
use crate::face::{Date, Dec, Fact, List, Map, Names, SharedText, Show, Take, default};
use crate::plan::{
    Account, Activity, Ledger, MatchOutcome, MatchedPayment, Method, Paid, PaymentReference, PriceBasis,
    Settlement, SettlementKind,
};
use crate::title::Language;
use crate::value::{readable, union, value};

value! {
    /// What a change of price means for one activity.
    ///
    /// Its adjustments are paid, or claimed, by one payment on `on`: it counts as granted then.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.ActivityAdjustment(activity="1", on=date(2026, 2, 1),
    /// ...     settlement=bv.plan.Settlement(cause=bv.plan.PriceChange(source=bv.plan.PriceSource.Rate(rate="foster-care"),
    /// ...     known=date(2026, 2, 1)), amount=5000))
    /// >>> one.on
    /// datetime.date(2026, 2, 1)
    /// >>> one.counted(), one.sent()
    /// (((datetime.date(2026, 2, 1), Decimal('5000')),), Decimal('5000'))
    ActivityAdjustment(core::ActivityAdjustment) in "bevilling.case" {
        /// The activity.
        activity: String,
        /// The day that the adjustment payment is due: that of the settlement.
        on: Date,
        /// The reference of the adjustment payment; none where the plan has no id, or nothing is adjusted.
        reference: Option<PaymentReference> = None,
        /// Why, which payments, how much.
        settlement: Settlement,
        /// What is done with overpaid money.
        overpaid: Overpaid = default::<Overpaid>(),
        /// That the adjustment payment is paid: of what has been settled, not of what is to be.
        paid: Option<Paid> = None,
    }

    /// An activity with its payments.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.ActivityState(appropriation="1", activity=bv.Activity.main("BL-32-1-2", "200201",
    /// ...     bv.Period(date(2026, 2, 1)), bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))),
    /// ...     payments=bv.Ledger())
    /// >>> one.payments
    /// Ledger(entries=())
    /// >>> one.is_current()
    /// True
    ActivityState(core::ActivityState) in "bevilling.case" {
        /// The appropriation that it is of.
        appropriation: String,
        /// The activity.
        activity: Activity,
        /// Its payments.
        payments: Ledger,
        /// Who approved it last.
        approval: Option<Approval> = None,
        /// The granted change that has taken its place altogether.
        replaced_by: Option<String> = None,
        /// The day on which its grant was annulled: then it pays nothing, as if it had never been granted.
        annulled: Option<Date> = None,
        /// That a granted change has put it an earlier end.
        cut_short: Option<CutShort> = None,
    }

    /// That a granted change has ended what it changes earlier than it was to end.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.CutShort(by="a2").end is None
    /// True
    CutShort(core::CutShort) in "bevilling.case" {
        /// The change.
        by: String,
        /// The last day before that; none where it had no end. It is so again when the change is annulled.
        end: Option<Date> = None,
    }

    /// What is deducted from one payment.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.Deduction(activity="1", payment=date(2026, 6, 1), amount=5000).amount
    /// Decimal('5000')
    Deduction(core::Deduction) in "bevilling.case" {
        /// The activity of the payment.
        activity: String,
        /// The scheduled day of the payment.
        payment: Date,
        /// The reference of the payment; none where its plan has no id.
        reference: Option<PaymentReference> = None,
        /// Kroner, above 0.
        amount: Dec,
    }

    /// A grant under one section (bevilling).
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.Appropriation(id="1").id
    /// '1'
    Appropriation(core::Appropriation) in "bevilling.case" {
        /// Name of the appropriation for the host.
        id: String,
        /// The section, once one is chosen.
        section: Option<String> = None,
    }

    /// A case as it stands (øjebliksbillede): a cache of its events, which a host may keep instead of them.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.CaseState(id="1", sequence=0, status=bv.case.CaseStatus.Open()).status
    /// CaseStatus.Open()
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> case = bv.Case.open(book, id="7", facts={"effort_step": 3})
    /// >>> stamp = bv.CommandContext(on=date(2026, 1, 5), actor="Caseworker 4")
    /// >>> events = case.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp)
    /// >>> state = case.state
    /// >>> state.appropriation("1").section, state.activities_of("1"), state.facts_on(date(2026, 1, 5))["effort_step"]
    /// ('BL-32-1-2', (), 3)
    /// >>> state.activity("no-such-activity"), state.settlements_of("1"), state.settlement("1", 0)
    /// (None, (), None)
    /// >>> [(fault.code, fault.path) for fault in state.replace(last=None).check()]
    /// [('sequence-without-day', '/sequence')]
    /// >>> bv.CaseState.from_json(state.to_json()) == state
    /// True
    CaseState(core::CaseState) in "bevilling.case" {
        /// The host's id.
        id: String,
        /// The number of the last event.
        sequence: u64,
        /// The day of the last event.
        last: Option<Date> = None,
        /// Whether it is open.
        status: CaseStatus,
        /// The facts, each with its history.
        facts: Map<List<DatedFact>> = Map::default(),
        /// The appropriations.
        appropriations: List<Appropriation> = List::default(),
        /// The activities of all appropriations, in the order they were entered.
        activities: List<ActivityState> = List::default(),
        /// What has been settled, oldest first: a later settlement adds only what is new. Unpaid payments that got
        /// another price are not in it; they have it.
        settlements: List<ActivityAdjustment> = List::default(),
        /// Parts of payments that are paid, where the rest is open, and what is credited of payments, oldest first.
        parts: List<PartialPayment> = List::default(),
        /// The income, in the order it was stated.
        income: List<IncomeState> = List::default(),
        /// The invoices that have been registered.
        invoices: Names = Names::default(),
        /// The notes, oldest first.
        notes: List<Note> = List::default(),
    }

    /// The value of a fact from a day on.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.DatedFact().from_ is None
    /// True
    DatedFact(core::DatedFact) in "bevilling.case" {
        /// The first day; none for what was known when the case was opened.
        from_(from): Option<Date> = None,
        /// The value; nothing where it is not known from then on.
        value: Option<Fact> = None,
    }

    /// A part of a payment that an invoice has paid while the rest is open, or that a credit note takes back.
    ///
    /// A part that is paid counts on the day it was paid, and the rest on the scheduled day. Once the rest is paid too, the
    /// payment is paid with all of it, and its parts are no more. A part that is credited before the payment is paid is
    /// deducted from it on the scheduled day; afterwards it counts on the day of the credit note, and is kept.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> part = bv.case.PartialPayment(activity="1", plan="p1", date=date(2026, 2, 1), paid_on=date(2026, 2, 3), amount=2000)
    /// >>> part.amount
    /// Decimal('2000')
    PartialPayment(core::PartialPayment) in "bevilling.case" {
        /// The activity.
        activity: String,
        /// The plan of the payment, which a change of the activity may take over; of an adjustment payment, what its
        /// reference is made of.
        plan: String,
        /// The scheduled day of the payment.
        date: Date,
        /// The day that the part was paid.
        paid_on: Date,
        /// Kroner; of a credit note, below 0 where the payment is not.
        amount: Dec,
        /// Whether it is credited.
        credit: bool = false,
    }

    /// A payment that an invoice has paid.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.InvoicePayment(activity="1", date=date(2026, 2, 1), paid=bv.plan.Paid(date=date(2026,
    /// ...     2, 1), amount=5000))
    /// >>> one.date
    /// datetime.date(2026, 2, 1)
    InvoicePayment(core::InvoicePayment) in "bevilling.case" {
        /// The activity.
        activity: String,
        /// The scheduled day.
        date: Date,
        /// Which settlement of the activity, where it is an adjustment payment.
        settlement: Option<u32> = None,
        /// When, how much with the parts that were paid before, on which account. What was credited before is not taken
        /// off; it is kept beside.
        paid: Paid,
        /// Kroner that were credited before and that the line had deducted already: they are in what is paid.
        credited: Dec = crate::face::zero(),
    }

    /// How a line of an invoice came out. Its text, which may hold anything, is not kept.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.RegisteredLine(line="1", date=date(2026, 2, 1), amount=5000, outcome="matched",
    /// ...     settled=False)
    /// >>> one.date
    /// datetime.date(2026, 2, 1)
    /// >>> one.explain("en") != ""
    /// True
    RegisteredLine(core::RegisteredLine) in "bevilling.case" {
        /// Id of the line.
        line: String,
        /// The day of the invoice or the booking.
        date: Date,
        /// Kroner.
        amount: Dec,
        /// How it came out.
        outcome: MatchOutcome,
        /// Whether its payments are paid in full. A part of a payment is remembered until the rest is paid.
        settled: bool,
        /// What it is about.
        payments: List<MatchedPayment> = List::default(),
        /// What it may be about, where that is not clear.
        candidates: List<MatchedPayment> = List::default(),
        /// Why: what was compared, in the order that it was.
        notes: List<RegisteredNote> = List::default(),
    }

    /// What was compared: the code and the values of a `MatchNote`.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.RegisteredNote(code="amount-same").code
    /// 'amount-same'
    RegisteredNote(core::RegisteredNote) in "bevilling.case" {
        /// The code, such as `amount-above`.
        code: String,
        /// The values, by name.
        values: Map<String> = Map::default(),
    }

    /// The payment of a settlement, as other systems receive it.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.AdjustmentNotice(kind="back_payment", method="internal", activity="1", plan="p1",
    /// ...     date=date(2026, 2, 1), settlement=1, amount=5000)
    /// >>> one.date
    /// datetime.date(2026, 2, 1)
    AdjustmentNotice(core::AdjustmentNotice) in "bevilling.case" {
        /// Whether it pays or claims; nothing where it only moves amounts between accounts.
        kind: SettlementKind,
        /// To whom: as for the payments that it adjusts.
        method: Method,
        /// The activity.
        activity: String,
        /// The payment plan.
        plan: String,
        /// The day it is due.
        date: Date,
        /// Which settlement of the activity it is of, to say that it is paid; 0 in events that were written before
        /// settlements had numbers.
        settlement: u32,
        /// Kroner, below 0 where it is a claim.
        amount: Dec,
        /// The payment reference.
        reference: Option<PaymentReference> = None,
        /// The amount by what the payments were booked on.
        parts: List<AdjustmentPart> = List::default(),
        /// What is to be deducted from later payments; none where a claim is paid by itself.
        deductions: List<Deduction> = List::default(),
    }

    /// What of an adjustment payment is booked on one account.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.AdjustmentPart(amount=5000).amount
    /// Decimal('5000')
    AdjustmentPart(core::AdjustmentPart) in "bevilling.case" {
        /// The account; none where that of the payments is not known.
        account: Option<Account> = None,
        /// Kroner.
        amount: Dec,
    }

    /// A payment as other systems receive it.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.PaymentNotice(method="internal", activity="1", plan="p1", date=date(2026, 2, 1),
    /// ...     amount=5000)
    /// >>> one.date
    /// datetime.date(2026, 2, 1)
    PaymentNotice(core::PaymentNotice) in "bevilling.case" {
        /// To whom: finance pays cash, payroll pays salaries, an invoice is to come, or it is settled internally.
        method: Method,
        /// The activity.
        activity: SharedText,
        /// The payment plan.
        plan: SharedText,
        /// The scheduled day.
        date: Date,
        /// The payment reference; none where the plan has no id.
        reference: Option<PaymentReference> = None,
        /// Kroner.
        amount: Dec,
        /// Whether the price is known, or only carried on from the last one known.
        basis: PriceBasis = default::<PriceBasis>(),
    }
}

union! {
    /// Whether a case is open.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.CaseStatus.Closed(on=date(2026, 2, 1))
    /// CaseStatus.Closed(on=datetime.date(2026, 2, 1))
    CaseStatus(core::CaseStatus) in "bevilling.case" {
        /// Nothing has happened yet.
        New,
        /// Open.
        Open,
        /// Closed.
        Closed {
            /// The day.
            on: Date,
        },
    }

    /// What is done with the overpaid money of a settlement.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.Overpaid.Claim().is_claim(), bv.case.Overpaid.Claim().is_waived()
    /// (True, False)
    Overpaid(core::Overpaid) in "bevilling.case" {
        /// It is claimed back, if there is any: the settlement is one adjustment payment.
        Claim,
        /// It is deducted from later payments, whose amounts stay: each deduction counts on the day of its payment.
        SetOff {
            /// The deductions, by date: they sum to the claim.
            deductions: List<Deduction>,
        },
        /// The recipient keeps it: nothing is paid or claimed.
        Waived {
            /// Why.
            reason: String,
            /// Who approved it, at which level.
            approval: Approval,
        },
    }

    /// A notice to another system.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Notice.Journal(event="granted", activities=[])
    /// Notice.Journal(event='granted', activities=())
    Notice(core::Notice) in "bevilling.case" {
        /// A payment is planned. Each payment of a granted activity is sent once.
        Payment(payment: PaymentNotice),
        /// A payment already sent to finance was cancelled. If it changed, the new payment follows.
        Reversal(payment: PaymentNotice),
        /// A back-payment or a claim follows, because a price changed with effect back in time. Each is sent once; what
        /// changes later is settled later.
        Adjustment(adjustment: AdjustmentNotice),
        /// An adjustment payment already sent was cancelled: it was paid differently, or credited. The correct one follows.
        AdjustmentReversal(adjustment: AdjustmentNotice),
        /// Income is to be claimed. Each claim is sent once.
        Claim(claim: ClaimNotice),
        /// A claim that was sent is withdrawn; where it has changed, the new one is sent after it.
        ClaimReversal(claim: ClaimNotice),
        /// To the journal: a decision about granted activities.
        Journal {
            /// The kind of the event.
            event: String,
            /// The granted activities.
            activities: List<String>,
        },
        /// For statistics: the period of a granted activity changed.
        Statistics {
            /// The activity.
            activity: String,
            /// Its section.
            section: String,
            /// Its kind of service.
            activity_type: String,
            /// When it runs; none where another activity has taken its place.
            period: Option<Period>,
        },
    }
}

#[pymethods]
impl RegisteredLine {
    /// The answer in words.
    fn explain(&self, lang: Language) -> String {
        self.0.explain(lang.0)
    }
}

#[pymethods]
impl ActivityState {
    /// Whether it stands, and no other has taken its place.
    fn is_current(&self) -> bool {
        self.0.is_current()
    }
}

#[pymethods]
impl Overpaid {
    /// Whether nothing but the ordinary is done: what is overpaid is claimed.
    fn is_claim(&self) -> bool {
        self.clone().take().is_claim()
    }

    /// Whether the recipient keeps it.
    fn is_waived(&self) -> bool {
        self.clone().take().is_waived()
    }
}

#[pymethods]
impl ActivityAdjustment {
    /// The days and the amounts that count: those of the adjustment payment once it is paid, or of the payments that it
    /// is deducted from. Nothing counts where overpaid money is waived.
    fn counted(&self) -> List<(Date, Dec)> {
        List(self.0.counted().iter().map(<(Date, Dec)>::show).collect())
    }

    /// Kroner as other systems were sent them: as corrected where what was paid has been corrected, else as settled;
    /// 0 where overpaid money is waived.
    fn sent(&self) -> Dec {
        Dec(self.0.sent())
    }
}

#[pymethods]
impl CaseState {
    /// The state of a JSON text, such as `to_json` writes. `bevilling.JsonError` for a text that is not one, and
    /// `CaseError` with everything that no case can hold, each with its path.
    #[staticmethod]
    fn from_json(text: &str) -> PyResult<Self> {
        let state: core::CaseState = crate::value::from_json(text)?;
        state.check().into_result(()).map_err(crate::fault::of_case)?;
        Ok(Self(state))
    }

    /// Everything that no case can hold, each with its path in the state; `Case.from_state` refuses it.
    fn check(&self) -> List<crate::fault::Fault> {
        crate::fault::Fault::list(&self.0.check())
    }

    /// What has been settled of an activity, oldest first.
    fn settlements_of(&self, activity: &str) -> List<ActivityAdjustment> {
        List(self.0.settlements_of(activity).map(ActivityAdjustment::show).collect())
    }

    /// The settlement of an activity that adjusted something, by its number from 1.
    fn settlement(&self, activity: &str, number: u32) -> Option<ActivityAdjustment> {
        self.0.settlement(activity, number).map(ActivityAdjustment::show)
    }

    /// The appropriation of this id.
    fn appropriation(&self, id: &str) -> Option<Appropriation> {
        self.0.appropriation(id).map(Appropriation::show)
    }

    /// The activity of this id.
    fn activity(&self, id: &str) -> Option<ActivityState> {
        self.0.activity(id).map(ActivityState::show)
    }

    /// The activities of an appropriation.
    fn activities_of(&self, appropriation: &str) -> List<ActivityState> {
        List(self.0.activities_of(appropriation).map(ActivityState::show).collect())
    }

    /// The facts as they are on a day.
    fn facts_on(&self, date: Date) -> Map<Fact> {
        Map::show(&self.0.facts_on(date.0))
    }
}

readable! { ActivityAdjustment, ActivityState, Appropriation, DatedFact, CaseStatus, PartialPayment, InvoicePayment, RegisteredLine, RegisteredNote, AdjustmentNotice, AdjustmentPart, PaymentNotice, Notice }
