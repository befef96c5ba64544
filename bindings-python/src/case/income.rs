//! Income of a case.

use bevilling::case as core;
use pyo3::prelude::*;

use super::NextPayment;
use crate::dates::Period;
use crate::face::{Date, Dec, List};
use crate::plan::{Costs, PaymentReference, Schedule, Status};
use crate::title::Lang;
use crate::value::{readable, value, words};

words! {
    /// What kind of income it is.
    IncomeKind(core::IncomeKind) { ParentsPayment = "parents_payment", OwnPayment = "own_payment", OtherMunicipality = "other_municipality", Other = "other" }
}

value! {
    /// Income of an appropriation (indtægt): who pays it, on which days, and how much. Never a payment with a negative
    /// amount.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(1250))
    /// >>> income = bv.case.Income(id="i1", kind="parents_payment", appropriation="1",
    /// ...     period=bv.Period(date(2026, 2, 1)), schedule=plan.schedule)
    /// >>> income.kind, income.title("en")
    /// ('parents_payment', "Parents' payment")
    Income(core::Income) in "bevilling.case" {
        /// Name of the income for the host.
        id: String,
        /// What kind of income it is.
        kind: IncomeKind,
        /// The appropriation whose cost it reduces.
        appropriation: String,
        /// Who pays, by the host's name of them: a municipality by its code.
        payer: Option<String> = None,
        /// When it is owed. It ends with the activities of the appropriation at the latest.
        period: Period,
        /// On which days, and how much: amounts above 0. No VAT factor applies.
        schedule: Schedule,
    }

    /// What is claimed for one scheduled day of an income.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> part = bv.case.Receipt(date=date(2026, 2, 20), amount=1000)
    /// >>> claim = bv.case.IncomeClaim(date=date(2026, 2, 1), claimed_on=date(2026, 2, 3), amount=1250, receipts=[part])
    /// >>> claim.received(), claim.outstanding()
    /// (Decimal('1000'), Decimal('250'))
    IncomeClaim(core::IncomeClaim) in "bevilling.case" {
        /// The scheduled day.
        date: Date,
        /// The day it was claimed.
        claimed_on: Date,
        /// Kroner claimed; above 0.
        amount: Dec,
        /// What is received of it, oldest first; together at most the claim.
        receipts: List<Receipt> = List::default(),
    }

    /// Money that is received of a claim.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.Receipt(date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    Receipt(core::Receipt) in "bevilling.case" {
        /// The day.
        date: Date,
        /// Kroner; above 0.
        amount: Dec,
    }

    /// Income with what is claimed of it.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> plan = bv.PaymentPlan.monthly(1, bv.Price.fixed(1250))
    /// >>> income = bv.case.Income(id="i1", kind="other", appropriation="1", period=bv.Period(date(2026, 2, 1)),
    /// ...     schedule=plan.schedule)
    /// >>> bv.case.IncomeState(income=income).claims
    /// ()
    IncomeState(core::IncomeState) in "bevilling.case" {
        /// The income.
        income: Income,
        /// What is claimed, by scheduled day.
        claims: List<IncomeClaim> = List::default(),
    }

    /// What income amounts to.
    ///
    /// >>> import bevilling as bv
    /// >>> costs = bv.plan.Costs(last_year=0, this_year=5000, next_year=0, all=5000)
    /// >>> bv.case.IncomeOverview(expected=costs, claimed=costs, received=costs).received.all
    /// Decimal('5000')
    IncomeOverview(core::IncomeOverview) in "bevilling.case" {
        /// All of it: as received where received, as claimed where claimed, as scheduled where neither.
        expected: Costs,
        /// What is claimed of it, received or not.
        claimed: Costs,
        /// What is received of it.
        received: Costs,
    }

    /// What one income amounts to.
    ///
    /// >>> import bevilling as bv
    /// >>> costs = bv.plan.Costs(last_year=0, this_year=5000, next_year=0, all=5000)
    /// >>> one = bv.case.IncomeFigures(id="i1", kind="other", appropriation="1", status="granted", expected=costs,
    /// ...     claimed=costs, received=costs)
    /// >>> one.status
    /// 'granted'
    IncomeFigures(core::IncomeFigures) in "bevilling.case" {
        /// The income.
        id: String,
        /// What kind of income it is.
        kind: IncomeKind,
        /// The appropriation whose cost it reduces.
        appropriation: String,
        /// How far the appropriation has come: income of what is only expected is not in the net cost.
        status: Status,
        /// All of it: as received where received, as claimed where claimed, as scheduled where neither.
        expected: Costs,
        /// What is claimed of it, received or not.
        claimed: Costs,
        /// What is received of it.
        received: Costs,
        /// The next scheduled day that is not claimed, and how much.
        next: Option<NextPayment> = None,
    }

    /// An amount of income that is due and not claimed.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> bv.case.IncomeDue(income="i1", kind="other", date=date(2026, 2, 1), amount=5000).date
    /// datetime.date(2026, 2, 1)
    IncomeDue(core::IncomeDue) in "bevilling.case" {
        /// The income.
        income: String,
        /// What kind of income it is.
        kind: IncomeKind,
        /// Who pays.
        payer: Option<String> = None,
        /// The scheduled day.
        date: Date,
        /// Kroner.
        amount: Dec,
        /// The payment reference that the claim will have; none where the case has no id.
        reference: Option<PaymentReference> = None,
    }

    /// A claim of income as another system is sent it.
    ///
    /// >>> import bevilling as bv
    /// >>> from datetime import date
    /// >>> one = bv.case.ClaimNotice(income="i1", kind="other", appropriation="1", date=date(2026, 2, 1), amount=5000)
    /// >>> one.date
    /// datetime.date(2026, 2, 1)
    ClaimNotice(core::ClaimNotice) in "bevilling.case" {
        /// The income.
        income: String,
        /// What kind of income it is.
        kind: IncomeKind,
        /// The appropriation whose cost it reduces.
        appropriation: String,
        /// Who pays, by the host's name of them.
        payer: Option<String> = None,
        /// The scheduled day.
        date: Date,
        /// Kroner.
        amount: Dec,
        /// The payment reference that the payer is to state; none where the case has no id.
        reference: Option<PaymentReference> = None,
    }
}

#[pymethods]
impl Income {
    /// What the kind of income is called.
    fn title(&self, lang: Lang) -> String {
        self.0.kind.title(lang.0)
    }
}

#[pymethods]
impl IncomeClaim {
    /// Kroner received.
    fn received(&self) -> Dec {
        Dec(self.0.received())
    }

    /// Kroner that are still to come.
    fn outstanding(&self) -> Dec {
        Dec(self.0.outstanding())
    }
}

readable! { Income, IncomeClaim, Receipt, IncomeState, ClaimNotice }
