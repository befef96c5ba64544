//! Sums over the months of three years, made without touching each of many equal payments twice.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::{Costs, Month, PlanFault};
use crate::dates::Date;
use crate::money;

/// The months of three years.
const MONTHS: usize = 36;

/// Sums by month over last year, this year and next year, and of everything.
#[derive(Debug, Clone)]
pub(crate) struct YearSums {
    years: [i32; 3],
    months: [Decimal; MONTHS],
    all: Decimal,
}

impl YearSums {
    pub(crate) const fn new(years: [i32; 3]) -> Self {
        Self { years, months: [Decimal::ZERO; MONTHS], all: Decimal::ZERO }
    }

    /// Adds many. Equal amounts in one month are counted first, and added once.
    pub(crate) fn add_all(
        &mut self,
        amounts: impl IntoIterator<Item = (Date, Decimal)>,
    ) -> Result<(), PlanFault> {
        let mut run: Option<(Option<usize>, Decimal, u32)> = None;
        for (date, amount) in amounts {
            let place = self.place(date);
            match &mut run {
                Some((month, same, count)) if *month == place && same.serialize() == amount.serialize() => {
                    *count = count.saturating_add(1);
                }
                _ => {
                    if let Some((month, amount, count)) = run.replace((place, amount, 1)) {
                        self.add_times(month, amount, count)?;
                    }
                }
            }
        }
        run.map_or(Ok(()), |(month, amount, count)| self.add_times(month, amount, count))
    }

    /// Adds what others have summed up.
    pub(crate) fn plus(&mut self, other: &Self) -> Result<(), PlanFault> {
        for (sum, amount) in self.months.iter_mut().zip(&other.months) {
            add_to(sum, *amount)?;
        }
        add_to(&mut self.all, other.all)
    }

    /// With what a full year costs.
    pub(crate) fn costs(&self, full_year: Option<Decimal>) -> Costs {
        // Sums of roundable amounts that each fit fit too: the sum of all of them did.
        let mut by_year = self.months.chunks(MONTHS / 3).map(|months| {
            money::round(months.iter().fold(Decimal::ZERO, |sum, amount| sum.saturating_add(*amount)))
        });
        let mut year = || by_year.next().unwrap_or(Decimal::ZERO);
        Costs {
            last_year: year(),
            this_year: year(),
            next_year: year(),
            all: money::round(self.all),
            full_year: full_year.map(money::round),
            by_month: self.months.iter().map(|amount| money::round(*amount)).collect(),
        }
    }

    /// The place of the month of a date; none outside the three years.
    fn place(&self, date: Date) -> Option<usize> {
        let [first, ..] = self.years;
        let months = i64::from(date.year()) * 12 + i64::from(date.month0()) - i64::from(first) * 12;
        usize::try_from(months).ok().filter(|place| *place < MONTHS)
    }

    fn add_times(&mut self, place: Option<usize>, amount: Decimal, count: u32) -> Result<(), PlanFault> {
        let amount = match count {
            1 => amount,
            count => amount
                .checked_mul(Decimal::from(count))
                .ok_or_else(|| PlanFault::AmountTooLarge { text: format!("{count} × {amount}") })?,
        };
        if let Some(month) = place.and_then(|place| self.months.get_mut(place)) {
            add_to(month, amount)?;
        }
        add_to(&mut self.all, amount)
    }
}

fn add_to(sum: &mut Decimal, amount: Decimal) -> Result<(), PlanFault> {
    *sum = money::sum([*sum, amount])
        .map_err(|_| PlanFault::AmountTooLarge { text: format!("{sum} + {amount}") })?;
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
        let costs = sums.costs(None);
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
        assert_eq!(runs.costs(None), singly.costs(None));
    }

    #[test]
    fn too_large_a_sum_is_a_fault() {
        let date = parse("2026-01-01").unwrap();
        let mut sums = YearSums::new([2025, 2026, 2027]);
        assert!(sums.add_all([(date, Decimal::MAX), (date, Decimal::MAX)]).is_err());
    }
}
