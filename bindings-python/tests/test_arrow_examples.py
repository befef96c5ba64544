"""The examples of programs that speak Arrow run, and what they say of their figures is so."""

import runpy
from pathlib import Path

import pytest

EXAMPLES = sorted(Path("examples/arrow").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_example_runs(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(example), run_name="__main__")
    assert capsys.readouterr().out


def test_there_are_examples() -> None:
    assert [path.stem for path in EXAMPLES] == ["with_duckdb", "with_polars"]
