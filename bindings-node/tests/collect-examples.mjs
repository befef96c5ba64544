// Writes every example of the README and of the doc comments as a program of its own, to be type-checked and run:
// node collect-examples.mjs PACKAGE_DIRECTORY OUT_DIRECTORY
//
// A line `expression; // value`, where the value is a text, a number or a flag, is checked to give that value.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const [source, out] = process.argv.slice(2);
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
for (const file of readdirSync(join(source, "src")).filter((name) => name.endsWith(".ts"))) {
  const text = readFileSync(join(source, "src", file), "utf8");
  for (const [index, match] of [...text.matchAll(/@example\n(.*?)(?=\n\s*\*\/|\n\s*\* @)/gs)].entries()) {
    const code = match[1].split("\n").map((line) => line.replace(/^\s*\* ?/, "")).join("\n");
    write(`${basename(file, ".ts")}-${index + 1}`, code);
    count += 1;
  }
}
if (count < 5) throw new Error(`only ${count} examples found`);
