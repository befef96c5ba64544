//! A rule book in which rights end, and activities in it.

use bevilling::case::{Case, CaseOptions};
use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::money;
use bevilling::plan::{Activity, Extrapolation, PaymentPlan, Price, Recipient};
use bevilling::rulebook::{FactValue, RuleBook};

pub(crate) const TODAY: &str = "2026-01-05";

pub(crate) fn day(text: &str) -> Date {
    parse(text).unwrap()
}

pub(crate) fn book() -> RuleBook {
    RuleBook::from_json(
        r#"{"id": "b", "version": "1", "title": {"da": "B"},
        "laws": [{"id": "L", "title": {"da": "L"}}, {"id": "OLD", "title": {"da": "L"}, "valid": {"to": "2026-07-01"}}],
        "dimensions": [{"id": "birth_date", "title": {"da": "Født"}, "domain": "date"},
            {"id": "age", "title": {"da": "Alder"}, "domain": {"age": {"of": "birth_date"}}},
            {"id": "group", "title": {"da": "Gruppe"}, "domain": {"choice": [
                {"id": "family", "title": {"da": "F"}}, {"id": "disability", "title": {"da": "H"}}]}}],
        "sections": [
            {"id": "S", "title": {"da": "S"}, "law": "L"},
            {"id": "CHILD", "title": {"da": "S"}, "law": "L", "when": {"below": {"age": 18}}},
            {"id": "FAMILY", "title": {"da": "S"}, "law": "L", "when": {"in": {"group": ["family"]}}},
            {"id": "ENDS", "title": {"da": "S"}, "law": "L", "valid": {"to": "2026-05-01"}},
            {"id": "OLDLAW", "title": {"da": "S"}, "law": "OLD", "valid": {"to": "2026-07-01"}}],
        "activity_types": [{"id": "M", "title": {"da": "M"}, "providers": "any"},
            {"id": "U", "title": {"da": "U"}, "providers": "any"},
            {"id": "AGREED", "title": {"da": "A"}},
            {"id": "CHILD", "title": {"da": "U"}, "providers": "any", "when": {"below": {"age": 18}}},
            {"id": "ENDS", "title": {"da": "U"}, "providers": "any", "valid": {"to": "2026-06-15"}},
            {"id": "OFFER", "title": {"da": "U"}, "providers": "any"}],
        "offers": [
            {"section": "S", "activity_type": "M", "role": "main"},
            {"section": "CHILD", "activity_type": "M", "role": "main"},
            {"section": "FAMILY", "activity_type": "M", "role": "main"},
            {"section": "ENDS", "activity_type": "M", "role": "main"},
            {"section": "OLDLAW", "activity_type": "M", "role": "main"},
            {"section": "S", "activity_type": "AGREED", "role": "main"},
            {"section": "S", "activity_type": "CHILD", "role": "main"},
            {"section": "S", "activity_type": "ENDS", "role": "main"},
            {"section": "S", "activity_type": "OFFER", "role": "main", "valid": {"to": "2026-10-01"}},
            {"section": "S", "activity_type": "U", "role": "supplementary", "to": ["M"]}],
        "providers": [{"id": "P", "name": "P", "kind": "external", "cvr": "12345674"},
            {"id": "Q", "name": "Q", "kind": "external", "cvr": "12345674"},
            {"id": "LEAVES", "name": "R", "kind": "external", "cvr": "12345674", "valid": {"to": "2026-04-01"}}],
        "agreements": [
            {"provider": "P", "activity_type": "AGREED", "unit": "hour", "unit_price": "500", "valid": {"to": "2026-03-01"}},
            {"provider": "P", "activity_type": "AGREED", "unit": "hour", "unit_price": "480", "valid": {"from": "2026-03-01", "to": "2026-08-01"}},
            {"provider": "P", "activity_type": "AGREED", "unit": "hour", "unit_price": "490", "valid": {"from": "2026-10-01"}}],
        "rates": [{"id": "R", "title": {"da": "T"}, "values": [{"to": "2026-07-01", "value": "100"}]}],
        "approval_levels": [{"id": "team", "title": {"da": "T"}}]}"#,
    )
    .unwrap()
}

pub(crate) fn fixed(amount: &str) -> Price {
    Price::fixed(money::parse(amount).unwrap())
}

pub(crate) fn period(text: &str) -> Period {
    let (start, end) = text.split_once('/').unwrap();
    Period::new(day(start), parse(end).ok()).unwrap()
}

/// A main activity, 1,000 kr. on the first of each month.
pub(crate) fn main(id: &str, section: &str, kind: &str, runs: &str) -> Activity {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, fixed("1000"));
    let plan = plan.with_id(format!("p-{id}")).to(Recipient::internal("N"));
    Activity::main(section, kind, period(runs), plan).with_id(id)
}

pub(crate) fn open(facts: &[(&str, FactValue)]) -> Case {
    let case = Case::open(&book(), "c", facts.iter().map(|(name, value)| (*name, value.clone()))).unwrap();
    case.with_options(CaseOptions { extrapolation: Extrapolation::LastKnown, ..CaseOptions::default() })
}
