"""
How this library says no.
"""

from typing import Any, Literal, final

__all__ = ["Fault"]

@final
class Fault:
    """
    One thing that is wrong with an input: what, where, and what was probably meant.

    >>> import bevilling as bv
    >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    >>> try:
    ...     book.situation({"effort_stp": 3})
    ... except bv.FactError as error:
    ...     fault, = error.faults
    >>> fault.code, fault.path, fault.suggestion
    ('unknown-fact', '/effort_stp', 'effort_step')
    >>> fault.text("en")
    '/effort_stp: the rule book has no fact `effort_stp` [unknown-fact]; did you mean `effort_step`?'
    """
    def __copy__(self, /) -> Fault: ...
    def __deepcopy__(self, /, _memo: Any) -> Fault: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str]]: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def area(self, /) -> str:
        """
        The area that the code belongs to: a code is unique within it.
        """
    @property
    def code(self, /) -> str:
        """
        The stable code, such as `unknown-key`.
        """
    @property
    def column(self, /) -> int | None:
        """
        The column in characters, from 1, where the input was text.
        """
    @property
    def file(self, /) -> str | None:
        """
        The file, where the input was several.
        """
    @property
    def line(self, /) -> int | None:
        """
        The line, from 1, where the input was text.
        """
    @property
    def message(self, /) -> str:
        """
        What is wrong, in English.
        """
    @property
    def path(self, /) -> str:
        """
        Where in the input, as a JSON pointer: `/sections/3/law`; empty for all of it.
        """
    @property
    def suggestion(self, /) -> str | None:
        """
        The name that was probably meant.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The fault in one line: where, what, the code, and what was probably meant.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def values(self, /) -> dict[str, str]:
        """
        The values of the message, by name.
        """
