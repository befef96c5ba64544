//! Adjustment payments: a settlement pays or claims a difference by a payment of its own, which is reported paid and
//! corrected like other payments.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::command_context::CommandHandler;
use super::partial_payments::adjustment_plan;
use super::reported::Reported;
use super::{ActivityAdjustment, CaseFault, CaseState, CommandRefused, EventBody, Overpaid, PaidOn};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::Paid;

impl ActivityAdjustment {
    /// Days and amounts of the adjustment payment as every total counts them. If paid: as paid. If not: as settled,
    /// on the day of the settlement or on the days of the payments that it is deducted from. Waived money is not
    /// counted.
    #[must_use]
    pub fn counted(&self) -> Vec<(Date, Decimal)> {
        match (&self.overpaid, &self.paid) {
            (Overpaid::Waived { .. }, _) => Vec::new(),
            (_, Some(paid)) => vec![(paid.date, paid.amount)],
            (Overpaid::Claim, None) => vec![(self.on, self.settlement.amount)],
            (Overpaid::SetOff { deductions }, None) => {
                deductions.iter().map(|one| (one.payment, -one.amount)).collect()
            }
        }
    }
}

impl ActivityAdjustment {
    /// Kroner as other systems received them: the corrected amount if the payment was corrected, otherwise the
    /// settled amount; 0 if overpaid money is waived.
    #[must_use]
    pub fn sent(&self) -> Decimal {
        if self.overpaid.is_waived() {
            return Decimal::ZERO;
        }
        let corrected = self.paid.as_ref().filter(|paid| paid.corrected);
        corrected.map_or(self.settlement.amount, |paid| paid.amount)
    }
}

impl CaseState {
    /// A settlement of an activity by its number: 1 for the first one with a difference.
    #[must_use]
    pub fn settlement(&self, activity: &str, number: u32) -> Option<&ActivityAdjustment> {
        let before = usize::try_from(number.checked_sub(1)?).ok()?;
        self.settlements.iter().filter(|one| one.activity == activity).nth(before)
    }

    pub(super) fn set_adjustment_paid(
        &mut self,
        activity: &str,
        number: u32,
        paid: Option<&Paid>,
        keep_credits: bool,
    ) -> Option<()> {
        let before = usize::try_from(number.checked_sub(1)?).ok()?;
        let mut settlements = self.settlements.iter_mut().filter(|one| one.activity == activity);
        let settled = settlements.nth(before)?;
        settled.paid = paid.cloned();
        let date = settled.on;
        let plan = adjustment_plan(self.activity(activity)?.plan_id(), activity, number);
        self.close_parts(&plan, date, keep_credits);
        Some(())
    }
}

impl CommandHandler<'_> {
    pub(super) fn pay_adjustment(
        &self,
        id: &str,
        number: u32,
        paid_on: Date,
        amount: Decimal,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        let (settled, path) = self.adjustment(id, number)?;
        if settled.overpaid.is_waived() {
            refusal.push(path, CaseFault::AdjustmentWaived { activity: id.to_owned(), number });
        } else if settled.paid.is_some() {
            refusal.push(path, CaseFault::AdjustmentPaidBefore { activity: id.to_owned(), number });
        }
        let paid = PaidOn { date: paid_on, amount };
        let (amount_path, day_path) = (Path::root().join("amount"), Path::root().join("paid_on"));
        self.check_reported(paid, reported(settled), amount_path, day_path, &mut refusal);
        let paid = paid_on_its_account(settled, paid_on, amount);
        refusal.into_result(EventBody::AdjustmentPaid { activity: id.to_owned(), settlement: number, paid })
    }

    pub(super) fn correct_adjustment(
        &self,
        id: &str,
        number: u32,
        paid: Option<PaidOn>,
        reason: &str,
    ) -> Result<EventBody, CommandRefused> {
        let mut refusal = CommandRefused::default();
        self.needs(reason, "reason", &mut refusal);
        let (settled, path) = self.adjustment(id, number)?;
        self.check_correction(paid, reported(settled), &mut refusal);
        let Some(before) = settled.paid.clone() else {
            refusal.push(path, CaseFault::AdjustmentNotPaid { activity: id.to_owned(), number });
            return Err(refusal);
        };
        let account = before.account.clone();
        let after = paid.map(|PaidOn { date, amount }| Paid { date, amount, account, corrected: true });
        let (activity, reason) = (id.to_owned(), reason.to_owned());
        refusal.into_result(EventBody::AdjustmentCorrected {
            activity,
            settlement: number,
            before,
            after,
            reason,
        })
    }

    /// The requested settlement and its path. The activity may have been replaced since.
    fn adjustment(&self, id: &str, number: u32) -> Result<(&ActivityAdjustment, Path), CommandRefused> {
        let mut refusal = CommandRefused::default();
        if self.state().activity(id).is_none() {
            self.activity(id, &Path::root().join("activity"), &mut refusal);
            return Err(refusal);
        }
        let path = Path::root().join("settlement");
        match self.state().settlement(id, number) {
            Some(settled) => Ok((settled, path)),
            None => {
                let known = self.state().settlements_of(id).count();
                refusal.push(path, CaseFault::NoSuchSettlement { activity: id.to_owned(), number, known });
                Err(refusal)
            }
        }
    }
}

/// The adjustment payment of a settlement before it is paid.
const fn reported(settled: &ActivityAdjustment) -> Reported {
    Reported { scheduled: Some(settled.on), planned: Some(settled.settlement.amount), is_adjustment: true }
}

/// Reports an adjustment payment as paid. It has the account of the payments that it adjusts if they share one.
pub(super) fn paid_on_its_account(settled: &ActivityAdjustment, date: Date, amount: Decimal) -> Paid {
    let accounts = settled.settlement.by_account().unwrap_or_default();
    let account = match accounts.as_slice() {
        [(account, _)] => account.cloned().map(Arc::new),
        _ => None,
    };
    Paid { date, amount, account, corrected: false }
}
