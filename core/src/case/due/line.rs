//! One payment that is due.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Known, Remaining};
use crate::case::{ActivityAdjustment, AdjustmentPart};
use crate::dates::{Date, Period};
use crate::plan::{Account, Cvr, Due, Method, PaymentReference, Recipient};

/// A payment that is due: what it is, its recipient, its account, and the action.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PaymentLine {
    /// The case.
    pub case: String,
    /// The appropriation.
    pub appropriation: String,
    /// The activity.
    pub activity: String,
    /// The section that it is granted under.
    pub section: String,
    /// The kind of service.
    pub activity_type: String,
    /// The payment plan; empty without an id.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub plan: String,
    /// The number of the settlement, for an adjustment payment. Report it paid with this number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement: Option<u32>,
    /// The scheduled day; for an adjustment payment the day of the settlement.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// The days that it covers; none for an adjustment payment, because it concerns several payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Period>,
    /// Kroner to pay: the planned amount less what is paid, credited and deducted. 0 if all of it is deducted.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// Kroner as planned.
    #[serde(with = "crate::money::serde_str")]
    pub planned: Decimal,
    /// Kroner that invoices have already paid as parts.
    #[serde(with = "crate::money::serde_str", skip_serializing_if = "Decimal::is_zero")]
    pub paid: Decimal,
    /// Kroner that a credit note returned before the payment is paid.
    #[serde(with = "crate::money::serde_str", skip_serializing_if = "Decimal::is_zero")]
    pub credited: Decimal,
    /// Kroner that are deducted because they were overpaid before. Report the payment with this amount included; the
    /// deduction is the adjustment payment of a settlement.
    #[serde(with = "crate::money::serde_str", skip_serializing_if = "Decimal::is_zero")]
    pub deducted: Decimal,
    /// The account that it is booked on.
    pub account: Account,
    /// The amount by account, if an adjustment payment is booked on several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<AdjustmentPart>,
    /// The payment reference; none if the plan has no id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<PaymentReference>,
    /// The recipient. If the plan pays the provider of the activity, name and CVR number come from the rule book.
    pub recipient: Recipient,
    /// The provider of the activity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// How it is paid.
    pub method: Method,
    /// What is to be done.
    pub action: PaymentAction,
    /// Whether an earlier run should have contained it: its day is before the day of this run.
    pub late: bool,
    /// Why it must not be paid although it is due; none if it may be paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<WithheldReason>,
}

/// The action for a payment that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentAction {
    /// The finance system pays it out to the person.
    PayOut,
    /// The payroll system pays it with the salary.
    SendToPayroll,
    /// It is transferred within the municipality.
    TransferInternally,
    /// It is paid when the invoice comes.
    AwaitInvoice,
}

/// Why a due payment must not be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithheldReason {
    /// Its price is not known: the amount is carried on from the last known price.
    PriceNotKnown,
}

impl PaymentAction {
    /// The action for a payment method.
    #[must_use]
    pub const fn for_method(method: Method) -> Self {
        match method {
            Method::Cash => Self::PayOut,
            Method::Payroll => Self::SendToPayroll,
            Method::Internal => Self::TransferInternally,
            Method::Invoice => Self::AwaitInvoice,
        }
    }

    /// The stable name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PayOut => "pay_out",
            Self::SendToPayroll => "send_to_payroll",
            Self::TransferInternally => "transfer_internally",
            Self::AwaitInvoice => "await_invoice",
        }
    }
}

impl WithheldReason {
    /// The stable name, as in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::PriceNotKnown => "price_not_known",
        }
    }
}

impl Known<'_> {
    /// The line of a payment.
    pub(super) fn payment(&mut self, due: Due<'_>, remaining: Remaining) -> PaymentLine {
        let date = due.entry.date;
        let held = (!due.entry.basis.is_known()).then_some(WithheldReason::PriceNotKnown);
        let covers = self.one.activity.covers(date);
        let reference = PaymentReference::new(&self.one.activity.plan.id, date).ok();
        PaymentLine { covers, reference, held, ..self.line(date, due.late, remaining) }
    }

    /// The line of the adjustment payment of a settlement.
    pub(super) fn adjustment(
        &mut self,
        settled: &ActivityAdjustment,
        number: u32,
        late: bool,
        remaining: Remaining,
    ) -> PaymentLine {
        let mut line = self.line(settled.on, late, remaining);
        (line.settlement, line.reference) = (Some(number), settled.reference);
        let parts = settled.settlement.by_account().unwrap_or_default();
        match parts.as_slice() {
            [(Some(account), _)] => line.account = (*account).clone(),
            [_] | [] => {}
            several => {
                let part = |(account, amount): &(Option<&Account>, Decimal)| AdjustmentPart {
                    account: account.cloned(),
                    amount: *amount,
                };
                line.parts = several.iter().map(part).collect();
            }
        }
        line
    }

    fn line(&mut self, date: Date, late: bool, remaining: Remaining) -> PaymentLine {
        let activity = &self.one.activity;
        let method = activity.plan.recipient.method();
        let Remaining { planned, paid, credited, deducted } = remaining;
        PaymentLine {
            case: self.case.id().to_owned(),
            appropriation: self.one.appropriation.clone(),
            activity: activity.id.clone(),
            section: activity.section.clone(),
            activity_type: activity.activity_type.clone(),
            plan: activity.plan.id.clone(),
            settlement: None,
            date,
            covers: None,
            amount: remaining.amount(),
            planned,
            paid,
            credited,
            deducted: deducted.min(remaining.open()),
            account: (*self.booking.account_on(date)).clone(),
            parts: Vec::new(),
            reference: None,
            recipient: self.recipient(),
            provider: activity.provider.clone(),
            method,
            action: PaymentAction::for_method(method),
            late,
            held: None,
        }
    }

    /// The recipient, with the name and number of the provider if the plan pays the provider.
    fn recipient(&self) -> Recipient {
        let activity = &self.one.activity;
        let recipient = activity.plan.recipient.clone();
        let (Recipient::Company { cvr, name }, Some(id)) = (&recipient, &activity.provider) else {
            return recipient;
        };
        let Some(provider) = self.case.book().provider(id).filter(|_| cvr.is_none()) else {
            return recipient;
        };
        let name = if name.is_empty() { provider.name.clone() } else { name.clone() };
        Recipient::Company { cvr: provider.cvr.as_deref().and_then(|cvr| Cvr::parse(cvr).ok()), name }
    }
}

crate::privacy::debug_by_json!(PaymentLine);
