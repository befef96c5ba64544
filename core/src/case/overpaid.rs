//! Overpaid money: what is done with it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::command_context::Desk;
use super::{
    ActivityAdjustment, ActivityChange, ActivityState, ApprovalRequest, CaseFault, CaseState, CommandRefused,
    Deduction, Overpaid, OverpaidRequest,
};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{Adjustment, Ledger, PaymentReference, Recipient, Settlement, SettlementKind, Status};

impl CaseState {
    /// What later payments of the activity have deducted already, on a day.
    pub(super) fn deducted(&self, activity: &str, payment: Date) -> Decimal {
        let deductions = self.settlements.iter().flat_map(|settled| settled.overpaid.deductions());
        deductions
            .filter(|one| one.activity == activity && one.payment == payment)
            .fold(Decimal::ZERO, |sum, one| sum.saturating_add(one.amount))
    }
}

/// A decision about overpaid money, as far as it is the same for all settlements.
enum Decided {
    Claim,
    SetOff,
    Waived(Overpaid),
}

impl Desk<'_> {
    /// The settlements of a command, numbered, with what is done with the overpaid money of each. `changes` is what
    /// the command changes about payments.
    pub(super) fn settle_all(
        &self,
        settlements: impl IntoIterator<Item = (String, Settlement)>,
        request: &OverpaidRequest,
        changes: &[ActivityChange],
        refusal: &mut CommandRefused,
    ) -> Vec<ActivityAdjustment> {
        let settlements: Vec<_> = settlements.into_iter().collect();
        let is_overpaid = |settlement: &Settlement| {
            settlement.adjustments.iter().any(|one| one.difference() < Decimal::ZERO)
        };
        let decided = match request {
            OverpaidRequest::SetOff => Decided::SetOff,
            OverpaidRequest::Waive { reason, approval }
                if settlements.iter().any(|(_, settlement)| is_overpaid(settlement)) =>
            {
                self.waive(reason, approval, &settlements, refusal)
            }
            OverpaidRequest::Claim | OverpaidRequest::Waive { .. } => Decided::Claim,
        };
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut taken: Vec<Deduction> = Vec::new();
        let mut all = Vec::new();
        for (id, settlement) in settlements {
            let Some(one) = self.state().activity(&id) else { continue };
            let number = numbers.entry(id).or_insert_with(|| self.state().last_settlement(&one.activity.id));
            let pieces = match &decided {
                Decided::Waived(overpaid) => split(settlement, overpaid),
                Decided::Claim | Decided::SetOff => vec![(settlement, Overpaid::Claim)],
            };
            for (settlement, mut overpaid) in pieces {
                if matches!(decided, Decided::SetOff) && settlement.kind() == SettlementKind::Claim {
                    let owed = -settlement.amount;
                    let deductions = self.set_off(one, owed, changes, &taken, refusal);
                    taken.extend(deductions.iter().cloned());
                    overpaid = Overpaid::SetOff { deductions };
                }
                if !settlement.adjustments.is_empty() {
                    *number = number.saturating_add(1);
                }
                all.push(self.numbered(one, settlement, *number, overpaid));
            }
        }
        all
    }

    /// Checks the approval of overpaid money that is waived: reason, level and limit.
    fn waive(
        &self,
        reason: &str,
        request: &ApprovalRequest,
        settlements: &[(String, Settlement)],
        refusal: &mut CommandRefused,
    ) -> Decided {
        let here = Path::root().join("overpaid");
        let mut found = CommandRefused::default();
        self.needs(reason, "reason", &mut found);
        let (level, approval) = self.approval(request, &mut found);
        let adjustments = settlements.iter().flat_map(|(_, settlement)| &settlement.adjustments);
        let less = adjustments.map(Adjustment::difference).filter(|difference| *difference < Decimal::ZERO);
        let waived = less.fold(Decimal::ZERO, Decimal::saturating_sub);
        if let Some(level) = level {
            let sections = settlements.iter().filter_map(|(id, _)| self.state().activity(id));
            let sections = sections.map(|one| one.activity.section.as_str());
            self.may_waive(level, sections, waived, &mut found);
        }
        refusal.extend(&here, found.into_faults());
        match approval {
            Some(approval) => {
                let reason = reason.to_owned();
                Decided::Waived(Overpaid::Waived { reason, approval })
            }
            None => Decided::Claim,
        }
    }

    /// What is deducted from the next payments to the recipient of an activity.
    fn set_off(
        &self,
        one: &ActivityState,
        owed: Decimal,
        changes: &[ActivityChange],
        taken: &[Deduction],
        refusal: &mut CommandRefused,
    ) -> Vec<Deduction> {
        let mut next: Vec<(Date, &ActivityState, Decimal)> = Vec::new();
        for other in &self.state().activities {
            let change = changes.iter().find(|change| change.activity.id == other.activity.id);
            let stands = change
                .map_or_else(|| other.stands(), |change| change.replaced_by.is_none() && !change.annulled);
            let status = change.map_or(other.activity.status, |change| change.activity.status);
            let is_paid = status == Status::Granted && stands && !other.activity.plan.fictive;
            if !is_paid || !same_recipient(one, other) {
                continue;
            }
            let mut payments = std::borrow::Cow::Borrowed(&other.payments);
            if let Some(change) = change.filter(|change| !change.payments.is_empty()) {
                Ledger::apply(payments.to_mut(), &change.payments);
            }
            let open =
                payments.entries().iter().filter(|entry| entry.paid.is_none() && entry.date >= self.on());
            for entry in open {
                let left = self.state().remaining(other, entry).amount();
                let now =
                    taken.iter().filter(|one| one.activity == other.activity.id && one.payment == entry.date);
                let now = now.fold(Decimal::ZERO, |sum, one| sum.saturating_add(one.amount));
                let room = left.saturating_sub(now);
                if room > Decimal::ZERO {
                    next.push((entry.date, other, room));
                }
            }
        }
        next.sort_by(|(date, one, _), (other_date, other, _)| {
            (date, &one.activity.id).cmp(&(other_date, &other.activity.id))
        });
        let (mut left, mut deductions) = (owed, Vec::new());
        for (payment, other, room) in next {
            if left.is_zero() {
                break;
            }
            let amount = left.min(room);
            left = left.saturating_sub(amount);
            let reference = PaymentReference::new(&other.activity.plan.id, payment).ok();
            let activity = other.activity.id.clone();
            deductions.push(Deduction { activity, payment, reference, amount });
        }
        if !left.is_zero() {
            let available = owed.saturating_sub(left);
            let activity = one.activity.id.clone();
            let kind = CaseFault::SetOffExceedsPayments { activity, amount: owed, available };
            refusal.push(Path::root().join("overpaid"), kind);
        }
        deductions
    }
}

/// Of a settlement, what is paid and what is waived.
fn split(settlement: Settlement, waived: &Overpaid) -> Vec<(Settlement, Overpaid)> {
    let is_less = |one: &Adjustment| one.difference() < Decimal::ZERO;
    if !settlement.adjustments.iter().any(is_less) {
        return vec![(settlement, Overpaid::Claim)];
    }
    let Settlement { cause, repriced, adjustments, .. } = settlement;
    let (less, more): (Vec<_>, Vec<_>) = adjustments.into_iter().partition(is_less);
    let sum = |adjustments: &[Adjustment]| {
        adjustments.iter().fold(Decimal::ZERO, |sum, one| sum.saturating_add(one.difference()))
    };
    let (paid, kept) = (sum(&more), sum(&less));
    let mut all = Vec::new();
    if !more.is_empty() || !repriced.is_empty() {
        let settlement = Settlement { cause: cause.clone(), repriced, adjustments: more, amount: paid };
        all.push((settlement, Overpaid::Claim));
    }
    all.push((Settlement { cause, repriced: Vec::new(), adjustments: less, amount: kept }, waived.clone()));
    all
}

/// Whether payments of two activities go to the same recipient, in the same way.
pub(super) fn same_recipient(one: &ActivityState, other: &ActivityState) -> bool {
    let (one, other) = (&one.activity, &other.activity);
    match (&one.plan.recipient, &other.plan.recipient) {
        (Recipient::Person { id, method, .. }, Recipient::Person { id: other, method: by, .. }) => {
            (id, method) == (other, by)
        }
        (Recipient::Company { cvr: None, .. }, Recipient::Company { cvr: None, .. }) => {
            one.provider == other.provider
        }
        (Recipient::Company { cvr, .. }, Recipient::Company { cvr: other, .. }) => cvr == other,
        (one, other) => one == other,
    }
}
