//! Gross cost, reimbursement and net cost of cases: the granted costs, compared with the reimbursement schemes of the
//! rule book.

use std::collections::BTreeMap;

use super::{ActivityState, Case, CaseState, DatedFact, IncomeState};
use crate::dates::{Date, Period};
use crate::fault::Faults;
use crate::plan::{
    ActivityCosts, CaseCosts, DatedCost, HOUSEHOLD, IncomeAmounts, NetCost, Payment, Prices,
    ReimbursementFault, Status, net_cost, to_come_within,
};
use crate::rulebook::FactValue;

impl Case {
    /// The cost of the case for this municipality, by activity: granted payments as every total counts them, and
    /// settlements on their days. For a plan without an end it contains the payments that are made;
    /// [`net_cost`](Self::net_cost) of a year adds those that are known to come in it.
    ///
    /// If [`CaseOptions::municipality`](super::CaseOptions::municipality) states this municipality, costs are left
    /// out on days on which the fact `paying_municipality` names another one.
    #[must_use]
    pub fn costs(&self) -> CaseCosts {
        self.costs_in(&self.state, None)
    }

    /// The costs of the case as if it had another state, with payments known to come in a year.
    fn costs_in(&self, state: &CaseState, year: Option<i32>) -> CaseCosts {
        let granted = state.activities.iter().filter(|one| one.is_granted());
        let days = year.and_then(|year| Period::year(year).ok());
        let activities = granted.map(|one| self.costs_of(state, one, days)).collect();
        let income = state.income.iter().filter_map(|one| self.income_amounts(state, one, days)).collect();
        CaseCosts { case: state.id.clone(), facts: self.reimbursement_facts(state), activities, income }
    }

    /// The amounts of an income: claimed and received, and expected on the given days. None if nothing in its
    /// appropriation is granted.
    fn income_amounts(
        &self,
        state: &CaseState,
        one: &IncomeState,
        days: Option<Period>,
    ) -> Option<IncomeAmounts> {
        let granted = state.income_status(one)? == Status::Granted;
        let section = state.appropriation(&one.income.appropriation)?.section.clone()?;
        let days = days.and_then(|days| Some((days.start(), days.end()?)));
        let expected = days.map(|days| self.unclaimed(state, one, days).0).unwrap_or_default();
        let expected = expected.into_iter().map(|owed| DatedCost { date: owed.date, amount: owed.amount });
        let claimed = one.claimed().map(|counted| DatedCost { date: counted.date, amount: counted.amount });
        let mut amounts: Vec<DatedCost> = claimed.chain(expected).collect();
        amounts.retain(|one| self.is_paid_here(one.date));
        amounts.sort_by_key(|one| one.date);
        let (income, one_off) = (one.income.id.clone(), one.income.is_owed_once());
        granted.then_some(IncomeAmounts { income, section, one_off, amounts })
    }

    /// The facts that reimbursement schemes use, with their histories.
    pub(crate) fn reimbursement_facts(&self, state: &CaseState) -> BTreeMap<String, Vec<DatedFact>> {
        let names = self.book().reimbursement_facts().into_iter().chain([HOUSEHOLD]);
        names.filter_map(|name| Some((name.to_owned(), state.facts.get(name)?.clone()))).collect()
    }

    fn costs_of(&self, state: &CaseState, one: &ActivityState, days: Option<Period>) -> ActivityCosts {
        let mut all = ActivityCosts::from_ledger(&one.activity, &one.payments);
        let coming = days.map(|days| self.coming(one, days)).unwrap_or_default();
        all.costs
            .extend(coming.into_iter().map(|coming| DatedCost { date: coming.date, amount: coming.amount }));
        let beside = state.beside(&one.activity.id);
        all.costs
            .extend(beside.into_iter().map(|beside| DatedCost { date: beside.date, amount: beside.amount }));
        all.costs.retain(|cost| self.is_paid_here(cost.date));
        all
    }

    /// The payments of an activity that are not made yet but known to come on the given days.
    fn coming(&self, one: &ActivityState, days: Period) -> Vec<Payment> {
        let prices = Prices::from_book(self.book(), one.activity.provider.as_deref());
        match (prices, days.end()) {
            (Ok(prices), Some(last)) if one.is_current() => {
                let prices = prices.extrapolate(self.options.extrapolation).born(self.born());
                to_come_within(&one.activity, &one.payments, (days.start(), last), &prices).0
            }
            _ => Vec::new(),
        }
    }

    /// Whether this municipality pays on a day. True if no payer is stated.
    pub(super) fn is_paid_here(&self, date: Date) -> bool {
        let Some(here) = self.options.municipality.as_deref() else { return true };
        let history = self.state.facts.get("paying_municipality").map(Vec::as_slice).unwrap_or_default();
        let known = history.iter().rev().find(|since| since.from.is_none_or(|from| from <= date));
        match known.and_then(|since| since.value.as_ref()) {
            None => true,
            Some(FactValue::Text(payer)) => payer == here,
            Some(FactValue::Number(payer)) => payer.to_string() == here,
            Some(FactValue::Flag(_)) => false,
        }
    }

    /// Gross cost, reimbursement and net cost of the case alone in a year, including payments known to come; see
    /// [`net_cost`]. For a household whose cases are pooled use [`household_net_cost`].
    ///
    /// # Errors
    /// The codes of [`ReimbursementFault`].
    ///
    /// ```
    /// use bevilling::{case::Case, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// assert!(case.net_cost(2026)?.total.net.is_zero());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn net_cost(&self, year: i32) -> Result<NetCost, Faults<ReimbursementFault>> {
        household_net_cost([self], year)
    }
}

/// Gross cost, reimbursement and net cost of the cases of a household in a year, with the rule book and the options
/// of the first case.
///
/// The fact `household` states to which household a case belongs, and since when. Cases are pooled in the months in
/// which they are in the same household; cases without that fact are pooled with each other.
///
/// # Errors
/// The codes of [`ReimbursementFault`].
pub fn household_net_cost<'c>(
    cases: impl IntoIterator<Item = &'c Case>,
    year: i32,
) -> Result<NetCost, Faults<ReimbursementFault>> {
    let cases: Vec<_> = cases.into_iter().map(|case| (case, &case.state)).collect();
    net_of(&cases, year)
}

fn net_of(cases: &[(&Case, &CaseState)], year: i32) -> Result<NetCost, Faults<ReimbursementFault>> {
    let costs: Vec<CaseCosts> = cases.iter().map(|(case, state)| case.costs_in(state, Some(year))).collect();
    let first = cases.first().map(|(case, _)| *case);
    let Some(first) = first else { return NetCost::nothing(year) };
    net_cost(first.book(), &costs, year, first.options.extrapolation)
}

/// The net cost for an overview; none if the rule book has no schemes or it cannot be computed.
pub(super) fn overview_net(cases: &[(&Case, &CaseState)], year: i32) -> Option<NetCost> {
    let has_schemes = cases.first().is_some_and(|(case, _)| !case.book().reimbursements().is_empty());
    if has_schemes { net_of(cases, year).ok() } else { None }
}
