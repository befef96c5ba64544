/** Import from OS2bos: its Django fixtures and its CSV files become a rule book. */
import { ask } from "./errors";
import { answer, given, Lazy } from "./json";
import { native } from "./native";
import type { Native } from "./native";
import type { DateText, Language, LocalizedText } from "./types/basics";
import type { RuleBookDocument } from "./types/generated/rulebook";

/** What OS2bos does not know about the rule book that is made of it. */
export interface Os2bosOptions {
  readonly id: string;
  readonly version: string;
  readonly title: LocalizedText;
  /** The day of the import: what is not active is in force until the day before. */
  readonly on: DateText;
}

/** What an import carried, and everything that it did not carry as it was. */
export interface Os2bosReport {
  readonly carried: Readonly<Record<string, number>>;
  readonly entries: readonly Os2bosEntry[];
}

/** Something that was not carried as it was. */
export interface Os2bosEntry {
  readonly effect: Os2bosEffect;
  readonly code: string;
  readonly model: string;
  readonly key: string;
  readonly name: string;
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What became of something that was not carried as it was. */
export type Os2bosEffect = "not_carried" | "carried_otherwise" | "assumed";

/** A file: its name and its text. */
export type NamedText = readonly [name: string, text: string];

/**
 * A rule book document, ready for `RuleBook.fromDocument`, and a report of what could not be carried as it was.
 *
 * @example
 * import { Os2bosError, Os2bosImport } from "bevilling";
 * const options = { id: "children", version: "1", title: { da: "Børn og unge" }, on: "2026-01-01" } as const;
 * Os2bosImport.readFolder("tests/os2bos/made-up", options).report.entries.length > 0; // true
 * const sheet = "name;cvr_number\nHuset;90010011\n";
 * try {
 *   Os2bosImport.csv([["providers.csv", sheet]], options).reportText("en");
 * } catch (error) {
 *   if (!(error instanceof Os2bosError)) throw error;
 *   error.code; // "unknown-sheet"
 * }
 */
export class Os2bosImport {
  readonly #native: Native.Os2BosImport;
  readonly #document: Lazy<RuleBookDocument>;
  readonly #report: Lazy<Os2bosReport>;

  private constructor(native: Native.Os2BosImport) {
    this.#native = native;
    this.#document = new Lazy(() => answer(ask(() => native.document())));
    this.#report = new Lazy(() => answer(ask(() => native.report())));
  }

  /** Imports the `*.json` or the `*.csv` files of a folder. @throws {Os2bosError} each fault with its file and place. */
  static readFolder(path: string, options: Os2bosOptions): Os2bosImport {
    return new Os2bosImport(ask(() => native.importOs2Bos("folder", path, given(options))));
  }

  /**
   * Imports Django fixtures, in the order Django would load them.
   *
   * @throws {Os2bosError} each fault with its file and place.
   * @example
   * import { Os2bosImport } from "bevilling";
   * const dump = '[{"model": "core.section", "pk": 7, "fields": {"paragraph": "SEL-54-A", "text": "Tilknytning"}}]';
   * const made = Os2bosImport.fixtures([["dump.json", dump]],
   *   { id: "children", version: "1", title: { da: "Børn og unge" }, on: "2026-01-01" });
   * made.document.sections?.[0]?.id ?? ""; // "SEL-54-A"
   */
  static fixtures(files: readonly NamedText[], options: Os2bosOptions): Os2bosImport {
    return new Os2bosImport(ask(() => native.importOs2Bos("fixtures", given(files), given(options))));
  }

  /** Imports CSV files. What a file is, its header says. @throws {Os2bosError} each fault with its file and line. */
  static csv(files: readonly NamedText[], options: Os2bosOptions): Os2bosImport {
    return new Os2bosImport(ask(() => native.importOs2Bos("csv", given(files), given(options))));
  }

  /** The rules. */
  get document(): RuleBookDocument {
    return this.#document.value;
  }

  /** Everything that was not carried as it was. It never holds a CPR number. */
  get report(): Os2bosReport {
    return this.#report.value;
  }

  /** The report in words. */
  reportText(lang: Language = "da"): string {
    return ask(() => this.#native.reportText(lang));
  }
}
