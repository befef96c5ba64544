//! The payments that are due as columns.

use std::sync::Arc;

use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Decimal128Builder, StringBuilder, StringDictionaryBuilder, UInt32Builder,
};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use chrono::Datelike;
use rust_decimal::Decimal;

use super::{PaymentBatch, PaymentLine};
use crate::dates::Date;
use crate::money;
use crate::plan::{PersonId, Recipient};

/// Kroner: two decimals.
const PRECISION: u8 = 38;
/// Days from the first of year 1 to 1970-01-01.
const EPOCH: i32 = 719_163;

/// The columns while they are filled.
struct Columns {
    made: Vec<(Field, ArrayRef)>,
    rows: usize,
}

impl PaymentBatch {
    /// The lines as columns, in their order: `case`, `appropriation`, `activity`, `section`, `activity_type`, `plan`
    /// (utf8), `settlement` (uint32), `date`, `covers_from`, `covers_to` (date32), `amount`, `planned`, `paid`,
    /// `credited`, `deducted` (decimal128, kroner), `account`, `account_alias`, `reference`, `recipient_kind`,
    /// `recipient_id`, `recipient_name`, `provider` (utf8), `method`, `action` (dictionary of utf8), `late` (boolean),
    /// `held` (dictionary of utf8).
    ///
    /// `recipient_id` is a person's number or a CVR number: it is stored wherever the table is stored.
    ///
    /// # Errors
    /// Those of Arrow, for an amount with a fraction of an øre.
    ///
    /// ```
    /// use bevilling::{case::{Case, PaymentBatch}, dates::{Calendar, PaymentCalendar, parse}, rulebook::RuleBook};
    /// let book = RuleBook::load("../examples/rulebooks/children.json")?;
    /// let case = Case::open(&book, "7", [("target_group", "family".into())])?;
    /// let calendar = PaymentCalendar::from(&Calendar::denmark());
    /// let table = case.due(&calendar, parse("2026-01-30")?).map_err(|faults| faults.to_string())?.to_arrow()?;
    /// assert_eq!((table.num_rows(), table.num_columns()), (0, 26));
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_arrow(&self) -> Result<RecordBatch, ArrowError> {
        let lines = || self.lines.iter();
        let mut all = Columns { made: Vec::new(), rows: self.lines.len() };
        all.text("case", lines().map(|line| Some(line.case.as_str())));
        all.text("appropriation", lines().map(|line| Some(line.appropriation.as_str())));
        all.text("activity", lines().map(|line| Some(line.activity.as_str())));
        all.text("section", lines().map(|line| Some(line.section.as_str())));
        all.text("activity_type", lines().map(|line| Some(line.activity_type.as_str())));
        all.text("plan", lines().map(|line| Some(line.plan.as_str()).filter(|plan| !plan.is_empty())));
        all.numbers("settlement", lines().map(|line| line.settlement));
        all.days("date", lines().map(|line| Some(line.date)));
        all.days("covers_from", lines().map(|line| Some(line.covers?.start())));
        all.days("covers_to", lines().map(|line| line.covers?.end()));
        all.kroner("amount", lines().map(|line| line.amount))?;
        all.kroner("planned", lines().map(|line| line.planned))?;
        all.kroner("paid", lines().map(|line| line.paid))?;
        all.kroner("credited", lines().map(|line| line.credited))?;
        all.kroner("deducted", lines().map(|line| line.deducted))?;
        all.text("account", lines().map(|line| Some(line.account.string.as_str())));
        all.text("account_alias", lines().map(|line| line.account.alias.as_deref()));
        let references = lines().map(|line| line.reference.map(|reference| reference.to_string()));
        all.text("reference", references);
        all.words("recipient_kind", lines().map(|line| Some(kind(&line.recipient))))?;
        all.text("recipient_id", lines().map(|line| id(&line.recipient)));
        let name =
            |line: &PaymentLine| Some(line.recipient.name().to_owned()).filter(|name| !name.is_empty());
        all.text("recipient_name", lines().map(name));
        all.text("provider", lines().map(|line| line.provider.as_deref()));
        all.words("method", lines().map(|line| Some(line.method.word())))?;
        all.words("action", lines().map(|line| Some(line.action.name())))?;
        all.flags("late", lines().map(|line| line.late));
        all.words("held", lines().map(|line| Some(line.held?.name())))?;
        let (fields, arrays): (Vec<_>, Vec<_>) = all.made.into_iter().unzip();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
    }

    /// The columns of [`to_arrow`](Self::to_arrow) as Arrow IPC bytes, in the stream format.
    ///
    /// # Errors
    /// Those of Arrow.
    pub fn to_ipc(&self) -> Result<Vec<u8>, ArrowError> {
        let batch = self.to_arrow()?;
        let mut writer = arrow_ipc::writer::StreamWriter::try_new(Vec::new(), batch.schema_ref())?;
        writer.write(&batch)?;
        writer.into_inner()
    }
}

impl Columns {
    fn push(&mut self, name: &str, array: ArrayRef, nullable: bool) {
        self.made.push((Field::new(name, array.data_type().clone(), nullable), array));
    }

    fn text<T: AsRef<str>>(&mut self, name: &str, texts: impl Iterator<Item = Option<T>>) {
        let mut made = StringBuilder::with_capacity(self.rows, 0);
        texts.for_each(|text| made.append_option(text));
        self.push(name, Arc::new(made.finish()), true);
    }

    fn words<'w>(
        &mut self,
        name: &str,
        mut words: impl Iterator<Item = Option<&'w str>>,
    ) -> Result<(), ArrowError> {
        let mut made = StringDictionaryBuilder::<Int32Type>::new();
        words.try_for_each(|word| match word {
            Some(word) => made.append(word).map(drop),
            None => {
                made.append_null();
                Ok(())
            }
        })?;
        self.push(name, Arc::new(made.finish()), true);
        Ok(())
    }

    fn numbers(&mut self, name: &str, numbers: impl Iterator<Item = Option<u32>>) {
        let mut made = UInt32Builder::with_capacity(self.rows);
        numbers.for_each(|number| made.append_option(number));
        self.push(name, Arc::new(made.finish()), true);
    }

    fn days(&mut self, name: &str, days: impl Iterator<Item = Option<Date>>) {
        let mut made = Date32Builder::with_capacity(self.rows);
        days.for_each(|day| {
            made.append_option(day.map(|day| day.num_days_from_ce().saturating_sub(EPOCH)));
        });
        self.push(name, Arc::new(made.finish()), true);
    }

    fn kroner(&mut self, name: &str, mut amounts: impl Iterator<Item = Decimal>) -> Result<(), ArrowError> {
        let kroner = DataType::Decimal128(PRECISION, 2);
        let mut made = Decimal128Builder::with_capacity(self.rows).with_data_type(kroner);
        amounts.try_for_each(|amount| {
            let oere = money::to_oere(amount);
            made.append_value(oere.map_err(|fault| ArrowError::ComputeError(fault.to_string()))?.into());
            Ok::<_, ArrowError>(())
        })?;
        self.push(name, Arc::new(made.finish()), false);
        Ok(())
    }

    fn flags(&mut self, name: &str, flags: impl Iterator<Item = bool>) {
        let mut made = BooleanBuilder::with_capacity(self.rows);
        flags.for_each(|flag| made.append_value(flag));
        self.push(name, Arc::new(made.finish()), false);
    }
}

const fn kind(recipient: &Recipient) -> &'static str {
    match recipient {
        Recipient::Internal { .. } => "internal",
        Recipient::Person { .. } => "person",
        Recipient::Company { .. } => "company",
    }
}

fn id(recipient: &Recipient) -> Option<&str> {
    match recipient {
        Recipient::Internal { .. } => None,
        Recipient::Person { id, .. } => Some(PersonId::reveal(id)).filter(|id| !id.is_empty()),
        Recipient::Company { cvr, .. } => cvr.as_ref().map(crate::plan::Cvr::as_str),
    }
}
