//! What can be wrong with a rule book.

use crate::fault::catalogue;

catalogue! {
    /// What can be wrong with a rule book.
    pub enum RuleBookFault {
        // Files and text.
        /// A file or folder cannot be read.
        UnreadableFile { file: String, reason: String } = "unreadable-file", "`{file}` cannot be read: {reason}";
        /// A folder has no rule book in it.
        EmptyFolder { folder: String } = "empty-folder", "`{folder}` has no file whose name ends in `.json`";
        /// A file, folder or list is larger than any rule book.
        TooLarge { size: u64, limit: u64 } = "too-large", "the size {size} is beyond the limit of {limit}";
        /// The text is not JSON.
        JsonSyntax { reason: String } = "json-syntax", "this is not JSON: {reason}";
        /// Objects, lists or conditions are nested too deeply.
        TooDeep { limit: usize } = "too-deep", "more than {limit} levels within each other";

        // The shape of the document.
        /// An object has a key twice.
        DuplicateKey { key: String } = "duplicate-key", "the key `{key}` is written twice";
        /// An object has a key that the format does not have there.
        UnknownKey { key: String } = "unknown-key", "there is no key `{key}` here";
        /// A key that must be there is not.
        MissingKey { key: String } = "missing-key", "the key `{key}` is missing";
        /// A value is of another type than the format asks for.
        WrongType { found: String, expected: String } = "wrong-type", "this is a {found}; expected: {expected}";
        /// A value is none of the words that may stand there.
        UnknownValue { value: String, expected: String } = "unknown-value", "`{value}` is not one of: {expected}";
        /// An object that says what it is by its one key has none or several.
        NotOneKey { count: usize, expected: String } = "not-one-key", "this has {count} keys; expected exactly one of: {expected}";
        /// A value is not written as it must be.
        InvalidValue { reason: String } = "invalid-value", "{reason}";
        /// A value that one file must state is stated by two.
        StatedTwice { key: String, first: String } = "stated-twice", "`{key}` is stated by {first} already";
        /// The document is written in a version of the format that this library does not know.
        UnknownFormat { format: u32 } = "unknown-format", "format `{format}` is not known; this library reads format 1";
    }
}
