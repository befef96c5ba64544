//! Portfolios and forecasts go through Arrow and come back the same; what is wrong is told, each row with its key.

#![cfg(feature = "columnar")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "support/portfolio.rs"]
mod support;

use std::sync::Arc;

use arrow_array::builder::{Date32Builder, Decimal128Builder, ListBuilder, StringBuilder, StructBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int8Type, Int32Type};
use arrow_array::{
    ArrayRef, Date32Array, Decimal128Array, DictionaryArray, Float64Array, Int64Array, NullArray,
    RecordBatch, StringArray, StringViewArray, UInt8Array,
};
use arrow_schema::{DataType, Field, Fields};
use bevilling::dates::parse;
use bevilling::fault::Faults;
use bevilling::forecast::{
    ArrowOptions, ForecastRequest, Months, Portfolio, PortfolioFault, PortfolioReader, View,
};
use bevilling::plan::Extrapolation;
use proptest::prelude::*;
use support::{built, rates, rows};

fn options() -> ArrowOptions {
    ArrowOptions { extrapolation: Extrapolation::LastKnown, ..ArrowOptions::default() }
}

fn request() -> ForecastRequest {
    ForecastRequest::new(Months::of_years(2024, 2032).unwrap()).by(["municipality", "section", "case"])
}

proptest! {
    #[test]
    fn a_portfolio_comes_back_the_same(mut rows in rows(16)) {
        // From Arrow, a change of what is not there is refused.
        let known: Vec<(String, String)> = rows.iter().map(|row| (row.case.clone(), row.activity.clone())).collect();
        for row in &mut rows {
            row.modifies = row.modifies.take().filter(|id| known.contains(&(row.case.clone(), id.clone())));
        }
        let portfolio = built(&rows);
        let bytes = portfolio.to_ipc().unwrap();
        let again = Portfolio::from_ipc(&bytes, options()).unwrap();
        prop_assert_eq!(portfolio.rows().collect::<Vec<_>>(), again.rows().collect::<Vec<_>>());
        for view in [View::Granted, View::Expected] {
            let request = request().view(view);
            prop_assert_eq!(portfolio.forecast(&request).unwrap(), again.forecast(&request).unwrap());
        }
        prop_assert_eq!(again.to_ipc().unwrap(), bytes);
    }

    #[test]
    fn bytes_that_are_not_arrow_are_refused(
        rows in rows(4), places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = built(&rows).to_ipc().unwrap();
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = Portfolio::from_ipc(&bytes, options());
        let _ = Portfolio::from_ipc(&bytes[..cut.index(bytes.len())], options());
    }
}

#[test]
fn a_forecast_is_its_figures_in_columns() {
    let row = support::Owned {
        case: "1".into(),
        activity: "a".into(),
        status: bevilling::plan::Status::Granted,
        modifies: None,
        schedule: bevilling::forecast::RowSchedule::Once { date: parse("2026-05-20").unwrap() },
        units: bevilling::Decimal::ONE,
        own: bevilling::dates::DatedAmounts::constant(bevilling::Decimal::new(12_345, 2)),
        rate: None,
        vat: None,
        entries: vec![],
        labels: vec!["151".into(), "BL-32".into()],
    };
    let request = ForecastRequest::new(Months::of_year(2026).unwrap()).by(["municipality", "section"]);
    let forecast = built([&row]).forecast(&request).unwrap();
    let batch = forecast.to_arrow().unwrap();
    let names: Vec<&str> = batch.schema_ref().fields().iter().map(|field| field.name().as_str()).collect();
    assert_eq!(names, ["municipality", "section", "month", "layer", "amount"]);
    assert_eq!(batch.num_rows(), 1);
    let text = |column: usize| {
        let column = batch.column(column).as_dictionary::<Int32Type>();
        column.values().as_string::<i32>().value(usize::try_from(column.keys().value(0)).unwrap()).to_owned()
    };
    assert_eq!((text(0), text(1), text(3)), ("151".into(), "BL-32".into(), "granted".into()));
    let month = batch.column(2).as_primitive::<Date32Type>().value(0);
    assert_eq!(month, parse("2026-05-01").unwrap().to_epoch_days());
    assert_eq!(batch.column(4).as_primitive::<Decimal128Type>().value_as_string(0), "123.45");
    let read =
        arrow_ipc::reader::StreamReader::try_new(std::io::Cursor::new(forecast.to_ipc().unwrap()), None);
    assert_eq!(read.unwrap().collect::<Result<Vec<_>, _>>().unwrap(), [batch]);
}

/// A table that nothing is wrong with: one column may be replaced, or left out.
fn table(change: Option<(&str, Option<ArrayRef>)>) -> RecordBatch {
    let day = |text: &str| Some(parse(text).unwrap().to_epoch_days());
    let text = |texts: [&str; 3]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
    let decimals = |values: [Option<i128>; 3]| {
        Arc::new(Decimal128Array::from(values.to_vec()).with_precision_and_scale(18, 2).unwrap()) as ArrayRef
    };
    let mut columns: Vec<(&str, ArrayRef)> = vec![
        ("case_id", Arc::new(Int64Array::from(vec![7, 7, 8]))),
        ("activity_id", text(["a", "b", "a"])),
        ("status", text(["granted", "expected", "granted"])),
        ("modifies", Arc::new(StringArray::from(vec![None, Some("a"), None]))),
        ("pays", text(["monthly", "weekly", "once"])),
        ("day_of_month", Arc::new(UInt8Array::from(vec![Some(31), None, None]))),
        (
            "first_day",
            Arc::new(Date32Array::from(vec![day("2026-01-01"), day("2026-07-01"), day("2026-03-03")])),
        ),
        ("last_day", Arc::new(Date32Array::from(vec![day("2026-12-31"), day("2026-08-31"), None]))),
        ("units", decimals([Some(1_250), None, Some(100)])),
        ("price", decimals([Some(10_000), None, Some(99_950)])),
        ("rate", Arc::new(StringViewArray::from(vec![None, Some("R1"), None]))),
        ("vat_factor", decimals([Some(8_000), None, Some(10_000)])),
        (
            "payments",
            payments(&[Some(&[("paid", "2026-01-31", Some("2026-02-02"), Some(100_001))]), None, Some(&[])]),
        ),
        ("section", Arc::new(DictionaryArray::<Int8Type>::from_iter(["BL-32", "BL-32", "BL-46"]))),
        ("team", Arc::new(NullArray::new(3))),
    ];
    columns.retain(|(name, _)| *name != "team");
    if let Some((name, column)) = change {
        columns.retain(|(other, _)| *other != name);
        columns.extend(column.map(|column| (name, column)));
    }
    RecordBatch::try_from_iter(columns).unwrap()
}

type Said<'a> = (&'a str, &'a str, Option<&'a str>, Option<i128>);

fn payments(rows: &[Option<&[Said<'_>]>]) -> ArrayRef {
    let amount = DataType::Decimal128(18, 2);
    let fields = Fields::from(vec![
        Field::new("kind", DataType::Utf8, true),
        Field::new("scheduled", DataType::Date32, true),
        Field::new("on", DataType::Date32, true),
        Field::new("amount", amount.clone(), true),
    ]);
    let mut lists = ListBuilder::new(StructBuilder::new(
        fields,
        vec![
            Box::new(StringBuilder::new()),
            Box::new(Date32Builder::new()),
            Box::new(Date32Builder::new()),
            Box::new(Decimal128Builder::new().with_data_type(amount)),
        ],
    ));
    let day = |text: &str| parse(text).unwrap().to_epoch_days();
    for row in rows {
        for (kind, scheduled, on, oere) in row.unwrap_or_default() {
            let item = lists.values();
            item.field_builder::<StringBuilder>(0).unwrap().append_option((!kind.is_empty()).then_some(kind));
            item.field_builder::<Date32Builder>(1).unwrap().append_value(day(scheduled));
            item.field_builder::<Date32Builder>(2).unwrap().append_option(on.map(day));
            item.field_builder::<Decimal128Builder>(3).unwrap().append_option(*oere);
            item.append(true);
        }
        lists.append(row.is_some());
    }
    Arc::new(lists.finish())
}

fn read(batch: &RecordBatch) -> Result<Portfolio, Faults<PortfolioFault>> {
    Portfolio::from_arrow([batch], ArrowOptions { rates: rates(), ..options() })
}

#[test]
fn a_plain_table_is_a_portfolio() {
    let portfolio = read(&table(None)).unwrap();
    assert_eq!((portfolio.len(), portfolio.case_count()), (3, 2));
    let year = ForecastRequest::new(Months::of_year(2026).unwrap()).by(["section"]).view(View::Granted);
    // 12.5 × 100.00 × 80 % = 1000.00 eleven times, 1000.01 paid, and 999.50 once.
    assert_eq!(portfolio.forecast(&year).unwrap().total().to_string(), "12999.51");
    // From 1 July on, nine payments of 420.50 in place of six of 1000.00.
    let expected = portfolio.forecast(&year.view(View::Expected)).unwrap();
    assert_eq!(expected.total().to_string(), "10784.01");
}

/// What is wrong with one column, and what is told.
#[test]
fn every_bad_row_is_told_with_its_key() {
    let text = |texts: [Option<&str>; 3]| Some(Arc::new(StringArray::from(texts.to_vec())) as ArrayRef);
    let day = |text: &str| Some(parse(text).unwrap().to_epoch_days());
    let dates = |days: [Option<i32>; 3]| Some(Arc::new(Date32Array::from(days.to_vec())) as ArrayRef);
    let decimals = |values: [Option<i128>; 3], scale| {
        let column = Decimal128Array::from(values.to_vec()).with_precision_and_scale(38, scale).unwrap();
        Some(Arc::new(column) as ArrayRef)
    };
    let (a, b, z) = (Some("a"), Some("b"), Some("z"));
    let first = day("2026-01-01");
    let paid = ("paid", "2026-01-31", Some("2026-02-02"), Some(1));
    let said = |rows: [&[Said<'_>]; 3]| Some(payments(&rows.map(Some)));
    let huge = Some(10_i128.pow(37));
    let cases: Vec<(&str, Option<ArrayRef>, &[&str])> = vec![
        ("case_id", None, &["/: there is no column `case_id` [column-missing]"]),
        (
            "case_id",
            text([Some(""), None, a]),
            &["/rows/0: row 0 has no case [case-missing]", "/rows/1: row 1 has no case [case-missing]"],
        ),
        (
            "activity_id",
            text([None, b, a]),
            &[
                "/rows/0: row 0 of case `7` has no activity [activity-missing]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "activity_id",
            text([a, a, a]),
            &["/rows/1: activity `a` of case `7` is listed twice [activity-repeated]"],
        ),
        (
            "status",
            text([Some("Granted"), Some("expected"), None]),
            &[
                "/rows/0: activity `a` of case `7` says `Granted` in `status`, which means nothing there [value-unknown]",
                "/rows/0: activity `a` of case `7` is not granted, and its payment scheduled on `2026-01-31` is paid [paid-not-granted]",
                "/rows/2: activity `a` of case `8` says nothing in `status` [value-missing]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "modifies",
            text([None, z, None]),
            &[
                "/rows/1: activity `b` of case `7` changes `z`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "pays",
            text([Some("monthly"), Some("yearly"), None]),
            &[
                "/rows/1: activity `b` of case `7` says `yearly` in `pays`, which means nothing there [value-unknown]",
                "/rows/2: activity `a` of case `8` says nothing in `pays` [value-missing]",
            ],
        ),
        (
            "day_of_month",
            Some(Arc::new(Int64Array::from(vec![32, 0, 0]))),
            &[
                "/rows/0: activity `a` of case `7` says `32` in `day_of_month`, which means nothing there [value-unknown]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "day_of_month",
            None,
            &[
                "/rows/0: activity `a` of case `7` says nothing in `day_of_month` [value-missing]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "first_day",
            dates([first, None, first]),
            &["/rows/1: activity `b` of case `7` says nothing in `first_day` [value-missing]"],
        ),
        (
            "first_day",
            dates([first, first, Some(i32::MAX)]),
            &[
                "/rows/2: activity `a` of case `8` names `day ••••••••••`, which is not in a year between 1 and 9999 [date-out-of-range]",
            ],
        ),
        (
            "first_day",
            dates([first, first, Some(2_932_897)]),
            &[
                "/rows/2: activity `a` of case `8` names `+10000-01-01`, which is not in a year between 1 and 9999 [date-out-of-range]",
            ],
        ),
        (
            "first_day",
            text([a, b, z]),
            &["/: column `first_day` should be date32, and is Utf8 [column-type]"],
        ),
        (
            "last_day",
            dates([first, day("2026-06-29"), None]),
            &[
                "/rows/1: activity `b` of case `7` ends on `2026-06-29`, before it starts on `2026-07-01` [end-before-start]",
            ],
        ),
        (
            "last_day",
            dates([first, None, None]),
            &["/rows/1: activity `b` of case `7` says nothing in `last_day` [value-missing]"],
        ),
        (
            "units",
            decimals([Some(-1), None, None], 2),
            &[
                "/rows/0: activity `a` of case `7` has `-0.01` units [units-negative]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "price",
            Some(Arc::new(Float64Array::from(vec![1.0, 2.0, 3.0]))),
            &["/: column `price` should be decimal128, and is Float64 [column-type]"],
        ),
        (
            "price",
            decimals([Some(1), Some(1), None], 2),
            &[
                "/rows/1: activity `b` of case `7` has more than one price, or VAT factor [price-ambiguous]",
                "/rows/2: activity `a` of case `8` says nothing in `price` [value-missing]",
            ],
        ),
        (
            "price",
            decimals([Some(1), None, huge], 2),
            &[
                "/rows/2: `10000000000000000000000000000000000000e-2` in `price` of activity `a` of case `8` is not an amount, or is too large a one [not-an-amount]",
            ],
        ),
        (
            "price",
            decimals([Some(1), None, huge], 30),
            &[
                "/rows/0: `1e-30` in `price` of activity `a` of case `7` is not an amount, or is too large a one [not-an-amount]",
                "/rows/2: `10000000000000000000000000000000000000e-30` in `price` of activity `a` of case `8` is not an amount, or is too large a one [not-an-amount]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "price",
            text([Some("1.5"), None, Some("1,5")]),
            &[
                "/rows/2: `1,5` in `price` of activity `a` of case `8` is not an amount, or is too large a one [not-an-amount]",
            ],
        ),
        (
            "rate",
            text([None, Some("R3"), None]),
            &[
                "/rows/1: activity `b` of case `7` is paid at rate `R3`, which there is none of [unknown-rate]; did you mean `R1`?",
            ],
        ),
        (
            "vat_factor",
            decimals([Some(1), None, huge], 2),
            &[
                "/rows/2: `10000000000000000000000000000000000000e-2` in `vat_factor` of activity `a` of case `8` is not an amount, or is too large a one [not-an-amount]",
            ],
        ),
        ("vat_factor", decimals([Some(1), Some(8_000_000_000_000_000), None], 2), &[]),
        (
            "payments",
            said([&[paid, paid], &[paid], &[]]),
            &[
                "/rows/0: activity `a` of case `7` has two payments scheduled on `2026-01-31` [payment-repeated]",
                "/rows/1: activity `b` of case `7` is not granted, and its payment scheduled on `2026-01-31` is paid [paid-not-granted]",
            ],
        ),
        (
            "payments",
            said([
                &[("paid", "2026-01-31", None, Some(1))],
                &[],
                &[("", "2026-01-31", None, None), ("lost", "2026-01-31", None, None)],
            ]),
            &[
                "/rows/0: activity `a` of case `7` says nothing in `payments.on` [value-missing]",
                "/rows/2: activity `a` of case `8` says nothing in `payments.kind` [value-missing]",
                "/rows/2: activity `a` of case `8` says `lost` in `payments.kind`, which means nothing there [value-unknown]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "payments",
            said([&[("planned", "2026-01-31", None, None)], &[], &[]]),
            &[
                "/rows/0: activity `a` of case `7` says nothing in `payments.amount` [value-missing]",
                "/rows/1: activity `b` of case `7` changes `a`, which the case does not have [changed-activity-unknown]",
            ],
        ),
        (
            "payments",
            Some(Arc::new(StringArray::from(vec!["x", "y", "z"]))),
            &[
                "/: column `payments` should be list of struct of kind as utf8, scheduled and on as date32, amount as decimal, and is Utf8 [column-type]",
            ],
        ),
        (
            "section",
            Some(Arc::new(Float64Array::from(vec![1.0, 2.0, 3.0]))),
            &["/: column `section` should be utf8, and is Float64 [column-type]"],
        ),
    ];
    for (column, change, wanted) in cases {
        let told: Vec<String> = match read(&table(Some((column, change)))) {
            Ok(_) => vec![],
            Err(faults) => faults.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(told, wanted, "{column}");
    }
}

#[test]
fn a_misspelt_column_is_suggested() {
    let batch = table(Some(("first_day", None)));
    let mut columns: Vec<(String, ArrayRef)> = batch
        .schema_ref()
        .fields()
        .iter()
        .zip(batch.columns())
        .map(|(field, column)| (field.name().clone(), Arc::clone(column)))
        .collect();
    columns.push(("firstday".to_owned(), Arc::new(Date32Array::from(vec![0, 0, 0]))));
    let told = read(&RecordBatch::try_from_iter(columns).unwrap()).unwrap_err().to_string();
    assert!(
        told.starts_with("/: there is no column `first_day` [column-missing]; did you mean `firstday`?"),
        "{told}"
    );
}

#[test]
fn rows_are_numbered_through_all_batches_and_a_rate_without_a_price_is_told() {
    let mut reader = PortfolioReader::new(ArrowOptions { rates: rates(), ..options() });
    let good = table(None);
    reader.read(&good.slice(0, 2));
    reader.read(&good.slice(2, 1));
    assert_eq!(
        reader.finish().unwrap().forecast(&request_by_section()).unwrap(),
        read(&good).unwrap().forecast(&request_by_section()).unwrap()
    );

    let mut reader = PortfolioReader::new(ArrowOptions { rates: rates(), ..options() });
    reader.read(&good);
    reader.read(&table(Some(("status", None))));
    reader.read(&table(Some((
        "activity_id",
        Some(Arc::new(StringArray::from(vec![Some("c"), Some("d"), None]))),
    ))));
    let told: Vec<String> = reader.finish().unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "/: there is no column `status` [column-missing]",
            "/rows/8: row 8 of case `8` has no activity [activity-missing]",
        ]
    );

    // The rate begins in 2026 only, and payments are made before.
    let mut late = rates();
    let mut values = bevilling::dates::DatedAmounts::default();
    values
        .0
        .set(bevilling::dates::Validity::from(parse("2026-07-08").unwrap()), bevilling::Decimal::ONE)
        .unwrap();
    late.insert("R1".to_owned(), values);
    let refused = Portfolio::from_arrow([&good], ArrowOptions { rates: late, ..ArrowOptions::default() });
    assert_eq!(
        refused.unwrap_err().to_string(),
        "/rows/1: activity `b` of case `7` has no price on `2026-07-01` [price-not-in-force]"
    );
}

fn request_by_section() -> ForecastRequest {
    ForecastRequest::new(Months::of_year(2026).unwrap()).by(["section"])
}

#[test]
fn a_file_is_read_as_a_stream_is() {
    let portfolio = read(&table(None)).unwrap();
    let batches: Vec<RecordBatch> = portfolio.to_arrow().collect::<Result<_, _>>().unwrap();
    let mut writer = arrow_ipc::writer::FileWriter::try_new(Vec::new(), &portfolio.arrow_schema()).unwrap();
    batches.iter().for_each(|batch| writer.write(batch).unwrap());
    let again = Portfolio::from_ipc(&writer.into_inner().unwrap(), options()).unwrap();
    assert_eq!(portfolio.rows().collect::<Vec<_>>(), again.rows().collect::<Vec<_>>());
    for nothing in [&b""[..], b"{}", b"ARROW1\0\0", b"PAR1"] {
        let code = Portfolio::from_ipc(nothing, options()).map(|portfolio| portfolio.len());
        assert!(code.is_err(), "{nothing:?} {code:?}");
    }
}

#[test]
fn plans_without_an_end_are_laid_through_the_horizon() {
    let batch = table(Some(("last_day", None)));
    let through = Some(parse("2026-08-31").unwrap());
    let portfolio =
        Portfolio::from_arrow([&batch], ArrowOptions { rates: rates(), through, ..options() }).unwrap();
    let until: Vec<String> = portfolio.rows().map(|row| format!("{:?}", row.schedule)).collect();
    assert!(until[0].contains("until: 2026-08-31") && until[1].contains("until: 2026-08-31"), "{until:?}");
}

#[test]
fn drafts_are_left_out_and_may_be_changed() {
    let status = |texts: [&str; 3]| Some(Arc::new(StringArray::from(texts.to_vec())) as ArrayRef);
    // What changes a draft changes nothing that is there; the draft's payment matters to nobody.
    let portfolio = read(&table(Some(("status", status(["draft", "expected", "granted"]))))).unwrap();
    let keys: Vec<(&str, &str)> = portfolio.rows().map(|row| (row.case, row.activity)).collect();
    assert_eq!(keys, [("7", "b"), ("8", "a")]);
    assert!(portfolio.rows().all(|row| row.modifies.is_none()));
    let all = read(&table(Some(("status", status(["draft"; 3]))))).unwrap();
    assert_eq!((all.len(), all.case_count()), (0, 0));
}

#[test]
fn ids_of_every_type_are_the_same_ids() {
    let wanted = read(&table(None)).unwrap();
    let ids: [ArrayRef; 4] = [
        Arc::new(UInt8Array::from(vec![7, 7, 8])),
        Arc::new(StringArray::from(vec!["7", "7", "8"])),
        Arc::new(StringViewArray::from(vec!["7", "7", "8"])),
        Arc::new(DictionaryArray::<Int8Type>::from_iter(["7", "7", "8"])),
    ];
    for column in ids {
        let found = read(&table(Some(("case_id", Some(column))))).unwrap();
        assert_eq!(found.rows().collect::<Vec<_>>(), wanted.rows().collect::<Vec<_>>());
    }
}
