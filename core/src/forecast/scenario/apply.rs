//! Applies scenarios, case by case.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::pricing::{changed, indexed, joined, raised};
use super::{Scenario, ScenarioChange};
use crate::dates::{Date, DatedAmounts, Period, Recurrence};
use crate::fault::{Fault, Faults, Path};
use crate::forecast::portfolio::Values;
use crate::forecast::rows::{OwnRow, refused};
use crate::forecast::{ForecastFault, Portfolio, RowEntry, RowSchedule, Selection};
use crate::plan::{Extrapolation, Proration, Status};
use crate::rulebook::RuleBook;

/// The most times that an index may be applied.
const MOST_YEARS: u32 = 100;

impl Portfolio {
    /// The portfolio after a scenario. `books` are the rule books that the scenario names.
    ///
    /// # Errors
    /// `unknown-dimension`, `unknown-rule-book`, `unknown-rate`, `too-many-new-cases`, `too-many-years`, each at the
    /// change; `change-too-large` if a price would be too large; `plan-refused` if the result is not a valid plan,
    /// for instance if it continues into years without a price.
    ///
    /// ```
    /// use bevilling::forecast::{PortfolioBuilder, Scenario};
    /// let portfolio = PortfolioBuilder::new(["section"]).finish()?;
    /// assert!(portfolio.with(&Scenario::new("as it is"), &[])?.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with(&self, scenario: &Scenario, books: &[&RuleBook]) -> Result<Self, Faults<ForecastFault>> {
        let applying = Applying {
            scenario,
            books,
            dimensions: self.dimension_names(),
            policy: self.extrapolation(),
            provider: self.dimensions().position(|name| name == "provider"),
        };
        applying.check(self).into_result(())?;
        let mut builder = self.like();
        for mut case in self.cases_to_change() {
            for (place, change) in scenario.changes.iter().enumerate() {
                applying.apply(place, change, &mut case)?;
            }
            case.iter().for_each(|row| row.add_to(&mut builder));
        }
        for (place, change) in scenario.changes.iter().enumerate() {
            let ScenarioChange::Add(cases) = change else { continue };
            for mut case in cases.rows(&applying.dimensions, &|id| self.rate(id)) {
                for (place, change) in scenario.changes.iter().enumerate().skip(place) {
                    applying.apply(place, change, &mut case)?;
                }
                case.iter().for_each(|row| row.add_to(&mut builder));
            }
        }
        builder.finish().map_err(refused)
    }
}

/// A scenario while it is applied.
struct Applying<'a> {
    scenario: &'a Scenario,
    books: &'a [&'a RuleBook],
    dimensions: Vec<String>,
    policy: Extrapolation,
    /// The index of the provider among the labels.
    provider: Option<usize>,
}

impl Applying<'_> {
    fn check(&self, portfolio: &Portfolio) -> Faults<ForecastFault> {
        use ScenarioChange::{Add, End, Extend, Grant, Index, Move, Prices, Rates, RuleBook, Without};
        let mut faults = Faults::new();
        for (place, change) in self.scenario.changes.iter().enumerate() {
            let at = Path::root().join("changes").join(place);
            match change {
                Prices { of, .. }
                | Move { of, .. }
                | End { of, .. }
                | Extend { of, .. }
                | Without { of, .. }
                | Grant { of } => {
                    portfolio.check_selection(of, &mut faults, &at.clone().join("of"));
                }
                Rates { rates, .. } => {
                    for (number, rate) in
                        rates.iter().enumerate().filter(|(_, rate)| portfolio.rate(rate).is_none())
                    {
                        let kind = ForecastFault::UnknownRate { rate: rate.clone() };
                        faults.push(Fault::at(at.clone().join("rates").join(number), kind));
                    }
                }
                Index { years, .. } if *years > MOST_YEARS => {
                    let kind = ForecastFault::TooManyYears { years: *years, limit: MOST_YEARS };
                    faults.push(Fault::at(at.clone().join("years"), kind));
                }
                RuleBook { book, .. } if self.book(book).is_none() => {
                    let kind = ForecastFault::UnknownRuleBook { version: book.clone() };
                    faults.push(Fault::at(at.clone().join("book"), kind));
                }
                Add(cases) => cases.check(portfolio, &mut faults, &at),
                Index { .. } | RuleBook { .. } => {}
            }
            if let Move { to, .. } = change {
                // New labels also belong to known dimensions. The case cannot be changed.
                let dimensions: Vec<&str> = self.dimensions.iter().map(String::as_str).collect();
                let to = to.keys().fold(Selection::all(), |all, name| all.with_labels(name, [""]));
                to.check(&dimensions, &mut faults, &at.join("to"));
            }
        }
        faults
    }

    fn book(&self, version: &str) -> Option<&RuleBook> {
        self.books.iter().copied().find(|book| book.version() == version)
    }

    fn apply(
        &self,
        place: usize,
        change: &ScenarioChange,
        case: &mut Vec<OwnRow>,
    ) -> Result<(), Faults<ForecastFault>> {
        let done = match change {
            ScenarioChange::Prices { of, percent, from } => {
                let mut rows = self.of(of, case);
                rows.try_for_each(|row| match &mut row.values {
                    Values::Own(amounts) => replace(amounts, raised(amounts, *from, self.policy, *percent)),
                    Values::Rate(..) | Values::RateByAge(..) | Values::None => Some(()),
                })
            }
            ScenarioChange::Rates { rates, percent, from } => {
                let is_raised = |id: &String| rates.is_empty() || rates.contains(id);
                case.iter_mut().filter(|row| row.values.rate().is_some_and(is_raised)).try_for_each(|row| {
                    let amounts = row.values.amounts_mut()?;
                    replace(amounts, raised(amounts, *from, self.policy, *percent))
                })
            }
            ScenarioChange::Index { percent, from, years } => {
                case.iter_mut().filter_map(|row| row.values.amounts_mut()).try_for_each(|amounts| {
                    replace(amounts, indexed(amounts, *from, self.policy, *percent, *years))
                })
            }
            ScenarioChange::RuleBook { book, from } => {
                if let Some(book) = self.book(book) {
                    case.iter_mut().for_each(|row| self.under(row, book, *from));
                }
                Some(())
            }
            ScenarioChange::Move { of, from, to, percent, unit_price } => {
                let moving =
                    Moving { number: place, from: *from, to, percent: *percent, unit_price: *unit_price };
                self.move_rows(of, &moving, case)
            }
            ScenarioChange::End { of, on } => {
                self.of(of, case).for_each(|row| end(row, *on));
                Some(())
            }
            ScenarioChange::Extend { of, ending, until } => {
                self.extend(of, *ending, *until, case);
                Some(())
            }
            ScenarioChange::Without { of, status } => {
                let is_left_out = |row: &OwnRow| {
                    status.is_none_or(|status| row.status == status) && row.is_in(of, &self.dimensions)
                };
                case.retain(|row| !is_left_out(row));
                Some(())
            }
            ScenarioChange::Grant { of } => {
                self.of(of, case).for_each(|row| row.status = Status::Granted);
                Some(())
            }
            ScenarioChange::Add(_) => Some(()),
        };
        let at = Path::root().join("changes").join(place);
        done.ok_or_else(|| {
            Fault::at(at, ForecastFault::ChangeTooLarge { scenario: self.scenario.id.clone() }).into()
        })
    }

    fn of<'r>(&self, of: &Selection, case: &'r mut [OwnRow]) -> impl Iterator<Item = &'r mut OwnRow> {
        case.iter_mut().filter(move |row| row.is_in(of, &self.dimensions))
    }

    /// The rate and the VAT factor of another rule book. Unknown ones stay unchanged.
    fn under(&self, row: &mut OwnRow, book: &RuleBook, from: Date) {
        match &mut row.values {
            Values::Rate(id, amounts) => {
                if let Some(rate) = book.rate(id) {
                    *amounts = joined(amounts, &rate.values, from, self.policy);
                }
            }
            Values::RateByAge(by_age, amounts) => {
                if let Some(rate) = book.rate(&by_age.rate) {
                    *amounts = joined(amounts, &by_age.values(rate), from, self.policy);
                }
            }
            Values::Own(_) | Values::None => {}
        }
        let provider = self.provider.and_then(|place| row.labels.get(place));
        if let Some(provider) = provider.and_then(|id| book.provider(id)) {
            let none = || DatedAmounts::constant(Decimal::ONE_HUNDRED);
            // A VAT factor is carried on, but not raised.
            let vat_policy = match self.policy {
                Extrapolation::Indexed { .. } => Extrapolation::LastKnown,
                policy => policy,
            };
            let joined =
                joined(&row.vat.clone().unwrap_or_else(none), &provider.vat_factor, from, vat_policy);
            // A factor that is always 100 is stored as none.
            row.vat = Some(joined).filter(|vat| vat.as_constant() != Some(Decimal::ONE_HUNDRED));
        }
    }

    fn extend(&self, of: &Selection, ending: Option<Period>, to: Date, case: &mut [OwnRow]) {
        let followed: Vec<String> = case.iter().filter_map(|row| row.modifies.clone()).collect();
        for row in self.of(of, case).filter(|row| !followed.contains(&row.activity)) {
            if let RowSchedule::Running { until, .. } = &mut row.schedule
                && *until < to
                && ending.is_none_or(|ending| ending.contains(*until))
            {
                *until = to;
            }
        }
    }

    fn move_rows(&self, of: &Selection, moving: &Moving<'_>, case: &mut Vec<OwnRow>) -> Option<()> {
        let (mut moved, mut followers) = (Vec::new(), BTreeMap::new());
        for row in self.of(of, case) {
            let starts = starts(row);
            if starts.is_some_and(|start| start >= moving.from) {
                moving.relabel(row, &self.dimensions, self.policy)?;
            } else if let Some(rest) = moving.rest(row) {
                let mut rest = rest;
                moving.relabel(&mut rest, &self.dimensions, self.policy)?;
                end(row, moving.from.pred_opt()?);
                followers.insert(row.activity.clone(), rest.activity.clone());
                moved.push(rest);
            }
        }
        // A change of the old activity after the move changes the new one; a change before the move changes both.
        for row in case.iter_mut() {
            let Some(changed) = &row.modifies else { continue };
            let Some(follower) = followers.get(changed) else { continue };
            if first_day(row).is_some_and(|day| day < moving.from) {
                let rest = moved.iter_mut().find(|rest: &&mut OwnRow| rest.activity == *follower);
                rest.into_iter().for_each(|rest| rest.modifies = Some(changed.clone()));
            }
            row.modifies = Some(follower.clone());
        }
        case.extend(moved);
        Some(())
    }
}

/// Activities that move to other labels.
struct Moving<'a> {
    /// The number of the change.
    number: usize,
    from: Date,
    to: &'a BTreeMap<String, String>,
    percent: Option<Decimal>,
    unit_price: Option<Decimal>,
}

impl Moving<'_> {
    fn relabel(&self, row: &mut OwnRow, dimensions: &[String], policy: Extrapolation) -> Option<()> {
        for (name, label) in dimensions.iter().zip(&mut row.labels) {
            if let Some(new) = self.to.get(name) {
                label.clone_from(new);
            }
        }
        let Some(priced) = row.values.amounts() else { return Some(()) };
        let mut amounts = match self.unit_price {
            Some(price) => changed(priced, self.from, policy, |_| Some(price))?,
            None => priced.clone(),
        };
        if let Some(percent) = self.percent {
            amounts = raised(&amounts, self.from, policy, percent)?;
        }
        // A rate with other values becomes an own price.
        if amounts != *priced {
            row.values = Values::Own(amounts);
        }
        Some(())
    }

    /// For a row that has started: the part after the move, as a separate row that follows it.
    fn rest(&self, row: &OwnRow) -> Option<OwnRow> {
        let schedule = match row.schedule {
            RowSchedule::Running { frequency, proration, from, until } => {
                // The payment days stay the same; daily payments start on the day of the move.
                let next = match proration {
                    Proration::None => Recurrence { frequency, anchor: from }.next_on_or_after(self.from)?,
                    _ => self.from,
                };
                RowSchedule::Running {
                    frequency: frequency.anchored_on_payment(),
                    proration,
                    from: next,
                    until: Some(until).filter(|until| next <= *until)?,
                }
            }
            RowSchedule::Individual => {
                let has_rest =
                    row.entries.iter().any(|entry| !entry.is_fact() && entry.scheduled() >= self.from);
                has_rest.then_some(RowSchedule::Individual)?
            }
            RowSchedule::Once { .. } => return None,
        };
        let later = row.entries.iter().filter(|entry| entry.scheduled() >= self.from);
        let entries = later.filter_map(|entry| match *entry {
            // Payments that are paid stay with the old label.
            RowEntry::Paid { scheduled, .. } => Some(RowEntry::Cancelled { scheduled }),
            RowEntry::PaidOffPlan { .. } | RowEntry::Adjusted { .. } => None,
            entry => Some(entry),
        });
        Some(OwnRow {
            activity: format!("{}~{}", row.activity, self.number.saturating_add(1)),
            schedule,
            // It pays for days from the move on, or later if the plan that it continues has paid for more.
            covers_from: row.covers_from.filter(|day| *day > self.from),
            entries: entries.collect(),
            ..row.clone()
        })
    }
}

/// The first day of a one-time or running row; none for individual payments.
const fn starts(row: &OwnRow) -> Option<Date> {
    match row.schedule {
        RowSchedule::Running { from, .. } => Some(from),
        RowSchedule::Once { date } => Some(date),
        RowSchedule::Individual => None,
    }
}

/// The first day on which a row may pay.
fn first_day(row: &OwnRow) -> Option<Date> {
    let first_said = row.entries.iter().map(RowEntry::scheduled).min();
    starts(row).into_iter().chain(first_said).min()
}

/// Ends a row: unpaid payments after the day are removed.
fn end(row: &mut OwnRow, on: Date) {
    let is_paid = row.entries.iter().any(|entry| matches!(entry, RowEntry::Paid { .. }));
    row.entries.retain(|entry| entry.is_fact() || entry.scheduled() <= on);
    match &mut row.schedule {
        RowSchedule::Running { from, until, .. } => {
            // A row that has not started ends on the day before its start, so it has no payments.
            let before = from.pred_opt().unwrap_or(Date::MIN);
            *until = (*until).min(on).max(before);
        }
        RowSchedule::Once { date } => {
            if *date > on && !is_paid {
                row.entries.push(RowEntry::Cancelled { scheduled: *date });
            }
        }
        RowSchedule::Individual => {}
    }
}

fn replace(amounts: &mut DatedAmounts, new: Option<DatedAmounts>) -> Option<()> {
    *amounts = new?;
    Some(())
}
