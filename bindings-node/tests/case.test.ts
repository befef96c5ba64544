import assert from "node:assert/strict";
import { inspect } from "node:util";
import { test } from "node:test";

import {
  Case, CaseError, checkState, householdNetCost, HouseholdOverview, InputError, Ledger, log, PaymentPlan, PlanError, Price, CommandRefused,
  toJson,
} from "bevilling";
import type { Activity, DateText, Event, EventBody, Paid, PreviewOptions, CommandContext } from "bevilling";

import { book, child, drafted, facts, help, today } from "./support.js";

const approval = { level: "team_leader", approver: "Teamleder 1", second: "Teamleder 2" };

test("a case lives: drafted, granted, paid, and read again", () => {
  const { record, events } = drafted();
  assert.equal(events[0]?.body.kind, "imported");
  const shown = record.previewGrant({ appropriation: "1", activities: ["a1"], approval }, today);
  assert.equal(shown.before.granted.all, "0.00");
  assert.notEqual(shown.after.granted.all, "0.00");
  assert.equal(record.sequence, events.length);

  const granted = record.execute({ command: "grant", appropriation: "1", activities: ["a1"], approval }, today);
  events.push(...granted);
  const body: EventBody | undefined = granted[0]?.body;
  assert.ok(body?.kind === "granted" && body.approval.approver === "Teamleder 1");
  assert.ok(granted[0]?.outbox?.some((notice) => notice.notice === "payment" && notice.amount === "6187.50"));

  events.push(...record.execute(
    { command: "pay", activity: "a1", date: "2026-02-01", paidOn: "2026-02-02", amount: "6187.50" },
    { on: "2026-02-02", actor: "Økonomi", expected: record.sequence }));

  // As a database would have it.
  const rows = events.map((event) => JSON.stringify(event));
  assert.ok(rows[0]?.startsWith('{"sequence":1,"on":"2026-01-05","actor":"Rådgiver 4","rule_book":{"id":"children"'));
  for (const again of [Case.replayJson(book, rows), Case.replay(book, events),
    Case.replay(book, rows.map((row) => JSON.parse(row) as Event)), Case.fromState(book, record.state)]) {
    assert.ok(again.equals(record));
    assert.equal(toJson(again.state), toJson(record.state));
  }
  assert.equal(record.overview("2026-02-03").paid.thisYear, "6187.50");
  assert.match(log(events, book, "en"), /granted/i);
  assert.equal(record.asOf("2026-01-31").overview("2026-01-31").paid.all, "0.00");
});

test("a refusal lists all that is missing, and nothing has changed", () => {
  const { record } = drafted();
  const before = toJson(record.state);
  assert.throws(() => record.execute({ command: "grant", appropriation: "1", activities: ["a1"], approval: {} }, today),
    (error: unknown) => {
      assert.ok(error instanceof CommandRefused);
      assert.deepEqual(error.faults.map((fault) => fault.code), ["approval-level-missing", "approver-missing"]);
      assert.equal(error.isConflict, false);
      return true;
    });
  assert.equal(toJson(record.state), before);
});

test("what the rule book refuses comes with its verdicts", () => {
  const { record } = drafted();
  const stranger = record.withOptions({});
  stranger.execute({ command: "set_facts", from: "2026-01-05", facts: { custody_consent: null, effort_step: 1 } }, today);
  assert.throws(() => stranger.execute({ command: "grant", appropriation: "1", activities: ["a1"], approval }, today),
    (error: unknown) => {
      assert.ok(error instanceof CommandRefused);
      assert.ok(error.faults.some((fault) => fault.code === "rule-not-met" || fault.code === "fact-needed"));
      const told = (JSON.parse(error.toJson()) as { verdicts: unknown[] }).verdicts;
      assert.deepEqual(error.verdicts.map((verdict) => JSON.parse(verdict.toJson()) as unknown), told);
      return true;
    });
});

test("a host that comes too late is told so", () => {
  const { record } = drafted();
  assert.throws(() => record.execute({ command: "renew" }, { ...today, expected: 1 }), (error: unknown) =>
    error instanceof CommandRefused && error.isConflict && error.code === "case-has-moved-on" && error.path === "/expected");
});

test("an event happens once", () => {
  const { record, events } = drafted();
  const copy = Case.replay(book, events.slice(0, 1));
  for (const event of events.slice(1)) copy.apply(event);
  assert.ok(copy.equals(record));
  assert.throws(() => copy.apply(events[1] as Event), (error: unknown) =>
    error instanceof CaseError && error.code === "event-out-of-order");
});

test("the preview is the payments", () => {
  const { record } = drafted();
  const preview = record.preview([help("b")], "2026-01-05");
  assert.equal(preview.decision.thisYear, "68062.50");
  assert.equal(preview.payments[0]?.amount, "6187.50");
  assert.equal(JSON.stringify(preview), preview.toJson());
  assert.ok(preview.toSvg("da").startsWith("<svg "));
  assert.ok(preview.toSvgByYear("en", { width: 500 }).startsWith("<svg "));
  assert.match(preview.toText("en", book), /2026/);
  assert.throws(() => record.preview([{ ...help("b"), period: { start: "2026-02-02", end: "2026-02-10" } }], "2026-01-05"), PlanError);
});

test("what was paid is settled where a draft makes it dearer, under the id of the activity", () => {
  const record = Case.open(book, "27.24.36-G01-7-20", facts);
  const grant = (activity: Activity, stamp: CommandContext) => {
    record.execute({ command: "draft", appropriation: "1", activity }, stamp);
    return record.execute({ command: "grant", appropriation: "1", activities: [activity.id], approval }, stamp);
  };
  record.execute({ command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" }, today);
  grant(help("help_at_home"), today);
  const early: CommandContext = { on: "2026-07-20", actor: "Økonomi" };
  record.execute({ command: "pay", activity: "help_at_home", date: "2026-09-01", paidOn: early.on, amount: "6187.50" }, early);
  const dearer = { ...help("dearer_help", "2026-08-01"), modifies: "help_at_home",
    plan: PaymentPlan.monthly(1, Price.perUnit("12.5", "500.00"), { id: "dearer" }) };
  const shown = record.preview([dearer], early.on);
  assert.deepEqual(Object.entries(shown.settlements).map(([id, one]) => [id, one.amount]), [["help_at_home", "62.50"]]);
  const body = grant(dearer, early)[0]?.body;
  assert.ok(body?.kind === "granted");
  assert.equal(toJson(body.settlements?.map((one) => one.settlement)), toJson([shown.settlements["help_at_home"]]));
  assert.deepEqual(checkState(record.state), []);
  assert.ok(Case.replay(book, record.events).equals(record));
});

test("what a preview is asked with is judged as strictly as a file", () => {
  const { record } = drafted();
  const wrong = (options: unknown) => () => record.preview([], "2026-01-05", options as PreviewOptions);
  const said = (path: string, expected: RegExp) => (error: unknown) =>
    error instanceof InputError && error.path === path && expected.test(error.message);
  assert.throws(wrong({ appropriations: { a1: 1 } }), said("/appropriations/a1", /expected a string/));
  assert.throws(wrong({ appropriations: ["a1"] }), said("/appropriations", /expected a map/));
  assert.throws(wrong({ appropriation: {} }), said("/appropriation", /unknown field `appropriation`/));
  const corrected = { date: "2026-02-01", amount: "1.00", corrected: 1 } as unknown as Paid;
  assert.throws(() => Ledger.pay([{ date: "2026-02-01", amount: "1.00" }], "granted", "2026-02-01", corrected),
    said("/corrected", /expected a boolean/));
});

test("a household has each case once", () => {
  const { record } = drafted();
  assert.throws(() => HouseholdOverview.of([record, record], "2026-01-05"), (error: unknown) =>
    error instanceof CaseError && error.code === "duplicate-case" && error.path === "/cases/1");
});

test("an overview draws itself", () => {
  const { record } = drafted();
  const overview = record.overview("2026-01-05");
  assert.equal(overview.status, "draft");
  assert.ok(overview.toSvg("en").startsWith("<svg ") && record.timeline("2026-01-05").startsWith("<svg "));
  assert.match(overview.toText("da"), /Barnets lov/);
  assert.equal(JSON.stringify(overview), overview.toJson());
  const household = HouseholdOverview.of([record, Case.open(book, "other", facts)], "2026-01-05");
  assert.deepEqual(household.cases.map(([id]) => id), [record.id, "other"]);
  assert.equal(householdNetCost([record], 2026).total.net, record.netCost(2026).total.net);
  assert.match(record.explainNetCost(2026, "en"), /2026/);
});

test("money is text: a number is refused, in whatever depth", () => {
  const { record } = drafted();
  const plan = { schedule: { type: "running", frequency: "daily", price: { kind: "fixed", amount: 5000 } } };
  // @ts-expect-error a number is no amount
  assert.throws(() => record.preview([{ ...help("b"), plan }], "2026-01-05"), (error: unknown) =>
    error instanceof Error && /integer `5000`, expected an amount in quotes/.test(error.message));
});

test("a person's number is in no error and no print", () => {
  const { record } = drafted();
  const activity = { ...help("b"), period: { start: "9999991234" as DateText } };
  assert.throws(() => record.execute({ command: "draft", appropriation: "1", activity }, today), (error: unknown) =>
    error instanceof Error && !error.message.includes("9999991234") && !inspect(error).includes("9999991234"));
  const person = { kind: "person", id: "9999991234", method: "csh" };
  const paid = { ...help("b"), plan: { ...help("b").plan, recipient: person } };
  // @ts-expect-error no such method
  assert.throws(() => record.execute({ command: "draft", appropriation: "1", activity: paid }, today), (error: unknown) =>
    error instanceof Error && !inspect(error).includes("9999991234"));
  assert.equal(inspect(record), `Case { id: '27.24.36-G01-7-20', sequence: 3 }`);
  assert.equal(inspect(child), "Situation { facts: 6 }");
});

