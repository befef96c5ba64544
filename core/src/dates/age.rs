//! Ages, which many rules ask for.

use chrono::Datelike;

use super::Date;

/// The age in full years on a day; none before the birth.
///
/// A year is complete when the birthday has come. A person born on 29 February has no birthday in most years and
/// becomes a year older on 1 March: on 28 February the last day of the year has not passed yet. (We know of no
/// provision that settles this, so the choice is the library's. It moves an age limit by one day at most.)
///
/// ```
/// use bevilling::dates::{age_on, parse};
/// let birth = parse("2008-02-29")?;
/// assert_eq!(age_on(birth, parse("2026-02-28")?), Some(17));
/// assert_eq!(age_on(birth, parse("2026-03-01")?), Some(18));
/// assert_eq!(age_on(birth, parse("2008-02-28")?), None);
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[must_use]
pub fn age_on(birth: Date, on: Date) -> Option<u32> {
    // A day compares by month and day, so 29 February lies between 28 February and 1 March in every year.
    let not_yet = (on.month(), on.day()) < (birth.month(), birth.day());
    u32::try_from(on.year() - birth.year() - i32::from(not_yet)).ok()
}

/// The day on which a person reaches the age of `years`; none beyond the last date that can be represented.
///
/// ```
/// use bevilling::dates::{date_of_age, parse};
/// assert_eq!(date_of_age(parse("2008-02-29")?, 18), Some(parse("2026-03-01")?));
/// assert_eq!(date_of_age(parse("2008-02-29")?, 20), Some(parse("2028-02-29")?));
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[must_use]
pub fn date_of_age(birth: Date, years: u32) -> Option<Date> {
    let year = birth.year().checked_add(i32::try_from(years).ok()?)?;
    birth.with_year(year).or_else(|| Date::from_ymd_opt(year, 3, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_age_is_reached_on_its_day_and_not_before(days in 0_u64..1_500, years in 0_u32..120) {
            // Four years with a leap day, so that 29 February is drawn.
            let birth = Date::from_ymd_opt(2007, 1, 1).unwrap().checked_add_days(chrono::Days::new(days)).unwrap();
            let day = date_of_age(birth, years).unwrap();
            prop_assert_eq!(age_on(birth, day), Some(years));
            prop_assert_eq!(age_on(birth, day.pred_opt().unwrap()), years.checked_sub(1));
        }
    }

    #[test]
    fn a_leap_day_child_has_a_birthday_every_year() {
        let birth = Date::from_ymd_opt(2008, 2, 29).unwrap();
        let (before, after) =
            (Date::from_ymd_opt(2027, 2, 28).unwrap(), Date::from_ymd_opt(2027, 3, 1).unwrap());
        assert_eq!((age_on(birth, before), age_on(birth, after)), (Some(18), Some(19)));
    }

    #[test]
    fn no_year_overflows() {
        assert_eq!(date_of_age(Date::MAX, 1), None);
        assert_eq!(date_of_age(Date::MIN, u32::MAX), None);
        assert!(age_on(Date::MIN, Date::MAX).is_some());
    }
}
