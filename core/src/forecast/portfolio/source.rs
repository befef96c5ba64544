//! The source of the values of a row: a rate by the age of its own citizen, or a dated number of units.

use rust_decimal::Decimal;

use crate::dates::{Date, DatedAmounts, Validity, date_of_age};
use crate::plan::{Extrapolation, Pause};
use crate::rulebook::{AgeBand, Rate};

/// A rate by the age of one citizen, as the source of the values of a row.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::forecast) struct RateByAge {
    /// The id of the rate.
    pub(in crate::forecast) rate: String,
    /// The birth date of the citizen, where it is known.
    pub(in crate::forecast) born: Option<Date>,
}

impl RateByAge {
    /// The cost of one unit of a rate on each day, by the age on that day.
    pub(in crate::forecast) fn values(&self, rate: &Rate) -> DatedAmounts {
        let reached = |band: &AgeBand| self.born.and_then(|birth| date_of_age(birth, band.from));
        let bands = rate.by_age.iter().map_while(|band| Some((Some(reached(band)?), &band.values)));
        let bands: Vec<(Option<Date>, &DatedAmounts)> =
            std::iter::once((None, &rate.values)).chain(bands).collect();
        let mut values = DatedAmounts::default();
        for (number, (from, of_band)) in bands.iter().enumerate() {
            let to = bands.get(number.saturating_add(1)).and_then(|(from, _)| *from);
            for piece in of_band.pieces() {
                // A day that is not before the next one leaves an empty interval.
                let validity =
                    Validity { from: piece.from.max(*from), to: piece.to.into_iter().chain(to).min() };
                let _ = values.0.set(validity, piece.value);
            }
        }
        values
    }
}

/// What one unit costs.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::forecast) enum Values {
    /// Individual payments have their own amounts.
    None,
    Own(DatedAmounts),
    Rate(String, DatedAmounts),
    /// The values of a rate by the age of one citizen.
    RateByAge(RateByAge, DatedAmounts),
}

impl Values {
    /// What one unit costs, dated.
    pub(in crate::forecast) const fn amounts(&self) -> Option<&DatedAmounts> {
        match self {
            Self::None => None,
            Self::Own(amounts) | Self::Rate(_, amounts) | Self::RateByAge(_, amounts) => Some(amounts),
        }
    }

    /// The same, for changes.
    pub(in crate::forecast) const fn amounts_mut(&mut self) -> Option<&mut DatedAmounts> {
        match self {
            Self::None => None,
            Self::Own(amounts) | Self::Rate(_, amounts) | Self::RateByAge(_, amounts) => Some(amounts),
        }
    }

    /// The rate that they come from.
    pub(in crate::forecast) const fn rate(&self) -> Option<&String> {
        match self {
            Self::Rate(id, _) | Self::RateByAge(RateByAge { rate: id, .. }, _) => Some(id),
            Self::None | Self::Own(_) => None,
        }
    }
}

/// Properties of a row from a case that the public row type does not have.
#[derive(Clone, Default, PartialEq)]
pub(in crate::forecast) struct Origin {
    /// The first day that it pays for, if it continues another plan and pays parts.
    pub(in crate::forecast) covers_from: Option<Date>,
    /// The source of its own values, if there is one.
    pub(in crate::forecast) source: Option<Source>,
    /// The days on which it pays nothing, or a share.
    pub(in crate::forecast) pauses: Vec<Pause>,
}

/// The source of a row's own values.
#[derive(Clone, PartialEq)]
pub(in crate::forecast) struct Source {
    /// Kroner for one unit.
    pub(in crate::forecast) values: Values,
    /// How many units, if dated.
    pub(in crate::forecast) units: Option<DatedAmounts>,
}

impl Source {
    /// The amount of a payment on each day, before the VAT factor: for dated units the product. Units are
    /// extrapolated whenever prices are.
    pub(in crate::forecast) fn row_values(&self, policy: Extrapolation) -> DatedAmounts {
        let values = self.values.amounts().cloned().unwrap_or_default();
        let Some(units) = &self.units else { return values };
        let mut product = DatedAmounts::default();
        for (place, one) in units.pieces().iter().enumerate() {
            let is_last = place.saturating_add(1) == units.pieces().len();
            let is_carried_on = is_last && policy != Extrapolation::Refuse;
            let days = Validity { to: one.to.filter(|_| !is_carried_on), ..one.validity() };
            for other in values.pieces() {
                let value = one.value.checked_mul(other.value).unwrap_or(Decimal::MAX);
                if let Some(days) = other.validity().intersect(days) {
                    // It is not empty.
                    let _ = product.0.set(days, value);
                }
            }
        }
        product
    }
}

impl std::fmt::Debug for RateByAge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rate = crate::privacy::Redacted(&self.rate);
        f.debug_struct("RateByAge").field("rate", &rate).finish_non_exhaustive()
    }
}
crate::privacy::debug_by_fields!(Origin { covers_from, source, pauses });
crate::privacy::debug_by_fields!(Source { values, units });
