//! What has happened to a case.

use bevilling::case as core;
use pyo3::prelude::*;

use super::{
    ActivityAdjustment, CaseState, Income, IncomeClaim, InvoicePayment, Notice, PartialPayment, Receipt,
    RegisteredLine,
};
use crate::face::{Date, Dec, Fact, List, Map};
use crate::plan::{Activity, DecisionWarning, LedgerChange, Paid, Pause};
use crate::rulebook::RuleBook;
use crate::title::Language;
use crate::value::{readable, union, value};

value! {
    /// What an event changed about one activity.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.ActivityChange(activity=bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2,
    /// ...     1)), bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))), payments=bv.plan.LedgerChange())
    /// >>> one.payments
    /// LedgerChange(added=(), removed=(), repriced=())
    ActivityChange(core::ActivityChange) in "bevilling.case" {
        /// The activity as it is after the event.
        activity: Activity,
        /// How its payments changed.
        payments: LedgerChange,
        /// The activity that takes its place altogether; what is paid stays, the rest goes.
        replaced_by: Option<String> = None,
        /// Whether its grant is annulled: what is paid stays, the rest goes.
        annulled: bool = false,
    }

    /// Who approved, at which level.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.Approval(level="team_leader", approver="Team leader 1", on=date(2026, 2, 1))
    /// >>> one.on
    /// datetime.date(2026, 2, 1)
    Approval(core::Approval) in "bevilling.case" {
        /// The approval level.
        level: String,
        /// Who approved.
        approver: String,
        /// The second person who agreed.
        second: Option<String> = None,
        /// The day.
        on: Date,
    }

    /// Something that has happened to a case.
    ///
    /// An event holds what it changed, down to the payments, so that reading it again needs no rule book and no
    /// calculation, and gives the same case under every later version.
    ///
    /// The JSON is stable. `version` says which version of the format an event was written in; every version up to
    /// `VERSION` can be read.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.Event(sequence=1, on=date(2026, 2, 1), actor="Caseworker 4",
    /// ...     rule_book=bv.case.RuleBookVersion(id="1", version="2026-01-01"), version=1,
    /// ...     body=bv.EventBody.Opened(case="27.24.36-G01-7-26", facts={}))
    /// >>> one.on
    /// datetime.date(2026, 2, 1)
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> one.text(book, "en")
    /// '1 February 2026, Caseworker 4: case 27.24.36-G01-7-26 opened'
    Event(core::Event) in "bevilling.case" {
        /// 1 for the first event of a case, and one more for each that follows.
        sequence: u64,
        /// The day it was decided or entered.
        on: Date,
        /// Who did it, by the host's name of them.
        actor: String,
        /// The rule book that it was decided by.
        rule_book: RuleBookVersion,
        /// The version of this format.
        version: u32,
        /// What happened.
        body: EventBody,
        /// The notices to other systems.
        outbox: List<Notice> = List::default(),
        /// What looked odd about what was decided, though it was no reason to refuse: the warnings as they were given then.
        warnings: List<DecisionWarning> = List::default(),
    }

    /// A note on the case, an activity, or a payment.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.Note(on=date(2026, 2, 1), by="Caseworker 4", text="agreed by phone").on
    /// datetime.date(2026, 2, 1)
    Note(core::Note) in "bevilling.case" {
        /// The day it was made.
        on: Date,
        /// Who made it.
        by: String,
        /// The activity it is about.
        activity: Option<String> = None,
        /// The scheduled day of the payment it is about.
        payment: Option<Date> = None,
        /// What it says.
        text: String,
    }

    /// A rule book and its version.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.case.RuleBookVersion(id="1", version="2026-01-01").version
    /// '2026-01-01'
    RuleBookVersion(core::RuleBookVersion) in "bevilling.case" {
        /// Name of the rule book.
        id: String,
        /// Its version.
        version: String,
    }
}

union! {
    /// What happened.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.EventBody.Opened(case="27.24.36-G01-7-26", facts={})
    /// EventBody.Opened(case='27.24.36-G01-7-26', facts={})
    EventBody(core::EventBody) in "bevilling.case" {
        /// The case was opened.
        Opened {
            /// The host's id.
            case: String,
            /// The facts that were known.
            facts: Map<Fact>,
        },
        /// The case was taken over as it stood.
        Imported {
            /// As it stood.
            state: CaseState,
        },
        /// Facts were set, such as a move on a ladder.
        FactsSet {
            /// The first day they hold.
            from_(from): Date,
            /// The facts; nothing where one is no longer known.
            facts: Map<Option<Fact>>,
        },
        /// An appropriation was begun, or got its section.
        AppropriationSet {
            /// The appropriation.
            appropriation: String,
            /// The section, once one is chosen.
            section: Option<String>,
        },
        /// An activity was drafted.
        Drafted {
            /// The appropriation.
            appropriation: String,
            /// The activity and its payments.
            change: ActivityChange,
        },
        /// An activity, or a change of one, is expected.
        Expected {
            /// The appropriation.
            appropriation: String,
            /// The activity and its payments.
            change: ActivityChange,
        },
        /// A draft or an expected activity was amended.
        Amended {
            /// The activity and its payments.
            change: ActivityChange,
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
            activities: List<String>,
            /// Everything that this changed.
            changes: List<ActivityChange>,
            /// What is paid or claimed, since payments that are paid already now have another price.
            settlements: List<ActivityAdjustment> = List::default(),
        },
        /// A granted activity runs longer.
        Extended {
            /// The activity.
            activity: String,
            /// By whom, at which level.
            approval: Approval,
            /// Everything that this changed.
            changes: List<ActivityChange>,
            /// What is paid or claimed, since payments that are paid already now have another price.
            settlements: List<ActivityAdjustment> = List::default(),
        },
        /// A granted activity runs shorter.
        Shortened {
            /// The activity.
            activity: String,
            /// Why.
            reason: String,
            /// Everything that this changed.
            changes: List<ActivityChange>,
            /// What is paid or claimed of what is paid already of days after the end.
            settlements: List<ActivityAdjustment> = List::default(),
        },
        /// A granted activity is stopped.
        Stopped {
            /// The activity.
            activity: String,
            /// Why.
            reason: String,
            /// Everything that this changed.
            changes: List<ActivityChange>,
            /// What is paid or claimed of what is paid already of days after the end.
            settlements: List<ActivityAdjustment> = List::default(),
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
            changes: List<ActivityChange>,
            /// What is paid or claimed of what is paid already.
            settlements: List<ActivityAdjustment> = List::default(),
        },
        /// The grant of an activity was annulled, as if it had never been.
        Annulled {
            /// The activity.
            activity: String,
            /// Why.
            reason: String,
            /// Everything that this changed.
            changes: List<ActivityChange>,
            /// What is claimed of what is paid already.
            settlements: List<ActivityAdjustment> = List::default(),
        },
        /// A granted activity was paused.
        Paused {
            /// The activity.
            activity: String,
            /// The days, why, and what is paid on them.
            pause: Pause,
            /// Everything that this changed.
            changes: List<ActivityChange>,
            /// What is claimed of what is paid already of days in the pause.
            settlements: List<ActivityAdjustment> = List::default(),
        },
        /// A pause of a granted activity was undone, or ended earlier.
        Resumed {
            /// The activity.
            activity: String,
            /// The pause.
            pause: String,
            /// Why.
            reason: String,
            /// Everything that this changed.
            changes: List<ActivityChange>,
            /// The first day that is paid again; none where the pause is undone.
            on: Option<Date> = None,
            /// What is paid back of what the pause had taken.
            settlements: List<ActivityAdjustment> = List::default(),
        },
        /// Payments of activities without an end were carried on.
        Renewed {
            /// Everything that this changed.
            changes: List<ActivityChange>,
        },
        /// Unpaid payments were calculated again, after a change of rates, prices or VAT.
        Recalculated {
            /// Why.
            reason: String,
            /// Everything that this changed.
            changes: List<ActivityChange>,
        },
        /// A rate or VAT that changed backwards in time was settled.
        Settled {
            /// What it means for each activity, paid payments too.
            settlements: List<ActivityAdjustment>,
            /// What it changed about unpaid payments.
            changes: List<ActivityChange>,
        },
        /// A payment was entered in an individual plan.
        PaymentEntered {
            /// The activity and its payments.
            change: ActivityChange,
        },
        /// A payment was paid.
        Paid {
            /// The activity.
            activity: String,
            /// The scheduled day.
            date: Date,
            /// When, how much, on which account.
            paid: Paid,
        },
        /// An invoice was registered.
        InvoiceRegistered {
            /// The invoice.
            invoice: String,
            /// How each line came out, in the order of the lines.
            matches: List<RegisteredLine>,
            /// The payments that it has paid.
            payments: List<InvoicePayment>,
            /// The parts of payments that it has paid, where the rest is open.
            parts: List<PartialPayment>,
        },
        /// What was said of a paid payment was wrong.
        PaymentCorrected {
            /// The activity.
            activity: String,
            /// The scheduled day.
            date: Date,
            /// What was said.
            before: Paid,
            /// What is right; nothing where it was not paid after all.
            after: Option<Paid>,
            /// Whether the payment goes altogether: it was not paid, and its plan has it no more.
            cancelled: bool,
            /// Why.
            reason: String,
            /// What is paid or claimed, since more or less was overpaid of a payment that its plan has no more.
            settlements: List<ActivityAdjustment> = List::default(),
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
            after: Option<Paid>,
            /// Why.
            reason: String,
        },
        /// Income was stated, or stated anew.
        IncomeSet {
            /// The income.
            income: Income,
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
            date: Date,
            /// Kroner.
            amount: Dec,
        },
        /// Money was received of a claim.
        IncomeReceived {
            /// The income.
            income: String,
            /// The scheduled day.
            date: Date,
            /// When, and how much.
            receipt: Receipt,
        },
        /// What was claimed or received was wrong.
        IncomeCorrected {
            /// The income.
            income: String,
            /// The scheduled day.
            date: Date,
            /// What was reported.
            before: IncomeClaim,
            /// What is right; nothing where the claim is withdrawn.
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
}

#[pymethods]
impl Event {
    /// The version of the format that events are written in.
    #[classattr]
    const VERSION: u32 = core::Event::VERSION;

    /// The event in words.
    fn text(&self, book: &RuleBook, lang: Language) -> String {
        self.0.text(&book.0, lang.0)
    }
}

#[pymethods]
impl EventBody {
    /// Everything that it changed about activities.
    #[getter]
    fn all_changes(&self) -> List<ActivityChange> {
        use crate::face::{Show, Take};
        List(self.clone().take().changes().iter().map(ActivityChange::show).collect())
    }

    /// What it settled of payments that are paid.
    #[getter]
    fn all_settlements(&self) -> List<ActivityAdjustment> {
        use crate::face::{Show, Take};
        List(self.clone().take().settlements().iter().map(ActivityAdjustment::show).collect())
    }

    /// The word of what happened in JSON, such as `granted`.
    #[getter]
    fn kind(&self) -> &'static str {
        crate::face::Take::take(self.clone()).kind()
    }
}

readable! { ActivityChange, Approval, Event, Note, RuleBookVersion, EventBody }
