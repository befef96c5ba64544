//! Activities: one service of an appropriation, and the rules that each must follow by itself.

use serde::{Deserialize, Serialize};

use crate::dates::{Date, DayOfMonth, Frequency, PaymentCalendar, Period, Recurrence};
use crate::fault::{Fault, Faults, Path};
use crate::plan::{Day, PaymentPlan, PlanFault, Proration, Schedule, count};
use crate::rulebook::Role;

/// One service of an appropriation (aktivitet): what, when, by whom, and how it is paid.
///
/// ```
/// use bevilling::dates::{DayOfMonth, PaymentCalendar, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{Activity, PaymentPlan, Price};
///
/// let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse("5000")?));
/// let period = Period::new(parse("2026-02-02")?, parse("2026-02-28")?)?;
/// let draft = Activity::main("BL-32-1-3", "015015", period, plan).with_id("a-1").by("12345678");
/// let faults = draft.check(&PaymentCalendar::default(), parse("2026-01-05")?, None);
/// assert_eq!(faults.to_string(), "/period/start: a monthly plan on day 1 has no pay day from `2026-02-02` \
///     to `2026-02-28` [monthly-gives-no-payments]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Activity {
    /// Name of the activity for the host.
    pub id: String,
    /// The section it is granted under.
    pub section: String,
    /// The kind of service.
    pub activity_type: String,
    /// Main or supplementary.
    pub role: Role,
    /// Who delivers it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// When it runs, both days included. A one-time activity pays on its payment date, whatever the period.
    pub period: Period,
    /// How it is paid.
    pub plan: PaymentPlan,
    /// Draft, expected or granted.
    #[serde(default)]
    pub status: Status,
    /// The activity that this one changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modifies: Option<String>,
}

/// The status of an activity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Status {
    /// A draft (kladde).
    #[default]
    Draft,
    /// Expected, for the forecast only (forventet).
    Expected,
    /// Decided (bevilget).
    Granted,
}

impl Activity {
    /// A draft of a main activity, without a provider and without an id.
    pub fn main(
        section: impl Into<String>,
        activity_type: impl Into<String>,
        period: Period,
        plan: PaymentPlan,
    ) -> Self {
        Self {
            id: String::new(),
            section: section.into(),
            activity_type: activity_type.into(),
            role: Role::Main,
            provider: None,
            period,
            plan,
            status: Status::Draft,
            modifies: None,
        }
    }

    /// A draft of a supplementary activity, without a provider and without an id.
    pub fn supplementary(
        section: impl Into<String>,
        activity_type: impl Into<String>,
        period: Period,
        plan: PaymentPlan,
    ) -> Self {
        Self { role: Role::Supplementary, ..Self::main(section, activity_type, period, plan) }
    }

    /// The same activity with an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The same activity, delivered by a provider.
    #[must_use]
    pub fn by(mut self, provider: impl Into<String>) -> Self {
        self.provider = Some(provider.into());
        self
    }

    /// The same activity with a status.
    #[must_use]
    pub const fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// The same activity, as a change of another.
    #[must_use]
    pub fn changing(mut self, activity: impl Into<String>) -> Self {
        self.modifies = Some(activity.into());
        self
    }

    /// Whether it is paid once.
    pub(crate) const fn pays_once(&self) -> bool {
        matches!(self.plan.schedule, Schedule::OneTime { .. })
    }

    /// Its last day. For a one-time activity this is the payment date; none without an end.
    pub(crate) const fn last_day(&self) -> Option<Date> {
        match self.plan.schedule {
            Schedule::OneTime { date, .. } => Some(date),
            Schedule::Running { .. } | Schedule::Individual { .. } => self.period.end(),
        }
    }

    /// Whether its plan has a payment on a day.
    pub(crate) fn is_planned(&self, date: Date) -> bool {
        count(&self.plan, self.period, Period::day(date)) > 0
    }

    /// Everything that is wrong with this activity by itself, on the day it is entered.
    ///
    /// `changed` is the activity that [`modifies`](Self::modifies) names. This function does not check whether the
    /// rule book allows the activity.
    ///
    /// The faults and their paths: `blank-text` at `/section`, `/activity_type`, `/provider` and `/modifies`;
    /// `/period/end`, `/period/start` `monthly-gives-no-payments`,
    /// `cash-start-too-soon`; `/plan` those of [`PaymentPlan::check`],
    /// `main-one-time-forbidden`, `payment-outside-period`, `pause-outside-period`; `/activity_type`
    /// `change-has-other-activity-kind`.
    #[must_use]
    pub fn check(
        &self,
        calendar: &PaymentCalendar,
        today: Date,
        changed: Option<&Self>,
    ) -> Faults<PlanFault> {
        let mut faults = Faults::new();
        // Without a section it belongs to the section of its appropriation.
        let section = Some(&self.section).filter(|section| !section.is_empty());
        for (field, text) in [
            ("section", section),
            ("activity_type", Some(&self.activity_type)),
            ("provider", self.provider.as_ref()),
            ("modifies", self.modifies.as_ref()),
        ] {
            if text.is_some_and(|text| text.trim().is_empty()) {
                faults.push(Fault::new(PlanFault::BlankText { field: field.to_owned() }).nest(field));
            }
        }
        faults.extend_nested("plan", self.plan.check());
        let facts = Facts {
            role: Some(self.role),
            activity_type: Some(&self.activity_type),
            start: Some(self.period.start()),
            is_start_given: true,
            end: self.period.end(),
            pays: FormCadence::of(&self.plan.schedule),
            paid_out: self.plan.is_paid_out(),
            is_change: self.modifies.is_some(),
        };
        facts.check(calendar, today, changed, &mut |field, kind| {
            faults.push(Fault::at(field.in_activity(), kind))
        });
        for (index, kind) in outside(&self.plan, self.period) {
            let path = Path::root().join("plan").join("schedule").join("payments").join(index).join("date");
            faults.push(Fault::at(path, kind));
        }
        for (index, pause) in self.plan.pauses.iter().enumerate() {
            if pause.period.intersect(self.period).is_none() {
                let (pause, days, period) = (pause.id.clone(), pause.period, self.period);
                let path = Path::root().join("plan").join("pauses").join(index).join("period");
                faults.push(Fault::at(path, PlanFault::PauseOutsidePeriod { pause, days, period }));
            }
        }
        faults
    }
}

/// The individual payments of a plan outside the period of its activity, by index.
pub(crate) fn outside(plan: &PaymentPlan, period: Period) -> impl Iterator<Item = (usize, PlanFault)> {
    let payments = match &plan.schedule {
        Schedule::Individual { payments } => payments.as_slice(),
        Schedule::OneTime { .. } | Schedule::Running { .. } => &[],
    };
    let outside = payments.iter().enumerate().filter(move |(_, payment)| !period.contains(payment.date));
    outside
        .map(move |(index, payment)| (index, PlanFault::PaymentOutsidePeriod { date: payment.date, period }))
}

/// The fields that the rules of an activity use. A form may leave some of them open. An open field breaks only the
/// rules that require it.
pub(crate) struct Facts<'a> {
    pub(crate) role: Option<Role>,
    /// None if it is not stated.
    pub(crate) activity_type: Option<&'a str>,
    pub(crate) start: Option<Date>,
    /// Whether the start is filled in, readable or not.
    pub(crate) is_start_given: bool,
    pub(crate) end: Option<Date>,
    pub(crate) pays: FormCadence,
    pub(crate) paid_out: bool,
    pub(crate) is_change: bool,
}

/// How often an activity pays, as far as the rules need it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FormCadence {
    /// Once; the date may be missing.
    Once(Option<Date>),
    /// Monthly, and only if a payment day lies in the period of the activity.
    ByMonth(Frequency, DayOfMonth),
    /// In another way.
    Otherwise,
    /// The form does not say.
    Unknown,
}

impl FormCadence {
    fn of(schedule: &Schedule) -> Self {
        match schedule {
            Schedule::OneTime { date, .. } => Self::Once(Some(*date)),
            Schedule::Running { frequency, proration, covers_from: None, .. } => {
                Self::running(*frequency, *proration)
            }
            Schedule::Running { .. } | Schedule::Individual { .. } => Self::Otherwise,
        }
    }

    /// Of a running plan.
    pub(crate) fn running(frequency: Frequency, proration: Proration) -> Self {
        match frequency.by_month() {
            Some(by_month) if proration.is_none() => Self::ByMonth(frequency, by_month.day),
            _ => Self::Otherwise,
        }
    }
}

/// The field that a rule concerns, in an activity or in a form.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Field {
    Start,
    End,
    ActivityType,
    PaymentType,
    PaymentDate,
}

impl Field {
    fn in_activity(self) -> Path {
        let plan = || Path::root().join("plan").join("schedule");
        match self {
            Self::Start => Path::root().join("period").join("start"),
            Self::End => Path::root().join("period").join("end"),
            Self::ActivityType => Path::root().join("activity_type"),
            Self::PaymentType => plan().join("type"),
            Self::PaymentDate => plan().join("date"),
        }
    }

    pub(crate) fn in_form(self) -> Path {
        match self {
            Self::Start => Path::root().join("start"),
            Self::End => Path::root().join("end"),
            Self::ActivityType => Path::root().join("activity_type"),
            Self::PaymentType => Path::root().join("plan").join("payment_type"),
            Self::PaymentDate => Path::root().join("plan").join("payment_date"),
        }
    }
}

impl Facts<'_> {
    /// The rules of one activity, each with the field that it concerns.
    pub(crate) fn check(
        &self,
        calendar: &PaymentCalendar,
        today: Date,
        changed: Option<&Activity>,
        found: &mut impl FnMut(Field, PlanFault),
    ) {
        let once = matches!(self.pays, FormCadence::Once(_));
        let (first, first_field) = match self.pays {
            FormCadence::Once(date) => (date, Field::PaymentDate),
            _ => (self.start, Field::Start),
        };
        // A one-time activity without a start starts on its payment date.
        let begins = if self.is_start_given { self.start } else { first };
        if let (Some(start), Some(end)) = (begins, self.end)
            && end < start
        {
            found(Field::End, PlanFault::EndBeforeStart { start, end });
        }
        if self.start.is_none() && !matches!(self.pays, FormCadence::Once(_) | FormCadence::Unknown) {
            found(Field::Start, PlanFault::StartRequired {});
        }
        if matches!(self.pays, FormCadence::Once(None)) {
            found(Field::PaymentDate, PlanFault::OneTimePaymentDateRequired {});
        }
        if once && self.role == Some(Role::Main) {
            found(Field::PaymentType, PlanFault::MainOneTimeForbidden {});
        }
        if let (FormCadence::ByMonth(frequency, day), Some(start), Some(end), false) =
            (self.pays, self.start, self.end, self.is_change)
            && start <= end
        {
            let plan = Recurrence { frequency, anchor: start };
            if plan.next_on_or_after(start).is_none_or(|date| date > end) {
                found(Field::Start, PlanFault::MonthlyGivesNoPayments { day: day.get(), start, end });
            }
        }
        // A change whose start is past is known late: its payments for past days are paid with the next run.
        let is_late = self.is_change && !once && first.is_some_and(|date| date < today);
        if let Some(date) = first.filter(|_| self.paid_out && !is_late) {
            let earliest = calendar.earliest_cash_start(today);
            if earliest.is_none_or(|earliest| earliest > date) {
                found(first_field, PlanFault::CashStartTooSoon { date, today, earliest: Day(earliest) });
            }
        }
        if let Some((activity_type, changed)) =
            self.activity_type.zip(changed).filter(|(own, changed)| *own != changed.activity_type)
        {
            let (activity_type, changed) = (activity_type.to_owned(), changed.activity_type.clone());
            found(Field::ActivityType, PlanFault::ChangeHasOtherActivityKind { activity_type, changed });
        }
    }
}

crate::privacy::debug_by_json!(Activity);
