//! What moved a forecast.

use bevilling::forecast as core;
use pyo3::prelude::*;

use super::{Forecast, Months};
use crate::chart::Size;
use crate::face::{Dec, List};
use crate::fault;
use crate::plan::UnknownReimbursement;
use crate::table::notebook;
use crate::title::Language;
use crate::value::{value, words};

words! {
    /// What moved a forecast, in the order that causes are reckoned in.
    ///
    /// From the portfolio as it was to the portfolio as it is, each cause changes what it is about and leaves the rest;
    /// its part is what the forecast moves by that. Where two causes meet in one activity, such as a longer period at a
    /// new price, the later one has the effect of both together: the price is reckoned over the longer period.
    BridgeCause(core::BridgeCause) { ExpectedDropped = "expected_dropped", ExpectedGranted = "expected_granted", Ended = "ended", Extended = "extended", Paused = "paused", Quantity = "quantity", Price = "price", Rate = "rate", Moved = "moved", NewGrant = "new_grant", NewExpected = "new_expected", PaidOtherwise = "paid_otherwise", Other = "other", Income = "income", Reimbursement = "reimbursement" }
}

value! {
    /// Two forecasts, and what makes the difference: the parts come to it exactly, in every month, group and layer.
    ///
    /// >>> import bevilling as bv, polars as pl
    /// >>> from datetime import date
    /// >>> def costs(prices):
    /// ...     return bv.forecast.Portfolio.from_arrow(pl.DataFrame({
    /// ...         "case_id": list(prices), "activity_id": "1", "status": "granted", "pays": "once",
    /// ...         "first_day": date(2026, 3, 2), "price": list(prices.values()), "section": list(prices)}))
    /// >>> months = bv.forecast.Months.of_year(2026)
    /// >>> bridge = costs({"A": 100, "B": 300}).bridge_from(costs({"A": 120}), months, by=["section"])
    /// >>> bridge.difference(), [(part.cause, bridge.amount_for(part.cause)) for part in bridge.parts]
    /// (Decimal('280.00'), [('price', Decimal('-20.00')), ('new_grant', Decimal('300.00'))])
    /// >>> bridge.filter("section", "A").difference(), bridge.within(bv.forecast.Months.of_year(2027)) is None
    /// (Decimal('-20.00'), True)
    /// >>> book = bv.RuleBook.load("examples/rulebooks/children.json")
    /// >>> last_known = bv.plan.Extrapolation.LastKnown()
    /// >>> was, now = (costs(prices).net(book, months, by=["section"], extrapolation=last_known)
    /// ...     for prices in ({"A": 120}, {"A": 100, "B": 300}))
    /// >>> bridge.net_of(was, now).after.total(), bridge.amount_for("income")
    /// (Decimal('400.00'), Decimal('0'))
    /// >>> bridge.to_text("en") != "", bridge.to_svg("en", bv.chart.Size(700, 300))[:4]
    /// (True, '<svg')
    Bridge(core::Bridge) in "bevilling.forecast" {
        /// The forecast as it was.
        before: Forecast,
        /// The forecast as it is.
        after: Forecast,
        /// The causes that moved something, in their order.
        parts: List<BridgePart> = List::default(),
    }

    /// What one cause moved.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.BridgePart(cause="expected_dropped",
    /// ...     change=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    /// >>> one.change
    /// <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    /// >>> one.text("en")
    /// 'Expected dropped'
    BridgePart(core::BridgePart) in "bevilling.forecast" {
        /// The cause.
        cause: BridgeCause,
        /// By how much, by month, group and layer.
        change: Forecast,
    }

    /// Gross, income, reimbursement and net of a portfolio: net is gross less income and reimbursement, in every month, group and
    /// layer.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.forecast.PortfolioNet(gross=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [],
    /// ...     []), income=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []), reimbursement=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []),
    /// ...     net=bv.forecast.Forecast.zero(bv.forecast.Months.of_year(2026), [], []))
    /// >>> one.net
    /// <Forecast 2026-01 to 2026-12: 0 groups, 0.00 kroner>
    /// >>> one.to_text("en") != ""
    /// True
    PortfolioNet(core::PortfolioNet) in "bevilling.forecast" {
        /// The forecast.
        gross: Forecast,
        /// What parents, citizens and other municipalities pay.
        income: Forecast,
        /// What the state pays back, in the last month of the period that it is computed for.
        reimbursement: Forecast,
        /// What the municipality bears.
        net: Forecast,
        /// Schemes that nothing is reimbursed by because a fact is missing.
        unknown: List<UnknownReimbursement> = List::default(),
    }
}

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
