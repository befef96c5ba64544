//! The cost of the activities of an appropriation or a case: granted, and expected.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::applicable::{ChangeLink, CountedPayments, applicable, applicable_to_paid};
use crate::dates::Date;
use crate::plan::{Activity, Ledger, PeriodTotals, PlanFault, Schedule, Status};

/// The cost of activities, of each and together (økonomisk overblik).
///
/// A paid payment counts in the year and month of its payment, with the paid amount. An unpaid payment counts in the
/// year and month for which it is planned, with the planned amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// The granted activities; expected changes are ignored.
    pub granted: PeriodTotals,
    /// Granted and expected activities, after changes have replaced what they change.
    pub expected: PeriodTotals,
    /// The activities, in the order given.
    pub activities: Vec<ActivityOverview>,
}

/// The cost of one activity.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ActivityOverview {
    /// Its id.
    pub id: String,
    /// Its status.
    pub status: Status,
    /// All its payments.
    pub all: PeriodTotals,
    /// Its payments that are not replaced by a change.
    pub applicable: PeriodTotals,
    /// Which payments these are.
    pub counts: CountedPayments,
}

/// Money of an activity in addition to its payments, such as an adjustment payment.
///
/// It counts on its own day. It counts as expected in the same cases as the payment that it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OffPlanAmount {
    /// The scheduled day of the payment that it belongs to.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub payment: Date,
    /// The day that it counts on.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

impl Overview {
    /// The overview of activities and their payments. Drafts have their own figures and are not part of the sums.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn from_activities(activities: &[(&Activity, &Ledger)]) -> Result<Self, PlanFault> {
        let activities: Vec<_> = activities
            .iter()
            .map(|(activity, ledger)| (*activity, *ledger, &[] as &[OffPlanAmount]))
            .collect();
        Self::with(&activities)
    }

    /// As [`from_activities`](Self::from_activities), with money in addition to the payments.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn with(activities: &[(&Activity, &Ledger, &[OffPlanAmount])]) -> Result<Self, PlanFault> {
        let in_force: Vec<ChangeLink<'_>> = activities
            .iter()
            .filter(|(activity, ..)| activity.status != Status::Draft)
            .map(|(activity, ledger, _)| link(activity, ledger))
            .collect();
        let mut counts = applicable(&in_force).into_iter().zip(applicable_to_paid(&in_force));
        let mut overview = Self {
            granted: PeriodTotals::default(),
            expected: PeriodTotals::default(),
            activities: Vec::new(),
        };
        for (activity, ledger, beside) in activities {
            let is_draft = activity.status == Status::Draft;
            let all = (CountedPayments::All, CountedPayments::All);
            let (counts, paid) = if is_draft { all } else { counts.next().unwrap_or(all) };
            let (mut all, mut applicable) = (PeriodTotals::default(), PeriodTotals::default());
            let payments = ledger.entries().iter().map(|entry| {
                let counts = if entry.paid.is_some() { paid } else { counts };
                (counts.includes(entry.date), entry.counted())
            });
            let beside = beside.iter().map(|one| (paid.includes(one.payment), (one.date, one.amount)));
            for (includes, (date, amount)) in payments.chain(beside) {
                all.add(date, amount)?;
                if activity.status == Status::Granted {
                    overview.granted.add(date, amount)?;
                }
                if includes {
                    applicable.add(date, amount)?;
                    if !is_draft {
                        overview.expected.add(date, amount)?;
                    }
                }
            }
            let (id, status) = (activity.id.clone(), activity.status);
            overview.activities.push(ActivityOverview { id, status, all, applicable, counts });
        }
        Ok(overview)
    }
}

/// The fields that changes depend on.
fn link<'a>(activity: &'a Activity, ledger: &Ledger) -> ChangeLink<'a> {
    ChangeLink {
        id: &activity.id,
        modifies: activity.modifies.as_deref(),
        granted: activity.status == Status::Granted,
        pays_once: matches!(activity.plan.schedule, Schedule::OneTime { .. }),
        first_payment: ledger.entries().first().map(|entry| entry.date),
    }
}

crate::privacy::debug_by_json!(ActivityOverview);
