/** Forecasts, budgets and scenarios. */
import type { DatedAmounts, DateText, DecimalText, MonthText, Period, LocalizedText } from "./basics";
import type { Fault } from "../errors";
import type { Extrapolation, Frequency, Price, Proration, Status } from "./plan";

/** How certain an amount is. Each amount of a forecast is in one layer alone. */
export type ForecastLayer = "paid" | "granted" | "expected" | "statistical";

/** Months beside each other, the last included. */
export interface Months {
  readonly from: MonthText;
  readonly to: MonthText;
}

/** Whose payments count: what is granted, or what is granted and expected. */
export type View = "granted" | "expected";

/** Which months, by which dimensions, in which view. */
export interface ForecastRequest {
  readonly months: Months;
  /** The dimensions that figures are by; by none, everything is one group. */
  readonly by?: readonly string[];
  /** What is expected too, where nothing is said. */
  readonly view?: View;
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

/** What may be spent in a year, on some lines. */
export interface Budget {
  readonly year: number;
  readonly lines: readonly BudgetLine[];
}

/** A line of a budget: some of the cost, and what may be spent on it. */
export interface BudgetLine {
  readonly id: string;
  readonly title?: LocalizedText;
  /** What the line is for; everything, where nothing is said. */
  readonly of?: Selection;
  /** What may be spent, as it was adopted. */
  readonly amount: { readonly year: DecimalText } | { readonly months: readonly DecimalText[] };
  /** What has been given and taken since. */
  readonly adjustments?: readonly BudgetAdjustment[];
}

/** What is given to a line, or taken, during the year (tillægsbevilling, omplacering). */
export interface BudgetAdjustment {
  readonly on: DateText;
  readonly amount: DecimalText;
  readonly from?: MonthText;
  readonly note?: string;
}

/** A year of a budget line. */
export interface BudgetStatus {
  readonly adopted: DecimalText;
  readonly adjustments: DecimalText;
  /** Adopted and adjusted (korrigeret budget). */
  readonly budget: DecimalText;
  readonly budgetToDate: DecimalText;
  readonly paid: DecimalText;
  readonly granted: DecimalText;
  readonly expected: DecimalText;
  readonly statistical: DecimalText;
  /** What is left when all that is granted is paid (disponibelt). */
  readonly remaining: DecimalText;
  /** The expected result of the year: all layers. */
  readonly result: DecimalText;
  /** Above 0 is an overrun. */
  readonly deviation: DecimalText;
  readonly deviationPercent?: DecimalText;
  readonly consumptionPercent?: DecimalText;
}

/** A month of a budget line. */
export interface BudgetMonth {
  readonly month: MonthText;
  readonly budget: DecimalText;
  readonly paid: DecimalText;
  readonly granted: DecimalText;
  readonly expected: DecimalText;
  readonly statistical: DecimalText;
}

/** What is held against a budget: what is paid, that and what is granted, or all that is expected. */
export type BudgetMeasure = "paid" | "committed" | "expected";

/** A threshold that is reached. */
export interface BudgetAlert {
  readonly measure: BudgetMeasure;
  readonly threshold: DecimalText;
  readonly month: MonthText;
}

/** What the result of a line consists of, or what changed it, the largest first. */
export interface Drivers {
  /** How many were wanted at most. */
  readonly wanted: number;
  readonly drivers: readonly Driver[];
  /** How many others there are that are left out. */
  readonly others: number;
  /** What all that are left out changed together. */
  readonly changeOfOthers: DecimalText;
}

/** One group, such as an activity, and what it does to the result of the year. */
export interface Driver {
  readonly labels: readonly string[];
  readonly result: DecimalText;
  /** In what it is held against; 0 without a baseline. */
  readonly baseline: DecimalText;
  /** Above 0, it makes the result larger. */
  readonly change: DecimalText;
}

/** A granted activity that ends within the time that is looked at. */
export interface ExpiringActivity {
  readonly case: string;
  readonly activity: string;
  readonly labels: readonly string[];
  readonly lastDay: DateText;
  /** How many whole months it has run then. */
  readonly months: number;
  readonly followedBy?: string;
  /** Whether it is likely to be extended, by the rule. */
  readonly likely: boolean;
  readonly costIfExtended: DecimalText;
}

/** When an activity that ends is likely to be extended. */
export interface ExtensionRule {
  readonly of?: Selection;
  /** Whole months that it has run; six where nothing is said. */
  readonly leastMonths?: number;
}

/** What a line of a follow-up is. */
export type LineKind = "line" | "unbudgeted" | "total";

/** A budget line beside a forecast. */
export interface LineFollowUp {
  readonly kind: LineKind;
  readonly id?: string;
  readonly title?: LocalizedText;
  readonly status: BudgetStatus;
  readonly months: readonly BudgetMonth[];
  readonly alerts: readonly BudgetAlert[];
  readonly drivers?: Drivers;
  readonly expiring?: readonly ExpiringActivity[];
}

/** A budget beside a forecast, as plain data. */
export interface BudgetFollowUpData {
  readonly year: number;
  readonly on: DateText;
  readonly lines: readonly LineFollowUp[];
  /** The cost that no line is for, where there is such cost. */
  readonly unbudgeted?: LineFollowUp;
  readonly total: LineFollowUp;
  /** The cases that are not counted, where there are some. */
  readonly missing?: readonly string[];
}

/** How a budget is followed up. */
export interface FollowUpOptions {
  readonly on: DateText;
  /** Percents of the budget that give an alert; 90 and 100 where nothing is said. */
  readonly thresholds?: readonly DecimalText[];
  /** The dimensions that drivers are by; none where nothing is said. */
  readonly driversBy?: readonly string[];
  /** How many drivers of each line are wanted at most; 10 where nothing is said. */
  readonly mostDrivers?: number;
}

/** Changes that are tried out on a portfolio, one after the other. */
export interface Scenario {
  readonly id: string;
  readonly title?: LocalizedText;
  readonly changes: readonly ScenarioChange[];
}

/** One thing that would be otherwise, by its `change`. What is paid stays paid. */
export type ScenarioChange =
  | { readonly change: "prices"; readonly of?: Selection; readonly percent: DecimalText; readonly from: DateText }
  | { readonly change: "rates"; readonly rates?: readonly string[]; readonly percent: DecimalText; readonly from: DateText }
  | { readonly change: "index"; readonly percent: DecimalText; readonly from: DateText; readonly years: number }
  | { readonly change: "rule_book"; readonly book: string; readonly from: DateText }
  | {
      readonly change: "move"; readonly of?: Selection; readonly from: DateText;
      readonly to: Readonly<Record<string, string>>; readonly percent?: DecimalText; readonly unitPrice?: DecimalText;
    }
  | { readonly change: "end"; readonly of?: Selection; readonly on: DateText }
  | { readonly change: "extend"; readonly of?: Selection; readonly ending?: Period; readonly until: DateText }
  | { readonly change: "without"; readonly of?: Selection; readonly status?: Status }
  | { readonly change: "grant"; readonly of?: Selection }
  | ({ readonly change: "add" } & NewCases);

/** New cases, all of one kind: so many each month. */
export interface NewCases {
  readonly id: string;
  readonly perMonth: number;
  readonly months: Months;
  readonly activities: readonly NewActivity[];
  readonly through: DateText;
}

/** What is granted to a new case. */
export interface NewActivity {
  readonly id: string;
  readonly status?: Status;
  readonly frequency?: Frequency;
  /** How many months it runs; on and on, where nothing is said. */
  readonly lasts?: number;
  readonly price: Price;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What moved a forecast, in the order that causes are reckoned in. */
export type BridgeCause =
  | "expected_dropped" | "expected_granted" | "ended" | "extended" | "paused" | "quantity" | "price" | "rate" | "moved" | "new_grant"
  | "new_expected" | "paid_otherwise" | "other" | "income" | "reimbursement";

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
  /** The VAT factor in percent; 100 where nothing is said. */
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
  /** How many units; one where nothing is said. */
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
  /** The days they count on; all where nothing is said. */
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

/** How long work is told of and stopped. */
export interface WorkOptions {
  /** Stops it: the promise is rejected with the reason of the signal. */
  readonly signal?: AbortSignal;
  /** Is told now and then how far it is. */
  readonly onProgress?: (progress: Progress) => void;
}
