/** The payments that are due in a run, and the claims of cases. */
import type { Calendar } from "./calendar";
import type { Case } from "./case";
import { ask } from "./errors";
import { answer, given, Lazy } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { DateText, DecimalText, Language } from "./types/basics";
import type { PaymentBatchData } from "./types/case";
import type { Claim, PaymentLine } from "./types/generated/case";
import type { OpenPlan } from "./types/generated/plan";

/**
 * The payments that a run for a day pays, orders, or waits for: all that are due and not reported paid. A batch is an
 * answer and changes nothing: a payment is in each batch until it is reported paid.
 *
 * @example
 * import { Calendar, Case, PaymentBatch, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const batch = PaymentBatch.of([Case.open(book, "7", { target_group: "family" })], Calendar.denmark(), "2026-01-30");
 * batch.through; // "2026-02-02"
 * batch.lines.length + batch.payouts().length; // 0
 * batch.total; // "0"
 * batch.toText("en", book).includes("Nothing is due"); // true
 * batch.toIpc().length > 0; // true
 */
export class PaymentBatch {
  readonly #native: Native.PaymentBatch;
  readonly #json: Lazy<string>;
  readonly #data: Lazy<PaymentBatchData>;

  private constructor(native: Native.PaymentBatch) {
    this.#native = native;
    this.#json = new Lazy(() => ask(() => native.json()));
    this.#data = new Lazy(() => answer<PaymentBatchData>(this.#json.value));
  }

  /**
   * The payments of many cases that are due in the run of a day.
   *
   * @throws {DateError} `export-date-not-payable`, `no-payable-day`. @throws {CaseError} `duplicate-case`.
   */
  static of(cases: readonly Case[], calendar: Calendar, on: DateText): PaymentBatch {
    return new PaymentBatch(ask(() => native.paymentBatch(cases.map((one) => one.native), given(calendar), on)));
  }

  /** The lines that finance pays out now: cash to a person, of a known price, above 0. */
  payouts(): readonly PaymentLine[] {
    return answer(ask(() => this.#native.payouts()));
  }

  /** The lines as Arrow IPC bytes: `tableFromIPC` of `apache-arrow` reads them. */
  toIpc(): Uint8Array {
    return ask(() => this.#native.toIpc());
  }

  /** The lines as a table of text; with the titles of the rule book where it is given. */
  toText(lang: Language = "da", book?: RuleBook): string {
    return ask(() => this.#native.toText(lang, book?.native));
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return this.#json.value;
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }

  /** The day of the run. */
  get on(): PaymentBatchData["on"] { return this.#data.value.on; }
  /** The last day that it pays for. */
  get through(): PaymentBatchData["through"] { return this.#data.value.through; }
  /** The lines: case by case in the order given, each by date. */
  get lines(): PaymentBatchData["lines"] { return this.#data.value.lines; }
  /** Kroner to be paid, of the lines that are not held. */
  get total(): DecimalText { return this.#native.total() as DecimalText; }
}

/**
 * Claims of one case or of many as plans, to match lines of a bank account with, by their references.
 *
 * @example
 * import { claimPlans, matchLines } from "bevilling";
 * matchLines(claimPlans([]), []).length; // 0
 */
export function claimPlans(claims: readonly Claim[]): readonly OpenPlan[] {
  return answer(ask(() => native.claimPlans(given(claims))));
}
