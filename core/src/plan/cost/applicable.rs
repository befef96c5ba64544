//! Which payments of an activity still count when other activities change it.

use std::collections::BTreeMap;

use crate::dates::Date;

/// The fields of an activity that changes depend on.
#[derive(Clone, Copy)]
pub struct ChangeLink<'a> {
    /// Its id.
    pub id: &'a str,
    /// The activity it changes.
    pub modifies: Option<&'a str>,
    /// Whether it is granted.
    pub granted: bool,
    /// Whether it is paid once.
    pub pays_once: bool,
    /// The scheduled day of its first payment.
    pub first_payment: Option<Date>,
}

/// Which payments of an activity count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedPayments {
    /// All of them.
    All,
    /// Those scheduled before this day.
    Before(#[serde(with = "crate::dates::serde_str")] Date),
    /// None: it is granted and paid once, and another payment replaces it.
    Nothing,
}

impl CountedPayments {
    /// Whether a payment scheduled on `date` counts.
    #[must_use]
    pub fn includes(self, date: Date) -> bool {
        match self {
            Self::All => true,
            Self::Before(first) => date < first,
            Self::Nothing => false,
        }
    }
}

/// Which payments of each activity count, in the order given.
///
/// A change replaces what it changes from its own first payment on, or from the first payment of any change of it.
/// The status of both does not matter. A change that pays nothing replaces nothing, with one exception: a granted
/// one-time payment is not paid once it is changed at all, whether it is due before or after its change.
///
/// The caller leaves out activities that must not replace anything, such as drafts that are not asked about. A change
/// of an activity that is not in the list counts as no change.
#[must_use]
pub fn applicable(links: &[ChangeLink<'_>]) -> Vec<CountedPayments> {
    applicable_where(links, |_, _| true)
}

/// Which paid payments of each activity count, and which money beside them. As [`applicable`], except that a granted
/// change does not replace paid payments of granted activities. A payment made in advance, beyond the new end, stays
/// paid; the difference is adjusted.
pub(crate) fn applicable_to_paid(links: &[ChangeLink<'_>]) -> Vec<CountedPayments> {
    applicable_where(links, |change, changed| !(change.granted && changed.granted))
}

fn applicable_where(
    links: &[ChangeLink<'_>],
    replaces: impl Fn(&ChangeLink<'_>, &ChangeLink<'_>) -> bool,
) -> Vec<CountedPayments> {
    let places: BTreeMap<&str, usize> =
        links.iter().enumerate().map(|(place, link)| (link.id, place)).collect();
    let changed_by = |link: &ChangeLink<'_>| link.modifies.and_then(|id| places.get(id).copied());
    let mut changed = vec![false; links.len()];
    let mut replaced_from: Vec<Option<Date>> = vec![None; links.len()];
    for link in links {
        let mut above = changed_by(link);
        if let Some(place) = above.and_then(|place| changed.get_mut(place)) {
            *place = true;
        }
        let changed_link = above.and_then(|place| links.get(place));
        let first = link.first_payment.filter(|_| changed_link.is_some_and(|above| replaces(link, above)));
        // Walks up the chain until an activity is already replaced earlier; then all above it are replaced too. This
        // also ends a ring.
        while let (Some(place), Some(first)) = (above, first) {
            match replaced_from.get_mut(place) {
                Some(from) if from.is_none_or(|from| first < from) => *from = Some(first),
                _ => break,
            }
            above = links.get(place).and_then(changed_by);
        }
    }
    links
        .iter()
        .zip(changed.into_iter().zip(replaced_from))
        .map(|(link, (changed, from))| match from {
            _ if changed && link.granted && link.pays_once => CountedPayments::Nothing,
            Some(from) => CountedPayments::Before(from),
            None => CountedPayments::All,
        })
        .collect()
}

crate::privacy::debug_by_fields!(ChangeLink<'_> { id, modifies, granted, pays_once, first_payment });
