//! What can be wrong with a rule book.

use rust_decimal::Decimal;

use crate::dates::{Date, Validity};
use crate::fault::catalogue;

catalogue! {
    /// What can be wrong with a rule book.
    pub enum RuleBookFault {
        // Files and text.
        /// A file or folder cannot be read.
        UnreadableFile { file: String, reason: String } = "unreadable-file", "`{file}` cannot be read: {reason}";
        /// A folder has no rule book in it.
        EmptyFolder { folder: String } = "empty-folder", "`{folder}` has no file whose name ends in `.json`";
        /// A file, folder or list is larger than any rule book.
        TooLarge { size: u64, limit: u64 } = "too-large", "the size {size} is beyond the limit of {limit}";
        /// The text is not JSON.
        JsonSyntax { reason: String } = "json-syntax", "this is not JSON: {reason}";
        /// Objects, lists or conditions are nested too deeply.
        TooDeep { limit: usize } = "too-deep", "more than {limit} levels within each other";

        // The shape of the document.
        /// An object has a key twice.
        DuplicateKey { key: String } = "duplicate-key", "the key `{key}` is written twice";
        /// An object has a key that the format does not have at this place.
        UnknownKey { key: String } = "unknown-key", "there is no key `{key}` here";
        /// A required key is missing.
        MissingKey { key: String } = "missing-key", "the key `{key}` is missing";
        /// A value has another type than the format requires.
        WrongType { found: String, expected: String } = "wrong-type", "this is a {found}; expected: {expected}";
        /// A value is not one of the allowed words.
        UnknownValue { value: String, expected: String } = "unknown-value", "`{value}` is not one of: {expected}";
        /// An object that must have exactly one key has none or several.
        NotOneKey { count: usize, expected: String } = "not-one-key", "this has {count} keys; expected exactly one of: {expected}";
        /// A value does not have the required form.
        InvalidValue { reason: String } = "invalid-value", "{reason}";
        /// A value that only one file may state is stated by two.
        StatedTwice { key: String, first: String } = "stated-twice", "`{key}` is stated by {first} already";
        /// The document is written in a version of the format that this library does not know.
        UnknownFormat { format: u32 } = "unknown-format", "format `{format}` is not known; this library reads format 1";
        /// A number is beyond its bounds.
        OutOfRange { value: String, min: String, max: String } = "out-of-range", "`{value}` is not between {min} and {max}";

        // Names.
        /// A name is empty, or has a blank at an end or a control character.
        IdMalformed { id: String } = "id-malformed", "`{id}` is not a name: it is empty, or has blanks around it or control characters in it";
        /// Two items have the same name.
        DuplicateId { id: String, first: String } = "duplicate-id", "`{id}` is already the name of {first}";
        /// A text that people read is empty.
        TitleEmpty {} = "title-empty", "this text is empty";
        /// There is no law of this name.
        UnknownLaw { id: String } = "unknown-law", "there is no law `{id}`";
        /// There is no section of this name.
        UnknownSection { id: String } = "unknown-section", "there is no section `{id}`";
        /// There is no activity type of this number.
        UnknownActivityType { id: String } = "unknown-activity-type", "there is no activity type `{id}`";
        /// There is no category of this number.
        UnknownCategory { id: String } = "unknown-category", "there is no category `{id}`";
        /// There is no provider of this name.
        UnknownProvider { id: String } = "unknown-provider", "there is no provider `{id}`";
        /// There is no dimension of this name.
        UnknownDimension { id: String } = "unknown-dimension", "there is no dimension `{id}`";
        /// There is no reimbursement scheme of this name.
        UnknownReimbursement { id: String } = "unknown-reimbursement", "there is no reimbursement scheme `{id}`";
        /// There is no condition of this name.
        UnknownCondition { id: String } = "unknown-condition", "there is no condition `{id}`";

        // Facts and conditions.
        /// The rule book has too many dimensions.
        TooManyDimensions { count: usize, limit: usize } = "too-many-dimensions", "{count} dimensions are more than {limit}";
        /// Conditions name too many values of one dimension.
        TooManyCells { dimension: String, count: usize, limit: usize } = "too-many-cells", "conditions divide `{dimension}` into {count} parts, more than {limit}";
        /// A choice or ladder has no value.
        EmptyDomain { dimension: String } = "empty-domain", "`{dimension}` can have no value";
        /// A lower bound is above the upper one.
        BoundsInverted { min: i64, max: i64 } = "bounds-inverted", "the lowest value {min} is above the highest, {max}";
        /// An age is derived from something that is not a date.
        AgeNotOfDate { dimension: String, of: String } = "age-not-of-date", "`{dimension}` is an age, and `{of}` is not a date";
        /// A condition names a value that the dimension cannot have.
        ValueNotInDomain { dimension: String, value: String } = "value-not-in-domain", "`{dimension}` is never `{value}`";
        /// A condition compares what has no order.
        NotOrdered { dimension: String } = "not-ordered", "the values of `{dimension}` have no order to compare by";
        /// A condition looks at a date.
        NotComparable { dimension: String } = "not-comparable", "`{dimension}` is a date; conditions can look at an age derived from it, not at the date";
        /// Conditions use each other in a circle.
        ConditionCycle { chain: String } = "condition-cycle", "these conditions use each other: {chain}";
        /// A condition is too large once the conditions that it uses are written out.
        TooManyParts { limit: usize } = "too-many-parts", "with the conditions that it uses, this has more than {limit} parts";
        /// No case can meet a condition.
        ImpossibleCondition {} = "impossible-condition", "no case can meet this condition";

        /// A rate depends on the age, and the rule book has no age.
        RateByUnknownAge { rate: String } = "rate-by-unknown-age", "rate `{rate}` depends on the age, and no dimension is an age";
        /// The ages of a rate are not in rising order.
        AgesNotRising { age: u32, before: u32 } = "ages-not-rising", "the age {age} is not above the one before, {before}";

        // Time.
        /// A validity has no day.
        ValidityEmpty { from: Date, to: Date } = "validity-empty", "no day is from `{from}` and before `{to}`";
        /// A rule is never in force together with the rule that it belongs to.
        NeverInForce { valid: Validity, other: String, other_valid: Validity } = "never-in-force", "this is valid in {valid} and `{other}` in {other_valid}: never both";
        /// No year has that day.
        NoSuchDay { month: u8, day: u8 } = "no-such-day", "no year has a day {day} of month {month}";
        /// A holiday would fall outside the year of its Easter.
        EasterOffsetOutOfRange { offset: i16 } = "easter-offset-out-of-range", "{offset} days from Easter is not between -80 and 250";
        /// The same activity type is offered twice on some day.
        OffersOverlap { section: String, activity_type: String, first: String } = "offers-overlap", "`{activity_type}` under `{section}` is offered in the same role and at the same time by {first}";
        /// An agreement has two prices on some day.
        PricesOverlap { provider: String, activity_type: String, first: String } = "prices-overlap", "`{activity_type}` of `{provider}` has a price for the same unit and time in {first}";
        /// An account has two aliases on some day.
        AliasesOverlap { account: String, category: String, first: String } = "aliases-overlap", "account `{account}` with category `{category}` has an alias at the same time in {first}";
        /// Two pairs of department and kind are in force on the same day.
        CashAccountsOverlap { first: String } = "cash-accounts-overlap", "another department and kind holds at the same time in {first}";
        /// Two reimbursement schemes apply to the same costs on the same day, and neither says how it treats the
        /// other.
        ReimbursementsOverlap { first: String } = "reimbursements-overlap", "another reimbursement scheme holds for the same sections at the same time in {first}; `after` or `beside` says what this one sees of its costs";
        /// Sections replace each other in a circle.
        ReplacesCycle { chain: String } = "replaces-cycle", "these sections replace each other: {chain}";

        // Values.
        /// An amount is below zero.
        Negative { value: Decimal } = "negative", "`{value}` is below zero";
        /// Kroner with more than two decimals.
        TooManyDecimals { value: Decimal } = "too-many-decimals", "`{value}` has more than two decimals; write kroner and øre, such as `1234.50`";
        /// An approval level states which cost its limit applies to, but has no limit.
        LimitCostWithoutLimit { level: String } = "limit-cost-without-limit", "approval level `{level}` says what its limit is about, and has no limit";
        /// The threshold of a reimbursement step is not above that of the step before.
        ThresholdsNotRising { above: Decimal, below: Decimal, date: Date } = "thresholds-not-rising", "the threshold `{above}` is not above that of the step before, `{below}`, on `{date}`";
        /// There are too many reimbursement schemes.
        TooManyReimbursements { count: usize, limit: usize } = "too-many-reimbursements", "{count} reimbursement schemes are more than {limit}";
        /// A reimbursement scheme has both a percent and steps, or neither.
        ReimbursementShare {} = "reimbursement-share", "a reimbursement scheme has either `percent` or `steps`";
        /// A reimbursement scheme names itself, a later scheme, or one scheme twice.
        ReimbursementOrder { id: String } = "reimbursement-order", "`{id}` must be another scheme, listed before this one and named once in `after` and `beside`";
        /// Schemes that reimburse the same cost reimburse more than all of it.
        ReimbursementsExceedCost { first: String, percent: Decimal } = "reimbursements-exceed-cost", "together with `{first}` this scheme reimburses up to {percent} percent of the same cost";
        /// A KLE number is not of the form `dd.dd.dd`.
        KleMalformed { kle: String } = "kle-malformed", "`{kle}` is not a KLE number, such as `27.24.36`";
        /// A CVR number has not eight digits.
        CvrMalformed { cvr: String } = "cvr-malformed", "`{cvr}` is not a CVR number, eight digits";
        /// A supplementary offer does not name the main activities that it belongs to.
        SupplementaryWithoutMain { activity_type: String } = "supplementary-without-main", "supplementary `{activity_type}` hangs on no main activity; name some in `to`";
        /// A main offer belongs to another.
        MainWithMain { activity_type: String } = "main-with-main", "`{activity_type}` is a main activity and hangs on none; remove `to`";
    }
}

impl RuleBookFault {
    /// Whether the key is wrong and not its value. The key is then displayed.
    pub(super) const fn is_about_key(&self) -> bool {
        matches!(
            self,
            Self::UnknownKey { .. }
                | Self::DuplicateKey { .. }
                | Self::UnknownDimension { .. }
                | Self::NotOrdered { .. }
                | Self::NotComparable { .. }
        )
    }
}
