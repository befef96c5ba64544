//! The corpus: asks of the library with the crate's own answers, byte for byte.
//!
//! Every face of the library answers the same asks with the same bytes; `tests/corpus/README.md` says how an ask
//! is written and what each call means. Here is the crate's interpreter of them.

mod basics;
mod case;
mod decide;
mod exchange;
mod fault;
mod file;
mod forecast;
mod plan;
mod read;
mod record;
mod seen;
mod words;

use std::fmt::Debug;

use serde::Serialize;
use serde_json::Value;

pub use fault::Problem;
pub use file::{Ask, Outcome, asks, bless};
pub use record::recorded;
pub(crate) use record::{about, asked};
pub use seen::seen;

use read::args;

/// The JSON text of an answer.
pub type Raw = String;

/// An answer, or why there is none.
pub type Answered = Result<Raw, Problem>;

/// Answers one ask. Rule books and cases that it names are read from the current directory.
///
/// # Errors
/// The faults that the library answers with; or that the ask itself is not understood.
pub fn answer(call: &str, given: &Value) -> Answered {
    match call {
        "parse_amount" => basics::parse_amount(args(given)?),
        "kroner" => basics::kroner(args(given)?),
        "round" => basics::round(args(given)?),
        "price" => basics::price(args(given)?),
        "sum" => basics::sum(args(given)?),
        "to_oere" => basics::to_oere(args(given)?),
        "parse_date" => basics::parse_date(args(given)?),
        "easter" => basics::easter(args(given)?),
        "age_on" => basics::age_on(args(given)?),
        "date_of_age" => basics::date_of_age(args(given)?),
        "period" => basics::period(args(given)?),
        "year" => basics::year(args(given)?),
        "set_amounts" => basics::set_amounts(args(given)?),
        "recurrence" => basics::recurrence(args(given)?),
        "calendar" => basics::calendar(args(given)?),
        "load" => decide::load(args(given)?),
        "check" => decide::check(args(given)?),
        "alternatives" => decide::alternatives(args(given)?),
        "questions" => decide::questions(args(given)?),
        "option_questions" => decide::option_questions(args(given)?),
        "options" => decide::options(args(given)?),
        "check_columns" => decide::check_columns(args(given)?),
        "payments" => plan::payments(args(given)?),
        "total" => plan::total(args(given)?),
        "count" => plan::count(args(given)?),
        "full_year_cost" => plan::full_year_cost(args(given)?),
        "price_on" => plan::price_on(args(given)?),
        "preview" => plan::preview(args(given)?),
        "check_plan" => plan::check_plan(args(given)?),
        "check_activity" => plan::check_activity(args(given)?),
        "check_plan_form" => plan::check_plan_form(args(given)?),
        "check_activity_form" => plan::check_activity_form(args(given)?),
        "ledger" => plan::ledger(args(given)?),
        "sums" => plan::sums(args(given)?),
        "due" => plan::due(args(given)?),
        "account" => plan::account(args(given)?),
        "settle" => plan::settle(args(given)?),
        "net_cost" => plan::net_cost(args(given)?),
        "match_lines" => plan::match_lines(args(given)?),
        "reference" => plan::reference(args(given)?),
        "parse_reference" => plan::parse_reference(args(given)?),
        "find_references" => plan::find_references(args(given)?),
        "life" => case::life(args(given)?),
        "replay" => case::replay(args(given)?),
        "as_of" => case::as_of(args(given)?),
        "overview" => case::overview(args(given)?),
        "household" => case::household(args(given)?),
        "case_net_cost" => case::net_cost(args(given)?),
        "preview_grant" => case::preview_grant(args(given)?),
        "case_preview" => case::preview(args(given)?),
        "forecast" => forecast::forecast(args(given)?),
        "follow_up" => forecast::follow_up(args(given)?),
        "portfolio_follow_up" => forecast::portfolio_follow_up(args(given)?),
        "expiring" => forecast::expiring(args(given)?),
        "scenarios" => forecast::scenarios(args(given)?),
        "bridge" => forecast::bridge(args(given)?),
        "portfolio_net" => forecast::portfolio_net(args(given)?),
        "income_forecast" => forecast::income_forecast(args(given)?),
        "income_due" => case::income_due(args(given)?),
        "payment_batch" => case::payment_batch(args(given)?),
        "claims" => case::claims(args(given)?),
        "tally" => forecast::tally(args(given)?),
        "os2bos" => exchange::os2bos(args(given)?),
        "text" => words::text(args(given)?),
        "draw" => words::draw(args(given)?),
        "codes" => words::codes(args(given)?),
        "format" => words::format(args(given)?),
        other => Err(Problem::Ask(format!("no call `{other}`"))),
    }
}

/// The JSON text of a value.
fn raw<T: Serialize + Debug>(value: &T) -> Answered {
    seen::see_debug(value);
    serde_json::to_string(value).map_err(|error| Problem::Ask(error.to_string()))
}
