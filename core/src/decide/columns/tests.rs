//! Compares the tables with the evaluator that answers row by row, on the children's rule book.

use super::*;
use crate::dates::parse;
use crate::decide::check::Decision;
use crate::rulebook::Domain;

const ROWS: usize = 26_000;

fn children() -> RuleBook {
    RuleBook::load(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/rulebooks/children.json")).unwrap()
}

/// Numbers that nobody foresees, the same each time.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn number(&mut self, end: usize) -> u32 {
        // Beyond the end by one now and then: a rule that the book does not have.
        u32::try_from(self.below(end + 1)).unwrap()
    }

    fn value(&mut self, domain: &Domain) -> i64 {
        if self.below(7) == 0 {
            return MISSING_FACT;
        }
        match domain {
            Domain::Choice(choices) => i64::try_from(self.below(choices.len())).unwrap(),
            Domain::Ladder(steps) => steps[self.below(steps.len())].step,
            Domain::Flag => i64::try_from(self.below(2)).unwrap(),
            // Many are beyond what is looked up in a table.
            Domain::Number { .. } => i64::try_from(self.below(600)).unwrap(),
            Domain::Date | Domain::Age { .. } => 10_000 + i64::try_from(self.below(12_000)).unwrap(),
        }
    }
}

struct Drawn {
    section: Vec<u32>,
    activity_type: Vec<u32>,
    main: Vec<u32>,
    provider: Vec<u32>,
    facts: Vec<(String, Vec<i64>)>,
}

impl Drawn {
    /// Offers of the book more often than not; facts of the dimensions named.
    fn of(book: &RuleBook, dimensions: &[&str]) -> Self {
        let (document, mut draw) = (book.document(), Draw(7));
        let mut drawn =
            Self { section: vec![], activity_type: vec![], main: vec![], provider: vec![], facts: vec![] };
        for _ in 0..ROWS {
            let offer = &document.offers[draw.below(document.offers.len())];
            let kinds = document.activity_types.len();
            let as_offered = draw.below(4) > 0;
            let section = book.section_index(&offer.section).unwrap();
            let kind = book.activity_type_index(&offer.activity_type).unwrap();
            let main = offer.to.first().map_or(NO_ID, |main| book.activity_type_index(main).unwrap());
            drawn.section.push(if as_offered { section } else { draw.number(document.sections.len()) });
            drawn.activity_type.push(if as_offered { kind } else { draw.number(kinds) });
            drawn.main.push(if as_offered { main } else { draw.number(kinds) });
            let provider = draw.number(document.providers.len());
            drawn.provider.push(if draw.below(2) == 0 { NO_ID } else { provider });
        }
        for dimension in dimensions {
            let domain = &book.dimension(dimension).unwrap().domain;
            let values = (0..ROWS).map(|_| draw.value(domain)).collect();
            drawn.facts.push(((*dimension).to_owned(), values));
        }
        drawn
    }

    fn facts(&self) -> Vec<FactColumn<'_>> {
        self.facts.iter().map(|(dimension, values)| FactColumn { dimension, values }).collect()
    }

    fn queries<'a>(&'a self, facts: &'a [FactColumn<'a>], on: &str, all: bool) -> BatchRequest<'a> {
        let none: &[u32] = &[];
        BatchRequest {
            section: &self.section,
            activity_type: &self.activity_type,
            main: if all { &self.main } else { none },
            provider: if all { &self.provider } else { none },
            on: DecisionDates::Date(parse(on).unwrap()),
            facts,
        }
    }
}

fn row_by_row(book: &RuleBook, queries: &BatchRequest<'_>) -> BatchResult {
    book.answer(queries, &book.encode(queries).unwrap())
}

#[test]
fn tables_say_what_the_evaluator_says() {
    let book = children();
    let few = ["target_group", "effort_step", "scaling_step", "birth_date", "custody_consent", "assessment"];
    let tied =
        ["birth_date", "acute", "assessment", "youth_consent", "committee_decision", "custody_consent"];
    let wide = ["yearly_extra_costs", "residence", "target_group", "lasting_considerable_impairment"];
    for (dimensions, on, all) in [
        (&[] as &[&str], "2026-02-01", false),
        (&few, "2026-02-01", true),
        (&few, "2023-12-31", false),
        (&tied, "2024-01-01", true),
        (&wide, "2035-06-30", false),
    ] {
        let drawn = Drawn::of(&book, dimensions);
        let facts = drawn.facts();
        let queries = drawn.queries(&facts, on, all);
        let outcomes = Tables::new(&book, &queries).unwrap().answer(&queries).unwrap();
        let expected = row_by_row(&book, &queries);
        let differs = outcomes.reasons.iter().zip(&expected.reasons).position(|(own, other)| own != other);
        assert_eq!(differs, None, "{dimensions:?} on {on}");
        assert_eq!(outcomes, expected, "{dimensions:?} on {on}");
        assert!(Decision::Refused == *outcomes.decisions.iter().max().unwrap());
    }
}

#[test]
fn a_value_that_is_wrong_is_left_to_be_told() {
    let book = children();
    for (dimension, wrong) in
        [("effort_step", 7), ("acute", -1), ("birth_date", 3_000_000), ("effort_step", 300)]
    {
        let mut drawn = Drawn::of(&book, &["effort_step", "acute", "birth_date"]);
        let column = drawn.facts.iter_mut().find(|(name, _)| name == dimension).unwrap();
        column.1[ROWS - 1] = wrong;
        let facts = drawn.facts();
        let queries = drawn.queries(&facts, "2026-02-01", false);
        assert!(Tables::new(&book, &queries).unwrap().answer(&queries).is_none(), "{dimension} {wrong}");
        let faults = book.check_columns(&queries).unwrap_err();
        let paths: Vec<String> = faults.iter().map(|fault| fault.path().to_string()).collect();
        assert_eq!(paths, [format!("/{dimension}/{}", ROWS - 1)]);
    }
}

#[test]
fn few_rows_and_many_days_need_no_tables() {
    let book = children();
    let drawn = Drawn::of(&book, &["effort_step"]);
    let facts = drawn.facts();
    let days = vec![20_000; ROWS];
    let queries = drawn.queries(&facts, "2026-02-01", true);
    assert!(Tables::new(&book, &queries).is_some());
    assert!(Tables::new(&book, &BatchRequest { on: DecisionDates::Days(&days), ..queries }).is_none());
    let section = &drawn.section[..100];
    assert!(Tables::new(&book, &BatchRequest { section, ..queries }).is_none());
}
