/** A case through its life: commands, events, and how it stands. */
import type { AppropriationFigures, CaseState, EndingActivity, Event, IncomeFigures, IncomeOverview, PaymentLine } from "./generated/case";
import type { Fault } from "../errors";
import type { DateText, MonthText } from "./basics";
import type { CostSummary, Extrapolation, Horizon, NetCost, Status } from "./generated/plan";

/** The payments that a run for a day pays, orders, or waits for. */
export interface PaymentBatchData {
  readonly on: DateText;
  /** The last day that it pays for. */
  readonly through: DateText;
  /** Case by case in the order given, each by date. */
  readonly lines: readonly PaymentLine[];
}

/** How the payments of a case are made. */
export interface CaseOptions {
  readonly horizon?: Horizon;
  readonly extrapolation?: Extrapolation;
  /** The municipality that asks: what another one pays is not in its net cost. */
  readonly municipality?: string;
}

/** The cost of a case, as plain data (økonomisk overblik). */
export interface CaseOverviewData {
  readonly on: DateText;
  readonly years: readonly [number, number, number];
  readonly months: readonly MonthText[];
  readonly status: Status;
  readonly granted: CostSummary;
  readonly expected: CostSummary;
  readonly paid: CostSummary;
  readonly appropriations: readonly AppropriationFigures[];
  /** What income amounts to, and each income, where there is any. */
  readonly income?: IncomeOverview;
  readonly incomes?: readonly IncomeFigures[];
  /** What ends within three months, soonest first. */
  readonly expiring: readonly EndingActivity[];
  readonly net?: NetCost;
  /** Why prices are not known as far ahead as the sums go, where they are not; those payments count at the last one. */
  readonly warnings?: readonly Fault[];
}

/** The cost of the cases of a household, as plain data (husstand). */
export interface HouseholdOverviewData {
  readonly on: DateText;
  readonly years: readonly [number, number, number];
  readonly months: readonly MonthText[];
  readonly granted: CostSummary;
  readonly expected: CostSummary;
  readonly paid: CostSummary;
  /** What income amounts to, where there is any. */
  readonly income?: IncomeOverview;
  /** The cases, each with its id. */
  readonly cases: readonly (readonly [string, CaseOverviewData])[];
  readonly net?: NetCost;
}

/** What granting would lead to: the resulting state, and the money before and after. */
export interface GrantPreview {
  readonly events: readonly Event[];
  readonly state: CaseState;
  readonly before: CaseOverviewData;
  readonly after: CaseOverviewData;
}
