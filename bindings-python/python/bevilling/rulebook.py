"""The rules of one case area, as data."""

from typing import Literal, TypeAlias

from bevilling._bevilling.rulebook import (
    AccountAlias,
    Accounts,
    ActivityType,
    AgeBand,
    Agreement,
    ApprovalLevel,
    CashAccount,
    Category,
    Choice,
    Condition,
    Dimension,
    RuleBookDocument,
    Domain,
    Effort,
    Law,
    Offer,
    Provider,
    Rate,
    ReimbursementScheme,
    ReimbursementStep,
    RequiredFacts,
    RuleBook,
    Section,
    Step,
    Tolerance,
    schema,
)

ProviderKind: TypeAlias = Literal["internal", "external"]
"""Whether a provider is part of the municipality."""

Unit: TypeAlias = Literal["hour", "day", "week", "month", "year", "each"]
"""What one unit of a price or rate is."""

ReimbursementManner: TypeAlias = Literal["yearly", "monthly"]
"""Over how long costs are held against the thresholds of a reimbursement scheme."""

LimitCost: TypeAlias = Literal["gross", "net"]
"""Which cost the yearly limit of an approval level is about."""

ProviderPolicy: TypeAlias = Literal["agreed", "any"]
"""Which providers may deliver an activity type."""

Role: TypeAlias = Literal["main", "supplementary"]
"""Whether an activity carries its appropriation or hangs on the one that does."""

__all__ = [
    "AccountAlias",
    "Accounts",
    "ActivityType",
    "AgeBand",
    "Agreement",
    "ApprovalLevel",
    "CashAccount",
    "Category",
    "Choice",
    "Condition",
    "Dimension",
    "RuleBookDocument",
    "Domain",
    "Effort",
    "Law",
    "LimitCost",
    "Offer",
    "Provider",
    "ProviderKind",
    "ProviderPolicy",
    "Rate",
    "ReimbursementManner",
    "ReimbursementScheme",
    "ReimbursementStep",
    "RequiredFacts",
    "Role",
    "RuleBook",
    "Section",
    "Step",
    "Tolerance",
    "Unit",
    "schema",
]
