/** The library as a JSON API: cases in, decisions, previews and pictures out. Requests and answers are its own JSON. */
import swagger from "@fastify/swagger";
import { BevillingError, Case, InputError, log, CommandRefused } from "bevilling";
import type { Activity, Command, DateText, Facts, Language, Proposal, RuleBook } from "bevilling";
import Fastify from "fastify";
import type { FastifyInstance, FastifyReply } from "fastify";

import { activity, command, day, facts, faults, id, lang, params, proposal } from "./schemas.js";
import { Conflict, Store } from "./store.js";

/** What the server is made of; the day is the host's to say. */
export interface Parts {
  readonly folder: string;
  readonly book: RuleBook;
  readonly today: () => DateText;
}

interface ById {
  readonly Params: { readonly id: string };
}

interface Picture extends ById {
  readonly Querystring: { readonly on?: DateText; readonly lang?: Language };
}

const svg = (reply: FastifyReply, picture: string) => reply.type("image/svg+xml").send(picture);

/** The server, not yet listening. */
export async function server({ folder, book, today }: Parts): Promise<FastifyInstance> {
  const app = Fastify();
  const store = new Store(folder, book);
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "bevilling", version: "1.0.0", description: "Cases of one rule book" } },
  });

  app.setErrorHandler((error: Error & { statusCode?: number }, _, reply) => {
    if (error instanceof BevillingError) {
      const conflict = error instanceof CommandRefused && error.isConflict;
      const status = conflict ? 409 : error instanceof InputError ? 400 : 422;
      return reply.status(status).send({
        code: error.code,
        text: { da: error.text("da"), en: error.text("en") },
        faults: error.faults,
        ...(error instanceof CommandRefused ? { verdicts: error.verdicts } : {}),
      });
    }
    if (error instanceof Conflict) return reply.status(409).send({ code: "case-has-moved-on", faults: [] });
    const status = error.statusCode ?? 500;
    return reply.status(status).send({ code: status === 500 ? "server-error" : "bad-request", faults: [], message: error.message });
  });

  async function found(id: string): Promise<Case> {
    const record = await store.read(id);
    if (record === undefined) throw Object.assign(new Error(`there is no case ${id}`), { statusCode: 404 });
    return record;
  }

  const answers = { 400: faults, 404: faults, 409: faults, 422: faults };

  app.get("/openapi.json", { schema: { hide: true } }, () => app.swagger());

  app.get("/cases", { schema: { summary: "The ids of all cases" } }, () => store.ids());

  app.post<{ Body: { id: string; actor: string; facts: Facts } }>("/cases", {
    schema: {
      summary: "Open a case",
      body: {
        type: "object", required: ["id", "actor", "facts"], additionalProperties: false,
        properties: { id, actor: { type: "string" }, facts },
      },
      response: answers,
    },
  }, async ({ body }, reply) => {
    const record = Case.new(book, body.id);
    const events = record.execute({ command: "open", facts: body.facts }, { on: today(), actor: body.actor });
    await store.append(body.id, events);
    return reply.status(201).send({ id: record.id, sequence: record.sequence });
  });

  app.get<ById>("/cases/:id", { schema: { summary: "A case as it stands", params, response: answers } },
    async (request) => (await found(request.params.id)).state);

  app.get<ById>("/cases/:id/events", { schema: { summary: "The events, with the notices to other systems", params, response: answers } },
    async (request) => (await found(request.params.id)).events);

  app.get<Picture>("/cases/:id/log", {
    schema: { summary: "What has happened, in words", params, querystring: { type: "object", properties: { lang } } },
  }, async (request, reply) => {
    const record = await found(request.params.id);
    return reply.type("text/plain; charset=utf-8").send(log(record.events, book, request.query.lang ?? "da"));
  });

  app.post<ById & { Body: { actor: string; expected: number; command: Command } }>("/cases/:id/commands", {
    schema: {
      summary: "Ask something of a case; 409 where it has moved on, 422 with all that is missing where it refuses",
      params,
      body: {
        type: "object", required: ["actor", "expected", "command"], additionalProperties: false,
        properties: {
          actor: { type: "string" },
          expected: { type: "integer", description: "The sequence number that the case was read at" },
          command,
        },
      },
      response: answers,
    },
  }, async ({ params: { id }, body }) => {
    const record = await found(id);
    const events = record.execute(body.command, { on: today(), actor: body.actor, expected: body.expected });
    await store.append(id, events);
    return { sequence: record.sequence, events };
  });

  app.get<ById & { Querystring: { on?: DateText; refusals?: boolean } }>("/cases/:id/options", {
    schema: {
      summary: "What may be granted, and on demand what may not and why", params, response: answers,
      querystring: { type: "object", properties: { on: day, refusals: { type: "boolean", default: false } } },
    },
  }, async ({ params: { id }, query }) => {
    const options = (await found(id)).options({ on: query.on ?? today(), refusals: query.refusals ?? false });
    return { options, questions: options.questions() };
  });

  app.post<ById & { Body: { proposal: Proposal; on?: DateText } }>("/cases/:id/check", {
    schema: {
      summary: "May this be granted? With every check, in words too, and what could be granted instead", params,
      body: { type: "object", required: ["proposal"], additionalProperties: false, properties: { proposal, on: day } },
      response: answers,
    },
  }, async ({ params: { id }, body }) => {
    const { activity_type: activityType, ...rest } = body.proposal as Proposal & { activity_type: string };
    const verdict = (await found(id)).check({ ...rest, activityType }, body.on ?? today());
    return {
      verdict,
      text: { da: verdict.explain("da"), en: verdict.explain("en") },
      alternatives: verdict.alternatives(),
      questions: verdict.questions(),
    };
  });

  interface Drafts extends ById {
    readonly Body: { readonly drafts: readonly Activity[]; readonly on?: DateText };
    readonly Querystring: { readonly lang?: Language };
  }
  const drafts = {
    type: "object", required: ["drafts"], additionalProperties: false,
    properties: { drafts: { type: "array", items: activity }, on: day },
  };

  app.post<Drafts>("/cases/:id/preview", {
    schema: { summary: "What granting these drafts would cost; nothing is stored", params, body: drafts, response: answers },
  }, async ({ params: { id }, body }) => (await found(id)).preview(body.drafts, body.on ?? today()));

  app.post<Drafts>("/cases/:id/preview.svg", {
    schema: { summary: "The same as a picture", params, body: drafts, querystring: { type: "object", properties: { lang } } },
  }, async ({ params: { id }, body, query }, reply) =>
    svg(reply, (await found(id)).preview(body.drafts, body.on ?? today()).toSvg(query.lang ?? "da")));

  const picture = { type: "object", properties: { on: day, lang } };

  app.get<Picture>("/cases/:id/overview", {
    schema: { summary: "What the case comes to", params, querystring: picture, response: answers },
  }, async ({ params: { id }, query }) => (await found(id)).overview(query.on ?? today()));

  app.get<Picture>("/cases/:id/overview.svg", {
    schema: { summary: "The overview as a picture", params, querystring: picture },
  }, async ({ params: { id }, query }, reply) =>
    svg(reply, (await found(id)).overview(query.on ?? today()).toSvg(query.lang ?? "da")));

  app.get<Picture>("/cases/:id/timeline.svg", {
    schema: { summary: "The life of the case as a picture", params, querystring: picture },
  }, async ({ params: { id }, query }, reply) =>
    svg(reply, (await found(id)).timeline(query.on ?? today(), query.lang ?? "da")));

  return app;
}
