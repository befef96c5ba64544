"""
Names in Danish and English.
"""

from typing import Any, Literal, final

__all__ = ["LocalizedText"]

@final
class LocalizedText:
    """
    A text in Danish and, where somebody has translated it, English.

    >>> import bevilling as bv
    >>> bv.LocalizedText("Barnets lov", "The Child Act").get("en")
    'The Child Act'
    """
    def __copy__(self, /) -> LocalizedText: ...
    def __deepcopy__(self, /, _memo: Any) -> LocalizedText: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __new__(cls, /, da: str, en: str | None = None) -> LocalizedText: ...
    def __repr__(self, /) -> str: ...
    @property
    def da(self, /) -> str:
        """
        Danish.
        """
    @property
    def en(self, /) -> str | None:
        """
        English, where there is any.
        """
    @staticmethod
    def from_json(text: str) -> LocalizedText:
        """
        The value of a JSON text, such as `to_json` writes; `bevilling.JsonError` for any other.
        """
    def get(self, /, lang: Literal["da", "en"]) -> str:
        """
        The text in a language; in Danish where there is no other.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
