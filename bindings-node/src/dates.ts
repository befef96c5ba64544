/** Days, as text. */
import { ask } from "./errors";
import { native } from "./native";
import type { DateText } from "./types/basics";

const known = new Map<string, number>();

/** The number of a day from 1970-01-01; few days are asked about, many times. @internal */
export function dayNumber(day: DateText): number {
  let number = known.get(day);
  if (number === undefined) {
    number = ask(() => native.dayNumber(day));
    if (known.size >= 100_000) known.clear();
    known.set(day, number);
  }
  return number;
}

/**
 * Text that is a day, checked: exactly `YYYY-MM-DD`, and a day that there is.
 *
 * @throws {DateError} `not-a-date`.
 * @example
 * import { date } from "bevilling";
 * const row: { start: string } = { start: "2026-02-01" };
 * const start = date(row.start);
 */
export function date(text: string): DateText {
  ask(() => native.dayNumber(text));
  return text as DateText;
}

/** The age of somebody on a day, in full years; undefined before the birth. */
export function ageOn(birth: DateText, on: DateText): number | undefined {
  return ask(() => native.ageOn(birth, on)) ?? undefined;
}

/** The day that somebody reaches an age. */
export function dateOfAge(birth: DateText, years: number): DateText | undefined {
  return (ask(() => native.dateOfAge(birth, years)) as DateText | null) ?? undefined;
}

/** Easter Sunday of a year. */
export function easter(year: number): DateText | undefined {
  return (native.easter(year) as DateText | null) ?? undefined;
}
