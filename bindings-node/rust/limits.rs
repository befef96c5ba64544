//! Every bound of the library.

use bevilling::{case, limits, money, plan};
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::input::json;

/// The bounds by name, and the facts that every case may state.
#[napi]
pub fn limits() -> Result<String> {
    json(&serde_json::json!({
        "MAX_DIMENSIONS": limits::MAX_DIMENSIONS,
        "MAX_REIMBURSEMENTS": limits::MAX_REIMBURSEMENTS,
        "MAX_CELLS": limits::MAX_CELLS,
        "MAX_FILE_BYTES": limits::MAX_FILE_BYTES,
        "MAX_FILES": limits::MAX_FILES,
        "MAX_ITEMS": limits::MAX_ITEMS,
        "MAX_JSON_DEPTH": limits::MAX_JSON_DEPTH,
        "MAX_CONDITION_DEPTH": limits::MAX_CONDITION_DEPTH,
        "MAX_FAULTS": limits::MAX_FAULTS,
        "MAX_BYTES_REREAD": limits::MAX_BYTES_REREAD,
        "MAX_COMBINATIONS": limits::MAX_COMBINATIONS,
        "MAX_EVALUATIONS": limits::MAX_EVALUATIONS,
        "MAX_AGE": limits::MAX_AGE,
        "MAX_CONDITION_PARTS": limits::MAX_CONDITION_PARTS,
        "MAX_PAYMENT": limits::MAX_PAYMENT,
        "MAX_YEARS_PAID_EARLY": limits::MAX_YEARS_PAID_EARLY,
        "MAX_YEARS_PAID_LATE": limits::MAX_YEARS_PAID_LATE,
        "MAX_DAYS_PAID_AHEAD": limits::MAX_DAYS_PAID_AHEAD,
        "MAX_PAYMENTS": limits::MAX_PAYMENTS,
        "MAX_CANDIDATES": plan::MAX_CANDIDATES,
        "MAX_DIGITS": money::MAX_DIGITS,
        "AMOUNT_BOUND": money::AMOUNT_BOUND,
        "CASE_FACTS": case::CASE_FACTS,
    }))
}
