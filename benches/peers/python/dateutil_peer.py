"""python-dateutil: recurrence rules, walked date by date. A sample is enough to time it."""

from datetime import date, datetime, timedelta

import numpy as np
from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule

from worker import SCHEDULES_MONTHS, columns, rows_in_numbers, serve

EPOCH = date(1970, 1, 1)


def load(directory, every):
    table = columns(directory, "schedules", every)
    rows = np.arange(len(table["step"])) * every
    fields = ("step", "day", "start", "end", "amount")
    return list(zip(rows.tolist(), *(table[field].tolist() for field in fields), strict=True))


def rule(step, day, start, end):
    first, last = (datetime.combine(EPOCH + timedelta(days=at), datetime.min.time()) for at in (start, end))
    match step:
        case 0 if day > 28:
            return rrule(MONTHLY, bymonthday=range(28, day + 1), bysetpos=-1, dtstart=first, until=last)
        case 0:
            return rrule(MONTHLY, bymonthday=day, dtstart=first, until=last)
        case 1:
            return rrule(DAILY, dtstart=first, until=last)
        case _:
            return rrule(WEEKLY, interval=step // 7, dtstart=first, until=last)


def rows(schedules):
    numbers, days, amounts = [], [], []
    for number, step, day, start, end, amount in schedules:
        for at in rule(step, day, start, end):
            numbers.append(number)
            days.append(at.toordinal() - EPOCH.toordinal())
            amounts.append(amount)
    return np.array(numbers, np.int32), np.array(days, np.int32), np.array(amounts, np.int64)


def months(schedules):
    sums = [0] * SCHEDULES_MONTHS
    for _, step, day, start, end, amount in schedules:
        for at in rule(step, day, start, end):
            sums[(at.year - 2024) * 12 + at.month - 1] += amount
    return sums


def in_numbers(answer):
    return rows_in_numbers(*answer) if isinstance(answer, tuple) else np.array(answer)


if __name__ == "__main__":
    serve(load, {"rows": rows, "months": months}, in_numbers)
