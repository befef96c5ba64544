/** Days, as text. */
import { ask } from "./errors";
import { answer, given } from "./json";
import { native } from "./native";
import type { DatedAmounts as DatedAmountsData, DateText, DecimalText, Period as PeriodData, Validity as ValidityData } from "./types/basics";
import type { Frequency } from "./types/plan";

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

/**
 * The age of somebody on a day, in full years; undefined before the birth.
 *
 * @example
 * import { ageOn } from "bevilling";
 * ageOn("2014-05-02", "2026-05-01") ?? -1; // 11
 */
export function ageOn(birth: DateText, on: DateText): number | undefined {
  return ask(() => native.ageOn(birth, on)) ?? undefined;
}

/**
 * The day that somebody reaches an age.
 *
 * @example
 * import { dateOfAge } from "bevilling";
 * dateOfAge("2014-05-02", 18) ?? ""; // "2032-05-02"
 */
export function dateOfAge(birth: DateText, years: number): DateText | undefined {
  return (ask(() => native.dateOfAge(birth, years)) as DateText | null) ?? undefined;
}

/**
 * Easter Sunday of a year.
 *
 * @example
 * import { easter } from "bevilling";
 * easter(2026) ?? ""; // "2026-04-05"
 */
export function easter(year: number): DateText | undefined {
  return (native.easter(year) as DateText | null) ?? undefined;
}

/** Days of a grant, both ends included. */
export type Period = PeriodData;

/**
 * Makes periods and asks them.
 *
 * @example
 * import { Period } from "bevilling";
 * const spring = Period.of("2026-01-01", "2026-06-30");
 * Period.contains(spring, "2026-06-30"); // true
 * Period.days(Period.year(2024)); // 366
 * Period.intersect(spring, Period.year(2027)) === undefined; // true
 */
export const Period = {
  /** The days from `start` to `end`, both included; without an `end` it is open. @throws {DateError} `end-before-start`. */
  of: (start: DateText, end?: DateText): Period => answer(ask(() => native.period(start, end))),
  /** 1 January to 31 December. @throws {DateError} `year-out-of-range`. */
  year: (year: number): Period => answer(ask(() => native.periodOfYear(year))),
  /** How many days; undefined for an open period. */
  days: (period: Period): number | undefined => ask(() => native.periodDays(given(period))) ?? undefined,
  /** Whether a day is one of them. */
  contains: (period: Period, day: DateText): boolean => ask(() => native.periodContains(given(period), day)),
  /** The days both have, if any. */
  intersect: (one: Period, other: Period): Period | undefined =>
    answer<Period | null>(ask(() => native.periodIntersect(given(one), given(other)))) ?? undefined,
} as const;

/** Whether something is in force on a day, and if not, the day that explains it. */
export type InForce =
  | { readonly inForce: "yes" }
  | { readonly inForce: "not_yet"; readonly from: DateText }
  | { readonly inForce: "ended"; readonly lastDay: DateText };

/**
 * Whether a rule of this validity is in force on a day.
 *
 * @example
 * import { inForce } from "bevilling";
 * inForce({ to: "2024-01-01" }, "2024-01-01").inForce; // "ended"
 */
export function inForce(validity: Validity, on: DateText): InForce {
  return answer(ask(() => native.inForce(given(validity), on)));
}

/** When a rule is in force: from `from`, until the day before `to`. */
export type Validity = ValidityData;

/**
 * Asks validities.
 *
 * @example
 * import { Validity } from "bevilling";
 * const first = Validity.covering({ start: "2024-01-01", end: "2024-12-31" });
 * Validity.lastDay(first) ?? ""; // "2024-12-31"
 * Validity.on(first, "2025-01-01").inForce; // "ended"
 * Validity.intersect(first, { from: "2025-01-01" }) === undefined; // true
 */
export const Validity = {
  /** The one that covers exactly the days of a period. */
  covering: (period: Period): Validity => answer(ask(() => native.validityCovering(given(period)))),
  /** The days both have, if any. */
  intersect: (one: Validity, other: Validity): Validity | undefined =>
    answer<Validity | null>(ask(() => native.validityIntersect(given(one), given(other)))) ?? undefined,
  /** The last day in force; undefined where it has no end. */
  lastDay: (validity: Validity): DateText | undefined =>
    (ask(() => native.validityLastDay(given(validity))) as DateText | null) ?? undefined,
  /** Whether it is in force on a day, and if not, the day that explains it. */
  on: (validity: Validity, day: DateText): InForce => inForce(validity, day),
} as const;

/** A dated amount: one for ever, or one for each of several intervals. */
export type DatedAmounts = DatedAmountsData;

/**
 * Asks dated amounts.
 *
 * @example
 * import { DatedAmounts } from "bevilling";
 * const dated = DatedAmounts.set("410.00", { from: "2026-01-01" }, "425.00");
 * DatedAmounts.at(dated, "2025-12-31") ?? ""; // "410.00"
 * DatedAmounts.gapAt(dated, "2026-01-01") === undefined; // true
 */
export const DatedAmounts = {
  /** The amount on a day; undefined where there is none. */
  at: (amounts: DatedAmounts, on: DateText): DecimalText | undefined =>
    (ask(() => native.amountAt(given(amounts), on)) as DecimalText | null) ?? undefined,
  /** Around a day without an amount: the last day before it that has one, and the next; undefined where it has one. */
  gapAt: (amounts: DatedAmounts, on: DateText): { readonly lastDay?: DateText; readonly nextDay?: DateText } | undefined => {
    const gap = ask(() => native.amountGap(given(amounts), on));
    if (gap === null) return undefined;
    const [lastDay, nextDay] = gap as (DateText | null | undefined)[];
    return { ...(lastDay ? { lastDay } : {}), ...(nextDay ? { nextDay } : {}) };
  },
  /** The amounts with another value on some days; it overwrites what was there. @throws {DateError} `interval-empty`. */
  set: (amounts: DatedAmounts, valid: Validity, value: DecimalText): DatedAmounts =>
    answer(ask(() => native.setAmount(given(amounts), given(valid), value))),
} as const;

/** How often something is paid, counted from a first day. */
export interface Recurrence {
  readonly frequency: Frequency;
  /** The first day: weekly plans count from it. */
  readonly anchor: DateText;
}

/**
 * Asks on which days a plan pays.
 *
 * @example
 * import { Recurrence } from "bevilling";
 * const monthly = { frequency: { monthly: { day: 31 } }, anchor: "2026-01-15" } as const;
 * Recurrence.nextOnOrAfter(monthly, "2026-02-01"); // "2026-02-28"
 * Recurrence.lastOnOrBefore(monthly, "2026-02-27") ?? ""; // "2026-01-31"
 * Recurrence.nth(monthly, 1) ?? ""; // "2026-02-28"
 * const window = { start: "2026-01-01", end: "2026-03-31" } as const;
 * Recurrence.count(monthly, window); // 3
 * Recurrence.dates(monthly, window)[2] ?? ""; // "2026-03-31"
 */
export const Recurrence = {
  /**
   * The days within a window.
   *
   * @throws {DateError} `too-many-dates` where they are more than `MAX_PAYMENTS`, as without an end.
   */
  dates: (recurrence: Recurrence, window: Period): readonly DateText[] =>
    ask(() => native.recurrenceDates(given(recurrence), given(window))) as DateText[],
  /** How many days there are in a window. */
  count: (recurrence: Recurrence, window: Period): number =>
    ask(() => native.recurrenceCount(given(recurrence), given(window))),
  /** The day of a number, from 0. */
  nth: (recurrence: Recurrence, number: number): DateText | undefined =>
    (ask(() => native.recurrenceNth(given(recurrence), number)) as DateText | null) ?? undefined,
  /** The first day on or after a day. */
  nextOnOrAfter: (recurrence: Recurrence, day: DateText): DateText | undefined =>
    (ask(() => native.recurrenceNext(given(recurrence), day)) as DateText | null) ?? undefined,
  /** The last day on or before a day. */
  lastOnOrBefore: (recurrence: Recurrence, day: DateText): DateText | undefined =>
    (ask(() => native.recurrenceLast(given(recurrence), day)) as DateText | null) ?? undefined,
} as const;
