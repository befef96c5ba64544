"""
Every answer in words.
"""

from .case import Event
from .rulebook import RuleBook
from collections.abc import Iterable
from datetime import date as date2
from decimal import Decimal
from typing import Literal, final

__all__ = ["Code", "amount", "codes", "date", "log", "number", "short_date"]

@final
class Code:
    """
    A code of this library, with its text in every language.

    >>> import bevilling as bv
    >>> code = next(code for code in bv.text.codes() if code.code == "not-an-amount")
    >>> code.area, code.variables
    ('money', ('text',))
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def area(self, /) -> str:
        """
        The area that it belongs to.
        """
    @property
    def code(self, /) -> str:
        """
        The stable code.
        """
    @property
    def da(self, /) -> str:
        """
        The text in Danish.
        """
    @property
    def en(self, /) -> str:
        """
        The text in English.
        """
    @property
    def outcome(self, /) -> str | None:
        """
        The outcome, of a check.
        """
    @property
    def variables(self, /) -> tuple[str, ...]:
        """
        The values of the text, by name.
        """

def amount(amount: Decimal | int, lang: Literal["da", "en"]) -> str:
    """
    An amount in kroner with two decimals.

    >>> import bevilling as bv
    >>> bv.text.amount(1234, "da")
    '1.234,00 kr.'
    """

def codes() -> tuple[Code, ...]:
    """
    Every code of this library: the faults of each area, and the checks by outcome.

    >>> import bevilling as bv
    >>> len(bv.text.codes()) > 200
    True
    """

def date(date: date2, lang: Literal["da", "en"]) -> str:
    """
    A day in words.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.text.date(date(2026, 2, 1), "da")
    '1. februar 2026'
    """

def log(events: Iterable[Event], book: RuleBook, lang: Literal["da", "en"]) -> str:
    """
    The events in words, one per line, with the notices to other systems below each.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> bv.text.log([], book, "en")
    ''
    """

def number(number: Decimal | int, lang: Literal["da", "en"]) -> str:
    """
    A number with separators between thousands, its decimals as they are.

    >>> import bevilling as bv
    >>> bv.text.number(1234, "da")
    '1.234'
    """

def short_date(date: date2, lang: Literal["da", "en"]) -> str:
    """
    A day in few letters.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.text.short_date(date(2026, 2, 1), "en")
    '1 Feb 2026'
    """
