//! Days without payments, the earliest cash start, and what an export run picks.

use std::collections::BTreeSet;

use bevilling::dates::{Calendar, Date, Frequency, HolidayRule, PayableCalendar, Period, Recurrence, easter};
use bevilling::fault::{Faults, Kind};
use bevilling::plan::{
    Activity, Basis, Due, Entry, Ledger, Paid, PaymentPlan, PlanFault, Price, Status, due,
};
use bevilling::title::Title;
use chrono::{Datelike, Days};
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::activity::{activity, recipient, status};
use super::schedule::read;
use crate::compare::same;
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "exclusions",
    answer,
    agrees: same,
    instead: &[
        ("abolished_great_prayer_day_still_excluded", without_abolished_great_prayer_day),
        ("export_date_itself_excluded", refused_with_the_nearest_payable_day),
    ],
};

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Question {
    Calendar { years: BTreeSet<i32> },
    CashStart(CashStart),
    Due { export_date: Date, exclusions: Vec<Date>, payments: Vec<Payment> },
}

#[derive(Deserialize)]
struct CashStart {
    today: Date,
    exclusions: Vec<Date>,
    method: String,
    recipient_kind: String,
    payment_type: String,
    start: Option<Date>,
    payment_date: Option<Date>,
    fictive: bool,
}

/// A payment; what is not said is that of a granted cash payment to a person.
#[derive(Deserialize)]
struct Payment {
    date: Date,
    amount: Option<Decimal>,
    #[serde(default)]
    paid: bool,
    #[serde(default)]
    fictive: bool,
    status: Option<String>,
    method: Option<String>,
    recipient_kind: Option<String>,
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    match read(input)? {
        Question::Calendar { years } => Ok(json!({ "dates": closed_days(&years)? })),
        Question::CashStart(question) => Ok(json!({ "allowed": cash_start(&question)? })),
        Question::Due { export_date, exclusions, payments } => picked(export_date, exclusions, &payments),
    }
}

/// Weekends over all the years, holidays and the local days of the reference in those listed.
fn closed_days(years: &BTreeSet<i32>) -> Result<Vec<Date>, String> {
    let local = [(5, 1), (6, 5), (12, 24), (12, 31)].map(|(month, day)| HolidayRule::fixed(month, day));
    let holidays = local.into_iter().fold(Calendar::weekends().with_danish_holidays(), |calendar, rule| {
        calendar.with_holiday(Title::danish("Lukkedag"), rule)
    });
    let written = holidays.clone();
    let (holidays, weekends) =
        (PayableCalendar::from(&holidays), PayableCalendar::from(&Calendar::weekends()));
    let year = |year: Option<&i32>| Period::year(*year.ok_or("no year")?).map_err(|fault| fault.to_string());
    let (first, last) = (year(years.first())?, year(years.last())?);
    let all = Period::new(first.start(), last.end()).map_err(|fault| fault.to_string())?;
    let closed: Vec<Date> = Recurrence { frequency: Frequency::Daily, anchor: all.start() }
        .dates(all)
        .into_iter()
        .flatten()
        .filter(|day| !if years.contains(&day.year()) { &holidays } else { &weekends }.is_payable(*day))
        .collect();
    let of_years = || closed.iter().filter(|day| years.contains(&day.year())).collect::<Vec<_>>();
    let told = || of_years().iter().map(|day| json!({ "date": day })).collect::<Value>();
    asked("calendar", || json!({ "calendar": written, "dates": of_years() }), told);
    Ok(closed)
}

/// Whether nothing is wrong with the start of such an activity, entered today.
fn cash_start(question: &CashStart) -> Result<bool, String> {
    let (period, plan) = match (question.payment_type.as_str(), question.start, question.payment_date) {
        ("ONE_TIME", _, Some(date)) => {
            (Period::day(date), PaymentPlan::one_time(date, Price::fixed(Decimal::ONE_HUNDRED)))
        }
        ("RUNNING" | "INDIVIDUAL", Some(start), _) => {
            (Period::open(start), PaymentPlan::daily(Price::fixed(Decimal::ONE_HUNDRED)))
        }
        other => return Err(format!("start {other:?} not understood")),
    };
    let plan = PaymentPlan {
        recipient: recipient(&question.recipient_kind, &question.method)?,
        fictive: question.fictive,
        ..plan
    };
    let calendar = PayableCalendar::from_excluded(question.exclusions.iter().copied());
    let activity = activity("a", period, plan, Status::Draft);
    let faults = activity.check(&calendar, question.today, None);
    let said = || json!({ "activity": activity, "today": question.today, "excluded": question.exclusions });
    asked("check_activity", said, || told(&faults));
    Ok(faults.iter().all(|fault| fault.code() != "cash-start-too-soon"))
}

/// Nothing, or the faults, as a face tells them.
pub(super) fn told(faults: &Faults<PlanFault>) -> Value {
    if faults.is_empty() { json!([]) } else { json!({ "faults": faults }) }
}

impl Payment {
    /// The payment as the only one of its activity, which is named after its place.
    fn of_activity(&self, place: usize) -> Result<(Activity, Ledger), String> {
        let said = |word: &Option<String>, unsaid: &str| word.clone().unwrap_or_else(|| unsaid.to_owned());
        let amount = self.amount.unwrap_or(Decimal::ONE_HUNDRED);
        let plan = PaymentPlan {
            recipient: recipient(&said(&self.recipient_kind, "PERSON"), &said(&self.method, "CASH"))?,
            fictive: self.fictive,
            ..PaymentPlan::one_time(self.date, Price::fixed(amount))
        };
        let status = status(&said(&self.status, "GRANTED"))?;
        let paid = self.paid.then_some(Paid { date: self.date, amount, account: None, corrected: false });
        let entry = Entry { date: self.date, amount, basis: Basis::Known, paid };
        let ledger = Ledger::try_from(vec![entry]).map_err(|fault| fault.to_string())?;
        Ok((activity(place.to_string(), Period::day(self.date), plan, status), ledger))
    }
}

fn picked(export_date: Date, exclusions: Vec<Date>, payments: &[Payment]) -> Result<Value, String> {
    let payments: Vec<(Activity, Ledger)> = payments
        .iter()
        .enumerate()
        .map(|(place, payment)| payment.of_activity(place))
        .collect::<Result<_, _>>()?;
    let pairs = payments.iter().map(|(activity, ledger)| (activity, ledger));
    let question = || json!({ "payments": payments, "excluded": exclusions, "on": export_date });
    let run = match due(pairs, &PayableCalendar::from_excluded(exclusions.iter().copied()), export_date) {
        Ok(run) => {
            let line = |due: &Due<'_>| json!({ "activity": due.activity.id, "date": due.entry.date, "late": due.late });
            let picked = run.picked.iter().map(line);
            asked("due", question, || json!({ "picked": picked.collect::<Vec<_>>() }));
            run
        }
        Err(fault) => {
            asked("due", question, || json!({ "code": fault.code() }));
            return Ok(json!({ "error": fault.code(), "values": fault.values() }));
        }
    };
    // The reference looks at the days of the run alone. What was due before them, and is not paid, is picked here too.
    let in_time = || run.picked.iter().filter(|due| !due.late);
    let dates: BTreeSet<Date> = in_time().map(|due| due.entry.date).collect();
    let mut places: Vec<usize> = in_time().filter_map(|due| due.activity.id.parse().ok()).collect();
    places.sort_unstable();
    Ok(json!({ "picked": places, "picked_dates": dates }))
}

/// The recorded days without the fourth Friday after Easter of the years from 2024, unless it is closed for
/// another reason, as 1 May is.
fn without_abolished_great_prayer_day(case: &Case, ours: &Value) -> bool {
    let Ok(Question::Calendar { years }) = read(&case.input) else { return false };
    let great_prayer_days = years
        .iter()
        .filter(|year| **year >= 2024)
        .filter_map(|year| easter(*year)?.checked_add_days(Days::new(26)))
        .filter(|day| !matches!((day.month(), day.day()), (5, 1) | (6, 5)));
    let abolished: BTreeSet<String> = great_prayer_days.map(|day| day.to_string()).collect();
    let mut expected = case.expected.clone();
    if let Some(days) = expected.get_mut("dates").and_then(Value::as_array_mut) {
        days.retain(|day| day.as_str().is_none_or(|day| !abolished.contains(day)));
    }
    same(&expected, ours)
}

/// A refusal that names the payable day nearest to the one asked for.
fn refused_with_the_nearest_payable_day(case: &Case, ours: &Value) -> bool {
    let Ok(Question::Due { export_date, exclusions, .. }) = read(&case.input) else { return false };
    let distance = |day: Date| day.signed_duration_since(export_date).num_days().abs();
    let around =
        (-366..=366).filter_map(|days| export_date.checked_add_signed(chrono::TimeDelta::days(days)));
    // Of two that are equally near the earlier one: it comes first.
    let nearest = around.filter(|day| !exclusions.contains(day)).min_by_key(|day| distance(*day));
    let Some(nearest) = nearest.filter(|_| exclusions.contains(&export_date)) else { return false };
    *ours
        == json!({
            "error": "export-date-not-payable",
            "values": [["date", export_date.to_string()], ["nearest", nearest.to_string()]],
        })
}
