//! Forecasts, and budgets beside them.

use bevilling::Decimal;
use bevilling::dates::Date;
use bevilling::fault::Faults;
use bevilling::forecast::{
    self, Budget, BudgetFollowUp as FollowUp, FollowUpOptions, ForecastFault, ForecastLayer, LineFollowUp,
    Months,
};
use napi::bindgen_prelude::{BigInt64Array, Error, Result, Uint8Array};
use napi_derive::napi;
use serde::Deserialize;

use crate::chart::size;
use crate::fault::{listed, refused, refused_for};
use crate::input::{json, lang, read};
use crate::money::amount;
use crate::rulebook::RuleBook;

/// What is paid, granted and foreseen, by month, group and layer.
#[napi]
pub struct Forecast {
    pub(crate) inner: forecast::Forecast,
}

impl Forecast {
    pub(crate) fn made(made: std::result::Result<forecast::Forecast, ForecastFault>) -> Result<Self> {
        Ok(Self { inner: made.map_err(refused_for)? })
    }
}

/// What Arrow refuses, which is no fault of the input.
pub(crate) fn arrow(error: impl std::fmt::Display) -> Error {
    Error::from_reason(error.to_string())
}

#[napi]
impl Forecast {
    /// Of figures in øre: by group, then layer, then month.
    #[napi(factory)]
    pub fn from_oere(
        months: String,
        by: Vec<String>,
        groups: Vec<Vec<String>>,
        oere: BigInt64Array,
    ) -> Result<Self> {
        Self::made(forecast::Forecast::from_oere(read(&months)?, by, groups, oere.to_vec()))
    }

    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// All figures in øre: by group, then layer, then month.
    #[napi]
    pub fn all_oere(&self) -> BigInt64Array {
        BigInt64Array::new(self.inner.all_oere().to_vec())
    }

    /// The figures of a group and a layer in øre.
    #[napi]
    pub fn oere(&self, group: Vec<String>, layer: String) -> Result<Option<BigInt64Array>> {
        let layer: ForecastLayer = read(&json(&layer)?)?;
        Ok(self.inner.oere(&group, layer).map(|oere| BigInt64Array::new(oere.to_vec())))
    }

    /// Everything together, in kroner.
    #[napi]
    pub fn total(&self) -> String {
        self.inner.total().to_string()
    }

    /// All of one layer, in kroner.
    #[napi]
    pub fn layer(&self, layer: String) -> Result<String> {
        Ok(self.inner.layer(read(&json(&layer)?)?).to_string())
    }

    /// All of one month, in kroner.
    #[napi]
    pub fn month(&self, month: String) -> Result<String> {
        Ok(self.inner.month(read(&json(&month)?)?).to_string())
    }

    /// All of one year, in kroner.
    #[napi]
    pub fn year(&self, year: i32) -> String {
        self.inner.year(year).to_string()
    }

    /// By fewer dimensions, or in another order.
    #[napi]
    pub fn regrouped(&self, by: Vec<String>) -> Result<Forecast> {
        Self::made(self.inner.regrouped(&by))
    }

    /// The groups with a label of a dimension.
    #[napi]
    pub fn of(&self, dimension: String, label: String) -> Result<Forecast> {
        Self::made(self.inner.of(&dimension, &label))
    }

    /// The months that are also among others.
    #[napi]
    pub fn within(&self, months: String) -> Result<Option<Forecast>> {
        let months: Months = read(&months)?;
        Ok(self.inner.within(months).map(|inner| Self { inner }))
    }

    /// This forecast and another together.
    #[napi]
    pub fn plus(&self, other: &Forecast) -> Result<Forecast> {
        Self::made(self.inner.plus(&other.inner))
    }

    /// What this forecast has more than another.
    #[napi]
    pub fn minus(&self, other: &Forecast) -> Result<Forecast> {
        Self::made(self.inner.minus(&other.inner))
    }

    /// The dimension nearest to a misspelt name.
    #[napi]
    pub fn nearest_dimension(&self, name: String) -> Option<String> {
        self.inner.nearest_dimension(&name)
    }

    /// As Arrow IPC bytes.
    #[napi]
    pub fn to_ipc(&self) -> Result<Uint8Array> {
        Ok(Uint8Array::new(self.inner.to_ipc().map_err(arrow)?))
    }

    /// As tables; with titles where the rule book is given.
    #[napi]
    pub fn to_text(&self, language: String, book: Option<&RuleBook>) -> Result<String> {
        let language = lang(&language)?;
        Ok(match book {
            Some(book) => self.inner.to_text_with(&book.inner, language),
            None => self.inner.to_text(language),
        })
    }

    /// As a drawing by month.
    #[napi]
    pub fn to_svg(&self, language: String, width: Option<u32>, height: Option<u32>) -> Result<String> {
        Ok(self.inner.to_svg(lang(&language)?, size(width, height)))
    }

    /// As a drawing of a dimension by month.
    #[napi]
    pub fn to_svg_heat(
        &self,
        dimension: String,
        book: Option<&RuleBook>,
        language: String,
        width: Option<u32>,
        height: Option<u32>,
    ) -> Result<String> {
        let book = book.map(|book| &book.inner);
        self.inner.to_svg_heat(&dimension, book, lang(&language)?, size(width, height)).map_err(refused_for)
    }
}

/// Everything that is wrong with a budget by itself.
#[napi]
pub fn check_budget(budget: String) -> Result<Vec<String>> {
    Ok(listed(&read::<Budget>(&budget)?.check()))
}

/// How a budget is followed up; what is not said is as the core has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Followed {
    #[serde(with = "bevilling::dates::serde_str")]
    on: Date,
    thresholds: Option<Vec<String>>,
    drivers_by: Option<Vec<String>>,
    most_drivers: Option<usize>,
}

impl Followed {
    pub(crate) fn options<'a>(self, baseline: Option<&'a Forecast>) -> Result<FollowUpOptions<'a>> {
        let usual = FollowUpOptions::on(self.on);
        let thresholds = self.thresholds.map(|all| all.iter().map(|text| amount(text)).collect());
        let thresholds: Option<Vec<Decimal>> = thresholds.transpose()?;
        Ok(FollowUpOptions {
            on: self.on,
            thresholds: thresholds.unwrap_or(usual.thresholds),
            drivers_by: self.drivers_by.unwrap_or(usual.drivers_by),
            most_drivers: self.most_drivers.unwrap_or(usual.most_drivers),
            baseline: baseline.map(|forecast| &forecast.inner),
        })
    }
}

/// A budget beside a forecast.
#[napi]
pub fn follow_up(
    budget: String,
    forecast: &Forecast,
    options: String,
    baseline: Option<&Forecast>,
) -> Result<BudgetFollowUp> {
    let budget: Budget = read(&budget)?;
    let options = read::<Followed>(&options)?.options(baseline)?;
    BudgetFollowUp::made(budget.follow_up(&forecast.inner, &options))
}

/// A budget beside a forecast.
#[napi]
pub struct BudgetFollowUp {
    inner: FollowUp,
}

impl BudgetFollowUp {
    pub(crate) fn made(made: std::result::Result<FollowUp, Faults<ForecastFault>>) -> Result<Self> {
        Ok(Self { inner: made.map_err(|faults| refused(&faults))? })
    }

    /// A line by its place: the lines, then what no line is for, then the total.
    fn line(&self, place: u32) -> Option<&LineFollowUp> {
        let FollowUp { lines, unbudgeted, total, .. } = &self.inner;
        let place = usize::try_from(place).ok()?;
        lines.iter().chain(unbudgeted).chain([total]).nth(place)
    }
}

#[napi]
impl BudgetFollowUp {
    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// As tables.
    #[napi]
    pub fn to_text(&self, language: String) -> Result<String> {
        Ok(self.inner.to_text(lang(&language)?))
    }

    /// What a line is called.
    #[napi]
    pub fn name(&self, line: u32, language: String) -> Result<Option<String>> {
        let language = lang(&language)?;
        Ok(self.line(line).map(|line| line.name(language)))
    }

    /// A line as a drawing by month.
    #[napi]
    pub fn to_svg(
        &self,
        line: u32,
        language: String,
        width: Option<u32>,
        height: Option<u32>,
    ) -> Result<Option<String>> {
        let (language, size) = (lang(&language)?, size(width, height));
        Ok(self.line(line).map(|line| line.to_svg(language, size)))
    }

    /// A line as the year adds up, as a drawing.
    #[napi]
    pub fn to_svg_cumulative(
        &self,
        line: u32,
        language: String,
        width: Option<u32>,
        height: Option<u32>,
    ) -> Result<Option<String>> {
        let (language, size) = (lang(&language)?, size(width, height));
        Ok(self.line(line).map(|line| line.to_svg_cumulative(self.inner.on, language, size)))
    }
}

/// The months from a first to a last one; the first day, and how many.
#[napi]
pub fn months(first: String, last: String) -> Result<String> {
    let (first, last) = (read(&json(&first)?)?, read(&json(&last)?)?);
    json(&Months::new(first, last).map_err(refused_for)?)
}

/// The months of years.
#[napi]
pub fn months_of_years(first: i32, last: i32) -> Result<String> {
    json(&Months::of_years(first, last).map_err(refused_for)?)
}

/// The months, one by one.
#[napi]
pub fn each_month(months: String) -> Result<Vec<String>> {
    Ok(read::<Months>(&months)?.iter().map(|month| month.to_string()).collect())
}
