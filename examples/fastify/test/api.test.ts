/** Starts the server on loopback and talks to it, as a web page would. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { RuleBook } from "bevilling";
import type { FastifyInstance } from "fastify";

import { server } from "../src/server.js";

const folder = mkdtempSync(join(tmpdir(), "bevilling-fastify-"));
const book = RuleBook.load(fileURLToPath(new URL("../../../rulebooks/children.json", import.meta.url)));
let app: FastifyInstance;
let address = "";

before(async () => {
  app = await server({ folder, book, today: () => "2026-01-05" });
  address = await app.listen({ host: "127.0.0.1", port: 0 });
});

after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

type Json = Record<string, any>; // what a stranger's program would see

async function ask(method: "GET" | "POST", path: string, body?: unknown): Promise<{ status: number; json: Json; text: string; type: string }> {
  const response = await fetch(address + path, {
    method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, text, type, json: type.startsWith("application/json") ? (JSON.parse(text) as Json) : {} };
}

const id = "27.24.36-G01-7-20";
const draft = {
  id: "a1", section: "BL-32-1-2", activity_type: "200201", role: "main", provider: "90010011",
  period: { start: "2026-02-01" },
  plan: {
    id: "plan-1",
    schedule: {
      type: "running", frequency: { monthly: { day: 1 } },
      price: { kind: "per_unit", units: "12.5", unit_price: "495.00" },
    },
  },
};

test("a case is opened, asked, previewed, granted and drawn", async () => {
  const facts = {
    target_group: "family", effort_step: 3, scaling_step: 5, birth_date: "2014-05-02",
    custody_consent: true, assessment: "examination",
  };
  const opened = await ask("POST", "/cases", { id, actor: "Rådgiver 4", facts });
  assert.deepEqual([opened.status, opened.json], [201, { id, sequence: 1 }]);
  assert.equal((await ask("POST", "/cases", { id, actor: "Rådgiver 5", facts })).status, 409);

  const options = await ask("GET", `/cases/${id}/options`);
  assert.ok(options.json["options"].sections.some((section: Json) => section["section"] === "BL-32-1-2"));

  const checked = await ask("POST", `/cases/${id}/check`, { proposal: { section: "SEL-52-3-2", activity_type: "200201" } });
  assert.equal(checked.json["verdict"].decision, "refused");
  assert.ok(checked.json["alternatives"].sections.some((one: Json) => one["proposal"].section === "BL-32-1-2"));
  assert.match(checked.json["text"].da, /social service/);

  const preview = await ask("POST", `/cases/${id}/preview`, { drafts: [draft] });
  assert.equal(preview.json["decision"].this_year, "68062.50");
  assert.equal(preview.json["payments"][0].amount, "6187.50");
  assert.ok((await ask("POST", `/cases/${id}/preview.svg`, { drafts: [draft] })).text.startsWith("<svg "));

  const command = (expected: number, command: unknown) => ask("POST", `/cases/${id}/commands`, { actor: "Rådgiver 4", expected, command });
  assert.equal((await command(1, { command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" })).json["sequence"], 2);
  assert.equal((await command(2, { command: "draft", appropriation: "1", activity: draft })).json["sequence"], 3);

  const grant = { command: "grant", appropriation: "1", activities: ["a1"], approval: {} };
  const refused = await command(3, grant);
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.json["faults"].map((fault: Json) => fault["code"]), ["approval-level-missing", "approver-missing"]);

  const approval = { level: "team_leader", approver: "Teamleder 1", second: "Teamleder 2" };
  const granted = await command(3, { ...grant, approval });
  assert.equal(granted.status, 200, granted.text);
  assert.ok(granted.json["events"][0].outbox.some((notice: Json) => notice["notice"] === "payment"));

  // Two read the same state: the second is refused.
  const late = await command(3, { command: "renew" });
  assert.deepEqual([late.status, late.json["code"]], [409, "case-has-moved-on"]);

  const overview = await ask("GET", `/cases/${id}/overview?on=2026-02-01`);
  assert.equal(overview.json["granted"].this_year, "68062.50");
  for (const picture of ["overview.svg", "timeline.svg?lang=en"]) {
    const drawn = await ask("GET", `/cases/${id}/${picture}`);
    assert.ok(drawn.type.startsWith("image/svg+xml") && drawn.text.startsWith("<svg "));
  }
  assert.match((await ask("GET", `/cases/${id}/log`)).text, /Teamleder 1/);
  assert.deepEqual((await ask("GET", "/cases")).json, [id]);
});

test("of many who decide on the same state, one is heard", async () => {
  await ask("POST", "/cases", { id: "race", actor: "Rådgiver 4", facts: { effort_step: 3 } });
  const note = (actor: number) => ask("POST", "/cases/race/commands",
    { actor: `Rådgiver ${actor}`, expected: 1, command: { command: "annotate", text: "ringet til skolen" } });
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(note));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409, 409, 409, 409, 409, 409]);
  assert.equal((await ask("GET", "/cases/race")).json["notes"].length, 1);
  assert.deepEqual(readdirSync(join(folder, "race")).filter((name) => name.endsWith(".tmp")), []);
});

test("a refusal has the path of each fault", async () => {
  assert.equal((await ask("GET", "/cases/none")).status, 404);
  assert.equal((await ask("GET", "/cases/..%2F..%2Fetc")).status, 400);
  const number = await ask("POST", `/cases/${id}/preview`,
    { drafts: [{ ...draft, plan: { schedule: { type: "individual", payments: [{ date: "2026-02-01", amount: 100 }] } } }] });
  assert.equal(number.status, 400);
  assert.match(number.json["text"].en, /expected an amount in quotes/);
  const facts = await ask("POST", "/cases", { id: "x", actor: "Rådgiver 4", facts: { effort_stp: 3 } });
  assert.deepEqual([facts.status, facts.json["faults"][0].suggestion], [422, "effort_step"]);
});

test("the API describes itself", async () => {
  const { json } = await ask("GET", "/openapi.json");
  assert.equal(json["openapi"], "3.1.0");
  assert.ok(Object.keys(json["paths"]).length >= 12);
  assert.equal(json["paths"]["/cases/{id}/commands"].post.responses["409"].description !== undefined, true);
});

test("the command of the README starts it", async () => {
  const main = fileURLToPath(new URL("../src/main.js", import.meta.url));
  const started = spawn(process.execPath, [main], { env: { ...process.env, PORT: "0", DATA: folder }, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = (await once(started.stdout, "data")) as [Buffer];
    const there = /listening on (http:\S+);/.exec(line.toString())?.[1];
    assert.ok(there, line.toString());
    // What the other server stored, this one reads.
    const overview = await fetch(`${there}/cases/${id}/overview?on=2026-02-01`);
    assert.equal(((await overview.json()) as Json)["granted"].this_year, "68062.50");
  } finally {
    started.kill();
  }
});
