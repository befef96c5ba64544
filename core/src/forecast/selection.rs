//! Selections: by the labels of dimensions.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::ForecastFault;
use crate::fault::{Fault, Faults, Path, nearest};

/// A part of the cost: the accepted labels by dimension. Without any dimension it is everything.
///
/// A label that ends in `*` accepts all labels with that beginning, as for account numbers and sections.
///
/// ```
/// use bevilling::forecast::Selection;
/// let some = Selection::all().with_labels("section", ["BL-32*", "BL-46"]).with_labels("team", ["north"]);
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

    /// This selection, limited to items with one of these labels of a dimension.
    #[must_use]
    pub fn with_labels<L: Into<String>>(
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

    /// The dimensions that it uses.
    pub fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether an item with these labels is selected; the labels are requested by dimension.
    pub fn has<'l>(&self, label: impl Fn(&str) -> &'l str) -> bool {
        self.0.iter().all(|(dimension, labels)| {
            let label = label(dimension);
            let starts = |one: &String| one.strip_suffix('*').is_some_and(|start| label.starts_with(start));
            labels.contains(label) || labels.iter().any(starts)
        })
    }

    /// Checks that every dimension exists: `unknown-dimension`, at the key.
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
