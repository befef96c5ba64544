//! Examples that the tests of texts and drawings share.

use crate::case::{ApprovalRequest, Case, Command, CommandContext, Grant, PaidOn};
use crate::dates::{Date, DayOfMonth, Period, parse};
use crate::plan::{
    self, Activity, Extrapolation, PaymentPlan, Preview, PreviewOptions, Price, Recipient, Schedule, Status,
};
use crate::rulebook::{FactValue, Role, RuleBook};

pub(crate) fn book() -> RuleBook {
    RuleBook::load("../examples/rulebooks/children.json").unwrap()
}

pub(crate) fn on(text: &str) -> Date {
    parse(text).unwrap()
}

fn activity(id: &str, kind: &str, start: &str, end: Option<&str>, plan: PaymentPlan) -> Activity {
    Activity {
        id: id.into(),
        section: "BL-32-1-2".into(),
        activity_type: kind.into(),
        role: if kind == "200201" { Role::Main } else { Role::Supplementary },
        provider: None,
        period: Period::new(on(start), end.map(on)).unwrap(),
        plan,
        status: Status::Granted,
        modifies: None,
    }
}

fn monthly(amount: &str) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(amount.parse().unwrap()))
}

/// Help at home that runs since last year, an interpreter beside it, a draft of transport, one payment made
/// once, and more help foreseen from September.
pub(crate) fn activities() -> (Vec<Activity>, Vec<Activity>) {
    let help = activity("help", "200201", "2025-03-01", Some("2027-06-30"), monthly("18750.00"));
    let help = Activity { provider: Some("90010033".into()), ..help };
    let talks = activity("talks", "500122", "2025-08-01", Some("2026-03-31"), monthly("4200.50"));
    let more = Activity {
        status: Status::Expected,
        modifies: Some("help".into()),
        ..activity("more", "200201", "2026-09-01", Some("2027-06-30"), monthly("26500.00"))
    };
    let once = Schedule::OneTime { date: on("2026-02-16"), price: Price::fixed(9_800.into()), covers: None };
    let once = activity("tour", "500117", "2026-02-16", Some("2026-02-16"), PaymentPlan::new(once));
    let transport = activity("transport", "500109", "2026-02-01", Some("2027-06-30"), monthly("6115.25"));
    let transport = Activity { provider: Some("90010121".into()), ..transport };
    let draft = |draft: Activity| Activity { status: Status::Draft, ..draft };
    (vec![help, talks, more], vec![draft(transport), draft(once)])
}

fn options() -> PreviewOptions {
    PreviewOptions { extrapolation: Extrapolation::LastKnown, ..PreviewOptions::default() }
}

pub(crate) fn preview() -> (RuleBook, Preview) {
    let (book, (existing, drafts)) = (book(), activities());
    let preview = plan::preview(&book, &existing, &drafts, on("2026-01-05"), &options()).unwrap();
    (book, preview)
}

pub(crate) fn empty_preview() -> (RuleBook, Preview) {
    let book = book();
    let preview = plan::preview(&book, &[], &[], on("2026-01-05"), &options()).unwrap();
    (book, preview)
}

#[cfg(feature = "plot")]
/// One monthly payment of `amount` kroner, and as much again foreseen, for `months` from January last year.
pub(crate) fn preview_of(amount: &str, months: u32) -> Preview {
    let last = Date::from_ymd_opt(2025, 1, 31).unwrap();
    let last = last.checked_add_months(chrono::Months::new(months - 1)).unwrap().to_string();
    let one = activity("one", "200201", "2025-01-01", Some(&last), monthly(amount));
    let other = Activity {
        status: Status::Expected,
        ..activity("two", "500109", "2025-01-01", Some(&last), monthly(amount))
    };
    plan::preview(&book(), &[one, other], &[], on("2026-01-05"), &options()).unwrap()
}

/// A case that nothing has been drafted in.
pub(crate) fn empty_case() -> Case {
    opened("27.24.36-G01-7-20")
}

/// A case of a sibling, that has not happened to much.
pub(crate) fn sibling() -> Case {
    opened("27.24.36-G01-7-21")
}

fn opened(id: &str) -> Case {
    let mut case = Case::new(&book(), id);
    let facts = [("target_group", FactValue::from("family")), ("effort_step", 3.into())];
    let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    case.execute(&Command::Open { facts }, &CommandContext::new(on("2025-10-01"), "K. Caseworker")).unwrap();
    case
}

/// A case through its life: drafted, granted, a move on the ladder, an expected change that is granted, another
/// that is not, payments that are paid and one that is corrected, and an activity that is cut short.
pub(crate) fn case() -> Case {
    let mut case = empty_case();
    let appropriation = || "1".to_owned();
    let approval = || ApprovalRequest::new("section_leader", "A. Leader").and("S. Second");
    let grant = |ids: &[&str]| {
        let activities = ids.iter().map(|id| (*id).to_owned()).collect();
        Command::Grant(Grant {
            appropriation: appropriation(),
            activities,
            approval: approval(),
            ..Grant::default()
        })
    };
    let draft =
        |activity: Activity| Command::Draft { appropriation: appropriation(), activity: Box::new(activity) };
    let expect =
        |activity: Activity| Command::Expect { appropriation: appropriation(), activity: Box::new(activity) };
    let drafted = |id: &str, kind: &str, start: &str, end: Option<&str>, amount: &str| Activity {
        status: Status::Draft,
        ..activity(id, kind, start, end, monthly(amount).with_id(format!("p-{id}")))
    };
    let help =
        |id: &str, start: &str, amount: &str| drafted(id, "200201", start, None, amount).by("90010011");
    let by_cash = |activity: Activity| {
        let recipient = Recipient::cash("0285891234", "A. Citizen");
        Activity { plan: PaymentPlan { recipient, ..activity.plan }, ..activity }
    };
    let pay = |date: &str, amount: &str| Command::Pay {
        activity: "help".into(),
        date: on(date),
        paid_on: on(date),
        amount: amount.parse().unwrap(),
    };
    let facts = |facts: &[(&str, FactValue)]| {
        facts.iter().map(|(name, value)| ((*name).to_owned(), Some(value.clone()))).collect()
    };
    let first = facts(&[
        ("birth_date", "2014-05-02".into()),
        ("scaling_step", 5.into()),
        ("custody_consent", true.into()),
        ("assessment", "examination".into()),
    ]);
    let talks = drafted("talks", "500122", "2025-11-01", Some("2026-10-31"), "1200.50");
    let transport = drafted("transport", "500109", "2026-09-01", Some("2027-02-28"), "615.25");
    for (day, command) in [
        ("2025-10-01", Command::SetFacts { from: on("2025-10-01"), facts: first }),
        (
            "2025-10-01",
            Command::SetAppropriation { appropriation: appropriation(), section: Some("BL-32-1-2".into()) },
        ),
        ("2025-10-03", draft(help("help", "2025-11-01", "5000.00"))),
        ("2025-10-03", draft(by_cash(talks))),
        ("2025-10-10", grant(&["help", "talks"])),
        ("2025-11-03", pay("2025-11-01", "5000.00")),
        ("2025-12-02", pay("2025-12-01", "5100.00")),
        (
            "2025-12-04",
            Command::CorrectPayment {
                activity: "help".into(),
                date: on("2025-12-01"),
                paid: Some(PaidOn { date: on("2025-12-01"), amount: 4_900.into() }),
                reason: "the invoice of 028589-1234 was read wrongly".into(),
            },
        ),
        (
            "2026-01-12",
            Command::SetFacts { from: on("2026-02-01"), facts: facts(&[("scaling_step", 7.into())]) },
        ),
        (
            "2026-01-12",
            Command::SetFacts { from: on("2026-05-01"), facts: facts(&[("effort_step", 3.into())]) },
        ),
        ("2026-01-12", expect(help("less", "2026-04-01", "3500.00").changing("help"))),
        ("2026-03-02", grant(&["less"])),
        ("2026-03-02", expect(help("more", "2026-11-01", "7250.00").changing("less"))),
        ("2026-03-02", expect(by_cash(transport))),
        (
            "2026-04-15",
            Command::Stop {
                activity: "talks".into(),
                end: on("2026-07-31"),
                reason: "the family can do without".into(),
                overpaid: <_>::default(),
            },
        ),
        (
            "2026-04-20",
            Command::SetFacts { from: on("2026-05-01"), facts: facts(&[("effort_step", 4.into())]) },
        ),
        (
            "2026-04-20",
            Command::SetFacts { from: on("2026-09-01"), facts: facts(&[("effort_step", 3.into())]) },
        ),
        (
            "2026-05-04",
            Command::Annotate {
                activity: Some("less".into()),
                payment: None,
                text: "Mother (0285891234)\nagrees".into(),
            },
        ),
    ] {
        case.execute(&command, &CommandContext::new(on(day), "K. Caseworker"))
            .unwrap_or_else(|refusal| panic!("{day} {command:?}: {refusal}"));
    }
    case
}
