//! Payment plans: what is paid to whom on which days, and its cost.

mod activity;
mod costs;
mod decision_warning;
mod ledger;
mod matching;
mod net;
mod payment;
mod payment_plan;
mod previews;
mod prices;
mod recipient;
mod reference;
mod settlement;
mod warnings;

pub(crate) use activity::{
    Activity, ActivityForm, CountedPayments, PaymentForm, PlanForm, Status, applicable,
};
pub(crate) use costs::{
    ActivityOverview, ActivityPreview, CostSummary, Layer, OffPlanAmount, Overview, PreviewOptions,
    PreviewPayment,
};
pub(crate) use decision_warning::DecisionWarning;
pub(crate) use ledger::{
    Due, DuePayments, Ledger, LedgerChange, LedgerEntry, Paid, PriceRevision, due, is_payable,
};
pub(crate) use matching::{
    InvoiceLine, LineMatch, LineMatches, MatchNote, MatchOutcome, MatchedPayment, OpenPayment, OpenPayments,
    OpenPlan,
};
pub(crate) use net::{
    ActivityCosts, ActivityNet, CaseCosts, CaseNet, DatedCost, IncomeAmounts, Net, NetCost,
    ReimbursementPeriod, SchemeReimbursement, UnknownReimbursement, net_cost,
};
pub(crate) use payment::{
    Extrapolation, Horizon, Payment, PaymentRun, PeriodTotals, PriceBasis, PriceOn, count, payment_runs,
    payments, total,
};
pub(crate) use payment_plan::{
    Pause, PaymentPlan, PlannedPayment, Price, Schedule, full_year_cost, individual_payments_of_change,
};
pub(crate) use previews::{Preview, preview};
pub(crate) use prices::Prices;
pub(crate) use recipient::{Cvr, Method, PersonId, Recipient};
pub(crate) use reference::{Account, PaymentReference, account, find_references};
pub(crate) use settlement::{Adjustment, PriceChange, PriceSource, Settlement, SettlementKind, settle};
pub(crate) use warnings::Warnings;
