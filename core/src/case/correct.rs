//! What is found to be otherwise than granted, backwards in time: the price or the start of an activity, or that it was
//! granted at all.

use super::command_context::Desk;
use super::{
    ActivityState, ApprovalRequest, CaseFault, CaseState, CommandRefused, EventBody, OverpaidRequest,
};
use crate::dates::{Date, Period};
use crate::fault::Path;
use crate::plan::{PendingGrant, PlanFault, Price, Schedule};
use crate::rulebook::Role;

/// What a granted activity should have been from its first day on.
pub(super) struct Correction<'c> {
    pub(super) start: Option<Date>,
    pub(super) price: Option<&'c Price>,
    pub(super) reason: &'c str,
    pub(super) approval: &'c ApprovalRequest,
    pub(super) overpaid: &'c OverpaidRequest,
}

impl Desk<'_> {
    /// Corrects price or start of a granted activity, with the approval that what it costs now needs.
    pub(super) fn correct(&self, id: &str, correction: &Correction<'_>) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(correction.reason, "reason", &mut refusal);
        let (level, approval) = self.approval(correction.approval, &mut refusal);
        let Some(one) = self.granted(id, &mut refusal) else { return Err(refusal) };
        if correction.start.is_none() && correction.price.is_none() {
            refusal.push(Path::root(), CaseFault::NothingCorrected { activity: id.to_owned() });
        }
        let mut pending = self.pending();
        let Some((place, number)) = pending.find_in_appropriation(id) else { return Err(refusal) };
        if let Some(price) = correction.price {
            reprice(&mut pending, place, one, price, &mut refusal);
        }
        if let Some(start) = correction.start {
            restart(&mut pending, place, one, start, &mut refusal);
        }
        let section = self.state().appropriation(&one.appropriation).and_then(|one| one.section.as_deref());
        if let Some(level) = level {
            self.competence(level, section, &pending, number, &mut refusal);
        }
        let (changes, settlements) = self.changes(&pending, correction.overpaid, &mut refusal);
        let Some(approval) = approval else { return Err(refusal) };
        let (activity, reason) = (id.to_owned(), correction.reason.to_owned());
        refusal.into_result(EventBody::Corrected { activity, reason, approval, changes, settlements })
    }

    /// Annuls the grant of an activity, and with the only main one those that hang on it. What a change had ended or
    /// replaced is again as it was.
    pub(super) fn annul(
        &self,
        id: &str,
        reason: &str,
        overpaid: &OverpaidRequest,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        if self.granted(id, &mut refusal).is_none() {
            return Err(refusal);
        }
        let mut pending = self.pending();
        let Some(place) = pending.find(id) else { return Err(refusal) };
        if let Some(by) = pending.granted_changes_of(place).next().and_then(|by| pending.get(by)) {
            let by = by.activity.id.clone();
            refusal.push(Path::root().join("activity"), CaseFault::TakenOver { activity: id.to_owned(), by });
        }
        annul(&mut pending, self.state(), place);
        let (changes, settlements) = self.changes(&pending, overpaid, &mut refusal);
        let (activity, reason) = (id.to_owned(), reason.to_owned());
        refusal.into_result(EventBody::Annulled { activity, reason, changes, settlements })
    }
}

/// Annuls the grant of an activity, and with the only main one those that hang on it. What a change had ended or replaced is
/// again as it was.
pub(super) fn annul(pending: &mut PendingGrant<'_>, state: &CaseState, place: usize) {
    let Some(one) = state.activities.get(place) else { return };
    let Some(annulled) = pending.touch(place) else { return };
    annulled.annulled = true;
    let number = annulled.appropriation;
    restore(pending, state, place, one);
    let main_stands = |pending: &PendingGrant<'_>| {
        let mut mains = pending.standing(number, Role::Main);
        mains.any(|place| pending.get(place).is_some_and(|one| one.is_granted()))
    };
    if one.activity.role == Role::Main && !main_stands(pending) {
        let hanging: Vec<usize> = pending.standing(number, Role::Supplementary).collect();
        for place in hanging {
            if pending.get(place).is_some_and(|one| one.is_granted())
                && let Some(one) = pending.touch(place)
            {
                one.annulled = true;
            }
        }
    }
}

/// Undoes what the grant of a change did to what it changed, and moves expected changes of it to that.
fn restore(pending: &mut PendingGrant<'_>, state: &CaseState, place: usize, annulled: &ActivityState) {
    let id = annulled.activity.id.as_str();
    let above = annulled.activity.modifies.clone();
    // What it replaced changed each other, the one that starts last the others.
    let replaced = pending.activities.iter().enumerate();
    let mut replaced: Vec<usize> =
        replaced.filter(|(_, one)| one.replaced_by.as_deref() == Some(id)).map(|(place, _)| place).collect();
    replaced
        .sort_by_key(|place| pending.get(*place).map(|one| std::cmp::Reverse(one.activity.period.start())));
    let ids: Vec<String> =
        replaced.iter().filter_map(|place| Some(pending.get(*place)?.activity.id.clone())).collect();
    // Of what is paid once, the change has stayed a change.
    let over = above.clone().filter(|above| !ids.contains(above));
    let last = ids.last().and_then(|last| pending.get(pending.find(last)?)?.activity.modifies.clone());
    let next = ids.iter().skip(1).cloned().map(Some).chain([over.or(last)]);
    for (place, modifies) in replaced.iter().zip(next) {
        if let Some(one) = pending.touch(*place) {
            one.replaced_by = None;
            one.newly_granted = true;
            one.activity.to_mut().modifies = modifies;
        }
    }
    // It stays linked to what has the payment plan now.
    let heir = ids.first().cloned().or_else(|| above.clone());
    if heir != above
        && let Some(one) = pending.touch(place)
    {
        one.activity.to_mut().modifies.clone_from(&heir);
    }
    // A change that it had replaced ends what both change again, on the day before its own start.
    let next = ids.last().and_then(|id| pending.get(pending.find(id)?)).filter(|next| next.is_granted());
    let until_next = next.and_then(|next| next.activity.period.start().pred_opt());
    if let Some(ended) = above.as_deref().and_then(|above| pending.find(above)) {
        let cut = state.activities.get(ended).and_then(|one| one.cut_short.as_ref());
        let last = annulled.activity.period.start().pred_opt();
        let period = pending.get(ended).map(|one| one.activity.period);
        if let Some((cut, period)) = cut.filter(|cut| cut.by == id).zip(period)
            && period.end() == last
            && let Ok(period) = Period::new(period.start(), cut.end.into_iter().chain(until_next).min())
            && let Some(one) = pending.touch(ended)
        {
            one.newly_granted = true;
            one.activity.to_mut().period = period;
        }
    }
    let expected: Vec<usize> = (0..pending.activities.len())
        .filter(|other| {
            pending
                .get(*other)
                .is_some_and(|one| !one.is_granted() && one.activity.modifies.as_deref() == Some(id))
        })
        .collect();
    for other in expected {
        if let Some(one) = pending.touch(other) {
            one.activity.to_mut().modifies.clone_from(&heir);
        }
    }
}

/// Gives the plan of an activity another price, from its first day on.
pub(super) fn reprice(
    pending: &mut PendingGrant<'_>,
    place: usize,
    one: &ActivityState,
    price: &Price,
    refusal: &mut CommandRefused,
) {
    let path = Path::root().join("price");
    let mut plan = one.activity.plan.clone();
    if plan.schedule.price() == Some(price) {
        refusal.push(path.clone(), CaseFault::NothingCorrected { activity: one.activity.id.clone() });
    }
    match &mut plan.schedule {
        Schedule::OneTime { price: own, .. } | Schedule::Running { price: own, .. } => own.clone_from(price),
        Schedule::Individual { .. } => {
            let activity = one.activity.id.clone();
            return refusal.push(path, CaseFault::IndividualHasNoPrice { activity });
        }
    }
    for fault in plan.check() {
        // `/schedule/price/amount` of the plan is `/price/amount` of the command.
        let inner = fault.path().steps().iter().skip(2).cloned();
        refusal.push(inner.fold(path.clone(), Path::join), fault.kind().clone());
    }
    if let Some(one) = pending.touch(place) {
        one.activity.to_mut().plan = plan;
    }
}

/// Lets an activity start on another day; what it changes ends the day before.
pub(super) fn restart(
    pending: &mut PendingGrant<'_>,
    place: usize,
    one: &ActivityState,
    start: Date,
    refusal: &mut CommandRefused,
) {
    let path = Path::root().join("start");
    let own = one.activity.period;
    if one.activity.pays_once() || start == own.start() {
        refusal.push(path.clone(), CaseFault::NothingCorrected { activity: one.activity.id.clone() });
    }
    let Ok(period) = Period::new(start, own.end()) else {
        let end = own.end().unwrap_or(start);
        return refusal.push(path, PlanFault::EndBeforeStart { start, end });
    };
    let changed =
        pending.changed_by(place).filter(|changed| pending.get(*changed).is_some_and(|one| one.stands()));
    if let Some(changed) = changed {
        let before = pending.get(changed).map(|one| one.activity.period);
        let last = start.pred_opt();
        let period = before.and_then(|before| Period::new(before.start(), last?).ok());
        match period {
            Some(period) => {
                if let Some(one) = pending.touch(changed) {
                    one.activity.to_mut().period = period;
                }
            }
            None => {
                let (start, end) = (before.map_or(start, Period::start), last.unwrap_or(start));
                refusal.push(path, PlanFault::EndBeforeStart { start, end });
            }
        }
    }
    if let Some(one) = pending.touch(place) {
        one.activity.to_mut().period = period;
        one.keep_within_period();
    }
}
