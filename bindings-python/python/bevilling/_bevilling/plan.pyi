"""
Payment plans, payments, and the preview.
"""

from .case import DatedFact
from .chart import Size
from .dates import DatedAmounts, Frequency, Month, PaymentCalendar, Period, Validity
from .fault import Fault
from .rulebook import Accounts, Offer, RuleBook, Tolerance
from .title import LocalizedText
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as _date
from decimal import Decimal
from typing import Any, Final, Literal, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["Account", "Activity", "ActivityCosts", "ActivityForm", "ActivityNet", "ActivityOverview", "ActivityPreview", "Adjustment", "CaseCosts", "CaseNet", "CostSummary", "CountedPayments", "DatedCost", "DecisionWarning", "Due", "DuePayments", "Extrapolation", "Horizon", "IncomeAmounts", "InvoiceLine", "Ledger", "LedgerChange", "LedgerEntry", "LineMatch", "LineMatches", "MatchNote", "MatchedPayment", "Net", "NetCost", "OffPlanAmount", "OpenPayment", "OpenPayments", "OpenPlan", "Overview", "Paid", "Pause", "Payment", "PaymentForm", "PaymentPlan", "PaymentReference", "PaymentRun", "PeriodTotals", "PersonId", "PlanForm", "PlannedPayment", "Preview", "PreviewOptions", "PreviewPayment", "Price", "PriceBasis", "PriceChange", "PriceOn", "PriceRevision", "PriceSource", "Prices", "Recipient", "ReimbursementPeriod", "Schedule", "SchemeReimbursement", "Settlement", "UnknownReimbursement", "account", "applicable", "count", "due", "find_references", "full_year_cost", "is_payable", "net_cost", "payment_runs", "payments", "preview", "settle", "total"]

@final
class Account:
    """
    The account of a payment. What a payment was booked on is kept with it when it is paid, so that a later
    rule book does not change it.

    >>> import bevilling as bv
    >>> bv.plan.Account(string="XXX-528211005-02501-XXX").string
    'XXX-528211005-02501-XXX'
    """
    def __copy__(self, /) -> Account: ...
    def __deepcopy__(self, /, _memo: Any) -> Account: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, string: str, alias: str | None = ...) -> Account: ...
    def __repr__(self, /) -> str: ...
    @property
    def alias(self, /) -> str | None:
        """
        The short name that the finance system knows account and category by.
        """
    @staticmethod
    def from_json(text: str) -> Account:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> Account:
        """
        The same value with other fields.
        """
    @property
    def string(self, /) -> str:
        """
        `department-account-category-kind`.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Activity:
    """
    One service of an appropriation (aktivitet): what, when, by whom, and how it is paid.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.Activity(section="BL-32-1-2", activity_type="200201", period=bv.Period(date(2026, 2, 1)),
    ...     plan=bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)))
    >>> one.period
    Period(start=datetime.date(2026, 2, 1), end=None)
    >>> main = bv.Activity.main("BL-32-1-2", "200201", one.period, one.plan).with_id("1").by("90010011")
    >>> bv.Activity.supplementary("BL-32-1-2", "500122", one.period, one.plan).role
    'supplementary'
    >>> main.with_id("2").changing("1").with_status("expected").modifies
    '1'
    >>> main.check(bv.dates.PaymentCalendar(bv.dates.Calendar.denmark()), date(2026, 1, 5))
    ()
    """
    def __copy__(self, /) -> Activity: ...
    def __deepcopy__(self, /, _memo: Any) -> Activity: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str = ..., section: str, activity_type: str, role: Literal["main", "supplementary"] = ..., provider: str | None = ..., period: Period, plan: PaymentPlan, status: Literal["draft", "expected", "granted"] = ..., modifies: str | None = ...) -> Activity: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity_type(self, /) -> str:
        """
        The kind of service.
        """
    def by(self, /, provider: str) -> Activity:
        """
        The same activity, delivered by a provider.
        """
    def changing(self, /, activity: str) -> Activity:
        """
        The same activity as an expected change of another one.
        """
    def check(self, /, calendar: PaymentCalendar, today: _date, changed: Activity | None = None) -> tuple[Fault, ...]:
        """
        What is wrong with it today; `changed` is the activity that it changes.
        """
    def covers(self, /, date: _date) -> Period | None:
        """
        The days that the payment scheduled on `date` covers; none where no such day is within the period.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> fee = bv.PaymentPlan.monthly(20, bv.Price.fixed(1000))
        >>> bv.Activity.main("BL-46", "015031", bv.Period(date(2026, 2, 14)), fee).covers(date(2026, 2, 20))
        Period(start=datetime.date(2026, 2, 14), end=datetime.date(2026, 2, 28))
        """
    @staticmethod
    def from_json(text: str) -> Activity:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the activity for the host.
        """
    @staticmethod
    def main(section: str, activity_type: str, period: Period, plan: PaymentPlan) -> Activity:
        """
        A main activity.
        """
    @property
    def modifies(self, /) -> str | None:
        """
        The activity that this one changes.
        """
    @property
    def period(self, /) -> Period:
        """
        When it runs, both days included. One that is paid once pays on its date, whatever the period.
        """
    @property
    def plan(self, /) -> PaymentPlan:
        """
        How it is paid.
        """
    @property
    def provider(self, /) -> str | None:
        """
        Who delivers it.
        """
    def replace(self, /, **changes: Any) -> Activity:
        """
        The same value with other fields.
        """
    @property
    def role(self, /) -> Literal["main", "supplementary"]:
        """
        Main or supplementary.
        """
    @property
    def section(self, /) -> str:
        """
        The section it is granted under.
        """
    @property
    def status(self, /) -> Literal["draft", "expected", "granted"]:
        """
        Draft, expected or granted.
        """
    @staticmethod
    def supplementary(section: str, activity_type: str, period: Period, plan: PaymentPlan) -> Activity:
        """
        A supplementary activity.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def unpaid_days(self, /) -> tuple[Period, ...]:
        """
        The days that no payment covers, where the plan does not pay parts of weeks or months.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> days = bv.Period(date(2026, 1, 1), date(2026, 3, 10))
        >>> fee = bv.PaymentPlan.monthly(31, bv.Price.fixed(15597))
        >>> [str(unpaid) for unpaid in bv.Activity.main("BL-46", "015031", days, fee).unpaid_days()]
        ['2026-03-01/2026-03-10']
        """
    def with_id(self, /, id: str) -> Activity:
        """
        The same activity with an id.
        """
    def with_status(self, /, status: Literal["draft", "expected", "granted"]) -> Activity:
        """
        The same activity in another status.
        """

@final
class ActivityCosts:
    """
    What one activity costs.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.one_time(date(2026, 3, 2), bv.Price.fixed(5000))
    >>> activity = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 3, 2), date(2026, 3, 2)), plan).with_id("1")
    >>> ledger, _ = bv.Ledger().sync(activity, date(2026, 1, 5))
    >>> bv.plan.ActivityCosts.from_ledger(activity, ledger).one_off
    True
    """
    def __copy__(self, /) -> ActivityCosts: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityCosts: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, section: str, one_off: bool, costs: Iterable[DatedCost] = ...) -> ActivityCosts: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        Id of the activity.
        """
    @property
    def costs(self, /) -> tuple[DatedCost, ...]:
        """
        Days and amounts, below 0 for what is paid back; of all years. Income is a kind of its own.
        """
    @staticmethod
    def from_json(text: str) -> ActivityCosts:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @staticmethod
    def from_ledger(activity: Activity, ledger: Ledger) -> ActivityCosts:
        """
        What an activity costs, by its payments.
        """
    @property
    def one_off(self, /) -> bool:
        """
        Whether it is paid once: then a monthly scheme spreads it over the twelve months of its year.
        """
    def replace(self, /, **changes: Any) -> ActivityCosts:
        """
        The same value with other fields.
        """
    @property
    def section(self, /) -> str:
        """
        The section that it is granted under.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ActivityForm:
    """
    An activity as a form has it: every field optional, nothing checked.

    >>> import bevilling as bv
    >>> bv.plan.ActivityForm().id is None
    True
    >>> from datetime import date
    >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
    >>> [fault.code for fault in bv.plan.ActivityForm().check(calendar, date(2026, 1, 5))][:2]
    ['field-required', 'field-required']
    >>> try:
    ...     bv.plan.ActivityForm().into_activity(calendar, date(2026, 1, 5))
    ... except bv.PlanError as error:
    ...     print(error.faults[0].code)
    field-required
    """
    def __copy__(self, /) -> ActivityForm: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityForm: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str | None = ..., section: str | None = ..., activity_type: str | None = ..., role: str | None = ..., provider: str | None = ..., start: str | None = ..., end: str | None = ..., status: str | None = ..., modifies: str | None = ..., plan: PlanForm = ...) -> ActivityForm: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity_type(self, /) -> str | None:
        """
        The kind of service.
        """
    def check(self, /, calendar: PaymentCalendar, today: _date, changed: Activity | None = None) -> tuple[Fault, ...]:
        """
        Everything that is wrong with the form.
        """
    @property
    def end(self, /) -> str | None:
        """
        The last day, which belongs to it.
        """
    @staticmethod
    def from_json(text: str) -> ActivityForm:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str | None:
        """
        Name of the activity for the host.
        """
    def into_activity(self, /, calendar: PaymentCalendar, today: _date, changed: Activity | None = None) -> Activity:
        """
        The activity of the form; `PlanError` with everything that is wrong.
        """
    @property
    def modifies(self, /) -> str | None:
        """
        The activity that this one changes.
        """
    @property
    def plan(self, /) -> PlanForm:
        """
        How it is paid.
        """
    @property
    def provider(self, /) -> str | None:
        """
        Who delivers it.
        """
    def replace(self, /, **changes: Any) -> ActivityForm:
        """
        The same value with other fields.
        """
    @property
    def role(self, /) -> str | None:
        """
        `main` or `supplementary`; nothing stands for `main`.
        """
    @property
    def section(self, /) -> str | None:
        """
        The section.
        """
    @property
    def start(self, /) -> str | None:
        """
        The first day. An activity that is paid once may do without: then it has the day of its payment.
        """
    @property
    def status(self, /) -> str | None:
        """
        `draft`, `expected` or `granted`; nothing stands for `draft`.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ActivityNet:
    """
    What an activity costs in a year.

    >>> import bevilling as bv
    >>> one = bv.plan.ActivityNet(activity="1", total=bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0))
    >>> one.activity
    '1'
    """
    def __copy__(self, /) -> ActivityNet: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityNet: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, total: Net) -> ActivityNet: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        Id of the activity.
        """
    def replace(self, /, **changes: Any) -> ActivityNet:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def total(self, /) -> Net:
        """
        Its share.
        """

@final
class ActivityOverview:
    """
    The cost of one activity.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.plan.ActivityOverview(id="1", status="draft", all=bv.plan.PeriodTotals(all=5000),
    ...     applicable=bv.plan.PeriodTotals(all=5000), counts=bv.plan.CountedPayments.Before(date=date(2026, 2, 1)))
    >>> one.status
    'draft'
    """
    def __copy__(self, /) -> ActivityOverview: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityOverview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, status: Literal["draft", "expected", "granted"], all: PeriodTotals, applicable: PeriodTotals, counts: CountedPayments) -> ActivityOverview: ...
    def __repr__(self, /) -> str: ...
    @property
    def all(self, /) -> PeriodTotals:
        """
        All its payments.
        """
    @property
    def applicable(self, /) -> PeriodTotals:
        """
        Its payments that are not replaced by a change.
        """
    @property
    def counts(self, /) -> CountedPayments:
        """
        Which those are.
        """
    @property
    def id(self, /) -> str:
        """
        Its id.
        """
    def replace(self, /, **changes: Any) -> ActivityOverview:
        """
        The same value with other fields.
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
class ActivityPreview:
    """
    What one activity would cost.

    >>> import bevilling as bv
    >>> one = bv.plan.ActivityPreview(id="1", section="BL-32-1-2", activity_type="200201", role="main",
    ...     layer="granted", costs=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000),
    ...     expected=bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000))
    >>> one.layer
    'granted'
    """
    def __copy__(self, /) -> ActivityPreview: ...
    def __deepcopy__(self, /, _memo: Any) -> ActivityPreview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, section: str, activity_type: str, role: Literal["main", "supplementary"], provider: str | None = ..., draft: bool = ..., layer: Literal["granted", "expected"], period: Period | None = ..., pauses: Iterable[Pause] = ..., costs: CostSummary, expected: CostSummary) -> ActivityPreview: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity_type(self, /) -> str:
        """
        Its kind of service.
        """
    @property
    def costs(self, /) -> CostSummary:
        """
        All its payments.
        """
    @property
    def draft(self, /) -> bool:
        """
        Whether it is one of the drafts.
        """
    @property
    def expected(self, /) -> CostSummary:
        """
        Its payments that no expected change replaces.
        """
    @property
    def id(self, /) -> str:
        """
        Its id.
        """
    @property
    def layer(self, /) -> Literal["granted", "expected"]:
        """
        Granted or foreseen.
        """
    @property
    def pauses(self, /) -> tuple[Pause, ...]:
        """
        The days on which it is paused.
        """
    @property
    def period(self, /) -> Period | None:
        """
        When it runs once the drafts are granted; none where a draft takes its place.
        """
    @property
    def provider(self, /) -> str | None:
        """
        Who delivers it.
        """
    def replace(self, /, **changes: Any) -> ActivityPreview:
        """
        The same value with other fields.
        """
    @property
    def role(self, /) -> Literal["main", "supplementary"]:
        """
        Main or supplementary.
        """
    @property
    def section(self, /) -> str:
        """
        Its section.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Adjustment:
    """
    A paid payment that its new price makes too small or too large.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.Adjustment(payment=date(2026, 2, 1), before=5000, after=5000).payment
    datetime.date(2026, 2, 1)
    >>> bv.plan.Adjustment(payment=date(2026, 2, 1), before=5000, after=5100).difference()
    Decimal('100')
    """
    def __copy__(self, /) -> Adjustment: ...
    def __deepcopy__(self, /, _memo: Any) -> Adjustment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, payment: _date, before: Decimal | int, after: Decimal | int, account: Account | None = ...) -> Adjustment: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Account | None:
        """
        What it was booked on, where the difference belongs too.
        """
    @property
    def after(self, /) -> Decimal:
        """
        Its price now.
        """
    @property
    def before(self, /) -> Decimal:
        """
        Its price when it was paid, and what earlier settlements added, in kroner.
        """
    def difference(self, /) -> Decimal:
        """
        What is to be paid on top, below 0 where it is a claim.
        """
    @staticmethod
    def from_json(text: str) -> Adjustment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def payment(self, /) -> _date:
        """
        The scheduled day of the payment.
        """
    def replace(self, /, **changes: Any) -> Adjustment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class CaseCosts:
    """
    What one case costs, activity by activity.

    >>> import bevilling as bv
    >>> bv.plan.CaseCosts(case="27.24.36-G01-7-26").case
    '27.24.36-G01-7-26'
    """
    def __copy__(self, /) -> CaseCosts: ...
    def __deepcopy__(self, /, _memo: Any) -> CaseCosts: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, case: str, facts: Mapping[str, Iterable[DatedFact]] = ..., activities: Iterable[ActivityCosts] = ..., income: Iterable[IncomeAmounts] = ...) -> CaseCosts: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[ActivityCosts, ...]:
        """
        Its activities.
        """
    @property
    def case(self, /) -> str:
        """
        Id of the case.
        """
    @property
    def facts(self, /) -> dict[str, tuple[DatedFact, ...]]:
        """
        The facts that reimbursement schemes look at, each with its history, oldest first: those of their conditions, and
        `household`. Cases of the same household are pooled in the months in which they are in it; cases that have
        no `household` at all are pooled with each other.
        """
    @staticmethod
    def from_json(text: str) -> CaseCosts:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def income(self, /) -> tuple[IncomeAmounts, ...]:
        """
        Its income, such as parents' payment: it reduces the cost that reimbursement schemes cover.
        """
    def replace(self, /, **changes: Any) -> CaseCosts:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class CaseNet:
    """
    What a case costs in a year.

    >>> import bevilling as bv
    >>> one = bv.plan.CaseNet(case="27.24.36-G01-7-26", total=bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0))
    >>> one.case
    '27.24.36-G01-7-26'
    """
    def __copy__(self, /) -> CaseNet: ...
    def __deepcopy__(self, /, _memo: Any) -> CaseNet: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, case: str, total: Net, activities: Iterable[ActivityNet] = ...) -> CaseNet: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[ActivityNet, ...]:
        """
        Each activity, in the order that they were given.
        """
    @property
    def case(self, /) -> str:
        """
        Id of the case.
        """
    def replace(self, /, **changes: Any) -> CaseNet:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def total(self, /) -> Net:
        """
        All of it: the sum of the activities, less income.
        """

@final
class CostSummary:
    """
    Sums of payments by year and by month.

    >>> import bevilling as bv
    >>> bv.plan.CostSummary(last_year=5000, this_year=5000, next_year=5000, all=5000).last_year
    Decimal('5000')
    """
    def __copy__(self, /) -> CostSummary: ...
    def __deepcopy__(self, /, _memo: Any) -> CostSummary: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, last_year: Decimal | int, this_year: Decimal | int, next_year: Decimal | int, all: Decimal | int, full_year: Decimal | int | None = ..., by_month: Iterable[Decimal | int] = ...) -> CostSummary: ...
    def __repr__(self, /) -> str: ...
    @property
    def all(self, /) -> Decimal:
        """
        Kroner of all payments shown, whatever their year.
        """
    @property
    def by_month(self, /) -> tuple[Decimal, ...]:
        """
        Kroner by month, from January last year to December next year.
        """
    @property
    def full_year(self, /) -> Decimal | None:
        """
        What it would cost to run all of this year; none where a price is missing for some of it.
        """
    @property
    def last_year(self, /) -> Decimal:
        """
        Kroner last year.
        """
    @property
    def next_year(self, /) -> Decimal:
        """
        Kroner next year.
        """
    def replace(self, /, **changes: Any) -> CostSummary:
        """
        The same value with other fields.
        """
    @property
    def this_year(self, /) -> Decimal:
        """
        Kroner this year.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class CountedPayments:
    """
    Which payments of an activity count.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.CountedPayments.Before(date=date(2026, 2, 1))
    CountedPayments.Before(date=datetime.date(2026, 2, 1))
    >>> bv.plan.CountedPayments.Before(date=date(2026, 2, 1)).includes(date(2026, 2, 1))
    False
    """
    def __copy__(self, /) -> CountedPayments: ...
    def __deepcopy__(self, /, _memo: Any) -> CountedPayments: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def includes(self, /, date: _date) -> bool:
        """
        Whether a payment of this day counts.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class All(CountedPayments):
        """
        All of them.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> CountedPayments.All: ...
    @final
    class Before(CountedPayments):
        """
        Those scheduled before this day.
        """
        __match_args__: Final = ("date",)
        def __new__(cls, /, date: _date) -> CountedPayments.Before: ...
        @property
        def date(self, /) -> _date: ...
    @final
    class Nothing(CountedPayments):
        """
        None: it is granted and paid once, and something else is paid instead.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> CountedPayments.Nothing: ...

@final
class DatedCost:
    """
    An amount on a day.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.DatedCost(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> DatedCost: ...
    def __deepcopy__(self, /, _memo: Any) -> DatedCost: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int) -> DatedCost: ...
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
    def from_json(text: str) -> DatedCost:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> DatedCost:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class DecisionWarning:
    """
    A warning of a decision: a stable code, the activity, the first day, and the amount.

    `Event.warnings` keeps the warnings that were given when something was granted, extended, stopped, shortened or
    corrected. A preview gives the same warnings as faults.

    A plan without an end is judged to the horizon of the case or the preview, as its payments are made: nothing is
    said of later days.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> twice = bv.plan.DecisionWarning.ServiceGrantedTwice(activity="a2", other="a1", date=date(2026, 3, 1),
    ...     to=date(2026, 6, 30), amount=20000)
    >>> twice.code, twice.activity, twice.amount
    ('service-granted-twice', 'a2', Decimal('20000'))
    >>> twice.text("en")[:48]
    '`a2` and `a1` are the same service by the same p'
    """
    def __copy__(self, /) -> DecisionWarning: ...
    def __deepcopy__(self, /, _memo: Any) -> DecisionWarning: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity that it is about.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, as each code says; of a price above the agreed one, how much it is above.
        """
    @property
    def code(self, /) -> str:
        """
        The stable code, such as `right-ends`.
        """
    @property
    def date(self, /) -> _date:
        """
        The first day that it is about.
        """
    @staticmethod
    def from_json(text: str) -> DecisionWarning:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The warning in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class PartMonthUnpaid(DecisionWarning):
        """
        Days that no payment covers: part of a month, or of several, that the plan does not pay.
        """
        __match_args__: Final = ("activity", "date", "to", "days", "amount")
        def __new__(cls, /, activity: str, date: _date, to: _date, days: SupportsIndex, amount: Decimal | int) -> DecisionWarning.PartMonthUnpaid: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner of these days, if the plan paid parts of months by calendar days.
            """
        @property
        def date(self, /) -> _date:
            """
            The first day.
            """
        @property
        def days(self, /) -> int:
            """
            How many days.
            """
        @property
        def to(self, /) -> _date:
            """
            The last day.
            """
    @final
    class PriceAboveAgreed(DecisionWarning):
        """
        A price of the plan's own is above the agreed one.
        """
        __match_args__: Final = ("activity", "date", "price", "agreed")
        def __new__(cls, /, activity: str, date: _date, price: Decimal | int, agreed: Decimal | int) -> DecisionWarning.PriceAboveAgreed: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def agreed(self, /) -> Decimal:
            """
            The agreed price on that day, in kroner.
            """
        @property
        def date(self, /) -> _date:
            """
            The first day that it is.
            """
        @property
        def price(self, /) -> Decimal:
            """
            The price of the plan on that day, in kroner.
            """
    @final
    class PriceCarriedOn(DecisionWarning):
        """
        Payments have a price that is not known: it is carried on from the last known one.
        """
        __match_args__: Final = ("activity", "date", "last_known", "amount")
        def __new__(cls, /, activity: str, date: _date, last_known: _date, amount: Decimal | int) -> DecisionWarning.PriceCarriedOn: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner of all such payments.
            """
        @property
        def date(self, /) -> _date:
            """
            The day of the first such payment.
            """
        @property
        def last_known(self, /) -> _date:
            """
            The last day that the price is known for.
            """
    @final
    class RightEnds(DecisionWarning):
        """
        The right to the service ends inside the period: a birthday, or the validity of a law, section, activity type,
        offer, provider or agreement.
        """
        __match_args__: Final = ("activity", "date", "amount", "check", "rule")
        def __new__(cls, /, activity: str, date: _date, amount: Decimal | int, check: str, rule: str) -> DecisionWarning.RightEnds: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner of the payments from that day until the right is back, else to the end of the period.
            """
        @property
        def check(self, /) -> str:
            """
            The code of the check that is no longer met, such as `section-condition`.
            """
        @property
        def date(self, /) -> _date:
            """
            The first day without the right.
            """
        @property
        def rule(self, /) -> str:
            """
            The rule that the check looks at, such as the id of a section.
            """
    @final
    class ServiceGrantedTwice(DecisionWarning):
        """
        The same service by the same provider is granted or expected in another activity on some of the same days.
        """
        __match_args__: Final = ("activity", "other", "date", "to", "amount")
        def __new__(cls, /, activity: str, other: str, date: _date, to: _date | None, amount: Decimal | int) -> DecisionWarning.ServiceGrantedTwice: ...
        @property
        def activity(self, /) -> str:
            """
            The activity.
            """
        @property
        def amount(self, /) -> Decimal:
            """
            Kroner of the payments of `activity` that cover some of these days.
            """
        @property
        def date(self, /) -> _date:
            """
            The first day that both run.
            """
        @property
        def other(self, /) -> str:
            """
            The other activity.
            """
        @property
        def to(self, /) -> _date | None:
            """
            The last day that both run; none without an end.
            """

@final
class Due:
    """
    A payment that is due.

    >>> import bevilling as bv
    >>> bv.plan.Due.__match_args__
    ('activity', 'entry', 'late')
    """
    __match_args__: Final[tuple[str, str, str]]
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> Activity:
        """
        The activity.
        """
    @property
    def entry(self, /) -> LedgerEntry:
        """
        The payment.
        """
    @property
    def late(self, /) -> bool:
        """
        Whether an earlier run should have payable it: its day is before the day of this run.
        """

@final
class DuePayments:
    """
    What an export run for a day picks, and what it must not send though it is due.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
    >>> bv.plan.due([], calendar, date(2026, 1, 5)).payable
    ()
    """
    @property
    def held(self, /) -> tuple[Due, ...]:
        """
        What is due, but must not be sent.
        """
    @property
    def payable(self, /) -> tuple[Due, ...]:
        """
        What it picks.
        """

@disjoint_base
class Extrapolation:
    """
    What is done on days after the last one that a price, a rate or a VAT factor has a value for.

    Only beyond the last value: before the first one, and between two, a missing value is always a fault.

    >>> import bevilling as bv
    >>> bv.plan.Extrapolation.Indexed(percent=5000)
    Extrapolation.Indexed(percent=Decimal('5000'))
    """
    def __copy__(self, /) -> Extrapolation: ...
    def __deepcopy__(self, /, _memo: Any) -> Extrapolation: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Extrapolation:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Indexed(Extrapolation):
        """
        The last value, raised on every 1 January since; a VAT factor is not raised.
        """
        __match_args__: Final = ("percent",)
        def __new__(cls, /, percent: Decimal | int) -> Extrapolation.Indexed: ...
        @property
        def percent(self, /) -> Decimal:
            """
            Percent a year.
            """
    @final
    class LastKnown(Extrapolation):
        """
        The last value holds.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Extrapolation.LastKnown: ...
    @final
    class Refuse(Extrapolation):
        """
        There is no price, and that is a fault.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> Extrapolation.Refuse: ...

@final
class Horizon:
    """
    How far ahead payments are made where an activity has no end, and when more are made.

    The default is that of the reference: to 31 December of next year, renewed when fewer than six months
    remain.

    >>> import bevilling as bv
    >>> bv.plan.Horizon(years_ahead=1, renew_below_months=1).renew_below_months
    1
    >>> from datetime import date
    >>> ahead = bv.plan.Horizon(years_ahead=1, renew_below_months=6)
    >>> ahead.end(date(2026, 1, 5)), ahead.is_short(date(2026, 3, 1), date(2026, 1, 5))
    (datetime.date(2027, 12, 31), True)
    """
    def __copy__(self, /) -> Horizon: ...
    def __deepcopy__(self, /, _memo: Any) -> Horizon: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, years_ahead: SupportsIndex, renew_below_months: SupportsIndex) -> Horizon: ...
    def __repr__(self, /) -> str: ...
    def end(self, /, today: _date) -> _date:
        """
        The last day that payments are made to where there is no end, asked today.
        """
    @staticmethod
    def from_json(text: str) -> Horizon:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def is_short(self, /, newest: _date, today: _date) -> bool:
        """
        Whether more payments are to be made, where the newest is this one.
        """
    @property
    def renew_below_months(self, /) -> int:
        """
        More are made when the last one is fewer than so many calendar months away.
        """
    def replace(self, /, **changes: Any) -> Horizon:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def years_ahead(self, /) -> int:
        """
        To 31 December so many years after this one.
        """

@final
class IncomeAmounts:
    """
    What one income brings.

    >>> import bevilling as bv
    >>> bv.plan.IncomeAmounts(income="1", section="BL-46", one_off=False).section
    'BL-46'
    """
    def __copy__(self, /) -> IncomeAmounts: ...
    def __deepcopy__(self, /, _memo: Any) -> IncomeAmounts: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, income: str, section: str, one_off: bool, amounts: Iterable[DatedCost] = ...) -> IncomeAmounts: ...
    def __repr__(self, /) -> str: ...
    @property
    def amounts(self, /) -> tuple[DatedCost, ...]:
        """
        Days and amounts, above 0; of all years.
        """
    @staticmethod
    def from_json(text: str) -> IncomeAmounts:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def income(self, /) -> str:
        """
        Id of the income.
        """
    @property
    def one_off(self, /) -> bool:
        """
        Whether it is owed once: then a monthly scheme spreads it over the twelve months of its year.
        """
    def replace(self, /, **changes: Any) -> IncomeAmounts:
        """
        The same value with other fields.
        """
    @property
    def section(self, /) -> str:
        """
        The section whose cost it reduces.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class InvoiceLine:
    """
    A line of an invoice or of the ledger. Its text may hold anything, so it is not shown.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000, text="February", cvr="90010011")
    InvoiceLine(id='1', date=datetime.date(2026, 2, 3), amount=Decimal('5000'), text=…, cvr='90010011', currency=None, period=None)
    """
    def __copy__(self, /) -> InvoiceLine: ...
    def __deepcopy__(self, /, _memo: Any) -> InvoiceLine: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, date: _date, amount: Decimal | int, text: str = ..., cvr: str | None = None, currency: str | None = None, period: Period | None = None) -> InvoiceLine: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner; below 0 where it is a credit note.
        """
    @property
    def currency(self, /) -> str | None:
        """
        The currency, where one is stated: a line in another one than `DKK` is not matched.
        """
    @property
    def cvr(self, /) -> str | None:
        """
        The company that it is from.
        """
    @property
    def date(self, /) -> _date:
        """
        The day of the invoice or the booking.
        """
    @staticmethod
    def from_json(text: str) -> InvoiceLine:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Id of the line.
        """
    @property
    def period(self, /) -> Period | None:
        """
        The days that the line is about, where it states them.
        """
    @property
    def text(self, /) -> str:
        """
        What it says; references are looked for in it.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Ledger:
    """
    The payments made so far of one activity, one a day, by date. What changes it gives another one.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))
    >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan)
    >>> ledger, change = bv.plan.Ledger().sync(help, date(2026, 1, 5))
    >>> len(ledger), len(change.added), ledger.entries[-1].date.isoformat()
    (23, 23, '2027-12-01')
    >>> paid = ledger.pay("granted", date(2026, 2, 1), bv.plan.Paid(date=date(2026, 2, 2), amount=5000))
    >>> paid.entry(date(2026, 2, 1)).paid.date
    datetime.date(2026, 2, 2)
    >>> later, renewed = paid.renew(help, date(2027, 6, 1))
    >>> len(renewed.added) > 0, later == paid.apply(paid.changes(help, date(2027, 6, 1)))
    (False, False)
    """
    def __copy__(self, /) -> Ledger: ...
    def __deepcopy__(self, /, _memo: Any) -> Ledger: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, entries: Iterable[LedgerEntry] = ...) -> Ledger: ...
    def __repr__(self, /) -> str: ...
    def apply(self, /, change: LedgerChange) -> Ledger:
        """
        The ledger after a change; what is paid stays.
        """
    def changes(self, /, activity: Activity, today: _date, *, horizon: Horizon | None = None, prices: Prices | None = None) -> LedgerChange:
        """
        What it lacks of what the plan says today, and the other way round.
        """
    @property
    def entries(self, /) -> tuple[LedgerEntry, ...]:
        """
        The payments, by date.
        """
    def entry(self, /, date: _date) -> LedgerEntry | None:
        """
        The payment of a day.
        """
    @staticmethod
    def from_json(text: str) -> Ledger:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def pay(self, /, status: Literal["draft", "expected", "granted"], date: _date, paid: Paid) -> Ledger:
        """
        The ledger with a payment paid.
        """
    def renew(self, /, activity: Activity, today: _date, *, horizon: Horizon | None = None, prices: Prices | None = None) -> tuple[Ledger, LedgerChange]:
        """
        The ledger with more payments, where there is no end and too few are left, and what changed.
        """
    def sync(self, /, activity: Activity, today: _date, *, horizon: Horizon | None = None, prices: Prices | None = None) -> tuple[Ledger, LedgerChange]:
        """
        The ledger as the plan says today, and what changed.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def unpaid_through(self, /, last: _date) -> tuple[LedgerEntry, ...]:
        """
        The payments that are not paid, from the first on through a day.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> ledger = bv.plan.Ledger([bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000)])
        >>> len(ledger.unpaid_through(date(2026, 1, 31))), len(ledger.unpaid_through(date(2026, 2, 1)))
        (0, 1)
        """

@final
class LedgerChange:
    """
    What a `Ledger` lacks of what the plan says, and the other way round.

    >>> import bevilling as bv
    >>> bv.plan.LedgerChange().added
    ()
    >>> bv.plan.LedgerChange().is_empty()
    True
    """
    def __copy__(self, /) -> LedgerChange: ...
    def __deepcopy__(self, /, _memo: Any) -> LedgerChange: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, added: Iterable[Payment] = ..., removed: Iterable[Payment] = ..., repriced: Iterable[PriceRevision] = ...) -> LedgerChange: ...
    def __repr__(self, /) -> str: ...
    @property
    def added(self, /) -> tuple[Payment, ...]:
        """
        Payments that are made.
        """
    @staticmethod
    def from_json(text: str) -> LedgerChange:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def is_empty(self, /) -> bool:
        """
        Whether nothing changes.
        """
    @property
    def removed(self, /) -> tuple[Payment, ...]:
        """
        Unpaid payments that the plan no longer has.
        """
    def replace(self, /, **changes: Any) -> LedgerChange:
        """
        The same value with other fields.
        """
    @property
    def repriced(self, /) -> tuple[PriceRevision, ...]:
        """
        Unpaid payments whose amount, or whose ground for it, is another.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class LedgerEntry:
    """
    A payment that has been made: planned, and perhaps paid.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    >>> entry = bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000)
    >>> entry.counted(), entry.planned().amount
    ((datetime.date(2026, 2, 1), Decimal('5000')), Decimal('5000'))
    >>> corrected = bv.plan.Paid(date=date(2026, 2, 1), amount=4900, corrected=True)
    >>> entry.sent(), entry.replace(paid=corrected).sent()
    (Decimal('5000'), Decimal('4900'))
    """
    def __copy__(self, /) -> LedgerEntry: ...
    def __deepcopy__(self, /, _memo: Any) -> LedgerEntry: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int, basis: PriceBasis = ..., paid: Paid | None = ...) -> LedgerEntry: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, as planned.
        """
    @property
    def basis(self, /) -> PriceBasis:
        """
        Whether the price is known.
        """
    def counted(self, /) -> tuple[_date, Decimal]:
        """
        The day and the amount that count: those it was paid on and with, once it is paid.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> LedgerEntry:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def paid(self, /) -> Paid | None:
        """
        That it is paid, when, how much, on which account.
        """
    def planned(self, /) -> Payment:
        """
        The payment as it was planned.
        """
    def replace(self, /, **changes: Any) -> LedgerEntry:
        """
        The same value with other fields.
        """
    def sent(self, /) -> Decimal:
        """
        Kroner as other systems were sent them: as corrected where what was paid has been corrected, else as planned.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class LineMatch:
    """
    The answer for one line.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> line = bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000)
    >>> answer, = bv.plan.OpenPayments([]).match_lines([line])
    >>> answer.outcome, [note.code for note in answer.notes]
    ('unknown', ['no-reference', 'no-cvr'])
    >>> answer.explain("en")
    '1: unknown\\n  the text has no payment reference\\n  the line does not say which company it is from'
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def candidates(self, /) -> tuple[MatchedPayment, ...]:
        """
        What it may be about, where that is not clear.
        """
    def explain(self, /, lang: Literal["da", "en"]) -> str:
        """
        The answer in words.
        """
    @property
    def line(self, /) -> str:
        """
        Id of the line.
        """
    @property
    def notes(self, /) -> tuple[MatchNote, ...]:
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
        What it pays or credits.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class LineMatches:
    """
    The answers for some lines, in their order; as a table, a row for each payment that a line pays or may be about.

    >>> import bevilling as bv, polars as pl
    >>> from datetime import date
    >>> line = bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000)
    >>> answers = bv.plan.OpenPayments([]).match_lines([line])
    >>> len(answers), answers[0].outcome, pl.DataFrame(answers).row(0)
    (1, 'unknown', ('1', 'unknown', None, None, None, None))
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __getitem__(self, at: SupportsIndex, /) -> LineMatch: ...
    def __iter__(self, /) -> Iterator[LineMatch]: ...
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...

@final
class MatchNote:
    """
    What was compared when a line was matched, and how it came out: a code and its values.

    >>> import bevilling as bv
    >>> bv.plan.MatchNote.codes()[:2]
    ('reference-found', 'reference-of-no-payment')
    """
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The stable code.
        """
    @staticmethod
    def codes() -> tuple[str, ...]:
        """
        Every code there is.
        """
    @property
    def values(self, /) -> dict[str, str]:
        """
        The values, by name.
        """

@final
class MatchedPayment:
    """
    A payment that a line is about, or may be about.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.MatchedPayment(plan="p1", date=date(2026, 2, 1), left=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> MatchedPayment: ...
    def __deepcopy__(self, /, _memo: Any) -> MatchedPayment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, plan: str, date: _date, left: Decimal | int) -> MatchedPayment: ...
    def __repr__(self, /) -> str: ...
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> MatchedPayment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def left(self, /) -> Decimal:
        """
        Kroner left to pay before the line.
        """
    @property
    def plan(self, /) -> str:
        """
        Id of the plan.
        """
    def replace(self, /, **changes: Any) -> MatchedPayment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Net:
    """
    Gross, income, reimbursement and net of something, in kroner.

    >>> import bevilling as bv
    >>> bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0).gross
    Decimal('5000')
    """
    def __copy__(self, /) -> Net: ...
    def __deepcopy__(self, /, _memo: Any) -> Net: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, gross: Decimal | int, income: Decimal | int, reimbursement: Decimal | int, net: Decimal | int) -> Net: ...
    def __repr__(self, /) -> str: ...
    @property
    def gross(self, /) -> Decimal:
        """
        What is paid in the year.
        """
    @property
    def income(self, /) -> Decimal:
        """
        What parents, citizens and other municipalities pay in the year. It is of the case; no activity has a share.
        """
    @property
    def net(self, /) -> Decimal:
        """
        Gross less income and reimbursement: what the municipality bears.
        """
    @property
    def reimbursement(self, /) -> Decimal:
        """
        What the state pays back for the year.
        """
    def replace(self, /, **changes: Any) -> Net:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class NetCost:
    """
    What a household costs in a year.

    >>> import bevilling as bv
    >>> one = bv.plan.NetCost(year=2026, total=bv.plan.Net(gross=5000, income=0, reimbursement=5000, net=0),
    ...     extrapolated=False)
    >>> one.extrapolated
    False
    >>> one.explain("en") != ""
    True
    """
    def __copy__(self, /) -> NetCost: ...
    def __deepcopy__(self, /, _memo: Any) -> NetCost: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, year: SupportsIndex, total: Net, cases: Iterable[CaseNet] = ..., schemes: Iterable[SchemeReimbursement] = ..., periods: Iterable[ReimbursementPeriod] = ..., unknown: Iterable[UnknownReimbursement] = ..., extrapolated: bool) -> NetCost: ...
    def __repr__(self, /) -> str: ...
    @property
    def cases(self, /) -> tuple[CaseNet, ...]:
        """
        Each case, in the order that they were given.
        """
    def explain(self, /, lang: Literal["da", "en"]) -> str:
        """
        The net cost in words.
        """
    @property
    def extrapolated(self, /) -> bool:
        """
        Whether a threshold was not known, but carried on.
        """
    @property
    def periods(self, /) -> tuple[ReimbursementPeriod, ...]:
        """
        How the reimbursement came about, in time; it is the sum of these.
        """
    def replace(self, /, **changes: Any) -> NetCost:
        """
        The same value with other fields.
        """
    @property
    def schemes(self, /) -> tuple[SchemeReimbursement, ...]:
        """
        What each scheme reimburses that is in force in the year and for one of the sections, in the order in which
        they apply; it is the sum of these.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def total(self, /) -> Net:
        """
        All cases together; exactly the sum of the cases.
        """
    @property
    def unknown(self, /) -> tuple[UnknownReimbursement, ...]:
        """
        Schemes that nothing is reimbursed by because a fact is missing.
        """
    @property
    def year(self, /) -> int:
        """
        The year.
        """

@final
class OffPlanAmount:
    """
    Money of an activity beside its payments, such as an adjustment payment.

    It counts on its own day, and as expected as far as the payment does that it is about.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.OffPlanAmount(payment=date(2026, 2, 1), date=date(2026, 2, 1), amount=5000).payment
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> OffPlanAmount: ...
    def __deepcopy__(self, /, _memo: Any) -> OffPlanAmount: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, payment: _date, date: _date, amount: Decimal | int) -> OffPlanAmount: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def date(self, /) -> _date:
        """
        The day that it counts on.
        """
    @staticmethod
    def from_json(text: str) -> OffPlanAmount:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def payment(self, /) -> _date:
        """
        The scheduled day of the payment that it is about.
        """
    def replace(self, /, **changes: Any) -> OffPlanAmount:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class OpenPayment:
    """
    One payment, as it is matched.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> payment = bv.plan.OpenPayment(date=date(2026, 2, 1), amount=5000, paid=5000)
    >>> payment.date, payment.closed
    (datetime.date(2026, 2, 1), False)
    """
    def __copy__(self, /) -> OpenPayment: ...
    def __deepcopy__(self, /, _memo: Any) -> OpenPayment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int, paid: Decimal | int = ..., credited: Decimal | int = ..., closed: bool = ..., covers: Period | None = ...) -> OpenPayment: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, as planned.
        """
    @property
    def closed(self, /) -> bool:
        """
        Whether nothing more is to be paid, whatever was.
        """
    @property
    def covers(self, /) -> Period | None:
        """
        The days that it covers. Where they are not stated: the calendar month of a payment that is alone in it, else
        the days up to the next payment of the plan in the month.
        """
    @property
    def credited(self, /) -> Decimal:
        """
        Kroner credited before the payment is paid, which are deducted from what is left to pay.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> OpenPayment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def paid(self, /) -> Decimal:
        """
        Kroner paid so far, less what was credited of it afterwards; 0 where nothing is.
        """
    def replace(self, /, **changes: Any) -> OpenPayment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class OpenPayments:
    """
    What a municipality is to pay, ready to be matched with lines.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> payment = bv.plan.OpenPayment(date=date(2026, 2, 1), amount=5000, paid=0)
    >>> plan = bv.plan.OpenPlan(plan="p1", cvr="90010011", payments=[payment])
    >>> line = bv.plan.InvoiceLine(id="1", date=date(2026, 2, 3), amount=5000, cvr="90010011")
    >>> answer, = bv.plan.OpenPayments([plan]).match_lines([line])
    >>> answer.outcome
    'matched'
    """
    def __len__(self, /) -> int: ...
    def __new__(cls, /, plans: Iterable[OpenPlan]) -> OpenPayments: ...
    def __repr__(self, /) -> str: ...
    def match_lines(self, /, lines: Iterable[InvoiceLine], *, days: SupportsIndex | None = None) -> LineMatches:
        """
        The answer for each line, in their order. `days` is how far a line without a reference may be from the days that its
        payment covers.
        """

@final
class OpenPlan:
    """
    The payments of one plan, as they are matched.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
    >>> activity = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1), date(2026, 4, 30)), plan).with_id("1")
    >>> ledger, _ = bv.Ledger().sync(activity, date(2026, 1, 5))
    >>> open_plan = bv.plan.OpenPlan.from_ledger(book, activity.with_status("granted"), ledger)
    >>> open_plan.plan, len(open_plan.payments)
    ('p1', 3)
    """
    def __copy__(self, /) -> OpenPlan: ...
    def __deepcopy__(self, /, _memo: Any) -> OpenPlan: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, plan: str, cvr: str | None = ..., tolerance: Tolerance = ..., payments: Iterable[OpenPayment] = ...) -> OpenPlan: ...
    def __repr__(self, /) -> str: ...
    @property
    def cvr(self, /) -> str | None:
        """
        The company that sends the invoices.
        """
    @staticmethod
    def from_json(text: str) -> OpenPlan:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @staticmethod
    def from_ledger(book: RuleBook, activity: Activity, ledger: Ledger) -> OpenPlan | None:
        """
        The payments of an activity, as they are matched; none where it pays nothing by invoice.
        """
    @property
    def payments(self, /) -> tuple[OpenPayment, ...]:
        """
        The payments, paid ones too, by which a second invoice is known.
        """
    @property
    def plan(self, /) -> str:
        """
        Id of the plan; the references of its payments are made of it.
        """
    def replace(self, /, **changes: Any) -> OpenPlan:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def tolerance(self, /) -> Tolerance:
        """
        How far a line may be from a payment.
        """

@final
class Overview:
    """
    The cost of activities, each and together (økonomisk overblik).

    Every payment counts in the year and month it was paid, with what was paid; where it is not paid, in those
    it is planned for, with what is planned.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
    >>> activity = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1), date(2026, 4, 30)), plan).with_id("1")
    >>> ledger, _ = bv.Ledger().sync(activity, date(2026, 1, 5))
    >>> bv.plan.Overview.from_activities([(activity.with_status("granted"), ledger)]).granted.all
    Decimal('15000.00')
    >>> bv.plan.Overview.with_beside([(activity.with_status("granted"), ledger, [])]).expected.all
    Decimal('15000.00')
    """
    def __copy__(self, /) -> Overview: ...
    def __deepcopy__(self, /, _memo: Any) -> Overview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, granted: PeriodTotals, expected: PeriodTotals, activities: Iterable[ActivityOverview] = ...) -> Overview: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[ActivityOverview, ...]:
        """
        The activities, in the order given.
        """
    @property
    def expected(self, /) -> PeriodTotals:
        """
        What is granted and expected, where changes have replaced what they change.
        """
    @staticmethod
    def from_activities(activities: Iterable[tuple[Activity, Ledger]]) -> Overview:
        """
        The cost of activities, each with its payments.
        """
    @property
    def granted(self, /) -> PeriodTotals:
        """
        What is granted; expected changes are ignored.
        """
    def replace(self, /, **changes: Any) -> Overview:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @staticmethod
    def with_beside(activities: Iterable[tuple[Activity, Ledger, Iterable[OffPlanAmount]]]) -> Overview:
        """
        As `of`, with money beside the payments.
        """

@final
class Paid:
    """
    That a payment is paid.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.Paid(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> Paid: ...
    def __deepcopy__(self, /, _memo: Any) -> Paid: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int, account: Account | None = ..., corrected: bool = ...) -> Paid: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Account | None:
        """
        What it was booked on, kept as it was.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner.
        """
    @property
    def corrected(self, /) -> bool:
        """
        Whether this is a correction of what was reported first: then other systems were sent this amount, and
        before it the planned one.
        """
    @property
    def date(self, /) -> _date:
        """
        The day.
        """
    @staticmethod
    def from_json(text: str) -> Paid:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> Paid:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Pause:
    """
    A pause of a plan: days on which it pays nothing, or a share of its price.

    Of a payment that covers paused days, those days pay the share: each by itself of a daily plan or a day price, by the
    parts that a plan prorates by, or else by the calendar days that the payment covers.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> stay = bv.Period(date(2026, 3, 11), date(2026, 3, 20))
    >>> pause = bv.plan.Pause(id="p-1", period=stay, reason="hospital")
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(9300)).paused(pause)
    >>> march = bv.Period(date(2026, 3, 1), date(2026, 3, 31))
    >>> [str(payment.amount) for payment in bv.plan.payments(plan, march, march)]
    ['6300.00']
    """
    def __copy__(self, /) -> Pause: ...
    def __deepcopy__(self, /, _memo: Any) -> Pause: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, period: Period, reason: Literal["hospital", "holiday", "respite", "other"], note: str = ..., percent: Decimal | int = ...) -> Pause: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> Pause:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the pause for the host, unique in the plan.
        """
    @property
    def note(self, /) -> str:
        """
        What else there is to say about it; required where the reason is `other`.
        """
    @property
    def percent(self, /) -> Decimal:
        """
        How many percent of the price are paid: from 0 to below 100, with at most four decimals.
        """
    @property
    def period(self, /) -> Period:
        """
        The days, both ends included; without an end until the activity ends, or the pause is ended.
        """
    @property
    def reason(self, /) -> Literal["hospital", "holiday", "respite", "other"]:
        """
        Why.
        """
    def replace(self, /, **changes: Any) -> Pause:
        """
        The same value with other fields.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The pause in words: its days, why, and what is paid on them.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> week = bv.Period(date(2026, 7, 6), date(2026, 7, 12))
        >>> bv.plan.Pause(id="p-1", period=week, reason="holiday", percent=50).text("en")
        '6 July 2026 to 12 July 2026 (holiday): 50% of the price is paid'
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Payment:
    """
    One payment: a day and an amount.

    The day is the scheduled one, which the price is that of. The day that money moves on may be another: see
    `adjust`.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.Payment(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> Payment: ...
    def __deepcopy__(self, /, _memo: Any) -> Payment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int, basis: PriceBasis = ...) -> Payment: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, rounded.
        """
    @property
    def basis(self, /) -> PriceBasis:
        """
        Whether the price is known.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day.
        """
    @staticmethod
    def from_json(text: str) -> Payment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> Payment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class PaymentForm:
    """
    A payment as a form has it.

    >>> import bevilling as bv
    >>> bv.plan.PaymentForm().date is None
    True
    """
    def __copy__(self, /) -> PaymentForm: ...
    def __deepcopy__(self, /, _memo: Any) -> PaymentForm: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: str | None = ..., amount: str | None = ...) -> PaymentForm: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> str | None:
        """
        Kroner.
        """
    @property
    def date(self, /) -> str | None:
        """
        The day.
        """
    @staticmethod
    def from_json(text: str) -> PaymentForm:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> PaymentForm:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class PaymentPlan:
    """
    A payment plan (betalingsplan): who is paid, on which days, what.

    The types leave little to check: a plan that runs has a frequency and a price, a plan of individual
    payments has neither, and a recipient has only the methods that it can be paid by. A caseworker's form,
    which may hold anything, is a `PlanForm`.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> fee = bv.Price.fixed(500)
    >>> plans = [bv.PaymentPlan.daily(fee), bv.PaymentPlan.weekly(fee), bv.PaymentPlan.every_two_weeks(fee),
    ...     bv.PaymentPlan.monthly(31, fee), bv.PaymentPlan.one_time(date(2026, 3, 2), fee)]
    >>> year = bv.Period.year(2026)
    >>> [bv.plan.count(plan, year, year) for plan in plans]
    [365, 53, 27, 12, 1]
    >>> own = bv.PaymentPlan.individual([(date(2026, 3, 2), 120)])
    >>> own.with_id("p1").to(bv.Recipient.internal("in_the_family")).is_paid_out(), own.check()
    (False, ())
    """
    def __copy__(self, /) -> PaymentPlan: ...
    def __deepcopy__(self, /, _memo: Any) -> PaymentPlan: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str = ..., recipient: Recipient = ..., schedule: Schedule, fictive: bool = ..., pauses: Iterable[Pause] = ...) -> PaymentPlan: ...
    def __repr__(self, /) -> str: ...
    def check(self, /) -> tuple[Fault, ...]:
        """
        What is wrong with it.
        """
    def covers(self, /, period: Period, date: _date) -> Period | None:
        """
        The days that the payment scheduled on `date` covers, in an activity that runs in `period`; none where no such
        day is within `period`.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> plan = bv.PaymentPlan.monthly(20, bv.Price.fixed(1000))
        >>> stay = bv.Period(date(2026, 2, 14), date(2026, 5, 10))
        >>> plan.covers(stay, date(2026, 2, 20))
        Period(start=datetime.date(2026, 2, 14), end=datetime.date(2026, 2, 28))
        >>> plan.covers(stay, date(2026, 6, 20)) is None
        True
        """
    @staticmethod
    def daily(price: Price) -> PaymentPlan:
        """
        Paid every day.
        """
    @staticmethod
    def every_months(months: int, day: int, price: Price) -> PaymentPlan:
        """
        Paid in the first of every so many months, such as 3 for quarterly; see `in_arrears` for the last.

        >>> import bevilling as bv
        >>> quarterly, year = bv.PaymentPlan.every_months(3, 1, bv.Price.fixed(900)), bv.Period.year(2026)
        >>> [payment.date.month for payment in bv.plan.payments(quarterly, year, year)]
        [1, 4, 7, 10]
        >>> [payment.date.month for payment in bv.plan.payments(quarterly.in_arrears(), year, year)]
        [3, 6, 9, 12]
        """
    @staticmethod
    def every_two_weeks(price: Price) -> PaymentPlan:
        """
        Paid every fourteen days, from the first day of the activity.
        """
    @staticmethod
    def every_weeks(weeks: int, price: Price) -> PaymentPlan:
        """
        Paid every so many weeks, from the first day of the activity.

        >>> import bevilling as bv
        >>> year = bv.Period.year(2026)
        >>> bv.plan.count(bv.PaymentPlan.every_weeks(4, bv.Price.fixed(500)), year, year)
        14
        """
    @property
    def fictive(self, /) -> bool:
        """
        Whether the money is only planned, and never paid out by this system (fiktiv).
        """
    @staticmethod
    def from_json(text: str) -> PaymentPlan:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the plan for the host; payments are known by it and their date.
        """
    def in_arrears(self, /) -> PaymentPlan:
        """
        The same plan, paid in the last of every so many months; a plan of another kind stays as it is.

        >>> import bevilling as bv
        >>> year = bv.Period.year(2026)
        >>> half_yearly = bv.PaymentPlan.every_months(6, 1, bv.Price.fixed(900)).in_arrears()
        >>> [payment.date.month for payment in bv.plan.payments(half_yearly, year, year)]
        [6, 12]
        """
    @staticmethod
    def individual(payments: Iterable[tuple[_date, Decimal | int]]) -> PaymentPlan:
        """
        Paid as entered by hand: days and amounts.
        """
    def is_paid_out(self, /) -> bool:
        """
        Whether this system pays it out: cash to a person, and not fictive.
        """
    @staticmethod
    def monthly(day: int, price: Price) -> PaymentPlan:
        """
        Paid every month on a day, in a shorter month on its last.
        """
    @staticmethod
    def one_time(date: _date, price: Price) -> PaymentPlan:
        """
        Paid once.
        """
    def paused(self, /, pause: Pause) -> PaymentPlan:
        """
        The same plan with one more pause.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> week = bv.Period(date(2026, 3, 2), date(2026, 3, 8))
        >>> plan = bv.PaymentPlan.daily(bv.Price.fixed(100))
        >>> plan.paused(bv.plan.Pause(id="p-1", period=week, reason="holiday")).pauses[0].id
        'p-1'
        """
    @property
    def pauses(self, /) -> tuple[Pause, ...]:
        """
        The days on which a running plan pays nothing, or a share: in order, none of them twice.
        """
    def prorated(self, /, by: Literal["none", "calendar_days", "thirtieths", "working_days", "per_day"]) -> PaymentPlan:
        """
        The same plan, with parts of weeks or months paid so; a plan that does not run stays as it is.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> stay = bv.Period(date(2026, 2, 14), date(2026, 5, 10))
        >>> day_price = bv.PaymentPlan.monthly(31, bv.Price.fixed(2900)).prorated("per_day")
        >>> [str(payment.amount) for payment in bv.plan.payments(day_price, stay, stay)]
        ['43500.00', '89900.00', '87000.00', '29000.00']
        """
    @property
    def recipient(self, /) -> Recipient:
        """
        Who is paid; by default the provider of the activity.
        """
    def replace(self, /, **changes: Any) -> PaymentPlan:
        """
        The same value with other fields.
        """
    @staticmethod
    def running(frequency: Frequency, price: Price) -> PaymentPlan:
        """
        Paid so often, as long as the activity runs.

        >>> import bevilling as bv
        >>> year = bv.Period.year(2026)
        >>> bv.plan.count(bv.PaymentPlan.running(bv.Frequency.Weekly(), bv.Price.fixed(500)), year, year)
        53
        """
    @property
    def schedule(self, /) -> Schedule:
        """
        On which days, what.
        """
    def to(self, /, recipient: Recipient) -> PaymentPlan:
        """
        The same plan, paid to another recipient.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @staticmethod
    def weekly(price: Price) -> PaymentPlan:
        """
        Paid every seven days, from the first day of the activity.
        """
    def with_id(self, /, id: str) -> PaymentPlan:
        """
        The same plan with an id.
        """

@final
class PaymentReference:
    """
    What a payment is known by outside of this library: made of the id of its plan and its scheduled day, with check
    characters, so that a reference that is typed or scanned can be verified.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> reference = bv.plan.PaymentReference("plan-1", date(2026, 2, 1))
    >>> bv.plan.PaymentReference.parse(str(reference)) == reference
    True
    >>> reference.is_of("plan-1"), reference.compact()
    (True, '20260201W9PSSMETX6LB')
    """
    def __copy__(self, /) -> PaymentReference: ...
    def __deepcopy__(self, /, _memo: Any) -> PaymentReference: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __lt__(self, other: object, /) -> bool: ...
    def __new__(cls, /, plan: str, date: _date) -> PaymentReference: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def compact(self, /) -> str:
        """
        Without hyphens.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day of the payment.
        """
    @staticmethod
    def from_json(text: str) -> PaymentReference:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def is_of(self, /, plan: str) -> bool:
        """
        Whether it is of a payment of this plan.
        """
    @staticmethod
    def parse(text: str) -> PaymentReference:
        """
        Reads a reference as it is written, with or without spaces and hyphens.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class PaymentRun:
    """
    Payments of one amount, on the days of a recurrence within a period.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan, year = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)), bv.Period.year(2026)
    >>> stretch, = bv.plan.payment_runs(plan, year, year)
    >>> stretch.count(), stretch.total()
    (12, Decimal('60000.00'))
    >>> str(stretch.dates()[0]), len(stretch.payments())
    ('2026-01-01', 12)
    """
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal | None:
        """
        Kroner of each payment; none where it is a day price for months of different lengths.
        """
    @property
    def basis(self, /) -> PriceBasis:
        """
        Whether the price is known.
        """
    def count(self, /) -> int:
        """
        How many payments.
        """
    def dates(self, /) -> tuple[_date, ...]:
        """
        Their days; `PlanError` where they are more than are made at once.
        """
    def payments(self, /) -> tuple[Payment, ...]:
        """
        The payments; `PlanError` where they are more than are made at once.
        """
    def total(self, /) -> Decimal:
        """
        Their total.
        """

@final
class PeriodTotals:
    """
    Sums of payments: all, by year and by month. Years and months without payments are left out.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan, year = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)), bv.Period.year(2026)
    >>> totals = bv.plan.PeriodTotals.from_amounts([(payment.date, payment.amount) for payment in bv.plan.payments(plan, year, year)])
    >>> totals.year(2026), totals.month(bv.dates.Month(2026, 2))
    (Decimal('60000.00'), Decimal('5000.00'))
    """
    def __copy__(self, /) -> PeriodTotals: ...
    def __deepcopy__(self, /, _memo: Any) -> PeriodTotals: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, all: Decimal | int, by_year: Mapping[SupportsIndex, Decimal | int] = ..., by_month: Mapping[Month, Decimal | int] = ...) -> PeriodTotals: ...
    def __repr__(self, /) -> str: ...
    @property
    def all(self, /) -> Decimal:
        """
        All of them.
        """
    @property
    def by_month(self, /) -> dict[Month, Decimal]:
        """
        By month.
        """
    @property
    def by_year(self, /) -> dict[int, Decimal]:
        """
        By year.
        """
    @staticmethod
    def from_amounts(counted: Iterable[tuple[_date, Decimal | int]]) -> PeriodTotals:
        """
        The sums of payments, each a day and an amount.
        """
    def month(self, /, month: Month) -> Decimal:
        """
        The sum of a month.
        """
    def replace(self, /, **changes: Any) -> PeriodTotals:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def year(self, /, year: SupportsIndex) -> Decimal:
        """
        The sum of a year.
        """

@final
class PersonId:
    """
    What a person is known by, usually a CPR number. It is displayed nowhere; `reveal` returns it.

    >>> import bevilling as bv
    >>> person = bv.plan.PersonId("9905142222")
    >>> person
    PersonId(…)
    >>> person.reveal()[:2]
    '99'
    """
    def __copy__(self, /) -> PersonId: ...
    def __deepcopy__(self, /, _memo: Any) -> PersonId: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[str]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, id: str) -> PersonId: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> PersonId:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def reveal(self, /) -> str:
        """
        The number itself, for those who must have it.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def warning(self, /) -> Fault | None:
        """
        What looks odd about it, though it is no reason to refuse.
        """

@final
class PlanForm:
    """
    A payment plan as a form has it: flat, every field optional, nothing checked.

    Blank text is the same as nothing. Amounts are text with a point for decimals, dates are `YYYY-MM-DD`.

    >>> import bevilling as bv
    >>> bv.plan.PlanForm().id is None
    True
    >>> [fault.code for fault in bv.plan.PlanForm().check()][:2]
    ['field-required', 'field-required']
    >>> try:
    ...     bv.plan.PlanForm().into_plan()
    ... except bv.PlanError as error:
    ...     print(error.faults[0].code)
    field-required
    """
    def __copy__(self, /) -> PlanForm: ...
    def __deepcopy__(self, /, _memo: Any) -> PlanForm: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str | None = ..., method: str | None = ..., recipient_kind: str | None = ..., recipient_id: PersonId | str | None = ..., recipient_name: str | None = ..., payment_type: str | None = ..., frequency: str | None = ..., every: SupportsIndex | None = ..., day_of_month: SupportsIndex | None = ..., in_arrears: bool = ..., proration: str | None = ..., price_kind: str | None = ..., amount: str | None = ..., units: str | None = ..., unit_price: str | None = ..., rate: str | None = ..., provider: str | None = ..., activity_type: str | None = ..., unit: str | None = ..., payment_date: str | None = ..., payments: Iterable[PaymentForm] = ..., fictive: bool = ...) -> PlanForm: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity_type(self, /) -> str | None:
        """
        The kind of service that the price is agreed for; of agreed prices. In the form of an activity, that of the
        activity by default.
        """
    @property
    def amount(self, /) -> str | None:
        """
        Kroner; of fixed prices.
        """
    def check(self, /) -> tuple[Fault, ...]:
        """
        Everything that is wrong with the form.
        """
    @property
    def day_of_month(self, /) -> int | None:
        """
        1 to 31; of plans paid by the month.
        """
    @property
    def every(self, /) -> int | None:
        """
        How many weeks, 1 to 52, or months, 1 to 12; of plans paid every so many weeks or months.
        """
    @property
    def fictive(self, /) -> bool:
        """
        Whether the money is only planned.
        """
    @property
    def frequency(self, /) -> str | None:
        """
        `daily`, `weekly`, `every_two_weeks`, `monthly`, `every_weeks` or `every_months`; of running plans only.
        """
    @staticmethod
    def from_json(text: str) -> PlanForm:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str | None:
        """
        Name of the plan for the host.
        """
    @property
    def in_arrears(self, /) -> bool:
        """
        Whether it is paid in the last of so many months, rather than in the first.
        """
    def into_plan(self, /) -> PaymentPlan:
        """
        The plan of the form; `PlanError` with everything that is wrong.
        """
    @property
    def method(self, /) -> str | None:
        """
        `internal`, `cash`, `payroll` or `invoice`.
        """
    @property
    def payment_date(self, /) -> str | None:
        """
        The day; of plans that pay once.
        """
    @property
    def payment_type(self, /) -> str | None:
        """
        `one_time`, `running` or `individual`.
        """
    @property
    def payments(self, /) -> tuple[PaymentForm, ...]:
        """
        The payments; of individual plans.
        """
    @property
    def price_kind(self, /) -> str | None:
        """
        `fixed`, `per_unit`, `rate` or `agreed`; nothing stands for `fixed`.
        """
    @property
    def proration(self, /) -> str | None:
        """
        `none`, `calendar_days`, `thirtieths`, `working_days` or `per_day`; `none` where it is not stated.
        """
    @property
    def provider(self, /) -> str | None:
        """
        The provider that the price is agreed with; of agreed prices. In the form of an activity, that of the
        activity by default.
        """
    @property
    def rate(self, /) -> str | None:
        """
        Name of the rate; of prices by rate.
        """
    @property
    def recipient_id(self, /) -> PersonId | None:
        """
        CPR number of a person, CVR number of a company. Redacted in `Debug`.
        """
    @property
    def recipient_kind(self, /) -> str | None:
        """
        `internal`, `person` or `company`.
        """
    @property
    def recipient_name(self, /) -> str | None:
        """
        Name of the recipient.
        """
    def replace(self, /, **changes: Any) -> PlanForm:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def unit(self, /) -> str | None:
        """
        `hour`, `day`, `week`, `month`, `year` or `each`: what one unit is, as the agreement says; of agreed prices.
        """
    @property
    def unit_price(self, /) -> str | None:
        """
        Kroner for a unit; of prices per unit.
        """
    @property
    def units(self, /) -> str | None:
        """
        How many units; of prices per unit, by rate and of an agreement.
        """

@final
class PlannedPayment:
    """
    A payment entered by hand. Its amount is what is paid: no VAT factor changes it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.PlannedPayment(date=date(2026, 2, 1), amount=5000).date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> PlannedPayment: ...
    def __deepcopy__(self, /, _memo: Any) -> PlannedPayment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, date: _date, amount: Decimal | int) -> PlannedPayment: ...
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
    def from_json(text: str) -> PlannedPayment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> PlannedPayment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Preview:
    """
    What it would cost to grant some drafts, beside what is there. A notebook shows it as a picture and tables; a
    program reads its payments as a table through Arrow.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))
    >>> draft = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("1")
    >>> shown = bv.plan.preview(book, [], [draft], date(2026, 1, 5))
    >>> shown.decision.this_year, len(shown.payments)
    (Decimal('55000.00'), 23)
    >>> shown.to_text("en", book) != "", shown.to_svg("en")[:4], shown.to_svg_by_year("en", bv.chart.Size(600, 300))[:4]
    (True, '<svg', '<svg')
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __copy__(self, /) -> Preview: ...
    def __deepcopy__(self, /, _memo: Any) -> Preview: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[ActivityPreview, ...]:
        """
        The activities: the existing ones, then the drafts.
        """
    @property
    def decision(self, /) -> CostSummary:
        """
        What granting the drafts adds to what is granted: the cost of the decision. Negative where it saves.
        """
    @property
    def expected(self, /) -> CostSummary:
        """
        What is granted and expected once the drafts are granted.
        """
    @property
    def granted(self, /) -> CostSummary:
        """
        What is granted once the drafts are.
        """
    @property
    def months(self, /) -> tuple[Month, ...]:
        """
        The months of these years: what `by_month` is by.
        """
    @property
    def on(self, /) -> _date:
        """
        The day it is asked on.
        """
    @property
    def payments(self, /) -> tuple[PreviewPayment, ...]:
        """
        The payments, by date; those of one date in the order of the activities. The sums hold more where a plan has
        no end: what is known to come after the payments that are made.
        """
    @property
    def settlements(self, /) -> dict[str, Settlement]:
        """
        What is paid already of payments that a draft makes at another price: the difference is paid or claimed on the
        day `on`, by the activity that it was paid of. It is in the sums.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The costs by month, as a picture (SVG).
        """
    def to_svg_by_year(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The costs by year, as a picture (SVG).
        """
    def to_text(self, /, lang: Literal["da", "en"], book: RuleBook | None = None) -> str:
        """
        The preview as two tables; with the rule book, under the names that it has for things.
        """
    @property
    def warnings(self, /) -> tuple[Fault, ...]:
        """
        What looks odd, though it is no reason to refuse.
        """
    @property
    def years(self, /) -> tuple[int, int, int]:
        """
        Last year, this year and next year.
        """

@final
class PreviewOptions:
    """
    What a preview is made with; the default carries no price on and adjusts no day.

    >>> import bevilling as bv
    >>> bv.PreviewOptions().extrapolation
    Extrapolation.Refuse()
    >>> bv.PreviewOptions(appropriations={"help-at-home": "2026-1"}).appropriations
    {'help-at-home': '2026-1'}
    """
    def __copy__(self, /) -> PreviewOptions: ...
    def __deepcopy__(self, /, _memo: Any) -> PreviewOptions: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, extrapolation: Extrapolation = ..., horizon: Horizon = ..., adjustment: Literal["as_scheduled", "preceding", "following"] = ..., ledgers: Mapping[str, Ledger] = ..., beside: Mapping[str, Iterable[OffPlanAmount]] = ..., appropriations: Mapping[str, str] = ..., birth_date: _date | None = ...) -> PreviewOptions: ...
    def __repr__(self, /) -> str: ...
    @property
    def adjustment(self, /) -> Literal["as_scheduled", "preceding", "following"]:
        """
        What happens to payments due on days without payments.
        """
    @property
    def appropriations(self, /) -> dict[str, str]:
        """
        The appropriation of an activity, by activity, where several under its section leave it open. One that is
        not known is a new one.
        """
    @property
    def beside(self, /) -> dict[str, tuple[OffPlanAmount, ...]]:
        """
        Money of existing activities beside their payments, such as adjustment payments, by activity. It is in the
        sums, and not among the payments.
        """
    @property
    def birth_date(self, /) -> _date | None:
        """
        The birth date of the citizen, for rates that depend on the age; that of a case where it states one.
        """
    @property
    def extrapolation(self, /) -> Extrapolation:
        """
        What is done beyond the last known price.
        """
    @staticmethod
    def from_json(text: str) -> PreviewOptions:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def horizon(self, /) -> Horizon:
        """
        How far ahead activities without an end are shown.
        """
    @property
    def ledgers(self, /) -> dict[str, Ledger]:
        """
        The payments made so far of existing activities, by activity. What is paid counts as paid.
        """
    def replace(self, /, **changes: Any) -> PreviewOptions:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class PreviewPayment:
    """
    One payment that would be made.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.plan.PreviewPayment(activity="1", date=date(2026, 2, 1), payable=date(2026, 2, 1),
    ...     amount=5000, layer="granted", replaced=False,
    ...     account=bv.plan.Account(string="XXX-528211005-02501-XXX"))
    >>> one.date
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> PreviewPayment: ...
    def __deepcopy__(self, /, _memo: Any) -> PreviewPayment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, activity: str, date: _date, payable: _date, amount: Decimal | int, layer: Literal["granted", "expected"], replaced: bool, basis: PriceBasis = ..., covers: Period | None = ..., paused_days: SupportsIndex = ..., account: Account, paid: Paid | None = ...) -> PreviewPayment: ...
    def __repr__(self, /) -> str: ...
    @property
    def account(self, /) -> Account:
        """
        What it is booked on.
        """
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
        Whether the price is known.
        """
    @property
    def covers(self, /) -> Period | None:
        """
        The days that it covers; none where it covers none, as what was paid of days after the end.
        """
    @property
    def date(self, /) -> _date:
        """
        The scheduled day, which the price is that of.
        """
    @property
    def layer(self, /) -> Literal["granted", "expected"]:
        """
        Granted or foreseen.
        """
    @property
    def paid(self, /) -> Paid | None:
        """
        That it is paid already.
        """
    @property
    def paused_days(self, /) -> int:
        """
        How many of these days are paused.
        """
    @property
    def payable(self, /) -> _date:
        """
        The day that money would move on.
        """
    def replace(self, /, **changes: Any) -> PreviewPayment:
        """
        The same value with other fields.
        """
    @property
    def replaced(self, /) -> bool:
        """
        Whether an expected change replaces it: it counts in what is granted, not in what is expected.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class Price:
    """
    What one payment is, before the VAT factor.

    >>> import bevilling as bv
    >>> bv.Price.Fixed(amount=5000)
    Price.Fixed(amount=DatedAmounts(pieces=(TimelineEntry(from_=None, to=None, value=Decimal('5000')),)))
    >>> from decimal import Decimal
    >>> bv.Price.fixed(5000) == bv.Price.Fixed(amount=5000)
    True
    >>> bv.Price.per_unit(Decimal("12.5"), 495) == bv.Price.PerUnit(units=Decimal("12.5"), unit_price=495)
    True
    >>> from datetime import date
    >>> turn = date(2026, 4, 1)
    >>> hours = bv.dates.DatedAmounts([bv.dates.TimelineEntry(to=turn, value=2), bv.dates.TimelineEntry(from_=turn, value=3)])
    >>> bv.Price.rate(hours, "foster_fee").units.at(turn)
    Decimal('3')
    """
    def __copy__(self, /) -> Price: ...
    def __deepcopy__(self, /, _memo: Any) -> Price: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def agreed(units: DatedAmounts | Decimal | int, provider: str, activity_type: str, unit: Literal["hour", "day", "week", "month", "year", "each"] | None = None) -> Price:
        """
        So many units at the price agreed with a provider.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> from decimal import Decimal
        >>> bv.Price.agreed(Decimal("12.5"), "90010011", "200201", unit="hour").units.at(date(2026, 1, 1))
        Decimal('12.5')
        """
    @staticmethod
    def fixed(amount: Decimal | int) -> Price:
        """
        An amount.
        """
    @staticmethod
    def from_json(text: str) -> Price:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @staticmethod
    def per_unit(units: DatedAmounts | Decimal | int, unit_price: Decimal | int) -> Price:
        """
        So many units at a price of the plan's own.
        """
    @staticmethod
    def rate(units: DatedAmounts | Decimal | int, rate: str) -> Price:
        """
        So many units at a rate of the rule book.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Agreed(Price):
        """
        So many units at the price that the rule book has agreed with a provider: a new agreement, or another price of
        one, changes it.
        """
        __match_args__: Final = ("units", "provider", "activity_type", "unit")
        def __new__(cls, /, units: DatedAmounts | Decimal | int, provider: str, activity_type: str, unit: Literal["hour", "day", "week", "month", "year", "each"] | None = ...) -> Price.Agreed: ...
        @property
        def activity_type(self, /) -> str:
            """
            The activity type.
            """
        @property
        def provider(self, /) -> str:
            """
            The provider.
            """
        @property
        def unit(self, /) -> Literal["hour", "day", "week", "month", "year", "each"] | None:
            """
            What one unit is, as the agreement says.
            """
        @property
        def units(self, /) -> DatedAmounts:
            """
            How many units, which may be dated; not below 0.
            """
    @final
    class Fixed(Price):
        """
        An amount.
        """
        __match_args__: Final = ("amount",)
        def __new__(cls, /, amount: DatedAmounts | Decimal | int) -> Price.Fixed: ...
        @property
        def amount(self, /) -> DatedAmounts:
            """
            Kroner, which may be dated.
            """
    @final
    class PerUnit(Price):
        """
        So many units at a price of the plan's own.
        """
        __match_args__: Final = ("units", "unit_price")
        def __new__(cls, /, units: DatedAmounts | Decimal | int, unit_price: DatedAmounts | Decimal | int) -> Price.PerUnit: ...
        @property
        def unit_price(self, /) -> DatedAmounts:
            """
            Kroner for one unit, which may be dated.
            """
        @property
        def units(self, /) -> DatedAmounts:
            """
            How many units, which may be dated; not below 0.
            """
    @final
    class Rate(Price):
        """
        So many units at a rate of the rule book.
        """
        __match_args__: Final = ("units", "rate")
        def __new__(cls, /, units: DatedAmounts | Decimal | int, rate: str) -> Price.Rate: ...
        @property
        def rate(self, /) -> str:  # type: ignore[override]
            """
            Name of the rate.
            """
        @property
        def units(self, /) -> DatedAmounts:
            """
            How many units, which may be dated; not below 0.
            """

@disjoint_base
class PriceBasis:
    """
    Whether a price is known, or was carried on from the last one known.

    >>> import bevilling as bv
    >>> bv.plan.PriceBasis.Known()
    PriceBasis.Known()
    >>> bv.plan.PriceBasis.Known().is_known()
    True
    """
    def __copy__(self, /) -> PriceBasis: ...
    def __deepcopy__(self, /, _memo: Any) -> PriceBasis: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> PriceBasis:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def is_known(self, /) -> bool:
        """
        Whether the price is known.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Extrapolated(PriceBasis):
        """
        Carried on.
        """
        __match_args__: Final = ("last_known", "policy")
        def __new__(cls, /, last_known: _date, policy: Extrapolation) -> PriceBasis.Extrapolated: ...
        @property
        def last_known(self, /) -> _date:
            """
            The last day that the price is known for.
            """
        @property
        def policy(self, /) -> Extrapolation:
            """
            How.
            """
    @final
    class Known(PriceBasis):
        """
        Known.
        """
        __match_args__: Final = ()
        def __new__(cls, /) -> PriceBasis.Known: ...

@final
class PriceChange:
    """
    Which price, rate or VAT factor changed, when that was known, and from when it is in force.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> before = bv.dates.DatedAmounts.constant(410)
    >>> after = before.set(bv.Validity(from_=date(2026, 1, 1)), 425)
    >>> change = bv.plan.PriceChange.between(bv.plan.PriceSource.Rate(rate="foster_fee"), before, after, date(2026, 2, 1))
    >>> change.known, change.text("en")
    (datetime.date(2026, 2, 1), 'a change of the rate `foster_fee` was known on 1 February 2026, in force from 1 January 2026')
    """
    def __copy__(self, /) -> PriceChange: ...
    def __deepcopy__(self, /, _memo: Any) -> PriceChange: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, source: PriceSource, known: _date, valid: Validity = ...) -> PriceChange: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def between(source: PriceSource, before: DatedAmounts | Decimal | int, after: DatedAmounts | Decimal | int, known: _date) -> PriceChange | None:
        """
        The change between two dated amounts, from the first to the last day that has another value; none where there is
        none.
        """
    @staticmethod
    def from_json(text: str) -> PriceChange:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def known(self, /) -> _date:
        """
        The day that the change was known on.
        """
    def replace(self, /, **changes: Any) -> PriceChange:
        """
        The same value with other fields.
        """
    @property
    def source(self, /) -> PriceSource:
        """
        What changed.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The change in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def valid(self, /) -> Validity:
        """
        From the first to the last day that has another value than before.
        """

@final
class PriceOn:
    """
    The price of a payment on a date, and the last day that it stays the same on.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.plan.Prices().price_on(bv.Price.fixed(5000), date(2026, 2, 1)).until is None
    True
    """
    def __copy__(self, /) -> PriceOn: ...
    def __deepcopy__(self, /, _memo: Any) -> PriceOn: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, amount: Decimal | int, basis: PriceBasis, until: _date | None = ...) -> PriceOn: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, rounded: what is paid.
        """
    @property
    def basis(self, /) -> PriceBasis:
        """
        Whether it is known.
        """
    def replace(self, /, **changes: Any) -> PriceOn:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def until(self, /) -> _date | None:
        """
        The last day of this price; none where it holds for ever.
        """

@final
class PriceRevision:
    """
    A payment before and after a change of its price.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.plan.PriceRevision(before=bv.plan.Payment(date=date(2026, 2, 1), amount=5000),
    ...     after=bv.plan.Payment(date=date(2026, 2, 1), amount=5000))
    >>> one.before
    Payment(date=datetime.date(2026, 2, 1), amount=Decimal('5000'), basis=PriceBasis.Known())
    """
    def __copy__(self, /) -> PriceRevision: ...
    def __deepcopy__(self, /, _memo: Any) -> PriceRevision: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, before: Payment, after: Payment) -> PriceRevision: ...
    def __repr__(self, /) -> str: ...
    @property
    def after(self, /) -> Payment:
        """
        As it is.
        """
    @property
    def before(self, /) -> Payment:
        """
        As it was.
        """
    @staticmethod
    def from_json(text: str) -> PriceRevision:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def replace(self, /, **changes: Any) -> PriceRevision:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class PriceSource:
    """
    What the price of a payment is made of.

    >>> import bevilling as bv
    >>> bv.plan.PriceSource.Rate(rate="foster-care")
    PriceSource.Rate(rate='foster-care')
    """
    def __copy__(self, /) -> PriceSource: ...
    def __deepcopy__(self, /, _memo: Any) -> PriceSource: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> PriceSource:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Agreement(PriceSource):
        """
        The price of an agreement of the rule book.
        """
        __match_args__: Final = ("provider", "activity_type", "unit")
        def __new__(cls, /, provider: str, activity_type: str, unit: Literal["hour", "day", "week", "month", "year", "each"] | None = ...) -> PriceSource.Agreement: ...
        @property
        def activity_type(self, /) -> str:
            """
            The activity type.
            """
        @property
        def provider(self, /) -> str:
            """
            The provider.
            """
        @property
        def unit(self, /) -> Literal["hour", "day", "week", "month", "year", "each"] | None:
            """
            What one unit is, as the agreement says.
            """
    @final
    class Pause(PriceSource):
        """
        A pause of a plan: days on which it pays nothing, or a share.
        """
        __match_args__: Final = ("plan", "pause")
        def __new__(cls, /, plan: str, pause: str) -> PriceSource.Pause: ...
        @property
        def pause(self, /) -> str:
            """
            The pause.
            """
        @property
        def plan(self, /) -> str:
            """
            Id of the plan.
            """
    @final
    class Period(PriceSource):
        """
        The days that an activity runs on: its end, its start, or that it runs at all.
        """
        __match_args__: Final = ("plan",)
        def __new__(cls, /, plan: str) -> PriceSource.Period: ...
        @property
        def plan(self, /) -> str:
            """
            Id of the plan.
            """
    @final
    class Price(PriceSource):
        """
        The amount or the unit price of the plan.
        """
        __match_args__: Final = ("plan",)
        def __new__(cls, /, plan: str) -> PriceSource.Price: ...
        @property
        def plan(self, /) -> str:
            """
            Id of the plan.
            """
    @final
    class Rate(PriceSource):
        """
        A rate of the rule book.
        """
        __match_args__: Final = ("rate",)
        def __new__(cls, /, rate: str) -> PriceSource.Rate: ...
        @property
        def rate(self, /) -> str:
            """
            Its id.
            """
    @final
    class VatFactor(PriceSource):
        """
        The VAT factor of a provider.
        """
        __match_args__: Final = ("provider",)
        def __new__(cls, /, provider: str) -> PriceSource.VatFactor: ...
        @property
        def provider(self, /) -> str:
            """
            Id of the provider.
            """

@final
class Prices:
    """
    What prices are made of besides the plan: the provider's VAT factor, the rates, what to do beyond the last known
    price, and the birth date for rates that depend on the age. Without a rule book there are no rates.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> bv.plan.Prices(book, provider="90010011").price_on(bv.Price.fixed(5000), date(2026, 2, 1)).amount
    Decimal('5000.00')
    """
    def __new__(cls, /, book: RuleBook | None = None, *, provider: str | None = None, rates: Mapping[str, DatedAmounts | Decimal | int] | None = None, vat: DatedAmounts | Decimal | int | None = None, extrapolation: Extrapolation | None = None, birth_date: _date | None = None) -> Prices: ...
    def __repr__(self, /) -> str: ...
    def payment(self, /, plan: PaymentPlan, period: Period, date: _date) -> PriceOn | None:
        """
        What the payment scheduled on a day is, in an activity that runs in `period`; none for one entered by hand.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> fee = bv.PaymentPlan.monthly(31, bv.Price.fixed(15597)).prorated("calendar_days")
        >>> bv.plan.Prices().payment(fee, bv.Period(date(2026, 1, 1), date(2026, 3, 10)), date(2026, 3, 10)).amount
        Decimal('5031.29')
        """
    def price_on(self, /, price: Price, date: _date) -> PriceOn:
        """
        The price of a payment on a date, and the last day that it stays the same on.
        """

@disjoint_base
class Recipient:
    """
    Who is paid. The methods that a recipient cannot be paid by cannot be written.

    >>> import bevilling as bv
    >>> bv.Recipient.Internal(name="in_the_family")
    Recipient.Internal(name='in_the_family')
    >>> bv.Recipient.cash("9905142222", "A. Citizen").paid_by, bv.Recipient.payroll("9905142222", "A. Citizen").paid_by
    ('cash', 'payroll')
    >>> bv.Recipient.internal("in_the_family").name, bv.Recipient.company("90010011", "Firma").cvr, bv.Recipient.provider().name
    ('in_the_family', '90010011', '')
    """
    def __copy__(self, /) -> Recipient: ...
    def __deepcopy__(self, /, _memo: Any) -> Recipient: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def cash(id: str, name: str) -> Recipient:
        """
        A person paid in cash.
        """
    @staticmethod
    def company(cvr: str, name: str) -> Recipient:
        """
        A company.
        """
    @staticmethod
    def from_json(text: str) -> Recipient:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @staticmethod
    def internal(name: str) -> Recipient:
        """
        A part of the municipality.
        """
    @property
    def paid_by(self, /) -> Literal["internal", "cash", "payroll", "invoice"]:
        """
        How the recipient is paid.
        """
    @staticmethod
    def payroll(id: str, name: str) -> Recipient:
        """
        A person paid through payroll.
        """
    @staticmethod
    def provider() -> Recipient:
        """
        The provider of the activity, by invoice.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def warning(self, /) -> Fault | None:
        """
        What looks odd about the recipient, though it is no reason to refuse.
        """
    @final
    class Company(Recipient):
        """
        A company that sends invoices; without a number, the provider of the activity.
        """
        __match_args__: Final = ("cvr", "name")
        def __new__(cls, /, cvr: str | None, name: str) -> Recipient.Company: ...
        @property
        def cvr(self, /) -> str | None:
            """
            CVR number.
            """
        @property
        def name(self, /) -> str:
            """
            Name.
            """
    @final
    class Internal(Recipient):
        """
        A part of the municipality, settled internally.
        """
        __match_args__: Final = ("name",)
        def __new__(cls, /, name: str) -> Recipient.Internal: ...
        @property
        def name(self, /) -> str:
            """
            What it is called.
            """
    @final
    class Person(Recipient):
        """
        A person, paid in cash or through payroll.
        """
        __match_args__: Final = ("id", "name", "method")
        def __new__(cls, /, id: PersonId | str, name: str, method: Literal["cash", "payroll"]) -> Recipient.Person: ...
        @property
        def id(self, /) -> PersonId:
            """
            CPR number, or whatever the host knows the person by.
            """
        @property
        def method(self, /) -> Literal["cash", "payroll"]:
            """
            Cash or payroll.
            """
        @property
        def name(self, /) -> str:
            """
            Name.
            """

@final
class ReimbursementPeriod:
    """
    The reimbursement of a year or a month.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.plan.ReimbursementPeriod(scheme="1", days=bv.Period(date(2026, 2, 1)), cost=5000, reimbursement=5000)
    >>> one.cost
    Decimal('5000')
    """
    def __copy__(self, /) -> ReimbursementPeriod: ...
    def __deepcopy__(self, /, _memo: Any) -> ReimbursementPeriod: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, scheme: str, days: Period, case: str | None = ..., household: str | None = ..., cost: Decimal | int, reimbursement: Decimal | int) -> ReimbursementPeriod: ...
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> str | None:
        """
        The case, where it is counted by itself; none where cases are pooled.
        """
    @property
    def cost(self, /) -> Decimal:
        """
        Kroner compared with the thresholds: the costs that the scheme covers, less what the schemes in its `after`
        reimbursement of them, what is paid once spread over the year, rounded for display. Never below 0.
        """
    @property
    def days(self, /) -> Period:
        """
        The days.
        """
    @property
    def household(self, /) -> str | None:
        """
        The household that is pooled, where the fact `household` says which.
        """
    @property
    def reimbursement(self, /) -> Decimal:
        """
        Kroner reimbursed, rounded once.
        """
    def replace(self, /, **changes: Any) -> ReimbursementPeriod:
        """
        The same value with other fields.
        """
    @property
    def scheme(self, /) -> str:
        """
        Id of the scheme.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class Schedule:
    """
    On which days a plan pays, and what.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.plan.Schedule.OneTime(date=date(2026, 2, 1), price=bv.Price.fixed(5000))
    >>> one.to_json()[:60]
    '{"type":"one_time","date":"2026-02-01","price":{"kind":"fixe'
    """
    def __copy__(self, /) -> Schedule: ...
    def __deepcopy__(self, /, _memo: Any) -> Schedule: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def each(self, /) -> Price | None:
        """
        What is paid each time; none where payments are entered by hand.
        """
    @staticmethod
    def from_json(text: str) -> Schedule:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Individual(Schedule):
        """
        Payments entered one by one.
        """
        __match_args__: Final = ("payments",)
        def __new__(cls, /, payments: Iterable[PlannedPayment]) -> Schedule.Individual: ...
        @property
        def payments(self, /) -> tuple[PlannedPayment, ...]:
            """
            The payments, at most one a day, in any order.
            """
    @final
    class OneTime(Schedule):
        """
        Once, on a day of its own, whatever the period of the activity.
        """
        __match_args__: Final = ("date", "price", "covers")
        def __new__(cls, /, date: _date, price: Price, covers: Period | None = ...) -> Schedule.OneTime: ...
        @property
        def covers(self, /) -> Period | None:
            """
            The days that it covers, where they are not those of the activity.
            """
        @property
        def date(self, /) -> _date:
            """
            The day.
            """
        @property
        def price(self, /) -> Price:
            """
            What is paid.
            """
    @final
    class Running(Schedule):
        """
        Again and again, as long as the activity runs.
        """
        __match_args__: Final = ("frequency", "price", "proration", "covers_from")
        def __new__(cls, /, frequency: Frequency, price: Price, proration: Literal["none", "calendar_days", "thirtieths", "working_days", "per_day"] = ..., covers_from: _date | None = ...) -> Schedule.Running: ...
        @property
        def covers_from(self, /) -> _date | None:
            """
            The first day that is paid for, where that is not the first of the activity: what this plan continues
            has paid the months before it. Granting a change of a plan by the month sets it.
            """
        @property
        def frequency(self, /) -> Frequency:
            """
            How often; weekly plans count from the first day of the activity.
            """
        @property
        def price(self, /) -> Price:
            """
            What is paid each time.
            """
        @property
        def proration(self, /) -> Literal["none", "calendar_days", "thirtieths", "working_days", "per_day"]:
            """
            What the price is the price of, and how a part of it is paid.
            """

@final
class SchemeReimbursement:
    """
    What a scheme reimburses in a year.

    >>> import bevilling as bv
    >>> bv.plan.SchemeReimbursement(scheme="1", title=bv.LocalizedText("Navn"), reimbursement=5000).reimbursement
    Decimal('5000')
    """
    def __copy__(self, /) -> SchemeReimbursement: ...
    def __deepcopy__(self, /, _memo: Any) -> SchemeReimbursement: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, scheme: str, title: LocalizedText, reimbursement: Decimal | int) -> SchemeReimbursement: ...
    def __repr__(self, /) -> str: ...
    @property
    def reimbursement(self, /) -> Decimal:
        """
        Kroner reimbursed.
        """
    def replace(self, /, **changes: Any) -> SchemeReimbursement:
        """
        The same value with other fields.
        """
    @property
    def scheme(self, /) -> str:
        """
        Id of the scheme.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Settlement:
    """
    What a change of price means for the payments of one plan.

    It is an event's worth: with its `change` applied to the ledger, and its
    `adjustments` kept, the next settlement finds only what is new.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> rate = bv.plan.PriceSource.Rate(rate="foster-care")
    >>> cause = bv.plan.PriceChange(source=rate, known=date(2026, 2, 1))
    >>> bv.plan.Settlement(cause=cause, amount=5000).amount
    Decimal('5000')
    >>> settled = bv.plan.Settlement(cause=cause, amount=5000)
    >>> settled.is_empty(), settled.change().is_empty(), settled.by_account(), settled.explain("en") != ""
    (True, True, (), True)
    """
    def __copy__(self, /) -> Settlement: ...
    def __deepcopy__(self, /, _memo: Any) -> Settlement: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, cause: PriceChange, repriced: Iterable[PriceRevision] = ..., adjustments: Iterable[Adjustment] = ..., amount: Decimal | int) -> Settlement: ...
    def __repr__(self, /) -> str: ...
    @property
    def adjustments(self, /) -> tuple[Adjustment, ...]:
        """
        Paid payments, and what each lacks.
        """
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner, the sum of the differences: what one payment settles, below 0 where it is a claim.
        """
    def by_account(self, /) -> tuple[tuple[Account | None, Decimal], ...]:
        """
        The differences by what the payments were booked on.
        """
    @property
    def cause(self, /) -> PriceChange:
        """
        Why: what changed, known when, in force from when.
        """
    def change(self, /) -> LedgerChange:
        """
        What it changes in the ledger.
        """
    def explain(self, /, lang: Literal["da", "en"]) -> str:
        """
        The settlement in words.
        """
    @staticmethod
    def from_json(text: str) -> Settlement:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def is_empty(self, /) -> bool:
        """
        Whether nothing is to be done.
        """
    @property
    def kind(self, /) -> Literal["back_payment", "claim", "nothing"]:
        """
        Whether it pays or claims.
        """
    def replace(self, /, **changes: Any) -> Settlement:
        """
        The same value with other fields.
        """
    @property
    def repriced(self, /) -> tuple[PriceRevision, ...]:
        """
        Unpaid payments, at their new price.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class UnknownReimbursement:
    """
    A scheme of which it is not known whether it is for a case: nothing is reimbursed by it while a fact is missing.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.plan.UnknownReimbursement(scheme="1", title=bv.LocalizedText("Navn"), case="7", from_=date(2026, 2, 1),
    ...     facts=["birth_date"])
    >>> one.explain("en")
    'it is not known whether Navn (1) is for case 7: `birth_date` missing'
    """
    def __copy__(self, /) -> UnknownReimbursement: ...
    def __deepcopy__(self, /, _memo: Any) -> UnknownReimbursement: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, scheme: str, title: LocalizedText, case: str, from_: _date, facts: Iterable[str] = ...) -> UnknownReimbursement: ...
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        Id of the case.
        """
    def explain(self, /, lang: Literal["da", "en"]) -> str:
        """
        That it is not known whether the scheme is for the case, and the facts that are missing, in a line.
        """
    @property
    def facts(self, /) -> tuple[str, ...]:
        """
        The facts that are missing.
        """
    @property
    def from_(self, /) -> _date:
        """
        The first day of the first period with a cost.
        """
    def replace(self, /, **changes: Any) -> UnknownReimbursement:
        """
        The same value with other fields.
        """
    @property
    def scheme(self, /) -> str:
        """
        Id of the scheme.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

def account(accounts: Accounts, main_offer: Offer | None, role: Literal["main", "supplementary"], recipient: Recipient, date: _date) -> Account:
    """
    The account of a payment on `date`.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> offer = book.offers("BL-32-1-2", "200201", "main")[0]
    >>> account = bv.plan.account(book.document.accounts, offer, "main", bv.Recipient.provider(), date(2026, 2, 1))
    >>> account.string.startswith("XXX-")
    True
    """

def applicable(links: Iterable[tuple[str, str | None, bool, bool, _date | None]]) -> tuple[CountedPayments, ...]:
    """
    Which payments of each activity count, in the order given: an activity by its id, the one that it changes, whether
    it is granted, whether it is paid once, and its first payment.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> first = ("a", None, True, False, date(2026, 1, 1))
    >>> change = ("b", "a", False, False, date(2026, 6, 1))
    >>> bv.plan.applicable([first, change])
    (CountedPayments.Before(date=datetime.date(2026, 6, 1)), CountedPayments.All())
    """

def count(plan: PaymentPlan, period: Period, window: Period) -> int:
    """
    How many payments a plan makes within `window`, without walking them.

    >>> import bevilling as bv
    >>> plan, year = bv.PaymentPlan.daily(bv.Price.fixed(100)), bv.Period.year(2028)
    >>> bv.plan.count(plan, year, year)
    366
    """

def due(payments: Iterable[tuple[Activity, Ledger]], calendar: PaymentCalendar, date: _date) -> DuePayments:
    """
    What the export run for `date` picks of these activities and their payments: all cash that is due and not reported
    paid, however long it has been due. `Case.due` has the payments of all methods, with what remains of each.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).to(bv.Recipient.cash("9905142222", "A. Citizen"))
    >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_status("granted")
    >>> ledger, _ = bv.plan.Ledger().sync(help, date(2026, 1, 5))
    >>> calendar = bv.dates.PaymentCalendar(bv.dates.Calendar.denmark())
    >>> [due.entry.date.isoformat() for due in bv.plan.due([(help, ledger)], calendar, date(2026, 1, 30)).payable]
    ['2026-02-01']
    """

def find_references(text: str) -> tuple[PaymentReference, ...]:
    """
    Every reference in a text, such as that of an invoice, in the order that they are written, each once.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> reference = bv.plan.PaymentReference("plan-1", date(2026, 2, 1))
    >>> bv.plan.find_references(f"Faktura 17, jeres ref. {reference}") == (reference,)
    True
    """

def full_year_cost(plan: PaymentPlan, year: SupportsIndex, prices: Prices | None = None) -> Decimal | None:
    """
    What a plan would cost if it ran all of `year`, whatever the period of its activity; none where a price is missing.

    >>> import bevilling as bv
    >>> bv.plan.full_year_cost(bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)), 2026)
    Decimal('60000.00')
    """

def is_payable(activity: Activity, entry: LedgerEntry) -> bool:
    """
    Whether a payment is to be paid out when its day has come: cash to a person, granted, not fictive, not paid.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000))
    >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan)
    >>> bv.plan.is_payable(help, bv.plan.LedgerEntry(date=date(2026, 2, 1), amount=5000))
    False
    """

def net_cost(book: RuleBook, household: Iterable[CaseCosts], year: SupportsIndex, extrapolation: Extrapolation | None = None) -> NetCost:
    """
    Gross, income, reimbursement and net of the cases of one household in a year, by the reimbursement schemes of a rule book.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> bv.plan.net_cost(book, [], 2026).total.gross
    Decimal('0.00')
    """

def payment_runs(plan: PaymentPlan, period: Period, window: Period, prices: Prices | None = None) -> tuple[PaymentRun, ...]:
    """
    The payments of a plan within `window`, as runs in order.

    >>> import bevilling as bv
    >>> plan, year = bv.PaymentPlan.daily(bv.Price.fixed(100)), bv.Period.year(2028)
    >>> [run.amount for run in bv.plan.payment_runs(plan, year, year)]
    [Decimal('100.00')]
    """

def payments(plan: PaymentPlan, period: Period, window: Period, prices: Prices | None = None) -> tuple[Payment, ...]:
    """
    The payments of a plan within `window`, in order. `period` is that of the activity; either of the two needs an end.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(31, bv.Price.per_unit(12, 495))
    >>> spring = bv.Period(date(2026, 2, 1), date(2026, 3, 31))
    >>> [(payment.date.isoformat(), payment.amount) for payment in bv.plan.payments(plan, spring, spring)]
    [('2026-02-28', Decimal('5940.00')), ('2026-03-31', Decimal('5940.00'))]
    """

def preview(book: RuleBook, existing: Iterable[Activity], drafts: Iterable[Activity], on: _date, options: PreviewOptions | None = None) -> Preview:
    """
    What it would cost to grant `drafts` on the day `on`, beside the activities that are there.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> bv.plan.preview(book, [], [], date(2026, 1, 5)).decision.all
    Decimal('0.00')
    """

def settle(activity: Activity, ledger: Ledger, cause: PriceChange, today: _date, *, earlier: Iterable[Settlement] = ..., horizon: Horizon | None = None, prices: Prices | None = None) -> Settlement:
    """
    Settles a change of price on the days that it is in force: unpaid payments get their new price, paid ones an
    adjustment. `earlier` are the settlements made before.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p")
    >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan)
    >>> ledger, _ = bv.plan.Ledger().sync(help, date(2026, 1, 5))
    >>> dearer = help.replace(plan=plan.replace(schedule=bv.PaymentPlan.monthly(1, bv.Price.fixed(5100)).schedule))
    >>> cause = bv.plan.PriceChange(source=bv.plan.PriceSource.Price("p"), known=date(2026, 3, 1),
    ...     valid=bv.Validity(from_=date(2026, 2, 1)))
    >>> bv.plan.settle(dearer, ledger, cause, date(2026, 3, 1)).kind
    'nothing'
    """

def total(plan: PaymentPlan, period: Period, window: Period, prices: Prices | None = None) -> Decimal:
    """
    The sum of the payments of a plan within `window`, computed without making them.

    >>> import bevilling as bv
    >>> plan, year = bv.PaymentPlan.daily(bv.Price.fixed(100)), bv.Period.year(2026)
    >>> bv.plan.total(plan, year, year)
    Decimal('36500.00')
    """
