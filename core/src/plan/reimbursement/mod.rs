//! Net cost: what the state reimburses of expensive cases, and what the municipality bears.
//!
//! The schemes are data of the rule book; see [`ReimbursementScheme`](crate::rulebook::ReimbursementScheme). [`net_cost`] computes
//! the reimbursement of a household and a year, and splits it back onto the activities.

mod apply;
mod household;
mod period;
mod split;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Activity, Day, Extrapolation, Ledger, Schedule};
use crate::dates::{Date, Period};
use crate::decide::since::DatedFact;
use crate::fault::{Fault, Faults, Path, catalogue, twice};
use crate::money;
use crate::rulebook::RuleBook;
use crate::title::LocalizedText;

pub(crate) use apply::{Computed, computed};
pub(crate) use household::HOUSEHOLD;

catalogue! {
    /// Why a reimbursement cannot be computed.
    pub enum ReimbursementFault {
        /// There are schemes, but none is in force on the day of a cost.
        NoReimbursementScheme { date: Date } = "no-reimbursement-scheme", "no reimbursement scheme is in force on `{date}`";
        /// The threshold of a step has no value.
        ThresholdNotInForce { scheme: String, step: usize, date: Date, last_day: Day, next_day: Day } = "threshold-not-in-force", "the threshold of step {step} of `{scheme}` has no value on `{date}`; last day with a value before it: `{last_day}`, next: `{next_day}`";
        /// The year is not one of the calendar.
        ReimbursementYearOutOfRange { year: i32 } = "reimbursement-year-out-of-range", "year {year} is not between 1 and 9999";
        /// A case is listed twice.
        DuplicateCase { case: String, first: usize, second: usize } = "duplicate-case", "case `{case}` is listed twice, at {first} and at {second}";
        /// The sum is larger than the library supports.
        ReimbursementTooLarge { text: String } = "reimbursement-too-large", "the amount `{text}` is too large to compute a reimbursement";
    }
}

/// The costs of one case, by activity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseCosts {
    /// Id of the case.
    pub case: String,
    /// The facts that reimbursement schemes use, each with its history, oldest first: those in their conditions, and
    /// `household`. Cases of the same household are pooled in the months in which they belong to it. Cases without
    /// any `household` are pooled with each other.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub facts: BTreeMap<String, Vec<DatedFact>>,
    /// Its activities.
    pub activities: Vec<ActivityCosts>,
    /// Its income, such as parents' payment: it reduces the cost that reimbursement schemes cover.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub income: Vec<IncomeAmounts>,
}

/// The amounts of one income.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct IncomeAmounts {
    /// Id of the income.
    pub income: String,
    /// The section whose cost it reduces.
    pub section: String,
    /// Whether it is owed once: a monthly scheme then spreads it over the twelve months of its year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_off: bool,
    /// Days and amounts, above 0; of all years.
    pub amounts: Vec<DatedCost>,
}

/// The costs of one activity.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActivityCosts {
    /// Id of the activity.
    pub activity: String,
    /// The section that it is granted under.
    pub section: String,
    /// Whether it is paid once: a monthly scheme then spreads it over the twelve months of its year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_off: bool,
    /// Days and amounts of all years; below 0 for money returned. Income is separate.
    pub costs: Vec<DatedCost>,
}

/// An amount on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DatedCost {
    /// The day.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

impl ActivityCosts {
    /// The costs of an activity as every total counts them: as paid if paid, otherwise as planned.
    #[must_use]
    pub fn from_ledger(activity: &Activity, ledger: &Ledger) -> Self {
        let counted = ledger.entries().iter().map(super::LedgerEntry::counted);
        Self {
            activity: activity.id.clone(),
            section: activity.section.clone(),
            one_off: matches!(activity.plan.schedule, Schedule::OneTime { .. }),
            costs: counted.map(|(date, amount)| DatedCost { date, amount }).collect(),
        }
    }
}

/// Gross cost, income, reimbursement and net cost, in kroner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Net {
    /// What is paid in the year.
    #[serde(with = "crate::money::serde_str")]
    pub gross: Decimal,
    /// What parents, citizens and other municipalities pay in the year. It belongs to the case; activities have no
    /// share.
    #[serde(with = "crate::money::serde_str")]
    pub income: Decimal,
    /// What the state reimburses for the year.
    #[serde(with = "crate::money::serde_str")]
    pub reimbursement: Decimal,
    /// Gross less income and reimbursement: what the municipality bears.
    #[serde(with = "crate::money::serde_str")]
    pub net: Decimal,
}

/// The cost of a household in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NetCost {
    /// The year.
    pub year: i32,
    /// All cases together; exactly the sum of the cases.
    pub total: Net,
    /// Each case, in the given order.
    pub cases: Vec<CaseNet>,
    /// What each scheme reimburses that is in force in the year and applies to one of the sections, in the order of
    /// application. The reimbursement is their sum.
    pub schemes: Vec<SchemeReimbursement>,
    /// The reimbursement by period; the reimbursement is their sum.
    pub periods: Vec<ReimbursementPeriod>,
    /// Schemes that reimburse nothing because a fact is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<UnknownReimbursement>,
    /// Whether a threshold is not known but carried on.
    pub extrapolated: bool,
}

/// The cost of a case in a year.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct CaseNet {
    /// Id of the case.
    pub case: String,
    /// The total: the sum of the activities, less income.
    pub total: Net,
    /// Each activity, in the given order.
    pub activities: Vec<ActivityNet>,
}

/// The cost of an activity in a year.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ActivityNet {
    /// Id of the activity.
    pub activity: String,
    /// Its share.
    pub total: Net,
}

/// The reimbursement by a scheme in a year.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct SchemeReimbursement {
    /// Id of the scheme.
    pub scheme: String,
    /// Its title.
    pub title: LocalizedText,
    /// Kroner reimbursed.
    #[serde(with = "crate::money::serde_str")]
    pub reimbursement: Decimal,
}

/// A scheme that may or may not apply to a case: it reimburses nothing while a fact is missing.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct UnknownReimbursement {
    /// Id of the scheme.
    pub scheme: String,
    /// Its title.
    pub title: LocalizedText,
    /// Id of the case.
    pub case: String,
    /// The first day of the first period with a cost.
    #[serde(with = "crate::dates::serde_str")]
    pub from: Date,
    /// The facts that are missing.
    pub facts: Vec<String>,
}

/// The reimbursement of a year or a month.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ReimbursementPeriod {
    /// Id of the scheme.
    pub scheme: String,
    /// The days.
    pub days: Period,
    /// The case, if it is counted alone; none if cases are pooled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The pooled household, if the fact `household` states it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub household: Option<String>,
    /// Kroner compared with the thresholds: the costs that the scheme covers, less the reimbursement by the schemes
    /// in its `after`. One-off costs are spread over the year. Rounded for display; never below 0.
    #[serde(with = "crate::money::serde_str")]
    pub cost: Decimal,
    /// Kroner reimbursed, rounded once.
    #[serde(with = "crate::money::serde_str")]
    pub reimbursement: Decimal,
}

/// Gross cost, income, reimbursement and net cost of the cases of one household in a year.
///
/// The schemes of the rule book apply in its order, each to its own sections, citizens and days. Each period of a
/// scheme (the year, or a month) is computed separately: the costs that the scheme covers, less income and less the
/// reimbursement by the schemes in its `after`, are compared with the thresholds, and the reimbursement is rounded
/// once. It is then split among the activities in proportion to their cost in that period; income gets no share.
/// Every øre is distributed: shares are rounded down, and the remaining øre go one by one to the largest fractions,
/// for equal fractions to the activity that is listed first. Without any scheme there is no reimbursement.
///
/// A monthly scheme spreads one-off costs evenly over the twelve months of the year of payment (order 1485/2023 §
/// 3(4)), and counts the months in which it is in force. Exception: a yearly scheme that is in force on the day of
/// payment counts them. The first day of each period decides which cases are pooled and whether a condition is met.
/// Costs are those that this municipality pays: leave out those that another one pays.
///
/// # Errors
/// `no-reimbursement-scheme` if there are schemes but none on the day of a cost; `threshold-not-in-force`, unless
/// `extrapolation` carries thresholds on; `reimbursement-year-out-of-range`; `reimbursement-too-large`;
/// `duplicate-case`.
///
/// ```
/// use bevilling::{dates::parse, money, plan::{ActivityCosts, CaseCosts, DatedCost, Extrapolation, net_cost}};
/// use bevilling::rulebook::RuleBook;
///
/// let book = RuleBook::load("../examples/rulebooks/children.json")?;
/// let costs = vec![DatedCost { date: parse("2022-03-01")?, amount: money::parse("1000000")? }];
/// let home = ActivityCosts { activity: "home".into(), section: "SEL-52-3-7".into(), one_off: false, costs };
/// let case = CaseCosts { case: "1".into(), facts: Default::default(), activities: vec![home], income: vec![] };
/// let year = net_cost(&book, &[case], 2022, Extrapolation::Refuse)?;
/// // A quarter of what is above 860,000.
/// assert_eq!((year.total.reimbursement.to_string(), year.total.net.to_string()), ("35000.00".into(), "965000.00".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn net_cost(
    book: &RuleBook,
    household: &[CaseCosts],
    year: i32,
    extrapolation: Extrapolation,
) -> Result<NetCost, Faults<ReimbursementFault>> {
    let days = year_days(year)?;
    let mut faults = Faults::new();
    for (first, second) in twice(household.iter().map(|case| case.case.as_str())) {
        let case = household.get(second).map(|case| case.case.clone()).unwrap_or_default();
        let kind = ReimbursementFault::DuplicateCase { case, first, second };
        faults.push(Fault::at(Path::root().join(second).join("case"), kind));
    }
    faults.into_result(())?;
    let computed = computed(book, household, year, extrapolation)?;
    let mut reimbursed = no_reimbursement(household);
    for (_, shares) in &computed.shares {
        for (sum, share) in reimbursed.iter_mut().flatten().zip(shares.iter().flatten()) {
            let too_large =
                || ReimbursementFault::ReimbursementTooLarge { text: format!("{sum} + {share} øre") };
            *sum = sum.checked_add(*share).ok_or_else(too_large).map_err(Fault::new)?;
        }
    }
    let cases: Result<Vec<CaseNet>, ReimbursementFault> = household
        .iter()
        .zip(&reimbursed)
        .map(|(case, reimbursements)| case_net(case, reimbursements, days))
        .collect();
    let cases = cases.map_err(Fault::new)?;
    let total = Net::sum(cases.iter().map(|case| case.total)).map_err(Fault::new)?;
    let Computed { schemes, periods, unknown, extrapolated, .. } = computed;
    Ok(NetCost { year, total, cases, schemes, periods, unknown, extrapolated })
}

impl NetCost {
    /// The net cost without any case.
    pub(crate) fn nothing(year: i32) -> Result<Self, Faults<ReimbursementFault>> {
        year_days(year)?;
        let total = Net::sum(std::iter::empty()).map_err(Fault::new)?;
        let (cases, schemes) = (Vec::new(), Vec::new());
        Ok(Self {
            year,
            total,
            cases,
            schemes,
            periods: Vec::new(),
            unknown: Vec::new(),
            extrapolated: false,
        })
    }
}

fn year_days(year: i32) -> Result<Period, Faults<ReimbursementFault>> {
    Period::year(year)
        .map_err(|_| Fault::new(ReimbursementFault::ReimbursementYearOutOfRange { year }).into())
}

fn no_reimbursement(household: &[CaseCosts]) -> Vec<Vec<i64>> {
    household.iter().map(|case| vec![0; case.activities.len()]).collect()
}

fn case_net(case: &CaseCosts, reimbursements: &[i64], days: Period) -> Result<CaseNet, ReimbursementFault> {
    let mut activities = Vec::with_capacity(case.activities.len());
    for (activity, reimbursement) in case.activities.iter().zip(reimbursements) {
        let in_year = activity.costs.iter().filter(|cost| days.contains(cost.date));
        let gross = sum(in_year.map(|cost| money::round(cost.amount)))?;
        let total = Net::of(gross, money::from_oere(0), money::from_oere(*reimbursement))?;
        activities.push(ActivityNet { activity: activity.activity.clone(), total });
    }
    let income = case.income.iter().flat_map(|income| &income.amounts);
    let income = sum(income.filter(|one| days.contains(one.date)).map(|one| money::round(one.amount)))?;
    let costs = Net::sum(activities.iter().map(|activity| activity.total))?;
    let total = Net::of(costs.gross, income, costs.reimbursement)?;
    Ok(CaseNet { case: case.case.clone(), total, activities })
}

impl Net {
    fn of(gross: Decimal, income: Decimal, reimbursement: Decimal) -> Result<Self, ReimbursementFault> {
        Ok(Self { gross, income, reimbursement, net: sum([gross, -income, -reimbursement])? })
    }

    pub(crate) fn sum(parts: impl Iterator<Item = Self> + Clone) -> Result<Self, ReimbursementFault> {
        let of = |amount: fn(Self) -> Decimal| sum(parts.clone().map(amount));
        Self::of(of(|part| part.gross)?, of(|part| part.income)?, of(|part| part.reimbursement)?)
    }
}

fn sum(amounts: impl IntoIterator<Item = Decimal>) -> Result<Decimal, ReimbursementFault> {
    money::sum(amounts).map_err(|fault| ReimbursementFault::ReimbursementTooLarge { text: fault.to_string() })
}

crate::privacy::debug_by_json!(
    CaseCosts,
    IncomeAmounts,
    ActivityCosts,
    CaseNet,
    ActivityNet,
    ReimbursementPeriod,
    SchemeReimbursement,
    UnknownReimbursement
);
