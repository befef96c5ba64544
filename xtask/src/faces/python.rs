//! The Rust of the Python classes: `value!`, `union!` and `words!` of each type listed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::docs::{Language, told};
use super::item::{Body, Field, Held, Item, Ty, Variant};
use super::list::{Entry, Module};
use super::{Faces, MARK, sample};
use crate::outcome::{Failure, Outcome};

/// Names that Python keeps for itself.
const KEPT: [&str; 9] = ["from", "in", "is", "with", "as", "if", "not", "class", "for"];

/// The widest line of an example.
const WIDTH: usize = 104;

/// A field's name in Python.
pub(crate) fn python_name(name: &str) -> String {
    if KEPT.contains(&name) { format!("{name}_") } else { name.to_owned() }
}

/// A field's name in Rust.
fn rust_name(name: &str) -> String {
    if ["in", "is", "as", "if", "for"].contains(&name) { format!("r#{name}") } else { name.to_owned() }
}

/// What each argument is where it is left out, as Rust: `default()` stands for the default of the face. A variant takes
/// its arguments by position too, so none with a default comes before one without.
pub(crate) fn defaults<'a>(
    fields: &[Field],
    entry: Option<&'a Entry>,
    is_variant: bool,
) -> Vec<Option<&'a str>> {
    let by_type = |field: &Field| match &field.ty {
        Ty::Option(_) => Some("None"),
        Ty::List(_) => Some("List::default()"),
        Ty::Map(..) => Some("Map::default()"),
        Ty::Names => Some("Names::default()"),
        _ if !field.has_default => None,
        Ty::Bool => Some("false"),
        Ty::Integer(_) => Some("0"),
        Ty::Decimal => Some("zero()"),
        Ty::Text => Some("String::new()"),
        _ => Some("default()"),
    };
    let said = |field: &Field| entry.and_then(|entry| entry.defaults.get(&field.name)).map(String::as_str);
    let mut defaults: Vec<Option<&str>> = fields
        .iter()
        .map(|field| said(field).or_else(|| by_type(field)).filter(|default| *default != "required"))
        .collect();
    if is_variant {
        let last = defaults.iter().rposition(Option::is_none);
        defaults.iter_mut().take(last.unwrap_or_default()).for_each(|default| *default = None);
    }
    defaults
}

/// The classes of a module; nothing where it has none.
pub(crate) fn classes(faces: &Faces, name: &str, module: &Module) -> Outcome<Option<String>> {
    let mut words = String::new();
    let mut values = String::new();
    let mut unions = String::new();
    let mut readable = Vec::new();
    let mut texts = String::new();
    for (class, entry) in module.types.iter().filter(|(_, entry)| entry.is_python()) {
        let item = faces.item(name, class)?;
        let of = format!("{class}(bevilling::{})", item.name);
        if let Some(variants) = item.words() {
            words.push('\n');
            doc(&mut words, "    ", &told(&item.docs, &Language::Python));
            let all = variants.iter().map(|variant| format!("{} = \"{}\"", variant.name, variant.json));
            let _ = writeln!(words, "    {of} {{ {} }}", all.collect::<Vec<_>>().join(", "));
            continue;
        }
        if item.is_read && entry.readable != Some(false) {
            readable.push(class.as_str());
        }
        let mut docs = told(&item.docs, &Language::Python);
        docs.push(String::new());
        docs.extend(example(faces, item, module, entry)?);
        let out = if matches!(item.body, Body::Fields(_)) { &mut values } else { &mut unions };
        out.push('\n');
        doc(out, "    ", &docs);
        let _ = writeln!(out, "    {of} in \"bevilling.{}\" {{", name.replace("::", "."));
        match &item.body {
            Body::Fields(fields) => {
                for (field, default) in fields.iter().zip(defaults(fields, Some(entry), false)) {
                    if !field.is_public {
                        return Err(lacks(item, &format!("the field `{}` is private", field.name)));
                    }
                    write_field(faces, item, out, "        ", field, default)?;
                }
            }
            Body::Variants(variants) => {
                for variant in variants {
                    write_variant(faces, item, out, variant, entry)?;
                }
            }
            Body::Like(_) | Body::Opaque => return Err(lacks(item, "it has no fields and no variants")),
        }
        out.push_str("    }\n");
        if let (Some(docs), Some(_)) = (&item.text, &entry.text) {
            texts.push_str("\n#[pymethods]\n");
            let _ = writeln!(texts, "impl {class} {{");
            doc(&mut texts, "    ", &told(docs, &Language::Python));
            texts.push_str("    fn text(&self, lang: crate::title::Language) -> String {\n");
            let value = if matches!(item.body, Body::Fields(_)) { "self.0" } else { "self.clone().take()" };
            let _ = writeln!(texts, "        {value}.text(lang.0)\n    }}\n}}");
        }
    }
    let mut body = String::new();
    for (kind, text) in [("words", &words), ("value", &values), ("union", &unions)] {
        if !text.is_empty() {
            let _ = write!(body, "\n{kind}! {{{text}}}\n");
        }
    }
    body.push_str(&texts);
    if !readable.is_empty() {
        let _ = write!(body, "\nreadable! {{\n    {},\n}}\n", readable.join(",\n    "));
    }
    if body.is_empty() {
        return Ok(None);
    }
    let mut out = format!("{MARK}\n//! Plain values of `bevilling.{}`.\n\n", name.replace("::", "."));
    if !texts.is_empty() {
        out.push_str("use pyo3::prelude::*;\n\n");
    }
    out.push_str(&used(
        &body,
        "crate::face",
        &[
            "Boxed",
            "Date",
            "Dec",
            "Fact",
            "List",
            "Map",
            "Names",
            "Shared",
            "SharedText",
            "Take",
            "Years",
            "default",
            "zero",
        ],
    ));
    out.push_str(&used(&body, "crate::value", &["readable", "union", "value", "words"]));
    out.push_str(&body);
    Ok(Some(out))
}

/// The `use` of those names that a text has.
fn used(body: &str, path: &str, names: &[&str]) -> String {
    let code = body.lines().filter(|line| !line.trim_start().starts_with("///"));
    let words: BTreeSet<&str> =
        code.flat_map(|line| line.split(|letter: char| !letter.is_alphanumeric() && letter != '_')).collect();
    let take = body.contains(".take()");
    let is_used = |name: &&str| if *name == "Take" { take } else { words.contains(*name) };
    let names: Vec<&str> = names.iter().copied().filter(|name| is_used(name)).collect();
    if names.is_empty() { String::new() } else { format!("use {path}::{{{}}};\n", names.join(", ")) }
}

fn lacks(item: &Item, what: &str) -> Failure {
    Failure::new(format!("{} cannot be generated: {what}", item.name))
}

fn doc(out: &mut String, indent: &str, lines: &[String]) {
    for line in lines {
        let _ = writeln!(out, "{}", format!("{indent}/// {line}").trim_end());
    }
}

fn write_field(
    faces: &Faces,
    item: &Item,
    out: &mut String,
    indent: &str,
    field: &Field,
    default: Option<&str>,
) -> Outcome {
    let python = python_name(&field.name);
    doc(out, indent, &told(&field.docs, &Language::Python));
    let face = face(faces, &field.ty).map_err(|what| lacks(item, &what))?;
    let inner = if python == field.name { String::new() } else { format!("({})", rust_name(&field.name)) };
    let default = match default {
        None => String::new(),
        Some("default()") => format!(" = default::<{face}>()"),
        Some(default) => format!(" = {default}"),
    };
    let _ = writeln!(out, "{indent}{python}{inner}: {face}{default},");
    Ok(())
}

fn write_variant(faces: &Faces, item: &Item, out: &mut String, variant: &Variant, entry: &Entry) -> Outcome {
    doc(out, "        ", &told(&variant.docs, &Language::Python));
    let _ = match &variant.held {
        Held::Nothing => writeln!(out, "        {} {{}},", variant.name),
        Held::Fields(fields) => {
            let _ = writeln!(out, "        {} {{", variant.name);
            for (field, default) in fields.iter().zip(defaults(fields, Some(entry), true)) {
                write_field(faces, item, out, "            ", field, default)?;
            }
            writeln!(out, "        }},")
        }
        Held::One(ty) => {
            let face = face(faces, ty).map_err(|what| lacks(item, &what))?;
            let only = entry.only.get(&variant.name).ok_or_else(|| {
                lacks(item, &format!("`only` does not say what `{}` holds is called", variant.name))
            })?;
            writeln!(out, "        {}({only}: {face}),", variant.name)
        }
    };
    Ok(())
}

/// The Rust type of a face.
fn face(faces: &Faces, ty: &Ty) -> Result<String, String> {
    let around = |name: &str, inner: &Ty| face(faces, inner).map(|inner| format!("{name}<{inner}>"));
    Ok(match ty {
        Ty::Bool => "bool".to_owned(),
        Ty::Integer(kind) => kind.clone(),
        Ty::Text => "String".to_owned(),
        Ty::SharedText => "SharedText".to_owned(),
        Ty::Decimal => "Dec".to_owned(),
        Ty::Date => "Date".to_owned(),
        Ty::Fact => "Fact".to_owned(),
        Ty::Years => "Years".to_owned(),
        Ty::Names => "Names".to_owned(),
        Ty::List(inner) => around("List", inner)?,
        Ty::Option(inner) => around("Option", inner)?,
        Ty::Boxed(inner) => around("Boxed", inner)?,
        Ty::Shared(inner) => around("Shared", inner)?,
        Ty::Map(key, value) if matches!(**key, Ty::Text) => around("Map", value)?,
        Ty::Map(key, value) => format!("Map<{}, {}>", face(faces, value)?, face(faces, key)?),
        Ty::Pair(first, second) => format!("({}, {})", face(faces, first)?, face(faces, second)?),
        Ty::Named(name) => {
            let item = faces.core.get(name).ok_or_else(|| format!("no type `{name}` in the core"))?;
            match &item.body {
                Body::Like(inner) if faces.is_plain_alias(item) => face(faces, inner)?,
                _ => faces.list.face(&item.name),
            }
        }
        Ty::Other(name) => return Err(format!("no face has {name}")),
    })
}

/// An example that runs: the one of the list, or one made up of the fields.
fn example(faces: &Faces, item: &Item, module: &Module, entry: &Entry) -> Outcome<Vec<String>> {
    if let Some(example) = module.examples.get(&item.name.name) {
        return Ok(example.trim_end().lines().map(str::to_owned).collect());
    }
    let Some(made) = sample::of(faces, &Ty::Named(item.name.clone())) else {
        return Err(lacks(item, "no example can be made up: list one in `examples`, or a sample of a part"));
    };
    let mut lines = vec![">>> import bevilling as bv".to_owned()];
    if made.python.contains("date(") {
        lines.push(">>> from datetime import date".to_owned());
    }
    lines.extend(wrapped(&format!("one = {}", made.python)));
    let class = python_class(faces, item);
    if item.is_read && entry.readable != Some(false) {
        lines.extend(wrapped(&format!("{class}.from_json(one.to_json()) == one")));
        lines.push("True".to_owned());
    } else if matches!(item.body, Body::Fields(_)) {
        lines.push(">>> one == one.replace(), hash(one) == hash(one.replace())".to_owned());
        lines.push("(True, True)".to_owned());
    } else {
        lines.push(format!(">>> isinstance(one, {class})"));
        lines.push("True".to_owned());
    }
    Ok(lines)
}

/// A statement over as many lines of a prompt as it needs.
fn wrapped(statement: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::from(">>>");
    for piece in statement.split(' ') {
        if line.len() + piece.len() >= WIDTH && line.contains('(') {
            lines.push(std::mem::replace(&mut line, "...    ".to_owned()));
        }
        line.push(' ');
        line.push_str(piece);
    }
    lines.push(line);
    lines
}

/// The class as a host writes it.
pub(crate) fn python_class(faces: &Faces, item: &Item) -> String {
    let module = faces.list.listed(&item.name).map_or(item.name.module.as_str(), |(module, _)| module);
    format!("bv.{}.{}", module.replace("::", "."), item.name.name)
}
