/** Starts the server: `npm start`, with PORT, DATA and RULE_BOOK where something else than the usual is wanted. */
import { date, RuleBook } from "bevilling";
import { fileURLToPath } from "node:url";

import { server } from "./server.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const app = await server({
  folder: process.env["DATA"] ?? here("../../data"),
  book: RuleBook.load(process.env["RULE_BOOK"] ?? here("../../../rulebooks/children.json")),
  // The day in Denmark, as text: the library has no clock.
  today: () => date(new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Copenhagen" })),
});
const address = await app.listen({ host: "127.0.0.1", port: Number(process.env["PORT"] ?? 3000) });
console.log(`listening on ${address}; what can be asked: ${address}/openapi.json`);
