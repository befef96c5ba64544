//! Every bound of this library. Input beyond a bound is refused with an error, never attempted.

/// The most dimensions of a rule book. The cells of one citizen on all of them fit in half a cache line.
pub const MAX_DIMENSIONS: usize = 32;

/// The most reimbursement schemes of a rule book. Each is compared with the earlier ones.
pub const MAX_REIMBURSEMENTS: usize = 200;

/// The most cells that conditions may divide a dimension into: a set of cells fits in a `u128`.
pub const MAX_CELLS: usize = 127;

/// The most bytes of one file. The rule book of a whole municipality has less than one hundredth of this.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// The most files of one folder.
pub const MAX_FILES: usize = 1_000;

/// The most items of one list of a rule book: a hundred times what a municipality has.
pub const MAX_ITEMS: usize = 100_000;

/// How deeply objects and lists may be nested in a text; conditions need most of it.
pub const MAX_JSON_DEPTH: usize = 96;

/// How deeply conditions may be nested. Each takes two levels of JSON; people read three or four.
pub const MAX_CONDITION_DEPTH: usize = 32;

/// The most faults that are reported for one rule book. Longer lists help nobody.
pub const MAX_FAULTS: usize = 1_000;

/// The most bytes that are read repeatedly to find all faults of one item: some thousand times the size of an item of
/// a real rule book.
pub const MAX_BYTES_REREAD: usize = 64 * 1024 * 1024;

/// The most combinations of facts that are tried to find out whether a condition can be met at all. Above this bound
/// the condition is not analysed.
pub const MAX_COMBINATIONS: usize = 200_000;

/// The most parts of conditions that are evaluated for the analysis of one rule book.
pub const MAX_EVALUATIONS: usize = 20_000_000;

/// The highest age that rules may name.
pub const MAX_AGE: i64 = 150;

/// The most parts of one condition after the conditions that it uses are written out.
pub const MAX_CONDITION_PARTS: usize = 10_000;

/// The most kroner of one payment, planned or paid: a thousand times the dearest year of the dearest placement.
pub const MAX_PAYMENT: i64 = 1_000_000_000;

/// How many years before its scheduled day a payment may be paid.
pub const MAX_YEARS_PAID_EARLY: u32 = 2;

/// How many years after its scheduled day a payment may be paid. Most claims lapse after three years, some after
/// five.
pub const MAX_YEARS_PAID_LATE: u32 = 5;

/// How many days after a command the reported payment may be paid. Banks accept orders in advance.
pub const MAX_DAYS_PAID_AHEAD: u64 = 31;

/// The most payments of one plan that are created at once: daily payments for more than 270 years.
pub const MAX_PAYMENTS: u64 = 100_000;
