//! What the Python face says of itself: its stubs.

use std::fs;
use std::path::Path;

use super::Face;

/// The classes, their members, and the functions of the stubs in a folder and those within it.
///
/// # Errors
/// A stub that cannot be read.
pub fn python_items(folder: &Path) -> Result<Face, String> {
    let mut face = Face::default();
    read_folder(folder, &mut face)?;
    Ok(face)
}

fn read_folder(folder: &Path, face: &mut Face) -> Result<(), String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        if path.is_dir() {
            read_folder(&path, face)?;
        } else if path.extension().is_some_and(|extension| extension == "pyi") {
            read(&fs::read_to_string(&path).map_err(said)?, face);
        }
    }
    Ok(())
}

/// Reads a stub by its indentation: a class, and what stands one step further in.
fn read(text: &str, face: &mut Face) {
    let mut class: Option<String> = None;
    let mut in_docstring = false;
    for line in text.lines() {
        let quotes = line.matches("\"\"\"").count();
        let was_in = in_docstring;
        in_docstring ^= quotes % 2 == 1;
        if was_in || line.trim().is_empty() {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        let Some(name) = declared(line.trim_start()) else { continue };
        let is_class = line.trim_start().starts_with("class ");
        match (indent, &class) {
            (0, _) if is_class => {
                face.types.entry(name.clone()).or_default();
                class = Some(name);
            }
            (0, _) => {
                class = None;
                // `Name: TypeAlias` and `Name = …` are types where they look like one.
                if name.chars().next().is_some_and(char::is_uppercase) && name.chars().any(char::is_lowercase)
                {
                    face.types.entry(name).or_default();
                } else {
                    face.free.insert(name);
                }
            }
            (4, Some(of)) => face.member(of, &name),
            _ => {}
        }
    }
}

/// The name that a line declares.
fn declared(line: &str) -> Option<String> {
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = line
        .strip_prefix("def ")
        .or_else(|| line.strip_prefix("class "))
        .or_else(|| line.strip_prefix("type "));
    let name: String =
        rest.unwrap_or(line).chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    let after = rest.unwrap_or(line).get(name.len()..)?.trim_start();
    let declares = rest.is_some() || after.starts_with(':') || after.starts_with('=');
    (declares && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_members_and_functions_are_read() {
        let mut face = Face::default();
        let stub = "@final\nclass Verdict:\n    \"\"\"What\n\n    def not_this(self): ...\n    \"\"\"\n    @property\n    \
                    def decision(self) -> Decision: ...\n    on: date\n    def explain(\n        self,\n        lang: str,\n    ) -> str: ...\n\
                    def payments(plan: PaymentPlan) -> list[Payment]: ...\nMAX: Final[int]\nFactValue: TypeAlias = str\n";
        read(stub, &mut face);
        let members: Vec<&str> = face.types["Verdict"].iter().map(String::as_str).collect();
        assert_eq!(members, ["decision", "explain", "on"]);
        assert_eq!(face.types.len(), 2);
        assert_eq!(face.free.iter().map(String::as_str).collect::<Vec<_>>(), ["MAX", "payments"]);
    }
}
