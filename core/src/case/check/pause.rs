//! Pauses of granted activities, and their undoing.

use super::seen::Seen;
use super::{Found, at};
use crate::case::CaseFault;
use crate::case::pause::resumed_outside;
use crate::dates::Date;
use crate::plan::{Pause, PlanFault};

impl Seen<'_> {
    /// The pause has a day in the period of its activity; what else is wrong with it is wrong with the plan after it.
    pub(super) fn paused(self, id: &str, pause: &Pause, found: &mut Found) {
        let Some(one) = self.state.activity(id) else { return };
        let period = one.activity.period;
        if pause.period.intersect(period).is_none() {
            let (pause, days) = (pause.id.clone(), pause.period);
            let kind = PlanFault::PauseOutsidePeriod { pause, days, period };
            found.push(at!["body", "pause", "period"], kind);
        }
    }

    /// The pause is there, and the day ends it earlier.
    pub(super) fn resumed(self, id: &str, pause: &str, on: Option<Date>, found: &mut Found) {
        let Some(one) = self.state.activity(id) else { return };
        let Some(known) = one.activity.plan.pause_of(pause) else {
            let pauses = one.activity.plan.pauses.iter().map(|pause| pause.id.as_str());
            let kind = CaseFault::NoSuchPause { activity: id.to_owned(), pause: pause.to_owned() };
            return found.push_near(at!["body", "pause"], kind, pause, pauses);
        };
        if let Some(kind) = on.and_then(|on| resumed_outside(known, on)) {
            found.push(at!["body", "on"], kind);
        }
    }
}
