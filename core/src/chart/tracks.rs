//! The activities of a case as bars over time.

use std::collections::BTreeMap;

use plotters::style::RGBColor;

use super::canvas::{EXPECTED, EXPECTED_GROUND, GRANTED, LINE, PAPER, Pen};
use super::scale::Scale;
use crate::case::{ActivityState, Case};
use crate::dates::{Date, Period};
use crate::plan::Status;
use crate::rulebook::Role;
use crate::text::bundle::say;
use crate::text::format;
use crate::title::Language;

/// The distance between the lines of hatching.
const HATCH: usize = 5;

/// The style of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Granted,
    Expected,
    Draft,
    Cut,
    Paused,
}

impl Look {
    /// Draws a bar; its lower right corner is the first pixel beyond it.
    pub(super) fn draw(self, pen: &mut Pen<'_>, from: (i32, i32), to: (i32, i32)) {
        match self {
            Self::Granted => pen.rect(from, to, GRANTED),
            Self::Expected => hatched(pen, from, to, EXPECTED_GROUND, EXPECTED),
            // A pale band across the bar.
            Self::Paused => hatched(pen, from, to, PAPER, LINE),
            Self::Draft => pen.frame(from, to, LINE),
            Self::Cut => {
                // Half as high, because it is the removed part of a bar.
                let quarter = to.1.saturating_sub(from.1) / 4;
                pen.frame(
                    (from.0, from.1.saturating_add(quarter)),
                    (to.0, to.1.saturating_sub(quarter)),
                    LINE,
                );
            }
        }
    }
}

/// A bar of rising lines, each cut at the end of the bar.
fn hatched(pen: &mut Pen<'_>, from: (i32, i32), to: (i32, i32), ground: RGBColor, lines: RGBColor) {
    pen.rect(from, to, ground);
    let height = to.1.saturating_sub(from.1);
    for foot in (from.0.saturating_sub(height)..to.0).step_by(HATCH) {
        let (start, end) = (foot.max(from.0), foot.saturating_add(height).min(to.0));
        if start < end {
            let y = |x: i32| to.1.saturating_sub(x.saturating_sub(foot));
            pen.line((start, y(start)), (end, y(end)), lines);
        }
    }
    pen.frame(from, to, lines);
}

/// One activity.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    /// The activity.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) period: Period,
    status: Status,
    /// Whether it is completely replaced or annulled.
    replaced: bool,
    /// The days on which it is paused, as far as it runs.
    pauses: Vec<Period>,
    /// The earlier granted end, if it is later; the inner none means that it had no end.
    pub(super) cut_to: Option<Option<Date>>,
}

/// The activities of a case, grouped by appropriation, in the order of entry.
pub(super) fn lanes(case: &Case, lang: Language) -> Vec<Lane> {
    // The latest granted end of each; none if it had no end.
    let mut ends: BTreeMap<&str, Option<Date>> = BTreeMap::new();
    for change in case.events().iter().flat_map(|event| event.body.changes()) {
        let activity = &change.activity;
        if activity.status == Status::Granted {
            let end = activity.period.end();
            let latest = ends.entry(&activity.id).or_insert(end);
            *latest = latest.and_then(|latest| Some(latest.max(end?)));
        }
    }
    let state = case.state();
    let all = state.appropriations.iter().flat_map(|one| state.activities_of(&one.id));
    all.map(|one| {
        let ActivityState { activity, .. } = one;
        let kind = case.book().activity_type(&activity.activity_type);
        let title = kind.map_or(activity.activity_type.as_str(), |kind| kind.title.get(lang));
        let sign = match (&activity.modifies, activity.role) {
            (Some(_), _) => "overview.change",
            (None, Role::Supplementary) => "preview.supplementary",
            (None, Role::Main) => "timeline.main",
        };
        let end = activity.period.end();
        let latest = ends.get(activity.id.as_str()).copied();
        let cut_to = latest.filter(|latest| end.is_some_and(|end| latest.is_none_or(|latest| latest > end)));
        Lane {
            id: activity.id.clone(),
            title: say(lang, sign, &[("name", title.into())]),
            period: activity.period,
            status: activity.status,
            replaced: !one.is_current(),
            pauses: activity
                .plan
                .pauses
                .iter()
                .filter_map(|pause| pause.period.intersect(activity.period))
                .collect(),
            cut_to,
        }
    })
    .collect()
}

impl Lane {
    fn look(&self) -> Look {
        match self.status {
            _ if self.replaced => Look::Cut,
            Status::Granted => Look::Granted,
            Status::Expected => Look::Expected,
            Status::Draft => Look::Draft,
        }
    }

    pub(super) fn looks(&self) -> Vec<Look> {
        let cut = self.cut_to.map(|_| Look::Cut);
        let paused = self.pauses.first().filter(|_| !self.replaced).map(|_| Look::Paused);
        [self.look()].into_iter().chain(cut).chain(paused).collect()
    }

    pub(super) fn description(&self, lang: Language) -> String {
        let status = match self.look() {
            Look::Granted => "chart.granted",
            Look::Expected => "chart.expected",
            Look::Draft => "timeline.draft",
            Look::Cut => "timeline.cut",
            Look::Paused => "timeline.paused",
        };
        let days = format::days(Some(self.period.start()), self.period.end(), lang);
        let (name, status) = (self.title.as_str(), say(lang, status, &[]));
        let said = say(
            lang,
            "timeline.activity",
            &[("name", name.into()), ("status", status.into()), ("days", days.into())],
        );
        if self.pauses.is_empty() {
            return said;
        }
        let pauses = self.pauses.iter().map(|days| format::days(Some(days.start()), days.end(), lang));
        let pauses = format::all_of(&pauses.collect::<Vec<_>>(), lang);
        say(lang, "timeline.with-pauses", &[("name", said.into()), ("days", pauses.into())])
    }

    /// Draws the bar between two heights.
    pub(super) fn draw(&self, pen: &mut Pen<'_>, scale: Scale, (top, bottom): (i32, i32)) {
        let margin = bottom.saturating_sub(top) / 6;
        let (top, bottom) = (top.saturating_add(margin), bottom.saturating_sub(margin));
        let (start, end) = (self.period.start(), self.period.end());
        if let (Some(cut_to), Some(after)) = (self.cut_to, end.and_then(|end| end.succ_opt()))
            && let Some((left, right)) = scale.span(after, cut_to)
        {
            Look::Cut.draw(pen, (left, top), (right, bottom));
        }
        let Some((left, right)) = scale.span(start, end) else { return };
        self.look().draw(pen, (left, top), (right, bottom));
        let band = bottom.saturating_sub(top) / 5;
        for pause in self.pauses.iter().filter(|_| !self.replaced) {
            if let Some((left, right)) = scale.span(pause.start(), pause.end()) {
                let (top, bottom) = (top.saturating_add(band), bottom.saturating_sub(band));
                Look::Paused.draw(pen, (left, top), (right, bottom));
            }
        }
        if end.is_none() && right.saturating_sub(left) > 12 {
            // It continues past the drawing.
            let (tip, middle) = (right.saturating_sub(4), top.saturating_add(bottom) / 2);
            let half = (bottom.saturating_sub(top) / 4).min(5);
            let colour = if self.look() == Look::Granted { PAPER } else { LINE };
            let back = tip.saturating_sub(half);
            pen.path(
                &[(back, middle.saturating_sub(half)), (tip, middle), (back, middle.saturating_add(half))],
                colour,
            );
        }
    }
}
