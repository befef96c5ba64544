"""Forecasts: what is known of the cost of many cases, month by month, and what it is made of."""

from typing import Literal, TypeAlias

from bevilling._bevilling import forecast as _native
from bevilling._bevilling.forecast import *

BudgetMeasure: TypeAlias = Literal["paid", "committed", "expected"]
"""What is held against a budget."""

LineKind: TypeAlias = Literal["line", "unbudgeted", "total"]
"""What a line of a follow-up is."""

Layer: TypeAlias = Literal["paid", "granted", "expected", "statistical"]
"""How certain an amount is. Each amount of a forecast is in one layer alone."""

View: TypeAlias = Literal["granted", "expected"]
"""Whose payments count."""

BridgeCause: TypeAlias = Literal[
    "expected_dropped",
    "expected_granted",
    "ended",
    "extended",
    "quantity",
    "price",
    "rate",
    "moved",
    "new_grant",
    "new_expected",
    "paid_otherwise",
    "other",
    "refund",
]
"""What moved a forecast, in the order that causes are reckoned in."""

__all__ = ["BudgetMeasure", "LineKind", "Layer", "View", "BridgeCause"]
__all__ += _native.__all__
