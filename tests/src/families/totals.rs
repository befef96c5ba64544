//! What the activities of an appropriation come to: granted, expected, by month and year, in a full year.

#![allow(clippy::indexing_slicing, reason = "what a JSON value does not have is null")]

use bevilling::case::{ActivityState, Appropriation, Case as Life, CaseState, CaseStatus};
use bevilling::dates::Date;
use bevilling::plan::{Activity, Ledger, Overview, PeriodTotals, Prices, Schedule, Status, full_year_cost};
use bevilling::rulebook::RuleBook;
use chrono::Datelike;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::grant::{Given, told_payments};
use super::schedule::read;
use crate::compare::same;
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "totals",
    answer,
    agrees: same,
    instead: &[
        ("pending_change_of_pending_counted_twice", as_stated),
        ("granted_to_lost_while_change_is_pending", as_stated),
        ("full_year_cost_counts_one_time_of_other_year", as_stated),
    ],
};

#[derive(Deserialize)]
struct Question {
    today: Date,
    activities: Vec<Given>,
}

/// The years that the vectors ask about, the activities with their payments, and the sums.
struct Answered {
    years: [i32; 3],
    made: Vec<(Activity, Ledger)>,
    /// What each costs in a full year, no payment rounded.
    full_years: Vec<Option<Decimal>>,
}

fn ask(input: &Value) -> Result<Answered, String> {
    let question: Question = read(input)?;
    let mut before: Vec<Activity> = Vec::new();
    let (mut made, mut full_years) = (Vec::new(), Vec::new());
    for given in &question.activities {
        let activity = given.activity("S", &before)?;
        let ledger = given.payments(&activity, question.today)?;
        let (rates, vat) = (given.rates()?, given.vat());
        let prices = Prices::new(&rates).vat(&vat);
        let full_year = full_year_cost(&activity.plan, question.today.year(), &prices);
        let year = question.today.year();
        let prices_given = || json!({ "rates": rates, "vat": vat });
        let said = || json!({ "plan": activity.plan, "year": year, "prices": prices_given() });
        asked("full_year_cost", said, || match &full_year {
            Ok(cost) => json!(cost.map(|cost| cost.to_string())),
            Err(faults) => json!({ "faults": faults }),
        });
        let full_year = full_year.map_err(|faults| faults.to_string())?;
        // Ours is the sum of rounded payments, to the øre; the record is the sum of what is not rounded, and the same
        // payments must come to it exactly.
        let laid = laid_over(given, year)?;
        if full_year != laid.map(|[_, rounded]| rounded) {
            return Err(format!("a full year of `{}` is {laid:?}; got {full_year:?}", given.key));
        }
        full_years.push(laid.map(|[unrounded, _]| unrounded));
        before.push(activity.clone());
        made.push((activity, ledger));
    }
    let year = question.today.year();
    Ok(Answered { years: [year - 1, year, year + 1], made, full_years })
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let Answered { years, made, full_years } = ask(input)?;
    let borrowed: Vec<_> = made.iter().map(|(activity, ledger)| (activity, ledger)).collect();
    let sums = Overview::from_activities(&borrowed).map_err(|fault| fault.to_string())?;
    asked("sums", || json!({ "activities": made }), || json!(sums));
    let by_year = |totals: &PeriodTotals| -> Value {
        years.iter().map(|year| (year.to_string(), json!(totals.year(*year)))).collect::<Map<_, _>>().into()
    };
    let today = read::<Question>(input)?.today;
    let (status, period) = standing(&made, today)?;
    let mut activities = Vec::new();
    for (((activity, ledger), found), full_year) in made.iter().zip(&sums.activities).zip(full_years) {
        let granted =
            if activity.status == Status::Granted { found.all.clone() } else { PeriodTotals::default() };
        let entries = ledger.entries().iter().map(|entry| entry.date);
        let out: Vec<Date> = entries.filter(|date| !found.counts.includes(*date)).collect();
        let months: Vec<Value> =
            found.all.by_month.iter().map(|(month, amount)| json!([month, amount])).collect();
        activities.push(json!({
            "key": activity.id,
            "payments": told_payments(ledger),
            "not_applicable": out,
            "granted_in_year": by_year(&granted),
            "expected_in_year": by_year(&found.applicable),
            "total_cost": found.applicable.all,
            "total_cost_full_year": full_year.unwrap_or(found.applicable.all),
            "monthly": months,
        }));
    }
    Ok(json!({
        "appropriation": {
            "status": status,
            "granted_from": period["start"],
            "granted_to": period["end"],
            "granted_in_year": by_year(&sums.granted),
            "expected_in_year": by_year(&sums.expected),
        },
        "activities": activities,
    }))
}

/// Status and granted period of the appropriation, as the overview of a case has them.
fn standing(made: &[(Activity, Ledger)], today: Date) -> Result<(&'static str, Value), String> {
    let document = json!({ "id": "empty", "version": "1", "title": { "da": "Tom" } });
    let book = RuleBook::from_json(&document.to_string()).map_err(|faults| faults.to_string())?;
    let state = CaseState {
        id: "case".to_owned(),
        status: CaseStatus::Open,
        appropriations: vec![Appropriation { id: "a".to_owned(), section: Some("S".to_owned()) }],
        activities: made
            .iter()
            .map(|(activity, payments)| ActivityState {
                appropriation: "a".to_owned(),
                activity: activity.clone(),
                payments: payments.clone(),
                approval: None,
                replaced_by: None,
                annulled: None,
                cut_short: None,
            })
            .collect(),
        ..CaseState::default()
    };
    let case = Life::from_state(&book, state).map_err(|faults| faults.to_string())?;
    let overview = case.overview(today).map_err(|fault| fault.to_string())?;
    let question = || json!({ "case": { "rule_book": document, "state": case.state() }, "on": today });
    asked("overview", question, || json!(overview));
    let whole = overview.appropriations.first().ok_or("no appropriation")?;
    let status = match whole.status {
        Status::Expected => "EXPECTED",
        Status::Granted => "GRANTED",
        Status::Draft => "DRAFT",
    };
    let period = whole.granted_period;
    Ok((
        status,
        json!({ "start": period.map(|period| period.start()), "end": period.and_then(|period| period.end()) }),
    ))
}

/// What a plan pays from 1 January to 31 December, by an independent reading: as the reference has it, which rounds no
/// payment, and with each payment rounded. None for individual payments.
fn laid_over(given: &Given, year: i32) -> Result<Option<[Decimal; 2]>, String> {
    let when = &given.schedule.when;
    let (first, last) = (Date::from_ymd_opt(year, 1, 1), Date::from_ymd_opt(year, 12, 31));
    let (Some(first), Some(last)) = (first, last) else { return Err(format!("no year {year}")) };
    let days = match when.payment_type.as_str() {
        "RUNNING" => when.dates(first, last)?,
        "ONE_TIME" => when.payment_date.into_iter().filter(|date| date.year() == year).collect(),
        _ => return Ok(None),
    };
    let fixed = when.price_kind.as_deref() == Some("FIXED");
    let units = if fixed { Decimal::ONE } else { when.units.unwrap_or_default() };
    let vat = given.vat_factor.unwrap_or(Decimal::ONE_HUNDRED);
    let mut sums = [Decimal::ZERO; 2];
    for date in days {
        let in_force = when.rates.iter().rev().find(|rate| {
            rate.start.is_none_or(|start| start <= date) && rate.end.is_none_or(|end| date < end)
        });
        let value = in_force.map(|rate| rate.amount).or(when.amount).ok_or("no price")?;
        let amount = value * units * vat / Decimal::ONE_HUNDRED;
        sums = [sums[0] + amount, sums[1] + bevilling::money::round(amount)];
    }
    Ok(Some(sums))
}

/// The rule in the words of the vectors, without the faults, where a fault can be: what is expected of pending
/// activities, the end of the granted period, and the full-year cost of what is paid once.
fn as_stated(case: &Case, ours: &Value) -> bool {
    let Ok(Answered { years, made, .. }) = ask(&case.input) else { return false };
    let mut expected = case.expected.clone();
    // A change replaces what it modifies, whatever the status, from the first payment below it on.
    let below = |id: &str| -> Vec<&(Activity, Ledger)> {
        let (mut found, mut ids): (Vec<&(Activity, Ledger)>, Vec<&str>) = (Vec::new(), vec![id]);
        while let Some(id) = ids.pop() {
            for one in made.iter().filter(|(activity, _)| activity.modifies.as_deref() == Some(id)) {
                if one.0.status != Status::Draft {
                    ids.push(&one.0.id);
                    found.push(one);
                }
            }
        }
        found
    };
    let mut whole = [Decimal::ZERO; 3];
    for (index, (activity, ledger)) in made.iter().enumerate() {
        let changes = if activity.status == Status::Draft { Vec::new() } else { below(&activity.id) };
        let first =
            changes.iter().filter_map(|(_, ledger)| ledger.entries().first()).map(|entry| entry.date).min();
        let once = matches!(activity.plan.schedule, Schedule::OneTime { .. });
        let nothing = once && activity.status == Status::Granted && !changes.is_empty();
        let counts = |date: Date| !nothing && first.is_none_or(|first| date < first);
        let mut by_year = [Decimal::ZERO; 3];
        let mut all = Decimal::ZERO;
        for entry in ledger.entries().iter().filter(|entry| counts(entry.date)) {
            let (date, amount) = entry.counted();
            all += amount;
            for (sum, year) in by_year.iter_mut().zip(years) {
                if date.year() == year {
                    *sum += amount;
                }
            }
        }
        if activity.status != Status::Draft {
            whole.iter_mut().zip(by_year).for_each(|(sum, own)| *sum += own);
        }
        let told = expected.get_mut("activities").and_then(|activities| activities.get_mut(index));
        let Some(told) = told else { return false };
        let out: Vec<Date> =
            ledger.entries().iter().map(|entry| entry.date).filter(|date| !counts(*date)).collect();
        told["not_applicable"] = json!(out);
        told["total_cost"] = json!(all);
        told["expected_in_year"] = told_years(years, by_year);
        match &activity.plan.schedule {
            Schedule::Individual { .. } => told["total_cost_full_year"] = json!(all),
            Schedule::OneTime { date, .. } if date.year() != years[1] => {
                told["total_cost_full_year"] = json!(Decimal::ZERO);
            }
            _ => {}
        }
    }
    expected["appropriation"]["expected_in_year"] = told_years(years, whole);
    if case.quirks.iter().any(|quirk| quirk == "granted_to_lost_while_change_is_pending") {
        let mains = made.iter().map(|(activity, _)| activity).filter(|activity| {
            activity.role == bevilling::rulebook::Role::Main && activity.status == Status::Granted
        });
        let ends: Vec<Option<Date>> = mains.map(|main| main.period.end()).collect();
        let end = if ends.contains(&None) { None } else { ends.iter().flatten().max() };
        expected["appropriation"]["granted_to"] = json!(end);
    }
    same(&expected, ours)
}

fn told_years(years: [i32; 3], amounts: [Decimal; 3]) -> Value {
    let told = years.iter().zip(amounts).map(|(year, amount)| (year.to_string(), json!(amount)));
    told.collect::<Map<_, _>>().into()
}
