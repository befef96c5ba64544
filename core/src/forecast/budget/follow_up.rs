//! The follow-up: a budget compared with a forecast.

use chrono::Datelike;
use rust_decimal::Decimal;
use serde::Serialize;

use super::alert::{BudgetAlert, alerts};
use super::driver::{Drivers, Moved};
use super::expiring::ExpiringActivity;
use super::status::Year;
use super::{Budget, BudgetLine, BudgetMonth, BudgetStatus};
use crate::dates::Date;
use crate::fault::{Fault, Faults, Path, nearest};
use crate::forecast::{Forecast, ForecastFault, ForecastLayer, Months};
use crate::title::LocalizedText;

/// The default number of drivers for each line.
pub(super) const MOST_DRIVERS: usize = 10;

/// Settings of the follow-up.
#[derive(Clone, PartialEq)]
pub struct FollowUpOptions<'a> {
    /// The day of the follow-up. It decides which adjustments are known and how much of the budget should be used.
    pub on: Date,
    /// Percentages of the budget that give an alert when they are reached.
    pub thresholds: Vec<Decimal>,
    /// The dimensions of the drivers, such as `case` and `activity`. The forecast must have them.
    pub drivers_by: Vec<String>,
    /// The maximum number of drivers of each line. The answer also has the number and the sum of the others.
    pub most_drivers: usize,
    /// What drivers are compared with, such as the forecast on which the budget was based.
    pub baseline: Option<&'a Forecast>,
}

impl FollowUpOptions<'_> {
    /// Alerts at 90 and 100 percent, and no drivers.
    #[must_use]
    pub fn on(on: Date) -> Self {
        let thresholds = vec![Decimal::from(90), Decimal::ONE_HUNDRED];
        Self { on, thresholds, drivers_by: Vec::new(), most_drivers: MOST_DRIVERS, baseline: None }
    }
}

/// A budget compared with a forecast: each line, the cost outside all lines, and the total.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct BudgetFollowUp {
    /// The year.
    pub year: i32,
    /// The day of the follow-up.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// The lines, in the order of the budget.
    pub lines: Vec<LineFollowUp>,
    /// The cost outside all lines; none if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unbudgeted: Option<LineFollowUp>,
    /// The total of all lines and of the cost outside them: exactly the forecast.
    pub total: LineFollowUp,
    /// The cases that are not counted because they have faults.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// The kind of a line of a follow-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// A line of the budget.
    Line,
    /// The cost outside all lines.
    Unbudgeted,
    /// The total.
    Total,
}

/// A budget line compared with a forecast.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct LineFollowUp {
    /// The kind of line.
    pub kind: LineKind,
    /// Name of the line; empty for the total and for the cost outside all lines.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Title of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<LocalizedText>,
    /// The year.
    pub status: BudgetStatus,
    /// Its months.
    pub months: Vec<BudgetMonth>,
    /// The highest threshold that the paid, committed and expected amounts reach.
    pub alerts: Vec<BudgetAlert>,
    /// What the result consists of, or what changed it from the baseline; none if not requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drivers: Option<Drivers>,
    /// Activities that end within the year, the most expensive to extend first; only with [`Portfolio::follow_up`].
    ///
    /// [`Portfolio::follow_up`]: crate::forecast::Portfolio::follow_up
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expiring: Vec<ExpiringActivity>,
}

/// A line while it is computed.
#[derive(Default)]
struct Open {
    year: Year,
    moved: Moved,
    used: bool,
}

impl Budget {
    /// This budget compared with a forecast that covers its year and has all its dimensions.
    ///
    /// # Errors
    /// Those of [`Budget::check`]; `months-missing` if the forecast does not cover the year; `unknown-dimension` if
    /// it lacks a dimension of a line or of the drivers; `budget-lines-overlap` if a group belongs to two lines;
    /// `sum-too-large`.
    ///
    /// ```
    /// use bevilling::{dates::parse, money, dates::Month};
    /// use bevilling::forecast::{Budget, BudgetLine, FollowUpOptions, Forecast, ForecastLayer, Months};
    /// let mut forecast = Forecast::zero(Months::of_year(2026)?, ["section"], [["BL-46"]])?;
    /// let may = Month::new(2026, 5).ok_or("no such month")?;
    /// forecast.add(&["BL-46"], ForecastLayer::Paid, may, 90_000_000)?;
    /// forecast.add(&["BL-46"], ForecastLayer::Expected, may, 15_000_000)?;
    ///
    /// let line = BudgetLine::new("placements", money::parse("1000000")?).with_labels("section", ["BL-46"]);
    /// let budget = Budget { year: 2026, lines: vec![line] };
    /// let found = budget.follow_up(&forecast, &FollowUpOptions::on(parse("2026-06-01")?))?;
    /// assert_eq!(found.total.status.deviation, money::parse("50000")?);
    /// assert_eq!(found.total.alerts.len(), 3);       // 90 % is paid and committed, 100 % expected
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn follow_up(
        &self,
        forecast: &Forecast,
        options: &FollowUpOptions<'_>,
    ) -> Result<BudgetFollowUp, Faults<ForecastFault>> {
        self.check().into_result(())?;
        let months = Months::of_year(self.year).map_err(Fault::new)?;
        let year = self.within(forecast, months)?;
        let before = options.baseline.map(|forecast| self.within(forecast, months)).transpose()?;
        self.check_dimensions(forecast, &options.drivers_by)?;

        let mut open: Vec<Open> = Vec::new();
        for line in &self.lines {
            let (adopted, given) = line.oere(self.year, Some(options.on)).map_err(Fault::new)?;
            open.push(Open { year: Year { adopted, given, ..Year::default() }, ..Open::default() });
        }
        open.push(Open::default());
        for (forecast, is_baseline) in [(Some(&year), false), (before.as_ref(), true)]
            .into_iter()
            .filter_map(|(it, base)| Some((it?, base)))
        {
            let places: Vec<Option<usize>> = options
                .drivers_by
                .iter()
                .map(|name| forecast.by().iter().position(|by| by == name))
                .collect();
            for group in forecast.groups() {
                let place = self.line_of(forecast.by(), group).map_err(Fault::new)?;
                let Some(line) = open.get_mut(place.unwrap_or(self.lines.len())) else { continue };
                let figures =
                    || ForecastLayer::ALL.into_iter().filter_map(|layer| forecast.oere(group, layer));
                if !is_baseline {
                    line.year.add_figures(figures()).map_err(Fault::new)?;
                    line.used = line.used || figures().flatten().any(|oere| *oere != 0);
                }
                if !options.drivers_by.is_empty() {
                    let label = |place: &Option<usize>| place.and_then(|place| group.get(place)).cloned();
                    let labels = places.iter().map(|place| label(place).unwrap_or_default()).collect();
                    let moved = line.moved.entry(labels).or_default();
                    let sum: i128 = figures().flatten().map(|oere| i128::from(*oere)).sum();
                    *(if is_baseline { &mut moved.1 } else { &mut moved.0 }) += sum;
                }
            }
        }
        self.closed(open, months, options, forecast.missing().to_vec())
    }

    /// The answer.
    fn closed(
        &self,
        open: Vec<Open>,
        months: Months,
        options: &FollowUpOptions<'_>,
        missing: Vec<String>,
    ) -> Result<BudgetFollowUp, Faults<ForecastFault>> {
        let today = match options.on.year().cmp(&self.year) {
            std::cmp::Ordering::Less => None,
            std::cmp::Ordering::Equal => usize::try_from(options.on.month0()).ok(),
            std::cmp::Ordering::Greater => Some(months.len().saturating_sub(1)),
        };
        let mut total = Open::default();
        for line in &open {
            total.year.add(&line.year).map_err(Fault::new)?;
            for (labels, (result, before)) in &line.moved {
                let sum = total.moved.entry(labels.clone()).or_default();
                (sum.0, sum.1) = (sum.0 + result, sum.1 + before);
            }
        }
        let close = |line: Open, kind: LineKind, named: Option<&BudgetLine>| LineFollowUp {
            kind,
            id: named.map(|line| line.id.clone()).unwrap_or_default(),
            title: named.and_then(|line| line.title.clone()),
            status: line.year.status(today),
            months: line.year.months(months.iter()),
            alerts: alerts(&line.year, months, &options.thresholds),
            drivers: (!options.drivers_by.is_empty()).then(|| Drivers::of(line.moved, options.most_drivers)),
            expiring: Vec::new(),
        };
        let mut open = open.into_iter();
        let lines = self
            .lines
            .iter()
            .zip(open.by_ref())
            .map(|(named, line)| close(line, LineKind::Line, Some(named)))
            .collect();
        let unbudgeted =
            open.next().filter(|line| line.used).map(|line| close(line, LineKind::Unbudgeted, None));
        Ok(BudgetFollowUp {
            year: self.year,
            on: options.on,
            lines,
            unbudgeted,
            total: close(total, LineKind::Total, None),
            missing,
        })
    }

    /// The year of a forecast.
    fn within(&self, forecast: &Forecast, months: Months) -> Result<Forecast, Faults<ForecastFault>> {
        let year = forecast.within(months).filter(|year| year.months() == months);
        let missing = || ForecastFault::MonthsMissing {
            year: self.year,
            from: forecast.months().first(),
            to: forecast.months().last(),
        };
        year.ok_or_else(|| Fault::new(missing()).into())
    }

    fn check_dimensions(
        &self,
        forecast: &Forecast,
        drivers_by: &[String],
    ) -> Result<(), Faults<ForecastFault>> {
        let mut faults = Faults::new();
        let dimensions: Vec<&str> = forecast.by().iter().map(String::as_str).collect();
        for (place, line) in self.lines.iter().enumerate() {
            line.of.check(&dimensions, &mut faults, &Path::root().join("lines").join(place).join("of"));
        }
        for (place, name) in drivers_by.iter().enumerate() {
            if !dimensions.contains(&name.as_str()) {
                let kind = ForecastFault::UnknownDimension { name: name.clone() };
                let at = Path::root().join("drivers_by").join(place);
                faults.push(Fault::at(at, kind).suggest(nearest(name, dimensions.iter().copied())));
            }
        }
        faults.into_result(())
    }

    /// The line that a group belongs to.
    fn line_of(&self, by: &[String], group: &[String]) -> Result<Option<usize>, ForecastFault> {
        let mut found: Option<(usize, &BudgetLine)> = None;
        for (place, line) in self.lines.iter().enumerate() {
            let label = |dimension: &str| {
                let place = by.iter().position(|name| name == dimension);
                place.and_then(|place| group.get(place)).map_or("", String::as_str)
            };
            if !line.of.has(label) {
                continue;
            }
            if let Some((_, other)) = found {
                let group = group.join(" · ");
                let (line, other) = (other.id.clone(), line.id.clone());
                return Err(ForecastFault::BudgetLinesOverlap { line, other, group });
            }
            found = Some((place, line));
        }
        Ok(found.map(|(place, _)| place))
    }
}

crate::privacy::debug_by_json!(LineFollowUp);

crate::privacy::debug_by_fields!(FollowUpOptions<'_> { on, thresholds, drivers_by, most_drivers, baseline });

crate::privacy::debug_by_json!(BudgetFollowUp);
