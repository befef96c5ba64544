//! What a payment comes to, and what a change of price does to the payments.

use std::collections::BTreeMap;

use bevilling::dates::{Amounts, Date, Period, Validity};
use bevilling::fault::{Faults, Kind};
use bevilling::plan::{Entry, Horizon, Ledger, Paid, PaymentPlan, PlanFault, Price, Prices, Status};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::activity::activity;
use super::schedule::{Schedule, Setting, read};
use crate::compare::same;
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "pricing",
    answer,
    agrees: same,
    instead: &[("missing_rate_pays_zero", refused_on_the_first_day_without_a_price)],
};

/// The name of the one central rate of a case.
const RATE: &str = "rate";

#[derive(Deserialize)]
struct Question {
    today: Date,
    start: Date,
    end: Date,
    vat_factor: Decimal,
    schedule: Schedule,
    #[serde(default)]
    paid: Vec<PaidPayment>,
    change: Option<Change>,
}

#[derive(Deserialize)]
struct PaidPayment {
    date: Date,
    paid_amount: Decimal,
    paid_date: Date,
}

/// Another amount: of a fixed price, or from `start` to `end`.
#[derive(Deserialize)]
struct Change {
    amount: Decimal,
    start: Option<Date>,
    end: Option<Date>,
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let question: Question = read(input)?;
    match question.answer() {
        Ok(answer) => Ok(answer),
        Err(Problem::Fault(faults)) => Ok(refusal(&faults)),
        Err(Problem::Question(problem)) => Err(problem),
    }
}

/// Why there are no payments.
enum Problem {
    Fault(Faults<PlanFault>),
    Question(String),
}

impl From<String> for Problem {
    fn from(problem: String) -> Self {
        Self::Question(problem)
    }
}

impl From<Faults<PlanFault>> for Problem {
    fn from(faults: Faults<PlanFault>) -> Self {
        Self::Fault(faults)
    }
}

/// The first fault, and the day it names.
fn refusal(faults: &Faults<PlanFault>) -> Value {
    let first = faults.iter().next();
    let date = first.and_then(|fault| fault.kind().values().into_iter().find(|(name, _)| *name == "date"));
    json!({ "error": first.map(|fault| fault.code()), "date": date.map(|(_, date)| date) })
}

/// The payments as the vectors write them.
fn told(ledger: &Ledger) -> Value {
    let told = |entry: &Entry| match &entry.paid {
        None => json!([entry.date, entry.amount]),
        Some(paid) => json!([entry.date, entry.amount, paid.amount, paid.date]),
    };
    ledger.entries().iter().map(told).collect()
}

impl Question {
    fn answer(&self) -> Result<Value, Problem> {
        let period = Period::new(self.start, self.end).map_err(|fault| fault.to_string())?;
        let vat = Amounts::constant(self.vat_factor);
        let mut ledger = Ledger::default();
        let mut follow = |values: &Amounts, paid: &[PaidPayment]| -> Result<Value, Problem> {
            let (plan, rates) = self.plan(values)?;
            let prices = Prices::new(&rates).vat(&vat);
            let activity = activity("a", period, plan, Status::Granted);
            let (before, mut steps) = (ledger.clone(), Vec::new());
            for PaidPayment { date, paid_amount, paid_date } in paid {
                let paid = Paid { date: *paid_date, amount: *paid_amount, account: None, corrected: false };
                steps.push(json!({ "do": "pay", "status": "granted", "date": date, "paid": paid }));
                ledger.pay(activity.status, *date, paid).map_err(|fault| fault.to_string())?;
            }
            let given = json!({ "rates": rates, "vat": vat });
            steps.push(json!({ "do": "sync", "activity": activity, "today": self.today, "prices": given }));
            let synced = ledger.sync(&activity, self.today, Horizon::default(), &prices);
            let question = || json!({ "ledger": before, "steps": steps });
            asked("ledger", question, || match &synced {
                Ok(_) => json!({ "ledger": ledger }),
                Err(faults) => json!({ "faults": faults }),
            });
            synced?;
            Ok(told(&ledger))
        };
        let mut values = self.values()?;
        let payments = follow(&values, &[])?;
        let Some(Change { amount, start, end }) = &self.change else {
            return Ok(json!({ "payments": payments }));
        };
        let days = Validity { from: *start, to: *end };
        values.0.set(days, *amount).map_err(|fault| fault.to_string())?;
        let after_change = follow(&values, &self.paid)?;
        Ok(json!({ "payments": payments, "after_change": after_change }))
    }

    /// The dated values of the price: one amount, or those of the rate.
    fn values(&self) -> Result<Amounts, String> {
        let mut values = self.schedule.amount.map(Amounts::constant).unwrap_or_default();
        for Setting { amount, start, end } in &self.schedule.rates {
            values.0.set(Validity { from: *start, to: *end }, *amount).map_err(|fault| fault.to_string())?;
        }
        Ok(values)
    }

    fn plan(&self, values: &Amounts) -> Result<(PaymentPlan, BTreeMap<String, Amounts>), String> {
        let units = || self.schedule.units.ok_or("no units");
        let price = match self.schedule.price_kind.as_deref() {
            Some("FIXED") => Price::Fixed { amount: values.clone() },
            Some("PER_UNIT") => Price::PerUnit { units: units()?.into(), unit_price: values.clone() },
            Some("GLOBAL_RATE") => Price::rate(units()?, RATE),
            other => return Err(format!("price kind `{other:?}` not understood")),
        };
        let plan = PaymentPlan::running(self.schedule.frequency()?, price);
        Ok((plan, BTreeMap::from([(RATE.to_owned(), values.clone())])))
    }
}

/// A refusal that names the first recorded payment on a day that no interval of the rate covers.
fn refused_on_the_first_day_without_a_price(case: &Case, ours: &Value) -> bool {
    let Ok(question) = read::<Question>(&case.input) else { return false };
    let covered = |day: &str| {
        question.schedule.rates.iter().any(|Setting { start, end, .. }| {
            start.is_none_or(|start| start.to_string().as_str() <= day)
                && end.is_none_or(|end| day < end.to_string().as_str())
        })
    };
    let recorded = case.expected.get("payments").and_then(Value::as_array);
    let mut days = recorded.into_iter().flatten().filter_map(|payment| payment.get(0)?.as_str());
    let code = match question.schedule.price_kind.as_deref() {
        Some("GLOBAL_RATE") => "rate-not-in-force",
        _ => "price-not-in-force",
    };
    days.find(|day| !covered(day)).is_some_and(|day| *ours == json!({ "error": code, "date": day }))
}
