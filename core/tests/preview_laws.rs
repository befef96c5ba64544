//! The preview is what granting does: in any life of a case, for any drafts, payment by payment, and refused alike.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
mod life;

use std::collections::{BTreeMap, BTreeSet};

use bevilling::case::{
    ApprovalRequest, Case, CaseOptions, CaseStatus, Command, CommandContext, CommandRefused, Event, Grant,
};
use bevilling::dates::{Date, parse};
use bevilling::fault::{ErrorCode, Fault};
use bevilling::plan::{
    Activity, CostSummary, DecisionWarning, Extrapolation, PlanFault, Preview, PreviewOptions, Status,
};
use bevilling::rulebook::{RuleBook, RuleBookDocument};
use chrono::Days;
use proptest::prelude::*;
use serde_json::json;

use life::{Choose, activity, command, opened};

/// What a preview does not ask: the facts of the citizen, and who approves.
const NOT_ASKED: [&str; 3] = ["rule-not-met", "fact-needed", "section-missing"];
/// What a draft may lack in a preview, with a warning.
const UNFINISHED: [&str; 2] = ["recipient-missing", "provider-missing"];

/// Drafts, some of them there already, with the appropriation that each is for.
fn drafts(case: &Case, on: Date, choose: &mut Choose<'_>) -> (String, Vec<Activity>) {
    let appropriation = if choose.one_in(4) { "2" } else { "1" }.to_owned();
    let section = case.state().appropriation(&appropriation).and_then(|one| one.section.clone());
    let section = section.unwrap_or_else(|| "S1".to_owned());
    let mut drafts: Vec<Activity> = Vec::new();
    for number in 0..=choose.number(3) {
        let pending: Vec<&Activity> = case
            .state()
            .activities_of(&appropriation)
            .filter(|one| one.is_current() && one.activity.status != Status::Granted)
            .map(|one| &one.activity)
            .filter(|one| drafts.iter().all(|draft| draft.id != one.id))
            .collect();
        let draft = match choose.of(&pending).filter(|_| choose.one_in(2)) {
            Some(pending) => (*pending).clone(),
            None => {
                let mut new = activity(case, on, choose);
                if case.state().activity(&new.id).is_some() || drafts.iter().any(|draft| draft.id == new.id) {
                    new.id = format!("d{number}");
                    new.plan.id = format!("p-d{number}");
                }
                // A change of another draft.
                if let Some(other) = choose.of(&drafts).filter(|_| choose.one_in(3)) {
                    new.modifies = Some(other.id.clone());
                    (new.role, new.activity_type) = (other.role, other.activity_type.clone());
                }
                new
            }
        };
        drafts.push(Activity { section: section.clone(), status: Status::Draft, ..draft });
    }
    (appropriation, drafts)
}

/// Entering the drafts and granting them: the case after, and what was settled; or why it is refused, and whether
/// the refusal is that of the grant.
fn granted(
    case: &Case,
    appropriation: &str,
    drafts: &[Activity],
    on: Date,
) -> Result<(Case, Event), (CommandRefused, bool)> {
    let mut case = case.clone();
    let stamp = CommandContext::new(on, "somebody");
    // What is changed is entered before its change.
    let depth = |draft: &Activity| {
        let mut above = draft.modifies.clone();
        let up = drafts.iter().take_while(|_| {
            let changed = drafts.iter().find(|other| Some(&other.id) == above.as_ref());
            above = changed.and_then(|changed| changed.modifies.clone());
            changed.is_some()
        });
        up.count()
    };
    let mut ordered: Vec<&Activity> = drafts.iter().collect();
    ordered.sort_by_key(|draft| depth(draft));
    for draft in ordered {
        let activity = Box::new(draft.clone());
        let command = match case.state().activity(&draft.id).map(|known| known.activity.status) {
            Some(Status::Draft | Status::Expected) => Command::Amend { activity },
            _ => Command::Draft { appropriation: appropriation.to_owned(), activity },
        };
        case.execute(&command, &stamp).map_err(|refusal| (refusal, false))?;
    }
    let grant = Grant {
        appropriation: appropriation.to_owned(),
        activities: drafts.iter().map(|draft| draft.id.clone()).collect(),
        approval: ApprovalRequest::new("team", "A"),
        ..Grant::default()
    };
    let preview = case.preview_grant(&grant, &stamp);
    let events = case.execute(&Command::Grant(grant), &stamp).map_err(|refusal| (refusal, true))?;
    assert_eq!(preview.unwrap().events, events, "the dry run is the grant");
    Ok((case, events[0].clone()))
}

fn codes<K: ErrorCode>(faults: impl IntoIterator<Item = Fault<K>>) -> BTreeSet<&'static str> {
    // Changes in a ring are previewed together, and entered one after the other: the first changes what is not there.
    let codes = faults.into_iter().map(|fault| match fault.code() {
        "changes-in-circle" => "unknown-activity",
        code => code,
    });
    codes.filter(|code| !NOT_ASKED.contains(code)).collect()
}

/// The payments of each activity: the day, kroner, and what is paid.
type Payments = BTreeMap<String, Vec<String>>;

fn previewed(preview: &Preview) -> Payments {
    let mut payments = Payments::new();
    for one in &preview.payments {
        let text = format!("{} {} {:?} {:?}", one.date, one.amount, one.basis, one.paid);
        payments.entry(one.activity.to_string()).or_default().push(text);
    }
    payments
}

fn made(case: &Case) -> Payments {
    let counted = case.state().activities.iter().filter(|one| one.activity.status != Status::Draft);
    let payments = counted.map(|one| {
        let entries = one.payments.entries().iter();
        let text = entries.map(|e| format!("{} {} {:?} {:?}", e.date, e.amount, e.basis, e.paid));
        (one.activity.id.clone(), text.collect::<Vec<_>>())
    });
    payments.filter(|(_, payments)| !payments.is_empty()).collect()
}

fn sums(costs: &CostSummary) -> String {
    serde_json::to_string(costs).unwrap()
}

/// The warnings of a preview that are those of a decision: each with its activity.
fn warned(case: &Case, drafts: &[Activity], preview: &Preview) -> Vec<(String, PlanFault)> {
    let is_decision = |fault: &&Fault<PlanFault>| {
        matches!(
            fault.kind(),
            PlanFault::RightEnds { .. }
                | PlanFault::ServiceGrantedTwice { .. }
                | PlanFault::PriceAboveAgreed { .. }
                | PlanFault::PriceCarriedOn { .. }
                | PlanFault::PartMonthUnpaid { .. }
        )
    };
    let warned = preview.warnings.iter().filter(is_decision).map(|fault| {
        let path = fault.path().to_string();
        let steps: Vec<&str> = path.split('/').skip(1).take(2).collect();
        let index: usize = steps[1].parse().unwrap();
        let activity = match steps[0] {
            "drafts" => &drafts[index],
            _ => &case.state().activities[index].activity,
        };
        (activity.id.clone(), fault.kind().clone())
    });
    in_order(warned)
}

/// Those of a grant.
fn given(event: &Event) -> Vec<(String, PlanFault)> {
    in_order(event.warnings.iter().map(|warning| (warning.activity().to_owned(), warning.kind())))
}

fn in_order(warnings: impl Iterator<Item = (String, PlanFault)>) -> Vec<(String, PlanFault)> {
    let mut all: Vec<_> = warnings.collect();
    all.sort_by_key(|(activity, kind)| (activity.clone(), kind.to_string()));
    all
}

/// The small rule book, in which agreements and a law end, prices are agreed, and a rate is known for a year.
fn book(rate: &str) -> RuleBook {
    let mut document = serde_json::to_value(life::book(rate).document()).unwrap();
    document["agreements"] = json!([
        {"provider": "P", "activity_type": "M", "valid": {"to": "2026-09-15"}, "unit_price": "900", "unit": "month"},
        {"provider": "P", "activity_type": "M", "valid": {"from": "2026-10-01"}, "unit_price": "700", "unit": "month"},
        {"provider": "P", "activity_type": "U", "valid": {"to": "2027-06-01"}, "unit_price": "500", "unit": "month"},
    ]);
    document["sections"][0]["valid"] = json!({"to": "2027-12-01"});
    document["rates"][0]["values"] = json!([{"to": "2026-12-01", "value": rate}]);
    let document: RuleBookDocument = serde_json::from_value(document).unwrap();
    RuleBook::from_document(document).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Holds the preview of drafts against granting them. Whether they were granted.
fn hold(case: &Case, on: Date, choose: &mut Choose<'_>, codes_seen: &mut BTreeSet<&'static str>) -> bool {
    let (appropriation, drafts) = drafts(case, on, choose);
    let stated = drafts.iter().map(|draft| (draft.id.clone(), appropriation.clone())).collect();
    let options = PreviewOptions { appropriations: stated, ..PreviewOptions::default() };
    let preview = case.preview(&drafts, on, &options);
    match granted(case, &appropriation, &drafts, on) {
        Err((refusal, is_grant)) => {
            let refused = codes(refusal.faults().clone());
            let preview = match preview {
                Ok(preview) => {
                    let warned = codes(preview.warnings);
                    warned.into_iter().filter(|code| UNFINISHED.contains(code)).collect()
                }
                Err(faults) => codes(faults),
            };
            let asked: BTreeSet<_> =
                refused.iter().copied().filter(|code| !UNFINISHED.contains(code)).collect();
            if is_grant && asked.is_empty() {
                assert_eq!(preview, refused, "{refusal}");
            } else {
                // Entering stops at the first draft that is refused.
                assert!(preview.is_superset(&asked), "{preview:?} {refusal}");
            }
            false
        }
        Ok((after, event)) => {
            let preview = preview.unwrap_or_else(|faults| panic!("granted, though previewed as {faults}"));
            let (previewed, made) = (previewed(&preview), made(&after));
            for id in previewed.keys().chain(made.keys()) {
                let (shown, is) = (previewed.get(id), made.get(id));
                let differ = |one: Option<&Vec<String>>, other: Option<&Vec<String>>| -> Vec<String> {
                    let other = other.cloned().unwrap_or_default();
                    one.into_iter().flatten().filter(|text| !other.contains(text)).cloned().collect()
                };
                assert_eq!(differ(shown, is), differ(is, shown), "the payments of {id}");
            }
            for shown in &preview.activities {
                let one = after.state().activity(&shown.id);
                let period = one.filter(|one| one.is_current()).map(|one| one.activity.period);
                assert_eq!(shown.period, period, "the period of {}", shown.id);
            }
            let (before, overview) = (case.overview(on).unwrap(), after.overview(on).unwrap());
            assert_eq!(sums(&preview.granted), sums(&overview.granted), "granted");
            assert_eq!(sums(&preview.expected), sums(&overview.expected), "expected");
            assert_eq!(preview.decision.next_year, overview.granted.next_year - before.granted.next_year);
            assert_eq!(preview.decision.all, overview.granted.all - before.granted.all);
            let settled = event.body.settlements().iter();
            let settled: BTreeMap<_, _> =
                settled.map(|one| (one.activity.clone(), one.settlement.clone())).collect();
            assert_eq!(preview.settlements, settled, "what was paid in advance");
            codes_seen.extend(event.warnings.iter().map(DecisionWarning::code));
            assert_eq!(warned(case, &drafts, &preview), given(&event), "the warnings");
            true
        }
    }
}

/// A life, and in it every now and then the preview of drafts: how many of them were granted.
fn live(numbers: Vec<u16>, codes_seen: &mut BTreeSet<&'static str>) -> usize {
    let mut numbers = numbers.into_iter();
    let books = [book("410"), book("425.50")];
    let mut on = parse("2026-01-05").unwrap();
    let options = CaseOptions { extrapolation: Extrapolation::LastKnown, ..CaseOptions::default() };
    let mut case = opened(&books[0], on).0.with_options(options);
    let mut grants = 0;
    while numbers.len() > 0 {
        let choose = &mut Choose(&mut numbers);
        on = on + Days::new((choose.number(3) / 2) * choose.number(25));
        // Long after the payments were made, and when they have become few.
        if choose.one_in(40) {
            on = on + Days::new(300);
        }
        if choose.one_in(20) {
            case = case.with_rule_book(&books[usize::try_from(choose.number(2)).unwrap()]);
        }
        if choose.one_in(3) && matches!(case.state().status, CaseStatus::Open) {
            grants += usize::from(hold(&case, on, choose, codes_seen));
            continue;
        }
        let command = command(&case, on, choose);
        let _ = case.execute(&command, &CommandContext::new(on, "somebody"));
    }
    grants
}

proptest! {
    #[test]
    fn the_preview_of_drafts_is_what_granting_them_does(numbers in prop::collection::vec(any::<u16>(), 300..1_500)) {
        live(numbers, &mut BTreeSet::new());
    }
}

#[test]
fn lives_grant_enough_to_say_something() {
    let mut state = 7_u32;
    let mut number = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u16::try_from(state >> 16).unwrap()
    };
    let mut codes = BTreeSet::new();
    let grants: usize = (0..30).map(|_| live((0..1_000).map(|_| number()).collect(), &mut codes)).sum();
    assert!(grants >= 60, "{grants} of the previews were granted");
    let all = [
        "part-month-unpaid",
        "price-above-agreed",
        "price-carried-on",
        "right-ends",
        "service-granted-twice",
    ];
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), all, "warned of");
}
