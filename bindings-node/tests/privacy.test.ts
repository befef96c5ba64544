/** Nobody's number is printed: a number is put into the texts of the corpus, and all that Node prints is searched. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";

import { BevillingError, Case, fromJson, redact } from "bevilling";

import { ask, Wrong } from "./corpus/ask.js";
import { book, root } from "./support.js";

process.chdir(root);

// 31 in month 13 is nobody's birthday.
const spellings = ["311399-0000", "311399 0000", "3113990000", "311399\u20110000", "311399\u00a00000", "31.13.99-0000"];
const left = /31139|31\.13\.9/u;

type Args = Readonly<Record<string, unknown>>;
type Place = readonly (string | number)[];

/** Draws the same at every run. */
let state = 7;
function below(count: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
  return (state >>> 8) % Math.max(count, 1);
}

/** The ask with cases that it names by their files written out. */
function whole(given: unknown): unknown {
  if (typeof given === "string" && given.startsWith("tests/corpus/lives/")) return JSON.parse(readFileSync(given, "utf8"));
  if (Array.isArray(given)) return given.map(whole);
  if (given === null || typeof given !== "object") return given;
  return Object.fromEntries(Object.entries(given).map(([key, part]) => [key, whole(part)]));
}

function places(given: unknown, at: Place = []): Place[] {
  if (typeof given === "string" || typeof given === "number") return [at];
  if (given === null || typeof given !== "object") return [];
  const parts: [string | number, unknown][] = Array.isArray(given) ? given.map((part, index) => [index, part]) : Object.entries(given);
  return parts.flatMap(([key, part]) => places(part, [...at, key]));
}

/** The ask with the number in one place. */
function here(given: unknown, [first, ...rest]: Place, number: unknown): unknown {
  if (first === undefined) return number;
  if (Array.isArray(given)) return given.map((part, index) => (index === first ? here(part, rest, number) : part as unknown));
  return Object.fromEntries(Object.entries(given as object).map(([key, part]) => [key, key === first ? here(part, rest, number) : part]));
}

/** The ask with the number wherever the text is, so that what refers to it still does. */
function everywhere(given: unknown, text: string, number: string): unknown {
  if (given === text) return number;
  if (Array.isArray(given)) return given.map((part) => everywhere(part, text, number));
  if (given === null || typeof given !== "object") return given;
  return Object.fromEntries(Object.entries(given).map(([key, part]) => [key === text ? number : key, everywhere(part, text, number)]));
}

function value(given: unknown, place: Place): unknown {
  return place.reduce<unknown>((part, key) => (part as Record<string | number, unknown>)[key], given);
}

/** What is printed of an error: its data but the verdicts, which are an answer. */
function printed(error: Error): string[] {
  const texts = [error.message, String(error), error.stack ?? ""];
  if (error instanceof BevillingError) {
    texts.push(error.path, error.text("da"), error.text("en"), JSON.stringify(error.faults), inspect(error.faults, { depth: 9 }));
  }
  return texts;
}

/** What is printed of an ask; nothing of an answer that is data. */
function seen(call: string, args: Args): string[] {
  try {
    const answered = ask(call, args);
    return call === "text" ? [answered] : [];
  } catch (error) {
    if (error instanceof Wrong) return [JSON.stringify(error.faults)];
    return error instanceof BevillingError ? printed(error) : [];
  }
}

test("nobody's number is printed", () => {
  let [runs, masked] = [0, 0];
  const leaks: string[] = [];
  const folder = join(root, "tests", "corpus");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".jsonl"))) {
    for (const line of readFileSync(join(folder, file), "utf8").split("\n").filter((text) => text !== "")) {
      const asked = JSON.parse(line) as { readonly call: string; readonly args: Args };
      const [call, args] = [asked.call, whole(asked.args) as Args];
      const of = args["of"] as { readonly args: Args } | undefined;
      const at = places(of?.args ?? args);
      if (call === "codes" || at.length === 0) continue;
      for (let tried = 0; tried < 3; tried += 1) {
        const place = at[below(at.length)] ?? [];
        const number = spellings[below(spellings.length)] ?? "";
        const inner = of?.args ?? args;
        const old = value(inner, place);
        const changed = (typeof old === "string" && tried < 2
          ? everywhere(inner, old, number) : here(inner, place, tried === 2 ? 3_113_990_000 : number)) as Args;
        const texts = seen(call, of === undefined ? changed : { ...args, of: { ...of, args: changed } });
        runs += 1;
        masked += texts.some((text) => text.includes("•")) ? 1 : 0;
        leaks.push(...texts.filter((text) => left.test(text)).slice(0, 1).map((text) => `${call} /${place.join("/")}: ${text.slice(0, 300)}`));
      }
    }
  }
  console.log(`${runs} asks with a number, ${masked} with a masked one`);
  assert.equal(leaks.length, 0, `${leaks.length} of ${runs}:\n${leaks.slice(0, 20).join("\n")}`);
  assert.ok(runs > 1_000 && masked > 100, `${runs} ${masked}`);
});

test("the leaks that were found", () => {
  for (const number of spellings) {
    const tell: (() => unknown)[] = [
      () => book.situation({ birth_date: number }),
      () => book.situation({ [number]: 1 }),
      () => book.situation({ [number]: 1.5 }),
      () => Case.open(book, "1", { target_group: number }),
      () => Case.open(book, "1", {}).execute({ command: number } as never, { on: "2026-01-05", actor: number }),
      () => Case.open(book, "1", {}).execute({ command: "annotate", text: 3_113_990_000 } as never, { on: "2026-01-05", actor: "a" }),
      () => fromJson(`{"start": ${number}`),
      () => fromJson(`{"start": "${number}" x`),
    ];
    for (const refused of tell) {
      assert.throws(refused, (error: unknown) => {
        assert.ok(error instanceof BevillingError, inspect(error));
        for (const text of [...printed(error), inspect(error, { depth: 9 })]) assert.doesNotMatch(text, left);
        return true;
      });
    }
    assert.match(redact(number), /^••/u);
  }
  assert.equal(redact("27.24.36-G01-7-20"), "27.24.36-G01-7-20");
});
