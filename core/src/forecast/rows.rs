//! Rows that can be changed, and portfolios built from them.

use super::portfolio::{Origin, Source, Values};
use super::{
    Forecast, ForecastFault, ForecastRequest, Portfolio, PortfolioBuilder, PortfolioFault, Row, RowEntry,
    RowPrice, RowSchedule, RowValues, Selection,
};
use crate::dates::{Date, DatedAmounts, Timeline, TimelineEntry};
use crate::fault::{Fault, Faults, Path};
use crate::plan::{Pause, Status};
use rust_decimal::Decimal;

/// The dimension that every portfolio has.
pub(super) const CASE: &str = "case";

/// The dimension that [`Portfolio::by_activity`] adds.
pub(super) const ACTIVITY: &str = "activity";

/// A row that owns its data.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OwnRow {
    pub(super) case: String,
    pub(super) activity: String,
    pub(super) status: Status,
    pub(super) modifies: Option<String>,
    pub(super) schedule: RowSchedule,
    /// The first day that it pays for, if it continues another plan and pays parts.
    pub(super) covers_from: Option<Date>,
    pub(super) units: Decimal,
    /// How many units, if dated: [`units`](Self::units) is then 1.
    pub(super) dated_units: Option<DatedAmounts>,
    pub(super) values: Values,
    pub(super) vat: Option<DatedAmounts>,
    pub(super) entries: Vec<RowEntry>,
    pub(super) pauses: Vec<Pause>,
    pub(super) labels: Vec<String>,
}

/// A row of a portfolio, with what the portfolio knows about it.
#[derive(PartialEq)]
pub(super) struct ValuedRow<'p> {
    pub(super) row: Row<'p>,
    /// The cost of one unit, by its own price or by its rate.
    values: &'p [TimelineEntry<Decimal>],
    origin: Origin,
}

fn amounts(pieces: &[TimelineEntry<Decimal>]) -> DatedAmounts {
    // They were checked to be in order when the row was added.
    DatedAmounts(Timeline::from_pieces(pieces.to_vec()).unwrap_or_default())
}

impl OwnRow {
    /// The row of a portfolio, and what one unit of it costs.
    pub(super) fn of(ValuedRow { row, values, origin }: &ValuedRow<'_>) -> Self {
        Self {
            case: row.case.to_owned(),
            activity: row.activity.to_owned(),
            status: row.status,
            modifies: row.modifies.map(str::to_owned),
            schedule: row.schedule,
            covers_from: origin.covers_from,
            units: row.price.map_or(Decimal::ZERO, |price| price.units),
            dated_units: origin.source.as_ref().and_then(|source| source.units.clone()),
            values: match (row.price.map(|price| price.values), &origin.source) {
                (None, _) => Values::None,
                (Some(_), Some(source)) => source.values.clone(),
                (Some(RowValues::Own(_)), None) => Values::Own(amounts(values)),
                (Some(RowValues::Rate(id)), None) => Values::Rate(id.to_owned(), amounts(values)),
            },
            vat: row.vat.map(amounts),
            entries: row.entries.clone(),
            pauses: origin.pauses.clone(),
            labels: row.labels.iter().map(|label| (*label).to_owned()).collect(),
        }
    }

    /// Adds the row to a builder, with its rate.
    pub(super) fn add_to(&self, builder: &mut PortfolioBuilder) {
        let is_made = self.dated_units.is_some() || matches!(self.values, Values::RateByAge(..));
        let source = (is_made && self.values != Values::None)
            .then(|| Source { values: self.values.clone(), units: self.dated_units.clone() });
        let made = source.as_ref().map(|source| source.row_values(builder.policy()));
        let values = match (&self.values, &made) {
            (Values::None, _) => None,
            (Values::Rate(id, amounts), made) => {
                builder.rate(id, amounts);
                Some(made.as_ref().map_or(RowValues::Rate(id), |made| RowValues::Own(made.pieces())))
            }
            (Values::Own(amounts) | Values::RateByAge(_, amounts), made) => {
                Some(RowValues::Own(made.as_ref().unwrap_or(amounts).pieces()))
            }
        };
        let row = Row {
            case: &self.case,
            activity: &self.activity,
            status: self.status,
            modifies: self.modifies.as_deref(),
            schedule: self.schedule,
            price: values.map(|values| RowPrice { units: self.units, values }),
            vat: self.vat.as_ref().map(DatedAmounts::pieces),
            entries: self.entries.clone(),
            labels: self.labels.iter().map(String::as_str).collect(),
        };
        let pauses = self.pauses.clone();
        builder.add_of(&row, &Origin { covers_from: self.covers_from, pauses, source });
    }

    /// The label for a dimension; `dimensions` are those of the portfolio.
    pub(super) fn label<'r>(&'r self, dimensions: &[String], name: &str) -> &'r str {
        match dimensions.iter().position(|dimension| dimension == name) {
            Some(place) => self.labels.get(place).map_or("", String::as_str),
            None if name == CASE => &self.case,
            None => "",
        }
    }

    /// Whether it is in a selection.
    pub(super) fn is_in(&self, selection: &Selection, dimensions: &[String]) -> bool {
        selection.has(|name| self.label(dimensions, name))
    }
}

impl RowEntry {
    /// The scheduled day of its payment.
    #[must_use]
    pub const fn scheduled(&self) -> crate::dates::Date {
        match self {
            Self::Paid { scheduled, .. }
            | Self::Planned { scheduled, .. }
            | Self::Cancelled { scheduled }
            | Self::PaidOffPlan { scheduled, .. }
            | Self::Adjusted { scheduled, .. } => *scheduled,
        }
    }

    /// Whether it is a fact that no change of a plan undoes: a paid payment, or a settlement.
    pub(super) const fn is_fact(&self) -> bool {
        matches!(self, Self::Paid { .. } | Self::PaidOffPlan { .. } | Self::Adjusted { .. })
    }
}

impl Portfolio {
    /// The rows of each case. What pauses take from payments is in their origin alone, so that another price or another
    /// pause changes paused payments too.
    pub(super) fn cases(&self) -> impl Iterator<Item = Vec<ValuedRow<'_>>> {
        let mut rows = self
            .kept_rows()
            .map(|(place, row)| ValuedRow {
                row,
                values: self.values_of(place),
                origin: self.origin_of(place),
            })
            .peekable();
        std::iter::from_fn(move || {
            let mut case = vec![rows.next()?];
            while let Some(row) =
                rows.next_if(|one| case.first().is_some_and(|first| first.row.case == one.row.case))
            {
                case.push(row);
            }
            Some(case)
        })
    }

    /// The rows of each case, for changes.
    pub(super) fn cases_to_change(&self) -> impl Iterator<Item = Vec<OwnRow>> {
        self.cases().map(|case| case.iter().map(OwnRow::of).collect())
    }

    pub(super) fn dimension_names(&self) -> Vec<String> {
        self.dimensions().map(str::to_owned).collect()
    }

    /// Checks that every dimension of a selection is one of this portfolio.
    pub(super) fn check_selection(&self, of: &Selection, faults: &mut Faults<ForecastFault>, at: &Path) {
        let dimensions: Vec<&str> = self.dimensions().chain(std::iter::once(CASE)).collect();
        of.check(&dimensions, faults, at);
    }

    /// The rows with some labels, such as those of one paying municipality.
    ///
    /// # Errors
    /// `unknown-dimension`; `plan-refused`, which does not occur for a portfolio that could be built.
    pub fn filter(&self, of: &Selection) -> Result<Self, Faults<ForecastFault>> {
        let mut faults = Faults::new();
        self.check_selection(of, &mut faults, &Path::root());
        faults.into_result(())?;
        let dimensions = self.dimension_names();
        let mut builder = self.like();
        let rows = self.cases_to_change().flatten().filter(|row| row.is_in(of, &dimensions));
        rows.for_each(|row| row.add_to(&mut builder));
        builder.finish().map_err(refused)
    }

    /// The same portfolio with the additional dimension `activity`, so that forecasts can be by `case` and
    /// `activity`: for the drivers of a deviation, and for other questions about single activities.
    ///
    /// # Errors
    /// `dimension-repeated` if the portfolio has its own dimension with this name; `plan-refused`, which does not
    /// occur for a portfolio that could be built.
    pub fn by_activity(&self) -> Result<Self, Faults<ForecastFault>> {
        if self.dimensions().any(|name| name == ACTIVITY) {
            return Err(Fault::new(ForecastFault::DimensionRepeated { name: ACTIVITY.to_owned() }).into());
        }
        let names = self.dimensions().chain(std::iter::once(ACTIVITY));
        let mut builder =
            PortfolioBuilder::new(names).extrapolate(self.extrapolation()).lacking(self.missing());
        for mut row in self.cases_to_change().flatten() {
            row.labels.push(row.activity.clone());
            row.add_to(&mut builder);
        }
        builder.finish().map_err(refused)
    }

    /// As [`Portfolio::forecast`], with a list of faults.
    pub(super) fn forecast_of(&self, request: &ForecastRequest) -> Result<Forecast, Faults<ForecastFault>> {
        self.forecast(request).map_err(|kind| Fault::new(kind).into())
    }
}

/// The faults of rows that have been changed, as faults of the change.
pub(super) fn refused(faults: Faults<PortfolioFault>) -> Faults<ForecastFault> {
    let mut refused = Faults::new();
    for fault in faults {
        refused.push(Fault::new(ForecastFault::PlanRefused { reason: fault.kind().to_string() }));
    }
    refused
}
