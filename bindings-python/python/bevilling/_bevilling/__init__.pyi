"""
The compiled part of `bevilling`; import `bevilling` itself.
"""

from . import case as case, chart as chart, dates as dates, decide as decide, exchange as exchange, fault as fault, forecast as forecast, money as money, plan as plan, privacy as privacy, rulebook as rulebook, text as text, title as title
from .fault import Fault

__all__ = ["_fault", "case", "chart", "dates", "decide", "exchange", "fault", "forecast", "money", "plan", "privacy", "rulebook", "text", "title"]

def _fault(told: str) -> Fault:
    """
    A fault made again from what `__reduce__` wrote.
    """
