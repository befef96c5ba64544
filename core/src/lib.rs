//! Rules, payment plans and the cost before the decision, for Danish municipal grants.
//!
//! *Bevilling* is Danish for a grant. A municipality grants help to children and families under the law; this
//! library decides what may be granted and says why, makes the payment plan, and shows the cost before the
//! decision. It is embedded by the systems that municipalities have: it has no database, no clock and no
//! network of its own.
//!
//! ```
//! use bevilling::case::Case;
//! use bevilling::dates::{DayOfMonth, Period, parse};
//! use bevilling::decide::{Decision, Proposal};
//! use bevilling::plan::{Activity, PaymentPlan, PreviewOptions, Price};
//! use bevilling::{money, rulebook::RuleBook};
//!
//! let book = RuleBook::load("../examples/rulebooks/children.json")?;
//! let case = Case::open(&book, "27.24.36-G01-7-26", [
//!     ("target_group", "family".into()), ("birth_date", "2014-05-02".into()),
//!     ("effort_step", 3.into()), ("scaling_step", 5.into()),
//!     ("custody_consent", true.into()), ("assessment", "examination".into()),
//! ])?;
//!
//! let today = parse("2026-01-05")?;
//! let help = Proposal::main("BL-32-1-2", "200201").by("90010011");
//! assert_eq!(case.check(&help, today).decision(), Decision::Allowed);
//!
//! let hours = Price::per_unit(money::parse("12.5")?, money::parse("495.00")?);
//! let draft = Activity::main("BL-32-1-2", "200201", Period::open(parse("2026-02-01")?),
//!     PaymentPlan::monthly(DayOfMonth::FIRST, hours)).by("90010011").with_id("1");
//! let shown = case.preview(&[draft], today, &PreviewOptions::default())?;
//! assert_eq!(shown.decision.this_year, money::parse("68062.50")?);
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! # The floors
//!
//! A module uses only those above it in this list.
//!
//! | module | holds |
//! |---|---|
//! | [`privacy`] | no personal number where people look |
//! | [`fault`] | how every refusal looks: a code, a place, values, a suggestion |
//! | [`limits`] | every bound, in one place |
//! | [`money`] | exact amounts and the one rounding rule |
//! | [`dates`] | periods, dated values, recurrence, payable days |
//! | [`title`] | names in Danish and English |
//! | [`rulebook`] | the rules of one case area, as data |
//! | [`decide`] | what may be granted, and why not the rest |
//! | [`plan`] | payment plans, payments, and the preview |
//! | [`case`] | one citizen's case |
//! | `forecast` | the cost of many cases: budgets, scenarios, bridges (feature `columnar`) |
//! | `exchange` | formats of other systems (feature `exchange`) |
//! | `text` | every answer in words (feature `text`) |
//! | `draw` | every answer as a picture (feature `plot`) |

pub mod privacy;

pub mod fault;

pub mod limits;

pub mod money;

pub mod dates;

pub mod title;

pub mod rulebook;

pub mod decide;

pub mod plan;

pub mod case;

#[cfg(feature = "columnar")]
pub mod forecast;

#[cfg(feature = "exchange")]
pub mod exchange;

#[cfg(feature = "text")]
pub mod text;

#[cfg(feature = "plot")]
pub mod chart;

pub use rust_decimal::Decimal;
