//! Coded faults, each with a place and a suggestion.
//!
//! Every area of the crate has one enum of fault kinds. The `catalogue!` macro declares each kind in one place: a
//! stable code, typed values and an English message. A [`Fault`] adds the place in the input. [`Faults`] holds
//! everything that is wrong with one input. Codes are data: neither this crate nor a host needs to parse a message.
//!
//! Faults are written to logs, so a fault never prints anything that looks like a personal number (CPR): not in its
//! values, message, path, suggestion or file, and not in its JSON. The rule is
//! [`privacy::redact`](crate::privacy::redact). The fields of a kind and [`Path::steps`] hold the original input.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::privacy::{Redacted, masked};

/// A kind of fault: what is wrong, as a stable code with values.
pub trait ErrorCode: fmt::Display {
    /// The stable, machine-readable name of this kind, such as `unknown-key`.
    fn code(&self) -> &'static str;
    /// The values of this kind by name, as text. The message texts of all languages use these names.
    fn values(&self) -> Vec<(&'static str, String)>;
    /// The area of the code: the name of its catalogue. A code is unique within its area.
    fn area(&self) -> &'static str;
}

/// One kind of fault as its catalogue declares it, for documentation and translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorCodeInfo {
    /// The stable code.
    pub code: &'static str,
    /// The names of its values.
    pub values: &'static [&'static str],
    /// The English message, its values as `{name}`.
    pub message: &'static str,
}

/// Declares an enum of fault kinds: each variant with its fields, its code and its English message.
macro_rules! catalogue {
    ($(#[$meta:meta])* pub enum $Name:ident {
        $($(#[$vmeta:meta])* $Variant:ident { $($field:ident: $ty:ty),* $(,)? } = $code:literal, $message:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $Name {
            $($(#[$vmeta])* #[allow(missing_docs)] $Variant { $($field: $ty),* },)*
        }

        /// The English message, with its values shortened.
        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let message = match self { $(Self::$Variant { .. } => $message,)* };
                $crate::fault::fill(f, message, &$crate::fault::ErrorCode::values(self))
            }
        }

        impl std::fmt::Debug for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self {
                    $(Self::$Variant { $($field),* } => f.debug_struct(stringify!($Variant))
                        $(.field(stringify!($field), &$crate::privacy::Redacted($field)))*
                        .finish(),)*
                }
            }
        }

        impl std::error::Error for $Name {}

        impl $Name {
            /// Every code of this area, in the order of the catalogue.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// Every kind of this area with its values and message, in the order of the catalogue.
            pub const LISTED: &'static [$crate::fault::ErrorCodeInfo] = &[
                $($crate::fault::ErrorCodeInfo { code: $code, values: &[$(stringify!($field)),*], message: $message }),*
            ];

            /// A value as it is, neither masked nor shortened. Use it for look-ups; never print it.
            #[allow(dead_code, reason = "not every area looks up what its faults are about")]
            pub(crate) fn whole(&self, wanted: &str) -> Option<String> {
                match self {
                    $(Self::$Variant { $($field),* } => {
                        $(if wanted == stringify!($field) { return Some($field.to_string()); })*
                        None
                    })*
                }
            }
        }

        impl $crate::fault::ErrorCode for $Name {
            fn code(&self) -> &'static str {
                match self { $(Self::$Variant { .. } => $code,)* }
            }
            fn values(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$Variant { $($field),* } => {
                        vec![$((stringify!($field), $crate::fault::echoed($field))),*]
                    })*
                }
            }
            fn area(&self) -> &'static str {
                stringify!($Name)
            }
        }
    };
}
pub(crate) use catalogue;

/// The most characters of one value, or of one key of a path, that a fault repeats.
const MAX_ECHO: usize = 300;

/// A value as a fault repeats it. A value that is longer than any sensible one is cut and ends with an ellipsis.
pub(crate) fn echoed(value: &(impl fmt::Display + ?Sized)) -> String {
    shortened(value.to_string())
}

/// A text from the input as a message repeats it: personal numbers masked, at most 300 characters, then an ellipsis.
///
/// ```
/// let shown = bevilling::fault::shortened("x".repeat(1_000_000));
/// assert_eq!((shown.chars().count(), shown.ends_with('…')), (301, true));
/// ```
#[must_use]
pub fn shortened(text: String) -> String {
    // Mask first, then cut: half a number would not be recognised.
    let mut text = masked(text);
    if let Some((end, _)) = text.char_indices().nth(MAX_ECHO) {
        text.truncate(end);
        text.push('…');
    }
    text
}

/// The text without the byte order mark that some editors write at its beginning.
///
/// ```
/// assert_eq!(bevilling::fault::without_bom("\u{feff}{}"), "{}");
/// assert_eq!(bevilling::fault::without_bom("{}"), "{}");
/// ```
#[must_use]
pub fn without_bom(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Writes a message and replaces the names by their values.
pub(crate) fn fill(f: &mut fmt::Formatter<'_>, message: &str, values: &[(&str, String)]) -> fmt::Result {
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        f.write_str(before)?;
        let Some((name, after)) = after.split_once('}') else { break };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            f.write_str(value)?;
        }
        rest = after;
    }
    f.write_str(rest)
}

/// A place in an input, written as a JSON pointer: `/sections/3/offers/0`.
///
/// Inner code knows only its own key; callers add theirs with [`Path::nest`]. A key that looks like a personal number
/// is masked when the path is printed.
///
/// ```
/// use bevilling::fault::Path;
/// assert_eq!(Path::root().nest("law").nest(3).nest("sections").to_string(), "/sections/3/law");
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<Step>);

/// One step of a [`Path`]: a key of an object or an index of a list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// An index of a list, from 0.
    Index(usize),
    /// A key of an object.
    Key(String),
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl From<&str> for Step {
    fn from(key: &str) -> Self {
        Self::Key(key.to_owned())
    }
}

impl Path {
    /// The whole input.
    #[must_use]
    pub const fn root() -> Self {
        Self(Vec::new())
    }

    /// This place as seen by the caller one level further out.
    #[must_use]
    pub fn nest(mut self, step: impl Into<Step>) -> Self {
        self.0.insert(0, step.into());
        self
    }

    /// The place one level further in.
    #[must_use]
    pub fn join(mut self, step: impl Into<Step>) -> Self {
        self.0.push(step.into());
        self
    }

    /// The steps, outermost first.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.0 {
            match step {
                Step::Index(index) => write!(f, "/{index}")?,
                Step::Key(key) => {
                    write!(f, "/{}", echoed(key).replace('~', "~0").replace('/', "~1"))?;
                }
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Path").field(&self.0).finish()
    }
}

impl fmt::Debug for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(index) => f.debug_tuple("Index").field(index).finish(),
            Self::Key(key) => f.debug_tuple("Key").field(&Redacted(key)).finish(),
        }
    }
}

/// A line and column in a text, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One thing that is wrong with an input: what, where, and a suggestion.
#[derive(Clone, PartialEq, Eq)]
pub struct Fault<K> {
    kind: K,
    path: Path,
    file: Option<String>,
    position: Option<Position>,
    suggestion: Option<String>,
}

impl<K: ErrorCode> Fault<K> {
    /// A fault of `kind` in the input as a whole.
    pub const fn new(kind: K) -> Self {
        Self { kind, path: Path::root(), file: None, position: None, suggestion: None }
    }

    /// A fault of `kind` at `path`.
    pub const fn at(path: Path, kind: K) -> Self {
        Self { kind, path, file: None, position: None, suggestion: None }
    }

    /// The same fault with a path that begins one level further out.
    #[must_use]
    pub fn nest(mut self, step: impl Into<Step>) -> Self {
        self.path = self.path.nest(step);
        self
    }

    /// The same fault with a path that begins at the whole input; the part that it concerns is at `outer`.
    #[must_use]
    pub fn inside(mut self, outer: &Path) -> Self {
        self.path = Path(outer.0.iter().chain(&self.path.0).cloned().collect());
        self
    }

    /// The same fault with a suggested name.
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion.map(masked);
        self
    }

    /// The same fault with its line and column.
    #[must_use]
    pub fn located(mut self, file: Option<String>, position: Option<Position>) -> Self {
        self.file = file.map(masked);
        self.position = position;
        self
    }

    /// What is wrong, with its values.
    pub const fn kind(&self) -> &K {
        &self.kind
    }

    /// The stable code, such as `unknown-key`.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Where in the input.
    pub const fn path(&self) -> &Path {
        &self.path
    }

    /// The file, if the input was several files.
    pub fn file(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// Line and column, if the input was text.
    pub const fn position(&self) -> Option<Position> {
        self.position
    }

    /// The suggested name, if a known name is near.
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }
}

impl<K: fmt::Debug> fmt::Debug for Fault<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, path, file, position, suggestion } = self;
        f.debug_struct("Fault")
            .field("kind", &Redacted(kind))
            .field("path", path)
            .field("file", file)
            .field("position", position)
            .field("suggestion", suggestion)
            .finish()
    }
}

impl<K: ErrorCode> fmt::Display for Fault<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{file}")?;
            if let Some(Position { line, column }) = self.position {
                write!(f, ":{line}:{column}")?;
            }
            write!(f, " ")?;
        } else if let Some(Position { line, column }) = self.position {
            write!(f, "{line}:{column} ")?;
        }
        let path = self.path.to_string();
        write!(
            f,
            "{}: {} [{}]",
            if path.is_empty() { "/" } else { &path },
            Redacted(&self.kind),
            self.code()
        )?;
        if let Some(suggestion) = &self.suggestion {
            write!(f, "; did you mean `{suggestion}`?")?;
        }
        Ok(())
    }
}

/// The values of a kind as a JSON object, in the order of the catalogue. The kinds of this crate mask themselves;
/// those of a host may not.
pub(crate) struct Values<'a, K>(pub(crate) &'a K);

impl<K: ErrorCode> Serialize for Values<'_, K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.values().into_iter().map(|(name, value)| (name, masked(value))))
    }
}

impl<K: ErrorCode> Serialize for Fault<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Fault", 8)?;
        out.serialize_field("code", self.code())?;
        out.serialize_field("path", &self.path.to_string())?;
        out.serialize_field("message", &masked(self.kind.to_string()))?;
        out.serialize_field("values", &Values(&self.kind))?;
        if let Some(suggestion) = &self.suggestion {
            out.serialize_field("suggestion", suggestion)?;
        }
        if let Some(file) = &self.file {
            out.serialize_field("file", file)?;
        }
        if let Some(Position { line, column }) = self.position {
            out.serialize_field("line", &line)?;
            out.serialize_field("column", &column)?;
        }
        out.end()
    }
}

/// Everything that is wrong with one input; never empty when it is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults<K>(Vec<Fault<K>>);

impl<K> Default for Faults<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: ErrorCode> Faults<K> {
    /// No fault yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one fault.
    pub fn push(&mut self, fault: Fault<K>) {
        self.0.push(fault);
    }

    /// Adds all faults of a part of the input; their paths then begin one level further out.
    pub fn extend_nested(&mut self, step: impl Into<Step>, faults: Self) {
        let step = step.into();
        self.0.extend(faults.0.into_iter().map(|fault| fault.nest(step.clone())));
    }

    /// The faults, in the order they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Fault<K>> {
        self.0.iter()
    }

    /// Whether nothing is wrong.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// `Ok(value)` if nothing is wrong.
    ///
    /// # Errors
    /// These faults, if there are any.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl<K: ErrorCode> From<Fault<K>> for Faults<K> {
    fn from(fault: Fault<K>) -> Self {
        Self(vec![fault])
    }
}

impl<K> IntoIterator for Faults<K> {
    type Item = Fault<K>;
    type IntoIter = std::vec::IntoIter<Fault<K>>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<K: ErrorCode> fmt::Display for Faults<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            if index > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl<K: ErrorCode + fmt::Debug> std::error::Error for Faults<K> {}

impl<K: ErrorCode> Serialize for Faults<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

/// The indexes of repeated names: of the first one and of the later one.
pub(crate) fn twice<'n>(names: impl Iterator<Item = &'n str>) -> Vec<(usize, usize)> {
    let mut first = std::collections::BTreeMap::new();
    let mut again = Vec::new();
    for (index, name) in names.enumerate() {
        match first.get(name) {
            Some(known) => again.push((*known, index)),
            None => drop(first.insert(name, index)),
        }
    }
    again
}

/// Suggestions for the misspelt names of one input. All of them together compare a limited number of pairs, so that
/// an input of many misspelt names takes time in proportion to its size. Names beyond the limit have no suggestion.
#[derive(Debug)]
pub(crate) struct Suggestions {
    /// How many pairs of letters may still be compared.
    left: usize,
}

impl Default for Suggestions {
    fn default() -> Self {
        Self { left: 20_000_000 }
    }
}

impl Suggestions {
    /// As [`nearest`], until the limit is reached.
    pub(crate) fn nearest<'a>(
        &mut self,
        name: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<String> {
        // Each candidate has a cost, even if it is not compared.
        const LOOK: usize = 4;
        let left = &mut self.left;
        let within = candidates.into_iter().take_while(|candidate| {
            let compared =
                if is_comparable(name, candidate) { name.len().saturating_mul(candidate.len()) } else { 0 };
            match left.checked_sub(compared.saturating_add(LOOK)) {
                Some(rest) => *left = rest,
                None => *left = 0,
            }
            *left > 0
        });
        nearest(name, within)
    }
}

/// The longest name that gets a suggestion.
const MAX_NAME: usize = 100;

/// Whether two names are short enough, and near enough in length, to be at most two edits apart.
fn is_comparable(name: &str, candidate: &str) -> bool {
    // A letter is at most four bytes.
    name.len() <= MAX_NAME && name.len().abs_diff(candidate.len()) <= 8
}

/// The candidate nearest to a misspelt `name`, at most two edits away; none if no candidate is that near or the name
/// is too long.
///
/// ```
/// use bevilling::fault::nearest;
/// assert_eq!(nearest("015013", ["015031", "999999"]), Some("015031".to_owned()));
/// assert_eq!(nearest("015013", ["999999"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    candidates
        .into_iter()
        .filter(|candidate| is_comparable(name, candidate))
        .map(|candidate| (strsim::osa_distance(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 2 && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}
