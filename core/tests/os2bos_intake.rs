//! What spreadsheets make of the files of OS2bos: read, or refused at its place.

#![cfg(feature = "exchange")]
#![allow(clippy::unwrap_used)]

use bevilling::dates::parse;
use bevilling::exchange::os2bos::{Import, Options, Os2bosFault, import_csv, import_fixtures, read_folder};
use bevilling::fault::Faults;
use bevilling::rulebook::RuleBook;
use bevilling::title::LocalizedText;

fn options() -> Options {
    Options {
        id: "x".to_owned(),
        version: "1".to_owned(),
        title: LocalizedText::new("X", "X"),
        on: parse("2026-01-01").unwrap(),
    }
}

/// The code, file, line and column of each fault.
fn places(found: Result<Import, Faults<Os2bosFault>>) -> Vec<String> {
    let faults = found.unwrap_err();
    let place = |fault: &bevilling::fault::Fault<Os2bosFault>| {
        let position = fault.position().unwrap();
        format!("{} {}:{}:{}", fault.code(), fault.file().unwrap(), position.line, position.column)
    };
    faults.iter().map(place).collect()
}

#[test]
fn each_broken_folder_has_its_faults() {
    for (name, expected) in [
        (
            "ambiguous-percent",
            &["activities.csv:2:3", "serviceproviders.csv:2:6", "serviceproviders.csv:4:6"][..],
        ),
        ("number-shortened", &["activities.csv:2:8", "serviceproviders.csv:2:1"]),
        ("zeros-lost", &["activities.csv:2:1", "activities.csv:3:7"]),
        ("not-utf-8", &["paragraphs.csv:1:1", "serviceproviders.csv:2:12"]),
    ] {
        let found = places(read_folder(format!("../tests/os2bos/broken/{name}"), &options()));
        let expected: Vec<String> = expected.iter().map(|place| format!("{name} {place}")).collect();
        assert_eq!(found, expected);
    }
    let faults = read_folder("../tests/os2bos/broken/not-utf-8", &options()).unwrap_err().to_string();
    assert!(
        faults.contains("it looks like UTF-16") && faults.contains("it looks like Windows-1252"),
        "{faults}"
    );
}

/// Whatever ends the lines, they are counted alike; blank lines and lines within cells count.
#[test]
fn lines_are_those_of_an_editor() {
    let lines = [
        "Aktivitet;Aktivitetnavn;Tollerance;MaxAfvigelse;Hovedaktivitet på;Følgeudgift på;Hovedaktivitet",
        "800101;Prøvehjælp;10%;5000;SEL-1;;",
        "",
        "800102;\"Prøveophold,\nlangt\";ti;5000;SEL-1;;",
        "800103;Prøvekørsel;10%;fem;SEL-1;;",
    ];
    for mark in ["", "\u{feff}"] {
        for end in ["\n", "\r\n", "\r"] {
            let text = mark.to_owned() + &lines.join("\n").replace('\n', end);
            let found = places(import_csv([("a.csv".to_owned(), text)], &options()));
            assert_eq!(found, ["not-an-amount a.csv:4:3", "not-an-amount a.csv:6:4"], "{mark:?} {end:?}");
        }
    }
}

#[test]
fn a_percentage_that_says_so_is_read() {
    let header = "CVR,Firma,Akiv,Type,Postnummer,Momsfaktor,Afdeling";
    for (cell, read) in [
        ("\"95,4%\"", Some("95.4")),
        ("95.4", Some("95.4")),
        ("\"0,954%\"", Some("0.954")),
        ("\"0,954\"", None),
        ("0.954", None),
        ("2", None),
        ("\"2,01\"", Some("2.01")),
        ("1%", Some("1")),
    ] {
        let text = format!("{header}\n10000001,Prøvehuset,,,0999,{cell},\n");
        let found = import_csv([("p.csv".to_owned(), text)], &options());
        let factor =
            found.map(|import| import.document.providers.first().unwrap().vat_factor.as_constant().unwrap());
        assert_eq!(factor.ok().map(|factor| factor.to_string()).as_deref(), read, "{cell}");
    }
}

#[test]
fn a_mark_of_utf_8_is_no_text() {
    let book = r#"{"id": "b", "version": "1", "title": {"da": "B"}}"#;
    assert_eq!(RuleBook::from_json(&format!("\u{feff}{book}")).unwrap().id(), "b");
    assert_eq!(RuleBook::load("../tests/rulebooks/good/byte-order-mark.json").unwrap().id(), "example");
    // It shifts no place, and stands at the beginning alone.
    let broken = book.replace("version", "versoin");
    let places = |text: &str| RuleBook::from_json(text).unwrap_err().to_string();
    assert_eq!(places(&format!("\u{feff}{broken}")), places(&broken));
    assert!(places(&format!("\u{feff}\u{feff}{book}")).contains("json-syntax"));
    assert!(import_fixtures([("d.json".to_owned(), "\u{feff}[]".to_owned())], &options()).is_ok());
}
