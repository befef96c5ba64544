"""How this library says no: faults with a code, a place and a suggestion, and the exceptions that carry them."""

from bevilling._bevilling.fault import (
    Fault,
)

__all__ = [
    "Fault",
]
