"""Exact money: decimals, the VAT factor, and the one rounding rule."""

from bevilling._bevilling import money as _native
from bevilling._bevilling.money import *

__all__ = _native.__all__
