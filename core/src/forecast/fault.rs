//! The faults of forecasts.

use rust_decimal::Decimal;

use crate::dates::{Date, Month};
use crate::fault::catalogue;

catalogue! {
    /// Why a forecast cannot be computed, filtered or compared.
    pub enum ForecastFault {
        /// The last month is before the first.
        MonthsReversed { from: Month, to: Month } = "months-reversed", "the months end with `{to}`, before they start with `{from}`";
        /// More months than one forecast may have.
        TooManyMonths { from: Month, to: Month, limit: usize } = "too-many-months", "`{from}` to `{to}` are more than {limit} months";
        /// The month is not one that dates are written with here.
        MonthOutOfRange { month: Month } = "month-out-of-range", "`{month}` is not in a year between 1 and 9999";
        /// Months × groups × layers exceed the limit.
        ForecastTooLarge { groups: usize, months: usize, limit: usize } = "forecast-too-large", "{groups} groups of {months} months are more than {limit} figures";
        /// There is no such dimension.
        UnknownDimension { name: String } = "unknown-dimension", "there is no dimension `{name}`";
        /// A dimension is named twice.
        DimensionRepeated { name: String } = "dimension-repeated", "dimension `{name}` is named twice";
        /// The figures do not have the stated shape.
        FiguresMisshapen { expected: usize, actual: usize } = "figures-misshapen", "there should be {expected} figures, and there are {actual}";
        /// Two groups have the same labels.
        GroupRepeated { group: String } = "group-repeated", "group `{group}` is listed twice";
        /// Two forecasts do not have the same months.
        MonthsDiffer { from: Month, to: Month, other_from: Month, other_to: Month } = "months-differ", "`{from}` to `{to}` cannot be compared with `{other_from}` to `{other_to}`";
        /// Two forecasts are not by the same dimensions.
        DimensionsDiffer { by: String, other: String } = "dimensions-differ", "figures by `{by}` cannot be compared with figures by `{other}`";
        /// The forecast does not cover the year of the budget.
        MonthsMissing { year: i32, from: Month, to: Month } = "months-missing", "the budget is of {year}, and the forecast of `{from}` to `{to}`";
        /// Two budget lines have the same name.
        BudgetLineRepeated { line: String } = "budget-line-repeated", "budget line `{line}` is listed twice";
        /// A budget by month does not have twelve months.
        BudgetMonthsNotTwelve { actual: usize } = "budget-months-not-twelve", "a year has twelve months, and there are amounts of {actual}";
        /// An adjustment does not belong to the year.
        AdjustmentOutsideYear { on: Date, year: i32 } = "adjustment-outside-year", "the adjustment of `{on}` is not one of the budget of {year}";
        /// Kroner with more than two decimals.
        TooManyDecimals { amount: Decimal } = "too-many-decimals", "`{amount}` has more than two decimals; write kroner and øre, such as `1234.50`";
        /// A cost belongs to two lines.
        BudgetLinesOverlap { line: String, other: String, group: String } = "budget-lines-overlap", "`{group}` would belong to both `{line}` and `{other}`";
        /// There is no such rate.
        UnknownRate { rate: String } = "unknown-rate", "no plan is paid at a rate `{rate}`";
        /// The price of a new case cannot come from an agreement, because it has no provider.
        AgreedPriceUnknown {} = "agreed-price-unknown", "a new case has no agreement; state the price of a unit";
        /// The rule book of that version is not given.
        UnknownRuleBook { version: String } = "unknown-rule-book", "there is no rule book of version `{version}`";
        /// An index is applied too many times.
        TooManyYears { years: u32, limit: u32 } = "too-many-years", "{years} years are more than {limit}";
        /// Too many new cases.
        TooManyNewCases { limit: usize } = "too-many-new-cases", "the new cases have more than {limit} activities";
        /// A price would be larger than the library supports.
        ChangeTooLarge { scenario: String } = "change-too-large", "scenario `{scenario}` makes a price too large";
        /// The result of a change is not a valid plan.
        PlanRefused { reason: String } = "plan-refused", "the changed plan is refused: {reason}";
        /// The reimbursement of a household cannot be computed.
        ReimbursementRefused { reason: String } = "reimbursement-refused", "the reimbursement cannot be computed: {reason}";
        /// The sum is larger than the library supports.
        SumTooLarge { text: String } = "sum-too-large", "`{text}` is too large an amount";
        /// The caller cancelled it.
        Cancelled {} = "cancelled", "this was cancelled";
    }
}
