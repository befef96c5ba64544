/** Words that all areas share. */

/** A day as `YYYY-MM-DD`. A literal is one; check other text with `date()`. Never a `Date`, which shifts by time zone. */
export type DateText = `${number}-${number}-${number}`;

/** An exact decimal as text, such as `"1234.50"`. A literal is one; check other text with `decimal()`. Never a number. */
export type DecimalText = `${number}`;

/** A calendar month as `YYYY-MM`. */
export type MonthText = `${number}-${number}`;

/** The language of a text. */
export type Language = "da" | "en";

/** A text in Danish and, where somebody has translated it, English. */
export interface LocalizedText {
  readonly da: string;
  readonly en?: string;
}

/** Days of a grant, both ends included; without an end it goes on. */
export interface Period {
  readonly start: DateText;
  readonly end?: DateText;
}

/** When a rule is in force: from `from`, until the day before `to`. */
export interface Validity {
  /** The first day in force. */
  readonly from?: DateText;
  /** The first day no longer in force. */
  readonly to?: DateText;
}

/** A dated amount: one for ever, or one for each of several intervals. */
export type DatedAmounts = DecimalText | readonly DatedAmount[];

/** An amount and the days it holds on, the day `to` not among them. */
export interface DatedAmount extends Validity {
  readonly value: DecimalText;
}

/** The value of a fact: a choice or a date as text, a step or a number, or a flag. */
export type FactValue = string | number | boolean;

/** The facts of a case, by the names of the dimensions of the rule book. */
export type Facts = Readonly<Record<string, FactValue>>;

/** Width and height of a drawing in pixels. */
export interface Size {
  readonly width?: number;
  readonly height?: number;
}
