//! Nobody's number is printed: a number is put into every text of every ask of the corpus, and all that people could
//! see of it is searched.
//!
//! A few changes of each ask, drawn the same at every run; with `TRIED=100` so many, with `ALL=1` every change at every
//! place, which takes hours.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on shall panic"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::Path;

use bevilling_tests::corpus::{asks, seen};
use serde_json::{Value, json};

/// The number: 31 in month 13 is nobody's birthday.
const SPELLINGS: [&str; 6] =
    ["311399-0000", "311399 0000", "3113990000", "311399\u{2011}0000", "311399\u{a0}0000", "31.13.99-0000"];
/// What is left of the number wherever it is not masked, also where a text is cut.
const LEFT: [&str; 2] = ["31139", "31.13.9"];
/// How many changes of an ask are tried in a usual run.
const TRIED: usize = 5;

/// Draws the same at every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count.max(1)
    }
}

/// How the number gets into an ask.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// A text is the number wherever it is written, as a value or as a key: what refers to it still does.
    Everywhere,
    /// One place has the number instead.
    Here,
    /// One text has it added.
    Added,
    /// One place has it as a JSON number.
    Number,
    /// An object has it as a key too many.
    Key,
    /// One cell of a text of many has it.
    Cell,
}

const CHANGES: [Change; 6] =
    [Change::Everywhere, Change::Here, Change::Added, Change::Number, Change::Key, Change::Cell];

fn root() {
    env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap();
}

/// Call and args of every ask; of texts and pictures, those of what they are of.
fn asked() -> Vec<(String, Value)> {
    let mut files: Vec<_> =
        fs::read_dir("tests/corpus").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    for file in files {
        for ask in asks(&fs::read_to_string(file).unwrap()).unwrap() {
            let mut args: Value = serde_json::from_str(&ask.args).unwrap();
            let call = match args.get("of") {
                Some(of) => of["call"].as_str().unwrap().to_owned(),
                None => ask.call,
            };
            if let Some(of) = args.get_mut("of") {
                args = of["args"].take();
            }
            let args = whole(args);
            if known.insert((call.clone(), args.to_string())) {
                found.push((call, args));
            }
        }
    }
    found
}

/// The ask with cases that it names by their files written out, so that they can be changed.
fn whole(mut args: Value) -> Value {
    match &mut args {
        Value::String(path) if path.starts_with("tests/corpus/lives/") => {
            args = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        }
        Value::Object(parts) => parts.values_mut().for_each(|part| *part = whole(part.take())),
        Value::Array(parts) => parts.iter_mut().for_each(|part| *part = whole(part.take())),
        _ => {}
    }
    args
}

/// The ask with rule books that it names by their files written out.
fn with_books(args: &mut Value, holds: &str, books: &mut BTreeMap<String, (String, Value)>) {
    match args {
        Value::String(path)
            if path.contains("rulebooks/") && path.ends_with(".json") && Path::new(path).exists() =>
        {
            let (text, book) = books.entry(path.clone()).or_insert_with(|| {
                let text = fs::read_to_string(&*path).unwrap();
                let book = serde_json::from_str(&text).unwrap_or(Value::Null);
                (text, book)
            });
            if book.is_object() && text.contains(&Value::from(holds).to_string()) {
                *args = book.clone();
            }
        }
        Value::Object(parts) => parts.values_mut().for_each(|part| with_books(part, holds, books)),
        Value::Array(parts) => parts.iter_mut().for_each(|part| with_books(part, holds, books)),
        _ => {}
    }
}

/// Where texts, numbers and keys are, as JSON pointers.
fn places(args: &Value, at: &str, found: &mut Vec<String>) {
    match args {
        Value::Object(parts) => {
            if !parts.is_empty() {
                found.push(at.to_owned());
            }
            for (key, part) in parts {
                places(part, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(parts) => {
            for (index, part) in parts.iter().enumerate() {
                places(part, &format!("{at}/{index}"), found);
            }
        }
        Value::String(_) | Value::Number(_) => found.push(at.to_owned()),
        Value::Null | Value::Bool(_) => {}
    }
}

fn everywhere(args: &mut Value, text: &str, number: &str) {
    match args {
        Value::String(here) if here == text => number.clone_into(here),
        Value::Object(parts) => {
            *parts = std::mem::take(parts)
                .into_iter()
                .map(|(key, mut part)| {
                    everywhere(&mut part, text, number);
                    (if key == text { number.to_owned() } else { key }, part)
                })
                .collect();
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| everywhere(part, text, number)),
        _ => {}
    }
}

/// The ask with the number in it; none where this change cannot be made at this place.
fn changed(
    args: &Value,
    place: &str,
    change: Change,
    number: &str,
    draw: &mut Draw,
    books: &mut BTreeMap<String, (String, Value)>,
) -> Option<Value> {
    let mut args = args.clone();
    let here = args.pointer_mut(place)?;
    let text = here.as_str().map(str::to_owned);
    match (change, text) {
        (Change::Everywhere, Some(text)) if !text.is_empty() => {
            with_books(&mut args, &text, books);
            everywhere(&mut args, &text, number);
        }
        (Change::Here, Some(_)) => *here = number.into(),
        (Change::Added, Some(text)) => *here = format!("{text} {number}").into(),
        (Change::Number, _) if !here.is_object() => *here = json!(3_113_990_000_u64),
        (Change::Key, None) => {
            here.as_object_mut()?.insert(number.to_owned(), number.into());
        }
        (Change::Cell, Some(text)) if text.contains('\n') => {
            let cells: Vec<&str> = text.split([',', ';']).collect();
            let cell = cells[draw.below(cells.len())].trim().to_owned();
            if cell.is_empty() || cell.contains('\n') {
                return None;
            }
            *here = text.replacen(&cell, number, 1).into();
        }
        _ => return None,
    }
    Some(args)
}

#[test]
fn nobodys_number_is_printed() {
    root();
    let all = env::var_os("ALL").is_some();
    let tried = env::var("TRIED").map_or(TRIED, |tried| tried.parse().unwrap());
    let (mut draw, mut books) = (Draw(7), BTreeMap::new());
    let (mut runs, mut refused, mut masked) = (0_usize, 0_usize, 0_usize);
    let mut leaks: BTreeMap<String, String> = BTreeMap::new();
    let mut codes = BTreeSet::new();
    for (call, args) in asked() {
        let mut at = Vec::new();
        places(&args, "", &mut at);
        let tries: Vec<(usize, Change)> = if all {
            (0..at.len()).flat_map(|place| CHANGES.map(|change| (place, change))).collect()
        } else {
            (0..tried).map(|_| (draw.below(at.len()), CHANGES[draw.below(CHANGES.len())])).collect()
        };
        for (place, change) in tries {
            let Some(place) = at.get(place) else { continue };
            let number = SPELLINGS[draw.below(SPELLINGS.len())];
            // Ten digits in the place of an amount are an amount, and amounts are data.
            let is_amount = |text: &str| text.parse::<rust_decimal::Decimal>().is_ok();
            let was_amount = args.pointer(place).and_then(Value::as_str).is_some_and(is_amount);
            let number = if was_amount && is_amount(number) { SPELLINGS[0] } else { number };
            let Some(args) = changed(&args, place, change, number, &mut draw, &mut books) else { continue };
            let (seen, no) = seen(&call, &args);
            runs += 1;
            refused += usize::from(no);
            masked += usize::from(seen.iter().any(|text| text.contains('•')));
            for text in &seen {
                codes.extend(codes_of(text));
                for left in LEFT {
                    if let Some((before, after)) = text.split_once(left) {
                        let near: String = before.chars().rev().take(80).collect();
                        let near: String =
                            near.chars().rev().chain(left.chars()).chain(after.chars().take(60)).collect();
                        leaks.entry(format!("{call} {place} {change:?}")).or_insert(near);
                    }
                }
            }
        }
    }
    println!(
        "{runs} asks with a number, {refused} refused, {masked} with a masked number, {} codes",
        codes.len()
    );
    let some: Vec<_> = leaks.iter().take(40).collect();
    assert!(leaks.is_empty(), "{} leaks: {some:#?}", leaks.len());
    assert!(
        runs > 800 && masked > runs / 2 && codes.len() > 25,
        "{runs} {masked} {}: {codes:?}",
        codes.len()
    );
}

/// The codes of faults that would have told the number.
fn codes_of(text: &str) -> Vec<String> {
    let told = text.lines().filter(|line| line.contains('•')).filter_map(|line| {
        let (_, rest) = line.rsplit_once(" [")?;
        let (code, _) = rest.split_once(']')?;
        (code.contains('-') && code.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'))
            .then(|| code.to_owned())
    });
    told.collect()
}

/// Types that hold texts of this crate alone.
const OWN_TEXTS: [&str; 2] = ["ErrorCodeInfo", "Code"];

/// A new type that shows a host's text to developers as it is would be found here, and not by a host.
#[test]
fn no_type_with_a_text_derives_debug() {
    root();
    let (mut looked_at, mut wrong) = (0_usize, Vec::new());
    let mut folders = vec![Path::new("core/src").to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                let file = syn::parse_file(&fs::read_to_string(&entry).unwrap()).unwrap();
                for item in &file.items {
                    let (name, is_public, attributes, fields) = match item {
                        syn::Item::Struct(one) => (
                            &one.ident,
                            is_public(&one.vis),
                            &one.attrs,
                            one.fields.iter().collect::<Vec<_>>(),
                        ),
                        syn::Item::Enum(one) => {
                            let fields = one.variants.iter().flat_map(|variant| &variant.fields).collect();
                            (&one.ident, is_public(&one.vis), &one.attrs, fields)
                        }
                        _ => continue,
                    };
                    looked_at += 1;
                    let holds_text = fields.iter().any(|field| is_text(&field.ty));
                    let own = OWN_TEXTS.contains(&name.to_string().as_str());
                    if is_public && holds_text && !own && derives_debug(attributes) {
                        wrong.push(format!("{}: {name}", entry.display()));
                    }
                }
            }
        }
    }
    assert!(looked_at > 300, "{looked_at}");
    assert!(wrong.is_empty(), "use `privacy::debug_by_json!` or `debug_by_fields!` for {wrong:#?}");
}

const fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

fn derives_debug(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("derive")).any(|attribute| {
        let mut found = false;
        let _ = attribute.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("Debug");
            Ok(())
        });
        found
    })
}

/// Whether a text is in a type, as `String`, `str` or in whatever holds one.
fn is_text(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Path(path) => path.path.segments.iter().any(|segment| {
            let within = match &segment.arguments {
                syn::PathArguments::AngleBracketed(arguments) => arguments
                    .args
                    .iter()
                    .any(|argument| matches!(argument, syn::GenericArgument::Type(ty) if is_text(ty))),
                _ => false,
            };
            within || segment.ident == "String" || segment.ident == "str"
        }),
        syn::Type::Reference(reference) => is_text(&reference.elem),
        syn::Type::Slice(slice) => is_text(&slice.elem),
        syn::Type::Array(array) => is_text(&array.elem),
        syn::Type::Tuple(tuple) => tuple.elems.iter().any(is_text),
        _ => false,
    }
}
