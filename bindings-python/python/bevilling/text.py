"""Every answer in words."""

from bevilling._bevilling import text as _native
from bevilling._bevilling.text import *

__all__ = _native.__all__
