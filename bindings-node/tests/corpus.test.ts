/** The corpus: the crate's own answers, byte for byte, from the installed package. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { ask, BevillingError, Wrong } from "./corpus/ask.js";
import { root } from "./support.js";

process.chdir(root);

interface Line {
  readonly name: string;
  readonly call: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The bytes of the answer or the fault of a line. */
function wanted(line: string): { readonly kind: "answer" | "fault"; readonly bytes: string } {
  const places = (["answer", "fault"] as const)
    .map((kind) => ({ kind, at: line.indexOf(`,"${kind}":`) })).filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  const first = places[0];
  assert.ok(first, "a line without an answer");
  return { kind: first.kind, bytes: line.slice(first.at + first.kind.length + 4, -1) };
}

function got(line: Line): { readonly kind: "answer" | "fault"; readonly bytes: string } {
  try {
    return { kind: "answer", bytes: ask(line.call, line.args) };
  } catch (error) {
    if (error instanceof Wrong) {
      const [first] = error.faults;
      return { kind: "fault", bytes: JSON.stringify({ code: first?.code, path: first?.path, faults: error.faults }) };
    }
    if (!(error instanceof BevillingError)) throw error;
    const whole = error.toJSON() as readonly unknown[] | { readonly faults: unknown; readonly verdicts: unknown };
    const told = Array.isArray(whole) ? { faults: whole } : whole;
    return { kind: "fault", bytes: JSON.stringify({ code: error.code, path: error.path, ...told }) };
  }
}

const folders = [join(root, "tests", "corpus"), join(root, "target", "corpus", "conformance")].filter(existsSync);
const files = folders.flatMap((folder) =>
  readdirSync(folder).filter((name) => name.endsWith(".jsonl")).map((name) => join(folder, name)));
let asked = 0;

for (const file of files) {
  test(file.slice(root.length + 1), () => {
    const differing: string[] = [];
    for (const text of readFileSync(file, "utf8").split("\n").filter((line) => line !== "")) {
      const line = JSON.parse(text) as Line;
      asked += 1;
      const [want, have] = [wanted(text), got(line)];
      if (want.kind !== have.kind || want.bytes !== have.bytes) {
        let at = 0;
        while (want.bytes[at] === have.bytes[at] && at < want.bytes.length) at += 1;
        const near = (bytes: string) => bytes.slice(Math.max(0, at - 60), at + 120);
        differing.push(`${line.name} (${line.call}), from byte ${at}:\n  wanted ${want.kind} …${near(want.bytes)}\n  got    ${have.kind} …${near(have.bytes)}`);
      }
    }
    assert.equal(differing.length, 0, `${differing.length} differ:\n${differing.slice(0, 5).join("\n")}`);
  });
}

test("the corpus is there", () => {
  assert.ok(asked >= 400, `${asked} asks`);
  console.log(`${asked} asks, ${createHash("sha256").update(files.join()).digest("hex").slice(0, 8)}`);
});
