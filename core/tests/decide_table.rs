//! What the children's rule book answers, as a table to read.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use bevilling::dates::parse;
use bevilling::decide::{Check, Decision, Facts, Outcome, Proposal, Verdict};
use bevilling::rulebook::{FactValue, RuleBook};

/// Facts that the table begins with, by name.
const CASES: &str = "
    nothing:
    family: target_group=family effort_step=3 scaling_step=5 birth_date=2014-05-02 residence=at_home \
            custody_consent=true youth_consent=false assessment=examination acute=false
    disability: target_group=disability effort_step=3 scaling_step=5 birth_date=2014-05-02 residence=at_home \
            lasting_considerable_impairment=true yearly_extra_costs=6000
    youth: target_group=family effort_step=5 scaling_step=5 birth_date=2007-06-15 residence=own_home \
            youth_consent=true placed_at_18=true
";

/// One question a line: name | section, activity type, `> main`, `by provider` | facts, `=?` takes one away | date
/// | decision, every check that is not met (`*n` times), `?` and the facts to ask for in order.
const TABLE: &str = "
# Two acts, chosen by the date of the decision
last day of the old act      | SEL-52-3-6 200301 | family | 2023-12-31 | allowed
first day without it         | SEL-52-3-6 200301 | family | 2024-01-01 | refused law-in-force:ended section-in-force:ended
last day without the new act | BL-32-1-3 200301  | family | 2023-12-31 | refused law-in-force:not_yet_in_force
first day of the new act     | BL-32-1-3 200301  | family | 2024-01-01 | allowed
relief, last day             | SEL-52-3-5 200711 | family | 2023-12-31 | allowed
relief is not in the new act | BL-32-1-7 200711  | family | 2024-01-01 | refused activity-type-in-force:ended offered-as-main:unmet
support stay, too early      | BL-32-1-7 200701  | family | 2023-12-31 | refused law-in-force:not_yet_in_force activity-type-in-force:not_yet_in_force
support stay, first day      | BL-32-1-7 200701  | family | 2024-01-01 | allowed

# Placement by consent: from 15 the youth consents too
14 without consent       | BL-46 400101 | family effort_step=5 birth_date=2011-02-01                    | 2026-01-31 | allowed
15 without consent       | BL-46 400101 | family effort_step=5 birth_date=2011-02-01                    | 2026-02-01 | refused section-condition:unmet
15 with consent          | BL-46 400101 | family effort_step=5 birth_date=2011-02-01 youth_consent=true | 2026-02-01 | allowed
14 and nobody has asked  | BL-46 400101 | family effort_step=5 birth_date=2011-02-01 youth_consent=?    | 2026-01-31 | allowed
15 and nobody has asked  | BL-46 400101 | family effort_step=5 birth_date=2011-02-01 youth_consent=?    | 2026-02-01 | unknown section-condition:fact_missing ? youth_consent
age not known            | BL-46 400101 | family effort_step=5 birth_date=?                             | 2026-02-01 | unknown section-condition:fact_missing*2 fact-required:fact_missing ? birth_date
leap day, last day of 17 | BL-46 400101 | family effort_step=5 birth_date=2008-02-29 youth_consent=true | 2026-02-28 | allowed
leap day, 18             | BL-46 400101 | family effort_step=5 birth_date=2008-02-29 youth_consent=true | 2026-03-01 | refused section-condition:unmet
no consent of custody    | BL-46 400101 | family effort_step=5 custody_consent=false                    | 2026-02-01 | refused section-condition:unmet
not examined             | BL-46 400101 | family effort_step=5 assessment=clarification                 | 2026-02-01 | refused section-condition:unmet
not examined, but acute  | BL-46 400101 | family effort_step=5 assessment=clarification acute=true      | 2026-02-01 | allowed
not examined, acute?     | BL-46 400101 | family effort_step=5 assessment=clarification acute=?         | 2026-02-01 | unknown section-condition:fact_missing ? acute
examined, acute?         | BL-46 400101 | family effort_step=5 acute=?                                  | 2026-02-01 | allowed

# The effort ladder
3: no placement          | BL-46 400101     | family effort_step=3 | 2026-02-01 | refused section-condition:unmet offer-condition:unmet
4: kin and network       | BL-46 400104     | family effort_step=4 | 2026-02-01 | allowed
4: no foster family      | BL-46 400101     | family effort_step=4 | 2026-02-01 | refused offer-condition:unmet
5: foster family         | BL-46 400101     | family effort_step=5 | 2026-02-01 | allowed
5: no home               | BL-46 400201     | family effort_step=5 | 2026-02-01 | refused offer-condition:unmet
6: a home                | BL-46 400201     | family effort_step=6 | 2026-02-01 | allowed
6: of the other group    | BL-46 400202     | family effort_step=6 | 2026-02-01 | refused offer-condition:unmet
2: early effort          | BL-30-1 100101   | family effort_step=2 | 2026-02-01 | allowed
3: no early effort       | BL-30-1 100101   | family effort_step=3 | 2026-02-01 | refused section-condition:unmet
2: no contact person     | BL-32-1-3 200301 | family effort_step=2 | 2026-02-01 | refused section-condition:unmet
step not known           | BL-46 400101     | family effort_step=? | 2026-02-01 | unknown section-condition:fact_missing fact-required:fact_missing offer-condition:fact_missing ? effort_step

# Ages of activity types and of the youth crime board
boarding school at 12    | BL-46 400221  | family effort_step=5 birth_date=2013-02-01                     | 2026-01-31 | refused activity-type-condition:unmet
boarding school at 13    | BL-46 400221  | family effort_step=5 birth_date=2013-02-01                     | 2026-02-01 | allowed
secure institution at 9  | LBU-14 400231 | family effort_step=6 birth_date=2016-02-01 board_decision=true | 2026-01-31 | refused section-condition:unmet activity-type-condition:unmet
secure institution at 10 | LBU-14 400231 | family effort_step=6 birth_date=2016-02-01 board_decision=true | 2026-02-01 | allowed
before birth             | BL-32-5 200901 | family unborn=true birth_date=2026-06-01                      | 2026-02-01 | allowed
the unborn are children  | BL-32-1-3 200301 | family unborn=true birth_date=2026-06-01                    | 2026-02-01 | allowed

# After-care, 18 to 22
last day of 17           | BL-114-1-3 800101 | youth                     | 2025-06-14 | refused section-condition:unmet
18                       | BL-114-1-3 800101 | youth                     | 2025-06-15 | allowed
last day of 22           | BL-114-1-3 800101 | youth                     | 2030-06-14 | allowed
23                       | BL-114-1-3 800101 | youth                     | 2030-06-15 | refused section-condition:unmet
not placed at 18         | BL-114-1-3 800101 | youth placed_at_18=false  | 2025-06-15 | refused section-condition:unmet
does not want to         | BL-114-1-3 800101 | youth youth_consent=false | 2025-06-15 | refused section-condition:unmet
placed at 18?            | BL-114-1-3 800101 | youth placed_at_18=?      | 2025-06-15 | unknown section-condition:fact_missing ? placed_at_18

# Sections that nothing is granted under
closed                   | BL-28 100101 | family                | 2026-02-01 | refused section-condition:unmet offered-as-main:unmet
closed, fact missing     | BL-28 100101 | family target_group=? | 2026-02-01 | refused section-condition:fact_missing fact-required:fact_missing*2 offered-as-main:unmet ? target_group lasting_considerable_impairment

# Providers
last day of the provider | BL-32-1-2 200201 by 90010198  | family               | 2025-06-30 | allowed
the provider has ended   | BL-32-1-2 200201 by 90010198  | family               | 2025-07-01 | refused provider-in-force:ended provider-agreed:ended
agreement too early      | SEL-52-3-2 200201 by 90010011 | family               | 2021-12-31 | refused provider-agreed:not_yet_in_force
first day of agreement   | SEL-52-3-2 200201 by 90010011 | family               | 2022-01-01 | allowed
next year's agreement    | BL-32-1-2 200201 by 90010011  | family               | 2026-01-01 | allowed
delivers something else  | BL-32-1-3 200301 by 90010022  | family               | 2026-02-01 | refused provider-agreed:unmet
any provider will do     | BL-46 400101 by 90010011      | family effort_step=5 | 2026-02-01 | allowed
any but one that ended   | BL-46 400101 by 90010198      | family effort_step=5 | 2026-02-01 | refused provider-in-force:ended
no such provider         | BL-46 400101 by 12345678      | family effort_step=5 | 2026-02-01 | refused provider-known:unmet

# Supplementary activities
hangs on a home          | BL-46 500116 > 400201 | family effort_step=6 | 2026-02-01 | allowed
not on a foster family   | BL-46 500116 > 400101 | family effort_step=6 | 2026-02-01 | refused allowed-for-main:unmet
not on another section's | BL-46 500116 > 200301 | family effort_step=6 | 2026-02-01 | refused main-offered:unmet allowed-for-main:unmet
not on a supplementary   | BL-46 500116 > 500102 | family effort_step=6 | 2026-02-01 | refused main-offered:unmet allowed-for-main:unmet
not as main activity     | BL-46 500116          | family effort_step=6 | 2026-02-01 | refused offered-as-main:unmet
main as supplementary    | BL-46 400101 > 400201 | family effort_step=6 | 2026-02-01 | refused offered-as-supplementary:unmet
pocket money from 3      | BL-46 500102 > 400201 | family effort_step=6 birth_date=2023-02-01 | 2026-01-31 | refused activity-type-condition:unmet
pocket money at 3        | BL-46 500102 > 400201 | family effort_step=6 birth_date=2023-02-01 | 2026-02-01 | allowed

# What the rule book does not have
no such section          | BL-99 400101                         | family effort_step=5 | 2026-02-01 | refused section-known:unmet offered-as-main:unmet
no such activity type    | BL-46 999999                         | family effort_step=5 | 2026-02-01 | refused activity-type-known:unmet offered-as-main:unmet
no such main activity    | BL-46 500116 > 999999                | family effort_step=6 | 2026-02-01 | refused main-known:unmet
names are exact          | bl-46 400101                         | family effort_step=5 | 2026-02-01 | refused section-known:unmet offered-as-main:unmet
nothing of it            | BL-99 999999 > 888888 by 12345678    | family               | 2026-02-01 | refused section-known:unmet activity-type-known:unmet offered-as-supplementary:unmet main-known:unmet provider-known:unmet

# Extra costs become a compensation on 1 September 2025
last day                 | BL-86 600201          | disability                          | 2025-08-31 | allowed
the day after            | BL-86 600201          | disability                          | 2025-09-01 | refused activity-type-in-force:ended offered-as-main:ended
too early                | BL-86 600202          | disability yearly_extra_costs=6660  | 2025-08-31 | refused activity-type-in-force:not_yet_in_force offered-as-main:not_yet_in_force
first day                | BL-86 600202          | disability yearly_extra_costs=6660  | 2025-09-01 | allowed
costs too low            | BL-86 600202          | disability yearly_extra_costs=6659  | 2025-09-01 | refused offer-condition:unmet
first group ends         | BL-86 600203          | disability yearly_extra_costs=24000 | 2025-09-01 | refused offer-condition:unmet
second group begins      | BL-86 600203          | disability yearly_extra_costs=24001 | 2025-09-01 | allowed
limit of 2024            | BL-86 600201          | disability yearly_extra_costs=5519  | 2024-12-31 | allowed
limit of 2025            | BL-86 600201          | disability yearly_extra_costs=5519  | 2025-01-01 | refused offer-condition:unmet
costs not known          | BL-86 600201          | disability yearly_extra_costs=?     | 2025-01-01 | unknown offer-condition:fact_missing ? yearly_extra_costs
supplementary, last day  | BL-86 600211 > 600201 | disability                          | 2025-08-31 | allowed
hangs on what has ended  | BL-86 600211 > 600201 | disability                          | 2025-09-01 | refused main-offered:ended allowed-for-main:unmet
hangs on the new one     | BL-86 600211 > 600203 | disability                          | 2025-09-01 | allowed
not when placed          | BL-86 600201          | disability residence=placed         | 2025-08-31 | refused section-condition:unmet

# Facts that a case must state
residence, not in 2023   | SEL-32 600103    | disability residence=?  | 2023-12-31 | allowed
residence, from 2024     | BL-90-112 600505 | disability residence=?  | 2024-01-01 | unknown fact-required:fact_missing ? residence
residence, not of family | BL-32-1-3 200301 | family residence=?      | 2024-01-01 | allowed
scaling step             | BL-32-1-3 200301 | family scaling_step=?   | 2026-02-01 | unknown fact-required:fact_missing ? scaling_step
refused whatever it is   | BL-46 400101     | family scaling_step=?   | 2026-02-01 | refused section-condition:unmet fact-required:fact_missing offer-condition:unmet ? scaling_step
nothing is known         | BL-32-1-3 200301 | nothing                 | 2026-02-01 | unknown section-condition:fact_missing*4 fact-required:fact_missing*8 ? effort_step scaling_step birth_date custody_consent lasting_considerable_impairment target_group assessment residence
";

fn facts(text: &str) -> Facts {
    let mut words = text.split_whitespace();
    let name = format!("{}:", words.next().unwrap());
    let case =
        CASES.lines().find_map(|line| line.trim().strip_prefix(&name)).unwrap_or_else(|| panic!("{name}"));
    let mut facts = Facts::new();
    for word in case.split_whitespace().chain(words) {
        let (fact, value) = word.split_once('=').unwrap();
        let value = match value {
            "?" => {
                assert!(facts.remove(fact).is_some(), "{fact} is not stated anyway");
                continue;
            }
            "true" | "false" => FactValue::from(value == "true"),
            _ => value.parse::<i64>().map_or_else(|_| FactValue::from(value), FactValue::from),
        };
        facts.insert(fact.to_owned(), value);
    }
    facts
}

fn proposal(text: &str) -> Proposal {
    let words: Vec<&str> = text.split_whitespace().collect();
    let after = |word| words.iter().position(|other| *other == word).map(|place| words[place + 1].to_owned());
    let main = Proposal::main(words[0], words[1]);
    Proposal { main: after(">"), provider: after("by"), ..main }
}

/// The answer as the table writes it.
fn answer(verdict: &Verdict) -> String {
    let mut text = verdict.decision().name().to_owned();
    let failing: Vec<String> = verdict
        .checks()
        .filter(|check| check.outcome() != Outcome::Met)
        .map(|check: Check<'_>| format!("{}:{}", check.code().code(), check.outcome().name()))
        .collect();
    for same in failing.chunk_by(|one, next| one == next) {
        text += &match same.len() {
            1 => format!(" {}", same[0]),
            times => format!(" {}*{times}", same[0]),
        };
    }
    let questions: Vec<String> = verdict.questions().into_iter().map(|question| question.fact).collect();
    if questions.is_empty() { text } else { format!("{text} ? {}", questions.join(" ")) }
}

fn children() -> RuleBook {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/rulebooks/children.json");
    RuleBook::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_children_s_rule_book_answers() {
    let book = children();
    let mut wrong = Vec::new();
    let rows = TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut seen = [0; 3];
    for row in rows {
        let [name, asked, case, on, expected] =
            row.split('|').map(str::trim).collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{row}"));
        let placement = book.situation(facts(case)).unwrap();
        let verdict = placement.check(&proposal(asked), parse(on).unwrap());
        seen[verdict.decision() as usize] += 1;
        let found = answer(&verdict);
        if found != expected {
            wrong.push(format!("{name}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows are answered otherwise:\n{}", wrong.len(), wrong.join("\n"));
    assert!(seen[Decision::Allowed as usize] > 30 && seen[Decision::Refused as usize] > 30, "{seen:?}");
}
