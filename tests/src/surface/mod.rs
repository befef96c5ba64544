//! What the library offers, and what of it each face has: read off the sources of the crate and off what each face
//! says of itself.

mod core;
mod exceptions;
mod node;
mod python;

use std::collections::{BTreeMap, BTreeSet};

pub use core::public_items;
pub use exceptions::{Exceptions, exceptions};
pub use node::node_items;
pub use python::python_items;

/// An item of the library.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A type, by module and name.
    Type {
        /// Such as `decide`.
        module: String,
        /// Such as `Verdict`.
        name: String,
    },
    /// A method or a field of a type.
    Member {
        /// The module of the type.
        module: String,
        /// The type.
        of: String,
        /// Such as `explain`.
        name: String,
    },
    /// A function or a constant of a module.
    Free {
        /// The module.
        module: String,
        /// Such as `payments`.
        name: String,
    },
}

impl std::fmt::Display for Item {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Type { module, name } | Self::Free { module, name } => write!(f, "{module}::{name}"),
            Self::Member { module, of, name } => write!(f, "{module}::{of}::{name}"),
        }
    }
}

/// What a face has: the members of its types, and what stands by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Face {
    /// Types and their members.
    pub types: BTreeMap<String, BTreeSet<String>>,
    /// Functions and constants.
    pub free: BTreeSet<String>,
}

impl Face {
    /// Adds a member of a type.
    fn member(&mut self, of: &str, name: &str) {
        self.types.entry(of.to_owned()).or_default().insert(name.to_owned());
    }
}

/// The items that a face lacks, without those that `exceptions` excuse; and the exceptions that excuse nothing.
#[must_use]
pub fn lacking(items: &BTreeSet<Item>, face: &Face, language: &str, exceptions: &Exceptions) -> Vec<String> {
    let spelt = |name: &str| match language {
        "node" => camel(name),
        // Words of the language itself.
        _ if ["from", "is", "with", "in", "not"].contains(&name) => format!("{name}_"),
        _ => name.to_owned(),
    };
    let mut used = BTreeSet::new();
    let mut lacking = Vec::new();
    for item in items {
        let written = item.to_string();
        let names = |name: &str, of: &str| -> Vec<String> {
            exceptions.names(of, language).unwrap_or_else(|| vec![name.to_owned()])
        };
        let there = match item {
            Item::Type { name, .. } => names(name, &written).iter().any(|name| face.types.contains_key(name)),
            Item::Member { module, of, name } => {
                let types = names(of, &format!("{module}::{of}"));
                let members: Vec<_> = types.iter().filter_map(|of| face.types.get(of)).collect();
                let renamed = exceptions.names(&written, language);
                // A method may be a function of its own, or one of another type, where it is named so.
                let is_free =
                    renamed.iter().flatten().any(|name| face.free.contains(name) || is_member(face, name));
                let wanted = renamed.unwrap_or_else(|| vec![spelt(name)]);
                // Of a type that is not there, the type is told.
                members.is_empty()
                    || is_free
                    || wanted.iter().any(|name| members.iter().any(|members| members.contains(name)))
            }
            Item::Free { name, .. } => {
                let wanted = names(&spelt(name), &written);
                wanted.iter().any(|name| face.free.contains(name) || is_member(face, name))
            }
        };
        match (there, exceptions.excused(&written, language)) {
            (true, _) => {}
            (false, Some(line)) => drop(used.insert(line)),
            (false, None) => lacking.push(format!("{language}: `{written}` is not there")),
        }
    }
    lacking.extend(exceptions.stale(language, &used, items));
    lacking
}

/// Whether `Type.member` is there.
fn is_member(face: &Face, name: &str) -> bool {
    name.split_once('.')
        .is_some_and(|(of, name)| face.types.get(of).is_some_and(|members| members.contains(name)))
}

/// `as_of` as `asOf`.
fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut up = false;
    for character in name.chars() {
        match character {
            '_' if !out.is_empty() => up = true,
            _ if up && !name.chars().any(char::is_lowercase) => out.push(character),
            _ if up => {
                out.push(character.to_ascii_uppercase());
                up = false;
            }
            _ => out.push(character),
        }
    }
    if name.chars().any(char::is_lowercase) { out } else { name.to_owned() }
}
