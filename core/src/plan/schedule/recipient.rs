//! The recipient and the payment method.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::dates::Date;
use crate::plan::PlanFault;
use crate::privacy;

/// The recipient. The type allows only the methods that the recipient can use.
///
/// ```
/// use bevilling::plan::{Method, Recipient};
/// let citizen = Recipient::cash("0285891234", "A. Citizen");
/// assert_eq!(citizen.method(), Method::Cash);
/// assert!(!format!("{citizen:?}").contains("0285891234"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Recipient {
    /// A part of the municipality, settled internally.
    Internal {
        /// Its name.
        #[serde(default)]
        name: String,
    },
    /// A person, paid in cash or through payroll.
    Person {
        /// CPR number, or another id that the host uses.
        id: PersonId,
        /// Name.
        #[serde(default)]
        name: String,
        /// Cash or payroll.
        method: PersonMethod,
    },
    /// A company that sends invoices. Without a number it is the provider of the activity.
    Company {
        /// CVR number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cvr: Option<Cvr>,
        /// Name.
        #[serde(default)]
        name: String,
    },
}

/// How a person is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PersonMethod {
    /// Paid out by the finance system (kontant).
    Cash,
    /// Paid through the payroll system (SD-løn).
    Payroll,
}

/// How a recipient is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Method {
    /// Settled within the municipality.
    Internal,
    /// Paid out by the finance system (kontant).
    Cash,
    /// Paid through the payroll system (SD-løn).
    Payroll,
    /// Paid when an invoice comes.
    Invoice,
}

impl Recipient {
    /// A person paid in cash.
    pub fn cash(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Person { id: PersonId::new(id), name: name.into(), method: PersonMethod::Cash }
    }

    /// A person paid through payroll.
    pub fn payroll(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Person { id: PersonId::new(id), name: name.into(), method: PersonMethod::Payroll }
    }

    /// A part of the municipality.
    pub fn internal(name: impl Into<String>) -> Self {
        Self::Internal { name: name.into() }
    }

    /// A company.
    pub fn company(cvr: Cvr, name: impl Into<String>) -> Self {
        Self::Company { cvr: Some(cvr), name: name.into() }
    }

    /// The provider of the activity, by invoice.
    #[must_use]
    pub const fn provider() -> Self {
        Self::Company { cvr: None, name: String::new() }
    }

    /// How the recipient is paid.
    #[must_use]
    pub const fn method(&self) -> Method {
        match self {
            Self::Internal { .. } => Method::Internal,
            Self::Person { method: PersonMethod::Cash, .. } => Method::Cash,
            Self::Person { method: PersonMethod::Payroll, .. } => Method::Payroll,
            Self::Company { .. } => Method::Invoice,
        }
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Internal { name } | Self::Person { name, .. } | Self::Company { name, .. } => name,
        }
    }

    /// A warning about the recipient. It refuses nothing.
    #[must_use]
    pub fn warning(&self) -> Option<PlanFault> {
        match self {
            Self::Person { id, .. } => id.warning(),
            Self::Internal { .. } | Self::Company { .. } => None,
        }
    }
}

impl Default for Recipient {
    /// The provider of the activity.
    fn default() -> Self {
        Self::provider()
    }
}

impl Method {
    /// The word of this method in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Cash => "cash",
            Self::Payroll => "payroll",
            Self::Invoice => "invoice",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The id of a person, usually a CPR number.
///
/// `Debug` and `Display` are redacted, so the number never reaches a log line or an error message. JSON contains the
/// number, because hosts store plans and pay by them: do not write plans as JSON to logs.
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(from = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct PersonId(String);

impl Serialize for PersonId {
    /// A text in JSON. Its type name lets `Debug` of containing types mask it.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(privacy::PERSON, &self.0)
    }
}

impl From<String> for PersonId {
    fn from(id: String) -> Self {
        Self::new(id)
    }
}

impl From<PersonId> for String {
    fn from(id: PersonId) -> Self {
        id.0
    }
}

impl PersonId {
    /// A person's number; surrounding blanks and a hyphen after the sixth digit are removed.
    pub fn new(id: impl Into<String>) -> Self {
        let id: String = id.into();
        let id = id.trim();
        match id.split_once('-') {
            Some((date, serial)) if date.len() == 6 && serial.len() == 4 => Self(format!("{date}{serial}")),
            _ => Self(id.to_owned()),
        }
    }

    /// The number itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// A warning about the number. It may be a replacement number, so it is not refused.
    #[must_use]
    pub fn warning(&self) -> Option<PlanFault> {
        if self.0.len() != 10 || !self.0.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(PlanFault::PersonNumberNotTenDigits {});
        }
        let possible = self.0.get(..6).is_some_and(can_be_a_date);
        (!possible).then_some(PlanFault::PersonNumberDateImpossible {})
    }
}

/// Whether six digits `ddmmyy` are a date. The seventh digit determines the century, which matters only for 29
/// February of 1900 and 2000, so both are accepted.
fn can_be_a_date(ddmmyy: &str) -> bool {
    ["19", "20"].into_iter().any(|century| {
        let (dates, year) = ddmmyy.split_at_checked(4).unwrap_or_default();
        Date::parse_from_str(&format!("{dates}{century}{year}"), "%d%m%Y").is_ok()
    })
}

impl fmt::Debug for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonId(redacted)")
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(redacted)")
    }
}

/// A company's number (CVR): eight digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(with = "String"))]
pub struct Cvr(String);

impl Cvr {
    /// The number; surrounding blanks are removed.
    ///
    /// # Errors
    /// `company-number-invalid` unless the text has eight digits. The fault does not repeat the text, because it may
    /// be a person's number in the wrong field.
    pub fn parse(text: &str) -> Result<Self, PlanFault> {
        let text = text.trim();
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(PlanFault::CompanyNumberInvalid { characters: text.chars().count() })
        }
    }

    /// The eight digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Cvr {
    type Error = PlanFault;

    fn try_from(text: String) -> Result<Self, PlanFault> {
        Self::parse(&text)
    }
}

impl From<Cvr> for String {
    fn from(cvr: Cvr) -> Self {
        cvr.0
    }
}

impl fmt::Display for Cvr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

crate::privacy::debug_by_json!(Recipient, Cvr);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::ErrorCode;

    #[test]
    fn a_persons_number_is_never_shown_but_kept() {
        let recipient = Recipient::cash(" 028589-1234 ", "N");
        assert_eq!(format!("{recipient:?}").matches("1234").count(), 0);
        let Recipient::Person { id, .. } = &recipient else { panic!("not a person") };
        assert_eq!((id.to_string().as_str(), id.reveal()), ("(redacted)", "0285891234"));
        let json = serde_json::to_string(&recipient).unwrap();
        assert_eq!(json, r#"{"kind":"person","id":"0285891234","name":"N","method":"cash"}"#);
        assert_eq!(serde_json::from_str::<Recipient>(&json).unwrap(), recipient);
    }

    #[test]
    fn an_impossible_date_is_a_warning() {
        for (id, code) in [
            ("0285891234", Some("person-number-date-impossible")),
            ("6101010000", Some("person-number-date-impossible")),
            ("610101000", Some("person-number-not-ten-digits")),
            ("٦١٠١٠", Some("person-number-not-ten-digits")),
        ] {
            assert_eq!(PersonId::new(id).warning().map(|fault| fault.code()), code, "{id}");
        }
        for (date, possible) in
            [("010101", true), ("290200", true), ("290201", false), ("311198", false), ("000000", false)]
        {
            assert_eq!(can_be_a_date(date), possible, "{date}");
        }
    }

    #[test]
    fn what_cannot_be_paid_cannot_be_written() {
        for bad in [
            r#"{"kind":"person","id":"1","method":"invoice"}"#,
            r#"{"kind":"company","cvr":"1234567"}"#,
            r#"{"kind":"company","method":"cash"}"#,
            r#"{"kind":"pet"}"#,
        ] {
            assert!(serde_json::from_str::<Recipient>(bad).is_err(), "{bad}");
        }
        assert_eq!(Cvr::parse("12345678\n").unwrap().as_str(), "12345678");
        assert!(!Cvr::parse("0285891234").unwrap_err().to_string().contains("0285891234"));
    }
}
