import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { type ArgumentsHost, Catch, type DynamicModule, ForbiddenException, Logger, UseFilters } from "@nestjs/common";
import { APP_FILTER } from "@nestjs/core";
import { capture } from "@philog/testing";
import express from "express";
import { beforeEach, describe, expect, test } from "vitest";
import { collect, createController, type Parts, platforms, resetLogger, start, visit } from "./app.test-data.ts";
import { PhilogExceptionFilter } from "./index.ts";

beforeEach(resetLogger);

const failing = () => {
  throw new TypeError("no row for 'Zelda'");
};

class Answer {
  catch(_error: unknown, host: ArgumentsHost) {
    host.switchToHttp().getResponse().status(503).send({ by: "own" });
  }
}
Catch()(Answer);

describe.each(platforms)("an exception on %s", (_name, adapter) => {
  const run = async (parts: Parts, paths: string[] = ["/patients/1"]) => {
    const { ofRequests, records, module } = collect();
    const answers = await visit(await start(module(), { adapter, ...parts }), paths);
    return { answers, requests: ofRequests(), errors: records.filter(({ err }) => err !== undefined) };
  };

  test("that Nest answers is in its request's line, and in no other", async () => {
    const { answers, errors } = await run({ handle: failing });
    expect(answers).toEqual([{ statusCode: 500, message: "Internal server error" }]);
    expect(errors).toMatchObject([
      { level: 50, res: { statusCode: 500 }, err: { type: "TypeError", message: "no row for [REDACTED]" } },
    ]);
  });

  test("of the client's is a warning, and a route that is not there is no exception", async () => {
    const refused = () => {
      throw new ForbiddenException("Zelda");
    };
    const { requests } = await run({ handle: refused }, ["/patients/1", "/none/Zelda"]);
    expect(requests.map(({ level, msg, req }) => [level, msg, req.route])).toEqual([
      [40, "request errored", "/patients/:id"],
      [30, "request completed", "[UNMATCHED]"],
    ]);
  });

  test("that a filter of the application's own answers is in its request's line, too", async () => {
    const providers = await run({ handle: failing, providers: [{ provide: APP_FILTER, useClass: Answer }] });
    expect(providers.answers).toEqual([{ by: "own" }]);
    expect(providers.errors).toMatchObject([{ level: 50, res: { statusCode: 503 }, err: { type: "TypeError" } }]);

    for (const decorate of [
      (own: ReturnType<typeof createController>) => UseFilters(new Answer())(own),
      ({ prototype }: ReturnType<typeof createController>) =>
        UseFilters(new Answer())(prototype, "read", Object.getOwnPropertyDescriptor(prototype, "read")!),
    ]) {
      const Own = createController(failing, "own");
      decorate(Own);
      const { answers, errors } = await run({ controllers: [Own] }, ["/own/1"]);
      expect(answers).toEqual([{ by: "own" }]);
      expect(errors).toMatchObject([{ level: 50, res: { statusCode: 503 }, err: { type: "TypeError" } }]);
    }
  });

  test("after the body has come in parts is in the request's context", async () => {
    const { records, module } = collect();
    const handle = () => {
      new Logger("VisitsService").log("saved");
      failing();
    };
    const app = await start(module(), { adapter, handle });
    await app.listen(0, "127.0.0.1");
    const socket = connect((app.getHttpServer().address() as AddressInfo).port, "127.0.0.1");
    const head = ["POST /patients HTTP/1.1", "host: x", "connection: close", "content-type: application/json"];
    socket.write(`${[...head, "content-length: 13"].join("\r\n")}\r\n\r\n{"a":`);
    setTimeout(() => socket.write('"Zelda"}'), 30);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 500 /);
    await app.close();
    const own = records.filter(({ requestId }) => requestId !== undefined);
    expect(own.map(({ msg }) => msg)).toEqual(["saved", "request errored"]);
    expect(own[0]!.requestId).toBe(own[1]!.requestId);
  });
});

describe.each(["production", "development", "test"])("a filter that throws, in %s", (env) => {
  const frames = /<br> &nbsp; &nbsp;at [^<]*/g;
  /** The same app bare and behind Philog: what the client gets, what is printed, what is logged. */
  const both = async (thrown: () => unknown, handle: () => unknown = failing) => {
    const run = async (module?: DynamicModule) => {
      class Failing {
        catch() {
          throw thrown();
        }
      }
      Catch()(Failing);
      let answer = "";
      const printed = await capture(async () => {
        resetLogger();
        const providers = [{ provide: APP_FILTER, useClass: Failing }];
        const app = await start(module ?? { module: class {} }, { handle, providers, create: { logger: false } });
        app.getHttpAdapter().getInstance().set("env", env);
        await app.listen(0, "127.0.0.1");
        const socket = connect((app.getHttpServer().address() as AddressInfo).port, "127.0.0.1");
        socket.write("GET /patients/Zelda HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
        answer = (await text(socket)).replace(/^(?:Date|Content-Length): .*\r\n/gm, "").replace(frames, "");
        await app.close();
      });
      return { answer, printed: printed.all };
    };
    const { errors, module } = collectErrors();
    const bare = await run();
    const guarded = await run(module());
    return { bare, guarded, errors: errors() };
  };
  const collectErrors = () => {
    const { records, module } = collect();
    return { module, errors: () => records.filter(({ err }) => err !== undefined) };
  };

  test("is answered as always, and its error stands in the request's line alone", async () => {
    const { bare, guarded, errors } = await both(() => new RangeError("no page for 'Zelda'"));
    expect(bare.answer).toMatch(/^HTTP\/1\.1 500 /);
    expect(guarded.answer).toBe(bare.answer);
    expect(bare.printed.includes("Zelda")).toBe(env !== "test");
    expect(guarded.printed).toBe("");
    expect(errors.at(-1)).toMatchObject({
      level: 50,
      msg: "request errored",
      req: { route: "/patients/:id" },
      err: { type: "RangeError", message: "no page for [REDACTED]" },
    });
    expect(JSON.stringify(errors)).not.toContain("Zelda");
  });

  test("is one line where it throws again what it was asked about", async () => {
    const error = Object.assign(new Error("no row for 'Zelda'"), { detail: "Zelda", status: 418 });
    const throws = () => {
      throw error;
    };
    const { bare, guarded, errors } = await both(() => error, throws);
    expect(guarded.answer).toBe(bare.answer);
    expect(guarded.printed).toBe("");
    expect(errors).toMatchObject([{ err: { type: "Error", message: "no row for [REDACTED]" } }]);
  });
});

describe("PhilogExceptionFilter", () => {
  const answered = (app: Awaited<ReturnType<typeof start>>, type: string, request: object) => {
    const replies: unknown[] = [];
    const response = { status: () => response, json: (body: unknown) => replies.push(body), headersSent: false };
    Object.assign(response, { getHeader: () => undefined });
    const host = { getType: () => type, getArgByIndex: (at: number) => [request, response][at] };
    app.get(PhilogExceptionFilter).catch(new Error("no row for 'Zelda'"), host as unknown as ArgumentsHost);
    return replies;
  };

  test("answers what has come past the module as Nest does, and leaves other contexts than HTTP to Nest", async () => {
    const { records, module } = collect();
    const app = await start(module());
    expect(answered(app, "http", {})).toEqual([{ statusCode: 500, message: "Internal server error" }]);
    expect(records.at(-1)).toMatchObject({ level: 50, context: "ExceptionsHandler", msg: "no row for [REDACTED]" });
    expect(answered(app, "rpc", {})).toEqual([]);
    await app.close();
  });
});

test("the route of a router that an application has mounted itself is told from its own path on", async () => {
  const { ofRequests, module } = collect();
  const app = await start(module());
  const router = express.Router();
  router.get("/ward/:id", (_request, response) => void response.json({}));
  app.use("/clinics/:clinic", router);
  await visit(app, ["/clinics/Zelda/ward/7"]);
  expect(ofRequests().map(({ req }) => req.route)).toEqual(["/*/ward/:id"]);
});
