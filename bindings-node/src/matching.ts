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

/** The payments of a granted activity, as they are matched; undefined where nothing may be paid. */
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

/** As {@link matchLines}, off the event loop: thousands of lines against the payments of a municipality. */
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

/** The answer for each line in words. */
export function explainMatches(
  plans: readonly OpenPlan[], lines: readonly InvoiceLine[], options: MatchOptions = {}, lang: Lang = "da",
): readonly string[] {
  return ask(() => native.explainMatches(given(plans), given(lines), options.days, lang));
}

/** A line of a registered invoice in words. */
export function explainRegistered(line: RegisteredLine, lang: Lang = "da"): string {
  return ask(() => native.explainRegistered(given(line), lang));
}
