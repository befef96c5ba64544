//! The words of a form and their meaning.

use crate::plan::Method;
use crate::rulebook::Unit;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum PaymentType {
    OneTime,
    Running,
    Individual,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum PriceKind {
    Fixed,
    PerUnit,
    Rate,
    Agreed,
}

#[derive(Clone, Copy)]
pub(super) enum FrequencyWord {
    Daily,
    Weekly,
    EveryTwoWeeks,
    Monthly,
    EveryWeeks,
    EveryMonths,
}

#[derive(Clone, Copy)]
pub(super) enum RecipientKind {
    Internal,
    Person,
    Company,
}

pub(super) const METHODS: [(&str, Method); 4] = [
    ("internal", Method::Internal),
    ("cash", Method::Cash),
    ("payroll", Method::Payroll),
    ("invoice", Method::Invoice),
];
pub(super) const RECIPIENTS: [(&str, RecipientKind); 3] = [
    ("internal", RecipientKind::Internal),
    ("person", RecipientKind::Person),
    ("company", RecipientKind::Company),
];
pub(super) const PAYMENT_TYPES: [(&str, PaymentType); 3] = [
    ("one_time", PaymentType::OneTime),
    ("running", PaymentType::Running),
    ("individual", PaymentType::Individual),
];
pub(super) const FREQUENCIES: [(&str, FrequencyWord); 6] = [
    ("daily", FrequencyWord::Daily),
    ("weekly", FrequencyWord::Weekly),
    ("every_two_weeks", FrequencyWord::EveryTwoWeeks),
    ("monthly", FrequencyWord::Monthly),
    ("every_weeks", FrequencyWord::EveryWeeks),
    ("every_months", FrequencyWord::EveryMonths),
];
pub(super) const PRICE_KINDS: [(&str, PriceKind); 4] = [
    ("fixed", PriceKind::Fixed),
    ("per_unit", PriceKind::PerUnit),
    ("rate", PriceKind::Rate),
    ("agreed", PriceKind::Agreed),
];
pub(super) const UNITS: [(&str, Unit); 6] = [
    ("hour", Unit::Hour),
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("year", Unit::Year),
    ("each", Unit::Each),
];

pub(super) fn word_of<T: Copy + PartialEq>(words: &[(&str, T)], value: T) -> String {
    words.iter().find(|(_, other)| *other == value).map_or_else(String::new, |(word, _)| (*word).to_owned())
}
