//! The activities after a decision, as warnings are computed from them.

use super::{PendingActivity, PendingGrant};
use crate::plan::warning::{Before, Judged, Row};
use crate::plan::{Activity, Status};

impl<'a> PendingGrant<'a> {
    /// All activities after the decision.
    pub(crate) fn rows(&self) -> Vec<Row<'_>> {
        let rows = self.activities.iter().map(|one| Row {
            activity: &one.activity,
            appropriation: one.appropriation,
            is_current: one.is_current(),
            annulled: one.annulled,
        });
        rows.collect()
    }

    /// The activities of the decision, each with its earlier version.
    pub(crate) fn judged(&self) -> Vec<Judged<'_>> {
        let decided = self.activities.iter().enumerate().filter(|(_, one)| one.touched || one.approved);
        decided.map(|(place, one)| Judged { place, before: one.before_decision() }).collect()
    }
}

impl PendingActivity<'_> {
    fn before_decision(&self) -> Before<'_> {
        let (activity, was_current): (&Activity, bool) = match &self.was {
            Some(was) => (&was.activity, was.was_current),
            None => (&self.activity, self.is_current()),
        };
        if was_current && activity.status == Status::Granted {
            Before::Granted(activity)
        } else {
            Before::NotGranted
        }
    }
}
