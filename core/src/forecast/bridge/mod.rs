//! The bridge: why a forecast changed.

mod cases;
mod cause;
mod causes;
#[cfg(test)]
mod net_tests;
mod stages;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Forecast, ForecastFault, ForecastRequest, Months, Portfolio, PortfolioNet};
use crate::fault::{Fault, Faults};
use cases::changed_cases;
pub use cause::BridgeCause;
use causes::moved;

/// Two forecasts and the causes of their difference. The parts add up exactly to the difference in every month, group
/// and layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bridge {
    /// The earlier forecast.
    pub before: Forecast,
    /// The later forecast.
    pub after: Forecast,
    /// The causes with an effect, in order.
    pub parts: Vec<BridgePart>,
}

/// The effect of one cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BridgePart {
    /// The cause.
    pub cause: BridgeCause,
    /// The effect by month, group and layer; only the groups with an effect.
    pub change: Forecast,
}

impl Portfolio {
    /// Why the forecast of this portfolio differs from that of an earlier portfolio, such as last month's, or of
    /// another scenario.
    ///
    /// Activities are identified by case and activity. Only cases that differ are computed.
    ///
    /// # Errors
    /// Those of [`Portfolio::forecast`]; `dimensions-differ` if the portfolios have different dimensions.
    ///
    /// ```
    /// use bevilling::dates::{DayOfMonth, Frequency, TimelineEntry, Validity, parse};
    /// use bevilling::forecast::*;
    /// use bevilling::{Decimal, money, plan::{Proration, Status}};
    ///
    /// let portfolio = |price: &str, until: &str| {
    ///     let mut builder = PortfolioBuilder::new(["section"]);
    ///     let frequency = Frequency::Monthly { day: DayOfMonth::FIRST };
    ///     let values = [TimelineEntry::new(Validity::ALWAYS, money::parse(price)?)];
    ///     builder.add(&Row {
    ///         case: "1", activity: "a", status: Status::Granted, modifies: None,
    ///         schedule: RowSchedule::Running { frequency, proration: Proration::None, from: parse("2026-01-01")?, until: parse(until)? },
    ///         price: Some(RowPrice { units: Decimal::ONE, values: RowValues::Own(&values) }),
    ///         vat: None, entries: vec![], labels: vec!["BL-46"],
    ///     });
    ///     Ok::<_, Box<dyn std::error::Error>>(builder.finish()?)
    /// };
    /// let request = ForecastRequest::new(Months::of_year(2026)?);
    /// let bridge = portfolio("110", "2026-12-31")?.bridge_from(&portfolio("100", "2026-06-30")?, &request)?;
    /// let parts: Vec<_> = bridge.parts.iter().map(|part| (part.cause.name(), part.change.total().to_string())).collect();
    /// assert_eq!(parts, [("extended", "600.00".to_owned()), ("price", "120.00".to_owned())]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn bridge_from(
        &self,
        before: &Self,
        request: &ForecastRequest,
    ) -> Result<Bridge, Faults<ForecastFault>> {
        let (by, other) = (before.dimension_names(), self.dimension_names());
        if by != other {
            let kind = ForecastFault::DimensionsDiffer { by: by.join(", "), other: other.join(", ") };
            return Err(Fault::new(kind).into());
        }
        let (was, is) = (before.forecast_of(request)?, self.forecast_of(request)?);
        let mut rest = is.minus(&was).map_err(Fault::new)?;
        let mut parts = Vec::new();
        for (cause, change) in moved(&changed_cases(before, self), self, request).map_err(Fault::new)? {
            rest = rest.minus(&change).map_err(Fault::new)?;
            parts.push(BridgePart { cause, change });
        }
        parts.push(BridgePart { cause: BridgeCause::Other, change: rest });
        Ok(Bridge::of(was, is, parts))
    }
}

impl Bridge {
    /// The parts with an effect.
    fn of(before: Forecast, after: Forecast, parts: Vec<BridgePart>) -> Self {
        let parts =
            parts.into_iter().map(|part| BridgePart { change: part.change.that_is_something(), ..part });
        Self { before, after, parts: parts.filter(|part| part.change.groups().len() > 0).collect() }
    }

    /// The total change of the forecast, in kroner.
    #[must_use]
    pub fn difference(&self) -> Decimal {
        self.after.total().saturating_sub(self.before.total())
    }

    /// The effect of a cause, in kroner; 0 if it has none.
    #[must_use]
    pub fn amount_for(&self, cause: BridgeCause) -> Decimal {
        let parts = self.parts.iter().filter(|part| part.cause == cause);
        parts.map(|part| part.change.total()).fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// The bridge for some of the months; none if none of them is included.
    #[must_use]
    pub fn within(&self, months: Months) -> Option<Self> {
        self.each(|forecast| forecast.within(months))
    }

    /// The bridge for the groups with a label of a dimension.
    ///
    /// # Errors
    /// `unknown-dimension`.
    pub fn filter(&self, dimension: &str, label: &str) -> Result<Self, ForecastFault> {
        self.before.of(dimension, label)?;
        Ok(self.each(|forecast| forecast.of(dimension, label).ok()).unwrap_or_else(|| self.clone()))
    }

    fn each(&self, cut: impl Fn(&Forecast) -> Option<Forecast>) -> Option<Self> {
        let part = |part: &BridgePart| Some(BridgePart { cause: part.cause, change: cut(&part.change)? });
        let parts = self.parts.iter().map(part).collect::<Option<_>>()?;
        Some(Self::of(cut(&self.before)?, cut(&self.after)?, parts))
    }

    /// The bridge of the net cost: the cost after income and reimbursement. `before` and `after` are the net costs of
    /// the two forecasts, for the same months and dimensions. The changes of income and of reimbursement are causes
    /// of their own.
    ///
    /// # Errors
    /// `months-differ`, `dimensions-differ`, `sum-too-large`.
    ///
    /// ```
    /// use bevilling::{forecast::*, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let portfolio = PortfolioBuilder::new(["section"]).finish()?;
    /// let request = ForecastRequest::new(Months::of_year(2026)?).by(["section"]);
    /// let net = portfolio.net(&book, &request, &NetOptions::default())?;
    /// let bridge = portfolio.bridge_from(&portfolio, &request)?.net_of(&net, &net)?;
    /// assert!(bridge.parts.is_empty() && bridge.amount_for(BridgeCause::Income).is_zero());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn net_of(&self, before: &PortfolioNet, after: &PortfolioNet) -> Result<Self, ForecastFault> {
        let mut parts = self.parts.clone();
        for (cause, was, is) in [
            (BridgeCause::Income, &before.income, &after.income),
            (BridgeCause::Reimbursement, &before.reimbursement, &after.reimbursement),
        ] {
            parts.push(BridgePart { cause, change: was.minus(is)? });
        }
        let net = |gross: &Forecast, of: &PortfolioNet| gross.minus(&of.income)?.minus(&of.reimbursement);
        Ok(Self::of(net(&self.before, before)?, net(&self.after, after)?, parts))
    }
}
