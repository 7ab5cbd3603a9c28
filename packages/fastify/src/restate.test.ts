import { createRedactor, type Policy } from "@philog/core";
import { philog as behindPolicy } from "@philog/pino";
import { captureStream } from "@philog/testing";
import pino from "pino";
import { describe, expect, test } from "vitest";
import { type App, bytes, fastify, type LogRecord, visit, visitWith, ways } from "./hosts.test-data.ts";
import { philogLogger } from "./index.ts";
import { restate } from "./restate.ts";

const get = bytes("GET /patients/98441207?name=Zelda");
const stated = (route: string) =>
  `Reply was already sent, did you forget to "return reply" in the "${route}" (GET) route?`;
const policies = (["scan", "strict"] as const).map(
  (text): Policy => ({
    version: 1,
    extends: ["process", "http", "errors"],
    message: { text },
  }),
);

/** Answers twice, on a route and where there is none. */
const twice = (app: App) => {
  app.get("/patients/:id(^\\d+$)", (_request, reply) => {
    reply.send("ok");
    reply.send("again");
  });
  app.setNotFoundHandler((_request, reply) => {
    reply.send("none");
    reply.send("again");
  });
};
/** Answers past Fastify first; Fastify 5.11 ends the process over it. */
const begun = (app: App) =>
  app.get("/patients/:id(^\\d+$)", (_request, reply) => {
    reply.raw.writeHead(200);
    reply.raw.end("half");
    reply.send("again");
  });
const sent = [get, bytes("GET /none/Zelda")];
const warnings = (records: readonly LogRecord[]) => records.filter(({ req }) => req === undefined);

describe.each(policies)("Fastify's warning of a second answer, under %o", (policy) => {
  test.each(ways)("holds the route in the place of the URL, by %s", async (_way, make) => {
    const { records } = await visitWith(make, twice, sent, { policy });
    expect(warnings(records).map(({ level, msg }) => [level, msg])).toEqual([
      [40, stated("/patients/:id")],
      [40, stated("[UNMATCHED]")],
    ]);
    expect(JSON.stringify(records)).not.toMatch(/Zelda|98441207/);
  });

  test("holds it where the answer has begun past Fastify, too", async () => {
    const { records } = await visitWith(ways[0]![1], begun, [get], { policy });
    expect(warnings(records)).toMatchObject([{ level: 40, msg: stated("/patients/:id") }]);
  });

  test("holds it in a logger of pino's that is behind a policy", async () => {
    const stream = captureStream();
    const redactor = createRedactor(policy);
    const logger = behindPolicy(pino({ base: null }, stream), { redactor, startLine: false });
    const app = fastify({ ...philogLogger({ redactor, logger }) } as never) as unknown as App;
    twice(app);
    await visit(app, sent);
    const records = (stream.records() as LogRecord[]).filter(({ level }) => level === 40);
    expect(records.map(({ msg }) => msg)).toEqual([stated("/patients/:id"), stated("[UNMATCHED]")]);
    expect(stream.text()).not.toMatch(/Zelda|98441207/);
  });
});

describe("other warnings", () => {
  test("are as they were", () => {
    const hostile = Object.defineProperty({}, "err", {
      get() {
        throw new Error("Zelda");
      },
    });
    for (const args of [["loaded"], [], [null], [7], [{ err: null }], [{ err: { code: "ECONNRESET" } }], [hostile]]) {
      expect(restate(args, undefined)).toBe(args);
    }
  });

  test("of a second answer without a known request name no route", async () => {
    const records: LogRecord[] = [];
    const { loggerInstance } = philogLogger({ logger: (record) => records.push(record), startLine: false });
    loggerInstance.warn(`${stated("/patients/Zelda")}`);
    expect(records).toMatchObject([{ msg: expect.stringContaining('in the "[UNMATCHED]" (') }]);
  });
});
