"""The exceptions: one tree, each with every fault of the input."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    "RefundError",
    "RuleBookError",
]


class BevillingError(ValueError):
    """What this library refuses, with everything that is wrong: `faults`, the first of which gives `code` and `path`.

    >>> import bevilling as bv
    >>> try:
    ...     bv.money.parse("1.234,50")
    ... except bv.BevillingError as error:
    ...     print(error.code)
    not-an-amount
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

    def text(self, lang: str) -> str:
        """Every fault in words, one on each line, in `da` or `en`."""
        return "\n".join(fault.text(lang) for fault in self.faults)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class MoneyError(BevillingError):
    """Something that is no amount."""


class DateError(BevillingError):
    """Something that is no date, period or interval."""


class RuleBookError(BevillingError):
    """A rule book with faults, each with its file, line and path."""


class FactError(BevillingError):
    """Facts that the rule book does not know, or values that they cannot have."""


class ColumnError(BevillingError):
    """Columns that cannot be answered."""


class PlanError(BevillingError):
    """A plan, an activity or a price that cannot be."""


class RefundError(BevillingError):
    """A refund that cannot be reckoned."""


class PaymentReferenceError(BevillingError):
    """Something that is no payment reference."""


class CaseError(BevillingError):
    """Events that do not fit the case."""


class CommandRefused(CaseError):
    """A command that a case refuses: all that is missing, and the verdicts of the rule book that say no."""

    verdicts: tuple[Verdict, ...]

    def __init__(self, faults: tuple[Fault, ...], verdicts: tuple[Verdict, ...] = ()) -> None:
        super().__init__(faults)
        self.args = (faults, verdicts)
        self.verdicts = verdicts


class ForecastError(BevillingError):
    """A forecast, a budget or a scenario that cannot be, or a portfolio with faults."""


class Os2bosError(BevillingError):
    """Files from OS2bos that cannot be read."""


class JsonError(BevillingError):
    """A JSON text that is not what is read."""


_BY_AREA: dict[str, type[BevillingError]] = {
    "MoneyFault": MoneyError,
    "DateFault": DateError,
    "RuleBookFault": RuleBookError,
    "FactFault": FactError,
    "ColumnFault": ColumnError,
    "PlanFault": PlanError,
    "RefundFault": RefundError,
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
