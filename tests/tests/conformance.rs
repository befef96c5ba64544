//! Every committed vector, family by family, and the list of differences.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on shall panic")]

use std::collections::BTreeSet;
use std::path::Path;

use bevilling_tests::{FAMILIES, Report, Vectors, known_differences, run};

/// The report of one family over the committed vectors.
fn report(name: &str) -> Report {
    let family = FAMILIES.iter().find(|family| family.name == name).expect("a family of that name");
    run(family, &vectors(name), &known_differences().unwrap())
}

fn vectors(name: &str) -> Vectors {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance");
    Vectors::read(&dir, name).unwrap().expect("a file of that name")
}

macro_rules! families {
    ($($name:ident: $cases:literal),* $(,)?) => {
        $(#[test]
        fn $name() {
            let report = report(stringify!($name));
            let failures: String = report.failed.iter().map(|failure| format!("\n{failure}")).collect();
            assert!(report.failed.is_empty(), "{report}{failures}");
            assert_eq!(report.passed + report.differs, $cases, "{report}");
        })*

        #[test]
        fn every_family_is_tested() {
            let tested = BTreeSet::from([$(stringify!($name)),*]);
            assert_eq!(tested, FAMILIES.iter().map(|family| family.name).collect());
        }
    };
}

families! {
    recurrence: 400,
    rates: 150,
    pricing: 290,
    exclusions: 110,
    open_ended: 150,
    validation: 220,
    accounts: 44,
    eligibility: 171,
    totals: 200,
    grant: 170,
}

/// The quirks a family's vectors carry.
fn quirks(vectors: &Vectors) -> BTreeSet<String> {
    vectors.cases.iter().flat_map(|case| case.quirks.iter().cloned()).collect()
}

#[test]
fn differences_are_those_of_the_vectors() {
    let known = known_differences().unwrap();
    for family in FAMILIES {
        let listed: BTreeSet<_> = known
            .iter()
            .filter(|known| known.family == family.name)
            .map(|known| known.quirk.clone())
            .collect();
        let verified: BTreeSet<_> = family.instead.iter().map(|(quirk, _)| (*quirk).to_owned()).collect();
        let unmarked = known.iter().filter(|known| known.family == family.name && known.unmarked);
        let unmarked: BTreeSet<_> = unmarked.map(|known| known.quirk.clone()).collect();
        let marked: BTreeSet<_> = listed.difference(&unmarked).cloned().collect();
        assert_eq!(marked, quirks(&vectors(family.name)), "{}", family.name);
        assert_eq!(listed, verified, "{}", family.name);
    }
    for difference in &known {
        assert!(FAMILIES.iter().any(|family| family.name == difference.family), "{difference:?}");
        assert!(difference.reason.len() > 20 && difference.instead.len() > 20, "{difference:?}");
    }
    let names: BTreeSet<_> = known.iter().map(|known| (&known.family, &known.quirk)).collect();
    assert_eq!(names.len(), known.len(), "a difference is listed twice");
}

#[test]
fn no_difference_is_stale() {
    for difference in known_differences().unwrap() {
        let differing = report(&difference.family).quirks.get(&difference.quirk).copied().unwrap_or_default();
        assert!(differing > 0, "nothing differs by `{}` of {}", difference.quirk, difference.family);
    }
}
