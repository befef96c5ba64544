//! A case through its life.

use bevilling::case::{self, CaseOptions, CaseState, Command, CommandContext, Event, Grant};
use bevilling::decide::{Facts, Proposal};
use bevilling::plan::{Activity, Extrapolation, Horizon, PreviewOptions};
use napi::bindgen_prelude::{ClassInstance, Result};
use napi_derive::napi;
use serde::Deserialize;

use crate::chart::size;
use crate::decide::{AvailableOptions, Situation, options_request};
use crate::fault::{listed, refusal, refused, refused_case, refused_for};
use crate::input::{date, json, lang, read};
use crate::preview::Preview;
use crate::rulebook::RuleBook;

/// A case.
#[napi]
pub struct Case {
    pub(crate) inner: case::Case,
}

/// How the payments of a case are made; what is not said is as the core has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    horizon: Option<Horizon>,
    extrapolation: Option<Extrapolation>,
    municipality: Option<String>,
}

#[napi]
impl Case {
    /// A case that nothing has happened to yet.
    #[napi(factory)]
    pub fn new(book: &RuleBook, id: String) -> Self {
        Self { inner: case::Case::new(&book.inner, id) }
    }

    /// An open case with its facts.
    #[napi(factory)]
    pub fn open(book: &RuleBook, id: String, facts: String) -> Result<Self> {
        let facts: Facts = read(&facts)?;
        let inner = case::Case::open(&book.inner, id, facts).map_err(|faults| refused(&faults))?;
        Ok(Self { inner })
    }

    /// A case from the state that a host kept.
    #[napi(factory)]
    pub fn from_state(book: &RuleBook, state: String) -> Result<Self> {
        let state: CaseState = read(&state)?;
        Ok(Self { inner: case::Case::from_state(&book.inner, state).map_err(refused_case)? })
    }

    /// The case after these events.
    #[napi(factory)]
    pub fn replay(book: &RuleBook, events: String) -> Result<Self> {
        let events: Vec<Event> = read(&events)?;
        Ok(Self { inner: case::Case::replay(&book.inner, &events).map_err(refused_case)? })
    }

    /// The case as it was known on a day.
    #[napi]
    pub fn as_of(&self, on: String) -> Result<Case> {
        Ok(Self { inner: self.inner.as_of(date(&on)?).map_err(refused_for)? })
    }

    /// The same case under another version of its rule book.
    #[napi]
    pub fn with_rule_book(&self, book: &RuleBook) -> Case {
        Self { inner: self.inner.clone().with_rule_book(&book.inner) }
    }

    /// The same case, its payments made otherwise.
    #[napi]
    pub fn with_options(&self, settings: String) -> Result<Case> {
        let Settings { horizon, extrapolation, municipality } = read(&settings)?;
        let usual = CaseOptions::default();
        let options = CaseOptions {
            horizon: horizon.unwrap_or(usual.horizon),
            extrapolation: extrapolation.unwrap_or(usual.extrapolation),
            municipality: municipality.or(usual.municipality),
        };
        Ok(Self { inner: self.inner.clone().with_options(options) })
    }

    /// Lets events happen.
    #[napi]
    pub fn apply(&mut self, event: String) -> Result<()> {
        let event: Event = read(&event)?;
        self.inner.apply(&event).map_err(refused_case)
    }

    /// What a command would lead to.
    #[napi]
    pub fn decide(&self, command: String, stamp: String) -> Result<String> {
        let (command, stamp): (Command, CommandContext) = (read(&command)?, read(&stamp)?);
        json(&self.inner.decide(&command, &stamp).map_err(|no| refusal(&no))?)
    }

    /// Decides a command and lets its events happen.
    #[napi]
    pub fn execute(&mut self, command: String, stamp: String) -> Result<String> {
        let (command, stamp): (Command, CommandContext) = (read(&command)?, read(&stamp)?);
        json(&self.inner.execute(&command, &stamp).map_err(|no| refusal(&no))?)
    }

    /// The host's id.
    #[napi(getter)]
    pub fn id(&self) -> &str {
        self.inner.id()
    }

    /// The number of the last event.
    #[napi(getter)]
    pub fn sequence(&self) -> i64 {
        i64::try_from(self.inner.sequence()).unwrap_or(i64::MAX)
    }

    /// The case as it stands.
    #[napi]
    pub fn state(&self) -> Result<String> {
        json(self.inner.state())
    }

    /// The events that this value has been through.
    #[napi]
    pub fn events(&self) -> Result<String> {
        json(self.inner.events())
    }

    /// The rule book.
    #[napi]
    pub fn book(&self) -> RuleBook {
        self.inner.book().clone().into()
    }

    /// The facts once every known change has come.
    #[napi]
    pub fn situation(&self) -> Situation {
        Situation::new(self.inner.situation().clone())
    }

    /// The facts as they are on a day, in their places.
    #[napi]
    pub fn situation_on(&self, on: String) -> Result<Situation> {
        Ok(Situation::new(self.inner.situation_on(date(&on)?)))
    }

    /// The facts as they are on a day.
    #[napi]
    pub fn facts_on(&self, on: String) -> Result<String> {
        json(&self.inner.facts_on(date(&on)?))
    }

    /// The facts that the rule book does not know, or not so.
    #[napi]
    pub fn rejected_facts(&self) -> Result<Vec<String>> {
        Ok(listed(self.inner.rejected_facts()))
    }

    /// What is drafted, foreseen and granted so far.
    #[napi]
    pub fn activities(&self) -> Result<String> {
        json(&self.inner.activities().collect::<Vec<_>>())
    }

    /// The verdict on a proposal.
    #[napi]
    pub fn check(&self, proposal: String, on: String) -> Result<String> {
        let proposal: Proposal = read(&proposal)?;
        json(&self.inner.check(&proposal, date(&on)?))
    }

    /// All that may be granted.
    #[napi]
    pub fn options(&self, request: String) -> Result<AvailableOptions> {
        Ok(AvailableOptions { inner: self.inner.options(&options_request(&request)?) })
    }

    /// What it would cost to grant drafts.
    #[napi]
    pub fn preview(&self, drafts: String, on: String, options: String) -> Result<Preview> {
        let drafts: Vec<Activity> = read(&drafts)?;
        let options: PreviewOptions = read(&options)?;
        let inner = self.inner.preview(&drafts, date(&on)?, &options).map_err(|faults| refused(&faults))?;
        Ok(Preview { inner })
    }

    /// What granting would lead to.
    #[napi]
    pub fn preview_grant(&self, grant: String, stamp: String) -> Result<String> {
        let (grant, stamp): (Grant, CommandContext) = (read(&grant)?, read(&stamp)?);
        json(&self.inner.preview_grant(&grant, &stamp).map_err(|no| refusal(&no))?)
    }

    /// The cost of the case.
    #[napi]
    pub fn overview(&self, on: String) -> Result<CaseOverview> {
        let inner = self.inner.overview(date(&on)?).map_err(refused_for)?;
        Ok(CaseOverview { inner, case: self.inner.clone() })
    }

    /// What the case costs this municipality.
    #[napi]
    pub fn costs(&self) -> Result<String> {
        json(&self.inner.costs())
    }

    /// The income that is due through a day and not claimed.
    #[napi]
    pub fn income_due(&self, on: String) -> Result<String> {
        json(&self.inner.income_due(date(&on)?))
    }

    /// Gross, reimbursement and net of a year.
    #[napi]
    pub fn net_cost(&self, year: i32) -> Result<String> {
        json(&self.inner.net_cost(year).map_err(|faults| refused(&faults))?)
    }

    /// Gross, reimbursement and net of a year, in words.
    #[napi]
    pub fn explain_net_cost(&self, year: i32, language: String) -> Result<String> {
        let net = self.inner.net_cost(year).map_err(|faults| refused(&faults))?;
        Ok(net.explain(lang(&language)?))
    }

    /// The life of the case as a drawing.
    #[napi]
    pub fn timeline(
        &self,
        on: String,
        language: String,
        width: Option<u32>,
        height: Option<u32>,
    ) -> Result<String> {
        Ok(self.inner.timeline(date(&on)?, lang(&language)?, size(width, height)))
    }

    /// Whether both stand the same.
    #[napi]
    pub fn equals(&self, other: &Case) -> bool {
        self.inner == other.inner
    }
}

/// The cost of a case.
#[napi]
pub struct CaseOverview {
    inner: case::CaseOverview,
    case: case::Case,
}

#[napi]
impl CaseOverview {
    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// As tables, with the titles of the rule book.
    #[napi]
    pub fn to_text(&self, language: String, titles: bool) -> Result<String> {
        let language = lang(&language)?;
        Ok(if titles { self.inner.to_text_with(&self.case, language) } else { self.inner.to_text(language) })
    }

    /// As a drawing.
    #[napi]
    pub fn to_svg(&self, language: String, width: Option<u32>, height: Option<u32>) -> Result<String> {
        Ok(self.inner.to_svg(lang(&language)?, size(width, height)))
    }
}

/// The cost of the cases of a household.
#[napi]
pub struct HouseholdOverview {
    inner: case::HouseholdOverview,
}

#[napi]
impl HouseholdOverview {
    /// As JSON.
    #[napi]
    pub fn json(&self) -> Result<String> {
        json(&self.inner)
    }

    /// As tables.
    #[napi]
    pub fn to_text(&self, language: String) -> Result<String> {
        Ok(self.inner.to_text(lang(&language)?))
    }

    /// As a drawing.
    #[napi]
    pub fn to_svg(&self, language: String, width: Option<u32>, height: Option<u32>) -> Result<String> {
        Ok(self.inner.to_svg(lang(&language)?, size(width, height)))
    }
}

/// The cost of the cases of a household.
#[napi]
pub fn household_overview(cases: Vec<ClassInstance<'_, Case>>, on: String) -> Result<HouseholdOverview> {
    let cases = cases.iter().map(|case| &case.inner);
    let inner = case::HouseholdOverview::new(cases, date(&on)?).map_err(|faults| refused(&faults))?;
    Ok(HouseholdOverview { inner })
}

/// Gross, reimbursement and net of the cases of a household in a year.
#[napi]
pub fn household_net_cost(cases: Vec<ClassInstance<'_, Case>>, year: i32) -> Result<String> {
    let cases = cases.iter().map(|case| &case.inner);
    json(&case::household_net_cost(cases, year).map_err(|faults| refused(&faults))?)
}

/// What is wrong with a state.
#[napi]
pub fn check_state(state: String) -> Result<Vec<String>> {
    Ok(listed(&read::<CaseState>(&state)?.check()))
}

/// Events in words, one per line, with the notices to other systems below each.
#[napi]
pub fn log(events: String, book: &RuleBook, language: String) -> Result<String> {
    let events: Vec<Event> = read(&events)?;
    Ok(bevilling::text::log(&events, &book.inner, lang(&language)?))
}
