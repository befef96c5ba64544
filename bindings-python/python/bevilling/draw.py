"""Every answer as a picture: what draws itself has `to_svg`."""

from bevilling._bevilling.draw import *
from bevilling._bevilling.draw import __all__ as __all__
