"""Import from OS2bos: a classification as a rule book, with a report of what was not carried as it was."""

from typing import Literal, TypeAlias

from bevilling._bevilling.exchange.os2bos import (
    Entry,
    Import,
    Options,
    Report,
    import_csv,
    import_fixtures,
    read_folder,
)

Effect: TypeAlias = Literal["not_carried", "carried_otherwise", "assumed"]
"""What a notice means for the rule book."""

__all__ = [
    "Effect",
    "Entry",
    "Import",
    "Options",
    "Report",
    "import_csv",
    "import_fixtures",
    "read_folder",
]
