//! Every step of the case's two years is as its text says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use bevilling::Decimal;
use bevilling::case::{Case, Event, EventBody, Notice};
use bevilling::dates::{Date, parse};
use bevilling::decide::Decision;
use bevilling::plan::{MatchOutcome, Status};
use bevilling::title::Language;
use examples::life::Life;
use examples::report::page;
use examples::story::Story;

fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/rulebooks/children.json")
}

fn life() -> Life {
    Life::children(&book()).unwrap()
}

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    bevilling::money::parse(text).unwrap()
}

fn last_day(case: &Case, activity: &str) -> Option<Date> {
    case.state().activity(activity).unwrap().activity.period.end()
}

#[test]
fn what_is_refused_says_all_that_is_missing() {
    let life = life();
    let codes: Vec<Vec<_>> = life.refused.iter().map(|refused| refused.refusal.codes().collect()).collect();
    assert_eq!(
        codes,
        [
            vec!["section-beyond-approval", "approval-limit-exceeded"],
            vec!["second-approver-missing", "rule-not-met", "rule-not-met", "rule-not-met"],
            vec!["second-approver-missing"],
        ]
    );
    let (own, step) = (&life.refused[0], &life.refused[1]);
    // 12 months of 20 hours at 460 and 6 hours at 425.
    assert!(own.to_text(Language::En).contains("141,000.00"), "{}", own.to_text(Language::En));
    assert!(step.refusal.verdicts().iter().all(|verdict| verdict.decision() == Decision::Refused));
    assert!(step.to_text(Language::Da).contains("trin 5"));
}

#[test]
fn invoices_are_paid_where_they_fit() {
    let life = life();
    let outcomes: Vec<_> = life.matched.iter().map(|line| line.outcome).collect();
    let (paid, near, open) = (MatchOutcome::Matched, MatchOutcome::WithinTolerance, MatchOutcome::Unknown);
    assert_eq!(outcomes, [paid, near, open, MatchOutcome::Credited]);
    // The notes of an event have the words of the answer that they come from.
    assert!(
        life.matched[1].explain(Language::En).contains("within DKK 920.00"),
        "{}",
        life.matched[1].explain(Language::En)
    );
    assert!(
        life.matched
            .iter()
            .all(|line| line.notes.iter().all(|note| !line.explain(Language::Da).contains(&note.code)))
    );
    let help = &life.case.state().activity("help").unwrap().payments;
    let paid = |date: &str| help.entry(day(date)).unwrap().paid.as_ref().map(|paid| (paid.date, paid.amount));
    assert_eq!(paid("2026-02-01"), Some((day("2026-02-03"), kroner("9200"))));
    assert_eq!(paid("2026-03-01"), Some((day("2026-03-04"), kroner("9430"))));
    // What is paid is not rewritten: the hour that was credited counts on its own day, and finance is sent the rest.
    let credited: Vec<_> = life.case.state().parts.iter().filter(|part| part.credit).collect();
    assert_eq!(
        (credited.len(), credited[0].amount, credited[0].paid_on),
        (1, kroner("-460"), day("2026-03-16"))
    );
    let sent = life.case.events().iter().flat_map(|event| &event.outbox).filter_map(|notice| match notice {
        Notice::Payment(one) if (&*one.activity, one.date) == ("help", day("2026-02-01")) => Some(one.amount),
        _ => None,
    });
    assert_eq!(sent.collect::<Vec<_>>(), [kroner("9200"), kroner("8740")]);
}

#[test]
fn a_change_takes_over_and_what_hangs_on_the_main_activity_ends_with_it() {
    let life = life();
    assert_eq!(last_day(&life.case, "help"), Some(day("2026-05-31")));
    assert_eq!(last_day(&life.case, "help-more"), Some(day("2026-09-30")));
    assert_eq!(last_day(&life.case, "talks"), Some(day("2026-09-30")), "granted to June 2027");
    let before = life.case.as_of(day("2026-09-13")).unwrap();
    assert_eq!(last_day(&before, "talks"), Some(day("2027-06-30")));
    assert_eq!(last_day(&before, "help-more"), None);
}

#[test]
fn what_is_foreseen_is_expected_until_it_is_granted() {
    let life = life();
    let status = |case: &Case, id: &str| case.state().activity(id).map(|one| one.activity.status);
    let steps = [
        ("2026-01-05", "help", Status::Draft),
        ("2026-01-14", "help", Status::Granted),
        ("2026-04-20", "help-more", Status::Expected),
        ("2026-05-11", "help-more", Status::Granted),
        ("2026-09-06", "foster", Status::Expected),
        ("2026-09-07", "foster", Status::Granted),
        ("2027-12-31", "foster-28", Status::Expected),
    ];
    for (on, activity, expected) in steps {
        let case = life.case.as_of(day(on)).unwrap();
        assert_eq!(status(&case, activity), Some(expected), "{activity} on {on}");
    }
    let step = |on| life.case.facts_on(day(on)).get("effort_step").cloned();
    assert_eq!((step("2026-08-31"), step("2026-09-01")), (Some(3.into()), Some(5.into())));
}

#[test]
fn a_rate_that_was_known_late_is_settled() {
    let life = life();
    let settlement = &life.settlement;
    // Seven fees, 64 kroner more each, for three months that were paid.
    assert_eq!(settlement.amount, kroner("1344"));
    let differences: Vec<_> = settlement.adjustments.iter().map(|one| one.difference()).collect();
    assert_eq!(differences, [kroner("448"); 3]);
    assert_eq!(settlement.repriced.len(), 9, "from April to December");
    let fee = &life.case.state().activity("foster").unwrap().payments;
    let paid = |date: &str| fee.entry(day(date)).unwrap().paid.as_ref().map(|paid| paid.amount);
    assert_eq!(paid("2027-03-01"), Some(kroner("37702")), "what is paid stands");
    assert_eq!(paid("2027-04-01"), Some(kroner("38150")));
    let versions: Vec<_> = life.case.events().iter().map(|event| event.rule_book.version.as_str()).collect();
    assert_eq!((versions.first(), versions.last()), (Some(&"2026-11-01"), Some(&"2027-03-15")));
}

#[test]
fn the_years_add_up() {
    let life = life();
    assert_eq!(life.years.len(), 2);
    let (first, second) = (&life.years[0], &life.years[1]);
    assert_eq!((first.year(), second.year()), (2026, 2027));
    // Four months of 20 hours (half an hour more in March, one less in February), four of 30, eight of talks, three
    // with the family.
    let family = kroner("5199") * kroner("7") + kroner("7209.54");
    let help = kroner("9200") * kroner("4") + kroner("230") - kroner("460") + kroner("13800") * kroner("4");
    let expected = help + kroner("2550") * kroner("8") + family * kroner("3");
    assert_eq!(first.overview.paid.this_year, expected);
    assert_eq!(first.overview.granted.this_year, expected);

    for year in &life.years {
        let net = &year.net;
        assert_eq!(net.total.net, net.total.gross - net.total.reimbursement);
        assert!(net.total.reimbursement > Decimal::ZERO, "the sibling is in a home");
        assert_eq!(
            net.periods.iter().map(|period| period.reimbursement).sum::<Decimal>(),
            net.total.reimbursement
        );
        for case in &net.cases {
            let reimbursements = case.activities.iter().map(|activity| activity.total.reimbursement);
            assert_eq!(reimbursements.sum::<Decimal>(), case.total.reimbursement);
        }
        assert_eq!(net.cases[0].total.gross, year.overview.granted.this_year);
        assert_eq!(net.total.gross, year.household.granted.this_year);
        assert!(year.household.expected.next_year > kroner("1000000"), "the home goes on");
    }
    assert_eq!(second.overview.granted.this_year - second.overview.paid.this_year, kroner("1344"), "settled");
    assert_eq!(second.overview.status, Status::Expected);
    assert!(
        second.overview.expected.next_year < second.overview.granted.next_year,
        "a lower fee is foreseen"
    );
}

#[test]
fn the_log_replays_to_the_same_case() {
    let life = life();
    let text = serde_json::to_string(life.case.events()).unwrap();
    let events: Vec<Event> = serde_json::from_str(&text).unwrap();
    let again = Case::replay(life.case.book(), &events).unwrap();
    assert_eq!(again.state(), life.case.state());
    let numbers: Vec<_> = events.iter().map(|event| event.sequence).collect();
    assert_eq!(numbers, (1..=u64::try_from(events.len()).unwrap()).collect::<Vec<_>>());
}

#[test]
fn nothing_foreseen_is_sent_to_other_systems() {
    for event in life().case.events() {
        let foreseen = matches!(event.body, EventBody::Drafted { .. } | EventBody::Expected { .. });
        let printed: &[Notice] = &event.outbox;
        assert!(!foreseen || printed.is_empty(), "event {}", event.sequence);
        assert!(!matches!(event.body, EventBody::Granted { .. }) || !printed.is_empty());
    }
}

#[test]
fn it_is_written_and_drawn() {
    let (life, story) = (life(), Story::children(&book(), day("2026-01-05")).unwrap());
    for lang in [Language::Da, Language::En] {
        let printed = life.to_text(lang);
        let paid = life.case.events().iter().filter(|event| matches!(event.body, EventBody::Paid { .. }));
        assert!(paid.count() > 40);
        assert!(life.log(lang).lines().count() < 40, "the payments of a day share a line");
        let log = life.log(lang);
        assert!(log.lines().last().unwrap().contains("2027"), "{log}");
        for year in &life.years {
            assert!(printed.contains(&year.overview.to_text_with(&year.case, lang)));
            assert!(printed.contains(&bevilling::text::amount(year.net.total.reimbursement, lang)));
        }
        let page = page(&story, Some(&life), lang).into_string();
        assert_eq!(page.matches("<svg").count(), 4 + life.late.len());
        assert!(page.contains(&bevilling::text::amount(kroner("1344"), lang)));
        assert!(!page.contains("3113662345"), "nobody's number is in the report");
    }
    assert_eq!(page(&story, None, Language::Da).into_string().matches("<svg").count(), 2);
}
