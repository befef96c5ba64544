//! Proposals: what should be granted.

use serde::{Deserialize, Serialize};

use super::evaluate::Subject;
use crate::rulebook::compiled::NOWHERE;
use crate::rulebook::{Role, RuleBook};

/// A proposed grant: an activity type under a section, as main or supplementary activity, by a provider.
///
/// ```
/// use bevilling::decide::Proposal;
/// let main = Proposal::main("BL-32-1-2", "100101").by("12345678");
/// let supplementary = Proposal::supplementary("BL-32-1-2", "100901", "100101");
/// # assert_eq!(main.main, None); assert_eq!(supplementary.main.as_deref(), Some("100101"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// The section.
    pub section: String,
    /// The activity type.
    pub activity_type: String,
    /// The activity type of the main activity that a supplementary one belongs to; none for a main one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub main: Option<String>,
    /// The provider, once one is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}

impl Proposal {
    /// A main activity.
    pub fn main(section: impl Into<String>, activity_type: impl Into<String>) -> Self {
        Self { section: section.into(), activity_type: activity_type.into(), main: None, provider: None }
    }

    /// A supplementary activity to a main one.
    pub fn supplementary(
        section: impl Into<String>,
        activity_type: impl Into<String>,
        main: impl Into<String>,
    ) -> Self {
        Self { main: Some(main.into()), ..Self::main(section, activity_type) }
    }

    /// The same with a provider.
    #[must_use]
    pub fn by(mut self, provider: impl Into<String>) -> Self {
        self.provider = Some(provider.into());
        self
    }

    /// Main or supplementary.
    #[must_use]
    pub const fn role(&self) -> Role {
        match self.main {
            None => Role::Main,
            Some(_) => Role::Supplementary,
        }
    }

    /// The proposal as indexes in `book`.
    pub(crate) fn subject(&self, book: &RuleBook) -> Subject {
        Subject {
            section: book.section_index(&self.section).unwrap_or(NOWHERE),
            activity_type: book.activity_type_index(&self.activity_type).unwrap_or(NOWHERE),
            main: self.main.as_ref().map(|main| book.activity_type_index(main).unwrap_or(NOWHERE)),
            provider: self.provider.as_ref().map(|provider| book.provider_index(provider).unwrap_or(NOWHERE)),
        }
    }
}

crate::privacy::debug_by_json!(Proposal);
