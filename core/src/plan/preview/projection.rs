//! Computes a preview: the drafts are entered and granted, the payments follow, and the sums are computed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answer::{ActivityPreview, Layer, Preview, PreviewOptions, PreviewPayment};
use crate::dates::{Date, PaymentCalendar};
use crate::decide::PlacementHistory;
use crate::fault::{Fault, Faults, Path};
use crate::plan::activities::{Booking, Covering};
use crate::plan::cost::{Counts, Figures};
use crate::plan::granting::{KnownAppropriation, PendingGrant, SyncMode, place_drafts};
use crate::plan::payments::months_of;
use crate::plan::{
    Activity, Adjustment, Judging, LedgerEntry, OffPlanAmount, PlanFault, Prices, Settlement, Status, warning,
};
use crate::rulebook::RuleBook;

/// The input of a preview.
pub(crate) struct Previewing<'a> {
    pub(crate) book: &'a RuleBook,
    pub(crate) calendar: PaymentCalendar,
    /// The existing activities; later also the drafts.
    pub(crate) pending: PendingGrant<'a>,
    pub(crate) options: &'a PreviewOptions,
    /// The index of each draft.
    places: Vec<usize>,
    /// The facts of the citizen from a day on.
    facts: &'a dyn Fn(Date) -> PlacementHistory,
}

impl<'a> Previewing<'a> {
    pub(crate) fn new(
        book: &'a RuleBook,
        pending: PendingGrant<'a>,
        options: &'a PreviewOptions,
        facts: &'a dyn Fn(Date) -> PlacementHistory,
    ) -> Self {
        let calendar = book.document().calendar.as_ref().map(PaymentCalendar::from).unwrap_or_default();
        Self { book, calendar, pending, options, places: Vec::new(), facts }
    }

    /// Makes the payments of existing activities for which the caller gave none.
    pub(crate) fn make_payments(&mut self) -> Result<(), Faults<PlanFault>> {
        let options = self.options;
        let counted = self.pending.activities.iter_mut().filter(|one| one.activity.status != Status::Draft);
        for one in counted.filter(|one| !options.ledgers.contains_key(&one.activity.id)) {
            one.touched = true;
            one.newly_granted = true;
        }
        let adjusted = self.follow_touched()?;
        self.adjust(&adjusted)?;
        for one in &mut self.pending.activities {
            one.touched = false;
            one.newly_granted = false;
        }
        Ok(())
    }

    /// The preview of granting `drafts`, in the appropriations that are `known`.
    pub(crate) fn grant(
        mut self,
        mut known: Vec<KnownAppropriation>,
        drafts: &'a [Activity],
    ) -> Result<Preview, Faults<PlanFault>> {
        let before = self.figures()?;
        let there = self.pending.activities.len();
        let granted_before = before.layers(&self.pending, 0..there).map_err(Fault::new)?.granted;
        let mut warnings = Faults::new();
        let mut faults = self.enter(&mut known, drafts, &mut warnings);
        let adjusted = self.follow_touched().unwrap_or_else(|found| {
            found.into_iter().for_each(|fault| push_new(&mut faults, fault));
            Vec::new()
        });
        faults.into_result(())?;
        let settlements = self.adjust(&adjusted)?;
        let figures = self.figures()?;

        let order = self.order(there);
        let layers = figures.layers(&self.pending, order.iter().copied()).map_err(Fault::new)?;
        let decision = layers.granted.minus(&granted_before).ok_or_else(|| {
            let text = format!("{} - {}", layers.granted.all, granted_before.all);
            Fault::new(PlanFault::AmountTooLarge { text })
        })?;
        for (place, figures) in figures.activities.iter().enumerate() {
            figures
                .unpriced
                .iter()
                .for_each(|fault| warnings.push(fault.clone().inside(&self.path_of(place))));
        }
        self.warn(&mut warnings);
        let activities = order.iter().filter_map(|place| self.activity(&figures, *place).transpose());
        let activities = activities.collect::<Result<Vec<_>, _>>().map_err(Fault::new)?;
        Ok(Preview {
            on: self.pending.on,
            years: figures.years,
            months: months_of(figures.years),
            payments: self.payments(&figures, &order),
            settlements,
            activities,
            granted: layers.granted,
            expected: layers.expected,
            decision,
            warnings,
        })
    }

    fn figures(&self) -> Result<Figures, Faults<PlanFault>> {
        Figures::new(self.book, &self.pending, self.options.extrapolation)
            .map_err(|kind| Fault::new(kind).into())
    }

    /// The displayed existing activities, then the drafts.
    fn order(&self, there: usize) -> Vec<usize> {
        let shown = |place: &usize| {
            let is_draft = self.pending.get(*place).is_none_or(|one| one.activity.status == Status::Draft);
            !is_draft && !self.places.contains(place)
        };
        (0..there).filter(shown).chain(self.places.iter().copied()).collect()
    }

    fn path_of(&self, place: usize) -> Path {
        match self.places.iter().position(|draft| *draft == place) {
            Some(draft) => Path::root().join("drafts").join(draft),
            None => Path::root().join("existing").join(place),
        }
    }

    /// Enters the drafts, each in its appropriation, and grants them.
    fn enter(
        &mut self,
        known: &mut Vec<KnownAppropriation>,
        drafts: &'a [Activity],
        warnings: &mut Faults<PlanFault>,
    ) -> Faults<PlanFault> {
        let mut faults = Faults::new();
        let placed = place_drafts(&mut self.pending, known, &self.options.appropriations, drafts);
        let mut found = placed.1;
        self.places = placed.0;
        // A changed activity comes before its change.
        let mut order = self.places.clone();
        order.sort_by_key(|place| self.pending.depth(*place));
        order.into_iter().for_each(|place| self.pending.continue_plan(place));
        for (draft, place) in drafts.iter().zip(&self.places) {
            let changed = self.pending.changed_by(*place).and_then(|changed| self.pending.get(changed));
            let wrong = draft.check(&self.calendar, self.pending.on, changed.map(|one| &*one.activity));
            wrong.into_iter().for_each(|fault| faults.push(fault.inside(&self.path_of(*place))));
            found.extend(self.pending.check_place(*place));
            if let Some(kind) = draft.plan.recipient.warning() {
                let fault = Fault::new(kind).nest("id").nest("recipient").nest("plan");
                warnings.push(fault.inside(&self.path_of(*place)));
            }
        }
        for number in 0..known.len() {
            let selected = |place: &&usize| {
                self.pending.get(**place).is_some_and(|one| one.appropriation == number && one.selected)
            };
            let Some(first) = self.places.iter().find(selected).copied() else { continue };
            // Under a section that is not in the rule book there is nothing to grant.
            let section = self.pending.get(first).map(|one| one.activity.section.as_str());
            if section.is_none_or(|section| self.book.section(section).is_none()) {
                continue;
            }
            let wrong = self.pending.without_main(number).into_iter();
            for mut fault in wrong.chain(self.pending.grant(number, &self.calendar)) {
                // A fault of an appropriation is reported for its first draft.
                fault.of = fault.of.or(Some(first));
                found.push(fault);
            }
        }
        for fault in found {
            let fault = fault.seen_from(|place| self.path_of(place));
            // A form that is still being filled in has its cost before it has a recipient.
            let unfinished = matches!(
                fault.kind(),
                PlanFault::RecipientMissing { .. } | PlanFault::ProviderMissing { .. }
            );
            // Entering a draft and granting it check some of the same rules.
            let known =
                |known: &Fault<PlanFault>| known.kind() == fault.kind() && known.path() == fault.path();
            if unfinished {
                warnings.push(fault);
            } else if !faults.iter().any(known) {
                faults.push(fault);
            }
        }
        faults
    }

    /// The warnings that granting the drafts gives.
    fn warn(&self, warnings: &mut Faults<PlanFault>) {
        let (rows, judged) = (self.pending.rows(), self.pending.judged());
        let earliest =
            judged.iter().filter_map(|one| Some(rows.get(one.place)?.activity.period.start())).min();
        let facts = (self.facts)(earliest.unwrap_or(self.pending.on).min(self.pending.on));
        let judging = Judging {
            book: self.book,
            rows: &rows,
            on: self.pending.on,
            horizon: self.options.horizon,
            extrapolation: self.options.extrapolation,
            born: self.pending.born,
            facts: &facts,
        };
        for (place, warning) in warning::warnings(&judging, &judged) {
            warnings.push(Fault::at(warning.path(), warning.kind()).inside(&self.path_of(place)));
        }
    }

    /// Makes the payments of changed activities follow, and computes the differences of paid payments.
    fn follow_touched(&mut self) -> Result<Vec<(usize, Adjustment)>, Faults<PlanFault>> {
        let mut faults = Faults::new();
        let mut changes = Vec::new();
        let touched = self.pending.activities.iter().enumerate().filter(|(_, one)| one.touched);
        for (place, one) in touched {
            let prices = Prices::from_book(self.book, one.activity.provider.as_deref())
                .map_err(|kind| Faults::from(Fault::new(kind).nest("provider")));
            let followed = prices.and_then(|prices| {
                let prices = prices.extrapolate(self.options.extrapolation).born(self.pending.born);
                self.pending.follow(place, SyncMode::Sync, self.options.horizon, &prices)
            });
            match followed {
                Ok(change) => changes.push((place, change)),
                Err(found) => {
                    found.into_iter().for_each(|fault| faults.push(fault.inside(&self.path_of(place))));
                }
            }
        }
        faults.into_result(())?;
        let adjusted = self.pending.adjustments(|activity| {
            let prices = Prices::from_book(self.book, activity.provider.as_deref())
                .map_err(|kind| Faults::from(Fault::new(kind).nest("provider")))?;
            Ok(prices.extrapolate(self.options.extrapolation).born(self.pending.born))
        });
        let adjusted = adjusted.map_err(|(place, found)| {
            let mut faults = Faults::new();
            found.into_iter().for_each(|fault| faults.push(fault.inside(&self.path_of(place))));
            faults
        })?;
        for (place, change) in changes.into_iter().filter(|(_, change)| !change.is_empty()) {
            if let Some(one) = self.pending.activities.get_mut(place) {
                one.payments.to_mut().apply(&change);
            }
        }
        Ok(adjusted)
    }

    /// Counts the adjustments on the day of the decision, as the settlement of each activity.
    fn adjust(
        &mut self,
        adjusted: &[(usize, Adjustment)],
    ) -> Result<BTreeMap<String, Settlement>, Faults<PlanFault>> {
        let on = self.pending.on;
        for (place, adjustment) in adjusted {
            if let Some(one) = self.pending.activities.get_mut(*place) {
                let (payment, amount) = (adjustment.payment, adjustment.difference());
                one.beside.push(OffPlanAmount { payment, date: on, amount });
            }
        }
        self.pending.settlements(adjusted)
    }

    fn activity(&self, figures: &Figures, place: usize) -> Result<Option<ActivityPreview>, PlanFault> {
        let (Some(one), Some((costs, expected))) =
            (self.pending.get(place), figures.costs(&self.pending, place)?)
        else {
            return Ok(None);
        };
        let activity = &*one.activity;
        Ok(Some(ActivityPreview {
            id: activity.id.clone(),
            section: activity.section.clone(),
            activity_type: activity.activity_type.clone(),
            role: activity.role,
            provider: activity.provider.clone(),
            draft: one.entered,
            layer: layer(activity),
            period: one.is_current().then_some(activity.period),
            pauses: activity.plan.pauses.clone(),
            costs,
            expected,
        }))
    }

    /// The payments of the activities, by date.
    fn payments(&self, figures: &Figures, order: &[usize]) -> Vec<PreviewPayment> {
        let mut listed = Vec::with_capacity(order.len());
        for place in order {
            let (Some(one), Some(figures)) = (self.pending.get(*place), figures.activities.get(*place))
            else {
                continue;
            };
            let main_type = self.pending.main_type(one.appropriation);
            listed.push(ListedActivity {
                next: one.payments.entries().first().map(|entry| entry.date),
                entries: one.payments.entries(),
                counts: figures.counts,
                activity: Arc::from(one.activity.id.as_str()),
                layer: layer(&one.activity),
                booking: Booking::new(self.book, &one.activity, main_type),
                covering: Covering::new(&one.activity.plan, one.activity.period),
                of: &one.activity,
            });
        }
        let mut payments = Vec::with_capacity(listed.iter().map(|one| one.entries.len()).sum());
        // Day by day; the payments of one day are in the order of the activities.
        let mut day = listed.iter().filter_map(|one| one.next).min();
        while let Some(date) = day {
            let payable = self.calendar.adjust(date, self.options.adjustment).unwrap_or(date);
            day = None;
            for one in &mut listed {
                if one.next == Some(date) {
                    payments.extend(one.take(payable));
                }
                day = match (day, one.next) {
                    (Some(day), Some(next)) => Some(next.min(day)),
                    (day, next) => day.or(next),
                };
            }
        }
        payments
    }
}

/// An activity of a preview, and its payments that are not listed yet.
struct ListedActivity<'a> {
    /// The day of the first of them.
    next: Option<Date>,
    entries: &'a [LedgerEntry],
    counts: Counts,
    activity: Arc<str>,
    layer: Layer,
    booking: Booking<'a>,
    covering: Covering,
    of: &'a Activity,
}

impl ListedActivity<'_> {
    /// The next payment, with the day on which its money would move.
    fn take(&mut self, payable: Date) -> Option<PreviewPayment> {
        let (entry, rest) = self.entries.split_first()?;
        self.entries = rest;
        self.next = rest.first().map(|entry| entry.date);
        let booked = entry.paid.as_ref().and_then(|paid| paid.account.clone());
        Some(PreviewPayment {
            activity: Arc::clone(&self.activity),
            date: entry.date,
            payable,
            amount: entry.amount,
            layer: self.layer,
            replaced: !self.counts.includes(entry),
            basis: entry.basis,
            covers: self.covering.on(entry.date),
            paused_days: self.of.paused_days(entry.date),
            account: booked.unwrap_or_else(|| self.booking.account_on(entry.date)),
            paid: entry.paid.clone(),
        })
    }
}

/// Adds a fault unless it is known already: entering a draft, granting it and making its payments check some of the
/// same rules.
fn push_new(faults: &mut Faults<PlanFault>, fault: Fault<PlanFault>) {
    if !faults.iter().any(|known| known.kind() == fault.kind() && known.path() == fault.path()) {
        faults.push(fault);
    }
}

fn layer(activity: &Activity) -> Layer {
    if activity.status == Status::Granted { Layer::Granted } else { Layer::Expected }
}
