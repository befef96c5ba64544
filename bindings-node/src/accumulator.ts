/** Totals that are kept up to date while cases change. */
import { ask } from "./errors";
import { Forecast } from "./forecast";
import { given } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { Portfolio } from "./portfolio";
import type { ForecastRequest } from "./types/generated/forecast";

/** A case before and after a change, each as a portfolio of the case alone; absent if there was, or is, nothing. */
export interface Replaced {
  readonly before?: Portfolio;
  readonly after?: Portfolio;
}

/**
 * The totals of a portfolio, kept up to date while its cases change one by one: each in some microseconds, however many
 * cases there are.
 *
 * @example
 * import { Months, Portfolio, ForecastAccumulator } from "bevilling";
 * const costs = (amount: "100" | "250") => Portfolio.fromRows([{
 *   case: "7", activity: "1", status: "granted", schedule: { pays: "once", date: "2026-05-20" },
 *   price: { values: { own: amount } },
 * }]);
 * const [before, after] = [costs("100"), costs("250")];
 * const accumulator = new ForecastAccumulator(before, { months: Months.ofYear(2026) });
 * accumulator.replace({ before, after });
 * accumulator.forecast().total; // "250.00"
 */
export class ForecastAccumulator {
  readonly #native: Native.ForecastAccumulator;

  /** The totals of a portfolio. @throws {ForecastError} as {@link Portfolio.forecast}. */
  constructor(portfolio: Portfolio, request: ForecastRequest) {
    this.#native = ask(() => new native.ForecastAccumulator(portfolio.native, given(request)));
  }

  /**
   * Replaces one case's contribution to the totals.
   *
   * @throws {ForecastError} `unknown-dimension`, `forecast-too-large`, `sum-too-large`; then nothing has changed.
   */
  replace({ before, after }: Replaced): void {
    ask(() => this.#native.replace(before?.native, after?.native));
  }

  /** The current totals: those of the changed portfolio. */
  forecast(): Forecast {
    return new Forecast(ask(() => this.#native.forecast()));
  }
}
