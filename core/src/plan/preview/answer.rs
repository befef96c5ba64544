//! The cost before the decision: the payments that would be made, and their sums.

use std::collections::BTreeMap;

use std::borrow::Cow;
use std::sync::Arc;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::projection::Previewing;
use crate::dates::{BusinessDayConvention, Date, Month, Period};
use crate::decide::PlacementHistory;
use crate::fault::{Faults, Path};
use crate::plan::granting::{KnownAppropriation, NOWHERE, PendingActivity, PendingGrant, place_existing};
use crate::plan::{
    Account, Activity, CostSummary, Extrapolation, Horizon, Ledger, OffPlanAmount, Paid, Pause, PlanFault,
    PriceBasis, Settlement, only_known,
};
use crate::rulebook::{Role, RuleBook};

/// Settings of a preview. The default carries no price on and adjusts no day.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PreviewOptions {
    /// What to do beyond the last known price.
    pub extrapolation: Extrapolation,
    /// How far ahead activities without an end are displayed.
    pub horizon: Horizon,
    /// What to do with payments due on days without payments.
    pub adjustment: BusinessDayConvention,
    /// The payments made so far for existing activities, by activity. Paid payments count as paid.
    pub ledgers: BTreeMap<String, Ledger>,
    /// Money of existing activities in addition to their payments, such as adjustment payments, by activity. It is in
    /// the sums but not in the list of payments.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub beside: BTreeMap<String, Vec<OffPlanAmount>>,
    /// The appropriation of an activity, by activity, if several under its section are possible. An unknown one is
    /// new.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub appropriations: BTreeMap<String, String>,
    /// The birth date of the citizen, for rates that depend on the age; that of a case where it states one.
    #[serde(with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub birth_date: Option<Date>,
}

/// The cost of granting some drafts, together with the existing activities.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The day of the question.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// Last year, this year and next year.
    pub years: [i32; 3],
    /// The months of these years: the months of [`CostSummary::by_month`].
    pub months: Vec<Month>,
    /// The payments that would be made, by date; those of one date in the order of the activities.
    ///
    /// For a plan without an end the sums are larger: they include payments known to come after the listed ones.
    pub payments: Vec<PreviewPayment>,
    /// Payments that are already paid and get another price by a draft. The difference is paid or claimed on the day
    /// [`on`](Self::on), for the activity that they were paid for. It is in the sums.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub settlements: BTreeMap<String, Settlement>,
    /// The activities: the existing ones, then the drafts.
    pub activities: Vec<ActivityPreview>,
    /// The granted activities, once the drafts are granted.
    pub granted: CostSummary,
    /// The granted and expected activities, once the drafts are granted.
    pub expected: CostSummary,
    /// What granting the drafts adds to the granted cost: the cost of the decision. Negative if it saves money.
    pub decision: CostSummary,
    /// Warnings. They do not refuse anything.
    pub warnings: Faults<PlanFault>,
}

/// Whether money is granted or only expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Layer {
    /// Granted, or granted by the decision that is previewed.
    Granted,
    /// Expected.
    Expected,
}

/// One payment that would be made.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PreviewPayment {
    /// The activity.
    #[serde(serialize_with = "shared")]
    pub activity: Arc<str>,
    /// The scheduled date. The price in force on this date applies.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// The day on which money would move.
    #[serde(with = "crate::dates::serde_str")]
    pub payable: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// Granted or expected.
    pub layer: Layer,
    /// Whether an expected change replaces it: it counts in what is granted, not in what is expected.
    pub replaced: bool,
    /// Whether the price is known.
    pub basis: PriceBasis,
    /// The days that it covers; none if it covers none, such as a payment made for days after the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Period>,
    /// How many of these days are paused.
    #[serde(skip_serializing_if = "is_zero")]
    pub paused_days: u64,
    /// The account that it is booked on.
    #[serde(serialize_with = "shared")]
    pub account: Arc<Account>,
    /// The payment, if it is paid already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<Paid>,
}

/// What one activity would cost.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ActivityPreview {
    /// Its id.
    pub id: String,
    /// Its section.
    pub section: String,
    /// Its kind of service.
    pub activity_type: String,
    /// Main or supplementary.
    pub role: Role,
    /// Who delivers it.
    pub provider: Option<String>,
    /// Whether it is one of the drafts.
    pub draft: bool,
    /// Granted or expected.
    pub layer: Layer,
    /// When it runs once the drafts are granted; none if a draft replaces it.
    pub period: Option<Period>,
    /// The days on which it is paused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    /// All its payments.
    pub costs: CostSummary,
    /// Its payments that no expected change replaces.
    pub expected: CostSummary,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
const fn is_zero(days: &u64) -> bool {
    *days == 0
}

/// Payments share values that are equal for many of them.
fn shared<T: Serialize + ?Sized, S: serde::Serializer>(
    value: &Arc<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.as_ref().serialize(serializer)
}

/// The cost of granting `drafts` on the day `on`, together with the existing activities.
///
/// The drafts are entered and granted by the same function as [`Command::Grant`](crate::case::Command::Grant), and
/// the payments are computed in the same way as those of a [`Ledger`]: the preview shows the payments that would be
/// made. Expected drafts and expected existing activities are displayed separately. Existing drafts are left out.
/// Nothing is stored.
///
/// Each existing main activity opens an appropriation. A draft belongs to the appropriation of the activity that it
/// changes, or to the one under its section. If there are several, [`PreviewOptions::appropriations`] decides. The
/// payments of existing activities are [`PreviewOptions::ledgers`], or are computed if there are none. For a case use
/// [`Case::preview`](crate::case::Case::preview), which supplies all of this.
///
/// The preview does not check the rule book or the approval. A draft without a recipient or a provider is previewed
/// with a warning, although it cannot be granted.
///
/// # Errors
/// Everything that would refuse the drafts, and missing prices, at paths such as
/// `/drafts/1/plan/schedule/price/rate`; sections and activity types that are not in the rule book, at paths such as
/// `/drafts/1/section`.
///
/// ```
/// use bevilling::dates::{DayOfMonth, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{Activity, PaymentPlan, PreviewOptions, Price, preview};
/// use bevilling::rulebook::RuleBook;
///
/// let book = RuleBook::load("../examples/rulebooks/children.json")?;
/// let price = Price::per_unit(money::parse("12.5")?, money::parse("410.00")?);
/// let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price);
/// let draft = Activity::main("BL-32-1-2", "200201", Period::open(parse("2026-02-01")?), plan).with_id("a-1");
/// let shown = preview(&book, &[], &[draft], parse("2026-01-05")?, &PreviewOptions::default())?;
/// assert_eq!(shown.decision.this_year.to_string(), "56375.00");
/// assert_eq!(shown.decision.full_year.map(|cost| cost.to_string()).as_deref(), Some("61500.00"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn preview(
    book: &RuleBook,
    existing: &[Activity],
    drafts: &[Activity],
    on: Date,
    options: &PreviewOptions,
) -> Result<Preview, Faults<PlanFault>> {
    let mut pending = PendingGrant {
        activities: Vec::with_capacity(existing.len() + drafts.len()),
        parts: Vec::new(),
        on,
        born: options.birth_date,
    };
    for activity in existing {
        let payments = options.ledgers.get(&activity.id).map_or_else(<_>::default, Cow::Borrowed);
        let mut one = PendingActivity::new(NOWHERE, Cow::Borrowed(activity), payments);
        one.beside = options.beside.get(&activity.id).cloned().unwrap_or_default();
        for OffPlanAmount { payment, amount, .. } in &one.beside {
            let sum = &mut one.adjusted.entry(*payment).or_default().added;
            *sum = sum.saturating_add(*amount);
        }
        pending.activities.push(one);
    }
    let mut known: Vec<KnownAppropriation> = Vec::new();
    let mut faults = Faults::new();
    for fault in place_existing(&mut pending, &mut known, &options.appropriations) {
        faults.push(fault.seen_from(|place| Path::root().join("existing").join(place)));
    }
    faults.into_result(())?;
    pending.mark_replaced();
    let born = options.birth_date;
    let facts = |_| PlacementHistory::born(book, born);
    let mut previewing = Previewing::new(book, pending, options, &facts);
    previewing.make_payments()?;
    only_known(book, drafts, previewing.grant(known, drafts))
}

crate::privacy::debug_by_json!(PreviewOptions, PreviewPayment, ActivityPreview);

crate::privacy::debug_by_json!(Preview);
