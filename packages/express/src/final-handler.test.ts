import { capture } from "@philog/testing";
import type { Request, Response } from "express";
import { describe, expect, test } from "vitest";
import { type App, bytes, hosts, visitBare, visitGuarded } from "./hosts.test-data.ts";

const get = bytes("GET /boom");
/** Frames tell which middleware was on the way, ours among them. */
const withoutFrames = (answer: string) =>
  answer.replace(/<br> &nbsp; &nbsp;at [^<]*/g, "").replace(/^Content-Length: \d+\r$/gm, "Content-Length: …");

describe.each(hosts)("errors that no handler of %s answers", (_version, host) => {
  /** The same app bare and behind Philog: what clients get, what is printed, what is logged. */
  const both = async (build: (app: App) => void, sent = [get], env = "production") => {
    let bare: string[] = [];
    let guarded: Awaited<ReturnType<typeof visitGuarded>> = { answers: [], records: [] };
    const raw = await capture(async () => {
      bare = await visitBare(host, build, sent, env);
    });
    const printed = await capture(async () => {
      guarded = await visitGuarded(host, build, sent, {}, env);
    });
    return { bare, ...guarded, raw: raw.all, printed: printed.all };
  };
  const throwing = (thrown: unknown) => (app: App) =>
    app.get("/boom", () => {
      throw thrown;
    });
  const teapot = { status: 418, headers: { "x-kind": "tea" } };

  test.each<[string, () => unknown]>([
    ["an error", () => new Error("no row for 'Zelda'")],
    ["an error with a status and headers", () => Object.assign(new Error("Zelda"), teapot)],
    ["an error with a status that is none", () => Object.assign(new Error("Zelda"), { status: 99, statusCode: 422 })],
    ["an error without a stack", () => Object.assign(new Error("Zelda"), { stack: "" })],
    ["a text", () => "Zelda Quarkwright"],
    ["a number", () => 7],
    ["an object", () => ({ name: "Zelda", status: 404 })],
    ["a function", () => () => "Zelda"],
    ["a frozen error", () => Object.freeze(new Error("Zelda"))],
    ["null", () => null],
    ["undefined", () => undefined],
    ["the text route", () => "route"],
  ])("answer as they always do: %s", async (_name, create) => {
    const { bare, answers, records, printed } = await both(throwing(create()));
    expect(answers).toEqual(bare);
    expect(printed).toBe("");
    expect(records.length).toBe(1);
    expect(records[0]!.msg).toMatch(create() && create() !== "route" ? "request errored" : "request completed");
    expect(JSON.stringify(records)).not.toMatch(/Zelda/);
  });

  test("show their stack to clients out of production, as they always do, and not to the log", async () => {
    const error = () => new Error("no row for 'Zelda'");
    const { bare, answers, records, raw, printed } = await both((app) => throwing(error())(app), [get], "development");
    expect(answers[0]).toContain("no row for &#39;Zelda&#39;");
    expect(answers.map(withoutFrames)).toEqual(bare.map(withoutFrames));
    expect(raw).toContain("Zelda");
    expect(printed).toBe("");
    expect(records[0]!.err.message).toBe("no row for [REDACTED]");
  });

  test("are logged in tests, too, where Express says nothing", async () => {
    const { bare, answers, records, raw, printed } = await both(throwing(new Error("x")), [get], "test");
    expect(answers.map(withoutFrames)).toEqual(bare.map(withoutFrames));
    expect([raw, printed, records[0]!.msg]).toEqual(["", "", "request errored"]);
  });

  test("end a response that has begun, as they always do", async () => {
    const { bare, answers, records, printed } = await both((app) => {
      app.get("/boom", (_request, response) => {
        response.write("half");
        throw new Error("no row for 'Zelda'");
      });
    });
    expect(answers).toEqual(bare);
    expect(printed).toBe("");
    expect(records).toMatchObject([{ level: 50, msg: "request errored", res: { statusCode: 200 } }]);
  });

  test("of an error handler that throws are the ones that are logged and answered", async () => {
    const { bare, answers, records } = await both((app) => {
      throwing(new TypeError("no row for 'Zelda'"))(app);
      app.use((_error: unknown, _request: Request, _response: Response, _next: () => void) => {
        throw new RangeError("no page for 'Zelda'");
      });
    });
    expect(answers).toEqual(bare);
    expect(records.map(({ err }) => err.type)).toEqual(["RangeError"]);
  });

  test("leave alone what an application's own handler answers, and requests without any error", async () => {
    const { bare, answers, records } = await both(
      (app) => {
        throwing(new Error("no row for 'Zelda'"))(app);
        app.use((_error: unknown, _request: Request, response: Response, next: (error?: unknown) => void) =>
          response.headersSent ? next() : void response.status(422).json({ wrong: true }),
        );
      },
      [get, bytes("GET /Zelda?name=Zelda"), bytes("HEAD /boom"), bytes("OPTIONS /boom"), bytes("POST /boom", {}, "x")],
    );
    expect(answers).toEqual(bare);
    expect(records.map(({ res, err }) => [res.statusCode, err])).toEqual([
      [422, undefined],
      [404, undefined],
      [422, undefined],
      [200, undefined],
      [404, undefined],
    ]);
    expect(JSON.stringify(records)).not.toContain("Zelda");
  });

  test("keep the header that says Express as an app has it", async () => {
    const { bare, answers } = await both((app) => {
      app.disable("x-powered-by");
      throwing(new Error("x"))(app);
    });
    expect(answers).toEqual(bare);
    const removed = await both((app) => {
      app.use((_request, response, next) => {
        response.removeHeader("x-powered-by");
        next();
      });
    });
    expect(removed.answers).toEqual(removed.bare);
  });

  test("of an app within an app are those of the outer one, and go where an app is called with a handler", async () => {
    const inner = () => {
      const app = host();
      throwing(new Error("no row for 'Zelda'"))(app);
      return app;
    };
    const nested = await both((app) => app.use("/in", inner()), [bytes("GET /in/boom")]);
    expect(nested.answers).toEqual(nested.bare);
    expect(nested.records).toMatchObject([{ msg: "request errored", err: { message: "no row for [REDACTED]" } }]);
  });
});
