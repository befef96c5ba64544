//! What can be wrong with a command, and how a case refuses.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::dates::{Date, DateFault};
use crate::decide::{FactFault, Verdict};
use crate::fault::{Fault, Faults, Kind, Path, catalogue};
use crate::plan::{Day, PlanFault, RefundFault};

catalogue! {
    /// What can be wrong with a command or an event of a case.
    pub enum CaseFault {
        // The log.
        /// An event does not follow the last one.
        EventOutOfOrder { expected: u64, found: u64 } = "event-out-of-order", "the next event has sequence number {expected}; got {found}";
        /// The host decided on an older state.
        CaseHasMovedOn { expected: u64, found: u64 } = "case-has-moved-on", "the case was expected at sequence number {expected} and is at {found}";
        /// An event of a format that this version does not know.
        EventVersionUnknown { version: u32, known: u32 } = "event-version-unknown", "an event of format version {version}; versions up to {known} are known";
        /// An event about something that the case does not have.
        EventDoesNotFit { sequence: u64, subject: String } = "event-does-not-fit", "event {sequence} is about `{subject}`, which the case does not have";
        /// Something is entered on a day before the last that was.
        DateBeforeLastEvent { on: Date, last: Date } = "date-before-last-event", "events follow each other in time: `{on}` is before `{last}`, the day of the last one";
        /// Only what the log still holds can be looked back on.
        NotKnownAsOf { date: Date } = "not-known-as-of", "what was known on `{date}` cannot be told: the log that is held here starts later";

        // A state or a log that is read.
        /// A state has a number without a day, or the other way round.
        SequenceWithoutDay { sequence: u64, last: Day } = "sequence-without-day", "the number of the last event is {sequence} and its day is `{last}`; a case has both or neither";
        /// Something is later than the last event.
        LaterThanLastEvent { on: Date, last: Date } = "later-than-last-event", "this is of `{on}`, which is after `{last}`, the day of the last event";
        /// The values of a fact are not in the order of their days.
        FactsOutOfOrder { fact: String, from: Day } = "facts-out-of-order", "the values of `{fact}` follow each other by their first days, one for each; `{from}` does not follow";
        /// Two appropriations have the same id.
        DuplicateAppropriation { appropriation: String } = "duplicate-appropriation", "there are two appropriations `{appropriation}`";
        /// An activity that is not granted is replaced, or replaces.
        ReplacedNotGranted { activity: String, by: String } = "replaced-not-granted", "`{activity}` is said to be replaced by `{by}`, and one of them is not granted";
        /// Somebody approved what is not granted.
        ApprovalWithoutGrant { activity: String } = "approval-without-grant", "activity `{activity}` is not granted and has an approval";
        /// An amount is below 0 where none can be.
        AmountNegative { amount: Decimal } = "amount-negative", "`{amount}` is below 0";
        /// An amount of money has a fraction of an øre.
        FractionOfOere { amount: Decimal } = "fraction-of-oere", "`{amount}` has a fraction of an øre";
        /// An unpaid payment on a day that the plan does not have.
        PaymentOutsidePlan { activity: String, date: Date } = "payment-outside-plan", "activity `{activity}` has no payment on `{date}`: its plan pays on other days, or it has ended or been replaced";
        /// Payments that the plan has are not made.
        PaymentsMissing { activity: String, planned: u64, made: u64 } = "payments-missing", "the plan of activity `{activity}` has {planned} payments, and {made} are made";
        /// A payment that the plan has is said to go.
        PaymentPlanned { date: Date } = "payment-planned", "the plan has a payment on `{date}`, so it stays when it was not paid after all";
        /// A settlement that is kept adjusts something.
        SettlementEmpty { activity: String } = "settlement-empty", "this settlement of activity `{activity}` adjusts nothing";
        /// The amount of a settlement is not the sum of its adjustments.
        SettlementSumDiffers { amount: Decimal, sum: Decimal } = "settlement-sum-differs", "the amount is `{amount}`, and the adjustments add up to `{sum}`";
        /// A reference is not that of its payment.
        ReferenceDiffers { reference: String } = "reference-differs", "`{reference}` is not the reference of this payment";
        /// A part of a payment names a plan that the case does not have.
        PartOfNoPlan { plan: String, activity: String } = "part-of-no-plan", "plan `{plan}` is neither that of activity `{activity}` nor of another one";
        /// An event says nothing of who did it.
        ActorMissing {} = "actor-missing", "an event is of somebody";
        /// A note is of somebody else than its event.
        ActorDiffers {} = "actor-differs", "this is of somebody else than the event";
        /// A part of an event is of another day.
        DayDiffers { on: Date, event: Date } = "day-differs", "this is of `{on}`, and the event of `{event}`";
        /// An event leaves an activity with a status that it does not lead to.
        StatusDiffers { activity: String } = "status-differs", "this event does not give activity `{activity}` that status";
        /// An event changes of an activity what it cannot change.
        ActivityDiffers { activity: String } = "activity-differs", "this event changes of activity `{activity}` what such an event does not change";
        /// A payment that is changed or removed was another.
        PaymentDiffers { date: Date, amount: Decimal, known: Decimal } = "payment-differs", "the payment of `{date}` is said to have been `{amount}`; it was `{known}`, or its price was known otherwise";
        /// A payment has another amount than its plan gives.
        PriceDiffers { date: Date, amount: Decimal, price: String } = "price-differs", "the payment of `{date}` is `{amount}`; its plan gives `{price}`, or its price is known otherwise";
        /// What is corrected is not what was said.
        PaidDiffers { date: Date } = "paid-differs", "what was said of the payment of `{date}` before is something else";
        /// What an invoice pays is not what its lines are.
        InvoiceSumDiffers { paid: Decimal, lines: Decimal } = "invoice-sum-differs", "this pays `{paid}`, and the lines of the invoice that do so are `{lines}`";
        /// Another system was not told what it should be.
        NoticeMissing { notice: String } = "notice-missing", "the event does not tell `{notice}`, which it leads to";
        /// A notice does not follow from the event.
        NoticeUnfounded { notice: String } = "notice-unfounded", "the event does not lead to `{notice}`, which it tells";
        /// The notices about one thing are in another order than they are sent in.
        NoticesOutOfOrder { notice: String } = "notices-out-of-order", "the notices about the same as `{notice}` are in another order than the event leads to";
        /// The events after one that cannot happen.
        RestNotJudged { events: usize } = "rest-not-judged", "{events} events from here on were not judged, since an event before them could not be applied";

        // Several cases.
        /// A case is there twice.
        DuplicateCase { case: String, first: usize, second: usize } = "duplicate-case", "case `{case}` is there twice, at {first} and at {second}";

        // The case.
        /// The case has not been opened.
        CaseNotOpened {} = "case-not-opened", "the case has not been opened";
        /// The case is open already.
        CaseAlreadyOpen {} = "case-already-open", "the case is open already";
        /// The case is closed.
        CaseClosed { on: Date } = "case-closed", "the case was closed on `{on}`";
        /// The case is not closed.
        CaseNotClosed {} = "case-not-closed", "the case is not closed";
        /// Something granted runs on after the case is closed.
        StillRunning { activity: String, end: Day } = "still-running", "activity `{activity}` is granted and runs on (to `{end}`)";
        /// A granted activity has payments that are not paid.
        StillUnpaid { activity: String, payments: usize } = "still-unpaid", "{payments} payments of the granted activity `{activity}` are not paid";
        /// No fact is given.
        NoFacts {} = "no-facts", "no fact is given";

        // Appropriations and activities.
        /// There is no such appropriation.
        UnknownAppropriation { appropriation: String } = "unknown-appropriation", "there is no appropriation `{appropriation}`";
        /// The rule book has no such section.
        UnknownSection { section: String } = "unknown-section", "there is no section `{section}`";
        /// The section of an appropriation with granted activities stays.
        SectionIsFrozen { appropriation: String } = "section-is-frozen", "appropriation `{appropriation}` has granted activities; its section stays";
        /// An id is blank.
        IdRequired {} = "id-required", "an id is required";
        /// Nobody is named as the one who gives the command.
        ActorRequired {} = "actor-required", "an actor is required";
        /// The activity has no such pause.
        NoSuchPause { activity: String, pause: String } = "no-such-pause", "activity `{activity}` has no pause `{pause}`";
        /// A pause is ended on a day that does not make it shorter.
        ResumeOutsidePause { pause: String, on: Date, from: Date, to: Day } = "resume-outside-pause", "pause `{pause}` is ended by a day after its first, `{from}`, and no later than its last, `{to}`; got `{on}`. Undo it where no day is left";
        /// There is no such activity.
        NoSuchActivity { activity: String } = "no-such-activity", "there is no activity `{activity}`";
        /// A change is moved to another activity.
        ChangeStaysInPlace { activity: String } = "change-stays-in-place", "activity `{activity}` cannot become a change of another activity, or stop being one";
        /// Granted activities are not edited or removed.
        GrantedIsFrozen { activity: String } = "granted-is-frozen", "activity `{activity}` is granted; enter a change of it instead";
        /// Something else has taken the place of the activity.
        Replaced { activity: String, by: String } = "replaced", "activity `{activity}` has been replaced by `{by}`";
        /// The grant of the activity has been annulled.
        ActivityAnnulled { activity: String } = "activity-annulled", "the grant of activity `{activity}` has been annulled";
        /// What is drafted is not expected at once.
        ExpectedIsExpected { activity: String } = "already-expected", "activity `{activity}` is expected already; amend it";

        // Granting.
        /// No approval level is given.
        ApprovalLevelMissing {} = "approval-level-missing", "an approval level is required";
        /// The rule book has no such approval level.
        UnknownApprovalLevel { level: String } = "unknown-approval-level", "there is no approval level `{level}`";
        /// The approval level is not in force.
        ApprovalLevelNotInForce { level: String, on: Date } = "approval-level-not-in-force", "approval level `{level}` is not in force on `{on}`";
        /// Nobody approves.
        ApproverMissing {} = "approver-missing", "somebody must approve";
        /// A second person must agree.
        SecondApproverMissing { level: String } = "second-approver-missing", "at approval level `{level}` a second person must agree";
        /// The second person is the first one.
        SecondApproverSame { approver: String } = "second-approver-same", "the second person must be another than `{approver}`";
        /// The level may not approve this section.
        SectionBeyondApproval { level: String, section: String } = "section-beyond-approval", "approval level `{level}` may not approve section `{section}`";
        /// The appropriation costs more than the level may approve.
        ApprovalLimitExceeded { level: String, limit: Decimal, cost: Decimal } = "approval-limit-exceeded", "approval level `{level}` may approve up to `{limit}` a year; this is `{cost}`";
        /// The municipality bears more of the appropriation than the level may approve.
        ApprovalNetLimitExceeded { level: String, limit: Decimal, net: Decimal, gross: Decimal, refund: Decimal } = "approval-net-limit-exceeded", "approval level `{level}` may approve up to `{limit}` a year after refund; this is `{net}`: `{gross}` less a refund of `{refund}`";
        /// The appropriation has no section.
        SectionMissing {} = "section-missing", "the appropriation has no section";
        /// A check of the rule book is not met.
        RuleNotMet { activity: String, check: String, rule: String } = "rule-not-met", "activity `{activity}` does not meet `{check}` (`{rule}`)";
        /// A fact is missing to tell whether the rule book allows it.
        FactNeeded { activity: String, check: String, rule: String } = "fact-needed", "a fact is missing to tell whether activity `{activity}` meets `{check}` (`{rule}`)";
        /// Nothing is selected.
        NothingSelected {} = "nothing-selected", "nothing is selected";

        // Periods and payments.
        /// The activity is not granted.
        ActivityNotGranted { activity: String } = "activity-not-granted", "activity `{activity}` is not granted";
        /// A correction changes nothing.
        NothingCorrected { activity: String } = "nothing-corrected", "nothing of activity `{activity}` would be another";
        /// An individual plan has no price.
        IndividualHasNoPrice { activity: String } = "individual-has-no-price", "the plan of activity `{activity}` is individual: each payment has its own amount, and the plan no price";
        /// An extension ends no later.
        EndNotLater { activity: String, end: Day } = "end-not-later", "activity `{activity}` runs to `{end}` already";
        /// A shortening ends no earlier.
        EndNotEarlier { activity: String, end: Day } = "end-not-earlier", "activity `{activity}` runs to `{end}` only";
        /// A supplementary activity would run on after the main one.
        EndAfterMain { activity: String, end: Date } = "end-after-main", "supplementary activity `{activity}` cannot run on after the main activity, which ends on `{end}`";
        /// An activity that a granted change has taken over from is not extended.
        TakenOver { activity: String, by: String } = "taken-over", "activity `{activity}` is taken over by its granted change `{by}`";
        /// A reason is required.
        ReasonRequired {} = "reason-required", "a reason is required";
        /// The payment is not paid.
        PaymentNotPaid { date: Date } = "payment-not-paid", "the payment of `{date}` is not paid";
        /// A settled payment was paid: what was settled would be left without it.
        PaymentSettled { date: Date } = "payment-settled", "the payment of `{date}` has been settled; correct what was paid, not that it was";
        /// There is no such settlement.
        NoSuchSettlement { activity: String, number: u32, known: usize } = "no-such-settlement", "there is no settlement {number} of activity `{activity}`, which has {known}";
        /// The adjustment payment is paid already.
        AdjustmentPaidBefore { activity: String, number: u32 } = "adjustment-paid-before", "the adjustment payment of settlement {number} of activity `{activity}` is paid already";
        /// Overpaid money that is waived is not paid back.
        AdjustmentWaived { activity: String, number: u32 } = "adjustment-waived", "what settlement {number} of activity `{activity}` found overpaid is waived; nothing is paid back";
        /// Overpaid money cannot be deducted from the next payments to the recipient.
        SetOffExceedsPayments { activity: String, amount: Decimal, available: Decimal } = "set-off-exceeds-payments", "`{amount}` of activity `{activity}` is overpaid; from the next payments to the same recipient only `{available}` can be deducted";
        /// What is waived is not overpaid.
        NotOverpaid { amount: Decimal } = "not-overpaid", "only overpaid money is waived; this is `{amount}` too little";
        /// More is waived than the level may approve.
        WaiverExceedsApproval { level: String, limit: Decimal, waived: Decimal } = "waiver-exceeds-approval", "approval level `{level}` may approve up to `{limit}`; `{waived}` is waived";
        /// The adjustment payment is not paid.
        AdjustmentNotPaid { activity: String, number: u32 } = "adjustment-not-paid", "the adjustment payment of settlement {number} of activity `{activity}` is not paid";
        /// There is no such income.
        NoSuchIncome { income: String } = "no-such-income", "there is no income `{income}`";
        /// An income has no scheduled day then, or the appropriation has ended before it.
        NothingOwed { income: String, date: Date } = "nothing-owed", "income `{income}` owes nothing on `{date}`";
        /// The income of a day is claimed once.
        IncomeClaimedBefore { income: String, date: Date } = "income-claimed-before", "income `{income}` of `{date}` has been claimed before";
        /// Nothing is claimed for that day.
        IncomeNotClaimed { income: String, date: Date } = "income-not-claimed", "income `{income}` of `{date}` has not been claimed";
        /// More is received than claimed.
        ReceivedMoreThanClaimed { claimed: Decimal, received: Decimal } = "received-more-than-claimed", "`{claimed}` is claimed, and `{received}` would be received";
        /// Income that something is claimed of stays where it is.
        IncomeHasClaims { income: String } = "income-has-claims", "something is claimed of income `{income}`; it stays with its appropriation";
        /// Income is above 0.
        IncomeNotPositive { amount: Decimal } = "income-not-positive", "income is above 0; got `{amount}`";
        /// Two incomes have the same id.
        DuplicateIncome { income: String } = "duplicate-income", "there are two incomes `{income}`";
        /// The claims of an income are not in the order of their days, or what is received of one is not.
        ClaimsOutOfOrder { income: String, date: Date } = "claims-out-of-order", "claims of income `{income}`, and what is received of each, follow each other by their days; `{date}` does not follow";
        /// What is corrected of a claim is not what was reported.
        ClaimDiffers { income: String, date: Date } = "claim-differs", "what was reported of the claim of income `{income}` for `{date}` before is something else";
        /// An invoice is registered once.
        InvoiceRegisteredBefore { invoice: String } = "invoice-registered-before", "invoice `{invoice}` has been registered before";
        /// A line of an invoice is in another currency than payments are.
        CurrencyNotKroner { currency: String } = "currency-not-kroner", "payments are in `DKK`; this is in `{currency}`";
        /// An invoice has no lines.
        InvoiceWithoutLines {} = "invoice-without-lines", "an invoice has lines";
        /// Only individual plans have payments entered by hand.
        PlanNotIndividual { activity: String } = "plan-not-individual", "the plan of activity `{activity}` is not individual; its payments follow from it";
        /// A note says nothing.
        TextRequired {} = "text-required", "a note has a text";
    }
}

/// One thing that a command, a state or a log is refused for: a fault of the case, of a plan, of a fact, or of a refund
/// scheme.
///
/// Code, values and area are those of the catalogue that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Objection {
    /// About the case, its appropriations and activities.
    Case(CaseFault),
    /// About a payment plan, an activity by itself, or a price.
    Plan(PlanFault),
    /// About a fact.
    Fact(FactFault),
    /// About a refund that a limit is measured by.
    Refund(RefundFault),
    /// About a day.
    Date(DateFault),
}

impl Objection {
    fn kind(&self) -> &dyn Kind {
        match self {
            Self::Case(kind) => kind,
            Self::Plan(kind) => kind,
            Self::Fact(kind) => kind,
            Self::Refund(kind) => kind,
            Self::Date(kind) => kind,
        }
    }
}

impl fmt::Display for Objection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind().fmt(f)
    }
}

impl Kind for Objection {
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

impl From<CaseFault> for Objection {
    fn from(kind: CaseFault) -> Self {
        Self::Case(kind)
    }
}

impl From<PlanFault> for Objection {
    fn from(kind: PlanFault) -> Self {
        Self::Plan(kind)
    }
}

impl From<RefundFault> for Objection {
    fn from(kind: RefundFault) -> Self {
        Self::Refund(kind)
    }
}

impl From<DateFault> for Objection {
    fn from(kind: DateFault) -> Self {
        Self::Date(kind)
    }
}

impl From<FactFault> for Objection {
    fn from(kind: FactFault) -> Self {
        Self::Fact(kind)
    }
}

/// Why a command is refused: everything that is missing, and the verdicts of the rule book that say no.
#[derive(Debug, Clone, Default)]
pub struct Refusal {
    faults: Faults<Objection>,
    verdicts: Vec<Verdict>,
}

impl Refusal {
    /// Everything that is wrong, each with a path into the command.
    #[must_use]
    pub const fn faults(&self) -> &Faults<Objection> {
        &self.faults
    }

    /// The verdicts on activities that the rule book does not allow, with every check and the alternatives.
    #[must_use]
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// The codes of the faults, in the order they were found.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.faults.iter().map(Fault::code)
    }

    pub(super) fn push(&mut self, path: Path, kind: impl Into<Objection>) {
        self.faults.push(Fault::at(path, kind.into()));
    }

    pub(super) fn push_fault<K: Kind + Clone + Into<Objection>>(&mut self, fault: Fault<K>) {
        self.extend(&Path::root(), fault.into());
    }

    pub(super) fn push_suggesting(
        &mut self,
        path: Path,
        kind: impl Into<Objection>,
        suggestion: Option<String>,
    ) {
        self.faults.push(Fault::at(path, kind.into()).suggest(suggestion));
    }

    /// Adds the faults of a part, seen from `outer`.
    pub(super) fn extend<K: Kind + Clone + Into<Objection>>(&mut self, outer: &Path, faults: Faults<K>) {
        for fault in faults {
            let suggestion = fault.suggestion().map(str::to_owned);
            let same = Fault::at(fault.path().clone(), fault.kind().clone().into());
            self.faults.push(same.suggest(suggestion).inside(outer));
        }
    }

    /// What is wrong here and there.
    pub(super) fn and(mut self, other: Self) -> Self {
        other.faults.into_iter().for_each(|fault| self.faults.push(fault));
        self.verdicts.extend(other.verdicts);
        self
    }

    pub(super) fn verdict(&mut self, verdict: Verdict) {
        self.verdicts.push(verdict);
    }

    pub(super) fn into_faults(self) -> Faults<Objection> {
        self.faults
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    pub(super) fn or<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl<K: Into<Objection>> From<K> for Refusal {
    fn from(kind: K) -> Self {
        Self { faults: Fault::new(kind.into()).into(), verdicts: Vec::new() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.faults.fmt(f)
    }
}

impl std::error::Error for Refusal {}

impl Serialize for Refusal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Refusal", 2)?;
        out.serialize_field("faults", &self.faults)?;
        out.serialize_field("verdicts", &self.verdicts)?;
        out.end()
    }
}
