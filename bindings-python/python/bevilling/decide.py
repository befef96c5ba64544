"""Decisions: what may be granted to whom, by which rule, and why not the rest."""

from bevilling._bevilling.decide import *
from bevilling._bevilling.decide import __all__ as __all__
