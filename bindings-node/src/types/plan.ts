/** Activities, payment plans, and what they cost. */
import type { ActivityPreview, CostSummary, LedgerEntry, MatchOutcome, MatchedPayment, Pause, PersonMethod, PreviewPayment, Schedule, Settlement } from "./generated/plan";
import type { Fault } from "../errors";
import type { DatedAmounts, DateText, DecimalText, MonthText, Period } from "./basics";
import type { Unit } from "./generated/rulebook";

/** A payment plan (betalingsplan): who is paid, on which days, what. */
export interface PaymentPlan {
  /** Name of the plan for the host; payments are known by it and their date. */
  readonly id?: string;
  /** Who is paid; by default the provider of the activity. */
  readonly recipient?: Recipient;
  readonly schedule: Schedule;
  /** Whether the money is only planned, and never paid out by this system. */
  readonly fictive?: boolean;
  /** The days on which a running plan pays nothing, or a share: in order, none of them twice. */
  readonly pauses?: readonly Pause[];
}

/** Who is paid. Holds a person's number: whoever writes a plan to a log writes the number. */
export type Recipient =
  | { readonly kind: "internal"; readonly name?: string }
  | { readonly kind: "person"; readonly id: string; readonly name?: string; readonly method: PersonMethod }
  | { readonly kind: "company"; readonly cvr?: string; readonly name?: string };

/** How often a running plan pays. A day that a month is too short for is its last. */
export type Frequency =
  | "daily" | "weekly" | "every_two_weeks"
  | { readonly monthly: { readonly day: number } }
  /** Every so many weeks, 1 to 52, from the first day of the activity. */
  | { readonly everyWeeks: { readonly weeks: number } }
  /** Once in so many calendar months, 1 to 12: in the first of them, or in arrears in the last. */
  | { readonly everyMonths: { readonly months: number; readonly day: number; readonly inArrears?: boolean } };

/** What one payment is, before the VAT factor. */
export type Price =
  | { readonly kind: "fixed"; readonly amount: DatedAmounts }
  /** So many units, which may be dated. */
  | { readonly kind: "per_unit"; readonly units: DatedAmounts; readonly unitPrice: DatedAmounts }
  | { readonly kind: "rate"; readonly units: DatedAmounts; readonly rate: string }
  /** At the price that the rule book has agreed with a provider. */
  | {
      readonly kind: "agreed"; readonly units: DatedAmounts; readonly provider: string; readonly activityType: string;
      readonly unit?: Unit;
    };

/** The payments made so far of one activity, one a day, by date. */
export type Ledger = readonly LedgerEntry[];

/** What it would cost to grant some drafts, beside what is there, as plain data. */
export interface PreviewData {
  readonly on: DateText;
  /** Last year, this year and next year. */
  readonly years: readonly [number, number, number];
  readonly months: readonly MonthText[];
  /** The payments, by date. The sums hold more where a plan has no end: what is known to come after them. */
  readonly payments: readonly PreviewPayment[];
  /**
   * What is paid already of payments that a draft makes at another price, where there is some: the difference is paid
   * or claimed on the day `on`, by the activity that it was paid of. It is in the sums.
   */
  readonly settlements?: Readonly<Record<string, Settlement>>;
  readonly activities: readonly ActivityPreview[];
  /** What is granted once the drafts are. */
  readonly granted: CostSummary;
  /** What is granted and expected once the drafts are granted. */
  readonly expected: CostSummary;
  /** What granting the drafts adds: the cost of the decision. */
  readonly decision: CostSummary;
  readonly warnings: readonly Fault[];
}

/** A line of an invoice or of the ledger. */
export interface InvoiceLine {
  readonly id: string;
  readonly date: DateText;
  readonly amount: DecimalText;
  /** Where a payment reference is looked for. */
  readonly text?: string;
  readonly cvr?: string;
  /** The currency, where one is stated: a line in another one than `DKK` is not matched. */
  readonly currency?: string;
  /** The days that the line is about, where it states them. */
  readonly period?: Period;
}

/** The answer for one line. */
export interface LineMatch {
  readonly line: string;
  readonly outcome: MatchOutcome;
  readonly payments: readonly MatchedPayment[];
  readonly candidates: readonly MatchedPayment[];
  readonly notes: readonly {
    readonly code: string;
    readonly values: Readonly<Record<string, string>>;
    readonly message: string;
  }[];
}
