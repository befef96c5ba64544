//! Payment plans: what is paid to whom on which days, and what it comes to.

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

pub(crate) use activity::{Activity, ActivityForm, Applicable, PaymentForm, PlanForm, Status, applicable};
pub(crate) use costs::{
    ActivityOverview, ActivityPreview, Beside, Costs, Layer, Overview, PreviewOptions, PreviewPayment,
};
pub(crate) use decision_warning::DecisionWarning;
pub(crate) use ledger::{Change, Due, DueRun, Entry, Ledger, Paid, Repriced, due, is_payable};
pub(crate) use matching::{
    InvoiceLine, LineMatch, LineMatches, MatchNote, MatchOutcome, MatchedPayment, OpenPayment, OpenPayments,
    OpenPlan,
};
pub(crate) use net::{
    ActivityCosts, ActivityNet, CaseCosts, CaseNet, Cost, IncomeAmounts, Net, NetCost, RefundPeriod,
    SchemeRefund, UnknownRefund, net_cost,
};
pub(crate) use payment::{
    Basis, Extrapolation, Horizon, Month, Payment, PriceOn, Stretch, Totals, count, payments, stretches,
    total,
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
