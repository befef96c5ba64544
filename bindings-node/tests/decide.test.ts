import assert from "node:assert/strict";
import { test } from "node:test";

import { FactError, InputError, Proposal, RuleBook, RuleBookError, VerdictOf } from "bevilling";
import type { Check, DateText } from "bevilling";

import { book, bookFile, child } from "./support.js";

const decided = "2026-01-05";

test("a verdict explains itself, and its JSON is the core's", () => {
  const verdict = child.check(Proposal.main("BL-32-1-2", "200201", "90010011"), decided);
  assert.equal(verdict.decision, "allowed");
  assert.ok(verdict instanceof VerdictOf);
  assert.deepEqual(verdict.ruleBook, { id: "children", version: book.version });
  assert.equal(JSON.stringify(verdict), verdict.toJson());
  assert.ok(verdict.toJson().startsWith('{"decision":"allowed","on":"2026-01-05","proposal":{"section":"BL-32-1-2",'));
  assert.equal(verdict.checkTexts("en").length, verdict.checks.length);
  assert.match(verdict.explain("en"), /Children's Act/);
  assert.equal(verdict.refusals.length, 0);
});

test("a refusal has reasons and alternatives, by narrowing", () => {
  const verdict = child.check(Proposal.main("SEL-52-3-2", "200201", "90010011"), decided);
  if (verdict.decision !== "refused") assert.fail(verdict.decision);
  assert.deepEqual(verdict.refusals.map((check) => check.code), ["law-in-force", "section-in-force"]);
  const law: Check | undefined = verdict.refusals[0];
  assert.ok(law?.code === "law-in-force" && law.expected.inForceOn === decided && law.actual !== "absent");
  assert.ok(verdict.alternatives().sections.some((one) => one.proposal.section === "BL-32-1-2"));
  assert.match(verdict.explainAlternatives("da"), /BL/);
  assert.notEqual(verdict.reasons(), 0n);
});

test("a missing fact is a question, never a silent no", () => {
  const verdict = book.situation({ target_group: "family", effort_step: 3, scaling_step: 5, birth_date: "2014-05-02" })
    .check({ section: "BL-32-1-2", activityType: "200201" }, decided);
  assert.equal(verdict.decision, "unknown");
  assert.deepEqual(verdict.questions().map((question) => question.fact), ["custody_consent", "assessment"]);
  assert.equal(verdict.open.length, 2);
});

test("the quick decision is that of the whole verdict, for all there is and is not", () => {
  const sections = ["no-such", ...(book.document.sections ?? []).map((section) => section.id)];
  const days: DateText[] = ["2023-12-31", "2026-01-05"];
  let checked = 0;
  for (const section of sections) {
    for (const activityType of ["200201", "100101", "no-such"]) {
      for (const provider of [undefined, "90010011", "no-such"]) {
        for (const on of days) {
          const verdict = child.check({ section, activityType, ...(provider && { provider }) }, on);
          assert.equal(verdict.decision, (JSON.parse(verdict.toJson()) as { decision: string }).decision);
          checked += 1;
        }
      }
    }
  }
  const hanging = child.check(Proposal.supplementary("BL-32-1-2", "200201", "no-such"), decided);
  assert.ok(hanging.refusals.some((check) => check.code === "main-known"));
  assert.ok(checked > 1000);
});

test("a verdict keeps what it was asked", () => {
  const asked = { section: "BL-32-1-2", activityType: "200201" };
  const verdict = child.check(asked, decided);
  asked.section = "BL-46";
  assert.equal(verdict.proposal.section, "BL-32-1-2");
  assert.ok(verdict.toJson().includes('"section":"BL-32-1-2"'));
});

test("options are a tree, with refusals on demand", () => {
  const options = child.options({ on: decided });
  assert.equal(options.on, decided);
  assert.ok(options.sections.some((section) => section.activities.some((one) => one.providers.length > 0)));
  assert.equal(options.refusals.length, 0);
  assert.equal(JSON.stringify(options), options.toJson());
  const all = child.options({ on: decided, refusals: true, ranking: ["quality"], taken: [] });
  assert.ok(all.refusals.some((refused) => refused.section.startsWith("SEL-")));
  assert.match(options.toText("da"), /BL-32-1-2/);
  assert.ok(Array.isArray(options.questions()));
  assert.deepEqual(options.situation.facts, child.facts);
});

test("facts are checked all at once", () => {
  assert.throws(() => book.situation({ effort_stp: 3, target_group: "famly" }), (error: unknown) => {
    assert.ok(error instanceof FactError);
    assert.equal(error.faults.length, 2);
    assert.deepEqual([error.code, error.path, error.faults[0]?.suggestion], ["unknown-fact", "/effort_stp", "effort_step"]);
    assert.match(error.text("da"), /regelbogen har ingen oplysning/);
    assert.equal(error.name, "FactError");
    assert.ok(JSON.stringify(error).startsWith('[{"code":"unknown-fact","path":"/effort_stp"'));
    return true;
  });
  assert.equal(child.with("effort_step", 4).value("effort_step", decided), 4);
  assert.equal(child.value("age", decided), 11);
  assert.equal(child.value("nothing", decided), undefined);
});

test("a rule book tells all its faults with their places", () => {
  const text = '{"id": "x", "version": "1", "title": {"da": "X"},\n "laws": [{"id": "BL", "title": {"da": "B"}, "vaild": {}}]}';
  assert.throws(() => RuleBook.fromJson(text), (error: unknown) => {
    assert.ok(error instanceof RuleBookError);
    assert.deepEqual([error.code, error.path, error.faults[0]?.line], ["unknown-key", "/laws/0/vaild", 2]);
    return true;
  });
  assert.throws(() => RuleBook.load("/no/such/file.json"), RuleBookError);
});

test("a document comes back as it was", () => {
  const again = RuleBook.fromDocument(book.document);
  assert.equal(again.toJson(), book.toJson());
  assert.equal(JSON.stringify(again), book.toJson());
  assert.equal(RuleBook.load(bookFile).toJson(), book.toJson());
  assert.equal(book.section("BL-32-1-2")?.law, "BL");
  assert.equal(book.section("no-such"), undefined);
  assert.equal(book.activityType("200201")?.id, "200201");
  assert.ok(book.offers("BL-32-1-2", "200201", "main").length > 0);
  assert.ok(book.agreements("90010011", "200201").length > 0);
  assert.ok(book.reimbursements().length > 0);
});

test("what is not of the right form is refused with its place", () => {
  // @ts-expect-error a Date is no day
  assert.throws(() => child.options({ on: new Date() }), (error: unknown) =>
    error instanceof InputError && error.code === "js-date" && error.path === "/on");
  assert.throws(() => child.check({ section: "BL-46", activityType: "200201" }, "2026-02-30"), { code: "not-a-date" });
  // @ts-expect-error a text without hyphens is no day
  assert.throws(() => child.check({ section: "BL-46", activityType: "200201" }, "yesterday"), { code: "not-a-date" });
  // @ts-expect-error no such key
  assert.throws(() => child.options({ on: decided, refusal: true }), { code: "bad-input" });
  assert.throws(() => book.situation({ effort_step: 3.5 }), { code: "not-an-integer", path: "/effort_step" });
});
