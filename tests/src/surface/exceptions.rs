//! What a face lacks on purpose, and what it calls otherwise, each with its reason.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Item;

/// What `surface_exceptions.toml` lists.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exceptions {
    /// What is not there.
    #[serde(default)]
    exception: Vec<Exception>,
    /// What has another name.
    #[serde(default)]
    name: Vec<Name>,
}

/// An item that is not there; `*` in its name stands for anything.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    item: String,
    language: Language,
    reason: String,
}

/// An item that has another name, or several that share its work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    item: String,
    language: Language,
    is: Vec<String>,
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
        Some(exception) => Err(format!("`{}` has no reason", exception.item)),
        None => Ok(exceptions),
    }
}

impl Exceptions {
    /// The names that an item has in a language, where it has others.
    pub(super) fn names(&self, item: &str, language: &str) -> Option<Vec<String>> {
        let found = self.name.iter().find(|name| name.item == item && name.language.is(language))?;
        Some(found.is.clone())
    }

    /// The place of the exception that excuses an item.
    pub(super) fn excused(&self, item: &str, language: &str) -> Option<usize> {
        self.exception
            .iter()
            .position(|exception| exception.language.is(language) && fits(&exception.item, item))
    }

    /// The exceptions that excuse nothing in this language, and names of items that are not there.
    pub(super) fn stale(
        &self,
        language: &str,
        used: &BTreeSet<usize>,
        items: &BTreeSet<Item>,
    ) -> Vec<String> {
        let known: BTreeSet<String> = items.iter().map(ToString::to_string).collect();
        let exceptions = self.exception.iter().enumerate();
        let unused = exceptions.filter(|(place, one)| one.language.is(language) && !used.contains(place));
        let unused =
            unused.map(|(_, one)| format!("{language}: the exception `{}` excuses nothing", one.item));
        let names = self.name.iter().filter(|name| name.language.is(language) && !known.contains(&name.item));
        unused.chain(names.map(|name| format!("{language}: there is no `{}` to name", name.item))).collect()
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
