"""The way through: rule book, decision, plan, preview, case."""

import copy
import json
import pickle
import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

import bevilling as bv
from corpus import live

TODAY = date(2026, 1, 5)
FACTS: dict[str, bool | int | str | date] = {
    "target_group": "family",
    "birth_date": date(2014, 5, 2),
    "effort_step": 3,
    "scaling_step": 5,
    "custody_consent": True,
    "assessment": "examination",
}


@pytest.fixture
def book() -> bv.RuleBook:
    return bv.RuleBook.load("examples/rulebooks/children.json")


@pytest.fixture
def case(book: bv.RuleBook) -> bv.Case:
    return bv.Case.open(book, id="27.24.36-G01-7-26", facts=FACTS)


def help_at_home() -> bv.Activity:
    plan = bv.PaymentPlan.monthly(1, bv.Price.per_unit(Decimal("12.5"), Decimal("495.00"))).with_id("p1")
    return bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan).with_id("a1").by("90010011")


def stamp(day: date = TODAY) -> bv.CommandContext:
    return bv.CommandContext(on=day, actor="Caseworker 4")


def test_a_decision_has_every_reason(case: bv.Case) -> None:
    allowed = case.check(section="BL-32-1-2", activity_type="200201", provider="90010011", on=TODAY)
    assert allowed.decision == "allowed"
    assert {check.outcome for check in allowed.checks} == {"met"}
    refused = case.check(section="SEL-52-3-2", activity_type="200201", provider="90010011", on=TODAY)
    assert [check.code for check in refused.refusals] == ["law-in-force", "section-in-force"]
    assert refused.refusals[0].validity == bv.Validity(to=date(2024, 1, 1))
    assert [found.proposal.section for found in refused.alternatives().sections] == ["BL-32-1-2"]
    assert refused.explain("da").startswith("Kan ikke bevilges") and refused.explain("en") != refused.explain("da")


def test_a_missing_fact_is_a_question(case: bv.Case) -> None:
    child = case.book.situation({"target_group": "family", "effort_step": 3})
    verdict = child.check(section="BL-32-1-2", activity_type="200201", on=TODAY)
    assert verdict.decision == "unknown"
    assert {question.fact for question in verdict.questions} >= {"custody_consent", "assessment"}
    assert child.with_fact("custody_consent", True).facts["custody_consent"] is True


def test_options_are_a_tree(case: bv.Case) -> None:
    options = case.options(on=TODAY, refusals=True)
    section = next(one for one in options.sections if one.section.id == "BL-32-1-2")
    activity = section.activities[0]
    assert activity.offer.section == "BL-32-1-2"
    assert [provider.rank for provider in activity.providers] == [1, 2, 3, 4]
    assert options.refusals and options.refusals[0].checks


def test_a_preview_is_the_payments(case: bv.Case) -> None:
    shown = case.preview([help_at_home()], on=TODAY)
    assert shown.decision.this_year == Decimal("68062.50")
    assert sum(payment.amount for payment in shown.payments) == shown.decision.all
    assert shown.to_svg("da").startswith("<svg")
    assert pickle.loads(pickle.dumps(shown)) == shown


def test_a_case_lives(book: bv.RuleBook) -> None:
    life = bv.Case.open(book, id="1", facts=FACTS)
    life.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp())
    life.execute(bv.Command.Draft(appropriation="1", activity=help_at_home()), stamp())
    grant = bv.Grant(appropriation="1", activities=["a1"])
    with pytest.raises(bv.CommandRefused) as refused:
        life.decide(bv.Command.Grant(grant), stamp())
    assert "approval-level-missing" in [fault.code for fault in refused.value.faults]
    assert refused.value.code == refused.value.faults[0].code
    level = "team_leader" if life.book.approval_level("team_leader") else "section_leader"
    approval = bv.ApprovalRequest(level=level, approver="Team leader 1", second="Section leader 1")
    events = life.execute(bv.Command.Grant(grant.replace(approval=approval)), stamp())
    match events[-1].body:
        case bv.EventBody.Granted(activities=activities):
            assert activities == ("a1",)
        case other:
            pytest.fail(repr(other))
    assert life.overview(TODAY).granted.this_year == Decimal("68062.50")
    assert bv.Case.replay(life.book, life.events) == life
    assert bv.Case.from_state(life.book, bv.CaseState.from_json(life.state.to_json())) == life
    assert pickle.loads(pickle.dumps(life)) == life
    again = copy.copy(life)
    assert again == life


def test_answers_are_pickled_with_what_they_were_asked_of(book: bv.RuleBook, case: bv.Case) -> None:
    options = case.options(on=TODAY, refusals=True, ranking=["price"], taken={("90010011", "200201"): 3})
    again = pickle.loads(pickle.dumps(options))
    assert again == options and len(again.refusals) == len(options.refusals) > 0
    assert copy.copy(options) is options and copy.deepcopy(options) is options

    commands = bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), bv.Command.Draft(
        appropriation="1", activity=help_at_home()
    )
    for command in commands:
        case.execute(command, stamp())
    approval = bv.ApprovalRequest(level="section_leader", approver="Section leader 1", second="Team leader 2")
    grant = bv.Grant(appropriation="1", activities=["a1"], approval=approval)
    shown = case.preview_grant(grant, stamp())
    kept = pickle.dumps(shown)
    # The case lives on; what was shown of it stays.
    case.execute(bv.Command.Grant(grant), stamp())
    assert pickle.loads(kept) == shown and shown.after.granted.this_year == Decimal("68062.50")

    portfolio = bv.forecast.Portfolio.from_cases([case], on=TODAY, extrapolation=bv.plan.Extrapolation.LastKnown())
    again_rows = pickle.loads(pickle.dumps(portfolio))
    assert again_rows.to_ipc() == portfolio.to_ipc() and again_rows.extrapolation == portfolio.extrapolation


def test_overviews_keep_their_warnings_and_are_the_same_elsewhere() -> None:
    lines = Path("tests/corpus/granting.jsonl").read_text(encoding="utf-8").splitlines()
    asked = next(ask for ask in map(json.loads, lines) if ask["call"] == "household")
    cases = [live(one)[0] for one in asked["args"]["cases"]]
    household = bv.HouseholdOverview.of(cases, date(2026, 3, 1))
    overview = cases[0].overview(date(2026, 3, 1))
    assert [fault.code for fault in overview.warnings] == ["rate-not-in-force"]
    assert overview.warnings[0].path.startswith("/activities/by_rate/")
    assert dict(household.cases)["a_1"] == overview
    whole: bv.CaseOverview | bv.HouseholdOverview
    for whole in (overview, household):
        again = pickle.loads(pickle.dumps(whole))
        assert again == whole and hash(again) == hash(whole) and again.to_json() == whole.to_json()
        assert again.replace() == whole and again.to_text("da") == whole.to_text("da")
    assert "[rate-not-in-force]" in pickle.loads(pickle.dumps(overview)).to_text("en")
    assert overview.replace(warnings=()) != overview
    assert "warnings" not in json.loads(overview.replace(warnings=()).to_json())
    with pytest.raises(bv.FactError) as other:
        cases[0].book.situation({"no_such_fact": 1})
    with pytest.raises(ValueError, match="`unknown-fact` is no warning of an overview"):
        overview.replace(warnings=other.value.faults)


def test_what_was_paid_is_settled_where_a_draft_makes_it_dearer(case: bv.Case) -> None:
    case.execute(bv.Command.SetAppropriation(appropriation="1", section="BL-32-1-2"), stamp())
    case.execute(bv.Command.Draft(appropriation="1", activity=help_at_home()), stamp())
    approval = bv.ApprovalRequest(level="section_leader", approver="Section leader 1", second="Team leader 2")
    case.execute(bv.Command.Grant(bv.Grant(appropriation="1", activities=["a1"], approval=approval)), stamp())
    early = stamp(date(2026, 7, 20))
    case.execute(
        bv.Command.Pay(activity="a1", date=date(2026, 9, 1), paid_on=early.on, amount=Decimal("6187.50")), early
    )
    plan = bv.PaymentPlan.monthly(1, bv.Price.per_unit(Decimal("12.5"), Decimal("500.00"))).with_id("p2")
    dearer = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 8, 1)), plan).with_id("a2").by("90010011")
    change = dearer.changing("a1")
    settled = case.preview([change], on=early.on).settlements
    assert {activity: one.amount for activity, one in settled.items()} == {"a1": Decimal("62.50")}
    case.execute(bv.Command.Draft(appropriation="1", activity=change), early)
    events = case.execute(bv.Command.Grant(bv.Grant(appropriation="1", activities=["a2"], approval=approval)), early)
    granted = events[-1].body
    assert isinstance(granted, bv.EventBody.Granted)
    assert granted.settlements == granted.all_settlements == case.state.settlements
    assert [(one.activity, one.on, one.settlement) for one in granted.settlements] == [("a1", early.on, settled["a1"])]
    assert bv.Case.replay(case.book, case.events) == case


@pytest.mark.parametrize("given", [1, "true", None])
def test_a_correction_is_yes_or_no(given: Any) -> None:
    with pytest.raises(TypeError):
        bv.plan.Paid(date=TODAY, amount=100, corrected=given)
    paid = {"date": "2026-01-05", "amount": "100", "corrected": given}
    with pytest.raises(bv.JsonError):
        bv.plan.Paid.from_json(json.dumps(paid))


@pytest.mark.parametrize("given", [{"a": 1}, {1: "a"}, {"a": None}, ["a"], "a"])
def test_appropriations_are_texts_by_text(given: Any) -> None:
    with pytest.raises(TypeError):
        bv.PreviewOptions(appropriations=given)
    with pytest.raises(TypeError):
        bv.PreviewOptions(appropriation={})  # type: ignore[call-arg]
    with pytest.raises(bv.JsonError):
        bv.PreviewOptions.from_json('{"appropriation": {}}')


@pytest.mark.parametrize("given", [12.5, "12.5", True, None])
def test_money_is_exact(given: object) -> None:
    with pytest.raises(TypeError):
        bv.Price.fixed(given)  # type: ignore[arg-type]


def test_a_day_is_no_moment() -> None:
    with pytest.raises(TypeError, match="datetime.date"):
        bv.Period(datetime(2026, 1, 1))
    with pytest.raises(TypeError):
        bv.Period("2026-01-01")  # type: ignore[arg-type]


def test_faults_come_together(book: bv.RuleBook) -> None:
    with pytest.raises(bv.FactError) as wrong:
        book.situation({"effort_stp": 3, "target_group": "famly"})
    assert {fault.code for fault in wrong.value.faults} == {"unknown-fact", "fact-not-in-domain"}
    assert {fault.suggestion for fault in wrong.value.faults} == {"effort_step", "family"}
    assert pickle.loads(pickle.dumps(wrong.value)).faults == wrong.value.faults
    with pytest.raises(bv.RuleBookError) as broken:
        bv.RuleBook.from_json('{"id": "x"}')
    assert len(broken.value.faults) > 1 and "mangler" in broken.value.text("da")


@pytest.mark.parametrize(
    "value",
    [
        help_at_home(),
        bv.Period(date(2026, 1, 1)),
        bv.Recipient.cash("9905142222", "A. Citizen"),
        bv.Command.Draft(appropriation="1", activity=help_at_home()),
        bv.Command.Renew(),
        bv.LocalizedText("da", "en"),
        bv.dates.Month(2026, 1),
        bv.plan.PersonId("9905142222"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_are_values(value: object) -> None:
    again = pickle.loads(pickle.dumps(value))
    assert again == value and hash(again) == hash(value)
    assert copy.copy(value) is value and copy.deepcopy(value) is value
    assert "9905142222" not in repr(value)
    with pytest.raises(AttributeError):
        value.id = "other"  # type: ignore[attr-defined]


def test_the_words_are_those_of_the_crate() -> None:
    """The types that are words are the very ones that the compiled part takes and gives: none more, none less."""
    stubs = "".join(path.read_text() for path in Path(bv.__file__).parent.joinpath("_bevilling").rglob("*.pyi"))
    told = {frozenset(re.findall(r'"([^"]+)"', words)) for words in re.findall(r"Literal\[(.*?)\]", stubs, re.DOTALL)}
    modules = [bv.case, bv.dates, bv.title, bv.rulebook, bv.decide, bv.plan, bv.forecast, bv.exchange.os2bos]
    named = {frozenset(get_args(what)) for module in modules for what in vars(module).values() if get_origin(what) is Literal}
    assert named == told and frozenset({"allowed", "unknown", "refused"}) in named
