// @ts-check
// Node tells the very story that Rust tells: `cargo xtask test node` has let Rust tell it before.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));

for (const lang of ["da", "en"]) {
  test(`text and pictures are those of Rust, ${lang}`, () => {
    const rust = join(root, "target", "bevilling", `steering-${lang}`);
    const out = mkdtempSync(join(tmpdir(), "steering-"));
    const program = join(root, "examples", "steering", "steering.mjs");
    const ran = spawnSync(process.execPath, [program, "--made", rust, "--out", out, "--lang", lang], { encoding: "utf8" });
    assert.equal(ran.status, 0, ran.stderr);

    const read = (/** @type {string} */ folder, /** @type {string} */ name) => readFileSync(join(folder, name), "utf8");
    const printed = read(rust, "text.txt");
    assert.equal(read(out, "text.txt"), printed);
    assert.ok(ran.stdout.startsWith(printed));
    const drawn = readdirSync(rust).filter((name) => name.endsWith(".svg"));
    assert.equal(drawn.length, 11);
    assert.deepEqual(readdirSync(out).filter((name) => name.endsWith(".svg")), drawn);
    for (const name of drawn) assert.ok(read(out, name) === read(rust, name), `${name} is drawn otherwise`);

    // The tables: the teams, the lines of the budget, the causes.
    const tables = ran.stdout.slice(printed.length);
    for (const shown of ["'Handicap'", "'Supportive measures'", "'new_grant'"]) assert.ok(tables.includes(shown), shown);
  });
}
