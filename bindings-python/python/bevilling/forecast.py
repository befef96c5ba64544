"""Forecasts: what is known of the cost of many cases, month by month, and what it is made of."""

from typing import Literal, TypeAlias

from bevilling._bevilling.forecast import (
    Bridge,
    BridgePart,
    Budget,
    BudgetAdjustment,
    BudgetAlert,
    BudgetAmount,
    BudgetFollowUp,
    BudgetLine,
    BudgetMonth,
    BudgetStatus,
    Comparison,
    Driver,
    Drivers,
    ExpiringActivity,
    ExtensionRule,
    Forecast,
    ForecastRequest,
    LineFollowUp,
    MissingCase,
    Months,
    NewActivity,
    NewCases,
    Payments,
    Portfolio,
    PortfolioNet,
    Scenario,
    ScenarioChange,
    ScenarioForecast,
    Selection,
    ForecastAccumulator,
)

BudgetMeasure: TypeAlias = Literal["paid", "committed", "expected"]
"""What is held against a budget."""

LineKind: TypeAlias = Literal["line", "unbudgeted", "total"]
"""What a line of a follow-up is."""

ForecastLayer: TypeAlias = Literal["paid", "granted", "expected", "statistical"]
"""How certain an amount is. Each amount of a forecast is in one layer alone."""

View: TypeAlias = Literal["granted", "expected"]
"""Whose payments count."""

BridgeCause: TypeAlias = Literal[
    "expected_dropped",
    "expected_granted",
    "ended",
    "extended",
    "paused",
    "quantity",
    "price",
    "rate",
    "moved",
    "new_grant",
    "new_expected",
    "paid_otherwise",
    "other",
    "income",
    "reimbursement",
]
"""What moved a forecast, in the order that causes are reckoned in."""

__all__ = [
    "Bridge",
    "BridgeCause",
    "BridgePart",
    "Budget",
    "BudgetAdjustment",
    "BudgetAlert",
    "BudgetAmount",
    "BudgetFollowUp",
    "BudgetLine",
    "BudgetMeasure",
    "BudgetMonth",
    "BudgetStatus",
    "Comparison",
    "Driver",
    "Drivers",
    "ExpiringActivity",
    "ExtensionRule",
    "Forecast",
    "ForecastRequest",
    "ForecastLayer",
    "LineFollowUp",
    "LineKind",
    "MissingCase",
    "Months",
    "NewActivity",
    "NewCases",
    "Payments",
    "Portfolio",
    "PortfolioNet",
    "Scenario",
    "ScenarioChange",
    "ScenarioForecast",
    "Selection",
    "ForecastAccumulator",
    "View",
]
