//! Prices that change backwards in time: by hand, and whatever they are.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::dates::{DayOfMonth, Period, parse};
use crate::plan::{Paid, PaymentPlan, Price, Status, payments};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

fn kroner(text: &str) -> Decimal {
    money::parse(text).unwrap()
}

fn board() -> PriceSource {
    PriceSource::Rate { rate: "board".to_owned() }
}

/// A year of monthly payments at a rate, granted.
fn activity() -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(kroner("2.5"), "board")).with_id("p");
    let year = Period::new(day("2026-01-01"), day("2026-12-31")).unwrap();
    Activity::main("S", "T", year, plan).with_status(Status::Granted)
}

fn rates(values: &DatedAmounts) -> BTreeMap<String, DatedAmounts> {
    BTreeMap::from([("board".to_owned(), values.clone())])
}

/// The ledger at these rates, with the first `paid` payments paid.
fn ledger(values: &DatedAmounts, paid: usize) -> Ledger {
    let (mut ledger, rates) = (Ledger::default(), rates(values));
    ledger.sync(&activity(), day("2026-01-01"), Horizon::default(), &Prices::new(&rates)).unwrap();
    let planned: Vec<_> =
        ledger.entries().iter().take(paid).map(|entry| (entry.date, entry.amount)).collect();
    for (date, amount) in planned {
        ledger.pay(Status::Granted, date, Paid { date, amount, account: None, corrected: false }).unwrap();
    }
    ledger
}

fn settled(
    ledger: &Ledger,
    earlier: &[Settlement],
    before: &DatedAmounts,
    after: &DatedAmounts,
) -> Settlement {
    let rates = rates(after);
    let today = day("2026-04-15");
    let cause = PriceChange::between(board(), before, after, today).unwrap_or(PriceChange {
        source: board(),
        known: today,
        valid: Validity::ALWAYS,
    });
    let prices = Prices::new(&rates);
    settle(&activity(), ledger, earlier, cause, today, Horizon::default(), &prices).unwrap()
}

#[test]
fn a_rate_known_late_pays_back_what_was_too_little() {
    let before = DatedAmounts::constant(kroner("100"));
    let mut after = before.clone();
    after.0.set(Validity::from(day("2026-03-01")), kroner("101.01")).unwrap();
    let mut ledger = ledger(&before, 4);
    let first = settled(&ledger, &[], &before, &after);
    assert_eq!(first.cause.valid, Validity::from(day("2026-03-01")));
    assert_eq!((first.kind(), first.amount.to_string().as_str()), (SettlementKind::BackPayment, "5.06"));
    let told: Vec<_> =
        first.adjustments.iter().map(|one| (one.payment.to_string(), one.difference().to_string())).collect();
    assert_eq!(told, [("2026-03-01".into(), "2.53".into()), ("2026-04-01".into(), "2.53".into())]);
    assert_eq!(first.repriced.len(), 8);
    assert_eq!(first.by_account().unwrap(), [(None, kroner("5.06"))]);
    ledger.apply(&first.change());

    let again = settled(&ledger, std::slice::from_ref(&first), &before, &after);
    assert!(again.is_empty() && again.kind() == SettlementKind::Nothing, "{again:?}");

    // It was too much after all, for March alone.
    let mut corrected = after.clone();
    corrected
        .0
        .set(Validity::covering(Period::new(day("2026-03-01"), day("2026-03-31")).unwrap()), kroner("99"))
        .unwrap();
    let claim = settled(&ledger, &[first], &after, &corrected);
    assert_eq!((claim.kind(), claim.amount.to_string().as_str()), (SettlementKind::Claim, "-5.03"));
    assert!(claim.repriced.is_empty());
    let json = serde_json::to_string(&claim).unwrap();
    assert_eq!(serde_json::from_str::<Settlement>(&json).unwrap(), claim);
}

#[test]
fn what_was_paid_beside_the_price_stays_beside_it() {
    let (before, after) = (DatedAmounts::constant(kroner("100")), DatedAmounts::constant(kroner("110")));
    let mut ledger = ledger(&before, 0);
    let paid = Paid { date: day("2026-01-03"), amount: kroner("260"), account: None, corrected: false };
    ledger.pay(Status::Granted, day("2026-01-01"), paid).unwrap();
    assert_eq!(settled(&ledger, &[], &before, &after).amount, kroner("25"));
}

#[test]
fn a_paid_day_that_loses_its_price_is_a_fault_told_once() {
    let before = DatedAmounts::constant(kroner("100"));
    let mut after = DatedAmounts(crate::dates::Timeline::default());
    after.0.set(Validity::from(day("2026-04-01")), kroner("100")).unwrap();
    let (ledger, rates) = (ledger(&before, 3), rates(&after));
    let cause = PriceChange::between(board(), &before, &after, day("2026-04-15")).unwrap();
    assert_eq!(cause.valid, Validity::until(day("2026-04-01")));
    let faults =
        settle(&activity(), &ledger, &[], cause, day("2026-04-15"), Horizon::default(), &Prices::new(&rates));
    let codes: Vec<_> = faults.unwrap_err().iter().map(Fault::code).collect();
    assert_eq!(codes, ["rate-not-in-force"]);
}

/// A rate over the year: a value from the start, and some later ones.
fn any_rate() -> impl Strategy<Value = DatedAmounts> {
    (0_i64..100_000, prop::collection::vec((0_u64..400, 0_u64..200, 0_i64..100_000), 0..4)).prop_map(
        |(first, later)| {
            let mut values = DatedAmounts::constant(Decimal::new(first, 3));
            for (from, days, value) in later {
                let from = day("2025-12-01").checked_add_days(chrono::Days::new(from)).unwrap();
                let to = from.checked_add_days(chrono::Days::new(days + 1));
                values.0.set(Validity { from: Some(from), to }, Decimal::new(value, 3)).unwrap();
            }
            values
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn however_often_prices_change_what_is_paid_ends_at_the_last(
        versions in prop::collection::vec(any_rate(), 2..6), paid in 0_usize..=12, later in 0_usize..3,
    ) {
        let mut ledger = ledger(&versions[0], paid);
        let at_first: BTreeMap<Date, Decimal> = ledger.entries().iter().map(|one| (one.date, one.amount)).collect();
        let mut earlier: Vec<Settlement> = Vec::new();
        for pair in versions.windows(2) {
            let settlement = settled(&ledger, &earlier, &pair[0], &pair[1]);
            prop_assert_eq!(settlement.adjustments.iter().map(Adjustment::difference).sum::<Decimal>(), settlement.amount);
            ledger.apply(&settlement.change());
            earlier.push(settlement);
            let again = settled(&ledger, &earlier, &pair[0], &pair[1]);
            prop_assert!(again.is_empty());
            // Life goes on between the changes.
            let unpaid: Vec<_> = ledger.entries().iter().filter(|one| one.paid.is_none()).take(later).map(|one| (one.date, one.amount)).collect();
            for (date, amount) in unpaid {
                ledger.pay(Status::Granted, date, Paid { date, amount, account: None, corrected: false }).unwrap();
            }
        }
        // The naive reference: every payment at the last price.
        let rates = rates(versions.last().unwrap());
        let last = payments(&activity().plan, activity().period, activity().period, &Prices::new(&rates)).unwrap();
        for (entry, last) in ledger.entries().iter().zip(&last) {
            let adjusted: Decimal = earlier.iter().flat_map(|one| &one.adjustments).filter(|one| one.payment == entry.date).map(Adjustment::difference).sum();
            prop_assert_eq!(entry.date, last.date);
            prop_assert_eq!(entry.amount + adjusted, last.amount);
        }
        prop_assert_eq!(at_first.len(), last.len());
    }

    #[test]
    fn a_change_holds_all_days_that_differ_and_no_more(before in any_rate(), after in any_rate()) {
        let change = PriceChange::between(board(), &before, &after, day("2026-04-15"));
        let differing: Vec<Date> = day("2025-10-01").iter_days().take(800).filter(|on| before.at(*on) != after.at(*on)).collect();
        match change {
            None => prop_assert!(differing.is_empty()),
            Some(PriceChange { valid, .. }) => {
                prop_assert!(differing.iter().all(|on| valid.contains(*on)));
                let (first, last) = (differing[0], differing[differing.len() - 1]);
                prop_assert!(valid.from.is_none() || valid.from == Some(first));
                prop_assert!(valid.to.is_none() || valid.last_day() == Some(last));
            }
        }
    }
}
