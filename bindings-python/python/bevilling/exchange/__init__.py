"""Formats of other systems, one module for each."""

from bevilling.exchange import os2bos

__all__ = ["os2bos"]
