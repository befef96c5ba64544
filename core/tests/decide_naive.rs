//! Decisions held equal to a naive evaluator, and the laws that hold between them, on rule books drawn at
//! random and on the children's rule book.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::unreachable)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use bevilling::dates::{Date, parse};
use bevilling::decide::{
    BatchRequest, BatchResult, CheckCode, Decision, DecisionDates, FactColumn, Facts, MISSING_FACT, NO_ID,
    OptionsRequest, Outcome, Proposal, Question, Verdict,
};
use bevilling::rulebook::{Domain, FactValue, ProviderPolicy, Role, RuleBook};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use support::draw::Size;
use support::naive::{Line, Naive, decision};
use support::scenario::{Scenario, scenarios, scenarios_of};

fn children() -> RuleBook {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/rulebooks/children.json");
    RuleBook::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// So many cases; ten times as many with `PROPTEST_CASES=2560`.
fn cases(cases: u32) -> ProptestConfig {
    let cases = cases * ProptestConfig::default().cases / 256;
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn lines(verdict: &Verdict) -> Vec<Line> {
    verdict
        .checks()
        .map(|check| Line {
            code: check.code(),
            rule: check.rule().into_owned(),
            outcome: check.outcome(),
            facts: check.facts().into_iter().map(str::to_owned).collect(),
        })
        .collect()
}

type Tested = Result<(), TestCaseError>;

fn checks_are_those_of_the_naive_evaluator(scenario: &Scenario) -> Tested {
    let situation = scenario.situation();
    for proposal in &scenario.proposals {
        let verdict = situation.check(proposal, scenario.on);
        let naive = scenario.naive().checks(proposal);
        prop_assert_eq!(&lines(&verdict), &naive, "{:?}", proposal);
        prop_assert_eq!(verdict.decision(), decision(&naive), "{:?}", proposal);
        let codes: Vec<CheckCode> = verdict.checks().map(|check| check.code()).collect();
        prop_assert!(codes.is_sorted(), "{:?}", codes);
        let refusing = verdict.refusals().count() + verdict.open().count();
        let not_met = verdict.checks().filter(|check| check.outcome() != Outcome::Met).count();
        prop_assert_eq!(refusing, not_met);
    }
    Ok(())
}

/// The tree of options as text lines, by asking the naive evaluator for everything.
fn naive_options(naive: &Naive<'_>) -> Vec<String> {
    let mut tree = Vec::new();
    for section in &naive.document.sections {
        let mut own = naive.section(&section.id);
        own.extend(naive.required());
        if decision(&own) == Decision::Refused {
            continue;
        }
        tree.push(format!("{} {}", section.id, decision(&own).name()));
        let offered = |role: Role| {
            let offers = naive.document.offers.iter();
            offers.filter(move |offer| {
                offer.section == section.id && offer.role == role && offer.valid.contains(naive.on)
            })
        };
        for main in offered(Role::Main) {
            let proposal = Proposal::main(&section.id, &main.activity_type);
            let answer = naive.decide(&proposal);
            if answer == Decision::Refused {
                continue;
            }
            let providers = |proposal: &Proposal| -> BTreeSet<String> {
                let agreed = |provider: &String| {
                    naive.document.agreements.iter().any(|agreement| {
                        agreement.provider == *provider
                            && agreement.activity_type == proposal.activity_type
                            && agreement.valid.contains(naive.on)
                    })
                };
                let all = naive.document.providers.iter().map(|provider| provider.id.clone()).filter(agreed);
                all.filter(|provider| naive.decide(&proposal.clone().by(provider)) == naive.decide(proposal))
                    .collect()
            };
            tree.push(format!("  {} {} {:?}", main.activity_type, answer.name(), providers(&proposal)));
            for other in offered(Role::Supplementary) {
                let hanging = Proposal::supplementary(&section.id, &other.activity_type, &main.activity_type);
                let answer = naive.decide(&hanging);
                if answer != Decision::Refused {
                    let providers = providers(&hanging);
                    tree.push(format!("    {} {} {providers:?}", other.activity_type, answer.name()));
                }
            }
        }
    }
    tree
}

/// Everything that is refused, with its checks, by asking the naive evaluator.
fn naive_refusals(naive: &Naive<'_>) -> BTreeMap<String, Vec<Line>> {
    let failing = |lines: Vec<Line>| -> Vec<Line> {
        lines.into_iter().filter(|line| line.outcome != Outcome::Met).collect()
    };
    let mut refusals = BTreeMap::new();
    for section in &naive.document.sections {
        let own = naive.section(&section.id);
        if decision(&own) == Decision::Refused {
            refusals.insert(section.id.clone(), failing(own));
            continue;
        }
        for offer in naive.document.offers.iter().filter(|offer| offer.section == section.id) {
            let of_activity = |line: &Line| {
                line.code >= CheckCode::ActivityTypeKnown && line.code <= CheckCode::OfferCondition
            };
            let proposal = match offer.role {
                Role::Main => Proposal::main(&section.id, &offer.activity_type),
                Role::Supplementary => Proposal::supplementary(&section.id, &offer.activity_type, ""),
            };
            let own: Vec<Line> = naive.checks(&proposal).into_iter().filter(of_activity).collect();
            if decision(&own) == Decision::Refused {
                let name = format!("{}/{}/{:?}", section.id, offer.activity_type, offer.role);
                refusals.insert(name, failing(own));
            }
        }
    }
    refusals
}

fn options_are_all_that_is_not_refused(scenario: &Scenario) -> Tested {
    let (situation, naive, book) = (scenario.situation(), scenario.naive(), &scenario.book);
    let request = OptionsRequest::on(scenario.on);
    let options = situation.options(&request.clone().with_refusals());
    let mut tree = Vec::new();
    for section in options.sections() {
        let id = &section.section().id;
        tree.push(format!("{id} {}", section.decision().name()));
        for main in section.activities() {
            let providers: BTreeSet<&str> = main.providers().map(|option| option.provider.as_str()).collect();
            prop_assert_eq!(providers.len(), main.providers().count());
            tree.push(format!("  {} {} {providers:?}", main.activity_type().id, main.decision().name()));
            prop_assert!(main.offer().valid.contains(scenario.on));
            let proposal = Proposal::main(id, &main.activity_type().id);
            for provider in &book.document().providers {
                let listed = providers.contains(provider.id.as_str());
                let answer = situation.check(&proposal.clone().by(&provider.id), scenario.on).decision();
                match main.activity_type().providers {
                    ProviderPolicy::Agreed => prop_assert_eq!(listed, answer != Decision::Refused),
                    // An agreement in force with a provider that is not is no option.
                    ProviderPolicy::Any => prop_assert!(!listed || answer == main.decision()),
                }
            }
            for other in main.supplementary() {
                let providers: BTreeSet<&str> =
                    other.providers().map(|option| option.provider.as_str()).collect();
                tree.push(format!(
                    "    {} {} {providers:?}",
                    other.activity_type().id,
                    other.decision().name()
                ));
            }
        }
    }
    prop_assert_eq!(tree, naive_options(&naive));

    let mut refusals = BTreeMap::new();
    for refusal in options.refusals() {
        let Proposal { section, activity_type, .. } = refusal.proposal();
        let name = match refusal.role() {
            Some(role) => format!("{section}/{activity_type}/{role:?}"),
            None => section.clone(),
        };
        let lines = refusal.checks().map(|check| Line {
            code: check.code(),
            rule: check.rule().into_owned(),
            outcome: check.outcome(),
            facts: check.facts().into_iter().map(str::to_owned).collect(),
        });
        prop_assert!(refusals.insert(name.clone(), lines.collect::<Vec<_>>()).is_none(), "{} twice", name);
    }
    prop_assert_eq!(refusals, naive_refusals(&naive));

    let without = situation.options(&request);
    prop_assert_eq!(without.refusals().count(), 0);
    prop_assert_eq!(
        serde_json::to_value(without.sections().collect::<Vec<_>>()).unwrap(),
        serde_json::to_value(options.sections().collect::<Vec<_>>()).unwrap()
    );
    Ok(())
}

/// The number of a fact in a column.
fn number(book: &RuleBook, dimension: &str, value: Option<&FactValue>) -> i64 {
    let epoch = parse("1970-01-01").unwrap();
    match (value, &book.dimension(dimension).unwrap().domain) {
        (None, _) => MISSING_FACT,
        (Some(FactValue::Flag(flag)), _) => i64::from(*flag),
        (Some(FactValue::Number(number)), _) => *number,
        (Some(FactValue::Text(text)), Domain::Choice(choices)) => {
            i64::try_from(choices.iter().position(|choice| choice.id == *text).unwrap()).unwrap()
        }
        (Some(FactValue::Text(text)), _) => parse(text).unwrap().signed_duration_since(epoch).num_days(),
    }
}

fn columns_are_answered_as_rows(scenario: &Scenario) -> Tested {
    let book = &scenario.book;
    // The lowest number there is stands for what is not stated.
    let stated = |facts: &Facts| -> Facts {
        let kept = facts.iter().filter(|(_, value)| **value != FactValue::Number(MISSING_FACT));
        kept.map(|(name, value)| (name.clone(), value.clone())).collect()
    };
    let rows: Vec<(Facts, Date, &Proposal)> = [(scenario.facts.clone(), scenario.on)]
        .iter()
        .chain(&scenario.others)
        .flat_map(|(facts, on)| scenario.proposals.iter().map(move |proposal| (stated(facts), *on, proposal)))
        .collect();
    let unknown = 1_000_000;
    let section: Vec<u32> =
        rows.iter().map(|(.., p)| book.section_number(&p.section).unwrap_or(unknown)).collect();
    let activity_type: Vec<u32> =
        rows.iter().map(|(.., p)| book.activity_type_number(&p.activity_type).unwrap_or(NO_ID)).collect();
    let main = |proposal: &Proposal| {
        proposal.main.as_ref().map_or(NO_ID, |id| book.activity_type_number(id).unwrap_or(unknown))
    };
    let provider = |proposal: &Proposal| {
        proposal.provider.as_ref().map_or(NO_ID, |id| book.provider_number(id).unwrap_or(unknown))
    };
    let main: Vec<u32> = rows.iter().map(|(.., proposal)| main(proposal)).collect();
    let provider: Vec<u32> = rows.iter().map(|(.., proposal)| provider(proposal)).collect();
    let values: Vec<(&str, Vec<i64>)> = book
        .document()
        .dimensions
        .iter()
        .filter(|dimension| !matches!(dimension.domain, Domain::Age { .. }))
        .map(|dimension| {
            let id = dimension.id.as_str();
            (id, rows.iter().map(|(facts, ..)| number(book, id, facts.get(id))).collect())
        })
        .collect();
    let facts: Vec<FactColumn<'_>> =
        values.iter().map(|(dimension, values)| FactColumn { dimension, values }).collect();
    let days: Vec<i32> = rows
        .iter()
        .map(|(_, on, _)| {
            on.signed_duration_since(parse("1970-01-01").unwrap()).num_days().try_into().unwrap()
        })
        .collect();
    for on in [DecisionDates::Days(&days), DecisionDates::Date(scenario.on)] {
        let queries = BatchRequest {
            section: &section,
            activity_type: &activity_type,
            main: &main,
            provider: &provider,
            on,
            facts: &facts,
        };
        let outcomes = book.check_columns(&queries).unwrap();
        prop_assert_eq!(outcomes.decisions.len(), rows.len());
        many_rows_are_answered_as_few(book, &queries, &outcomes)?;
        for (row, (facts, own, proposal)) in rows.iter().enumerate() {
            let date = if let DecisionDates::Date(date) = on { date } else { *own };
            let verdict = book.situation(facts.clone()).unwrap().check(proposal, date);
            let reasons = outcomes.reasons[row];
            prop_assert_eq!(outcomes.decisions[row], verdict.decision(), "row {}", row);
            prop_assert_eq!(reasons, verdict.reasons(), "row {}", row);
            prop_assert_eq!(reasons.decision(), verdict.decision(), "row {}", row);
            let some = |number: u32| (number != NO_ID).then_some(number);
            let alone = verdict.situation();
            let alone =
                alone.reasons(section[row], activity_type[row], some(main[row]), some(provider[row]), date);
            prop_assert_eq!(alone, reasons, "row {}", row);
            let naive = Naive { document: book.document(), facts, on: date }.checks(proposal);
            let codes = |test: fn(Outcome) -> bool| -> Vec<CheckCode> {
                let found: BTreeSet<CheckCode> =
                    naive.iter().filter(|line| test(line.outcome)).map(|line| line.code).collect();
                found.into_iter().collect()
            };
            prop_assert_eq!(reasons.refusing().collect::<Vec<_>>(), codes(Outcome::refuses));
            let open = |outcome| outcome == Outcome::FactMissing;
            prop_assert_eq!(reasons.open().collect::<BTreeSet<_>>(), codes(open).into_iter().collect());
            let looked_at = naive.iter().filter(|line| line.outcome != Outcome::Met);
            let looked_at: BTreeSet<&str> =
                looked_at.flat_map(|line| &line.facts).map(String::as_str).collect();
            prop_assert_eq!(reasons.dimensions(book).collect::<BTreeSet<_>>(), looked_at);
        }
    }
    Ok(())
}

/// The same rows again and again, until there are so many that they are answered from tables.
fn many_rows_are_answered_as_few(book: &RuleBook, queries: &BatchRequest<'_>, few: &BatchResult) -> Tested {
    fn again<T: Copy>(column: &[T]) -> Vec<T> {
        column.repeat(2_000usize.div_ceil(column.len().max(1)))
    }
    let (section, activity_type) = (again(queries.section), again(queries.activity_type));
    let (main, provider) = (again(queries.main), again(queries.provider));
    let values: Vec<_> = queries.facts.iter().map(|fact| (fact.dimension, again(fact.values))).collect();
    let facts: Vec<_> = values.iter().map(|(dimension, values)| FactColumn { dimension, values }).collect();
    let days;
    let on = match queries.on {
        DecisionDates::Date(date) => DecisionDates::Date(date),
        DecisionDates::Days(few) => {
            days = again(few);
            DecisionDates::Days(&days)
        }
    };
    let many = BatchRequest {
        section: &section,
        activity_type: &activity_type,
        main: &main,
        provider: &provider,
        on,
        facts: &facts,
    };
    let many = book.check_columns(&many).unwrap();
    prop_assert_eq!(many.decisions, again(&few.decisions));
    prop_assert_eq!(many.reasons, again(&few.reasons));
    Ok(())
}

fn a_fact_more_never_changes_a_settled_answer(scenario: &Scenario) -> Tested {
    let before = scenario.situation();
    for proposal in &scenario.proposals {
        let settled = before.check(proposal, scenario.on).decision();
        for (name, value) in &scenario.all_facts {
            let after = before.with(name, value.clone()).unwrap().check(proposal, scenario.on).decision();
            if !scenario.facts.contains_key(name) && settled != Decision::Unknown {
                prop_assert_eq!(after, settled, "{:?} with {}", proposal, name);
            }
        }
        let all = scenario.book.situation(scenario.all_facts.clone()).unwrap();
        prop_assert_ne!(all.check(proposal, scenario.on).decision(), Decision::Unknown);
    }
    Ok(())
}

fn sound(scenario: &Scenario, questions: &[Question]) -> Tested {
    for question in questions {
        let dimension = scenario.book.dimension(&question.fact).unwrap();
        prop_assert!(!scenario.facts.contains_key(&question.fact), "{} is stated", question.fact);
        prop_assert!(!matches!(dimension.domain, Domain::Age { .. }), "{} is derived", question.fact);
        prop_assert!(question.open_checks > 0);
        prop_assert_eq!(&question.question, dimension.question.as_ref().unwrap_or(&dimension.title));
        for answer in &question.answers {
            let stated = (question.fact.clone(), answer.value.clone());
            prop_assert!(scenario.book.situation([stated]).is_ok());
        }
    }
    let asked: BTreeSet<&String> = questions.iter().map(|question| &question.fact).collect();
    prop_assert_eq!(asked.len(), questions.len());
    // Numbers and dates have no list of answers: there are too many.
    let answers = |question: &Question| match question.answers.len() {
        0 => usize::MAX,
        count => count,
    };
    let useful = |pair: &[Question]| {
        let (first, next) = (&pair[0], &pair[1]);
        first.open_checks > next.open_checks
            || first.open_checks == next.open_checks && answers(first) <= answers(next)
    };
    prop_assert!(questions.windows(2).all(useful), "{:?}", questions);
    Ok(())
}

/// The facts once everything asked has been answered.
fn answered(scenario: &Scenario, questions: &[Question]) -> Facts {
    let answers = questions.iter().map(|question| {
        let answer = scenario.all_facts[&question.fact].clone();
        (question.fact.clone(), answer)
    });
    scenario.facts.clone().into_iter().chain(answers).collect()
}

fn questions_ask_for_what_is_missing_and_settle_it(scenario: &Scenario) -> Tested {
    let (situation, on) = (scenario.situation(), scenario.on);
    for proposal in &scenario.proposals {
        let verdict = situation.check(proposal, on);
        let questions = verdict.questions();
        sound(scenario, &questions)?;
        if verdict.decision() == Decision::Allowed {
            prop_assert!(questions.is_empty());
        }
        let after = scenario.book.situation(answered(scenario, &questions)).unwrap();
        prop_assert_ne!(after.check(proposal, on).decision(), Decision::Unknown, "{:?}", proposal);
    }
    let request = OptionsRequest::on(on);
    let questions = situation.options(&request).questions();
    sound(scenario, &questions)?;
    let after = scenario.book.situation(answered(scenario, &questions)).unwrap();
    let after = after.options(&request);
    for section in after.sections() {
        prop_assert_ne!(section.decision(), Decision::Unknown);
        for main in section.activities() {
            prop_assert_ne!(main.decision(), Decision::Unknown);
            for other in main.supplementary() {
                prop_assert_ne!(other.decision(), Decision::Unknown);
            }
        }
    }
    Ok(())
}

fn alternatives_are_all_the_single_changes_that_will_do(scenario: &Scenario) -> Tested {
    let (situation, document) = (scenario.situation(), scenario.book.document());
    for proposal in &scenario.proposals {
        let verdict = situation.check(proposal, scenario.on);
        let alternatives = verdict.alternatives();
        if verdict.decision() != Decision::Refused {
            prop_assert_eq!(alternatives, Default::default());
            continue;
        }
        let naive = scenario.naive();
        // Whatever is not refused, and nothing else, allowed first.
        let same = |found: &[bevilling::decide::Alternative], all: Vec<Proposal>| -> Tested {
            let expected: BTreeMap<String, Decision> = all
                .into_iter()
                .filter(|other| other != proposal)
                .map(|other| (format!("{other:?}"), naive.decide(&other)))
                .filter(|(_, answer)| *answer != Decision::Refused)
                .collect();
            let list = found.iter().map(|one| (format!("{:?}", one.proposal), one.decision));
            prop_assert_eq!(list.collect::<BTreeMap<_, _>>(), expected);
            prop_assert!(found.is_sorted_by_key(|one| one.decision));
            Ok(())
        };
        let kinds = || document.activity_types.iter().map(|kind| kind.id.clone());
        let of_sections = document.sections.iter().map(|section| section.id.clone());
        let change = |section| Proposal { section, ..proposal.clone() };
        same(&alternatives.sections, of_sections.map(change).collect())?;
        let other = kinds().filter(|kind| *kind != proposal.activity_type);
        let change = |activity_type| Proposal { activity_type, provider: None, ..proposal.clone() };
        same(&alternatives.activity_types, other.map(change).collect())?;
        let change = |main| Proposal { main: Some(main), ..proposal.clone() };
        let mains = if proposal.main.is_some() { kinds().map(change).collect() } else { Vec::new() };
        same(&alternatives.mains, mains)?;
        let change = |provider| Proposal { provider: Some(provider), ..proposal.clone() };
        let all = document.providers.iter().map(|provider| provider.id.clone());
        let providers = if proposal.provider.is_some() { all.map(change).collect() } else { Vec::new() };
        same(&alternatives.providers, providers)?;
        facts_that_would_do(scenario, proposal, &verdict)?;
        from_that_day(scenario, proposal, alternatives.from)?;
    }
    Ok(())
}

fn facts_that_would_do(scenario: &Scenario, proposal: &Proposal, verdict: &Verdict) -> Tested {
    let (book, on) = (&scenario.book, scenario.on);
    let changed = |changes: &[(String, FactValue)]| {
        let facts: Facts = scenario.facts.clone().into_iter().chain(changes.iter().cloned()).collect();
        Naive { document: book.document(), facts: &facts, on }.decide(proposal)
    };
    let found = verdict.alternatives().facts;
    let sizes: BTreeSet<usize> = found.iter().map(Vec::len).collect();
    prop_assert!(sizes.len() <= 1, "as few as possible: {:?}", found);
    for changes in &found {
        let to: Vec<(String, FactValue)> =
            changes.iter().map(|change| (change.fact.clone(), change.would_be.clone())).collect();
        prop_assert_ne!(changed(&to), Decision::Refused, "{:?}", changes);
        for change in changes {
            prop_assert_eq!(change.is.as_ref(), scenario.facts.get(&change.fact));
            prop_assert_ne!(change.is.as_ref(), Some(&change.would_be));
        }
    }
    // Every single fact that would do is told of, with the nearest of its values.
    for dimension in &book.document().dimensions {
        let values: Vec<FactValue> = match &dimension.domain {
            Domain::Choice(choices) => choices.iter().map(|one| FactValue::from(one.id.as_str())).collect(),
            Domain::Ladder(steps) => steps.iter().map(|step| FactValue::from(step.step)).collect(),
            Domain::Flag => vec![FactValue::from(false), FactValue::from(true)],
            _ => continue,
        };
        let will_do: Vec<&FactValue> = values
            .iter()
            .filter(|value| changed(&[(dimension.id.clone(), (*value).clone())]) != Decision::Refused)
            .collect();
        let told = found.iter().find(|changes| changes.len() == 1 && changes[0].fact == dimension.id);
        prop_assert_eq!(told.is_some(), !will_do.is_empty(), "{}", dimension.id);
        if let (Some(told), Some(FactValue::Number(is))) = (told, scenario.facts.get(&dimension.id)) {
            let away = |value: &FactValue| match value {
                FactValue::Number(number) => number.abs_diff(*is),
                _ => u64::MAX,
            };
            prop_assert_eq!(Some(away(&told[0].would_be)), will_do.into_iter().map(away).min());
        }
    }
    Ok(())
}

/// Nothing earlier will do: looked at on every day on which a rule or an age can change, and the days around.
fn from_that_day(scenario: &Scenario, proposal: &Proposal, from: Option<Date>) -> Tested {
    let document = scenario.book.document();
    let refused =
        |on: Date| Naive { document, facts: &scenario.facts, on }.decide(proposal) == Decision::Refused;
    if let Some(from) = from {
        prop_assert!(from > scenario.on);
        prop_assert!(!refused(from), "{} still refused", from);
        prop_assert!(refused(from.pred_opt().unwrap()), "{} is not the first day", from);
    }
    let validities = (document.laws.iter().map(|law| law.valid))
        .chain(document.sections.iter().map(|section| section.valid))
        .chain(document.activity_types.iter().map(|kind| kind.valid))
        .chain(document.offers.iter().map(|offer| offer.valid))
        .chain(document.providers.iter().map(|provider| provider.valid))
        .chain(document.agreements.iter().map(|agreement| agreement.valid))
        .chain(document.required_facts.iter().map(|required| required.valid));
    let mut days: BTreeSet<Date> = validities.flat_map(|valid| [valid.from, valid.to]).flatten().collect();
    for value in scenario.facts.values() {
        if let FactValue::Text(text) = value
            && let Ok(birth) = parse(text)
        {
            let ages = support::draw::AGES.iter().chain(&[2, 4, 5, 16, 19, 24]);
            let reached = |age: &i64| bevilling::dates::date_of_age(birth, u32::try_from(*age).ok()?);
            days.extend(ages.filter_map(reached));
        }
    }
    let around = days.iter().flat_map(|day| [day.pred_opt(), Some(*day), day.succ_opt()]).flatten();
    for day in around.filter(|day| *day > scenario.on && from.is_none_or(|from| *day < from)) {
        prop_assert!(refused(day), "not refused on {} before {:?}", day, from);
    }
    Ok(())
}

macro_rules! laws {
    ($($law:ident: $small:literal small, $wide:literal wide, $children:literal children;)*) => {
        mod small { use super::*; $(proptest! {
            #![proptest_config(cases($small))]
            #[test] fn $law(scenario in scenarios(Size::Small)) { super::$law(&scenario)?; }
        })* }
        mod wide { use super::*; $(proptest! {
            #![proptest_config(cases($wide))]
            #[test] fn $law(scenario in scenarios(Size::Wide)) { super::$law(&scenario)?; }
        })* }
        mod of_children { use super::*; $(
            #[test] fn $law() {
                let strategy = scenarios_of(children());
                TestRunner::new(cases($children)).run(&strategy, |scenario| super::$law(&scenario)).unwrap();
            }
        )* }
    };
}

laws! {
    checks_are_those_of_the_naive_evaluator: 400 small, 150 wide, 60 children;
    options_are_all_that_is_not_refused: 200 small, 60 wide, 3 children;
    columns_are_answered_as_rows: 120 small, 40 wide, 5 children;
    a_fact_more_never_changes_a_settled_answer: 200 small, 60 wide, 20 children;
    questions_ask_for_what_is_missing_and_settle_it: 200 small, 60 wide, 10 children;
    alternatives_are_all_the_single_changes_that_will_do: 120 small, 30 wide, 3 children;
}

/// That the scenarios reach everything that is compared: a law that is never put to the test says nothing.
#[test]
fn scenarios_reach_every_check_and_every_answer() {
    let mut runner = TestRunner::deterministic();
    let strategy = scenarios(Size::Small);
    let (mut codes, mut decisions) = (BTreeSet::new(), BTreeMap::<Decision, usize>::new());
    for _ in 0..200 {
        let scenario = strategy.new_tree(&mut runner).unwrap().current();
        let situation = scenario.situation();
        for proposal in &scenario.proposals {
            let verdict = situation.check(proposal, scenario.on);
            codes.extend(verdict.checks().map(|check| (check.code(), check.outcome())));
            *decisions.entry(verdict.decision()).or_default() += 1;
        }
    }
    for code in CheckCode::ALL {
        let wanted: &[Outcome] = match code {
            CheckCode::SectionKnown
            | CheckCode::ActivityTypeKnown
            | CheckCode::MainKnown
            | CheckCode::ProviderKnown => &[Outcome::Unmet],
            CheckCode::LawInForce
            | CheckCode::SectionInForce
            | CheckCode::ActivityTypeInForce
            | CheckCode::ProviderInForce => &[Outcome::Met, Outcome::NotYetInForce, Outcome::Ended],
            CheckCode::SectionCondition | CheckCode::ActivityTypeCondition | CheckCode::OfferCondition => {
                &[Outcome::Met, Outcome::Unmet, Outcome::FactMissing]
            }
            CheckCode::FactRequired => &[Outcome::Met, Outcome::FactMissing],
            CheckCode::AllowedForMain => &[Outcome::Met, Outcome::Unmet],
            _ => &[Outcome::Met, Outcome::Unmet, Outcome::NotYetInForce, Outcome::Ended],
        };
        for outcome in wanted {
            assert!(codes.contains(&(code, *outcome)), "never {code:?} {outcome:?}");
        }
    }
    let enough = [Decision::Allowed, Decision::Unknown, Decision::Refused];
    assert!(enough.iter().all(|decision| decisions.get(decision).is_some_and(|n| *n > 80)), "{decisions:?}");
}
