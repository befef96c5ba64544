//! The plans of many cases as columns.

use std::collections::BTreeMap;
use std::sync::Arc;

use bevilling::dates::{Date, DatedAmounts, Period};
use bevilling::forecast::{
    self, ArrowOptions, ExtensionRule, ForecastRequest, Months, NetOptions, PaymentChunk, PaymentsRequest,
    PortfolioOptions, ProgressControl, Scenario, Selection, View, ipc_bytes,
};
use bevilling::plan::Extrapolation;
use napi::bindgen_prelude::{
    BigInt64Array, ClassInstance, Function, Int32Array, Result, Uint8Array, Uint32Array,
};
use napi_derive::napi;
use serde::Deserialize;

use crate::bridge::{ForecastBridge, PortfolioNet};
use crate::case::Case;
use crate::fault::{refused, refused_for};
use crate::forecast::{BudgetFollowUp, Forecast, arrow};
use crate::input::{date, json, read};
use crate::rows;
use crate::rulebook::RuleBook;
use crate::scenario::Comparison;

/// The plans of many cases, one row for each activity.
#[napi]
pub struct Portfolio {
    pub(crate) inner: Arc<forecast::Portfolio>,
}

impl From<forecast::Portfolio> for Portfolio {
    fn from(inner: forecast::Portfolio) -> Self {
        Self { inner: Arc::new(inner) }
    }
}

/// What a portfolio of cases is made of; what is not said is as the core has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfCases {
    facts: Option<Vec<String>>,
    #[serde(default, with = "bevilling::dates::serde_str_option")]
    through: Option<Date>,
    #[serde(default)]
    extrapolation: Extrapolation,
}

/// How a portfolio is read from Arrow; what is not said is as the core has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfArrow {
    #[serde(default)]
    rates: BTreeMap<String, DatedAmounts>,
    #[serde(default, with = "bevilling::dates::serde_str_option")]
    through: Option<Date>,
    #[serde(default)]
    extrapolation: Extrapolation,
}

fn options_of_cases(options: &str, labels: &str) -> Result<PortfolioOptions> {
    let OfCases { facts, through, extrapolation } = read(options)?;
    let usual = PortfolioOptions::default();
    let facts = facts.unwrap_or(usual.facts);
    Ok(PortfolioOptions { facts, labels: read(labels)?, through, extrapolation })
}

pub(crate) fn arrow_options(text: &str) -> Result<ArrowOptions> {
    let OfArrow { rates, through, extrapolation } = read(text)?;
    Ok(ArrowOptions { rates, through, extrapolation })
}

/// Which payments are asked for; what is not said is as the core has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    days: Option<Period>,
    #[serde(default)]
    view: View,
    chunk: Option<usize>,
}

fn payments_request(text: &str) -> Result<PaymentsRequest> {
    let Asked { days, view, chunk } = read(text)?;
    let usual = PaymentsRequest::new(view);
    Ok(PaymentsRequest { days, chunk: chunk.unwrap_or(usual.chunk), ..usual })
}

/// Some payments as columns.
#[napi(object)]
pub struct Payments {
    /// The number of the row.
    pub row: Uint32Array,
    /// The day each is scheduled on, in days from 1970-01-01.
    pub scheduled: Int32Array,
    /// The day each counts on.
    pub counted: Int32Array,
    /// What each is, in whole øre.
    pub oere: BigInt64Array,
    /// The place of its layer.
    pub layer: Uint8Array,
}

impl From<PaymentChunk> for Payments {
    fn from(PaymentChunk { row, scheduled, counted, oere, layer }: PaymentChunk) -> Self {
        Self {
            row: Uint32Array::new(row),
            scheduled: Int32Array::new(scheduled),
            counted: Int32Array::new(counted),
            oere: BigInt64Array::new(oere),
            layer: Uint8Array::new(layer),
        }
    }
}

#[napi]
impl Portfolio {
    /// Of cases on a day.
    #[napi(factory)]
    pub fn from_cases(
        cases: Vec<ClassInstance<'_, Case>>,
        on: String,
        options: String,
        labels: String,
    ) -> Result<Self> {
        let options = options_of_cases(&options, &labels)?;
        let cases = cases.iter().map(|case| &case.inner);
        let made = forecast::Portfolio::from_cases(cases, date(&on)?, &options);
        made.map(Self::from).map_err(|faults| refused(&faults))
    }

    /// Of the income of cases on a day.
    #[napi(factory)]
    pub fn income_of_cases(
        cases: Vec<ClassInstance<'_, Case>>,
        on: String,
        options: String,
        labels: String,
    ) -> Result<Self> {
        let options = options_of_cases(&options, &labels)?;
        let cases = cases.iter().map(|case| &case.inner);
        let made = forecast::Portfolio::income_of_cases(cases, date(&on)?, &options);
        made.map(Self::from).map_err(|faults| refused(&faults))
    }

    /// Of Arrow IPC bytes.
    #[napi(factory)]
    pub fn from_ipc(bytes: Uint8Array, options: String) -> Result<Self> {
        let made = forecast::Portfolio::from_ipc(&bytes, arrow_options(&options)?);
        made.map(Self::from).map_err(|faults| refused(&faults))
    }

    /// Of rows, one by one.
    #[napi(factory)]
    pub fn from_rows(rows: String, options: String) -> Result<Self> {
        rows::portfolio(&rows, &options).map(Self::from)
    }

    /// The rows, one by one.
    #[napi]
    pub fn rows(&self) -> Result<String> {
        rows::json_of(&self.inner)
    }

    /// The same rows with another answer to what is done beyond the last known price.
    #[napi]
    pub fn extrapolated(&self, extrapolation: String) -> Result<Portfolio> {
        let made = forecast::Portfolio::clone(&self.inner).extrapolated(read(&extrapolation)?);
        made.map(Self::from).map_err(|faults| refused(&faults))
    }

    /// How many rows there are.
    #[napi(getter)]
    pub fn length(&self) -> i64 {
        i64::try_from(self.inner.len()).unwrap_or(i64::MAX)
    }

    /// The cases that something is wrong with.
    #[napi]
    pub fn missing(&self) -> Result<String> {
        json(&self.inner.missing())
    }

    /// How many cases there are.
    #[napi(getter)]
    pub fn case_count(&self) -> i64 {
        i64::try_from(self.inner.case_count()).unwrap_or(i64::MAX)
    }

    /// The dimensions that rows have labels of.
    #[napi(getter)]
    pub fn dimensions(&self) -> Vec<String> {
        self.inner.dimensions().map(str::to_owned).collect()
    }

    /// What is done beyond the last known price.
    #[napi]
    pub fn extrapolation(&self) -> Result<String> {
        json(&self.inner.extrapolation())
    }

    /// The rates that rows are paid at, by id.
    #[napi]
    pub fn rates(&self) -> Result<String> {
        json(&self.inner.rates().collect::<BTreeMap<_, _>>())
    }

    /// Bytes of memory: of the rows, and of what is kept for counting.
    #[napi]
    pub fn bytes(&self) -> Vec<i64> {
        let (rows, runs) = self.inner.bytes();
        [rows, runs].map(|bytes| i64::try_from(bytes).unwrap_or(i64::MAX)).to_vec()
    }

    /// The rows as Arrow IPC bytes.
    #[napi]
    pub fn to_ipc(&self) -> Result<Uint8Array> {
        Ok(Uint8Array::new(self.inner.to_ipc().map_err(arrow)?))
    }

    /// The sums of the payments.
    #[napi]
    pub fn forecast(&self, request: String) -> Result<Forecast> {
        Forecast::made(self.inner.forecast(&read(&request)?))
    }

    /// Both views at once.
    #[napi]
    pub fn views(&self, months: String, by: Vec<String>) -> Result<Vec<Forecast>> {
        let months: Months = read(&months)?;
        let views = self.inner.views(months, &by, &ProgressControl::default()).map_err(refused_for)?;
        Ok([views.granted, views.expected].map(|inner| Forecast { inner }).into())
    }

    /// The rows of some labels.
    #[napi]
    pub fn filter(&self, of: String) -> Result<Portfolio> {
        let of: Selection = read(&of)?;
        self.inner.filter(&of).map(Self::from).map_err(|faults| refused(&faults))
    }

    /// The same with one more dimension, `activity`.
    #[napi]
    pub fn by_activity(&self) -> Result<Portfolio> {
        self.inner.by_activity().map(Self::from).map_err(|faults| refused(&faults))
    }

    /// The portfolio as it would be.
    #[napi]
    pub fn with(&self, scenario: String, books: Vec<ClassInstance<'_, RuleBook>>) -> Result<Portfolio> {
        let scenario: Scenario = read(&scenario)?;
        let books: Vec<_> = books.iter().map(|book| &book.inner).collect();
        self.inner.with(&scenario, &books).map(Self::from).map_err(|faults| refused(&faults))
    }

    /// The forecast as it is, and as it would be in each scenario: the base, then each with its difference.
    #[napi]
    pub fn compare(
        &self,
        scenarios: String,
        books: Vec<ClassInstance<'_, RuleBook>>,
        request: String,
    ) -> Result<Comparison> {
        let (scenarios, request): (Vec<Scenario>, ForecastRequest) = (read(&scenarios)?, read(&request)?);
        let books: Vec<_> = books.iter().map(|book| &book.inner).collect();
        let inner = self.inner.compare(&scenarios, &books, &request).map_err(|faults| refused(&faults))?;
        Ok(Comparison { inner })
    }

    /// Why the forecast is another than that of the portfolio as it was.
    #[napi]
    pub fn bridge_from(&self, before: &Portfolio, request: String) -> Result<ForecastBridge> {
        let request: ForecastRequest = read(&request)?;
        let inner = self.inner.bridge_from(&before.inner, &request).map_err(|faults| refused(&faults))?;
        Ok(ForecastBridge { inner })
    }

    /// Gross, income, reimbursement and net.
    #[napi]
    pub fn net(
        &self,
        book: &RuleBook,
        request: String,
        extrapolation: String,
        cases: Vec<ClassInstance<'_, Case>>,
        income: Option<&Portfolio>,
    ) -> Result<PortfolioNet> {
        let request: ForecastRequest = read(&request)?;
        let extrapolation = read(&extrapolation)?;
        let income = income.map(|income| &*income.inner);
        let options = NetOptions { extrapolation, income, ..NetOptions::default() };
        let options = options.facts_of(cases.iter().map(|case| &case.inner));
        let net = self.inner.net(&book.inner, &request, &options);
        Ok(PortfolioNet { inner: net.map_err(|faults| refused(&faults))? })
    }

    /// What ends, the dearest to extend first.
    #[napi]
    pub fn expiring(&self, from: String, until: String, rule: String) -> Result<String> {
        let rule: ExtensionRule = read(&rule)?;
        let found = self.inner.expiring(date(&from)?, date(&until)?, &rule);
        json(&found.map_err(|faults| refused(&faults))?)
    }

    /// A budget beside the forecast.
    #[napi]
    pub fn follow_up(
        &self,
        budget: String,
        on: String,
        before: Option<&Portfolio>,
        rule: String,
        most_drivers: Option<u32>,
    ) -> Result<BudgetFollowUp> {
        let usual = forecast::PortfolioFollowUp::on(date(&on)?);
        let most = most_drivers.and_then(|most| usize::try_from(most).ok());
        let request = forecast::PortfolioFollowUp {
            before: before.map(|portfolio| &*portfolio.inner),
            rule: read(&rule)?,
            most_drivers: most.unwrap_or(usual.most_drivers),
            ..usual
        };
        BudgetFollowUp::made(self.inner.follow_up(&read(&budget)?, &request))
    }

    /// All payments one by one, in chunks, handed to a function.
    #[napi]
    pub fn each_payments(&self, request: String, take: Function<'_, Payments, ()>) -> Result<()> {
        for chunk in self.inner.payments(payments_request(&request)?) {
            take.call(chunk.into())?;
        }
        Ok(())
    }

    /// All payments as Arrow IPC bytes, with the ids of cases and activities.
    #[napi]
    pub fn payments_ipc(&self, request: String) -> Result<Uint8Array> {
        let chunks = self.inner.payments(payments_request(&request)?);
        let batches = chunks.map(|chunk| self.inner.payments_to_arrow(chunk));
        let batches = batches.collect::<std::result::Result<Vec<_>, _>>().map_err(arrow)?;
        let none = || self.inner.payments_to_arrow(PaymentChunk::default()).map_err(arrow);
        let schema = match batches.first() {
            Some(batch) => batch.schema(),
            None => none()?.schema(),
        };
        Ok(Uint8Array::new(ipc_bytes(&schema, &batches).map_err(arrow)?))
    }
}
