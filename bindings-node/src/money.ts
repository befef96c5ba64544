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
 * An amount of kroner as it is entered: at most two decimals. `1.000` is refused as `1.005` is, since a Dane reads it
 * as a thousand.
 *
 * @throws {MoneyError} `too-many-decimals`, `amount-too-large`.
 * @example
 * import { decimal, kroner } from "bevilling";
 * kroner(decimal("1234.50")); // "1234.50"
 */
export function kroner(amount: DecimalText): DecimalText {
  return ask(() => native.kroner(amount)) as DecimalText;
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

/**
 * The amount to pay: `base` × `vatFactor` / 100, rounded once.
 *
 * @example
 * import { price } from "bevilling";
 * price("1000.00", "80"); // "800.00"
 */
export function price(base: DecimalText, vatFactor: DecimalText): DecimalText {
  return ask(() => native.price(base, vatFactor)) as DecimalText;
}

/**
 * The sum, with at least two decimals.
 *
 * @example
 * import { sum } from "bevilling";
 * sum(["0.10", "0.20"]); // "0.30"
 */
export function sum(amounts: readonly DecimalText[]): DecimalText {
  return ask(() => native.sum([...amounts])) as DecimalText;
}

/**
 * A rounded amount as whole øre, the form that columns use.
 *
 * @example
 * import { toOere } from "bevilling";
 * toOere("12.50"); // 1250n
 */
export function toOere(amount: DecimalText): bigint {
  return ask(() => native.toOere(amount));
}

/**
 * Whole øre as an amount.
 *
 * @example
 * import { fromOere } from "bevilling";
 * fromOere(1250n); // "12.50"
 */
export function fromOere(oere: bigint): DecimalText {
  return native.fromOere(oere) as DecimalText;
}
