/** The cost of a case. */
import { ask } from "./errors";
import type { Fault } from "./errors";
import { answer, Lazy } from "./json";
import type { Native } from "./native";
import type { Language, Size } from "./types/basics";
import type { CaseOverviewData } from "./types/case";
import type { IncomeFigures } from "./types/generated/case";

/**
 * The cost of a case: granted, expected, paid; by month, last, this and next year; what comes next.
 *
 * @example
 * import { Case, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const overview = Case.open(book, "7", { target_group: "family" }).overview("2026-02-01");
 * overview.granted.all; // "0.00"
 * overview.toText("en") !== ""; // true
 * overview.toSvg("en").startsWith("<svg"); // true
 * overview.warnings.length; // 0
 */
export class CaseOverview {
  readonly #native: Native.CaseOverview;
  readonly #json: Lazy<string>;
  readonly #data: Lazy<CaseOverviewData>;

  /** @internal */
  constructor(native: Native.CaseOverview) {
    this.#native = native;
    this.#json = new Lazy(() => ask(() => native.json()));
    this.#data = new Lazy(() => answer<CaseOverviewData>(this.#json.value));
  }

  /** The overview as tables of text, with the titles of the rule book or by ids alone. */
  toText(lang: Language = "da", titles = true): string {
    return ask(() => this.#native.toText(lang, titles));
  }

  /** The overview as a drawing. */
  toSvg(lang: Language = "da", size: Size = {}): string {
    return ask(() => this.#native.toSvg(lang, size.width, size.height));
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
  get on(): CaseOverviewData["on"] { return this.#data.value.on; }
  /** Last year, this year and next year. */
  get years(): CaseOverviewData["years"] { return this.#data.value.years; }
  /** The months of these years: what `CostSummary.byMonth` is by. */
  get months(): CaseOverviewData["months"] { return this.#data.value.months; }
  /** How far the case has come. */
  get status(): CaseOverviewData["status"] { return this.#data.value.status; }
  /** What is granted; expected changes are ignored. */
  get granted(): CaseOverviewData["granted"] { return this.#data.value.granted; }
  /** What is granted and expected, where changes have replaced what they change. */
  get expected(): CaseOverviewData["expected"] { return this.#data.value.expected; }
  /** What has been paid. */
  get paid(): CaseOverviewData["paid"] { return this.#data.value.paid; }
  /** The appropriations. */
  get appropriations(): CaseOverviewData["appropriations"] { return this.#data.value.appropriations; }
  /** What income amounts to; none where there is none. */
  get income(): CaseOverviewData["income"] { return this.#data.value.income; }
  /** Each income. */
  get incomes(): readonly IncomeFigures[] { return this.#data.value.incomes ?? []; }
  /** What ends within three months, soonest first. */
  get expiring(): CaseOverviewData["expiring"] { return this.#data.value.expiring; }
  /** Gross, reimbursement and net this year, if it can be computed. */
  get net(): CaseOverviewData["net"] { return this.#data.value.net; }
  /** Why prices are not known as far ahead as the sums go; those payments count at the last known price. */
  get warnings(): readonly Fault[] { return this.#data.value.warnings ?? []; }
}
