//! The words of a form, and what they stand for.

use super::{Method, Proration};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum PaymentType {
    OneTime,
    Running,
    Individual,
}

#[derive(Clone, Copy)]
pub(super) enum PriceKind {
    Fixed,
    PerUnit,
    Rate,
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
pub(super) const PRORATIONS: [(&str, Proration); 5] = [
    ("none", Proration::None),
    ("calendar_days", Proration::CalendarDays),
    ("thirtieths", Proration::Thirtieths),
    ("working_days", Proration::WorkingDays),
    ("per_day", Proration::PerDay),
];
pub(super) const PRICE_KINDS: [(&str, PriceKind); 3] =
    [("fixed", PriceKind::Fixed), ("per_unit", PriceKind::PerUnit), ("rate", PriceKind::Rate)];

pub(super) fn word_of<T: Copy + PartialEq>(words: &[(&str, T)], value: T) -> String {
    words.iter().find(|(_, other)| *other == value).map_or_else(String::new, |(word, _)| (*word).to_owned())
}
