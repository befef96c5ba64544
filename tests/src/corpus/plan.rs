//! Plans, payments, previews, ledgers, settlement, net cost and matching.

use bevilling::dates::{Calendar, Date, PaymentCalendar, Period};
use bevilling::fault::Faults;
use bevilling::plan::{
    self, Activity, ActivityForm, CaseCosts, Extrapolation, Horizon, InvoiceLine, Ledger, MatchOptions,
    OpenPayments, OpenPlan, Overview, Paid, PaymentPlan, PaymentReference, PlanFault, PlanForm, Preview,
    PreviewOptions, Price, PriceChange, Settlement, Status,
};
use bevilling::rulebook::{Accounts, Offer, Role, RuleBook};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::basics::plain;
use super::fault::{faults, kind};
use super::read::{PricesGiven, book, date};
use super::{Answered, Problem, raw};

#[derive(Deserialize)]
pub(super) struct Payments {
    plan: PaymentPlan,
    period: Period,
    window: Option<Period>,
    #[serde(default)]
    prices: PricesGiven,
}

impl Payments {
    /// The window; the period where none is given.
    fn window(&self) -> Period {
        self.window.unwrap_or(self.period)
    }
}

pub(super) fn payments(asked: Payments) -> Answered {
    let window = asked.window();
    asked
        .prices
        .with(|prices| raw(&plan::payments(&asked.plan, asked.period, window, prices).map_err(faults)?))
}

pub(super) fn total(asked: Payments) -> Answered {
    let window = asked.window();
    asked
        .prices
        .with(|prices| plain(Some(plan::total(&asked.plan, asked.period, window, prices).map_err(faults)?)))
}

pub(super) fn count(asked: Payments) -> Answered {
    raw(&plan::count(&asked.plan, asked.period, asked.window()))
}

#[derive(Deserialize)]
pub(super) struct FullYear {
    plan: PaymentPlan,
    year: i32,
    #[serde(default)]
    prices: PricesGiven,
}

pub(super) fn full_year_cost(asked: FullYear) -> Answered {
    asked.prices.with(|prices| {
        let cost = plan::full_year_cost(&asked.plan, asked.year, prices).map_err(faults)?;
        plain(cost)
    })
}

#[derive(Deserialize)]
pub(super) struct Priced {
    price: Price,
    on: String,
    #[serde(default)]
    prices: PricesGiven,
}

pub(super) fn price_on(asked: Priced) -> Answered {
    let on = date(&asked.on)?;
    asked.prices.with(|prices| raw(&prices.price_on(&asked.price, on).map_err(faults)?))
}

#[derive(Deserialize)]
pub(super) struct Previewed {
    rule_book: Value,
    #[serde(default)]
    existing: Vec<Activity>,
    drafts: Vec<Activity>,
    on: String,
    #[serde(default)]
    options: PreviewOptions,
}

impl Previewed {
    pub(super) fn preview(&self) -> Result<(RuleBook, Preview), Problem> {
        let book = book(&self.rule_book)?;
        let on = date(&self.on)?;
        let shown = plan::preview(&book, &self.existing, &self.drafts, on, &self.options).map_err(faults)?;
        Ok((book, shown))
    }
}

pub(super) fn preview(asked: Previewed) -> Answered {
    raw(&asked.preview()?.1)
}

/// Nothing, or what is wrong.
fn nothing_wrong(found: Faults<PlanFault>) -> Answered {
    if found.is_empty() { raw(&found) } else { Err(faults(found)) }
}

#[derive(Deserialize)]
pub(super) struct Plan {
    plan: PaymentPlan,
}

pub(super) fn check_plan(Plan { plan }: Plan) -> Answered {
    nothing_wrong(plan.check())
}

#[derive(Deserialize)]
pub(super) struct Entered<A> {
    activity: A,
    today: String,
    /// The Danish calendar where nothing is said.
    excluded: Option<Vec<Date>>,
    changed: Option<Activity>,
}

impl<A> Entered<A> {
    fn calendar(&self) -> PaymentCalendar {
        match &self.excluded {
            Some(dates) => PaymentCalendar::from_excluded(dates.iter().copied()),
            None => PaymentCalendar::from(&Calendar::denmark()),
        }
    }
}

pub(super) fn check_activity(asked: Entered<Activity>) -> Answered {
    let (calendar, today) = (asked.calendar(), date(&asked.today)?);
    nothing_wrong(asked.activity.check(&calendar, today, asked.changed.as_ref()))
}

#[derive(Deserialize)]
pub(super) struct Form {
    form: PlanForm,
}

pub(super) fn check_plan_form(Form { form }: Form) -> Answered {
    nothing_wrong(form.check())
}

pub(super) fn check_activity_form(asked: Entered<ActivityForm>) -> Answered {
    let (calendar, today) = (asked.calendar(), date(&asked.today)?);
    nothing_wrong(asked.activity.check(&calendar, today, asked.changed.as_ref()))
}

/// What is done with the payments of an activity.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
enum LedgerStep {
    Sync {
        activity: Box<Activity>,
        today: String,
        #[serde(default)]
        horizon: Horizon,
        #[serde(default)]
        prices: PricesGiven,
    },
    Renew {
        activity: Box<Activity>,
        today: String,
        #[serde(default)]
        horizon: Horizon,
        #[serde(default)]
        prices: PricesGiven,
    },
    Pay {
        status: Status,
        date: String,
        paid: Paid,
    },
}

#[derive(Deserialize)]
pub(super) struct Steps {
    #[serde(default)]
    ledger: Ledger,
    steps: Vec<LedgerStep>,
}

#[derive(Debug, Serialize)]
struct Followed {
    /// What each step changed; nothing where it paid.
    changes: Vec<Option<plan::LedgerChange>>,
    ledger: Ledger,
}

pub(super) fn ledger(Steps { mut ledger, steps }: Steps) -> Answered {
    let mut changes = Vec::with_capacity(steps.len());
    for step in steps {
        changes.push(match step {
            LedgerStep::Sync { activity, today, horizon, prices } => {
                let today = date(&today)?;
                Some(prices.with(|prices| ledger.sync(&activity, today, horizon, prices).map_err(faults))?)
            }
            LedgerStep::Renew { activity, today, horizon, prices } => {
                let today = date(&today)?;
                Some(prices.with(|prices| ledger.renew(&activity, today, horizon, prices).map_err(faults))?)
            }
            LedgerStep::Pay { status, date: day, paid } => {
                ledger.pay(status, date(&day)?, paid).map_err(kind)?;
                None
            }
        });
    }
    raw(&Followed { changes, ledger })
}

#[derive(Deserialize)]
pub(super) struct Sums {
    activities: Vec<(Activity, Ledger)>,
}

pub(super) fn sums(Sums { activities }: Sums) -> Answered {
    let borrowed: Vec<_> = activities.iter().map(|(activity, ledger)| (activity, ledger)).collect();
    raw(&Overview::from_activities(&borrowed).map_err(kind)?)
}

#[derive(Deserialize)]
pub(super) struct DueOn {
    payments: Vec<(Activity, Ledger)>,
    excluded: Option<Vec<Date>>,
    on: String,
}

pub(super) fn due(asked: DueOn) -> Answered {
    let calendar = match asked.excluded {
        Some(dates) => PaymentCalendar::from_excluded(dates),
        None => PaymentCalendar::from(&Calendar::denmark()),
    };
    let pairs = asked.payments.iter().map(|(activity, ledger)| (activity, ledger));
    let run = plan::due(pairs, &calendar, date(&asked.on)?).map_err(kind)?;
    let lines = |due: &[plan::Due<'_>]| {
        let line = |due: &plan::Due<'_>| DueLine {
            activity: due.activity.id.clone(),
            date: due.entry.date,
            late: due.late,
        };
        due.iter().map(line).collect()
    };
    raw(&Run { payable: lines(&run.payable), held: lines(&run.held) })
}

#[derive(Debug, Serialize)]
struct Run {
    payable: Vec<DueLine>,
    held: Vec<DueLine>,
}

#[derive(Debug, Serialize)]
struct DueLine {
    activity: String,
    date: Date,
    late: bool,
}

#[derive(Deserialize)]
pub(super) struct Booked {
    accounts: Accounts,
    offer: Option<Offer>,
    role: Role,
    recipient: plan::Recipient,
    on: String,
}

pub(super) fn account(asked: Booked) -> Answered {
    let Booked { accounts, offer, role, recipient, on } = asked;
    raw(&plan::account(&accounts, offer.as_ref(), role, &recipient, date(&on)?))
}

#[derive(Deserialize)]
pub(super) struct Settled {
    activity: Activity,
    ledger: Ledger,
    #[serde(default)]
    earlier: Vec<Settlement>,
    cause: PriceChange,
    today: String,
    #[serde(default)]
    horizon: Horizon,
    #[serde(default)]
    prices: PricesGiven,
}

impl Settled {
    pub(super) fn settlement(self) -> Result<Settlement, Problem> {
        let Self { activity, ledger, earlier, cause, today, horizon, prices } = self;
        let today = date(&today)?;
        prices.with(|prices| {
            plan::settle(&activity, &ledger, &earlier, cause, today, horizon, prices).map_err(faults)
        })
    }
}

pub(super) fn settle(asked: Settled) -> Answered {
    raw(&asked.settlement()?)
}

#[derive(Deserialize)]
pub(super) struct NetAsked {
    rule_book: Value,
    household: Vec<CaseCosts>,
    year: i32,
    #[serde(default)]
    extrapolation: Extrapolation,
}

impl NetAsked {
    pub(super) fn cost(&self) -> Result<plan::NetCost, Problem> {
        let book = book(&self.rule_book)?;
        plan::net_cost(&book, &self.household, self.year, self.extrapolation).map_err(faults)
    }
}

pub(super) fn net_cost(asked: NetAsked) -> Answered {
    raw(&asked.cost()?)
}

#[derive(Deserialize)]
pub(super) struct Lines {
    plans: Vec<OpenPlan>,
    lines: Vec<InvoiceLine>,
    days: Option<u32>,
}

impl Lines {
    pub(super) fn matches(&self) -> Vec<plan::LineMatch> {
        let options = self.days.map_or_else(MatchOptions::default, |days| MatchOptions { days });
        OpenPayments::new(&self.plans).match_lines(&self.lines, options)
    }
}

pub(super) fn match_lines(asked: Lines) -> Answered {
    raw(&asked.matches())
}

#[derive(Deserialize)]
pub(super) struct Referred {
    plan: String,
    date: String,
}

pub(super) fn reference(asked: Referred) -> Answered {
    raw(&PaymentReference::new(&asked.plan, date(&asked.date)?).map_err(kind)?)
}

#[derive(Deserialize)]
pub(super) struct Typed {
    text: String,
}

pub(super) fn parse_reference(Typed { text }: Typed) -> Answered {
    raw(&text.parse::<PaymentReference>().map_err(kind)?)
}

pub(super) fn find_references(Typed { text }: Typed) -> Answered {
    raw(&plan::find_references(&text))
}
