"""How this library says no: faults with a code, a place and a suggestion, and the exceptions that carry them."""

from bevilling._bevilling import fault as _native
from bevilling._bevilling.fault import *

__all__ = _native.__all__
