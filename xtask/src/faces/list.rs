//! The list of what the faces have: `faces.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::item::Name;
use crate::outcome::{Failure, Outcome};

/// All modules by name.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct List(pub(crate) BTreeMap<String, Module>);

/// A module of the library.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Module {
    /// The docs of the compiled module.
    pub(crate) doc: String,
    /// The docs of the Python module, which is written where this is given.
    pub(crate) facade: Option<String>,
    /// Python classes and functions that are written by hand.
    #[serde(default)]
    pub(crate) python: Vec<String>,
    /// Words of the Python module that are written by hand in Rust: the type of the core.
    #[serde(default)]
    pub(crate) samples: BTreeMap<String, Sample>,
    /// TypeScript types written by hand that generated ones mention: the file in `src/types`, and the name there where
    /// it is another; or `= ` and a type of the language.
    #[serde(default)]
    pub(crate) typescript: BTreeMap<String, String>,
    /// Rust types of the Python face that are not `crate::<module>::<Name>`.
    #[serde(default)]
    pub(crate) faces: BTreeMap<String, String>,
    /// Keys of JSON whose objects are maps, where the core writes them by hand.
    #[serde(default)]
    pub(crate) maps: Vec<String>,
    /// The types that are generated.
    #[serde(default)]
    pub(crate) types: BTreeMap<String, Entry>,
    /// Examples of Python classes that show what a made-up one does not.
    #[serde(default)]
    pub(crate) examples: BTreeMap<String, String>,
    /// Examples of TypeScript functions, by the name of the function.
    #[serde(default)]
    pub(crate) text_examples: BTreeMap<String, String>,
}

/// A type of the core that faces get.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Entry {
    /// The module of the core, where it is another.
    pub(crate) core: Option<String>,
    /// The name of the TypeScript type where it is another; none where it is written by hand.
    pub(crate) typescript: Option<Wanted>,
    /// False where the Python class is written by hand.
    pub(crate) python: Option<bool>,
    /// The TypeScript function that gives its text.
    pub(crate) text: Option<String>,
    /// The Python class is read from JSON; false where that class says so by hand.
    pub(crate) readable: Option<bool>,
    /// Python defaults of fields, as Rust expressions.
    pub(crate) defaults: BTreeMap<String, String>,
    /// Python names of what a variant without named fields holds, by variant.
    pub(crate) only: BTreeMap<String, String>,
    /// TypeScript types of fields, where they are narrower.
    pub(crate) narrow: BTreeMap<String, String>,
    /// TypeScript fields that may be left out though answers have them.
    pub(crate) optional: Vec<String>,
}

/// Whether, and by which name.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum Wanted {
    /// Not generated.
    Not(bool),
    /// By another name.
    Named(String),
}

/// An example of a value whose class is written by hand.
#[derive(Debug, Deserialize)]
pub(crate) struct Sample {
    pub(crate) python: String,
    pub(crate) typescript: String,
}

impl List {
    /// Reads the list.
    pub(crate) fn read(path: &Path) -> Outcome<Self> {
        let wrong = |error: String| Failure::new(format!("{}: {error}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        toml::from_str(&text).map_err(|error| wrong(error.to_string()))
    }

    /// The module that lists a type, and its entry there.
    pub(crate) fn listed(&self, name: &Name) -> Option<(&str, &Entry)> {
        self.0.iter().find_map(|(module, listed)| {
            let entry = listed.types.get(&name.name)?;
            (entry.core.as_ref().unwrap_or(module) == &name.module).then_some((module.as_str(), entry))
        })
    }

    /// The entry of a type, where it is listed.
    pub(crate) fn entry(&self, name: &Name) -> Option<&Entry> {
        self.listed(name).map(|(_, entry)| entry)
    }

    /// A sample of a type whose class is written by hand.
    pub(crate) fn sample(&self, name: &Name) -> Option<&Sample> {
        self.0.get(&name.module)?.samples.get(&name.name)
    }

    /// The Rust path of the Python face of a type.
    pub(crate) fn face(&self, name: &Name) -> String {
        let known = self.0.get(&name.module).and_then(|module| module.faces.get(&name.name));
        let module = self.listed(name).map_or(name.module.as_str(), |(module, _)| module);
        known.cloned().unwrap_or_else(|| format!("crate::{module}::{}", name.name))
    }
}

impl Entry {
    /// The name of the TypeScript type, where it is generated.
    pub(crate) fn typescript<'a>(&'a self, name: &'a str) -> Option<&'a str> {
        match &self.typescript {
            None | Some(Wanted::Not(true)) => Some(name),
            Some(Wanted::Named(other)) => Some(other),
            Some(Wanted::Not(false)) => None,
        }
    }

    /// Whether the Python class is generated.
    pub(crate) fn is_python(&self) -> bool {
        self.python != Some(false)
    }
}
