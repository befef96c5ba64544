// @ts-check
// The steering of a municipality's budget, as `cargo run -p examples --bin steering` tells it, from Node.
//
// The portfolios of this month and the last come as Arrow; the budget and the scenarios are the same files. So the text
// and the pictures are the same, byte for byte.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { tableFromIPC } from "apache-arrow";
import { fromJson, Months, Portfolio, RuleBook } from "bevilling";

/**
 * @typedef {import("bevilling").Budget} Budget
 * @typedef {import("bevilling").Language} Language
 * @typedef {import("bevilling").Scenario} Scenario
 * @typedef {ReturnType<typeof steer>} Steering
 */

const root = fileURLToPath(new URL("../..", import.meta.url));
const usual = join(root, "target", "bevilling", "steering");
const on = "2026-10-31";

/** What the budget officer looks at at the end of October 2026, of the portfolios in a folder. @param {string} made */
export function steer(made) {
  const book = RuleBook.load(join(root, "examples", "rulebooks", "children.json"));
  const file = (/** @type {string} */ name) => readFileSync(join(root, "examples", "forecast", name), "utf8");
  /** @type {Budget} */
  const budget = fromJson(file("budget.json"));
  /** @type {Scenario[]} */
  const scenarios = fromJson(file("scenarios.json"));
  const portfolio = (/** @type {string} */ name) =>
    Portfolio.fromIpc(readFileSync(join(made, `${name}.arrow`)), { extrapolation: "last_known" });
  const [before, now] = [portfolio("last-month"), portfolio("municipality")];

  const months = Months.ofYears(2026, 2027);
  const bySection = { months, by: ["section"] };
  const bridge = now.bridgeFrom(before, bySection);
  const was = before.net(book, bySection, { extrapolation: "last_known" });
  const net = now.net(book, bySection, { extrapolation: "last_known" });
  return {
    book, bridge, net,
    forecast: now.forecast({ months, by: ["section", "team"] }),
    followUp: now.followUp(budget, on, { before }),
    comparison: now.compare(scenarios, bySection, [book]),
    netBridge: bridge.netOf(was, net),
  };
}

/** Everything as text. @param {Steering} steering @param {Language} lang */
export function toText({ book, forecast, followUp, comparison, bridge, netBridge, net }, lang) {
  const say = (/** @type {string} */ da, /** @type {string} */ en) => (lang === "da" ? da : en);
  const chapters = [
    [say("Prognose", "Forecast"), forecast.regrouped(["section"]).toText(lang, book)],
    [say("Budgetopfølgning", "Budget follow-up"), followUp.toText(lang)],
    [say("Scenarier", "Scenarios"), comparison.toText(lang, book)],
    [say("Siden sidste måned", "Since last month"), bridge.toText(lang)],
    [say("Netto siden sidste måned", "Net since last month"), netBridge.toText(lang)],
    [say("Udgift og refusion", "Cost and reimbursement"), net.toText(lang)],
  ];
  return chapters.map(([title, text]) => `\n== ${title} ==\n\n${text}`).join("");
}

/** Every picture, by its name. @param {Steering} steering @param {Language} lang @returns {Record<string, string>} */
export function pictures({ book, forecast, followUp, comparison, bridge, netBridge }, lang) {
  const [wide, half] = [{ width: 1080, height: 420 }, { width: 540, height: 300 }];
  return {
    "budget-cumulative": followUp.toSvgCumulative(lang, wide),
    budget: followUp.toSvg(lang, wide),
    ...Object.fromEntries(followUp.lines.map((line) => [`line-${line.id}`, followUp.toSvgCumulative(lang, half, line)])),
    bridge: bridge.toSvg(lang, wide),
    scenarios: comparison.toSvg(lang, { width: 1080, height: 260 }),
    forecast: forecast.toSvg(lang, wide),
    sections: forecast.toSvgHeat("section", lang, { width: 1080, height: 560 }, book),
    "net-bridge": netBridge.toSvg(lang, wide),
  };
}

/** The figures as tables, to go on with. @param {Steering} steering */
export function tables({ forecast, followUp, bridge }) {
  // Arrow's decimals of two places are whole øre here: exact, as bigint.
  /** @type {Map<string, bigint>} */
  const byTeam = new Map();
  for (const { team, month, layer, amount } of tableFromIPC(forecast.toIpc())) {
    const group = `${new Date(month).getUTCFullYear()} ${team} ${layer}`;
    byTeam.set(group, (byTeam.get(group) ?? 0n) + oere(amount));
  }
  return [
    [...byTeam].sort().map(([group, sum]) => {
      const [year, team, layer] = group.split(" ");
      return { year, team, layer, amount: kroner(sum) };
    }),
    [...followUp.lines, followUp.total].map((line) => {
      const { budget, paid, result, deviation } = line.status;
      return { line: followUp.name(line, "en"), budget, paid, result, deviation };
    }),
    bridge.parts.map(({ cause, amount }) => ({ cause, amount })),
  ];
}

/** An amount of `apache-arrow`, 128 bits in words of 32, the lowest first. @param {Uint32Array} words */
function oere(words) {
  return BigInt.asIntN(128, words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n));
}

/** Øre as kroner. @param {bigint} amount */
function kroner(amount) {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, "0");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      made: { type: "string", default: usual }, out: { type: "string", default: join(usual, "node") },
      lang: { type: "string", default: "da" },
    },
  });
  const { made, out } = values;
  const lang = values.lang === "en" ? "en" : "da";
  if (!existsSync(join(made, "municipality.arrow"))) {
    console.error("there is no municipality yet: cargo run --release -p examples --bin steering");
    process.exit(1);
  }
  const steering = steer(made);
  const text = toText(steering, lang);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "text.txt"), text);
  for (const [name, svg] of Object.entries(pictures(steering, lang))) writeFileSync(join(out, `${name}.svg`), svg);
  console.log(text);
  for (const table of tables(steering)) console.table(table);
}
