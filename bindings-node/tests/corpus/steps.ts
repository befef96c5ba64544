/** Calls of several steps, and those with rows. */
import * as bv from "bevilling";
import type { DateText, DecimalText } from "bevilling";

import { camel } from "./camel.mjs";
import { portfolio, prices } from "./given.js";
import type { Args } from "./given.js";

/** Faults that are an answer, thrown as an ask that is refused. */
export class Wrong extends Error {
  constructor(readonly faults: bv.Faults) {
    super();
  }
}

/** JSON text. */
export class Raw {
  constructor(readonly text: string) {}
}

export const steps = {
  nothingWrong(faults: bv.Faults): bv.Faults {
    if (faults.length === 0) return faults;
    throw new Wrong(faults);
  },

  setAmounts(amounts: bv.DatedAmounts, settings: readonly { from?: DateText; to?: DateText; value: DecimalText }[], on: DateText[]) {
    const refused = settings.map(({ value, ...valid }) => {
      try {
        amounts = bv.DatedAmounts.set(amounts, valid, value);
        return null;
      } catch (error) {
        if (!(error instanceof bv.DateError)) throw error;
        return error.code;
      }
    });
    return new Raw(JSON.stringify({ refused, amounts, on: on.map((day) => bv.DatedAmounts.at(amounts, day) ?? null) }));
  },

  calendarDays({ days }: { days: bv.PaymentCalendar }, dates: DateText[]) {
    const dueWindow = (date: DateText) => {
      try {
        return { Ok: days.dueWindow(date) };
      } catch (error) {
        return { Err: (error as bv.DateError).code };
      }
    };
    return new Raw(JSON.stringify(dates.map((date) => ({
      date,
      closed: days.closedOn(date)?.kind ?? null,
      preceding: days.adjust(date, "preceding") ?? null,
      following: days.adjust(date, "following") ?? null,
      earliest_cash_start: days.earliestCashStart(date) ?? null,
      due_window: dueWindow(date),
    }))));
  },

  formatted: (amounts: DecimalText[], dates: DateText[], lang: bv.Language) => ({
    amounts: amounts.map((one) => [bv.amountText(one, lang), bv.numberText(one, lang)]),
    dates: dates.map((one) => [bv.dateText(one, lang), bv.shortDateText(one, lang)]),
  }),

  ledgerSteps(ledger: bv.Ledger | undefined, steps: readonly Args[]) {
    let payments = ledger ?? [];
    const changes = steps.map((step) => {
      if (step["do"] === "pay") {
        payments = bv.Ledger.pay(payments, step["status"] as bv.Status, step["date"] as DateText, camel(step["paid"]) as bv.Paid);
        return null;
      }
      const how = step["do"] === "renew" ? bv.Ledger.renew : bv.Ledger.sync;
      const made = how(payments, camel(step["activity"]) as bv.Activity, step["today"] as DateText,
        { horizon: camel(step["horizon"] ?? {}) as bv.Horizon, prices: prices(step["prices"]) });
      payments = made.ledger;
      return made.change;
    });
    return new Raw(bv.toJson({ changes, ledger: payments }));
  },

  checkColumns(rules: bv.RuleBook, args: Args): bv.BatchResult {
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
  },

  accumulated(of: bv.Portfolio, replaced: readonly Args[], request: bv.ForecastRequest) {
    const kept = new bv.ForecastAccumulator(of, request);
    return replaced.map((one) => {
      kept.replace({
        ...(one["before"] ? { before: portfolio(one["before"] as Args) } : {}),
        ...(one["after"] ? { after: portfolio(one["after"] as Args) } : {}),
      });
      return new Raw(kept.forecast().toJson());
    });
  },
};
