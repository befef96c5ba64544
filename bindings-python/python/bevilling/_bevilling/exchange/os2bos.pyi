from typing import Any
"""
OS2bos.
"""

from ..rulebook import RuleBookDocument
from ..title import LocalizedText
from collections.abc import Iterable
from datetime import date as _date
from os import PathLike
from typing import Literal, final

__all__ = ["Entry", "Import", "Options", "Report", "import_csv", "import_fixtures", "read_folder"]

@final
class Entry:
    """
    One thing of OS2bos that was not carried as it was.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
    >>> made = bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options)
    >>> [entry.effect for entry in made.report.entries][:1]
    ['assumed']
    >>> made.report.entries[0].text("en") != ""
    True
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The stable code of what was noticed.
        """
    @property
    def effect(self, /) -> Literal["not_carried", "carried_otherwise", "assumed"]:
        """
        What it means for the rule book.
        """
    @property
    def key(self, /) -> str:
        """
        The key of the object.
        """
    @property
    def model(self, /) -> str:
        """
        The model of OS2bos.
        """
    @property
    def name(self, /) -> str:
        """
        What the object is called.
        """
    def text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The entry in words.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    @property
    def values(self, /) -> dict[str, str]:
        """
        Its values, by name.
        """

@final
class Import:
    """
    A rule book document, and what its making had to leave out or change.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
    >>> bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options).document.id
    'children'
    """
    @property
    def document(self, /) -> RuleBookDocument:
        """
        The rules.
        """
    @property
    def report(self, /) -> Report:
        """
        Everything that was not carried as it was.
        """

@final
class Options:
    """
    What OS2bos does not know about the rule book that is made of it.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1)).id
    'children'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __getnewargs_ex__(self, /) -> tuple[tuple[Any, ...], dict[str, Any]]: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, *, id: str, version: str, title: LocalizedText, on: _date) -> Options: ...
    def __repr__(self, /) -> str: ...
    @property
    def id(self, /) -> str:
        """
        Name of the rule book, such as `children`.
        """
    @property
    def on(self, /) -> _date:
        """
        The day of the import: what is not active in OS2bos is in force until the day before.
        """
    @property
    def title(self, /) -> LocalizedText:
        """
        What it is called.
        """
    @property
    def version(self, /) -> str:
        """
        Version of the rule book.
        """

@final
class Report:
    """
    What an import carried, and everything that it did not carry as it was.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
    >>> bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options).report.carried["laws"]
    0
    >>> made = bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options)
    >>> made.report.to_text("en") != ""
    True
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def carried(self, /) -> dict[str, int]:
        """
        How many of each kind were carried.
        """
    @property
    def entries(self, /) -> tuple[Entry, ...]:
        """
        What was not carried as it was.
        """
    def to_json(self, /) -> str:
        """
        The JSON of it, as the crate writes it.
        """
    def to_text(self, /, lang: Literal["da", "en"]) -> str:
        """
        The report in words.
        """

def import_csv(files: Iterable[tuple[str, str]], options: Options) -> Import:
    """
    Imports CSV files: the name and text of each. What a file is, its header says.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
    >>> try:
    ...     bv.exchange.os2bos.import_csv([("a.csv", "x;y")], options)
    ... except bv.Os2bosError as error:
    ...     print(error.code)
    unknown-sheet
    """

def import_fixtures(files: Iterable[tuple[str, str]], options: Options) -> Import:
    """
    Imports Django fixtures: the name and text of each file, in the order Django would load them.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
    >>> made = bv.exchange.os2bos.import_fixtures([("dump.json", "[]")], options)
    >>> made.report.to_text("en") != ""
    True
    """

def read_folder(path: str | PathLike[str], options: Options) -> Import:
    """
    Imports the `*.json` or the `*.csv` files of a folder, in the order of their names.

    >>> import bevilling as bv
    >>> from datetime import date
    >>> options = bv.exchange.os2bos.Options(id="children", version="1", title=bv.LocalizedText("Børn"), on=date(2026, 1, 1))
    >>> try:
    ...     bv.exchange.os2bos.read_folder("no/such/folder", options)
    ... except bv.Os2bosError as error:
    ...     print(error.code)
    unreadable
    """
