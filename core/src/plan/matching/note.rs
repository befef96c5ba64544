//! What was compared when a line was matched, with the result.

use rust_decimal::Decimal;

use crate::dates::{Date, Month, Period};
use crate::fault::catalogue;
use crate::plan::{Cvr, PaymentReference};

catalogue! {
    /// What was compared when a line was matched, with the result.
    pub enum MatchNote {
        // The reference.
        /// The text has the reference of a payment.
        ReferenceFound { reference: PaymentReference, plan: String, date: Date } = "reference-found", "the text has the reference `{reference}`, of the payment of plan `{plan}` on `{date}`";
        /// The text has a reference of a known plan on a day without a payment.
        ReferenceOfNoPayment { reference: PaymentReference, plan: String, date: Date } = "reference-of-no-payment", "the reference `{reference}` is of plan `{plan}` on `{date}`, and the plan has no payment on that day";
        /// The text has a valid reference of an unknown plan.
        ReferenceUnknown { reference: PaymentReference } = "reference-unknown", "the reference `{reference}` belongs to no payment here";
        /// The text has something like a reference with a wrong character. It is not repeated.
        ReferenceMistyped {} = "reference-mistyped", "the text has what looks like a payment reference, but its check characters do not fit: a character is wrong";
        /// The text has no reference.
        NoReference {} = "no-reference", "the text has no payment reference";

        // The currency.
        /// The line is in another currency than the payments.
        CurrencyNotKroner { currency: String } = "currency-not-kroner", "the line is in `{currency}`; payments are in `DKK`";

        // The company.
        /// The company is that of the payment.
        CvrSame { cvr: Cvr } = "cvr-same", "the company `{cvr}` is that of the payment";
        /// The company is another than that of the payment.
        CvrDiffers { cvr: Cvr, expected: Cvr } = "cvr-differs", "the company is `{cvr}`; that of the payment is `{expected}`";
        /// The line does not state its company.
        NoCvr {} = "no-cvr", "the line does not say which company it is from";

        // The amount.
        /// The amount is exactly what is left to pay.
        AmountSame { amount: Decimal } = "amount-same", "the amount is exactly the `{amount}` that is left to pay";
        /// The amount is not the remaining amount, but near enough.
        AmountWithinTolerance { amount: Decimal, expected: Decimal, tolerance: Decimal } = "amount-within-tolerance", "`{amount}` is within `{tolerance}` of the `{expected}` that is left to pay";
        /// The amount is less than what is left to pay.
        AmountBelow { amount: Decimal, expected: Decimal, tolerance: Decimal } = "amount-below", "`{amount}` is less than the `{expected}` that is left to pay, by more than `{tolerance}`";
        /// The amount is more than what is left to pay.
        AmountAbove { amount: Decimal, expected: Decimal, tolerance: Decimal } = "amount-above", "`{amount}` is more than the `{expected}` that is left to pay, by more than `{tolerance}`";
        /// The amount is 0 or has the opposite sign.
        AmountOfOtherSign { amount: Decimal, expected: Decimal } = "amount-of-other-sign", "`{amount}` pays nothing of the `{expected}` that is left to pay";
        /// Other lines of the list refer to the payment too. Together they are exactly the remaining amount.
        PartOfLines { count: usize, expected: Decimal } = "part-of-lines", "{count} lines refer to the payment, and together they are exactly the `{expected}` that is left to pay";
        /// A part of the payment was credited before it is paid.
        CreditedBefore { credited: Decimal, expected: Decimal } = "credited-before", "`{credited}` of the payment was credited before, so `{expected}` is left to pay";

        // A credit note.
        /// All that was paid of the payment is credited.
        CreditInWhole { date: Date, amount: Decimal } = "credit-in-whole", "all of the `{amount}` that was paid of the payment on `{date}` is credited";
        /// A part of what was paid of the payment is credited.
        CreditInPart { date: Date, amount: Decimal, paid: Decimal } = "credit-in-part", "`{amount}` of the `{paid}` that was paid of the payment on `{date}` is credited";
        /// The payment is not paid yet: the credit note is deducted from the remaining amount.
        CreditDeducted { date: Date, amount: Decimal, expected: Decimal } = "credit-deducted", "`{amount}` is deducted from the payment on `{date}`, which is not paid yet; `{expected}` is left to pay";
        /// The credit note is larger than the payment.
        CreditAbove { amount: Decimal, expected: Decimal } = "credit-above", "the credit note of `{amount}` is more than the `{expected}` that can be credited";
        /// A payment of the same company was paid with exactly the amount of the credit note.
        CreditFits { date: Date } = "credit-fits", "the payment on `{date}` has exactly the amount of the credit note";

        // Several payments at once.
        /// The line covers several payments whose sum is its amount.
        SumOfReferences { count: usize, expected: Decimal } = "sum-of-references", "the {count} referenced payments sum to `{expected}`";
        /// The amount is the sum of all open payments of the company in a month.
        SumOfMonth { month: Month, count: usize } = "sum-of-month", "the {count} open payments of the company in `{month}` sum to exactly this amount";

        /// The sum of the open payments of a plan in a month, such as daily ones, is about the amount of the line.
        SumOfPlan { plan: String, month: Month, count: usize, expected: Decimal } = "sum-of-plan", "the {count} open payments of plan `{plan}` in `{month}` sum to `{expected}`";
        /// The sum of consecutive open payments of a plan, such as those of a quarter, is exactly the amount of the
        /// line.
        SumOfRun { plan: String, first: Date, last: Date, count: usize, expected: Decimal } = "sum-of-run", "the {count} open payments of plan `{plan}` from `{first}` to `{last}` sum to exactly `{expected}`";

        // The day, and what happened before.
        /// The payment covers the day of the line.
        CoversDay { date: Date, covers: Period } = "covers-day", "the payment on `{date}` covers `{covers}`, and the day of the line is one of these days";
        /// The payment covers the days that the line states.
        CoversPeriod { date: Date, covers: Period } = "covers-period", "the payment on `{date}` covers `{covers}`, the days that the line states";
        /// The payment covers none of the days that the line states.
        PeriodDiffers { date: Date, covers: Period, period: Period } = "period-differs", "the line states `{period}`; the payment on `{date}` covers `{covers}`";
        /// No payment covers the day of the line; this is the oldest open one before it.
        OldestOpen { date: Date, days: u32 } = "oldest-open", "the oldest open payment of this company and amount is on `{date}`; the days that it covers ended {days} days before the line";
        /// No payment covers the day of the line or an earlier day; this is the next one.
        NearestDay { date: Date, days: u32 } = "nearest-day", "the next payment of this company and amount is on `{date}`; the days that it covers begin {days} days after the line";
        /// Several payments, or several sums of them, fit equally well.
        SeveralFit { count: usize } = "several-fit", "{count} possibilities fit equally well";
        /// The payment was paid before this list.
        PaidBefore { date: Date } = "paid-before", "the payment on `{date}` is paid already";
        /// Another line of the same list pays the payment.
        PaidByLine { date: Date, line: String } = "paid-by-line", "the payment on `{date}` is paid by line `{line}`";
        /// Another line has the same id.
        LineRepeated { line: String } = "line-repeated", "there is another line `{line}`";
        /// No payment of this company near this day has about this amount.
        NothingFits { days: u32 } = "nothing-fits", "no payment of this company and about this amount covers a day within {days} days";
    }
}
