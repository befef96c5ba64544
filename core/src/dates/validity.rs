//! When a rule is in force: half-open, from its first day to the first day on which it is no longer in force.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Date, DateFault, Period};

/// In force on every day of `[from, to)`. An absent end has no bound.
///
/// The fields are public so that data is written as it is. A validity that is read from a file may be empty:
/// [`is_valid`](Self::is_valid) tests this. An empty validity is in force on no day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "In force on every day of [from, to): from `from`, until the day before `to`. An absent end has no bound."
    )
)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// The first day in force.
    #[serde(default, with = "super::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::DateText>"))]
    pub from: Option<Date>,
    /// The first day no longer in force.
    #[serde(default, with = "super::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::DateText>"))]
    pub to: Option<Date>,
}

/// Whether something is in force on a day, and if not, since or until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case", tag = "in_force")]
pub enum InForce {
    /// In force.
    Yes,
    /// Not in force yet.
    NotYet {
        /// The first day on which it will be in force.
        from: Date,
    },
    /// No longer in force.
    Ended {
        /// The last day on which it was in force.
        last_day: Date,
    },
}

impl InForce {
    /// Whether this is [`InForce::Yes`].
    #[must_use]
    pub const fn is_yes(self) -> bool {
        matches!(self, Self::Yes)
    }
}

impl Validity {
    /// In force on every day.
    pub const ALWAYS: Self = Self { from: None, to: None };

    /// In force from `date`, without an end.
    #[must_use]
    pub const fn from(date: Date) -> Self {
        Self { from: Some(date), to: None }
    }

    /// In force until the day before `date`, without a start.
    #[must_use]
    pub const fn until(date: Date) -> Self {
        Self { from: None, to: Some(date) }
    }

    /// In force on exactly the days of `period`: `to` is the day after its end.
    #[must_use]
    pub fn covering(period: Period) -> Self {
        // A period that ends on the last day that chrono can represent looks the same as a period without an end.
        Self { from: Some(period.start()), to: period.end().and_then(|end| end.succ_opt()) }
    }

    /// Whether it contains a day: `from` is before `to`.
    #[must_use]
    pub fn is_valid(self) -> bool {
        self.check().is_ok()
    }

    /// Refuses a validity without a day.
    ///
    /// # Errors
    /// `interval-empty`.
    pub fn check(self) -> Result<(), DateFault> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from >= to => Err(DateFault::IntervalEmpty { from, to }),
            _ => Ok(()),
        }
    }

    /// Whether it has no bound at all. By reference, for `#[serde(skip_serializing_if = "Validity::is_always")]`.
    #[must_use]
    pub const fn is_always(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether it is in force on `date`, and if not, why.
    #[must_use]
    pub fn on(self, date: Date) -> InForce {
        match (self.from, self.last_day()) {
            (Some(from), _) if date < from => InForce::NotYet { from },
            (_, Some(last_day)) if !self.contains(date) => InForce::Ended { last_day },
            _ => InForce::Yes,
        }
    }

    /// Whether it is in force on `date`.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date < to)
    }

    /// The last day in force: the day before `to`; none without an end.
    #[must_use]
    pub fn last_day(self) -> Option<Date> {
        // There is no day before the first day that chrono can represent, so no caller can query it.
        self.to.map(|to| to.pred_opt().unwrap_or(Date::MIN))
    }

    /// The days on which both are in force, if any.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let to = match (self.to, other.to) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        // `None < Some`, and an absent start is the earliest.
        Some(Self { from: self.from.max(other.from), to }).filter(|both| both.is_valid())
    }

    /// Whether both are in force on at least one day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.is_valid() && other.is_valid() && self.intersect(other).is_some()
    }
}

/// `[2024-01-01, 2025-01-01)`, with `..` for an absent end.
impl fmt::Display for Validity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |date: Option<Date>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
        write!(f, "[{}, {})", text(self.from), text(self.to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;

    fn validity(from: &str, to: &str) -> Validity {
        Validity { from: parse(from).ok(), to: parse(to).ok() }
    }

    #[test]
    fn the_new_follows_the_old_without_gap_or_overlap() {
        let (old, new) = (validity("", "2024-01-01"), validity("2024-01-01", ""));
        assert!(!old.overlaps(new));
        let (last, first) = (parse("2023-12-31").unwrap(), parse("2024-01-01").unwrap());
        assert_eq!((old.on(last), new.on(last)), (InForce::Yes, InForce::NotYet { from: first }));
        assert_eq!((old.on(first), new.on(first)), (InForce::Ended { last_day: last }, InForce::Yes));
        assert_eq!((old.contains(first), new.contains(first)), (false, true));
        assert!(old.overlaps(Validity::ALWAYS) && Validity::default().is_always());
        assert!(validity("", "2024-01-02").overlaps(new));
    }

    #[test]
    fn an_empty_validity_is_never_in_force() {
        for empty in [validity("2024-01-01", "2024-01-01"), validity("2024-01-02", "2024-01-01")] {
            assert!(!empty.is_valid());
            assert!(!empty.overlaps(Validity::ALWAYS));
            for day in ["2023-12-31", "2024-01-01", "2024-01-02"] {
                assert!(!empty.on(parse(day).unwrap()).is_yes(), "{empty} {day}");
                assert!(!empty.contains(parse(day).unwrap()), "{empty} {day}");
            }
        }
    }

    #[test]
    fn the_edges_of_chrono_do_not_panic() {
        let never = Validity::until(Date::MIN);
        assert_eq!(never.last_day(), Some(Date::MIN));
        assert!(!never.contains(Date::MIN) && !never.on(Date::MIN).is_yes());
        assert_eq!(Validity::covering(Period::day(Date::MAX)), Validity::from(Date::MAX));
    }

    #[test]
    fn json_leaves_out_what_is_absent_and_refuses_other_keys() {
        for text in ["{}", r#"{"from":"2024-01-01"}"#, r#"{"from":"2024-01-01","to":"2025-01-01"}"#] {
            let validity: Validity = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&validity).unwrap(), text);
        }
        assert!(serde_json::from_str::<Validity>(r#"{"until":"2025-01-01"}"#).is_err());
    }
}
