//! The Python face of `bevilling`: in, call, out. What is decided, and how, is the crate's.

mod case;
mod chart;
mod dates;
mod decide;
mod exchange;
mod face;
mod fault;
mod forecast;
mod money;
mod plan;
mod privacy;
mod rulebook;
mod table;
mod text;
mod title;
mod value;

use pyo3::prelude::*;

/// The compiled part of `bevilling`; import `bevilling` itself.
#[pymodule]
mod _bevilling {
    use super::*;

    #[pymodule_export]
    use crate::fault::again;

    /// How this library says no.
    #[pymodule]
    mod fault {
        #[pymodule_export]
        use crate::fault::Fault;
    }

    /// Exact money.
    #[pymodule]
    mod money {
        #[pymodule_export]
        use crate::money::{from_oere, kroner, parse, price, round, sum, to_oere};
    }

    /// Periods, dated values, recurrence and payable days.
    #[pymodule]
    mod dates {
        #[pymodule_export]
        use crate::dates::{
            Calendar, ClosedReason, DatedAmounts, ExtraDay, Frequency, Gap, Holiday, HolidayRule, InForce,
            PaymentCalendar, Period, Recurrence, TimelineEntry, Validity, age_on, date_of_age, easter, parse,
        };
    }

    /// Names in Danish and English.
    #[pymodule]
    mod title {
        #[pymodule_export]
        use crate::title::LocalizedText;
    }

    /// The rules of one case area, as data.
    #[pymodule]
    mod rulebook {
        #[pymodule_export]
        use crate::rulebook::{
            AccountAlias, Accounts, ActivityType, AgeBand, Agreement, ApprovalLevel, CashAccount, Category,
            Choice, Condition, Dimension, Domain, Effort, Law, Offer, Provider, Rate, ReimbursementScheme,
            ReimbursementStep, RequiredFacts, RuleBook, RuleBookDocument, Section, Step, Tolerance, schema,
        };
    }

    /// What may be granted, and why not the rest.
    #[pymodule]
    mod decide {
        #[pymodule_export]
        use crate::decide::{
            ActivityOption, Actual, Alternative, Alternatives, Answer, AvailableOptions, BatchResult, Check,
            Expected, FactChange, LawReference, Proposal, ProviderOption, Question, Reasons, RefusedOption,
            SectionOption, Situation, Verdict,
        };
    }

    /// Payment plans, payments, and the preview.
    #[pymodule]
    mod plan {
        #[pymodule_export]
        use crate::plan::{
            Account, Activity, ActivityCosts, ActivityForm, ActivityNet, ActivityOverview, ActivityPreview,
            Adjustment, CaseCosts, CaseNet, CostSummary, CountedPayments, DatedCost, DecisionWarning, Due,
            DuePayments, Extrapolation, Horizon, IncomeAmounts, InvoiceLine, Ledger, LedgerChange,
            LedgerEntry, LineMatch, LineMatches, MatchNote, MatchedPayment, Month, Net, NetCost,
            OffPlanAmount, OpenPayment, OpenPayments, OpenPlan, Overview, Paid, Pause, Payment, PaymentForm,
            PaymentPlan, PaymentReference, PaymentRun, PeriodTotals, PersonId, PlanForm, PlannedPayment,
            Preview, PreviewOptions, PreviewPayment, Price, PriceBasis, PriceChange, PriceOn, PriceRevision,
            PriceSource, Prices, Recipient, ReimbursementPeriod, Schedule, SchemeReimbursement, Settlement,
            UnknownReimbursement, account, applicable, count, due, find_references, full_year_cost,
            is_payable, net_cost, payment_runs, payments, preview, settle, total,
        };
    }

    /// One citizen's case.
    #[pymodule]
    mod case {
        #[pymodule_export]
        use crate::case::{
            ActivityAdjustment, ActivityChange, ActivityFigures, ActivityState, AdjustmentNotice,
            AdjustmentPart, Appropriation, AppropriationFigures, Approval, ApprovalRequest, Case,
            CaseOptions, CaseOverview, CaseState, CaseStatus, Claim, ClaimNotice, Command, CommandContext,
            CutShort, DatedFact, Deduction, EndingActivity, Event, EventBody, Grant, GrantPreview,
            HouseholdOverview, Income, IncomeClaim, IncomeDue, IncomeFigures, IncomeOverview, IncomeState,
            InvoicePayment, NextPayment, Note, Notice, Overpaid, OverpaidRequest, PaidOn, PartialPayment,
            PaymentBatch, PaymentLine, PaymentNotice, Receipt, RegisteredLine, RegisteredNote,
            RuleBookVersion, event_schema, household_net_cost,
        };
        #[pymodule_export]
        use crate::plan::individual_payments_of_change;
    }

    /// No personal number where people look.
    #[pymodule]
    mod privacy {
        #[pymodule_export]
        use crate::privacy::redact;
    }

    /// Every answer in words.
    #[pymodule]
    mod text {
        #[pymodule_export]
        use crate::text::{Code, amount, codes, date, log, number, short_date};
    }

    /// Pictures.
    #[pymodule]
    mod chart {
        #[pymodule_export]
        use crate::chart::Size;
    }

    /// What is known of the cost of many cases.
    #[pymodule]
    mod forecast {
        #[pymodule_export]
        use crate::forecast::{
            Bridge, BridgePart, Budget, BudgetAdjustment, BudgetAlert, BudgetAmount, BudgetFollowUp,
            BudgetLine, BudgetMonth, BudgetStatus, Comparison, Driver, Drivers, ExpiringActivity,
            ExtensionRule, Forecast, ForecastAccumulator, ForecastRequest, LineFollowUp, MissingCase, Months,
            NewActivity, NewCases, Payments, Portfolio, PortfolioNet, Scenario, ScenarioChange,
            ScenarioForecast, Selection,
        };
    }

    /// Formats of other systems.
    #[pymodule]
    mod exchange {
        use pyo3::prelude::*;

        /// OS2bos.
        #[pymodule]
        mod os2bos {
            #[pymodule_export]
            use crate::exchange::{Entry, Import, Options, Report, import_csv, import_fixtures, read_folder};
        }
    }
}
