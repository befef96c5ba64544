//! The money axis: round ticks, and amounts as pixels. Amounts stay exact decimals until they become pixels.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The most intervals between ticks.
const MOST_INTERVALS: u32 = 6;

/// The upper end of the axis if there is nothing to show, in kroner.
const NOTHING: Decimal = Decimal::ONE_THOUSAND;

/// A vertical axis of kroner on pixels that count downwards.
#[derive(Debug, Clone)]
pub(super) struct Axis {
    low: Decimal,
    high: Decimal,
    step: Decimal,
    top: i32,
    bottom: i32,
}

impl Axis {
    /// An axis that shows 0, `low` and `high`, between the pixels `top` and `bottom`.
    pub(super) fn new(low: Decimal, high: Decimal, top: i32, bottom: i32) -> Self {
        let (low, high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
        // If there is nothing to show, an axis is drawn anyway.
        let high = if low == high { NOTHING } else { high };
        let step = step(high.saturating_sub(low));
        let outwards = |amount: Decimal| {
            let steps = amount.checked_div(step).unwrap_or_default();
            let steps = if amount.is_sign_negative() { steps.floor() } else { steps.ceil() };
            // No round number lies beyond the largest amounts.
            steps.checked_mul(step).unwrap_or(amount)
        };
        let (low, high) = (outwards(low), outwards(high));
        Self { low, high, step, top, bottom }
    }

    /// An axis from about `low` to about `high`, with or without 0.
    pub(super) fn around(low: Decimal, high: Decimal, top: i32, bottom: i32) -> Self {
        let step = step(high.saturating_sub(low));
        let steps = |amount: Decimal| amount.checked_div(step).unwrap_or_default();
        let round = |steps: Decimal, amount| steps.checked_mul(step).unwrap_or(amount);
        let (low, high) = (round(steps(low).floor(), low), round(steps(high).ceil(), high));
        let high = if low == high { low.saturating_add(step) } else { high };
        Self { low, high, step, top, bottom }
    }

    /// The pixels of the upper and the lower end.
    pub(super) const fn ends(&self) -> (i32, i32) {
        (self.top, self.bottom)
    }

    /// The round amounts to mark, lowest first.
    pub(super) fn ticks(&self) -> Vec<Decimal> {
        let mut ticks = vec![self.low];
        // The limit is two intervals higher, because an end that is not round is left out.
        for _ in 0..MOST_INTERVALS + 2 {
            let next = ticks.last().and_then(|last| last.checked_add(self.step));
            match next.filter(|next| *next <= self.high) {
                Some(next) => ticks.push(next),
                None => break,
            }
        }
        ticks
    }

    /// The largest amount on the axis, whatever its sign.
    pub(super) fn largest(&self) -> Decimal {
        self.high.max(self.low.abs())
    }

    /// The pixel of an amount; an amount beyond the axis is drawn at its end.
    pub(super) fn pixel(&self, amount: Decimal) -> i32 {
        let height = Decimal::from(self.bottom.saturating_sub(self.top));
        let share = amount
            .checked_sub(self.low)
            .zip(self.high.checked_sub(self.low))
            .and_then(|(part, whole)| part.checked_div(whole))
            .unwrap_or_default()
            .clamp(Decimal::ZERO, Decimal::ONE);
        let above = share.checked_mul(height).unwrap_or_default().round().to_i32().unwrap_or_default();
        self.bottom.saturating_sub(above)
    }
}

/// 1, 2 or 5 times a power of ten, such that at most [`MOST_INTERVALS`] of it cover `range`; at least a krone.
fn step(range: Decimal) -> Decimal {
    let wanted = range.checked_div(Decimal::from(MOST_INTERVALS)).unwrap_or_default();
    let mut power = Decimal::ONE;
    loop {
        for factor in [1_u32, 2, 5] {
            match power.checked_mul(Decimal::from(factor)) {
                Some(step) if step >= wanted => return step,
                Some(_) => {}
                None => return wanted,
            }
        }
        match power.checked_mul(Decimal::TEN) {
            Some(next) => power = next,
            None => return wanted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ticks(low: i64, high: i64) -> Vec<i64> {
        let axis = Axis::new(Decimal::from(low), Decimal::from(high), 0, 100);
        axis.ticks().into_iter().map(|tick| tick.to_i64().unwrap()).collect()
    }

    #[test]
    fn ticks_are_round_and_cover_everything() {
        assert_eq!(ticks(0, 47_000), [0, 10_000, 20_000, 30_000, 40_000, 50_000]);
        assert_eq!(ticks(0, 12), [0, 2, 4, 6, 8, 10, 12]);
        assert_eq!(ticks(-3_000, 9_000), [-4_000, -2_000, 0, 2_000, 4_000, 6_000, 8_000, 10_000]);
        assert_eq!(ticks(-10, -1), [-10, -8, -6, -4, -2, 0]);
        assert_eq!(ticks(0, 0), [0, 200, 400, 600, 800, 1_000]);
        assert!(!Axis::new(Decimal::MIN, Decimal::MAX, 0, 100).ticks().is_empty());
    }

    proptest! {
        #[test]
        fn pixels_are_in_order_and_in_bounds(low in any::<i64>(), high in any::<i64>(), one in any::<i64>(), two in any::<i64>()) {
            let [low, high, one, two] = [low, high, one, two].map(|oere| Decimal::new(oere, 2));
            let axis = Axis::new(low.min(high), low.max(high), 10, 310);
            prop_assert!((10..=310).contains(&axis.pixel(one)));
            prop_assert!(axis.pixel(one.min(two)) >= axis.pixel(one.max(two)));
            let ticks = axis.ticks();
            prop_assert!(ticks.len() >= 2 && ticks.len() <= 9);
            prop_assert!(ticks.contains(&Decimal::ZERO));
            prop_assert!(ticks.first().unwrap() <= &low && ticks.last().unwrap() >= &high || low > high);
            prop_assert_eq!(axis.pixel(ticks[0]), 310);
        }
    }
}
