//! What is paid of each month is what should have been paid, in whatever order things became known.

use super::*;

/// What settlements have added to a payment, and what of it they waived.
pub(super) fn added_and_waived(state: &CaseState, activity: &str, date: Date) -> (Decimal, Decimal) {
    let (mut added, mut waived) = (Decimal::ZERO, Decimal::ZERO);
    for settled in state.settlements_of(activity) {
        let about = settled.settlement.adjustments.iter().filter(|one| one.payment == date);
        let sum: Decimal = about.map(|one| one.after - one.before).sum();
        if settled.overpaid.is_waived() { waived -= sum } else { added += sum }
    }
    (added, waived)
}

/// Where the chain of changes begins that an activity is part of.
fn root<'s>(state: &'s CaseState, one: &'s ActivityState) -> &'s str {
    let mut root = one;
    for _ in &state.activities {
        let next = root.replaced_by.as_deref().or(root.activity.modifies.as_deref());
        match next.and_then(|id| state.activity(id)) {
            Some(next) => root = next,
            None => break,
        }
    }
    &root.activity.id
}

/// The months that a payment of a plan by the month covers, by number; none of a plan that pays otherwise, or in parts.
fn months_of(activity: &Activity, date: Date) -> Option<(i32, i32)> {
    let Schedule::Running { frequency, proration: Proration::None, covers_from, .. } = activity.plan.schedule
    else {
        return None;
    };
    let (many, delay) = match frequency {
        Frequency::Monthly { .. } => (1, 0),
        Frequency::EveryMonths { months, in_arrears, .. } => {
            let many = i32::from(months.get());
            (many, if in_arrears { many - 1 } else { 0 })
        }
        _ => return None,
    };
    let number = |date: Date| date.year() * 12 + date.month0() as i32;
    let open = Period::open(activity.period.start());
    let days = (0..).map(|day| activity.period.start() + Days::new(day));
    let mut days = days.filter(|day| count(&activity.plan, open, Period::day(*day)) > 0);
    let first = covers_from.map_or_else(|| number(days.next().unwrap()) - delay, number);
    let from = first + (number(date) - first).div_euclid(many) * many;
    Some((from, from + many - 1))
}

/// The day on which the payment of another plan is made that covers the months of a payment.
fn moved_to(one: &Activity, date: Date, other: &Activity) -> Option<Date> {
    let months = months_of(one, date)?;
    months_of(other, date)?;
    let first = Date::from_ymd_opt(months.0.div_euclid(12), months.0.rem_euclid(12) as u32 + 1, 1).unwrap();
    let mut days = (0..31 * 13).map(|day| first + Days::new(day));
    days.find(|day| {
        other.period.contains(*day)
            && count(&other.plan, other.period, Period::day(*day)) > 0
            && months_of(other, *day) == Some(months)
    })
}

/// Of the activities of a plan, the one that makes the payment of a day, and its day: where none makes it on that day, a
/// change that pays the same months on another day, unless another paid payment is of them.
pub(super) fn payer<'s>(
    one: &'s ActivityState,
    date: Date,
    family: &[&'s ActivityState],
) -> Option<(&'s ActivityState, Date)> {
    let makes = |other: &&&ActivityState, date: Date| {
        other.is_current() && count(&other.activity.plan, other.activity.period, Period::day(date)) > 0
    };
    let exact = |one: &'s ActivityState, date: Date| {
        let others = family.iter().filter(|other| other.activity.id != one.activity.id);
        [one].iter().chain(others).find(|one| makes(one, date)).copied()
    };
    let moved = |one: &'s ActivityState, date: Date| {
        let others = family.iter().filter(|other| other.activity.id != one.activity.id);
        others.clone().find_map(|other| {
            let date = moved_to(&one.activity, date, &other.activity)?;
            makes(&other, date).then_some((*other, date))
        })
    };
    if let Some(payer) = exact(one, date) {
        return Some((payer, date));
    }
    let (payer, day) = moved(one, date)?;
    let mut paid: Vec<(Date, &ActivityState)> = Vec::new();
    for other in family {
        let entries = other.payments.entries().iter().filter(|entry| entry.paid.is_some());
        paid.extend(entries.map(|entry| (entry.date, *other)));
    }
    if paid.iter().any(|(paid, _)| *paid == day) {
        return None;
    }
    paid.sort_by_key(|(date, other)| {
        (*date, family.iter().position(|one| one.activity.id == other.activity.id))
    });
    let first = paid.into_iter().find(|(date, other)| {
        exact(other, *date).is_none()
            && moved(other, *date).is_some_and(|(to, at)| (&to.activity.id, at) == (&payer.activity.id, day))
    });
    first.filter(|(paid, of)| (*paid, &of.activity.id) == (date, &one.activity.id)).map(|_| (payer, day))
}

/// What was paid and what was added to it is what should have been paid: of each payment, and so in every month.
pub(super) fn paid_as_it_should(case: &Case) {
    let state = case.state();
    for one in state.activities.iter().filter(|one| one.activity.status == Status::Granted) {
        let id = &one.activity.id;
        // A change takes over the plan of what it changes, and takes the place of what starts no earlier.
        let family: Vec<&ActivityState> = state
            .activities
            .iter()
            .filter(|other| {
                let same =
                    other.activity.plan.id == one.activity.plan.id || root(state, other) == root(state, one);
                other.activity.status == Status::Granted && same
            })
            .collect();
        let mut days: BTreeSet<Date> = one.payments.entries().iter().map(|entry| entry.date).collect();
        days.extend(
            state.settlements_of(id).flat_map(|one| &one.settlement.adjustments).map(|one| one.payment),
        );
        for date in days {
            let (added, waived) = added_and_waived(state, id, date);
            let entry = one.payments.entry(date);
            let paid = entry.and_then(|entry| Some((entry.amount, entry.paid.as_ref()?.amount)));
            let payer = payer(one, date, &family);
            // What is paid in part is paid on its own day.
            let payer = payer.filter(|(_, day)| paid.is_some() || *day == date);
            let (held, should) = match (paid, payer) {
                (Some((planned, paid)), Some((payer, day))) => {
                    let activity = &payer.activity;
                    let prices = Prices::from_book(case.book(), activity.provider.as_deref()).unwrap();
                    let made = payments(&activity.plan, activity.period, Period::day(day), &prices).unwrap();
                    (paid + added, made[0].amount + (paid - planned))
                }
                // What credit notes have taken back of it is not held any more.
                (Some((_, paid)), None) => {
                    let parts = state.parts.iter().filter(|part| {
                        part.plan == one.activity.plan.id && part.date == date && part.activity == *id
                    });
                    (paid + added + parts.map(|part| part.amount).sum::<Decimal>(), Decimal::ZERO)
                }
                // A payment that is open or gone: what is paid of it in part.
                (None, payer) => {
                    let parts = state.parts.iter().filter(|part| {
                        part.plan == one.activity.plan.id && part.date == date && part.activity == *id
                    });
                    let parts: Decimal = parts.map(|part| part.amount).sum();
                    if payer.is_some() { (added, Decimal::ZERO) } else { (parts + added, Decimal::ZERO) }
                }
            };
            let kept = held - should;
            assert!(
                kept >= Decimal::ZERO && kept <= waived,
                "{id} {date}: {held} is held, {should} should be, {waived} is waived\n{}",
                log(case)
            );
        }
    }
}
