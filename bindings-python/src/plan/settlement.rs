//! Settlements: what a change of price means for the payments of a plan.

use bevilling::plan as core;
use pyo3::prelude::*;

use super::{Account, Activity, Horizon, Ledger, LedgerChange, PriceRevision, Prices};
use crate::dates::{DatedAmounts, Validity};
use crate::face::{Date, Dec, List, Show, Take, default};
use crate::fault;
use crate::rulebook::Unit;
use crate::title::Language;
use crate::value::{readable, union, value, words};

words! {
    /// Whether a settlement pays or claims.
    SettlementKind(core::SettlementKind) { BackPayment = "back_payment", Claim = "claim", Nothing = "nothing" }
}

value! {
    /// Which price, rate or VAT factor changed, when that was known, and from when it is in force.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> before = bv.dates.DatedAmounts.constant(410)
    /// >>> after = before.set(bv.Validity(from_=date(2026, 1, 1)), 425)
    /// >>> change = bv.plan.PriceChange.between(bv.plan.PriceSource.Rate(rate="foster_fee"), before, after, date(2026, 2, 1))
    /// >>> change.known, change.text("en")
    /// (datetime.date(2026, 2, 1), 'a change of the rate `foster_fee` was known on 1 February 2026, in force from 1 January 2026')
    PriceChange(core::PriceChange) in "bevilling.plan" {
        /// What changed.
        source: PriceSource,
        /// The day that the change was known on.
        known: Date,
        /// From the first to the last day that has another value than before.
        valid: Validity = default::<Validity>(),
    }

    /// A paid payment that its new price makes too small or too large.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.plan.Adjustment(payment=date(2026, 2, 1), before=5000, after=5000).payment
    /// datetime.date(2026, 2, 1)
    /// >>> bv.plan.Adjustment(payment=date(2026, 2, 1), before=5000, after=5100).difference()
    /// Decimal('100')
    Adjustment(core::Adjustment) in "bevilling.plan" {
        /// The scheduled day of the payment.
        payment: Date,
        /// Its price when it was paid, and what earlier settlements added, in kroner.
        before: Dec,
        /// Its price now.
        after: Dec,
        /// What it was booked on, where the difference belongs too.
        account: Option<Account> = None,
    }

    /// What a change of price means for the payments of one plan.
    ///
    /// It is an event's worth: with its `change` applied to the ledger, and its
    /// `adjustments` kept, the next settlement finds only what is new.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> rate = bv.plan.PriceSource.Rate(rate="foster-care")
    /// >>> cause = bv.plan.PriceChange(source=rate, known=date(2026, 2, 1))
    /// >>> bv.plan.Settlement(cause=cause, amount=5000).amount
    /// Decimal('5000')
    /// >>> settled = bv.plan.Settlement(cause=cause, amount=5000)
    /// >>> settled.is_empty(), settled.change().is_empty(), settled.by_account(), settled.explain("en") != ""
    /// (True, True, (), True)
    Settlement(core::Settlement) in "bevilling.plan" {
        /// Why: what changed, known when, in force from when.
        cause: PriceChange,
        /// Unpaid payments, at their new price.
        repriced: List<PriceRevision> = List::default(),
        /// Paid payments, and what each lacks.
        adjustments: List<Adjustment> = List::default(),
        /// Kroner, the sum of the differences: what one payment settles, below 0 where it is a claim.
        amount: Dec,
    }
}

union! {
    /// What the price of a payment is made of.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.plan.PriceSource.Rate(rate="foster-care")
    /// PriceSource.Rate(rate='foster-care')
    PriceSource(core::PriceSource) in "bevilling.plan" {
        /// A rate of the rule book.
        Rate {
            /// Its id.
            rate: String,
        },
        /// The amount or the unit price of the plan.
        Price {
            /// Id of the plan.
            plan: String,
        },
        /// The VAT factor of a provider.
        VatFactor {
            /// Id of the provider.
            provider: String,
        },
        /// The price of an agreement of the rule book.
        Agreement {
            /// The provider.
            provider: String,
            /// The activity type.
            activity_type: String,
            /// What one unit is, as the agreement says.
            unit: Option<Unit> = None,
        },
        /// A pause of a plan: days on which it pays nothing, or a share.
        Pause {
            /// Id of the plan.
            plan: String,
            /// The pause.
            pause: String,
        },
        /// The days that an activity runs on: its end, its start, or that it runs at all.
        Period {
            /// Id of the plan.
            plan: String,
        },
    }
}

#[pymethods]
impl PriceChange {
    /// The change between two dated amounts, from the first to the last day that has another value; none where there is
    /// none.
    #[staticmethod]
    fn between(source: PriceSource, before: DatedAmounts, after: DatedAmounts, known: Date) -> Option<Self> {
        core::PriceChange::between(source.take(), &before.0, &after.0, known.0).map(Self)
    }

    /// The change in words.
    fn text(&self, lang: Language) -> String {
        self.0.text(lang.0)
    }
}

#[pymethods]
impl Adjustment {
    /// What is to be paid on top, below 0 where it is a claim.
    fn difference(&self) -> Dec {
        Dec(self.0.difference())
    }
}

#[pymethods]
impl Settlement {
    /// Whether it pays or claims.
    #[getter]
    fn kind(&self) -> SettlementKind {
        SettlementKind(self.0.kind())
    }

    /// Whether nothing is to be done.
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What it changes in the ledger.
    fn change(&self) -> LedgerChange {
        LedgerChange(self.0.change())
    }

    /// The differences by what the payments were booked on.
    fn by_account(&self) -> PyResult<List<(Option<Account>, Dec)>> {
        let parts = self.0.by_account().map_err(fault::kind)?;
        Ok(List(
            parts.into_iter().map(|(account, amount)| (account.map(Account::show), Dec(amount))).collect(),
        ))
    }

    /// The settlement in words.
    fn explain(&self, lang: Language) -> String {
        self.0.explain(lang.0)
    }
}

/// Settles a change of price on the days that it is in force: unpaid payments get their new price, paid ones an
/// adjustment. `earlier` are the settlements made before.
///
/// >>> import bevilling as bv
/// >>> from datetime import date
/// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(5000)).with_id("p")
/// >>> help = bv.Activity.main("BL-32-1-2", "200201", bv.Period(date(2026, 2, 1)), plan)
/// >>> ledger, _ = bv.plan.Ledger().sync(help, date(2026, 1, 5))
/// >>> dearer = help.replace(plan=plan.replace(schedule=bv.PaymentPlan.monthly(1, bv.Price.fixed(5100)).schedule))
/// >>> cause = bv.plan.PriceChange(source=bv.plan.PriceSource.Price("p"), known=date(2026, 3, 1),
/// ...     valid=bv.Validity(from_=date(2026, 2, 1)))
/// >>> bv.plan.settle(dearer, ledger, cause, date(2026, 3, 1)).kind
/// 'nothing'
#[pyfunction]
#[pyo3(signature = (activity, ledger, cause, today, *, earlier = List::default(), horizon = None, prices = None))]
pub(crate) fn settle(
    activity: Activity,
    ledger: Ledger,
    cause: PriceChange,
    today: Date,
    earlier: List<Settlement>,
    horizon: Option<Horizon>,
    prices: Option<Prices>,
) -> PyResult<Settlement> {
    let (horizon, prices) = (horizon.map(Take::take).unwrap_or_default(), prices.unwrap_or_default());
    let (earlier, prices) = (earlier.take(), prices.core()?);
    core::settle(&activity.0, &ledger.0, &earlier, cause.0, today.0, horizon, &prices)
        .map(Settlement)
        .map_err(fault::faults)
}

readable! { PriceSource, PriceChange, Adjustment, Settlement }
