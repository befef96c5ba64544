"""DuckDB, on tables of its own in memory.

Monthly payments are counted by plus and minus and a running sum. Those of every so many days are counted by
arithmetic for each month that they run in: of the ways tried (a column for each month, running sums by phase)
the fastest. No payment is made a row, except where rows are asked for.
"""

import sys

import duckdb
import numpy as np

from worker import (
    FROM, GROUPS, LAYERS, MONTHS, SCHEDULES_FROM, SCHEDULES_MONTHS, SECTIONS, rows_in_numbers, serve, table,
)

THREADS = int(sys.argv[1])

# The first month in which a day, cut to the length of the month, is on or after a date; months since year 0.
MACROS = """
create macro month_of(d) as year(d) * 12 + month(d) - 1;
create macro month_due(d, due) as month_of(d) + (day(d) > least(due, day(last_day(d))))::int;
create macro first_of(m) as make_date(m // 12, m % 12 + 1, 1);
create macro on_day(m, due) as first_of(m) + (least(due, day(last_day(first_of(m)))) - 1)::int;
-- How many payments of every so many days there are before a date.
create macro until(d, start, step) as (d - start + step - 1) // step;
"""


def load(directory, every):
    con = duckdb.connect(config={"threads": THREADS})
    con.execute(MACROS)
    for name in ("activities", "rates", "providers", "paid", "schedules"):
        con.register("arrow", table(directory, name))
        con.execute(f"create table {name} as select row_number() over () - 1 as id, * from arrow")
        con.unregister("arrow")
    con.execute(f"delete from schedules where id % {every} <> 0")
    for name, start, months in (("months", FROM, MONTHS), ("schedule_months", SCHEDULES_FROM, SCHEDULES_MONTHS)):
        first = f"{start[:4]} * 12 + {int(start[5:]) - 1}"
        con.execute(f"create table {name} as select unnest(range({first}, {first} + {months}))::int as month")
        con.execute(f"alter table {name} add column first date")
        con.execute(f"alter table {name} add column next date")
        con.execute(f"update {name} set first = first_of(month), next = first_of(month + 1)")
    con.execute("create table lengths as select m::int as month, first_of(m) as first, day(last_day(first_of(m))) - 1 "
                "as last from range(2020 * 12, 2035 * 12) r(m)")
    return con


ROWS = """
select id::int as schedule, (date '1970-01-01' + day::int) as day, amount from (
    select id, amount, unnest(range((start - date '1970-01-01')::int, ("end" - date '1970-01-01')::int + 1, step))
        as day
    from schedules where step > 0)
union all
select id::int, first + least(due, last)::int, amount from (
    select id, amount, day - 1 as due, unnest(range(month_due(start, day), month_due("end" + 1, day))) as month
    from schedules where step = 0) join lengths using (month)
"""

SCHEDULE_MONTHS = """
with monthly as (
    select month, sum(amount) as change from (
        select month_due(start, day) as month, amount from schedules where step = 0
        union all select month_due("end" + 1, day), -amount from schedules where step = 0)
    group by month),
phases as (
    select step, start, "end" + 1 as stop, sum(amount) as amount
    from schedules where step > 0 group by all),
steps as (
    select month, sum(amount * greatest(0, until(least(stop, next), start, step)
        - until(greatest(start, first), start, step))) as amount
    from phases, schedule_months group by month)
select month, (sum(coalesce(change, 0)) over (order by month) + coalesce(amount, 0))::bigint as amount
from schedule_months left join monthly using (month) left join steps using (month) order by month
"""

# Shared by both views: `cut` is the day from which a change replaces; each price is an amount of øre with VAT.
VIEWS = f"""
with cuts as (
    select id, min(first) as cut from (
        select modifies as id, "end" as last,
            case when step = 0 then on_day(month_due(start, day), day) else start end as first
        from activities where modifies >= 0)
    where first <= last group by id),
priced as materialized (
    select a.id, municipality::int * {SECTIONS} + section as grp, expected + 1 as layer, step, day, start,
        "end" + 1 as stop, coalesce(cut, date '2034-12-31') as cut,
        (units * vat::bigint * coalesce(r.price_1, a.price_1) + 500000) // 1000000 as amount_1,
        (units * vat::bigint * coalesce(r.price_2, a.price_2) + 500000) // 1000000 as amount_2,
        (units * vat::bigint * coalesce(r.price_3, a.price_3) + 500000) // 1000000 as amount_3,
        coalesce(r.change_1, a.change_1) as change_1, coalesce(r.change_2, a.change_2) as change_2,
        least(greatest(coalesce(r.change_1, a.change_1), start), stop) as begin_2,
        least(greatest(coalesce(r.change_2, a.change_2), start), stop) as begin_3
    from activities a left join rates r on a.rate = r.id join providers p on a.provider = p.id
        left join cuts on cuts.id = a.id),
-- Monthly: where amounts begin and end, in the granted and in the expected view.
changes as (
    select grp, layer, day, start as begins, amount_1 as one, amount_1 as two, cut, stop from priced where step = 0
    union all select grp, layer, day, begin_2, amount_2 - amount_1, amount_2 - amount_1, cut, stop
        from priced where step = 0 and begin_2 < stop
    union all select grp, layer, day, begin_3, amount_3 - amount_2, amount_3 - amount_2, cut, stop
        from priced where step = 0 and begin_3 < stop),
running as (
    select grp, layer, month_due(begins, day) as month, case when layer = 1 then one else 0 end as one,
        case when begins < cut then two else 0 end as two
    from changes
    union all
    select grp, layer, month_due(stop, day), case when layer = 1 then -last else 0 end,
        case when stop <= cut then -last else 0 end
    from (select grp, layer, day, stop, cut,
        case when begin_3 < stop then amount_3 when begin_2 < stop then amount_2 else amount_1 end as last
        from priced where step = 0)
    union all
    select grp, layer, month_due(cut, day), 0,
        case when cut <= start then 0 when begin_3 < cut then -amount_3 when begin_2 < cut then -amount_2
            else -amount_1 end
    from priced where step = 0 and cut < stop),
by_month as (
    select grp, layer, greatest(month, (select min(month) from months)) as month, sum(one) as one, sum(two) as two
    from running where month <= (select max(month) from months) group by all
    union all
    select grp, layer, month, 0, 0 from range({GROUPS}) g(grp), (values (1), (2)) l(layer), months),
monthly as (
    select grp, layer, month, sum(sum(one)) over runs as one, sum(sum(two)) over runs as two
    from by_month group by grp, layer, month window runs as (partition by grp, layer order by month)),
-- Every so many days: pieces of one amount, counted for each month they run in.
pieces as (
    select grp, layer, step, start, start as begin, begin_2 as stop, amount_1 as amount, cut
        from priced where step > 0 and begin_2 > start
    union all select grp, layer, step, start, begin_2, begin_3, amount_2, cut
        from priced where step > 0 and begin_3 > begin_2
    union all select grp, layer, step, start, begin_3, stop, amount_3, cut
        from priced where step > 0 and stop > begin_3),
in_months as (
    select *, unnest(range(greatest(month_of(begin), (select min(month) from months)),
        least(month_of(stop - 1), (select max(month) from months)) + 1)) as month
    from pieces),
steps as (
    select grp, layer, month,
        sum(case when layer = 1 then amount * (until(least(stop, next), start, step) - before) else 0 end) as one,
        sum(amount * greatest(0, until(least(stop, next, cut), start, step) - before)) as two
    from (select *, until(greatest(begin, first), start, step) as before from in_months join months using (month))
    group by all),
-- Paid: not where and what was planned, but where and what was paid.
payments as (
    select grp, layer, scheduled, paid_on, amount, scheduled < cut as counts,
        case when scheduled < change_1 then amount_1 when scheduled < change_2 then amount_2 else amount_3 end
            as planned
    from paid join priced on paid.activity = priced.id),
moved as (
    select grp, layer, month_of(scheduled) as month, sum(-planned) as one,
        sum(case when counts then -planned else 0 end) as two from payments group by all
    union all
    select grp, 0, month_of(paid_on), sum(amount), sum(case when counts then amount else 0 end)
    from payments group by all)
select grp, layer, month - (select min(month) from months) as month, sum(one)::bigint as granted,
    sum(two)::bigint as expected
from (from monthly union all from steps union all from moved)
where month between (select min(month) from months) and (select max(month) from months)
group by all
"""


def rows(con):
    return con.sql(ROWS).to_arrow_table()


def months(con):
    return con.execute(SCHEDULE_MONTHS).fetchnumpy()


def views(con):
    return con.execute(VIEWS).fetchnumpy()


def in_numbers(answer):
    if not isinstance(answer, dict):
        schedule, day, amount = (answer.column(place).combine_chunks() for place in range(3))
        return rows_in_numbers(*(np.asarray(one) for one in (schedule, day.cast("int32"), amount)))
    if "granted" not in answer:
        return answer["amount"]
    totals = np.zeros((2, GROUPS, LAYERS, MONTHS), np.int64)
    for view, name in enumerate(("granted", "expected")):
        totals[view, answer["grp"], answer["layer"], answer["month"]] = answer[name]
    return totals


if __name__ == "__main__":
    serve(load, {"rows": rows, "months": months, "views": views}, in_numbers)
