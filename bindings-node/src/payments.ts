/** The payments of plans, their prices, and the forms they are written in. */
import type { Calendar } from "./calendar";
import { ask } from "./errors";
import { answer, given, listed } from "./json";
import { native } from "./native";
import type { RuleBook } from "./rulebook";
import type { Faults } from "./errors";
import type { DatedAmounts, DateText, DecimalText, Language, Period } from "./types/basics";
import type { PaymentPlan, Price, Recipient } from "./types/plan";
import type {
  Account, Activity, ActivityForm, PriceBasis, CaseCosts, Extrapolation, Method, NetCost, Payment, PlanForm,
  PriceChange,
} from "./types/generated/plan";
import type { Accounts, Offer, Role } from "./types/generated/rulebook";

/** What prices are made of beside the plan: a rule book and one of its providers, or rates and a VAT factor. */
export type Prices =
  | {
      readonly book: RuleBook;
      /** Its VAT factor counts; 100 where there is none. */
      readonly provider?: string;
      /** What is done beyond the last known price. The default is to refuse. */
      readonly extrapolation?: Extrapolation;
      /** For rates that depend on the age. */
      readonly birthDate?: DateText;
    }
  | {
      readonly rates?: Readonly<Record<string, DatedAmounts>>;
      /** The VAT factor in percent. */
      readonly vat?: DatedAmounts;
      readonly extrapolation?: Extrapolation;
      readonly birthDate?: DateText;
    };

/** The prices as the native module takes them. @internal */
export function pricesGiven(prices: Prices): [string, RuleBook["native"] | undefined] {
  if (!("book" in prices)) return [given(prices), undefined];
  const { book, ...rest } = prices;
  return [given(rest), book.native];
}

/**
 * The payments of a plan within `window`, in order. `period` is that of the activity; either may be open, as long as
 * there are not too many payments.
 *
 * @throws {PlanError} `plan-too-long`; `rate-not-in-force`, `price-not-in-force`, `vat-factor-not-in-force`;
 * `unknown-rate`; `amount-too-large`.
 * @example
 * import { PaymentPlan, payments, Price } from "bevilling";
 * const plan = PaymentPlan.monthly(31, Price.fixed("1000"));
 * const made = payments(plan, { start: "2026-01-15" }, { start: "2026-01-01", end: "2026-03-31" });
 * made.map((payment) => payment.date).join(" "); // "2026-01-31 2026-02-28 2026-03-31"
 */
export function payments(plan: PaymentPlan, period: Period, window: Period, prices: Prices = {}): readonly Payment[] {
  const [text, book] = pricesGiven(prices);
  return answer(ask(() => native.payments(given(plan), given(period), given(window), text, book)));
}

/**
 * The sum of the payments of a plan within `window`, computed without making them.
 *
 * @throws {PlanError} as {@link payments}.
 * @example
 * import { count, fullYearCost, PaymentPlan, Price, total } from "bevilling";
 * const plan = PaymentPlan.monthly(31, Price.fixed("1000"));
 * const window = { start: "2026-01-01", end: "2026-03-31" } as const;
 * count(plan, window, window); // 3
 * total(plan, window, window); // "3000.00"
 * fullYearCost(plan, 2026) ?? ""; // "12000.00"
 */
export function total(plan: PaymentPlan, period: Period, window: Period, prices: Prices = {}): DecimalText {
  const [text, book] = pricesGiven(prices);
  return ask(() => native.total(given(plan), given(period), given(window), text, book)) as DecimalText;
}

/**
 * How many payments there are within `window`.
 *
 * @example
 * import { count, fullYearCost, PaymentPlan, Price, total } from "bevilling";
 * const plan = PaymentPlan.monthly(31, Price.fixed("1000"));
 * const window = { start: "2026-01-01", end: "2026-03-31" } as const;
 * count(plan, window, window); // 3
 * total(plan, window, window); // "3000.00"
 * fullYearCost(plan, 2026) ?? ""; // "12000.00"
 */
export function count(plan: PaymentPlan, period: Period, window: Period): number {
  return ask(() => native.count(given(plan), given(period), given(window)));
}

/**
 * What it would cost to run a plan all of a year; undefined where a price is missing.
 *
 * @example
 * import { count, fullYearCost, PaymentPlan, Price, total } from "bevilling";
 * const plan = PaymentPlan.monthly(31, Price.fixed("1000"));
 * const window = { start: "2026-01-01", end: "2026-03-31" } as const;
 * count(plan, window, window); // 3
 * total(plan, window, window); // "3000.00"
 * fullYearCost(plan, 2026) ?? ""; // "12000.00"
 */
export function fullYearCost(plan: PaymentPlan, year: number, prices: Prices = {}): DecimalText | undefined {
  const [text, book] = pricesGiven(prices);
  return (ask(() => native.fullYearCost(given(plan), year, text, book)) as DecimalText | null) ?? undefined;
}

/**
 * The days that the payment scheduled on a day covers, in an activity that runs in `period`; undefined where no such day
 * is within it.
 *
 * @example
 * import { covers, PaymentPlan, Price } from "bevilling";
 * const stay = { start: "2026-02-14", end: "2026-05-10" } as const;
 * covers(PaymentPlan.monthly(20, Price.fixed("1000")), stay, "2026-02-20")?.end ?? ""; // "2026-02-28"
 */
export function covers(plan: PaymentPlan, period: Period, on: DateText): Period | undefined {
  const days = ask(() => native.covers(given(plan), given(period), on));
  return days === null ? undefined : answer(days);
}

/**
 * The days of an activity that no payment covers, where its plan does not pay parts of weeks or months.
 *
 * @example
 * import { PaymentPlan, Price, unpaidDays } from "bevilling";
 * const fee = {
 *   id: "1", section: "BL-46", activityType: "015031", role: "main",
 *   period: { start: "2026-01-01", end: "2026-03-10" }, plan: PaymentPlan.monthly(31, Price.fixed("15597")),
 * } as const;
 * unpaidDays(fee)[0]?.start ?? ""; // "2026-03-01"
 */
export function unpaidDays(activity: Activity): readonly Period[] {
  return answer(ask(() => native.unpaidDays(given(activity))));
}

/**
 * What the payment scheduled on a day is, in an activity that runs in `period`, with the share of what it covers;
 * undefined for one that is entered by hand.
 *
 * @throws {PlanError} as {@link payments}.
 * @example
 * import { paymentOn, PaymentPlan, Price } from "bevilling";
 * const fee = PaymentPlan.monthly(31, Price.fixed("15597"), { proration: "calendar_days" });
 * paymentOn(fee, { start: "2026-01-01", end: "2026-03-10" }, "2026-03-10")?.amount ?? ""; // "5031.29"
 */
export function paymentOn(plan: PaymentPlan, period: Period, on: DateText, prices: Prices = {}): PriceOn | undefined {
  const [text, book] = pricesGiven(prices);
  return answer<PriceOn | null>(ask(() => native.paymentOn(given(plan), given(period), on, text, book))) ?? undefined;
}

/** What a payment is on a day. */
export interface PriceOn {
  readonly amount: DecimalText;
  readonly basis: PriceBasis;
  /** The last day of this price; null where it holds for ever. */
  readonly until: DateText | null;
}

/**
 * The price of a payment on a day.
 *
 * @throws {PlanError} as {@link payments}.
 * @example
 * import { Price, priceOn } from "bevilling";
 * priceOn(Price.rate("2", "R1"), "2026-02-01", { rates: { R1: "410.00" } }).amount; // "820.00"
 */
export function priceOn(price: Price, on: DateText, prices: Prices = {}): PriceOn {
  const [text, book] = pricesGiven(prices);
  return answer(ask(() => native.priceOn(given(price), on, text, book)));
}

/**
 * Everything that is wrong with a plan by itself.
 *
 * @example
 * import { checkPlan, PaymentPlan, Price } from "bevilling";
 * checkPlan(PaymentPlan.monthly(1, Price.fixed("0")))[0]?.code ?? ""; // ""
 */
export function checkPlan(plan: PaymentPlan): Faults {
  return listed(ask(() => native.checkPlan(given(plan))));
}

/** What an activity, or the form of one, is checked with. */
export interface EnteredOn {
  /** The day it is entered. */
  readonly today: DateText;
  /** The days without payments. */
  readonly calendar: Calendar;
  /** The activity that it changes. */
  readonly changed?: Activity;
}

function entered({ today, calendar, changed }: EnteredOn): [string, string, string | undefined] {
  return [given(calendar), today, changed === undefined ? undefined : given(changed)];
}

/**
 * Everything that is wrong with an activity by itself. Whether the rule book allows it is another question.
 *
 * @example
 * import { Calendar, checkActivity, PaymentPlan, Price } from "bevilling";
 * const activity = {
 *   id: "a", section: "BL-32-1-2", activityType: "200201", role: "main", period: { start: "2026-02-01" },
 *   plan: PaymentPlan.monthly(1, Price.fixed("100")),
 * } as const;
 * checkActivity(activity, { today: "2026-01-05", calendar: Calendar.denmark() }).length; // 0
 */
export function checkActivity(activity: Activity, on: EnteredOn): Faults {
  return listed(ask(() => native.checkActivity(given(activity), ...entered(on))));
}

/**
 * Everything that is wrong with the form of a plan, each at the path of its field.
 *
 * @example
 * import { checkPlanForm } from "bevilling";
 * const faults = checkPlanForm({ method: "invoice", recipientKind: "person", paymentType: "individual" });
 * faults.map((fault) => fault.code).join(); // "method-not-allowed-for-recipient"
 */
export function checkPlanForm(form: PlanForm): Faults {
  return listed(ask(() => native.checkPlanForm(given(form))));
}

/**
 * The plan of a form.
 *
 * @throws {PlanError} everything that is wrong, each at the path of its field.
 * @example
 * import { PlanError, planOfForm } from "bevilling";
 * try {
 *   planOfForm({});
 * } catch (error) {
 *   if (!(error instanceof PlanError)) throw error;
 *   error.code; // "field-required"
 * }
 */
export function planOfForm(form: PlanForm): PaymentPlan {
  return answer(ask(() => native.planOfForm(given(form))));
}

/**
 * Everything that is wrong with the form of an activity and its plan, each at the path of its field.
 *
 * @example
 * import { Calendar, checkActivityForm } from "bevilling";
 * checkActivityForm({}, { today: "2026-01-05", calendar: Calendar.denmark() })[0]?.code ?? ""; // "field-required"
 */
export function checkActivityForm(form: ActivityForm, on: EnteredOn): Faults {
  return listed(ask(() => native.checkActivityForm(given(form), ...entered(on))));
}

/**
 * The activity of a form.
 *
 * @throws {PlanError} everything that is wrong, each at the path of its field.
 * @example
 * import { activityOfForm, Calendar, PlanError } from "bevilling";
 * try {
 *   activityOfForm({}, { today: "2026-01-05", calendar: Calendar.denmark() });
 * } catch (error) {
 *   if (!(error instanceof PlanError)) throw error;
 *   error.faults.length > 1; // true
 * }
 */
export function activityOfForm(form: ActivityForm, on: EnteredOn): Activity {
  return answer(ask(() => native.activityOfForm(given(form), ...entered(on))));
}

/**
 * What a payment is booked on. `mainOffer` is the offer of the main activity, where there is one.
 *
 * @example
 * import { account, Recipient, RuleBook } from "bevilling";
 * import type { Accounts } from "bevilling";
 * const { accounts } = RuleBook.load("examples/rulebooks/children.json").document;
 * account(accounts as Accounts, undefined, "main", Recipient.provider(), "2026-02-01").string; // "XXX-UKENDT-XXX"
 */
export function account(
  accounts: Accounts, mainOffer: Offer | undefined, role: Role, recipient: Recipient, on: DateText,
): Account {
  const offer = mainOffer === undefined ? undefined : given(mainOffer);
  return answer(ask(() => native.account(given(accounts), offer, given(role), given(recipient), on)));
}

/**
 * How a recipient is paid.
 *
 * @example
 * import { method, Recipient } from "bevilling";
 * method(Recipient.payroll("9905142222", "A. Citizen")); // "payroll"
 */
export function method(recipient: Recipient): Method {
  return ask(() => native.method(given(recipient))) as Method;
}

/**
 * What looks odd about a recipient, such as a number that is no CPR number, though it is no reason to refuse.
 *
 * @example
 * import { Recipient, recipientWarning } from "bevilling";
 * recipientWarning(Recipient.cash("9905142222", "A. Citizen"))[0]?.code ?? ""; // "person-number-date-impossible"
 */
export function recipientWarning(recipient: Recipient): Faults {
  return listed(ask(() => native.recipientWarning(given(recipient))));
}

/**
 * The change from one price to another; undefined where they are the same on every day.
 *
 * @example
 * import { priceChange } from "bevilling";
 * priceChange({ kind: "rate", rate: "R1" }, "100.00", "110.00", "2026-01-20")?.known ?? ""; // "2026-01-20"
 */
export function priceChange(
  source: PriceChange["source"], before: DatedAmounts, after: DatedAmounts, known: DateText,
): PriceChange | undefined {
  const text = ask(() => native.priceChange(given(source), given(before), given(after), known));
  return text === null ? undefined : answer(text);
}

/**
 * Gross, income, reimbursement and net of the cases of one household in a year, by the reimbursement schemes of a rule book.
 *
 * @throws {ReimbursementError} `no-reimbursement-scheme`, `threshold-not-in-force`, `reimbursement-year-out-of-range`, `reimbursement-too-large`.
 * @example
 * import { explainNetCost, netCost, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * netCost(book, [], 2026).total.net; // "0.00"
 * explainNetCost(book, [], 2026, "refuse", "en") !== ""; // true
 */
export function netCost(
  book: RuleBook, household: readonly CaseCosts[], year: number,
  extrapolation: Extrapolation = "refuse",
): NetCost {
  return answer(ask(() => native.netCost(book.native, given(household), year, given(extrapolation))));
}

/**
 * The {@link netCost} in words.
 *
 * @example
 * import { explainNetCost, netCost, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * netCost(book, [], 2026).total.net; // "0.00"
 * explainNetCost(book, [], 2026, "refuse", "en") !== ""; // true
 */
export function explainNetCost(
  book: RuleBook, household: readonly CaseCosts[], year: number,
  extrapolation: Extrapolation = "refuse", lang: Language = "da",
): string {
  return ask(() => native.explainNetCost(book.native, given(household), year, given(extrapolation), lang));
}

/**
 * References of payments: what a payment is known by on invoices and in the ledger, made of its plan and its day.
 *
 * @example
 * import { PaymentReference } from "bevilling";
 * const reference = PaymentReference.of("plan-7", "2026-08-01");
 * PaymentReference.parse(reference.toLowerCase().replaceAll("-", " ")) === reference; // true
 * PaymentReference.isOf(reference, "plan-7"); // true
 * PaymentReference.find(`faktura 17, ref ${reference}`)[0] === reference; // true
 * PaymentReference.date(reference); // "2026-08-01"
 * PaymentReference.compact(reference).length < reference.length; // true
 */
export const PaymentReference = {
  /** The reference of the payment that a plan schedules on a day. @throws {PaymentReferenceError} `plan-id-missing`. */
  of: (plan: string, on: DateText): string => ask(() => native.paymentReference(plan, on)),
  /** A reference as people type it. @throws {PaymentReferenceError} `reference-malformed`, `reference-check-failed`. */
  parse: (text: string): string => ask(() => native.parseReference(text)),
  /** Every reference in a text. */
  find: (text: string): readonly string[] => ask(() => native.findReferences(text)),
  /** Without hyphens: twenty letters and digits. */
  compact: (reference: string): string => ask(() => native.compactReference(reference)),
  /** The scheduled day of its payment. */
  date: (reference: string): DateText => ask(() => native.referenceDate(reference)) as DateText,
  /** Whether it is of a payment of this plan. */
  isOf: (reference: string, plan: string): boolean => ask(() => native.referenceIsOf(reference, plan)),
} as const;
