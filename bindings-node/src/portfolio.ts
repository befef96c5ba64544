/** The plans of many cases as columns: a municipality's, or a country's. */
import { ask, told } from "./errors";
import { BudgetFollowUp, Forecast } from "./forecast";
import { answer, given } from "./json";
import { native } from "./native";
import type { Case } from "./case";
import type { Months } from "./forecast";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { Amounts, DateText, DecimalText, Lang, Size } from "./types/basics";
import type {
  ArrowOptions, BridgeCause, Budget, ExpiringActivity, ExtensionRule, ForecastRequest, PaymentChunk, PaymentsRequest,
  PortfolioOptions, Scenario, Selection, WorkOptions,
} from "./types/forecast";
import type { Extrapolation } from "./types/plan";
import type { RefundScheme } from "./types/rulebook";

/**
 * The plans of many cases, one row for each activity that is granted or expected. It never changes.
 *
 * @example
 * import { Case, Months, Portfolio, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const child = Case.open(book, "7", { target_group: "family" });
 * const portfolio = Portfolio.fromCases([child], "2026-02-01");
 * portfolio.forecast({ months: Months.ofYear(2026), by: ["section"] }).total; // "0.00"
 */
export class Portfolio {
  readonly #native: Native.Portfolio;

  /** @internal */
  constructor(native: Native.Portfolio) {
    this.#native = native;
  }

  /**
   * Of cases, on a day that facts and accounts are looked up on.
   *
   * @throws {PortfolioError} what is wrong with their plans.
   */
  static fromCases(cases: readonly Case[], on: DateText, options: PortfolioOptions = {}): Portfolio {
    const { labels = {}, ...rest } = options;
    // Names of dimensions and of cases are the host's: they are handed over as they are.
    return new Portfolio(ask(() =>
      native.Portfolio.fromCases(cases.map((one) => one.native), on, given(rest), JSON.stringify(labels))));
  }

  /**
   * Of Arrow IPC bytes, stream or file, in the documented columns.
   *
   * @throws {PortfolioError} everything that is wrong with the columns and with any row, with its key.
   */
  static fromIpc(bytes: Uint8Array, options: ArrowOptions = {}): Portfolio {
    return new Portfolio(ask(() => native.Portfolio.fromIpc(bytes, given(options))));
  }

  /** As {@link fromIpc}, off the event loop. */
  static async fromIpcAsync(bytes: Uint8Array, options: ArrowOptions = {}): Promise<Portfolio> {
    try {
      return new Portfolio(await native.portfolioFromIpcAsync(bytes, given(options)));
    } catch (error) {
      throw told(error);
    }
  }

  /** How many rows there are. */
  get length(): number { return this.#native.length; }
  /** How many cases there are. */
  get caseCount(): number { return this.#native.caseCount; }
  /** The dimensions that rows have labels of, beside the case, which is always one. */
  get dimensions(): readonly string[] { return this.#native.dimensions; }
  /** What is done beyond the last known price. */
  get extrapolation(): Extrapolation { return answer(ask(() => this.#native.extrapolation())); }
  /** The rates that rows are paid at, by id. */
  get rates(): Readonly<Record<string, Amounts>> {
    return JSON.parse(ask(() => this.#native.rates())) as Record<string, Amounts>;
  }

  /** Bytes of memory: of the rows, and of what is kept for counting. */
  get bytes(): { readonly rows: number; readonly runs: number } {
    const [rows = 0, runs = 0] = this.#native.bytes();
    return { rows, runs };
  }

  /** The rows as Arrow IPC bytes, as {@link fromIpc} reads them. */
  toIpc(): Uint8Array {
    return ask(() => this.#native.toIpc());
  }

  /**
   * What the payments come to, by month, group and layer.
   *
   * @throws {ForecastError} `unknown-dimension`, `dimension-repeated`, `forecast-too-large`, `sum-too-large`.
   */
  forecast(request: ForecastRequest): Forecast {
    return new Forecast(ask(() => this.#native.forecast(given(request))));
  }

  /**
   * As {@link forecast}, off the event loop. It tells how far it is, and the signal stops it.
   *
   * @example
   * import { Months, Portfolio } from "bevilling";
   * const portfolio = Portfolio.fromCases([], "2026-02-01");
   * const stop = new AbortController();
   * const forecast = await portfolio.forecastAsync({ months: Months.ofYear(2026) }, {
   *   signal: stop.signal, onProgress: ({ done, total }) => console.log(`${done} of ${total}`),
   * });
   * forecast.total; // "0.00"
   */
  async forecastAsync(request: ForecastRequest, { signal, onProgress }: WorkOptions = {}): Promise<Forecast> {
    signal?.throwIfAborted();
    const stop = new native.Stop();
    const onAbort = () => stop.stop();
    signal?.addEventListener("abort", onAbort, { once: true });
    const listener = onProgress && ((done: number, total: number) => onProgress({ done, total }));
    try {
      const made = await native.forecastAsync(this.#native, given(request), stop, listener);
      signal?.throwIfAborted();
      return new Forecast(made);
    } catch (error) {
      signal?.throwIfAborted();
      throw told(error);
    } finally {
      signal?.removeEventListener("abort", onAbort);
    }
  }

  /** Both views at once: what they share is counted once. @throws {ForecastError} as {@link forecast}. */
  views(months: Months, by: readonly string[] = []): { readonly granted: Forecast; readonly expected: Forecast } {
    const [granted, expected] = ask(() => this.#native.views(given(months), [...by])) as [Native.Forecast, Native.Forecast];
    return { granted: new Forecast(granted), expected: new Forecast(expected) };
  }

  /** The rows of some labels. @throws {ForecastError} `unknown-dimension`. */
  only(of: Selection): Portfolio {
    return new Portfolio(ask(() => this.#native.only(given(of, true))));
  }

  /** The same with one more dimension, `activity`. @throws {ForecastError} `dimension-repeated`. */
  byActivity(): Portfolio {
    return new Portfolio(ask(() => this.#native.byActivity()));
  }

  /**
   * The portfolio as it would be. `books` are the rule books that the scenario names.
   *
   * @throws {ForecastError} `unknown-dimension`, `unknown-rule-book`, `unknown-rate` … each at the change.
   */
  with(scenario: Scenario, books: readonly RuleBook[] = []): Portfolio {
    return new Portfolio(ask(() => this.#native.with(given(scenario), books.map((book) => book.native))));
  }

  /** The forecast as it is, and as it would be in each scenario. @throws {ForecastError} as {@link with}. */
  compare(scenarios: readonly Scenario[], request: ForecastRequest, books: readonly RuleBook[] = []): Comparison {
    const found = ask(() => this.#native.compare(given(scenarios), books.map((book) => book.native), given(request)));
    return new Comparison(found, scenarios);
  }

  /** Why the forecast is another than that of the portfolio as it was. @throws {ForecastError} `dimensions-differ`. */
  bridgeFrom(before: Portfolio, request: ForecastRequest): Bridge {
    return new Bridge(ask(() => this.#native.bridgeFrom(before.#native, given(request))));
  }

  /** Gross, refund and net. @throws {ForecastError} `refund-refused` with the reason. */
  net(schemes: readonly RefundScheme[], request: ForecastRequest, extrapolation: Extrapolation = "refuse"): PortfolioNet {
    const [gross, refund, net] = ask(() =>
      this.#native.net(given(schemes), given(request), given(extrapolation))) as Native.Forecast[];
    const forecast = (one: Native.Forecast | undefined) => new Forecast(one as Native.Forecast);
    return { gross: forecast(gross), refund: forecast(refund), net: forecast(net) };
  }

  /** What ends from a day on until another one, the dearest to extend first. @throws {ForecastError} `unknown-dimension`. */
  expiring(from: DateText, until: DateText, rule: ExtensionRule = {}): readonly ExpiringActivity[] {
    return answer(ask(() => this.#native.expiring(from, until, given(rule))));
  }

  /**
   * A budget beside the forecast, with the activities that drive each line's result, and what ends within the year.
   * Drivers are held against `before`, such as the portfolio that the budget was made by.
   *
   * @throws {ForecastError} as {@link followUp}.
   */
  followUp(
    budget: Budget, on: DateText, options: { readonly before?: Portfolio; readonly rule?: ExtensionRule } = {},
  ): BudgetFollowUp {
    const before = options.before === undefined ? undefined : options.before.#native;
    return new BudgetFollowUp(ask(() =>
      this.#native.followUp(given(budget), on, before, given(options.rule ?? {}))));
  }

  /** All payments one by one, as columns in chunks of bounded memory; each is handed over without a copy. */
  eachPayments(take: (payments: PaymentChunk) => void, request: PaymentsRequest = {}): void {
    ask(() => this.#native.eachPayments(given(request), take));
  }

  /** All payments one by one, as columns in chunks. */
  payments(request: PaymentsRequest = {}): readonly PaymentChunk[] {
    const chunks: PaymentChunk[] = [];
    this.eachPayments((chunk) => chunks.push(chunk), request);
    return chunks;
  }

  /** All payments as Arrow IPC bytes, with the ids of cases and activities. */
  paymentsIpc(request: PaymentsRequest = {}): Uint8Array {
    return ask(() => this.#native.paymentsIpc(given(request)));
  }
}

/** Gross, refund and net of a portfolio: net is gross less refund, in every month, group and layer. */
export interface PortfolioNet {
  readonly gross: Forecast;
  readonly refund: Forecast;
  readonly net: Forecast;
}

/** A forecast as it would be. */
export interface ScenarioForecast {
  readonly scenario: Scenario;
  readonly forecast: Forecast;
  /** What it is more than the forecast as it is; below 0 it saves. */
  readonly difference: Forecast;
}

/** Scenarios beside the forecast as it is. */
export class Comparison {
  readonly #native: Native.Comparison;
  /** As it is. */
  readonly base: Forecast;
  /** As it would be, in the order given. */
  readonly scenarios: readonly ScenarioForecast[];

  /** @internal */
  constructor(native: Native.Comparison, scenarios: readonly Scenario[]) {
    this.#native = native;
    this.base = new Forecast(native.base());
    this.scenarios = scenarios.map((scenario, place) => {
      const [forecast, difference] = native.scenario(place) as [Native.Forecast, Native.Forecast];
      return { scenario, forecast: new Forecast(forecast), difference: new Forecast(difference) };
    });
  }

  /** The scenarios beside each other as tables of text; with the titles of the rule book where it is given. */
  toText(lang: Lang = "da", book?: RuleBook): string {
    return ask(() => this.#native.toText(lang, book?.native));
  }

  /** The scenarios beside each other as a drawing. */
  toSvg(lang: Lang = "da", size: Size = {}): string {
    return ask(() => this.#native.toSvg(lang, size.width, size.height));
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return ask(() => this.#native.json());
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }
}

/** What one cause moved. */
export interface BridgePart {
  readonly cause: BridgeCause;
  /** In kroner, all together. */
  readonly amount: DecimalText;
  /** By how much, by month, group and layer. */
  readonly change: Forecast;
}

/** Two forecasts, and what makes the difference: the parts come to it exactly, in every month, group and layer. */
export class Bridge {
  readonly #native: Native.ForecastBridge;
  /** The forecast as it was. */
  readonly before: Forecast;
  /** The forecast as it is. */
  readonly after: Forecast;
  /** The causes that moved something, in their order. */
  readonly parts: readonly BridgePart[];

  /** @internal */
  constructor(native: Native.ForecastBridge) {
    this.#native = native;
    const [before, after, ...changes] = native.forecasts();
    this.before = new Forecast(before as Native.Forecast);
    this.after = new Forecast(after as Native.Forecast);
    this.parts = native.causes().map(([cause, amount], place) => ({
      cause: cause as BridgeCause, amount: amount as DecimalText, change: new Forecast(changes[place] as Native.Forecast),
    }));
  }

  /** How much the forecast moved, in kroner. */
  get difference(): DecimalText {
    return this.#native.difference() as DecimalText;
  }

  /** The bridge of some of the months; undefined where there is no such month. */
  within(months: Months): Bridge | undefined {
    const found = ask(() => this.#native.within(given(months)));
    return found === null ? undefined : new Bridge(found);
  }

  /** The bridge of the groups with a label of a dimension. @throws {ForecastError} `unknown-dimension`. */
  only(dimension: string, label: string): Bridge {
    return new Bridge(ask(() => this.#native.only(dimension, label)));
  }

  /** The bridge between what is left when the state has paid its part. @throws {ForecastError} `months-differ`. */
  netOf(before: Forecast, after: Forecast): Bridge {
    return new Bridge(ask(() => this.#native.netOf(before.native, after.native)));
  }

  /** What moved the forecast, in words. */
  toText(lang: Lang = "da"): string {
    return ask(() => this.#native.toText(lang));
  }

  /** What moved the forecast, as a drawing. */
  toSvg(lang: Lang = "da", size: Size = {}): string {
    return ask(() => this.#native.toSvg(lang, size.width, size.height));
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return ask(() => this.#native.json());
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }
}
