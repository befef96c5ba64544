// What crossing the border to Rust costs, and the peers beside us: one run, the same decisions, answers compared.
//
//   npm run build:native -- --release && npm run build && cd bench && npm install && npm run bench
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { cpus } from "node:os";

import { ZenDecisionContent, ZenEngine } from "@gorules/zen-engine";
import { tableFromIPC } from "apache-arrow";

const require = createRequire(import.meta.url);
const { Case, checkColumns, NOT_STATED, Months, PaymentPlan, Portfolio, Price, RuleBook } = require("..");
const { native } = require("../dist/native.js");

const rows = [];

/** The middle of several runs, in seconds for each of `count`. */
function median(times, count) {
  return times.sort((one, other) => one - other)[times.length >> 1] / count;
}

function told(name, each, note = "") {
  const rate = 1 / each;
  const shown = rate >= 1e6 ? `${(rate / 1e6).toFixed(2)} million/s` : rate >= 1e3 ? `${(rate / 1e3).toFixed(1)} thousand/s` : `${rate.toFixed(1)} /s`;
  rows.push([name, each, shown, note]);
}

// The processor time of this process, all its threads: on a busy machine the clock tells of the others.
const seconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

function measure(name, count, work, note) {
  const times = [];
  work(Math.min(count, 5_000));
  for (let run = 0; run < 7; run += 1) {
    globalThis.gc?.();
    const start = seconds();
    work(count);
    times.push(seconds() - start);
  }
  told(name, median(times, count), note);
}

async function measureAsync(name, count, work, note) {
  const times = [];
  await work(Math.min(count, 500));
  for (let run = 0; run < 5; run += 1) {
    const start = seconds();
    await work(count);
    times.push(seconds() - start);
  }
  told(name, median(times, count), note);
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
const placements = citizens.map((facts) => book.place(facts));
const asks = Array.from({ length: 4096 }, () => ({ citizen: random(512), section: random(40) }));
const proposals = asks.map(({ section }) => ({ section: sections[section].id, activityType: "A" }));

const ours = asks.map(({ citizen }, at) => placements[citizen].check(proposals[at], "2026-01-05"));
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

const count = 1_000_000;
let sum = 0;
measure("an empty function", 5_000_000, (times) => { for (let at = 0; at < times; at += 1) native.nothing(); });
measure("check, the decision read", count, (times) => {
  for (let at = 0; at < times; at += 1) {
    const one = at & 4095;
    if (placements[asks[one].citizen].check(proposals[one], "2026-01-05").decision === "allowed") sum += 1;
  }
}, "every reason in the answer, not looked at");
measure("check, every reason read", 5_000, (times) => {
  for (let at = 0; at < times; at += 1) {
    const one = at & 4095;
    sum += placements[asks[one].citizen].check(proposals[one], "2026-01-05").checks.length;
  }
});
measure("a Map of ready answers", count, (times) => {
  for (let at = 0; at < times; at += 1) if (floor.get(keys[at & 4095]) === "allowed") sum += 1;
}, "the floor: no engine, no reason");
const zen = (ask, together) => async (times) => {
  for (let at = 0; at < times; at += together) {
    const all = [];
    for (let next = at; next < Math.min(at + together, times); next += 1) all.push(ask(next & 4095));
    sum += (await Promise.all(all)).length;
  }
};
const byLoader = (one) => engine.evaluate(proposals[one].section, citizens[asks[one].citizen], { trace: false });
const ready = (one) => decisions.get(proposals[one].section).evaluate(citizens[asks[one].citizen], { trace: false });
await measureAsync("zen-engine, static loader, one by one", 2_048, zen(byLoader, 1), "trace off");
await measureAsync("zen-engine, static loader, 64 at a time", 8_192, zen(byLoader, 64), "trace off");
await measureAsync("zen-engine, decisions ready, 64 at a time", 8_192, zen(ready, 64), "trace off");

// --- In bulk. ---

const bulk = 1_000_000;
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
assert.ok(NOT_STATED < 0n);
measure("checkColumns, a row", bulk, (times) => {
  if (times === bulk) sum += checkColumns(book, queries).decisions[0];
}, "with the reasons as sets of bits");

// --- A preview, and a million payments as columns. ---

const children = RuleBook.load(new URL("../../examples/rulebooks/children.json", import.meta.url).pathname);
const child = Case.open(children, "7", {
  target_group: "family", effort_step: 3, scaling_step: 5, birth_date: "2014-05-02", custody_consent: true, assessment: "examination",
});
const draft = {
  id: "1", section: "BL-32-1-2", activityType: "200201", role: "main", provider: "90010011",
  period: { start: "2026-02-01" }, plan: PaymentPlan.monthly(1, Price.perUnit("12.5", "495.00"), { id: "p" }),
};
measure("preview, the cost read", 2_000, (times) => {
  for (let at = 0; at < times; at += 1) sum += child.preview([draft], "2026-01-05").decision.thisYear.length;
}, "23 payments, by month and year");
measure("preview, not looked at", 2_000, (times) => {
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
measure("a million payments as typed arrays, all of them", 1, () => {
  for (const chunk of portfolio.payments()) sum += chunk.row.length;
}, `${payments} payments made and handed over`);
measure("a million payments as Arrow IPC, read by apache-arrow", 1, () => {
  sum += tableFromIPC(portfolio.paymentsIpc()).numRows;
}, "with the ids of cases and activities");
measure("forecast of the million by section", 1, () => {
  sum += portfolio.forecast({ months: Months.ofYear(2026), by: ["section"] }).allOere().length;
});

assert.ok(sum > 0);
const check = rows.find(([name]) => name === "check, the decision read")[1];
console.log(`Node ${process.version}, ${cpus()[0].model}; processor time\n`);
console.log("| | each | rate | against check | |\n|---|---:|---:|---:|---|");
for (const [name, seconds, rate, note] of rows) {
  const each = seconds >= 1e-3 ? `${(seconds * 1e3).toFixed(2)} ms` : seconds >= 1e-6 ? `${(seconds * 1e6).toFixed(2)} µs` : `${(seconds * 1e9).toFixed(0)} ns`;
  console.log(`| ${name} | ${each} | ${rate} | ${(seconds / check).toPrecision(2)} × | ${note} |`);
}
