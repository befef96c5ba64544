"""Periods, dated values, recurrence and payable days.

A `Period` includes both its ends; a `Validity` is half-open, `[from_, to)`."""

from typing import Literal, TypeAlias

from bevilling._bevilling import dates as _native
from bevilling._bevilling.dates import *

Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""A weekday."""

Adjustment: TypeAlias = Literal["as_scheduled", "preceding", "following"]
"""What happens to a payment that is due on a day without payments."""

__all__ = ["Weekday", "Adjustment"]
__all__ += _native.__all__
