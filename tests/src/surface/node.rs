//! What the Node face says of itself: the TypeScript that its `.d.ts` files are made of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::Face;

/// What is declared, exported or not.
#[derive(Default)]
struct Declared {
    types: BTreeMap<String, Type>,
    free: BTreeSet<String>,
}

#[derive(Default)]
struct Type {
    is_exported: bool,
    members: BTreeSet<String>,
    /// The types that it is made of.
    of: BTreeSet<String>,
}

impl Declared {
    /// What is exported, each type with the members of those that it is made of.
    fn face(&self) -> Face {
        let mut face = Face { free: self.free.clone(), ..Face::default() };
        for name in self.types.iter().filter(|(_, found)| found.is_exported).map(|(name, _)| name) {
            let (mut seen, mut open) = (BTreeSet::new(), vec![name]);
            while let Some(part) = open.pop() {
                let Some(found) = self.types.get(part).filter(|_| seen.insert(part)) else { continue };
                face.types.entry(name.clone()).or_default().extend(found.members.iter().cloned());
                open.extend(found.of.iter().filter(|of| self.types.contains_key(*of)));
            }
        }
        // An object of functions beside a type of its name.
        for (name, found) in self.types.iter().filter(|(name, _)| self.free.contains(*name)) {
            face.types.entry(name.clone()).or_default().extend(found.members.iter().cloned());
        }
        face
    }
}

/// The exported types, their members, and the exported functions of the TypeScript in a folder and those within it.
///
/// # Errors
/// A file that cannot be read.
pub fn node_items(folder: &Path) -> Result<Face, String> {
    let mut declared = Declared::default();
    read_folder(folder, &mut declared)?;
    Ok(declared.face())
}

fn read_folder(folder: &Path, face: &mut Declared) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        if path.is_dir() {
            read_folder(&path, face)?;
        } else if path.extension().is_some_and(|extension| extension == "ts") {
            read(&fs::read_to_string(&path).map_err(said)?, face);
        }
    }
    Ok(())
}

/// Text without comments and without what stands in quotes.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        match (character, rest.peek()) {
            ('/', Some('/')) => while rest.next_if(|next| *next != '\n').is_some() {},
            ('/', Some('*')) => {
                let mut last = ' ';
                for next in rest.by_ref() {
                    if last == '*' && next == '/' {
                        break;
                    }
                    last = next;
                }
            }
            ('"' | '\'' | '`', _) => {
                let mut escaped = false;
                for next in rest.by_ref() {
                    if next == character && !escaped {
                        break;
                    }
                    escaped = next == '\\' && !escaped;
                }
                out.push_str("\"\"");
            }
            _ => out.push(character),
        }
    }
    out
}

fn read(text: &str, face: &mut Declared) {
    // The type whose members stand one step further in, and how deep we are.
    let mut of: Option<String> = None;
    let mut depth = 0_usize;
    for line in bare(text).lines() {
        if depth == 0 {
            let trimmed = line.trim();
            match declared(trimmed) {
                Some((is_exported, is_type, name)) => {
                    let found = face.types.entry(name.clone()).or_default();
                    found.is_exported |= is_exported && is_type;
                    if is_exported && !is_type {
                        face.free.insert(name.clone());
                    }
                    of = Some(name);
                }
                None if trimmed.starts_with(['}', '|', '&', '>'])
                    || trimmed.is_empty()
                    || line.starts_with(' ') => {}
                None => of = None,
            }
            // `extends Named`, `= One & Other`, and further lines of a union.
            let head = trimmed.split('{').next().unwrap_or_default();
            let words = head
                .split(|c: char| !c.is_alphanumeric() && c != '_')
                .filter(|word| word.chars().next().is_some_and(char::is_uppercase));
            if let Some(found) = of.as_ref().and_then(|of| face.types.get_mut(of)) {
                found.of.extend(words.map(str::to_owned));
            }
        }
        // Members in one line, `{ readonly a: string; b?: number }`, and those of a line each.
        let mut piece = String::new();
        for character in line.chars() {
            match character {
                '{' | '(' | '[' => {
                    if depth == 1 && character != '{' {
                        take(&piece, true, of.as_ref(), face);
                    }
                    if depth == 1 && character == '{' {
                        take(&piece, false, of.as_ref(), face);
                    }
                    depth += 1;
                    piece.clear();
                }
                '}' | ')' | ']' => {
                    if depth == 1 {
                        take(&piece, false, of.as_ref(), face);
                    }
                    depth = depth.saturating_sub(1);
                    piece.clear();
                }
                ';' | ',' => {
                    if depth == 1 {
                        take(&piece, false, of.as_ref(), face);
                    }
                    piece.clear();
                }
                _ => piece.push(character),
            }
        }
        if depth == 1 {
            take(&piece, false, of.as_ref(), face);
        }
    }
}

/// A member, where a piece of the text declares one.
fn take(piece: &str, called: bool, of: Option<&String>, face: &mut Declared) {
    let Some(of) = of else { return };
    let mut words = piece.trim();
    for word in ["export", "public", "static", "readonly", "declare", "async", "get", "set", "abstract"] {
        words = match words.strip_prefix(word) {
            Some(rest) if rest.starts_with(' ') => rest.trim_start(),
            _ => words,
        };
    }
    let name: String = words.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let after = words.get(name.len()..).unwrap_or_default().trim_start_matches('?').trim_start();
    let declares = after.starts_with(':')
        || after.starts_with('=')
        || after.starts_with('<')
        || (called && after.is_empty());
    if declares && !name.is_empty() {
        face.types.entry(of.clone()).or_default().members.insert(name);
    }
}

/// The name that a line declares, whether it exports it, and whether it is a type.
fn declared(line: &str) -> Option<(bool, bool, String)> {
    let (is_exported, rest) = match line.strip_prefix("export ") {
        Some(rest) => (true, rest.trim_start()),
        None => (false, line),
    };
    let rest = rest.strip_prefix("declare ").unwrap_or(rest);
    let rest = rest.strip_prefix("abstract ").or_else(|| rest.strip_prefix("async ")).unwrap_or(rest);
    let (word, rest) = rest.split_once(' ')?;
    let is_type = match word {
        "class" | "interface" | "type" => true,
        "function" | "const" => false,
        _ => return None,
    };
    let name: String = rest.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some((is_exported, is_type, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_members_and_functions_are_read() {
        let mut declared = Declared::default();
        read(
            "/** export class Not { this(): void } */\nexport class Case {\n  readonly native: N;\n  /** x */\n  get id(): string {\n    return \"a: b\";\n  }\n  \
             static open(book: RuleBook, id: string): Case {\n    const inner: X = y;\n  }\n  asOf(\n    on: string,\n  ): Case {\n  }\n}\n\
             export interface Payment { readonly date: string; amount?: string }\n\
             export type Price =\n  | { kind: \"fixed\"; amount: string }\n  | { kind: \"rate\"; rate: string };\n\
             export function payments(plan: Plan): Payment[] {\n}\nexport const NONE = 1;\n",
            &mut declared,
        );
        let face = declared.face();
        let of = |name: &str| face.types[name].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(of("Case"), ["asOf", "id", "native", "open"]);
        assert_eq!(of("Payment"), ["amount", "date"]);
        assert_eq!(of("Price"), ["amount", "kind", "rate"]);
        assert_eq!(face.free.iter().map(String::as_str).collect::<Vec<_>>(), ["NONE", "payments"]);
    }
}
