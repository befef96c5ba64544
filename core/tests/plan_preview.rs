//! Previews: what is shown, for drafts beside what is there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::slice::from_ref;

use bevilling::dates::{Date, DayOfMonth, Period};
use bevilling::plan::{
    Account, Activity, Basis, Extrapolation, Horizon, Layer, Ledger, Paid, PaymentPlan, Preview,
    PreviewOptions, Price, Prices, Recipient, Status, preview,
};
use bevilling::rulebook::{Role, RuleBook};
use rust_decimal::Decimal;

fn book() -> RuleBook {
    RuleBook::from_json(
        &serde_json::json!({
            "id": "b", "version": "1", "title": {"da": "B"},
            "laws": [{"id": "L", "title": {"da": "L"}}],
            "sections": [{"id": "s", "title": {"da": "S"}, "law": "L"}],
            "categories": [{"id": "c", "title": {"da": "C"}}],
            "activity_types": [{"id": "t", "title": {"da": "T"}}, {"id": "u", "title": {"da": "U"}}],
            "offers": [
                {"section": "s", "activity_type": "t", "role": "main", "account": "100", "category": "c", "supplementary_account": "200"},
                {"section": "s", "activity_type": "u", "role": "supplementary", "to": ["t"]},
            ],
            "providers": [{"id": "p", "name": "P", "kind": "external", "vat_factor": [{"to": "2026-07-01", "value": "100"}, {"from": "2026-07-01", "value": "80"}]}],
            "rates": [{"id": "r", "title": {"da": "R"}, "values": [{"to": "2027-01-01", "value": "10"}]}],
            "accounts": {"cash": [{"department": "60", "kind": "7"}], "aliases": [{"account": "100", "category": "c", "alias": "A1"}]},
        })
        .to_string(),
    )
    .unwrap()
}

fn parse(text: &str) -> Date {
    bevilling::dates::parse(text).unwrap()
}

fn example(id: &str, role: Role, start: &str, end: Option<&str>, plan: PaymentPlan) -> Activity {
    let period = Period::new(parse(start), end.map(parse)).unwrap();
    match role {
        Role::Main => Activity::main("s", "t", period, plan),
        Role::Supplementary => Activity::supplementary("s", "u", period, plan),
    }
    .with_id(id)
}

/// A granted activity that pays 100 on the first of every month.
fn granted(id: &str, role: Role, start: &str, end: Option<&str>) -> Activity {
    example(id, role, start, end, monthly(100)).with_status(Status::Granted)
}

/// The periods of the activities once the drafts are granted.
fn periods(existing: &[Activity], drafts: &[Activity]) -> Vec<String> {
    let shown = preview(&book(), existing, drafts, parse("2026-01-01"), &PreviewOptions::default()).unwrap();
    let text = |period: Option<Period>| period.map_or_else(|| "gone".to_owned(), |period| period.to_string());
    shown.activities.iter().map(|one| format!("{} {}", one.id, text(one.period))).collect()
}

fn refusals(existing: &[Activity], drafts: &[Activity]) -> Vec<String> {
    let faults =
        preview(&book(), existing, drafts, parse("2026-01-01"), &PreviewOptions::default()).unwrap_err();
    faults.iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect()
}

#[test]
fn a_change_ends_or_replaces_what_it_changes() {
    let (main, old) = (Role::Main, granted("old", Role::Main, "2026-02-01", None));
    let change = |start| example("new", main, start, None, monthly(1)).changing("old");
    for (start, then) in [
        ("2026-02-02", ["old 2026-02-01/2026-02-01", "new 2026-02-02/.."]),
        ("2026-02-01", ["old gone", "new 2026-02-01/.."]),
        ("2026-01-31", ["old gone", "new 2026-01-31/.."]),
    ] {
        assert_eq!(periods(from_ref(&old), &[change(start)]), then);
    }
    // An end that is earlier anyway stays.
    let ended = granted("old", main, "2026-02-01", Some("2026-03-31"));
    assert_eq!(periods(&[ended], &[change("2026-06-01")])[0], "old 2026-02-01/2026-03-31");
    // Down the chain: the change of the change is no later than it, so the first one ends instead.
    let between = granted("between", main, "2026-04-01", None).changing("old");
    let ended = granted("old", main, "2026-02-01", Some("2026-03-31"));
    let new = example("new", main, "2026-03-15", None, monthly(1)).changing("between");
    assert_eq!(
        periods(&[ended, between], &[new]),
        ["old 2026-02-01/2026-03-14", "between gone", "new 2026-03-15/.."]
    );
}

#[test]
fn what_is_paid_once_is_replaced_whenever_its_change_is() {
    let once = |day| PaymentPlan::one_time(parse(day), Price::fixed(50.into()));
    let side = Role::Supplementary;
    let old = example("old", side, "2026-03-01", Some("2026-03-01"), once("2026-03-01"))
        .with_status(Status::Granted);
    let new = example("new", side, "2026-05-01", Some("2026-05-01"), once("2026-05-01")).changing("old");
    let main = granted("main", Role::Main, "2025-01-01", Some("2025-01-01"));
    let options = PreviewOptions::default();
    let shown = preview(&book(), &[main, old], &[new], parse("2026-01-01"), &options).unwrap();
    assert_eq!(show(&shown), ["main 2025-01-01 100.00 XXX-100-c-XXX", "new 2026-05-01 50.00 XXX-200-c-XXX"]);
    assert_eq!(shown.decision.all, Decimal::ZERO);
}

#[test]
fn the_main_activity_ends_the_supplementary_ones() {
    let (main, side) = (Role::Main, Role::Supplementary);
    let draft = |id, role, start, end| example(id, role, start, end, monthly(1));
    // A main activity that is granted ends those that are there, and those that are granted with it.
    let there = granted("there", side, "2026-01-01", None);
    let shorter = granted("shorter", side, "2026-01-01", Some("2026-02-28"));
    let drafts =
        [draft("main", main, "2026-01-01", Some("2026-06-30")), draft("with", side, "2026-02-01", None)];
    assert_eq!(
        periods(&[there, shorter], &drafts),
        [
            "there 2026-01-01/2026-06-30",
            "shorter 2026-01-01/2026-02-28",
            "main 2026-01-01/2026-06-30",
            "with 2026-02-01/2026-06-30"
        ]
    );
    // A supplementary one by itself ends with the last main activity that is granted.
    let mains = [
        granted("one", main, "2025-01-01", Some("2026-01-31")),
        granted("two", main, "2026-02-01", Some("2026-05-31")).changing("one"),
    ];
    assert_eq!(periods(&mains, &[draft("side", side, "2026-02-01", None)])[2], "side 2026-02-01/2026-05-31");
    let open = [granted("one", main, "2025-01-01", None)];
    assert_eq!(periods(&open, &[draft("side", side, "2026-02-01", None)])[1], "side 2026-02-01/..");
    // It cannot start after that.
    assert_eq!(
        refusals(&mains, &[draft("side", side, "2026-06-01", None)]),
        ["/drafts/0/period/start supplementary-after-main"]
    );
    let late = granted("late", side, "2026-07-01", None);
    assert_eq!(refusals(&[late], &drafts[..1]), ["/existing/0/period/start supplementary-after-main"]);
}

#[test]
fn a_supplementary_draft_belongs_to_the_main_draft_beside_it_in_whatever_order_they_come() {
    let main = example("main", Role::Main, "2026-01-01", Some("2026-06-30"), monthly(1));
    let side = example("side", Role::Supplementary, "2026-02-01", None, monthly(1));
    let ended = ["main 2026-01-01/2026-06-30", "side 2026-02-01/2026-06-30"];
    assert_eq!(periods(&[], &[main.clone(), side.clone()]), ended);
    assert_eq!(periods(&[], &[side.clone(), main.clone()]), [ended[1], ended[0]]);
    // Not to the one that is there already.
    let old = granted("old", Role::Main, "2026-01-01", None);
    assert_eq!(periods(from_ref(&old), &[side, main])[1..], [ended[1], ended[0]]);
}

#[test]
fn activities_refer_to_each_other_without_knots() {
    let main = Role::Main;
    let old = granted("old", main, "2025-01-01", None);
    let change = |id: &str, of: &str| example(id, main, "2026-02-01", None, monthly(1)).changing(of);
    let expected = change("expected", "old").with_status(Status::Expected);
    assert_eq!(
        refusals(&[old.clone(), expected], &[change("new", "old")]),
        ["/drafts/0/modifies already-changed"]
    );
    assert_eq!(refusals(from_ref(&old), from_ref(&old)), ["/drafts/0/id duplicate-activity"]);
    let faults = preview(
        &book(),
        from_ref(&old),
        &[change("new", "odl")],
        parse("2026-01-01"),
        &PreviewOptions::default(),
    )
    .unwrap_err();
    assert_eq!(faults.iter().next().unwrap().suggestion(), Some("old"));
    assert_eq!(refusals(&[], &[change("a", "a")]), ["/drafts/0/modifies changes-in-circle"]);
    let ring = [change("a", "c"), change("b", "a"), change("c", "b"), change("d", "c")];
    let told = refusals(&[], &ring);
    assert_eq!(told.iter().filter(|fault| fault.ends_with("changes-in-circle")).count(), 4, "{told:?}");
    // An existing draft gives way to the draft that is asked about.
    let edited = example("x", main, "2026-02-01", None, monthly(1));
    assert_eq!(periods(from_ref(&edited), from_ref(&edited)), ["x 2026-02-01/.."]);
}

#[test]
fn what_is_paid_counts_as_paid() {
    let old = granted("old", Role::Main, "2025-11-01", Some("2026-04-30"));
    let mut ledger = Ledger::default();
    ledger.sync(&old, parse("2025-11-01"), Horizon::default(), &Prices::default()).unwrap();
    for (day, on, amount) in [("2025-12-01", "2026-01-02", 90), ("2026-03-01", "2026-02-27", 95)] {
        let account = Some(Account { string: "frozen".into(), alias: None });
        ledger
            .pay(
                Status::Granted,
                parse(day),
                Paid {
                    date: parse(on),
                    amount: amount.into(),
                    account: account.map(Into::into),
                    corrected: false,
                },
            )
            .unwrap();
    }
    let options =
        PreviewOptions { ledgers: [("old".to_owned(), ledger)].into(), ..PreviewOptions::default() };
    // Even though the change starts earlier than what is paid ahead.
    let new = example("new", Role::Main, "2026-02-15", None, monthly(10)).changing("old");
    let shown = preview(&book(), &[old], &[new], parse("2026-02-10"), &options).unwrap();
    assert_eq!(
        show(&shown)[..5],
        [
            "old 2025-11-01 100.00 XXX-100-c-XXX",
            "old 2025-12-01 100.00 frozen",
            "old 2026-01-01 100.00 XXX-100-c-XXX",
            "old 2026-02-01 100.00 XXX-100-c-XXX",
            "old 2026-03-01 100.00 frozen",
        ]
    );
    assert_eq!(
        (shown.granted.last_year, shown.granted.this_year),
        // March is paid at another price: what it is too much is claimed.
        (100.into(), (90 + 100 + 100 + 95 + 9 * 10 - 90).into())
    );
}

fn monthly(amount: i64) -> PaymentPlan {
    PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(amount.into()))
}

fn show(preview: &Preview) -> Vec<String> {
    preview
        .payments
        .iter()
        .map(|p| format!("{} {} {} {}", p.activity, p.date, p.amount, p.account.string))
        .collect()
}

#[test]
fn a_preview_shows_what_a_change_of_a_granted_activity_costs() {
    let old = Activity {
        status: Status::Granted,
        ..example("old", Role::Main, "2026-01-01", Some("2026-04-30"), monthly(100))
    };
    let side = Activity {
        status: Status::Granted,
        plan: monthly(7).to(Recipient::cash("0285891234", "N")),
        ..example("side", Role::Supplementary, "2026-02-01", None, monthly(7))
    };
    let new = Activity {
        modifies: Some("old".into()),
        ..example("new", Role::Main, "2026-03-15", Some("2026-05-31"), monthly(150))
    };
    let shown =
        preview(&book(), &[old, side], &[new], parse("2026-02-10"), &PreviewOptions::default()).unwrap();
    assert_eq!(
        show(&shown),
        [
            "old 2026-01-01 100.00 XXX-100-c-XXX",
            "old 2026-02-01 100.00 XXX-100-c-XXX",
            "side 2026-02-01 7.00 60-200-c-7",
            "old 2026-03-01 100.00 XXX-100-c-XXX",
            "side 2026-03-01 7.00 60-200-c-7",
            "side 2026-04-01 7.00 60-200-c-7",
            "new 2026-04-01 150.00 XXX-100-c-XXX",
            "side 2026-05-01 7.00 60-200-c-7",
            "new 2026-05-01 150.00 XXX-100-c-XXX",
        ]
    );
    assert_eq!(shown.payments[0].account.alias.as_deref(), Some("A1"));
    let figures = |costs: &bevilling::plan::Costs| {
        (costs.this_year.to_string(), costs.next_year.to_string(), costs.full_year.unwrap().to_string())
    };
    assert_eq!(figures(&shown.granted), ("628.00".into(), "0.00".into(), "1884.00".into()));
    // The side activity ran through next year before, the old one to April: 200 - 7 × (7 + 12).
    assert_eq!(figures(&shown.decision), ("151.00".into(), "-84.00".into(), "600.00".into()));
    assert_eq!(shown.months.len(), shown.granted.by_month.len());
    assert_eq!(shown.decision.by_month[12 + 3], Decimal::from(50));
    assert!(!serde_json::to_string(&shown).unwrap().contains("0285891234"));
}

#[test]
fn expected_changes_are_shown_apart() {
    let old = Activity {
        status: Status::Granted,
        ..example("old", Role::Main, "2026-01-01", Some("2026-12-31"), monthly(100))
    };
    let foreseen = Activity {
        status: Status::Expected,
        modifies: Some("old".into()),
        ..example("foreseen", Role::Main, "2026-06-15", Some("2026-12-31"), monthly(300))
    };
    let shown =
        preview(&book(), &[old, foreseen], &[], parse("2026-02-10"), &PreviewOptions::default()).unwrap();
    assert_eq!((shown.granted.this_year, shown.expected.this_year), (1200.into(), (600 + 1800).into()));
    assert_eq!((shown.granted.full_year, shown.expected.full_year), (Some(1200.into()), Some(3600.into())));
    assert_eq!(shown.payments.iter().filter(|p| p.replaced).count(), 6);
    assert!(
        shown
            .payments
            .iter()
            .filter(|p| p.layer == Layer::Expected)
            .all(|p| p.date >= parse("2026-07-01") && !p.replaced)
    );
    assert_eq!(shown.decision.all, Decimal::ZERO);
}

#[test]
fn all_faults_of_all_drafts_are_told_together() {
    let rate = |name: &str| PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(Decimal::ONE, name));
    let drafts = [
        example("a", Role::Main, "2026-01-01", None, rate("r")),
        Activity {
            provider: Some("q".into()),
            ..example("b", Role::Supplementary, "2026-01-01", None, monthly(1))
        },
        example("c", Role::Supplementary, "2026-01-02", Some("2026-01-31"), rate("x")),
        example("d", Role::Supplementary, "2026-01-01", None, rate("x")),
        Activity {
            modifies: Some("aa".into()),
            ..example("e", Role::Supplementary, "2026-03-01", None, monthly(1))
        },
    ];
    let told = |drafts: &[Activity]| -> Vec<String> {
        let faults =
            preview(&book(), &[], drafts, parse("2026-02-10"), &PreviewOptions::default()).unwrap_err();
        faults.iter().map(|fault| format!("{} {}", fault.path(), fault.code())).collect()
    };
    assert_eq!(
        told(&drafts[..4]),
        [
            "/drafts/2/period/start monthly-gives-no-payments",
            "/drafts/0/plan/schedule/price/rate rate-not-in-force",
            "/drafts/1/provider unknown-provider",
            "/drafts/3/plan/schedule/price/rate unknown-rate",
        ]
    );
    assert_eq!(told(&drafts[4..]), ["/drafts/0/modifies unknown-activity"]);
}

#[test]
fn what_is_beyond_the_last_rate_is_labelled() {
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(Decimal::TWO, "r"));
    let draft = Activity { provider: Some("p".into()), ..example("a", Role::Main, "2026-06-01", None, plan) };
    let policy = Extrapolation::Indexed { percent: "2.5".parse().unwrap() };
    let options = PreviewOptions { extrapolation: policy, ..PreviewOptions::default() };
    let shown = preview(&book(), &[], &[draft], parse("2026-02-10"), &options).unwrap();
    let on = |date: &str| {
        shown
            .payments
            .iter()
            .find(|p| p.date == parse(date))
            .map(|p| (p.amount.to_string(), p.basis))
            .unwrap()
    };
    assert_eq!(on("2026-06-01"), ("20.00".into(), Basis::Known));
    assert_eq!(on("2026-12-01"), ("16.00".into(), Basis::Known));
    assert_eq!(
        on("2027-01-01"),
        ("16.40".into(), Basis::Extrapolated { last_known: parse("2026-12-31"), policy })
    );
    assert_eq!(shown.payments.last().unwrap().date, parse("2027-12-01"));
}
