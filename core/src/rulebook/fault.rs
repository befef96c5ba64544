//! What can be wrong with a rule book.

use crate::fault::catalogue;

catalogue! {
    /// What can be wrong with a rule book.
    pub enum RuleBookFault {
        /// The text is not JSON.
        JsonSyntax { reason: String } = "json-syntax", "{reason}";
        /// A key that must be there is not.
        MissingKey { key: String } = "missing-key", "the key `{key}` is missing";
    }
}
