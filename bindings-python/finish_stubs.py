"""Finishes the generated stubs: what PyO3 does not know of its own types.

    python bindings-python/finish_stubs.py
"""

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "python" / "bevilling" / "_bevilling"
KNOWN = [
    (r"-> tuple\[tuple, dict\]", "-> tuple[tuple[Any, ...], dict[str, Any]]"),
    (r"-> tuple\[Any, tuple\]", "-> tuple[Any, tuple[Any, ...]]"),
    (r"\*\*changes\)", "**changes: Any)"),
    (r"SupportsGetItem\[int, SupportsIndex\]", "Sequence[int]"),
    (r"table: Incomplete", "table: Any"),
    (r"from _typeshed import .*\n", "from collections.abc import Sequence\n"),
    # `Price.rate` makes one; a `Price.Rate` has one.
    (r"(class Rate\(Price\):(?:(?!\n    class |\nclass )(?:.|\n))*?def rate\(self, /\) -> str:)(?!  #)", r"\1  # type: ignore[override]"),
    (r"(\W)tuple\)", r"\1tuple[Any, ...])"),
    (r"(class LineMatches:(?:.|\n)*?def __iter__\(self, /\) -> Iterator):", r"\1[LineMatch]:"),
]


def finish(text: str) -> str:
    for pattern, known in KNOWN:
        text = re.sub(pattern, known, text)
    if "def bytes(self" in text:
        # An attribute of this name hides the type within its class.
        text = re.sub(r"(: |-> )bytes\b", r"\1builtins.bytes", text)
        if "import builtins" not in text:
            text = text.replace("from typing import", "import builtins\nfrom typing import", 1)
    # An attribute named `date` hides the type too. What docstrings say is what a reader types: it stays.
    parts = text.split('"""')
    if any("from datetime import date\n" in code for code in parts[::2]):
        own = re.compile(r"""(?<!def )(?<!import )(?<![.\w"'])date\b(?!\s*[:(])""")
        parts[::2] = [
            own.sub("_date", code)
            .replace("from datetime import date\n", "from datetime import date as _date\n")
            .replace("-> date:", "-> _date:")
            for code in parts[::2]
        ]
        text = '"""'.join(parts)
    # As programs that speak Arrow ask for it.
    text = text.replace("requested_schema: CapsuleType | None = None) -> CapsuleType", "requested_schema: object | None = None) -> object")
    text = text.replace("from types import CapsuleType\n", "").replace("from typing_extensions import CapsuleType\n", "")
    if "Any" in text and not re.search(r"from typing import .*\bAny\b", text):
        text = "from typing import Any\n" + text
    return text


for stub in FOLDER.rglob("*.pyi"):
    stub.write_text(finish(stub.read_text(encoding="utf-8")), encoding="utf-8")
