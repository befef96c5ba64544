/** The plans of many cases as columns: a municipality's, or a country's. */
import { Bridge, PortfolioNet } from "./bridge";
import { ask, told } from "./errors";
import { BudgetFollowUp, Forecast } from "./forecast";
import { answer, given } from "./json";
import { native } from "./native";
import { Comparison } from "./scenario";
import type { Case } from "./case";
import type { Months } from "./forecast";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { DatedAmounts, DateText } from "./types/basics";
import type {
  ArrowOptions, MissingCase, PaymentChunk, PaymentsRequest, PortfolioOptions, Row, RowsOptions, Selection,
  WorkOptions,
} from "./types/forecast";
import type { Budget, ExpiringActivity, ExtensionRule, ForecastRequest, Scenario } from "./types/generated/forecast";
import type { Extrapolation } from "./types/generated/plan";

/** How the net cost of a portfolio is computed. */
export interface NetOptions {
  /** What is done beyond the last known threshold. The default is to refuse. */
  readonly extrapolation?: Extrapolation;
  /** The cases, so that households and facts change by month. */
  readonly cases?: readonly Case[];
  /** The income of the same cases, as {@link Portfolio.incomeOfCases} has it. */
  readonly income?: Portfolio;
}

/**
 * The plans of many cases, one row for each activity that is granted or expected. It never changes.
 *
 * @example
 * import { Case, Months, Portfolio, RuleBook, sum } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const child = Case.open(book, "7", { target_group: "family" });
 * const portfolio = Portfolio.fromCases([child], "2026-02-01");
 * portfolio.forecast({ months: Months.ofYear(2026), by: ["section"] }).total; // "0.00"
 * const twice = Portfolio.fromCases([child, child], "2026-02-01");
 * twice.missing[0]?.faults[0]?.code ?? ""; // "case-repeated"
 * twice.forecast({ months: Months.ofYear(2026) }).missing.length; // 1
 * const year = { months: Months.ofYear(2026) };
 * const rows = Portfolio.fromRows([
 *   { case: "7", activity: "1", status: "granted", labels: { section: "BL-46" }, price: { values: { own: "100" } },
 *     schedule: { pays: "running", frequency: "weekly", from: "2026-01-05", until: "2026-06-30" } },
 *   { case: "8", activity: "1", status: "expected", labels: { section: "BL-32-1-3" }, price: { values: { own: "250" } },
 *     schedule: { pays: "once", date: "2026-05-20" } },
 * ]);
 * const [granted, expected] = [rows.views(year.months).granted.total, rows.views(year.months).expected.total];
 * `${granted} ${expected}`; // "2600.00 2850.00"
 * const again = Portfolio.fromIpc(rows.toIpc());
 * (await Portfolio.fromIpcAsync(rows.toIpc())).length; // 2
 * again.bridgeFrom(rows, year).parts.length; // 0
 * rows.filter({ section: ["BL-46"] }).byActivity().dimensions.length; // 2
 * const without = { id: "x", changes: [{ change: "without", status: "expected" }] } as const;
 * rows.with(without).length; // 1
 * rows.compare([without], year).scenarios[0]?.difference.total ?? ""; // "-250.00"
 * rows.expiring("2026-01-05", "2026-09-30")[0]?.costIfExtended ?? ""; // "1300.00"
 * rows.followUp({ year: 2026, lines: [] }, "2026-01-05").total.status.result; // "2850.00"
 * rows.net(book, year).net.total; // "2850.00"
 * rows.extrapolated("last_known").extrapolation === "last_known"; // true
 * rows.payments({ view: "granted" }).reduce((sum, chunk) => sum + chunk.row.length, 0); // 26
 * rows.eachPayments((chunk) => chunk.oere.length);
 * rows.paymentsIpc().length > 0; // true
 */
export class Portfolio {
  /** @internal */
  readonly native: Native.Portfolio;

  /** @internal */
  constructor(native: Native.Portfolio) {
    this.native = native;
  }

  /**
   * Of cases, on a day that facts and accounts are looked up on. A case that something is wrong with is left out as a
   * whole, and named with its faults by `missing`.
   *
   * @throws {PortfolioError} `too-many-rows`; a fault of one case is no error.
   */
  static fromCases(cases: readonly Case[], on: DateText, options: PortfolioOptions = {}): Portfolio {
    const { labels = {}, ...rest } = options;
    // Names of dimensions and of cases are the host's: they are handed over as they are.
    return new Portfolio(ask(() =>
      native.Portfolio.fromCases(cases.map((one) => one.native), on, given(rest), JSON.stringify(labels))));
  }

  /**
   * The income of cases as a portfolio of its own, with the dimensions of {@link fromCases}: amounts above 0 by what is
   * received (the paid layer), claimed or scheduled (granted), and expected. Its `activity` is the id of the income, its
   * `activity_type` the kind, its `provider` who pays. {@link net} deducts it.
   *
   * @throws {PortfolioError} `case-repeated`, `amount-too-large`.
   * @example
   * import { Case, Portfolio, RuleBook } from "bevilling";
   * const child = Case.open(RuleBook.load("examples/rulebooks/children.json"), "7", { target_group: "family" });
   * Portfolio.incomeOfCases([child], "2026-02-01").length; // 0
   */
  static incomeOfCases(cases: readonly Case[], on: DateText, options: PortfolioOptions = {}): Portfolio {
    const { labels = {}, ...rest } = options;
    return new Portfolio(ask(() =>
      native.Portfolio.incomeOfCases(cases.map((one) => one.native), on, given(rest), JSON.stringify(labels))));
  }

  /**
   * Of rows, one for each activity; drafts are left out. Tables are read faster by {@link fromIpc}.
   *
   * @throws {PortfolioError} everything that is wrong with any row, at `/rows/0` …, with its key.
   * @example
   * import { Months, Portfolio } from "bevilling";
   * const portfolio = Portfolio.fromRows([{
   *   case: "27.24.36-G01-7-20", activity: "1", status: "granted", labels: { section: "BL-32-1-3", team: "Nord" },
   *   schedule: { pays: "running", frequency: { monthly: { day: 1 } }, from: "2026-03-01", until: "2027-12-31" },
   *   price: { units: "2", values: { own: "2500" } },
   * }]);
   * portfolio.forecast({ months: Months.ofYear(2026), by: ["team"] }).total; // "50000.00"
   */
  static fromRows(rows: readonly Row[], options: RowsOptions = {}): Portfolio {
    return new Portfolio(ask(() => native.Portfolio.fromRows(given(rows), given(options))));
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
  get length(): number { return this.native.length; }
  /** The cases that something is wrong with: they are not counted, and every forecast names them. */
  get missing(): readonly MissingCase[] { return JSON.parse(ask(() => this.native.missing())) as MissingCase[]; }
  /** How many cases there are. */
  get caseCount(): number { return this.native.caseCount; }
  /** The dimensions that rows have labels of, beside the case, which is always one. */
  get dimensions(): readonly string[] { return this.native.dimensions; }
  /** What is done beyond the last known price. */
  get extrapolation(): Extrapolation { return answer(ask(() => this.native.extrapolation())); }
  /** The rates that rows are paid at, by id. */
  get rates(): Readonly<Record<string, DatedAmounts>> {
    return JSON.parse(ask(() => this.native.rates())) as Record<string, DatedAmounts>;
  }

  /** Bytes of memory: of the rows, and of what is kept for counting. */
  get bytes(): { readonly rows: number; readonly runs: number } {
    const [rows = 0, runs = 0] = this.native.bytes();
    return { rows, runs };
  }

  /**
   * The rows one by one, as {@link fromRows} reads them; those of each case after each other.
   *
   * @example
   * import { Portfolio } from "bevilling";
   * const once = Portfolio.fromRows([{
   *   case: "7", activity: "1", status: "granted", schedule: { pays: "once", date: "2026-05-20" },
   *   price: { values: { rate: "R1" } },
   * }], { rates: { R1: "410.00" } });
   * Portfolio.fromRows(once.rows(), { rates: once.rates }).length; // 1
   */
  rows(): readonly Row[] {
    return answer(ask(() => this.native.rows()));
  }

  /** The same rows with another answer to what is done beyond the last known price. @throws {PortfolioError} `price-not-in-force`. */
  extrapolated(extrapolation: Extrapolation): Portfolio {
    return new Portfolio(ask(() => this.native.extrapolated(given(extrapolation))));
  }

  /** The rows as Arrow IPC bytes, as {@link fromIpc} reads them. */
  toIpc(): Uint8Array {
    return ask(() => this.native.toIpc());
  }

  /**
   * The sums of the payments, by month, group and layer.
   *
   * @throws {ForecastError} `unknown-dimension`, `dimension-repeated`, `forecast-too-large`, `sum-too-large`.
   */
  forecast(request: ForecastRequest): Forecast {
    return new Forecast(ask(() => this.native.forecast(given(request))));
  }

  /**
   * As {@link forecast}, off the event loop. It reports its progress, and the signal cancels it.
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
      const made = await native.forecastAsync(this.native, given(request), stop, listener);
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
    const [granted, expected] = ask(() => this.native.views(given(months), [...by])) as [Native.Forecast, Native.Forecast];
    return { granted: new Forecast(granted), expected: new Forecast(expected) };
  }

  /** The rows of some labels. @throws {ForecastError} `unknown-dimension`. */
  filter(of: Selection): Portfolio {
    return new Portfolio(ask(() => this.native.filter(given(of, true))));
  }

  /** The same with one more dimension, `activity`. @throws {ForecastError} `dimension-repeated`. */
  byActivity(): Portfolio {
    return new Portfolio(ask(() => this.native.byActivity()));
  }

  /**
   * The portfolio as it would be. `books` are the rule books that the scenario names.
   *
   * @throws {ForecastError} `unknown-dimension`, `unknown-rule-book`, `unknown-rate` … each at the change.
   */
  with(scenario: Scenario, books: readonly RuleBook[] = []): Portfolio {
    return new Portfolio(ask(() => this.native.with(given(scenario), books.map((book) => book.native))));
  }

  /** The forecast as it is, and as it would be in each scenario. @throws {ForecastError} as {@link with}. */
  compare(scenarios: readonly Scenario[], request: ForecastRequest, books: readonly RuleBook[] = []): Comparison {
    const found = ask(() => this.native.compare(given(scenarios), books.map((book) => book.native), given(request)));
    return new Comparison(found, scenarios);
  }

  /** Why the forecast is another than that of the portfolio as it was. @throws {ForecastError} `dimensions-differ`. */
  bridgeFrom(before: Portfolio, request: ForecastRequest): Bridge {
    return new Bridge(ask(() => this.native.bridgeFrom(before.native, given(request))));
  }

  /**
   * Gross, income, reimbursement and net by the reimbursement schemes of a rule book. The labels of the dimension `household`, or the
   * facts of `cases`, say which cases are pooled; `income` is that of the same cases.
   *
   * @throws {ForecastError} `reimbursement-refused` with the reason.
   */
  net(book: RuleBook, request: ForecastRequest, options: NetOptions = {}): PortfolioNet {
    const { extrapolation = "refuse", cases = [], income } = options;
    return new PortfolioNet(ask(() => this.native.net(
      book.native, given(request), given(extrapolation), cases.map((one) => one.native), income?.native)));
  }

  /** What ends from a day on until another one, the dearest to extend first. @throws {ForecastError} `unknown-dimension`. */
  expiring(from: DateText, until: DateText, rule: ExtensionRule = {}): readonly ExpiringActivity[] {
    return answer(ask(() => this.native.expiring(from, until, given(rule))));
  }

  /**
   * A budget beside the forecast, with the activities that drive each line's result, and what ends within the year.
   * Drivers are compared with `before`, such as the portfolio that the budget was made by. There are at most `mostDrivers`
   * of each line, 10 by default; the answer has the number and the sum of the others.
   *
   * @throws {ForecastError} as {@link followUp}.
   */
  followUp(
    budget: Budget, on: DateText,
    options: { readonly before?: Portfolio; readonly rule?: ExtensionRule; readonly mostDrivers?: number } = {},
  ): BudgetFollowUp {
    const before = options.before === undefined ? undefined : options.before.native;
    return new BudgetFollowUp(ask(() =>
      this.native.followUp(given(budget), on, before, given(options.rule ?? {}), options.mostDrivers)));
  }

  /** All payments one by one, as columns in chunks of bounded memory; each is handed over without a copy. */
  eachPayments(take: (payments: PaymentChunk) => void, request: PaymentsRequest = {}): void {
    ask(() => this.native.eachPayments(given(request), take));
  }

  /** All payments one by one, as columns in chunks. */
  payments(request: PaymentsRequest = {}): readonly PaymentChunk[] {
    const chunks: PaymentChunk[] = [];
    this.eachPayments((chunk) => chunks.push(chunk), request);
    return chunks;
  }

  /** All payments as Arrow IPC bytes, with the ids of cases and activities. */
  paymentsIpc(request: PaymentsRequest = {}): Uint8Array {
    return ask(() => this.native.paymentsIpc(given(request)));
  }
}
