import assert from "node:assert/strict";
import { test } from "node:test";

import { tableFromIPC } from "apache-arrow";
import {
  alertText, bridgeCauseText, Case, checkBudget, driverText, expiringText, FORECAST_LAYERS, followUp, Forecast, ForecastError,
  fromJson, Months, PaymentPlan, Portfolio, PortfolioError, Price, ForecastAccumulator,
} from "bevilling";
import type { DateText, Row, Scenario } from "bevilling";

import { book, drafted, facts, help, today } from "./support.js";

const year = Months.ofYear(2026);
const by = ["section"];

/** Ten cases with help at home granted, and one with a daily plan that is expected. */
function cases(): Case[] {
  const approval = { level: "team_leader", approver: "Teamleder 1", second: "Teamleder 2" };
  const granted = Array.from({ length: 10 }, () => {
    const { record } = drafted();
    record.execute({ command: "grant", appropriation: "1", activities: ["a1"], approval }, today);
    return record;
  }).map((record, number) => Case.fromState(book, { ...record.state, id: `case-${number}` }));
  const expected = Case.open(book, "Case_X", facts);
  expected.execute({ command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" }, today);
  const plan = PaymentPlan.daily(Price.fixed("100.00"), { id: "daily" });
  expected.execute({ command: "expect", appropriation: "1",
    activity: { ...help("x"), plan, period: { start: "2026-02-01", end: "2026-12-31" } } }, today);
  return [...granted, expected];
}

const portfolio = Portfolio.fromCases(cases(), "2026-01-05", { labels: { team: { "case-0": "north", Case_X: "South-1" } } });

test("a forecast is the payments, by month, group and layer", () => {
  const forecast = portfolio.forecast({ months: year, by });
  assert.equal(forecast.layer("granted"), "680625.00");
  assert.equal(forecast.layer("expected"), "33400.00");
  assert.equal(forecast.total, forecast.year(2026));
  assert.equal(forecast.month("2026-02"), "64675.00");
  const oere = forecast.oere(["BL-32-1-2"], "granted");
  assert.equal(oere?.[1], 6187500n);
  assert.equal(forecast.allOere().length, forecast.groups.length * FORECAST_LAYERS.length * 12);
  assert.equal(forecast.groups[0]?.granted?.[1], "61875.00");
  assert.equal(JSON.stringify(forecast), forecast.toJson());
  assert.equal(portfolio.forecast({ months: year, by, view: "granted" }).layer("expected"), "0.00");
  const { granted, expected } = portfolio.views(year, by);
  assert.deepEqual([granted.total, expected.total], ["680625.00", forecast.total]);
  assert.equal(forecast.plus(forecast).minus(forecast).total, forecast.total);
  assert.equal(forecast.within(Months.of("2026-02", "2026-02"))?.total, "64675.00");
  assert.equal(forecast.within(Months.ofYear(1999)), undefined);
  assert.match(forecast.toText("en", book), /2026/);
  assert.ok(forecast.toSvg("da").startsWith("<svg ") && forecast.toSvgHeat("section", "en", {}, book).startsWith("<svg "));
  assert.throws(() => forecast.regrouped(["sectoin"]), (error: unknown) =>
    error instanceof ForecastError && error.code === "unknown-dimension");
});

test("names of the host stay as they are", () => {
  const forecast = portfolio.forecast({ months: year, by: ["team"] });
  assert.deepEqual(forecast.groups.map((group) => group.labels[0]), ["", "South-1", "north"]);
  assert.equal(forecast.of("team", "South-1").total, "33400.00");
  assert.equal(portfolio.filter({ team: ["north"] }).length, 1);
  assert.ok(portfolio.byActivity().dimensions.includes("activity"));
});

test("Arrow goes out and comes in again", () => {
  const again = Portfolio.fromIpc(portfolio.toIpc());
  assert.equal(again.forecast({ months: year, by }).toJson(), portfolio.forecast({ months: year, by }).toJson());
  assert.equal(tableFromIPC(portfolio.toIpc()).numRows, portfolio.length);
  const figures = tableFromIPC(portfolio.forecast({ months: year, by }).toIpc());
  assert.ok(figures.numRows > 0 && figures.schema.fields.some((field) => field.name === "section"));
  assert.throws(() => Portfolio.fromIpc(new Uint8Array([1, 2, 3])), PortfolioError);
});

test("payments come as columns, and as Arrow with their ids", () => {
  const days = { start: "2026-02-01", end: "2026-02-28" } as const;
  const chunks = portfolio.payments({ days, chunk: 8 });
  assert.ok(chunks.length > 1);
  assert.equal(chunks.reduce((sum, chunk) => sum + chunk.oere.reduce((all, one) => all + one, 0n), 0n), 6467500n);
  const table = tableFromIPC(portfolio.paymentsIpc({ days }));
  assert.equal(table.numRows, 38);
  assert.ok(new Set(table.getChild("case_id")?.toArray() as Iterable<string>).size > 0);
  let counted = 0;
  portfolio.eachPayments((chunk) => { counted += chunk.row.length; }, { days });
  assert.equal(counted, 38);
});

test("work goes on beside the event loop, tells how far it is, and stops", async () => {
  const told: number[] = [];
  const request = { months: year, by };
  const forecast = await portfolio.forecastAsync(request, { onProgress: ({ done, total }) => told.push(done / total) });
  assert.equal(forecast.toJson(), portfolio.forecast(request).toJson());
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(told.length > 0 && told.every((part) => part > 0 && part <= 1), `${told}`);
  const again = await Portfolio.fromIpcAsync(portfolio.toIpc());
  assert.equal(again.length, portfolio.length);
  await assert.rejects(portfolio.forecastAsync(request, { signal: AbortSignal.abort() }), { name: "AbortError" });
  const stop = new AbortController();
  const stopped = portfolio.forecastAsync(request, { signal: stop.signal });
  stop.abort(new Error("enough"));
  await assert.rejects(stopped, { message: "enough" });
  await assert.rejects(portfolio.forecastAsync({ months: year, by: ["nowhere"] }), { code: "unknown-dimension" });
});

test("a budget is followed up", () => {
  const budget = { year: 2026, lines: [{ id: "help", of: { section: ["BL-32*"] }, amount: { year: "700000" } }] } as const;
  assert.equal(checkBudget(budget).length, 0);
  const found = followUp(budget, portfolio.forecast({ months: year, by }), { on: "2026-01-05", thresholds: ["100"] });
  assert.equal(found.total.status.deviation, "14025.00");
  assert.deepEqual(found.lines[0]?.alerts.map((alert) => alert.measure), ["expected"]);
  assert.equal(found.name(found.total, "en"), "All");
  assert.ok(found.toSvg("da").startsWith("<svg ") && found.toSvgCumulative("en").startsWith("<svg "));
  assert.ok(portfolio.followUp(budget, "2026-01-05").total.drivers?.drivers.length);
  assert.equal(JSON.stringify(found), found.toJson());
  const wrong = checkBudget({ year: 2026, lines: [{ id: "a", amount: { months: ["1"] } }] });
  assert.equal(wrong[0]?.code, "budget-months-not-twelve");
  assert.ok(wrong.text("da").length > 10);
});

test("scenarios are compared, and a bridge explains what moved", () => {
  const scenario: Scenario = { id: "dearer", changes: [{ change: "prices", percent: "10", from: "2026-07-01" }] };
  const { base, scenarios } = portfolio.compare([scenario], { months: year, by });
  assert.equal(scenarios[0]?.forecast.minus(base).total, scenarios[0]?.difference.total);
  const bridge = portfolio.with(scenario).bridgeFrom(portfolio, { months: year, by });
  assert.deepEqual(bridge.parts.map((part) => [part.cause, part.amount]), [["price", bridge.difference]]);
  assert.equal(bridge.difference, scenarios[0]?.difference.total);
  assert.ok(bridge.toSvg("da").startsWith("<svg ") && bridge.toText("en").length > 20);
  const net = portfolio.net(book, { months: year, by }, { extrapolation: "last_known" });
  assert.equal(net.gross.minus(net.reimbursement).total, net.net.total);
});

test("what ends is listed with its last day, and what goes on is not", () => {
  const ending = Case.open(book, "ending", facts);
  ending.execute({ command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" }, today);
  ending.execute({ command: "draft", appropriation: "1",
    activity: { ...help("a1"), period: { start: "2026-02-01", end: "2026-06-30" } } }, today);
  const approval = { level: "team_leader", approver: "Teamleder 1", second: "Teamleder 2" };
  ending.execute({ command: "grant", appropriation: "1", activities: ["a1"], approval }, today);
  const all = Portfolio.fromCases([...cases(), ending], "2026-01-05");
  const listed = (from: DateText, until: DateText) =>
    all.expiring(from, until).map((one) => [one.case, one.activity, one.lastDay]);
  assert.deepEqual(listed("2026-01-05", "2026-12-31"), [["ending", "a1", "2026-06-30"]]);
  assert.deepEqual(listed("2026-07-01", "2026-12-31"), []);
});

test("a portfolio is made of rows, and is rows again", () => {
  const rows: Row[] = [
    { case: "1", activity: "a", status: "granted", labels: { team: "Nord" }, vat: [{ to: "2026-07-01", value: "80" }, { from: "2026-07-01", value: "100" }],
      schedule: { pays: "running", frequency: { monthly: { day: 31 } }, from: "2026-01-01", until: "2026-12-31" },
      price: { units: "2.5", values: { rate: "R1" } }, entries: [
        { entry: "paid", scheduled: "2026-01-31", paid: "2026-02-03", amount: "210.50" },
        { entry: "cancelled", scheduled: "2026-02-28" },
        { entry: "planned", scheduled: "2026-03-31", amount: "99.00" },
        { entry: "paid_off_plan", scheduled: "2026-04-30", paid: "2026-04-30", amount: "10.00" },
        { entry: "adjusted", scheduled: "2026-04-30", on: "2026-05-02", amount: "-10.00" },
      ] },
    { case: "1", activity: "b", status: "expected", modifies: "a", labels: { section: "BL-46" },
      schedule: { pays: "running", frequency: "weekly", from: "2026-09-01", until: "2026-12-31" }, price: { values: { own: "75" } } },
    { case: "2", activity: "a", status: "granted", schedule: { pays: "individual" },
      entries: [{ entry: "planned", scheduled: "2026-05-05", amount: "12.34" }] },
    { case: "3", activity: "a", status: "draft", schedule: { pays: "once", date: "2026-05-05" }, price: { values: { own: "1" } } },
  ];
  const options = { dimensions: ["team"], rates: { R1: "100.00" } } as const;
  const made = Portfolio.fromRows(rows, options);
  assert.deepEqual([made.length, made.caseCount, [...made.dimensions]], [3, 2, ["team", "section"]]);
  const again = Portfolio.fromRows(made.rows(), { dimensions: made.dimensions, rates: made.rates });
  assert.deepEqual(again.toIpc(), made.toIpc());
  // Through Arrow, amounts come with two decimals and are the same.
  assert.deepEqual(Portfolio.fromIpc(made.toIpc()).rows().map((row) => row.entries), made.rows().map((row) => row.entries));
  assert.deepEqual(made.rows()[0], rows[0]);
  // A municipality's own are rows too.
  const ours = Portfolio.fromRows(portfolio.rows(), { dimensions: portfolio.dimensions, rates: portfolio.rates });
  assert.deepEqual(ours.toIpc(), portfolio.toIpc());
  const view = { months: year, view: "granted" } as const;
  assert.equal(made.forecast(view).layer("paid"), "220.50");
  // The rate ends nowhere, and so nothing is beyond it.
  assert.equal(made.extrapolated("last_known").forecast(view).total, made.forecast(view).total);

  assert.throws(() => Portfolio.fromRows([{ ...rows[0], case: "" } as Row, rows[1] as Row], { rates: { R2: "1" } }), (error: unknown) =>
    error instanceof PortfolioError && error.faults.map((fault) => fault.code).join() === "case-missing"
      && error.faults[0]?.path === "/rows/0");
  assert.throws(() => Portfolio.fromRows([rows[0] as Row], { rates: { R2: "1" } }), { code: "unknown-rate" });
  assert.throws(() => Portfolio.fromRows([{ ...rows[3], labels: { team: 7 } } as unknown as Row]), { code: "bad-input" });
});

test("totals follow the cases that change", () => {
  const request = { months: year, by };
  const all = cases();
  const accumulator = new ForecastAccumulator(portfolio, request);
  assert.equal(accumulator.forecast().toJson(), portfolio.forecast(request).toJson());
  const [first, ...rest] = all.map((one) => Portfolio.fromCases([one], "2026-01-05"));
  accumulator.replace({ before: first as Portfolio });
  assert.equal(accumulator.forecast().toJson(), Portfolio.fromCases(all.slice(1), "2026-01-05").forecast(request).toJson());
  accumulator.replace({ before: rest[0] as Portfolio, after: first as Portfolio });
  assert.equal(accumulator.forecast().total, Portfolio.fromCases([...all.slice(0, 1), ...all.slice(2)], "2026-01-05").forecast(request).total);
  assert.throws(() => new ForecastAccumulator(portfolio, { months: year, by: ["nowhere"] }), { code: "unknown-dimension" });
});

test("what moves a forecast is told in words", () => {
  assert.notEqual(bridgeCauseText("ended", "da"), bridgeCauseText("ended", "en"));
  const budget = { year: 2026, lines: [{ id: "help", amount: { year: "600000" } }] } as const;
  const found = portfolio.followUp(budget, "2026-01-05");
  const [alert, driver] = [found.total.alerts[0], found.total.drivers?.drivers[0]];
  assert.ok(alert && alertText(alert, "en").includes("100"));
  assert.ok(driver && found.toText("da").includes(driverText(driver, "da")));
  const later = Portfolio.fromCases(cases(), "2026-01-05", { through: "2027-12-31" });
  const ending = later.expiring("2026-01-05", "2028-01-31")[0];
  assert.ok(ending && expiringText(ending, "en").includes(ending.case));
  const net = portfolio.net(book, { months: year }, { extrapolation: "last_known" });
  assert.match(net.toText("en"), /2026/);
  assert.equal(JSON.stringify(net), net.toJson());
  assert.equal(portfolio.forecast({ months: year, by }).nearestDimension("secton"), "section");
  assert.deepEqual(fromJson('[{"per_month":1,"labels":{"own_name":"x"}}]'), [{ perMonth: 1, labels: { own_name: "x" } }]);
});

test("figures of the host's own are checked", () => {
  assert.throws(() => Forecast.fromOere(year, by, [["BL-46"]], new BigInt64Array(3)), { code: "figures-misshapen" });
  // @ts-expect-error no month
  assert.throws(() => Months.of("2026", "2027"), Error);
});
