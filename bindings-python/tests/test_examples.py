"""Every public name says what it is, and what its examples say is so."""

import doctest
import importlib
import importlib.metadata
import inspect
import re
from collections.abc import Iterator
from typing import Literal, get_origin

import pytest

import bevilling

MODULES = ["fault", "errors", "money", "dates", "title", "rulebook", "decide", "plan", "case", "forecast", "text", "chart"]


def public() -> Iterator[tuple[str, object]]:
    yield "bevilling", bevilling
    for name in [*MODULES, "exchange.os2bos"]:
        module = importlib.import_module(f"bevilling.{name}")
        yield f"bevilling.{name}", module
        for member in module.__all__:
            yield f"bevilling.{name}.{member}", getattr(module, member)


NAMES = dict(public())


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_hold(name: str) -> None:
    told = inspect.getdoc(NAMES[name]) or ""
    parsed = doctest.DocTestParser().get_doctest(told, {"__name__": name}, name, None, 0)
    outcome = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(parsed)
    assert outcome.failed == 0


@pytest.mark.parametrize("name", NAMES)
def test_everything_is_told(name: str) -> None:
    one = NAMES[name]
    assert inspect.getdoc(one) or get_origin(one) is Literal, f"{name} says nothing"
    if not inspect.isclass(one):
        return
    for member, what in vars(one).items():
        if member.startswith("_") or inspect.isclass(what) or isinstance(what, (int, str, tuple)):
            continue
        assert inspect.getdoc(what), f"{name}.{member} says nothing"


# What every value does in the same way: the package's own example shows it.
COMMON = {"replace", "to_json", "from_json"}


@pytest.mark.parametrize("name", NAMES)
def test_everything_that_does_something_has_an_example(name: str) -> None:
    """A function and a class have an example of their own. What a class does is called in an example of its own, or in
    that of its class; attributes are what they say."""
    one = NAMES[name]
    if get_origin(one) is Literal or not callable(one):
        return
    told = inspect.getdoc(one) or ""
    assert ">>>" in told, f"{name} has no example"
    if not inspect.isclass(one):
        return
    for member, what in vars(one).items():
        does = callable(getattr(one, member)) and not inspect.isdatadescriptor(what) and not inspect.isclass(what)
        if member.startswith("_") or member in COMMON or not does:
            continue
        called = re.search(rf"^(>>>|\.\.\.).*\.{member}\(", told, re.MULTILINE)
        assert called or ">>>" in (inspect.getdoc(getattr(one, member)) or ""), f"{name}.{member} has no example"


def test_the_readme_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """The README is what the package index shows: its examples run one after the other, as a reader types them."""
    readme = importlib.metadata.metadata("bevilling")["Description"]
    examples = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert len(examples) == 2
    exec(compile("\n".join(examples), "README.md", "exec"), {"__name__": "readme"})
    shown = capsys.readouterr().out
    assert "200201" in shown and "68,062.50" in shown and "reasons" in shown


@pytest.mark.parametrize("name", [*MODULES[:1], *MODULES[2:], "exchange.os2bos"])
def test_a_module_has_all_that_is_compiled(name: str) -> None:
    facade, compiled = importlib.import_module(f"bevilling.{name}"), importlib.import_module(f"bevilling._bevilling.{name}")
    assert {one for one in compiled.__all__ if not one.startswith("_")} <= set(facade.__all__)
