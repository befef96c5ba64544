//! Columns answered from tables: for one day, the result of every rule for every code of a group of dimensions.
//!
//! The reasons of an answer are the union of the results of all rules, and each rule uses few dimensions. Therefore
//! the reasons of a row are a few numbers, looked up and joined by *or*. The evaluator alone computes the tables.

use rustc_hash::FxHashMap;

use super::encode::{CHUNK, Codes, Column};
use super::groups::{Group, groups};
use super::reasons::{Answer, Reasons, refusing_bit};
use super::request::{BatchRequest, BatchResult, DecisionDates, NO_ID};
use crate::decide::check::{CheckCode, Decision, Outcome, RawCheck};
use crate::decide::evaluate::Evaluator;
use crate::limits::MAX_DIMENSIONS;
use crate::rulebook::compiled::{
    Clauses, Compiled, Dimensions, MISSING, OfferRule, Place, RequiredRule, Test, day, place,
};
use crate::rulebook::{Role, RuleBook};

/// The most entries of all tables. More do not fit the caches, and looking them up is then no faster.
const MOST_ENTRIES: usize = 1 << 20;
/// The first slots: not offered as main activity, not offered as supplementary.
const NOT_OFFERED: [Role; 2] = [Role::Main, Role::Supplementary];
/// How many rows form one task of a thread.
const BLOCK: usize = 16 * CHUNK;

/// The results of a rule book on one day, for citizens with the dimensions of some columns.
pub(super) struct Tables<'a> {
    columns: Vec<Column<'a>>,
    groups: Vec<Said>,
    /// The results for every row.
    always: u64,
    /// The results of each section, activity type and slot for every citizen; the last section and type are unknown
    /// ones.
    for_all: [Vec<u64>; 3],
    slots: Slots<'a>,
    /// The results for a main activity by its slot, and for an unknown one.
    mains: (Vec<u64>, u64),
    /// The results for each provider with each activity type; the last provider is an unknown one.
    providers: Vec<u64>,
}

/// The offers: one slot for each offer that counts on the day, after those of [`NOT_OFFERED`].
struct Slots<'a> {
    /// The slot of each section and activity type, as main and as supplementary.
    of: [Vec<u16>; 2],
    offers: Vec<(Place, &'a OfferRule)>,
    /// The number of activity types, with an unknown one.
    types: usize,
}

/// The rules of one kind: their results for every citizen, and the facts that they use.
struct Rules<'a> {
    code: CheckCode,
    for_all: Vec<u64>,
    clauses: Vec<Option<&'a Clauses>>,
}

/// The results of the rules for each code of a group.
struct Said {
    /// Rows with a number for each code; the first row is empty.
    table: Vec<u64>,
    /// The start of the row of each section, activity type and slot; none if it has no results.
    starts: [Option<Vec<u32>>; 3],
    /// The required facts, by code; none if none are required.
    required: Option<Vec<u64>>,
}

/// The subjects of a row, as indexes in the tables.
#[derive(Clone, Copy, Default)]
struct RowIds {
    section: usize,
    kind: usize,
    slot: usize,
}

/// The reasons that the evaluator returns.
fn reasons(add_reasons: impl FnOnce(&mut Answer)) -> u64 {
    let mut answer = Answer::default();
    add_reasons(&mut answer);
    answer.reasons
}

impl<'a> Tables<'a> {
    /// None if tables are not worth it, or if the columns have a fault.
    pub(super) fn new(book: &'a RuleBook, queries: &BatchRequest<'a>) -> Option<Self> {
        let DecisionDates::Date(on) = queries.on else { return None };
        let rules = book.compiled();
        // Tables are worth it if they have fewer entries than there are rows.
        let mut room = queries.section.len().min(MOST_ENTRIES);
        let types = rules.types.len() + 1;
        room = room.checked_sub(types.checked_mul(rules.sections.len() + 1)?)?;
        let providers = if queries.provider.is_empty() { 0 } else { rules.providers.len() + 1 };
        room = room.checked_sub(types.checked_mul(providers)?)?;
        let mut stated: Dimensions = 0;
        for column in queries.facts {
            let states = Column::states(book, column.dimension).filter(|states| stated & states == 0)?;
            stated |= states;
        }

        let nobody = rules.atoms.atom_results(&[MISSING; MAX_DIMENSIONS], 0);
        let evaluator = Evaluator { rules, atom_results: &nobody, day: day(on) };
        let slots = Slots::new(rules, &evaluator)?;
        let mut kinds = Rules::all(&evaluator, &slots);
        let mut ties: Vec<Dimensions> = Vec::new();
        for kind in &mut kinds {
            ties.extend(kind.settle(stated, &evaluator));
        }
        let (mut always, mut asking) = (0, Vec::new());
        for (at, required) in (0..).zip(&rules.required) {
            let clauses = required.clauses.tests().fold(0, |all, (_, looks_at)| all | looks_at);
            match (required.dimensions | clauses) & stated {
                0 => always |= reasons(|answer| evaluator.required_by(at, required, answer)),
                looks_at => {
                    ties.push(looks_at);
                    asking.push((at, required, looks_at));
                }
            }
        }
        let groups = groups(&ties, &rules.dimensions)?;
        let said = groups.iter().map(|group| Said::new(group, stated, &kinds, &asking, evaluator, &mut room));
        let columns = queries.facts.iter().map(|column| Column::new(book, column, on, &groups));
        let main = |slot: Option<&(Place, &OfferRule)>| match slot {
            Some((_, offer)) => {
                reasons(|answer| evaluator.main(offer.section, offer.activity_type, None, answer))
            }
            None => refusing_bit(CheckCode::MainOffered),
        };
        let provider =
            |at: usize| reasons(|answer| evaluator.provider(place(at / types), place(at % types), answer));
        Some(Self {
            columns: columns.collect::<Option<_>>()?,
            groups: said.collect::<Option<_>>()?,
            always,
            for_all: kinds.map(|kind| kind.for_all),
            mains: (slots.each().map(main).collect(), refusing_bit(CheckCode::MainKnown)),
            providers: (0..types * providers).map(provider).collect(),
            slots,
        })
    }

    /// None if a value is invalid.
    pub(super) fn answer(&self, queries: &BatchRequest<'_>) -> Option<BatchResult> {
        let rows = queries.section.len();
        let (mut decisions, mut reasons) = (vec![Decision::Allowed; rows], vec![0; rows]);
        self.fill(queries, &mut decisions, &mut reasons)?;
        Some(BatchResult { decisions, reasons: reasons.into_iter().map(Reasons).collect() })
    }

    /// Rows are independent, so the threads do not affect the answers.
    #[cfg(feature = "columnar")]
    fn fill(
        &self,
        queries: &BatchRequest<'_>,
        decisions: &mut [Decision],
        reasons: &mut [u64],
    ) -> Option<()> {
        use rayon::prelude::*;
        let blocks = decisions.par_chunks_mut(BLOCK).zip(reasons.par_chunks_mut(BLOCK)).enumerate();
        blocks.try_for_each(|(at, (decisions, reasons))| self.block(queries, at * BLOCK, decisions, reasons))
    }

    #[cfg(not(feature = "columnar"))]
    fn fill(
        &self,
        queries: &BatchRequest<'_>,
        decisions: &mut [Decision],
        reasons: &mut [u64],
    ) -> Option<()> {
        self.block(queries, 0, decisions, reasons)
    }

    fn block(
        &self,
        queries: &BatchRequest<'_>,
        start: usize,
        decisions: &mut [Decision],
        reasons: &mut [u64],
    ) -> Option<()> {
        let mut codes: Vec<Codes> = vec![[0; CHUNK]; self.groups.len()];
        let chunks = decisions.chunks_mut(CHUNK).zip(reasons.chunks_mut(CHUNK));
        for (start, (decisions, reasons)) in (start..).step_by(CHUNK).zip(chunks) {
            codes.iter_mut().for_each(|codes| codes.fill(0));
            self.columns.iter().try_for_each(|column| column.add(start, &mut codes))?;
            let row_ids = self.row_ids(queries, start, reasons)?;
            for (said, codes) in self.groups.iter().zip(&codes) {
                said.add_reasons(&row_ids, codes, reasons);
            }
            for (decision, &reasons) in decisions.iter_mut().zip(&*reasons) {
                *decision = Reasons(reasons).decision();
            }
        }
        Some(())
    }

    /// The subjects of the rows from `start` on, and the results that are equal for every citizen.
    fn row_ids(
        &self,
        queries: &BatchRequest<'_>,
        start: usize,
        reasons: &mut [u64],
    ) -> Option<[RowIds; CHUNK]> {
        let [sections, types, offers] = &self.for_all;
        let as_offered = |role: &[u16], section: usize, kind: usize| -> usize {
            role.get(section * self.slots.types + kind).copied().map_or(0, usize::from)
        };
        let said = |list: &[u64], at: usize| list.get(at).copied().unwrap_or(0);
        let [as_main, as_supplementary] = &self.slots.of;
        let mut row_ids = [RowIds::default(); CHUNK];
        let given = queries.section.get(start..)?.iter().zip(queries.activity_type.get(start..)?);
        for (row_ids, (&section, &kind)) in row_ids.iter_mut().zip(given) {
            row_ids.section = at(section).min(sections.len() - 1);
            row_ids.kind = at(kind).min(types.len() - 1);
        }
        if queries.main.is_empty() {
            row_ids.iter_mut().for_each(|one| one.slot = as_offered(as_main, one.section, one.kind));
        } else {
            let (known, unknown) = &self.mains;
            for ((one, reasons), &main) in
                row_ids.iter_mut().zip(reasons.iter_mut()).zip(queries.main.get(start..)?)
            {
                if main == NO_ID {
                    one.slot = as_offered(as_main, one.section, one.kind);
                    continue;
                }
                one.slot = as_offered(as_supplementary, one.section, one.kind);
                if at(main) + 1 >= types.len() {
                    *reasons |= unknown;
                    continue;
                }
                *reasons |= said(known, as_offered(as_main, one.section, at(main)));
                let offer = one.slot.checked_sub(NOT_OFFERED.len()).and_then(|at| self.slots.offers.get(at));
                if offer.is_some_and(|(_, offer)| !offer.to.contains(main)) {
                    *reasons |= refusing_bit(CheckCode::AllowedForMain);
                }
            }
        }
        for (one, reasons) in row_ids.iter().zip(&mut *reasons) {
            *reasons |=
                self.always | said(sections, one.section) | said(types, one.kind) | said(offers, one.slot);
        }
        if !queries.provider.is_empty() {
            let last = self.providers.len() / types.len() - 1;
            for ((one, reasons), &provider) in row_ids.iter().zip(reasons).zip(queries.provider.get(start..)?)
            {
                if provider != NO_ID {
                    *reasons |= said(&self.providers, at(provider).min(last) * types.len() + one.kind);
                }
            }
        }
        Some(row_ids)
    }
}

fn at(place: Place) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

impl<'a> Slots<'a> {
    fn new(rules: &'a Compiled, evaluator: &Evaluator<'_>) -> Option<Self> {
        let (sections, types) = (rules.sections.len() + 1, rules.types.len() + 1);
        let mut slots =
            Self { of: [vec![0; sections * types], vec![1; sections * types]], offers: Vec::new(), types };
        for (own, offer) in (0..).zip(&rules.offers) {
            // Of several offers of one kind, the one that counts on the day.
            let counts = evaluator.offer(offer.section, offer.activity_type, offer.role);
            if counts.is_some_and(|(counts, _)| counts == own) {
                let slot = u16::try_from(NOT_OFFERED.len() + slots.offers.len()).ok()?;
                slots.offers.push((own, offer));
                let [as_main, as_supplementary] = &mut slots.of;
                let role = if offer.role == Role::Main { as_main } else { as_supplementary };
                *role.get_mut(at(offer.section) * types + at(offer.activity_type))? = slot;
            }
        }
        Some(slots)
    }

    /// The offer of each slot.
    fn each(&self) -> impl Iterator<Item = Option<&(Place, &'a OfferRule)>> {
        NOT_OFFERED.iter().map(|_| None).chain(self.offers.iter().map(Some))
    }
}

impl<'a> Rules<'a> {
    /// The sections, activity types and slots.
    fn all(evaluator: &Evaluator<'a>, slots: &Slots<'a>) -> [Self; 3] {
        let rules = evaluator.rules;
        let mut sections = Self::none(CheckCode::SectionCondition);
        for section in 0..=place(rules.sections.len()) {
            let mut answer = Answer::default();
            let found = evaluator.section_for_all(section, &mut answer);
            sections.push(answer, found.map(|found| &found.clauses));
        }
        let mut types = Self::none(CheckCode::ActivityTypeCondition);
        for kind in 0..=place(rules.types.len()) {
            let mut answer = Answer::default();
            let found = evaluator.activity_type_for_all(kind, &mut answer);
            types.push(answer, found.map(|found| &found.clauses));
        }
        let mut offers = Self::none(CheckCode::OfferCondition);
        for role in NOT_OFFERED {
            let mut answer = Answer::default();
            evaluator.offer_for_all(None, role, &mut answer);
            offers.push(answer, None);
        }
        for &(place, offer) in &slots.offers {
            let mut answer = Answer::default();
            evaluator.offer_for_all(Some((place, offer)), offer.role, &mut answer);
            offers.push(answer, Some(&offer.clauses));
        }
        [sections, types, offers]
    }

    const fn none(code: CheckCode) -> Self {
        Self { code, for_all: Vec::new(), clauses: Vec::new() }
    }

    fn push(&mut self, answer: Answer, clauses: Option<&'a Clauses>) {
        self.for_all.push(answer.reasons);
        self.clauses.push(clauses);
    }

    /// A check of a rule of this kind.
    const fn check(&self) -> RawCheck {
        RawCheck { code: self.code, outcome: Outcome::Met, clause: 0, rule: 0 }
    }

    /// Adds the results that depend on no fact; returns the stated dimensions that the other clauses use.
    fn settle(&mut self, stated: Dimensions, nobody: &Evaluator<'_>) -> Vec<Dimensions> {
        let (check, mut ties) = (self.check(), Vec::new());
        for (for_all, clauses) in self.for_all.iter_mut().zip(&self.clauses) {
            for (test, looks_at) in clauses.iter().flat_map(|clauses| clauses.tests()) {
                match looks_at & stated {
                    0 => *for_all |= reasons(|answer| nobody.clause(test, looks_at, check, answer)),
                    tie => ties.push(tie),
                }
            }
        }
        ties
    }
}

impl Said {
    /// None if there is no room for it.
    fn new(
        group: &Group,
        stated: Dimensions,
        kinds: &[Rules<'_>; 3],
        asking: &[(Place, &RequiredRule, Dimensions)],
        nobody: Evaluator<'_>,
        room: &mut usize,
    ) -> Option<Self> {
        *room = room.checked_sub(group.size * 2)?;
        let all_results = group.all_results(&nobody.rules.atoms);
        let mut table = vec![0; group.size];
        let mut starts = [None, None, None];
        for (starts, kind) in starts.iter_mut().zip(kinds) {
            let check = kind.check();
            // Many rules of a kind have equal conditions: they share a row.
            let mut known: FxHashMap<Vec<&Test>, u32> = FxHashMap::default();
            let mut found = Vec::with_capacity(kind.clauses.len());
            for clauses in &kind.clauses {
                let tests = clauses.iter().flat_map(|clauses| clauses.tests());
                let tests: Vec<_> =
                    tests.filter(|(_, looks_at)| looks_at & stated & group.dimensions != 0).collect();
                if tests.is_empty() {
                    found.push(0);
                    continue;
                }
                let key: Vec<&Test> = tests.iter().map(|(test, _)| *test).collect();
                let start = match known.get(&key) {
                    Some(start) => *start,
                    None => {
                        *room = room.checked_sub(group.size)?;
                        let start = u32::try_from(table.len()).ok()?;
                        table.extend(all_results.iter().map(|atom_results| {
                            let evaluator = Evaluator { atom_results, ..nobody };
                            let add_reasons = |answer: &mut Answer| {
                                for (test, looks_at) in &tests {
                                    evaluator.clause(test, *looks_at, check, answer);
                                }
                            };
                            reasons(add_reasons)
                        }));
                        known.insert(key, start);
                        start
                    }
                };
                found.push(start);
            }
            *starts = found.iter().any(|&start| start != 0).then_some(found);
        }
        let asking: Vec<_> =
            asking.iter().filter(|(.., looks_at)| looks_at & group.dimensions != 0).collect();
        let required = all_results.iter().map(|atom_results| {
            let evaluator = Evaluator { atom_results, ..nobody };
            reasons(|answer| asking.iter().for_each(|(at, one, _)| evaluator.required_by(*at, one, answer)))
        });
        let required = (!asking.is_empty()).then(|| required.collect());
        Some(Self { table, starts, required })
    }

    /// Adds the results for the citizen of each row.
    fn add_reasons(&self, row_ids: &[RowIds; CHUNK], codes: &Codes, reasons: &mut [u64]) {
        let [sections, types, slots] = &self.starts;
        self.add_reasons_of(sections, row_ids.iter().map(|one| one.section), codes, reasons);
        self.add_reasons_of(types, row_ids.iter().map(|one| one.kind), codes, reasons);
        self.add_reasons_of(slots, row_ids.iter().map(|one| one.slot), codes, reasons);
        if let Some(required) = &self.required {
            for (reasons, &code) in reasons.iter_mut().zip(codes) {
                *reasons |= required.get(usize::from(code)).copied().unwrap_or(0);
            }
        }
    }

    fn add_reasons_of(
        &self,
        starts: &Option<Vec<u32>>,
        row_ids: impl Iterator<Item = usize>,
        codes: &Codes,
        reasons: &mut [u64],
    ) {
        let Some(starts) = starts else { return };
        for ((reasons, row_ids), &code) in reasons.iter_mut().zip(row_ids).zip(codes) {
            let start = starts.get(row_ids).map_or(0, |&start| at(start));
            *reasons |= self.table.get(start + usize::from(code)).copied().unwrap_or(0);
        }
    }
}
