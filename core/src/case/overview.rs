//! The economic overview (økonomisk overblik) of a case: the cost of its activities, and the next payments.

use chrono::{Datelike, Months};
use rust_decimal::Decimal;
use serde::Serialize;

use super::check::cases_twice;
use super::net::overview_net;
#[cfg(feature = "columnar")]
use super::payment::account_of;
use super::{ActivityState, Case, CaseState, IncomeFigures, IncomeOverview, RefusalKind, pending};
use crate::dates::{Date, Month, Period};
use crate::fault::{Fault, Faults, Path};
use crate::plan::{
    Account, Booking, CostSummary, CountedPayments, Figures, NetCost, Pause, PendingGrant, PlanFault, Status,
    YearSums, months_of, years_around,
};
#[cfg(feature = "columnar")]
use crate::plan::{OffPlanAmount, Payment, Prices, to_come};
use crate::rulebook::{Role, RuleBook};

/// The cost of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseOverview {
    /// The day of the question.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// Last year, this year and next year.
    pub years: [i32; 3],
    /// The months of these years: the months of [`CostSummary::by_month`].
    pub months: Vec<Month>,
    /// The status of the case: expected if an activity is expected, otherwise granted if one is granted.
    pub status: Status,
    /// The granted activities; expected changes are ignored.
    pub granted: CostSummary,
    /// Granted and expected activities, after changes have replaced what they change.
    pub expected: CostSummary,
    /// What has been paid.
    pub paid: CostSummary,
    /// The appropriations.
    pub appropriations: Vec<AppropriationFigures>,
    /// The sums of income; none without income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub income: Option<IncomeOverview>,
    /// Each income.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incomes: Vec<IncomeFigures>,
    /// The activities that end within three months, soonest first.
    pub expiring: Vec<EndingActivity>,
    /// Gross cost, reimbursement and net cost of this year, for the case alone. None if the rule book has no schemes
    /// or the net cost cannot be computed: [`Case::net_cost`] returns the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<NetCost>,
    /// Why prices are not known for all of the time. Those payments count with the last known price.
    #[serde(skip_serializing_if = "Faults::is_empty")]
    pub warnings: Faults<PlanFault>,
}

/// The cost of the cases of a household (husstand).
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct HouseholdOverview {
    /// The day of the question.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// Last year, this year and next year.
    pub years: [i32; 3],
    /// The months of these years: the months of [`CostSummary::by_month`].
    pub months: Vec<Month>,
    /// What is granted.
    pub granted: CostSummary,
    /// What is granted and expected.
    pub expected: CostSummary,
    /// What has been paid.
    pub paid: CostSummary,
    /// The sums of income; none without income.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub income: Option<IncomeOverview>,
    /// The cases, by id, in the order given.
    pub cases: Vec<(String, CaseOverview)>,
    /// Gross cost, reimbursement and net cost of this year, with pooled cases if the scheme requires it. None as for
    /// a case: [`household_net_cost`](super::household_net_cost) returns the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub net: Option<NetCost>,
}

impl HouseholdOverview {
    /// The overview of the cases of a household.
    ///
    /// # Errors
    /// `amount-too-large`; `duplicate-case` if two have the same id.
    pub fn new<'c>(cases: impl IntoIterator<Item = &'c Case>, on: Date) -> Result<Self, Faults<RefusalKind>> {
        let years = years_around(on);
        let nothing = YearSums::new(years).costs(Some(Decimal::ZERO));
        let nothing = nothing.map_err(|kind| Fault::new(RefusalKind::from(kind)))?;
        let cases: Vec<&Case> = cases.into_iter().collect();
        cases_twice(cases.iter().map(|case| case.id()))?;
        let with_states: Vec<_> = cases.iter().map(|case| (*case, case.state())).collect();
        let net = overview_net(&with_states, on.year());
        let refused = |kind: PlanFault| Fault::new(RefusalKind::from(kind));
        let mut household = Self {
            on,
            years,
            months: months_of(years),
            granted: nothing.clone(),
            expected: nothing.clone(),
            paid: nothing,
            income: None,
            cases: Vec::new(),
            net,
        };
        for case in cases {
            let overview = case.overview(on).map_err(refused)?;
            for (sum, costs) in [
                (&mut household.granted, &overview.granted),
                (&mut household.expected, &overview.expected),
                (&mut household.paid, &overview.paid),
            ] {
                let text = || format!("{} + {}", sum.all, costs.all);
                let too_large = || refused(PlanFault::AmountTooLarge { text: text() });
                *sum = sum.plus(costs).ok_or_else(too_large)?;
            }
            household.cases.push((case.id().to_owned(), overview));
        }
        let incomes = household.cases.iter().filter_map(|(_, case)| case.income.clone());
        household.income = IncomeOverview::sum(incomes).map_err(refused)?;
        Ok(household)
    }
}

/// The cost of an appropriation.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct AppropriationFigures {
    /// The appropriation.
    pub id: String,
    /// Its section, once one is chosen.
    pub section: Option<String>,
    /// Its status.
    pub status: Status,
    /// From the first to the last granted main activity.
    pub granted_period: Option<Period>,
    /// The granted activities; expected changes are ignored.
    pub granted: CostSummary,
    /// What is granted and expected.
    pub expected: CostSummary,
    /// What has been paid.
    pub paid: CostSummary,
    /// Its activities.
    pub activities: Vec<ActivityFigures>,
}

/// The cost of an activity.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ActivityFigures {
    /// The activity.
    pub id: String,
    /// Its status.
    pub status: Status,
    /// The granted change that replaces it completely.
    pub replaced_by: Option<String>,
    /// The day on which its grant was annulled.
    #[serde(with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    pub annulled: Option<Date>,
    /// All its payments.
    pub all: CostSummary,
    /// Its payments that no change replaces.
    pub applicable: CostSummary,
    /// Which payments these are.
    pub counts: CountedPayments,
    /// What has been paid.
    pub paid: CostSummary,
    /// The account that it is booked on.
    pub account: Account,
    /// The days on which it is paused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// The next unpaid payment, with its remaining amount.
    pub next_payment: Option<NextPayment>,
}

/// A future payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct NextPayment {
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// Kroner that remain to be paid, without what is paid, credited or deducted.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
}

/// A granted activity that ends soon and that no granted or expected change continues.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct EndingActivity {
    /// The activity.
    pub activity: String,
    /// Its last day.
    #[serde(with = "crate::dates::serde_str")]
    pub end: Date,
}

impl Case {
    /// The cost of the case by activity, by appropriation and in total.
    ///
    /// The sums of a year contain paid and planned payments, and for plans without an end also the payments known to
    /// come, however few are made already. A full year counts activities that are in force on the day or start later.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn overview(&self, on: Date) -> Result<CaseOverview, PlanFault> {
        self.overview_of(&self.state, on)
    }

    /// The overview of the case as if it had another state.
    pub(super) fn overview_of(&self, state: &CaseState, on: Date) -> Result<CaseOverview, PlanFault> {
        let pending = pending(state, on, self.born());
        let figures = Figures::new(self.book(), &pending, self.options.extrapolation)?;
        let paid = state.activities.iter().map(|one| paid_of(state, one, figures.years));
        let figured =
            Figured { book: self.book(), state, pending, paid: paid.collect::<Result<_, _>>()?, figures };
        let appropriations: Result<Vec<_>, _> =
            (0..state.appropriations.len()).map(|number| figured.appropriation(number)).collect();
        let everything = figured.layers(0..state.activities.len())?;
        let mut warnings = Faults::new();
        for (one, figures) in state.activities.iter().zip(&figured.figures.activities) {
            let outer = Path::root().join("activities").join(one.activity.id.as_str());
            figures.unpriced.iter().for_each(|fault| warnings.push(fault.clone().inside(&outer)));
        }
        let (incomes, unknown) = self.income_figures(state, on)?;
        for (income, fault) in unknown {
            warnings.push(fault.inside(&Path::root().join("income").join(income.as_str())));
        }
        Ok(CaseOverview {
            on,
            years: figured.figures.years,
            months: months_of(figured.figures.years),
            status: status_of(state.activities.iter()),
            granted: everything.granted,
            expected: everything.expected,
            paid: everything.paid,
            appropriations: appropriations?,
            income: IncomeOverview::sum(incomes.iter().map(IncomeFigures::sums))?,
            incomes,
            expiring: expiring(state, on),
            net: overview_net(&[(self, state)], on.year()),
            warnings,
        })
    }

    /// Money beside the payments of an activity; and its paid part: the payment that it concerns, and the day.
    #[cfg(feature = "columnar")]
    pub(crate) fn beside(&self, one: &ActivityState) -> (Vec<OffPlanAmount>, Vec<OffPlanAmount>) {
        let mut paid = Vec::new();
        for settled in self.state.settlements_of(&one.activity.id) {
            let about = settled.settlement.adjustments.last().zip(settled.paid.as_ref());
            paid.extend(about.map(|(last, paid)| OffPlanAmount {
                payment: last.payment,
                date: paid.date,
                amount: paid.amount,
            }));
        }
        for part in self.state.parts_of(one).filter(|part| self.state.has_moved(part)) {
            paid.push(OffPlanAmount { payment: part.date, date: part.paid_on, amount: part.amount });
        }
        (self.state.beside(&one.activity.id), paid)
    }

    /// The payments of an activity that are not made yet but known to come until a day.
    #[cfg(feature = "columnar")]
    pub(crate) fn to_come(&self, one: &ActivityState, through: Date) -> Vec<Payment> {
        let prices = Prices::from_book(self.book(), one.activity.provider.as_deref());
        match prices.map(|prices| prices.extrapolate(self.options.extrapolation).born(self.born())) {
            Ok(prices) if one.is_current() => to_come(&one.activity, &one.payments, through, &prices).0,
            _ => Vec::new(),
        }
    }

    /// The account of an activity on a day.
    #[cfg(feature = "columnar")]
    pub(crate) fn account_of(&self, one: &ActivityState, on: Date) -> Account {
        account_of(self.book(), self.state.activities_of(&one.appropriation), one, on)
    }
}

/// A case with the figures of its activities, by index.
struct Figured<'a> {
    book: &'a RuleBook,
    state: &'a CaseState,
    pending: PendingGrant<'a>,
    figures: Figures,
    paid: Vec<YearSums>,
}

/// Granted, expected and paid.
struct Sums {
    granted: CostSummary,
    expected: CostSummary,
    paid: CostSummary,
}

impl Figured<'_> {
    fn layers(&self, places: impl Iterator<Item = usize> + Clone) -> Result<Sums, PlanFault> {
        let layers = self.figures.layers(&self.pending, places.clone())?;
        let mut paid = YearSums::new(self.figures.years);
        for sums in places.filter_map(|place| self.paid.get(place)) {
            paid.plus(sums)?;
        }
        Ok(Sums { granted: layers.granted, expected: layers.expected, paid: paid.costs(None)? })
    }

    fn appropriation(&self, number: usize) -> Result<AppropriationFigures, PlanFault> {
        let one = self.state.appropriations.get(number);
        let (id, section) = one.map(|one| (one.id.clone(), one.section.clone())).unwrap_or_default();
        let places = self.pending.activities.iter().enumerate();
        let places = places.filter(|(_, one)| one.appropriation == number).map(|(place, _)| place);
        let sums = self.layers(places.clone())?;
        let activities = places.filter_map(|place| self.activity(place, number).transpose());
        let all = || self.state.activities_of(&id);
        Ok(AppropriationFigures {
            status: status_of(all()),
            granted_period: granted_period(all()),
            granted: sums.granted,
            expected: sums.expected,
            paid: sums.paid,
            activities: activities.collect::<Result<_, _>>()?,
            section,
            id,
        })
    }

    fn activity(&self, place: usize, number: usize) -> Result<Option<ActivityFigures>, PlanFault> {
        let on = self.pending.on;
        let (Some(one), Some(figures), Some(paid), Some((all, applicable))) = (
            self.state.activities.get(place),
            self.figures.activities.get(place),
            self.paid.get(place),
            self.figures.costs(&self.pending, place)?,
        ) else {
            return Ok(None);
        };
        let unpaid = one.payments.unpaid_through(Date::MAX).filter(|entry| {
            one.is_current() && entry.date >= on && !one.activity.is_paused_to_nothing(entry)
        });
        let mut left = unpaid.map(|entry| (entry, self.state.remaining(one, entry)));
        // A payment that is credited or deducted in full is not a next payment.
        let next = left
            .find(|(entry, left)| entry.amount.is_zero() || !left.amount().is_zero())
            .map(|(entry, left)| NextPayment { date: entry.date, amount: left.amount() });
        let date = next.map_or(on, |next| next.date);
        let mut booking = Booking::new(self.book, &one.activity, self.pending.main_type(number));
        Ok(Some(ActivityFigures {
            id: one.activity.id.clone(),
            status: one.activity.status,
            replaced_by: one.replaced_by.clone(),
            annulled: one.annulled,
            all,
            applicable,
            counts: figures.counts.planned,
            paid: paid.costs(None)?,
            account: (*booking.account_on(date)).clone(),
            pauses: one.activity.plan.pauses.clone(),
            next_payment: next,
        }))
    }
}

/// The paid amounts of an activity: payments, parts of them and adjustment payments, less credits.
fn paid_of(state: &CaseState, one: &ActivityState, years: [i32; 3]) -> Result<YearSums, PlanFault> {
    let mut sums = YearSums::new(years);
    let payments = one.payments.entries().iter().filter_map(|entry| entry.paid.as_ref());
    let adjustments = state.settlements_of(&one.activity.id).filter_map(|one| one.paid.as_ref());
    sums.add_all(payments.chain(adjustments).map(|paid| (paid.date, paid.amount)))?;
    let parts = state.parts_of(one).filter(|part| state.has_moved(part));
    sums.add_all(parts.map(|part| (part.paid_on, part.amount)))?;
    Ok(sums)
}

/// The activities that end within three months, soonest first.
fn expiring(state: &CaseState, on: Date) -> Vec<EndingActivity> {
    let soon = on.checked_add_months(Months::new(3)).unwrap_or(Date::MAX);
    let changed = |one: &ActivityState| {
        let id = Some(one.activity.id.as_str());
        state.activities.iter().any(|other| other.activity.modifies.as_deref() == id)
    };
    let granted = state.activities.iter().filter(|one| one.is_current() && one.is_granted());
    let running = granted.filter(|one| !one.activity.pays_once() && !changed(one));
    let mut expiring: Vec<EndingActivity> = running
        .filter_map(|one| {
            let end = one.activity.period.end().filter(|end| (on..=soon).contains(end))?;
            Some(EndingActivity { activity: one.activity.id.clone(), end })
        })
        .collect();
    expiring.sort_by_key(|one| one.end);
    expiring
}

/// Expected if an activity is expected, otherwise granted if one is granted.
fn status_of<'a>(all: impl Iterator<Item = &'a ActivityState> + Clone) -> Status {
    let is = |status| all.clone().any(|one| one.is_current() && one.activity.status == status);
    match (is(Status::Expected), is(Status::Granted)) {
        (true, _) => Status::Expected,
        (false, true) => Status::Granted,
        (false, false) => Status::Draft,
    }
}

/// From the first to the last granted main activity. Expected changes do not count, because they end nothing.
fn granted_period<'a>(all: impl Iterator<Item = &'a ActivityState> + Clone) -> Option<Period> {
    let mains = || {
        let mains = all.clone().filter(|one| one.is_current() && one.is_granted());
        mains.filter(|one| one.activity.role == Role::Main).map(|one| one.activity.period)
    };
    let start = mains().map(Period::start).min()?;
    let open = mains().any(|period| period.end().is_none());
    let end = mains().filter_map(Period::end).max().filter(|_| !open);
    Period::new(start, end).ok()
}

crate::privacy::debug_by_json!(HouseholdOverview, AppropriationFigures, ActivityFigures, EndingActivity);
