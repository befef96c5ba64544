/** Words: amounts and days as people write them, and every code with its texts. */
import { ask } from "./errors";
import { answer, given } from "./json";
import { native } from "./native";
import type { RuleBook } from "./rulebook";
import type { DateText, DecimalText, Language } from "./types/basics";
import type { Event, PaymentAction, WithheldReason } from "./types/generated/case";
import type { Outcome } from "./types/generated/decide";
import type { DecisionWarning, MatchOutcome, Pause, PriceChange } from "./types/generated/plan";
import type { Condition } from "./types/generated/rulebook";

/**
 * An amount in kroner with two decimals.
 *
 * @example
 * import { amountText } from "bevilling";
 * amountText("-1234.5", "da"); // "-1.234,50 kr."
 */
export function amountText(amount: DecimalText, lang: Language = "da"): string {
  return ask(() => native.amountText(amount, lang));
}

/**
 * A number with separators between thousands, its decimals as they are.
 *
 * @example
 * import { numberText } from "bevilling";
 * numberText("1234567.5", "da"); // "1.234.567,5"
 */
export function numberText(number: DecimalText, lang: Language = "da"): string {
  return ask(() => native.numberText(number, lang));
}

/**
 * A day in words.
 *
 * @example
 * import { dateText } from "bevilling";
 * dateText("2026-02-01", "en"); // "1 February 2026"
 */
export function dateText(day: DateText, lang: Language = "da"): string {
  return ask(() => native.dateText(day, lang));
}

/**
 * A day in few letters.
 *
 * @example
 * import { shortDateText } from "bevilling";
 * shortDateText("2026-02-01", "en"); // "1 Feb 2026"
 */
export function shortDateText(day: DateText, lang: Language = "da"): string {
  return ask(() => native.shortDateText(day, lang));
}

/**
 * A condition in words, with the titles of the rule book.
 *
 * @example
 * import { conditionText, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * conditionText({ in: { target_group: ["family"] } }, book, "en"); // "Target group: Family"
 */
export function conditionText(condition: Condition, book: RuleBook, lang: Language = "da"): string {
  return ask(() => native.conditionText(given(condition), book.native, lang));
}

/**
 * An event in a line of words.
 *
 * @example
 * import { Case, eventText, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const record = Case.open(book, "7", {});
 * record.execute({ command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" }, { on: "2026-01-05", actor: "Rådgiver 4" });
 * record.events.map((event) => eventText(event, book, "en")).join() !== ""; // true
 */
export function eventText(event: Event, book: RuleBook, lang: Language = "da"): string {
  return ask(() => native.eventText(given(event), book.native, lang));
}

/**
 * A change of price in words.
 *
 * @example
 * import { priceChange, priceChangeText } from "bevilling";
 * import type { PriceChange } from "bevilling";
 * const change = priceChange({ kind: "rate", rate: "R1" }, "100.00", "110.00", "2026-01-20");
 * priceChangeText(change as PriceChange, "en") !== ""; // true
 */
export function priceChangeText(change: PriceChange, lang: Language = "da"): string {
  return ask(() => native.priceChangeText(given(change), lang));
}

/**
 * A warning of a decision in words.
 *
 * @example
 * import { decisionWarningText } from "bevilling";
 * const warning = {
 *   code: "price-above-agreed", activity: "a", date: "2026-03-01", price: "510", agreed: "495",
 * } as const;
 * decisionWarningText(warning, "en"); // "from 1 March 2026 the price DKK 510.00 is above the agreed DKK 495.00"
 */
export function decisionWarningText(warning: DecisionWarning, lang: Language = "da"): string {
  return ask(() => native.decisionWarningText(given(warning), lang));
}

/**
 * How a line came out, in a word or two.
 *
 * @example
 * import { matchOutcomeText } from "bevilling";
 * matchOutcomeText("matched", "en"); // "matched"
 */
export function matchOutcomeText(outcome: MatchOutcome, lang: Language = "da"): string {
  return ask(() => native.matchOutcomeText(outcome, lang));
}

/**
 * A pause in words: its days, why, and what is paid on them.
 *
 * @example
 * import { pauseText } from "bevilling";
 * const period = { start: "2026-03-11", end: "2026-03-20" } as const;
 * pauseText({ id: "p-1", period, reason: "holiday", percent: "50" }, "en"); // "11 March 2026 to 20 March 2026 (holiday): 50% of the price is paid"
 */
export function pauseText(pause: Pause, lang: Language = "da"): string {
  return ask(() => native.pauseText(given(pause), lang));
}

/**
 * What is to be done with a payment that is due, in a word or two.
 *
 * @example
 * import { paymentActionText } from "bevilling";
 * paymentActionText("await_invoice", "en"); // "await invoice"
 */
export function paymentActionText(action: PaymentAction, lang: Language = "da"): string {
  return ask(() => native.paymentActionText(action, lang));
}

/**
 * Why a payment that is due must not be paid, in words.
 *
 * @example
 * import { withheldReasonText } from "bevilling";
 * withheldReasonText("price_not_known", "da"); // "prisen er ikke kendt"
 */
export function withheldReasonText(reason: WithheldReason, lang: Language = "da"): string {
  return ask(() => native.withheldReasonText(reason, lang));
}

/**
 * The JSON Schema of events, for hosts that store them.
 *
 * @example
 * import { eventSchema } from "bevilling";
 * typeof eventSchema(); // "object"
 */
export function eventSchema(): unknown {
  return JSON.parse(ask(() => native.eventSchema()));
}

/** A code of this library, with its text in every language. */
export interface Code {
  /** The area: `rule-book`, `plan`, `check` …; a code is unique within it. */
  readonly area: string;
  readonly code: string;
  /** Of a check: how it came out. */
  readonly outcome?: Outcome;
  /** The names of the values that come with it. */
  readonly variables: readonly string[];
  readonly da: string;
  readonly en: string;
}

/**
 * Every code with its texts, for documentation and for texts of the host's own.
 *
 * @example
 * import { codes } from "bevilling";
 * codes().some((code) => code.code === "unknown-dimension"); // true
 */
export function codes(): readonly Code[] {
  return answer(ask(() => native.codes()));
}
