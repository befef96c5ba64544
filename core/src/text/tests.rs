//! What the texts look like, on the children's rule book.

use std::fs;

use insta::assert_snapshot;

use super::bundle::LANGS;
use crate::dates::{Date, parse};
use crate::decide::{Placement, Proposal};
use crate::rulebook::{FactValue, RuleBook};
use crate::title::Lang;

fn book() -> RuleBook {
    RuleBook::from_json(&fs::read_to_string("../examples/rulebooks/children.json").unwrap()).unwrap()
}

fn family() -> Placement {
    book()
        .place([
            ("target_group", FactValue::from("family")),
            ("birth_date", "2014-05-02".into()),
            ("effort_step", 3.into()),
            ("scaling_step", 5.into()),
            ("custody_consent", true.into()),
            ("assessment", "examination".into()),
        ])
        .unwrap()
}

fn on(text: &str) -> Date {
    parse(text).unwrap()
}

/// The explanation in both languages, with the alternatives.
fn explained(case: &Placement, proposal: &Proposal, date: &str) -> String {
    let verdict = case.check(proposal, on(date));
    LANGS.map(|lang| verdict.explain(lang) + &verdict.alternatives().explain(case.book(), lang)).join("\n")
}
#[test]
fn look() {
    let f = family();
    println!("{}", explained(&f, &Proposal::main("BL-32-1-2", "200201").by("90010011"), "2026-02-01"));
    println!("{}", explained(&f, &Proposal::main("BL-46", "100101").by("90010011"), "2026-02-01"));
    println!("{}", explained(&f, &Proposal::main("BL-46", "100201"), "2026-02-01"));
    println!("{}", explained(&f, &Proposal::main("SEL-52-3-2", "200201"), "2026-02-01"));
    println!(
        "{}",
        explained(&f, &Proposal::supplementary("BL-32-1-2", "500109", "200201").by("90010198"), "2026-02-01")
    );
    let o = f.options(&crate::decide::OptionsRequest::on(on("2026-02-01")).with_refusals());
    let t = o.to_text(Lang::Da);
    println!("{}", t.lines().take(70).collect::<Vec<_>>().join("\n"));
    println!(
        "{}",
        t.lines().skip_while(|l| !l.starts_with("Kan ikke")).take(40).collect::<Vec<_>>().join("\n")
    );
    for q in o.questions() {
        println!("{}\n{}", q.text(Lang::Da), q.text(Lang::En));
    }
}
#[test]
fn look2() {
    let b = book();
    let c = b
        .place([
            ("target_group", FactValue::from("disability")),
            ("birth_date", "2010-05-02".into()),
            ("effort_step", 6.into()),
        ])
        .unwrap();
    println!("LOOK2");
    println!("{}", explained(&c, &Proposal::main("BL-46", "400221").by("90010099"), "2026-02-01"));
    println!("{}", explained(&c, &Proposal::main("BL-28", "400221").by("90010099"), "2026-02-01"));
    println!("{}", explained(&c, &Proposal::supplementary("BL-46", "500102", "200201"), "2026-02-01"));
    for c in b.document().conditions.values() {
        println!("{}\n  {}", c.text(&b, Lang::Da), c.text(&b, Lang::En));
    }
}
