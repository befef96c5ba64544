//! The drawings of a case, read back.

use chrono::Days;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::Size;
use super::canvas::{EXPECTED, EXPECTED_GROUND, GRANTED, PAID};
use super::tests::{Rect, read};
use crate::case::{
    ApprovalRequest, Case, CaseOverview, CaseState, Command, CommandContext, Grant, HouseholdOverview,
    Income, IncomeKind,
};
use crate::dates::{Date, DayOfMonth, Frequency, Period};
use crate::plan::{Activity, Price, Schedule};
use crate::text::example::{case, empty_case, on};
use crate::title::Language;

fn overview() -> CaseOverview {
    case().overview(on("2026-06-15")).unwrap()
}

#[test]
fn the_layers_of_an_overview_add_up_to_what_is_expected() {
    let overview = overview();
    let layers = overview.layers();
    let sums: Vec<Decimal> = layers.iter().map(|layers| layers.iter().copied().sum()).collect();
    assert_eq!(sums, overview.expected.by_month);
    let of = |layer: usize| layers.iter().map(|layers| layers[layer]).sum::<Decimal>();
    assert_eq!(of(0), Decimal::from(9_900));
    assert!(!of(1).is_zero() && !of(2).is_zero());
}

#[test]
fn bars_are_as_high_as_their_amounts_and_stand_on_each_other() {
    let overview = overview();
    let drawing = read(&overview.to_svg(Language::Da, Size::new(1_200, 900)));
    let layers = overview.layers();
    let highest = overview.expected.by_month.iter().max().unwrap();
    let pixels = [PAID, GRANTED, EXPECTED].map(|colour| drawing.bars(colour));
    let all = || pixels.iter().flatten();
    let tallest = all().map(|bar| bar.y + bar.height).max().unwrap() - all().map(|bar| bar.y).min().unwrap();
    for (layer, bars) in pixels.iter().enumerate() {
        let amounts: Vec<_> = layers.iter().map(|month| month[layer]).filter(|one| !one.is_zero()).collect();
        assert_eq!(bars.len(), amounts.len());
        for (bar, amount) in bars.iter().zip(amounts) {
            let off = Decimal::from(bar.height) - Decimal::from(tallest) * amount / highest;
            assert!(off.abs() <= Decimal::TWO, "{bar:?} {amount} {off}");
        }
    }
    let [paid, granted, _] = &pixels;
    assert_eq!((paid[0].x, paid[0].y), (granted[0].x, granted[0].y + granted[0].height));
    assert!(
        drawing.texts[1].starts_with("Betalt: 9.900,00 kr.; Bevilget, ikke betalt: "),
        "{}",
        drawing.texts[1]
    );
}

#[test]
fn a_household_is_drawn_as_its_cases_together() {
    let one = case();
    let state = CaseState { id: "27.24.36-G01-7-21".into(), ..one.state().clone() };
    let other = Case::from_state(one.book(), state).unwrap();
    let household = HouseholdOverview::new([&one, &other], on("2026-06-15")).unwrap();
    let layers = household.layers();
    let sums: Vec<Decimal> = layers.iter().map(|layers| layers.iter().copied().sum()).collect();
    assert_eq!(sums, household.expected.by_month);
    let drawing = read(&household.to_svg(Language::En, Size::default()));
    assert!(drawing.texts[0].starts_with("Cost of the household by month 2025–2027"), "{:?}", drawing.texts);
    let bars = read(&overview().to_svg(Language::En, Size::default())).bars(PAID).len();
    assert_eq!(drawing.bars(PAID).len(), bars);
    let nobody = HouseholdOverview::new([], on("2026-06-15")).unwrap();
    assert!(nobody.to_svg(Language::Da, Size::default()).starts_with("<svg "));
}

#[test]
fn an_empty_case_is_drawn() {
    let case = empty_case();
    let today = on("2026-06-15");
    let costs = read(&case.overview(today).unwrap().to_svg(Language::Da, Size::default()));
    assert!(costs.has("Ingen betalinger i perioden"));
    let life = read(&case.timeline(today, Language::Da, Size::default()));
    assert!(life.has("Ingen aktiviteter") && life.has("Indsatstrappe") && life.has("trin 3"));
    // Not even opened.
    let blank = Case::new(case.book(), "7");
    assert!(read(&blank.timeline(today, Language::En, Size::default())).has("No activities"));
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let draw = || {
        let case = case();
        let today = on("2026-06-15");
        [Language::Da, Language::En].map(|lang| {
            case.timeline(today, lang, Size::default())
                + &case.overview(today).unwrap().to_svg(lang, Size::default())
        })
    };
    assert_eq!(draw(), draw());
}

#[test]
fn a_bar_is_as_long_as_its_activity_runs() {
    let case = case();
    let drawing = read(&case.timeline(on("2026-06-15"), Language::Da, Size::new(1_400, 600)));
    let granted = drawing.bars(GRANTED);
    // help, talks and less; help until the day before less begins.
    assert_eq!(granted.len(), 3);
    let [help, talks, less] = [&granted[0], &granted[1], &granted[2]];
    assert_eq!((help.x, help.x + help.width), (talks.x, less.x));
    // 151 days, 273 days.
    let ratio = Decimal::from(talks.width) / Decimal::from(help.width);
    assert!((ratio - Decimal::from(273) / Decimal::from(151)).abs() < Decimal::new(2, 2), "{ratio}");
    assert_eq!(drawing.bars(EXPECTED_GROUND).len(), 2);
    // What was cut is a frame from the end of its bar on.
    let frames: Vec<&Rect> = drawing.rects.iter().filter(|rect| rect.fill == "none").collect();
    assert!(frames.iter().any(|frame| frame.x == help.x + help.width && frame.y > help.y));
    assert!(frames.iter().any(|frame| frame.x == talks.x + talks.width && frame.y > talks.y));
    for text in
        ["Indsatstrappe", "Skaleringstrappe", "Hændelser", "trin 4", "i dag", "+ Transport", "2026", "jun."]
    {
        assert!(drawing.has(text), "{text} {:?}", drawing.texts);
    }
    assert!(drawing.texts[1].contains("+ Transport: Forventet, 1. september 2026 til 28. februar 2027"));
    assert_eq!(drawing.role.as_deref(), Some("img"));
}

#[test]
fn what_happened_is_marked_and_payments_are_not() {
    let case = case();
    let drawing = read(&case.timeline(on("2026-06-15"), Language::En, Size::new(1_400, 600)));
    // Two grants, and a ring of three discs for each payment in cash that is late; a sample of both in the legend.
    let late = case.late_on(on("2026-06-15")).count();
    assert!(late > 0);
    assert_eq!(drawing.discs.len(), 3 + 3 * (late + 1));
    // Four corners: five days of facts, two of them one; the opening; a sample of each. Three: a stop.
    let of = |corners: usize| drawing.shapes.iter().filter(|shape| shape.len() == corners).count();
    assert_eq!((of(3), of(4)), (2, 3 + 1 + 2));
    assert_eq!(drawing.paths.iter().filter(|path| path.len() == 6).count(), 1);
    for text in ["Grant", "Changed or stopped", "New facts", "Opened or closed"] {
        assert!(drawing.has(text), "{text}");
    }
    assert!(!drawing.has("Recalculated"));
}

#[test]
fn what_takes_the_place_of_an_activity_leaves_a_frame() {
    let mut case = case();
    let before = read(&case.timeline(on("2026-06-15"), Language::En, Size::default())).bars(GRANTED).len();
    let more = case.state().activity("more").unwrap().activity.clone();
    let plan = more.plan.clone().with_id("p-rather");
    let rather = Activity { id: "rather".into(), plan, modifies: Some("more".into()), ..more };
    let grant = |id: &str| {
        let approval = ApprovalRequest::new("section_leader", "A. Leader").and("S. Second");
        Command::Grant(Grant {
            appropriation: "1".into(),
            activities: vec![id.into()],
            approval,
            ..Grant::default()
        })
    };
    let draft = Command::Draft { appropriation: "1".into(), activity: Box::new(rather) };
    let facts = [("effort_step".to_owned(), Some(3.into()))].into();
    let step = Command::SetFacts { from: on("2026-05-05"), facts };
    for command in
        [step, grant("more"), draft, grant("rather"), Command::Recalculate { reason: "test".into() }]
    {
        case.execute(&command, &CommandContext::new(on("2026-05-05"), "K. Caseworker")).unwrap();
    }
    assert_eq!(case.state().activity("more").unwrap().replaced_by.as_deref(), Some("rather"));
    let drawing = read(&case.timeline(on("2026-06-15"), Language::En, Size::default()));
    // The change that has taken its place is one more; what it has replaced is a frame.
    assert_eq!(drawing.bars(GRANTED).len(), before + 1);
    assert!(drawing.texts[1].contains("Cut short or replaced"));
}

#[test]
fn with_little_room_it_is_told_how_many_more_there_are() {
    let mut case = case();
    let one = case.state().activity("transport").unwrap().activity.clone();
    for number in 0..20 {
        let mut activity = one.clone().with_id(format!("t{number}"));
        activity.plan.id = format!("p-t{number}");
        let command = Command::Draft { appropriation: "1".into(), activity: Box::new(activity) };
        case.execute(&command, &CommandContext::new(on("2026-06-01"), "K. Caseworker")).unwrap();
    }
    let drawing = read(&case.timeline(on("2026-06-15"), Language::En, Size::default()));
    assert!(drawing.texts.iter().any(|text| text.starts_with("… and 1") && text.ends_with(" more")));
    assert!(drawing.has("Draft"));
    let drawing = read(&case.timeline(on("2026-06-15"), Language::En, Size::new(900, 900)));
    assert!(!drawing.texts.iter().any(|text| text.starts_with('…')));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_life_is_drawn_within_its_bounds_whatever_day_it_is(
        days in 0_u64..20_000, width in any::<u16>(), height in any::<u16>(),
    ) {
        let size = Size::new(u32::from(width), u32::from(height));
        let case = case();
        for today in [Date::MIN, Date::MAX, on("2000-01-01") + Days::new(days)] {
            read(&case.timeline(today, Language::Da, size));
        }
    }
}

/// Income is a mark in its month, never a bar below zero.
#[test]
fn income_is_marked_in_its_month() {
    let mut case = case();
    let frequency = Frequency::Monthly { day: DayOfMonth::FIRST };
    let schedule = Schedule::running(frequency, Price::fixed(Decimal::from(1_250)));
    let period = Period::open(on("2026-05-01"));
    let income = Income::new("i", IncomeKind::ParentsPayment, "1", period, schedule);
    let before = case.overview(on("2026-06-15")).unwrap().to_svg(Language::Da, Size::default());
    assert!(!before.contains("Indtægter"));
    case.execute(
        &Command::SetIncome { income: Box::new(income) },
        &CommandContext::new(on("2026-06-01"), "K"),
    )
    .unwrap();
    let overview = case.overview(on("2026-06-15")).unwrap();
    let after = overview.to_svg(Language::Da, Size::default());
    let total = overview.income.as_ref().unwrap().expected.by_month.iter().sum::<Decimal>();
    assert!(after.contains("Indtægter") && total > Decimal::ZERO);
    let bars = |svg: &str| [PAID, GRANTED, EXPECTED].map(|colour| read(svg).bars(colour).len());
    assert_eq!(bars(&after), bars(&before));
    if let Some(file) = std::env::var_os("DRAW") {
        std::fs::write(file, after).unwrap();
    }
}
