//! The facts that rules look at, and conditions on them.

use bevilling::rulebook as core;
use pyo3::prelude::*;

use crate::dates::Validity;
use crate::face::{Boxed, Fact, List, Map, Take, default};
use crate::rulebook::RuleBook;
use crate::title::{Language, LocalizedText};
use crate::value::{readable, union, value};

value! {
    /// A value of a choice.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Choice(id="1", title=bv.LocalizedText("Navn")).title
    /// LocalizedText(da='Navn', en=None)
    Choice(core::Choice) in "bevilling.rulebook" {
        /// Name of the value, such as `family`.
        id: String,
        /// What it is called.
        title: LocalizedText,
    }

    /// A fact that a case may state and a rule may use: target group, effort step, age …
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.rulebook.Dimension(id="1", title=bv.LocalizedText("Navn"),
    /// ...     domain=bv.rulebook.Domain.Choice(choices=[]))
    /// >>> one.domain
    /// Domain.Choice(choices=())
    Dimension(core::Dimension) in "bevilling.rulebook" {
        /// Name of the fact, such as `target_group`.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// The question to ask the caseworker when the fact is missing; the title where there is none.
        question: Option<LocalizedText> = None,
        /// The values it can have.
        domain: Domain,
    }

    /// Facts that a case must state before anything can be granted to it, and when.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.RequiredFacts().facts
    /// ()
    RequiredFacts(core::RequiredFacts) in "bevilling.rulebook" {
        /// The dimensions that must have a value.
        facts: List<String> = List::default(),
        /// Which cases this is asked of; all where there is none.
        when: Option<Condition> = None,
        /// When it is asked.
        valid: Validity = default::<Validity>(),
    }

    /// A step of a ladder.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Step(step=1, title=bv.LocalizedText("Navn")).title
    /// LocalizedText(da='Navn', en=None)
    Step(core::Step) in "bevilling.rulebook" {
        /// The number of the step; steps are ordered by it.
        step: i64,
        /// What it is called.
        title: LocalizedText,
    }
}

union! {
    /// A statement about the facts of a case that is met, unmet, or unknown while a fact is missing.
    ///
    /// In JSON an object with one key; a map of several dimensions means all of them.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Condition.In(facts={})
    /// Condition.In(facts={})
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> bv.rulebook.Condition.In(facts={"target_group": ["family"]}).text(book, "en")
    /// 'Target group: Family'
    Condition(core::Condition) in "bevilling.rulebook" {
        /// The fact has one of these values. An empty list is legal and says that no value will do: a provision
        /// that is listed but not opened to anybody. It is unknown while the fact is missing, like every other
        /// list.
        In(facts: Map<List<Fact>>),
        /// The fact is this step or number, or a higher one.
        AtLeast(facts: Map<i64>),
        /// The fact is lower than this step or number.
        Below(facts: Map<i64>),
        /// Every part is met; met where there is none.
        All(parts: List<Condition>),
        /// At least one part is met; unmet where there is none.
        Any(parts: List<Condition>),
        /// The part is not met.
        Not(part: Boxed<Condition>),
        /// The condition that the rule book names so under `conditions`.
        Use(name: String),
    }

    /// The values that a fact can have.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Domain.Choice(choices=[])
    /// Domain.Choice(choices=())
    Domain(core::Domain) in "bevilling.rulebook" {
        /// One of named values, in no order: `{"choice": [{"id": "family", "title": …}]}`.
        Choice(choices: List<Choice>),
        /// One of numbered steps, in order: `{"ladder": [{"step": 1, "title": …}]}`.
        Ladder(steps: List<Step>),
        /// A whole number between bounds, both included.
        Number {
            /// The lowest value, if any.
            min: Option<i64>,
            /// The highest value, if any.
            max: Option<i64>,
        },
        /// Yes or no.
        Flag,
        /// A date, such as the birth date. Rules use what is derived from it, not the date itself.
        Date,
        /// Full years from a date dimension to the decision date: `{"age": {"of": "birth_date"}}`. Never stated,
        /// always derived.
        Age {
            /// The date dimension that it is derived from.
            of: String,
        },
    }
}

#[pymethods]
impl Condition {
    /// The condition in words, with the names that the rule book has for its facts.
    fn text(&self, book: &RuleBook, lang: Language) -> String {
        self.clone().take().text(&book.0, lang.0)
    }
}

readable! { Choice, Dimension, RequiredFacts, Step, Condition, Domain }
