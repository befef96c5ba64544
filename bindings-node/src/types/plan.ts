/** Activities, payment plans, and what they cost. */
import type { Fault } from "../errors";
import type { DatedAmounts, DateText, DecimalText, MonthText, Period, LocalizedText, Validity } from "./basics";
import type { DatedFact } from "./case";
import type { Role, Tolerance, Unit } from "./rulebook";

/** How far an activity has come: kladde, forventet, bevilget. */
export type Status = "draft" | "expected" | "granted";

/** One service of an appropriation (aktivitet): what, when, by whom, and how it is paid. */
export interface Activity {
  /** Name of the activity for the host. */
  readonly id: string;
  readonly section: string;
  readonly activityType: string;
  readonly role: Role;
  readonly provider?: string;
  /** When it runs, both days included. */
  readonly period: Period;
  readonly plan: PaymentPlan;
  readonly status?: Status;
  /** The activity that this one changes. */
  readonly modifies?: string;
}

/** A payment plan (betalingsplan): who is paid, on which days, what. */
export interface PaymentPlan {
  /** Name of the plan for the host; payments are known by it and their date. */
  readonly id?: string;
  /** Who is paid; the provider of the activity where nothing is said. */
  readonly recipient?: Recipient;
  readonly schedule: Schedule;
  /** Whether the money is only planned, and never paid out by this system. */
  readonly fictive?: boolean;
  /** The days on which a running plan pays nothing, or a share: in order, none of them twice. */
  readonly pauses?: readonly Pause[];
}

/** A pause of a plan: days on which it pays nothing, or a share of its price. */
export interface Pause {
  /** Name of the pause for the host, unique in the plan. */
  readonly id: string;
  /** The days, both ends included; without an end until the activity ends, or the pause is ended. */
  readonly period: Period;
  readonly reason: PauseReason;
  /** What else there is to say about it; required where the reason is `other`. */
  readonly note?: string;
  /** How many percent of the price are paid: from 0, where nothing is stated, to below 100. */
  readonly percent?: DecimalText;
}

/** Why a plan is paused. */
export type PauseReason = "hospital" | "holiday" | "respite" | "other";

/** Who is paid. Holds a person's number: whoever writes a plan to a log writes the number. */
export type Recipient =
  | { readonly kind: "internal"; readonly name?: string }
  | { readonly kind: "person"; readonly id: string; readonly name?: string; readonly method: PersonMethod }
  | { readonly kind: "company"; readonly cvr?: string; readonly name?: string };

/** How a person is paid. */
export type PersonMethod = "cash" | "payroll";

/** How a recipient is paid. */
export type Method = "internal" | "cash" | "payroll" | "invoice";

/** On which days a plan pays, and what. */
export type Schedule =
  | { readonly type: "one_time"; readonly date: DateText; readonly price: Price; readonly covers?: Period }
  | {
      readonly type: "running"; readonly frequency: Frequency; readonly price: Price;
      /** What the price is the price of, and how a part of it is paid; `none` where it is not stated. */
      readonly proration?: Proration;
      /** The first day that is paid for, where what this plan continues has paid before; granting a change sets it. */
      readonly coversFrom?: DateText;
    }
  | { readonly type: "individual"; readonly payments?: readonly PlannedPayment[] };

/** How often a running plan pays. A day that a month is too short for is its last. */
export type Frequency =
  | "daily" | "weekly" | "every_two_weeks"
  | { readonly monthly: { readonly day: number } }
  /** Every so many weeks, 1 to 52, from the first day of the activity. */
  | { readonly everyWeeks: { readonly weeks: number } }
  /** Once in so many calendar months, 1 to 12: in the first of them, or in arrears in the last. */
  | { readonly everyMonths: { readonly months: number; readonly day: number; readonly inArrears?: boolean } };

/** What the price of a running plan is the price of, and how a part of it is paid. */
export type Proration = "none" | "calendar_days" | "thirtieths" | "working_days" | "per_day";

/** A payment entered by hand. */
export interface PlannedPayment {
  readonly date: DateText;
  readonly amount: DecimalText;
}

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

/** How far ahead payments are made where an activity has no end, and when more are made. */
export interface Horizon {
  readonly yearsAhead?: number;
  readonly renewBelowMonths?: number;
}

/** What is done on days after the last one that a price has a value for. */
export type Extrapolation = "refuse" | "last_known" | { readonly indexed: { readonly percent: DecimalText } };

/** Whether a price is known, or was carried on from the last one known. */
export type PriceBasis =
  | { readonly kind: "known" }
  | { readonly kind: "extrapolated"; readonly lastKnown: DateText; readonly policy: Extrapolation };

/** What a payment is booked on. */
export interface Account {
  readonly string: string;
  readonly alias?: string;
}

/** One payment: a day and an amount. */
export interface Payment {
  readonly date: DateText;
  readonly amount: DecimalText;
  readonly basis?: PriceBasis;
}

/** A payment that has been made: planned, and perhaps paid. */
export interface LedgerEntry extends Payment {
  readonly paid?: Paid;
}

/** The payments made so far of one activity, one a day, by date. */
export type Ledger = readonly LedgerEntry[];

/** That a payment is paid. */
export interface Paid {
  readonly date: DateText;
  readonly amount: DecimalText;
  readonly account?: Account;
  /**
   * Whether this is a correction of what was reported first: then other systems were sent this amount, and before it
   * the planned one.
   */
  readonly corrected?: boolean;
}

/** How the payments of an activity changed. */
export interface LedgerChange {
  readonly added?: readonly Payment[];
  readonly removed?: readonly Payment[];
  readonly repriced?: readonly PriceRevision[];
}

/** A payment before and after a change of its price. */
export interface PriceRevision {
  readonly before: Payment;
  readonly after: Payment;
}

/** What a preview is made with. */
export interface PreviewOptions {
  readonly extrapolation?: Extrapolation;
  readonly horizon?: Horizon;
  /** What happens to payments due on days without payments. */
  readonly adjustment?: "as_scheduled" | "preceding" | "following";
  /** The payments made so far of existing activities, by activity. */
  readonly ledgers?: Readonly<Record<string, Ledger>>;
  /** Money of existing activities beside their payments, such as adjustment payments, by activity. */
  readonly beside?: Readonly<Record<string, readonly OffPlanAmount[]>>;
  /**
   * The appropriation of an activity, by activity, where several under its section leave it open. One that is not
   * known is a new one.
   */
  readonly appropriations?: Readonly<Record<string, string>>;
  /** The birth date of the citizen, for rates that depend on the age; that of a case where it states one. */
  readonly birthDate?: DateText;
}

/** Money of an activity beside its payments, such as an adjustment payment. */
export interface OffPlanAmount {
  /** The scheduled day of the payment that it is about. */
  readonly payment: DateText;
  /** The day that it counts on. */
  readonly date: DateText;
  readonly amount: DecimalText;
}

/** Whether money is granted or only foreseen. */
export type Layer = "granted" | "expected";

/** Sums of payments by year and by month. */
export interface CostSummary {
  readonly lastYear: DecimalText;
  readonly thisYear: DecimalText;
  readonly nextYear: DecimalText;
  readonly all: DecimalText;
  /** What it would cost to run all of this year; null where a price is missing for some of it. */
  readonly fullYear: DecimalText | null;
  /** From January last year to December next year. */
  readonly byMonth: readonly DecimalText[];
}

/** One payment that would be made. */
export interface PreviewPayment {
  readonly activity: string;
  /** The scheduled day. */
  readonly date: DateText;
  /** The day that money would move on. */
  readonly payable: DateText;
  readonly amount: DecimalText;
  readonly layer: Layer;
  /** Whether an expected change replaces it. */
  readonly replaced: boolean;
  readonly basis: PriceBasis;
  /** The days that it covers. */
  readonly covers?: Period;
  /** How many of these days are paused; 0 where nothing is stated. */
  readonly pausedDays?: number;
  readonly account: Account;
  readonly paid?: Paid;
}

/** What one activity would cost. */
export interface ActivityPreview {
  readonly id: string;
  readonly section: string;
  readonly activityType: string;
  readonly role: Role;
  readonly provider: string | null;
  readonly draft: boolean;
  readonly layer: Layer;
  readonly period: Period | null;
  /** The days on which it is paused. */
  readonly pauses?: readonly Pause[];
  readonly costs: CostSummary;
  readonly expected: CostSummary;
}

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

/**
 * A warning of a decision, by its `code`: the activity, the first day, and the amount. `Event.warnings` keeps the warnings
 * that were given when something was granted, extended, stopped, shortened or corrected; a preview gives the same ones as
 * faults. A plan without an end is judged to the horizon of the case or the preview, as its payments are made.
 */
export type DecisionWarning =
  | {
      readonly code: "right-ends"; readonly activity: string;
      /** The first day without the right. */
      readonly date: DateText;
      /** Kroner of the payments from that day until the right is back, else to the end of the period. */
      readonly amount: DecimalText;
      /** The code of the check that is no longer met, such as `section-condition`. */
      readonly check: string;
      /** The rule that the check looks at, such as the id of a section. */
      readonly rule: string;
    }
  | {
      readonly code: "service-granted-twice"; readonly activity: string; readonly other: string;
      /** The first day that both run. */
      readonly date: DateText;
      /** The last day that both run; none without an end. */
      readonly to?: DateText;
      /** Kroner of the payments of `activity` that cover some of these days. */
      readonly amount: DecimalText;
    }
  | {
      readonly code: "price-above-agreed"; readonly activity: string; readonly date: DateText;
      readonly price: DecimalText; readonly agreed: DecimalText;
    }
  | {
      readonly code: "price-carried-on"; readonly activity: string;
      /** The day of the first payment whose price is carried on. */
      readonly date: DateText;
      /** The last day that the price is known for. */
      readonly lastKnown: DateText;
      /** Kroner of all such payments. */
      readonly amount: DecimalText;
    }
  | {
      readonly code: "part-month-unpaid"; readonly activity: string; readonly date: DateText; readonly to: DateText;
      readonly days: number;
      /** Kroner of these days, if the plan paid parts of months by calendar days. */
      readonly amount: DecimalText;
    };

/** What the price of a payment is made of. */
export type PriceSource =
  | { readonly kind: "rate"; readonly rate: string }
  | { readonly kind: "price"; readonly plan: string }
  | { readonly kind: "vat_factor"; readonly provider: string }
  | { readonly kind: "agreement"; readonly provider: string; readonly activityType: string; readonly unit?: Unit }
  /** A pause of a plan. */
  | { readonly kind: "pause"; readonly plan: string; readonly pause: string }
  /** The days that an activity runs on. */
  | { readonly kind: "period"; readonly plan: string };

/** Which price, rate or VAT factor changed, when that was known, and from when it is in force. */
export interface PriceChange {
  readonly source: PriceSource;
  readonly known: DateText;
  readonly valid: Validity;
}

/** A paid payment that its new price makes too small or too large. */
export interface Adjustment {
  /** The scheduled day of the payment. */
  readonly payment: DateText;
  readonly before: DecimalText;
  readonly after: DecimalText;
  readonly account?: Account;
}

/** Whether a settlement pays or claims. */
export type SettlementKind = "back_payment" | "claim" | "nothing";

/** What a change of price means for the payments of one plan. */
export interface Settlement {
  readonly cause: PriceChange;
  readonly repriced?: readonly PriceRevision[];
  readonly adjustments?: readonly Adjustment[];
  /** What one payment settles, below 0 where it is a claim. */
  readonly amount: DecimalText;
}

/** Which payments of an activity count. */
export type CountedPayments = "all" | { readonly before: DateText } | "nothing";

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

/** How a line came out. */
export type MatchOutcome =
  | "matched" | "within_tolerance" | "partial" | "credited" | "offered" | "deviates" | "duplicate" | "ambiguous" | "unknown";

/** A payment that a line is about, or may be about. */
export interface MatchedPayment {
  readonly plan: string;
  readonly date: DateText;
  /** Kroner left to pay before the line. */
  readonly left: DecimalText;
}

/** The payments of one plan, as they are matched. */
export interface OpenPlan {
  readonly plan: string;
  readonly cvr?: string;
  readonly tolerance?: Tolerance;
  readonly payments: readonly OpenPayment[];
}

/** One payment, as it is matched. */
export interface OpenPayment {
  readonly date: DateText;
  readonly amount: DecimalText;
  /** Kroner paid so far, less what was credited of it afterwards. */
  readonly paid?: DecimalText;
  /** Kroner credited before the payment is paid, which are deducted from what is left to pay. */
  readonly credited?: DecimalText;
  /** Whether nothing more is to be paid, whatever was. */
  readonly closed?: boolean;
  /**
   * The days that it covers. Where they are not stated: the calendar month of a payment that is alone in it, else the
   * days up to the next payment of the plan in the month.
   */
  readonly covers?: Period;
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

/** Gross, income, reimbursement and net of something: net is gross less income and reimbursement. */
export interface Net {
  readonly gross: DecimalText;
  /** What others pay. It is of the case; no activity has a share. */
  readonly income: DecimalText;
  readonly reimbursement: DecimalText;
  readonly net: DecimalText;
}

/** What a household costs in a year. */
export interface NetCost {
  readonly year: number;
  readonly total: Net;
  readonly cases: readonly CaseNet[];
  /** What each scheme reimburses, in the order in which they apply. */
  readonly schemes: readonly SchemeReimbursement[];
  readonly periods: readonly ReimbursementPeriod[];
  /** Schemes that nothing is reimbursed by because a fact is missing. */
  readonly unknown?: readonly UnknownReimbursement[];
  readonly extrapolated: boolean;
}

/** What a case costs in a year. */
export interface CaseNet {
  readonly case: string;
  readonly total: Net;
  readonly activities: readonly ActivityNet[];
}

/** What an activity costs in a year. */
export interface ActivityNet {
  readonly activity: string;
  readonly total: Net;
}

/** What a scheme reimburses in a year. */
export interface SchemeReimbursement {
  readonly scheme: string;
  readonly title: LocalizedText;
  readonly reimbursement: DecimalText;
}

/** A scheme of which it is not known whether it is for a case: nothing is reimbursed by it while a fact is missing. */
export interface UnknownReimbursement {
  readonly scheme: string;
  readonly title: LocalizedText;
  readonly case: string;
  /** The first day of the first period with a cost. */
  readonly from: DateText;
  /** The facts that are missing. */
  readonly facts: readonly string[];
}

/** The reimbursement of a year or a month. */
export interface ReimbursementPeriod {
  readonly scheme: string;
  readonly days: Period;
  /** The case, where it is counted by itself. */
  readonly case?: string;
  /** The household that is pooled, where the fact `household` says which. */
  readonly household?: string;
  readonly cost: DecimalText;
  readonly reimbursement: DecimalText;
}

/** What one case costs, activity by activity. */
export interface CaseCosts {
  readonly case: string;
  /** The facts that reimbursement schemes look at, and `household`, each with its history, oldest first. */
  readonly facts?: Readonly<Record<string, readonly DatedFact[]>>;
  readonly activities: readonly ActivityCosts[];
  /** Its income, such as parents' payment: it reduces the cost that reimbursement schemes cover. */
  readonly income?: readonly IncomeAmounts[];
}

/** What one income brings. */
export interface IncomeAmounts {
  readonly income: string;
  /** The section whose cost it reduces. */
  readonly section: string;
  readonly oneOff?: boolean;
  /** Days and amounts, above 0. */
  readonly amounts: readonly DatedCost[];
}

/** What one activity costs. */
export interface ActivityCosts {
  readonly activity: string;
  readonly section: string;
  readonly oneOff?: boolean;
  readonly costs: readonly DatedCost[];
}

/** An amount on a day. */
export interface DatedCost {
  readonly date: DateText;
  readonly amount: DecimalText;
}

/** A payment plan as a form has it: flat, every field optional, nothing checked. Blank text is the same as nothing. */
export interface PlanForm {
  readonly id?: string;
  /** `internal`, `cash`, `payroll` or `invoice`. */
  readonly method?: string;
  /** `internal`, `person` or `company`. */
  readonly recipientKind?: string;
  /** CPR number of a person, CVR number of a company. */
  readonly recipientId?: string;
  readonly recipientName?: string;
  /** `one_time`, `running` or `individual`. */
  readonly paymentType?: string;
  /** `daily`, `weekly`, `every_two_weeks`, `monthly`, `every_weeks` or `every_months`. */
  readonly frequency?: string;
  /** How many weeks or months. */
  readonly every?: number;
  readonly dayOfMonth?: number;
  /** Whether it is paid in the last of so many months. */
  readonly inArrears?: boolean;
  /** `none`, `calendar_days`, `thirtieths`, `working_days` or `per_day`. */
  readonly proration?: string;
  /** `fixed`, `per_unit`, `rate` or `agreed`. */
  readonly priceKind?: string;
  readonly amount?: string;
  readonly units?: string;
  readonly unitPrice?: string;
  readonly rate?: string;
  /** Of agreed prices: whom it is agreed with; in the form of an activity, that of the activity where nothing is said. */
  readonly provider?: string;
  /** Of agreed prices: what it is agreed for; in the form of an activity, that of the activity where nothing is said. */
  readonly activityType?: string;
  /** Of agreed prices: `hour`, `day`, `week`, `month`, `year` or `each`. */
  readonly unit?: string;
  readonly paymentDate?: string;
  readonly payments?: readonly PaymentForm[];
  readonly fictive?: boolean;
}

/** A payment as a form has it. */
export interface PaymentForm {
  readonly date?: string;
  readonly amount?: string;
}

/** An activity as a form has it: every field optional, nothing checked. */
export interface ActivityForm {
  readonly id?: string;
  readonly section?: string;
  readonly activityType?: string;
  readonly role?: string;
  readonly provider?: string;
  readonly start?: string;
  readonly end?: string;
  readonly status?: string;
  readonly modifies?: string;
  readonly plan?: PlanForm;
}
