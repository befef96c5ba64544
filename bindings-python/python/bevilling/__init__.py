"""Rules, payment plans and the cost before the decision, for Danish municipal grants.

*Bevilling* is Danish for a grant. A municipality grants help to citizens under the law; this library decides what may be
granted and says why, makes the payment plan, and shows the cost before the decision.

Everything is in the module of its concept: `dates`, `money`, `rulebook`, `decide`, `plan`, `case`, `forecast`, `exchange`, `text`, `draw`. What
is used most is here too.

>>> import bevilling as bv
>>> from datetime import date
>>> book = bv.RuleBook.load("examples/rulebooks/children.json")
>>> case = bv.Case.open(book, id="27.24.36-G01-7-26", facts={
...     "target_group": "family", "birth_date": date(2014, 5, 2), "effort_step": 3, "scaling_step": 5,
...     "custody_consent": True, "assessment": "examination"})
>>> case.check(section="BL-32-1-2", activity_type="200201", provider="90010011", on=date(2026, 1, 5)).decision
'allowed'

Every value is frozen; `replace` gives the same with other fields, and its JSON is that of Rust and Node.

>>> spring = bv.Period(date(2026, 3, 1), date(2026, 5, 31))
>>> spring.to_json(), bv.Period.from_json(spring.to_json()) == spring
('{"start":"2026-03-01","end":"2026-05-31"}', True)
>>> bv.plan.Paid(date=date(2026, 2, 3), amount=2000).replace(amount=2500).amount
Decimal('2500')
"""

import sys as _sys

from bevilling import _bevilling

for _name in ("case", "dates", "decide", "chart", "exchange", "fault", "forecast", "money", "plan", "privacy", "rulebook", "text", "title"):
    # So that `from bevilling._bevilling.case import …` finds what is compiled into one file.
    _sys.modules[f"bevilling._bevilling.{_name}"] = getattr(_bevilling, _name)
_sys.modules["bevilling._bevilling.exchange.os2bos"] = _bevilling.exchange.os2bos

from bevilling import case, dates, decide, chart, errors, exchange, fault, forecast, money, plan, privacy, rulebook, text, title
from bevilling.errors import (
    BevillingError,
    CaseError,
    ColumnError,
    CommandRefused,
    DateError,
    FactError,
    ForecastError,
    JsonError,
    MoneyError,
    Os2bosError,
    PaymentReferenceError,
    PlanError,
    ReimbursementError,
    RuleBookError,
)
from bevilling.case import (
    ApprovalRequest,
    Case,
    CaseOptions,
    CaseOverview,
    CaseState,
    Command,
    Event,
    EventBody,
    Grant,
    HouseholdOverview,
    Notice,
    CommandContext,
)
from bevilling.dates import Frequency, Period, Validity
from bevilling.decide import AvailableOptions, Situation, Proposal, Verdict
from bevilling.fault import Fault
from bevilling.plan import (
    Activity,
    InvoiceLine,
    Ledger,
    OpenPayments,
    PaymentPlan,
    PaymentReference,
    Preview,
    PreviewOptions,
    Price,
    Recipient,
)
from bevilling.rulebook import RuleBook
from bevilling.title import LocalizedText

__all__ = [
    "Activity",
    "ApprovalRequest",
    "BevillingError",
    "Case",
    "CaseError",
    "CaseOptions",
    "CaseOverview",
    "CaseState",
    "ColumnError",
    "Command",
    "CommandRefused",
    "DateError",
    "Event",
    "EventBody",
    "FactError",
    "ForecastError",
    "Fault",
    "Frequency",
    "Grant",
    "HouseholdOverview",
    "InvoiceLine",
    "JsonError",
    "Ledger",
    "MoneyError",
    "Notice",
    "OpenPayments",
    "AvailableOptions",
    "Os2bosError",
    "PaymentPlan",
    "PaymentReference",
    "PaymentReferenceError",
    "Period",
    "Situation",
    "PlanError",
    "Preview",
    "PreviewOptions",
    "Price",
    "Proposal",
    "Recipient",
    "ReimbursementError",
    "RuleBook",
    "RuleBookError",
    "CommandContext",
    "LocalizedText",
    "Validity",
    "Verdict",
    "case",
    "dates",
    "decide",
    "chart",
    "errors",
    "exchange",
    "fault",
    "forecast",
    "money",
    "plan",
    "privacy",
    "rulebook",
    "text",
    "title",
]
