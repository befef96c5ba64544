//! The checked rule book that decisions are made with.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use super::check::check;
use super::compiled::{Clauses, Compiled, Dimensions, dimension_bit, rule};
use super::index::Index;
use super::load::{self, Loaded};
use super::read::{Reader, Unread};
use super::{
    ActivityType, Agreement, ApprovalLevel, Category, Dimension, Domain, Effort, Law, Offer, Provider, Rate,
    ReimbursementScheme, Role, RuleBookDocument, RuleBookFault, Section, Unit,
};
use crate::dates::DatedAmounts;
use crate::fault::{Faults, Path};
use crate::privacy::Redacted;

/// All the rules of one case area, checked: immutable, cheap to clone, safe to share between threads.
///
/// ```
/// use bevilling::rulebook::RuleBook;
/// let book = RuleBook::from_json(r#"{
///     "id": "example", "version": "2026-01-01", "title": {"da": "Eksempel"},
///     "laws": [{"id": "BL", "title": {"da": "Barnets lov"}, "valid": {"from": "2024-01-01"}}],
///     "sections": [{"id": "BL-32-1-3", "title": {"da": "Familiebehandling"}, "law": "BL"}]
/// }"#)?;
/// assert_eq!(book.section("BL-32-1-3").map(|section| section.law.as_str()), Some("BL"));
/// # Ok::<_, bevilling::fault::Faults<bevilling::rulebook::RuleBookFault>>(())
/// ```
#[derive(Clone)]
pub struct RuleBook(Arc<Inner>);

struct Inner {
    document: RuleBookDocument,
    id: String,
    version: String,
    index: Index,
    compiled: Compiled,
}

impl RuleBook {
    /// The fact from which ages are derived; none if no dimension is an age.
    pub(crate) fn birth_fact(&self) -> Option<&str> {
        self.document().dimensions.iter().find_map(|dimension| match &dimension.domain {
            super::Domain::Age { of } => Some(of.as_str()),
            _ => None,
        })
    }

    /// Reads a rule book from one JSON text.
    ///
    /// # Errors
    /// Everything that is wrong with it, with lines and columns; the codes are those of [`RuleBookFault`].
    ///
    /// ```
    /// use bevilling::rulebook::RuleBook;
    /// let faults = RuleBook::from_json(r#"{
    ///     "id": "example", "version": "1", "title": {"da": "Eksempel"},
    ///     "laws": [{"id": "BL", "title": {"da": "Barnets lov"}, "vaild": {}}],
    ///     "sections": [{"id": "BL-46", "title": {"da": "Anbringelse"}, "law": "LB"}]
    /// }"#).unwrap_err();
    /// assert_eq!(faults.to_string(), "3:59 /laws/0/vaild: there is no key `vaild` here [unknown-key]; did you mean `valid`?
    /// 4:73 /sections/0/law: there is no law `LB` [unknown-law]; did you mean `BL`?");
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Faults<RuleBookFault>> {
        let mut reader = Reader::default();
        reader.add(None, text);
        Self::from_reader(reader)
    }

    /// Reads a rule book from a file, or from a folder of files with names in `.json`, which are joined.
    ///
    /// # Errors
    /// As [`RuleBook::from_json`], each fault with its file; and `unreadable-file`, `empty-folder`.
    pub fn load(path: impl AsRef<std::path::Path>) -> Result<Self, Faults<RuleBookFault>> {
        let files = load::load(path.as_ref())?;
        let mut reader = Reader::default();
        for Loaded { file, text } in &files {
            match text {
                Ok(text) => reader.add(Some(file.clone()), text),
                Err(fault) => reader.refuse(file.clone(), fault.clone()),
            }
        }
        Self::from_reader(reader)
    }

    /// Checks a document and makes it a rule book.
    ///
    /// # Errors
    /// Everything that is wrong with it; the codes are those of [`RuleBookFault`].
    pub fn from_document(document: RuleBookDocument) -> Result<Self, Faults<RuleBookFault>> {
        let index = Index::of(&document);
        let faults = check(&document, &index, &Unread::default(), &Path::to_string);
        Self::checked(document, index, faults)
    }

    fn from_reader(reader: Reader<'_>) -> Result<Self, Faults<RuleBookFault>> {
        let index = Index::of(reader.document());
        let (document, faults) =
            reader.finish(|document, unread, describe| check(document, &index, unread, describe));
        Self::checked(document, index, faults)
    }

    /// The rule book of a document that has been checked, with the faults that were found.
    fn checked(
        document: RuleBookDocument,
        index: Index,
        faults: Faults<RuleBookFault>,
    ) -> Result<Self, Faults<RuleBookFault>> {
        // A document without faults has both.
        let (id, version) =
            (document.id.clone().unwrap_or_default(), document.version.clone().unwrap_or_default());
        faults.into_result(())?;
        let compiled = Compiled::new(&document, &index);
        Ok(Self(Arc::new(Inner { document, id, version, index, compiled })))
    }

    /// The rule book as it was written.
    #[must_use]
    pub fn document(&self) -> &RuleBookDocument {
        &self.0.document
    }

    /// Name of the rule book.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// Version of the rule book, recorded by every decision.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.0.version
    }

    /// The index of all ids.
    pub(crate) fn index(&self) -> &Index {
        &self.0.index
    }

    /// The compiled rules that decisions are made with.
    pub(crate) fn compiled(&self) -> &Compiled {
        &self.0.compiled
    }

    /// The offers of an activity type under a section in a role, in document order, in force or not.
    pub fn offers<'a>(
        &'a self,
        section: &str,
        activity_type: &str,
        role: Role,
    ) -> impl Iterator<Item = &'a Offer> {
        let places = self.section_index(section).zip(self.activity_type_index(activity_type));
        let places = places.map(|(section, kind)| self.compiled().offers_of(section, kind, role));
        places.into_iter().flatten().filter_map(|place| rule(&self.document().offers, *place))
    }

    /// The reimbursement schemes, in document order, in force or not.
    #[must_use]
    pub fn reimbursements(&self) -> &[ReimbursementScheme] {
        &self.document().reimbursements
    }

    /// The facts that the conditions of reimbursement schemes use. For an age this is the date that it is derived
    /// from.
    pub(crate) fn reimbursement_facts(&self) -> BTreeSet<&str> {
        let tests = self.compiled().reimbursements.iter().flat_map(Clauses::tests);
        let looks_at = tests.fold(0, |all, (_, dimensions)| all | dimensions);
        self.facts_of(looks_at).collect()
    }

    /// The facts that these dimensions are read from. For an age this is the date that it is derived from.
    pub(crate) fn facts_of(&self, dimensions: Dimensions) -> impl Iterator<Item = &str> {
        let numbered = (0_u8..).zip(&self.document().dimensions);
        let some = numbered.filter(move |(number, _)| dimensions & dimension_bit(*number) != 0);
        some.map(|(_, dimension)| match &dimension.domain {
            Domain::Age { of } => of.as_str(),
            _ => dimension.id.as_str(),
        })
    }

    /// The agreements with a provider on an activity type, in document order, in force or not.
    pub fn agreements<'a>(
        &'a self,
        provider: &str,
        activity_type: &str,
    ) -> impl Iterator<Item = &'a Agreement> {
        let places = self.provider_index(provider).zip(self.activity_type_index(activity_type));
        let places = places.and_then(|places| self.compiled().agreements.get(&places));
        places.into_iter().flatten().filter_map(|it| rule(&self.document().agreements, it.place))
    }

    /// The prices agreed with a provider on an activity type, dated, one for each unit.
    pub(crate) fn agreed_prices<'a>(
        &'a self,
        provider: &str,
        activity_type: &str,
    ) -> impl Iterator<Item = (Option<Unit>, &'a DatedAmounts)> + use<'a> {
        let places = self.provider_index(provider).zip(self.activity_type_index(activity_type));
        let by_unit = places.and_then(|places| self.compiled().agreed.get(&places));
        by_unit.into_iter().flatten().map(|(unit, prices)| (*unit, prices))
    }

    /// Kroner for one unit as agreed with a provider on an activity type, before the VAT factor. It covers all
    /// agreements, each on the days on which it is in force. None if no price is agreed for this unit.
    #[must_use]
    pub fn agreed_price(
        &self,
        provider: &str,
        activity_type: &str,
        unit: Option<Unit>,
    ) -> Option<&DatedAmounts> {
        self.agreed_prices(provider, activity_type)
            .find(|(known, _)| *known == unit)
            .map(|(_, prices)| prices)
    }
}

macro_rules! lookups {
    ($($(#[$meta:meta])* $name:ident, $name_index:ident: $list:ident, $Item:ty;)*) => {
        impl RuleBook {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $name(&self, id: &str) -> Option<&$Item> {
                    self.document().$list.get(usize::try_from(self.$name_index(id)?).ok()?)
                }

                pub(crate) fn $name_index(&self, id: &str) -> Option<u32> {
                    self.index().$list.get(id).copied()
                }
            )*
        }
    };
}

lookups! {
    /// The law of this name.
    law, law_index: laws, Law;
    /// The dimension of this name.
    dimension, dimension_index: dimensions, Dimension;
    /// The effort of this name.
    effort, effort_index: efforts, Effort;
    /// The section of this name.
    section, section_index: sections, Section;
    /// The category of this number.
    category, category_index: categories, Category;
    /// The activity type of this number.
    activity_type, activity_type_index: activity_types, ActivityType;
    /// The provider of this name.
    provider, provider_index: providers, Provider;
    /// The rate of this name.
    rate, rate_index: rates, Rate;
    /// The approval level of this name.
    approval_level, approval_level_index: approval_levels, ApprovalLevel;
}

impl fmt::Debug for RuleBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RuleBook")
            .field("id", &Redacted(self.id()))
            .field("version", &Redacted(self.version()))
            .finish_non_exhaustive()
    }
}
