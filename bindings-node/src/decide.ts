/** Decisions: what may be granted to whom, by which rule, and why not the rest. */
import { inspect } from "node:util";

import { ask } from "./errors";
import { answer, answerMap, given, Lazy } from "./json";
import type { Native } from "./native";
import type { RuleBook } from "./rulebook";
import { dayNumber } from "./dates";
import type { DateText, Facts, FactValue, Language } from "./types/basics";
import type {
  Check, OptionsData, OptionsRequest, Proposal as ProposalData, RefusedOption, SectionOption, VerdictData,
} from "./types/decide";
import type { Alternatives, Decision, Question } from "./types/generated/decide";

/** In a column of numbers of rules: none. */
const NONE = 0xffff_ffff;
const DECISIONS: readonly Decision[] = ["allowed", "unknown", "refused"];

/** A proposal: what somebody asks to grant. */
export type Proposal = ProposalData;

/**
 * Makes proposals; a plain object will do as well.
 *
 * @example
 * import { Proposal } from "bevilling";
 * const main = Proposal.main("BL-32-1-2", "200201", "90010011");
 * const supplementary = Proposal.supplementary("BL-32-1-2", "200901", "200201");
 */
export const Proposal = {
  /** A main activity, by a provider once one is chosen. */
  main(section: string, activityType: string, provider?: string): Proposal {
    return provider === undefined ? { section, activityType } : { section, activityType, provider };
  },
  /** A supplementary activity to a main one. */
  supplementary(section: string, activityType: string, main: string, provider?: string): Proposal {
    return provider === undefined ? { section, activityType, main } : { section, activityType, main, provider };
  },
} as const;

/**
 * The facts of a case (indplacering), checked against a rule book and ready for decisions. Made by
 * {@link RuleBook.situation}; never changes.
 *
 * @example
 * import { RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const child = book.situation({ target_group: "family", effort_step: 3, scaling_step: 5, birth_date: "2014-05-02" });
 * const verdict = child.check({ section: "BL-32-1-2", activityType: "200201" }, "2026-01-05");
 * verdict.decision; // "unknown"
 * verdict.questions().map((question) => question.fact); // what to ask
 * child.value("age", "2026-01-05") ?? 0; // 11
 * child.with("effort_step", 4).facts["effort_step"] ?? 0; // 4
 */
export class Situation {
  /** @internal */
  readonly native: Native.Situation;
  readonly #book: RuleBook;
  readonly #facts: Lazy<Facts>;

  /** @internal */
  constructor(native: Native.Situation, book: RuleBook) {
    this.native = native;
    this.#book = book;
    this.#facts = new Lazy(() => answerMap<Facts>(native.facts()));
  }

  /** The rule book that the facts were checked against. */
  get book(): RuleBook {
    return this.#book;
  }

  /** The facts as they were stated. */
  get facts(): Facts {
    return this.#facts.value;
  }

  /** The value of a dimension on a date, stated or derived; undefined where it is missing. */
  value(dimension: string, on: DateText): FactValue | undefined {
    return (JSON.parse(ask(() => this.native.value(dimension, on))) as FactValue | null) ?? undefined;
  }

  /**
   * The same case with one fact changed, to see what it would mean.
   *
   * @throws {FactError} as {@link RuleBook.situation}.
   */
  with(dimension: string, value: FactValue): Situation {
    return new Situation(ask(() => this.native.with(dimension, given(value))), this.#book);
  }

  /**
   * May this be granted to the case on `on`? A section, activity type or provider that the rule book does not have
   * is an unmet check, never an error.
   *
   * The answer is lazy: it knows its decision, and reads off its checks and reasons when they are looked at.
   *
   * @example
   * import { RuleBook } from "bevilling";
   * const book = RuleBook.load("examples/rulebooks/children.json");
   * const verdict = book.situation({}).check({ section: "BL-46", activityType: "no-such-type" }, "2026-02-01");
   * if (verdict.decision === "refused") console.log(verdict.refusals.map((check) => check.code));
   */
  check(proposal: Proposal, on: DateText): Verdict {
    const { section, kind, main, provider } = this.#numbers(proposal);
    const decision =
      section === undefined || kind === undefined || main === undefined || provider === undefined
        ? (ask(() => this.native.decision(given(proposal), on)) as Decision)
        : (DECISIONS[this.native.decide(section, kind, main, provider, dayNumber(on))] as Decision);
    // A copy: what the host does with its object later is not what was asked.
    return new VerdictOf(this, { ...proposal }, on, decision) as Verdict;
  }

  /**
   * As {@link Situation.check}, and nothing but its reasons: a set of bits, equal to what `checkColumns` gives.
   *
   * @example
   * import { RuleBook } from "bevilling";
   * const book = RuleBook.load("examples/rulebooks/children.json");
   * book.situation({}).reasons({ section: "SEL-52-3-2", activityType: "200201" }, "2026-02-01") & 0x1ffffn; // why it is refused
   */
  reasons(proposal: Proposal, on: DateText): bigint {
    const { section, kind, main, provider } = this.#numbers(proposal);
    return section === undefined || kind === undefined || main === undefined || provider === undefined
      ? BigInt(ask(() => this.native.reasons(given(proposal), on)))
      : this.native.reasonBits(section, kind, main, provider, dayNumber(on));
  }

  /** The numbers that the rule book has for what is proposed: looked up here, no text need cross the border. */
  #numbers(proposal: Proposal): Record<"section" | "kind" | "main" | "provider", number | undefined> {
    const numbers = this.#book.numbers;
    return {
      section: numbers.section.get(proposal.section),
      kind: numbers.activityType.get(proposal.activityType),
      main: proposal.main === undefined ? NONE : numbers.activityType.get(proposal.main),
      provider: proposal.provider === undefined ? NONE : numbers.provider.get(proposal.provider),
    };
  }

  /**
   * All that may be granted to the case on a date, providers ranked.
   *
   * @example
   * import { RuleBook } from "bevilling";
   * const book = RuleBook.load("examples/rulebooks/children.json");
   * const child = book.situation({ target_group: "family", effort_step: 3, birth_date: "2014-05-02" });
   * for (const section of child.options({ on: "2026-02-01" }).sections) {
   *   console.log(section.section, section.activities.length);
   * }
   */
  options(request: OptionsRequest): AvailableOptions {
    return new AvailableOptions(ask(() => this.native.options(given(request))), this.#book);
  }

  /** The facts of a citizen stay out of logs: only how many there are is shown. @internal */
  [inspect.custom](): string {
    return `Situation { facts: ${Object.keys(this.facts).length} }`;
  }
}

/** Whether something may be granted, and every check that says so. Narrow it by its `decision`. */
export type Verdict = AllowedVerdict | UnknownVerdict | RefusedVerdict;
/** Every check is met. */
export type AllowedVerdict = VerdictOf<"allowed">;
/** Nothing refuses it, but a fact is missing: ask the {@link VerdictOf.questions | questions}. */
export type UnknownVerdict = VerdictOf<"unknown">;
/** At least one check refuses it: see the {@link VerdictOf.alternatives | alternatives}. */
export type RefusedVerdict = VerdictOf<"refused">;

/**
 * A verdict of one decision; see {@link Verdict}.
 *
 * @example
 * import { RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const child = book.situation({ target_group: "family" });
 * const verdict = child.check({ section: "SEL-52-3-2", activityType: "200201" }, "2026-01-05");
 * verdict.decisionText("en"); // "May not be granted"
 * verdict.checkTexts("en").length === verdict.checks.length; // true
 * verdict.explain("en") !== ""; // true
 * verdict.alternatives().sections?.[0]?.proposal.section ?? ""; // "BL-32-1-2"
 * verdict.explainAlternatives("en") !== ""; // true
 * verdict.reasons() > 0n; // true
 * const open = child.check({ section: "BL-32-1-2", activityType: "200201" }, "2026-01-05");
 * open.questions().length === open.questionTexts("en").length; // true
 */
export class VerdictOf<D extends Decision> {
  /** Allowed, refused, or unknown while a fact is missing. */
  readonly decision: D;
  /** What was asked. */
  readonly proposal: Proposal;
  /** The decision date. */
  readonly on: DateText;
  readonly #situation: Situation;
  #json: string | undefined;
  #data: VerdictData<D> | undefined;

  /** @internal */
  constructor(situation: Situation, proposal: Proposal, on: DateText, decision: D) {
    this.decision = decision;
    this.proposal = proposal;
    this.on = on;
    this.#situation = situation;
  }

  /** The case that it was asked for. */
  get situation(): Situation {
    return this.#situation;
  }

  get #all(): VerdictData<D> {
    return (this.#data ??= answer<VerdictData<D>>(this.toJson()));
  }

  /** The rule book that it was decided by. */
  get ruleBook(): { readonly id: string; readonly version: string } {
    return this.#all.ruleBook;
  }

  /** Every check that was made, met or not. */
  get checks(): readonly Check[] {
    return this.#all.checks;
  }

  /** The checks that refuse it; empty unless the decision is `refused`. */
  get refusals(): readonly Check[] {
    return this.checks.filter((check) => check.outcome !== "met" && check.outcome !== "fact_missing");
  }

  /** The checks that a missing fact leaves open. */
  get open(): readonly Check[] {
    return this.checks.filter((check) => check.outcome === "fact_missing");
  }

  /** The verdict in words, several lines. */
  explain(lang: Language = "da"): string {
    return this.#ask((proposal) => this.#situation.native.explain(proposal, this.on, lang));
  }

  /** Each check in a line of words, in the order of {@link checks}. */
  checkTexts(lang: Language = "da"): readonly string[] {
    return this.#ask((proposal) => this.#situation.native.checkTexts(proposal, this.on, lang));
  }

  /** What could be granted instead, or what would have to be otherwise; empty unless it is refused. */
  alternatives(): Alternatives {
    return answer(this.#ask((proposal) => this.#situation.native.alternatives(proposal, this.on)));
  }

  /** The {@link alternatives} in words. */
  explainAlternatives(lang: Language = "da"): string {
    return this.#ask((proposal) => this.#situation.native.explainAlternatives(proposal, this.on, lang));
  }

  /** The facts to ask for, the most useful first; empty unless a fact is missing. */
  questions(): readonly Question[] {
    return answer(this.#ask((proposal) => this.#situation.native.questions(proposal, this.on)));
  }

  /** The {@link questions} in a line of words each. */
  questionTexts(lang: Language = "da"): readonly string[] {
    return this.#ask((proposal) => this.#situation.native.questionTexts(proposal, this.on, lang));
  }

  /** The decision in words. */
  decisionText(lang: Language = "da"): string {
    return this.#ask((proposal) => this.#situation.native.decisionText(proposal, this.on, lang));
  }

  /** The reasons as a set of bits, equal to what `checkColumns` gives. */
  reasons(): bigint {
    return this.#situation.reasons(this.proposal, this.on);
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return (this.#json ??= this.#ask((proposal) => this.#situation.native.check(proposal, this.on)));
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }

  // A verdict is nothing but what its case answers to its proposal, and neither ever changes: asking again gives
  // the same.
  #ask<T>(call: (proposal: string) => T): T {
    return ask(() => call(given(this.proposal)));
  }
}

/**
 * What may be granted: sections, under each its main activities, under each the supplementary ones and the
 * providers. Nothing in it is refused; what is unknown because a fact is missing says so.
 *
 * @example
 * import { RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const options = book.situation({ target_group: "family", effort_step: 3 }).options({ on: "2026-01-05" });
 * options.sections[0]?.section ?? ""; // "BL-32-1-1"
 * options.questions().length === options.questionTexts("en").length; // true
 * options.toText("en") !== ""; // true
 */
export class AvailableOptions {
  readonly #native: Native.AvailableOptions;
  readonly #book: RuleBook;
  readonly #json: Lazy<string>;
  readonly #data: Lazy<OptionsData>;

  /** @internal */
  constructor(native: Native.AvailableOptions, book: RuleBook) {
    this.#native = native;
    this.#book = book;
    this.#json = new Lazy(() => ask(() => native.json()));
    this.#data = new Lazy(() => answer<OptionsData>(this.#json.value));
  }

  /** The decision date. */
  get on(): DateText {
    return this.#data.value.on;
  }

  /** The sections, in the order of the rule book. */
  get sections(): readonly SectionOption[] {
    return this.#data.value.sections;
  }

  /** What may not be granted and why, where it was asked for. */
  get refusals(): readonly RefusedOption[] {
    return this.#data.value.refusals;
  }

  /** The case that they are for. */
  get situation(): Situation {
    return new Situation(this.#native.situation(), this.#book);
  }

  /** The facts to ask for, the most useful first. */
  questions(): readonly Question[] {
    return answer(ask(() => this.#native.questions()));
  }

  /** The {@link questions} in a line of words each. */
  questionTexts(lang: Language = "da"): readonly string[] {
    return ask(() => this.#native.questionTexts(lang));
  }

  /** The options as a tree of text. */
  toText(lang: Language = "da"): string {
    return ask(() => this.#native.toText(lang));
  }

  /** The core's JSON of it, byte for byte. */
  toJson(): string {
    return this.#json.value;
  }

  /** What `JSON.stringify` writes: the core's JSON. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }
}
