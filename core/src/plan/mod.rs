//! Payment plans: what is paid to whom on which days, and its cost.
//!
//! A [`PaymentPlan`] states the recipient, the days and the price; an [`Activity`] states the period.
//! [`payments`](payments()) makes the payments of any window, and [`total`] sums them without making them. Both use
//! the same [`PaymentRun`]s, and so does everything above: a [`preview`](preview()) displays the same payments that a
//! [`Ledger`] will hold.
//!
//! The rooms, each with a page of its own; a room uses those above it:
//!
//! | room | idea |
//! |---|---|
//! | `schedule` | plans, recipients, payment days, covered days, part months, pauses |
//! | `price` | what one payment is, and what answers where its price is not known |
//! | `payments` | runs of payments, and sums by year and month |
//! | `activities` | activities, accounts, booking |
//! | `ledger` | payments made and paid, due payments, retroactive adjustment |
//! | `reference` | references of payments, and finding them in texts |
//! | `matching` | which payment an invoice is about |
//! | `form` | what a caseworker fills in |
//! | `reimbursement` | what the state pays back |
//! | `warning` | what looks odd about a decision |
//! | `granting` | what granting does |
//! | `cost`, `preview` | what activities cost, and the cost before the decision |

mod activities;
mod cost;
mod fault;
mod form;
mod granting;
mod ledger;
mod matching;
mod payments;
mod preview;
mod price;
mod reference;
mod reimbursement;
mod schedule;
mod warning;

pub use activities::{Account, Activity, Status, account};
pub(crate) use activities::{Booking, only_known, pays_same_months, unpaid_from};
#[cfg(feature = "columnar")]
pub(crate) use cost::to_come;
pub use cost::{ActivityOverview, ChangeLink, CountedPayments, OffPlanAmount, Overview, applicable};
pub(crate) use cost::{Figures, end_of_next_year, to_come_within};
pub use fault::{Day, PlanFault};
pub use form::{ActivityForm, PaymentForm, PlanForm};
pub(crate) use granting::{
    KnownAppropriation, PaidPart, PendingActivity, PendingGrant, PlannedAmounts, SyncMode, plan_id,
};
pub(crate) use ledger::{
    AdjustedPayments, Owed, PaidReport, PlannedPayments, RunDays, adjustment, adjustments,
};
pub use ledger::{
    Adjustment, Due, DuePayments, Ledger, LedgerChange, LedgerEntry, Paid, PriceChange, PriceRevision,
    PriceSource, Settlement, SettlementKind, due, is_payable, settle,
};
pub use matching::{
    InvoiceLine, LineMatch, MAX_CANDIDATES, MatchNote, MatchOptions, MatchOutcome, MatchedPayment,
    OpenPayment, OpenPayments, OpenPlan,
};
#[cfg(feature = "columnar")]
pub(crate) use payments::priced;
pub use payments::{
    CostSummary, Payment, PaymentRun, PeriodTotals, count, full_year_cost, payment_runs, payments, total,
};
pub(crate) use payments::{YearSums, months_of, years_around};
pub(crate) use preview::Previewing;
pub use preview::{ActivityPreview, Layer, Preview, PreviewOptions, PreviewPayment, preview};
#[cfg(feature = "columnar")]
pub(crate) use price::value_on;
pub use price::{Extrapolation, PriceBasis, PriceOn, Prices, Rates};
pub(crate) use reference::{FoundReferences, PlanMark};
pub use reference::{PaymentReference, ReferenceFault, find_references};
pub(crate) use reimbursement::HOUSEHOLD;
#[cfg(feature = "columnar")]
pub(crate) use reimbursement::computed as reimbursement_by_period;
pub use reimbursement::{
    ActivityCosts, ActivityNet, CaseCosts, CaseNet, DatedCost, IncomeAmounts, Net, NetCost,
    ReimbursementFault, ReimbursementPeriod, SchemeReimbursement, UnknownReimbursement, net_cost,
};
pub(crate) use schedule::individual_payment;
pub use schedule::{
    Cvr, Horizon, Method, Pause, PauseReason, PaymentPlan, PersonId, PersonMethod, PlannedPayment, Price,
    Proration, Recipient, Schedule,
};
pub use warning::DecisionWarning;
pub(crate) use warning::{Before, Judged, Judging, Row, warnings};
