//! A case through its life: commands, the events they answer with, and the case that is its events in order.

mod command;
mod due;
mod event;
mod grant;
mod income;
mod overview;
mod state;

use std::sync::{Arc, PoisonError, RwLock};

use bevilling::case as core;
use pyo3::prelude::*;

pub(crate) use command::{ApprovalRequest, Command, CommandContext, Grant, OverpaidRequest, PaidOn};
pub(crate) use due::{Claim, PaymentBatch, PaymentLine};
pub(crate) use event::{ActivityChange, Approval, Event, EventBody, Note, RuleBookVersion};
pub(crate) use grant::{CaseOptions, GrantPreview};
pub(crate) use income::{
    ClaimNotice, Income, IncomeClaim, IncomeDue, IncomeFigures, IncomeOverview, IncomeState, Receipt,
};
pub(crate) use overview::{
    ActivityFigures, AppropriationFigures, CaseOverview, EndingActivity, HouseholdOverview, NextPayment,
};
pub(crate) use state::{
    ActivityAdjustment, ActivityState, AdjustmentNotice, AdjustmentPart, Appropriation, CaseState,
    CaseStatus, CutShort, DatedFact, Deduction, InvoicePayment, Notice, Overpaid, PartialPayment,
    PaymentNotice, RegisteredLine, RegisteredNote,
};

use crate::chart::Size;
use crate::dates::PaymentCalendar;
use crate::decide::{AvailableOptions, Criterion, Proposal, Request, Situation, Verdict};
use crate::face::{Date, Fact, List, Map, Show, Take, default};
use crate::fault::{self, Fault};
use crate::plan::{Activity, CaseCosts, NetCost, PaymentReference, Preview, PreviewOptions};
use crate::rulebook::RuleBook;
use crate::title::Language;

/// A case (sag): one citizen, the facts that rules look at, and the activities granted or foreseen so far.
///
/// A case moves on by `execute` and `apply`. All else reads it as it stands, from as many threads as there are.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> case = bv.Case.open(book, id="27.24.36-G01-7-20", facts={"target_group": "family", "effort_step": 3})
/// >>> verdict = case.check(section="BL-32-1-2", activity_type="200201", on=date(2026, 1, 5))
/// >>> verdict.decision, verdict.questions[0].fact
/// ('unknown', 'birth_date')
/// >>> stamp = bv.CommandContext(on=date(2026, 1, 5), actor="Caseworker 4")
/// >>> events = case.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp)
/// >>> [event.body.kind for event in events], case.sequence
/// (['imported', 'appropriation_set'], 2)
/// >>> on = date(2026, 1, 5)
/// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
/// >>> draft = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("1")
/// >>> len(case.options(on=on).sections) > 0, case.preview([draft], on=on).decision.this_year
/// (True, Decimal('55000.00'))
/// >>> try:
/// ...     case.preview_grant(bv.Grant(appropriation="1", activities=["1"]), stamp)
/// ... except bv.CommandRefused as refused:
/// ...     print(refused.code)
/// approval-level-missing
/// >>> noted = case.decide(bv.Command.Annotate(activity=None, payment=None, text="seen"), stamp)[0]
/// >>> case.apply(noted), case.sequence
/// (None, 3)
/// >>> case.overview(on).granted.all, case.costs().activities, case.net_cost(2026).total.gross
/// (Decimal('0.00'), (), Decimal('0.00'))
/// >>> case.facts_on(on)["effort_step"], case.situation_on(on).facts == case.facts_on(on)
/// (3, True)
/// >>> case.timeline(on, "en")[:4], case.as_of(on).sequence, case.with_rule_book(book) == case
/// ('<svg', 3, True)
/// >>> again = bv.Case.replay(book, case.events)
/// >>> again == case, bv.Case.from_state(book, case.state) == case
/// (True, True)
/// >>> bv.Case.new(book, "7").with_options(bv.CaseOptions(municipality="101")).sequence
/// 0
#[pyclass(frozen, module = "bevilling.case")]
pub(crate) struct Case(RwLock<Arc<core::Case>>);

impl Case {
    pub(crate) fn new(case: core::Case) -> Self {
        Self(RwLock::new(Arc::new(case)))
    }

    /// The case as it stands now; what is done with it holds nobody up.
    pub(crate) fn now(&self) -> Arc<core::Case> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the case, one at a time.
    fn change<T: Send>(&self, py: Python<'_>, change: impl FnOnce(&mut core::Case) -> T + Send) -> T {
        py.detach(|| {
            let mut case = self.0.write().unwrap_or_else(PoisonError::into_inner);
            change(Arc::make_mut(&mut case))
        })
    }
}

#[pymethods]
impl Case {
    /// An open case with its facts. Its first command answers with an `imported` event before its own, so that a log
    /// that is kept is whole. `FactError` with everything that is wrong with the facts.
    #[staticmethod]
    #[pyo3(signature = (book, id, facts = Map::default()))]
    fn open(book: &RuleBook, id: String, facts: Map<Fact>) -> PyResult<Self> {
        core::Case::open(&book.0, id, facts.take()).map(Self::new).map_err(fault::faults)
    }

    /// A case that nothing has happened to yet: the first command opens it.
    #[staticmethod]
    #[pyo3(name = "new")]
    fn blank(book: &RuleBook, id: String) -> Self {
        Self::new(core::Case::new(&book.0, id))
    }

    /// A case from a state that was kept; `CaseError` with everything that no case can hold, each with its path in the
    /// state.
    #[staticmethod]
    fn from_state(py: Python<'_>, book: &RuleBook, state: CaseState) -> PyResult<Self> {
        py.detach(|| core::Case::from_state(&book.0, state.0)).map(Self::new).map_err(fault::of_case)
    }

    /// A case from all its events. Each is checked against the case that those before it lead to: `CaseError` with
    /// everything that is wrong, each with its path from the list of events, as `/events/7/body/reason`. An event that
    /// cannot be applied is the last that is judged. What was altered consistently in all places is not seen: a host
    /// keeps a checksum against that.
    #[staticmethod]
    fn replay(py: Python<'_>, book: &RuleBook, events: List<Event>) -> PyResult<Self> {
        let events = events.take();
        py.detach(|| core::Case::replay(&book.0, &events)).map(Self::new).map_err(fault::of_case)
    }

    /// The case as it was known on a day: by the events up to it, of a log that is whole.
    fn as_of(&self, py: Python<'_>, date: Date) -> PyResult<Self> {
        let case = self.now();
        py.detach(|| case.as_of(date.0)).map(Self::new).map_err(fault::kind)
    }

    /// The events that a command would answer with; nothing changes. `CommandRefused` with all that is missing.
    fn decide(&self, py: Python<'_>, command: Command, stamp: CommandContext) -> PyResult<List<Event>> {
        let (case, command) = (self.now(), command.take());
        let events =
            py.detach(|| case.decide(&command, &stamp.0)).map_err(|refusal| fault::refusal(&refusal))?;
        Ok(List::show(&events))
    }

    /// Decides a command and applies its events. `CommandRefused` with all that is missing.
    fn execute(&self, py: Python<'_>, command: Command, stamp: CommandContext) -> PyResult<List<Event>> {
        let command = command.take();
        let events = self.change(py, |case| case.execute(&command, &stamp.0));
        Ok(List::show(&events.map_err(|refusal| fault::refusal(&refusal))?))
    }

    /// Applies an event; `CaseError` with everything that is wrong with it, as `replay`, each with its path in the
    /// event.
    fn apply(&self, py: Python<'_>, event: Event) -> PyResult<()> {
        self.change(py, |case| case.apply(&event.0)).map_err(fault::of_case)
    }

    /// What granting would lead to: the events, and the overview before and after. `CommandRefused` as `decide`.
    fn preview_grant(&self, py: Python<'_>, grant: Grant, stamp: CommandContext) -> PyResult<GrantPreview> {
        GrantPreview::make(py, self.now(), grant, stamp)
    }

    /// The same case under another version of the rule book.
    fn with_rule_book(&self, book: &RuleBook) -> Self {
        Self::new(core::Case::clone(&self.now()).with_rule_book(&book.0))
    }

    /// The same case with other options.
    fn with_options(&self, options: CaseOptions) -> Self {
        Self::new(core::Case::clone(&self.now()).with_options(options.0))
    }

    /// The host's id.
    #[getter]
    fn id(&self) -> String {
        self.now().id().to_owned()
    }

    /// The number of the last event.
    #[getter]
    fn sequence(&self) -> u64 {
        self.now().sequence()
    }

    /// The case as it stands, as a value to keep.
    #[getter]
    fn state(&self) -> CaseState {
        CaseState::show(self.now().state())
    }

    /// The events since it was opened, imported or made of a state.
    #[getter]
    fn events(&self) -> List<Event> {
        List(self.now().events().iter().map(Event::show).collect())
    }

    /// The rule book.
    #[getter]
    fn book(&self) -> RuleBook {
        RuleBook(self.now().book().clone())
    }

    /// The latest facts, ready for decisions.
    #[getter]
    fn situation(&self) -> Situation {
        Situation(self.now().situation().clone())
    }

    /// Facts that the rule book does not know, or whose values it does not have: decisions leave them out.
    #[getter]
    fn rejected_facts(&self) -> List<Fault> {
        Fault::list(self.now().rejected_facts())
    }

    /// The facts as they are on a day.
    fn facts_on(&self, date: Date) -> Map<Fact> {
        Map::show(&self.now().facts_on(date.0))
    }

    /// The facts as they are on a day, ready for decisions.
    fn situation_on(&self, date: Date) -> Situation {
        Situation(self.now().situation_on(date.0))
    }

    /// The activities that stand.
    #[getter]
    fn activities(&self) -> List<Activity> {
        List(self.now().activities().map(Activity::show).collect())
    }

    /// May this be granted on the day? A proposal, or what one is made of.
    #[pyo3(signature = (proposal = None, /, *, on, section = None, activity_type = None, main = None, provider = None))]
    fn check(
        &self,
        proposal: Option<&Bound<'_, Proposal>>,
        on: Date,
        section: Option<String>,
        activity_type: Option<String>,
        main: Option<String>,
        provider: Option<String>,
    ) -> PyResult<Verdict> {
        self.situation_on(on).check(proposal, on, section, activity_type, main, provider)
    }

    /// All that may be granted on the day, as `Situation.options`.
    #[pyo3(signature = (*, on, refusals = false, ranking = None, taken = None))]
    fn options(
        &self,
        py: Python<'_>,
        on: Date,
        refusals: bool,
        ranking: Option<List<Criterion>>,
        taken: Option<Map<u32, (String, String)>>,
    ) -> AvailableOptions {
        let (case, request) = (self.now(), Request { on, refusals, ranking, taken }.into_core());
        AvailableOptions::new(py.detach(|| case.options(&request)), request)
    }

    /// What it would cost to grant some drafts, beside what is granted and expected; `PlanError` with all faults.
    #[pyo3(signature = (drafts, *, on, options = None))]
    fn preview(
        &self,
        py: Python<'_>,
        drafts: List<Activity>,
        on: Date,
        options: Option<PreviewOptions>,
    ) -> PyResult<Preview> {
        Preview::of_case(py, self.now(), drafts.0, on, options.unwrap_or_else(default))
    }

    /// The cost of the case on a day.
    fn overview(&self, py: Python<'_>, on: Date) -> PyResult<CaseOverview> {
        let case = self.now();
        py.detach(|| case.overview(on.0)).map(CaseOverview).map_err(fault::kind)
    }

    /// What the granted activities cost, for net cost.
    fn costs(&self) -> CaseCosts {
        CaseCosts(self.now().costs())
    }

    /// The income that is due through a day and not claimed, in the order of its days.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7").income_due(date(2026, 2, 1))
    /// ()
    fn income_due(&self, py: Python<'_>, on: Date) -> List<IncomeDue> {
        let case = self.now();
        List(py.detach(|| case.income_due(on.0)).into_iter().map(IncomeDue).collect())
    }

    /// The payments of the case that are due in the run of a day, by date; `BevillingError` where nothing is paid then.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> case = bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7")
    /// >>> case.due(bv.dates.PaymentCalendar(bv.dates.Calendar.denmark()), date(2026, 1, 30)).lines
    /// ()
    fn due(&self, py: Python<'_>, calendar: &PaymentCalendar, on: Date) -> PyResult<PaymentBatch> {
        let case = self.now();
        py.detach(|| case.due(&calendar.0, on.0)).map(PaymentBatch).map_err(fault::faults)
    }

    /// What the case has claimed, received or not, by date: income, and overpaid money that is claimed back.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7").claims()
    /// ()
    fn claims(&self) -> List<Claim> {
        List(self.now().claims().into_iter().map(Claim).collect())
    }

    /// The claim that a payment reference is of.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> case = bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7")
    /// >>> case.claim_of(bv.PaymentReference("7/income/i1", date(2026, 2, 1))) is None
    /// True
    fn claim_of(&self, reference: PaymentReference) -> Option<Claim> {
        self.now().claim_of(reference.0).map(Claim)
    }

    /// Gross, income, reimbursement and net of the case by itself in a year.
    fn net_cost(&self, py: Python<'_>, year: i32) -> PyResult<NetCost> {
        let case = self.now();
        py.detach(|| case.net_cost(year)).map(NetCost).map_err(fault::faults)
    }

    /// The life of the case as a picture (SVG): activities, facts and what has happened, along time.
    #[pyo3(signature = (on, lang, size = None))]
    fn timeline(&self, py: Python<'_>, on: Date, lang: Language, size: Option<Size>) -> String {
        let case = self.now();
        py.detach(|| case.timeline(on.0, lang.0, Size::or_default(size)))
    }

    fn __eq__(&self, other: &Self) -> bool {
        *self.now() == *other.now()
    }

    fn __repr__(&self) -> String {
        let case = self.now();
        crate::value::masked(&format!(
            "<Case {:?}: {} activities after event {}>",
            case.id(),
            case.activities().count(),
            case.sequence()
        ))
    }

    fn __copy__(&self) -> Self {
        Self::new(core::Case::clone(&self.now()))
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> Self {
        self.__copy__()
    }

    #[allow(clippy::type_complexity, reason = "what pickle asks for: a function and what it is called with")]
    fn __reduce__<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Bound<'py, PyAny>, (RuleBook, CaseState, List<Event>))> {
        let again = py.import("bevilling._again")?.getattr("case")?;
        Ok((again, (self.book(), self.state(), self.events())))
    }
}

/// Gross, reimbursement and net of the cases of a household in a year, by the rule book and the options of the first.
///
/// >>> import bevilling as bv
/// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
/// >>> siblings = [bv.Case.open(book, id=id) for id in ("1", "2")]
/// >>> bv.case.household_net_cost(siblings, 2026).total.gross
/// Decimal('0.00')
#[pyfunction]
pub(crate) fn household_net_cost(py: Python<'_>, cases: List<Py<Case>>, year: i32) -> PyResult<NetCost> {
    let cases: Vec<_> = cases.0.iter().map(|case| case.get().now()).collect();
    py.detach(|| core::household_net_cost(cases.iter().map(|case| &**case), year))
        .map(NetCost)
        .map_err(fault::faults)
}

/// The JSON Schema (draft 2020-12) of an `Event`, as JSON text that ends with a line break.
///
/// >>> import json, bevilling as bv
/// >>> json.loads(bv.case.event_schema())["$schema"]
/// 'https://json-schema.org/draft/2020-12/schema'
#[pyfunction]
pub(crate) fn event_schema() -> String {
    core::event_schema()
}
