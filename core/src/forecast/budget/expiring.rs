//! Activities that end within a year and are likely to be extended.

use chrono::Datelike;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::follow_up::MOST_DRIVERS;
use super::{Budget, BudgetFollowUp, FollowUpOptions};
use crate::dates::{Date, Month, Recurrence};
use crate::fault::Faults;
use crate::forecast::rows::{ACTIVITY, CASE, OwnRow, refused};
use crate::forecast::{
    Forecast, ForecastFault, ForecastLayer, ForecastRequest, Months, Portfolio, PortfolioBuilder,
    RowSchedule, Selection,
};
use crate::money;
use crate::plan::Status;

/// When an ending activity is likely to be extended: it matches the selection, it has run for at least this time on
/// its last day, and nothing in its case changes or replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExtensionRule {
    /// Which activities.
    pub of: Selection,
    /// Whole months.
    pub least_months: u32,
}

impl Default for ExtensionRule {
    /// Every activity that has run for six months.
    fn default() -> Self {
        Self { of: Selection::all(), least_months: 6 }
    }
}

/// A granted, running activity that ends within the requested time.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpiringActivity {
    /// The case.
    pub case: String,
    /// The activity.
    pub activity: String,
    /// Its labels, in the order of the dimensions of the portfolio.
    pub labels: Vec<String>,
    /// Its last day.
    #[serde(with = "crate::dates::serde_str")]
    pub last_day: Date,
    /// How many whole months it has run by then.
    pub months: u32,
    /// The activity that changes or replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followed_by: Option<String>,
    /// Whether the rule makes an extension likely.
    pub likely: bool,
    /// Its cost until the end of the requested time, at its own price.
    #[serde(with = "crate::money::serde_str")]
    pub cost_if_extended: Decimal,
}

/// Settings of the follow-up of a budget.
#[derive(Clone)]
pub struct PortfolioFollowUp<'a> {
    /// The day.
    pub on: Date,
    /// What drivers are compared with, such as the portfolio on which the budget was based. Without it the drivers
    /// are the most expensive activities.
    pub before: Option<&'a Portfolio>,
    /// Which activities are likely to be extended.
    pub rule: ExtensionRule,
    /// The maximum number of drivers of each line. The answer also has the number and the sum of the others.
    pub most_drivers: usize,
}

impl<'a> PortfolioFollowUp<'a> {
    /// On a day, with ten drivers of each line.
    #[must_use]
    pub fn on(on: Date) -> Self {
        Self { on, before: None, rule: ExtensionRule::default(), most_drivers: MOST_DRIVERS }
    }

    /// The same, with drivers as changes from another portfolio.
    #[must_use]
    pub const fn since(mut self, before: &'a Portfolio) -> Self {
        self.before = Some(before);
        self
    }

    /// The same, with at most this number of drivers for each line.
    #[must_use]
    pub const fn with_drivers(mut self, most: usize) -> Self {
        self.most_drivers = most;
        self
    }
}

impl Portfolio {
    /// The activities that end between two days, the most expensive to extend first.
    ///
    /// Plans without an end are included as far as they are laid out: build the portfolio with
    /// [`PortfolioOptions::through`](crate::forecast::PortfolioOptions::through) after `until`.
    ///
    /// # Errors
    /// `unknown-dimension`; `plan-refused` if one cannot be continued because its price is not known.
    pub fn expiring(
        &self,
        from: Date,
        until: Date,
        rule: &ExtensionRule,
    ) -> Result<Vec<ExpiringActivity>, Faults<ForecastFault>> {
        let mut faults = Faults::new();
        self.check_selection(&rule.of, &mut faults, &crate::fault::Path::root().join("of"));
        faults.into_result(())?;
        let dimensions = self.dimension_names();
        let mut builder = PortfolioBuilder::new([ACTIVITY]).extrapolate(self.extrapolation());
        let mut found = Vec::new();
        for case in self.cases_to_change() {
            for row in &case {
                let RowSchedule::Running { from: start, until: last_day, frequency, proration } =
                    row.schedule
                else {
                    continue;
                };
                // An activity whose last day is before its first day has no payments.
                let ends = start <= last_day && from <= last_day && last_day < until;
                if row.status != Status::Granted || !ends {
                    continue;
                }
                let follower = case.iter().find(|other| other.modifies.as_ref() == Some(&row.activity));
                let followed_by = follower.map(|row| row.activity.clone());
                let months = months_between(start, last_day);
                let likely =
                    followed_by.is_none() && months >= rule.least_months && row.is_in(&rule.of, &dimensions);
                let next = last_day
                    .succ_opt()
                    .and_then(|day| Recurrence { frequency, anchor: start }.next_on_or_after(day));
                if let Some(next) = next.filter(|next| *next <= until) {
                    let schedule = RowSchedule::Running {
                        frequency: frequency.anchored_on_payment(),
                        proration,
                        from: next,
                        until,
                    };
                    let labels = vec![row.activity.clone()];
                    let rest =
                        OwnRow { schedule, labels, modifies: None, entries: Vec::new(), ..row.clone() };
                    rest.add_to(&mut builder);
                }
                found.push(ExpiringActivity {
                    case: row.case.clone(),
                    activity: row.activity.clone(),
                    labels: row.labels.clone(),
                    last_day,
                    months,
                    followed_by,
                    likely,
                    cost_if_extended: Decimal::ZERO,
                });
            }
        }
        let months = Months::new(Month::from_date(from.min(until)), Month::from_date(until))
            .map_err(crate::fault::Fault::new)?;
        let extended = builder.finish().map_err(refused)?;
        let costs = extended.forecast_of(&ForecastRequest::new(months).by([CASE, ACTIVITY]))?;
        for one in &mut found {
            let oere = costs.oere(&[&one.case, &one.activity], ForecastLayer::Granted).unwrap_or_default();
            one.cost_if_extended = money::from_oere(oere.iter().sum());
        }
        found.sort_by_key(|one| std::cmp::Reverse(one.cost_if_extended));
        Ok(found)
    }

    /// A budget compared with the forecast of this portfolio, with the activities that drive the result of each line,
    /// by `case` and `activity`, and the activities that end within the year.
    ///
    /// # Errors
    /// Those of [`Budget::follow_up`] and [`Portfolio::expiring`].
    pub fn follow_up(
        &self,
        budget: &Budget,
        request: &PortfolioFollowUp<'_>,
    ) -> Result<BudgetFollowUp, Faults<ForecastFault>> {
        let PortfolioFollowUp { on, before, rule, most_drivers } = request;
        let on = *on;
        let months = Months::of_year(budget.year).map_err(crate::fault::Fault::new)?;
        let mut faults = Faults::new();
        for (place, line) in budget.lines.iter().enumerate() {
            let at = crate::fault::Path::root().join("lines").join(place).join("of");
            self.check_selection(&line.of, &mut faults, &at);
        }
        faults.into_result(())?;
        let drivers_by = [CASE, ACTIVITY].map(str::to_owned);
        let mut by = drivers_by.to_vec();
        by.extend(
            budget
                .dimensions()
                .into_iter()
                .filter(|name| !drivers_by.iter().any(|one| one == name))
                .map(str::to_owned),
        );
        let forecast = |portfolio: &Self| -> Result<Forecast, Faults<ForecastFault>> {
            portfolio.by_activity()?.forecast_of(&ForecastRequest::new(months).by(by.clone()))
        };
        let baseline = before.map(forecast).transpose()?;
        let mut options = FollowUpOptions::on(on);
        options.drivers_by = drivers_by.to_vec();
        options.most_drivers = *most_drivers;
        options.baseline = baseline.as_ref();
        let mut found = budget.follow_up(&forecast(self)?, &options)?;

        let dimensions = self.dimension_names();
        let from = if on.year() < budget.year { months.days().start() } else { on };
        for one in self.expiring(from, months.last().last_day(), rule)? {
            let label = |name: &str| match dimensions.iter().position(|dimension| dimension == name) {
                Some(place) => one.labels.get(place).map_or("", String::as_str),
                None => &one.case,
            };
            let place = budget.lines.iter().position(|line| line.of.has(label));
            let line = place.and_then(|place| found.lines.get_mut(place)).or(found.unbudgeted.as_mut());
            if let Some(line) = line {
                line.expiring.push(one.clone());
            }
            found.total.expiring.push(one);
        }
        Ok(found)
    }
}

/// Whole months from a first to a last day, both included.
fn months_between(first: Date, last: Date) -> u32 {
    let after = last.succ_opt().unwrap_or(last);
    let months = Month::from_date(after).number().saturating_sub(Month::from_date(first).number());
    let months = if after.day() < first.day() { months.saturating_sub(1) } else { months };
    u32::try_from(months).unwrap_or_default()
}

crate::privacy::debug_by_json!(ExpiringActivity);

crate::privacy::debug_by_fields!(PortfolioFollowUp<'_> { on, before, rule, most_drivers });
