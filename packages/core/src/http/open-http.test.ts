import { createHash } from "node:crypto";
import { capture } from "@philog/testing";
import { describe, expect, it } from "vitest";
import { createRedactor } from "../engine/create-redactor.ts";
import type { Policy } from "../policy/policy.ts";
import { requestContext } from "./context.ts";
import { exchangeOf } from "./exchange.ts";
import { followRequests } from "./follow.ts";
import { type Answer, bytes, describeUrl, exchange } from "./open-http.test-data.ts";
import { type HttpOptions, openHttp } from "./open-http.ts";

const uuid = "0f8fad5b-d9cb-469f-a165-70867728950e";
const get = bytes("GET /patients/QP-1?page=2&name=Zelda", [
  `X-Request-Id: ${uuid}`,
  "User-Agent: curl/8.5.0 Zelda",
  "Cookie: patient=Zelda",
  "Accept: application/json",
]);
const own = (rules: Policy["rules"]): HttpOptions => ({
  policy: { version: 1, extends: ["process", "http", "errors"], rules },
});

describe("an exchange", () => {
  it("is opened once for a request, with the application's own id before the client's", async () => {
    const answer: Answer = (opened, request, response, http) => {
      expect(exchangeOf(request)).toBe(opened);
      expect(http.open(request, response)).toBe(opened);
      expect(opened.log()).toBe(opened.log());
      response.end();
    };
    const { records } = await exchange({}, [get, get], answer, {}, 7);
    expect(records.map(({ requestId, msg }) => [requestId, msg])).toEqual([
      ["7", "request completed"],
      ["7", "request completed"],
    ]);
  });

  it("has one line, also where it is closed before its response", async () => {
    const { records } = await exchange({}, [get], (opened, _request, response) => {
      opened.close();
      response.end();
    });
    expect(records.map(({ msg }) => msg)).toEqual(["request aborted"]);
  });

  it("takes no id of a client's where it is told not to, and takes it from another header where it is told which", async () => {
    const { records } = await exchange({ requestIdHeader: false }, [get]);
    expect(records[0]!.requestId).not.toBe(uuid);
    const other = await exchange({ requestIdHeader: "X-Trace" }, [bytes("GET /", [`x-trace: ${uuid}`])]);
    expect(other.records[0]!.requestId).toBe(uuid);
  });

  it("is the context of all that runs for the request", async () => {
    const { records } = await exchange({}, [get, get], (opened, _request, response) => {
      setTimeout(() => {
        expect(requestContext()).toBe(opened);
        opened.log().info({ event: "visit.read" }, "read");
        response.end();
      }, 1);
    });
    expect(records.map(({ requestId, msg }) => [requestId, msg])).toEqual([
      [uuid, "read"],
      [uuid, "request completed"],
      [uuid, "read"],
      [uuid, "request completed"],
    ]);
  });

  it("gives its tenant to tokens, also to those of its own line", async () => {
    const keys = { current: { id: "k1", secret: createHash("sha256").update("test").digest() } };
    const ipToken = { "req.ip": { classification: "ip", action: "tokenize" } } as const;
    const run = async (tenant?: HttpOptions["tenant" & keyof HttpOptions]) => {
      const options = { ...own(ipToken), keys, tenant } as HttpOptions;
      const { records } = await exchange(options, [get]);
      return records[0]!.req.ip as string;
    };
    const asked: (string | undefined)[] = [];
    const byRequest = await run(((request?: { headers: Record<string, string> }) => {
      asked.push(request?.headers.host);
      return "north";
    }) as never);
    expect(asked).toContain("clinic.example");
    expect(byRequest).toMatch(/^tok1\.ip\./);
    expect(await run("north" as never)).toBe(byRequest);
    expect(await run("south" as never)).not.toBe(byRequest);
    expect(await run()).not.toBe(byRequest);
  });

  it("is written also where a response has no socket", async () => {
    const records: object[] = [];
    const http = openHttp({ logger: (record) => records.push(record), startLine: false }, describeUrl, "test");
    const listeners: (() => void)[] = [];
    const response = {
      statusCode: 200,
      writableEnded: true,
      writableFinished: true,
      getHeader: () => "x",
      on: (_: string, f: () => void) => listeners.push(f),
    };
    http.open({ method: "GET", url: "/", headers: {} } as never, response as never);
    listeners[0]!();
    expect(records[0]).toMatchObject({ req: { method: "GET" }, msg: "request completed" });
    http.open({ method: "GET", url: "/", headers: {} } as never, { ...response, writableFinished: false } as never);
    listeners[1]!();
    expect(records[1]).toMatchObject({ req: { method: "GET" }, msg: "request aborted" });
  });
});

describe("openHttp", () => {
  const open = (options: object) => openHttp(options as HttpOptions, describeUrl, "philog");

  it("writes first which policy is in force, where that is asked for and such lines are written", async () => {
    const { stdout } = await capture(() => open({}));
    expect(JSON.parse(stdout)).toMatchObject({ level: 30, philog: "started", text: "strict", msg: "policy in force" });
    const quiet = await capture(() => [open({ startLine: false }), open({ level: "error" })]);
    expect(quiet.all).toBe("");
  });

  it("has a logger whose lines carry the id of the request under way, and none elsewhere", async () => {
    const { records, http } = await exchange({}, [get], (_exchange, _request, response, { log }) => {
      setImmediate(() => {
        log.info("loaded");
        response.end();
      });
    });
    http.log.info("closed");
    expect(records.map(({ requestId, msg }) => [requestId, msg])).toEqual([
      [uuid, "loaded"],
      [uuid, "request completed"],
      [undefined, "closed"],
    ]);
  });

  it.each([
    [{ loggers: {} }, "PHILOG_OPTION_UNKNOWN"],
    [{ logger: {} }, "PHILOG_OPTION_BAD"],
    [{ logger: null }, "PHILOG_OPTION_BAD"],
    [{ redactor: createRedactor(), policy: { version: 1 } }, "PHILOG_OPTION_BAD"],
    [{ redactor: createRedactor(), tenant: "north" }, "PHILOG_OPTION_BAD"],
    [{ policy: { version: 2 } }, "PHILOG_POLICY_VERSION"],
  ])("refuses %j", (options, code) => {
    expect(() => open(options)).toThrow(code);
  });

  const level = "`level` is one of trace, debug, info, warn, error, fatal";
  it.each([
    [{ requestIdHeader: true }, "`requestIdHeader` is a header's name or false"],
    [{ bodyLimit: -1 }, "`bodyLimit` is a number of bytes"],
    [{ bodyLimit: "1mb" }, "`bodyLimit` is a number of bytes"],
    [{ selfCheck: "yes" }, "`selfCheck` is a boolean"],
    [{ level: "verbose" }, level],
    [{ selfCheck: 1, level: "verbose" }, `\`selfCheck\` is a boolean; ${level}`],
  ])("refuses %j, and says what would do", (options, hint) => {
    expect(() => open(options)).toThrow(`PHILOG_OPTION_BAD: an option has the wrong type (${hint})`);
  });

  it.each([{ selfCheck: false }, { selfCheck: true }, { bodyLimit: 0 }, { level: "trace" }])("takes %j", (options) => {
    expect(() => open({ startLine: false, ...options })).not.toThrow();
  });

  it("follows requests for a tenant that is a function, and not for one that is a text", () => {
    const storage = Symbol.for("philog.requests");
    const isFollowing = (tenant?: unknown) => {
      // As in a process where nobody has asked yet.
      Reflect.deleteProperty(globalThis, storage);
      open({ startLine: false, ...(tenant === undefined ? {} : { tenant }) });
      return Object.getOwnPropertySymbols(globalThis).includes(storage);
    };
    try {
      expect([isFollowing(), isFollowing("north"), isFollowing(() => "north")]).toEqual([false, false, true]);
    } finally {
      followRequests();
    }
  });
});
