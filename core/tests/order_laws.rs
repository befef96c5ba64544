//! What becomes known late may become known in any order: the money is the same, in every month.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/life.rs"]
#[allow(dead_code, reason = "random lives are another test's")]
mod life;

use std::collections::BTreeMap;

use bevilling::case::{
    ActivityState, ApprovalRequest, Case, Command, CommandContext, Event, EventBody, Grant, OverpaidRequest,
};
use bevilling::dates::{Date, DatedAmounts, DayOfMonth, Month, Period, Validity, parse};
use bevilling::plan::{
    Activity, Cvr, InvoiceLine, PaymentPlan, PaymentReference, Price, PriceChange, PriceSource, Prices,
    Proration, Recipient, Status, payments,
};
use bevilling::rulebook::{RuleBook, Unit};
use chrono::Days;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;

use life::{book, opened};

fn day(text: &str) -> Date {
    parse(text).unwrap()
}

/// A day of the first months of 2026.
fn early(number: u16) -> Date {
    day("2026-01-20") + Days::new(u64::from(number) % 90)
}

fn kroner(number: u16) -> Decimal {
    Decimal::from(1 + number % 900)
}

/// An amount until a day, another from it on.
fn changing(first: Decimal, from: Date, then: Decimal) -> DatedAmounts {
    let mut amounts = DatedAmounts::constant(first);
    amounts.0.set(Validity::from(from), then).unwrap();
    amounts
}

/// What a rule book knows: of the rate, and of the agreement.
#[derive(Debug, Clone, Default, PartialEq)]
struct Known {
    rate: Option<DatedAmounts>,
    agreed: Option<DatedAmounts>,
}

impl Known {
    fn rate(&self) -> DatedAmounts {
        self.rate.clone().unwrap_or_else(|| DatedAmounts::constant(Decimal::from(410)))
    }

    fn agreed(&self) -> DatedAmounts {
        self.agreed.clone().unwrap_or_else(|| DatedAmounts::constant(Decimal::from(500)))
    }

    fn book(&self) -> RuleBook {
        let mut document = serde_json::to_value(book("410").document()).unwrap();
        document["version"] = format!("{}-{}", self.rate.is_some(), self.agreed.is_some()).into();
        document["rates"][0]["values"] = serde_json::to_value(self.rate()).unwrap();
        let agreed = self.agreed();
        let pieces = agreed.pieces().iter().map(|piece| {
            json!({ "provider": "P", "activity_type": "U", "unit": "hour",
                "valid": Validity { from: piece.from, to: piece.to }, "unit_price": piece.value.to_string() })
        });
        document["agreements"] =
            [json!({ "provider": "P", "activity_type": "M" })].into_iter().chain(pieces).collect();
        RuleBook::from_json(&document.to_string()).unwrap()
    }
}

/// Something that becomes known late.
#[derive(Debug, Clone, PartialEq)]
enum Fact {
    Stopped { activity: &'static str, end: Date },
    Starts { activity: &'static str, start: Date },
    CostSummary { activity: &'static str, price: Price },
    Rate(DatedAmounts),
    Agreement(DatedAmounts),
    Credit { date: Date, amount: Decimal },
    LedgerChange(Box<Activity>),
}

/// The late facts of a life, by their kind.
fn fact(kind: usize, [one, two, three]: [u16; 3]) -> Fact {
    match kind {
        0 => Fact::Stopped { activity: "w", end: early(one) + Days::new(25) },
        1 => Fact::Starts { activity: "w", start: day("2025-12-20") + Days::new(u64::from(one) % 50) },
        2 => {
            let unit_price = changing(Decimal::from(500), early(two), kroner(three));
            let units = changing(Decimal::TEN, early(one), Decimal::from(two % 20));
            Fact::CostSummary { activity: "m", price: Price::PerUnit { units, unit_price } }
        }
        3 => Fact::Rate(changing(Decimal::from(410), early(one), kroner(two))),
        4 => Fact::Agreement(changing(Decimal::from(500), early(one), kroner(two) + Decimal::ONE_HUNDRED)),
        5 => {
            let date = ["2026-02-01", "2026-03-01", "2026-04-01"][usize::from(one) % 3];
            Fact::Credit { date: day(date), amount: Decimal::from(1 + two % 800) }
        }
        6 => {
            let price = Price::fixed(kroner(three) * Decimal::TEN);
            let plan = match two % 5 {
                0 => PaymentPlan::weekly(price),
                1 => PaymentPlan::monthly(DayOfMonth::FIRST, price).prorated(Proration::CalendarDays),
                _ => {
                    PaymentPlan::monthly(DayOfMonth::new(u8::try_from(1 + two % 31).unwrap()).unwrap(), price)
                }
            };
            Fact::LedgerChange(Box::new(running("m2", plan, early(one), day("2026-12-31")).changing("m")))
        }
        7 => Fact::Stopped { activity: "u", end: early(one) + Days::new(30) },
        8 => {
            let units = changing(Decimal::TWO, early(one), Decimal::from(two % 9));
            Fact::CostSummary { activity: "s", price: Price::rate(units, "R") }
        }
        _ => {
            let plan = match two % 3 {
                0 => PaymentPlan::every_two_weeks(Price::rate(Decimal::from(three % 9), "R")),
                _ => PaymentPlan::weekly(Price::rate(Decimal::from(three % 9), "R")),
            };
            Fact::LedgerChange(Box::new(running("s2", plan, early(one), day("2026-12-31")).changing("s")))
        }
    }
}

const KINDS: usize = 10;

fn running(id: &str, plan: PaymentPlan, start: Date, end: Date) -> Activity {
    let plan = PaymentPlan { id: format!("p-{id}"), ..plan };
    let plan = if id == "u" { plan.to(Recipient::provider()) } else { plan.to(Recipient::internal("N")) };
    let period = Period::new(start, end).unwrap();
    let one = match id.starts_with('m') {
        true => Activity::main("", "M", period, plan),
        false => Activity::supplementary("", "U", period, plan),
    };
    let provider = (id == "u").then(|| "P".to_owned());
    Activity { provider, ..one.with_id(id) }
}

/// A case on its way.
struct Life {
    case: Case,
    known: Known,
    on: Date,
}

impl Life {
    /// Four activities of 2026, granted in time and paid to the end of April.
    fn new() -> Self {
        let known = Known::default();
        let (case, _) = opened(&known.book(), day("2025-12-01"));
        let mut life = Self { case, known, on: day("2025-12-01") };
        let by_hour = Price::per_unit(Decimal::TEN, Decimal::from(500));
        let agreed = Price::agreed(Decimal::TEN, "P", "U", Unit::Hour);
        let plans = [
            ("m", PaymentPlan::monthly(DayOfMonth::FIRST, by_hour)),
            ("s", PaymentPlan::weekly(Price::rate(Decimal::TWO, "R"))),
            ("u", PaymentPlan::monthly(DayOfMonth::FIRST, agreed)),
            (
                "w",
                PaymentPlan::monthly(DayOfMonth::LAST, Price::fixed(Decimal::from(100)))
                    .prorated(Proration::PerDay),
            ),
        ];
        for (id, plan) in plans {
            let activity = running(id, plan, day("2026-01-01"), day("2026-12-31"));
            life.execute(&Command::Draft { appropriation: "1".to_owned(), activity: Box::new(activity) });
        }
        life.execute(&grant(&["m", "s", "u", "w"]));
        life.on = day("2026-04-30");
        life.pay(|_| true);
        life
    }

    /// Takes a command; what cannot be set off is claimed.
    fn execute(&mut self, command: &Command) -> Vec<Event> {
        let stamp = CommandContext::new(self.on, "somebody");
        let taken = self.case.execute(command, &stamp).or_else(|refusal| {
            let is_too_much = refusal.codes().any(|code| code == "set-off-exceeds-payments");
            match is_too_much {
                true => self.case.execute(&claiming(command), &stamp),
                false => Err(refusal),
            }
        });
        taken.unwrap_or_else(|refusal| panic!("{command:?}: {refusal}\n{}", self.log()))
    }

    fn log(&self) -> String {
        bevilling::text::log(self.case.events(), self.case.book(), bevilling::title::Language::En)
    }

    /// Pays what is due, as far as it is chosen.
    fn pay(&mut self, chosen: impl Fn(Date) -> bool) {
        let due: Vec<(String, Date, Decimal)> = self
            .case
            .state()
            .activities
            .iter()
            .filter(|one| one.activity.status == Status::Granted && one.is_current())
            .flat_map(|one| {
                let open = one.payments.entries().iter().filter(|entry| entry.paid.is_none());
                open.map(|entry| (one.activity.id.clone(), entry.date, entry.amount))
            })
            .filter(|(_, date, _)| *date <= self.on && chosen(*date))
            .collect();
        for (activity, date, amount) in due {
            self.execute(&Command::Pay { activity, date, paid_on: self.on, amount });
        }
    }

    /// Settles a change of the rule book from what was known before.
    fn settle(
        &mut self,
        source: PriceSource,
        before: &DatedAmounts,
        after: &DatedAmounts,
        overpaid: OverpaidRequest,
    ) {
        self.case = self.case.clone().with_rule_book(&self.known.book());
        if let Some(cause) = PriceChange::between(source, before, after, self.on) {
            self.execute(&Command::Settle { cause, overpaid });
        }
    }

    fn learn(&mut self, fact: &Fact, overpaid: OverpaidRequest) {
        let (reason, approval) = ("late".to_owned(), ApprovalRequest::new("team", "A"));
        match fact.clone() {
            Fact::Stopped { activity, end } => {
                self.execute(&Command::Stop { activity: activity.to_owned(), end, reason, overpaid });
            }
            Fact::Starts { activity, start } => {
                let own = self.case.state().activity(activity).unwrap().activity.period.start();
                if own != start {
                    let (activity, start, price) = (activity.to_owned(), Some(start), None);
                    self.execute(&Command::Correct { activity, start, price, reason, approval, overpaid });
                }
            }
            Fact::CostSummary { activity, price } => {
                let own = &self.case.state().activity(activity).unwrap().activity.plan.schedule;
                if own.price() != Some(&price) {
                    let (activity, start, price) = (activity.to_owned(), None, Some(price));
                    self.execute(&Command::Correct { activity, start, price, reason, approval, overpaid });
                }
            }
            Fact::Rate(rate) => {
                let before = self.known.rate();
                self.known.rate = Some(rate.clone());
                let source = PriceSource::Rate { rate: "R".to_owned() };
                self.settle(source, &before, &rate, overpaid);
            }
            Fact::Agreement(agreed) => {
                let before = self.known.agreed();
                self.known.agreed = Some(agreed.clone());
                let source = PriceSource::Agreement {
                    provider: "P".to_owned(),
                    activity_type: "U".to_owned(),
                    unit: Some(Unit::Hour),
                };
                self.settle(source, &before, &agreed, overpaid);
            }
            Fact::Credit { date, amount } => {
                let text = PaymentReference::new("p-u", date).unwrap().to_string();
                let cvr = Cvr::parse("12345674").ok();
                let line = InvoiceLine { text, cvr, ..InvoiceLine::new("1", self.on, -amount) };
                let events = self
                    .execute(&Command::RegisterInvoice { invoice: "credit".to_owned(), lines: vec![line] });
                let EventBody::InvoiceRegistered { matches, .. } = &events[0].body else { panic!() };
                // Of what has been claimed nothing is left to credit.
                let is_claimed = !self.case.state().activity("u").unwrap().activity.period.contains(date);
                let wanted = if is_claimed { "deviates" } else { "credited" };
                assert_eq!(matches[0].outcome.word(), wanted, "{}", self.log());
            }
            Fact::LedgerChange(change) => {
                let id = change.id.clone();
                self.execute(&Command::Draft { appropriation: "1".to_owned(), activity: change });
                let Command::Grant(granting) = grant(&[&id]) else { panic!() };
                self.execute(&Command::Grant(Grant { overpaid, ..granting }));
            }
        }
    }

    /// What is held and what is to come, by the chain of changes and the month of the payment.
    fn money(&self) -> BTreeMap<(char, Month), Decimal> {
        let state = self.case.state();
        let mut sums: BTreeMap<(char, Month), Decimal> = BTreeMap::new();
        let mut add = |one: &ActivityState, date: Date, amount: Decimal| {
            *sums.entry((chain(one), Month::from_date(date))).or_default() += amount;
        };
        for one in &state.activities {
            for entry in one.payments.entries() {
                add(one, entry.date, entry.paid.as_ref().map_or(entry.amount, |paid| paid.amount));
            }
            for settled in state.settlements_of(&one.activity.id) {
                for adjustment in &settled.settlement.adjustments {
                    add(one, adjustment.payment, adjustment.difference());
                }
            }
        }
        for part in &state.parts {
            add(state.activity(&part.activity).unwrap(), part.date, part.amount);
        }
        sums.retain(|_, sum| !sum.is_zero());
        sums
    }

    /// What should have been paid and is to be: by the plans as they are known at last.
    fn should(&self, facts: &[Fact]) -> BTreeMap<(char, Month), Decimal> {
        let state = self.case.state();
        let mut sums: BTreeMap<(char, Month), Decimal> = BTreeMap::new();
        for one in state.activities.iter().filter(|one| one.is_current()) {
            let activity = &one.activity;
            let prices = Prices::from_book(self.case.book(), activity.provider.as_deref()).unwrap();
            for payment in payments(&activity.plan, activity.period, activity.period, &prices).unwrap() {
                *sums.entry((chain(one), Month::from_date(payment.date))).or_default() += payment.amount;
            }
            for fact in facts.iter().filter(|_| chain(one) == 'u') {
                // What is credited of a payment that lapses is not claimed again.
                if let Fact::Credit { date, amount } = fact
                    && activity.period.contains(*date)
                {
                    *sums.entry((chain(one), Month::from_date(*date))).or_default() -= amount;
                }
            }
        }
        sums.retain(|_, sum| !sum.is_zero());
        sums
    }
}

fn chain(one: &ActivityState) -> char {
    one.activity.id.chars().next().unwrap()
}

/// The same command, with what is overpaid claimed.
fn claiming(command: &Command) -> Command {
    let mut command = command.clone();
    if let Command::Stop { overpaid, .. }
    | Command::Correct { overpaid, .. }
    | Command::Settle { overpaid, .. }
    | Command::Grant(Grant { overpaid, .. }) = &mut command
    {
        *overpaid = OverpaidRequest::Claim;
    }
    command
}

fn grant(ids: &[&str]) -> Command {
    let activities = ids.iter().map(|id| (*id).to_owned()).collect();
    let approval = ApprovalRequest::new("team", "A");
    Command::Grant(Grant { appropriation: "1".to_owned(), activities, approval, ..Grant::default() })
}

/// All orders of some things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1);
    let with_last = |order: &Vec<usize>| {
        let at = |place: usize| {
            let mut order = order.clone();
            order.insert(place, count - 1);
            order
        };
        (0..count).map(at).collect::<Vec<_>>()
    };
    shorter.iter().flat_map(with_last).collect()
}

/// Lives with these facts in each order, with payments between: the money of each month is what it should be.
fn in_any_order(facts: &[Fact], paying: u16, set_off: bool) {
    for order in orders(facts.len()) {
        let mut life = Life::new();
        for place in &order {
            life.on = life.on + Days::new(9);
            // A month is weeks long: what is due in between is paid, or some of it.
            let skip = u32::from(paying) + u32::try_from(*place).unwrap();
            life.pay(|date| !chrono::Datelike::ordinal(&date).wrapping_add(skip).is_multiple_of(3));
            let overpaid = if set_off { OverpaidRequest::SetOff } else { OverpaidRequest::Claim };
            life.learn(&facts[*place], overpaid);
        }
        let (money, should) = (life.money(), life.should(facts));
        let differs = || {
            let keys = money.keys().chain(should.keys());
            let keys: std::collections::BTreeSet<_> = keys.collect();
            let other = keys.into_iter().filter(|key| money.get(*key) != should.get(*key));
            other.map(|key| format!("{key:?}: {:?} is, {:?} should be", money.get(key), should.get(key)))
        };
        assert!(
            money == should,
            "{order:?} of {facts:?}\n{}\n{}",
            differs().collect::<Vec<_>>().join("\n"),
            life.log()
        );
        let replayed = Case::replay(life.case.book(), life.case.events());
        assert_eq!(replayed.unwrap_or_else(|faults| panic!("{faults}\n{}", life.log())), life.case);
        let overview = life.case.overview(life.on).unwrap();
        assert_eq!(overview.granted.all, should.values().sum::<Decimal>(), "{}", life.log());
    }
}

#[test]
fn each_pair_of_late_facts_may_become_known_in_either_order() {
    for one in 0..KINDS {
        for other in one + 1..KINDS {
            for numbers in [[11, 17, 300], [40, 3, 650], [77, 25, 10]] {
                let facts = [fact(one, numbers), fact(other, [numbers[1], numbers[2], numbers[0]])];
                in_any_order(&facts, 1, false);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24),
    ) })]

    #[test]
    fn late_facts_may_become_known_in_any_order(
        kinds in prop::sample::subsequence((0..KINDS).collect::<Vec<_>>(), 2..=4),
        numbers in prop::array::uniform12(any::<u16>()),
        paying in 0_u16..3,
        set_off in any::<bool>(),
    ) {
        let facts: Vec<Fact> = kinds
            .iter()
            .zip(numbers.chunks(3))
            .map(|(kind, numbers)| fact(*kind, [numbers[0], numbers[1], numbers[2]]))
            .collect();
        in_any_order(&facts, paying, set_off);
    }
}
