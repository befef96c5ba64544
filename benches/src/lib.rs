//! Input for the benches: rule books of real size, a citizen, and proposals.

use std::path::{Path, PathBuf};

use bevilling::decide::{Placement, Proposal};
use bevilling::rulebook::{FactValue, Role, RuleBook};

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The project's own rule book.
///
/// # Panics
/// Where it cannot be read.
#[must_use]
#[allow(clippy::expect_used, reason = "a bench without its input has nothing to measure")]
pub fn children() -> RuleBook {
    let text = std::fs::read_to_string(root().join("examples/rulebooks/children.json"))
        .expect("the rule book is there");
    RuleBook::from_json(&text).expect("the rule book is without faults")
}

/// A case that states every fact of the children's rule book but its birthday.
///
/// # Panics
/// Where the rule book does not know the facts.
#[must_use]
#[allow(clippy::expect_used, reason = "a bench without its input has nothing to measure")]
pub fn child(book: &RuleBook) -> Placement {
    book.place([
        ("target_group", FactValue::from("family")),
        ("birth_date", FactValue::from("2014-05-02")),
        ("effort_step", FactValue::from(3)),
        ("scaling_step", FactValue::from(5)),
        ("custody_consent", FactValue::from(true)),
        ("assessment", FactValue::from("examination")),
    ])
    .expect("the facts are in the rule book")
}

/// Every offer of a rule book as a proposal, supplementary ones on their first main activity.
#[must_use]
pub fn proposals(book: &RuleBook) -> Vec<Proposal> {
    book.document()
        .offers
        .iter()
        .filter_map(|offer| match offer.role {
            Role::Main => Some(Proposal::main(&offer.section, &offer.activity_type)),
            Role::Supplementary => offer
                .to
                .first()
                .map(|main| Proposal::supplementary(&offer.section, &offer.activity_type, main)),
        })
        .collect()
}
