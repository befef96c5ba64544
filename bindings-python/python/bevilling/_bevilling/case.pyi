"""
One citizen's case.
"""

from .chart import Size
from .dates import Month, PaymentCalendar, Period
from .decide import AvailableOptions, Proposal, Situation, Verdict
from .fault import Fault
from .plan import Account, Activity, CaseCosts, CostSummary, CountedPayments, DecisionWarning, Extrapolation, Horizon, InvoiceLine, Ledger, LedgerChange, MatchedPayment, NetCost, OpenPlan, Paid, Pause, PaymentPlan, PaymentReference, PlannedPayment, Preview, PreviewOptions, Price, PriceBasis, PriceChange, Recipient, Schedule, Settlement
from .rulebook import RuleBook
from collections.abc import Iterable, Mapping
from datetime import date as _date
from decimal import Decimal
from typing import Any, Final, Literal, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["ActivityAdjustment", "ActivityChange", "ActivityFigures", "ActivityState", "AdjustmentNotice", "AdjustmentPart", "Appropriation", "AppropriationFigures", "Approval", "ApprovalRequest", "Case", "CaseOptions", "CaseOverview", "CaseState", "CaseStatus", "Claim", "ClaimNotice", "Command", "CommandContext", "CutShort", "DatedFact", "Deduction", "EndingActivity", "Event", "EventBody", "Grant", "GrantPreview", "HouseholdOverview", "Income", "IncomeClaim", "IncomeDue", "IncomeFigures", "IncomeOverview", "IncomeState", "InvoicePayment", "NextPayment", "Note", "Notice", "Overpaid", "OverpaidRequest", "PaidOn", "PartialPayment", "PaymentBatch", "PaymentLine", "PaymentNotice", "Receipt", "RegisteredLine", "RegisteredNote", "RuleBookVersion", "event_schema", "household_net_cost", "individual_payments_of_change"]

@final
class ActivityAdjustment:
    """
    What a change of price means for one activity.

    Its adjustments are paid, or claimed, by one payment on `on`: it counts as granted then.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.ActivityAdjustment(activity="1", on=date(2026, 2, 1),
    ...     settlement=bv.plan.Settlement(cause=bv.plan.PriceChange(source=bv.plan.PriceSource.Rate(rate="foster-care"),
    ...     known=date(2026, 2, 1)), amount=5000))
    >>> one.on
    datetime.date(2026, 2, 1)
    >>> one.counted(), one.sent()
    (((datetime.date(2026, 2, 1), Decimal('5000')),), Decimal('5000'))
    """
    def __copy__(self, /) -> ActivityAdjustment: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityAdjustment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, on: _date, reference: PaymentReference | None = ..., settlement: Settlement, overpaid: Overpaid = ..., paid: Paid | None = ...) -> ActivityAdjustment: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    def counted(self, /) -> tuple[tuple[_date, Decimal], ...]:
        """
        The days and the amounts that count: those of the adjustment payment once it is paid, or of the payments that it
        is deducted from. Nothing counts where overpaid money is waived.
        """
    @staticmethod
    def from_json(text: str) -> ActivityAdjustment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def on(self, /) -> _date:
        """
        The day that the adjustment payment is due: that of the settlement.
        """
    @property
    def overpaid(self, /) -> Overpaid:
        """
        What is done with overpaid money.
        """
    @property
    def paid(self, /) -> Paid | None:
        """
        That the adjustment payment is paid: of what has been settled, not of what is to be.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The reference of the adjustment payment; none where the plan has no id, or nothing is adjusted.
        """
    def replace(self, /, **changes: Any) -> ActivityAdjustment:
        """
        The same value with other fields.
        """
    def sent(self, /) -> Decimal:
        """
        Kroner as other systems were sent them: as corrected where what was paid has been corrected, else as settled;
        0 where overpaid money is waived.
        """
    @property
    def settlement(self, /) -> Settlement:
        """
        Why, which payments, how much.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ActivityChange:
    """
    What an event changed about one activity.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.ActivityChange(activity=bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2,
    ...     1)), bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))), payments=bv.plan.LedgerChange())
    >>> one.payments
    LedgerChange(added=(), removed=(), repriced=())
    """
    def __copy__(self, /) -> ActivityChange: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityChange: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: Activity, payments: LedgerChange, replaced_by: str | None = ..., annulled: bool = ...) -> ActivityChange: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> Activity:
        """
        The activity as it is after the event.
        """
    @property
    def annulled(self, /) -> bool:
        """
        Whether its grant is annulled: what is paid stays, the rest goes.
        """
    @staticmethod
    def from_json(text: str) -> ActivityChange:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def payments(self, /) -> LedgerChange:
        """
        How its payments changed.
        """
    def replace(self, /, **changes: Any) -> ActivityChange:
        """
        The same value with other fields.
        """
    @property
    def replaced_by(self, /) -> str | None:
        """
        The activity that takes its place altogether; what is paid stays, the rest goes.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ActivityFigures:
    """
    The cost of an activity.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.ActivityFigures(id="1", status="draft", all=bv.plan.CostSummary(last_year=5000,
    ...     this_year=5000, next_year=5000, all=5000), applicable=bv.plan.CostSummary(last_year=5000,
    ...     this_year=5000, next_year=5000, all=5000), counts=bv.plan.CountedPayments.Before(date=date(2026, 2,
    ...     1)), paid=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000),
    ...     account=bv.plan.Account(string="XXX-528211005-02501-XXX"))
    >>> one.status
    'draft'
    """
    def __copy__(self, /) -> ActivityFigures: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityFigures: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, status: Literal["draft", "expected", "granted"], replaced_by: str | None = ..., annulled: _date | None = ..., all: CostSummary, applicable: CostSummary, counts: CountedPayments, paid: CostSummary, account: Account, pauses: Iterable[Pause] = ..., next_payment: NextPayment | None = ...) -> ActivityFigures: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Account:
        """
        What it is booked on.
        """
    @property
    def all(self, /) -> CostSummary:
        """
        All its payments.
        """
    @property
    def annulled(self, /) -> _date | None:
        """
        The day on which its grant was annulled.
        """
    @property
    def applicable(self, /) -> CostSummary:
        """
        Its payments that no change replaces.
        """
    @property
    def counts(self, /) -> CountedPayments:
        """
        Which those are.
        """
    @property
    def id(self, /) -> str:
        """
        The activity.
        """
    @property
    def next_payment(self, /) -> NextPayment | None:
        """
        The next payment that is not paid, with what remains of it to be paid.
        """
    @property
    def paid(self, /) -> CostSummary:
        """
        What has been paid.
        """
    @property
    def pauses(self, /) -> tuple[Pause, ...]:
        """
        The days on which it is paused.
        """
    def replace(self, /, **changes: Any) -> ActivityFigures:
        """
        The same value with other fields.
        """
    @property
    def replaced_by(self, /) -> str | None:
        """
        The granted change that has taken its place altogether.
        """
    @property
    def status(self, /) -> Literal["draft", "expected", "granted"]:
        """
        How far it has come.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ActivityState:
    """
    An activity with its payments.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.ActivityState(appropriation="1", activity=bv.Activity.main("BL-32-1-2", "200201",
    ...     bv.Period(date(2026, 2, 1)), bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))),
    ...     payments=bv.Ledger())
    >>> one.payments
    Ledger(entries=())
    >>> one.is_current()
    True
    """
    def __copy__(self, /) -> ActivityState: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityState: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, appropriation: str, activity: Activity, payments: Ledger, approval: Approval | None = ..., replaced_by: str | None = ..., annulled: _date | None = ..., cut_short: CutShort | None = ...) -> ActivityState: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> Activity:
        """
        The activity.
        """
    @property
    def annulled(self, /) -> _date | None:
        """
        The day on which its grant was annulled: then it pays nothing, as if it had never been granted.
        """
    @property
    def appropriation(self, /) -> str:
        """
        The appropriation that it is of.
        """
    @property
    def approval(self, /) -> Approval | None:
        """
        Who approved it last.
        """
    @property
    def cut_short(self, /) -> CutShort | None:
        """
        That a granted change has put it an earlier end.
        """
    @staticmethod
    def from_json(text: str) -> ActivityState:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def is_current(self, /) -> bool:
        """
        Whether it stands, and no other has taken its place.
        """
    @property
    def payments(self, /) -> Ledger:
        """
        Its payments.
        """
    def replace(self, /, **changes: Any) -> ActivityState:
        """
        The same value with other fields.
        """
    @property
    def replaced_by(self, /) -> str | None:
        """
        The granted change that has taken its place altogether.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class AdjustmentNotice:
    """
    The payment of a settlement, as other systems receive it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.AdjustmentNotice(kind="back_payment", method="internal", activity="1", plan="p1",
    ...     date=date(2026, 2, 1), settlement=1, amount=5000)
    >>> one.date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> AdjustmentNotice: ...
    def __deepcopy__(self, /, _memo: Any) -> AdjustmentNotice: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, kind: Literal["back_payment", "claim", "nothing"], method: Literal["internal", "cash", "payroll", "invoice"], activity: str, plan: str, date: _date, settlement: SupportsIndex, amount: Decimal | int, reference: PaymentReference | None = ..., parts: Iterable[AdjustmentPart] = ..., deductions: Iterable[Deduction] = ...) -> AdjustmentNotice: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, below 0 where it is a claim.
        """
    @property
    def date(self, /) -> _date:
        """
        The day it is due.
        """
    @property
    def deductions(self, /) -> tuple[Deduction, ...]:
        """
        What is to be deducted from later payments; none where a claim is paid by itself.
        """
    @staticmethod
    def from_json(text: str) -> AdjustmentNotice:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def kind(self, /) -> Literal["back_payment", "claim", "nothing"]:
        """
        Whether it pays or claims; nothing where it only moves amounts between accounts.
        """
    @property
    def method(self, /) -> Literal["internal", "cash", "payroll", "invoice"]:
        """
        To whom: as for the payments that it adjusts.
        """
    @property
    def parts(self, /) -> tuple[AdjustmentPart, ...]:
        """
        The amount by what the payments were booked on.
        """
    @property
    def plan(self, /) -> str:
        """
        The payment plan.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The payment reference.
        """
    def replace(self, /, **changes: Any) -> AdjustmentNotice:
        """
        The same value with other fields.
        """
    @property
    def settlement(self, /) -> int:
        """
        Which settlement of the activity it is of, to say that it is paid; 0 in events that were written before
        settlements had numbers.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class AdjustmentPart:
    """
    What of an adjustment payment is booked on one account.

    >>> import bevilling as bv
    >>> bv.case.AdjustmentPart(amount=5000).amount
    Decimal('5000')
    """
    def __copy__(self, /) -> AdjustmentPart: ...
    def __deepcopy__(self, /, _memo: Any) -> AdjustmentPart: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, account: Account | None = ..., amount: Decimal | int) -> AdjustmentPart: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Account | None:
        """
        The account; none where that of the payments is not known.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @staticmethod
    def from_json(text: str) -> AdjustmentPart:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> AdjustmentPart:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Appropriation:
    """
    A grant under one section (bevilling).

    >>> import bevilling as bv
    >>> bv.case.Appropriation(id="1").id
    '1'
    """
    def __copy__(self, /) -> Appropriation: ...
    def __deepcopy__(self, /, _memo: Any) -> Appropriation: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, section: str | None = ...) -> Appropriation: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Appropriation:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the appropriation for the host.
        """
    def replace(self, /, **changes: Any) -> Appropriation:
        """
        The same value with other fields.
        """
    @property
    def section(self, /) -> str | None:
        """
        The section, once one is chosen.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class AppropriationFigures:
    """
    The cost of an appropriation.

    >>> import bevilling as bv
    >>> one = bv.case.AppropriationFigures(id="1", status="draft", granted=bv.plan.CostSummary(last_year=5000,
    ...     this_year=5000, next_year=5000, all=5000), expected=bv.plan.CostSummary(last_year=5000, this_year=5000,
    ...     next_year=5000, all=5000), paid=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000,
    ...     all=5000))
    >>> one.status
    'draft'
    """
    def __copy__(self, /) -> AppropriationFigures: ...
    def __deepcopy__(self, /, _memo: Any) -> AppropriationFigures: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, section: str | None = ..., status: Literal["draft", "expected", "granted"], granted_period: Period | None = ..., granted: CostSummary, expected: CostSummary, paid: CostSummary, activities: Iterable[ActivityFigures] = ...) -> AppropriationFigures: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[ActivityFigures, ...]:
        """
        Its activities.
        """
    @property
    def expected(self, /) -> CostSummary:
        """
        What is granted and expected.
        """
    @property
    def granted(self, /) -> CostSummary:
        """
        What is granted; expected changes are ignored.
        """
    @property
    def granted_period(self, /) -> Period | None:
        """
        From the first to the last granted main activity.
        """
    @property
    def id(self, /) -> str:
        """
        The appropriation.
        """
    @property
    def paid(self, /) -> CostSummary:
        """
        What has been paid.
        """
    def replace(self, /, **changes: Any) -> AppropriationFigures:
        """
        The same value with other fields.
        """
    @property
    def section(self, /) -> str | None:
        """
        Its section, once one is chosen.
        """
    @property
    def status(self, /) -> Literal["draft", "expected", "granted"]:
        """
        How far it has come.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Approval:
    """
    Who approved, at which level.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.Approval(level="team_leader", approver="Team leader 1", on=date(2026, 2, 1))
    >>> one.on
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> Approval: ...
    def __deepcopy__(self, /, _memo: Any) -> Approval: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, level: str, approver: str, second: str | None = ..., on: _date) -> Approval: ...
    def __repr__(self, /) -> str: ...
    @property
    def approver(self, /) -> str:
        """
        Who approved.
        """
    @staticmethod
    def from_json(text: str) -> Approval:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def level(self, /) -> str:
        """
        The approval level.
        """
    @property
    def on(self, /) -> _date:
        """
        The day.
        """
    def replace(self, /, **changes: Any) -> Approval:
        """
        The same value with other fields.
        """
    @property
    def second(self, /) -> str | None:
        """
        The second person who agreed.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ApprovalRequest:
    """
    Who approves, as far as it has been filled in.

    >>> import bevilling as bv
    >>> bv.ApprovalRequest().level is None
    True
    """
    def __copy__(self, /) -> ApprovalRequest: ...
    def __deepcopy__(self, /, _memo: Any) -> ApprovalRequest: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, level: str | None = ..., approver: str | None = ..., second: str | None = ...) -> ApprovalRequest: ...
    def __repr__(self, /) -> str: ...
    @property
    def approver(self, /) -> str | None:
        """
        Who approves.
        """
    @staticmethod
    def from_json(text: str) -> ApprovalRequest:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def level(self, /) -> str | None:
        """
        The approval level.
        """
    def replace(self, /, **changes: Any) -> ApprovalRequest:
        """
        The same value with other fields.
        """
    @property
    def second(self, /) -> str | None:
        """
        The second person who agrees.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Case:
    """
    A case (sag): one citizen, the facts that rules look at, and the activities granted or foreseen so far.

    A case moves on by `execute` and `apply`. All else reads it as it stands, from as many threads as there are.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> case = bv.Case.open(book, id="27.24.36-G01-7-20", facts={"target_group": "family", "effort_step": 3})
    >>> verdict = case.check(section="BL-32-1-2", activity_type="200201", on=date(2026, 1, 5))
    >>> verdict.decision, verdict.questions[0].fact
    ('unknown', 'birth_date')
    >>> stamp = bv.CommandContext(on=date(2026, 1, 5), actor="Caseworker 4")
    >>> events = case.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp)
    >>> [event.body.kind for event in events], case.sequence
    (['imported', 'appropriation_set'], 2)
    >>> on = date(2026, 1, 5)
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
    >>> draft = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("1")
    >>> len(case.options(on=on).sections) > 0, case.preview([draft], on=on).decision.this_year
    (True, Decimal('55000.00'))
    >>> try:
    ...     case.preview_grant(bv.Grant(appropriation="1", activities=["1"]), stamp)
    ... except bv.CommandRefused as refused:
    ...     print(refused.code)
    approval-level-missing
    >>> noted = case.decide(bv.Command.Annotate(activity=None, payment=None, text="seen"), stamp)[0]
    >>> case.apply(noted), case.sequence
    (None, 3)
    >>> case.overview(on).granted.all, case.costs().activities, case.net_cost(2026).total.gross
    (Decimal('0.00'), (), Decimal('0.00'))
    >>> case.facts_on(on)["effort_step"], case.situation_on(on).facts == case.facts_on(on)
    (3, True)
    >>> case.timeline(on, "en")[:4], case.as_of(on).sequence, case.with_rule_book(book) == case
    ('<svg', 3, True)
    >>> again = bv.Case.replay(book, case.events)
    >>> again == case, bv.Case.from_state(book, case.state) == case
    (True, True)
    >>> bv.Case.new(book, "7").with_options(bv.CaseOptions(municipality="101")).sequence
    0
    """
    def __copy__(self, /) -> Case: ...
    def __deepcopy__(self, /, _memo: Any) -> Case: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[RuleBook, CaseState, tuple[Event, ...]]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[Activity, ...]:
        """
        The activities that stand.
        """
    def apply(self, /, event: Event) -> None:
        """
        Applies an event; `CaseError` with everything that is wrong with it, as `replay`, each with its path in the
        event.
        """
    def as_of(self, /, date: _date) -> Case:
        """
        The case as it was known on a day: by the events up to it, of a log that is whole.
        """
    @property
    def book(self, /) -> RuleBook:
        """
        The rule book.
        """
    def check(self, proposal: Proposal | None = None, /, *, on: _date, section: str | None = None, activity_type: str | None = None, main: str | None = None, provider: str | None = None) -> Verdict:
        """
        May this be granted on the day? A proposal, or what one is made of.
        """
    def claim_of(self, /, reference: PaymentReference) -> Claim | None:
        """
        The claim that a payment reference is of.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> case = bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7")
        >>> case.claim_of(bv.PaymentReference("7/income/i1", date(2026, 2, 1))) is None
        True
        """
    def claims(self, /) -> tuple[Claim, ...]:
        """
        What the case has claimed, received or not, by date: income, and overpaid money that is claimed back.

        >>> import bevilling as bv
        >>> bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7").claims()
        ()
        """
    def costs(self, /) -> CaseCosts:
        """
        What the granted activities cost, for net cost.
        """
    def decide(self, /, command: Command, stamp: CommandContext) -> tuple[Event, ...]:
        """
        The events that a command would answer with; nothing changes. `CommandRefused` with all that is missing.
        """
    def due(self, /, calendar: PaymentCalendar, on: _date) -> PaymentBatch:
        """
        The payments of the case that are due in the run of a day, by date; `BevillingError` where nothing is paid then.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> case = bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7")
        >>> case.due(bv.dates.PaymentCalendar(bv.dates.Calendar.denmark()), date(2026, 1, 30)).lines
        ()
        """
    @property
    def events(self, /) -> tuple[Event, ...]:
        """
        The events since it was opened, imported or made of a state.
        """
    def execute(self, /, command: Command, stamp: CommandContext) -> tuple[Event, ...]:
        """
        Decides a command and applies its events. `CommandRefused` with all that is missing.
        """
    def facts_on(self, /, date: _date) -> dict[str, bool | int | str]:
        """
        The facts as they are on a day.
        """
    @staticmethod
    def from_state(book: RuleBook, state: CaseState) -> Case:
        """
        A case from a state that was kept; `CaseError` with everything that no case can hold, each with its path in the
        state.
        """
    @property
    def id(self, /) -> str:
        """
        The host's id.
        """
    def income_due(self, /, on: _date) -> tuple[IncomeDue, ...]:
        """
        The income that is due through a day and not claimed, in the order of its days.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> bv.Case.open(bv.RuleBook.load("examples/rulebooks/children.json"), id="7").income_due(date(2026, 2, 1))
        ()
        """
    def net_cost(self, /, year: SupportsIndex) -> NetCost:
        """
        Gross, income, reimbursement and net of the case by itself in a year.
        """
    @staticmethod
    def new(book: RuleBook, id: str) -> Case:
        """
        A case that nothing has happened to yet: the first command opens it.
        """
    @staticmethod
    def open(book: RuleBook, id: str, facts: Mapping[str, bool | int | str | _date] = ...) -> Case:
        """
        An open case with its facts. Its first command answers with an `imported` event before its own, so that a log
        that is kept is whole. `FactError` with everything that is wrong with the facts.
        """
    def options(self, /, *, on: _date, refusals: bool = False, ranking: Iterable[Literal["room", "price", "quality", "free_capacity"]] | None = None, taken: Mapping[tuple[str, str], SupportsIndex] | None = None) -> AvailableOptions:
        """
        All that may be granted on the day, as `Situation.options`.
        """
    def overview(self, /, on: _date) -> CaseOverview:
        """
        The cost of the case on a day.
        """
    def preview(self, /, drafts: Iterable[Activity], *, on: _date, options: PreviewOptions | None = None) -> Preview:
        """
        What it would cost to grant some drafts, beside what is granted and expected; `PlanError` with all faults.
        """
    def preview_grant(self, /, grant: Grant, stamp: CommandContext) -> GrantPreview:
        """
        What granting would lead to: the events, and the overview before and after. `CommandRefused` as `decide`.
        """
    @property
    def rejected_facts(self, /) -> tuple[Fault, ...]:
        """
        Facts that the rule book does not know, or whose values it does not have: decisions leave them out.
        """
    @staticmethod
    def replay(book: RuleBook, events: Iterable[Event]) -> Case:
        """
        A case from all its events. Each is checked against the case that those before it lead to: `CaseError` with
        everything that is wrong, each with its path from the list of events, as `/events/7/body/reason`. An event that
        cannot be applied is the last that is judged. What was altered consistently in all places is not seen: a host
        keeps a checksum against that.
        """
    @property
    def sequence(self, /) -> int:
        """
        The number of the last event.
        """
    @property
    def situation(self, /) -> Situation:
        """
        The latest facts, ready for decisions.
        """
    def situation_on(self, /, date: _date) -> Situation:
        """
        The facts as they are on a day, ready for decisions.
        """
    @property
    def state(self, /) -> CaseState:
        """
        The case as it stands, as a value to keep.
        """
    def timeline(self, /, on: _date, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The life of the case as a picture (SVG): activities, facts and what has happened, along time.
        """
    def with_options(self, /, options: CaseOptions) -> Case:
        """
        The same case with other options.
        """
    def with_rule_book(self, /, book: RuleBook) -> Case:
        """
        The same case under another version of the rule book.
        """

@final
class CaseOptions:
    """
    How the payments of a case are made.

    >>> import bevilling as bv
    >>> bv.case.CaseOptions().extrapolation
    Extrapolation.Refuse()
    """
    def __copy__(self, /) -> CaseOptions: ...
    def __deepcopy__(self, /, _memo: Any) -> CaseOptions: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, horizon: Horizon | None = None, extrapolation: Extrapolation | None = None, municipality: str | None = None) -> CaseOptions: ...
    def __repr__(self, /) -> str: ...
    @property
    def extrapolation(self, /) -> Extrapolation:
        """
        What is done beyond the last known price. Refused by default.
        """
    @staticmethod
    def from_json(text: str) -> CaseOptions:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def horizon(self, /) -> Horizon:
        """
        How far ahead, where there is no end.
        """
    @property
    def municipality(self, /) -> str | None:
        """
        The municipality that asks, as the fact `paying_municipality` would name it: what another one pays is not in its
        net cost. All of it by default.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class CaseOverview:
    """
    The cost of a case.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> case = bv.Case.open(book, id="27.24.36-G01-7-20", facts={"target_group": "family"})
    >>> overview = case.overview(date(2026, 2, 1))
    >>> overview.granted.this_year, overview.to_text("en", case) != "", overview.to_svg("en")[:4]
    (Decimal('0.00'), True, '<svg')
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __copy__(self, /) -> CaseOverview: ...
    def __deepcopy__(self, /, _memo: Any) -> CaseOverview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, on: _date, years: tuple[SupportsIndex, SupportsIndex, SupportsIndex], months: Iterable[Month] = ..., status: Literal["draft", "expected", "granted"], granted: CostSummary, expected: CostSummary, paid: CostSummary, appropriations: Iterable[AppropriationFigures] = ..., income: IncomeOverview | None = ..., incomes: Iterable[IncomeFigures] = ..., expiring: Iterable[EndingActivity] = ..., net: NetCost | None = ..., warnings: Iterable[Fault] = ...) -> CaseOverview: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def appropriations(self, /) -> tuple[AppropriationFigures, ...]:
        """
        The appropriations.
        """
    @property
    def expected(self, /) -> CostSummary:
        """
        What is granted and expected, where changes have replaced what they change.
        """
    @property
    def expiring(self, /) -> tuple[EndingActivity, ...]:
        """
        What ends within three months, soonest first.
        """
    @property
    def granted(self, /) -> CostSummary:
        """
        What is granted; expected changes are ignored.
        """
    @property
    def income(self, /) -> IncomeOverview | None:
        """
        What income amounts to; none where there is none.
        """
    @property
    def incomes(self, /) -> tuple[IncomeFigures, ...]:
        """
        Each income.
        """
    @property
    def months(self, /) -> tuple[Month, ...]:
        """
        The months of these years: what `by_month` is by.
        """
    @property
    def net(self, /) -> NetCost | None:
        """
        Gross, reimbursement and net this year, of the case by itself. None where the rule book has no reimbursement schemes, or
        if it cannot be computed: `net_cost` says why.
        """
    @property
    def on(self, /) -> _date:
        """
        The day it is asked on.
        """
    @property
    def paid(self, /) -> CostSummary:
        """
        What has been paid.
        """
    def replace(self, /, **changes: Any) -> CaseOverview:
        """
        The same value with other fields.
        """
    @property
    def status(self, /) -> Literal["draft", "expected", "granted"]:
        """
        How far the case has come: expected where something is, else granted where something is.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The costs by month, as a picture (SVG).
        """
    def to_text(self, /, lang: Literal["da", "en"], case: Case | None = None) -> str:
        """
        The overview as tables; with the case, under the names that its rule book has for things.
        """
    @property
    def warnings(self, /) -> tuple[Fault, ...]:
        """
        Why prices are not known as far ahead as the sums go; those payments count at the last known price.
        """
    @property
    def years(self, /) -> tuple[int, int, int]:
        """
        Last year, this year and next year.
        """

@final
class CaseState:
    """
    A case as it stands (øjebliksbillede): a cache of its events, which a host may keep instead of them.

    >>> import bevilling as bv
    >>> bv.CaseState(id="1", sequence=0, status=bv.case.CaseStatus.Open()).status
    CaseStatus.Open()
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> case = bv.Case.open(book, id="7", facts={"effort_step": 3})
    >>> stamp = bv.CommandContext(on=date(2026, 1, 5), actor="Caseworker 4")
    >>> events = case.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp)
    >>> state = case.state
    >>> state.appropriation("1").section, state.activities_of("1"), state.facts_on(date(2026, 1, 5))["effort_step"]
    ('BL-32-1-2', (), 3)
    >>> state.activity("no-such-activity"), state.settlements_of("1"), state.settlement("1", 0)
    (None, (), None)
    >>> [(fault.code, fault.path) for fault in state.replace(last=None).check()]
    [('sequence-without-day', '/sequence')]
    >>> bv.CaseState.from_json(state.to_json()) == state
    True
    """
    def __copy__(self, /) -> CaseState: ...
    def __deepcopy__(self, /, _memo: Any) -> CaseState: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, sequence: SupportsIndex, last: _date | None = ..., status: CaseStatus, facts: Mapping[str, Iterable[DatedFact]] = ..., appropriations: Iterable[Appropriation] = ..., activities: Iterable[ActivityState] = ..., settlements: Iterable[ActivityAdjustment] = ..., parts: Iterable[PartialPayment] = ..., income: Iterable[IncomeState] = ..., invoices: Iterable[str] = ..., notes: Iterable[Note] = ...) -> CaseState: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[ActivityState, ...]:
        """
        The activities of all appropriations, in the order they were entered.
        """
    def activities_of(self, /, appropriation: str) -> tuple[ActivityState, ...]:
        """
        The activities of an appropriation.
        """
    def activity(self, /, id: str) -> ActivityState | None:
        """
        The activity of this id.
        """
    def appropriation(self, /, id: str) -> Appropriation | None:
        """
        The appropriation of this id.
        """
    @property
    def appropriations(self, /) -> tuple[Appropriation, ...]:
        """
        The appropriations.
        """
    def check(self, /) -> tuple[Fault, ...]:
        """
        Everything that no case can hold, each with its path in the state; `Case.from_state` refuses it.
        """
    @property
    def facts(self, /) -> dict[str, tuple[DatedFact, ...]]:
        """
        The facts, each with its history.
        """
    def facts_on(self, /, date: _date) -> dict[str, bool | int | str]:
        """
        The facts as they are on a day.
        """
    @staticmethod
    def from_json(text: str) -> CaseState:
        """
        The state of a JSON text, such as `to_json` writes. `bevilling.JsonError` for a text that is not one, and
        `CaseError` with everything that no case can hold, each with its path.
        """
    @property
    def id(self, /) -> str:
        """
        The host's id.
        """
    @property
    def income(self, /) -> tuple[IncomeState, ...]:
        """
        The income, in the order it was stated.
        """
    @property
    def invoices(self, /) -> tuple[str, ...]:
        """
        The invoices that have been registered.
        """
    @property
    def last(self, /) -> _date | None:
        """
        The day of the last event.
        """
    @property
    def notes(self, /) -> tuple[Note, ...]:
        """
        The notes, oldest first.
        """
    @property
    def parts(self, /) -> tuple[PartialPayment, ...]:
        """
        Parts of payments that are paid, where the rest is open, and what is credited of payments, oldest first.
        """
    def replace(self, /, **changes: Any) -> CaseState:
        """
        The same value with other fields.
        """
    @property
    def sequence(self, /) -> int:
        """
        The number of the last event.
        """
    def settlement(self, /, activity: str, number: SupportsIndex) -> ActivityAdjustment | None:
        """
        The settlement of an activity that adjusted something, by its number from 1.
        """
    @property
    def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
        """
        What has been settled, oldest first: a later settlement adds only what is new. Unpaid payments that got
        another price are not in it; they have it.
        """
    def settlements_of(self, /, activity: str) -> tuple[ActivityAdjustment, ...]:
        """
        What has been settled of an activity, oldest first.
        """
    @property
    def status(self, /) -> CaseStatus:
        """
        Whether it is open.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class CaseStatus:
    """
    Whether a case is open.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.CaseStatus.Closed(on=date(2026, 2, 1))
    CaseStatus.Closed(on=datetime.date(2026, 2, 1))
    """
    def __copy__(self, /) -> CaseStatus: ...
    def __deepcopy__(self, /, _memo: Any) -> CaseStatus: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> CaseStatus:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Closed(CaseStatus):
        """
        Closed.
        """
        __match_args__: Final = ("on",)
        def __new__(cls, /, on: _date) -> CaseStatus.Closed: ...
        @property
        def on(self, /) -> _date:
            """
            The day.
            """
    @final
    class New(CaseStatus):
        """
        Nothing has happened yet.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> CaseStatus.New: ...
    @final
    class Open(CaseStatus):
        """
        Open.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> CaseStatus.Open: ...

@final
class Claim:
    """
    Money that is claimed: of a scheduled day of an income, or what a settlement found overpaid and claims back.
    DatedAmounts are above 0, whatever is claimed.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> reference = bv.PaymentReference("7/income/i1", date(2026, 2, 1))
    >>> claim = bv.case.Claim(case="7", income="i1", date=date(2026, 2, 1), amount=1250, received=1000,
    ...     outstanding=250, plan="7/income/i1", reference=reference)
    >>> [plan.plan for plan in bv.case.Claim.open_plans([claim])]
    ['7/income/i1']
    """
    def __copy__(self, /) -> Claim: ...
    def __deepcopy__(self, /, _memo: Any) -> Claim: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, case: str, income: str | None = ..., activity: str | None = ..., settlement: SupportsIndex | None = ..., date: _date, amount: Decimal | int, received: Decimal | int, outstanding: Decimal | int, plan: str, reference: PaymentReference | None = ...) -> Claim: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str | None:
        """
        The activity, where it is overpaid money.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner claimed.
        """
    @property
    def case(self, /) -> str:
        """
        The case.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day of the income; of overpaid money, the day of the settlement.
        """
    @staticmethod
    def from_json(text: str) -> Claim:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def income(self, /) -> str | None:
        """
        The income, where it is a claim of income.
        """
    @staticmethod
    def open_plans(claims: Iterable[Claim]) -> tuple[OpenPlan, ...]:
        """
        Claims of one case or of many, to match lines of a bank account with, by their references.
        """
    @property
    def outstanding(self, /) -> Decimal:
        """
        Kroner that are still to come.
        """
    @property
    def plan(self, /) -> str:
        """
        What the reference is made of, as a plan id is.
        """
    @property
    def received(self, /) -> Decimal:
        """
        Kroner received of it.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The payment reference; none of overpaid money of a plan that has no id.
        """
    def replace(self, /, **changes: Any) -> Claim:
        """
        The same value with other fields.
        """
    @property
    def settlement(self, /) -> int | None:
        """
        Which settlement of the activity, where it is overpaid money.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ClaimNotice:
    """
    A claim of income as another system is sent it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.ClaimNotice(income="i1", kind="other", appropriation="1", date=date(2026, 2, 1), amount=5000)
    >>> one.date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> ClaimNotice: ...
    def __deepcopy__(self, /, _memo: Any) -> ClaimNotice: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, income: str, kind: Literal["parents_payment", "own_payment", "other_municipality", "other"], appropriation: str, payer: str | None = ..., date: _date, amount: Decimal | int, reference: PaymentReference | None = ...) -> ClaimNotice: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def appropriation(self, /) -> str:
        """
        The appropriation whose cost it reduces.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> ClaimNotice:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def income(self, /) -> str:
        """
        The income.
        """
    @property
    def kind(self, /) -> Literal["parents_payment", "own_payment", "other_municipality", "other"]:
        """
        What kind of income it is.
        """
    @property
    def payer(self, /) -> str | None:
        """
        Who pays, by the host's name of them.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The payment reference that the payer is to state; none where the case has no id.
        """
    def replace(self, /, **changes: Any) -> ClaimNotice:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class Command:
    """
    Something that is asked of a case.

    >>> import bevilling as bv
    >>> bv.Command.Open(facts={})
    Command.Open(facts={})
    """
    def __copy__(self, /) -> Command: ...
    def __deepcopy__(self, /, _memo: Any) -> Command: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Command:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Amend(Command):
        """
        Amend a draft or an expected activity.
        """
        __match_args__: Final = ("activity",)
        def __new__(cls, /, activity: Activity) -> Command.Amend: ...
        @property
        def activity(self, /) -> Activity:
            """
            The activity as it is to be; its status does not matter.
            """
    @final
    class Annotate(Command):
        """
        Note something on the case, an activity, or a payment.
        """
        __match_args__: Final = ("activity", "payment", "text")
        def __new__(cls, /, activity: str | None, payment: _date | None, text: str) -> Command.Annotate: ...
        @property
        def activity(self, /) -> str | None:
            """
            The activity.
            """
        @property
        def payment(self, /) -> _date | None:
            """
            The scheduled day of a payment of the activity.
            """
        @property
        def text(self, /) -> str:
            """
            What to note.
            """
    @final
    class Annul(Command):
        """
        Annul the grant of an activity, as if it had never been granted; with the only main activity those that hang on
        it. What other systems were sent is reversed, and what has been paid is overpaid. What a change ended or replaced
        is again as it was; supplementary activities that ended with it stay so.
        """
        __match_args__: Final = ("activity", "reason", "overpaid")
        def __new__(cls, /, activity: str, reason: str, overpaid: OverpaidRequest = ...) -> Command.Annul: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class ClaimIncome(Command):
        """
        Claim what an income owes on a scheduled day.
        """
        __match_args__: Final = ("income", "date")
        def __new__(cls, /, income: str, date: _date) -> Command.ClaimIncome: ...
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def income(self, /) -> str:
            """
            The income.
            """
    @final
    class Close(Command):
        """
        Close the case.
        """
        __match_args__: Final = ("reason",)
        def __new__(cls, /, reason: str) -> Command.Close: ...
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Correct(Command):
        """
        Correct the price or the start of a granted activity, as it should have been from its first day on: a letter with
        an older date, a quantity or a day that was entered wrongly.

        Unpaid payments get their new price, and paid ones what they lack, or have too much of, as a line of its own. A
        price that changes on a day is a price with dated amounts. What the activity costs then needs an approval.
        """
        __match_args__: Final = ("activity", "reason", "start", "price", "approval", "overpaid")
        def __new__(cls, /, activity: str, reason: str, start: _date | None = ..., price: Price | None = ..., approval: ApprovalRequest = ..., overpaid: OverpaidRequest = ...) -> Command.Correct: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def approval(self, /) -> ApprovalRequest:
            """
            Who approves.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money.
            """
        @property
        def price(self, /) -> Price | None:
            """
            The correct price of its plan; unchanged by default.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def start(self, /) -> _date | None:
            """
            The correct first day; unchanged by default. What it changes ends the day before.
            """
    @final
    class CorrectAdjustment(Command):
        """
        Correct what was said of a paid adjustment payment.
        """
        __match_args__: Final = ("activity", "settlement", "paid", "reason")
        def __new__(cls, /, activity: str, settlement: SupportsIndex, paid: PaidOn | None, reason: str) -> Command.CorrectAdjustment: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def paid(self, /) -> PaidOn | None:
            """
            When it was paid, and how much; nothing where it was not paid after all.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlement(self, /) -> int:
            """
            Which of its settlements.
            """
    @final
    class CorrectIncome(Command):
        """
        Correct what was claimed for a scheduled day, and what was received of it.
        """
        __match_args__: Final = ("income", "date", "claimed", "received", "reason")
        def __new__(cls, /, income: str, date: _date, claimed: Decimal | int | None, received: PaidOn | None, reason: str) -> Command.CorrectIncome: ...
        @property
        def claimed(self, /) -> Decimal | None:
            """
            Kroner claimed; nothing where the claim is withdrawn.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def income(self, /) -> str:
            """
            The income.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def received(self, /) -> PaidOn | None:
            """
            What was received, and when; nothing where nothing was.
            """
    @final
    class CorrectPayment(Command):
        """
        Correct what was said of a paid payment.
        """
        __match_args__: Final = ("activity", "date", "paid", "reason")
        def __new__(cls, /, activity: str, date: _date, paid: PaidOn | None, reason: str) -> Command.CorrectPayment: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def paid(self, /) -> PaidOn | None:
            """
            When it was paid, and how much; nothing where it was not paid after all.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Draft(Command):
        """
        Draft an activity. Where its section is empty, it is that of the appropriation.
        """
        __match_args__: Final = ("appropriation", "activity")
        def __new__(cls, /, appropriation: str, activity: Activity) -> Command.Draft: ...
        @property
        def activity(self, /) -> Activity:
            """
            The activity; its status does not matter.
            """
        @property
        def appropriation(self, /) -> str:
            """
            The appropriation.
            """
    @final
    class EnterPayment(Command):
        """
        Enter a payment in an individual plan.
        """
        __match_args__: Final = ("activity", "date", "amount")
        def __new__(cls, /, activity: str, date: _date, amount: Decimal | int) -> Command.EnterPayment: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner.
            """
        @property
        def date(self, /) -> _date:
            """
            The day.
            """
    @final
    class Expect(Command):
        """
        Expect an activity, or a change of another one; a draft of the same id becomes expected.

        A change of individual payments that has none starts with those of the changed activity within its
        period.
        """
        __match_args__: Final = ("appropriation", "activity")
        def __new__(cls, /, appropriation: str, activity: Activity) -> Command.Expect: ...
        @property
        def activity(self, /) -> Activity:
            """
            The activity; its status does not matter.
            """
        @property
        def appropriation(self, /) -> str:
            """
            The appropriation.
            """
    @final
    class Extend(Command):
        """
        Extend a granted activity.
        """
        __match_args__: Final = ("activity", "end", "approval", "overpaid")
        def __new__(cls, /, activity: str, end: _date | None, approval: ApprovalRequest = ..., overpaid: OverpaidRequest = ...) -> Command.Extend: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def approval(self, /) -> ApprovalRequest:
            """
            Who approves.
            """
        @property
        def end(self, /) -> _date | None:
            """
            The new last day; none to let it run.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money.
            """
    @final
    class Grant(Command):
        """
        Grant activities.
        """
        __match_args__: Final = ("grant",)
        def __new__(cls, /, grant: Grant) -> Command.Grant: ...
        @property
        def grant(self, /) -> Grant: ...
    @final
    class Open(Command):
        """
        Open the case.
        """
        __match_args__: Final = ("facts",)
        def __new__(cls, /, facts: Mapping[str, bool | int | str | _date]) -> Command.Open: ...
        @property
        def facts(self, /) -> dict[str, bool | int | str]:
            """
            The facts that are known.
            """
    @final
    class Pause(Command):
        """
        Pause a granted activity: on the days of the pause its plan pays nothing, or a share.

        The days may be past or to come. Unpaid payments get their new amount, and what has been paid of the days is
        overpaid, payment by payment. `Resume` undoes it.
        """
        __match_args__: Final = ("activity", "pause", "overpaid")
        def __new__(cls, /, activity: str, pause: Pause, overpaid: OverpaidRequest = ...) -> Command.Pause: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money.
            """
        @property
        def pause(self, /) -> Pause:
            """
            The days, why, and what is paid on them.
            """
    @final
    class Pay(Command):
        """
        Say that a payment is paid. The account is kept as it is now.
        """
        __match_args__: Final = ("activity", "date", "paid_on", "amount")
        def __new__(cls, /, activity: str, date: _date, paid_on: _date, amount: Decimal | int) -> Command.Pay: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def paid_on(self, /) -> _date:
            """
            The day it was paid.
            """
    @final
    class PayAdjustment(Command):
        """
        Say that the adjustment payment of a settlement is paid, or that its claim is.
        """
        __match_args__: Final = ("activity", "settlement", "paid_on", "amount")
        def __new__(cls, /, activity: str, settlement: SupportsIndex, paid_on: _date, amount: Decimal | int) -> Command.PayAdjustment: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner, below 0 where it is a claim.
            """
        @property
        def paid_on(self, /) -> _date:
            """
            The day it was paid.
            """
        @property
        def settlement(self, /) -> int:
            """
            Which of its settlements: 1 for the first one that adjusted something.
            """
    @final
    class Recalculate(Command):
        """
        Calculate unpaid payments again, after a change of rates, prices or VAT. Nothing happens where none
        changes.
        """
        __match_args__: Final = ("reason",)
        def __new__(cls, /, reason: str) -> Command.Recalculate: ...
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class ReceiveIncome(Command):
        """
        Report money received of a claim: all of it, or a part.
        """
        __match_args__: Final = ("income", "date", "received_on", "amount")
        def __new__(cls, /, income: str, date: _date, received_on: _date, amount: Decimal | int) -> Command.ReceiveIncome: ...
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def income(self, /) -> str:
            """
            The income.
            """
        @property
        def received_on(self, /) -> _date:
            """
            The day it was received.
            """
    @final
    class RegisterInvoice(Command):
        """
        Register an invoice, or lines of the ledger: what they pay of the payments of the case, exactly or within
        the tolerance of the activity type, is paid, its account kept as it is now; adjustment payments too. A part
        of a payment is remembered, and a later invoice may pay the rest. For the other lines it is stated why they pay
        nothing.
        """
        __match_args__: Final = ("invoice", "lines")
        def __new__(cls, /, invoice: str, lines: Iterable[InvoiceLine]) -> Command.RegisterInvoice: ...
        @property
        def invoice(self, /) -> str:
            """
            What the host knows the invoice by. It is registered once.
            """
        @property
        def lines(self, /) -> tuple[InvoiceLine, ...]:
            """
            Its lines.
            """
    @final
    class Remove(Command):
        """
        Remove a draft or an expected activity. A change of it moves to what it changed.
        """
        __match_args__: Final = ("activity",)
        def __new__(cls, /, activity: str) -> Command.Remove: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
    @final
    class RemoveIncome(Command):
        """
        Remove income that nothing is claimed of.
        """
        __match_args__: Final = ("income", "reason")
        def __new__(cls, /, income: str, reason: str) -> Command.RemoveIncome: ...
        @property
        def income(self, /) -> str:
            """
            The income.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Renew(Command):
        """
        Carry on the payments of activities without an end, where they have become too few. Nothing happens
        where they have not.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Command.Renew: ...
    @final
    class Reopen(Command):
        """
        Open a closed case again.
        """
        __match_args__: Final = ("reason",)
        def __new__(cls, /, reason: str) -> Command.Reopen: ...
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Resume(Command):
        """
        Undo a pause of a granted activity altogether, or end it earlier: what was taken for the days that are not
        paused any more is paid back.
        """
        __match_args__: Final = ("activity", "pause", "reason", "on", "overpaid")
        def __new__(cls, /, activity: str, pause: str, reason: str, on: _date | None = ..., overpaid: OverpaidRequest = ...) -> Command.Resume: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def on(self, /) -> _date | None:
            """
            The first day that is paid again; none where the pause is undone, as if it had never been.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money, where the payments of a change are adjusted too.
            """
        @property
        def pause(self, /) -> str:
            """
            The pause.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class SetAppropriation(Command):
        """
        Begin an appropriation, or choose its section.
        """
        __match_args__: Final = ("appropriation", "section")
        def __new__(cls, /, appropriation: str, section: str | None = ...) -> Command.SetAppropriation: ...
        @property
        def appropriation(self, /) -> str:
            """
            The appropriation.
            """
        @property
        def section(self, /) -> str | None:
            """
            The section.
            """
    @final
    class SetFacts(Command):
        """
        Set facts: ladder moves, target group, municipalities, household.
        """
        __match_args__: Final = ("from_", "facts")
        def __new__(cls, /, from_: _date, facts: Mapping[str, bool | int | str | _date | None]) -> Command.SetFacts: ...
        @property
        def facts(self, /) -> dict[str, bool | int | str | None]:
            """
            The facts; nothing where one is no longer known.
            """
        @property
        def from_(self, /) -> _date:
            """
            The first day they hold.
            """
    @final
    class SetIncome(Command):
        """
        State income of an appropriation, or state it anew: what is claimed of it stays.
        """
        __match_args__: Final = ("income",)
        def __new__(cls, /, income: Income) -> Command.SetIncome: ...
        @property
        def income(self, /) -> Income:
            """
            The income.
            """
    @final
    class Settle(Command):
        """
        Settle a rate or VAT that changed backwards in time: unpaid payments of granted activities get their new
        price, and paid ones what they lack. Nothing happens where nothing does.

        The case is to be under the rule book that has the new value. The price that a granted plan has itself is
        frozen: it changes by an expected change that is granted.
        """
        __match_args__: Final = ("cause", "overpaid")
        def __new__(cls, /, cause: PriceChange, overpaid: OverpaidRequest = ...) -> Command.Settle: ...
        @property
        def cause(self, /) -> PriceChange:
            """
            What changed, known when, in force from when.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money.
            """
    @final
    class Shorten(Command):
        """
        Let a granted activity end earlier. As with `Stop`, the end may be past.
        """
        __match_args__: Final = ("activity", "end", "reason", "overpaid")
        def __new__(cls, /, activity: str, end: _date, reason: str, overpaid: OverpaidRequest = ...) -> Command.Shorten: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def end(self, /) -> _date:
            """
            The new last day.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Stop(Command):
        """
        Stop a granted activity, and with a main one those that hang on it.

        The end may be past: it was known late. What has been paid of later days is overpaid, and the event says of
        each payment how much.
        """
        __match_args__: Final = ("activity", "end", "reason", "overpaid")
        def __new__(cls, /, activity: str, end: _date, reason: str, overpaid: OverpaidRequest = ...) -> Command.Stop: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def end(self, /) -> _date:
            """
            The last day.
            """
        @property
        def overpaid(self, /) -> OverpaidRequest:
            """
            What is done with overpaid money.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """

@final
class CommandContext:
    """
    When and by whom a command is given.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.CommandContext(on=date(2026, 2, 1), actor="Caseworker 4").on
    datetime.date(2026, 2, 1)
    >>> bv.CommandContext(on=date(2026, 2, 1), actor="Caseworker 4").expecting(7).expected
    7
    """
    def __copy__(self, /) -> CommandContext: ...
    def __deepcopy__(self, /, _memo: Any) -> CommandContext: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, on: _date, actor: str, expected: SupportsIndex | None = ...) -> CommandContext: ...
    def __repr__(self, /) -> str: ...
    @property
    def actor(self, /) -> str:
        """
        Who gives it.
        """
    @property
    def expected(self, /) -> int | None:
        """
        The expected sequence number of the case; any by default.
        """
    def expecting(self, /, sequence: SupportsIndex) -> CommandContext:
        """
        The same, of a case that is thought to be at this sequence number.
        """
    @staticmethod
    def from_json(text: str) -> CommandContext:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def on(self, /) -> _date:
        """
        The day it is decided or entered; today, for all that depends on it.
        """
    def replace(self, /, **changes: Any) -> CommandContext:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class CutShort:
    """
    That a granted change has ended what it changes earlier than it was to end.

    >>> import bevilling as bv
    >>> bv.case.CutShort(by="a2").end is None
    True
    """
    def __copy__(self, /) -> CutShort: ...
    def __deepcopy__(self, /, _memo: Any) -> CutShort: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, by: str, end: _date | None = ...) -> CutShort: ...
    def __repr__(self, /) -> str: ...
    @property
    def by(self, /) -> str:
        """
        The change.
        """
    @property
    def end(self, /) -> _date | None:
        """
        The last day before that; none where it had no end. It is so again when the change is annulled.
        """
    def replace(self, /, **changes: Any) -> CutShort:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class DatedFact:
    """
    The value of a fact from a day on.

    >>> import bevilling as bv
    >>> bv.case.DatedFact().from_ is None
    True
    """
    def __copy__(self, /) -> DatedFact: ...
    def __deepcopy__(self, /, _memo: Any) -> DatedFact: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, from_: _date | None = ..., value: bool | int | str | _date | None = ...) -> DatedFact: ...
    def __repr__(self, /) -> str: ...
    @property
    def from_(self, /) -> _date | None:
        """
        The first day; none for what was known when the case was opened.
        """
    @staticmethod
    def from_json(text: str) -> DatedFact:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> DatedFact:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def value(self, /) -> bool | int | str | None:
        """
        The value; nothing where it is not known from then on.
        """

@final
class Deduction:
    """
    What is deducted from one payment.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.Deduction(activity="1", payment=date(2026, 6, 1), amount=5000).amount
    Decimal('5000')
    """
    def __copy__(self, /) -> Deduction: ...
    def __deepcopy__(self, /, _memo: Any) -> Deduction: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, payment: _date, reference: PaymentReference | None = ..., amount: Decimal | int) -> Deduction: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity of the payment.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, above 0.
        """
    @property
    def payment(self, /) -> _date:
        """
        The scheduled day of the payment.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The reference of the payment; none where its plan has no id.
        """
    def replace(self, /, **changes: Any) -> Deduction:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class EndingActivity:
    """
    A granted activity that ends soon, and that no granted or expected change carries on.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.EndingActivity(activity="1", end=date(2026, 2, 1)).end
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> EndingActivity: ...
    def __deepcopy__(self, /, _memo: Any) -> EndingActivity: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, end: _date) -> EndingActivity: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    @property
    def end(self, /) -> _date:
        """
        Its last day.
        """
    def replace(self, /, **changes: Any) -> EndingActivity:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Event:
    """
    Something that has happened to a case.

    An event holds what it changed, down to the payments, so that reading it again needs no rule book and no
    calculation, and gives the same case under every later version.

    The JSON is stable. `version` says which version of the format an event was written in; every version up to
    `VERSION` can be read.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.Event(sequence=1, on=date(2026, 2, 1), actor="Caseworker 4",
    ...     rule_book=bv.case.RuleBookVersion(id="1", version="2026-01-01"), version=1,
    ...     body=bv.EventBody.Opened(case="27.24.36-G01-7-26", facts={}))
    >>> one.on
    datetime.date(2026, 2, 1)
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> one.text(book, "en")
    '1 February 2026, Caseworker 4: case 27.24.36-G01-7-26 opened'
    """
    VERSION: Final[int]
    """
    The version of the format that events are written in.
    """
    def __copy__(self, /) -> Event: ...
    def __deepcopy__(self, /, _memo: Any) -> Event: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, sequence: SupportsIndex, on: _date, actor: str, rule_book: RuleBookVersion, version: SupportsIndex, body: EventBody, outbox: Iterable[Notice] = ..., warnings: Iterable[DecisionWarning] = ...) -> Event: ...
    def __repr__(self, /) -> str: ...
    @property
    def actor(self, /) -> str:
        """
        Who did it, by the host's name of them.
        """
    @property
    def body(self, /) -> EventBody:
        """
        What happened.
        """
    @staticmethod
    def from_json(text: str) -> Event:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def on(self, /) -> _date:
        """
        The day it was decided or entered.
        """
    @property
    def outbox(self, /) -> tuple[Notice, ...]:
        """
        The notices to other systems.
        """
    def replace(self, /, **changes: Any) -> Event:
        """
        The same value with other fields.
        """
    @property
    def rule_book(self, /) -> RuleBookVersion:
        """
        The rule book that it was decided by.
        """
    @property
    def sequence(self, /) -> int:
        """
        1 for the first event of a case, and one more for each that follows.
        """
    def text(self, /, book: RuleBook, lang: Literal["da", "en"]) -> str:
        """
        The event in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def version(self, /) -> int:
        """
        The version of this format.
        """
    @property
    def warnings(self, /) -> tuple[DecisionWarning, ...]:
        """
        What looked odd about what was decided, though it was no reason to refuse: the warnings as they were given then.
        """

@disjoint_base
class EventBody:
    """
    What happened.

    >>> import bevilling as bv
    >>> bv.EventBody.Opened(case="27.24.36-G01-7-26", facts={})
    EventBody.Opened(case='27.24.36-G01-7-26', facts={})
    """
    def __copy__(self, /) -> EventBody: ...
    def __deepcopy__(self, /, _memo: Any) -> EventBody: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def all_changes(self, /) -> tuple[ActivityChange, ...]:
        """
        Everything that it changed about activities.
        """
    @property
    def all_settlements(self, /) -> tuple[ActivityAdjustment, ...]:
        """
        What it settled of payments that are paid.
        """
    @staticmethod
    def from_json(text: str) -> EventBody:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def kind(self, /) -> str:
        """
        The word of what happened in JSON, such as `granted`.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class AdjustmentCorrected(EventBody):
        """
        What was said of a paid adjustment payment was wrong.
        """
        __match_args__: Final = ("activity", "settlement", "before", "after", "reason")
        def __new__(cls, /, activity: str, settlement: SupportsIndex, before: Paid, after: Paid | None, reason: str) -> EventBody.AdjustmentCorrected: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def after(self, /) -> Paid | None:
            """
            What is right; nothing where it was not paid after all.
            """
        @property
        def before(self, /) -> Paid:
            """
            What was said.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlement(self, /) -> int:
            """
            Which of its settlements.
            """
    @final
    class AdjustmentPaid(EventBody):
        """
        The adjustment payment of a settlement was paid.
        """
        __match_args__: Final = ("activity", "settlement", "paid")
        def __new__(cls, /, activity: str, settlement: SupportsIndex, paid: Paid) -> EventBody.AdjustmentPaid: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def paid(self, /) -> Paid:
            """
            When, how much, on which account; none where it is booked on several.
            """
        @property
        def settlement(self, /) -> int:
            """
            Which of its settlements: 1 for the first one that adjusted something.
            """
    @final
    class Amended(EventBody):
        """
        A draft or an expected activity was amended.
        """
        __match_args__: Final = ("change",)
        def __new__(cls, /, change: ActivityChange) -> EventBody.Amended: ...
        @property
        def change(self, /) -> ActivityChange:
            """
            The activity and its payments.
            """
    @final
    class Annotated(EventBody):
        """
        Somebody noted something.
        """
        __match_args__: Final = ("note",)
        def __new__(cls, /, note: Note) -> EventBody.Annotated: ...
        @property
        def note(self, /) -> Note:
            """
            The note.
            """
    @final
    class Annulled(EventBody):
        """
        The grant of an activity was annulled, as if it had never been.
        """
        __match_args__: Final = ("activity", "reason", "changes", "settlements")
        def __new__(cls, /, activity: str, reason: str, changes: Iterable[ActivityChange], settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Annulled: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is claimed of what is paid already.
            """
    @final
    class AppropriationSet(EventBody):
        """
        An appropriation was begun, or got its section.
        """
        __match_args__: Final = ("appropriation", "section")
        def __new__(cls, /, appropriation: str, section: str | None) -> EventBody.AppropriationSet: ...
        @property
        def appropriation(self, /) -> str:
            """
            The appropriation.
            """
        @property
        def section(self, /) -> str | None:
            """
            The section, once one is chosen.
            """
    @final
    class Closed(EventBody):
        """
        The case was closed.
        """
        __match_args__: Final = ("reason",)
        def __new__(cls, /, reason: str) -> EventBody.Closed: ...
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Corrected(EventBody):
        """
        Price or start of a granted activity was found to be another, from its first day on.
        """
        __match_args__: Final = ("activity", "reason", "approval", "changes", "settlements")
        def __new__(cls, /, activity: str, reason: str, approval: Approval, changes: Iterable[ActivityChange], settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Corrected: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def approval(self, /) -> Approval:
            """
            By whom, at which level.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is paid or claimed of what is paid already.
            """
    @final
    class Drafted(EventBody):
        """
        An activity was drafted.
        """
        __match_args__: Final = ("appropriation", "change")
        def __new__(cls, /, appropriation: str, change: ActivityChange) -> EventBody.Drafted: ...
        @property
        def appropriation(self, /) -> str:
            """
            The appropriation.
            """
        @property
        def change(self, /) -> ActivityChange:
            """
            The activity and its payments.
            """
    @final
    class Expected(EventBody):
        """
        An activity, or a change of one, is expected.
        """
        __match_args__: Final = ("appropriation", "change")
        def __new__(cls, /, appropriation: str, change: ActivityChange) -> EventBody.Expected: ...
        @property
        def appropriation(self, /) -> str:
            """
            The appropriation.
            """
        @property
        def change(self, /) -> ActivityChange:
            """
            The activity and its payments.
            """
    @final
    class Extended(EventBody):
        """
        A granted activity runs longer.
        """
        __match_args__: Final = ("activity", "approval", "changes", "settlements")
        def __new__(cls, /, activity: str, approval: Approval, changes: Iterable[ActivityChange], settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Extended: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def approval(self, /) -> Approval:
            """
            By whom, at which level.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is paid or claimed, since payments that are paid already now have another price.
            """
    @final
    class FactsSet(EventBody):
        """
        Facts were set, such as a move on a ladder.
        """
        __match_args__: Final = ("from_", "facts")
        def __new__(cls, /, from_: _date, facts: Mapping[str, bool | int | str | _date | None]) -> EventBody.FactsSet: ...
        @property
        def facts(self, /) -> dict[str, bool | int | str | None]:
            """
            The facts; nothing where one is no longer known.
            """
        @property
        def from_(self, /) -> _date:
            """
            The first day they hold.
            """
    @final
    class Granted(EventBody):
        """
        Activities were granted.
        """
        __match_args__: Final = ("appropriation", "approval", "activities", "changes", "settlements")
        def __new__(cls, /, appropriation: str, approval: Approval, activities: Iterable[str], changes: Iterable[ActivityChange], settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Granted: ...
        @property
        def activities(self, /) -> tuple[str, ...]:
            """
            What is granted: those that were not, and those that are granted again.
            """
        @property
        def appropriation(self, /) -> str:
            """
            The appropriation.
            """
        @property
        def approval(self, /) -> Approval:
            """
            By whom, at which level.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is paid or claimed, since payments that are paid already now have another price.
            """
    @final
    class Imported(EventBody):
        """
        The case was taken over as it stood.
        """
        __match_args__: Final = ("state",)
        def __new__(cls, /, state: CaseState) -> EventBody.Imported: ...
        @property
        def state(self, /) -> CaseState:
            """
            As it stood.
            """
    @final
    class IncomeClaimed(EventBody):
        """
        Income was claimed.
        """
        __match_args__: Final = ("income", "date", "amount")
        def __new__(cls, /, income: str, date: _date, amount: Decimal | int) -> EventBody.IncomeClaimed: ...
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def income(self, /) -> str:
            """
            The income.
            """
    @final
    class IncomeCorrected(EventBody):
        """
        What was claimed or received was wrong.
        """
        __match_args__: Final = ("income", "date", "before", "after", "reason")
        def __new__(cls, /, income: str, date: _date, before: IncomeClaim, after: IncomeClaim | None, reason: str) -> EventBody.IncomeCorrected: ...
        @property
        def after(self, /) -> IncomeClaim | None:
            """
            What is right; nothing where the claim is withdrawn.
            """
        @property
        def before(self, /) -> IncomeClaim:
            """
            What was reported.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def income(self, /) -> str:
            """
            The income.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class IncomeReceived(EventBody):
        """
        Money was received of a claim.
        """
        __match_args__: Final = ("income", "date", "receipt")
        def __new__(cls, /, income: str, date: _date, receipt: Receipt) -> EventBody.IncomeReceived: ...
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def income(self, /) -> str:
            """
            The income.
            """
        @property
        def receipt(self, /) -> Receipt:
            """
            When, and how much.
            """
    @final
    class IncomeRemoved(EventBody):
        """
        Income was removed.
        """
        __match_args__: Final = ("income", "reason")
        def __new__(cls, /, income: str, reason: str) -> EventBody.IncomeRemoved: ...
        @property
        def income(self, /) -> str:
            """
            The income.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class IncomeSet(EventBody):
        """
        Income was stated, or stated anew.
        """
        __match_args__: Final = ("income",)
        def __new__(cls, /, income: Income) -> EventBody.IncomeSet: ...
        @property
        def income(self, /) -> Income:
            """
            The income.
            """
    @final
    class InvoiceRegistered(EventBody):
        """
        An invoice was registered.
        """
        __match_args__: Final = ("invoice", "matches", "payments", "parts")
        def __new__(cls, /, invoice: str, matches: Iterable[RegisteredLine], payments: Iterable[InvoicePayment], parts: Iterable[PartialPayment]) -> EventBody.InvoiceRegistered: ...
        @property
        def invoice(self, /) -> str:
            """
            The invoice.
            """
        @property
        def matches(self, /) -> tuple[RegisteredLine, ...]:
            """
            How each line came out, in the order of the lines.
            """
        @property
        def parts(self, /) -> tuple[PartialPayment, ...]:
            """
            The parts of payments that it has paid, where the rest is open.
            """
        @property
        def payments(self, /) -> tuple[InvoicePayment, ...]:
            """
            The payments that it has paid.
            """
    @final
    class Opened(EventBody):
        """
        The case was opened.
        """
        __match_args__: Final = ("case", "facts")
        def __new__(cls, /, case: str, facts: Mapping[str, bool | int | str | _date]) -> EventBody.Opened: ...
        @property
        def case(self, /) -> str:
            """
            The host's id.
            """
        @property
        def facts(self, /) -> dict[str, bool | int | str]:
            """
            The facts that were known.
            """
    @final
    class Paid(EventBody):
        """
        A payment was paid.
        """
        __match_args__: Final = ("activity", "date", "paid")
        def __new__(cls, /, activity: str, date: _date, paid: Paid) -> EventBody.Paid: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def paid(self, /) -> Paid:
            """
            When, how much, on which account.
            """
    @final
    class Paused(EventBody):
        """
        A granted activity was paused.
        """
        __match_args__: Final = ("activity", "pause", "changes", "settlements")
        def __new__(cls, /, activity: str, pause: Pause, changes: Iterable[ActivityChange], settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Paused: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def pause(self, /) -> Pause:
            """
            The days, why, and what is paid on them.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is claimed of what is paid already of days in the pause.
            """
    @final
    class PaymentCorrected(EventBody):
        """
        What was said of a paid payment was wrong.
        """
        __match_args__: Final = ("activity", "date", "before", "after", "cancelled", "reason", "settlements")
        def __new__(cls, /, activity: str, date: _date, before: Paid, after: Paid | None, cancelled: bool, reason: str, settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.PaymentCorrected: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def after(self, /) -> Paid | None:
            """
            What is right; nothing where it was not paid after all.
            """
        @property
        def before(self, /) -> Paid:
            """
            What was said.
            """
        @property
        def cancelled(self, /) -> bool:
            """
            Whether the payment goes altogether: it was not paid, and its plan has it no more.
            """
        @property
        def date(self, /) -> _date:
            """
            The scheduled day.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is paid or claimed, since more or less was overpaid of a payment that its plan has no more.
            """
    @final
    class PaymentEntered(EventBody):
        """
        A payment was entered in an individual plan.
        """
        __match_args__: Final = ("change",)
        def __new__(cls, /, change: ActivityChange) -> EventBody.PaymentEntered: ...
        @property
        def change(self, /) -> ActivityChange:
            """
            The activity and its payments.
            """
    @final
    class Recalculated(EventBody):
        """
        Unpaid payments were calculated again, after a change of rates, prices or VAT.
        """
        __match_args__: Final = ("reason", "changes")
        def __new__(cls, /, reason: str, changes: Iterable[ActivityChange]) -> EventBody.Recalculated: ...
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Removed(EventBody):
        """
        A draft or an expected activity was removed.
        """
        __match_args__: Final = ("activity",)
        def __new__(cls, /, activity: str) -> EventBody.Removed: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
    @final
    class Renewed(EventBody):
        """
        Payments of activities without an end were carried on.
        """
        __match_args__: Final = ("changes",)
        def __new__(cls, /, changes: Iterable[ActivityChange]) -> EventBody.Renewed: ...
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
    @final
    class Reopened(EventBody):
        """
        The case was opened again.
        """
        __match_args__: Final = ("reason",)
        def __new__(cls, /, reason: str) -> EventBody.Reopened: ...
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
    @final
    class Resumed(EventBody):
        """
        A pause of a granted activity was undone, or ended earlier.
        """
        __match_args__: Final = ("activity", "pause", "reason", "changes", "on", "settlements")
        def __new__(cls, /, activity: str, pause: str, reason: str, changes: Iterable[ActivityChange], on: _date | None = ..., settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Resumed: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def on(self, /) -> _date | None:
            """
            The first day that is paid again; none where the pause is undone.
            """
        @property
        def pause(self, /) -> str:
            """
            The pause.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is paid back of what the pause had taken.
            """
    @final
    class Settled(EventBody):
        """
        A rate or VAT that changed backwards in time was settled.
        """
        __match_args__: Final = ("settlements", "changes")
        def __new__(cls, /, settlements: Iterable[ActivityAdjustment], changes: Iterable[ActivityChange]) -> EventBody.Settled: ...
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            What it changed about unpaid payments.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What it means for each activity, paid payments too.
            """
    @final
    class Shortened(EventBody):
        """
        A granted activity runs shorter.
        """
        __match_args__: Final = ("activity", "reason", "changes", "settlements")
        def __new__(cls, /, activity: str, reason: str, changes: Iterable[ActivityChange], settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Shortened: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is paid or claimed of what is paid already of days after the end.
            """
    @final
    class Stopped(EventBody):
        """
        A granted activity is stopped.
        """
        __match_args__: Final = ("activity", "reason", "changes", "settlements")
        def __new__(cls, /, activity: str, reason: str, changes: Iterable[ActivityChange], settlements: Iterable[ActivityAdjustment] = ...) -> EventBody.Stopped: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def changes(self, /) -> tuple[ActivityChange, ...]:
            """
            Everything that this changed.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """
        @property
        def settlements(self, /) -> tuple[ActivityAdjustment, ...]:
            """
            What is paid or claimed of what is paid already of days after the end.
            """

@final
class Grant:
    """
    Activities of an appropriation that are to be granted.

    >>> import bevilling as bv
    >>> bv.Grant(appropriation="1").appropriation
    '1'
    """
    def __copy__(self, /) -> Grant: ...
    def __deepcopy__(self, /, _memo: Any) -> Grant: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, appropriation: str, activities: Iterable[str] = ..., approval: ApprovalRequest = ..., overpaid: OverpaidRequest = ...) -> Grant: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[str, ...]:
        """
        Its activities that are to be granted.
        """
    @property
    def appropriation(self, /) -> str:
        """
        The appropriation.
        """
    @property
    def approval(self, /) -> ApprovalRequest:
        """
        Who approves.
        """
    @staticmethod
    def from_json(text: str) -> Grant:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def overpaid(self, /) -> OverpaidRequest:
        """
        What is done with money that was paid in advance of a change, where that makes it overpaid.
        """
    def replace(self, /, **changes: Any) -> Grant:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class GrantPreview:
    """
    What granting would lead to.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> facts = {"target_group": "family", "birth_date": date(2014, 5, 2), "effort_step": 3, "scaling_step": 5,
    ...     "custody_consent": True, "assessment": "examination"}
    >>> case, stamp = bv.Case.open(book, id="1", facts=facts), bv.CommandContext(on=date(2026, 1, 5), actor="Caseworker 4")
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
    >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("a").by("90010011")
    >>> events = case.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp)
    >>> events += case.execute(bv.Command.Draft(appropriation="1", activity=help), stamp)
    >>> approval = bv.ApprovalRequest(level="section_leader", approver="Section leader 1", second="Team leader 2")
    >>> shown = case.preview_grant(bv.Grant(appropriation="1", activities=["a"], approval=approval), stamp)
    >>> shown.before.granted.this_year, shown.after.granted.this_year, len(shown.notices()), case.sequence
    (Decimal('0.00'), Decimal('55000.00'), 25, 3)
    """
    def __copy__(self, /) -> GrantPreview: ...
    def __deepcopy__(self, /, _memo: Any) -> GrantPreview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> CaseOverview:
        """
        Its cost after the grant.
        """
    @property
    def before(self, /) -> CaseOverview:
        """
        The cost of the case now.
        """
    @property
    def events(self, /) -> tuple[Event, ...]:
        """
        The events that it would answer with.
        """
    def notices(self, /) -> tuple[Notice, ...]:
        """
        The notices that other systems would receive.
        """
    @property
    def state(self, /) -> CaseState:
        """
        The case as it would be.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class HouseholdOverview:
    """
    The cost of the cases of a household (husstand).

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> siblings = [bv.Case.open(book, id=one, facts={"target_group": "family"}) for one in ("7", "8")]
    >>> overview = bv.HouseholdOverview.of(siblings, date(2026, 2, 1))
    >>> overview.granted.this_year, overview.to_text("en") != "", overview.to_svg("en")[:4]
    (Decimal('0.00'), True, '<svg')
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __copy__(self, /) -> HouseholdOverview: ...
    def __deepcopy__(self, /, _memo: Any) -> HouseholdOverview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, on: _date, years: tuple[SupportsIndex, SupportsIndex, SupportsIndex], months: Iterable[Month] = ..., granted: CostSummary, expected: CostSummary, paid: CostSummary, income: IncomeOverview | None = ..., cases: Iterable[tuple[str, CaseOverview]] = ..., net: NetCost | None = ...) -> HouseholdOverview: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def cases(self, /) -> tuple[tuple[str, CaseOverview], ...]:
        """
        The cases, by id, in the order given.
        """
    @property
    def expected(self, /) -> CostSummary:
        """
        What is granted and expected.
        """
    @property
    def granted(self, /) -> CostSummary:
        """
        What is granted.
        """
    @property
    def income(self, /) -> IncomeOverview | None:
        """
        What income amounts to; none where there is none.
        """
    @property
    def months(self, /) -> tuple[Month, ...]:
        """
        The months of these years: what `by_month` is by.
        """
    @property
    def net(self, /) -> NetCost | None:
        """
        Gross, reimbursement and net this year, the cases pooled where the reimbursement scheme says so. None as for a case:
        `household_net_cost` says why.
        """
    @staticmethod
    def of(cases: Iterable[Case], on: _date) -> HouseholdOverview:
        """
        The cost of the cases of a household. `CaseError` where a case is there twice.
        """
    @property
    def on(self, /) -> _date:
        """
        The day it is asked on.
        """
    @property
    def paid(self, /) -> CostSummary:
        """
        What has been paid.
        """
    def replace(self, /, **changes: Any) -> HouseholdOverview:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The costs by month, as a picture (SVG).
        """
    def to_text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The overview as tables.
        """
    @property
    def years(self, /) -> tuple[int, int, int]:
        """
        Last year, this year and next year.
        """

@final
class Income:
    """
    Income of an appropriation (indtægt): who pays it, on which days, and how much. Never a payment with a negative
    amount.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(1250))
    >>> income = bv.case.Income(id="i1", kind="parents_payment", appropriation="1",
    ...     period=bv.Period(date(2026, 2, 1)), schedule=plan.schedule)
    >>> income.kind, income.title("en")
    ('parents_payment', "Parents' payment")
    """
    def __copy__(self, /) -> Income: ...
    def __deepcopy__(self, /, _memo: Any) -> Income: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, kind: Literal["parents_payment", "own_payment", "other_municipality", "other"], appropriation: str, payer: str | None = ..., period: Period, schedule: Schedule) -> Income: ...
    def __repr__(self, /) -> str: ...
    @property
    def appropriation(self, /) -> str:
        """
        The appropriation whose cost it reduces.
        """
    @staticmethod
    def from_json(text: str) -> Income:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the income for the host.
        """
    @property
    def kind(self, /) -> Literal["parents_payment", "own_payment", "other_municipality", "other"]:
        """
        What kind of income it is.
        """
    @property
    def payer(self, /) -> str | None:
        """
        Who pays, by the host's name of them: a municipality by its code.
        """
    @property
    def period(self, /) -> Period:
        """
        When it is owed. It ends with the activities of the appropriation at the latest.
        """
    def replace(self, /, **changes: Any) -> Income:
        """
        The same value with other fields.
        """
    @property
    def schedule(self, /) -> Schedule:
        """
        On which days, and how much: amounts above 0. No VAT factor applies.
        """
    def title(self, /, lang: Literal["da", "en"]) -> str:
        """
        What the kind of income is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class IncomeClaim:
    """
    What is claimed for one scheduled day of an income.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> part = bv.case.Receipt(date=date(2026, 2, 20), amount=1000)
    >>> claim = bv.case.IncomeClaim(date=date(2026, 2, 1), claimed_on=date(2026, 2, 3), amount=1250, receipts=[part])
    >>> claim.received(), claim.outstanding()
    (Decimal('1000'), Decimal('250'))
    """
    def __copy__(self, /) -> IncomeClaim: ...
    def __deepcopy__(self, /, _memo: Any) -> IncomeClaim: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, claimed_on: _date, amount: Decimal | int, receipts: Iterable[Receipt] = ...) -> IncomeClaim: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner claimed; above 0.
        """
    @property
    def claimed_on(self, /) -> _date:
        """
        The day it was claimed.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> IncomeClaim:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def outstanding(self, /) -> Decimal:
        """
        Kroner that are still to come.
        """
    @property
    def receipts(self, /) -> tuple[Receipt, ...]:
        """
        What is received of it, oldest first; together at most the claim.
        """
    def received(self, /) -> Decimal:
        """
        Kroner received.
        """
    def replace(self, /, **changes: Any) -> IncomeClaim:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class IncomeDue:
    """
    An amount of income that is due and not claimed.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.IncomeDue(income="i1", kind="other", date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> IncomeDue: ...
    def __deepcopy__(self, /, _memo: Any) -> IncomeDue: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, income: str, kind: Literal["parents_payment", "own_payment", "other_municipality", "other"], payer: str | None = ..., date: _date, amount: Decimal | int, reference: PaymentReference | None = ...) -> IncomeDue: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @property
    def income(self, /) -> str:
        """
        The income.
        """
    @property
    def kind(self, /) -> Literal["parents_payment", "own_payment", "other_municipality", "other"]:
        """
        What kind of income it is.
        """
    @property
    def payer(self, /) -> str | None:
        """
        Who pays.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The payment reference that the claim will have; none where the case has no id.
        """
    def replace(self, /, **changes: Any) -> IncomeDue:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class IncomeFigures:
    """
    What one income amounts to.

    >>> import bevilling as bv
    >>> costs = bv.plan.CostSummary(last_year=0, this_year=5000, next_year=0, all=5000)
    >>> one = bv.case.IncomeFigures(id="i1", kind="other", appropriation="1", status="granted", expected=costs,
    ...     claimed=costs, received=costs)
    >>> one.status
    'granted'
    """
    def __copy__(self, /) -> IncomeFigures: ...
    def __deepcopy__(self, /, _memo: Any) -> IncomeFigures: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, kind: Literal["parents_payment", "own_payment", "other_municipality", "other"], appropriation: str, status: Literal["draft", "expected", "granted"], expected: CostSummary, claimed: CostSummary, received: CostSummary, next: NextPayment | None = ...) -> IncomeFigures: ...
    def __repr__(self, /) -> str: ...
    @property
    def appropriation(self, /) -> str:
        """
        The appropriation whose cost it reduces.
        """
    @property
    def claimed(self, /) -> CostSummary:
        """
        What is claimed of it, received or not.
        """
    @property
    def expected(self, /) -> CostSummary:
        """
        All of it: as received where received, as claimed where claimed, as scheduled where neither.
        """
    @property
    def id(self, /) -> str:
        """
        The income.
        """
    @property
    def kind(self, /) -> Literal["parents_payment", "own_payment", "other_municipality", "other"]:
        """
        What kind of income it is.
        """
    @property
    def next(self, /) -> NextPayment | None:
        """
        The next scheduled day that is not claimed, and how much.
        """
    @property
    def received(self, /) -> CostSummary:
        """
        What is received of it.
        """
    def replace(self, /, **changes: Any) -> IncomeFigures:
        """
        The same value with other fields.
        """
    @property
    def status(self, /) -> Literal["draft", "expected", "granted"]:
        """
        How far the appropriation has come: income of what is only expected is not in the net cost.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class IncomeOverview:
    """
    What income amounts to.

    >>> import bevilling as bv
    >>> costs = bv.plan.CostSummary(last_year=0, this_year=5000, next_year=0, all=5000)
    >>> bv.case.IncomeOverview(expected=costs, claimed=costs, received=costs).received.all
    Decimal('5000')
    """
    def __copy__(self, /) -> IncomeOverview: ...
    def __deepcopy__(self, /, _memo: Any) -> IncomeOverview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, expected: CostSummary, claimed: CostSummary, received: CostSummary) -> IncomeOverview: ...
    def __repr__(self, /) -> str: ...
    @property
    def claimed(self, /) -> CostSummary:
        """
        What is claimed of it, received or not.
        """
    @property
    def expected(self, /) -> CostSummary:
        """
        All of it: as received where received, as claimed where claimed, as scheduled where neither.
        """
    @property
    def received(self, /) -> CostSummary:
        """
        What is received of it.
        """
    def replace(self, /, **changes: Any) -> IncomeOverview:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class IncomeState:
    """
    Income with what is claimed of it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(1250))
    >>> income = bv.case.Income(id="i1", kind="other", appropriation="1", period=bv.Period(date(2026, 2, 1)),
    ...     schedule=plan.schedule)
    >>> bv.case.IncomeState(income=income).claims
    ()
    """
    def __copy__(self, /) -> IncomeState: ...
    def __deepcopy__(self, /, _memo: Any) -> IncomeState: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, income: Income, claims: Iterable[IncomeClaim] = ...) -> IncomeState: ...
    def __repr__(self, /) -> str: ...
    @property
    def claims(self, /) -> tuple[IncomeClaim, ...]:
        """
        What is claimed, by scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> IncomeState:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def income(self, /) -> Income:
        """
        The income.
        """
    def replace(self, /, **changes: Any) -> IncomeState:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class InvoicePayment:
    """
    A payment that an invoice has paid.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.InvoicePayment(activity="1", date=date(2026, 2, 1), paid=bv.plan.Paid(date=date(2026,
    ...     2, 1), amount=5000))
    >>> one.date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> InvoicePayment: ...
    def __deepcopy__(self, /, _memo: Any) -> InvoicePayment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, date: _date, settlement: SupportsIndex | None = ..., paid: Paid, credited: Decimal | int = ...) -> InvoicePayment: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    @property
    def credited(self, /) -> Decimal:
        """
        Kroner that were credited before and that the line had deducted already: they are in what is paid.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> InvoicePayment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def paid(self, /) -> Paid:
        """
        When, how much with the parts that were paid before, on which account. What was credited before is not taken
        off; it is kept beside.
        """
    def replace(self, /, **changes: Any) -> InvoicePayment:
        """
        The same value with other fields.
        """
    @property
    def settlement(self, /) -> int | None:
        """
        Which settlement of the activity, where it is an adjustment payment.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class NextPayment:
    """
    A payment to come.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.NextPayment(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> NextPayment: ...
    def __deepcopy__(self, /, _memo: Any) -> NextPayment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int) -> NextPayment: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    def replace(self, /, **changes: Any) -> NextPayment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Note:
    """
    A note on the case, an activity, or a payment.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.Note(on=date(2026, 2, 1), by="Caseworker 4", text="agreed by phone").on
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> Note: ...
    def __deepcopy__(self, /, _memo: Any) -> Note: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, on: _date, by: str, activity: str | None = ..., payment: _date | None = ..., text: str) -> Note: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str | None:
        """
        The activity it is about.
        """
    @property
    def by(self, /) -> str:
        """
        Who made it.
        """
    @staticmethod
    def from_json(text: str) -> Note:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def on(self, /) -> _date:
        """
        The day it was made.
        """
    @property
    def payment(self, /) -> _date | None:
        """
        The scheduled day of the payment it is about.
        """
    def replace(self, /, **changes: Any) -> Note:
        """
        The same value with other fields.
        """
    @property
    def text(self, /) -> str:
        """
        What it says.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class Notice:
    """
    A notice to another system.

    >>> import bevilling as bv
    >>> bv.Notice.Journal(event="granted", activities=[])
    Notice.Journal(event='granted', activities=())
    """
    def __copy__(self, /) -> Notice: ...
    def __deepcopy__(self, /, _memo: Any) -> Notice: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Notice:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Adjustment(Notice):
        """
        A back-payment or a claim follows, because a price changed with effect back in time. Each is sent once; what
        changes later is settled later.
        """
        __match_args__: Final = ("adjustment",)
        def __new__(cls, /, adjustment: AdjustmentNotice) -> Notice.Adjustment: ...
        @property
        def adjustment(self, /) -> AdjustmentNotice: ...
    @final
    class AdjustmentReversal(Notice):
        """
        An adjustment payment already sent was cancelled: it was paid differently, or credited. The correct one follows.
        """
        __match_args__: Final = ("adjustment",)
        def __new__(cls, /, adjustment: AdjustmentNotice) -> Notice.AdjustmentReversal: ...
        @property
        def adjustment(self, /) -> AdjustmentNotice: ...
    @final
    class Claim(Notice):
        """
        Income is to be claimed. Each claim is sent once.
        """
        __match_args__: Final = ("claim",)
        def __new__(cls, /, claim: ClaimNotice) -> Notice.Claim: ...
        @property
        def claim(self, /) -> ClaimNotice: ...
    @final
    class ClaimReversal(Notice):
        """
        A claim that was sent is withdrawn; where it has changed, the new one is sent after it.
        """
        __match_args__: Final = ("claim",)
        def __new__(cls, /, claim: ClaimNotice) -> Notice.ClaimReversal: ...
        @property
        def claim(self, /) -> ClaimNotice: ...
    @final
    class Journal(Notice):
        """
        To the journal: a decision about granted activities.
        """
        __match_args__: Final = ("event", "activities")
        def __new__(cls, /, event: str, activities: Iterable[str]) -> Notice.Journal: ...
        @property
        def activities(self, /) -> tuple[str, ...]:
            """
            The granted activities.
            """
        @property
        def event(self, /) -> str:
            """
            The kind of the event.
            """
    @final
    class Payment(Notice):
        """
        A payment is planned. Each payment of a granted activity is sent once.
        """
        __match_args__: Final = ("payment",)
        def __new__(cls, /, payment: PaymentNotice) -> Notice.Payment: ...
        @property
        def payment(self, /) -> PaymentNotice: ...
    @final
    class Reversal(Notice):
        """
        A payment already sent to finance was cancelled. If it changed, the new payment follows.
        """
        __match_args__: Final = ("payment",)
        def __new__(cls, /, payment: PaymentNotice) -> Notice.Reversal: ...
        @property
        def payment(self, /) -> PaymentNotice: ...
    @final
    class Statistics(Notice):
        """
        For statistics: the period of a granted activity changed.
        """
        __match_args__: Final = ("activity", "section", "activity_type", "period")
        def __new__(cls, /, activity: str, section: str, activity_type: str, period: Period | None) -> Notice.Statistics: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def activity_type(self, /) -> str:
            """
            Its kind of service.
            """
        @property
        def period(self, /) -> Period | None:
            """
            When it runs; none where another activity has taken its place.
            """
        @property
        def section(self, /) -> str:
            """
            Its section.
            """

@disjoint_base
class Overpaid:
    """
    What is done with the overpaid money of a settlement.

    >>> import bevilling as bv
    >>> bv.case.Overpaid.Claim().is_claim(), bv.case.Overpaid.Claim().is_waived()
    (True, False)
    """
    def __copy__(self, /) -> Overpaid: ...
    def __deepcopy__(self, /, _memo: Any) -> Overpaid: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def is_claim(self, /) -> bool:
        """
        Whether nothing but the ordinary is done: what is overpaid is claimed.
        """
    def is_waived(self, /) -> bool:
        """
        Whether the recipient keeps it.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Claim(Overpaid):
        """
        It is claimed back, if there is any: the settlement is one adjustment payment.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Overpaid.Claim: ...
    @final
    class SetOff(Overpaid):
        """
        It is deducted from later payments, whose amounts stay: each deduction counts on the day of its payment.
        """
        __match_args__: Final = ("deductions",)
        def __new__(cls, /, deductions: Iterable[Deduction]) -> Overpaid.SetOff: ...
        @property
        def deductions(self, /) -> tuple[Deduction, ...]:
            """
            The deductions, by date: they sum to the claim.
            """
    @final
    class Waived(Overpaid):
        """
        The recipient keeps it: nothing is paid or claimed.
        """
        __match_args__: Final = ("reason", "approval")
        def __new__(cls, /, reason: str, approval: Approval) -> Overpaid.Waived: ...
        @property
        def approval(self, /) -> Approval:
            """
            Who approved it, at which level.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """

@disjoint_base
class OverpaidRequest:
    """
    What is to be done with money that a command finds overpaid.

    >>> import bevilling as bv
    >>> bv.case.OverpaidRequest.Claim()
    OverpaidRequest.Claim()
    >>> waive = bv.case.OverpaidRequest.Waive(reason="paid in good faith",
    ...     approval=bv.ApprovalRequest(level="team", approver="Team leader 1"))
    >>> waive.reason
    'paid in good faith'
    """
    def __copy__(self, /) -> OverpaidRequest: ...
    def __deepcopy__(self, /, _memo: Any) -> OverpaidRequest: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> OverpaidRequest:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Claim(OverpaidRequest):
        """
        Claim it back from the recipient. This is done by default.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> OverpaidRequest.Claim: ...
    @final
    class SetOff(OverpaidRequest):
        """
        Deduct it from the next payments to the same recipient in this case. Refused where they are too small.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> OverpaidRequest.SetOff: ...
    @final
    class Waive(OverpaidRequest):
        """
        Let the recipient keep it.
        """
        __match_args__: Final = ("reason", "approval")
        def __new__(cls, /, reason: str, approval: ApprovalRequest = ...) -> OverpaidRequest.Waive: ...
        @property
        def approval(self, /) -> ApprovalRequest:
            """
            Who approves.
            """
        @property
        def reason(self, /) -> str:
            """
            Why.
            """

@final
class PaidOn:
    """
    When a payment was paid, and how much.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.PaidOn(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> PaidOn: ...
    def __deepcopy__(self, /, _memo: Any) -> PaidOn: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int) -> PaidOn: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def date(self, /) -> _date:
        """
        The day.
        """
    @staticmethod
    def from_json(text: str) -> PaidOn:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> PaidOn:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class PartialPayment:
    """
    A part of a payment that an invoice has paid while the rest is open, or that a credit note takes back.

    A part that is paid counts on the day it was paid, and the rest on the scheduled day. Once the rest is paid too, the
    payment is paid with all of it, and its parts are no more. A part that is credited before the payment is paid is
    deducted from it on the scheduled day; afterwards it counts on the day of the credit note, and is kept.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> part = bv.case.PartialPayment(activity="1", plan="p1", date=date(2026, 2, 1), paid_on=date(2026, 2, 3), amount=2000)
    >>> part.amount
    Decimal('2000')
    """
    def __copy__(self, /) -> PartialPayment: ...
    def __deepcopy__(self, /, _memo: Any) -> PartialPayment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, plan: str, date: _date, paid_on: _date, amount: Decimal | int, credit: bool = ...) -> PartialPayment: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner; of a credit note, below 0 where the payment is not.
        """
    @property
    def credit(self, /) -> bool:
        """
        Whether it is credited.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day of the payment.
        """
    @staticmethod
    def from_json(text: str) -> PartialPayment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def paid_on(self, /) -> _date:
        """
        The day that the part was paid.
        """
    @property
    def plan(self, /) -> str:
        """
        The plan of the payment, which a change of the activity may take over; of an adjustment payment, what its
        reference is made of.
        """
    def replace(self, /, **changes: Any) -> PartialPayment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class PaymentBatch:
    """
    The payments that a run for a day pays, orders, or waits for: all that are due and not reported paid. A batch is an
    answer and changes nothing: a payment is in each batch until it is reported paid.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> case = bv.Case.open(book, "7", {"target_group": "family"})
    >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
    >>> batch = bv.case.PaymentBatch.of([case], calendar, date(2026, 1, 30))
    >>> batch.through, batch.lines, batch.payouts(), batch.total()
    (datetime.date(2026, 2, 2), (), (), Decimal('0'))
    >>> batch.to_text("en", book).splitlines()[1]
    'Nothing is due.'
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The lines as columns, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __copy__(self, /) -> PaymentBatch: ...
    def __deepcopy__(self, /, _memo: Any) -> PaymentBatch: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, on: _date, through: _date, lines: Iterable[PaymentLine] = ...) -> PaymentBatch: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    @property
    def lines(self, /) -> tuple[PaymentLine, ...]:
        """
        The lines: case by case in the order given, each by date.
        """
    @staticmethod
    def of(cases: Iterable[Case], calendar: PaymentCalendar, on: _date) -> PaymentBatch:
        """
        The payments of many cases that are due in the run of a day; `BevillingError` where nothing is paid on that day, or a
        case is given twice.
        """
    @property
    def on(self, /) -> _date:
        """
        The day of the run.
        """
    def payouts(self, /) -> tuple[PaymentLine, ...]:
        """
        The lines that finance pays out now: cash to a person, of a known price, above 0.
        """
    def replace(self, /, **changes: Any) -> PaymentBatch:
        """
        The same value with other fields.
        """
    @property
    def through(self, /) -> _date:
        """
        The last day that it pays for.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_text(self, /, lang: Literal["da", "en"], book: RuleBook | None = None) -> str:
        """
        The lines as a table of text; with the titles of the rule book where it is given.
        """
    def total(self, /) -> Decimal:
        """
        Kroner to be paid, of the lines that are not held.
        """

@final
class PaymentLine:
    """
    A payment that is due: what it is, whom it is paid to, on which account, and what is to be done. Once it is paid, it
    is reported with `amount`, `paid` and `deducted` together.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> line = bv.case.PaymentLine(case="7", appropriation="1", activity="a", section="BL-32-1-2",
    ...     activity_type="200201", date=date(2026, 2, 1), amount=5000, planned=5000,
    ...     account=bv.plan.Account(string="XXX-528211005-02501-XXX"), recipient=bv.Recipient.internal("N"),
    ...     method="internal", action="transfer_internally", late=True)
    >>> line.action, line.late, line.held
    ('transfer_internally', True, None)
    """
    def __copy__(self, /) -> PaymentLine: ...
    def __deepcopy__(self, /, _memo: Any) -> PaymentLine: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, case: str, appropriation: str, activity: str, section: str, activity_type: str, plan: str = ..., settlement: SupportsIndex | None = ..., date: _date, covers: Period | None = ..., amount: Decimal | int, planned: Decimal | int, paid: Decimal | int = ..., credited: Decimal | int = ..., deducted: Decimal | int = ..., account: Account, parts: Iterable[AdjustmentPart] = ..., reference: PaymentReference | None = ..., recipient: Recipient, provider: str | None = ..., method: Literal["internal", "cash", "payroll", "invoice"], action: Literal["pay_out", "send_to_payroll", "transfer_internally", "await_invoice"], late: bool, held: Literal["price_not_known"] | None = ...) -> PaymentLine: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Account:
        """
        What it is booked on.
        """
    @property
    def action(self, /) -> Literal["pay_out", "send_to_payroll", "transfer_internally", "await_invoice"]:
        """
        What is to be done.
        """
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    @property
    def activity_type(self, /) -> str:
        """
        The kind of service.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner to be paid: as planned, less what is paid, credited and deducted. 0 where all of it is deducted.
        """
    @property
    def appropriation(self, /) -> str:
        """
        The appropriation.
        """
    @property
    def case(self, /) -> str:
        """
        The case.
        """
    @property
    def covers(self, /) -> Period | None:
        """
        The days that it covers; none of an adjustment payment, which is about several payments.
        """
    @property
    def credited(self, /) -> Decimal:
        """
        Kroner of it that a credit note took back before it was paid.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day; of an adjustment payment, the day of the settlement.
        """
    @property
    def deducted(self, /) -> Decimal:
        """
        Kroner that are deducted since they were overpaid before.
        """
    @property
    def held(self, /) -> Literal["price_not_known"] | None:
        """
        Why it must not be paid though it is due; none where it may.
        """
    @property
    def late(self, /) -> bool:
        """
        Whether an earlier run should have had it: its day is before the day of this run.
        """
    @property
    def method(self, /) -> Literal["internal", "cash", "payroll", "invoice"]:
        """
        How it is paid.
        """
    @property
    def paid(self, /) -> Decimal:
        """
        Kroner of it that are paid already, by invoices that were parts of it.
        """
    @property
    def parts(self, /) -> tuple[AdjustmentPart, ...]:
        """
        The amount by account, where an adjustment payment is booked on several.
        """
    @property
    def plan(self, /) -> str:
        """
        The payment plan; empty where it has no id.
        """
    @property
    def planned(self, /) -> Decimal:
        """
        Kroner as planned.
        """
    @property
    def provider(self, /) -> str | None:
        """
        The provider of the activity.
        """
    @property
    def recipient(self, /) -> Recipient:
        """
        Who is paid. Where the plan pays the provider, its name and CVR number as the rule book has them.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The payment reference; none where the plan has no id.
        """
    def replace(self, /, **changes: Any) -> PaymentLine:
        """
        The same value with other fields.
        """
    @property
    def section(self, /) -> str:
        """
        The section that it is granted under.
        """
    @property
    def settlement(self, /) -> int | None:
        """
        The number of the settlement, where it is the adjustment payment of one.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class PaymentNotice:
    """
    A payment as other systems receive it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.PaymentNotice(method="internal", activity="1", plan="p1", date=date(2026, 2, 1),
    ...     amount=5000)
    >>> one.date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> PaymentNotice: ...
    def __deepcopy__(self, /, _memo: Any) -> PaymentNotice: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, method: Literal["internal", "cash", "payroll", "invoice"], activity: str, plan: str, date: _date, reference: PaymentReference | None = ..., amount: Decimal | int, basis: PriceBasis = ...) -> PaymentNotice: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def basis(self, /) -> PriceBasis:
        """
        Whether the price is known, or only carried on from the last one known.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> PaymentNotice:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def method(self, /) -> Literal["internal", "cash", "payroll", "invoice"]:
        """
        To whom: finance pays cash, payroll pays salaries, an invoice is to come, or it is settled internally.
        """
    @property
    def plan(self, /) -> str:
        """
        The payment plan.
        """
    @property
    def reference(self, /) -> PaymentReference | None:
        """
        The payment reference; none where the plan has no id.
        """
    def replace(self, /, **changes: Any) -> PaymentNotice:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Receipt:
    """
    Money that is received of a claim.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.case.Receipt(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> Receipt: ...
    def __deepcopy__(self, /, _memo: Any) -> Receipt: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int) -> Receipt: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner; above 0.
        """
    @property
    def date(self, /) -> _date:
        """
        The day.
        """
    @staticmethod
    def from_json(text: str) -> Receipt:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> Receipt:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class RegisteredLine:
    """
    How a line of an invoice came out. Its text, which may hold anything, is not kept.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.case.RegisteredLine(line="1", date=date(2026, 2, 1), amount=5000, outcome="matched",
    ...     settled=False)
    >>> one.date
    datetime.date(2026, 2, 1)
    >>> one.explain("en") != ""
    True
    """
    def __copy__(self, /) -> RegisteredLine: ...
    def __deepcopy__(self, /, _memo: Any) -> RegisteredLine: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, line: str, date: _date, amount: Decimal | int, outcome: Literal["matched", "within_tolerance", "partial", "credited", "offered", "deviates", "duplicate", "ambiguous", "unknown"], settled: bool, payments: Iterable[MatchedPayment] = ..., candidates: Iterable[MatchedPayment] = ..., notes: Iterable[RegisteredNote] = ...) -> RegisteredLine: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def candidates(self, /) -> tuple[MatchedPayment, ...]:
        """
        What it may be about, where that is not clear.
        """
    @property
    def date(self, /) -> _date:
        """
        The day of the invoice or the booking.
        """
    def explain(self, /, lang: Literal["da", "en"]) -> str:
        """
        The answer in words.
        """
    @staticmethod
    def from_json(text: str) -> RegisteredLine:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def line(self, /) -> str:
        """
        Id of the line.
        """
    @property
    def notes(self, /) -> tuple[RegisteredNote, ...]:
        """
        Why: what was compared, in the order that it was.
        """
    @property
    def outcome(self, /) -> Literal["matched", "within_tolerance", "partial", "credited", "offered", "deviates", "duplicate", "ambiguous", "unknown"]:
        """
        How it came out.
        """
    @property
    def payments(self, /) -> tuple[MatchedPayment, ...]:
        """
        What it is about.
        """
    def replace(self, /, **changes: Any) -> RegisteredLine:
        """
        The same value with other fields.
        """
    @property
    def settled(self, /) -> bool:
        """
        Whether its payments are paid in full. A part of a payment is remembered until the rest is paid.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class RegisteredNote:
    """
    What was compared: the code and the values of a `MatchNote`.

    >>> import bevilling as bv
    >>> bv.case.RegisteredNote(code="amount-same").code
    'amount-same'
    """
    def __copy__(self, /) -> RegisteredNote: ...
    def __deepcopy__(self, /, _memo: Any) -> RegisteredNote: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, code: str, values: Mapping[str, str] = ...) -> RegisteredNote: ...
    def __repr__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The code, such as `amount-above`.
        """
    @staticmethod
    def from_json(text: str) -> RegisteredNote:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> RegisteredNote:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def values(self, /) -> dict[str, str]:
        """
        The values, by name.
        """

@final
class RuleBookVersion:
    """
    A rule book and its version.

    >>> import bevilling as bv
    >>> bv.case.RuleBookVersion(id="1", version="2026-01-01").version
    '2026-01-01'
    """
    def __copy__(self, /) -> RuleBookVersion: ...
    def __deepcopy__(self, /, _memo: Any) -> RuleBookVersion: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, version: str) -> RuleBookVersion: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> RuleBookVersion:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the rule book.
        """
    def replace(self, /, **changes: Any) -> RuleBookVersion:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def version(self, /) -> str:
        """
        Its version.
        """

def event_schema() -> str:
    """
    The JSON Schema (draft 2020-12) of an `Event`, as JSON text that ends with a line break.

    >>> import json, bevilling as bv
    >>> json.loads(bv.case.event_schema())["$schema"]
    'https://json-schema.org/draft/2020-12/schema'
    """

def household_net_cost(cases: Iterable[Case], year: SupportsIndex) -> NetCost:
    """
    Gross, reimbursement and net of the cases of a household in a year, by the rule book and the options of the first.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> siblings = [bv.Case.open(book, id=id) for id in ("1", "2")]
    >>> bv.case.household_net_cost(siblings, 2026).total.gross
    Decimal('0.00')
    """

def individual_payments_of_change(changed: PaymentPlan, period: Period) -> tuple[PlannedPayment, ...]:
    """
    The payments that an expected change of individual payments starts with: those of the changed plan in its period.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.individual([(date(2026, 3, 1), 500), (date(2026, 9, 1), 700)])
    >>> [p.amount for p in bv.case.individual_payments_of_change(plan, bv.Period(date(2026, 6, 1)))]
    [Decimal('700')]
    """
