//! What comes late, a case for each: money has moved before it is known.

use bevilling::case::{ApprovalRequest, Case, Command, OverpaidRequest, PaymentBatch};
use bevilling::dates::{Calendar, Date, DatedAmounts, DayOfMonth, PaymentCalendar, Period, Validity, parse};
use bevilling::money;
use bevilling::plan::{
    Activity, Pause, PauseReason, PaymentPlan, Price, PriceChange, PriceSource, Recipient,
};
use bevilling::rulebook::{Agreement, FactValue, RuleBook, Unit};
use bevilling::text::log;
use bevilling::title::{Language, LocalizedText};

use super::desk::CommandHandler;
use crate::story::Failure;

/// A case that something was known late of.
pub struct Late {
    /// A short name, such as that of a file.
    pub name: &'static str,
    /// What came late.
    pub title: LocalizedText,
    /// The day that it was known.
    pub on: Date,
    /// The case after it was known, with its events.
    pub case: Case,
    /// The payments that are due in the run of that day, where a run was missed.
    pub batch: Option<PaymentBatch>,
}

impl Late {
    /// What was known, in words: the event, or the payments of a run.
    #[must_use]
    pub fn to_text(&self, lang: Language) -> String {
        match &self.batch {
            Some(batch) => batch.to_text_with(self.case.book(), lang),
            None => log(self.case.events().last(), self.case.book(), lang),
        }
    }
}

/// Who may approve all that is approved here.
fn approval() -> ApprovalRequest {
    ApprovalRequest::new("specialist", "Fagspecialist 2")
}

/// Each case of its own.
pub(super) fn all(book: &RuleBook) -> Result<Vec<Late>, Failure> {
    Ok(vec![
        missed_run(book)?,
        stopped(book)?,
        set_off(book)?,
        waived(book)?,
        price_corrected(book)?,
        changed(book)?,
        agreement_corrected(book)?,
        paused(book)?,
        annulled(book)?,
    ])
}

/// An open case on 5 January, with an appropriation.
fn opened(book: &RuleBook) -> Result<CommandHandler, Failure> {
    let mut desk = CommandHandler::open(
        book,
        "27.24.36-G01-8-26",
        "2026-01-05",
        [
            ("target_group", FactValue::from("family")),
            ("birth_date", "2014-05-02".into()),
            ("effort_step", 3.into()),
            ("scaling_step", 5.into()),
            ("custody_consent", true.into()),
            ("assessment", "examination".into()),
        ],
    )?;
    desk.appropriation("1", "BL-32-1-2")?;
    Ok(desk)
}

/// A case with help at home from February on, paid through May; with talks beside it.
fn paid_to_may(book: &RuleBook, price: Price) -> Result<CommandHandler, Failure> {
    let mut desk = opened(book)?;
    let period = Period::new(parse("2026-02-01")?, parse("2026-12-31")?)?;
    let family = || Recipient::payroll("3113662345", "Hjælper 1");
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id("26-8-help").to(family());
    desk.draft("1", Activity::main("BL-32-1-2", "200201", period, plan).with_id("help").by("90010022"))?;
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse("6000")?));
    let plan = plan.with_id("26-8-talks").to(family());
    desk.draft("1", Activity::supplementary("BL-32-1-2", "500122", period, plan).with_id("talks"))?;
    desk.grant("1", &["help", "talks"], approval())?;
    desk.pays("2026-02-02", &["help", "talks"])?;
    desk.pays("2026-03-02", &["help", "talks"])?;
    desk.pays("2026-04-01", &["help", "talks"])?;
    desk.pays("2026-05-01", &["help", "talks"])?;
    Ok(desk)
}

fn ten_thousand() -> Result<Price, Failure> {
    Ok(Price::fixed(money::parse("10000")?))
}

fn stop(activity: &str, overpaid: OverpaidRequest) -> Result<Command, Failure> {
    let (activity, end) = (activity.to_owned(), parse("2026-03-15")?);
    Ok(Command::Stop { activity, end, reason: "barnet er flyttet".to_owned(), overpaid })
}

fn late(name: &'static str, da: &str, en: &str, on: &str, desk: CommandHandler) -> Result<Late, Failure> {
    Ok(Late { name, title: LocalizedText::new(da, en), on: parse(on)?, case: desk.case, batch: None })
}

/// The run of Friday 30 January failed: on Monday, what was due on Sunday 1 February is late.
fn missed_run(book: &RuleBook) -> Result<Late, Failure> {
    let mut desk = opened(book)?;
    let period = Period::new(parse("2026-02-01")?, parse("2026-06-30")?)?;
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse("10000")?));
    let plan = plan.with_id("26-8-help");
    desk.draft("1", Activity::main("BL-32-1-2", "200201", period, plan).with_id("help").by("90010022"))?;
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse("800")?));
    let plan = plan.with_id("26-8-talks").to(Recipient::cash("3113662345", "Mor"));
    desk.draft("1", Activity::supplementary("BL-32-1-2", "500122", period, plan).with_id("talks"))?;
    desk.grant("1", &["help", "talks"], approval())?;
    let monday = "2026-02-02";
    let batch = desk.case.due(&PaymentCalendar::from(&Calendar::denmark()), parse(monday)?)?;
    let missed = late("missed-run", "En kørsel mislykkedes", "A missed run", monday, desk)?;
    Ok(Late { batch: Some(batch), ..missed })
}

fn stopped(book: &RuleBook) -> Result<Late, Failure> {
    let mut desk = paid_to_may(book, ten_thousand()?)?;
    desk.at("2026-05-20", "Rådgiver 4")?;
    desk.execute(&stop("help", OverpaidRequest::Claim)?)?;
    late(
        "stopped",
        "Stop med tilbagevirkende kraft: kræves tilbage",
        "Stopped late: claimed back",
        "2026-05-20",
        desk,
    )
}

fn set_off(book: &RuleBook) -> Result<Late, Failure> {
    let mut desk = paid_to_may(book, ten_thousand()?)?;
    desk.at("2026-05-20", "Rådgiver 4")?;
    desk.execute(&stop("talks", OverpaidRequest::SetOff)?)?;
    late("set-off", "Stop med tilbagevirkende kraft: modregnes", "Stopped late: set off", "2026-05-20", desk)
}

fn waived(book: &RuleBook) -> Result<Late, Failure> {
    let mut desk = paid_to_may(book, ten_thousand()?)?;
    desk.at("2026-05-20", "Rådgiver 4")?;
    let reason = "modtaget i god tro".to_owned();
    desk.execute(&stop("talks", OverpaidRequest::Waive { reason, approval: approval() })?)?;
    late("waived", "Stop med tilbagevirkende kraft: eftergives", "Stopped late: waived", "2026-05-20", desk)
}

fn price_corrected(book: &RuleBook) -> Result<Late, Failure> {
    let hours = money::parse("20")?;
    let mut desk = paid_to_may(book, Price::per_unit(hours, money::parse("495")?))?;
    desk.at("2026-05-20", "Rådgiver 4")?;
    let mut unit_price = DatedAmounts::constant(money::parse("495")?);
    unit_price.0.set(Validity::from(parse("2026-03-01")?), money::parse("510")?)?;
    desk.execute(&Command::Correct {
        activity: "help".to_owned(),
        start: None,
        price: Some(Price::PerUnit { units: hours.into(), unit_price }),
        reason: "leverandørens brev af 18. maj".to_owned(),
        approval: approval(),
        overpaid: OverpaidRequest::default(),
    })?;
    late("price", "Ny pris med tilbagevirkende kraft", "A price that changes backwards", "2026-05-20", desk)
}

fn changed(book: &RuleBook) -> Result<Late, Failure> {
    let mut desk = paid_to_may(book, ten_thousand()?)?;
    desk.at("2026-05-20", "Rådgiver 4")?;
    let period = Period::new(parse("2026-03-01")?, parse("2026-12-31")?)?;
    let plan = PaymentPlan::monthly(DayOfMonth::new(15)?, Price::fixed(money::parse("10500")?));
    let plan = plan.with_id("26-8-more").to(Recipient::payroll("3113662345", "Hjælper 1"));
    let more = Activity::main("BL-32-1-2", "200201", period, plan).with_id("more").by("90010022");
    desk.draft("1", more.changing("help"))?;
    desk.grant("1", &["more"], approval())?;
    late("changed", "En justering, der er kendt sent", "A change that is known late", "2026-05-20", desk)
}

/// A stay in hospital that is known a month after it began: nothing is paid from 16 April to 14 June.
fn paused(book: &RuleBook) -> Result<Late, Failure> {
    let mut desk = paid_to_may(book, ten_thousand()?)?;
    desk.at("2026-05-20", "Rådgiver 4")?;
    let days = Period::new(parse("2026-04-16")?, parse("2026-06-14")?)?;
    let pause = Pause::new("26-8-hospital", days, PauseReason::Hospital);
    let (activity, overpaid) = ("help".to_owned(), OverpaidRequest::Claim);
    desk.execute(&Command::Pause { activity, pause, overpaid })?;
    late("paused", "En pause, der er kendt sent", "A pause that is known late", "2026-05-20", desk)
}

fn agreement_corrected(book: &RuleBook) -> Result<Late, Failure> {
    let price = Price::agreed(money::parse("20")?, "90010022", "200201", Unit::Hour);
    let mut desk = paid_to_may(book, price)?;
    desk.at("2026-05-20", "Regnskab")?;
    let mut document = desk.book().document().clone();
    document.version = Some("2026-05-20".to_owned());
    let first = parse("2026-03-01")?;
    let is_it = |one: &&mut Agreement| {
        one.provider == "90010022" && one.activity_type == "200201" && one.valid.contains(first)
    };
    let agreement = document.agreements.iter_mut().find(is_it).ok_or("an agreement")?;
    agreement.unit_price = Some(money::parse("480")?);
    let (kind, unit) = ("200201", Some(Unit::Hour));
    let values = |book: &RuleBook| book.agreed_price("90010022", kind, unit).cloned().ok_or("a price");
    let after = RuleBook::from_document(document)?;
    let source =
        PriceSource::Agreement { provider: "90010022".to_owned(), activity_type: kind.to_owned(), unit };
    let (before, new) = (values(desk.book())?, values(&after)?);
    let cause = PriceChange::between(source, &before, &new, parse("2026-05-20")?).ok_or("another price")?;
    desk.case = desk.case.clone().with_rule_book(&after);
    desk.execute(&Command::Settle { cause, overpaid: OverpaidRequest::default() })?;
    late("agreement", "Aftalt pris rettet", "An agreement is corrected", "2026-05-20", desk)
}

fn annulled(book: &RuleBook) -> Result<Late, Failure> {
    let mut desk = paid_to_may(book, ten_thousand()?)?;
    desk.at("2026-05-20", "Rådgiver 4")?;
    desk.execute(&Command::Annul {
        activity: "talks".to_owned(),
        reason: "samtalerne kom aldrig i gang".to_owned(),
        overpaid: OverpaidRequest::default(),
    })?;
    late("annulled", "Bevilling annulleret", "A grant is annulled", "2026-05-20", desk)
}
