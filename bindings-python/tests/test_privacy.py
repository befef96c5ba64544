"""Nobody's number is printed: a number is put into the texts of the corpus, and all that Python prints is searched.

Some places of each ask; every text of every ask with `ALL=1`.
"""

import json
import os
import random
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import bevilling as bv
import corpus as asks
from bevilling import case, dates, decide, forecast, plan, rulebook, title
from bevilling.exchange import os2bos

# 31 in month 13 is nobody's birthday.
SPELLINGS = ["311399-0000", "311399 0000", "3113990000", "311399\u20110000", "311399\u00a00000", "31.13.99-0000"]
LEFT = ["31139", "31.13.9"]
TRIED = 1
MODULES = [bv, case, dates, decide, forecast, plan, rulebook, title, os2bos]
READABLE = sorted(
    {one for module in MODULES for one in vars(module).values() if isinstance(one, type) and hasattr(one, "from_json")},
    key=lambda one: one.__qualname__,
)

def whole(given: Any) -> Any:
    """The ask with cases that it names by their files written out."""
    if isinstance(given, str) and given.startswith("tests/corpus/lives/"):
        return json.loads(Path(given).read_text(encoding="utf-8"))
    if isinstance(given, dict):
        return {key: whole(part) for key, part in given.items()}
    return [whole(part) for part in given] if isinstance(given, list) else given


def places(given: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(given, dict | list):
        for key, part in given.items() if isinstance(given, dict) else enumerate(given):
            yield from places(part, (*at, key))
    elif isinstance(given, str | int) and not isinstance(given, bool):
        yield at


def changed(given: Any, at: tuple[Any, ...], number: object) -> Any:
    """The ask with the number in one place."""
    if not at:
        return number
    if isinstance(given, dict):
        return {key: changed(part, at[1:], number) if key == at[0] else part for key, part in given.items()}
    return [changed(part, at[1:], number) if index == at[0] else part for index, part in enumerate(given)]


def everywhere(given: Any, text: object, number: str) -> Any:
    """The ask with the number wherever the text is, so that what refers to it still does."""
    if isinstance(given, dict):
        return {number if key == text else key: everywhere(part, text, number) for key, part in given.items()}
    if isinstance(given, list):
        return [everywhere(part, text, number) for part in given]
    return number if given == text and isinstance(given, str) else given


def printed(error: BaseException) -> Iterator[str]:
    yield from (str(error), repr(error), repr(error.args))
    yield "".join(traceback.format_exception(error, limit=0))
    if isinstance(error, bv.BevillingError):
        yield from (error.text("da"), error.text("en"), error.path)
        for fault in error.faults:
            yield from (repr(fault), str(fault), fault.to_json(), repr(fault.values), fault.message, fault.path)
            yield from (fault.text("da"), str(fault.suggestion), str(fault.file))


def shown(value: Any, depth: int = 2) -> Iterator[str]:
    """The value and what is in it, as Python shows them: attributes that are texts themselves are data."""
    if isinstance(value, tuple | list | dict):
        for one in list(value.values() if isinstance(value, dict) else value)[:5]:
            yield from shown(one, depth)
    elif type(value).__module__.startswith("bevilling"):
        yield repr(value)
        if any("__str__" in vars(one) for one in type(value).__mro__[:-1]) and not isinstance(value, plan.PaymentReference):
            yield str(value)
        for name in dir(type(value)) if depth else ():
            if not name.startswith("_") and not callable(getattr(type(value), name)):
                yield from shown(getattr(value, name), depth - 1)


def inputs(given: Any, place: tuple[Any, ...]) -> Iterator[str]:
    """What is around the number, as whatever it can be read as; and why not as anything else."""
    around = [given]
    for key in place:
        around.append(around[-1][key])
    for part in [part for part in around if isinstance(part, dict)][-2:]:
        for kind in READABLE:
            try:
                yield repr(kind.from_json(asks.text(part)))
            except bv.BevillingError as error:
                yield str(error)


def seen(call: str, args: asks.Args) -> Iterator[str]:
    try:
        yield from shown(asks.value(call, args))
        for lang in ("da", "en"):
            if any(part.name == "text" for part in asks.CALLS[call]):
                yield asks.ask_for("text", {"of": {"call": call, "args": args}, "lang": lang})
    except (bv.BevillingError, ValueError, TypeError, OverflowError) as error:
        # What Arrow says while the interpreter makes its columns is not of this library.
        if not type(error).__module__.startswith("pyarrow"):
            yield from printed(error)


def tries() -> Iterator[tuple[str, asks.Args, tuple[Any, ...]]]:
    draw, known = random.Random(7), set()
    for file in sorted(Path("tests/corpus").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            ask = json.loads(line)
            call, args = ask["call"], whole(ask["args"])
            if "of" in args:
                call, args = args["of"]["call"], args["of"]["args"]
            if call == "codes" or (call, asks.text(args)) in known:
                continue
            known.add((call, asks.text(args)))
            at = list(places(args))
            chosen = at if os.environ.get("ALL") else draw.sample(at, min(TRIED, len(at)))
            for place in chosen:
                old: Any = args
                for key in place:
                    old = old[key]
                number = draw.choice(SPELLINGS)
                yield call, everywhere(args, old, number), ()
                yield call, changed(args, place, draw.choice([number, 3113990000])), place


def test_nobodys_number_is_printed() -> None:
    leaks, runs, masked = [], 0, 0
    for call, args, place in tries():
        runs += 1
        texts: list[str] = []
        try:
            texts += seen(call, args)
        except (KeyError, AttributeError, IndexError):
            # The interpreter of asks did not find what it looks for.
            pass
        texts += inputs(args, place)
        masked += any("•" in text for text in texts)
        leaks += [f"{call} {place}: {text[:300]}" for text in texts if any(left in text for left in LEFT)][:1]
    print(f"{runs} asks with a number, {masked} with a masked one")
    assert not leaks, f"{len(leaks)} of {runs}:\n" + "\n".join(leaks[:30])
    assert runs > 600 and masked > runs / 3


@pytest.mark.parametrize("number", SPELLINGS)
def test_the_leaks_that_were_found(number: str) -> None:
    book = bv.RuleBook.load("examples/rulebooks/children.json")
    child = bv.Case.open(book, id=number, facts={"target_group": "family"})
    tell: list[Callable[[], Any]] = [
        lambda: bv.Period.from_json(json.dumps({"start": number})),
        lambda: bv.Recipient.from_json(json.dumps({"kind": number})),
        lambda: bv.Recipient.from_json('{"kind":"person","id":3113990000,"name":"","method":"cash"}'),
        lambda: bv.Recipient.from_json('{"kind":"person","id":113990000,"name":"","method":"cash"}'),
        lambda: book.situation({"birth_date": number}),
        lambda: book.situation({number: 1}),
        lambda: bv.plan.Price.from_json(number),
    ]
    for refused in tell:
        with pytest.raises(bv.BevillingError) as caught:
            refused()
        for text in printed(caught.value):
            assert "31139" not in text and "113990" not in text and "31.13.9" not in text
    stamp = bv.CommandContext(on=dates.parse("2026-01-05"), actor=number)
    note = bv.Command.Annotate(None, None, f"Ring to {number}")
    event = child.execute(note, stamp)[-1]
    for value in (child, child.state, event, note, stamp, event.body):
        assert not any(left in repr(value) for left in LEFT), repr(value)
    # Data stays as it is.
    assert event.actor == number and json.loads(event.to_json())["actor"] == number
    assert bv.privacy.redact(f"<{number}>").startswith("<••") and bv.privacy.redact("27.24.36-G01-7-20") == "27.24.36-G01-7-20"
