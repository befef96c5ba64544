//! The cost before the decision: the very payments that would be made, and what they come to.

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

/// What a preview is made with; the default carries no price on and adjusts no day.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PreviewOptions {
    /// What is done beyond the last known price.
    pub extrapolation: Extrapolation,
    /// How far ahead activities without an end are shown.
    pub horizon: Horizon,
    /// What happens to payments due on days without payments.
    pub adjustment: BusinessDayConvention,
    /// The payments made so far of existing activities, by activity. What is paid counts as paid.
    pub ledgers: BTreeMap<String, Ledger>,
    /// Money of existing activities beside their payments, such as adjustment payments, by activity. It is in the
    /// sums, and not among the payments.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub beside: BTreeMap<String, Vec<OffPlanAmount>>,
    /// The appropriation of an activity, by activity, where several under its section leave it open. One that is not
    /// known is a new one.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub appropriations: BTreeMap<String, String>,
    /// The birth date of the citizen, for rates that depend on the age; that of a case where it states one.
    #[serde(with = "crate::dates::serde_str_option", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::dates::DateText>"))]
    pub birth_date: Option<Date>,
}

/// What it would cost to grant some drafts, beside what is there.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The day it is asked on.
    #[serde(with = "crate::dates::serde_str")]
    pub on: Date,
    /// Last year, this year and next year.
    pub years: [i32; 3],
    /// The months of these years: what [`CostSummary::by_month`] is by.
    pub months: Vec<Month>,
    /// The payments that would be made, by date; those of one date in the order of the activities.
    ///
    /// The sums hold more where a plan has no end: what is known to come after the payments that are made.
    pub payments: Vec<PreviewPayment>,
    /// What is paid already of payments that a draft makes at another price: the difference is paid or claimed on the
    /// day [`on`](Self::on), by the activity that it was paid of. It is in the sums.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub settlements: BTreeMap<String, Settlement>,
    /// The activities: the existing ones, then the drafts.
    pub activities: Vec<ActivityPreview>,
    /// What is granted once the drafts are.
    pub granted: CostSummary,
    /// What is granted and expected once the drafts are granted.
    pub expected: CostSummary,
    /// What granting the drafts adds to what is granted: the cost of the decision. Negative where it saves.
    pub decision: CostSummary,
    /// What looks odd, though it is no reason to refuse.
    pub warnings: Faults<PlanFault>,
}

/// Whether money is granted or only foreseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Layer {
    /// Granted, or to be granted by the decision that is previewed.
    Granted,
    /// Foreseen.
    Expected,
}

/// One payment that would be made.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PreviewPayment {
    /// The activity.
    #[serde(serialize_with = "shared")]
    pub activity: Arc<str>,
    /// The scheduled day. The price in force on it applies.
    #[serde(with = "crate::dates::serde_str")]
    pub date: Date,
    /// The day that money would move on.
    #[serde(with = "crate::dates::serde_str")]
    pub payable: Date,
    /// Kroner.
    #[serde(with = "crate::money::serde_str")]
    pub amount: Decimal,
    /// Granted or foreseen.
    pub layer: Layer,
    /// Whether an expected change replaces it: it counts in what is granted, not in what is expected.
    pub replaced: bool,
    /// Whether the price is known.
    pub basis: PriceBasis,
    /// The days that it covers; none where it covers none, as what was paid of days after the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub covers: Option<Period>,
    /// How many of these days are paused.
    #[serde(skip_serializing_if = "is_zero")]
    pub paused_days: u64,
    /// What it is booked on.
    #[serde(serialize_with = "shared")]
    pub account: Arc<Account>,
    /// That it is paid already.
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
    /// Granted or foreseen.
    pub layer: Layer,
    /// When it runs once the drafts are granted; none where a draft takes its place.
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

/// Payments share what is the same for many of them.
fn shared<T: Serialize + ?Sized, S: serde::Serializer>(
    value: &Arc<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.as_ref().serialize(serializer)
}

/// What it would cost to grant `drafts` on the day `on`, beside the activities that are there.
///
/// The drafts are entered and granted by the same function as [`Command::Grant`](crate::case::Command::Grant), and
/// the payments are made by the same calculation as those of a [`Ledger`]: what is shown is what would be paid.
/// Drafts whose status is expected, and expected existing activities, are shown apart; existing drafts are left
/// out. Nothing is stored.
///
/// Each existing main activity opens an appropriation, and a draft belongs to that of what it changes, or to the one
/// under its section; [`PreviewOptions::appropriations`] says which where there are several. The payments of
/// existing activities are [`PreviewOptions::ledgers`], or made anew where there are none. Of a case, ask
/// [`Case::preview`](crate::case::Case::preview), which knows all that.
///
/// Whether the rule book allows it, and who approves, is not asked here. A draft that still lacks a recipient or a
/// provider is previewed with a warning, though it cannot be granted so.
///
/// # Errors
/// Everything that would refuse the drafts, and prices that are missing, at paths such as
/// `/drafts/1/plan/schedule/price/rate`; a section or an activity type of a draft that the rule book does not have,
/// as `/drafts/1/section`.
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
