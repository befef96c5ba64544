/** Scenarios beside the forecast as it is. */
import { ask } from "./errors";
import { Forecast } from "./forecast";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import type { Language, Size } from "./types/basics";
import type { Scenario } from "./types/generated/forecast";

/** A forecast as it would be. */
export interface ScenarioForecast {
  readonly scenario: Scenario;
  readonly forecast: Forecast;
  /** What it is more than the forecast as it is; below 0 it saves. */
  readonly difference: Forecast;
}

/**
 * Scenarios beside the forecast as it is.
 *
 * @example
 * import { Months, Portfolio } from "bevilling";
 * const comparison = Portfolio.fromRows([]).compare([{ id: "as-it-is", changes: [] }], { months: Months.ofYear(2026) });
 * comparison.scenarios[0]?.difference.total ?? ""; // "0.00"
 * comparison.toText("en") !== ""; // true
 * comparison.toSvg("en").startsWith("<svg"); // true
 */
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
  toText(lang: Language = "da", book?: RuleBook): string {
    return ask(() => this.#native.toText(lang, book?.native));
  }

  /** The scenarios beside each other as a drawing. */
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
