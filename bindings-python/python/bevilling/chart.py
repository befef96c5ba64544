"""Every answer as a picture: what draws itself has `to_svg`."""

from bevilling._bevilling.chart import (
    Size,
)

__all__ = [
    "Size",
]
