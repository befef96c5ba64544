//! The marks of events: each kind has its own colour and shape.

use plotters::style::RGBColor;
use rustc_hash::FxHashSet;

use super::canvas::{GRANTED, INK, PAPER, Pen};
use super::scale::Scale;
use crate::case::{Event, EventBody};

/// Vermilion and green of Okabe and Ito.
const CHANGED: RGBColor = RGBColor(0xD5, 0x5E, 0x00);
const RECALCULATED: RGBColor = RGBColor(0x00, 0x9E, 0x73);
/// Reddish purple and sky blue of the same.
const SETTLED: RGBColor = RGBColor(0xCC, 0x79, 0xA7);
const INVOICE: RGBColor = RGBColor(0x56, 0xB4, 0xE9);
const CASE: RGBColor = RGBColor(0x77, 0x77, 0x77);

/// The height of a row of marks. Simultaneous events are placed in rows below each other.
const ROW: i32 = 12;
/// The rows of marks.
const ROWS: i32 = 3;
/// The height of all the marks.
pub(super) const HEIGHT: i32 = ROW * ROWS;

/// The kind of mark of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Mark {
    Granted,
    Changed,
    Recalculated,
    Settled,
    Invoice,
    Facts,
    Case,
    /// A payment that was found overpaid.
    Overpaid,
    /// A payment with a later back-payment.
    BackPaid,
    /// A cash payment that was due and is not paid.
    Late,
}

impl Mark {
    /// The mark of an event; none for expected activities, and for single payments, which are many.
    pub(super) const fn of(body: &EventBody) -> Option<Self> {
        match body {
            EventBody::Granted { .. } => Some(Self::Granted),
            EventBody::Extended { .. }
            | EventBody::Shortened { .. }
            | EventBody::Stopped { .. }
            | EventBody::Corrected { .. }
            | EventBody::Annulled { .. }
            | EventBody::Paused { .. }
            | EventBody::Resumed { .. } => Some(Self::Changed),
            EventBody::Recalculated { .. } => Some(Self::Recalculated),
            EventBody::Settled { .. } => Some(Self::Settled),
            EventBody::InvoiceRegistered { .. } => Some(Self::Invoice),
            EventBody::FactsSet { .. } => Some(Self::Facts),
            EventBody::Opened { .. }
            | EventBody::Imported { .. }
            | EventBody::Closed { .. }
            | EventBody::Reopened { .. } => Some(Self::Case),
            EventBody::AppropriationSet { .. }
            | EventBody::Drafted { .. }
            | EventBody::Expected { .. }
            | EventBody::Amended { .. }
            | EventBody::Removed { .. }
            | EventBody::Renewed { .. }
            | EventBody::PaymentEntered { .. }
            | EventBody::Paid { .. }
            | EventBody::PaymentCorrected { .. }
            | EventBody::AdjustmentPaid { .. }
            | EventBody::AdjustmentCorrected { .. }
            | EventBody::IncomeSet { .. }
            | EventBody::IncomeRemoved { .. }
            | EventBody::IncomeClaimed { .. }
            | EventBody::IncomeReceived { .. }
            | EventBody::IncomeCorrected { .. }
            | EventBody::Annotated { .. } => None,
        }
    }

    /// The message with its name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Granted => "timeline.event-granted",
            Self::Changed => "timeline.event-changed",
            Self::Recalculated => "timeline.event-recalculated",
            Self::Settled => "timeline.event-settled",
            Self::Invoice => "timeline.event-invoice",
            Self::Facts => "timeline.event-facts",
            Self::Case => "timeline.event-case",
            Self::Overpaid => "timeline.overpaid",
            Self::BackPaid => "timeline.back-paid",
            Self::Late => "timeline.late",
        }
    }

    /// The mark of a payment that was adjusted by this amount.
    pub(super) fn of_adjusted(difference: rust_decimal::Decimal) -> Self {
        if difference.is_sign_negative() { Self::Overpaid } else { Self::BackPaid }
    }

    /// Draws the mark around a point: a disc, a triangle, a square, a triangle the other way, a cross, a diamond, a
    /// bar, a ring.
    pub(super) fn draw(self, pen: &mut Pen<'_>, (x, y): (i32, i32)) {
        let at = |across: i32, along: i32| (x.saturating_add(across), y.saturating_add(along));
        match self {
            Self::Granted => pen.disc((x, y), 5, GRANTED),
            Self::Changed => pen.shape(&[at(-5, -4), at(5, -4), at(0, 5)], CHANGED),
            Self::Recalculated => pen.shape(&[at(-4, -4), at(4, -4), at(4, 4), at(-4, 4)], RECALCULATED),
            Self::Settled => pen.shape(&[at(-5, 4), at(5, 4), at(0, -5)], SETTLED),
            Self::Invoice => {
                let (arm, half) = (5, 2);
                let corners = [
                    at(-half, -arm),
                    at(half, -arm),
                    at(half, -half),
                    at(arm, -half),
                    at(arm, half),
                    at(half, half),
                    at(half, arm),
                    at(-half, arm),
                    at(-half, half),
                    at(-arm, half),
                    at(-arm, -half),
                    at(-half, -half),
                ];
                pen.shape(&corners, INVOICE);
            }
            Self::Facts => pen.shape(&[at(0, -5), at(5, 0), at(0, 5), at(-5, 0)], INK),
            // On bars: lighter than their background.
            Self::Overpaid => {
                pen.shape(&[at(-6, -5), at(6, -5), at(0, 6)], PAPER);
                pen.shape(&[at(-4, -4), at(4, -4), at(0, 4)], CHANGED);
            }
            Self::BackPaid => {
                pen.shape(&[at(-6, 5), at(6, 5), at(0, -6)], PAPER);
                pen.shape(&[at(-4, 4), at(4, 4), at(0, -4)], RECALCULATED);
            }
            Self::Late => {
                pen.disc((x, y), 6, PAPER);
                pen.disc((x, y), 5, CHANGED);
                pen.disc((x, y), 2, PAPER);
            }
            Self::Case => pen.shape(&[at(-2, -5), at(2, -5), at(2, 5), at(-2, 5)], CASE),
        }
    }
}

/// Draws the marks of events from `top` on, in several rows if they are close.
pub(super) fn draw(pen: &mut Pen<'_>, events: &[Event], scale: Scale, top: i32) {
    let mut seen = FxHashSet::default();
    let mut free = [i32::MIN; 3];
    let marks = events.iter().filter_map(|event| Some((event, Mark::of(&event.body)?)));
    for (event, mark) in marks.filter(|(event, _)| (scale.first..scale.end).contains(&event.on)) {
        // They stay inside the drawing.
        let x = scale.x(event.on).clamp(scale.left.saturating_add(5), scale.right.saturating_sub(5));
        if !seen.insert((mark, x)) {
            continue;
        }
        // If all rows are taken, marks overlap in the last one.
        let place = free.iter().position(|free| *free <= x).unwrap_or(free.len().saturating_sub(1));
        if let Some(free) = free.get_mut(place) {
            *free = x.saturating_add(12);
        }
        let row = i32::try_from(place).unwrap_or(0).saturating_mul(ROW);
        mark.draw(pen, (x, top.saturating_add(row).saturating_add(ROW / 2)));
    }
}
