//! CSV files as tables: the kind of sheet, and cells by the name of their column.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::excerpt::excerpt;
use super::fault::Os2bosFault;
use crate::fault::without_bom;
use crate::fault::{Fault, Faults, Position, nearest};
use crate::money;

/// The content of a sheet, in the order in which sheets depend on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Paragraphs,
    Activities,
    Categories,
    Providers,
    Aliases,
}

/// A sheet that a classification is set up from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub(super) kind: Kind,
    /// The name of the sheet in reports and faults.
    pub(super) name: &'static str,
    /// Required columns.
    pub(super) needed: &'static [&'static str],
    /// Optional columns.
    pub(super) read: &'static [&'static str],
    /// Columns of numbers with a fixed number of digits.
    pub(super) digits: &'static [(&'static str, usize)],
    /// Known columns without a place in a rule book.
    pub(super) left: &'static [&'static str],
}

/// The columns that a file must share with a sheet to be recognised.
const SHARED: usize = 2;

/// A parsed file.
pub(super) struct Table {
    pub(super) sheet: &'static Sheet,
    pub(super) file: String,
    columns: BTreeMap<String, usize>,
    rows: Vec<(usize, Vec<String>)>,
}

/// A row, its cells by the name of their column.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    line: usize,
    cells: &'t [String],
}

impl Table {
    /// Parses a file and determines which of `sheets` it is.
    ///
    /// # Errors
    /// `unknown-sheet`, `missing-column`, `ragged-row`, each with its line.
    pub(super) fn read(
        file: &str,
        text: &str,
        sheets: &'static [Sheet],
    ) -> Result<Self, Faults<Os2bosFault>> {
        // Lines are counted by line feeds only, however they end.
        let text = without_bom(text).replace("\r\n", "\n").replace('\r', "\n");
        let text = text.as_str();
        let mut lines = Lines::new(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let at = |line| Some(Position { line, column: 1 });
        let located = |kind, line| Fault::new(kind).located(Some(file.to_owned()), at(line));
        let mut faults = Faults::new();
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let start = record.position().map_or(0, csv::Position::byte);
                    let line = lines.of(start);
                    rows.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()));
                }
                Err(error) => {
                    let line = error
                        .position()
                        .map_or(1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
                    faults
                        .push(located(Os2bosFault::Unreadable { reason: excerpt(&error.to_string()) }, line));
                    break;
                }
            }
        }
        let header = if rows.is_empty() { Vec::new() } else { rows.remove(0).1 };
        let header: Vec<String> = header.iter().map(|name| column_name(name)).collect();
        rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.is_empty()));
        let shared = |sheet: &Sheet| header.iter().filter(|name| sheet.knows(name)).count();
        let Some(sheet) =
            sheets.iter().max_by_key(|sheet| shared(sheet)).filter(|sheet| shared(sheet) >= SHARED)
        else {
            faults.push(located(Os2bosFault::UnknownSheet { header: excerpt(&header.join(",")) }, 1));
            return Err(faults);
        };
        let mut columns = BTreeMap::new();
        for (place, name) in header.iter().enumerate() {
            columns.entry(name.clone()).or_insert(place);
        }
        for column in sheet.needed {
            if !columns.contains_key(*column) {
                let suggestion =
                    nearest(column, header.iter().map(String::as_str).filter(|name| !sheet.knows(name)));
                let kind = Os2bosFault::MissingColumn { sheet: sheet.name, column };
                faults.push(located(kind, 1).suggest(suggestion));
            }
        }
        let count = |length: usize| u64::try_from(length).unwrap_or(u64::MAX);
        for (line, cells) in rows.iter().filter(|(_, cells)| cells.len() != header.len()) {
            let (cells, columns) = (count(cells.len()), count(header.len()));
            faults.push(located(Os2bosFault::RaggedRow { cells, columns }, *line));
        }
        let table = Self { sheet, file: file.to_owned(), columns, rows };
        table.check_cells(&mut faults);
        faults.into_result(table)
    }

    /// The damage that a spreadsheet did to cells: numbers in scientific notation, and without leading zeros.
    fn check_cells(&self, faults: &mut Faults<Os2bosFault>) {
        let read = |column: &&&str| self.columns.contains_key(**column);
        for row in self.rows() {
            for column in self.sheet.needed.iter().chain(self.sheet.read).filter(read) {
                let text = row.cell(column);
                if is_shortened(text) {
                    row.fault(column, Os2bosFault::NumberShortened { text: excerpt(text) }, faults);
                }
            }
            for (column, expected) in self.sheet.digits {
                let text = row.cell(column);
                if !text.is_empty()
                    && text.len() < *expected
                    && text.bytes().all(|byte| byte.is_ascii_digit())
                {
                    let (digits, expected) = (text.len() as u64, *expected as u64);
                    row.fault(
                        column,
                        Os2bosFault::ZerosLost { text: excerpt(text), digits, expected },
                        faults,
                    );
                }
            }
        }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }

    /// The columns that are not read, with the number of their non-blank cells.
    pub(super) fn unread(&self) -> impl Iterator<Item = (&str, usize)> {
        let read = |name: &str| self.sheet.needed.contains(&name) || self.sheet.read.contains(&name);
        self.columns.iter().filter(move |(name, _)| !read(name)).filter_map(|(name, place)| {
            let says = |cells: &[String]| {
                cells.get(*place).is_some_and(|cell| !matches!(cell.as_str(), "" | "#N/A"))
            };
            let count = self.rows.iter().filter(|(_, cells)| says(cells)).count();
            (count > 0).then_some((name.as_str(), count))
        })
    }
}

impl Sheet {
    fn knows(&self, column: &str) -> bool {
        [self.needed, self.read, self.left].iter().any(|columns| columns.contains(&column))
    }
}

impl<'t> Row<'t> {
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// The cell under `column`, trimmed; blank if there is no such column.
    pub(super) fn cell(&self, column: &str) -> &'t str {
        let place = self.table.columns.get(column);
        place.and_then(|place| self.cells.get(*place)).map_or("", String::as_str)
    }

    /// Whether every cell is blank.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| matches!(cell.as_str(), "" | "#N/A"))
    }

    /// The number under `column`, in Danish or English form, with or without `%`; none if it is blank.
    pub(super) fn number(&self, column: &str, faults: &mut Faults<Os2bosFault>) -> Option<Decimal> {
        let text = self.cell(column);
        // Reported already, with its own reason.
        if is_shortened(text) {
            return None;
        }
        number(text).unwrap_or_else(|kind| {
            self.fault(column, kind, faults);
            None
        })
    }

    /// The percentage under `column`. Without a `%`, a value of at most 2 may be a fraction of one, because
    /// spreadsheets write the value of a cell that displays a percentage.
    pub(super) fn percent(&self, column: &str, faults: &mut Faults<Os2bosFault>) -> Option<Decimal> {
        let percent = self.number(column, faults)?;
        let text = self.cell(column);
        if percent > Decimal::ZERO && percent <= Decimal::TWO && !text.ends_with('%') {
            let share = percent.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(percent).normalize();
            let share = share.to_string();
            let percent = if text.contains(',') { share.replace('.', ",") } else { share };
            let kind = Os2bosFault::AmbiguousPercent { text: excerpt(text), percent };
            self.fault(column, kind, faults);
            return None;
        }
        Some(percent)
    }

    /// Reports the cell under `column`.
    fn fault(&self, column: &str, kind: Os2bosFault, faults: &mut Faults<Os2bosFault>) {
        let place = self.table.columns.get(column).map_or(1, |place| place + 1);
        let position = Position { line: self.line, column: place };
        faults.push(
            Fault::at(crate::fault::Path::root().join(column), kind)
                .located(Some(self.table.file.clone()), Some(position)),
        );
    }
}

/// The line numbers of places in a text, requested in order.
struct Lines<'t> {
    text: &'t [u8],
    at: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), at: 0, line: 1 }
    }

    /// The line of the first character from `start` on; blank lines belong to no row.
    fn of(&mut self, start: u64) -> usize {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        while let Some(byte) = self.text.get(self.at).filter(|byte| self.at < start || **byte == b'\n') {
            self.line += usize::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// Whether a number is in scientific notation: `5,28E+08`.
fn is_shortened(text: &str) -> bool {
    let Some((digits, power)) = text.split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
    is_number(whole) && is_number(decimals) && power.strip_prefix(['+', '-']).is_some_and(is_number)
}

/// The name of a column with single blanks, without the year and the remark that one of them contains.
fn column_name(header: &str) -> String {
    const YEARLY: &str = "Aktivitet Prisme";
    match header.split_whitespace().collect::<Vec<_>>().join(" ") {
        name if name.starts_with(YEARLY) => YEARLY.to_owned(),
        name => name,
    }
}

/// A number as spreadsheets write it: `95,4%`, `95.4%`, `5000`, `1.234,50`.
fn number(text: &str) -> Result<Option<Decimal>, Os2bosFault> {
    let plain: String = text.trim_end_matches('%').chars().filter(|letter| !letter.is_whitespace()).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let plain = match (plain.contains(','), plain.rsplit_once('.')) {
        (true, _) => plain.replace('.', "").replace(',', "."),
        // One point and three digits: five thousand, or five? This is ambiguous.
        (false, Some((_, last))) if last.len() == 3 => {
            return Err(Os2bosFault::AmbiguousAmount { text: excerpt(text) });
        }
        (false, _) => plain,
    };
    money::parse(&plain).map(Some).map_err(|_| Os2bosFault::NotAnAmount { text: excerpt(text) })
}

/// The most frequent separator in the header, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            _ if !quoted => counts
                .iter_mut()
                .filter(|(separator, _)| *separator == byte)
                .for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // With equal counts the last one would win: the comma is the usual separator.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::ErrorCode;

    #[test]
    fn numbers_are_danish_or_english_but_never_guessed() {
        for (text, value) in [
            ("95,4%", "95.4"),
            ("95.4%", "95.4"),
            ("10%", "10"),
            ("5000", "5000"),
            ("1.234,50", "1234.50"),
            ("5 000", "5000"),
            ("95,40 %", "95.40"),
        ] {
            assert_eq!(number(text).unwrap().unwrap().to_string(), value, "{text}");
        }
        assert_eq!(number(" ").unwrap(), None);
        assert_eq!(number("%").unwrap(), None);
        for (text, code) in [
            ("5.000", "ambiguous-amount"),
            ("ti", "not-an-amount"),
            ("1,2,3", "not-an-amount"),
            ("1e3", "not-an-amount"),
            ("-", "not-an-amount"),
        ] {
            assert_eq!(number(text).unwrap_err().code(), code, "{text}");
        }
    }

    #[test]
    fn a_number_in_powers_of_ten_is_known() {
        for text in ["5,28E+08", "5.28E+08", "5E+08", "1,2e-3", "-5,28E+08"] {
            assert!(is_shortened(text), "{text}");
        }
        for text in
            ["", "E+08", "5,28", "5E", "5E+", "5E8", "x5,28E+08", "5,28E+08x", "528201003", "BOS §", ",E+1"]
        {
            assert!(!is_shortened(text), "{text}");
        }
    }

    #[test]
    fn the_header_tells_the_separator() {
        for (text, separator) in [
            ("a,b,c\n1;2;3;4;5", b','),
            ("a;b;c\n", b';'),
            ("a\tb", b'\t'),
            ("\"a;b;c\",d,e", b','),
            ("", b','),
        ] {
            assert_eq!(delimiter(text), separator, "{text}");
        }
    }
}
