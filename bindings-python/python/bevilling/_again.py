"""How values that are classes within classes are unpickled."""

from __future__ import annotations

from typing import Any


def variant(union: Any, name: str, fields: dict[str, Any]) -> Any:
    """The variant of a union with these fields."""
    return getattr(union, name)(**fields)


def rule_book(text: str) -> Any:
    """The rule book of a document."""
    from bevilling.rulebook import RuleBook

    return RuleBook.from_json(text)


def verdict(situation: Any, proposal: Any, on: Any) -> Any:
    """The verdict on a proposal."""
    return situation.check(proposal, on=on)


def reference(text: str) -> Any:
    """The payment reference of a text."""
    from bevilling.plan import PaymentReference

    return PaymentReference.parse(text)


def case(book: Any, state: Any, events: Any) -> Any:
    """The case of all its events; where they are not whole, of its state."""
    from bevilling.case import Case

    if events and events[0].sequence == 1:
        return Case.replay(book, events)
    return Case.from_state(book, state)


def case_preview(case: Any, drafts: Any, on: Any, options: Any) -> Any:
    """The preview of drafts in a case."""
    return case.preview(drafts, on=on, options=options)


def selection(text: str) -> Any:
    """The selection of its JSON."""
    from bevilling.forecast import Selection

    return Selection.from_json(text)


def options(situation: Any, on: Any, refusals: Any, ranking: Any, taken: Any) -> Any:
    """The options of a situation."""
    return situation.options(on=on, refusals=refusals, ranking=ranking, taken=taken)


def grant_preview(case: Any, grant: Any, stamp: Any) -> Any:
    """What granting would lead to."""
    return case.preview_grant(grant, stamp)


def portfolio(rows: Any, extrapolation: Any) -> Any:
    """The portfolio of its rows."""
    from bevilling.forecast import Portfolio

    return Portfolio.from_ipc(rows, extrapolation=extrapolation)
