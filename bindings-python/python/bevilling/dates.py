"""Periods, dated values, recurrence and payable days.

A `Period` includes both its ends; a `Validity` is half-open, `[from_, to)`."""

from bevilling._bevilling.dates import *
from bevilling._bevilling.dates import __all__ as __all__
