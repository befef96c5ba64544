//! Facts with their history.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::rulebook::FactValue;

/// The value of a fact from a day on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DatedFact {
    /// The first day; none for what was known when the case was opened.
    #[serde(default, with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub from: Option<Date>,
    /// The value; none if it is not known from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<FactValue>,
}

/// `Debug` keeps the facts of a citizen out of logs.
impl fmt::Debug for DatedFact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatedFact").field("from", &self.from).finish_non_exhaustive()
    }
}

impl DatedFact {
    /// The value on a day, from a history in order.
    pub(crate) fn on(history: &[Self], date: Date) -> Option<&FactValue> {
        let holds = |since: &&Self| since.from.is_none_or(|from| from <= date);
        history.iter().rev().find(holds)?.value.as_ref()
    }
}
