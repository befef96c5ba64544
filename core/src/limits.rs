//! Every bound of this library, in one place: what is above is refused with an error, never attempted.

/// The most dimensions of a rule book. A citizen's place on all of them fits in half a cache line.
pub const MAX_DIMENSIONS: usize = 32;

/// The most reimbursement schemes of a rule book: each is compared with those before it.
pub const MAX_REIMBURSEMENTS: usize = 200;

/// The most cells a dimension is cut into by the values that conditions name: a set of them fits a `u128`.
pub const MAX_CELLS: usize = 127;

/// The most bytes of one file: a rule book of a whole municipality has less than one hundredth of it.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// The most files of one folder.
pub const MAX_FILES: usize = 1_000;

/// The most items of one list of a rule book: a hundred times what a municipality has.
pub const MAX_ITEMS: usize = 100_000;

/// How deeply objects and lists may be nested in a text; conditions need most of it.
pub const MAX_JSON_DEPTH: usize = 96;

/// How deeply conditions may be nested. Each takes two levels of JSON; people read three or four.
pub const MAX_CONDITION_DEPTH: usize = 32;

/// The most faults that are reported of one rule book: more are no help to anybody.
pub const MAX_FAULTS: usize = 1_000;

/// The most bytes that are read again and again to find all faults of one item: some thousand times what an item
/// of a real rule book has.
pub const MAX_BYTES_REREAD: usize = 64 * 1024 * 1024;

/// The most combinations of facts that are tried to find out whether a condition can be met at all; beyond,
/// the condition is not judged.
pub const MAX_COMBINATIONS: usize = 200_000;

/// The most parts of conditions that are evaluated to judge all conditions of one rule book.
pub const MAX_EVALUATIONS: usize = 20_000_000;

/// The highest age that rules may name.
pub const MAX_AGE: i64 = 150;

/// The most parts of one condition, with the conditions that it uses written out.
pub const MAX_CONDITION_PARTS: usize = 10_000;

/// The most kroner of one payment, planned or paid: a thousand times the dearest year of the dearest placement.
pub const MAX_PAYMENT: i64 = 1_000_000_000;

/// How many years before its scheduled day a payment may be paid.
pub const MAX_YEARS_PAID_EARLY: u32 = 2;

/// How many years after its scheduled day a payment may be paid: claims lapse after three years, some after five.
pub const MAX_YEARS_PAID_LATE: u32 = 5;

/// How many days after the day of a command a payment that it reports may be paid: a bank takes orders in advance.
pub const MAX_DAYS_PAID_AHEAD: u64 = 31;

/// The most payments of one plan that are made at once: daily for more than 270 years.
pub const MAX_PAYMENTS: u64 = 100_000;
