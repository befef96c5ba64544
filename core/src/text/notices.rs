//! The notices of an event to other systems, in words.

use rust_decimal::Decimal;

use super::bundle::say;
use super::events::EventWriter;
use super::format;
use crate::case::{AdjustmentNotice, Notice, PaymentNotice};
use crate::dates::Date;
use crate::plan::{Method, SettlementKind};

/// Payments of one activity to one system.
struct Batch<'a> {
    id: &'static str,
    method: Method,
    activity: &'a str,
    count: usize,
    total: Decimal,
    first: Date,
    last: Date,
    /// How many have a price that is carried on.
    carried_on: usize,
}

/// The notices, a line each; payments of the same activity together.
pub(super) fn lines(notices: &[Notice], writer: &EventWriter<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    let mut batches: Vec<Batch<'_>> = Vec::new();
    for notice in notices {
        match notice {
            Notice::Payment(payment) => gather(&mut batches, "notice.payment", payment),
            Notice::Reversal(payment) => gather(&mut batches, "notice.reversal", payment),
            Notice::Adjustment(told) => lines.push(adjustment(told, writer)),
            Notice::AdjustmentReversal(told) => {
                let line = adjustment(told, writer);
                lines.push(writer.say("notice.adjustment-reversal", &[("line", &line)]));
            }
            Notice::Claim(claim) => lines.push(writer.claim_notice("notice.income", claim)),
            Notice::ClaimReversal(claim) => {
                lines.push(writer.claim_notice("notice.income-reversal", claim));
            }
            Notice::Journal { activities, .. } => {
                let activities: Vec<String> = activities.iter().map(|id| writer.activity(id)).collect();
                let activities = format::all_of(&activities, writer.lang());
                lines.push(writer.say("notice.journal", &[("activities", &activities)]));
            }
            Notice::Statistics { activity, period, .. } => {
                let activity = writer.activity(activity);
                lines.push(match period {
                    Some(period) => {
                        let days = format::days(Some(period.start()), period.end(), writer.lang());
                        writer.say("notice.statistics", &[("activity", &activity), ("days", &days)])
                    }
                    None => writer.say("notice.statistics-gone", &[("activity", &activity)]),
                });
            }
        }
    }
    lines.extend(batches.iter().map(|batch| batch.line(writer)));
    lines
}

/// A back-payment or a claim.
fn adjustment(told: &AdjustmentNotice, writer: &EventWriter<'_>) -> String {
    let id = match told.kind {
        SettlementKind::Claim if !told.deductions.is_empty() => "notice.set-off",
        SettlementKind::BackPayment => "notice.back-payment",
        SettlementKind::Claim => "notice.claim",
        SettlementKind::Nothing => "notice.rebooking",
    };
    let values = [
        ("system", writer.say(system(told.method), &[])),
        ("total", format::amount(told.amount.abs(), writer.lang())),
        ("activity", writer.activity(&told.activity)),
        ("date", writer.date(told.date)),
    ];
    let mut values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
    values.push(("count", told.deductions.len().into()));
    say(writer.lang(), id, &values)
}

/// The message with the name of the system.
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
    fn line(&self, writer: &EventWriter<'_>) -> String {
        let values = [
            ("system", writer.say(system(self.method), &[]).into()),
            ("count", self.count.into()),
            ("total", format::amount(self.total, writer.lang()).into()),
            ("activity", writer.activity(self.activity).into()),
            ("first", writer.date(self.first).into()),
            ("last", writer.date(self.last).into()),
        ];
        let line = say(writer.lang(), self.id, &values);
        match self.carried_on {
            0 => line,
            count => {
                say(writer.lang(), "notice.carried-on", &[("line", line.into()), ("count", count.into())])
            }
        }
    }
}

/// A sum for display; limited to the largest amount.
pub(super) fn total(amounts: impl Iterator<Item = Decimal>) -> Decimal {
    amounts.fold(Decimal::ZERO, Decimal::saturating_add)
}
