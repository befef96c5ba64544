//! The events of a case in words: one line for each event.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::bundle::{say, value};
use super::format;
use super::names::Names;
use super::notices;
use super::one_line::one_line;
use crate::case::{
    ActivityAdjustment, ActivityChange, Approval, Event, EventBody, InvoicePayment, Overpaid, RegisteredLine,
    is_of_the_case,
};
use crate::dates::Date;
use crate::plan::{Activity, DecisionWarning, MatchOutcome, Paid, Payment};
use crate::rulebook::{FactValue, RuleBook};
use crate::title::Language;

impl Event {
    /// The event on one line: the day, the actor, and what happened.
    ///
    /// Free text, such as reasons, is displayed with personal numbers masked. An activity that the event only names
    /// is given by its id; [`log`] knows it from earlier events.
    ///
    /// ```
    /// use bevilling::case::{Case, Command, CommandContext};
    /// use bevilling::{dates::parse, rulebook::RuleBook, title::Language};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let today = CommandContext::new(parse("2026-01-05")?, "K. Caseworker");
    /// let opened = Case::new(&book, "7").decide(&Command::Open { facts: Default::default() }, &today)?;
    /// assert_eq!(opened[0].text(&book, Language::En), "5 January 2026, K. Caseworker: case 7 opened");
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn text(&self, book: &RuleBook, lang: Language) -> String {
        let mut writer = EventWriter::new(book, lang);
        writer.learn(self);
        writer.line(self)
    }
}

/// The events in words, one a line, and below each its warnings and its notices to other systems.
///
/// See [`Event::text`].
#[must_use]
pub fn log<'e>(events: impl IntoIterator<Item = &'e Event>, book: &RuleBook, lang: Language) -> String {
    let mut writer = EventWriter::new(book, lang);
    let mut text = String::new();
    for event in events {
        writer.learn(event);
        let _ = writeln!(text, "{}", writer.line(event));
        for warning in &event.warnings {
            let _ = writeln!(text, "    ! {}", writer.warning(warning));
        }
        for line in notices::lines(&event.outbox, &writer) {
            let _ = writeln!(text, "    → {line}");
        }
    }
    text
}

/// Writes events in words; it knows the activities of earlier events.
pub(super) struct EventWriter<'a> {
    names: Names<'a>,
    activities: BTreeMap<&'a str, &'a Activity>,
}

impl<'a> EventWriter<'a> {
    const fn new(book: &'a RuleBook, lang: Language) -> Self {
        Self { names: Names { book, lang, ids: true }, activities: BTreeMap::new() }
    }

    /// Learns the activities of an event.
    fn learn<'e: 'a>(&mut self, event: &'e Event) {
        if let EventBody::Imported { state } = &event.body {
            self.activities
                .extend(state.activities.iter().map(|one| (one.activity.id.as_str(), &one.activity)));
        }
        let changed = event.body.changes().iter().map(|change| &change.activity);
        self.activities.extend(changed.map(|activity| (activity.id.as_str(), activity)));
    }

    pub(super) const fn lang(&self) -> Language {
        self.names.lang
    }

    pub(super) fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        say(self.names.lang, id, &values)
    }

    pub(super) fn date(&self, date: Date) -> String {
        format::date(date, self.names.lang)
    }

    /// `Familiebehandling (a-1)`, or only the id if its type is unknown.
    pub(super) fn activity(&self, id: &str) -> String {
        let shown = one_line(id);
        match self.activities.get(id) {
            Some(activity) => {
                let titles = Names { ids: false, ..self.names };
                let title = titles.activity_type(&activity.activity_type);
                self.say("named", &[("title", &title), ("id", &shown)])
            }
            None => self.names.unknown(&shown),
        }
    }

    /// A warning, after its activity.
    fn warning(&self, warning: &DecisionWarning) -> String {
        format!("{}: {}", self.activity(warning.activity()), one_line(&warning.text(self.names.lang)))
    }

    fn line(&self, event: &Event) -> String {
        let (date, actor, what) = (self.date(event.on), one_line(&event.actor), self.what(&event.body));
        self.say("event", &[("date", &date), ("actor", &actor), ("what", &what)])
    }

    /// Every kind of event has its own words. The compiler requires them for a new kind.
    fn what(&self, body: &EventBody) -> String {
        match body {
            EventBody::Opened { case, facts } => {
                let opened = self.say("event.opened", &[("case", &one_line(case))]);
                let facts: Vec<String> =
                    facts.iter().map(|(name, value)| self.fact(name, Some(value))).collect();
                self.with(opened, &facts)
            }
            EventBody::Imported { state } => {
                let count = state.activities.len();
                let values = [("case", one_line(&state.id).into()), ("count", count.into())];
                say(self.names.lang, "event.imported", &values)
            }
            EventBody::FactsSet { from, facts } => {
                let set = self.say("event.facts-set", &[("date", &self.date(*from))]);
                let facts: Vec<String> =
                    facts.iter().map(|(name, value)| self.fact(name, value.as_ref())).collect();
                self.with(set, &facts)
            }
            EventBody::AppropriationSet { appropriation, section } => {
                let appropriation = one_line(appropriation);
                match section {
                    Some(section) => self.say(
                        "event.appropriation-set",
                        &[("appropriation", &appropriation), ("section", &self.names.section(section))],
                    ),
                    None => self.say("event.appropriation-begun", &[("appropriation", &appropriation)]),
                }
            }
            EventBody::Drafted { change, .. } => {
                self.with(self.say("event.drafted", &[]), &[self.change(change)])
            }
            EventBody::Expected { change, .. } => {
                let said = match &change.activity.modifies {
                    Some(changed) => {
                        self.say("event.expected-change", &[("activity", &self.activity(changed))])
                    }
                    None => self.say("event.expected", &[]),
                };
                self.with(said, &[self.change(change)])
            }
            EventBody::Amended { change } => {
                self.with(self.say("event.amended", &[]), &[self.change(change)])
            }
            EventBody::Removed { activity } => {
                self.say("event.removed", &[("activity", &self.activity(activity))])
            }
            EventBody::Granted { approval, activities, changes, settlements, .. } => {
                let granted: Vec<String> = activities.iter().map(|id| self.activity(id)).collect();
                let granted = format::all_of(&granted, self.names.lang);
                let said = self.say(
                    "event.granted",
                    &[("activities", &granted), ("approval", &self.approval(approval))],
                );
                self.with(said, &self.changes_and(changes, settlements))
            }
            EventBody::Extended { activity, approval, changes, settlements } => {
                let said = self.say(
                    "event.extended",
                    &[("activity", &self.activity(activity)), ("approval", &self.approval(approval))],
                );
                self.with(said, &self.changes_and(changes, settlements))
            }
            EventBody::Shortened { activity, reason, changes, settlements } => {
                let said = self.about("event.shortened", activity, reason);
                self.with(said, &self.changes_and(changes, settlements))
            }
            EventBody::Stopped { activity, reason, changes, settlements } => {
                let said = self.about("event.stopped", activity, reason);
                self.with(said, &self.changes_and(changes, settlements))
            }
            EventBody::Corrected { activity, reason, approval, changes, settlements } => {
                let said = self.say(
                    "event.corrected",
                    &[
                        ("activity", &self.activity(activity)),
                        ("reason", &one_line(reason)),
                        ("approval", &self.approval(approval)),
                    ],
                );
                self.with(said, &self.changes_and(changes, settlements))
            }
            EventBody::Annulled { activity, reason, changes, settlements } => {
                let said = self.about("event.annulled", activity, reason);
                self.with(said, &self.changes_and(changes, settlements))
            }
            EventBody::Paused { activity, pause, changes, settlements } => {
                let pause = pause.text(self.names.lang);
                let said =
                    self.say("event.paused", &[("activity", &self.activity(activity)), ("what", &pause)]);
                self.with(said, &self.changes_and(changes, settlements))
            }
            EventBody::Resumed { activity, pause, on, reason, changes, settlements } => {
                let (activity, pause, reason) = (self.activity(activity), one_line(pause), one_line(reason));
                let mut values =
                    vec![("activity", activity.as_str()), ("pause", &pause), ("reason", &reason)];
                let date = on.map(|on| self.date(on));
                let id = match &date {
                    Some(date) => {
                        values.push(("date", date));
                        "event.resumed-on"
                    }
                    None => "event.resumed",
                };
                self.with(self.say(id, &values), &self.changes_and(changes, settlements))
            }
            EventBody::Renewed { changes } => {
                self.with(self.say("event.renewed", &[]), &self.changes(changes))
            }
            EventBody::Recalculated { reason, changes } => self.with(
                self.say("event.recalculated", &[("reason", &one_line(reason))]),
                &self.changes(changes),
            ),
            EventBody::Settled { settlements, changes } => {
                let cause = settlements.first().map(|one| one.settlement.cause.text(self.names.lang));
                let said = self.say("event.settled", &[("cause", &one_line(&cause.unwrap_or_default()))]);
                let mut details: Vec<String> = settlements.iter().map(|one| self.settled(one)).collect();
                details.extend(self.changes(changes));
                self.with(said, &details)
            }
            EventBody::InvoiceRegistered { invoice, matches, payments, .. } => {
                let said = self.say("event.invoice-registered", &[("invoice", &one_line(invoice))]);
                let mut details: Vec<String> =
                    matches.iter().map(|line| self.line_of_invoice(line)).collect();
                details.extend(payments.iter().map(
                    |InvoicePayment { activity, date, settlement, paid, .. }| match settlement {
                        Some(number) => self.adjustment_paid(activity, *number, paid),
                        None => self.payment_paid(activity, *date, paid),
                    },
                ));
                self.with(said, &details)
            }
            EventBody::PaymentEntered { change } => {
                self.with(self.say("event.payment-entered", &[]), &[self.change(change)])
            }
            EventBody::Paid { activity, date, paid } => self.payment_paid(activity, *date, paid),
            EventBody::AdjustmentPaid { activity, settlement, paid } => {
                self.adjustment_paid(activity, *settlement, paid)
            }
            EventBody::AdjustmentCorrected { activity, settlement, before, after, reason } => self.say(
                "event.adjustment-corrected",
                &[
                    ("activity", &self.activity(activity)),
                    ("number", &settlement.to_string()),
                    ("before", &self.paid(before)),
                    ("after", &self.paid_or_not(after.as_ref())),
                    ("reason", &one_line(reason)),
                ],
            ),
            EventBody::PaymentCorrected { activity, date, before, after, reason, .. } => {
                let after = self.paid_or_not(after.as_ref());
                self.say(
                    "event.payment-corrected",
                    &[
                        ("activity", &self.activity(activity)),
                        ("date", &self.date(*date)),
                        ("before", &self.paid(before)),
                        ("after", &after),
                        ("reason", &one_line(reason)),
                    ],
                )
            }
            EventBody::IncomeSet { .. }
            | EventBody::IncomeRemoved { .. }
            | EventBody::IncomeClaimed { .. }
            | EventBody::IncomeReceived { .. }
            | EventBody::IncomeCorrected { .. } => self.income_event(body),
            EventBody::Annotated { note } => {
                let text = one_line(&note.text);
                let activity = note.activity.as_deref().map(|id| self.activity(id));
                match (activity, note.payment.map(|date| self.date(date))) {
                    (Some(activity), Some(date)) => self.say(
                        "event.annotated-payment",
                        &[("activity", &activity), ("date", &date), ("text", &text)],
                    ),
                    (Some(activity), None) => {
                        self.say("event.annotated-activity", &[("activity", &activity), ("text", &text)])
                    }
                    (None, _) => self.say("event.annotated", &[("text", &text)]),
                }
            }
            EventBody::Closed { reason } => self.say("event.closed", &[("reason", &one_line(reason))]),
            EventBody::Reopened { reason } => self.say("event.reopened", &[("reason", &one_line(reason))]),
        }
    }

    /// The event, and its details.
    fn with(&self, said: String, details: &[String]) -> String {
        if details.is_empty() {
            return said;
        }
        self.say("event.details", &[("said", &said), ("details", &details.join("; "))])
    }

    fn about(&self, id: &str, activity: &str, reason: &str) -> String {
        self.say(id, &[("activity", &self.activity(activity)), ("reason", &one_line(reason))])
    }

    /// A fact by the titles of the rule book. A value that is not in the rule book may be anything, even a person's
    /// number, and is not displayed.
    fn fact(&self, name: &str, value: Option<&FactValue>) -> String {
        let shown = self.names.dimension(name);
        let value = match value {
            Some(value) if is_of_the_case(self.names.book, name) => self.own_fact(name, value),
            Some(value) if self.names.book.situation([(name, value.clone())]).is_ok() => {
                self.names.value(name, value)
            }
            Some(_) => self.say("event.fact-strange", &[]),
            None => self.say("event.fact-gone", &[]),
        };
        self.say("event.fact", &[("name", &shown), ("value", &value)])
    }

    /// A fact that every case may state: a municipality by its number, a household by the host's name.
    fn own_fact(&self, name: &str, value: &FactValue) -> String {
        let value = value.to_string();
        let is_number = value.len() == 3 && value.bytes().all(|byte| byte.is_ascii_digit());
        if name == "household" || is_number { one_line(&value) } else { self.say("event.fact-strange", &[]) }
    }

    fn approval(&self, Approval { level, approver, second, .. }: &Approval) -> String {
        let (lang, book) = (self.names.lang, self.names.book);
        let title = book.approval_level(level).map(|level| level.title.get(lang).to_owned());
        let title = title.unwrap_or_else(|| self.names.unknown(level));
        let approver = one_line(approver);
        let mut values = vec![("level", title.as_str()), ("approver", &approver)];
        match second.as_deref().map(one_line) {
            Some(second) => {
                values.push(("second", &second));
                self.say("event.approval-of-two", &values)
            }
            None => self.say("event.approval", &values),
        }
    }

    fn paid(&self, paid: &Paid) -> String {
        let amount = format::amount(paid.amount, self.names.lang);
        self.say("event.paid-on", &[("amount", &amount), ("date", &self.date(paid.date))])
    }

    fn paid_or_not(&self, paid: Option<&Paid>) -> String {
        paid.map_or_else(|| self.say("event.not-paid", &[]), |paid| self.paid(paid))
    }

    fn payment_paid(&self, activity: &str, date: Date, paid: &Paid) -> String {
        let (activity, date, paid) = (self.activity(activity), self.date(date), self.paid(paid));
        self.say("event.paid", &[("activity", &activity), ("date", &date), ("paid", &paid)])
    }

    fn adjustment_paid(&self, activity: &str, number: u32, paid: &Paid) -> String {
        let (activity, number, paid) = (self.activity(activity), number.to_string(), self.paid(paid));
        self.say("event.adjustment-paid", &[("activity", &activity), ("number", &number), ("paid", &paid)])
    }

    /// What is paid or claimed of an activity.
    fn settled(&self, one: &ActivityAdjustment) -> String {
        let ActivityAdjustment { activity, settlement, overpaid, .. } = one;
        let outcome = settlement.outcome(self.names.lang);
        let what = match (overpaid, overpaid.deductions()) {
            (Overpaid::Waived { reason, approval }, _) => self.say(
                "event.settled-waived",
                &[("what", &outcome), ("reason", &one_line(reason)), ("approval", &self.approval(approval))],
            ),
            (_, [first, .., last]) => {
                let (first, last) = (self.date(first.payment), self.date(last.payment));
                self.say("event.settled-set-off", &[("what", &outcome), ("first", &first), ("last", &last)])
            }
            (_, [only]) => {
                let date = self.date(only.payment);
                self.say("event.settled-deducted", &[("what", &outcome), ("date", &date)])
            }
            (_, []) => outcome,
        };
        self.say("event.settled-activity", &[("activity", &self.activity(activity)), ("what", &what)])
    }

    /// The outcome of an invoice line; if it pays nothing, also the reason.
    fn line_of_invoice(&self, line: &RegisteredLine) -> String {
        let (id, outcome) = (one_line(&line.line), line.outcome.text(self.names.lang));
        let amount = format::amount(line.amount, self.names.lang);
        let mut values = vec![("line", id.as_str()), ("amount", &amount), ("outcome", &outcome)];
        if !line.settled && line.outcome == MatchOutcome::Partial {
            return self.say("event.invoice-line-part", &values);
        }
        let why = line.notes.last().filter(|_| !line.settled && !line.outcome.pays()).map(|note| {
            let values: Vec<_> =
                note.values.iter().map(|(name, text)| (name.as_str(), value(text))).collect();
            one_line(&say(self.names.lang, &format!("match-note-{}", note.code), &values))
        });
        match &why {
            Some(why) => {
                values.push(("why", why));
                self.say("event.invoice-line-open", &values)
            }
            None => self.say("event.invoice-line", &values),
        }
    }

    /// The changes, and what is paid or claimed because paid payments have another price now.
    fn changes_and(&self, changes: &[ActivityChange], settlements: &[ActivityAdjustment]) -> Vec<String> {
        let mut details = self.changes(changes);
        details.extend(settlements.iter().map(|one| self.settled(one)));
        details
    }

    fn changes(&self, changes: &[ActivityChange]) -> Vec<String> {
        changes.iter().map(|change| self.change(change)).collect()
    }

    /// An activity after an event, and how its payments changed.
    fn change(
        &self,
        ActivityChange { activity, payments, replaced_by, annulled }: &ActivityChange,
    ) -> String {
        let period = format::days(Some(activity.period.start()), activity.period.end(), self.names.lang);
        let name = self.activity(&activity.id);
        let mut parts = vec![match replaced_by {
            _ if *annulled => self.say("event.falls-away", &[("activity", &name)]),
            Some(by) => self.say("event.replaced", &[("activity", &name), ("by", &self.activity(by))]),
            None => self.say("event.runs", &[("activity", &name), ("days", &period)]),
        }];
        let after: Vec<Payment> = payments.repriced.iter().map(|one| one.after).collect();
        for (id, payments) in [
            ("event.payments-added", &payments.added),
            ("event.payments-removed", &payments.removed),
            ("event.payments-repriced", &after),
        ] {
            if !payments.is_empty() {
                let total =
                    format::amount(notices::total(payments.iter().map(|one| one.amount)), self.names.lang);
                let values = [("count", payments.len().into()), ("total", total.into())];
                parts.push(say(self.names.lang, id, &values));
            }
        }
        parts.join(", ")
    }
}

#[cfg(test)]
#[path = "events_tests.rs"]
mod tests;
