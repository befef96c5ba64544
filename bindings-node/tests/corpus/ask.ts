/** The calls of the corpus, each in the words of this package. See `tests/corpus/README.md` of the repository. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import * as bv from "bevilling";
import type {
  Activity, CaseOptions, CaseState, Command, Criterion, DateText, DecimalText, Event, Facts, Grant, Language, OptionsRequest,
  PreviewOptions, Proposal, CommandContext,
} from "bevilling";

import { camel } from "./camel.mjs";

export { BevillingError } from "bevilling";

type Args = Readonly<Record<string, unknown>>;
type Call = (args: Args) => string;

const books = new Map<string, bv.RuleBook>();

function book(given: unknown): bv.RuleBook {
  if (typeof given !== "string") return bv.RuleBook.fromJson(JSON.stringify(given));
  let known = books.get(given);
  if (known === undefined) books.set(given, (known = bv.RuleBook.load(given)));
  return known;
}

const verdict = (args: Args) =>
  book(args["rule_book"]).situation((args["facts"] ?? {}) as Facts)
    .check(camel(args["proposal"]) as Proposal, args["on"] as DateText);

function options(args: Args): bv.AvailableOptions {
  const taken = (args["taken"] ?? []) as readonly [string, string, number][];
  const request: OptionsRequest = {
    on: args["on"] as DateText,
    refusals: (args["refusals"] ?? false) as boolean,
    ...(args["ranking"] ? { ranking: args["ranking"] as Criterion[] } : {}),
    taken: taken.map(([provider, activityType, count]) => ({ provider, activityType, count })),
  };
  return book(args["rule_book"]).situation((args["facts"] ?? {}) as Facts).options(request);
}

function outcomes(args: Args): bv.BatchResult {
  const rules = book(args["rule_book"]);
  const ids = (name: string, number: (id: string) => number | undefined) =>
    Uint32Array.from((args[name] ?? []) as (string | null)[],
      (id) => (id === null ? bv.NO_ID : (number.call(rules, id) ?? bv.NO_ID - 1)));
  const facts = Object.entries((args["facts"] ?? {}) as Record<string, (number | null)[]>).sort()
    .map(([name, values]) => [name, BigInt64Array.from(values, (value) => (value === null ? bv.MISSING_FACT : BigInt(value)))]);
  const on = args["on"] as DateText | number[];
  return bv.checkColumns(rules, {
    section: ids("section", rules.sectionNumber), activityType: ids("activity_type", rules.activityTypeNumber),
    main: ids("main", rules.activityTypeNumber), provider: ids("provider", rules.providerNumber),
    on: typeof on === "string" ? on : Int32Array.from(on),
    facts: Object.fromEntries(facts) as Record<string, BigInt64Array>,
  });
}

function prices(given: unknown): bv.Prices {
  if (given === undefined || given === null) return {};
  const { rule_book: rules, ...rest } = given as { rule_book?: unknown };
  return rules === undefined ? (camel(rest) as bv.Prices) : { book: book(rules), ...(camel(rest) as object) };
}

function preview(args: Args): bv.Preview {
  return bv.preview(book(args["rule_book"]), camel(args["existing"] ?? []) as Activity[], camel(args["drafts"]) as Activity[],
    args["on"] as DateText, camel(args["options"] ?? {}) as PreviewOptions);
}

interface Life {
  readonly record: bv.Case;
  readonly steps: readonly string[];
}

function life(given: unknown): Life {
  const lived = (typeof given === "string" ? JSON.parse(readFileSync(given, "utf8")) : given) as Args;
  const rules = book(lived["rule_book"]);
  const start = lived["state"]
    ? bv.Case.fromState(rules, camel(lived["state"]) as CaseState)
    : bv.Case.new(rules, (lived["id"] ?? "") as string);
  const settings = Object.fromEntries(["horizon", "extrapolation", "municipality"]
    .filter((name) => lived[name] !== undefined && lived[name] !== null).map((name) => [name, lived[name]]));
  let record = start.withOptions(camel(settings) as CaseOptions);
  const steps: string[] = [];
  for (const step of (lived["steps"] ?? []) as readonly Args[]) {
    if ("under" in step) {
      const other = book(step["under"]);
      record = record.withRuleBook(other);
      steps.push(JSON.stringify({ under: other.version }));
      continue;
    }
    try {
      const events = record.execute(camel(step["command"]) as Command, camel(step["stamp"]) as CommandContext);
      steps.push(`{"events":${JSON.stringify(events)}}`);
    } catch (error) {
      if (!(error instanceof bv.CommandRefused)) throw error;
      const { faults, verdicts } = error.toJSON() as { faults: unknown; verdicts: unknown };
      steps.push(JSON.stringify({ fault: { code: error.code, path: error.path, faults, verdicts } }));
    }
  }
  return { record, steps };
}

const record = (args: Args) => life(args["case"]).record;
const on = (args: Args) => args["on"] as DateText;
const text = (args: Args) => args["text"] as string;
const amount = (args: Args) => args["amount"] as DecimalText;
const json = (value: unknown) => JSON.stringify(value ?? null);
const plan = (args: Args) => camel(args["plan"]) as bv.PaymentPlan;
const window = (args: Args) => (args["window"] ?? args["period"]) as bv.Period;
const period = (args: Args) => args["period"] as bv.Period;

/** Nothing, or what is wrong, as an error would tell it. */
function nothingWrong(faults: bv.Faults): string {
  if (faults.length === 0) return "[]";
  throw new Wrong(faults);
}

class Wrong extends Error {
  constructor(readonly faults: bv.Faults) {
    super();
  }
}

function entered(args: Args): bv.EnteredOn {
  const excluded = args["excluded"] as DateText[] | undefined;
  const calendar = excluded ? { extraDays: excluded.map((date) => ({ date })) } : bv.Calendar.denmark();
  const changed = args["changed"] ? { changed: camel(args["changed"]) as Activity } : {};
  return { today: args["today"] as DateText, calendar, ...changed };
}

function ledger(args: Args): string {
  let payments = camel(args["ledger"] ?? []) as bv.Ledger;
  const changes: unknown[] = [];
  for (const step of args["steps"] as readonly Args[]) {
    if (step["do"] === "pay") {
      payments = bv.Ledger.pay(payments, step["status"] as bv.Status, step["date"] as DateText, camel(step["paid"]) as bv.Paid);
      changes.push(null);
      continue;
    }
    const how = step["do"] === "renew" ? bv.Ledger.renew : bv.Ledger.sync;
    const made = how(payments, camel(step["activity"]) as Activity, step["today"] as DateText,
      { horizon: camel(step["horizon"] ?? {}) as bv.Horizon, prices: prices(step["prices"]) });
    payments = made.ledger;
    changes.push(made.change);
  }
  return bv.toJson({ changes, ledger: payments });
}

function settlement(args: Args): bv.Settlement {
  return bv.settle(camel(args["activity"]) as Activity, camel(args["ledger"]) as bv.Ledger,
    camel(args["cause"]) as bv.PriceChange, args["today"] as DateText, {
      earlier: camel(args["earlier"] ?? []) as bv.Settlement[],
      horizon: camel(args["horizon"] ?? {}) as bv.Horizon, prices: prices(args["prices"]),
    });
}

const netArguments = (args: Args): Parameters<typeof bv.netCost> => [
  book(args["rule_book"]), camel(args["household"]) as bv.CaseCosts[], args["year"] as number,
  camel(args["extrapolation"] ?? "refuse") as bv.Extrapolation,
];

const matchArguments = (args: Args): Parameters<typeof bv.matchLines> => [
  camel(args["plans"]) as bv.OpenPlan[], camel(args["lines"]) as bv.InvoiceLine[],
  args["days"] === undefined ? {} : { days: args["days"] as number },
];

function calendar(args: Args): string {
  const excluded = args["excluded"] as DateText[] | undefined;
  const asked = args["calendar"]
    ? bv.PaymentCalendar.of(camel(args["calendar"]) as bv.Calendar)
    : excluded ? bv.PaymentCalendar.fromExcluded(excluded) : bv.PaymentCalendar.of(bv.Calendar.denmark());
  const dueWindow = (date: DateText) => {
    try {
      return { Ok: asked.dueWindow(date) };
    } catch (error) {
      return { Err: (error as bv.DateError).code };
    }
  };
  return json((args["dates"] as DateText[]).map((date) => ({
    date,
    closed: asked.closedOn(date)?.kind ?? null,
    preceding: asked.adjust(date, "preceding") ?? null,
    following: asked.adjust(date, "following") ?? null,
    earliest_cash_start: asked.earliestCashStart(date) ?? null,
    due_window: dueWindow(date),
  })));
}

function setAmounts(args: Args): string {
  let amounts = args["amounts"] as bv.DatedAmounts;
  const refused = (args["settings"] as readonly { from?: DateText; to?: DateText; value: DecimalText }[])
    .map(({ value, ...valid }) => {
      try {
        amounts = bv.DatedAmounts.set(amounts, valid, value);
        return null;
      } catch (error) {
        if (!(error instanceof bv.DateError)) throw error;
        return error.code;
      }
    });
  const days = (args["on"] as DateText[]).map((day) => bv.DatedAmounts.at(amounts, day) ?? null);
  return json({ refused, amounts, on: days });
}

const portfolioOptions = (args: Args) => Object.fromEntries(["facts", "labels", "through", "extrapolation"]
  .filter((name) => args[name] !== undefined && args[name] !== null)
  .map((name) => [name, args[name]])) as bv.PortfolioOptions;

function portfolio(args: Args): bv.Portfolio {
  const cases = (args["cases"] as unknown[]).map((one) => life(one).record);
  const made = bv.Portfolio.fromCases(cases, on(args), portfolioOptions(args));
  return args["scenario"] ? made.with(camel(args["scenario"]) as bv.Scenario, booksOf(args)) : made;
}

const booksOf = (args: Args) => ((args["books"] ?? []) as unknown[]).map(book);
const held = (args: Args, name: string) => portfolio(args[name] as Args);

function wanted(args: Args): bv.ForecastRequest {
  const months = bv.Months.of(args["from"] as bv.MonthText, args["to"] as bv.MonthText);
  return { months, by: (args["by"] ?? []) as string[], view: (args["view"] ?? "expected") as bv.View };
}

function forecast(args: Args): bv.Forecast {
  const made = portfolio(args);
  return made.forecast(wanted(args));
}

function portfolioFollowUp(args: Args): bv.BudgetFollowUp {
  return held(args, "portfolio").followUp(camel(args["budget"]) as bv.Budget, on(args), {
    ...(args["before"] ? { before: held(args, "before") } : {}),
    ...(args["rule"] ? { rule: camel(args["rule"]) as bv.ExtensionRule } : {}),
    ...(args["most_drivers"] === undefined ? {} : { mostDrivers: args["most_drivers"] as number }),
  });
}

const paymentBatch = (args: Args) => bv.PaymentBatch.of(
  (args["cases"] as unknown[]).map((one) => life(one).record), entered({ ...args, today: args["on"] }).calendar, on(args));

function claims(args: Args): string {
  const lived = record(args);
  const found = lived.claims();
  const one = args["reference"] ? lived.claimOf(args["reference"] as string) : undefined;
  const plans = bv.toJson(bv.claimPlans(found));
  return `{"claims":${bv.toJson(found)},"plans":${plans},"found":${one === undefined ? "null" : bv.toJson(one)}}`;
}

const expiring = (args: Args) => held(args, "portfolio")
  .expiring(args["from"] as DateText, args["until"] as DateText, camel(args["rule"] ?? {}) as bv.ExtensionRule);

const scenarios = (args: Args) =>
  held(args, "portfolio").compare(camel(args["scenarios"]) as bv.Scenario[], wanted(args), booksOf(args));

function bridge(args: Args): bv.Bridge {
  const [before, after] = [held(args, "before"), held(args, "after")];
  const made = after.bridgeFrom(before, wanted(args));
  if (!args["rule_book"]) return made;
  const net = (one: bv.Portfolio, given: Args) => one.net(book(args["rule_book"]), wanted(args), {
    ...(args["income"] ? { income: income(given) } : {}),
  });
  return made.netOf(net(before, args["before"] as Args), net(after, args["after"] as Args));
}

function portfolioNet(args: Args): bv.PortfolioNet {
  const given = args["portfolio"] as Args;
  const cases = () => (given["cases"] as unknown[]).map((one) => life(one).record);
  return portfolio(given).net(book(args["rule_book"]), wanted(args), {
    extrapolation: camel(args["extrapolation"] ?? "refuse") as bv.Extrapolation,
    ...(args["facts"] ? { cases: cases() } : {}), ...(args["income"] ? { income: income(given) } : {}),
  });
}

const income = (args: Args) => bv.Portfolio.incomeOfCases(
  (args["cases"] as unknown[]).map((one) => life(one).record), on(args), portfolioOptions(args));

function accumulator(args: Args): string {
  const kept = new bv.ForecastAccumulator(held(args, "portfolio"), wanted(args));
  const told = (args["replaced"] as Args[]).map((one) => {
    kept.replace({
      ...(one["before"] ? { before: held(one, "before") } : {}), ...(one["after"] ? { after: held(one, "after") } : {}),
    });
    return kept.forecast().toJson();
  });
  return `[${told.join(",")}]`;
}

function os2bos(args: Args): bv.Os2bosImport {
  const { id, version, title, on: day } = args;
  const options = { id, version, title, on: day } as bv.Os2bosOptions;
  if (args["folder"]) return bv.Os2bosImport.readFolder(args["folder"] as string, options);
  if (args["csv"]) return bv.Os2bosImport.csv(args["csv"] as bv.NamedText[], options);
  return bv.Os2bosImport.fixtures(args["fixtures"] as bv.NamedText[], options);
}

function followUp(args: Args): bv.BudgetFollowUp {
  const options = Object.fromEntries(["on", "thresholds", "drivers_by", "most_drivers"]
    .filter((name) => args[name] !== undefined && args[name] !== null).map((name) => [name, args[name]]));
  return bv.followUp(camel(args["budget"]) as bv.Budget, forecast(args["forecast"] as Args),
    camel(options) as bv.FollowUpOptions);
}

const CALLS: Readonly<Record<string, Call>> = {
  parse_amount: (args) => json(bv.decimal(text(args))),
  kroner: (args) => json(bv.kroner(bv.decimal(args["amount"] as string))),
  round: (args) => json(bv.round(amount(args))),
  price: (args) => json(bv.price(args["base"] as DecimalText, args["vat_factor"] as DecimalText)),
  sum: (args) => json(bv.sum(args["amounts"] as DecimalText[])),
  to_oere: (args) => bv.toOere(amount(args)).toString(),
  format: (args) => json({
    amounts: (args["amounts"] as DecimalText[]).map((one) => [bv.amountText(one, lang(args)), bv.numberText(one, lang(args))]),
    dates: (args["dates"] as DateText[]).map((one) => [bv.dateText(one, lang(args)), bv.shortDateText(one, lang(args))]),
  }),
  parse_date: (args) => json(bv.date(text(args))),
  easter: (args) => json(bv.easter(args["year"] as number)),
  age_on: (args) => json(bv.ageOn(args["birth"] as DateText, on(args))),
  date_of_age: (args) => json(bv.dateOfAge(args["birth"] as DateText, args["years"] as number)),
  period: (args) => {
    const made = bv.Period.of(args["start"] as DateText, (args["end"] ?? undefined) as DateText);
    return bv.toJson({ period: made, days: bv.Period.days(made) ?? null });
  },
  year: (args) => json(bv.Period.year(args["year"] as number)),
  set_amounts: setAmounts,
  recurrence: (args) => {
    const recurrence = camel({ frequency: args["frequency"], anchor: args["anchor"] }) as bv.Recurrence;
    return json({ count: bv.Recurrence.count(recurrence, window(args)), dates: bv.Recurrence.dates(recurrence, window(args)) });
  },
  calendar,
  load: (args) => {
    const { id, version } = book(args["rule_book"]);
    return json({ id, version });
  },
  check: (args) => json(verdict(args)),
  alternatives: (args) => json(verdict(args).alternatives()),
  questions: (args) => bv.toJson(verdict(args).questions()),
  options: (args) => json(options(args)),
  option_questions: (args) => bv.toJson(options(args).questions()),
  check_columns: (args) => outcomes(args).toJson(),
  payments: (args) => bv.toJson(bv.payments(plan(args), period(args), window(args), prices(args["prices"]))),
  total: (args) => json(bv.total(plan(args), period(args), window(args), prices(args["prices"]))),
  count: (args) => json(bv.count(plan(args), period(args), window(args))),
  full_year_cost: (args) => json(bv.fullYearCost(plan(args), args["year"] as number, prices(args["prices"]))),
  price_on: (args) => json(bv.priceOn(camel(args["price"]) as bv.Price, on(args), prices(args["prices"]))),
  preview: (args) => json(preview(args)),
  check_plan: (args) => nothingWrong(bv.checkPlan(plan(args))),
  check_activity: (args) => nothingWrong(bv.checkActivity(camel(args["activity"]) as Activity, entered(args))),
  check_plan_form: (args) => nothingWrong(bv.checkPlanForm(camel(args["form"]) as bv.PlanForm)),
  check_activity_form: (args) =>
    nothingWrong(bv.checkActivityForm(camel(args["activity"]) as bv.ActivityForm, entered(args))),
  ledger,
  sums: (args) => bv.toJson(bv.overview(camel(args["activities"]) as [Activity, bv.Ledger][])),
  due: (args) => json(bv.due(camel(args["payments"]) as [Activity, bv.Ledger][],
    entered({ ...args, today: args["on"] }).calendar, on(args))),
  account: (args) => json(bv.account(camel(args["accounts"]) as bv.Accounts,
    (args["offer"] ? camel(args["offer"]) : undefined) as bv.Offer, args["role"] as bv.Role,
    camel(args["recipient"]) as bv.Recipient, on(args))),
  settle: (args) => json(settlement(args)),
  net_cost: (args) => json(bv.netCost(...netArguments(args))),
  match_lines: (args) => bv.toJson(bv.matchLines(...matchArguments(args))),
  reference: (args) => json(bv.PaymentReference.of(args["plan"] as string, args["date"] as DateText)),
  parse_reference: (args) => json(bv.PaymentReference.parse(text(args))),
  find_references: (args) => json(bv.PaymentReference.find(text(args))),
  life: (args) => {
    const { record, steps } = life(args["case"]);
    return `{"steps":[${steps.join(",")}],"state":${json(record.state)}}`;
  },
  replay: (args) => json(bv.Case.replay(book(args["rule_book"]), args["events"] as Event[]).state),
  as_of: (args) => json(record(args).asOf(on(args)).state),
  overview: (args) => json(record(args).overview(on(args))),
  household: (args) => json(bv.HouseholdOverview.of((args["cases"] as unknown[]).map((one) => life(one).record), on(args))),
  case_net_cost: (args) => json(record(args).netCost(args["year"] as number)),
  preview_grant: (args) => json(record(args).previewGrant(camel(args["grant"]) as Grant, camel(args["stamp"]) as CommandContext)),
  case_preview: (args) => json(record(args).preview(camel(args["drafts"]) as Activity[], on(args),
    camel(args["options"] ?? {}) as PreviewOptions)),
  text: (args) => json(inWords(args)),
  draw: drawn,
  codes: () => bv.toJson(bv.codes()),
  forecast: (args) => json(forecast(args)),
  follow_up: (args) => json(followUp(args)),
  portfolio_follow_up: (args) => json(portfolioFollowUp(args)),
  expiring: (args) => bv.toJson(expiring(args)),
  scenarios: (args) => json(scenarios(args)),
  bridge: (args) => json(bridge(args)),
  portfolio_net: (args) => json(portfolioNet(args)),
  income_forecast: (args) => json(income(args).forecast(wanted(args))),
  income_due: (args) => bv.toJson(record(args).incomeDue(on(args))),
  payment_batch: (args) => json(paymentBatch(args)),
  claims,
  accumulator,
  os2bos: (args) => {
    const { document, report } = os2bos(args);
    return `{"document":${json(document)},"report":${json(report)}}`;
  },
};

const lang = (args: Args) => args["lang"] as Language;
const named = (args: Args) => (args["rule_book"] ? book(args["rule_book"]) : undefined);

/** The answer of another ask in words; where that is a fault, the fault in words. */
function inWords(args: Args): string {
  const { call, args: inner } = args["of"] as { call: string; args: Args };
  try {
    switch (call) {
      case "check": return verdict(inner).explain(lang(args));
      case "alternatives": return verdict(inner).explainAlternatives(lang(args));
      case "options": return options(inner).toText(lang(args));
      case "preview": return preview(inner).toText(lang(args), book(inner["rule_book"]));
      case "overview": return record(inner).overview(on(inner)).toText(lang(args));
      case "life": {
        const lived = record(inner);
        return bv.log(lived.events, lived.book, lang(args));
      }
      case "case_net_cost": return record(inner).explainNetCost(inner["year"] as number, lang(args));
      case "net_cost": return bv.explainNetCost(...netArguments(inner), lang(args));
      case "settle": return bv.explainSettlement(settlement(inner), lang(args));
      case "match_lines": return bv.explainMatches(...matchArguments(inner), lang(args)).join("\n");
      case "forecast": return forecast(inner).toText(lang(args), named(args));
      case "scenarios": return scenarios(inner).toText(lang(args), named(args));
      case "payment_batch": return paymentBatch(inner).toText(lang(args), named(args));
      case "follow_up": return followUp(inner).toText(lang(args));
      case "portfolio_follow_up": return portfolioFollowUp(inner).toText(lang(args));
      case "expiring": return expiring(inner).map((one) => bv.expiringText(one, lang(args))).join("\n");
      case "bridge": return bridge(inner).toText(lang(args));
      case "portfolio_net": return portfolioNet(inner).toText(lang(args));
      case "os2bos": return os2bos(inner).reportText(lang(args));
      default: ask(call, inner);
    }
  } catch (error) {
    if (error instanceof bv.BevillingError) return error.text(lang(args));
    if (error instanceof Wrong) return error.faults.text(lang(args));
    throw error;
  }
  throw new Error(`${call} has no words`);
}

function drawn(args: Args): string {
  const { call, args: inner } = args["of"] as { call: string; args: Args };
  const size = { width: args["width"] as number, height: args["height"] as number };
  const how = args["how"] as string | undefined;
  const bytes = Buffer.from(picture(call, inner, how, lang(args), size), "utf8");
  return json({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
}

function picture(call: string, args: Args, how: string | undefined, lang: Language, size: bv.Size): string {
  switch (`${call} ${how ?? ""}`) {
    case "preview ": return preview(args).toSvg(lang, size);
    case "preview by_year": return preview(args).toSvgByYear(lang, size);
    case "overview ": return record(args).overview(on(args)).toSvg(lang, size);
    case "overview timeline": return record(args).timeline(on(args), lang, size);
    case "forecast ": return forecast(args).toSvg(lang, size);
    case "portfolio_follow_up ": return portfolioFollowUp(args).toSvg(lang, size);
    case "portfolio_follow_up cumulative": return portfolioFollowUp(args).toSvgCumulative(lang, size);
    case "scenarios ": return scenarios(args).toSvg(lang, size);
    case "bridge ": return bridge(args).toSvg(lang, size);
    default: return forecast(args).toSvgHeat(how ?? "", lang, size);
  }
}

/** The bytes of an answer; refusals are thrown. */
export function ask(call: string, args: Args): string {
  const found = CALLS[call];
  if (found === undefined) throw new Error(`no call ${call}`);
  return found(args);
}

export { Wrong };
