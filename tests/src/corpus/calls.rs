//! The calls that `tests/corpus/calls.rs` describes, and what their expressions use.

use std::fmt::Debug;

use bevilling::case::{
    Case, Claim, CommandContext, Event, Grant, HouseholdOverview, PaymentBatch, RuleBookVersion,
};
use bevilling::chart::Size;
use bevilling::dates::{self, Date, DatedAmounts, PaymentCalendar, Period, Recurrence};
use bevilling::decide::{OptionsRequest, Proposal, Situation};
use bevilling::exchange::os2bos::Import;
use bevilling::fault::{ErrorCode, Faults};
use bevilling::forecast::{
    Bridge, Budget, ExtensionRule, FollowUpOptions, Forecast, ForecastRequest, Portfolio, PortfolioFollowUp,
    PortfolioNet, Scenario,
};
use bevilling::plan::{
    self, Activity, ActivityForm, CaseCosts, Extrapolation, Horizon, InvoiceLine, Ledger, MatchOptions,
    OpenPayments, OpenPlan, Overview, PaymentPlan, PaymentReference, PlanForm, PreviewOptions, Price,
    PriceChange, Prices, Recipient, Settlement,
};
use bevilling::rulebook::{Accounts, Offer, Role, RuleBook};
use bevilling::title::Language;
use bevilling::{money, text};
use rust_decimal::Decimal as Amount;
use serde_json::Value;

use super::cases::Life;
use super::given::{Plain, Reader};
use super::portfolios::{Income, Replaced, accumulated};
use super::steps::{
    Columns, LedgerSteps, Settings, calendar_days, check_columns, due, formatted, ledger_steps, set_amounts,
};
use super::{Answer, Answered, Parts, Problem, Written};

/// The functions of the calls, from their description.
macro_rules! calls {
    ($it:ident => $(
        $call:ident($($arg:ident: $type:ty $(= $usual:expr)?),* $(,)?) = $value:expr $(, $face:ident $form:literal)*
        $(=> $part:ident($($of:ident: $its:ty $(= $other:expr)?),*) = $then:expr $(, $its_face:ident $its_form:literal)*)*;
    )*) => {
        /// Every call, with the parts of its answer that can be asked for: its words and its pictures.
        pub const CALLS: &[(&str, &[&str])] = &[$((stringify!($call), &[$(stringify!($part)),*])),*];

        /// Answers a call, or what a part of it asks of the answer.
        #[allow(clippy::too_many_lines, clippy::cognitive_complexity, reason = "one arm for each line of the description")]
        pub(super) fn called(call: &str, part: Option<&str>, args: &Value) -> Answered {
            match call {
                $(stringify!($call) => {
                    $(let $arg = given!(args, $arg, $type $(, $usual)?);)*
                    let $it = $value;
                    match part {
                        None => Answer(&$it).written(),
                        $(Some(stringify!($part)) => {
                            $(let $of = given!(args, $of, $its $(, $other)?);)*
                            Answer(&$then).written()
                        })*
                        Some(other) => Err(Problem::Ask(format!("`{call}` has no {other}"))),
                    }
                })*
                other => Err(Problem::Ask(format!("no call `{other}`"))),
            }
        }
    };
}

/// An argument; where the ask does not have it, the usual one.
macro_rules! given {
    ($args:ident, $name:ident, $type:ty) => {
        Reader::<$type>::of($args, stringify!($name)).read()?
    };
    ($args:ident, $name:ident, $type:ty, $usual:expr) => {
        if $args.get(stringify!($name)).is_none_or(Value::is_null) {
            $usual
        } else {
            given!($args, $name, $type)
        }
    };
}

/// An answer of several parts, in this order.
macro_rules! parts {
    ({$($key:literal: $value:expr),* $(,)?}) => {
        Parts(vec![$(($key, Answer(&$value).written()?)),*])
    };
}

include!("../../corpus/calls.rs");

fn default<T: Default>() -> T {
    T::default()
}

fn joined(texts: impl Iterator<Item = String>) -> String {
    texts.collect::<Vec<_>>().join("\n")
}

fn pairs(given: &[(Activity, Ledger)]) -> Vec<(&Activity, &Ledger)> {
    given.iter().map(|(activity, ledger)| (activity, ledger)).collect()
}

/// Nothing, or what is wrong.
fn nothing_wrong<K: ErrorCode + Debug>(found: Faults<K>) -> Result<Faults<K>, Problem> {
    if found.is_empty() { Ok(found) } else { Err(found.into()) }
}
