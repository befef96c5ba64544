/* Generated from rust/ by scripts/build-native.mjs. */

/** A case. */
export declare class Case {
  /** A case that nothing has happened to yet. */
  static blank(book: RuleBook, id: string): Case
  /** An open case with its facts. */
  static open(book: RuleBook, id: string, facts: string): Case
  /** A case from the state that a host kept. */
  static fromState(book: RuleBook, state: string): Case
  /** The case after these events. */
  static replay(book: RuleBook, events: string): Case
  /** The case as it was known on a day. */
  asOf(on: string): Case
  /** The same case under another version of its rule book. */
  under(book: RuleBook): Case
  /** The same case, its payments made otherwise. */
  withOptions(settings: string): Case
  /** Lets events happen. */
  apply(event: string): void
  /** What a command would lead to. */
  decide(command: string, stamp: string): string
  /** Decides a command and lets its events happen. */
  take(command: string, stamp: string): string
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
  placement(): Placement
  /** The facts as they are on a day, in their places. */
  placementOn(on: string): Placement
  /** The facts as they are on a day. */
  factsOn(on: string): string
  /** The facts that the rule book does not know, or not so. */
  unplaced(): string
  /** What is drafted, foreseen and granted so far. */
  activities(): string
  /** The verdict on a proposal. */
  check(proposal: string, on: string): string
  /** All that may be granted. */
  options(request: string): Options
  /** What it would cost to grant drafts. */
  preview(drafts: string, on: string, options: string): Preview
  /** What granting would lead to. */
  previewGrant(grant: string, stamp: string): string
  /** What the case comes to. */
  overview(on: string): CaseOverview
  /** What the case costs this municipality. */
  costs(): string
  /** Gross, refund and net of a year. */
  netCost(year: number): string
  /** Gross, refund and net of a year, in words. */
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

/** All that may be granted. */
export declare class Options {
  /** The case that they are for. */
  placement(): Placement
  /** The options as JSON. */
  json(): string
  /** What to ask for. */
  questions(): string
  /** The options as a tree. */
  toText(language: string): string
}

/** What of a rule book is asked for by its id. */
export type Part = 'law' | 'dimension' | 'effort' | 'section' | 'category' | 'activity_type' | 'provider' | 'rate' | 'approval_level'

/** The facts of a case in their places on the dimensions of a rule book. */
export declare class Placement {
  /** The rule book that the facts were checked against. */
  book(): RuleBook
  /** The facts as they were stated. */
  facts(): string
  /** The value of a dimension on a date. */
  value(dimension: string, on: string): string
  /** The same case with one fact changed. */
  with(dimension: string, value: string): Placement
  /**
  * The decision alone, as a number, of a proposal by numbers of the rule book: 0 allowed, 1 unknown, 2
  * refused. `day` is in days from 1970-01-01. The answer has its reasons: they are read off when looked at.
  */
  decide(section: number, activityType: number, main: number, provider: number, day: number): number
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
  /** The reasons as a set of bits: the lower and the upper half. */
  reasons(proposal: string, on: string): string
  /** All that may be granted. */
  options(request: string): Options
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
  /** The refund schemes. */
  refunds(): string
  /** The agreements with a provider on an activity type. */
  agreements(provider: string, activityType: string): string
  /** Places a case on the dimensions. */
  place(facts: string): Placement
}

/** The age of somebody on a day, in full years. */
export declare function ageOn(birth: string, on: string): number | null

/** The day that somebody reaches an age. */
export declare function dateOfAge(birth: string, years: number): string | null

/** The number of days from 1970-01-01. */
export declare function dayNumber(text: string): number

/** Easter Sunday of a year. */
export declare function easter(year: number): string | null

/** Whole øre as an amount. */
export declare function fromOere(oere: bigint): string

/** Gross, refund and net of the cases of a household in a year. */
export declare function householdNetCost(cases: Array<Case>, year: number): string

/** What the cases of a household come to. */
export declare function householdOverview(cases: Array<Case>, on: string): string

/** Events in words, one a line, and below each what other systems are told of it. */
export declare function log(events: string, book: RuleBook, language: string): string

/** Reads an amount and gives it back. */
export declare function parseAmount(text: string): string

/** What it would cost to grant some drafts, beside what is there. */
export declare function preview(book: RuleBook, existing: string, drafts: string, on: string, options: string): Preview

/** `base` × `vat_factor` / 100, rounded once. */
export declare function price(base: string, vatFactor: string): string

/** Two decimals, half away from zero. */
export declare function round(text: string): string

/** The JSON Schema of the rule book format. */
export declare function ruleBookSchema(): string

/** The sum, with at least two decimals. */
export declare function sum(amounts: Array<string>): string

/** A rounded amount as whole øre. */
export declare function toOere(text: string): bigint
