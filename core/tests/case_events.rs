//! The JSON of events: every version ever written can be read, and the newest is written as it was.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bevilling::case::{ApprovalRequest, Case, CaseState, Command, Event, Grant, PaidOn, Stamp};
use bevilling::dates::{Date, DayOfMonth, Period, Validity, parse};
use bevilling::money;
use bevilling::plan::{
    Activity, InvoiceLine, PaymentPlan, PaymentReference, Price, PriceChange, PriceSource, Recipient,
};

use life::book;

fn folder(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/events/v{version}"))
}

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
        Command::Grant(Grant { appropriation: "1".to_owned(), activities, approval: approval() })
    };
    let draft = |activity: &Activity, id: &str| Command::Draft {
        appropriation: "1".to_owned(),
        activity: Box::new(activity.clone().with_id(id)),
    };
    let reason = || "because".to_owned();
    let mut events = Vec::new();
    let mut take = |case: &mut Case, on: &str, command: Command| {
        let stamp = Stamp::new(day(on), "K. Caseworker").expecting(case.sequence());
        events.extend(case.take(&command, &stamp).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}")));
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
    let extend = Command::Extend { activity: "a4".to_owned(), end, approval: approval() };
    take(&mut case, "2026-04-03", extend);
    let shorten = Command::Shorten { activity: "a2".to_owned(), end: day("2026-11-30"), reason: reason() };
    take(&mut case, "2026-04-04", shorten);
    case = case.under(&book("425.50"));
    let source = PriceSource::Rate { rate: "R".to_owned() };
    let valid = Validity { from: Some(day("2026-03-01")), to: Some(day("2026-06-01")) };
    let cause = PriceChange { source, known: day("2026-04-04"), valid };
    take(&mut case, "2026-04-05", Command::Settle { cause });
    take(&mut case, "2026-04-05", Command::Recalculate { reason: "rates of April".to_owned() });
    let april = PaymentReference::new("p1", day("2026-04-01")).unwrap();
    let line = |id: &str, amount, text: String| {
        let amount = money::parse(amount).unwrap();
        InvoiceLine { id: id.to_owned(), date: day("2026-04-05"), amount, text, cvr: None }
    };
    let lines = vec![
        line("1", "5319.75", format!("ref {april}")),
        line("2", "5318.75", format!("again {april}")),
        line("3", "99.00", "something else".to_owned()),
    ];
    take(&mut case, "2026-04-05", Command::RegisterInvoice { invoice: "F-17".to_owned(), lines });
    let end = None;
    take(&mut case, "2026-04-06", Command::Extend { activity: "a4".to_owned(), end, approval: approval() });
    take(&mut case, "2027-07-01", Command::Renew);
    let stop = Command::Stop { activity: "a4".to_owned(), end: day("2027-06-30"), reason: reason() };
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
    let fresh = Case::blank(&old, "other");
    let opened = Command::Open { facts: [("step".to_owned(), 1.into())].into() };
    events.extend(fresh.decide(&opened, &Stamp::new(day("2026-01-05"), "K. Caseworker")).unwrap());
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
    let files: BTreeSet<String> = files.filter(|name| name != "state.json").collect();
    assert_eq!(files, names);
}

#[test]
fn events_of_every_version_are_read_and_lead_to_the_same_case() {
    for version in 1..=Event::VERSION {
        let folder = folder(version);
        let mut files: Vec<PathBuf> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| !file.ends_with("state.json") && !file.ends_with("01-opened.json"));
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
    let source = include_str!("../src/case/state.rs");
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
    assert_eq!(fault.to_string(), "an event of format version 2; versions up to 1 are known");
}
