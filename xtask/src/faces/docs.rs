//! The docs of the core in the language of a face.

use std::collections::BTreeSet;

/// Whose docs they become.
pub(crate) enum Language<'a> {
    Python,
    /// With the names of fields that change: `snake_case` in the core.
    TypeScript(&'a BTreeSet<String>),
}

/// The lines of a doc comment, without what is about Rust alone: links to paths, code and its sections.
pub(crate) fn told(docs: &[String], language: &Language<'_>) -> Vec<String> {
    let mut lines: Vec<&str> = Vec::new();
    let (mut is_code, mut is_section) = (false, false);
    for line in docs {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            if line.starts_with('#') {
                is_section = true;
            }
            // Where a link leads.
            let is_target = line.starts_with('[') && line.contains("]: ");
            let is_blank = line.is_empty() && lines.last().is_none_or(|last| last.is_empty());
            if !is_section && !is_blank && !is_target {
                lines.push(line);
            }
        }
    }
    while lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    // A link may go on in the next line.
    let text = spans(&unlinked(&lines.join("\n")), language);
    text.split('\n').map(str::to_owned).collect()
}

/// `[X](path)` and `[X]` without their links; those to the web stay.
fn unlinked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        let Some((label, follows)) = after.split_once(']') else {
            out.push('[');
            rest = after;
            continue;
        };
        let target = follows.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        match target {
            Some((path, behind)) if !path.starts_with("http") => {
                out.push_str(label);
                rest = behind;
            }
            None if label.starts_with('`') && label.ends_with('`') => {
                out.push_str(label);
                rest = follows;
            }
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// What stands between backticks, as the language writes it.
fn spans(text: &str, language: &Language<'_>) -> String {
    let parts = text.split('`').enumerate();
    let parts = parts.map(|(at, part)| if at % 2 == 1 { span(part, language) } else { part.to_owned() });
    parts.collect::<Vec<_>>().join("`")
}

fn span(code: &str, language: &Language<'_>) -> String {
    let mut code = code.replace("bevilling::", "").replace("crate::", "").replace("Self::", "");
    for module in ["case", "dates", "decide", "forecast", "money", "plan", "rulebook", "text", "title"] {
        if let Some(inner) = code.strip_prefix(&format!("{module}::")) {
            code = inner.to_owned();
        }
    }
    let code = code.replace("::", ".");
    match language {
        Language::Python => match code.as_str() {
            "true" => "True".to_owned(),
            "false" => "False".to_owned(),
            _ => code,
        },
        Language::TypeScript(fields) => {
            let parts = code.split('.').enumerate().map(|(at, part)| {
                let name = part.trim_end_matches("()");
                if at > 0 || fields.contains(name) {
                    part.replace(name, &camel(name))
                } else {
                    part.to_owned()
                }
            });
            parts.collect::<Vec<_>>().join(".")
        }
    }
}

/// `snake_case` as `camelCase`.
pub(crate) fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut raised = false;
    for letter in name.chars() {
        if letter == '_' {
            raised = true;
        } else if std::mem::take(&mut raised) {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn paths_and_code_of_rust_are_left_out() {
        let docs = lines(
            "As [`Portfolio::follow_up`](crate::forecast::Portfolio::follow_up) says, [`Self::last_day`]\n\
             is `true`; [the law](https://example.org/) and [0, 1].\n\n[`X`]: crate::X\n\n# Errors\nNone.\n\n```\nlet a = 1;\n```",
        );
        assert_eq!(
            told(&docs, &Language::Python),
            lines(
                "As `Portfolio.follow_up` says, `last_day`\nis `True`; [the law](https://example.org/) and [0, 1]."
            )
        );
        let fields = BTreeSet::from(["last_day".to_owned()]);
        assert_eq!(
            told(&docs, &Language::TypeScript(&fields)),
            lines(
                "As `Portfolio.followUp` says, `lastDay`\nis `true`; [the law](https://example.org/) and [0, 1]."
            )
        );
    }
}
