//! Examples that the tests of texts and drawings share.

use crate::dates::{Date, DayOfMonth, Period, parse};
use crate::plan::{
    self, Activity, Extrapolation, PaymentPlan, Preview, PreviewOptions, Price, Schedule, Status,
};
use crate::rulebook::{Role, RuleBook};

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
    let once = Schedule::OneTime { date: on("2026-02-16"), price: Price::fixed(9_800.into()) };
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
