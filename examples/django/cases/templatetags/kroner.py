"""DatedAmounts as people write them."""

from decimal import Decimal

import bevilling as bv
from django import template

register = template.Library()


@register.filter
def kroner(value: Decimal | None, lang: str) -> str:
    """`1.234,50 kr.`; a dash where there is no amount."""
    return "–" if value is None else bv.text.amount(value, lang)


@register.filter
def word(words: dict[str, str], key: str) -> str:
    """A word of the page."""
    return words.get(key, key)
