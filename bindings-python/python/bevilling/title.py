"""Names in Danish and English."""

from typing import Literal, TypeAlias

from bevilling._bevilling import title as _native
from bevilling._bevilling.title import *

Lang: TypeAlias = Literal["da", "en"]
"""A language of end-user texts."""

__all__ = ["Lang"]
__all__ += _native.__all__
