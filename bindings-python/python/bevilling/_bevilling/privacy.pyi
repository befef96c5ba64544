"""
No personal number where people look.
"""

__all__ = ["redact"]

def redact(text: str) -> str:
    """
    The text with the digits of whatever is written like a personal number (CPR) replaced by `•`.

    Every exception, `repr`, text and picture of this library has passed through it; data has not. Hosts may use it
    for what they log themselves.

    >>> import bevilling as bv
    >>> bv.privacy.redact("mother (311399-0000) agrees")
    'mother (••••••-••••) agrees'
    """
