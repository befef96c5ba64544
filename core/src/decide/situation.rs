//! Situation: the facts of a case, checked against the dimensions of a rule book.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::evaluate::{Cellset, Evaluator};
use crate::dates::{self, Date};
use crate::fault::{Fault, Faults, Path, catalogue, nearest};
use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::compiled::{AtomResults, Cell, Day, MISSING, day};
use crate::rulebook::{Domain, FactValue, RuleBook};

catalogue! {
    /// What can be wrong with the facts of a case.
    pub enum FactFault {
        /// The rule book has no such dimension.
        UnknownFact { fact: String } = "unknown-fact", "unknown fact `{fact}`";
        /// The value is not in the domain of the dimension.
        FactNotInDomain { fact: String, value: String, allowed: String } = "fact-not-in-domain",
            "`{value}` is not a value of `{fact}`; it has {allowed}";
        /// The fact is derived, never stated.
        DerivedFact { fact: String, of: String } = "derived-fact",
            "`{fact}` is derived from `{of}`; state that instead";
    }
}

/// The facts of a case, by the names of the dimensions.
pub type Facts = BTreeMap<String, FactValue>;

/// The facts of a case (indplacering), checked against a rule book and ready for decisions.
///
/// Cheap to clone and safe to share. It holds the rule book that it was made with.
#[derive(Clone)]
pub struct Situation(Arc<Inner>);

struct Inner {
    book: RuleBook,
    facts: Facts,
    stated: Cellset,
    ages: Vec<Age>,
}

/// An age in days: the day on which each cut of its dimension is reached.
struct Age {
    dimension: u8,
    birth: Date,
    reached: Vec<Day>,
}

impl Age {
    /// The cell of the age on `day`. Before birth, an unborn child counts as below every age.
    fn on(&self, day: Day) -> Cell {
        Cell::try_from(self.reached.iter().take_while(|&&reached| reached <= day).count())
            .unwrap_or(MISSING - 1)
    }
}

impl RuleBook {
    /// Checks the facts of a case against the dimensions of this rule book.
    ///
    /// # Errors
    /// Every fact with an unknown name or an invalid value, and every derived fact that is stated.
    ///
    /// # Example
    /// ```
    /// use bevilling::rulebook::{FactValue, RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let facts = [("target_group", FactValue::from("family")), ("effort_step", FactValue::from(3))];
    /// let situation = book.situation(facts)?;
    /// assert_eq!(book.situation([("effort_stp", FactValue::from(3))]).unwrap_err().iter().next().unwrap().suggestion(),
    ///     Some("effort_step"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn situation<K: Into<String>>(
        &self,
        facts: impl IntoIterator<Item = (K, FactValue)>,
    ) -> Result<Situation, Faults<FactFault>> {
        let facts: Facts = facts.into_iter().map(|(name, value)| (name.into(), value)).collect();
        let mut faults = Faults::new();
        let mut stated = [MISSING; MAX_DIMENSIONS];
        let mut state = |dimension: usize, cell: Cell| {
            if let Some(slot) = stated.get_mut(dimension) {
                *slot = cell;
            }
        };
        let mut births = BTreeMap::new();
        let dimensions = &self.document().dimensions;
        for (name, value) in &facts {
            let place = dimensions.iter().position(|dimension| dimension.id == *name);
            let Some((place, dimension)) = place.and_then(|place| Some((place, dimensions.get(place)?)))
            else {
                let known = dimensions.iter().map(|dimension| dimension.id.as_str());
                let fault = Fault::at(
                    Path::root().join(name.as_str()),
                    FactFault::UnknownFact { fact: name.clone() },
                );
                faults.push(fault.suggest(nearest(name, known)));
                continue;
            };
            let number = u8::try_from(place).unwrap_or(u8::MAX);
            let accepted = match (&dimension.domain, value) {
                (Domain::Age { of }, _) => {
                    let kind = FactFault::DerivedFact { fact: name.clone(), of: of.clone() };
                    faults.push(Fault::at(Path::root().join(name.as_str()), kind));
                    continue;
                }
                (Domain::Date, FactValue::Text(text)) => match dates::parse(text) {
                    Ok(date) => {
                        state(place, 0);
                        births.insert(number, date).is_none()
                    }
                    Err(_) => false,
                },
                (_, value) => match self.compiled().dimensions.get(place).and_then(|cells| cells.of(value)) {
                    Some(cell) => {
                        state(place, cell);
                        true
                    }
                    None => false,
                },
            };
            if !accepted {
                let (fact, value) = (name.clone(), value.to_string());
                let suggestion = match &dimension.domain {
                    Domain::Choice(choices) => {
                        nearest(&value, choices.iter().map(|choice| choice.id.as_str()))
                    }
                    _ => None,
                };
                let kind = FactFault::FactNotInDomain { fact, value, allowed: describe(&dimension.domain) };
                faults.push(Fault::at(Path::root().join(name.as_str()), kind).suggest(suggestion));
            }
        }
        let ages = self.compiled().ages.iter().filter_map(|&(dimension, of)| {
            let birth = *births.get(&of)?;
            let cuts = self.compiled().dimensions.get(usize::from(dimension))?.cuts();
            let reached = cuts.iter().map(|&years| {
                let years = u32::try_from(years).unwrap_or(0);
                dates::date_of_age(birth, years).map_or(Day::MAX, day)
            });
            Some(Age { dimension, birth, reached: reached.collect() })
        });
        let ages = ages.collect();
        faults
            .into_result(())
            .map(|()| Situation(Arc::new(Inner { book: self.clone(), facts, stated, ages })))
    }
}

impl RuleBook {
    /// The facts with a dimension in this rule book, and the faults of the others.
    pub(crate) fn place_known(
        &self,
        facts: impl IntoIterator<Item = (String, FactValue)>,
    ) -> (Situation, Faults<FactFault>) {
        let mut refused = Faults::new();
        let mut known = Facts::new();
        for (name, value) in facts {
            match self.situation([(name.as_str(), value.clone())]) {
                Ok(_) => drop(known.insert(name, value)),
                Err(faults) => faults.into_iter().for_each(|fault| refused.push(fault)),
            }
        }
        // Each fact was accepted by itself, so all are accepted together.
        (self.situation(known).unwrap_or_else(|_| Situation::empty(self)), refused)
    }
}

impl Situation {
    /// A case without known facts.
    pub(crate) fn empty(book: &RuleBook) -> Self {
        let stated = [MISSING; MAX_DIMENSIONS];
        Self(Arc::new(Inner { book: book.clone(), facts: Facts::new(), stated, ages: Vec::new() }))
    }

    /// The rule book that the facts were checked against.
    #[must_use]
    pub fn book(&self) -> &RuleBook {
        &self.0.book
    }

    /// The facts as they were stated.
    #[must_use]
    pub fn facts(&self) -> &Facts {
        &self.0.facts
    }

    /// The value of a dimension on a date, stated or derived.
    #[must_use]
    pub fn value(&self, dimension: &str, on: Date) -> Option<FactValue> {
        if let Some(value) = self.0.facts.get(dimension) {
            return Some(value.clone());
        }
        let place = self.book().document().dimensions.iter().position(|known| known.id == dimension)?;
        let age = self.0.ages.iter().find(|age| usize::from(age.dimension) == place)?;
        Some(FactValue::Number(dates::age_on(age.birth, on).map_or(0, i64::from)))
    }

    /// The same case with one changed fact, to see its effect.
    ///
    /// # Errors
    /// As [`RuleBook::situation`].
    pub fn with(&self, dimension: &str, value: FactValue) -> Result<Self, Faults<FactFault>> {
        let mut facts = self.0.facts.clone();
        facts.insert(dimension.to_owned(), value);
        self.book().situation(facts)
    }

    /// The cells of this case on a day.
    pub(crate) fn cells(&self, day: Day) -> Cellset {
        let mut cells = self.0.stated;
        for age in &self.0.ages {
            if let Some(slot) = cells.get_mut(usize::from(age.dimension)) {
                *slot = age.on(day);
            }
        }
        cells
    }

    /// The days on which an age of this case passes a cut that a rule uses.
    pub(crate) fn birthdays(&self) -> impl Iterator<Item = Day> {
        self.0.ages.iter().flat_map(|age| age.reached.iter().copied())
    }

    /// The results of all statements of the rule book for this case on a day.
    pub(crate) fn atom_results(&self, day: Day) -> AtomResults {
        self.book().compiled().atoms.atom_results(&self.cells(day), 0)
    }

    pub(crate) fn evaluator<'a>(&'a self, atom_results: &'a AtomResults, day: Day) -> Evaluator<'a> {
        Evaluator { rules: self.book().compiled(), atom_results, day }
    }
}

/// The values of a domain in words.
fn describe(domain: &Domain) -> String {
    match domain {
        Domain::Choice(choices) => {
            choices.iter().map(|choice| format!("`{}`", choice.id)).collect::<Vec<_>>().join(", ")
        }
        Domain::Ladder(steps) => {
            steps.iter().map(|step| format!("`{}`", step.step)).collect::<Vec<_>>().join(", ")
        }
        Domain::Number { min, max } => match (min, max) {
            (Some(min), Some(max)) => format!("whole numbers from {min} to {max}"),
            (Some(min), None) => format!("whole numbers from {min}"),
            (None, Some(max)) => format!("whole numbers up to {max}"),
            (None, None) => "whole numbers".to_owned(),
        },
        Domain::Flag => "`true` and `false`".to_owned(),
        Domain::Date | Domain::Age { .. } => "dates `YYYY-MM-DD`".to_owned(),
    }
}

/// `Debug` keeps the facts of a citizen out of logs: it shows only their number.
impl fmt::Debug for Situation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Situation").field("facts", &self.0.facts.len()).finish_non_exhaustive()
    }
}
