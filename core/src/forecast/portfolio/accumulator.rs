//! Totals that are updated case by case.

use std::collections::BTreeSet;

use super::count::{Window, add_runs};
use super::groups::Groups;
use super::{ForecastRequest, Portfolio};
use crate::forecast::{Forecast, ForecastFault, ForecastLayer};
use rustc_hash::FxHashMap;

/// The totals of a portfolio, updated while its cases change one by one.
///
/// A changed case is a small portfolio of its own. Replaces one case's contribution to the totals, without looking at
/// any other case. This takes some microseconds, whatever the size of the portfolio.
///
/// ```
/// use bevilling::dates::{TimelineEntry, Validity, parse};
/// use bevilling::forecast::{ForecastRequest, Months, Portfolio, PortfolioBuilder, Row, RowPrice, RowSchedule, RowValues, ForecastAccumulator};
/// use bevilling::{Decimal, plan::Status};
///
/// let case = |amount: i64| {
///     let values = [TimelineEntry::new(Validity::ALWAYS, Decimal::from(amount))];
///     let mut builder = PortfolioBuilder::new(["section"]);
///     builder.add(&Row {
///         case: "7", activity: "1", status: Status::Granted, modifies: None,
///         schedule: RowSchedule::Once { date: parse("2026-05-20").unwrap() },
///         price: Some(RowPrice { units: Decimal::ONE, values: RowValues::Own(&values) }),
///         vat: None, entries: vec![], labels: vec!["BL-32"],
///     });
///     builder.finish()
/// };
/// let (before, after) = (case(100)?, case(250)?);
/// let mut accumulator = ForecastAccumulator::new(&before, ForecastRequest::new(Months::of_year(2026)?).by(["section"]))?;
/// accumulator.replace(Some(&before), Some(&after))?;
/// assert_eq!(accumulator.forecast()?.total().to_string(), "250.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct ForecastAccumulator {
    request: ForecastRequest,
    window: Window,
    /// The index of each group, by its labels.
    places: FxHashMap<Vec<String>, usize>,
    labels: Vec<Vec<String>>,
    /// How many rows each group has.
    rows: Vec<u64>,
    /// By group, layer and month.
    oere: Vec<i64>,
    magnitude: i128,
    /// The cases that are not counted.
    missing: BTreeSet<String>,
}

impl ForecastAccumulator {
    /// The totals of a portfolio.
    ///
    /// # Errors
    /// Those of [`Portfolio::forecast`].
    pub fn new(portfolio: &Portfolio, request: ForecastRequest) -> Result<Self, ForecastFault> {
        let forecast = portfolio.forecast(&request)?;
        let window = Window::of(request.months);
        let labels: Vec<Vec<String>> = forecast.groups().map(<[String]>::to_vec).collect();
        let places: FxHashMap<_, _> =
            labels.iter().cloned().enumerate().map(|(at, group)| (group, at)).collect();
        let mut accumulator = Self {
            rows: vec![0; labels.len()],
            oere: forecast.all_oere().to_vec(),
            magnitude: portfolio.runs.magnitude,
            missing: forecast.missing().iter().cloned().collect(),
            request,
            window,
            places,
            labels,
        };
        let groups = Groups::of(&portfolio.columns, &accumulator.request.by)?;
        for (labels, rows) in groups.labels.iter().zip(groups.sizes()) {
            let place = labels.as_ref().and_then(|labels| accumulator.places.get(labels));
            if let Some(count) = place.and_then(|place| accumulator.rows.get_mut(*place)) {
                *count += rows;
            }
        }
        Ok(accumulator)
    }

    /// Replaces the contribution of a case, or of several, to the totals.
    ///
    /// # Errors
    /// `unknown-dimension`; `forecast-too-large`; `sum-too-large`. The totals are then unchanged.
    pub fn replace(
        &mut self,
        before: Option<&Portfolio>,
        after: Option<&Portfolio>,
    ) -> Result<(), ForecastFault> {
        let magnitude_of = |part: Option<&Portfolio>| part.map_or(0, |part| part.runs.magnitude);
        let magnitude =
            self.magnitude.saturating_sub(magnitude_of(before)).saturating_add(magnitude_of(after));
        if i64::try_from(magnitude).is_err() || i64::try_from(magnitude_of(before)).is_err() {
            return Err(ForecastFault::SumTooLarge { text: format!("{magnitude} øre") });
        }
        let groups = |part: Option<&Portfolio>| {
            part.map(|part| Groups::of(&part.columns, &self.request.by)).transpose()
        };
        let (old, new) = (groups(before)?, groups(after)?);
        let added = new.iter().flat_map(|groups| groups.labels.iter().flatten());
        let more = added.filter(|labels| !self.places.contains_key(*labels)).count();
        Forecast::check_size(self.labels.len().saturating_add(more), self.request.months)?;
        self.magnitude = magnitude;
        for missing in before.iter().flat_map(|part| part.missing()) {
            self.missing.remove(&missing.case);
        }
        self.missing.extend(after.iter().flat_map(|part| part.missing()).map(|missing| missing.case.clone()));
        for (part, groups, sign) in [(before, old, -1), (after, new, 1)] {
            if let (Some(part), Some(groups)) = (part, groups) {
                self.add(part, &groups, sign);
            }
        }
        Ok(())
    }

    fn add(&mut self, part: &Portfolio, groups: &Groups, sign: i64) {
        let places: Vec<usize> = groups.labels.iter().map(|labels| self.place(labels.as_deref())).collect();
        for (place, rows) in places.iter().zip(groups.sizes()) {
            if let Some(count) = self.rows.get_mut(*place) {
                *count = if sign > 0 { count.saturating_add(rows) } else { count.saturating_sub(rows) };
            }
        }
        let place_of = |row: u32| {
            let group = groups.of_row.get(super::numbers::place(row)).copied().unwrap_or_default();
            places.get(super::numbers::place(group)).copied().unwrap_or(usize::MAX)
        };
        let view = self.request.view;
        for (runs, layer) in part.runs.parts.iter().flat_map(|part| part.seen(view)) {
            add_runs(&mut self.oere, runs, layer, sign, place_of, &self.window);
        }
    }

    /// The index of a group; the group is added if it is new.
    fn place(&mut self, labels: Option<&[String]>) -> usize {
        let Some(labels) = labels else { return usize::MAX };
        if let Some(place) = self.places.get(labels) {
            return *place;
        }
        let place = self.labels.len();
        self.labels.push(labels.to_vec());
        self.places.insert(labels.to_vec(), place);
        self.rows.push(0);
        self.oere.resize(self.oere.len() + ForecastLayer::COUNT * self.window.months, 0);
        place
    }

    /// The current totals: equal to the forecast of the changed portfolio.
    ///
    /// # Errors
    /// None that [`replace`](Self::replace) has not returned.
    pub fn forecast(&self) -> Result<Forecast, ForecastFault> {
        let block = ForecastLayer::COUNT * self.window.months;
        let everything = self.request.by.is_empty();
        let groups = self.labels.iter().zip(&self.rows).zip(self.oere.chunks_exact(block));
        let (labels, oere): (Vec<_>, Vec<_>) = groups
            .filter(|((_, rows), _)| **rows > 0 || everything)
            .map(|((labels, _), oere)| (labels.clone(), oere))
            .unzip();
        let by = self.request.by.clone();
        Ok(Forecast::from_oere(self.request.months, by, labels, oere.concat())?.lacking(&self.missing))
    }
}

crate::privacy::debug_by_fields!(ForecastAccumulator {
    request,
    window,
    places,
    labels,
    rows,
    oere,
    magnitude,
    missing
});
