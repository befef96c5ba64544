//! A heat map: the cost of each group in each month.

use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{FontStyle, RGBColor};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::canvas::{BODY, GRANTED, INK, PAPER, Pen, QUIET, WARM, cut, letters};
use super::frame::{Area, paper};
use super::size::Size;
use crate::dates::Month;
use crate::forecast::{Forecast, ForecastFault, ForecastLayer};
use crate::money;
use crate::rulebook::RuleBook;
use crate::text::forecast::dimension_name;
use crate::text::names::title_of;
use crate::text::{self, bundle::say};
use crate::title::Language;

/// The height of a row that can be read.
const ROW: i32 = 18;

/// Rows by name and months, before they are drawn.
struct Heat {
    title: String,
    rows: Vec<(String, Vec<i64>)>,
    months: Vec<Month>,
    lang: Language,
}

impl Forecast {
    /// The cost of the groups of a dimension in each month, as an SVG drawing: darker means more; amounts below 0
    /// have another colour. The largest groups come first; those without room share one row. With a rule book,
    /// sections, activity types and providers have their titles.
    ///
    /// # Errors
    /// `unknown-dimension`.
    ///
    /// ```
    /// use bevilling::{chart::Size, forecast::{Forecast, Months}, title::Language};
    /// let forecast = Forecast::zero(Months::of_year(2026)?, ["section"], [["BL-46"]])?;
    /// assert!(forecast.to_svg_heat("section", None, Language::Da, Size::default())?.starts_with("<svg "));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_svg_heat(
        &self,
        dimension: &str,
        book: Option<&RuleBook>,
        lang: Language,
        size: Size,
    ) -> Result<String, ForecastFault> {
        let by = self.regrouped(&[dimension])?;
        let mut rows: Vec<(String, Vec<i64>)> = by
            .groups()
            .map(|group| {
                let mut sums = vec![0_i64; by.months().len()];
                for months in ForecastLayer::ALL.into_iter().filter_map(|layer| by.oere(group, layer)) {
                    sums.iter_mut().zip(months).for_each(|(sum, oere)| *sum += oere);
                }
                let label = group.first().map_or("", String::as_str);
                (title_of(book, dimension, label, lang), sums)
            })
            .filter(|(_, months)| months.iter().any(|oere| *oere != 0))
            .collect();
        let weight = |months: &[i64]| months.iter().map(|oere| i128::from(*oere).abs()).sum::<i128>();
        rows.sort_by_key(|(_, months)| std::cmp::Reverse(weight(months)));
        let (_, height) = size.corner();
        let room = usize::try_from(height.saturating_sub(120) / ROW).unwrap_or(1).max(2);
        if rows.len() > room {
            let rest = rows.split_off(room.saturating_sub(1));
            let name = say(lang, "list.others", &[("count", rest.len().into())]);
            let sums = rest.iter().fold(vec![0_i64; by.months().len()], |mut sums, (_, months)| {
                sums.iter_mut().zip(months).for_each(|(sum, oere)| *sum += oere);
                sums
            });
            rows.push((name, sums));
        }
        let name = say(lang, "forecast-chart.heat", &[("dimension", dimension_name(dimension, lang).into())]);
        let heat = Heat { title: name, rows, months: by.months().iter().collect(), lang };
        let total = text::amount(self.total(), lang);
        let description =
            say(lang, "chart.total", &[("name", heat.title.as_str().into()), ("total", total.into())]);
        Ok(Pen::drawing(size, &heat.title, &description, |pen| heat.draw(pen, size)))
    }
}

impl Heat {
    fn draw(&self, pen: &mut Pen<'_>, size: Size) {
        paper(pen, &self.title, size);
        let (width, height) = size.corner();
        let longest = self.rows.iter().map(|(name, _)| letters(name)).max().unwrap_or_default();
        let left = longest.saturating_add(20).min(width / 3);
        let area = Area { left, right: width.saturating_sub(16), top: 78, bottom: height.saturating_sub(42) };
        if self.rows.is_empty() {
            let middle = (width / 2, height / 2);
            let empty = say(self.lang, "chart.empty", &[]);
            return pen.text(&empty, middle, BODY, FontStyle::Normal, QUIET, (HPos::Center, VPos::Center));
        }
        let all = || self.rows.iter().flat_map(|(_, months)| months.iter().map(|oere| i128::from(*oere)));
        let most = all().map(i128::abs).max().unwrap_or_default().max(1);
        let rows = self.rows.len();
        let (divisor, unit, decimals) = cell_unit(most);
        // A row is not higher than needed, so that a few rows stay together.
        let bottom =
            area.top.saturating_add(i32::try_from(rows).unwrap_or(1).saturating_mul(40)).min(area.bottom);
        let area = Area { bottom, ..area };
        let longest = all().filter_map(|oere| i64::try_from(oere).ok());
        let longest = longest.map(|oere| cell(oere, divisor, decimals, self.lang).chars().count()).max();
        let longest =
            i32::try_from(longest.unwrap_or_default()).unwrap_or(i32::MAX).saturating_mul(SMALL_LETTER);
        // All amounts are shown or none: with some missing, the others would look like 0.
        let with_amounts = longest < area.x(1, self.months.len()).saturating_sub(area.left);
        for (place, (name, months)) in self.rows.iter().enumerate() {
            let (top, bottom) = (area.y(place, rows), area.y(place.saturating_add(1), rows));
            let middle = top.saturating_add(bottom) / 2;
            pen.body(
                &cut(name, left.saturating_sub(16)),
                (left.saturating_sub(8), middle),
                (HPos::Right, VPos::Center),
            );
            for (at, oere) in months.iter().enumerate() {
                let (from, to) = (area.x(at, months.len()), area.x(at.saturating_add(1), months.len()));
                let share =
                    i128::from(*oere).abs().saturating_mul(1_000).checked_div(most).unwrap_or_default();
                let full = if *oere < 0 { WARM } else { GRANTED };
                // A gap of one pixel between cells.
                let (right, below) =
                    (to.saturating_sub(1).max(from.saturating_add(1)), bottom.saturating_sub(1));
                pen.rect((from, top), (right, below.max(top.saturating_add(1))), shade(full, share));
                let text = cell(*oere, divisor, decimals, self.lang);
                if *oere != 0 && with_amounts {
                    let colour = if share > 550 { PAPER } else { INK };
                    let at = (from.saturating_add(right) / 2, middle);
                    pen.text(&text, at, SMALL, FontStyle::Normal, colour, (HPos::Center, VPos::Center));
                }
            }
        }
        self.months(pen, area);
        self.scale(pen, most, unit, &|oere| cell(oere, divisor, decimals, self.lang));
    }

    fn months(&self, pen: &mut Pen<'_>, area: Area) {
        let count = self.months.len();
        let width = area.x(1, count).saturating_sub(area.left);
        let every = [1, 2, 3, 6].into_iter().find(|every| width.saturating_mul(*every) >= 36).unwrap_or(12);
        for (place, month) in self.months.iter().enumerate() {
            let (from, to) = (area.x(place, count), area.x(place.saturating_add(1), count));
            if month.month().saturating_sub(1) % every.unsigned_abs() == 0 {
                let label = say(self.lang, "short-month", &[("month", month.month().into())]);
                let at = (from.saturating_add(to) / 2, area.bottom.saturating_add(6));
                pen.body(&label, at, (HPos::Center, VPos::Top));
            }
            if place == 0 || month.month() == 1 {
                let at = (from, area.bottom.saturating_add(23));
                pen.text(&month.year().to_string(), at, BODY, FontStyle::Bold, INK, (HPos::Left, VPos::Top));
            }
        }
    }

    /// The scale of colours below the title.
    fn scale(&self, pen: &mut Pen<'_>, most: i128, unit: &str, told: &dyn Fn(i64) -> String) {
        let below = self.rows.iter().flat_map(|(_, months)| months).any(|oere| *oere < 0);
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let mut x = 12_i32;
        let ends = if below { [told(most.saturating_neg()), told(most)] } else { [told(0), told(most)] };
        let [low, high] = ends;
        pen.body(&low, (x, 54), (HPos::Left, VPos::Center));
        x = x.saturating_add(letters(&low)).saturating_add(8);
        let shares: Vec<i128> = if below { (-5..=5).collect() } else { (0..=10).collect() };
        for share in shares {
            let full = if share < 0 { WARM } else { GRANTED };
            let share = if below { share.abs().saturating_mul(200) } else { share.saturating_mul(100) };
            pen.rect((x, 48), (x.saturating_add(14), 60), shade(full, share));
            x = x.saturating_add(14);
        }
        let high = format!("{high} {}", say(self.lang, unit, &[]));
        pen.body(&high, (x.saturating_add(8), 54), (HPos::Left, VPos::Center));
    }
}

/// The size of the amounts in the cells.
const SMALL: f64 = 13.0;

/// The pixels of a letter of that size.
const SMALL_LETTER: i32 = 6;

/// The unit of cells up to so many øre: øre of one, its name, and decimals.
const fn cell_unit(most: i128) -> (i64, &'static str, u32) {
    const KRONE: i64 = 100;
    const MILLION: i64 = KRONE * 1_000_000;
    if most >= 10 * MILLION as i128 {
        (MILLION, "chart.millions", 1)
    } else if most >= 100_000 * KRONE as i128 {
        (1_000 * KRONE, "forecast-chart.thousands", 0)
    } else {
        (KRONE, "chart.kroner", 0)
    }
}

fn cell(oere: i64, divisor: i64, decimals: u32, lang: Language) -> String {
    let amount = money::from_oere(oere).checked_div(money::from_oere(divisor)).unwrap_or_default();
    let mut shown =
        amount.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    shown.rescale(decimals);
    text::number(if shown.is_zero() { Decimal::ZERO } else { shown }, lang)
}

/// A colour at a fraction in thousandths between paper and full; an amount other than 0 is visible.
fn shade(full: RGBColor, thousandths: i128) -> RGBColor {
    let share = if thousandths == 0 { 0 } else { thousandths.clamp(60, 1_000) };
    let mix = |paper: u8, full: u8| {
        let (paper, full) = (i128::from(paper), i128::from(full));
        (paper + (full - paper) * share / 1_000).to_u8().unwrap_or(u8::MAX)
    };
    let (RGBColor(r, g, b), RGBColor(to_r, to_g, to_b)) = (NOTHING, full);
    RGBColor(mix(r, to_r), mix(g, to_g), mix(b, to_b))
}

/// The colour of 0: not quite paper, so that the cell is visible.
const NOTHING: RGBColor = RGBColor(0xF5, 0xF5, 0xF5);
