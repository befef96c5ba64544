//! A case whose pauses are undone has the money of its twin that was never paused.

use super::*;

/// A pause that is undone leaves no trace in money: whatever is paid meanwhile, what each payment comes to, with what
/// was added to it, and what is to come, are those of the case that was never paused.
pub(super) fn pauses_leave_no_trace(case: &Case, on: Date, choose: &mut Choose<'_>) {
    let mut twin = case.clone();
    // Prices that have changed since are no matter of a pause.
    let stamp = |on: Date| CommandContext::new(on, "somebody");
    let _ = twin.execute(&Command::Recalculate { reason: "because".to_owned() }, &stamp(on));
    let mut paused = twin.clone();
    let mut on = on;
    let mut undone = Vec::new();
    let granted = |case: &Case| -> Vec<String> {
        let all = case.state().activities.iter().filter(|one| one.is_current());
        let granted = all.filter(|one| one.activity.status == Status::Granted);
        granted.map(|one| one.activity.id.clone()).collect()
    };
    for number in 0..4 {
        let Some(activity) = choose.of(&granted(&twin)).cloned() else { return };
        let pause = life::pause(on - Days::new(200 - choose.number(150)), &format!("t{number}"), choose);
        let id = pause.id.clone();
        let overpaid = if choose.one_in(3) { life::overpaid(choose) } else { OverpaidRequest::Claim };
        let command = Command::Pause { activity: activity.clone(), pause, overpaid };
        if paused.execute(&command, &stamp(on)).is_ok() {
            undone.push((activity, id));
        }
        on = on + Days::new(choose.number(40));
        // Something is paid meanwhile, as it is then: beside what is planned by the same in both.
        let entries =
            |case: &Case, id: &str| case.state().activity(id).map(|one| one.payments.entries().to_vec());
        if let Some(activity) = choose.of(&granted(&twin)).cloned()
            && let Some(unpaid) = entries(&twin, &activity)
            && let Some(entry) = choose.of(&unpaid).filter(|entry| entry.paid.is_none() && entry.date <= on)
        {
            for case in [&mut twin, &mut paused] {
                let entry =
                    case.state().activity(&activity).unwrap().payments.entry(entry.date).unwrap().clone();
                let (date, amount) = (entry.date, entry.amount);
                case.execute(
                    &Command::Pay { activity: activity.clone(), date, paid_on: on, amount },
                    &stamp(on),
                )
                .unwrap();
            }
        }
    }
    // In any order.
    while !undone.is_empty() {
        let place = usize::try_from(choose.number(undone.len() as u64)).unwrap();
        let (activity, pause) = undone.swap_remove(place);
        let reason = "it never was".to_owned();
        let resume = Command::Resume { activity, pause, on: None, reason, overpaid: OverpaidRequest::Claim };
        let events = paused
            .execute(&resume, &stamp(on))
            .unwrap_or_else(|refusal| panic!("{refusal}\n{}", log(&paused)));
        let settled = events.iter().flat_map(|event| event.body.settlements());
        HAPPENED.with_borrow_mut(|seen| *seen.entry("undone").or_default() += 1);
        if settled.count() > 0 {
            HAPPENED.with_borrow_mut(|seen| *seen.entry("undone and paid back").or_default() += 1);
        }
    }
    // What comes after is decided as if the pauses had never been, too.
    if let Some(activity) = choose.of(&granted(&twin)).cloned() {
        let amount = bevilling::Decimal::new(i64::try_from(choose.number(300_000)).unwrap(), 2);
        let command = Command::Correct {
            activity,
            start: None,
            price: Some(bevilling::plan::Price::fixed(amount)),
            reason: "because".to_owned(),
            approval: bevilling::case::ApprovalRequest::new("team", "A"),
            overpaid: OverpaidRequest::Claim,
        };
        let (one, other) = (twin.execute(&command, &stamp(on)), paused.execute(&command, &stamp(on)));
        assert_eq!(one.is_ok(), other.is_ok(), "{command:?}\n{}", log(&paused));
    }
    let (was, is) = (twin.state(), paused.state());
    for (one, other) in was.activities.iter().zip(&is.activities) {
        assert_eq!(one.activity, other.activity);
        let held = |state: &CaseState, one: &ActivityState, date: Date| {
            let paid = one.payments.entry(date).and_then(|entry| Some(entry.paid.as_ref()?.amount))?;
            Some(paid + added_and_waived(state, &one.activity.id, date).0)
        };
        let mut kept = one.payments.entries().to_vec();
        // Payments that were carried on meanwhile.
        let last = kept.last().map(|entry| entry.date);
        for entry in other.payments.entries() {
            if one.payments.entry(entry.date).is_none() {
                assert!(entry.paid.is_none() && Some(entry.date) > last, "{entry:?}\n{}", log(&paused));
            }
        }
        for entry in kept.drain(..) {
            let now =
                other.payments.entry(entry.date).unwrap_or_else(|| panic!("{entry:?}\n{}", log(&paused)));
            let (before, after) = (held(was, one, entry.date), held(is, other, entry.date));
            // Of a payment of which something is waived, an øre may be left for each pause: parts are rounded.
            let waived = added_and_waived(is, &one.activity.id, entry.date).1;
            let most = if waived.is_zero() { Decimal::ZERO } else { Decimal::new(4, 2) };
            let apart = before.zip(after).map(|(before, after)| (before - after).abs());
            assert_eq!(
                before.is_some(),
                after.is_some(),
                "{} {}\n{}",
                one.activity.id,
                entry.date,
                log(&paused)
            );
            assert!(
                apart.is_none_or(|apart| apart <= most),
                "{} {}: {before:?} {after:?}\n{}",
                one.activity.id,
                entry.date,
                log(&paused)
            );
            if entry.paid.is_none() {
                assert_eq!((entry.amount, entry.basis), (now.amount, now.basis), "{}", log(&paused));
            }
        }
    }
    let (was, is) = (twin.overview(on).unwrap(), paused.overview(on).unwrap());
    assert_eq!((was.granted.all, was.expected.all), (is.granted.all, is.expected.all), "{}", log(&paused));
    let replayed = Case::replay(paused.book(), paused.events());
    assert_eq!(replayed.unwrap_or_else(|faults| panic!("{faults}\n{}", log(&paused))), paused);
    paid_as_it_should(&paused);
}
