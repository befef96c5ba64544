//! The rule book.

use bevilling::decide::Facts;
use bevilling::rulebook::{self, Role, RuleBookDocument, Unit};
use napi::bindgen_prelude::Result;
use napi_derive::napi;

use crate::decide::Situation;
use crate::fault::refused;
use crate::input::{json, read};

/// A checked rule book.
#[napi]
pub struct RuleBook {
    pub(crate) inner: rulebook::RuleBook,
}

impl From<rulebook::RuleBook> for RuleBook {
    fn from(inner: rulebook::RuleBook) -> Self {
        Self { inner }
    }
}

/// What of a rule book is asked for by its id.
#[napi(string_enum = "snake_case")]
#[derive(Debug)]
pub enum Part {
    /// A law.
    Law,
    /// A dimension.
    Dimension,
    /// An effort.
    Effort,
    /// A section.
    Section,
    /// A category.
    Category,
    /// An activity type.
    ActivityType,
    /// A provider.
    Provider,
    /// A rate.
    Rate,
    /// An approval level.
    ApprovalLevel,
}

#[napi]
impl RuleBook {
    /// Reads one JSON text.
    #[napi(factory)]
    pub fn from_json(text: String) -> Result<Self> {
        rulebook::RuleBook::from_json(&text).map(Self::from).map_err(|faults| refused(&faults))
    }

    /// Reads a file or a folder.
    #[napi(factory)]
    pub fn load(path: String) -> Result<Self> {
        rulebook::RuleBook::load(path).map(Self::from).map_err(|faults| refused(&faults))
    }

    /// Checks a document.
    #[napi(factory)]
    pub fn from_document(document: String) -> Result<Self> {
        let document: RuleBookDocument = read(&document)?;
        rulebook::RuleBook::from_document(document).map(Self::from).map_err(|faults| refused(&faults))
    }

    /// Its name.
    #[napi(getter)]
    pub fn id(&self) -> &str {
        self.inner.id()
    }

    /// Its version.
    #[napi(getter)]
    pub fn version(&self) -> &str {
        self.inner.version()
    }

    /// The rule book as it was written.
    #[napi]
    pub fn document(&self) -> Result<String> {
        json(self.inner.document())
    }

    /// A part of it; none where there is none of that id.
    #[napi]
    pub fn part(&self, part: Part, id: String) -> Result<Option<String>> {
        let (book, id) = (&self.inner, id.as_str());
        match part {
            Part::Law => book.law(id).map(json).transpose(),
            Part::Dimension => book.dimension(id).map(json).transpose(),
            Part::Effort => book.effort(id).map(json).transpose(),
            Part::Section => book.section(id).map(json).transpose(),
            Part::Category => book.category(id).map(json).transpose(),
            Part::ActivityType => book.activity_type(id).map(json).transpose(),
            Part::Provider => book.provider(id).map(json).transpose(),
            Part::Rate => book.rate(id).map(json).transpose(),
            Part::ApprovalLevel => book.approval_level(id).map(json).transpose(),
        }
    }

    /// The ids of the sections, activity types or providers, by their numbers.
    #[napi]
    pub fn ids(&self, part: Part) -> Vec<String> {
        let document = self.inner.document();
        match part {
            Part::Section => document.sections.iter().map(|one| one.id.clone()).collect(),
            Part::ActivityType => document.activity_types.iter().map(|one| one.id.clone()).collect(),
            Part::Provider => document.providers.iter().map(|one| one.id.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// The offers of an activity type under a section in a role.
    #[napi]
    pub fn offers(&self, section: String, activity_type: String, role: String) -> Result<String> {
        let role: Role = read(&json(&role)?)?;
        json(&self.inner.offers(&section, &activity_type, role).collect::<Vec<_>>())
    }

    /// The reimbursement schemes.
    #[napi]
    pub fn reimbursements(&self) -> Result<String> {
        json(self.inner.reimbursements())
    }

    /// The agreements with a provider on an activity type.
    #[napi]
    pub fn agreements(&self, provider: String, activity_type: String) -> Result<String> {
        json(&self.inner.agreements(&provider, &activity_type).collect::<Vec<_>>())
    }

    /// The price agreed with a provider on an activity type, dated; null where none is.
    #[napi]
    pub fn agreed_price(
        &self,
        provider: String,
        activity_type: String,
        unit: Option<String>,
    ) -> Result<String> {
        let unit: Option<Unit> = unit.map(|unit| read(&unit)).transpose()?;
        json(&self.inner.agreed_price(&provider, &activity_type, unit))
    }

    /// Places a case on the dimensions.
    #[napi]
    pub fn situation(&self, facts: String) -> Result<Situation> {
        let facts: Facts = read(&facts)?;
        Ok(Situation::new(self.inner.situation(facts).map_err(|faults| refused(&faults))?))
    }
}

/// The JSON Schema of the rule book format.
#[napi]
pub fn rule_book_schema() -> Result<String> {
    json(&rulebook::schema())
}
