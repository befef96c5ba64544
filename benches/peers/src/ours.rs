//! Ours: the portfolio, built once when the data are loaded, and asked for each task.

use std::path::Path;

use bevilling::dates::{Amounts, Frequency, Piece, Recurrence, Validity};
use bevilling::forecast::{
    ForecastRequest, Months, Portfolio, PortfolioBuilder, Row, RowEntry, RowPrice, RowSchedule, RowValues,
    View,
};
use bevilling::plan::{Month, Status};
use bevilling::{Decimal, dates::Date};

use crate::data::{self, FROM, MONTHS, SCHEDULES_FROM, SCHEDULES_MONTHS, Schedules};
use crate::days::date_of;
use crate::outcome::Outcome;
use crate::schedules::recurrence;
use crate::worker::{Answer, Work};

#[derive(Default)]
pub(crate) struct Ours {
    threads: usize,
    schedules: Option<Portfolio>,
    activities: Option<Portfolio>,
}

impl Ours {
    pub(crate) fn new(threads: usize) -> Self {
        Self { threads, ..Self::default() }
    }
}

impl Work for Ours {
    fn load(&mut self, dir: &Path, every: usize) -> Outcome {
        self.schedules = Some(schedules(&Schedules::read(dir)?, every)?);
        self.activities = Some(activities(&data::Portfolio::read(dir)?)?);
        Ok(())
    }

    fn run(&mut self, task: &str) -> Outcome<Answer> {
        let (schedules, activities) =
            self.schedules.as_ref().zip(self.activities.as_ref()).ok_or("nothing is loaded")?;
        match task {
            "months" => {
                let request =
                    ForecastRequest::new(months(SCHEDULES_FROM, SCHEDULES_MONTHS)?).view(View::Granted);
                Ok(Answer::Months(schedules.forecast(&request)?))
            }
            "views" => {
                let request = ForecastRequest::new(months(FROM, MONTHS)?).by(["municipality", "section"]);
                let granted = activities.forecast(&request.clone().view(View::Granted))?;
                let expected = activities.forecast(&request.view(View::Expected))?;
                Ok(Answer::Views([granted, expected]))
            }
            _ => Err(format!("no task `{task}` on {} threads", self.threads).into()),
        }
    }
}

fn months(from: (i32, u32), count: usize) -> Outcome<Months> {
    let first = Month::new(from.0, from.1).ok_or("no month")?;
    let after = i32::try_from(count)? - 1 + i32::try_from(from.1)? - 1;
    let last = Month::new(from.0 + after / 12, u32::try_from(after % 12)? + 1).ok_or("no month")?;
    Ok(Months::new(first, last)?)
}

fn hundredths(number: impl Into<i64>) -> Decimal {
    Decimal::new(number.into(), 2)
}

fn running(step: u8, day: u8, start: i32, end: i32) -> RowSchedule {
    let Recurrence { frequency, anchor: from } = recurrence(step, day, start);
    let frequency: Frequency = frequency;
    RowSchedule::Running { frequency, from, until: date_of(end) }
}

fn schedules(table: &Schedules, every: usize) -> Outcome<Portfolio> {
    let mut builder = PortfolioBuilder::new::<&str>([]);
    let rows = table.step.iter().zip(&table.day).zip(table.start.iter().zip(&table.end)).zip(&table.amount);
    for (number, (((step, day), (start, end)), amount)) in rows.enumerate().step_by(every.max(1)) {
        let values = [Piece::new(Validity::ALWAYS, hundredths(*amount))];
        builder.add(&Row {
            case: &number.to_string(),
            activity: "1",
            status: Status::Granted,
            modifies: None,
            schedule: running(*step, *day, *start, *end),
            price: Some(RowPrice { units: Decimal::ONE, values: RowValues::Own(&values) }),
            vat: None,
            entries: Vec::new(),
            labels: Vec::new(),
        });
    }
    Ok(builder.finish()?)
}

/// Three prices and from when the second and the third.
fn pieces(prices: [i32; 3], changes: [i32; 2]) -> [Piece<Decimal>; 3] {
    let [one, two, three] = prices.map(hundredths);
    let [second, third] = changes.map(date_of);
    let dated = |from: Option<Date>, to: Option<Date>, value| Piece::new(Validity { from, to }, value);
    [dated(None, Some(second), one), dated(Some(second), Some(third), two), dated(Some(third), None, three)]
}

fn activities(data: &data::Portfolio) -> Outcome<Portfolio> {
    let data::Portfolio { activities: table, rates, providers, paid } = data;
    let mut builder = PortfolioBuilder::new(["municipality", "section"]);
    let short = "columns of unequal length";
    for rate in 0..rates.price_1.len() {
        let of = |column: &Vec<i32>| column.get(rate).copied().unwrap_or_default();
        let prices = [of(&rates.price_1), of(&rates.price_2), of(&rates.price_3)];
        let mut values = Amounts::default();
        for piece in pieces(prices, [of(&rates.change_1), of(&rates.change_2)]) {
            values.0.set(piece.validity(), piece.value)?;
        }
        builder.rate(&rate.to_string(), &values);
    }
    let vats: Vec<[Piece<Decimal>; 1]> =
        providers.vat.iter().map(|vat| [Piece::new(Validity::ALWAYS, hundredths(*vat))]).collect();
    let mut paid_rows = 0..paid.activity.len();
    let mut next_paid = paid_rows.next();
    for row in 0..table.case.len() {
        let of = |column: &Vec<i32>| column.get(row).copied().unwrap_or_default();
        let mut entries = Vec::new();
        while let Some(place) = next_paid
            .filter(|place| paid.activity.get(*place).is_some_and(|of| usize::try_from(*of) == Ok(row)))
        {
            entries.push(RowEntry::Paid {
                scheduled: date_of(*paid.scheduled.get(place).ok_or(short)?),
                paid: date_of(*paid.paid_on.get(place).ok_or(short)?),
                oere: *paid.amount.get(place).ok_or(short)?,
            });
            next_paid = paid_rows.next();
        }
        let rate = *table.rate.get(row).ok_or(short)?;
        let own = pieces(
            [of(&table.price_1), of(&table.price_2), of(&table.price_3)],
            [of(&table.change_1), of(&table.change_2)],
        );
        let rate_id = rate.to_string();
        let values = if rate < 0 { RowValues::Own(&own) } else { RowValues::Rate(&rate_id) };
        let modifies = of(&table.modifies);
        let modified = modifies.to_string();
        let municipality = table.municipality.get(row).ok_or(short)?.to_string();
        let section = table.section.get(row).ok_or(short)?.to_string();
        builder.add(&Row {
            case: &of(&table.case).to_string(),
            activity: &row.to_string(),
            status: if table.expected.get(row) == Some(&1) { Status::Expected } else { Status::Granted },
            modifies: (modifies >= 0).then_some(modified.as_str()),
            schedule: running(
                *table.step.get(row).ok_or(short)?,
                *table.day.get(row).ok_or(short)?,
                of(&table.start),
                of(&table.end),
            ),
            price: Some(RowPrice { units: hundredths(of(&table.units)), values }),
            vat: vats.get(usize::try_from(of(&table.provider))?).map(|vat| &vat[..]),
            entries,
            labels: vec![&municipality, &section],
        });
    }
    Ok(builder.finish()?)
}
