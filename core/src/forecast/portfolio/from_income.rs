//! A portfolio built from the income of cases.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Portfolio;
use super::builder::PortfolioBuilder;
use super::fault::PortfolioFault;
use super::from_cases::PortfolioOptions;
use super::row::{Row, RowEntry, RowPrice, RowSchedule, RowValues};
use crate::case::{Case, CountedIncome, IncomeStage, IncomeState};
use crate::dates::{Date, DatedAmounts};
use crate::fault::{Fault, Faults, Path, twice};
use crate::money;
use crate::plan::{Schedule, end_of_next_year};

impl Portfolio {
    /// The income of cases as a separate portfolio, with the dimensions of [`Portfolio::from_cases`]. Amounts are
    /// above 0: received (layer paid), claimed or scheduled (granted), and expected. `activity` is the id of the
    /// income, `activity_type` its kind, `provider` its payer. [`Portfolio::net`] deducts it.
    ///
    /// Income without an end is laid out until [`PortfolioOptions::through`], or the end of next year.
    ///
    /// # Errors
    /// `case-repeated`; `amount-too-large`; `too-many-rows`.
    ///
    /// ```
    /// use bevilling::{case::Case, dates::parse, forecast::{Portfolio, PortfolioOptions}, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let income = Portfolio::income_of_cases([&case], parse("2026-02-01")?, &PortfolioOptions::default())?;
    /// assert!(income.is_empty());
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn income_of_cases<'c>(
        cases: impl IntoIterator<Item = &'c Case>,
        on: Date,
        options: &PortfolioOptions,
    ) -> Result<Self, Faults<PortfolioFault>> {
        let cases: Vec<&Case> = cases.into_iter().collect();
        let mut faults = Faults::new();
        for (first, second) in twice(cases.iter().map(|case| case.id())) {
            let case = cases.get(second).map(|case| case.id().to_owned()).unwrap_or_default();
            let kind = PortfolioFault::CaseRepeated { case, first, second };
            faults.push(Fault::at(Path::root().join(second), kind));
        }
        let mut builder = PortfolioBuilder::new(options.names()).extrapolate(options.extrapolation);
        let through = options.through.unwrap_or_else(|| end_of_next_year(on));
        for case in &cases {
            let of_case = options.labels_of(case, on);
            for one in &case.state().income {
                if let Err(fault) = add(&mut builder, case, one, through, &of_case) {
                    faults.push(*fault);
                }
            }
        }
        faults.into_result(())?;
        builder.finish()
    }
}

fn add(
    builder: &mut PortfolioBuilder,
    case: &Case,
    one: &IncomeState,
    through: Date,
    of_case: &[String],
) -> Result<(), Box<Fault<PortfolioFault>>> {
    let (state, income) = (case.state(), &one.income);
    let counted = case.income_through(state, one, through);
    let Some(status) = state.income_status(one) else { return Ok(()) };
    let too_large = |amount: Decimal| {
        let (case, activity) = (case.id().to_owned(), income.id.clone());
        let path = Path::root().join("cases").join(case.as_str()).join(activity.as_str());
        Box::new(Fault::at(path, PortfolioFault::AmountTooLarge { case, activity, text: amount.to_string() }))
    };
    let mut entries = entries(&counted, too_large)?;
    let price = counted.first().map(|first| first.amount).unwrap_or_default();
    let price = DatedAmounts::constant(price);
    let (schedule, values) = match income.schedule {
        Schedule::OneTime { date, .. } => {
            // A claim may be for a day on which the income was due under earlier terms.
            if counted.iter().all(|one| one.scheduled != date) {
                entries.push(RowEntry::Cancelled { scheduled: date });
            }
            (RowSchedule::Once { date }, Some(RowValues::Own(price.pieces())))
        }
        Schedule::Running { .. } | Schedule::Individual { .. } => (RowSchedule::Individual, None),
    };
    let section = state.appropriation(&income.appropriation).and_then(|one| one.section.as_deref());
    let payer = income.payer.as_deref().unwrap_or_default();
    let mut labels = vec![section.unwrap_or_default(), income.kind.name(), "", payer, ""];
    labels.extend(of_case.iter().map(String::as_str));
    builder.add(&Row {
        case: case.id(),
        activity: &income.id,
        status,
        modifies: None,
        schedule,
        price: values.map(|values| RowPrice { units: Decimal::ONE, values }),
        vat: None,
        entries,
        labels,
    });
    Ok(())
}

/// The entries of each scheduled day: receipts on their own days, and the rest on the scheduled day.
fn entries(
    counted: &[CountedIncome],
    too_large: impl Fn(Decimal) -> Box<Fault<PortfolioFault>>,
) -> Result<Vec<RowEntry>, Box<Fault<PortfolioFault>>> {
    // By scheduled day: the whole amount, and the receipts by day, in øre.
    let mut days: BTreeMap<Date, (i64, BTreeMap<Date, i64>)> = BTreeMap::new();
    for one in counted {
        let oere = money::to_oere(one.amount).map_err(|_| too_large(one.amount))?;
        let (all, received) = days.entry(one.scheduled).or_default();
        *all = all.saturating_add(oere);
        if one.stage == IncomeStage::Received {
            let sum = received.entry(one.date).or_default();
            *sum = sum.saturating_add(oere);
        }
    }
    let mut entries = Vec::new();
    for (scheduled, (all, received)) in days {
        match received.first_key_value() {
            Some((paid, oere)) if *oere == all => {
                entries.push(RowEntry::Paid { scheduled, paid: *paid, oere: *oere });
                continue;
            }
            _ => entries.push(RowEntry::Planned { scheduled, oere: all }),
        }
        let sum = received.values().fold(0_i64, |sum, oere| sum.saturating_add(*oere));
        if sum != 0 {
            entries.push(RowEntry::Adjusted { scheduled, on: scheduled, oere: sum.saturating_neg() });
        }
        let parts = received.into_iter();
        entries.extend(parts.map(|(paid, oere)| RowEntry::PaidOffPlan { scheduled, paid, oere }));
    }
    Ok(entries)
}
