/** What decisions are made of. */
import type { Criterion, Decision, Outcome, ProviderOption } from "./generated/decide";
import type { DateText, FactValue, LocalizedText, Validity } from "./basics";
import type { Condition, Role } from "./generated/rulebook";

export type { Verdict } from "../decide";

/** What somebody asks to grant. With `main` it is a supplementary activity to that one. */
export interface Proposal {
  readonly section: string;
  readonly activityType: string;
  /** The activity type of the main activity that a supplementary one is to hang on. */
  readonly main?: string;
  /** The provider, once one is chosen. */
  readonly provider?: string;
}

/** What a check found to be in force, or not. */
type InForceCode =
  | "law-in-force" | "section-in-force" | "activity-type-in-force" | "provider-in-force";
type ConditionCode = "section-condition" | "activity-type-condition" | "offer-condition";
type KnownCode = "section-known" | "activity-type-known" | "main-known" | "provider-known";
type OfferedCode = "offered-as-main" | "offered-as-supplementary" | "main-offered";

/** What a check looks at. */
export type CheckCode =
  | InForceCode | ConditionCode | KnownCode | OfferedCode
  | "fact-required" | "allowed-for-main" | "provider-agreed";

/** Facts as a check found them; null where one is missing. */
export interface FoundFacts {
  readonly facts: Readonly<Record<string, FactValue | null>>;
}

/** A rule as it was found: in force so, or not there. */
export type FoundRule = { readonly valid: Validity } | "absent";

interface CheckOf<Code extends CheckCode, Expected, Actual> {
  /** What it looks at. */
  readonly code: Code;
  /** How it came out. */
  readonly outcome: Outcome;
  /** The rule that was looked at. */
  readonly rule: string;
  readonly expected: Expected;
  readonly actual: Actual;
  /** The law and the place in it. */
  readonly law?: LawReference;
  /** When the rule is in force. */
  readonly valid?: Validity;
}

/** A law reference as a decision cites it. */
export interface LawReference {
  readonly law: string;
  readonly reference?: string;
}

/** What a check expected. */
export type Expected = Check["expected"];

/** What a check found. */
export type Actual = Check["actual"];

/** One check of a verdict: what was expected, what was found, and the rule that says so. */
export type Check =
  | CheckOf<KnownCode, { readonly known: string }, "absent">
  | CheckOf<InForceCode, { readonly inForceOn: DateText }, FoundRule>
  | CheckOf<ConditionCode, { readonly condition: Condition } | { readonly inForceOn: DateText }, FoundFacts>
  | CheckOf<"fact-required", { readonly stated: string }, FoundFacts>
  | CheckOf<OfferedCode,
      { readonly offered: { readonly section: string; readonly activityType: string; readonly role: Role } }, FoundRule>
  | CheckOf<"allowed-for-main", { readonly oneOf: readonly string[] }, { readonly main: string }>
  | CheckOf<"provider-agreed",
      { readonly agreement: { readonly provider: string; readonly activityType: string } }, FoundRule>;

/** A verdict as plain data. */
export interface VerdictData<D extends Decision = Decision> {
  readonly decision: D;
  readonly on: DateText;
  readonly proposal: Proposal;
  /** The rule book that it was decided by. */
  readonly ruleBook: { readonly id: string; readonly version: string };
  /** Every check that was made, met or not. */
  readonly checks: readonly Check[];
}

/** How many citizens a provider already has. */
export interface AgreementUsage {
  readonly provider: string;
  readonly activityType: string;
  readonly count: number;
}

/** What to ask of options. */
export interface OptionsRequest {
  /** The decision date. */
  readonly on: DateText;
  /** Whether to tell also what may not be granted, and why. */
  readonly refusals?: boolean;
  /** What providers are ranked by, the most important first. */
  readonly ranking?: readonly Criterion[];
  /** How many citizens providers already have. */
  readonly taken?: readonly AgreementUsage[];
}

/** An activity that may be granted under a section. */
export interface ActivityOption {
  readonly activityType: string;
  readonly title: LocalizedText;
  readonly decision: "allowed" | "unknown";
  /** Whether any provider will do. */
  readonly anyProvider: boolean;
  /** Those with an agreement in force, best first. */
  readonly providers: readonly ProviderOption[];
  /** Of a main activity: what may hang on it. */
  readonly supplementary?: readonly ActivityOption[];
}

/** A section that may be granted under. */
export interface SectionOption {
  readonly section: string;
  readonly title: LocalizedText;
  readonly decision: "allowed" | "unknown";
  readonly activities: readonly ActivityOption[];
}

/** Something that may not be granted, and why. */
export interface RefusedOption {
  readonly section: string;
  /** Absent where the whole section is refused. */
  readonly activityType?: string;
  readonly role?: Role;
  readonly checks: readonly Check[];
}

/** All that may be granted, as plain data. */
export interface OptionsData {
  readonly on: DateText;
  readonly sections: readonly SectionOption[];
  readonly refusals: readonly RefusedOption[];
}
