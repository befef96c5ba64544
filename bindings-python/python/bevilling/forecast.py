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
    BudgetStanding,
    Comparison,
    Driver,
    Drivers,
    Expiring,
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
    Tally,
)

BudgetMeasure: TypeAlias = Literal["paid", "committed", "expected"]
"""What is held against a budget."""

LineKind: TypeAlias = Literal["line", "unbudgeted", "total"]
"""What a line of a follow-up is."""

Layer: TypeAlias = Literal["paid", "granted", "expected", "statistical"]
"""How certain an amount is. Each amount of a forecast is in one layer alone."""

View: TypeAlias = Literal["granted", "expected"]
"""Whose payments count."""

BridgeCause: TypeAlias = Literal[
    "expected_dropped",
    "expected_granted",
    "ended",
    "extended",
    "quantity",
    "price",
    "rate",
    "moved",
    "new_grant",
    "new_expected",
    "paid_otherwise",
    "other",
    "income",
    "refund",
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
    "BudgetStanding",
    "Comparison",
    "Driver",
    "Drivers",
    "Expiring",
    "ExtensionRule",
    "Forecast",
    "ForecastRequest",
    "Layer",
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
    "Tally",
    "View",
]
