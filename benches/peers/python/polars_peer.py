"""Polars, in lazy expressions that it optimises by itself.

As with DuckDB: monthly payments by plus and minus and a running sum, those of every so many days by arithmetic
for each month they run in.
"""

import numpy as np
import polars as pl

from worker import (
    FROM, GROUPS, LAYERS, MONTHS, SCHEDULES_FROM, SCHEDULES_MONTHS, SECTIONS, first_days, rows_in_numbers,
    serve, table,
)

# By month since 1970: its first day and its length. By day since 1970: its month and its place in that. Columns to
# gather from: many times quicker than taking dates apart.
_FIRST = first_days("1970-01", 12 * 70)
MONTH_FIRST = pl.Series("first", _FIRST, pl.Int32)
MONTH_LENGTH = pl.Series("length", np.diff(_FIRST), pl.UInt8)
_DAYS = np.arange(_FIRST[-1])
_MONTH = np.searchsorted(_FIRST, _DAYS, side="right") - 1
MONTH_OF = pl.Series("month", _MONTH, pl.Int32)
DAY_OF_MONTH = pl.Series("day", _DAYS - _FIRST[_MONTH] + 1, pl.UInt8)
SCHEDULE_MONTH, FIRST_MONTH = ((int(at[:4]) - 1970) * 12 + int(at[5:]) - 1 for at in (SCHEDULES_FROM, FROM))


def load(directory, every):
    state = {}
    for name in ("activities", "rates", "providers", "paid", "schedules"):
        frame = pl.from_arrow(table(directory, name)).rechunk()
        if name != "paid":
            frame = frame.with_row_index("id").with_columns(pl.col("id").cast(pl.Int32))
        if name == "schedules":
            frame = frame.gather_every(every)
        state[name] = frame
    return state


# Days since 1970: month, day of the month, and whether it is the last; as columns to gather from.
_DAYS = np.arange(_FIRST[-1])
_MONTH = np.searchsorted(_FIRST, _DAYS, side="right") - 1
MONTH_OF = pl.Series("month", _MONTH, pl.Int32)
DAY_OF_MONTH = pl.Series("day", _DAYS - _FIRST[_MONTH] + 1, pl.UInt8)
# The last day of a month is due for every later day too: it is no later than the 28th then.
DUE_DAY = pl.Series("due", np.where(_DAYS + 1 == _FIRST[_MONTH + 1], 0, _DAYS - _FIRST[_MONTH] + 1), pl.UInt8)


def month_of(day):
    """The month of a day, both as numbers."""
    return pl.lit(MONTH_OF).gather(day)


def month_due(day, due):
    """The first month in which a day of the month, cut to its length, is on or after a day."""
    last = pl.lit(MONTH_LENGTH).gather(month_of(day))
    return month_of(day) + (pl.lit(DAY_OF_MONTH).gather(day) > pl.min_horizontal(due, last)).cast(pl.Int32)


def due(month, day):
    """The day of a month, as a number."""
    last = pl.min_horizontal(day, pl.lit(MONTH_LENGTH).gather(month)).cast(pl.Int32)
    return pl.lit(MONTH_FIRST).gather(month) + last - 1


def number(date):
    return date.cast(pl.Int32)


def until(date, start, step):
    """How many payments of every so many days there are before a date; days as numbers."""
    return (date - start + step - 1) // step


def rows(state):
    frame = state["schedules"].lazy()
    id, day, amount, step = (pl.col(name) for name in ("id", "day", "amount", "step"))
    parts = [
        frame.filter(step == each).select(
            id, pl.int_ranges(number(pl.col("start")), number(pl.col("end")) + 1, each, dtype=pl.Int32).alias("on"),
            amount,
        ).explode("on")
        for each in (1, 7, 14)
    ]
    monthly = frame.filter(step == 0).select(
        id, day, amount,
        pl.int_ranges(
            month_due(number(pl.col("start")), day), month_due(number(pl.col("end")) + 1, day), dtype=pl.Int32
        ).alias("month"),
    ).explode("month").select(id, due(pl.col("month"), day).alias("on"), amount)
    return pl.concat([*parts, monthly]).with_columns(pl.col("on").cast(pl.Date)).collect()


def months(state):
    frame = state["schedules"].lazy()
    step, day, amount = (pl.col(name) for name in ("step", "day", "amount"))
    start, stop = number(pl.col("start")), number(pl.col("end")) + 1
    monthly = frame.filter(step == 0)
    changes = pl.concat([
        monthly.select(month_due(start, day).alias("month"), amount),
        monthly.select(month_due(stop, day).alias("month"), -amount),
    ]).group_by("month").agg(pl.col("amount").sum())
    phases = (
        frame.filter(step > 0)
        .select(step.cast(pl.Int32), start.alias("start"), stop.alias("stop"), amount)
        .group_by("step", "start", "stop").agg(pl.col("amount").sum())
    )
    edges = first_days(SCHEDULES_FROM, SCHEDULES_MONTHS)
    every_month = pl.LazyFrame({
        "month": pl.Series(range(SCHEDULE_MONTH, SCHEDULE_MONTH + SCHEDULES_MONTHS), dtype=pl.Int32),
        "first": edges[:-1], "next": edges[1:],
    })
    low = pl.max_horizontal("start", "first")
    counts = until(pl.min_horizontal("stop", "next"), start, step) - until(low, start, step)
    steps = phases.join(every_month, how="cross").group_by("month").agg(
        (pl.col("amount") * pl.max_horizontal(counts, pl.lit(0))).sum().alias("steps")
    )
    return (
        every_month.join(changes, on="month", how="left").join(steps, on="month", how="left").sort("month")
        .select(pl.col("amount").fill_null(0).cum_sum() + pl.col("steps").fill_null(0)).collect()
    )


# A group, a layer and a month as one number: grouping by one column is quicker than by three.
WIDTH = MONTHS + 1


def key(layer, month):
    return ((pl.col("grp") * LAYERS + layer) * WIDTH + month).alias("key")


def sums(frame):
    return frame.group_by("key").agg(pl.col("one", "two").sum())


def priced(state):
    """Activities with a group, amounts of øre with VAT, and the day from which a change replaces; days as numbers."""
    activities, rates, col = state["activities"].lazy(), state["rates"], pl.col
    step, start, last = col("step"), number(col("start")), number(col("end"))
    first = pl.when(step == 0).join(due(month_due(start, col("day")), col("day"))).otherwise(start)
    cuts = (
        activities.filter(col("modifies") >= 0).select(col("modifies").alias("id"), first.alias("cut"), last.alias("last"))
        .filter(col("cut") <= col("last")).group_by("id").agg(col("cut").min())
    )
    by_rate = pl.when(col("rate") >= 0).join(col("rate"))

    def of(name):
        return pl.coalesce(pl.lit(rates[name]).gather(by_rate), col(name))

    factor = col("units") * pl.lit(state["providers"]["vat"].cast(pl.Int64)).gather(col("provider"))
    begin, stop = col("start"), col("stop")
    return (
        activities.join(cuts, on="id", how="left", maintain_order="left")
        .select(
            (col("municipality").cast(pl.Int32) * SECTIONS + col("section")).alias("grp"),
            (col("expected") + 1).cast(pl.Int32).alias("layer"), "day", step.cast(pl.Int32), start.alias("start"),
            (last + 1).alias("stop"), col("cut").fill_null(2**30),
            *(((factor * of(f"price_{n}") + 500_000) // 1_000_000).alias(f"amount_{n}") for n in (1, 2, 3)),
            *(number(of(f"change_{n}")).alias(f"change_{n}") for n in (1, 2)),
        )
        .with_columns(
            *(pl.min_horizontal(pl.max_horizontal(f"change_{n - 1}", begin), stop).alias(f"begin_{n}") for n in (2, 3))
        )
        .collect()
    )


def monthly_sums(frame):
    """Monthly payments: where amounts begin and end, in the granted and in the expected view, and running sums."""
    col = pl.col
    start, stop, cut, layer = (col(name) for name in ("start", "stop", "cut", "layer"))
    monthly = frame.lazy().filter(col("step") == 0)

    def event(of, day, one, two):
        month = (month_due(day, col("day")) - FIRST_MONTH).clip(0, MONTHS)
        return of.select(key(layer, month), one.alias("one"), two.alias("two"))

    def granted(amount):
        return pl.when(layer == 1).join(amount).otherwise(0)

    def before_cut(day, amount):
        return pl.when(day < cut).join(amount).otherwise(0)

    # A price that never begins is taken back on the last day.
    changes = [(start, col("amount_1")), (stop, -col("amount_3"))]
    changes += [(col(f"begin_{n}"), col(f"amount_{n}") - col(f"amount_{n - 1}")) for n in (2, 3)]
    events = [event(monthly, day, granted(amount), before_cut(day, amount)) for day, amount in changes]
    running = (
        pl.when(col("begin_3") < cut).join(col("amount_3")).when(col("begin_2") < cut).join(col("amount_2"))
        .otherwise(col("amount_1"))
    )
    replaced = monthly.filter((cut <= stop) & (cut > start))
    events.append(event(replaced, cut, pl.lit(0, pl.Int64), -running))
    every_key = pl.LazyFrame({"key": pl.Series(range(GROUPS * LAYERS * WIDTH), dtype=pl.Int32)})
    # After a run all is zero again, in the month beyond the last: so one sum runs through all of them.
    return (
        every_key.join(sums(pl.concat(events)), on="key", how="left", maintain_order="left")
        .select("key", pl.col("one", "two").fill_null(0).cum_sum())
    )


def sums_by_days(frame):
    """Payments of every so many days: pieces of one amount, counted for each month they run in."""
    col = pl.col
    start, step, cut, layer = (col(name) for name in ("start", "step", "cut", "layer"))
    by_days = frame.lazy().filter(step > 0)
    edges = [start, col("begin_2"), col("begin_3"), col("stop")]
    pieces = pl.concat([
        by_days.filter(begin < end).select(
            "grp", "layer", "step", "start", begin.alias("begin"), end.alias("end"),
            col(f"amount_{n + 1}").alias("amount"), "cut",
        )
        for n, (begin, end) in enumerate(zip(edges[:-1], edges[1:], strict=True))
    ]).collect().lazy()
    made = []
    for month, (first, following) in enumerate(zip(EDGES[:-1], EDGES[1:], strict=True)):
        low = until(pl.max_horizontal("begin", first), start, step)
        high = pl.min_horizontal("end", following)
        made.append(sums(pieces.filter((col("begin") < following) & (col("end") > first)).select(
            key(layer, month),
            pl.when(layer == 1).join(col("amount") * (until(high, start, step) - low)).otherwise(0).alias("one"),
            (col("amount") * (until(pl.min_horizontal(high, cut), start, step) - low).clip(0)).alias("two"),
        )))
    return made


EDGES = [pl.lit(int(day), pl.Int32) for day in first_days(FROM, MONTHS)]


def paid_sums(frame, paid):
    """Paid payments: not where and what was planned, but where and what was paid."""
    col = pl.col
    fields = ("grp", "layer", "cut", "change_1", "change_2", "amount_1", "amount_2", "amount_3")
    gathered = paid.lazy().select(
        number(col("scheduled")).alias("scheduled"), number(col("paid_on")).alias("paid_on"), "amount",
        *(pl.lit(frame[name]).gather(col("activity")).alias(name) for name in fields),
    )
    scheduled = col("scheduled")
    planned = (
        pl.when(scheduled < col("change_1")).join(col("amount_1")).when(scheduled < col("change_2"))
        .join(col("amount_2")).otherwise(col("amount_3"))
    )
    made = []
    for layer, day, amount in ((col("layer"), scheduled, -planned), (0, col("paid_on"), col("amount"))):
        month = month_of(day) - FIRST_MONTH
        made.append(sums(gathered.filter(month.is_between(0, MONTHS - 1)).select(
            key(layer, month), amount.alias("one"), pl.when(scheduled < col("cut")).join(amount).otherwise(0).alias("two")
        )))
    return made


def views(state):
    """Both views, side by side."""
    frame = priced(state)
    parts = [monthly_sums(frame), *sums_by_days(frame), *paid_sums(frame, state["paid"])]
    return sums(pl.concat(parts)).collect(engine="streaming")


def in_numbers(frame):
    if "on" in frame.columns:
        return rows_in_numbers(*(frame[name].to_physical().to_numpy() for name in ("id", "on", "amount")))
    if "one" not in frame.columns:
        return frame["amount"].to_numpy()
    totals = np.zeros((2, GROUPS * LAYERS * WIDTH), np.int64)
    for view, name in enumerate(("one", "two")):
        totals[view, frame["key"].to_numpy()] = frame[name].to_numpy()
    return totals.reshape(2, GROUPS, LAYERS, WIDTH)[:, :, :, :MONTHS]


if __name__ == "__main__":
    serve(load, {"rows": rows, "months": months, "views": views}, in_numbers)
