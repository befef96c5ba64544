//! The figures of income: expected, claimed and received.

use rust_decimal::Decimal;
use serde::Serialize;

use super::{Income, IncomeKind, IncomeState};
use crate::case::claims::income_reference;
use crate::case::{ActivityState, Case, CaseState, NextPayment};
use crate::dates::{Date, Period};
use crate::fault::Fault;
use crate::plan::{
    CostSummary, Extrapolation, Payment, PaymentReference, PlanFault, Prices, Status, YearSums,
    end_of_next_year, payments, years_around,
};

/// The sums of income.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IncomeOverview {
    /// All of it: received amounts as received, other claims as claimed, the rest as scheduled.
    pub expected: CostSummary,
    /// What is claimed, received or not.
    pub claimed: CostSummary,
    /// What is received.
    pub received: CostSummary,
}

/// The sums of one income.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct IncomeFigures {
    /// The income.
    pub id: String,
    /// What kind of income it is.
    pub kind: IncomeKind,
    /// The appropriation whose cost it reduces.
    pub appropriation: String,
    /// The status of the appropriation: income of an expected one is not in the net cost.
    pub status: Status,
    /// All of it: received amounts as received, other claims as claimed, the rest as scheduled.
    pub expected: CostSummary,
    /// What is claimed, received or not.
    pub claimed: CostSummary,
    /// What is received.
    pub received: CostSummary,
    /// The next scheduled day without a claim, and its amount.
    pub next: Option<NextPayment>,
}

/// An amount of income that is due and not claimed.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct IncomeDue {
    /// The income.
    pub income: String,
    /// What kind of income it is.
    pub kind: IncomeKind,
    /// Who pays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payer: Option<String>,
    /// The scheduled day.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// The payment reference that the claim will have; none if the case has no id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
}

/// The status of an amount of income.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Stage {
    Expected,
    Claimed,
    Received,
}

/// An amount of income with the day on which it counts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    pub(crate) stage: Stage,
    /// The scheduled day.
    pub(crate) scheduled: Date,
    /// The day on which it counts.
    pub(crate) date: Date,
    pub(crate) amount: Decimal,
}

/// An income, and why one of its amounts is not known.
type UnknownAmount = (String, Fault<PlanFault>);

impl CaseState {
    /// The status of the appropriation of an income; none if it has no granted or expected activity. Only income of a
    /// granted appropriation can be claimed.
    pub(crate) fn income_status(&self, one: &IncomeState) -> Option<Status> {
        if !one.claims.is_empty() {
            return Some(Status::Granted);
        }
        self.status_of_income(&one.income)
    }

    fn status_of_income(&self, income: &Income) -> Option<Status> {
        let is = |status: Status| self.current(income).any(|one| one.activity.status == status);
        match (is(Status::Granted), is(Status::Expected)) {
            (true, _) => Some(Status::Granted),
            (false, true) => Some(Status::Expected),
            (false, false) => None,
        }
    }

    fn current<'a>(&'a self, income: &'a Income) -> impl Iterator<Item = &'a ActivityState> {
        self.activities_of(&income.appropriation).filter(|one| one.is_current())
    }

    /// The days for which an income may be claimed: as [`owed_within`](Self::owed_within), once an activity is
    /// granted.
    pub(in crate::case) fn claimable_within(&self, income: &Income) -> Option<Period> {
        let granted = self.status_of_income(income) == Some(Status::Granted);
        self.owed_within(income).filter(|_| granted)
    }

    /// The days for which an income is owed: its period, while a granted activity of its appropriation runs. Without
    /// a granted activity: while an expected one runs.
    pub(crate) fn owed_within(&self, income: &Income) -> Option<Period> {
        let status = self.status_of_income(income)?;
        let ends = self.current(income).filter(|one| one.activity.status == status);
        // An open end is later than every other end.
        let last = ends.map(|one| one.activity.last_day().unwrap_or(Date::MAX)).max()?;
        let last = Some(last).filter(|last| *last < Date::MAX);
        let end = match (income.period.end(), last) {
            (Some(end), Some(last)) => Some(end.min(last)),
            (end, last) => end.or(last),
        };
        Period::new(income.period.start(), end).ok()
    }
}

impl IncomeState {
    /// Claims and receipts on the days on which they count: receipts on their own day, the rest on the scheduled day.
    pub(crate) fn claimed(&self) -> impl Iterator<Item = Counted> {
        self.claims.iter().flat_map(|claim| {
            let scheduled = claim.date;
            let received = claim.receipts.iter().map(move |receipt| Counted {
                stage: Stage::Received,
                scheduled,
                date: receipt.date,
                amount: receipt.amount,
            });
            let rest = Some(claim.outstanding()).filter(|rest| !rest.is_zero());
            let rest =
                rest.map(|amount| Counted { stage: Stage::Claimed, scheduled, date: scheduled, amount });
            received.chain(rest)
        })
    }
}

impl Case {
    /// The income that is due until a day and not claimed, by date.
    ///
    /// ```
    /// use bevilling::{case::Case, dates::parse, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// assert!(case.income_due(parse("2026-02-01")?).is_empty());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn income_due(&self, on: Date) -> Vec<IncomeDue> {
        let mut due = Vec::new();
        for one in &self.state.income {
            let is_granted = self.state.income_status(one) == Some(Status::Granted);
            for owed in self.unclaimed(&self.state, one, (Date::MIN, on)).0.into_iter().filter(|_| is_granted)
            {
                due.push(IncomeDue {
                    income: one.income.id.clone(),
                    kind: one.income.kind,
                    payer: one.income.payer.clone(),
                    date: owed.date,
                    amount: owed.amount,
                    reference: income_reference(&self.state.id, &one.income.id, owed.date),
                });
            }
        }
        due.sort_by_key(|one| one.date);
        due
    }

    /// The scheduled days and amounts of an income that are not claimed, between two days. If an amount is not known
    /// that far ahead: also the reason. The last known amount is then used, or the day is left out if there is none.
    pub(crate) fn unclaimed(
        &self,
        state: &CaseState,
        one: &IncomeState,
        (first, last): (Date, Date),
    ) -> (Vec<Payment>, Vec<Fault<PlanFault>>) {
        let Some(period) = state.owed_within(&one.income) else { return <_>::default() };
        let Ok(window) = Period::new(first, Some(last)) else { return <_>::default() };
        let plan = one.income.plan();
        let owed = |extrapolation: Extrapolation| {
            let prices = Prices::from_book(self.book(), None).map_err(Fault::new)?.extrapolate(extrapolation);
            payments(&plan, period, window, &prices)
        };
        let (owed, faults) = match owed(self.options.extrapolation) {
            Ok(owed) => (owed, Vec::new()),
            Err(faults) => (owed(Extrapolation::LastKnown).unwrap_or_default(), faults.into_iter().collect()),
        };
        (owed.into_iter().filter(|owed| one.claim(owed.date).is_none()).collect(), faults)
    }

    /// Income until a day, as it counts.
    pub(crate) fn income_through(&self, state: &CaseState, one: &IncomeState, last: Date) -> Vec<Counted> {
        let expected = self.unclaimed(state, one, (Date::MIN, last)).0.into_iter();
        let expected = expected.map(|owed| Counted {
            stage: Stage::Expected,
            scheduled: owed.date,
            date: owed.date,
            amount: owed.amount,
        });
        let mut counted: Vec<Counted> = one.claimed().chain(expected).collect();
        counted.sort_by_key(|one| (one.scheduled, one.date));
        counted
    }

    /// The sums of each income of the case, and why amounts are not known for all of the time.
    pub(in crate::case) fn income_figures(
        &self,
        state: &CaseState,
        on: Date,
    ) -> Result<(Vec<IncomeFigures>, Vec<UnknownAmount>), PlanFault> {
        let (mut figures, mut unknown) = (Vec::new(), Vec::new());
        let last = end_of_next_year(on);
        for one in &state.income {
            let (owed, faults) = self.unclaimed(state, one, (Date::MIN, last));
            unknown.extend(faults.into_iter().map(|fault| (one.income.id.clone(), fault)));
            let next = owed.iter().find(|owed| owed.date >= on);
            let next = next.map(|next| NextPayment { date: next.date, amount: next.amount });
            let sums = IncomeOverview::of(&self.income_through(state, one, last), years_around(on))?;
            figures.push(IncomeFigures {
                id: one.income.id.clone(),
                kind: one.income.kind,
                appropriation: one.income.appropriation.clone(),
                status: state.income_status(one).unwrap_or(Status::Draft),
                expected: sums.expected,
                claimed: sums.claimed,
                received: sums.received,
                next,
            });
        }
        Ok((figures, unknown))
    }
}

impl IncomeOverview {
    fn of(counted: &[Counted], years: [i32; 3]) -> Result<Self, PlanFault> {
        let sums = |least: Stage| -> Result<CostSummary, PlanFault> {
            let mut sums = YearSums::new(years);
            let counted = counted.iter().filter(|one| one.stage >= least);
            sums.add_all(counted.map(|one| (one.date, one.amount)))?;
            sums.costs(None)
        };
        Ok(Self {
            expected: sums(Stage::Expected)?,
            claimed: sums(Stage::Claimed)?,
            received: sums(Stage::Received)?,
        })
    }

    /// The sums of all together; none without income.
    pub(in crate::case) fn sum(all: impl Iterator<Item = Self>) -> Result<Option<Self>, PlanFault> {
        let mut total: Option<Self> = None;
        for one in all {
            total = Some(match total {
                None => one,
                Some(total) => total.plus(&one).ok_or_else(|| PlanFault::AmountTooLarge {
                    text: format!("{} + {}", total.expected.all, one.expected.all),
                })?,
            });
        }
        Ok(total)
    }

    fn plus(&self, other: &Self) -> Option<Self> {
        Some(Self {
            expected: self.expected.plus(&other.expected)?,
            claimed: self.claimed.plus(&other.claimed)?,
            received: self.received.plus(&other.received)?,
        })
    }
}

impl IncomeFigures {
    /// The sums of an income as a part of the sums of all.
    pub(crate) fn sums(&self) -> IncomeOverview {
        IncomeOverview {
            expected: self.expected.clone(),
            claimed: self.claimed.clone(),
            received: self.received.clone(),
        }
    }
}

crate::privacy::debug_by_json!(IncomeFigures, IncomeDue);
