/** Forecasts, budgets and scenarios. */
import type { ForecastLayer, View } from "./generated/forecast";
import type { DatedAmounts, DateText, DecimalText, MonthText, Period } from "./basics";
import type { Fault } from "../errors";
import type { Frequency } from "./plan";
import type { Extrapolation, Proration, Status } from "./generated/plan";

/** Months beside each other, the last included. */
export interface Months {
  readonly from: MonthText;
  readonly to: MonthText;
}

/** What is paid, granted and foreseen, as plain data. */
export interface ForecastData {
  readonly months: readonly MonthText[];
  readonly by: readonly string[];
  readonly total: DecimalText;
  readonly layers: Readonly<Record<ForecastLayer, DecimalText>>;
  /** The groups in order; a layer without any amount is left out. */
  readonly groups: readonly ForecastGroup[];
  /** The cases that are not counted, where there are some. */
  readonly missing?: readonly string[];
}

/** A case that is not in a portfolio: something is wrong with its plans, and none of it is counted. */
export interface MissingCase {
  readonly case: string;
  /**
   * What is wrong with it, at paths such as `/cases/<case>/<activity>`; none where the portfolio was read from Arrow,
   * which carries the names of missing cases alone.
   */
  readonly faults: readonly Fault[];
}

/** The figures of a group, a month each. */
export interface ForecastGroup extends Partial<Readonly<Record<ForecastLayer, readonly DecimalText[]>>> {
  /** Its label of each dimension. */
  readonly labels: readonly string[];
}

/** Some of the cost: by dimension, the labels it has; one that ends in `*` stands for all that start so. */
export type Selection = Readonly<Record<string, readonly string[]>>;

/** How a budget is followed up. */
export interface FollowUpOptions {
  readonly on: DateText;
  /** Percents of the budget that give an alert; 90 and 100 by default. */
  readonly thresholds?: readonly DecimalText[];
  /** The dimensions that drivers are by; none by default. */
  readonly driversBy?: readonly string[];
  /** How many drivers of each line are wanted at most; 10 by default. */
  readonly mostDrivers?: number;
}

/** What a portfolio of cases is made of. */
export interface PortfolioOptions {
  /** The facts that become dimensions. */
  readonly facts?: readonly string[];
  /** The host's own dimensions, such as the team: by dimension, then case. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Plans without an end are laid out through this day. */
  readonly through?: DateText;
  readonly extrapolation?: Extrapolation;
}

/** An activity: what a portfolio has a row of. */
export interface Row {
  readonly case: string;
  /** Once in a case. */
  readonly activity: string;
  readonly status: Status;
  /** The activity of the same case that this one changes. */
  readonly modifies?: string;
  readonly schedule: RowSchedule;
  /** What it pays each time; individual payments have their own amounts. */
  readonly price?: RowPrice;
  /** The VAT factor in percent; 100 by default. */
  readonly vat?: DatedAmounts;
  /** What is said of single payments, in place of what the plan says. */
  readonly entries?: readonly RowEntry[];
  /** Its label of each dimension. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** On which days an activity pays. */
export type RowSchedule =
  | { readonly pays: "once"; readonly date: DateText }
  | {
      readonly pays: "running"; readonly frequency: Frequency; readonly proration?: Proration;
      readonly from: DateText;
      /** The last day that payments are made for. */
      readonly until: DateText;
    }
  | { readonly pays: "individual" };

/** What is paid each time, before the VAT factor. */
export interface RowPrice {
  /** How many units; one by default. */
  readonly units?: DecimalText;
  readonly values: RowValues;
}

/** Kroner for one unit: of this activity alone, or a rate by its id. */
export type RowValues = { readonly own: DatedAmounts } | { readonly rate: string };

/** What is said of one payment. */
export type RowEntry =
  | { readonly entry: "paid"; readonly scheduled: DateText; readonly paid: DateText; readonly amount: DecimalText }
  | { readonly entry: "planned"; readonly scheduled: DateText; readonly amount: DecimalText }
  | { readonly entry: "cancelled"; readonly scheduled: DateText }
  /** Something is paid beside it: a part, or an adjustment payment. */
  | { readonly entry: "paid_off_plan"; readonly scheduled: DateText; readonly paid: DateText; readonly amount: DecimalText }
  /** A settlement adds to it, or takes back. */
  | { readonly entry: "adjusted"; readonly scheduled: DateText; readonly on: DateText; readonly amount: DecimalText };

/** What a portfolio of rows is made of besides. */
export interface RowsOptions {
  /** The dimensions in their order; those of the rows' labels that are not named follow, by name. */
  readonly dimensions?: readonly string[];
  /** The rates that rows are paid at, by id. */
  readonly rates?: Readonly<Record<string, DatedAmounts>>;
  readonly extrapolation?: Extrapolation;
}

/** How a portfolio is read from Arrow. */
export interface ArrowOptions {
  /** The rates that rows are paid at, by id. */
  readonly rates?: Readonly<Record<string, DatedAmounts>>;
  readonly through?: DateText;
  readonly extrapolation?: Extrapolation;
}

/** Which payments are asked for, and about how many at a time. */
export interface PaymentsRequest {
  /** The days they count on; all by default. */
  readonly days?: Period;
  readonly view?: View;
  readonly chunk?: number;
}

/** Some payments as columns of one length. */
export interface PaymentChunk {
  /** The number of the row of the portfolio. */
  readonly row: Uint32Array;
  /** The day each is scheduled on, in days from 1970-01-01. */
  readonly scheduled: Int32Array;
  /** The day each counts on: when it was paid, where it is. */
  readonly counted: Int32Array;
  /** What each is, in whole øre. */
  readonly oere: BigInt64Array;
  /** The place of its layer in {@link FORECAST_LAYERS}. */
  readonly layer: Uint8Array;
}

/** How far work has come: rows. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Progress reporting and cancellation of long work. */
export interface WorkOptions {
  /** Stops it: the promise is rejected with the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Receives the progress from time to time. */
  readonly onProgress?: (progress: Progress) => void;
}
