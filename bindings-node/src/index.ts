/**
 * Rules, payment plans and the cost before the decision, for Danish municipal grants.
 *
 * Days and amounts are text, never `Date` or number. What the library refuses, it throws as a
 * {@link BevillingError} with all that is wrong. `JSON.stringify` of every answer is the JSON that Rust and Python
 * read and write.
 *
 * @packageDocumentation
 */
export * from "./bridge";
export * from "./calendar";
export * from "./case";
export * from "./columns";
export * from "./dates";
export * from "./decide";
export {
  BevillingError, CaseError, ColumnError, DateError, FactError, ForecastError, InputError, MoneyError, Os2bosError,
  PaymentReferenceError, PlanError, PortfolioError, CommandRefused, ReimbursementError, RuleBookError,
} from "./errors";
export type { Fault, Faults } from "./errors";
export * from "./exchange";
export * from "./forecast";
export * from "./household";
export { fromJson, toJson } from "./json";
export * from "./ledger";
export * from "./limits";
export * from "./matching";
export * from "./money";
export {
  account, activityOfForm, checkActivity, checkActivityForm, checkPlan, checkPlanForm, count, covers, explainNetCost,
  fullYearCost, method, netCost, paymentOn, PaymentReference, payments, planOfForm, priceChange, priceOn,
  recipientWarning, total, unpaidDays,
} from "./payments";
export type { EnteredOn, PriceOn, Prices } from "./payments";
export * from "./overview";
export * from "./payment-batch";
export * from "./plan";
export * from "./portfolio";
export * from "./privacy";
export * from "./rulebook";
export * from "./scenario";
export * from "./accumulator";
export * from "./text";
export * from "./generated/texts";
export type {
  DatedAmount, DateText, DecimalText, Facts, FactValue, Language, MonthText, Size, LocalizedText,
} from "./types/basics";
export type * from "./types/case";
export type {
  ArrowOptions, FollowUpOptions, ForecastData, ForecastGroup, MissingCase, PaymentChunk, PaymentsRequest,
  PortfolioOptions, Progress, Row, RowEntry, RowPrice, RowSchedule, RowsOptions, RowValues, Selection, WorkOptions,
} from "./types/forecast";
export type {
  ActivityOption, Actual, Check, CheckCode, Expected, FoundFacts, FoundRule, LawReference, OptionsData,
  OptionsRequest, RefusedOption, SectionOption, AgreementUsage, VerdictData,
} from "./types/decide";
export type { Frequency, InvoiceLine, LineMatch, PreviewData } from "./types/plan";
export type { Codes, ExtraDay, Holiday, HolidayRule, Weekday } from "./types/rulebook";
export type * from "./types/generated";
