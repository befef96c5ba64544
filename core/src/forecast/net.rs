//! What is left of a portfolio's cost when the state has paid its part.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::rows::{ACTIVITY, CASE};
use super::{Forecast, ForecastFault, ForecastRequest, Layer, Months, Portfolio, RowSchedule};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::plan::{ActivityCosts, CaseCosts, Cost, Extrapolation, Month, refund_by_period};
use crate::rulebook::RefundScheme;

/// Gross, refund and net of a portfolio: net is gross less refund, in every month, group and layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PortfolioNet {
    /// The forecast.
    pub gross: Forecast,
    /// What the state pays back, in the last month of what it is reckoned for.
    pub refund: Forecast,
    /// What the municipality bears.
    pub net: Forecast,
}

/// An activity of a household.
struct Member {
    activity: String,
    section: String,
    one_off: bool,
    /// The labels of the group that it counts in.
    group: Vec<String>,
    /// Øre, by layer, then month.
    layers: Vec<Vec<i64>>,
}

/// The activities of a household, by case.
type Household = BTreeMap<String, Vec<Member>>;

impl Portfolio {
    /// Gross, refund and net, reckoned as [`net_cost`](crate::plan::net_cost) does for one household: cases with the
    /// same label of the dimension `household` are pooled, those without one are households of their own.
    ///
    /// A layer's refund is what it adds to the refund of the layers before it: the refund of what is paid; then what
    /// the granted adds; then the expected. Costs count on the first day of their month. A portfolio holds what this
    /// municipality pays: see [`Portfolio::only`].
    ///
    /// # Errors
    /// Those of [`Portfolio::forecast`]; `refund-refused` where the refund of a household cannot be reckoned, with the
    /// reason.
    ///
    /// ```
    /// use bevilling::{forecast::*, plan::Extrapolation, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let portfolio = PortfolioBuilder::new(["section", "household"]).finish()?;
    /// let request = ForecastRequest::new(Months::of_year(2026)?).by(["section"]);
    /// let net = portfolio.net(book.refunds(), &request, Extrapolation::LastKnown)?;
    /// assert!(net.refund.total().is_zero());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn net(
        &self,
        schemes: &[RefundScheme],
        request: &ForecastRequest,
        extrapolation: Extrapolation,
    ) -> Result<PortfolioNet, Faults<ForecastFault>> {
        let gross = self.forecast_of(request)?;
        let years = request.months.first().year()..=request.months.last().year();
        // What is paid once is spread over twelve months: those of the year before count too.
        let before = (*years.start()).max(2).saturating_sub(1);
        let months = Months::of_years(before, *years.end()).map_err(Fault::new)?;
        let households = self.households(request, months)?;

        let groups: Vec<Vec<String>> = gross.groups().map(<[String]>::to_vec).collect();
        let mut refund = Forecast::zero(request.months, request.by.clone(), groups).map_err(Fault::new)?;
        for household in households.values() {
            let mut so_far: BTreeMap<(usize, Month), i64> = BTreeMap::new();
            for (place, layer) in Layer::ALL.into_iter().enumerate() {
                let members = || household.values().flatten();
                // A layer of nothing adds nothing.
                if !members().any(|member| {
                    member.layers.get(place).is_some_and(|months| months.iter().any(|oere| *oere != 0))
                }) {
                    continue;
                }
                let costs = costs(household, place, months);
                let mut now: BTreeMap<(usize, Month), i64> = BTreeMap::new();
                for year in years.clone() {
                    let reckoned = refund_by_period(schemes, &costs, year, extrapolation).map_err(refused)?;
                    for (day, shares) in reckoned.shares {
                        for (number, oere) in shares.into_iter().flatten().enumerate() {
                            *now.entry((number, Month::of(day))).or_default() += oere;
                        }
                    }
                }
                for (number, member) in members().enumerate() {
                    for month in request.months.iter() {
                        let of = |sums: &BTreeMap<(usize, Month), i64>| {
                            sums.get(&(number, month)).copied().unwrap_or_default()
                        };
                        let more = of(&now).saturating_sub(of(&so_far));
                        if more != 0 {
                            refund.add(&member.group, layer, month, more).map_err(Fault::new)?;
                        }
                    }
                }
                so_far = now;
            }
        }
        let net = gross.minus(&refund).map_err(Fault::new)?;
        Ok(PortfolioNet { gross, refund, net })
    }

    fn households(
        &self,
        request: &ForecastRequest,
        months: Months,
    ) -> Result<BTreeMap<(bool, String), Household>, Faults<ForecastFault>> {
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
        for name in [CASE, ACTIVITY, "section", "household"] {
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
        let mut households: BTreeMap<(bool, String), Household> = BTreeMap::new();
        for group in all.groups() {
            let label = |name: &str| {
                let place = by.iter().position(|other| other == name);
                place.and_then(|place| group.get(place)).cloned().unwrap_or_default()
            };
            let (case, activity, household) = (label(CASE), label(ACTIVITY), label("household"));
            let key = if household.is_empty() { (false, case.clone()) } else { (true, household) };
            let figures =
                Layer::ALL.into_iter().filter_map(|layer| all.oere(group, layer)).map(<[i64]>::to_vec);
            let member = Member {
                section: label("section"),
                one_off: once.contains(&(case.clone(), activity.clone())),
                group: group.iter().take(request.by.len()).cloned().collect(),
                layers: figures.collect(),
                activity,
            };
            households.entry(key).or_default().entry(case).or_default().push(member);
        }
        Ok(households)
    }
}

/// What a household costs in the layers through one.
fn costs(household: &Household, last: usize, months: Months) -> Vec<CaseCosts> {
    let of = |member: &Member| {
        let mut costs = Vec::new();
        for (place, month) in months.iter().enumerate() {
            let layers =
                member.layers.iter().take(last.saturating_add(1)).filter_map(|layer| layer.get(place));
            // The figures of a forecast are bounded together.
            let oere: i64 = layers.sum();
            if oere != 0 {
                costs.push(Cost { date: month.first_day(), amount: money::from_oere(oere) });
            }
        }
        ActivityCosts {
            activity: member.activity.clone(),
            section: member.section.clone(),
            one_off: member.one_off,
            costs,
        }
    };
    let case = |(case, members): (&String, &Vec<Member>)| CaseCosts {
        case: case.clone(),
        activities: members.iter().map(of).collect(),
    };
    household.iter().map(case).collect()
}

fn refused(faults: Faults<crate::plan::RefundFault>) -> Faults<ForecastFault> {
    let mut refused = Faults::none();
    for fault in faults {
        refused.push(Fault::new(ForecastFault::RefundRefused { reason: fault.kind().to_string() }));
    }
    refused
}
