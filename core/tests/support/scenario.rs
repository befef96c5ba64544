//! A rule book with a case, proposals and a date to ask about.

use std::fmt;

use bevilling::dates::{Date, parse};
use bevilling::decide::{Decision, Facts, Proposal, Situation};
use bevilling::rulebook::{Domain, FactValue, Role, RuleBook};
use chrono::{Days, Months};
use proptest::collection::vec;
use proptest::prelude::*;

use super::draw::{AGES, Draw, EDGES, Size, book, value};
use super::naive::Naive;

/// What is asked of a rule book.
pub(crate) struct Scenario {
    pub(crate) book: RuleBook,
    /// A value for every fact.
    pub(crate) all_facts: Facts,
    /// Those of them that the case states.
    pub(crate) facts: Facts,
    pub(crate) on: Date,
    pub(crate) proposals: Vec<Proposal>,
    /// Other cases and other dates, for whole columns of them.
    pub(crate) others: Vec<(Facts, Date)>,
}

impl Scenario {
    pub(crate) fn situation(&self) -> Situation {
        self.book.situation(self.facts.clone()).unwrap()
    }

    pub(crate) fn naive(&self) -> Naive<'_> {
        Naive { document: self.book.document(), facts: &self.facts, on: self.on }
    }
}

impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { book, facts, on, proposals, all_facts, others } = self;
        writeln!(f, "{}", serde_json::to_string(book.document()).unwrap())?;
        writeln!(f, "{facts:?} of {all_facts:?} on {on}")?;
        proposals.iter().try_for_each(|proposal| writeln!(f, "{proposal:?}"))?;
        writeln!(f, "{} others", others.len())
    }
}

/// Scenarios with a rule book of their own each.
pub(crate) fn scenarios(size: Size) -> impl Strategy<Value = Scenario> {
    (vec(any::<u32>(), 0..1_500), vec(any::<u32>(), 0..300)).prop_map(move |(rules, case)| {
        let book = book(&mut Draw::new(rules), size);
        scenario(book, &mut Draw::new(case))
    })
}

/// Scenarios of one rule book.
pub(crate) fn scenarios_of(book: RuleBook) -> impl Strategy<Value = Scenario> {
    vec(any::<u32>(), 0..300).prop_map(move |case| scenario(book.clone(), &mut Draw::new(case)))
}

fn scenario(book: RuleBook, draw: &mut Draw) -> Scenario {
    let on = date(draw, &book);
    let all_facts = facts(draw, &book, on);
    let stated = |draw: &mut Draw, all: &Facts, percent: usize| -> Facts {
        all.iter()
            .filter(|_| draw.chance(percent))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    };
    let percent = draw.pick(&[75, 100, 50]);
    let facts_stated = stated(draw, &all_facts, percent);
    let naive = Naive { document: book.document(), facts: &facts_stated, on };
    let proposals = (0..8).map(|_| {
        // Most of what is drawn blindly is refused; half of it gets more chances.
        let tries = draw.pick(&[1, 5]);
        let mut tried = (0..tries).map(|_| proposal(draw, &book)).collect::<Vec<_>>();
        let refused = |proposal: &Proposal| naive.decide(proposal) == Decision::Refused;
        let chosen = tried.iter().position(|proposal| !refused(proposal)).unwrap_or(0);
        tried.swap_remove(chosen)
    });
    let proposals = proposals.collect();
    let others = (0..6).map(|_| {
        let on = date(draw, &book);
        let all = facts(draw, &book, on);
        (stated(draw, &all, 80), on)
    });
    let others = others.collect();
    Scenario { book, all_facts, facts: facts_stated, on, proposals, others }
}

/// A date around a day on which some rule changes.
fn date(draw: &mut Draw, book: &RuleBook) -> Date {
    let document = book.document();
    let mut edges: Vec<Date> = EDGES.iter().map(|edge| parse(edge).unwrap()).collect();
    edges.extend(document.offers.iter().flat_map(|offer| [offer.valid.from, offer.valid.to]).flatten());
    edges.extend(
        document.providers.iter().flat_map(|provider| [provider.valid.from, provider.valid.to]).flatten(),
    );
    let edge = draw.pick(&edges);
    near(draw, edge)
}

/// The day itself, the day before or after, or one some months away.
fn near(draw: &mut Draw, day: Date) -> Date {
    match draw.below(8) {
        0..=2 => day,
        3 | 4 => day.checked_sub_days(Days::new(1)).unwrap(),
        5 => day.checked_add_days(Days::new(1)).unwrap(),
        6 => day.checked_add_months(Months::new(5)).unwrap(),
        _ => day.checked_sub_days(Days::new(200)).unwrap(),
    }
}

fn facts(draw: &mut Draw, book: &RuleBook, on: Date) -> Facts {
    let mut facts = Facts::new();
    for dimension in &book.document().dimensions {
        let stated = match &dimension.domain {
            Domain::Age { .. } => continue,
            // Around a birthday that rules look at, or not born yet.
            Domain::Date => {
                let years = u32::try_from(draw.pick(&AGES)).unwrap();
                let birthday = draw.pick(&[on, parse("2024-02-29").unwrap(), parse("2025-03-01").unwrap()]);
                let birth = birthday.checked_sub_months(Months::new(years * 12)).unwrap();
                Some(FactValue::from(near(draw, birth)))
            }
            domain => value(draw, domain),
        };
        facts.extend(stated.map(|value| (dimension.id.clone(), value)));
    }
    facts
}

fn proposal(draw: &mut Draw, book: &RuleBook) -> Proposal {
    let document = book.document();
    let unknown = "unknown".to_owned();
    let mut kinds: Vec<String> = document.activity_types.iter().map(|kind| kind.id.clone()).collect();
    let mut sections: Vec<String> = document.sections.iter().map(|section| section.id.clone()).collect();
    let mut providers: Vec<String> = document.providers.iter().map(|provider| provider.id.clone()).collect();
    if draw.chance(15) {
        kinds.push(unknown.clone());
        sections.push(unknown.clone());
    }
    providers.push(unknown);
    // What is offered, mostly: the rest is refused for the simplest of reasons.
    let proposal = if !document.offers.is_empty() && draw.chance(80) {
        let offer = draw.pick(&document.offers);
        match offer.role {
            Role::Main => Proposal::main(offer.section, offer.activity_type),
            Role::Supplementary => {
                let main = if draw.chance(80) { draw.pick(&offer.to) } else { draw.pick(&kinds) };
                Proposal::supplementary(offer.section, offer.activity_type, main)
            }
        }
    } else if draw.chance(50) {
        Proposal::main(draw.pick(&sections), draw.pick(&kinds))
    } else {
        Proposal::supplementary(draw.pick(&sections), draw.pick(&kinds), draw.pick(&kinds))
    };
    if !draw.chance(40) {
        return proposal;
    }
    let agreed: Vec<String> = document
        .agreements
        .iter()
        .filter(|agreement| agreement.activity_type == proposal.activity_type)
        .map(|agreement| agreement.provider.clone())
        .collect();
    let provider =
        if agreed.is_empty() || draw.chance(40) { draw.pick(&providers) } else { draw.pick(&agreed) };
    proposal.by(provider)
}
