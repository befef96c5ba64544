// Builds the native module into `native/`, and its types where the compiler told them anew.
//
// The types come from napi: with NAPI_TYPE_DEF_TMP_FOLDER set, its macros write what they export, a line of JSON each.
// `napi build` would do the same; its packages are some hundred megabytes.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const face = fileURLToPath(new URL("..", import.meta.url));
const native = join(face, "native");
const types = mkdtempSync(join(tmpdir(), "bevilling-types-"));

const cargo = spawnSync(
  process.env.CARGO ?? "cargo",
  ["build", "--locked", "--package", "bevilling-node", "--message-format", "json-render-diagnostics", ...process.argv.slice(2)],
  { cwd: face, env: { ...process.env, NAPI_TYPE_DEF_TMP_FOLDER: types }, stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8", maxBuffer: 1 << 28 },
);
if (cargo.status !== 0) process.exit(cargo.status ?? 1);

const built = cargo.stdout.split("\n").filter((line) => line.startsWith("{")).map((line) => JSON.parse(line))
  .find((message) => message.reason === "compiler-artifact" && message.target.name === "bevilling_node");
const library = built?.filenames.find((name) => /\.(so|dylib|dll)$/.test(name));
if (library === undefined) throw new Error("cargo built no library");
mkdirSync(native, { recursive: true });
// A process may have the old one mapped: a new file takes its place.
rmSync(join(native, "bevilling.node"), { force: true });
copyFileSync(library, join(native, "bevilling.node"));

// Nobody debugs it, and it is packed and unpacked: what debuggers read is most of it. Where there is no `strip`, it stays.
spawnSync("strip", ["-S", join(native, "bevilling.node")], { stdio: "ignore" });

const told = readdirSync(types).flatMap((file) => readFileSync(join(types, file), "utf8").split("\n"))
  .filter((line) => line !== "").map((line) => JSON.parse(line));
rmSync(types, { recursive: true });
if (told.length > 0) writeFileSync(join(native, "index.d.ts"), declarations(told));
else if (!existsSync(join(native, "index.d.ts"))) throw new Error("no types were told: touch rust/lib.rs and build again");

/** The declarations of what napi told, by name. */
function declarations(told) {
  const classes = new Map();
  const others = [];
  for (const { kind, name, js_doc: doc, def } of told) {
    if (kind === "struct") classes.set(name, { doc, members: classes.get(name)?.members ?? "" });
    else if (kind === "impl") classes.set(name, { doc: classes.get(name)?.doc ?? "", members: def });
    else if (kind === "fn") others.push([name, `${doc}export declare ${def}\n`]);
    else if (kind === "string_enum") {
      const values = [...def.matchAll(/= '([^']*)'/g)].map(([, value]) => `'${value}'`);
      others.push([name, `${doc}export type ${name} = ${values.join(" | ")}\n`]);
    } else if (kind === "interface") others.push([name, `${doc}export interface ${name} {\n${indented(def)}}\n`]);
    else throw new Error(`napi told of a ${kind}`);
  }
  for (const [name, { doc, members }] of classes) {
    others.push([name, `${doc}export declare class ${name} {\n${indented(members)}}\n`]);
  }
  others.sort(([one], [other]) => (one < other ? -1 : 1));
  return `/* Generated from rust/ by scripts/build-native.mjs. */\n\n${others.map(([, text]) => text).join("\n")}`;
}

function indented(members) {
  return members.split("\n").filter((line) => line.trim() !== "").map((line) => `  ${line.trim()}\n`).join("");
}
