//! The faults of the rows of a portfolio.

use crate::dates::Date;
use crate::fault::catalogue;

catalogue! {
    /// A fault of a row. Each names the key of the row: its case and its activity.
    pub enum PortfolioFault {
        /// There is no case id.
        CaseMissing { row: usize } = "case-missing", "row {row} has no case";
        /// There is no activity id.
        ActivityMissing { row: usize, case: String } = "activity-missing", "row {row} of case `{case}` has no activity";
        /// An activity is repeated.
        ActivityRepeated { case: String, activity: String } = "activity-repeated", "activity `{activity}` of case `{case}` is listed twice";
        /// A case is repeated.
        CaseRepeated { case: String, first: usize, second: usize } = "case-repeated", "case `{case}` is listed twice, at {first} and at {second}";
        /// The changed activity does not exist.
        ChangedActivityUnknown { case: String, activity: String, changed: String } = "changed-activity-unknown", "activity `{activity}` of case `{case}` changes `{changed}`, which the case does not have";
        /// The date is outside the supported range.
        DateOutOfRange { case: String, activity: String, date: String } = "date-out-of-range", "activity `{activity}` of case `{case}` names `{date}`, which is not in a year between 1 and 9999";
        /// The last day is before the first.
        EndBeforeStart { case: String, activity: String, start: Date, end: Date } = "end-before-start", "activity `{activity}` of case `{case}` ends on `{end}`, before it starts on `{start}`";
        /// The number of units is below 0.
        UnitsNegative { case: String, activity: String, units: String } = "units-negative", "activity `{activity}` of case `{case}` has `{units}` units";
        /// There is no such rate.
        UnknownRate { case: String, activity: String, rate: String } = "unknown-rate", "activity `{activity}` of case `{case}` is paid at rate `{rate}`, which there is none of";
        /// A price has two values on a day, or its values are not in order.
        PiecesOverlap { case: String, activity: String } = "pieces-overlap", "the dated prices of activity `{activity}` of case `{case}` overlap, are empty or are not in order";
        /// No price, rate or VAT factor holds on the day of a payment.
        PriceNotInForce { case: String, activity: String, date: Date } = "price-not-in-force", "activity `{activity}` of case `{case}` has no price on `{date}`";
        /// An amount is larger than the library supports.
        AmountTooLarge { case: String, activity: String, text: String } = "amount-too-large", "`{text}` of activity `{activity}` of case `{case}` is too large an amount";
        /// A paid amount has a fraction of an øre.
        FractionOfOere { case: String, activity: String, text: String } = "fraction-of-oere", "`{text}` of activity `{activity}` of case `{case}` has a fraction of an øre";
        /// Two payments are scheduled on the same day.
        PaymentRepeated { case: String, activity: String, date: Date } = "payment-repeated", "activity `{activity}` of case `{case}` has two payments scheduled on `{date}`";
        /// A payment of an activity that is not granted is paid.
        PaidNotGranted { case: String, activity: String, date: Date } = "paid-not-granted", "activity `{activity}` of case `{case}` is not granted, and its payment scheduled on `{date}` is paid";
        /// The row does not have one label for each dimension.
        LabelsMisshapen { case: String, activity: String, expected: usize, actual: usize } = "labels-misshapen", "activity `{activity}` of case `{case}` has {actual} labels of {expected} dimensions";
        /// A column is missing.
        ColumnMissing { column: String } = "column-missing", "there is no column `{column}`";
        /// A column has an unsuitable type.
        ColumnType { column: String, expected: String, actual: String } = "column-type", "column `{column}` should be {expected}, and is {actual}";
        /// A required cell is empty.
        ValueMissing { case: String, activity: String, column: String } = "value-missing", "activity `{activity}` of case `{case}` says nothing in `{column}`";
        /// A cell has an invalid value.
        ValueUnknown { case: String, activity: String, column: String, value: String } = "value-unknown", "activity `{activity}` of case `{case}` says `{value}` in `{column}`, which means nothing there";
        /// The number of a cell is not a valid amount.
        NotAnAmount { case: String, activity: String, column: String, text: String } = "not-an-amount", "`{text}` in `{column}` of activity `{activity}` of case `{case}` is not an amount, or is too large a one";
        /// There are several prices, or VAT factors.
        PriceAmbiguous { case: String, activity: String } = "price-ambiguous", "activity `{activity}` of case `{case}` has more than one price, or VAT factor";
        /// The bytes are not valid Arrow.
        ArrowUnreadable { text: String } = "arrow-unreadable", "this is not Arrow that can be read: {text}";
        /// There are more faults than are reported.
        MoreFaults { more: usize } = "more-faults", "{more} more faults are not listed";
        /// More rows or labels than are supported.
        TooManyRows { limit: usize } = "too-many-rows", "there are more than {limit} rows, labels or payments";
    }
}
