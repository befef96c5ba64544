//! Granting: the resulting state of every activity and its payments, or the kind of refusal.

#![allow(clippy::indexing_slicing, reason = "what a JSON value does not have is null")]

use std::collections::BTreeMap;

use bevilling::case::{
    ActivityState, Appropriation, ApprovalRequest, Case as Life, CaseState, CaseStatus, Command,
    CommandContext, CommandRefused, Grant, RefusalKind, individual_payments_of_change,
};
use bevilling::dates::{Date, DatedAmounts, Period, Validity};
use bevilling::fault::ErrorCode;
use bevilling::plan::{
    Activity, Horizon, Ledger, Paid, Payment, PaymentPlan, PlannedPayment, Price, PriceBasis, Prices,
    Recipient, Schedule as PlanSchedule, Status,
};
use bevilling::rulebook::{Role, RuleBook, RuleBookDocument};
use chrono::Datelike;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use super::activity::{ACTIVITY_TYPE, status};
use super::schedule::{Schedule, Setting, read};
use crate::compare::same;
use crate::corpus::asked;
use crate::family::Family;
use crate::vectors::{Case, Vectors};

pub(super) const FAMILY: Family = Family {
    name: "grant",
    answer,
    agrees: same,
    instead: &[
        ("crash", refused),
        ("granted_change_of_a_still_pending_change", in_order_or_together),
        ("individual_payments_outside_period_kept", within_the_period),
        ("paid_payments_deleted", paid_payments_kept),
        ("cascade_deletes_new_payments_or_price", new_payments_made),
        ("cascade_deletes_later_pending_changes", later_changes_kept),
        ("moved_payment_day_pays_a_month_twice_or_not_at_all", each_month_once),
        ("change_from_a_past_day_refused", a_late_change_is_granted),
    ],
};

const SECTION: &str = "SEL-52-3-7";
const SUPPLEMENTARY_TYPE: &str = "015037";

#[derive(Deserialize)]
struct Question {
    today: Date,
    approval_level_given: bool,
    section_given: bool,
    main_allowed: bool,
    supplementary_allowed_on_section: bool,
    supplementary_allowed_for_main: bool,
    activities: Vec<Given>,
    select: Vec<String>,
}

/// An activity as the vectors write it.
#[derive(Deserialize)]
pub(super) struct Given {
    pub(super) key: String,
    kind: String,
    status: String,
    pub(super) modifies: Option<String>,
    start: Option<Date>,
    end: Option<Date>,
    pub(super) vat_factor: Option<Decimal>,
    #[serde(default)]
    paid: Vec<PaidPayment>,
    pub(super) schedule: Planned,
}

#[derive(Deserialize)]
pub(super) struct Planned {
    #[serde(flatten)]
    pub(super) when: Schedule,
    #[serde(default)]
    manual_payments: Vec<(Date, Decimal)>,
    recipient_kind: Option<String>,
    recipient_name: Option<String>,
}

#[derive(Deserialize)]
struct PaidPayment {
    date: Date,
    paid_amount: Decimal,
    paid_date: Date,
}

fn answer(_: &Vectors, input: &Value) -> Result<Value, String> {
    let question: Question = read(input)?;
    let document = question.document()?;
    let read_document: RuleBookDocument = read(&document)?;
    let book = RuleBook::from_document(read_document).map_err(|faults| faults.to_string())?;
    let state = question.state()?;
    let mut case = Life::from_state(&book, state.clone()).map_err(|faults| faults.to_string())?;
    let approval = ApprovalRequest {
        level: question.approval_level_given.then(|| "level".to_owned()),
        approver: Some("approver".to_owned()),
        second: None,
    };
    let grant = Grant {
        appropriation: "a".to_owned(),
        activities: question.select.clone(),
        approval,
        ..Grant::default()
    };
    let (command, stamp) = (Command::Grant(grant), CommandContext::new(question.today, "somebody"));
    let taken = case.execute(&command, &stamp);
    let told = || {
        let step = json!({ "stamp": stamp, "command": command });
        json!({ "case": { "rule_book": document, "state": state, "steps": [step] } })
    };
    asked("life", told, || match &taken {
        Ok(events) => json!({ "steps": [{ "events": events }], "state": case.state() }),
        Err(refusal) => json!({ "steps": [{ "fault": { "faults": refusal.faults() } }] }),
    });
    match taken {
        Ok(_) => Ok(json!({ "ok": true, "activities": question.told(case.state()) })),
        Err(refusal) => Ok(json!({ "ok": false, "error": error(&refusal) })),
    }
}

/// The first fault in the words of the vectors; ours where they have none.
fn error(refusal: &CommandRefused) -> String {
    let first = refusal.faults().iter().next();
    let Some(kind) = first.map(|fault| fault.kind()) else { return String::new() };
    let check = kind.values().into_iter().find(|(name, _)| *name == "check").map(|(_, check)| check);
    match (kind.code(), check.as_deref()) {
        ("rule-not-met", Some("offered-as-main")) => "main_not_allowed_on_section".to_owned(),
        ("rule-not-met", Some("offered-as-supplementary")) => {
            "supplementary_not_allowed_on_section".to_owned()
        }
        ("rule-not-met", Some("allowed-for-main")) => "supplementary_not_allowed_for_main".to_owned(),
        ("supplementary-after-main", _) if matches!(kind, RefusalKind::Plan(_)) => {
            "supplementary_starts_after_main_end".to_owned()
        }
        (code, _) => code.replace('-', "_"),
    }
}

impl Given {
    fn is_once(&self) -> bool {
        self.schedule.when.payment_type == "ONE_TIME"
    }

    fn activity_type(&self) -> &'static str {
        if self.kind == "MAIN" { ACTIVITY_TYPE } else { SUPPLEMENTARY_TYPE }
    }

    fn rate(&self) -> String {
        format!("rate-{}", self.key)
    }

    /// The rule book's rates of this activity.
    pub(super) fn rates(&self) -> Result<BTreeMap<String, DatedAmounts>, String> {
        Ok(BTreeMap::from([(self.rate(), self.values()?)]))
    }

    pub(super) fn vat(&self) -> DatedAmounts {
        DatedAmounts::constant(self.vat_factor.unwrap_or(Decimal::ONE_HUNDRED))
    }

    fn values(&self) -> Result<DatedAmounts, String> {
        let mut values = self.schedule.when.amount.map(DatedAmounts::constant).unwrap_or_default();
        for Setting { amount, start, end } in &self.schedule.when.rates {
            let days = Validity { from: *start, to: *end };
            values.0.set(days, *amount).map_err(|fault| fault.to_string())?;
        }
        Ok(values)
    }

    /// The activity, with the payments that an expected change of individual ones starts with.
    pub(super) fn activity(&self, section: &str, before: &[Activity]) -> Result<Activity, String> {
        let when = &self.schedule.when;
        let units = || when.units.ok_or("no units");
        let price = || match when.price_kind.as_deref() {
            Some("FIXED") => Ok(Price::Fixed { amount: self.values()? }),
            Some("PER_UNIT") => Ok(Price::PerUnit { units: units()?.into(), unit_price: self.values()? }),
            Some("GLOBAL_RATE") => Ok(Price::rate(units()?, self.rate())),
            other => Err(format!("price kind `{other:?}` not understood")),
        };
        let once = when.payment_date;
        let start = self.start.or(once).ok_or("no start")?;
        let period = match self.start {
            Some(start) => Period::new(start, self.end).map_err(|fault| fault.to_string())?,
            None => Period::day(start),
        };
        let schedule = match when.payment_type.as_str() {
            "ONE_TIME" => {
                PlanSchedule::OneTime { date: once.ok_or("no date")?, price: price()?, covers: None }
            }
            "RUNNING" => PlanSchedule::running(when.frequency()?, price()?),
            "INDIVIDUAL" => {
                let changed = before.iter().find(|other| Some(&other.id) == self.modifies.as_ref());
                let copied = match changed.filter(|_| self.status == "EXPECTED") {
                    Some(changed) => individual_payments_of_change(&changed.plan, period),
                    None => Vec::new(),
                };
                let own = self.schedule.manual_payments.iter();
                let own = own.map(|&(date, amount)| PlannedPayment { date, amount });
                PlanSchedule::Individual { payments: own.chain(copied).collect() }
            }
            other => return Err(format!("payment type `{other}` not understood")),
        };
        let name = self.schedule.recipient_name.clone().unwrap_or_else(|| "N".to_owned());
        let recipient = match self.schedule.recipient_kind.as_deref() {
            Some("COMPANY") => {
                let cvr = bevilling::plan::Cvr::parse("12345678").map_err(|fault| fault.to_string())?;
                Recipient::Company { cvr: Some(cvr), name }
            }
            _ => Recipient::internal(name),
        };
        Ok(Activity {
            id: self.key.clone(),
            section: section.to_owned(),
            activity_type: self.activity_type().to_owned(),
            role: if self.kind == "MAIN" { Role::Main } else { Role::Supplementary },
            provider: self.vat_factor.map(|_| self.key.clone()),
            period,
            plan: PaymentPlan { recipient, ..PaymentPlan::new(schedule).with_id(&self.key) },
            status: status(&self.status)?,
            modifies: self.modifies.clone(),
        })
    }

    /// Its payments on the day they are entered, with what is paid of them.
    pub(super) fn payments(&self, activity: &Activity, today: Date) -> Result<Ledger, String> {
        let (rates, vat) = (self.rates()?, self.vat());
        let prices = Prices::new(&rates).vat(&vat);
        let mut ledger = Ledger::default();
        ledger.sync(activity, today, Horizon::default(), &prices).map_err(|faults| faults.to_string())?;
        // What is paid outside the period stays, though the plan has it no more.
        let mut entries: Vec<_> = ledger.entries().to_vec();
        for (date, amount) in &self.schedule.manual_payments {
            if ledger.entry(*date).is_none() && self.paid.iter().any(|paid| paid.date == *date) {
                let planned = Payment { date: *date, amount: *amount, basis: PriceBasis::Known };
                entries.push(planned.into());
            }
        }
        let mut ledger = Ledger::try_from(entries).map_err(|fault| fault.to_string())?;
        for PaidPayment { date, paid_amount, paid_date } in &self.paid {
            let paid = Paid { date: *paid_date, amount: *paid_amount, account: None, corrected: false };
            ledger.pay(activity.status, *date, paid).map_err(|fault| fault.to_string())?;
        }
        Ok(ledger)
    }
}

/// The payments as the vectors write them.
pub(super) fn told_payments(ledger: &Ledger) -> Value {
    let told = |entry: &bevilling::plan::LedgerEntry| match &entry.paid {
        None => json!([entry.date, entry.amount]),
        Some(paid) => json!([entry.date, entry.amount, paid.amount, paid.date]),
    };
    ledger.entries().iter().map(told).collect()
}

impl Question {
    /// A rule book that allows what the question says is allowed.
    fn document(&self) -> Result<Value, String> {
        let title = |text: &str| json!({ "da": text });
        let mut offers = Vec::new();
        let other = if self.main_allowed { ACTIVITY_TYPE } else { "other" };
        offers.push(json!({ "section": SECTION, "activity_type": other, "role": "main" }));
        offers.push(json!({ "section": SECTION, "activity_type": "another", "role": "main" }));
        if self.supplementary_allowed_on_section {
            let to = if self.supplementary_allowed_for_main { ACTIVITY_TYPE } else { "another" };
            let offer = json!({ "section": SECTION, "activity_type": SUPPLEMENTARY_TYPE,
                "role": "supplementary", "to": [to] });
            offers.push(offer);
        }
        let companies = || self.activities.iter().filter(|given| given.vat_factor.is_some());
        let rated = || {
            let rated = self.activities.iter();
            rated.filter(|given| given.schedule.when.price_kind.as_deref() == Some("GLOBAL_RATE"))
        };
        let mut rates = Vec::new();
        for given in rated() {
            let values = serde_json::to_value(given.values()?).map_err(|error| error.to_string())?;
            rates.push(json!({ "id": given.rate(), "title": title("takst"), "values": values }));
        }
        let types = [ACTIVITY_TYPE, SUPPLEMENTARY_TYPE, "other", "another"];
        Ok(json!({
            "id": "os2bos", "version": "3.8.0", "title": title("OS2bos"),
            "laws": [{ "id": "SEL", "title": title("Serviceloven") }],
            "sections": [{ "id": SECTION, "title": title(SECTION), "law": "SEL" }],
            "activity_types": types.map(|id| json!({ "id": id, "title": title(id) })),
            "offers": offers,
            "providers": companies().map(|given| json!({
                "id": given.key, "name": given.key, "kind": "external", "vat_factor": given.vat_factor,
            })).collect::<Vec<_>>(),
            "agreements": companies().map(|given| json!({
                "provider": given.key, "activity_type": given.activity_type(),
            })).collect::<Vec<_>>(),
            "rates": rates,
            "approval_levels": [{ "id": "level", "title": title("niveau") }],
        }))
    }

    /// The case as it stands before the grant.
    fn state(&self) -> Result<CaseState, String> {
        let section = self.section_given.then(|| SECTION.to_owned());
        let mut made: Vec<Activity> = Vec::new();
        let mut activities = Vec::new();
        for given in &self.activities {
            let activity = given.activity(section.as_deref().unwrap_or_default(), &made)?;
            made.push(activity.clone());
            let payments = given.payments(&activity, self.today)?;
            activities.push(ActivityState {
                appropriation: "a".to_owned(),
                activity,
                payments,
                approval: None,
                replaced_by: None,
                annulled: None,
                cut_short: None,
            });
        }
        Ok(CaseState {
            id: "case".to_owned(),
            status: CaseStatus::Open,
            appropriations: vec![Appropriation { id: "a".to_owned(), section }],
            activities,
            ..CaseState::default()
        })
    }

    /// Every activity as the vectors write it, in the order of the question.
    ///
    /// The reference has no adjustments: where there are any, they stand beside its answer.
    fn told(&self, state: &CaseState) -> Vec<Value> {
        let adjusted = |given: &Given, mut told: Value| {
            let adjustments = state.settlements_of(&given.key).flat_map(|one| &one.settlement.adjustments);
            let adjusted: Vec<Value> =
                adjustments.map(|one| json!([one.payment, one.difference()])).collect();
            if !adjusted.is_empty() {
                told["adjusted"] = adjusted.into();
            }
            told
        };
        let told = |given: &Given| {
            let key = &given.key;
            let Some(one) = state.activity(key) else { return json!({ "key": key, "deleted": true }) };
            let payments = told_payments(&one.payments);
            match &one.replaced_by {
                Some(_) if given.is_once() => {}
                Some(_) if one.payments.entries().is_empty() => return json!({ "key": key, "deleted": true }),
                Some(by) => return json!({ "key": key, "replaced_by": by, "payments": payments }),
                None => {}
            }
            // What is paid once has no period in the vectors.
            let has_period = !given.is_once() || given.start.is_some();
            json!({
                "key": key,
                "status": match one.activity.status {
                    Status::Draft => "DRAFT",
                    Status::Expected => "EXPECTED",
                    Status::Granted => "GRANTED",
                },
                "start": has_period.then(|| one.activity.period.start()),
                "end": one.activity.period.end().filter(|_| has_period),
                "modifies": one.activity.modifies,
                "approved_on": one.approval.as_ref().map(|approval| approval.on),
                "payment_number_from": one.activity.plan.id,
                "payments": payments,
            })
        };
        self.activities.iter().map(|given| adjusted(given, told(given))).collect()
    }
}

/// Refused, with a code of its own.
fn refused(_: &Case, ours: &Value) -> bool {
    let codes = ["supplementary_starts_after_main_end", "grant_in_order"];
    ours["ok"] == false && codes.iter().any(|code| ours["error"] == *code)
}

fn in_order_or_together(_: &Case, ours: &Value) -> bool {
    *ours == json!({ "ok": false, "error": "changed_not_granted" })
}

/// The record, each of its activities told by `instead` with the question about it.
fn retold(case: &Case, instead: impl Fn(&Given, &mut Value)) -> Option<Value> {
    let question: Question = read(&case.input).ok()?;
    let mut expected = case.expected.clone();
    for told in expected.get_mut("activities")?.as_array_mut()? {
        let given = question.activities.iter().find(|given| told["key"] == *given.key)?;
        instead(given, told);
    }
    Some(expected)
}

/// The record without the unpaid payments outside the period that results; refused where what is selected then
/// has none.
fn within_the_period(case: &Case, ours: &Value) -> bool {
    let Ok(question) = read::<Question>(&case.input) else { return false };
    let trimmed = retold(case, |given, told| {
        if given.schedule.when.payment_type != "INDIVIDUAL" {
            return;
        }
        let (start, end) = (told["start"].clone(), told["end"].clone());
        if let Some(payments) = told.get_mut("payments").and_then(Value::as_array_mut) {
            payments.retain(|payment| {
                let day = payment[0].as_str();
                let inside = start.as_str() <= day && end.as_str().is_none_or(|end| day <= Some(end));
                inside || payment.as_array().is_some_and(|payment| payment.len() > 2)
            });
        }
    });
    let Some(trimmed) = trimmed else { return false };
    let emptied = question.activities.iter().any(|given| {
        let told = trimmed["activities"].as_array().into_iter().flatten();
        let mut told = told.filter(|told| told["key"] == *given.key);
        given.status != "GRANTED"
            && given.schedule.when.payment_type == "INDIVIDUAL"
            && question.select.contains(&given.key)
            && told.any(|told| told["payments"].as_array().is_some_and(Vec::is_empty))
    });
    match emptied {
        true => *ours == json!({ "ok": false, "error": "individual_without_payments" }),
        false => same(&trimmed, ours),
    }
}

/// The record, but what is paid of what has been replaced stays.
fn paid_payments_kept(case: &Case, ours: &Value) -> bool {
    let kept = |given: &Given| -> Vec<Value> {
        let amount = given.schedule.when.amount;
        let paid = given.paid.iter();
        paid.map(|paid| json!([paid.date, amount, paid.paid_amount, paid.paid_date])).collect()
    };
    let paid_kept = |given: &Given, told: &mut Value| match told.get("deleted") {
        Some(_) if !given.paid.is_empty() => {
            let by = ours["activities"].as_array().into_iter().flatten();
            let by =
                by.filter(|ours| ours["key"] == *given.key).map(|ours| ours["replaced_by"].clone()).next();
            *told = json!({ "key": given.key, "replaced_by": by, "payments": kept(given) });
        }
        None if given.is_once() && !given.paid.is_empty() => told["payments"] = kept(given).into(),
        // What is paid is not paid again by the change that has taken its place: the difference is adjusted.
        None if !given.is_once() => {
            let Ok(question) = read::<Question>(&case.input) else { return };
            let above = question.activities.iter().filter(|other| is_above(other, given, &question));
            let paid: Vec<Date> = above.flat_map(|other| other.paid.iter().map(|paid| paid.date)).collect();
            if let Some(payments) = told["payments"].as_array_mut() {
                payments.retain(|payment| !paid.iter().any(|date| payment[0] == json!(date)));
            }
        }
        _ => {}
    };
    // What the record pays again at another price is adjusted: the difference, of the activity that it was paid of.
    let adjusted = |given: &Given| -> Vec<Value> {
        let Ok(question) = read::<Question>(&case.input) else { return Vec::new() };
        // What is paid once, and then paid by a change on another day, is overpaid.
        if given.is_once() && !given.paid.is_empty() {
            let paid = given.paid.iter().map(|paid| json!([paid.date, -paid.paid_amount]));
            return paid.collect();
        }
        let planned = given.schedule.when.amount.unwrap_or_default();
        let recorded = case.expected["activities"].as_array().into_iter().flatten();
        let below = recorded.filter(|told| {
            let other = question.activities.iter().find(|other| told["key"] == *other.key);
            other.is_some_and(|other| !other.is_once() && is_above(given, other, &question))
        });
        let again = below.flat_map(|told| told["payments"].as_array().into_iter().flatten());
        let paid = |date: &Value| given.paid.iter().any(|paid| *date == json!(paid.date));
        let differing = again.filter(|payment| paid(&payment[0])).filter_map(|payment| {
            let amount: Decimal = payment[1].as_str()?.parse().ok()?;
            (amount != planned).then(|| json!([payment[0], amount - planned]))
        });
        differing.collect()
    };
    let with_adjusted = |given: &Given, told: &mut Value| {
        let adjusted = adjusted(given);
        if !adjusted.is_empty() {
            told["adjusted"] = adjusted.into();
        }
    };
    let retold = retold(case, |given, told| {
        paid_kept(given, told);
        with_adjusted(given, told);
    });
    retold.is_some_and(|retold| same(&retold, ours))
}

/// The record, but what is granted has the payments of its plan.
fn new_payments_made(case: &Case, ours: &Value) -> bool {
    let Ok(question) = read::<Question>(&case.input) else { return false };
    let retold = retold(case, |given, told| {
        let lost = told["payments"].as_array().is_some_and(Vec::is_empty);
        if !lost || !question.select.contains(&given.key) {
            return;
        }
        let made = match given.schedule.when.payment_type.as_str() {
            "RUNNING" => running(given, question.today),
            _ => copied(given, &question),
        };
        told["payments"] = made.into();
    });
    retold.is_some_and(|retold| same(&retold, ours))
}

/// The payments of a running plan, to the end of next year where it has no end, by an independent reading.
fn running(given: &Given, today: Date) -> Vec<Value> {
    let end = given.end.or_else(|| Date::from_ymd_opt(today.year() + 1, 12, 31));
    let (Some(start), Some(end)) = (given.start, end) else { return Vec::new() };
    let when = &given.schedule.when;
    let value = when.amount.or_else(|| when.rates.first().map(|setting| setting.amount)).unwrap_or_default();
    let base = value * when.units.unwrap_or(Decimal::ONE) * given.vat_factor.unwrap_or(Decimal::ONE_HUNDRED);
    let amount = bevilling::money::round(base / Decimal::ONE_HUNDRED);
    let dates = when.dates(start, end).unwrap_or_default();
    dates.into_iter().map(|date| json!([date, amount])).collect()
}

/// The payments that a change of individual ones starts with, by an independent reading.
fn copied(given: &Given, question: &Question) -> Vec<Value> {
    let changed = question.activities.iter().find(|other| Some(&other.key) == given.modifies.as_ref());
    let payments = changed.into_iter().flat_map(|changed| &changed.schedule.manual_payments);
    let inside = payments.filter(|(date, _)| {
        given.start.is_none_or(|start| start <= *date) && given.end.is_none_or(|end| *date <= end)
    });
    inside.map(|(date, amount)| json!([date, amount])).collect()
}

/// The record, but later changes stay as they were entered.
fn later_changes_kept(case: &Case, ours: &Value) -> bool {
    let Ok(question) = read::<Question>(&case.input) else { return false };
    let retold = retold(case, |given, told| {
        let replaced_by = |other: &Given| {
            question.select.contains(&other.key)
                && other.start <= given.start
                && is_above(given, other, &question)
        };
        // What a selected change takes the place of is rightly gone.
        if told.get("deleted").is_some() && !question.activities.iter().any(replaced_by) {
            *told = json!({
                "key": given.key, "status": given.status, "start": given.start, "end": given.end,
                "modifies": given.modifies, "approved_on": null, "payment_number_from": given.key,
                "payments": running(given, question.today),
            });
        }
    });
    retold.is_some_and(|retold| same(&retold, ours))
}

/// Whether `one` is changed by `other`, directly or not.
fn is_above(one: &Given, other: &Given, question: &Question) -> bool {
    let mut above = other.modifies.as_ref();
    while let Some(key) = above {
        if *key == one.key {
            return true;
        }
        above = question.activities.iter().find(|given| given.key == *key).and_then(|g| g.modifies.as_ref());
    }
    false
}

/// The answer is the record, except that a change of a monthly plan does not pay a month that what it changes has paid, and
/// pays on its first day a month that neither would pay.
fn each_month_once(case: &Case, ours: &Value) -> bool {
    let month = |date: &str| date.get(..7).map(str::to_owned);
    let (Some(recorded), Some(made)) =
        (case.expected["activities"].as_array(), ours["activities"].as_array())
    else {
        return false;
    };
    let months_of = |key: &Value| -> Vec<Option<String>> {
        let one = recorded.iter().find(|one| one["key"] == *key);
        let payments = one.and_then(|one| one["payments"].as_array()).into_iter().flatten();
        payments.map(|payment| payment[0].as_str().and_then(month)).collect()
    };
    let is_so = |(was, is): (&Value, &Value)| {
        let mut others = (was.clone(), is.clone());
        for one in [&mut others.0, &mut others.1] {
            if let Some(one) = one.as_object_mut() {
                one.remove("payments");
            }
        }
        let (Some(was_paid), Some(is_paid)) = (was["payments"].as_array(), is["payments"].as_array()) else {
            return was == is;
        };
        let paid_before = months_of(&was["modifies"]);
        let mut taken_out = was_paid.iter().filter(|payment| !is_paid.contains(payment));
        let mut added = is_paid.iter().filter(|payment| !was_paid.contains(payment));
        let month_of = |payment: &Value| payment[0].as_str().and_then(month);
        same(&others.0, &others.1)
            && taken_out.all(|payment| paid_before.contains(&month_of(payment)))
            && added.all(|payment| {
                let own = months_of(&was["key"]);
                payment[0] == was["start"]
                    && !paid_before.contains(&month_of(payment))
                    && !own.contains(&month_of(payment))
            })
    };
    recorded.len() == made.len() && case.expected["ok"] == ours["ok"] && recorded.iter().zip(made).all(is_so)
}

/// What is known late is granted from its own day on: from then on the change pays, and what it changes does not.
fn a_late_change_is_granted(case: &Case, ours: &Value) -> bool {
    let Ok(question) = read::<Question>(&case.input) else { return false };
    let (Some(made), [change]) = (ours["activities"].as_array(), question.select.as_slice()) else {
        return false;
    };
    let Some(start) = question.activities.iter().find(|one| one.key == *change).and_then(|one| one.start)
    else {
        return false;
    };
    let days_of = |one: &Value| -> Vec<Date> {
        let payments = one["payments"].as_array().into_iter().flatten();
        payments.filter_map(|payment| payment[0].as_str()?.parse().ok()).collect()
    };
    case.expected["error"] == "change_starts_in_past"
        && start < question.today
        && made.iter().all(|one| match one["key"] == change.as_str() {
            true => !days_of(one).is_empty() && days_of(one).iter().all(|date| *date >= start),
            false => days_of(one).iter().all(|date| *date < start),
        })
}
