/** The rule book as it is written: the format of the files, with keys as JavaScript names them. */
import type { DateText, LocalizedText, Validity } from "./basics";

/** Free codes by name, such as those of statistics; kept and handed back, never interpreted. */
export type Codes = Readonly<Record<string, string>>;

/** The days without payments. */
export interface Calendar {
  readonly weekend?: readonly Weekday[];
  readonly holidays?: readonly Holiday[];
  readonly extraDays?: readonly ExtraDay[];
}

/** A day of every year without payments. */
export interface Holiday {
  readonly title: LocalizedText;
  readonly rule: HolidayRule;
  readonly valid?: Validity;
}

/** When a holiday is: so many days from Easter, or on a day of the year. */
export type HolidayRule =
  | { readonly easter: number }
  | { readonly fixed: { readonly month: number; readonly day: number } };

/** A single day without payments. */
export interface ExtraDay {
  readonly date: DateText;
  readonly title?: LocalizedText;
}

/** A day of the week. */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
