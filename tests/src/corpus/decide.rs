//! Rule books and decisions.

use std::collections::BTreeMap;

use bevilling::case::RuleBookVersion;
use bevilling::decide::{
    AgreementUsage, AvailableOptions, BatchRequest, Criterion, DecisionDates, FactColumn, MISSING_FACT,
    NO_ID, OptionsRequest, Proposal, Verdict,
};
use bevilling::rulebook::RuleBook;
use serde::Deserialize;
use serde_json::Value;

use super::fault::faults;
use super::read::{Citizen, book, date};
use super::{Answered, Problem, raw};

#[derive(Deserialize)]
pub(super) struct Load {
    rule_book: Value,
}

pub(super) fn load(Load { rule_book }: Load) -> Answered {
    let book = book(&rule_book)?;
    raw(&RuleBookVersion::from(&book))
}

/// What is proposed for a citizen on a day.
#[derive(Deserialize)]
pub(super) struct Checked {
    #[serde(flatten)]
    citizen: Citizen,
    proposal: Proposal,
    on: String,
}

impl Checked {
    pub(super) fn verdict(&self) -> Result<Verdict, Problem> {
        Ok(self.citizen.situation()?.check(&self.proposal, date(&self.on)?))
    }
}

pub(super) fn check(asked: Checked) -> Answered {
    raw(&asked.verdict()?)
}

pub(super) fn alternatives(asked: Checked) -> Answered {
    raw(&asked.verdict()?.alternatives())
}

/// What may be granted to a citizen on a day.
#[derive(Deserialize)]
pub(super) struct Offered {
    #[serde(flatten)]
    citizen: Citizen,
    on: String,
    #[serde(default)]
    refusals: bool,
    ranking: Option<Vec<Criterion>>,
    /// Provider, activity type, and how many citizens it has.
    #[serde(default)]
    taken: Vec<(String, String, u32)>,
}

impl Offered {
    pub(super) fn options(&self) -> Result<AvailableOptions, Problem> {
        let mut request = OptionsRequest::on(date(&self.on)?);
        if self.refusals {
            request = request.with_refusals();
        }
        if let Some(ranking) = &self.ranking {
            request = request.ranked_by(ranking.clone());
        }
        let taken = self.taken.iter().cloned().map(|(provider, kind, count)| ((provider, kind), count));
        Ok(self.citizen.situation()?.options(&request.taken(taken.collect::<AgreementUsage>())))
    }
}

pub(super) fn options(asked: Offered) -> Answered {
    raw(&asked.options()?)
}

pub(super) fn questions(asked: Checked) -> Answered {
    raw(&asked.verdict()?.questions())
}

pub(super) fn option_questions(asked: Offered) -> Answered {
    raw(&asked.options()?.questions())
}

/// Proposals in columns, rules by their ids; a rule that is not known has the number 4294967294.
#[derive(Deserialize)]
pub(super) struct Columns {
    rule_book: Value,
    section: Vec<String>,
    activity_type: Vec<String>,
    #[serde(default)]
    main: Vec<Option<String>>,
    #[serde(default)]
    provider: Vec<Option<String>>,
    /// A date, or days from 1970-01-01, one for each row.
    on: DayOrDays,
    #[serde(default)]
    facts: BTreeMap<String, Vec<Option<i64>>>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum DayOrDays {
    Day(String),
    Days(Vec<i32>),
}

const NOT_KNOWN: u32 = NO_ID - 1;

pub(super) fn check_columns(asked: Columns) -> Answered {
    let book = book(&asked.rule_book)?;
    let numbers = |ids: &[String], number: fn(&RuleBook, &str) -> Option<u32>| -> Vec<u32> {
        ids.iter().map(|id| number(&book, id).unwrap_or(NOT_KNOWN)).collect()
    };
    let chosen = |ids: &[Option<String>], number: fn(&RuleBook, &str) -> Option<u32>| -> Vec<u32> {
        let number =
            |id: &Option<String>| id.as_deref().map_or(NO_ID, |id| number(&book, id).unwrap_or(NOT_KNOWN));
        ids.iter().map(number).collect()
    };
    let values: Vec<(&String, Vec<i64>)> = asked
        .facts
        .iter()
        .map(|(name, values)| (name, values.iter().map(|value| value.unwrap_or(MISSING_FACT)).collect()))
        .collect();
    let facts: Vec<FactColumn<'_>> =
        values.iter().map(|(dimension, values)| FactColumn { dimension, values }).collect();
    let queries = BatchRequest {
        section: &numbers(&asked.section, RuleBook::section_number),
        activity_type: &numbers(&asked.activity_type, RuleBook::activity_type_number),
        main: &chosen(&asked.main, RuleBook::activity_type_number),
        provider: &chosen(&asked.provider, RuleBook::provider_number),
        on: match &asked.on {
            DayOrDays::Day(text) => DecisionDates::Date(date(text)?),
            DayOrDays::Days(days) => DecisionDates::Days(days),
        },
        facts: &facts,
    };
    raw(&book.check_columns(&queries).map_err(faults)?)
}
