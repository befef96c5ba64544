//! Laws, sections, activity types, offers and efforts.

use bevilling::rulebook as core;
use pyo3::prelude::*;

use crate::dates::Validity;
use crate::face::{Dec, List, Map, default};
use crate::rulebook::Condition;
use crate::title::LocalizedText;
use crate::value::{readable, value, words};

words! {
    /// Which cost the yearly limit of an approval level is about.
    LimitCost(core::LimitCost) { Gross = "gross", Net = "net" }

    /// Which providers may deliver an activity type.
    ProviderPolicy(core::ProviderPolicy) { Agreed = "agreed", Any = "any" }

    /// Whether an activity carries its appropriation or hangs on the one that does.
    Role(core::Role) { Main = "main", Supplementary = "supplementary" }
}

value! {
    /// An act of law, such as Barnets lov from 2024-01-01.
    ///
    /// A section is in force only while its law is. Two laws may live side by side: the decision date chooses.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Law(id="1", title=bv.LocalizedText("Navn")).title
    /// LocalizedText(da='Navn', en=None)
    Law(core::Law) in "bevilling.rulebook" {
        /// Short name used by the sections, such as `BL`.
        id: String,
        /// Full name.
        title: LocalizedText,
        /// Consolidated act or other reference to the text, such as `LBK 282/2025`.
        reference: Option<String> = None,
        /// When decisions may be made under this law.
        valid: Validity = default::<Validity>(),
        /// The host's own codes, free of meaning to this library.
        codes: Map<String> = Map::default(),
    }

    /// A provision of a law, such as BL § 32(1)2, help at home.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Section(id="1", title=bv.LocalizedText("Navn"), law="BL").law
    /// 'BL'
    Section(core::Section) in "bevilling.rulebook" {
        /// Name of the section, such as `BL-32-1-2`.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// The law it is a provision of.
        law: String,
        /// Where in the law, as a decision letter cites it: `§ 32, stk. 1, nr. 2`.
        reference: Option<String> = None,
        /// When decisions may be made under it; never outside the validity of its law.
        valid: Validity = default::<Validity>(),
        /// To whom it may be granted; to anybody where there is no condition.
        when: Option<Condition> = None,
        /// The sections that this one replaced.
        replaces: List<String> = List::default(),
        /// Whether the content is an illustration rather than checked against the law.
        illustrative: bool = false,
        /// The host's own codes, such as those of statistics.
        codes: Map<String> = Map::default(),
    }

    /// A category of activities (aktivitetsgruppe), part of the account string.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Category(id="1", title=bv.LocalizedText("Navn")).title
    /// LocalizedText(da='Navn', en=None)
    Category(core::Category) in "bevilling.rulebook" {
        /// Number of the category, such as `015203`.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// When it may be booked on.
        valid: Validity = default::<Validity>(),
    }

    /// A kind of service, such as `015031` residential home.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.ActivityType(id="1", title=bv.LocalizedText("Navn")).title
    /// LocalizedText(da='Navn', en=None)
    ActivityType(core::ActivityType) in "bevilling.rulebook" {
        /// Number or name of the activity type, such as `015031`.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// What it is.
        description: Option<LocalizedText> = None,
        /// How far an invoice may be from the granted amount before somebody must look.
        tolerance: Tolerance = default::<Tolerance>(),
        /// Which providers may deliver it.
        providers: ProviderPolicy = default::<ProviderPolicy>(),
        /// When it may be granted.
        valid: Validity = default::<Validity>(),
        /// To whom it may be granted, whatever the section; to anybody where there is no condition.
        when: Option<Condition> = None,
        /// Whether the content is an illustration.
        illustrative: bool = false,
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }

    /// How far an amount may be from the granted one. Both bounds are maxima: where both are given, the smaller counts.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Tolerance().percent is None
    /// True
    /// >>> from decimal import Decimal
    /// >>> bv.rulebook.Tolerance(percent=Decimal(10)).width(5000), bv.rulebook.Tolerance().is_none()
    /// (Decimal('500'), True)
    Tolerance(core::Tolerance) in "bevilling.rulebook" {
        /// In percent of the granted amount.
        percent: Option<Dec> = None,
        /// In kroner.
        amount: Option<Dec> = None,
    }

    /// An activity type that may be granted under a section, as main or as supplementary activity.
    ///
    /// The same section, activity type and role may be offered several times with validities that do not
    /// overlap, for instance when the account changes.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Offer(section="BL-32-1-2", activity_type="200201", role="main").role
    /// 'main'
    Offer(core::Offer) in "bevilling.rulebook" {
        /// The section.
        section: String,
        /// The activity type.
        activity_type: String,
        /// Main or supplementary.
        role: Role,
        /// For a supplementary offer: the main activity types that it may hang on.
        to: List<String> = List::default(),
        /// KLE number `dd.dd.dd` that the journal files a grant under.
        kle: Option<String> = None,
        /// The journal's template for the decision letter.
        journal_template: Option<String> = None,
        /// Main account number; of a main offer also for the supplementary activities where they have none.
        account: Option<String> = None,
        /// Main account number for the supplementary activities of this main offer.
        supplementary_account: Option<String> = None,
        /// Category of the account string.
        category: Option<String> = None,
        /// When it may be granted.
        valid: Validity = default::<Validity>(),
        /// To whom, beyond what the section asks.
        when: Option<Condition> = None,
        /// Whether the content is an illustration.
        illustrative: bool = false,
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }

    /// An effort (indsats) that a case may be part of.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Effort(id="1", title=bv.LocalizedText("Navn")).title
    /// LocalizedText(da='Navn', en=None)
    Effort(core::Effort) in "bevilling.rulebook" {
        /// Name of the effort.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// What it is.
        description: Option<LocalizedText> = None,
        /// Which cases may be part of it; all where there is no condition.
        when: Option<Condition> = None,
        /// When cases may enter it.
        valid: Validity = default::<Validity>(),
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }

    /// A level of competence (bevillingskompetence) that a grant is approved at.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.ApprovalLevel(id="1", title=bv.LocalizedText("Navn")).title
    /// LocalizedText(da='Navn', en=None)
    ApprovalLevel(core::ApprovalLevel) in "bevilling.rulebook" {
        /// Name of the level.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// The highest full-year cost of an appropriation, in kroner, that it may approve; any where there is none.
        yearly_limit: Option<Dec> = None,
        /// Which cost that limit is about.
        limit_cost: LimitCost = default::<LimitCost>(),
        /// The sections that it may approve; all where there is no list.
        sections: Option<List<String>> = None,
        /// Whether a second person must agree.
        second_person: bool = false,
        /// When it may be used.
        valid: Validity = default::<Validity>(),
        /// Whether the content is an illustration.
        illustrative: bool = false,
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }
}

#[pymethods]
impl Tolerance {
    /// Whether nothing is tolerated.
    fn is_none(&self) -> bool {
        self.0.is_none()
    }

    /// How far, in kroner, an amount may be from a granted one.
    fn width(&self, granted: Dec) -> Dec {
        Dec(self.0.width(granted.0))
    }
}

readable! { Law, Section, Category, ActivityType, Tolerance, Offer, Effort, ApprovalLevel }
