//! The Python modules that hosts import, and the compiled modules behind them.

use std::fmt::Write as _;

use super::docs::{Language, told};
use super::list::Module;
use super::{Faces, MARK};
use crate::outcome::Outcome;

/// The widest line of Python.
const WIDTH: usize = 110;

/// The classes and functions of a module, and its words.
fn names(faces: &Faces, name: &str, module: &Module) -> Outcome<(Vec<String>, Vec<String>)> {
    let (mut classes, mut words) = (module.python.clone(), Vec::new());
    for (class, entry) in &module.types {
        if faces.item(name, class)?.words().is_some() {
            words.push(class.clone());
        } else if entry.is_python() {
            classes.push(class.clone());
        }
    }
    classes.sort();
    Ok((classes, words))
}

/// The Python module.
pub(crate) fn module(faces: &Faces, name: &str, module: &Module, facade: &str) -> Outcome<String> {
    let (classes, words) = names(faces, name, module)?;
    let mut out = format!("# {}\n\"\"\"{facade}\"\"\"\n\n", MARK.trim_start_matches("// "));
    if !words.is_empty() {
        out.push_str("from typing import Literal, TypeAlias\n\n");
    }
    let _ = writeln!(out, "from bevilling._bevilling.{name} import (");
    for class in &classes {
        let _ = writeln!(out, "    {class},");
    }
    out.push_str(")\n");
    for word in &words {
        let item = faces.item(name, word)?;
        let all: Vec<String> =
            item.words().into_iter().flatten().map(|variant| format!("\"{}\"", variant.json)).collect();
        let line = format!("{word}: TypeAlias = Literal[{}]", all.join(", "));
        if line.len() <= WIDTH {
            let _ = writeln!(out, "\n{line}");
        } else {
            let _ = writeln!(out, "\n{word}: TypeAlias = Literal[\n    {},\n]", all.join(",\n    "));
        }
        let _ = writeln!(out, "\"\"\"{}\"\"\"", told(&item.docs, &Language::Python).join("\n"));
    }
    let mut all: Vec<String> = classes.into_iter().chain(words).collect();
    all.sort();
    let all: String = all.iter().map(|name| format!("    \"{name}\",\n")).collect();
    let _ = write!(out, "\n__all__ = [\n{all}]\n");
    Ok(out)
}

/// The compiled modules, each with what it has.
pub(crate) fn registration(faces: &Faces) -> Outcome<String> {
    let mut out = format!(
        "{MARK}\n//! What the compiled part of the package consists of.\n\nuse pyo3::prelude::*;\n\n"
    );
    out.push_str("/// The compiled part of `bevilling`; import `bevilling` itself.\n#[pymodule]\n");
    out.push_str(
        "mod _bevilling {\n    use super::*;\n\n    #[pymodule_export]\n    use crate::fault::again;\n",
    );
    for (name, module) in faces.list.0.iter().filter(|(name, _)| !name.contains("::")) {
        out.push('\n');
        registered(faces, &mut out, "    ", name, name, module)?;
    }
    out.push_str("}\n");
    Ok(out)
}

fn registered(
    faces: &Faces,
    out: &mut String,
    indent: &str,
    name: &str,
    path: &str,
    module: &Module,
) -> Outcome {
    let _ = writeln!(out, "{indent}/// {}\n{indent}#[pymodule]\n{indent}mod {name} {{", module.doc);
    for class in names(faces, path, module)?.0 {
        // A function of another module says so.
        let from = match class.as_str() {
            "individual_payments_of_change" => "plan",
            _ => path.split("::").next().unwrap_or(path),
        };
        let _ = writeln!(out, "{indent}    #[pymodule_export]\n{indent}    use crate::{from}::{class};");
    }
    let inner =
        faces.list.0.iter().filter_map(|(inner, module)| {
            Some((inner, inner.strip_prefix(path)?.strip_prefix("::")?, module))
        });
    for (at, (full, short, inner)) in inner.enumerate() {
        let _ = write!(
            out,
            "{}",
            if at == 0 { format!("{indent}    use pyo3::prelude::*;\n\n") } else { "\n".to_owned() }
        );
        registered(faces, out, &format!("{indent}    "), short, full, inner)?;
    }
    let _ = writeln!(out, "{indent}}}");
    Ok(())
}
