"""
Exact money.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import SupportsIndex

__all__ = ["from_oere", "kroner", "parse", "price", "round", "sum", "to_oere"]

def from_oere(oere: SupportsIndex) -> Decimal:
    """
    Whole øre as an amount of two decimals.

    >>> import bevilling as bv
    >>> bv.money.from_oere(-1250)
    Decimal('-12.50')
    """

def kroner(amount: Decimal | int) -> Decimal:
    """
    An amount of kroner as it is entered: at most two decimals, and below 10^15; `MoneyError` for anything else.

    The decimals are those that are written: `1.000` is refused as `1.005` is, since a Dane reads it as a thousand.

    >>> import bevilling as bv
    >>> from decimal import Decimal
    >>> bv.money.kroner(Decimal("1234.50"))
    Decimal('1234.50')
    """

def parse(text: str) -> Decimal:
    """
    Reads an amount: an optional `-`, digits, and optionally a point and digits; `MoneyError` for anything else.

    >>> import bevilling as bv
    >>> bv.money.parse("-1234.50")
    Decimal('-1234.50')
    """

def price(base: Decimal | int, vat_factor: Decimal | int) -> Decimal:
    """
    The amount to pay: `base` × `vat_factor` / 100, rounded once. A factor of 100 adds nothing.

    >>> import bevilling as bv
    >>> from decimal import Decimal
    >>> bv.money.price(Decimal("0.10"), Decimal(105))
    Decimal('0.11')
    """

def round(amount: Decimal | int) -> Decimal:
    """
    The one rounding rule: two decimals, half away from zero. The result always has two decimals.

    >>> import bevilling as bv
    >>> from decimal import Decimal
    >>> bv.money.round(Decimal("-12.345"))
    Decimal('-12.35')
    """

def sum(amounts: Iterable[Decimal | int]) -> Decimal:
    """
    The sum; `MoneyError` where it is more than can be held.

    >>> import bevilling as bv
    >>> from decimal import Decimal
    >>> bv.money.sum([Decimal("1.25"), 2])
    Decimal('3.25')
    """

def to_oere(amount: Decimal | int) -> int:
    """
    A rounded amount as whole øre, the form columns use.

    >>> import bevilling as bv
    >>> from decimal import Decimal
    >>> bv.money.to_oere(Decimal("-12.5"))
    -1250
    """
