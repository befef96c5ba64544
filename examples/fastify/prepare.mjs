// Builds the library where it is a folder of this repository and has not been built yet.
import { execSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const library = fileURLToPath(new URL("../../bindings-node", import.meta.url));
if (!existsSync(`${library}/dist/index.js`) || !existsSync(`${library}/native/bevilling.node`)) {
  for (const step of ["npm ci", "npm run build:native", "npm run build"]) {
    execSync(step, { cwd: library, stdio: "inherit" });
  }
}
