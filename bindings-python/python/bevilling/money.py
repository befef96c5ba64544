"""Exact money: decimals, the VAT factor, and the one rounding rule."""

from bevilling._bevilling.money import *
from bevilling._bevilling.money import __all__ as __all__
