//! What commands report as paid: rules that hold for payments, adjustment payments and lines of invoices.

use rust_decimal::Decimal;

use super::command_context::Desk;
use super::{CaseFault, CommandRefused, PaidOn};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{InvoiceLine, PaidReport};

/// The payment that something is reported of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reported {
    /// The day it is scheduled on; none where that is not known.
    pub(super) scheduled: Option<Date>,
    /// Kroner as planned; none where that is not known.
    pub(super) planned: Option<Decimal>,
    /// Whether it is the adjustment payment of a settlement.
    pub(super) is_adjustment: bool,
}

impl Desk<'_> {
    /// Notes what cannot have been paid: at `amount` what is wrong with the kroner, at `day` with the day.
    pub(super) fn check_reported(
        &self,
        paid: PaidOn,
        payment: Reported,
        amount: Path,
        day: Path,
        refusal: &mut CommandRefused,
    ) {
        let report = PaidReport {
            on: paid.date,
            amount: paid.amount,
            scheduled: payment.scheduled,
            planned: payment.planned,
            is_adjustment: payment.is_adjustment,
        };
        report.amount_fault().into_iter().for_each(|kind| refusal.push(amount.clone(), kind));
        report.day_fault(Some(self.on())).into_iter().for_each(|kind| refusal.push(day.clone(), kind));
    }

    /// As [`check_reported`](Self::check_reported), of a correction, which may say that nothing is paid.
    pub(super) fn check_correction(
        &self,
        paid: Option<PaidOn>,
        payment: Reported,
        refusal: &mut CommandRefused,
    ) {
        let at = |key: &str| Path::root().join("paid").join(key);
        if let Some(paid) = paid {
            self.check_reported(paid, payment, at("amount"), at("date"), refusal);
        }
    }

    /// Notes what is wrong with the lines of an invoice: kroner of either sign, dated near the day of the command.
    pub(super) fn check_lines(&self, lines: &[InvoiceLine], refusal: &mut CommandRefused) {
        for (index, line) in lines.iter().enumerate() {
            let at = |key: &str| Path::root().join("lines").join(index).join(key);
            let paid = PaidOn { date: line.date, amount: line.amount };
            let payment = Reported { scheduled: None, planned: None, is_adjustment: false };
            self.check_reported(paid, payment, at("amount"), at("date"), refusal);
            if let Some(currency) = line.currency.clone().filter(|_| !line.is_in_kroner()) {
                refusal.push(at("currency"), CaseFault::CurrencyNotKroner { currency });
            }
        }
    }
}
