/** The native module: handles to what the core works on, and its answers as JSON text. */
import type * as Native from "../native/index";

export type { Native };

// eslint-disable-next-line @typescript-eslint/no-require-imports
export const native = require("../native/bevilling.node") as typeof Native;
