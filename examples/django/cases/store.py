"""The cases of the municipality: events in a table, and a case replayed from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache

import bevilling as bv
from django.conf import settings
from django.db import IntegrityError, transaction

from .models import CaseEvent


class Moved(Exception):
    """The case is no longer what the caseworker saw."""


@cache
def book() -> bv.RuleBook:
    """The rule book, read once. It never changes and may be shared by all threads."""
    return bv.RuleBook.load(settings.RULE_BOOK)


def today() -> date:
    """The day that everything is decided on."""
    return date.fromisoformat(settings.TODAY) if settings.TODAY else date.today()


def ids() -> list[str]:
    """The cases there are."""
    return list(CaseEvent.objects.order_by("case_id").values_list("case_id", flat=True).distinct())


def load(case_id: str) -> bv.Case:
    """A case as its events have left it; without any, one that nothing has happened to."""
    stored = CaseEvent.objects.filter(case_id=case_id).values_list("body", flat=True)
    events = [bv.Event.from_json(json.dumps(body)) for body in stored]
    return bv.Case.replay(book(), events) if events else bv.Case.new(book(), case_id)


def take(case_id: str, commands: Sequence[bv.Command], actor: str, expected: int) -> bv.Case:
    """Decides commands on the case as it was at event `expected`, and stores what they lead to: all of it or nothing.

    Raises `Moved` where somebody else has been there since, and `bevilling.BevillingError` where the case refuses.
    """
    try:
        with transaction.atomic():
            case = load(case_id)
            if case.sequence != expected:
                raise Moved
            stamp = bv.CommandContext(on=today(), actor=actor)
            for command in commands:
                CaseEvent.objects.bulk_create(
                    CaseEvent(case_id=case_id, sequence=event.sequence, body=json.loads(event.to_json()))
                    for event in case.execute(command, stamp)
                )
            return case
    except IntegrityError as error:
        raise Moved from error
