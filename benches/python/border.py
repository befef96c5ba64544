"""What crossing the border to Python costs, and what others cost there: the same decisions, answers compared.

    python benches/python/border.py [--quick]

Run it with the wheel of a release build. A peer that is not installed is left out, and said so. Every figure is the best
of three rounds, in one process; the ratio is against `check`, ours.

The decision is small enough that every peer can say it: may an activity be granted under one of two sections to a citizen
of a target group on an effort step, at an age? Ours says so by the rule book below with every check; the peers say yes,
no or unknown (no peer tells why; zen's decision table is its fastest way, with a static loader and trace off).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

import bevilling as bv

ON = date(2026, 1, 5)
BOOK = {
    "id": "bench",
    "version": "1",
    "title": {"da": "Måling"},
    "laws": [{"id": "L", "title": {"da": "Lov"}, "valid": {"from": "2024-01-01"}}],
    "dimensions": [
        {
            "id": "target_group",
            "title": {"da": "Målgruppe"},
            "domain": {"choice": [{"id": "family", "title": {"da": "Familie"}}, {"id": "disability", "title": {"da": "H"}}]},
        },
        {
            "id": "effort_step",
            "title": {"da": "Trin"},
            "domain": {"ladder": [{"step": step, "title": {"da": str(step)}} for step in range(1, 7)]},
        },
        {"id": "years", "title": {"da": "Alder"}, "domain": {"number": {"min": 0, "max": 120}}},
    ],
    "sections": [
        {"id": "S1", "title": {"da": "S1"}, "law": "L", "when": {"in": {"target_group": ["family"]}}},
        {"id": "S2", "title": {"da": "S2"}, "law": "L", "when": {"at_least": {"effort_step": 4}}},
    ],
    "activity_types": [
        {"id": "A1", "title": {"da": "A1"}, "when": {"below": {"years": 18}}},
        {"id": "A2", "title": {"da": "A2"}},
    ],
    "offers": [
        {"section": section, "activity_type": kind, "role": "main"} for section in ("S1", "S2") for kind in ("A1", "A2")
    ],
}
SECTIONS, KINDS, GROUPS = ("S1", "S2"), ("A1", "A2"), ("family", "disability")


def plain(section: str, kind: str, group: str, step: int, years: int) -> str:
    """The decision in plain Python: what all answers are held against."""
    right = group == "family" if section == "S1" else step >= 4
    return "allowed" if right and (kind == "A2" or years < 18) else "refused"


def best(work: Callable[[], object], times: int) -> float:
    """Seconds for one of `times`, the best of three rounds."""
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return min(rounds) / times


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true", help="fewer rows")
    quick = options.parse_args().quick
    calls, rows = (2_000, 100_000) if quick else (200_000, 5_000_000)
    draw = random.Random(7)
    asked = [
        (draw.choice(SECTIONS), draw.choice(KINDS), draw.choice(GROUPS), draw.randint(1, 6), draw.randint(0, 40))
        for _ in range(1_000)
    ]
    expected = [plain(*one) for one in asked]
    told: list[tuple[str, float]] = []

    book = bv.RuleBook.from_json(json.dumps(BOOK))
    places = [book.place({"target_group": group, "effort_step": step, "years": years}) for _, _, group, step, years in asked]
    proposals = [bv.Proposal(section=section, activity_type=kind) for section, kind, *_ in asked]
    pairs = list(zip(places, proposals, strict=True))
    assert [place.check(proposal, on=ON).decision for place, proposal in pairs] == expected

    def repeat(one: Callable[[Any, Any], object]) -> Callable[[], None]:
        def run() -> None:
            for _ in range(calls // len(pairs)):
                for place, proposal in pairs:
                    one(place, proposal)

        return run

    told.append(("an empty Python function", best(repeat(lambda place, proposal: None), calls)))
    told.append(("check, prepared", best(repeat(lambda place, proposal: place.check(proposal, on=ON)), calls)))
    ours = told[-1][1]
    told.append(("check, and its decision", best(repeat(lambda p, q: p.check(q, on=ON).decision), calls)))
    told.append(("check, and every reason looked at", best(repeat(lambda p, q: p.check(q, on=ON).checks), calls)))

    table = {(s, k, g, st, y): plain(s, k, g, st, y) for s in SECTIONS for k in KINDS for g in GROUPS for st in range(1, 7) for y in range(41)}

    def look_up() -> None:
        for _ in range(calls // len(asked)):
            for one in asked:
                table[one]

    told.append(("a plain dict, no engine behind it", best(look_up, calls)))

    try:
        import zen

        content = json.dumps(decision_table())
        engine = zen.ZenEngine()
        decision = engine.create_decision(content)
        inputs = [dict(zip(("section", "kind", "group", "step", "years"), one, strict=True)) for one in asked]
        answers = [decision.evaluate(one)["result"].get("decision", "refused") for one in inputs]
        assert answers == expected, "zen answers otherwise"
        few = max(1, calls // 20 // len(inputs))

        def zen_all() -> None:
            for _ in range(few):
                for one in inputs:
                    decision.evaluate(one)

        told.append(("zen-engine, trace off", best(zen_all, few * len(inputs))))
    except ImportError:
        print("zen-engine is not installed: left out")

    bulk(book, rows, told)
    rows_out(rows, told)

    width = max(len(name) for name, _ in told)
    print(f"\n{'':{width}}  {'ns each':>12}  {'a second':>14}  against check")
    for name, seconds in told:
        print(f"{name:{width}}  {seconds * 1e9:12.1f}  {1 / seconds:14,.0f}  {seconds / ours:8.3f} ×")


def decision_table() -> dict[str, Any]:
    """The decision as zen says it: a table, first hit."""
    fields = ["section", "kind", "group", "step", "years"]
    rules = [
        {"section": '"S1"', "kind": '"A2"', "group": '"family"'},
        {"section": '"S1"', "kind": '"A1"', "group": '"family"', "years": "< 18"},
        {"section": '"S2"', "kind": '"A2"', "step": ">= 4"},
        {"section": '"S2"', "kind": '"A1"', "step": ">= 4", "years": "< 18"},
        {},
    ]
    rows = [
        {"_id": str(at), **{field: rule.get(field, "") for field in fields}, "decision": '"refused"' if not rule else '"allowed"'}
        for at, rule in enumerate(rules)
    ]
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": field, "name": field, "field": field} for field in fields],
        "outputs": [{"id": "decision", "name": "decision", "field": "decision"}],
        "rules": rows,
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


def bulk(book: bv.RuleBook, rows: int, told: list[tuple[str, float]]) -> None:
    """Many decisions at once, columns in and columns out."""
    import duckdb
    import pyarrow as pa

    draw = np.random.default_rng(7)
    section, kind = draw.integers(0, 2, rows, dtype=np.uint32), draw.integers(0, 2, rows, dtype=np.uint32)
    group, step = draw.integers(0, 2, rows), draw.integers(1, 7, rows)
    years = draw.integers(0, 41, rows)
    numbers = np.array([book.section_number(one) for one in SECTIONS], dtype=np.uint32)
    kinds = np.array([book.activity_type_number(one) for one in KINDS], dtype=np.uint32)
    asked = {"section": numbers[section], "activity_type": kinds[kind], "on": ON}
    facts = {"target_group": group, "effort_step": step, "years": years}
    answers = pa.table(book.check_columns(**asked, facts=facts))
    refused = np.asarray(answers["decision"].combine_chunks().indices) == 2

    right = np.where(section == 0, group == 0, step >= 4) & ((kind == 1) | (years < 18))
    assert (refused == ~right).all(), "columns answer otherwise"
    told.append(("check_columns, with the reasons", best(lambda: book.check_columns(**asked, facts=facts), rows)))

    table = pa.table({"section": section, "kind": kind, "grp": group, "step": step, "years": years})
    query = """select (case when section = 0 then grp = 0 else step >= 4 end) and (kind = 1 or years < 18) as ok,
        case when section = 0 and grp <> 0 then 1 else 0 end | case when section = 1 and step < 4 then 2 else 0 end
        | case when kind = 0 and years >= 18 then 4 else 0 end as reasons from asked"""
    connection = duckdb.connect()
    connection.register("asked", table)
    found = connection.execute(query).fetch_arrow_table()
    assert (np.asarray(found["ok"]) == right).all(), "DuckDB answers otherwise"
    told.append(("DuckDB, with the reasons", best(lambda: connection.execute(query).fetch_arrow_table(), rows)))
    open_fisca(section, kind, group, step, years, right, told)


def open_fisca(section: Any, kind: Any, group: Any, step: Any, years: Any, right: Any, told: list[tuple[str, float]]) -> None:
    """The decision as OpenFisca says it: variables of persons, in columns."""
    try:
        from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables
    except ImportError:
        print("openfisca-core is not installed: left out")
        return
    person = entities.SingleEntity("person", "persons", "", "")

    def given(name: str) -> type:
        return type(name, (variables.Variable,), {"value_type": int, "entity": person, "definition_period": "month"})

    def formula(persons: Any, period: Any) -> Any:
        of_section, of_kind = persons("section", period), persons("kind", period)
        right = np.where(of_section == 0, persons("grp", period) == 0, persons("step", period) >= 4)
        return right & ((of_kind == 1) | (persons("years", period) < 18))

    fields = {"value_type": bool, "entity": person, "definition_period": "month", "formula": formula}
    system = taxbenefitsystems.TaxBenefitSystem([person])
    names = ("section", "kind", "grp", "step", "years")
    for name in names:
        system.add_variable(given(name))
    system.add_variable(type("ok", (variables.Variable,), fields))
    period = periods.period("2026-01")

    def run() -> Any:
        simulation = simulations.SimulationBuilder().build_default_simulation(system, count=len(section))
        for name, column in zip(names, (section, kind, group, step, years), strict=True):
            simulation.set_input(name, period, column.astype(np.int32))
        return simulation.calculate("ok", period)

    assert (run() == right).all(), "OpenFisca answers otherwise"
    told.append(("OpenFisca, without the reasons", best(run, len(section))))


def rows_out(rows: int, told: list[tuple[str, float]]) -> None:
    """A table of payments handed over, made anew each time."""
    import pyarrow as pa

    rows = min(rows, 1_000_000)
    cases = 200
    frame = pa.table(
        {
            "case_id": [str(at) for at in range(cases)],
            "activity_id": ["a"] * cases,
            "status": ["granted"] * cases,
            "frequency": ["daily"] * cases,
            "start": pa.array([date(2020, 1, 1)] * cases),
            "end": pa.array([date(2033, 9, 8)] * cases),
            "amount": ["100.00"] * cases,
        }
    )
    try:
        portfolio = bv.forecast.Portfolio.from_arrow(frame)
    except bv.BevillingError as error:
        print(f"payments as a table: left out ({error.code})")
        return
    count = len(portfolio.payments())
    seconds = best(lambda: pa.table(portfolio.payments()), 1)
    print(f"{count:,} payments made and handed over as a table in {seconds * 1e3:.1f} ms")
    told.append(("a payment, made and handed over as a row", seconds / count))


if __name__ == "__main__":
    main()
