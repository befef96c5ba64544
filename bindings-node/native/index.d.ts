/* Generated from rust/ by scripts/build-native.mjs. */

/** All that may be granted. */
export declare class AvailableOptions {
  /** The case that they are for. */
  situation(): Situation
  /** The options as JSON. */
  json(): string
  /** What to ask for. */
  questions(): string
  /** The questions in words. */
  questionTexts(language: string): Array<string>
  /** The options as a tree. */
  toText(language: string): string
}

/** The answers, a row each. */
export declare class BatchResult {
  /** The decisions: 0 allowed, 1 unknown, 2 refused. */
  decisions(): Uint8Array
  /** The reasons, as sets of bits. */
  reasons(): BigUint64Array
  /** As JSON. */
  json(): string
  /** The reasons of a row: the checks that refuse, those that are open, and the dimensions they look at. */
  explain(row: number, book: RuleBook): string
}

/** A budget beside a forecast. */
export declare class BudgetFollowUp {
  /** As JSON. */
  json(): string
  /** As tables. */
  toText(language: string): string
  /** What a line is called. */
  name(line: number, language: string): string | null
  /** A line as a drawing by month. */
  toSvg(line: number, language: string, width?: number | undefined | null, height?: number | undefined | null): string | null
  /** A line as the year adds up, as a drawing. */
  toSvgCumulative(line: number, language: string, width?: number | undefined | null, height?: number | undefined | null): string | null
}

/** A case. */
export declare class Case {
  /** A case that nothing has happened to yet. */
  static new(book: RuleBook, id: string): Case
  /** An open case with its facts. */
  static open(book: RuleBook, id: string, facts: string): Case
  /** A case from the state that a host kept. */
  static fromState(book: RuleBook, state: string): Case
  /** The case after these events. */
  static replay(book: RuleBook, events: string): Case
  /** The case as it was known on a day. */
  asOf(on: string): Case
  /** The same case under another version of its rule book. */
  withRuleBook(book: RuleBook): Case
  /** The same case, its payments made otherwise. */
  withOptions(settings: string): Case
  /** Lets events happen. */
  apply(event: string): void
  /** What a command would lead to. */
  decide(command: string, stamp: string): string
  /** Decides a command and lets its events happen. */
  execute(command: string, stamp: string): string
  /** The host's id. */
  get id(): string
  /** The number of the last event. */
  get sequence(): number
  /** The case as it stands. */
  state(): string
  /** The events that this value has been through. */
  events(): string
  /** The rule book. */
  book(): RuleBook
  /** The facts once every known change has come. */
  situation(): Situation
  /** The facts as they are on a day, in their places. */
  situationOn(on: string): Situation
  /** The facts as they are on a day. */
  factsOn(on: string): string
  /** The facts that the rule book does not know, or not so. */
  rejectedFacts(): Array<string>
  /** What is drafted, foreseen and granted so far. */
  activities(): string
  /** The verdict on a proposal. */
  check(proposal: string, on: string): string
  /** All that may be granted. */
  options(request: string): AvailableOptions
  /** What it would cost to grant drafts. */
  preview(drafts: string, on: string, options: string): Preview
  /** What granting would lead to. */
  previewGrant(grant: string, stamp: string): string
  /** What the case comes to. */
  overview(on: string): CaseOverview
  /** What the case costs this municipality. */
  costs(): string
  /** The income that is due through a day and not claimed. */
  incomeDue(on: string): string
  /** Gross, reimbursement and net of a year. */
  netCost(year: number): string
  /** Gross, reimbursement and net of a year, in words. */
  explainNetCost(year: number, language: string): string
  /** The life of the case as a drawing. */
  timeline(on: string, language: string, width?: number | undefined | null, height?: number | undefined | null): string
  /** Whether both stand the same. */
  equals(other: Case): boolean
}

/** What a case comes to. */
export declare class CaseOverview {
  /** As JSON. */
  json(): string
  /** As tables, with the titles of the rule book. */
  toText(language: string, titles: boolean): string
  /** As a drawing. */
  toSvg(language: string, width?: number | undefined | null, height?: number | undefined | null): string
}

/** Scenarios beside the forecast as it is. */
export declare class Comparison {
  /** As JSON. */
  json(): string
  /** As tables; with titles where the rule book is given. */
  toText(language: string, book?: RuleBook | undefined | null): string
  /** As a drawing. */
  toSvg(language: string, width?: number | undefined | null, height?: number | undefined | null): string
  /** As it is. */
  base(): Forecast
  /** The forecast of a scenario by its place, and its difference. */
  scenario(place: number): Array<Forecast> | null
}

/** What is paid, granted and foreseen, by month, group and layer. */
export declare class Forecast {
  /** Of figures in øre: by group, then layer, then month. */
  static fromOere(months: string, by: Array<string>, groups: Array<Array<string>>, oere: BigInt64Array): Forecast
  /** As JSON. */
  json(): string
  /** All figures in øre: by group, then layer, then month. */
  allOere(): BigInt64Array
  /** The figures of a group and a layer in øre. */
  oere(group: Array<string>, layer: string): BigInt64Array | null
  /** Everything together, in kroner. */
  total(): string
  /** All of one layer, in kroner. */
  layer(layer: string): string
  /** All of one month, in kroner. */
  month(month: string): string
  /** All of one year, in kroner. */
  year(year: number): string
  /** By fewer dimensions, or in another order. */
  regrouped(by: Array<string>): Forecast
  /** The groups with a label of a dimension. */
  of(dimension: string, label: string): Forecast
  /** The months that are also among others. */
  within(months: string): Forecast | null
  /** This forecast and another together. */
  plus(other: Forecast): Forecast
  /** What this forecast has more than another. */
  minus(other: Forecast): Forecast
  /** The dimension nearest to a misspelt name. */
  nearestDimension(name: string): string | null
  /** As Arrow IPC bytes. */
  toIpc(): Uint8Array
  /** As tables; with titles where the rule book is given. */
  toText(language: string, book?: RuleBook | undefined | null): string
  /** As a drawing by month. */
  toSvg(language: string, width?: number | undefined | null, height?: number | undefined | null): string
  /** As a drawing of a dimension by month. */
  toSvgHeat(dimension: string, book: RuleBook | undefined | null, language: string, width?: number | undefined | null, height?: number | undefined | null): string
}

/** The totals of a portfolio, while its cases change one by one. */
export declare class ForecastAccumulator {
  /** The totals of a portfolio. */
  constructor(portfolio: Portfolio, request: string)
  /** Takes what was of a case out, and what is of it in. */
  replace(before?: Portfolio | undefined | null, after?: Portfolio | undefined | null): void
  /** The totals as they are now. */
  forecast(): Forecast
}

/** Two forecasts, and what makes the difference. */
export declare class ForecastBridge {
  /** As JSON. */
  json(): string
  /** In words. */
  toText(language: string): string
  /** As a drawing. */
  toSvg(language: string, width?: number | undefined | null, height?: number | undefined | null): string
  /** How much the forecast moved, in kroner. */
  difference(): string
  /** The causes that moved something, and what each moved in kroner. */
  causes(): Array<Array<string>>
  /** The forecast as it was, as it is, and what each cause moved. */
  forecasts(): Array<Forecast>
  /** The bridge of some of the months. */
  within(months: string): ForecastBridge | null
  /** The bridge of the groups with a label of a dimension. */
  filter(dimension: string, label: string): ForecastBridge
  /** The bridge of the net cost. */
  netOf(before: PortfolioNet, after: PortfolioNet): ForecastBridge
}

/** What the cases of a household come to. */
export declare class HouseholdOverview {
  /** As JSON. */
  json(): string
  /** As tables. */
  toText(language: string): string
  /** As a drawing. */
  toSvg(language: string, width?: number | undefined | null, height?: number | undefined | null): string
}

/** What a municipality is to pay, ready to be matched with lines. */
export declare class OpenPayments {
  /** Of some plans. */
  constructor(plans: string)
  /** How many payments there are. */
  count(): number
  /** The answer for each line. */
  matchLines(lines: string, days?: number | undefined | null): string
  /** The answer for each line in words. */
  explain(lines: string, days: number | undefined | null, language: string): Array<string>
  /** The answer for each line, off the event loop. */
  matchLinesAsync(lines: string, days?: number | undefined | null, signal?: AbortSignal | undefined | null): Promise<string>
}

/** A rule book document, and what its making had to leave out or change. */
export declare class Os2BosImport {
  /** The rules. */
  document(): string
  /** Everything that was not carried as it was. */
  report(): string
  /** The report in words. */
  reportText(language: string): string
}

/** What of a rule book is asked for by its id. */
export type Part = 'law' | 'dimension' | 'effort' | 'section' | 'category' | 'activity_type' | 'provider' | 'rate' | 'approval_level'

/** The payments of cases that are due. */
export declare class PaymentBatch {
  /** As JSON. */
  json(): string
  /** The lines that finance pays out now. */
  payouts(): string
  /** Kroner to be paid. */
  total(): string
  /** The lines as columns. */
  toIpc(): Uint8Array
  /** The lines as a table of text. */
  toText(language: string, book?: RuleBook | undefined | null): string
}

/** A calendar, ready to be asked. */
export declare class PaymentCalendar {
  /** Of a calendar. */
  static of(calendar: string): PaymentCalendar
  /** Every day is payable but these. */
  static fromExcluded(days: Array<string>): PaymentCalendar
  /** Why money cannot be paid out on a day: the kind, and a weekday or a title. */
  closedOn(on: string): string
  /** Whether money can be paid out on a day. */
  isPayable(on: string): boolean
  /** The last payable day on or before a day. */
  payableOnOrBefore(on: string): string | null
  /** The first payable day on or after a day. */
  payableOnOrAfter(on: string): string | null
  /** The day that a payment is made on. */
  adjust(on: string, adjustment: string): string | null
  /** The first day that cash can be paid from. */
  earliestCashStart(today: string): string | null
  /** Whether cash can be paid from a day on. */
  cashStartAllowed(today: string, start: string): boolean
  /** The days that an export run covers. */
  dueWindow(on: string): Array<string>
}

/** Some payments as columns. */
export interface Payments {
  /** The number of the row. */
  row: Uint32Array
  /** The day each is scheduled on, in days from 1970-01-01. */
  scheduled: Int32Array
  /** The day each counts on. */
  counted: Int32Array
  /** What each is, in whole øre. */
  oere: BigInt64Array
  /** The place of its layer. */
  layer: Uint8Array
}

/** The plans of many cases, one row for each activity. */
export declare class Portfolio {
  /** Of cases on a day. */
  static fromCases(cases: Array<Case>, on: string, options: string, labels: string): Portfolio
  /** Of the income of cases on a day. */
  static incomeOfCases(cases: Array<Case>, on: string, options: string, labels: string): Portfolio
  /** Of Arrow IPC bytes. */
  static fromIpc(bytes: Uint8Array, options: string): Portfolio
  /** Of rows, one by one. */
  static fromRows(rows: string, options: string): Portfolio
  /** The rows, one by one. */
  rows(): string
  /** The same rows with another answer to what is done beyond the last known price. */
  extrapolated(extrapolation: string): Portfolio
  /** How many rows there are. */
  get length(): number
  /** The cases that something is wrong with. */
  missing(): string
  /** How many cases there are. */
  get caseCount(): number
  /** The dimensions that rows have labels of. */
  get dimensions(): Array<string>
  /** What is done beyond the last known price. */
  extrapolation(): string
  /** The rates that rows are paid at, by id. */
  rates(): string
  /** Bytes of memory: of the rows, and of what is kept for counting. */
  bytes(): Array<number>
  /** The rows as Arrow IPC bytes. */
  toIpc(): Uint8Array
  /** What the payments come to. */
  forecast(request: string): Forecast
  /** Both views at once. */
  views(months: string, by: Array<string>): Array<Forecast>
  /** The rows of some labels. */
  filter(of: string): Portfolio
  /** The same with one more dimension, `activity`. */
  byActivity(): Portfolio
  /** The portfolio as it would be. */
  with(scenario: string, books: Array<RuleBook>): Portfolio
  /** The forecast as it is, and as it would be in each scenario: the base, then each with its difference. */
  compare(scenarios: string, books: Array<RuleBook>, request: string): Comparison
  /** Why the forecast is another than that of the portfolio as it was. */
  bridgeFrom(before: Portfolio, request: string): ForecastBridge
  /** Gross, income, reimbursement and net. */
  net(book: RuleBook, request: string, extrapolation: string, cases: Array<Case>, income?: Portfolio | undefined | null): PortfolioNet
  /** What ends, the dearest to extend first. */
  expiring(from: string, until: string, rule: string): string
  /** A budget beside the forecast. */
  followUp(budget: string, on: string, before: Portfolio | undefined | null, rule: string, mostDrivers?: number | undefined | null): BudgetFollowUp
  /** All payments one by one, in chunks, handed to a function. */
  eachPayments(request: string, take: (arg: Payments) => void): void
  /** All payments as Arrow IPC bytes, with the ids of cases and activities. */
  paymentsIpc(request: string): Uint8Array
}

/** Gross, reimbursement and net of a portfolio. */
export declare class PortfolioNet {
  /** As JSON. */
  json(): string
  /** As a table. */
  toText(language: string): string
  /** The forecast. */
  gross(): Forecast
  /** What others pay. */
  income(): Forecast
  /** Schemes of which it is not known whether they are for a case, as JSON. */
  unknown(): string
  /** What the state pays back. */
  reimbursement(): Forecast
  /** What is left. */
  net(): Forecast
}

/** A preview. */
export declare class Preview {
  /** As JSON. */
  json(): string
  /** As tables; with titles where the rule book is given. */
  toText(language: string, book?: RuleBook | undefined | null): string
  /** As a drawing by month. */
  toSvg(language: string, width?: number | undefined | null, height?: number | undefined | null): string
  /** As a drawing by year. */
  toSvgByYear(language: string, width?: number | undefined | null, height?: number | undefined | null): string
}

/** A checked rule book. */
export declare class RuleBook {
  /** Reads one JSON text. */
  static fromJson(text: string): RuleBook
  /** Reads a file or a folder. */
  static load(path: string): RuleBook
  /** Checks a document. */
  static fromDocument(document: string): RuleBook
  /** Its name. */
  get id(): string
  /** Its version. */
  get version(): string
  /** The rule book as it was written. */
  document(): string
  /** A part of it; none where there is none of that id. */
  part(part: Part, id: string): string | null
  /** The ids of the sections, activity types or providers, by their numbers. */
  ids(part: Part): Array<string>
  /** The offers of an activity type under a section in a role. */
  offers(section: string, activityType: string, role: string): string
  /** The reimbursement schemes. */
  reimbursements(): string
  /** The agreements with a provider on an activity type. */
  agreements(provider: string, activityType: string): string
  /** The price agreed with a provider on an activity type, dated; null where none is. */
  agreedPrice(provider: string, activityType: string, unit?: string | undefined | null): string
  /** Places a case on the dimensions. */
  situation(facts: string): Situation
}

/** The facts of a case in their places on the dimensions of a rule book. */
export declare class Situation {
  /** The rule book that the facts were checked against. */
  book(): RuleBook
  /** The facts as they were stated. */
  facts(): string
  /** The value of a dimension on a date. */
  value(dimension: string, on: string): string
  /** The same case with one fact changed. */
  with(dimension: string, value: string): Situation
  /**
  * The decision alone, as a number, of a proposal by numbers of the rule book: 0 allowed, 1 unknown, 2
  * refused. `day` is in days from 1970-01-01. The answer has its reasons: they are read off when looked at.
  */
  decide(section: number, activityType: number, main: number, provider: number, day: number): number
  /** The reasons of such a proposal, as a set of bits. */
  reasonBits(section: number, activityType: number, main: number, provider: number, day: number): bigint
  /** The decision alone, of any proposal. */
  decision(proposal: string, on: string): string
  /** The verdict with every check. */
  check(proposal: string, on: string): string
  /** The verdict in words. */
  explain(proposal: string, on: string, language: string): string
  /** Each check in words. */
  checkTexts(proposal: string, on: string, language: string): Array<string>
  /** What could be granted instead. */
  alternatives(proposal: string, on: string): string
  /** What could be granted instead, in words. */
  explainAlternatives(proposal: string, on: string, language: string): string
  /** What to ask for. */
  questions(proposal: string, on: string): string
  /** The questions in words. */
  questionTexts(proposal: string, on: string, language: string): Array<string>
  /** The decision in words. */
  decisionText(proposal: string, on: string, language: string): string
  /** The reasons as a set of bits: the lower and the upper half. */
  reasons(proposal: string, on: string): string
  /** All that may be granted. */
  options(request: string): AvailableOptions
}

/** What stops work. */
export declare class Stop {
  /** One that has not been used. */
  constructor()
  /** Stops the work soon. */
  stop(): void
}

/** What a payment is booked on. */
export declare function account(accounts: string, offer: string | undefined | null, role: string, recipient: string, on: string): string

/** The activity of a form. */
export declare function activityOfForm(form: string, calendarText: string, today: string, changed?: string | undefined | null): string

/** The age of somebody on a day, in full years. */
export declare function ageOn(birth: string, on: string): number | null

/** The alert in words. */
export declare function alertText(value: string, language: string): string

/** The amount on a day. */
export declare function amountAt(amounts: string, on: string): string | null

/** The days without an amount around a day: the last one before it that has one, and the next. */
export declare function amountGap(amounts: string, on: string): Array<string | undefined | null> | null

/** An amount in kroner with two decimals. */
export declare function amountText(text: string, language: string): string

/** Which payments of each activity count. */
export declare function applicable(links: string): string

/** The payments after a change. */
export declare function applyChange(ledger: string, change: string): string

/** A cause in words. */
export declare function bridgeCauseText(cause: string, language: string): string

/** A calendar by its name: `denmark`, `weekends`; or one with more days: `danish_holidays`, `bank_days`. */
export declare function calendar(name: string, calendar: string): string

/** What is wrong with an activity by itself. */
export declare function checkActivity(activity: string, calendarText: string, today: string, changed?: string | undefined | null): Array<string>

/** What is wrong with the form of an activity. */
export declare function checkActivityForm(form: string, calendarText: string, today: string, changed?: string | undefined | null): Array<string>

/** Everything that is wrong with a budget by itself. */
export declare function checkBudget(budget: string): Array<string>

/** What is wrong with a calendar. */
export declare function checkCalendar(calendar: string): Array<string>

/** Answers many proposals at once. The date is `on`, or where that is none one of `days` for each row. */
export declare function checkColumns(book: RuleBook, section: Uint32Array, activityType: Uint32Array, main: Uint32Array, provider: Uint32Array, on: string | undefined | null, days: Int32Array, names: Array<string>, values: Array<BigInt64Array>): BatchResult

/** Answers many proposals at once, off the event loop. */
export declare function checkColumnsAsync(book: RuleBook, section: Uint32Array, activityType: Uint32Array, main: Uint32Array, provider: Uint32Array, on: string | undefined | null, days: Int32Array, names: Array<string>, values: Array<BigInt64Array>, signal?: AbortSignal | undefined | null): Promise<BatchResult>

/** What is wrong with a plan. */
export declare function checkPlan(plan: string): Array<string>

/** What is wrong with the form of a plan. */
export declare function checkPlanForm(form: string): Array<string>

/** What is wrong with a state. */
export declare function checkState(state: string): Array<string>

/** The claim of a case that a payment reference is of. */
export declare function claimOf(record: Case, reference: string): string | null

/** Claims as plans, to match lines with. */
export declare function claimPlans(claims: string): string

/** What a case has claimed. */
export declare function claimsOf(record: Case): string

/** Every code with its texts. */
export declare function codes(): string

/** A reference without hyphens. */
export declare function compactReference(text: string): string

/** A condition in words. */
export declare function conditionText(condition: string, book: RuleBook, language: string): string

/** How many there are. */
export declare function count(plan: string, period: string, window: string): number

/** The days that a payment covers. */
export declare function covers(plan: string, period: string, on: string): string | null

/** The day that somebody reaches an age. */
export declare function dateOfAge(birth: string, years: number): string | null

/** A day in words. */
export declare function dateText(on: string, language: string): string

/** The number of days from 1970-01-01. */
export declare function dayNumber(text: string): number

/** A warning of a decision in words. */
export declare function decisionWarningText(warning: string, language: string): string

/** Its effect on the result, in words. */
export declare function driverText(value: string, language: string): string

/** What the export run for a day picks. */
export declare function due(activities: string, calendarText: string, on: string): string

/** The months, one by one. */
export declare function eachMonth(months: string): Array<string>

/** Easter Sunday of a year. */
export declare function easter(year: number): string | null

/** The JSON Schema of events. */
export declare function eventSchema(): string

/** An event in a line of words. */
export declare function eventText(event: string, book: RuleBook, language: string): string

/** When it ends and what an extension would cost, in words. */
export declare function expiringText(value: string, language: string): string

/** The same in words. */
export declare function explainNetCost(book: RuleBook, household: string, year: number, extrapolation: string, language: string): string

/** A line of a registered invoice in words. */
export declare function explainRegistered(line: string, language: string): string

/** A settlement in words. */
export declare function explainSettlement(settlement: string, language: string): string

/** The references in a text. */
export declare function findReferences(text: string): Array<string>

/** Makes the payments what the plan says today; `how` is `changes`, `sync` or `renew`. */
export declare function followPlan(how: string, ledger: string, activity: string, today: string, horizon: string, prices: string, book?: RuleBook | undefined | null): string

/** A budget beside a forecast. */
export declare function followUp(budget: string, forecast: Forecast, options: string, baseline?: Forecast | undefined | null): BudgetFollowUp

/** What the payments come to, off the event loop. */
export declare function forecastAsync(portfolio: Portfolio, request: string, stop: Stop, listener?: ((done: number, total: number) => void) | undefined): Promise<Forecast>

/** Whole øre as an amount. */
export declare function fromOere(oere: bigint): string

/** What it would cost to run all of a year. */
export declare function fullYearCost(plan: string, year: number, prices: string, book?: RuleBook | undefined | null): string | null

/** The last day that payments are made for, where there is no end. */
export declare function horizonEnd(horizon: string, today: string): string

/** Gross, reimbursement and net of the cases of a household in a year. */
export declare function householdNetCost(cases: Array<Case>, year: number): string

/** What the cases of a household come to. */
export declare function householdOverview(cases: Array<Case>, on: string): HouseholdOverview

/** Imports a folder, fixtures or CSV files; `what` is `folder`, `fixtures` or `csv`. */
export declare function importOs2Bos(what: string, input: string, options: string): Os2BosImport

/** Whether a rule is in force on a day. */
export declare function inForce(validity: string, on: string): string

/** The payments that an expected change of individual payments starts with. */
export declare function individualPaymentsOfChange(changed: string, period: string): string

/** Whether a payment is to be paid out when its day has come. */
export declare function isPayable(activity: string, entry: string): boolean

/** An amount of kroner as it is entered: at most two decimals. */
export declare function kroner(text: string): string

/** The bounds by name, and the facts that every case may state. */
export declare function limits(): string

/** A rule book of a file or a folder, off the event loop. */
export declare function loadRuleBookAsync(path: string): Promise<RuleBook>

/** Events in words, one a line, and below each what other systems are told of it. */
export declare function log(events: string, book: RuleBook, language: string): string

/** How a line came out, in a word or two. */
export declare function matchOutcomeText(outcome: string, language: string): string

/** How a recipient is paid. */
export declare function method(recipient: string): string

/** The months from a first to a last one; the first day, and how many. */
export declare function months(first: string, last: string): string

/** The months of years. */
export declare function monthsOfYears(first: number, last: number): string

/** Gross, reimbursement and net of the cases of a household in a year. */
export declare function netCost(book: RuleBook, household: string, year: number, extrapolation: string): string

/** Does nothing: what crossing the border costs at the least, for the benches. */
export declare function nothing(): void

/** A number with separators between thousands. */
export declare function numberText(text: string, language: string): string

/** What a municipality is to pay, made ready off the event loop. */
export declare function openPaymentsAsync(plans: string, signal?: AbortSignal | undefined | null): Promise<OpenPayments>

/** The payments of a granted activity, as they are matched; none where nothing may be paid. */
export declare function openPlan(book: RuleBook, activity: string, ledger: string): string | null

/** Reads an amount and gives it back. */
export declare function parseAmount(text: string): string

/** A reference as people type it. */
export declare function parseReference(text: string): string

/** A pause in words. */
export declare function pauseText(pause: string, language: string): string

/** The payments once one of them is paid. */
export declare function pay(ledger: string, status: string, on: string, paid: string): string

/** What is to be done with a payment, in a word or two. */
export declare function paymentActionText(action: string, language: string): string

/** The payments of many cases that are due in the run of a day. */
export declare function paymentBatch(cases: Array<Case>, calendarText: string, on: string): PaymentBatch

/** What a payment is. */
export declare function paymentOn(plan: string, period: string, on: string, prices: string, book?: RuleBook | undefined | null): string

/** The reference of a payment. */
export declare function paymentReference(plan: string, on: string): string

/** The payments of a plan within a window. */
export declare function payments(plan: string, period: string, window: string, prices: string, book?: RuleBook | undefined | null): string

/** A period that is one. */
export declare function period(start: string, end?: string | undefined | null): string

/** Whether a day is one of a period. */
export declare function periodContains(period: string, on: string): boolean

/** How many days a period has; none where it is open. */
export declare function periodDays(period: string): number | null

/** The days that two periods both have. */
export declare function periodIntersect(one: string, other: string): string

/** 1 January to 31 December. */
export declare function periodOfYear(year: number): string

/** The plan of a form. */
export declare function planOfForm(form: string): string

/** What activities come to, each and together, with money beside their payments. */
export declare function planOverview(activities: string, beside: string): string

/** A portfolio of Arrow IPC bytes, off the event loop. */
export declare function portfolioFromIpcAsync(bytes: Uint8Array, options: string): Promise<Portfolio>

/** What it would cost to grant some drafts, beside what is there. */
export declare function preview(book: RuleBook, existing: string, drafts: string, on: string, options: string): Preview

/** `base` × `vat_factor` / 100, rounded once. */
export declare function price(base: string, vatFactor: string): string

/** The change of a price; none where both are the same. */
export declare function priceChange(source: string, before: string, after: string, known: string): string | null

/** A change of price in words. */
export declare function priceChangeText(change: string, language: string): string

/** The price of a payment on a day. */
export declare function priceOn(price: string, on: string, prices: string, book?: RuleBook | undefined | null): string

/** What looks odd about a recipient, though it is no reason to refuse. */
export declare function recipientWarning(recipient: string): Array<string>

/** How many days there are. */
export declare function recurrenceCount(recurs: string, window: string): number

/** The days of a plan within a window. */
export declare function recurrenceDates(recurs: string, window: string): Array<string>

/** The last day on or before a day. */
export declare function recurrenceLast(recurs: string, on: string): string | null

/** The first day on or after a day. */
export declare function recurrenceNext(recurs: string, on: string): string | null

/** The day of a number, from 0. */
export declare function recurrenceNth(recurs: string, number: number): string | null

/** The text without what is written like a personal number. */
export declare function redact(text: string): string

/** The day of a reference. */
export declare function referenceDate(text: string): string

/** Whether a reference is of a payment of a plan. */
export declare function referenceIsOf(text: string, plan: string): boolean

/** Two decimals, half away from zero. */
export declare function round(text: string): string

/** The JSON Schema of the rule book format. */
export declare function ruleBookSchema(): string

/** The amounts with one set for some days. */
export declare function setAmount(amounts: string, validity: string, value: string): string

/** What a change of price means for the payments of one plan. */
export declare function settle(activity: string, ledger: string, earlier: string, cause: string, today: string, horizon: string, prices: string, book?: RuleBook | undefined | null): string

/** What a settlement comes to by account. */
export declare function settlementByAccount(settlement: string): string

/** Whether a settlement pays or claims. */
export declare function settlementKind(settlement: string): string

/** A day in few letters. */
export declare function shortDateText(on: string, language: string): string

/** The sum, with at least two decimals. */
export declare function sum(amounts: Array<string>): string

/** A rounded amount as whole øre. */
export declare function toOere(text: string): bigint

/** What they come to. */
export declare function total(plan: string, period: string, window: string, prices: string, book?: RuleBook | undefined | null): string

/** The sums of payments, as they count. */
export declare function totals(ledger: string): string

/** The days that no payment covers. */
export declare function unpaidDays(activity: string): string

/** The validity that covers exactly the days of a period. */
export declare function validityCovering(period: string): string

/** The days that two validities both have. */
export declare function validityIntersect(one: string, other: string): string

/** The last day in force. */
export declare function validityLastDay(validity: string): string | null

/** Why a payment is withheld, in words. */
export declare function withheldReasonText(reason: string, language: string): string
