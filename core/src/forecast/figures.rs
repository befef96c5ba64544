//! The forecast: months × groups × layers.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{ForecastFault, ForecastLayer, Months};
use crate::dates::Month;
use crate::fault::nearest;
use crate::money;

/// The most figures of one forecast: half a gigabyte.
const MOST_FIGURES: usize = 64 * 1024 * 1024;

/// Paid, granted and expected amounts, by month, group and layer.
///
/// A group has one label (or the empty text) for each dimension of the forecast; groups are sorted. Figures are whole
/// øre inside and [`Decimal`] kroner outside. Sums are checked when the forecast is computed: the absolute amounts of
/// all figures together fit in an `i64`, so no sum or difference of its parts can overflow.
///
/// ```
/// use bevilling::{forecast::{Forecast, ForecastLayer, Months}, dates::Month};
/// let months = Months::of_year(2026)?;
/// let mut forecast = Forecast::zero(months, ["section"], [["BL-46"], ["BL-32"]])?;
/// let may = Month::new(2026, 5).ok_or("no such month")?;
/// forecast.add(&["BL-32"], ForecastLayer::Granted, may, 125_050)?;
/// assert_eq!(forecast.total().to_string(), "1250.50");
/// assert_eq!(forecast.layer(ForecastLayer::Paid).to_string(), "0.00");
/// assert_eq!(forecast.groups().map(|group| group.join("/")).collect::<Vec<_>>(), ["BL-32", "BL-46"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Forecast {
    months: Months,
    by: Vec<String>,
    groups: Vec<Vec<String>>,
    /// By group, then layer, then month.
    oere: Vec<i64>,
    /// The sum of the absolute figures.
    magnitude: i64,
    /// The cases that are not counted, in order.
    missing: Vec<String>,
}

/// One figure of a forecast.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The month.
    pub month: Month,
    /// The labels of the group, in the order of [`Forecast::by`].
    pub group: &'a [String],
    /// The layer.
    pub layer: ForecastLayer,
    /// Whole øre.
    pub oere: i64,
}

impl Cell<'_> {
    /// Kroner.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        money::from_oere(self.oere)
    }
}

impl Forecast {
    /// A forecast of 0 for some groups.
    ///
    /// # Errors
    /// `dimension-repeated`, `group-repeated`, `figures-misshapen` if a group does not have one label for each
    /// dimension, `forecast-too-large`.
    pub fn zero<D: Into<String>, G: IntoIterator<Item: Into<String>>>(
        months: Months,
        by: impl IntoIterator<Item = D>,
        groups: impl IntoIterator<Item = G>,
    ) -> Result<Self, ForecastFault> {
        let by: Vec<String> = by.into_iter().map(Into::into).collect();
        let groups: Vec<Vec<String>> =
            groups.into_iter().map(|group| group.into_iter().map(Into::into).collect()).collect();
        let size = size(groups.len(), months)?;
        Self::from_oere(months, by, groups, vec![0; size])
    }

    /// A forecast from figures in øre: for each group in the given order, for each layer in the order of
    /// [`ForecastLayer::ALL`], one figure for each month.
    ///
    /// # Errors
    /// `dimension-repeated`, `group-repeated`, `figures-misshapen`, `forecast-too-large`, `sum-too-large`.
    pub fn from_oere(
        months: Months,
        by: Vec<String>,
        groups: Vec<Vec<String>>,
        oere: Vec<i64>,
    ) -> Result<Self, ForecastFault> {
        for (place, name) in by.iter().enumerate() {
            if by.iter().take(place).any(|other| other == name) {
                return Err(ForecastFault::DimensionRepeated { name: name.clone() });
            }
        }
        let expected = size(groups.len(), months)?;
        if oere.len() != expected {
            return Err(ForecastFault::FiguresMisshapen { expected, actual: oere.len() });
        }
        if let Some(group) = groups.iter().find(|group| group.len() != by.len()) {
            return Err(ForecastFault::FiguresMisshapen { expected: by.len(), actual: group.len() });
        }
        let magnitude = oere.iter().try_fold(0_i64, |sum, oere| sum.checked_add(oere.checked_abs()?));
        let magnitude = magnitude.ok_or_else(|| ForecastFault::SumTooLarge { text: "total".to_owned() })?;
        let mut forecast = Self { months, by, groups, oere, magnitude, missing: Vec::new() };
        forecast.sort()?;
        Ok(forecast)
    }

    /// Sorts the groups.
    fn sort(&mut self) -> Result<(), ForecastFault> {
        let sorted = self.groups.is_sorted_by(|one, next| one < next);
        if sorted {
            return Ok(());
        }
        let block = self.block();
        let mut order: Vec<(Vec<String>, &[i64])> =
            std::mem::take(&mut self.groups).into_iter().zip(self.oere.chunks_exact(block)).collect();
        order.sort_by(|one, other| one.0.cmp(&other.0));
        let twice = order.windows(2).find_map(|pair| match pair {
            [one, other] if one.0 == other.0 => Some(one.0.join(" · ")),
            _ => None,
        });
        if let Some(group) = twice {
            return Err(ForecastFault::GroupRepeated { group });
        }
        let mut oere = Vec::with_capacity(self.oere.len());
        let mut groups = Vec::with_capacity(order.len());
        for (group, figures) in order {
            oere.extend_from_slice(figures);
            groups.push(group);
        }
        (self.groups, self.oere) = (groups, oere);
        Ok(())
    }

    /// Adds øre to a figure, and the group if it is new. For many figures [`Forecast::from_oere`] is faster.
    ///
    /// # Errors
    /// `figures-misshapen` if a group does not have one label for each dimension; `month-out-of-range` for a month
    /// outside the forecast; `forecast-too-large`; `sum-too-large`.
    pub fn add(
        &mut self,
        group: &[impl AsRef<str>],
        layer: ForecastLayer,
        month: Month,
        oere: i64,
    ) -> Result<(), ForecastFault> {
        if group.len() != self.by.len() {
            return Err(ForecastFault::FiguresMisshapen { expected: self.by.len(), actual: group.len() });
        }
        let place = self.months.place(month).ok_or(ForecastFault::MonthOutOfRange { month })?;
        let group = match self.place(group) {
            Ok(found) => found,
            Err(new) => {
                size(self.groups.len().saturating_add(1), self.months)?;
                let labels = group.iter().map(|label| label.as_ref().to_owned()).collect();
                self.groups.insert(new, labels);
                let (block, at) = (self.block(), new * self.block());
                self.oere.splice(at..at, std::iter::repeat_n(0, block));
                new
            }
        };
        let at = (group * ForecastLayer::COUNT + layer.index()) * self.months.len() + place;
        let too_large = || ForecastFault::SumTooLarge { text: format!("{oere} øre") };
        let figure = self.oere.get_mut(at).ok_or_else(too_large)?;
        let sum = figure.checked_add(oere).ok_or_else(too_large)?;
        let others = self.magnitude - figure.abs();
        self.magnitude = sum.checked_abs().and_then(|sum| others.checked_add(sum)).ok_or_else(too_large)?;
        *figure = sum;
        Ok(())
    }

    /// Refuses too many groups and months before the forecast is computed.
    pub(super) fn check_size(groups: usize, months: Months) -> Result<(), ForecastFault> {
        size(groups, months).map(|_| ())
    }

    /// The cases that are not counted because they have faults; [`Portfolio::missing`](super::Portfolio::missing) has
    /// the faults. A combined forecast has those of all its parts.
    #[must_use]
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// The same figures, with these cases also marked as missing.
    pub(super) fn lacking<C: Into<String>>(mut self, missing: impl IntoIterator<Item = C>) -> Self {
        self.missing.extend(missing.into_iter().map(Into::into));
        self.missing.sort();
        self.missing.dedup();
        self
    }

    /// The months.
    #[must_use]
    pub const fn months(&self) -> Months {
        self.months
    }

    /// The dimensions of the groups.
    #[must_use]
    pub fn by(&self) -> &[String] {
        &self.by
    }

    /// The labels of each group, sorted: one for each dimension.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = &[String]> {
        self.groups.iter().map(Vec::as_slice)
    }

    /// The figures of a group and a layer in øre, one for each month; none if there is no such group.
    #[must_use]
    pub fn oere(&self, group: &[impl AsRef<str>], layer: ForecastLayer) -> Option<&[i64]> {
        let group = self.place(group).ok()?;
        let from = (group * ForecastLayer::COUNT + layer.index()) * self.months.len();
        self.oere.get(from..from + self.months.len())
    }

    /// All figures in øre: by group, then layer, then month.
    #[must_use]
    pub fn all_oere(&self) -> &[i64] {
        &self.oere
    }

    /// Every figure that is not 0, by group, then layer, then month.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let rows = self.groups.iter().flat_map(|group| ForecastLayer::ALL.map(|layer| (group, layer)));
        let rows = rows.zip(self.oere.chunks_exact(self.months.len()));
        let cells = rows.flat_map(|((group, layer), figures)| {
            let figures = self.months.iter().zip(figures);
            figures.map(move |(month, oere)| Cell { month, group, layer, oere: *oere })
        });
        cells.filter(|cell| cell.oere != 0)
    }

    /// The total, in kroner.
    #[must_use]
    pub fn total(&self) -> Decimal {
        money::from_oere(self.oere.iter().sum())
    }

    /// All of one layer, in kroner.
    #[must_use]
    pub fn layer(&self, layer: ForecastLayer) -> Decimal {
        money::from_oere(self.sum_of(|cell| cell.layer == layer))
    }

    /// All of one month, in kroner.
    #[must_use]
    pub fn month(&self, month: Month) -> Decimal {
        money::from_oere(self.sum_of(|cell| cell.month == month))
    }

    /// All of one year, in kroner.
    #[must_use]
    pub fn year(&self, year: i32) -> Decimal {
        money::from_oere(self.sum_of(|cell| cell.month.year() == year))
    }

    /// The sum in øre of the selected figures.
    ///
    /// ```
    /// # use bevilling::{forecast::{Forecast, ForecastLayer, Months}, dates::Month};
    /// # let mut forecast = Forecast::zero(Months::of_year(2026)?, [""; 0], [[""; 0]])?;
    /// let may = Month::new(2026, 5).ok_or("no such month")?;
    /// forecast.add(&[""; 0], ForecastLayer::Paid, may, 100)?;
    /// assert_eq!(forecast.sum_of(|cell| cell.month <= may && cell.layer == ForecastLayer::Paid), 100);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn sum_of(&self, wanted: impl Fn(&Cell<'_>) -> bool) -> i64 {
        self.cells().filter(|cell| wanted(cell)).map(|cell| cell.oere).sum()
    }

    /// The same forecast with fewer dimensions, or in another order. Without dimensions everything is one group.
    ///
    /// # Errors
    /// `unknown-dimension`, `dimension-repeated`.
    pub fn regrouped(&self, by: &[impl AsRef<str>]) -> Result<Self, ForecastFault> {
        let places: Vec<usize> =
            by.iter().map(|name| self.dimension(name.as_ref())).collect::<Result<_, _>>()?;
        let mut sums: BTreeMap<Vec<String>, Vec<i64>> = BTreeMap::new();
        if by.is_empty() {
            sums.insert(Vec::new(), vec![0; self.block()]);
        }
        for (group, figures) in self.groups.iter().zip(self.oere.chunks_exact(self.block())) {
            let labels = places.iter().filter_map(|place| group.get(*place).cloned()).collect();
            let sum = sums.entry(labels).or_insert_with(|| vec![0; figures.len()]);
            // If the whole is within its limit, each part is too.
            sum.iter_mut().zip(figures).for_each(|(sum, oere)| *sum += oere);
        }
        let names = by.iter().map(|name| name.as_ref().to_owned()).collect();
        let (groups, oere): (Vec<_>, Vec<_>) = sums.into_iter().unzip();
        Ok(Self::from_oere(self.months, names, groups, oere.concat())?.lacking(&self.missing))
    }

    /// The groups that a filter accepts; it gets the labels in the order of [`Forecast::by`].
    #[must_use]
    pub fn filtered(&self, wanted: impl Fn(&[String]) -> bool) -> Self {
        let blocks = self.groups.iter().zip(self.oere.chunks_exact(self.block()));
        let (groups, figures): (Vec<_>, Vec<_>) = blocks.filter(|(group, _)| wanted(group)).unzip();
        let oere = figures.concat();
        let magnitude = oere.iter().map(|oere| oere.abs()).sum();
        let groups = groups.into_iter().cloned().collect();
        let (by, missing) = (self.by.clone(), self.missing.clone());
        Self { months: self.months, by, groups, oere, magnitude, missing }
    }

    /// The groups with an amount.
    pub(super) fn that_is_something(self) -> Self {
        let block = self.block();
        let mut figures = self.oere.chunks_exact(block);
        let mut has_some = || figures.next().is_some_and(|figures| figures.iter().any(|oere| *oere != 0));
        let kept: Vec<bool> = self.groups.iter().map(|_| has_some()).collect();
        if kept.iter().all(|kept| *kept) {
            return self;
        }
        let kept_of = |place: usize| kept.get(place).copied().unwrap_or_default();
        let oere = self.oere.chunks_exact(block).enumerate().filter(|(place, _)| kept_of(*place));
        let oere = oere.flat_map(|(_, figures)| figures.iter().copied()).collect();
        let groups = self.groups.into_iter().enumerate().filter(|(place, _)| kept_of(*place));
        Self { groups: groups.map(|(_, group)| group).collect(), oere, ..self }
    }

    /// The groups with a label of a dimension.
    ///
    /// # Errors
    /// `unknown-dimension`.
    pub fn of(&self, dimension: &str, label: &str) -> Result<Self, ForecastFault> {
        let place = self.dimension(dimension)?;
        Ok(self.filtered(|group| group.get(place).is_some_and(|found| found == label)))
    }

    /// The months that both have; none if there is none.
    #[must_use]
    pub fn within(&self, months: Months) -> Option<Self> {
        let months = self.months.intersect(months)?;
        let from = self.months.place(months.first())?;
        let rows = self.oere.chunks_exact(self.months.len());
        let kept: Vec<&[i64]> = rows.filter_map(|row| row.get(from..from + months.len())).collect();
        let within = Self::from_oere(months, self.by.clone(), self.groups.clone(), kept.concat()).ok()?;
        Some(within.lacking(&self.missing))
    }

    /// The sum of this forecast and another. A group that only one has is included.
    ///
    /// # Errors
    /// `months-differ`, `dimensions-differ`, `sum-too-large`.
    pub fn plus(&self, other: &Self) -> Result<Self, ForecastFault> {
        self.combined(other, i64::checked_add)
    }

    /// The difference of this forecast and another. A group that only one has is included.
    ///
    /// # Errors
    /// `months-differ`, `dimensions-differ`, `sum-too-large`.
    pub fn minus(&self, other: &Self) -> Result<Self, ForecastFault> {
        self.combined(other, i64::checked_sub)
    }

    fn combined(&self, other: &Self, by: fn(i64, i64) -> Option<i64>) -> Result<Self, ForecastFault> {
        if self.months != other.months {
            return Err(ForecastFault::MonthsDiffer {
                from: self.months.first(),
                to: self.months.last(),
                other_from: other.months.first(),
                other_to: other.months.last(),
            });
        }
        if self.by != other.by {
            return Err(ForecastFault::DimensionsDiffer {
                by: self.by.join(", "),
                other: other.by.join(", "),
            });
        }
        let block = self.block();
        let nothing = vec![0; block];
        let mut sides: BTreeMap<&[String], (&[i64], &[i64])> = BTreeMap::new();
        for (group, figures) in self.groups().zip(self.oere.chunks_exact(block)) {
            sides.insert(group, (figures, &nothing));
        }
        for (group, figures) in other.groups().zip(other.oere.chunks_exact(block)) {
            sides.entry(group).or_insert((&nothing, &nothing)).1 = figures;
        }
        let mut oere = Vec::with_capacity(sides.len() * block);
        let mut groups = Vec::with_capacity(sides.len());
        for (group, (ours, theirs)) in sides {
            groups.push(group.to_vec());
            for (one, two) in ours.iter().zip(theirs) {
                let too_large = || ForecastFault::SumTooLarge { text: format!("{one} ± {two} øre") };
                oere.push(by(*one, *two).ok_or_else(too_large)?);
            }
        }
        let combined = Self::from_oere(self.months, self.by.clone(), groups, oere)?;
        Ok(combined.lacking(self.missing.iter().chain(&other.missing)))
    }

    /// The number of figures of a group.
    fn block(&self) -> usize {
        ForecastLayer::COUNT * self.months.len()
    }

    /// The index of a group, or the index at which it would be inserted.
    fn place(&self, group: &[impl AsRef<str>]) -> Result<usize, usize> {
        let wanted = || group.iter().map(AsRef::as_ref);
        self.groups.binary_search_by(|found| found.iter().map(String::as_str).cmp(wanted()))
    }

    /// The index of a dimension.
    fn dimension(&self, name: &str) -> Result<usize, ForecastFault> {
        let place = self.by.iter().position(|by| by == name);
        place.ok_or_else(|| ForecastFault::UnknownDimension { name: name.to_owned() })
    }

    /// The name nearest to a misspelt dimension.
    #[must_use]
    pub fn nearest_dimension(&self, name: &str) -> Option<String> {
        nearest(name, self.by.iter().map(String::as_str))
    }
}

fn size(groups: usize, months: Months) -> Result<usize, ForecastFault> {
    let size = months.len().checked_mul(ForecastLayer::COUNT).and_then(|block| block.checked_mul(groups));
    size.filter(|size| *size <= MOST_FIGURES).ok_or(ForecastFault::ForecastTooLarge {
        groups,
        months: months.len(),
        limit: MOST_FIGURES,
    })
}

/// `{"months": ["2026-01", …], "by": ["section"], "total": "…", "layers": {"paid": "…", …}, "groups": [{"labels": […],
/// "paid": ["…", …], …}], "missing": ["…"]}`; a layer of a group without any amount is left out, and so is `missing`
/// where every case is counted.
impl Serialize for Forecast {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = |oere: i64| money::from_oere(oere).to_string();
        let mut layers = serde_json::Map::new();
        for layer in ForecastLayer::ALL {
            layers.insert(layer.name().to_owned(), self.layer(layer).to_string().into());
        }
        let mut groups: Vec<serde_json::Value> = Vec::with_capacity(self.groups.len());
        for (group, figures) in self.groups.iter().zip(self.oere.chunks_exact(self.block())) {
            let mut shown = serde_json::Map::new();
            shown.insert("labels".to_owned(), group.clone().into());
            for (layer, figures) in
                ForecastLayer::ALL.into_iter().zip(figures.chunks_exact(self.months.len()))
            {
                if figures.iter().any(|oere| *oere != 0) {
                    let amounts: Vec<String> = figures.iter().map(|oere| text(*oere)).collect();
                    shown.insert(layer.name().to_owned(), amounts.into());
                }
            }
            groups.push(shown.into());
        }
        let mut out = serializer.serialize_struct("Forecast", 6)?;
        out.serialize_field("months", &self.months.iter().collect::<Vec<_>>())?;
        out.serialize_field("by", &self.by)?;
        out.serialize_field("total", &self.total().to_string())?;
        out.serialize_field("layers", &layers)?;
        out.serialize_field("groups", &groups)?;
        if !self.missing.is_empty() {
            out.serialize_field("missing", &self.missing)?;
        }
        out.end()
    }
}

crate::privacy::debug_by_json!(Forecast);

crate::privacy::debug_by_fields!(Cell<'_> { month, group, layer, oere });

#[cfg(test)]
#[path = "figures_tests.rs"]
mod tests;
