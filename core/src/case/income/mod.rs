//! Income of a case (indtægt): what parents pay, or what another municipality owes. It is separate from payments: it
//! is expected, then claimed, then received, and is never a payment with a negative amount.

mod apply;
mod claim;
mod commands;
mod figures;

use serde::{Deserialize, Serialize};

use super::PaidOn;
use crate::dates::{Date, Period};
use crate::plan::{PaymentPlan, Schedule};

pub use claim::{IncomeClaim, Receipt};
#[cfg_attr(not(feature = "columnar"), allow(unused_imports))]
pub(crate) use figures::{Counted, Stage};
pub use figures::{IncomeDue, IncomeFigures, IncomeOverview};

/// Income of an appropriation: the payer, the days, and the amount.
///
/// ```
/// use bevilling::case::{Income, IncomeKind};
/// use bevilling::dates::{DayOfMonth, Frequency, Period, parse};
/// use bevilling::{money, plan::{Price, Schedule}};
///
/// let frequency = Frequency::Monthly { day: DayOfMonth::FIRST };
/// let schedule = Schedule::running(frequency, Price::fixed(money::parse("1250")?));
/// let income = Income::new("i1", IncomeKind::ParentsPayment, "1", Period::open(parse("2026-02-01")?), schedule);
/// assert_eq!(income.with_payer("151").payer.as_deref(), Some("151"));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Income {
    /// Name of the income for the host.
    pub id: String,
    /// What kind of income it is.
    pub kind: IncomeKind,
    /// The appropriation whose cost it reduces.
    pub appropriation: String,
    /// The payer by the host's name; a municipality by its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<String>,
    /// When it is owed. It ends at the latest with the activities of the appropriation.
    pub period: Period,
    /// The days and the amounts. Amounts are above 0. No VAT factor applies.
    pub schedule: Schedule,
}

/// What kind of income it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum IncomeKind {
    /// Payment by the parents of a child in care (forældrebetaling).
    ParentsPayment,
    /// Payment by the citizen (egenbetaling).
    OwnPayment,
    /// Payment by another municipality (mellemkommunal betaling).
    OtherMunicipality,
    /// Anything else.
    Other,
}

impl IncomeKind {
    /// The stable name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ParentsPayment => "parents_payment",
            Self::OwnPayment => "own_payment",
            Self::OtherMunicipality => "other_municipality",
            Self::Other => "other",
        }
    }
}

impl Income {
    /// Income of an appropriation.
    pub fn new(
        id: impl Into<String>,
        kind: IncomeKind,
        appropriation: impl Into<String>,
        period: Period,
        schedule: Schedule,
    ) -> Self {
        Self { id: id.into(), kind, appropriation: appropriation.into(), payer: None, period, schedule }
    }

    /// The same income with a payer, by the host's name.
    #[must_use]
    pub fn with_payer(mut self, payer: impl Into<String>) -> Self {
        self.payer = Some(payer.into());
        self
    }

    /// Whether it is owed once. A monthly reimbursement scheme then spreads it over the months of its year.
    #[must_use]
    pub(crate) const fn is_owed_once(&self) -> bool {
        matches!(self.schedule, Schedule::OneTime { .. })
    }

    /// The days and amounts as a plan.
    pub(crate) fn plan(&self) -> PaymentPlan {
        PaymentPlan::new(self.schedule.clone()).with_id(self.id.as_str())
    }
}

/// Income with its claims.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IncomeState {
    /// The income.
    pub income: Income,
    /// The claims, by scheduled day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<IncomeClaim>,
}

impl IncomeState {
    /// The claim of a scheduled day.
    #[must_use]
    pub fn claim(&self, date: Date) -> Option<&IncomeClaim> {
        self.claims.iter().find(|claim| claim.date == date)
    }
}

/// The correction of a claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct ClaimCorrection {
    pub(super) claimed: Option<rust_decimal::Decimal>,
    pub(super) received: Option<PaidOn>,
}

crate::privacy::debug_by_json!(Income, IncomeState);
