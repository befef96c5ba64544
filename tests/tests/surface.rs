//! Every public item of the crate is in each face, or `surface_exceptions.toml` says why not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on shall panic")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bevilling_tests::surface::{
    Exceptions, Face, Item, exceptions, lacking, node_items, public_items, python_items,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn items() -> BTreeSet<Item> {
    public_items(&root().join("core/src")).unwrap()
}

fn listed() -> Exceptions {
    exceptions(&fs::read_to_string(root().join("tests/surface_exceptions.toml")).unwrap()).unwrap()
}

#[test]
fn the_items_of_the_crate_are_found() {
    let names: BTreeSet<String> = items().iter().map(ToString::to_string).collect();
    for name in [
        "rulebook::RuleBook",
        "rulebook::RuleBook::load",
        "rulebook::RuleBook::section",
        "rulebook::RuleBook::check_columns",
        "decide::Verdict::explain",
        "decide::RefusedOption::checks",
        "case::CommandRefused::faults",
        "plan::payments",
        "plan::Activity::section",
        "plan::PlanFault",
        "dates::serde_str::parse",
        "money::AMOUNT_BOUND",
        "case::Case::timeline",
        "text::codes",
        "case::CaseOptions::municipality",
        "forecast::PortfolioBuilder::add",
        "forecast::Budget::lines",
    ] {
        assert!(names.contains(name), "{name} is not found");
    }
    for name in ["plan::Activity::new_for_test", "case::CommandHandler", "decide::Check::raw"] {
        assert!(!names.contains(name), "{name} is not public");
    }
}

fn hold(language: &str, face: &Face) {
    let lacking = lacking(&items(), face, language, &listed());
    assert!(lacking.is_empty(), "{} of the surface:\n{}", lacking.len(), lacking.join("\n"));
}

#[test]
fn python_has_every_item() {
    hold("python", &python_items(&root().join("bindings-python/python")).unwrap());
}

#[test]
fn node_has_every_item() {
    hold("node", &node_items(&root().join("bindings-node/src")).unwrap());
}

#[test]
fn a_face_without_anything_lacks_everything() {
    for language in ["python", "node"] {
        let lacking = lacking(&items(), &Face::default(), language, &listed());
        for name in ["rulebook::RuleBook", "plan::payments"] {
            let told = format!("{language}: `{name}` is not there");
            assert!(lacking.contains(&told), "{told}");
        }
    }
}
