//! Calls of several steps, and those with rows.

use std::collections::BTreeMap;

use bevilling::dates::{
    BusinessDayConvention, ClosedReason, Date, DatedAmounts, PaymentCalendar, TimelineEntry,
};
use bevilling::decide::{BatchRequest, BatchResult, DecisionDates, FactColumn, MISSING_FACT, NO_ID};
use bevilling::fault::ErrorCode;
use bevilling::plan::{self, Activity, Horizon, Ledger, LedgerChange, Paid, Prices, Status};
use bevilling::rulebook::RuleBook;
use bevilling::title::Language;
use bevilling::{money, text};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::given::{Given, json, whole};
use super::{Parts, Problem, raw};

pub(super) type Settings = Vec<TimelineEntry<String>>;

/// Sets amounts one after the other, and looks up days.
pub(super) fn set_amounts(
    mut amounts: DatedAmounts,
    settings: &Settings,
    on: &[Date],
) -> Result<Parts, Problem> {
    let mut refused = Vec::with_capacity(settings.len());
    for piece in settings {
        let set = amounts.0.set(piece.validity(), money::parse(&piece.value)?);
        refused.push(set.err().map(|fault| fault.code()));
    }
    // An amount is data: whatever was typed for it, it is answered as it is.
    let on: Vec<Option<String>> =
        on.iter().map(|day| amounts.at(*day).map(|amount| amount.to_string())).collect();
    Ok(Parts(vec![("refused", raw(&refused)?), ("amounts", raw(&amounts)?), ("on", raw(&on)?)]))
}

#[derive(Debug, Serialize)]
pub(super) struct Day {
    date: Date,
    /// `weekend`, `holiday` or `extra_day`; none where money can be paid out.
    closed: Option<&'static str>,
    preceding: Option<Date>,
    following: Option<Date>,
    earliest_cash_start: Option<Date>,
    /// The days that an export run covers, or the code of the fault.
    due_window: Result<Vec<Date>, &'static str>,
}

pub(super) fn calendar_days(calendar: &PaymentCalendar, dates: &[Date]) -> Vec<Day> {
    let closed = |closed| match closed {
        ClosedReason::Weekend(_) => "weekend",
        ClosedReason::Holiday(_) => "holiday",
        ClosedReason::ExtraDay(_) => "extra_day",
    };
    let day = |date: Date| Day {
        date,
        closed: calendar.closed_on(date).map(closed),
        preceding: calendar.adjust(date, BusinessDayConvention::Preceding),
        following: calendar.adjust(date, BusinessDayConvention::Following),
        earliest_cash_start: calendar.earliest_cash_start(date),
        due_window: calendar.due_window(date).map_err(|fault| fault.code()),
    };
    dates.iter().copied().map(day).collect()
}

/// Each amount with and without its unit, each date long and short.
#[derive(Debug, Serialize)]
pub(super) struct Formatted {
    amounts: Vec<[String; 2]>,
    dates: Vec<[String; 2]>,
}

pub(super) fn formatted(amounts: &[Decimal], dates: &[Date], lang: Language) -> Formatted {
    let amount = |one: &Decimal| [text::amount(*one, lang), text::number(*one, lang)];
    let date = |one: &Date| [text::date(*one, lang), text::short_date(*one, lang)];
    Formatted { amounts: amounts.iter().map(amount).collect(), dates: dates.iter().map(date).collect() }
}

/// What is done with the payments of an activity.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum LedgerStep {
    Sync(Synced),
    Renew(Synced),
    Pay { status: Status, date: Value, paid: Paid },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Synced {
    activity: Box<Activity>,
    today: Value,
    #[serde(default)]
    horizon: Horizon,
    #[serde(default)]
    prices: Value,
}

pub(super) type LedgerSteps = Vec<LedgerStep>;

pub(super) fn ledger_steps(mut ledger: Ledger, steps: LedgerSteps) -> Result<Parts, Problem> {
    // What each step changed; nothing where it paid.
    let mut changes: Vec<Option<LedgerChange>> = Vec::with_capacity(steps.len());
    for step in steps {
        changes.push(match step {
            LedgerStep::Sync(Synced { activity, today, horizon, prices }) => {
                let (today, prices) = (Date::given(&today)?, Prices::given(&prices)?);
                Some(ledger.sync(&activity, today, horizon, &prices)?)
            }
            LedgerStep::Renew(Synced { activity, today, horizon, prices }) => {
                let (today, prices) = (Date::given(&today)?, Prices::given(&prices)?);
                Some(ledger.renew(&activity, today, horizon, &prices)?)
            }
            LedgerStep::Pay { status, date, paid } => {
                ledger.pay(status, Date::given(&date)?, paid)?;
                None
            }
        });
    }
    Ok(Parts(vec![("changes", raw(&changes)?), ("ledger", raw(&ledger)?)]))
}

#[derive(Debug, Serialize)]
struct DueLine<'a> {
    activity: &'a str,
    date: Date,
    late: bool,
}

pub(super) fn due(
    payments: &[(Activity, Ledger)],
    calendar: &PaymentCalendar,
    on: Date,
) -> Result<Parts, Problem> {
    let run = plan::due(payments.iter().map(|(activity, ledger)| (activity, ledger)), calendar, on)?;
    let lines = |due: &[plan::Due<'_>]| {
        let line = |due: &plan::Due<'_>| {
            raw(&DueLine { activity: &due.activity.id, date: due.entry.date, late: due.late })
        };
        Ok::<_, Problem>(format!("[{}]", due.iter().map(line).collect::<Result<Vec<_>, _>>()?.join(",")))
    };
    Ok(Parts(vec![("payable", lines(&run.payable)?), ("held", lines(&run.held)?)]))
}

/// Proposals in columns, rules by their ids; a rule that is not known has the number 4294967294.
#[derive(Deserialize)]
pub(super) struct Columns {
    section: Vec<Option<String>>,
    activity_type: Vec<Option<String>>,
    #[serde(default)]
    main: Vec<Option<String>>,
    #[serde(default)]
    provider: Vec<Option<String>>,
    /// A date, or days from 1970-01-01, one for each row.
    on: Value,
    #[serde(default)]
    facts: BTreeMap<String, Vec<Option<i64>>>,
}

impl Given for Columns {
    whole!();
    fn given(value: &Value) -> Result<Self, Problem> {
        json(value)
    }
}

const NOT_KNOWN: u32 = NO_ID - 1;

pub(super) fn check_columns(book: &RuleBook, columns: &Columns) -> Result<BatchResult, Problem> {
    let numbers = |ids: &[Option<String>], number: fn(&RuleBook, &str) -> Option<u32>| -> Vec<u32> {
        let of =
            |id: &Option<String>| id.as_deref().map_or(NO_ID, |id| number(book, id).unwrap_or(NOT_KNOWN));
        ids.iter().map(of).collect()
    };
    let values: Vec<(&String, Vec<i64>)> = columns
        .facts
        .iter()
        .map(|(name, values)| (name, values.iter().map(|value| value.unwrap_or(MISSING_FACT)).collect()))
        .collect();
    let facts: Vec<FactColumn<'_>> =
        values.iter().map(|(dimension, values)| FactColumn { dimension, values }).collect();
    let days: Vec<i32>;
    let on = if columns.on.is_array() {
        days = json(&columns.on)?;
        DecisionDates::Days(&days)
    } else {
        DecisionDates::Date(Date::given(&columns.on)?)
    };
    Ok(book.check_columns(&BatchRequest {
        section: &numbers(&columns.section, RuleBook::section_number),
        activity_type: &numbers(&columns.activity_type, RuleBook::activity_type_number),
        main: &numbers(&columns.main, RuleBook::activity_type_number),
        provider: &numbers(&columns.provider, RuleBook::provider_number),
        on,
        facts: &facts,
    })?)
}
