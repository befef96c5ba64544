//! Long work off the event loop, with progress reporting and cancellation.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use bevilling::forecast::{self, ForecastRequest, Progress, ProgressControl};
use bevilling::rulebook;
use napi::bindgen_prelude::{AsyncTask, FnArgs, Result, Uint8Array};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Env, Status, Task};
use napi_derive::napi;

use crate::fault::{refused, refused_for};
use crate::forecast::Forecast;
use crate::input::read;
use crate::portfolio::{Portfolio, arrow_options};
use crate::rulebook::RuleBook;

/// What stops work.
#[napi]
#[derive(Default)]
pub struct Stop {
    flag: Arc<AtomicBool>,
}

#[napi]
impl Stop {
    /// One that has not been used.
    #[napi(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Stops the work soon.
    #[napi]
    pub fn stop(&self) {
        self.flag.store(true, Ordering::Relaxed);
    }
}

/// Receives the number of rows that are done, and of all rows.
type Listener = ThreadsafeFunction<FnArgs<(f64, f64)>, (), FnArgs<(f64, f64)>, Status, false, true>;

/// A forecast at work.
pub struct Forecasting {
    portfolio: Arc<forecast::Portfolio>,
    request: ForecastRequest,
    stop: Arc<AtomicBool>,
    listener: Option<Listener>,
}

impl Task for Forecasting {
    type Output = forecast::Forecast;
    type JsValue = Forecast;

    fn compute(&mut self) -> Result<forecast::Forecast> {
        let tell = |Progress { done, total }: Progress| {
            if let Some(listener) = &self.listener {
                let rows = |count: usize| u32::try_from(count).map_or(f64::from(u32::MAX), f64::from);
                listener.call((rows(done), rows(total)).into(), ThreadsafeFunctionCallMode::NonBlocking);
            }
        };
        let control = ProgressControl::default().on_progress(&tell).cancel_when(&self.stop);
        self.portfolio.forecast_with(&self.request, &control).map_err(refused_for)
    }

    fn resolve(&mut self, _: Env, inner: forecast::Forecast) -> Result<Forecast> {
        Ok(Forecast { inner })
    }
}

/// The sums of the payments, off the event loop.
#[napi(ts_return_type = "Promise<Forecast>")]
pub fn forecast_async(
    portfolio: &Portfolio,
    request: String,
    stop: &Stop,
    #[napi(ts_arg_type = "((done: number, total: number) => void) | undefined")] listener: Option<Listener>,
) -> Result<AsyncTask<Forecasting>> {
    let (portfolio, stop) = (portfolio.inner.clone(), stop.flag.clone());
    Ok(AsyncTask::new(Forecasting { portfolio, request: read(&request)?, stop, listener }))
}

/// A portfolio while it is read.
pub struct Reading {
    bytes: Vec<u8>,
    options: String,
}

impl Task for Reading {
    type Output = forecast::Portfolio;
    type JsValue = Portfolio;

    fn compute(&mut self) -> Result<forecast::Portfolio> {
        let made = forecast::Portfolio::from_ipc(&self.bytes, arrow_options(&self.options)?);
        made.map_err(|faults| refused(&faults))
    }

    fn resolve(&mut self, _: Env, inner: forecast::Portfolio) -> Result<Portfolio> {
        Ok(inner.into())
    }
}

/// A portfolio of Arrow IPC bytes, off the event loop.
#[napi(ts_return_type = "Promise<Portfolio>")]
pub fn portfolio_from_ipc_async(bytes: Uint8Array, options: String) -> AsyncTask<Reading> {
    AsyncTask::new(Reading { bytes: bytes.to_vec(), options })
}

/// A rule book while it is read.
pub struct Loading {
    path: String,
}

impl Task for Loading {
    type Output = rulebook::RuleBook;
    type JsValue = RuleBook;

    fn compute(&mut self) -> Result<rulebook::RuleBook> {
        rulebook::RuleBook::load(&self.path).map_err(|faults| refused(&faults))
    }

    fn resolve(&mut self, _: Env, inner: rulebook::RuleBook) -> Result<RuleBook> {
        Ok(inner.into())
    }
}

/// A rule book of a file or a folder, off the event loop.
#[napi(ts_return_type = "Promise<RuleBook>")]
pub fn load_rule_book_async(path: String) -> AsyncTask<Loading> {
    AsyncTask::new(Loading { path })
}
