//! The payments made for plans: how they follow the plans, their sums, what is due, what a changed
//! price means.

use std::collections::BTreeMap;

use bevilling::dates::Date;
use bevilling::plan::{
    self, Activity, ChangeLink, Horizon, Ledger, LedgerChange, OffPlanAmount, Overview, Paid, PeriodTotals,
    Prices, Settlement, Status,
};
use napi::bindgen_prelude::Result;
use napi_derive::napi;
use serde::{Deserialize, Serialize};

use crate::fault::{refused, refused_for};
use crate::input::{date, json, lang, read};
use crate::plan::{calendar, with_prices};
use crate::rulebook::RuleBook;

/// Payments, and what changed about them.
#[derive(Serialize)]
struct Followed {
    ledger: Ledger,
    change: LedgerChange,
}

/// Makes the payments what the plan says today; `how` is `changes`, `sync` or `renew`.
#[napi]
pub fn follow_plan(
    how: String,
    ledger: String,
    activity: String,
    today: String,
    horizon: String,
    prices: String,
    book: Option<&RuleBook>,
) -> Result<String> {
    let (mut ledger, activity, today): (Ledger, Activity, Date) =
        (read(&ledger)?, read(&activity)?, date(&today)?);
    let horizon: Horizon = read(&horizon)?;
    with_prices(&prices, book, |prices: &Prices<'_>| {
        let change = match how.as_str() {
            "sync" => ledger.sync(&activity, today, horizon, prices),
            "renew" => ledger.renew(&activity, today, horizon, prices),
            _ => ledger.changes(&activity, today, horizon, prices),
        };
        let change = change.map_err(|faults| refused(&faults))?;
        json(&Followed { ledger, change })
    })
}

/// The payments after a change.
#[napi]
pub fn apply_change(ledger: String, change: String) -> Result<String> {
    let (mut ledger, change): (Ledger, LedgerChange) = (read(&ledger)?, read(&change)?);
    ledger.apply(&change);
    json(&ledger)
}

/// The payments once one of them is paid.
#[napi]
pub fn pay(ledger: String, status: String, on: String, paid: String) -> Result<String> {
    let (mut ledger, status, paid): (Ledger, Status, Paid) = (read(&ledger)?, read(&status)?, read(&paid)?);
    ledger.pay(status, date(&on)?, paid).map_err(refused_for)?;
    json(&ledger)
}

/// The cost of activities, each and together, with money beside their payments.
#[napi]
pub fn plan_overview(activities: String, beside: String) -> Result<String> {
    let activities: Vec<(Activity, Ledger)> = read(&activities)?;
    let beside: BTreeMap<String, Vec<OffPlanAmount>> = read(&beside)?;
    let of = |activity: &Activity| beside.get(&activity.id).map(Vec::as_slice).unwrap_or_default();
    let borrowed: Vec<_> =
        activities.iter().map(|(activity, ledger)| (activity, ledger, of(activity))).collect();
    json(&Overview::with(&borrowed).map_err(refused_for)?)
}

/// Whether a payment is to be paid out when its day has come.
#[napi]
pub fn is_payable(activity: String, entry: String) -> Result<bool> {
    Ok(plan::is_payable(&read(&activity)?, &read(&entry)?))
}

/// The payments that an expected change of individual payments starts with.
#[napi]
pub fn individual_payments_of_change(changed: String, period: String) -> Result<String> {
    json(&bevilling::case::individual_payments_of_change(&read(&changed)?, read(&period)?))
}

/// A settlement by account.
#[napi]
pub fn settlement_by_account(settlement: String) -> Result<String> {
    let settlement: Settlement = read(&settlement)?;
    let parts = settlement.by_account().map_err(refused_for)?;
    let told = parts
        .iter()
        .map(|(account, amount)| serde_json::json!({"account": account, "amount": amount.to_string()}));
    json(&told.collect::<Vec<_>>())
}

/// The sums of payments, as they count.
#[napi]
pub fn totals(ledger: String) -> Result<String> {
    let ledger: Ledger = read(&ledger)?;
    json(
        &PeriodTotals::from_amounts(ledger.entries().iter().map(plan::LedgerEntry::counted))
            .map_err(refused_for)?,
    )
}

/// The last day that payments are made for, where there is no end.
#[napi]
pub fn horizon_end(horizon: String, today: String) -> Result<String> {
    Ok(read::<Horizon>(&horizon)?.end(date(&today)?).to_string())
}

/// What an export run picks.
#[derive(Serialize)]
struct Run<'a> {
    payable: Vec<DuePayment<'a>>,
    held: Vec<DuePayment<'a>>,
}

/// A payment that is due.
#[derive(Serialize)]
struct DuePayment<'a> {
    activity: &'a str,
    date: Date,
    late: bool,
}

/// What the export run for a day picks.
#[napi]
pub fn due(activities: String, calendar_text: String, on: String) -> Result<String> {
    let activities: Vec<(Activity, Ledger)> = read(&activities)?;
    let pairs = activities.iter().map(|(activity, ledger)| (activity, ledger));
    let run = plan::due(pairs, &calendar(&calendar_text)?, date(&on)?).map_err(refused_for)?;
    json(&Run { payable: lines(&run.payable), held: lines(&run.held) })
}

fn lines<'a>(due: &[plan::Due<'a>]) -> Vec<DuePayment<'a>> {
    let line =
        |due: &plan::Due<'a>| DuePayment { activity: &due.activity.id, date: due.entry.date, late: due.late };
    due.iter().map(line).collect()
}

/// An activity, as far as changes care.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Linked {
    id: String,
    modifies: Option<String>,
    granted: bool,
    pays_once: bool,
    #[serde(default, with = "bevilling::dates::serde_str_option")]
    first_payment: Option<Date>,
}

/// Which payments of each activity count.
#[napi]
pub fn applicable(links: String) -> Result<String> {
    let links: Vec<Linked> = read(&links)?;
    let links: Vec<ChangeLink<'_>> = links
        .iter()
        .map(|one| ChangeLink {
            id: &one.id,
            modifies: one.modifies.as_deref(),
            granted: one.granted,
            pays_once: one.pays_once,
            first_payment: one.first_payment,
        })
        .collect();
    json(&plan::applicable(&links))
}

/// What a change of price means for the payments of one plan.
#[napi]
#[allow(clippy::too_many_arguments, reason = "they are those of the core")]
pub fn settle(
    activity: String,
    ledger: String,
    earlier: String,
    cause: String,
    today: String,
    horizon: String,
    prices: String,
    book: Option<&RuleBook>,
) -> Result<String> {
    let (activity, ledger): (Activity, Ledger) = (read(&activity)?, read(&ledger)?);
    let earlier: Vec<Settlement> = read(&earlier)?;
    let (cause, today, horizon) = (read(&cause)?, date(&today)?, read(&horizon)?);
    with_prices(&prices, book, |prices| {
        let settled = plan::settle(&activity, &ledger, &earlier, cause, today, horizon, prices);
        json(&settled.map_err(|faults| refused(&faults))?)
    })
}

/// A settlement in words.
#[napi]
pub fn explain_settlement(settlement: String, language: String) -> Result<String> {
    Ok(read::<Settlement>(&settlement)?.explain(lang(&language)?))
}

/// Whether a settlement pays or claims.
#[napi]
pub fn settlement_kind(settlement: String) -> Result<String> {
    json(&read::<Settlement>(&settlement)?.kind())
}
