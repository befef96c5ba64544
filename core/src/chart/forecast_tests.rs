//! Pictures of forecasts, read back.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::Size;
use super::tests::read;
use super::waterfall::{Step, Waterfall};
use crate::dates::{Month, parse};
use crate::forecast::{Budget, BudgetFollowUp, BudgetLine, FollowUpOptions, Forecast, ForecastLayer, Months};
use crate::title::{Language, LocalizedText};

/// Sections with made-up figures of some hundred million kroner a year, paid until October.
pub(super) fn forecast() -> Forecast {
    let groups: [[&str; 1]; 0] = [];
    let mut forecast = Forecast::zero(Months::of_years(2026, 2027).unwrap(), ["section"], groups).unwrap();
    let sections =
        ["BL-46", "BL-32-1-2", "BL-32-1-6", "BL-86", "BL-32-1-3", "BL-114-1-1", "BL-90-112", "SEL-52-3-7"];
    for (place, month) in forecast.months().iter().enumerate() {
        for (rank, section) in (1..).zip(sections) {
            let place = i64::try_from(place).unwrap();
            let oere =
                1_200_000_000 / (rank * rank) + place * 3_000_000 * (4 - rank) + (place % 4) * 9_000_000;
            let layer = if place < 10 { ForecastLayer::Paid } else { ForecastLayer::Granted };
            forecast.add(&[section], layer, month, oere).unwrap();
            if place > 9 && rank < 4 {
                forecast
                    .add(&[section], ForecastLayer::Expected, month, oere / 9 + place * 1_000_000)
                    .unwrap();
            }
            if place > 11 && rank == 1 {
                forecast.add(&[section], ForecastLayer::Statistical, month, oere / 20).unwrap();
            }
        }
    }
    forecast.add(&["BL-114-1-1"], ForecastLayer::Paid, Month::new(2026, 3).unwrap(), -130_000_000).unwrap();
    forecast
}

pub(super) fn follow_up() -> BudgetFollowUp {
    let million = |amount: i64| Decimal::from(amount * 1_000_000);
    let line = |id: &str, amount| BudgetLine::new(id, million(amount));
    let lines = vec![
        line("situations", 148)
            .with_labels("section", ["BL-46", "SEL*"])
            .titled(LocalizedText::new("Anbringelser", "Placements"))
            .adjusted(parse("2026-05-04").unwrap(), million(4), ""),
        line("measures", 66)
            .with_labels("section", ["BL-32*"])
            .titled(LocalizedText::new("Støttende indsatser", "Supportive measures")),
        line("other", 12).with_labels("section", ["BL-86", "BL-90*"]),
    ];
    let options = FollowUpOptions::on(parse("2026-10-31").unwrap());
    Budget { year: 2026, lines }.follow_up(&forecast(), &options).unwrap()
}

pub(super) fn waterfall(lang: Language) -> Waterfall {
    let change = |name: &str, oere| Step::Change(name.into(), Decimal::new(oere, 2));
    let steps = vec![
        Step::Figure("Forecast of September".into(), Decimal::new(29_812_345_678, 2)),
        change("Expected dropped", -91_000_000),
        change("Ended or shortened", -321_000_050),
        change("Extended", 210_000_000),
        change("Price of the provider", 45_000_000),
        change("New grants", 612_345_678),
        change("Paid otherwise than planned", -1_234_567),
        Step::Figure("Forecast of October".into(), Decimal::new(30_266_456_739, 2)),
    ];
    Waterfall { title: "Why the forecast moved".into(), steps, lang }
}

#[test]
fn every_picture_is_sound_in_every_size() {
    let (forecast, found) = (forecast(), follow_up());
    for size in [Size::default(), Size::new(320, 200), Size::new(1080, 420), Size::new(2_000, 900)] {
        for lang in [Language::Da, Language::En] {
            for svg in [
                forecast.to_svg(lang, size),
                forecast.to_svg_heat("section", None, lang, size).unwrap(),
                found.to_svg(lang, size),
                found.to_svg_cumulative(lang, size),
                waterfall(lang).svg(size),
            ] {
                assert_eq!(read(&svg).role.as_deref(), Some("img"));
            }
        }
    }
}

#[test]
fn nothing_is_drawn_as_nothing() {
    let groups: [[&str; 1]; 0] = [];
    let nothing = Forecast::zero(Months::of_year(2026).unwrap(), ["section"], groups).unwrap();
    for svg in [
        nothing.to_svg(Language::En, Size::default()),
        nothing.to_svg_heat("section", None, Language::En, Size::default()).unwrap(),
    ] {
        assert!(read(&svg).texts.contains(&"No payments in the period".to_owned()));
    }
    let empty = Budget { year: 2026, lines: vec![] };
    let found = empty.follow_up(&nothing, &FollowUpOptions::on(parse("2026-10-31").unwrap())).unwrap();
    read(&found.to_svg_cumulative(Language::En, Size::default()));
    assert!(nothing.to_svg_heat("sectoin", None, Language::En, Size::default()).is_err());
}

proptest! {
    #[test]
    fn whatever_the_figures_nothing_is_drawn_outside(
        oere in proptest::collection::vec(prop_oneof![-1_000_000..1_000_000_i64, -(1_i64 << 55)..1_i64 << 55], 1..12),
        changes in proptest::collection::vec(any::<i64>(), 0..12), from in any::<i64>(),
    ) {
        let groups: [[&str; 1]; 0] = [];
        let mut forecast = Forecast::zero(Months::of_year(2026).unwrap(), ["section"], groups).unwrap();
        for ((place, oere), month) in oere.iter().enumerate().zip(forecast.months().iter()) {
            forecast.add(&[["a", "b"][place % 2]], ForecastLayer::ALL[place % 4], month, *oere).unwrap();
        }
        let budget = Budget { year: 2026, lines: vec![BudgetLine::new("x", Decimal::new(oere[0], 2))] };
        let found = budget.follow_up(&forecast, &FollowUpOptions::on(parse("2026-10-31").unwrap())).unwrap();
        let mut steps = vec![Step::Figure("from".into(), Decimal::new(from, 2))];
        steps.extend(changes.iter().map(|oere| Step::Change("change".into(), Decimal::new(*oere, 2))));
        for svg in [
            forecast.to_svg(Language::Da, Size::default()),
            forecast.to_svg_heat("section", None, Language::Da, Size::default()).unwrap(),
            found.to_svg(Language::Da, Size::default()),
            found.to_svg_cumulative(Language::Da, Size::default()),
            Waterfall { title: String::new(), steps, lang: Language::Da }.svg(Size::default()),
        ] {
            read(&svg);
        }
    }
}

/// For looking at the pictures: `BEVILLING_PICTURES=DIR cargo test -p bevilling --all-features pictures_to_look_at`.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("BEVILLING_PICTURES") else { return };
    let folder = std::path::PathBuf::from(folder);
    let (forecast, found) = (forecast(), follow_up());
    let write = |name: &str, svg: String| std::fs::write(folder.join(name), svg).unwrap();
    for (lang, name) in [(Language::Da, "da"), (Language::En, "en")] {
        let (wide, small) = (Size::new(1080, 420), Size::new(480, 300));
        write(&format!("months-{name}.svg"), forecast.to_svg(lang, wide));
        write(
            &format!("heat-{name}.svg"),
            forecast.to_svg_heat("section", Some(&crate::text::example::book()), lang, wide).unwrap(),
        );
        write(&format!("budget-{name}.svg"), found.to_svg(lang, wide));
        write(&format!("cumulative-{name}.svg"), found.to_svg_cumulative(lang, wide));
        write(&format!("waterfall-{name}.svg"), waterfall(lang).svg(wide));
        write(
            &format!("cumulative-small-{name}.svg"),
            found.lines[1].to_svg_cumulative(found.on, lang, small),
        );
        write(&format!("budget-small-{name}.svg"), found.lines[1].to_svg(lang, small));
        write(&format!("waterfall-small-{name}.svg"), waterfall(lang).svg(small));
        write(&format!("heat-small-{name}.svg"), forecast.to_svg_heat("section", None, lang, small).unwrap());
    }
}
