"""Periods, dated values, recurrence and payable days.

A `Period` includes both its ends; a `Validity` is half-open, `[from_, to)`."""

from typing import Literal, TypeAlias

from bevilling._bevilling.dates import (
    Amounts,
    Calendar,
    Closed,
    ExtraDay,
    Frequency,
    Gap,
    Holiday,
    HolidayRule,
    InForce,
    PayableCalendar,
    Period,
    Piece,
    Recurrence,
    Validity,
    age_on,
    date_of_age,
    easter,
    parse,
)

Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""A weekday."""

Adjustment: TypeAlias = Literal["as_scheduled", "preceding", "following"]
"""What happens to a payment that is due on a day without payments."""

__all__ = [
    "Adjustment",
    "Amounts",
    "Calendar",
    "Closed",
    "ExtraDay",
    "Frequency",
    "Gap",
    "Holiday",
    "HolidayRule",
    "InForce",
    "PayableCalendar",
    "Period",
    "Piece",
    "Recurrence",
    "Validity",
    "Weekday",
    "age_on",
    "date_of_age",
    "easter",
    "parse",
]
