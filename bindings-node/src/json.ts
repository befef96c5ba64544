/**
 * Answers between the two worlds: the core's JSON, whose keys are `snake_case`, and objects whose keys are
 * `camelCase`. Names that are data (facts, fault values, codes) are left as they are.
 */
import { InputError } from "./errors";
import { MAPS } from "./generated/maps";
import type { Fault, Faults } from "./errors";
import type { Language } from "./types/basics";

const camelNames = new Map<string, string>();
const snakeNames = new Map<string, string>();

function camelName(name: string): string {
  let known = camelNames.get(name);
  if (known === undefined) {
    known = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    if (camelNames.size < 10_000) camelNames.set(name, known);
  }
  return known;
}

function snakeName(name: string): string {
  let known = snakeNames.get(name);
  if (known === undefined) {
    known = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (snakeNames.size < 10_000) snakeNames.set(name, known);
  }
  return known;
}

/** Renames the keys of what `JSON.parse` has made, which is nobody's but ours: most objects keep theirs, and stay. */
function camel(value: unknown, isMap: boolean): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) {
      const item: unknown = value[at];
      if (item !== null && typeof item === "object") value[at] = camel(item, false);
    }
    return value;
  }
  const own = value as Record<string, unknown>;
  let renamed = false;
  for (const key in own) {
    const item = own[key];
    if (item !== null && typeof item === "object") own[key] = camel(item, MAPS.has(key));
    renamed ||= !isMap && key.includes("_") && camelName(key) !== key;
  }
  if (!renamed) return own;
  const out: Record<string, unknown> = {};
  for (const key in own) out[camelName(key)] = own[key];
  return out;
}

function snake(value: unknown, isMap: boolean, path: string): unknown {
  switch (typeof value) {
    case "bigint":
      throw new InputError("bigint", path, "a bigint is no value here; write an amount as text");
    case "number":
      if (!Number.isSafeInteger(value)) {
        throw new InputError("not-an-integer", path,
          `\`${value}\` is no whole number; write an amount or a quantity as text, such as \`"${value}"\``);
      }
      return value;
    case "function":
    case "symbol":
      throw new InputError("no-data", path, `a ${typeof value} is no data`);
    case "object":
      break;
    default:
      return value;
  }
  if (value === null) return value;
  if (value instanceof Date) {
    throw new InputError("js-date", path,
      "a `Date` is a moment, and its day depends on the time zone; write the day as text, such as `2026-01-31`");
  }
  if (Array.isArray(value)) return value.map((item, index) => snake(item, false, `${path}/${index}`));
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const name = isMap ? key : snakeName(key);
    const inner = snake(item, MAPS.has(key), `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    if (name === "__proto__") Object.defineProperty(out, name, { value: inner, enumerable: true });
    else out[name] = inner;
  }
  return out;
}

/** The core's JSON text of something given by the host; `isMap` where its own keys are data, as facts are. */
export function given(value: unknown, isMap = false): string {
  const text = JSON.stringify(snake(value, isMap, "")) as string | undefined;
  return text ?? "null";
}

/**
 * The core's JSON of an answer or of a part of it, byte for byte: what to store, to hash, and to hand to Rust and
 * Python. `JSON.stringify` of an answer gives the same.
 *
 * @example
 * import { toJson } from "bevilling";
 * toJson({ activityType: "200201", thisYear: "10.00" }); // {"activity_type":"200201","this_year":"10.00"}
 */
export function toJson(value: unknown): string {
  return given(value);
}

/**
 * A value of the core's JSON text, such as Rust and Python write and files are kept in: its keys become those of
 * JavaScript, names that are data stay. What it is, the caller says; it is checked where it is used.
 *
 * @example
 * import { fromJson } from "bevilling";
 * import type { NewCases } from "bevilling";
 * const cases = fromJson<Pick<NewCases, "id" | "perMonth">>('{"id": "new", "per_month": 2}');
 * cases.perMonth; // 2
 */
export function fromJson<T>(text: string): T {
  try {
    return answer<T>(text);
  } catch (error) {
    // What JavaScript says repeats a piece of the text, which may be cut within a number.
    if (error instanceof SyntaxError) throw new InputError("json-invalid", "", "the text is no JSON");
    throw error;
  }
}

/** An object of the core's JSON text. `JSON.stringify` gives that text again. */
export function answer<T>(text: string): T {
  const value = camel(JSON.parse(text), false);
  if (Array.isArray(value)) value.forEach(stored);
  stored(value);
  return value as T;
}

/** Faults that are an answer: their JSON, and their texts in Danish and English. */
export function listed(told: readonly string[]): Faults {
  const [json = "[]", da = "", en = ""] = told;
  const faults = answer<Fault[]>(json);
  const text = (lang: Language = "da"): string => (lang === "da" ? da : en);
  return Object.defineProperty(faults, "text", { value: text, enumerable: false }) as unknown as Faults;
}

/** As {@link answer}, of a map whose keys are data. */
export function answerMap<T>(text: string): T {
  return camel(JSON.parse(text), true) as T;
}

/** Lets `JSON.stringify` write the core's JSON. Hidden, so that the object equals one that a test writes down. */
function stored(value: unknown): void {
  if (value !== null && typeof value === "object" && !Array.isArray(value)) {
    Object.defineProperty(value, "toJSON", { value: () => snake(value, false, ""), enumerable: false });
  }
}

/** A value that is made when it is first asked for. */
export class Lazy<T> {
  #make: (() => T) | undefined;
  #value: T | undefined;
  constructor(make: () => T) {
    this.#make = make;
  }
  get value(): T {
    if (this.#make !== undefined) {
      this.#value = this.#make();
      this.#make = undefined;
    }
    return this.#value as T;
  }
}
