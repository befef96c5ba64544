//! Every code is told in every language, with the values that come with it.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
// Only with every feature are all the messages of some use.
#[cfg(feature = "exchange")]
#[path = "codes_sources.rs"]
mod sources;

use crate::text::bundle::{LANGS, try_say, value};

#[test]
fn the_files_are_read_without_an_error_and_say_nothing_twice() {
    for lang in LANGS {
        assert_eq!(parser::parse(source(lang)).err().map(|(_, errors)| errors), None, "{lang:?}");
        let mut seen = BTreeSet::new();
        for template in Templates::new(lang).0 {
            assert!(!template.text.trim().is_empty(), "{lang:?} {} is empty", template.id);
            assert!(seen.insert(template.id.clone()), "{lang:?} {} is written twice", template.id);
        }
    }
}

/// Every code has a message in every language, with no other values than those that come with it.
#[test]
fn every_code_is_spoken_in_every_language() {
    let mut missing = Vec::new();
    for lang in LANGS {
        let templates = Templates::new(lang);
        for code in codes() {
            let (area, code, outcome) = (&code.area, code.code, code.outcome);
            let id = match outcome {
                Some(outcome) => format!("check-{code}.{}", outcome.replace('_', "-")),
                None => format!("{area}-{code}"),
            };
            if templates.get(&id).is_none() {
                missing.push(format!("{lang:?} {id}"));
            }
        }
        for (catalogue, listed) in catalogues() {
            for ErrorCodeInfo { code, values, .. } in listed {
                let id = format!("{}-{code}", area(catalogue));
                for variable in templates.variables(&id) {
                    if !values.contains(&variable.as_str()) {
                        missing.push(format!("{lang:?} {id} ${variable}"));
                    }
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Whatever the values are, a message is made of them: `try_say` refuses errors in tests.
#[test]
fn messages_of_faults_take_any_value() {
    for (catalogue, listed) in catalogues() {
        for ErrorCodeInfo { code, values, .. } in listed {
            for text in ["2026-02-01", "[.., 2026-02-01)", "2026-02-01/..", "none", "1", "-7.50", "", "`a`"] {
                let values: Vec<_> = values.iter().map(|&name| (name, value(text))).collect();
                for lang in LANGS {
                    let said = try_say(lang, &format!("{}-{code}", area(catalogue)), &values);
                    // That there is a message is the matter of another test.
                    assert!(!said.unwrap_or_default().contains('\u{2068}'), "{code}");
                }
            }
        }
    }
}

/// The two languages say the same things, with the same values. Words of values are translated alone.
#[test]
fn the_languages_have_the_same_messages_and_values() {
    let [danish, english] = LANGS.map(|lang| {
        let templates = Templates::new(lang).0.into_iter();
        let values = |template: Template| (template.id, BTreeSet::from_iter(template.variables));
        templates.map(values).filter(|(id, _)| !id.starts_with("word-")).collect::<BTreeMap<_, _>>()
    });
    assert_eq!(danish, english);
}
