/** The cost of the cases of a household. */
import type { Case } from "./case";
import { ask } from "./errors";
import { answer, Lazy } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { DateText, Language, Size } from "./types/basics";
import type { HouseholdOverviewData } from "./types/case";
import type { NetCost } from "./types/generated/plan";

/**
 * The cost of the cases of a household (husstand).
 *
 * @example
 * import { Case, HouseholdOverview, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const siblings = ["7", "8"].map((id) => Case.open(book, id, { target_group: "family" }));
 * const overview = HouseholdOverview.of(siblings, "2026-02-01");
 * overview.granted.all; // "0.00"
 * overview.toText("en") !== ""; // true
 * overview.toSvg("en").startsWith("<svg"); // true
 */
export class HouseholdOverview {
  readonly #native: Native.HouseholdOverview;
  readonly #json: Lazy<string>;
  readonly #data: Lazy<HouseholdOverviewData>;

  private constructor(native: Native.HouseholdOverview) {
    this.#native = native;
    this.#json = new Lazy(() => ask(() => native.json()));
    this.#data = new Lazy(() => answer<HouseholdOverviewData>(this.#json.value));
  }

  /** The overview of the cases of a household. @throws {PlanError} `amount-too-large`. @throws {CaseError} `duplicate-case`. */
  static of(cases: readonly Case[], on: DateText): HouseholdOverview {
    return new HouseholdOverview(ask(() => native.householdOverview(cases.map((one) => one.native), on)));
  }

  /** The overview as tables of text. */
  toText(lang: Language = "da"): string {
    return ask(() => this.#native.toText(lang));
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
  get on(): HouseholdOverviewData["on"] { return this.#data.value.on; }
  /** Last year, this year and next year. */
  get years(): HouseholdOverviewData["years"] { return this.#data.value.years; }
  /** The months of these years. */
  get months(): HouseholdOverviewData["months"] { return this.#data.value.months; }
  /** What is granted. */
  get granted(): HouseholdOverviewData["granted"] { return this.#data.value.granted; }
  /** What is granted and expected. */
  get expected(): HouseholdOverviewData["expected"] { return this.#data.value.expected; }
  /** What has been paid. */
  get paid(): HouseholdOverviewData["paid"] { return this.#data.value.paid; }
  /** What income amounts to; none where there is none. */
  get income(): HouseholdOverviewData["income"] { return this.#data.value.income; }
  /** The cases, each with its id. */
  get cases(): HouseholdOverviewData["cases"] { return this.#data.value.cases; }
  /** Gross, reimbursement and net this year, if it can be computed. */
  get net(): HouseholdOverviewData["net"] { return this.#data.value.net; }
}

/**
 * Gross, reimbursement and net of the cases of a household in a year, pooled where the reimbursement scheme says so.
 *
 * @throws {ReimbursementError} why it cannot be computed.
 * @example
 * import { Case, householdNetCost, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const siblings = ["7", "8"].map((id) => Case.open(book, id, { target_group: "family" }));
 * householdNetCost(siblings, 2026).total.gross; // "0.00"
 */
export function householdNetCost(cases: readonly Case[], year: number): NetCost {
  return answer(ask(() => native.householdNetCost(cases.map((one) => one.native), year)));
}
