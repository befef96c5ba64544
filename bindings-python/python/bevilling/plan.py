"""Payment plans: what is paid to whom on which days, and what it comes to."""

from typing import Literal, TypeAlias

from bevilling._bevilling import plan as _native
from bevilling._bevilling.plan import *

MatchOutcome: TypeAlias = Literal[
    "matched",
    "within_tolerance",
    "partial",
    "deviates",
    "duplicate",
    "ambiguous",
    "unknown",
]
"""How a line came out."""

Method: TypeAlias = Literal["internal", "cash", "payroll", "invoice"]
"""How a recipient is paid."""

PersonMethod: TypeAlias = Literal["cash", "payroll"]
"""How a person is paid."""

Status: TypeAlias = Literal["draft", "expected", "granted"]
"""How far an activity has come."""

Layer: TypeAlias = Literal["granted", "expected"]
"""Whether money is granted or only foreseen."""

SettlementKind: TypeAlias = Literal["back_payment", "claim", "nothing"]
"""Whether a settlement pays or claims."""

__all__ = ["MatchOutcome", "Method", "PersonMethod", "Status", "Layer", "SettlementKind"]
__all__ += _native.__all__
