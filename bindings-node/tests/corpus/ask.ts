/**
 * Asks the corpus of the package: the calls are those of `tests/corpus/calls.rs`, whose expressions are TypeScript's too,
 * without `&` and `?`, with a dot for `::`, and in camel case. See `tests/corpus/README.md` of the repository.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import * as bv from "bevilling";

import { root } from "../support.js";
import { argument, some } from "./given.js";
import type { Args } from "./given.js";
import { Raw, steps, Wrong } from "./steps.js";

export { BevillingError } from "bevilling";
export { Wrong };

/** In camel case; an argument may not be called `case`. */
const camelName = (text: string) =>
  text.replace(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase()).replace(/\bcase\b/gu, "record");

/** The JSON of an answer: values of the package write themselves. */
export function json(value: unknown): string {
  if (value === undefined || value === null) return "null";
  if (value instanceof Raw) return value.text;
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object" || typeof (value as { toJSON?: unknown }).toJSON === "function") return JSON.stringify(value);
  if (typeof (value as { toJson?: unknown }).toJson === "function") return (value as { toJson: () => string }).toJson();
  return Array.isArray(value) ? `[${value.map(json).join(",")}]` : bv.toJson(value);
}

/** An answer of several parts, in their order. */
const parts = (of: Args) => new Raw(`{${Object.entries(of).map(([key, part]) => `${JSON.stringify(key)}:${json(part)}`).join(",")}}`);

/** A call, or what is asked of its answer: arguments and an expression. */
class Part {
  readonly name: string;
  readonly #arguments: readonly { readonly name: string; readonly type: string; readonly usual: string | undefined }[];
  readonly #expression: string;

  constructor(described: string) {
    const [, name = "", given = "", expression = ""] = /^(\w+)\((.*?)\) =\s+(.*)$/su.exec(described) ?? [];
    this.name = name;
    this.#arguments = [...given.trim().matchAll(/(\w+): ((?:[^,(=]|\([^)]*\))+?)(?: = ([^,]*))?(?:,|$)/gu)]
      .map(([, its = "", type = "", usual]) => ({ name: its, type: type.replace("<'_>", ""), usual }));
    const own = /,\s*node "((?:[^"\\]|\\.)*)"/u.exec(expression)?.[1];
    const rust = expression.split(/,\s*(?:python|node) "/u)[0] ?? "";
    const derived = rust.replace(/[&?]|\.as_ref\(\)/gu, "").replace(/parts!/u, "parts")
      .replace(/::new\(/gu, ".of(").replace(/\b[a-z]\w*::/gu, "bv.").replaceAll("::", ".").replace(/(?<![.\w])([A-Z]\w*)\./gu, "bv.$1.");
    this.#expression = camelName(own?.replaceAll("\\\\", "\\") ?? derived);
  }

  value(args: Args, names: Map<string, unknown>): unknown {
    for (const { name, type, usual } of this.#arguments) names.set(name, argument(args, name, type, usual, names));
    const scope = { bv, parts, some, ...steps, ...Object.fromEntries([...names].map(([name, value]) => [camelName(name), value])) };
    const asked = new Function(...Object.keys(scope), `return (${this.#expression});`) as (...values: unknown[]) => unknown;
    return asked(...Object.values(scope));
  }
}

const source = readFileSync(join(root, "tests", "corpus", "calls.rs"), "utf8").replace(/^\s*\/\/.*$/gmu, "");
const CALLS = new Map(source.slice(source.indexOf("=>") + 2, source.lastIndexOf("}")).split(/;\s*\n/u)
  .filter((call) => call.trim() !== "")
  .map((call) => call.split(/\n\s+=> /u).map((part) => new Part(part.trim())))
  .map((described) => [described[0]?.name ?? "", described]));

/** What a call answers, or what the part is of its answer. */
function value(call: string, args: Args, part?: string): unknown {
  const [first, ...rest] = CALLS.get(call) ?? [];
  if (first === undefined) throw new Error(`no call ${call}`);
  const names = new Map<string, unknown>();
  const it = first.value(args, names);
  names.set("it", it);
  return part === undefined ? it : rest.find(({ name }) => name === part)?.value(args, names);
}

/** The bytes of an answer; refusals are thrown. */
export function ask(call: string, args: Args): string {
  if (call !== "text" && call !== "draw") return json(value(call, args));
  const of = args["of"] as { call: string; args: Args };
  const has = (part: string) => CALLS.get(of.call)?.slice(1).some(({ name }) => name === part) ?? false;
  if (call === "text") {
    try {
      return json(value(of.call, { ...of.args, lang: args["lang"], names: args["rule_book"] }, has("text") ? "text" : undefined));
    } catch (error) {
      if (error instanceof bv.BevillingError) return json(error.text(args["lang"] as bv.Language));
      if (error instanceof Wrong) return json(error.faults.text(args["lang"] as bv.Language));
      throw error;
    }
  }
  const how = args["how"] ? `svg_${args["how"] as string}` : "svg";
  const more = { lang: args["lang"], size: [args["width"], args["height"]], dimension: args["how"] };
  const bytes = Buffer.from(value(of.call, { ...of.args, ...more }, has(how) ? how : "svg_heat") as string, "utf8");
  return json({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
}
