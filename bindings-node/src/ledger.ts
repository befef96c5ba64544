/** The payments made for plans: how they follow the plans, their sums, what is due. */
import type { Calendar } from "./calendar";
import { ask } from "./errors";
import { answer, given } from "./json";
import { native } from "./native";
import { pricesGiven } from "./payments";
import type { Prices } from "./payments";
import type { DateText, DecimalText, Language, MonthText, Period } from "./types/basics";
import type { Ledger as LedgerData, PaymentPlan } from "./types/plan";
import type {
  Account, Activity, CountedPayments, OffPlanAmount, Horizon, LedgerChange, LedgerEntry, Paid, PlannedPayment,
  PriceChange, Settlement, SettlementKind, Status,
} from "./types/generated/plan";

/** The payments made so far of one activity, one a day, by date. */
export type Ledger = LedgerData;

/** Payments as they are after a step, and what changed about them. */
export interface Followed {
  readonly ledger: Ledger;
  readonly change: LedgerChange;
}

/** What payments follow a plan with. */
export interface FollowOptions {
  readonly horizon?: Horizon;
  readonly prices?: Prices;
}

function follow(how: string, ledger: Ledger, activity: Activity, today: DateText, options: FollowOptions): Followed {
  const [prices, book] = pricesGiven(options.prices ?? {});
  return answer(ask(() => native.followPlan(how, given(ledger), given(activity), today, given(options.horizon ?? {}), prices, book)));
}

/**
 * What is done with payments; each step gives new ones, and leaves those it was given.
 *
 * @example
 * import { Ledger, PaymentPlan, Price, toJson } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted",
 *   period: { start: "2026-01-01", end: "2026-03-01" }, plan: PaymentPlan.monthly(1, Price.fixed("100")),
 * } as const;
 * const { ledger, change } = Ledger.sync([], activity, "2026-01-05");
 * change.added?.length ?? 0; // 3
 * const paid = Ledger.pay(ledger, "granted", "2026-01-01", { date: "2026-01-05", amount: "99.50" });
 * const later = Ledger.changes(paid, activity, "2026-02-01");
 * toJson(Ledger.apply(paid, later)) === toJson(Ledger.renew(paid, activity, "2026-02-01").ledger); // true
 */
export const Ledger = {
  /** What {@link sync} would change. @throws {PlanError} what is wrong with the plan and its prices. */
  changes: (ledger: Ledger, activity: Activity, today: DateText, options: FollowOptions = {}): LedgerChange =>
    follow("changes", ledger, activity, today, options).change,
  /** Makes the payments what the plan says today. What is paid stays. @throws {PlanError} as {@link changes}. */
  sync: (ledger: Ledger, activity: Activity, today: DateText, options: FollowOptions = {}): Followed =>
    follow("sync", ledger, activity, today, options),
  /** Carries on the payments of a plan without an end, where they have become too few. @throws {PlanError} as {@link changes}. */
  renew: (ledger: Ledger, activity: Activity, today: DateText, options: FollowOptions = {}): Followed =>
    follow("renew", ledger, activity, today, options),
  /** The payments after a change. */
  apply: (ledger: Ledger, change: LedgerChange): Ledger => answer(ask(() => native.applyChange(given(ledger), given(change)))),
  /** The payments once the one of a day is paid. @throws {PlanError} where it is not there, paid, or not granted. */
  pay: (ledger: Ledger, status: Status, date: DateText, paid: Paid): Ledger =>
    answer(ask(() => native.pay(given(ledger), given(status), date, given(paid)))),
} as const;

/** Sums of payments; years and months without payments are left out. */
export interface PeriodTotals {
  readonly all: DecimalText;
  readonly byYear: Readonly<Record<string, DecimalText>>;
  readonly byMonth: Readonly<Record<MonthText, DecimalText>>;
}

/** The cost of activities, each and together. */
export interface Overview {
  readonly granted: PeriodTotals;
  readonly expected: PeriodTotals;
  readonly activities: readonly ActivityOverview[];
}

/** The cost of one activity. */
export interface ActivityOverview {
  readonly id: string;
  readonly status: Status;
  readonly all: PeriodTotals;
  readonly applicable: PeriodTotals;
  readonly counts: CountedPayments;
}

/**
 * The cost of activities and their payments, with money beside them by activity.
 *
 * @throws {PlanError} `amount-too-large`.
 * @example
 * import { Ledger, overview, PaymentPlan, Price } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted",
 *   period: { start: "2026-01-01", end: "2026-03-01" }, plan: PaymentPlan.monthly(1, Price.fixed("100")),
 * } as const;
 * overview([[activity, Ledger.sync([], activity, "2026-01-05").ledger]]).granted.all; // "300.00"
 */
export function overview(
  activities: readonly (readonly [Activity, Ledger])[], beside: Readonly<Record<string, readonly OffPlanAmount[]>> = {},
): Overview {
  return answer(ask(() => native.planOverview(given(activities), given(beside, true))));
}

/**
 * The sums of payments: what is paid counts when and as it was paid.
 *
 * @throws {PlanError} `amount-too-large`.
 * @example
 * import { totals } from "bevilling";
 * totals([{ date: "2026-01-01", amount: "100.00" }, { date: "2027-01-01", amount: "50.00" }]).byYear["2026"] ?? ""; // "100.00"
 */
export function totals(ledger: Ledger): PeriodTotals {
  return answer(ask(() => native.totals(given(ledger))));
}

/**
 * Whether a payment is to be paid out when its day has come: cash to a person, granted, unpaid, not fictive, above 0.
 *
 * @example
 * import { isPayable, PaymentPlan, Price, Recipient } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted", period: { start: "2026-01-01" },
 *   plan: PaymentPlan.monthly(1, Price.fixed("100"), { recipient: Recipient.cash("9905142222", "A. Citizen") }),
 * } as const;
 * isPayable(activity, { date: "2026-02-01", amount: "100.00" }); // true
 */
export function isPayable(activity: Activity, entry: LedgerEntry): boolean {
  return ask(() => native.isPayable(given(activity), given(entry)));
}

/**
 * The payments that an expected change of individual payments starts with: those of the changed plan within its period.
 *
 * @example
 * import { individualPaymentsOfChange, PaymentPlan } from "bevilling";
 * const plan = PaymentPlan.individual([{ date: "2026-03-02", amount: "120" }, { date: "2026-09-02", amount: "120" }]);
 * individualPaymentsOfChange(plan, { start: "2026-06-01" }).length; // 1
 */
export function individualPaymentsOfChange(changed: PaymentPlan, period: Period): readonly PlannedPayment[] {
  return answer(ask(() => native.individualPaymentsOfChange(given(changed), given(period))));
}

/**
 * The last day that payments are made for today, where an activity has no end.
 *
 * @example
 * import { horizonEnd } from "bevilling";
 * horizonEnd({ yearsAhead: 1 }, "2026-01-05"); // "2027-12-31"
 */
export function horizonEnd(horizon: Horizon, today: DateText): DateText {
  return ask(() => native.horizonEnd(given(horizon), today)) as DateText;
}

/** A payment that is due, by its activity and scheduled day. */
export interface DuePayment {
  readonly activity: string;
  readonly date: DateText;
  /** Whether an earlier run should have payable it: its day is before the day of this run. */
  readonly late: boolean;
}

/** What an export run picks, and what it must not send though it is due. */
export interface DuePayments {
  readonly payable: readonly DuePayment[];
  readonly held: readonly DuePayment[];
}

/**
 * What the export run for a day picks: all cash that is due and not reported paid, however long it has been due.
 * {@link Case.due} has the payments of all methods, with what remains of each.
 *
 * @throws {DateError} `export-date-not-payable`, `no-payable-day`.
 * @example
 * import { Calendar, due, PaymentPlan, Price, Recipient } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted", period: { start: "2026-01-01" },
 *   plan: PaymentPlan.monthly(1, Price.fixed("100"), { recipient: Recipient.cash("9905142222", "A. Citizen") }),
 * } as const;
 * due([[activity, [{ date: "2026-02-02", amount: "100.00" }]]], Calendar.denmark(), "2026-02-02").payable.length; // 1
 */
export function due(
  activities: readonly (readonly [Activity, Ledger])[], calendar: Calendar, on: DateText,
): DuePayments {
  return answer(ask(() => native.due(given(activities), given(calendar), on)));
}

/** An activity, as far as changes care. */
export interface ChangeLink {
  readonly id: string;
  readonly modifies?: string;
  readonly granted: boolean;
  readonly paysOnce: boolean;
  readonly firstPayment?: DateText;
}

/**
 * Which payments of each activity count when others change it.
 *
 * @example
 * import { applicable } from "bevilling";
 * const counted = applicable([
 *   { id: "a", granted: true, paysOnce: true },
 *   { id: "b", modifies: "a", granted: false, paysOnce: false, firstPayment: "2026-07-01" },
 * ]);
 * counted.length; // 2
 */
export function applicable(links: readonly ChangeLink[]): readonly CountedPayments[] {
  return answer(ask(() => native.applicable(given(links))));
}

/**
 * What a changed price means for the payments of one plan: unpaid ones get their new price, paid ones what they lack.
 *
 * @throws {PlanError} what is wrong with the plan and its prices.
 * @example
 * import { explainSettlement, Ledger, PaymentPlan, Price, priceChange, settle, settlementByAccount, settlementKind } from "bevilling";
 * import type { PriceChange } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted",
 *   period: { start: "2026-01-01", end: "2026-03-01" }, plan: PaymentPlan.monthly(1, Price.rate("1", "R1")),
 * } as const;
 * const [before, after] = [{ rates: { R1: "100.00" } }, { rates: { R1: "110.00" } }] as const;
 * const { ledger } = Ledger.sync([], activity, "2026-01-05", { prices: before });
 * const paid = Ledger.pay(ledger, "granted", "2026-01-01", { date: "2026-01-02", amount: "100.00" });
 * const cause = priceChange({ kind: "rate", rate: "R1" }, "100.00", "110.00", "2026-01-20");
 * const settled = settle(activity, paid, cause as PriceChange, "2026-01-20", { prices: after });
 * settled.amount; // "10.00"
 * settlementKind(settled) ?? ""; // "back_payment"
 * settlementByAccount(settled).length; // 1
 * explainSettlement(settled, "en") !== ""; // true
 */
export function settle(
  activity: Activity, ledger: Ledger, cause: PriceChange, today: DateText,
  options: FollowOptions & { readonly earlier?: readonly Settlement[] } = {},
): Settlement {
  const [prices, book] = pricesGiven(options.prices ?? {});
  const earlier = given(options.earlier ?? []);
  return answer(ask(() => native.settle(
    given(activity), given(ledger), earlier, given(cause), today, given(options.horizon ?? {}), prices, book)));
}

/**
 * A settlement in words.
 *
 * @example
 * import { explainSettlement, Ledger, PaymentPlan, Price, priceChange, settle, settlementByAccount, settlementKind } from "bevilling";
 * import type { PriceChange } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted",
 *   period: { start: "2026-01-01", end: "2026-03-01" }, plan: PaymentPlan.monthly(1, Price.rate("1", "R1")),
 * } as const;
 * const [before, after] = [{ rates: { R1: "100.00" } }, { rates: { R1: "110.00" } }] as const;
 * const { ledger } = Ledger.sync([], activity, "2026-01-05", { prices: before });
 * const paid = Ledger.pay(ledger, "granted", "2026-01-01", { date: "2026-01-02", amount: "100.00" });
 * const cause = priceChange({ kind: "rate", rate: "R1" }, "100.00", "110.00", "2026-01-20");
 * const settled = settle(activity, paid, cause as PriceChange, "2026-01-20", { prices: after });
 * settled.amount; // "10.00"
 * settlementKind(settled) ?? ""; // "back_payment"
 * settlementByAccount(settled).length; // 1
 * explainSettlement(settled, "en") !== ""; // true
 */
export function explainSettlement(settlement: Settlement, lang: Language = "da"): string {
  return ask(() => native.explainSettlement(given(settlement), lang));
}

/**
 * A settlement by the accounts of its payments.
 *
 * @throws {PlanError} `amount-too-large`.
 * @example
 * import { explainSettlement, Ledger, PaymentPlan, Price, priceChange, settle, settlementByAccount, settlementKind } from "bevilling";
 * import type { PriceChange } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted",
 *   period: { start: "2026-01-01", end: "2026-03-01" }, plan: PaymentPlan.monthly(1, Price.rate("1", "R1")),
 * } as const;
 * const [before, after] = [{ rates: { R1: "100.00" } }, { rates: { R1: "110.00" } }] as const;
 * const { ledger } = Ledger.sync([], activity, "2026-01-05", { prices: before });
 * const paid = Ledger.pay(ledger, "granted", "2026-01-01", { date: "2026-01-02", amount: "100.00" });
 * const cause = priceChange({ kind: "rate", rate: "R1" }, "100.00", "110.00", "2026-01-20");
 * const settled = settle(activity, paid, cause as PriceChange, "2026-01-20", { prices: after });
 * settled.amount; // "10.00"
 * settlementKind(settled) ?? ""; // "back_payment"
 * settlementByAccount(settled).length; // 1
 * explainSettlement(settled, "en") !== ""; // true
 */
export function settlementByAccount(
  settlement: Settlement,
): readonly { readonly account: Account | null; readonly amount: DecimalText }[] {
  return answer(ask(() => native.settlementByAccount(given(settlement))));
}

/**
 * Whether a settlement pays or claims.
 *
 * @example
 * import { explainSettlement, Ledger, PaymentPlan, Price, priceChange, settle, settlementByAccount, settlementKind } from "bevilling";
 * import type { PriceChange } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-3", activityType: "015015", role: "main", status: "granted",
 *   period: { start: "2026-01-01", end: "2026-03-01" }, plan: PaymentPlan.monthly(1, Price.rate("1", "R1")),
 * } as const;
 * const [before, after] = [{ rates: { R1: "100.00" } }, { rates: { R1: "110.00" } }] as const;
 * const { ledger } = Ledger.sync([], activity, "2026-01-05", { prices: before });
 * const paid = Ledger.pay(ledger, "granted", "2026-01-01", { date: "2026-01-02", amount: "100.00" });
 * const cause = priceChange({ kind: "rate", rate: "R1" }, "100.00", "110.00", "2026-01-20");
 * const settled = settle(activity, paid, cause as PriceChange, "2026-01-20", { prices: after });
 * settled.amount; // "10.00"
 * settlementKind(settled) ?? ""; // "back_payment"
 * settlementByAccount(settled).length; // 1
 * explainSettlement(settled, "en") !== ""; // true
 */
export function settlementKind(settlement: Settlement): SettlementKind {
  return JSON.parse(ask(() => native.settlementKind(given(settlement)))) as SettlementKind;
}
