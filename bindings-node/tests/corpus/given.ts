/** What asks are made of: arguments from their JSON, by the types that `tests/corpus/calls.rs` names. */
import { readFileSync } from "node:fs";

import * as bv from "bevilling";
import type { DateText } from "bevilling";

import { camel } from "./camel.mjs";

export type Args = Readonly<Record<string, unknown>>;
type Reads = Readonly<Record<string, (given: never) => unknown>>;

/** What is there of these. */
export const some = (parts: Args): Args => Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined && part !== null));
const picked = (args: Args, names: readonly string[]) => camel(some(Object.fromEntries(names.map((name) => [name, args[name]]))));

const books = new Map<string, bv.RuleBook>();

function book(given: unknown): bv.RuleBook {
  if (typeof given !== "string") return bv.RuleBook.fromJson(JSON.stringify(given));
  let known = books.get(given);
  if (known === undefined) books.set(given, (known = bv.RuleBook.load(given)));
  return known;
}

/** A case at the end of its steps, and what each of them answered. */
class Life {
  constructor(readonly record: bv.Case, readonly steps: readonly string[]) {}

  toJson(): string {
    return `{"steps":[${this.steps.join(",")}],"state":${JSON.stringify(this.record.state)}}`;
  }
}

function live(given: unknown): Life {
  const lived = (typeof given === "string" ? JSON.parse(readFileSync(given, "utf8")) : given) as Args;
  const rules = book(lived["rule_book"]);
  const start = lived["state"]
    ? bv.Case.fromState(rules, camel(lived["state"]) as bv.CaseState)
    : bv.Case.new(rules, (lived["id"] ?? "") as string);
  let record = start.withOptions(picked(lived, ["horizon", "extrapolation", "municipality"]) as bv.CaseOptions);
  const steps: string[] = [];
  for (const step of (lived["steps"] ?? []) as readonly Args[]) {
    if ("under" in step) {
      record = record.withRuleBook(book(step["under"]));
      steps.push(JSON.stringify({ under: record.book.version }));
      continue;
    }
    try {
      const events = record.execute(camel(step["command"]) as bv.Command, camel(step["stamp"]) as bv.CommandContext);
      steps.push(`{"events":${JSON.stringify(events)}}`);
    } catch (error) {
      if (!(error instanceof bv.CommandRefused)) throw error;
      const { faults, verdicts } = error.toJSON() as { faults: unknown; verdicts: unknown };
      steps.push(JSON.stringify({ fault: { code: error.code, path: error.path, faults, verdicts } }));
    }
  }
  return new Life(record, steps);
}

export function prices(given: unknown): bv.Prices {
  const { rule_book: rules, ...rest } = (given ?? {}) as Args;
  return { ...(camel(rest) as bv.Prices), ...(rules === undefined ? {} : { book: book(rules) }) };
}

/** A calendar of days, and what it was made of. */
function calendar(args: Args): { readonly days: bv.PaymentCalendar; readonly given: bv.Calendar } {
  const excluded = args["excluded"] as DateText[] | undefined;
  const given = (args["calendar"] ? camel(args["calendar"])
    : excluded ? { extraDays: excluded.map((date) => ({ date })) } : bv.Calendar.denmark()) as bv.Calendar;
  const byDays = excluded !== undefined && !args["calendar"];
  return { given, days: byDays ? bv.PaymentCalendar.fromExcluded(excluded) : bv.PaymentCalendar.of(given) };
}

const cases = (args: Args) => read("Vec<Case>", args["cases"]) as bv.Case[];
const held = (args: Args) => picked(args, ["facts", "labels", "through", "extrapolation"]) as bv.PortfolioOptions;
const on = (args: Args) => args["on"] as DateText;
const income = (args: Args) => bv.Portfolio.incomeOfCases(cases(args), on(args), portfolioOptions(args));

export function portfolio(args: Args): bv.Portfolio {
  const made = bv.Portfolio.fromCases(cases(args), on(args), portfolioOptions(args));
  if (!args["scenario"]) return made;
  return made.with(camel(args["scenario"]) as bv.Scenario, ((args["books"] ?? []) as unknown[]).map(book));
}

/** Names of facts and labels are data. */
function portfolioOptions(args: Args): bv.PortfolioOptions {
  return { ...held(args), ...(args["labels"] ? { labels: args["labels"] as NonNullable<bv.PortfolioOptions["labels"]> } : {}) };
}

function request(args: Args): bv.ForecastRequest {
  const months = bv.Months.of(args["from"] as bv.MonthText, args["to"] as bv.MonthText);
  return { months, by: (args["by"] ?? []) as string[], view: (args["view"] ?? "expected") as bv.View };
}

function bridge(args: Args): bv.Bridge {
  const sides = [args["before"] as Args, args["after"] as Args] as const;
  const [before, after] = [portfolio(sides[0]), portfolio(sides[1])];
  const made = after.bridgeFrom(before, request(args));
  if (!args["rule_book"]) return made;
  const net = (one: bv.Portfolio, given: Args) =>
    one.net(book(args["rule_book"]), request(args), args["income"] ? { income: income(given) } : {});
  return made.netOf(net(before, sides[0]), net(after, sides[1]));
}

function net(args: Args): bv.PortfolioNet {
  const of = args["portfolio"] as Args;
  return portfolio(of).net(book(args["rule_book"]), request(args), {
    ...(picked(args, ["extrapolation"]) as object),
    ...(args["facts"] ? { cases: cases(of) } : {}), ...(args["income"] ? { income: income(of) } : {}),
  });
}

function imported(args: Args): bv.Os2bosImport {
  const { id, version, title, on: day } = args;
  const options = { id, version, title, on: day } as bv.Os2bosOptions;
  if (args["folder"]) return bv.Os2bosImport.readFolder(args["folder"] as string, options);
  if (args["csv"]) return bv.Os2bosImport.csv(args["csv"] as bv.NamedText[], options);
  return bv.Os2bosImport.fixtures(args["fixtures"] as bv.NamedText[], options);
}

function options(args: Args): bv.OptionsRequest {
  const taken = ((args["taken"] ?? []) as [string, string, number][]).map(([provider, activityType, count]) => ({ provider, activityType, count }));
  return { ...(picked(args, ["on", "ranking"]) as { on: DateText }), refusals: (args["refusals"] ?? false) as boolean, taken };
}

/** Of one argument; and of several, which are read from all of them. */
const ONE: Reads = {
  Amount: (given: string) => bv.decimal(given), RuleBook: book, Life: live, Case: (given) => live(given).record, Prices: prices,
  Event: (given) => given, DatedAmounts: (given) => given, Size: ([width, height]: [number, number]) => ({ width, height }),
  Date: (given: string) => bv.date(given), LedgerSteps: (given) => given, Settings: (given) => given, Replaced: (given) => given,
};
const WHOLE: Reads = {
  Situation: (args: Args) => book(args["rule_book"]).situation((args["facts"] ?? {}) as bv.Facts), OptionsRequest: options,
  PaymentCalendar: calendar, MatchOptions: (args: Args) => picked(args, ["days"]), Columns: (args) => args, Import: imported,
  Recurrence: (args: Args) => picked(args, ["frequency", "anchor"]), ForecastRequest: request, Income: income, Bridge: bridge,
  FollowUpOptions: (args: Args) => picked(args, ["on", "thresholds", "drivers_by", "most_drivers"]), PortfolioNet: net,
};
/** Read from all arguments where they have none of that name. */
const EITHER: Reads = { Portfolio: portfolio, Forecast: (args: Args) => portfolio(args).forecast(request(args)) };

/** A value of this type of the description, from its JSON. */
export function read(type: string, given: unknown): unknown {
  const [, outer, inner = ""] = /^(Option|Vec)<(.*)>$/.exec(type) ?? [];
  if (outer === "Option") return given === undefined || given === null ? undefined : read(inner, given);
  if (outer === "Vec") return (given as unknown[]).map((one) => read(inner, one));
  const found = ONE[type] ?? EITHER[type] ?? WHOLE[type];
  return found === undefined ? camel(given) : found(given as never);
}

/** An argument, which may be of all those that there are; where it is not there, the one before it that it is as. */
export function argument(args: Args, name: string, type: string, usual: string | undefined, before: ReadonlyMap<string, unknown>): unknown {
  if (type in WHOLE || (type in EITHER && !(name in args))) return read(type, args);
  const given = args[name];
  if (given !== undefined && given !== null) return read(type, given);
  return usual !== undefined && type.startsWith("Vec<") ? [] : before.get(usual ?? "");
}
