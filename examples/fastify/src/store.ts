/**
 * The events of cases in files: a folder for each case, in it a file for each command, named by the number of its first
 * event. A file comes into being whole and once (`link` does that), so of two hosts that decide on the same state one is
 * refused as too late, and a crash leaves nothing half written.
 */
import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";

import { Case } from "bevilling";
import type { Event, RuleBook } from "bevilling";

/** Somebody else's events came first: read the case again. */
export class Conflict extends Error {}

/** Cases in a folder. */
export class Store {
  readonly #folder: string;
  readonly #book: RuleBook;

  constructor(folder: string, book: RuleBook) {
    this.#folder = folder;
    this.#book = book;
  }

  /** The ids of all cases. */
  async ids(): Promise<readonly string[]> {
    const entries = await readdir(this.#folder).catch(() => []);
    return entries.sort();
  }

  /** The case after all its events; undefined where there is none. */
  async read(id: string): Promise<Case | undefined> {
    const names = await readdir(join(this.#folder, id)).catch(() => []);
    const files = names.filter((name) => name.endsWith(".jsonl")).sort();
    if (files.length === 0) return undefined;
    const texts = await Promise.all(files.map((file) => readFile(join(this.#folder, id, file), "utf8")));
    return Case.replayJson(this.#book, texts.flatMap((text) => text.trimEnd().split("\n")));
  }

  /**
   * Adds the events of one command.
   *
   * @throws {Conflict} where there are events of these numbers already.
   */
  async append(id: string, events: readonly Event[]): Promise<void> {
    const first = events[0];
    if (first === undefined) return;
    const folder = join(this.#folder, id);
    await mkdir(folder, { recursive: true });
    const written = join(folder, `${randomUUID()}.tmp`);
    const file = await open(written, "wx");
    try {
      await file.writeFile(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
      await file.sync();
    } finally {
      await file.close();
    }
    try {
      await link(written, join(folder, `${String(first.sequence).padStart(8, "0")}.jsonl`));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") throw new Conflict(`event ${first.sequence} of ${id} is there`);
      throw error;
    } finally {
      await unlink(written);
    }
  }
}
