/** Words: amounts and days as people write them, and every code with its texts. */
import { ask } from "./errors";
import { answer, given } from "./json";
import { native } from "./native";
import type { RuleBook } from "./rulebook";
import type { DateText, DecimalText, Lang } from "./types/basics";
import type { Event } from "./types/case";
import type { Outcome } from "./types/decide";
import type { BudgetAlert, Driver, ExpiringActivity } from "./types/forecast";
import type { MatchOutcome, PriceChange } from "./types/plan";
import type { Condition } from "./types/rulebook";

/**
 * An amount in kroner with two decimals.
 *
 * @example
 * import { amountText } from "bevilling";
 * amountText("-1234.5", "da"); // "-1.234,50 kr."
 */
export function amountText(amount: DecimalText, lang: Lang = "da"): string {
  return ask(() => native.amountText(amount, lang));
}

/** A number with separators between thousands, its decimals as they are. */
export function numberText(number: DecimalText, lang: Lang = "da"): string {
  return ask(() => native.numberText(number, lang));
}

/** A day in words. */
export function dateText(day: DateText, lang: Lang = "da"): string {
  return ask(() => native.dateText(day, lang));
}

/** A day in few letters. */
export function shortDateText(day: DateText, lang: Lang = "da"): string {
  return ask(() => native.shortDateText(day, lang));
}

/** A condition in words, with the titles of the rule book. */
export function conditionText(condition: Condition, book: RuleBook, lang: Lang = "da"): string {
  return ask(() => native.conditionText(given(condition), book.native, lang));
}

/** An event in a line of words. */
export function eventText(event: Event, book: RuleBook, lang: Lang = "da"): string {
  return ask(() => native.eventText(given(event), book.native, lang));
}

/** A change of price in words. */
export function priceChangeText(change: PriceChange, lang: Lang = "da"): string {
  return ask(() => native.priceChangeText(given(change), lang));
}

/** How a line came out, in a word or two. */
export function matchOutcomeText(outcome: MatchOutcome, lang: Lang = "da"): string {
  return ask(() => native.matchOutcomeText(outcome, lang));
}

/** A threshold that a budget line reaches, in words. */
export function alertText(alert: BudgetAlert, lang: Lang = "da"): string {
  return ask(() => native.alertText(given(alert), lang));
}

/** What drives the result of a budget line, in words. */
export function driverText(driver: Driver, lang: Lang = "da"): string {
  return ask(() => native.driverText(given(driver), lang));
}

/** An activity that ends, in words. */
export function expiringText(expiring: ExpiringActivity, lang: Lang = "da"): string {
  return ask(() => native.expiringText(given(expiring), lang));
}

/** The JSON Schema of events, for hosts that store them. */
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

/** Every code with its texts, for documentation and for texts of the host's own. */
export function codes(): readonly Code[] {
  return answer(ask(() => native.codes()));
}
