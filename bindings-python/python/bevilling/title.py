"""Names in Danish and English."""

from typing import Literal, TypeAlias

from bevilling._bevilling.title import (
    LocalizedText,
)

Language: TypeAlias = Literal["da", "en"]
"""A language of end-user texts."""

__all__ = [
    "Language",
    "LocalizedText",
]
