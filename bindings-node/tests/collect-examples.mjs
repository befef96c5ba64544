// Writes every example of the installed package, of its README and its declarations, as a program of its own, to be
// type-checked and run as it is printed: node collect-examples.mjs OUT_DIRECTORY
//
// A line `expression; // value`, where the value is a text, a number or a flag, is checked to give that value.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [out] = process.argv.slice(2);
const source = dirname(createRequire(import.meta.url).resolve("bevilling/package.json"));
mkdirSync(out, { recursive: true });

const asserted = (line) => line.replace(
  /^([^/\s].*?); \/\/ ("(?:[^"\\]|\\.)*"|-?\d[\d_.]*n?|true|false)(?:;.*)?$/,
  (_, expression, value) => `same(${expression}, ${value});`,
);

function write(name, code) {
  const lines = code.split("\n").map(asserted);
  const program = ['import { strictEqual } from "node:assert";',
    'process.chdir(process.env["BEVILLING_ROOT"] ?? ".");', "function same<T>(got: T, wanted: T): void { strictEqual(got, wanted); }", "void same;", ...lines, "export {};", ""];
  writeFileSync(join(out, `${name}.ts`), program.join("\n"));
}

let count = 0;
for (const [index, match] of [...readFileSync(join(source, "README.md"), "utf8").matchAll(/```ts\n(.*?)```/gs)].entries()) {
  write(`readme-${index + 1}`, match[1]);
  count += 1;
}
const declarations = readdirSync(source, { recursive: true })
  .filter((name) => name.endsWith(".d.ts") && !name.startsWith("node_modules"));
for (const file of declarations) {
  const text = readFileSync(join(source, file), "utf8");
  for (const [index, match] of [...text.matchAll(/@example\n(.*?)(?=\n\s*\*\/|\n\s*\* @)/gs)].entries()) {
    const code = match[1].split("\n").map((line) => line.replace(/^\s*\* ?/, "")).join("\n");
    write(`${file.replace(/\.d\.ts$/, "").replaceAll(/[^a-z]/gi, "-")}-${index + 1}`, code);
    count += 1;
  }
}
if (count < 100) throw new Error(`only ${count} examples found`);
