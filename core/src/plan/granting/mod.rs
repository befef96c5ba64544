//! What granting does: one function that the grant, its dry run and the preview of drafts call.
//!
//! A [`PendingGrant`] holds the activities of a case while a decision is computed. Entering a draft checks its place
//! among the others (`entry`). Granting changes periods and replaces activities (`grant`). Payments then follow the
//! plans (`follow`). It borrows the activities and copies only those that change.
//!
//! ```
//! use bevilling::dates::{DayOfMonth, Period, parse};
//! use bevilling::money;
//! use bevilling::plan::{Activity, PaymentPlan, PreviewOptions, Price, Recipient, Status, preview};
//! use bevilling::rulebook::RuleBook;
//!
//! // A change ends what it changes on the day before it starts: in the preview as in the grant.
//! let book = RuleBook::from_json(r#"{"id": "example", "version": "1", "title": {"da": "Eksempel"},
//!     "laws": [{"id": "L", "title": {"da": "Lov"}}], "sections": [{"id": "S", "title": {"da": "§"}, "law": "L"}],
//!     "activity_types": [{"id": "A", "title": {"da": "Ydelse"}}]}"#)?;
//! let plan = |amount| -> Result<_, Box<dyn std::error::Error>> {
//!     Ok(PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse(amount)?)).to(Recipient::internal("N")))
//! };
//! let year = Period::new(parse("2026-01-01")?, parse("2026-12-31")?)?;
//! let autumn = Period::new(parse("2026-09-01")?, parse("2026-12-31")?)?;
//! let granted = Activity::main("S", "A", year, plan("1000")?).with_id("a").with_status(Status::Granted);
//! let change = Activity::main("S", "A", autumn, plan("1500")?).with_id("b").changing("a");
//! let shown = preview(&book, &[granted], &[change], parse("2026-01-05")?, &PreviewOptions::default())?;
//! assert_eq!(shown.granted.this_year, money::parse("14000")?);
//! assert_eq!(shown.activities[0].period, Some(Period::new(parse("2026-01-01")?, parse("2026-08-31")?)?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod adjust;
mod appropriations;
mod continuing;
mod entry;
mod follow;
mod grant;
mod judge;
mod parts;

use std::borrow::Cow;

use super::{Activity, AdjustedPayments, Ledger, OffPlanAmount, PlanFault, Schedule, Status};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Path};
use crate::rulebook::Role;

pub(crate) use adjust::{PlannedAmounts, PlannedBy};
pub(crate) use appropriations::{KnownAppropriation, place_drafts, place_existing};
pub(crate) use follow::SyncMode;
pub(crate) use parts::{PaidPart, plan_id};

/// The appropriation number of an activity without a known appropriation.
pub(crate) const NOWHERE: usize = usize::MAX;

/// The activities of a case while a decision on a given day is computed.
#[derive(Debug, Clone)]
pub(crate) struct PendingGrant<'a> {
    pub(crate) activities: Vec<PendingActivity<'a>>,
    /// The parts of payments that are paid.
    pub(crate) parts: Vec<PaidPart<'a>>,
    pub(crate) on: Date,
    /// The birth date of the citizen, for rates that depend on the age.
    pub(crate) born: Option<Date>,
}

/// An activity as it was before a decision changed it.
#[derive(Debug, Clone)]
pub(crate) struct Was<'a> {
    pub(super) activity: Cow<'a, Activity>,
    pub(super) was_current: bool,
}

/// An activity while a decision about it is computed.
#[derive(Debug, Clone)]
pub(crate) struct PendingActivity<'a> {
    /// Its appropriation, by a number of the caller's.
    pub(crate) appropriation: usize,
    pub(crate) activity: Cow<'a, Activity>,
    /// The payments made so far.
    pub(crate) payments: Cow<'a, Ledger>,
    /// What settlements have added to its paid payments.
    pub(crate) adjusted: AdjustedPayments,
    /// Money beside the payments, except parts of payments.
    pub(crate) beside: Vec<OffPlanAmount>,
    /// The activity that replaces it completely.
    pub(crate) replaced_by: Option<Cow<'a, str>>,
    /// Whether its grant has been annulled.
    pub(crate) annulled: bool,
    /// Whether it is being entered. Activities that are entered after it do not restrict it.
    pub(crate) entered: bool,
    /// Whether it is selected to be granted.
    pub(crate) selected: bool,
    /// Whether it gets the approval of this decision.
    pub(crate) approved: bool,
    /// Whether this decision grants it. Its payments are then made for the whole horizon.
    pub(crate) newly_granted: bool,
    /// Whether its payments must be synchronised with the plan.
    pub(crate) touched: bool,
    /// Its version before the first change; none while it is unchanged.
    was: Option<Was<'a>>,
}

/// A fault of one of the activities, or of all together.
#[derive(Debug, Clone)]
pub(crate) struct GrantFault {
    /// The index of the activity.
    pub(crate) of: Option<usize>,
    /// The path within the activity.
    pub(crate) path: Path,
    pub(crate) kind: PlanFault,
    pub(crate) suggestion: Option<String>,
}

impl GrantFault {
    fn about(of: usize, path: &[&str], kind: PlanFault) -> Self {
        let path = path.iter().fold(Path::root(), |path, step| path.join(*step));
        Self { of: Some(of), path, kind, suggestion: None }
    }

    const fn general(kind: PlanFault) -> Self {
        Self { of: None, path: Path::root(), kind, suggestion: None }
    }

    /// The fault, with the path of its activity in the input.
    pub(crate) fn seen_from(self, path_of: impl Fn(usize) -> Path) -> Fault<PlanFault> {
        let outer = self.of.map(path_of).unwrap_or_default();
        Fault::at(self.path, self.kind).suggest(self.suggestion).inside(&outer)
    }
}

impl<'a> PendingActivity<'a> {
    pub(crate) const fn new(
        appropriation: usize,
        activity: Cow<'a, Activity>,
        payments: Cow<'a, Ledger>,
    ) -> Self {
        Self {
            appropriation,
            activity,
            payments,
            adjusted: AdjustedPayments::new(),
            beside: Vec::new(),
            replaced_by: None,
            annulled: false,
            entered: false,
            selected: false,
            approved: false,
            newly_granted: false,
            touched: false,
            was: None,
        }
    }

    /// Whether nothing has taken its place, and its grant has not been annulled.
    pub(crate) const fn is_current(&self) -> bool {
        self.replaced_by.is_none() && !self.annulled
    }

    pub(crate) fn is_granted(&self) -> bool {
        self.activity.status == Status::Granted
    }

    pub(crate) fn pays_once(&self) -> bool {
        self.activity.pays_once()
    }

    /// Ends it on a day if it runs longer, and returns whether it did. Payments entered after that day are removed.
    pub(crate) fn end_at(&mut self, end: Date) -> bool {
        let period = self.activity.period;
        if period.end().is_some_and(|own| own <= end) {
            return false;
        }
        let Ok(period) = Period::new(period.start(), end) else { return false };
        self.remember();
        let activity = self.activity.to_mut();
        activity.period = period;
        keep_within_period(activity);
        true
    }

    /// Removes payments and pauses outside the period.
    pub(crate) fn keep_within_period(&mut self) {
        keep_within_period(self.activity.to_mut());
    }
}

/// Removes payments and pauses outside the period.
fn keep_within_period(activity: &mut Activity) {
    let period = activity.period;
    if let Schedule::Individual { payments } = &mut activity.plan.schedule {
        payments.retain(|payment| period.contains(payment.date));
    }
}

impl<'a> PendingGrant<'a> {
    pub(crate) fn get(&self, place: usize) -> Option<&PendingActivity<'a>> {
        self.activities.get(place)
    }

    pub(crate) fn touch(&mut self, place: usize) -> Option<&mut PendingActivity<'a>> {
        let one = self.activities.get_mut(place)?;
        one.remember();
        one.touched = true;
        Some(one)
    }

    /// The place of the activity of this id.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.activities.iter().position(|one| one.activity.id == id)
    }

    /// The same, with the number of its appropriation.
    pub(crate) fn find_in_appropriation(&self, id: &str) -> Option<(usize, usize)> {
        let place = self.find(id)?;
        Some((place, self.get(place)?.appropriation))
    }

    /// The index of the activity that it changes.
    pub(crate) fn changed_by(&self, place: usize) -> Option<usize> {
        self.find(self.get(place)?.activity.modifies.as_deref()?)
    }

    /// Marks activities as replaced by granted changes that do not start later, if the caller has not done so.
    pub(crate) fn mark_replaced(&mut self) {
        for place in 0..self.activities.len() {
            let Some(one) = self.get(place).filter(|one| one.is_granted()) else { continue };
            let (id, start) = (one.activity.id.clone(), one.activity.period.start());
            let Some(changed) = self.changed_by(place) else { continue };
            if let Some(changed) = self.activities.get_mut(changed)
                && changed.is_granted()
                && start <= changed.activity.period.start()
            {
                changed.replaced_by = Some(id.into());
            }
        }
    }

    /// The granted changes of an activity that are in force.
    pub(crate) fn granted_changes_of(&self, place: usize) -> impl Iterator<Item = usize> {
        let id = self.get(place).map(|one| one.activity.id.as_str());
        let changes = self.activities.iter().enumerate().filter(move |(_, other)| {
            other.is_current()
                && other.is_granted()
                && id.is_some()
                && other.activity.modifies.as_deref() == id
        });
        changes.map(|(place, _)| place)
    }

    /// The places of an appropriation's activities of a role that nothing has taken the place of.
    pub(crate) fn current(&self, appropriation: usize, role: Role) -> impl Iterator<Item = usize> {
        let current = self.activities.iter().enumerate().filter(move |(_, one)| {
            one.appropriation == appropriation && one.is_current() && one.activity.role == role
        });
        current.map(|(place, _)| place)
    }

    /// The main activity of an appropriation that is not a change, whatever its status.
    pub(crate) fn root_main(&self, appropriation: usize) -> Option<usize> {
        let is_root = |place: &usize| self.get(*place).is_some_and(|one| one.activity.modifies.is_none());
        self.current(appropriation, Role::Main).find(is_root)
    }

    /// The last day of the granted main activities; none if there is none or one has no end.
    pub(crate) fn main_end(&self, appropriation: usize) -> Option<Date> {
        let mut last = None;
        let mains = self.current(appropriation, Role::Main).filter_map(|place| self.get(place));
        for main in mains.filter(|one| one.is_granted()) {
            last = last.max(Some(main.activity.period.end()?));
        }
        last
    }

    /// Ends each supplementary activity selected by `ends` that runs longer than the granted main activities. Returns
    /// those that cannot be ended because they start later, with that last day.
    pub(crate) fn end_supplementary(
        &mut self,
        appropriation: usize,
        end: Date,
        ends: impl Fn(&PendingActivity<'a>) -> bool,
    ) -> Vec<usize> {
        let mut too_late = Vec::new();
        let concerned: Vec<usize> = self.current(appropriation, Role::Supplementary).collect();
        for place in concerned {
            let Some(one) = self.activities.get_mut(place) else { continue };
            if one.pays_once() || !ends(one) {
                continue;
            }
            if one.activity.period.start() > end {
                too_late.push(place);
            } else if one.end_at(end) {
                one.touched = true;
            }
        }
        too_late
    }
}

impl<'a> PendingGrant<'a> {
    /// The kind of service of the main activity whose offer books an appropriation.
    pub(crate) fn main_type(&self, appropriation: usize) -> Option<&str> {
        let mut mains = self
            .activities
            .iter()
            .filter(|one| one.appropriation == appropriation && one.activity.role == Role::Main);
        let first = mains.clone().find(|one| !one.annulled).or_else(|| mains.next());
        first.map(|main| &*main.activity.activity_type)
    }
}
