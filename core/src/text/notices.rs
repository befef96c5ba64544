//! What other systems are told of an event, in words.

use rust_decimal::Decimal;

use super::bundle::say;
use super::events::Teller;
use super::format;
use crate::case::{AdjustmentNotice, Notice, PaymentNotice};
use crate::dates::Date;
use crate::plan::{Method, SettlementKind};

/// Payments of one activity that go to one system.
struct Batch<'a> {
    id: &'static str,
    method: Method,
    activity: &'a str,
    count: usize,
    total: Decimal,
    first: Date,
    last: Date,
    /// How many have a price that is only carried on.
    carried_on: usize,
}

/// The notices, a line each; payments of the same activity together.
pub(super) fn lines(notices: &[Notice], teller: &Teller<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut batches: Vec<Batch<'_>> = Vec::new();
    for notice in notices {
        match notice {
            Notice::Payment(payment) => gather(&mut batches, "notice.payment", payment),
            Notice::Reversal(payment) => gather(&mut batches, "notice.reversal", payment),
            Notice::Adjustment(told) => lines.push(adjustment(told, teller)),
            Notice::AdjustmentReversal(told) => {
                let line = adjustment(told, teller);
                lines.push(teller.say("notice.adjustment-reversal", &[("line", &line)]));
            }
            Notice::Claim(claim) => lines.push(teller.claim_notice("notice.income", claim)),
            Notice::ClaimReversal(claim) => {
                lines.push(teller.claim_notice("notice.income-reversal", claim));
            }
            Notice::Journal { activities, .. } => {
                let activities: Vec<String> = activities.iter().map(|id| teller.activity(id)).collect();
                let activities = format::all_of(&activities, teller.lang());
                lines.push(teller.say("notice.journal", &[("activities", &activities)]));
            }
            Notice::Statistics { activity, period, .. } => {
                let activity = teller.activity(activity);
                lines.push(match period {
                    Some(period) => {
                        let days = format::days(Some(period.start()), period.end(), teller.lang());
                        teller.say("notice.statistics", &[("activity", &activity), ("days", &days)])
                    }
                    None => teller.say("notice.statistics-gone", &[("activity", &activity)]),
                });
            }
        }
    }
    lines.extend(batches.iter().map(|batch| batch.line(teller)));
    lines
}

/// A back-payment or a claim.
fn adjustment(told: &AdjustmentNotice, teller: &Teller<'_>) -> String {
    let id = match told.kind {
        SettlementKind::Claim if !told.deductions.is_empty() => "notice.set-off",
        SettlementKind::BackPayment => "notice.back-payment",
        SettlementKind::Claim => "notice.claim",
        SettlementKind::Nothing => "notice.rebooking",
    };
    let values = [
        ("system", teller.say(system(told.method), &[])),
        ("total", format::amount(told.amount.abs(), teller.lang())),
        ("activity", teller.activity(&told.activity)),
        ("date", teller.date(told.date)),
    ];
    let mut values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    values.push(("count", told.deductions.len().into()));
    say(teller.lang(), id, &values)
}

/// The message that says which system it is.
const fn system(method: Method) -> &'static str {
    match method {
        Method::Internal => "notice.internal",
        Method::Cash => "notice.cash",
        Method::Payroll => "notice.payroll",
        Method::Invoice => "notice.invoice",
    }
}

fn gather<'a>(batches: &mut Vec<Batch<'a>>, id: &'static str, payment: &'a PaymentNotice) {
    let PaymentNotice { method, activity, date, amount, basis, .. } = payment;
    let carried_on = usize::from(!basis.is_known());
    let same =
        |batch: &&mut Batch<'_>| (batch.id, batch.method, batch.activity) == (id, *method, &**activity);
    match batches.iter_mut().find(same) {
        Some(batch) => {
            batch.count = batch.count.saturating_add(1);
            batch.total = batch.total.saturating_add(*amount);
            batch.first = batch.first.min(*date);
            batch.last = batch.last.max(*date);
            batch.carried_on = batch.carried_on.saturating_add(carried_on);
        }
        None => batches.push(Batch {
            id,
            method: *method,
            activity,
            count: 1,
            total: *amount,
            first: *date,
            last: *date,
            carried_on,
        }),
    }
}

impl Batch<'_> {
    fn line(&self, teller: &Teller<'_>) -> String {
        let values = [
            ("system", teller.say(system(self.method), &[]).into()),
            ("count", self.count.into()),
            ("total", format::amount(self.total, teller.lang()).into()),
            ("activity", teller.activity(self.activity).into()),
            ("first", teller.date(self.first).into()),
            ("last", teller.date(self.last).into()),
        ];
        let line = say(teller.lang(), self.id, &values);
        match self.carried_on {
            0 => line,
            count => {
                say(teller.lang(), "notice.carried-on", &[("line", line.into()), ("count", count.into())])
            }
        }
    }
}

/// A sum to show; the largest there is where it is larger.
pub(super) fn total(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}
