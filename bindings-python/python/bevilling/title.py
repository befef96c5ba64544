"""Names in Danish and English."""

from typing import Literal, TypeAlias

from bevilling._bevilling.title import (
    Title,
)

Lang: TypeAlias = Literal["da", "en"]
"""A language of end-user texts."""

__all__ = [
    "Lang",
    "Title",
]
