//! Overviews with their warnings as faults of Python: the crate writes faults and never reads them, and an overview
//! that is copied, changed or sent to another process keeps its own.

use bevilling::case::{self as core, AppropriationFigures, Expiring};
use bevilling::dates::Date;
use bevilling::fault::Faults;
use bevilling::plan::{Costs, Month, NetCost, Status};
use serde::Serialize;

use crate::fault::Fault;

/// What a case comes to; written as the crate writes it.
#[derive(Clone, PartialEq, Serialize)]
pub(crate) struct Warned {
    #[serde(with = "bevilling::dates::text")]
    pub(super) on: Date,
    pub(super) years: [i32; 3],
    pub(super) months: Vec<Month>,
    pub(super) status: Status,
    pub(super) granted: Costs,
    pub(super) expected: Costs,
    pub(super) paid: Costs,
    pub(super) appropriations: Vec<AppropriationFigures>,
    pub(super) expiring: Vec<Expiring>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) net: Option<NetCost>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) warnings: Vec<Fault>,
}

/// What the cases of a household come to; written as the crate writes it.
#[derive(Clone, PartialEq, Serialize)]
pub(crate) struct WarnedHousehold {
    #[serde(with = "bevilling::dates::text")]
    pub(super) on: Date,
    pub(super) years: [i32; 3],
    pub(super) months: Vec<Month>,
    pub(super) granted: Costs,
    pub(super) expected: Costs,
    pub(super) paid: Costs,
    pub(super) cases: Vec<(String, Warned)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) net: Option<NetCost>,
}

impl Warned {
    pub(super) fn of(core: &core::CaseOverview) -> Self {
        let core::CaseOverview {
            on,
            years,
            months,
            status,
            granted,
            expected,
            paid,
            appropriations,
            expiring,
            net,
            warnings,
        } = core.clone();
        let warnings = warnings.iter().map(Fault::of).collect();
        Self { on, years, months, status, granted, expected, paid, appropriations, expiring, net, warnings }
    }

    /// The overview of the crate, without its warnings: what is drawn and written as tables.
    pub(super) fn figures(&self) -> core::CaseOverview {
        let Self {
            on, years, months, status, granted, expected, paid, appropriations, expiring, net, ..
        } = self.clone();
        let warnings = Faults::none();
        core::CaseOverview {
            on,
            years,
            months,
            status,
            granted,
            expected,
            paid,
            appropriations,
            expiring,
            net,
            warnings,
        }
    }
}

impl WarnedHousehold {
    pub(super) fn of(core: &core::HouseholdOverview) -> Self {
        let core::HouseholdOverview { on, years, months, granted, expected, paid, cases, net } = core.clone();
        let cases = cases.iter().map(|(id, overview)| (id.clone(), Warned::of(overview))).collect();
        Self { on, years, months, granted, expected, paid, cases, net }
    }

    /// As [`Warned::figures`].
    pub(super) fn figures(&self) -> core::HouseholdOverview {
        let Self { on, years, months, granted, expected, paid, cases, net } = self.clone();
        let cases = cases.iter().map(|(id, overview)| (id.clone(), overview.figures())).collect();
        core::HouseholdOverview { on, years, months, granted, expected, paid, cases, net }
    }
}
