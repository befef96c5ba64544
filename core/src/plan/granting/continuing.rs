//! A change of a plan that pays by the month begins with the first month that the changed plan does not pay.

use super::{PendingActivity, PendingGrant};
use crate::dates::{Date, Period};
use crate::plan::{Activity, Schedule, unpaid_from};

impl<'a> PendingGrant<'a> {
    /// Sets the first day that a change pays for, so that each month is paid once, whatever the payment days of both
    /// plans.
    ///
    /// Only monthly plans share months. If the change begins there anyway, nothing is set.
    pub(crate) fn continue_plan(&mut self, place: usize) {
        let Some(one) = self.get(place) else { return };
        if one.activity.modifies.is_none() {
            return;
        }
        let Schedule::Running { covers_from: now, .. } = &one.activity.plan.schedule else { return };
        let (now, wanted) = (*now, self.covers_from(place));
        if now != wanted
            && let Some(one) = self.activities.get_mut(place)
            && let Schedule::Running { covers_from, .. } = &mut one.activity.to_mut().plan.schedule
        {
            *covers_from = wanted;
        }
    }

    /// The first day that a change pays for, if it differs from the default.
    fn covers_from(&self, place: usize) -> Option<Date> {
        let change = &*self.get(place)?.activity;
        let above = self.ended_by(place)?;
        let until = change.period.start().pred_opt()?;
        let period = Period::new(
            above.activity.period.start(),
            above.activity.period.end().map_or(until, |end| end.min(until)),
        );
        let before = Activity { period: period.ok()?, ..(*above.activity).clone() };
        unpaid_from(&before, change)
    }

    /// The activity that a change ends on the day before its own start: the first in the chain that starts earlier.
    fn ended_by(&self, place: usize) -> Option<&PendingActivity<'a>> {
        let start = self.get(place)?.activity.period.start();
        let mut above = self.changed_by(place);
        for _ in &self.activities {
            let one = self.get(above?)?;
            if one.is_current() && one.activity.period.start() < start {
                return Some(one);
            }
            above = self.changed_by(above?);
        }
        None
    }
}
