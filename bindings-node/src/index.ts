/**
 * Rules, payment plans and the cost before the decision, for Danish municipal grants.
 *
 * Days and amounts are text, never `Date` or number. What the library refuses, it throws as a
 * {@link BevillingError} with all that is wrong. `JSON.stringify` of every answer is the JSON that Rust and Python
 * read and write.
 *
 * @packageDocumentation
 */
export * from "./case";
export * from "./dates";
export * from "./decide";
export {
  BevillingError, CaseError, ColumnError, DateError, FactError, InputError, MoneyError, Os2bosError,
  PaymentReferenceError, PlanError, Refusal, RefundError, RuleBookError,
} from "./errors";
export type { Fault } from "./errors";
export { toJson } from "./json";
export * from "./money";
export * from "./plan";
export * from "./rulebook";
export type * from "./types/basics";
export type * from "./types/case";
export type {
  ActivityOption, Alternative, Alternatives, Check, CheckCode, Criterion, Decision, FactChange, FoundFacts, FoundRule,
  OptionsData, OptionsRequest, Outcome, ProviderOption, Question, RefusedOption, SectionOption, VerdictData,
} from "./types/decide";
export type {
  Account, Activity, ActivityPreview, Adjustment, Applicable, Basis, CaseCosts, Costs, Extrapolation, Frequency,
  Horizon, InvoiceLine, Layer, Ledger, LedgerChange, LedgerEntry, LineMatch, MatchedPayment, MatchOutcome, Method, Net,
  NetCost, OpenPayment, OpenPlan, Paid, Payment, PlannedPayment, PreviewData, PreviewOptions, PreviewPayment,
  PriceChange, Repriced, Schedule, Settlement, SettlementKind, Status,
} from "./types/plan";
export type * from "./types/rulebook";
