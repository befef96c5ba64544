//! The JSON of events: every version ever written can be read, and the newest is written as it was.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bevilling::case::{
    ApprovalRequest, Case, CaseState, Command, CommandContext, Event, Grant, Income, IncomeKind, PaidOn,
};
use bevilling::dates::{Date, DayOfMonth, Period, Validity, parse};
use bevilling::money;
use bevilling::plan::{
    Activity, InvoiceLine, Pause, PauseReason, PaymentPlan, PaymentReference, Price, PriceChange,
    PriceSource, Recipient,
};

use life::book;

fn folder(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/events/v{version}"))
}

/// The files that are not one event: what all lead to, the log as the first state of this format wrote it, and
/// events without anything that may be missing.
const OF_MANY: [&str; 3] = ["state.json", "oldest.json", "least.json"];

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// Every kind of event once, in a life that makes sense.
fn story() -> Vec<Event> {
    let old = book("410");
    let mut case = Case::open(&old, "27.24.36-G01-7-26", [("step", 2.into())]).unwrap();
    let price = |amount| Price::fixed(money::parse(amount).unwrap());
    let period = |start, end: Option<&str>| Period::new(day(start), end.map(day)).unwrap();
    let monthly = |id: &str, price| {
        PaymentPlan::monthly(DayOfMonth::FIRST, price)
            .with_id(id)
            .to(Recipient::cash("0285891234", "A. Citizen"))
    };
    let hours = Price::rate(money::parse("12.5").unwrap(), "R");
    let main = Activity::main("S1", "M", period("2026-03-01", Some("2026-12-31")), monthly("p1", hours));
    let change =
        Activity::main("S1", "M", period("2026-08-01", Some("2027-01-31")), monthly("p2", price("4500")));
    let extra = PaymentPlan::individual([(day("2026-04-15"), money::parse("800").unwrap())])
        .with_id("p3")
        .to(Recipient::payroll("0285891234", "A. Helper"));
    let extra = Activity::supplementary("S1", "U", period("2026-03-01", None), extra);
    let approval = || ApprovalRequest::new("two", "L. Leader").and("M. Manager");
    let grant = |ids: &[&str]| {
        let activities = ids.iter().map(|id| (*id).to_owned()).collect();
        Command::Grant(Grant {
            appropriation: "1".to_owned(),
            activities,
            approval: approval(),
            ..Grant::default()
        })
    };
    let draft = |activity: &Activity, id: &str| Command::Draft {
        appropriation: "1".to_owned(),
        activity: Box::new(activity.clone().with_id(id)),
    };
    let reason = || "because".to_owned();
    let mut events = Vec::new();
    let mut take = |case: &mut Case, on: &str, command: Command| {
        let stamp = CommandContext::new(day(on), "K. Caseworker").expecting(case.sequence());
        events.extend(
            case.execute(&command, &stamp).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}")),
        );
    };
    let section = Some("S1".to_owned());
    take(&mut case, "2026-01-05", Command::SetAppropriation { appropriation: "1".to_owned(), section });
    take(&mut case, "2026-01-05", draft(&main, "a1"));
    take(&mut case, "2026-01-05", draft(&extra, "a2"));
    let mut dearer = extra.clone().with_id("a2");
    dearer.plan.fictive = false;
    dearer.period = period("2026-03-01", Some("2027-06-30"));
    take(&mut case, "2026-01-06", Command::Amend { activity: Box::new(dearer) });
    take(
        &mut case,
        "2026-01-06",
        draft(&Activity { plan: monthly("p4", price("1")), ..extra.clone() }, "a3"),
    );
    take(&mut case, "2026-01-07", Command::Remove { activity: "a3".to_owned() });
    take(&mut case, "2026-01-08", grant(&["a1", "a2"]));
    let date = day("2026-05-20");
    let amount = money::parse("250").unwrap();
    take(&mut case, "2026-02-01", Command::EnterPayment { activity: "a2".to_owned(), date, amount });
    let (date, paid_on) = (day("2026-03-01"), day("2026-03-02"));
    let amount = money::parse("5125").unwrap();
    take(&mut case, "2026-03-02", Command::Pay { activity: "a1".to_owned(), date, paid_on, amount });
    let paid = Some(PaidOn { date: paid_on, amount: money::parse("5100").unwrap() });
    let correct = Command::CorrectPayment { activity: "a1".to_owned(), date, paid, reason: reason() };
    take(&mut case, "2026-03-03", correct);
    let (activity, text) = (Some("a1".to_owned()), "paid too much, and paid back".to_owned());
    take(&mut case, "2026-03-03", Command::Annotate { activity, payment: Some(date), text });
    let facts = [("step".to_owned(), Some(3.into()))].into();
    take(&mut case, "2026-04-01", Command::SetFacts { from: day("2026-03-15"), facts });
    let activity = Box::new(change.with_id("a4").changing("a1"));
    take(&mut case, "2026-04-01", Command::Expect { appropriation: "1".to_owned(), activity });
    take(&mut case, "2026-04-02", grant(&["a4"]));
    let end = Some(day("2027-03-31"));
    let extend =
        Command::Extend { activity: "a4".to_owned(), end, approval: approval(), overpaid: <_>::default() };
    take(&mut case, "2026-04-03", extend);
    let shorten = Command::Shorten {
        activity: "a2".to_owned(),
        end: day("2026-11-30"),
        reason: reason(),
        overpaid: <_>::default(),
    };
    take(&mut case, "2026-04-04", shorten);
    case = case.with_rule_book(&book("425.50"));
    let source = PriceSource::Rate { rate: "R".to_owned() };
    let valid = Validity { from: Some(day("2026-03-01")), to: Some(day("2026-06-01")) };
    let cause = PriceChange { source, known: day("2026-04-04"), valid };
    take(&mut case, "2026-04-05", Command::Settle { cause, overpaid: <_>::default() });
    take(&mut case, "2026-04-05", Command::Recalculate { reason: "rates of April".to_owned() });
    let april = PaymentReference::new("p1", day("2026-04-01")).unwrap();
    let line = |id: &str, amount, text: String| {
        let amount = money::parse(amount).unwrap();
        InvoiceLine { text, ..InvoiceLine::new(id, day("2026-04-05"), amount) }
    };
    let lines = vec![
        line("1", "5319.75", format!("ref {april}")),
        line("2", "5318.75", format!("again {april}")),
        line("3", "99.00", "something else".to_owned()),
    ];
    take(&mut case, "2026-04-05", Command::RegisterInvoice { invoice: "F-17".to_owned(), lines });
    let end = None;
    take(
        &mut case,
        "2026-04-06",
        Command::Extend { activity: "a4".to_owned(), end, approval: approval(), overpaid: <_>::default() },
    );
    take(&mut case, "2027-07-01", Command::Renew);
    let stop = Command::Stop {
        activity: "a4".to_owned(),
        end: day("2027-06-30"),
        reason: reason(),
        overpaid: <_>::default(),
    };
    take(&mut case, "2027-07-01", stop);
    take(&mut case, "2027-07-02", Command::Close { reason: reason() });
    take(&mut case, "2027-07-03", Command::Reopen { reason: reason() });
    let paid_on = day("2027-07-04");
    let amount = money::parse("190").unwrap();
    let (activity, settlement) = ("a1".to_owned(), 1);
    let pay = Command::PayAdjustment { activity: activity.clone(), settlement, paid_on, amount };
    take(&mut case, "2027-07-04", pay);
    let paid = Some(PaidOn { date: paid_on, amount: money::parse("193.75").unwrap() });
    let correct = Command::CorrectAdjustment { activity, settlement, paid, reason: reason() };
    take(&mut case, "2027-07-05", correct);
    let may = PaymentReference::new("p1", day("2026-05-01")).unwrap();
    let lines = vec![line("1", "2000.00", format!("ref {may}"))];
    take(&mut case, "2027-07-06", Command::RegisterInvoice { invoice: "F-18".to_owned(), lines });
    let income = |text: &str| text.to_owned();
    let schedule = monthly("i", price("1200")).schedule;
    let parents = Income::new("i1", IncomeKind::ParentsPayment, "1", period("2026-03-01", None), schedule)
        .with_payer("The parents");
    take(&mut case, "2027-07-07", Command::SetIncome { income: Box::new(parents.clone()) });
    let other = Income { id: income("i2"), kind: IncomeKind::OtherMunicipality, ..parents };
    take(&mut case, "2027-07-07", Command::SetIncome { income: Box::new(other) });
    take(&mut case, "2027-07-08", Command::RemoveIncome { income: income("i2"), reason: reason() });
    let date = day("2027-06-01");
    take(&mut case, "2027-07-09", Command::ClaimIncome { income: income("i1"), date });
    let (received_on, amount) = (day("2027-07-10"), money::parse("700").unwrap());
    let receive = Command::ReceiveIncome { income: income("i1"), date, received_on, amount };
    take(&mut case, "2027-07-11", receive);
    let claimed = Some(money::parse("1000").unwrap());
    let received = Some(PaidOn { date: received_on, amount });
    let correct = Command::CorrectIncome { income: income("i1"), date, claimed, received, reason: reason() };
    take(&mut case, "2027-07-12", correct);
    let correct = Command::Correct {
        activity: "a4".to_owned(),
        start: None,
        price: Some(price("4600")),
        reason: "a letter of last year".to_owned(),
        approval: approval(),
        overpaid: <_>::default(),
    };
    take(&mut case, "2027-07-13", correct);
    let (date, amount) = (day("2026-08-01"), money::parse("4600").unwrap());
    let paid_on = day("2027-07-13");
    take(&mut case, "2027-07-13", Command::Pay { activity: "a4".to_owned(), date, paid_on, amount });
    let annul = Command::Annul { activity: "a4".to_owned(), reason: reason(), overpaid: <_>::default() };
    take(&mut case, "2027-07-14", annul);
    // What it had replaced is current again, is paused late, and is not after all from a day on.
    let stay = Pause::new("stay", period("2026-03-16", Some("2026-04-15")), PauseReason::Hospital)
        .paying(money::parse("50").unwrap())
        .noting("as the ward writes");
    let pause = Command::Pause { activity: "a1".to_owned(), pause: stay, overpaid: <_>::default() };
    take(&mut case, "2027-07-15", pause);
    let resume = Command::Resume {
        activity: "a1".to_owned(),
        pause: "stay".to_owned(),
        on: Some(day("2026-04-01")),
        reason: reason(),
        overpaid: <_>::default(),
    };
    take(&mut case, "2027-07-16", resume);
    let fresh = Case::new(&old, "other");
    let opened = Command::Open { facts: [("step".to_owned(), 1.into())].into() };
    events.extend(fresh.decide(&opened, &CommandContext::new(day("2026-01-05"), "K. Caseworker")).unwrap());
    events
}

fn named(event: &Event) -> String {
    format!("{:02}-{}.json", event.sequence, event.body.kind())
}

#[test]
fn events_are_written_as_they_were() {
    let folder = folder(Event::VERSION);
    let bless = std::env::var_os("BLESS_EVENTS").is_some();
    let mut names = BTreeSet::new();
    for event in story() {
        let file = folder.join(named(&event));
        let text = serde_json::to_string_pretty(&event).unwrap() + "\n";
        if bless {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, &text).unwrap();
        }
        let known = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_eq!(known, text, "{}: an event is written otherwise; that is a new version", file.display());
        names.insert(named(&event));
    }
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let files: BTreeSet<String> = files.filter(|name| !OF_MANY.contains(&name.as_str())).collect();
    assert_eq!(files, names);
}

#[test]
fn events_of_every_version_are_read_and_lead_to_the_same_case() {
    for version in 1..=Event::VERSION {
        let folder = folder(version);
        let mut files: Vec<PathBuf> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| {
            !OF_MANY.iter().any(|name| file.ends_with(name)) && !file.ends_with("01-opened.json")
        });
        files.sort();
        let events: Vec<Event> = files
            .iter()
            .map(|file| serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap())
            .collect();
        let case = Case::replay(&book("410"), &events).unwrap();
        let kept = folder.join("state.json");
        if std::env::var_os("BLESS_EVENTS").is_some() {
            fs::write(&kept, serde_json::to_string_pretty(case.state()).unwrap() + "\n").unwrap();
        }
        let kept: CaseState = serde_json::from_str(&fs::read_to_string(kept).unwrap()).unwrap();
        assert_eq!(*case.state(), kept);
    }
}

#[test]
fn every_kind_of_event_is_in_the_story() {
    let kinds: BTreeSet<&str> = story().iter().map(|event| event.body.kind()).collect();
    // As the kinds are listed where they get their names.
    let source = include_str!("../src/case/record/event.rs");
    let listed = source.lines().filter_map(|line| line.trim().strip_prefix("Self::")?.split_once("=> \""));
    let listed: BTreeSet<&str> = listed.filter_map(|(_, name)| name.split('"').next()).collect();
    assert_eq!(kinds, listed);
}

#[test]
fn no_number_of_a_person_is_in_a_refusal_or_a_debug_print() {
    let events = story();
    assert!(!format!("{events:?}").contains("0285891234"));
    assert!(serde_json::to_string(&events).unwrap().contains("0285891234"), "the host pays by it");
}

#[test]
fn an_event_of_a_version_to_come_is_refused() {
    let mut event = story().into_iter().find(|event| event.body.kind() == "opened").unwrap();
    event.version = Event::VERSION + 1;
    let fault = Case::replay(&book("410"), [&event]).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "/events/0/version: an event of format version 2; versions up to 1 are known [event-version-unknown]"
    );
}

fn read(file: &str) -> Vec<Event> {
    serde_json::from_str(&fs::read_to_string(folder(1).join(file)).unwrap()).unwrap()
}

#[test]
fn the_oldest_log_still_leads_to_a_case() {
    // Rates had changed without a new version of the rule book, so another version is asked.
    let case = Case::replay(&book("425.50"), &read("oldest.json")).unwrap();
    // It knew nothing of settlements and invoices.
    assert_eq!((case.sequence(), case.state().activities.len()), (23, 3));
    assert!(case.state().settlements.is_empty() && case.state().invoices.is_empty());
    let overview = case.overview(day("2027-07-03")).unwrap();
    assert_eq!(overview.paid.all, money::parse("5100").unwrap());
}

#[test]
fn events_are_read_without_anything_that_may_be_missing() {
    let least = read("least.json");
    let kinds: BTreeSet<&str> = least.iter().map(|event| event.body.kind()).collect();
    let today: BTreeSet<&str> = story().iter().map(|event| event.body.kind()).collect();
    assert!(kinds.is_subset(&today) && kinds.len() > 20);
}

#[cfg(feature = "schema")]
mod schema {
    use bevilling::case::event_schema;
    use serde_json::{Map, Value};

    use super::*;

    /// What the schema requires of a value, and nothing else.
    fn least(value: &Value, schema: &Value, root: &Value) -> Option<Value> {
        if let Some(name) = schema["$ref"].as_str() {
            return least(value, root.pointer(name.strip_prefix('#').unwrap()).unwrap(), root);
        }
        let variants = ["oneOf", "anyOf"].iter().find_map(|key| schema[*key].as_array());
        if let Some(variants) = variants {
            return variants.iter().find_map(|variant| least(value, variant, root));
        }
        if schema.get("const").is_some_and(|only| only != value) {
            return None;
        }
        match value {
            Value::Array(items) => {
                let items = items.iter().map(|item| least(item, &schema["items"], root));
                Some(Value::Array(items.collect::<Option<_>>()?))
            }
            Value::Object(members) => {
                let Some(known) = schema["properties"].as_object() else {
                    let each = schema["additionalProperties"].is_object();
                    let members = members.iter().map(|(name, value)| {
                        Some((name.clone(), least(value, &schema["additionalProperties"], root)?))
                    });
                    return each.then(|| members.collect::<Option<Map<_, _>>>())?.map(Value::Object);
                };
                let required = schema["required"].as_array().cloned().unwrap_or_default();
                if !members.keys().all(|name| known.contains_key(name)) {
                    return None;
                }
                let required = required.iter().map(|name| {
                    let name = name.as_str()?;
                    Some((name.to_owned(), least(members.get(name)?, &known[name], root)?))
                });
                Some(Value::Object(required.collect::<Option<_>>()?))
            }
            Value::String(text) => {
                let words = schema["enum"].as_array();
                let is_known = words.is_none_or(|words| words.iter().any(|word| word == text));
                (is_known && !matches!(schema["type"].as_str(), Some("null" | "integer" | "boolean")))
                    .then(|| value.clone())
            }
            Value::Number(_) => {
                (schema["type"] != "null" && schema["type"] != "string").then(|| value.clone())
            }
            _ => Some(value.clone()),
        }
    }

    #[test]
    fn the_schema_describes_every_event_and_what_it_does_not_require_may_be_missing() {
        let schema: Value = serde_json::from_str(&event_schema()).unwrap();
        let mut all = Vec::new();
        for event in story() {
            let written = serde_json::to_value(&event).unwrap();
            let least = least(&written, &schema, &schema);
            let least = least.unwrap_or_else(|| panic!("the schema does not describe {written:#}"));
            let read: Result<Event, _> = serde_json::from_value(least.clone());
            assert_eq!(read.unwrap_or_else(|error| panic!("{error}: {least:#}")).sequence, event.sequence);
            all.push(least);
        }
        let file = folder(Event::VERSION).join("least.json");
        // Once written it stays, also when something that every event has comes to it.
        if std::env::var_os("BLESS_EVENTS").is_some() && !file.exists() {
            fs::write(&file, serde_json::to_string_pretty(&all).unwrap() + "\n").unwrap();
        }
        assert!(file.exists());
    }

    #[test]
    fn the_schema_kept_is_fresh() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/event.schema.json");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, event_schema()).unwrap();
        }
        assert!(fs::read_to_string(file).unwrap() == event_schema(), "run `cargo xtask schema`");
    }
}
