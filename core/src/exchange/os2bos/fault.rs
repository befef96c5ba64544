//! Faults that make an input unreadable. Nothing is then imported, and all faults are reported together.

use crate::fault::catalogue;

catalogue! {
    /// What can be wrong with files from OS2bos.
    ///
    /// These are faults of form: something cannot be read as what it should be. Readable data without a place in a
    /// rule book is not a fault; the [`Report`](super::Report) contains it. No value of a fault contains a CPR
    /// number.
    pub enum Os2bosFault {
        /// There is no file to import.
        NothingToImport {} = "nothing-to-import", "there is no file to import";
        /// A file or folder cannot be read.
        Unreadable { reason: String } = "unreadable", "cannot be read: {reason}";
        /// A folder contains both kinds of files. They would import everything twice.
        JsonAndCsv {} = "json-and-csv", "the folder holds both JSON and CSV files; import one kind";
        /// The text is not JSON.
        NotJson { reason: String } = "not-json", "not JSON: {reason}";
        /// A value has another type than OS2bos writes there.
        WrongType { expected: &'static str, found: &'static str } = "wrong-type", "expected {expected}, found {found}";
        /// A required field is missing.
        MissingField { field: String } = "missing-field", "the field `{field}` is missing";
        /// A field is repeated.
        RepeatedField { field: String } = "repeated-field", "the field `{field}` is written twice";
        /// The text is not an amount.
        NotAnAmount { text: String } = "not-an-amount", "`{text}` is not an amount that can be kept exactly";
        /// The number can be read in two ways.
        AmbiguousAmount { text: String } = "ambiguous-amount", "`{text}` may be thousands or decimals; write it without the point, or with a decimal comma";
        /// The number may be a fraction of one or a percentage.
        AmbiguousPercent { text: String, percent: String } = "ambiguous-percent", "`{text}` may be {text} percent, or {percent} percent written as a share of one; write it with `%`";
        /// A spreadsheet has written a number in scientific notation, and its digits are lost.
        NumberShortened { text: String } = "number-shortened", "`{text}` is a number that a spreadsheet has shortened; format the column as text, and export it again";
        /// A spreadsheet may have removed the leading zeros of a number.
        ZerosLost { text: String, digits: u64, expected: u64 } = "zeros-lost", "`{text}` has {digits} digits, and these numbers have {expected}; a spreadsheet may have dropped zeros in front, so format the column as text, and export it again";
        /// The bytes of a file are not UTF-8.
        NotUtf8 { line: u64, column: u64, encoding: String } = "not-utf-8", "not UTF-8 from line {line}, column {column} on; it looks like {encoding}: save the file as UTF-8";
        /// The text is not a date.
        NotADate { text: String } = "not-a-date", "`{text}` is not a date; OS2bos writes `YYYY-MM-DD`";
        /// The header of a CSV file matches none of the five sheets of OS2bos.
        UnknownSheet { header: String } = "unknown-sheet", "the header `{header}` is none of the five CSV files of OS2bos";
        /// A required column is missing.
        MissingColumn { sheet: &'static str, column: &'static str } = "missing-column", "the {sheet} have no column `{column}`";
        /// A row has more or fewer cells than the header.
        RaggedRow { cells: u64, columns: u64 } = "ragged-row", "the row has {cells} cells under {columns} columns";
    }
}
