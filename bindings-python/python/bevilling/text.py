"""Every answer in words."""

from bevilling._bevilling.text import (
    Code,
    amount,
    codes,
    date,
    log,
    number,
    short_date,
)

__all__ = [
    "Code",
    "amount",
    "codes",
    "date",
    "log",
    "number",
    "short_date",
]
