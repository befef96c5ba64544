// Writes the answers of the corpus as TypeScript that says what they are, so that the compiler finds every key and value
// that the types do not have, and every one that they have and the library does not:
// node collect-answers.mjs CORPUS_DIRECTORY OUT_DIRECTORY
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { camel } from "./corpus/camel.mjs";

const [corpus, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

const TYPES = {
  account: "bv.Account", alternatives: "bv.Alternatives", as_of: "bv.CaseState", case_net_cost: "bv.NetCost",
  case_preview: "bv.PreviewData", check: "bv.VerdictData", codes: "readonly bv.Code[]", follow_up: "bv.BudgetFollowUpData",
  forecast: "bv.ForecastData", household: "bv.HouseholdOverviewData", match_lines: "readonly bv.LineMatch[]",
  net_cost: "bv.NetCost", option_questions: "readonly bv.Question[]", options: "bv.OptionsData",
  overview: "bv.CaseOverviewData", portfolio_follow_up: "bv.BudgetFollowUpData", expiring: "readonly bv.ExpiringActivity[]",
  accumulator: "readonly bv.ForecastData[]", payments: "readonly bv.Payment[]", preview: "bv.PreviewData",
  preview_grant: "bv.GrantPreview", price_on: "bv.PriceOn", questions: "readonly bv.Question[]", replay: "bv.CaseState",
  settle: "bv.Settlement", sums: "bv.Overview", year: "bv.Period",
};

/** What each part of the answer of a call is. */
function parts(call, answer) {
  if (call === "life") {
    const steps = answer.steps.flatMap((step) =>
      step.events ? [["readonly bv.Event[]", step.events]] : step.fault ? [["readonly bv.Fault[]", step.fault.faults]] : []);
    return [...steps, ["bv.CaseState", answer.state]];
  }
  if (call === "ledger") {
    return [["bv.Ledger", answer.ledger], ["readonly bv.LedgerChange[]", answer.changes.filter((change) => change !== null)]];
  }
  if (call === "os2bos") return [["bv.RuleBookDocument", answer.document], ["bv.Os2bosReport", answer.report]];
  return call in TYPES ? [[TYPES[call], answer]] : [];
}

let count = 0;
for (const file of readdirSync(corpus).filter((name) => name.endsWith(".jsonl"))) {
  const lines = ['import type * as bv from "bevilling";'];
  for (const text of readFileSync(join(corpus, file), "utf8").split("\n").filter((line) => line !== "")) {
    const { call, answer, fault } = JSON.parse(text);
    const told = fault ? [["readonly bv.Fault[]", fault.faults]] : parts(call, answer);
    for (const [type, value] of told) {
      lines.push(`export const answer${count}: ${type} = ${JSON.stringify(camel(value, false, true))};`);
      count += 1;
    }
  }
  writeFileSync(join(out, file.replace(".jsonl", ".ts")), `${lines.join("\n")}\n`);
}
if (count < 200) throw new Error(`only ${count} answers`);
