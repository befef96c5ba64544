//! The payments that have been made of plans: how they follow them, what they come to, what is due, what a changed
//! price means.

use bevilling::dates::Date;
use bevilling::plan::{
    self, Activity, Change, Horizon, Ledger, Link, Overview, Paid, Prices, Settlement, Status,
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
    change: Change,
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
    let (mut ledger, change): (Ledger, Change) = (read(&ledger)?, read(&change)?);
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

/// What activities come to, each and together.
#[napi]
pub fn plan_overview(activities: String) -> Result<String> {
    let activities: Vec<(Activity, Ledger)> = read(&activities)?;
    let borrowed: Vec<_> = activities.iter().map(|(activity, ledger)| (activity, ledger)).collect();
    json(&Overview::of(&borrowed).map_err(refused_for)?)
}

/// What an export run picks, by activity and day.
#[derive(Serialize)]
struct Run<'a> {
    picked: Vec<(&'a str, Date)>,
    withheld: Vec<(&'a str, Date)>,
}

/// What the export run for a day picks.
#[napi]
pub fn due(activities: String, calendar_text: String, on: String) -> Result<String> {
    let activities: Vec<(Activity, Ledger)> = read(&activities)?;
    let pairs = activities.iter().map(|(activity, ledger)| (activity, ledger));
    let run = plan::due(pairs, &calendar(&calendar_text)?, date(&on)?).map_err(refused_for)?;
    json(&Run { picked: told(&run.picked), withheld: told(&run.withheld) })
}

fn told<'a>(due: &[plan::Due<'a>]) -> Vec<(&'a str, Date)> {
    due.iter().map(|due| (due.activity.id.as_str(), due.entry.date)).collect()
}

/// An activity, as far as changes care.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Linked {
    id: String,
    modifies: Option<String>,
    granted_once: bool,
    #[serde(default, with = "bevilling::dates::text_option")]
    first_payment: Option<Date>,
}

/// Which payments of each activity count.
#[napi]
pub fn applicable(links: String) -> Result<String> {
    let links: Vec<Linked> = read(&links)?;
    let links: Vec<Link<'_>> = links
        .iter()
        .map(|one| Link {
            id: &one.id,
            modifies: one.modifies.as_deref(),
            granted_once: one.granted_once,
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
