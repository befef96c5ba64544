/** Asks are written as the core's JSON. This package takes that too, but a host would write it so: in camel case. */
const DATA = new Set([
  "facts", "ledgers", "codes", "rates", "in", "at_least", "below", "values", "conditions", "of", "to", "beside", "appropriations",
  "settlements",
]);

/**
 * @param {unknown} value
 * @param {boolean} isData whether its own keys are data
 * @param {boolean} keepNull what is not there is left out of asks; answers say it
 * @returns {unknown}
 */
export function camel(value, isData = false, keepNull = false) {
  if (Array.isArray(value)) return value.map((item) => camel(item, false, keepNull));
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([, item]) => keepNull || item !== null || isData);
  return Object.fromEntries(kept.map(([key, item]) => {
    const name = isData ? key : key.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
    return [name, camel(item, DATA.has(key), keepNull)];
  }));
}
