//! Reads the fields of a form and records the faults of each.

use rust_decimal::Decimal;

use crate::dates::{self, Date};
use crate::fault::{Fault, Faults, nearest};
use crate::money::{self, MoneyFault};
use crate::plan::PlanFault;
use crate::plan::schedule::individual_payment;

/// The content of a field.
#[derive(Clone, Copy)]
pub(super) enum Found<T> {
    /// Nothing, or blanks.
    Absent,
    /// An invalid value; its fault is recorded already.
    Wrong,
    /// This.
    Known(T),
}

impl<T: Copy> Found<T> {
    pub(super) const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub(super) const fn is_wrong(&self) -> bool {
        matches!(self, Self::Wrong)
    }

    pub(super) const fn known(&self) -> Option<T> {
        match self {
            Self::Known(value) => Some(*value),
            Self::Absent | Self::Wrong => None,
        }
    }
}

/// Reads fields and collects their faults.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) faults: Faults<PlanFault>,
}

impl Reader {
    /// Records that a field is wrong.
    pub(super) fn found(&mut self, field: &str, kind: PlanFault) {
        self.faults.push(Fault::new(kind).nest(field));
    }

    /// Records that a field is wrong, if it is present.
    pub(super) fn note(&mut self, field: &str, kind: Option<PlanFault>) {
        if let Some(kind) = kind {
            self.found(field, kind);
        }
    }

    /// Records that a field has the wrong type.
    pub(super) fn invalid(&mut self, field: &str, text: &str, expected: &str) {
        self.found(field, field_invalid(field, text, expected));
    }

    /// Records `kind` if a field is required and `absent`.
    pub(super) fn need(&mut self, field: &str, absent: bool, kind: PlanFault) {
        if absent {
            self.found(field, kind);
        }
    }

    /// Records that a field must not be present, if it is.
    pub(super) fn forbid<T>(&mut self, field: &str, value: Option<T>, kind: impl FnOnce(T) -> PlanFault) {
        if let Some(value) = value {
            self.found(field, kind(value));
        }
    }

    /// One of the listed words.
    pub(super) fn word<T: Copy>(&mut self, field: &str, text: Option<&str>, words: &[(&str, T)]) -> Found<T> {
        let Some(text) = given(text) else { return Found::Absent };
        if let Some((_, value)) = words.iter().find(|(word, _)| *word == text) {
            return Found::Known(*value);
        }
        let known: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
        let expected = format!("one of {}", known.join(", "));
        let suggestion = nearest(text, words.iter().map(|(word, _)| *word));
        self.faults.push(Fault::new(field_invalid(field, text, &expected)).suggest(suggestion).nest(field));
        Found::Wrong
    }

    /// A date.
    pub(super) fn date(&mut self, field: &str, text: Option<&str>) -> Found<Date> {
        self.parsed(field, text, "a date such as `2026-01-31`", |text| dates::parse(text).ok())
    }

    /// Kroner, of one payment or of one unit.
    pub(super) fn amount(&mut self, field: &str, text: Option<&str>) -> Found<Decimal> {
        self.kroner(field, text, |amount| Ok(money::payment(amount)?))
    }

    /// Kroner of a payment that is entered by hand.
    pub(super) fn individual(&mut self, field: &str, text: Option<&str>) -> Found<Decimal> {
        self.kroner(field, text, |amount| individual_payment(amount).map(|()| amount))
    }

    fn kroner(
        &mut self,
        field: &str,
        text: Option<&str>,
        rule: impl FnOnce(Decimal) -> Result<Decimal, PlanFault>,
    ) -> Found<Decimal> {
        let Some(text) = given(text) else { return Found::Absent };
        let kind = match money::parse(text) {
            Ok(amount) => match rule(amount) {
                Ok(amount) => return Found::Known(amount),
                Err(kind) => kind,
            },
            Err(MoneyFault::NotAnAmount { .. }) => field_invalid(field, text, "an amount such as `1234.50`"),
            Err(kind) => kind.into(),
        };
        self.found(field, kind);
        Found::Wrong
    }

    /// A number of units, not below 0.
    pub(super) fn units(&mut self, field: &str, text: Option<&str>) -> Found<Decimal> {
        self.parsed(field, text, "a number such as `12.5`, not below 0", |text| {
            money::parse(text).ok().filter(|units| !units.is_sign_negative())
        })
    }

    fn parsed<T>(
        &mut self,
        field: &str,
        text: Option<&str>,
        expected: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Found<T> {
        let Some(text) = given(text) else { return Found::Absent };
        parse(text).map_or_else(
            || {
                self.invalid(field, text, expected);
                Found::Wrong
            },
            Found::Known,
        )
    }
}

fn field_invalid(field: &str, text: &str, expected: &str) -> PlanFault {
    PlanFault::FieldInvalid { field: field.to_owned(), text: text.to_owned(), expected: expected.to_owned() }
}

/// The text of a field, unless it is blank.
pub(super) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
