//! Cases that are missing from a portfolio, and why.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fault::PortfolioFault;
use crate::fault::{Fault, Faults, Path};

/// The most faults that are reported of one case.
const MAX_FAULTS_OF_CASE: usize = 100;

/// A case that is missing from a portfolio: its plans have a fault, and none of it is counted.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct MissingCase {
    /// The case.
    pub case: String,
    /// Its faults, at paths such as `/cases/<case>/<activity>`; empty if the portfolio was read from Arrow, which
    /// contains only the names of missing cases.
    pub faults: Faults<PortfolioFault>,
}

/// What is wrong, by case.
#[derive(Debug, Default)]
pub(super) struct FaultsByCase(BTreeMap<String, Faults<PortfolioFault>>);

impl FaultsByCase {
    /// How many cases there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn has(&self, case: &str) -> bool {
        self.0.contains_key(case)
    }

    /// Adds a fault; returns it if it does not belong to a case.
    pub(super) fn add(&mut self, fault: Fault<PortfolioFault>) -> Result<(), Box<Fault<PortfolioFault>>> {
        let kind = fault.kind();
        let case = match kind {
            PortfolioFault::CaseMissing { .. } => String::new(),
            _ => match kind.whole("case") {
                Some(case) => case,
                None => return Err(Box::new(fault)),
            },
        };
        let path = Path::root().join("cases").join(case.as_str());
        let path = match kind.whole("activity") {
            Some(activity) => path.join(activity.as_str()),
            None => path,
        };
        let placed = Fault::at(path, kind.clone()).suggest(fault.suggestion().map(str::to_owned));
        let found = self.0.entry(case).or_default();
        if found.len() < MAX_FAULTS_OF_CASE {
            found.push(placed);
        }
        Ok(())
    }

    /// The cases, in order.
    pub(super) fn into_missing(self) -> Vec<MissingCase> {
        self.0.into_iter().map(|(case, faults)| MissingCase { case, faults }).collect()
    }
}

crate::privacy::debug_by_json!(MissingCase);
