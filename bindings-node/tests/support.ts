/** What all tests use: the rule book of the examples, a child and a case. */
import { join } from "node:path";

import { Case, PaymentPlan, Price, RuleBook } from "bevilling";
import type { Activity, DateText, Event, Facts, CommandContext } from "bevilling";

/** The root of the repository, told by the task runner. */
export const root = process.env["BEVILLING_ROOT"] ?? process.cwd();

export const bookFile = join(root, "examples", "rulebooks", "children.json");
export const book = RuleBook.load(bookFile);

export const facts: Facts = {
  target_group: "family", birth_date: "2014-05-02", effort_step: 3, scaling_step: 5,
  custody_consent: true, assessment: "examination",
};

export const child = book.situation(facts);

export const today: CommandContext = { on: "2026-01-05", actor: "Rådgiver 4" };

export const help = (id: string, start: DateText = "2026-02-01"): Activity => ({
  id, section: "BL-32-1-2", activityType: "200201", role: "main", provider: "90010011",
  period: { start }, plan: PaymentPlan.monthly(1, Price.perUnit("12.5", "495.00"), { id: `plan-${id}` }),
});

/** A case with a draft of help at home, and its events so far. */
export function drafted(): { record: Case; events: Event[] } {
  const record = Case.open(book, "27.24.36-G01-7-20", facts);
  const events = [
    ...record.execute({ command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" }, today),
    ...record.execute({ command: "draft", appropriation: "1", activity: help("a1") }, today),
  ];
  return { record, events };
}
