"""A forecast of a whole country's plans: the function of one machine, run in every partition by Spark.

    python national_forecast.py PLANS.parquet --from 2026-01 --to 2028-12 --by municipality section

The plans are rows in the columns that `bevilling.Portfolio` reads; see docs/spark.md.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import bevilling as bv
import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

# The rows of so many plans are forecast at once: what a partition needs of memory does not grow with its size.
ROWS_AT_ONCE = 100_000
# Rows of one batch that is handed back to Spark.
ROWS_OUT = 10_000


def whole(batches: Iterator[pa.RecordBatch], key: str, rows: int) -> Iterator[pa.Table]:
    """Tables of at least `rows` rows, which must be sorted by `key`: what has one key stays together."""
    held: list[pa.RecordBatch] = []
    count = 0
    for batch in batches:
        held.append(batch)
        count += batch.num_rows
        if count < rows:
            continue
        table = pa.Table.from_batches(held)
        keys = table[key]
        # The last key may go on in the next batch.
        complete = pc.index(keys, keys[-1]).as_py()
        if complete:
            yield table.slice(0, complete)
        held = table.slice(complete).to_batches()
        count -= complete
    if count:
        yield pa.Table.from_batches(held)


def schema_out(by: list[str]) -> pa.Schema:
    """What comes out of a partition: a sum for each group, month and layer there is in it."""
    labels = [pa.field(name, pa.string()) for name in by]
    kroner = pa.decimal128(38, 2)
    return pa.schema([*labels, ("month", pa.date32()), ("layer", pa.string()), ("amount", kroner)])


def forecaster(
    months: bv.forecast.Months,
    *,
    by: list[str],
    view: str,
    key: str,
    rates: dict[str, bv.dates.DatedAmounts],
    rows: int = ROWS_AT_ONCE,
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The function that `mapInArrow` runs in each partition."""

    def forecast(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for table in whole(batches, key, rows):
            portfolio = bv.forecast.Portfolio.from_arrow(table, rates=rates)
            figures = pa.table(portfolio.forecast(months, by=by, view=view)).cast(schema_out(by))
            yield from figures.to_batches(max_chunksize=ROWS_OUT)

    return forecast


def national_forecast(
    plans: DataFrame,
    months: bv.forecast.Months,
    *,
    by: list[str],
    view: str = "expected",
    key: str = "case_id",
    rates: dict[str, bv.dates.DatedAmounts] | None = None,
    partitions: int | None = None,
    rows: int = ROWS_AT_ONCE,
) -> DataFrame:
    """The forecast of all plans, by month, group and layer.

    Plans of one `key` are forecast together: by `case_id`, since a change and what it replaces are of one case; by
    `household`, where siblings are pooled. Spark shuffles them so, and adds up what the partitions come to.
    """
    together = plans.repartition(partitions, key) if partitions else plans.repartition(key)
    function = forecaster(months, by=by, view=view, key=key, rates=rates or {}, rows=rows)
    columns = ", ".join([*(f"`{name}` string" for name in by), "month date, layer string, amount decimal(38, 2)"])
    parts = together.sortWithinPartitions(key).mapInArrow(function, columns)
    groups = [*by, "month", "layer"]
    return parts.groupBy(*groups).agg(F.sum("amount").cast("decimal(38, 2)").alias("amount")).orderBy(*groups)


def rates_of(text: str) -> dict[str, bv.dates.DatedAmounts]:
    """Rates of JSON: by id, what a unit costs, from when."""
    return {id: bv.dates.DatedAmounts.from_json(json.dumps(values)) for id, values in json.loads(text).items()}


def month(text: str) -> bv.dates.Month:
    """A month such as 2026-01."""
    year, number = text.split("-")
    return bv.dates.Month(int(year), int(number))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("plans", help="Parquet files of plans")
    asked.add_argument("--rates", type=Path, help="the rates as JSON, by id")
    asked.add_argument("--from", dest="first", required=True, type=month, help="the first month, such as 2026-01")
    asked.add_argument("--to", dest="last", required=True, type=month, help="the last month")
    asked.add_argument("--by", nargs="*", default=["municipality"], help="dimensions")
    asked.add_argument("--view", choices=["granted", "expected"], default="expected")
    asked.add_argument("--key", default="case_id", help="what is forecast together: case_id, or household")
    asked.add_argument("--out", help="where the figures are written as Parquet; else the first are shown")
    given = asked.parse_args()

    spark = SparkSession.builder.appName("national forecast").getOrCreate()
    figures = national_forecast(
        spark.read.parquet(given.plans),
        bv.forecast.Months(given.first, given.last),
        by=given.by, view=given.view, key=given.key,
        rates=rates_of(given.rates.read_text()) if given.rates else None,
    )
    if given.out:
        figures.write.parquet(given.out)
    else:
        figures.show(50)
    spark.stop()


if __name__ == "__main__":
    main()
