/** Which payment is an invoice, or a line of the ledger, about? */
import { ask, told } from "./errors";
import { answer, given } from "./json";
import { native } from "./native";
import type { RuleBook } from "./rulebook";
import type { Lang } from "./types/basics";
import type { RegisteredLine } from "./types/case";
import type { Activity, InvoiceLine, Ledger, LineMatch, OpenPlan } from "./types/plan";

/** What may be told of the matching. */
export interface MatchOptions {
  /** How many days a line without a reference may be from the day of its payment; 31 where nothing is said. */
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

/**
 * The answer for each line: matched, within tolerance, partial, duplicate, ambiguous with candidates, or unknown, and
 * what was compared. Nothing is guessed.
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
  return answer(ask(() => native.matchLines(given(plans), given(lines), options.days)));
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
  options.signal?.throwIfAborted();
  try {
    return answer(await native.matchLinesAsync(given(plans), given(lines), options.days, options.signal));
  } catch (error) {
    options.signal?.throwIfAborted();
    throw told(error);
  }
}

/**
 * The answer for each line in words.
 *
 * @example
 * import { explainMatches } from "bevilling";
 * explainMatches([], [{ id: "1", date: "2026-08-20", amount: "1000.00" }], {}, "en").length; // 1
 */
export function explainMatches(
  plans: readonly OpenPlan[], lines: readonly InvoiceLine[], options: MatchOptions = {}, lang: Lang = "da",
): readonly string[] {
  return ask(() => native.explainMatches(given(plans), given(lines), options.days, lang));
}

/**
 * A line of a registered invoice in words.
 *
 * @example
 * import { explainRegistered } from "bevilling";
 * explainRegistered({ line: "1", date: "2026-08-20", amount: "1000.00", outcome: "unknown", settled: false, notes: [] }, "en") !== ""; // true
 */
export function explainRegistered(line: RegisteredLine, lang: Lang = "da"): string {
  return ask(() => native.explainRegistered(given(line), lang));
}
