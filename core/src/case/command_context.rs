//! Shared state that command handlers read and update: the case, the day, and the payments that follow from a plan.

use super::{
    ActivityAdjustment, ActivityChange, ActivityState, Case, CaseFault, CaseState, CommandContext,
    CommandRefused, OverpaidRequest,
};
use crate::dates::{Date, PaymentCalendar};
use crate::decide::{CheckCode, Outcome, Proposal, Situation};
use crate::fault::{Fault, Faults, Path, nearest};
use crate::plan::{Activity, LedgerChange, PendingGrant, PlanFault, Prices, SyncMode};
use crate::rulebook::{Role, RuleBook};

/// A command while it is executed.
pub(super) struct CommandHandler<'a> {
    pub(super) case: &'a Case,
    pub(super) stamp: &'a CommandContext,
}

impl<'a> CommandHandler<'a> {
    pub(super) const fn state(&self) -> &'a CaseState {
        &self.case.state
    }

    pub(super) fn book(&self) -> &'a RuleBook {
        self.case.situation.book()
    }

    pub(super) const fn on(&self) -> Date {
        self.stamp.on
    }

    pub(super) fn calendar(&self) -> PaymentCalendar {
        self.book().document().calendar.as_ref().map(PaymentCalendar::from).unwrap_or_default()
    }

    /// The activity with this id, if it is neither replaced nor annulled.
    pub(super) fn activity(
        &self,
        id: &str,
        path: &Path,
        refusal: &mut CommandRefused,
    ) -> Option<&'a ActivityState> {
        let state = self.state();
        match state.activity(id) {
            Some(one) => match &one.replaced_by {
                None if one.annulled.is_some() => {
                    refusal.push(path.clone(), CaseFault::ActivityAnnulled { activity: id.to_owned() });
                }
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

    /// The activities of the case, prepared for a decision today.
    pub(super) fn pending(&self) -> PendingGrant<'a> {
        self.case.pending(self.on())
    }

    /// The number of an appropriation in [`pending`](Self::pending).
    pub(super) fn appropriation_number(&self, id: &str) -> Option<usize> {
        self.state().appropriations.iter().position(|known| known.id == id)
    }

    /// How the payments of an activity follow its plan today.
    pub(super) fn follow(
        &self,
        pending: &PendingGrant<'_>,
        place: usize,
        mode: SyncMode,
    ) -> Result<LedgerChange, Faults<PlanFault>> {
        let options = &self.case.options;
        let provider = pending.get(place).and_then(|one| one.activity.provider.as_deref());
        let prices = Prices::from_book(self.book(), provider)
            .map_err(|kind| Fault::new(kind).nest("provider"))?
            .extrapolate(options.extrapolation)
            .born(self.case.born());
        pending.follow(place, mode, options.horizon, &prices)
    }

    /// The change of each activity that differs from before, with its payments; and the settlements of paid payments
    /// whose price changed or that their plan no longer contains.
    pub(super) fn changes(
        &self,
        pending: &PendingGrant<'_>,
        overpaid: &OverpaidRequest,
        refusal: &mut CommandRefused,
    ) -> (Vec<ActivityChange>, Vec<ActivityAdjustment>) {
        let mut changes = Vec::new();
        let differing = pending.activities.iter().enumerate().filter(|(_, one)| one.touched || one.approved);
        for (place, one) in differing {
            match self.follow(pending, place, SyncMode::Sync) {
                Ok(payments) => changes.push(ActivityChange {
                    activity: (*one.activity).clone(),
                    payments,
                    replaced_by: one.replaced_by.as_deref().map(str::to_owned),
                    annulled: one.annulled,
                }),
                Err(faults) => refusal.extend(&Path::root().join(one.activity.id.as_str()), faults),
            }
        }
        let adjusted = pending.adjustments(|activity| self.prices_of(activity));
        let settlements = adjusted.map_err(|(place, faults)| {
            let id = pending.get(place).map(|one| one.activity.id.as_str()).unwrap_or_default();
            (Path::root().join(id), faults)
        });
        let settlements = settlements
            .and_then(|adjusted| pending.settlements(&adjusted).map_err(|faults| (Path::root(), faults)));
        let settlements = match settlements {
            Ok(settlements) => self.settle_all(settlements, overpaid, &changes, refusal),
            Err((path, faults)) => {
                refusal.extend(&path, faults);
                Vec::new()
            }
        };
        (changes, settlements)
    }

    /// Checks an activity with the rule book. For an activity that is not decided now, only whether it is possible
    /// under the section and with the main activity.
    pub(super) fn ask_rules(
        &self,
        activity: &Activity,
        main_type: &str,
        query: RuleQuery<'_>,
        path: &Path,
        refusal: &mut CommandRefused,
    ) {
        let proposal = match activity.role {
            Role::Main => Proposal::main(query.section, &activity.activity_type),
            Role::Supplementary => Proposal::supplementary(query.section, &activity.activity_type, main_type),
        };
        let proposal = match (&activity.provider, query.whole) {
            (Some(provider), true) => proposal.by(provider),
            _ => proposal,
        };
        let verdict = query.situation.check(&proposal, query.on);
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
            if check.outcome() == Outcome::Met || !(query.whole || relation) {
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

/// What to check with the rule book.
#[derive(Clone, Copy)]
pub(super) struct RuleQuery<'a> {
    pub(super) situation: &'a Situation,
    pub(super) section: &'a str,
    pub(super) on: Date,
    /// All checks, not only whether it is possible under the section.
    pub(super) whole: bool,
}
