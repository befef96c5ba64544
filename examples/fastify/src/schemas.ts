/** What the OpenAPI document says of requests. The library checks what is inside: it knows far more than a schema. */

export const id = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$", description: "The id of the case" } as const;
export const day = { type: "string", format: "date", description: "A day, `YYYY-MM-DD`" } as const;
export const lang = { type: "string", enum: ["da", "en"], default: "da" } as const;

const open = (description: string) => ({ type: "object", additionalProperties: true, description }) as const;

export const facts = open("The facts of the case, by the dimensions of the rule book");
export const proposal = {
  type: "object", required: ["section", "activity_type"], additionalProperties: false,
  properties: {
    section: { type: "string" }, activity_type: { type: "string" }, main: { type: "string" }, provider: { type: "string" },
  },
} as const;
export const activity = open("An activity: id, section, activity_type, role, provider, period, plan");
export const command = {
  type: "object", required: ["command"], additionalProperties: true,
  properties: { command: { type: "string", description: "`set_appropriation`, `draft`, `expect`, `grant`, `pay` …" } },
  description: "A command of the library, such as `{\"command\": \"renew\"}`",
} as const;

export const params = { type: "object", required: ["id"], properties: { id } } as const;

export const faults = {
  type: "object",
  properties: {
    code: { type: "string" },
    text: { type: "object", properties: { da: { type: "string" }, en: { type: "string" } } },
    faults: { type: "array", items: open("code, path, message, values, suggestion") },
    verdicts: { type: "array", items: open("What the rules said") },
  },
} as const;
