//! The TypeScript types, and the functions that give their texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::docs::{Language, camel, told};
use super::item::{Body, Field, Held, Item, Name, Tagged, Ty, Variant};
use super::list::{Entry, Module};
use super::{Faces, MARK, sample};
use crate::outcome::{Failure, Outcome};

/// The file and the names that a file imports from it.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Whether a member, of a variant or of a struct, may lack.
pub(crate) fn is_optional(field: &Field, variant: &str, entry: Option<&Entry>) -> bool {
    let said = |entry: &Entry| {
        let full = format!("{variant}.{}", field.name);
        entry.optional.iter().any(|name| *name == field.name || *name == full)
    };
    field.is_skipped || matches!(field.ty, Ty::Option(_)) && field.has_default || entry.is_some_and(said)
}

/// The types of a module; nothing where it has none.
pub(crate) fn types(faces: &Faces, name: &str, module: &Module) -> Outcome<Option<String>> {
    let mut imports = Imports::new();
    let mut body = String::new();
    let mut wrong = Vec::new();
    let mut writer = Writer { faces, module: name, imports: &mut imports };
    for (class, entry) in &module.types {
        let Some(typescript) = entry.typescript(class) else { continue };
        let item = faces.item(name, class)?;
        body.push('\n');
        writer.doc(&mut body, "", &item.docs);
        if let Err(failure) = writer.item(&mut body, item, typescript, entry) {
            wrong.push(failure.message);
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::new(wrong.join("\n")));
    }
    if body.is_empty() {
        return Ok(None);
    }
    let mut out = format!("{MARK}\n/** Plain values of `{name}`. */\n");
    write_imports(&mut out, &imports);
    out.push_str(&body);
    Ok(Some(out))
}

fn write_imports(out: &mut String, imports: &Imports) {
    for (file, names) in imports {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let _ = writeln!(out, "import type {{ {} }} from \"{file}\";", names.join(", "));
    }
}

struct Writer<'a> {
    faces: &'a Faces,
    module: &'a str,
    imports: &'a mut Imports,
}

impl Writer<'_> {
    fn doc(&self, out: &mut String, indent: &str, docs: &[String]) {
        let lines = told(docs, &Language::TypeScript(&self.faces.fields));
        match lines.as_slice() {
            [] => {}
            [line] if line.is_empty() => {}
            [line] => {
                let _ = writeln!(out, "{indent}/** {line} */");
            }
            lines => {
                let _ = writeln!(out, "{indent}/**");
                for line in lines {
                    let _ = writeln!(out, "{}", format!("{indent} * {line}").trim_end());
                }
                let _ = writeln!(out, "{indent} */");
            }
        }
    }

    fn item(&mut self, out: &mut String, item: &Item, name: &str, entry: &Entry) -> Outcome {
        if !item.is_written {
            return Err(lacks(item, "it is not written to JSON as it is declared"));
        }
        if let Some(words) = item.words() {
            let words: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.json)).collect();
            let line = format!("export type {name} = {};", words.join(" | "));
            if line.len() <= 120 {
                let _ = writeln!(out, "{line}");
            } else {
                let _ = writeln!(out, "export type {name} =\n  | {};", words.join("\n  | "));
            }
            return Ok(());
        }
        match &item.body {
            Body::Fields(fields) => {
                let mut extended = Vec::new();
                for field in fields.iter().filter(|field| field.is_flat) {
                    extended.push(self.ty(&field.ty).map_err(|what| lacks(item, &what))?);
                }
                let extended = if extended.is_empty() {
                    String::new()
                } else {
                    format!(" extends {}", extended.join(", "))
                };
                let _ = writeln!(out, "export interface {name}{extended} {{");
                self.members(out, "  ", fields, "", item, entry)?;
                out.push_str("}\n");
            }
            Body::Variants(variants) => {
                let _ = writeln!(out, "export type {name} =");
                for (at, variant) in variants.iter().enumerate() {
                    self.doc(out, "  ", &variant.docs);
                    let end = if at + 1 == variants.len() { ";" } else { "" };
                    self.variant(out, variant, item, entry)?;
                    let _ = writeln!(out, "{end}");
                }
            }
            Body::Like(ty) => {
                let ty = self.ty(ty).map_err(|what| lacks(item, &what))?;
                let _ = writeln!(out, "export type {name} = {ty};");
            }
            Body::Opaque => return Err(lacks(item, "it has no fields and no variants")),
        }
        Ok(())
    }

    fn members(
        &mut self,
        out: &mut String,
        indent: &str,
        fields: &[Field],
        variant: &str,
        item: &Item,
        entry: &Entry,
    ) -> Outcome {
        for field in fields.iter().filter(|field| !field.is_flat) {
            self.doc(out, indent, &field.docs);
            let ty = match entry.narrow.get(&field.name) {
                Some(narrow) => narrow.clone(),
                None => self.ty(&field.ty).map_err(|what| lacks(item, &what))?,
            };
            let mark = if is_optional(field, variant, Some(entry)) { "?" } else { "" };
            let or_null = matches!(field.ty, Ty::Option(_)) && !is_optional(field, variant, Some(entry));
            let null = if or_null { " | null" } else { "" };
            let _ = writeln!(out, "{indent}readonly {}{mark}: {ty}{null};", camel(&field.json));
        }
        Ok(())
    }

    fn variant(&mut self, out: &mut String, variant: &Variant, item: &Item, entry: &Entry) -> Outcome {
        let word = &variant.json;
        let tag = match &item.tagged {
            Tagged::Inside(tag) => Some(camel(tag)),
            Tagged::Outside | Tagged::Untagged => None,
        };
        let is_outside = item.tagged == Tagged::Outside;
        let _ = match (&variant.held, tag) {
            (Held::Nothing, Some(tag)) => write!(out, "  | {{ readonly {tag}: \"{word}\" }}"),
            (Held::Nothing, None) => write!(out, "  | \"{word}\""),
            (Held::One(ty), tag) => {
                let ty = self.ty(ty).map_err(|what| lacks(item, &what))?;
                match tag {
                    Some(tag) => write!(out, "  | ({{ readonly {tag}: \"{word}\" }} & {ty})"),
                    None if is_outside => write!(out, "  | {{ readonly {}: {ty} }}", camel(word)),
                    None => write!(out, "  | {ty}"),
                }
            }
            (Held::Fields(fields), tag) => {
                let (open, close, indent) = match (&tag, is_outside) {
                    (Some(tag), _) => {
                        (format!("  | {{\n      readonly {tag}: \"{word}\";\n"), "    }", "      ")
                    }
                    (None, true) => (
                        format!("  | {{\n      readonly {}: {{\n", camel(word)),
                        "      };\n    }",
                        "        ",
                    ),
                    (None, false) => ("  | {\n".to_owned(), "    }", "      "),
                };
                out.push_str(&open);
                self.members(out, indent, fields, &variant.name, item, entry)?;
                write!(out, "{close}")
            }
        };
        Ok(())
    }

    fn ty(&mut self, ty: &Ty) -> Result<String, String> {
        Ok(match ty {
            Ty::Bool => "boolean".to_owned(),
            Ty::Integer(_) => "number".to_owned(),
            Ty::Text | Ty::SharedText => "string".to_owned(),
            Ty::Decimal => self.basic("DecimalText"),
            Ty::Date => self.basic("DateText"),
            Ty::Fact => self.basic("FactValue"),
            Ty::Years => "readonly [number, number, number]".to_owned(),
            Ty::Names => "readonly string[]".to_owned(),
            Ty::List(inner) => {
                let inner = self.item_of(inner)?;
                if inner.contains(' ') {
                    format!("readonly ({inner})[]")
                } else {
                    format!("readonly {inner}[]")
                }
            }
            Ty::Map(key, value) => {
                let key = match self.ty(key)? {
                    key if key == "number" => "string".to_owned(),
                    key => key,
                };
                let value = self.item_of(value)?;
                format!("Readonly<Record<{key}, {value}>>")
            }
            Ty::Option(inner) | Ty::Boxed(inner) | Ty::Shared(inner) => self.ty(inner)?,
            Ty::Pair(first, second) => format!("readonly [{}, {}]", self.ty(first)?, self.ty(second)?),
            Ty::Named(name) => self.named(name)?,
            Ty::Other(name) => return Err(format!("no face has {name}")),
        })
    }

    /// What a list or a map holds: null where it is nothing.
    fn item_of(&mut self, ty: &Ty) -> Result<String, String> {
        let null = if matches!(ty, Ty::Option(_)) { " | null" } else { "" };
        self.ty(ty).map(|ty| format!("{ty}{null}"))
    }

    fn basic(&mut self, name: &str) -> String {
        self.import("../basics", name)
    }

    fn import(&mut self, file: &str, name: &str) -> String {
        self.imports.entry(file.to_owned()).or_default().insert(name.to_owned());
        name.to_owned()
    }

    fn named(&mut self, name: &Name) -> Result<String, String> {
        let item = self.faces.core.get(name).ok_or_else(|| format!("no type `{name}` in the core"))?;
        let class = &item.name.name;
        let module =
            self.faces.list.listed(&item.name).map_or(item.name.module.as_str(), |(module, _)| module);
        let known = self.faces.list.0.get(&item.name.module);
        if let Some(hand) = known.and_then(|module| module.typescript.get(class)) {
            if let Some(plain) = hand.strip_prefix("= ") {
                return Ok(plain.to_owned());
            }
            let (file, name) = hand.split_once(' ').unwrap_or((hand, class));
            return Ok(self.import(&format!("../{file}"), name));
        }
        if let Some(listed) = self.faces.list.entry(&item.name).and_then(|entry| entry.typescript(class)) {
            let listed = listed.to_owned();
            return Ok(if module == self.module {
                listed
            } else {
                self.import(&format!("./{module}"), &listed)
            });
        }
        match &item.body {
            Body::Like(inner) => self.ty(inner),
            _ => Err(format!("`{}` is in no list of TypeScript", item.name)),
        }
    }
}

fn lacks(item: &Item, what: &str) -> Failure {
    Failure::new(format!("{} cannot be generated: {what}", item.name))
}

/// The types that have a text, in order: module, class, function.
fn texts(faces: &Faces) -> Outcome<Vec<(&str, &Item, &str, &str)>> {
    let mut found = Vec::new();
    for (name, module) in &faces.list.0 {
        for (class, entry) in &module.types {
            if let Some(function) = &entry.text {
                let item = faces.item(name, class)?;
                let typescript = entry.typescript(class).unwrap_or(class);
                found.push((name.as_str(), item, function.as_str(), typescript));
            }
        }
    }
    Ok(found)
}

/// The TypeScript functions that give a text.
pub(crate) fn text_functions(faces: &Faces) -> Outcome<String> {
    let mut imports = Imports::new();
    let mut body = String::new();
    for (name, item, function, typescript) in texts(faces)? {
        let Some(module) = faces.list.0.get(name) else { continue };
        let Some(docs) = &item.text else { return Err(lacks(item, "it has no `text(lang)`")) };
        let by_hand = module.typescript.get(&item.name.name);
        let file = by_hand.map_or_else(
            || format!("./types/generated/{name}"),
            |hand| format!("./types/{}", hand.split(' ').next().unwrap_or(hand)),
        );
        imports.entry(file).or_default().insert(typescript.to_owned());
        let example = match module.text_examples.get(function) {
            Some(example) => example.trim_end().to_owned(),
            None => {
                let made = sample::of(faces, &Ty::Named(item.name.clone()))
                    .ok_or_else(|| lacks(item, "no example can be made up: list one in `text_examples`"))?;
                format!(
                    "const value = {} as const;\n{function}(value, \"en\") !== \"\"; // true",
                    made.typescript
                )
            }
        };
        body.push_str("\n/**\n");
        for line in told(docs, &Language::TypeScript(&faces.fields)) {
            let _ = writeln!(body, "{}", format!(" * {line}").trim_end());
        }
        let _ = writeln!(body, " *\n * @example\n * import {{ {function} }} from \"bevilling\";");
        for line in example.lines() {
            let _ = writeln!(body, " * {line}");
        }
        let _ = write!(
            body,
            " */\nexport function {function}(value: {typescript}, lang: Language = \"da\"): string {{\n  \
             return ask(() => native.{function}(given(value), lang));\n}}\n"
        );
    }
    let mut out = format!("{MARK}\n/** The texts of plain values. */\n");
    out.push_str("import { ask } from \"../errors\";\nimport { given } from \"../json\";\nimport { native } from \"../native\";\n");
    out.push_str("import type { Language } from \"../types/basics\";\n");
    let moved = imports.into_iter().map(|(file, names)| (format!(".{file}"), names)).collect();
    write_imports(&mut out, &moved);
    out.push_str(&body);
    Ok(out)
}

/// The native functions behind them.
pub(crate) fn native_functions(faces: &Faces) -> Outcome<String> {
    let mut out = format!(
        "{MARK}\n//! The texts of plain values.\n\nuse napi::bindgen_prelude::Result;\nuse napi_derive::napi;\n\n\
         use crate::input::{{lang, read}};\n"
    );
    for (_, item, function, _) in texts(faces)? {
        let mut snake = String::new();
        for letter in function.chars() {
            if letter.is_uppercase() {
                snake.push('_');
            }
            snake.extend(letter.to_lowercase());
        }
        let docs = item.text.as_deref().unwrap_or_default();
        out.push('\n');
        for line in told(docs, &Language::TypeScript(&faces.fields)) {
            let _ = writeln!(out, "/// {line}");
        }
        let _ = write!(
            out,
            "#[napi]\npub fn {snake}(value: String, language: String) -> Result<String> {{\n    \
             Ok(read::<bevilling::{}>(&value)?.text(lang(&language)?))\n}}\n",
            item.name
        );
    }
    Ok(out)
}
