//! Values that change over time: a rate, a price, a threshold.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, DateFault, Period, Validity};
use crate::fault::{Fault, Faults};

/// One value and the days on which it holds, `[from, to)`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TimelineEntry<T> {
    /// The first day; absent if the value has always held.
    #[serde(default, with = "super::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::DateText>"))]
    pub from: Option<Date>,
    /// The first day after the value's last day; absent if it holds indefinitely.
    #[serde(default, with = "super::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::DateText>"))]
    pub to: Option<Date>,
    /// The value on these days.
    pub value: T,
}

impl<T> TimelineEntry<T> {
    /// `value` on the days of `validity`.
    pub const fn new(validity: Validity, value: T) -> Self {
        Self { from: validity.from, to: validity.to, value }
    }

    /// The days.
    pub const fn validity(&self) -> Validity {
        Validity { from: self.from, to: self.to }
    }
}

/// At most one value for every day: sorted entries that neither overlap nor touch with equal values.
///
/// Two timelines are equal exactly if they have the same value on every day, because each has only one
/// representation.
///
/// ```
/// use bevilling::dates::{Timeline, Validity, parse};
///
/// let mut rate = Timeline::constant(100);
/// rate.set(Validity { from: Some(parse("2024-01-01")?), to: Some(parse("2025-01-01")?) }, 110)?;
/// assert_eq!(rate.at(parse("2023-12-31")?), Some(&100));
/// assert_eq!(rate.at(parse("2024-12-31")?), Some(&110));
/// assert_eq!(rate.at(parse("2025-01-01")?), Some(&100));
/// assert_eq!(rate.pieces().len(), 3);
/// # Ok::<(), bevilling::dates::DateFault>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline<T> {
    pieces: Vec<TimelineEntry<T>>,
}

/// The entries around a day without a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap<'a, T> {
    /// The last entry before the day.
    pub before: Option<&'a TimelineEntry<T>>,
    /// The first entry after the day.
    pub after: Option<&'a TimelineEntry<T>>,
}

impl<T> Gap<'_, T> {
    /// The last day before the gap that has a value.
    #[must_use]
    pub fn last_day_with_value(&self) -> Option<Date> {
        self.before.and_then(|piece| piece.validity().last_day())
    }

    /// The first day after the gap that has a value.
    #[must_use]
    pub fn next_day_with_value(&self) -> Option<Date> {
        self.after.and_then(|piece| piece.from)
    }
}

impl<T> Default for Timeline<T> {
    fn default() -> Self {
        Self { pieces: Vec::new() }
    }
}

impl<T> Timeline<T> {
    /// The same value on every day.
    pub fn constant(value: T) -> Self {
        Self { pieces: vec![TimelineEntry::new(Validity::ALWAYS, value)] }
    }

    /// The value on `date`.
    #[must_use]
    pub fn at(&self, date: Date) -> Option<&T> {
        let piece = self.pieces.get(self.started_by(date).checked_sub(1)?)?;
        piece.to.is_none_or(|to| date < to).then_some(&piece.value)
    }

    /// The entries, in order of their days.
    #[must_use]
    pub fn pieces(&self) -> &[TimelineEntry<T>] {
        &self.pieces
    }

    /// Whether the timeline has no value at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The entries before and after a day that has no value; none if the day has a value.
    #[must_use]
    pub fn gap_at(&self, date: Date) -> Option<Gap<'_, T>> {
        if self.at(date).is_some() {
            return None;
        }
        let (before, after) = self.pieces.split_at(self.started_by(date).min(self.pieces.len()));
        Some(Gap { before: before.last(), after: after.first() })
    }

    /// The values within `period`, each with the days of the period on which it holds. Days without a value are left
    /// out.
    pub fn within(&self, period: Period) -> impl Iterator<Item = (Period, &T)> {
        let first = self.started_by(period.start()).saturating_sub(1);
        let last = period.end().map_or(self.pieces.len(), |end| self.started_by(end));
        self.pieces.iter().take(last).skip(first).filter_map(move |piece| {
            let start = piece.from.unwrap_or(Date::MIN);
            let days = Period::new(start, piece.validity().last_day()).ok()?;
            Some((period.intersect(days)?, &piece.value))
        })
    }

    /// How many entries have started by `date`.
    fn started_by(&self, date: Date) -> usize {
        self.pieces.partition_point(|piece| piece.from.is_none_or(|from| from <= date))
    }
}

impl<T: PartialEq> Timeline<T> {
    /// A timeline of these entries, in any order. Touching entries with equal values are joined.
    ///
    /// # Errors
    /// `interval-empty` and `pieces-overlap`, each at the index of the entry.
    pub fn from_pieces(pieces: Vec<TimelineEntry<T>>) -> Result<Self, Faults<DateFault>> {
        let mut faults = Faults::new();
        let mut sorted: Vec<(usize, TimelineEntry<T>)> = pieces.into_iter().enumerate().collect();
        sorted.sort_by_key(|(_, piece)| piece.from);
        // Of the earlier entries, the one that lasts longest: if any of them overlaps, this one does.
        let mut longest: Option<Validity> = None;
        for (index, piece) in &sorted {
            let validity = piece.validity();
            if let Err(kind) = validity.check() {
                faults.push(Fault::new(kind).nest(*index));
                continue;
            }
            if let Some(other) = longest.filter(|other| other.overlaps(validity)) {
                faults.push(Fault::new(DateFault::PiecesOverlap { piece: validity, other }).nest(*index));
            }
            let lasts_longer = |other: &Validity| match (other.to, validity.to) {
                (None, _) => false,
                (Some(_), None) => true,
                (Some(other), Some(this)) => this > other,
            };
            longest = longest.filter(|other| !lasts_longer(other)).or(Some(validity));
        }
        let pieces = sorted.into_iter().map(|(_, piece)| piece).collect();
        faults.into_result(()).map(|()| Self { pieces: merged(pieces) })
    }
}

impl<T: Clone + PartialEq> Timeline<T> {
    /// Sets the value on the days of `validity` and replaces earlier values there.
    ///
    /// # Errors
    /// `interval-empty`; the timeline is then unchanged.
    pub fn set(&mut self, validity: Validity, value: T) -> Result<(), DateFault> {
        validity.check()?;
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2);
        for piece in self.pieces.drain(..) {
            let left = validity.from.and_then(|from| piece.validity().intersect(Validity::until(from)));
            let right = validity.to.and_then(|to| piece.validity().intersect(Validity::from(to)));
            match (left, right) {
                (Some(left), Some(right)) => {
                    pieces.push(TimelineEntry::new(left, piece.value.clone()));
                    pieces.push(TimelineEntry::new(right, piece.value));
                }
                (Some(rest), None) | (None, Some(rest)) => pieces.push(TimelineEntry::new(rest, piece.value)),
                (None, None) => {}
            }
        }
        let place = pieces.partition_point(|piece| piece.from < validity.from);
        pieces.insert(place, TimelineEntry::new(validity, value));
        self.pieces = merged(pieces);
        Ok(())
    }
}

/// Joins touching entries with equal values.
fn merged<T: PartialEq>(pieces: Vec<TimelineEntry<T>>) -> Vec<TimelineEntry<T>> {
    let mut merged: Vec<TimelineEntry<T>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match merged.last_mut() {
            Some(last) if last.to.is_some() && last.to == piece.from && last.value == piece.value => {
                last.to = piece.to;
            }
            _ => merged.push(piece),
        }
    }
    merged
}

impl<T: Serialize> Serialize for Timeline<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.pieces.serialize(serializer)
    }
}

impl<'de, T: PartialEq + Deserialize<'de>> Deserialize<'de> for Timeline<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_pieces(Vec::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Timeline<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Timeline_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<TimelineEntry<T>>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::parse;
    use chrono::Days;
    use proptest::prelude::*;

    const DAYS: usize = 40;

    fn date(day: usize) -> Date {
        parse("2024-02-10").unwrap().checked_add_days(Days::new(day as u64)).unwrap()
    }

    type Setting = (Option<usize>, Option<usize>, u8);

    fn setting() -> impl Strategy<Value = Setting> {
        (prop::option::of(0..DAYS), prop::option::of(0..DAYS), 0_u8..3)
    }

    fn validity((from, to, _): &Setting) -> Validity {
        Validity { from: from.map(date), to: to.map(date) }
    }

    /// The naive reference: one value per day.
    fn naive(settings: &[Setting]) -> Vec<Option<u8>> {
        let holds = |(from, to, _): &Setting, day: usize| {
            from.is_none_or(|from| from <= day) && to.is_none_or(|to| day < to)
        };
        let last = |day| settings.iter().rev().find(|setting| holds(setting, day));
        (0..DAYS).map(|day| last(day).map(|setting| setting.2)).collect()
    }

    proptest! {
        #[test]
        fn settings_in_sequence_are_the_naive_days(settings in prop::collection::vec(setting(), 0..12)) {
            let mut timeline = Timeline::default();
            for setting in &settings {
                let before = timeline.clone();
                if timeline.set(validity(setting), setting.2).is_err() {
                    prop_assert!(!validity(setting).is_valid());
                    prop_assert_eq!(&timeline, &before);
                }
            }
            let days = naive(&settings);
            for (day, value) in days.iter().enumerate() {
                prop_assert_eq!(timeline.at(date(day)), value.as_ref());
                let gap = timeline.gap_at(date(day));
                prop_assert_eq!(gap.is_none(), value.is_some());
                if let Some(gap) = gap {
                    let last = (0..day).rev().find(|day| days[*day].is_some()).map(date);
                    let next = (day..DAYS).find(|day| days[*day].is_some()).map(date);
                    prop_assert_eq!(gap.next_day_with_value(), next);
                    // A last day before the first of the naive days is still the day before some `to`.
                    prop_assert!(last.is_none() || gap.last_day_with_value() == last);
                }
            }
            for pair in timeline.pieces().windows(2) {
                prop_assert!(pair[0].to <= pair[1].from && pair[0].to.is_some());
                prop_assert!(pair[0].to < pair[1].from || pair[0].value != pair[1].value);
            }
            let json = serde_json::to_string(&timeline).unwrap();
            prop_assert_eq!(serde_json::from_str::<Timeline<u8>>(&json).unwrap(), timeline);
        }

        #[test]
        fn values_within_a_period_are_those_of_its_days(
            settings in prop::collection::vec(setting(), 0..12), start in 0..DAYS, length in 0..DAYS,
        ) {
            let mut timeline = Timeline::default();
            for setting in &settings {
                let _ = timeline.set(validity(setting), setting.2);
            }
            let end = (start + length).min(DAYS - 1);
            let period = Period::new(date(start), date(end)).unwrap();
            let mut days = [None; DAYS];
            for (part, value) in timeline.within(period) {
                for day in (0..DAYS).filter(|day| part.contains(date(*day))) {
                    prop_assert_eq!(days[day].replace(*value), None);
                }
            }
            for (day, value) in naive(&settings).into_iter().enumerate() {
                prop_assert_eq!(days[day], value.filter(|_| (start..=end).contains(&day)));
            }
        }

        #[test]
        fn pieces_are_refused_exactly_where_two_share_a_day(settings in prop::collection::vec(setting(), 0..5)) {
            let pieces: Vec<_> = settings.iter().map(|setting| TimelineEntry::new(validity(setting), setting.2)).collect();
            let good = pieces.iter().enumerate().all(|(index, piece)| {
                piece.validity().is_valid() && pieces[..index].iter().all(|other| !other.validity().overlaps(piece.validity()))
            });
            prop_assert_eq!(Timeline::from_pieces(pieces).is_ok(), good);
        }
    }

    #[test]
    fn all_faults_of_a_list_are_reported_at_their_place() {
        let piece = |from: &str, to: &str| {
            TimelineEntry::new(Validity { from: parse(from).ok(), to: parse(to).ok() }, 1)
        };
        let faults = Timeline::from_pieces(vec![
            piece("2024-01-01", ""),
            piece("2024-05-01", "2024-06-01"),
            piece("2024-03-01", "2024-03-01"),
            piece("", "2024-01-01"),
        ])
        .unwrap_err();
        let found: Vec<_> = faults.iter().map(|fault| (fault.path().to_string(), fault.code())).collect();
        assert_eq!(found, [("/2".to_owned(), "interval-empty"), ("/1".to_owned(), "pieces-overlap")]);
        assert_eq!(
            faults.iter().last().unwrap().kind().to_string(),
            "the days `[2024-05-01, 2024-06-01)` overlap `[2024-01-01, ..)`"
        );
    }
}
