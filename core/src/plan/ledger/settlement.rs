//! Settlement (efterregulering): what a price change with effect back in time means for paid and unpaid payments.

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

/// Which price, rate or VAT factor changed, when the change became known, and from when it applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PriceChange {
    /// What changed.
    pub source: PriceSource,
    /// The day on which the change became known.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub known: Date,
    /// The days from the first to the last one with another value than before.
    pub valid: Validity,
}

/// The source of a price, or another reason for an adjustment.
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
    /// The days on which an activity runs: its end, its start, or whether it runs at all.
    Period {
        /// Id of the plan.
        plan: String,
    },
}

impl PriceChange {
    /// The change from `before` to `after`; none if they are equal on every day.
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

/// A paid payment that is found to be too small or too large: its price changed, or its plan no longer contains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Adjustment {
    /// The scheduled day of the payment.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub payment: Date,
    /// Its price when it was paid plus what earlier settlements added, in kroner. For a payment that should not have
    /// been made: the paid amount, less what was waived of it.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub before: Decimal,
    /// Its price now; 0 if it should not have been made.
    #[serde(with = "crate::money::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::money::DecimalText"))]
    pub after: Decimal,
    /// The account it was booked on. The difference is booked there too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<Account>,
}

impl Adjustment {
    /// The amount to pay; below 0 it is claimed.
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
    /// No difference: the paid amount is correct.
    Nothing,
}

/// What a change of price means for the payments of one plan.
///
/// An event stores a settlement. Once its [`change`](Self::change) is applied to the ledger and its
/// [`adjustments`](Self::adjustments) are stored, the next settlement finds only new differences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Settlement {
    /// The reason: what changed, when it became known, and from when it applies.
    pub cause: PriceChange,
    /// Unpaid payments, at their new price.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub repriced: Vec<PriceRevision>,
    /// Paid payments, each with its difference.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adjustments: Vec<Adjustment>,
    /// Kroner, the sum of the differences: one payment settles it; below 0 it is a claim.
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

    /// The differences by the accounts that the payments were booked on. They sum to [`amount`](Self::amount).
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

/// Settles a change of price on the days on which it applies. Unpaid payments get their new price. For paid payments
/// the difference between the new price and the paid price is computed, including what `earlier` settlements of the
/// same plan added.
///
/// `prices` are the prices after the change; `today` and `horizon` are as for [`Ledger::sync`]. If another amount
/// than the price was paid, such as an invoice within tolerance, that difference stays: only the change of the price
/// is settled. Payments entered by hand have no price that could change. This function changes nothing itself: see
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
    /// The sum of these adjustments.
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
    /// Kroner that the resumed pause has taken and not paid back.
    pub(crate) paused: Decimal,
}

/// What settlements have added to each payment of an activity, by its scheduled day.
pub(crate) type AdjustedPayments = BTreeMap<Date, Adjusted>;

impl Adjusted {
    /// Adds a later adjustment of the same payment; `by_pause` states whether the resumed pause caused it.
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

    /// The amount that the recipient rightly holds before the payment is adjusted to `after`: `paid` plus what was
    /// added. If it is more than `after`, the recipient keeps what was waived. For a resumed pause the amount is
    /// computed as without the pause, so an amount that was waived before the pause is waived again after it.
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

/// What the given adjustments have added to each payment.
fn adjusted<'a>(adjustments: impl IntoIterator<Item = &'a Adjustment>) -> AdjustedPayments {
    let mut by_day = AdjustedPayments::new();
    for adjustment in adjustments {
        by_day.entry(adjustment.payment).or_default().take_in(adjustment, false, false);
    }
    by_day
}

/// The correct amount of a paid payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owed {
    /// The plan contains the payment with this amount. A difference between the paid and the planned amount stays.
    Planned(Decimal),
    /// No plan contains it: nothing should have been paid. Credit notes since then have returned this amount.
    Lapsed {
        /// Kroner, below 0.
        credited: Decimal,
    },
}

/// The payments of an activity's plan within a window.
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
        let (payment_runs, unpriced) = priced(&activity.plan, activity.period, window, prices)?;
        let mut made = Vec::new();
        payment_runs.iter().for_each(|stretch| stretch.make(&mut made));
        Ok(Self { made, unpriced })
    }

    /// The payment on a day; none if the plan has no payment then.
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

/// The difference of each paid payment to what is `owed` on its day, including what was added earlier. A payment
/// without a known correct amount stays unchanged.
///
/// # Errors
/// `amount-too-large`, and those of `owed`: of several days without a price, the first is reported.
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

/// The adjustment of a payment from `was` to `after`; none if they are equal.
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
