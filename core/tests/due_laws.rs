//! What holds of runs of payments in any life of a case, whichever runs fail.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
mod life;

use std::collections::BTreeMap;

use bevilling::case::{Case, CaseState, Command, CommandContext, PaymentLine};
use bevilling::dates::{Calendar, Date, PaymentCalendar, parse};
use bevilling::plan::Status;
use chrono::Days;
use proptest::prelude::*;
use rust_decimal::Decimal;

use life::{Choose, book, command, opened};

/// Activity, number of the settlement (0 where it is a payment), and day.
type Key = (String, u32, Date);

fn key(line: &PaymentLine) -> Key {
    (line.activity.clone(), line.settlement.unwrap_or_default(), line.date)
}

/// The last day that a run pays for: the first payable day that another one follows.
fn through(calendar: &PaymentCalendar, on: Date) -> Date {
    let is_last = |day: &Date| calendar.is_payable(*day) && calendar.is_payable(day.succ_opt().unwrap());
    on.iter_days().find(is_last).unwrap()
}

/// What is due, looking at everything: kroner left and kroner deducted.
fn naive(state: &CaseState, through: Date) -> BTreeMap<Key, (Decimal, Decimal)> {
    let mut due = BTreeMap::new();
    let parts = |plan: &str, date: Date| -> Decimal {
        let parts = state.parts.iter().filter(|part| part.plan == plan && part.date == date);
        parts.map(|part| if part.credit { -part.amount } else { part.amount }).sum()
    };
    for one in &state.activities {
        let (id, plan) = (&one.activity.id, &one.activity.plan);
        if one.activity.status != Status::Granted || plan.fictive {
            continue;
        }
        let name = if plan.id.is_empty() { id } else { &plan.id };
        for entry in one.payments.entries().iter().filter(|_| one.is_current()) {
            let left = entry.amount - parts(name, entry.date);
            if entry.paid.is_some()
                || entry.date > through
                || left <= Decimal::ZERO
                || entry.amount <= Decimal::ZERO
            {
                continue;
            }
            let deductions = state.settlements.iter().flat_map(|settled| settled.overpaid.deductions());
            let deducted: Decimal = deductions
                .filter(|one| one.activity == *id && one.payment == entry.date)
                .map(|one| one.amount)
                .sum();
            due.insert((id.clone(), 0, entry.date), (left, deducted.min(left)));
        }
        for (number, settled) in (1..).zip(state.settlements_of(id)) {
            let left = settled.settlement.amount - parts(&format!("{name}/{id}/{number}"), settled.on);
            let is_open = settled.paid.is_none() && !settled.overpaid.is_waived();
            if is_open && settled.on <= through && left > Decimal::ZERO {
                due.insert((id.clone(), number, settled.on), (left, Decimal::ZERO));
            }
        }
    }
    due
}

/// A run: what it picks is what is due, and once it is reported paid the next one does not pick it again.
fn run(case: &mut Case, on: Date, fails: bool) -> Vec<PaymentLine> {
    let calendar = PaymentCalendar::from(&Calendar::denmark());
    let Some(on) = calendar.payable_on_or_after(on) else { return Vec::new() };
    let batch = case.due(&calendar, on).unwrap();
    assert_eq!(batch.through, through(&calendar, on));
    let found: BTreeMap<Key, _> =
        batch.lines.iter().map(|line| (key(line), (line.amount + line.deducted, line.deducted))).collect();
    assert_eq!(found.len(), batch.lines.len(), "a payment is payable twice");
    assert_eq!(found, naive(case.state(), batch.through));
    for line in &batch.lines {
        assert_eq!(line.late, line.date < on);
        assert_eq!(line.planned, line.amount + line.paid + line.credited + line.deducted);
    }
    if fails {
        let again = case.due(&calendar, on).unwrap();
        assert_eq!(again, batch);
        return Vec::new();
    }
    let mut reported = Vec::new();
    for line in batch.lines {
        let amount = line.amount + line.paid + line.deducted;
        let activity = line.activity.clone();
        let command = match line.settlement {
            Some(settlement) => Command::PayAdjustment { activity, settlement, paid_on: on, amount },
            None => Command::Pay { activity, date: line.date, paid_on: on, amount },
        };
        // What was due very long ago is not believed to be paid now, and a closed case takes no reports.
        if case.execute(&command, &CommandContext::new(on, "somebody")).is_ok() {
            reported.push(line);
        }
    }
    let next = case.due(&calendar, on).unwrap();
    for line in &reported {
        assert!(!next.lines.iter().any(|other| key(other) == key(line)), "{line:?} is payable again");
    }
    reported
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_payment_is_picked_by_the_next_run_that_succeeds(
        numbers in prop::collection::vec(any::<u16>(), 200..600),
    ) {
        let mut on = parse("2026-01-05").unwrap();
        let (mut case, _) = opened(&book("410"), on);
        let mut numbers = numbers.into_iter();
        while numbers.len() > 0 {
            let mut choose = Choose(&mut numbers);
            on = on + Days::new(choose.number(9));
            if choose.one_in(3) {
                let fails = choose.one_in(2);
                // The report is on a payable day, which is not before what happens next.
                let calendar = PaymentCalendar::from(&Calendar::denmark());
                on = calendar.payable_on_or_after(on).unwrap();
                run(&mut case, on, fails);
            } else {
                let command = command(&case, on, &mut choose);
                let _ = case.execute(&command, &CommandContext::new(on, "somebody"));
            }
        }
        // Whatever failed before: the last run has everything that is left.
        let far = on + Days::new(400);
        run(&mut case, far, false);
    }
}
