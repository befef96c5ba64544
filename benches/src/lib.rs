//! Input for the benches: rule books of real size, a citizen, proposals and plans.

#![allow(clippy::expect_used, reason = "a bench without its input has nothing to measure")]

pub mod portfolio;

use std::path::{Path, PathBuf};

use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::decide::{Proposal, Situation};
use bevilling::exchange::os2bos;
use bevilling::plan::{Activity, PaymentPlan, Price};
use bevilling::rulebook::{FactValue, Role, RuleBook};
use bevilling::title::LocalizedText;
use bevilling::{Decimal, money};

/// A date that every bench asks on.
///
/// # Panics
/// Never: it is a date.
#[must_use]
pub fn today() -> Date {
    parse("2026-02-01").expect("it is a date")
}

fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A rule book as JSON, with a case that states the facts its rules use.
pub struct Input {
    /// Name in the results.
    pub name: &'static str,
    /// The rule book as it is written.
    pub json: String,
    /// The rule book.
    pub book: RuleBook,
    /// The case.
    pub case: Situation,
}

/// The rule books that are there: the project's own, and the classification of OS2bos where it lies beside the
/// repository.
///
/// # Panics
/// Where one is there and cannot be read: a bench without its input has nothing to measure.
#[must_use]
pub fn inputs() -> Vec<Input> {
    let mut inputs = Vec::new();
    let folder = in_repository("../shared/os2bos/fixtures");
    if folder.is_dir() {
        let (id, version) = ("os2bos".to_owned(), "1".to_owned());
        let options = os2bos::Options { id, version, title: LocalizedText::danish("OS2bos"), on: today() };
        let document = os2bos::read_folder(folder, &options).expect("the fixtures are readable").document;
        let target_group = FactValue::from("Familieafdelingen");
        let facts = [("target_group", target_group), ("effort_step", 3.into()), ("scaling_step", 5.into())];
        inputs.push(input("os2bos", serde_json::to_string(&document).expect("it is JSON"), &facts));
    }
    let json =
        std::fs::read_to_string(in_repository("examples/rulebooks/children.json")).expect("it is there");
    let facts = [
        ("target_group", FactValue::from("family")),
        ("birth_date", "2014-05-02".into()),
        ("effort_step", 3.into()),
        ("scaling_step", 5.into()),
        ("custody_consent", true.into()),
        ("assessment", "examination".into()),
    ];
    inputs.push(input("children", json, &facts));
    inputs
}

fn input(name: &'static str, json: String, facts: &[(&str, FactValue)]) -> Input {
    let book = RuleBook::from_json(&json).expect("the rule book is without faults");
    let known = facts.iter().filter(|(fact, value)| book.situation([(*fact, value.clone())]).is_ok());
    let case = book.situation(known.cloned()).expect("each fact is in the rule book");
    Input { name, json, book, case }
}

/// Every offer of a rule book as a proposal, supplementary ones on their first main activity.
#[must_use]
pub fn proposals(book: &RuleBook) -> Vec<Proposal> {
    let offers = book.document().offers.iter();
    offers
        .filter_map(|offer| match offer.role {
            Role::Main => Some(Proposal::main(&offer.section, &offer.activity_type)),
            Role::Supplementary => offer
                .to
                .first()
                .map(|main| Proposal::supplementary(&offer.section, &offer.activity_type, main)),
        })
        .collect()
}

/// Ten drafts of every kind of plan over three years.
///
/// # Panics
/// Never: the dates and amounts are well-formed.
#[must_use]
pub fn drafts() -> Vec<Activity> {
    let date = |text| parse(text).expect("it is a date");
    let period = Period::new(date("2026-02-01"), date("2029-01-31")).expect("it has an end after its start");
    let decimal = |text: &str| -> Decimal { money::parse(text).expect("it is a decimal") };
    let fixed = || Price::fixed(decimal("9100.00"));
    let hours = || Price::per_unit(decimal("12.5"), decimal("495.00"));
    let day = |day| DayOfMonth::new(day).expect("it is a day of the month");
    let plans = [
        PaymentPlan::monthly(DayOfMonth::FIRST, fixed()),
        PaymentPlan::monthly(day(15), hours()),
        PaymentPlan::monthly(DayOfMonth::LAST, fixed()),
        PaymentPlan::monthly(day(30), hours()),
        PaymentPlan::weekly(fixed()),
        PaymentPlan::weekly(hours()),
        PaymentPlan::every_two_weeks(fixed()),
        PaymentPlan::every_two_weeks(hours()),
        PaymentPlan::daily(fixed()),
        PaymentPlan::daily(hours()),
    ];
    let drafts = plans.into_iter().enumerate().map(|(number, plan)| {
        let draft = if number == 0 {
            Activity::main("BL-32-1-2", "200201", period, plan)
        } else {
            Activity::supplementary("BL-32-1-2", "500122", period, plan)
        };
        draft.with_id(number.to_string())
    });
    drafts.collect()
}
