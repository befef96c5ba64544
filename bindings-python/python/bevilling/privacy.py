"""No personal number where people look."""

from bevilling._bevilling.privacy import redact

__all__ = ["redact"]
