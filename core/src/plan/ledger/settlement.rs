//! Settlement: what a price that changes backwards in time means for what is paid and what is not.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::entries::{Ledger, LedgerChange, LedgerEntry, PriceRevision};
use crate::dates::{Date, DatedAmounts, Period, Validity};
use crate::fault::{ErrorCode, Fault, Faults};
use crate::money;
use crate::plan::payments::{Unpriced, priced};
use crate::plan::{Account, Activity, Horizon, Payment, PlanFault, Prices};
use crate::rulebook::Unit;

/// Which price, rate or VAT factor changed, when that was known, and from when it is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PriceChange {
    /// What changed.
    pub source: PriceSource,
    /// The day that the change was known on.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub known: Date,
    /// From the first to the last day that has another value than before.
    pub valid: Validity,
}

/// What the price of a payment is made of.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PriceSource {
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
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<Unit>,
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

impl PriceChange {
    /// The change from `before` to `after`; none where they are the same on every day.
    ///
    /// ```
    /// use bevilling::dates::{DatedAmounts, Validity, parse};
    /// use bevilling::{money, plan::{PriceChange, PriceSource}};
    ///
    /// let before = DatedAmounts::constant(money::parse("100")?);
    /// let mut after = before.clone();
    /// after.0.set(Validity::from(parse("2026-01-01")?), money::parse("110")?)?;
    /// let rate = PriceSource::Rate { rate: "board".into() };
    /// let change = PriceChange::between(rate, &before, &after, parse("2026-02-10")?).ok_or("the same")?;
    /// assert_eq!(change.valid, Validity::from(parse("2026-01-01")?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn between(
        source: PriceSource,
        before: &DatedAmounts,
        after: &DatedAmounts,
        known: Date,
    ) -> Option<Self> {
        let pieces = || before.pieces().iter().chain(after.pieces());
        let edges = pieces().flat_map(|piece| [piece.from, piece.to]).flatten();
        let starts: BTreeSet<Date> = std::iter::once(Date::MIN).chain(edges).collect();
        let differs = |start: &Date| before.at(*start) != after.at(*start);
        let first = starts.iter().copied().find(differs)?;
        let last = starts.iter().copied().rev().find(differs)?;
        let to = starts.range((std::ops::Bound::Excluded(last), std::ops::Bound::Unbounded)).next().copied();
        let valid = Validity { from: (first != Date::MIN).then_some(first), to };
        Some(Self { source, known, valid })
    }
}

/// A paid payment that is found to be too small or too large: its price is another, or its plan has it no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Adjustment {
    /// The scheduled day of the payment.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub payment: Date,
    /// Its price when it was paid, and what earlier settlements added, in kroner. Of a payment that should not have
    /// been made, what was paid; and without what was waived of it.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub before: Decimal,
    /// Its price now; 0 where it should not have been made.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub after: Decimal,
    /// What it was booked on, where the difference belongs too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
}

impl Adjustment {
    /// What is to be paid, or claimed where it is below 0.
    #[must_use]
    pub fn difference(&self) -> Decimal {
        self.after.checked_sub(self.before).unwrap_or_default()
    }
}

/// Whether a settlement pays or claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum SettlementKind {
    /// Too little was paid: the rest is paid (efterbetaling).
    BackPayment,
    /// Too much was paid: it is claimed back (tilbagebetalingskrav).
    Claim,
    /// What is paid stands.
    Nothing,
}

/// What a change of price means for the payments of one plan.
///
/// It is an event's worth: with its [`change`](Self::change) applied to the ledger, and its
/// [`adjustments`](Self::adjustments) kept, the next settlement finds only what is new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settlement {
    /// Why: what changed, known when, in force from when.
    pub cause: PriceChange,
    /// Unpaid payments, at their new price.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repriced: Vec<PriceRevision>,
    /// Paid payments, and what each lacks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// Kroner, the sum of the differences: what one payment settles, below 0 where it is a claim.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub amount: Decimal,
}

impl Settlement {
    /// Whether it pays or claims.
    #[must_use]
    pub fn kind(&self) -> SettlementKind {
        match self.amount.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Greater => SettlementKind::BackPayment,
            std::cmp::Ordering::Less => SettlementKind::Claim,
            std::cmp::Ordering::Equal => SettlementKind::Nothing,
        }
    }

    /// Whether nothing changes.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.repriced.is_empty() && self.adjustments.is_empty()
    }

    /// What changes in the ledger, for [`Ledger::apply`].
    #[must_use]
    pub fn change(&self) -> LedgerChange {
        LedgerChange { repriced: self.repriced.clone(), ..LedgerChange::default() }
    }

    /// The differences by what the payments were booked on: each account gets what belongs to it. They sum to
    /// [`amount`](Self::amount).
    ///
    /// # Errors
    /// `amount-too-large`.
    pub fn by_account(&self) -> Result<Vec<(Option<&Account>, Decimal)>, PlanFault> {
        let mut sums: Vec<(Option<&Account>, Decimal)> = Vec::new();
        for adjustment in &self.adjustments {
            let account = adjustment.account.as_ref();
            let difference = adjustment.difference();
            match sums.iter_mut().find(|(known, _)| *known == account) {
                Some((_, sum)) => *sum = plus(*sum, difference)?,
                None => sums.push((account, difference)),
            }
        }
        Ok(sums)
    }
}

/// Settles a change of price on the days that it is in force: unpaid payments get their new price, and paid
/// ones the difference between it and the price they were paid at, with what `earlier` settlements of the same
/// plan added.
///
/// `prices` are those after the change, and `today`, `horizon` as for [`Ledger::sync`]. An amount that was paid
/// beside its price, such as an invoice within tolerance, stays beside it: the change of the price is settled,
/// nothing else. Payments entered by hand have no price that could change. Nothing is changed here: see
/// [`Settlement::change`].
///
/// # Errors
/// Those of [`payments`](crate::plan::payments()), also for paid payments on days that now have no price.
pub fn settle(
    activity: &Activity,
    ledger: &Ledger,
    earlier: &[Settlement],
    cause: PriceChange,
    today: Date,
    horizon: Horizon,
    prices: &Prices<'_>,
) -> Result<Settlement, Faults<PlanFault>> {
    let mut repriced = ledger.changes(activity, today, horizon, prices)?.repriced;
    repriced.retain(|repriced| activity.is_priced_within(repriced.before.date, cause.valid));
    let earlier = adjusted(earlier.iter().flat_map(|settlement| &settlement.adjustments));
    let entries = ledger.entries().iter();
    let entries = entries.filter(|entry| activity.is_priced_within(entry.date, cause.valid));
    let days = ledger.entries().first().zip(ledger.entries().last());
    let window = days.and_then(|(first, last)| Period::new(first.date, last.date).ok());
    let planned = window.map(|window| PlannedPayments::new(activity, window, prices)).transpose()?;
    let adjustments = adjustments(entries, &earlier, |date| match &planned {
        Some(planned) => planned.on(date),
        None => Ok(None),
    })?;
    Settlement::new(cause, repriced, adjustments)
}

impl Settlement {
    /// What these come to.
    pub(crate) fn new(
        cause: PriceChange,
        repriced: Vec<PriceRevision>,
        adjustments: Vec<Adjustment>,
    ) -> Result<Self, Faults<PlanFault>> {
        let amount = money::sum(adjustments.iter().map(Adjustment::difference))
            .map_err(|fault| Fault::new(PlanFault::AmountTooLarge { text: fault.to_string() }))?;
        Ok(Self { cause, repriced, adjustments, amount })
    }
}

/// What settlements have added to a payment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Adjusted {
    /// Kroner that were paid, or below 0 claimed.
    pub(crate) added: Decimal,
    /// Kroner that were overpaid and are not claimed; not below 0.
    pub(crate) waived: Decimal,
    /// Kroner that the pause that is resumed has taken and not paid back.
    pub(crate) paused: Decimal,
}

/// What settlements have added to each payment of an activity, by its scheduled day.
pub(crate) type AdjustedPayments = BTreeMap<Date, Adjusted>;

impl Adjusted {
    /// Takes in a later adjustment of the same payment; whether the pause made it that is resumed.
    pub(crate) fn take_in(&mut self, adjustment: &Adjustment, waived: bool, by_pause: bool) {
        let difference = adjustment.difference();
        if waived {
            self.waived = self.waived.saturating_sub(difference);
            return;
        }
        self.added = self.added.saturating_add(difference);
        if by_pause {
            self.paused = self.paused.saturating_sub(difference);
        }
    }

    /// What the recipient rightly holds of a payment before it is adjusted to `after`: `paid`, and what was added.
    /// Of what is more than `after`, the recipient keeps what was waived. Where a pause is resumed, that is asked of what
    /// would be held without it: what had been waived before the pause is there again after it.
    ///
    /// # Errors
    /// `amount-too-large`.
    pub(crate) fn before(self, paid: Decimal, after: Decimal) -> Result<Decimal, PlanFault> {
        let held = plus(paid, self.added)?;
        let without_pause = plus(held, self.paused.max(Decimal::ZERO))?;
        let kept = without_pause.min(plus(after, self.waived)?).max(after);
        plus(held, plus(after, -kept)?)
    }
}

/// What some adjustments have added to each payment.
fn adjusted<'a>(adjustments: impl IntoIterator<Item = &'a Adjustment>) -> AdjustedPayments {
    let mut by_day = AdjustedPayments::new();
    for adjustment in adjustments {
        by_day.entry(adjustment.payment).or_default().take_in(adjustment, false, false);
    }
    by_day
}

/// What a payment that is paid should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owed {
    /// The plan makes it, with this amount. What was paid beside the planned amount stays beside it.
    Planned(Decimal),
    /// No plan makes it: nothing of it should have been paid, with what credit notes have taken back since.
    Lapsed {
        /// Kroner, below 0.
        credited: Decimal,
    },
}

/// What the plan of an activity makes on the days of a window.
#[derive(Debug)]
pub(crate) struct PlannedPayments {
    /// By date.
    made: Vec<Payment>,
    /// Days without a price.
    unpriced: Vec<Unpriced>,
}

impl PlannedPayments {
    /// # Errors
    /// `unknown-rate`, `unknown-agreement`, `plan-too-long`.
    pub(crate) fn new(
        activity: &Activity,
        window: Period,
        prices: &Prices<'_>,
    ) -> Result<Self, Faults<PlanFault>> {
        let (stretches, unpriced) = priced(&activity.plan, activity.period, window, prices)?;
        let mut made = Vec::new();
        stretches.iter().for_each(|stretch| stretch.make(&mut made));
        Ok(Self { made, unpriced })
    }

    /// What it makes on a day: none where it does not make a payment then.
    ///
    /// # Errors
    /// Why the payment has no price.
    pub(crate) fn on(&self, date: Date) -> Result<Option<Owed>, Faults<PlanFault>> {
        if let Ok(place) = self.made.binary_search_by_key(&date, |payment| payment.date) {
            return Ok(self.made.get(place).map(|payment| Owed::Planned(payment.amount)));
        }
        match self.unpriced.iter().find(|gap| gap.dates().any(|unpriced| unpriced == date)) {
            Some(gap) => Err(gap.faults.clone()),
            None => Ok(None),
        }
    }
}

/// What each paid payment lacks of what is `owed` on its day, with what was added earlier. A payment that nothing is
/// known to be owed of is left as it is.
///
/// # Errors
/// `amount-too-large`, and those of `owed`: of many days without a price, the first is reported.
pub(crate) fn adjustments<'l>(
    entries: impl IntoIterator<Item = &'l LedgerEntry>,
    earlier: &AdjustedPayments,
    mut owed: impl FnMut(Date) -> Result<Option<Owed>, Faults<PlanFault>>,
) -> Result<Vec<Adjustment>, Faults<PlanFault>> {
    let mut faults = Faults::new();
    let mut adjustments = Vec::new();
    for (entry, paid) in entries.into_iter().filter_map(|entry| Some((entry, entry.paid.as_ref()?))) {
        let earlier = earlier.get(&entry.date).copied().unwrap_or_default();
        match owed(entry.date) {
            Ok(None) => {}
            Ok(Some(owed)) => {
                let (was, after) = match owed {
                    Owed::Planned(amount) => (entry.amount, amount),
                    Owed::Lapsed { credited } => {
                        (plus(paid.amount, credited).map_err(Fault::new)?, Decimal::ZERO)
                    }
                };
                let account = paid.account.as_deref().cloned();
                adjustments.extend(adjustment(entry.date, earlier, was, after, account).map_err(Fault::new)?);
            }
            Err(found) => found.into_iter().for_each(|fault| {
                if !faults.iter().any(|known: &Fault<PlanFault>| known.kind().code() == fault.kind().code()) {
                    faults.push(fault);
                }
            }),
        }
    }
    faults.into_result(adjustments)
}

/// The adjustment of a payment from what it `was` to `after`; none where it lacks nothing.
pub(crate) fn adjustment(
    payment: Date,
    earlier: Adjusted,
    was: Decimal,
    after: Decimal,
    account: Option<Account>,
) -> Result<Option<Adjustment>, PlanFault> {
    let before = earlier.before(was, after)?;
    Ok((after != before).then_some(Adjustment { payment, before, after, account }))
}

fn plus(sum: Decimal, amount: Decimal) -> Result<Decimal, PlanFault> {
    money::sum([sum, amount]).map_err(|fault| PlanFault::AmountTooLarge { text: fault.to_string() })
}

crate::privacy::debug_by_json!(PriceSource);

#[cfg(test)]
#[path = "settlement_tests.rs"]
mod tests;
