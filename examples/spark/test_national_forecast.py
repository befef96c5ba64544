"""Spark's answer equals that of one process, to the øre. Run by `cargo xtask spark-test`."""

import sys
import tempfile
from pathlib import Path

import bevilling as bv
import pyarrow as pa
import pyarrow.parquet as pq
from national_forecast import national_forecast, rates_of, schema_out
from pyspark.sql import SparkSession
from sample_plans import RATES, plans

MONTHS, BY = bv.forecast.Months.of_years(2026, 2028), ["municipality", "section"]


def by_group(rows: list[dict]) -> dict:
    """Figures by group, month and layer; those of 0 say nothing."""
    keys = [*BY, "month", "layer"]
    figures = {tuple(str(row[key]) for key in keys): row["amount"] for row in rows if row["amount"]}
    assert len(figures) == sum(1 for row in rows if row["amount"]), "a group is there twice"
    return figures


def main() -> None:
    table = plans(cases=4_000)
    rates = rates_of(RATES)
    portfolio = bv.forecast.Portfolio.from_arrow(table, rates=rates)
    spark = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("national forecast, tested")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "6")
        # Small batches, so that cases fall on both sides of their edges.
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "501")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    spark.sparkContext.addPyFile(str(Path(__file__).with_name("national_forecast.py")))
    with tempfile.TemporaryDirectory() as directory:
        path = f"{directory}/plans.parquet"
        # Not in the order of their cases, and in several files' worth of row groups.
        pq.write_table(table.take(pa.array(range(table.num_rows - 1, -1, -1))), path, row_group_size=2_000)
        for view, key, partitions, rows in [
            ("granted", "case_id", 5, 700),
            ("expected", "case_id", 3, 100_000),
            ("expected", "household", 7, 1_000),
        ]:
            whole = portfolio.forecast(MONTHS, by=BY, view=view)
            expected = by_group(pa.table(whole).cast(schema_out(BY)).to_pylist())
            figures = national_forecast(
                spark.read.parquet(path), MONTHS, by=BY, view=view, key=key, rates=rates, partitions=partitions,
                rows=rows,
            )
            national = by_group([row.asDict() for row in figures.collect()])
            assert national == expected, f"{view} by {key}: {sum(national.values())} is not {sum(expected.values())}"
            print(
                f"{view} view by {key}, {partitions} partitions: {len(national)} figures, "
                f"{sum(national.values())} kr, as in one process"
            )
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
