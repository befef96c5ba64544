/** What moved a forecast, and what is left of it when the state has paid its part. */
import { ask } from "./errors";
import { Forecast } from "./forecast";
import { answer, given } from "./json";
import { native } from "./native";
import type { Months } from "./forecast";
import type { Native } from "./native";
import type { DecimalText, Language, Size } from "./types/basics";
import type { BridgeCause } from "./types/generated/forecast";
import type { UnknownReimbursement } from "./types/generated/plan";

/** What one cause moved. */
export interface BridgePart {
  readonly cause: BridgeCause;
  /** In kroner, all together. */
  readonly amount: DecimalText;
  /** By how much, by month, group and layer. */
  readonly change: Forecast;
}

/**
 * Two forecasts, and the causes of the difference: the parts sum to it exactly, in every month, group and layer.
 *
 * @example
 * import { Months, Portfolio, RuleBook } from "bevilling";
 * const costs = (amount: "100" | "120") => Portfolio.fromRows([{
 *   case: "7", activity: "1", status: "granted", schedule: { pays: "once", date: "2026-05-20" },
 *   price: { values: { own: amount } }, labels: { section: "BL-46" },
 * }]);
 * const request = { months: Months.ofYear(2026), by: ["section"] };
 * const bridge = costs("120").bridgeFrom(costs("100"), request);
 * bridge.difference; // "20.00"
 * bridge.parts[0]?.cause ?? ""; // "price"
 * bridge.filter("section", "BL-46").within(Months.ofYear(2026))?.difference ?? ""; // "20.00"
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const net = (amount: "100" | "120") => costs(amount).net(book, request, { extrapolation: "last_known" });
 * bridge.netOf(net("100"), net("120")).difference; // "20.00"
 * bridge.toText("en") !== ""; // true
 * bridge.toSvg("en", { width: 800, height: 300 }).startsWith("<svg"); // true
 */
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
  filter(dimension: string, label: string): Bridge {
    return new Bridge(ask(() => this.#native.filter(dimension, label)));
  }

  /**
   * The bridge of the net cost, from the net costs of the two forecasts: income and reimbursement are causes of their own.
   *
   * @throws {ForecastError} `months-differ`.
   */
  netOf(before: PortfolioNet, after: PortfolioNet): Bridge {
    return new Bridge(ask(() => this.#native.netOf(before.native, after.native)));
  }

  /** What moved the forecast, in words. */
  toText(lang: Language = "da"): string {
    return ask(() => this.#native.toText(lang));
  }

  /** What moved the forecast, as a drawing. */
  toSvg(lang: Language = "da", size: Size = {}): string {
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

/**
 * A cause in words.
 *
 * @example
 * import { bridgeCauseText } from "bevilling";
 * bridgeCauseText("new_grant", "en"); // "New grants"
 */
export function bridgeCauseText(cause: BridgeCause, lang: Language = "da"): string {
  return ask(() => native.bridgeCauseText(cause, lang));
}

/**
 * Gross, income, reimbursement and net of a portfolio: net is gross less income and reimbursement, in every month, group and layer.
 *
 * @example
 * import { Months, Portfolio, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const net = Portfolio.fromRows([]).net(book, { months: Months.ofYear(2026) });
 * net.gross.minus(net.income).minus(net.reimbursement).total === net.net.total; // true
 * net.unknown.length; // 0
 * net.toText("en") !== ""; // true
 */
export class PortfolioNet {
  readonly #native: Native.PortfolioNet;
  /** The forecast. */
  readonly gross: Forecast;
  /** What parents, citizens and other municipalities pay. */
  readonly income: Forecast;
  /** What the state pays back, in the last month of the period that it is computed for. */
  readonly reimbursement: Forecast;
  /** What the municipality bears. */
  readonly net: Forecast;

  /** @internal */
  get native(): Native.PortfolioNet {
    return this.#native;
  }

  /** @internal */
  constructor(native: Native.PortfolioNet) {
    this.#native = native;
    this.gross = new Forecast(native.gross());
    this.income = new Forecast(native.income());
    this.reimbursement = new Forecast(native.reimbursement());
    this.net = new Forecast(native.net());
  }

  /** Schemes that nothing is reimbursed by because a fact is missing. */
  get unknown(): readonly UnknownReimbursement[] {
    return answer(ask(() => this.#native.unknown()));
  }

  /** Cost, income, reimbursement and net cost by year, as a table of text. */
  toText(lang: Language = "da"): string {
    return ask(() => this.#native.toText(lang));
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
