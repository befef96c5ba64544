//! Warns if the right to a service ends inside its period: by an age, or by the validity of a rule.

use super::DecisionWarning;
use super::judging::{Judging, Row};
use crate::dates::{Date, Period};
use crate::decide::{CheckCode, Proposal};
use crate::plan::Activity;
use crate::rulebook::Role;

/// An unmet check: its code and its rule.
type Failed = (CheckCode, String);

pub(super) fn warn(judging: &Judging<'_>, row: &Row<'_>, all: &mut Vec<DecisionWarning>) {
    let activity = row.activity;
    let Some(days) = judging.days(activity) else { return };
    let Some(proposal) = proposal(judging, row) else { return };
    // Nothing changes between these days; usually there are none after the day of the decision.
    let changes = changes(judging, &proposal, days);
    if changes.is_empty() {
        return;
    }
    let inside = changes.into_iter().filter(|day| *day > days.start());
    let edges: Vec<Date> = std::iter::once(days.start()).chain(inside).collect();
    let failed: Vec<Vec<Failed>> = edges.iter().map(|day| failed(judging, &proposal, *day)).collect();
    if failed.iter().all(Vec::is_empty) {
        return;
    }
    // A check that is unmet on the day of the decision, or on an earlier start, has not ended. It may become met
    // later.
    let mut before = self::failed(judging, &proposal, judging.on);
    if judging.on > days.start() {
        before.extend(failed.first().into_iter().flatten().cloned());
    }
    let mut told: Vec<CheckCode> = Vec::new();
    for (index, found) in failed.iter().enumerate() {
        for (check, rule) in found {
            let was_there = before.iter().any(|(known, _)| known == check);
            if was_there || told.contains(check) {
                continue;
            }
            told.push(*check);
            let Some(date) = edges.get(index).copied() else { continue };
            let is_back = |later: &(&Date, &Vec<Failed>)| !later.1.iter().any(|(known, _)| known == check);
            let mut later = edges.iter().zip(&failed).skip(index);
            let end = later.find(is_back).and_then(|(day, _)| day.pred_opt()).or(days.end());
            let Ok(without) = Period::new(date, end) else { continue };
            all.push(DecisionWarning::RightEnds {
                activity: activity.id.clone(),
                date,
                amount: judging.paid_on(activity, without),
                check: check.code().to_owned(),
                rule: rule.clone(),
            });
        }
        // A check that becomes met again can end again. It is reported once.
        before.retain(|(known, _)| found.iter().any(|(check, _)| check == known));
    }
}

/// The proposal of an activity for the rule book.
fn proposal(judging: &Judging<'_>, row: &Row<'_>) -> Option<Proposal> {
    let Activity { section, activity_type, .. } = row.activity;
    let proposal = match row.activity.role {
        Role::Main => Proposal::main(section, activity_type),
        Role::Supplementary => {
            Proposal::supplementary(section, activity_type, judging.main_type(row.appropriation)?)
        }
    };
    Some(match &row.activity.provider {
        Some(provider) => proposal.by(provider),
        None => proposal,
    })
}

/// The days on which the right may change, in order: after the day of the decision, or after the first day if that is
/// earlier, until the last day.
fn changes(judging: &Judging<'_>, proposal: &Proposal, days: Period) -> Vec<Date> {
    let book = judging.book;
    let section = book.section(&proposal.section);
    let mut valid = Vec::with_capacity(8);
    valid.extend(section.and_then(|section| book.law(&section.law)).map(|law| law.valid));
    valid.extend(section.map(|section| section.valid));
    valid.extend(book.activity_type(&proposal.activity_type).map(|kind| kind.valid));
    let own = book.offers(&proposal.section, &proposal.activity_type, proposal.role());
    valid.extend(own.map(|offer| offer.valid));
    if let Some(main) = &proposal.main {
        valid.extend(book.offers(&proposal.section, main, Role::Main).map(|offer| offer.valid));
    }
    if let Some(provider) = &proposal.provider {
        valid.extend(book.provider(provider).map(|provider| provider.valid));
        valid.extend(book.agreements(provider, &proposal.activity_type).map(|agreement| agreement.valid));
    }
    let after = days.start().min(judging.on);
    let bounds = valid.into_iter().flat_map(|valid| [valid.from, valid.to]).flatten();
    let all = bounds.chain(judging.facts.days_of_change());
    let mut found: Vec<Date> =
        all.filter(|day| *day > after && days.end().is_none_or(|end| *day <= end)).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The checks that refuse a proposal on a day, each once.
fn failed(judging: &Judging<'_>, proposal: &Proposal, day: Date) -> Vec<Failed> {
    let mut found = judging.facts.on(day).refused(proposal, day);
    found.dedup_by_key(|(check, _)| *check);
    found
}
