//! The economic overview (økonomisk overblik) of a case: what its activities come to, and what comes next.

use chrono::{Datelike, Months};
use rust_decimal::Decimal;
use serde::Serialize;

use super::net::overview_net;
use super::payment::account_of;
use super::{ActivityState, Case};
use crate::dates::{Date, Period};
use crate::money;
#[cfg(feature = "columnar")]
use crate::plan::Beside;
use crate::plan::{
    Account, Activity, Applicable, Costs, Month, NetCost, Overview, PlanFault, Prices, Status, Totals,
    full_year_cost,
};
use crate::rulebook::Role;

/// What a case comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseOverview {
    /// The day it is asked on.
    #[serde(with = "crate::dates::text")]
    pub on: Date,
    /// Last year, this year and next year.
    pub years: [i32; 3],
    /// The months of these years: what [`Costs::by_month`] is by.
    pub months: Vec<Month>,
    /// How far the case has come: expected where something is, else granted where something is.
    pub status: Status,
    /// What is granted; expected changes are ignored.
    pub granted: Costs,
    /// What is granted and expected, where changes have replaced what they change.
    pub expected: Costs,
    /// What has been paid.
    pub paid: Costs,
    /// The appropriations.
    pub appropriations: Vec<AppropriationFigures>,
    /// What ends within three months, soonest first.
    pub expiring: Vec<Expiring>,
    /// Gross, refund and net this year, of the case by itself. None where the rule book has no refund schemes, or
    /// where it cannot be reckoned: [`Case::net_cost`] tells why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<NetCost>,
}

/// What the cases of a household come to (husstand).
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HouseholdOverview {
    /// The day it is asked on.
    #[serde(with = "crate::dates::text")]
    pub on: Date,
    /// Last year, this year and next year.
    pub years: [i32; 3],
    /// The months of these years: what [`Costs::by_month`] is by.
    pub months: Vec<Month>,
    /// What is granted.
    pub granted: Costs,
    /// What is granted and expected.
    pub expected: Costs,
    /// What has been paid.
    pub paid: Costs,
    /// The cases, by id, in the order given.
    pub cases: Vec<(String, CaseOverview)>,
    /// Gross, refund and net this year, the cases pooled where the refund scheme says so. None as for a case:
    /// [`household_net_cost`](super::household_net_cost) tells why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<NetCost>,
}

impl HouseholdOverview {
    /// The overview of the cases of a household.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn of<'c>(cases: impl IntoIterator<Item = &'c Case>, on: Date) -> Result<Self, PlanFault> {
        let years = years_of(on);
        let nothing = || Costs::of(&Totals::default(), Some(Decimal::ZERO), years);
        let cases: Vec<&Case> = cases.into_iter().collect();
        let net = overview_net(&cases, on.year());
        let mut household = Self {
            on,
            years,
            months: years.into_iter().flat_map(Month::of_year).collect(),
            granted: nothing(),
            expected: nothing(),
            paid: nothing(),
            cases: Vec::new(),
            net,
        };
        for case in cases {
            let overview = case.overview(on)?;
            for (sum, costs) in [
                (&mut household.granted, &overview.granted),
                (&mut household.expected, &overview.expected),
                (&mut household.paid, &overview.paid),
            ] {
                let text = || format!("{} + {}", sum.all, costs.all);
                *sum = sum.plus(costs).ok_or_else(|| PlanFault::AmountTooLarge { text: text() })?;
            }
            household.cases.push((case.id().to_owned(), overview));
        }
        Ok(household)
    }
}

/// Last year, this year and next year.
fn years_of(on: Date) -> [i32; 3] {
    [-1, 0, 1].map(|step: i32| on.year().saturating_add(step))
}

/// What an appropriation comes to.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AppropriationFigures {
    /// The appropriation.
    pub id: String,
    /// Its section, once one is chosen.
    pub section: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// From the first to the last granted main activity.
    pub granted_period: Option<Period>,
    /// What is granted; expected changes are ignored.
    pub granted: Costs,
    /// What is granted and expected.
    pub expected: Costs,
    /// What has been paid.
    pub paid: Costs,
    /// Its activities.
    pub activities: Vec<ActivityFigures>,
}

/// What an activity comes to.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ActivityFigures {
    /// The activity.
    pub id: String,
    /// How far it has come.
    pub status: Status,
    /// The granted change that has taken its place altogether.
    pub replaced_by: Option<String>,
    /// All its payments.
    pub all: Costs,
    /// Its payments that no change replaces.
    pub applicable: Costs,
    /// Which those are.
    pub counts: Applicable,
    /// What has been paid.
    pub paid: Costs,
    /// What it is booked on.
    pub account: Account,
    /// The next payment that is not paid.
    pub next_payment: Option<NextPayment>,
}

/// A payment to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NextPayment {
    /// The scheduled day.
    #[serde(with = "crate::dates::text")]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::text")]
    pub amount: Decimal,
}

/// A granted activity that ends soon, and that no granted or expected change carries on.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Expiring {
    /// The activity.
    pub activity: String,
    /// Its last day.
    #[serde(with = "crate::dates::text")]
    pub end: Date,
}

/// Sums on their way, with the full-year figure.
#[derive(Default)]
struct Sums {
    totals: Totals,
    full_year: Decimal,
    /// A price is missing for some of the year.
    unknown: bool,
}

impl Sums {
    fn add_year(&mut self, full_year: Option<Decimal>) {
        match full_year.map(|full| money::sum([self.full_year, full])) {
            Some(Ok(sum)) => self.full_year = sum,
            Some(Err(_)) | None => self.unknown = true,
        }
    }

    fn costs(&self, years: [i32; 3]) -> Costs {
        Costs::of(&self.totals, (!self.unknown).then_some(self.full_year), years)
    }
}

impl Case {
    /// What the case comes to, by activity, appropriation and altogether.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn overview(&self, on: Date) -> Result<CaseOverview, PlanFault> {
        let years = years_of(on);
        let all: Vec<&ActivityState> = self.state.activities.iter().collect();
        let (granted, expected, paid) = self.sums(&all, on)?;
        let appropriations = self
            .state
            .appropriations
            .iter()
            .map(|one| self.appropriation_figures(&one.id, one.section.clone(), on, years))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(CaseOverview {
            on,
            years,
            months: years.into_iter().flat_map(Month::of_year).collect(),
            status: status_of(&all),
            granted: granted.costs(years),
            expected: expected.costs(years),
            paid: Costs::of(&paid, None, years),
            appropriations,
            expiring: self.expiring(on),
            net: overview_net(&[self], on.year()),
        })
    }

    /// Money beside the payments of an activity; and what of it is paid, about which payment, when.
    #[cfg(feature = "columnar")]
    pub(crate) fn beside(&self, one: &ActivityState) -> (Vec<Beside>, Vec<Beside>) {
        let mut paid = Vec::new();
        for settled in self.state.settlements_of(&one.activity.id) {
            let about = settled.settlement.adjustments.last().zip(settled.paid.as_ref());
            paid.extend(about.map(|(last, paid)| Beside {
                payment: last.payment,
                date: paid.date,
                amount: paid.amount,
            }));
        }
        for part in self.state.parts_of(one) {
            paid.push(Beside { payment: part.date, date: part.paid_on, amount: part.amount });
        }
        (self.state.beside(&one.activity.id), paid)
    }

    /// What an activity is booked on, on a day.
    #[cfg(feature = "columnar")]
    pub(crate) fn account_of(&self, one: &ActivityState, on: Date) -> Account {
        account_of(self.book(), self.state.activities_of(&one.appropriation), one, on)
    }

    fn appropriation_figures(
        &self,
        id: &str,
        section: Option<String>,
        on: Date,
        years: [i32; 3],
    ) -> Result<AppropriationFigures, PlanFault> {
        let all: Vec<&ActivityState> = self.state.activities_of(id).collect();
        let (granted, expected, paid) = self.sums(&all, on)?;
        let counted: Vec<Activity> = all.iter().map(|one| one.counted_activity(&self.state)).collect();
        let figures = self.overview_of(&all, &counted)?;
        let mut activities = Vec::with_capacity(all.len());
        for ((one, figures), counted) in all.iter().zip(figures.activities).zip(&counted) {
            let full_year = self.full_year(one, on);
            let is_changed =
                all.iter().any(|other| other.activity.modifies.as_deref() == Some(counted.id.as_str()));
            let applicable_year = if is_changed { Some(Decimal::ZERO) } else { full_year };
            let entries = one.payments.entries().iter();
            let next =
                entries.filter(|_| one.stands()).find(|entry| entry.paid.is_none() && entry.date >= on);
            let date = next.map_or(on, |entry| entry.date);
            activities.push(ActivityFigures {
                id: counted.id.clone(),
                status: counted.status,
                replaced_by: one.replaced_by.clone(),
                all: Costs::of(&figures.all, full_year, years),
                applicable: Costs::of(&figures.applicable, applicable_year, years),
                counts: figures.counts,
                paid: Costs::of(&self.paid_of([*one])?, None, years),
                account: account_of(self.book(), all.iter().copied(), one, date),
                next_payment: next.map(|entry| NextPayment { date: entry.date, amount: entry.amount }),
            });
        }
        Ok(AppropriationFigures {
            id: id.to_owned(),
            section,
            status: status_of(&all),
            granted_period: granted_period(&all),
            granted: granted.costs(years),
            expected: expected.costs(years),
            paid: Costs::of(&paid, None, years),
            activities,
        })
    }

    /// Granted, expected and paid, of some of the activities.
    fn sums(&self, all: &[&ActivityState], on: Date) -> Result<(Sums, Sums, Totals), PlanFault> {
        let counted: Vec<Activity> = all.iter().map(|one| one.counted_activity(&self.state)).collect();
        let Overview { granted, expected, .. } = self.overview_of(all, &counted)?;
        let mut granted = Sums { totals: granted, ..Sums::default() };
        let mut expected = Sums { totals: expected, ..Sums::default() };
        for one in all.iter().filter(|one| one.activity.status != Status::Draft) {
            let full_year = self.full_year(one, on);
            let changes = || {
                let id = Some(one.activity.id.as_str());
                all.iter().filter(move |other| {
                    other.activity.modifies.as_deref() == id && other.activity.status != Status::Draft
                })
            };
            if one.is_granted() && !changes().any(|other| other.is_granted()) {
                granted.add_year(full_year);
            }
            if changes().next().is_none() {
                expected.add_year(full_year);
            }
        }
        Ok((granted, expected, self.paid_of(all.iter().copied())?))
    }

    /// The sums of payments, and of what is beside them.
    fn overview_of(&self, all: &[&ActivityState], counted: &[Activity]) -> Result<Overview, PlanFault> {
        let beside: Vec<_> = all.iter().map(|one| self.state.beside(&one.activity.id)).collect();
        let with = counted.iter().zip(all).zip(&beside);
        let with: Vec<_> =
            with.map(|((activity, one), beside)| (activity, &one.payments, beside.as_slice())).collect();
        Overview::with(&with)
    }

    /// What has been paid: payments, parts of them, and adjustment payments.
    fn paid_of<'a>(&self, all: impl IntoIterator<Item = &'a ActivityState>) -> Result<Totals, PlanFault> {
        let mut totals = Totals::default();
        for one in all {
            for paid in one.payments.entries().iter().filter_map(|entry| entry.paid.as_ref()) {
                totals.add(paid.date, paid.amount)?;
            }
            for paid in self.state.settlements_of(&one.activity.id).filter_map(|one| one.paid.as_ref()) {
                totals.add(paid.date, paid.amount)?;
            }
            for part in self.state.parts_of(one) {
                totals.add(part.paid_on, part.amount)?;
            }
        }
        Ok(totals)
    }

    /// What an activity would cost in all of this year; individual payments cost what they are.
    fn full_year(&self, one: &ActivityState, on: Date) -> Option<Decimal> {
        if !one.stands() {
            return Some(Decimal::ZERO);
        }
        let prices = Prices::from_book(self.book(), one.activity.provider.as_deref()).ok()?;
        let prices = prices.extrapolate(self.options.extrapolation);
        match full_year_cost(&one.activity.plan, on.year(), &prices).ok()? {
            Some(cost) => Some(cost),
            None => money::sum(one.payments.entries().iter().map(|entry| entry.counted().1)).ok(),
        }
    }

    fn expiring(&self, on: Date) -> Vec<Expiring> {
        let soon = on.checked_add_months(Months::new(3)).unwrap_or(Date::MAX);
        let changed = |one: &ActivityState| {
            let id = Some(one.activity.id.as_str());
            self.state.activities.iter().any(|other| other.activity.modifies.as_deref() == id)
        };
        let granted = self.state.activities.iter().filter(|one| one.stands() && one.is_granted());
        let running = granted.filter(|one| !super::desk::pays_once(&one.activity) && !changed(one));
        let mut expiring: Vec<Expiring> = running
            .filter_map(|one| {
                let end = one.activity.period.end().filter(|end| (on..=soon).contains(end))?;
                Some(Expiring { activity: one.activity.id.clone(), end })
            })
            .collect();
        expiring.sort_by_key(|one| one.end);
        expiring
    }
}

/// Expected where something is, else granted where something is.
fn status_of(all: &[&ActivityState]) -> Status {
    let is = |status| all.iter().any(|one| one.stands() && one.activity.status == status);
    match (is(Status::Expected), is(Status::Granted)) {
        (true, _) => Status::Expected,
        (false, true) => Status::Granted,
        (false, false) => Status::Draft,
    }
}

/// From the first to the last granted main activity. Only granted ones count: an expected change ends nothing.
fn granted_period(all: &[&ActivityState]) -> Option<Period> {
    let mains = || {
        let mains = all.iter().filter(|one| one.stands() && one.is_granted());
        mains.filter(|one| one.activity.role == Role::Main).map(|one| one.activity.period)
    };
    let start = mains().map(Period::start).min()?;
    let open = mains().any(|period| period.end().is_none());
    let end = mains().filter_map(Period::end).max().filter(|_| !open);
    Period::new(start, end).ok()
}

crate::privacy::debug_by_json!(HouseholdOverview, AppropriationFigures, ActivityFigures, Expiring);
