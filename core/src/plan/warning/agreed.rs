//! Warns of plans above the price of an agreement.

use super::DecisionWarning;
use crate::dates::{Date, DatedAmounts, Frequency, Period};
use crate::plan::{Activity, Price, Schedule};
use crate::rulebook::{RuleBook, Unit};

/// The warning that the plan's own price of an activity is above the agreed one: the first such day among the days to
/// check, with both prices. None if it is unclear which agreement to compare with.
pub(crate) fn above_agreed(
    book: &RuleBook,
    activity: &Activity,
    judged: Option<Period>,
) -> Option<DecisionWarning> {
    let (start, last) = judged.map(|days| (days.start(), days.end()))?;
    let provider = activity.provider.as_deref()?;
    // A price per unit is compared with the agreed price; an amount only if one payment is one unit.
    let (own, agreed) = match &activity.plan.schedule {
        Schedule::OneTime { price, .. } => {
            let per_unit = matches!(price, Price::PerUnit { .. });
            (price, only(book, provider, activity, |unit| per_unit || unit == Some(Unit::Each))?)
        }
        Schedule::Running { frequency, price, .. } => {
            let per_unit = matches!(price, Price::PerUnit { .. });
            let comparable =
                |unit: Option<Unit>| per_unit || unit.is_some_and(|unit| is_paid_by(*frequency, unit));
            (price, only(book, provider, activity, comparable)?)
        }
        Schedule::Individual { .. } => return None,
    };
    let own = match own {
        Price::Fixed { amount } => amount,
        Price::PerUnit { unit_price, .. } => unit_price,
        Price::Rate { .. } | Price::Agreed { .. } => return None,
    };
    let edges = own.pieces().iter().chain(agreed.pieces()).filter_map(|piece| piece.from);
    let mut days: Vec<Date> = edges.filter(|day| *day > start).chain([start]).collect();
    days.retain(|day| last.is_none_or(|last| *day <= last));
    days.sort_unstable();
    let above = |day: &Date| {
        let (price, agreed) = (own.at(*day)?, agreed.at(*day)?);
        let activity = activity.id.clone();
        (price > agreed).then_some(DecisionWarning::PriceAboveAgreed { activity, date: *day, price, agreed })
    };
    days.iter().find_map(above)
}

/// The agreed prices of the only unit that can be compared.
fn only<'b>(
    book: &'b RuleBook,
    provider: &str,
    activity: &Activity,
    comparable: impl Fn(Option<Unit>) -> bool,
) -> Option<&'b DatedAmounts> {
    let mut all = book.agreed_prices(provider, &activity.activity_type).filter(|(unit, _)| comparable(*unit));
    let (_, prices) = all.next()?;
    all.next().is_none().then_some(prices)
}

/// Whether one payment of a plan is the payment of one unit.
const fn is_paid_by(frequency: Frequency, unit: Unit) -> bool {
    matches!(
        (frequency, unit),
        (Frequency::Daily, Unit::Day)
            | (Frequency::Weekly, Unit::Week)
            | (Frequency::Monthly { .. }, Unit::Month)
    )
}
