"""Forecasts: what is known of the cost of many cases, month by month, and what it is made of."""

from bevilling._bevilling.forecast import *
from bevilling._bevilling.forecast import __all__ as __all__
