"""Every answer in words."""

from bevilling._bevilling.text import *
from bevilling._bevilling.text import __all__ as __all__
