import { capture } from "@philog/testing";
import type { NextFunction, Request, Response } from "express";
import { describe, expect, test } from "vitest";
import { type App, bytes, hosts, type LogRecord, visit, visitGuarded } from "./hosts.test-data.ts";
import { philogErrors } from "./index.ts";

const get = bytes("GET /boom");
const boom = (app: Pick<App, "get">) =>
  app.get("/boom", () => {
    throw new Error("no row for 'Zelda'");
  });
const answer = (_error: unknown, _request: Request, response: Response, _next: NextFunction) =>
  void response.status(503).end("sorry");

describe.each(hosts)("philogErrors, in %s", (_version, host) => {
  test("puts an error that the application answers into its request's line", async () => {
    const { records, answers } = await visitGuarded(
      host,
      (app) => {
        boom(app);
        app.use(philogErrors());
        app.use(answer);
      },
      [get],
    );
    expect(answers[0]).toMatch(/^HTTP\/1\.1 503 /);
    expect(records).toMatchObject([
      { level: 50, msg: "request errored", res: { statusCode: 503 }, err: { message: "no row for [REDACTED]" } },
    ]);
  });

  test("does so in a router, and at a path", async () => {
    const { records } = await visitGuarded(
      host,
      (app) => {
        const router = host.Router();
        boom(router as never);
        router.use(philogErrors());
        router.use(answer);
        app.use("/in", router);
        boom(app);
        app.use("/boom", philogErrors());
        app.use("/else", philogErrors());
        app.use(answer);
      },
      [bytes("GET /in/boom"), get],
    );
    expect(records.map(({ msg }) => msg)).toEqual(["request errored", "request errored"]);
  });

  test("by itself logs the error, and keeps Express from printing it", async () => {
    const records: LogRecord[] = [];
    const { all } = await capture(async () => {
      const app = host();
      app.set("env", "production");
      boom(app);
      app.use(philogErrors({ logger: (record) => records.push(record), startLine: false }));
      const [sent] = await visit(app, [get]);
      expect(sent).toMatch(/^HTTP\/1\.1 500 /);
    });
    expect(all).toBe("");
    expect(records.map(({ msg, err }) => [msg, err.message])).toEqual([["request errored", "no row for [REDACTED]"]]);
  });

  test("without options writes to stdout", async () => {
    const { stdout, stderr } = await capture(async () => {
      const app = host();
      boom(app);
      app.use(philogErrors());
      await visit(app, [get]);
    });
    expect(stderr).toBe("");
    expect(JSON.parse(stdout.split("\n")[0]!)).toMatchObject({ level: 50, err: { message: "no row for [REDACTED]" } });
  });
});
