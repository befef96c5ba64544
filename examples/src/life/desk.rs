//! The desk that commands are given from: a day, somebody, and the case.

use bevilling::case::{
    ApprovalRequest, Case, CaseOptions, Command, CommandContext, EventBody, Grant, RegisteredLine,
};
use bevilling::dates::{DatedAmounts, Period, parse};
use bevilling::plan::{Activity, Extrapolation, InvoiceLine, PriceChange, PriceSource, Settlement};
use bevilling::rulebook::{FactValue, RuleBook};
use bevilling::title::LocalizedText;

use super::Refused;
use crate::story::Failure;

/// A case and who works at it today.
pub(super) struct CommandHandler {
    pub(super) case: Case,
    pub(super) refused: Vec<Refused>,
    stamp: CommandContext,
}

impl CommandHandler {
    /// Opens a case.
    pub(super) fn open<const N: usize>(
        book: &RuleBook,
        id: &str,
        on: &str,
        facts: [(&str, FactValue); N],
    ) -> Result<Self, Failure> {
        // Rates are known to the end of next year at most; beyond that the last one is carried on.
        let options = CaseOptions { extrapolation: Extrapolation::LastKnown, ..CaseOptions::default() };
        let stamp = CommandContext::new(parse(on)?, "Rådgiver 4");
        let mut desk = Self { case: Case::new(book, id).with_options(options), refused: Vec::new(), stamp };
        let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        desk.execute(&Command::Open { facts })?;
        Ok(desk)
    }

    pub(super) fn book(&self) -> &RuleBook {
        self.case.book()
    }

    /// Whatever follows is done on this day, by this person.
    pub(super) fn at(&mut self, on: &str, actor: &str) -> Result<(), Failure> {
        self.stamp = CommandContext::new(parse(on)?, actor);
        Ok(())
    }

    pub(super) fn execute(&mut self, command: &Command) -> Result<(), Failure> {
        self.case.execute(command, &self.stamp)?;
        Ok(())
    }

    pub(super) fn appropriation(&mut self, id: &str, section: &str) -> Result<(), Failure> {
        let (appropriation, section) = (id.to_owned(), Some(section.to_owned()));
        self.execute(&Command::SetAppropriation { appropriation, section })
    }

    pub(super) fn set_facts<const N: usize>(
        &mut self,
        from: &str,
        facts: [(&str, FactValue); N],
    ) -> Result<(), Failure> {
        let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), Some(value))).collect();
        self.execute(&Command::SetFacts { from: parse(from)?, facts })
    }

    pub(super) fn draft(&mut self, appropriation: &str, activity: Activity) -> Result<(), Failure> {
        let (appropriation, activity) = (appropriation.to_owned(), Box::new(activity));
        self.execute(&Command::Draft { appropriation, activity })
    }

    pub(super) fn expect(&mut self, appropriation: &str, activity: Activity) -> Result<(), Failure> {
        let (appropriation, activity) = (appropriation.to_owned(), Box::new(activity));
        self.execute(&Command::Expect { appropriation, activity })
    }

    pub(super) fn grant(
        &mut self,
        appropriation: &str,
        activities: &[&str],
        approval: ApprovalRequest,
    ) -> Result<(), Failure> {
        self.execute(&grant(appropriation, activities, approval))
    }

    /// A grant that must be refused: the reasons are kept.
    pub(super) fn grant_refused(
        &mut self,
        asked: LocalizedText,
        appropriation: &str,
        activities: &[&str],
        approval: ApprovalRequest,
    ) -> Result<(), Failure> {
        let command = grant(appropriation, activities, approval);
        match self.case.decide(&command, &self.stamp) {
            Ok(_) => Err(format!("{}: not refused", asked.get(bevilling::title::Language::En)).into()),
            Err(refusal) => {
                self.refused.push(Refused { on: self.stamp.on, asked, refusal });
                Ok(())
            }
        }
    }

    /// Finance pays what is due of these activities, as planned.
    pub(super) fn pays(&mut self, on: &str, activities: &[&str]) -> Result<(), Failure> {
        self.at(on, "Regnskab")?;
        for activity in activities {
            let one = self.case.state().activity(activity).ok_or("an activity of the story")?;
            let entries = one.payments.entries().iter();
            let due = entries.filter(|entry| entry.date <= self.stamp.on && entry.paid.is_none());
            let due: Vec<_> = due.map(|entry| (entry.date, entry.amount)).collect();
            for (date, amount) in due {
                let activity = (*activity).to_owned();
                self.execute(&Command::Pay { activity, date, paid_on: date, amount })?;
            }
        }
        Ok(())
    }

    /// Registers an invoice: what its lines pay is paid.
    pub(super) fn invoice(
        &mut self,
        invoice: &str,
        lines: Vec<InvoiceLine>,
    ) -> Result<Vec<RegisteredLine>, Failure> {
        self.execute(&Command::RegisterInvoice { invoice: invoice.to_owned(), lines })?;
        match self.case.events().last().map(|event| &event.body) {
            Some(EventBody::InvoiceRegistered { matches, .. }) => Ok(matches.clone()),
            _ => Err("an invoice is registered by an event".into()),
        }
    }

    /// Takes a new version of the rule book into use, in which a rate has changed, and settles it.
    pub(super) fn settle_rate(&mut self, rate: &str, book: RuleBook) -> Result<Settlement, Failure> {
        let values = |book: &RuleBook| book.rate(rate).map(|rate| rate.values.clone()).ok_or("a rate");
        let (before, after) = (values(self.case.book())?, values(&book)?);
        let source = PriceSource::Rate { rate: rate.to_owned() };
        let cause = PriceChange::between(source, &before, &after, self.stamp.on).ok_or("the rate changes")?;
        self.case = self.case.clone().with_rule_book(&book);
        self.execute(&Command::Settle { cause, overpaid: <_>::default() })?;
        let settled = self.case.events().last().and_then(|event| match &event.body {
            EventBody::Settled { settlements, .. } => settlements.first(),
            _ => None,
        });
        Ok(settled.map(|one| one.settlement.clone()).ok_or("something to settle")?)
    }
}

fn grant(appropriation: &str, activities: &[&str], approval: ApprovalRequest) -> Command {
    let activities = activities.iter().map(|id| (*id).to_owned()).collect();
    Command::Grant(Grant {
        appropriation: appropriation.to_owned(),
        activities,
        approval,
        ..Grant::default()
    })
}

/// The prices that are agreed with a provider.
pub(super) fn agreed(book: &RuleBook, provider: &str, kind: &str) -> Result<DatedAmounts, Failure> {
    let mut prices = DatedAmounts::default();
    let agreements = book.document().agreements.iter();
    for agreement in agreements.filter(|one| one.provider == provider && one.activity_type == kind) {
        if let Some(price) = agreement.unit_price {
            prices.0.set(agreement.valid, price)?;
        }
    }
    Ok(prices)
}

/// From a day to a day.
pub(super) fn days(first: &str, last: &str) -> Result<Period, Failure> {
    Ok(Period::new(parse(first)?, parse(last)?)?)
}
