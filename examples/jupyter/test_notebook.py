"""Executes the notebook from its first cell to its last, and looks at what it shows."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def test_the_notebook_runs_and_shows_what_it_promises() -> None:
    notebook = nbformat.read(HERE / "budget_officer.ipynb", as_version=4)
    assert all(not cell.get("outputs") for cell in notebook.cells), "commit the notebook without its outputs"
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(HERE)}}).execute()

    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pictures = [output for output in outputs if "image/svg+xml" in output.get("data", {})]
    shown = [output["data"] for output in outputs if output.output_type == "execute_result"]
    # The five drawn in English, and what draws itself: the preview, the overview, the forecast, the budget beside it, the
    # scenarios and the bridge.
    assert len(pictures) == 11
    assert sum("text/html" in data for data in shown) >= 8
    printed = "".join(output.get("text", "") for output in outputs)
    assert "this year 68062.50 · a full year 74250.00" in printed
    assert "['law-in-force', 'section-in-force']" in printed
    assert " of what is foreseen" in printed and ", 0 of what is foreseen" in printed
    assert "bevilget på niveauet" in printed
    assert "expected result 29481768.60" in printed and printed.endswith("True\n")

    kept = ROOT / "target" / "examples" / "jupyter"
    kept.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, kept / "budget_officer.ipynb")
