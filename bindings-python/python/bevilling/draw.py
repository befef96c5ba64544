"""Every answer as a picture: what draws itself has `to_svg`."""

from bevilling._bevilling import draw as _native
from bevilling._bevilling.draw import *

__all__ = _native.__all__
