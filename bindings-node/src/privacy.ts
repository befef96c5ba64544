/** No personal number where people look. */
import { native } from "./native";

/**
 * The text with the digits of whatever is written like a personal number (CPR) replaced by `•`.
 *
 * Every error, text and picture of this library has passed through it; data has not. Hosts may use it for what they
 * log themselves.
 *
 * @example
 * import { redact } from "bevilling";
 * redact("mother (311399-0000) agrees"); // "mother (••••••-••••) agrees"
 */
export function redact(text: string): string {
  return native.redact(text);
}
