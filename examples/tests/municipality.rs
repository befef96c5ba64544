//! The main job tells its story on every rule book that is there.

use std::path::{Path, PathBuf};

use bevilling::Decimal;
use bevilling::chart::Size;
use bevilling::dates::parse;
use bevilling::decide::Decision;
use bevilling::plan::Layer;
use bevilling::title::Language;
use examples::life::Life;
use examples::report::page;
use examples::story::Story;

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// What every telling has: a refusal with a way out, grants that are allowed, and figures that add up.
fn holds(story: &Story) {
    assert!(story.options.sections().next().is_some());
    assert!(story.options.refusals().next().is_some());
    assert_eq!(story.refused.decision(), Decision::Refused);
    let alternatives = story.refused.alternatives();
    assert!(!alternatives.facts.is_empty() || !alternatives.sections.is_empty());
    assert!(story.verdicts.iter().all(|verdict| verdict.decision() == Decision::Allowed));

    let preview = &story.preview;
    let sum = |layers: &[Layer]| -> Decimal {
        let payments = preview.payments.iter().filter(|payment| layers.contains(&payment.layer));
        payments.map(|payment| payment.amount).sum()
    };
    assert_eq!(sum(&[Layer::Granted]), preview.granted.all);
    assert_eq!(sum(&[Layer::Granted, Layer::Expected]), preview.expected.all);
    assert_eq!(preview.decision, preview.granted, "nothing was granted before");
    assert!(preview.expected.next_year > preview.granted.next_year, "a placement is foreseen");

    for lang in [Language::Da, Language::En] {
        let page = page(story, None, lang).into_string();
        assert_eq!(page.matches("<svg").count(), 2);
        assert!(page.contains(&bevilling::text::amount(preview.expected.next_year, lang)));
    }
}

#[test]
fn on_the_rule_book_of_the_childrens_area() {
    for on in ["2026-01-05", "2026-06-30", "2026-11-21"] {
        holds(
            &Story::children(&in_repository("examples/rulebooks/children.json"), parse(on).unwrap()).unwrap(),
        );
    }
}

#[test]
fn on_a_real_classification_of_os2bos() {
    for folder in ["fixtures", "csv"] {
        let folder = in_repository("../shared/os2bos").join(folder);
        if folder.is_dir() {
            holds(&Story::os2bos(&folder, parse("2026-01-05").unwrap()).unwrap());
        } else {
            println!("skipped: the classification of OS2bos is not beside the repository");
        }
    }
}

#[test]
fn a_folder_without_a_classification_is_refused_in_words() {
    let failure =
        Story::os2bos(&in_repository("examples/tests"), parse("2026-01-05").unwrap()).err().unwrap();
    assert!(!failure.to_string().is_empty());
    let failure =
        Story::children(&in_repository("no-such-file.json"), parse("2026-01-05").unwrap()).err().unwrap();
    assert!(failure.to_string().contains("unreadable-file"), "{failure}");
}

/// The picture in the README is what the library draws; `BLESS=1` draws it anew.
#[test]
fn the_picture_in_the_readme_is_fresh() {
    let path = in_repository("docs/preview.svg");
    let story =
        Story::children(&in_repository("examples/rulebooks/children.json"), parse("2026-01-05").unwrap());
    let drawn = story.unwrap().preview.to_svg(Language::En, Size::default());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &drawn).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap() == drawn, "docs/preview.svg is stale: run with BLESS=1");
}

/// The pictures of what comes late are what the library draws; `BLESS=1` draws them anew.
#[test]
fn the_pictures_of_what_comes_late_are_fresh() {
    let life = Life::children(&in_repository("examples/rulebooks/children.json")).unwrap();
    let names: Vec<&str> = life.late.iter().map(|late| late.name).collect();
    assert_eq!(
        names,
        ["missed-run", "stopped", "set-off", "waived", "price", "changed", "agreement", "paused", "annulled"]
    );
    for late in &life.late {
        let path = in_repository(&format!("docs/late-{}.svg", late.name));
        let drawn = late.case.timeline(late.on, Language::En, Size::new(900, 240));
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &drawn).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap();
        assert!(kept == drawn, "{} is stale: run with BLESS=1", path.display());
    }
}

/// What is found overpaid or too little, in kroner, by case.
#[test]
fn what_comes_late_is_settled_as_computed_by_hand() {
    let life = Life::children(&in_repository("examples/rulebooks/children.json")).unwrap();
    let settled: Vec<(&str, Vec<String>)> = life
        .late
        .iter()
        .map(|late| {
            let settled = late.case.events().last().unwrap().body.settlements();
            (late.name, settled.iter().map(|one| one.settlement.amount.normalize().to_string()).collect())
        })
        .collect();
    let expected = [
        // Nothing was paid: what is late is in the run of Monday.
        ("missed-run", vec![]),
        // April and May of the help, and of the talks that end with it.
        ("stopped", vec!["-20000", "-12000"]),
        ("set-off", vec!["-12000"]),
        ("waived", vec!["-12000"]),
        // 20 hours at 15 more in March, April and May.
        ("price", vec!["900"]),
        // 500 more in March, April and May.
        ("changed", vec!["1500"]),
        // 20 hours at 20 more from February to May.
        ("agreement", vec!["1600"]),
        // Half of April, and May.
        ("paused", vec!["-15000"]),
        ("annulled", vec!["-24000"]),
    ];
    for ((name, found), (known, amounts)) in settled.iter().zip(&expected) {
        assert_eq!((name, found), (known, &amounts.iter().map(|text| (*text).to_owned()).collect()));
    }
    assert_eq!(settled.len(), expected.len());
    let batch = life.late[0].batch.as_ref().unwrap();
    let lines: Vec<_> =
        batch.lines.iter().map(|line| (line.activity.as_str(), line.date.to_string(), line.late)).collect();
    assert_eq!(lines, [("help", "2026-02-01".to_owned(), true), ("talks", "2026-02-01".to_owned(), true)]);
    assert_eq!(batch.payouts().map(|line| line.amount).collect::<Vec<_>>(), [800.into()]);
}
