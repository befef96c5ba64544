//! What moved a forecast.

use crate::generated::forecast::{Bridge, BridgeCause, BridgePart, PortfolioNet};
use pyo3::prelude::*;

use super::Months;
use crate::chart::Size;
use crate::face::Dec;
use crate::fault;
use crate::table::notebook;
use crate::title::Language;

#[pymethods]
impl Bridge {
    /// What the forecast moved by, in all.
    fn difference(&self) -> Dec {
        Dec(self.0.difference())
    }

    /// The bridge in words.
    fn to_text(&self, lang: Language) -> String {
        self.0.to_text(lang.0)
    }

    /// The bridge as a picture (SVG).
    #[pyo3(signature = (lang, size = None))]
    fn to_svg(&self, py: Python<'_>, lang: Language, size: Option<Size>) -> String {
        py.detach(|| self.0.to_svg(lang.0, Size::or_default(size)))
    }

    /// What one cause moved.
    fn amount_for(&self, cause: BridgeCause) -> Dec {
        Dec(self.0.amount_for(cause.0))
    }

    /// The bridge of some of its months.
    fn within(&self, months: Months) -> Option<Self> {
        self.0.within(months.0).map(Self)
    }

    /// The bridge of what has a label of a dimension.
    fn filter(&self, dimension: &str, label: &str) -> PyResult<Self> {
        self.0.filter(dimension, label).map(Self).map_err(fault::kind)
    }

    /// The bridge of the net cost, from the net costs of the two forecasts: income and reimbursement are causes of their own.
    fn net_of(&self, before: PortfolioNet, after: PortfolioNet) -> PyResult<Self> {
        self.0.clone().net_of(&before.0, &after.0).map(Self).map_err(fault::kind)
    }
}

#[pymethods]
impl BridgePart {
    /// The cause in words.
    fn text(&self, lang: Language) -> String {
        self.0.cause.text(lang.0)
    }
}

#[pymethods]
impl PortfolioNet {
    /// Gross, reimbursement and net as a table.
    fn to_text(&self, lang: Language) -> String {
        self.0.to_text(lang.0)
    }
}
notebook! { Bridge, |this, lang| this.0.to_text(lang), this.0.to_svg(lang, bevilling::chart::Size::default()) }
