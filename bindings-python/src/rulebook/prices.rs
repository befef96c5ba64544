//! Providers, agreements, rates, accounts and reimbursement schemes.

use bevilling::rulebook as core;
use pyo3::prelude::*;

use super::Condition;
use crate::dates::{DatedAmounts, Validity};
use crate::face::{Dec, List, Map, default};
use crate::title::LocalizedText;
use crate::value::{readable, value, words};

words! {
    /// Whether a provider is part of the municipality.
    ProviderKind(core::ProviderKind) { Internal = "internal", External = "external" }

    /// What one unit of a price or rate is.
    Unit(core::Unit) { Hour = "hour", Day = "day", Week = "week", Month = "month", Year = "year", Each = "each" }

    /// Over how long costs are held against the thresholds of a reimbursement scheme.
    ReimbursementManner(core::ReimbursementManner) { Yearly = "yearly", Monthly = "monthly" }
}

value! {
    /// A supplier of services (leverandør), internal or external.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.rulebook.Provider(id="1", name="in_the_family", kind="internal", vat_factor=5000)
    /// >>> one.kind
    /// 'internal'
    Provider(core::Provider) in "bevilling.rulebook" {
        /// Name of the provider for the host, usually its CVR number.
        id: String,
        /// What it is called.
        name: String,
        /// CVR number, eight digits.
        cvr: Option<String> = None,
        /// Internal or external.
        kind: ProviderKind,
        /// VAT factor in percent, dated: 100 leaves a price as it is, 80 takes a fifth off.
        vat_factor: DatedAmounts,
        /// When it may be chosen.
        valid: Validity = default::<Validity>(),
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }

    /// That a provider delivers an activity type, at a price, in a period, to so many, this well.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Agreement(provider="90010011", activity_type="200201").activity_type
    /// '200201'
    Agreement(core::Agreement) in "bevilling.rulebook" {
        /// The provider.
        provider: String,
        /// The activity type.
        activity_type: String,
        /// When it is in force.
        valid: Validity = default::<Validity>(),
        /// Price of one unit in kroner, before the VAT factor.
        unit_price: Option<Dec> = None,
        /// What one unit is.
        unit: Option<Unit> = None,
        /// How many citizens the provider can take at once.
        capacity: Option<u32> = None,
        /// Quality score from 0 (worst) to 5 (best), the municipality's own.
        quality: Option<Dec> = None,
        /// Whether the content is an illustration.
        illustrative: bool = false,
    }

    /// A centrally fixed price (takst), such as the daily board and lodging of a foster child.
    ///
    /// Where the rate has no value, a payment has no price: an error, never a silent 0.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Rate(id="1", title=bv.LocalizedText("Navn"), values=5000).title
    /// LocalizedText(da='Navn', en=None)
    Rate(core::Rate) in "bevilling.rulebook" {
        /// Name of the rate.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// What it is, and where it is published.
        description: Option<LocalizedText> = None,
        /// What one unit is.
        unit: Option<Unit> = None,
        /// Kroner for one unit, dated; where it depends on the age, for those younger than the first of `by_age`.
        values: DatedAmounts,
        /// Kroner for one unit from an age on, the youngest first. A payment is priced by the age on its own day.
        by_age: List<AgeBand> = List::default(),
        /// Whether the values are an illustration.
        illustrative: bool = false,
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }

    /// What a rate is from an age on, until that of the next one.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.AgeBand(from_=11, values=80).from_
    /// 11
    AgeBand(core::AgeBand) in "bevilling.rulebook" {
        /// The age in full years that it holds from.
        from_(from): u32,
        /// Kroner for one unit, dated.
        values: DatedAmounts,
    }

    /// A short name for a main account number and category.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.AccountAlias(account="5.28.20", category="02501", alias="A1").alias
    /// 'A1'
    AccountAlias(core::AccountAlias) in "bevilling.rulebook" {
        /// Main account number.
        account: String,
        /// Category.
        category: String,
        /// The short name.
        alias: String,
        /// When it is used.
        valid: Validity = default::<Validity>(),
    }

    /// The account rules of a rule book.
    ///
    /// An account string is `department-account-category-kind`. Department and kind are used for cash to persons;
    /// everything else gets `masked` in their place. Where the account or category is not known, the string says
    /// `unknown` instead.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.Accounts(masked="1", unknown="1").unknown
    /// '1'
    Accounts(core::Accounts) in "bevilling.rulebook" {
        /// Department and kind, dated.
        cash: List<CashAccount> = List::default(),
        /// What stands for department and kind where the payment is not cash to a person.
        masked: String,
        /// What stands for account and category where they are not known.
        unknown: String,
        /// Short names that the finance system knows accounts by.
        aliases: List<AccountAlias> = List::default(),
    }

    /// Department and kind of the account string of cash to persons, in a period.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.CashAccount(department="12", kind="20").kind
    /// '20'
    CashAccount(core::CashAccount) in "bevilling.rulebook" {
        /// The department.
        department: String,
        /// The kind (art).
        kind: String,
        /// When it is used.
        valid: Validity = default::<Validity>(),
    }

    /// A scheme by which the state pays back a part of what cases cost (refusion), such as Barnets lov § 198 for very
    /// costly cases, or the state's share of extra costs and lost earnings.
    ///
    /// Several schemes may hold at once. They apply in the order in which the rule book lists them; each says in
    /// `after` and `beside` what it sees of a cost that an earlier one reimburses too.
    ///
    /// >>> import bevilling as bv
    /// >>> one = bv.rulebook.ReimbursementScheme(id="1", title=bv.LocalizedText("Navn"), law="BL", manner="yearly")
    /// >>> one.manner
    /// 'yearly'
    /// >>> one.replace(sections=["BL-46"]).covers("BL-32")
    /// False
    ReimbursementScheme(core::ReimbursementScheme) in "bevilling.rulebook" {
        /// Name of the scheme, such as `BL-198`.
        id: String,
        /// What it is called.
        title: LocalizedText,
        /// The law it is a provision of.
        law: String,
        /// Where in the law: `§ 198`.
        reference: Option<String> = None,
        /// When it is in force: the days of the payments that it is for.
        valid: Validity = default::<Validity>(),
        /// The sections whose costs are reimbursed; all where there is no list.
        sections: Option<List<String>> = None,
        /// The citizens whose costs are reimbursed; all where there is no condition. Facts are those of the first day of
        /// each period.
        when: Option<Condition> = None,
        /// Over how long the costs are held against the thresholds.
        manner: ReimbursementManner,
        /// Whether the costs of all cases of one household, such as siblings, are counted together.
        pooled: bool = false,
        /// Percent of the whole cost, from 0 to 100; in place of steps.
        percent: Option<Dec> = None,
        /// The steps, lowest first; in place of a percent.
        steps: List<ReimbursementStep> = List::default(),
        /// Schemes listed before this one: what they reimbursement is deducted from the cost first.
        after: List<String> = List::default(),
        /// Schemes listed before this one that reimburse the same cost: this one sees it whole.
        beside: List<String> = List::default(),
        /// Whether thresholds are an illustration.
        illustrative: bool = false,
        /// The host's own codes.
        codes: Map<String> = Map::default(),
    }

    /// A step of a reimbursement scheme: the percent of what is above its threshold, and not above that of the next.
    ///
    /// >>> import bevilling as bv
    /// >>> bv.rulebook.ReimbursementStep(above=5000, percent=5000).percent
    /// Decimal('5000')
    ReimbursementStep(core::ReimbursementStep) in "bevilling.rulebook" {
        /// The threshold in kroner for a year, dated; higher than that of the step before.
        above: DatedAmounts,
        /// Percent that is reimbursed, from 0 to 100.
        percent: Dec,
    }
}

#[pymethods]
impl ReimbursementScheme {
    /// Whether costs under this section are reimbursed.
    fn covers(&self, section: &str) -> bool {
        self.0.covers(section)
    }
}

readable! { Provider, Agreement, AgeBand, Rate, AccountAlias, Accounts, CashAccount, ReimbursementScheme, ReimbursementStep }
