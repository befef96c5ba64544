//! Easter Sunday. Most Danish holidays are a fixed number of days before or after it.

use super::Date;

/// Easter Sunday of a year, by the Gregorian computus (the anonymous algorithm, Nature 13, 1876).
///
/// None only for years that chrono cannot represent. Before 1700 Denmark used another calendar.
///
/// ```
/// use bevilling::dates::{easter, parse};
/// assert_eq!(easter(2026), Some(parse("2026-04-05")?));
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[must_use]
pub fn easter(year: i32) -> Option<Date> {
    let golden = year.rem_euclid(19);
    let (century, of_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leaps, after_leap) = (century.div_euclid(4), century.rem_euclid(4));
    let correction = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + century - leaps - correction + 15).rem_euclid(30);
    let weekday = (32 + 2 * after_leap + 2 * (of_century / 4) - epact - of_century % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let march = epact + weekday - 7 * late + 114;
    Date::from_ymd_opt(year, u32::try_from(march / 31).ok()?, u32::try_from(march % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Weekday};

    #[test]
    fn known_easters() {
        for known in [
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25",
        ] {
            let known = crate::dates::parse(known).unwrap();
            assert_eq!(easter(known.year()), Some(known));
        }
    }

    #[test]
    fn always_a_sunday_between_22_march_and_25_april() {
        for year in (-3_000..12_000).chain([Date::MIN.year() + 1, Date::MAX.year()]) {
            let easter = easter(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sun, "{year}");
            assert!(((3, 22)..=(4, 25)).contains(&(easter.month(), easter.day())), "{year}");
        }
        assert_eq!((easter(i32::MAX), easter(i32::MIN)), (None, None));
    }
}
