import assert = require("node:assert/strict");
import test = require("node:test");
import bevilling = require("bevilling");

test.test("CommonJS and modules get the same classes", async () => {
  const { RuleBook } = bevilling;
  const module = await import("bevilling");
  assert.equal(module.RuleBook, RuleBook);
  assert.throws(() => RuleBook.fromJson("{"), module.RuleBookError);
});
