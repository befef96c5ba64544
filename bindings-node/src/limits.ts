/** Every bound of the library: what is above is refused with an error, never attempted. */
import { native } from "./native";

const limits = JSON.parse(native.limits()) as Record<string, number>;
const limit = (name: string): number => limits[name] ?? 0;

/** The most dimensions of a rule book. */
export const MAX_DIMENSIONS: number = limit("MAX_DIMENSIONS");
/** The most reimbursement schemes of a rule book. */
export const MAX_REIMBURSEMENTS: number = limit("MAX_REIMBURSEMENTS");
/** The most cells a dimension is cut into by the values that conditions name. */
export const MAX_CELLS: number = limit("MAX_CELLS");
/** The most bytes of one file. */
export const MAX_FILE_BYTES: number = limit("MAX_FILE_BYTES");
/** The most files of one folder. */
export const MAX_FILES: number = limit("MAX_FILES");
/** The most items of one list of a rule book. */
export const MAX_ITEMS: number = limit("MAX_ITEMS");
/** How deeply objects and lists may be nested in a text. */
export const MAX_JSON_DEPTH: number = limit("MAX_JSON_DEPTH");
/** How deeply conditions may be nested. */
export const MAX_CONDITION_DEPTH: number = limit("MAX_CONDITION_DEPTH");
/** The most faults that are reported of one rule book. */
export const MAX_FAULTS: number = limit("MAX_FAULTS");
/** The most bytes that are read again and again to find all faults of one item. */
export const MAX_BYTES_REREAD: number = limit("MAX_BYTES_REREAD");
/** The most combinations of facts that are tried to find out whether a condition can be met at all. */
export const MAX_COMBINATIONS: number = limit("MAX_COMBINATIONS");
/** The most parts of conditions that are evaluated to judge all conditions of one rule book. */
export const MAX_EVALUATIONS: number = limit("MAX_EVALUATIONS");
/** The highest age that rules may name. */
export const MAX_AGE: number = limit("MAX_AGE");
/** The most parts of one condition, with the conditions that it uses written out. */
export const MAX_CONDITION_PARTS: number = limit("MAX_CONDITION_PARTS");
/** The most kroner of one payment, planned or paid. */
export const MAX_PAYMENT: number = limit("MAX_PAYMENT");
/** How many years before its scheduled day a payment may be paid. */
export const MAX_YEARS_PAID_EARLY: number = limit("MAX_YEARS_PAID_EARLY");
/** How many years after its scheduled day a payment may be paid. */
export const MAX_YEARS_PAID_LATE: number = limit("MAX_YEARS_PAID_LATE");
/** How many days after the day of a command a payment that it reports may be paid. */
export const MAX_DAYS_PAID_AHEAD: number = limit("MAX_DAYS_PAID_AHEAD");
/** The most payments of one plan that are made at once. */
export const MAX_PAYMENTS: number = limit("MAX_PAYMENTS");
/** The most candidates that are listed for one line of an invoice. */
export const MAX_CANDIDATES: number = limit("MAX_CANDIDATES");
/** The most digits an amount may be written with. */
export const MAX_DIGITS: number = limit("MAX_DIGITS");
/** Every amount read is nearer zero than this many kroner. */
export const AMOUNT_BOUND: number = limit("AMOUNT_BOUND");

/** Facts that every case may state, also where no rule looks at them: who pays, who acts, where the citizen lives, and the household. */
export const CASE_FACTS: readonly string[] = (limits as unknown as { readonly CASE_FACTS: readonly string[] }).CASE_FACTS;
