//! Checks that the section and the activity type of a draft are in the rule book.

use super::activity::Activity;
use crate::fault::{Fault, Faults, Suggestions};
use crate::plan::PlanFault;
use crate::rulebook::RuleBook;

/// The faults of drafts without a section, and of drafts that name a section or an activity type that is not in the
/// rule book, at paths such as `/drafts/0/section`. A blank name is a fault of the activity itself and is not
/// repeated here.
fn check_known(book: &RuleBook, drafts: &[Activity]) -> Faults<PlanFault> {
    let document = book.document();
    let (mut faults, mut suggestions) = (Faults::new(), Suggestions::default());
    let mut unknown = |index: usize, key: &str, kind: PlanFault, suggestion: Option<String>| {
        faults.push(Fault::new(kind).suggest(suggestion).nest(key).nest(index).nest("drafts"));
    };
    for (index, Activity { section, activity_type, .. }) in drafts.iter().enumerate() {
        if section.is_empty() {
            unknown(index, "section", PlanFault::BlankText { field: "section".to_owned() }, None);
        }
        if !section.trim().is_empty() && book.section(section).is_none() {
            let known = document.sections.iter().map(|known| known.id.as_str());
            let kind = PlanFault::UnknownSection { section: section.clone() };
            unknown(index, "section", kind, suggestions.nearest(section, known));
        }
        if !activity_type.trim().is_empty() && book.activity_type(activity_type).is_none() {
            let known = document.activity_types.iter().map(|known| known.id.as_str());
            let kind = PlanFault::UnknownActivityType { activity_type: activity_type.clone() };
            unknown(index, "activity_type", kind, suggestions.nearest(activity_type, known));
        }
    }
    faults
}

/// The answer about drafts, or the faults of unknown names together with all other faults.
pub(crate) fn only_known<T>(
    book: &RuleBook,
    drafts: &[Activity],
    answer: Result<T, Faults<PlanFault>>,
) -> Result<T, Faults<PlanFault>> {
    let mut faults = check_known(book, drafts);
    match answer {
        Ok(answer) => faults.into_result(answer),
        Err(found) => {
            found.into_iter().for_each(|fault| faults.push(fault));
            Err(faults)
        }
    }
}
