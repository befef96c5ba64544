//! Broken Arrow bytes are refused before the decoder could panic on them.

#![cfg(feature = "columnar")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::{
    ArrayRef, Date32Array, Decimal128Array, RecordBatch, StringArray, StringViewArray, StructArray,
};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use arrow_schema::{DataType, Field, Schema};
use bevilling::Decimal;
use bevilling::dates::{TimelineEntry, Validity, parse};
use bevilling::forecast::{
    ArrowOptions, Portfolio, PortfolioBuilder, Row, RowEntry, RowPrice, RowSchedule, RowValues,
};
use bevilling::plan::{Proration, Status};

/// A portfolio with every column.
fn portfolio() -> Vec<u8> {
    let mut builder = PortfolioBuilder::new(["section", "team"]);
    let values = [TimelineEntry::new(Validity::ALWAYS, Decimal::new(41_050, 2))];
    let vat = [TimelineEntry::new(Validity::ALWAYS, Decimal::from(80))];
    for number in 0..20 {
        let (case, start) = (format!("case-{}", number / 2), parse("2026-01-05").unwrap());
        builder.add(&Row {
            case: &case,
            activity: if number % 2 == 0 { "a" } else { "b" },
            status: if number % 3 == 0 { Status::Expected } else { Status::Granted },
            modifies: (number % 2 == 1).then_some("a"),
            schedule: RowSchedule::Running {
                frequency: bevilling::dates::Frequency::Weekly,
                proration: Proration::None,
                from: start,
                until: parse("2026-06-30").unwrap(),
            },
            price: Some(RowPrice { units: Decimal::TWO, values: RowValues::Own(&values) }),
            vat: (number % 4 == 0).then_some(&vat[..]),
            entries: (number % 3 != 0)
                .then_some(RowEntry::Paid { scheduled: start, paid: start, oere: 12_345 })
                .into_iter()
                .collect(),
            labels: vec![if number < 9 { "BL-46" } else { "BL-32" }, "Nord"],
        });
    }
    builder.finish().unwrap().to_ipc().unwrap()
}

/// The least columns, of the types that others write.
fn others(file: bool) -> Vec<u8> {
    let text = |texts: [&str; 3]| Arc::new(StringArray::from(texts.to_vec())) as ArrayRef;
    let dates = || Arc::new(Date32Array::from(vec![20_458, 20_459, 20_460])) as ArrayRef;
    let price = Decimal128Array::from(vec![Some(10_000), None, Some(25_000)]).with_precision_and_scale(18, 2);
    let inner: ArrayRef = text(["x", "y", "z"]);
    let nested = StructArray::from(vec![(Arc::new(Field::new("x", DataType::Utf8, true)), inner)]);
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("case_id", text(["1", "2", "3"])),
        ("activity_id", Arc::new(StringViewArray::from(vec!["a", "a text longer than twelve bytes", "c"]))),
        ("status", text(["granted"; 3])),
        ("pays", text(["once"; 3])),
        ("first_day", dates()),
        ("price", Arc::new(price.unwrap())),
        ("nested", Arc::new(nested)),
    ];
    let fields = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true));
    let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let batch =
        RecordBatch::try_new(Arc::clone(&schema), columns.into_iter().map(|(_, column)| column).collect());
    let batch = batch.unwrap();
    if file {
        let mut writer = FileWriter::try_new(Cursor::new(Vec::new()), &schema).unwrap();
        writer.write(&batch).unwrap();
        return writer.into_inner().unwrap().into_inner();
    }
    let mut writer = StreamWriter::try_new(Vec::new(), &schema).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

/// A step of a small generator of numbers, the same on every run.
fn step(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 33).unwrap()
}

/// How many mutations: `ARROW_MUTATIONS` for a long run.
fn mutations() -> usize {
    std::env::var("ARROW_MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(2_000)
}

#[test]
fn whole_bytes_are_read() {
    assert_eq!(Portfolio::from_ipc(&portfolio(), ArrowOptions::default()).unwrap().len(), 20);
    for file in [false, true] {
        let faults = Portfolio::from_ipc(&others(file), ArrowOptions::default()).unwrap_err();
        // The structs are no dimension, and one price is missing: nothing else is wrong.
        assert!(
            faults.iter().all(|fault| ["column-type", "value-missing"].contains(&fault.code())),
            "{faults}"
        );
    }
}

/// No byte that is changed, taken away or written twice makes anything panic, not even where it would be caught.
#[test]
fn broken_bytes_panic_nowhere() {
    static PANICS: AtomicUsize = AtomicUsize::new(0);
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        PANICS.fetch_add(1, Ordering::SeqCst);
        usual(info);
    }));
    let mut refused = 0_usize;
    let mut state = 7;
    for whole in [portfolio(), others(false), others(true)] {
        for at in (0..whole.len()).step_by(whole.len() / 400 + 1) {
            refused += usize::from(Portfolio::from_ipc(&whole[..at], ArrowOptions::default()).is_err());
        }
        for _ in 0..mutations() {
            let mut bytes = whole.clone();
            for _ in 0..1 + step(&mut state) % 3 {
                let at = step(&mut state) % bytes.len();
                match step(&mut state) % 4 {
                    0 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][step(&mut state) % 5],
                    1 => bytes[at] ^= 1 << (step(&mut state) % 8),
                    2 => drop(bytes.remove(at)),
                    _ => {
                        let byte = bytes[at];
                        bytes.insert(at, byte);
                    }
                }
            }
            refused += usize::from(Portfolio::from_ipc(&bytes, ArrowOptions::default()).is_err());
        }
    }
    assert_eq!(PANICS.load(Ordering::SeqCst), 0);
    assert!(refused > mutations());
}
