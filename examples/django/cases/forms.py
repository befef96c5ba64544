"""What the caseworker types, as values of the library. What is wrong with it is said by the library."""

from __future__ import annotations

from collections.abc import Mapping

import bevilling as bv
from bevilling.dates import parse as day
from bevilling.money import parse as amount

def fact(domain: object, text: str) -> object:
    """A fact as its dimension has it."""
    if isinstance(domain, bv.rulebook.Domain.Flag):
        return text == "true"
    if isinstance(domain, (bv.rulebook.Domain.Ladder, bv.rulebook.Domain.Number)):
        return int(text)
    return text


def facts(book: bv.RuleBook, form: Mapping[str, str]) -> dict[str, object]:
    """The facts that a form states: fields `fact.<dimension>`."""
    stated = {}
    for dimension in book.document.dimensions:
        text = form.get(f"fact.{dimension.id}", "").strip()
        if text:
            stated[dimension.id] = fact(dimension.domain, text)
    return stated


def comma(text: str) -> str:
    """`1.234,50`, as Danes write it, as the library reads it."""
    return text.strip().replace(".", "").replace(",", ".") if "," in text else text.strip()


def draft(form: Mapping[str, str], number: int) -> bv.Activity:
    """The activity that a form describes, number `number` of its case."""
    section, _, activity_type = form.get("offer", "").partition("|")
    price = bv.Price.per_unit(
        units=amount(comma(form.get("units", ""))), unit_price=amount(comma(form.get("unit_price", "")))
    )
    end = form.get("end", "").strip()
    period = bv.Period(day(form.get("start", "")), day(end) if end else None)
    plan = bv.PaymentPlan.monthly(int(form.get("day") or 1), price).with_id(f"plan-{number}")
    activity = bv.Activity.main(section, activity_type, period, plan).with_id(f"ydelse-{number}")
    provider = form.get("provider", "")
    return activity.by(provider) if provider else activity


def granting(form: Mapping[str, str], number: int) -> list[bv.Command]:
    """The commands of a grant: an appropriation of its own, the draft, and the decision."""
    activity = draft(form, number)
    appropriation = f"bevilling-{number}"
    return [
        bv.Command.SetAppropriation(appropriation=appropriation, section=activity.section),
        bv.Command.Draft(appropriation=appropriation, activity=activity),
        bv.Command.Grant(
            grant=bv.Grant(
                appropriation=appropriation,
                activities=[activity.id],
                approval=bv.ApprovalRequest(
                    level=form.get("level") or None,
                    approver=form.get("approver") or None,
                    second=form.get("second") or None,
                ),
            )
        ),
    ]
