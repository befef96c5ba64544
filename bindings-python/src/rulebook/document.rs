//! The rule book as it is written.

use bevilling::rulebook as core;

use crate::dates::Calendar;
use crate::face::{List, Map};
use crate::rulebook::{
    Accounts, ActivityType, Agreement, ApprovalLevel, Category, Condition, Dimension, Effort, Law, Offer,
    Provider, Rate, ReimbursementScheme, RequiredFacts, Section,
};
use crate::title::LocalizedText;
use crate::value::{readable, value};

value! {
    /// All the rules of one case area, as they are written and before they are checked.
    ///
    /// A rule book may be one document or a folder of them. Of several documents the lists are joined; `id`,
    /// `version`, `title`, `accounts` and `calendar` may be stated by one of them only.
    /// `RuleBook` is the checked form that decisions are made with.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.RuleBookDocument().schema is None
    /// True
    RuleBookDocument(core::RuleBookDocument) in "bevilling.rulebook" {
        /// The JSON Schema of this format, for editors.
        schema: Option<String> = None,
        /// Version of the format; 1.
        format: Option<u32> = None,
        /// Name of the rule book, such as `children`.
        id: Option<String> = None,
        /// Version of the rule book, recorded by every decision.
        version: Option<String> = None,
        /// What it is called.
        title: Option<LocalizedText> = None,
        /// What a reader of the file should know.
        notes: List<LocalizedText> = List::default(),
        /// The laws.
        laws: List<Law> = List::default(),
        /// The facts that rules use.
        dimensions: List<Dimension> = List::default(),
        /// The facts that a case must state.
        required_facts: List<RequiredFacts> = List::default(),
        /// Conditions with a name, for `{"use": name}`.
        conditions: Map<Condition> = Map::default(),
        /// The efforts.
        efforts: List<Effort> = List::default(),
        /// The sections.
        sections: List<Section> = List::default(),
        /// The categories of activities.
        categories: List<Category> = List::default(),
        /// The activity types.
        activity_types: List<ActivityType> = List::default(),
        /// What may be granted under what.
        offers: List<Offer> = List::default(),
        /// The providers.
        providers: List<Provider> = List::default(),
        /// Who delivers what, at which price.
        agreements: List<Agreement> = List::default(),
        /// The rates.
        rates: List<Rate> = List::default(),
        /// What the state pays back.
        reimbursements: List<ReimbursementScheme> = List::default(),
        /// The approval levels, lowest first.
        approval_levels: List<ApprovalLevel> = List::default(),
        /// The account rules.
        accounts: Option<Accounts> = None,
        /// The days that money can be paid out on.
        calendar: Option<Calendar> = None,
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }
}

readable! { RuleBookDocument }
