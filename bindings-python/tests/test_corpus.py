"""The corpus: what the crate answers, byte for byte."""

import json
from pathlib import Path

import pytest

import bevilling as bv
from corpus import ask_for, fault

FILES = sorted(Path("tests/corpus").glob("*.jsonl"))
# The conformance vectors as asks, where somebody has written them out.
VECTORS = sorted(Path("target/corpus/conformance").glob("*.jsonl"))


# Asks whose answer Python cannot hold, by file and name, each with the reason.
NOT_HERE = {("dates", "easter 0"): "`datetime.date` begins with year 1"}


def expected(line: str) -> tuple[str, str]:
    """Whether it is an answer or a fault, and its raw bytes."""
    cut, kind = min((line.find(f',"{kind}":'), kind) for kind in ("answer", "fault") if f',"{kind}":' in line)
    return kind, line[cut + len(kind) + 4 : -1]


@pytest.mark.parametrize("file", FILES + VECTORS, ids=lambda path: path.stem)
def test_the_answers_are_the_same_bytes(file: Path) -> None:
    different, count = [], 0
    for line in file.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        if (file.stem, asked["name"]) in NOT_HERE:
            with pytest.raises(ValueError):
                ask_for(asked["call"], asked["args"])
            continue
        kind, wanted = expected(line)
        count += 1
        try:
            got = "answer", ask_for(asked["call"], asked["args"])
        except bv.BevillingError as error:
            got = "fault", fault(error)
        if got != (kind, wanted):
            different.append(f"{asked['name']}:\n  {kind} {wanted[:600]}\n  {got[0]} {got[1][:600]}")
    assert count > 0
    assert not different, f"{len(different)} of {count} differ:\n" + "\n".join(different[:5])
