//! The cost before the decision: the very payments that would be made, and what they come to.

use std::collections::BTreeMap;

use chrono::Datelike;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::projection::{Projection, project};
use super::succession::granting;
use super::{
    Account, Activity, Basis, Beside, Extrapolation, Horizon, Ledger, Month, Paid, PlanFault, Totals,
};
use crate::dates::{Adjustment, Date, PayableCalendar};
use crate::fault::{Fault, Faults};
use crate::money;
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
    pub adjustment: Adjustment,
    /// The payments made so far of existing activities, by activity. What is paid counts as paid.
    pub ledgers: BTreeMap<String, Ledger>,
    /// Money of existing activities beside their payments, such as adjustment payments, by activity. It is in the
    /// sums, and not among the payments.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub beside: BTreeMap<String, Vec<Beside>>,
}

/// What it would cost to grant some drafts, beside what is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Preview {
    /// The day it is asked on.
    #[serde(with = "crate::dates::text")]
    pub on: Date,
    /// Last year, this year and next year.
    pub years: [i32; 3],
    /// The months of these years: what [`Costs::by_month`] is by.
    pub months: Vec<Month>,
    /// The payments, by date; those of one date in the order of the activities.
    pub payments: Vec<PreviewPayment>,
    /// The activities: the existing ones, then the drafts.
    pub activities: Vec<ActivityPreview>,
    /// What is granted once the drafts are.
    pub granted: Costs,
    /// What is granted and expected once the drafts are granted.
    pub expected: Costs,
    /// What granting the drafts adds to what is granted: the cost of the decision. Negative where it saves.
    pub decision: Costs,
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
    pub activity: String,
    /// The scheduled day, which the price is that of.
    #[serde(with = "crate::dates::text")]
    pub date: Date,
    /// The day that money would move on.
    #[serde(with = "crate::dates::text")]
    pub payable: Date,
    /// Kroner.
    #[serde(with = "crate::money::text")]
    pub amount: Decimal,
    /// Granted or foreseen.
    pub layer: Layer,
    /// Whether an expected change replaces it: it counts in what is granted, not in what is expected.
    pub replaced: bool,
    /// Whether the price is known.
    pub basis: Basis,
    /// What it is booked on.
    pub account: Account,
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
    pub period: Option<crate::dates::Period>,
    /// All its payments.
    pub costs: Costs,
    /// Its payments that no expected change replaces.
    pub expected: Costs,
}

/// Sums of payments by year and by month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Costs {
    /// Kroner last year.
    #[serde(with = "crate::money::text")]
    pub last_year: Decimal,
    /// Kroner this year.
    #[serde(with = "crate::money::text")]
    pub this_year: Decimal,
    /// Kroner next year.
    #[serde(with = "crate::money::text")]
    pub next_year: Decimal,
    /// Kroner of all payments shown, whatever their year.
    #[serde(with = "crate::money::text")]
    pub all: Decimal,
    /// What it would cost to run all of this year; none where a price is missing for some of it.
    #[serde(with = "crate::money::text_option")]
    pub full_year: Option<Decimal>,
    /// Kroner by month, from January last year to December next year.
    #[serde(serialize_with = "texts")]
    pub by_month: Vec<Decimal>,
}

fn texts<S: serde::Serializer>(amounts: &[Decimal], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(amounts.iter().map(Decimal::to_string))
}

impl Costs {
    pub(crate) fn of(totals: &Totals, full_year: Option<Decimal>, [last, this, next]: [i32; 3]) -> Self {
        let months = [last, this, next].into_iter().flat_map(Month::of_year);
        let shown = |amount: Decimal| money::round(amount);
        Self {
            last_year: shown(totals.year(last)),
            this_year: shown(totals.year(this)),
            next_year: shown(totals.year(next)),
            all: shown(totals.all),
            full_year: full_year.map(shown),
            by_month: months.map(|month| shown(totals.month(month))).collect(),
        }
    }

    /// Both together; none where that is too much.
    pub(crate) fn plus(&self, other: &Self) -> Option<Self> {
        let sum = |one: Decimal, two: Decimal| money::sum([one, two]).ok();
        let by_month = self.by_month.iter().zip(&other.by_month).map(|(one, two)| sum(*one, *two));
        Some(Self {
            last_year: sum(self.last_year, other.last_year)?,
            this_year: sum(self.this_year, other.this_year)?,
            next_year: sum(self.next_year, other.next_year)?,
            all: sum(self.all, other.all)?,
            full_year: self.full_year.zip(other.full_year).and_then(|(one, two)| sum(one, two)),
            by_month: by_month.collect::<Option<_>>()?,
        })
    }

    /// What `self` is more than `other`.
    fn minus(&self, other: &Self) -> Option<Self> {
        let by_month = self.by_month.iter().zip(&other.by_month).map(|(one, two)| one.checked_sub(*two));
        let full_year = match (self.full_year, other.full_year) {
            (Some(one), Some(two)) => Some(one.checked_sub(two)?),
            _ => None,
        };
        Some(Self {
            last_year: self.last_year.checked_sub(other.last_year)?,
            this_year: self.this_year.checked_sub(other.this_year)?,
            next_year: self.next_year.checked_sub(other.next_year)?,
            all: self.all.checked_sub(other.all)?,
            full_year,
            by_month: by_month.collect::<Option<_>>()?,
        })
    }
}

/// What it would cost to grant `drafts` on the day `on`, beside the activities that are there.
///
/// The payments are made by the same calculation as those of a [`Ledger`]: what is shown is what would be
/// paid. Drafts count as granted, with all that granting them does: a change ends what it changes, the end of
/// the main activity ends the supplementary ones. Drafts whose status is expected, and expected existing
/// activities, are shown apart; existing drafts are left out. Nothing is stored.
///
/// # Errors
/// Everything that is wrong with every draft and with the prices of existing activities, at paths such as
/// `/drafts/1/plan/schedule/price/rate`.
///
/// ```
/// use bevilling::dates::{DayOfMonth, Period, parse};
/// use bevilling::money;
/// use bevilling::plan::{Activity, PaymentPlan, PreviewOptions, Price, preview};
/// use bevilling::rulebook::RuleBook;
///
/// let book = RuleBook::from_json(r#"{"id": "example", "version": "1", "title": {"da": "Eksempel"}}"#)?;
/// let price = Price::per_unit(money::parse("12.5")?, money::parse("410.00")?);
/// let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price);
/// let draft = Activity::main("BL-32-1-3", "015015", Period::open(parse("2026-02-01")?), plan).with_id("a-1");
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
    let mut faults = Faults::none();
    let calendar = book.document().calendar.as_ref().map(PayableCalendar::from).unwrap_or_default();
    for (index, draft) in drafts.iter().enumerate() {
        let changed = draft
            .modifies
            .as_deref()
            .and_then(|id| existing.iter().chain(drafts).find(|activity| activity.id == id));
        let mut found = Faults::none();
        found.extend_under(index, draft.check(&calendar, on, changed));
        faults.extend_under("drafts", found);
    }
    let years = [-1, 0, 1].map(|step: i32| on.year().saturating_add(step));
    let after = granting(existing, drafts).and_then(|all| project(book, &calendar, &all, on, years, options));
    let after = match after {
        Ok(after) if faults.is_empty() => after,
        Ok(_) => return Err(faults),
        Err(found) => {
            found.into_iter().for_each(|fault| faults.push(fault));
            return Err(faults);
        }
    };
    let before =
        granting(existing, &[]).and_then(|all| project(book, &calendar, &all, on, years, options))?;
    let decision = after.granted.minus(&before.granted).ok_or_else(|| {
        Fault::new(PlanFault::AmountTooLarge {
            text: format!("{} - {}", after.granted.all, before.granted.all),
        })
    })?;
    let Projection { payments, activities, granted, expected } = after;
    let months = years.into_iter().flat_map(Month::of_year).collect();
    let mut warnings = Faults::none();
    for (index, draft) in drafts.iter().enumerate() {
        if let Some(kind) = draft.plan.recipient.warning() {
            let fault = Fault::new(kind).under("id").under("recipient").under("plan");
            warnings.push(fault.under(index).under("drafts"));
        }
    }
    Ok(Preview { on, years, months, payments, activities, granted, expected, decision, warnings })
}

crate::privacy::debug_by_json!(PreviewOptions, PreviewPayment, ActivityPreview);
