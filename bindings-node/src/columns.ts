/** Columns: many proposals for many citizens at once, columns of numbers in, columns of numbers out. */
import { ask, told } from "./errors";
import { answer } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { DateText } from "./types/basics";
import type { CheckCode } from "./types/decide";

/** In a column of numbers of rules: none, for the main activity of a main activity and a provider not chosen. */
export const NO_ID = 0xffff_ffff;
/** In a column of facts: not stated. */
export const MISSING_FACT = -(2n ** 63n);

/** In the decisions of {@link BatchResult}: the number of each decision. */
export const DECISION_NUMBERS = { allowed: 0, unknown: 1, refused: 2 } as const;

/** Proposals in columns, all of one length. Rules are given by their numbers in the rule book. */
export interface BatchRequest {
  /** The section of each row: {@link RuleBook.sectionNumber}. */
  readonly section: Uint32Array;
  /** The activity type of each row: {@link RuleBook.activityTypeNumber}. */
  readonly activityType: Uint32Array;
  /** The main activity type of each supplementary row, {@link NO_ID} for main rows; absent when all rows are main. */
  readonly main?: Uint32Array;
  /** The provider of each row, {@link NO_ID} where none is chosen; absent when none is in any row. */
  readonly provider?: Uint32Array;
  /** The decision date: one for all rows, or days from 1970-01-01 for each. */
  readonly on: DateText | Int32Array;
  /**
   * The facts, a column for each dimension: the place of a choice in its domain from 0, a step, a number, 0 or 1 for a
   * flag, days from 1970-01-01 for a date; {@link MISSING_FACT} where it is missing.
   */
  readonly facts?: Readonly<Record<string, BigInt64Array>>;
}

/** Why a row came out as it did. */
export interface RowReasons {
  readonly refusing: readonly CheckCode[];
  readonly open: readonly CheckCode[];
  readonly dimensions: readonly string[];
}

/**
 * The answers, a row each.
 *
 * @example
 * import { checkColumns, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const section = new Uint32Array([book.sectionNumber("SEL-52-3-2") ?? 0]);
 * const activityType = new Uint32Array([book.activityTypeNumber("200201") ?? 0]);
 * const outcomes = checkColumns(book, { section, activityType, on: "2026-01-05" });
 * outcomes.explain(0)?.refusing[0] ?? ""; // "law-in-force"
 */
export class BatchResult {
  readonly #native: Native.BatchResult;
  readonly #book: RuleBook;
  #decisions: Uint8Array | undefined;
  #reasons: BigUint64Array | undefined;

  /** @internal */
  constructor(native: Native.BatchResult, book: RuleBook) {
    this.#native = native;
    this.#book = book;
  }

  /** The decisions by {@link DECISION_NUMBERS}: 0 allowed, 1 unknown, 2 refused. */
  get decisions(): Uint8Array {
    return (this.#decisions ??= this.#native.decisions());
  }

  /** The reasons as sets of bits: 0–16 the refusing checks, 20–23 the open ones, 32–63 the dimensions. */
  get reasons(): BigUint64Array {
    return (this.#reasons ??= this.#native.reasons());
  }

  /** The reasons of a row by name. */
  explain(row: number): RowReasons | undefined {
    return answer<RowReasons | null>(ask(() => this.#native.explain(row, this.#book.native))) ?? undefined;
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return ask(() => this.#native.json());
  }
}

type Arguments = [
  book: Native.RuleBook, section: Uint32Array, activityType: Uint32Array, main: Uint32Array, provider: Uint32Array,
  on: string | undefined, days: Int32Array, names: string[], values: BigInt64Array[],
];

function columns(book: RuleBook, queries: BatchRequest): Arguments {
  const { section, activityType, main, provider, on, facts = {} } = queries;
  const nothing = new Uint32Array();
  const [date, days] = typeof on === "string" ? [on, new Int32Array()] : [undefined, on];
  return [book.native, section, activityType, main ?? nothing, provider ?? nothing, date, days, Object.keys(facts),
    Object.values(facts)];
}

/**
 * Answers many proposals at once; each row is answered as `Situation.check` would.
 *
 * @throws {ColumnError} columns of other lengths, dimensions that are unknown or derived, and values outside their
 * domain, with the row in the path.
 * @example
 * import { checkColumns, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const section = new Uint32Array([book.sectionNumber("BL-32-1-2") ?? 0]);
 * const activityType = new Uint32Array([book.activityTypeNumber("200201") ?? 0]);
 * const outcomes = checkColumns(book, { section, activityType, on: "2026-01-05", facts: { effort_step: new BigInt64Array([3n]) } });
 * outcomes.decisions[0] ?? -1; // 1
 */
export function checkColumns(book: RuleBook, queries: BatchRequest): BatchResult {
  return new BatchResult(ask(() => native.checkColumns(...columns(book, queries))), book);
}

/**
 * As {@link checkColumns}, off the event loop. The columns are copied, so that the host may go on with its own.
 *
 * @example
 * import { checkColumnsAsync, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const section = new Uint32Array([book.sectionNumber("SEL-52-3-2") ?? 0]);
 * const activityType = new Uint32Array([book.activityTypeNumber("200201") ?? 0]);
 * const outcomes = await checkColumnsAsync(book, { section, activityType, on: "2026-01-05" });
 * outcomes.decisions[0] ?? -1; // 2
 */
export async function checkColumnsAsync(
  book: RuleBook, queries: BatchRequest, options: { readonly signal?: AbortSignal } = {},
): Promise<BatchResult> {
  options.signal?.throwIfAborted();
  try {
    return new BatchResult(await native.checkColumnsAsync(...columns(book, queries), options.signal), book);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw told(error);
  }
}
