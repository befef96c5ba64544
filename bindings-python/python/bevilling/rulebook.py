"""The rules of one case area, as data."""

from bevilling._bevilling.rulebook import *
from bevilling._bevilling.rulebook import __all__ as __all__
