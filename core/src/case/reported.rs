//! Rules for reported payments. They apply to payments, adjustment payments and invoice lines.

use rust_decimal::Decimal;

use super::command_context::CommandHandler;
use super::{CaseFault, CommandRefused, PaidOn};
use crate::dates::Date;
use crate::fault::Path;
use crate::plan::{InvoiceLine, PaidReport};

/// The payment that a report concerns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reported {
    /// Its scheduled day; none if unknown.
    pub(super) scheduled: Option<Date>,
    /// Kroner as planned; none if unknown.
    pub(super) planned: Option<Decimal>,
    /// Whether it is the adjustment payment of a settlement.
    pub(super) is_adjustment: bool,
}

impl CommandHandler<'_> {
    /// Records what is impossible in a report: faults of the kroner at `amount`, faults of the day at `day`.
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

    /// As [`check_reported`](Self::check_reported), for a correction, which may state that nothing is paid.
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

    /// Records the faults of invoice lines: the kroner may have either sign, and the day must be near the command.
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
