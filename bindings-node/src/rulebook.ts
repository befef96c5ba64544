/** The rule book: all the rules of one case area, as data. */
import { inspect } from "node:util";

import { Situation } from "./decide";
import { ask, told } from "./errors";
import { answer, given, Lazy } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { DatedAmounts, Facts } from "./types/basics";
import type {
  ActivityType, Agreement, ApprovalLevel, Category, Dimension, Effort, Law, Offer, Provider, Rate,
  ReimbursementScheme, Role, RuleBookDocument, Section, Unit,
} from "./types/generated/rulebook";

/** The numbers that rules have in a rule book. @internal */
interface Numbers {
  readonly section: ReadonlyMap<string, number>;
  readonly activityType: ReadonlyMap<string, number>;
  readonly provider: ReadonlyMap<string, number>;
}

/**
 * All the rules of one case area, checked: it never changes, and is made, or refused with all its faults at once, or not
 * at all.
 *
 * @example
 * import { RuleBook } from "bevilling";
 * const book = RuleBook.load("examples/rulebooks/children.json");
 * console.log(book.id, book.version, book.section("BL-32-1-2")?.title.da);
 * RuleBook.fromJson(book.toJson()).version === book.version; // true
 * RuleBook.fromDocument(book.document).id; // "children"
 * (await RuleBook.loadAsync("examples/rulebooks/children.json")).id; // "children"
 * book.sectionNumber("no-such-section") === undefined; // true
 * book.activityTypeNumber("200201") !== undefined; // true
 * book.providerNumber("90010011") !== undefined; // true
 * book.law("BL")?.title.en ?? ""; // "Children's Act"
 * book.dimension("effort_step")?.id ?? ""; // "effort_step"
 * book.activityType("200201")?.title.en ?? ""; // "Practical and pedagogical help at home"
 * book.provider("90010011")?.id ?? ""; // "90010011"
 * book.rate("foster_fee")?.id ?? ""; // "foster_fee"
 * book.approvalLevel("team_leader")?.id ?? ""; // "team_leader"
 * (book.effort("no-such-effort") ?? book.category("no-such-category")) === undefined; // true
 * book.offers("BL-32-1-2", "200201", "main").length; // 1
 * book.agreements("90010011", "200201").length; // 5
 * book.reimbursements().length > 0; // true
 * book.situation({ target_group: "family" }).facts["target_group"] ?? ""; // "family"
 */
export class RuleBook {
  /** @internal */
  readonly native: Native.RuleBook;
  /** Name of the rule book. */
  readonly id: string;
  /** Version of the rule book, recorded by every decision. */
  readonly version: string;
  readonly #document: Lazy<RuleBookDocument>;
  readonly #numbers: Lazy<Numbers>;

  /** @internal */
  constructor(native: Native.RuleBook) {
    this.native = native;
    this.id = native.id;
    this.version = native.version;
    this.#document = new Lazy(() => answer<RuleBookDocument>(native.document()));
    const numbers = (part: Native.Part) => new Map(native.ids(part).map((id, number) => [id, number]));
    this.#numbers = new Lazy(() => ({
      section: numbers("section"),
      activityType: numbers("activity_type"),
      provider: numbers("provider"),
    }));
  }

  /**
   * Reads a rule book from one JSON text, in the format of the files.
   *
   * @throws {RuleBookError} everything that is wrong with it, with lines and columns.
   */
  static fromJson(text: string): RuleBook {
    return new RuleBook(ask(() => native.RuleBook.fromJson(text)));
  }

  /**
   * Reads a rule book from a file, or from a folder of files, which are joined.
   *
   * @throws {RuleBookError} as {@link fromJson}, each fault with its file; `unreadable-file`, `empty-folder`.
   */
  static load(path: string): RuleBook {
    return new RuleBook(ask(() => native.RuleBook.load(path)));
  }

  /** As {@link load}, off the event loop. @throws {RuleBookError} as {@link load}. */
  static async loadAsync(path: string): Promise<RuleBook> {
    try {
      return new RuleBook(await native.loadRuleBookAsync(path));
    } catch (error) {
      throw told(error);
    }
  }

  /**
   * Checks a document and makes it a rule book.
   *
   * @throws {RuleBookError} everything that is wrong with it.
   */
  static fromDocument(document: RuleBookDocument): RuleBook {
    return new RuleBook(ask(() => native.RuleBook.fromDocument(given(document))));
  }

  /** The rule book as it was written. */
  get document(): RuleBookDocument {
    return this.#document.value;
  }

  /** The core's JSON of the document: the format of the files. */
  toJson(): string {
    return ask(() => this.native.document());
  }

  /** What `JSON.stringify` writes: the format of the files. */
  toJSON(): unknown {
    return JSON.parse(this.toJson());
  }

  /** @internal */
  get numbers(): Numbers {
    return this.#numbers.value;
  }

  /** The number of a section, for columns. */
  sectionNumber(id: string): number | undefined {
    return this.numbers.section.get(id);
  }

  /** The number of an activity type, for columns. */
  activityTypeNumber(id: string): number | undefined {
    return this.numbers.activityType.get(id);
  }

  /** The number of a provider, for columns. */
  providerNumber(id: string): number | undefined {
    return this.numbers.provider.get(id);
  }

  #part<T>(part: Native.Part, id: string): T | undefined {
    const text = ask(() => this.native.part(part, id));
    return text === null ? undefined : answer<T>(text);
  }

  /** The law of this name. */
  law(id: string): Law | undefined {
    return this.#part("law", id);
  }

  /** The dimension of this name. */
  dimension(id: string): Dimension | undefined {
    return this.#part("dimension", id);
  }

  /** The effort of this name. */
  effort(id: string): Effort | undefined {
    return this.#part("effort", id);
  }

  /** The section of this name. */
  section(id: string): Section | undefined {
    return this.#part("section", id);
  }

  /** The category of this number. */
  category(id: string): Category | undefined {
    return this.#part("category", id);
  }

  /** The activity type of this number. */
  activityType(id: string): ActivityType | undefined {
    return this.#part("activity_type", id);
  }

  /** The provider of this name. */
  provider(id: string): Provider | undefined {
    return this.#part("provider", id);
  }

  /** The rate of this name. */
  rate(id: string): Rate | undefined {
    return this.#part("rate", id);
  }

  /** The approval level of this name. */
  approvalLevel(id: string): ApprovalLevel | undefined {
    return this.#part("approval_level", id);
  }

  /** The offers of an activity type under a section in a role, in force or not. */
  offers(section: string, activityType: string, role: Role): readonly Offer[] {
    return answer(ask(() => this.native.offers(section, activityType, role)));
  }

  /** The reimbursement schemes, in force or not. */
  reimbursements(): readonly ReimbursementScheme[] {
    return answer(ask(() => this.native.reimbursements()));
  }

  /**
   * Kroner for one unit as agreed with a provider on an activity type, before the VAT factor: all agreements, each on the
   * days that it is in force. None where no price is agreed for this unit.
   *
   * @example
   * import { RuleBook } from "bevilling";
   * const book = RuleBook.load("examples/rulebooks/children.json");
   * const agreed = book.agreedPrice("90010011", "200201", "hour") ?? [];
   * typeof agreed !== "string" && agreed.length; // 5
   * book.agreedPrice("90010011", "200201", "month") === undefined; // true
   */
  agreedPrice(provider: string, activityType: string, unit?: Unit): DatedAmounts | undefined {
    const given = unit === undefined ? undefined : JSON.stringify(unit);
    return answer<DatedAmounts | null>(ask(() => this.native.agreedPrice(provider, activityType, given))) ?? undefined;
  }

  /** The agreements with a provider on an activity type, in force or not. */
  agreements(provider: string, activityType: string): readonly Agreement[] {
    return answer(ask(() => this.native.agreements(provider, activityType)));
  }

  /**
   * Places a case on the dimensions of this rule book.
   *
   * @throws {FactError} every fact that the rule book does not know, whose value is not in the domain, or that is
   * derived.
   */
  situation(facts: Facts): Situation {
    return new Situation(ask(() => this.native.situation(given(facts, true))), this);
  }

  /** @internal */
  [inspect.custom](): string {
    return `RuleBook { id: '${this.id}', version: '${this.version}' }`;
  }
}

/**
 * The JSON Schema of the rule book format, for editors.
 *
 * @example
 * import { ruleBookSchema } from "bevilling";
 * typeof ruleBookSchema(); // "string"
 */
export function ruleBookSchema(): unknown {
  return JSON.parse(ask(() => native.ruleBookSchema()));
}
