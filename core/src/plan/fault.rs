//! What can be wrong with a plan, an activity, or the price of a payment.

use rust_decimal::Decimal;

use std::fmt;

use crate::dates::{Date, Period};
use crate::fault::catalogue;
use crate::money::MoneyFault;

/// A day that a message names, or `none`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Option<Date>);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(date) => date.fmt(f),
            None => f.write_str("none"),
        }
    }
}

catalogue! {
    /// What can be wrong with a plan, an activity, or the price of a payment.
    pub enum PlanFault {
        // The form.
        /// A field is not of the kind it must be.
        FieldInvalid { field: String, text: String, expected: String } = "field-invalid", "`{text}` is not a valid {field}; expected {expected}";
        /// A field that every plan has is missing.
        FieldRequired { field: String } = "field-required", "{field} is required";
        /// The recipient cannot be paid this way.
        MethodNotAllowedForRecipient { method: String, recipient: String, allowed: String } = "method-not-allowed-for-recipient", "a recipient of kind `{recipient}` cannot be paid by `{method}`; allowed: {allowed}";
        /// A company number does not have eight digits. The text is not repeated, because it may be a person's
        /// number.
        CompanyNumberInvalid { characters: usize } = "company-number-invalid", "a company number (CVR) is eight digits; this has {characters} characters or is not digits";
        /// A running plan has no frequency.
        FrequencyRequired {} = "frequency-required", "a running plan has a frequency";
        /// A plan that does not run has a frequency.
        FrequencyForbidden { payment_type: String } = "frequency-forbidden", "a plan of type `{payment_type}` has no frequency";
        /// A monthly plan has no day.
        DayOfMonthRequired {} = "day-of-month-required", "a monthly plan has a day of the month";
        /// A plan paid every n weeks or n months does not state n.
        IntervalRequired {} = "interval-required", "a plan paid every so many weeks or months says how many";
        /// A plan cannot be prorated in this way.
        ProrationForbidden { proration: String, schedule: String } = "proration-forbidden", "a plan that is paid `{schedule}` cannot be prorated by `{proration}`";
        /// A plan that is not paid by the month states a first day that it pays for.
        CoversFromForbidden {} = "covers-from-forbidden", "only a plan paid by the month has a first day that it pays for";
        /// A plan that does not run has a pause.
        PauseForbidden { pause: String } = "pause-forbidden", "only a plan that runs is paused; pause `{pause}` is of one that is paid once, or by hand";
        /// Two pauses have the same id.
        DuplicatePause { pause: String } = "duplicate-pause", "there are two pauses `{pause}`";
        /// A pause begins before the one before it has ended.
        PauseOverlaps { pause: String, start: Date, other: String, end: Day } = "pause-overlaps", "pause `{pause}` begins on `{start}`, and pause `{other}` ends on `{end}`; pauses follow each other";
        /// The percent of a pause is out of range.
        PausePercentOutOfRange { percent: Decimal } = "pause-percent-out-of-range", "a pause pays from 0 to below 100 percent of the price, with at most four decimals; got `{percent}`";
        /// A pause has no day in the period of its activity.
        PauseOutsidePeriod { pause: String, days: Period, period: Period } = "pause-outside-period", "pause `{pause}` (`{days}`) has no day in the period `{period}` of its activity";
        /// An individual plan has a price kind.
        IndividualPriceKindForbidden { price_kind: String } = "individual-price-kind-forbidden", "an individual plan has no price kind, but payments; got `{price_kind}`";
        /// An individual plan has an amount.
        IndividualAmountForbidden { amount: Decimal } = "individual-amount-forbidden", "an individual plan has no amount, but payments; got `{amount}`";
        /// An individual plan has a day of the month.
        IndividualDayOfMonthForbidden { day: i64 } = "individual-day-of-month-forbidden", "an individual plan has no day of the month, but payments; got `{day}`";
        /// An individual plan has units.
        IndividualUnitsForbidden { units: Decimal } = "individual-units-forbidden", "an individual plan has no units, but payments; got `{units}`";
        /// An individual plan has a rate.
        IndividualRateForbidden { rate: String } = "individual-rate-forbidden", "an individual plan has no rate, but payments; got `{rate}`";
        /// A plan that is not individual has payments entered one by one.
        PaymentsForbidden { payment_type: String } = "payments-forbidden", "a plan of type `{payment_type}` has no payments entered one by one";
        /// A fixed price has no amount.
        FixedAmountRequired {} = "fixed-amount-required", "a fixed price has an amount";
        /// A fixed price has a rate.
        FixedRateForbidden { rate: String } = "fixed-rate-forbidden", "a fixed price has no rate; got `{rate}`";
        /// A price that is not per unit has a unit price.
        UnitPriceForbidden { price_kind: String } = "unit-price-forbidden", "a price of kind `{price_kind}` has no unit price";
        /// A fixed price has units.
        FixedUnitsForbidden { units: Decimal } = "fixed-units-forbidden", "a fixed price has no units; got `{units}`";
        /// A price per unit has no units.
        PerUnitUnitsRequired {} = "per-unit-units-required", "a price per unit has units above 0";
        /// A price per unit has no unit price.
        PerUnitPriceRequired {} = "per-unit-price-required", "a price per unit has a unit price";
        /// A price per unit has a rate.
        PerUnitRateForbidden { rate: String } = "per-unit-rate-forbidden", "a price per unit has no rate; got `{rate}`";
        /// A price per unit has an amount.
        PerUnitAmountForbidden { amount: Decimal } = "per-unit-amount-forbidden", "a price per unit has no amount; got `{amount}`";
        /// A price by rate has no units.
        RateUnitsRequired {} = "rate-units-required", "a price by rate has units above 0";
        /// A price by rate has no rate.
        RateRequired {} = "rate-required", "a price by rate has a rate";
        /// A price by rate has an amount.
        RateAmountForbidden { amount: Decimal } = "rate-amount-forbidden", "a price by rate has no amount; got `{amount}`";
        /// An agreed price lacks a required field.
        AgreedFieldRequired { field: String } = "agreed-field-required", "an agreed price needs {field}";
        /// An agreed price has a field that the agreement determines.
        AgreedFieldForbidden { field: String } = "agreed-field-forbidden", "an agreed price has no {field}; the agreement says what a unit costs";
        /// A price that is not agreed names an agreement.
        AgreementForbidden { field: String, price_kind: String } = "agreement-forbidden", "a price of kind `{price_kind}` has no {field}; only an agreed price has";

        // The plan and its activity.
        /// Kroner with more than two decimals.
        TooManyDecimals { amount: String } = "too-many-decimals", "`{amount}` has more than two decimals; write kroner and øre, such as `1234.50`";
        /// A payment that is entered by hand is below 0.
        AmountNegative { amount: Decimal } = "amount-negative", "a payment cannot be below 0; got `{amount}`";
        /// A name is blank.
        BlankText { field: String } = "blank-text", "{field} is blank; fill it in";
        /// The rule book has no such section.
        UnknownSection { section: String } = "unknown-section", "there is no section `{section}`";
        /// The rule book has no such activity type.
        UnknownActivityType { activity_type: String } = "unknown-activity-type", "there is no activity type `{activity_type}`";
        /// Units are below 0.
        UnitsNegative { units: Decimal } = "units-negative", "units cannot be below 0; got `{units}`";
        /// An individual plan pays twice on one day.
        DuplicatePaymentDate { date: Date } = "duplicate-payment-date", "a plan pays once a day; `{date}` is listed twice";
        /// An individual payment lies outside the period of its activity.
        PaymentOutsidePeriod { date: Date, period: Period } = "payment-outside-period", "the payment on `{date}` is outside the period `{period}` of its activity";
        /// An activity has no start.
        StartRequired {} = "start-required", "an activity has a start, unless it is paid once";
        /// An activity ends before it starts.
        EndBeforeStart { start: Date, end: Date } = "end-before-start", "the activity ends on `{end}`, before it starts on `{start}`";
        /// A payment that is made once has no date.
        OneTimePaymentDateRequired {} = "one-time-payment-date-required", "a payment that is made once has a payment date";
        /// A main activity is paid once.
        MainOneTimeForbidden {} = "main-one-time-forbidden", "a main activity is not paid once; only supplementary ones are";
        /// A monthly plan has no pay day in its period.
        MonthlyGivesNoPayments { day: u8, start: Date, end: Date } = "monthly-gives-no-payments", "a monthly plan on day {day} has no pay day from `{start}` to `{end}`";
        /// Cash would have to be paid out earlier than is possible.
        CashStartTooSoon { date: Date, today: Date, earliest: Day } = "cash-start-too-soon", "cash cannot be paid out on `{date}`, counted from `{today}`: two payable days are needed; the earliest is `{earliest}`";
        /// A change is of another kind than what it changes.
        ChangeHasOtherActivityKind { activity_type: String, changed: String } = "change-has-other-activity-kind", "a change of an activity of type `{changed}` has that type; got `{activity_type}`";
        /// A change names an activity that does not exist.
        UnknownActivity { activity: String } = "unknown-activity", "there is no activity `{activity}` to change";
        /// Two activities change the same one.
        AlreadyChanged { activity: String, by: String } = "already-changed", "activity `{activity}` is already changed by `{by}`; an activity has one change";
        /// Changes change each other in a ring.
        ChangesInCircle { activity: String } = "changes-in-circle", "the changes of activity `{activity}` lead back to itself";
        /// A supplementary activity would start after the main one has ended.
        SupplementaryAfterMain { activity: String, start: Date, end: Date } = "supplementary-after-main", "supplementary activity `{activity}` starts on `{start}`, after the main activity ends on `{end}`";
        /// Two activities have the same id.
        DuplicateActivity { activity: String } = "duplicate-activity", "there are two activities `{activity}`";

        // An activity among the others of its appropriation, and granting.
        /// The appropriation has no main activity.
        MainActivityMissing {} = "main-activity-missing", "there is no main activity";
        /// A supplementary activity is granted before the main one.
        MainNotGrantedYet {} = "main-not-granted-yet", "the main activity is not granted yet; grant it first, or together";
        /// An individual plan has no payments within the period of its activity.
        IndividualWithoutPayments { activity: String } = "individual-without-payments", "activity `{activity}` pays individually and has no payments";
        /// The recipient has no name.
        RecipientMissing { activity: String } = "recipient-missing", "activity `{activity}` has no recipient";
        /// A company is the recipient, and no provider is stated.
        ProviderMissing { activity: String } = "provider-missing", "activity `{activity}` pays a company and has no provider";
        /// A change of an activity that is not granted.
        ChangedNotGranted { activity: String, changed: String } = "changed-not-granted", "`{activity}` changes `{changed}`, which is not granted; grant them in order, or together";
        /// A change of an activity that another change already replaces.
        GrantInOrder { activity: String, changed: String, replaced: String } = "grant-in-order", "`{activity}` changes `{changed}`, which takes the place of `{replaced}` in the same grant; grant `{changed}` first";
        /// A second main activity that changes nothing.
        SecondMainActivity { main: String } = "second-main-activity", "an appropriation has one main activity, and this one has `{main}`; enter a change of it";
        /// A draft or a change has another role than the changed activity.
        RoleDiffers { activity: String } = "role-differs", "a change has the role, main or supplementary, of the changed activity `{activity}`";
        /// Two activities have the same payment plan id.
        DuplicatePlan { plan: String, activity: String } = "duplicate-plan", "payment plan `{plan}` is that of activity `{activity}`";
        /// An activity under another section than its appropriation.
        SectionDiffers { section: String, appropriation: String } = "section-differs", "section `{section}` is not that of appropriation `{appropriation}`";
        /// It is not clear which appropriation a draft belongs to.
        AppropriationAmbiguous { activity: String, section: String, appropriations: String } = "appropriation-ambiguous", "section `{section}` has several appropriations ({appropriations}); state which one activity `{activity}` belongs to";

        // Prices and payments.
        /// The rule book has no such rate.
        UnknownRate { rate: String } = "unknown-rate", "there is no rate `{rate}`";
        /// The rule book has no agreed price for it.
        UnknownAgreement { provider: String, activity_type: String } = "unknown-agreement", "no price is agreed with `{provider}` for `{activity_type}` in this unit";
        /// An agreement has no price on the day of a payment.
        AgreementNotInForce { provider: String, activity_type: String, date: Date, last_day: Day, next_day: Day } = "agreement-not-in-force", "no price is agreed with `{provider}` for `{activity_type}` on `{date}`; last day with one before it: `{last_day}`, next: `{next_day}`";
        /// The plan's own price is above the agreed one.
        PriceAboveAgreed { date: Date, price: Decimal, agreed: Decimal } = "price-above-agreed", "from `{date}` the price `{price}` is above the agreed `{agreed}`";
        /// A rate depends on the age, and no birth date is known.
        BirthDateRequired { rate: String } = "birth-date-required", "rate `{rate}` depends on the age; state the birth date";
        /// The rule book has no such provider.
        UnknownProvider { provider: String } = "unknown-provider", "there is no provider `{provider}`";
        /// A rate has no value on the day of a payment.
        RateNotInForce { rate: String, date: Date, last_day: Day, next_day: Day } = "rate-not-in-force", "rate `{rate}` has no value on `{date}`; last day with a value before it: `{last_day}`, next: `{next_day}`";
        /// A dated price of the plan has no value on the day of a payment.
        PriceNotInForce { date: Date, last_day: Day, next_day: Day } = "price-not-in-force", "the price has no value on `{date}`; last day with a value before it: `{last_day}`, next: `{next_day}`";
        /// A dated quantity of the plan has no value on the day of a payment.
        UnitsNotInForce { date: Date, last_day: Day, next_day: Day } = "units-not-in-force", "no number of units is stated for `{date}`; last day with one before it: `{last_day}`, next: `{next_day}`";
        /// The provider has no VAT factor on the day of a payment.
        VatFactorNotInForce { date: Date, last_day: Day, next_day: Day } = "vat-factor-not-in-force", "the provider has no VAT factor on `{date}`; last day with a value before it: `{last_day}`, next: `{next_day}`";
        /// An amount is larger than the library supports.
        AmountTooLarge { text: String } = "amount-too-large", "`{text}` is too large an amount";
        /// More payments are requested than are made at once.
        PlanTooLong { payments: u64, limit: u64 } = "plan-too-long", "these are {payments} payments; at most {limit} are made at once, ask for a shorter window";
        /// A date is outside the supported range.
        DateOutOfRange { date: Date } = "date-out-of-range", "`{date}` is not in the years 1 to 9999";

        // Payments that have been made.
        /// There is no payment on that day.
        NoPaymentOnDate { date: Date } = "no-payment-on-date", "the plan has no payment on `{date}`";
        /// A payment is marked paid a second time.
        AlreadyPaid { date: Date } = "already-paid", "the payment of `{date}` is already paid";
        /// A payment is marked paid with money in the other direction.
        PaidWithOtherSign { amount: Decimal, planned: Decimal } = "paid-with-other-sign", "a payment of `{planned}` cannot be paid with `{amount}`: one is money out and the other money in";
        /// A payment is marked paid on a day far from its own, or in the future.
        PaidOnOutOfRange { paid_on: Date, earliest: Date, latest: Date } = "paid-on-out-of-range", "`{paid_on}` is not between `{earliest}` and `{latest}`, when this can have been paid";
        /// A payment of an activity that is not granted is marked paid.
        NotGranted { date: Date } = "not-granted", "the payment of `{date}` cannot be paid: only granted activities are";

        // Warnings. They never refuse anything.
        /// Days of an activity that no payment covers: parts of months that its plan does not pay.
        PartMonthUnpaid { days: u64, from: Date, to: Date, amount: Decimal } = "part-month-unpaid", "no payment covers the {days} days from `{from}` to `{to}` ({amount} by calendar days); the plan does not pay parts of months";
        /// The right to a service ends inside the period that it is granted for.
        RightEnds { activity: String, date: Date, amount: Decimal, check: String, rule: String } = "right-ends", "from `{date}` activity `{activity}` no longer meets `{check}` (`{rule}`); it pays {amount} from that day on";
        /// The same service by the same provider is granted or expected twice on the same days.
        ServiceGrantedTwice { activity: String, other: String, date: Date, to: Day, amount: Decimal } = "service-granted-twice", "`{activity}` and `{other}` are the same service by the same provider from `{date}` (to `{to}`); `{activity}` pays {amount} for these days";
        /// The price of some payments is carried on from the last known one.
        PriceCarriedOn { date: Date, last_known: Date, amount: Decimal } = "price-carried-on", "the price is known to `{last_known}`; from the payment of `{date}` on it is carried on, {amount} in all";
        /// The date in a person's number does not exist, as in replacement numbers.
        PersonNumberDateImpossible {} = "person-number-date-impossible", "the first six digits of the person's number are not a date; it may be a replacement number";
        /// A person's number is not ten digits.
        PersonNumberNotTenDigits {} = "person-number-not-ten-digits", "a person's number (CPR) is ten digits";
    }
}

impl From<MoneyFault> for PlanFault {
    fn from(fault: MoneyFault) -> Self {
        match fault {
            MoneyFault::TooManyDecimals { amount } | MoneyFault::FractionOfOere { amount } => {
                Self::TooManyDecimals { amount: amount.to_string() }
            }
            // If the amount is not too large, it has too many digits after the point.
            MoneyFault::TooManyDigits { text } => Self::TooManyDecimals { amount: text },
            MoneyFault::AmountTooLarge { text } => Self::AmountTooLarge { text },
            MoneyFault::NotAnAmount { text } => {
                let expected = "an amount such as `1234.50`".to_owned();
                Self::FieldInvalid { field: "amount".to_owned(), text, expected }
            }
        }
    }
}
