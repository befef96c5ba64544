//! Tables of text: their style, and the table of months.

use comfy_table::{CellAlignment, Table, presets};
use rust_decimal::Decimal;

use super::bundle::say;
use super::format;
use crate::dates::Month;
use crate::privacy::masked;
use crate::title::Language;

pub(super) fn table() -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table
}

/// Aligns numbers to the right: the columns after the first `words`.
pub(super) fn align(table: &mut Table, words: usize) {
    for column in table.column_iter_mut().skip(words) {
        column.set_cell_alignment(CellAlignment::Right);
    }
}

/// The table without trailing blanks, and with personal numbers masked in their width.
pub(super) fn trimmed(table: &Table) -> String {
    masked(table.trim_fmt())
}

/// The months from the first to the last with an amount, each column with its head; none if there is no amount.
pub(super) fn money_rows(
    months: &[Month],
    heads: &[String],
    columns: &[&[Decimal]],
    lang: Language,
) -> Option<Table> {
    let rows = || (0..months.len()).map(|place| columns.iter().filter_map(move |column| column.get(place)));
    let money: Vec<bool> = rows().map(|mut amounts| amounts.any(|amount| !amount.is_zero())).collect();
    let (first, last) = (money.iter().position(|money| *money)?, money.iter().rposition(|money| *money)?);
    let mut table = table();
    table.set_header([say(lang, "preview.month", &[])].iter().chain(heads));
    for (month, amounts) in months.iter().zip(rows()).take(last.saturating_add(1)).skip(first) {
        let amounts = amounts.map(|amount| format::number(*amount, lang));
        table.add_row([month.text(lang)].into_iter().chain(amounts));
    }
    align(&mut table, 1);
    Some(table)
}
