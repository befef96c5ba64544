"""Exact money: decimals, the VAT factor, and the one rounding rule."""

from bevilling._bevilling.money import (
    from_oere,
    kroner,
    parse,
    price,
    round,
    sum,
    to_oere,
)

__all__ = [
    "from_oere",
    "kroner",
    "parse",
    "price",
    "round",
    "sum",
    "to_oere",
]
