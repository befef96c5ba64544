//! A made-up case in a municipality: what is known of it, what is asked, what is planned.

use std::error::Error;
use std::path::Path;

use bevilling::case::Case;
use bevilling::dates::{Date, DayOfMonth, Period, parse};
use bevilling::decide::{ActivityOption, AvailableOptions, OptionsRequest, Proposal, Verdict};
use bevilling::exchange::os2bos;
use bevilling::money;
use bevilling::plan::{Activity, PaymentPlan, Preview, PreviewOptions, Price, Status};
use bevilling::rulebook::{Domain, FactValue, Offer, Role, RuleBook};
use bevilling::title::LocalizedText;

/// Anything that can go wrong on the way.
pub type Failure = Box<dyn Error>;

/// A case and everything that was asked about it.
pub struct Story {
    /// The rules.
    pub book: RuleBook,
    /// The case.
    pub case: Case,
    /// The decision date.
    pub on: Date,
    /// What may be granted, and what may not.
    pub options: AvailableOptions,
    /// Something that is refused, and why.
    pub refused: Verdict,
    /// Help at home with a supplementary activity, and a placement foreseen for next year.
    pub drafts: Vec<Activity>,
    /// The answers for the drafts that are to be granted now.
    pub verdicts: Vec<Verdict>,
    /// What they would cost.
    pub preview: Preview,
    /// What an import could not carry, where the rules were imported.
    pub import: Option<os2bos::Report>,
}

/// What is planned for the case.
struct Plan {
    main: Activity,
    supplementary: Option<Activity>,
    foreseen: Activity,
}

impl Story {
    /// The story on the project's own rule book of the children's area.
    ///
    /// # Errors
    /// Where the rule book cannot be read, or does not fit the story.
    pub fn children(rule_book: &Path, on: Date) -> Result<Self, Failure> {
        let book = RuleBook::load(rule_book)?;
        let case = Case::open(
            &book,
            "27.24.36-G01-7-26",
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
        let options = case.options(&OptionsRequest::on(on).with_refusals());
        let help = activity(&options, "BL-32-1-2", "200201")?;
        let talks = help
            .supplementary()
            .find(|activity| activity.activity_type().id == "500122")
            .ok_or("the rule book has no talks and contact beside help at home")?;
        let placement = best_price(&book, "400201", next_year(on)?)?;
        let plan = Plan {
            main: draft(
                Activity::main("BL-32-1-2", "200201", from_next_month(on)?, hours(&help, "20")?),
                &help,
            ),
            supplementary: Some(draft(
                Activity::supplementary("BL-32-1-2", "500122", half_a_year(on)?, hours(&talks, "6")?),
                &talks,
            )),
            foreseen: Activity::main(
                "BL-46",
                "400201",
                from_next_year(on)?,
                PaymentPlan::monthly(DayOfMonth::FIRST, Price::per_unit(money::parse("30.42")?, placement.1)),
            )
            .by(placement.0),
        };
        let refused = case.check(&Proposal::main("BL-46", "400201").by("90010055"), on);
        Self::tell(book, case, on, options, refused, plan, None)
    }

    /// The story on a classification of OS2bos: a folder of its fixtures or CSV files.
    ///
    /// OS2bos has no price lists, so the prices here are round figures.
    ///
    /// # Errors
    /// Where the folder cannot be read, or has nothing that may be granted to the case.
    pub fn os2bos(folder: &Path, on: Date) -> Result<Self, Failure> {
        let import = os2bos::read_folder(
            folder,
            &os2bos::Options {
                id: "os2bos".to_owned(),
                version: on.to_string(),
                title: LocalizedText::new("Klassifikation fra OS2bos", "Classification from OS2bos"),
                on,
            },
        )?;
        let book = RuleBook::from_document(import.document)?;
        let case = Case::open(&book, "27.24.36-G01-7-26", imported_facts(&book))?;
        let options = case.options(&OptionsRequest::on(on).with_refusals());
        // The main activity that most may hang on, and one that would need the highest step of the ladder.
        let mains =
            options.sections().flat_map(|section| section.activities().map(move |main| (section, main)));
        let (section, main) = mains
            .max_by_key(|(_, main)| main.supplementary().count())
            .ok_or("nothing may be granted to this case")?;
        let section = section.section().id.as_str();
        let offers = book.document().offers.iter().filter(|offer| offer.role == Role::Main);
        let refused_offer = offers
            .filter_map(|offer| Some((needed_step(&case, offer, on)?, offer)))
            .max_by_key(|(step, _)| *step)
            .map(|(_, offer)| offer)
            .ok_or("nothing is refused to this case for its place on the ladder")?;
        let monthly = |amount: &str| {
            Ok::<_, Failure>(PaymentPlan::monthly(DayOfMonth::FIRST, Price::fixed(money::parse(amount)?)))
        };
        let plan = Plan {
            main: Activity::main(section, &main.activity_type().id, from_next_month(on)?, monthly("12000")?),
            supplementary: match main.supplementary().next() {
                Some(other) => Some(Activity::supplementary(
                    section,
                    &other.activity_type().id,
                    half_a_year(on)?,
                    monthly("1500")?,
                )),
                None => None,
            },
            foreseen: Activity::main(
                &refused_offer.section,
                &refused_offer.activity_type,
                from_next_year(on)?,
                monthly("90000")?,
            ),
        };
        let refused = case.check(&Proposal::main(&refused_offer.section, &refused_offer.activity_type), on);
        Self::tell(book.clone(), case.clone(), on, options.clone(), refused, plan, Some(import.report))
    }

    fn tell(
        book: RuleBook,
        case: Case,
        on: Date,
        options: AvailableOptions,
        refused: Verdict,
        plan: Plan,
        import: Option<os2bos::Report>,
    ) -> Result<Self, Failure> {
        let main = plan.main.activity_type.clone();
        let mut drafts = vec![plan.main.with_id("1")];
        drafts.extend(plan.supplementary.map(|activity| activity.with_id("2")));
        let verdicts = drafts
            .iter()
            .map(|draft| {
                let (section, kind) = (&draft.section, &draft.activity_type);
                let proposal = if *kind == main {
                    Proposal::main(section, kind)
                } else {
                    Proposal::supplementary(section, kind, &main)
                };
                case.check(&Proposal { provider: draft.provider.clone(), ..proposal }, on)
            })
            .collect();
        drafts.push(plan.foreseen.with_id("3").with_status(Status::Expected));
        let preview = case.preview(&drafts, on, &PreviewOptions::default())?;
        Ok(Self { book, case, on, options, refused, drafts, verdicts, preview, import })
    }
}

/// The step that a case would have to be on for something that is refused to it today.
fn needed_step(case: &Case, offer: &Offer, on: Date) -> Option<i64> {
    let alternatives = case.check(&Proposal::main(&offer.section, &offer.activity_type), on).alternatives();
    let change = alternatives.facts.first()?.iter().find(|change| change.fact == "effort_step")?;
    match change.would_be {
        FactValue::Number(step) => Some(step),
        FactValue::Flag(_) | FactValue::Text(_) => None,
    }
}

/// A family on step 3, as far as an imported rule book has these dimensions.
fn imported_facts(book: &RuleBook) -> Vec<(String, FactValue)> {
    let dimensions = book.document().dimensions.iter();
    let value = |id: &str, domain: &Domain| match domain {
        Domain::Choice(choices) => choices.first().map(|choice| FactValue::from(choice.id.as_str())),
        Domain::Ladder(_) if id == "effort_step" => Some(FactValue::from(3)),
        Domain::Ladder(_) => Some(FactValue::from(5)),
        Domain::Number { .. } => Some(FactValue::from(1)),
        Domain::Flag | Domain::Date | Domain::Age { .. } => None,
    };
    dimensions
        .filter_map(|dimension| Some((dimension.id.clone(), value(&dimension.id, &dimension.domain)?)))
        .collect()
}

fn activity<'o>(
    options: &'o AvailableOptions,
    section: &str,
    kind: &str,
) -> Result<ActivityOption<'o>, Failure> {
    options
        .sections()
        .filter(|option| option.section().id == section)
        .flat_map(|option| option.activities())
        .find(|activity| activity.activity_type().id == kind)
        .ok_or_else(|| format!("{kind} may not be granted under {section}").into())
}

/// So many hours a month at the price of the provider ranked first.
fn hours(option: &ActivityOption<'_>, hours: &str) -> Result<PaymentPlan, Failure> {
    let price = option
        .providers()
        .next()
        .and_then(|provider| provider.unit_price)
        .ok_or("nobody has a price for it")?;
    Ok(PaymentPlan::monthly(DayOfMonth::FIRST, Price::per_unit(money::parse(hours)?, price)))
}

/// The activity by the provider ranked first.
fn draft(activity: Activity, option: &ActivityOption<'_>) -> Activity {
    match option.providers().next() {
        Some(provider) => activity.by(&provider.provider),
        None => activity,
    }
}

/// The provider with the lowest price for an activity type on a date, and the price.
fn best_price(book: &RuleBook, kind: &str, on: Date) -> Result<(String, bevilling::Decimal), Failure> {
    let agreements = book.document().agreements.iter();
    agreements
        .filter(|agreement| agreement.activity_type == kind && agreement.valid.on(on).is_yes())
        .filter_map(|agreement| Some((agreement.provider.clone(), agreement.unit_price?)))
        .min_by_key(|(_, price)| *price)
        .ok_or_else(|| format!("nobody has a price for {kind}").into())
}

fn first_of(year: i32, month: u32) -> Result<Date, Failure> {
    Ok(parse(&format!("{year:04}-{month:02}-01"))?)
}

fn year_and_month(on: Date) -> Result<(i32, u32), Failure> {
    let text = on.to_string();
    let mut parts = text.split('-');
    let mut next = || parts.next().ok_or("a date has a year and a month");
    Ok((next()?.parse()?, next()?.parse()?))
}

fn from_next_month(on: Date) -> Result<Period, Failure> {
    let (year, month) = year_and_month(on)?;
    let start = if month == 12 { first_of(year + 1, 1)? } else { first_of(year, month + 1)? };
    Ok(Period::open(start))
}

/// From next month to the end of the sixth month.
fn half_a_year(on: Date) -> Result<Period, Failure> {
    let start = from_next_month(on)?.start();
    let (year, month) = year_and_month(start)?;
    let after = if month > 6 { first_of(year + 1, month - 6)? } else { first_of(year, month + 6)? };
    Ok(Period::new(start, after.pred_opt())?)
}

fn next_year(on: Date) -> Result<Date, Failure> {
    first_of(year_and_month(on)?.0 + 1, 3)
}

fn from_next_year(on: Date) -> Result<Period, Failure> {
    Ok(Period::open(next_year(on)?))
}
