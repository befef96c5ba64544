//! A case through its life.

use std::fs;

use bevilling::case::{Case, CaseOptions, CaseState, Command, CommandContext};
use bevilling::plan::{Extrapolation, Horizon};
use bevilling::rulebook::RuleBook;
use serde::Deserialize;
use serde_json::Value;

use super::given::{Given, json};
use super::{Answer, Answered, Parts, Problem, Raw, raw};

/// A rule book, an id, a state to begin with, and what is asked of the case in turn.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
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
    Command { stamp: CommandContext, command: Box<Command> },
    Under { under: Value },
}

/// A case at the end of its steps, and what each of them answered.
pub(super) struct Life {
    pub(super) case: Case,
    answers: Vec<Raw>,
}

/// Its life, or the path of a file that holds it.
impl Given for Life {
    fn given(value: &Value) -> Result<Self, Problem> {
        let Value::String(path) = value else { return live(json(value)?) };
        let problem = |error: &dyn std::fmt::Display| Problem::Ask(format!("{path}: {error}"));
        let text = fs::read_to_string(path).map_err(|error| problem(&error))?;
        live(serde_json::from_str(&text).map_err(|error| problem(&error))?)
    }
}

impl Given for Case {
    fn given(value: &Value) -> Result<Self, Problem> {
        Ok(Life::given(value)?.case)
    }
}

fn live(written: Written) -> Result<Life, Problem> {
    let Written { rule_book, id, state, horizon, extrapolation, municipality, steps } = written;
    let book = RuleBook::given(&rule_book)?;
    let case = match state {
        Some(state) => Case::from_state(&book, *state)?,
        None => Case::new(&book, id),
    };
    let mut case = case.with_options(CaseOptions { horizon, extrapolation, municipality });
    let mut answers = Vec::with_capacity(steps.len());
    for step in steps {
        answers.push(match step {
            Step::Under { under } => {
                let book = RuleBook::given(&under)?;
                case = case.with_rule_book(&book);
                format!(r#"{{"under":{}}}"#, Value::from(book.version()))
            }
            Step::Command { stamp, command } => match case.execute(&command, &stamp).map_err(Problem::from) {
                Ok(events) => format!(r#"{{"events":{}}}"#, raw(&events)?),
                Err(Problem::Fault { raw, .. }) => format!(r#"{{"fault":{raw}}}"#),
                Err(problem) => return Err(problem),
            },
        });
    }
    Ok(Life { case, answers })
}

impl Answer<'_, Life> {
    pub(super) fn written(&self) -> Answered {
        let Life { case, answers } = self.0;
        let steps = format!("[{}]", answers.join(","));
        Answer(&Parts(vec![("steps", steps), ("state", raw(case.state())?)])).written()
    }
}
