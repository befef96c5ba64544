"""numpy, vectorised by counting: plus and minus where an amount begins and ends, then running sums.

Threads take halves of the rows, in sorted order of nothing: bincount and the ufuncs let go of the GIL.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from worker import (
    EXPECTED, FROM, GRANTED, GROUPS, LAYERS, MONTHS, PAID, SCHEDULES_FROM, SCHEDULES_MONTHS, SECTIONS,
    columns, first_days, rows_in_numbers, serve,
)

THREADS = int(sys.argv[1])
POOL = ThreadPoolExecutor(THREADS) if THREADS > 1 else None

# Look-up tables over the days from 2020 to 2034: month, day of the month, length of the month.
CALENDAR = np.arange("2020-01-01", "2035-01-01", dtype="datetime64[D]")
DAY_0 = int(CALENDAR[0].astype(np.int64))
MONTH_OF = CALENDAR.astype("datetime64[M]").astype(np.int32)
_MONTH_STARTS = MONTH_OF.astype("datetime64[M]").astype("datetime64[D]")
DAY_OF_MONTH = ((CALENDAR - _MONTH_STARTS).astype(np.int32) + 1).astype(np.int8)
_NEXT_STARTS = (MONTH_OF + 1).astype("datetime64[M]").astype("datetime64[D]")
MONTH_LENGTH = (_NEXT_STARTS - _MONTH_STARTS).astype(np.int8)


def load(directory, every):
    state = {name: columns(directory, name) for name in ("activities", "rates", "providers", "paid")}
    state["schedules"] = columns(directory, "schedules", every)
    state["every"] = every
    return state


def in_parts(work, count):
    """`work(from, to)` on as many parts of the rows as there are threads."""
    if POOL is None:
        return [work(0, count)]
    edges = np.linspace(0, count, THREADS + 1).astype(int)
    return list(POOL.map(work, edges[:-1], edges[1:]))


def month_due(days, day):
    """The first month in which `day`, cut to the length of the month, is on or after each of `days`."""
    at = days - DAY_0
    return MONTH_OF[at] + (DAY_OF_MONTH[at] > np.minimum(day, MONTH_LENGTH[at]))


# Workload 1 ---------------------------------------------------------------------------------------------------


def rows(state):
    """All payments: schedules of one frequency and as many payments as a matrix, written where it belongs."""
    table, every = state["schedules"], state["every"]
    step, day, start, end = (table[field] for field in ("step", "day", "start", "end"))
    first = month_due(start, day)
    counts = np.where(step == 0, month_due(end + 1, day) - first, (end - start) // np.maximum(step, 1) + 1)
    # Kinds: frequency and number of payments. There are few of them.
    kinds, kind = np.unique(step * np.int64(1 << 32) + counts, return_inverse=True)
    ends = np.cumsum(np.bincount(kind) * (kinds & 0xFFFF_FFFF))
    total = int(ends[-1]) if len(ends) else 0
    schedules, days, amounts = np.empty(total, np.int32), np.empty(total, np.int32), np.empty(total, np.int64)

    def fill(chosen, place, each, count):
        shape = (len(chosen), count)
        span = slice(place, place + shape[0] * count)
        schedules[span].reshape(shape)[:] = (chosen * every).astype(np.int32)[:, None]
        amounts[span].reshape(shape)[:] = table["amount"][chosen][:, None]
        number = np.arange(count, dtype=np.int32)
        if each:
            np.add(start[chosen][:, None], number * np.int32(each), out=days[span].reshape(shape))
        else:
            month = (first[chosen] - MONTH_0)[:, None] + number
            within = np.minimum((day[chosen] - np.uint8(1))[:, None], LAST_DAYS[month])
            np.add(MONTH_FIRST[month], within, out=days[span].reshape(shape))

    jobs = []
    for number, (packed, finish) in enumerate(zip(kinds.tolist(), ends.tolist(), strict=True)):
        each, count = packed >> 32, packed & 0xFFFF_FFFF
        chosen = np.flatnonzero(kind == number)
        begin = finish - len(chosen) * count
        for part in np.array_split(np.arange(len(chosen)), THREADS):
            if len(part) and count:
                jobs.append((chosen[part], begin + int(part[0]) * count, each, count))
    list((POOL.map if POOL else map)(fill, *zip(*jobs, strict=True)))
    return schedules, days, amounts


# The first day and the length of each month from 2020 on.
MONTH_0 = int(MONTH_OF[0])
MONTH_FIRST = np.flatnonzero(DAY_OF_MONTH == 1).astype(np.int32) + DAY_0
LENGTHS = MONTH_LENGTH[MONTH_FIRST - DAY_0]
LAST_DAYS = (LENGTHS - 1).astype(np.uint8)


def months(state):
    """Totals per month."""
    table = state["schedules"]

    def part(low, high):
        amount = table["amount"][low:high].astype(float)
        group = np.zeros(high - low, np.int32)
        adder = Adder(1, SCHEDULES_FROM, SCHEDULES_MONTHS)
        start, end = table["start"][low:high], table["end"][low:high] + 1
        adder.add(group, table["step"][low:high], table["day"][low:high], start, [start, end], [amount, -amount])
        return adder.totals()

    return sum(in_parts(part, len(table["step"]))).astype(np.int64)


# Workload 2 ---------------------------------------------------------------------------------------------------


class Adder:
    """DatedAmounts that begin and end, by group; totals per month at last.

    A monthly amount that begins in a month is a plus there, and a minus where it ends: a running sum gives the
    months. For steps of days, a change of the amount counts for the days that are left of its month, and from
    the next month on it runs, by phase: so many times as that phase has days in the month.
    """

    def __init__(self, groups, start, months):
        self.groups, self.months = groups, months
        self.first_month = int(np.datetime64(start, "M").astype(np.int64))
        self.edges = first_days(start, months)
        self.total = np.zeros((months + 1, groups))

    def add(self, group, step, day, start, bounds, changes):
        """From each of `bounds` on, the amount of a payment changes by `changes`."""
        for each in (0, 1, 7, 14):
            chosen = np.flatnonzero(step == each)
            if not len(chosen):
                continue
            of = [bound[chosen] for bound in bounds]
            by = np.concatenate([change[chosen] for change in changes])
            if each:
                self._steps(each, group[chosen], start[chosen], of, by)
            else:
                self._monthly(group[chosen], day[chosen], of, by)

    def _grid(self, width, place, month, change):
        """Sums by month, from one after the last on alike, and place."""
        at = np.concatenate([place + one * np.int32(width) for one in month])
        return np.bincount(at, change, (self.months + 1) * width).reshape(self.months + 1, width)

    def _monthly(self, group, day, bounds, change):
        month = [np.clip(month_due(bound, day) - self.first_month, 0, self.months) for bound in bounds]
        self.total += self._grid(self.groups, group, month, change).cumsum(axis=0)

    def _steps(self, each, group, start, bounds, change):
        first, beyond = int(self.edges[0]), int(self.edges[-1])
        each = np.int32(each)
        # Of each day in the months: its month, and how many days of its phase are left of it.
        days = np.arange(first, beyond + each, dtype=np.int32)
        month_of = np.minimum(MONTH_OF[days - DAY_0] - self.first_month, self.months).astype(np.int32)
        left = (self.edges[np.minimum(month_of + 1, self.months)] - days + each - 1) // each
        left[beyond - first :] = 0
        since = start - np.int32(first)
        phase = since % each
        at = []
        for bound in bounds:
            # The first payment on or after the bound, in the months.
            day = np.maximum(bound - np.int32(first), 0)
            at.append(np.minimum(day + (phase - day) % each, np.int32(len(days) - 1)))
        month = [month_of[day] for day in at]
        rest = np.concatenate([left[day] for day in at])
        self.total += self._grid(self.groups, group, month, change * rest)
        next_month = [np.minimum(one + np.int32(1), np.int32(self.months)) for one in month]
        runs = self._grid(self.groups * int(each), group * each + phase, next_month, change)
        np.cumsum(runs, axis=0, out=runs)
        # How many days of each phase each month has.
        until = (self.edges - first - 1 - np.arange(each)[:, None]) // each + 1
        has = np.diff(until, axis=1).T.astype(float)
        shape = (self.months + 1, self.groups, int(each))
        np.add(self.total[:-1], np.matmul(runs.reshape(shape)[:-1], has[:, :, None])[:, :, 0], out=self.total[:-1])

    def totals(self):
        """Group by month; whole øre, far below 2**53, so exact."""
        return self.total[:-1].T


def pieces(state, low, high):
    """The three amounts of each activity, and from when the second and the third."""
    table, rates = state["activities"], state["rates"]
    by_rate = np.flatnonzero(table["rate"][low:high] >= 0)
    rate = table["rate"][low:high][by_rate]

    def of(field):
        values = table[field][low:high].copy()
        values[by_rate] = rates[field][rate]
        return values

    factor = table["units"][low:high] * state["providers"]["vat"].astype(np.int64)[table["provider"][low:high]]
    amounts = [(of(field) * factor + 500_000) // 1_000_000 * 1.0 for field in ("price_1", "price_2", "price_3")]
    return amounts, [of("change_1"), of("change_2")]


def first_payment(step, day, start):
    """The day of the first payment of each."""
    month = month_due(start, day) - MONTH_0
    monthly = MONTH_FIRST[month] + np.minimum(day, LENGTHS[month]) - 1
    return np.where(step == 0, monthly, start)


NEVER = np.int32(CALENDAR[-1].astype(np.int32))


def views(state):
    """Both views; they share all but what changes replace."""
    table, paid = state["activities"], state["paid"]
    count = len(table["step"])

    # From when each activity is replaced: from the first payment of its first change.
    changes = np.flatnonzero(table["modifies"] >= 0)
    first = first_payment(*(table[field][changes] for field in ("step", "day", "start")))
    pays = first <= table["end"][changes]
    replaced_from = np.full(count, NEVER, np.int32)
    np.minimum.at(replaced_from, table["modifies"][changes[pays]], first[pays])

    group = table["municipality"] * np.int32(SECTIONS) + table["section"]

    def part(low, high):
        amounts, changed = pieces(state, low, high)
        step, day, start = (table[field][low:high] for field in ("step", "day", "start"))
        end, status, of = table["end"][low:high] + 1, table["expected"][low:high], group[low:high]
        bounds = [start, *(np.clip(change, start, end) for change in changed), end]
        deltas = [amounts[0], amounts[1] - amounts[0], amounts[2] - amounts[1], -amounts[2]]

        def layer(chosen, bounds):
            adder = Adder(GROUPS, FROM, MONTHS)
            adder.add(of[chosen], step[chosen], day[chosen], start[chosen], bounds, [d[chosen] for d in deltas])
            return adder.totals()

        granted = np.flatnonzero(status == 0)
        expected = np.flatnonzero(status == 1)
        cut = replaced_from[low:high]
        replaced = np.flatnonzero((status == 0) & (cut < end))
        both = layer(granted, [bound[granted] for bound in bounds])
        tail = layer(replaced, [np.maximum(bound[replaced], np.minimum(cut, end)[replaced]) for bound in bounds])
        ahead = layer(expected, [np.minimum(bound[expected], cut[expected]) for bound in bounds])
        totals = np.zeros((2, GROUPS, LAYERS, MONTHS))
        totals[0, :, GRANTED] = both
        totals[1, :, GRANTED] = both - tail
        totals[1, :, EXPECTED] = ahead

        # Paid: not where and what was planned, but where and what was paid.
        first, last = np.searchsorted(paid["activity"], (low, high))
        activity = paid["activity"][first:last] - np.int32(low)
        scheduled, oere = paid["scheduled"][first:last], paid["amount"][first:last]
        segment = np.zeros(len(activity), np.int8)
        for change in changed:
            segment += change[activity] <= scheduled
        planned = np.choose(segment, [amount[activity] for amount in amounts])
        row = of[activity] * np.int32(MONTHS)
        here = MONTH_OF[scheduled - DAY_0] - FIRST_MONTH
        there = MONTH_OF[paid["paid_on"][first:last] - DAY_0] - FIRST_MONTH
        counts = scheduled < cut[activity]
        for view in (0, 1):
            for layer_of, month, amount in ((GRANTED, here, -planned), (PAID, there, oere)):
                inside = (month >= 0) & (month < MONTHS)
                if view == 1:
                    inside &= counts
                at = np.flatnonzero(inside)
                sums = np.bincount(row[at] + month[at], amount[at], GROUPS * MONTHS)
                totals[view, :, layer_of] += sums.reshape(GROUPS, MONTHS)
        return totals

    return sum(in_parts(part, count)).astype(np.int64)


FIRST_MONTH = int(np.datetime64(FROM, "M").astype(np.int64))


def in_numbers(answer):
    return rows_in_numbers(*answer) if isinstance(answer, tuple) else answer


if __name__ == "__main__":
    serve(load, {"rows": rows, "months": months, "views": views}, in_numbers)
