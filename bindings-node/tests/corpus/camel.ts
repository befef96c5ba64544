/** Asks are written as the core's JSON. This package takes that too, but a host would write it so: in camel case. */
const DATA = new Set(["facts", "ledgers", "codes", "rates", "in", "at_least", "below"]);

export function camel(value: unknown, isData = false): unknown {
  if (Array.isArray(value)) return value.map((item) => camel(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null || isData).map(([key, item]) => {
    const name = isData ? key : key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    return [name, camel(item, DATA.has(key))];
  }));
}
