//! A public type of the core, as far as a face needs it.

use std::fmt;

/// The name of a type, and the module that it is public in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name {
    pub(crate) module: String,
    pub(crate) name: String,
}

impl fmt::Display for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}::{}", self.module, self.name)
    }
}

/// The type of a field.
#[derive(Debug, Clone)]
pub(crate) enum Ty {
    Bool,
    /// An integer: its Rust name.
    Integer(String),
    Text,
    SharedText,
    Decimal,
    Date,
    Fact,
    /// Three years.
    Years,
    List(Box<Ty>),
    /// Names in order, each once.
    Names,
    /// From keys to values.
    Map(Box<Ty>, Box<Ty>),
    Option(Box<Ty>),
    Boxed(Box<Ty>),
    Shared(Box<Ty>),
    Pair(Box<Ty>, Box<Ty>),
    Named(Name),
    /// One that no face writes; it is named where one must.
    Other(String),
}

/// A field of a struct or of a variant.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// The key in JSON.
    pub(crate) json: String,
    pub(crate) docs: Vec<String>,
    pub(crate) ty: Ty,
    pub(crate) is_public: bool,
    /// JSON may leave it out.
    pub(crate) has_default: bool,
    /// JSON may lack it where it says nothing.
    pub(crate) is_skipped: bool,
    pub(crate) is_flat: bool,
}

/// What a variant holds.
#[derive(Debug, Clone)]
pub(crate) enum Held {
    Nothing,
    Fields(Vec<Field>),
    One(Ty),
}

/// One of several.
#[derive(Debug, Clone)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) json: String,
    pub(crate) docs: Vec<String>,
    pub(crate) held: Held,
}

/// What a type consists of.
#[derive(Debug, Clone)]
pub(crate) enum Body {
    Fields(Vec<Field>),
    /// A struct around one value, or another name of it.
    Like(Ty),
    Variants(Vec<Variant>),
    /// Written and read in a way of its own.
    Opaque,
}

/// How the JSON of an enum says which variant it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Tagged {
    /// By the key around it.
    Outside,
    /// By this key within it.
    Inside(String),
    /// Not at all.
    Untagged,
}

/// A public type.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) name: Name,
    pub(crate) docs: Vec<String>,
    pub(crate) body: Body,
    pub(crate) tagged: Tagged,
    /// Serde writes it as it is declared.
    pub(crate) is_written: bool,
    /// It is read from JSON.
    pub(crate) is_read: bool,
    /// The docs of its `text(lang)`, where it has that method.
    pub(crate) text: Option<Vec<String>>,
}

impl Item {
    /// Whether it is a choice between words.
    pub(crate) fn words(&self) -> Option<&[Variant]> {
        match &self.body {
            Body::Variants(variants)
                if self.tagged == Tagged::Outside
                    && variants.iter().all(|variant| matches!(variant.held, Held::Nothing)) =>
            {
                Some(variants)
            }
            _ => None,
        }
    }
}
