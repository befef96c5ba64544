//! Warnings of a decision: in the preview, the dry run and the event, with day and amount computed by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/warned.rs"]
mod warned;

use bevilling::case::{ApprovalRequest, Case, CaseOptions, Command, Event, Grant, OverpaidRequest, Stamp};
use bevilling::dates::{DayOfMonth, parse};
use bevilling::fault::Kind;
use bevilling::money;
use bevilling::plan::{Activity, DecisionWarning, PaymentPlan, PreviewOptions, Price, Status, preview};
use bevilling::title::Lang;

use warned::{TODAY, book, day, fixed, main, open};

fn side(id: &str, runs: &str) -> Activity {
    Activity { role: bevilling::rulebook::Role::Supplementary, ..main(id, "S", "U", runs) }
}

fn stamp(on: &str) -> Stamp {
    Stamp::new(day(on), "somebody")
}

fn team() -> ApprovalRequest {
    ApprovalRequest::new("team", "A")
}

fn child() -> Case {
    open(&[("birth_date", "2008-08-15".into()), ("group", "family".into())])
}

fn take(case: &mut Case, on: &str, command: &Command) -> Vec<Event> {
    let dry = case.decide(command, &stamp(on)).unwrap_or_else(|refusal| panic!("{refusal}"));
    let events = case.take(command, &stamp(on)).unwrap();
    assert_eq!(dry, events, "the dry run is the command");
    let read: Vec<Event> = serde_json::from_str(&serde_json::to_string(&events).unwrap()).unwrap();
    assert_eq!(read, events, "warnings can be read again");
    assert_eq!(Case::replay(case.book(), case.events()).unwrap_or_else(|faults| panic!("{faults}")), *case);
    events
}

/// A warning on a line: the code, the activity, the day, the amount, and what else it says.
fn line(warning: &DecisionWarning) -> String {
    let more = match warning {
        DecisionWarning::RightEnds { check, rule, .. } => format!("{check} {rule}"),
        DecisionWarning::ServiceGrantedTwice { other, to, .. } => {
            format!("{other} {}", to.map_or("open".to_owned(), |to| to.to_string()))
        }
        DecisionWarning::PriceAboveAgreed { price, agreed, .. } => format!("{price} {agreed}"),
        DecisionWarning::PriceCarriedOn { last_known, .. } => last_known.to_string(),
        DecisionWarning::PartMonthUnpaid { to, days, .. } => format!("{days} {to}"),
        _ => panic!("{warning:?}"),
    };
    let (code, activity, date, amount) =
        (warning.code(), warning.activity(), warning.date(), warning.amount());
    format!("{code} {activity} {date} {amount} {more}")
}

fn lines(events: &[Event]) -> Vec<String> {
    events.iter().flat_map(|event| &event.warnings).map(line).collect()
}

/// Enters drafts and grants them: the warnings of the grant, after holding them against those of the preview.
fn granted(case: &mut Case, on: &str, drafts: &[Activity]) -> Vec<String> {
    let number = case.state().appropriations.len().to_string();
    let section = drafts[0].section.clone();
    let set = Command::SetAppropriation { appropriation: number.clone(), section: Some(section) };
    take(case, on, &set);
    grant(case, on, &number, drafts)
}

fn grant(case: &mut Case, on: &str, number: &str, drafts: &[Activity]) -> Vec<String> {
    let appropriations = drafts.iter().map(|draft| (draft.id.clone(), number.to_owned())).collect();
    let options = PreviewOptions { appropriations, ..PreviewOptions::default() };
    let shown = case.preview(drafts, day(on), &options).unwrap_or_else(|faults| panic!("{faults}"));
    for draft in drafts {
        let draft = Command::Draft { appropriation: number.to_owned(), activity: Box::new(draft.clone()) };
        take(case, on, &draft);
    }
    let activities = drafts.iter().map(|draft| draft.id.clone()).collect();
    let grant = Grant { appropriation: number.to_owned(), activities, approval: team(), ..Grant::default() };
    let dry = case.preview_grant(&grant, &stamp(on)).unwrap_or_else(|refusal| panic!("{refusal}"));
    let events = take(case, on, &Command::Grant(grant));
    assert_eq!(dry.events, events);
    let kinds: Vec<_> = events.iter().flat_map(|event| &event.warnings).map(DecisionWarning::kind).collect();
    let previewed: Vec<_> = shown.warnings.iter().map(|fault| fault.kind().clone()).collect();
    assert_eq!(previewed, kinds, "the preview warns as the grant does");
    lines(&events)
}

#[test]
fn the_right_ends_inside_the_period() {
    let year = "2026-02-01/2026-12-31";
    for (section, kind, provider, runs, expected) in [
        ("S", "M", None, year, vec![]),
        // 18 on 15 August: the payments from September on.
        ("CHILD", "M", None, year, vec!["right-ends a 2026-08-15 4000.00 section-condition CHILD"]),
        (
            "CHILD",
            "M",
            None,
            "2026-02-01/2026-08-31",
            vec!["right-ends a 2026-08-15 0.00 section-condition CHILD"],
        ),
        ("CHILD", "M", None, "2026-02-01/2026-08-14", vec![]),
        // Without an end it is judged to the horizon: September to December, and all of 2027.
        (
            "CHILD",
            "M",
            None,
            "2026-02-01/..",
            vec!["right-ends a 2026-08-15 16000.00 section-condition CHILD"],
        ),
        // It starts when the right has ended.
        (
            "CHILD",
            "M",
            None,
            "2026-09-01/2026-10-31",
            vec!["right-ends a 2026-09-01 2000.00 section-condition CHILD"],
        ),
        ("S", "CHILD", None, year, vec!["right-ends a 2026-08-15 4000.00 activity-type-condition CHILD"]),
        ("ENDS", "M", None, year, vec!["right-ends a 2026-05-01 8000.00 section-in-force ENDS"]),
        (
            "OLDLAW",
            "M",
            None,
            year,
            vec![
                "right-ends a 2026-07-01 6000.00 law-in-force OLD",
                "right-ends a 2026-07-01 6000.00 section-in-force OLDLAW",
            ],
        ),
        ("S", "ENDS", None, year, vec!["right-ends a 2026-06-15 6000.00 activity-type-in-force ENDS"]),
        ("S", "OFFER", None, year, vec!["right-ends a 2026-10-01 3000.00 offered-as-main S/OFFER/main"]),
        ("S", "M", Some("LEAVES"), year, vec!["right-ends a 2026-04-01 9000.00 provider-in-force LEAVES"]),
        // The agreement has a gap of two months; what is paid after it is not counted.
        (
            "S",
            "AGREED",
            Some("P"),
            year,
            vec!["right-ends a 2026-08-01 2000.00 provider-agreed agreements/1"],
        ),
        ("S", "AGREED", Some("P"), "2026-10-01/2026-12-31", vec![]),
        // A right that ends on the day after the last one does not end inside.
        ("ENDS", "M", None, "2026-02-01/2026-04-30", vec![]),
        (
            "ENDS",
            "M",
            None,
            "2026-02-01/2026-05-01",
            vec!["right-ends a 2026-05-01 1000.00 section-in-force ENDS"],
        ),
    ] {
        let mut activity = main("a", section, kind, runs);
        activity.provider = provider.map(str::to_owned);
        let found = granted(&mut child(), TODAY, &[activity]);
        assert_eq!(found, expected, "{section} {kind} {provider:?} {runs}");
    }
}

#[test]
fn a_fact_that_changes_ends_the_right() {
    let mut case = child();
    let group = |from: &str, value: &str| Command::SetFacts {
        from: day(from),
        facts: [("group".to_owned(), Some(value.into()))].into(),
    };
    take(&mut case, TODAY, &group("2026-06-10", "disability"));
    take(&mut case, TODAY, &group("2026-09-20", "family"));
    let found = granted(&mut case, TODAY, &[main("a", "FAMILY", "M", "2026-02-01/2026-12-31")]);
    // July, August and September.
    assert_eq!(found, ["right-ends a 2026-06-10 3000.00 section-condition FAMILY"]);
}

#[test]
fn a_late_grant_does_not_warn_of_a_right_that_began_late() {
    let mut case = open(&[("birth_date", "2008-08-15".into())]);
    let late = Command::SetFacts {
        from: day("2026-01-01"),
        facts: [("group".to_owned(), Some("family".into()))].into(),
    };
    take(&mut case, TODAY, &late);
    assert_eq!(granted(&mut case, TODAY, &[main("a", "FAMILY", "M", "2025-10-01/2026-12-31")]), [""; 0]);
}

#[test]
fn without_a_case_the_birth_date_is_enough() {
    let options = PreviewOptions { birth_date: parse("2008-08-15").ok(), ..PreviewOptions::default() };
    let draft = main("a", "CHILD", "M", "2026-02-01/2026-12-31");
    let warnings = |options: &PreviewOptions| {
        let shown = preview(&book(), &[], std::slice::from_ref(&draft), day(TODAY), options).unwrap();
        shown.warnings.iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect::<Vec<_>>()
    };
    assert_eq!(warnings(&options), ["/drafts/0/period right-ends"]);
    assert_eq!(warnings(&PreviewOptions::default()), [""; 0]);
}

#[test]
fn the_same_service_by_the_same_provider_is_granted_twice() {
    let first = "2026-02-01/2026-06-30";
    for (first_by, second_by, second, expected) in [
        // March to June.
        (
            Some("P"),
            Some("P"),
            "2026-03-01/2026-12-31",
            vec!["service-granted-twice b 2026-03-01 4000.00 a 2026-06-30"],
        ),
        (Some("P"), Some("Q"), "2026-03-01/2026-12-31", vec![]),
        (Some("P"), None, "2026-03-01/2026-12-31", vec![]),
        (Some("P"), Some("P"), "2026-07-01/2026-12-31", vec![]),
        // The last day, which the payment of 1 June covers.
        (
            Some("P"),
            Some("P"),
            "2026-06-01/2026-12-31",
            vec!["service-granted-twice b 2026-06-01 1000.00 a 2026-06-30"],
        ),
        // The payment of 1 January covers January; only 30 June is paid twice, by that of 1 June.
        (
            Some("P"),
            Some("P"),
            "2026-01-01/2026-02-01",
            vec!["service-granted-twice b 2026-02-01 1000.00 a 2026-02-01"],
        ),
        (
            Some("P"),
            Some("P"),
            "2026-01-01/..",
            vec!["service-granted-twice b 2026-02-01 5000.00 a 2026-06-30"],
        ),
        // Without a provider, to the same recipient.
        (
            None,
            None,
            "2026-03-01/2026-12-31",
            vec!["service-granted-twice b 2026-03-01 4000.00 a 2026-06-30"],
        ),
    ] {
        let mut case = child();
        let by = |mut activity: Activity, provider: Option<&str>| {
            activity.provider = provider.map(str::to_owned);
            activity
        };
        assert_eq!(granted(&mut case, TODAY, &[by(main("a", "S", "M", first), first_by)]), [""; 0]);
        let found = granted(&mut case, TODAY, &[by(main("b", "S", "M", second), second_by)]);
        assert_eq!(found, expected, "{first_by:?} {second_by:?} {second}");
    }
}

#[test]
fn what_is_granted_together_or_expected_is_found_once() {
    let mut case = child();
    let drafts = [
        main("m", "S", "M", "2026-02-01/2026-12-31"),
        side("x", "2026-04-01/2026-12-31"),
        side("y", "2026-02-01/2026-04-30"),
    ];
    let twice = "service-granted-twice x 2026-04-01 1000.00 y 2026-04-30";
    assert_eq!(granted(&mut case, TODAY, &drafts), [twice]);
    // An expected activity counts, and a draft does not.
    let mut case = child();
    granted(&mut case, TODAY, &[main("m", "S", "M", "2026-02-01/2026-12-31")]);
    let expected = Box::new(side("e", "2026-05-01/2026-12-31"));
    take(&mut case, TODAY, &Command::Expect { appropriation: "0".to_owned(), activity: expected });
    let draft = Box::new(side("d", "2026-05-01/2026-12-31"));
    take(&mut case, TODAY, &Command::Draft { appropriation: "0".to_owned(), activity: draft });
    let found = grant(&mut case, TODAY, "0", &[side("x", "2026-06-01/2026-12-31")]);
    assert_eq!(found, ["service-granted-twice x 2026-06-01 7000.00 e 2026-12-31"]);
}

#[test]
fn a_change_is_not_what_it_changes() {
    let mut case = child();
    granted(&mut case, TODAY, &[main("m", "S", "M", "2026-02-01/2026-12-31").by("P")]);
    let change = main("c", "S", "M", "2026-07-01/2026-12-31").by("P").changing("m");
    assert_eq!(grant(&mut case, TODAY, "0", &[change]), [""; 0]);
    // Nor is one that is expected.
    let expected = main("e", "S", "M", "2026-09-01/2026-12-31").by("P").changing("c");
    let expect = Command::Expect { appropriation: "0".to_owned(), activity: Box::new(expected) };
    take(&mut case, TODAY, &expect);
    let extend = Command::Extend {
        activity: "c".to_owned(),
        end: parse("2027-03-31").ok(),
        approval: team(),
        overpaid: OverpaidRequest::default(),
    };
    assert_eq!(lines(&take(&mut case, TODAY, &extend)), [""; 0]);
}

#[test]
fn a_price_above_the_agreed_one_names_the_first_day_that_it_is() {
    let hours = |price: &str| Price::per_unit(bevilling::Decimal::TEN, money::parse(price).unwrap());
    for (price, runs, expected) in [
        ("510", "2026-02-01/2026-07-31", vec!["price-above-agreed a 2026-02-01 10 510 500"]),
        // Below 500 and above 480.
        ("490", "2026-02-01/2026-07-31", vec!["price-above-agreed a 2026-03-01 10 490 480"]),
        ("490", "2026-02-01/2026-02-28", vec![]),
        // From the middle of an agreement on.
        ("490", "2026-04-15/2026-07-31", vec!["price-above-agreed a 2026-04-15 10 490 480"]),
        ("480", "2026-02-01/2026-07-31", vec![]),
    ] {
        let mut activity = main("a", "S", "AGREED", runs).by("P");
        activity.plan = PaymentPlan {
            schedule: PaymentPlan::monthly(DayOfMonth::LAST, hours(price)).schedule,
            ..activity.plan
        };
        let found = granted(&mut child(), TODAY, &[activity]);
        assert_eq!(found, expected, "{price} {runs}");
    }
}

#[test]
fn a_price_that_is_carried_on_names_its_first_payment_and_the_sum() {
    let rate = || Price::rate(bevilling::Decimal::TEN, "R");
    let with = |schedule: PaymentPlan, runs: &str| {
        let activity = main("a", "S", "M", runs);
        Activity { plan: PaymentPlan { schedule: schedule.schedule, ..activity.plan }, ..activity }
    };
    for (plan, runs, expected) in [
        (PaymentPlan::monthly(DayOfMonth::FIRST, rate()), "2026-02-01/2026-06-30", vec![]),
        (
            PaymentPlan::monthly(DayOfMonth::FIRST, rate()),
            "2026-02-01/2026-12-31",
            vec!["price-carried-on a 2026-07-01 6000.00 2026-06-30"],
        ),
        // The horizon is the end of next year.
        (
            PaymentPlan::monthly(DayOfMonth::new(20).unwrap(), rate()),
            "2026-02-01/..",
            vec!["price-carried-on a 2026-07-20 18000.00 2026-06-30"],
        ),
        (
            PaymentPlan::weekly(rate()),
            "2026-06-22/2026-07-12",
            vec!["price-carried-on a 2026-07-06 1000.00 2026-06-30"],
        ),
    ] {
        assert_eq!(granted(&mut child(), TODAY, &[with(plan, runs)]), expected, "{runs}");
    }
    // Where it is not carried on, there is no price, and nothing to warn of.
    let mut case = child().with_options(CaseOptions::default());
    let activity = with(PaymentPlan::monthly(DayOfMonth::FIRST, rate()), "2026-02-01/2026-12-31");
    assert!(case.preview(std::slice::from_ref(&activity), day(TODAY), &PreviewOptions::default()).is_err());
    assert_eq!(granted(&mut case, TODAY, &[main("a", "S", "M", "2026-02-01/2026-06-30")]), [""; 0]);
}

#[test]
fn a_part_month_that_nothing_pays_is_in_every_answer() {
    let fee = |runs: &str| {
        let activity = main("a", "S", "M", runs);
        let plan = PaymentPlan::monthly(DayOfMonth::LAST, fixed("15597"));
        Activity { plan: PaymentPlan { schedule: plan.schedule, ..activity.plan }, ..activity }
    };
    let mut case = child();
    // 15,597 × 10 / 31.
    let ten_days = "part-month-unpaid a 2026-03-01 5031.29 10 2026-03-10";
    assert_eq!(granted(&mut case, TODAY, &[fee("2026-02-01/2026-03-10")]), [ten_days]);

    let end = |stop: bool| {
        let (activity, end, reason) = ("a".to_owned(), day("2026-03-10"), "moved".to_owned());
        let overpaid = OverpaidRequest::default();
        match stop {
            true => Command::Stop { activity, end, reason, overpaid },
            false => Command::Shorten { activity, end, reason, overpaid },
        }
    };
    for stop in [true, false] {
        let mut case = child();
        assert_eq!(granted(&mut case, TODAY, &[fee("2026-02-01/2026-06-30")]), [""; 0]);
        assert_eq!(lines(&take(&mut case, TODAY, &end(stop))), [ten_days], "{stop}");
    }
    let mut case = child();
    granted(&mut case, TODAY, &[fee("2026-02-01/2026-02-28")]);
    let extend = Command::Extend {
        activity: "a".to_owned(),
        end: parse("2026-03-10").ok(),
        approval: team(),
        overpaid: OverpaidRequest::default(),
    };
    assert_eq!(lines(&take(&mut case, TODAY, &extend)), [ten_days]);
    // Before the first payment.
    let first = main("a", "S", "M", "2026-01-22/2026-03-31");
    assert_eq!(
        granted(&mut child(), TODAY, &[first]),
        ["part-month-unpaid a 2026-01-22 322.58 10 2026-01-31"]
    );
}

#[test]
fn what_is_cut_by_a_decision_is_warned_of_too() {
    // With the main activity, the supplementary one ends in the middle of a month.
    let mut case = child();
    let drafts = [main("m", "S", "M", "2026-02-01/2026-12-31"), {
        let side = side("x", "2026-02-01/2026-12-31");
        let plan = PaymentPlan::monthly(DayOfMonth::LAST, fixed("3100"));
        Activity { plan: PaymentPlan { schedule: plan.schedule, ..side.plan }, ..side }
    }];
    assert_eq!(granted(&mut case, TODAY, &drafts), [""; 0]);
    let stop = Command::Stop {
        activity: "m".to_owned(),
        end: day("2026-05-20"),
        reason: "moved".to_owned(),
        overpaid: OverpaidRequest::default(),
    };
    assert_eq!(
        lines(&take(&mut case, TODAY, &stop)),
        ["part-month-unpaid x 2026-05-01 2000.00 20 2026-05-20"]
    );
}

#[test]
fn extending_past_the_right_warns_and_ending_before_does_not() {
    let mut case = child();
    assert_eq!(granted(&mut case, TODAY, &[main("a", "CHILD", "M", "2026-02-01/2026-07-31")]), [""; 0]);
    let extend = |end: &str| Command::Extend {
        activity: "a".to_owned(),
        end: parse(end).ok(),
        approval: team(),
        overpaid: OverpaidRequest::default(),
    };
    let found = lines(&take(&mut case, TODAY, &extend("2026-10-31")));
    assert_eq!(found, ["right-ends a 2026-08-15 2000.00 section-condition CHILD"]);
    // It still ends later than the right, which was known when it was extended.
    let shorten = Command::Shorten {
        activity: "a".to_owned(),
        end: day("2026-09-30"),
        reason: "sooner".to_owned(),
        overpaid: OverpaidRequest::default(),
    };
    assert_eq!(lines(&take(&mut case, TODAY, &shorten)), [""; 0]);
}

#[test]
fn warnings_are_in_the_words_of_a_caseworker() {
    let mut case = child();
    let activity = main("a", "CHILD", "M", "2026-02-01/2026-12-31");
    granted(&mut case, TODAY, &[activity]);
    let event = case.events().last().unwrap().clone();
    let warning = &event.warnings[0];
    assert_eq!(
        warning.text(Lang::Da),
        "fra den 15. august 2026 er der ikke længere ret til `a`: borgeren opfylder ikke længere betingelserne i \
         paragraffen `CHILD`; betalingerne fra den dag er i alt 4.000,00 kr."
    );
    assert_eq!(
        warning.text(Lang::En),
        "from 15 August 2026 there is no longer a right to `a`: the citizen no longer meets the conditions of \
         section `CHILD`; the payments from that day on are DKK 4,000.00 in all"
    );
    assert_eq!(
        serde_json::to_value(warning).unwrap(),
        serde_json::json!({"code": "right-ends", "activity": "a", "date": "2026-08-15", "amount": "4000.00",
            "check": "section-condition", "rule": "CHILD"})
    );
    let log = bevilling::text::log([&event], case.book(), Lang::En);
    assert!(log.contains("\n    ! M (a): from 15 August 2026 there is no longer a right"), "{log}");
}

#[test]
fn an_event_warns_of_what_it_decides_about_alone() {
    let mut case = child();
    granted(&mut case, TODAY, &[main("a", "CHILD", "M", "2026-02-01/2026-12-31")]);
    let mut events = case.events().to_vec();
    let last = events.len() - 1;
    let Some(DecisionWarning::RightEnds { activity, .. }) = events[last].warnings.first_mut() else {
        panic!()
    };
    *activity = "b".to_owned();
    let faults = Case::replay(case.book(), &events).unwrap_err();
    let found: Vec<_> =
        faults.iter().map(|fault| format!("{} {}", fault.path(), fault.kind().code())).collect();
    assert_eq!(found, [format!("/events/{last}/warnings/0/activity no-such-activity")]);
    // A log from before there were warnings is read as it is.
    events[last].warnings.clear();
    assert_eq!(Case::replay(case.book(), &events).unwrap(), case);
}

#[test]
fn a_draft_that_stays_expected_is_judged_as_it_would_be_granted() {
    let draft = main("a", "CHILD", "M", "2026-02-01/2026-12-31").with_status(Status::Expected);
    let mut case = child();
    let set = Command::SetAppropriation { appropriation: "0".to_owned(), section: Some("CHILD".to_owned()) };
    take(&mut case, TODAY, &set);
    let shown = case.preview(&[draft], day(TODAY), &PreviewOptions::default()).unwrap();
    let codes: Vec<_> = shown.warnings.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes, ["right-ends"]);
}
