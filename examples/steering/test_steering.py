"""Python tells the very story that Rust tells: `cargo xtask test embedding` has let Rust tell it before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
TOLD = HERE.parents[1] / "target" / "bevilling"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_text_and_pictures_are_those_of_rust(lang: str, tmp_path: Path) -> None:
    rust = TOLD / f"steering-{lang}"
    command = [sys.executable, HERE / "steering.py", "--made", rust, "--out", tmp_path, "--lang", lang]
    ran = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"})

    printed = (rust / "text.txt").read_text(encoding="utf-8")
    assert (tmp_path / "text.txt").read_bytes() == (rust / "text.txt").read_bytes()
    assert ran.stdout.startswith(printed)
    drawn = sorted(path.name for path in rust.glob("*.svg"))
    assert len(drawn) == 11
    assert sorted(path.name for path in tmp_path.glob("*.svg")) == drawn
    assert [name for name in drawn if (tmp_path / name).read_bytes() != (rust / name).read_bytes()] == []

    # The tables: the teams, the lines of the budget, the causes.
    tables = ran.stdout[len(printed) :]
    assert all(shown in tables for shown in ("Handicap", "Supportive measures", "new_grant"))
