"""Answers as tables, for whoever speaks Arrow; columns in; many threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pytest

import bevilling as bv

TODAY = date(2026, 1, 5)
BOOK = bv.RuleBook.load("examples/rulebooks/children.json")
CHILD = BOOK.place({"target_group": "family", "effort_step": 3, "birth_date": date(2014, 5, 2), "scaling_step": 5})


def preview() -> bv.Preview:
    plan = bv.PaymentPlan.monthly(1, bv.Price.per_unit(Decimal("12.5"), Decimal("495.00"))).with_id("p1")
    draft = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("a1").by("90010011")
    return bv.plan.preview(BOOK, [], [draft], TODAY)


def test_a_preview_is_a_table_everywhere() -> None:
    shown = preview()
    frame = pl.DataFrame(shown)
    assert frame["amount"].sum() == shown.decision.all
    assert frame["date"].to_list() == [payment.date for payment in shown.payments]
    table = pa.table(shown)
    assert table.num_rows == len(shown.payments)
    assert table.to_pandas()["activity"].unique().tolist() == ["a1"]
    found = duckdb.sql("select sum(amount) from frame")
    assert found is not None and found.fetchall()[0][0] == shown.decision.all


def test_the_payments_that_are_due_are_a_table() -> None:
    recipient = bv.Recipient.cash("3113990000", "N")
    account = bv.plan.Account(string="12345-528211010-015203-123")
    line = bv.case.PaymentLine(
        case="7",
        appropriation="1",
        activity="a",
        section="BL-32-1-2",
        activity_type="200201",
        date=date(2026, 2, 1),
        covers=bv.Period(date(2026, 2, 1), date(2026, 2, 28)),
        amount=550,
        planned=800,
        credited=250,
        account=account,
        recipient=recipient,
        method="cash",
        action="pay_out",
        late=True,
    )
    withheld = line.replace(activity="b", withheld="price_not_known")
    batch = bv.case.PaymentBatch(on=date(2026, 2, 2), through=date(2026, 2, 2), lines=[line, withheld])
    frame = pl.DataFrame(batch)
    assert frame["amount"].to_list() == [Decimal("550.00"), Decimal("550.00")]
    assert frame["withheld"].to_list() == [None, "price_not_known"]
    assert frame["covers_to"].to_list() == [date(2026, 2, 28)] * 2
    assert frame["late"].all() and frame["recipient_id"].unique().to_list() == ["3113990000"]
    assert [one.activity for one in batch.payouts()] == ["a"]
    assert batch.total() == Decimal("550")
    assert "3113990000" not in repr(batch) + batch.to_text("da")


def test_options_are_a_table() -> None:
    options = CHILD.options(on=TODAY)
    frame = pl.DataFrame(options)
    assert set(frame["section"]) == {section.section.id for section in options.sections if section.activities}


def test_columns_answer_as_one_by_one() -> None:
    sections = ["BL-32-1-2", "SEL-52-3-2", "BL-46"] * 40
    steps = [None, 1, 2, 3, 4, 5] * 20
    numbers = np.array([BOOK.section_number(one) for one in sections], dtype=np.uint32)
    kind = BOOK.activity_type_number("200201")
    answers = BOOK.check_columns(
        section=numbers,
        activity_type=pa.array([kind] * len(sections), pa.uint32()),
        on=TODAY,
        facts={"effort_step": pl.Series(steps, dtype=pl.Int64)},
    )
    for row, (section, step) in enumerate(zip(sections, steps, strict=True)):
        facts = {} if step is None else {"effort_step": step}
        one = BOOK.place(facts).check(section=section, activity_type="200201", on=TODAY)
        assert answers[row] == (one.decision, one.reasons)
    assert pl.DataFrame(answers)["decision"].to_list() == [answers[row][0] for row in range(len(answers))]
    with pytest.raises(IndexError):
        answers[len(sections)]
    with pytest.raises(bv.ColumnError) as wrong:
        BOOK.check_columns(section=numbers, activity_type=numbers[:1], on=TODAY)
    assert wrong.value.code == "column-length"
    with pytest.raises(TypeError):
        BOOK.check_columns(section=numbers.astype(float), activity_type=numbers, on=TODAY)


def test_matched_lines_are_a_table() -> None:
    payments = [bv.plan.OpenPayment(date=date(2026, month, 1), amount=5000, paid=0) for month in (2, 3)]
    open_payments = bv.plan.OpenPayments([bv.plan.OpenPlan(plan="p1", cvr="90010011", payments=payments)])
    lines = [bv.plan.InvoiceLine(id=str(at), date=date(2026, 2, 3), amount=5000 + at, cvr="90010011") for at in (0, 1)]
    answers = open_payments.match_lines(lines)
    assert [answer.outcome for answer in answers] == [answers[at].outcome for at in range(len(answers))]
    assert answers == open_payments.match_lines(lines) and answers[-1].line == "1" and len(open_payments) == 2
    frame = pl.DataFrame(answers)
    assert frame.row(0) == ("0", "matched", "p1", date(2026, 2, 1), Decimal(5000), False)
    assert set(frame["line"]) == {"0", "1"}
    with pytest.raises(IndexError):
        answers[2]


def test_a_household_is_a_table_of_its_cases() -> None:
    case, sibling = life(), life("2")
    household = bv.HouseholdOverview.of([case, sibling], TODAY)
    frame, own = pl.DataFrame(household), pl.DataFrame(case.overview(TODAY))
    assert frame["case"].to_list() == ["1", "2"]
    assert frame.drop("case").rows() == own.rows() * 2
    with pytest.raises(bv.CaseError) as twice:
        bv.HouseholdOverview.of([case, case], TODAY)
    assert (twice.value.code, twice.value.path) == ("duplicate-case", "/cases/1")


def life(id: str = "1") -> bv.Case:
    case = bv.Case.open(BOOK, id=id, facts={"target_group": "family", "effort_step": 3})
    stamp = bv.Stamp(on=TODAY, actor="Caseworker 4")
    plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p1")
    activity = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("a1")
    case.take(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp)
    case.take(bv.Command.Expect(appropriation="1", activity=activity), stamp)
    return case


def portfolio() -> bv.forecast.Portfolio:
    return bv.forecast.Portfolio.from_cases([life()], on=TODAY)


def test_a_portfolio_goes_out_and_in_again() -> None:
    made = portfolio()
    months = bv.forecast.Months.of_year(2026)
    forecast = made.forecast(months, by=["section"], view="expected")
    assert forecast.total() == Decimal("55000.00")
    for again in (
        bv.forecast.Portfolio.from_arrow(pl.DataFrame(made)),
        bv.forecast.Portfolio.from_arrow(pa.table(made)),
        bv.forecast.Portfolio.from_ipc(made.to_ipc()),
    ):
        assert again.forecast(months, by=["section"], view="expected") == forecast
    payments = pa.table(made.payments(view="expected", days=bv.Period.year(2026)))
    assert sum(payments["oere"].to_pylist()) == 5_500_000
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))

    made.forecast(months, progress=progress)
    assert told and told[-1][0] == told[-1][1]


def test_what_is_frozen_is_shared_by_threads() -> None:
    proposal = bv.Proposal(section="BL-32-1-2", activity_type="200201")
    expected = CHILD.check(proposal, on=TODAY).to_json()
    case = bv.Case.open(BOOK, id="1")

    def work(number: int) -> bool:
        same = all(CHILD.check(proposal, on=TODAY).to_json() == expected for _ in range(200))
        case.take(bv.Command.Annotate(activity=None, payment=None, text=str(number)), bv.Stamp(on=TODAY, actor="A"))
        return same and preview().decision.all > 0

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(32)))
    assert len(case.state.notes) == 32
    assert [event.sequence for event in case.events] == list(range(1, case.sequence + 1))


def test_a_notebook_shows_it() -> None:
    shown = preview()
    assert shown._repr_html_().startswith("<pre") and shown._repr_svg_().startswith("<svg")
    verdict = CHILD.check(section="SEL-52-3-2", activity_type="200201", on=TODAY)
    assert "Kan ikke bevilges" in verdict._repr_html_()
