"""Names in Danish and English."""

from bevilling._bevilling.title import *
from bevilling._bevilling.title import __all__ as __all__
