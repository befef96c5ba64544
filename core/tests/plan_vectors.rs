//! The recorded vectors of the reference, against the plan module.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use bevilling::dates::{Amounts, Date, DayOfMonth, PayableCalendar, Period, Validity, parse};
use bevilling::fault::Kind;
use bevilling::money;
use bevilling::plan::{
    Activity, ActivityForm, Change, Horizon, Ledger, Overview, Paid, Payment, PaymentPlan, PlanForm, Price,
    Prices, Recipient, Schedule, Status, Totals, account, count as plan_count, due, full_year_cost,
};
use bevilling::rulebook::{Accounts, Offer, Role};
use chrono::Datelike;
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn cases(family: &str) -> Vec<Value> {
    let path = format!("{}/../tests/conformance/{family}.json", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn quirk(case: &Value, tag: &str) -> bool {
    case["quirks"].as_array().is_some_and(|quirks| quirks.iter().any(|quirk| quirk == tag))
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().map(|text| parse(text).unwrap())
}

/// The form of a plan in the reference's words.
fn form(plan: &Value) -> PlanForm {
    let mut form = plan.clone();
    let fields = form.as_object_mut().unwrap();
    if fields.get("fictive").is_some_and(Value::is_null) {
        fields.remove("fictive");
    }
    if let Some(rate) = fields.remove("rate").filter(|rate| rate == true) {
        assert_eq!(rate, true);
        fields.insert("rate".into(), "r".into());
    }
    for (_, word) in fields.iter_mut() {
        let ours = match word.as_str() {
            Some("SD") => "payroll",
            Some("GLOBAL_RATE") => "rate",
            Some("BIWEEKLY") => "every_two_weeks",
            Some(upper) if upper.chars().all(|c| c.is_ascii_uppercase() || c == '_') => {
                *word = upper.to_lowercase().into();
                continue;
            }
            _ => continue,
        };
        *word = ours.into();
    }
    serde_json::from_value(form).unwrap()
}

/// The code we use for the reference's word.
fn code(word: &str) -> (String, Option<String>) {
    let (word, field) =
        word.split_once(':').map_or((word, None), |(word, field)| (word, Some(format!("/{field}"))));
    (word.replace('_', "-"), field)
}

#[test]
fn validation() {
    let mut reasons = BTreeSet::new();
    for case in cases("validation") {
        let (id, input, expected) = (&case["id"], &case["input"], &case["expected"]);
        let today = date(&input["today"]).unwrap();
        let faults = if input["level"] == "plan" {
            form(&input["plan"]).check()
        } else {
            let excluded = input["exclusions"].as_array().unwrap().iter().filter_map(date);
            let calendar = PayableCalendar::from_excluded(excluded);
            let activity = &input["activity"];
            let changed = input.get("change_of").filter(|change| !change.is_null()).map(|change| Activity {
                id: "old".into(),
                section: String::new(),
                activity_type: if change["same_kind"] == true { "kind" } else { "other" }.into(),
                role: Role::Main,
                provider: None,
                period: Period::open(date(&change["start"]).unwrap()),
                plan: PaymentPlan::daily(Price::fixed(1.into())),
                status: Status::Granted,
                modifies: None,
            });
            let text = |key: &str| activity[key].as_str().map(str::to_owned);
            let form = ActivityForm {
                activity_type: Some("kind".into()),
                role: text("kind").map(|kind| kind.to_lowercase()),
                status: text("status").map(|status| status.to_lowercase()),
                start: text("start"),
                end: text("end"),
                modifies: changed.as_ref().map(|changed| changed.id.clone()),
                plan: form(&activity["plan"]),
                ..ActivityForm::default()
            };
            form.check(&calendar, today, changed.as_ref())
        };
        let found: Vec<_> = faults.iter().map(|fault| (fault.code(), fault.path().to_string())).collect();
        if quirk(&case, "crash") {
            continue;
        }
        match expected["error"].as_str() {
            None => assert!(faults.is_empty(), "{id}: {faults}"),
            Some(word) => {
                let (code, field) = code(word);
                let hit =
                    found.iter().any(|(c, path)| *c == code && field.as_ref().is_none_or(|f| f == path));
                assert!(hit, "{id}: {code} {field:?} not in {found:?} {input}");
                reasons.insert(code);
            }
        }
    }
    assert_eq!(reasons.len(), 28, "{reasons:?}");
}

fn decimal(value: &Value) -> Decimal {
    money::parse(value.as_str().unwrap()).unwrap()
}

fn amounts(rates: &Value) -> Amounts {
    let mut amounts = Amounts::default();
    for rate in rates.as_array().unwrap() {
        set(&mut amounts, rate);
    }
    amounts
}

fn set(amounts: &mut Amounts, rate: &Value) {
    let validity = Validity { from: date(&rate["start"]), to: date(&rate["end"]) };
    amounts.0.set(validity, decimal(&rate["amount"])).unwrap();
}

/// The plan of a schedule, and the rates it uses.
fn plan(schedule: &Value) -> (PaymentPlan, BTreeMap<String, Amounts>) {
    let mut rates = BTreeMap::new();
    let price = || match schedule["price_kind"].as_str() {
        Some("PER_UNIT") => {
            Price::PerUnit { units: decimal(&schedule["units"]), unit_price: amounts(&schedule["rates"]) }
        }
        Some("GLOBAL_RATE") => Price::rate(decimal(&schedule["units"]), "r"),
        _ => Price::fixed(decimal(&schedule["amount"])),
    };
    if schedule["price_kind"] == "GLOBAL_RATE" {
        rates.insert("r".to_owned(), amounts(&schedule["rates"]));
    }
    let plan = match (schedule["payment_type"].as_str(), schedule["frequency"].as_str()) {
        (Some("ONE_TIME"), _) => PaymentPlan::one_time(date(&schedule["payment_date"]).unwrap(), price()),
        (Some("INDIVIDUAL"), _) => {
            let payments = schedule["manual_payments"].as_array().unwrap();
            PaymentPlan::individual(
                payments.iter().map(|payment| (date(&payment[0]).unwrap(), decimal(&payment[1]))),
            )
        }
        (_, Some("DAILY")) => PaymentPlan::daily(price()),
        (_, Some("WEEKLY")) => PaymentPlan::weekly(price()),
        (_, Some("BIWEEKLY")) => PaymentPlan::every_two_weeks(price()),
        _ => {
            let day = u8::try_from(schedule["day_of_month"].as_u64().unwrap()).unwrap();
            PaymentPlan::monthly(DayOfMonth::new(day).unwrap(), price())
        }
    };
    (plan, rates)
}

fn status(value: &Value) -> Status {
    serde_json::from_value(value.as_str().unwrap().to_lowercase().into()).unwrap()
}

fn activity(input: &Value, status: Status, plan: PaymentPlan) -> Activity {
    let pays_on = match &plan.schedule {
        Schedule::OneTime { date, .. } => Some(*date),
        _ => None,
    };
    let start = date(&input["start"]).or(pays_on).unwrap();
    Activity {
        id: input["key"].as_str().unwrap_or("a").into(),
        section: "s".into(),
        activity_type: "t".into(),
        role: if input["kind"] == "SUPPLEMENTARY" { Role::Supplementary } else { Role::Main },
        provider: None,
        period: Period::new(start, date(&input["end"])).unwrap(),
        plan,
        status,
        modifies: input["modifies"].as_str().map(str::to_owned),
    }
}

fn paid(payment: &Value) -> Paid {
    Paid {
        date: date(&payment["paid_date"]).unwrap(),
        amount: decimal(&payment["paid_amount"]),
        account: None,
    }
}

fn day_list(value: &Value) -> Vec<Date> {
    value.as_array().unwrap().iter().map(|day| date(day).unwrap()).collect()
}

#[test]
fn open_ended() {
    let mut quirks = 0;
    for case in cases("open_ended") {
        let (id, input, expected) = (&case["id"], &case["input"], &case["expected"]);
        let (plan, rates) = plan(&input["schedule"]);
        let prices = Prices::new(&rates);
        let mut activity = activity(input, status(&input["status"]), plan);
        let mut ledger = Ledger::default();
        let first =
            ledger.sync(&activity, date(&input["today"]).unwrap(), Horizon::default(), &prices).unwrap();
        assert_eq!(
            first.added.iter().map(|p| p.date).collect::<Vec<_>>(),
            day_list(&expected["initial"]),
            "{id}"
        );
        for (step, expected) in
            input["steps"].as_array().unwrap().iter().zip(expected["steps"].as_array().unwrap())
        {
            let today = date(&step["today"]).unwrap();
            let change = match step["action"].as_str().unwrap() {
                "pay" => {
                    ledger.pay(activity.status, date(&step["date"]).unwrap(), paid(step)).unwrap();
                    Change::default()
                }
                "renew" if activity.period.end().is_some() => Change::default(),
                "renew" => ledger.renew(&activity, today, Horizon::default(), &prices).unwrap(),
                action => {
                    if action == "set_end" {
                        activity.period = Period::new(activity.period.start(), date(&step["end"])).unwrap();
                    }
                    ledger.sync(&activity, today, Horizon::default(), &prices).unwrap()
                }
            };
            let mut added = day_list(&expected["added"]);
            let mut removed = day_list(&expected["removed"]);
            let mut count = expected["count"].as_u64().unwrap();
            // What we do instead of the reference's faults.
            match case["quirks"][0].as_str() {
                None => {}
                Some("paid_payments_deleted") if !removed.is_empty() => {
                    removed.retain(|day| *day != parse("2020-06-01").unwrap());
                    count += 1;
                    quirks += 1;
                }
                Some("extension_stops_before_end_on_recurrence_date") => {
                    assert_eq!(added, []);
                    added = vec![activity.period.end().unwrap()];
                    count += 1;
                    quirks += 1;
                }
                Some("emptied_schedule_never_regenerates") => {
                    assert_eq!(count, 0);
                    added = change.added.iter().map(|payment| payment.date).collect();
                    let until = activity.period.end().unwrap_or(parse("2023-12-31").unwrap());
                    let window = Period::new(activity.period.start(), until).unwrap();
                    count = plan_count(&activity.plan, activity.period, window);
                    quirks += 1;
                }
                Some(_) => {}
            }
            let days = |payments: &[Payment]| payments.iter().map(|payment| payment.date).collect::<Vec<_>>();
            assert_eq!((days(&change.added), days(&change.removed)), (added, removed), "{id} {step}");
            assert!(change.repriced.is_empty());
            assert_eq!(ledger.entries().len() as u64, count, "{id}");
        }
    }
    assert!(quirks >= 6, "{quirks}");
}

#[test]
fn pricing() {
    let (mut gaps, mut changed) = (0, 0);
    for case in cases("pricing") {
        let (id, input, expected) = (&case["id"], &case["input"], &case["expected"]);
        let (plan, mut rates) = plan(&input["schedule"]);
        let vat = Amounts::constant(decimal(&input["vat_factor"]));
        let mut activity = activity(input, Status::Granted, plan);
        let today = date(&input["today"]).unwrap();
        let mut ledger = Ledger::default();
        let sync = |ledger: &mut Ledger, activity: &Activity, rates: &BTreeMap<String, Amounts>| {
            ledger.sync(activity, today, Horizon::default(), &Prices::new(rates).vat(&vat))
        };
        let synced = sync(&mut ledger, &activity, &rates);
        if quirk(&case, "missing_rate_pays_zero") {
            gaps += 1;
            let codes: BTreeSet<_> = synced.unwrap_err().iter().map(|fault| fault.code()).collect();
            assert!(
                codes.iter().all(|code| ["rate-not-in-force", "price-not-in-force"].contains(code)),
                "{codes:?}"
            );
            continue;
        }
        synced.unwrap();
        let planned = |payment: &Value| (date(&payment[0]).unwrap(), decimal(&payment[1]));
        let list: Vec<_> = expected["payments"].as_array().unwrap().iter().map(planned).collect();
        let made = |ledger: &Ledger| ledger.entries().iter().map(|e| (e.date, e.amount)).collect::<Vec<_>>();
        assert_eq!(made(&ledger), list, "{id}");
        if !input["change"].is_object() {
            continue;
        }
        changed += 1;
        for payment in input["paid"].as_array().into_iter().flatten() {
            ledger.pay(Status::Granted, date(&payment["date"]).unwrap(), paid(payment)).unwrap();
        }
        let change = &input["change"];
        match &mut activity.plan.schedule {
            Schedule::Running { price: Price::Fixed { amount }, .. } => {
                *amount = Amounts::constant(decimal(&change["amount"]))
            }
            Schedule::Running { price: Price::PerUnit { unit_price, .. }, .. } => set(unit_price, change),
            _ => set(rates.get_mut("r").unwrap(), change),
        }
        sync(&mut ledger, &activity, &rates).unwrap();
        let after = expected["after_change"].as_array().unwrap();
        assert_eq!(made(&ledger), after.iter().map(planned).collect::<Vec<_>>(), "{id}");
        for (entry, expected) in ledger.entries().iter().zip(after) {
            let paid = entry.paid.as_ref().map(|paid| (paid.amount, paid.date));
            let expected = expected.get(2).map(|amount| (decimal(amount), date(&expected[3]).unwrap()));
            assert_eq!(paid, expected, "{id}");
        }
    }
    assert_eq!((gaps, changed), (7, 70));
}

#[test]
fn due_payments() {
    let mut seen = 0;
    for case in cases("exclusions").iter().filter(|case| case["input"]["kind"] == "due") {
        let (id, input, expected) = (&case["id"], &case["input"], &case["expected"]);
        let calendar = PayableCalendar::from_excluded(day_list(&input["exclusions"]));
        let payments: Vec<(Activity, Ledger)> = input["payments"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
            .map(|(index, payment)| {
                let recipient = match payment["method"].as_str() {
                    Some("SD") => Recipient::payroll("1", "N"),
                    Some("INVOICE") => Recipient::provider(),
                    Some("INTERNAL") => Recipient::internal("N"),
                    _ => Recipient::cash("1", "N"),
                };
                let day = date(&payment["date"]).unwrap();
                let amount = payment.get("amount").map_or(100.into(), decimal);
                let mut plan = PaymentPlan::individual([(day, amount)]).to(recipient);
                plan.fictive = payment["fictive"] == true;
                let now = payment.get("status").map_or(Status::Granted, status);
                let activity =
                    activity(&json!({"start": payment["date"]}), now, plan.with_id(index.to_string()));
                let mut ledger = Ledger::default();
                ledger.sync(&activity, day, Horizon::default(), &Prices::default()).unwrap();
                if payment["paid"] == true {
                    ledger.pay(Status::Granted, day, Paid { date: day, amount, account: None }).unwrap();
                }
                (activity, ledger)
            })
            .collect();
        let run = due(payments.iter().map(|(a, l)| (a, l)), &calendar, date(&input["export_date"]).unwrap());
        if quirk(case, "export_date_itself_excluded") {
            assert_eq!(run.unwrap_err().code(), "export-date-not-payable", "{id}");
            continue;
        }
        let picked: Vec<u64> =
            run.unwrap().picked.iter().map(|due| due.activity.plan.id.parse().unwrap()).collect();
        assert_eq!(json!(picked), expected["picked"], "{id}");
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn accounts() {
    for case in cases("accounts") {
        let (id, input, expected) = (&case["id"], &case["input"], &case["expected"]);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let accounts: Accounts = serde_json::from_value(json!({
            "cash": [{"department": input["department"], "kind": input["kind_code"]}],
            "unknown": input["unknown_text"],
            "aliases": input["aliases"],
        }))
        .unwrap();
        let entry = &input["entry"];
        let given = ["section_given", "entry_exists"].iter().all(|key| input[key] == true)
            && (input["main_activity_exists"] == true || input["activity_kind"] == "MAIN");
        let offer: Option<Offer> = given.then(|| {
            serde_json::from_value(json!({
                "section": "s", "activity_type": "t", "role": "main",
                "account": entry["main_account"], "supplementary_account": entry["supplementary_account"],
                "category": entry["category"],
            }))
            .unwrap()
        });
        let recipient = match input["method"].as_str() {
            Some("CASH") => Recipient::cash("1", "N"),
            Some("SD") => Recipient::payroll("1", "N"),
            Some("INVOICE") => Recipient::provider(),
            _ => Recipient::internal("N"),
        };
        let role = if input["activity_kind"] == "MAIN" { Role::Main } else { Role::Supplementary };
        let found = account(&accounts, offer.as_ref(), role, &recipient, parse("2024-01-01").unwrap());
        let want = if quirk(&case, "empty_account_number_not_unknown") {
            let string = text(&expected["account_string"]);
            let (department, kind) = (string.split('-').next().unwrap(), string.rsplit('-').next().unwrap());
            (format!("{department}-{}-{kind}", text(&input["unknown_text"])), String::new())
        } else {
            (text(&expected["account_string"]), text(&expected["account_alias"]))
        };
        assert_eq!((found.string, found.alias.unwrap_or_default()), want, "{id} {input}");
    }
}

#[test]
fn totals() {
    let mut quirks = BTreeSet::new();
    for case in cases("totals") {
        let (id, input, expected) = (&case["id"], &case["input"], &case["expected"]);
        let today = date(&input["today"]).unwrap();
        let mut made: Vec<(Activity, Ledger)> = Vec::new();
        let mut full_years = Vec::new();
        for given in input["activities"].as_array().unwrap() {
            let (mut plan, rates) = plan(&given["schedule"]);
            let vat = given.get("vat_factor").filter(|vat| vat.is_string()).map(decimal);
            let vat = Amounts::constant(vat.unwrap_or(100.into()));
            let prices = Prices::new(&rates).vat(&vat);
            let now = status(&given["status"]);
            // An expected change of individual payments starts with those of what it changes.
            let changed =
                made.iter().find(|(other, _)| Some(other.id.as_str()) == given["modifies"].as_str());
            if let (Schedule::Individual { payments }, Some((changed, _)), Status::Expected) =
                (&mut plan.schedule, changed, now)
                && let Schedule::Individual { payments: old } = &changed.plan.schedule
            {
                let period = Period::new(date(&given["start"]).unwrap(), date(&given["end"])).unwrap();
                payments.extend(old.iter().filter(|payment| period.contains(payment.date)));
            }
            let activity = activity(given, now, plan);
            let mut ledger = Ledger::default();
            ledger.sync(&activity, today, Horizon::default(), &prices).unwrap();
            for payment in given["paid"].as_array().into_iter().flatten() {
                ledger.pay(now, date(&payment["date"]).unwrap(), paid(payment)).unwrap();
            }
            full_years.push(full_year_cost(&activity.plan, today.year(), &prices).unwrap());
            made.push((activity, ledger));
        }
        let borrowed: Vec<_> = made.iter().map(|(activity, ledger)| (activity, ledger)).collect();
        let overview = Overview::of(&borrowed).unwrap();
        let twice = quirk(&case, "pending_change_of_pending_counted_twice");
        let by_year = |map: &Value, totals: &Totals, what: &str| {
            for (year, amount) in map.as_object().unwrap() {
                assert_eq!(totals.year(year.parse().unwrap()), decimal(amount), "{id} {what} {year}");
            }
        };
        let whole = &expected["appropriation"];
        by_year(&whole["granted_in_year"], &overview.granted, "granted");
        if twice {
            quirks.insert("twice");
        } else {
            by_year(&whole["expected_in_year"], &overview.expected, "expected");
        }
        for (index, found) in overview.activities.iter().enumerate() {
            let (activity, ledger) = &made[index];
            let want = &expected["activities"][index];
            let payments: Vec<_> = want["payments"]
                .as_array()
                .unwrap()
                .iter()
                .map(|p| (date(&p[0]).unwrap(), decimal(&p[1])))
                .collect();
            assert_eq!(
                ledger.entries().iter().map(|e| (e.date, e.amount)).collect::<Vec<_>>(),
                payments,
                "{id} {}",
                activity.id
            );
            let months: BTreeMap<String, Decimal> = want["monthly"]
                .as_array()
                .unwrap()
                .iter()
                .map(|m| (m[0].as_str().unwrap().to_owned(), decimal(&m[1])))
                .collect();
            let found_months: BTreeMap<String, Decimal> =
                found.all.by_month.iter().map(|(m, a)| (m.to_string(), *a)).collect();
            assert_eq!(found_months, months, "{id} {}", activity.id);
            let granted =
                if activity.status == Status::Granted { found.all.clone() } else { Totals::default() };
            by_year(&want["granted_in_year"], &granted, &activity.id);
            // The fault counts a pending change in full though a later one replaces it.
            if twice && activity.status == Status::Expected {
                continue;
            }
            by_year(&want["expected_in_year"], &found.applicable, &activity.id);
            let out: Vec<Date> =
                ledger.entries().iter().map(|e| e.date).filter(|d| !found.counts.includes(*d)).collect();
            assert_eq!(out, day_list(&want["not_applicable"]), "{id} {}", activity.id);
            assert_eq!(found.applicable.all, decimal(&want["total_cost"]), "{id} {}", activity.id);
            let full_year = full_years[index].unwrap_or(found.applicable.all);
            let want = decimal(&want["total_cost_full_year"]);
            if let Schedule::OneTime { date, .. } = &activity.plan.schedule
                && date.year() != today.year()
                && quirk(&case, "full_year_cost_counts_one_time_of_other_year")
            {
                assert_eq!(full_year, Decimal::ZERO);
                quirks.insert("full year");
                continue;
            }
            // The reference rounds the sum, we the payments: half an øre for each of at most 366.
            let payments = 366;
            assert!(
                (full_year - want).abs() <= Decimal::new(5, 3) * Decimal::from(payments),
                "{id} {full_year} {want}"
            );
        }
    }
    assert_eq!(quirks.len(), 2);
}
