//! What was compared when a line was matched, and how it came out.

use rust_decimal::Decimal;

use crate::dates::Date;
use crate::fault::catalogue;
use crate::plan::{Cvr, Month, PaymentReference};

catalogue! {
    /// What was compared when a line was matched, and how it came out.
    pub enum MatchNote {
        // The reference.
        /// The text has the reference of a payment.
        ReferenceFound { reference: PaymentReference } = "reference-found", "the text has the reference `{reference}`";
        /// The text has a reference, in order as such, of no payment here.
        ReferenceUnknown { reference: PaymentReference } = "reference-unknown", "the reference `{reference}` is of no payment here";
        /// The text has no reference.
        NoReference {} = "no-reference", "the text has no payment reference";

        // The company.
        /// The company is that of the payment.
        CvrSame { cvr: Cvr } = "cvr-same", "the company `{cvr}` is that of the payment";
        /// The company is another than that of the payment.
        CvrDiffers { cvr: Cvr, expected: Cvr } = "cvr-differs", "the company is `{cvr}`; that of the payment is `{expected}`";
        /// The line does not say which company it is from.
        NoCvr {} = "no-cvr", "the line does not say which company it is from";

        // The amount.
        /// The amount is exactly what is left to pay.
        AmountSame { amount: Decimal } = "amount-same", "the amount is exactly the `{amount}` that is left to pay";
        /// The amount is not what is left to pay, but near enough.
        AmountWithinTolerance { amount: Decimal, expected: Decimal, tolerance: Decimal } = "amount-within-tolerance", "`{amount}` is within `{tolerance}` of the `{expected}` that is left to pay";
        /// The amount is less than what is left to pay.
        AmountBelow { amount: Decimal, expected: Decimal, tolerance: Decimal } = "amount-below", "`{amount}` is less than the `{expected}` that is left to pay, by more than `{tolerance}`";
        /// The amount is more than what is left to pay.
        AmountAbove { amount: Decimal, expected: Decimal, tolerance: Decimal } = "amount-above", "`{amount}` is more than the `{expected}` that is left to pay, by more than `{tolerance}`";
        /// The amount is 0, or goes the other way: a credit note, perhaps.
        AmountOfOtherSign { amount: Decimal, expected: Decimal } = "amount-of-other-sign", "`{amount}` pays nothing of the `{expected}` that is left to pay";
        /// The line covers several payments that come to its amount.
        SumOfReferences { count: usize, expected: Decimal } = "sum-of-references", "the {count} payments referred to come to `{expected}`";
        /// The amount is that of all open payments of the company in a month.
        SumOfMonth { month: Month, count: usize } = "sum-of-month", "the {count} open payments of the company in `{month}` come to exactly this amount";

        // The day, and what happened before.
        /// The payment is the nearest one of this company and amount.
        NearestDay { date: Date, days: u32 } = "nearest-day", "the nearest payment of this company and amount is on `{date}`, {days} days away";
        /// Several payments fit equally well.
        SeveralFit { count: usize } = "several-fit", "{count} open payments fit equally well";
        /// The payment was paid before.
        PaidBefore { date: Date } = "paid-before", "the payment on `{date}` is paid already";
        /// Another line of the same list pays the payment.
        PaidByLine { date: Date, line: String } = "paid-by-line", "the payment on `{date}` is paid by line `{line}`";
        /// There is another line of the same id.
        LineRepeated { line: String } = "line-repeated", "there is another line `{line}`";
        /// No payment of this company and about this amount is near.
        NothingFits { days: u32 } = "nothing-fits", "no payment of this company and about this amount is within {days} days";
    }
}
