//! The claims of a case: income and overpaid money, each with the payment reference that identifies it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::partial_payments::adjustment_plan;
use super::{Case, CaseState, Overpaid};
use crate::dates::Date;
use crate::plan::{OpenPayment, OpenPlan, PaymentReference, SettlementKind};
use crate::rulebook::Tolerance;

/// Claimed money: for a scheduled day of an income, or overpaid money that a settlement claims back.
///
/// Amounts are above 0 for both kinds. Report received income with `receive_income`, and repaid overpaid money with
/// `pay_adjustment` and an amount below 0.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The case.
    pub case: String,
    /// The income, for a claim of income.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income: Option<String>,
    /// The activity, for overpaid money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity: Option<String>,
    /// The number of the settlement of the activity, for overpaid money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement: Option<u32>,
    /// The scheduled day of the income; for overpaid money the day of the settlement.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// Kroner claimed.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// Kroner received of it.
    #[serde(with = "crate::money::serde_str")]
    pub received: Decimal,
    /// Kroner that are still outstanding.
    #[serde(with = "crate::money::serde_str")]
    pub outstanding: Decimal,
    /// The key that the reference is derived from, like a plan id in [`PaymentReference::new`].
    pub plan: String,
    /// The payment reference; none for overpaid money of a plan without an id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
}

/// The key of the claims of an income, derived from the ids of the case and of the income.
pub(super) fn income_plan(case: &str, income: &str) -> String {
    format!("{case}/income/{income}")
}

/// The reference of the claim for a scheduled day of an income; none if the case has no id.
pub(super) fn income_reference(case: &str, income: &str, date: Date) -> Option<PaymentReference> {
    PaymentReference::new(&income_plan(case, income), date).ok().filter(|_| !case.is_empty())
}

impl CaseState {
    fn claims(&self) -> Vec<Claim> {
        let claim = |plan: String, date: Date, amount: Decimal, received: Decimal| Claim {
            case: self.id.clone(),
            income: None,
            activity: None,
            settlement: None,
            date,
            amount,
            received,
            outstanding: amount.saturating_sub(received).max(Decimal::ZERO),
            plan,
            reference: None,
        };
        let mut claims = Vec::new();
        for one in &self.income {
            let id = &one.income.id;
            for claimed in &one.claims {
                let (date, received) = (claimed.date, claimed.received());
                let income = claim(income_plan(&self.id, id), date, claimed.amount, received);
                let reference = income_reference(&self.id, id, date);
                claims.push(Claim { income: Some(id.clone()), reference, ..income });
            }
        }
        for one in &self.activities {
            let id = one.activity.id.as_str();
            for (number, settled) in (1..).zip(self.settlements_of(id)) {
                let is_claim = settled.settlement.kind() == SettlementKind::Claim
                    && matches!(settled.overpaid, Overpaid::Claim)
                    && !one.activity.plan.fictive;
                if !is_claim {
                    continue;
                }
                let left = self.remaining_adjustment(one, settled, number);
                let positive = |amount: Decimal| Decimal::ZERO.saturating_sub(amount);
                let received = settled.paid.as_ref().map_or(left.paid, |paid| paid.amount);
                let plan = adjustment_plan(one.plan_id(), id, number);
                let mut overpaid = claim(plan, settled.on, positive(left.planned), positive(received));
                if settled.paid.is_some() {
                    overpaid.outstanding = Decimal::ZERO;
                }
                let (activity, settlement) = (Some(id.to_owned()), Some(number));
                claims.push(Claim { activity, settlement, reference: settled.reference, ..overpaid });
            }
        }
        claims.sort_by_key(|claim| claim.date);
        claims
    }
}

impl Case {
    /// The claims of the case, received or not, by date: income, and overpaid money that is claimed back. Deducted
    /// and waived amounts are not included.
    ///
    /// ```
    /// use bevilling::{case::{Case, Claim}, rulebook::RuleBook};
    /// use bevilling::plan::{MatchOptions, OpenPayments};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// // Lines of a bank account are matched with the claims of all cases by their references.
    /// let plans = Claim::open_plans(&case.claims());
    /// assert!(OpenPayments::new(&plans).match_lines(&[], MatchOptions::default()).is_empty());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn claims(&self) -> Vec<Claim> {
        self.state.claims()
    }

    /// The claim with this payment reference.
    #[must_use]
    pub fn claim_of(&self, reference: PaymentReference) -> Option<Claim> {
        self.claims().into_iter().find(|claim| claim.reference == Some(reference))
    }
}

impl Claim {
    /// Claims of one case or of many, to match bank lines by their references.
    #[must_use]
    pub fn open_plans<'c>(claims: impl IntoIterator<Item = &'c Self>) -> Vec<OpenPlan> {
        let mut plans: BTreeMap<&str, Vec<OpenPayment>> = BTreeMap::new();
        for claim in claims.into_iter().filter(|claim| claim.reference.is_some()) {
            plans.entry(&claim.plan).or_default().push(OpenPayment {
                paid: claim.received,
                closed: claim.outstanding.is_zero(),
                ..OpenPayment::new(claim.date, claim.amount)
            });
        }
        let plan = |(plan, payments): (&str, Vec<OpenPayment>)| OpenPlan {
            plan: plan.to_owned(),
            cvr: None,
            tolerance: Tolerance::default(),
            payments,
        };
        plans.into_iter().map(plan).collect()
    }
}

crate::privacy::debug_by_json!(Claim);
