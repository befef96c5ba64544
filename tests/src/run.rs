//! Runs a family over its vectors and counts.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

use crate::corpus::about;
use crate::differences::Difference;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

/// What became of one family's vectors.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The name of the family.
    pub family: &'static str,
    /// Cases with the recorded answer.
    pub passed: usize,
    /// Cases with neither the recorded answer nor a listed difference.
    pub failed: Vec<Failure>,
    /// Cases where we do what we say instead of a recorded fault.
    pub differs: usize,
    /// How many of these show each quirk.
    pub quirks: BTreeMap<String, usize>,
}

/// A case that came out otherwise than it should.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The name of the case.
    pub id: String,
    /// The recorded answer.
    pub expected: String,
    /// Ours, or why there is none.
    pub got: String,
}

/// What one case came to.
enum Verdict {
    Passed,
    /// By these quirks.
    Differs(Vec<String>),
    Failed(String),
}

/// Asks every case of `vectors`.
#[must_use]
pub fn run(family: &Family, vectors: &Vectors, known: &[Difference]) -> Report {
    let mut report = Report { family: family.name, ..Report::default() };
    for case in &vectors.cases {
        about(&case.id);
        match judge(family, vectors, case, known) {
            Verdict::Passed => report.passed += 1,
            Verdict::Differs(quirks) => {
                report.differs += 1;
                for quirk in quirks {
                    *report.quirks.entry(quirk).or_default() += 1;
                }
            }
            Verdict::Failed(got) => report.failed.push(Failure {
                id: case.id.clone(),
                expected: match case.quirks.as_slice() {
                    [] => case.expected.to_string(),
                    quirks => format!("{} (recorded with {})", case.expected, quirks.join(", ")),
                },
                got,
            }),
        }
    }
    report
}

/// A case with a quirk must come out as we say we do instead: the recorded answer is no way to pass, unless
/// the fault happens to make no difference there.
fn judge(family: &Family, vectors: &Vectors, case: &Case, known: &[Difference]) -> Verdict {
    let ours = match (family.answer)(vectors, &case.input) {
        Ok(ours) => ours,
        Err(problem) => return Verdict::Failed(format!("no answer: {problem}")),
    };
    let agrees = (family.agrees)(&case.expected, &ours);
    if case.quirks.is_empty() {
        let unmarked =
            known.iter().filter(|difference| difference.unmarked).map(|difference| &difference.quirk);
        return match unmarked
            .filter(|_| !agrees)
            .find(|quirk| differs_as_said(family, case, quirk, &ours, known).is_ok())
        {
            _ if agrees => Verdict::Passed,
            Some(quirk) => Verdict::Differs(vec![quirk.clone()]),
            None => Verdict::Failed(ours.to_string()),
        };
    }
    match case.quirks.iter().try_for_each(|quirk| differs_as_said(family, case, quirk, &ours, known)) {
        Ok(()) if agrees => Verdict::Passed,
        Ok(()) => Verdict::Differs(case.quirks.clone()),
        Err(problem) => Verdict::Failed(format!("{ours} ({problem})")),
    }
}

fn differs_as_said(
    family: &Family,
    case: &Case,
    quirk: &str,
    ours: &Value,
    known: &[Difference],
) -> Result<(), String> {
    if !known.iter().any(|difference| difference.family == family.name && difference.quirk == quirk) {
        return Err(format!("quirk `{quirk}` is not in known_differences.toml"));
    }
    match family.instead.iter().find(|(name, _)| *name == quirk) {
        Some((_, instead)) if instead(case, ours) => Ok(()),
        Some(_) => Err(format!("not what we say we do instead of `{quirk}`")),
        None => Err(format!("nothing verifies what we do instead of `{quirk}`")),
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: passed {}, failed {}", self.family, self.passed, self.failed.len())?;
        if self.differs > 0 {
            write!(f, ", differs {}", self.differs)?;
        }
        Ok(())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {}\n    expected {}\n    got      {}", self.id, short(&self.expected), short(&self.got))
    }
}

/// As much of a long answer as fits a terminal.
fn short(text: &str) -> String {
    const LENGTH: usize = 600;
    match text.char_indices().nth(LENGTH) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A family that answers with its question, and says it gives 2 instead of the fault `odd`.
    const ECHO: Family = Family {
        name: "echo",
        answer: |_, input| if input.is_null() { Err("nothing asked".to_owned()) } else { Ok(input.clone()) },
        agrees: crate::compare::same,
        instead: &[("odd", |_, ours| *ours == json!(2)), ("unlisted", |_, _| true)],
    };

    /// The report on one case: what is answered, what is recorded, and the quirk.
    fn one(ours: Value, recorded: Value, quirk: Option<&str>) -> Report {
        let quirks = quirk.into_iter().map(str::to_owned).collect();
        let case = Case { id: "echo-1".to_owned(), input: ours, expected: recorded, quirks };
        let known = ["odd", "unverified"].map(|quirk| Difference {
            family: "echo".to_owned(),
            quirk: quirk.to_owned(),
            reason: String::new(),
            instead: String::new(),
            unmarked: false,
        });
        run(&ECHO, &Vectors::of(vec![case]), &known)
    }

    #[test]
    fn a_quirk_excuses_only_what_we_say_we_do_instead() {
        let line = |ours, recorded, quirk| one(ours, recorded, quirk).to_string();
        assert_eq!(line(json!(1), json!(1), None), "echo: passed 1, failed 0");
        assert_eq!(line(json!(1), json!(3), None), "echo: passed 0, failed 1");
        assert_eq!(line(json!(2), json!(3), Some("odd")), "echo: passed 0, failed 0, differs 1");
        // The fault makes no difference here.
        assert_eq!(line(json!(2), json!(2), Some("odd")), "echo: passed 1, failed 0");
        // Imitates the fault, and does neither the one nor the other.
        assert_eq!(line(json!(3), json!(3), Some("odd")), "echo: passed 0, failed 1");
        assert_eq!(line(json!(4), json!(3), Some("odd")), "echo: passed 0, failed 1");
        for quirk in ["unlisted", "unverified"] {
            assert_eq!(line(json!(2), json!(3), Some(quirk)), "echo: passed 0, failed 1");
        }
        assert_eq!(line(json!(null), json!(null), None), "echo: passed 0, failed 1");
    }

    #[test]
    fn a_failure_names_the_case_and_both_answers() {
        let report = one(json!({"n": 1}), json!({"n": 2}), Some("odd"));
        assert_eq!(
            report.failed.first().unwrap().to_string(),
            "  echo-1\n    expected {\"n\":2} (recorded with odd)\n    got      {\"n\":1} (not what we say we do instead of `odd`)"
        );
    }
}
