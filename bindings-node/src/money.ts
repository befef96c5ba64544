/** Exact money, as text, and the one rounding rule. */
import { ask } from "./errors";
import { native } from "./native";
import type { DecimalText } from "./types/basics";

/**
 * Text that is an exact decimal, checked: an optional `-`, digits, and optionally a point and digits.
 *
 * @throws {MoneyError} `not-an-amount`, `too-many-digits`, `amount-too-large`.
 * @example
 * import { decimal } from "bevilling";
 * const amount = decimal("1234.50");
 */
export function decimal(text: string): DecimalText {
  return ask(() => native.parseAmount(text)) as DecimalText;
}

/**
 * Two decimals, half away from zero: the one rounding rule.
 *
 * @example
 * import { round } from "bevilling";
 * round("12.345"); // "12.35"
 */
export function round(amount: DecimalText): DecimalText {
  return ask(() => native.round(amount)) as DecimalText;
}

/** The amount to pay: `base` × `vatFactor` / 100, rounded once. */
export function price(base: DecimalText, vatFactor: DecimalText): DecimalText {
  return ask(() => native.price(base, vatFactor)) as DecimalText;
}

/** The sum, with at least two decimals. */
export function sum(amounts: readonly DecimalText[]): DecimalText {
  return ask(() => native.sum([...amounts])) as DecimalText;
}

/** A rounded amount as whole øre, the form that columns use. */
export function toOere(amount: DecimalText): bigint {
  return ask(() => native.toOere(amount));
}

/** Whole øre as an amount. */
export function fromOere(oere: bigint): DecimalText {
  return native.fromOere(oere) as DecimalText;
}
