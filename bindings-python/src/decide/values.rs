//! What is asked and answered, as plain values.

use bevilling::decide as core;
use pyo3::prelude::*;

use crate::face::{Date, Dec, Fact, List};
use crate::rulebook::{Role, RuleBook, Unit};
use crate::title::{Language, LocalizedText};
use crate::value::{readable, value, words};

words! {
    /// What a check looks at. The text is the stable code.
    CheckCode(core::CheckCode) {
        SectionKnown = "section-known", LawInForce = "law-in-force", SectionInForce = "section-in-force",
        SectionCondition = "section-condition", FactRequired = "fact-required",
        ActivityTypeKnown = "activity-type-known", ActivityTypeInForce = "activity-type-in-force",
        ActivityTypeCondition = "activity-type-condition", OfferedAsMain = "offered-as-main",
        OfferedAsSupplementary = "offered-as-supplementary", OfferCondition = "offer-condition",
        MainKnown = "main-known", MainOffered = "main-offered", AllowedForMain = "allowed-for-main",
        ProviderKnown = "provider-known", ProviderInForce = "provider-in-force", ProviderAgreed = "provider-agreed",
    }

    /// What may be done: the least of the outcomes of all checks.
    Decision(core::Decision) { Allowed = "allowed", Unknown = "unknown", Refused = "refused" }

    /// How a check came out.
    Outcome(core::Outcome) { Met = "met", Unmet = "unmet", NotYetInForce = "not_yet_in_force", Ended = "ended", FactMissing = "fact_missing" }

    /// What providers are ranked by.
    Criterion(core::Criterion) { Room = "room", Price = "price", Quality = "quality", FreeCapacity = "free_capacity" }
}

value! {
    /// A grant that is asked about: an activity type under a section, as main or supplementary, by a provider.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.Proposal(section="BL-32-1-2", activity_type="200201").activity_type
    /// '200201'
    /// >>> beside = bv.Proposal.supplementary("BL-32-1-2", "500122", "200201").by("90010011")
    /// >>> beside.main, beside.provider
    /// ('200201', '90010011')
    Proposal(core::Proposal) in "bevilling.decide" {
        /// The section.
        section: String,
        /// The activity type.
        activity_type: String,
        /// The activity type of the main activity that a supplementary one is to hang on; none for a main one.
        main: Option<String> = None,
        /// The provider, once one is chosen.
        provider: Option<String> = None,
    }

    /// Something near to what was refused, that is not.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.decide.Alternative(proposal=bv.Proposal(section="BL-32-1-2", activity_type="200201"),
    /// ...     decision="allowed")
    /// >>> one.decision
    /// 'allowed'
    Alternative(core::Alternative) in "bevilling.decide" {
        /// What could be proposed.
        proposal: Proposal,
        /// Allowed, or unknown while a fact is missing.
        decision: Decision,
    }

    /// What could be granted instead of what was refused, or what would have to be otherwise.
    ///
    /// Each list holds changes of one kind, the nearest first, and every one of them was evaluated: making that
    /// one change alone gives the decision stated. A list is empty where no change of its kind is enough.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> verdict = book.situation({"target_group": "family"}).check(section="SEL-52-3-2", activity_type="200201", on=date(2026, 1, 5))
    /// >>> alternatives = verdict.alternatives()
    /// >>> [found.proposal.section for found in alternatives.sections]
    /// ['BL-32-1-2']
    /// >>> alternatives.explain(book, "en") != ""
    /// True
    Alternatives(core::Alternatives) in "bevilling.decide" {
        /// The same activity under another section.
        sections: List<Alternative> = List::default(),
        /// Another activity under the same section, in the same role.
        activity_types: List<Alternative> = List::default(),
        /// The same supplementary activity on another main activity.
        mains: List<Alternative> = List::default(),
        /// The same activity by another provider.
        providers: List<Alternative> = List::default(),
        /// The facts that would have to differ: as few as possible and two at most, each with the nearest value that
        /// will do. Of the facts that the refusing checks look at; numbers and dates are not tried.
        facts: List<List<FactChange>> = List::default(),
        /// The first later date from which it is not refused, other things being equal.
        from_(from): Option<Date> = None,
    }

    /// A fact that would have to have another value.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.decide.FactChange(fact="effort_step", would_be=3).would_be
    /// 3
    FactChange(core::FactChange) in "bevilling.decide" {
        /// The dimension.
        fact: String,
        /// The value that it has; none where it is missing.
        is_(is): Option<Fact> = None,
        /// The nearest value that will do.
        would_be: Fact,
    }

    /// A possible answer.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.decide.Answer(value=3).value
    /// 3
    Answer(core::Answer) in "bevilling.decide" {
        /// The value to state.
        value: Fact,
        /// What it is called; none for flags.
        title: Option<LocalizedText> = None,
    }

    /// A fact to ask for.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.decide.Question(fact="effort_step", question=bv.LocalizedText("Navn"), open_checks=1)
    /// >>> one.open_checks
    /// 1
    /// >>> one.text("en") != ""
    /// True
    Question(core::Question) in "bevilling.decide" {
        /// The dimension to state.
        fact: String,
        /// The question in words.
        question: LocalizedText,
        /// The possible answers, where they are few; none for numbers and dates.
        answers: List<Answer> = List::default(),
        /// How many of the open checks look at this fact. Questions come in the order of it, highest first.
        open_checks: u32,
    }

    /// A provider that may be chosen, and how it compares.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.decide.ProviderOption(provider="90010011", name="in_the_family", rank=1).rank
    /// 1
    ProviderOption(core::ProviderOption) in "bevilling.decide" {
        /// The provider.
        provider: String,
        /// What it is called.
        name: String,
        /// Price of a unit in kroner, before the VAT factor.
        unit_price: Option<Dec> = None,
        /// Price of a unit in kroner with the VAT factor, rounded: what the municipality pays.
        net_unit_price: Option<Dec> = None,
        /// What a unit is.
        unit: Option<Unit> = None,
        /// Quality score, 0 to 5.
        quality: Option<Dec> = None,
        /// How many more citizens there is room for; 0 when full, none where no capacity is stated.
        free: Option<u32> = None,
        /// Its rank, from 1.
        rank: usize,
        /// The criterion that puts it behind the provider before it; none for the first and where all are equal.
        decided_by: Option<Criterion> = None,
    }
}

#[pymethods]
impl Proposal {
    /// As a supplementary activity on a main one.
    #[staticmethod]
    fn supplementary(section: String, activity_type: String, main: String) -> Self {
        Self(core::Proposal::supplementary(section, activity_type, main))
    }

    /// The same, by a provider.
    fn by(&self, provider: String) -> Self {
        Self(self.0.clone().by(provider))
    }

    /// Main or supplementary.
    #[getter]
    fn role(&self) -> Role {
        Role(self.0.role())
    }
}

#[pymethods]
impl Alternatives {
    /// The alternatives in words.
    fn explain(&self, book: &RuleBook, lang: Language) -> String {
        self.0.explain(&book.0, lang.0)
    }
}

#[pymethods]
impl Question {
    /// The question in words, with its answers.
    fn text(&self, lang: Language) -> String {
        self.0.text(lang.0)
    }
}

readable! { Proposal }
