//! A case through its life.

use std::fs;

use bevilling::case::{
    Case, CaseOptions, CaseOverview, CaseState, Claim, Command, Event, Grant, HouseholdOverview,
    PaymentBatch, Stamp,
};
use bevilling::dates::{Calendar, Date, PayableCalendar};
use bevilling::plan::{
    Activity, Extrapolation, Horizon, OpenPlan, PaymentReference, Preview, PreviewOptions,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fault::{faults, kind, refusal};
use super::read::{book, date};
use super::{Answered, Problem, Raw, raw};

/// A case: a rule book, an id, a state or events to begin with, and what is asked of it in turn.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Life {
    rule_book: Value,
    #[serde(default)]
    id: String,
    state: Option<Box<CaseState>>,
    #[serde(default)]
    horizon: Horizon,
    #[serde(default)]
    extrapolation: Extrapolation,
    municipality: Option<String>,
    #[serde(default)]
    steps: Vec<Step>,
}

/// A command on a day, or another version of the rule book from here on.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum Step {
    Command { stamp: Stamp, command: Box<Command> },
    Under { under: Value },
}

/// A case as it is written in an ask: its life, or the path of a file that holds it.
#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Lived {
    File(String),
    Here(Box<Life>),
}

impl Lived {
    /// The case at the end, and what each step answered.
    pub(super) fn live(self) -> Result<(Case, Vec<Raw>), Problem> {
        match self {
            Self::Here(life) => life.live(),
            Self::File(path) => {
                let text =
                    fs::read_to_string(&path).map_err(|error| Problem::Ask(format!("{path}: {error}")))?;
                let life: Life =
                    serde_json::from_str(&text).map_err(|error| Problem::Ask(format!("{path}: {error}")))?;
                life.live()
            }
        }
    }

    pub(super) fn case(self) -> Result<Case, Problem> {
        Ok(self.live()?.0)
    }
}

impl Life {
    fn live(self) -> Result<(Case, Vec<Raw>), Problem> {
        let book_given = book(&self.rule_book)?;
        let options = CaseOptions {
            horizon: self.horizon,
            extrapolation: self.extrapolation,
            municipality: self.municipality,
        };
        let case = match self.state {
            Some(state) => Case::from_state(&book_given, *state).map_err(faults)?,
            None => Case::blank(&book_given, self.id),
        };
        let mut case = case.with_options(options);
        let mut told = Vec::with_capacity(self.steps.len());
        for step in self.steps {
            told.push(match step {
                Step::Under { under } => {
                    let book = book(&under)?;
                    let told = format!(r#"{{"under":{}}}"#, Value::from(book.version()));
                    case = case.under(&book);
                    told
                }
                Step::Command { stamp, command } => match case.take(&command, &stamp).map_err(refusal) {
                    Ok(events) => format!(r#"{{"events":{}}}"#, raw(&events)?),
                    Err(Problem::Fault { raw, .. }) => format!(r#"{{"fault":{raw}}}"#),
                    Err(problem) => return Err(problem),
                },
            });
        }
        Ok((case, told))
    }
}

#[derive(Deserialize)]
pub(super) struct Whole {
    case: Lived,
}

impl Whole {
    pub(super) fn into_case(self) -> Result<Case, Problem> {
        self.case.case()
    }
}

pub(super) fn life(Whole { case }: Whole) -> Answered {
    let (case, steps) = case.live()?;
    Ok(format!(r#"{{"steps":[{}],"state":{}}}"#, steps.join(","), raw(case.state())?))
}

#[derive(Deserialize)]
pub(super) struct Replayed {
    rule_book: Value,
    events: Vec<Event>,
}

pub(super) fn replay(Replayed { rule_book, events }: Replayed) -> Answered {
    let case = Case::replay(&book(&rule_book)?, &events).map_err(faults)?;
    raw(case.state())
}

#[derive(Deserialize)]
pub(super) struct On {
    case: Lived,
    on: String,
}

pub(super) fn as_of(On { case, on }: On) -> Answered {
    let case = case.case()?.as_of(date(&on)?).map_err(kind)?;
    raw(case.state())
}

impl On {
    pub(super) fn overview(self) -> Result<(Case, CaseOverview), Problem> {
        let (case, on) = (self.case.case()?, date(&self.on)?);
        let overview = case.overview(on).map_err(kind)?;
        Ok((case, overview))
    }

    /// The case, and the day.
    pub(super) fn case_on(self) -> Result<(Case, bevilling::dates::Date), Problem> {
        Ok((self.case.case()?, date(&self.on)?))
    }
}

pub(super) fn overview(asked: On) -> Answered {
    raw(&asked.overview()?.1)
}

#[derive(Deserialize)]
pub(super) struct Household {
    cases: Vec<Lived>,
    on: String,
}

pub(super) fn household(Household { cases, on }: Household) -> Answered {
    let cases: Result<Vec<Case>, Problem> = cases.into_iter().map(Lived::case).collect();
    raw(&HouseholdOverview::of(&cases?, date(&on)?).map_err(faults)?)
}

#[derive(Deserialize)]
pub(super) struct InYear {
    case: Lived,
    year: i32,
}

impl InYear {
    pub(super) fn cost(self) -> Result<bevilling::plan::NetCost, Problem> {
        self.case.case()?.net_cost(self.year).map_err(faults)
    }
}

pub(super) fn net_cost(asked: InYear) -> Answered {
    raw(&asked.cost()?)
}

#[derive(Deserialize)]
pub(super) struct IncomeDueAsked {
    case: Lived,
    on: String,
}

pub(super) fn income_due(asked: IncomeDueAsked) -> Answered {
    raw(&asked.case.case()?.income_due(date(&asked.on)?))
}

/// The payments of cases that are due.
#[derive(Deserialize)]
pub(super) struct Batched {
    cases: Vec<Lived>,
    excluded: Option<Vec<Date>>,
    on: String,
}

impl Batched {
    pub(super) fn batch(self) -> Result<PaymentBatch, Problem> {
        let calendar = match self.excluded {
            Some(dates) => PayableCalendar::from_excluded(dates),
            None => PayableCalendar::from(&Calendar::denmark()),
        };
        let cases: Vec<Case> = self.cases.into_iter().map(Lived::case).collect::<Result<_, _>>()?;
        PaymentBatch::of(&cases, &calendar, date(&self.on)?).map_err(faults)
    }
}

pub(super) fn payment_batch(asked: Batched) -> Answered {
    raw(&asked.batch()?)
}

#[derive(Deserialize)]
pub(super) struct Claimed {
    case: Lived,
    reference: Option<PaymentReference>,
}

/// What is claimed, what it is matched with, and the claim of a reference.
#[derive(Debug, Serialize)]
struct Claims {
    claims: Vec<Claim>,
    plans: Vec<OpenPlan>,
    found: Option<Claim>,
}

pub(super) fn claims(asked: Claimed) -> Answered {
    let case = asked.case.case()?;
    let claims = case.claims();
    let plans = Claim::open_plans(&claims);
    raw(&Claims { plans, claims, found: asked.reference.and_then(|reference| case.claim_of(reference)) })
}

#[derive(Deserialize)]
pub(super) struct Granting {
    case: Lived,
    grant: Grant,
    stamp: Stamp,
}

pub(super) fn preview_grant(Granting { case, grant, stamp }: Granting) -> Answered {
    raw(&case.case()?.preview_grant(&grant, &stamp).map_err(refusal)?)
}

#[derive(Deserialize)]
pub(super) struct Previewed {
    case: Lived,
    drafts: Vec<Activity>,
    on: String,
    #[serde(default)]
    options: PreviewOptions,
}

pub(super) fn preview(asked: Previewed) -> Answered {
    let Previewed { case, drafts, on, options } = asked;
    let shown: Preview = case.case()?.preview(&drafts, date(&on)?, &options).map_err(faults)?;
    raw(&shown)
}
