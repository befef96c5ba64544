//! Conditions: structured, three-valued statements about the facts of a case.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FactValue;

/// A statement about the facts of a case that is met, unmet, or unknown while a fact is missing.
///
/// In JSON an object with one key; a map of several dimensions means all of them:
///
/// ```
/// use bevilling::rulebook::Condition;
/// let condition: Condition = serde_json::from_str(r#"{"all": [
///     {"in": {"target_group": ["family", "disability"], "effort_step": [3, 4]}},
///     {"at_least": {"age": 15}},
///     {"not": {"below": {"scaling_step": 2}}}
/// ]}"#)?;
/// # assert!(matches!(condition, Condition::All(_)));
/// # Ok::<_, serde_json::Error>(())
/// ```
///
/// A missing fact gives *unknown*, never a silent yes or no. Unknown follows Kleene's logic: an `any` with one part
/// met is met, and an `all` with one part unmet is unmet, whatever other facts are missing.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "A statement about the facts of a case that is met, unmet, or unknown while a fact is missing. An \
            object with one key; a map of several dimensions means all of them."
    )
)]
pub enum Condition {
    /// The fact has one of these values. An empty list is allowed and means that no value is accepted: a provision
    /// that is listed but opened to nobody. Like every list it is unknown while the fact is missing.
    In(BTreeMap<String, Vec<FactValue>>),
    /// The fact is this step or number, or a higher one.
    AtLeast(BTreeMap<String, i64>),
    /// The fact is lower than this step or number.
    Below(BTreeMap<String, i64>),
    /// Every part is met; met if there are no parts.
    All(Vec<Condition>),
    /// At least one part is met; unmet if there are no parts.
    Any(Vec<Condition>),
    /// The part is not met.
    Not(Box<Condition>),
    /// The condition with this name under `conditions` in the rule book.
    Use(String),
}

crate::privacy::debug_by_json!(Condition);
