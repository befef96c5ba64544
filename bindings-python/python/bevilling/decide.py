"""Decisions: what may be granted to whom, by which rule, and why not the rest."""

from typing import Literal, TypeAlias

from bevilling._bevilling.decide import (
    ActivityOption,
    Actual,
    Alternative,
    Alternatives,
    Answer,
    Check,
    Expected,
    FactChange,
    LawReference,
    AvailableOptions,
    BatchResult,
    Situation,
    Proposal,
    ProviderOption,
    Question,
    Reasons,
    RefusedOption,
    SectionOption,
    Verdict,
)

CheckCode: TypeAlias = Literal[
    "section-known",
    "law-in-force",
    "section-in-force",
    "section-condition",
    "fact-required",
    "activity-type-known",
    "activity-type-in-force",
    "activity-type-condition",
    "offered-as-main",
    "offered-as-supplementary",
    "offer-condition",
    "main-known",
    "main-offered",
    "allowed-for-main",
    "provider-known",
    "provider-in-force",
    "provider-agreed",
]
"""What a check looks at. The text is the stable code."""

Decision: TypeAlias = Literal["allowed", "unknown", "refused"]
"""What may be done: the least of the outcomes of all checks."""

Outcome: TypeAlias = Literal["met", "unmet", "not_yet_in_force", "ended", "fact_missing"]
"""How a check came out."""

Criterion: TypeAlias = Literal["room", "price", "quality", "free_capacity"]
"""What providers are ranked by."""

__all__ = [
    "ActivityOption",
    "Actual",
    "Alternative",
    "Alternatives",
    "Answer",
    "Check",
    "CheckCode",
    "Criterion",
    "Decision",
    "Expected",
    "FactChange",
    "LawReference",
    "AvailableOptions",
    "Outcome",
    "BatchResult",
    "Situation",
    "Proposal",
    "ProviderOption",
    "Question",
    "Reasons",
    "RefusedOption",
    "SectionOption",
    "Verdict",
]
