"""Periods, dated values, recurrence and payable days.

A `Period` includes both its ends; a `Validity` is half-open, `[from_, to)`."""

from typing import Literal, TypeAlias

from bevilling._bevilling.dates import (
    DatedAmounts,
    Calendar,
    ClosedReason,
    ExtraDay,
    Frequency,
    Gap,
    Holiday,
    HolidayRule,
    InForce,
    Month,
    PaymentCalendar,
    Period,
    TimelineEntry,
    Recurrence,
    Validity,
    age_on,
    date_of_age,
    easter,
    parse,
)

Weekday: TypeAlias = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""A weekday."""

BusinessDayConvention: TypeAlias = Literal["as_scheduled", "preceding", "following"]
"""What happens to a payment that is due on a day without payments."""

__all__ = [
    "BusinessDayConvention",
    "DatedAmounts",
    "Calendar",
    "ClosedReason",
    "ExtraDay",
    "Frequency",
    "Gap",
    "Holiday",
    "HolidayRule",
    "InForce",
    "Month",
    "PaymentCalendar",
    "Period",
    "TimelineEntry",
    "Recurrence",
    "Validity",
    "Weekday",
    "age_on",
    "date_of_age",
    "easter",
    "parse",
]
