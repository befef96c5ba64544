//! Ours: the portfolio, built once when the data are loaded, and asked for each task.

use std::fs::File;
use std::io::BufReader;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Instant;

use arrow_array::RecordBatch;
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;

use bevilling::dates::{DatedAmounts, Frequency, Month, Recurrence, TimelineEntry, Validity};
use bevilling::forecast::{
    ArrowOptions, Forecast, ForecastAccumulator, ForecastRequest, Months, PaymentChunk, PaymentsRequest,
    Portfolio, PortfolioBuilder, PortfolioReader, ProgressControl, Row, RowEntry, RowPrice, RowSchedule,
    RowValues, View, Views,
};
use bevilling::plan::{Proration, Status};
use bevilling::{Decimal, dates::Date};

use crate::data::{self, FROM, MONTHS, SCHEDULES_FROM, SCHEDULES_MONTHS, Schedules};
use crate::days::date_of;
use crate::generate::{PER_CASE, workload_2};
use crate::outcome::Outcome;
use crate::schedules::recurrence;
use crate::worker::{Answer, Work, digest};

/// Workload 1 and 2, ready to be asked, and the columns of Arrow they are read from.
#[derive(Default)]
pub(crate) struct Ours {
    /// Whether payments are read chunk by chunk, each let go before the next, rather than all held at once.
    lets_go: bool,
    schedules: Option<Portfolio>,
    activities: Option<Portfolio>,
    dir: PathBuf,
    batches: Vec<RecordBatch>,
}

impl Ours {
    /// Ours, holding one chunk of payments at a time.
    pub(crate) fn letting_go() -> Self {
        Self { lets_go: true, ..Self::default() }
    }
}

/// Changes of one case that are timed together.
pub(crate) const CHANGES: u64 = 1_000;

/// Both workloads in the columns of a portfolio.
const PLANS: [&str; 2] = ["plans-1.arrows", "plans-2.arrows"];

/// Writes the data of a directory in the columns of a portfolio, beside those that the peers read.
pub(crate) fn write_plans(dir: &Path) -> Outcome {
    let data = data::Portfolio::read(dir)?;
    let portfolios = [schedules(&Schedules::read(dir)?)?, activities(&data, 0..data.activities.case.len())?];
    for (name, portfolio) in PLANS.iter().zip(portfolios) {
        let mut writer =
            StreamWriter::try_new_buffered(File::create(dir.join(name))?, &portfolio.arrow_schema())?;
        for batch in portfolio.to_arrow() {
            writer.write(&batch?)?;
        }
        writer.finish()?;
    }
    Ok(())
}

fn batches(dir: &Path, name: &str) -> Outcome<StreamReader<BufReader<File>>> {
    Ok(StreamReader::try_new_buffered(File::open(dir.join(name))?, None)?)
}

fn read(dir: &Path, name: &str) -> Outcome<Option<Portfolio>> {
    let mut reader = PortfolioReader::new(ArrowOptions::default());
    for batch in batches(dir, name)? {
        reader.read(&batch?);
    }
    Ok(Some(reader.finish()?))
}

impl Work for Ours {
    fn load(&mut self, dir: &Path, _: usize) -> Outcome {
        *self = Self { dir: dir.into(), lets_go: self.lets_go, ..Self::default() };
        let [schedules, activities] = PLANS;
        (self.schedules, self.activities) = (read(dir, schedules)?, read(dir, activities)?);
        Ok(())
    }

    fn prepare(&mut self, task: &str) -> Outcome {
        if task == "raw" && self.batches.is_empty() {
            self.batches = batches(&self.dir, PLANS[1])?.collect::<Result<_, _>>()?;
        }
        Ok(())
    }

    fn run(&mut self, task: &str) -> Outcome<Answer> {
        let (schedules, activities) =
            self.schedules.as_ref().zip(self.activities.as_ref()).ok_or("nothing is loaded")?;
        match task {
            "rows" if self.lets_go => {
                Ok(Answer::Sums(digest(schedules.payments(PaymentsRequest::new(View::Granted)))))
            }
            "rows" => Ok(Answer::Chunks(schedules.payments(PaymentsRequest::new(View::Granted)).collect())),
            "stream" => Ok(stream(schedules)),
            "fill" => Ok(fill(schedules.len())),
            "months" => {
                let request = ForecastRequest::new(months(SCHEDULES_FROM, SCHEDULES_MONTHS)?);
                Ok(Answer::Months(schedules.forecast(&request.view(View::Granted))?))
            }
            "views" => views(activities),
            "raw" => {
                let mut reader = PortfolioReader::new(ArrowOptions::default());
                self.batches.iter().for_each(|batch| reader.read(batch));
                views(&reader.finish()?)
            }
            "case" => change(activities),
            _ => Err(format!("no task `{task}`").into()),
        }
    }
}

/// All payments, chunk after chunk in the same memory; the last one is what is left.
fn stream(schedules: &Portfolio) -> Answer {
    let mut payments = schedules.payments(PaymentsRequest::new(View::Granted));
    let mut chunk = PaymentChunk::default();
    let mut last = PaymentChunk::default();
    while payments.fill(&mut chunk) {
        std::mem::swap(&mut chunk, &mut last);
    }
    Answer::Chunks(vec![last])
}

/// What merely writing as many bytes as the rows of workload 1 takes: 83 payments of a schedule, five columns.
fn fill(schedules: usize) -> Answer {
    let length = schedules * 83;
    let chunk = |number: usize| {
        let number = i64::try_from(number).unwrap_or_default();
        let mut chunk = PaymentChunk::default();
        chunk.row.resize(CHUNK, 1);
        chunk.scheduled.resize(CHUNK, 2);
        chunk.counted.resize(CHUNK, 2);
        chunk.oere.resize(CHUNK, number);
        chunk.layer.resize(CHUNK, 3);
        chunk
    };
    Answer::Chunks((0..length.div_ceil(CHUNK)).map(chunk).collect())
}

/// Payments of a chunk.
const CHUNK: usize = 1 << 20;

fn views(portfolio: &Portfolio) -> Outcome<Answer> {
    let Views { granted, expected } =
        portfolio.views(months(FROM, MONTHS)?, &["municipality", "section"], &ProgressControl::default())?;
    Ok(Answer::Views([granted, expected]))
}

/// One case of five activities loses one and has it again, and the totals follow, [`CHANGES`] times.
fn change(portfolio: &Portfolio) -> Outcome<Answer> {
    let request = ForecastRequest::new(months(FROM, MONTHS)?).by(["municipality", "section"]);
    let mut accumulator = ForecastAccumulator::new(portfolio, request)?;
    let before = accumulator.forecast()?;
    let case = |rows: usize| {
        let mut builder = portfolio.like();
        portfolio.rows().take(rows).for_each(|row| builder.add(&row));
        builder.finish()
    };
    let (five, four) = (case(5)?, case(4)?);
    let start = Instant::now();
    for _ in 0..CHANGES / 2 {
        accumulator.replace(Some(&five), Some(&four))?;
        accumulator.replace(Some(&four), Some(&five))?;
    }
    let taken = start.elapsed();
    if accumulator.forecast()? != before {
        return Err("the totals are not what they were".into());
    }
    Ok(Answer::AgreementUsage(taken))
}

/// How long both views of so many activities take and how long the portfolio is built, in nanoseconds; bytes of input
/// and of what is kept. On request it is compared with ten parts, which must give the same.
pub(crate) fn curve(activities_wanted: usize, in_parts: bool) -> Outcome<String> {
    let data = workload_2(activities_wanted);
    let start = Instant::now();
    let portfolio = activities(&data, 0..activities_wanted)?;
    let built = start.elapsed().as_nanos();
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        views(&portfolio)?;
        times.push(start.elapsed().as_nanos());
    }
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let (input, kept) = portfolio.bytes();
    let Answer::Views(whole) = views(&portfolio)? else { return Err("no views".into()) };
    drop(portfolio);
    let mut sums = [0_i128; 2];
    let parts = if in_parts { 0..10 } else { 0..0 };
    for part in parts {
        let edge = |part: usize| activities_wanted * part / 10 / PER_CASE * PER_CASE;
        let Answer::Views(views) = views(&activities(&data, edge(part)..edge(part + 1))?)? else { continue };
        for (sum, view) in sums.iter_mut().zip(&views) {
            *sum += total(view);
        }
    }
    if in_parts && sums != [total(&whole[0]), total(&whole[1])] {
        return Err("ten parts come to something else".into());
    }
    Ok(format!("{median} {built} {input} {kept}"))
}

fn total(forecast: &Forecast) -> i128 {
    forecast.all_oere().iter().map(|oere| i128::from(*oere)).sum()
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
    RowSchedule::Running { frequency, proration: Proration::None, from, until: date_of(end) }
}

fn schedules(table: &Schedules) -> Outcome<Portfolio> {
    let mut builder = PortfolioBuilder::new::<&str>([]);
    let rows = table.step.iter().zip(&table.day).zip(table.start.iter().zip(&table.end)).zip(&table.amount);
    for (number, (((step, day), (start, end)), amount)) in rows.enumerate() {
        let values = [TimelineEntry::new(Validity::ALWAYS, hundredths(*amount))];
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
fn pieces(prices: [i32; 3], changes: [i32; 2]) -> [TimelineEntry<Decimal>; 3] {
    let [one, two, three] = prices.map(hundredths);
    let [second, third] = changes.map(date_of);
    let dated =
        |from: Option<Date>, to: Option<Date>, value| TimelineEntry::new(Validity { from, to }, value);
    [dated(None, Some(second), one), dated(Some(second), Some(third), two), dated(Some(third), None, three)]
}

/// The portfolio of some rows, which must be whole cases.
fn activities(data: &data::Portfolio, rows: Range<usize>) -> Outcome<Portfolio> {
    let data::Portfolio { activities: table, rates, providers, paid } = data;
    let mut builder = PortfolioBuilder::new(["municipality", "section"]);
    let short = "columns of unequal length";
    for rate in 0..rates.price_1.len() {
        let of = |column: &Vec<i32>| column.get(rate).copied().unwrap_or_default();
        let prices = [of(&rates.price_1), of(&rates.price_2), of(&rates.price_3)];
        let mut values = DatedAmounts::default();
        for piece in pieces(prices, [of(&rates.change_1), of(&rates.change_2)]) {
            values.0.set(piece.validity(), piece.value)?;
        }
        builder.rate(&rate.to_string(), &values);
    }
    let vats: Vec<[TimelineEntry<Decimal>; 1]> =
        providers.vat.iter().map(|vat| [TimelineEntry::new(Validity::ALWAYS, hundredths(*vat))]).collect();
    let before = |of: &i32| usize::try_from(*of).is_ok_and(|of| of < rows.start);
    let mut paid_rows = paid.activity.partition_point(before)..paid.activity.len();
    let mut next_paid = paid_rows.next();
    for row in rows {
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
