// What crossing the border to Rust costs, and the peers beside us: one run, the same decisions, answers compared.
//
//   cargo xtask bench border
//
// Every figure is the best of many rounds by the clock; beside it the processor time of that round, of all threads. A
// round is some milliseconds, so that on a busy machine one of them has a processor to itself.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { cpus } from "node:os";

import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import { tableFromIPC } from "apache-arrow";

const require = createRequire(import.meta.url);
const { Case, checkColumns, MISSING_FACT, Months, PaymentPlan, Portfolio, Price, RuleBook } = require("..");
const { native } = require("../dist/native.js");

const quick = process.argv.includes("--quick");
const rows = [];

const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Measures some rounds of `work`, each of which does its thing `count` times: the best one. */
async function measure(name, count, work, note = "") {
  const until = performance.now() + (quick ? 10 : 1_500);
  let best = [Infinity, 0];
  await work(count);
  for (let round = 0; round < 5 || performance.now() < until; round += 1) {
    if (round % 8 === 0) globalThis.gc?.();
    const [clock, start] = [performance.now(), processor()];
    await work(count);
    const one = [(performance.now() - clock) / 1e3, processor() - start];
    if (one[0] < best[0]) best = one;
  }
  rows.push([name, best[0] / count, best[1] / count, note]);
}

// --- The same rules for everybody: forty sections, each for a target group, some steps, and an age. ---

const GROUPS = ["family", "disability"];
const sections = Array.from({ length: 40 }, (_, number) => ({
  id: `S-${number}`,
  groups: number % 3 === 0 ? GROUPS : [GROUPS[number % 2]],
  steps: [1, 2, 3, 4, 5, 6].filter((step) => (step * 7 + number) % 4 !== 0),
  age: (number * 5) % 19,
}));

const title = (text) => ({ da: text });
const book = RuleBook.fromDocument({
  id: "border", version: "1", title: title("Grænsen"),
  laws: [{ id: "L", title: title("Loven") }],
  dimensions: [
    { id: "target_group", title: title("Målgruppe"), domain: { choice: GROUPS.map((id) => ({ id, title: title(id) })) } },
    { id: "effort_step", title: title("Trin"), domain: { ladder: [1, 2, 3, 4, 5, 6].map((step) => ({ step, title: title(`${step}`) })) } },
    { id: "age", title: title("Alder"), domain: { number: { min: 0, max: 30 } } },
  ],
  sections: sections.map(({ id, groups, steps, age }) => ({
    id, title: title(id), law: "L",
    when: { all: [{ in: { target_group: groups } }, { in: { effort_step: steps } }, { atLeast: { age } }] },
  })),
  activityTypes: [{ id: "A", title: title("Ydelse"), providers: "any" }],
  offers: sections.map(({ id }) => ({ section: id, activityType: "A", role: "main" })),
});

// A row of zen for each thing that can be wrong: what is collected is why not.
const jdm = ({ groups, steps, age }) => ({
  nodes: [
    { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
    {
      id: "why", name: "why", type: "decisionTableNode", position: { x: 1, y: 0 },
      content: {
        hitPolicy: "collect",
        inputs: [
          { id: "g", name: "g", field: "target_group" }, { id: "s", name: "s", field: "effort_step" },
          { id: "a", name: "a", field: "age" },
        ],
        outputs: [{ id: "o", name: "o", field: "fact" }],
        rules: [
          { _id: "1", g: `not in [${groups.map((group) => `"${group}"`).join(", ")}]`, s: "", a: "", o: '"target_group"' },
          { _id: "2", g: "", s: `not in [${steps.join(", ")}]`, a: "", o: '"effort_step"' },
          { _id: "3", g: "", s: "", a: `< ${age}`, o: '"age"' },
        ],
      },
    },
    { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: "1", sourceId: "in", targetId: "why", type: "edge" }, { id: "2", sourceId: "why", targetId: "out", type: "edge" },
  ],
});

// --- Who is asked about, in an order that nobody can foresee. ---

let seed = 12345;
const random = (below) => {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return (seed >> 8) % below;
};
const citizens = Array.from({ length: 512 }, () =>
  ({ target_group: GROUPS[random(2)], effort_step: 1 + random(6), age: random(24) }));
const situations = citizens.map((facts) => book.situation(facts));
const asks = Array.from({ length: 4096 }, () => ({ citizen: random(512), section: random(40) }));
const proposals = asks.map(({ section }) => ({ section: sections[section].id, activityType: "A" }));

const ours = asks.map(({ citizen }, at) => situations[citizen].check(proposals[at], "2026-01-05"));
const why = (verdict) => verdict.refusals.flatMap((check) => Object.keys(check.actual.facts ?? {})).sort();

// --- Zen, each way that it can be asked. ---

const contents = new Map(sections.map((section) => [section.id, new ZenDecisionContent(jdm(section))]));
const engine = new ZenEngine({ loader: async (key) => contents.get(key) });
const decisions = new Map(sections.map((section) => [section.id, engine.createDecision(contents.get(section.id))]));
for (const at of asks.keys()) {
  if (at % 8 !== 0) continue;
  const { result } = await engine.evaluate(proposals[at].section, citizens[asks[at].citizen], { trace: false });
  const reasons = (Array.isArray(result) ? result : []).map((one) => one.fact).sort();
  assert.equal(ours[at].decision, reasons.length === 0 ? "allowed" : "refused");
  assert.deepEqual(why(ours[at]), reasons, proposals[at].section);
}

// --- The floor: every answer looked up, no engine behind it. ---

const floor = new Map(asks.map(({ citizen, section }, at) => [`${citizen}/${section}`, ours[at].decision]));
const keys = asks.map(({ citizen, section }) => `${citizen}/${section}`);

const count = asks.length;
let sum = 0;
const checked = (at) => situations[asks[at].citizen].check(proposals[at], "2026-01-05");
const each = (one) => (times) => {
  for (let at = 0; at < times; at += 1) sum += one(at);
};
await measure("an empty function", 100_000, (times) => { for (let at = 0; at < times; at += 1) native.nothing(); });
await measure("`check`, the decision read", count, each((at) => (checked(at).decision === "allowed" ? 1 : 0)),
  "every reason in the answer, not looked at");
await measure("`reasons`, the same as a set of bits", count,
  each((at) => (situations[asks[at].citizen].reasons(proposals[at], "2026-01-05") === 0n ? 1 : 0)));
await measure("`check`, every check read", 256, each((at) => checked(at).checks.length));
await measure("a Map of ready answers", count, each((at) => (floor.get(keys[at]) === "allowed" ? 1 : 0)),
  "the floor: no engine, no reason");
const zen = (ask, together) => async (times) => {
  for (let at = 0; at < times; at += together) {
    const all = [];
    for (let next = at; next < Math.min(at + together, times); next += 1) all.push(ask(next));
    sum += (await Promise.all(all)).length;
  }
};
const byLoader = (one) => engine.evaluate(proposals[one].section, citizens[asks[one].citizen], { trace: false });
const ready = (one) => decisions.get(proposals[one].section).evaluate(citizens[asks[one].citizen], { trace: false });
await measure("zen-engine, static loader, one by one", 64, zen(byLoader, 1), "trace off");
await measure("zen-engine, static loader, 64 at a time", 256, zen(byLoader, 64), "trace off");
await measure("zen-engine, decisions ready, 64 at a time", 256, zen(ready, 64), "trace off");

// --- In bulk. ---

const bulk = quick ? 50_000 : 250_000;
const column = (make) => BigInt64Array.from({ length: bulk }, (_, row) => BigInt(make(citizens[asks[row & 4095].citizen])));
const queries = {
  section: Uint32Array.from({ length: bulk }, (_, row) => book.sectionNumber(proposals[row & 4095].section)),
  activityType: new Uint32Array(bulk).fill(book.activityTypeNumber("A")),
  on: "2026-01-05",
  facts: {
    target_group: column((facts) => GROUPS.indexOf(facts.target_group)), effort_step: column((facts) => facts.effort_step),
    age: column((facts) => facts.age),
  },
};
const outcomes = checkColumns(book, queries);
asks.forEach((_, row) => {
  assert.equal(["allowed", "unknown", "refused"][outcomes.decisions[row]], ours[row].decision);
  if (row % 8 === 0) assert.equal(outcomes.reasons[row], ours[row].reasons());
});
assert.ok(MISSING_FACT < 0n);
await measure(`\`checkColumns\`, a row of ${bulk.toLocaleString("en")}, decisions as a column`, bulk,
  () => { sum += checkColumns(book, queries).decisions[0]; });
await measure("`checkColumns`, decisions and reasons as columns", bulk, () => {
  const answers = checkColumns(book, queries);
  sum += answers.decisions[0] + answers.reasons.length;
});

// --- A preview, and a million payments as columns. ---

const children = RuleBook.load(new URL("../../examples/rulebooks/children.json", import.meta.url).pathname);
const child = Case.open(children, "7", {
  target_group: "family", effort_step: 3, scaling_step: 5, birth_date: "2014-05-02", custody_consent: true, assessment: "examination",
});
const draft = {
  id: "1", section: "BL-32-1-2", activityType: "200201", role: "main", provider: "90010011",
  period: { start: "2026-02-01" }, plan: PaymentPlan.monthly(1, Price.perUnit("12.5", "495.00"), { id: "p" }),
};
await measure("`preview`, the cost read", 20, (times) => {
  for (let at = 0; at < times; at += 1) sum += child.preview([draft], "2026-01-05").decision.thisYear.length;
}, "23 payments, by month and year");
await measure("`preview`, not looked at", 20, (times) => {
  for (let at = 0; at < times; at += 1) child.preview([draft], "2026-01-05");
});

const daily = { ...draft, period: { start: "2026-01-01", end: "2026-12-31" } };
const cases = Array.from({ length: 2740 }, (_, number) => {
  const one = Case.open(children, `${number}`, child.factsOn("2026-01-05"));
  const stamp = { on: "2026-01-01", actor: "bench" };
  one.take({ command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" }, stamp);
  one.take({
    command: "expect", appropriation: "1",
    activity: { ...daily, plan: PaymentPlan.daily(Price.fixed("100.00"), { id: `p${number}` }) },
  }, stamp);
  return one;
});
const portfolio = Portfolio.fromCases(cases, "2026-01-05");
const payments = portfolio.payments().reduce((total, chunk) => total + chunk.row.length, 0);
assert.equal(payments, 2740 * 365);
await measure(`${payments.toLocaleString("en")} payments made, and handed over as typed arrays`, 1, () => {
  for (const chunk of portfolio.payments()) sum += chunk.row.length;
});
await measure("the same as Arrow IPC, read by apache-arrow", 1, () => {
  sum += tableFromIPC(portfolio.paymentsIpc()).numRows;
}, "with the ids of cases and activities");
await measure("forecast of the same by section", 1, () => {
  sum += portfolio.forecast({ months: Months.ofYear(2026), by: ["section"] }).allOere().length;
});

assert.ok(sum > 0);
const check = rows.find(([name]) => name === "`check`, the decision read")[1];
const shown = (seconds) => {
  const [unit, size] = [["ms", 1e-3], ["µs", 1e-6], ["ns", 1e-9]].find(([, size]) => seconds >= size) ?? ["ns", 1e-9];
  return `${(seconds / size).toFixed(unit === "ns" ? 1 : 2)} ${unit}`;
};
const peers = Object.entries(require("./package.json").dependencies).map(([name, version]) => `${name} ${version}`);
console.log(`## Node ${process.versions.node}\n`);
console.log(`With ${peers.join(", ")}; on ${cpus().length} × ${cpus()[0].model}.\n`);
console.log("| | each | a second | processor time | against `check` | |\n|---|---:|---:|---:|---:|---|");
for (const [name, each, own, note] of rows) {
  const rate = Math.round(1 / each).toLocaleString("en");
  console.log(`| ${name} | ${shown(each)} | ${rate} | ${shown(own)} | ${(each / check).toPrecision(3)} × | ${note} |`);
}
