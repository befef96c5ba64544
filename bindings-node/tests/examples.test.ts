/** Every function and class has an example, and every method is called in one: its own, or that of its class. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";

const types = dirname(createRequire(import.meta.url).resolve("bevilling"));

/** What a value is for programs in the way of the core: told once, at `toJson`. */
const common = new Set(["toJson", "toJSON"]);

/** What the declarations of a file say of functions and methods without any example. */
function withoutExample(text: string): readonly string[] {
  const lacking: string[] = [];
  let [doc, of, ofDoc] = ["", "", ""];
  for (const [part = "", comment, line = ""] of text.matchAll(/[ \t]*(\/\*\*.*?\*\/)|([^\n]+)/gs)) {
    if (comment !== undefined) {
      doc = comment;
      continue;
    }
    const told = doc.includes("@example");
    const [, free] = /^export declare function (\w+)/.exec(line) ?? [];
    const [, whole] = /^export declare (?:class|const) (\w+)(?=.*\{$)/.exec(line) ?? [];
    const [, method] = /^ {4}(?:static |readonly )*(\w+)(?:<.*>)?(?:\(|: (?:<.*>)?\()/.exec(line) ?? [];
    if (free !== undefined && !told) lacking.push(free);
    if (whole !== undefined) [of, ofDoc] = [whole, doc];
    if (part === "}" || part.startsWith("};")) of = "";
    if (method !== undefined && of !== "" && method !== "constructor" && !common.has(method) && !told
      && !(ofDoc.includes("@example") && ofDoc.includes(`.${method}(`))) lacking.push(`${of}.${method}`);
    doc = "";
  }
  return lacking;
}

test("everything that does something has an example", () => {
  const files = readdirSync(types).filter((name) => name.endsWith(".d.ts") && !["json.d.ts", "native.d.ts"].includes(name));
  assert.ok(files.length > 15);
  assert.deepEqual(files.flatMap((name) => withoutExample(readFileSync(join(types, name), "utf8"))), []);
});

test("what has no example is found", () => {
  const one = "/** It. */\nexport declare function it(): void;\n/**\n * @example\n * x.there(1);\n */\nexport declare class One {\n    /** Is. */\n"
    + "    there(): void;\n    /**\n     * @example\n     */\n    too(): void;\n    /** Is not. */\n    gone(): void;\n}\n/** Two. */\nexport declare const Two: {\n    readonly of: (a: string) => string;\n};\n";
  assert.deepEqual(withoutExample(one), ["it", "One.gone", "Two.of"]);
});
