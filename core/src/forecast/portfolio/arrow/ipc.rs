//! IPC bytes: the stream format and the file format.

use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::RecordBatch;
use arrow_buffer::Buffer;
use arrow_ipc::reader::StreamDecoder;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, Schema};

use super::read::{ArrowOptions, PortfolioReader};
use super::verify::verify;
use crate::fault::{Fault, Faults};
use crate::forecast::{Forecast, Portfolio, PortfolioFault};

/// The first and the last bytes of the file format.
const FILE: &[u8] = b"ARROW1";

/// Returns the batches of a stream or a file; they borrow the bytes.
fn decode(bytes: &[u8], mut take: impl FnMut(&RecordBatch)) -> Result<(), ArrowError> {
    let stream = bytes.strip_prefix(FILE).map_or(bytes, stream_of);
    verify(stream).map_err(ArrowError::IpcError)?;
    let mut rest = Buffer::from(stream);
    let mut decoder = StreamDecoder::new();
    while !rest.is_empty() {
        match decoder.decode(&mut rest)? {
            Some(batch) => take(&batch),
            None => break,
        }
    }
    if decoder.schema().is_none() {
        return Err(ArrowError::IpcError("there is no schema".to_owned()));
    }
    decoder.finish()
}

/// The stream inside a file: after the padding, and before the footer, its length and the closing mark.
fn stream_of(file: &[u8]) -> &[u8] {
    let blank = file.iter().take_while(|byte| **byte == 0).count();
    let footer = file.strip_suffix(FILE).and_then(|rest| rest.split_last_chunk::<4>());
    footer
        .and_then(|(rest, length)| {
            let length = usize::try_from(i32::from_le_bytes(*length)).ok()?;
            rest.get(blank..rest.len().checked_sub(length)?)
        })
        .unwrap_or(file)
}

/// Batches as bytes in the stream format of Arrow IPC.
///
/// # Errors
/// Those of Arrow, for a batch of another schema.
pub fn ipc_bytes<'b>(
    schema: &Schema,
    batches: impl IntoIterator<Item = &'b RecordBatch>,
) -> Result<Vec<u8>, ArrowError> {
    let mut writer = StreamWriter::try_new(Vec::new(), schema)?;
    for batch in batches {
        writer.write(batch)?;
    }
    writer.into_inner()
}

impl Forecast {
    /// The columns of [`Forecast::to_arrow`] as Arrow IPC bytes, in the stream format.
    ///
    /// # Errors
    /// Those of Arrow.
    pub fn to_ipc(&self) -> Result<Vec<u8>, ArrowError> {
        let batch = self.to_arrow()?;
        ipc_bytes(batch.schema_ref(), [&batch])
    }
}

impl Portfolio {
    /// Reads a portfolio from batches in the documented columns (`docs/portfolio-columns.md`).
    ///
    /// # Errors
    /// Everything that is wrong with the columns and with any row, with its key: the codes of [`PortfolioFault`].
    pub fn from_arrow<'b>(
        batches: impl IntoIterator<Item = &'b RecordBatch>,
        options: ArrowOptions,
    ) -> Result<Self, Faults<PortfolioFault>> {
        let mut reader = PortfolioReader::new(options);
        batches.into_iter().for_each(|batch| reader.read(batch));
        reader.finish()
    }

    /// Reads a portfolio from Arrow IPC bytes, of the stream or the file format.
    ///
    /// # Errors
    /// Those of [`Portfolio::from_arrow`], and `arrow-unreadable`.
    ///
    /// ```
    /// use bevilling::forecast::{ArrowOptions, Portfolio, PortfolioBuilder};
    /// let empty = PortfolioBuilder::new(["section"]).finish()?;
    /// let again = Portfolio::from_ipc(&empty.to_ipc()?, ArrowOptions::default())?;
    /// assert_eq!(again.dimensions().collect::<Vec<_>>(), ["section"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_ipc(bytes: &[u8], options: ArrowOptions) -> Result<Self, Faults<PortfolioFault>> {
        let unreadable = |text: String| Faults::from(Fault::new(PortfolioFault::ArrowUnreadable { text }));
        // Input that is known to make the decoder panic is refused before. Any other panic is caught and harms
        // nobody.
        let read = AssertUnwindSafe(|| {
            let mut reader = PortfolioReader::new(options);
            decode(bytes, |batch| reader.read(batch)).map(|()| reader)
        });
        match catch_unwind(read) {
            Ok(Ok(reader)) => reader.finish(),
            Ok(Err(error)) => Err(unreadable(error.to_string())),
            Err(_) => Err(unreadable("broken bytes".to_owned())),
        }
    }

    /// The rows as Arrow IPC bytes in the documented columns, in the stream format.
    ///
    /// # Errors
    /// Those of [`Portfolio::to_arrow`].
    pub fn to_ipc(&self) -> Result<Vec<u8>, ArrowError> {
        let mut writer = StreamWriter::try_new(Vec::new(), &self.arrow_schema())?;
        for batch in self.to_arrow() {
            writer.write(&batch?)?;
        }
        writer.into_inner()
    }
}
