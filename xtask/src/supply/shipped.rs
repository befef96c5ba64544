//! What a packed file has to hold, and what it may not.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::{BOM, LICENCES, NOTICES, cannot, read};
use crate::outcome::{Failure, Outcome};
use crate::tool::{root, tool};

/// The files that every package holds, whatever the folder they are in.
pub(crate) fn needed(with_bom: bool) -> Vec<&'static str> {
    LICENCES.into_iter().chain([NOTICES]).chain(with_bom.then_some(BOM)).collect()
}

/// Unpacks a `.tgz`, `.crate`, `.tar.gz` or `.whl` under `target/`, and checks that it holds each of `needed` as it is in
/// the repository: the folder.
pub(crate) fn unpacked(package: &Path, needed: &[&str]) -> Outcome<PathBuf> {
    let folder = root().join("target").join("unpacked").join(package.file_name().unwrap_or_default());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| cannot("empty", &folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| cannot("make", &folder, &error))?;
    if package.extension().is_some_and(|extension| extension == "whl") {
        tool("python3", "-m zipfile -e").args([package, &folder]).run()?;
    } else {
        tool("tar", "-xzf").args([package]).within(&folder).run()?;
    }
    holds(&folder, needed)?;
    Ok(folder)
}

fn holds(folder: &Path, needed: &[&str]) -> Outcome {
    let files = files_below(folder)?;
    for name in needed {
        let found = files.iter().find(|file| file.file_name().is_some_and(|known| known == *name));
        let found =
            found.ok_or_else(|| Failure::new(format!("the package has no {name}: {}", folder.display())))?;
        let text = read(found)?;
        if text.trim().is_empty() || LICENCES.contains(name) && text != read(&root().join(name))? {
            return Err(Failure::new(format!("not the text of {name}: {}", found.display())));
        }
    }
    Ok(())
}

/// Checks that nothing in an unpacked package tells where it was built, and that compiled parts are stripped.
pub(crate) fn clean(folder: &Path) -> Outcome {
    let mut wrong = Vec::new();
    for file in files_below(folder)? {
        let bytes = fs::read(&file).map_err(|error| cannot("read", &file, &error))?;
        let told = |what: &str| format!("{}: {what}", file.strip_prefix(folder).unwrap_or(&file).display());
        let paths = build_paths().into_iter().filter(|(path, _)| contains(&bytes, path.as_bytes()));
        wrong.extend(paths.map(|(path, _)| told(&format!("holds the path {path}"))));
        let sections = elf_sections(&bytes).unwrap_or_default();
        let needless = sections.iter().filter(|name| *name == ".symtab" || name.starts_with(".debug_"));
        wrong.extend(needless.map(|name| told(&format!("is not stripped of {name}"))));
    }
    if wrong.is_empty() { Ok(()) } else { Err(Failure::new(wrong.join("\n"))) }
}

/// The flags of the compiler for what is published: paths of this machine are replaced.
pub(crate) fn release_flags() -> String {
    let own = env::var("CARGO_ENCODED_RUSTFLAGS").or_else(|_| {
        env::var("RUSTFLAGS").map(|flags| flags.split_whitespace().collect::<Vec<_>>().join("\x1f"))
    });
    let remapped = build_paths()
        .into_iter()
        .map(|(path, name)| format!("--remap-path-prefix={}={name}", path.trim_end_matches('/')));
    own.into_iter().filter(|flags| !flags.is_empty()).chain(remapped).collect::<Vec<_>>().join("\x1f")
}

/// Folders of this machine that a compiler sees, each with a slash at its end, and what is written instead: the widest
/// first, since the last that fits is taken.
fn build_paths() -> Vec<(String, &'static str)> {
    let of = |name: &str| env::var_os(name).map(PathBuf::from);
    let home = of("HOME");
    let cargo_home = of("CARGO_HOME").or_else(|| Some(home.as_ref()?.join(".cargo")));
    let folders = [
        (home, "home"),
        (cargo_home, "cargo"),
        (Some(root()), "bevilling"),
        (of("CARGO_TARGET_DIR"), "target"),
    ];
    let mut paths: Vec<(String, &str)> = folders
        .into_iter()
        .filter_map(|(path, name)| Some((format!("{}/", path?.display()), name)))
        .filter(|(path, _)| path.len() > 2)
        .collect();
    paths.sort_by_key(|(path, _)| path.len());
    paths
}

/// The names of the sections of a 64-bit little-endian ELF file; none of any other file.
fn elf_sections(bytes: &[u8]) -> Option<Vec<String>> {
    let number = |at: usize, size: usize| -> Option<usize> {
        let digits = bytes.get(at..at.checked_add(size)?)?;
        digits.iter().rev().try_fold(0_usize, |sum, byte| sum.checked_mul(256)?.checked_add((*byte).into()))
    };
    if !bytes.starts_with(b"\x7fELF\x02\x01") {
        return None;
    }
    let (table, size, count) = (number(0x28, 8)?, number(0x3a, 2)?, number(0x3c, 2)?);
    let header = |index: usize| table.checked_add(size.checked_mul(index)?);
    let names = number(header(number(0x3e, 2)?)?.checked_add(0x18)?, 8)?;
    (0..count)
        .map(|index| {
            let name = bytes.get(names.checked_add(number(header(index)?, 4)?)?..)?;
            Some(String::from_utf8_lossy(name.split(|byte| *byte == 0).next()?).into_owned())
        })
        .collect()
}

fn files_below(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| cannot("read", folder, &error))? {
        let path = entry.map_err(|error| cannot("read", folder, &error))?.path();
        if path.is_dir() { files.extend(files_below(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    let Some((first, _)) = wanted.split_first() else { return true };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(at..).unwrap_or_default();
        if rest.starts_with(wanted) {
            return true;
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
        let folder = root().join("target").join("xtask-tests").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("inner")).unwrap();
        for (name, bytes) in files {
            fs::write(folder.join("inner").join(name), bytes).unwrap();
        }
        folder
    }

    #[test]
    fn a_package_without_a_licence_or_with_another_is_refused() {
        let mit = fs::read(root().join("LICENSE-MIT")).unwrap();
        let told = |files: &[(&str, &[u8])]| {
            holds(&folder("licences", files), &["LICENSE-MIT", NOTICES]).err().map(|failure| failure.message)
        };
        assert_eq!(told(&[("LICENSE-MIT", &mit), (NOTICES, b"some")]), None);
        assert!(told(&[("LICENSE-MIT", &mit)]).unwrap().contains("has no THIRD-PARTY-NOTICES.txt"));
        assert!(
            told(&[("LICENSE-MIT", &mit), (NOTICES, b" ")]).unwrap().contains("not the text of THIRD-PARTY")
        );
        assert!(
            told(&[("LICENSE-MIT", b"MIT"), (NOTICES, b"some")])
                .unwrap()
                .contains("not the text of LICENSE-MIT")
        );
    }

    #[test]
    fn a_path_of_this_machine_and_symbols_are_found() {
        let path = format!("\0\0at {}/core/src/lib.rs:1", root().display());
        let told =
            |bytes: &[u8]| clean(&folder("paths", &[("file", bytes)])).err().map(|failure| failure.message);
        assert_eq!(told(b"core/src/lib.rs:1"), None);
        assert!(told(path.as_bytes()).unwrap().contains(&format!("holds the path {}/", root().display())));
        assert_eq!(told(b"\x7fELF .symtab"), None);
        if cfg!(target_os = "linux") {
            // This test has its symbols.
            let own = fs::read(env::current_exe().unwrap()).unwrap();
            assert!(told(&own).unwrap().contains("is not stripped of .symtab"));
        }
    }

    #[test]
    fn the_widest_folder_is_replaced_first() {
        let lengths: Vec<usize> = build_paths().iter().map(|(path, _)| path.len()).collect();
        assert!(!lengths.is_empty() && lengths.is_sorted());
        assert!(release_flags().contains(&format!("--remap-path-prefix={}=bevilling", root().display())));
    }
}
