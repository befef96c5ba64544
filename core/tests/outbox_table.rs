//! What other systems are sent: each thing once, in an order in which the last word on a reference is right.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use std::collections::BTreeMap;

#[path = "support/steps.rs"]
#[allow(dead_code, reason = "each table takes other steps")]
mod steps;

use bevilling::case::{ApprovalRequest, Case, Command, Event, Grant, Notice, PaidOn};
use bevilling::dates::{Date, DayOfMonth, Period};
use bevilling::plan::{Activity, PaymentPlan, PaymentReference, Price, Recipient};
use rust_decimal::Decimal;

use life::{book, opened};
use steps::{day, kroner, take};

/// Enters a main activity of monthly payments and grants it.
fn granted(
    case: &mut Case,
    id: &str,
    amount: &str,
    start: &str,
    end: Option<&str>,
    of: Option<&str>,
) -> Vec<Event> {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner(amount)));
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::cash("0285891234", "A. Citizen"));
    let period = Period::new(day(start), end.map(day)).unwrap();
    let mut activity = Activity::main("", "M", period, plan).with_id(id);
    activity.modifies = of.map(str::to_owned);
    let appropriation = || "1".to_owned();
    let draft = Command::Draft { appropriation: appropriation(), activity: Box::new(activity) };
    take(case, "2026-01-05", &draft);
    let (activities, approval) = (vec![id.to_owned()], ApprovalRequest::new("team", "A"));
    take(
        case,
        "2026-01-05",
        &Command::Grant(Grant { appropriation: appropriation(), activities, approval, ..Grant::default() }),
    )
}

/// What a notice says of a reference: what is to be paid, 0 where nothing is any more.
fn word(notice: &Notice) -> Option<(PaymentReference, Decimal)> {
    match notice {
        Notice::Payment(one) => Some((one.reference?, one.amount)),
        Notice::Reversal(one) => Some((one.reference?, Decimal::ZERO)),
        Notice::Adjustment(one) => Some((one.reference?, one.amount)),
        Notice::AdjustmentReversal(one) => Some((one.reference?, Decimal::ZERO)),
        _ => None,
    }
}

/// What a receiver has that keeps the last word on each reference.
fn last_words(case: &Case) -> BTreeMap<PaymentReference, Decimal> {
    case.events().iter().flat_map(|event| &event.outbox).filter_map(word).collect()
}

/// The payments and reversals of an event, in order: `- 2026-06-01 1000`, `+ 2026-06-01 2000`.
fn sent(events: &[Event]) -> Vec<String> {
    let notices = events.iter().flat_map(|event| &event.outbox);
    let line = |sign: &str, date: Date, amount: Decimal| format!("{sign} {date} {}", amount.normalize());
    notices
        .filter_map(|notice| match notice {
            Notice::Payment(one) => Some(line("+", one.date, one.amount)),
            Notice::Reversal(one) => Some(line("-", one.date, one.amount)),
            _ => None,
        })
        .collect()
}

const UUIDS: [&str; 2] = ["0b6f4c1e-6a0e-4b6f-9f35-3d1d1c1a7a01", "f2a9d7c3-52c4-4d0e-8a7e-9b8a6c5d4e02"];

#[test]
fn reversals_come_before_payments_of_the_same_reference_whatever_the_ids() {
    for (old, new) in [("m", "n"), ("n", "m"), (UUIDS[0], UUIDS[1]), (UUIDS[1], UUIDS[0])] {
        let (mut case, _) = opened(&book("410"), day("2026-01-05"));
        granted(&mut case, old, "1000", "2026-03-01", Some("2026-07-31"), None);
        let events = granted(&mut case, new, "2000", "2026-06-01", Some("2026-07-31"), Some(old));
        assert_eq!(
            sent(&events),
            ["- 2026-06-01 1000", "- 2026-07-01 1000", "+ 2026-06-01 2000", "+ 2026-07-01 2000"],
            "{new} changes {old}"
        );
        // Both are the payments of one plan, and so one reference a day: March to May 1,000, June and July 2,000.
        let words = last_words(&case);
        assert_eq!(
            (words.len(), words.values().sum::<Decimal>()),
            (5, kroner("7000")),
            "{new} changes {old}"
        );
        let june = PaymentReference::new(&format!("p-{old}"), day("2026-06-01")).unwrap();
        assert_eq!(words[&june], kroner("2000"));
    }
}

#[test]
fn a_chain_of_changes_that_is_replaced_leaves_the_last_word_of_each_day() {
    for ids in [["a", "b", "c"], ["c", "b", "a"], ["b", "c", "a"], ["b", "a", "c"]] {
        let [first, second, third] = ids;
        let (mut case, _) = opened(&book("410"), day("2026-01-05"));
        granted(&mut case, first, "1000", "2026-04-01", Some("2026-07-31"), None);
        granted(&mut case, second, "2000", "2026-06-01", Some("2026-07-31"), Some(first));
        // Starts before both, and ends earlier: March and April 300, and nothing else.
        let events = granted(&mut case, third, "300", "2026-03-01", Some("2026-04-30"), Some(second));
        let lines = sent(&events);
        assert!(lines[..4].iter().all(|line| line.starts_with('-')), "{ids:?}: {lines:?}");
        assert_eq!(lines[4..], ["+ 2026-03-01 300", "+ 2026-04-01 300"], "{ids:?}");
        assert_eq!(last_words(&case).values().sum::<Decimal>(), kroner("600"), "{ids:?}");
    }
}

fn correct(amount: Option<&str>) -> Command {
    let paid = amount.map(|amount| PaidOn { date: day("2026-03-02"), amount: kroner(amount) });
    Command::CorrectPayment {
        activity: "m".to_owned(),
        date: day("2026-03-01"),
        paid,
        reason: "bank".to_owned(),
    }
}

#[test]
fn a_reversal_carries_what_was_sent_not_what_was_paid() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    granted(&mut case, "m", "1000", "2026-03-01", Some("2026-04-30"), None);
    let (activity, date, paid_on) = ("m".to_owned(), day("2026-03-01"), day("2026-03-02"));
    let pay = Command::Pay { activity, date, paid_on, amount: kroner("990") };
    assert_eq!(sent(&take(&mut case, "2026-03-02", &pay)), [""; 0]);
    // Sent 1,000, paid 990, corrected to 995, to 997, and to not paid at all.
    for (corrected, then) in [
        (Some("995"), ["- 2026-03-01 1000", "+ 2026-03-01 995"]),
        (Some("997"), ["- 2026-03-01 995", "+ 2026-03-01 997"]),
        (None, ["- 2026-03-01 997", "+ 2026-03-01 1000"]),
    ] {
        assert_eq!(sent(&take(&mut case, "2026-03-03", &correct(corrected))), then, "{corrected:?}");
        let expected = corrected.map_or(kroner("2000"), |amount| kroner(amount) + kroner("1000"));
        assert_eq!(last_words(&case).values().sum::<Decimal>(), expected);
    }
}

#[test]
fn a_correction_to_what_was_sent_is_no_news() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    granted(&mut case, "m", "1000", "2026-03-01", Some("2026-04-30"), None);
    let (activity, date, paid_on) = ("m".to_owned(), day("2026-03-01"), day("2026-03-02"));
    let pay = Command::Pay { activity, date, paid_on, amount: kroner("990") };
    take(&mut case, "2026-03-02", &pay);
    assert_eq!(sent(&take(&mut case, "2026-03-03", &correct(Some("1000")))), [""; 0]);
    assert_eq!(sent(&take(&mut case, "2026-03-03", &correct(None))), [""; 0]);
}

#[test]
fn what_is_fictive_is_sent_to_nobody() {
    let (mut case, _) = opened(&book("410"), day("2026-01-05"));
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(kroner("1000"))).with_id("p");
    let mut plan = plan.to(Recipient::internal("N"));
    plan.fictive = true;
    let period = Period::new(day("2026-03-01"), day("2026-04-30")).unwrap();
    let activity = Box::new(Activity::main("", "M", period, plan).with_id("m"));
    take(&mut case, "2026-01-05", &Command::Draft { appropriation: "1".to_owned(), activity });
    let (activities, approval) = (vec!["m".to_owned()], ApprovalRequest::new("team", "A"));
    let grant = Grant { appropriation: "1".to_owned(), activities, approval, ..Grant::default() };
    let events = take(&mut case, "2026-01-05", &Command::Grant(grant));
    assert_eq!(sent(&events), [""; 0]);
    // It is a decision all the same: journal and statistics hear it.
    assert_eq!(events[0].outbox.len(), 2);
}
