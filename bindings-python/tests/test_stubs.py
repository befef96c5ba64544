"""What is installed documents itself: each docstring of a file is that of the running library, and each example runs as
it is printed, in an empty namespace."""

import ast
import doctest
import importlib
import inspect
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import pytest

import bevilling

FOLDER = Path(bevilling.__file__).parent
FILES = sorted([*FOLDER.rglob("*.pyi"), *FOLDER.rglob("*.py")])


def module_of(file: Path) -> str:
    parts = ["bevilling", *file.relative_to(FOLDER).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def documented(node: ast.AST, name: str = "") -> Iterator[tuple[str, str]]:
    """The names of a file with what their docstrings say, through classes and their methods."""
    if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
        doc = ast.get_docstring(node)
        if doc is not None:
            yield name, doc
        for child in node.body:
            if isinstance(child, (ast.ClassDef, ast.FunctionDef)):
                yield from documented(child, f"{name}.{child.name}".lstrip("."))


SAID = {
    (file.relative_to(FOLDER).as_posix(), name): doc
    for file in FILES
    for name, doc in documented(ast.parse(file.read_text(encoding="utf-8")))
}
EXAMPLES = [key for key, doc in SAID.items() if ">>>" in doc]


def test_it_is_the_installed_package() -> None:
    assert "site-packages" in FOLDER.parts
    assert len([key for key in EXAMPLES if key[0].endswith(".pyi")]) > 200
    assert {key[0] for key in EXAMPLES} >= {"__init__.py", "_bevilling/plan.pyi", "_bevilling/exchange/os2bos.pyi"}


@pytest.mark.parametrize("key", EXAMPLES, ids=":".join)
def test_an_example_runs_as_it_is_printed(key: tuple[str, str]) -> None:
    example = doctest.DocTestParser().get_doctest(SAID[key], {}, ":".join(key), None, None)
    assert example.examples
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example)
    assert outcome.failed == 0


@pytest.mark.parametrize("file", [file for file in FILES if file.suffix == ".pyi"], ids=lambda file: str(module_of(file)))
def test_a_stub_says_what_the_library_says(file: Path) -> None:
    module = importlib.import_module(module_of(file))
    path = file.relative_to(FOLDER).as_posix()
    for name, doc in ((name, doc) for (of, name), doc in SAID.items() if of == path):
        if name.endswith("__"):
            continue  # Python says of `__repr__` and its like what it says of all.
        found = reduce(getattr, filter(None, name.split(".")), module)
        assert inspect.cleandoc(inspect.getdoc(found) or "") == inspect.cleandoc(doc), f"{path}: {name}"
