//! A portfolio built from cases: their plans, as far as their payments are made.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Portfolio;
use super::builder::PortfolioBuilder;
use super::columns::{PackedCadence, RowCadence};
use super::days::{Cadence, Calendar, date_of, day_of};
use super::fault::PortfolioFault;
use super::missing::FaultsByCase;
use super::parts::ByDays;
use super::price::{NoPrice, Pricing};
use super::row::{Row, RowEntry, RowPrice, RowSchedule, RowValues};
use super::source::Values;
use super::source::{Origin, RateByAge, Source};
use crate::case::{ActivityState, Case};
use crate::dates::{Date, DatedAmounts};
use crate::fault::{Fault, Faults, Path, twice};
use crate::money;
use crate::plan::{
    Activity, Extrapolation, LedgerEntry, Pause, Price, Proration, Schedule, Status, end_of_next_year,
};
use crate::rulebook::{Role, RuleBook};

/// The default dimensions of a portfolio built from cases.
const ALWAYS: [&str; 5] = ["section", "activity_type", "role", "provider", "account"];

/// The facts that are dimensions by default.
const FACTS: [&str; 7] = [
    "paying_municipality",
    "acting_municipality",
    "residence_municipality",
    "household",
    "target_group",
    "effort_step",
    "scaling_step",
];

/// Settings of a portfolio built from cases.
#[derive(Clone, PartialEq, Eq)]
pub struct PortfolioOptions {
    /// The facts that become dimensions, with their values on the day. By default: the paying and the acting
    /// municipality, where the citizen lives, the household, the target group, and the steps of the two ladders.
    pub facts: Vec<String>,
    /// The host's own dimensions, such as the team: by dimension, then case.
    pub labels: BTreeMap<String, BTreeMap<String, String>>,
    /// Plans without an end are laid out until this day. Default: until the end of next year, as in the overview of a
    /// case. Payments that are not made yet have the last known price.
    pub through: Option<Date>,
    /// What to do beyond the last known price.
    pub extrapolation: Extrapolation,
}

impl Default for PortfolioOptions {
    fn default() -> Self {
        let facts = FACTS.into_iter().map(str::to_owned).collect();
        Self { facts, labels: BTreeMap::new(), through: None, extrapolation: Extrapolation::Refuse }
    }
}

impl PortfolioOptions {
    /// The facts that are dimensions, without the default dimensions and the host's own.
    fn own_facts(&self) -> impl Iterator<Item = &String> {
        let is_taken = |name: &str| ALWAYS.contains(&name) || self.labels.contains_key(name);
        self.facts.iter().filter(move |name| !is_taken(name.as_str()))
    }

    /// The names of the dimensions.
    pub(super) fn names(&self) -> Vec<String> {
        let always = ALWAYS.into_iter().map(str::to_owned);
        always.chain(self.own_facts().cloned()).chain(self.labels.keys().cloned()).collect()
    }

    /// The labels of a case on the dimensions after the default ones.
    pub(super) fn labels_of(&self, case: &Case, on: Date) -> Vec<String> {
        let known = case.facts_on(on);
        let facts = self.own_facts().map(|name| known.get(name.as_str()).map(ToString::to_string));
        let own = self.labels.values().map(|labels| labels.get(case.id()).cloned());
        facts.chain(own).map(Option::unwrap_or_default).collect()
    }
}

impl Portfolio {
    /// The portfolio of cases, with facts and accounts of a day. Cases are not copied: the payments are those in
    /// their ledgers and, for plans without an end, those to come until [`PortfolioOptions::through`].
    ///
    /// The sum of the rows of a case equals that of [`Case::overview`]. A case with a fault, such as a payment
    /// without a price, and a repeated case are left out completely: [`Portfolio::missing`] and every forecast name
    /// it with its faults. A host that wants all or nothing checks that this list is empty.
    ///
    /// # Errors
    /// `too-many-rows`. A fault of one case is not an error.
    ///
    /// ```
    /// use bevilling::{case::Case, dates::parse, forecast::{Portfolio, PortfolioOptions}, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let portfolio = Portfolio::from_cases([&case], parse("2026-02-01")?, &PortfolioOptions::default())?;
    /// assert!(portfolio.is_empty() && portfolio.missing().is_empty());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_cases<'c>(
        cases: impl IntoIterator<Item = &'c Case>,
        on: Date,
        options: &PortfolioOptions,
    ) -> Result<Self, Faults<PortfolioFault>> {
        let cases: Vec<&Case> = cases.into_iter().collect();
        let mut found = FaultsByCase::default();
        for (first, second) in twice(cases.iter().map(|case| case.id())) {
            let Some(case) = cases.get(second).map(|case| case.id().to_owned()) else { continue };
            let kind = PortfolioFault::CaseRepeated { case, first, second };
            let _ = found.add(Fault::at(Path::root().join(second), kind));
        }
        // Some faults are found case by case, others only when all rows are known. Without those cases there are
        // none.
        loop {
            let kept: Vec<&Case> = cases.iter().copied().filter(|case| !found.has(case.id())).collect();
            let faults = match Self::of_cases(&kept, on, options) {
                Ok(portfolio) => return Ok(portfolio.lacking(found.into_missing())),
                Err(faults) => faults,
            };
            let mut others = Faults::new();
            let known = found.len();
            for fault in faults {
                if let Err(fault) = found.add(fault) {
                    others.push(*fault);
                }
            }
            let is_new = found.len() > known;
            if !others.is_empty() || !is_new {
                return Err(others);
            }
        }
    }

    /// The portfolio of cases, or the faults of all of them.
    fn of_cases(
        cases: &[&Case],
        on: Date,
        options: &PortfolioOptions,
    ) -> Result<Self, Vec<Fault<PortfolioFault>>> {
        let mut builder = PortfolioBuilder::new(options.names()).extrapolate(options.extrapolation);
        let mut faults = Faults::new();
        for case in cases {
            let of_case = options.labels_of(case, on);
            for one in &case.state().activities {
                add(&mut builder, case, one, on, &of_case, options, &mut faults);
            }
        }
        let mut all: Vec<Fault<PortfolioFault>> = faults.into_iter().collect();
        match builder.build() {
            Ok(portfolio) if all.is_empty() => return Ok(portfolio),
            Ok(_) => {}
            Err(found) => all.extend(found),
        }
        Err(all)
    }
}

fn add(
    builder: &mut PortfolioBuilder,
    case: &Case,
    one: &ActivityState,
    on: Date,
    of_case: &[String],
    options: &PortfolioOptions,
    faults: &mut Faults<PortfolioFault>,
) {
    let mut activity = one.counted_activity(case.state());
    if activity.status == Status::Draft {
        return;
    }
    let book = case.book();
    if let Some(Price::Rate { rate, .. }) = activity.plan.schedule.price()
        && let Some(known) = book.rate(rate)
    {
        builder.rate(rate, &known.values);
    }
    let source = own_values(case, &mut activity, options.extrapolation);
    let provider = activity.provider.as_deref();
    let vat = provider.and_then(|id| book.provider(id)).map(|provider| &provider.vat_factor);
    // A factor that is always 100 is stored as none.
    let vat = vat.filter(|vat| vat.as_constant() != Some(Decimal::ONE_HUNDRED));
    let mut made: Cow<'_, [LedgerEntry]> = Cow::Borrowed(one.payments.entries());
    // Plans without an end are laid out as in the overview, or until a day; if possible by the row itself.
    let by_row =
        source.is_none() && activity.plan.pauses.is_empty() && is_laid_by_row(&activity.plan.schedule);
    if let Some(through) = options
        .through
        .filter(|_| !by_row)
        .or_else(|| options.through.is_none().then(|| end_of_next_year(on)))
    {
        let coming = case.to_come(one, through);
        if !coming.is_empty() {
            made.to_mut().extend(coming.into_iter().map(LedgerEntry::from));
        }
    }
    let plan = Laid::of(&activity, &made, vat, book, options, by_row);
    let mut entries = Vec::new();
    for payment in plan.entries(&made) {
        match payment {
            Ok(entry) => entries.push(entry),
            Err(amount) => faults.push(refused(case, &activity, amount)),
        }
    }
    entries.extend(beside(case, one, &activity, faults));
    let account = case.account_of(one, on).string;
    let role = match activity.role {
        Role::Main => "main",
        Role::Supplementary => "supplementary",
    };
    let mut labels =
        vec![&*activity.section, &*activity.activity_type, role, provider.unwrap_or_default(), &*account];
    labels.extend(of_case.iter().map(String::as_str));
    let row = Row {
        case: case.id(),
        activity: &activity.id,
        status: activity.status,
        modifies: activity.modifies.as_deref(),
        schedule: plan.schedule,
        price: plan.price(),
        vat: vat.map(DatedAmounts::pieces),
        entries,
        labels,
    };
    builder.add_of(&row, &Origin { covers_from: plan.covers_from, pauses: plan.pauses.to_vec(), source });
}

/// Money beside the payments of an activity: paid amounts are paid, the rest is granted.
fn beside(
    case: &Case,
    one: &ActivityState,
    activity: &Activity,
    faults: &mut Faults<PortfolioFault>,
) -> Vec<RowEntry> {
    let (all, paid) = case.beside(one);
    let mut entries = Vec::new();
    let mut rest: BTreeMap<(Date, Date), i64> = BTreeMap::new();
    for (money, is_paid) in
        all.into_iter().map(|one| (one, false)).chain(paid.into_iter().map(|one| (one, true)))
    {
        match money::to_oere(money.amount) {
            Ok(oere) => {
                let (scheduled, on) = (money.payment, money.date);
                let sum = rest.entry((scheduled, on)).or_default();
                *sum = if is_paid { sum.saturating_sub(oere) } else { sum.saturating_add(oere) };
                if is_paid {
                    entries.push(RowEntry::PaidOffPlan { scheduled, paid: on, oere });
                }
            }
            Err(_) => faults.push(refused(case, activity, money.amount)),
        }
    }
    let rest = rest.into_iter().filter(|(_, oere)| *oere != 0);
    entries.extend(rest.map(|((scheduled, on), oere)| RowEntry::Adjusted { scheduled, on, oere }));
    entries
}

fn refused(case: &Case, activity: &Activity, amount: Decimal) -> Fault<PortfolioFault> {
    let (case, activity) = (case.id().to_owned(), activity.id.clone());
    let path = Path::root().join("cases").join(case.as_str()).join(activity.as_str());
    let text = amount.to_string();
    let whole = amount.checked_mul(Decimal::ONE_HUNDRED).is_some_and(|oere| oere.fract().is_zero());
    let kind = match whole {
        true => PortfolioFault::AmountTooLarge { case, activity, text },
        false => PortfolioFault::FractionOfOere { case, activity, text },
    };
    Fault::at(path, kind)
}

/// If the rate of an activity depends on the age, or its units are dated, gives it the values of each day as its own
/// price, with their source.
fn own_values(case: &Case, activity: &mut Activity, policy: Extrapolation) -> Option<Source> {
    let (Schedule::OneTime { price, .. } | Schedule::Running { price, .. }) = &mut activity.plan.schedule
    else {
        return None;
    };
    let units = price.units()?;
    let always = units.as_constant();
    let dated = || always.is_none().then(|| units.clone());
    let book = case.book();
    let values = match &*price {
        Price::Rate { rate, .. } => {
            let known = book.rate(rate)?;
            if known.by_age.is_empty() {
                Values::Rate(rate.clone(), known.values.clone())
            } else {
                let by_age = RateByAge { rate: rate.clone(), born: case.born() };
                let values = by_age.values(known);
                Values::RateByAge(by_age, values)
            }
        }
        Price::PerUnit { unit_price, .. } => Values::Own(unit_price.clone()),
        Price::Agreed { provider, activity_type, unit, .. } => {
            Values::Own(book.agreed_price(provider, activity_type, *unit).cloned().unwrap_or_default())
        }
        Price::Fixed { .. } => return None,
    };
    let source = Source { values, units: dated() };
    if source.units.is_none() && !matches!(source.values, Values::RateByAge(..)) {
        return None;
    }
    let units = always.unwrap_or(Decimal::ONE).into();
    *price = Price::PerUnit { units, unit_price: source.row_values(policy) };
    Some(source)
}

/// Whether a row can state the payment days and amounts of a plan. It cannot if payments depend on the days that they
/// cover.
fn is_laid_by_row(schedule: &Schedule) -> bool {
    match schedule {
        Schedule::Running { proration, covers_from, .. } => proration.is_none() && covers_from.is_none(),
        Schedule::OneTime { .. } | Schedule::Individual { .. } => true,
    }
}

/// The plan of an activity, as far as it is laid out.
struct Laid<'a> {
    schedule: RowSchedule,
    /// The first day that it pays for, if it continues another plan and pays parts.
    covers_from: Option<Date>,
    pauses: &'a [Pause],
    units: Decimal,
    values: RowValues<'a>,
    pricing: Pricing<'a>,
    /// Days after this one are laid out although no payment is made yet.
    created_until: i32,
}

impl<'a> Laid<'a> {
    fn of(
        activity: &'a Activity,
        made: &[LedgerEntry],
        vat: Option<&'a DatedAmounts>,
        book: &'a RuleBook,
        options: &PortfolioOptions,
        by_row: bool,
    ) -> Self {
        let last_created = made.last().map(|entry| entry.date);
        let start = activity.period.start();
        let (schedule, created_until) = match &activity.plan.schedule {
            Schedule::OneTime { date, .. } => (RowSchedule::Once { date: *date }, i32::MAX),
            Schedule::Running { frequency, proration, .. } => {
                let (frequency, proration) = (*frequency, *proration);
                let (until, made) = match activity.period.end() {
                    Some(end) => (end, i32::MAX),
                    // All its payments are entries, with the days that they cover.
                    None if !by_row => {
                        let before = start.pred_opt().unwrap_or(start);
                        let covers = |date| activity.covers(date).and_then(crate::dates::Period::end);
                        let last = last_created.map(|date| covers(date).map_or(date, |end| end.max(date)));
                        (last.unwrap_or(before).max(before), i32::MAX)
                    }
                    None => {
                        let made = last_created.and_then(day_of).unwrap_or(i32::MIN);
                        let until = last_created.max(options.through).unwrap_or(start).max(start);
                        let nothing = last_created.is_none() && options.through.is_none();
                        (until, if nothing { i32::MAX } else { made })
                    }
                };
                (RowSchedule::Running { frequency, proration, from: start, until }, made)
            }
            Schedule::Individual { .. } => (RowSchedule::Individual, i32::MAX),
        };
        // The values already contain the dated units.
        let always = |units: &DatedAmounts| units.as_constant().unwrap_or(Decimal::ONE);
        let (units, values, pieces) = match activity.plan.schedule.price() {
            Some(Price::Fixed { amount }) => (Decimal::ONE, RowValues::Own(amount.pieces()), amount.pieces()),
            Some(Price::PerUnit { units, unit_price }) => {
                (always(units), RowValues::Own(unit_price.pieces()), unit_price.pieces())
            }
            Some(Price::Agreed { units, provider, activity_type, unit }) => {
                let agreed = book.agreed_price(provider, activity_type, *unit);
                let pieces = agreed.map(DatedAmounts::pieces).unwrap_or_default();
                (always(units), RowValues::Own(pieces), pieces)
            }
            Some(Price::Rate { units, rate }) => match book.rate(rate).map(|rate| &rate.values) {
                Some(known) => (always(units), RowValues::Rate(rate), known.pieces()),
                None => (always(units), RowValues::Own(&[]), [].as_slice()),
            },
            None => (Decimal::ZERO, RowValues::Own(&[]), [].as_slice()),
        };
        let vat = vat.map(DatedAmounts::pieces);
        let pricing = Pricing { units, values: pieces, vat, extrapolation: options.extrapolation };
        let covers_from = match &activity.plan.schedule {
            Schedule::Running { proration, covers_from, .. } if !proration.is_none() => *covers_from,
            _ => None,
        };
        let pauses = activity.plan.pauses.as_slice();
        Self { schedule, covers_from, pauses, units, values, pricing, created_until }
    }

    fn price(&self) -> Option<RowPrice<'a>> {
        let RowPrice { units, values } = RowPrice { units: self.units, values: self.values };
        (self.schedule != RowSchedule::Individual).then_some(RowPrice { units, values })
    }

    /// The entries that make the payments of a row equal to those of the ledger; or an amount that is not whole øre.
    fn entries(&self, made: &[LedgerEntry]) -> Vec<Result<RowEntry, Decimal>> {
        let mut planned = self.planned().into_iter().peekable();
        let mut entries = Vec::new();
        let gone = |day: i32| {
            (day <= self.created_until).then(|| Ok(RowEntry::Cancelled { scheduled: date_of(day) }))
        };
        for entry in made {
            let scheduled = entry.date;
            let Some(day) = day_of(scheduled) else {
                entries.push(Ok(RowEntry::Cancelled { scheduled }));
                continue;
            };
            while let Some((missing, _)) = planned.next_if(|(planned, _)| *planned < day) {
                entries.extend(gone(missing));
            }
            let planned = planned.next_if(|(planned, _)| *planned == day);
            let counted = match &entry.paid {
                Some(paid) => money::to_oere(paid.amount)
                    .map(|oere| Some(RowEntry::Paid { scheduled, paid: paid.date, oere }))
                    .map_err(|_| paid.amount),
                None => money::to_oere(entry.amount)
                    .map(|oere| {
                        let price =
                            planned.map(|(_, price)| price.unwrap_or_else(|| self.pricing.on(day).oere));
                        let as_planned = price == Some(Ok(oere));
                        (!as_planned).then_some(RowEntry::Planned { scheduled, oere })
                    })
                    .map_err(|_| entry.amount),
            };
            entries.extend(counted.transpose());
        }
        entries.extend(planned.filter_map(|(day, _)| gone(day)));
        entries
    }

    /// The payment days of the plan, each with its price if that differs from the price of the day.
    fn planned(&self) -> Vec<(i32, Option<Result<i64, NoPrice>>)> {
        let (cadence, from, until) = match self.schedule {
            RowSchedule::Once { date } => (Cadence::Days(1), date, date),
            RowSchedule::Running { frequency, proration, from, until }
                if proration != Proration::None || !self.pauses.is_empty() =>
            {
                let (Some(from), Some(until)) = (day_of(from), day_of(until)) else { return Vec::new() };
                let (covers_from, pauses) = (self.covers_from, self.pauses);
                let by_days = ByDays { frequency, proration, covers_from, pauses };
                let made = by_days.payments(from, until, &self.pricing);
                return made.into_iter().map(|(day, oere)| (day, Some(oere))).collect();
            }
            RowSchedule::Running { frequency, from, until, .. } => {
                match PackedCadence::of(frequency).pays() {
                    RowCadence::Running(cadence) => (cadence, from, until),
                    RowCadence::Once | RowCadence::Individual => return Vec::new(),
                }
            }
            RowSchedule::Individual => return Vec::new(),
        };
        let (Some(from), Some(until)) = (day_of(from), day_of(until)) else { return Vec::new() };
        let mut days = Vec::new();
        let calendar = Calendar::of(from, from);
        let mut day = cadence.first(from, &calendar);
        while day <= until {
            days.push((day, None));
            day = cadence.after(day, &calendar);
        }
        days
    }
}

crate::privacy::debug_by_fields!(PortfolioOptions { facts, labels, through, extrapolation });
