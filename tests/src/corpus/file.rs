//! A file of asks: one a line.

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Problem, Raw, answer};

/// One line: what is asked, and what the crate answered.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The name of the ask; nothing is decided by it.
    pub name: String,
    /// What is called.
    pub call: String,
    /// What it is called with, as it is written.
    pub args: Raw,
    /// What was answered; none in a line that is not blessed yet.
    pub recorded: Option<Outcome>,
}

/// The JSON text of an answer, or of the fault in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// An answer.
    Answer(Raw),
    /// A fault.
    Fault(Raw),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    name: String,
    call: String,
    #[serde(borrow)]
    args: &'a RawValue,
    #[serde(borrow, default, deserialize_with = "even_null")]
    answer: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "even_null")]
    fault: Option<&'a RawValue>,
}

/// What is there, also where it is null.
fn even_null<'de: 'a, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'a RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// The asks of a file.
///
/// # Errors
/// A line that is no ask.
pub fn asks(text: &str) -> Result<Vec<Ask>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| ask(line).map_err(|problem| format!("line {}: {problem}", number + 1)))
        .collect()
}

fn ask(line: &str) -> Result<Ask, String> {
    let Line { name, call, args, answer, fault } =
        serde_json::from_str(line).map_err(|error| error.to_string())?;
    let recorded = match (answer, fault) {
        (Some(_), Some(_)) => return Err("both an answer and a fault".to_owned()),
        (Some(answer), None) => Some(Outcome::Answer(answer.get().to_owned())),
        (None, Some(fault)) => Some(Outcome::Fault(fault.get().to_owned())),
        (None, None) => None,
    };
    Ok(Ask { name, call, args: args.get().to_owned(), recorded })
}

impl Ask {
    /// What the crate answers now.
    ///
    /// # Errors
    /// The ask is not understood.
    pub fn outcome(&self) -> Result<Outcome, String> {
        let given: Value = serde_json::from_str(&self.args).map_err(|error| error.to_string())?;
        match answer(&self.call, &given) {
            Ok(answer) => Ok(Outcome::Answer(answer)),
            Err(Problem::Fault { raw, .. }) => Ok(Outcome::Fault(raw)),
            Err(Problem::Ask(problem)) => Err(problem),
        }
    }

    /// The line with this outcome: the answer or the fault is last, so that other languages can cut it off as it
    /// stands.
    #[must_use]
    pub fn line(&self, outcome: &Outcome) -> String {
        let (key, raw) = match outcome {
            Outcome::Answer(raw) => ("answer", raw),
            Outcome::Fault(raw) => ("fault", raw),
        };
        let [name, call] = [&self.name, &self.call].map(|text| Value::from(text.as_str()).to_string());
        format!(r#"{{"name":{name},"call":{call},"args":{},"{key}":{raw}}}"#, self.args)
    }
}

/// The text of a file with every answer as the crate gives it now.
///
/// # Errors
/// An ask that is not understood.
pub fn bless(asks: &[Ask]) -> Result<String, String> {
    let (mut text, mut problems) = (String::new(), Vec::new());
    for ask in asks {
        match ask.outcome() {
            Ok(outcome) => {
                text.push_str(&ask.line(&outcome));
                text.push('\n');
            }
            Err(problem) => problems.push(format!("{}: {problem}", ask.name)),
        }
    }
    if problems.is_empty() { Ok(text) } else { Err(problems.join("\n")) }
}
