//! Which of many: by the labels of dimensions.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ForecastFault;
use crate::fault::{Fault, Faults, Path, nearest};

/// Some of the cost: by dimension, the labels it has. Without any dimension it is everything.
///
/// A label that ends in `*` stands for all that start so, as with account numbers and sections.
///
/// ```
/// use bevilling::forecast::Selection;
/// let some = Selection::all().of("section", ["BL-32*", "BL-46"]).of("team", ["north"]);
/// assert!(some.has(|dimension| if dimension == "team" { "north" } else { "BL-32-1-2" }));
/// assert!(!some.has(|dimension| if dimension == "team" { "south" } else { "BL-46" }));
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Selection(BTreeMap<String, BTreeSet<String>>);

impl Selection {
    /// Everything.
    #[must_use]
    pub const fn all() -> Self {
        Self(BTreeMap::new())
    }

    /// Of this, what also has one of these labels of a dimension.
    #[must_use]
    pub fn of<L: Into<String>>(
        mut self,
        dimension: impl Into<String>,
        labels: impl IntoIterator<Item = L>,
    ) -> Self {
        self.0.entry(dimension.into()).or_default().extend(labels.into_iter().map(Into::into));
        self
    }

    /// Whether it is everything.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// The dimensions it is by.
    pub fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether something with these labels is in it; the labels are asked for by dimension.
    pub fn has<'l>(&self, label: impl Fn(&str) -> &'l str) -> bool {
        self.0.iter().all(|(dimension, labels)| {
            let label = label(dimension);
            let starts = |one: &String| one.strip_suffix('*').is_some_and(|start| label.starts_with(start));
            labels.contains(label) || labels.iter().any(starts)
        })
    }

    /// That every dimension is one of those there are: `unknown-dimension`, at the key.
    pub(super) fn check(&self, dimensions: &[&str], faults: &mut Faults<ForecastFault>, at: &Path) {
        for name in self.dimensions() {
            if !dimensions.contains(&name) {
                let kind = ForecastFault::UnknownDimension { name: name.to_owned() };
                let meant = nearest(name, dimensions.iter().copied());
                faults.push(Fault::at(at.clone().join(name), kind).suggest(meant));
            }
        }
    }
}

crate::privacy::debug_by_json!(Selection);
