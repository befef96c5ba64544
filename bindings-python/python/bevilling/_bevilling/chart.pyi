"""
Pictures.
"""

from typing import SupportsIndex, final

__all__ = ["Size"]

@final
class Size:
    """
    Width and height of a drawing, in pixels; each side is at least what can be read, and at most 8,000.

    >>> import bevilling as bv
    >>> bv.chart.Size(100, 600)
    Size(width=320, height=600)
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs__(self, /) -> tuple[int, int]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, width: SupportsIndex, height: SupportsIndex) -> Size: ...
    def __repr__(self, /) -> str: ...
    @property
    def height(self, /) -> int:
        """
        The height in pixels.
        """
    @property
    def width(self, /) -> int:
        """
        The width in pixels.
        """
