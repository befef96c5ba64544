/** The days without payments. */
import { ask } from "./errors";
import { answer, given, listed } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { Faults } from "./errors";
import type { DateText, LocalizedText } from "./types/basics";
import type { Calendar as CalendarData, Weekday } from "./types/rulebook";

/** The days without payments, as a rule book writes them. */
export type Calendar = CalendarData;

/**
 * Makes calendars.
 *
 * @example
 * import { Calendar, toJson } from "bevilling";
 * const calendar = Calendar.withBankDays(Calendar.withDanishHolidays(Calendar.weekends()));
 * toJson(calendar) === toJson(Calendar.denmark()); // true
 * Calendar.check(calendar).length; // 0
 */
export const Calendar = {
  /** Weekends, Danish holidays, and the days that banks are closed. */
  denmark: (): Calendar => answer(ask(() => native.calendar("denmark", "{}"))),
  /** Saturdays and Sundays. */
  weekends: (): Calendar => answer(ask(() => native.calendar("weekends", "{}"))),
  /** The same with Danish holidays. */
  withDanishHolidays: (calendar: Calendar): Calendar =>
    answer(ask(() => native.calendar("danish_holidays", given(calendar)))),
  /** The same with the days that banks are closed beside the holidays. */
  withBankDays: (calendar: Calendar): Calendar => answer(ask(() => native.calendar("bank_days", given(calendar)))),
  /** Everything that is wrong with it. */
  check: (calendar: Calendar): Faults => listed(ask(() => native.checkCalendar(given(calendar)))),
} as const;

/** What happens to a payment that is due on a day without payments. */
export type BusinessDayConvention = "as_scheduled" | "preceding" | "following";

/** Why a day is without payments. */
export type ClosedReason =
  | { readonly kind: "weekend"; readonly weekday: Weekday }
  | { readonly kind: "holiday"; readonly title: LocalizedText }
  | { readonly kind: "extra_day"; readonly title?: LocalizedText };

/**
 * A calendar, ready to be asked.
 *
 * @example
 * import { Calendar, PaymentCalendar } from "bevilling";
 * const calendar = PaymentCalendar.of(Calendar.denmark());
 * calendar.isPayable("2026-04-06"); // false
 * calendar.adjust("2026-04-06", "preceding"); // "2026-04-01"
 * calendar.closedOn("2026-04-06")?.kind ?? ""; // "holiday"
 * calendar.payableOnOrBefore("2026-04-06") ?? ""; // "2026-04-01"
 * calendar.payableOnOrAfter("2026-04-06") ?? ""; // "2026-04-07"
 * calendar.earliestCashStart("2026-12-21") ?? ""; // "2026-12-23"
 * calendar.cashStartAllowed("2026-12-21", "2026-12-22"); // false
 * calendar.dueWindow("2026-12-30").at(-1) ?? ""; // "2027-01-04"
 * PaymentCalendar.fromExcluded(["2026-12-21"]).isPayable("2026-12-21"); // false
 */
export class PaymentCalendar {
  readonly #native: Native.PaymentCalendar;

  private constructor(native: Native.PaymentCalendar) {
    this.#native = native;
  }

  /** Of a calendar. */
  static of(calendar: Calendar): PaymentCalendar {
    return new PaymentCalendar(ask(() => native.PaymentCalendar.of(given(calendar))));
  }

  /** Every day is payable but these. */
  static fromExcluded(days: readonly DateText[]): PaymentCalendar {
    return new PaymentCalendar(ask(() => native.PaymentCalendar.fromExcluded([...days])));
  }

  /** Whether money can be paid out on a day. */
  isPayable(day: DateText): boolean {
    return ask(() => this.#native.isPayable(day));
  }

  /** Why money cannot be paid out on a day; undefined where it can. */
  closedOn(day: DateText): ClosedReason | undefined {
    return answer<ClosedReason | null>(ask(() => this.#native.closedOn(day))) ?? undefined;
  }

  /** The last payable day on or before a day; undefined within a year. */
  payableOnOrBefore(day: DateText): DateText | undefined {
    return (ask(() => this.#native.payableOnOrBefore(day)) as DateText | null) ?? undefined;
  }

  /** The first payable day on or after a day; undefined within a year. */
  payableOnOrAfter(day: DateText): DateText | undefined {
    return (ask(() => this.#native.payableOnOrAfter(day)) as DateText | null) ?? undefined;
  }

  /** The day that a payment due on a day is made. */
  adjust(day: DateText, convention: BusinessDayConvention): DateText | undefined {
    return (ask(() => this.#native.adjust(day, convention)) as DateText | null) ?? undefined;
  }

  /** The first day that cash can be paid from. */
  earliestCashStart(today: DateText): DateText | undefined {
    return (ask(() => this.#native.earliestCashStart(today)) as DateText | null) ?? undefined;
  }

  /** Whether cash can be paid from a day on. */
  cashStartAllowed(today: DateText, start: DateText): boolean {
    return ask(() => this.#native.cashStartAllowed(today, start));
  }

  /**
   * The days that one export run covers.
   *
   * @throws {DateError} `export-date-not-payable`, `no-payable-day`.
   */
  dueWindow(day: DateText): readonly DateText[] {
    return ask(() => this.#native.dueWindow(day)) as DateText[];
  }
}
