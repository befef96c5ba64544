//! The notices of a package: the works of others in it, and the text of each licence once.

use std::collections::BTreeMap;
use std::fs;

use super::packages::{Closure, Dependency};
use super::{cannot, read};
use crate::outcome::{Failure, Outcome};
use crate::tool::root;

/// The notices of all packages of a registry in a closure.
pub(super) fn notices(closure: &Closure) -> Outcome<String> {
    let foreign: Vec<&Dependency> =
        closure.dependencies.values().filter(|found| found.checksum.is_some()).collect();
    let mut out = String::from(
        "THIRD-PARTY NOTICES\n\nbevilling is licensed under MIT or Apache-2.0, as you prefer. It is compiled with the works below; the\n\
         licence texts follow. Where a licence may be chosen, MIT is. Written by `cargo xtask notices`.\n\n",
    );
    // Each text with those that it is the text of.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for one in foreign {
        let id = format!("{} {}", one.name, one.version);
        out.push_str(format!("{id}  {}  {}", one.licence, one.repository).trim_end());
        out.push('\n');
        for text in licence_texts(one)? {
            texts.entry(text).or_default().push(id.clone());
        }
    }
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|(_, one), (_, other)| one.cmp(other));
    for (text, of) in texts {
        out.push_str(&format!("\n{}\n{}:\n\n{text}\n", "=".repeat(80), of.join(", ")));
    }
    Ok(out)
}

/// The texts that a package has to be shipped with.
fn licence_texts(one: &Dependency) -> Outcome<Vec<String>> {
    let mut texts = own_texts(one)?;
    let choices: Vec<&str> = one.licence.split(" OR ").collect();
    if choices.contains(&"MIT") && texts.iter().any(|text| is_mit(text)) {
        texts.retain(|text| !is_apache(text));
    }
    if !texts.is_empty() {
        return Ok(texts);
    }
    // It has no text of its own: the licence's, with those who wrote it.
    let own = if choices.contains(&"MIT") {
        let authors = if one.authors.is_empty() {
            format!("the authors of {}", one.name)
        } else {
            one.authors.join(", ")
        };
        let mit = read(&root().join("LICENSE-MIT"))?;
        let (_, terms) = mit.split_once("\n\nPermission").unwrap_or_default();
        format!("MIT License\n\nCopyright (c) {authors}\n\nPermission{terms}")
    } else if choices.contains(&"Apache-2.0") {
        read(&root().join("LICENSE-APACHE"))?
    } else {
        let message =
            format!("{} {} has no licence text, and {} is not known", one.name, one.version, one.licence);
        return Err(Failure::new(message));
    };
    Ok(vec![tidy(&own)])
}

/// The licence and notice files in a package's folder.
fn own_texts(one: &Dependency) -> Outcome<Vec<String>> {
    let files = fs::read_dir(&one.folder).map_err(|error| cannot("read", &one.folder, &error))?;
    let mut paths: Vec<_> =
        files.filter_map(|file| Some(file.ok()?.path())).filter(|path| path.is_file()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_uppercase();
        ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|start| name.starts_with(start))
    });
    paths.sort();
    paths.iter().map(|path| read(path).map(|text| tidy(&text))).collect()
}

/// Without blanks at the ends of lines, so that the same text is the same.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn is_mit(text: &str) -> bool {
    text.contains("Permission is hereby granted, free of charge")
}

fn is_apache(text: &str) -> bool {
    text.contains("Apache License") && text.contains("TERMS AND CONDITIONS")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without_text(licence: &str) -> Dependency {
        Dependency {
            name: "one".to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
            authors: Vec::new(),
            repository: String::new(),
            folder: root().join("xtask").join("src"),
            checksum: Some(String::new()),
        }
    }

    #[test]
    fn a_package_without_a_text_has_that_of_its_licence_with_its_authors() {
        let told = |licence: &str| licence_texts(&without_text(licence)).map(|texts| texts.concat());
        let mit = told("Apache-2.0 OR MIT").unwrap();
        assert!(is_mit(&mit) && mit.contains("Copyright (c) the authors of one\n"), "{mit}");
        assert!(is_apache(&told("Apache-2.0").unwrap()));
        let unknown = told("GPL-3.0-only").err().unwrap();
        assert_eq!(unknown.message, "one 1.0.0 has no licence text, and GPL-3.0-only is not known");
    }

    #[test]
    fn where_mit_may_be_chosen_its_text_is_enough() {
        let both = |licence: &str| {
            let own = Dependency { folder: root(), ..without_text(licence) };
            licence_texts(&own).unwrap().len()
        };
        assert_eq!(both("MIT OR Apache-2.0"), 1);
        assert_eq!(both("Apache-2.0 AND MIT"), 2);
    }
}
