//! The payments of several activities and what they come to, as a preview shows them.

use rust_decimal::Decimal;

use super::account::booking_offer;
use super::preview::{ActivityPreview, Costs, Layer, PreviewOptions, PreviewPayment};
use super::succession::Effective;
use super::{Account, Activity, Entry, Ledger, Overview, PlanFault, Prices, Status, account, full_year_cost};
use crate::dates::{Date, PayableCalendar};
use crate::fault::{Fault, Faults};
use crate::money;
use crate::rulebook::{Accounts, Role, RuleBook};

/// What activities come to.
pub(crate) struct Projection {
    pub(crate) payments: Vec<PreviewPayment>,
    pub(crate) activities: Vec<ActivityPreview>,
    pub(crate) granted: Costs,
    pub(crate) expected: Costs,
}

/// The payments of `all` activities, as they would be made on the day `on`.
pub(crate) fn project(
    book: &RuleBook,
    calendar: &PayableCalendar,
    all: &[Effective],
    on: Date,
    years: [i32; 3],
    options: &PreviewOptions,
) -> Result<Projection, Faults<PlanFault>> {
    let [_, this_year, _] = years;
    let mut faults = Faults::none();
    let mut made = Vec::with_capacity(all.len());
    for one in all {
        match payments_of(book, one, on, this_year, options) {
            Ok(ledger) => made.push(ledger),
            Err(found) => found.into_iter().for_each(|fault| {
                let path =
                    fault.path().steps().iter().cloned().fold(one.path.clone(), crate::fault::Path::then);
                faults.push(
                    Fault::at(path, fault.kind().clone()).suggest(fault.suggestion().map(str::to_owned)),
                );
            }),
        }
    }
    faults.or(())?;
    let beside = |id: &String| options.beside.get(id).map(Vec::as_slice).unwrap_or_default();
    let ledgers: Vec<_> = all
        .iter()
        .zip(&made)
        .map(|(one, (ledger, _))| (&one.activity, ledger, beside(&one.activity.id)))
        .collect();
    let overview = Overview::with(&ledgers).map_err(Fault::new)?;

    let mut payments = Vec::new();
    let mut activities = Vec::with_capacity(all.len());
    let (mut granted_full, mut expected_full) = (Some(Decimal::ZERO), Some(Decimal::ZERO));
    let fallback = Accounts::default();
    let accounts = book.document().accounts.as_ref().unwrap_or(&fallback);
    for ((one, (ledger, full_year)), totals) in all.iter().zip(&made).zip(&overview.activities) {
        let activity = &one.activity;
        let layer = if activity.status == Status::Granted { Layer::Granted } else { Layer::Expected };
        // Individual payments do not run; their sum is the figure. What is replaced costs nothing more.
        let own_full = full_year.map(|full| full.unwrap_or(totals.all.all));
        let own_full = if one.replaced { Some(Decimal::ZERO) } else { own_full };
        let is_changed = all.iter().any(|other| other.activity.modifies.as_deref() == Some(&activity.id));
        let applicable_full = if is_changed { Some(Decimal::ZERO) } else { own_full };
        if layer == Layer::Granted {
            let still_runs = !is_taken_over(one, all);
            granted_full = plus(granted_full, if still_runs { own_full } else { Some(Decimal::ZERO) });
        }
        expected_full = plus(expected_full, applicable_full);
        let main_type = main_type(activity, all);
        for entry in ledger.entries() {
            let offers =
                main_type.into_iter().flat_map(|main| book.offers(&activity.section, main, Role::Main));
            let offer = booking_offer(offers, entry.date);
            payments.push(PreviewPayment {
                activity: activity.id.clone(),
                date: entry.date,
                payable: calendar.adjust(entry.date, options.adjustment).unwrap_or(entry.date),
                amount: entry.amount,
                layer,
                replaced: !totals.counts.includes(entry.date),
                basis: entry.basis,
                account: booked(entry).unwrap_or_else(|| {
                    account(accounts, offer, activity.role, &activity.plan.recipient, entry.date)
                }),
                paid: entry.paid.clone(),
            });
        }
        activities.push(ActivityPreview {
            id: activity.id.clone(),
            section: activity.section.clone(),
            activity_type: activity.activity_type.clone(),
            role: activity.role,
            provider: activity.provider.clone(),
            draft: one.draft,
            layer,
            period: (!one.replaced).then_some(activity.period),
            costs: Costs::of(&totals.all, own_full, years),
            expected: Costs::of(&totals.applicable, applicable_full, years),
        });
    }
    payments.sort_by_key(|payment| payment.date);
    let granted = Costs::of(&overview.granted, granted_full, years);
    let expected = Costs::of(&overview.expected, expected_full, years);
    Ok(Projection { payments, activities, granted, expected })
}

/// The payments of one activity, and what it would cost in a full year where its prices are known for it.
fn payments_of(
    book: &RuleBook,
    one: &Effective,
    on: Date,
    year: i32,
    options: &PreviewOptions,
) -> Result<(Ledger, Option<Option<Decimal>>), Faults<PlanFault>> {
    let activity = &one.activity;
    let prices = Prices::from_book(book, activity.provider.as_deref())
        .map_err(|kind| Fault::new(kind).under("provider"))?
        .extrapolate(options.extrapolation);
    let mut ledger = options.ledgers.get(&activity.id).cloned().unwrap_or_default();
    if one.replaced {
        ledger.keep_paid();
        return Ok((ledger, None));
    }
    let under_plan = |found: Faults<PlanFault>| {
        let mut faults = Faults::none();
        faults.extend_under("plan", found);
        faults
    };
    ledger.project(activity, on, options.horizon, &prices).map_err(under_plan)?;
    Ok((ledger, full_year_cost(&activity.plan, year, &prices).ok()))
}

/// Whether a granted change takes over from this activity: from then on it is that one that runs.
fn is_taken_over(one: &Effective, all: &[Effective]) -> bool {
    let changes = |other: &&Effective| other.activity.modifies.as_deref() == Some(&one.activity.id);
    all.iter().filter(changes).any(|other| other.activity.status == Status::Granted)
}

/// The kind of service of the main activity that books this one.
fn main_type<'a>(activity: &'a Activity, all: &'a [Effective]) -> Option<&'a str> {
    if activity.role == Role::Main {
        return Some(&activity.activity_type);
    }
    let mains = all.iter().map(|one| &one.activity);
    mains
        .filter(|main| main.role == Role::Main && main.section == activity.section)
        .map(|main| main.activity_type.as_str())
        .next()
}

/// What a paid payment was booked on.
fn booked(entry: &Entry) -> Option<Account> {
    entry.paid.as_ref()?.account.clone()
}

fn plus(sum: Option<Decimal>, amount: Option<Decimal>) -> Option<Decimal> {
    money::sum([sum?, amount?]).ok()
}
