"""A peer as a worker: the protocol of `src/worker.rs`, and what every peer needs to know of the data."""

import sys
import time
from pathlib import Path

import numpy as np
import pyarrow as pa

# Workload 1: months from January 2024.
SCHEDULES_FROM, SCHEDULES_MONTHS = "2024-01", 25
# Workload 2: months from January 2026; view x municipality x section x layer x month.
FROM, MONTHS = "2026-01", 36
MUNICIPALITIES, SECTIONS, LAYERS = 98, 40, 3
PAID, GRANTED, EXPECTED = range(LAYERS)
GROUPS = MUNICIPALITIES * SECTIONS


def table(directory: Path, name: str) -> pa.Table:
    """A table of the data; not copied, but mapped."""
    with pa.memory_map(str(directory / f"{name}.arrow")) as source:
        return pa.ipc.open_file(source).read_all()


def columns(directory: Path, name: str, every: int = 1) -> dict[str, np.ndarray]:
    """The columns of a table as numpy arrays; days as numbers."""
    read = table(directory, name).combine_chunks()
    arrays = {}
    for field in read.column_names:
        column = read.column(field).chunk(0)
        if pa.types.is_date32(column.type):
            column = column.view(pa.int32())
        arrays[field] = column.to_numpy(zero_copy_only=True)[::every]
    return arrays


def first_days(start: str, months: int) -> np.ndarray:
    """The first days of so many months, and of the one after, as day numbers."""
    first = np.datetime64(start, "M")
    return np.arange(first, first + months + 1).astype("datetime64[D]").astype(np.int32)


def rows_in_numbers(schedule: np.ndarray, day: np.ndarray, amount: np.ndarray) -> np.ndarray:
    """What is compared of rows: their number and three sums that depend on every one of them."""
    mixed = amount * (day ^ schedule).astype(np.int64)
    sums = [len(day), amount.sum(dtype=np.int64), day.sum(dtype=np.int64), mixed.sum(dtype=np.int64)]
    return np.array(sums, dtype=np.int64)


def serve(load, tasks, in_numbers=np.asarray) -> None:
    """Obeys commands from standard input until it ends.

    `load(directory, every)` reads the data and gives a state; each of `tasks` takes it and gives an answer;
    `in_numbers` makes the answer what is compared, outside of the time taken.
    """
    state = last = None
    for line in sys.stdin:
        match line.split():
            case ["load", directory, every]:
                start = time.perf_counter_ns()
                state = load(Path(directory), int(every))
                told = time.perf_counter_ns() - start
            case ["run", task]:
                last = None
                start, processor = time.perf_counter_ns(), time.process_time_ns()
                last = tasks[task](state)
                told = f"{time.perf_counter_ns() - start} {time.process_time_ns() - processor}"
            case ["dump", path]:
                numbers = in_numbers(last).astype("<i8").ravel()
                numbers.tofile(path)
                told = len(numbers)
            case ["memory"]:
                status = Path("/proc/self/status").read_text()
                told = int(status.split("VmHWM:")[1].split()[0])
            case words:
                print(f"fault what is {words}?", flush=True)
                continue
        print(f"ok {told}", flush=True)
