//! What is drawn, read back from the drawing.

use plotters::style::RGBColor;
use proptest::prelude::*;
use quick_xml::events::Event;
use rust_decimal::Decimal;

use super::Size;
use super::bars::{Chart, Column, Layer};
use super::canvas::{EXPECTED, GRANTED};
use crate::text::example;
use crate::title::Language;

/// A rectangle of a drawing: its colour and place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rect {
    pub(super) fill: String,
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

/// What a drawing consists of.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) rects: Vec<Rect>,
    pub(super) texts: Vec<String>,
    pub(super) lines: Vec<(i64, i64)>,
    pub(super) role: Option<String>,
    /// The middles of discs.
    pub(super) discs: Vec<(i64, i64)>,
    /// The points of polygons and of paths.
    pub(super) shapes: Vec<Vec<(i64, i64)>>,
    pub(super) paths: Vec<Vec<(i64, i64)>>,
}

/// Reads a drawing; it is well-formed, and nothing in it lies outside.
pub(super) fn read(svg: &str) -> Drawing {
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut drawing, mut open, mut size) = (Drawing::default(), Vec::new(), (0, 0));
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = String::from_utf8(tag.name().as_ref().to_vec()).unwrap();
                let get = |name: &str| {
                    let found = tag.try_get_attribute(name).unwrap();
                    found.map(|found| found.unescape_value().unwrap().into_owned())
                };
                let number = |name: &str| get(name).unwrap().parse::<i64>().unwrap();
                match name.as_str() {
                    "svg" => {
                        drawing.role = get("role");
                        size = (number("width"), number("height"));
                    }
                    "rect" => {
                        let fill = get("fill").unwrap();
                        let rect = Rect {
                            fill,
                            x: number("x"),
                            y: number("y"),
                            width: number("width"),
                            height: number("height"),
                        };
                        assert!(rect.width > 0 && rect.height > 0, "{rect:?}");
                        assert!(rect.x >= 0 && rect.x + rect.width <= size.0, "{rect:?}");
                        assert!(rect.y >= 0 && rect.y + rect.height <= size.1, "{rect:?}");
                        drawing.rects.push(rect);
                    }
                    "circle" => drawing.discs.push((number("cx"), number("cy"))),
                    "polygon" => drawing.shapes.push(points(&get("points").unwrap(), size)),
                    "polyline" => drawing.paths.push(points(&get("points").unwrap(), size)),
                    "line" => drawing.lines.push((number("y1"), number("y2"))),
                    _ => {}
                }
                if matches!(event, Event::Start(_)) {
                    open.push(name);
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) => {
                let text = text.decode().unwrap().trim().to_owned();
                if !text.is_empty() {
                    drawing.texts.push(text);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    assert_eq!((size.0 > 0, size.1 > 0), (true, true));
    drawing
}

/// The points of a polygon or a path; none lies outside.
fn points(text: &str, size: (i64, i64)) -> Vec<(i64, i64)> {
    let point = |text: &str| {
        let (x, y) = text.split_once(',').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    let points: Vec<(i64, i64)> = text.split_whitespace().map(point).collect();
    assert!(points.iter().all(|(x, y)| (0..=size.0).contains(x) && (0..=size.1).contains(y)), "{points:?}");
    points
}

impl Drawing {
    /// The bars of a colour, the sample of the legend left out.
    pub(super) fn bars(&self, RGBColor(red, green, blue): RGBColor) -> Vec<Rect> {
        let fill = format!("#{red:02X}{green:02X}{blue:02X}");
        let mut of_colour = self.rects.iter().filter(|rect| rect.fill == fill);
        assert_eq!(of_colour.next().map(|sample| (sample.width, sample.height)), Some((12, 12)));
        of_colour.cloned().collect()
    }

    pub(super) fn has(&self, text: &str) -> bool {
        self.texts.iter().any(|found| found == text)
    }
}

fn chart(amounts: &[(i64, i64)]) -> Chart {
    let columns = amounts.iter().enumerate().map(|(place, (granted, expected))| Column {
        label: format!("{}.", place % 12 + 1),
        group: (2025 + place / 12).to_string(),
        place: place % 12,
        amounts: vec![Decimal::new(*granted, 2), Decimal::new(*expected, 2)],
        mark: None,
    });
    let layers = [(GRANTED, "chart.granted"), (EXPECTED, "chart.expected")];
    Chart {
        title: "Title <&> \"quoted\"".to_owned(),
        layers: layers.map(|(colour, id)| Layer::new(colour, id, Language::En)).into(),
        columns: columns.collect(),
        marks: "chart.before",
        lang: Language::En,
    }
}

#[test]
fn a_drawing_is_an_image_with_a_title() {
    let (_, preview) = example::preview();
    let svg = preview.to_svg(Language::Da, Size::default());
    let drawing = read(&svg);
    assert_eq!(drawing.role.as_deref(), Some("img"));
    assert_eq!(drawing.texts[0], "Udgift pr. måned 2025–2027");
    assert!(drawing.texts[1].starts_with("Bevilget: ") && drawing.texts[1].contains("; Forventet: "));
    assert!(drawing.has("kr.") && drawing.has("10.000") && drawing.has("2026") && drawing.has("jan."));
    assert!(svg.contains("sans-serif") && !svg.contains("http://") || svg.matches("http://").count() == 1);
    let english = read(&preview.to_svg(Language::En, Size::default()));
    assert!(english.has("DKK") && english.has("10,000") && english.has("Jan"));
}

#[test]
fn the_same_preview_gives_the_same_bytes() {
    let [one, other] = [example::preview(), example::preview()].map(|(_, preview)| {
        preview.to_svg(Language::Da, Size::default()) + &preview.to_svg_by_year(Language::En, Size::default())
    });
    assert_eq!(one, other);
}

#[test]
fn there_is_a_bar_for_every_month_with_money_and_its_height_is_the_amount() {
    let (_, preview) = example::preview();
    let drawing = read(&preview.to_svg(Language::Da, Size::new(1_200, 900)));
    for (colour, of) in [(GRANTED, 0), (EXPECTED, 1)] {
        let amounts = preview.layers().into_iter().map(|layer| [layer.granted, layer.expected][of]);
        let amounts: Vec<_> = amounts.filter(|amount| !amount.is_zero()).collect();
        let bars = drawing.bars(colour);
        assert_eq!(bars.len(), amounts.len());
        let highest = amounts.iter().max().unwrap();
        let height = Decimal::from(bars.iter().map(|bar| bar.height).max().unwrap());
        for (bar, amount) in bars.iter().zip(&amounts) {
            let off = Decimal::from(bar.height) - height * amount / highest;
            assert!(off.abs() <= Decimal::TWO, "{bar:?} {amount}");
        }
    }
}

#[test]
fn one_month_and_three_years_are_drawn_alike() {
    for months in [1, 36] {
        let preview = example::preview_of("99999999999.50", months);
        let drawing = read(&preview.to_svg(Language::Da, Size::default()));
        let (granted, expected) = (drawing.bars(GRANTED), drawing.bars(EXPECTED));
        assert_eq!((granted.len(), expected.len()), (months as usize, months as usize));
        assert!(drawing.has("mia. kr.") && drawing.has("200"));
    }
}

#[test]
fn expected_stands_on_granted() {
    let drawing = read(&chart(&[(10_000, 5_000), (0, 5_000)]).svg(Size::default()));
    let (granted, expected) = (drawing.bars(GRANTED), drawing.bars(EXPECTED));
    assert_eq!((granted.len(), expected.len()), (1, 2));
    assert_eq!((granted[0].x, granted[0].y), (expected[0].x, expected[0].y + expected[0].height));
    assert!((granted[0].height - 2 * expected[0].height).abs() <= 2);
    assert_eq!(expected[1].y + expected[1].height, granted[0].y + granted[0].height);
}

#[test]
fn a_mark_tells_what_was_granted_before_a_change() {
    let (_, preview) = example::preview();
    let svg = preview.to_svg(Language::En, Size::default());
    let drawing = read(&svg);
    let marks = drawing.rects.iter().filter(|rect| rect.fill == "#222222" && rect.height == 2).count();
    let replaced = preview.layers().iter().filter(|month| month.all != month.granted).count();
    assert_eq!((marks - 1, replaced), (10, 10));
    assert!(drawing.texts[1].contains("Before changes: DKK 648,213.25"), "{}", drawing.texts[1]);
    assert!(!example::empty_preview().1.to_svg(Language::En, Size::default()).contains("Before"));
}

#[test]
fn what_is_below_zero_hangs_below_the_axis() {
    let drawing = read(&chart(&[(-10_000, -5_000), (-10_000, 5_000), (10_000, 0)]).svg(Size::default()));
    let (granted, expected) = (drawing.bars(GRANTED), drawing.bars(EXPECTED));
    let zero = granted[2].y + granted[2].height;
    assert_eq!((granted[0].y, granted[1].y), (zero, zero));
    assert_eq!(expected[0].y, granted[0].y + granted[0].height);
    assert_eq!(expected[1].y + expected[1].height, zero);
    assert!(drawing.has("-100") && drawing.has("0") && drawing.has("100"));
}

#[test]
fn nothing_to_show_is_said() {
    let (_, preview) = example::empty_preview();
    for svg in
        [preview.to_svg(Language::Da, Size::default()), preview.to_svg_by_year(Language::Da, Size::default())]
    {
        let drawing = read(&svg);
        assert!(drawing.has("Ingen betalinger i perioden"));
        assert!(drawing.bars(GRANTED).is_empty() && drawing.bars(EXPECTED).is_empty());
    }
    assert!(read(&chart(&[]).svg(Size::default())).has("No payments in the period"));
}

#[test]
fn the_smallest_amount_is_seen_beside_the_largest() {
    let most = 99_999_999_999_999_999;
    let drawing = read(&chart(&[(most, 0), (1, 0), (-1, 0), (0, 1)]).svg(Size::default()));
    assert_eq!(drawing.bars(GRANTED).iter().skip(1).map(|bar| bar.height).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(drawing.bars(EXPECTED)[0].height, 1);
    assert!(drawing.has("DKK billion") && drawing.has("1,000,000"));
    assert!(read(&chart(&[(2_000_000_000, 0)]).svg(Size::default())).has("DKK million"));
}

#[test]
fn as_many_labels_as_there_is_room_for() {
    let months = vec![(100, 0); 36];
    let labels = |width| {
        let drawing = read(&chart(&months).svg(Size::new(width, 400)));
        drawing.texts.iter().filter(|text| text.ends_with('.') && text.len() < 4).count()
    };
    assert_eq!([320, 600, 900, 1_600].map(labels), [6, 12, 18, 36]);
}

#[test]
fn a_year_has_one_column() {
    let (_, preview) = example::preview();
    let drawing = read(&preview.to_svg_by_year(Language::En, Size::default()));
    assert_eq!((drawing.bars(GRANTED).len(), drawing.bars(EXPECTED).len()), (3, 2));
    assert!(drawing.has("2025") && drawing.has("2026") && drawing.has("2027"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn anything_is_drawn_within_its_bounds(
        amounts in proptest::collection::vec((any::<i64>(), any::<i64>()), 0..80),
        width in any::<u16>(), height in any::<u16>(),
    ) {
        let svg = chart(&amounts).svg(Size::new(u32::from(width), u32::from(height)));
        let drawing = read(&svg);
        let granted = amounts.iter().filter(|amount| amount.0 != 0).count();
        prop_assert_eq!(drawing.bars(GRANTED).len(), granted);
    }
}
