//! The rows of a portfolio as JSON, one object each.

use std::collections::{BTreeMap, BTreeSet};

use bevilling::Decimal;
use bevilling::dates::{Date, DatedAmounts, Frequency, Timeline, TimelineEntry, serde_str as day};
use bevilling::forecast::{
    Portfolio, PortfolioBuilder, Row as CoreRow, RowEntry, RowPrice, RowSchedule, RowValues,
};
use bevilling::money::{self, serde_str as kroner};
use bevilling::plan::{Extrapolation, Proration, Status};
use napi::bindgen_prelude::Result;
use serde::{Deserialize, Serialize};

use crate::fault::{refused, refused_for};
use crate::input::{json, read};

/// A row, with its labels by dimension.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    case: String,
    activity: String,
    status: Status,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    modifies: Option<String>,
    schedule: Schedule,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    price: Option<Price>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    vat: Option<DatedAmounts>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    entries: Vec<Entry>,
    #[serde(default)]
    labels: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "pays", rename_all = "snake_case", deny_unknown_fields)]
enum Schedule {
    Once {
        #[serde(with = "day")]
        date: Date,
    },
    Running {
        frequency: Frequency,
        #[serde(default, skip_serializing_if = "is_whole")]
        proration: Proration,
        #[serde(with = "day")]
        from: Date,
        #[serde(with = "day")]
        until: Date,
    },
    Individual {},
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde asks for")]
fn is_whole(proration: &Proration) -> bool {
    *proration == Proration::None
}

const fn one() -> Decimal {
    Decimal::ONE
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Price {
    #[serde(default = "one", with = "kroner")]
    units: Decimal,
    values: Values,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Values {
    Own(DatedAmounts),
    Rate(String),
}

/// What is said of a payment; amounts in kroner.
#[derive(Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case", deny_unknown_fields)]
enum Entry {
    Paid {
        #[serde(with = "day")]
        scheduled: Date,
        #[serde(with = "day")]
        paid: Date,
        #[serde(with = "kroner")]
        amount: Decimal,
    },
    Planned {
        #[serde(with = "day")]
        scheduled: Date,
        #[serde(with = "kroner")]
        amount: Decimal,
    },
    Cancelled {
        #[serde(with = "day")]
        scheduled: Date,
    },
    PaidOffPlan {
        #[serde(with = "day")]
        scheduled: Date,
        #[serde(with = "day")]
        paid: Date,
        #[serde(with = "kroner")]
        amount: Decimal,
    },
    Adjusted {
        #[serde(with = "day")]
        scheduled: Date,
        #[serde(with = "day")]
        on: Date,
        #[serde(with = "kroner")]
        amount: Decimal,
    },
}

/// What a portfolio of rows is made of besides; what is not said is as the core has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfRows {
    #[serde(default)]
    dimensions: Vec<String>,
    #[serde(default)]
    rates: BTreeMap<String, DatedAmounts>,
    #[serde(default)]
    extrapolation: Extrapolation,
}

/// The portfolio of rows: its dimensions are those named, and then those that rows have labels of, by name.
pub(crate) fn portfolio(rows: &str, options: &str) -> Result<Portfolio> {
    let rows: Vec<Row> = read(rows)?;
    let OfRows { mut dimensions, rates, extrapolation } = read(options)?;
    let used: BTreeSet<&String> = rows.iter().flat_map(|row| row.labels.keys()).collect();
    let more: Vec<String> = used.into_iter().filter(|name| !dimensions.contains(name)).cloned().collect();
    dimensions.extend(more);
    let mut builder = PortfolioBuilder::new(dimensions.iter().map(String::as_str)).extrapolate(extrapolation);
    for (id, values) in &rates {
        builder.rate(id, values);
    }
    for row in &rows {
        builder.add(&row.core(&dimensions)?);
    }
    builder.finish().map_err(|faults| refused(&faults))
}

/// The rows of a portfolio as they were handed over, those of each case after each other.
pub(crate) fn json_of(portfolio: &Portfolio) -> Result<String> {
    let dimensions: Vec<&str> = portfolio.dimensions().collect();
    json(&portfolio.rows().map(|row| Row::of(&row, &dimensions)).collect::<Vec<_>>())
}

fn amounts(pieces: &[TimelineEntry<Decimal>]) -> DatedAmounts {
    // They have been in order since they were handed over.
    DatedAmounts(Timeline::from_pieces(pieces.to_vec()).unwrap_or_default())
}

impl Row {
    fn core<'r>(&'r self, dimensions: &[String]) -> Result<CoreRow<'r>> {
        let price = self.price.as_ref().map(|price| RowPrice {
            units: price.units,
            values: match &price.values {
                Values::Own(amounts) => RowValues::Own(amounts.pieces()),
                Values::Rate(id) => RowValues::Rate(id),
            },
        });
        let label = |name: &String| self.labels.get(name).map_or("", String::as_str);
        Ok(CoreRow {
            case: &self.case,
            activity: &self.activity,
            status: self.status,
            modifies: self.modifies.as_deref(),
            schedule: self.schedule.core(),
            price,
            vat: self.vat.as_ref().map(DatedAmounts::pieces),
            entries: self.entries.iter().map(Entry::core).collect::<Result<_>>()?,
            labels: dimensions.iter().map(label).collect(),
        })
    }

    fn of(row: &CoreRow<'_>, dimensions: &[&str]) -> Self {
        let labels = dimensions.iter().zip(&row.labels).filter(|(_, label)| !label.is_empty());
        Self {
            case: row.case.to_owned(),
            activity: row.activity.to_owned(),
            status: row.status,
            modifies: row.modifies.map(str::to_owned),
            schedule: Schedule::of(row.schedule),
            price: row.price.map(|price| Price {
                units: price.units,
                values: match price.values {
                    RowValues::Own(pieces) => Values::Own(amounts(pieces)),
                    RowValues::Rate(id) => Values::Rate(id.to_owned()),
                },
            }),
            vat: row.vat.map(amounts),
            entries: row.entries.iter().copied().map(Entry::of).collect(),
            labels: labels.map(|(name, label)| ((*name).to_owned(), (*label).to_owned())).collect(),
        }
    }
}

impl Schedule {
    const fn core(&self) -> RowSchedule {
        match *self {
            Self::Once { date } => RowSchedule::Once { date },
            Self::Running { frequency, proration, from, until } => {
                RowSchedule::Running { frequency, proration, from, until }
            }
            Self::Individual {} => RowSchedule::Individual,
        }
    }

    const fn of(schedule: RowSchedule) -> Self {
        match schedule {
            RowSchedule::Once { date } => Self::Once { date },
            RowSchedule::Running { frequency, proration, from, until } => {
                Self::Running { frequency, proration, from, until }
            }
            RowSchedule::Individual => Self::Individual {},
        }
    }
}

impl Entry {
    fn core(&self) -> Result<RowEntry> {
        let oere = |amount: Decimal| money::to_oere(amount).map_err(refused_for);
        Ok(match *self {
            Self::Paid { scheduled, paid, amount } => RowEntry::Paid { scheduled, paid, oere: oere(amount)? },
            Self::Planned { scheduled, amount } => RowEntry::Planned { scheduled, oere: oere(amount)? },
            Self::Cancelled { scheduled } => RowEntry::Cancelled { scheduled },
            Self::PaidOffPlan { scheduled, paid, amount } => {
                RowEntry::PaidOffPlan { scheduled, paid, oere: oere(amount)? }
            }
            Self::Adjusted { scheduled, on, amount } => {
                RowEntry::Adjusted { scheduled, on, oere: oere(amount)? }
            }
        })
    }

    fn of(entry: RowEntry) -> Self {
        let amount = money::from_oere;
        match entry {
            RowEntry::Paid { scheduled, paid, oere } => Self::Paid { scheduled, paid, amount: amount(oere) },
            RowEntry::Planned { scheduled, oere } => Self::Planned { scheduled, amount: amount(oere) },
            RowEntry::Cancelled { scheduled } => Self::Cancelled { scheduled },
            RowEntry::PaidOffPlan { scheduled, paid, oere } => {
                Self::PaidOffPlan { scheduled, paid, amount: amount(oere) }
            }
            RowEntry::Adjusted { scheduled, on, oere } => {
                Self::Adjusted { scheduled, on, amount: amount(oere) }
            }
        }
    }
}
