/** Forecasts, and budgets beside them. */
import { ask } from "./errors";
import { answer, given, Lazy, listed } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { Faults } from "./errors";
import type { DecimalText, Language, MonthText, Size } from "./types/basics";
import type { FollowUpOptions, ForecastData, Months as MonthsData } from "./types/forecast";
import type { Budget, BudgetFollowUpData, ForecastLayer, LineFollowUp } from "./types/generated/forecast";

/** All layers, the most certain first: the order of the layers of figures. */
export const FORECAST_LAYERS: readonly ForecastLayer[] = ["paid", "granted", "expected", "statistical"];

/** Months beside each other, the last included. */
export type Months = MonthsData;

/**
 * Makes months.
 *
 * @example
 * import { Months } from "bevilling";
 * Months.of("2026-01", "2026-03").to; // "2026-03"
 * Months.each(Months.ofYear(2026)).length; // 12
 * Months.ofYears(2026, 2027).to; // "2027-12"
 */
export const Months = {
  /** From a first to a last one. @throws {ForecastError} `month-out-of-range`, and where the last is before the first. */
  of: (from: MonthText, to: MonthText): Months => answer(ask(() => native.months(from, to))),
  /** Those of a year. */
  ofYear: (year: number): Months => answer(ask(() => native.monthsOfYears(year, year))),
  /** Those of years, the last included. */
  ofYears: (first: number, last: number): Months => answer(ask(() => native.monthsOfYears(first, last))),
  /** One by one. */
  each: (months: Months): readonly MonthText[] => ask(() => native.eachMonth(given(months))) as MonthText[],
} as const;

/**
 * What is paid, granted and foreseen, by month, group and layer. Figures are whole øre in columns, and exact amounts
 * as text.
 *
 * @example
 * import { Forecast, Months } from "bevilling";
 * const figures = BigInt64Array.from([0n, 0n, 100n, 250n, 0n, 0n, 0n, 0n]); // each layer, two months
 * const forecast = Forecast.fromOere(Months.of("2026-01", "2026-02"), ["section"], [["BL-46"]], figures);
 * forecast.total; // "3.50"
 * forecast.layer("granted"); // "3.50"
 * forecast.month("2026-01"); // "1.00"
 * forecast.year(2026); // "3.50"
 * forecast.allOere().length; // 8
 * forecast.oere(["BL-46"], "granted")?.[1] ?? 0n; // 250n
 * forecast.of("section", "BL-46").regrouped([]).by.length; // 0
 * forecast.within(Months.ofYear(2027)) === undefined; // true
 * forecast.plus(forecast).minus(forecast).total; // "3.50"
 * forecast.nearestDimension("secton") ?? ""; // "section"
 * forecast.toIpc().length > 0; // true
 * forecast.toText("en") !== ""; // true
 * forecast.toSvg("en").startsWith("<svg"); // true
 * forecast.toSvgHeat("section", "en").startsWith("<svg"); // true
 */
export class Forecast {
  /** @internal */
  readonly native: Native.Forecast;
  readonly #json: Lazy<string>;
  readonly #data: Lazy<ForecastData>;

  /** @internal */
  constructor(native: Native.Forecast) {
    this.native = native;
    this.#json = new Lazy(() => ask(() => native.json()));
    this.#data = new Lazy(() => answer<ForecastData>(this.#json.value));
  }

  /**
   * Of figures in øre: for each group, for each layer in the order of {@link FORECAST_LAYERS}, one for each month.
   *
   * @throws {ForecastError} `figures-misshapen`, `group-repeated`, `dimension-repeated`, `sum-too-large`.
   */
  static fromOere(
    months: Months, by: readonly string[], groups: readonly (readonly string[])[], oere: BigInt64Array,
  ): Forecast {
    return new Forecast(ask(() => native.Forecast.fromOere(given(months), [...by], groups.map((one) => [...one]), oere)));
  }

  /** The months. */
  get months(): ForecastData["months"] { return this.#data.value.months; }
  /** The dimensions that the groups are by. */
  get by(): ForecastData["by"] { return this.#data.value.by; }
  /** Each layer in kroner. */
  get layers(): ForecastData["layers"] { return this.#data.value.layers; }
  /** The groups in order, with their figures as exact text. */
  get groups(): ForecastData["groups"] { return this.#data.value.groups; }

  /** The cases that are not counted, since something is wrong with them; `Portfolio.missing` says what. */
  get missing(): readonly string[] { return this.#data.value.missing ?? []; }

  /** Everything together, in kroner. */
  get total(): DecimalText {
    return this.native.total() as DecimalText;
  }

  /** All of one layer, in kroner. */
  layer(layer: ForecastLayer): DecimalText {
    return ask(() => this.native.layer(layer)) as DecimalText;
  }

  /** All of one month, in kroner. */
  month(month: MonthText): DecimalText {
    return ask(() => this.native.month(month)) as DecimalText;
  }

  /** All of one year, in kroner. */
  year(year: number): DecimalText {
    return this.native.year(year) as DecimalText;
  }

  /** All figures in øre: by group, then layer, then month. */
  allOere(): BigInt64Array {
    return this.native.allOere();
  }

  /** The figures of a group and a layer in øre, one for each month; undefined where there is no such group. */
  oere(group: readonly string[], layer: ForecastLayer): BigInt64Array | undefined {
    return ask(() => this.native.oere([...group], layer)) ?? undefined;
  }

  /** The same by fewer dimensions, or in another order. @throws {ForecastError} `unknown-dimension`. */
  regrouped(by: readonly string[]): Forecast {
    return new Forecast(ask(() => this.native.regrouped([...by])));
  }

  /** The groups with a label of a dimension. @throws {ForecastError} `unknown-dimension`. */
  of(dimension: string, label: string): Forecast {
    return new Forecast(ask(() => this.native.of(dimension, label)));
  }

  /** The months that are also among others; undefined where there is no such month. */
  within(months: Months): Forecast | undefined {
    const found = ask(() => this.native.within(given(months)));
    return found === null ? undefined : new Forecast(found);
  }

  /** This forecast and another together. @throws {ForecastError} `months-differ`, `dimensions-differ`. */
  plus(other: Forecast): Forecast {
    return new Forecast(ask(() => this.native.plus(other.native)));
  }

  /** What this forecast has more than another. @throws {ForecastError} `months-differ`, `dimensions-differ`. */
  minus(other: Forecast): Forecast {
    return new Forecast(ask(() => this.native.minus(other.native)));
  }

  /** The dimension nearest to a misspelt name; undefined where none is near. */
  nearestDimension(name: string): string | undefined {
    return this.native.nearestDimension(name) ?? undefined;
  }

  /** The figures as Arrow IPC bytes: `tableFromIPC` of `apache-arrow` reads them. */
  toIpc(): Uint8Array {
    return ask(() => this.native.toIpc());
  }

  /** The forecast as tables of text; with the titles of the rule book where it is given. */
  toText(lang: Language = "da", book?: RuleBook): string {
    return ask(() => this.native.toText(lang, book?.native));
  }

  /** The forecast month by month as a drawing. */
  toSvg(lang: Language = "da", size: Size = {}): string {
    return ask(() => this.native.toSvg(lang, size.width, size.height));
  }

  /** What the groups of a dimension cost in each month, as a drawing; with the titles of a rule book, where it is given. */
  toSvgHeat(dimension: string, lang: Language = "da", size: Size = {}, book?: RuleBook): string {
    return ask(() => this.native.toSvgHeat(dimension, book?.native, lang, size.width, size.height));
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return this.#json.value;
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }
}

/**
 * Everything that is wrong with a budget by itself.
 *
 * @example
 * import { checkBudget } from "bevilling";
 * checkBudget({ year: 2026, lines: [{ id: "a", amount: { months: ["1"] } }] })[0]?.code ?? ""; // "budget-months-not-twelve"
 */
export function checkBudget(budget: Budget): Faults {
  return listed(ask(() => native.checkBudget(given(budget))));
}

/**
 * A budget beside a forecast that covers its year and is by all its dimensions. Of a portfolio,
 * {@link Portfolio.followUp} knows the drivers too.
 *
 * @throws {ForecastError} what is wrong with the budget; `months-missing`, `unknown-dimension`, `budget-lines-overlap`.
 * @example
 * import { followUp, Forecast, Months } from "bevilling";
 * const figures = new BigInt64Array(48); // one group: four layers of twelve months
 * figures[4] = 900_000_00n; // paid in May
 * const forecast = Forecast.fromOere(Months.ofYear(2026), ["section"], [["BL-46"]], figures);
 * const budget = { year: 2026, lines: [{ id: "placements", of: { section: ["BL-46"] }, amount: { year: "1000000" } }] } as const;
 * followUp(budget, forecast, { on: "2026-06-01" }).total.status.remaining; // "100000.00"
 */
export function followUp(budget: Budget, forecast: Forecast, options: FollowUpOptions, baseline?: Forecast): BudgetFollowUp {
  return new BudgetFollowUp(ask(() => native.followUp(given(budget), forecast.native, given(options), baseline?.native)));
}

/**
 * A budget beside a forecast: line by line, what no line is for, and all together.
 *
 * @example
 * import { Portfolio } from "bevilling";
 * const budget = { year: 2026, lines: [{ id: "all", amount: { year: "1000" } }] } as const;
 * const found = Portfolio.fromRows([]).followUp(budget, "2026-05-01");
 * found.name(found.total, "en"); // "All"
 * found.toText("en") !== ""; // true
 * found.toSvg("en").startsWith("<svg"); // true
 * found.toSvgCumulative("en", { width: 700, height: 300 }, found.lines[0]).startsWith("<svg"); // true
 */
export class BudgetFollowUp {
  readonly #native: Native.BudgetFollowUp;
  readonly #json: Lazy<string>;
  readonly #data: Lazy<BudgetFollowUpData>;

  /** @internal */
  constructor(native: Native.BudgetFollowUp) {
    this.#native = native;
    this.#json = new Lazy(() => ask(() => native.json()));
    this.#data = new Lazy(() => answer<BudgetFollowUpData>(this.#json.value));
  }

  /** The year. */
  get year(): number { return this.#data.value.year; }
  /** The day it is asked on. */
  get on(): BudgetFollowUpData["on"] { return this.#data.value.on; }
  /** The lines, in the order of the budget. */
  get lines(): BudgetFollowUpData["lines"] { return this.#data.value.lines; }
  /** The cost that no line is for, where there is such cost. */
  get unbudgeted(): BudgetFollowUpData["unbudgeted"] { return this.#data.value.unbudgeted; }
  /** All lines, and what no line is for: exactly the forecast. */
  get total(): BudgetFollowUpData["total"] { return this.#data.value.total; }
  /** The cases that are not counted, since something is wrong with them. */
  get missing(): readonly string[] { return this.#data.value.missing ?? []; }

  #place(line: LineFollowUp): number {
    const place = [...this.lines, ...(this.unbudgeted ? [this.unbudgeted] : [])].indexOf(line);
    return place < 0 ? this.lines.length + (this.unbudgeted ? 1 : 0) : place;
  }

  /** The follow-up as tables of text. */
  toText(lang: Language = "da"): string {
    return ask(() => this.#native.toText(lang));
  }

  /** What a line of it is called. */
  name(line: LineFollowUp, lang: Language = "da"): string {
    return ask(() => this.#native.name(this.#place(line), lang)) ?? "";
  }

  /** A line month by month as a drawing: the layers on each other, and the budget as a mark. All lines where none is named. */
  toSvg(lang: Language = "da", size: Size = {}, line: LineFollowUp = this.total): string {
    return ask(() => this.#native.toSvg(this.#place(line), lang, size.width, size.height)) ?? "";
  }

  /** A line as the year adds up, as a drawing. All lines where none is named. */
  toSvgCumulative(lang: Language = "da", size: Size = {}, line: LineFollowUp = this.total): string {
    return ask(() => this.#native.toSvgCumulative(this.#place(line), lang, size.width, size.height)) ?? "";
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return this.#json.value;
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }
}
