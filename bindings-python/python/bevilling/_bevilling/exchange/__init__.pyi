"""
Formats of other systems.
"""

from . import os2bos as os2bos

__all__ = ["os2bos"]
