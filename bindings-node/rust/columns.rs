//! Columns: many proposals at once.

use bevilling::decide::{self, BatchRequest, Decision, DecisionDates, FactColumn};
use bevilling::rulebook;
use napi::Task;
use napi::bindgen_prelude::{
    AbortSignal, AsyncTask, BigInt64Array, BigUint64Array, Int32Array, Result, Uint8Array, Uint32Array,
};
use napi_derive::napi;

use crate::fault::refused;
use crate::input::{date, json};
use crate::rulebook::RuleBook;

/// Proposals in columns, as they came.
struct Columns<'a> {
    section: &'a [u32],
    activity_type: &'a [u32],
    main: &'a [u32],
    provider: &'a [u32],
    on: Option<&'a str>,
    days: &'a [i32],
    names: &'a [String],
    values: Vec<&'a [i64]>,
}

impl Columns<'_> {
    fn answer(&self, book: &rulebook::RuleBook) -> Result<decide::BatchResult> {
        let facts = self.names.iter().zip(&self.values);
        let facts: Vec<_> = facts.map(|(dimension, values)| FactColumn { dimension, values }).collect();
        let on = match self.on {
            Some(on) => DecisionDates::Date(date(on)?),
            None => DecisionDates::Days(self.days),
        };
        let queries = BatchRequest {
            section: self.section,
            activity_type: self.activity_type,
            main: self.main,
            provider: self.provider,
            on,
            facts: &facts,
        };
        book.check_columns(&queries).map_err(|faults| refused(&faults))
    }
}

/// The answers, a row each.
#[napi]
pub struct BatchResult {
    inner: decide::BatchResult,
}

#[napi]
impl BatchResult {
    /// The decisions: 0 allowed, 1 unknown, 2 refused.
    #[napi]
    pub fn decisions(&self) -> Uint8Array {
        let number = |decision: &Decision| *decision as u8;
        Uint8Array::new(self.inner.decisions.iter().map(number).collect())
    }

    /// The reasons, as sets of bits.
    #[napi]
    pub fn reasons(&self) -> BigUint64Array {
        BigUint64Array::new(self.inner.reasons.iter().map(|reasons| reasons.bits()).collect())
    }

    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// The reasons of a row: the checks that refuse, those that are open, and the dimensions they look at.
    #[napi]
    pub fn explain(&self, row: u32, book: &RuleBook) -> Result<String> {
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        json(&self.inner.reasons.get(row).map(|reasons| {
            serde_json::json!({
                "refusing": reasons.refusing().collect::<Vec<_>>(),
                "open": reasons.open().collect::<Vec<_>>(),
                "dimensions": reasons.dimensions(&book.inner).collect::<Vec<_>>(),
            })
        }))
    }
}

/// Answers many proposals at once. The date is `on`, or where that is none one of `days` for each row.
#[napi]
#[allow(clippy::too_many_arguments, reason = "a column each")]
pub fn check_columns(
    book: &RuleBook,
    section: Uint32Array,
    activity_type: Uint32Array,
    main: Uint32Array,
    provider: Uint32Array,
    on: Option<String>,
    days: Int32Array,
    names: Vec<String>,
    values: Vec<BigInt64Array>,
) -> Result<BatchResult> {
    let columns = Columns {
        section: &section,
        activity_type: &activity_type,
        main: &main,
        provider: &provider,
        on: on.as_deref(),
        days: &days,
        names: &names,
        values: values.iter().map(|values| &**values).collect(),
    };
    Ok(BatchResult { inner: columns.answer(&book.inner)? })
}

/// The same off the event loop, of copies of the columns: the host may go on with its own.
pub struct Checking {
    book: rulebook::RuleBook,
    columns: [Vec<u32>; 4],
    on: Option<String>,
    days: Vec<i32>,
    names: Vec<String>,
    values: Vec<Vec<i64>>,
}

impl Task for Checking {
    type Output = decide::BatchResult;
    type JsValue = BatchResult;

    fn compute(&mut self) -> Result<decide::BatchResult> {
        let [section, activity_type, main, provider] = &self.columns;
        let columns = Columns {
            section,
            activity_type,
            main,
            provider,
            on: self.on.as_deref(),
            days: &self.days,
            names: &self.names,
            values: self.values.iter().map(Vec::as_slice).collect(),
        };
        columns.answer(&self.book)
    }

    fn resolve(&mut self, _: napi::Env, inner: decide::BatchResult) -> Result<BatchResult> {
        Ok(BatchResult { inner })
    }
}

/// Answers many proposals at once, off the event loop.
#[napi(ts_return_type = "Promise<BatchResult>")]
#[allow(clippy::too_many_arguments, reason = "a column each")]
pub fn check_columns_async(
    book: &RuleBook,
    section: Uint32Array,
    activity_type: Uint32Array,
    main: Uint32Array,
    provider: Uint32Array,
    on: Option<String>,
    days: Int32Array,
    names: Vec<String>,
    values: Vec<BigInt64Array>,
    signal: Option<AbortSignal>,
) -> AsyncTask<Checking> {
    let task = Checking {
        book: book.inner.clone(),
        columns: [section.to_vec(), activity_type.to_vec(), main.to_vec(), provider.to_vec()],
        on,
        days: days.to_vec(),
        names,
        values: values.iter().map(|values| values.to_vec()).collect(),
    };
    AsyncTask::with_optional_signal(task, signal)
}
