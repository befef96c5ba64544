"""DuckDB feeds a portfolio and reads its forecast, held against a budget, in SQL."""

import bevilling as bv
import duckdb

con = duckdb.connect()

# What a host has in its tables; the columns get the names that a portfolio reads. Payments that are made already are a
# list in each row.
con.execute("""
    create table activity as
    select * from (values
        ('27-1', 1, 'monthly', 31, date '2026-01-31', date '2027-06-30', 18200.00, 'BL-46', 151),
        ('27-1', 2, 'every_two_weeks', null, date '2026-02-03', date '2026-12-31', 2150.75, 'BL-32-1-3', 151),
        ('27-2', 1, 'daily', null, date '2026-01-01', date '2026-12-31', 1480.00, 'BL-43', 147))
        as t(journal, number, pays, day, starts, ends, price, section, municipality);
    create table paid as
    select * from (values
        ('27-1', 1, date '2026-01-31', date '2026-02-02', 18200.00),
        ('27-1', 1, date '2026-02-28', date '2026-02-28', 17950.00))
        as t(journal, number, scheduled, paid, amount);
""")
plans = con.sql("""
    select journal as case_id, number as activity_id, 'granted' as status, pays, day as day_of_month,
        starts as first_day, ends as last_day, price, section, municipality,
        (select list({kind: 'paid', scheduled: scheduled, "on": paid, amount: p.amount})
            from paid p where p.journal = a.journal and p.number = a.number) as payments
    from activity a
""")
portfolio = bv.forecast.Portfolio.from_arrow(plans.to_arrow_table())
forecast = portfolio.forecast(bv.forecast.Months.of_year(2026), by=["section", "municipality"])

con.register("forecast", con.from_arrow(forecast))
con.execute("create table budget as select * from (values ('BL-46', 210000.00), ('BL-32-1-3', 55000.00)) t(section, kr)")
follow_up = con.sql("""
    select section, sum(amount) filter (layer = 'paid') as paid, sum(amount) as expected_year, any_value(kr) as budget,
        any_value(kr) - sum(amount) as remaining
    from forecast left join budget using (section) group by section order by section
""")
print(follow_up)

total = con.sql("select sum(amount) from forecast").fetchall()
assert total == [(forecast.total(),)], total
# Twelve months as planned, but for a payment that was 250 kr less; the one of January was paid in February.
of_bl_46 = con.sql("select sum(amount) from forecast where section = 'BL-46'").fetchall()
assert of_bl_46 == [(12 * 18200 - 250,)], of_bl_46
