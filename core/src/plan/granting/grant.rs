//! Grants the selected activities, and ends or replaces others.

use super::{GrantFault, PendingActivity, PendingGrant, keep_within_period};
use crate::dates::{Date, PaymentCalendar};
use crate::plan::{PlanFault, Recipient, Schedule, Status};
use crate::rulebook::Role;

impl<'a> PendingGrant<'a> {
    /// The fault of an appropriation without a main activity.
    pub(crate) fn without_main(&self, appropriation: usize) -> Option<GrantFault> {
        let missing = self.root_main(appropriation).is_none();
        missing.then(|| GrantFault::general(PlanFault::MainActivityMissing {}))
    }

    /// Grants the selected activities of an appropriation.
    ///
    /// A granted main activity with an end also ends its supplementary activities. If no main activity is granted
    /// now, the end of the granted ones limits the activities that are granted now. A change ends what it changes on
    /// the day before it starts. It replaces it completely if the change starts no later, or if the changed activity
    /// is paid once. It takes over the payment plan.
    pub(crate) fn grant(&mut self, appropriation: usize, calendar: &PaymentCalendar) -> Vec<GrantFault> {
        let mut faults = Vec::new();
        self.end_with_main(appropriation, &mut faults);
        self.grant_selected(appropriation, calendar, &mut faults);
        faults
    }

    fn selected(&self, appropriation: usize) -> impl Iterator<Item = usize> {
        let selected = self.activities.iter().enumerate();
        selected
            .filter(move |(_, one)| one.appropriation == appropriation && one.selected)
            .map(|(place, _)| place)
    }

    fn end_with_main(&mut self, appropriation: usize, faults: &mut Vec<GrantFault>) {
        let mains =
            || self.current(appropriation, Role::Main).filter_map(|place| Some((place, self.get(place)?)));
        // If a main activity and its changes are granted together, the last change decides, in whatever order they
        // are listed.
        let granted_now = mains().filter(|(_, one)| one.selected).min_by_key(|(place, _)| self.depth(*place));
        let (end, everyone) = match granted_now {
            Some((_, main)) => (main.activity.period.end(), true),
            None => {
                let selects = self.selected(appropriation).next().is_some();
                if selects && !mains().any(|(_, one)| one.is_granted()) {
                    faults.push(GrantFault::general(PlanFault::MainNotGrantedYet {}));
                }
                (self.main_end(appropriation), false)
            }
        };
        let Some(end) = end else { return };
        let before: Vec<bool> = self.activities.iter().map(|one| one.touched).collect();
        for place in self.end_supplementary(appropriation, end, |one| everyone || one.selected) {
            let Some(one) = self.get(place) else { continue };
            let (activity, start) = (one.activity.id.clone(), one.activity.period.start());
            let kind = PlanFault::SupplementaryAfterMain { activity, start, end };
            faults.push(GrantFault::about(place, &["period", "start"], kind));
        }
        // A granted activity that is ended now is granted again, unless its change is granted too.
        for (place, touched) in before.into_iter().enumerate() {
            let ended = self.get(place).is_some_and(|one| one.touched && !touched && one.is_granted());
            if ended
                && !self.change_is_selected(place)
                && let Some(one) = self.activities.get_mut(place)
            {
                one.approved = true;
            }
        }
    }

    fn change_is_selected(&self, place: usize) -> bool {
        let id = self.get(place).map(|one| one.activity.id.as_str());
        self.activities.iter().any(|other| other.selected && other.activity.modifies.as_deref() == id)
    }

    /// How many activities it changes, directly or indirectly.
    pub(crate) fn depth(&self, place: usize) -> usize {
        let mut above = self.changed_by(place);
        let up = self.activities.iter().take_while(|_| match above {
            Some(place) => {
                above = self.changed_by(place);
                true
            }
            None => false,
        });
        up.count()
    }

    /// Visits the selected activities; a changed activity comes before its change.
    fn grant_selected(
        &mut self,
        appropriation: usize,
        calendar: &PaymentCalendar,
        faults: &mut Vec<GrantFault>,
    ) {
        let mut order: Vec<(usize, usize)> =
            self.selected(appropriation).map(|place| (self.depth(place), place)).collect();
        order.sort_by_key(|(depth, _)| *depth);
        // Which of the selected activities are replaced, and by what.
        let mut overtook: Vec<(usize, usize)> = Vec::new();
        for (_, place) in order {
            let Some(one) = self.activities.get_mut(place) else { continue };
            one.approved = true;
            let was_granted = one.is_granted();
            faults.extend(lacks(place, one));
            if was_granted {
                continue;
            }
            one.remember();
            one.touched = true;
            one.newly_granted = true;
            let activity = one.activity.to_mut();
            activity.status = Status::Granted;
            keep_within_period(activity);
            self.on_its_day(place, calendar, faults);
            let Some(changed) = self.changed_by(place) else { continue };
            if let Some((_, replaced)) = overtook.iter().find(|(by, _)| *by == changed) {
                let id =
                    |place: usize| self.get(place).map(|one| one.activity.id.clone()).unwrap_or_default();
                let (activity, changed, replaced) = (id(place), id(changed), id(*replaced));
                let kind = PlanFault::GrantInOrder { activity, changed, replaced };
                faults.push(GrantFault::about(place, &["modifies"], kind));
            }
            self.take_over(place, changed, &mut overtook, faults);
        }
    }

    /// The rules of entering an activity that depend on the day. They are checked again, because it may be granted
    /// later than it was entered.
    fn on_its_day(&self, place: usize, calendar: &PaymentCalendar, faults: &mut Vec<GrantFault>) {
        let Some(one) = self.get(place) else { return };
        let changed = self.changed_by(place).and_then(|changed| self.get(changed));
        let found = one.activity.check(calendar, self.on, changed.map(|changed| &*changed.activity));
        for fault in found {
            if matches!(
                fault.kind(),
                PlanFault::CashStartTooSoon { .. } | PlanFault::ChangeHasOtherActivityKind { .. }
            ) {
                let (path, kind) = (fault.path().clone(), fault.kind().clone());
                faults.push(GrantFault { of: Some(place), path, kind, suggestion: None });
            }
        }
    }

    /// A granted change takes over from the activity that it changes.
    fn take_over(
        &mut self,
        change: usize,
        changed: usize,
        overtook: &mut Vec<(usize, usize)>,
        faults: &mut Vec<GrantFault>,
    ) {
        let Some(start) = self.get(change).map(|one| one.activity.period.start()) else { return };
        let remains = if self.get(changed).is_some_and(PendingActivity::pays_once) {
            // It also takes its place in the chain: it now changes what the replaced activity changed.
            let above =
                self.changed_by(changed).filter(|above| self.get(*above).is_some_and(|one| one.is_current()));
            self.replace(change, changed);
            if above.is_some() {
                if let Some(one) = self.touch(changed) {
                    one.activity.to_mut().modifies = None;
                }
                self.end_above(change, start, above, overtook);
            }
            Some(changed)
        } else {
            self.end_above(change, start, Some(changed), overtook)
        };
        let Some(remains) = remains.and_then(|remains| self.get(remains)) else { return };
        let (id, plan) = (remains.activity.id.clone(), remains.activity.plan.id.clone());
        if !remains.is_granted() {
            let activity = self.get(change).map(|one| one.activity.id.clone()).unwrap_or_default();
            let kind = PlanFault::ChangedNotGranted { activity, changed: id };
            faults.push(GrantFault::about(change, &["modifies"], kind));
        }
        if let Some(one) = self.touch(change).filter(|_| !plan.is_empty()) {
            one.activity.to_mut().plan.id = plan;
        }
        self.continue_plan(change);
    }

    fn replace(&mut self, change: usize, changed: usize) {
        let id = self.get(change).map(|one| one.activity.id.clone()).unwrap_or_default();
        if let Some(one) = self.touch(changed) {
            one.replaced_by = Some(id.into());
        }
    }

    /// Replaces everything in the chain that does not start earlier, and ends the next activity on the day before the
    /// start. Returns that activity, if any.
    fn end_above(
        &mut self,
        change: usize,
        start: Date,
        mut above: Option<usize>,
        overtook: &mut Vec<(usize, usize)>,
    ) -> Option<usize> {
        while let Some(place) = above {
            let one = self.get(place)?;
            if start > one.activity.period.start() {
                break;
            }
            if one.selected {
                overtook.push((change, place));
            }
            above = self.changed_by(place);
            self.replace(change, place);
            self.touch(place)?.activity.to_mut().modifies = None;
        }
        let id = above.and_then(|place| self.get(place)).map(|one| one.activity.id.clone());
        self.touch(change)?.activity.to_mut().modifies = id;
        let last = start.pred_opt();
        let one = self.touch(above?)?;
        if let Some(last) = last {
            one.end_at(last);
        }
        above
    }
}

/// Checks that there are a recipient, a provider for a company, and payments.
fn lacks(place: usize, one: &PendingActivity<'_>) -> Vec<GrantFault> {
    let mut faults = Vec::new();
    let activity = &*one.activity;
    let id = || activity.id.clone();
    if let Schedule::Individual { payments } = &activity.plan.schedule
        && !one.is_granted()
        && !payments.iter().any(|payment| activity.period.contains(payment.date))
    {
        let kind = PlanFault::IndividualWithoutPayments { activity: id() };
        faults.push(GrantFault::about(place, &["plan", "schedule", "payments"], kind));
    }
    // For a company without a number the provider is the recipient, and its name is known.
    let is_provider = matches!(activity.plan.recipient, Recipient::Company { cvr: None, .. });
    if activity.plan.recipient.name().trim().is_empty() && !is_provider {
        let kind = PlanFault::RecipientMissing { activity: id() };
        faults.push(GrantFault::about(place, &["plan", "recipient", "name"], kind));
    }
    if matches!(activity.plan.recipient, Recipient::Company { .. }) && activity.provider.is_none() {
        faults.push(GrantFault::about(place, &["provider"], PlanFault::ProviderMissing { activity: id() }));
    }
    faults
}
