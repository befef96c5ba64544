//! Docs and serde's attributes of an item.

use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

/// The lines of the doc comment.
pub(crate) fn docs(attributes: &[Attribute]) -> Vec<String> {
    attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
                _ => None,
            },
            _ => None,
        })
        .map(|line| line.strip_prefix(' ').unwrap_or(&line).trim_end().to_owned())
        .collect()
}

/// Whether the derives, or those under a feature, name this trait.
pub(crate) fn derives(attributes: &[Attribute], wanted: &str) -> bool {
    let mut found = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        // A list of paths, by the rules of the language.
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.segments.last().is_some_and(|last| last.ident == wanted);
            Ok(())
        });
    }
    found
}

/// What serde's attributes say.
#[derive(Debug, Default)]
pub(crate) struct Serde {
    pub(crate) rename: Option<String>,
    pub(crate) rename_all: Option<String>,
    pub(crate) tag: Option<String>,
    pub(crate) is_untagged: bool,
    pub(crate) is_transparent: bool,
    /// Written or read as another type.
    pub(crate) is_other: bool,
    /// By the rules of the type, not by a function.
    pub(crate) has_default: bool,
    pub(crate) is_skipped: bool,
    pub(crate) is_flat: bool,
}

/// Reads serde's attributes.
pub(crate) fn serde(attributes: &[Attribute]) -> syn::Result<Serde> {
    let mut serde = Serde::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            let mut text = None;
            if meta.input.peek(syn::Token![=]) {
                text = Some(meta.value()?.parse::<LitStr>()?.value());
            } else if meta.input.peek(syn::token::Paren) {
                meta.parse_nested_meta(|inner| inner.value()?.parse::<LitStr>().map(drop))?;
            }
            match word.as_str() {
                "rename" => serde.rename = text,
                "rename_all" => serde.rename_all = text,
                "tag" => serde.tag = text,
                "untagged" => serde.is_untagged = true,
                "transparent" => serde.is_transparent = true,
                "into" | "remote" | "content" => serde.is_other = true,
                "default" => serde.has_default = text.is_none(),
                "skip_serializing_if" => serde.is_skipped = true,
                "flatten" => serde.is_flat = true,
                _ => {}
            }
            Ok(())
        })?;
    }
    Ok(serde)
}

/// A variant's name by serde's rule.
pub(crate) fn renamed(name: &str, rule: Option<&str>) -> String {
    let parted = |between: char| {
        let mut parted = String::new();
        for (at, letter) in name.chars().enumerate() {
            if letter.is_uppercase() && at > 0 {
                parted.push(between);
            }
            parted.extend(letter.to_lowercase());
        }
        parted
    };
    match rule {
        Some("snake_case") => parted('_'),
        Some("kebab-case") => parted('-'),
        Some("lowercase") => name.to_lowercase(),
        _ => name.to_owned(),
    }
}
