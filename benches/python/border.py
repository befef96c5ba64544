"""What crossing the border to Python costs, and what others cost there: the same decisions, answers compared.

    cargo xtask bench border

Every figure is the best of many rounds by the clock, in one process; beside it the processor time of that round, of all
threads. A round is some milliseconds, so that on a busy machine one of them has a processor to itself. The ratio is
against `check`, ours.

The decision is small enough that every peer can say it, and why not: may an activity be granted under one of two sections
to a citizen of a target group on an effort step, at an age? Three things can be wrong: the group or the step, by the
section, and the age, by the activity. A set of them is three bits.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import platform
import random
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
import zen
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

import bevilling as bv

ON = date(2026, 1, 5)
STEPS = [{"step": step, "title": {"da": str(step)}} for step in range(1, 7)]
SECTIONS, KINDS, GROUPS = ("S1", "S2"), ("A1", "A2"), ("family", "disability")
BOOK = {
    "id": "bench",
    "version": "1",
    "title": {"da": "Måling"},
    "laws": [{"id": "L", "title": {"da": "Lov"}, "valid": {"from": "2024-01-01"}}],
    "dimensions": [
        {"id": "group", "title": {"da": "Målgruppe"}, "domain": {"choice": [{"id": id, "title": {"da": id}} for id in GROUPS]}},
        {"id": "step", "title": {"da": "Trin"}, "domain": {"ladder": STEPS}},
        {"id": "years", "title": {"da": "Alder"}, "domain": {"number": {"min": 0, "max": 120}}},
    ],
    "sections": [
        {"id": "S1", "title": {"da": "S1"}, "law": "L", "when": {"in": {"group": ["family"]}}},
        {"id": "S2", "title": {"da": "S2"}, "law": "L", "when": {"at_least": {"step": 4}}},
    ],
    "activity_types": [
        {"id": "A1", "title": {"da": "A1"}, "when": {"below": {"years": 18}}},
        {"id": "A2", "title": {"da": "A2"}},
    ],
    "offers": [{"section": section, "activity_type": kind, "role": "main"} for section in SECTIONS for kind in KINDS],
}
WRONG = ("group", "step", "years")

Ask = tuple[str, str, str, int, int]


def plain(section: str, kind: str, group: str, step: int, years: int) -> int:
    """What is wrong, in plain Python: what all answers are held against."""
    by_section = 1 * (group != "family") if section == "S1" else 2 * (step < 4)
    return by_section | 4 * (kind == "A1" and years >= 18)


class Told:
    """What was measured, row by row."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.rows, self.check = seconds, list[tuple[str, float, float]](), 1.0

    def measure(self, name: str, work: Callable[[], object], times: int) -> float:
        """The best round of `work`, for one of the `times` that it does its thing."""
        best, until = (float("inf"), 0.0), time.perf_counter() + self.seconds
        rounds = 0
        while rounds < 5 or time.perf_counter() < until:
            clock, processor = time.perf_counter(), time.process_time()
            work()
            best = min(best, (time.perf_counter() - clock, time.process_time() - processor))
            rounds += 1
        each = best[0] / times
        self.rows.append((name, each, best[1] / times))
        return each

    def table(self) -> str:
        def shown(seconds: float) -> str:
            for unit, size in (("ms", 1e-3), ("µs", 1e-6)):
                if seconds >= size:
                    return f"{seconds / size:.2f} {unit}"
            return f"{seconds * 1e9:.1f} ns"

        lines = ["| | each | a second | processor time | against `check` |", "|---|---:|---:|---:|---:|"]
        for name, each, processor in self.rows:
            ratio = f"{each / self.check:.3g} ×"
            lines.append(f"| {name} | {shown(each)} | {1 / each:,.0f} | {shown(processor)} | {ratio} |")
        return "\n".join(lines)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true", help="few rows and rounds: whether it runs")
    quick = options.parse_args().quick
    rows = 50_000 if quick else 250_000
    told = Told(0.01 if quick else 1.5)
    draw = random.Random(7)
    asks: list[Ask] = [
        (draw.choice(SECTIONS), draw.choice(KINDS), draw.choice(GROUPS), draw.randint(1, 6), draw.randint(0, 40))
        for _ in range(2_000)
    ]
    book = bv.RuleBook.from_json(json.dumps(BOOK))
    one_by_one(book, asks, told)
    preview(told)
    bulk(book, rows, told)
    payments(told)
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("zen-engine", "openfisca-core", "duckdb", "pyarrow", "numpy")]
    print(f"## Python {platform.python_version()}\n\nWith {', '.join(versions)}.\n\n{told.table()}")


def one_by_one(book: bv.RuleBook, asks: list[Ask], told: Told) -> None:
    """One decision at a time."""
    expected = [plain(*ask) for ask in asks]
    pairs = [
        (book.situation({"group": group, "step": step, "years": years}), bv.Proposal(section=section, activity_type=kind))
        for section, kind, group, step, years in asks
    ]

    def why(verdict: bv.Verdict) -> int:
        return sum(1 << WRONG.index(fact) for check in verdict.refusals for fact in check.facts)

    def each(one: Callable[[bv.Situation, bv.Proposal], object]) -> Callable[[], None]:
        def run() -> None:
            for place, proposal in pairs:
                one(place, proposal)

        return run

    verdicts = [place.check(proposal, on=ON) for place, proposal in pairs]
    assert [why(verdict) for verdict in verdicts] == expected
    assert [verdict.decision == "refused" for verdict in verdicts] == [wrong > 0 for wrong in expected]

    count = len(asks)
    told.measure("an empty function", each(lambda place, proposal: None), count)
    told.check = told.measure("`check`, the decision read", each(lambda place, proposal: place.check(proposal, on=ON).decision), count)
    told.measure("`reasons`, the same as a set of bits", each(lambda place, proposal: place.reasons(proposal, on=ON).bits), count)
    told.measure("`check`, a list of every check", each(lambda place, proposal: place.check(proposal, on=ON).checks), count)
    told.measure("`check`, what is wrong by name", each(lambda place, proposal: why(place.check(proposal, on=ON))), count)

    table = {(s, k, g, st, y): plain(s, k, g, st, y) for s in SECTIONS for k in KINDS for g in GROUPS for st in range(1, 7) for y in range(41)}

    def look_up() -> None:
        for ask in asks:
            table[ask]

    told.measure("a dict of ready answers", look_up, count)

    content = json.dumps(decision_table())
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"bench": json.loads(content)}}})
    decision = engine.create_decision(zen.ZenDecisionContent(content))
    inputs = [dict(zip(("section", "kind", "group", "step", "years"), ask, strict=True)) for ask in asks]

    def wrong(result: Any) -> int:
        return sum(1 << WRONG.index(one["fact"]) for one in result) if isinstance(result, list) else 0

    assert [wrong(decision.evaluate(one)["result"]) for one in inputs] == expected, "zen answers otherwise"
    requests = [{"key": "bench", "context": one} for one in inputs]
    together = engine.evaluate_batch(requests)
    assert [wrong(one["data"]["result"]) for one in together] == expected, "zen answers otherwise in a batch"
    few = inputs[:20]
    told.measure("zen-engine, the decision ready", lambda: [decision.evaluate(one) for one in few], len(few))
    batch = requests[:400]
    told.measure("zen-engine, a batch of 400, static loader", lambda: engine.evaluate_batch(batch), len(batch))


def decision_table() -> dict[str, Any]:
    """The decision as zen says it: a row for each thing that can be wrong, and all that are collected."""
    fields = ["section", "kind", "group", "step", "years"]
    rules = [
        {"section": '"S1"', "group": 'not in ["family"]', "fact": '"group"'},
        {"section": '"S2"', "step": "< 4", "fact": '"step"'},
        {"kind": '"A1"', "years": ">= 18", "fact": '"years"'},
    ]
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": field, "name": field, "field": field} for field in fields],
        "outputs": [{"id": "fact", "name": "fact", "field": "fact"}],
        "rules": [{"_id": str(at), **{field: rule.get(field, "") for field in [*fields, "fact"]}} for at, rule in enumerate(rules)],
    }
    return {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode"},
            {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
            {"id": "out", "name": "out", "type": "outputNode"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }


def preview(told: Told) -> None:
    """What a grant would cost, of the children's rule book."""
    book = bv.RuleBook.load("examples/rulebooks/children.json")
    plan = bv.PaymentPlan.monthly(1, bv.Price.per_unit(Decimal("12.5"), Decimal("495.00"))).with_id("p")
    draft = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("1").by("90010011")
    told.measure("`preview`, the cost read", lambda: bv.plan.preview(book, [], [draft], ON).decision.this_year, 1)


def bulk(book: bv.RuleBook, rows: int, told: Told) -> None:
    """Many decisions at once, columns in and columns out."""
    draw = np.random.default_rng(7)
    section, kind = draw.integers(0, 2, rows, dtype=np.uint32), draw.integers(0, 2, rows, dtype=np.uint32)
    group, step = draw.integers(0, 2, rows), draw.integers(1, 7, rows)
    years = draw.integers(0, 41, rows)
    wrong = np.where(section == 0, 1 * (group != 0), 2 * (step < 4)) | 4 * ((kind == 0) & (years >= 18))

    numbers = np.array([book.section_number(one) for one in SECTIONS], dtype=np.uint32)
    kinds = np.array([book.activity_type_number(one) for one in KINDS], dtype=np.uint32)
    of_section, of_kind = numbers[section], kinds[kind]
    facts = {"group": group, "step": step, "years": years}

    def ours() -> bv.decide.BatchResult:
        return book.check_columns(section=of_section, activity_type=of_kind, on=ON, facts=facts)

    answers = pa.table(ours())
    # The dimensions that refusing checks look at are the bits from 32 on, in the order of the rule book.
    assert ((np.asarray(answers["reasons"]) >> np.uint64(32)) == wrong).all(), "columns answer otherwise"
    assert ((np.asarray(answers["decision"].combine_chunks().indices) == 2) == (wrong > 0)).all()
    told.measure(f"`check_columns`, a row of {rows:,} with its reasons", ours, rows)
    told.measure("`check_columns`, and all as a table of Arrow", lambda: pa.table(ours()), rows)

    table = pa.table({"section": section, "kind": kind, "grp": group, "step": step, "years": years})
    query = """select (case when section = 0 then (grp <> 0)::int else 2 * (step < 4)::int end)
        | 4 * (kind = 0 and years >= 18)::int as wrong, wrong = 0 as ok from asked"""
    connection = duckdb.connect()
    connection.register("asked", table)
    found = connection.sql(query).to_arrow_table()
    assert (np.asarray(found["wrong"]) == wrong).all(), "DuckDB answers otherwise"
    told.measure("DuckDB, with the reasons, as a table of Arrow", lambda: connection.sql(query).to_arrow_table(), rows)
    open_fisca({"section": section, "kind": kind, "grp": group, "step": step, "years": years}, wrong, told)


def open_fisca(columns: dict[str, Any], wrong: Any, told: Told) -> None:
    """The decision as OpenFisca says it: variables of persons, in columns."""
    person = entities.SingleEntity("person", "persons", "", "")
    common = {"value_type": int, "entity": person, "definition_period": periods.DateUnit.MONTH}

    def formula(persons: Any, period: Any) -> Any:
        section, kind, group, step, years = (persons(name, period) for name in columns)
        return np.where(section == 0, 1 * (group != 0), 2 * (step < 4)) | 4 * ((kind == 0) & (years >= 18))

    system = taxbenefitsystems.TaxBenefitSystem([person])
    for name in columns:
        system.add_variable(type(name, (variables.Variable,), dict(common)))
    system.add_variable(type("wrong", (variables.Variable,), {**common, "formula": formula}))
    period = periods.period("2026-01")
    given = {name: column.astype(np.int32) for name, column in columns.items()}
    count = len(wrong)

    def run() -> Any:
        simulation = simulations.SimulationBuilder().build_default_simulation(system, count=count)
        for name, column in given.items():
            simulation.set_input(name, period, column)
        return simulation.calculate("wrong", period)

    assert (run() == wrong).all(), "OpenFisca answers otherwise"
    told.measure("OpenFisca, with the reasons", run, count)


def payments(told: Told) -> None:
    """A million payments: made, and handed over as a table."""
    cases = 200
    frame = pa.table(
        {
            "case_id": [str(at) for at in range(cases)],
            "activity_id": ["a"] * cases,
            "status": ["granted"] * cases,
            "pays": ["daily"] * cases,
            "first_day": pa.array([date(2020, 1, 1)] * cases),
            "last_day": pa.array([date(2033, 9, 8)] * cases),
            "price": ["100.00"] * cases,
        }
    )
    portfolio = bv.forecast.Portfolio.from_arrow(frame)
    made = portfolio.payments()
    count = pa.table(made).num_rows
    told.measure(f"{count:,} payments handed over as a table of Arrow", lambda: pa.table(made), 1)
    told.measure("the same, and made anew", lambda: pa.table(portfolio.payments()), 1)


if __name__ == "__main__":
    main()
