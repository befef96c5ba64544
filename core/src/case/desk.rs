//! What all commands work with: the case, the day, and the payments that follow from a plan.

use super::{ActivityChange, ActivityState, Case, CaseFault, CaseState, Refusal, Stamp};
use crate::dates::{Date, PayableCalendar, Period};
use crate::decide::Outcome;
use crate::decide::{CheckCode, Placement, Proposal};
use crate::fault::{Fault, Faults, Path, nearest};
use crate::plan::{Activity, Change, PlanFault, Prices, Schedule, Status};
use crate::rulebook::{Role, RuleBook};

/// A command at work.
pub(super) struct Desk<'a> {
    pub(super) case: &'a Case,
    pub(super) stamp: &'a Stamp,
}

/// How payments follow a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follow {
    /// To what the plan says.
    Sync,
    /// As the nightly job does: carrying on only what has become too short.
    Renew,
}

impl<'a> Desk<'a> {
    pub(super) const fn state(&self) -> &'a CaseState {
        &self.case.state
    }

    pub(super) fn book(&self) -> &'a RuleBook {
        self.case.placement.book()
    }

    pub(super) const fn on(&self) -> Date {
        self.stamp.on
    }

    pub(super) fn calendar(&self) -> PayableCalendar {
        self.book().document().calendar.as_ref().map(PayableCalendar::from).unwrap_or_default()
    }

    /// The activity of this id, as long as nothing has taken its place.
    pub(super) fn activity(&self, id: &str, path: &Path, refusal: &mut Refusal) -> Option<&'a ActivityState> {
        let state = self.state();
        match state.activity(id) {
            Some(one) => match &one.replaced_by {
                None => return Some(one),
                Some(by) => {
                    let kind = CaseFault::Replaced { activity: id.to_owned(), by: by.clone() };
                    refusal.push(path.clone(), kind);
                }
            },
            None => {
                let known = state.activities.iter().map(|one| one.activity.id.as_str());
                let kind = CaseFault::NoSuchActivity { activity: id.to_owned() };
                refusal.push_suggesting(path.clone(), kind, nearest(id, known));
            }
        }
        None
    }

    /// How the payments of `one` follow its plan today; `all` are the activities as they are to be.
    ///
    /// A payment that has been paid under the same plan is not made again: a change takes over the plan of what
    /// it changes, and a plan pays once a day.
    pub(super) fn follow(
        &self,
        one: &ActivityState,
        all: &[ActivityState],
        how: Follow,
    ) -> Result<Change, Faults<PlanFault>> {
        if !one.stands() {
            let unpaid = one.payments.entries().iter().filter(|entry| entry.paid.is_none());
            return Ok(Change {
                removed: unpaid.map(|entry| entry.planned()).collect(),
                ..Change::default()
            });
        }
        let (activity, options) = (&one.activity, &self.case.options);
        let prices = Prices::from_book(self.book(), activity.provider.as_deref())
            .map_err(|kind| Fault::new(kind).under("provider"))?
            .extrapolate(options.extrapolation);
        let made = match how {
            Follow::Sync => one.payments.changes(activity, self.on(), options.horizon, &prices),
            Follow::Renew => one.payments.clone().renew(activity, self.on(), options.horizon, &prices),
        };
        let mut change = made.map_err(|found| {
            let mut faults = Faults::none();
            faults.extend_under("plan", found);
            faults
        })?;
        let plan = activity.plan.id.as_str();
        let same_plan: Vec<&ActivityState> = all
            .iter()
            .filter(|other| !plan.is_empty() && other.activity.plan.id == plan)
            .filter(|other| other.activity.id != activity.id)
            .collect();
        let paid = |date: Date| {
            let entries = same_plan.iter().filter_map(|other| other.payments.entry(date));
            entries.into_iter().any(|entry| entry.paid.is_some())
        };
        change.added.retain(|payment| !paid(payment.date));
        change.repriced.retain(|repriced| !paid(repriced.before.date));
        let made = one.payments.entries().iter().filter(|entry| entry.paid.is_none() && paid(entry.date));
        let gone: Vec<_> = made.map(|entry| entry.planned()).collect();
        for payment in gone {
            if !change.removed.contains(&payment) {
                change.removed.push(payment);
            }
        }
        Ok(change)
    }

    /// The change of each activity that differs from what it was, its payments following.
    pub(super) fn changes(
        &self,
        after: &[ActivityState],
        touched: impl Fn(&ActivityState) -> bool,
        refusal: &mut Refusal,
    ) -> Vec<ActivityChange> {
        let mut changes = Vec::new();
        for one in after.iter().filter(|one| touched(one)) {
            match self.follow(one, after, Follow::Sync) {
                Ok(payments) => changes.push(ActivityChange {
                    activity: one.activity.clone(),
                    payments,
                    replaced_by: one.replaced_by.clone(),
                }),
                Err(faults) => refusal.extend(&Path::root().then(one.activity.id.as_str()), faults),
            }
        }
        changes
    }

    /// Asks the rule book about an activity; of one that is not being decided, only whether it may stand under
    /// the section and beside the main activity at all.
    pub(super) fn ask_rules(
        &self,
        activity: &Activity,
        main_type: &str,
        asked: Asked<'_>,
        path: &Path,
        refusal: &mut Refusal,
    ) {
        let proposal = match activity.role {
            Role::Main => Proposal::main(asked.section, &activity.activity_type),
            Role::Supplementary => Proposal::supplementary(asked.section, &activity.activity_type, main_type),
        };
        let proposal = match (&activity.provider, asked.whole) {
            (Some(provider), true) => proposal.by(provider),
            _ => proposal,
        };
        let verdict = asked.placement.check(&proposal, asked.on);
        let mut unmet = 0_usize;
        for check in verdict.checks() {
            let relation = matches!(
                check.code(),
                CheckCode::SectionKnown
                    | CheckCode::ActivityTypeKnown
                    | CheckCode::OfferedAsMain
                    | CheckCode::OfferedAsSupplementary
                    | CheckCode::AllowedForMain
            );
            if check.outcome() == Outcome::Met || !(asked.whole || relation) {
                continue;
            }
            unmet = unmet.saturating_add(1);
            let (activity, check_code) = (activity.id.clone(), check.code().code().to_owned());
            let rule = check.rule().into_owned();
            let kind = match check.outcome() {
                Outcome::FactMissing => CaseFault::FactNeeded { activity, check: check_code, rule },
                _ => CaseFault::RuleNotMet { activity, check: check_code, rule },
            };
            refusal.push(path.clone(), kind);
        }
        if unmet > 0 {
            refusal.verdict(verdict);
        }
    }
}

/// How the rule book is asked.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) placement: &'a Placement,
    pub(super) section: &'a str,
    pub(super) on: Date,
    /// Every check, rather than only whether it may stand there at all.
    pub(super) whole: bool,
}

/// Whether it pays once.
pub(super) const fn pays_once(activity: &Activity) -> bool {
    matches!(activity.plan.schedule, Schedule::OneTime { .. })
}

/// Ends an activity on a day, if it runs longer: whether it did. Payments entered beyond it go.
pub(super) fn end_at(activity: &mut Activity, end: Date) -> bool {
    if activity.period.end().is_some_and(|own| own <= end) {
        return false;
    }
    match Period::new(activity.period.start(), end) {
        Ok(period) => {
            activity.period = period;
            within_period(activity);
            true
        }
        Err(_) => false,
    }
}

/// Takes away what is entered outside the period.
pub(super) fn within_period(activity: &mut Activity) {
    let period = activity.period;
    if let Schedule::Individual { payments } = &mut activity.plan.schedule {
        payments.retain(|payment| period.contains(payment.date));
    }
}

/// The last day of the granted main activities: none where there are none, or where one has no end.
pub(super) fn main_end(all: &[ActivityState]) -> Option<Date> {
    let mains = || {
        all.iter().filter(|one| {
            one.stands() && one.activity.role == Role::Main && one.activity.status == Status::Granted
        })
    };
    let open = mains().any(|one| one.activity.period.end().is_none());
    mains().filter_map(|one| one.activity.period.end()).max().filter(|_| !open)
}
