//! Rates that depend on the age: a row has the values of its own citizen.

use crate::dates::{Amounts, Date, Validity, date_of_age};
use crate::rulebook::{AgeBand, Rate};

/// The rate that the values of a row are those of, at the ages of one citizen.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::forecast) struct RateByAge {
    /// The id of the rate.
    pub(in crate::forecast) rate: String,
    /// The birth date of the citizen, where it is known.
    pub(in crate::forecast) born: Option<Date>,
}

impl RateByAge {
    /// What one unit of a rate costs on each day, at the age of that day.
    pub(in crate::forecast) fn values(&self, rate: &Rate) -> Amounts {
        let reached = |band: &AgeBand| self.born.and_then(|birth| date_of_age(birth, band.from));
        let bands = rate.by_age.iter().map_while(|band| Some((Some(reached(band)?), &band.values)));
        let bands: Vec<(Option<Date>, &Amounts)> =
            std::iter::once((None, &rate.values)).chain(bands).collect();
        let mut values = Amounts::default();
        for (number, (from, of_band)) in bands.iter().enumerate() {
            let to = bands.get(number.saturating_add(1)).and_then(|(from, _)| *from);
            for piece in of_band.pieces() {
                // A day that is later than the one after it leaves nothing.
                let validity =
                    Validity { from: piece.from.max(*from), to: piece.to.into_iter().chain(to).min() };
                let _ = values.0.set(validity, piece.value);
            }
        }
        values
    }
}

/// What the row of a case has that no row has that is handed over.
#[derive(Clone, Default, PartialEq, Eq)]
pub(in crate::forecast) struct Origin {
    /// The first day that it pays for, where it continues another plan and pays parts.
    pub(in crate::forecast) covers_from: Option<Date>,
    /// The rate by age that its own values are those of.
    pub(in crate::forecast) rate: Option<RateByAge>,
}

crate::privacy::debug_by_fields!(RateByAge { rate });
crate::privacy::debug_by_fields!(Origin { covers_from, rate });
