"""The exceptions: one tree, each with every fault of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bevilling.decide import Verdict
    from bevilling.fault import Fault

__all__ = [
    "BevillingError",
    "CaseError",
    "ColumnError",
    "CommandRefused",
    "DateError",
    "FactError",
    "ForecastError",
    "JsonError",
    "MoneyError",
    "Os2bosError",
    "PaymentReferenceError",
    "PlanError",
    "ReimbursementError",
    "RuleBookError",
]


class BevillingError(ValueError):
    """What this library refuses, with everything that is wrong: `faults`, the first of which gives `code` and `path`.

    >>> import bevilling as bv
    >>> try:
    ...     bv.money.parse("1.234,50")
    ... except bv.BevillingError as error:
    ...     print(error.code, error.text("en") != "")
    not-an-amount True
    """

    faults: tuple[Fault, ...]

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    @property
    def code(self) -> str:
        """The stable code of the first fault."""
        return self.faults[0].code if self.faults else ""

    @property
    def path(self) -> str:
        """The place of the first fault in the input, as a JSON pointer."""
        return self.faults[0].path if self.faults else ""

    def text(self, lang: Literal["da", "en"]) -> str:
        """Every fault in words, one on each line, in `da` or `en`."""
        return "\n".join(fault.text(lang) for fault in self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class MoneyError(BevillingError):
    """Something that is no amount.

    >>> import bevilling as bv
    >>> try:
    ...     bv.money.parse("1,5")
    ... except bv.MoneyError as error:
    ...     print(error.code)
    not-an-amount
    """


class DateError(BevillingError):
    """Something that is no date, period or interval.

    >>> import bevilling as bv
    >>> try:
    ...     bv.dates.parse("2026-02-30")
    ... except bv.DateError as error:
    ...     print(error.code)
    not-a-date
    """


class RuleBookError(BevillingError):
    """A rule book with faults, each with its file, line and path.

    >>> import bevilling as bv
    >>> try:
    ...     bv.RuleBook.from_json("{")
    ... except bv.RuleBookError as error:
    ...     print(error.code)
    json-syntax
    """


class FactError(BevillingError):
    """Facts that the rule book does not know, or values that they cannot have.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> try:
    ...     book.situation({"effort_step": 99})
    ... except bv.FactError as error:
    ...     print(error.code)
    fact-not-in-domain
    """


class ColumnError(BevillingError):
    """Columns that cannot be answered.

    >>> import bevilling as bv
    >>> from array import array
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> try:
    ...     book.check_columns(section=array("I", [1, 2]), activity_type=array("I", [1]), on=bv.dates.parse("2026-01-05"))
    ... except bv.ColumnError as error:
    ...     print(error.code)
    column-length
    """


class PlanError(BevillingError):
    """A plan, an activity or a price that cannot be.

    >>> import bevilling as bv
    >>> plan, year = bv.PaymentPlan.daily(bv.Price.rate(1, "no-such-rate")), bv.Period.year(2026)
    >>> try:
    ...     bv.plan.payments(plan, year, year)
    ... except bv.PlanError as error:
    ...     print(error.code)
    unknown-rate
    """


class ReimbursementError(BevillingError):
    """A reimbursement that cannot be computed.

    >>> import bevilling as bv
    >>> try:
    ...     bv.plan.net_cost(bv.RuleBook.load("examples/rulebooks/children.json"), [], 100_000)
    ... except bv.ReimbursementError as error:
    ...     print(error.code)
    reimbursement-year-out-of-range
    """


class PaymentReferenceError(BevillingError):
    """Something that is no payment reference.

    >>> import bevilling as bv
    >>> try:
    ...     bv.PaymentReference.parse("12")
    ... except bv.PaymentReferenceError as error:
    ...     print(error.code)
    reference-malformed
    """


class CaseError(BevillingError):
    """Events that do not fit the case.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> try:
    ...     bv.Case.open(book, id="1").as_of(bv.dates.parse("2026-01-05"))
    ... except bv.CaseError as error:
    ...     print(error.code)
    not-known-as-of
    """


class CommandRefused(CaseError):
    """A command that a case refuses: all that is missing, and the verdicts of the rule book that say no.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> stamp = bv.CommandContext(on=bv.dates.parse("2026-01-05"), actor="Caseworker 4")
    >>> try:
    ...     bv.Case.new(book, id="1").decide(bv.Command.Renew(), stamp)
    ... except bv.CommandRefused as error:
    ...     print(error.code)
    case-not-opened
    """

    verdicts: tuple[Verdict, ...]

    def __init__(self, faults: tuple[Fault, ...], verdicts: tuple[Verdict, ...] = ()) -> None:
        super().__init__(faults)
        self.args = (faults, verdicts)
        self.verdicts = verdicts


class ForecastError(BevillingError):
    """A forecast, a budget or a scenario that cannot be, or a portfolio with faults.

    >>> import bevilling as bv
    >>> try:
    ...     bv.forecast.Months.of_years(2027, 2026)
    ... except bv.ForecastError as error:
    ...     print(error.code)
    months-reversed
    """


class Os2bosError(BevillingError):
    """Files from OS2bos that cannot be read.

    >>> import bevilling as bv
    >>> options = bv.exchange.os2bos.Options(
    ...     id="children", version="1", title=bv.LocalizedText("Børn"), on=bv.dates.parse("2026-01-01"))
    >>> try:
    ...     bv.exchange.os2bos.import_fixtures([], options)
    ... except bv.Os2bosError as error:
    ...     print(error.code)
    nothing-to-import
    """


class JsonError(BevillingError):
    """A JSON text that is not what is read.

    >>> import bevilling as bv
    >>> try:
    ...     bv.Period.from_json("{}")
    ... except bv.JsonError as error:
    ...     print(error.code)
    json-invalid
    """


_BY_AREA: dict[str, type[BevillingError]] = {
    "MoneyFault": MoneyError,
    "DateFault": DateError,
    "RuleBookFault": RuleBookError,
    "FactFault": FactError,
    "ColumnFault": ColumnError,
    "PlanFault": PlanError,
    "ReimbursementFault": ReimbursementError,
    "ReferenceFault": PaymentReferenceError,
    "CaseFault": CaseError,
    "ForecastFault": ForecastError,
    "PortfolioFault": ForecastError,
    "Os2bosFault": Os2bosError,
    "Json": JsonError,
}


def of_area(area: str, faults: tuple[Fault, ...]) -> BevillingError:
    """The exception of an area of codes."""
    return _BY_AREA.get(area, BevillingError)(faults)
