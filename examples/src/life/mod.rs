//! A made-up case through two years: help at home, more of it, a foster family, a rate that was known late, and
//! what the state pays back.

mod desk;
mod late;
mod report;
mod text;

use std::path::Path;

use bevilling::case::{
    ApprovalRequest, Case, CaseOverview, Command, CommandRefused, HouseholdOverview, RegisteredLine,
    household_net_cost,
};
use bevilling::dates::{Date, DayOfMonth, Period, Validity, parse};
use bevilling::money;
use bevilling::plan::{
    Activity, InvoiceLine, NetCost, PaymentPlan, PaymentReference, Price, Recipient, Settlement,
};
use bevilling::rulebook::{FactValue, RuleBook};
use bevilling::title::LocalizedText;

use crate::story::Failure;
use desk::{CommandHandler, agreed, days};
pub use late::Late;

/// Everything that happened, and what it came to.
pub struct Life {
    /// The case at the end of the second year, with its events.
    pub case: Case,
    /// The case of a sibling in the same household.
    pub sibling: Case,
    /// What was refused on the way: the day, what was asked, and why not.
    pub refused: Vec<Refused>,
    /// The lines of an invoice, and what each is about.
    pub matched: Vec<RegisteredLine>,
    /// What a rate that was known late made of payments that were paid and not.
    pub settlement: Settlement,
    /// The case as it was known at the end of each year, and what it came to then.
    pub years: Vec<Year>,
    /// What came late, a case for each.
    pub late: Vec<Late>,
}

/// Something that was refused.
pub struct Refused {
    /// The day.
    pub on: Date,
    /// What was asked.
    pub asked: LocalizedText,
    /// Why not.
    pub refusal: CommandRefused,
}

/// The end of a year.
pub struct Year {
    /// The case as it was known then.
    pub case: Case,
    /// What it came to.
    pub overview: CaseOverview,
    /// With that of the sibling.
    pub household: HouseholdOverview,
    /// Gross, reimbursement and net of the household in the year.
    pub net: NetCost,
}

/// The day that the foster family takes over, and the one before it.
const MOVED: (&str, &str) = ("2026-10-01", "2026-09-30");
/// The end of the story.
const END: &str = "2027-12-31";

impl Life {
    /// The story on the project's own rule book of the children's area.
    ///
    /// # Errors
    /// Where the rule book cannot be read, or does not fit the story.
    pub fn children(rule_book: &Path) -> Result<Self, Failure> {
        let book = RuleBook::load(rule_book)?;
        let mut desk = CommandHandler::open(
            &book,
            "27.24.36-G01-7-26",
            "2026-01-05",
            [
                ("target_group", FactValue::from("family")),
                ("birth_date", "2014-05-02".into()),
                ("effort_step", 3.into()),
                ("scaling_step", 5.into()),
                ("custody_consent", true.into()),
                ("assessment", "examination".into()),
                ("residence", "at_home".into()),
            ],
        )?;
        help_at_home(&mut desk)?;
        let matched = invoices(&mut desk)?;
        more_help(&mut desk)?;
        foster_family(&mut desk)?;
        let settlement = rate_known_late(&mut desk)?;
        rest_of_the_story(&mut desk)?;

        let sibling = sibling(&book)?;
        let years = [("2026-12-31", &book), (END, desk.case.book())];
        let years = years.into_iter().map(|(on, book)| Year::end(&desk.case, &sibling, book, on));
        let years = years.collect::<Result<_, _>>()?;
        let late = late::all(&book)?;
        Ok(Self { case: desk.case, sibling, refused: desk.refused, matched, settlement, years, late })
    }
}

/// January 2026: help at home, and talks beside it. Own competence does not reach so far.
fn help_at_home(desk: &mut CommandHandler) -> Result<(), Failure> {
    desk.at("2026-01-05", "Rådgiver 4")?;
    desk.appropriation("1", "BL-32-1-2")?;
    let hours = agreed(desk.book(), "90010022", "200201")?;
    let price = Price::PerUnit { units: money::parse("20")?.into(), unit_price: hours };
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id("26-7-help");
    let help = Activity::main("BL-32-1-2", "200201", Period::open(parse("2026-02-01")?), plan);
    desk.draft("1", help.with_id("help").by("90010022"))?;

    let hours = agreed(desk.book(), "90010011", "500122")?;
    let price = Price::PerUnit { units: money::parse("6")?.into(), unit_price: hours };
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id("26-7-talks");
    let talks = Activity::supplementary("BL-32-1-2", "500122", days("2026-02-01", "2027-06-30")?, plan);
    desk.draft("1", talks.with_id("talks").by("90010011"))?;

    desk.at("2026-01-12", "Rådgiver 4")?;
    let asked = LocalizedText::new("Bevilling i egenkompetence", "A grant within own competence");
    desk.grant_refused(asked, "1", &["help", "talks"], ApprovalRequest::new("own_competence", "Rådgiver 4"))?;
    desk.at("2026-01-14", "Rådgiver 4")?;
    desk.grant("1", &["help", "talks"], ApprovalRequest::new("team_meeting", "Mødeleder 1"))
}

/// Spring 2026: what the providers send. What fits is paid; what nobody knows is looked at; a credit note takes back an
/// hour that was not worked.
fn invoices(desk: &mut CommandHandler) -> Result<Vec<RegisteredLine>, Failure> {
    let line = |id: &str, date: &str, amount: &str, text: String, cvr: &str| {
        Ok::<_, Failure>(InvoiceLine {
            text,
            cvr: Some(bevilling::plan::Cvr::parse(cvr)?),
            ..InvoiceLine::new(id, parse(date)?, money::parse(amount)?)
        })
    };
    let reference = PaymentReference::new("26-7-help", parse("2026-02-01")?)?;
    let lines = vec![
        line("F-1001", "2026-02-03", "9200.00", format!("Februar, {reference}"), "90010022")?,
        line("F-1044", "2026-03-04", "9430.00", "Marts, 20,5 timer".to_owned(), "90010022")?,
        line("F-77", "2026-03-05", "3333.00", "Se bilag".to_owned(), "90010121")?,
    ];
    desk.at("2026-03-10", "Regnskab")?;
    let mut matched = desk.invoice("F-2026-03", lines)?;
    desk.pays("2026-03-10", &["talks"])?;
    desk.at("2026-03-17", "Regnskab")?;
    let text = format!("Kreditnota, 1 time i februar, {reference}");
    let credit = line("K-1001", "2026-03-16", "-460.00", text, "90010022")?;
    matched.extend(desk.invoice("K-2026-03", vec![credit])?);
    Ok(matched)
}

/// More hours are foreseen in April and granted in May: the change takes over from June.
fn more_help(desk: &mut CommandHandler) -> Result<(), Failure> {
    desk.at("2026-04-20", "Rådgiver 4")?;
    let price = Price::PerUnit {
        units: money::parse("30")?.into(),
        unit_price: agreed(desk.book(), "90010022", "200201")?,
    };
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id("26-7-help-more");
    let more = Activity::main("BL-32-1-2", "200201", Period::open(parse("2026-06-01")?), plan);
    desk.expect("1", more.with_id("help-more").by("90010022").changing("help"))?;
    desk.pays("2026-05-04", &["help", "talks"])?;
    desk.at("2026-05-11", "Rådgiver 4")?;
    desk.grant("1", &["help-more"], ApprovalRequest::new("specialist", "Fagspecialist 2"))
}

/// Autumn 2026: the child is placed with a foster family. First foreseen, refused as long as the case is on step
/// 3 and nobody else agrees, and granted once it has moved.
fn foster_family(desk: &mut CommandHandler) -> Result<(), Failure> {
    desk.at("2026-06-22", "Rådgiver 4")?;
    desk.appropriation("2", "BL-46")?;
    let from = Period::open(parse(MOVED.0)?);
    let monthly = |units: &str, rate: &str, id: &str| {
        let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(money::parse(units)?, rate));
        Ok::<_, Failure>(plan.with_id(id).to(Recipient::payroll("3113662345", "Plejefamilie 1")))
    };
    let fee = Activity::main("BL-46", "400101", from, monthly("7", "foster_fee", "26-7-fee")?);
    desk.expect("2", fee.with_id("foster"))?;
    let board = monthly("30.42", "board_and_lodging_10_plus", "26-7-board")?;
    let board = Activity::supplementary("BL-46", "500101", from, board).with_id("board");
    desk.expect("2", board)?;

    desk.at("2026-08-24", "Rådgiver 4")?;
    desk.set_facts("2026-09-01", [("effort_step", 5.into()), ("scaling_step", 3.into())])?;
    desk.at("2026-08-31", "Rådgiver 4")?;
    let asked = LocalizedText::new(
        "Anbringelsen, før sagen er på trin 5",
        "The placement, before the case is on step 5",
    );
    let leader = ApprovalRequest::new("team_leader", "Teamleder 1");
    desk.grant_refused(asked, "2", &["foster", "board"], leader.clone())?;
    desk.pays("2026-09-01", &["help-more", "talks"])?;
    desk.at("2026-09-07", "Rådgiver 4")?;
    let asked =
        LocalizedText::new("Anbringelsen uden en anden person", "The placement without a second person");
    desk.grant_refused(asked, "2", &["foster", "board"], leader.clone())?;
    desk.grant("2", &["foster", "board"], leader.and("Fagspecialist 2"))?;

    // The talks were granted to June 2027; they end with the help that they hang on.
    desk.at("2026-09-14", "Rådgiver 4")?;
    desk.execute(&Command::Stop {
        activity: "help-more".to_owned(),
        end: parse(MOVED.1)?,
        reason: "barnet flytter til en plejefamilie".to_owned(),
        overpaid: <_>::default(),
    })?;
    desk.set_facts(MOVED.0, [("residence", "placed".into())])?;
    desk.pays("2026-12-01", &["foster", "board"])
}

/// In March 2027 a new version of the rule book has another fee from January on. What is paid is settled, what is
/// not is priced anew.
fn rate_known_late(desk: &mut CommandHandler) -> Result<Settlement, Failure> {
    desk.pays("2027-03-01", &["foster", "board"])?;
    desk.at("2027-03-15", "Regnskab")?;
    let mut document = desk.book().document().clone();
    document.version = Some("2027-03-15".to_owned());
    let rate = document.rates.iter_mut().find(|rate| rate.id == "foster_fee");
    let rate = rate.ok_or("the rule book has no fee of foster families")?;
    rate.values.0.set(Validity::covering(Period::year(2027)?), money::parse("5450")?)?;
    desk.settle_rate("foster_fee", RuleBook::from_document(document)?)
}

/// The rest of 2027: payments are carried on into 2028, and a lower fee is foreseen then.
fn rest_of_the_story(desk: &mut CommandHandler) -> Result<(), Failure> {
    desk.pays("2027-08-02", &["foster", "board"])?;
    desk.at("2027-08-02", "Natkørsel")?;
    desk.execute(&Command::Renew)?;
    desk.at("2027-11-15", "Rådgiver 4")?;
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, Price::rate(money::parse("6")?, "foster_fee"));
    let plan = plan.with_id("26-7-fee-28").to(Recipient::payroll("3113662345", "Plejefamilie 1"));
    let fewer = Activity::main("BL-46", "400101", Period::open(parse("2028-02-01")?), plan);
    desk.expect("2", fewer.with_id("foster-28").changing("foster"))?;
    desk.pays("2027-12-01", &["foster", "board"])
}

/// A sibling in a children's home: what the state pays back is reckoned for the household.
fn sibling(book: &RuleBook) -> Result<Case, Failure> {
    let mut desk = CommandHandler::open(
        book,
        "27.24.36-G01-9-26",
        "2026-03-02",
        [
            ("target_group", FactValue::from("family")),
            ("birth_date", "2015-09-14".into()),
            ("effort_step", 6.into()),
            ("scaling_step", 2.into()),
            ("custody_consent", true.into()),
            ("assessment", "examination".into()),
        ],
    )?;
    desk.at("2026-03-02", "Rådgiver 4")?;
    desk.appropriation("1", "BL-46")?;
    let price = Price::PerUnit {
        units: money::parse("30.42")?.into(),
        unit_price: agreed(book, "90010066", "400201")?,
    };
    let plan = PaymentPlan::monthly(DayOfMonth::FIRST, price).with_id("26-9-home");
    let home = Activity::main("BL-46", "400201", Period::open(parse("2026-04-01")?), plan);
    desk.draft("1", home.with_id("home").by("90010066"))?;
    desk.grant("1", &["home"], ApprovalRequest::new("section_leader", "A. Friis").and("Teamleder 1"))?;
    desk.pays("2026-12-01", &["home"])?;
    desk.at("2027-08-02", "Natkørsel")?;
    desk.execute(&Command::Renew)?;
    desk.pays("2027-12-01", &["home"])?;
    Ok(desk.case)
}

impl Year {
    /// As things were known on the last day of a year, by the rules of then.
    fn end(case: &Case, sibling: &Case, book: &RuleBook, on: &str) -> Result<Self, Failure> {
        let on = parse(on)?;
        let known = |case: &Case| Ok::<_, Failure>(case.as_of(on)?.with_rule_book(book));
        let (case, sibling) = (known(case)?, known(sibling)?);
        let overview = case.overview(on)?;
        let [_, year, _] = overview.years;
        Ok(Self {
            household: HouseholdOverview::new([&case, &sibling], on)?,
            net: household_net_cost([&case, &sibling], year)?,
            overview,
            case,
        })
    }

    /// The year.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.net.year
    }
}
