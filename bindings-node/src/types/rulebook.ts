/** The rule book as it is written: the format of the files, with keys as JavaScript names them. */
import type { DatedAmounts, DateText, DecimalText, FactValue, LocalizedText, Validity } from "./basics";

/** Free codes by name, such as those of statistics; kept and handed back, never interpreted. */
export type Codes = Readonly<Record<string, string>>;

/**
 * A statement about the facts of a case that is met, unmet, or unknown while a fact is missing. A map of several
 * dimensions means all of them.
 */
export type Condition =
  | { readonly in: Readonly<Record<string, readonly FactValue[]>> }
  | { readonly atLeast: Readonly<Record<string, number>> }
  | { readonly below: Readonly<Record<string, number>> }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly use: string };

/** Main or supplementary (hovedaktivitet, følgeaktivitet). */
export type Role = "main" | "supplementary";

/** What a unit of a price or a rate is. */
export type Unit = "hour" | "day" | "week" | "month" | "year" | "each";

/** A law. */
export interface Law {
  readonly id: string;
  readonly title: LocalizedText;
  readonly valid?: Validity;
  readonly codes?: Codes;
  readonly reference?: string;
}

/** A provision of a law that help can be granted under (paragraf). */
export interface Section {
  readonly id: string;
  readonly title: LocalizedText;
  readonly valid?: Validity;
  readonly codes?: Codes;
  readonly law: string;
  readonly reference?: string;
  readonly when?: Condition;
  readonly replaces?: readonly string[];
  readonly illustrative?: boolean;
}

/** A kind of effort (indsats). */
export interface Effort {
  readonly id: string;
  readonly title: LocalizedText;
  readonly valid?: Validity;
  readonly codes?: Codes;
  readonly description?: LocalizedText;
  readonly when?: Condition;
}

/** A category of accounts. */
export interface Category {
  readonly id: string;
  readonly title: LocalizedText;
  readonly valid?: Validity;
}

/** How far an invoice may be from a payment: the wider of a percentage and an amount. */
export interface Tolerance {
  readonly percent?: DecimalText;
  readonly amount?: DecimalText;
}

/** Whether only providers with an agreement may deliver, or any. */
export type ProviderPolicy = "agreed" | "any";

/** A kind of service that can be granted (aktivitetsdetalje). */
export interface ActivityType {
  readonly id: string;
  readonly title: LocalizedText;
  readonly valid?: Validity;
  readonly codes?: Codes;
  readonly description?: LocalizedText;
  readonly tolerance?: Tolerance;
  readonly providers?: ProviderPolicy;
  readonly when?: Condition;
  readonly illustrative?: boolean;
}

/** An activity type that may be granted under a section, and how it is booked. */
export interface Offer {
  readonly section: string;
  readonly activityType: string;
  readonly role: Role;
  /** Of a supplementary one: the main activities that it may hang on. */
  readonly to?: readonly string[];
  readonly kle?: string;
  readonly journalTemplate?: string;
  readonly account?: string;
  readonly supplementaryAccount?: string;
  readonly category?: string;
  readonly valid?: Validity;
  readonly when?: Condition;
  readonly illustrative?: boolean;
  readonly codes?: Codes;
}

/** Whether a supplier is a part of the municipality. */
export type ProviderKind = "internal" | "external";

/** A supplier (leverandør). */
export interface Provider {
  readonly id: string;
  readonly name: string;
  readonly cvr?: string;
  readonly kind: ProviderKind;
  readonly vatFactor?: DatedAmounts;
  readonly valid?: Validity;
  readonly codes?: Codes;
}

/** Under which terms a provider delivers an activity type. */
export interface Agreement {
  readonly provider: string;
  readonly activityType: string;
  readonly valid?: Validity;
  readonly unitPrice?: DecimalText;
  readonly unit?: Unit;
  readonly capacity?: number;
  readonly quality?: DecimalText;
  readonly illustrative?: boolean;
}

/** A centrally fixed price, dated (takst). */
export interface Rate {
  readonly id: string;
  readonly title: LocalizedText;
  readonly description?: LocalizedText;
  readonly unit?: Unit;
  /** Kroner for one unit; for those younger than the first of `byAge`. */
  readonly values: DatedAmounts;
  /** Kroner for one unit from an age on, the youngest first. */
  readonly byAge?: readonly AgeBand[];
  readonly illustrative?: boolean;
  readonly codes?: Codes;
}

/** What a rate is from an age on, until that of the next one. */
export interface AgeBand {
  readonly from: number;
  readonly values: DatedAmounts;
}

/** Whether a reimbursement is reckoned of a year, or of each month. */
export type ReimbursementManner = "yearly" | "monthly";

/**
 * How the state pays back costs. Schemes apply in the order of the rule book; `after` and `beside` say what each sees of a
 * cost that an earlier one reimburses too.
 */
export interface ReimbursementScheme {
  readonly id: string;
  readonly title: LocalizedText;
  readonly valid?: Validity;
  readonly codes?: Codes;
  readonly law: string;
  readonly reference?: string;
  /** The sections that it covers; all where nothing is said. */
  readonly sections?: readonly string[];
  /** The citizens whose costs are reimbursed; all where nothing is said. */
  readonly when?: Condition;
  readonly manner: ReimbursementManner;
  /** Whether the cases of a household are reckoned together. */
  readonly pooled?: boolean;
  /** Percent of the whole cost, in place of steps. */
  readonly percent?: DecimalText;
  readonly steps?: readonly ReimbursementStep[];
  /** Schemes listed before this one: what they reimbursement is deducted from the cost first. */
  readonly after?: readonly string[];
  /** Schemes listed before this one that reimburse the same cost: this one sees it whole. */
  readonly beside?: readonly string[];
  readonly illustrative?: boolean;
}

/** A percentage of what is above a threshold. */
export interface ReimbursementStep {
  readonly above: DatedAmounts;
  readonly percent: DecimalText;
}

/** What is held against the limit of an approval level. */
export type LimitCost = "gross" | "net";

/** Who may approve, and up to what (bevillingskompetence). */
export interface ApprovalLevel {
  readonly id: string;
  readonly title: LocalizedText;
  readonly valid?: Validity;
  readonly codes?: Codes;
  readonly yearlyLimit?: DecimalText;
  /** What is held against the limit; the gross cost where nothing is said. */
  readonly limitCost?: LimitCost;
  readonly sections?: readonly string[];
  readonly secondPerson?: boolean;
  readonly illustrative?: boolean;
}

/** A fact that a case may state and a rule may use. */
export interface Dimension {
  readonly id: string;
  readonly title: LocalizedText;
  readonly question?: LocalizedText;
  readonly domain: Domain;
}

/** The values that a fact can have. */
export type Domain =
  | { readonly choice: readonly Choice[] }
  | { readonly ladder: readonly Step[] }
  | { readonly number: { readonly min?: number; readonly max?: number } }
  | "flag"
  | "date"
  | { readonly age: { readonly of: string } };

/** A value of a choice. */
export interface Choice {
  readonly id: string;
  readonly title: LocalizedText;
}

/** A step of a ladder. */
export interface Step {
  readonly step: number;
  readonly title: LocalizedText;
}

/** Facts that must be stated. */
export interface RequiredFacts {
  readonly facts: readonly string[];
  readonly when?: Condition;
  readonly valid?: Validity;
}

/** How accounts are put together. */
export interface Accounts {
  readonly cash?: readonly CashAccount[];
  readonly masked?: string;
  readonly unknown?: string;
  readonly aliases?: readonly AccountAlias[];
}

/** What cash is booked on. */
export interface CashAccount {
  readonly department: string;
  readonly kind: string;
  readonly valid?: Validity;
}

/** The short name that the finance system knows account and category by. */
export interface AccountAlias {
  readonly account: string;
  readonly category: string;
  readonly alias: string;
  readonly valid?: Validity;
}

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

/** All the rules of one case area, as they are written. */
export interface RuleBookDocument {
  readonly $schema?: string;
  readonly format?: number;
  readonly id?: string;
  readonly version?: string;
  readonly title?: LocalizedText;
  readonly notes?: readonly LocalizedText[];
  readonly laws?: readonly Law[];
  readonly dimensions?: readonly Dimension[];
  readonly requiredFacts?: readonly RequiredFacts[];
  readonly conditions?: Readonly<Record<string, Condition>>;
  readonly efforts?: readonly Effort[];
  readonly sections?: readonly Section[];
  readonly categories?: readonly Category[];
  readonly activityTypes?: readonly ActivityType[];
  readonly offers?: readonly Offer[];
  readonly providers?: readonly Provider[];
  readonly agreements?: readonly Agreement[];
  readonly rates?: readonly Rate[];
  readonly reimbursements?: readonly ReimbursementScheme[];
  readonly approvalLevels?: readonly ApprovalLevel[];
  readonly accounts?: Accounts;
  readonly calendar?: Calendar;
  readonly codes?: Codes;
}
