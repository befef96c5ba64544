//! The recorded behaviour of the reference system, for dates: recurrence, rates, payable days.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use bevilling::dates::{
    Amounts, Calendar, Date, DayOfMonth, Frequency, HolidayRule, PayableCalendar, Period, Recurrence,
    Validity, parse,
};
use bevilling::fault::Kind;
use bevilling::money;
use bevilling::title::Title;
use serde_json::Value;

fn cases(family: &str) -> Vec<Value> {
    let path = format!("{}/../tests/conformance/{family}.json", env!("CARGO_MANIFEST_DIR"));
    let file: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    file["cases"].as_array().unwrap().clone()
}

fn date(value: &Value) -> Option<Date> {
    value.as_str().map(|text| parse(text).unwrap())
}

fn dates(value: &Value) -> Vec<Date> {
    value.as_array().unwrap().iter().map(|value| date(value).unwrap()).collect()
}

#[test]
fn recurrence() {
    let mut seen = 0;
    for case in cases("recurrence") {
        let (input, expected) = (&case["input"], dates(&case["expected"]["dates"]));
        let frequency = match input["frequency"].as_str() {
            Some("DAILY") => Frequency::Daily,
            Some("WEEKLY") => Frequency::Weekly,
            Some("BIWEEKLY") => Frequency::EveryTwoWeeks,
            Some("MONTHLY") => {
                let day = u8::try_from(input["day_of_month"].as_u64().unwrap()).unwrap();
                Frequency::Monthly { day: DayOfMonth::new(day).unwrap() }
            }
            // One-time and individual payments have no recurrence.
            _ => continue,
        };
        seen += 1;
        let (start, end) = (date(&input["start"]).unwrap(), date(&input["end"]).unwrap());
        let plan = Recurrence { frequency, anchor: start };
        let found: Vec<Date> =
            Period::new(start, end).map(|window| plan.dates(window).collect()).unwrap_or_default();
        assert_eq!(found, expected, "{}", case["id"]);
    }
    assert_eq!(seen, 379);
}

#[test]
fn rates() {
    for case in cases("rates") {
        let (input, expected) = (&case["input"], &case["expected"]);
        let mut rate = Amounts::default();
        for (setting, result) in
            input["settings"].as_array().unwrap().iter().zip(expected["results"].as_array().unwrap())
        {
            let validity = Validity { from: date(&setting["start"]), to: date(&setting["end"]) };
            let amount = money::parse(setting["amount"].as_str().unwrap()).unwrap();
            let code = rate.0.set(validity, amount).map_or_else(|fault| fault.code(), |()| "ok");
            assert_eq!(code.replace('-', "_"), result.as_str().unwrap(), "{}", case["id"]);
        }
        let intervals: Vec<_> =
            rate.pieces().iter().map(|piece| (piece.from, piece.to, piece.value)).collect();
        let expected_intervals: Vec<_> = expected["intervals"]
            .as_array()
            .unwrap()
            .iter()
            .map(|piece| {
                let amount = money::parse(piece["amount"].as_str().unwrap()).unwrap();
                (date(&piece["start"]), date(&piece["end"]), amount)
            })
            .collect();
        assert_eq!(intervals, expected_intervals, "{}", case["id"]);
        for (on, amount) in expected["amount_on"].as_object().unwrap() {
            // The reference says 0 where nothing covers the day; we say that there is nothing.
            let found = rate.at(parse(on).unwrap()).unwrap_or_default();
            assert_eq!(found, money::parse(amount.as_str().unwrap()).unwrap(), "{} {on}", case["id"]);
        }
    }
}

/// Weekends, public holidays, and the local days of the reference, which does not close with the banks.
fn reference_calendar() -> PayableCalendar {
    let local = [(5, 1), (6, 5), (12, 24), (12, 31)];
    let calendar =
        local.into_iter().fold(Calendar::weekends().with_danish_holidays(), |calendar, (month, day)| {
            calendar.with_holiday(Title::danish("lokal"), HolidayRule::fixed(month, day))
        });
    PayableCalendar::from(&calendar)
}

#[test]
fn calendars() {
    use chrono::Datelike;
    let calendar = reference_calendar();
    let mut seen = 0;
    for case in cases("exclusions").iter().filter(|case| case["input"]["kind"] == "calendar") {
        seen += 1;
        let years: BTreeSet<i32> = serde_json::from_value(case["input"]["years"].clone()).unwrap();
        let span = Period::new(
            Period::year(*years.first().unwrap()).unwrap().start(),
            Period::year(*years.last().unwrap()).unwrap().end(),
        )
        .unwrap();
        let days = Recurrence { frequency: Frequency::Daily, anchor: span.start() };
        let weekends = PayableCalendar::from(&Calendar::weekends());
        let found: BTreeSet<Date> = days
            .dates(span)
            .filter(|day| {
                if years.contains(&day.year()) {
                    !calendar.is_payable(*day)
                } else {
                    !weekends.is_payable(*day)
                }
            })
            .collect();
        let expected: BTreeSet<Date> = dates(&case["expected"]["dates"]).into_iter().collect();
        // Great Prayer Day, the fourth Friday after Easter, is no holiday from 2024; the reference still has it.
        let abolished: BTreeSet<Date> = years
            .iter()
            .filter(|year| **year >= 2024)
            .map(|year| bevilling::dates::easter(*year).unwrap() + chrono::Days::new(26))
            .filter(|day| calendar.is_payable(*day))
            .collect();
        assert!(abolished.is_empty() || !case["quirks"].is_null(), "{}", case["id"]);
        assert_eq!(found, &expected - &abolished, "{}", case["id"]);
    }
    assert_eq!(seen, 11);
}

#[test]
fn cash_starts_and_export_runs() {
    let (mut starts, mut runs, mut refused) = (0, 0, 0);
    for case in cases("exclusions") {
        let (input, expected) = (&case["input"], &case["expected"]);
        if input["kind"] == "calendar" {
            continue;
        }
        let calendar = PayableCalendar::from_excluded(dates(&input["exclusions"]));
        if input["kind"] == "cash_start" {
            let cash =
                input["method"] == "CASH" && input["recipient_kind"] == "PERSON" && input["fictive"] == false;
            let one_time = input["payment_type"] == "ONE_TIME";
            let start = date(&input[if one_time { "payment_date" } else { "start" }]).unwrap();
            let allowed = !cash || calendar.cash_start_allowed(date(&input["today"]).unwrap(), start);
            assert_eq!(allowed, expected["allowed"], "{}", case["id"]);
            starts += 1;
            continue;
        }
        let window = calendar.due_window(date(&input["export_date"]).unwrap());
        if case["quirks"]
            .as_array()
            .is_some_and(|quirks| quirks.contains(&"export_date_itself_excluded".into()))
        {
            assert_eq!(window.unwrap_err().code(), "export-date-not-payable", "{}", case["id"]);
            refused += 1;
            continue;
        }
        // Only the days are ours: a payment with anything else to tell is one that no run exports, but for
        // the one of an øre.
        let window = window.unwrap();
        let exportable = |payment: &Value| {
            payment.as_object().unwrap().iter().all(|(key, value)| key == "date" || value == "0.01")
        };
        let picked: Vec<usize> = (0..input["payments"].as_array().unwrap().len())
            .filter(|index| exportable(&input["payments"][index]))
            .filter(|index| window.contains(&date(&input["payments"][index]["date"]).unwrap()))
            .collect();
        assert_eq!(serde_json::json!(picked), expected["picked"], "{}", case["id"]);
        runs += 1;
    }
    assert_eq!((starts, runs + refused), (53, 46));
}
