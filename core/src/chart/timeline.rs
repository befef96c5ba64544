//! The life of a case as a drawing: its ladder steps, its events, and its activities over time.

use std::collections::BTreeSet;

use chrono::Months;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{FontStyle, RGBColor};

use super::canvas::{BODY, GRID, INK, PAPER, Pen, QUIET, TITLE, cut, letters};
use super::marks::{self, Mark};
use super::scale::Scale;
use super::size::Size;
use super::tracks::{Lane, Look, lanes};
use crate::case::{Case, DatedFact};
use crate::dates::Date;
use crate::rulebook::{Domain, FactValue};
use crate::text::bundle::say;
use crate::title::Language;

/// Where the drawing begins, below title and legend.
const TOP: i32 = 94;
/// The height of a ladder, and how many there are at most.
const LADDER: i32 = 42;
const MOST_LADDERS: i32 = 2;
/// The least height of an activity, and the greatest.
const LANE: (i32, i32) = (16, 40);
/// The longest displayed time before and after today.
const MOST_MONTHS: (u32, u32) = (120, 60);

impl Case {
    /// The life of the case as an SVG drawing: the steps of its ladders, a mark for each decision and change of
    /// facts, and a bar for the period of each activity. Granted activities are full, expected ones hatched; the
    /// removed part of an activity that was shortened is a thin frame. Paused days are a pale band.
    ///
    /// `on` is today: it has a vertical line. Cash that was due before it and is unpaid has a ring, and activities
    /// without an end continue past it. The same case gives the same bytes. Only events of this value are marked.
    ///
    /// ```
    /// use bevilling::{case::Case, dates::parse, chart::Size, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("effort_step", 3.into())])?;
    /// let svg = case.timeline(parse("2026-01-05")?, Language::En, Size::default());
    /// assert!(svg.contains("Effort ladder") && svg.contains("No activities"));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn timeline(&self, on: Date, lang: Language, size: Size) -> String {
        let lanes = lanes(self, lang);
        let width = i32::try_from(size.width()).unwrap_or(0);
        let scale = scale(self, &lanes, on, width);
        let (first, last) = (scale.first, scale.end.pred_opt().unwrap_or(scale.end));
        let [first, last] = [first, last].map(|date| chrono::Datelike::year(&date).to_string());
        let title = match first == last {
            true => say(lang, "timeline.year", &[("year", first.into())]),
            false => say(lang, "timeline", &[("first", first.into()), ("last", last.into())]),
        };
        let description: Vec<String> = lanes.iter().map(|lane| lane.description(lang)).collect();
        let timeline = Timeline { case: self, lanes, scale, on, lang, title };
        Pen::drawing(size, &timeline.title, &description.join("; "), |pen| timeline.draw(pen, size))
    }
}

/// The time from the first to the last that there is.
fn scale(case: &Case, lanes: &[Lane], on: Date, width: i32) -> Scale {
    let (before, after) = MOST_MONTHS;
    let earliest = on.checked_sub_months(Months::new(before)).unwrap_or(Date::MIN);
    let latest = on.checked_add_months(Months::new(after)).unwrap_or(Date::MAX);
    let soon = |date: Date| date.checked_add_months(Months::new(6)).unwrap_or(Date::MAX);
    let ends = lanes.iter().map(|lane| match (lane.period.end(), lane.cut_to) {
        (Some(end), Some(Some(cut))) => end.max(cut),
        (Some(end), None) => end,
        (None, _) | (_, Some(None)) => soon(lane.period.start().max(on)),
    });
    let facts = case.state().facts.values().flatten().filter_map(|since| since.from);
    let events = case.events().iter().map(|event| event.on);
    let starts = lanes.iter().map(|lane| lane.period.start());
    let first = events.clone().chain(starts).chain([on]).min().unwrap_or(on);
    let last = ends.chain(events).chain(facts).chain([on]).max().unwrap_or(on);
    let left = (width / 3).min(270);
    Scale::new(first.max(earliest), last.min(latest), left, width.saturating_sub(16))
}

struct Timeline<'a> {
    case: &'a Case,
    lanes: Vec<Lane>,
    scale: Scale,
    on: Date,
    lang: Language,
    title: String,
}

impl Timeline<'_> {
    fn say(&self, id: &str) -> String {
        say(self.lang, id, &[])
    }

    fn draw(&self, pen: &mut Pen<'_>, size: Size) {
        let side = |pixels: u32| i32::try_from(pixels).unwrap_or(0);
        let (width, bottom) = (side(size.width()), side(size.height()).saturating_sub(48));
        pen.rect((0, 0), (width, side(size.height())), PAPER);
        pen.text(&self.title, (12, 12), TITLE, FontStyle::Bold, INK, (HPos::Left, VPos::Top));
        self.legend(pen);
        self.scale.draw(pen, TOP, bottom, self.lang);

        let ladders = self.ladders();
        // The activities have priority if there is little room.
        let least = i32::try_from(self.lanes.len()).unwrap_or(i32::MAX).clamp(1, 3).saturating_mul(LANE.0);
        let spare = bottom.saturating_sub(TOP).saturating_sub(marks::HEIGHT).saturating_sub(least);
        let shown = usize::try_from((spare / LADDER).clamp(0, MOST_LADDERS)).unwrap_or(0);
        let mut top = TOP;
        for (title, history) in ladders.into_iter().take(shown) {
            self.label(pen, title, top.saturating_add(LADDER / 2), INK);
            self.ladder(pen, history, top);
            top = top.saturating_add(LADDER);
            self.rule(pen, top);
        }
        if bottom.saturating_sub(top).saturating_sub(least) >= marks::HEIGHT {
            self.label(pen, &self.say("timeline.events"), top.saturating_add(marks::HEIGHT / 2), INK);
            marks::draw(pen, self.case.events(), self.scale, top);
            top = top.saturating_add(marks::HEIGHT);
            self.rule(pen, top);
        }
        self.today(pen, bottom);
        self.lanes(pen, top, bottom);
    }

    fn rule(&self, pen: &mut Pen<'_>, y: i32) {
        pen.line((12, y), (self.scale.right, y), GRID);
    }

    fn label(&self, pen: &mut Pen<'_>, text: &str, y: i32, colour: RGBColor) {
        let text = cut(text, self.scale.left.saturating_sub(20));
        pen.text(&text, (12, y), BODY, FontStyle::Normal, colour, (HPos::Left, VPos::Center));
    }

    /// A row that explains the bars, and one that explains the marks: only what occurs, as far as there is room.
    fn legend(&self, pen: &mut Pen<'_>) {
        let looks = [
            (Look::Granted, "chart.granted"),
            (Look::Expected, "chart.expected"),
            (Look::Draft, "timeline.draft"),
            (Look::Cut, "timeline.cut"),
            (Look::Paused, "timeline.paused"),
        ];
        let there = |look: Look| self.lanes.iter().any(|lane| lane.looks().contains(&look));
        let looks: Vec<_> = looks.into_iter().filter(|(look, _)| there(*look)).collect();
        for (place, look) in self.row(pen, 47, &looks) {
            look.draw(pen, (place, 41), (place.saturating_add(12), 53));
        }
        let marks = self.case.events().iter().filter_map(|event| Mark::of(&event.body));
        let marks = marks.chain(self.payments().map(|(.., mark)| mark));
        let marks: Vec<_> =
            marks.collect::<BTreeSet<_>>().into_iter().map(|mark| (mark, mark.name())).collect();
        for (place, mark) in self.row(pen, 69, &marks) {
            mark.draw(pen, (place.saturating_add(6), 69));
        }
    }

    /// Writes the names of a row of the legend; returns the positions of their samples.
    fn row<T: Copy>(&self, pen: &mut Pen<'_>, y: i32, samples: &[(T, &str)]) -> Vec<(i32, T)> {
        let mut x = 12_i32;
        let mut placed = Vec::new();
        for (sample, name) in samples {
            let name = self.say(name);
            let end = x.saturating_add(letters(&name)).saturating_add(18);
            if end > self.scale.right.saturating_add(16) {
                break;
            }
            pen.body(&name, (x.saturating_add(18), y), (HPos::Left, VPos::Center));
            placed.push((x, *sample));
            x = end.saturating_add(18);
        }
        placed
    }

    /// The marked payments: those that are late today, and those that were adjusted.
    fn payments(&self) -> impl Iterator<Item = (&str, Date, Mark)> {
        let late = self.case.late_on(self.on).map(|(activity, date)| (activity, date, Mark::Late));
        late.chain(self.adjusted())
    }

    fn adjusted(&self) -> impl Iterator<Item = (&str, Date, Mark)> {
        self.case.state().settlements.iter().flat_map(|settled| {
            let adjustments = settled.settlement.adjustments.iter();
            adjustments
                .map(|one| (settled.activity.as_str(), one.payment, Mark::of_adjusted(one.difference())))
        })
    }

    fn today(&self, pen: &mut Pen<'_>, bottom: i32) {
        let x = self.scale.x(self.on);
        let (y, anchor) = (
            TOP.saturating_sub(8),
            if x > self.scale.right.saturating_sub(20) { HPos::Right } else { HPos::Center },
        );
        pen.line((x, TOP), (x, bottom), INK);
        pen.body(&self.say("timeline.today"), (x, y), (anchor, VPos::Center));
    }

    /// The ladders of the rule book that the case has been on, by title.
    fn ladders(&self) -> Vec<(&str, &[DatedFact])> {
        let dimensions = self.case.book().document().dimensions.iter();
        let ladders = dimensions.filter(|one| matches!(one.domain, Domain::Ladder(_)));
        let known = ladders.filter_map(|one| {
            Some((one.title.get(self.lang), self.case.state().facts.get(&one.id)?.as_slice()))
        });
        known.collect()
    }

    /// The steps of a ladder, as a line between the lowest and the highest that there has been.
    fn ladder(&self, pen: &mut Pen<'_>, history: &[DatedFact], top: i32) {
        let steps: Vec<(Date, Option<i64>)> = history
            .iter()
            .map(|since| match since.value {
                Some(FactValue::Number(step)) => (since.from.unwrap_or(Date::MIN), Some(step)),
                _ => (since.from.unwrap_or(Date::MIN), None),
            })
            .collect();
        let known = || steps.iter().filter_map(|(_, step)| *step);
        let (Some(low), Some(high)) = (known().min(), known().max()) else { return };
        let range = high.saturating_sub(low).max(1);
        let height = |step: i64| {
            let up = step.saturating_sub(low).saturating_mul(i64::from(LADDER.saturating_sub(24)));
            let up = i32::try_from(up.checked_div(range).unwrap_or(0)).unwrap_or(0);
            top.saturating_add(LADDER).saturating_sub(6).saturating_sub(up)
        };
        let mut line: Vec<(i32, i32)> = Vec::new();
        let ends = steps.iter().skip(1).map(|(from, _)| *from).chain([self.scale.end]);
        let mut free = i32::MIN;
        for ((from, step), end) in steps.iter().zip(ends) {
            let (left, right) = (self.scale.x(*from), self.scale.x(end));
            let Some(step) = *step else {
                // It is unknown for some time.
                pen.path(&std::mem::take(&mut line), INK);
                continue;
            };
            let y = height(step);
            line.extend([(left, y), (right, y)]);
            let label = say(self.lang, "value.step", &[("step", step.to_string().into())]);
            // If steps follow closely, only the line is drawn.
            if left >= free && right.saturating_sub(left) >= 12 {
                pen.body(&label, (left.saturating_add(4), y.saturating_sub(4)), (HPos::Left, VPos::Bottom));
                free = left.saturating_add(letters(&label)).saturating_add(4);
            }
        }
        pen.path(&line, INK);
    }

    fn lanes(&self, pen: &mut Pen<'_>, top: i32, bottom: i32) {
        let room = bottom.saturating_sub(top);
        if self.lanes.is_empty() {
            let middle = (self.scale.left.saturating_add(self.scale.right) / 2, top.saturating_add(room / 2));
            let empty = self.say("timeline.empty");
            pen.text(&empty, middle, BODY, FontStyle::Normal, QUIET, (HPos::Center, VPos::Center));
            return;
        }
        let count = i32::try_from(self.lanes.len()).unwrap_or(i32::MAX);
        let height = (room / count.max(1)).clamp(LANE.0, LANE.1);
        let fit = usize::try_from(room / height).unwrap_or(0);
        // The last one shows the number of the others.
        let shown = if self.lanes.len() > fit { fit.saturating_sub(1) } else { fit };
        let mut y = top;
        for lane in self.lanes.iter().take(shown) {
            self.label(pen, &lane.title, y.saturating_add(height / 2), INK);
            lane.draw(pen, self.scale, (y, y.saturating_add(height)));
            for (date, mark) in
                self.payments().filter(|(id, ..)| *id == lane.id).map(|(_, date, mark)| (date, mark))
            {
                if (self.scale.first..self.scale.end).contains(&date) {
                    mark.draw(pen, (self.scale.x(date), y.saturating_add(height / 2)));
                }
            }
            y = y.saturating_add(height);
        }
        let more = self.lanes.len().saturating_sub(shown);
        if more > 0 {
            let more = say(self.lang, "timeline.more", &[("count", more.into())]);
            self.label(pen, &more, y.saturating_add(height / 2), QUIET);
        }
    }
}
