//! The faults of commands, and refusals.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::dates::{Date, DateFault};
use crate::decide::{FactFault, Verdict};
use crate::fault::{ErrorCode, Fault, Faults, Path, catalogue};
use crate::plan::{Day, PlanFault, ReimbursementFault};

catalogue! {
    /// What can be wrong with a command or an event of a case.
    pub enum CaseFault {
        // The log.
        /// An event does not follow the last one.
        EventOutOfOrder { expected: u64, found: u64 } = "event-out-of-order", "the next event has sequence number {expected}; got {found}";
        /// The host based the command on an older state.
        CaseHasMovedOn { expected: u64, found: u64 } = "case-has-moved-on", "the case was expected at sequence number {expected} and is at {found}";
        /// An event of a format that this version does not know.
        EventVersionUnknown { version: u32, known: u32 } = "event-version-unknown", "an event of format version {version}; versions up to {known} are known";
        /// An event names something that the case does not have.
        EventDoesNotFit { sequence: u64, subject: String } = "event-does-not-fit", "event {sequence} is about `{subject}`, which the case does not have";
        /// The day is before the day of the last event.
        DateBeforeLastEvent { on: Date, last: Date } = "date-before-last-event", "events follow each other in time: `{on}` is before `{last}`, the day of the last one";
        /// The requested day is before the events that the log still holds.
        NotKnownAsOf { date: Date } = "not-known-as-of", "what was known on `{date}` cannot be determined: the log in this case starts later";

        // A state or a log that is read.
        /// A state has a sequence number without a day, or a day without a number.
        SequenceWithoutDay { sequence: u64, last: Day } = "sequence-without-day", "the number of the last event is {sequence} and its day is `{last}`; a case has both or neither";
        /// Something is later than the last event.
        LaterThanLastEvent { on: Date, last: Date } = "later-than-last-event", "this is dated `{on}`, which is after `{last}`, the day of the last event";
        /// The values of a fact are not in the order of their days.
        FactsOutOfOrder { fact: String, from: Day } = "facts-out-of-order", "the values of `{fact}` follow each other by their first days, one for each; `{from}` does not follow";
        /// Two appropriations have the same id.
        DuplicateAppropriation { appropriation: String } = "duplicate-appropriation", "there are two appropriations `{appropriation}`";
        /// An activity that is not granted is replaced, or replaces.
        ReplacedNotGranted { activity: String, by: String } = "replaced-not-granted", "`{activity}` is stated as replaced by `{by}`, but one of them is not granted";
        /// An activity that is not granted has an approval.
        ApprovalWithoutGrant { activity: String } = "approval-without-grant", "activity `{activity}` is not granted but has an approval";
        /// An amount is below 0 where this is not possible.
        AmountNegative { amount: Decimal } = "amount-negative", "`{amount}` is below 0";
        /// An amount of money has a fraction of an øre.
        FractionOfOere { amount: Decimal } = "fraction-of-oere", "`{amount}` has a fraction of an øre";
        /// An unpaid payment is on a day that is not in the plan.
        PaymentOutsidePlan { activity: String, date: Date } = "payment-outside-plan", "activity `{activity}` has no payment on `{date}`: its plan pays on other days, or it has ended or been replaced";
        /// Payments of the plan are missing.
        PaymentsMissing { activity: String, planned: u64, made: u64 } = "payments-missing", "the plan of activity `{activity}` has {planned} payments, but {made} are made";
        /// A payment of the plan is stated as removed.
        PaymentPlanned { date: Date } = "payment-planned", "the plan has a payment on `{date}`, so it stays in the plan even if it was not paid";
        /// A stored settlement adjusts nothing.
        SettlementEmpty { activity: String } = "settlement-empty", "this settlement of activity `{activity}` adjusts nothing";
        /// The amount of a settlement is not the sum of its adjustments.
        SettlementSumDiffers { amount: Decimal, sum: Decimal } = "settlement-sum-differs", "the amount is `{amount}`, and the adjustments add up to `{sum}`";
        /// A reference is not the reference of its payment.
        ReferenceDiffers { reference: String } = "reference-differs", "`{reference}` is not the reference of this payment";
        /// A part of a payment names a plan that the case does not have.
        PartOfNoPlan { plan: String, activity: String } = "part-of-no-plan", "plan `{plan}` is neither that of activity `{activity}` nor of another one";
        /// An event does not name its actor.
        ActorMissing {} = "actor-missing", "an event must name its actor";
        /// A note has another author than its event.
        ActorDiffers {} = "actor-differs", "this has another actor than the event";
        /// A part of an event has another day.
        DayDiffers { on: Date, event: Date } = "day-differs", "this is dated `{on}`, and the event `{event}`";
        /// An event gives an activity a status that this kind of event cannot give.
        StatusDiffers { activity: String } = "status-differs", "this event does not give activity `{activity}` that status";
        /// An event changes something of an activity that this kind of event cannot change.
        ActivityDiffers { activity: String } = "activity-differs", "this kind of event cannot make that change of activity `{activity}`";
        /// A payment that is changed or removed was different before.
        PaymentDiffers { date: Date, amount: Decimal, known: Decimal } = "payment-differs", "the payment of `{date}` is stated to have been `{amount}`; it was `{known}`, or its price had another basis";
        /// A payment has another amount than its plan gives.
        PriceDiffers { date: Date, amount: Decimal, price: String } = "price-differs", "the payment of `{date}` is `{amount}`; its plan gives `{price}`, or its price has another basis";
        /// A correction states another earlier report than the real one.
        PaidDiffers { date: Date } = "paid-differs", "the payment of `{date}` was reported differently before";
        /// The payments of an invoice do not match its lines.
        InvoiceSumDiffers { paid: Decimal, lines: Decimal } = "invoice-sum-differs", "this pays `{paid}`, but the lines of the invoice that pay it sum to `{lines}`";
        /// A notice to another system is missing.
        NoticeMissing { notice: String } = "notice-missing", "the event lacks the notice `{notice}`, which follows from its changes";
        /// A notice does not follow from the changes of the event.
        NoticeUnfounded { notice: String } = "notice-unfounded", "the notice `{notice}` does not follow from the changes of the event";
        /// The notices about one subject are not in the order in which they are sent.
        NoticesOutOfOrder { notice: String } = "notices-out-of-order", "the notices about the subject of `{notice}` are in the wrong order";
        /// The events after one that cannot be applied were not checked.
        RestNotJudged { events: usize } = "rest-not-judged", "{events} events from here on were not judged, since an event before them could not be applied";

        // Several cases.
        /// A case is listed twice.
        DuplicateCase { case: String, first: usize, second: usize } = "duplicate-case", "case `{case}` is listed twice, at {first} and at {second}";

        // The case.
        /// The case has not been opened.
        CaseNotOpened {} = "case-not-opened", "the case has not been opened";
        /// The case is open already.
        CaseAlreadyOpen {} = "case-already-open", "the case is open already";
        /// The case is closed.
        CaseClosed { on: Date } = "case-closed", "the case was closed on `{on}`";
        /// The case is not closed.
        CaseNotClosed {} = "case-not-closed", "the case is not closed";
        /// A granted activity continues after the case is closed.
        StillRunning { activity: String, end: Day } = "still-running", "activity `{activity}` is granted and still running (to `{end}`)";
        /// A granted activity has unpaid payments.
        StillUnpaid { activity: String, payments: usize } = "still-unpaid", "{payments} payments of the granted activity `{activity}` are not paid";
        /// No fact is given.
        NoFacts {} = "no-facts", "no fact is given";

        // Appropriations and activities.
        /// There is no such appropriation.
        UnknownAppropriation { appropriation: String } = "unknown-appropriation", "there is no appropriation `{appropriation}`";
        /// The rule book has no such section.
        UnknownSection { section: String } = "unknown-section", "there is no section `{section}`";
        /// The section of an appropriation with granted activities cannot change.
        SectionIsFrozen { appropriation: String } = "section-is-frozen", "appropriation `{appropriation}` has granted activities; its section cannot change";
        /// An id is blank.
        IdRequired {} = "id-required", "an id is required";
        /// No actor is named for the command.
        ActorRequired {} = "actor-required", "an actor is required";
        /// The activity has no such pause.
        NoSuchPause { activity: String, pause: String } = "no-such-pause", "activity `{activity}` has no pause `{pause}`";
        /// A pause is ended on a day that does not shorten it.
        ResumeOutsidePause { pause: String, on: Date, from: Date, to: Day } = "resume-outside-pause", "pause `{pause}` is ended by a day after its first, `{from}`, and no later than its last, `{to}`; got `{on}`. Undo it where no day is left";
        /// There is no such activity.
        NoSuchActivity { activity: String } = "no-such-activity", "there is no activity `{activity}`";
        /// A change would change another activity.
        ChangeStaysInPlace { activity: String } = "change-stays-in-place", "activity `{activity}` cannot become a change of another activity, or stop being one";
        /// Granted activities are not edited or removed.
        GrantedIsFrozen { activity: String } = "granted-is-frozen", "activity `{activity}` is granted; enter a change of it instead";
        /// Another activity has replaced this one.
        Replaced { activity: String, by: String } = "replaced", "activity `{activity}` has been replaced by `{by}`";
        /// The grant of the activity has been annulled.
        ActivityAnnulled { activity: String } = "activity-annulled", "the grant of activity `{activity}` has been annulled";
        /// A new draft cannot be expected in the same command.
        ExpectedIsExpected { activity: String } = "already-expected", "activity `{activity}` is expected already; amend it";

        // Granting.
        /// No approval level is given.
        ApprovalLevelMissing {} = "approval-level-missing", "an approval level is required";
        /// The rule book has no such approval level.
        UnknownApprovalLevel { level: String } = "unknown-approval-level", "there is no approval level `{level}`";
        /// The approval level is not in force.
        ApprovalLevelNotInForce { level: String, on: Date } = "approval-level-not-in-force", "approval level `{level}` is not in force on `{on}`";
        /// No approver is named.
        ApproverMissing {} = "approver-missing", "somebody must approve";
        /// A second person must agree.
        SecondApproverMissing { level: String } = "second-approver-missing", "at approval level `{level}` a second person must agree";
        /// The second person is the first one.
        SecondApproverSame { approver: String } = "second-approver-same", "the second person must be another than `{approver}`";
        /// The level may not approve this section.
        SectionBeyondApproval { level: String, section: String } = "section-beyond-approval", "approval level `{level}` may not approve section `{section}`";
        /// The appropriation costs more than the level may approve.
        ApprovalLimitExceeded { level: String, limit: Decimal, cost: Decimal } = "approval-limit-exceeded", "approval level `{level}` may approve up to `{limit}` a year; this is `{cost}`";
        /// The net cost of the appropriation is above the limit of the level.
        ApprovalNetLimitExceeded { level: String, limit: Decimal, net: Decimal, gross: Decimal, reimbursement: Decimal } = "approval-net-limit-exceeded", "approval level `{level}` may approve up to `{limit}` a year after reimbursement; this is `{net}`: `{gross}` less a reimbursement of `{reimbursement}`";
        /// The appropriation has no section.
        SectionMissing {} = "section-missing", "the appropriation has no section";
        /// A check of the rule book is not met.
        RuleNotMet { activity: String, check: String, rule: String } = "rule-not-met", "activity `{activity}` does not meet `{check}` (`{rule}`)";
        /// A fact is missing to decide whether the rule book allows it.
        FactNeeded { activity: String, check: String, rule: String } = "fact-needed", "a fact is missing to decide whether activity `{activity}` meets `{check}` (`{rule}`)";
        /// Nothing is selected.
        NothingSelected {} = "nothing-selected", "nothing is selected";

        // Periods and payments.
        /// The activity is not granted.
        ActivityNotGranted { activity: String } = "activity-not-granted", "activity `{activity}` is not granted";
        /// A correction changes nothing.
        NothingCorrected { activity: String } = "nothing-corrected", "nothing of activity `{activity}` would be another";
        /// An individual plan has no price.
        IndividualHasNoPrice { activity: String } = "individual-has-no-price", "the plan of activity `{activity}` is individual: each payment has its own amount, and the plan no price";
        /// The new end of an extension is not later.
        EndNotLater { activity: String, end: Day } = "end-not-later", "activity `{activity}` runs to `{end}` already";
        /// The new end of a shortening is not earlier.
        EndNotEarlier { activity: String, end: Day } = "end-not-earlier", "activity `{activity}` runs to `{end}` only";
        /// A supplementary activity would continue after the main one.
        EndAfterMain { activity: String, end: Date } = "end-after-main", "supplementary activity `{activity}` cannot continue after the main activity, which ends on `{end}`";
        /// An activity that a granted change has taken over cannot be extended.
        TakenOver { activity: String, by: String } = "taken-over", "activity `{activity}` is taken over by its granted change `{by}`";
        /// A reason is required.
        ReasonRequired {} = "reason-required", "a reason is required";
        /// The payment is not paid.
        PaymentNotPaid { date: Date } = "payment-not-paid", "the payment of `{date}` is not paid";
        /// A payment with a settlement cannot be reported unpaid, because the settlement would have no payment.
        PaymentSettled { date: Date } = "payment-settled", "the payment of `{date}` has been settled; correct its amount or day; it cannot be reported unpaid";
        /// There is no such settlement.
        NoSuchSettlement { activity: String, number: u32, known: usize } = "no-such-settlement", "there is no settlement {number} of activity `{activity}`, which has {known}";
        /// The adjustment payment is paid already.
        AdjustmentPaidBefore { activity: String, number: u32 } = "adjustment-paid-before", "the adjustment payment of settlement {number} of activity `{activity}` is paid already";
        /// Overpaid money that is waived cannot be paid back.
        AdjustmentWaived { activity: String, number: u32 } = "adjustment-waived", "the overpaid amount of settlement {number} of activity `{activity}` is waived; nothing is paid back";
        /// The next payments to the recipient are too small for the deduction.
        SetOffExceedsPayments { activity: String, amount: Decimal, available: Decimal } = "set-off-exceeds-payments", "`{amount}` of activity `{activity}` is overpaid; from the next payments to the same recipient only `{available}` can be deducted";
        /// Nothing is overpaid, so nothing can be waived.
        NotOverpaid { amount: Decimal } = "not-overpaid", "only overpaid money is waived; this is `{amount}` too little";
        /// The waived amount is above the limit of the level.
        WaiverExceedsApproval { level: String, limit: Decimal, waived: Decimal } = "waiver-exceeds-approval", "approval level `{level}` may approve up to `{limit}`; `{waived}` is waived";
        /// The adjustment payment is not paid.
        AdjustmentNotPaid { activity: String, number: u32 } = "adjustment-not-paid", "the adjustment payment of settlement {number} of activity `{activity}` is not paid";
        /// There is no such income.
        NoSuchIncome { income: String } = "no-such-income", "there is no income `{income}`";
        /// The income has no scheduled day then, or the appropriation ended before it.
        NothingOwed { income: String, date: Date } = "nothing-owed", "income `{income}` owes nothing on `{date}`";
        /// The income of a day is already claimed.
        IncomeClaimedBefore { income: String, date: Date } = "income-claimed-before", "income `{income}` of `{date}` has been claimed before";
        /// Nothing is claimed for that day.
        IncomeNotClaimed { income: String, date: Date } = "income-not-claimed", "income `{income}` of `{date}` has not been claimed";
        /// More is received than claimed.
        ReceivedMoreThanClaimed { claimed: Decimal, received: Decimal } = "received-more-than-claimed", "`{claimed}` is claimed, and `{received}` would be received";
        /// Income with claims cannot be removed or moved.
        IncomeHasClaims { income: String } = "income-has-claims", "there are claims of income `{income}`; it stays with its appropriation";
        /// Income must be above 0.
        IncomeNotPositive { amount: Decimal } = "income-not-positive", "income is above 0; got `{amount}`";
        /// Two incomes have the same id.
        DuplicateIncome { income: String } = "duplicate-income", "there are two incomes `{income}`";
        /// The claims of an income, or the receipts of a claim, are not in the order of their days.
        ClaimsOutOfOrder { income: String, date: Date } = "claims-out-of-order", "claims of income `{income}`, and what is received of each, follow each other by their days; `{date}` does not follow";
        /// The correction of a claim states another earlier report than the real one.
        ClaimDiffers { income: String, date: Date } = "claim-differs", "the claim of income `{income}` for `{date}` was reported differently before";
        /// The invoice is already registered.
        InvoiceRegisteredBefore { invoice: String } = "invoice-registered-before", "invoice `{invoice}` has been registered before";
        /// A line of an invoice is in another currency than the payments.
        CurrencyNotKroner { currency: String } = "currency-not-kroner", "payments are in `DKK`; this is in `{currency}`";
        /// An invoice has no lines.
        InvoiceWithoutLines {} = "invoice-without-lines", "an invoice has lines";
        /// Only individual plans have payments entered by hand.
        PlanNotIndividual { activity: String } = "plan-not-individual", "the plan of activity `{activity}` is not individual; its payments follow from it";
        /// A note has no text.
        TextRequired {} = "text-required", "a note has a text";
    }
}

/// One reason to refuse a command, a state or a log: a fault of the case, of a plan, of a fact, or of a reimbursement
/// scheme.
///
/// Code, values and area come from the catalogue of the fault.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RefusalKind {
    /// A fault of the case, its appropriations and activities.
    Case(CaseFault),
    /// A fault of a payment plan, of an activity by itself, or of a price.
    Plan(PlanFault),
    /// A fault of a fact.
    Fact(FactFault),
    /// A fault of the reimbursement that an approval limit is compared with.
    Reimbursement(ReimbursementFault),
    /// A fault of a day.
    Date(DateFault),
}

impl RefusalKind {
    fn kind(&self) -> &dyn ErrorCode {
        match self {
            Self::Case(kind) => kind,
            Self::Plan(kind) => kind,
            Self::Fact(kind) => kind,
            Self::Reimbursement(kind) => kind,
            Self::Date(kind) => kind,
        }
    }
}

impl fmt::Display for RefusalKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind().fmt(f)
    }
}

impl ErrorCode for RefusalKind {
    fn code(&self) -> &'static str {
        self.kind().code()
    }

    fn values(&self) -> Vec<(&'static str, String)> {
        self.kind().values()
    }

    fn area(&self) -> &'static str {
        self.kind().area()
    }
}

impl From<CaseFault> for RefusalKind {
    fn from(kind: CaseFault) -> Self {
        Self::Case(kind)
    }
}

impl From<PlanFault> for RefusalKind {
    fn from(kind: PlanFault) -> Self {
        Self::Plan(kind)
    }
}

impl From<ReimbursementFault> for RefusalKind {
    fn from(kind: ReimbursementFault) -> Self {
        Self::Reimbursement(kind)
    }
}

impl From<DateFault> for RefusalKind {
    fn from(kind: DateFault) -> Self {
        Self::Date(kind)
    }
}

impl From<FactFault> for RefusalKind {
    fn from(kind: FactFault) -> Self {
        Self::Fact(kind)
    }
}

/// Why a command is refused: everything that is missing or wrong, and the verdicts of the rule book that refuse it.
#[derive(Debug, Clone, Default)]
pub struct CommandRefused {
    faults: Faults<RefusalKind>,
    verdicts: Vec<Verdict>,
}

impl CommandRefused {
    /// All faults, each with a path in the command.
    #[must_use]
    pub const fn faults(&self) -> &Faults<RefusalKind> {
        &self.faults
    }

    /// The verdicts on activities that the rule book does not allow, with all checks and the alternatives.
    #[must_use]
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// The codes of the faults, in the order they were found.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.faults.iter().map(Fault::code)
    }

    pub(super) fn push(&mut self, path: Path, kind: impl Into<RefusalKind>) {
        self.faults.push(Fault::at(path, kind.into()));
    }

    pub(super) fn push_fault<K: ErrorCode + Clone + Into<RefusalKind>>(&mut self, fault: Fault<K>) {
        self.extend(&Path::root(), fault.into());
    }

    pub(super) fn push_suggesting(
        &mut self,
        path: Path,
        kind: impl Into<RefusalKind>,
        suggestion: Option<String>,
    ) {
        self.faults.push(Fault::at(path, kind.into()).suggest(suggestion));
    }

    /// Adds the faults of a part whose path is `outer`.
    pub(super) fn extend<K: ErrorCode + Clone + Into<RefusalKind>>(
        &mut self,
        outer: &Path,
        faults: Faults<K>,
    ) {
        for fault in faults {
            let suggestion = fault.suggestion().map(str::to_owned);
            let same = Fault::at(fault.path().clone(), fault.kind().clone().into());
            self.faults.push(same.suggest(suggestion).inside(outer));
        }
    }

    /// Joins the faults and verdicts of both.
    pub(super) fn and(mut self, other: Self) -> Self {
        other.faults.into_iter().for_each(|fault| self.faults.push(fault));
        self.verdicts.extend(other.verdicts);
        self
    }

    pub(super) fn verdict(&mut self, verdict: Verdict) {
        self.verdicts.push(verdict);
    }

    pub(super) fn into_faults(self) -> Faults<RefusalKind> {
        self.faults
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    pub(super) fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl<K: Into<RefusalKind>> From<K> for CommandRefused {
    fn from(kind: K) -> Self {
        Self { faults: Fault::new(kind.into()).into(), verdicts: Vec::new() }
    }
}

impl fmt::Display for CommandRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.faults.fmt(f)
    }
}

impl std::error::Error for CommandRefused {}

impl Serialize for CommandRefused {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("CommandRefused", 2)?;
        out.serialize_field("faults", &self.faults)?;
        out.serialize_field("verdicts", &self.verdicts)?;
        out.end()
    }
}
