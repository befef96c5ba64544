//! New cases of a described kind.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::dates::{Date, DatedAmounts, Frequency, Month};
use crate::fault::{Fault, Faults, Path};
use crate::forecast::portfolio::Values;
use crate::forecast::rows::OwnRow;
use crate::forecast::{ForecastFault, Months, Portfolio, RowSchedule, Selection};
use crate::plan::{Price, Proration, Status};

/// The most rows of new cases.
const MOST_ROWS: usize = 1_000_000;

/// New cases of one kind: a number of them each month.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewCases {
    /// The beginning of the ids of the cases; month and number follow.
    pub id: String,
    /// How many start each month, on its first day.
    pub per_month: u32,
    /// The months.
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
    pub months: Months,
    /// The activities of each.
    pub activities: Vec<NewActivity>,
    /// The last day until which those without an end are laid out.
    #[serde(with = "crate::dates::serde_str")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::dates::DateText"))]
    pub through: Date,
}

/// An activity of a new case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewActivity {
    /// Name of the activity, unique in its case.
    pub id: String,
    /// The status; expected if absent.
    #[serde(default = "expected")]
    pub status: Status,
    /// The frequency; one payment on the first day if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
    /// How many months it runs; without an end if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lasts: Option<u32>,
    /// The amount of each payment.
    pub price: Price,
    /// The labels, by dimension.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
}

const fn expected() -> Status {
    Status::Expected
}

impl NewCases {
    pub(super) fn check(&self, portfolio: &Portfolio, faults: &mut Faults<ForecastFault>, at: &Path) {
        let rows = usize::try_from(self.per_month)
            .ok()
            .and_then(|count| count.checked_mul(self.months.len())?.checked_mul(self.activities.len()));
        if rows.is_none_or(|rows| rows > MOST_ROWS) {
            let kind = ForecastFault::TooManyNewCases { limit: MOST_ROWS };
            faults.push(Fault::at(at.clone().join("per_month"), kind));
        }
        let dimensions: Vec<&str> = portfolio.dimensions().collect();
        for (number, activity) in self.activities.iter().enumerate() {
            let at = at.clone().join("activities").join(number);
            let labels =
                activity.labels.keys().fold(Selection::all(), |all, name| all.with_labels(name, [""]));
            labels.check(&dimensions, faults, &at.clone().join("labels"));
            if matches!(activity.price, Price::Agreed { .. }) {
                faults.push(Fault::at(
                    at.clone().join("price").join("kind"),
                    ForecastFault::AgreedPriceUnknown {},
                ));
            }
            if let Price::Rate { rate, .. } = &activity.price
                && portfolio.rate(rate).is_none()
            {
                let kind = ForecastFault::UnknownRate { rate: rate.clone() };
                faults.push(Fault::at(at.join("price").join("rate"), kind));
            }
        }
    }

    /// The rows of each case.
    pub(super) fn rows<'a>(
        &'a self,
        dimensions: &'a [String],
        rate: &'a dyn Fn(&str) -> Option<&'a DatedAmounts>,
    ) -> impl Iterator<Item = Vec<OwnRow>> + 'a {
        let cases =
            self.months.iter().flat_map(|month| (1..=self.per_month).map(move |number| (month, number)));
        cases.map(move |(month, number)| {
            let case = format!("{}-{month}-{number}", self.id);
            let rows = self.activities.iter().map(|activity| {
                let values = match &activity.price {
                    Price::Fixed { amount } => Values::Own(amount.clone()),
                    Price::PerUnit { unit_price, .. } => Values::Own(unit_price.clone()),
                    // `check` has refused this: a new case has no provider.
                    Price::Agreed { .. } => Values::Own(DatedAmounts::default()),
                    Price::Rate { rate: id, .. } => {
                        Values::Rate(id.clone(), rate(id).cloned().unwrap_or_default())
                    }
                };
                let always = activity.price.units().map_or(Some(Decimal::ONE), DatedAmounts::as_constant);
                let dated_units = activity.price.units().filter(|_| always.is_none()).cloned();
                let units = always.unwrap_or(Decimal::ONE);
                let label = |name: &String| activity.labels.get(name).cloned().unwrap_or_default();
                OwnRow {
                    case: case.clone(),
                    activity: activity.id.clone(),
                    status: activity.status,
                    modifies: None,
                    schedule: activity.schedule(month, self.through),
                    covers_from: None,
                    dated_units,
                    units,
                    values,
                    vat: None,
                    entries: Vec::new(),
                    pauses: Vec::new(),
                    labels: dimensions.iter().map(label).collect(),
                }
            });
            rows.collect()
        })
    }
}

impl NewActivity {
    fn schedule(&self, month: Month, through: Date) -> RowSchedule {
        let from = month.first_day();
        let Some(frequency) = self.frequency else { return RowSchedule::Once { date: from } };
        let before = from.pred_opt().unwrap_or(Date::MIN);
        let end = self.lasts.and_then(|months| {
            Month::from_number(month.number().checked_add(i64::from(months))?).first_day().pred_opt()
        });
        RowSchedule::Running {
            frequency,
            proration: Proration::None,
            from,
            until: end.unwrap_or(through).max(before),
        }
    }
}

crate::privacy::debug_by_json!(NewCases, NewActivity);
