/** Errors: every refusal of the core, as data. */
import { redact } from "./privacy";
import type { Language } from "./types/basics";
import type { Verdict } from "./types/decide";

/** One thing that is wrong with an input: what, where, and what was probably meant. */
export interface Fault {
  /** The stable code, such as `unknown-key`. Unique within an {@link BevillingError.area | area}. */
  readonly code: string;
  /** Where in the input, as a JSON pointer: `/drafts/0/plan/schedule/price/rate`. */
  readonly path: string;
  /** What is wrong, in English. */
  readonly message: string;
  /** The values that the message names. */
  readonly values: Readonly<Record<string, string>>;
  /** The name that was probably meant. */
  readonly suggestion?: string;
  /** The file, where the input was several. */
  readonly file?: string;
  /** The line in it, from 1. */
  readonly line?: number;
  /** The column in characters, from 1. */
  readonly column?: number;
}

/** Faults that are an answer, and in words. */
export interface Faults extends ReadonlyArray<Fault> {
  /** All of them in words, a line each. */
  text(lang?: Language): string;
}

/**
 * What every refusal is: an `Error` with all that is wrong, as data.
 *
 * @example
 * import { BevillingError, RuleBook } from "bevilling";
 * try {
 *   RuleBook.fromJson('{"id": "example"}');
 * } catch (error) {
 *   if (!(error instanceof BevillingError)) throw error;
 *   for (const fault of error.faults) console.log(fault.code, fault.path, fault.suggestion);
 *   console.log(error.text("da"));
 * }
 */
export class BevillingError extends Error {
  override readonly name: string = "BevillingError";
  /** The catalogue that the codes are of, such as `PlanFault`. */
  readonly area: string;
  /** All that is wrong, in the order it was found. */
  readonly faults: readonly Fault[];
  readonly #texts: Readonly<Record<Language, string>>;
  readonly #json: string;

  /** @internal */
  constructor(told: Told) {
    super(told.message);
    this.area = told.area;
    this.faults = told.faults;
    this.#texts = told.texts;
    this.#json = told.json;
  }

  /** The code of the first fault. */
  get code(): string {
    return this.faults[0]?.code ?? "";
  }

  /** The place of the first fault. */
  get path(): string {
    return this.faults[0]?.path ?? "";
  }

  /** All that is wrong in words, a line each. */
  text(lang: Language = "da"): string {
    return this.#texts[lang];
  }

  /** The core's JSON of it. */
  toJson(): string {
    return this.#json;
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.#json);
  }
}

/** @internal */
export interface Told {
  readonly area: string;
  readonly json: string;
  readonly message: string;
  readonly texts: Readonly<Record<Language, string>>;
  readonly faults: readonly Fault[];
  readonly verdicts?: readonly Verdict[];
}

/** Input that is not of the form it should have: an unknown key, a number for an amount, a `Date` for a day. */
export class InputError extends BevillingError {
  override readonly name = "InputError";

  /** @internal */
  constructor(code: string, path: string, message: string);
  /** @internal */
  constructor(told: Told);
  constructor(codeOrTold: string | Told, path = "", message = "") {
    super(typeof codeOrTold === "string" ? inputFault(codeOrTold, path, message) : codeOrTold);
  }
}

function inputFault(code: string, where: string, what: string): Told {
  const [path, message] = [redact(where), redact(what)];
  const text = `${path || "/"}: ${message} [${code}]`;
  const faults = [{ code, path, message, values: {} }];
  return { area: "Input", json: JSON.stringify(faults), message: text, texts: { da: text, en: text }, faults };
}

/** What is wrong with a rule book; the codes are those of `RuleBookFault`. */
export class RuleBookError extends BevillingError {
  override readonly name = "RuleBookError";
}

/** What is wrong with facts; the codes are those of `FactFault`. */
export class FactError extends BevillingError {
  override readonly name = "FactError";
}

/** What is wrong with columns of queries; the codes are those of `ColumnFault`. */
export class ColumnError extends BevillingError {
  override readonly name = "ColumnError";
}

/** What is wrong with a date; the codes are those of `DateFault`. */
export class DateError extends BevillingError {
  override readonly name = "DateError";
}

/** What is wrong with an amount; the codes are those of `MoneyFault`. */
export class MoneyError extends BevillingError {
  override readonly name = "MoneyError";
}

/** What is wrong with plans, activities and prices; the codes are those of `PlanFault`. */
export class PlanError extends BevillingError {
  override readonly name = "PlanError";
}

/** What is wrong with a payment reference; the codes are those of `ReferenceFault`. */
export class PaymentReferenceError extends BevillingError {
  override readonly name = "PaymentReferenceError";
}

/** Why a reimbursement cannot be computed; the codes are those of `ReimbursementFault`. */
export class ReimbursementError extends BevillingError {
  override readonly name = "ReimbursementError";
}

/** What is wrong with the events of a case; the codes are those of `CaseFault`. */
export class CaseError extends BevillingError {
  override readonly name = "CaseError";
}

/** What is wrong with a forecast, a budget or a scenario; the codes are those of `ForecastFault`. */
export class ForecastError extends BevillingError {
  override readonly name = "ForecastError";
}

/** What is wrong with the rows of a portfolio; the codes are those of `PortfolioFault`. */
export class PortfolioError extends BevillingError {
  override readonly name = "PortfolioError";
}

/** What is wrong with files of OS2bos; the codes are those of `Os2bosFault`. */
export class Os2bosError extends BevillingError {
  override readonly name = "Os2bosError";
}

/**
 * Why a case refuses a command: everything that is missing, and the verdicts of the rule book that say no. The
 * codes are those of `CaseFault`, `PlanFault` and `FactFault`.
 *
 * Where another has been quicker, {@link CommandRefused.isConflict} holds: read the case again, and ask again.
 */
export class CommandRefused extends BevillingError {
  override readonly name = "CommandRefused";
  /** The verdicts on activities that the rule book does not allow, with every check. */
  readonly verdicts: readonly Verdict[];

  /** @internal */
  constructor(told: Told) {
    super(told);
    this.verdicts = told.verdicts ?? [];
  }

  /** Whether the case has moved on since the host read it: the code is `case-has-moved-on`. */
  get isConflict(): boolean {
    return this.faults.some((fault) => fault.code === "case-has-moved-on");
  }
}

const AREAS: Readonly<Record<string, new (told: Told) => BevillingError>> = {
  Input: InputError,
  RuleBookFault: RuleBookError,
  FactFault: FactError,
  ColumnFault: ColumnError,
  DateFault: DateError,
  MoneyFault: MoneyError,
  PlanFault: PlanError,
  ReferenceFault: PaymentReferenceError,
  ReimbursementFault: ReimbursementError,
  CaseFault: CaseError,
  ForecastFault: ForecastError,
  PortfolioFault: PortfolioError,
  Os2bosFault: Os2bosError,
  CommandRefused,
};

const MARK = "bevilling:";

/** What the native module threw, as an error of ours. @internal */
export function told(error: unknown, verdicts?: (json: readonly unknown[]) => readonly Verdict[]): unknown {
  if (!(error instanceof Error) || !error.message.startsWith(MARK)) return error;
  const [area, json, message, da, en] = JSON.parse(error.message.slice(MARK.length)) as [
    string, string, string, string, string,
  ];
  const data = JSON.parse(json) as Fault[] | { faults: Fault[]; verdicts: unknown[] };
  const Class = AREAS[area] ?? BevillingError;
  const faults = Array.isArray(data) ? data : data.faults;
  const more = Array.isArray(data) || verdicts === undefined ? {} : { verdicts: verdicts(data.verdicts) };
  return new Class({ area, json, message, texts: { da, en }, faults, ...more });
}

/** Calls the native module; what it refuses becomes an error of ours. @internal */
export function ask<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw told(error);
  }
}
