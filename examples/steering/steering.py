"""The steering of a municipality's budget, as `cargo run -p examples --bin steering` tells it, from Python.

The portfolios of this month and the last come as Arrow; the budget and the scenarios are the same files. So the text and
the pictures are the same, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import bevilling as bv
import polars as pl
from bevilling.forecast import Bridge, Budget, BudgetFollowUp, Comparison, Forecast, Months, Portfolio, PortfolioNet, Scenario
from bevilling.title import Language

ROOT = Path(__file__).resolve().parents[2]
MADE = ROOT / "target" / "bevilling" / "steering"
ON = date(2026, 10, 31)


@dataclass(frozen=True)
class Steering:
    """What the budget officer looks at, at the end of October 2026."""

    book: bv.RuleBook
    forecast: Forecast
    follow_up: BudgetFollowUp
    comparison: Comparison
    bridge: Bridge
    net_bridge: Bridge
    net: PortfolioNet

    @classmethod
    def of(cls, made: Path) -> Steering:
        """Everything, of the portfolios in a folder."""
        book = bv.RuleBook.load(ROOT / "examples" / "rulebooks" / "children.json")
        files = ROOT / "examples" / "forecast"
        budget = Budget.from_json((files / "budget.json").read_text(encoding="utf-8"))
        listed = json.loads((files / "scenarios.json").read_text(encoding="utf-8"))
        scenarios = [Scenario.from_json(json.dumps(one)) for one in listed]
        last_known = bv.plan.Extrapolation.LastKnown()
        before, now = (
            Portfolio.from_ipc((made / f"{name}.arrow").read_bytes(), extrapolation=last_known)
            for name in ("last-month", "municipality")
        )

        years, by = Months.of_years(2026, 2027), ["section"]
        bridge = now.bridge_from(before, years, by=by)
        was = before.net(book, years, by=by, extrapolation=last_known)
        net = now.net(book, years, by=by, extrapolation=last_known)
        return cls(
            book=book,
            forecast=now.forecast(years, by=["section", "team"]),
            follow_up=now.follow_up(budget, on=ON, before=before),
            comparison=now.compare(scenarios, years, by=by, books=[book]),
            bridge=bridge,
            net_bridge=bridge.net_of(was, net),
            net=net,
        )

    def to_text(self, lang: Language) -> str:
        """Everything as text."""
        da = lang == "da"
        chapters = [
            ("Prognose" if da else "Forecast", self.forecast.regrouped(["section"]).to_text(lang, self.book)),
            ("Budgetopfølgning" if da else "Budget follow-up", self.follow_up.to_text(lang)),
            ("Scenarier" if da else "Scenarios", self.comparison.to_text(lang, self.book)),
            ("Siden sidste måned" if da else "Since last month", self.bridge.to_text(lang)),
            ("Netto siden sidste måned" if da else "Net since last month", self.net_bridge.to_text(lang)),
            ("Udgift og refusion" if da else "Cost and reimbursement", self.net.to_text(lang)),
        ]
        return "".join(f"\n== {title} ==\n\n{text}" for title, text in chapters)

    def pictures(self, lang: Language) -> Iterator[tuple[str, str]]:
        """Every picture, by its name."""
        size = bv.chart.Size
        wide, half = size(1080, 420), size(540, 300)
        yield "budget-cumulative", self.follow_up.to_svg_cumulative(lang, wide)
        yield "budget", self.follow_up.to_svg(lang, wide)
        for line in self.follow_up.lines:
            yield f"line-{line.id}", line.to_svg_cumulative(ON, lang, half)
        yield "bridge", self.bridge.to_svg(lang, wide)
        yield "scenarios", self.comparison.to_svg(lang, size(1080, 260))
        yield "forecast", self.forecast.to_svg(lang, wide)
        yield "sections", self.forecast.to_svg_heat("section", lang, book=self.book, size=size(1080, 560))
        yield "net-bridge", self.net_bridge.to_svg(lang, wide)

    def tables(self) -> Iterator[pl.DataFrame]:
        """The figures as tables, to go on with."""
        figures = pl.DataFrame(self.forecast).with_columns(pl.col("month").dt.year().alias("year"))
        yield figures.pivot("layer", index=["year", "team"], values="amount", aggregate_function="sum").sort("year", "team")
        lines = [*self.follow_up.lines, self.follow_up.total]
        yield pl.DataFrame(
            [
                {"line": line.name("en"), "budget": of.budget, "paid": of.paid, "result": of.result, "deviation": of.deviation}
                for line, of in ((line, line.status) for line in lines)
            ]
        )
        moved = [pl.DataFrame(part.change).select(pl.lit(part.cause).alias("cause"), "amount") for part in self.bridge.parts]
        yield pl.concat(moved).group_by("cause", maintain_order=True).agg(pl.col("amount").sum())


def main() -> None:
    """Tells it, shows the tables, and writes text and pictures to a folder."""
    parser = argparse.ArgumentParser(description="Follows up the budget of a made-up municipality.")
    parser.add_argument("--made", type=Path, default=MADE, help="the folder with the portfolios")
    parser.add_argument("--out", type=Path, default=MADE / "python", help="the folder that text and pictures are written to")
    parser.add_argument("--lang", choices=("da", "en"), default="da")
    given = parser.parse_args()
    if not (given.made / "municipality.arrow").exists():
        sys.exit("there is no municipality yet: cargo run --release -p examples --bin steering")

    steering = Steering.of(given.made)
    printed = steering.to_text(given.lang)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "text.txt").write_text(printed, encoding="utf-8", newline="\n")
    for name, svg in steering.pictures(given.lang):
        (given.out / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
    print(printed)
    for table in steering.tables():
        print(table)


if __name__ == "__main__":
    main()
