//! Placements, verdicts and options.

use bevilling::decide::{self, Criterion, OptionsRequest, Proposal};
use bevilling::rulebook::FactValue;
use napi::bindgen_prelude::{BigInt, Result};
use napi_derive::napi;
use serde::Deserialize;

use crate::fault::refused;
use crate::input::{date, json, lang, read};
use crate::rulebook::RuleBook;

/// The facts of a case in their places on the dimensions of a rule book.
#[napi]
pub struct Situation {
    pub(crate) inner: decide::Situation,
}

impl Situation {
    pub(crate) const fn new(inner: decide::Situation) -> Self {
        Self { inner }
    }

    fn reasons_of(
        &self,
        section: u32,
        activity_type: u32,
        main: u32,
        provider: u32,
        day: i32,
    ) -> decide::Reasons {
        let given = |place: u32| (place != decide::NO_ID).then_some(place);
        let on = crate::dates::of_days(day).unwrap_or_default();
        self.inner.reasons(section, activity_type, given(main), given(provider), on)
    }

    fn verdict(&self, proposal: &str, on: &str) -> Result<decide::Verdict> {
        let proposal: Proposal = read(proposal)?;
        Ok(self.inner.check(&proposal, date(on)?))
    }
}

#[napi]
impl Situation {
    /// The rule book that the facts were checked against.
    #[napi]
    pub fn book(&self) -> RuleBook {
        self.inner.book().clone().into()
    }

    /// The facts as they were stated.
    #[napi]
    pub fn facts(&self) -> Result<String> {
        json(self.inner.facts())
    }

    /// The value of a dimension on a date.
    #[napi]
    pub fn value(&self, dimension: String, on: String) -> Result<String> {
        json(&self.inner.value(&dimension, date(&on)?))
    }

    /// The same case with one fact changed.
    #[napi]
    pub fn with(&self, dimension: String, value: String) -> Result<Situation> {
        let value: FactValue = read(&value)?;
        self.inner.with(&dimension, value).map(Self::new).map_err(|faults| refused(&faults))
    }

    /// The decision alone, as a number, of a proposal by numbers of the rule book: 0 allowed, 1 unknown, 2
    /// refused. `day` is in days from 1970-01-01. The answer has its reasons: they are read off when looked at.
    #[napi]
    pub fn decide(&self, section: u32, activity_type: u32, main: u32, provider: u32, day: i32) -> u32 {
        self.reasons_of(section, activity_type, main, provider, day).decision() as u32
    }

    /// The reasons of such a proposal, as a set of bits.
    #[napi]
    pub fn reason_bits(
        &self,
        section: u32,
        activity_type: u32,
        main: u32,
        provider: u32,
        day: i32,
    ) -> BigInt {
        self.reasons_of(section, activity_type, main, provider, day).bits().into()
    }

    /// The decision alone, of any proposal.
    #[napi]
    pub fn decision(&self, proposal: String, on: String) -> Result<&'static str> {
        Ok(self.verdict(&proposal, &on)?.decision().name())
    }

    /// The verdict with every check.
    #[napi]
    pub fn check(&self, proposal: String, on: String) -> Result<String> {
        json(&self.verdict(&proposal, &on)?)
    }

    /// The verdict in words.
    #[napi]
    pub fn explain(&self, proposal: String, on: String, language: String) -> Result<String> {
        Ok(self.verdict(&proposal, &on)?.explain(lang(&language)?))
    }

    /// Each check in words.
    #[napi]
    pub fn check_texts(&self, proposal: String, on: String, language: String) -> Result<Vec<String>> {
        let language = lang(&language)?;
        Ok(self.verdict(&proposal, &on)?.checks().map(|check| check.text(language)).collect())
    }

    /// What could be granted instead.
    #[napi]
    pub fn alternatives(&self, proposal: String, on: String) -> Result<String> {
        json(&self.verdict(&proposal, &on)?.alternatives())
    }

    /// What could be granted instead, in words.
    #[napi]
    pub fn explain_alternatives(&self, proposal: String, on: String, language: String) -> Result<String> {
        let alternatives = self.verdict(&proposal, &on)?.alternatives();
        Ok(alternatives.explain(self.inner.book(), lang(&language)?))
    }

    /// What to ask for.
    #[napi]
    pub fn questions(&self, proposal: String, on: String) -> Result<String> {
        json(&self.verdict(&proposal, &on)?.questions())
    }

    /// The questions in words.
    #[napi]
    pub fn question_texts(&self, proposal: String, on: String, language: String) -> Result<Vec<String>> {
        let language = lang(&language)?;
        Ok(self.verdict(&proposal, &on)?.questions().iter().map(|question| question.text(language)).collect())
    }

    /// The decision in words.
    #[napi]
    pub fn decision_text(&self, proposal: String, on: String, language: String) -> Result<String> {
        Ok(self.verdict(&proposal, &on)?.decision().text(lang(&language)?))
    }

    /// The reasons as a set of bits: the lower and the upper half.
    #[napi]
    pub fn reasons(&self, proposal: String, on: String) -> Result<String> {
        Ok(self.verdict(&proposal, &on)?.reasons().bits().to_string())
    }

    /// All that may be granted.
    #[napi]
    pub fn options(&self, request: String) -> Result<AvailableOptions> {
        let inner = self.inner.options(&options_request(&request)?);
        Ok(AvailableOptions { inner })
    }
}

/// What to ask of options, as JavaScript writes it; what is not there is as the core has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    #[serde(with = "bevilling::dates::serde_str")]
    on: bevilling::dates::Date,
    #[serde(default)]
    refusals: bool,
    #[serde(default)]
    ranking: Option<Vec<Criterion>>,
    #[serde(default)]
    taken: Vec<TakenPlaces>,
}

/// How many citizens a provider has.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TakenPlaces {
    provider: String,
    activity_type: String,
    count: u32,
}

pub(crate) fn options_request(text: &str) -> Result<OptionsRequest> {
    let Request { on, refusals, ranking, taken } = read(text)?;
    let taken = taken.into_iter().map(|one| ((one.provider, one.activity_type), one.count));
    let mut request = OptionsRequest::on(on).taken(taken.collect());
    if refusals {
        request = request.with_refusals();
    }
    if let Some(ranking) = ranking {
        request = request.ranked_by(ranking);
    }
    Ok(request)
}

/// All that may be granted.
#[napi]
pub struct AvailableOptions {
    pub(crate) inner: decide::AvailableOptions,
}

#[napi]
impl AvailableOptions {
    /// The case that they are for.
    #[napi]
    pub fn situation(&self) -> Situation {
        Situation::new(self.inner.situation().clone())
    }

    /// The options as JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// What to ask for.
    #[napi]
    pub fn questions(&self) -> Result<String> {
        json(&self.inner.questions())
    }

    /// The questions in words.
    #[napi]
    pub fn question_texts(&self, language: String) -> Result<Vec<String>> {
        let language = lang(&language)?;
        Ok(self.inner.questions().iter().map(|question| question.text(language)).collect())
    }

    /// The options as a tree.
    #[napi]
    pub fn to_text(&self, language: String) -> Result<String> {
        Ok(self.inner.to_text(lang(&language)?))
    }
}
