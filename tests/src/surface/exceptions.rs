//! What a face lacks on purpose, and what it calls otherwise, each with its reason.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Item;

/// What `surface_exceptions.toml` lists.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    /// What is not there.
    #[serde(default)]
    exception: Vec<Exception>,
    /// What has another name, or several that share its work: by language, then item.
    #[serde(default)]
    names: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// Items that are not there; `*` in a name stands for anything.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    language: Language,
    reason: String,
    items: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Language {
    Both,
    Python,
    Node,
}

impl Language {
    fn is(self, language: &str) -> bool {
        match self {
            Self::Both => true,
            Self::Python => language == "python",
            Self::Node => language == "node",
        }
    }
}

/// The exceptions as they are written.
///
/// # Errors
/// Where they are not written as they should be, or without a reason.
pub fn exceptions(text: &str) -> Result<Exceptions, String> {
    let exceptions: Exceptions = toml::from_str(text).map_err(|error| error.to_string())?;
    match exceptions.exception.iter().find(|exception| exception.reason.trim().is_empty()) {
        Some(exception) => Err(format!("{:?} have no reason", exception.items)),
        None => Ok(exceptions),
    }
}

impl Exceptions {
    /// The names that an item has in a language, where it has others.
    pub(super) fn names(&self, item: &str, language: &str) -> Option<Vec<String>> {
        self.names.get(language)?.get(item).cloned()
    }

    /// What may be missing in a language.
    fn of<'a>(&'a self, language: &'a str) -> impl Iterator<Item = &'a str> {
        let those = self.exception.iter().filter(move |exception| exception.language.is(language));
        those.flat_map(|exception| exception.items.iter().map(String::as_str))
    }

    /// The line that excuses an item.
    pub(super) fn excused<'a>(&'a self, item: &str, language: &'a str) -> Option<&'a str> {
        self.of(language).find(|excused| fits(excused, item))
    }

    /// The lines that excuse nothing in this language, and names of items that are not there.
    pub(super) fn stale(&self, language: &str, used: &BTreeSet<&str>, items: &BTreeSet<Item>) -> Vec<String> {
        let known: BTreeSet<String> = items.iter().map(ToString::to_string).collect();
        let unused = self.of(language).filter(|item| !used.contains(item));
        let unused = unused.map(|item| format!("{language}: the exception `{item}` excuses nothing"));
        let names = self.names.get(language).into_iter().flat_map(BTreeMap::keys);
        let names = names.filter(|item| !known.contains(*item));
        unused.chain(names.map(|item| format!("{language}: there is no `{item}` to name"))).collect()
    }
}

/// Whether `name` is `pattern`, in which each `*` stands for anything.
fn fits(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((before, after)) => name.strip_prefix(before).is_some_and(|rest| {
            let starts = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            starts.filter_map(|at| rest.get(at..)).any(|rest| fits(after, rest))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_anything() {
        for (pattern, name, is) in [
            ("plan::*", "plan::payments", true),
            ("plan::*::with_*", "plan::Activity::with_id", true),
            ("plan::*::with_*", "plan::Activity::id", false),
            ("*", "", true),
            ("plan", "plans", false),
        ] {
            assert_eq!(fits(pattern, name), is, "{pattern} {name}");
        }
    }
}
