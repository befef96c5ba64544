//! A case: one citizen, the facts that rules look at, and the activities granted or foreseen so far.

use crate::dates::Date;
use crate::decide::{FactFault, Options, OptionsRequest, Placement, Proposal, Verdict};
use crate::fault::Faults;
use crate::plan::{Activity, PlanFault, Preview, PreviewOptions, preview};
use crate::rulebook::{FactValue, RuleBook};

/// A case (sag) as it stands: what is asked of it is answered from its facts and its activities.
///
/// The id is the host's, such as a journal id; nothing is derived from it.
#[derive(Debug, Clone)]
pub struct Case {
    id: String,
    placement: Placement,
    activities: Vec<Activity>,
}

impl Case {
    /// Opens a case with its facts.
    ///
    /// # Errors
    /// Every fact that the rule book does not know or whose value is not in the domain: the codes of
    /// [`FactFault`].
    ///
    /// # Example
    /// ```
    /// use bevilling::case::Case;
    /// use bevilling::dates::parse;
    /// use bevilling::decide::{Decision, Proposal};
    /// use bevilling::rulebook::RuleBook;
    ///
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "27.24.36-G01-7-20", [
    ///     ("target_group", "family".into()), ("birth_date", "2014-05-02".into()),
    ///     ("effort_step", 3.into()), ("scaling_step", 5.into()),
    ///     ("custody_consent", true.into()), ("assessment", "examination".into()),
    /// ])?;
    /// let help = Proposal::main("BL-32-1-2", "200201");
    /// assert_eq!(case.check(&help, parse("2026-02-01")?).decision(), Decision::Allowed);
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn open<K: Into<String>>(
        book: &RuleBook,
        id: impl Into<String>,
        facts: impl IntoIterator<Item = (K, FactValue)>,
    ) -> Result<Self, Faults<FactFault>> {
        Ok(Self { id: id.into(), placement: book.place(facts)?, activities: Vec::new() })
    }

    /// The same case with these activities, granted or foreseen.
    #[must_use]
    pub fn with_activities(mut self, activities: impl IntoIterator<Item = Activity>) -> Self {
        self.activities.extend(activities);
        self
    }

    /// The host's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The facts, in their places on the dimensions of the rule book.
    #[must_use]
    pub const fn placement(&self) -> &Placement {
        &self.placement
    }

    /// What is granted and foreseen so far.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// May this be granted? See [`Placement::check`].
    #[must_use]
    pub fn check(&self, proposal: &Proposal, on: Date) -> Verdict {
        self.placement.check(proposal, on)
    }

    /// What may be granted? See [`Placement::options`].
    #[must_use]
    pub fn options(&self, request: &OptionsRequest) -> Options {
        self.placement.options(request)
    }

    /// What would it cost to grant these drafts, beside what the case has already? See [`preview`].
    ///
    /// # Errors
    /// Everything that is wrong with the drafts and their prices: the codes of [`PlanFault`].
    pub fn preview(
        &self,
        drafts: &[Activity],
        on: Date,
        options: &PreviewOptions,
    ) -> Result<Preview, Faults<PlanFault>> {
        preview(self.placement.book(), &self.activities, drafts, on, options)
    }
}
