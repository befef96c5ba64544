//! Payment plans: what is paid to whom on which days, and what it comes to.
//!
//! A [`PaymentPlan`] says whom, how often and what; an [`Activity`] when. [`payments`] makes the payments of
//! any window, [`total`] adds them up without making them. Both are made of the same [`PaymentRun`]es, and so is
//! everything above: a [`preview`](preview()) shows the very payments that a [`Ledger`] will hold.

mod account;
mod activity;
mod activity_form;
mod agreed;
mod applicable;
mod booking;
mod costs;
mod coverage;
mod covers;
mod due;
mod extrapolation;
mod fault;
mod figures;
mod form;
mod form_price;
mod form_reader;
mod form_words;
mod granting;
mod horizon;
mod known;
mod ledger;
mod matching;
mod net;
mod overview;
mod paid;
mod pause;
mod pay_days;
mod payment_plan;
mod payments;
mod preview;
mod price;
mod pricer;
mod projection;
mod proration;
mod recipient;
mod reference;
mod reference_text;
mod settlement;
mod stretch;
mod to_come;
mod totals;
mod warning;
mod year_sums;

pub(crate) use account::booking_offer;
pub use account::{Account, account};
pub use activity::{Activity, Status};
pub use activity_form::ActivityForm;
pub use applicable::{ChangeLink, CountedPayments, applicable};
pub(crate) use booking::Booking;
pub use costs::CostSummary;
pub(crate) use covers::{pays_same_months, unpaid_from};
pub(crate) use due::RunDays;
pub use due::{Due, DuePayments, due, is_payable};
#[cfg(feature = "columnar")]
pub(crate) use extrapolation::value_on;
pub use extrapolation::{Extrapolation, PriceBasis};
pub use fault::{Day, PlanFault};
pub(crate) use figures::Figures;
pub use form::{PaymentForm, PlanForm};
pub(crate) use granting::{
    KnownAppropriation, PaidPart, PendingActivity, PendingGrant, PlannedAmounts, SyncMode, plan_id,
};
pub use horizon::Horizon;
pub(crate) use known::only_known;
pub use ledger::{Ledger, LedgerChange, LedgerEntry, Paid, PriceRevision};
pub use matching::{
    InvoiceLine, LineMatch, MAX_CANDIDATES, MatchNote, MatchOptions, MatchOutcome, MatchedPayment,
    OpenPayment, OpenPayments, OpenPlan,
};
pub(crate) use net::HOUSEHOLD;
#[cfg(feature = "columnar")]
pub(crate) use net::computed as reimbursement_by_period;
pub use net::{
    ActivityCosts, ActivityNet, CaseCosts, CaseNet, DatedCost, IncomeAmounts, Net, NetCost,
    ReimbursementFault, ReimbursementPeriod, SchemeReimbursement, UnknownReimbursement, net_cost,
};
pub use overview::{ActivityOverview, OffPlanAmount, Overview};
pub(crate) use paid::PaidReport;
pub use pause::{Pause, PauseReason};
pub(crate) use payment_plan::individual_payment;
pub use payment_plan::{PaymentPlan, PlannedPayment, Price, Schedule};
pub use payments::{Payment, payments, total};
pub use preview::{ActivityPreview, Layer, Preview, PreviewOptions, PreviewPayment, preview};
pub use price::{PriceOn, Prices, Rates};
pub(crate) use projection::Previewing;
pub use proration::Proration;
pub use recipient::{Cvr, Method, PersonId, PersonMethod, Recipient};
pub(crate) use reference::PlanMark;
pub use reference::{PaymentReference, ReferenceFault};
pub(crate) use reference_text::Found as FoundReferences;
pub use reference_text::find_references;
pub(crate) use settlement::{AdjustedPayments, Owed, PlannedPayments, adjustment, adjustments};
pub use settlement::{Adjustment, PriceChange, PriceSource, Settlement, SettlementKind, settle};
#[cfg(feature = "columnar")]
pub(crate) use stretch::priced;
pub use stretch::{PaymentRun, count, stretches};
pub(crate) use to_come::end_of_next_year;
#[cfg(feature = "columnar")]
pub(crate) use to_come::to_come;
pub(crate) use to_come::to_come_within;
pub use totals::{Month, PeriodTotals, full_year_cost};
pub use warning::DecisionWarning;
pub(crate) use warning::{Before, Judged, Judging, Row, warnings};
pub(crate) use year_sums::{YearSums, months_of, years_around};
