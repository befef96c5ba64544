"""Every answer as a picture: what draws itself has `to_svg`."""

from bevilling._bevilling.draw import (
    Size,
)

__all__ = [
    "Size",
]
