//! Steps of a case whose figures a table has computed by hand, each checked as it is taken.

use bevilling::case::{ApprovalRequest, Case, CaseState, Command, CommandContext, Event, Grant};
use bevilling::dates::{Date, parse};
use bevilling::money;
use bevilling::plan::{Activity, Price};
use rust_decimal::Decimal;

pub(crate) fn day(text: &str) -> Date {
    parse(text).unwrap()
}

pub(crate) fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

pub(crate) fn fixed(amount: &str) -> Price {
    Price::fixed(kroner(amount))
}

pub(crate) fn stamp(on: &str) -> CommandContext {
    CommandContext::new(day(on), "somebody")
}

/// Takes a command. The dry run is what happens, and what happened can be read again as events and as a state.
pub(crate) fn take(case: &mut Case, on: &str, command: &Command) -> Vec<Event> {
    let shown = case.decide(command, &stamp(on)).unwrap_or_else(|refusal| panic!("{refusal}"));
    let events = case.execute(command, &stamp(on)).unwrap_or_else(|refusal| panic!("{refusal}"));
    assert_eq!(shown, events, "the dry run is what happens");
    assert_eq!(Case::replay(case.book(), case.events()).unwrap_or_else(|faults| panic!("{faults}")), *case);
    let kept: CaseState = serde_json::from_str(&serde_json::to_string(case.state()).unwrap()).unwrap();
    assert_eq!(Case::from_state(case.book(), kept).unwrap_or_else(|faults| panic!("{faults}")), *case);
    events
}

/// Why a command is refused: paths and codes.
pub(crate) fn codes(case: &Case, on: &str, command: &Command) -> Vec<String> {
    let refusal = case.decide(command, &stamp(on)).unwrap_err();
    refusal.faults().iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect()
}

pub(crate) fn draft(case: &mut Case, on: &str, activity: Activity) {
    take(case, on, &Command::Draft { appropriation: "1".to_owned(), activity: Box::new(activity) });
}

pub(crate) fn team() -> ApprovalRequest {
    ApprovalRequest::new("team", "A")
}

/// Grants drafts of the first appropriation.
pub(crate) fn grant(case: &mut Case, on: &str, ids: &[&str]) -> Vec<Event> {
    let activities = ids.iter().map(|id| (*id).to_owned()).collect();
    let grant = Grant { appropriation: "1".to_owned(), activities, approval: team(), ..Grant::default() };
    take(case, on, &Command::Grant(grant))
}

/// Pays planned payments on their days.
pub(crate) fn pay(case: &mut Case, id: &str, days: &[&str]) {
    for date in days {
        let paid_on = day(date);
        let amount = case.state().activity(id).unwrap().payments.entry(paid_on).unwrap().amount;
        take(case, date, &Command::Pay { activity: id.to_owned(), date: paid_on, paid_on, amount });
    }
}
