//! Pauses: days of an activity on which its plan pays nothing, or a share.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::payment_plan::{PaymentPlan, Schedule};
use crate::dates::{Date, Period};
use crate::fault::{Fault, Faults, Path};
use crate::plan::{Day, PlanFault};

/// A pause of a plan: days on which it pays nothing, or a share of its price.
///
/// Payments still cover the days. A payment whose days all lie in the pause pays only the share. For a payment that
/// covers other days too, only the days in the pause pay the share:
///
/// - a daily plan, and a plan with a price per day: each day by itself;
/// - a plan that prorates: by the same parts of a week or month as its other partial payments, such as thirtieths;
/// - a plan that does not prorate: the calendar days that the payment covers.
///
/// An amount is rounded once, after all of its days are counted. Only running plans have pauses: one-time and
/// individual payments state their own amounts.
///
/// ```
/// use bevilling::dates::{DayOfMonth, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{Pause, PauseReason, PaymentPlan, Price, Prices, payments};
///
/// // Nothing from 11 to 20 March: ten of the 31 days that the payment of 1 March covers.
/// let days = Period::new(parse("2026-03-11")?, parse("2026-03-20")?)?;
/// let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse("9300")?))
///     .paused(Pause::new("p-1", days, PauseReason::Hospital));
/// let spring = Period::new(parse("2026-02-01")?, parse("2026-04-30")?)?;
/// let made = payments(&plan, spring, spring, &Prices::default())?;
/// let amounts: Vec<String> = made.iter().map(|payment| payment.amount.to_string()).collect();
/// assert_eq!(amounts, ["9300.00", "6300.00", "9300.00"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pause {
    /// Name of the pause for the host, unique in the plan.
    pub id: String,
    /// The days, both ends included. Without an end until the activity ends or the pause is ended.
    pub period: Period,
    /// The reason.
    pub reason: PauseReason,
    /// More about it; required if the reason is `other`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The percentage of the price that is paid: from 0 to below 100, with at most four decimals.
    #[serde(default, with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub percent: Decimal,
}

/// The reason of a pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PauseReason {
    /// A stay in hospital.
    Hospital,
    /// Holiday, of the citizen or of the provider.
    Holiday,
    /// Respite: the citizen is cared for elsewhere.
    Respite,
    /// Another reason, stated in the note.
    Other,
}

impl PauseReason {
    /// Its word, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hospital => "hospital",
            Self::Holiday => "holiday",
            Self::Respite => "respite",
            Self::Other => "other",
        }
    }
}

impl Pause {
    /// A pause that pays nothing.
    pub fn new(id: impl Into<String>, period: Period, reason: PauseReason) -> Self {
        Self { id: id.into(), period, reason, note: String::new(), percent: Decimal::ZERO }
    }

    /// The same pause, paying this percentage of the price.
    #[must_use]
    pub const fn paying(mut self, percent: Decimal) -> Self {
        self.percent = percent;
        self
    }

    /// The same pause with a note.
    #[must_use]
    pub fn noting(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Whether all of some days lie in the pause.
    fn holds(&self, days: Period) -> bool {
        self.period.intersect(days) == Some(days)
    }
}

/// The percentage on days without a pause.
pub(crate) const WHOLE: Decimal = Decimal::ONE_HUNDRED;

/// Some days, divided where the percentage changes, each part with its percentage.
pub(crate) fn percentages(pauses: &[Pause], days: Period) -> Vec<(Period, Decimal)> {
    let mut parts = Vec::new();
    let mut rest = Some(days);
    for pause in pauses {
        let Some((left, paused)) = rest.and_then(|rest| Some((rest, pause.period.intersect(rest)?))) else {
            continue;
        };
        if let Some(last) = paused.start().pred_opt().filter(|last| *last >= left.start())
            && let Ok(before) = Period::new(left.start(), last)
        {
            parts.push((before, WHOLE));
        }
        parts.push((paused, pause.percent));
        let next = paused.end().and_then(|end| end.succ_opt());
        rest = next.and_then(|next| Period::new(next, left.end()).ok());
    }
    parts.extend(rest.map(|rest| (rest, WHOLE)));
    parts
}

/// The pause of a run of payments, from the payment that covers a given day on.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Paused {
    /// No pause, until the payment that covers this day; until the end if there is none.
    Until(Option<Date>),
    /// Altogether, at this percentage, as long as all days of a payment are no later than this one.
    Through(Decimal, Option<Date>),
    /// In part.
    InPart,
}

impl Paused {
    /// Of a payment that covers these days, and those that follow it.
    pub(crate) fn of(pauses: &[Pause], covered: Period) -> Self {
        let is_past = |pause: &&Pause| pause.period.end().is_some_and(|end| end < covered.start());
        match pauses.iter().find(|pause| !is_past(pause)) {
            None => Self::Until(None),
            Some(pause) if pause.period.intersect(covered).is_none() => {
                Self::Until(Some(pause.period.start()))
            }
            Some(pause) if pause.holds(covered) => Self::Through(pause.percent, pause.period.end()),
            Some(_) => Self::InPart,
        }
    }
}

impl PaymentPlan {
    /// The same plan with one more pause.
    #[must_use]
    pub fn paused(mut self, pause: Pause) -> Self {
        self.pause(pause);
        self
    }

    /// Adds a pause in its place among the others.
    pub(crate) fn pause(&mut self, pause: Pause) {
        let place = self.pauses.partition_point(|known| known.period.start() <= pause.period.start());
        self.pauses.insert(place, pause);
    }

    /// The pause of an id.
    pub(crate) fn pause_of(&self, id: &str) -> Option<&Pause> {
        self.pauses.iter().find(|pause| pause.id == id)
    }

    /// The first pause that another plan does not have, or has otherwise; or the other way round.
    pub(crate) fn changed_pause<'p>(&'p self, other: &'p Self) -> Option<&'p str> {
        let lacking = |one: &'p Self, other: &'p Self| {
            one.pauses.iter().find(|pause| !other.pauses.contains(pause)).map(|pause| pause.id.as_str())
        };
        lacking(self, other).or_else(|| lacking(other, self))
    }

    /// Undoes a pause, or ends it on the day before `on`. Nothing happens where there is no such pause, or no day of it
    /// would be left, or cut.
    pub(crate) fn resume(&mut self, id: &str, on: Option<Date>) {
        let Some(place) = self.pauses.iter().position(|pause| pause.id == id) else { return };
        let Some(on) = on else {
            self.pauses.remove(place);
            return;
        };
        if let Some(pause) = self.pauses.get_mut(place)
            && let Some(last) = on.pred_opt().filter(|_| pause.period.contains(on))
            && let Ok(period) = Period::new(pause.period.start(), last)
        {
            pause.period = period;
        }
    }

    /// What is wrong with the pauses, each by its place.
    pub(crate) fn check_pauses(&self) -> Faults<PlanFault> {
        let mut faults = Faults::new();
        let is_running = matches!(self.schedule, Schedule::Running { .. });
        for (index, pause) in self.pauses.iter().enumerate() {
            let mut fault = |field: &str, kind: PlanFault| {
                faults.push(Fault::at(Path::root().join("pauses").join(index).join(field), kind));
            };
            let blank = |field: &str| PlanFault::BlankText { field: field.to_owned() };
            let pause_id = || pause.id.clone();
            if !is_running {
                fault("period", PlanFault::PauseForbidden { pause: pause_id() });
            }
            if pause.id.trim().is_empty() {
                fault("id", blank("id"));
            }
            let mut before = self.pauses.iter().take(index);
            if before.any(|known| known.id == pause.id) {
                fault("id", PlanFault::DuplicatePause { pause: pause_id() });
            }
            let last = index.checked_sub(1).and_then(|before| self.pauses.get(before));
            let is_free = |last: &&Pause| last.period.end().is_none_or(|end| end >= pause.period.start());
            if let Some(last) = last.filter(is_free) {
                let other = last.id.clone();
                let (start, end) = (pause.period.start(), Day(last.period.end()));
                fault("period", PlanFault::PauseOverlaps { pause: pause_id(), start, other, end });
            }
            if pause.percent < Decimal::ZERO
                || pause.percent >= WHOLE
                || pause.percent.normalize().scale() > 4
            {
                fault("percent", PlanFault::PausePercentOutOfRange { percent: pause.percent });
            }
            if pause.reason == PauseReason::Other && pause.note.trim().is_empty() {
                fault("note", blank("note"));
            }
        }
        faults
    }
}

crate::privacy::debug_by_json!(Pause);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;

    fn period(text: &str) -> Period {
        let (start, end) = text.split_once('/').unwrap();
        Period::new(parse(start).unwrap(), parse(end).ok()).unwrap()
    }

    #[test]
    fn days_fall_apart_where_the_percentage_changes() {
        let pause = |days: &str, percent: i64| {
            Pause::new(days, period(days), PauseReason::Respite).paying(percent.into())
        };
        let pauses = [
            pause("2026-03-05/2026-03-07", 0),
            pause("2026-03-08/2026-03-08", 50),
            pause("2026-03-30/..", 25),
        ];
        for (days, expected) in [
            ("2026-03-01/2026-03-04", vec!["2026-03-01/2026-03-04 100"]),
            ("2026-03-06/2026-03-07", vec!["2026-03-06/2026-03-07 0"]),
            (
                "2026-03-01/2026-03-31",
                vec![
                    "2026-03-01/2026-03-04 100",
                    "2026-03-05/2026-03-07 0",
                    "2026-03-08/2026-03-08 50",
                    "2026-03-09/2026-03-29 100",
                    "2026-03-30/2026-03-31 25",
                ],
            ),
            ("2026-04-01/2026-04-30", vec!["2026-04-01/2026-04-30 25"]),
        ] {
            let parts = percentages(&pauses, period(days));
            let parts: Vec<String> =
                parts.iter().map(|(days, percent)| format!("{days} {percent}")).collect();
            assert_eq!(parts, expected, "{days}");
        }
    }
}
