import assert from "node:assert/strict";
import { test } from "node:test";

import { checkColumns, checkColumnsAsync, ColumnError, matchLines, matchLinesAsync, PaymentReference, RuleBook } from "bevilling";

import { book, bookFile } from "./support.js";

const rows = 300;
const section = new Uint32Array(rows).fill(book.sectionNumber("BL-32-1-2") ?? 0);
const activityType = new Uint32Array(rows).fill(book.activityTypeNumber("200201") ?? 0);
const steps = BigInt64Array.from({ length: rows }, (_, row) => BigInt(1 + (row % 6)));

test("each row is answered as one check is", async () => {
  const queries = { section, activityType, on: "2026-01-05", facts: { effort_step: steps } } as const;
  const outcomes = checkColumns(book, queries);
  for (let row = 0; row < 12; row += 1) {
    const verdict = book.situation({ effort_step: Number(steps[row]) }).check({ section: "BL-32-1-2", activityType: "200201" }, "2026-01-05");
    assert.equal((["allowed", "unknown", "refused"] as const)[outcomes.decisions[row] ?? 9], verdict.decision);
    assert.equal(outcomes.reasons[row], verdict.reasons());
  }
  assert.ok(outcomes.explain(0)?.dimensions.includes("effort_step"));
  assert.equal(outcomes.explain(rows), undefined);
  const later = await checkColumnsAsync(book, queries);
  assert.equal(later.toJson(), outcomes.toJson());
});

test("what is wrong with a column has its row", async () => {
  const facts = { effort_step: BigInt64Array.from(steps, (step, row) => (row === 7 ? 99n : step)) };
  const queries = { section, activityType, on: "2026-01-05", facts } as const;
  const refused = (error: unknown) => error instanceof ColumnError && error.path === "/effort_step/7";
  assert.throws(() => checkColumns(book, queries), refused);
  await assert.rejects(checkColumnsAsync(book, queries), refused);
  await assert.rejects(checkColumnsAsync(book, queries, { signal: AbortSignal.abort() }), { name: "AbortError" });
});

test("lines are matched beside the event loop too", async () => {
  const plans = [{ plan: "plan-7", payments: [{ date: "2026-08-01", amount: "1000" }] }] as const;
  const text = `ref ${PaymentReference.of("plan-7", "2026-08-01")}`;
  const lines = [{ id: "1", date: "2026-08-20", amount: "1000.00", text }] as const;
  assert.deepEqual(await matchLinesAsync(plans, lines), matchLines(plans, lines));
});

test("a rule book is read beside the event loop too", async () => {
  assert.equal((await RuleBook.loadAsync(bookFile)).toJson(), book.toJson());
  await assert.rejects(RuleBook.loadAsync("/no/such/file"), { code: "unreadable-file" });
});
