"""A case through its life: commands, the events they answer with, and the case that is its events in order."""

from bevilling._bevilling import case as _native
from bevilling._bevilling.case import *

__all__ = _native.__all__
