//! Made-up rule books and cases, as they were before a rate became known late.

use bevilling::case::{ApprovalRequest, Case, Command, CommandContext, Grant};
use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::plan::{Activity, PaymentPlan, Price, Recipient};
use bevilling::rulebook::RuleBook;
use bevilling::{Decimal, money};

use crate::Failure;
use crate::store::Store;

/// A rule book with one service and one rate.
fn rule_book(version: u64, rate: &str) -> String {
    format!(
        r#"{{
  "id": "nightly", "version": "{version}", "title": {{"da": "Opdigtet regelbog"}},
  "laws": [{{"id": "L", "title": {{"da": "Opdigtet lov"}}}}],
  "sections": [{{"id": "L-1", "title": {{"da": "Støtte"}}, "law": "L"}}],
  "activity_types": [{{"id": "support", "title": {{"da": "Støttetimer"}}}}],
  "offers": [{{"section": "L-1", "activity_type": "support", "role": "main"}}],
  "providers": [{{"id": "house", "name": "Det opdigtede hus", "kind": "external", "cvr": "12345674"}}],
  "agreements": [{{"provider": "house", "activity_type": "support"}}],
  "rates": [{{"id": "hour", "title": {{"da": "Time"}}, "values": {rate}}}],
  "approval_levels": [{{"id": "team", "title": {{"da": "Teammøde"}}}}]
}}"#
    )
}

/// The rate of 2026 as it was thought to be, and as it was: known late.
const RATES: [&str; 2] = [
    r#""410.00""#,
    r#"[{"to": "2026-01-01", "value": "410.00"}, {"from": "2026-01-01", "value": "425.50"}]"#,
];

/// Fills a folder with rule books and cases.
pub(crate) fn make(store: &Store, cases: u32) -> Result<String, Failure> {
    for (version, rate) in (1_u64..).zip(RATES) {
        store.add_rule_book(version, &rule_book(version, rate))?;
    }
    let book = RuleBook::from_json(&rule_book(1, RATES.first().copied().unwrap_or_default()))?;
    for number in 0..cases {
        let case = live(&book, number)?;
        for event in case.events() {
            store.keep(case.id(), event)?;
        }
    }
    Ok(format!("{cases} cases made up"))
}

/// A life until the summer of 2026. Each case pays somebody else; the third foresees a change, and the fourth is
/// closed.
fn live(book: &RuleBook, number: u32) -> Result<Case, Failure> {
    let kind = number % 4;
    let recipient = match kind {
        0 => Recipient::cash(format!("99{:02}990000", number % 100), format!("Borger {number}")),
        1 => Recipient::payroll(format!("99{:02}990001", number % 100), format!("Hjælper {number}")),
        2 => Recipient::provider(),
        _ => Recipient::internal("Eget hus"),
    };
    let appropriation = || "1".to_owned();
    let hours = |id: &str, hours: u32, days| {
        let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(Decimal::from(hours), "hour"));
        let plan = plan.with_id(format!("case-{number}-{id}")).to(recipient.clone());
        Box::new(Activity::main("L-1", "support", days, plan).with_id(id).by("house"))
    };
    let closed = kind == 3;
    let days = Period::new(parse("2026-02-01")?, if closed { Some(parse("2026-04-30")?) } else { None })?;
    let mut case = Case::new(book, format!("case-{number}"));
    let mut take = |on: &str, command: Command| -> Result<(), Failure> {
        case.execute(&command, &CommandContext::new(parse(on)?, "Rådgiver 4"))?;
        Ok(())
    };
    take("2026-01-05", Command::Open { facts: Default::default() })?;
    let section = Some("L-1".to_owned());
    take("2026-01-05", Command::SetAppropriation { appropriation: appropriation(), section })?;
    let activity = hours("help", 10_u32.saturating_add(number), days);
    take("2026-01-06", Command::Draft { appropriation: appropriation(), activity })?;
    let approval = ApprovalRequest::new("team", "Teamleder 1");
    let grant = Grant {
        appropriation: appropriation(),
        activities: vec!["help".to_owned()],
        approval,
        ..Grant::default()
    };
    take("2026-01-07", Command::Grant(grant))?;
    for date in ["2026-02-01", "2026-03-01", "2026-04-01"] {
        let date: Date = parse(date)?;
        let amount = money::parse("410.00")?.saturating_mul(Decimal::from(10_u32.saturating_add(number)));
        let pay = Command::Pay { activity: "help".to_owned(), date, paid_on: date, amount };
        take("2026-04-02", pay)?;
    }
    if kind == 2 {
        let more = hours("more", 20, Period::open(parse("2028-01-01")?)).changing("help");
        take("2026-05-01", Command::Expect { appropriation: appropriation(), activity: Box::new(more) })?;
    }
    if closed {
        take("2026-05-01", Command::Close { reason: "flyttet".to_owned() })?;
    }
    Ok(case)
}
