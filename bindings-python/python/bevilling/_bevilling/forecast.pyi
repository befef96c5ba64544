"""
What is known of the cost of many cases.
"""

from .case import Case
from .chart import Size
from .dates import DatedAmounts, Frequency, Month, Period
from .fault import Fault
from .plan import Extrapolation, Price, UnknownReimbursement
from .rulebook import RuleBook
from .title import LocalizedText
from collections.abc import Sequence
from collections.abc import Iterable, Mapping
from datetime import date as _date
from decimal import Decimal
import builtins
from typing import Any, Final, Literal, SupportsIndex, final
from typing_extensions import disjoint_base

__all__ = ["Bridge", "BridgePart", "Budget", "BudgetAdjustment", "BudgetAlert", "BudgetAmount", "BudgetFollowUp", "BudgetLine", "BudgetMonth", "BudgetStatus", "Comparison", "Driver", "Drivers", "ExpiringActivity", "ExtensionRule", "Forecast", "ForecastAccumulator", "ForecastRequest", "LineFollowUp", "MissingCase", "Months", "NewActivity", "NewCases", "Payments", "Portfolio", "PortfolioNet", "Scenario", "ScenarioChange", "ScenarioForecast", "Selection"]

@final
class Bridge:
    """
    Two forecasts and the causes of their difference. The parts add up exactly to the difference in every month, group
    and layer.

    >>> import bevilling as bv, polars as pl
    >>> from datetime import date
    >>> def costs(prices):
    ...     return bv.forecast.Portfolio.from_arrow(pl.DataFrame({
    ...         "case_id": list(prices), "activity_id": "1", "status": "granted", "pays": "once",
    ...         "first_day": date(2026, 3, 2), "price": list(prices.values()), "section": list(prices)}))
    >>> months = bv.forecast.Months.of_year(2026)
    >>> bridge = costs({"A": 100, "B": 300}).bridge_from(costs({"A": 120}), months, by=["section"])
    >>> bridge.difference(), [(part.cause, bridge.amount_for(part.cause)) for part in bridge.parts]
    (Decimal('280.00'), [('price', Decimal('-20.00')), ('new_grant', Decimal('300.00'))])
    >>> bridge.filter("section", "A").difference(), bridge.within(bv.forecast.Months.of_year(2027)) is None
    (Decimal('-20.00'), True)
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> last_known = bv.plan.Extrapolation.LastKnown()
    >>> was, now = (costs(prices).net(book, months, by=["section"], extrapolation=last_known)
    ...     for prices in ({"A": 120}, {"A": 100, "B": 300}))
    >>> bridge.net_of(was, now).after.total(), bridge.amount_for("income")
    (Decimal('400.00'), Decimal('0'))
    >>> bridge.to_text("en") != "", bridge.to_svg("en", bv.chart.Size(700, 300))[:4]
    (True, '<svg')
    """
    def __copy__(self, /) -> Bridge: ...
    def __deepcopy__(self, /, _memo: Any) -> Bridge: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, before: Forecast, after: Forecast, parts: Iterable[BridgePart] = ...) -> Bridge: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def after(self, /) -> Forecast:
        """
        The later forecast.
        """
    def amount_for(self, /, cause: Literal["expected_dropped", "expected_granted", "ended", "extended", "paused", "quantity", "price", "rate", "moved", "new_grant", "new_expected", "paid_otherwise", "other", "income", "reimbursement"]) -> Decimal:
        """
        What one cause moved.
        """
    @property
    def before(self, /) -> Forecast:
        """
        The earlier forecast.
        """
    def difference(self, /) -> Decimal:
        """
        What the forecast moved by, in all.
        """
    def filter(self, /, dimension: str, label: str) -> Bridge:
        """
        The bridge of what has a label of a dimension.
        """
    def net_of(self, /, before: PortfolioNet, after: PortfolioNet) -> Bridge:
        """
        The bridge of the net cost, from the net costs of the two forecasts: income and reimbursement are causes of their own.
        """
    @property
    def parts(self, /) -> tuple[BridgePart, ...]:
        """
        The causes with an effect, in order.
        """
    def replace(self, /, **changes: Any) -> Bridge:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The bridge as a picture (SVG).
        """
    def to_text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The bridge in words.
        """
    def within(self, /, months: Months) -> Bridge | None:
        """
        The bridge of some of its months.
        """

@final
class BridgePart:
    """
    The effect of one cause.

    >>> import bevilling as bv
    >>> one = bv.forecast.BridgePart(cause="expected_dropped",
    ...     change=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    >>> one.change
    <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    >>> one.text("en")
    'Expected dropped'
    """
    def __copy__(self, /) -> BridgePart: ...
    def __deepcopy__(self, /, _memo: Any) -> BridgePart: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, cause: Literal["expected_dropped", "expected_granted", "ended", "extended", "paused", "quantity", "price", "rate", "moved", "new_grant", "new_expected", "paid_otherwise", "other", "income", "reimbursement"], change: Forecast) -> BridgePart: ...
    def __repr__(self, /) -> str: ...
    @property
    def cause(self, /) -> Literal["expected_dropped", "expected_granted", "ended", "extended", "paused", "quantity", "price", "rate", "moved", "new_grant", "new_expected", "paid_otherwise", "other", "income", "reimbursement"]:
        """
        The cause.
        """
    @property
    def change(self, /) -> Forecast:
        """
        The effect by month, group and layer; only the groups with an effect.
        """
    def replace(self, /, **changes: Any) -> BridgePart:
        """
        The same value with other fields.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The cause in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Budget:
    """
    The budget of a year. Each line has an amount for a part of the cost. No cost belongs to two lines.

    >>> import bevilling as bv
    >>> bv.forecast.Budget(year=2026).year
    2026
    >>> budget = bv.forecast.Budget(year=2026, lines=[bv.forecast.BudgetLine(id="help", of={"section": ["BL-32*"]},
    ...     amount=bv.forecast.BudgetAmount.Year(amount=5000))])
    >>> budget.check(), budget.dimensions()
    ((), ('section',))
    >>> forecast = bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), ["section"], [])
    >>> budget.follow_up(forecast, on=bv.dates.parse("2026-02-01")).total.status.remaining
    Decimal('5000.00')
    """
    def __copy__(self, /) -> Budget: ...
    def __deepcopy__(self, /, _memo: Any) -> Budget: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, year: SupportsIndex, lines: Iterable[BudgetLine] = ...) -> Budget: ...
    def __repr__(self, /) -> str: ...
    def check(self, /) -> tuple[Fault, ...]:
        """
        What is wrong with it.
        """
    def dimensions(self, /) -> tuple[str, ...]:
        """
        The dimensions that its lines are about.
        """
    def follow_up(self, /, forecast: Forecast, *, on: _date, thresholds: Iterable[Decimal | int] | None = None, drivers_by: Iterable[str] | None = None, most_drivers: SupportsIndex | None = None, baseline: Forecast | None = None) -> BudgetFollowUp:
        """
        The budget beside a forecast of its months, by the dimensions of its lines; `BevillingError` with all faults.

        `thresholds` are the percentages at which alerts are given; `drivers_by` the dimensions whose groups are listed as what
        drives the result, at most `most_drivers`, by what they changed since `baseline`.
        """
    @staticmethod
    def from_json(text: str) -> Budget:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def lines(self, /) -> tuple[BudgetLine, ...]:
        """
        The lines.
        """
    def replace(self, /, **changes: Any) -> Budget:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def year(self, /) -> int:
        """
        The year, January to December.
        """

@final
class BudgetAdjustment:
    """
    An amount that is added to a line, or removed, during the year (tillægsbevilling, omplacering).

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.forecast.BudgetAdjustment(on=date(2026, 2, 1), amount=5000, note="1").on
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> BudgetAdjustment: ...
    def __deepcopy__(self, /, _memo: Any) -> BudgetAdjustment: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, on: _date, amount: Decimal | int, from_: Month | None = ..., note: str = ...) -> BudgetAdjustment: ...
    def __repr__(self, /) -> str: ...
    @property
    def amount(self, /) -> Decimal:
        """
        Kroner; below 0 if it is removed.
        """
    @property
    def from_(self, /) -> Month | None:
        """
        The first month of the adjustment, which is spread until December; the month of the decision if absent.
        """
    @staticmethod
    def from_json(text: str) -> BudgetAdjustment:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def note(self, /) -> str:
        """
        Why.
        """
    @property
    def on(self, /) -> _date:
        """
        The day of the decision. Follow-ups of earlier days do not include it.
        """
    def replace(self, /, **changes: Any) -> BudgetAdjustment:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class BudgetAlert:
    """
    A threshold that is reached, and the month in which it was or will be reached.

    >>> import bevilling as bv
    >>> one = bv.forecast.BudgetAlert(measure="paid", threshold=5000, month=bv.dates.Month(2026, 2))
    >>> one.threshold
    Decimal('5000')
    >>> one.text("en")
    '5,000% of the budget is paid by Feb 2026'
    """
    def __copy__(self, /) -> BudgetAlert: ...
    def __deepcopy__(self, /, _memo: Any) -> BudgetAlert: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, measure: Literal["paid", "committed", "expected"], threshold: Decimal | int, month: Month) -> BudgetAlert: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> BudgetAlert:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def measure(self, /) -> Literal["paid", "committed", "expected"]:
        """
        What has reached it.
        """
    @property
    def month(self, /) -> Month:
        """
        The month at the end of which it is reached.
        """
    def replace(self, /, **changes: Any) -> BudgetAlert:
        """
        The same value with other fields.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The alert in words.
        """
    @property
    def threshold(self, /) -> Decimal:
        """
        The highest reached threshold, in percent of the budget of the year.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class BudgetAmount:
    """
    The amount of a line in a year.

    >>> import bevilling as bv
    >>> bv.forecast.BudgetAmount.Year(amount=5000)
    BudgetAmount.Year(amount=Decimal('5000'))
    """
    def __copy__(self, /) -> BudgetAmount: ...
    def __deepcopy__(self, /, _memo: Any) -> BudgetAmount: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> BudgetAmount:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Months(BudgetAmount):
        """
        Kroner of each of the twelve months.
        """
        __match_args__: Final = ("amounts",)
        def __new__(cls, /, amounts: Iterable[Decimal | int]) -> BudgetAmount.Months: ...
        @property
        def amounts(self, /) -> tuple[Decimal, ...]: ...
    @final
    class Year(BudgetAmount):
        """
        Kroner of the year, spread evenly over its months.
        """
        __match_args__: Final = ("amount",)
        def __new__(cls, /, amount: Decimal | int) -> BudgetAmount.Year: ...
        @property
        def amount(self, /) -> Decimal: ...

@final
class BudgetFollowUp:
    """
    A budget compared with a forecast: each line, the cost outside all lines, and the total.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.forecast.BudgetFollowUp(year=2026, on=date(2026, 2, 1),
    ...     total=bv.forecast.LineFollowUp(kind="line", id="1",
    ...     status=bv.forecast.BudgetStatus(adopted=5000, adjustments=5000, budget=5000,
    ...     budget_to_date=5000, paid=5000, granted=5000, expected=5000, statistical=5000, remaining=5000,
    ...     result=5000, deviation=5000)))
    >>> one.on
    datetime.date(2026, 2, 1)
    >>> one.to_text("en") != "", one.to_svg("en")[:4], one.to_svg_cumulative("en")[:4]
    (True, '<svg', '<svg')
    """
    def __copy__(self, /) -> BudgetFollowUp: ...
    def __deepcopy__(self, /, _memo: Any) -> BudgetFollowUp: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, year: SupportsIndex, on: _date, lines: Iterable[LineFollowUp] = ..., unbudgeted: LineFollowUp | None = ..., total: LineFollowUp, missing: Iterable[str] = ...) -> BudgetFollowUp: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def lines(self, /) -> tuple[LineFollowUp, ...]:
        """
        The lines, in the order of the budget.
        """
    @property
    def missing(self, /) -> tuple[str, ...]:
        """
        The cases that are not counted because they have faults.
        """
    @property
    def on(self, /) -> _date:
        """
        The day of the follow-up.
        """
    def replace(self, /, **changes: Any) -> BudgetFollowUp:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        All lines together by month, as a picture (SVG).
        """
    def to_svg_cumulative(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        All lines together, added up month by month, as a picture (SVG).
        """
    def to_text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The follow-up as a table.
        """
    @property
    def total(self, /) -> LineFollowUp:
        """
        The total of all lines and of the cost outside them: exactly the forecast.
        """
    @property
    def unbudgeted(self, /) -> LineFollowUp | None:
        """
        The cost outside all lines; none if there is none.
        """
    @property
    def year(self, /) -> int:
        """
        The year.
        """

@final
class BudgetLine:
    """
    A line of a budget: a part of the cost, and the amount that may be spent on it.

    >>> import bevilling as bv
    >>> one = bv.forecast.BudgetLine(id="1", amount=bv.forecast.BudgetAmount.Year(amount=5000))
    >>> one.amount
    BudgetAmount.Year(amount=Decimal('5000'))
    """
    def __copy__(self, /) -> BudgetLine: ...
    def __deepcopy__(self, /, _memo: Any) -> BudgetLine: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText | None = ..., of: Selection | Mapping[str, Iterable[str]] = ..., amount: BudgetAmount, adjustments: Iterable[BudgetAdjustment] = ...) -> BudgetLine: ...
    def __repr__(self, /) -> str: ...
    @property
    def adjustments(self, /) -> tuple[BudgetAdjustment, ...]:
        """
        Later adjustments.
        """
    @property
    def amount(self, /) -> BudgetAmount:
        """
        The adopted amount.
        """
    @staticmethod
    def from_json(text: str) -> BudgetLine:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the line for the host.
        """
    @property
    def of(self, /) -> Selection:
        """
        The part of the cost; all of it if absent.
        """
    def replace(self, /, **changes: Any) -> BudgetLine:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        Title for people; the id if absent.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class BudgetMonth:
    """
    A month of a budget line, in kroner.

    >>> import bevilling as bv
    >>> one = bv.forecast.BudgetMonth(month=bv.dates.Month(2026, 2), budget=5000, paid=5000, granted=5000,
    ...     expected=5000, statistical=5000)
    >>> one.budget
    Decimal('5000')
    >>> one.result()
    Decimal('20000')
    """
    def __copy__(self, /) -> BudgetMonth: ...
    def __deepcopy__(self, /, _memo: Any) -> BudgetMonth: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, month: Month, budget: Decimal | int, paid: Decimal | int, granted: Decimal | int, expected: Decimal | int, statistical: Decimal | int) -> BudgetMonth: ...
    def __repr__(self, /) -> str: ...
    @property
    def budget(self, /) -> Decimal:
        """
        The budget: adopted and adjusted.
        """
    @property
    def expected(self, /) -> Decimal:
        """
        Expected by caseworkers.
        """
    @property
    def granted(self, /) -> Decimal:
        """
        Granted and not yet paid.
        """
    @property
    def month(self, /) -> Month:
        """
        The month.
        """
    @property
    def paid(self, /) -> Decimal:
        """
        Paid.
        """
    def replace(self, /, **changes: Any) -> BudgetMonth:
        """
        The same value with other fields.
        """
    def result(self, /) -> Decimal:
        """
        What is paid, granted and expected.
        """
    @property
    def statistical(self, /) -> Decimal:
        """
        Expected by statistics.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class BudgetStatus:
    """
    The status of a budget line for a year, in kroner: budget, consumption and expected result.

    >>> import bevilling as bv
    >>> one = bv.forecast.BudgetStatus(adopted=5000, adjustments=5000, budget=5000, budget_to_date=5000,
    ...     paid=5000, granted=5000, expected=5000, statistical=5000, remaining=5000, result=5000,
    ...     deviation=5000)
    >>> one.adopted
    Decimal('5000')
    """
    def __copy__(self, /) -> BudgetStatus: ...
    def __deepcopy__(self, /, _memo: Any) -> BudgetStatus: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, adopted: Decimal | int, adjustments: Decimal | int, budget: Decimal | int, budget_to_date: Decimal | int, paid: Decimal | int, granted: Decimal | int, expected: Decimal | int, statistical: Decimal | int, remaining: Decimal | int, result: Decimal | int, deviation: Decimal | int, deviation_percent: Decimal | int | None = ..., consumption_percent: Decimal | int | None = ...) -> BudgetStatus: ...
    def __repr__(self, /) -> str: ...
    @property
    def adjustments(self, /) -> Decimal:
        """
        The sum of the adjustments; below 0 if the budget was reduced.
        """
    @property
    def adopted(self, /) -> Decimal:
        """
        The adopted budget.
        """
    @property
    def budget(self, /) -> Decimal:
        """
        The budget: adopted and adjusted (korrigeret budget).
        """
    @property
    def budget_to_date(self, /) -> Decimal:
        """
        The budget of the months until the day of the follow-up.
        """
    @property
    def consumption_percent(self, /) -> Decimal | None:
        """
        What is paid in percent of the budget (forbrugsprocent), with one decimal; none without a budget.
        """
    @property
    def deviation(self, /) -> Decimal:
        """
        The expected result less the budget; above 0 is an overrun.
        """
    @property
    def deviation_percent(self, /) -> Decimal | None:
        """
        The deviation in percent of the budget, with one decimal; none without a budget.
        """
    @property
    def expected(self, /) -> Decimal:
        """
        Expected by caseworkers.
        """
    @property
    def granted(self, /) -> Decimal:
        """
        Granted and not yet paid.
        """
    @property
    def paid(self, /) -> Decimal:
        """
        Paid in the year (forbrug).
        """
    @property
    def remaining(self, /) -> Decimal:
        """
        The remaining budget after all granted payments: the budget less paid and granted (disponibelt).
        """
    def replace(self, /, **changes: Any) -> BudgetStatus:
        """
        The same value with other fields.
        """
    @property
    def result(self, /) -> Decimal:
        """
        The expected result of the year: all layers.
        """
    @property
    def statistical(self, /) -> Decimal:
        """
        Expected by statistics.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Comparison:
    """
    Scenarios compared with the unchanged forecast.

    >>> import bevilling as bv
    >>> one = bv.forecast.Comparison(base=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    >>> one.base
    <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    >>> one.to_text("en") != "", one.to_svg("en")[:4]
    (True, '<svg')
    """
    def __copy__(self, /) -> Comparison: ...
    def __deepcopy__(self, /, _memo: Any) -> Comparison: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, base: Forecast, scenarios: Iterable[ScenarioForecast] = ...) -> Comparison: ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def base(self, /) -> Forecast:
        """
        The unchanged forecast.
        """
    def replace(self, /, **changes: Any) -> Comparison:
        """
        The same value with other fields.
        """
    @property
    def scenarios(self, /) -> tuple[ScenarioForecast, ...]:
        """
        The scenarios, in the given order.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The scenarios beside the forecast, as a picture (SVG).
        """
    def to_text(self, /, lang: Literal["da", "en"], book: RuleBook | None = None) -> str:
        """
        The scenarios as a table; with the rule book, under the names that it has for things.
        """

@final
class Driver:
    """
    One group, such as an activity, and its effect on the result of the year.

    >>> import bevilling as bv
    >>> bv.forecast.Driver(result=5000, baseline=5000, change=5000).result
    Decimal('5000')
    >>> bv.forecast.Driver(labels=["27-1"], result=5000, baseline=4000, change=1000).text("en")
    '27-1: DKK 5,000.00, was DKK 4,000.00: DKK 1,000.00'
    """
    def __copy__(self, /) -> Driver: ...
    def __deepcopy__(self, /, _memo: Any) -> Driver: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, labels: Iterable[str] = ..., result: Decimal | int, baseline: Decimal | int, change: Decimal | int) -> Driver: ...
    def __repr__(self, /) -> str: ...
    @property
    def baseline(self, /) -> Decimal:
        """
        Kroner in the baseline; 0 without a baseline.
        """
    @property
    def change(self, /) -> Decimal:
        """
        The difference; above 0 it increases the result.
        """
    @staticmethod
    def from_json(text: str) -> Driver:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def labels(self, /) -> tuple[str, ...]:
        """
        Its labels, in the order of the dimensions of the drivers.
        """
    def replace(self, /, **changes: Any) -> Driver:
        """
        The same value with other fields.
        """
    @property
    def result(self, /) -> Decimal:
        """
        Kroner in the result of the year.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        Its effect on the result, in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Drivers:
    """
    What the result of a line consists of, or what changed it, the largest first.

    >>> import bevilling as bv
    >>> bv.forecast.Drivers(wanted=10, others=1, change_of_others=5000).change_of_others
    Decimal('5000')
    """
    def __copy__(self, /) -> Drivers: ...
    def __deepcopy__(self, /, _memo: Any) -> Drivers: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, wanted: SupportsIndex, drivers: Iterable[Driver] = ..., others: SupportsIndex, change_of_others: Decimal | int) -> Drivers: ...
    def __repr__(self, /) -> str: ...
    @property
    def change_of_others(self, /) -> Decimal:
        """
        The sum of the changes that are left out, in kroner.
        """
    @property
    def drivers(self, /) -> tuple[Driver, ...]:
        """
        The largest ones.
        """
    @property
    def others(self, /) -> int:
        """
        How many others are left out.
        """
    def replace(self, /, **changes: Any) -> Drivers:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def wanted(self, /) -> int:
        """
        The requested maximum number.
        """

@final
class ExpiringActivity:
    """
    A granted, running activity that ends within the requested time.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.forecast.ExpiringActivity(case="27.24.36-G01-7-26", activity="1", last_day=date(2026, 2, 1),
    ...     months=1, likely=False, cost_if_extended=5000)
    >>> one.last_day
    datetime.date(2026, 2, 1)
    >>> one.text("en")
    '27.24.36-G01-7-26 · 1 ends 1 February 2026; extended through the year it costs DKK 5,000.00'
    """
    def __copy__(self, /) -> ExpiringActivity: ...
    def __deepcopy__(self, /, _memo: Any) -> ExpiringActivity: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, case: str, activity: str, labels: Iterable[str] = ..., last_day: _date, months: SupportsIndex, followed_by: str | None = ..., likely: bool, cost_if_extended: Decimal | int) -> ExpiringActivity: ...
    def __repr__(self, /) -> str: ...
    @property
    def activity(self, /) -> str:
        """
        The activity.
        """
    @property
    def case(self, /) -> str:
        """
        The case.
        """
    @property
    def cost_if_extended(self, /) -> Decimal:
        """
        Its cost until the end of the requested time, at its own price.
        """
    @property
    def followed_by(self, /) -> str | None:
        """
        The activity that changes or replaces it.
        """
    @staticmethod
    def from_json(text: str) -> ExpiringActivity:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def labels(self, /) -> tuple[str, ...]:
        """
        Its labels, in the order of the dimensions of the portfolio.
        """
    @property
    def last_day(self, /) -> _date:
        """
        Its last day.
        """
    @property
    def likely(self, /) -> bool:
        """
        Whether the rule makes an extension likely.
        """
    @property
    def months(self, /) -> int:
        """
        How many whole months it has run by then.
        """
    def replace(self, /, **changes: Any) -> ExpiringActivity:
        """
        The same value with other fields.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        When it ends and what an extension would cost, in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class ExtensionRule:
    """
    When an ending activity is likely to be extended: it matches the selection, it has run for at least this time on
    its last day, and nothing in its case changes or replaces it.

    >>> import bevilling as bv
    >>> bv.forecast.ExtensionRule(least_months=1).least_months
    1
    """
    def __copy__(self, /) -> ExtensionRule: ...
    def __deepcopy__(self, /, _memo: Any) -> ExtensionRule: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, of: Selection | Mapping[str, Iterable[str]] = ..., least_months: SupportsIndex = ...) -> ExtensionRule: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> ExtensionRule:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def least_months(self, /) -> int:
        """
        Whole months.
        """
    @property
    def of(self, /) -> Selection:
        """
        Which activities.
        """
    def replace(self, /, **changes: Any) -> ExtensionRule:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Forecast:
    """
    What is paid, granted and foreseen, by month, group and layer.

    A table for Arrow: a row for each month, group and layer.

    >>> import bevilling as bv, polars as pl
    >>> months = bv.forecast.Months(bv.dates.Month(2026, 1), bv.dates.Month(2026, 2))
    >>> figures = [0, 0, 100, 250, 0, 0, 0, 0]  # paid, granted, expected, statistical: two months each
    >>> forecast = bv.forecast.Forecast.from_oere(months, ["section"], [["A"]], figures)
    >>> forecast.total(), forecast.layer("granted"), forecast.month(bv.dates.Month(2026, 1)), forecast.year(2026)
    (Decimal('3.50'), Decimal('3.50'), Decimal('1.00'), Decimal('3.50'))
    >>> forecast.oere(["A"], "granted"), len(forecast.all_oere()), len(forecast.cells())
    ((100, 250), 8, 2)
    >>> pl.DataFrame(forecast)["amount"].to_list(), len(forecast.to_ipc()) > 0
    ([Decimal('1.00'), Decimal('2.50')], True)
    >>> forecast.of("section", "A").regrouped([]).by, forecast.within(bv.forecast.Months.of_year(2027)) is None
    ((), True)
    >>> forecast.nearest_dimension("secton"), forecast.plus(forecast).minus(forecast) == forecast
    ('section', True)
    >>> bv.forecast.Forecast.zero(months, ["section"], []).groups
    ()
    >>> forecast.to_text("en") != "", forecast.to_svg("en")[:4], forecast.to_svg_heat("section", "en")[:4]
    (True, '<svg', '<svg')
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __copy__(self, /) -> Forecast: ...
    def __deepcopy__(self, /, _memo: Any) -> Forecast: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def _repr_svg_(self, /) -> str: ...
    def all_oere(self, /) -> tuple[int, ...]:
        """
        All figures in øre: of each group, each layer, each month.
        """
    @property
    def by(self, /) -> tuple[str, ...]:
        """
        The dimensions that it is grouped by.
        """
    def cells(self, /) -> tuple[tuple[Month, tuple[str, ...], Literal["paid", "granted", "expected", "statistical"], Decimal], ...]:
        """
        Each figure with its month, group and layer, and kroner.
        """
    @staticmethod
    def from_oere(months: Months, by: Iterable[str], groups: Iterable[Iterable[str]], oere: Sequence[int]) -> Forecast:
        """
        A forecast of its figures in øre: of each group, each layer, each month.
        """
    @property
    def groups(self, /) -> tuple[tuple[str, ...], ...]:
        """
        The groups: the labels of each, in the order of `by`.
        """
    def layer(self, /, layer: Literal["paid", "granted", "expected", "statistical"]) -> Decimal:
        """
        The sum of a layer.
        """
    def minus(self, /, other: Forecast) -> Forecast:
        """
        What it is more than another one.
        """
    @property
    def missing(self, /) -> tuple[str, ...]:
        """
        The cases that are not counted, since something is wrong with them; `Portfolio.missing` says what.
        """
    def month(self, /, month: Month) -> Decimal:
        """
        The sum of a month.
        """
    @property
    def months(self, /) -> Months:
        """
        Its months.
        """
    def nearest_dimension(self, /, name: str) -> str | None:
        """
        The dimension nearest to a misspelt name.
        """
    def oere(self, /, group: Iterable[str], layer: Literal["paid", "granted", "expected", "statistical"]) -> tuple[int, ...] | None:
        """
        The figures of a group in a layer, in øre, by month.
        """
    def of(self, /, dimension: str, label: str) -> Forecast:
        """
        The figures of a label of a dimension.
        """
    def plus(self, /, other: Forecast) -> Forecast:
        """
        Both together.
        """
    def regrouped(self, /, by: Iterable[str]) -> Forecast:
        """
        The same figures by fewer dimensions, or in another order.
        """
    def to_ipc(self, /) -> builtins.bytes:
        """
        The table as bytes in the stream format of Arrow IPC.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The costs by month, as a picture (SVG).
        """
    def to_svg_heat(self, /, dimension: str, lang: Literal["da", "en"], *, book: RuleBook | None = None, size: Size | None = None) -> str:
        """
        The costs by month and label of a dimension, as a picture (SVG); with the rule book, under its names.
        """
    def to_text(self, /, lang: Literal["da", "en"], book: RuleBook | None = None) -> str:
        """
        The forecast as a table; with the rule book, under the names that it has for things.
        """
    def total(self, /) -> Decimal:
        """
        The sum of everything.
        """
    def within(self, /, months: Months) -> Forecast | None:
        """
        The figures of some of its months.
        """
    def year(self, /, year: SupportsIndex) -> Decimal:
        """
        The sum of a year.
        """
    @staticmethod
    def zero(months: Months, by: Iterable[str], groups: Iterable[Iterable[str]]) -> Forecast:
        """
        Nothing at all, of these months and groups.
        """

@final
class ForecastAccumulator:
    """
    The totals of a portfolio, kept up to date while its cases change one by one.

    >>> import bevilling as bv
    >>> portfolio = bv.forecast.Portfolio.from_cases([], on=bv.dates.parse("2026-01-05"))
    >>> request = bv.forecast.ForecastRequest(months=bv.forecast.Months.of_year(2026))
    >>> bv.forecast.ForecastAccumulator(portfolio, request).forecast().total()
    Decimal('0.00')
    """
    def __new__(cls, /, portfolio: Portfolio, request: ForecastRequest) -> ForecastAccumulator: ...
    def __repr__(self, /) -> str: ...
    def forecast(self, /) -> Forecast:
        """
        The forecast as it is now.
        """
    def replace(self, /, before: Portfolio | None = None, after: Portfolio | None = None) -> None:
        """
        Replaces one case's contribution to the totals. Both arguments are portfolios of that case alone.
        """

@final
class ForecastRequest:
    """
    Which months, by which dimensions, in which view.

    >>> import bevilling as bv
    >>> bv.forecast.ForecastRequest(months=bv.forecast.Months.of_year(2026)).view
    'expected'
    """
    def __copy__(self, /) -> ForecastRequest: ...
    def __deepcopy__(self, /, _memo: Any) -> ForecastRequest: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, months: Months, by: Iterable[str] = ..., view: Literal["granted", "expected"] = ...) -> ForecastRequest: ...
    def __repr__(self, /) -> str: ...
    @property
    def by(self, /) -> tuple[str, ...]:
        """
        The dimensions of the figures; without any, everything is one group.
        """
    @staticmethod
    def from_json(text: str) -> ForecastRequest:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def months(self, /) -> Months:
        """
        The months.
        """
    def replace(self, /, **changes: Any) -> ForecastRequest:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def view(self, /) -> Literal["granted", "expected"]:
        """
        Whose payments count.
        """

@final
class LineFollowUp:
    """
    A budget line compared with a forecast.

    >>> import bevilling as bv
    >>> one = bv.forecast.LineFollowUp(kind="line", id="1", status=bv.forecast.BudgetStatus(adopted=5000,
    ...     adjustments=5000, budget=5000, budget_to_date=5000, paid=5000, granted=5000, expected=5000,
    ...     statistical=5000, remaining=5000, result=5000, deviation=5000))
    >>> one.id
    '1'
    >>> from datetime import date
    >>> one.name("en"), one.to_svg("en")[:4], one.to_svg_cumulative(date(2026, 2, 1), "en")[:4]
    ('1', '<svg', '<svg')
    """
    def __copy__(self, /) -> LineFollowUp: ...
    def __deepcopy__(self, /, _memo: Any) -> LineFollowUp: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, kind: Literal["line", "unbudgeted", "total"], id: str, title: LocalizedText | None = ..., status: BudgetStatus, months: Iterable[BudgetMonth] = ..., alerts: Iterable[BudgetAlert] = ..., drivers: Drivers | None = ..., expiring: Iterable[ExpiringActivity] = ...) -> LineFollowUp: ...
    def __repr__(self, /) -> str: ...
    @property
    def alerts(self, /) -> tuple[BudgetAlert, ...]:
        """
        The highest threshold that the paid, committed and expected amounts reach.
        """
    @property
    def drivers(self, /) -> Drivers | None:
        """
        What the result consists of, or what changed it from the baseline; none if not requested.
        """
    @property
    def expiring(self, /) -> tuple[ExpiringActivity, ...]:
        """
        Activities that end within the year, the most expensive to extend first; only with `Portfolio.follow_up`.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the line; empty for the total and for the cost outside all lines.
        """
    @property
    def kind(self, /) -> Literal["line", "unbudgeted", "total"]:
        """
        The kind of line.
        """
    @property
    def months(self, /) -> tuple[BudgetMonth, ...]:
        """
        Its months.
        """
    def name(self, /, lang: Literal["da", "en"]) -> str:
        """
        What the line is called.
        """
    def replace(self, /, **changes: Any) -> LineFollowUp:
        """
        The same value with other fields.
        """
    @property
    def status(self, /) -> BudgetStatus:
        """
        The year.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        Title of the line.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_svg(self, /, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The line by month, as a picture (SVG).
        """
    def to_svg_cumulative(self, /, on: _date, lang: Literal["da", "en"], size: Size | None = None) -> str:
        """
        The line added up month by month, as a picture (SVG).
        """

@final
class MissingCase:
    """
    A case that is not in a portfolio: something is wrong with its plans, and none of it is counted.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> case = bv.Case.open(book, "7", {"target_group": "family"})
    >>> twice = bv.forecast.Portfolio.from_cases([case, case], on=date(2026, 2, 1))
    >>> [(one.case, one.faults[0].code, one.faults[0].path) for one in twice.missing]
    [('7', 'case-repeated', '/cases/7')]
    >>> twice.forecast(bv.forecast.Months.of_year(2026)).missing
    ('7',)
    """
    def __copy__(self, /) -> MissingCase: ...
    def __deepcopy__(self, /, _memo: Any) -> MissingCase: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    @property
    def case(self, /) -> str:
        """
        The case.
        """
    @property
    def faults(self, /) -> tuple[Fault, ...]:
        """
        What is wrong with it, at paths such as `/cases/<case>/<activity>`; none where the portfolio was read from Arrow,
        which carries the names of missing cases alone.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Months:
    """
    The months from one to another, both included.

    >>> import bevilling as bv
    >>> spring = bv.forecast.Months(bv.dates.Month(2026, 3), bv.dates.Month(2026, 5))
    >>> len(spring), spring.days().end.isoformat()
    (3, '2026-05-31')
    >>> spring.place(bv.dates.Month(2026, 4)), [str(month) for month in spring.iter()]
    (1, ['2026-03', '2026-04', '2026-05'])
    >>> spring.intersect(bv.forecast.Months.of_year(2026)) == spring, len(bv.forecast.Months.of_years(2026, 2027))
    (True, 24)
    """
    def __copy__(self, /) -> Months: ...
    def __deepcopy__(self, /, _memo: Any) -> Months: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /, first: Month, last: Month) -> Months: ...
    def __repr__(self, /) -> str: ...
    def days(self, /) -> Period:
        """
        From the first day of the first to the last day of the last.
        """
    @property
    def first(self, /) -> Month:
        """
        The first month.
        """
    @staticmethod
    def from_json(text: str) -> Months:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def intersect(self, /, other: Months) -> Months | None:
        """
        The months of both.
        """
    def iter(self, /) -> tuple[Month, ...]:
        """
        The months, one by one.
        """
    @property
    def last(self, /) -> Month:
        """
        The last month.
        """
    @staticmethod
    def of_year(year: SupportsIndex) -> Months:
        """
        The months of a year.
        """
    @staticmethod
    def of_years(first: SupportsIndex, last: SupportsIndex) -> Months:
        """
        The months of some years, both included.
        """
    def place(self, /, month: Month) -> int | None:
        """
        The place of a month, from 0; none where it is not one of them.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class NewActivity:
    """
    An activity of a new case.

    >>> import bevilling as bv
    >>> bv.forecast.NewActivity(id="1", price=bv.Price.fixed(5000)).id
    '1'
    """
    def __copy__(self, /) -> NewActivity: ...
    def __deepcopy__(self, /, _memo: Any) -> NewActivity: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, status: Literal["draft", "expected", "granted"] = ..., frequency: Frequency | None = ..., lasts: SupportsIndex | None = ..., price: Price, labels: Mapping[str, str] = ...) -> NewActivity: ...
    def __repr__(self, /) -> str: ...
    @property
    def frequency(self, /) -> Frequency | None:
        """
        The frequency; one payment on the first day if absent.
        """
    @staticmethod
    def from_json(text: str) -> NewActivity:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the activity, unique in its case.
        """
    @property
    def labels(self, /) -> dict[str, str]:
        """
        The labels, by dimension.
        """
    @property
    def lasts(self, /) -> int | None:
        """
        How many months it runs; without an end if absent.
        """
    @property
    def price(self, /) -> Price:
        """
        The amount of each payment.
        """
    def replace(self, /, **changes: Any) -> NewActivity:
        """
        The same value with other fields.
        """
    @property
    def status(self, /) -> Literal["draft", "expected", "granted"]:
        """
        The status; expected if absent.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class NewCases:
    """
    New cases of one kind: a number of them each month.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> one = bv.forecast.NewCases(id="1", per_month=1, months=bv.forecast.Months.of_year(2026),
    ...     through=date(2026, 2, 1))
    >>> one.through
    datetime.date(2026, 2, 1)
    """
    def __copy__(self, /) -> NewCases: ...
    def __deepcopy__(self, /, _memo: Any) -> NewCases: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, per_month: SupportsIndex, months: Months, activities: Iterable[NewActivity] = ..., through: _date) -> NewCases: ...
    def __repr__(self, /) -> str: ...
    @property
    def activities(self, /) -> tuple[NewActivity, ...]:
        """
        The activities of each.
        """
    @staticmethod
    def from_json(text: str) -> NewCases:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        The beginning of the ids of the cases; month and number follow.
        """
    @property
    def months(self, /) -> Months:
        """
        The months.
        """
    @property
    def per_month(self, /) -> int:
        """
        How many start each month, on its first day.
        """
    def replace(self, /, **changes: Any) -> NewCases:
        """
        The same value with other fields.
        """
    @property
    def through(self, /) -> _date:
        """
        The last day until which those without an end are laid out.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Payments:
    """
    The payments of a portfolio as a table.

    >>> import bevilling as bv, pyarrow as pa
    >>> portfolio = bv.forecast.Portfolio.from_cases([], on=bv.dates.parse("2026-01-05"))
    >>> pa.table(portfolio.payments()).num_rows
    0
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The table of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...

@final
class Portfolio:
    """
    The plans of many cases, one row for each activity that is granted or expected.

    >>> import bevilling as bv, polars as pl
    >>> from datetime import date
    >>> rows = pl.DataFrame({"case_id": ["7", "8"], "activity_id": ["1", "1"], "status": ["granted", "expected"],
    ...     "pays": "weekly", "first_day": [date(2026, 1, 5), date(2026, 3, 2)], "last_day": [date(2026, 6, 30), date(2026, 12, 31)],
    ...     "price": [100, 250], "section": ["A", "B"]})
    >>> portfolio = bv.forecast.Portfolio.from_arrow(rows)
    >>> len(portfolio), portfolio.case_count, len(bv.forecast.Portfolio.from_cases([], on=date(2026, 1, 5)))
    (2, 2, 0)
    >>> year = bv.forecast.Months.of_year(2026)
    >>> portfolio.forecast(year, by=["section"]).total(), [one.total() for one in portfolio.views(year)]
    (Decimal('13600.00'), [Decimal('2600.00'), Decimal('13600.00')])
    >>> len(portfolio.payments(view="granted", days=bv.Period(date(2026, 1, 1), date(2026, 1, 31))))
    4
    >>> again = bv.forecast.Portfolio.from_ipc(portfolio.to_ipc())
    >>> again.bridge_from(portfolio, year).parts, len(portfolio.filter({"section": ["A"]})), portfolio.by_activity().dimensions
    ((), 1, ('section', 'activity'))
    >>> without = bv.forecast.Scenario(id="x", changes=[bv.forecast.ScenarioChange.Without(of={}, status="expected")])
    >>> len(portfolio.with_scenario(without)), portfolio.compare([without], year).scenarios[0].difference.total()
    (1, Decimal('-11000.00'))
    >>> [one.cost_if_extended for one in portfolio.expiring(date(2026, 1, 5), date(2026, 9, 30))]
    [Decimal('1300.00')]
    >>> portfolio.follow_up(bv.forecast.Budget(year=2026), on=date(2026, 1, 5)).total.status.result
    Decimal('13600.00')
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> portfolio.net(book, year, extrapolation=bv.plan.Extrapolation.LastKnown()).gross.total(), portfolio.extrapolated(bv.plan.Extrapolation.LastKnown()).extrapolation
    (Decimal('13600.00'), Extrapolation.LastKnown())
    """
    def __arrow_c_stream__(self, /, requested_schema: object | None = None) -> object:
        """
        The rows of it, for `polars.DataFrame`, `pyarrow.table`, `duckdb` and all that speak Arrow.
        """
    def __copy__(self, /) -> Portfolio: ...
    def __deepcopy__(self, /, _memo: Any) -> Portfolio: ...
    def __len__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    def bridge_from(self, /, before: Portfolio, months: Months, *, by: Iterable[str] = ..., view: Literal["granted", "expected"] | None = None) -> Bridge:
        """
        What moved the forecast since an earlier portfolio, cause by cause.
        """
    def by_activity(self, /) -> Portfolio:
        """
        The same rows, with the activity as a further dimension.
        """
    @property
    def bytes(self, /) -> tuple[int, int]:
        """
        Bytes of memory: of the input columns, and of what is kept for counting.
        """
    @property
    def case_count(self, /) -> int:
        """
        How many cases there are.
        """
    def compare(self, /, scenarios: Iterable[Scenario], months: Months, *, by: Iterable[str] = ..., view: Literal["granted", "expected"] | None = None, books: Iterable[RuleBook] = ...) -> Comparison:
        """
        Scenarios beside the forecast as it is.
        """
    @property
    def dimensions(self, /) -> tuple[str, ...]:
        """
        The dimensions that rows have labels of, beside the case, which is always one.
        """
    def expiring(self, /, from_: _date, until: _date, rule: ExtensionRule | None = None) -> tuple[ExpiringActivity, ...]:
        """
        Granted activities that run on one day and end until another.
        """
    def extrapolated(self, /, extrapolation: Extrapolation) -> Portfolio:
        """
        The same rows with another answer to what is done beyond the last known price.
        """
    @property
    def extrapolation(self, /) -> Extrapolation:
        """
        What is done beyond the last known price.
        """
    def filter(self, /, of: Selection | Mapping[str, Iterable[str]]) -> Portfolio:
        """
        The rows of some of the cost.
        """
    def follow_up(self, /, budget: Budget, *, on: _date, before: Portfolio | None = None, rule: ExtensionRule | None = None, most_drivers: SupportsIndex | None = None) -> BudgetFollowUp:
        """
        The budget beside the forecast of its year, with what drives it since `before`, at most `most_drivers` of each line,
        and what ends.
        """
    def forecast(self, /, months: Months, *, by: Iterable[str] = ..., view: Literal["granted", "expected"] | None = None, progress: Any | None = None) -> Forecast:
        """
        What is paid, granted and expected in these months, by these dimensions.

        `progress` is called with what is done and what there is to do, perhaps from another thread; where it returns
        `False`, the work stops with `BevillingError`, code `cancelled`.
        """
    @staticmethod
    def from_arrow(table: Any, *, rates: Mapping[str, DatedAmounts | Decimal | int] | None = None, through: _date | None = None, extrapolation: Extrapolation | None = None) -> Portfolio:
        """
        The portfolio of a table in the documented columns: whatever speaks Arrow, such as a Polars or pandas frame.
        """
    @staticmethod
    def from_cases(cases: Iterable[Case], *, on: _date, facts: Iterable[str] | None = None, labels: Mapping[str, Mapping[str, str]] | None = None, through: _date | None = None, extrapolation: Extrapolation | None = None) -> Portfolio:
        """
        The portfolio of cases as they stand on a day. `facts` are those that become dimensions, `labels` further
        dimensions: by name, the label of each case. A case that something is wrong with is left out as a whole, and
        named with its faults by `missing`.
        """
    @staticmethod
    def from_ipc(bytes: builtins.bytes, *, rates: Mapping[str, DatedAmounts | Decimal | int] | None = None, through: _date | None = None, extrapolation: Extrapolation | None = None) -> Portfolio:
        """
        The portfolio of bytes in the stream format of Arrow IPC.
        """
    @staticmethod
    def income_of_cases(cases: Iterable[Case], *, on: _date, facts: Iterable[str] | None = None, labels: Mapping[str, Mapping[str, str]] | None = None, through: _date | None = None, extrapolation: Extrapolation | None = None) -> Portfolio:
        """
        The income of cases as a portfolio of its own, with the dimensions of `from_cases`: amounts above 0 by what is
        received (the paid layer), claimed or scheduled (granted), and expected. Its `activity` is the id of the income,
        its `activity_type` the kind, its `provider` who pays. `net` deducts it.

        >>> import bevilling as bv
        >>> from datetime import date
        >>> len(bv.forecast.Portfolio.income_of_cases([], on=date(2026, 2, 1)))
        0
        """
    @property
    def missing(self, /) -> tuple[MissingCase, ...]:
        """
        The cases that something is wrong with: they are not counted, and every forecast names them.
        """
    def net(self, /, book: RuleBook, months: Months, *, by: Iterable[str] = ..., view: Literal["granted", "expected"] | None = None, extrapolation: Extrapolation | None = None, cases: Iterable[Case] | None = None, income: Portfolio | None = None) -> PortfolioNet:
        """
        Gross, income, reimbursement and net by the reimbursement schemes of a rule book. The labels of the dimension `household`, or
        the facts of `cases`, say which cases are pooled; `income` is that of the same cases.
        """
    def payments(self, /, *, view: Literal["granted", "expected"] | None = None, days: Period | None = None) -> Payments:
        """
        The payments as a table, of these days or all: case, activity, scheduled and counted day, øre, layer.
        """
    @property
    def rates(self, /) -> dict[str, DatedAmounts]:
        """
        The rates that rows are paid at, by id.
        """
    def to_ipc(self, /) -> builtins.bytes:
        """
        The portfolio as bytes in the stream format of Arrow IPC.
        """
    def views(self, /, months: Months, *, by: Iterable[str] = ..., progress: Any | None = None) -> tuple[Forecast, Forecast]:
        """
        Both views of the same months and groups: granted, and expected.
        """
    def with_scenario(self, /, scenario: Scenario, books: Iterable[RuleBook] = ...) -> Portfolio:
        """
        The portfolio as it would be; `books` are the rule books that the scenario names by version.
        """

@final
class PortfolioNet:
    """
    Gross cost, income, reimbursement and net cost of a portfolio: net is gross less income and reimbursement, in
    every month, group and layer.

    >>> import bevilling as bv
    >>> one = bv.forecast.PortfolioNet(gross=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [],
    ...     []), income=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []), reimbursement=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []),
    ...     net=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    >>> one.net
    <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    >>> one.to_text("en") != ""
    True
    """
    def __copy__(self, /) -> PortfolioNet: ...
    def __deepcopy__(self, /, _memo: Any) -> PortfolioNet: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, gross: Forecast, income: Forecast, reimbursement: Forecast, net: Forecast, unknown: Iterable[UnknownReimbursement] = ...) -> PortfolioNet: ...
    def __repr__(self, /) -> str: ...
    @property
    def gross(self, /) -> Forecast:
        """
        The gross cost: the forecast.
        """
    @property
    def income(self, /) -> Forecast:
        """
        What parents, citizens and other municipalities pay.
        """
    @property
    def net(self, /) -> Forecast:
        """
        What the municipality bears: the net cost.
        """
    @property
    def reimbursement(self, /) -> Forecast:
        """
        What the state reimburses, in the last month of the period for which it is computed.
        """
    def replace(self, /, **changes: Any) -> PortfolioNet:
        """
        The same value with other fields.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_text(self, /, lang: Literal["da", "en"]) -> str:
        """
        Gross, reimbursement and net as a table.
        """
    @property
    def unknown(self, /) -> tuple[UnknownReimbursement, ...]:
        """
        Schemes that reimburse nothing because a fact is missing.
        """

@final
class Scenario:
    """
    Changes that are applied to a copy of a portfolio, one after the other.

    >>> import bevilling as bv
    >>> bv.forecast.Scenario(id="1").id
    '1'
    """
    def __copy__(self, /) -> Scenario: ...
    def __deepcopy__(self, /, _memo: Any) -> Scenario: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText | None = ..., changes: Iterable[ScenarioChange] = ...) -> Scenario: ...
    def __repr__(self, /) -> str: ...
    @property
    def changes(self, /) -> tuple[ScenarioChange, ...]:
        """
        The changes, in this order.
        """
    @staticmethod
    def from_json(text: str) -> Scenario:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the scenario for the host.
        """
    def replace(self, /, **changes: Any) -> Scenario:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        Title for people; the id if absent.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@disjoint_base
class ScenarioChange:
    """
    One change. Paid payments stay paid.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.forecast.ScenarioChange.Rates(rates=[], percent=5000, from_=date(2026, 2, 1))
    ScenarioChange.Rates(rates=(), percent=Decimal('5000'), from_=datetime.date(2026, 2, 1))
    """
    def __copy__(self, /) -> ScenarioChange: ...
    def __deepcopy__(self, /, _memo: Any) -> ScenarioChange: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Any, ...]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def from_json(text: str) -> ScenarioChange:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @final
    class Add(ScenarioChange):
        """
        New cases start.
        """
        __match_args__: Final = ("cases",)
        def __new__(cls, /, cases: NewCases) -> ScenarioChange.Add: ...
        @property
        def cases(self, /) -> NewCases: ...
    @final
    class End(ScenarioChange):
        """
        Activities end on a day, if they would run longer.
        """
        __match_args__: Final = ("of", "on")
        def __new__(cls, /, of: Selection | Mapping[str, Iterable[str]], on: _date) -> ScenarioChange.End: ...
        @property
        def of(self, /) -> Selection:
            """
            The activities.
            """
        @property
        def on(self, /) -> _date:
            """
            The last day.
            """
    @final
    class Extend(ScenarioChange):
        """
        Running activities that no other activity replaces are extended.
        """
        __match_args__: Final = ("of", "ending", "until")
        def __new__(cls, /, of: Selection | Mapping[str, Iterable[str]], ending: Period | None, until: _date) -> ScenarioChange.Extend: ...
        @property
        def ending(self, /) -> Period | None:
            """
            Only those whose last day is in this period.
            """
        @property
        def of(self, /) -> Selection:
            """
            The activities.
            """
        @property
        def until(self, /) -> _date:
            """
            The new last day.
            """
    @final
    class Grant(ScenarioChange):
        """
        Expected activities are granted.
        """
        __match_args__: Final = ("of",)
        def __new__(cls, /, of: Selection | Mapping[str, Iterable[str]] = ...) -> ScenarioChange.Grant: ...
        @property
        def of(self, /) -> Selection:
            """
            The activities.
            """
    @final
    class Index(ScenarioChange):
        """
        Prices and rates are raised year after year, in addition to the known values.
        """
        __match_args__: Final = ("percent", "from_", "years")
        def __new__(cls, /, percent: Decimal | int, from_: _date, years: SupportsIndex) -> ScenarioChange.Index: ...
        @property
        def from_(self, /) -> _date:
            """
            The first day; the following raises are on the same day of later years.
            """
        @property
        def percent(self, /) -> Decimal:
            """
            Percent a year.
            """
        @property
        def years(self, /) -> int:
            """
            How many times.
            """
    @final
    class Move(ScenarioChange):
        """
        Activities move to another provider, another measure, or another label.
        """
        __match_args__: Final = ("of", "from_", "to", "percent", "unit_price")
        def __new__(cls, /, of: Selection | Mapping[str, Iterable[str]], from_: _date, to: Mapping[str, str] = ..., percent: Decimal | int | None = ..., unit_price: Decimal | int | None = ...) -> ScenarioChange.Move: ...
        @property
        def from_(self, /) -> _date:
            """
            The first day after the move.
            """
        @property
        def of(self, /) -> Selection:
            """
            The activities.
            """
        @property
        def percent(self, /) -> Decimal | None:
            """
            How much more it costs there, in percent; below 0 it costs less.
            """
        @property
        def to(self, /) -> dict[str, str]:
            """
            The new labels, by dimension.
            """
        @property
        def unit_price(self, /) -> Decimal | None:
            """
            The cost of one unit there, instead of the present price or rate.
            """
    @final
    class Prices(ScenarioChange):
        """
        Prices of plans, but not rates, are raised or lowered; each is rounded to øre.
        """
        __match_args__: Final = ("of", "percent", "from_")
        def __new__(cls, /, of: Selection | Mapping[str, Iterable[str]], percent: Decimal | int, from_: _date) -> ScenarioChange.Prices: ...
        @property
        def from_(self, /) -> _date:
            """
            The first day of payments at the new price.
            """
        @property
        def of(self, /) -> Selection:
            """
            The activities.
            """
        @property
        def percent(self, /) -> Decimal:
            """
            Percent; below 0 it lowers them.
            """
    @final
    class Rates(ScenarioChange):
        """
        Rates are raised or lowered; each is rounded to øre.
        """
        __match_args__: Final = ("rates", "percent", "from_")
        def __new__(cls, /, rates: Iterable[str], percent: Decimal | int, from_: _date) -> ScenarioChange.Rates: ...
        @property
        def from_(self, /) -> _date:
            """
            The first day of payments at the new rate.
            """
        @property
        def percent(self, /) -> Decimal:
            """
            Percent; below 0 it lowers them.
            """
        @property
        def rates(self, /) -> tuple[str, ...]:
            """
            The rates; all if absent.
            """
    @final
    class RuleBook(ScenarioChange):
        """
        The rates and VAT factors of another rule book apply from a day on.
        """
        __match_args__: Final = ("book", "from_")
        def __new__(cls, /, book: str, from_: _date) -> ScenarioChange.RuleBook: ...
        @property
        def book(self, /) -> str:
            """
            The version of the rule book.
            """
        @property
        def from_(self, /) -> _date:
            """
            The first day.
            """
    @final
    class Without(ScenarioChange):
        """
        Activities are removed completely, including paid payments: all expected ones, for instance.
        """
        __match_args__: Final = ("of", "status")
        def __new__(cls, /, of: Selection | Mapping[str, Iterable[str]] = ..., status: Literal["draft", "expected", "granted"] | None = ...) -> ScenarioChange.Without: ...
        @property
        def of(self, /) -> Selection:
            """
            The activities.
            """
        @property
        def status(self, /) -> Literal["draft", "expected", "granted"] | None:
            """
            Only those with this status.
            """

@final
class ScenarioForecast:
    """
    The forecast of a scenario.

    >>> import bevilling as bv
    >>> one = bv.forecast.ScenarioForecast(id="1",
    ...     forecast=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []),
    ...     difference=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    >>> one.difference
    <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    >>> one.name("en")
    '1'
    """
    def __copy__(self, /) -> ScenarioForecast: ...
    def __deepcopy__(self, /, _memo: Any) -> ScenarioForecast: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, *, id: str, title: LocalizedText | None = ..., forecast: Forecast, difference: Forecast) -> ScenarioForecast: ...
    def __repr__(self, /) -> str: ...
    @property
    def difference(self, /) -> Forecast:
        """
        The difference to the unchanged forecast, by group, layer and month; below 0 it saves money.
        """
    @property
    def forecast(self, /) -> Forecast:
        """
        The forecast.
        """
    @property
    def id(self, /) -> str:
        """
        Name of the scenario.
        """
    def name(self, /, lang: Literal["da", "en"]) -> str:
        """
        What the scenario is called.
        """
    def replace(self, /, **changes: Any) -> ScenarioForecast:
        """
        The same value with other fields.
        """
    @property
    def title(self, /) -> LocalizedText | None:
        """
        Its title.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """

@final
class Selection:
    """
    Some of the cost: by dimension, the labels it has. Without any dimension it is everything; a label that ends in `*`
    is all that begin so. Where a selection is asked for, the mapping is taken too.

    >>> import bevilling as bv
    >>> bv.forecast.Selection({"section": ["BL-32*"]}).dimensions()
    ('section',)
    >>> some = bv.forecast.Selection.all().with_labels("section", ["BL-32*"])
    >>> some.is_all(), some.has({"section": "BL-32-1-2"}), some.has({"section": "BL-46"})
    (False, True, False)
    """
    def __copy__(self, /) -> Selection: ...
    def __deepcopy__(self, /, _memo: Any) -> Selection: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, of: Mapping[str, Iterable[str]] = ...) -> Selection: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    @staticmethod
    def all() -> Selection:
        """
        Everything.
        """
    def dimensions(self, /) -> tuple[str, ...]:
        """
        The dimensions that it looks at.
        """
    @staticmethod
    def from_json(text: str) -> Selection:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def has(self, /, labels: Mapping[str, str]) -> bool:
        """
        Whether something with these labels, by dimension, is of it.
        """
    def is_all(self, /) -> bool:
        """
        Whether it is everything.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def with_labels(self, /, dimension: str, labels: Iterable[str]) -> Selection:
        """
        The same, of these labels of a dimension alone.
        """
