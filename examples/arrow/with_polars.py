"""Polars feeds a portfolio and reads its forecast. What is handed over lies in Arrow, and is not copied by hand."""

from datetime import date
from decimal import Decimal

import bevilling as bv
import polars as pl

# Plans as a host has them: a row for each activity. Columns without a meaning of their own are dimensions.
plans = pl.DataFrame(
    {
        "case_id": ["27-1", "27-1", "27-2", "27-3"],
        "activity_id": ["1", "2", "1", "1"],
        "status": ["granted", "expected", "granted", "granted"],
        # The second is an expected change of the first, and replaces it from its own first payment on.
        "modifies": [None, "1", None, None],
        "pays": ["monthly", "monthly", "weekly", "once"],
        "day_of_month": [1, 1, None, None],
        "first_day": [date(2026, 1, 1), date(2026, 9, 1), date(2026, 1, 6), date(2026, 3, 18)],
        "last_day": [date(2027, 12, 31), date(2027, 12, 31), date(2026, 12, 31), None],
        "units": ["1", "1", "12.5", "1"],
        "price": ["24500", "31250.50", None, "8750"],
        "rate": [None, None, "contact person", None],
        "section": ["BL-46", "BL-46", "BL-32-1-3", "BL-32-1-1"],
        "team": ["Børn 1", "Børn 1", "Børn 2", "Børn 2"],
    },
    schema_overrides={"section": pl.Categorical, "team": pl.Categorical},
)

rates = {
    "contact person": bv.dates.DatedAmounts([
        bv.dates.TimelineEntry(to=date(2026, 7, 1), value=Decimal("398.00")),
        bv.dates.TimelineEntry(from_=date(2026, 7, 1), value=Decimal("409.50")),
    ])
}

portfolio = bv.forecast.Portfolio.from_arrow(plans, rates=rates)
granted, expected = portfolio.views(bv.forecast.Months.of_year(2026), by=["section", "team"])

figures = pl.DataFrame(expected)
by_team = figures.group_by("team").agg(pl.col("amount").sum()).sort("team")
print(by_team)
assert by_team["amount"].sum() == expected.total()

# The four months from the change on cost 6,750.50 kr more each.
more = pl.DataFrame(expected)["amount"].sum() - pl.DataFrame(granted)["amount"].sum()
print(f"The expected change costs {more} kr this year.")
assert more == 4 * (Decimal("31250.50") - 24500)

# The payments themselves are a table too, and so is the portfolio.
payments = pl.DataFrame(portfolio.payments(view="expected"))
assert payments.filter(pl.col("counted").dt.year() == 2026)["oere"].sum() == 100 * expected.total()
assert len(bv.forecast.Portfolio.from_arrow(pl.DataFrame(portfolio), rates=rates)) == plans.height
