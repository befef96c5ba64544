/** A case through its life: commands, the events they answer with, and the case that is its events in order. */
import { inspect } from "node:util";

import type { Calendar } from "./calendar";
import { AvailableOptions, Situation } from "./decide";
import type { Verdict } from "./decide";
import { ask, told } from "./errors";
import type { Faults } from "./errors";
import { answer, answerMap, given, listed } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import { CaseOverview } from "./overview";
import { PaymentBatch } from "./payment-batch";
import { Preview } from "./plan";
import type { RuleBook } from "./rulebook";
import type { DateText, Facts, Language, Size } from "./types/basics";
import type { CaseOptions, GrantPreview } from "./types/case";
import type {
  CaseState, Claim, Command, Event, Grant, IncomeDue, CommandContext,
} from "./types/generated/case";
import type { OptionsRequest, Proposal, VerdictData } from "./types/decide";
import type { Activity, CaseCosts, NetCost, PreviewOptions } from "./types/generated/plan";

/**
 * A case (sag): one citizen, the facts that rules look at, and the activities granted or foreseen so far.
 *
 * {@link execute} and {@link apply} change it; {@link execute} returns the events to store. Everything else leaves it unchanged.
 *
 * @example
 * import { Case, PaymentPlan, Price, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const record = Case.open(book, "27.24.36-G01-7-20", {
 *   target_group: "family", birth_date: "2014-05-02", effort_step: 3, scaling_step: 5,
 *   custody_consent: true, assessment: "examination",
 * });
 * const today = { on: "2026-01-05", actor: "Rådgiver 4" } as const;
 * record.execute({ command: "set_appropriation", appropriation: "1", section: "BL-32-1-2" }, today);
 * const plan = PaymentPlan.monthly(1, Price.fixed("5000"), { id: "p1" });
 * const events = record.execute({
 *   command: "draft", appropriation: "1",
 *   activity: { id: "a1", section: "BL-32-1-2", activityType: "200201", role: "main", provider: "90010011",
 *     period: { start: "2026-02-01" }, plan },
 * }, today);
 * const rows = events.map((event) => [record.id, event.sequence, JSON.stringify(event)]); // to be stored
 * record.check({ section: "BL-32-1-2", activityType: "200201" }, "2026-01-05").decision; // "allowed"
 * record.options({ on: "2026-01-05" }).sections.length > 0; // true
 * record.preview([], "2026-01-05").decision.thisYear; // "0.00"
 * const seen = record.decide({ command: "annotate", text: "seen" }, today);
 * for (const event of seen) record.apply(event);
 * const approval = { level: "section_leader", approver: "Afsnitsleder 1", second: "Teamleder 2" };
 * record.previewGrant({ appropriation: "1", activities: ["a1"], approval }, today).after.granted.thisYear; // "55000.00"
 * record.overview("2026-01-05").granted.all; // "0.00"
 * record.costs().activities.length; // 0
 * record.netCost(2026).total.gross; // "0.00"
 * record.explainNetCost(2026, "en") !== ""; // true
 * record.timeline("2026-01-05", "en").startsWith("<svg"); // true
 * record.situationOn("2026-01-05").facts["effort_step"] ?? 0; // 3
 * record.factsOn("2026-01-05")["effort_step"] ?? 0; // 3
 * const stored = record.events.map((event) => JSON.stringify(event));
 * Case.replayJson(book, stored).equals(Case.replay(book, record.events)); // true
 * record.asOf("2026-01-05").withRuleBook(book).equals(record); // true
 * Case.fromState(book, record.state).sequence === record.sequence; // true
 * Case.new(book, "7").withOptions({ municipality: "101" }).sequence; // 0
 */
export class Case {
  readonly #native: Native.Case;
  readonly #book: RuleBook;

  private constructor(native: Native.Case, book: RuleBook) {
    this.#native = native;
    this.#book = book;
  }

  /** A case that nothing has happened to yet: its first command opens it. */
  static new(book: RuleBook, id: string): Case {
    return new Case(native.Case.new(book.native, id), book);
  }

  /**
   * An open case with its facts. Its first command answers with an `imported` event before its own, so that a log
   * that is kept is whole.
   *
   * @throws {FactError} every fact that the rule book does not know or whose value is not in the domain.
   */
  static open(book: RuleBook, id: string, facts: Facts): Case {
    return new Case(ask(() => native.Case.open(book.native, id, given(facts, true))), book);
  }

  /**
   * A case from the state that a host kept.
   *
   * @throws {CaseError} everything that no case can hold, each with its path in the state.
   */
  static fromState(book: RuleBook, state: CaseState): Case {
    return new Case(ask(() => native.Case.fromState(book.native, given(state))), book);
  }

  /**
   * The case after these events, all from the first on: as `JSON.parse` reads what was stored, or as `execute` gave
   * them. Each is checked against the case that those before it lead to. What was altered consistently in all places
   * is not seen: a host keeps a checksum against that.
   *
   * @throws {CaseError} everything that is wrong, each with its path from the list of events, as
   * `/events/7/body/reason`. An event that cannot be applied is the last that is judged.
   */
  static replay(book: RuleBook, events: readonly Event[]): Case {
    return new Case(ask(() => native.Case.replay(book.native, given(events))), book);
  }

  /**
   * As {@link replay}, of the JSON texts that were stored.
   *
   * @throws {CaseError} as {@link replay}.
   */
  static replayJson(book: RuleBook, events: readonly string[]): Case {
    return new Case(ask(() => native.Case.replay(book.native, `[${events.join(",")}]`)), book);
  }

  /**
   * The case as it was known on a day: its events up to that day.
   *
   * @throws {CaseError} `not-known-as-of`.
   */
  asOf(on: DateText): Case {
    return new Case(ask(() => this.#native.asOf(on)), this.#book);
  }

  /** The same case under another version of its rule book. */
  withRuleBook(book: RuleBook): Case {
    return new Case(this.#native.withRuleBook(book.native), book);
  }

  /** The same case, its payments made otherwise. */
  withOptions(options: CaseOptions): Case {
    return new Case(ask(() => this.#native.withOptions(given(options))), this.#book);
  }

  /**
   * Lets an event happen that was decided elsewhere. Nothing changes where it is refused.
   *
   * @throws {CaseError} as {@link replay}.
   */
  apply(event: Event): void {
    ask(() => this.#native.apply(given(event)));
  }

  /**
   * What a command would lead to: the events to apply and to store. Nothing changes.
   *
   * @throws {CommandRefused} everything that is missing, each with its code and its path in the command.
   */
  decide(command: Command, stamp: CommandContext): readonly Event[] {
    return answer(this.#command(() => this.#native.decide(given(command), given(stamp))));
  }

  /**
   * Decides a command and lets its events happen: the new events, to be stored.
   *
   * @throws {CommandRefused} as {@link decide}; then nothing has changed.
   */
  execute(command: Command, stamp: CommandContext): readonly Event[] {
    return answer(this.#command(() => this.#native.execute(given(command), given(stamp))));
  }

  /**
   * What granting would lead to: the resulting state, and the money before and after. Nothing changes.
   *
   * @throws {CommandRefused} as {@link decide} of the same grant.
   */
  previewGrant(grant: Grant, stamp: CommandContext): GrantPreview {
    return answer(this.#command(() => this.#native.previewGrant(given(grant), given(stamp))));
  }

  /** The host's id. */
  get id(): string {
    return this.#native.id;
  }

  /** The number of the last event; 0 where nothing has happened. */
  get sequence(): number {
    return this.#native.sequence;
  }

  /** The case as it stands, to be kept. */
  get state(): CaseState {
    return answer(this.#native.state());
  }

  /** The events that this value has been through. */
  get events(): readonly Event[] {
    return answer(this.#native.events());
  }

  /** The rule book that decisions are made by. */
  get book(): RuleBook {
    return this.#book;
  }

  /** The facts once every known change has come, in their places. */
  get situation(): Situation {
    return new Situation(this.#native.situation(), this.#book);
  }

  /** The facts as they are on a day, in their places. */
  situationOn(on: DateText): Situation {
    return new Situation(ask(() => this.#native.situationOn(on)), this.#book);
  }

  /** The facts as they are on a day. */
  factsOn(on: DateText): Facts {
    return answerMap(ask(() => this.#native.factsOn(on)));
  }

  /** The facts that the rule book does not know, or not so. */
  get rejectedFacts(): Faults {
    return listed(this.#native.rejectedFacts());
  }

  /** What is drafted, foreseen and granted so far, without what has been replaced. */
  get activities(): readonly Activity[] {
    return answer(this.#native.activities());
  }

  /** May this be granted? See {@link Situation.check}. */
  check(proposal: Proposal, on: DateText): Verdict {
    return this.situationOn(on).check(proposal, on);
  }

  /** What may be granted? See {@link Situation.options}. */
  options(request: OptionsRequest): AvailableOptions {
    return new AvailableOptions(ask(() => this.#native.options(given(request))), this.#book);
  }

  /**
   * What would it cost to grant these drafts, beside what the case has already?
   *
   * @throws {PlanError} everything that is wrong with the drafts and their prices.
   */
  preview(drafts: readonly Activity[], on: DateText, options: PreviewOptions = {}): Preview {
    return new Preview(ask(() => this.#native.preview(given(drafts), on, given(options))));
  }

  /** The cost of the case, by activity, appropriation and altogether. */
  overview(on: DateText): CaseOverview {
    return new CaseOverview(ask(() => this.#native.overview(on)));
  }

  /** What the case costs this municipality, activity by activity. */
  costs(): CaseCosts {
    return answer(ask(() => this.#native.costs()));
  }

  /**
   * The income that is due through a day and not claimed, in the order of its days.
   *
   * @example
   * import { Case, RuleBook } from "bevilling";
   * const child = Case.open(RuleBook.load("examples/rulebooks/children.json"), "7", { target_group: "family" });
   * child.incomeDue("2026-02-01").length; // 0
   */
  incomeDue(on: DateText): readonly IncomeDue[] {
    return answer(ask(() => this.#native.incomeDue(on)));
  }

  /**
   * The payments of the case that are due in the run of a day, by date.
   *
   * @throws {DateError} `export-date-not-payable`, `no-payable-day`.
   * @example
   * import { Calendar, Case, RuleBook } from "bevilling";
   * const child = Case.open(RuleBook.load("examples/rulebooks/children.json"), "7", { target_group: "family" });
   * child.due(Calendar.denmark(), "2026-01-30").lines.length; // 0
   */
  due(calendar: Calendar, on: DateText): PaymentBatch {
    return PaymentBatch.of([this], calendar, on);
  }

  /**
   * What the case has claimed, received or not, by date: income, and overpaid money that is claimed back.
   *
   * @example
   * import { Case, RuleBook } from "bevilling";
   * const child = Case.open(RuleBook.load("examples/rulebooks/children.json"), "7", { target_group: "family" });
   * child.claims().length; // 0
   */
  claims(): readonly Claim[] {
    return answer(ask(() => native.claimsOf(this.#native)));
  }

  /**
   * The claim that a payment reference is of.
   *
   * @throws {PaymentReferenceError} `reference-malformed`, `reference-check-failed`.
   * @example
   * import { Case, PaymentReference, RuleBook } from "bevilling";
   * const child = Case.open(RuleBook.load("examples/rulebooks/children.json"), "7", { target_group: "family" });
   * child.claimOf(PaymentReference.of("plan-7", "2026-08-01")) === undefined; // true
   */
  claimOf(reference: string): Claim | undefined {
    const found = ask(() => native.claimOf(this.#native, reference));
    return found === null ? undefined : answer(found);
  }

  /**
   * Gross, income, reimbursement and net of the case by itself in a year.
   *
   * @throws {ReimbursementError} why it cannot be computed.
   */
  netCost(year: number): NetCost {
    return answer(ask(() => this.#native.netCost(year)));
  }

  /** The {@link netCost} in words. */
  explainNetCost(year: number, lang: Language = "da"): string {
    return ask(() => this.#native.explainNetCost(year, lang));
  }

  /** The life of the case as a drawing; `on` is today. */
  timeline(on: DateText, lang: Language = "da", size: Size = {}): string {
    return ask(() => this.#native.timeline(on, lang, size.width, size.height));
  }

  /** Whether both stand the same. */
  equals(other: Case): boolean {
    return this.#native.equals(other.#native);
  }

  /** @internal */
  get native(): Native.Case {
    return this.#native;
  }

  /** The facts of a citizen stay out of logs. @internal */
  [inspect.custom](): string {
    return `Case { id: '${this.id}', sequence: ${this.sequence} }`;
  }

  #command(call: () => string): string {
    try {
      return call();
    } catch (error) {
      const verdicts = (all: readonly unknown[]) => (answer<VerdictData[]>(JSON.stringify(all)))
        .map(({ proposal, on }) => this.check(proposal, on));
      throw told(error, verdicts);
    }
  }
}

/**
 * Everything that no case can hold, each with its path in the state; {@link Case.fromState} refuses it.
 *
 * @example
 * import { checkState } from "bevilling";
 * const kept = { id: "7", status: { is: "open" }, appropriations: [{ id: "1" }, { id: "1" }] } as const;
 * checkState(kept)[0]?.path ?? ""; // "/appropriations/1/id"
 */
export function checkState(state: CaseState): Faults {
  return listed(ask(() => native.checkState(given(state))));
}

/**
 * Events in words, one per line, with the notices to other systems below each.
 *
 * @example
 * import { Case, log, RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * const record = Case.open(book, "7", { target_group: "family" });
 * log(record.events, book, "en") !== ""; // false
 */
export function log(events: readonly Event[], book: RuleBook, lang: Language = "da"): string {
  return ask(() => native.log(given(events), book.native, lang));
}
