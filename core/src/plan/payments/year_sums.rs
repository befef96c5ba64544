//! Sums over the months of three years, computed in whole øre.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::costs::CostSummary;
use crate::dates::{Date, Month};
use crate::money;
use crate::plan::PlanFault;

/// The months of three years.
const MONTHS: usize = 36;

/// Sums by month over last year, this year and next year, and of all payments, in whole øre. Kroner have no smaller
/// part, and whole numbers are added several times faster than decimals.
#[derive(Debug, Clone)]
pub(crate) struct YearSums {
    years: [i32; 3],
    months: [i64; MONTHS],
    all: i64,
}

impl YearSums {
    pub(crate) const fn new(years: [i32; 3]) -> Self {
        Self { years, months: [0; MONTHS], all: 0 }
    }

    /// Adds many amounts. Equal consecutive amounts are converted once.
    ///
    /// # Errors
    /// `amount-too-large`; `too-many-decimals` for an amount that is not a whole number of øre.
    pub(crate) fn add_all(
        &mut self,
        amounts: impl IntoIterator<Item = (Date, Decimal)>,
    ) -> Result<(), PlanFault> {
        let mut last = (Decimal::ZERO, 0);
        for (date, amount) in amounts {
            if last.0.serialize() != amount.serialize() {
                last = (amount, money::to_oere(amount)?);
            }
            if let Some(month) = self.place(date).and_then(|place| self.months.get_mut(place)) {
                add_to(month, last.1)?;
            }
            add_to(&mut self.all, last.1)?;
        }
        Ok(())
    }

    /// Adds what others have summed up.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn plus(&mut self, other: &Self) -> Result<(), PlanFault> {
        for (sum, amount) in self.months.iter_mut().zip(&other.months) {
            add_to(sum, *amount)?;
        }
        add_to(&mut self.all, other.all)
    }

    /// Adds the cost of a full year.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn costs(&self, full_year: Option<Decimal>) -> Result<CostSummary, PlanFault> {
        let mut by_year = [0_i64; 3];
        for (year, months) in by_year.iter_mut().zip(self.months.chunks(MONTHS / 3)) {
            for month in months {
                add_to(year, *month)?;
            }
        }
        let [last_year, this_year, next_year] = by_year.map(money::from_oere);
        Ok(CostSummary {
            last_year,
            this_year,
            next_year,
            all: money::from_oere(self.all),
            full_year: full_year.map(money::round),
            by_month: self.months.iter().map(|oere| money::from_oere(*oere)).collect(),
        })
    }

    /// The place of the month of a date; none outside the three years.
    fn place(&self, date: Date) -> Option<usize> {
        let [first, ..] = self.years;
        let months = i64::from(date.year()) * 12 + i64::from(date.month0()) - i64::from(first) * 12;
        usize::try_from(months).ok().filter(|place| *place < MONTHS)
    }
}

fn add_to(sum: &mut i64, oere: i64) -> Result<(), PlanFault> {
    *sum = sum.checked_add(oere).ok_or_else(|| {
        let (sum, more) = (money::from_oere(*sum), money::from_oere(oere));
        PlanFault::AmountTooLarge { text: format!("{sum} + {more}") }
    })?;
    Ok(())
}

/// The months of [`YearSums`], in order.
pub(crate) fn months_of(years: [i32; 3]) -> Vec<Month> {
    years.into_iter().flat_map(Month::of_year).collect()
}

/// Last year, this year and next year.
pub(crate) fn years_around(on: Date) -> [i32; 3] {
    [-1, 0, 1].map(|step: i32| on.year().saturating_add(step))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;
    use crate::fault::ErrorCode as _;

    #[test]
    fn months_years_and_what_lies_outside() {
        let mut sums = YearSums::new([2025, 2026, 2027]);
        let days = [
            "2024-12-31",
            "2025-01-01",
            "2025-12-31",
            "2026-01-01",
            "2026-01-31",
            "2027-12-31",
            "2028-01-01",
        ];
        let amounts = days.map(|day| (parse(day).unwrap(), Decimal::ONE));
        sums.add_all(amounts).unwrap();
        let costs = sums.costs(None).unwrap();
        let year = |amount: i64| Decimal::from(amount);
        assert_eq!((costs.last_year, costs.this_year, costs.next_year), (year(2), year(2), year(1)));
        assert_eq!(costs.all, year(7));
        assert_eq!(costs.by_month[12], year(2));
        assert_eq!(costs.by_month.iter().sum::<Decimal>(), year(5));
    }

    #[test]
    fn runs_of_equal_amounts_are_the_same_as_one_by_one() {
        let first = parse("2026-01-01").unwrap();
        let amounts: Vec<_> = (0..400_u64)
            .map(|day| {
                let date = first.checked_add_days(chrono::Days::new(day)).unwrap();
                (date, Decimal::new(i64::try_from(day / 45).unwrap() - 3, 2))
            })
            .collect();
        let (mut runs, mut singly) = (YearSums::new([2025, 2026, 2027]), YearSums::new([2025, 2026, 2027]));
        runs.add_all(amounts.iter().copied()).unwrap();
        amounts.iter().for_each(|one| singly.add_all([*one]).unwrap());
        assert_eq!(runs.costs(None).unwrap(), singly.costs(None).unwrap());
    }

    #[test]
    fn too_large_a_sum_is_a_fault() {
        let date = parse("2026-01-01").unwrap();
        let mut sums = YearSums::new([2025, 2026, 2027]);
        let most = money::from_oere(i64::MAX);
        sums.add_all([(date, most)]).unwrap();
        assert_eq!(sums.add_all([(date, Decimal::ONE)]).unwrap_err().code(), "amount-too-large");
        assert_eq!(sums.add_all([(date, Decimal::MAX)]).unwrap_err().code(), "amount-too-large");
        let fraction = Decimal::new(1, 3);
        assert_eq!(sums.add_all([(date, fraction)]).unwrap_err().code(), "too-many-decimals");
    }
}
