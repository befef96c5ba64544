/** Payment plans: makers of plain objects, and what is asked of them. */
import { ask } from "./errors";
import { answer, given, Lazy } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { DatedAmounts, DateText, DecimalText, Language, Size } from "./types/basics";
import type {
  Frequency, PaymentPlan as PaymentPlanData, PreviewData, Price as PriceData, Recipient as RecipientData,
} from "./types/plan";
import type { Activity, PlannedPayment, PreviewOptions, Proration } from "./types/generated/plan";
import type { Unit } from "./types/generated/rulebook";

/** What one payment is, before the VAT factor. */
export type Price = PriceData;

/**
 * Makes prices.
 *
 * @example
 * import { Price } from "bevilling";
 * const hours = Price.perUnit("12.5", "495.00");
 * Price.fixed("5000").kind; // "fixed"
 * Price.rate("1", "foster_fee").kind; // "rate"
 * // 2 hours until 31 March, 3 from 1 April on.
 * const visits = Price.perUnit([{ to: "2026-04-01", value: "2" }, { from: "2026-04-01", value: "3" }], "495.00");
 * Price.agreed("12.5", "90010011", "200201", "hour").kind; // "agreed"
 */
export const Price = {
  /** An amount in kroner. */
  fixed: (amount: DecimalText): Price => ({ kind: "fixed", amount }),
  /** So many units at a price in kroner. */
  perUnit: (units: DatedAmounts, unitPrice: DecimalText): Price => ({ kind: "per_unit", units, unitPrice }),
  /** So many units at a rate of the rule book. */
  rate: (units: DatedAmounts, rate: string): Price => ({ kind: "rate", units, rate }),
  /** So many units at the price agreed with a provider. */
  agreed: (units: DatedAmounts, provider: string, activityType: string, unit?: Unit): Price => ({
    kind: "agreed", units, provider, activityType, ...(unit === undefined ? {} : { unit }),
  }),
} as const;

/** A payment plan (betalingsplan). */
export type PaymentPlan = PaymentPlanData;

type PlanRest = Omit<PaymentPlanData, "schedule">;

/** Of a running plan: also what its price is the price of. */
type RunningRest = PlanRest & { readonly proration?: Proration };

function running(frequency: Frequency, price: Price, rest: RunningRest = {}): PaymentPlan {
  const { proration, ...others } = rest;
  const schedule = { type: "running", frequency, price } as const;
  return { ...others, schedule: proration === undefined ? schedule : { ...schedule, proration } };
}

/**
 * Makes payment plans; the rest is the id, the recipient, whether it is fictive, and how parts of months are paid.
 *
 * @example
 * import { count, PaymentPlan, Price } from "bevilling";
 * const plan = PaymentPlan.monthly(31, Price.fixed("5000.00"), { id: "plan-1" });
 * const fee = Price.fixed("500");
 * const plans = [PaymentPlan.daily(fee), PaymentPlan.weekly(fee), PaymentPlan.everyTwoWeeks(fee),
 *   PaymentPlan.oneTime("2026-03-02", fee), PaymentPlan.individual([{ date: "2026-03-02", amount: "120" }])];
 * const year = { start: "2026-01-01", end: "2026-12-31" } as const;
 * plans.map((one) => count(one, year, year)).join(" "); // "365 53 27 1 1"
 * const seldom = [PaymentPlan.everyWeeks(4, fee), PaymentPlan.everyMonths(3, 1, fee, { inArrears: true })];
 * seldom.map((one) => count(one, year, year)).join(" "); // "14 4"
 */
export const PaymentPlan = {
  /** Paid every day. */
  daily: (price: Price, rest: PlanRest = {}): PaymentPlan =>
    ({ ...rest, schedule: { type: "running", frequency: "daily", price } }),
  /** Paid every seven days, from the first day of the activity. */
  weekly: (price: Price, rest: RunningRest = {}): PaymentPlan => running("weekly", price, rest),
  /** Paid every fourteen days, from the first day of the activity. */
  everyTwoWeeks: (price: Price, rest: RunningRest = {}): PaymentPlan => running("every_two_weeks", price, rest),
  /** Paid once a month, on the last day of a month that is too short. */
  monthly: (day: number, price: Price, rest: RunningRest = {}): PaymentPlan =>
    running({ monthly: { day } }, price, rest),
  /** Paid every so many weeks, 1 to 52, from the first day of the activity. */
  everyWeeks: (weeks: number, price: Price, rest: RunningRest = {}): PaymentPlan =>
    running({ everyWeeks: { weeks } }, price, rest),
  /** Paid once in so many months, 1 to 12: in the first of them, or in arrears in the last. */
  everyMonths: (
    months: number, day: number, price: Price, rest: RunningRest & { readonly inArrears?: boolean } = {},
  ): PaymentPlan => {
    const { inArrears, ...others } = rest;
    const every = inArrears === undefined ? { months, day } : { months, day, inArrears };
    return running({ everyMonths: every }, price, others);
  },
  /** Paid so often, as long as the activity runs; with `proration`, parts of weeks or months too. */
  running,
  /** Paid once. */
  oneTime: (date: DateText, price: Price, rest: PlanRest = {}): PaymentPlan =>
    ({ ...rest, schedule: { type: "one_time", date, price } }),
  /** Paid as entered. */
  individual: (payments: readonly PlannedPayment[], rest: PlanRest = {}): PaymentPlan =>
    ({ ...rest, schedule: { type: "individual", payments } }),
} as const;

/** Who is paid. */
export type Recipient = RecipientData;

/**
 * Makes recipients.
 *
 * @example
 * import { Recipient } from "bevilling";
 * const citizen = ["9905142222", "A. Citizen"] as const;
 * const all = [Recipient.cash(...citizen), Recipient.payroll(...citizen), Recipient.internal("in_the_family"),
 *   Recipient.company("90010011", "Huset"), Recipient.provider()];
 * all.map((one) => one.kind).join(" "); // "person person internal company company"
 */
export const Recipient = {
  /** A person paid in cash. */
  cash: (id: string, name: string): Recipient => ({ kind: "person", id, name, method: "cash" }),
  /** A person paid through payroll. */
  payroll: (id: string, name: string): Recipient => ({ kind: "person", id, name, method: "payroll" }),
  /** A part of the municipality. */
  internal: (name: string): Recipient => ({ kind: "internal", name }),
  /** A company, by invoice. */
  company: (cvr: string, name: string): Recipient => ({ kind: "company", cvr, name }),
  /** The provider of the activity, by invoice. */
  provider: (): Recipient => ({ kind: "company", name: "" }),
} as const;

/**
 * What it would cost to grant some drafts, beside what is there: the very payments that would be made. Nothing is
 * stored.
 *
 * @example
 * import { preview, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const shown = preview(book, [], [], "2026-01-05");
 * shown.decision.all; // "0.00"
 * shown.toText("en", book) !== ""; // true
 * shown.toSvg("en").startsWith("<svg"); // true
 * shown.toSvgByYear("en").startsWith("<svg"); // true
 * Object.keys(shown.settlements).length; // 0
 */
export class Preview {
  readonly #native: Native.Preview;
  readonly #json: Lazy<string>;
  readonly #data: Lazy<PreviewData>;

  /** @internal */
  constructor(native: Native.Preview) {
    this.#native = native;
    this.#json = new Lazy(() => ask(() => native.json()));
    this.#data = new Lazy(() => answer<PreviewData>(this.#json.value));
  }

  /** The preview as tables of text; with the titles of the rule book where it is given. */
  toText(lang: Language = "da", book?: RuleBook): string {
    return ask(() => this.#native.toText(lang, book?.native));
  }

  /** The costs by month as a drawing. */
  toSvg(lang: Language = "da", size: Size = {}): string {
    return ask(() => this.#native.toSvg(lang, size.width, size.height));
  }

  /** The costs by year as a drawing. */
  toSvgByYear(lang: Language = "da", size: Size = {}): string {
    return ask(() => this.#native.toSvgByYear(lang, size.width, size.height));
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return this.#json.value;
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }

  /** The day it is asked on. */
  get on(): PreviewData["on"] { return this.#data.value.on; }
  /** Last year, this year and next year. */
  get years(): PreviewData["years"] { return this.#data.value.years; }
  /** The months of these years: what `CostSummary.byMonth` is by. */
  get months(): PreviewData["months"] { return this.#data.value.months; }
  /** The payments, by date. */
  get payments(): PreviewData["payments"] { return this.#data.value.payments; }
  /**
   * What is paid already of payments that a draft makes at another price: the difference is paid or claimed on the
   * day `on`, by the activity that it was paid of. It is in the sums.
   */
  get settlements(): NonNullable<PreviewData["settlements"]> { return this.#data.value.settlements ?? {}; }
  /** The activities: the existing ones, then the drafts. */
  get activities(): PreviewData["activities"] { return this.#data.value.activities; }
  /** What is granted once the drafts are. */
  get granted(): PreviewData["granted"] { return this.#data.value.granted; }
  /** What is granted and expected once the drafts are granted. */
  get expected(): PreviewData["expected"] { return this.#data.value.expected; }
  /** What granting the drafts adds: the cost of the decision. Negative where it saves. */
  get decision(): PreviewData["decision"] { return this.#data.value.decision; }
  /** What looks odd, though it is no reason to refuse. */
  get warnings(): PreviewData["warnings"] { return this.#data.value.warnings; }
}

/**
 * What it would cost to grant `drafts` on the day `on`, beside the activities that are there. Of a case,
 * {@link Case.preview} knows those.
 *
 * @throws {PlanError} everything that is wrong with every draft and with the prices, at paths such as
 * `/drafts/1/plan/schedule/price/rate`.
 * @example
 * import { PaymentPlan, preview, Price, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const draft = {
 *   id: "1", section: "BL-32-1-2", activityType: "200201", role: "main", provider: "90010011",
 *   period: { start: "2026-02-01" }, plan: PaymentPlan.monthly(1, Price.perUnit("12.5", "495.00")),
 * } as const;
 * const shown = preview(book, [], [draft], "2026-01-05");
 * shown.decision.thisYear; // "68062.50"
 */
export function preview(
  book: RuleBook, existing: readonly Activity[], drafts: readonly Activity[], on: DateText,
  options: PreviewOptions = {},
): Preview {
  return new Preview(ask(() => native.preview(book.native, given(existing), given(drafts), on, given(options))));
}
