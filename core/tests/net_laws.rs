//! Net cost of generated households: as a naive computation has it, and the same from the columns of a portfolio.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, clippy::type_complexity)]

use std::collections::{BTreeMap, BTreeSet};

use bevilling::case::DatedFact;
use bevilling::dates::Date;
use bevilling::money;
use bevilling::plan::{ActivityCosts, CaseCosts, DatedCost, Extrapolation, IncomeAmounts, NetCost, net_cost};
use bevilling::rulebook::{FactValue, RuleBook};
use chrono::Datelike;
use proptest::prelude::*;
use rust_decimal::Decimal;

const YEAR: i32 = 2026;

/// A reimbursement scheme, all thresholds in øre for a year.
#[derive(Debug, Clone)]
struct Scheme {
    monthly: bool,
    pooled: bool,
    sections: Vec<&'static str>,
    /// For placed citizens alone.
    placed: bool,
    /// The month it starts in, and the one it has ended by.
    months: (u32, u32),
    /// Threshold and percent.
    steps: Vec<(i128, i128)>,
    after: Vec<usize>,
}

/// Case, activity, month.
type Shares = BTreeMap<(usize, usize), [i128; 12]>;

fn oere(amount: Decimal) -> i128 {
    i128::from(money::to_oere(amount).unwrap())
}

fn month(date: Date) -> usize {
    usize::try_from(date.month0()).unwrap()
}

/// What is so on the first day of a month, by the last change that is not after it.
fn on(history: &[DatedFact], first: Date) -> Option<FactValue> {
    let mut known = history.iter().filter(|since| since.from.is_none_or(|from| from <= first));
    known.next_back().and_then(|since| since.value.clone())
}

fn first_day(month: usize) -> Date {
    Date::from_ymd_opt(YEAR, u32::try_from(month).unwrap() + 1, 1).unwrap()
}

/// The largest remainders get what rounding down leaves.
fn split(whole: i128, weights: &[i128]) -> Vec<i128> {
    let total: i128 = weights.iter().sum();
    let mut parts: Vec<i128> = weights.iter().map(|weight| whole * weight / total).collect();
    let mut left = whole - parts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(whole * weights[*place] % total));
    for place in order {
        if left > 0 {
            parts[place] += 1;
            left -= 1;
        }
    }
    parts
}

/// What each scheme reimburses of each activity in each month: twelfths of an øre are counted where a month is compared.
fn naive(schemes: &[Scheme], cases: &[CaseCosts]) -> Vec<Shares> {
    let mut all: Vec<Shares> = Vec::new();
    for scheme in schemes {
        let in_force = |month: usize| {
            let month = u32::try_from(month).unwrap();
            scheme.months.0 <= month && month < scheme.months.1
        };
        let within: Vec<usize> = (0..12).filter(|month| in_force(*month)).collect();
        let periods: Vec<Vec<usize>> = match scheme.monthly {
            true => within.iter().map(|month| vec![*month]).collect(),
            false => vec![within].into_iter().filter(|months| !months.is_empty()).collect(),
        };
        let parts = if scheme.monthly { 12 } else { 1 };
        let mut shares = Shares::new();
        for months in periods {
            let first = first_day(months[0]);
            let household = |number: usize| {
                let history = cases[number].facts.get("household");
                match (scheme.pooled, history) {
                    (false, _) => format!("alone {number}"),
                    (true, None) => "nobody said".to_owned(),
                    (true, Some(history)) => {
                        on(history, first).map_or(format!("alone {number}"), |value| format!("in {value}"))
                    }
                }
            };
            let households: BTreeSet<String> = (0..cases.len()).map(household).collect();
            for one in households {
                let mut costs = Vec::new();
                for number in (0..cases.len()).filter(|number| household(*number) == one) {
                    let placed = cases[number].facts.get("placed").and_then(|history| on(history, first));
                    if scheme.placed && placed != Some(FactValue::Flag(true)) {
                        continue;
                    }
                    let cost_of = |section: &str, one_off: bool, costs: &[DatedCost]| -> i128 {
                        if !scheme.sections.contains(&section) {
                            return 0;
                        }
                        let mut cost = 0;
                        for paid in costs {
                            let is_yearly = |other: &Scheme| {
                                !other.monthly
                                    && other.sections.contains(&section)
                                    && (other.months.0..other.months.1).contains(&paid.date.month0())
                            };
                            let spread = scheme.monthly && one_off;
                            let elsewhere = !in_force(month(paid.date)) && schemes.iter().any(is_yearly);
                            cost += match spread {
                                true if paid.date.year() == YEAR && !elsewhere => oere(paid.amount),
                                false if paid.date.year() == YEAR && months.contains(&month(paid.date)) => {
                                    oere(paid.amount) * parts
                                }
                                _ => 0,
                            };
                        }
                        cost
                    };
                    for income in &cases[number].income {
                        let brings = cost_of(&income.section, income.one_off, &income.amounts);
                        costs.push(((number, usize::MAX), -brings));
                    }
                    for (place, activity) in cases[number].activities.iter().enumerate() {
                        let mut cost = cost_of(&activity.section, activity.one_off, &activity.costs);
                        let earlier =
                            scheme.after.iter().filter_map(|before| all[*before].get(&(number, place)));
                        let earlier: Vec<_> = earlier.collect();
                        let sum = |months: &[usize]| -> i128 {
                            earlier.iter().flat_map(|shares| months.iter().map(|month| shares[*month])).sum()
                        };
                        // A year counts what is paid once on its day: there is one such cost.
                        let reimbursed = match activity.one_off && !scheme.monthly {
                            true if cost > 0 => sum(&(0..12).collect::<Vec<_>>()),
                            true => 0,
                            false => sum(&months),
                        };
                        cost -= (reimbursed * parts).min(cost.max(0));
                        costs.push(((number, place), cost));
                    }
                }
                let cost = costs.iter().map(|(_, cost)| *cost).sum::<i128>().max(0);
                let (mut hundredths, mut before) = (0, 0);
                for (above, percent) in &scheme.steps {
                    hundredths += (percent - before) * (cost - above).max(0);
                    before = *percent;
                }
                let reimbursement = (2 * hundredths + 100 * parts) / (200 * parts);
                if reimbursement == 0 {
                    continue;
                }
                let weights: Vec<i128> = costs.iter().map(|(_, cost)| (*cost).max(0)).collect();
                for ((key, _), share) in costs.iter().zip(split(reimbursement, &weights)) {
                    if share == 0 {
                        continue;
                    }
                    let activity = &cases[key.0].activities[key.1];
                    let mut weights = [0; 12];
                    for month in &months {
                        weights[*month] = 1;
                    }
                    if !scheme.monthly && activity.one_off {
                        weights = [1; 12];
                    } else if !scheme.monthly {
                        let mut by_cost = [0; 12];
                        for paid in activity.costs.iter().filter(|paid| paid.date.year() == YEAR) {
                            by_cost[month(paid.date)] += oere(paid.amount);
                        }
                        for (month, weight) in weights.iter_mut().enumerate() {
                            *weight *= by_cost[month].max(0);
                        }
                    }
                    let sums = shares.entry(*key).or_default();
                    for (sum, part) in sums.iter_mut().zip(split(share, &weights)) {
                        *sum += part;
                    }
                }
            }
        }
        all.push(shares);
    }
    all
}

fn book(schemes: &[Scheme]) -> RuleBook {
    let kroner = |oere: i128| Decimal::from_i128_with_scale(oere, 2).to_string();
    let day = |month: u32| Date::from_ymd_opt(YEAR, month + 1, 1).map(|day| day.to_string());
    let written = |(number, scheme): (usize, &Scheme)| {
        let steps: Vec<_> = scheme
            .steps
            .iter()
            .map(|(above, percent)| serde_json::json!({"above": kroner(*above), "percent": percent.to_string()}))
            .collect();
        let names = |numbers: &[usize]| numbers.iter().map(|one| format!("r{one}")).collect::<Vec<_>>();
        let beside: Vec<usize> = (0..number).filter(|one| !scheme.after.contains(one)).collect();
        let mut written = serde_json::json!({
            "id": format!("r{number}"), "title": {"da": "Ordning"}, "law": "L",
            "manner": if scheme.monthly { "monthly" } else { "yearly" },
            "pooled": scheme.pooled, "sections": scheme.sections, "steps": steps,
            "after": names(&scheme.after), "beside": names(&beside), "valid": {},
        });
        if scheme.months.0 > 0 {
            written["valid"]["from"] = day(scheme.months.0).into();
        }
        if scheme.months.1 < 12 {
            written["valid"]["to"] = day(scheme.months.1).into();
        }
        if scheme.placed {
            written["when"] = serde_json::json!({"in": {"placed": [true]}});
        }
        written
    };
    let section = |id: &str| serde_json::json!({"id": id, "title": {"da": id}, "law": "L"});
    let text = serde_json::json!({
        "id": "b", "version": "1", "title": {"da": "Bog"},
        "laws": [{"id": "L", "title": {"da": "Lov"}}],
        "dimensions": [{"id": "placed", "title": {"da": "Anbragt"}, "domain": "flag"}],
        "sections": [section("S"), section("T")],
        "reimbursements": schemes.iter().enumerate().map(written).collect::<Vec<_>>(),
    });
    RuleBook::from_json(&text.to_string()).unwrap()
}

fn date() -> impl Strategy<Value = Date> {
    (0_u64..365).prop_map(|days| first_day(0) + chrono::Days::new(days))
}

fn history(value: impl Strategy<Value = FactValue> + 'static) -> impl Strategy<Value = Vec<DatedFact>> {
    let since = (prop::option::of(date()), prop::option::weighted(0.8, value));
    prop::collection::vec(since, 1..4).prop_map(|changes| {
        let by_day: BTreeMap<_, _> = changes.into_iter().collect();
        // What holds on 1 January is stated, so that no month asks for what is first stated within it.
        let mut changes: Vec<_> = by_day.into_iter().map(|(from, value)| DatedFact { from, value }).collect();
        changes[0].from = None;
        changes
    })
}

fn activity() -> impl Strategy<Value = ActivityCosts> {
    let cost = (date(), -200_000_i64..2_000_000)
        .prop_map(|(date, oere)| DatedCost { date, amount: Decimal::new(oere, 2) });
    let costs = (any::<bool>(), prop::collection::vec(cost, 1..5));
    (costs, prop::sample::select(vec!["S", "T"])).prop_map(|((one_off, mut costs), section)| {
        costs.sort_by_key(|cost| cost.date);
        costs.dedup_by_key(|cost| cost.date);
        costs.truncate(if one_off { 1 } else { 5 });
        ActivityCosts { activity: String::new(), section: section.into(), one_off, costs }
    })
}

/// The amounts of an activity as income, all above 0.
fn brought(activity: ActivityCosts) -> IncomeAmounts {
    let above = |cost: DatedCost| DatedCost { amount: cost.amount.abs().max(Decimal::new(1, 2)), ..cost };
    IncomeAmounts {
        income: String::new(),
        section: activity.section,
        one_off: activity.one_off,
        amounts: activity.costs.into_iter().map(above).collect(),
    }
}

fn household() -> impl Strategy<Value = Vec<CaseCosts>> {
    let facts = (
        prop::option::weighted(0.7, history((1_i64..3).prop_map(FactValue::Number))),
        history(any::<bool>().prop_map(FactValue::Flag)),
    );
    let income = prop::collection::vec(activity().prop_map(brought), 0..3);
    let case = (facts, prop::collection::vec(activity(), 1..4), income);
    prop::collection::vec(case, 1..4).prop_map(|cases| {
        let numbered = |(number, ((household, placed), mut activities, mut income)): (
            usize,
            ((Option<_>, _), Vec<ActivityCosts>, Vec<IncomeAmounts>),
        )| {
            for (place, activity) in activities.iter_mut().enumerate() {
                activity.activity = format!("{number}-{place}");
            }
            let household = household.map(|history| ("household".to_owned(), history));
            let facts = [("placed".to_owned(), placed)].into_iter().chain(household).collect();
            for (place, income) in income.iter_mut().enumerate() {
                income.income = format!("{number}-i{place}");
            }
            CaseCosts { case: format!("case {number}"), facts, activities, income }
        };
        cases.into_iter().enumerate().map(numbered).collect()
    })
}

fn schemes() -> impl Strategy<Value = Vec<Scheme>> {
    let sections = prop::sample::subsequence(vec!["S", "T"], 1..=2);
    let months = (0_u32..6, 7_u32..=12).prop_map(|(from, to)| if to % 2 == 0 { (0, 12) } else { (from, to) });
    let steps = prop_oneof![
        (0_i128..30).prop_map(|percent| vec![(0, percent)]),
        (0_i128..2_000_000, 1_i128..2_000_000).prop_map(|(low, more)| vec![(low, 15), (low + more, 30)]),
    ];
    let one = (any::<bool>(), any::<bool>(), any::<bool>(), sections, months, steps, any::<[bool; 3]>());
    prop::collection::vec(one, 1..=3).prop_map(|all| {
        let written = |(number, (monthly, pooled, placed, sections, months, steps, after)): (
            usize,
            (_, _, _, _, _, _, [bool; 3]),
        )| {
            let after: Vec<usize> = (0..number).filter(|one| after[*one]).collect();
            // One scheme is in force on every day.
            let months = if number == 0 { (0, 12) } else { months };
            Scheme { monthly, pooled, sections, placed: placed && number > 0, months, steps, after }
        };
        all.into_iter().enumerate().map(written).collect()
    })
}

fn net(book: &RuleBook, household: &[CaseCosts]) -> NetCost {
    net_cost(book, household, YEAR, Extrapolation::Refuse).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn several_schemes_reimbursement_what_a_naive_computation_says(schemes in schemes(), household in household()) {
        let year = net(&book(&schemes), &household);
        let naive = naive(&schemes, &household);
        for (number, shares) in naive.iter().enumerate() {
            let id = format!("r{number}");
            let reimbursement = year.schemes.iter().find(|one| one.scheme == id).map_or(0, |one| oere(one.reimbursement));
            prop_assert_eq!(reimbursement, shares.values().flatten().sum::<i128>(), "{}", id);
        }
        for (number, case) in year.cases.iter().enumerate() {
            for (place, activity) in case.activities.iter().enumerate() {
                let shares = naive.iter().filter_map(|shares| shares.get(&(number, place)));
                prop_assert_eq!(oere(activity.total.reimbursement), shares.flatten().sum::<i128>());
            }
        }
        prop_assert_eq!(year.schemes.iter().map(|one| one.reimbursement).sum::<Decimal>(), year.total.reimbursement);
        prop_assert_eq!(year.periods.iter().map(|one| one.reimbursement).sum::<Decimal>(), year.total.reimbursement);
        prop_assert_eq!(year.total.gross - year.total.income - year.total.reimbursement, year.total.net);
        let amounts = household.iter().flat_map(|case| &case.income).flat_map(|income| &income.amounts);
        prop_assert_eq!(year.total.income, amounts.map(|one| one.amount).sum::<Decimal>());
    }

    /// Schemes that each come after all before them pay back no more than the cost.
    #[test]
    fn what_comes_after_never_reimbursements_more_than_is_left(schemes in schemes(), household in household()) {
        let mut schemes = schemes;
        for (number, scheme) in schemes.iter_mut().enumerate() {
            scheme.after = (0..number).collect();
            scheme.steps = vec![(0, 100)];
        }
        let positive = |mut case: CaseCosts| {
            for cost in case.activities.iter_mut().flat_map(|one| &mut one.costs) {
                cost.amount = cost.amount.abs();
            }
            case.income.clear();
            case
        };
        let household: Vec<CaseCosts> = household.into_iter().map(positive).collect();
        let year = net(&book(&schemes), &household);
        // Each period is rounded once, and each share of it.
        let activities: usize = household.iter().map(|case| case.activities.len()).sum();
        let rounding = Decimal::new(i64::try_from(year.periods.len() * (1 + activities)).unwrap(), 2);
        prop_assert!(year.total.net + rounding >= Decimal::ZERO, "{:?}", year.total);
    }
}

#[cfg(feature = "columnar")]
mod columns {
    use super::*;
    use bevilling::dates::{DatedAmounts, Validity};
    use bevilling::forecast::{
        ForecastRequest, Months, NetOptions, Portfolio, PortfolioBuilder, Row, RowEntry, RowPrice,
        RowSchedule, RowValues,
    };
    use bevilling::plan::Status;

    /// The costs as rows: what is paid once has a price, what is paid again and again its payments.
    fn portfolio(cases: &[CaseCosts], of: impl Fn(&CaseCosts) -> Vec<ActivityCosts>) -> Portfolio {
        let mut builder = PortfolioBuilder::new(["section", "household", "placed"]);
        for case in cases {
            for one in &of(case) {
                let price = DatedAmounts::constant(one.costs[0].amount.abs());
                let (schedule, values) = match one.one_off {
                    true => {
                        (RowSchedule::Once { date: one.costs[0].date }, Some(RowValues::Own(price.pieces())))
                    }
                    false => (RowSchedule::Individual, None),
                };
                let entries = one.costs.iter().map(|cost| RowEntry::Planned {
                    scheduled: cost.date,
                    oere: money::to_oere(cost.amount).unwrap(),
                });
                builder.add(&Row {
                    case: &case.case,
                    activity: &one.activity,
                    status: Status::Granted,
                    modifies: None,
                    schedule,
                    price: values.map(|values| RowPrice { units: Decimal::ONE, values }),
                    vat: None,
                    entries: entries.collect(),
                    labels: vec![&one.section, "", ""],
                });
            }
        }
        builder.finish().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn the_columns_have_the_net_cost_of_the_enumeration(schemes in schemes(), household in household()) {
            let book = book(&schemes);
            let mut household = household;
            // A portfolio does not pool those that nobody says anything of.
            for (number, case) in (100..).zip(&mut household) {
                let alone = || vec![DatedFact { from: None, value: Some(FactValue::Number(number)) }];
                case.facts.entry("household".into()).or_insert_with(alone);
            }
            let year = net(&book, &household);
            let facts = household.iter().map(|case| (case.case.clone(), case.facts.clone())).collect();
            let income = portfolio(&household, |case| {
                let of = |income: &IncomeAmounts| ActivityCosts {
                    activity: income.income.clone(),
                    section: income.section.clone(),
                    one_off: income.one_off,
                    costs: income.amounts.clone(),
                };
                case.income.iter().map(of).collect()
            });
            let options = NetOptions { facts, ..NetOptions::default() }.with_income(&income);
            let request = ForecastRequest::new(Months::of_year(YEAR).unwrap()).by(["case", "section"]);
            let columns = portfolio(&household, |case| case.activities.clone()).net(&book, &request, &options).unwrap();
            prop_assert_eq!(columns.gross.total(), year.total.gross);
            prop_assert_eq!(columns.income.total(), year.total.income);
            prop_assert_eq!(columns.reimbursement.total(), year.total.reimbursement);
            prop_assert_eq!(columns.net.total(), year.total.net);
            for (case, net) in household.iter().zip(&year.cases) {
                for section in ["S", "T"] {
                    let cells = columns.reimbursement.cells().filter(|cell| cell.group == [&case.case, section]);
                    let of_section = case.activities.iter().zip(&net.activities).filter(|(one, _)| one.section == section);
                    prop_assert_eq!(
                        cells.map(|cell| cell.amount()).sum::<Decimal>(),
                        of_section.map(|(_, net)| net.total.reimbursement).sum::<Decimal>()
                    );
                }
            }
            let mut unknown: Vec<_> = year.unknown.iter().map(|one| (&one.case, &one.scheme, one.from)).collect();
            unknown.sort();
            let known: Vec<_> = columns.unknown.iter().map(|one| (&one.case, &one.scheme, one.from)).collect();
            prop_assert_eq!(known, unknown);
        }
    }

    /// Labels are the facts of one day: the same as facts that never change.
    #[test]
    fn labels_stand_for_facts_that_do_not_change() {
        let book = RuleBook::load("../examples/rulebooks/children.json").unwrap();
        let mut builder = PortfolioBuilder::new(["section", "household"]);
        let price = DatedAmounts(bevilling::dates::Timeline::default());
        let mut price = price;
        price.0.set(Validity::ALWAYS, money::parse("50000").unwrap()).unwrap();
        let frequency = bevilling::dates::Frequency::Monthly { day: bevilling::dates::DayOfMonth::FIRST };
        let (from, until) =
            (Date::from_ymd_opt(2024, 1, 1).unwrap(), Date::from_ymd_opt(2024, 12, 31).unwrap());
        for (case, household) in [("1", "7"), ("2", "7"), ("3", "8"), ("4", ""), ("5", "")] {
            builder.add(&Row {
                case,
                activity: case,
                status: Status::Granted,
                modifies: None,
                schedule: RowSchedule::Running { frequency, proration: <_>::default(), from, until },
                price: Some(RowPrice { units: Decimal::ONE, values: RowValues::Own(price.pieces()) }),
                vat: None,
                entries: Vec::new(),
                labels: vec!["BL-46", household],
            });
        }
        let portfolio = builder.finish().unwrap();
        let request = ForecastRequest::new(Months::of_year(2024).unwrap());
        let net = portfolio.net(&book, &request, &NetOptions::default()).unwrap();
        assert_eq!(net.reimbursement.total().to_string(), "72500.04");
    }
}
