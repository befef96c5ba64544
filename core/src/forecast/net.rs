//! The net cost of a portfolio, after income and reimbursement.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::rows::{ACTIVITY, CASE};
use super::{Forecast, ForecastFault, ForecastLayer, ForecastRequest, Months, Portfolio, RowSchedule};
use crate::case::{Case, DatedFact};
use crate::dates::Month;
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::{
    ActivityCosts, CaseCosts, DatedCost, Extrapolation, HOUSEHOLD, IncomeAmounts, UnknownReimbursement,
    reimbursement_by_period,
};
use crate::rulebook::{Domain, FactValue, RuleBook};

/// Gross cost, income, reimbursement and net cost of a portfolio: net is gross less income and reimbursement, in
/// every month, group and layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortfolioNet {
    /// The gross cost: the forecast.
    pub gross: Forecast,
    /// What parents, citizens and other municipalities pay.
    pub income: Forecast,
    /// What the state reimburses, in the last month of the period for which it is computed.
    pub reimbursement: Forecast,
    /// What the municipality bears: the net cost.
    pub net: Forecast,
    /// Schemes that reimburse nothing because a fact is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<UnknownReimbursement>,
}

/// Settings of the net cost of a portfolio.
#[derive(Clone, Default)]
pub struct NetOptions<'a> {
    /// What to do beyond the last known threshold. Refused by default.
    pub extrapolation: Extrapolation,
    /// By case: the facts that reimbursement schemes use and `household`, each with its history, as in
    /// [`CaseCosts::facts`]. For other cases the labels of the portfolio are used, which are the facts of one day.
    pub facts: FactsByCase,
    /// The income of the same cases, from [`Portfolio::income_of_cases`]; none if absent.
    pub income: Option<&'a Portfolio>,
}

/// By case and fact, the history.
type FactsByCase = BTreeMap<String, BTreeMap<String, Vec<DatedFact>>>;

impl<'a> NetOptions<'a> {
    /// The same with another extrapolation of thresholds.
    #[must_use]
    pub const fn extrapolate(mut self, extrapolation: Extrapolation) -> Self {
        self.extrapolation = extrapolation;
        self
    }

    /// The same with the income of the cases.
    #[must_use]
    pub const fn with_income(mut self, income: &'a Portfolio) -> Self {
        self.income = Some(income);
        self
    }

    /// The same with the facts of these cases, so that households and facts may change by month.
    #[must_use]
    pub fn facts_of<'c>(mut self, cases: impl IntoIterator<Item = &'c Case>) -> Self {
        let facts =
            cases.into_iter().map(|case| (case.id().to_owned(), case.reimbursement_facts(case.state())));
        self.facts.extend(facts);
        self
    }
}

/// A member with its case and its labels.
type Labelled = (String, Vec<String>, Member);

/// An activity of a case.
struct Member {
    activity: String,
    section: String,
    one_off: bool,
    /// The labels of its group.
    group: Vec<String>,
    /// Øre, by layer, then month.
    layers: Vec<Vec<i64>>,
    /// Whether it is income.
    is_income: bool,
}

/// A case of a portfolio.
#[derive(Default)]
struct MemberCase {
    facts: BTreeMap<String, Vec<DatedFact>>,
    members: Vec<Member>,
}

/// Cases that share a household at any time, by id.
type Household = BTreeMap<String, MemberCase>;

impl Portfolio {
    /// Gross cost, reimbursement and net cost, computed like [`net_cost`](crate::plan::net_cost) for each household.
    /// The labels of the dimension `household`, or the facts in [`NetOptions`], state which cases are pooled; a case
    /// without either is a household of its own.
    ///
    /// The reimbursement of a layer is what it adds to the reimbursement of the earlier layers: first the paid
    /// amounts, then the granted, then the expected ones. Costs count on the first day of their month. The portfolio
    /// must contain only what this municipality pays: see [`Portfolio::filter`].
    ///
    /// # Errors
    /// Those of [`Portfolio::forecast`]; `reimbursement-refused`, with the reason, if the reimbursement of a
    /// household cannot be computed.
    ///
    /// ```
    /// use bevilling::{forecast::*, plan::Extrapolation, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let portfolio = PortfolioBuilder::new(["section", "household"]).finish()?;
    /// let request = ForecastRequest::new(Months::of_year(2026)?).by(["section"]);
    /// let options = NetOptions::default().extrapolate(Extrapolation::LastKnown);
    /// let net = portfolio.net(&book, &request, &options)?;
    /// assert!(net.reimbursement.total().is_zero());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn net(
        &self,
        book: &RuleBook,
        request: &ForecastRequest,
        options: &NetOptions<'_>,
    ) -> Result<PortfolioNet, Faults<ForecastFault>> {
        let gross = self.forecast_of(request)?;
        let income = match options.income {
            Some(income) => income.forecast_of(request)?,
            None => Forecast::zero(request.months, request.by.clone(), Vec::<Vec<String>>::new())
                .map_err(Fault::new)?,
        };
        let years = request.months.first().year()..=request.months.last().year();
        // A one-off cost is spread over its year, and thresholds are yearly, so whole years are computed.
        let months = Months::of_years(*years.start(), *years.end()).map_err(Fault::new)?;
        let households = self.households(book, request, months, options)?;

        let groups: Vec<Vec<String>> = gross.groups().map(<[String]>::to_vec).collect();
        let mut reimbursement =
            Forecast::zero(request.months, request.by.clone(), groups).map_err(Fault::new)?;
        let mut unknown: BTreeMap<(String, String), UnknownReimbursement> = BTreeMap::new();
        for household in &households {
            let mut so_far: BTreeMap<(usize, Month), i64> = BTreeMap::new();
            for (place, layer) in ForecastLayer::ALL.into_iter().enumerate() {
                let members = || household.values().flat_map(|case| &case.members);
                // A layer without amounts adds nothing.
                if !members().any(|member| {
                    member.layers.get(place).is_some_and(|months| months.iter().any(|oere| *oere != 0))
                }) {
                    continue;
                }
                let costs = costs(household, place, months);
                let mut now: BTreeMap<(usize, Month), i64> = BTreeMap::new();
                for year in years.clone() {
                    let computed = reimbursement_by_period(book, &costs, year, options.extrapolation)
                        .map_err(refused)?;
                    for one in computed.unknown {
                        unknown.entry((one.case.clone(), one.scheme.clone())).or_insert(one);
                    }
                    for (day, shares) in computed.shares {
                        for (number, oere) in shares.into_iter().flatten().enumerate() {
                            *now.entry((number, Month::from_date(day))).or_default() += oere;
                        }
                    }
                }
                for (number, member) in members().filter(|member| !member.is_income).enumerate() {
                    for month in request.months.iter() {
                        let of = |sums: &BTreeMap<(usize, Month), i64>| {
                            sums.get(&(number, month)).copied().unwrap_or_default()
                        };
                        let more = of(&now).saturating_sub(of(&so_far));
                        if more != 0 {
                            reimbursement.add(&member.group, layer, month, more).map_err(Fault::new)?;
                        }
                    }
                }
                so_far = now;
            }
        }
        let net = gross.minus(&income).and_then(|net| net.minus(&reimbursement)).map_err(Fault::new)?;
        Ok(PortfolioNet { gross, income, reimbursement, net, unknown: unknown.into_values().collect() })
    }

    fn households(
        &self,
        book: &RuleBook,
        request: &ForecastRequest,
        months: Months,
        options: &NetOptions<'_>,
    ) -> Result<Vec<Household>, Faults<ForecastFault>> {
        let looked_at: Vec<&str> = book.reimbursement_facts().into_iter().chain([HOUSEHOLD]).collect();
        let missing: BTreeSet<&str> = self.missing().iter().map(|missing| missing.case.as_str()).collect();
        let mut members = self.members(request, months, &looked_at, false)?;
        if let Some(income) = options.income {
            let of_income = income.members(request, months, &looked_at, true)?;
            members.extend(of_income.into_iter().filter(|(case, ..)| !missing.contains(case.as_str())));
        }
        let mut cases: BTreeMap<String, MemberCase> = BTreeMap::new();
        for (case, labels, member) in members {
            let stated = options.facts.get(&case);
            let one = cases.entry(case).or_insert_with(|| MemberCase {
                facts: stated.cloned().unwrap_or_default(),
                members: Vec::new(),
            });
            for (name, label) in looked_at.iter().zip(labels).filter(|_| stated.is_none()) {
                if let Some(value) = fact(book, name, label) {
                    one.facts
                        .entry((*name).to_owned())
                        .or_insert_with(|| vec![DatedFact { from: None, value: Some(value) }]);
                }
            }
            one.members.push(member);
        }
        Ok(together(cases))
    }

    /// Every activity or income: its case, its labels on some dimensions, and its amounts.
    fn members(
        &self,
        request: &ForecastRequest,
        months: Months,
        looked_at: &[&str],
        is_income: bool,
    ) -> Result<Vec<Labelled>, Faults<ForecastFault>> {
        let keyed;
        let portfolio = match self.dimensions().any(|name| name == ACTIVITY) {
            true => self,
            false => {
                keyed = self.by_activity()?;
                &keyed
            }
        };
        let known: Vec<&str> = portfolio.dimensions().collect();
        let mut by = request.by.clone();
        for name in [CASE, ACTIVITY, "section"].iter().chain(looked_at).copied() {
            let is_known = name == CASE || known.contains(&name);
            if is_known && !by.iter().any(|other| other == name) {
                by.push(name.to_owned());
            }
        }
        let all = portfolio.forecast_of(&ForecastRequest { months, by: by.clone(), view: request.view })?;
        let once = |row: super::Row<'_>| {
            matches!(row.schedule, RowSchedule::Once { .. })
                .then(|| (row.case.to_owned(), row.activity.to_owned()))
        };
        let once: FxHashSet<(String, String)> = self.rows().filter_map(once).collect();
        let member = |group: &[String]| {
            let label = |name: &str| {
                let place = by.iter().position(|other| other == name);
                place.and_then(|place| group.get(place)).cloned().unwrap_or_default()
            };
            let (case, activity) = (label(CASE), label(ACTIVITY));
            let figures = ForecastLayer::ALL
                .into_iter()
                .filter_map(|layer| all.oere(group, layer))
                .map(<[i64]>::to_vec);
            let member = Member {
                section: label("section"),
                one_off: once.contains(&(case.clone(), activity.clone())),
                group: group.iter().take(request.by.len()).cloned().collect(),
                layers: figures.collect(),
                is_income,
                activity,
            };
            (case, looked_at.iter().map(|name| label(name)).collect(), member)
        };
        Ok(all.groups().map(member).collect())
    }
}

/// The value of a fact that a label states; none without a label.
fn fact(book: &RuleBook, name: &str, label: String) -> Option<FactValue> {
    if label.is_empty() {
        return None;
    }
    let number = || label.parse().ok().map(FactValue::Number);
    match book.dimension(name).map(|dimension| &dimension.domain) {
        Some(Domain::Ladder(_) | Domain::Number { .. } | Domain::Age { .. }) => number(),
        Some(Domain::Flag) => label.parse().ok().map(FactValue::Flag),
        Some(Domain::Choice(_) | Domain::Date) | None => Some(FactValue::Text(label)),
    }
}

/// Cases grouped by the households that they belong to at any time.
fn together(cases: BTreeMap<String, MemberCase>) -> Vec<Household> {
    let mut households: Vec<Household> = Vec::new();
    // The group of each household. If a case connects two groups they are merged.
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (id, case) in cases {
        let history = case.facts.get(HOUSEHOLD).map(Vec::as_slice).unwrap_or_default();
        let names: BTreeSet<String> =
            history.iter().filter_map(|since| since.value.as_ref()).map(ToString::to_string).collect();
        let known: BTreeSet<usize> = names.iter().filter_map(|name| places.get(name)).copied().collect();
        let mut joined = Household::from([(id, case)]);
        for place in &known {
            if let Some(other) = households.get_mut(*place) {
                joined.append(other);
            }
        }
        let place = known.first().copied().unwrap_or(households.len());
        if known.len() > 1 {
            for other in places.values_mut().filter(|other| known.contains(other)) {
                *other = place;
            }
        }
        places.extend(names.into_iter().map(|name| (name, place)));
        match households.get_mut(place) {
            Some(household) => *household = joined,
            None => households.push(joined),
        }
    }
    households
}

/// The cost of a household in the layers up to and including one.
fn costs(household: &Household, last: usize, months: Months) -> Vec<CaseCosts> {
    let amounts = |member: &Member| {
        let mut amounts = Vec::new();
        for (place, month) in months.iter().enumerate() {
            let layers =
                member.layers.iter().take(last.saturating_add(1)).filter_map(|layer| layer.get(place));
            // The figures of a forecast are within a common limit, so their sum cannot overflow.
            let oere: i64 = layers.sum();
            if oere != 0 {
                amounts.push(DatedCost { date: month.first_day(), amount: money::from_oere(oere) });
            }
        }
        amounts
    };
    let cost = |member: &Member| ActivityCosts {
        activity: member.activity.clone(),
        section: member.section.clone(),
        one_off: member.one_off,
        costs: amounts(member),
    };
    let income = |member: &Member| IncomeAmounts {
        income: member.activity.clone(),
        section: member.section.clone(),
        one_off: member.one_off,
        amounts: amounts(member),
    };
    let case = |(case, of_case): (&String, &MemberCase)| {
        let of = |is_income: bool| of_case.members.iter().filter(move |one| one.is_income == is_income);
        CaseCosts {
            case: case.clone(),
            facts: of_case.facts.clone(),
            activities: of(false).map(cost).collect(),
            income: of(true).map(income).collect(),
        }
    };
    household.iter().map(case).collect()
}

/// `Debug` keeps the facts of citizens out of logs: it shows only the number of cases.
impl fmt::Debug for NetOptions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NetOptions")
            .field("extrapolation", &self.extrapolation)
            .field("facts", &self.facts.len())
            .finish_non_exhaustive()
    }
}

fn refused(faults: Faults<crate::plan::ReimbursementFault>) -> Faults<ForecastFault> {
    let mut refused = Faults::new();
    for fault in faults {
        refused.push(Fault::new(ForecastFault::ReimbursementRefused { reason: fault.kind().to_string() }));
    }
    refused
}
