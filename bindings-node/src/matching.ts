/** Which payment is an invoice, or a line of the ledger, about? */
import { ask, told } from "./errors";
import { answer, given } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { Language } from "./types/basics";
import type { RegisteredLine } from "./types/generated/case";
import type { InvoiceLine, Ledger, LineMatch } from "./types/plan";
import type { Activity, OpenPlan } from "./types/generated/plan";

/** Options of the matching. */
export interface MatchOptions {
  /** How many days a line without a reference may be from the days that its payment covers; 31 where none is given. */
  readonly days?: number;
  /** Ends the wait of {@link matchLinesAsync}. */
  readonly signal?: AbortSignal;
}

/**
 * The payments of a granted activity, as they are matched; undefined where nothing may be paid.
 *
 * @example
 * import { Ledger, openPlan, PaymentPlan, Price, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const activity = {
 *   id: "a", section: "BL-32-1-2", activityType: "200201", role: "main", status: "granted", provider: "90010011",
 *   period: { start: "2026-01-01", end: "2026-03-01" }, plan: PaymentPlan.monthly(1, Price.fixed("100"), { id: "p1" }),
 * } as const;
 * openPlan(book, activity, Ledger.sync([], activity, "2026-01-05").ledger)?.payments?.length ?? 0; // 3
 */
export function openPlan(book: RuleBook, activity: Activity, ledger: Ledger): OpenPlan | undefined {
  const text = ask(() => native.openPlan(book.native, given(activity), given(ledger)));
  return text === null ? undefined : answer(text);
}

/** Work off the event loop that its caller may end. */
async function off<T>({ signal }: Pick<MatchOptions, "signal">, work: () => Promise<T>): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await work();
  } catch (error) {
    signal?.throwIfAborted();
    throw told(error);
  }
}

/**
 * What a municipality is to pay, ready to be matched with as many files of lines as there are.
 *
 * @example
 * import { OpenPayments } from "bevilling";
 * const open = new OpenPayments([{ plan: "plan-7", cvr: "90010011", payments: [{ date: "2026-08-01", amount: "1000" }] }]);
 * open.length; // 1
 * const [line] = open.matchLines([{ id: "1", date: "2026-08-20", amount: "1000.00", text: "", cvr: "90010011" }]);
 * line?.outcome ?? ""; // "matched"
 * const again = await OpenPayments.fromPlansAsync([{ plan: "plan-7", payments: [{ date: "2026-08-01", amount: "1000" }] }]);
 * const lines = [{ id: "1", date: "2026-08-20", amount: "7.00" }] as const;
 * (await again.matchLinesAsync(lines))[0]?.outcome ?? ""; // "unknown"
 * again.explain(lines, {}, "en").length; // 1
 */
export class OpenPayments {
  readonly #native: Native.OpenPayments;

  /** Sorts the payments of these plans, once. */
  constructor(plans: readonly OpenPlan[]);
  /** @internal */
  constructor(native: Native.OpenPayments);
  constructor(plans: readonly OpenPlan[] | Native.OpenPayments) {
    this.#native = plans instanceof native.OpenPayments ? plans : ask(() => new native.OpenPayments(given(plans)));
  }

  /** As the constructor, off the event loop: the payments of a municipality. */
  static async fromPlansAsync(plans: readonly OpenPlan[], options: Pick<MatchOptions, "signal"> = {}): Promise<OpenPayments> {
    return new OpenPayments(await off(options, () => native.openPaymentsAsync(given(plans), options.signal)));
  }

  /** How many payments there are. */
  get length(): number {
    return this.#native.count();
  }

  /** The answer for each line, as {@link matchLines} gives it. */
  matchLines(lines: readonly InvoiceLine[], options: MatchOptions = {}): readonly LineMatch[] {
    return answer(ask(() => this.#native.matchLines(given(lines), options.days)));
  }

  /** As {@link OpenPayments.matchLines}, off the event loop. */
  async matchLinesAsync(lines: readonly InvoiceLine[], options: MatchOptions = {}): Promise<readonly LineMatch[]> {
    return answer(await off(options, () => this.#native.matchLinesAsync(given(lines), options.days, options.signal)));
  }

  /** The answer for each line in words. */
  explain(lines: readonly InvoiceLine[], options: MatchOptions = {}, lang: Language = "da"): readonly string[] {
    return ask(() => this.#native.explain(given(lines), options.days, lang));
  }
}

/**
 * The answer for each line: matched, within tolerance, partial, credited, offered, duplicate, ambiguous with candidates,
 * or unknown, and what was compared. Nothing is guessed: what is not certain is a candidate.
 *
 * @example
 * import { matchLines, PaymentReference } from "bevilling";
 * const plans = [{ plan: "plan-7", payments: [{ date: "2026-08-01", amount: "1000" }] }] as const;
 * const text = `faktura 17, ref ${PaymentReference.of("plan-7", "2026-08-01")}`;
 * const [line] = matchLines(plans, [{ id: "1", date: "2026-08-20", amount: "1000.00", text }]);
 * line?.outcome ?? ""; // "matched"
 */
export function matchLines(
  plans: readonly OpenPlan[], lines: readonly InvoiceLine[], options: MatchOptions = {},
): readonly LineMatch[] {
  return new OpenPayments(plans).matchLines(lines, options);
}

/**
 * As {@link matchLines}, off the event loop: thousands of lines against the payments of a municipality.
 *
 * @example
 * import { matchLinesAsync } from "bevilling";
 * const line = { id: "1", date: "2026-08-20", amount: "1000.00" } as const;
 * const [answer] = await matchLinesAsync([], [line], { signal: AbortSignal.timeout(60_000) });
 * answer?.outcome ?? ""; // "unknown"
 */
export async function matchLinesAsync(
  plans: readonly OpenPlan[], lines: readonly InvoiceLine[], options: MatchOptions = {},
): Promise<readonly LineMatch[]> {
  return (await OpenPayments.fromPlansAsync(plans, options)).matchLinesAsync(lines, options);
}

/**
 * The answer for each line in words.
 *
 * @example
 * import { explainMatches } from "bevilling";
 * explainMatches([], [{ id: "1", date: "2026-08-20", amount: "1000.00" }], {}, "en").length; // 1
 */
export function explainMatches(
  plans: readonly OpenPlan[], lines: readonly InvoiceLine[], options: MatchOptions = {}, lang: Language = "da",
): readonly string[] {
  return new OpenPayments(plans).explain(lines, options, lang);
}

/**
 * A line of a registered invoice in words.
 *
 * @example
 * import { explainRegistered } from "bevilling";
 * explainRegistered({ line: "1", date: "2026-08-20", amount: "1000.00", outcome: "unknown", settled: false, notes: [] }, "en") !== ""; // true
 */
export function explainRegistered(line: RegisteredLine, lang: Language = "da"): string {
  return ask(() => native.explainRegistered(given(line), lang));
}
